"""Column contracts of every DataFrame that crosses a room.

A contract is a dict of column -> dtype kind: "str" text, "f8" float64 (NaN = not logged), "i8" int64, "bool",
"ts" datetime64[us] without zone (the athlete's wall clock), "day" datetime64[us] at midnight.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analytics.model import FocusArea

Contract = Mapping[str, str]

DTYPES = {"str": "str", "f8": "float64", "i8": "int64", "bool": "bool", "ts": "datetime64[us]", "day": "datetime64[us]"}

RAW_SETS: Contract = {  # One row per set as logged, in file order. Written by importers, kept by the warehouse.
    "line": "i8",  # line of the file where the row starts
    "session_key": "str",  # identity of the session in its app, with occurrence number
    "session_started_at": "ts",
    "session_ended_at": "ts",  # NaT = not logged
    "session_duration_s": "f8",
    "session_title": "str",
    "session_note": "str",
    "exercise_name": "str",  # as written, outer blanks trimmed
    "exercise_note": "str",
    "set_kind": "str",  # SetKind
    "side": "str",  # Side, only where a column states it; names and notes are read later
    "reps": "f8",
    "load_kg": "f8",  # external load as logged; for assisted exercises the assistance, as a positive number
    "load_unit": "str",  # unit typed: "kg", "lb", "" without load
    "hold_s": "f8",  # seconds logged with the set, whatever they were
    "distance_m": "f8",
    "rpe": "f8",
    "superset": "str",
    "target_reps": "f8",  # repetitions the set was meant to have
}

CREDITS: Contract = {f"credit_{area}": "f8" for area in FocusArea}
"""Share of a set that each focus area gets: 1.0 direct, 0.5 indirect, 0.0 none. Order = body order."""

NAMES: Contract = {  # One row per exercise name as written, for one athlete. names.resolve_names().
    "exercise_name": "str",
    "exercise_id": "str",  # "" = unmapped; "own:..." = placed by the person without a catalogue exercise
    "placement": "str",  # Placement
    "category": "str",  # "" = unmapped
    "measure": "str",  # "" = unmapped
    "equipment": "str",  # that the name states, as normal words with blanks between; "" = none stated
    "side": "str",  # stated in the name ("Left", "(R)"); "both" otherwise
    "is_assisted": "bool",  # the load logged is assistance and lightens the set
    "body_mass_fraction": "f8",  # NaN = no kilograms
    **CREDITS,
}

SETS: Contract = {  # One row per set of the athlete's current log, names resolved. warehouse.read_sets().
    "athlete_id": "str",
    "import_id": "str",
    "app": "str",
    "file": "str",
    **RAW_SETS,
    "local_day": "day",
    "is_warm_up": "bool",  # marked, or by the 60 % rule where the format has no mark
    "exercise_id": "str",  # "" = unmapped
    "placement": "str",  # Placement
    "category": "str",
    "measure": "str",
    "equipment": "str",  # that the name states; "" = none
    **CREDITS,
    "set_count": "f8",  # working sets it counts as: 1, 0.5 for a stated side, 0 where it does not count
    "contact_count": "f8",  # jumps only; NaN = unknown or not a jump
    "effective_load_kg": "f8",  # NaN = no kilograms (holds, jumps, bands, assisted without body mass)
    "load_basis": "str",  # "effective" (body mass counted), "external" (labelled so), "none"
}

SESSION_EXERCISES: Contract = {  # One row per session x exercise x equipment x side. warehouse.session_exercises().
    "athlete_id": "str",
    "session_key": "str",  # unique within athlete together with app
    "app": "str",
    "session_started_at": "ts",
    "local_day": "day",
    "session_title": "str",
    "session_duration_s": "f8",
    "exercise_name": "str",  # as written (any one of the spellings)
    "exercise_id": "str",
    "placement": "str",
    **CREDITS,
    "equipment": "str",  # that the name states; "" = none. A swap of equipment is no other exercise
    "side": "str",
    "set_count": "f8",  # working sets; a stated side is half a set; a hold under 10 s is none
    "rep_count": "f8",
    "hold_s": "f8",
    "contact_count": "f8",
    "unknown_contact_set_count": "f8",  # jump sets logged only in seconds
    "volume_load_kg": "f8",  # reps x effective load, summed; NaN = no kilograms at all
    "load_basis": "str",
    "top_load_kg": "f8",  # effective
    "top_external_load_kg": "f8",
    "top_reps": "f8",  # most reps in one set
    "top_hold_s": "f8",
    "one_rep_max_kg": "f8",  # best estimate of the session; NaN where not valid
    "top_speed_m_s": "f8",
    "mean_rpe": "f8",  # of the sets that have one; NaN = none has
}

EXERCISE_WEEKS: Contract = {  # One row per athlete x exercise x week with a working set. warehouse.read_work().
    "athlete_id": "str",
    "week_start": "day",
    "exercise_id": "str",
    "session_count": "i8",
    "set_count": "f8",
    "rep_count": "f8",
    "median_reps": "f8",  # a typical set of that week
    "hold_s": "f8",
    "median_hold_s": "f8",
    "contact_count": "f8",
    "volume_load_kg": "f8",
    "load_basis": "str",
    "top_load_kg": "f8",  # effective, with the body mass of that day
    "top_external_load_kg": "f8",  # NaN = bodyweight only; negative = assisted
    "body_mass_fraction": "f8",  # NaN = no kilograms
    "body_mass_kg": "f8",  # valid in that week; NaN = not known
}

LOAD_WEEKS: Contract = {  # EXERCISE_WEEKS by equipment, as far as loads need it. warehouse.read_work().
    "athlete_id": "str",
    "week_start": "day",
    "exercise_id": "str",
    "equipment": "str",  # that the name states; "" = none. Loads are only ever compared within one
    "session_count": "i8",
    "volume_load_kg": "f8",
    "top_external_load_kg": "f8",  # NaN = bodyweight only; negative = assisted
    "body_mass_fraction": "f8",  # NaN = no kilograms
    "body_mass_kg": "f8",  # valid in that week; NaN = not known
}

TARGET_SESSIONS: Contract = {  # One row per session x exercise x equipment that ever had a target. warehouse.
    "athlete_id": "str",
    "exercise_id": "str",
    "equipment": "str",  # that the name states; "" = none. Loads and goals are only ever compared within one
    "session_started_at": "ts",
    "local_day": "day",
    "load_kg": "f8",  # heaviest external load; 0 = body mass alone, negative = assisted, NaN = assistance not known
    "last_reps": "f8",  # of the last working set; of two sides the one further below its target
    "target_reps": "f8",  # of the same set; NaN = it had none
}

SPEED_SETS: Contract = {  # One row per working set with distance and time. warehouse.read_work().
    "athlete_id": "str",
    "week_start": "day",
    "session_started_at": "ts",
    "exercise_id": "str",
    "distance_m": "f8",
    "hold_s": "f8",
    "load_kg": "f8",
    "speed_m_s": "f8",
}

SESSION_EFFORTS: Contract = {  # One row per session with a working set. warehouse.session_efforts().
    "athlete_id": "str",
    "session_started_at": "ts",
    "local_day": "day",
    "duration_s": "f8",  # NaN = not logged
    "mean_rpe": "f8",  # of the working sets that have one; NaN = none has
}

LOAD_TREND: Contract = {  # One row per athlete x day, days without a session included. metrics.load_trend().
    "athlete_id": "str",
    "local_day": "day",
    "load_rpe_min": "f8",  # mean RPE x minutes, summed over the sessions of the day
    "mean_short": "f8",  # exponentially weighted over 7 days, a day; NaN = silent
    "mean_long": "f8",  # over 28 days
}

WEEKLY: Contract = {  # One row per athlete x week x area, zeros included. metrics.weekly(), stored in the warehouse.
    "athlete_id": "str",
    "week_start": "day",
    "focus_area": "str",  # FocusArea, or "outside", "unplaced"
    "training_days": "i8",  # distinct local days with a working set that credits the area directly
    "set_count": "f8",  # fractional sets; multiples of 0.25
    "direct_set_count": "f8",
    "rep_count": "f8",
    "volume_load_kg": "f8",  # NaN = no load recorded, which is not 0
    "load_basis": "str",  # "effective", "external", "mixed", "none"
    "hold_s": "f8",
    "contact_count": "f8",
    "is_complete": "bool",  # False: the running week
    "is_first": "bool",  # the first, cut-off week of the log
}

MADE_OF: Contract = {  # One row per exercise behind an area's figure of one week or several. metrics.made_of().
    "exercise_id": "str",  # "" = unmapped
    "exercise_name": "str",  # as written (any one of the spellings)
    "credit": "f8",  # 1.0 direct, 0.5 indirect
    "session_count": "i8",
    "done_set_count": "f8",  # working sets done
    "set_count": "f8",  # of them counted for the area
    "rep_count": "f8",  # this and the next three only where the area is trained directly
    "hold_s": "f8",
    "contact_count": "f8",
    "volume_load_kg": "f8",  # NaN = no load recorded
}

SESSIONS: Contract = {  # One row per session with a working set. metrics.sessions().
    "athlete_id": "str",
    "session_key": "str",
    "app": "str",
    "session_started_at": "ts",
    "local_day": "day",
    "week_start": "day",
    "session_title": "str",
    "duration_s": "f8",  # NaN = not logged
    "set_count": "f8",  # working sets of any placement but "uncounted"
    "lower_limb_set_count": "f8",  # fractional sets of legs, glutes, calves and feet together
    "contact_count": "f8",
    "exercise_count": "i8",
}

AREA_DAYS: Contract = {  # One row per athlete x area x local day with direct work. metrics.area_days().
    "athlete_id": "str",
    "focus_area": "str",
    "local_day": "day",
}

GAPS: Contract = {  # One row per stretch of 10 days or more without a working set. metrics.gaps().
    "athlete_id": "str",
    "gap_start": "day",  # first day without training
    "gap_end": "day",  # last day without training; NaT = still running
    "gap_days": "i8",
    "answer": "str",  # GapAnswer, "" = not answered
}

RHYTHM_WEEKS: Contract = {  # One row per athlete x week x focus area. metrics.rhythm_weeks().
    "athlete_id": "str",
    "week_start": "day",
    "focus_area": "str",
    "training_days": "i8",
    "usual_days": "f8",  # median of the last 4 trained weeks before; NaN of fewer than 3
    "is_above": "bool",  # two days or more above the usual, and above the band of 1 to 2
    "is_off": "bool",  # no set at all in the week, of any area
    "is_unknown": "bool",  # the whole week lies in a stretch that was not logged, or that nobody has explained
    "is_complete": "bool",
}

RHYTHM: Contract = {  # One row per athlete x focus area, of the last 8 completed weeks known. metrics.rhythm().
    "athlete_id": "str",
    "focus_area": "str",
    "weeks": "i8",  # how many weeks that is
    "days_per_week": "f8",  # NaN of no week
    "weeks_without": "i8",
    "weeks_off": "i8",  # those of them without a set of any area
    "weeks_inside": "i8",  # with 1 to 2 days
    "weeks_more": "i8",  # with more
}

AREA_STRETCHES: Contract = {  # One row per long stretch without direct work of an area. metrics.area_stretches().
    "focus_area": "str",
    "first_day": "day",
    "last_day": "day",  # NaT = still running
    "days": "i8",
}

BALANCE: Contract = {  # One row per athlete x focus area. metrics.balance().
    "athlete_id": "str",
    "focus_area": "str",
    "set_count_28": "f8",  # fractional sets of the last 4 completed weeks
    "set_count_prev_28": "f8",  # of the 4 weeks before
    "share": "f8",  # of all areas together; NaN = no set at all
    "share_prev": "f8",
    "target_share": "f8",
    "sets_per_week": "f8",
    "sets_per_week_prev": "f8",
    "direct_days_28": "i8",
    "days_since_direct": "f8",  # from the first day of the log where an area was never trained
}

PROGRESSION: Contract = {  # One row per session of one exercise. metrics.progression().
    "session_started_at": "ts",
    "local_day": "day",
    "value": "f8",  # in the measure chosen: estimated 1RM kg, kg, reps, seconds, contacts; NaN = the session holds none
    "is_error": "bool",  # of a week answered as a log error: neither a best nor in a corridor until it is mended
    "is_best": "bool",  # above every earlier session
    "best": "f8",  # running best up to and with this session; NaN before the first value
    "corridor_low": "f8",  # median of the 6 before, less 7 % or one step; NaN before the fourth, and without a value
    "corridor_high": "f8",  # the same, plus 8 % or one step
    "work": "f8",  # volume load kg, reps, seconds or contacts of the session; NaN = not known
    "work_limit": "f8",  # 10 % over the biggest session of the 30 days before; NaN = none
    "set_count": "f8",
    "top_load_kg": "f8",  # heaviest of the session; NaN = none
    "top_reps": "f8",  # most in one set
}

RECORDS: Contract = {  # One row per athlete x exercise x equipment x measure ever reached. metrics.records().
    "athlete_id": "str",
    "exercise_id": "str",
    "equipment": "str",  # records of one equipment never stand for another
    "measure": "str",  # key of metrics.MEASURES
    "value": "f8",
    "unit": "str",
    "local_day": "day",  # the first day on which it was reached
}

SIDE_SESSIONS: Contract = {  # One row per athlete x exercise x session with both sides stated. metrics.side_sessions().
    "athlete_id": "str",
    "exercise_id": "str",
    "app": "str",
    "session_key": "str",
    "session_started_at": "ts",
    "local_day": "day",
    "measure": "str",  # "reps", "seconds", "contacts"; "kg" = repetitions x kilograms of the session
    "left": "f8",
    "right": "f8",
    "difference": "f8",  # right less left, as a share of the larger
}

SIDES: Contract = {  # One row per athlete x exercise with a stated side in the last 12 weeks. metrics.sides().
    "athlete_id": "str",
    "exercise_id": "str",
    "focus_area": "str",
    "measure": "str",  # as in SIDE_SESSIONS
    "session_count": "i8",  # with both sides stated, the last 10 at most
    "left": "f8",  # median over those sessions; NaN = none
    "right": "f8",
    "gap": "f8",  # right less left, as a share of the larger
    "usual": "f8",  # own variation: 9 of 10 session differences lie so near their middle; NaN = fewer than 2 sessions
    "state": "str",  # "clear", "unclear", "few", "one_side"
    "measure_28": "str",  # "reps", "seconds", "contacts"
    "left_28": "f8",  # amount of the last 28 days; work of both sides counts for each
    "right_28": "f8",
}

SELF_TESTS: Contract = {  # One row per test that a person did on themselves. warehouse.self_tests().
    "athlete_id": "str",
    "result_id": "str",
    "test_id": "str",  # of data/balance_checks.toml
    "local_day": "day",
    "left": "f8",  # in the unit of the test; NaN = not done
    "right": "f8",
}

RUNS: Contract = {  # One row per run that was noted, or imported. warehouse.runs().
    "athlete_id": "str",
    "note_id": "str",
    "local_day": "day",
    "started_at": "ts",  # NaT = time not known
    "run_kind": "str",
    "duration_s": "f8",
    "distance_m": "f8",
    "origin": "str",  # "hand", or the format of a file
}

PAIN_NOTES: Contract = {  # One row per note of pain. warehouse.pain_notes().
    "athlete_id": "str",
    "note_id": "str",
    "local_day": "day",
    "focus_area": "str",
    "note": "str",
}

COMPARED_TESTS: Contract = {  # SELF_TESTS with the two sides compared. metrics.compared_tests().
    **SELF_TESTS,
    "difference": "f8",  # right less left; NaN = one side only
    "symmetry": "f8",  # the smaller side as a share of the larger
    "noise": "f8",  # two results may differ by so much by chance; NaN = not known
    "is_clear": "bool",  # wider than the noise
}

BAND: Contract = {  # One row per athlete x week x area, plus the week to come. guidance.guide_bands().
    "athlete_id": "str",
    "week_start": "day",
    "focus_area": "str",
    "upper": "f8",  # sets: the largest value that would not be flagged; NaN = no guide that week
    "lower": "f8",  # 70 % of the usual week; NaN = none
    "usual": "f8",  # median of the last 4 trained weeks
    "reference": "f8",  # highest of the last 4 weeks
    "state": "str",  # "guide", "learning" (H), "ramp" (R), "gap" (M), "off" (X, F)
}

COMING_AREAS: Contract = {  # One row per athlete x focus area: the week to come. guidance.coming_areas().
    **BAND,
    "last": "f8",  # sets of the last completed week; NaN = none is completed
    "days": "i8",  # days of that week that trained the area directly
    "mean": "f8",  # mean sets of the last 4 completed weeks; NaN = of none
    "minimum": "f8",  # least weekly sets of the guide; NaN = the rule or the area is off
    "is_down_week": "bool",  # marked ahead as a lighter week; the range stays what any other week could hold
    "lighter": "f8",  # most sets of a lighter week, in half sets; NaN = no range, or no usual week
}

COMING_EXERCISES: Contract = {  # One row per athlete x exercise x equipment of late. guidance.coming_exercises().
    "athlete_id": "str",
    "exercise_id": "str",
    "equipment": "str",
    "load_kg": "f8",  # heaviest of the last weeks, external; NaN = no guide for next week
    "load_limit_kg": "f8",  # the largest that would not be flagged
    "rep_count": "f8",  # most in a week of the last weeks; this and the rest with all equipment together
    "rep_count_limit": "f8",
    "hold_s": "f8",
    "hold_s_limit": "f8",
    "set_count": "f8",  # sets of the week that held the most repetitions or seconds; NaN = no such week
}

PLANNED_EXERCISES: Contract = {  # One row per athlete x exercise x equipment planned for the week to come.
    "athlete_id": "str",
    "exercise_id": "str",
    "equipment": "str",
    "set_count": "f8",  # in the whole week
    "set_size": "f8",  # repetitions or seconds of each set
    "load_kg": "f8",  # external; NaN = none
}

COMING_GOALS: Contract = {  # One row per athlete x exercise x equipment with goals of late. guidance.coming_goals().
    "athlete_id": "str",
    "exercise_id": "str",
    "equipment": "str",
    "last_reps": "f8",  # of the last set of the last session
    "last_target_reps": "f8",
    "before_reps": "f8",  # of the session before
    "before_target_reps": "f8",
    "over_reps": "f8",  # how far over its goal a last set must be
    "is_earned": "bool",  # both were: the load may go up
}

PROPOSALS: Contract = {  # One row per exercise that would fit an area below its weekly minimum. planner.next_week().
    "focus_area": "str",
    "exercise_id": "str",
    "name": "str",
    "reason": "str",  # "done", "balance", "bodyweight", "load", "direct"
    "set_count": "f8",  # working sets of it in the last 12 weeks
}

LAST_HELD: Contract = {  # One row per area x exercise with direct sets in the last full week. planner.next_week().
    "focus_area": "str",
    "exercise_id": "str",
    "name": "str",
    "set_count": "f8",
}

LIFTERS: Contract = {  # One row per athlete with a log: where they stand for the starter guide. guidance.lifters().
    "athlete_id": "str",
    "is_new": "bool",
    "trained_week": "i8",  # that the next session falls in, since the first one or since a break of 84 days or more
    "next_is_new": "bool",
    "next_trained_week": "i8",  # the same for the week after the running one
}

STARTER_WEEKS: Contract = {  # One row per athlete x week of the log. guidance.starter_weeks().
    "athlete_id": "str",
    "week_start": "day",
    "is_new": "bool",
    "is_trained": "bool",
    "is_complete": "bool",
    "trained_week": "i8",  # 1 = the first trained week, or since a break of 84 days or more
    "days": "f8",  # strength days, those of nothing but foot drills left out
    "exercises": "f8",  # the most in one session; so are sets, sets of one exercise, minutes and the longest hold
    "sets": "f8",
    "sets_each": "f8",
    "minutes": "f8",  # NaN = no duration logged
    "hold_seconds": "f8",
    "added_load_kg": "f8",  # the heaviest weight added to an exercise of the five areas
    "balance_share": "f8",  # of the sets for the five areas; NaN = no such set
    "jump_sets": "f8",
}

HITS: Contract = {  # One row per athlete x week that a rule speaks about. Rule.find().
    "athlete_id": "str",
    "week_start": "day",
    "focus_area": "str",  # "" = none
    "exercise_id": "str",  # "" = none
    "session_started_at": "ts",  # NaT = the whole week
    "level": "str",  # Level
    "measure": "str",
    "observed": "f8",
    "reference": "f8",
    "limit": "f8",
}
"""A rule may add columns of its own; they reach `tell` and the flag's `facts`."""

