"""Names as people write them, and what they must and must not become."""

from __future__ import annotations

from random import Random

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.frames import NAMES
from analytics.model import Category, FocusArea, Measure, NameAnswer
from analytics.names import (
    changed_exercises,
    find_exercise,
    meant_exercise,
    normalise,
    own_exercises,
    resolve_names,
)
from analytics.reference import exercise_table, load_catalogue
from analytics.reference.vocabulary import PHRASES
from analytics.reference.wording import with_equipment

CATALOGUE = load_catalogue()

# Name as written | areas at 1.0 | areas at 0.5; or where it is placed instead. Checked by hand with the credit table.
HAND_CHECKED = """
Squats (BB) | legs | glutes core
Paused back squat | legs | glutes core
SQUAT - SMITH MACHINE | legs | glutes core
front-squats | legs | glutes core
Dumbbell goblet squats | legs | glutes core
Goblet Squat 3x10 | legs | glutes core
Air squats | legs | glutes
Squats, bodyweight | legs | glutes
Banded squat | legs | glutes
Machine squats | legs | glutes
Hack squats | legs | glutes
Pistol squat (assisted) | legs glutes | core feet
One-leg squat to box | legs glutes | core feet
Split squats DB, left | legs | glutes
Bulgarian split squats (dumbbells) | legs glutes | core
RFESS | legs glutes | core
BSS each leg | legs glutes | core
Walking lunges w/ dumbbells | legs | glutes core
Lunges | legs | glutes core
Reverse lunges (KB) | legs | glutes core
Lateral lunges | legs | glutes
Side lunge | legs | glutes
Step-ups | legs glutes | calves
Weighted step up (R) | legs glutes | calves
Lateral step-downs | legs glutes | core
Wall sits | legs |
Leg press machine | legs | glutes
Single-leg leg press | legs | glutes
Leg extensions (single leg) | legs |
Seated hamstring curls | legs | glutes
Lying leg curl machine | legs | glutes
Swiss ball hamstring curls | legs | glutes
Slider leg curl | legs | glutes
Nordic hamstring curls | legs | core
Deadlifts | legs glutes | core
Trap-bar deadlift | legs glutes | core
Hex bar deadlifts | legs glutes | core
Sumo deadlift (barbell) | legs glutes | core
RDL | legs glutes | core
DB RDLs | legs glutes | core
Romanian dead lift | legs glutes | core
Stiff-legged deadlift | legs glutes | core
SL RDL | glutes legs | core feet
Single-leg deadlift, right | glutes legs | core feet
RDL (L) | glutes legs | core feet
KB swings | glutes | legs core
Good mornings | legs glutes | core
Cable pull-throughs | glutes | legs core
Back extensions | core | glutes legs
Hyperextensions (weighted) | core | glutes legs
Back extension machine | core |
Hip thrusts - barbell | glutes | legs
Smith machine hip thrust | glutes | legs
Glute bridges | glutes | legs core
Banded glute bridge | glutes | legs core
Single leg glute bridges | glutes | legs core
Glute bridge (left) | glutes | legs core
Clams with mini band | glutes |
Side-lying clamshells | glutes |
Side lying leg raises | glutes |
Leg raise, side lying | glutes |
Banded lateral walks | glutes | legs
Crab walks (band) | glutes | legs
Monster walks | glutes | legs
Fire hydrants | glutes | core
Donkey kicks | glutes | core
Cable glute kickbacks | glutes |
Hip abductor machine | glutes |
Machine hip adductions | legs |
Hip hikes | glutes | core
Copenhagen planks | legs | core
Standing banded march | legs | core
Calf raises | calves | feet
Heel raises | calves | feet
Standing calf raise (smith machine) | calves | feet
Single-leg calf raises | calves | feet
Calf raise - R | calves | feet
One legged heel raises off a step | calves | feet
Bent knee calf raises | calves | feet
Soleus raises | calves | feet
Seated calf raise machine | calves |
Calf raises, seated | calves |
Calf press (leg press) | calves |
Leg press calf raises | calves |
Eccentric heel drops | calves | feet
Isometric calf hold | calves | feet
Donkey calf raises | calves | feet
Tib raises | | feet
Tibialis raise | | feet
Banded dorsiflexion | | feet
Toe walks | calves | feet
Short foot | feet |
Foot doming | feet |
Toe yoga | feet |
Towel scrunches | feet |
Marble pick-ups | feet |
Ankle inversions (band) | feet | calves
Banded ankle eversion | feet | calves
Single leg balance | feet | glutes core
Barefoot single-leg stand | feet | glutes core
Single leg balance, eyes closed | feet | glutes core
Y-balance | feet | glutes legs
Planks | core |
Weighted plank | core |
Side planks (L) | core | glutes
Dead bugs | core |
Birddogs | core | glutes
Pallof presses | core |
Paloff press (cable) | core |
Hollow body hold | core |
Lying leg raises | core |
Hanging knee raises | core |
Captain's chair knee raise | core |
Toes 2 bar | core |
Sit-ups | core |
Crunches (machine) | core |
Cable crunches | core |
Ab-wheel roll outs | core |
Russian twists (plate) | core |
Bicycle crunches | core |
V ups | core |
Mountain climbers | core | legs
Supermans | core | glutes
Farmers walks | core | feet glutes
Farmer's carry (kettlebells) | core | feet glutes
Push-ups | | core
Pressups | | core
Knee push ups | | core
Pogos | calves | feet
Pogo hops | calves | feet
Jump rope | calves | feet
Skipping rope | calves | feet
Single-leg hops | calves | feet legs
Bounding | calves | legs glutes feet
A-skips | calves | feet legs
Jump squats | legs | glutes calves
Box jumps | legs | glutes calves
Drop jumps | calves legs | glutes feet
Depth jump | calves legs | glutes feet
Jumping lunges | legs glutes | calves
Power cleans | legs glutes | core
Turkish getups | core | glutes legs
Sled pushes | legs | glutes calves
Bench press | outside
Incline DB bench press | outside
DB rows | outside
Single arm cable row | outside
Chin-ups (weighted) | outside
Assisted pull up machine | outside
Lat pull-downs | outside
OHP | outside
Seated lateral raises | outside
Rope push-downs | outside
Skull crushers (EZ bar) | outside
Bicep curls | outside
Rope climbs | outside
Face-pulls | outside
Dead hangs | outside
Treadmill | uncounted
Easy run | uncounted
Rowing machine | uncounted
Stationary bike | uncounted
Elliptical | uncounted
Yoga | uncounted
Calf stretches | uncounted
Hip flexor stretch (right) | uncounted
Foam rolling | uncounted
Leg swings | uncounted
Agachamento búlgaro (halteres) | legs glutes | core
Cadeira extensora (unilateral) | legs |
Panturrilha em pé na máquina | calves | feet
Supino reto (barra) | outside
Narrow | unplaced
Press | unplaced
Cable kickback | unplaced
Bridge | unplaced
Toe raises | unplaced
Leg day | unplaced
Machine | unplaced
Single leg raise | unplaced
Standing leg raise | unplaced
Weighted run | unplaced
"""

