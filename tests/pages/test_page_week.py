"""One week and all weeks: from a figure to its sets, answers, notes, down weeks; the sample is fixed."""

from __future__ import annotations

import datetime as dt

import pytest

from analytics.model import FlagAnswer, GapAnswer
from pages.shared import cache
from tests.pages.conftest import App, sample
from tests.pages.test_page_add_log import hevy, row

JUMP_WEEK = "2026-08-10"
LEE_GAP = dt.date(2026, 8, 3)


def own(app: App, file: str = "athletes/robin-hevy.csv") -> str:
    """A log of one's own; returns the athlete's id."""
    app.add(sample(file))
    return athlete().athlete_id


def athlete():
    (one,) = cache.store.athletes(cache.own_warehouse())
    return one


def controls(app: App, option: str):
    return [one for one in app.at.segmented_control if option in one.options]


def labels(app: App) -> list[str]:
    return [one.proto.label for one in app.at.get("page_link")]


def test_a_week_opens_to_its_sets_with_file_and_line(app: App):
    app.go("runner/week", sample="runner", week=JUMP_WEEK, area="calves")
    assert app.titles == ["Calves\\: 12 sets, 10 to 16 August"]
    assert "27 working sets in 2 sessions." in app.text
    assert "12 sets from 3 exercises." in app.text
    assert "Read from robin-hevy.csv." in app.text
    assert "27" in [line for table in app.at.table if "Line" in table.value for line in table.value["Line"]]
    counts = [float(cell) for table in app.at.table if "Done" in table.value for cell in table.value["Counts"]]
    assert sum(counts) == 12
    assert app.at.query_params["week"] == JUMP_WEEK


def test_the_range_of_the_open_area_is_worked_out_and_shows_its_weeks(app: App):
    app.go("runner/week", sample="runner", week=JUMP_WEEK, area="calves")
    assert "How the range is set" in [one.label for one in app.at.expander]
    assert "**Calves: 5.6 to 9.5 sets.** The 4 weeks before held 8, 8, 8 and 8 sets; the highest is 8." in app.text
    weeks = next(table.value for table in app.at.table if "Counts for" in table.value)
    assert weeks["Week from"].tolist()[0].replace("\\", "") == "3 Aug 2026"
    app.go("runner/week", sample="runner", week=JUMP_WEEK, area="")
    assert "How the range is set" not in [one.label for one in app.at.expander]


def test_without_an_area_a_week_shows_all_of_them(app: App):
    app.go("runner/week", sample="runner", week="2026-08-12")
    assert app.titles == ["10 to 16 August\\: calves jumped"]
    areas = next(table.value for table in app.at.table if "Area" in table.value)
    assert areas["Area"].tolist()[:2] == ["Core", "Glutes"]
    assert {"Week before, 3 to 9 August", "Week after, 17 to 23 August", "All weeks"} <= set(labels(app))


@pytest.mark.parametrize("week", ["", "soon", "1999-01-01", "2031-01-01"])
def test_an_odd_address_opens_a_week_of_the_log(app: App, week: str):
    app.go("runner/week", sample="runner", week=week, area="elbows")
    assert len(app.titles) == 1
    assert "elbows" not in app.text


def test_a_week_to_come_can_be_planned(app: App):
    own(app)
    app.go("runner/week", week="2026-08-31")
    assert app.titles == ["31 August to 6 September\\: a week to come"]
    app.at.toggle[0].set_value(True).run()
    assert athlete().settings.down_weeks == {dt.date(2026, 8, 31)}
    app.at.toggle[0].set_value(False).run()
    assert athlete().settings.down_weeks == frozenset()


def test_an_address_leaves_behind_what_belongs_to_another_page(app: App):
    app.go("runner/this_week", sample="runner", week=JUMP_WEEK, area="calves", weeks="8")
    assert dict(app.at.query_params) == {"sample": "runner", "weeks": "8"}
    assert "Last 8 weeks." in app.text


def test_the_sample_shows_an_answer_and_a_note(app: App):
    app.go("runner/week", sample="runner", week=JUMP_WEEK)
    assert "✓" in app.text
    assert "Heavier hip thrusts, as planned" in app.text
    assert "Calves: 12 sets that week; " in app.text.replace("\\", "")


