"""How often each area is trained: days of every week beside the usual, averages and weeks with none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analytics.frames import AREA_STRETCHES, RHYTHM, RHYTHM_WEEKS, conform, empty
from analytics.metrics.calendar import WEEK
from analytics.model import FocusArea, GapAnswer
from analytics.reference.guide import RHYTHM as NUMBERS
from analytics.reference.guide import SHARED, load_guide

KEYS = ["athlete_id", "focus_area"]
NOT_KNOWN = {"", str(GapAnswer.NOT_LOGGED)}


@dataclass(frozen=True)
class StrengthDays:
    """Days with a session in the last completed weeks of one athlete."""

    weeks: int
    days_per_week: float  # NaN of no week
    weekdays: Sequence[int]  # how many of them fell on each weekday, Monday first


def rhythm_weeks(weekly: pd.DataFrame, gaps: pd.DataFrame) -> pd.DataFrame:
    """Dense WEEKLY and GAPS in, RHYTHM_WEEKS out, oldest week first."""
    if weekly.empty:
        return empty(RHYTHM_WEEKS)
    total = weekly.groupby(["athlete_id", "week_start"])["set_count"].transform("sum")
    frame = weekly.assign(is_off=total == 0)[weekly["focus_area"].isin(list(FocusArea))]
    frame = frame.sort_values([*KEYS, "week_start"], kind="stable", ignore_index=True)
    frame["is_unknown"] = _not_known(frame, gaps)
    usable = ~frame["is_off"] & frame["is_complete"] & ~frame["is_first"] & ~frame["is_unknown"]
    guide = load_guide()
    last, least, within = (
        int(guide.value(SHARED, name)) for name in ("mean_weeks", "history_weeks", "mean_within_weeks")
    )
    counted = frame.loc[usable].groupby(KEYS, sort=False)["training_days"]
    usual = counted.rolling(last, min_periods=least).median().droplevel([0, 1]).reindex(frame.index)
    groups = [frame[key] for key in KEYS]
    before = usual.groupby(groups, sort=False).ffill(limit=within).groupby(groups, sort=False).shift(1)
    frame["usual_days"] = before
    days = frame["training_days"]
    frame["is_above"] = (days >= before + guide.value(NUMBERS, "days_above")) & (
        days > guide.value(NUMBERS, "most_days")
    )
    return conform(frame.sort_values("week_start", kind="stable", ignore_index=True), RHYTHM_WEEKS)[list(RHYTHM_WEEKS)]


def rhythm(weeks: pd.DataFrame) -> pd.DataFrame:
    """RHYTHM_WEEKS in, RHYTHM out: five rows an athlete, in body order."""
    if weeks.empty:
        return empty(RHYTHM)
    guide = load_guide()
    least, most = (guide.value(NUMBERS, name) for name in ("least_days", "most_days"))
    kept = weeks[_of_last_weeks(weeks)]
    days = kept["training_days"]
    marks = kept.assign(
        weeks=1,
        days_per_week=days.astype("float64"),
        weeks_without=days == 0,
        weeks_off=kept["is_off"],
        weeks_inside=days.between(least, most),
        weeks_more=days > most,
    )
    index = pd.MultiIndex.from_product([weeks["athlete_id"].unique(), [str(area) for area in FocusArea]], names=KEYS)
    counted = marks.groupby(KEYS)[["weeks", "weeks_without", "weeks_off", "weeks_inside", "weeks_more"]].sum()
    frame = counted.reindex(index, fill_value=0)
    frame["days_per_week"] = marks.groupby(KEYS)["days_per_week"].mean().reindex(index)
    return conform(frame.reset_index(), RHYTHM)[list(RHYTHM)]


def strength_days(sessions: pd.DataFrame, weeks: pd.DataFrame) -> StrengthDays:
    """SESSIONS and RHYTHM_WEEKS of one athlete in: days with a session, whatever they trained, in the same weeks."""
    known = weeks.loc[_of_last_weeks(weeks), "week_start"].unique()
    days = sessions.loc[sessions["week_start"].isin(known), "local_day"].drop_duplicates()
    on = days.dt.day_of_week.value_counts().reindex(range(7), fill_value=0)
    mean = len(days) / len(known) if len(known) else float("nan")
    return StrengthDays(len(known), mean, tuple(int(count) for count in on))


def area_stretches(area_days: pd.DataFrame, today: dt.date, *, since: dt.date, longer_than: float) -> pd.DataFrame:
    """AREA_DAYS of one athlete in; AREA_STRETCHES out, newest first: longer than so many days and not over at `since`.

    An area that was never trained has one from the first day of the log on. A stretch that still runs on `today` has
    no last day, and `today` itself is not counted as empty.
    """
    days = area_days[area_days["local_day"] <= pd.Timestamp(today)].sort_values(["focus_area", "local_day"])
    if days.empty:
        return empty(AREA_STRETCHES)
    days = days[["focus_area", "local_day"]]
    never = [str(area) for area in FocusArea if not (days["focus_area"] == area).any()]
    if never:
        before_log = days["local_day"].min() - pd.Timedelta(days=1)
        since_ever = pd.DataFrame({"focus_area": never, "local_day": before_log}).astype(days.dtypes.to_dict())
        days = pd.concat([days, since_ever], ignore_index=True)
    after = days.groupby("focus_area")["local_day"].shift(-1)
    frame = pd.DataFrame(
        {
            "focus_area": days["focus_area"],
            "first_day": days["local_day"] + pd.Timedelta(days=1),
            "last_day": after - pd.Timedelta(days=1),
            "days": (after.fillna(pd.Timestamp(today)) - days["local_day"]).dt.days - 1,
        }
    )
    kept = (frame["days"] > longer_than) & ~(frame["last_day"] < pd.Timestamp(since))
    frame = frame[kept].sort_values(["first_day", "focus_area"], ascending=[False, True])
    return conform(frame.reset_index(drop=True), AREA_STRETCHES)


def steady_weeks(area_days: pd.DataFrame, today: dt.date, area: FocusArea, gap_days: float) -> int:
    """AREA_DAYS of one athlete in: which week this is since the last stretch of `gap_days` or more without the area.

    0 while such a stretch runs, or where the area was never trained.
    """
    known = (area_days["focus_area"] == area) & (area_days["local_day"] <= pd.Timestamp(today))
    days = area_days.loc[known, "local_day"].sort_values()
    if days.empty or (pd.Timestamp(today) - days.iloc[-1]).days > gap_days:
        return 0
    first = days[days.diff().dt.days.fillna(gap_days + 1) > gap_days].iloc[-1]
    return int((pd.Timestamp(today) - first).days // 7 + 1)


def _of_last_weeks(weeks: pd.DataFrame) -> pd.Series:
    """The last completed weeks that averages are counted over, unknown ones left out."""
    complete = weeks["week_start"].where(weeks["is_complete"])
    last = complete.groupby(weeks["athlete_id"]).transform("max")
    span = int(load_guide().value(NUMBERS, "weeks"))
    return weeks["is_complete"] & ~weeks["is_unknown"] & (weeks["week_start"] > last - span * WEEK)


def _not_known(frame: pd.DataFrame, gaps: pd.DataFrame) -> pd.Series:
    """Weeks of which every day lies in a stretch that was trained and not logged, or that waits for an answer."""
    stretches = gaps.loc[gaps["answer"].isin(NOT_KNOWN), ["athlete_id", "gap_start", "gap_end"]]
    weeks = frame[["athlete_id", "week_start"]].drop_duplicates()
    both = weeks.merge(stretches, on="athlete_id")
    ends = both["gap_end"].fillna(pd.Timestamp.max.floor("D").as_unit("us"))
    inside = both[
        (both["gap_start"] <= both["week_start"]) & (both["week_start"] + WEEK <= ends + pd.Timedelta(days=1))
    ]
    keys = pd.MultiIndex.from_frame(inside[["athlete_id", "week_start"]])
    return pd.Series(pd.MultiIndex.from_frame(frame[["athlete_id", "week_start"]]).isin(keys), index=frame.index)
