"""Where a time axis carries labels: weeks, months or years, as many as fit on a phone."""

from __future__ import annotations

import datetime as dt
import math

from analytics.writing import MONTHS, short_day

MOST_LABELS = 5
_WEEK_STEPS, _MONTH_STEPS = (1, 2, 4, 8, 13, 26), (3, 6, 12)


def time_ticks(first: dt.date, span_days: float, *, least_weeks: int = 1) -> list[tuple[int, str]]:
    """Days after `first` (0 to `span_days`) and the text there.

    Up to about a year: `4 May` every so many weeks from the first; up to four years: `May 2026`; beyond: `2026`.
    """
    if span_days <= 400:
        fits = (weeks for weeks in _WEEK_STEPS if weeks >= least_weeks and 7 * weeks * MOST_LABELS >= span_days)
        step = 7 * next(fits)
        return [(days, short_day(first + dt.timedelta(days=days))) for days in range(0, int(span_days) + 1, step)]
    years = span_days / 365.25
    step_months = next((step for step in _MONTH_STEPS if 12 * years / step <= 4), 12 * math.ceil(years / MOST_LABELS))
    starts = [dt.date(first.year + i // 12, i % 12 + 1, 1) for i in range(0, 12 * (int(years) + 2), step_months)]
    places = [((start - first).days, start) for start in starts]
    return [
        (days, f"{start.year}" if years > 4 else f"{MONTHS[start.month - 1][:3]} {start.year}")
        for days, start in places
        if 0 <= days <= span_days
    ]
