"""The page as PDF, HTML and text: one page, tagged, the same every time, and data is never markup."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from analytics.model import FocusArea
from analytics.reports import HandOver, as_html, as_pdf, as_picture, as_text, needs_other_fonts
from analytics.reports.content import NoteLine
from analytics.reports.pdf import _values
from analytics.words import hand_over as words
from tests.pages.test_runner_pages import TITLES
from tests.reports.conftest import NASTY, MakePage


def page_count(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("name", [one.split()[0] for one in TITLES])
def test_every_sample_athlete_fits_on_one_tagged_page(page_of: MakePage, name: str):
    page = page_of(name)
    began = time.process_time()
    pdf = as_pdf(page)
    assert time.process_time() - began < 2
    assert pdf.startswith(b"%PDF-")
    assert page_count(pdf) == 1
    assert b"/MarkInfo" in pdf
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang" in pdf
    assert b"pdfuaid" in pdf  # the standard it keeps: PDF/UA


def test_the_same_page_gives_the_same_bytes(robin: HandOver):
    assert as_pdf(robin) == as_pdf(robin)
    assert as_html(robin) == as_html(robin)


def test_markup_in_data_stays_text(nasty: HandOver):
    assert page_count(as_pdf(nasty)) == 1
    html = as_html(nasty)
    assert "<script" not in html
    assert NASTY in as_text(nasty).replace("\n", " ").replace("  ", " ")


@pytest.mark.parametrize("letters", [600, 3000])
def test_one_page_whatever_comes(nasty: HandOver, letters: int):
    long = ("Одноногий подъём Ωμέγα " * letters)[:letters]
    flags = [replace(nasty.flags[0], text=long)] * 6
    page = replace(nasty, finding=long[:200], flags=flags, notes=[NoteLine("", long[:600])] * 3)
    assert page_count(as_pdf(page)) == 1


def test_flags_that_do_not_fit_are_counted(robin: HandOver):
    many = replace(robin, flags=[replace(robin.flags[0], text="word " * 300)] * 6, flags_folded=3)
    assert page_count(as_pdf(many)) == 1
    folded = '["3 more in the app.", "4 more in the app.", "5 more in the app."'
    assert folded in _values(many)


@pytest.mark.parametrize("name", ["Łukasz Ωμέγα", "Юлия Петрова", "Zoë Ångström-Đorđević", "שרה"])
def test_names_in_other_scripts_need_no_font_of_this_computer(robin: HandOver, name: str):
    assert not needs_other_fonts(replace(robin, name=name))


def test_a_name_that_the_fonts_lack_still_makes_a_page(robin: HandOver):
    page = replace(robin, name="李雷 🏃")
    assert needs_other_fonts(page)
    assert page_count(as_pdf(page)) == 1


def test_the_picture_is_an_a4_page(robin: HandOver):
    png = as_picture(robin, 72)
    width, height = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    assert (width, height) == (595, 842)


# ------------------------------------------------------------------------------------------------- HTML


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_the_html_stands_alone(robin: HandOver, nasty: HandOver):
    for page in (robin, nasty):
        tags = Tags(as_html(page))
        names = {tag for tag, _ in tags.found}
        assert not names & {"script", "link", "img", "iframe", "object", "form", "a", "b"}
        assert not [attrs for _, attrs in tags.found if any(one.startswith("on") for one in attrs)]
        assert not [attrs for _, attrs in tags.found if {"src", "href", "style"} & set(attrs)]
        policy = next(attrs["content"] for _, attrs in tags.found if "http-equiv" in attrs)
        assert policy is not None
        assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_headings_in_order_and_a_drawing_with_words_for_each_area(robin: HandOver):
    tags = Tags(as_html(robin)).found
    levels = [int(tag[1]) for tag, _ in tags if re.fullmatch("h[1-6]", tag)]
    assert levels[:3] == [1, 2, 3]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    drawings = [attrs for tag, attrs in tags if tag == "svg"]
    assert [one["role"] for one in drawings] == ["img"] * 5
    assert drawings[3]["aria-label"] == robin.rows[3].alt
    assert "above it" in robin.rows[3].alt


def test_text_and_html_say_the_same(robin: HandOver):
    html = " ".join(" ".join(Tags(as_html(robin)).text).split())
    text = " ".join(as_text(robin).split())
    for sentence in [robin.finding, robin.span, robin.notes[0].text, robin.not_counted, robin.footer, robin.made]:
        assert sentence in html
        assert sentence in text
    for flag in robin.flags:
        assert flag.text in html
        assert flag.text in text
    assert words.more_text(robin.flags_folded) in text


# ------------------------------------------------------------------------------------------------- drawings


def test_drawings_are_well_formed_and_show_the_part_above(robin: HandOver):
    for row, area in zip(robin.rows, FocusArea, strict=True):
        root = ElementTree.fromstring(row.drawing)
        rects = [one for one in root.iter() if one.tag.endswith("rect")]
        hatched = [one for one in rects if one.get("fill") == f"url(#above-{area})"]
        assert len(hatched) == (1 if area is FocusArea.CALVES else 0)
        dotted = [one for one in rects if one.get("stroke-dasharray")]
        assert len(dotted) == 1
    assert "now" in robin.rows[4].drawing
    assert "now" not in robin.rows[0].drawing


def test_a_week_with_none_has_a_circle_and_nothing_coming_no_dotted_box(page_of: MakePage):
    core = page_of("Lee").rows[0].drawing
    assert core.count("<circle") == 2
    assert "stroke-dasharray" not in core
