"""Sentences of the page *Next week* and of `evenstride next-week`: ranges, a plan beside them, what would fit."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analytics.model import AthleteSettings, LoadUnit
from analytics.reference.guide import SHARED, Guide
from analytics.units import format_number, format_seconds, from_kg
from analytics.words.exercise_plan import TITLE as EXERCISE_PLAN_TITLE
from analytics.words.runner import (
    NUMBERS,
    area_name,
    areas_text,
    counted,
    in_body_order,
    listed,
    short_name,
    title_of,
)
from analytics.words.this_week import question_text
from analytics.words.week import Week
from analytics.writing import week_text

QUESTION = "How much can next week hold and still be gradual?"
YOUR_CHOICE = "Going past a range is your choice; the week will be marked so that you can see it later."
CHART_NOTE = (
    "Bar: the range that stays inside the guide, in sets. ┊ usual week, │ last week, ◆ your plan, ▲ past the range."
)
RAMP_NOTE = "Dotted: a restart range after time off."
EXERCISE_NOTE = (
    "The largest that would not be marked next week: the load in plate steps of {step}, repetitions and time as the"
    " sum of the week. In brackets: the largest of the weeks it is compared with. One of them at a time is the smaller"
    " step."
)
START_NOTE = "The fields begin with your last week; half sets come from exercises that help an area along."
DOWN_NOTE = "The fields begin with your last week, or with what a lighter week holds where that is less."
RESTART_NOTE = "The fields begin with your usual week, or with what a restart can hold."
NO_STEPS = "No exercise of the last weeks can be compared next week: it takes two sessions, and no break before it."
GOAL_NOTE = (
    "The 2-for-2 guide, where goals are logged: more load once the last set of two sessions in a row was {over} or more"
    " repetitions over its goal. The step itself stays within 2% to 10%."
)
GOAL_ALT = "Exercises with a repetition goal: their last two sessions, and whether a load step is earned"
RANGE_STATES = ("guide", "ramp")
REASONS: Mapping[str, str] = {
    "done": "You do it already: {sets} in the last 12 weeks.",
    "balance": "Balance and control without added load, which is where new lifters begin.",
    "bodyweight": "Body mass or a band only, so there is no load to choose yet.",
    "load": "Trains {area} directly; small loads are in the starter guide by then.",
    "direct": "Trains {area} directly, and your last 12 weeks do not hold it.",
}
USUAL_LABEL = "usual week"
MOST_HELD = 3
TABLE_ALT = "Last week, range and plan of the five areas in sets"
EXERCISE_ALT = "The largest load, repetitions and time held of each exercise that stay inside the guide next week"


def state_of(row: Mapping[str, Any]) -> str:
    """State of a row of COMING_AREAS; a restart without a usual week before it is still learning."""
    return "learning" if row["state"] in RANGE_STATES and math.isnan(row["upper"]) else str(row["state"])


def finding(
    week: Week,
    states: Mapping[str, str],
    past: Sequence[str],
    *,
    is_typed: bool,
    is_last_week: bool = True,
    above_lighter: Sequence[str] | None = None,
    exercises_past: int = 0,
) -> str:
    """The page's title. `states`: area -> state of its range; `past`: areas whose plan is past it.

    `above_lighter`: areas whose plan is more than a lighter week; None = the week is not planned as one.
    `exercises_past`: planned exercises past the guide, told where no area is.

    Before anything `is_typed` the plan is last week, or the usual week where there was nothing last week.
    """
    with_range = [area for area, state in states.items() if state in RANGE_STATES]
    if not with_range:
        return _no_range(week, states)
    if not is_typed and {states[area] for area in with_range} == {"ramp"}:
        return f"After time off: restart ranges in {_all_of(len(with_range))}"
    if above_lighter is not None and not past and not exercises_past:
        return _lighter_title(above_lighter, with_range) if is_typed else "Next week is planned as a lighter one"
    plan = "Your plan" if is_typed else "Last week again" if is_last_week else "Your usual week"
    inside = len(with_range) - len(past)
    if not inside:
        return f"{plan} runs past the range in {_all_of(len(with_range))}"
    stays = f"{plan} stays gradual in {_all_of(inside) if not past else _areas(inside)}"
    if not past:
        number = NUMBERS[exercises_past] if exercises_past < len(NUMBERS) else format_number(exercises_past)
        many = f"{number} {'exercise runs' if exercises_past == 1 else 'exercises run'} past"
        return f"{stays}; {many}" if exercises_past else stays
    runs = "runs" if list(past) == ["core"] else "run"
    return title_of(
        stays, f"{_names(past)} {runs} past", f"{_areas(len(past))} {'runs' if len(past) == 1 else 'run'} past"
    )


def _lighter_title(above: Sequence[str], with_range: Sequence[str]) -> str:
    lighter = len(with_range) - len(above)
    if not above:
        return f"Your plan is a lighter week in {_all_of(lighter)}"
    if not lighter:
        return "Your plan is not a lighter week in any area"
    verb = "is" if list(above) == ["core"] else "are"
    return title_of(
        f"Your plan is lighter in {_areas(lighter)}",
        f"{_names(above)} {verb} not",
        f"{_areas(len(above))} {'is' if len(above) == 1 else 'are'} not",
    )


def _no_range(week: Week, states: Mapping[str, str]) -> str:
    if week.is_off:
        return "Rehab mode: your weeks, without ranges"
    if week.question:
        return f"{format_number(week.question[2])} days without an entry: rested, or not logged?"
    trained = _trained(week)
    if "learning" in states.values() and trained < week.weeks_needed:
        have = NUMBERS[trained] if trained else "none"
        return f"Ranges need {NUMBERS[week.weeks_needed]} trained weeks; you have {have}"
    return "No range for next week"


def _trained(week: Week) -> int:
    """Trained weeks that next week will have behind it, the running one included."""
    return min(week.trained_weeks + (week.total > 0), week.weeks_needed)


def dates_text(start: dt.date) -> str:
    """The line under the title."""
    return f"{QUESTION} Next week is {week_text(start)}."


def stage_text(stage: Any) -> str:
    """What the starter guide has for that week (a starter.Stage); nothing for established lifters."""
    if not stage.is_new or not stage.phase:
        return ""
    week = f"For the starter guide next week is trained week {stage.week}"
    if not stage.may_load:
        later = f"added weight comes in from week {stage.load_from}"
        return f"{week}: balance and bodyweight. No load is shown below; {later}."
    if not stage.may_jump:
        return f"{week}: small loads are in it, jumps come in from week {stage.jumps_from}."
    return f"{week}: small loads and low jumps are in it."


def down_text(guide: Guide, settings: AthleteSettings) -> str:
    """What it means that the week is planned as a lighter one, with the guide's number and what it rests on."""
    number = guide.parameters[f"{SHARED}.light_share"]
    share = format_number(100 * guide.value(SHARED, number.name, settings), 0)
    return (
        f"Next week is planned as a lighter one. Here that is at most {share}% of your usual week in each area"
        f" ({guide.grades[number.grade]}). No step in sets, repetitions, time or load is marked in it; the ranges are"
        " what any other week could hold."
    )