CASES = [[part.strip() for part in line.split("|")] for line in HAND_CHECKED.strip().splitlines()]


def resolve(name: str, answer: NameAnswer | None = None) -> pd.Series:
    return resolve_names([name], CATALOGUE, {name: answer} if answer else {}).iloc[0]


def areas(row: pd.Series, credit: float) -> set[str]:
    return {area.value for area in FocusArea if row[f"credit_{area}"] == credit}


def exercise_id(name: str) -> str:
    exercise = find_exercise(name, CATALOGUE)
    return exercise.exercise_id if exercise else ""


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_hand_checked_names(case: list[str]):
    name, *expected = case
    row = resolve(name)
    if len(expected) == 1:
        assert (row["placement"], areas(row, 1.0), areas(row, 0.5)) == (expected[0], set(), set())
    else:
        assert row["placement"] == "areas"
        assert (areas(row, 1.0), areas(row, 0.5)) == (set(expected[0].split()), set(expected[1].split()))


def test_the_hand_checked_table_is_long_and_says_nothing_twice():
    names = [case[0] for case in CASES]
    assert len(names) >= 120
    assert len(set(names)) == len(names)


SAME = {
    "both word orders": ["Squat (Barbell)", "Barbell Squat", "Squat - Barbell", "squat barbell"],
    "plural": ["Calf Raise", "Calf Raises", "calf raises"],
    "hyphens and compounds": ["Push-Up", "Push Up", "pushup", "Push-ups", "PUSHUPS"],
    "apostrophes": ["Farmer's Walk", "Farmers Walk", "Farmer’s walks"],
    "accents": ["Agachamento Búlgaro", "agachamento bulgaro"],
    "short forms": ["RDL (DB)", "Dumbbell Romanian Deadlift", "Romanian Deadlifts (Dumbbells)"],
    "one leg": ["Single Leg RDL", "single-leg RDL", "One-Legged RDL", "SL RDL", "1-leg RDL"],
    "sides": ["Single-leg calf raise", "Single leg calf raise (L)", "Right leg calf raise", "Calf raise left"],
    "each side": ["Side Plank", "Side Plank (each side)", "Side planks per side", "Side plank L/R"],
    "sets and amounts": ["Plank", "Plank 3x60", "Plank 45sec", "Plank (10kg)"],
    "manner": ["Nordic Curl", "Slow Nordic Curl", "Nordic curls (tempo)"],
    "invisible signs": ["Glute Bridge", "Glute\u200b Bridge", "  Glute   Bridge "],
}


