"""The day that a command judges by."""

from __future__ import annotations

import argparse
import datetime as dt


def today_of(args: argparse.Namespace) -> dt.date:
    """`--today`, else the real today."""
    return args.today or dt.date.today()
