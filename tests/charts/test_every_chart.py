"""Every chart, found by its name: draws on empty, one, odd and long input, in both modes, and is said in words."""

from __future__ import annotations

import datetime as dt
import importlib
import inspect
import json
import pkgutil
import re

import numpy as np
import pytest

from analytics import charts
from analytics.charts.theme import FONT
from analytics.charts.weekly_lens import read_row
from analytics.frames import (
    BALANCE,
    BAND,
    COMING_AREAS,
    COMPARED_TESTS,
    LOAD_TREND,
    PROGRESSION,
    RHYTHM_WEEKS,
    SIDES,
    WEEKLY,
    empty,
)
from analytics.frames import SESSIONS as NO_SESSIONS
from analytics.model import LoadUnit
from tests.charts.build import (
    LABELS,
    balance,
    band,
    coming,
    compared_tests,
    load_trend_days,
    progression,
    rhythm_weeks,
    roster_rows,
    sessions_on,
    sides,
    weekly,
)

MODULES = [
    importlib.import_module(f"analytics.charts.{module.name}") for module in pkgutil.iter_modules(charts.__path__)
]
CHARTS = {
    name: (function, getattr(module, name.replace("_chart", "_alt"), None))
    for module in MODULES
    for name, function in vars(module).items()
    if name.endswith("_chart") and function.__module__ == module.__name__
}

NAN, INF = float("nan"), float("inf")
LONG = [float(n % 17) for n in range(680)]
SESSIONS = [60 + n % 23 / 2 + n / 90 for n in range(1300)]
NASTY = 'Hip <a href="http://x">thrust</a> & %{x}'

WEEKS = {
    "empty": (empty(WEEKLY), empty(BAND)),
    "one": (weekly([4.0]), band([5.0, 6.0])),
    "all zero": (weekly([0.0] * 16), band([NAN] * 17)),
    "not known": (weekly([NAN, 3.0, NAN]), band([INF, NAN, 4.0, 4.0])),
    "long": (weekly(LONG), band([12.0] * 681)),
}
SHARES = {
    "empty": empty(BALANCE),
    "one": balance([40, 30, 20, 10, 0]).head(1),
    "all zero": balance([0] * 5),
    "huge": balance([1e6, 0, 0, 0, 0], before=[0] * 5, target=0.0),
}
COMING = {
    "empty": empty(COMING_AREAS),
    "one": coming(),
    "restart": coming(state="ramp", lower=NAN),
    "all zero": coming(lower=0.0, upper=0.0, last=0.0),
    "not known": coming(lower=NAN, upper=NAN, last=NAN, state="gap"),
    "endless": coming(upper=INF, last=INF),
    "huge": coming(upper=1e6),
}
RHYTHMS = {
    "empty": empty(RHYTHM_WEEKS),
    "one": rhythm_weeks([2]),
    "all zero": rhythm_weeks([0] * 16),
    "daily": rhythm_weeks([7] * 16, usual=[2.0] * 16),
    "not known": rhythm_weeks([0, 0, 2], unknown=[True, True, False], usual=[NAN, NAN, INF]),
    "long": rhythm_weeks([n % 5 for n in range(680)]),
}
TRENDS = {
    "empty": empty(LOAD_TREND),
    "silent": load_trend_days([300.0] * 20, silent=28),
    "one": load_trend_days([300.0] * 29, silent=28),
    "all zero": load_trend_days([0.0] * 40, silent=28),
    "stops and comes back": load_trend_days([300.0] * 30 + [NAN] * 9 + [200.0] * 9, silent=28),
    "long": load_trend_days([float(n % 400) for n in range(4000)], silent=28),
}
RESULTS = {
    "empty": empty(COMPARED_TESTS),
    "one": compared_tests((21, 25)),
    "one side": compared_tests((21, NAN), (22, NAN)),
    "no side": compared_tests((NAN, NAN)),
    "all zero": compared_tests((0, 0), (0, 0)),
    "long": compared_tests(*[(20 + n % 7, 25 - n % 5) for n in range(200)]),
}
BOTH_SIDES = {
    "empty": empty(SIDES),
    "clear": sides(),
    "left leads": sides(58, 52, 0.12, state="unclear", measure="seconds"),
    "the same": sides(12, 12, 0.05, state="unclear"),
    "one session": sides(10, 12, NAN, state="few", session_count=1),
    "one side": sides(NAN, NAN, NAN, state="one_side", gap=NAN),
    "huge": sides(1, 1e6, 3.0, measure="kg"),
}
LIFTS = {
    "empty": empty(PROGRESSION),
    "one": progression([70.0]),
    "all zero": progression([0.0] * 5),
    "same": progression([70.0] * 12),
    "not known": progression([NAN, 70.0, NAN, 71.0], work=[NAN, 900.0, NAN, NAN]),
    "long": progression(SESSIONS, every_days=3.65),
}

