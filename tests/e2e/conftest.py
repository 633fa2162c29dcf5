"""Fixtures of the browser tests: Chromium, one server a file, fresh tabs whose errors fail the test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.e2e.browser import FLAGS, OpenTab, Server, Watched, new_context, running_server
from tests.e2e.looks import LOOKS
from tests.filled import samples_at

expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if path is None:
        reason = "No Chromium found: install it (for example: apt install chromium) or name it in CHROMIUM."
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Server]:
    """One server for the tests of a file, with an empty database at its start."""
    with running_server(tmp_path_factory.mktemp("server")) as one:
        yield one


@pytest.fixture
def own_samples(tmp_path: Path, chromium: Browser) -> Iterator[Server]:
    """The sample athletes as somebody's own log, for one test: flags can be answered there and settings changed."""
    samples_at(tmp_path / "log.duckdb")
    with running_server(tmp_path) as one:
        yield one


@pytest.fixture(scope="session")
def idle(chromium: Browser) -> Iterator[list[Watched]]:
    """Tabs that earlier tests have left: a page opens in one in half the time that it takes in a new one."""
    tabs: list[Watched] = []
    yield tabs
    for tab in tabs:
        tab.page.context.close()


@pytest.fixture
def open_tab(chromium: Browser, idle: list[Watched]) -> Iterator[OpenTab]:
    """`open_tab(server, dark=True, phone=True)`: a tab that knows of nothing; what goes wrong in it fails the test."""
    tabs: list[Watched] = []

    def make(server: Server, *, dark: bool = False, phone: bool = False) -> Watched:
        look = next(one for one in LOOKS if (one.scheme == "dark") is dark and one.name.startswith("phone") is phone)
        tab = idle.pop() if idle else Watched(new_context(chromium), server.url)
        tab.base = server.url
        tab.turn_into(look)
        tabs.append(tab)
        return tab

    yield make
    wrong = [text for tab in tabs for text in tab.take_wrong()]
    for tab in tabs:
        if not tab.page.is_closed():
            tab.forget()
            idle.append(tab)
    assert not wrong, "\n".join(wrong)
