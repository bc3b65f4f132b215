"""Loads who there is and where help is given: organisations, staff, locations, offers, places and who holds them."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import numpy as np

from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, BezettingStatus, Locatie, Plek
from zorglandschap.apps.demo.invoer import Invoer
from zorglandschap.apps.demo.kolommen import (
    behoeften,
    codes,
    dagen,
    dagen_of_niets,
    nummers,
    sleutels,
    teksten,
    verwijzing,
)
from zorglandschap.apps.organisaties.models import Medewerker, Organisatie
from zorglandschap.core.begrippen.codelijsten import Rol, SoortOrganisatie
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.regio import Regio
from zorglandschap.core.synthetisch.dagen import GEEN, Reeks
from zorglandschap.core.synthetisch.opgave import EERSTE_JAAR, Naamgroep
from zorglandschap.core.synthetisch.tabellen import Medewerkers, Organisaties, SynthetischeRegio

IN_DIENST = f"{EERSTE_JAAR}-01-01"


def gemeentecodes(regio: Regio) -> list[str]:
    """CBS codes in the order in which the synthetic region counts them."""
    return [g.code for g in regio.gemeenten] + [b.code for b in regio.buitengemeenten]


def laad_organisaties(invoer: Invoer, regio: Regio, organisaties: Organisaties) -> Reeks:
    """Store the organisations that are not there yet; returns the primary key of each."""
    al = {(o.naam, o.soort): o.pk for o in Organisatie.objects.all()}
    soort = codes(SoortOrganisatie, organisaties.soort)
    sleutel = list(zip(organisaties.naam, soort, strict=True))
    nieuw = np.array([k not in al for k in sleutel], dtype=np.bool_)
    eerste = max(al.values(), default=0) + 1
    nummer = np.cumsum(nieuw) - 1 + eerste
    nummer[~nieuw] = [al[k] for k, is_nieuw in zip(sleutel, nieuw.tolist(), strict=True) if not is_nieuw]
    codes_ = gemeentecodes(regio)
    rijen = np.flatnonzero(nieuw)
    invoer.schrijf(
        Organisatie,
        "organisaties",
        {
            "id": nummer[rijen].tolist(),
            "naam": [organisaties.naam[i] for i in rijen],
            "soort": [soort[i] for i in rijen],
            "gemeente": [None if g == GEEN else codes_[g] for g in organisaties.gemeente[rijen].tolist()],
            "breedte": _of_niets(organisaties.breedte[rijen].tolist()),
            "lengte": _of_niets(organisaties.lengte[rijen].tolist()),
            "is_specialistisch": organisaties.is_specialistisch[rijen].tolist(),
            "is_verzonnen": organisaties.is_verzonnen[rijen].tolist(),
        },
    )
    return nummer.astype(np.int32)


def _of_niets(getallen: list[float]) -> list[float | None]:
    return [None if g != g else g for g in getallen]  # noqa: PLR0124 - nan is not equal to itself


def medewerkersnamen(medewerkers: Medewerkers, namen: tuple[Naamgroep, ...]) -> list[str]:
    """Given name and surname of all staff."""
    uit = []
    for vrouw, groep, voor, achter in zip(
        medewerkers.is_vrouw.tolist(),
        medewerkers.naamgroep.tolist(),
        medewerkers.voornaam.tolist(),
        medewerkers.achternaam.tolist(),
        strict=True,
    ):
        lijst = namen[groep].ouders_vrouw if vrouw else namen[groep].ouders_man
        uit.append(f"{lijst[voor]} {namen[groep].achternamen[achter]}")
    return uit


def laad_medewerkers(invoer: Invoer, medewerkers: Medewerkers, organisatie: Reeks, namen: list[str]) -> None:
    """Store staff, without an account: only the people of the demo can sign in."""
    aantal = medewerkers.aantal
    invoer.schrijf(
        Medewerker,
        "medewerkers",
        {
            "id": nummers(aantal),
            "gebruiker": [None] * aantal,
            "organisatie": organisatie[medewerkers.organisatie].tolist(),
            "naam": namen,
            "rol": codes(Rol, medewerkers.rol),
            "van": [IN_DIENST] * aantal,
            "tot": [None] * aantal,
        },
    )


def laad_aanbod(invoer: Invoer, regio: Regio, streek: SynthetischeRegio, organisatie: Reeks, nu: datetime) -> None:
    """Store locations, offers and places."""
    loc, aanbod, plekken = streek.locaties, streek.aanbod, streek.plekken
    invoer.schrijf(
        Locatie,
        "locaties",
        {
            "id": nummers(loc.aantal),
            "aanbieder": organisatie[loc.aanbieder].tolist(),
            "naam": loc.naam,
            "gemeente": teksten(gemeentecodes(regio), loc.gemeente),
            "breedte": loc.breedte.tolist(),
            "lengte": loc.lengte.tolist(),
        },
    )
    deskundig = [json.dumps(behoeften(m)) for m in aanbod.deskundig.tolist()]
    moment = np.datetime64(nu.astimezone(UTC).replace(tzinfo=None), "s")
    bevestigd = (moment - aanbod.uren_oud * np.timedelta64(1, "h")).astype(str)
    invoer.schrijf(
        Aanbod,
        "aanbod",
        {
            "id": nummers(aanbod.aantal),
            "locatie": verwijzing(aanbod.locatie),
            "naam": aanbod.naam,
            "hulpvorm": codes(Hulpvorm, aanbod.vorm),
            "leeftijd_van": aanbod.leeftijd_van.tolist(),
            "leeftijd_tot": aanbod.leeftijd_tot.tolist(),
            "specialismen": deskundig,
            "neemt_lvb": aanbod.neemt_lvb.tolist(),
            "neemt_broers_zussen": aanbod.neemt_samen.tolist(),
            "van": dagen(aanbod.van),
            "tot": dagen_of_niets(aanbod.tot),
            "bijgewerkt_om": [t.replace("T", " ") for t in bevestigd.tolist()],
        },
    )
    invoer.schrijf(
        Plek,
        "plekken",
        {
            "id": nummers(plekken.aantal),
            "aanbod": verwijzing(plekken.aanbod),
            "nummer": plekken.nummer.tolist(),
            "van": dagen(plekken.van),
            "tot": dagen_of_niets(plekken.tot),
        },
    )


def laad_bezettingen(invoer: Invoer, streek: SynthetischeRegio, rng: np.random.Generator) -> None:
    """Store who holds which place when; the database itself refuses two at once."""
    rijen = streek.bezettingen
    invoer.schrijf(
        Bezetting,
        "bezettingen",
        {
            "id": nummers(rijen.aantal),
            "plek": verwijzing(rijen.plek),
            "van": dagen(rijen.van),
            "tot": dagen_of_niets(rijen.tot),
            "status": [BezettingStatus.BEVESTIGD.value] * rijen.aantal,
            "verloopt_om": [None] * rijen.aantal,
            "kenmerk": sleutels(rng, rijen.aantal),
        },
    )
