"""Ids and times of stored rows; both come from Python, so that every engine stores the same."""

from __future__ import annotations

import datetime as dt
import uuid


def new_id() -> str:
    """An id that no other row has."""
    return uuid.uuid4().hex


def now() -> dt.datetime:
    """The present moment in UTC, without zone."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)