@pytest.mark.parametrize("kind", SAME)
def test_spellings_of_one_exercise(kind: str):
    assert exercise_id(SAME[kind][0])
    assert {exercise_id(name) for name in SAME[kind]} == {exercise_id(SAME[kind][0])}


DIFFERENT = [
    ("Squat (Machine)", "Squat (Barbell)"),
    ("Squat (Bodyweight)", "Squat (Barbell)"),
    ("Goblet Squat", "Squat (Barbell)"),
    ("Crunch (Machine)", "Crunch"),
    ("Back Extension (Machine)", "Back Extension"),
    ("Seated Calf Raise", "Standing Calf Raise"),
    ("Calf Press on Leg Press", "Leg Press"),
    ("Deadlift High Pull", "Deadlift"),
    ("Single Leg Deadlift", "Deadlift"),
    ("Side Plank", "Plank"),
    ("Reverse Plank", "Plank"),
    ("Lateral Raise", "Lateral Leg Raise"),
    ("Leg Raise", "Side Leg Raise"),
    ("Jump Shrug", "Jump Squat"),
    ("Band Walk", "Walk"),
    ("Seated Dip Machine", "Assisted Dip Machine"),
    ("Wall Ball", "Wall Sit"),
    ("Hip Adduction", "Hip Abduction"),
    ("Calf Stretch", "Calf Raise"),
    ("Triceps Kickback", "Glute Kickback"),
    ("Front Lever", "Front Squat"),
    ("Step Up", "Step Down"),
    ("Rowing", "Row"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_look_alikes_stay_apart(one: str, other: str):
    assert exercise_id(one)
    assert exercise_id(other)
    assert exercise_id(one) != exercise_id(other)


@pytest.mark.parametrize("word", ["narrow", "arrow", "throw", "crow", "curling", "stepping", "jumper", "expressing"])
def test_a_part_of_a_word_is_no_exercise(word: str):
    assert exercise_id(word) == ""


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Split Squat Left", "left"),
        ("Split squat (R)", "right"),
        ("Split squat - L", "left"),
        ("Right leg split squat", "right"),
        ("Split squat, left and right", "both"),
        ("Split Squat (each side)", "both"),
        ("L-Sit", "both"),
        ("L", "both"),
        ("Elevação lateral (esquerda)", "left"),
        ("Upright Row", "both"),
        ("climbing (B)", "both"),
    ],
)
def test_sides(name: str, side: str):
    assert resolve(name)["side"] == side


@pytest.mark.parametrize(
    ("name", "assisted"),
    [
        ("Pull Up (Assisted)", True),
        ("Assisted Pull-Up Machine", True),
        ("Chest Dip (Assisted)", True),
        ("Barra Fixa (Assistida)", True),
        ("Pull Up (Band)", True),
        ("Pull Up (Weighted)", False),
        ("Seated Dip Machine", False),
        ("Hip Thrust (Band)", False),
    ],
)
def test_assistance(name: str, assisted: bool):
    row = resolve(name)
    assert row["exercise_id"] != ""
    assert row["is_assisted"] == assisted


def test_an_unknown_name_stays_unmapped_and_counts_nowhere():
    row = resolve("Zorbing (Dumbbell)")
    assert (row["exercise_id"], row["placement"], row["category"], row["measure"]) == ("", "unplaced", "", "")
    assert pd.isna(row["body_mass_fraction"])
    assert sum(row[f"credit_{area}"] for area in FocusArea) == 0


def test_names_without_a_letter_do_no_harm():
    frame = resolve_names(["", "   ", "()", "🏋️", "3x10", "-- / --"], CATALOGUE, {})
    assert set(frame["placement"]) == {"unplaced"}


def test_one_row_a_name_in_the_contract():
    frame = resolve_names(["Plank", "Squat", "Plank", "plank"], CATALOGUE, {})
    assert frame["exercise_name"].tolist() == ["Plank", "Squat", "plank"]
    assert list(frame) == list(NAMES)