def waiting(week: Week, states: Mapping[str, str]) -> str:
    """What stands in place of the ranges."""
    if week.is_off:
        return "Rehab mode is on, so there is no range. It is switched in Settings."
    return question_text(week) or waiting_text(next(iter(states.values()), ""))


def waiting_text(state: str) -> str:
    """What to do where an area, or the whole week, has no range."""
    return {
        "learning": "Until there is a range, repeat a week you know.",
        "gap": "No range: the log does not say what the weeks before it held.",
        "off": "This area is switched off, so it has no range.",
    }.get(state, "No range next week.")


def range_text(row: Mapping[str, Any]) -> str:
    """`5.6 to 9.5 sets`, `restart range: up to 9 sets`, or why there is none."""
    if state_of(row) not in RANGE_STATES:
        return waiting_text(state_of(row))
    top = counted(row["upper"], "set")
    if row["state"] == "ramp":
        return f"Restart range: up to {top}"
    if is_lighter(row):
        return f"Lighter: up to {counted(row['lighter'], 'set')}; the range ends at {format_number(row['upper'], 2)}"
    return f"{format_number(row['lower'], 1)} to {top}" if row["lower"] > 0 else f"Up to {top}"


def is_lighter(row: Mapping[str, Any]) -> bool:
    """Whether a row of COMING_AREAS says how much a lighter week would hold, for a week planned as one."""
    return bool(row["is_down_week"]) and not math.isnan(row["lighter"])


def above_lighter(rows: Iterable[Mapping[str, Any]], planned: Mapping[str, float]) -> list[str]:
    """Areas whose plan is more than a lighter week would hold."""
    return [
        row["focus_area"] for row in rows if is_lighter(row) and planned.get(row["focus_area"], 0.0) > row["lighter"]
    ]


def plan_text(row: Mapping[str, Any], planned: float, past: float, fewer: float, days: int) -> str:
    """Where planned sets stand: inside, lighter, or past, with the smallest change that brings them back."""
    if math.isnan(row["upper"]):
        return ""
    if past > 0:
        gives = f"gives {format_number(max(planned - fewer, 0), 2)}"
        each = fewer / days
        number = NUMBERS[int(each)] if each == int(each) and 0 < each < len(NUMBERS) else format_number(each, 2)
        change = f"{number} {'set' if each == 1 else 'sets'} fewer"
        return f"{counted(past, 'set')} past it; {change}{' each day' if days > 1 else ''} {gives}"
    if is_lighter(row):
        more = planned - row["lighter"]
        return f"Inside; {counted(more, 'set')} fewer would be lighter" if more > 0 else "A lighter week"
    if planned < (0.0 if math.isnan(row["lower"]) else row["lower"]):
        return "Inside, and lighter than your usual week"
    return "Inside the range"


