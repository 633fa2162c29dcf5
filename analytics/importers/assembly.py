"""From parsed columns to the RAW_SETS frame: sessions keyed, repeated exports resolved, rows left out removed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]

from analytics.frames import RAW_SETS, conform
from analytics.importers.columns import Coded, Flags, Floats, Ints, Moments, Rows
from analytics.importers.records import nothing_left
from analytics.model import Extraction, Issue, SetKind, Severity, Side

Values: TypeAlias = Mapping[str, "Coded | Floats | Moments | str"]

_DEFAULTS: Mapping[str, Any] = {
    "session_ended_at": np.datetime64("NaT", "us"),
    "session_duration_s": np.nan,
    "session_title": "",
    "session_note": "",
    "exercise_note": "",
    "set_kind": SetKind.WORKING.value,
    "side": Side.BOTH.value,
    "reps": np.nan,
    "load_kg": np.nan,
    "load_unit": "",
    "hold_s": np.nan,
    "distance_m": np.nan,
    "rpe": np.nan,
    "superset": "",
    "target_reps": np.nan,
}


def assemble(
    app: str,
    rows: Rows,
    sessions: Coded,
    values: Values,
    *,
    marks_warm_ups: bool,
    is_numbered: bool,
    copies: Ints | None = None,
) -> Extraction:
    """The extraction of one file.

    `sessions` is the identity of each row's session; `is_numbered` adds the occurrence number where one identity
    comes again after others; `copies` is how many sets each row stands for, one when not given.
    Raises FileRefusedError when no row is left.
    """
    kept = rows.kept & ~_superseded(rows, sessions)
    left_out = sum(issue.severity is Severity.LEFT_OUT for issue in rows.issues)
    count = int(kept.sum())
    if not count:
        raise nothing_left(rows.issues)
    codes = sessions.codes[kept]
    keys = _numbered(sessions.values, codes) if is_numbered else Coded(sessions.values, codes)
    columns = {**_DEFAULTS, **values, "line": rows.lines, "session_key": keys}
    frame = pd.DataFrame(
        {name: _series(columns[name], None if name == "session_key" else kept) for name in RAW_SETS},
        index=pd.RangeIndex(count),
    )
    if copies is not None and (copies[kept] != 1).any():
        frame = frame.loc[frame.index.repeat(copies[kept])].reset_index(drop=True)
    issues = sorted(rows.issues, key=lambda issue: issue.line or 0)
    return Extraction(app, conform(frame, RAW_SETS), tuple(issues), count + left_out, marks_warm_ups)


def pairs(first: Ints, second: Ints) -> tuple[Ints, Ints]:
    """Number the distinct pairs of two code columns: (row of the first use of each, number of each row)."""
    joined = first * (int(second.max(initial=0)) + 1) + second
    _, index, inverse = np.unique(joined, return_index=True, return_inverse=True)
    return index, inverse.astype(np.int64)


def fill_within(groups: Ints, notes: Coded) -> Coded:
    """Give rows without a note the first note of their group; apps write it on one row of many."""
    distinct, codes = notes
    if "" not in distinct or len(distinct) == 1:
        return notes
    empty = distinct.index("")
    written = np.flatnonzero(codes != empty)
    first = np.full(int(groups.max(initial=0)) + 1, empty, dtype=np.int64)
    first[groups[written[::-1]]] = codes[written[::-1]]
    return Coded(distinct, np.where(codes == empty, first[groups], codes))


def runs(*columns: Ints) -> Ints:
    """Number the stretches of rows over which all columns stay the same."""
    changes = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        changes[1:] |= column[1:] != column[:-1]
    return np.cumsum(changes)


def _superseded(rows: Rows, sessions: Coded) -> Flags:
    """Rows whose session comes again after a repeated heading: the later copy is the newer export."""
    last = np.zeros(len(sessions.values), dtype=np.int64)
    np.maximum.at(last, sessions.codes[rows.kept], rows.parts[rows.kept])
    gone = rows.kept & (rows.parts < last[sessions.codes])
    if count := int(gone.sum()):
        again = len(np.unique(sessions.codes[gone]))
        message = (
            f"{again:,} session{'s' * (again > 1)} ({count:,} set{'s' * (count > 1)}) stand in both parts of the file. "
            "The later copy is kept, so nothing counts twice."
        )
        rows.issues.append(Issue(None, "", "", message, Severity.WARNING))
    return gone


def _numbered(keys: Any, codes: Ints) -> Coded:
    """Session keys with " #2" where one comes again after another session.

    When most sessions come in pieces, somebody sorted the rows; then each key stays one session.
    """
    stretch = runs(codes)
    starts = np.flatnonzero(np.diff(stretch, prepend=-1))
    first_codes = codes[starts]
    seen: dict[int, int] = {}
    occurrence = []
    for code in first_codes.tolist():
        seen[code] = seen.get(code, 0) + 1
        occurrence.append(seen[code])
    if sum(count > 1 for count in seen.values()) * 2 > len(seen):
        return Coded(keys, codes)
    names = [
        keys[code] if number == 1 else f"{keys[code]} #{number}"
        for code, number in zip(first_codes.tolist(), occurrence, strict=True)
    ]
    return Coded(names, stretch)


def _series(value: Any, keep: Flags | None) -> Any:
    """One column of the frame; text is built from its distinct values, which is ten times as quick."""
    if isinstance(value, Coded):
        codes = value.codes if keep is None else value.codes[keep]
        distinct = pa.array(list(value.values), pa.large_string())
        text = pa.DictionaryArray.from_arrays(pa.array(codes), distinct).cast(pa.large_string())
        return pd.array(text, dtype="str")
    if isinstance(value, np.ndarray):
        return value if keep is None else value[keep]
    if isinstance(value, str):
        count = 0 if keep is None else int(keep.sum())
        return _series(Coded([value], np.zeros(count, dtype=np.int64)), None)
    return value
