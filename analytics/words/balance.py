"""Sentences of the page *Balance*: how the last four completed weeks are spread over the five areas."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from analytics.model import FocusArea
from analytics.units import format_number
from analytics.words.runner import area_name, areas_text, counted, days_ago, listed, takes, title_of
from analytics.writing import days_text

SETS_NEEDED = 15
HALF = 0.5
NEAR, TOLERANCE = 0.05, 1e-9
QUESTION = "Which areas get less than their share?"
FRACTIONS: Mapping[float, str] = {
    0.1: "a tenth",
    0.2: "a fifth",
    0.25: "a quarter",
    1 / 3: "a third",
    0.4: "two fifths",
    0.5: "half",
    0.6: "three fifths",
    2 / 3: "two thirds",
    0.75: "three quarters",
    0.9: "nine tenths",
}
CHART_NOTE = (
    "● the last 4 completed weeks, ○ the 4 weeks before. Shaded: the target share, 5 points either way. An even split"
    " is only a reference; your plan may lean on purpose."
)
FEW_NOTE = "● the last 4 completed weeks, ○ the 4 weeks before."
NOTHING_FLAGGED = "No area stands out in this week or the last one."
SHARE_COLUMNS = {"Share", "Share before", "Target"}
TABLE_ALT = "Sets, shares and days of direct work of the five areas"
HOW = (
    "The share of an area is its sets of the last 28 days of completed weeks, divided by the sets of all five areas; a"
    " set counts 1 for an area its exercise trains directly and ½ for one it helps along. Half the sum of all"
    " differences between share and target is the part of the sets that would have to move. No study gives a right mix."
)
FIGURE_NOTE = (
    "Click an area: what it is made of opens below. The stronger its colour, the more it got beside its target share."
)
DOTTED_NOTE = "Dotted: under half."


def finding(balance: pd.DataFrame, quiet: Collection[str] = ()) -> str:
    """The page's title, from one athlete's BALANCE. `quiet`: areas of which nothing little is said, left out here."""
    total = float(balance["set_count_28"].sum())
    if total < SETS_NEEDED:
        return f"Balance needs {SETS_NEEDED} sets in 4 weeks; you have {format_number(total, 1) if total else 'none'}"
    share = _a_share(balance)
    balance = _without(balance, quiet)
    if balance.empty:
        return f"{counted(total, 'set', 1)} in the last 4 completed weeks"
    ratio = _ratios(balance)
    most = max(ratio, key=lambda area: ratio[area])
    second = f"{area_name(most).lower()} {takes(most, 'get', 'gets')} the most"
    none = [area for area in ratio if ratio[area] == 0]
    if none:
        return title_of(
            f"{areas_text(none)} {takes(none[0], 'get', 'gets') if len(none) == 1 else 'get'} no sets", second
        )
    under = [area for area in ratio if ratio[area] < HALF]
    if len(under) > 1:
        return title_of(f"{areas_text(under)} get under half {share}", second)
    if under:
        area = under[0]
        first = f"{area_name(area)} {takes(area, 'get', 'gets')} about {fraction_text(ratio[area])} of {share}"
        return title_of(first, second, f"{area_name(most).lower()} the most")
    away = dict(zip(balance["focus_area"], balance["share"] - balance["target_share"], strict=True))
    low = [area for area, points in away.items() if points < -NEAR - TOLERANCE]
    high = [area for area, points in away.items() if points > NEAR + TOLERANCE]
    if not low and not high:
        which = "All five areas" if len(away) == len(FocusArea) else areas_text(list(away))
        return f"{which} {takes(most, 'get', 'gets') if len(away) == 1 else 'get'} about {share}"
    if high:
        verb = takes(high[0], "get", "gets") if len(high) == 1 else "get"
        less = f"{listed([area_name(area).lower() for area in low])} less" if low else ""
        return title_of(f"{areas_text(high)} {verb} more than {share}", less)
    verb = takes(low[0], "get", "gets") if len(low) == 1 else "get"
    return f"{areas_text(low)} {verb} less than {share}"


def fraction_text(ratio: float) -> str:
    """The nearest plain fraction: 0.32 is `a third`."""
    return FRACTIONS[min(FRACTIONS, key=lambda one: abs(one - ratio))]


def span_text(balance: pd.DataFrame, starts: Sequence[dt.date]) -> str:
    """The line under the title: what is compared. `starts`: first days of the completed weeks, oldest first."""
    total = float(balance["set_count_28"].sum())
    if not starts:
        return "No week is complete yet."
    dates = days_text(starts[0], starts[-1] + dt.timedelta(days=6))
    weeks = "the last completed week" if len(starts) == 1 else f"the last {len(starts)} completed weeks"
    if not total:
        return f"No sets of the five areas in {weeks}, {dates}."
    return f"{counted(total, 'set')} in {weeks}, {dates}, a set counted half where it only helps along."


def figure_note(*, has_dots: bool) -> str:
    """What the colours of the runner say; the dots are explained where there are any."""
    return f"{FIGURE_NOTE} {DOTTED_NOTE}" if has_dots else FIGURE_NOTE


def few_text() -> str:
    """Why no shares are shown yet."""
    least = f"Shares are shown from {SETS_NEEDED} sets in 4 completed weeks; fewer say little."
    return f"{least} What there is stands below."


def move_text(balance: pd.DataFrame, deviation: float) -> str:
    """The distance from the target mix, in sets that would have to move."""
    total = float(balance["set_count_28"].sum())
    move = format_number(deviation * total, 0)
    return f"{move} of your {counted(total, 'set', 1)} would have to move to match {_the_target(balance)}."


def evenness_text(value: float) -> str:
    """Pielou's evenness as a second number: 1 is perfectly even."""
    return f"Evenness (Pielou): {format_number(value, 2)}, where 1 is the same for all five and 0 is everything in one."


