"""Days that cannot be right, and days that nobody has explained."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from analytics.datacheck.evidence import KEEP, CheckEvidence, finding_id, places_of
from analytics.model import CheckKind, Finding, Remedy

LEAP = 0.05
"""Change of body mass from one entry to the next that is asked about."""


def future(evidence: CheckEvidence) -> Iterator[Finding]:
    """One finding per session dated after today."""
    sets = evidence.sets
    for (app, key), rows in sets[sets["local_day"] > pd.Timestamp(evidence.today)].groupby(["app", "session_key"]):
        yield Finding(
            finding_id(CheckKind.FUTURE, app, key),
            CheckKind.FUTURE,
            is_open=True,
            facts={"day": rows["local_day"].iloc[0].date(), "set_count": len(rows), "today": evidence.today},
            places=places_of(rows)[:1],
            remedies=(
                Remedy("leave-out", [{"do": "leave_out_sessions", "sessions": [(app, key)]}]),
                KEEP,
            ),
        )


def gaps(evidence: CheckEvidence) -> Iterator[Finding]:
    """One finding for all empty stretches that nobody has explained."""
    silent = evidence.gaps[evidence.gaps["answer"] == ""].sort_values("gap_start")
    if silent.empty:
        return
    last = silent.iloc[-1]
    yield Finding(
        finding_id(CheckKind.GAP, len(silent), last["gap_start"]),
        CheckKind.GAP,
        is_open=True,
        facts={
            "count": len(silent),
            "first": last["gap_start"].date(),
            "last": None if pd.isna(last["gap_end"]) else last["gap_end"].date(),
            "days": int(last["gap_days"]),
        },
        places=(),
        remedies=(),
    )


def body_mass(evidence: CheckEvidence) -> Iterator[Finding]:
    """One finding per entry that differs by more than 5 % from the one before."""
    entries = sorted(evidence.settings.body_masses_kg.items())
    for (day, before), (next_day, after) in pairwise(entries):
        if abs(after - before) > LEAP * before + 1e-9:
            yield Finding(
                finding_id(CheckKind.BODY_MASS, next_day, before, after),
                CheckKind.BODY_MASS,
                is_open=True,
                facts={"day": day, "before": before, "next_day": next_day, "after": after},
                places=(),
                remedies=(KEEP,),
            )
