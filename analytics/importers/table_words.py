"""The words people write above the columns of their own tables, in seven languages, and what is in the cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from analytics.importers.records import normalised
from analytics.model import SetKind, Side
from analytics.units import LOAD_UNIT_WORDS, METRES_BY_WORD

LABELS: Mapping[str, str] = {
    "date": "the date",
    "time": "the time of day",
    "session": "the name of the session",
    "exercise": "the exercise",
    "sets": "the number of sets",
    "reps": "the repetitions",
    "load": "the load",
    "load_unit": "the unit of the load",
    "hold_s": "how long a set was held",
    "distance": "the distance",
    "side": "the side of the body",
    "set_kind": "warm-up marks",
    "rpe": "the RPE",
    "target_reps": "the repetitions aimed for",
    "session_s": "the length of the session",
    "note": "notes",
}
MEASURES = ("reps", "hold_s", "distance")

_WORDS = {
    "date": "date|day|datetime|date time|timestamp|workout date|session date|start_time|started at|datum|tag|dag|fecha|"
    "dia|jour|data|giorno",
    "time": "time of day|start time|clock|uhrzeit|heure|hora|ora|tijdstip",
    "session": "session|session name|workout|workout name|title|routine|program|programme|training|einheit|"
    "trainingseinheit|seance|entrainement|sesion|entrenamiento|sessione|allenamento|sessao|treino|sessie",
    "exercise": "exercise|exercise name|exercise_title|exercise_name|movement|lift|ubung|ubungsname|exercice|ejercicio|"
    "esercizio|exercicio|oefening",
    "sets": "sets|number of sets|set count|no of sets|satze|series|sätze|serien",
    "reps": "reps|rep|repetitions|repetition|rep count|number of reps|reps done|wiederholungen|wdh|wdh.|repeticiones|"
    "repeticoes|ripetizioni|herhalingen|sets x reps|sets × reps|setsxreps",
    "load": "load|weight|external load|weight used|gewicht|last|poids|charge|peso|carga|carico|belasting",
    "load_unit": "unit|units|weight unit|load unit|load_unit|weight_unit|gewichtseinheit|unite|unidad|unita|unidade|"
    "eenheid",
    "hold_s": "hold|hold time|holding time|duration|set duration|haltezeit|dauer|duree|duracion|durata|duracao|duur",
    "distance": "distance|dist|distanz|strecke|entfernung|distancia|distanza|afstand",
    "side": "side|leg|seite|cote|lado|lato|kant|zijde",
    "set_kind": "set type|set_type|set kind|set_kind|warm-up|warmup|warm up|iswarmup|is warmup|is warm-up|warm-up set|"
    "aufwarmen|echauffement|calentamiento|riscaldamento|aquecimento|opwarmen",
    "rpe": "rpe",
    "target_reps": "target reps|target_reps|target|reps target|rep target|goal reps|reps goal|rep goal|goal|"
    "planned reps|target repetitions|zielwiederholungen|wiederholungen ziel|ziel|objectif|objetivo|obiettivo|doel",
    "session_s": "session length|session duration|session_duration|session minutes|session_minutes|length of session|"
    "workout duration|workout length|workout minutes",
    "note": "note|notes|comment|comments|exercise_notes|notiz|notizen|bemerkung|kommentar|remarque|remarques|"
    "commentaire|notas|nota|comentario|comentarios|commento|opmerking|opmerkingen",
}
_LONGEST = 60  # characters of a heading with a unit
_EXACT = {normalised(word): role for role, words in _WORDS.items() for word in words.split("|")}
_SECONDS = {"s": 1.0, "sec": 1.0, "secs": 1.0, "second": 1.0, "seconds": 1.0, "sek": 1.0, "sekunden": 1.0}
_MINUTES = {"min": 60.0, "mins": 60.0, "minutes": 60.0, "minuten": 60.0}
SECONDS_BY_WORD = _SECONDS | _MINUTES
_UNIT = re.compile(r"(.*?)[ _]*[(\[]?\s*([a-z]+)\.?\s*[)\]]?")
_UNIT_ROLES: Sequence[tuple[str, Mapping[str, object]]] = (
    ("load", LOAD_UNIT_WORDS),
    ("distance", METRES_BY_WORD),
    ("hold_s", SECONDS_BY_WORD),
    ("session_s", SECONDS_BY_WORD),
)
_ASKED_WHEN_UNSURE = ("date", "exercise", "sets", "reps", "load", "hold_s", "distance")

_LENGTHS = frozenset({"duration", "dauer", "duree", "duracion", "durata", "duracao", "duur"})
_TIMES = frozenset({"time", "zeit", "temps", "tiempo", "tempo", "tijd"})  # of day, or of the set

_SET_KINDS = {
    SetKind.WARM_UP: "w|warm-up|warmup|warm up|warm_up|warm|yes|y|x|true|1|ja|si|sim|oui|aufwarmen|aufwarmsatz|"
    "echauffement|calentamiento|riscaldamento|aquecimento|opwarmen",
    SetKind.FAILURE: "f|failure|to failure",
    SetKind.DROP: "d|drop|dropset|drop set|drop-set|drop_set",
    SetKind.WORKING: "|working|work|normal|no|n|false|0|-|nein|non|nao|nee",
}
SET_KINDS = {word: kind for kind, words in _SET_KINDS.items() for word in words.split("|")}
_SIDES = {
    Side.LEFT: "left|l|left side|left leg|links|gauche|g|izquierda|izquierdo|izq|sinistra|sinistro|sx|esquerda"
    "|esquerdo",
    Side.RIGHT: "right|r|right side|right leg|rechts|droite|d|derecha|derecho|der|destra|destro|dx|direita|direito",
    Side.BOTH: "|both|both sides|b|-|each|each side|per side|l/r|r/l|left and right|bilateral|beide|beidseitig|je seite"
    "|les deux|chaque cote|ambos|ambas|cada lado|entrambi|entrambe|ogni lato|elke kant",
}
_LIMB = r"(?:side|leg|arm|foot|seite|bein|c[oô]t[eé]|jambe|lado|pierna|perna|lato|gamba|kant|been)"
EACH_SIDE = re.compile(
    rf"(.*\d[^/]*?)\s*(?:\beach(?:\s+{_LIMB})?|\be/s|(?:/|\b(?:per|je|pro|par|chaque|por|cada|ogni|elke)\b)\s*{_LIMB})",
    re.IGNORECASE,
)
"""A number that is meant for each side: "10 each", "3x10 each side", "30/leg", "12 e/s"."""

LONGEST_EACH = 60
"""Characters of a cell that EACH_SIDE is tried on: a longer text is none, and would take the time of its square."""

SIDES = {word: side for side, words in _SIDES.items() for word in words.split("|")}


def role_of(word: str) -> tuple[str, str] | None:
    """(role, unit in the heading or "") of a normalised heading that says plainly what it holds."""
    if word in _EXACT:
        return _EXACT[word], ""
    match = _UNIT.fullmatch(word) if len(word) <= _LONGEST else None
    if match is None:
        return None
    name, unit = match[1].strip(), match[2]
    for role, units in _UNIT_ROLES:
        if unit in units and (_EXACT.get(name) == role or (not name and unit not in {"m", "s", "min"})):
            return role, unit
    return None


def may_be_of_session(word: str) -> bool:
    """Whether a heading of times ("Duration") may mean the whole session; one in seconds means a set."""
    told = role_of(word)
    return told is not None and told[1] not in _SECONDS and re.split(r"[ (_]", word)[0] in _LENGTHS


def guesses(words: Sequence[str]) -> dict[str, list[int]]:
    """Positions of headings that hold a known word among others, by role: worth a question, no more."""
    found: dict[str, list[int]] = {}
    for position, word in enumerate(words):
        parts = set(re.split(r"[^a-z0-9]+", word))
        if word in _TIMES:
            found.setdefault("hold_s", []).append(position)
        for role in _ASKED_WHEN_UNSURE:
            if any(known in parts for known in _WORDS[role].split("|")):
                found.setdefault(role, []).append(position)
    return found


def names_a_column(words: Sequence[str]) -> bool:
    """Whether at least two headings say plainly what they hold."""
    return sum(role_of(word) is not None for word in words) >= 2


def may_be_heading(words: Sequence[str]) -> bool:
    """Whether a line may be headings at all: several words, none of them a number or a date."""
    filled = [word for word in words if word]
    return len(filled) >= 2 and not any(word[0].isdigit() for word in filled)
