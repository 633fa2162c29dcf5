"""What a person waits for in a real Chromium: This week drawn, beside a page of one Plotly chart; another lens drawn.

Both servers are warm and both browsers' caches full; the pages take turns, and medians are compared, so that a slow
machine slows both. Times are the page's own clock, from the navigation or the click to the painting in which every
chart stands. Run on an idle machine: python -m tests.benchmarks.bench_browser
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.browser import COUNT_RUNS, DRAWN, FLAGS, Server, running_server

ROUNDS = 11
MOST_TIMES, MOST_LENS_MS = 1.5, 300
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


def new_page(browser: Browser) -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB", reduced_motion="reduce")
    context.set_default_timeout(60_000)
    context.add_init_script(COUNT_RUNS)
    context.add_init_script(WATCH)
    return context.new_page()


def first_drawing_ms(page: Page, address: str) -> float:
    """From the beginning of the navigation to the painting in which every chart stands."""
    page.goto(address)
    return float(page.evaluate("drawnAfter(0)"))


def lens_ms(page: Page, name: str) -> float:
    """From the press on another lens of the page that is open to the painting in which every chart stands."""
    runs = page.evaluate("window.finishedRuns")
    page.get_by_role("radio", name=name, exact=True).click()
    return float(page.evaluate("runs => drawnAfter(runs).then(at => at - window.pressedAt)", runs))


def told(what: str, times: list[float]) -> float:
    middle = statistics.median(times)
    print(f"{what}: {middle:.0f} ms (median of {len(times)}, {min(times):.0f} to {max(times):.0f})")
    return middle


def measure(browser: Browser, dashboard: Server, plain: Server) -> int:
    ours, one = new_page(browser), new_page(browser)
    this_week: list[float] = []
    one_chart: list[float] = []
    for nth in range(ROUNDS + 2):
        pair = first_drawing_ms(ours, f"{dashboard.url}/?sample=runner"), first_drawing_ms(one, plain.url)
        if nth >= 2:  # the first two fill the caches
            this_week.append(pair[0])
            one_chart.append(pair[1])
    lens = [lens_ms(ours, LENSES[nth % 2]) for nth in range(ROUNDS + 1)][1:]
    times = told("This week, drawn", this_week) / told("one Plotly chart, drawn", one_chart)
    print(f"This week takes {times:.2f} times as long, at most {MOST_TIMES:g}")
    middle = told("another lens, drawn", lens)
    print(f"at most {MOST_LENS_MS} ms")
    return int(times > MOST_TIMES or middle > MOST_LENS_MS)


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
