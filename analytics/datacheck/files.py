"""Names that nobody has placed, and files that are in another log too."""

from __future__ import annotations

from collections.abc import Iterator

from analytics.datacheck.evidence import KEEP, CheckEvidence, finding_id
from analytics.model import CheckKind, Finding


def unplaced(evidence: CheckEvidence) -> Iterator[Finding]:
    """One finding for all names that nobody has placed."""
    if evidence.unplaced:
        yield Finding(
            finding_id(CheckKind.UNPLACED, len(evidence.unplaced)),
            CheckKind.UNPLACED,
            is_open=True,
            facts={
                "names": [one.name for one in evidence.unplaced],
                "set_count": sum(one.set_count for one in evidence.unplaced),
            },
            places=(),
            remedies=(),
        )


def of_another(evidence: CheckEvidence) -> Iterator[Finding]:
    """One finding per file whose very bytes are in another athlete's log."""
    for file, name in evidence.files_of_others.items():
        yield Finding(
            finding_id(CheckKind.FILE_OF_ANOTHER, file, name),
            CheckKind.FILE_OF_ANOTHER,
            is_open=True,
            facts={"file": file, "name": name},
            places=(),
            remedies=(KEEP,),
        )
