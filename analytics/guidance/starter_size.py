"""starter-size: a session longer or bigger than the starter guide, in first weeks or just after a long break."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.frames import HITS, empty
from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import entry_hits
from analytics.guidance.jump import NOTE
from analytics.guidance.starter import in_first_weeks, is_back
from analytics.guidance.timeline import Bools, Floats
from analytics.guidance.week_state import TOLERANCE
from analytics.model import Rule

RULE_ID = "starter-size"
PARTS = {  # name of the number in the guide -> its words, and the measure of a flag
    "exercises": ("exercise", "exercises", "exercises"),
    "sets": ("set", "sets", "sets"),
    "sets_each": ("set of one exercise", "sets of one exercise", "sets"),
    "minutes": ("minute", "minutes", "minutes"),
    "hold_seconds": ("second in one hold", "seconds in one hold", "seconds"),
}


def find(evidence: Evidence) -> pd.DataFrame:
    """Sessions above one or more of the five limits; a session without a duration is not asked for its minutes."""
    state, entries = evidence.weeks, evidence.session_entries
    judged = in_first_weeks(state, RULE_ID) | (is_back(state, 1, after_long=True) & ~state.is_off(RULE_ID))
    if not judged.any():
        return empty(HITS)
    values = sizes(evidence, judged)
    limits = {name: state.number(RULE_ID, name)[entries.row] for name in PARTS}
    above = np.stack([values[name] > limits[name] + TOLERANCE for name in PARTS])
    first = above.argmax(axis=0)
    place = np.arange(len(entries.row))
    all_values, all_limits = np.stack(list(values.values())), np.stack(list(limits.values()))
    limit = all_limits[first, place]
    hits = entry_hits(
        state,
        entries.row,
        np.where(above.any(axis=0) & judged[entries.row], NOTE, 0),
        "sets",
        session_started_at=entries.frame["session_started_at"],
        observed=all_values[first, place],
        reference=limit,
        limit=limit,
        part=np.array(list(PARTS))[first],
        **{f"seen_{name}": values[name] for name in PARTS},
        **{f"most_{name}": limits[name] for name in PARTS},
    )
    if hits.empty:
        return hits
    return hits.assign(measure=[PARTS[part][2] for part in hits["part"]])


def sizes(evidence: Evidence, judged: Bools | None = None) -> dict[str, Floats]:
    """What each session held, by the names of `PARTS`; no minutes where no duration is logged.

    With `judged` (rows) the sets of one exercise and the holds are 0 in other weeks: they take the longest to find.
    """
    entries = evidence.session_entries
    sets_each, hold_s = _biggest_parts(evidence, judged)
    return {
        "exercises": entries.values("exercise_count"),
        "sets": entries.values("set_count"),
        "sets_each": sets_each,
        "minutes": np.nan_to_num(entries.values("duration_s")) / 60,
        "hold_seconds": hold_s,
    }


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit: every limit that was passed, beside it what would have been inside."""
    seen, most = [], []
    for name, (one, many, _) in PARTS.items():
        value, limit = hit[f"seen_{name}"], hit[f"most_{name}"]
        if value > limit + TOLERANCE:
            seen.append(f"{phrases.amount(value, one, many, 1)} (+{phrases.number(value - limit, 1)})")
            most.append(phrases.amount(limit, one, many, 1))
    return f"{_and(seen)} in one session; the starter guide here is up to {_and(most)}."


def _biggest_parts(evidence: Evidence, judged: Bools | None) -> tuple[Floats, Floats]:
    """For each session: most sets of one exercise, both sides together, and the longest hold."""
    done, entries = evidence.done, evidence.session_entries
    chosen = np.ones(len(entries.row), "bool") if judged is None else judged[entries.row]
    frame = done.frame if judged is None else done.frame[judged[done.row]]
    sessions = entries.frame[chosen]
    codes = pd.factorize(pd.concat([_session(sessions), _session(frame)]))[0]
    place = codes[len(sessions) :]
    exercises, names = pd.factorize(frame["exercise_name"])
    parts, part = np.unique(place * len(names) + exercises, return_inverse=True)
    set_counts = np.bincount(part, frame["set_count"].to_numpy("float64"), len(parts))
    most, longest = np.zeros((2, codes.max(initial=-1) + 1))
    np.maximum.at(most, parts // max(len(names), 1), set_counts)
    np.maximum.at(longest, place, np.nan_to_num(frame["top_hold_s"].to_numpy("float64")))
    sets_each, hold_s = np.zeros(len(chosen)), np.zeros(len(chosen))
    sets_each[chosen], hold_s[chosen] = most[: len(sessions)], longest[: len(sessions)]
    return sets_each, hold_s


def _session(frame: pd.DataFrame) -> pd.Series:
    """One text for each row that names its session."""
    return frame["athlete_id"] + "\n" + frame["app"] + "\n" + frame["session_key"]


def _and(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
