"""The two charts of an exercise: whiskers, corridor, bests, flags, and work above its limit."""

from __future__ import annotations

import itertools

import pytest

from analytics.charts.progression import progression_alt, progression_chart
from analytics.charts.session_work import session_work_alt, session_work_chart
from analytics.charts.theme import TOK
from tests.charts.build import progression

NAN = float("nan")
HIP = {"label": "Hip thrust", "unit": "kg"}
VALUES = [70.0, 71.0, 70.5, 72.0, 71.5, 80.0, 72.0]
STEP = "Hip thrust went up 8 kg in one step. Your steps are usually 2.5 kg."


def draw(frame, measure="one_rep_max", mode="light", **more):
    return progression_chart(frame, **HIP, measure=measure, mode=mode, **more).to_dict()


def traces(figure):
    return {trace["name"]: trace for trace in figure["data"]}


def sixth_session(frame):
    return frame["session_started_at"][5]


def test_only_estimates_have_whiskers():
    frame = progression(VALUES)
    estimated = traces(draw(frame))["sessions"]["error_y"]
    assert (estimated["type"], estimated["value"], estimated["visible"]) == ("percent", 5, True)
    assert traces(draw(frame, measure="top_reps"))["sessions"]["error_y"]["visible"] is False


def test_the_corridor_begins_with_its_first_session_and_needs_four():
    assert draw(progression(VALUES[:3]))["layout"]["shapes"] == []
    area, edge = draw(progression(VALUES[:4]))["layout"]["shapes"]
    assert area["path"].count("Z") == 1
    assert area["path"].startswith("M8.25,")  # halfway between the third session (6.75) and the fourth (9.75)
    assert edge["line"]["width"] == 1.25


def test_a_new_best_is_a_diamond_unless_it_is_flagged():
    frame = progression(VALUES)
    assert traces(draw(frame))["new best"]["y"] == [71.0, 72.0, 80.0]
    flagged = traces(draw(frame, above={sixth_session(frame): STEP}))
    assert flagged["new best"]["y"] == [71.0, 72.0]
    assert flagged["above guide"]["y"] == [80.0]
    assert flagged["above guide"]["marker"]["symbol"] == "triangle-up"
    assert flagged["above guide"]["marker"]["color"] == TOK["light"]["att"]
    assert 80.0 not in flagged["sessions"]["y"]


def test_the_running_best_never_falls():
    assert traces(draw(progression(VALUES)))["running best"]["y"] == [70, 71, 71, 72, 72, 80, 80]


def test_a_log_error_lifts_no_running_best():
    frame = progression(VALUES).assign(is_error=[True, False, False, False, False, True, False])
    assert traces(draw(frame))["running best"]["y"] == [71, 71, 72, 72, 72, 72]
    assert "best 72 kg on 13 May 2026." in progression_alt(frame, **HIP, title="top load")
    assert ", no best." in progression_alt(frame.assign(is_error=True), **HIP, title="top load")


def test_an_answered_step_is_a_dot_with_a_tick_and_no_triangle():
    frame = progression(VALUES)
    figure = draw(frame, said={sixth_session(frame): "planned"})
    drawn = traces(figure)
    assert drawn["above guide"]["y"] == [] and figure["layout"]["annotations"] == []
    assert (drawn["answered"]["y"], drawn["answered"]["text"]) == ([80.0], ["✓"])
    assert drawn["answered"]["textfont"]["color"] == TOK["light"]["ink2"]
    assert "80 kg, new best, above guide · ✓ planned" in drawn["sessions"]["hovertext"][5]


def test_a_click_gives_the_day_and_dims_nothing():
    frame = progression(VALUES)
    figures = (
        draw(frame, above={sixth_session(frame): STEP}),
        session_work_chart(frame, **HIP, mode="light").to_dict(),
    )
    for figure in figures:
        assert figure["layout"]["clickmode"] == "event+select"
        assert all(trace["unselected"] == {"marker": {"opacity": 1}} for trace in figure["data"] if "marker" in trace)
    upper, lower = (traces(figure) for figure in figures)
    assert upper["above guide"]["customdata"] == [["2026-05-19"]]
    assert upper["sessions"]["customdata"][0] == ["2026-05-04"] and len(upper["sessions"]["customdata"]) == 6
    bars = lower["sessions to open"]
    assert bars["customdata"][5] == ["2026-05-19"]
    edges = [(x - width / 2, x + width / 2) for x, width in zip(bars["x"], bars["width"], strict=True)]
    assert all(after[0] == pytest.approx(before[1]) for before, after in itertools.pairwise(edges))


def test_a_session_without_a_value_has_a_bar_and_no_dot():
    frame = progression([70.0, NAN, 71.0, 72.0], work=[1000.0, 5000.0, 1000.0, 1000.0])
    assert traces(draw(frame))["sessions"]["y"] == [70, 71, 72]
    assert traces(draw(frame))["sessions"]["x"] == [0.75, 6.75, 9.75]
    lower = traces(session_work_chart(frame, **HIP, mode="light").to_dict())
    assert lower["inside part"]["y"] == pytest.approx([1100.0]) and lower["above limit"]["y"] == pytest.approx([3900.0])


