"""Loads the youths and what happened to them: trajects, threats, gaps and who waits."""

from __future__ import annotations

from functools import lru_cache, partial
from uuid import UUID

import numpy as np

from zorglandschap.apps.casus.bsn import versleutel_bsns
from zorglandschap.apps.casus.models import (
    Afloop,
    DreigendeUithuisplaatsing,
    Jeugdige,
    Naamwoord,
    Traject,
)
from zorglandschap.apps.demo.invoer import Kolommen
from zorglandschap.apps.demo.kolommen import (
    EERSTE_NUMMER,
    codes,
    dagen,
    dagen_of_niets,
    nummers,
    sleutels,
    teksten,
    verwijzing,
)
from zorglandschap.apps.demo.lading import Lading
from zorglandschap.apps.matching.models import Kloof, Wachtende
from zorglandschap.core.begrippen.besluitwoorden import RedenVerhuizing
from zorglandschap.core.begrippen.bsn import Bsn
from zorglandschap.core.begrippen.codelijsten import (
    Geslacht,
    Niveau,
    RedenAfwijking,
    RedenEinde,
    Verwijzer,
)
from zorglandschap.core.begrippen.hulpvormen import VORMEN, Hulpvorm
from zorglandschap.core.casus.naamwoorden import naamwoorden
from zorglandschap.core.synthetisch.dagen import GEEN, GEEN_EINDE, Reeks
from zorglandschap.core.synthetisch.trajecten import CRISISVORM
from zorglandschap.core.synthetisch.trekken import kies

ZWAARTE = np.array([VORMEN[h].zwaarte for h in Hulpvorm], dtype=np.int32)
LAAT_GEKEKEN = 10  # days at most that a look at a gap is late
AFLOPEN = (Afloop.THUIS.value, Afloop.TERUG.value, Afloop.UITHUIS.value, "")


def laad_jeugdigen(lading: Lading) -> None:
    """Store youths; the BSN is encrypted for each youth, with its blind index."""
    aantal = lading.streek.jeugdigen.aantal
    lading.invoer.schrijf_veel(Jeugdige, "jeugdigen", aantal, partial(_jeugdigen, lading))
    lading.invoer.schrijf_veel(Naamwoord, "namen om op te zoeken", aantal, partial(_naamwoorden, lading))


def _naamwoorden(lading: Lading, deel: slice) -> Kolommen:
    """The words of the names, of which there are few different ones."""
    achternamen = teksten(lading.achternamen, lading.streek.jeugdigen.gezin[deel])
    woorden = lru_cache(maxsize=None)(naamwoorden)
    rijen = [
        (nummer, woord.begin, woord.woord)
        for nummer, namen in enumerate(
            zip(lading.voornamen[deel], achternamen, strict=True), start=deel.start + EERSTE_NUMMER
        )
        for woord in woorden(*namen)
    ]
    nummer, begin, woord = zip(*rijen, strict=True) if rijen else ((), (), ())
    return {"jeugdige": nummer, "begin": begin, "woord": woord}


def _jeugdigen(lading: Lading, deel: slice) -> Kolommen:
    jeugdigen, gezinnen = lading.streek.jeugdigen, lading.streek.gezinnen
    gezin, bsn = jeugdigen.gezin[deel], jeugdigen.bsn[deel].tolist()
    sleutel = sleutels(lading.rng, len(bsn))
    geheimen = versleutel_bsns((Bsn(str(n)), UUID(hex=s)) for n, s in zip(bsn, sleutel, strict=True))
    return {
        "id": nummers(len(bsn), vanaf=deel.start + EERSTE_NUMMER),
        "sleutel": sleutel,
        "gezin": verwijzing(gezin),
        "voornaam": lading.voornamen[deel],
        "achternaam": teksten(lading.achternamen, gezin),
        "geboren_op": dagen(jeugdigen.geboren[deel]),
        "geslacht": [Geslacht.VROUW.value if m else Geslacht.MAN.value for m in jeugdigen.is_meisje[deel].tolist()],
        "bsn_geheim": [g for g, _ in geheimen],
        "bsn_index": [i for _, i in geheimen],
        "gemeente": teksten(lading.gemeentecodes, jeugdigen.gemeente[deel]),
        "breedte": gezinnen.breedte[gezin].tolist(),
        "lengte": gezinnen.lengte[gezin].tolist(),
        "adres_is_geheim": jeugdigen.geheim_adres[deel].tolist(),
        "school": [None if s == GEEN else int(lading.organisatie[s]) for s in jeugdigen.school[deel].tolist()],
    }


def laad_trajecten(lading: Lading) -> None:
    """Store every traject; help beside a stay points to the stay, a next stay to the one before, with the reason."""
    aantal = lading.streek.trajecten.aantal
    lading.invoer.schrijf_veel(Traject, "trajecten", aantal, partial(_trajecten, lading, _redenen(lading)))


