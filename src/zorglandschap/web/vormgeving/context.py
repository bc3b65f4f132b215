"""What the frame around every page needs to know."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def omlijsting(request: HttpRequest) -> dict[str, Any]:
    """Region, demo mark and viewer, for the layout."""
    return {
        "regio_naam": settings.REGIO.naam,
        "is_demo": settings.DEMO,
        "kijker": getattr(request, "kijker", None),
    }