FLAGS: Contract = {  # One row per flag, as an export holds it. archive.export_all().
    "athlete_id": "str",
    "week_start": "day",
    "rule_id": "str",
    "level": "str",  # Level
    "focus_area": "str",  # "" = none
    "exercise_id": "str",  # "" = none
    "session_started_at": "ts",  # NaT = the whole week
    "measure": "str",  # what was compared, with its unit
    "observed": "f8",
    "reference": "f8",
    "difference": "f8",
    "limit": "f8",  # the largest that would have been inside; for low amounts the least
    "grade": "str",  # how good the evidence is, A to D
    "text": "str",
}

FLAG_ANSWERS: Contract = {  # One row per flag that has an answer: the one given last. warehouse.flag_answers().
    "athlete_id": "str",
    "week_monday": "day",  # the Monday that names the week, whatever day the athlete's weeks begin on
    "rule_id": "str",
    "focus_area": "str",  # "" = none
    "exercise_id": "str",  # "" = none
    "session_started_at": "ts",  # NaT = the whole week
    "level": "str",  # Level of the flag when it was answered
    "answer": "str",  # FlagAnswer
    "answered_by": "str",  # Speaker
    "answered_at": "ts",  # UTC
    "answered_name": "str",  # of a coach who gave one, else ""
    "counts_for_quiet": "bool",  # "noticed", and the rule was not told to speak again since
}

