"""What every text of every rule must say: called for each flag of each case by test_cases.py."""

from __future__ import annotations

import re

from analytics.model import Flag, Level
from tests.wording import avoided

NOT_COMPARED = {"coverage", "pain-note", "plyo-tier", "starter-load", "starter-order", "spacing", "balance"}
"""Rules that tell what there is, not how far something is from a number of its own."""
COUNT = r"\d[\d,.]*"


def check_text(flag: Flag) -> None:
    """A sentence with its number, the guide it is compared with, and the difference in counts before any percent."""
    text = flag.text
    assert not avoided([text])
    assert not re.search(r"\bnan\b|\binf\b|None(?!:)|  |\{|\bby \d+%", text), text
    assert text[0].isupper() or text[0].isdigit(), text
    assert text.endswith("."), text
    if flag.level is not Level.INFO or flag.rule_id not in NOT_COMPARED:
        assert re.search(COUNT, text), text
    if flag.rule_id not in NOT_COMPARED:
        assert "guid" in text.lower() or "ramp" in text, text
    for inside in re.findall(r"\(([^()]*)\)", text):
        if "%" in inside and inside.startswith("+"):
            assert re.match(rf"\+{COUNT} ?\S.*, \+?{COUNT}%", inside), text
