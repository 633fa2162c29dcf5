from __future__ import annotations

import re

import pytest

from analytics.model import Experience
from analytics.reference import load_false_flags, load_guide
from analytics.reference.false_flags import SIMULATED_RULES
from analytics.words import guide as words
from tests.pages.conftest import OPEN_ALL, App, as_read, sample

GUIDE = load_guide()


def test_every_rule_stands_with_its_arithmetic_reason_and_grade(app: App) -> None:
    app.go("data/guide")
    labels = [one.label.replace("\\", "") for one in app.at.expander]
    for rule in GUIDE.rules.values():
        assert f"**{rule.title}**{' · off' if rule.is_off_at_first else ''}" in labels
        plain = " ".join(rule.arithmetic.split())
        assert plain in app.text
        assert rule.why_fine in app.text
    assert len([line for line in app.text.splitlines() if line.startswith("**How good the evidence is.**")]) == len(
        GUIDE.rules
    )


def test_every_number_stands_with_its_range_and_source(app: App) -> None:
    app.go("data/guide")
    lines = app.text.splitlines()
    for parameter in GUIDE.parameters.values():
        sources = [GUIDE.citations[key] for key in parameter.citations]
        text = words.parameter_text(parameter, parameter.value, GUIDE.grades[parameter.grade], sources)
        assert as_read(f"- **{parameter.label}:** {text}") in lines


def test_every_source_says_how_far_it_was_checked(app: App) -> None:
    app.go("data/guide")
    for citation in GUIDE.citations.values():
        line = next(line for line in app.text.splitlines() if citation.title.rstrip(".") in line and "- " in line)
        assert words.CHECKED[citation.checked].capitalize() in line
        assert (f"(https://doi.org/{citation.doi})" in line) == (citation.doi != ""), citation.key


def test_the_readers_own_numbers_and_level_are_shown(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    app.go("data/guide")
    assert "Your level counts as **established** (decided from your log" in app.text
    app.go("data/settings")
    app.open_part("_part_sets-jump")
    next(one for one in app.at.number_input if one.key and "sets-jump.threshold_established" in one.key).set_value(
        30
    ).run()
    app.go("data/guide")
    assert "- **Established lifters: up to this much more:** 30%, your own; the guide has 20%;" in app.text
    new = next(line for line in app.text.splitlines() if line.startswith("- **New lifters: up to this much more:**"))
    assert "Not used at your level." in new


def test_the_ranges_are_worked_out_with_the_readers_own_numbers(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    app.go("data/guide")
    assert app.at.header[0].value == "17 to 23 August\\: the ranges worked out"
    assert "**Calves: 5.6 to 13.5 sets.** The 4 weeks before held 8, 8, 8 and 12 sets; the highest is 12." in app.text
    lines = [line for line in app.text.splitlines() if re.match(r"\*\*.+ sets\.\*\* The 4 weeks before held", line)]
    assert len(lines) == 5


def test_before_the_first_log_the_numbers_are_a_samples_and_that_is_said(app: App) -> None:
    app.go("data/guide")
    assert "There is no log yet, so these are the numbers of Robin (sample), an invented runner." in app.text
    assert "**Calves: 5.6 to 13.5 sets.**" in app.text


@pytest.mark.parametrize("sentence", [words.FOOTER, *words.CANNOT_TELL, words.ONE_REP_MAX, words.BODY_MASS])
def test_the_limits_are_told(app: App, sentence: str) -> None:
    app.go("data/guide")
    assert sentence in app.text


def test_a_link_opens_one_rule(app: App) -> None:
    app.at.session_state[OPEN_ALL] = False
    app.go("data/guide", rule="coverage")
    opened = [one.label for one in app.at.expander if one.proto.expanded]
    assert opened == [f"**{GUIDE.rules['coverage'].title}**"]


def test_how_often_the_rules_speak_without_cause_stands_beside_the_naive_rules(app: App) -> None:
    app.go("data/guide")
    rows = {(row.wobble, row.lifter, row.rule_set): row for row in load_false_flags()}
    ours = rows["week", Experience.ESTABLISHED, "guide"]
    assert words.false_flags_text(ours, rows["week", Experience.ESTABLISHED, "last-week"]) in app.text
    assert "it says nothing about injuries" in app.text
    *compared, by_rule = (table.value for table in app.at.table if "Any level" in table.value)
    assert [len(one) for one in compared] == [6, 6, 6]
    assert compared[0].iloc[0]["Any level"].replace("\\", "") == words.share_text(ours.any_level)
    assert all(list(one["Watch or above"]).count("–") == 4 for one in compared)
    assert len(by_rule) == len(SIMULATED_RULES)
    assert words.SIMULATION_LEFT_OUT in app.text
    assert words.aim_text([rows[one, Experience.ESTABLISHED, "guide"] for one in words.WOBBLE]) in app.text
