"""Loads the gap of who has an advice and no help yet: open since the day of the advice."""

from __future__ import annotations

import numpy as np

from zorglandschap.apps.demo.analyses import list_geadviseerd
from zorglandschap.apps.demo.dossiers import Verloop
from zorglandschap.apps.demo.kolommen import EERSTE_NUMMER, codes, dagen, nummers, teksten, verwijzing
from zorglandschap.apps.demo.lading import Lading
from zorglandschap.apps.matching.models import Kloof
from zorglandschap.core.begrippen.codelijsten import Stap
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Kloofniveau, Kloofreden
from zorglandschap.core.synthetisch.casussen import is_open
from zorglandschap.core.synthetisch.dagen import GEEN

LAAT_GEKEKEN = 5  # days at most that a look at a gap is late


def laad_kloven_zonder_hulp(lading: Lading, verloop: Verloop) -> None:
    """Store one open gap for every open case with an advice and without help."""
    c, eerder = lading.streek.casussen, lading.streek.kloven.aantal
    rij = np.flatnonzero(verloop.gezet(Stap.ADVIES) & is_open(c) & (c.traject == GEEN)).astype(np.int32)
    sinds = verloop.dag[Stap.ADVIES][rij]
    om_de = lading.regio.beleid.aantal("kloof_zonder_hulp_herzien_dagen", lading.vandaag)
    gekeken = np.maximum(0, lading.dag - sinds - sinds % LAAT_GEKEKEN) // om_de
    lading.invoer.schrijf(
        Kloof,
        "kloven van wie wacht",
        {
            "id": nummers(rij.size, vanaf=eerder + EERSTE_NUMMER),
            "jeugdige": verwijzing(c.jeugdige[rij]),
            "casus": verwijzing(rij),
            "gemeente": teksten(lading.gemeentecodes, lading.streek.jeugdigen.gemeente[c.jeugdige[rij]]),
            "geadviseerd": codes(Hulpvorm, list_geadviseerd(lading.streek)[rij]),
            "gegeven": [""] * rij.size,
            "niveau": [Kloofniveau.GEEN_HULP.value] * rij.size,
            "reden": [Kloofreden.WACHTLIJST.value] * rij.size,
            "toelichting": [""] * rij.size,
            "sinds": dagen(sinds),
            "herzien_op": dagen((sinds + om_de * (gekeken + 1)).astype(np.int32)),
            "gesloten_op": [None] * rij.size,
        },
    )
