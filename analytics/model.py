"""The words of the field as types. Standard library only; every other module may import this one."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import pandas as pd


class FocusArea(StrEnum):
    """The five areas, in body order from top to bottom, as every chart and table draws them."""

    CORE = "core"
    GLUTES = "glutes"
    LEGS = "legs"
    CALVES = "calves"
    FEET = "feet"


OUTSIDE = "outside"
"""Row label in the weekly table: recognised work outside the five areas (upper body, cardio is not counted at all)."""

UNPLACED = "unplaced"
"""Row label in the weekly table: sets whose exercise name nobody has placed yet."""


class Category(StrEnum):
    """What kind of work an exercise is. Mobility and cardio are recognised and never counted as sets."""

    STRENGTH = "strength"
    BALANCE = "balance"
    POWER = "power"
    MOBILITY = "mobility"
    CARDIO = "cardio"


class Measure(StrEnum):
    """What a set of an exercise is counted in, besides being a set."""

    REPS = "reps"
    HOLD = "hold"
    CONTACTS = "contacts"
    DISTANCE = "distance"


class Placement(StrEnum):
    """Where the sets of an exercise name count."""

    AREAS = "areas"  # in one or more of the five focus areas
    OUTSIDE = "outside"  # recognised strength work outside the five areas
    UNCOUNTED = "uncounted"  # recognised mobility or cardio: shown, never counted as sets
    UNPLACED = "unplaced"  # nobody has said yet what it is


class SetKind(StrEnum):
    """How the log marks a set. Everything but a warm-up is a working set."""

    WORKING = "working"
    WARM_UP = "warm_up"
    FAILURE = "failure"
    DROP = "drop"


class Side(StrEnum):
    """Side of the body a logged row covers; a stated side makes the row half a set."""

    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"


class LoadUnit(StrEnum):
    """Unit in which loads are typed and shown; kilograms are what is stored."""

    KG = "kg"
    LB = "lb"


class DistanceUnit(StrEnum):
    """Unit in which distances are typed; metres are what is stored."""

    M = "m"
    KM = "km"
    MI = "mi"


class DateOrder(StrEnum):
    """Order of day, month and year in a numeric date."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


class Severity(StrEnum):
    """What became of the row an issue is about."""

    LEFT_OUT = "left_out"  # the row is not stored
    WARNING = "warning"  # the row is stored, something in it was changed or is doubtful
    INFO = "info"  # worth knowing, nothing was changed


class Experience(StrEnum):
    """Level of a lifter. Nothing set means: decided from the log (guidance.toml, section 'shared')."""

    NEW = "new"
    ESTABLISHED = "established"


class Goal(StrEnum):
    """What the athlete wants of strength work now."""

    MAINTAIN = "maintain"
    BUILD = "build"


class Sex(StrEnum):
    """Only for the published middle values of the heel raise, which have one for each."""

    FEMALE = "female"
    MALE = "male"


class WeekStart(StrEnum):
    """First day of a calendar week."""

    MONDAY = "monday"
    SUNDAY = "sunday"


class RunKind(StrEnum):
    """What a run was; only hard, long and race days are looked at by a rule."""

    EASY = "easy"
    HARD = "hard"
    LONG = "long"
    RACE = "race"


class GapAnswer(StrEnum):
    """What a stretch of ten days or more without a working set was."""

    RESTED = "rested"
    NOT_LOGGED = "not_logged"
    PARTLY = "partly"
    ILL = "ill"


class FlagAnswer(StrEnum):
    """What a person said about a flag."""

    PLANNED = "planned"
    HOLIDAY = "holiday"  # there was a holiday before
    ILL = "ill"
    LOG_ERROR = "log_error"
    NOTICED = "noticed"  # nothing to explain; twice for one rule and area makes it quiet


class FlagState(StrEnum):
    """Where a flag stands with the people who read it."""

    OPEN = "open"  # nobody has answered it
    ANSWERED = "answered"
    QUIET = "quiet"  # the same was noticed twice before, so it waits behind a line


class Speaker(StrEnum):
    """Who says something about a flag or a week."""

    RUNNER = "runner"
    COACH = "coach"


