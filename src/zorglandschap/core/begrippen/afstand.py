"""Distance over the earth between two points, in kilometres as the crow flies."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

AARDSTRAAL_KM = 6371.0088  # mean radius (IUGG)

Reals = NDArray[np.float64]


def hemelsbreed_km(breedte_a: Reals | float, lengte_a: Reals | float, breedte_b: Reals, lengte_b: Reals) -> Reals:
    """Great-circle distance in km between degrees latitude/longitude (haversine); shapes broadcast."""
    fi_a, fi_b = np.radians(breedte_a), np.radians(breedte_b)
    d_fi = fi_b - fi_a
    d_lambda = np.radians(lengte_b) - np.radians(lengte_a)
    h = np.sin(d_fi / 2) ** 2 + np.cos(fi_a) * np.cos(fi_b) * np.sin(d_lambda / 2) ** 2
    return np.asarray(2 * AARDSTRAAL_KM * np.arcsin(np.sqrt(np.clip(h, 0.0, 1.0))), dtype=np.float64)
