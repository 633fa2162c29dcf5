"""`evenstride serve`: open the dashboard on this computer."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from analytics import warehouse as store

ROOT = Path(__file__).parents[2]


def run(args: argparse.Namespace) -> int:
    """Start Streamlit on the loopback address with the chosen database; returns its exit code."""
    address = args.database or os.environ.get(store.ADDRESS_VARIABLE) or store.default_address()
    address = address if str(address) == ":memory:" else Path(address).expanduser().resolve()
    print(f"Your log is kept in {address}. Nothing leaves this computer. Stop with Ctrl+C.", flush=True)
    environment = {**os.environ, "EVENSTRIDE_DATABASE": str(address)}
    if args.today:
        environment["EVENSTRIDE_TODAY"] = args.today.isoformat()
    command = [sys.executable, "-m", "pages.shared.launch"]
    if args.port is not None:
        command += ["--server.port", str(args.port)]
    if args.no_browser:
        command += ["--server.headless", "true"]
    try:
        return subprocess.call(command, cwd=ROOT, env=environment)
    except KeyboardInterrupt:
        return 0