class Level(StrEnum):
    """How loudly a rule speaks. `info` is text without a level."""

    INFO = "info"
    NOTE = "note"
    WATCH = "watch"
    STRONG = "strong"


class Grade(StrEnum):
    """How good the evidence behind a rule is, from trials on this very point (A) to our own choice (D)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


# --------------------------------------------------------------------------------------------- files and imports


@dataclass(frozen=True)
class LogFile:
    """An uploaded file: the name it came with (a label, never a path) and its bytes."""

    name: str
    content: bytes = field(repr=False)

    @cached_property
    def sha256(self) -> str:
        """Fingerprint of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class ImportOptions:
    """What a person said about a file that the file does not say itself. None means: not said."""

    load_unit: LoadUnit | None = None
    distance_unit: DistanceUnit | None = None
    date_order: DateOrder | None = None
    decimal_sign: str | None = None  # "." or ","
    time_zone: str | None = None  # IANA name, asked only for UTC or offset times
    sheet: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)  # role -> header, plain tables only
    today: dt.date | None = None  # dates after tomorrow are refused; None means the real today


@dataclass(frozen=True)
class Question:
    """Something a file does not state and a person must answer before the import.

    `key` is the name of the ImportOptions field, or "columns.<role>"; `proposal` is a value of `choices` or None.
    """

    key: str
    text: str
    choices: Sequence[tuple[str, str]]  # (value, label)
    proposal: str | None
    reason: str
    option: str  # the command-line option that answers it, for example "--load-unit kg|lb"


@dataclass(frozen=True)
class Issue:
    """One thing worth knowing about one place of a file: where, what stood there, what was done."""

    line: int | None  # line of the file where the row starts, 1 = first line; None = whole file
    column: str  # header as written in the file, "" = whole row
    value: str
    message: str  # a sentence: what happened, what was done, how to mend it
    severity: Severity


@dataclass(frozen=True)
class Extraction:
    """What an importer read from one file: sets as a RAW_SETS frame (see frames.py) and every issue."""

    app: str
    sets: pd.DataFrame
    issues: Sequence[Issue]
    rows_read: int  # data rows of the file, kept or not
    marks_warm_ups: bool  # False: the format has no warm-up mark, the 60 % rule applies


@dataclass(frozen=True)
class Importer:
    """One export format. Each module of analytics/importers/ (but the helpers) has one, named IMPORTER."""

    app: str  # stable id, kebab-case, stored with every import: "hevy", "strong", "fitnotes", "table"
    title: str  # as shown: "Hevy"
    help: str  # how to get the export out of the app, one sentence
    identify: Callable[[LogFile], bool]  # by header or first bytes, never by file name alone
    questions: Callable[[LogFile, ImportOptions], Sequence[Question]]  # what is still unanswered
    extract: Callable[[LogFile, ImportOptions], Extraction]
    example: str  # file in data/samples/ with this shape


class EvenstrideError(Exception):
    """Base of every error whose message is a sentence meant for the person."""