def test_an_answer_is_kept_shown_on_the_week_and_taken_back(app: App):
    athlete_id = own(app)
    app.go("runner/this_week")
    title = app.titles[0]
    assert title.startswith("Calves jumped;")
    (control, *_) = controls(app, "Planned")
    control.set_value(FlagAnswer.PLANNED).run()
    answers = cache.store.flag_answers(cache.own_warehouse(), [athlete_id])
    assert answers["answer"].tolist() == ["planned"]
    assert answers["answered_by"].tolist() == ["runner"]
    assert "✓ Answered: planned," in app.text
    assert "Answered (1)" in [one.label for one in app.at.expander]
    table = next(one.value for one in app.at.table if "Core" in one.value)
    assert any("planned" in cell for cell in table["Calves"])
    app.go("runner/calendar")
    assert "▲ Calves ✓ planned" in app.text
    app.go("runner/week", week=JUMP_WEEK)
    (answered,) = [one for one in controls(app, "Planned") if one.value]
    answered.set_value(None).run()
    assert cache.store.flag_answers(cache.own_warehouse(), [athlete_id]).empty


def test_at_most_three_stand_open_and_the_rest_is_folded(app: App):
    app.go("runner/week", sample="runner", week=JUMP_WEEK)
    app.at.selectbox[0].select("Sam (sample)").run()
    app.go("runner/week", week=JUMP_WEEK)
    headings = [one.value for one in app.at.subheader if one.value[0] in "▲○▽◐□"]
    (folded,) = [one for one in app.at.expander if one.label == f"{len(headings) - 3} more"]
    assert len(headings) > 3
    assert len([one for one in folded.subheader if one.value in headings]) == len(headings) - 3


def test_a_gap_is_asked_about_once_and_its_answer_changed_on_the_page_of_all_weeks(app: App):
    own(app, "athletes/lee-table.csv")
    app.go("runner/this_week")
    assert app.titles == ["16 days without an entry\\: rested, or not logged?"]
    (asked,) = controls(app, "Rested")
    asked.set_value(GapAnswer.RESTED).run()
    assert athlete().settings.gap_answers == {LEE_GAP: GapAnswer.RESTED}
    assert not controls(app, "Rested")
    assert "without an entry" not in app.titles[0]
    app.go("runner/calendar")
    (kept,) = controls(app, "Rested")
    assert list(kept.value) == [GapAnswer.RESTED] or kept.value == GapAnswer.RESTED
    kept.set_value(None).run()
    assert athlete().settings.gap_answers == {}


def test_a_note_is_kept_with_its_week_letter_for_letter(app: App):
    own(app)
    app.go("runner/week", week=JUMP_WEEK)
    app.at.text_area[0].set_value("Camp ![x](http://host/p.png) **loud**")
    next(one for one in app.at.button if one.label == "Keep the note").click().run()
    raw = "\n".join(one.value for one in app.at.markdown)
    assert "![x](" not in raw and "**loud**" not in raw
    assert "Camp ![x](http://host/p.png) **loud**" in app.text
    app.go("runner/calendar")
    assert "note: Camp" in app.text
    assert "![x](" not in "\n".join(one.value for one in app.at.markdown)


@pytest.mark.parametrize("page", ["runner/this_week", "runner/week", "runner/calendar"])
def test_in_the_sample_no_answer_can_be_given(app: App, page: str):
    app.go(page, sample="runner", week=JUMP_WEEK)
    assert not controls(app, "Planned")
    given = [
        *controls(app, "Rested"),
        *app.at.toggle,
        *app.at.multiselect,
        *app.at.text_area,
    ]
    assert all(one.disabled for one in given)
    assert given or page == "runner/this_week"
    assert "These are sample data" in app.text
    if page != "runner/calendar":
        assert "takes an answer: planned, holiday before, ill, log error, noticed." in app.text


def test_the_half_year_of_all_weeks_is_kept_on_the_way_back(app: App):
    days = (dt.date(2026, 8, 21) - nth * dt.timedelta(weeks=1) for nth in range(40))
    app.add(("log.csv", hevy(*(row(when=f"{day:%d %b %Y}, 18:05") for day in days))))
    app.go("runner/calendar")
    newest = labels(app)
    app.at.get("pagination")[0].set_value(2).run()
    older = labels(app)
    assert older != newest
    app.go("runner/balance")
    app.go("runner/calendar")
    assert labels(app) == older


def keep_note(app: App, week: str, text: str) -> None:
    app.go("runner/week", week=week)
    app.at.text_area[0].set_value(text)
    next(one for one in app.at.button if one.label == "Keep the note").click().run()


def headers(app: App) -> list[str]:
    return [one.value for one in app.at.header]


