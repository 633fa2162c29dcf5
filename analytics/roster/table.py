"""The rows of the page Clients, in its order, from measured clients and what was said about them.

An unanswered question about an empty stretch is worth a look: until somebody answers it, no rule about weekly amounts
speaks, so the client would look "within guide" while nothing is compared. Once it was discussed it rests, and the
client stands as "a question is open".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.frames import ROSTER, ROSTER_ITEMS, conform
from analytics.guidance import mark_flags
from analytics.model import Athlete, Flag, FlagState, FocusArea, MarkedFlag, week_monday
from analytics.reference import load_guide
from analytics.reference.guide import ROSTER as ROSTER_NUMBERS
from analytics.roster.measured import LINE_WEEKS, PAIN, Measured
from analytics.words.flags import is_loud

QUIET_DAYS = 10
"""From here on days without a session are worth a look; the same number as of a gap that is asked about."""

NEGLECT = "area-neglect"
_AREAS = [str(area) for area in FocusArea]
_EDGE = 1e-9


@dataclass(frozen=True)
class Roster:
    """`line` has a row for each of `rows`: sets of the five areas in 12 weeks, oldest first; NaN = before the log."""

    rows: pd.DataFrame  # ROSTER
    line: np.ndarray
    items: pd.DataFrame  # ROSTER_ITEMS
    flags: dict[str, list[MarkedFlag]]  # athlete_id -> those worth a look, loudest first


def roster_table(
    measured: Measured, athletes: Sequence[Athlete], answers: pd.DataFrame, discussed: pd.DataFrame, weeks_ago: int = 1
) -> Roster:
    """Every client, those worth a look first: new flags, then days since the last session, then name.

    `answers`: FLAG_ANSWERS; `discussed`: athlete_id and item of what was marked as discussed; `weeks_ago`: 0 shows the
    running week, 1 the last full one. Flags of both weeks count whichever is shown.
    """
    people = pd.DataFrame({"athlete_id": [one.athlete_id for one in athletes], "name": [one.name for one in athletes]})
    rows = people.astype("str").merge(measured.clients, on="athlete_id", how="left")
    rows["days_since"] = (pd.Timestamp(measured.today) - rows["last_day"]).dt.days.astype("float64")
    cells, line = _cells(measured.weeks, rows["athlete_id"], weeks_ago)
    marks = [f"mark_{area}" for area in _AREAS]
    in_rehab = rows["athlete_id"].isin([one.athlete_id for one in athletes if one.settings.rehab_mode])
    is_silent = (cells[marks] == "off").all(axis=1)
    is_first_week = is_silent & ~in_rehab & ~cells["is_switched_off"] & rows["last_day"].notna()
    cells.loc[is_first_week, marks] = "learning"
    rows = pd.concat([rows, cells], axis=1)
    marked = mark_flags([one for one in measured.flags if is_worth(one)], answers)
    items = _items(rows, marked, discussed)
    new = items[~items["is_discussed"]]
    flags_new = new[new["kind"] == "flag"].groupby("athlete_id").size()
    rows["new_count"] = rows["athlete_id"].map(flags_new).fillna(0)
    rows["is_worth_a_look"] = rows["athlete_id"].isin(new["athlete_id"])
    rows["state"] = np.select(
        [
            rows["last_day"].isna(),
            rows["is_worth_a_look"],
            rows["asked_days"].notna(),
            (cells[marks] == "learning").any(axis=1),
            in_rehab,
            (cells[marks] == "off").all(axis=1),
            (cells[marks] == "ramp").any(axis=1),
        ],
        ["empty", "look", "question", "learning", "care", "off", "back"],
        "within",
    )
    for name in ("trained_weeks", "work_set_count", "unplaced_set_count", "left_out_count"):
        rows[name] = rows[name].fillna(0)
    share, least = (load_guide().value(ROSTER_NUMBERS, name) for name in ("not_placed_share", "not_placed_sets"))
    unplaced = rows["unplaced_set_count"]
    rows["is_partly_counted"] = (unplaced >= least) & (unplaced >= share * rows["work_set_count"] - _EDGE)
    rows["level"] = rows["level"].fillna("")
    rows["folded"] = rows["name"].str.casefold()
    order = rows.sort_values(
        ["is_worth_a_look", "new_count", "days_since", "folded"], ascending=[False, False, False, True]
    ).index
    by_athlete: dict[str, list[MarkedFlag]] = {}
    kinds = {key: set(some) for key, some in items[items["kind"] != "flag"].groupby("athlete_id")["kind"]}
    areas: dict[str, set[str]] = {}
    for one in marked:
        key, flag = one.flag.athlete_id, one.flag
        by_athlete.setdefault(key, []).append(one)
        kinds.setdefault(key, set()).add(flag.rule_id)
        about = {str(flag.focus_area)} if flag.focus_area else measured.direct_areas.get((key, flag.exercise_id or ""))
        areas.setdefault(key, set()).update(about or ())
    for name, lists in (("kinds", kinds), ("flag_areas", areas)):
        rows[name] = [" ".join(sorted(lists.get(key, ()))) for key in rows["athlete_id"]]
    sorted_rows = conform(rows.loc[order].reset_index(drop=True), ROSTER)[list(ROSTER)]
    return Roster(sorted_rows, line[order.to_numpy()], items, by_athlete)


def flag_item(marked: MarkedFlag) -> str:
    """What a flag is remembered by once it was discussed."""
    flag = marked.flag
    parts = ["flag", week_monday(flag.week_start), flag.rule_id, flag.focus_area or "", flag.exercise_id or ""]
    if flag.rule_id == PAIN:
        parts.append(flag.facts["noted_on"])  # pain on another day of the week is something new
    return "|".join(map(str, parts))


def is_worth(flag: Flag) -> bool:
    """Whether a flag is told to a coach at once: a loud one, an area left out for long, a note of pain."""
    return is_loud(flag) or flag.rule_id in (NEGLECT, PAIN)


def _cells(weeks: pd.DataFrame, athlete_ids: pd.Series, weeks_ago: int) -> tuple[pd.DataFrame, np.ndarray]:
    """The five cells of each athlete, the band of all five together, and the line of 12 weeks."""
    size, depth = len(athlete_ids), LINE_WEEKS + 1
    athlete = pd.Index(athlete_ids).get_indexer(pd.Index(weeks["athlete_id"]))
    inside = athlete >= 0
    place = (
        athlete[inside],
        weeks["weeks_ago"].to_numpy()[inside],
        pd.Index(_AREAS).get_indexer(pd.Index(weeks["focus_area"]))[inside],
    )

    def spread(name: str) -> np.ndarray:
        table = np.full((size, depth, len(_AREAS)), np.nan)
        table[place] = weeks[name].to_numpy("float64")[inside]
        return table

    sets, upper, lower, usual = (spread(name) for name in ("set_count", "upper", "lower", "usual"))
    state = np.full((size, depth, len(_AREAS)), "", dtype="<U8")
    state[place] = weeks["state"].to_numpy("str")[inside]
    starts = np.full((size, depth), "NaT", dtype="datetime64[us]")
    starts[place[:2]] = weeks["week_start"].to_numpy()[inside]
    at = min(weeks_ago, depth - 1)
    now, up, low, base, how = sets[:, at], upper[:, at], lower[:, at], usual[:, at], state[:, at]
    is_left = spread("is_quiet")[:, at] == 1
    is_over = weeks_ago > 0
    mark = np.select(
        [
            np.isnan(now) | (how == "off") | (how == ""),
            now > up + _EDGE,
            how == "learning",
            is_left & (now < low - _EDGE) & is_over | is_left & (now == 0),
            (now == 0) & is_over,
            (now < low - _EDGE) & is_over,
            how == "gap",
            now == 0,
            how == "ramp",
        ],
        ["off", "above", "learning", "noted", "none", "below", "asked", "waiting", "ramp"],
        "within",
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        change = np.where(
            (base > 0) & np.isin(mark, ["above", "below", "noted", "within", "ramp"]), now / base - 1, np.nan
        )
    known = ~np.isnan(up) & ~np.isnan(low)
    has_band = known.any(axis=1)
    frame = pd.DataFrame({"week_start": starts[:, at], "set_count": np.nansum(now, axis=1)})
    frame["usual"] = np.where((~np.isnan(base)).any(axis=1), np.nansum(base, axis=1), np.nan)
    frame["band_low"] = np.where(has_band, np.nansum(np.where(known, low, 0), axis=1), np.nan)
    frame["band_high"] = np.where(has_band, np.nansum(np.where(known, up, 0), axis=1), np.nan)
    for number, area in enumerate(_AREAS):
        frame[f"sets_{area}"], frame[f"usual_{area}"] = now[:, number], base[:, number]
        frame[f"change_{area}"], frame[f"mark_{area}"] = change[:, number], mark[:, number]
    is_first = np.isnat(starts[:, 1])  # the running week, which the guide leaves out as it does a rule that is off
    frame["is_switched_off"] = (state[:, 0] == "off").all(axis=1) & ~is_first
    total = np.where(np.isnan(sets).all(axis=2), np.nan, np.nansum(sets, axis=2))
    return frame, total[:, at : at + LINE_WEEKS][:, ::-1]


def _items(rows: pd.DataFrame, marked: Sequence[MarkedFlag], discussed: pd.DataFrame) -> pd.DataFrame:
    """Open flags, stretches without a session or without an explanation, areas well below usual outside light weeks."""
    is_open = [one for one in marked if one.state is FlagState.OPEN]
    flags = pd.DataFrame(
        {"athlete_id": [one.flag.athlete_id for one in is_open], "item": [flag_item(one) for one in is_open]},
        dtype="str",
    ).assign(kind="flag")
    quiet = rows[rows["days_since"] >= QUIET_DAYS]
    quiet = pd.DataFrame(
        {"athlete_id": quiet["athlete_id"], "item": "quiet|" + quiet["last_day"].dt.strftime("%Y-%m-%d")}
    ).assign(kind="quiet")
    asked = rows[rows["asked_last"].notna()]  # one that still lasts is told as a long stretch without a session
    asked = pd.DataFrame(
        {"athlete_id": asked["athlete_id"], "item": "question|" + asked["asked_first"].dt.strftime("%Y-%m-%d")}
    ).assign(kind="question")
    light = rows["set_count"] < 0.7 * rows["usual"]
    is_below = rows[[f"mark_{area}" for area in _AREAS]] == "below"
    low = rows[is_below.any(axis=1) & ~light & ~(rows["days_since"] >= QUIET_DAYS)]
    below = pd.DataFrame(
        {"athlete_id": low["athlete_id"], "item": "below|" + low["week_start"].dt.strftime("%Y-%m-%d")}
    ).assign(kind="below")
    items = pd.concat([flags, quiet, asked, below], ignore_index=True)
    known = discussed[["athlete_id", "item"]].drop_duplicates().assign(is_discussed=True)
    items = items.merge(known, on=["athlete_id", "item"], how="left")
    items["is_discussed"] = items["is_discussed"].eq(True)
    return conform(items, ROSTER_ITEMS)[list(ROSTER_ITEMS)]
