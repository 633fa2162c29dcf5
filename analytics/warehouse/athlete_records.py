"""The athletes of the database: make, rename, find, delete."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.model import Athlete, EvenstrideError, UnknownAthleteError
from analytics.warehouse.database import Warehouse
from analytics.warehouse.identity import new_id, now
from analytics.warehouse.setting_records import settings_of
from analytics.warehouse.versions import raise_data_version

TABLES_OF_ATHLETE = (
    "runs",
    "pain_notes",
    "self_tests",
    "set_overrides",
    "session_overrides",
    "load_overrides",
    "finding_answers",
    "weekly",
    "weekly_fingerprints",
    "client_labels",
    "discussed_items",
    "reviews",
    "client_notes",
    "import_batches",
    "change_log",
    "raw_sets",
    "import_sessions",
    "import_issues",
    "import_files",
    "imports",
    "name_answers",
    "flag_answers",
    "week_notes",
    "body_masses",
    "settings",
    "athletes",
)


def create_athlete(warehouse: Warehouse, name: str, athlete_id: str = "") -> Athlete:
    """A new athlete with nothing logged and every setting at its default; the invented ones bring an id of their own.

    Names are unique but for case; EvenstrideError for one that is taken or blank.
    """

    def create(inside: Warehouse) -> str:
        wanted = _free_name(inside, name)
        chosen = athlete_id or new_id()
        inside.run("INSERT INTO athletes VALUES (?, ?, 1, ?)", [chosen, wanted, now()])
        return chosen

    return find_athlete(warehouse, warehouse.write(create))


def rename_athlete(warehouse: Warehouse, athlete_id: str, name: str) -> None:
    """Give the athlete another name; everything else stays."""

    def rename(inside: Warehouse) -> None:
        wanted = _free_name(inside, name, except_for=athlete_id)
        raise_data_version(inside, athlete_id)
        inside.run("UPDATE athletes SET name = ? WHERE athlete_id = ?", [wanted, athlete_id])

    warehouse.write(rename)


def delete_athlete(warehouse: Warehouse, athlete_id: str) -> None:
    """Remove the athlete and everything of theirs: files, sets, answers, settings."""
    warehouse.write(lambda inside: remove_athlete(inside, athlete_id))
    warehouse.checkpoint()


def remove_athlete(inside: Warehouse, athlete_id: str) -> None:
    """The same as a part of a write."""
    raise_data_version(inside, athlete_id)
    for table in TABLES_OF_ATHLETE:
        inside.run(f"DELETE FROM {table} WHERE athlete_id = ?", [athlete_id])  # noqa: S608 - a constant


def athletes(warehouse: Warehouse) -> Sequence[Athlete]:
    """Every athlete, by name."""
    rows = warehouse.rows("SELECT athlete_id, name, data_version FROM athletes")
    settings = settings_of(warehouse, [athlete_id for athlete_id, _, _ in rows])
    found = [Athlete(athlete_id, name, version, settings[athlete_id]) for athlete_id, name, version in rows]
    return sorted(found, key=lambda athlete: athlete.name.casefold())


def find_athlete(warehouse: Warehouse, name_or_id: str) -> Athlete:
    """The athlete of that id, else of that name whatever its case. Raises UnknownAthleteError."""
    everyone = athletes(warehouse)
    wanted = name_or_id.strip().casefold()
    for athlete in everyone:
        if athlete.athlete_id == name_or_id:
            return athlete
    for athlete in everyone:
        if athlete.name.casefold() == wanted:
            return athlete
    known = ", ".join(athlete.name for athlete in everyone) or "nobody yet"
    raise UnknownAthleteError(f"There is no athlete called {name_or_id}. In this database: {known}.")


def _free_name(inside: Warehouse, name: str, except_for: str = "") -> str:
    wanted = " ".join(name.split())
    if not wanted:
        raise EvenstrideError("An athlete needs a name. Type one, then try again.")
    for athlete in athletes(inside):
        if athlete.athlete_id != except_for and athlete.name.casefold() == wanted.casefold():
            raise EvenstrideError(f"There is already an athlete called {athlete.name}. Choose another name.")
    return wanted
