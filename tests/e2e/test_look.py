"""Every page in every state, light and dark, on a desk and on a phone: one finding, no failure, no violation of axe,
nothing wider than the screen. The pictures are kept for a person to look at: open tests/e2e/shots/index.html.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, expect

from analytics import ingest
from analytics import warehouse as store
from analytics.model import ImportOptions, LoadUnit, LogFile
from analytics.reference import load_catalogue
from analytics.samples import fill_with_samples
from pages.shared.navigation import COACH, GROUPS
from tests.benchmarks.bench_page import long_log
from tests.e2e.browser import TODAY, Watched, running_server, watched_tab
from tests.e2e.in_each_look import fits, hold_in_each
from tests.e2e.looks import LOOKS, write_contact_sheet

pytestmark = pytest.mark.browser

PAGES = [entry.url for group in GROUPS for entry in group]
COACH_PAGES = [entry.url for entry in COACH]
HEADER = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"
ONE_SESSION = HEADER + '2026-08-20 18:00:00,"First",20m,"Plank",1,0,0,0,20,\n'
UNMAPPED = HEADER + "".join(
    f'2026-0{month}-{day:02} 18:00:00,"Odd",30m,"{name}",1,10,8,0,0,\n'
    for month in (6, 7, 8)
    for day in (3, 10, 17)
    for name in ("Qwertzuiop <b>press</b> [x](y)", "Zercher Wobble 3000", "Calf Raise")
)
NEW, BACK, UNEXPLAINED = "Alex (sample)", "Sam (sample)", "Lee (sample)"
ONE, ODD, LONG = "One session", "Unmapped *names*", "Thirteen years"
WITHOUT_A_PICKER = ("add", "guide")
ATHLETES = (NEW, BACK, UNEXPLAINED, ONE, ODD, LONG)
BAD_FILES = {
    "quote-never-closed": ("strong.csv", HEADER.encode() + b'2026-08-20 18:00:00,"First,20m,"Plank",1,0,0,0,20,\n'),
    "no-log": ("letter.csv", b"Dear runner,\nthank you for your letter.\n"),
    "empty": ("empty.csv", b""),
    "not-what-its-name-says": ("log.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(64)),
    "some-rows": ("strong.csv", ONE_SESSION.encode() + b'2026-08-21 18:00:00,"Next",20m,"Plank",1,0,eight,0,20,\n'),
}


@dataclass(frozen=True)
class State:
    """A tab on a dashboard, and for each athlete that its database holds the address that shows it.

    One tab for all tests, in which they walk from page to page: each takes half the time that it would in a new one.
    """

    tab: Watched
    addresses: Mapping[str, str]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[State]:
    """A database that holds every state as an athlete."""
    folder = tmp_path_factory.mktemp("states")
    catalogue = load_catalogue()
    options = ImportOptions(load_unit=LoadUnit.KG, today=dt.date.fromisoformat(TODAY))
    logs = {ONE: ONE_SESSION.encode(), ODD: UNMAPPED.encode(), LONG: long_log()}
    with store.open_warehouse(folder / "log.duckdb") as warehouse:
        fill_with_samples(warehouse, catalogue)
        for name, content in logs.items():
            athlete = store.create_athlete(warehouse, name)
            ingest.import_log(warehouse, athlete.athlete_id, LogFile(f"{name}.csv", content), options, catalogue)
        addresses = {one.name: f"?athlete={one.athlete_id}" for one in store.athletes(warehouse)}
    with running_server(folder) as server, watched_tab(chromium, server) as tab:
        tab.open()
        yield State(tab, addresses)
    write_contact_sheet()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Watched]:
    """A tab on a dashboard without a log."""
    with running_server(tmp_path_factory.mktemp("empty")) as server, watched_tab(chromium, server) as tab:
        tab.open()
        yield tab


def look_at(tab: Watched, url: str, address: str, state: str, *, is_anew: bool = False) -> None:
    """Walk to a page in the look that the tab is in, and hold it to what it must be in all of them.

    The next page begins in the look in which this one ends, so that pages are opened in each of them by turns.
    `is_anew`: come to the page as somebody who has not been anywhere yet.
    """
    turn = LOOKS.index(tab.look)
    (tab.open if is_anew else tab.walk)(f"/{url}{address}")
    hold_in_each(tab, f"{url or 'this-week'}-{''.join(filter(str.isalnum, state))}", [*LOOKS[turn:], *LOOKS[:turn]])


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize("name", ATHLETES)
def test_every_state(filled: State, name: str, url: str) -> None:
    look_at(filled.tab, url, filled.addresses[name], name)
    if url not in WITHOUT_A_PICKER:
        expect(filled.tab.page.get_by_role("combobox", name="Runner")).to_have_value(name)


@pytest.mark.parametrize("url", PAGES)
def test_the_sample_runner(filled: State, url: str) -> None:
    look_at(filled.tab, url, "?sample=runner", "sample", is_anew=True)
    expect(filled.tab.page.get_by_text("Sample data: an invented runner.")).to_be_visible()


@pytest.mark.parametrize("url", COACH_PAGES)
def test_the_sample_clients(filled: State, url: str) -> None:
    look_at(filled.tab, url, "?sample=clients", "sample", is_anew=True)
    expect(filled.tab.page.get_by_text("Sample data: ten invented clients.")).to_be_visible()


@pytest.mark.parametrize("url", COACH_PAGES)
def test_clients_in_every_state(filled: State, url: str) -> None:
    look_at(filled.tab, url, "", "clients")


@pytest.mark.parametrize("url", [*PAGES, *COACH_PAGES])
def test_nothing_there_yet(empty: Watched, url: str) -> None:
    look_at(empty, url, "", "empty")


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_upload(empty: Watched, kind: str) -> None:
    empty.open("/add")
    empty.upload(BAD_FILES[kind])
    hold_in_each(empty, f"add-bad-{kind}")


def test_nothing_scrolls_sideways_on_a_small_screen(filled: State) -> None:
    tab = filled.tab
    for kind, urls in (("runner", PAGES), ("clients", COACH_PAGES)):
        for url in urls:
            tab.open(f"/{url}?sample={kind}")
            for width in (320, 640):  # the smallest phone; a desk at 200 %
                tab.page.set_viewport_size({"width": width, "height": 800})
                tab.settle()
                assert fits(tab.page), f"/{url} scrolls sideways at {width} px"
