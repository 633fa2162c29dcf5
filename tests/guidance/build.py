"""An Evidence value from a case that a coach can read: weekly amounts, oldest week first, the last one judged.

Keys of a case, all lists one entry a week:
  sets.<area>       sets that train the area directly        indirect.<area>  fractional sets along the way
  outside           sets outside the five areas              minutes          strength minutes of the week
  contacts          foot contacts of the week                days             days trained, 0 = Monday (one list a week)
  exercise          tables: id, measure, direct, indirect; lists reps, typical_reps, hold_s, typical_hold_s,
                    contacts, external_kg, volume_kg, sessions, working_sets; fraction, body_mass_kg; equipment
                    (several tables with one id are one exercise)
  session           tables: week, day, lower_limb_sets, contacts, minutes: instead of sessions made from the weeks
  speed             tables: week, distance_m, hold_s, load_kg
  run               tables: week, day, kind; hour (of the day): runs that were noted
  pain              tables: week, day, area: pain that was noted
  done              tables: week, id (of an exercise); days (0 = Monday), sets, reps, side, hold_s, contacts,
                    rpe: what sessions held
  goal_session      tables: week, day, id, load_kg, reps, target: sessions of exercises with repetition goals
  test              tables: week, day, id (heel-raise if not said), left, right: tests people did on themselves
Single keys: lifter, goal, age, running, gap_answer (one for all, or a list), down_weeks (positions), off, areas_off,
on (rules), sex, rehab, unit, targets, thresholds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.frames import (
    AREA_DAYS,
    EXERCISE_WEEKS,
    GAPS,
    LOAD_WEEKS,
    PAIN_NOTES,
    RUNS,
    SELF_TESTS,
    SESSION_EXERCISES,
    SESSIONS,
    SPEED_SETS,
    TARGET_SESSIONS,
    WEEKLY,
    conform,
    empty,
)
from analytics.guidance import Evidence
from analytics.model import (
    OUTSIDE,
    UNPLACED,
    AthleteSettings,
    Category,
    Exercise,
    Experience,
    FocusArea,
    GapAnswer,
    Goal,
    LoadUnit,
    Measure,
    Sex,
)
from analytics.reference import exercise_frame

MONDAY = dt.date(2026, 1, 5)
AREAS = [str(area) for area in FocusArea]
LOWER = {"glutes", "legs", "calves", "feet"}
USUAL_DAYS = [1, 4]  # Tuesday and Friday

Case = Mapping[str, Any]


def week_day(week: int, day: int = 0) -> pd.Timestamp:
    return pd.Timestamp(MONDAY) + pd.Timedelta(days=7 * week + day)


def evidence_of(case: Case, athlete_id: str = "a") -> Evidence:
    weeks = week_count(case)
    last = MONDAY + dt.timedelta(weeks=weeks - 1)
    today = last + dt.timedelta(days=2 if case.get("running") else 7)
    days = _training_days(case, weeks)
    gaps = _gaps(days, today)
    settings = settings_of(case, gaps)
    gaps["answer"] = pd.Series(
        [settings.gap_answers.get(start.date(), "") for start in gaps["gap_start"]], index=gaps.index, dtype="str"
    )
    frames = {
        "weekly": _weekly(case, weeks, days),
        "exercise_weeks": _exercise_weeks(case),
        "load_weeks": _load_weeks(case),
        "sessions": _sessions(case, weeks, days),
        "area_days": _area_days(case, days),
        "gaps": gaps,
        "speed_sets": _speed_sets(case),
        "session_exercises": _session_exercises(case),
        "self_tests": _self_tests(case),
        "runs": _runs(case),
        "pain_notes": _pain_notes(case),
        "target_sessions": _target_sessions(case),
    }
    frames = {name: frame.assign(athlete_id=athlete_id) for name, frame in frames.items()}
    contracts = (
        WEEKLY,
        EXERCISE_WEEKS,
        LOAD_WEEKS,
        SESSIONS,
        AREA_DAYS,
        GAPS,
        SPEED_SETS,
        SESSION_EXERCISES,
        SELF_TESTS,
    )
    contracts += (RUNS, PAIN_NOTES, TARGET_SESSIONS)
    frames = {name: conform(frame, one) for (name, frame), one in zip(frames.items(), contracts, strict=True)}
    return Evidence(today=today, settings={athlete_id: settings}, exercises=exercise_table(case), **frames)


def joined(parts: list[Evidence]) -> Evidence:
    """Several athletes in one value; all must have the same `today`."""
    names = (
        "weekly",
        "exercise_weeks",
        "load_weeks",
        "sessions",
        "area_days",
        "gaps",
        "speed_sets",
        "exercises",
        "session_exercises",
        "self_tests",
        "runs",
        "pain_notes",
        "target_sessions",
    )
    frames = {name: pd.concat([getattr(one, name) for one in parts], ignore_index=True) for name in names}
    return Evidence(today=parts[0].today, settings={k: v for one in parts for k, v in one.settings.items()}, **frames)


def week_count(case: Case) -> int:
    lists = [*case.get("sets", {}).values(), *case.get("indirect", {}).values()]
    lists += [case[key] for key in ("outside", "minutes", "contacts", "days") if key in case]
    lists += [value for one in case.get("exercise", []) for value in one.values() if isinstance(value, list)]
    ends = [
        one["week"] + 1 for key in ("session", "speed", "done", "test", "goal_session") for one in case.get(key, [])
    ]
    return max([case.get("weeks", 0)] + [len(one) for one in lists] + ends)


def settings_of(case: Case, gaps: pd.DataFrame) -> AthleteSettings:
    answer = case.get("gap_answer", "")
    answers = answer if isinstance(answer, list) else [answer] * len(gaps)
    return AthleteSettings(
        level=Experience(case["lifter"]) if "lifter" in case else None,
        goal=Goal(case.get("goal", "maintain")),
        load_unit=LoadUnit(case.get("unit", "kg")),
        age_years=case.get("age"),
        rehab_mode=case.get("rehab", False),
        targets={FocusArea(area): share for area, share in case.get("targets", {}).items()},
        thresholds=case.get("thresholds", {}),
        rules_off=frozenset(case.get("off", [])),
        rules_on=frozenset(case.get("on", [])),
        sex=Sex(case["sex"]) if "sex" in case else None,
        areas_off=frozenset(FocusArea(area) for area in case.get("areas_off", [])),
        gap_answers={
            start.date(): GapAnswer(answer) for start, answer in zip(gaps["gap_start"], answers, strict=True) if answer
        },
        down_weeks=frozenset(week_day(week).date() for week in case.get("down_weeks", [])),
    )


def exercise_table(case: Case) -> pd.DataFrame:
    return exercise_frame(
        Exercise(
            exercise_id=one["id"],
            name=one.get("name", one["id"].replace("_", " ").capitalize()),
            category=Category(one.get("category", "strength")),
            measure=Measure(one.get("measure", "reps")),
            is_one_sided=False,
            body_mass_fraction=one.get("fraction"),
            fraction_basis="-",
            achilles_tier=one.get("tier", 1),
            family=one["id"],
            credits={area: credit for area in FocusArea if (credit := _credit(one, area))},
        )
        for one in case.get("exercise", []) + ([SPEED_EXERCISE] if "speed" in case else [])
    )


SPEED_EXERCISE = {"id": "sled_push", "measure": "distance", "direct": ["legs"]}


def _credit(exercise: Case, area: str) -> float:
    return 1.0 if area in exercise.get("direct", []) else 0.5 if area in exercise.get("indirect", []) else 0.0


def _at(values: list[float] | None, week: int) -> float:
    return float(values[week]) if values is not None and week < len(values) else 0.0


def _training_days(case: Case, weeks: int) -> list[list[int]]:
    """Days trained in each week, 0 = Monday: as the case says, else two days in every week that holds anything."""
    found = []
    for week in range(weeks):
        amounts = [_at(values, week) for values in case.get("sets", {}).values()]
        amounts += [_at(values, week) for values in case.get("indirect", {}).values()]
        amounts += [_at(case.get(key), week) for key in ("outside", "minutes", "contacts")]
        for one in case.get("exercise", []):
            amounts += [_at(values, week) for values in one.values() if isinstance(values, list) and _numbers(values)]
        days = list(USUAL_DAYS) if any(amounts) else []
        if "days" in case:
            days = list(case["days"][week])
        extra = [one["day"] for one in case.get("session", []) if one["week"] == week]
        extra += [1 for one in case.get("speed", []) if one["week"] == week]
        extra += [day for one in case.get("done", []) if one["week"] == week for day in one["days"]]
        if ("session" in case or "done" in case) and extra:
            days = extra
        days = sorted({*days, *extra})
        if case.get("running") and week == weeks - 1:
            days = [day for day in days if day <= 2]
        found.append(days)
    return found


def _numbers(values: list[Any]) -> bool:
    return all(isinstance(value, int | float) for value in values)


def _weekly(case: Case, weeks: int, days: list[list[int]]) -> pd.DataFrame:
    rows = []
    for week in range(weeks):
        for area in [*AREAS, OUTSIDE, UNPLACED]:
            direct = _at(case.get("sets", {}).get(area), week)
            along = _at(case.get("indirect", {}).get(area), week)
            along += _at(case.get("outside"), week) if area == OUTSIDE else 0.0
            rows.append(
                {
                    "week_start": week_day(week),
                    "focus_area": area,
                    "training_days": len(days[week]) if direct else 0,
                    "set_count": direct + along,
                    "direct_set_count": direct,
                    "is_complete": not (case.get("running") and week == weeks - 1),
                    "is_first": week == 0,
                }
            )
    frame = pd.DataFrame(rows).assign(volume_load_kg=np.nan, load_basis="none")
    if not any(frame["set_count"]) and any(days):  # cases told in exercises or sessions only
        trained = frame["week_start"].isin([week_day(week) for week, one in enumerate(days) if one])
        frame["set_count"] = frame["set_count"].where(~(trained & (frame["focus_area"] == OUTSIDE)), 6.0)
    return frame.assign(rep_count=0.0, hold_s=0.0, contact_count=0.0)


def _sessions(case: Case, weeks: int, days: list[list[int]]) -> pd.DataFrame:
    rows = []
    if "session" in case:
        for one in case["session"]:
            rows.append(
                {
                    "week": one["week"],
                    "day": one["day"],
                    "duration_s": one["minutes"] * 60 if "minutes" in one else np.nan,
                    "lower_limb_set_count": float(one.get("lower_limb_sets", 0)),
                    "contact_count": float(one.get("contacts", 0)),
                }
            )
    else:
        for week in range(weeks):
            lower = sum(_at(case.get(kind, {}).get(area), week) for area in LOWER for kind in ("sets", "indirect"))
            for day in days[week]:
                share = 1 / len(days[week])
                minutes = _at(case["minutes"], week) * 60 * share if "minutes" in case else np.nan
                rows.append(
                    {
                        "week": week,
                        "day": day,
                        "duration_s": minutes,
                        "lower_limb_set_count": lower * share,
                        "contact_count": _at(case.get("contacts"), week) * share,
                    }
                )
    if not rows:
        return empty(SESSIONS)
    frame = pd.DataFrame(rows)
    starts = [week_day(week, day) for week, day in zip(frame["week"], frame["day"], strict=True)]
    frame["local_day"] = starts
    frame["session_started_at"] = frame["local_day"] + pd.Timedelta(hours=18)
    frame["week_start"] = [week_day(week) for week in frame["week"]]
    frame["session_key"] = [f"{day:%Y-%m-%d}" for day in frame["local_day"]]
    if "done" in case:
        held = _session_exercises(case).groupby("session_key")
        counts = (
            frame["session_key"].map(held["set_count"].sum()),
            frame["session_key"].map(held["exercise_id"].nunique()),
        )
        sets, exercises = (one.fillna(0) for one in counts)
        return frame.assign(app="table", session_title="", set_count=sets, exercise_count=exercises.astype("int64"))
    return frame.assign(app="table", session_title="", set_count=6.0, exercise_count=3)


def _session_exercises(case: Case) -> pd.DataFrame:
    """What the case says was done; the exercises it does not define are strength work outside the five areas."""
    exercises = {one["id"]: one for one in case.get("exercise", [])}
    rows = []
    for one in case.get("done", []):
        known = exercises.get(one["id"], {})
        for day in one["days"]:
            at = week_day(one["week"], day)
            rows.append(
                {
                    "session_key": f"{at:%Y-%m-%d}",
                    "session_started_at": at + pd.Timedelta(hours=18),
                    "local_day": at,
                    "exercise_name": one["id"],
                    "exercise_id": one["id"],
                    "placement": "areas" if known else "outside",
                    "set_count": float(one.get("sets", 2)),
                    "side": one.get("side", "both"),
                    "rep_count": float(one.get("reps", 0)),
                    "contact_count": float(one.get("contacts", 0)),
                    "top_hold_s": float(one.get("hold_s", 0)),
                    "mean_rpe": float(one.get("rpe", np.nan)),
                    **{f"credit_{area}": _credit(known, area) for area in FocusArea},
                }
            )
    if not rows:
        return empty(SESSION_EXERCISES)
    frame = pd.DataFrame(rows).assign(app="table", session_title="", load_basis="none")
    missing = {column: np.nan for column in SESSION_EXERCISES if column not in frame and column != "athlete_id"}
    return frame.assign(**missing)


def _self_tests(case: Case) -> pd.DataFrame:
    rows = [
        {
            "result_id": f"result {nth}",
            "test_id": one.get("id", "heel-raise"),
            "local_day": week_day(one["week"], one.get("day", 0)),
            "left": float(one.get("left", np.nan)),
            "right": float(one.get("right", np.nan)),
        }
        for nth, one in enumerate(case.get("test", []))
    ]
    return pd.DataFrame(rows) if rows else empty(SELF_TESTS)


def _area_days(case: Case, days: list[list[int]]) -> pd.DataFrame:
    rows = [
        {"focus_area": area, "local_day": week_day(week, day)}
        for area, values in case.get("sets", {}).items()
        for week, value in enumerate(values)
        if value > 0
        for day in days[week]
    ]
    return pd.DataFrame(rows) if rows else empty(AREA_DAYS)


def _gaps(days: list[list[int]], today: dt.date) -> pd.DataFrame:
    trained = [week_day(week, day) for week, one in enumerate(days) for day in one]
    ends = [*trained[1:], pd.Timestamp(today)] if trained else []
    rows = [
        {
            "gap_start": before + pd.Timedelta(days=1),
            "gap_end": after - pd.Timedelta(days=1) if nth < len(trained) - 1 else pd.NaT,
            "gap_days": (after - before).days - 1,
        }
        for nth, (before, after) in enumerate(zip(trained, ends, strict=True))
        if (after - before).days - 1 >= 10
    ]
    return pd.DataFrame(rows).assign(answer="") if rows else empty(GAPS)


def _exercise_weeks(case: Case) -> pd.DataFrame:
    """Tables of one exercise with different equipment are one exercise; typical sets are those of the first."""
    rows = _variant_weeks(case)
    if rows.empty:
        return empty(EXERCISE_WEEKS)
    how = {name: "first" for name in EXERCISE_WEEKS if name not in ("athlete_id", "week_start", "exercise_id")}
    how |= dict.fromkeys(("set_count", "rep_count", "hold_s", "contact_count"), "sum")
    how |= dict.fromkeys(("session_count", "top_load_kg", "top_external_load_kg"), "max")
    how["volume_load_kg"] = lambda some: some.sum(min_count=1)
    return rows.groupby(["week_start", "exercise_id"], as_index=False).agg(how)


def _load_weeks(case: Case) -> pd.DataFrame:
    rows = _variant_weeks(case)
    return empty(LOAD_WEEKS) if rows.empty else rows


def _variant_weeks(case: Case) -> pd.DataFrame:
    rows = []
    for one in case.get("exercise", []):
        fraction = one.get("fraction", np.nan)
        mass = one.get("body_mass_kg", np.nan)
        lists = [values for values in one.values() if isinstance(values, list) and _numbers(values)]
        for week in range(max((len(values) for values in lists), default=0)):
            if not any(_at(values, week) for values in lists):
                continue
            external = _at(one["external_kg"], week) if "external_kg" in one else np.nan
            masses = mass[week] if isinstance(mass, list) else mass
            moved = 0.0 if np.isnan(masses) or np.isnan(fraction) else masses * fraction
            rows.append(
                {
                    "week_start": week_day(week),
                    "exercise_id": one["id"],
                    "equipment": one.get("equipment", ""),
                    "session_count": int(one["sessions"][week]) if "sessions" in one else 2,
                    "set_count": _at(one.get("working_sets"), week) or 6.0,
                    "rep_count": _at(one.get("reps"), week),
                    "median_reps": _at(one.get("typical_reps"), week) or np.nan,
                    "hold_s": _at(one.get("hold_s"), week),
                    "median_hold_s": _at(one.get("typical_hold_s"), week) or np.nan,
                    "contact_count": _at(one.get("contacts"), week),
                    "volume_load_kg": _at(one["volume_kg"], week) if "volume_kg" in one else np.nan,
                    "load_basis": "effective",
                    "top_load_kg": np.nan_to_num(external) + moved,
                    "top_external_load_kg": np.nan if external == 0 else external,
                    "body_mass_fraction": fraction,
                    "body_mass_kg": masses,
                }
            )
    return pd.DataFrame(rows)


def _speed_sets(case: Case) -> pd.DataFrame:
    rows = [
        {
            "week_start": week_day(one["week"]),
            "session_started_at": week_day(one["week"], 1) + pd.Timedelta(hours=18),
            "exercise_id": "sled_push",
            "distance_m": float(one["distance_m"]),
            "hold_s": float(one["hold_s"]),
            "load_kg": float(one.get("load_kg", np.nan)),
            "speed_m_s": one["distance_m"] / one["hold_s"],
        }
        for one in case.get("speed", [])
    ]
    return pd.DataFrame(rows) if rows else empty(SPEED_SETS)


def _runs(case: Case) -> pd.DataFrame:
    rows = [
        {
            "note_id": str(nth),
            "local_day": week_day(one["week"], one["day"]),
            "started_at": week_day(one["week"], one["day"]) + pd.Timedelta(hours=one["hour"])
            if "hour" in one
            else pd.NaT,
            "run_kind": one["kind"],
        }
        for nth, one in enumerate(case.get("run", []))
    ]
    if not rows:
        return empty(RUNS)
    return pd.DataFrame(rows).assign(duration_s=np.nan, distance_m=np.nan, origin="hand")


def _pain_notes(case: Case) -> pd.DataFrame:
    rows = [
        {"note_id": str(nth), "local_day": week_day(one["week"], one["day"]), "focus_area": one["area"], "note": ""}
        for nth, one in enumerate(case.get("pain", []))
    ]
    return pd.DataFrame(rows) if rows else empty(PAIN_NOTES)


def _target_sessions(case: Case) -> pd.DataFrame:
    rows = [
        {
            "exercise_id": one["id"],
            "equipment": one.get("equipment", ""),
            "session_started_at": week_day(one["week"], one["day"]) + pd.Timedelta(hours=18),
            "local_day": week_day(one["week"], one["day"]),
            "load_kg": float(one["load_kg"]),
            "last_reps": float(one["reps"]),
            "target_reps": float(one.get("target", np.nan)),
        }
        for one in case.get("goal_session", [])
    ]
    return pd.DataFrame(rows) if rows else empty(TARGET_SESSIONS)
