"""The sentences of *two speeds*: sources beside each lane, and nothing measured from the person but the weeks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analytics.model import ReferenceDataError
from analytics.reference import load_two_speeds
from analytics.reference.tables import DATA
from analytics.words import two_speeds as words


def test_every_lane_has_its_sources_beside_it_and_lanes_go_from_fast_to_slow():
    lanes = load_two_speeds()
    assert [lane.tissue for lane in lanes] == ["muscle", "muscle", "tendon", "tendon"]
    assert [lane.begins_weeks for lane in lanes] == sorted(lane.begins_weeks for lane in lanes)
    for lane in lanes:
        assert all(f"{one.year}" in words.source_text(lane) for one in lane.citations)
    assert "neither can this app" in words.INTRO
    assert "Nothing here is measured from you except the number of weeks." in words.NOTE.replace("\n", " ")


def test_the_persons_weeks_are_said_only_where_there_is_steady_work():
    assert words.person_text(0, 14) == ""
    assert words.person_text(7, 14) == (
        "**Dotted: week 7 of your steady calf work**, counted since the last 14 days without any."
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"kubo-2010", "bohm-2015"', '"nobody-1999"'),
        ("clear_weeks = 14", "clear_weeks = 4"),
        ('said = "Little', 'told = "Little'),
    ],
)
def test_a_slip_in_the_table_names_its_lane(tmp_path: Path, old: str, new: str):
    for name in ("guidance.toml", "citations.toml", "two_speeds.toml"):
        shutil.copy(DATA / name, tmp_path)
    file = tmp_path / "two_speeds.toml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=r"two_speeds.toml: Tendon stiffness"):
        load_two_speeds(tmp_path)
