"""What a person waits for in a real Chromium: This week drawn, beside a page of one Plotly chart; another lens drawn.

*Opened* is a new tab, whose browser has every file but runs Streamlit's programs for the first time, as after
`make run`. *Opened again* is the same address in the same tab, where those programs are still in memory, and *from
another page* is a click in the bar on top. Both servers are warm; the pages take turns, and medians are compared, so
that a slow machine slows both. Times are the page's own clock, from the navigation or the click to the painting in
which every chart stands. Run on an idle machine: python -m tests.benchmarks.bench_browser
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.e2e.browser import COUNT_RUNS, DRAWN, FLAGS, Server, running_server

ROUNDS = 11
MOST_TIMES, MOST_LENS_MS, MOST_CPU_MS = 1.5, 300, 60
ONE_CHART = """
import streamlit as st
st.set_page_config(page_title="One chart", layout="wide")
st.title("One chart")
bars = [{"type": "bar", "x": list("abcdefghijklmnop"), "y": [3, 5, 2, 8, 6, 4, 7, 5, 6, 9, 4, 5, 6, 3, 7, 8]}]
st.plotly_chart({"data": bars, "layout": {"height": 300}}, theme=None)
"""
# Notes the moment of the first painting after which everything is drawn; `drawnAfter(runs)` waits for one run more.
WATCH = f"""(() => {{
  const isDrawn = {DRAWN};
  const isQuiet = () => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === 'notRunning';
  window.drawnAfter = runs => new Promise(tell => {{
    const look = () => window.finishedRuns > runs && isQuiet() && isDrawn()
      && document.querySelector('[data-testid="stPlotlyChart"] .main-svg')
      ? tell(performance.now()) : requestAnimationFrame(look);
    look();
  }});
  addEventListener('pointerdown', () => {{ window.pressedAt = performance.now(); }}, true);
}})()"""
LENSES = ("Reps", "Sets")


def new_context(browser: Browser) -> BrowserContext:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB", reduced_motion="reduce")
    context.set_default_timeout(60_000)
    context.add_init_script(COUNT_RUNS)
    context.add_init_script(WATCH)
    return context


def drawn_ms(page: Page, address: str) -> float:
    """From the beginning of the navigation to the painting in which every chart stands."""
    page.goto(address)
    return float(page.evaluate("drawnAfter(0)"))


def opened_ms(context: BrowserContext, address: str) -> tuple[float, float]:
    """Until a page is drawn in a new tab, and until it is drawn again in the same."""
    page = context.new_page()
    times = drawn_ms(page, address), drawn_ms(page, address)
    page.close()
    return times


def click_ms(page: Page, role: Literal["radio", "link"], name: str) -> float:
    """From the press on another lens, or on another page, to the painting in which every chart stands."""
    runs = page.evaluate("window.finishedRuns")
    page.get_by_role(role, name=name, exact=True).first.click()
    return float(page.evaluate("runs => drawnAfter(runs).then(at => at - window.pressedAt)", runs))


def cpu_ms(server: Server) -> float:
    """What the server's process has computed so far, in user and system mode, as Linux counts it (ticks of 10 ms)."""
    fields = Path(f"/proc/{server.process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def told(what: str, times: list[float]) -> float:
    middle = statistics.median(times)
    print(f"{what}: {middle:.0f} ms (median of {len(times)}, {min(times):.0f} to {max(times):.0f})")
    return middle


def measure(browser: Browser, dashboard: Server, plain: Server) -> int:
    ours, one = new_context(browser), new_context(browser)
    address = f"{dashboard.url}/?sample=runner"
    pairs = [(opened_ms(ours, address), opened_ms(one, plain.url)) for _ in range(ROUNDS + 2)][2:]  # caches are full
    ratios = []
    for nth, how in enumerate(("opened", "opened again")):
        week = told(f"This week, {how}", [pair[0][nth] for pair in pairs])
        ratios.append(week / told(f"one Plotly chart, {how}", [pair[1][nth] for pair in pairs]))
        print(f"{ratios[-1]:.2f} times as long" + ("" if nth else f", at most {MOST_TIMES:g}"))
    page = ours.new_page()
    drawn_ms(page, address)
    for name in LENSES:  # the first time of each
        click_ms(page, "radio", name)
    before = cpu_ms(dashboard)
    lens = told("another lens, drawn", [click_ms(page, "radio", LENSES[nth % 2]) for nth in range(ROUNDS)])
    cpu = (cpu_ms(dashboard) - before) / ROUNDS
    print(f"at most {MOST_LENS_MS} ms; the server computes for {cpu:.0f} ms, at most {MOST_CPU_MS}")
    click_ms(page, "link", "Balance")
    before, walk = cpu_ms(dashboard), []
    for _ in range(ROUNDS):
        walk.append(click_ms(page, "link", "This week"))
        click_ms(page, "link", "Balance")
    told("This week, from another page", walk)
    print(f"the server computes for {(cpu_ms(dashboard) - before) / (2 * ROUNDS):.0f} ms for each of the two pages")
    return int(ratios[0] > MOST_TIMES or lens > MOST_LENS_MS or cpu > MOST_CPU_MS)


def main() -> int:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("ours", "one"):
            (folder / part).mkdir()
        (folder / "one_chart.py").write_text(ONE_CHART, encoding="utf-8")
        plain_module = ("streamlit", "run", str(folder / "one_chart.py"))
        with (
            running_server(folder / "ours") as dashboard,
            running_server(folder / "one", plain_module) as plain,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            try:
                return measure(browser, dashboard, plain)
            finally:
                browser.close()


if __name__ == "__main__":
    raise SystemExit(main())
