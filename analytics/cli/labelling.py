"""`evenstride labels`: groups and tags of clients, shown or changed for several at once."""

from __future__ import annotations

import argparse

from analytics import warehouse as store
from analytics.cli.output import print_json, print_table


def run_labels(args: argparse.Namespace) -> int:
    """Carry out what was asked for the clients named (all or none), then show them, or everybody."""
    with store.open_warehouse(args.database) as warehouse:
        chosen = [store.find_athlete(warehouse, name) for name in args.names] or store.athletes(warehouse)
        ids = [one.athlete_id for one in chosen]
        wanted = "" if args.no_group else args.group
        if wanted is not None or args.tag or args.untag:
            store.add_labels(warehouse, ids, wanted, args.tag, args.untag)
        known = store.labels(warehouse)
    told: list[tuple[str, str | None, list[str]]] = []
    for one in chosen:
        own = known[known["athlete_id"] == one.athlete_id]
        held = own.loc[own["kind"] == store.GROUP, "label"].tolist()
        tags = own.loc[own["kind"] == store.TAG, "label"].tolist()
        told.append((one.name, held[0] if held else None, tags))
    if args.json:
        print_json({"clients": [{"client": name, "group": group, "tags": tags} for name, group, tags in told]})
    else:
        print_table([{"client": name, "group": group, "tags": ", ".join(tags)} for name, group, tags in told])
    return 0
