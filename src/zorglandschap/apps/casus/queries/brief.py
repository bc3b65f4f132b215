"""The letter about a decision: to whom it goes, and what it says; an address is never in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings

from zorglandschap.apps.casus.models import Beschikking, Casus, Jeugdige, Portaaltoegang
from zorglandschap.apps.casus.queries.besluiten import Besluitregel, get_besluit
from zorglandschap.apps.casus.queries.gezag import gezagsdragers
from zorglandschap.apps.casus.queries.lokaal import get_teamcontact
from zorglandschap.apps.casus.queries.toegang import VAN_AANBIEDER
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.core.begrippen.brieftekst import Brieftekst, lees_brieftekst
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.lokaal import Teamcontact
from zorglandschap.core.begrippen.periode import leeftijd


@dataclass(frozen=True, slots=True)
class Brief:
    """One letter as a value; ``aan_jeugdige`` says that the youth alone is addressed, at own name."""

    besluit: Besluitregel
    jeugdige: Jeugdige
    ontvangers: tuple[str, ...]
    aan_jeugdige: bool
    jeugdige_leest_mee: bool
    adres_is_geheim: bool
    stopt_op: date | None
    afzender: str
    contact: str
    bereikbaar: Teamcontact | None
    tekst: Brieftekst


def get_brief(casus: Casus, kijker: Kijker, sleutel: UUID, *, vandaag: date) -> Brief:
    """The letter about one decision of a case that the viewer got through ``get_casus``; not for a provider."""
    if kijker.rol in VAN_AANBIEDER:
        raise NietGevonden
    besluit = get_besluit(casus, sleutel, vandaag=vandaag)
    beschikking, jeugdige = besluit.beschikking, casus.jeugdige
    beleid, op = settings.BELEID, beschikking.genomen_op
    oud = leeftijd(jeugdige.geboren_op, op)
    zelf = oud >= beleid.aantal("beslist_zelf_vanaf_leeftijd", op)
    mee = oud >= beleid.aantal("toestemming_mede_vanaf_leeftijd", op)
    door = beschikking.genomen_door
    instelling = door.organisatie.naam if door else casus.team.naam
    gemeente = jeugdige.gemeente
    return Brief(
        besluit=besluit,
        jeugdige=jeugdige,
        ontvangers=_ontvangers(jeugdige, op, zelf=zelf, mee=mee),
        aan_jeugdige=zelf,
        jeugdige_leest_mee=mee and not zelf,
        adres_is_geheim=jeugdige.adres_is_geheim,
        stopt_op=_stopt_op(beschikking),
        afzender=instelling if besluit.is_bepaling else f"Gemeente {gemeente.naam}",
        contact=", ".join((door.naam, instelling)) if door else instelling,
        bereikbaar=get_teamcontact(door.organisatie if door else casus.team),
        tekst=lees_brieftekst(
            settings.REGIO.ruw.get("brief"),
            gemeente.code,
            je=zelf,
            is_bepaling=besluit.is_bepaling,
            waarden={"gemeente": gemeente.naam, "gi": instelling, "weken": beleid.aantal("bezwaar_binnen_weken", op)},
        ),
    )


def _stopt_op(beschikking: Beschikking) -> date | None:
    """From when what this decision ended no longer holds; None when it ended nothing."""
    dagen = beschikking.beeindigde_toewijzingen.values_list("beeindigd_per", flat=True)
    return min((dag for dag in dagen if dag is not None), default=None)


def _ontvangers(jeugdige: Jeugdige, op: date, *, zelf: bool, mee: bool) -> tuple[str, ...]:
    """The youth from sixteen; before that who has gezag, and from twelve the youth too. Never who is kept away."""
    naam = f"{jeugdige.voornaam} {jeugdige.achternaam}"
    if zelf:
        return (naam,)
    dicht = Portaaltoegang.objects.filter(jeugdige_id=jeugdige.pk, veiligheidsblokkade=True)
    afgeschermd = set(dicht.values_list("gezinslid_id", flat=True))
    ouders = [lid.naam for lid in gezagsdragers(jeugdige, op=op) if lid.pk not in afgeschermd]
    return (*ouders, *([naam] if mee or not ouders else []))
