"""A schematic map of Flevoland, drawn by ourselves: an outline per gemeente, and where a place lies in it.

The outlines are simple polygons in degrees, drawn by hand: right in position, rough in shape. They are not
official boundaries and must not be measured. Use :func:`projecteer` to put a place in the same drawing::

    x, y = projecteer(52.66, 5.60)      # Urk, in units of BREEDTE_VAK × HOOGTE_VAK

Pages do not use this module but ``maak_kaart`` of ``tekening.py``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

Graden = tuple[float, float]  # longitude, latitude

WEST, OOST, ZUID, NOORD = 5.055, 6.02, 52.225, 52.868
SCHAAL = 900.0  # units per degree of latitude
KROMP = math.cos(math.radians((ZUID + NOORD) / 2))  # a degree of longitude is shorter, this far north
BREEDTE_VAK = round((OOST - WEST) * KROMP * SCHAAL)
HOOGTE_VAK = round((NOORD - ZUID) * SCHAAL)

_URK_GRENS: tuple[Graden, ...] = ((5.615, 52.627), (5.652, 52.633), (5.66, 52.66), (5.635, 52.683), (5.583, 52.68))
_ALMERE_LELYSTAD: tuple[Graden, ...] = ((5.262, 52.437), (5.33, 52.402))
_ALMERE_ZEEWOLDE: tuple[Graden, ...] = ((5.33, 52.402), (5.342, 52.365), (5.335, 52.33), (5.305, 52.302))
_LELYSTAD_ZEEWOLDE: tuple[Graden, ...] = ((5.33, 52.402), (5.4, 52.425), (5.47, 52.437), (5.56, 52.45))
_LELYSTAD_DRONTEN: tuple[Graden, ...] = ((5.56, 52.45), (5.565, 52.485), (5.578, 52.53), (5.583, 52.58))
_DRONTEN_ZEEWOLDE: tuple[Graden, ...] = ((5.56, 52.45), (5.6, 52.41), (5.64, 52.377))

OMTREK: Mapping[str, tuple[Graden, ...]] = {
    "GM0171": (  # Noordoostpolder, clockwise from Lemmer
        *((5.7, 52.836), (5.735, 52.842), (5.8, 52.81), (5.845, 52.785), (5.9, 52.757), (5.952, 52.73)),
        *((5.965, 52.69), (5.93, 52.662), (5.868, 52.628), (5.84, 52.612), (5.78, 52.62), (5.72, 52.607)),
        *((5.652, 52.597), (5.625, 52.607)),
        *_URK_GRENS,
        *((5.574, 52.72), (5.58, 52.748), (5.62, 52.787), (5.66, 52.815)),
    ),
    "GM0184": (*_URK_GRENS, (5.58, 52.665), (5.592, 52.642)),
    "GM0303": (  # Dronten, clockwise from the IJsselmeer
        *reversed(_LELYSTAD_DRONTEN),
        *_DRONTEN_ZEEWOLDE[1:],
        *((5.68, 52.392), (5.735, 52.42), (5.79, 52.443), (5.825, 52.465), (5.848, 52.505), (5.862, 52.55)),
        *((5.845, 52.583), (5.8, 52.59), (5.755, 52.582), (5.69, 52.574), (5.64, 52.572), (5.615, 52.578)),
    ),
    "GM0995": (  # Lelystad, along the Markermeer to the Oostvaardersplassen
        *((5.583, 52.58), (5.53, 52.573), (5.475, 52.55), (5.43, 52.527), (5.418, 52.505)),
        *((5.375, 52.474), (5.32, 52.452)),
        *_ALMERE_LELYSTAD,
        *_LELYSTAD_ZEEWOLDE[1:],
        *_LELYSTAD_DRONTEN[1:-1],
    ),
    "GM0034": (  # Almere, from the Oostvaardersdijk round to the Gooimeer
        *((5.262, 52.437), (5.215, 52.415), (5.17, 52.405), (5.13, 52.388), (5.112, 52.36), (5.125, 52.338)),
        *((5.165, 52.327), (5.215, 52.33), (5.26, 52.318), (5.305, 52.302)),
        *tuple(reversed(_ALMERE_ZEEWOLDE))[1:],
    ),
    "GM0050": (  # Zeewolde, along Eemmeer, Nuldernauw and Wolderwijd
        *_ALMERE_ZEEWOLDE,
        *((5.35, 52.284), (5.4, 52.268), (5.455, 52.257), (5.5, 52.272), (5.537, 52.302), (5.557, 52.334)),
        *((5.582, 52.352), (5.612, 52.362), (5.64, 52.377)),
        *tuple(reversed(_DRONTEN_ZEEWOLDE))[1:],
        *tuple(reversed(_LELYSTAD_ZEEWOLDE))[1:-1],
    ),
}
# what lies around the region, only to recognise where we are: Friesland to Gelderland, and North Holland
OMGEVING: tuple[tuple[Graden, ...], ...] = (
    (
        *((5.42, 52.868), (5.5, 52.85), (5.58, 52.842), (5.66, 52.848), (5.7, 52.836), (5.735, 52.842), (5.8, 52.81)),
        *(
            (5.9, 52.757),
            (5.952, 52.73),
            (5.965, 52.69),
            (5.93, 52.662),
            (5.868, 52.628),
            (5.862, 52.6),
            (5.878, 52.55),
        ),
        *((5.864, 52.503), (5.84, 52.457), (5.8, 52.432), (5.745, 52.408), (5.69, 52.381), (5.648, 52.366)),
        *((5.615, 52.35), (5.592, 52.342), (5.572, 52.329), (5.552, 52.297), (5.512, 52.262), (5.458, 52.246)),
        *((5.4, 52.257), (5.345, 52.273), (5.29, 52.294), (5.25, 52.307), (5.205, 52.316), (5.16, 52.317)),
        *((5.115, 52.325), (5.07, 52.335), (5.055, 52.335), (5.055, 52.225), (6.02, 52.225), (6.02, 52.868)),
    ),
    (
        *((5.055, 52.81), (5.085, 52.8), (5.12, 52.77), (5.15, 52.747), (5.24, 52.742), (5.292, 52.718)),
        *((5.302, 52.697), (5.25, 52.655), (5.2, 52.63), (5.12, 52.625), (5.055, 52.635)),
    ),
    ((5.055, 52.535), (5.082, 52.515), (5.075, 52.48), (5.055, 52.455)),
)
HOUTRIBDIJK: tuple[Graden, Graden] = ((5.43, 52.527), (5.302, 52.697))

NAAM_PLEK: Mapping[str, Graden] = {
    "GM0171": (5.765, 52.715),
    "GM0184": (5.505, 52.655),
    "GM0303": (5.705, 52.505),
    "GM0995": (5.468, 52.485),
    "GM0034": (5.222, 52.367),
    "GM0050": (5.445, 52.345),
}


def projecteer(breedte: float, lengte: float) -> tuple[float, float]:
    """Where latitude and longitude (degrees) lie in the drawing: units from the left and from the top."""
    return (lengte - WEST) * KROMP * SCHAAL, (NOORD - breedte) * SCHAAL


def pad(code: str) -> str:
    """The outline of a gemeente as the ``d`` of an SVG path."""
    return _pad(OMTREK[code])


def omgeving() -> str:
    """The land around the region as the ``d`` of one SVG path."""
    return "".join(_pad(rand) for rand in OMGEVING)


def houtribdijk() -> str:
    """The dike from Lelystad to Enkhuizen as the ``d`` of an SVG path."""
    return _pad(HOUTRIBDIJK).removesuffix("Z")


def _pad(rand: Sequence[Graden]) -> str:
    punten = (projecteer(lat, lon) for lon, lat in rand)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in punten) + "Z"


def ligt_in(code: str, breedte: float, lengte: float) -> bool:
    """Whether a place lies inside the outline of a gemeente (even-odd rule)."""
    return _binnen(OMTREK[code], lengte, breedte)


def _binnen(rand: Sequence[Graden], x: float, y: float) -> bool:
    binnen = False
    for (x1, y1), (x2, y2) in zip(rand, (*rand[1:], rand[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            binnen = not binnen
    return binnen
