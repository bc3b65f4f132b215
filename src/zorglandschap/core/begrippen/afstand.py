"""Distance over the earth between two points, in kilometres as the crow flies."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

AARDSTRAAL_KM = 6371.0088  # mean radius (IUGG)
GRAAD = np.pi / 180  # radians in one degree

Reals = NDArray[np.float64]


def hemelsbreed_km(breedte_a: Reals | float, lengte_a: Reals | float, breedte_b: Reals, lengte_b: Reals) -> Reals:
    """Great-circle distance in km between degrees latitude/longitude (haversine); shapes broadcast."""
    fi_a, fi_b = breedte_a * GRAAD, breedte_b * GRAAD
    h = np.cos(fi_a) * np.cos(fi_b)
    h *= np.sin((lengte_b * GRAAD - lengte_a * GRAAD) / 2) ** 2
    h += np.sin((fi_b - fi_a) / 2) ** 2
    return np.asarray(2 * AARDSTRAAL_KM * np.arcsin(np.sqrt(np.minimum(h, 1.0))), dtype=np.float64)
