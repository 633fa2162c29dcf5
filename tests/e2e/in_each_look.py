"""What a page is held to wherever it is looked at, and a picture of it."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Page, expect

from tests.e2e.browser import Watched, axe_violations
from tests.e2e.looks import LOOKS, Look


def hold_in_each(tab: Watched, name: str, looks: Sequence[Look] = LOOKS) -> None:
    """Hold the page that is open to what it must be, in one look after the other.

    Two looks of one width differ in their colours, so that axe asks all its questions in one of them.
    """
    widths: set[int] = set()
    for look in looks:
        tab.put_on(look)
        heading = tab.page.get_by_role("heading", level=1)
        expect(heading).to_have_count(1)
        expect(heading).not_to_contain_text("That did not work")
        only = ["color-contrast"] if look.width in widths else None
        assert axe_violations(tab.page, only) == [], f"{name} ({look.name})"
        widths.add(look.width)
        assert fits(tab.page), f"{name} ({look.name}) scrolls sideways"
        tab.shoot(f"{name}-{look.name}")
    wrong = tab.take_wrong()
    assert not wrong, "\n".join(wrong)


def fits(page: Page) -> bool:
    """Whether nothing is wider than the screen."""
    main = page.locator('[data-testid="stMain"]')
    return bool(main.evaluate("one => one.scrollWidth <= one.clientWidth"))
