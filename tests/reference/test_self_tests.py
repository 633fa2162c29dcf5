"""The tests people can do, and the table of heel raises: complete, cited, and told where they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics.model import FocusArea, ReferenceDataError, Sex
from analytics.reference import heel_raise_norm, load_guide, load_self_tests
from analytics.reference.tables import DATA


def test_every_test_says_how_and_how_well():
    tests = load_self_tests()
    assert {"heel-raise", "stand-open", "stand-closed", "side-plank", "sit-to-stand"} == set(tests)
    for test in tests.values():
        assert len(test.how) >= 3 and all(step.endswith(".") for step in test.how), test.test_id
        assert test.basis.endswith(".") and set(test.citations) <= set(load_guide().citations)
        assert (test.noise is None) == ("not" in test.basis and "no difference is called clear" in test.basis)
        assert all(isinstance(area, FocusArea) for area in test.areas)


def test_the_noise_of_the_heel_raise_is_above_the_repetitions_of_the_rules():
    noise = load_self_tests()["heel-raise"].noise
    assert noise == 6.2
    for rule_id in ("side-test", "calf-norm"):
        assert load_guide().value(rule_id, "least_reps") == 6  # more than 6 whole repetitions are 7, above the noise


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('unit = "reps"', 'unit = "miles"', "needs a unit"),
        ('areas = ["calves", "feet"]', 'areas = ["ears"]', "is not a valid FocusArea"),
        ('name = "Single-leg heel raise"', "", "has no 'name'"),
        ("[heel-raise]", "[heel-raise", "balance_checks.toml"),
    ],
)
def test_a_slip_in_the_file_is_told(tmp_path: Path, old: str, new: str, sentence: str):
    text = (DATA / "balance_checks.toml").read_text(encoding="utf-8")
    (tmp_path / "balance_checks.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=sentence):
        load_self_tests(tmp_path)


@pytest.mark.parametrize(
    ("age", "sex", "norm"),
    [(20, Sex.MALE, 37), (49, Sex.MALE, 28), (50, Sex.FEMALE, 21), (89, Sex.FEMALE, 13)],
)
def test_the_table_of_heel_raises(age: int, sex: Sex, norm: int):
    found = heel_raise_norm(age, sex)
    assert found is not None and found.repetitions == norm


@pytest.mark.parametrize(("age", "sex"), [(19, Sex.MALE), (90, Sex.MALE), (None, Sex.MALE), (40, None)])
def test_outside_the_table_there_is_no_norm(age: int | None, sex: Sex | None):
    assert heel_raise_norm(age, sex) is None
