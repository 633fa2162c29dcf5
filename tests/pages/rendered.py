"""Every string that a page shows: what its elements say of themselves, cells of tables, texts inside of charts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pandas as pd
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Dataframe, Table

NOT_SHOWN = frozenset(
    "id key form_id url script_hash page_script_hash element_hash user_key group_id hash scriptHash query_string page"
    " color icon mime_type theme config spec data json tag type sub_type selection_mode columns language".split()
)
"""Fields of Streamlit's messages that no person reads."""
IN_CHARTS = frozenset(
    {"text", "hovertext", "hovertemplate", "texttemplate", "ticktext", "ticksuffix", "tickprefix", "name", "customdata"}
)


def rendered(at: AppTest) -> list[str]:
    """Titles, prose, labels, helps, placeholders, options, alts, cells, toasts, and the texts inside of figures."""
    found: list[str] = []
    for block in (at._tree, *at._tree.children.values()):
        found += _of(block)
    return [text for text in dict.fromkeys(found) if text.strip()]


def _of(node: Any) -> Iterator[str]:
    proto = getattr(node, "proto", None)
    if isinstance(proto, Message) and getattr(node, "type", "") != "html":
        yield from _strings(proto)
        if node.type == "plotly_chart":
            yield from _in_chart(json.loads(proto.spec))
    if isinstance(value := getattr(node, "value", None) if isinstance(node, Table | Dataframe) else None, pd.DataFrame):
        yield from map(str, value.columns)
        for name in value:
            yield from (str(cell) for cell in value[name] if isinstance(cell, str))
    for child in getattr(node, "children", {}).values():
        yield from _of(child)


def _strings(message: Message) -> Iterator[str]:
    """Texts of a message and of those in it."""
    for field, value in message.ListFields():
        if field.name in NOT_SHOWN:
            continue
        for one in value if field.is_repeated else [value]:
            if isinstance(one, str):
                yield one
            elif isinstance(one, Message):
                yield from _strings(one)


def _in_chart(part: Any, key: str = "") -> Iterator[str]:
    """Texts of a figure: beside and in the plot, on its axes, under the pointer."""
    if isinstance(part, dict):
        for name, inner in part.items():
            yield from _in_chart(inner, name)
    elif isinstance(part, list):
        for inner in part:
            yield from _in_chart(inner, key)
    elif isinstance(part, str) and key in IN_CHARTS:
        yield part
