"""What every rule must say of itself, and what no rule may ever be. The texts of cases: see texts.py."""

from __future__ import annotations

import re

from analytics.guidance import all_rules
from analytics.reference import load_guide
from analytics.words import flags as words

NEVER = re.compile(r"acute|chronic|\bacwr\b|monoton|strain|readiness|injury score|recovery score", re.IGNORECASE)


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
