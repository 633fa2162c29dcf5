"""The only reader of data/: reviewed tables as values of model.py."""

from analytics.reference.catalogue import (
    Catalogue,
    exercise_frame,
    exercise_table,
    focus_area_names,
    load_catalogue,
    placement_of,
)
from analytics.reference.false_flags import FalseFlags, guide_fingerprint, load_false_flags
from analytics.reference.guide import Guide, RuleGuide, load_guide
from analytics.reference.heel_raise_norms import HeelRaiseNorm, heel_raise_norm, load_heel_raise_norms
from analytics.reference.samples import CLIENTS, RUNNERS, SampleAnswer, SampleAthlete, Samples, load_samples
from analytics.reference.self_tests import SelfTest, load_self_tests
from analytics.reference.side_notes import side_of_note
from analytics.reference.starter_exercises import StarterExercise, load_starter_exercises
from analytics.reference.two_speeds import Lane, load_two_speeds
from analytics.reference.wording import normalise

__all__ = [
    "CLIENTS",
    "RUNNERS",
    "Catalogue",
    "FalseFlags",
    "Guide",
    "HeelRaiseNorm",
    "Lane",
    "RuleGuide",
    "SampleAnswer",
    "SampleAthlete",
    "Samples",
    "SelfTest",
    "StarterExercise",
    "exercise_frame",
    "exercise_table",
    "focus_area_names",
    "guide_fingerprint",
    "heel_raise_norm",
    "load_catalogue",
    "load_false_flags",
    "load_guide",
    "load_heel_raise_norms",
    "load_samples",
    "load_self_tests",
    "load_starter_exercises",
    "load_two_speeds",
    "normalise",
    "placement_of",
    "side_of_note",
]
