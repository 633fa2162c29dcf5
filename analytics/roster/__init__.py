"""The coach's table: every client against their own usual week, what is worth a look, what the group leaves out."""

from analytics.roster.choosing import Choice, chosen, kinds_of
from analytics.roster.group import group_areas, group_cells
from analytics.roster.measured import Measured, measure_clients, merged
from analytics.roster.since import FIRST_DAYS, Since, since_review
from analytics.roster.table import Roster, roster_table

__all__ = [
    "FIRST_DAYS",
    "Choice",
    "Measured",
    "Roster",
    "Since",
    "chosen",
    "group_areas",
    "group_cells",
    "kinds_of",
    "measure_clients",
    "merged",
    "roster_table",
    "since_review",
]
