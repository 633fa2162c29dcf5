"""What in a log is worth a second look: pure functions, one kind of finding each. Nothing here changes anything."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence

from analytics.datacheck import days, files, loads, same_sessions, typos, unit_switch
from analytics.datacheck.evidence import CheckEvidence
from analytics.model import CheckKind, Finding

CHECKS: Sequence[Callable[[CheckEvidence], Iterator[Finding]]] = (
    typos.find,
    unit_switch.find,
    same_sessions.find,
    days.future,
    days.gaps,
    days.body_mass,
    loads.bodyweight,
    loads.units,
    files.unplaced,
    files.of_another,
)
_ORDER = list(CheckKind)


def check(evidence: CheckEvidence, kept: Container[str]) -> list[Finding]:
    """Everything found but what the person kept as it is; in the order of CheckKind, then of time."""
    found = [one for find in CHECKS for one in find(evidence) if one.finding_id not in kept]
    return sorted(found, key=lambda one: _ORDER.index(one.kind))


__all__ = ["CHECKS", "CheckEvidence", "check"]
