"""What every test folder shares: how many examples a property is tried on (see thoroughness.py)."""

from __future__ import annotations

from hypothesis import settings

from tests.thoroughness import draws

settings.register_profile("evenstride", draws(100))
settings.load_profile("evenstride")