MARKS: Contract = {  # The columns that guidance.mark_hits() puts beside HITS.
    "state": "str",  # FlagState
    "answer": "str",  # FlagAnswer, "" = none
    "answered_by": "str",  # Speaker, "" = nobody
    "answered_at": "ts",  # UTC; NaT = not answered
    "answered_name": "str",  # of a coach who gave one, else ""
}

WEEK_NOTES: Contract = {  # One row per athlete x week that has a note. warehouse.week_notes().
    "athlete_id": "str",
    "week_monday": "day",
    "note": "str",  # as typed
    "written_by": "str",  # Speaker
    "written_at": "ts",  # UTC
}

NEW_BESTS: Contract = {  # One row per athlete x exercise x equipment with a best of late. metrics.new_bests().
    "athlete_id": "str",
    "exercise_id": "str",
    "equipment": "str",  # compared within it
    "measure": "str",  # key of metrics.MEASURES
    "value": "f8",  # kg, reps, seconds, contacts or m/s
    "before": "f8",  # the best until then
    "local_day": "day",
    "exercise_set_count": "f8",  # sets of all sessions
}

CLIENT_WEEKS: Contract = {  # One row per athlete x week x focus area, the running week and the 12 before. roster.
    "athlete_id": "str",
    "weeks_ago": "i8",  # 0 = the running week
    "week_start": "day",
    "focus_area": "str",
    "set_count": "f8",
    "upper": "f8",  # of BAND; NaN = no guide
    "lower": "f8",
    "usual": "f8",  # median of the last 4 trained weeks
    "state": "str",  # of BAND
    "is_quiet": "bool",  # nothing is said about too little, as pain was noted; in the running week and the last one
}

