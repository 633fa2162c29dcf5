"""The questions that several formats share: unit, decimal sign, order of the date, time zone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import NoReturn
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from analytics.importers.cells import Reading
from analytics.importers.dates import is_numeric, orders_of, parse_when
from analytics.model import (
    DateOrder,
    FileRefusedError,
    ImportOptions,
    Question,
    UnansweredQuestionError,
)
from analytics.units import decimal_signs, needs_decimal_sign
from analytics.writing import full_day

LOAD_CHOICES = (("kg", "kilograms"), ("lb", "pounds"))
DISTANCE_CHOICES = (("km", "kilometres"), ("mi", "miles"), ("m", "metres"))
_OFFSET_AT_END = re.compile(r"(?:z|utc|gmt|[+-]\d\d:?\d\d)\s*$", re.IGNORECASE | re.ASCII)
_ORDER_LABELS = {
    DateOrder.DMY: "day first",
    DateOrder.MDY: "month first",
    DateOrder.YMD: "year first",
}


def require(questions: Sequence[Question]) -> None:
    """Raises UnansweredQuestionError for the first question that is still open."""
    if questions:
        raise UnansweredQuestionError(questions[0])


def load_unit_question(proposal: str | None, reason: str) -> Question:
    """Which unit loads were typed in."""
    return Question(
        "load_unit", "Are the loads in kilograms or pounds?", LOAD_CHOICES, proposal, reason, "--load-unit kg|lb"
    )


def distance_unit_question(reason: str) -> Question:
    """Which unit distances were typed in."""
    text = "Are the distances in kilometres, miles or metres?"
    return Question("distance_unit", text, DISTANCE_CHOICES, None, reason, "--distance-unit km|mi|m")


def date_questions(column: Iterable[str], options: ImportOptions) -> list[Question]:
    """What the dates of one column leave open: order of day and month, and the zone of times told in UTC.

    Raises FileRefusedError when some dates can only be day first and others only month first.
    """
    texts = [text for text in dict.fromkeys(column) if text.strip()]
    questions = []
    if options.date_order is None and (question := _order_question(texts, _latest(options))):
        questions.append(question)
    if options.time_zone is None and (text := _with_offset(texts)):
        questions.append(
            Question(
                "time_zone",
                "In which time zone did the athlete train?",
                (),
                None,
                f"The times are told from UTC (“{text}”), so the day and hour on the clock depend on the zone.",
                "--time-zone ZONE",
            )
        )
    return questions


def _with_offset(texts: Iterable[str]) -> str | None:
    """The first time that says how far it is from UTC."""
    for text in texts:
        if _OFFSET_AT_END.search(text) and (when := parse_when(text, DateOrder.DMY)) and when.offset is not None:
            return text
    return None


def _order_question(texts: Sequence[str], latest: dt.date) -> Question | None:
    orders = settled_orders(texts, latest)
    if len(orders) <= 1:
        return None
    unclear = next(text for text in texts if is_numeric(text))
    readings = {order: parse_when(unclear, order) for order in DateOrder if order in orders}
    choices = tuple(
        (order.value, f"{_ORDER_LABELS[order]}: {_spoken(when.wall)}") for order, when in readings.items() if when
    )
    spoken = " or ".join(_spoken(when.wall) for when in readings.values() if when)
    proposal, reason = _likely_order(texts, list(readings))
    return Question(
        "date_order",
        f"{unclear} could be {spoken}. Which is it?",
        choices,
        proposal,
        reason,
        "--date-order dmy|mdy|ymd",
    )


def _latest(options: ImportOptions) -> dt.date:
    """The last day a log can hold: tomorrow, as it is tomorrow already somewhere."""
    return (options.today or dt.date.today()) + dt.timedelta(days=1)


def settled_orders(texts: Sequence[str], latest: dt.date) -> frozenset[DateOrder]:
    """The orders that fit a whole column; empty when no date of it needs one."""
    if not any(map(is_numeric, texts)):
        return frozenset()
    orders, witnesses = orders_of(texts, latest)
    if not orders:
        told = " and ".join(f"“{text}” only {_ORDER_LABELS[order]}" for order, text in witnesses.items())
        message = f"The dates are written in more than one order: {told or 'no order fits them all'}. Use one order."
        raise FileRefusedError(message)
    return orders


def _likely_order(texts: Sequence[str], orders: Sequence[DateOrder]) -> tuple[str | None, str]:
    """The one order under which the rows run through time without jumping back, if it is the only one."""
    running = []
    for order in orders:
        days = [when.wall for text in texts if (when := parse_when(text, order))]
        if len(days) > 2 and (days == sorted(days) or days == sorted(days, reverse=True)):
            running.append(order)
    if len(running) == 1:
        return running[0].value, f"Read {_ORDER_LABELS[running[0]]}, the rows follow each other in time."
    if DateOrder.DMY in orders and all("." in text for text in texts if is_numeric(text)):
        return DateOrder.DMY.value, "Dates with full stops are mostly written day first."
    return None, "Every date of the file fits more than one order."


def _spoken(moment: dt.datetime) -> str:
    return full_day(moment)


def reading_of(column: Iterable[str], options: ImportOptions) -> Reading:
    """How to read a column of dates, once `date_questions` has nothing left to ask."""
    order = options.date_order
    if order is None:
        orders = settled_orders(list(dict.fromkeys(column)), _latest(options))
        order = next(iter(orders)) if len(orders) == 1 else None
    return Reading(order, zone_of(options), options.today or dt.date.today())


def zone_of(options: ImportOptions) -> ZoneInfo | None:
    """The zone a person named. Raises UnansweredQuestionError for a name nobody knows."""
    if options.time_zone is None:
        return None
    try:
        return ZoneInfo(options.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        _unknown_zone(options.time_zone)


def _unknown_zone(name: str) -> NoReturn:
    text = f"There is no time zone “{name}”. In which time zone did the athlete train?"
    reason = "Zones are named like Europe/Lisbon or America/New_York."
    raise UnansweredQuestionError(Question("time_zone", text, (), None, reason, "--time-zone ZONE"))


def decimal_question(columns: Iterable[Sequence[str]], options: ImportOptions) -> tuple[str, Question | None]:
    """The decimal sign of the numeric columns of a file, or the question when both signs fit.

    The sign is one for the whole file: a spreadsheet writes all its columns alike. Where nothing tells them apart
    and nothing depends on it, the point is taken.
    """
    if options.decimal_sign in (".", ","):
        return options.decimal_sign, None
    texts = [text for column in columns for text in dict.fromkeys(column) if "," in text or "." in text]
    signs = decimal_signs(texts)
    if len(signs) == 1:
        return next(iter(signs)), None
    unclear = needs_decimal_sign(texts) if signs else None
    if unclear is None:
        return ".", None
    point, comma = unclear.replace(",", ""), unclear.replace(".", "").replace(",", ".")
    if "." in unclear:
        point, comma = unclear, unclear.replace(".", "")
    choices = ((".", f"the point: {point}"), (",", f"the comma: {comma}"))
    text = f"{unclear} could be {point} or {comma}. Which sign stands before the decimals?"
    reason = "Every number of the file fits both."
    return ".", Question("decimal_sign", text, choices, None, reason, "--decimal-sign .|,")
