"""The sample athletes' pages, and a page made by hand that holds whatever a person could type."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from analytics import reports
from analytics import warehouse as store
from analytics.reference import load_catalogue, load_guide
from analytics.reports import Choice, HandOver
from analytics.reports.content import FlagLine, NoteLine
from analytics.warehouse import Warehouse
from tests.filled import sample_store

MakePage = Callable[..., HandOver]
NASTY = '<script>alert(1)</script> #read("page.typ") *b* $x$ "q" \\ @ref =1+1 & ’'


@pytest.fixture(scope="session")
def sample() -> Iterator[tuple[Warehouse, dt.date]]:
    warehouse, today = sample_store()
    with warehouse:
        yield warehouse, today


@pytest.fixture(scope="session")
def page_of(sample: tuple[Warehouse, dt.date]) -> MakePage:
    """`page_of("Robin", Choice(...), today=...)`."""
    warehouse, today = sample

    def make(name: str, choice: Choice | None = None, *, today: dt.date = today) -> HandOver:
        athlete = store.find_athlete(warehouse, f"{name} (sample)")
        return reports.read_hand_over(warehouse, athlete, today, load_catalogue(), load_guide(), choice or Choice())

    return make


@pytest.fixture(scope="session")
def robin(page_of: MakePage) -> HandOver:
    return page_of("Robin", Choice(note="Two sessions, then we look again."))


@pytest.fixture(scope="session")
def nasty(robin: HandOver) -> HandOver:
    """Robin's page with markup, code and formulas in every text that a log or a person can fill."""
    flag = FlagLine(f"▲ {NASTY}", NASTY, "last week · watch", NASTY)
    return replace(robin, name=NASTY, notes=[NoteLine(NASTY, NASTY)], flags=[flag] * 6, exercises=[(NASTY, NASTY)] * 6)