CLIENTS: Contract = {  # One row per athlete with a working set. roster.
    "athlete_id": "str",
    "last_day": "day",  # of the last session
    "level": "str",  # Experience
    "trained_weeks": "i8",  # in the log, the running week included
    "work_set_count": "f8",  # working sets of the last 12 weeks
    "unplaced_set_count": "f8",  # those of them with a name that nobody has placed
    "left_out_count": "i8",  # rows of the files that could not be read, of all time
    "asked_first": "day",  # the newest stretch nobody has explained, while the ranges wait for it; NaT = none
    "asked_last": "day",  # NaT = it still lasts, or none
    "asked_days": "f8",  # NaN = none
}

CLIENT_BALANCE: Contract = {  # One row per athlete x focus area: 4 weeks and the 4 before. roster.
    **BALANCE,
    "minimum": "f8",  # weekly sets of the guide for this athlete; NaN = the rule or the area is off
    "direct_days_prev_28": "i8",
}

ROSTER: Contract = {  # One row per client, in the order of the page Clients. roster.roster_table().
    "athlete_id": "str",
    "name": "str",
    "last_day": "day",  # NaT = nothing logged yet
    "days_since": "f8",
    "week_start": "day",  # of the week shown
    "level": "str",  # Experience, "" = nothing logged yet
    "state": "str",  # "look", "within", "question", "learning", "care" (rehab mode), "off", "back", "empty"
    "is_worth_a_look": "bool",
    "new_count": "i8",  # flags that nobody has answered or discussed
    "kinds": "str",  # what there is to see, answered or discussed or not: ids of rules, "quiet", "question", "below"
    "flag_areas": "str",  # areas of those flags, and of the exercises they are about; both lists with blanks between
    "trained_weeks": "i8",
    "work_set_count": "f8",  # of CLIENTS, and the two below
    "unplaced_set_count": "f8",
    "left_out_count": "i8",
    "is_partly_counted": "bool",  # so much of it is not placed that areas can look low
    "asked_first": "day",  # the newest stretch nobody has explained, while the ranges wait for it; NaT = none
    "asked_last": "day",  # NaT = it still lasts, or none
    "asked_days": "f8",  # NaN = none
    "set_count": "f8",  # of the five areas, in the week shown
    "usual": "f8",
    "band_low": "f8",  # of the five areas together, in the week shown
    "band_high": "f8",
    **{f"sets_{area}": "f8" for area in FocusArea},
    **{f"usual_{area}": "f8" for area in FocusArea},
    **{f"change_{area}": "f8" for area in FocusArea},  # share of the usual week, 0 = as usual; NaN = not known
    **{f"mark_{area}": "str" for area in FocusArea},  # see roster.table
}