def held_text(row: Mapping[str, Any], held: Iterable[Mapping[str, Any]]) -> str:
    """`Last week: 12 sets on 2 days (direct: Calf raise 6; Seated calf raise 6)`: where a plan can be made smaller."""
    if math.isnan(row["last"]):
        return ""
    days = f" on {counted(row['days'], 'day')}" if row["days"] else ""
    own = [one for one in held if one["focus_area"] == row["focus_area"]]
    names = [f"{short_name(one['name'])} {format_number(one['set_count'], 2)}" for one in own[:MOST_HELD]]
    more = [f"{len(own) - MOST_HELD} more"] if len(own) > MOST_HELD else []
    return f"Last week: {counted(row['last'], 'set')}{days}" + (
        f" (direct: {'; '.join([*names, *more])})" if names else ""
    )


def last_week_link(start: dt.date) -> str:
    """Where the sets behind every *Last week* are."""
    return f"The sets of last week, {week_text(start)}"


def row_text(row: Mapping[str, Any], said: str, last: str, *, is_past: bool) -> str:
    """The words beside one row of the chart, in Markdown. `last`: `held_text`, escaped."""
    lines = [f"**{area_name(row['focus_area'])}**".replace("&", "\\&"), range_text(row)]
    lines.append(f":small[{last}]" if last else "")
    if said:
        lines.append(f"**▲ {said}**" if is_past else f":small[◆ {said}]")
    return "  \n".join(line for line in lines if line)


def load_text(load_kg: float, limit_kg: float, unit: LoadUnit) -> str:
    """`up to 75 kg (was 72.5)`; empty where no load is compared."""
    if math.isnan(load_kg) or math.isnan(limit_kg):
        return ""
    was, limit = from_kg(load_kg, unit), from_kg(limit_kg, unit)
    if limit - was < 0.05:
        word = "body mass alone" if abs(was) < 0.05 else f"{format_number(was, 1)} {unit.value} again"
        return f"{word} (one plate more is past it)"
    before = "body mass alone" if abs(was) < 0.05 else format_number(was, 1)
    plus = "+" if abs(was) < 0.05 else ""
    return f"up to {plus}{format_number(limit, 1)} {unit.value} (was {before})"


def amount_text(row: Mapping[str, Any]) -> str:
    """`up to 72 reps (was 60)`, `up to 2 min 39 s held (was 1 min 46 s)`; empty where neither is compared.

    What was done with several equipments is counted together.
    """
    together = " with all equipment" if row["is_one_of_several"] else ""
    if not math.isnan(row["rep_count_limit"]):
        was = format_number(row["rep_count"], 1)
        return f"up to {counted(row['rep_count_limit'], 'rep', 0)}{together} (was {was})"
    if not math.isnan(row["hold_s_limit"]):
        return f"up to {format_seconds(row['hold_s_limit'])} held{together} (was {format_seconds(row['hold_s'])})"
    return ""


def step_note(unit: LoadUnit, step: float) -> str:
    """What the table of exercises shows."""
    return EXERCISE_NOTE.format(step=f"{format_number(step, 1)} {unit.value}")


def low_text(row: Mapping[str, Any]) -> str:
    """`Feet & arches: 1 set a week on average; the guide here is 2.`"""
    mean, least = counted(row["mean"], "set", 1), format_number(row["minimum"], 1)
    return (
        f"{area_name(row['focus_area'])}: {mean} a week on average in the last four weeks; the guide here is {least}."
    )


def reason_text(row: Mapping[str, Any]) -> str:
    """Why an exercise is proposed, in one sentence."""
    area = area_name(row["focus_area"]).lower()
    area = area if row["focus_area"] == "core" else f"the {area}"
    return REASONS[row["reason"]].format(sets=counted(row["set_count"], "set"), area=area)


def table_rows(
    rows: Iterable[Mapping[str, Any]], planned: Mapping[str, float], said: Mapping[str, str]
) -> list[dict[str, str]]:
    """The chart as a table."""
    return [
        {
            "Area": area_name(row["focus_area"]),
            "Last week": "" if math.isnan(row["last"]) else format_number(row["last"], 2),
            "Range": range_text(row),
            "Your plan": format_number(planned[row["focus_area"]], 2) if row["focus_area"] in planned else "",
            "In words": said.get(row["focus_area"], ""),
        }
        for row in rows
    ]


