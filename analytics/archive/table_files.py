"""One table written as Parquet and CSV while its rows come, with memory that does not grow with them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
import pyarrow.csv as pa_csv  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

ROWS_AT_ONCE = 100_000
BYTES_AT_ONCE = 32_000_000
ACTS = r"^[=+\-@\t\r]"
"""A text that begins so is a formula to a spreadsheet."""


class TableFiles:
    """One table written as Parquet and CSV while its parts come, in row groups of about ROWS_AT_ONCE."""

    def __init__(self, folder: Path, name: str) -> None:
        self.rows = 0
        self._paths = folder / f"{name}.parquet", folder / f"{name}.csv"
        self._waiting: list[pa.Table] = []
        self._waiting_size = 0
        self._parquet: pq.ParquetWriter | None = None
        self._csv: pa_csv.CSVWriter | None = None

    def __enter__(self) -> TableFiles:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._flush()
        for writer in (self._parquet, self._csv):
            if writer is not None:
                writer.close()

    def add_frame(self, frame: pd.DataFrame) -> None:
        """Rows of a frame; NaN and NaT become missing."""
        self.add(pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None))

    def add(self, part: pa.Table) -> None:
        """Rows of a part; every part has the same columns."""
        self.rows += part.num_rows
        self._waiting.append(part)
        self._waiting_size += part.nbytes
        if sum(one.num_rows for one in self._waiting) >= ROWS_AT_ONCE or self._waiting_size > BYTES_AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        if not self._waiting:
            return
        part = pa.concat_tables(self._waiting).combine_chunks()
        plain = _for_csv(part)
        if self._parquet is None or self._csv is None:
            self._parquet = pq.ParquetWriter(self._paths[0], part.schema, compression="zstd", store_schema=False)
            self._csv = pa_csv.CSVWriter(self._paths[1], plain.schema)
        self._parquet.write_table(part, row_group_size=ROWS_AT_ONCE)
        self._csv.write_table(plain)
        self._waiting, self._waiting_size = [], 0


def _for_csv(part: pa.Table) -> pa.Table:
    """The part without files, and with an apostrophe before a text that a spreadsheet would read as a formula."""
    for nth, field in reversed(list(enumerate(part.schema))):
        if pa.types.is_binary(field.type) or pa.types.is_large_binary(field.type):
            part = part.remove_column(nth)
        elif pa.types.is_string(field.type) or pa.types.is_large_string(field.type):
            column = part.column(nth)
            acts = pc.match_substring_regex(column, ACTS)
            marked = pc.binary_join_element_wise(pa.scalar("'", field.type), column, pa.scalar("", field.type))
            part = part.set_column(nth, field.name, pc.if_else(pc.fill_null(acts, False), marked, column))
    return part
