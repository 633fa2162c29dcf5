"""Take the README's picture again, from the sample data in a real browser: `python -m tests.make_pictures`."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.e2e.browser import COUNT_RUNS, DRAWN, FLAGS, running_server

PICTURES = Path(__file__).parents[1] / ".github"


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running_server(Path(folder)) as server,
        sync_playwright() as playwright,
    ):
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 1340}, locale="en-GB", color_scheme="light")
        page.add_init_script(COUNT_RUNS)
        page.goto(f"{server.url}/?sample=runner")
        page.get_by_role("heading", level=1).wait_for()
        page.wait_for_function(DRAWN)
        page.wait_for_timeout(500)
        page.screenshot(path=PICTURES / "this-week.png")
        browser.close()


if __name__ == "__main__":
    main()
