"""Loads who there is and where help is given: organisations, staff, locations, offers, places and who holds them."""

from __future__ import annotations

import json
from datetime import UTC

import numpy as np

from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, BezettingStatus, Locatie, Plek
from zorglandschap.apps.demo.invoer import Invoer, Kolommen, Waarde
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
from zorglandschap.apps.demo.lading import Lading, gemeentecodes
from zorglandschap.apps.organisaties.models import Medewerker, Organisatie
from zorglandschap.core.begrippen.codelijsten import Rol, SoortOrganisatie
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.regio import Regio
from zorglandschap.core.synthetisch.aanbodverhaal import maak_verhalen
from zorglandschap.core.synthetisch.dagen import GEEN, Reeks
from zorglandschap.core.synthetisch.opgave import EERSTE_JAAR
from zorglandschap.core.synthetisch.tabellen import Organisaties

IN_DIENST = f"{EERSTE_JAAR}-01-01"


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


def laad_medewerkers(lading: Lading) -> None:
    """Store staff, without an account: only the people of the demo can sign in."""
    medewerkers = lading.streek.medewerkers
    aantal = medewerkers.aantal
    lading.invoer.schrijf(
        Medewerker,
        "medewerkers",
        {
            "id": nummers(aantal),
            "gebruiker": [None] * aantal,
            "organisatie": lading.organisatie[medewerkers.organisatie].tolist(),
            "naam": lading.medewerkers,
            "rol": codes(Rol, medewerkers.rol),
            "van": [IN_DIENST] * aantal,
            "tot": [None] * aantal,
        },
    )


def laad_aanbod(lading: Lading) -> None:
    """Store locations, offers and places."""
    invoer, streek = lading.invoer, lading.streek
    loc, aanbod, plekken = streek.locaties, streek.aanbod, streek.plekken
    invoer.schrijf(
        Locatie,
        "locaties",
        {
            "id": nummers(loc.aantal),
            "aanbieder": lading.organisatie[loc.aanbieder].tolist(),
            "naam": loc.naam,
            "gemeente": teksten(lading.gemeentecodes, loc.gemeente),
            "breedte": loc.breedte.tolist(),
            "lengte": loc.lengte.tolist(),
            "is_precies": (loc.gemeente < len(lading.opgave.regio.gemeenten)).tolist(),
            "postcode": [""] * loc.aantal,
            "adres_is_geheim": [False] * loc.aantal,
        },
    )
    deskundig = [json.dumps(behoeften(m)) for m in aanbod.deskundig.tolist()]
    moment = np.datetime64(lading.nu.astimezone(UTC).replace(tzinfo=None), "s")
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
            **_beschrijving(lading),
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


def _beschrijving(lading: Lading) -> Kolommen:
    """What the invented providers tell about their offers."""
    verhalen = maak_verhalen(lading.opgave, lading.streek.aanbod)
    leeg: list[Waarde] = [None] * len(verhalen)
    return {
        "neemt_ggz": [v.neemt_ggz for v in verhalen],
        "school": [v.school for v in verhalen],
        "groep": [v.groep for v in verhalen],
        "groep_grootte": leeg,
        "groep_jongste": leeg,
        "groep_oudste": leeg,
        "eigen_kamer": [v.eigen_kamer for v in verhalen],
        "dieren": [v.dieren for v in verhalen],
        "voorwaarden": [v.voorwaarden for v in verhalen],
        "ritme": [json.dumps([r.value for r in v.ritme]) for v in verhalen],
        "kenmerk": [""] * len(verhalen),
        "versie": [1] * len(verhalen),
    }


def laad_bezettingen(lading: Lading) -> None:
    """Store who holds which place when; the database itself refuses two at once."""
    rijen = lading.streek.bezettingen
    lading.invoer.schrijf(
        Bezetting,
        "bezettingen",
        {
            "id": nummers(rijen.aantal),
            "plek": verwijzing(rijen.plek),
            "van": dagen(rijen.van),
            "tot": dagen_of_niets(rijen.tot),
            "status": [BezettingStatus.BEVESTIGD.value] * rijen.aantal,
            "verloopt_om": [None] * rijen.aantal,
            "kenmerk": sleutels(lading.rng, rijen.aantal),
        },
    )
