"""Start here: which phase of the starter guide a lifter is in, and a session for it made from the catalogue.

Every number is one of the rules for new lifters (data/guidance.toml), the athlete's own where they chose one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analytics import guidance
from analytics.athlete_log import AthleteLog
from analytics.frames import STARTER_WEEKS, empty
from analytics.model import AthleteSettings, Experience, Measure
from analytics.reference import Catalogue, Guide, StarterExercise, load_guide, load_starter_exercises
from analytics.reference.guide import SHARED, STARTER, first_jump_week
from analytics.reference.starter_exercises import JUMPS, PHASES

DONE_WEEKS = 12
"""How far back an exercise counts as one the person does already."""
ORDER = ("feet", "core", "glutes", "legs", "calves", JUMPS)
"""Balance and control first, then strength, jumps last."""
RULES = ("starter-days", "starter-size", "starter-load", "starter-order")


@dataclass(frozen=True)
class Phase:
    """Trained weeks of one phase; `last` before `first` where an athlete's own numbers leave it out."""

    name: str  # of PHASES
    first: int
    last: int


@dataclass(frozen=True)
class Stage:
    """What the starter guide has for one trained week; everything is inside it for an established lifter."""

    is_new: bool
    week: int
    phase: str  # of PHASES; "" past the last one, or for an established lifter
    load_from: int  # trained week from which added load is inside
    jumps_from: int

    @property
    def may_load(self) -> bool:
        """Whether added load is inside the guide in that week."""
        return not self.is_new or self.week >= self.load_from

    @property
    def may_jump(self) -> bool:
        """Whether jumps are inside the guide in that week."""
        return not self.is_new or self.week >= self.jumps_from


@dataclass(frozen=True)
class Step:
    """One exercise of the session."""

    slot: str
    exercise_id: str
    name: str
    sets: int
    amount: float  # repetitions, seconds or contacts of one set
    measure: Measure
    is_one_sided: bool
    with_load: bool
    is_done: bool  # the person does it already
    why: str  # of the catalogue


@dataclass(frozen=True)
class Session:
    """A session within the limits of the starter guide."""

    phase: str
    steps: Sequence[Step]
    minutes: float  # with rests, as worked out from the amounts
    left_out: Sequence[str]  # slots that the limits leave no room for


@dataclass(frozen=True)
class Start:
    """One lifter beside the starter guide."""

    stage: Stage  # of the week that the next session falls in
    phases: Sequence[Phase]
    weeks: pd.DataFrame  # STARTER_WEEKS, oldest first
    has_no_load: bool  # trained, past the phases, and nothing added to body mass in the last weeks
    session: Session


def start(log: AthleteLog | None, athlete_id: str, settings: AthleteSettings, catalogue: Catalogue) -> Start:
    """Where this person stands; without a log at the first week, unless they said that they lifted before."""
    guide, three = load_guide(), phases(load_guide(), settings)
    weeks, done = empty(STARTER_WEEKS), pd.Series(dtype="float64")
    if log is not None:
        weeks = guidance.starter_weeks(log.evidence)
        weeks = weeks[weeks["athlete_id"] == athlete_id].reset_index(drop=True)
        done = exercises_done(log, athlete_id)
    now, _ = stages(log, athlete_id, settings)
    phase = now.phase or PHASES[-1]
    return Start(
        stage=now,
        phases=three,
        weeks=weeks,
        has_no_load=_has_no_load(weeks, now.week, three, int(guide.value(SHARED, "load_look_back_weeks"))),
        session=session(phase, done.index, guide, settings, catalogue, may_load=now.week >= now.load_from),
    )


def stages(log: AthleteLog | None, athlete_id: str, settings: AthleteSettings) -> tuple[Stage, Stage]:
    """What the guide has for the next session, and for the week after the running one."""
    is_new = settings.level is not Experience.ESTABLISHED
    now, coming = (is_new, 1), (is_new, 1)
    if log is not None:
        found = guidance.lifters(log.evidence)
        for row in found[found["athlete_id"] == athlete_id].to_dict("records"):
            now, coming = (
                (bool(row["is_new"]), int(row["trained_week"])),
                (bool(row["next_is_new"]), int(row["next_trained_week"])),
            )
    return _stage(*now, settings), _stage(*coming, settings)