def test_no_names_give_an_empty_frame_of_the_contract():
    frame = resolve_names([], CATALOGUE, {})
    assert frame.empty
    assert list(frame) == list(NAMES)
    assert str(frame["credit_legs"].dtype) == "float64"


def test_an_answer_wins_over_the_catalogue():
    row = resolve("Plank", NameAnswer(exercise_id="side_plank"))
    assert row["exercise_id"] == "side_plank"


def test_an_answer_holds_for_the_name_as_written_only():
    frame = resolve_names(["Plank", "plank"], CATALOGUE, {"Plank": NameAnswer(exercise_id="side_plank")})
    assert frame["exercise_id"].tolist() == ["side_plank", "plank"]


def test_an_answer_with_an_exercise_that_is_gone_is_passed_over():
    assert resolve("Plank", NameAnswer(exercise_id="gone"))["exercise_id"] == "plank"
    assert resolve("Zorbing", NameAnswer(exercise_id="gone"))["placement"] == "unplaced"


def test_an_answer_with_areas_makes_an_own_exercise():
    answer = NameAnswer(credits={FocusArea.CALVES: 1.0, FocusArea.FEET: 0.5})
    row = resolve("Grandma's stairs (left)", answer)
    assert row["exercise_id"] == "own:Grandma's stairs (left)"
    assert (row["placement"], row["category"], row["measure"], row["side"]) == ("areas", "strength", "reps", "left")
    assert (areas(row, 1.0), areas(row, 0.5)) == ({"calves"}, {"feet"})
    assert row["body_mass_fraction"] == 0  # external load only


def test_an_own_hold_has_no_kilograms():
    answer = NameAnswer(credits={FocusArea.CORE: 1.0}, category=Category.BALANCE, measure=Measure.HOLD)
    row = resolve("Statue", answer)
    assert (row["category"], row["measure"]) == ("balance", "hold")
    assert pd.isna(row["body_mass_fraction"])


@pytest.mark.parametrize(
    ("answer", "placement"),
    [
        (NameAnswer(), "outside"),
        (NameAnswer(category=Category.CARDIO), "uncounted"),
        (NameAnswer(category=Category.MOBILITY), "uncounted"),
    ],
)
def test_an_answer_without_areas(answer: NameAnswer, placement: str):
    row = resolve("Zorbing", answer)
    assert (row["exercise_id"], row["placement"]) == ("own:Zorbing", placement)


def test_an_answer_of_mobility_counts_in_no_area():
    row = resolve("Zorbing", NameAnswer(credits={FocusArea.LEGS: 1.0}, category=Category.MOBILITY))
    assert (row["placement"], row["credit_legs"]) == ("uncounted", 0.0)


def test_own_exercises_have_the_shape_of_the_catalogue():
    answers = {
        "Statue": NameAnswer(credits={FocusArea.CORE: 1.0}, measure=Measure.HOLD),
        "My plank": NameAnswer(exercise_id="plank"),
        "Zorbing": NameAnswer(category=Category.CARDIO),
    }
    own = own_exercises(answers)
    catalogue = exercise_table(CATALOGUE)
    assert own.dtypes.to_dict() == catalogue.dtypes.to_dict()
    assert own["exercise_id"].tolist() == ["own:Statue", "own:Zorbing"]
    assert own["placement"].tolist() == ["areas", "uncounted"]
    assert own_exercises({}).dtypes.to_dict() == catalogue.dtypes.to_dict()


def test_an_exercise_id_is_a_name_too():
    assert [exercise_id(name) for name in CATALOGUE.exercises] == list(CATALOGUE.exercises)


ALIASES = sorted(CATALOGUE.aliases)
PHRASE_WORDS = {word for phrase in PHRASES for word in phrase.split()}
SIDE_LETTERS = {"l", "r"}
LOOSE = [
    form
    for form in ALIASES
    if "_" not in form
    and len(PHRASE_WORDS.intersection(form.split())) < 2
    and not SIDE_LETTERS.intersection(form.split())
]
"""Names in which no two words belong together as a phrase ("one leg", "smith machine"), and no letter is a side where
it stands last ("L sit" is an exercise, "sit L" a sit on the left).
"""


@given(st.sampled_from(LOOSE), st.randoms(use_true_random=False))
def test_word_order_and_case_never_matter(form: str, random: Random):
    words = form.split()
    random.shuffle(words)
    assert normalise(" ".join(random.choice([word, word.upper(), word.title()]) for word in words)) == form


@given(st.text(max_size=60))
def test_any_text_resolves_to_something_or_nothing(name: str):
    row = resolve(name)
    assert (row["exercise_id"] == "") == (row["placement"] == "unplaced")
    assert row["side"] in ("left", "right", "both")