class FileRefusedError(EvenstrideError):
    """A file as a whole cannot be read. The message says what it is, where it broke, and how to mend it."""

    def __init__(self, message: str, *, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


class UnansweredQuestionError(EvenstrideError):
    """A file needs an answer from the person before it can be read."""

    def __init__(self, question: Question) -> None:
        super().__init__(f"{question.text} {question.reason}".strip())
        self.question = question


class ReferenceDataError(EvenstrideError):
    """A reviewed table under data/ is wrong. The message begins with file:line."""


class StoreBusyError(EvenstrideError):
    """The database is open in another process; the message names the process id."""


class StoreError(EvenstrideError):
    """The database cannot be used; the message says why and what to do."""


class UnknownAthleteError(EvenstrideError):
    """No athlete of that name or id."""


# --------------------------------------------------------------------------------------------- reference data


@dataclass(frozen=True)
class Exercise:
    """One movement of the catalogue. Equipment variants are aliases, not movements."""

    exercise_id: str
    name: str
    category: Category
    measure: Measure
    is_one_sided: bool
    body_mass_fraction: float | None  # share of body mass moved; 0 = external load only; None = no kilograms
    fraction_basis: str  # A arithmetic, M measured, E estimated, "-" none
    achilles_tier: int  # 1 low to 4 high
    family: str
    credits: Mapping[FocusArea, float]  # 1.0 direct, 0.5 indirect
    is_for_runners: bool = False  # running coaches and physios prescribe it
    easier: str = ""  # exercise_id one step down the ladder, "" = none
    harder: str = ""  # one step up
    why: str = ""  # one sentence: why its sets count where they do


@dataclass(frozen=True)
class NameAnswer:
    """What a person said an exercise name is: an exercise of the catalogue, or areas directly, or neither.

    With both, it says where an exercise of the catalogue counts for this person, under every name that means it.
    """

    exercise_id: str | None = None  # of the catalogue; then category and measure are ignored
    credits: Mapping[FocusArea, float] = field(default_factory=dict)  # empty and no exercise: outside or uncounted
    category: Category = Category.STRENGTH  # mobility, cardio: uncounted
    measure: Measure = Measure.REPS


@dataclass(frozen=True)
class Citation:
    """One source, once. `checked` says how far it was read: "read", "second-hand", "from memory"."""

    key: str
    authors: str
    year: int
    title: str
    journal: str
    doi: str
    checked: str
    note: str


@dataclass(frozen=True)
class Parameter:
    """One number of a rule: value, unit, the range a person may choose from, and where it comes from."""

    name: str
    value: float
    unit: str
    minimum: float
    maximum: float
    label: str  # as shown in Settings
    grade: Grade
    citations: Sequence[str]  # keys; empty means "our choice"
    is_for_coach: bool = False  # a runner does not choose it alone


# --------------------------------------------------------------------------------------------- athletes


@dataclass(frozen=True)
class Lock:
    """Who fixed a value of an athlete's settings, and when."""

    locked_by: str
    locked_on: dt.date


@dataclass(frozen=True)
class AthleteSettings:
    """How things count for one athlete. Everything a person can set, in one value."""

    level: Experience | None = None  # None: decided from the log
    goal: Goal = Goal.MAINTAIN
    week_start: WeekStart = WeekStart.MONDAY
    load_unit: LoadUnit = LoadUnit.KG  # for showing only
    age_years: int | None = None
    sex: Sex | None = None  # used by one rule that is off until it is switched on
    rehab_mode: bool = False  # injured, in rehab, pregnant, under care: rules stay silent (code X)
    body_masses_kg: Mapping[dt.date, float] = field(default_factory=dict)  # valid from that day
    targets: Mapping[FocusArea, float] = field(default_factory=dict)  # shares, empty = even
    thresholds: Mapping[str, float] = field(default_factory=dict)  # "rule-id.parameter" -> value
    rules_off: frozenset[str] = frozenset()
    rules_on: frozenset[str] = frozenset()  # of the rules that are off until they are switched on
    areas_off: frozenset[FocusArea] = frozenset()
    gap_answers: Mapping[dt.date, GapAnswer] = field(default_factory=dict)  # key: first day of the gap
    down_weeks: frozenset[dt.date] = frozenset()  # first days of weeks marked as planned down weeks
    locks: Mapping[str, Lock] = field(default_factory=dict)  # key as on the command line ("rule.sets-jump") -> lock

    def __post_init__(self) -> None:
        """Marked weeks survive another week start: each is named by the day the athlete's weeks now begin on."""
        shift = dt.timedelta(days=1 if self.week_start is WeekStart.SUNDAY else 0)
        marked = frozenset(week_monday(day) - shift for day in self.down_weeks)
        object.__setattr__(self, "down_weeks", marked)


def week_monday(first_day: dt.date) -> dt.date:
    """The Monday that names a week which begins on that Sunday or Monday; any other day stays in its own week."""
    day = first_day + dt.timedelta(days=1) if first_day.weekday() == 6 else first_day
    return day - dt.timedelta(days=day.weekday())


@dataclass(frozen=True)
class Athlete:
    """A person whose log is kept. `data_version` rises with every change to their sets, names or settings."""

    athlete_id: str
    name: str
    data_version: int
    settings: AthleteSettings


@dataclass(frozen=True)
class UnmappedName:
    """An exercise name that is not in the catalogue, and how many sets carry it."""

    name: str
    set_count: int


@dataclass(frozen=True)
class ImportReport:
    """What one file brought, or would bring. The same value is shown, printed and stored."""

    file: str
    format: str
    import_id: str | None  # None: nothing was stored (preview, dry run, same file again)
    rows_read: int
    sets_kept: int
    warm_up_sets: int
    sessions: int
    new_sessions: int
    replaced_sessions: int
    unchanged_sessions: int
    first_day: dt.date | None
    last_day: dt.date | None
    unmapped: Sequence[UnmappedName]
    issues: Sequence[Issue]
    already_imported_at: dt.datetime | None = None  # the very same bytes are in the log since then


# --------------------------------------------------------------------------------------------- data check


MOST_LOGGED: Mapping[str, float] = {"load_kg": 1_000.0, "reps": 1_000.0, "hold_s": 86_400.0, "distance_m": 1_000_000.0}
"""The largest number that a person may put in the place of a logged one, by column; the same as a file may hold."""


class OverrideKind(StrEnum):
    """What a person decided about the log, without touching what was logged."""

    VALUE = "value"  # another number holds in one column of a set
    SET = "set"  # a set is left out
    SESSION = "session"  # sessions are left out
    LOADS = "loads"  # every load of an app in a stretch of days is in the other unit
    KEPT = "kept"  # what the data check asked about is right as logged


@dataclass(frozen=True)
class Override:
    """One decision that still holds, and can be undone. Numbers are NaN-free: None where they do not apply."""

    override_id: str
    kind: OverrideKind
    what: str  # exercise name as written; app of sessions and loads; the question of what was kept
    column: str  # of RAW_SETS; "" = the whole set, session or question
    load_unit: str  # unit the load was typed in
    old_value: float | None  # what counted before
    new_value: float | None  # of a number: None where it was emptied; of loads: the factor
    row_count: int  # sets, sessions or questions
    first_at: dt.datetime | None  # start of the session, or first day
    last_at: dt.datetime | None
    by: str  # where it was decided: "dashboard", "command line"
    at: dt.datetime  # UTC
    is_replaced: bool  # a later one of the same number counts


class CheckKind(StrEnum):
    """What the data check looks for, in the order in which it tells it."""

    TYPO = "typo"  # a number far outside the exercise's own history
    UNIT_SWITCH = "unit_switch"  # loads of several exercises shift by 2.2 on one day
    SAME_SESSIONS = "same_sessions"  # sessions that two apps or exports both hold
    FUTURE = "future"  # sessions dated after today
    BODY_MASS = "body_mass"  # more than 5 % between two entries
    NO_BODY_MASS = "no_body_mass"  # sets with body weight that have no kilograms
    GAP = "gap"  # an empty stretch that nobody has explained
    UNPLACED = "unplaced"  # names that nobody has placed
    FILE_OF_ANOTHER = "file_of_another"  # the same file is in another athlete's log
    MIXED_LOADS = "mixed_loads"  # a bodyweight exercise with and without added load
    MIXED_UNITS = "mixed_units"  # kilograms and pounds in one file


@dataclass(frozen=True)
class Place:
    """Where something stands in the files that were added."""

    import_id: str
    file: str
    line: int


@dataclass(frozen=True)
class Remedy:
    """One answer to a finding."""

    answer: str  # the word for it on the command line
    changes: Sequence[Mapping[str, Any]]  # each a deed of log_check; empty: keep as logged


@dataclass(frozen=True)
class Finding:
    """One thing worth a look in a log. `remedies` is empty where nothing is asked here."""

    finding_id: str  # the same for the same thing after every import
    kind: CheckKind
    is_open: bool  # counts as something to look at
    facts: Mapping[str, Any]  # what the sentence is made of
    places: Sequence[Place]
    remedies: Sequence[Remedy]


# --------------------------------------------------------------------------------------------- guidance


class Flag(NamedTuple):
    """One sentence about one week: the log compared with one rule of the guide.

    A tuple, because a long log has thousands, and a frozen dataclass takes eight times as long to make.
    """

    athlete_id: str
    week_start: dt.date
    rule_id: str
    level: Level
    focus_area: FocusArea | None
    exercise_id: str | None
    measure: str  # name and unit of what was compared: "sets", "reps", "seconds", "kg", "contacts", "minutes"
    observed: float
    reference: float | None
    difference: float | None
    limit: float | None  # the largest value that would have been inside
    grade: Grade
    tell: Callable[[Mapping[str, Any]], str]  # of its rule
    session_started_at: dt.datetime | None
    facts: Mapping[str, Any]  # everything the sentence is made of

    @property
    def text(self) -> str:
        """The sentence, made when somebody first reads it: most weeks of a long log are never looked at."""
        return self.tell(self.facts)

    def as_row(self) -> dict[str, Any]:
        """What it says, column by column, as the command line and the workbook give it."""
        return {
            "week_start": self.week_start,
            "rule_id": self.rule_id,
            "level": str(self.level),
            "focus_area": self.focus_area and str(self.focus_area),
            "exercise_id": self.exercise_id,
            "session_started_at": self.session_started_at,
            "measure": self.measure,
            "observed": self.observed,
            "reference": self.reference,
            "difference": self.difference,
            "limit": self.limit,
            "grade": str(self.grade),
            "text": self.text,
        }


@dataclass(frozen=True)
class EffortLogged:
    """What one athlete's sessions of the last days hold of an RPE and minutes, up to today."""

    days: int  # how many days that is
    sessions: int
    with_rpe: int
    with_minutes: int
    with_both: int
    days_known: int  # from the first session that has both to today
    least_share: float  # of the sessions must have both

    @property
    def is_mostly_known(self) -> bool:
        """Whether there are sessions, and so many of them have both."""
        return self.sessions > 0 and self.with_both + 1e-9 >= self.least_share * self.sessions

    @property
    def is_enough(self) -> bool:
        """Whether today has a value."""
        return self.is_mostly_known and self.days_known >= self.days


@dataclass(frozen=True)
class MarkedFlag:
    """A flag with what was said to it; the answer is None while it is open or quiet."""

    flag: Flag
    state: FlagState
    answer: FlagAnswer | None = None
    answered_by: Speaker | None = None
    answered_at: dt.datetime | None = None  # UTC
    answered_name: str = ""  # of a coach who gave one


@dataclass(frozen=True)
class LookedAt:
    """One earlier week that a range was made of, or that was left out of it."""

    week_start: dt.date
    sets: float
    left_out: str = ""  # "" = counted, "first" = cut off by the beginning of the log, "unknown" = trained, not logged


@dataclass(frozen=True)
class RangeSteps:
    """How the range of one area in one week was made, number by number. guidance.range_steps().

    Amounts are sets; NaN = there is none. `upper`, `lower`, `usual`, `reference` and `state` are those of BAND.
    """

    focus_area: FocusArea
    week_start: dt.date
    state: str
    why: str  # of a week without a range: see guidance/range_steps.py; else ""
    upper: float
    lower: float
    usual: float
    reference: float
    looked_at: Sequence[LookedAt]  # newest first
    usual_look_back: int  # weeks; more are looked at where some of those held little
    before_break: float  # the reference is this mean, which counts after a ramp; NaN = the highest week is
    threshold: float  # share
    threshold_of: str  # "own", "strict", "new", "established"
    least_step: float  # the largest step that is never told, however many percent it is
    by_percent: float  # reference and threshold, not rounded
    by_step: float
    is_small: bool  # below `small_base` no percent is computed
    small_base: float
    small_step: float
    small_top: float
    light_share: float
    usual_weeks: Sequence[LookedAt]  # newest first
    ramp_week: int  # 0 = no ramp
    ramp_share: float
    ramp_before: float
    ramp_spare: float
    gap_days: int
    asked_since: dt.date | None  # first day of the stretch that nobody has explained
    trained_weeks: int  # of the last `history_window`
    weeks_needed: int
    history_window: int
    is_light: bool


@dataclass(frozen=True)
class Rule:
    """One rule of the guide. Each module of analytics/guidance/ named after a rule has one, called RULE.

    `find` is pure and vectorised: an Evidence value (guidance/evidence.py) in, a HITS frame (frames.py) out.
    `tell` turns one hit into its sentence. Numbers live in data/guidance.toml under the rule's id.
    """

    rule_id: str  # kebab-case, never changes
    find: Callable[[Any], pd.DataFrame]
    tell: Callable[[Any], str]
    reads: str = ""  # name of the frame of Evidence without which it has nothing to say, where there is one
