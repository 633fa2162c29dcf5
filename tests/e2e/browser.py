"""A real server on a free port with a database of its own, and a real Chromium that reports whatever goes wrong.

Every page is watched: a console error, a failed request or a request to another host fails the test that made it, and
a traceback in the server's log fails the session.
"""

from __future__ import annotations

import base64
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.e2e.looks import LOOKS, SHOTS, Look

ROOT = Path(__file__).parents[2]
TODAY = "2026-08-23"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Streamlit asks for these two beside a deep link before it looks at the root; their 404 is its own.
PROBES = re.compile(r"/_stcore/(health|host-config)$")
# Streamlit's own markup, which is not ours to change: its file box is a section with a name that is also called
# presentational (the button in it has a name and works with the keyboard), and the short message that passes by is an
# alert with a text and no name of its own.
STREAMLITS_OWN = (
    ("presentation-role-conflict", 'data-testid="stFileUploaderDropzone"'),
    ("aria-dialog-name", 'data-testid="stToast"'),
)
# Counts finished script runs, so that a test waits for the run it caused and not for the rest before it.
COUNT_RUNS = """(() => {
  window.finishedRuns = 0;
  new MutationObserver(records => {
    for (const one of records)
      if (one.oldValue === 'running') window.finishedRuns++;
  }).observe(document,
    {subtree: true, attributes: true, attributeOldValue: true, attributeFilter: ['data-test-script-state']});
})()"""
# Every chart stands, and in the colours of the page.
DRAWN = """() => window.finishedRuns > 0
  && !document.querySelector('[data-testid="stSkeleton"]')
  && [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every(one => one.querySelector('.main-svg')
    ?.style.background === getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor)"""


# Two paintings after this moment.
PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


# Another address in the document that is open, as the way back brings it.
WALK = "address => { history.pushState({}, '', address); dispatchEvent(new PopStateEvent('popstate')); }"
HAS_COLOUR = (
    """colour => getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor === colour"""
)


@dataclass
class Server:
    url: str
    log: Path
    database: Path
    process: int

    def text(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


DASHBOARD = ("pages.shared.launch",)


@contextmanager
def running_server(folder: Path, module: Sequence[str] = DASHBOARD, **environment: str) -> Iterator[Server]:
    """The dashboard as a user starts it, its database in `folder`. A traceback in its log fails the test.

    `module`: another one that serves with Streamlit, and its first arguments.
    """
    port, log, database = free_port(), folder / "server.log", folder / "log.duckdb"
    env = {**os.environ, "EVENSTRIDE_DATABASE": str(database), "EVENSTRIDE_TODAY": TODAY, **environment}
    command = [sys.executable, "-m", *module, "--server.headless", "true", "--server.port", f"{port}"]
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=out, stderr=subprocess.STDOUT)
    server = Server(f"http://127.0.0.1:{port}", log, database, process.pid)
    try:
        _wait_until_healthy(process, server)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    assert "Traceback" not in server.text(), server.text()[-4000:]


def _wait_until_healthy(process: subprocess.Popen[bytes], server: Server) -> None:
    for _ in range(600):
        assert process.poll() is None, f"the server ended with {process.returncode}:\n{server.text()}"
        try:
            with urllib.request.urlopen(server.url + "/_stcore/health", timeout=1) as answer:
                if answer.read() == b"ok":
                    return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not become healthy:\n" + server.text())


