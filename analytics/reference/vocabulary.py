"""Words that people put around an exercise, as tables: plurals, abbreviations, equipment, grips, manners, sides.

Equipment, position and side words of a few other languages are replaced word for word; the movements themselves are
never translated here but listed in data/exercise_aliases.csv.
"""

from __future__ import annotations


def _table(text: str) -> dict[str, str]:
    """Lines "to: from, from" as a dict from -> to; nothing before the colon takes the words away."""
    pairs = (line.split(":") for line in text.strip().splitlines())
    return {old.strip(): new.strip() for new, olds in pairs for old in olds.split(",")}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PLURALS = {"abs": "ab", "ups": "up", "ins": "in", "dbs": "db", "kbs": "kb", "rdls": "rdl", "calves": "calf"} | {
    "flyes": "fly", "flys": "fly", "supermen": "superman", "feet": "foot", "halteres": "halter", "ohps": "ohp",
}  # fmt: skip
"""Plurals that the rule of endings would get wrong, and those too short for it."""

KEEP_S = {"across", "plus", "pilates", "aerobics", "gymnastics", "stairs", "tres", "assis"}
"""Words that end in s without being a plural."""

LETTER = "lettermark"
"""Stands for a single letter in brackets that is no side: a person's own mark."""

SPLITS = _table("""
    pull up: pullup
    push up: pushup
    press up: pressup
    sit up: situp
    chin up: chinup
    step up: stepup
    step down: stepdown
    side lying: sidelying
    curl up: curlup
    muscle up: muscleup
    tuck up: tuckup
    v up: vup
    get up: getup
    warm_up: warmup
    cool down: cooldown
    pull down: pulldown
    push down: pushdown
    press down: pressdown
    pull over: pullover
    pull through: pullthrough
    pull apart: pullapart
    cross over: crossover
    kick back: kickback
    roll out: rollout
    walk out: walkout
    dead lift: deadlift
    dead bug: deadbug
    dead hang: deadhang
    bird dog: birddog
    split squat: splitsquat
    hip thrust: hipthrust
    face pull: facepull
    leg press: legpress
    leg curl: legcurl
    leg extension: legextension
    skull crusher: skullcrusher
    wood chop: woodchop, woodchopper
    jump rope: jumprope
    mountain climber: mountainclimber
    stair machine: stairmaster, stepmill, stairclimber
    elliptical: crosstrainer
    air bike: airbike
    wall sit: wallsit
    wall ball: wallball
    heel tap: heeltap
    side step: sidestep
    hyper extension: hyperextension
    toe bar: toestobar, ttb, t2b
    knee elbow: k2e
    romanian dead lift: rdl
    single leg romanian dead lift: slrdl
    bulgarian split squat: bss
    rear foot elevated split squat: rfess
    front foot elevated split squat: ffess
    rear foot elevated: rfe
    overhead press: ohp
    overhead squat: ohs
    glute ham raise: ghr
    close_grip bench press: cgbp
    single leg: sl
    single arm: sa
    dead lift: dl
    terminal knee extension: tke
    sumo dead lift high pull: sdhp
    handstand push up: hspu
    bent over row: bor
    countermovement jump: cmj
    turkish get up: tgu
    foam roll: smr
""")
"""One written word that stands for several."""

WORDS = _table("""
    barbell: bb, langhantel, bilanciere
    dumbbell: db, dumbell, dumbel, dumbbel, halter, mancuerna, haltere, kurzhantel, manubri, manubrio
    kettlebell: kb, kettleball
    cable: pulley, polia, polea, cabo, poulie, kabel, kabelzug, cavo, cavi
    machine: hammerstrength, selectorized, selectorised, technogym, lifefitness, cybex, nautilus, precor
    machine: panatta, gym80, isolateral, maquina, maschine, macchina, hoist, startrac, gymleco, icarian, bodysolid
    machine: freemotion, keiser, nebula, paramount, arsenal, atlantis, watson, medx, tuffstuff, matrix, toestel
    smith: smithmachine, multipower
    band: banded, elastico, elastique, theraband, thera
    eccentric: ecc, eccentrics
    isometric: isometrics, isom
    safety_bar: ssb
    dorsiflexion: df
    plantarflexion: pf
    mobility: mobs, mob, mobilisation, mobilization, mobilisations
    bar: barra, barre
    ez_bar: ez, ezbar
    trap_bar: trapbar, hexbar
    v_bar: vbar
    bodyweight: bw, korpergewicht
    weighted: vest
    medicine: med
    suspension: trx
    rope: corda, cuerda, corde
    alternating: alt, alternate, alternated, alternada, alternado
    pause: paused
    single: unilateral
    leg: legged
    arm: armed, handed
    calf: gastroc, gastrocs, gastrocnemius
    extension: ext
    abduction: abductor
    adduction: adductor
    chop: chopper
    forward: fwd
    reverse: rev
    overhead: oh
    seated: sentado, sentada, assis, sitzend, seduto
    lying: deitado, deitada, allonge, liegend
    standing: stehend
    incline: inclinado, inclinada
    decline: declinado, declinada
    supinated: supinada
    pronated: pronada
""")
"""One written word that stands for another: abbreviations, misspellings, brands of machines, translations."""

