"""Loads who said yes to a move: for some of the youths who live somewhere, by age, for the forms that would fit."""

from __future__ import annotations

import json

import numpy as np

from zorglandschap.apps.casus.models import Verhuisinstemming
from zorglandschap.apps.demo.bak import Bak
from zorglandschap.apps.demo.casusbeeld import Casusbeeld
from zorglandschap.apps.demo.gezinsleden import Gezag
from zorglandschap.apps.demo.kolommen import EERSTE_NUMMER
from zorglandschap.apps.demo.lading import Lading
from zorglandschap.apps.demo.plannen import LICHTER
from zorglandschap.apps.demo.toestemmingen import MEE, ZELF
from zorglandschap.core.begrippen.gezinswoorden import Gever
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.synthetisch.dagen import GEEN
from zorglandschap.core.synthetisch.opgave import HULPVORMEN

KORT_GELEDEN = (3, 90)  # days ago on which it was talked about


def laad_verhuiswensen(lading: Lading, beeld: Casusbeeld, gezag: Gezag) -> None:
    """An answer of everybody who has a say, for as many youths in a stay as demo.toml says."""
    c, t, j, k = lading.streek.casussen, lading.streek.trajecten, lading.streek.jeugdigen, lading.streek.kloven
    rng, deel = lading.dobbelstenen("verhuiswensen"), lading.opgave.getal("wil verhuizen")
    geadviseerd = dict(zip(k.traject.tolist(), k.geadviseerd.tolist(), strict=True))
    bak = Bak(
        Verhuisinstemming, "antwoorden over verhuizen",
        "casus", "gever", "gezinslid", "is_ja", "hulpvormen", "toelichting", "mening_jeugdige", "op",
        "gesproken_door", "om", "door", "door_naam",
    )  # fmt: skip
    for casus in np.flatnonzero(beeld.open_ & beeld.bewaard & beeld.in_verblijf).tolist():
        if rng.random() >= deel:
            continue
        traject, jeugdige = int(beeld.lopend[casus]), int(c.jeugdige[casus])
        regisseur, leeftijd = int(c.regisseur[casus]), int(beeld.leeftijd[casus])
        vormen = _vormen(HULPVORMEN[int(t.vorm[traject])], geadviseerd.get(traject, GEEN))
        op = max(int(t.van[traject]), lading.dag - int(rng.integers(*KORT_GELEDEN)))
        naam = lading.medewerkers[regisseur]
        ouders = gezag.over(jeugdige, int(j.gezin[jeugdige])) if leeftijd < ZELF else ()
        mening = lading.teksten.kies("wil verhuizen", jeugdige) if leeftijd < MEE else ""
        for wie in (*ouders, *((None,) if leeftijd >= MEE else ())):
            gever = Gever.JEUGDIGE if wie is None else Gever.OUDER
            tekst = lading.teksten.kies("wil verhuizen", jeugdige) if wie is None else ""
            bak.erbij(
                casus + EERSTE_NUMMER, gever.value, wie, True, vormen, tekst, mening, op, naam, op,  # noqa: FBT003
                regisseur + EERSTE_NUMMER, naam,
            )  # fmt: skip
    bak.schrijf(lading.invoer, rng)


def _vormen(nu: Hulpvorm, geadviseerd: int) -> str:
    """The lighter form that follows on this one, and the form that was advised when it is another."""
    gekozen = {LICHTER.get(nu, Hulpvorm.BEGELEIDING)} | ({HULPVORMEN[geadviseerd]} if geadviseerd != GEEN else set())
    return json.dumps([vorm.value for vorm in HULPVORMEN if vorm in gekozen and vorm is not nu])
