"""`evenstride roster`: every client against their own usual week, the same rows as the page Clients."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from analytics import roster
from analytics import warehouse as store
from analytics.cli.days import today_of
from analytics.cli.output import plain, print_json, print_table, records
from analytics.model import FocusArea, MarkedFlag
from analytics.reference import load_catalogue
from analytics.words import clients as words
from analytics.words import group_balance as group_words
from analytics.words.counted import group_text
from analytics.words.flags import ALWAYS_FIRST

_NOT_COUNTED = ("work_set_count", "unplaced_set_count", "left_out_count", "is_partly_counted")
_NUMBERS = ("state", "new_count", "level", "set_count", "usual", *_NOT_COUNTED)


def run_roster(args: argparse.Namespace) -> int:
    """The roster in the order of the page, as columns, CSV or JSON."""
    today, weeks_ago = today_of(args), 0 if args.running else 1
    with store.open_warehouse(args.database) as warehouse:
        athletes = store.athletes(warehouse)
        ids = [one.athlete_id for one in athletes]
        measured = roster.measure_clients(warehouse, ids, today, load_catalogue())
        answers, discussed = store.flag_answers(warehouse, ids), store.discussed(warehouse, ids)
        table = roster.roster_table(measured, athletes, answers, discussed, weeks_ago)
        labels = store.labels(warehouse)
    if args.balance:
        return _tell_balance(args, measured, table)
    units = {one.athlete_id: one.settings.load_unit for one in athletes}
    texts = words.roster_texts(table.rows, table.items, table.flags, measured.bests, measured.exercise_names, units)
    of_client: dict[str, list[str]] = {}
    for athlete_id, label in labels[["athlete_id", "label"]].itertuples(index=False):
        of_client.setdefault(athlete_id, []).append(label)
    rows = [
        _row(one, told, line, of_client.get(one["athlete_id"], []), table.flags.get(one["athlete_id"], []))
        for one, told, line in zip(
            table.rows.to_dict("records"), texts.to_dict("records"), table.line.tolist(), strict=True
        )
    ]
    if args.json:
        title, told = words.title(table.rows), group_text(table.rows)
        print_json({"today": today, "title": title, "counted": told, "clients": rows})
    elif args.csv:
        _print_csv(rows)
    else:
        print(words.title(table.rows))
        print_table([_short(one) for one in rows])
        _tell_counted(table)
    return 0


def _tell_balance(args: argparse.Namespace, measured: roster.Measured, table: roster.Roster) -> int:
    """Who leaves out what, as on the page Balance of clients."""
    cells = roster.group_cells(measured, table.rows)
    areas = roster.group_areas(cells)
    if args.json:
        told = {"title": group_words.title(areas), "counted": group_text(table.rows)}
        print_json({**told, "areas": records(areas), "clients": records(cells)})
    elif args.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(list(cells))
        writer.writerows([_cell(value) for value in row] for row in cells.itertuples(index=False, name=None))
    else:
        print(group_words.title(areas))
        print_table([{str(key): value for key, value in one.items()} for one in areas.to_dict("records")])
        print_table([{str(k): v for k, v in one.items()} for one in group_words.table(cells).to_dict("records")])
        _tell_counted(table)
    return 0


def _tell_counted(table: roster.Roster) -> None:
    if told := group_text(table.rows):
        print(told)


def _row(
    row: Mapping[Any, Any],
    texts: Mapping[Any, Any],
    line: Sequence[float],
    labels: Sequence[str],
    flags: Sequence[MarkedFlag],
) -> dict[str, Any]:
    last, start = row["last_day"], row["week_start"]
    pain = [words.noted_text(one.flag) for one in flags if one.flag.rule_id in ALWAYS_FIRST]
    areas = {
        str(area): {
            "sets": row[f"sets_{area}"],
            "usual": row[f"usual_{area}"],
            "change": row[f"change_{area}"],
            "mark": row[f"mark_{area}"],
            "text": texts[f"cell_{area}"],
        }
        for area in FocusArea
    }
    return {
        "athlete_id": row["athlete_id"],
        "client": row["name"],
        "labels": list(labels),
        "last_day": None if last != last else last.date(),
        "days_since": row["days_since"],
        "week_start": None if start != start else start.date(),
        "is_worth_a_look": bool(row["is_worth_a_look"]),
        **{name: row[name] for name in _NUMBERS},
        "areas": areas,
        "kinds": row["kinds"].split(),
        "flag_areas": row["flag_areas"].split(),
        "pain": list(pain),
        "question": _asked(row),
        "weeks": list(line),
        "reasons": texts["reasons"].split("\n"),
    }


def _asked(row: Mapping[Any, Any]) -> dict[str, Any] | None:
    """The stretch nobody has explained yet; no last day while it lasts."""
    first, last = row["asked_first"], row["asked_last"]
    if first != first:
        return None
    return {
        "first_day": first.date(),
        "last_day": None if last != last else last.date(),
        "days": int(row["asked_days"]),
    }


def _short(row: Mapping[str, Any]) -> dict[str, Any]:
    cells = {words.area_heading(area): area_row["text"] for area, area_row in row["areas"].items()}
    return {
        "client": row["client"],
        "last session": words.last_text(float("nan") if row["days_since"] is None else row["days_since"]),
        **cells,
        "what changed": "; ".join(row["reasons"]),
    }


def _print_csv(rows: Sequence[Mapping[str, Any]]) -> None:
    """One line a client; a cell that a spreadsheet would take for a formula is written as text."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    head = [
        "client",
        "labels",
        "last_day",
        "days_since",
        "week_start",
        "is_worth_a_look",
        *_NUMBERS,
        "kinds",
        "flag_areas",
        "pain",
    ]
    fields = [f"{area}_{name}" for area in FocusArea for name in ("sets", "usual", "change", "mark")]
    writer.writerow([*head, "asked_first", "asked_last", *fields, "what_changed"])
    for row in rows:
        areas = [row["areas"][str(area)][name] for area in FocusArea for name in ("sets", "usual", "change", "mark")]
        cells = ["; ".join(row[name]) if isinstance(row[name], list) else row[name] for name in head]
        asked = [(row["question"] or {}).get(name) for name in ("first_day", "last_day")]
        writer.writerow([_cell(one) for one in [*cells, *asked, *areas, "; ".join(row["reasons"])]])


def _cell(value: Any) -> Any:
    shown = plain(value)
    if isinstance(shown, str) and shown[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{shown}"
    return "" if shown is None else shown
