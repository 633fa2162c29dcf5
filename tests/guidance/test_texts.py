"""What every text of every rule must say, read off each case of each rule; and what no rule may ever be."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from analytics.guidance import all_rules, apply_rules
from analytics.model import Level
from analytics.reference import load_guide
from analytics.words import flags as words
from tests.guidance.build import evidence_of
from tests.guidance.test_cases import CASES
from tests.test_wording import BANNED

NOT_COMPARED = {"coverage", "pain-note", "plyo-tier", "starter-load", "starter-order", "spacing", "balance"}
"""Rules that tell what there is, not how far something is from a number of its own."""
NEVER = re.compile(r"acute|chronic|\bacwr\b|monoton|strain|readiness|injury score|recovery score", re.IGNORECASE)
COUNT = r"\d[\d,.]*"


@cache
def texts(rule_id: str) -> list[tuple[str, Any]]:
    return [
        (case["name"], flag) for case in CASES[rule_id] for flag in apply_rules(evidence_of(case), rule_ids=[rule_id])
    ]


@pytest.mark.parametrize("rule_id", sorted(CASES))
def test_every_text_of_a_rule_has_its_number_and_what_would_have_been_inside(rule_id: str):
    said = texts(rule_id)
    assert said
    for name, flag in said:
        text = flag.text
        assert not BANNED.search(text), (name, text)
        assert not re.search(r"\bnan\b|\binf\b|None(?!:)|  |\{|\bby \d+%", text), (name, text)
        assert text[0].isupper() or text[0].isdigit(), (name, text)
        assert text.endswith("."), (name, text)
        if flag.level is not Level.INFO or rule_id not in NOT_COMPARED:
            assert re.search(COUNT, text), (name, text)
        if rule_id not in NOT_COMPARED:
            assert "guid" in text.lower() or "ramp" in text, (name, text)


@pytest.mark.parametrize("rule_id", sorted(CASES))
def test_a_difference_is_told_in_counts_before_percent(rule_id: str):
    for name, flag in texts(rule_id):
        for inside in re.findall(r"\(([^()]*)\)", flag.text):
            if "%" in inside and inside.startswith("+"):
                assert re.match(rf"\+{COUNT} ?\S.*, \+{COUNT}%", inside), (name, flag.text)


def test_every_rule_says_its_grade_in_words_why_it_may_be_fine_and_where_it_comes_from():
    guide = load_guide()
    for rule_id, rule in guide.rules.items():
        assert rule.why_fine.endswith("."), rule_id
        assert guide.grades[rule.grade], rule_id
        assert rule.citations or rule.grade in ("C", "D"), f"{rule_id}: a grade of {rule.grade} needs a source"
        assert rule.brief.endswith("."), rule_id


def test_nothing_of_what_is_never_built_is_there():
    guide = load_guide()
    assert not [one.rule_id for one in all_rules() if NEVER.search(one.rule_id)]
    assert not [name for name in guide.parameters if NEVER.search(name)]
    said = [text for rule in guide.rules.values() for text in (rule.title, rule.text, rule.arithmetic)]
    assert not [text for text in said if NEVER.search(text)]


def test_the_words_of_flags_hold_nothing_else():
    assert not [name for name in dir(words) if NEVER.search(name)]
