"""A small catalogue, a toy export format and short ways to fill a warehouse."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pandas as pd

from analytics import ingest
from analytics import warehouse as store
from analytics.frames import RAW_SETS, conform
from analytics.model import (
    Category,
    Exercise,
    Extraction,
    FocusArea,
    Importer,
    ImportOptions,
    ImportReport,
    Issue,
    LogFile,
    Measure,
    Severity,
)
from analytics.reference import Catalogue
from analytics.warehouse import Warehouse

NAN = float("nan")
BODY_MASS_KG = 80.0


def _exercise(exercise_id, category, measure, fraction, **credits):
    shares = {FocusArea(area): share for area, share in credits.items()}
    return Exercise(exercise_id, exercise_id.title(), category, measure, False, fraction, "E", 1, exercise_id, shares)


EXERCISES = [  # a name that is an exercise_id needs no alias
    _exercise("squat", Category.STRENGTH, Measure.REPS, 0.5, legs=1.0, glutes=0.5),
    _exercise("press", Category.STRENGTH, Measure.REPS, 0.0),
    _exercise("pull_up", Category.STRENGTH, Measure.REPS, 1.0),
    _exercise("band_walk", Category.STRENGTH, Measure.REPS, None, glutes=1.0),
    _exercise("plank", Category.STRENGTH, Measure.HOLD, None, core=1.0),
    _exercise("carry", Category.STRENGTH, Measure.DISTANCE, 0.0, core=0.5),
    _exercise("one_leg_stand", Category.BALANCE, Measure.REPS, 0.5, feet=1.0),
    _exercise("hop", Category.POWER, Measure.CONTACTS, 1.0, calves=1.0),
    _exercise("stretch", Category.MOBILITY, Measure.HOLD, None),
]
CATALOGUE = Catalogue({one.exercise_id: one for one in EXERCISES}, {}, "first edition")


def _extract(file: LogFile, options: ImportOptions) -> Extraction:
    """Toy format: CSV as `log` writes it; the file name says the app, and "unmarked" in it that marks are missing."""
    rows = list(csv.DictReader(io.StringIO(file.content.decode())))
    frame = pd.DataFrame(
        {
            "line": range(2, len(rows) + 2),
            "session_key": [row["at"] for row in rows],
            "session_started_at": pd.to_datetime([row["at"] for row in rows]),
            "session_ended_at": pd.NaT,
            "session_duration_s": 3600.0,
            "session_title": "Gym",
            "session_note": "",
            "exercise_name": [row["name"] for row in rows],
            "exercise_note": [row["note"] for row in rows],
            "set_kind": [row["kind"] or "working" for row in rows],
            "side": [row["side"] or "both" for row in rows],
            "load_unit": ["kg" if row["kg"] else "" for row in rows],
            "rpe": [float(row["rpe"] or NAN) for row in rows],
            "superset": "",
            "target_reps": [float(row["target"] or NAN) for row in rows],
            **{
                column: [float(row[short] or NAN) for row in rows]
                for column, short in (("reps", "reps"), ("load_kg", "kg"), ("hold_s", "s"), ("distance_m", "m"))
            },
        }
    )
    issues = [Issue(None, "", "", "A toy.", Severity.INFO), Issue(9, "reps", "8-12", "Left out.", Severity.LEFT_OUT)]
    return Extraction(
        file.name.partition(".")[0], conform(frame, RAW_SETS), issues, len(rows) + 1, "unmarked" not in file.name
    )


TOY = Importer("toy", "Toy", "", lambda file: True, lambda file, options: [], _extract, "")


def log(*rows: str) -> bytes:
    """Bytes of a toy export: one text a set, "2026-03-02 07:00, squat, reps=5, kg=60"; or s, m, kind, side, note."""
    columns = ["at", "name", "reps", "kg", "s", "m", "kind", "side", "note", "target", "rpe"]
    text = io.StringIO()
    out = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    out.writeheader()
    for row in rows:
        at, name, *rest = [part.strip() for part in row.split(",")]
        out.writerow({"at": at, "name": name, **dict(part.split("=") for part in rest)})
    return text.getvalue().encode()


def take(warehouse: Warehouse, athlete_id: str, content: bytes, name: str = "toy.csv", **more) -> ImportReport:
    """Import a toy export; `ingest.importers.identify` must answer TOY (see the fixture `toy_format`)."""
    return ingest.import_log(warehouse, athlete_id, LogFile(name, content), ImportOptions(), CATALOGUE, **more)


def new_athlete(warehouse: Warehouse, name: str = "Ada", body_mass_kg: float | None = BODY_MASS_KG) -> str:
    athlete_id = store.create_athlete(warehouse, name).athlete_id
    if body_mass_kg is not None:
        store.set_body_mass(warehouse, athlete_id, dt.date(2026, 1, 1), body_mass_kg)
    return athlete_id


def shown(warehouse: Warehouse, athlete_id: str) -> list[tuple]:
    """The current log as short tuples: start, name, reps, load; None where nothing was logged."""
    sets = store.read_sets(warehouse, [athlete_id], CATALOGUE)
    cells = sets[["exercise_name", "reps", "load_kg"]].astype(object)
    cells = cells.where(cells.notna(), None).itertuples(index=False)
    return [(f"{start:%Y-%m-%d %H:%M}", *row) for start, row in zip(sets["session_started_at"], cells, strict=True)]


def decide_everything(warehouse: Warehouse, athlete_id: str) -> None:
    """One decision of each kind about the athlete's first import, whose second line is a set."""
    import_id = store.imports(warehouse, athlete_id)["import_id"].iloc[-1]
    day = dt.date(2026, 3, 2)

    def decide(inside: Warehouse) -> None:
        store.change_line(inside, athlete_id, import_id, 2, "reps", 6, "test")
        store.leave_out_line(inside, athlete_id, import_id, 2, "test")
        store.leave_out_sessions(inside, athlete_id, [("toy", "2026-03-02 07:00")], "test")
        store.multiply_loads(inside, athlete_id, "toy", day, day, 2.0, "test")
        store.keep_as_logged(inside, athlete_id, {"abc": "Is it so?"}, "test")

    warehouse.write(decide)
