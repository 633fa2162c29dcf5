"""The shipped settings are known to the installed Streamlit and keep the server to this computer."""

from __future__ import annotations

import tomllib
from pathlib import Path

from streamlit import config

SETTINGS = tomllib.loads((Path(__file__).parents[2] / ".streamlit/config.toml").read_text(encoding="utf-8"))


def names(table: dict, prefix: str = "") -> list[str]:
    """Dotted names of all settings of a table."""
    found = []
    for key, value in table.items():
        found += names(value, f"{prefix}{key}.") if isinstance(value, dict) else [f"{prefix}{key}"]
    return found


def test_streamlit_knows_every_setting():
    known = config.get_config_options()
    assert [name for name in names(SETTINGS) if name not in known] == []


def test_the_server_listens_on_this_computer_only():
    assert SETTINGS["server"]["address"] == "127.0.0.1"
    assert set(SETTINGS["server"]["allowedHosts"]) == {"localhost", "127.0.0.1"}
    assert SETTINGS["browser"] == {"serverAddress": "localhost", "gatherUsageStats": False}
    assert SETTINGS["client"]["showErrorDetails"] == "none"
