"""The runner of the page Balance: an original drawing, side view at push-off, facing right.

Units are about centimetres, y up, the ground at 0. A limb is a bone with the half-widths in front of and behind it;
every part is closed into a smooth outline by centripetal Catmull-Rom curves. Drawn for this project,
traced from nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from analytics.model import FocusArea

Points = npt.NDArray[np.float64]
Point = tuple[float, float]
Profile = Sequence[tuple[float, float, float]]  # place along the bone 0..1, half-width in front, half-width behind


@dataclass(frozen=True)
class Limb:
    """A part around a bone. The caps round its two ends by that many units."""

    start: Point
    end: Point
    profile: Profile
    start_cap: float = 0.0
    end_cap: float = 0.0

    def corners(self) -> Points:
        """Corner points, front side down, back side up."""
        start, end = np.array(self.start), np.array(self.end)
        bone = end - start
        along = bone / np.hypot(*bone)
        front = np.array([-along[1], along[0]])
        if front[0] < -1e-9 or (abs(front[0]) <= 1e-9 and front[1] < 0):
            front = -front
        place, ahead, behind = np.array(self.profile).T[:, :, None]
        axis = start + bone * place

        def cap(tip: Points, outward: Points, wide: tuple[float, float], height: float) -> Points:
            if not height:
                return np.empty((0, 2))
            sideways = np.array([0.62 * wide[0], (wide[0] - wide[1]) / 2, -0.62 * wide[1]])
            return np.array(tip + front * sideways[:, None] + outward * height * np.array([[0.78], [1.0], [0.78]]))

        first, last = self.profile[0], self.profile[-1]
        bottom = cap(end, along, (last[1], last[2]), self.end_cap)
        top = cap(start, -along, (first[1], first[2]), self.start_cap)[::-1]
        return np.concatenate([axis + front * ahead, bottom, (axis - front * behind)[::-1], top])


HIP, KNEE, ANKLE = (0.0, 92.0), (-5.5, 52.5), (-28.5, 19.5)
FAR_KNEE, FAR_ANKLE = (33.0, 73.5), (25.5, 34.5)

# fmt: off
_THIGH = Limb((.5, 84.5), (-4.9, 55.7), ((0, 9.6, 8), (.14, 9.9, 8.5), (.34, 9.6, 8.4), (.58, 8.3, 7.3), (.82, 6.6, 6),
                                         (1, 5.7, 5.5)), 5.2, 2)
_CALF = Limb((-7.3, 49.5), (-27.6, 21.7), ((0, 4.7, 4.9), (.13, 4.7, 6.6), (.3, 4.3, 7.9), (.48, 3.9, 7),
                                           (.68, 3.3, 4.7), (.86, 2.8, 3.3), (1, 2.6, 2.9)), 2.2, 1.3)
_FOOT = ((-32.2, 17.4), (-29.6, 18.8), (-26.4, 17.4), (-23, 13.2), (-18.6, 9.2), (-13.4, 6.4), (-8.4, 4.4), (-5.6, 2.6),
         (-6.4, .7), (-10.6, .1), (-15.6, .2), (-19.2, 1.4), (-22.4, 4.6), (-26.4, 7.2), (-31.2, 8.4), (-35.4, 9.8),
         (-37, 12.6), (-35.6, 15.8))
_GLUTE = ((-1.6, 101.4), (-7.4, 99.6), (-11.6, 95), (-13.5, 88.8), (-12.4, 82.6), (-8.8, 78.9), (-4.2, 79.9),
          (-.2, 83.4), (2.6, 88.6), (4.2, 94.4), (3.2, 99.4))
_CORE = ((-5.4, 103.6), (-6.6, 109.5), (-5.8, 116), (-3.6, 120.6), (3.4, 122.2), (11, 121), (17.6, 118),
         (17.4, 111.6), (15.6, 104.6), (13.8, 99.4), (9.2, 96.8), (5.4, 97.8), (1, 101.6))
_TORSO = ((-6.2, 101), (-7.8, 109), (-6.8, 118), (-4.6, 127), (-1.8, 135), (3, 141.2), (9.4, 144.4), (15.6, 142.6),
          (20.6, 136.6), (22.2, 128.6), (20.6, 119.6), (18, 110), (16, 101.4), (14, 94.4), (10, 88.6), (3, 86.5),
          (-3, 92))
_NECK = Limb((17.4, 152), (10.8, 138.6), ((0, 4.6, 4.6), (.45, 4.7, 4.9), (1, 7, 8.2)), 2, 2)
_NEAR_ARM = (
    Limb((8.4, 139.2), (11.4, 114.6), ((0, 5.2, 5.4), (.22, 5.4, 5.4), (.55, 4.6, 4.6), (.85, 4, 4), (1, 3.8, 3.8)),
         4.2, 3),
    Limb((11.8, 114.2), (33, 125.6), ((0, 3.8, 3.8), (.3, 4, 4), (.65, 3.2, 3.2), (1, 2.5, 2.5)), 3.2, 1),
    Limb((33.6, 125.8), (39.2, 129.6), ((0, 2.7, 2.9), (.5, 3.6, 3.5), (1, 3, 3)), 1.2, 2.2),
)
_FAR_ARM = (
    Limb((4, 137.5), (-17.6, 122.4), ((0, 5, 5), (.3, 4.9, 4.9), (.7, 4.1, 4.1), (1, 3.7, 3.7)), 3, 3.2),
    Limb((-17.6, 122.2), (-15.4, 98.6), ((0, 3.7, 3.7), (.3, 3.9, 3.8), (.7, 2.9, 2.9), (1, 2.4, 2.4)), 3, 1),
    Limb((-15.3, 98.2), (-13.4, 91.8), ((0, 2.6, 2.6), (.5, 3.3, 3.3), (1, 2.8, 2.8)), 1, 2),
)
_FAR_LEG = (
    Limb((4, 89), FAR_KNEE, ((0, 9.8, 9.2), (.25, 9.2, 8.8), (.55, 7.7, 7.6), (.85, 6.1, 6), (1, 5.6, 5.5)), 5, 5),
    Limb((33.2, 73.9), FAR_ANKLE, ((0, 5.4, 5.6), (.16, 4.7, 6.7), (.34, 4.1, 7.3), (.54, 3.6, 6), (.78, 2.9, 3.9),
                                   (1, 2.6, 3)), 4.6, 2),
)
_FAR_FOOT = ((22.2, 34.8), (25.6, 36.4), (29, 34.4), (33, 30.6), (38.6, 27.6), (43.6, 26), (46.6, 24.4), (46.2, 22.6),
             (42, 21.8), (35.6, 22.2), (30.4, 24.2), (25, 25), (20.6, 25.4), (19, 28.2), (20, 32.2))
_JOINTS = (  # neutral, under the gaps, so that the leg still reads as one limb
    Limb((0, 90), KNEE, ((0, 8.4, 8.6), (.5, 7.4, 6.8), (1, 4.9, 4.8)), 4, 3),
    Limb(KNEE, ANKLE, ((0, 4.4, 4.6), (.5, 3.2, 5.2), (1, 2.3, 2.6)), 3, 3),
)
# fmt: on

CENTRES: Mapping[FocusArea, Point] = {
    FocusArea.CORE: (4.6, 109.6),
    FocusArea.GLUTES: (-5.0, 90.0),
    FocusArea.LEGS: (-1.2, 70.5),
    FocusArea.CALVES: (-17.2, 38.0),
    FocusArea.FEET: (-20.2, 8.6),
}
"""Where the marker of each region sits."""


@dataclass(frozen=True)
class Runner:
    """Outlines as arrays of points, in drawing order: `far`, `body`, `regions`, `near`."""

    far: Sequence[Points]
    body: Sequence[Points]
    regions: Mapping[FocusArea, Points]
    near: Sequence[Points]


@cache
def runner() -> Runner:
    """The whole figure, computed once."""
    parts: dict[FocusArea, Limb | Sequence[Point]] = {
        FocusArea.CORE: _CORE,
        FocusArea.LEGS: _THIGH,  # before the glutes, which lie over its upper end
        FocusArea.GLUTES: _GLUTE,
        FocusArea.CALVES: _CALF,
        FocusArea.FEET: _FOOT,
    }
    return Runner(
        far=[outline(part) for part in (*_FAR_ARM, *_FAR_LEG, _FAR_FOOT)],
        body=[outline(part) for part in (_NECK, _head(), _TORSO, *_JOINTS)],
        regions={area: outline(part) for area, part in parts.items()},
        near=[outline(part) for part in _NEAR_ARM],
    )


def _head() -> Points:
    """An ellipse, nodding forward by 14 degrees."""
    turn, tilt = np.linspace(0, 2 * np.pi, 16, endpoint=False), np.radians(-14)
    spin = np.array([[np.cos(tilt), -np.sin(tilt)], [np.sin(tilt), np.cos(tilt)]])
    head: Points = np.stack([8.0 * np.cos(turn), 9.9 * np.sin(turn)], axis=1) @ spin.T + np.array([20.4, 159.4])
    return head


def outline(part: Limb | Points | Sequence[Point], steps: int = 6) -> Points:
    """Smooth closed outline through the corners of a part: `steps` points a corner.

    Catmull-Rom with centripetal knots (square root of the distance), each piece as a cubic Bézier curve.
    """
    here = part.corners() if isinstance(part, Limb) else np.asarray(part, dtype="float64")
    before, ahead, beyond = (np.roll(here, shift, axis=0) for shift in (1, -1, -2))

    def knot(a: Points, b: Points) -> Points:
        root: Points = np.sqrt(np.maximum(np.hypot(*(b - a).T), 1e-6))[:, None]
        return root

    d1, d2, d3 = knot(before, here), knot(here, ahead), knot(ahead, beyond)
    leave = (d1**2 * ahead - d2**2 * before + (2 * d1**2 + 3 * d1 * d2 + d2**2) * here) / (3 * d1 * (d1 + d2))
    arrive = (d3**2 * here - d2**2 * beyond + (2 * d3**2 + 3 * d3 * d2 + d2**2) * ahead) / (3 * d3 * (d3 + d2))
    t = np.linspace(0, 1, steps, endpoint=False)[None, :, None]
    ends = here[:, None] * (1 - t) ** 3 + ahead[:, None] * t**3
    curve = ends + 3 * (1 - t) * t * (leave[:, None] * (1 - t) + arrive[:, None] * t)
    smooth: Points = curve.reshape(-1, 2)
    return smooth
