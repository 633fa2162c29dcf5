"""Ids and times of stored rows; both come from Python, so that every engine stores the same."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_moment: ContextVar[dt.datetime | None] = ContextVar("moment", default=None)


def new_id() -> str:
    """An id that no other row has."""
    return uuid.uuid4().hex


def now() -> dt.datetime:
    """The present moment in UTC, without zone."""
    return _moment.get() or dt.datetime.now(dt.UTC).replace(tzinfo=None)


@contextmanager
def written_at(moment: dt.datetime) -> Iterator[None]:
    """Whatever is stored meanwhile is dated to this moment: invented data, which nobody goes on writing."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)
