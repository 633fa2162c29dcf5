"""The guide: every rule, every number with its range and source, every citation, as written in data/*.toml."""

from __future__ import annotations

import datetime as dt
import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from analytics.model import AthleteSettings, Citation, Grade, Parameter, ReferenceDataError
from analytics.reference.tables import DATA
from analytics.units import format_number

SHARED = "shared"
"""Section of numbers that several rules use; as a rule id in `Guide.value` and in an athlete's thresholds."""

RHYTHM, STARTER, LOAD_TREND, ROSTER = "rhythm", "starter", "load-trend", "roster"
"""Sections of the numbers of two pages and a chart; no rule goes by them, but `Guide.value` takes them all the same."""

OUR_CHOICE = "our choice"
"""What stands in place of citations where no source gives the number."""


@dataclass(frozen=True)
class RuleGuide:
    """What the guide says about one rule: the brief it serves, its arithmetic, an example of its text, its numbers."""

    rule_id: str
    title: str
    brief: str  # the sentence of the brief it serves
    arithmetic: str  # how it computes, in plain words
    text: str  # one example of what it says
    why_fine: str  # why a week it speaks about may be fine
    grade: Grade
    citations: Sequence[str]  # keys; empty means "our choice"
    silent: Sequence[str]  # codes of Guide.silence
    parameters: Mapping[str, Parameter]
    is_off_at_first: bool = False  # speaks only for those who switch it on


@dataclass(frozen=True)
class Guide:
    """Everything under data/ that the rules go by. `load_guide()` reads it once."""

    rules: Mapping[str, RuleGuide]  # by rule id, in the order of the file
    shared: Mapping[str, Parameter]
    silence: Mapping[str, str]  # code -> meaning
    grades: Mapping[Grade, str]  # grade -> its word
    version: dt.date  # day of the last change to it
    citations: Mapping[str, Citation] = field(default_factory=dict)
    pages: Mapping[str, Mapping[str, Parameter]] = field(default_factory=dict)  # RHYTHM and so on -> its numbers

    @cached_property
    def parameters(self) -> Mapping[str, Parameter]:
        """Every number by its full name: "rule-id.parameter", "shared.parameter", "rhythm.parameter" and so on."""
        named = {f"{SHARED}.{name}": one for name, one in self.shared.items()}
        named |= {f"{page}.{name}": one for page, numbers in self.pages.items() for name, one in numbers.items()}
        for rule in self.rules.values():
            named |= {f"{rule.rule_id}.{name}": one for name, one in rule.parameters.items()}
        return named

    @cached_property
    def fingerprint(self) -> str:
        """Eight letters of every number the rules go by: another one as soon as a single number is another one."""
        numbers = "\n".join(f"{name} {one.value!r}" for name, one in sorted(self.parameters.items()))
        return hashlib.sha256(numbers.encode()).hexdigest()[:8]

    def own_numbers(self, settings: AthleteSettings) -> dict[str, tuple[float, float]]:
        """Full name -> the athlete's own number and the guide's, where they differ."""
        return {
            name: (own, self.parameters[name].value)
            for name, own in sorted(settings.thresholds.items())
            if name in self.parameters and own != self.parameters[name].value
        }

    def switched(self, settings: AthleteSettings) -> tuple[list[str], list[str]]:
        """Rules that the athlete has off though the guide has them on, and the other way round."""
        off = [name for name, one in self.rules.items() if not one.is_off_at_first and self.is_off(name, settings)]
        on = [name for name, one in self.rules.items() if one.is_off_at_first and not self.is_off(name, settings)]
        return off, on

    def is_off(self, rule_id: str, settings: AthleteSettings) -> bool:
        """Whether an athlete has a rule switched off; some rules are off until they are switched on."""
        chosen = settings.rules_on if self.rules[rule_id].is_off_at_first else settings.rules_off
        return (rule_id in chosen) != self.rules[rule_id].is_off_at_first

    def value(self, rule_id: str, name: str, settings: AthleteSettings | None = None) -> float:
        """The number a rule goes by: the athlete's own where they chose one, else the guide's.

        Raises KeyError for a name the guide does not have, ValueError (a sentence) for a choice outside its range.
        """
        key = f"{rule_id}.{name}"
        parameter = self.parameters[key]
        if settings is None or key not in settings.thresholds:
            return parameter.value
        return check_choice(parameter, settings.thresholds[key])

    def check(self, thresholds: Mapping[str, float]) -> None:
        """Raises ValueError (a sentence) when a choice has no number in the guide or lies outside its range."""
        for key, chosen in thresholds.items():
            if key not in self.parameters:
                raise ValueError(f"The guide has no number named “{key}”; the page Guide lists them all.")
            check_choice(self.parameters[key], chosen)


