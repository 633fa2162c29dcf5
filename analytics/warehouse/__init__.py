"""The room that keeps: one DuckDB database with files, raw sets, settings and the stored weekly table."""

from analytics.warehouse.answers import answer_name, answers_of, forget_name_answer, name_answers
from analytics.warehouse.athlete_records import athletes, create_athlete, delete_athlete, find_athlete, rename_athlete
from analytics.warehouse.database import ADDRESS_VARIABLE, Warehouse, default_address, open_warehouse
from analytics.warehouse.flag_records import answer_flag, answer_history, flag_answers, speak_again
from analytics.warehouse.import_records import (
    IMPORTS,
    import_issues,
    import_report,
    imports,
    mark_undone,
    original_file,
    same_file,
    session_changes,
    store_file,
    store_sessions,
)
from analytics.warehouse.overrides import (
    change_line,
    keep_as_logged,
    kept_findings,
    leave_out_line,
    leave_out_sessions,
    multiply_loads,
    overrides,
    undo_override,
)
from analytics.warehouse.reading import (
    exercise_weeks,
    names_in_log,
    read_sets,
    read_weekly,
    session_exercises,
    speed_sets,
)
from analytics.warehouse.setting_records import change_settings, set_body_mass, settings, settings_of
from analytics.warehouse.versions import answer_version, check_athletes, data_version
from analytics.warehouse.week_notes import week_notes, write_week_note
from analytics.warehouse.weekly import forget_weekly_fingerprint, store_weekly, weekly_fingerprints

__all__ = [
    "ADDRESS_VARIABLE",
    "IMPORTS",
    "Warehouse",
    "answer_flag",
    "answer_history",
    "answer_name",
    "answer_version",
    "answers_of",
    "athletes",
    "change_line",
    "change_settings",
    "check_athletes",
    "create_athlete",
    "data_version",
    "default_address",
    "delete_athlete",
    "exercise_weeks",
    "find_athlete",
    "flag_answers",
    "forget_name_answer",
    "forget_weekly_fingerprint",
    "import_issues",
    "import_report",
    "imports",
    "keep_as_logged",
    "kept_findings",
    "leave_out_line",
    "leave_out_sessions",
    "mark_undone",
    "multiply_loads",
    "name_answers",
    "names_in_log",
    "open_warehouse",
    "original_file",
    "overrides",
    "read_sets",
    "read_weekly",
    "rename_athlete",
    "same_file",
    "session_changes",
    "session_exercises",
    "set_body_mass",
    "settings",
    "settings_of",
    "speak_again",
    "speed_sets",
    "store_file",
    "store_sessions",
    "store_weekly",
    "undo_override",
    "week_notes",
    "weekly_fingerprints",
    "write_week_note",
]