PHRASES = _table("""
    smith: smith machine
    machine: hammer strength, hammer machine, plate loaded, life fitness, iso lateral, machine de placa, star trac
    machine: body solid, booty builder, free motion, pulse fitness, tuff stuff, pin loaded
    ez_bar: ez_bar bar, e z bar
    curl ez_bar: curl bar
    trap_bar: trap bar, hex bar, trap_bar bar
    safety_bar: safety bar, safety squat bar
    swiss_bar: swiss bar
    barbell: axle bar, olympic bar
    band: resistance band, mini band, loop band, exercise band, banda elastica, faixa elastica
    bodyweight: body weight, own weight, peso corporal, corpo libero
    medicine_ball: medicine ball
    stability_ball: swiss ball, stability ball, exercise ball, gym ball, physio ball, fit ball, yoga ball
    weighted: weighted vest
    v_bar: v bar, v grip, pegada triangulo
    straight_bar: straight bar, bar grip
    rope: rope attachment, rope grip
    supinated: supinated grip
    pronated: pronated grip
    handle: d handle
    close_grip: close grip, narrow grip, short grip, pegada fechada
    wide_grip: wide grip, bar wide grip, pegada aberta
    neutral_grip: neutral grip, parallel grip, hammer grip, mag grip, pegada neutra
    reverse_grip: reverse grip, underhand grip
    overhand_grip: overhand grip, mixed grip
    snatch_grip: snatch grip
    wide_stance: wide stance
    close_stance: narrow stance, close stance
    straight_arm: straight arm, stiff arm
    hold: iso hold, isometric hold, iso, isometric
    standing: em pe, de pie
    half_kneeling: half kneeling
    kneeling: tall kneeling
    warm_up: warm up
    pause: dead stop
    : each side, per side, both side, either side, side each, each leg, per leg, each arm, per arm, both arm
    : each foot, per foot, toe in, toe out, toe forward, toe pointed in, toe pointed out
    : forward back, forward and back, forward backward
    long_lever: long lever
    short_lever: short lever
    single leg: one leg, 1 leg, single foot, one foot
    single arm: one arm, 1 arm, single hand, one hand
    two_leg: two leg, 2 leg, double leg, two foot, both leg
    two_arm: two arm, 2 arm, double arm, two hand
    left single leg: left leg, left foot
    right single leg: right leg, right foot
    left single arm: left arm, left hand
    right single arm: right arm, right hand
    off: off a
    : on a, onto a, to a, with a
    left: left side
    right: right side
""")
"""Neighbouring normal words that mean one thing; the longest phrase goes first, and so "iso lateral" before "iso"."""

FILLERS = _words("""
    the of on in with against to for and at an from using your or degree
    rogue eleiko
    de da do na no em com ao del con en la le les des du mit am im
""")
"""Words that say nothing about the movement."""

LEFT = _words("left esquerda esquerdo izquierda izquierdo gauche links sinistra sinistro")
RIGHT = _words("right direita direito derecha derecho droite rechts destra destro")
ASSISTED = _words("assisted assistida assistido asistida asistido assiste assistee unterstutzt")

_KIND_WORDS = {
    "equipment": "barbell dumbbell kettlebell cable machine smith band plate bodyweight weighted ez_bar trap_bar "
    "safety_bar swiss_bar medicine_ball sandbag chain bar",
    "grip": "rope v_bar straight_bar handle attachment close_grip wide_grip neutral_grip reverse_grip "
    "overhand_grip snatch_grip supinated pronated underhand overhand wide_stance close_stance",
    "manner": "tempo pause slow heavy light easy hard negative alternating flat regular normal standard basic exercise "
    "warm_up amrap emom finisher technique bilateral two_leg two_arm 45 each outdoor indoor controlled strict "
    "long_lever short_lever barefoot resisted home gym new old deload superset circuit explosive contralateral "
    "ipsilateral isokinetic",
    "position": f"seated standing kneeling half_kneeling lying incline decline prone supine {LETTER}",
}
KINDS = {word: kind for kind, words in _KIND_WORDS.items() for word in words.split()}
"""Kind of a normal word; every word not listed names the movement."""
