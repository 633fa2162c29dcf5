"""How much is recognised, and that nothing is recognised wrongly: tables of names checked by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from analytics.model import FocusArea
from analytics.names import find_exercise, resolve_names
from analytics.reference import load_catalogue

HERE = Path(__file__).parent
CATALOGUE = load_catalogue()
LANGUAGES = ["portuguese", "french", "spanish", "german", "italian", "dutch"]


def table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


HAND_CHECKED = table("hand_checked_names.csv")
TRANSLATED = table("names_in_six_languages.csv")


def where_it_counts(name: str) -> dict[str, str]:
    """The row that the resolver would write into the hand-checked table."""
    [row] = resolve_names([name], CATALOGUE, {}).to_dict("records")

    def areas(credit: float) -> str:
        return " ".join(sorted(area for area in FocusArea if row[f"credit_{area}"] == credit))

    return {"name": name, "placement": str(row["placement"]), "direct": areas(1.0), "indirect": areas(0.5)}


def test_no_hand_checked_name_counts_in_a_wrong_area():
    found = [where_it_counts(row["name"]) for row in HAND_CHECKED]
    wrong = [one for one, row in zip(found, HAND_CHECKED, strict=True) if one["placement"] != "unplaced" and one != row]
    assert wrong == []


def test_nearly_every_hand_checked_name_is_recognised():
    names = [row["name"] for row in HAND_CHECKED]
    assert len(set(names)) == len(names) >= 200
    known = [name for name in names if find_exercise(name, CATALOGUE)]
    assert len(known) >= 0.95 * len(names), sorted(set(names) - set(known))


def test_the_table_of_languages_holds_the_150_most_common_exercises():
    ids = [row["exercise_id"] for row in TRANSLATED]
    assert len(set(ids)) == len(ids) >= 150
    assert set(ids) <= set(CATALOGUE.exercises)


@pytest.mark.parametrize("language", LANGUAGES)
def test_common_names_in_six_languages(language: str):
    meant = {row[language]: row["exercise_id"] for row in TRANSLATED}
    found = {name: exercise.exercise_id for name in meant if (exercise := find_exercise(name, CATALOGUE))}
    assert found == meant


@pytest.mark.parametrize("language", LANGUAGES)
def test_translated_names_without_accents_and_in_capitals_are_the_same(language: str):
    wrong = [
        row[language]
        for row in TRANSLATED
        if (one := find_exercise(row[language].upper(), CATALOGUE)) is None or one.exercise_id != row["exercise_id"]
    ]
    assert wrong == []
