"""The headings of Strong: six generations, several languages, and the shape by which an unknown language is known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analytics.importers.records import Records, normalised

NEEDED = {"date", "exercise", "set_order"}

# French is as seen in real exports. Spanish, German, Italian, Portuguese and Dutch are the likely words, not yet seen;
# a heading that they do not explain is read by its shape, after asking.
_WORDS = {
    "date": "Date | Datum | Fecha | Data",
    "session": (
        "Workout Name | Nom de l'entraînement | Nombre del entrenamiento | Nombre de entrenamiento | Trainingsname | "
        "Name des Trainings | Workout-Name | Nome allenamento | Nome dell'allenamento | Nome do treino | "
        "Trainingsnaam | Naam training | Naam workout"
    ),
    "duration": "Duration | Durée | Duración | Dauer | Durata | Duração | Duur | Workout Duration | Duration (sec)",
    "exercise": (
        "Exercise Name | Nom de l'exercice | Nombre del ejercicio | Nombre de ejercicio | Übungsname | "
        "Name der Übung | Nome esercizio | Nome dell'esercizio | Nome do exercício | Oefeningnaam | Naam oefening | "
        "Naam van oefening"
    ),
    "set_order": (
        "Set Order | Ordre de la série | Orden de la serie | Orden de serie | Satzreihenfolge | Reihenfolge der Sätze |"
        " Satz-Reihenfolge | Ordine serie | Ordine della serie | Ordem da série | Ordem das séries | Setvolgorde | "
        "Volgorde set"
    ),
    "load": "Weight | Poids | Peso | Gewicht",
    "load_kg": "Weight (kg)",
    "load_lb": "Weight (lbs) | Weight (lb)",
    "load_unit": "Weight Unit",
    "reps": "Reps | Réps | Répétitions | Repeticiones | Wdh. | Wiederholungen | Ripetizioni | Repetições | Herhalingen",
    "distance": "Distance | Distancia | Distanz | Distanza | Distância | Afstand | Entfernung | Strecke",
    "distance_m": "Distance (meters)",
    "distance_unit": "Distance Unit",
    "seconds": "Seconds | Secondes | Segundos | Sekunden | Secondi | Seconden",
    "note": "Notes | Notas | Notizen | Note | Notities",
    "session_note": (
        "Workout Notes | Notes d'entraînement | Notas del entrenamiento | Trainingsnotizen | Note allenamento | "
        "Notas do treino | Trainingsnotities"
    ),
    "rpe": "RPE",
    "number": "Workout #",
}
ROLES = {normalised(word): role for role, words in _WORDS.items() for word in words.split("|")}

_LAYOUTS = (
    "date session duration exercise set_order load reps distance seconds rpe",
    "date session exercise set_order load reps distance seconds note session_note rpe",
    "date session duration exercise set_order load reps distance seconds note session_note rpe",
    "date session exercise set_order load load_unit reps rpe distance distance_unit seconds note session_note",
)
LAYOUTS = {len(layout.split()): layout.split() for layout in _LAYOUTS}

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?", re.ASCII)
_ORDER = re.compile(r"\d{1,3}|[WDF]|WARM_UP|DROP_SET|FAILURE|REST[ _]TIMER|NOTE", re.ASCII | re.IGNORECASE)


def has_needed(words: Sequence[str]) -> bool:
    """Whether a heading names the date, the exercise and the order of sets in a language that is known."""
    return {ROLES[word] for word in words if word in ROLES} >= NEEDED


def may_be_strong(words: Sequence[str]) -> bool:
    """Whether a heading has as many columns as a generation of Strong and holds words only."""
    return len(words) in LAYOUTS and all(words) and not any(word[0].isdigit() for word in words)


def has_shape(records: Records) -> bool:
    """Whether the first rows have a moment first and set numbers where that generation has them."""
    layout = LAYOUTS.get(len(records.columns))
    if layout is None:
        return False
    dates, orders = records.columns[0][:50], records.columns[layout.index("set_order")][:50]
    return all(map(_MOMENT.fullmatch, dates)) and all(map(_ORDER.fullmatch, orders))
