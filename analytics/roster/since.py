"""What changed for one client since a moment: sessions, flags of weeks that have passed, and what was said or set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analytics import warehouse as store
from analytics.athlete_log import AthleteLog
from analytics.model import MarkedFlag
from analytics.roster.measured import FLAG_DAYS
from analytics.roster.table import is_worth
from analytics.warehouse import Warehouse

FIRST_DAYS = 28
"""Looked back so far where a client was never reviewed."""


@dataclass(frozen=True)
class Since:
    """`flags`: worth a look, of weeks that were not over at that moment and are older than those of the roster."""

    day: dt.date
    is_review: bool  # or the last four weeks
    session_count: int
    set_count: float
    flags: Sequence[MarkedFlag]
    happened: pd.DataFrame  # HAPPENED


def since_review(
    warehouse: Warehouse,
    log: AthleteLog,
    marked: Sequence[MarkedFlag],
    athlete_id: str,
    reviewed_at: dt.datetime | None,
    today: dt.date,
) -> Since:
    """`log`, `marked`: of this athlete; `reviewed_at`: UTC, None = never, then the last four weeks are told."""
    moment = reviewed_at or dt.datetime.combine(today - dt.timedelta(days=FIRST_DAYS), dt.time())
    rows = log.sessions[log.sessions["local_day"] >= pd.Timestamp(moment.date())]
    told_elsewhere = today - dt.timedelta(days=FLAG_DAYS)
    first = moment.date() - dt.timedelta(days=6)
    return Since(
        day=moment.date(),
        is_review=reviewed_at is not None,
        session_count=len(rows),
        set_count=float(rows["set_count"].sum()),
        flags=[one for one in marked if first <= one.flag.week_start < told_elsewhere and is_worth(one.flag)],
        happened=store.happened_since(warehouse, athlete_id, moment),
    )
