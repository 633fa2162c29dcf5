"""What stands on the page: the same finding, ranges and numbers as the screen, and what was chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from analytics import planner
from analytics import warehouse as store
from analytics.athlete_log import read_log
from analytics.model import Athlete, EvenstrideError, FlagAnswer
from analytics.reference import load_catalogue, load_guide
from analytics.reports import Choice, HandOver, Naming, as_html, as_text, read_hand_over, tidy_rows
from analytics.warehouse import Warehouse
from analytics.words.next_week import range_text
from tests.filled import sample_store
from tests.pages.test_runner_pages import TITLES
from tests.reports.conftest import MakePage


@pytest.mark.parametrize("name", TITLES)
def test_the_finding_is_the_title_of_this_week(page_of: MakePage, name: str):
    page = page_of(name.split()[0])
    assert page.finding == TITLES[name][0]
    assert page.name == name
    assert [row.name for row in page.rows] == ["Core", "Glutes", "Legs", "Calves", "Feet & arches"]


def test_words_of_robins_page(robin: HandOver):
    calves = robin.rows[3]
    assert (calves.value, calves.state, calves.coming) == (
        "8 sets this week so far",
        "Within guide (5.6 to 13.5)",
        "5.6 to 13.5 sets",
    )
    assert robin.span == "4 May to 23 August 2026: 16 weeks, the running one included."
    assert robin.flags[0].heading == "▲ Calves: a bigger step in sets"
    assert robin.flags[0].when == "last week, 10 to 16 August · watch"
    assert len(robin.flags) == 6
    assert robin.flags_folded > 0
    assert robin.next_week == "Next week, 24 to 30 August"
    assert robin.not_counted.startswith("All 663 sets were read.")
    assert robin.footer.startswith("This compares your log with published guidance")


def test_ranges_are_those_of_the_planner(sample: tuple[Warehouse, dt.date], robin: HandOver):
    warehouse, today = sample
    athlete = store.find_athlete(warehouse, "Robin (sample)")
    log = read_log(warehouse, [athlete.athlete_id], today, load_catalogue())
    areas = planner.next_week(log, athlete.athlete_id, load_catalogue()).areas.to_dict("records")
    assert [row.coming for row in robin.rows] == [range_text(one) for one in areas]


def test_what_is_left_out_is_not_there(page_of: MakePage):
    page = page_of("Robin", Choice(weeks=8, with_flags=False, with_next_week=False))
    assert page.span.startswith("29 June to 23 August 2026: 8 weeks")
    assert not page.flags
    assert not page.next_week
    text = as_text(page)
    assert "WORTH A LOOK" not in text
    assert "NEXT WEEK" not in text
    assert "Next week" not in text
    assert "NOTE" not in text.splitlines()


def test_an_open_question_stands_in_the_place_of_ranges(page_of: MakePage):
    page = page_of("Lee")
    assert "the ranges wait" in page.next_waits
    assert page.no_flags == "Nothing is compared while the ranges wait."
    assert all(row.coming == "" for row in page.rows)


def test_an_old_log_is_shown_as_it_stood(page_of: MakePage):
    page = page_of("Robin", today=dt.date(2026, 12, 1))
    assert page.finding.startswith("Last entry was ")
    assert ". Then: " in page.finding
    assert page.rows[0].value.endswith("in that week")
    assert not page.next_week
    assert "running" not in page.span


def test_an_athlete_without_a_log_has_a_page_too():
    with store.open_warehouse(":memory:") as warehouse:
        athlete = store.create_athlete(warehouse, "Nobody")
        page = read_hand_over(warehouse, athlete, dt.date(2026, 8, 23), load_catalogue(), load_guide(), Choice())
    assert page.finding == "Nothing that counts is in this log yet"
    assert "Nobody" in as_text(page)


@pytest.mark.parametrize(("naming", "name"), [(Naming.INITIALS, "R."), (Naming.CODE, "Athlete ")])
def test_the_name_is_nowhere_when_it_was_replaced(page_of: MakePage, naming: Naming, name: str):
    page = page_of("Robin", Choice(naming=naming))
    assert page.name.startswith(name)
    assert "Robin" not in repr(page)


def test_a_note_that_is_too_long_is_refused_and_never_cut():
    with pytest.raises(EvenstrideError, match="The note has 601 signs; the page has room for 600"):
        Choice(note="x" * 601)
    with pytest.raises(EvenstrideError, match="1 to 104 weeks"):
        Choice(weeks=0)


# ------------------------------------------------------------------------------------------------- answers and notes


@pytest.fixture
def answered() -> Iterator[tuple[Warehouse, dt.date, Athlete]]:
    """The sample athletes in a store of their own, where Robin's loudest flag is answered and two weeks have notes."""
    warehouse, today = sample_store()
    with warehouse:
        robin = store.find_athlete(warehouse, "Robin (sample)")
        log = read_log(warehouse, [robin.athlete_id], today, load_catalogue())
        flag = next(one for one in log.flags if one.rule_id == "sets-jump" and one.focus_area == "calves")
        store.answer_flag(warehouse, flag, FlagAnswer.PLANNED)
        store.write_week_note(warehouse, robin.athlete_id, dt.date(2026, 8, 10), "Hill camp. *Not* a mistake.")
        store.write_week_note(warehouse, robin.athlete_id, dt.date(2026, 8, 3), "Private.")
        yield warehouse, today, robin