ROSTER_ITEMS: Contract = {  # One row per thing worth a look. roster.roster_items().
    "athlete_id": "str",
    "item": "str",  # what it is, the same at every reading: discussed items are remembered by it
    "kind": "str",  # "flag", "quiet", "question", "below"
    "is_discussed": "bool",
}

LABELS: Contract = {  # One row per group or tag of a client. warehouse.labels().
    "athlete_id": "str",
    "kind": "str",  # "group" (one a client), "tag"
    "label": "str",
}

DISCUSSED: Contract = {  # One row per item that a coach marked as discussed. warehouse.discussed().
    "athlete_id": "str",
    "item": "str",  # of ROSTER_ITEMS
    "marked_at": "ts",  # UTC
}

HAPPENED: Contract = {  # One row per thing said, noted, set or added about an athlete. warehouse.happened_since().
    "happened_at": "ts",  # UTC
    "kind": "str",  # "answer", "note", "pain", "test", "setting", "import", "undone", "override", "name"
    "local_day": "day",  # the day it is about; of an answer or a note the first day of the week; NaT = none
    "about": "str",  # id of a rule, test or setting, name of a file, exercise or app
    "focus_area": "str",  # "" = none, as in what follows
    "exercise_id": "str",
    "text_before": "str",  # of a setting, JSON
    "text_now": "str",  # an answer ("" = taken back), a note as typed, or a setting as JSON
    "left_value": "f8",  # of a test, in its unit; NaN = not tested
    "right_value": "f8",
    "said_by": "str",  # a coach's name, or "the coach"; "" = the runner
}

