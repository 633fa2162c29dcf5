"""What the rules for new lifters share: the trained week they are in, and the weeks in which a limit holds."""

from __future__ import annotations

from analytics.guidance.timeline import Bools, Ints
from analytics.guidance.week_state import WeekState


def trained_week(state: WeekState) -> Ints:
    """1 = the first trained week of the log, or since a break so long that a lifter is new again."""
    return state.trained_so_far + 1


def is_back(state: WeekState, weeks: int, *, after_long: bool = False) -> Bools:
    """Rows within the first weeks back after a whole-body break, `after_long` only after a long one (code M kept)."""
    ramp = state.ramp
    on = (ramp.week > 0) & (ramp.week <= weeks) & ~ramp.is_open
    if after_long:
        on &= ramp.gap_days >= state.numbers.long_gap_days
    back: Bools = ramp.is_body & on.any(axis=1)
    return back


def in_first_weeks(state: WeekState, rule_id: str) -> Bools:
    """Rows of new lifters within the first `weeks` of a rule."""
    within = trained_week(state) <= state.number(rule_id, "weeks")
    chosen: Bools = state.is_new & within & ~state.is_off(rule_id)
    return chosen