def exercise_rows(exercises: Iterable[Mapping[str, Any]], unit: LoadUnit) -> list[dict[str, str]]:
    """One row per exercise that has a range in something."""
    rows = [
        {
            "Exercise": row["name"],
            "Load": load_text(row["load_kg"], row["load_limit_kg"], unit),
            "Repetitions or time in the week": amount_text(row),
        }
        for row in exercises
    ]
    return [row for row in rows if any(list(row.values())[1:])]


def goal_note(goals: Sequence[Mapping[str, Any]]) -> str:
    """What the table of repetition goals shows."""
    return GOAL_NOTE.format(over=format_number(goals[0]["over_reps"], 0))


def goal_rows(goals: Iterable[Mapping[str, Any]], unit: LoadUnit) -> list[dict[str, str]]:
    """One row per exercise with a repetition goal."""
    return [
        {"Exercise": row["name"], "Last sets of two sessions": _last_sets(row), "Load step": goal_text(row, unit)}
        for row in goals
    ]


def goal_text(row: Mapping[str, Any], unit: LoadUnit) -> str:
    """`Earned: up to 62.5 kg (was 60)`, or how many sessions are still missing."""
    if not row["is_earned"]:
        has_last = row["last_reps"] >= row["last_target_reps"] + row["over_reps"]
        return f"Not yet: {'one more session' if has_last else 'two sessions'} over the goal by {_over(row)}"
    step = load_text(row["load_kg"], row["load_limit_kg"], unit)
    if not step:
        return "Earned, but nothing to compare the load with next week: repeat it"
    if row["load_limit_kg"] - row["load_kg"] < 0.05:
        return f"Earned, but {step}: a smaller plate, or more repetitions"
    return f"Earned: {step}"


def _over(row: Mapping[str, Any]) -> str:
    return format_number(row["over_reps"], 0)


def _last_sets(row: Mapping[str, Any]) -> str:
    """`11 for a goal of 10, then 12 for 10`."""
    before, goal_before, last, goal = (
        format_number(row[name], 0) for name in ("before_reps", "before_target_reps", "last_reps", "last_target_reps")
    )
    return f"{before} for a goal of {goal_before}, then {last} for {goal}"


def as_text(
    start: dt.date,
    areas: Sequence[Mapping[str, Any]],
    exercises: Iterable[Mapping[str, Any]],
    proposals: Iterable[Mapping[str, Any]],
    unit: LoadUnit,
    planned: Mapping[str, float] | None = None,
    said: Mapping[str, str] | None = None,
    *,
    stage: str = "",
    held: Sequence[Mapping[str, Any]] = (),
    goals: Sequence[Mapping[str, Any]] = (),
    down: str = "",
    exercise_plan: Sequence[str] = (),
) -> str:
    """The whole page as plain text, to copy or to print; with the plan where there is one.

    `down`: `down_text` of a week planned as a lighter one; `exercise_plan`: a line each.
    """
    lines = [f"Next week, {week_text(start)}: ranges that stay gradual, in sets", *([down] if down else []), ""]
    for row in areas:
        line = f"{area_name(row['focus_area'])}: {_lower_first(range_text(row))}"
        if planned and row["focus_area"] in planned:
            words = (said or {}).get(row["focus_area"], "")
            line += f" · plan {format_number(planned[row['focus_area']], 2)}" + (
                f" ({_lower_first(words)})" if words else ""
            )
        last = held_text(row, held)
        lines.append(f"{line} · {_lower_first(last)}" if last else line)
    if exercise_plan:
        lines += ["", EXERCISE_PLAN_TITLE, *exercise_plan]
    steps = exercise_rows(exercises, unit)
    if steps:
        lines += ["", "Exercises, up to"]
        lines += [f"{row['Exercise']}: {'; '.join(text for text in list(row.values())[1:] if text)}" for row in steps]
    if goals:
        lines += ["", goal_note(goals)]
        lines += ["{}: {}. {}".format(*row.values()) for row in goal_rows(goals, unit)]
    wanted = list(proposals)
    if wanted:
        lines += ["", "Would fit an area below its weekly minimum"]
        lines += [f"{area_name(row['focus_area'])}: {row['name']}. {reason_text(row)}" for row in wanted]
    return "\n".join([*lines, *(["", stage] if stage else []), *([] if down else ["", YOUR_CHOICE])])


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _areas(number: int) -> str:
    return f"{NUMBERS[number]} area{'' if number == 1 else 's'}"


def _all_of(number: int) -> str:
    return f"all {_areas(number)}" if number == 5 else _areas(number)


def _names(areas: Sequence[str]) -> str:
    ordered = in_body_order(areas)
    return listed([area_name(area).lower() for area in ordered]) if len(ordered) < 4 else areas_text(ordered).lower()
