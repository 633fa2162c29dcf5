"""How pages are looked at: a desk and a phone, light and dark; and the pictures that are kept of them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Literal

SHOTS = Path(__file__).parent / "shots"


@dataclass(frozen=True)
class Look:
    """How the page is looked at: width and height in px, and the scheme of colours that the person prefers."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"]
    page: str  # the colour of the page, as the browser tells it


DESK, PHONE = (1280, 900), (390, 844)
WHITE, BLACK = "rgb(255, 255, 255)", "rgb(17, 24, 27)"
LOOKS = (
    Look("desk-light", *DESK, "light", WHITE),
    Look("desk-dark", *DESK, "dark", BLACK),
    Look("phone-dark", *PHONE, "dark", BLACK),
    Look("phone-light", *PHONE, "light", WHITE),
)
"""Each differs from the one before it in one thing, so that a step from one to the next is a small one."""


def write_contact_sheet() -> None:
    """A page that shows every picture kept, those of one page and state side by side."""
    rows: dict[str, list[str]] = {}
    for shot in sorted(SHOTS.glob("*.png")):
        look = next((one.name for one in LOOKS if shot.stem.endswith(one.name)), "")
        rows.setdefault(shot.stem.removesuffix(look).rstrip("-"), []).append(shot.name)
    parts = ["<!doctype html><meta charset=utf-8><title>Every page in every state</title>"]
    for name, shots in rows.items():
        images = "".join(
            f'<a href="{escape(one)}"><img src="{escape(one)}" height=420 loading=lazy></a> ' for one in shots
        )
        parts.append(f"<h2>{escape(name)}</h2><p>{images}</p>")
    (SHOTS / "index.html").write_text("\n".join(parts), encoding="utf-8")
