"""Tests that people do on themselves: the two sides compared, against the noise of each test."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analytics.frames import COMPARED_TESTS, conform
from analytics.reference import SelfTest


def compared_tests(self_tests: pd.DataFrame, tests: Mapping[str, SelfTest]) -> pd.DataFrame:
    """SELF_TESTS in, COMPARED_TESTS out, in the same order; results of a test that is not known any more are left out.

    A difference is clear only when it is wider than the noise of the test, and never where that is not known.
    """
    frame = self_tests[self_tests["test_id"].isin(list(tests))].reset_index(drop=True)
    noise = frame["test_id"].map({key: one.noise for key, one in tests.items()}).astype("float64")
    difference = frame["right"] - frame["left"]
    sides = frame[["left", "right"]]
    larger = sides.max(axis=1).where(sides.notna().all(axis=1))
    frame = frame.assign(
        difference=difference,
        symmetry=(sides.min(axis=1) / larger).where(larger > 0),
        noise=noise,
        is_clear=(difference.abs() > noise + 1e-9).fillna(False),
    )
    return conform(frame, COMPARED_TESTS)[list(COMPARED_TESTS)]
