"""The credit table of the guide, row for row: areas, kind of work, what is counted, body mass moved, tendon load."""

from __future__ import annotations

import pytest

from analytics.model import Exercise
from analytics.reference import load_catalogue

# exercise_id, areas at 1.0, areas at 0.5, category, sides at a time, measure, body-mass fraction, basis, Achilles tier
ROWS = """
calf_raise_two       calves       feet               strength  both  reps      0.97  A 2
calf_raise_single    calves       feet               strength  one   reps      0.99  A 3
calf_raise_deficit   calves       feet               strength  one   reps      0.99  A 3
calf_raise_bent      calves       feet               strength  one   reps      0.99  A 3
calf_raise_seated    calves       -                  strength  both  reps      0.19  A 1
calf_iso_hold        calves       feet               strength  one   hold      0.99  A 3
calf_eccentric       calves       feet               strength  one   reps      0.99  A 3
calf_leg_press       calves       -                  strength  both  reps      0     - 2
tib_raise            -            feet               strength  both  reps      0.03  A 1
short_foot           feet         -                  balance   one   hold      -     - 1
toe_yoga             feet         -                  balance   one   reps      -     - 1
towel_curl           feet         -                  strength  one   reps      -     - 1
toe_flex_band        feet         -                  strength  one   reps      -     - 1
ankle_inv_ev         feet         calves             strength  one   reps      -     - 1
toe_walk             calves       feet               balance   both  distance  0.99  A 3
barefoot_balance     feet         glutes+core        balance   one   hold      -     - 1
foam_balance         feet         glutes+core        balance   one   hold      -     - 1
y_reach              feet         glutes+legs        balance   one   reps      0.94  A 2
plank                core         -                  balance   both  hold      -     - 1
side_plank           core         glutes             balance   one   hold      -     - 1
side_plank_abd       core         glutes             balance   one   hold      -     - 1
dead_bug             core         -                  balance   both  reps      -     - 1
bird_dog             core         glutes             balance   both  reps      -     - 1
pallof               core         -                  balance   one   reps      -     - 1
hollow_hold          core         -                  strength  both  hold      -     - 1
leg_lower            core         -                  strength  both  reps      0.32  A 1
curl_up              core         -                  strength  both  reps      0.34  E 1
back_ext             core         glutes+legs        strength  both  reps      0.68  A 1
suitcase_carry       core         feet+glutes        strength  both  distance  -     - 2
push_up              -            core               strength  both  reps      0.64  M 1
push_up_knee         -            core               strength  both  reps      0.49  M 1
mountain_climb       core         legs               strength  both  reps      -     - 1
clamshell            glutes       -                  balance   one   reps      0.10  E 1
side_leg_raise       glutes       -                  strength  one   reps      0.16  A 1
band_walk            glutes       legs               balance   both  reps      -     - 1
fire_hydrant         glutes       core               balance   one   reps      0.16  A 1
glute_bridge         glutes       legs+core          strength  both  reps      0.40  E 1
glute_bridge_single  glutes       legs+core          strength  one   reps      0.45  E 1
hip_thrust           glutes       legs               strength  both  reps      0.45  E 1
hip_hike             glutes       core               balance   one   reps      0.94  A 2
step_down            glutes+legs  core               balance   one   reps      0.94  A 2
bw_squat             legs         glutes             strength  both  reps      0.88  A 1
goblet_squat         legs         glutes+core        strength  both  reps      0.88  A 1
back_squat           legs         glutes+core        strength  both  reps      0.88  A 1
wall_sit             legs         -                  strength  both  hold      -     - 1
split_squat          legs         glutes             strength  one   reps      0.69  M 2
rfe_split_squat      legs+glutes  core               strength  one   reps      0.78  M 2
fwd_lunge            legs         glutes+core        strength  one   reps      0.69  M 2
rev_lunge            legs         glutes+core        strength  one   reps      0.69  M 2
lat_lunge            legs         glutes             strength  one   reps      0.70  E 2
step_up              legs+glutes  calves             strength  one   reps      0.94  A 2
single_leg_squat     legs+glutes  core+feet          strength  one   reps      0.94  A 2
leg_press            legs         glutes             strength  both  reps      0     - 1
leg_ext              legs         -                  strength  both  reps      0     - 1
ham_curl             legs         glutes             strength  both  reps      0     - 1
nordic               legs         core               strength  both  reps      0.88  A 1
deadlift             legs+glutes  core               strength  both  reps      0.88  A 1
rdl                  legs+glutes  core               strength  both  reps      0.68  A 1
single_leg_rdl       glutes+legs  core+feet          strength  one   reps      0.84  A 2
kb_swing             glutes       legs+core          power     both  reps      0.68  A 2
copenhagen           legs         core               strength  one   hold      -     - 1
hip_flexor_march     legs         core               strength  one   reps      0.16  A 1
pogo                 calves       feet               power     both  contacts  -     - 3
rope_skip            calves       feet               power     both  contacts  -     - 3
single_hop           calves       feet+legs          power     one   contacts  -     - 4
fwd_hop              calves       legs+glutes+feet   power     one   contacts  -     - 4
squat_jump           legs         glutes+calves      power     both  contacts  -     - 3
box_jump             legs         glutes+calves      power     both  contacts  -     - 3
drop_jump            calves+legs  glutes+feet        power     both  contacts  -     - 4
split_jump           legs+glutes  calves             power     one   contacts  -     - 3
a_skip               calves       feet+legs          power     both  contacts  -     - 3
calf_stretch         -            -                  mobility  one   hold      -     - 1
hip_mobility         -            -                  mobility  both  hold      -     - 1
foam_roll            -            -                  mobility  both  hold      -     - 1
"""

LINES = [line.split() for line in ROWS.strip().splitlines()]


def as_written(exercise: Exercise) -> list[str]:
    """An exercise of the catalogue in the shape of a line above."""

    def areas(credit: float) -> str:
        return "+".join(sorted(area for area, share in exercise.credits.items() if share == credit)) or "-"

    fraction = exercise.body_mass_fraction
    return [
        exercise.exercise_id,
        areas(1.0),
        areas(0.5),
        exercise.category,
        "one" if exercise.is_one_sided else "both",
        exercise.measure,
        "-" if fraction is None else f"{fraction:.2f}" if fraction else "0",
        exercise.fraction_basis,
        str(exercise.achilles_tier),
    ]


def test_all_rows_are_there():
    assert len(LINES) == 74


@pytest.mark.parametrize("line", LINES, ids=[line[0] for line in LINES])
def test_the_catalogue_has_the_row(line: list[str]):
    name, primary, secondary, *rest = line
    expected = [name, *("+".join(sorted(areas.split("+"))) for areas in (primary, secondary)), *rest]
    assert as_written(load_catalogue().exercises[name]) == expected
