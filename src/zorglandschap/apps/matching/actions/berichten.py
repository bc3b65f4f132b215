"""Mails about requests for a place: that there is something to look at, never about whom; once per event and person.

What has to go out follows from how a request stands, so a run later sends what failed before, and nothing twice.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from zorglandschap.apps.casus.queries.toegang import uitgesloten_accounts
from zorglandschap.apps.matching.models import Expertvraag, Verzoekbericht, Voorstel
from zorglandschap.apps.organisaties.herinneren import Brief, Verslag, er_gaat_mail_uit, verstuur, werkzaam
from zorglandschap.apps.organisaties.models import Medewerker
from zorglandschap.core.begrippen.codelijsten import Rol, VoorstelStatus
from zorglandschap.core.begrippen.matchwoorden import Berichtsoort, Expertstap
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.matching.berichten import ONDERWERP, ONDERWERP_CRISIS, TEKST, TEKST_CRISIS

RECENT = timedelta(days=2)  # what came of a request longer ago is no news any more
STAAND = (VoorstelStatus.OPEN, VoorstelStatus.TOEGEZEGD)
AANHEF = zin("Goedendag,")
VOOR = "Dat kan tot %(tijd)s."
WAAR = "U vindt het in Zorglandschap: %(adres)s"
WIE = "Het gaat om een vraag aan %(aanbieder)s."
AFLOOP = {
    VoorstelStatus.TOEGEZEGD: Berichtsoort.JA,
    VoorstelStatus.GEACCEPTEERD: Berichtsoort.JA,
    VoorstelStatus.GEWEIGERD: Berichtsoort.NEE,
    VoorstelStatus.VERLOPEN: Berichtsoort.VERLOPEN,
}
logger = logging.getLogger(__name__)


def meld(voorstel: Voorstel, *, nu: datetime) -> None:
    """Tell who has to know how this request stands now, after the transaction; a mail that fails stops nothing."""
    if er_gaat_mail_uit():
        transaction.on_commit(partial(_stuur_over, voorstel.pk, nu), robust=True)


def meld_expertadvies(vraag: Expertvraag, *, nu: datetime) -> None:
    """Tell the regisseur that the table of experts gave advice, after the transaction."""
    meld(vraag.voorstel, nu=nu)


def stuur_berichten(*, nu: datetime) -> Verslag:
    """Every mail about a request that is due and did not go out yet: run it as often as you like."""
    recent = Q(status__in=STAAND) | Q(beantwoord_om__gt=nu - RECENT)
    recent |= Q(expertvraag__berichten__om__gt=nu - RECENT)
    nummers = Voorstel.objects.filter(recent).order_by("pk").values_list("pk", flat=True).distinct()
    return verstuur(_brieven(list(nummers), nu))


def _stuur_over(pk: int, nu: datetime) -> None:
    verslag = verstuur(_brieven([pk], nu))
    if verslag.mislukt:
        logger.warning("%d mails over een verzoek konden niet weg; de volgende ronde probeert opnieuw", verslag.mislukt)


def _brieven(nummers: Iterable[int], nu: datetime) -> Iterator[Brief]:
    rijen = Voorstel.objects.filter(pk__in=list(nummers)).order_by("-casus__is_crisis", "pk")
    for voorstel in rijen.select_related("casus__jeugdige", "aanbod__locatie__aanbieder", "expertvraag"):
        if voorstel.status == VoorstelStatus.OPEN:
            yield from _over_open(voorstel, nu)
        yield from _aan_regisseur(voorstel, nu)
        yield from _over_experts(voorstel, nu)


def _over_open(voorstel: Voorstel, nu: datetime) -> Iterator[Brief]:
    """To the planners when it is new and halfway; in a crisis halfway also to who can step in."""
    soorten = [Berichtsoort.NIEUW]
    if is_halverwege(voorstel.gevraagd_om, voorstel.verloopt_om, nu):
        soorten.append(Berichtsoort.HALVERWEGE)
    planners = list(_werkzaam(voorstel, nu, Rol.PLANNER, voorstel.aanbod.locatie.aanbieder_id))
    for soort in soorten:
        yield from (_brief(voorstel, soort, planner, "aanbod:overzicht", nu) for planner in planners)
    if voorstel.casus.crisis_speelt and Berichtsoort.HALVERWEGE in soorten:
        yield from _aan_crisisdienst(voorstel, nu)


def _aan_crisisdienst(voorstel: Voorstel, nu: datetime) -> Iterator[Brief]:
    aanbieder, dienst = voorstel.aanbod.locatie.aanbieder, settings.REGIO.crisisdienst
    for wie, adres in (("aanbieder", aanbieder.crisiscontact), ("crisisdienst", dienst.mail if dienst else "")):
        if adres:
            extra = (zin(WIE, aanbieder=aanbieder.naam),)
            yield _maak(voorstel, Berichtsoort.CRISIS, adres, wie, (*extra, _tot(voorstel)), nu)


def _aan_regisseur(voorstel: Voorstel, nu: datetime) -> Iterator[Brief]:
    soorten = []
    status = VoorstelStatus(voorstel.status)
    if status in AFLOOP:
        soorten.append(AFLOOP[status])
    beloofd = voorstel.beantwoord_om if status is VoorstelStatus.TOEGEZEGD else None
    if beloofd is not None and is_halverwege(beloofd, voorstel.verloopt_om, nu):
        soorten.append(Berichtsoort.KIES)
    if _heeft_expertadvies(voorstel):
        soorten.append(Berichtsoort.EXPERTADVIES)
    wie = voorstel.casus.regisseur_id
    if not soorten or wie is None:
        return
    for regisseur in werkzaam(timezone.localdate(nu)).filter(pk=wie).select_related("gebruiker"):
        yield from (_brief(voorstel, soort, regisseur, "casus:werk", nu) for soort in soorten)


def _over_experts(voorstel: Voorstel, nu: datetime) -> Iterator[Brief]:
    if hasattr(voorstel, "expertvraag") and not _heeft_expertadvies(voorstel):
        for lid in _werkzaam(voorstel, nu, Rol.EXPERTTAFEL, None):
            yield _brief(voorstel, Berichtsoort.EXPERTS, lid, "matching:experttafel", nu)


def _heeft_expertadvies(voorstel: Voorstel) -> bool:
    if not hasattr(voorstel, "expertvraag"):
        return False
    return voorstel.expertvraag.berichten.filter(soort=Expertstap.ADVIES).exists()


def _werkzaam(voorstel: Voorstel, nu: datetime, rol: Rol, organisatie: int | None) -> Iterator[Medewerker]:
    """Who works in this role, but not somebody who may know nothing of this family."""
    mensen = werkzaam(timezone.localdate(nu)).filter(rol=rol).select_related("gebruiker")
    if organisatie is not None:
        mensen = mensen.filter(organisatie_id=organisatie)
    yield from mensen.exclude(gebruiker_id__in=uitgesloten_accounts(voorstel.casus.jeugdige)).order_by("pk")


def is_halverwege(van: datetime, tot: datetime, nu: datetime) -> bool:
    """True from halfway a term until its end."""
    return van + (tot - van) / 2 <= nu < tot


def _brief(voorstel: Voorstel, soort: Berichtsoort, aan: Medewerker, waar: str, nu: datetime) -> Brief:
    regels = (_tot(voorstel),) if voorstel.status in STAAND else ()
    adres = zin(WAAR, adres=settings.ADRES.rstrip("/") + reverse(waar))
    return _maak(voorstel, soort, aan, f"medewerker {aan.pk}", (*regels, adres), nu)


def _tot(voorstel: Voorstel) -> Tekst:
    return zin(VOOR, tijd=f"{timezone.localtime(voorstel.verloopt_om):%d-%m-%Y %H:%M} uur")


def _maak(
    voorstel: Voorstel, soort: Berichtsoort, aan: Medewerker | str, wie: str, regels: tuple[Tekst, ...], nu: datetime
) -> Brief:
    crisis = voorstel.casus.crisis_speelt
    return Brief(
        aan=aan,
        onderwerp=ONDERWERP_CRISIS[soort] if crisis and soort in ONDERWERP_CRISIS else ONDERWERP[soort],
        regels=(TEKST_CRISIS[soort] if crisis and soort in TEKST_CRISIS else TEKST[soort], *regels),
        rij=Verzoekbericht(voorstel=voorstel, soort=soort, ontvanger=wie, om=nu),
        aanhef=AANHEF,
    )
