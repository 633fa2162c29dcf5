"""Imports: what is kept of a file, which of its sessions are new, and how one is undone."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.frames import RAW_SETS, conform
from analytics.model import Extraction, ImportOptions, ImportReport, Issue, LogFile, Severity, StoreError, UnmappedName
from analytics.warehouse.database import Warehouse
from analytics.warehouse.identity import now
from analytics.warehouse.queries import query
from analytics.warehouse.versions import raise_data_version

IMPORTS = {  # One row per import of an athlete, undone ones too. imports().
    "import_id": "str",
    "app": "str",
    "file": "str",
    "imported_at": "ts",  # UTC
    "undone_at": "ts",  # UTC; NaT = counts
    "rows_read": "i8",
    "set_count": "i8",
    "sessions": "i8",
    "new_sessions": "i8",
    "replaced_sessions": "i8",
    "unchanged_sessions": "i8",
    "first_day": "day",
    "last_day": "day",
}


def session_changes(warehouse: Warehouse, athlete_id: str | None, extraction: Extraction) -> pd.DataFrame:
    """One row per session of the file, oldest first, with what storing it would do to the log.

    Columns: session_key, session_started_at, session_title, session_duration_s, set_count, content_hash, change ("new",
    "replaced", "unchanged") and rows_in_import_id, the import that holds these very rows already ("" = none).
    """
    sets = extraction.sets[list(RAW_SETS)]
    sessions = warehouse.frame(query("session_hashes"), incoming=sets)
    if athlete_id is None:
        return sessions.assign(change="new", rows_in_import_id="")
    return warehouse.frame(
        query("session_changes"),
        {"athletes": [athlete_id], "app": extraction.app, "last_session_at": sets["session_started_at"].max()},
        hashed=sessions,
    )


def same_file(warehouse: Warehouse, athlete_id: str, file: LogFile) -> ImportReport | None:
    """The report on these very bytes when they are in the athlete's log already, else None."""
    rows = warehouse.rows(
        "SELECT import_id, imported_at FROM imports "
        "WHERE athlete_id = ? AND content_sha256 = ? AND undone_at IS NULL ORDER BY imported_at",
        [athlete_id, file.sha256],
    )
    if not rows:
        return None
    import_id, imported_at = rows[0]
    report = import_report(warehouse, import_id)
    return dataclasses.replace(
        report,
        file=file.name,
        import_id=None,
        new_sessions=0,
        replaced_sessions=0,
        unchanged_sessions=report.sessions,
        already_imported_at=imported_at,
    )


def store_file(
    inside: Warehouse,
    athlete_id: str,
    import_id: str,
    file: LogFile,
    options: ImportOptions,
    extraction: Extraction,
    report: ImportReport,
) -> None:
    """Keep bytes, options, report and issues of a file. Part of a write."""
    raise_data_version(inside, athlete_id)
    ids = [import_id, athlete_id]
    inside.run(
        "INSERT INTO imports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
        [
            *ids,
            extraction.app,
            file.name,
            file.sha256,
            _to_json(options),
            _to_json(dataclasses.replace(report, issues=[])),
            extraction.marks_warm_ups,
            extraction.sets["session_started_at"].max().to_pydatetime(),
            _after_the_last(inside, athlete_id),
        ],
    )
    inside.run("INSERT INTO import_files VALUES (?, ?, ?)", [*ids, file.content])
    if report.issues:
        issues = pd.DataFrame(
            {
                "place": range(len(report.issues)),
                "line": pd.array([issue.line for issue in report.issues], dtype="Int64"),
                "column_name": [issue.column for issue in report.issues],
                "value": [issue.value for issue in report.issues],
                "message": [issue.message for issue in report.issues],
                "severity": [str(issue.severity) for issue in report.issues],
            }
        )
        inside.run("INSERT INTO import_issues SELECT ?, ?, * FROM issues ORDER BY place", ids, issues=issues)


def store_sessions(
    inside: Warehouse, athlete_id: str, import_id: str, extraction: Extraction, changes: pd.DataFrame
) -> None:
    """Keep which sessions the file holds, and the raw rows of those versions that no import keeps yet."""
    ids = [import_id, athlete_id]
    inside.run(
        "INSERT INTO import_sessions SELECT $1, $2, session_key, session_started_at, session_title, "
        "session_duration_s, content_hash, set_count, "
        "coalesce(nullif(rows_in_import_id, ''), $1) FROM changes",
        ids,
        changes=changes,
    )
    fresh = changes.loc[changes["rows_in_import_id"] == "", "session_key"]
    sets = extraction.sets[list(RAW_SETS)]
    if len(fresh) < len(changes):
        sets = sets[sets["session_key"].isin(fresh)]
    if len(sets):
        inside.run(
            "INSERT INTO raw_sets SELECT ?, ?, * FROM incoming ORDER BY session_started_at, session_key, line",
            ids,
            incoming=sets,
        )


def mark_undone(inside: Warehouse, import_id: str) -> str:
    """Take an import out of the log and answer whose it was; its file is kept. Part of a write.

    Raises StoreError for an import that is not there or was undone before.
    """
    rows = inside.rows("SELECT athlete_id, file_name, undone_at FROM imports WHERE import_id = ?", [import_id])
    if not rows:
        raise StoreError(f"There is no import {import_id} in this database. Nothing was undone.")
    athlete_id, file_name, undone_at = rows[0]
    if undone_at is not None:
        raise StoreError(f"The import of {file_name} was undone already, on {undone_at:%Y-%m-%d}. Nothing was changed.")
    raise_data_version(inside, athlete_id)
    inside.run("UPDATE imports SET undone_at = ? WHERE import_id = ?", [now(), import_id])
    return str(athlete_id)


