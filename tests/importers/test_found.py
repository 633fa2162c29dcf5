"""Every importer is found by itself, has an example of its shape, and claims no other format's file."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest

import analytics.importers
from analytics.frames import DTYPES, RAW_SETS
from analytics.importers import all_importers, identify, importer_named
from analytics.model import (
    DistanceUnit,
    EvenstrideError,
    Importer,
    ImportOptions,
    LoadUnit,
    LogFile,
    Severity,
    UnansweredQuestionError,
)

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
ANSWERED = ImportOptions(load_unit=LoadUnit.KG, distance_unit=DistanceUnit.KM)
EACH = pytest.mark.parametrize("importer", all_importers(), ids=lambda importer: importer.app)


def example(importer: Importer) -> LogFile:
    return LogFile("any name.txt", (SAMPLES / importer.example).read_bytes())


def test_every_module_with_an_importer_is_listed() -> None:
    names = [module.name for module in pkgutil.iter_modules(analytics.importers.__path__)]
    modules = [importlib.import_module(f"analytics.importers.{name}") for name in names]
    assert {m.IMPORTER.app for m in modules if hasattr(m, "IMPORTER")} == {i.app for i in all_importers()}
    assert all_importers()[-1].app == "table"


def test_an_importer_is_got_by_its_name() -> None:
    assert importer_named("hevy").title == "Hevy"
    with pytest.raises(EvenstrideError, match=r"no format “garmin”\. Known: fitnotes, hevy, strong, table"):
        importer_named("garmin")


@EACH
def test_its_example_is_read_whole(importer: Importer) -> None:
    file = example(importer)
    assert identify(file) is importer
    extraction = importer.extract(file, ANSWERED)
    assert extraction.app == importer.app
    assert not [issue for issue in extraction.issues if issue.severity is Severity.LEFT_OUT]
    assert len(extraction.sets) >= extraction.rows_read >= 15


@EACH
def test_its_sets_keep_the_column_contract(importer: Importer) -> None:
    sets = importer.extract(example(importer), ANSWERED).sets
    assert {name: str(dtype) for name, dtype in sets.dtypes.items()} == {n: DTYPES[k] for n, k in RAW_SETS.items()}
    assert list(sets.index) == list(range(len(sets)))


@EACH
def test_an_unanswered_question_stops_the_import(importer: Importer) -> None:
    file = example(importer)
    questions = importer.questions(file, ImportOptions())
    if not questions:
        importer.extract(file, ImportOptions())
        return
    with pytest.raises(UnansweredQuestionError) as stopped:
        importer.extract(file, ImportOptions())
    assert stopped.value.question == questions[0]
    assert questions[0].option.startswith("--")
    assert not importer.questions(file, ANSWERED)
