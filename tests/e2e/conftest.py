"""Fixtures of the browser tests: Chromium, one server a file, fresh tabs whose errors fail the test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests.e2e.browser import FLAGS, OpenTab, Server, Watched, new_context, running_server
from tests.e2e.looks import LOOKS

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
def open_tab(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[OpenTab]:
    """`open_tab(server, dark=True, phone=True)`: a fresh tab, whose errors fail the test at its end."""
    tabs: list[tuple[BrowserContext, Watched]] = []

    def make(server: Server, *, dark: bool = False, phone: bool = False) -> Watched:
        look = next(one for one in LOOKS if (one.scheme == "dark") is dark and one.name.startswith("phone") is phone)
        context = new_context(chromium, look)
        tabs.append((context, Watched(context, server.url)))
        return tabs[-1][1]

    yield make
    for context, _ in tabs:
        context.close()
    wrong = [text for _, tab in tabs for text in tab.wrong]
    assert not wrong, "\n".join(wrong)
