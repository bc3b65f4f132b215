"""Short ways for the tests of keys: Aisha's system gets one, and its row."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from tests.cast import Cast
from zorglandschap.apps.organisaties.koppelsleutels import maak_sleutel
from zorglandschap.apps.organisaties.models import Koppelsleutel
from zorglandschap.core.begrippen.koppelsleutel import Sleutel

JAAR = 365


def maak(cast: Cast, *, nu: datetime | None = None, **anders: Any) -> Sleutel:
    """A key of Aisha that works for a month."""
    nu = nu or timezone.now()
    velden: dict[str, Any] = {
        "naam": "Cliëntdossier",
        "geldig_tot": timezone.localdate(nu) + timedelta(days=30),
        "herhaalsleutel": uuid.uuid4(),
        "hoogstens_dagen": JAAR,
        "opnieuw_aangemeld": True,
    }
    sleutel = maak_sleutel(cast.aisha, nu=nu, **{**velden, **anders})
    assert sleutel is not None
    return sleutel


def sleutelrij(cast: Cast) -> Koppelsleutel:
    """The row of a new key."""
    return Koppelsleutel.objects.get(kenmerk=maak(cast).kenmerk)
