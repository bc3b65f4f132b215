"""Loads the people and what happened to them: families, youths, measures, trajects, threats, gaps and who waits."""

from __future__ import annotations

from uuid import UUID

import numpy as np

from zorglandschap.apps.casus.bsn import versleutel_bsns
from zorglandschap.apps.casus.models import (
    Afloop,
    DreigendeUithuisplaatsing,
    Gezin,
    Gezinslid,
    Jeugdige,
    Maatregel,
    Traject,
)
from zorglandschap.apps.demo.kolommen import (
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
from zorglandschap.core.begrippen.bsn import Bsn
from zorglandschap.core.begrippen.codelijsten import (
    Geslacht,
    JuridischKader,
    Niveau,
    RedenAfwijking,
    RedenEinde,
    Verwijzer,
)
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.synthetisch.dagen import GEEN, GEEN_EINDE

MOEDER, VADER = "moeder", "vader"
AFLOPEN = (Afloop.THUIS.value, Afloop.TERUG.value, Afloop.UITHUIS.value, "")


def laad_gezinnen(lading: Lading) -> None:
    """Store families and the adults in them."""
    gezinnen, rng, achter = lading.streek.gezinnen, lading.rng, lading.achternamen
    invoer, namen = lading.invoer, lading.naamgroepen
    invoer.schrijf(
        Gezin,
        "gezinnen",
        {"id": nummers(gezinnen.aantal), "sleutel": sleutels(rng, gezinnen.aantal), "naam": achter},
    )
    groep = gezinnen.naamgroep.tolist()
    alleen_vader = (gezinnen.eenouder & (rng.random(gezinnen.aantal) < 0.15)).tolist()
    worp = rng.random((gezinnen.aantal, 2)).tolist()
    gezin, naam, rol = [], [], []
    for nr, (eenouder, vader_alleen) in enumerate(zip(gezinnen.eenouder.tolist(), alleen_vader, strict=True)):
        vrouwen, mannen = namen[groep[nr]].ouders_vrouw, namen[groep[nr]].ouders_man
        if not vader_alleen:
            gezin.append(nr + 1)
            naam.append(f"{vrouwen[int(worp[nr][0] * len(vrouwen))]} {achter[nr]}")
            rol.append(MOEDER)
        if vader_alleen or not eenouder:
            gezin.append(nr + 1)
            naam.append(f"{mannen[int(worp[nr][1] * len(mannen))]} {achter[nr]}")
            rol.append(VADER)
    invoer.schrijf(
        Gezinslid,
        "ouders",
        {"id": nummers(len(gezin)), "gezin": gezin, "naam": naam, "rol": rol, "heeft_gezag": [True] * len(gezin)},
    )


def laad_jeugdigen(lading: Lading) -> None:
    """Store youths; the BSN is encrypted for each youth, with its blind index."""
    jeugdigen, gezinnen = lading.streek.jeugdigen, lading.streek.gezinnen
    sleutel = sleutels(lading.rng, jeugdigen.aantal)
    geheimen = versleutel_bsns(
        (Bsn(str(nummer)), UUID(hex=s)) for nummer, s in zip(jeugdigen.bsn.tolist(), sleutel, strict=True)
    )
    geslacht = [Geslacht.VROUW.value if m else Geslacht.MAN.value for m in jeugdigen.is_meisje.tolist()]
    lading.invoer.schrijf(
        Jeugdige,
        "jeugdigen",
        {
            "id": nummers(jeugdigen.aantal),
            "sleutel": sleutel,
            "gezin": verwijzing(jeugdigen.gezin),
            "voornaam": lading.voornamen,
            "achternaam": teksten(lading.achternamen, jeugdigen.gezin),
            "geboren_op": dagen(jeugdigen.geboren),
            "geslacht": geslacht,
            "bsn_geheim": [g for g, _ in geheimen],
            "bsn_index": [i for _, i in geheimen],
            "gemeente": teksten(lading.gemeentecodes, jeugdigen.gemeente),
            "breedte": gezinnen.breedte[jeugdigen.gezin].tolist(),
            "lengte": gezinnen.lengte[jeugdigen.gezin].tolist(),
            "adres_is_geheim": jeugdigen.geheim_adres.tolist(),
            "school": [None if s == GEEN else int(lading.organisatie[s]) for s in jeugdigen.school.tolist()],
        },
    )


def laad_maatregelen(lading: Lading) -> None:
    """Store measures and authorisations of the court."""
    rijen = lading.streek.maatregelen
    lading.invoer.schrijf(
        Maatregel,
        "maatregelen",
        {
            "id": nummers(rijen.aantal),
            "jeugdige": verwijzing(rijen.jeugdige),
            "kader": codes(JuridischKader, rijen.kader),
            "gi": lading.organisatie[rijen.gi].tolist(),
            "van": dagen(rijen.van),
            "tot": dagen_of_niets(rijen.tot),
        },
    )


def laad_trajecten(lading: Lading) -> None:
    """Store every traject; help beside a stay points to the stay."""
    t = lading.streek.trajecten
    lading.invoer.schrijf(
        Traject,
        "trajecten",
        {
            "id": nummers(t.aantal),
            "jeugdige": verwijzing(t.jeugdige),
            "casus": verwijzing(t.casus),
            "gemeente": teksten(lading.gemeentecodes, t.gemeente),
            "aanbieder": lading.organisatie[t.aanbieder].tolist(),
            "aanbod": verwijzing(t.aanbod),
            "bezetting": verwijzing(t.bezetting),
            "hulpvorm": codes(Hulpvorm, t.vorm),
            "verwijzer": codes(Verwijzer, t.verwijzer),
            "toegewezen_op": dagen(t.toegewezen),
            "van": dagen(t.van),
            "tot": dagen_of_niets(t.tot),
            "reden_einde": codes(RedenEinde, t.reden_einde),
            "is_crisis": t.is_crisis.tolist(),
            "naast": verwijzing(t.naast),
        },
    )


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
    herzien = k.sinds + lading.regio.beleid.aantal("kloof_herzien_dagen", lading.vandaag)
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
