"""Every page in every state, light and dark, on a desk and on a phone: one finding, no failure, no violation of axe,
nothing wider than the screen. The pictures are kept for a person to look at (tests/e2e/shots/).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from analytics import ingest
from analytics import warehouse as store
from analytics.model import ImportOptions, LoadUnit, LogFile
from analytics.reference import load_catalogue
from analytics.samples import fill_with_samples
from pages.shared.navigation import COACH, GROUPS
from tests.benchmarks.bench_page import long_log
from tests.e2e.browser import TODAY, OpenTab, Server, Watched, axe_violations, running_server

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
FROM_SAMPLES = ("Alex (sample)", "Sam (sample)", "Lee (sample)")  # new, back after a break, an unexplained stretch
WRITTEN_HERE = {"One session": ONE_SESSION, "Unmapped *names*": UNMAPPED}
LOOKS = {"desk-light": {}, "phone-dark": {"phone": True, "dark": True}}


@pytest.fixture(scope="module")
def athletes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, str]]:
    """A folder with a database that holds every state as an athlete, and their ids by name."""
    folder = tmp_path_factory.mktemp("states")
    catalogue = load_catalogue()
    options = ImportOptions(load_unit=LoadUnit.KG, today=dt.date.fromisoformat(TODAY))
    with store.open_warehouse(folder / "log.duckdb") as warehouse:
        fill_with_samples(warehouse, catalogue)
        for name, text in {**WRITTEN_HERE, "Thirteen years": long_log().decode()}.items():
            athlete = store.create_athlete(warehouse, name)
            ingest.import_log(warehouse, athlete.athlete_id, LogFile(f"{name}.csv", text.encode()), options, catalogue)
        wanted = {*FROM_SAMPLES, *WRITTEN_HERE, "Thirteen years"}
        return folder, {one.name: one.athlete_id for one in store.athletes(warehouse) if one.name in wanted}


@pytest.fixture(scope="module")
def server(athletes: tuple[Path, Mapping[str, str]], chromium: Browser) -> Iterator[Server]:
    with running_server(athletes[0]) as one:
        yield one


@pytest.fixture(scope="module")
def empty_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running_server(tmp_path_factory.mktemp("empty")) as one:
        yield one


def look(tab: Watched, url: str, address: str, shot: str) -> None:
    """Open a page and hold it to what every page must be."""
    page = tab.open(f"/{url}{address}")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_count(1)
    expect(heading).not_to_contain_text("That did not work")
    assert axe_violations(page) == [], shot
    main = page.locator('[data-testid="stMain"]')
    assert main.evaluate("one => one.scrollWidth <= one.clientWidth"), f"{shot} scrolls sideways"
    tab.shoot(shot)


@pytest.mark.parametrize("url", PAGES)
def test_every_state(server: Server, athletes: tuple[Path, Mapping[str, str]], open_tab: OpenTab, url: str) -> None:
    tabs = {how: open_tab(server, **more) for how, more in LOOKS.items()}
    for place, (name, athlete_id) in enumerate(athletes[1].items(), PAGES.index(url)):
        how = list(LOOKS)[place % len(LOOKS)]  # by turns, so that each page and each state is seen in both
        shot = f"{url or 'this-week'}-{''.join(filter(str.isalnum, name))}-{how}"
        look(tabs[how], url, f"?athlete={athlete_id}", shot)


@pytest.mark.parametrize("how", ["desk-dark", "phone-light"])
@pytest.mark.parametrize("url", PAGES)
def test_the_samples(server: Server, open_tab: OpenTab, url: str, how: str) -> None:
    tab = open_tab(server, phone="phone" in how, dark="dark" in how)
    look(tab, url, "?sample=runner", f"{url or 'this-week'}-sample-{how}")
    expect(tab.page.get_by_text("Sample data: an invented runner.")).to_be_visible()


@pytest.mark.parametrize("how", ["desk-dark", "phone-light"])
@pytest.mark.parametrize("url", COACH_PAGES)
def test_the_pages_of_the_coach(server: Server, open_tab: OpenTab, url: str, how: str) -> None:
    tab = open_tab(server, phone="phone" in how, dark="dark" in how)
    look(tab, url, "?sample=clients", f"{url}-sample-{how}")
    expect(tab.page.get_by_text("Sample data: ten invented clients.")).to_be_visible()


def test_nothing_there_yet(empty_server: Server, open_tab: OpenTab) -> None:
    tab = open_tab(empty_server, phone=True, dark=True)
    for url in [*PAGES, *COACH_PAGES]:
        look(tab, url, "", f"{url or 'this-week'}-empty-phone-dark")


@pytest.mark.parametrize("width", [320, 640])  # the smallest phone; a desk at 200 %
def test_nothing_scrolls_sideways_on_a_small_screen(server: Server, open_tab: OpenTab, width: int) -> None:
    tab = open_tab(server)
    tab.page.set_viewport_size({"width": width, "height": 800})
    for url in PAGES:
        page = tab.open(f"/{url}?sample=runner")
        main = page.locator('[data-testid="stMain"]')
        assert main.evaluate("one => one.scrollWidth <= one.clientWidth"), f"/{url} scrolls sideways at {width} px"
    for url in COACH_PAGES:
        page = tab.open(f"/{url}?sample=clients")
        main = page.locator('[data-testid="stMain"]')
        assert main.evaluate("one => one.scrollWidth <= one.clientWidth"), f"/{url} scrolls sideways at {width} px"
