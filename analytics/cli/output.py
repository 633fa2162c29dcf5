"""How the command line prints: JSON for machines, plain columns for people."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

DECIMALS = 6


def plain(value: Any) -> Any:
    """A value as JSON knows it: missing becomes null, days and moments ISO text, numbers at most six decimals."""
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if value is None or value is pd.NaT or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if isinstance(value, pd.Timestamp):
        return value.isoformat()
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if isinstance(value, bool):
        return value
    if hasattr(value, "item"):  # a numpy number
        return plain(value.item())
    if isinstance(value, float):
        return round(value, DECIMALS)
    return value if isinstance(value, int) else str(value)


def records(frame: pd.DataFrame, *, days: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Rows of a frame as plain dicts; `days` names the columns that are days without a time."""
    shown = frame.assign(**{name: frame[name].dt.strftime("%Y-%m-%d") for name in days})
    return [dict(zip(shown.columns, map(plain, row), strict=True)) for row in shown.itertuples(index=False, name=None)]


def print_json(value: Mapping[str, Any]) -> None:
    """Write one JSON object to stdout."""
    print(json.dumps(plain(value), ensure_ascii=False, indent=2))


def print_table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str] | None = None) -> None:
    """Write rows as aligned columns; nothing to show is said in one line."""
    rows = list(rows)
    if not rows:
        print("Nothing to show.")
        return
    names = list(columns or rows[0])
    cells = [[_cell(row.get(name)) for name in names] for row in rows]
    widths = [max(len(name), *(len(line[nth]) for line in cells)) for nth, name in enumerate(names)]
    for line in [names, *cells]:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _cell(value: Any) -> str:
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    if isinstance(value, dict):
        return ", ".join(f"{key} {_cell(one)}" for key, one in value.items())
    if isinstance(value, list):
        return ", ".join(map(_cell, value))
    return " ".join(str(value).split())