WEEKLY_ARGUMENTS = {"area": "calves", "label": LABELS["calves"]}
SAID = {"said": {dt.date(2026, 5, 4): NASTY}}


def row(frames, lens="set_count"):
    return (read_row(*frames, "calves", lens, LoadUnit.KG),)


LIFT_ARGUMENTS = {"label": NASTY, "unit": "kg"}


def told(sessions):
    starts = list(sessions["session_started_at"])
    return {"above": dict.fromkeys(starts[:1], f"{NASTY} went up."), "said": dict.fromkeys(starts[1:2], NASTY)}


CASES = {  # chart -> list of (name, positional arguments, arguments of both, of the chart, of the words)
    "weekly_area_chart": [(k, row(v), {"label": "Calves", **SAID}, {"area": "calves"}, {}) for k, v in WEEKS.items()]
    + [
        (f"volume {k}", row(v, "volume_load_kg"), {"label": "Calves"}, {"area": "calves"}, {}) for k, v in WEEKS.items()
    ],
    "balance_row_chart": [(k, (v,), WEEKLY_ARGUMENTS, {"with_axis": True}, {}) for k, v in SHARES.items()],
    "next_week_row_chart": [
        (
            f"{k}, plan {plan}",
            (v,),
            {**WEEKLY_ARGUMENTS, "planned": plan},
            {"with_axis": True, "usual_label": NASTY},
            {},
        )
        for k, v in COMING.items()
        for plan in (None, 0.0, 40.0)
    ],
    "rhythm_row_chart": [
        (k, (v,), {"area": "calves", "label": NASTY}, {"band_label": NASTY}, {}) for k, v in RHYTHMS.items()
    ],
    "weekday_chart": [(k, (sessions_on("2026-05-05", "2026-05-08"), v), {}, {}, {}) for k, v in RHYTHMS.items()]
    + [("no sessions", (empty(NO_SESSIONS), RHYTHMS["one"]), {}, {}, {})],
    "self_test_chart": [
        (f"{k}, noise {noise}", (v,), {"noise": noise, "label": NASTY, "unit": "reps"}, {}, {})
        for k, v in RESULTS.items()
        for noise in (None, 6.2)
    ],
    "side_row_chart": [
        (k, (v,), {"exercise": "calf_raise", "label": NASTY}, {"with_name": True}, {}) for k, v in BOTH_SIDES.items()
    ],
    "two_speeds_chart": [
        (
            f"{begins} to {clear}, week {person}",
            (),
            {"begins_weeks": begins, "clear_weeks": clear, "label": NASTY, "person_weeks": person},
            {"tissue": tissue, "with_axis": True},
            {},
        )
        for begins, clear, tissue in ((0, 1, "muscle"), (8, 14, "tendon"), (12, 32, "tendon"), (30, 60, "tendon"))
        for person in (0, 7, 300)
    ],
    "runner_chart": [(k, (v,), {"labels": LABELS}, {"selected": "feet"}, {}) for k, v in SHARES.items()],
    "progression_chart": [
        (
            k,
            (v,),
            LIFT_ARGUMENTS | told(v),
            {"measure": "one_rep_max", "area": "legs"},
            {"title": "load"},
        )
        for k, v in LIFTS.items()
    ],
    "load_trend_chart": [(k, (v,), {"short": 7, "long": 28, "unit": NASTY}, {}, {}) for k, v in TRENDS.items()],
    "session_work_chart": [(k, (v,), LIFT_ARGUMENTS, {}, {"title": "volume load"}) for k, v in LIFTS.items()],
}
CASES["roster_chart"] = [
    (k, roster_rows(v), {"labels": LABELS}, {}, {})
    for k, v in {
        "empty": [],
        "one": [("Ada", "above", True)],
        "nothing logged": [("Ada", "off", False)],
        "names from files": [(NASTY, "below", True), (NASTY, "none", False), (NASTY * 9, "learning", False)],
        "long": [(f"Client {n}", "within", n < 9) for n in range(60)],
    }.items()
]
ALL = [pytest.param(chart, *case, id=f"{chart}: {case[0]}") for chart, cases in CASES.items() for case in cases]


