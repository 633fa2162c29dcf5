"""Many logs at once: whose each file is, what the files leave open, and one import after the other.

Files are read one at a time, so memory does not grow with their number. A file that cannot be read stops no other.
"""

from analytics.roster_import.client_map import LEVELS, Told, level_of, read_map, tags_of, unused
from analytics.roster_import.planning import Planned, Source, plan, sources_in, with_client
from analytics.roster_import.questions import Asked, disagreeing, open_questions, with_answer
from analytics.roster_import.running import Outcome, run, undo_batch
from analytics.roster_import.whose import propose

__all__ = [
    "LEVELS",
    "Asked",
    "Outcome",
    "Planned",
    "Source",
    "Told",
    "disagreeing",
    "level_of",
    "open_questions",
    "plan",
    "propose",
    "read_map",
    "run",
    "sources_in",
    "tags_of",
    "undo_batch",
    "unused",
    "with_answer",
    "with_client",
]
