"""Rules judge: what the log holds beside what the guide says. One file a rule, its numbers in data/guidance.toml."""

from analytics.guidance.answered import mark_flags, mark_hits
from analytics.guidance.bands import guide_bands
from analytics.guidance.coming_goals import coming_goals
from analytics.guidance.coming_limits import coming_areas, coming_exercises, planned_hits
from analytics.guidance.evidence import Evidence
from analytics.guidance.levels import levels
from analytics.guidance.lifters import lifters, starter_weeks
from analytics.guidance.range_steps import range_steps
from analytics.guidance.runner import all_rules, apply_rules

__all__ = [
    "Evidence",
    "all_rules",
    "apply_rules",
    "coming_areas",
    "coming_exercises",
    "coming_goals",
    "guide_bands",
    "levels",
    "lifters",
    "mark_flags",
    "mark_hits",
    "planned_hits",
    "range_steps",
    "starter_weeks",
]
