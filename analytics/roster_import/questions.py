"""What the files of a batch leave open: files that look alike are asked about together, others apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics import ingest
from analytics.model import ImportOptions, Question
from analytics.roster_import.planning import Planned, key_of, options_of


@dataclass(frozen=True)
class Asked:
    """A question that several logs leave open with the same proposal: one answer holds for these and no others."""

    app: str
    question: Question
    logs: Sequence[Planned]
    is_for_all: bool  # whether nothing else of the format leaves it open


def open_questions(planned: Sequence[Planned]) -> list[Asked]:
    """Everything that is open. Logs of one format are asked about together as long as they look alike."""
    found: dict[tuple[str, str], dict[tuple[object, ...], list[tuple[Planned, Question]]]] = {}
    for one in planned:
        for question in one.questions:
            alike = (question.proposal, tuple(value for value, _ in question.choices))
            found.setdefault((one.app, question.key), {}).setdefault(alike, []).append((one, question))
    return [
        Asked(app, some[0][1], [one for one, _ in some], len(groups) == 1)
        for (app, _), groups in found.items()
        for some in groups.values()
    ]


def with_answer(options: Mapping[str, ImportOptions], asked: Asked, answer: str) -> dict[str, ImportOptions]:
    """The options with this answer for the logs that were asked about."""
    said = {
        key_of(one): ingest.answered(options_of(options, one.app, one.label), asked.question.key, answer)
        for one in asked.logs
    }
    return {**options, **said}


def disagreeing(planned: Sequence[Planned]) -> tuple[str, Planned, Planned] | None:
    """(key, log, log) where one answer was given for two logs of a format that look different, and told for neither."""
    first: dict[tuple[str, str], tuple[str, Planned]] = {}
    for one in planned:
        for key, proposal in one.proposals.items():
            if key not in one.answers or key in one.told:
                continue
            looks, other = first.setdefault((one.app, key), (proposal, one))
            if looks != proposal:
                return key, other, one
    return None
