"""*This week*, *Balance* and *Progress* for every sample athlete and for a log of one's own."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from analytics.model import FlagAnswer, FocusArea, GapAnswer, Speaker
from analytics.reference import load_samples
from analytics.words import load_trend as trend_words
from analytics.words.runner import short_name
from pages.shared import cache
from tests.pages.conftest import OPEN_ALL, TODAY, App, as_read, sample

NAMES = [athlete.name for athlete in load_samples().athletes]
PAGES = ["runner/this_week", "runner/balance", "runner/progress"]
TITLES = {
    "Robin (sample)": ("Calves jumped; feet & arches were skipped", "Feet & arches get less than an even share"),
    "Alex (sample)": ("Week 3 of 3: still learning your usual week", "Calves get less than an even share"),
    "Sam (sample)": (
        "Second week back after 23 days; legs above the ramp",
        "Feet & arches get about half of an even share",
    ),
    "Kim (sample)": (
        "Sled push jumped in speed; feet & arches were skipped",
        "Calves and feet & arches get under half an even share",
    ),
    "Lee (sample)": (
        "16 days without an entry: rested, or not logged?",
        "Glutes get more than an even share; feet & arches less",
    ),
    "Max (sample)": ("Feet & arches were skipped", "Feet & arches get about a third of an even share"),
}


def title(app: App) -> str:
    assert len(app.titles) == 1
    return app.titles[0].replace("\\", "")


def charts(app: App) -> int:
    return len(app.at.get("plotly_chart"))


def alts(app: App) -> list[str]:
    return [one.proto.alt for one in app.at.get("plotly_chart")]


def links(app: App) -> list[str]:
    return [as_read(one.proto.label) for one in app.at.get("page_link")]


def said(app: App) -> str:
    return "\n".join([app.text, *links(app)])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("page", PAGES)
def test_every_sample_athlete_has_a_finding_a_question_charts_with_words_and_a_table(app: App, page: str, name: str):
    app.open_sample(page, name)
    assert len(title(app).split()) <= 12
    assert "%" not in title(app)
    assert "?" in app.at.markdown[2].value
    assert charts(app) >= 2
    assert all(len(alt) > 20 for alt in alts(app))
    assert any(one.label.startswith("Read as a table") for one in app.at.expander)
    assert len(app.at.table) >= 1
    assert app.text.count("This compares your log with published guidance") == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_titles_of_the_sample_athletes(app: App, name: str):
    app.open_sample("runner/this_week", name)
    assert title(app) == TITLES[name][0]
    app.go("runner/balance")
    assert title(app) == TITLES[name][1]


# ------------------------------------------------------------------------------------------------- this week


def test_this_week_has_five_rows_in_body_order_and_cards_above_none_best(app: App):
    app.open_sample("runner/this_week", "Robin (sample)")
    assert charts(app) == len(FocusArea)
    assert [alt.split(":")[0] for alt in alts(app)] == ["Core", "Glutes", "Legs", "Calves", "Feet & arches"]
    heads = [one.value[2] for one in app.at.markdown if one.value[:3] in ("**▲", "**○", "**◇")]
    assert heads == ["▲", "○", "◇"]
    assert "Within guide (5.6 to 13.5)" in app.text


def test_flags_carry_number_reference_limit_level_evidence_and_why(app: App):
    app.open_sample("runner/this_week", "Robin (sample)")
    text = app.text
    assert "12 sets, compared with 8 sets, inside would have been up to 9.5 sets" in text
    assert "level: watch, the second of three levels" in text
    assert "evidence: reasoned from related evidence" in text
    assert text.count("Why this may be fine.") == text.count("**Sources.**") >= 3


def test_the_table_holds_the_flagged_week_with_its_guide(app: App):
    app.open_sample("runner/this_week", "Robin (sample)")
    assert "12 sets ▲ (5.6 to 9.5)" in app.cells


def test_the_lens_and_the_weeks_can_be_changed(app: App):
    app.open_sample("runner/this_week", "Kim (sample)")
    before = app.at.table[0].value.shape[0]
    app.at.segmented_control[0].select("volume_load_kg").run()
    assert "body mass counted" in app.text
    assert " lb" in app.cells
    assert " kg" not in app.cells
    app.at.segmented_control[1].select(8).run()
    assert (before, app.at.table[0].value.shape[0]) == (16, 8)
    assert "Last 8 weeks." in app.text


def test_a_gap_that_nobody_explained_is_asked_about_on_the_spot(app: App):
    app.open_sample("runner/this_week", "Lee (sample)")
    assert "From 3 August to 18 August 2026 the log is empty." in app.text
    assert "No range until the empty stretch is explained" in app.text
    (asked,) = [one for one in app.at.segmented_control if "Rested" in one.options]
    assert asked.disabled and not asked.value


def test_sets_that_do_not_count_are_named(app: App):
    app.open_sample("runner/this_week", "Kim (sample)")
    assert "468 of 486 sets of your files were counted." in app.text
    assert "a name that nobody has placed yet" in app.text


def test_an_old_log_is_shown_as_it_stood_on_its_last_day(app: App, monkeypatch: pytest.MonkeyPatch):
    app.add(sample("athletes/robin-hevy.csv"))
    monkeypatch.setenv("EVENSTRIDE_TODAY", "2028-03-01")
    app.go("runner/this_week")
    assert title(app).startswith("Last entry was 18 months ago")
    assert "as it stood on the last day of your log, 21 August 2026" in app.text
    assert "Calves jumped" in app.text
    assert "this week so far" not in app.text
    app.go("runner/balance")
    assert title(app) == TITLES["Robin (sample)"][1]
    assert "in the last week of the log" in app.text


def test_a_log_of_eleven_days_ago_is_stale(app: App, monkeypatch: pytest.MonkeyPatch):
    app.add(sample("athletes/robin-hevy.csv"))
    monkeypatch.setenv("EVENSTRIDE_TODAY", "2026-09-01")
    app.go("runner/this_week")
    assert title(app) == "Last entry was 11 days ago; ranges wait until you log"


# --------------------------------------------------------------------------------------------------- balance


def test_balance_has_the_runner_and_five_rows(app: App):
    app.open_sample("runner/balance", "Kim (sample)")
    assert charts(app) == 1 + len(FocusArea)
    assert alts(app)[0].startswith("Side view of a runner.")
    assert "115% over an even share" in app.text
    assert "64 of your 186 sets would have to move to match an even mix." in app.text
    assert "**4 of 5 areas** with direct work" in app.text
    assert "No direct work since the log began" in app.text


def test_balance_lists_only_its_own_rules(app: App):
    app.open_sample("runner/balance", "Robin (sample)")
    assert [as_read(one.value) for one in app.at.subheader] == ["○ Areas trained in a week"]


def test_few_sets_show_rows_without_shares(app: App):
    rows = ["Date,Exercise,Reps,Weight (kg)"]
    rows += [f"{dt.date(2026, 8, day)},Barbell squat,8,60" for day in (4, 11, 18) for _ in range(2)]
    app.add(("few.csv", "\n".join(rows).encode()))
    app.go("runner/balance")
    assert title(app) == "Balance needs 15 sets in 4 weeks; you have 8"
    assert charts(app) == len(FocusArea)
    assert "over an even share" not in app.text


# -------------------------------------------------------------------------------------------------- progress


def test_progress_opens_with_the_exercise_that_has_most_sets(app: App):
    app.open_sample("runner/progress", "Robin (sample)")
    assert title(app).startswith("Calf raise, single leg:")
    assert app.at.query_params["exercise"] == "calf_raise_single"


def test_a_deep_link_opens_its_exercise_and_another_choice_changes_the_address(app: App):
    app.go("runner/progress", sample="runner", exercise="hip_thrust")
    assert title(app).startswith("Hip thrust:")
    assert any(one.startswith("Best estimated one-rep max") for one in links(app))
    assert "Epley" in app.text
    app.at.selectbox[1].select("side_plank").run()
    assert title(app).startswith("Side plank:")
    assert app.at.query_params["exercise"] == "side_plank"
    assert any(one.startswith("Longest hold") for one in links(app))


def test_an_unknown_exercise_in_the_address_opens_the_usual_one(app: App):
    app.go("runner/progress", sample="runner", exercise="no_such_thing")
    assert title(app).startswith("Calf raise, single leg:")


def test_another_athlete_does_not_inherit_the_exercise_of_the_address(app: App):
    app.go("runner/progress", sample="runner", exercise="hip_thrust")
    app.at.selectbox[0].select("Lee (sample)").run()
    assert title(app).startswith("Glute bridge, two legs:")


def test_loads_are_shown_in_the_athletes_unit(app: App):
    app.open_sample("runner/progress", "Kim (sample)")
    assert " lb" in app.text
    assert " kg" not in app.text + app.cells


@pytest.mark.parametrize("name", NAMES)
def test_every_exercise_of_a_sample_athlete_can_be_opened(app: App, name: str):
    app.open_sample("runner/progress", name)
    warehouse, today = cache.sample_warehouse("athletes")
    athlete = next(one for one in cache.store.athletes(warehouse) if one.name == name)
    log = cache.athlete_log(cache.sample_source("athletes"), warehouse, athlete, today)
    for one in cache.logged_exercises(cache.sample_source("athletes"), athlete, log):
        app.go("runner/progress", exercise=one.key)
        assert not app.at.exception
        assert title(app).startswith(short_name(one.name))
        assert len(title(app).split()) <= 12
        assert charts(app) == 2


def test_each_equipment_is_a_series_of_its_own_and_together_they_have_no_kilograms(app: App):
    rows = ["Date,Exercise,Reps,Weight (kg)"]
    rows += [f"{dt.date(2026, 7, day)},Romanian Deadlift (Barbell),8,{60 + day}" for day in range(2, 29, 3)]
    rows += [f"{dt.date(2026, 8, day)},Romanian Deadlift (Dumbbell),8,20" for day in range(3, 20, 3)]
    app.add(("both.csv", "\n".join(rows).encode()))
    app.go("runner/progress", exercise="rdl")
    (equipment,) = [one for one in app.at.get("button_group") if one.label == "Equipment"]
    assert equipment.value == "barbell"
    assert title(app).startswith("Romanian deadlift, barbell: ")
    assert "86 kg on" in said(app) and "20 kg on" not in said(app)
    app.go("runner/progress", exercise="rdl", equipment="dumbbell")
    assert title(app) == "Romanian deadlift, dumbbell: holding steady"
    assert "20 kg on" in said(app) and "86 kg on" not in said(app)
    app.go("runner/progress", exercise="rdl", equipment="all")
    assert title(app) == "Romanian deadlift: holding steady, one 9 kg step"
    assert "sessions are compared without loads here" in app.text
    assert "86 kg on" in said(app) and "20 kg on" in said(app)  # records, each under its equipment
    assert "kg" not in as_read(app.at.table[0].value.to_string()).replace("9 kg step", "")


def test_an_exercise_says_why_it_counts_and_what_is_easier_and_harder(app: App):
    app.go("runner/progress", sample="runner", exercise="hip_thrust")
    known = cache.catalogue().exercises["hip_thrust"]
    assert known.why in app.text
    assert f"Harder: {cache.exercise_names()[known.harder]}." in app.text


def test_an_unplaced_exercise_is_shown_and_says_where_to_place_it(app: App):
    rows = ["Date,Exercise,Reps,Weight (kg)"]
    rows += [f"{dt.date(2026, 8, day)},Moon walk of doom,8,{day}" for day in range(3, 20, 3)]
    app.add(("odd.csv", "\n".join(rows).encode()))
    app.go("runner/progress")
    assert title(app).startswith("Moon walk of doom:")
    assert "Nobody has placed this name yet" in app.text
    assert charts(app) == 2


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [(1, "Barbell squat: one session so far"), (2, "Barbell squat has 2 sessions; the corridor needs 4")],
)
def test_a_young_exercise_says_what_is_missing(app: App, sessions: int, expected: str):
    rows = ["Date,Exercise,Reps,Weight (kg)"]
    rows += [f"{dt.date(2026, 8, 18 + 3 * number)},Barbell squat,8,60" for number in range(sessions)]
    app.add(("young.csv", "\n".join(rows).encode()))
    app.go("runner/progress")
    assert title(app) == expected
    app.go("runner/this_week")
    assert title(app).startswith("Week ")


def test_names_from_a_file_are_shown_letter_for_letter(app: App):
    rows = ["Date,Exercise,Reps,Weight (kg)"]
    rows += [f"{dt.date(2026, 8, day)},**[x](javascript:1)** <b>,8,60" for day in range(3, 20, 3)]
    app.add(("odd.csv", "\n".join(rows).encode()))
    app.go("runner/progress")
    assert "**" not in app.titles[0].replace("\\*", "")
    assert "[x](" not in app.titles[0]


def squats() -> bytes:
    """Two sessions of six heavy repetitions, then one of eighteen light ones, and so on up to three days ago."""
    rows = ["Date,Exercise,Reps,Weight (kg)"]
    for nth in range(24):
        day = dt.date.fromisoformat(TODAY) - dt.timedelta(days=3 * (24 - nth))
        sets = [(18, 60)] * 5 if nth % 3 == 2 else [(6, 80 + nth // 6 * 2.5)] * 3
        rows += [f"{day},Barbell squat,{reps},{load}" for reps, load in sets]
    return "\n".join(rows).encode()


def test_every_session_counts_and_the_page_says_which_have_no_estimate(app: App):
    app.add(("squats.csv", squats()))
    app.go("runner/progress")
    assert "Estimated 1-rep max in 16 of 24 sessions from 12 June 2026 to 20 August 2026." in app.text
    assert (
        "8 sessions have no estimate (only sets of more than 10 repetitions) and count towards work only." in app.text
    )
    assert "Up to 5,940 kg stays within 10% of your biggest session in 30 days." in app.text
    assert alts(app)[0].startswith("Barbell squat: estimated 1-rep max of 16 sessions,")
    assert alts(app)[1].startswith("Barbell squat: volume load of 24 sessions. Latest 5,400 kg on 20 August 2026,")
    table = app.at.table[0].value
    assert table["Day"][0] == "20 Aug 2026" and len(table) == 24
    cells = [as_read(cell).split(" (")[0] for cell in table.iloc[:, 2]]
    assert cells[:3] == ["none", "105 kg", "105 kg"]


def answered(app: App, answer: FlagAnswer | None) -> None:
    """Robin's log as one's own, with an answer to the step of the hip thrust, on Progress."""
    app.add(sample("athletes/robin-hevy.csv"))
    warehouse = cache.own_warehouse()
    athlete = cache.store.athletes(warehouse)[0]
    log = cache.athlete_log(cache.own_source(), warehouse, athlete, dt.date.fromisoformat(TODAY))
    flag = next(one for one in log.flags if one.exercise_id == "hip_thrust" and one.rule_id == "weight-jump")
    if answer:
        cache.store.answer_flag(warehouse, flag, answer, Speaker.RUNNER)
    app.go("runner/progress", exercise="hip_thrust")


@pytest.mark.parametrize(
    ("answer", "after", "alt", "cell"),
    [
        (None, ", one 15 kg step", "One session above guide, 11 August 2026: Hip thrust: ", "▲ 15 kg step"),
        (FlagAnswer.PLANNED, ", one 15 kg step, as planned", "11 August 2026 was answered: planned.", "✓ 15 kg step"),
        (FlagAnswer.LOG_ERROR, ", new best", "best 114 kg on 18 August 2026.", "✓ 15 kg step: log error"),
    ],
)
def test_a_step_is_told_as_it_was_answered(app: App, answer: FlagAnswer | None, after: str, alt: str, cell: str):
    answered(app, answer)
    assert title(app) == f"Hip thrust: steady gains{after}"
    assert alt in alts(app)[0]
    assert ("above guide" in alts(app)[0]) == (answer is None)
    assert cell in as_read(app.at.table[0].value["What it was"].tolist()[1])
    left_out = "1 session of a week answered as a log error is left out of bests and the corridor"
    is_error = answer is FlagAnswer.LOG_ERROR
    assert (left_out in app.text) == is_error
    heaviest = next(one.proto.label for one in app.at.get("page_link") if one.proto.label.startswith("Heaviest load"))
    assert ("11 August 2026" in heaviest) != is_error


def test_what_is_only_told_to_a_new_lifter_is_no_step_above_the_guide(app: App):
    rows = ["Date,Exercise,Reps,Weight (kg)"]
    rows += [f"{dt.date(2026, 7, 27) + dt.timedelta(days=day)},Barbell squat,8,40" for day in range(0, 26, 3)]
    app.add(("new.csv", "\n".join(rows).encode()))
    app.go("runner/progress")
    assert any(one.value.startswith("□") for one in app.at.subheader)
    assert title(app) == "Barbell squat: holding steady"
    assert "above guide" not in alts(app)[0]
    assert not app.at.table[0].value["What it was"].any()


@pytest.mark.parametrize(
    ("today", "heading", "sentence"),
    [
        ("2028-03-01", "Last entry was 18 months ago; ranges wait until you log", "The log ends here."),
        ("2026-09-05", "Hip thrust: steady gains, one 15 kg step", "Since 22 August 2026 the log is empty."),
    ],
)
def test_no_range_is_shown_for_a_session_that_nothing_leads_to(
    app: App, monkeypatch: pytest.MonkeyPatch, today: str, heading: str, sentence: str
):
    app.add(sample("athletes/robin-hevy.csv"))
    monkeypatch.setenv("EVENSTRIDE_TODAY", today)
    app.go("runner/progress", exercise="hip_thrust")
    assert title(app) == heading
    assert sentence in app.text
    assert "stays gradual" not in app.text and "stays within 10%" not in app.text


def test_after_time_off_the_restart_range_of_next_week_stands_in_place_of_the_corridor(
    app: App, monkeypatch: pytest.MonkeyPatch
):
    app.add(sample("athletes/robin-hevy.csv"))
    warehouse = cache.own_warehouse()
    athlete = cache.store.athletes(warehouse)[0]
    answers = {dt.date(2026, 8, 22): GapAnswer.RESTED}
    cache.store.change_settings(warehouse, athlete.athlete_id, {"gap_answers": answers})
    monkeypatch.setenv("EVENSTRIDE_TODAY", "2026-09-12")
    app.go("runner/next_week")
    glutes = next(one.value for one in app.at.markdown if one.value.startswith("**Glutes**"))
    upper = re.search(r"Restart range: up to (\S+ sets)", glutes)
    assert upper
    app.go("runner/progress", exercise="hip_thrust")
    assert f"After time off next week has a restart range: up to {upper[1]} of glutes in the week." in app.text
    assert "stays gradual" not in app.text


def test_an_exercise_that_was_left_says_when_and_shows_no_range(app: App):
    days = [dt.date(2026, 2, 2) + dt.timedelta(days=3 * nth) for nth in range(66)]
    rows = ["Date,Exercise,Reps,Weight (kg)", *(f"{day},Barbell squat,6,80" for day in days)]
    rows += [f"{day},Hip thrust,6,80" for day in days[:12]]
    app.add(("left.csv", "\n".join(rows).encode()))
    app.go("runner/progress", exercise="hip_thrust")
    assert title(app) == "Hip thrust: last done 6 months ago; holding steady until then"
    assert "Last done on 7 March 2026: nothing recent to compare the next session with." in app.text
    assert app.at.dataframe[0].value.set_index("Exercise")["What changed"].to_dict() == {
        "Barbell squat": "holding steady",
        "Hip thrust": "last done 6 months ago",
    }


def test_a_session_and_a_record_open_their_week(app: App):
    app.go("runner/progress", sample="runner", exercise="hip_thrust")
    record = next(one for one in app.at.get("page_link") if one.proto.label.startswith("Heaviest load"))
    assert "week=2026-08-10&area=glutes&exercise=hip_thrust" in record.proto.query_string
    picker = next(one for one in app.at.selectbox if one.label == "Open a session")
    assert picker.options[1].startswith("11 August 2026 · ")
    picker.select_index(1).run()
    assert not app.at.exception
    address = dict(app.at.query_params)
    assert (address["week"], address["area"], address["exercise"]) == ("2026-08-10", "glutes", "hip_thrust")
    assert title(app) == "Glutes: 9.5 sets, 10 to 16 August"
    assert next(one for one in app.at.selectbox if one.label == "Exercise").value == "hip_thrust"


def test_every_exercise_has_a_small_line_and_its_words(app: App):
    app.go("runner/progress", sample="runner")
    lines = app.at.dataframe[0].value
    assert len(lines) == 11
    row = lines.set_index("Exercise").loc["Side plank"]
    assert row["What changed"] == "steady gains, new best" and row["Sessions"] == "24"
    assert row["Half a year"][-1] == 53.0
    app.go("runner/progress", exercise="side_plank")
    assert title(app) == "Side plank: steady gains, new best"


# ------------------------------------------------------------------------------------------------- trend on progress


def with_rpe() -> bytes:
    """An export with 50 minutes, RPE 7 in one set and 8 in the other, every other day up to the day before today."""
    heading = sample("athletes/robin-hevy.csv")[1].decode().splitlines()[0]
    row = '"Legs","{0}, 18:00","{0}, 18:50","","Goblet Squat",,"",{1},"normal",16,10,,,{2}'
    days = [dt.date.fromisoformat(TODAY) - dt.timedelta(days=ago) for ago in range(89, 0, -2)]
    rows = [row.format(f"{day.day} {day:%b} {day.year}", n, 7 + n) for day in days for n in (0, 1)]
    return "\n".join([heading, *rows]).encode()


def test_the_trend_stands_closed_at_the_foot_and_says_what_the_sample_lacks(app: App):
    app.at.session_state[OPEN_ALL] = False
    app.go("runner/progress", sample="runner")
    trend = app.at.expander(key="load_trend")
    assert trend.label == trend_words.LABEL and not trend.proto.expanded and not trend.markdown
    app.at.session_state[OPEN_ALL] = True
    app.at.run()
    trend = app.at.expander(key="load_trend_all")
    told = [one.value for one in trend.markdown]
    assert told[0] == trend_words.ABOUT
    assert told[1].startswith("No value today. Sessions of the last 28 days that have both an RPE and minutes: 0 of ")
    assert len(told) == 2 and len(trend.get("plotly_chart")) == 0 and len(trend.table) == 0


def test_the_trend_of_a_log_with_rpe_and_minutes_has_two_lines_and_a_table(app: App):
    app.add(("hevy.csv", with_rpe()))
    app.go("runner/progress")
    trend = app.at.expander(key="load_trend_all")
    assert [one.value for one in trend.markdown] == [trend_words.ABOUT, f":small[{trend_words.how_text(7, 28)}]"]
    assert len(trend.get("plotly_chart")) == 1
    weeks = trend.table[0].value
    assert list(weeks.columns)[-1] == "28 days, a day" and len(weeks) > 5
    assert {"1,125", "1,500"} == set(weeks.iloc[:, 1].str.replace("\\", ""))


def test_an_address_leads_to_a_sample_athlete_and_says_another_one_that_was_chosen(app: App) -> None:
    app.go("runner/this_week", sample="runner")
    assert app.at.selectbox[0].value == "robin"
    assert "athlete" not in app.at.query_params
    app.at.selectbox[0].select("kim").run()
    assert app.at.query_params["athlete"] == "kim"
    app.go("runner/balance", sample="runner", athlete="lee")
    assert app.at.selectbox[0].value == "lee"
    assert app.at.query_params["athlete"] == "lee"
    new_tab = App()
    new_tab.go("runner/progress", sample="runner", athlete="sam")
    assert new_tab.at.selectbox[0].value == "sam"


def test_the_ids_of_the_invented_people_are_their_names() -> None:
    for which in ("athletes", "clients"):
        people = load_samples(which).athletes
        assert len({one.athlete_id for one in people}) == len(people)
        assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", one.athlete_id) for one in people)


def test_every_link_to_a_week_says_whose_it_is(app: App) -> None:
    app.go("runner/calendar", sample="runner", athlete="kim")
    to_weeks = [one.proto for one in app.at.get("page_link") if one.proto.query_string.startswith("week=")]
    assert len(to_weeks) > 10
    assert all("athlete=kim" in one.query_string and "sample=runner" in one.query_string for one in to_weeks)


def test_the_first_week_of_a_log_is_one_of_learning_in_every_row(app: App):
    head = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"
    app.add(("strong.csv", f'{head}2026-08-20 18:00:00,"First",20m,"Plank",1,0,0,0,20,\n'.encode()))
    app.go("runner/this_week")
    assert title(app) == "Week 1 of 3: still learning your usual week"
    rows = [text for text in app.strings if "this week" in text and "The sets of" not in text]
    assert sum("Still learning: week 1 of 3" in text for text in rows) == len(FocusArea)
    assert not any("No range this week" in text for text in rows)