@given(st.sampled_from(ALIASES), st.sampled_from(["zorb", "quux", "glorp"]))
def test_a_word_nobody_knows_keeps_a_name_unmapped(form: str, word: str):
    assert exercise_id(f"{form} {word}") == ""


MOSTLY_GLUTES = {FocusArea.GLUTES: 1.0, FocusArea.LEGS: 0.5}


def test_own_areas_of_an_exercise_hold_under_every_name_of_it_and_leave_the_rest():
    answers = {"step_up": NameAnswer(exercise_id="step_up", credits=MOSTLY_GLUTES)}
    frame = resolve_names(["Step-ups", "Weighted step up (R)", "Lateral step up"], CATALOGUE, answers)
    rows = [frame.iloc[nth] for nth in range(3)]
    assert [row["exercise_id"] for row in rows] == ["step_up", "step_up", "step_up_lateral"]
    assert [(areas(row, 1.0), areas(row, 0.5)) for row in rows[:2]] == [({"glutes"}, {"legs"})] * 2
    assert areas(rows[2], 1.0) == {"glutes", "legs"}
    assert rows[0]["body_mass_fraction"] == CATALOGUE.exercises["step_up"].body_mass_fraction


def test_own_areas_can_bring_an_exercise_into_the_five():
    answers = {"bench_press": NameAnswer(exercise_id="bench_press", credits={FocusArea.CORE: 0.5})}
    row = resolve_names(["Bench Press"], CATALOGUE, answers).iloc[0]
    assert (row["placement"], areas(row, 0.5)) == ("areas", {"core"})


def test_a_name_placed_on_an_exercise_takes_the_persons_own_areas_of_it():
    answers = {
        "Stairs thing": NameAnswer(exercise_id="step_up"),
        "step_up": NameAnswer(exercise_id="step_up", credits=MOSTLY_GLUTES),
    }
    exercise = meant_exercise("Stairs thing", CATALOGUE, answers)
    assert exercise is not None
    assert (exercise.exercise_id, exercise.credits) == ("step_up", MOSTLY_GLUTES)
    assert meant_exercise("Stairs thing", CATALOGUE, {}) is None


def test_changed_exercises_have_the_shape_of_the_catalogue():
    answers = {
        "step_up": NameAnswer(exercise_id="step_up", credits=MOSTLY_GLUTES),
        "gone": NameAnswer(exercise_id="gone", credits=MOSTLY_GLUTES),
        "Zorbing": NameAnswer(),
    }
    changed = changed_exercises(answers, CATALOGUE)
    assert changed["exercise_id"].tolist() == ["step_up"]
    assert changed[["credit_glutes", "credit_legs", "credit_calves"]].iloc[0].tolist() == [1.0, 0.5, 0.0]
    assert changed.dtypes.to_dict() == exercise_table(CATALOGUE).dtypes.to_dict()


@pytest.mark.parametrize(
    "suffix",
    ["3x10", "3 x 45s", "@ RPE 8", "@ 70%", "20kg", "(3 sec down)", "3-1-1", "12 reps", "week 2", "(tempo)", '20"'],
)
def test_what_a_plan_says_of_a_set_is_no_part_of_the_name(suffix: str):
    assert exercise_id(f"Goblet Squat {suffix}") == "goblet_squat"


@pytest.mark.parametrize("brand", ["Hammer Strength", "Technogym", "Life Fitness", "Cybex", "Matrix", "Gym80", "Hoist"])
def test_the_brand_of_a_machine_is_no_part_of_the_name(brand: str):
    assert exercise_id(f"{brand} Seated Leg Curl") == "ham_curl"


def test_a_short_pause_is_manner_and_a_long_hold_is_the_exercise():
    assert exercise_id("Calf raise 2 sec hold") == "calf_raise_two"
    assert exercise_id("Calf raise 30 sec hold") == "calf_iso_hold_two"


@pytest.mark.parametrize(
    ("name", "equipment", "told"),
    [
        ("Hip thrust", "barbell", "Hip thrust, barbell"),
        ("Hip thrust", "", "Hip thrust, equipment not named"),
        ("Knee extension machine", "machine", "Knee extension machine"),
        ("Barbell hip thrust", "barbell", "Barbell hip thrust"),
        ("Barbell hip thrust", "band barbell", "Barbell hip thrust, band and barbell"),
    ],
)
def test_equipment_is_said_once(name: str, equipment: str, told: str):
    assert with_equipment(name, equipment) == told
