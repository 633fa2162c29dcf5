"""Every page under Streamlit's own test runner, with a database of its own in a temporary folder."""

from __future__ import annotations

import functools
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from pages.shared import cache, widgets
from tests.pages.rendered import rendered

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "data" / "samples"
TODAY = "2026-08-23"
OPEN_ALL = f"_kept_{widgets.OPEN_ALL}"
"""Where a tab remembers that every part of its pages is open."""
OF_EVERY_PAGE = ("other_colours", "every_part")


def as_read(text: str) -> str:
    """Markdown without its escapes, and without what keeps a line from breaking or an address from being a link."""
    return text.replace("\\", "").replace("\u2060", "").replace("\u00a0", " ")


class App:
    """The dashboard without a browser."""

    def __init__(self) -> None:
        self.at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        self.at.session_state[OPEN_ALL] = True  # what is folded away is part of what a page says
        self.at.run()

    def go(self, page: str, **address: str) -> AppTest:
        """Open a page, for example `data/log`, with what its address carries."""
        for name, value in address.items():
            self.at.query_params[name] = value
        self.at.switch_page(str(ROOT / "pages" / f"{page}.py"))
        return self.at.run()

    def open_sample(self, page: str, name: str) -> None:
        """Open a page with one of the sample runners, for example `Kim (sample)`."""
        self.go(page, sample="runner")
        if self.at.selectbox[0].value != name:
            self.at.selectbox[0].select(name).run()
            assert not self.at.exception

    def open_part(self, ending: str) -> None:
        """Open the part of fields whose key ends like this. Streamlit's test runner soon closes it again."""
        key = next(one.proto.id.split("-", 2)[2] for one in self.at.expander if one.proto.id.endswith(ending))
        self.at.session_state[key] = True
        self.at.run()

    def upload(self, *files: tuple[str, bytes]) -> AppTest:
        """Drop files on the page Add a log."""
        self.go("data/add_log")
        box = self.at.file_uploader[0]
        for name, content in files:
            box = box.upload(name, content, "application/octet-stream")
        return self.at.run()

    def add(self, *files: tuple[str, bytes]) -> AppTest:
        """Drop files and press the button of step 4."""
        self.upload(*files)
        return self.at.button(key="add").click().run()

    @property
    def titles(self) -> list[str]:
        return [one.value.replace("\u00a0", " ") for one in self.at.title]

    @property
    def text(self) -> str:
        """Every word of the page but those of tables, with Markdown's escapes taken out."""
        parts = [one.value for kind in ("title", "header", "subheader", "markdown") for one in self.at.get(kind)]
        return as_read("\n".join(parts))

    @property
    def cells(self) -> str:
        """Every cell of every table, with Markdown's escapes taken out."""
        return as_read("\n".join(table.value.to_string(max_colwidth=None) for table in self.at.table))

    @property
    def strings(self) -> list[str]:
        """Every string that the page shows in whatever place: see tests/pages/rendered.py."""
        return rendered(self.at)

    @property
    def buttons(self) -> list[str]:
        """The labels of the page's own buttons, without those that every page has."""
        return [as_read(one.label) for one in self.at.button if one.key not in OF_EVERY_PAGE]


@pytest.fixture(scope="session", autouse=True)
def _components_are_looked_for_once() -> Iterator[None]:
    """Streamlit asks each installed package for components, for every new dashboard: a quarter of a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            manifest_scanner, "scan_component_manifests", functools.cache(manifest_scanner.scan_component_manifests)
        )
        yield


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Iterator[App]:
    """The dashboard on an empty database. A page that had to say "that did not work" fails the test."""
    monkeypatch.setenv("EVENSTRIDE_DATABASE", str(tmp_path / "log.duckdb"))
    monkeypatch.setenv("EVENSTRIDE_TODAY", TODAY)
    with caplog.at_level(logging.ERROR, logger="evenstride"):
        app = App()
        yield app
    assert not app.at.exception
    assert not [record.getMessage() for record in caplog.records if record.name == "evenstride"]
    cache.own_warehouse().close()  # what is cached stays: every key names this test's own database


def sample(name: str) -> tuple[str, bytes]:
    """A file of data/samples with its name."""
    path = SAMPLES / name
    return path.name, path.read_bytes()
