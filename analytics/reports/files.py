"""Pages to hand over, written into a folder: never over a file that is there already, unless that was asked for."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from analytics import warehouse as store
from analytics.athlete_log import read_log
from analytics.model import Athlete, EvenstrideError
from analytics.reference import Catalogue, Guide
from analytics.reports.content import Choice, HandOver, read_hand_over
from analytics.reports.html import as_html
from analytics.reports.naming import different_stems, shown_name
from analytics.reports.pdf import as_pdf
from analytics.reports.spreadsheet import as_workbook, tidy_rows
from analytics.reports.text import as_text
from analytics.units import format_number
from analytics.warehouse import Warehouse
from analytics.words.guide import judged_by

ENDINGS = {"pdf": "pdf", "html": "html", "text": "txt", "xlsx": "xlsx"}
MAKERS: Mapping[str, Callable[[HandOver], bytes]] = {
    "pdf": as_pdf,
    "html": lambda page: as_html(page).encode(),
    "text": lambda page: as_text(page).encode(),
}
EVERYBODY = "everybody"


def write_reports(
    warehouse: Warehouse,
    athletes: Sequence[Athlete],
    folder: Path,
    formats: Sequence[str],
    choice: Choice,
    today: dt.date,
    catalogue: Catalogue,
    guide: Guide,
    *,
    replace: bool = False,
) -> Iterator[tuple[str, str, Path]]:
    """(name as shown, format, file) of each page, as it is written; one workbook holds all the athletes.

    `formats`: keys of ENDINGS. Raises EvenstrideError before anything is written when one of the files is there already
    and `replace` is not set, and when the folder cannot be written to.
    """
    names = [shown_name(one, choice.naming) for one in athletes]
    stems = different_stems(names)
    pages = [kind for kind in formats if kind != "xlsx"]
    paths = {(nth, kind): _path(folder, stem, today, kind) for nth, stem in enumerate(stems) for kind in pages}
    book = _path(folder, stems[0] if len(stems) == 1 else EVERYBODY, today, "xlsx")
    _check(folder, [*paths.values(), *([book] if "xlsx" in formats else [])], replace=replace)
    if pages:
        for nth, (athlete, name) in enumerate(zip(athletes, names, strict=True)):
            page = read_hand_over(warehouse, athlete, today, catalogue, guide, choice)
            for kind in pages:
                _write(paths[nth, kind], MAKERS[kind](page), replace=replace)
                yield name, kind, paths[nth, kind]
    if "xlsx" in formats:
        weekly, flags = [], []
        judged = [(name, judged_by(guide, one.settings)) for one, name in zip(athletes, names, strict=True)]
        for athlete, name in zip(athletes, names, strict=True):
            log = read_log(warehouse, [athlete.athlete_id], today, catalogue)
            rows = tidy_rows(log, name, choice.weeks, store.flag_answers(warehouse, [athlete.athlete_id]))
            weekly += rows[0]
            flags += rows[1]
        _write(book, as_workbook(weekly, flags, today, judged), replace=replace)
        yield names[0] if len(names) == 1 else EVERYBODY, "xlsx", book


def zipped(
    warehouse: Warehouse,
    athletes: Sequence[Athlete],
    formats: Sequence[str],
    choice: Choice,
    today: dt.date,
    catalogue: Catalogue,
    guide: Guide,
) -> bytes:
    """The same files in one zip file."""
    with tempfile.TemporaryDirectory(prefix="evenstride-") as folder, io.BytesIO() as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for _, _, path in write_reports(
                warehouse, athletes, Path(folder), formats, choice, today, catalogue, guide
            ):
                archive.write(path, path.name)
                path.unlink()
        return out.getvalue()


def _path(folder: Path, stem: str, today: dt.date, kind: str) -> Path:
    return folder / f"evenstride-{stem}-{today}.{ENDINGS[kind]}"


def _check(folder: Path, paths: Sequence[Path], *, replace: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise EvenstrideError(f"{folder} is a file. Nothing was written; name a folder with --out.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EvenstrideError(f"The folder {folder} could not be made ({error.strerror}). Name another one.") from error
    there = [path.name for path in paths if path.exists()]
    if there and not replace:
        more = f" and {format_number(len(there) - 1)} more" if len(there) > 1 else ""
        raise EvenstrideError(
            f"{there[0]}{more} is in {folder} already. Nothing was written. Name another folder, or add --replace."
        )


def _write(path: Path, content: bytes, *, replace: bool) -> None:
    try:
        with path.open("wb" if replace else "xb") as file:
            file.write(content)
    except OSError as error:
        raise EvenstrideError(
            f"{path} could not be written ({error.strerror}). What was written before it stays."
        ) from error