def restore_import(inside: Warehouse, import_id: str) -> str:
    """Let an import that was undone count again and answer whose it is. Part of a write.

    Raises StoreError for one that is not there or counts, and where the same file was added again meanwhile.
    """
    rows = inside.rows(
        "SELECT athlete_id, file_name, content_sha256 FROM imports WHERE import_id = ? AND undone_at IS NOT NULL",
        [import_id],
    )
    if not rows:
        raise StoreError(f"There is no undone import {import_id} in this database. Nothing was changed.")
    athlete_id, file_name, sha256 = rows[0]
    if inside.rows(
        "SELECT 1 FROM imports WHERE athlete_id = ? AND content_sha256 = ? AND undone_at IS NULL", [athlete_id, sha256]
    ):
        raise StoreError(f"{file_name} was added again meanwhile. Nothing was changed.")
    raise_data_version(inside, athlete_id)
    inside.run("UPDATE imports SET undone_at = NULL WHERE import_id = ?", [import_id])
    return str(athlete_id)


def imports(warehouse: Warehouse, athlete_id: str) -> pd.DataFrame:
    """Every import of the athlete, undone ones too, newest first, as an IMPORTS frame."""
    rows = warehouse.frame(query("import_list"), {"athlete": athlete_id})
    told = pd.DataFrame([json.loads(text) for text in rows.pop("report")], index=rows.index)
    told = told.rename(columns={"sets_kept": "set_count"})
    return conform(rows.join(told.reindex(columns=[name for name in IMPORTS if name not in rows])), IMPORTS)


def import_report(warehouse: Warehouse, import_id: str) -> ImportReport:
    """The report as it was shown when the file was stored. Raises StoreError when there is no such import."""
    rows = warehouse.rows("SELECT report FROM imports WHERE import_id = ?", [import_id])
    if not rows:
        raise StoreError(f"There is no import {import_id} in this database.")
    value = json.loads(rows[0][0])
    return ImportReport(
        **{
            **value,
            "first_day": _day(value["first_day"]),
            "last_day": _day(value["last_day"]),
            "unmapped": [UnmappedName(**name) for name in value["unmapped"]],
            "issues": import_issues(warehouse, import_id),
        }
    )


def import_issues(warehouse: Warehouse, import_id: str) -> Sequence[Issue]:
    """What was worth knowing about the file, in the order of the report."""
    rows = warehouse.rows(
        "SELECT line, column_name, value, message, severity FROM import_issues WHERE import_id = ? ORDER BY place",
        [import_id],
    )
    return [Issue(line, column, value, message, Severity(severity)) for line, column, value, message, severity in rows]


def left_out_rows(warehouse: Warehouse, athlete_ids: Sequence[str]) -> Mapping[str, int]:
    """athlete_id -> rows of the files that were left out; the same row of several exports counts once.

    As `analytics.counted` has it for one athlete. Who has none is not in it.
    """
    if not athlete_ids:
        return {}
    return {str(key): int(count) for key, count in warehouse.rows(query("left_out_rows"), {"athletes": athlete_ids})}


def import_options(warehouse: Warehouse, import_id: str) -> Mapping[str, Any]:
    """What the person said about the file when it was read, by field of ImportOptions; as JSON keeps it."""
    rows = warehouse.rows("SELECT options FROM imports WHERE import_id = ?", [import_id])
    answers: Mapping[str, Any] = json.loads(rows[0][0]) if rows else {}
    return answers


def files_of_others(warehouse: Warehouse, athlete_id: str) -> Mapping[str, str]:
    """File name -> name of another athlete, for the athlete's files that are in somebody else's log too."""
    rows = warehouse.rows(
        "SELECT DISTINCT mine.file_name, a.name FROM imports AS mine "
        "JOIN imports AS theirs ON theirs.content_sha256 = mine.content_sha256 "
        "JOIN athletes AS a ON a.athlete_id = theirs.athlete_id "
        "WHERE mine.athlete_id = ? AND theirs.athlete_id <> mine.athlete_id "
        "AND mine.undone_at IS NULL AND theirs.undone_at IS NULL ORDER BY ALL",
        [athlete_id],
    )
    return {str(file): str(name) for file, name in rows}


def original_file(warehouse: Warehouse, import_id: str) -> LogFile:
    """The file as it was given. Raises StoreError when there is no such import."""
    rows = warehouse.rows(
        "SELECT i.file_name, f.content FROM imports AS i JOIN import_files AS f ON f.import_id = i.import_id "
        "WHERE i.import_id = ?",
        [import_id],
    )
    if not rows:
        raise StoreError(f"There is no import {import_id} in this database.")
    return LogFile(*rows[0])


def _after_the_last(inside: Warehouse, athlete_id: str) -> dt.datetime:
    """Now, but always later than the athlete's last import: the order of imports decides which version wins."""
    last = inside.rows("SELECT max(imported_at) FROM imports WHERE athlete_id = ?", [athlete_id])[0][0]
    return max(now(), last + dt.timedelta(microseconds=1)) if last else now()


def _to_json(value: ImportOptions | ImportReport) -> str:
    fields: Mapping[str, Any] = dataclasses.asdict(value)
    return json.dumps(fields, default=str, sort_keys=True)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
