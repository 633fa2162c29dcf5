"""Sentences about runs and pain that people note on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analytics.model import RunKind
from analytics.units import format_number
from analytics.words.add_log import AREA_NAMES
from analytics.writing import full_day

TITLE = "Notes on a day"
INTRO = (
    "Note hard, long and race runs, so that leg work just before them is pointed out. Note pain in an area, and for"
    " four weeks nothing is said about too little work there. Every note can be taken away again."
)
KINDS = {RunKind.HARD: "Hard", RunKind.LONG: "Long", RunKind.RACE: "Race", RunKind.EASY: "Easy"}
ADDED = "The note is kept."
REMOVED = "The note is taken away."
NONE_YET = "No note yet."


def run_text(run: Mapping[Hashable, Any]) -> str:
    """`4 May 2026, 18:00: hard run, 50 min, 10 km`, from a row of RUNS."""
    time = "" if pd.isna(run["started_at"]) else f", {run['started_at']:%H:%M}"
    minutes = "" if pd.isna(run["duration_s"]) else f", {format_number(run['duration_s'] / 60, 0)} min"
    km = "" if pd.isna(run["distance_m"]) else f", {format_number(run['distance_m'] / 1000, 2)} km"
    kind = RunKind(run["run_kind"])
    what = "race" if kind is RunKind.RACE else f"{KINDS[kind].lower()} run"
    return f"{_day(run)}{time}: {what}{minutes}{km}"


def pain_text(note: Mapping[Hashable, Any]) -> str:
    """`4 May 2026: pain, calves. After the hills`, from a row of PAIN_NOTES; the person's own words last."""
    own = f". {note['note']}" if note["note"] else ""
    return f"{_day(note)}: pain, {AREA_NAMES[note['focus_area']].lower()}{own}"


def _day(row: Mapping[Hashable, Any]) -> str:
    day: dt.date = row["local_day"].date()
    return full_day(day)
