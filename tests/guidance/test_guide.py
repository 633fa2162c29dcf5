"""The guide as data: every number has a range, and a source or the words "our choice"; choices keep to the range."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from analytics.model import AthleteSettings, ReferenceDataError
from analytics.reference import load_self_tests, load_two_speeds
from analytics.reference.guide import DATA, OUR_CHOICE, load_guide
from analytics.words.guide import judged_by
from tests.wording import avoided


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with both files of the guide, to be broken."""
    for name in ("guidance.toml", "citations.toml"):
        shutil.copy(DATA / name, tmp_path / name)
    return tmp_path


def test_every_number_is_cited_or_called_our_choice():
    written = tomllib.loads((DATA / "guidance.toml").read_text(encoding="utf-8"))
    numbers = {f"shared.{name}": entry for name, entry in written["shared"].items()}
    for rule_id, section in ((key, one) for key, one in written.items() if key != "version"):
        numbers |= {f"{rule_id}.{name}": entry for name, entry in section.get("parameters", {}).items()}
    assert len(numbers) == len(load_guide().parameters)
    for name, entry in numbers.items():
        assert entry["citations"] == OUR_CHOICE or len(entry["citations"]) > 0, name
        if entry["grade"] in ("A", "B"):
            assert entry["citations"] != OUR_CHOICE, f"{name}: a grade of {entry['grade']} needs a source"


def test_every_source_is_used():
    guide = load_guide()
    used = {key for rule in guide.rules.values() for key in rule.citations}
    used |= {key for one in guide.parameters.values() for key in one.citations}
    used |= {key for test in load_self_tests().values() for key in test.citations}
    used |= {one.key for lane in load_two_speeds() for one in lane.citations}
    assert set(guide.citations) == used


def test_every_source_says_how_far_it_was_checked():
    for one in load_guide().citations.values():
        assert one.checked in ("read", "second-hand", "from memory"), one.key
        assert one.note, one.key
        assert one.key.endswith(str(one.year)), one.key


def test_every_doi_is_written_bare_and_leads_to_one_paper():
    papers: dict[str, str] = {}
    for one in load_guide().citations.values():
        assert one.doi == "" or re.fullmatch(r"10\.\d{4,}/[\w./:-]*\w", one.doi, re.ASCII), one.key
        paper = f"{one.authors} {one.year} {one.journal}"
        assert one.doi == "" or papers.setdefault(one.doi, paper) == paper, one.key


def test_no_note_of_a_source_that_was_read_speaks_from_memory():
    for one in load_guide().citations.values():
        assert one.checked == "from memory" or "memory" not in f"{one.authors} {one.note}", one.key


def test_no_sentence_of_the_guide_holds_a_word_that_is_avoided():
    for rule in load_guide().rules.values():
        sentences = [rule.title, rule.brief, rule.arithmetic, rule.text, rule.why_fine]
        sentences += [one.label for one in rule.parameters.values()]
        assert not avoided(sentences), rule.rule_id
        assert "!" not in " ".join(sentences)


def test_silence_codes_of_rules_are_explained():
    guide = load_guide()
    assert {code for rule in guide.rules.values() for code in rule.silent} == set(guide.silence)


def test_a_choice_of_the_athlete_is_honoured():
    guide = load_guide()
    chosen = AthleteSettings(thresholds={"sets-jump.threshold_new": 0.15})
    assert guide.value("sets-jump", "threshold_new", chosen) == 0.15
    assert guide.value("sets-jump", "threshold_established", chosen) == 0.2
    assert guide.value("sets-jump", "threshold_new") == 0.1


@pytest.mark.parametrize("value", [0.04, 0.51, float("nan"), float("inf"), -1])
def test_a_choice_outside_the_range_is_refused_with_a_sentence(value: float):
    guide = load_guide()
    with pytest.raises(ValueError, match=r"New lifters: up to this much more: .* outside the range 0\.05 to 0\.5"):
        guide.value("sets-jump", "threshold_new", AthleteSettings(thresholds={"sets-jump.threshold_new": value}))
    with pytest.raises(ValueError, match="outside the range"):
        guide.check({"sets-jump.threshold_new": value})


def test_a_number_the_guide_does_not_have_is_refused_with_a_sentence():
    with pytest.raises(ValueError, match=r"no number named “sets-jump\.colour”"):
        load_guide().check({"sets-jump.colour": 1})


def test_numbers_not_for_choosing_have_no_range():
    shared = load_guide().shared
    assert shared["watch_above"].minimum == shared["watch_above"].maximum == 0.3


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('citations = ["frandsen-2025"]', 'citations = ["nobody-1999"]', "nobody-1999"),
        ('grade = "B"', 'grade = "E"', "'E' is not a valid Grade"),
        ("value = 0.1, unit", "value = 0.9, unit", "outside its own range"),
        ('title = "A bigger step in sets"', "", r"\[sets-jump\] has no 'title'"),
        ("[shared]", "[shared", "guidance.toml: "),
    ],
)
def test_a_slip_in_the_file_is_named(copy: Path, old: str, new: str, sentence: str):
    text = (copy / "guidance.toml").read_text(encoding="utf-8")
    assert old in text
    (copy / "guidance.toml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=sentence):
        load_guide(copy)


def test_a_source_without_a_year_is_named(copy: Path):
    text = (copy / "citations.toml").read_text(encoding="utf-8")
    (copy / "citations.toml").write_text(text.replace("year = 2009\n", ""), encoding="utf-8")
    with pytest.raises(ReferenceDataError, match="no 'year'"):
        load_guide(copy)


def test_the_numbers_of_a_coach_are_those_of_the_table():
    # guidance.toml says `coach = true`: look-back and history, small base, lighter weeks, the limits of balance
    for_coach = {key for key, one in load_guide().parameters.items() if one.is_for_coach}
    assert for_coach == {
        "shared.look_back_weeks",
        "shared.look_back_most_weeks",
        "shared.history_weeks",
        "shared.small_base_sets",
        "shared.light_share",
        "balance.note_above",
        "balance.watch_above",
    }
    assert all(load_guide().parameters[key].minimum < load_guide().parameters[key].maximum for key in for_coach)


def test_the_fingerprint_changes_with_a_single_number_and_the_guide_has_a_day():
    guide = load_guide()
    assert isinstance(guide.version, dt.date)
    name, one = next(iter(guide.shared.items()))
    other = replace(guide, shared={**guide.shared, name: replace(one, value=one.value + 1)})
    assert len(guide.fingerprint) == 8
    assert other.fingerprint != guide.fingerprint
    assert replace(guide).fingerprint == guide.fingerprint


def test_what_an_athlete_has_otherwise_is_known():
    guide = load_guide()
    same = AthleteSettings(thresholds={"sets-jump.threshold_new": 0.1})
    assert guide.own_numbers(same) == {}
    mine = AthleteSettings(
        thresholds={"sets-jump.threshold_new": 0.15}, rules_off=frozenset({"daily"}), rules_on=frozenset({"calf-norm"})
    )
    assert guide.own_numbers(mine) == {"sets-jump.threshold_new": (0.15, 0.1)}
    assert guide.switched(mine) == (["daily"], ["calf-norm"])
    many = AthleteSettings(thresholds={f"starter-size.{one}": 7 for one in guide.rules["starter-size"].parameters})
    text = judged_by(guide, replace(many, thresholds={**many.thresholds, "drift.threshold": 0.9, **mine.thresholds}))
    assert text.count("(guide:") == 6 and "more." in text
