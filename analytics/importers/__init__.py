"""Export formats: one module each, found by its constant IMPORTER."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from analytics.model import EvenstrideError, FileRefusedError, Importer, LogFile

TABLE = "table"
"""The format of last resort: any table, its columns matched by a person."""


@lru_cache(maxsize=1)
def all_importers() -> tuple[Importer, ...]:
    """Every importer, app formats by name, the plain table last."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    found = [module.IMPORTER for module in modules if hasattr(module, "IMPORTER")]
    return tuple(sorted(found, key=lambda importer: (importer.app == TABLE, importer.app)))


def app_titles() -> dict[str, str]:
    """App -> its name as shown."""
    return {importer.app: importer.title for importer in all_importers()}


def importer_named(app: str) -> Importer:
    """The importer of an app. Raises EvenstrideError when there is none."""
    for importer in all_importers():
        if importer.app == app:
            return importer
    names = ", ".join(importer.app for importer in all_importers())
    raise EvenstrideError(f"There is no format “{app}”. Known: {names}.")


def identify(log: LogFile) -> Importer:
    """The one importer that reads this file: by its bytes and headings, never by its name.

    Raises FileRefusedError naming what was seen when none does, or when two apps claim it.
    """
    claims = [importer for importer in all_importers() if importer.app != TABLE and importer.identify(log)]
    if len(claims) > 1:
        titles = " and ".join(importer.title for importer in claims)
        raise FileRefusedError(f"This file has the headings of {titles} at once. Export each app into its own file.")
    if claims:
        return claims[0]
    table = importer_named(TABLE)
    if table.identify(log):
        return table
    raise FileRefusedError("This file is no table: no line of headings with rows under it was found.")
