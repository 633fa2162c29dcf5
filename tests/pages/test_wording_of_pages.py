"""No page shows a word that is avoided, in whatever place: prose, tables, charts, labels, helps, options, toasts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from analytics import warehouse as store
from analytics.model import FlagAnswer, FocusArea
from analytics.reference import load_samples
from analytics.words.week_page import NOTE_HELP, down_kept_text
from pages.shared import cache
from tests.pages.conftest import App, as_read, sample
from tests.pages.test_coach_pages import COACH
from tests.pages.test_pages_in_every_state import DATA, RUNNER, START
from tests.wording import ONLY_ON_GUIDE, avoided, without

PAGES = [*RUNNER, START, *DATA]


def said(app: App) -> str:
    """Key of the first control that answers a flag."""
    return next(one.key for one in app.at.segmented_control if one.key and "_said_" in one.key)


def look(app: App, where: str) -> None:
    """Read the page that is open."""
    texts = [as_read(text) for text in app.strings]
    assert len(texts) > 2, where
    found = avoided(texts)
    if where != "data/guide":
        ours = [text for text in texts if not text.startswith("**Sources.**")]
        found += [text for text in ours if ONLY_ON_GUIDE.search(without(text))]
    assert not found, "\n".join([where, *found])


def walk(app: App, pages: Sequence[str], **address: str) -> None:
    for page in pages:
        app.go(page, **address)
        look(app, page)


def test_what_is_read_of_a_page_is_all_that_it_shows(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    app.go("runner/this_week")
    app.at.segmented_control(key=said(app)).set_value(FlagAnswer.PLANNED).run()
    texts = [as_read(text) for text in app.strings]
    for shown in (
        as_read(app.titles[0]),
        "How much did each area get?",
        "Minutes held",  # an option
        "Choose a week",  # a placeholder
        "Read as a table, or open one of these weeks",  # what is folded
        "Sets of the five areas in the last 16 weeks, newest first, with the guide in brackets and ▲ above it",
        "12 sets ▲ (5.6 to 9.5), planned",  # a cell
        "<b>Core</b>, 4 to 10 May<br>8.5 sets, within guide<br>guide 5.9 to 10.5 sets",  # under the pointer
        "<b>now</b>",  # on an axis
        "See every set in the Log",  # a link
    ):
        assert shown in texts, shown
    assert any("weekly sets for 16 weeks with the guide band" in text for text in texts)
    app.go("data/settings")
    assert any("body mass" in text for text in app.strings)
    app.go("runner/week", week="2026-08-10")
    assert NOTE_HELP in app.strings
    app.at.toggle[0].set_value(True).run()
    assert down_kept_text(True) in app.strings  # a toast


@pytest.mark.parametrize("name", [athlete.name for athlete in load_samples().athletes])
def test_every_page_of_every_sample_runner(app: App, name: str) -> None:
    app.go("runner/this_week", sample="runner")
    if app.at.selectbox[0].value != name:
        app.at.selectbox[0].select(name).run()
    walk(app, PAGES)


def test_every_lens_and_area_of_the_sample_runner(app: App) -> None:
    app.go("runner/this_week", sample="runner")
    for lens in ("rep_count", "hold_s", "volume_load_kg", "contact_count", "training_days"):
        next(one for one in app.at.button_group if one.key == "lens").set_value(lens).run()
        look(app, lens)
    for area in FocusArea:
        walk(app, ["runner/week"], week="2026-08-10", area=str(area))


def test_every_page_of_the_sample_coach_and_every_client(app: App) -> None:
    walk(app, COACH, sample="clients")
    app.go("coach/review")
    while not app.at.button(key="review_next").disabled:
        look(app, "coach/review")
        app.at.button(key="review_next").click().run()


def test_every_page_without_a_log(app: App) -> None:
    walk(app, [*PAGES, *COACH])


def test_every_page_of_an_own_log_and_what_adding_it_says(app: App) -> None:
    app.upload(sample("athletes/robin-hevy.csv"), ("photo.csv", b"\x89PNG"), ("empty.csv", b"Date,Exercise,Reps\n"))
    look(app, "data/add_log")
    app.at.button(key="add").click().run()
    look(app, "data/add_log")
    walk(app, PAGES)
    store.set_coach_name(cache.own_warehouse(), "Kit")
    store.create_athlete(cache.own_warehouse(), "Somebody else")
    walk(app, ["data/settings", *COACH])