CLIENT_NOTES: Contract = {  # One row per private note on a client, newest first. warehouse.client_notes().
    "note_id": "str",
    "athlete_id": "str",
    "note": "str",
    "written_by": "str",
    "written_at": "ts",  # UTC
}

BATCHES: Contract = {  # One row per import that came with others and counts, newest batch first. warehouse.batches().
    "batch_id": "str",
    "athlete_id": "str",
    "import_id": "str",
    "begun_at": "ts",  # UTC
    "file": "str",
}

ROSTER_TEXTS: Contract = {  # One row per client: the words beside ROSTER. words.clients.roster_texts().
    "athlete_id": "str",
    "last_session": "str",
    **{f"cell_{area}": "str" for area in FocusArea},
    "reasons": "str",  # one a line, most pressing first
    "drawn": "str",  # the same in at most two lines that fit into the drawing
}

CHANGES: Contract = {  # One row per change of a setting, newest first. warehouse.changes().
    "athlete_id": "str",  # "" = a group or everybody
    "group_name": "str",  # "" = one athlete, or everybody
    "setting": "str",
    "old_value": "str",  # JSON, "" = not set
    "new_value": "str",
    "changed_by": "str",
    "changed_at": "ts",  # UTC
}

GROUP_CELLS: Contract = {  # One row per client x focus area: 4 completed weeks. roster.group_cells().
    "athlete_id": "str",
    "name": "str",
    "focus_area": "str",
    "sets_per_week": "f8",
    "sets_per_week_prev": "f8",  # of the 4 weeks before
    "change": "f8",  # sets a week more or less than then
    "days_per_week": "f8",  # days with direct work
    "minimum": "f8",  # weekly sets of the guide for this client; NaN = off
    "mark": "str",  # "none" no direct work, "below" the minimum, "enough", "off"
    "low_count": "i8",  # areas of this client that are "none" or "below"
    "work_set_count": "f8",  # of ROSTER, of this client, and the two below
    "unplaced_set_count": "f8",
    "is_partly_counted": "bool",
}