def test_what_was_said_of_weeks_to_come_stands_above_the_weeks_of_the_log(app: App):
    own(app)
    app.go("runner/calendar")
    title = app.titles
    assert "Weeks to come" not in headers(app)
    keep_note(app, "2026-09-07", "Race *week*")
    app.go("runner/calendar")
    app.at.multiselect[0].set_value([dt.date(2026, 9, 14)]).run()
    assert headers(app)[:2] == ["Weeks to come", "Week by week"]
    assert "a week to come · note: Race *week*" in app.text
    assert "a week to come · planned lighter week" in app.text
    assert app.titles == title
    assert labels(app).index("14 to 20 September") < labels(app).index("7 to 13 September")
    assert next(one.value for one in app.at.table).iloc[0]["Working sets"] == "to come"


def test_what_was_said_after_the_last_day_of_an_ended_log_is_listed(app: App):
    squats = [row(when=f"{day} May 2025, 18:05") for day in (2, 9, 16, 23)]
    app.add(("log.csv", hevy(*squats)))
    keep_note(app, "2025-06-30", "Moved house")
    keep_note(app, "2026-09-07", "Starting again")
    app.go("runner/calendar")
    assert headers(app)[:2] == ["After the last session", "Week by week"]
    assert "nothing logged · no entries: not answered · note: Moved house" in app.text
    assert "a week to come · note: Starting again" in app.text
    assert app.titles[0].startswith("4 weeks")


def sets_shown(app: App) -> list[str]:
    return [cell for one in app.at.table if "Done" in one.value for cell in one.value["Exercise"]]


def test_an_exercise_of_the_week_is_chosen_and_only_its_sets_are_shown(app: App):
    app.go("runner/week", sample="runner", week=JUMP_WEEK)
    every = sets_shown(app)
    box = app.at.selectbox(key="week_exercise")
    assert box.options[0] == "All exercises"
    box.set_value("hip_thrust").run()
    only = sets_shown(app)
    assert 0 < len(only) < len(every) and len(set(only)) == 1
    assert app.at.query_params["exercise"] == "hip_thrust"
    assert "How Hip thrust moves" in labels(app)
    app.at.selectbox(key="week_exercise").set_value("").run()
    assert sets_shown(app) == every
    assert "exercise" not in app.at.query_params


def test_an_address_names_an_exercise_of_the_week_and_an_area_leaves_it_behind(app: App):
    app.go("runner/week", sample="runner", week=JUMP_WEEK, exercise="hip_thrust")
    assert len(set(sets_shown(app))) == 1
    app.go("runner/week", exercise="juggling")
    assert len(set(sets_shown(app))) > 1
    assert app.at.selectbox(key="week_exercise").value == ""
    addresses = [one.proto.query_string for one in app.at.get("page_link") if one.proto.label == "Calves"]
    assert len(addresses) == 1 and "exercise" not in addresses[0]


def test_a_name_that_nobody_placed_can_be_chosen_too(app: App):
    app.add(("log.csv", hevy(row(), row(name="My *own* thing"))))
    app.go("runner/week")
    box = app.at.selectbox(key="week_exercise")
    box.set_value("name:My *own* thing").run()
    assert [one.replace("\\", "") for one in sets_shown(app)] == ["My *own* thing"]
    assert "How My \\*own\\* thing moves" in labels(app)


def test_a_bigger_step_of_an_earlier_week_leads_to_its_week(app: App):
    monday = dt.date(2026, 8, 17)
    days = [monday - nth * dt.timedelta(weeks=1) for nth in range(12) for _ in range(24 if nth == 4 else 4)]
    app.add(("log.csv", hevy(*(row(when=f"{day:%d %b %Y}, 18:05") for day in days))))
    app.go("runner/this_week")
    box = app.at.selectbox(key="earlier_open")
    assert box.options == ["20 to 26 July 2026"]
    box.set_value(box.options[0]).run()
    assert app.titles[0].startswith("20 to 26 July\\: ")
    assert app.at.query_params["week"] == "2026-07-20"


def test_a_long_stretch_leads_to_the_week_in_which_it_began(app: App):
    app.go("runner/rhythm", sample="runner", weeks="52")
    box = app.at.selectbox(key="open_stretch")
    assert len(box.options) == len(next(one.value for one in app.at.table if "Days without" in one.value))
    area, _, day = box.options[0].partition(", from ")
    box.set_value(box.options[0]).run()
    start = dt.date.fromisoformat(app.at.query_params["week"])
    began = dt.datetime.strptime(day, "%d %B %Y").date()
    assert dt.timedelta(0) <= began - start < dt.timedelta(weeks=1)
    assert area in app.text and app.at.query_params["area"]


def test_the_numbers_of_last_week_lead_to_their_sets(app: App):
    app.go("runner/next_week", sample="runner")
    assert "The sets of last week, 10 to 16 August" in labels(app)