def test_every_chart_has_cases_and_words():
    assert set(CHARTS) == set(CASES)
    assert [name for name, (_, alt) in CHARTS.items() if alt is None] == []


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("chart", "name", "frames", "both", "drawn", "said"), ALL)
def test_a_chart_draws_and_plotly_accepts_it(chart, name, frames, both, drawn, said, mode):
    figure = CHARTS[chart][0](*frames, **both, **drawn, mode=mode)
    plain = json.loads(figure.to_json())
    type(figure)(plain)  # raises ValueError for anything that plotly does not know
    layout = plain["layout"]
    assert layout["height"] > 0 and "width" not in layout
    assert layout["font"]["family"] == FONT
    assert not {"title", "legend"} & set(layout)
    assert not any("title" in layout[axis] for axis in ("xaxis", "yaxis"))
    low, high = layout["yaxis"]["range"]
    assert np.isfinite([low, high]).all() and low < high
    left, right = layout["xaxis"]["range"]
    assert np.isfinite([left, right]).all() and left < right


@pytest.mark.parametrize(("chart", "name", "frames", "both", "drawn", "said"), ALL)
def test_a_chart_is_said_in_words(chart, name, frames, both, drawn, said):
    text = CHARTS[chart][1](*frames, **both, **said)
    assert text.endswith(".")
    assert not re.search(r"\b(nan|inf|None|NaT)\b", text), text


@pytest.mark.parametrize(("chart", "name", "frames", "both", "drawn", "said"), ALL)
def test_names_from_files_stay_text(chart, name, frames, both, drawn, said):
    figure = CHARTS[chart][0](*frames, **both, **drawn, mode="light")
    spec = figure.to_json()
    assert "<a " not in spec and "\\u003ca " not in spec
    assert "hovertemplate" not in {key for trace in figure.to_dict()["data"] for key in trace}


def test_a_chart_leaves_its_frames_alone():
    before = WEEKS["long"][0].copy(), LIFTS["long"].copy()
    CHARTS["weekly_area_chart"][0](*row(WEEKS["long"]), **WEEKLY_ARGUMENTS, mode="light")
    CHARTS["session_work_chart"][0](LIFTS["long"], **LIFT_ARGUMENTS, mode="light")
    assert before[0].equals(WEEKS["long"][0]) and before[1].equals(LIFTS["long"])


def test_function_arguments_agree_between_chart_and_words():
    for name, (chart, alt) in CHARTS.items():
        drawn, said = (list(inspect.signature(function).parameters) for function in (chart, alt))
        assert [p for p in said if p not in {*drawn, "title"}] == [], name