def check_choice(parameter: Parameter, chosen: float) -> float:
    """The chosen value when it lies in the parameter's range; ValueError (a sentence) when not."""
    if parameter.minimum <= chosen <= parameter.maximum:
        return float(chosen)
    allowed = f"{format_number(parameter.minimum, 2)} to {format_number(parameter.maximum, 2)}"
    raise ValueError(
        f"{parameter.label}: {format_number(chosen, 4)} is outside the range {allowed} ({parameter.unit})."
    )


def first_jump_week(guide: Guide, settings: AthleteSettings) -> int:
    """The trained week of a new lifter from which jumps are in the starter guide; never in its first phase."""
    first, balance = (guide.value("starter-order", name, settings) for name in ("jumps_from_week", "weeks"))
    return int(max(first, balance + 1))


@lru_cache(maxsize=4)
def load_guide(folder: Path = DATA) -> Guide:
    """Read guidance.toml and citations.toml of a folder. Raises ReferenceDataError naming the file and the section."""
    guidance = _read(folder / "guidance.toml")
    try:
        citations = {
            key: Citation(key=key, **{name: entry[name] for name in _CITATION})
            for key, entry in _read(folder / "citations.toml").items()
        }
    except KeyError as missing:
        raise ReferenceDataError(f"{folder / 'citations.toml'}: a source has no {missing}.") from None
    guide = Guide(
        rules={key: _rule(key, entry, folder) for key, entry in guidance.items() if key not in _TABLES},
        shared=_parameters(SHARED, guidance[SHARED], folder),
        silence=guidance["silence"],
        grades={Grade(key): word for key, word in guidance["grades"].items()},
        version=_version(guidance, folder),
        citations=citations,
        pages={page: _parameters(page, guidance[page]["parameters"], folder) for page in _PAGES},
    )
    for where, keys in _cited(guide).items():
        for key in keys:
            if key not in citations:
                raise ReferenceDataError(f"{folder / 'guidance.toml'}: {where} cites “{key}”, not in citations.toml.")
    return guide


_PAGES = (RHYTHM, STARTER, LOAD_TREND, ROSTER)
_TABLES = (SHARED, *_PAGES, "silence", "grades", "version")
_CITATION = ("authors", "year", "title", "journal", "doi", "checked", "note")
_RULE = ("title", "brief", "arithmetic", "text", "why_fine")


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as broken:
        raise ReferenceDataError(f"{path}: {broken}") from None


def _version(guidance: Mapping[str, Any], folder: Path) -> dt.date:
    version = guidance.get("version")
    if not isinstance(version, dt.date):
        raise ReferenceDataError(f"{folder / 'guidance.toml'} needs the day of its last change: version = 2026-01-31.")
    return version


def _rule(rule_id: str, entry: Mapping[str, Any], folder: Path) -> RuleGuide:
    where = f"{folder / 'guidance.toml'}: [{rule_id}]"
    try:
        return RuleGuide(
            rule_id=rule_id,
            **{name: entry[name] for name in _RULE},
            grade=Grade(entry["grade"]),
            citations=_sources(entry["citations"]),
            silent=tuple(entry["silent"]),
            parameters=_parameters(rule_id, entry.get("parameters", {}), folder),
            is_off_at_first=bool(entry.get("off", False)),
        )
    except KeyError as missing:
        raise ReferenceDataError(f"{where} has no {missing}.") from None
    except ValueError as wrong:
        raise ReferenceDataError(f"{where}: {wrong}.") from None


def _parameters(section: str, table: Mapping[str, Any], folder: Path) -> dict[str, Parameter]:
    parameters = {}
    for name, entry in table.items():
        where = f"{folder / 'guidance.toml'}: [{section}] {name}"
        try:
            parameter = Parameter(
                name=name,
                value=float(entry["value"]),
                unit=entry["unit"],
                minimum=float(entry["min"]),
                maximum=float(entry["max"]),
                label=entry["label"],
                grade=Grade(entry["grade"]),
                citations=_sources(entry["citations"]),
                is_for_coach=bool(entry.get("coach", False)),
            )
        except (KeyError, ValueError) as wrong:
            raise ReferenceDataError(f"{where} lacks or misstates {wrong}.") from None
        if not parameter.minimum <= parameter.value <= parameter.maximum:
            raise ReferenceDataError(f"{where}: the value lies outside its own range.")
        parameters[name] = parameter
    return parameters


def _sources(entry: str | Sequence[str]) -> tuple[str, ...]:
    """Citation keys; the words "our choice" stand for none."""
    if entry == OUR_CHOICE:
        return ()
    if isinstance(entry, str) or not entry:
        raise ValueError(f"citations must be a list of keys or “{OUR_CHOICE}”")
    return tuple(entry)


def _cited(guide: Guide) -> dict[str, Sequence[str]]:
    """Where citations stand -> their keys."""
    return {f"[{rule_id}]": rule.citations for rule_id, rule in guide.rules.items()} | {
        name: parameter.citations for name, parameter in guide.parameters.items()
    }