class Watched:
    """A browser tab that remembers what went wrong in it."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.base = base
        self.page: Page = context.new_page()
        self.pictures = context.new_cdp_session(self.page)
        self.look = LOOKS[0]
        self.wrong: list[str] = []
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", self._console)
        self.page.on("response", self._response)
        self.page.on("request", self._request)

    def _console(self, message: object) -> None:
        text, kind = message.text, message.type  # type: ignore[attr-defined]
        if kind == "error" and "404" not in text:  # failed requests are judged by address below
            self.wrong.append(text)

    def _response(self, response: object) -> None:
        status, url = response.status, response.url  # type: ignore[attr-defined]
        if status >= 400 and not PROBES.search(url):
            self.wrong.append(f"{status} {url}")

    def _request(self, request: object) -> None:
        url = request.url  # type: ignore[attr-defined]
        if not url.startswith((self.base, self.base.replace("http", "ws"), "data:", "blob:")):
            self.wrong.append(f"asked another host: {url}")

    def open(self, path: str = "/") -> Page:
        self.page.goto(self.base + path)
        self.settle()
        return self.page

    def walk(self, path: str) -> Page:
        """Open a page without loading the program anew: in a third of the time, with axe still there."""
        with self.rerun():
            self.page.evaluate(WALK, path)
        return self.page

    def settle(self) -> None:
        """The first run is over and every chart is drawn."""
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        self.page.wait_for_function(DRAWN)

    def put_on(self, look: Look) -> None:
        """Show the page that is open in this look, its charts in its colours."""
        self.turn_into(look)
        self.page.wait_for_function(HAS_COLOUR, arg=look.page)
        self.settle()

    def turn_into(self, look: Look) -> None:
        """The tab of somebody who looks at pages this way and comes for the first time."""
        self.look = look
        self.page.emulate_media(media="null", color_scheme=look.scheme)
        self.page.set_viewport_size({"width": look.width, "height": look.height})

    def forget(self) -> None:
        """Leave nothing of one test to the next."""
        self.page.mouse.move(0, 0)
        self.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        self.page.goto("about:blank")
        self.wrong = []

    def take_wrong(self) -> list[str]:
        """What went wrong since this was asked last."""
        wrong, self.wrong = self.wrong, []
        return wrong

    @contextmanager
    def rerun(self) -> Iterator[None]:
        """`with tab.rerun(): click` returns when the run that the click caused has ended.

        A run of a few milliseconds may begin and end between two paintings and leave no trace, so after a while the
        page counts as settled all the same; what must be on it is for the test to say.
        """
        before = self.page.evaluate("window.finishedRuns")
        yield
        with suppress(PlaywrightTimeoutError):
            self.page.wait_for_function("before => window.finishedRuns > before", arg=before, timeout=3000)
        self.settle()

    def upload(self, *files: tuple[str, bytes]) -> None:
        """Drop files into the page's file box."""
        payload = [{"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in files]
        with self.rerun():
            self.page.locator('[data-testid="stFileUploaderDropzoneInput"]').set_input_files(payload)  # type: ignore[arg-type]

    def click(self, role: str, name: str) -> None:
        with self.rerun():
            self.page.get_by_role(role, name=name, exact=True).click()  # type: ignore[arg-type]

    def shoot(self, name: str) -> None:
        """Keep a picture of the whole page for a person to look at."""
        SHOTS.mkdir(exist_ok=True)
        height = self.page.evaluate(
            "() => Math.ceil(document.querySelector('[data-testid=stMainBlockContainer]')?.scrollHeight || 800) + 80"
        )
        size = self.page.viewport_size or {"width": 1280, "height": 800}
        self.page.set_viewport_size({"width": size["width"], "height": max(min(height, 6000), 400)})
        self.page.evaluate(PAINTED)
        picture = self.pictures.send("Page.captureScreenshot", {"optimizeForSpeed": True})["data"]
        (SHOTS / f"{name}.png").write_bytes(base64.b64decode(picture))
        self.page.set_viewport_size(size)


OpenTab = Callable[..., Watched]


def new_context(browser: Browser) -> BrowserContext:
    """A browser of its own, in the first of the looks."""
    context = browser.new_context(
        viewport={"width": LOOKS[0].width, "height": LOOKS[0].height},
        color_scheme=LOOKS[0].scheme,
        locale="en-GB",
        timezone_id="Europe/Lisbon",
        reduced_motion="reduce",
    )
    context.add_init_script(COUNT_RUNS)
    context.set_default_timeout(30_000)
    return context


@contextmanager
def watched_tab(browser: Browser, server: Server) -> Iterator[Watched]:
    """A tab for several tests, each of which asks what went wrong in it; what nobody asked for fails at the end."""
    context = new_context(browser)
    tab = Watched(context, server.url)
    yield tab
    context.close()
    assert not tab.wrong, "\n".join(tab.wrong)


def choose(box: Locator, text: str) -> None:
    """Type into a field with a list and take what the list then points at, when it does: all with the keyboard."""
    box.evaluate("field => field.scrollIntoView({block: 'center'})")
    box.page.evaluate(PAINTED)
    box.focus()
    box.press_sequentially(text)
    pointed_at = box.page.locator('[role="option"][data-focused]')
    with suppress(AssertionError):
        expect(pointed_at).to_be_visible(timeout=3000)
    if not pointed_at.count():
        box.press("ArrowDown")  # a list that is open closes when the page moves: once more, as a person would
    expect(pointed_at).to_contain_text(text, ignore_case=True)
    box.press("Enter")


def axe_violations(page: Page, rules: Sequence[str] | None = None) -> list[str]:
    """What axe-core finds on the page, one line a rule and element; `rules`: only those (None: all)."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(Axe().axe_script)
    options = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
    found = page.evaluate("options => axe.run(options).then(all => all.violations)", options)
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
        if not any(one["id"] == rule and part in node["html"] for rule, part in STREAMLITS_OWN)
    ]
