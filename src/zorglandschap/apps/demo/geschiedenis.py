"""Loads the people and what happened to them: families, youths, measures, trajects, threats, gaps and who waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
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
from zorglandschap.apps.demo.invoer import Invoer
from zorglandschap.apps.demo.kolommen import (
    codes,
    dagen,
    dagen_of_niets,
    nummers,
    sleutels,
    teksten,
    verwijzing,
)
from zorglandschap.apps.demo.landschap import gemeentecodes
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
from zorglandschap.core.begrippen.regio import Regio
from zorglandschap.core.synthetisch.dagen import GEEN, GEEN_EINDE, Reeks, datum
from zorglandschap.core.synthetisch.opgave import Naamgroep
from zorglandschap.core.synthetisch.tabellen import Gezinnen, Jeugdigen, SynthetischeRegio

MOEDER, VADER = "moeder", "vader"
AFLOPEN = (Afloop.THUIS.value, Afloop.TERUG.value, Afloop.UITHUIS.value, "")


def achternamen(gezinnen: Gezinnen, namen: tuple[Naamgroep, ...]) -> list[str]:
    """Surname of each family."""
    paren = zip(gezinnen.naamgroep.tolist(), gezinnen.achternaam.tolist(), strict=True)
    return [namen[groep].achternamen[achter] for groep, achter in paren]


def voornamen(jeugdigen: Jeugdigen, gezinnen: Gezinnen, namen: tuple[Naamgroep, ...]) -> list[str]:
    """Given name of each youth."""
    groep = gezinnen.naamgroep[jeugdigen.gezin].tolist()
    rijen = zip(groep, jeugdigen.is_meisje.tolist(), jeugdigen.voornaam.tolist(), strict=True)
    return [(namen[g].meisjes if meisje else namen[g].jongens)[nr] for g, meisje, nr in rijen]


def laad_gezinnen(
    invoer: Invoer, gezinnen: Gezinnen, namen: tuple[Naamgroep, ...], achter: list[str], rng: np.random.Generator
) -> None:
    """Store families and the adults in them."""
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


def laad_jeugdigen(
    invoer: Invoer,
    regio: Regio,
    streek: SynthetischeRegio,
    organisatie: Reeks,
    voor: list[str],
    achter: list[str],
    rng: np.random.Generator,
) -> None:
    """Store youths; the BSN is encrypted for each youth, with its blind index."""
    jeugdigen, gezinnen = streek.jeugdigen, streek.gezinnen
    sleutel = sleutels(rng, jeugdigen.aantal)
    geheimen = versleutel_bsns(
        (Bsn(str(nummer)), UUID(hex=s)) for nummer, s in zip(jeugdigen.bsn.tolist(), sleutel, strict=True)
    )
    geslacht = [Geslacht.VROUW.value if m else Geslacht.MAN.value for m in jeugdigen.is_meisje.tolist()]
    invoer.schrijf(
        Jeugdige,
        "jeugdigen",
        {
            "id": nummers(jeugdigen.aantal),
            "sleutel": sleutel,
            "gezin": verwijzing(jeugdigen.gezin),
            "voornaam": voor,
            "achternaam": teksten(achter, jeugdigen.gezin),
            "geboren_op": dagen(jeugdigen.geboren),
            "geslacht": geslacht,
            "bsn_geheim": [g for g, _ in geheimen],
            "bsn_index": [i for _, i in geheimen],
            "gemeente": teksten(gemeentecodes(regio), jeugdigen.gemeente),
            "breedte": gezinnen.breedte[jeugdigen.gezin].tolist(),
            "lengte": gezinnen.lengte[jeugdigen.gezin].tolist(),
            "adres_is_geheim": jeugdigen.geheim_adres.tolist(),
            "school": [None if s == GEEN else int(organisatie[s]) for s in jeugdigen.school.tolist()],
        },
    )


def laad_maatregelen(invoer: Invoer, streek: SynthetischeRegio, organisatie: Reeks) -> None:
    """Store measures and authorisations of the court."""
    rijen = streek.maatregelen
    invoer.schrijf(
        Maatregel,
        "maatregelen",
        {
            "id": nummers(rijen.aantal),
            "jeugdige": verwijzing(rijen.jeugdige),
            "kader": codes(JuridischKader, rijen.kader),
            "gi": organisatie[rijen.gi].tolist(),
            "van": dagen(rijen.van),
            "tot": dagen_of_niets(rijen.tot),
        },
    )


def laad_trajecten(invoer: Invoer, regio: Regio, streek: SynthetischeRegio, organisatie: Reeks) -> None:
    """Store every traject; help beside a stay points to the stay."""
    t = streek.trajecten
    invoer.schrijf(
        Traject,
        "trajecten",
        {
            "id": nummers(t.aantal),
            "jeugdige": verwijzing(t.jeugdige),
            "casus": verwijzing(t.casus),
            "gemeente": teksten(gemeentecodes(regio), t.gemeente),
            "aanbieder": organisatie[t.aanbieder].tolist(),
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


def laad_dreigingen(invoer: Invoer, regio: Regio, streek: SynthetischeRegio) -> None:
    """Store the placements that threatened."""
    rijen = streek.dreigingen
    invoer.schrijf(
        DreigendeUithuisplaatsing,
        "dreigingen",
        {
            "id": nummers(rijen.aantal),
            "jeugdige": verwijzing(rijen.jeugdige),
            "gemeente": teksten(gemeentecodes(regio), rijen.gemeente),
            "gemeld_op": dagen(rijen.gemeld),
            "via_versnellingsteam": rijen.via_team.tolist(),
            "afloop": teksten(AFLOPEN, rijen.afloop),
            "afgerond_op": dagen_of_niets(rijen.afgerond),
        },
    )


def laad_kloven(
    invoer: Invoer, regio: Regio, streek: SynthetischeRegio, herzien_dagen: Callable[[date], int], vandaag: int
) -> None:
    """Store advised beside given; a first-best placement is a gap that was closed from the start."""
    k, t = streek.kloven, streek.trajecten
    first_best = k.niveau == list(Niveau).index(Niveau.FIRST_BEST)
    herzien = k.sinds + herzien_dagen(datum(vandaag))
    invoer.schrijf(
        Kloof,
        "kloven",
        {
            "id": nummers(k.aantal),
            "jeugdige": verwijzing(t.jeugdige[k.traject]),
            "casus": verwijzing(t.casus[k.traject]),
            "gemeente": teksten(gemeentecodes(regio), t.gemeente[k.traject]),
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


def laad_wachtenden(invoer: Invoer, regio: Regio, streek: SynthetischeRegio) -> None:
    """Store who waits today."""
    w = streek.wachtenden
    gemeente = streek.jeugdigen.gemeente[w.jeugdige]
    invoer.schrijf(
        Wachtende,
        "wachtenden",
        {
            "id": nummers(w.aantal),
            "jeugdige": verwijzing(w.jeugdige),
            "casus": verwijzing(w.casus),
            "gemeente": teksten(gemeentecodes(regio), gemeente),
            "hulpvorm": codes(Hulpvorm, w.vorm),
            "sinds": dagen(w.sinds),
            "beloofd_op": dagen_of_niets(w.beloofd),
            "tot": [None] * w.aantal,
        },
    )