def test_without_any_value_the_upper_chart_is_bare_and_the_lower_one_is_not():
    frame = progression([NAN] * 3, work=[1000.0, 1100.0, 1200.0])
    figure = draw(frame)
    assert len(figure["data"]) == 0 and figure["layout"]["yaxis"]["showticklabels"] is False
    assert progression_alt(frame, **HIP, title="top load") == "Hip thrust: no top load to show yet."
    assert traces(session_work_chart(frame, **HIP, mode="light").to_dict())["sessions"]["y"] == [1000, 1100, 1200]


def test_the_newest_flag_is_written_above_the_plot():
    frame = progression(VALUES)
    figure = draw(frame, above={sixth_session(frame): STEP, frame["session_started_at"][1]: "An older step."})
    (note,) = figure["layout"]["annotations"]
    assert note["text"].replace("<br>", " ") == "▲ Hip thrust went up 8 kg in one step"
    assert note["font"]["color"] == TOK["light"]["att"]


def test_the_note_does_not_repeat_the_name():
    frame = progression(VALUES)
    one = {sixth_session(frame): "Hip thrust: 80 kg this week. More."}
    assert draw(frame, above=one)["layout"]["annotations"][0]["text"] == "▲ 80 kg this week"


def test_a_sentence_too_long_for_the_plot_gives_way_to_the_step_and_its_day():
    frame = progression(VALUES)
    long = {sixth_session(frame): "word " * 60}
    assert draw(frame, above=long)["layout"]["annotations"][0]["text"] == "▲ 19 May"
    brief = {sixth_session(frame): "10 kg step"}
    assert draw(frame, above=long, brief=brief)["layout"]["annotations"][0]["text"] == "▲ 10 kg step, 19 May"


def test_the_unit_stands_on_the_top_tick_only():
    texts = draw(progression(VALUES))["layout"]["yaxis"]["ticktext"]
    assert texts[-1].endswith(" kg") and not any("kg" in text for text in texts[:-1])


def test_both_charts_share_their_days():
    frame = progression([NAN, *VALUES])
    upper, lower = draw(frame)["layout"], session_work_chart(frame, **HIP, mode="light").to_dict()["layout"]
    assert upper["xaxis"] == lower["xaxis"]
    assert [upper["margin"][side] for side in "lr"] == [lower["margin"][side] for side in "lr"]


def test_work_above_its_limit_is_hatched():
    frame = progression([70.0] * 4, work=[1000.0, 1100.0, 1500.0, 1000.0])
    data = traces(session_work_chart(frame, **HIP, mode="light").to_dict())
    assert data["above limit"]["base"] == pytest.approx([1210.0])
    assert data["above limit"]["y"] == pytest.approx([290.0])
    assert data["inside part"]["y"] == pytest.approx([1210.0])
    assert data["sessions"]["y"] == [1000.0, 1100.0, 1000.0]


def test_work_within_its_limit_is_not():
    frame = progression([70.0] * 3, work=[1000.0, 1100.0, 1210.0])
    assert list(traces(session_work_chart(frame, **HIP, mode="light").to_dict())) == ["sessions", "sessions to open"]


def test_unknown_work_has_no_bar():
    frame = progression([70.0] * 3, work=[1000.0, NAN, 900.0])
    assert traces(session_work_chart(frame, **HIP, mode="light").to_dict())["sessions"]["y"] == [1000.0, 900.0]


def test_the_words_of_the_exercise():
    frame = progression(VALUES)
    text = progression_alt(frame, **HIP, title="estimated 1-rep max", above={sixth_session(frame): STEP})
    assert text == (
        "Hip thrust: estimated 1-rep max of 7 sessions, 4 May 2026 to 22 May 2026. First 70 kg, latest 72 kg,"
        f" best 80 kg on 19 May 2026. One session above guide, 19 May 2026: {STEP}"
    )


def test_the_words_tell_an_answer_and_count_no_step_above_the_guide():
    frame = progression(VALUES)
    text = progression_alt(frame, **HIP, title="top load", said={sixth_session(frame): "planned"})
    assert text.endswith("19 May 2026 was answered: planned.") and "above guide" not in text


def test_the_words_of_its_work():
    frame = progression([70.0] * 3, work=[1000.0, 1500.0, 900.0])
    assert session_work_alt(frame, **HIP, title="volume load") == (
        "Hip thrust: volume load of 3 sessions. Latest 900 kg on 10 May 2026, biggest 1,500 kg on 7 May 2026."
        " 1 more than 10% over the biggest of the 30 days before, the latest on 7 May 2026: 1,500 where 1,100 would"
        " have been inside."
    )


@pytest.mark.parametrize(
    ("highest", "unit", "top"),
    [
        (82.0, "kg", "50 kg"),
        (2_400.0, "kg", "2,000<br>kg"),
        (130.0, "contacts", "100<br>contacts"),
        (95.0, "s", "100 s"),
    ],
)
def test_a_long_unit_stands_below_its_number_and_no_tick_reaches_the_first_bar(highest, unit, top):
    frame = progression(VALUES).assign(work=highest, work_limit=NAN)
    chart = session_work_chart(frame, label="Hip thrust", area=None, unit=unit, mode="light").to_dict()
    ticks = chart["layout"]["yaxis"]["ticktext"]
    assert ticks[-1] == top
    lines = [line for tick in ticks for line in tick.split("<br>")]
    assert max(map(len, lines)) * 6.5 < chart["layout"]["margin"]["l"]
