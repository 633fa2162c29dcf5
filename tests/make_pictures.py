"""Take the README's pictures again, from the sample data in a real browser: `python -m tests.make_pictures`.

Every page comes in light (`balance.png`) and dark (`balance-dark.png`), so that a README can show the one that fits.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from analytics import reports
from analytics import warehouse as store
from analytics.reference import load_catalogue, load_guide
from analytics.samples import sample_warehouse
from tests.e2e.browser import COUNT_RUNS, DRAWN, FLAGS, running_server

PICTURES = Path(__file__).parents[1] / ".github"
PAGES = {  # name: (address, height in pixels)
    "this-week": ("/?sample=runner", 1340),
    "balance": ("/balance?sample=runner", 1090),
    "clients": ("/clients?sample=clients", 1100),
}
MOST_BYTES = 300_000


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running_server(Path(folder)) as server,
        sync_playwright() as playwright,
    ):
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name, (address, height) in PAGES.items():
            keep(name, screenshot(browser, server.url + address, height, dark=False))
            keep(f"{name}-dark", screenshot(browser, server.url + address, height, dark=True))
        browser.close()
    keep("hand-over", printed_page())


def screenshot(browser: Browser, address: str, height: int, *, dark: bool) -> bytes:
    page = browser.new_page(
        viewport={"width": 1280, "height": height}, locale="en-GB", color_scheme="dark" if dark else "light"
    )
    page.set_default_timeout(120_000)
    page.add_init_script(COUNT_RUNS)
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    page.wait_for_function(DRAWN)
    page.wait_for_timeout(1500)
    taken = page.screenshot()
    page.close()
    return taken


def printed_page() -> bytes:
    """The page to hand over, as it comes out of the printer."""
    warehouse, today = sample_warehouse(load_catalogue())
    with warehouse:
        robin = store.find_athlete(warehouse, "Robin (sample)")
        page = reports.read_hand_over(warehouse, robin, today, load_catalogue(), load_guide(), reports.Choice())
    return reports.as_picture(page, 88)


def keep(name: str, picture: bytes) -> None:
    """Write a picture; one that is too large for a README is refused."""
    if len(picture) > MOST_BYTES:
        raise SystemExit(f"{name}.png has {len(picture):,} bytes; at most {MOST_BYTES:,} are meant.")
    (PICTURES / f"{name}.png").write_bytes(picture)
    print(f"{name}.png  {len(picture):,} bytes")


if __name__ == "__main__":
    main()