def coverage_text(
    trained: Mapping[str, int],
    last_trained: Mapping[str, int] | None = None,
    *,
    has_ended: bool = False,
    quiet: Collection[str] = (),
) -> str:
    """`4 of 5 areas this week, 5 of 5 last week`, and which had none. Both: area -> days with direct work.

    `quiet`: areas of which is not said that they had none.
    """
    now = [str(area) for area in FocusArea if trained[area]]
    before = [str(area) for area in FocusArea if last_trained and last_trained[area]]
    this, last = ("in the last week of the log", "the week before") if has_ended else ("this week so far", "last week")
    text = f"**{len(now)} of {len(FocusArea)} areas** with direct work {this}"
    if last_trained:
        text += f", {len(before)} of {len(FocusArea)} {last}"
    missing = [area for area in map(str, FocusArea) if area not in (*now, *before, *quiet)]
    if not missing:
        return f"{text}."
    none = "None in either" if last_trained else "None"
    return f"{text}. {none}: {listed([area_name(one).lower() for one in missing])}."


def share_text(share: float, target: float, is_about: bool, is_even: bool) -> str:
    """`39% over an even share`, `about an even share`."""
    what = "an even share" if is_even else "the target share"
    if is_about:
        return f"about {what}"
    away = share / target - 1 if target else math.inf
    if math.isinf(away):
        return "no share was planned"
    return f"{abs(away):.0%} {'over' if away > 0 else 'under'} {what}"


def since_text(days: float, direct_days: int, was_trained: bool) -> str:
    """`Direct work 3 days ago, 8 days in 4 weeks`."""
    if not was_trained:
        return f"No direct work since the log began, {format_number(int(days))} days"
    if not direct_days:
        return f"No direct work for {counted(int(days), 'day')}"
    return f"Direct work {days_ago(days)}, {counted(direct_days, 'day')} in 4 weeks"


def row_text(row: pd.Series, name: str, is_about: bool, is_even: bool, *, has_shares: bool, was_trained: bool) -> str:
    """The words beside one row of BALANCE, in Markdown."""
    lines = [f"**{name}**", f"**{counted(float(row['sets_per_week']), 'set', 1)}** a week"]
    if row["sets_per_week"] == 0:
        lines[1] = "**No sets** in these weeks"
    elif has_shares:
        lines[1] += f", {share_text(float(row['share']), float(row['target_share']), is_about, is_even)}"
    lines.append(f":small[{since_text(float(row['days_since_direct']), int(row['direct_days_28']), was_trained)}]")
    return "  \n".join(lines)


def target_label(balance: pd.DataFrame) -> str:
    """`even share 7.9`, where the target is the same for all; nothing where every row has its own."""
    per_week = float(balance["sets_per_week"].sum()) / len(FocusArea)
    return f"even share {format_number(per_week, 1)}" if is_even(balance) else "target"


def table_rows(
    balance: pd.DataFrame, names: Mapping[str, str], trained: Mapping[str, bool], *, has_shares: bool
) -> list[dict[str, str]]:
    """The numbers behind figure and rows, one dict a row of the table; without shares where the sets are too few."""
    rows = [
        {
            "Area": names[str(row["focus_area"])],
            "Sets in 4 weeks": format_number(row["set_count_28"], 2),
            "4 weeks before": format_number(row["set_count_prev_28"], 2),
            "Sets a week": format_number(row["sets_per_week"], 1),
            "Share": _percent(row["share"]),
            "Share before": _percent(row["share_prev"]),
            "Target": _percent(row["target_share"]),
            "Days with direct work": f"{int(row['direct_days_28'])}",
            "Last direct work": days_ago(row["days_since_direct"]) if trained[row["focus_area"]] else "never",
        }
        for row in balance.to_dict("records")
    ]
    return rows if has_shares else [{name: row[name] for name in row if name not in SHARE_COLUMNS} for row in rows]


def is_even(balance: pd.DataFrame) -> bool:
    """Whether the target is the same for all five areas."""
    return bool((balance["target_share"] - 1 / len(FocusArea)).abs().max() < 1e-9)


def _ratios(balance: pd.DataFrame) -> dict[str, float]:
    """Area -> share as a part of its target; areas without a target are left out."""
    columns = zip(balance["focus_area"], balance["share"], balance["target_share"], strict=True)
    return {str(area): share / target for area, share, target in columns if target > 0}


def _without(balance: pd.DataFrame, quiet: Collection[str]) -> pd.DataFrame:
    """The same with some areas left out, and the shares of the others as parts of what is left."""
    kept = balance[~balance["focus_area"].isin(list(quiet))] if quiet else balance
    whole = {name: kept[name].sum() or 1.0 for name in ("share", "target_share")} if quiet else {}
    return kept.assign(**{name: kept[name] / total for name, total in whole.items()})


def _a_share(balance: pd.DataFrame) -> str:
    return "an even share" if is_even(balance) else "the target share"


def _the_target(balance: pd.DataFrame) -> str:
    return "an even mix" if is_even(balance) else "your target mix"


def _percent(share: float) -> str:
    return "" if math.isnan(share) else f"{share:.0%}"