def test_an_answer_stands_with_its_flag_and_only_chosen_notes_are_there(answered: tuple[Warehouse, dt.date, Athlete]):
    warehouse, today, robin = answered
    choice = Choice(note_weeks=frozenset({dt.date(2026, 8, 10)}))
    page = read_hand_over(warehouse, robin, today, load_catalogue(), load_guide(), choice)
    assert page.flags[0].answer.startswith("Answered: planned")
    of_the_sample, *others = [one.answer for one in page.flags[1:]]  # one flag of the sample has an answer of its own
    assert of_the_sample.startswith("Answered: planned")
    assert set(others) == {""}
    assert page.finding == "Calves jumped, as planned; feet & arches were skipped"
    assert [(one.about, one.text) for one in page.notes] == [
        ("Week of 10 to 16 August 2026", "Hill camp. *Not* a mistake.")
    ]
    for made in (as_text(page), as_html(page)):
        assert "Answered: planned" in made
        assert "Hill camp. *Not* a mistake." in made
        assert "Private" not in made
    log = read_log(warehouse, [robin.athlete_id], today, load_catalogue())
    _, flags = tidy_rows(log, "R.", 16, store.flag_answers(warehouse, [robin.athlete_id]))
    assert [row["answer"] for row in flags].count("planned") == 2  # one of them is the sample's own


def test_what_was_noticed_twice_is_quiet_and_counted_in_the_fold(answered: tuple[Warehouse, dt.date, Athlete]):
    warehouse, today, robin = answered
    before = read_hand_over(warehouse, robin, today, load_catalogue(), load_guide(), Choice())
    log = read_log(warehouse, [robin.athlete_id], today, load_catalogue())
    coverage = [one for one in log.flags if one.rule_id == "coverage"]
    for flag in coverage[1:3]:
        store.answer_flag(warehouse, flag, FlagAnswer.NOTICED)
    after = read_hand_over(warehouse, robin, today, load_catalogue(), load_guide(), Choice())
    assert "○ Areas trained in a week" in [one.heading for one in before.flags]
    newest = [one for one in after.flags if one.heading == "○ Areas trained in a week" and not one.answer]
    assert newest == []
    assert len(after.flags) + after.flags_folded == len(before.flags) + before.flags_folded


def test_pages_made_under_other_numbers_can_be_told_apart(robin: HandOver):
    guide, catalogue = load_guide(), load_catalogue()
    day = f"{guide.version.day} November 2026"
    assert f"Judged by the guide of {day} ({guide.fingerprint})." in robin.made
    assert "Own numbers" not in robin.made
    warehouse, today = sample_store()
    with warehouse:
        athlete = store.find_athlete(warehouse, "Robin (sample)")
        changes = {
            "thresholds": {"sets-jump.threshold_established": 0.3},
            "rules_off": ["daily"],
            "areas_off": ["feet"],
        }
        store.change_settings(warehouse, athlete.athlete_id, changes)
        athlete = store.find_athlete(warehouse, "Robin (sample)")
        page = read_hand_over(warehouse, athlete, today, catalogue, guide, Choice())
    named = "A bigger step in sets, established lifters: up to this much more: 30% (guide: 20%)"
    assert f"Own numbers: {named}. Switched off: Strength on nearly every day; feet." in page.made
    for text in (as_text(page), as_html(page)):
        said = " ".join(text.split())
        assert guide.fingerprint in said and "30% (guide: 20%)" in said.replace("\xa0", " ")