GROUP_AREAS: Contract = {  # One row per focus area, over all clients it is judged for. roster.group_areas().
    "focus_area": "str",
    "client_count": "i8",
    "low_count": "i8",  # clients below their own minimum, those without direct work included
    "none_count": "i8",  # clients without direct work
    "low_before_count": "i8",  # clients below it in the 4 weeks before
    "median_sets_per_week": "f8",
    "median_days_per_week": "f8",
    "median_change": "f8",
}


def empty(contract: Contract) -> pd.DataFrame:
    """A frame of no rows with the contract's columns and dtypes."""
    return pd.DataFrame({name: pd.Series(dtype=DTYPES[kind]) for name, kind in contract.items()})


def conform(frame: pd.DataFrame, contract: Contract) -> pd.DataFrame:
    """The contract's columns first and in order, each with its dtype; further columns are kept.

    Raises KeyError naming the columns that are missing.
    """
    missing = [name for name in contract if name not in frame]
    if missing:
        raise KeyError(f"columns missing from the frame: {', '.join(missing)}")
    names = [*contract, *(name for name in frame if name not in contract)]
    ordered = frame.copy(deep=False) if names == list(frame) else frame[names]
    changes = {n: DTYPES[k] for n, k in contract.items() if str(ordered[n].dtype) != DTYPES[k]}
    return ordered.astype(changes) if changes else ordered
