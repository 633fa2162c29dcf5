"""The data check of one athlete: where screen and command line both get it from, and how an answer is carried out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analytics import ingest, metrics
from analytics import warehouse as store
from analytics.athlete_log import all_exercises
from analytics.datacheck import CheckEvidence, check
from analytics.model import EvenstrideError, Finding, ImportReport, Override, Placement, Remedy, Severity, UnmappedName
from analytics.reference import Catalogue
from analytics.warehouse import Warehouse


@dataclass(frozen=True)
class FileRead:
    """One import that counts: what was read, and what the person had said about it."""

    import_id: str
    imported_at: dt.datetime  # UTC
    report: ImportReport
    options: Mapping[str, Any]  # fields of ImportOptions as JSON keeps them
    left_out: int  # rows of the file that are not stored


@dataclass(frozen=True)
class LogCheck:
    """What is worth a look in one athlete's log, what was read, and what the person decided."""

    findings: Sequence[Finding]
    files: Sequence[FileRead]  # newest first
    overrides: Sequence[Override]  # newest first


def read_check(warehouse: Warehouse, athlete_id: str, today: dt.date, catalogue: Catalogue) -> LogCheck:
    """Look through the athlete's log as it counts on `today`, later sessions included."""
    settings = store.settings(warehouse, athlete_id)
    sets = store.read_sets(warehouse, [athlete_id], catalogue)
    work = store.session_exercises(warehouse, [athlete_id], catalogue, until=today)
    sessions = metrics.sessions(work, {athlete_id: settings})
    evidence = CheckEvidence(
        today=today,
        settings=settings,
        sets=sets,
        exercises=all_exercises(catalogue, [store.name_answers(warehouse, athlete_id)]),
        gaps=metrics.gaps(sessions, today, {athlete_id: settings}),
        unplaced=_unplaced(sets),
        files_of_others=store.files_of_others(warehouse, athlete_id),
    )
    return LogCheck(
        findings=check(evidence, store.kept_findings(warehouse, athlete_id)),
        files=_files(warehouse, athlete_id),
        overrides=store.overrides(warehouse, athlete_id),
    )


def remedy(findings: Sequence[Finding], finding_id: str, answer: str) -> tuple[Finding, Remedy]:
    """The finding whose id begins so, and its remedy of that name. EvenstrideError says what there is instead."""
    fitting = [one for one in findings if one.finding_id.startswith(finding_id)]
    if len(fitting) != 1:
        raise EvenstrideError(f"There is no finding {finding_id} in this log. Nothing was changed.")
    for one in fitting[0].remedies:
        if one.answer == answer:
            return fitting[0], one
    known = ", ".join(one.answer for one in fitting[0].remedies) or "none here; it is settled elsewhere"
    raise EvenstrideError(f"{answer} is no answer to {finding_id}. The answers are: {known}. Nothing was changed.")


def carry_out(
    warehouse: Warehouse,
    athlete_id: str,
    catalogue: Catalogue,
    finding: Finding,
    chosen: Remedy,
    question: str,
    by: str,
) -> Sequence[str]:
    """Store an answer in one transaction and recompute the weekly table; returns the ids of what was stored."""

    def decide(inside: Warehouse) -> Sequence[str]:
        if not chosen.changes:
            return [store.keep_as_logged(inside, athlete_id, {finding.finding_id: question}, by)]
        return [DEEDS[str(one["do"])](inside, athlete_id, by, one) for one in chosen.changes]

    return ingest.decide(warehouse, athlete_id, catalogue, decide)


DEEDS: Mapping[str, Callable[[Warehouse, str, str, Mapping[str, Any]], str]] = {
    "change_line": lambda inside, athlete_id, by, one: store.change_line(
        inside, athlete_id, one["import_id"], one["line"], one["column"], one["value"], by
    ),
    "leave_out_line": lambda inside, athlete_id, by, one: store.leave_out_line(
        inside, athlete_id, one["import_id"], one["line"], by
    ),
    "leave_out_sessions": lambda inside, athlete_id, by, one: store.leave_out_sessions(
        inside, athlete_id, one["sessions"], by
    ),
    "multiply_loads": lambda inside, athlete_id, by, one: store.multiply_loads(
        inside, athlete_id, one["app"], one["first_day"], one["last_day"], one["factor"], by
    ),
}


def _unplaced(sets: pd.DataFrame) -> list[UnmappedName]:
    counts = sets.loc[sets["placement"] == Placement.UNPLACED, "exercise_name"].value_counts()
    return [UnmappedName(str(name), int(number)) for name, number in counts.items()]


def _files(warehouse: Warehouse, athlete_id: str) -> list[FileRead]:
    listed = store.imports(warehouse, athlete_id)
    found = []
    for row in listed[listed["undone_at"].isna()].to_dict("records"):
        report = store.import_report(warehouse, row["import_id"])
        left_out = sum(issue.severity is Severity.LEFT_OUT for issue in report.issues)
        options = store.import_options(warehouse, row["import_id"])
        found.append(FileRead(row["import_id"], row["imported_at"], report, options, left_out))
    return found
