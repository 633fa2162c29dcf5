"""The parts of the *Guide* page: one rule, its numbers as they stand for the reader, silence, sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from analytics.model import AthleteSettings, Citation, Experience, Parameter
from analytics.reference import FalseFlags, Guide, RuleGuide, load_false_flags
from analytics.reference.false_flags import ALL_SIMULATED, FOUR_WEEK_MEAN, LAST_WEEK, SIMULATED_RULES
from analytics.words import guide as words
from analytics.writing import prose
from pages.shared import cache, state, widgets
from pages.shared.page import Here
from pages.shared.widgets import md_escape


@dataclass(frozen=True)
class Reader:
    """Whose numbers the guide shows. `level` is None while there is no log to decide it from."""

    settings: AthleteSettings
    level: Experience | None
    level_was_set: bool


def reader(here: Here) -> Reader:
    """The athlete's settings and level; the guide's own numbers when there is no athlete yet."""
    if here.athlete is None:
        return Reader(AthleteSettings(), None, False)
    settings = here.athlete.settings
    log = cache.athlete_log(here.source, here.warehouse, here.athlete, here.today)
    level = log.levels.get(here.athlete.athlete_id, settings.level)
    return Reader(settings, level, settings.level is not None)


def reader_text(one: Reader) -> str:
    """Which level the thresholds are read at, and who said so."""
    if one.level is None:
        return "Open a rule for its arithmetic, its numbers and where they come from."
    name = {Experience.NEW: "new to lifting", Experience.ESTABLISHED: "established"}[one.level]
    by = "as you said in Settings" if one.level_was_set else "decided from your log; Settings can say otherwise"
    rehab = " Rehab mode is on, so no rule speaks." if one.settings.rehab_mode else ""
    return f"Your level counts as **{name}** ({by}). Open a rule for its arithmetic, numbers and sources.{rehab}"


def show_rule(guide: Guide, rule: RuleGuide, one: Reader) -> None:
    """One rule, closed until asked for, or open when the address asks for it with `?rule=`."""
    off = " · off" if guide.is_off(rule.rule_id, one.settings) else ""
    widgets.folded(
        f"**{md_escape(rule.title)}**{off}",
        partial(_show_open, guide, rule, one),
        key=f"rule_{rule.rule_id}",
        expanded=state.linked("rule") == rule.rule_id,
    )


def _show_open(guide: Guide, rule: RuleGuide, one: Reader) -> None:
    st.markdown(f"**What it is for.** {md_escape(prose(rule.brief))}")
    st.markdown(f"**Arithmetic.** {md_escape(prose(rule.arithmetic))}")
    st.markdown(f"**An example of what it says.** “{md_escape(prose(rule.text))}”")
    st.markdown(f"**Why this may be fine.** {md_escape(prose(rule.why_fine))}")
    st.markdown(f"**How good the evidence is.** Grade {rule.grade}: {md_escape(guide.grades[rule.grade])}.")
    if rule.parameters:
        st.markdown("**Its numbers.**")
        show_numbers(guide, rule.parameters, rule.rule_id, one)
    if rule.silent:
        st.markdown("**When it stays silent.**")
        st.markdown("\n".join(f"- {md_escape(guide.silence[code])}" for code in rule.silent))
    st.markdown("**Sources.** " + (source_list(cited(guide, rule.citations)) or "Our choice; no source."))


def show_numbers(guide: Guide, parameters: Mapping[str, Parameter], section: str, one: Reader) -> None:
    """Every number of a rule: what it is for the reader, the range to choose from, evidence and source."""
    other = {Experience.NEW: "threshold_established", Experience.ESTABLISHED: "threshold_new"}
    lines = []
    for name, parameter in parameters.items():
        key = f"{section}.{name}"
        text = words.parameter_text(
            parameter,
            guide.value(section, name, one.settings),
            guide.grades[parameter.grade],
            cited(guide, parameter.citations),
            is_own=key in one.settings.thresholds,
            is_other_level=one.level is not None and name == other[one.level],
        )
        lines.append(f"- **{md_escape(prose(parameter.label))}:** {md_escape(text)}")
    st.markdown("\n".join(lines))


def show_silence(guide: Guide) -> None:
    """Every reason for which a rule says nothing."""
    st.markdown("\n".join(f"- {md_escape(meaning)}" for meaning in guide.silence.values()))


def show_false_flags(guide: Guide) -> None:
    """How often the rules about steps speak about a plan that never changes, as simulated."""
    rows = {(row.wobble, row.lifter, row.rule_set): row for row in load_false_flags()}
    usual = {rule_set: rows["week", Experience.ESTABLISHED, rule_set] for rule_set in words.JUDGED_BY}
    st.markdown(md_escape(words.SIMULATION))
    st.markdown(words.false_flags_text(usual[ALL_SIMULATED], usual[LAST_WEEK]))
    established = [rows[wobble, Experience.ESTABLISHED, ALL_SIMULATED] for wobble in words.WOBBLE]
    st.markdown(f"{words.aim_text(established)} {words.SIMULATION_LEFT_OUT}")
    for wobble, difference in words.WOBBLE.items():
        kept = [
            rows[wobble, lifter, rule_set]
            for lifter in (Experience.ESTABLISHED, Experience.NEW)
            for rule_set in (ALL_SIMULATED, LAST_WEEK, FOUR_WEEK_MEAN)
        ]
        widgets.read_as_rows(
            [_simulated(row) for row in kept],
            label=f"Weeks that differ by {difference}",
            alt=f"Weeks of an unchanged plan that are marked, and planted steps caught: {difference}.",
            key=f"simulated_{wobble}",
        )
    by_rule = [rows["week", Experience.ESTABLISHED, rule_id] for rule_id in SIMULATED_RULES]
    by_rule.sort(key=lambda row: -row.any_level)
    loudest = words.loudest_text(guide.rules[by_rule[0].rule_set].title, by_rule[0])
    st.markdown(md_escape(f"{loudest} {words.SIMULATION_WHY}"))
    widgets.table(
        pd.DataFrame(
            {
                "Rule": guide.rules[row.rule_set].title,
                "Any level": words.share_text(row.any_level),
                "Watch or above": words.share_text(row.watch),
            }
            for row in by_rule
        ),
        alt="Share of the same weeks of established lifters that each rule marks by itself.",
    )
    first = usual[ALL_SIMULATED]
    widgets.small(words.simulated_text(first.runners, first.weeks, first.planted_runners, first.seed))


def _simulated(row: FalseFlags) -> dict[str, str]:
    return {
        "Lifters": words.LIFTER[row.lifter],
        "Judged by": words.JUDGED_BY[row.rule_set],
        "Any level": words.share_text(row.any_level),
        "Watch or above": words.share_text(row.watch),
        **{prose(name): words.share_text(share) for name, share in zip(words.CAUGHT, row.caught, strict=True)},
    }


def show_sources(guide: Guide) -> None:
    """Every source once, by first author, with how far it was checked."""
    ordered = sorted(guide.citations.values(), key=lambda one: (one.authors.casefold(), one.year))
    st.markdown("\n".join(f"- {_full(one)}" for one in ordered))


def cited(guide: Guide, keys: Sequence[str]) -> list[Citation]:
    """The citations of these keys, in order."""
    return [guide.citations[key] for key in keys]


def source_list(citations: Sequence[Citation]) -> str:
    """`Frandsen et al. 2025 (abstract read); ...`, in Markdown."""
    return "; ".join(f"{md_escape(words.short_source(one))} ({words.CHECKED[one.checked]})" for one in citations)


def _full(one: Citation) -> str:
    doi = f" [doi:{md_escape(one.doi)}](https://doi.org/{one.doi})" if one.doi else ""
    text = f"{one.authors} ({one.year}). {one.title.rstrip('.')}. {one.journal}."
    note = md_escape(prose(f"{one.note.rstrip('.')}.")) if one.note else ""
    return f"{md_escape(text)}{doi} {note} :small[{words.CHECKED[one.checked].capitalize()}.]"
