"""The title of *Progress*, the change, the corridor, records and weeks of one exercise."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from analytics.frames import GAPS, empty
from analytics.metrics import MEASURES
from analytics.model import FlagAnswer, FlagState, Level, LoadUnit, MarkedFlag
from analytics.planner import NextSession
from analytics.reference import load_catalogue
from analytics.starter import Stage
from analytics.words import progress as words
from tests.words.build import TODAY, flag, gaps, sessions

RISING = (70, 72, 74, 76, 78, 80, 82, 84, 86, 88)


def marked(*flags, answer: FlagAnswer | None = None, state: FlagState | None = None) -> list[MarkedFlag]:
    state = state or (FlagState.ANSWERED if answer else FlagState.OPEN)
    return [MarkedFlag(one, state, answer) for one in flags]


def told(name, frame, total, flags=(), unit=LoadUnit.KG, equipment=None) -> str:
    return words.finding(name, frame, total, marked(*flags), unit, equipment, today=TODAY)


def title(values: tuple[float, ...], *flags, total: int = 99, name: str = "Hip thrust", unit=LoadUnit.KG) -> str:
    text = told(name, sessions(*values), total, flags, unit)
    assert len(text.split()) <= 12
    assert "%" not in text
    return text


def step(**more):
    return flag("weight-jump", None, exercise_id="hip_thrust", measure="kg", **({"difference": 10.0} | more))


@pytest.mark.parametrize(
    ("values", "total", "expected"),
    [
        ((), 0, "Hip thrust: nothing to compare yet"),
        ((70,), 1, "Hip thrust: one session so far"),
        ((70, 72), 2, "Hip thrust has 2 sessions; the corridor needs 4"),
        ((70,), 30, "Hip thrust: only 1 session in this span"),
        ((70,) * 8, 8, "Hip thrust: holding steady"),
        (RISING, 10, "Hip thrust: steady gains, new best"),
        ((*RISING, 84), 11, "Hip thrust: steady gains"),
        (tuple(reversed(RISING)), 10, "Hip thrust: a little lower than before"),
        ((100, 100, 100, 100, 60, 60, 60, 60), 8, "Hip thrust: lower than before"),
    ],
)
def test_the_title_says_how_it_moves(values: tuple[float, ...], total: int, expected: str):
    assert title(values, total=total) == expected


def test_one_step_is_named_in_the_athletes_unit_and_more_are_counted():
    assert title(RISING, step()) == "Hip thrust: steady gains, one 10 kg step"
    assert title(RISING, step(), unit=LoadUnit.LB) == "Hip thrust: steady gains, one 22 lb step"
    assert title(RISING, step(), step(), step()) == "Hip thrust: steady gains, three bigger steps"
    reps = flag("reps-jump", None, exercise_id="hip_thrust", measure="reps")
    assert title(RISING, reps) == "Hip thrust: steady gains, one bigger step in repetitions"


def test_an_answered_step_is_told_with_its_answer_and_a_log_error_or_a_quiet_one_is_not_told():
    def said(**how: object) -> str:
        return words.finding("Hip thrust", sessions(*RISING), 10, marked(step(), **how), LoadUnit.KG, today=TODAY)

    assert said(answer=FlagAnswer.PLANNED) == "Hip thrust: steady gains, one 10 kg step, as planned"
    assert said(answer=FlagAnswer.NOTICED) == "Hip thrust: steady gains, one 10 kg step"
    assert said(answer=FlagAnswer.LOG_ERROR) == "Hip thrust: steady gains, new best"
    assert said(state=FlagState.QUIET) == "Hip thrust: steady gains, new best"


def test_what_is_only_told_is_no_step():
    told_only = flag("starter-load", None, exercise_id="hip_thrust", measure="kg")
    info = step(level=Level.INFO)
    assert title(RISING, told_only, info) == "Hip thrust: steady gains, new best"


def test_an_exercise_left_long_ago_says_when():
    frame = sessions(*RISING)
    later = TODAY + dt.timedelta(days=130)
    assert words.finding("Hip thrust", frame, 10, [], LoadUnit.KG, today=later) == (
        "Hip thrust: last done 4 months ago; steady gains until then"
    )
    for exercise in load_catalogue().exercises.values():
        assert len(words.finding(exercise.name, frame, 10, [], LoadUnit.KG, "ez_bar", today=later).split()) <= 12


def test_sessions_without_an_estimate_are_counted_and_say_why():
    frame = sessions(80, math.nan, 82, math.nan, 84, 86)
    assert words.span_text(frame, "estimated 1-rep max").startswith("Estimated 1-rep max in 4 of 6 sessions from ")
    longer = frame.assign(top_load_kg=60.0, top_reps=[5, 15, 5, 20, 5, 5])
    assert words.without_text(longer, "one_rep_max") == (
        "2 sessions have no estimate (only sets of more than 10 repetitions) and count towards work only."
    )
    mixed = longer.assign(top_load_kg=[60, 60, 60, math.nan, 60, 60])
    assert "(only sets of more than 10 repetitions, or none with a load)" in words.without_text(mixed, "one_rep_max")
    one = longer.iloc[[0, 1]].assign(top_load_kg=math.nan)
    assert words.without_text(one, "one_rep_max") == (
        "1 session has no estimate (no set with a load and repetitions) and counts towards work only."
    )
    assert words.without_text(frame, "top_hold") == (
        "2 sessions have no time held, so no dot stands for them in the upper chart."
    )
    assert words.without_text(sessions(*RISING), "one_rep_max") == ""
    assert set(words.WITHOUT) | {"one_rep_max"} == set(MEASURES)


def test_sessions_without_a_value_move_neither_title_nor_change_nor_span():
    frame = sessions(*RISING, math.nan)
    assert told("Hip thrust", frame, 10) == "Hip thrust: steady gains, new best"
    assert words.change_text(frame, "kg", is_estimate=False)[1].startswith("74 kg to 84 kg")
    assert told("Hip thrust", sessions(math.nan, math.nan), 9) == "Hip thrust: nothing to compare in this span"
    days, values = words.days_of(sessions(*RISING, *[math.nan] * 40))
    assert words.first_span(days, values) == 52


def next_session(state: str = "guide", **more: object) -> NextSession:
    stage = Stage(is_new=False, week=30, phase="", load_from=1, jumps_from=1)
    values = {"upper": math.nan, "upper_now": math.nan, "load_kg": math.nan, "load_limit_kg": math.nan, "stage": stage}
    return NextSession(state=state, **(values | more))


def waits(state: str = "guide", area: str | None = "legs", gap=None, *, is_load=True, has_ended=False, **more) -> str:
    asked = empty(GAPS) if gap is None else gap
    coming = next_session(state, **more)
    return words.waits_text(coming, area, asked, dt.date(2026, 5, 1), is_load=is_load, has_ended=has_ended)


def test_a_range_is_shown_only_where_next_week_has_one():
    assert waits() == "" and waits("learning") == ""
    assert waits(has_ended=True) == "The log ends here. A range begins again with your next entry."
    assert waits("gap", gap=gaps(dt.date(2026, 8, 1), None)).startswith("Since 1 August 2026 the log is empty.")
    assert waits("gap") == "No range: the log does not say what the weeks before it held."
    assert waits("ramp", upper=9.0) == (
        "After time off next week has a restart range: up to 9 sets of legs in the week. The corridor waits until it is"
        " over."
    )
    assert waits("ramp", area=None).startswith("After time off next week has a restart range. The corridor")
    assert waits("old") == "Last done on 1 May 2026: nothing recent to compare the next session with."
    assert "so no range is shown" in waits("off")


def test_a_new_lifter_is_shown_no_load_before_the_guide_has_one():
    stage = Stage(is_new=True, week=2, phase="A", load_from=4, jumps_from=9)
    assert waits(stage=stage) == (
        "For the starter guide next week is trained week 2; added weight comes in from week 4, so no load is shown."
    )
    assert waits(stage=stage, is_load=False) == ""


def test_what_next_week_says_stands_beside_the_corridor():
    assert words.beside_text(next_session(), "legs", LoadUnit.KG) == ""
    both = next_session(load_kg=60.0, load_limit_kg=65.0, upper_now=7.0)
    assert words.beside_text(both, "legs", LoadUnit.KG) == (
        "This week is still a restart: up to 7 sets of legs. Weight to log, as on Next week: up to 65 kg (was 60)."
    )


def test_every_exercise_of_the_catalogue_fits_into_a_title():
    many, few = sessions(*RISING), sessions(70, 72)
    for exercise in load_catalogue().exercises.values():
        assert len(told(exercise.name, many, 10, [step()], LoadUnit.KG).split()) <= 12
        assert len(told(exercise.name, few, 2, [], LoadUnit.KG).split()) <= 12


def test_the_change_is_told_from_the_middle_of_both_ends():
    heading, sentence = words.change_text(sessions(*RISING), "kg", is_estimate=True)
    assert heading == "About +14% in 5 weeks"
    assert sentence.startswith("74 kg to 84 kg")
    assert sentence.endswith("Each estimate can be 5% out.")
    assert words.change_text(sessions(50, 50, 50, 50), "kg", is_estimate=False)[0] == "About the same over 2 weeks"
    assert words.change_text(sessions(70, 72), "kg", is_estimate=True) == ("", "")


def test_one_odd_session_does_not_make_a_change():
    heading, _ = words.change_text(sessions(*[70] * 9, 140), "kg", is_estimate=False)
    assert heading.startswith("About the same")


def test_the_note_says_how_far_the_corridor_reaches_at_least():
    assert "less 7% to plus 8%, at least 1 rep either way, from the fourth" in words.chart_note(1.0, "reps")
    assert "at least 2.2 lb either way" in words.chart_note(2.2046, "lb")
    assert "less 7% to plus 8%, from the fourth" in words.chart_note(0.0, "m/s")


def test_what_was_answered_as_a_log_error_is_said_to_be_left_out():
    log = sessions(70, 71, math.nan, 72)
    assert words.errors_text(log) == ""
    assert words.errors_text(log.assign(is_error=[False, True, True, False])) == (
        "1 session of a week answered as a log error is left out of bests and the corridor until the number is"
        " put right in Log."
    )
    assert words.errors_text(log.assign(is_error=True)).startswith("3 sessions of a week answered as a log error are")


def test_the_corridor_waits_for_four_sessions():
    assert words.corridor_text(math.nan, math.nan, "kg", 2) == "The corridor needs 4 sessions. This exercise has 2."
    assert words.corridor_text(81.0, 94.0, "kg", 9) == "Next session: 81 to 94 kg stays gradual."
    assert words.corridor_text(55.0, 64.0, "s", 9) == "Next session: 55 s to 1 min 4 s stays gradual."
    assert words.corridor_text(8.4, 9.7, "reps", 9) == "Next session: 9 reps stay gradual."
    assert words.corridor_text(7.9, 9.2, "reps", 9) == "Next session: 8 to 9 reps stays gradual."
    assert words.corridor_text(2.3, 2.7, "reps", 9) == "Next session: 2.3 to 2.7 reps stays gradual."


def test_values_are_written_with_their_unit():
    assert words.value_text(82.5, "kg") == "82.5 kg"
    assert words.value_text(1, "reps") == "1 rep"
    assert words.value_text(90, "s") == "1 min 30 s"
    assert words.value_text(2.267, "m/s") == "2.27 m/s"


def test_the_title_names_the_equipment_looked_at_and_stays_short():
    assert told("Hip thrust", sessions(*RISING), 10, [], LoadUnit.KG, "smith") == (
        "Hip thrust, Smith machine: steady gains, new best"
    )
    assert told("Hip thrust", sessions(70), 1, [], LoadUnit.KG, "").startswith("Hip thrust, equipment not named:")
    many, few = sessions(*RISING), sessions(70, 72)
    for exercise in load_catalogue().exercises.values():
        assert len(told(exercise.name, many, 10, [step()], LoadUnit.KG, "dumbbell").split()) <= 12
        assert len(told(exercise.name, few, 2, [], LoadUnit.KG, "ez_bar").split()) <= 12


def test_an_exercise_is_told_with_its_reason_and_its_neighbours_and_an_own_one_without():
    catalogue = load_catalogue()
    known = catalogue.exercises["hip_thrust"]
    names = {one.exercise_id: one.name for one in catalogue.exercises.values()}
    why, steps = words.about_text(known, known.credits, names)
    assert why == known.why
    assert steps == f"Easier: {names[known.easier]}. Harder: {names[known.harder]}."
    assert words.about_text(known, {}, names)[0].startswith("Your own areas. The catalogue says ")
    assert words.about_text(None, {}, names) == []


def test_a_step_in_load_is_of_one_equipment_and_a_step_in_repetitions_of_all():
    of_dumbbells = step(facts={"equipment": "dumbbell"})
    assert words.is_of(of_dumbbells, "dumbbell") and words.is_of(of_dumbbells, None)
    assert not words.is_of(of_dumbbells, "barbell")
    assert words.is_of(flag("reps-jump", None, exercise_id="hip_thrust", measure="reps"), "barbell")


def test_loads_say_whether_body_mass_is_in_them():
    assert "45% of body mass" in words.basis_text(frozenset({"effective"}), 0.45, True)
    assert "without" not in words.basis_text(frozenset({"effective"}), 0.45, True)
    assert "With a body mass in Settings" in words.basis_text(frozenset({"external"}), 0.45, True)
    assert "moves no body mass" in words.basis_text(frozenset({"effective"}), 0.0, True)
    assert words.basis_text(frozenset(), math.nan, True) == ""


def test_records_have_words_units_and_days():
    day = dt.date(2026, 8, 11)
    texts = words.records_text({"top_load": (82.5, day), "top_hold": (75.0, day)}, LoadUnit.KG)
    assert texts == [
        ("Heaviest load: 82.5 kg on 11 August 2026", day),
        ("Longest hold: 1 min 15 s on 11 August 2026", day),
    ]
    (only,) = words.records_text({"top_load": (100.0, day)}, LoadUnit.LB)
    assert only[0] == "Heaviest load: 220 lb on 11 August 2026"


def test_the_span_at_first_is_the_shortest_that_holds_enough():
    long_log = sessions(*range(60, 120), step_days=7)
    assert words.first_span(*words.days_of(long_log)) == 16
    rare = sessions(*range(60, 72), step_days=60)
    assert words.first_span(*words.days_of(rare)) == 0
    assert len(words.within(long_log, 16)) == 16
    assert len(words.within(long_log, 0)) == 60


def test_hatched_work_without_a_flag_is_explained():
    frame = sessions(*[70.0] * 4).assign(
        work=[900.0, 950.0, 1200.0, 900.0], work_limit=[math.nan, 990.0, 1045.0, 1320.0]
    )
    assert words.nothing_flagged_text(frame) == f"{words.NOTHING_FLAGGED} {words.BIG_SESSION}"
    assert words.nothing_flagged_text(frame.assign(work=900.0)) == words.NOTHING_FLAGGED


def test_a_new_best_is_not_told_of_an_area_in_which_pain_was_noted():
    assert told("Hip thrust", sessions(*RISING), 10).endswith("new best")
    quiet = words.finding("Hip thrust", sessions(*RISING), 10, [], LoadUnit.KG, today=TODAY, is_quiet=True)
    assert quiet == "Hip thrust: steady gains"