def _trajecten(lading: Lading, redenen: Reeks, deel: slice) -> Kolommen:
    t = lading.streek.trajecten
    return {
        "id": nummers(deel.stop - deel.start, vanaf=deel.start + EERSTE_NUMMER),
        "jeugdige": verwijzing(t.jeugdige[deel]),
        "casus": verwijzing(t.casus[deel]),
        "gemeente": teksten(lading.gemeentecodes, t.gemeente[deel]),
        "aanbieder": lading.organisatie[t.aanbieder[deel]].tolist(),
        "aanbod": verwijzing(t.aanbod[deel]),
        "bezetting": verwijzing(t.bezetting[deel]),
        "hulpvorm": codes(Hulpvorm, t.vorm[deel]),
        "verwijzer": codes(Verwijzer, t.verwijzer[deel]),
        "toegewezen_op": dagen(t.toegewezen[deel]),
        "van": dagen(t.van[deel]),
        "tot": dagen_of_niets(t.tot[deel]),
        "reden_einde": codes(RedenEinde, t.reden_einde[deel]),
        "is_crisis": t.is_crisis[deel].tolist(),
        "naast": verwijzing(t.naast[deel]),
        "vervolg_op": verwijzing(t.vorige[deel]),
        "reden_verhuizing": codes(RedenVerhuizing, redenen[deel]),
    }


def _redenen(lading: Lading) -> Reeks:
    """Why each next stay came: lighter or heavier help speaks for itself, the rest is drawn."""
    t = lading.streek.trajecten
    verder = np.flatnonzero(t.vorige != GEEN)
    gewichten = lading.opgave.gewichten("reden verhuizing", RedenVerhuizing)
    getrokken = kies(lading.dobbelstenen("trajecten"), gewichten, verder.size)
    verschil = ZWAARTE[t.vorm[verder]] - ZWAARTE[t.vorm[t.vorige[verder]]]
    lichter, zwaarder = (list(RedenVerhuizing).index(r) for r in (RedenVerhuizing.LICHTER, RedenVerhuizing.ZWAARDER))
    reden = np.where(verschil < 0, lichter, np.where(verschil > 0, zwaarder, getrokken))
    over = list(RedenVerhuizing).index(RedenVerhuizing.CRISIS_OVER)
    reden = np.where(CRISISVORM[t.vorm[t.vorige[verder]]], over, reden)
    alle = np.full(t.aantal, GEEN, dtype=np.int32)
    alle[verder] = reden
    return alle


def laad_dreigingen(lading: Lading) -> None:
    """Store the placements that threatened."""
    rijen = lading.streek.dreigingen
    lading.invoer.schrijf(
        DreigendeUithuisplaatsing,
        "dreigingen",
        {
            "id": nummers(rijen.aantal),
            "jeugdige": verwijzing(rijen.jeugdige),
            "gemeente": teksten(lading.gemeentecodes, rijen.gemeente),
            "gemeld_op": dagen(rijen.gemeld),
            "via_versnellingsteam": rijen.via_team.tolist(),
            "afloop": teksten(AFLOPEN, rijen.afloop),
            "afgerond_op": dagen_of_niets(rijen.afgerond),
        },
    )


def laad_kloven(lading: Lading) -> None:
    """Store advised beside given; a first-best placement is a gap that was closed from the start."""
    k, t = lading.streek.kloven, lading.streek.trajecten
    first_best = k.niveau == list(Niveau).index(Niveau.FIRST_BEST)
    om_de = lading.regio.beleid.aantal("kloof_herzien_dagen", lading.vandaag)
    gekeken = np.maximum(0, lading.dag - k.sinds - k.sinds % LAAT_GEKEKEN) // om_de  # some were looked at a bit late
    herzien = k.sinds + om_de * (gekeken + 1)
    lading.invoer.schrijf(
        Kloof,
        "kloven",
        {
            "id": nummers(k.aantal),
            "jeugdige": verwijzing(t.jeugdige[k.traject]),
            "casus": verwijzing(t.casus[k.traject]),
            "gemeente": teksten(lading.gemeentecodes, t.gemeente[k.traject]),
            "geadviseerd": codes(Hulpvorm, k.geadviseerd),
            "gegeven": codes(Hulpvorm, k.gegeven),
            "niveau": codes(Niveau, k.niveau),
            "reden": codes(RedenAfwijking, k.reden),
            "toelichting": [""] * k.aantal,
            "sinds": dagen(k.sinds),
            "herzien_op": dagen_of_niets(np.where(first_best, GEEN_EINDE, herzien).astype(np.int32)),
            "gesloten_op": dagen_of_niets(np.where(first_best, k.sinds, k.gesloten).astype(np.int32)),
        },
    )


def laad_wachtenden(lading: Lading) -> None:
    """Store who waits today."""
    w = lading.streek.wachtenden
    gemeente = lading.streek.jeugdigen.gemeente[w.jeugdige]
    lading.invoer.schrijf(
        Wachtende,
        "wachtenden",
        {
            "id": nummers(w.aantal),
            "jeugdige": verwijzing(w.jeugdige),
            "casus": verwijzing(w.casus),
            "gemeente": teksten(lading.gemeentecodes, gemeente),
            "hulpvorm": codes(Hulpvorm, w.vorm),
            "sinds": dagen(w.sinds),
            "beloofd_op": dagen_of_niets(w.beloofd),
            "tot": [None] * w.aantal,
        },
    )
