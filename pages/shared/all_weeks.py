"""The parts of the page *All weeks*."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import streamlit as st

from analytics import metrics
from analytics import warehouse as store
from analytics.athlete_log import AthleteLog
from analytics.model import Athlete, FocusArea, MarkedFlag, week_monday
from analytics.words import answers
from analytics.words import calendar as words
from analytics.words.flags import marked_of_weeks
from analytics.words.week_page import AHEAD_WEEKS, DOWN_HELP
from analytics.writing import week_text
from pages.shared import cache, flagged, state
from pages.shared.breaks import Stretch
from pages.shared.page import Here
from pages.shared.widgets import md_escape, small

A_PAGE = 26
LINE_WIDTH = 700  # px, so that a long line stays beside its week on a wide screen, and stands below it on a phone
WEEK = dt.timedelta(weeks=1)


def lines(
    here: Here, athlete: Athlete, log: AthleteLog, stretches: Sequence[Stretch], *, has_ended: bool
) -> list[words.WeekLine]:
    """Every week of the log, newest first; the last one of a log that has ended is over."""
    notes = cache.week_notes(here.source, here.warehouse, athlete)
    by_week = _by_week(cache.marked_flags(here.source, here.warehouse, athlete, log))
    sets = log.weekly.pivot(index="week_start", columns="focus_area", values="set_count")
    done = log.sessions.groupby("week_start").agg(sets=("set_count", "sum"), sessions=("set_count", "size"))
    running = set() if has_ended else set(log.weekly.loc[~log.weekly["is_complete"], "week_start"])
    found = []
    for stamp, row in zip(reversed(sets.index), reversed(sets.to_dict("records")), strict=True):
        start = stamp.date()
        set_count, session_count = done.loc[stamp] if stamp in done.index else (0.0, 0)
        found.append(
            words.WeekLine(
                start=start,
                set_count=float(set_count),
                session_count=int(session_count),
                area_sets={str(area): row[area] for area in FocusArea},
                marked=marked_of_weeks(by_week.get(start, []), [start]),
                note=notes.get(week_monday(start), ""),
                is_down=start in athlete.settings.down_weeks,
                gap_answers=_gap_answers(stretches, start),
                is_running=stamp in running,
            )
        )
    return found


def later(
    here: Here, athlete: Athlete, log: AthleteLog, last: dt.date, stretches: Sequence[Stretch]
) -> list[words.WeekLine]:
    """Weeks after the one that began on `last`, of which something was said: to come, or after the end of a log."""
    notes = cache.week_notes(here.source, here.warehouse, athlete)
    marked = cache.marked_flags(here.source, here.warehouse, athlete, log)
    by_week = _by_week([one for one in marked if one.answer])
    noted = {metrics.week_start_of(monday, athlete.settings.week_start): text for monday, text in notes.items()}
    said = {*noted, *by_week, *athlete.settings.down_weeks}
    return [
        words.WeekLine(
            start=start,
            set_count=0.0,
            session_count=0,
            area_sets={},
            marked=marked_of_weeks(by_week.get(start, []), [start]),
            note=noted.get(start, ""),
            is_down=start in athlete.settings.down_weeks,
            gap_answers=_gap_answers(stretches, start) if start <= here.today else [],
            is_to_come=start > here.today,
        )
        for start in sorted(said, reverse=True)
        if start > last
    ]


def show(found: Sequence[words.WeekLine], names: Mapping[str, str]) -> None:
    """One line each, with the link to its page; years as headings."""
    year = 0
    for line in found:
        if line.start.year != year:
            year = line.start.year
            st.subheader(str(year), anchor=False)
        with st.container(horizontal=True, gap=None, vertical_alignment="center", key=f"line_of_{line.start}"):
            flagged.week_link(line.start, week_text(line.start), width=220)
            st.markdown(f":small[{md_escape(words.line_text(line, names))}]", width=LINE_WIDTH)


def _by_week(marked: Sequence[MarkedFlag]) -> dict[dt.date, list[MarkedFlag]]:
    found: dict[dt.date, list[MarkedFlag]] = {}
    for one in marked:
        found.setdefault(one.flag.week_start, []).append(one)
    return found


def _gap_answers(stretches: Sequence[Stretch], start: dt.date) -> list[str]:
    """What was said of each stretch that touches the week; "" where nothing was."""
    return [one[3] for one in stretches if one[0] < start + WEEK and (one[1] is None or one[1] >= start)]


def paged(here: Here, athlete: Athlete, found: Sequence[words.WeekLine]) -> Sequence[words.WeekLine]:
    """Half a year of them at a time; which half is kept for the tab."""
    pages = -(-len(found) // A_PAGE)
    key = state.key_of("weeks_page", (here.sample, athlete.athlete_id, pages))
    number = st.pagination(pages, key=key, persist_state="session") if pages > 1 else 1
    return found[(number - 1) * A_PAGE : number * A_PAGE]


def plan(here: Here, athlete: Athlete, log: AthleteLog) -> None:
    """Which of the weeks to come are meant to be lighter."""
    running = log.weekly["week_start"].max().date()
    ahead = [running + nth * WEEK for nth in range(AHEAD_WEEKS + 1)]
    planned = sorted(one for one in athlete.settings.down_weeks if one >= running)
    key = f"plan_{athlete.athlete_id}_{'_'.join(map(str, planned))}"
    st.multiselect(
        words.PLAN,
        sorted({*ahead, *planned}),
        default=planned,
        format_func=words.down_option,
        placeholder="Choose weeks",
        help=DOWN_HELP,
        key=key,
        on_change=_keep,
        args=(here, athlete, running, key),
        disabled=here.is_sample,
    )
    if here.is_sample:
        small(answers.SAMPLE_REASON)


def _keep(here: Here, athlete: Athlete, running: dt.date, key: str) -> None:
    held = store.settings(here.warehouse, athlete.athlete_id).down_weeks
    weeks = {one for one in held if one < running} | set(state.picked(key))
    store.change_settings(here.warehouse, athlete.athlete_id, {"down_weeks": frozenset(weeks) or None}, state.speaker())
    st.toast("Kept.")