def _stage(is_new: bool, week: int, settings: AthleteSettings) -> Stage:
    guide = load_guide()
    found = (one.name for one in phases(guide, settings) if one.first <= week <= one.last)
    return Stage(
        is_new=is_new,
        week=week,
        phase=next(found, "") if is_new else "",
        load_from=int(guide.value("starter-load", "weeks", settings)) + 1,
        jumps_from=first_jump_week(guide, settings),
    )


def phases(guide: Guide, settings: AthleteSettings) -> tuple[Phase, ...]:
    """The three phases in trained weeks."""
    balance = int(guide.value("starter-order", "weeks", settings))
    last = int(guide.value(SHARED, "new_lifter_weeks", settings))
    ends = (balance, first_jump_week(guide, settings) - 1, last)
    starts = (1, *(end + 1 for end in ends))
    return tuple(Phase(name, first, end) for name, first, end in zip(PHASES, starts, ends, strict=False))


def exercises_done(log: AthleteLog, athlete_id: str) -> pd.Series:
    """exercise_id -> working sets in the last weeks."""
    rows = log.session_exercises[log.session_exercises["athlete_id"] == athlete_id]
    since = pd.Timestamp(log.today) - pd.Timedelta(weeks=DONE_WEEKS)
    done = rows[(rows["local_day"] > since) & (rows["exercise_id"] != "")].groupby("exercise_id")["set_count"].sum()
    return done[done > 0]


def session(
    phase: str,
    done: Collection[str],
    guide: Guide,
    settings: AthleteSettings,
    catalogue: Catalogue,
    *,
    may_load: bool = True,
) -> Session:
    """One exercise for each slot of the phase, as many as the limits of starter-size hold; the same each time."""
    rows = [
        replace(row, with_load=row.with_load and may_load) for row in load_starter_exercises() if row.phase == phase
    ]
    chosen = {slot: _choice([row for row in rows if row.slot == slot], done) for slot in ORDER}
    fitting = [row for row in chosen.values() if row is not None]
    limit = {name: guide.value("starter-size", name, settings) for name in guide.rules["starter-size"].parameters}
    count = int(min(len(fitting), limit["exercises"], limit["sets"]))
    rest, rep = (guide.value(STARTER, name) for name in ("rest_seconds", "rep_seconds"))
    while count:
        for sets in range(int(min(limit["sets_each"], limit["sets"] // count)), 0, -1):
            steps = [_step(row, sets, limit["hold_seconds"], done, catalogue) for row in fitting[:count]]
            minutes = sum(one.sets * (_seconds(one, rep) + rest) for one in steps) / 60
            if minutes <= limit["minutes"]:
                return Session(phase, tuple(steps), minutes, tuple(row.slot for row in fitting[count:]))
        count -= 1
    return Session(phase, (), 0.0, tuple(row.slot for row in fitting))


def _choice(rows: Sequence[StarterExercise], done: Collection[str]) -> StarterExercise | None:
    """What is done already, else the first choice; None for a slot that the phase does not have."""
    known = (row for row in rows if row.exercise_id in done)
    return next(known, rows[0] if rows else None)


def _step(row: StarterExercise, sets: int, hold_seconds: float, done: Collection[str], catalogue: Catalogue) -> Step:
    one = catalogue.exercises[row.exercise_id]
    return Step(
        slot=row.slot,
        exercise_id=one.exercise_id,
        name=one.name,
        sets=sets,
        amount=min(row.amount, hold_seconds) if one.measure is Measure.HOLD else row.amount,
        measure=one.measure,
        is_one_sided=one.is_one_sided,
        with_load=row.with_load,
        is_done=one.exercise_id in done,
        why=one.why,
    )


def _seconds(step: Step, rep_seconds: float) -> float:
    """Time of one set without its rest; a jump takes a second or less."""
    each = {Measure.HOLD: 1.0, Measure.CONTACTS: 1.0}.get(step.measure, rep_seconds)
    return step.amount * each * (2 if step.is_one_sided else 1)


def _has_no_load(weeks: pd.DataFrame, week: int, three: Sequence[Phase], look_back: int) -> bool:
    """Past the phases, trained in the last weeks, and never with an added weight in them."""
    recent = weeks.tail(look_back)
    return bool(week > three[-1].last and recent["is_trained"].any() and not (recent["added_load_kg"] > 0).any())
