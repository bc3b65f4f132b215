"""Take a decision: number it, allocate the help, and let what it replaces end. A decision itself never changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from zorglandschap.apps.casus.actions.stappen import een_stap, log, zet_stap
from zorglandschap.apps.casus.models import Beschikking, Casus, Toewijzing, Traject
from zorglandschap.apps.casus.queries.besluiten import (
    NieuwBesluit,
    NieuweToewijzing,
    list_aanbieders,
    toets_besluit,
)
from zorglandschap.apps.eenmalig import eenmalig
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.besluitwoorden import Beschikkingsoort
from zorglandschap.core.begrippen.codelijsten import Handeling, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.casus.toewijzing import CATEGORIE

POGINGEN = 25  # so many people may take the same next number at the same moment
BESLUITCIJFERS, TOEWIJZINGCIJFERS = 6, 7
T = TypeVar("T")


def neem_besluit(casus: Casus, *, door: Kijker, nu: datetime, nieuw: NieuwBesluit, herhaalsleutel: UUID) -> Beschikking:
    """Take a decision and allocate; the same form sent twice takes one decision.

    Raises Geweigerd for days that cannot be, for a decision that was replaced already, and when a rule stops it.
    """
    with een_stap(casus, door, Handeling.BESLUITEN) as rij:
        eerder = Beschikking.objects.filter(herhaalsleutel=herhaalsleutel).first()
        if eerder is not None:
            if eerder.casus_id != rij.pk:
                raise NietGevonden
            return eerder
        vandaag = timezone.localdate(nu)
        _eis_dagen(rij, nieuw)
        vervangt = _te_vervangen(rij, nieuw)
        uitkomsten = toets_besluit(rij, nieuw, door=door, vandaag=vandaag)
        if any(u.blokkeert for u in uitkomsten):
            raise Geweigerd.door_regels(uitkomsten)
        with eenmalig():
            beschikking = _maak(rij, nieuw, vervangt, door, nu, herhaalsleutel)
        for toewijzing in nieuw.toewijzingen:
            _wijs_toe(beschikking, toewijzing)
        if vervangt is not None:
            _beeindig(vervangt, beschikking, nieuw, vandaag)
        zet_stap(casus, stap=Stap.BESLUIT, door=door, nu=nu, toelichting=_woorden(beschikking), uitkomsten=uitkomsten)
        return beschikking


def _eis_dagen(casus: Casus, nieuw: NieuwBesluit) -> None:
    aanbieders = {a.pk for a in list_aanbieders()} if nieuw.toewijzingen else frozenset()
    for toewijzing in nieuw.toewijzingen:
        if toewijzing.van < casus.jeugdige.geboren_op:
            raise Geweigerd(zin("De hulp begint voor de geboorte van de jeugdige. Kijk de begindatum na."))
        if toewijzing.tot is not None and toewijzing.tot <= toewijzing.van:
            raise Geweigerd(zin("De hulp eindigt voordat zij begint. Kijk de begin- en einddatum na."))
        if toewijzing.aanbieder not in aanbieders:
            raise Geweigerd(zin("Kies een aanbieder uit de lijst."))
    if nieuw.soort is not Beschikkingsoort.TOEKENNING and nieuw.toewijzingen:
        raise Geweigerd(zin("Een afwijzing of beëindiging kent geen hulp toe. Kies ‘toekenning’ of haal de hulp weg."))


def _te_vervangen(casus: Casus, nieuw: NieuwBesluit) -> Beschikking | None:
    """The decision that this one replaces; only a granting decision that still stands can be replaced."""
    if nieuw.vervangt is None:
        if nieuw.soort is Beschikkingsoort.BEEINDIGING:
            raise Geweigerd(zin("Kies eerst het besluit waarvan u de hulp beëindigt."))
        return None
    oud = Beschikking.objects.filter(casus=casus, sleutel=nieuw.vervangt).first()
    if oud is None:
        raise NietGevonden
    if nieuw.soort is Beschikkingsoort.AFWIJZING:
        raise Geweigerd(zin("Een afwijzing vervangt geen eerder besluit. Kies ‘beëindiging’ als de hulp stopt."))
    if oud.soort != Beschikkingsoort.TOEKENNING or oud.vervangen_door.exists():
        raise Geweigerd(zin("Dit besluit is al vervangen of beëindigd. Kijk welk besluit nu geldt."))
    if nieuw.soort is Beschikkingsoort.BEEINDIGING and nieuw.per is None:
        raise Geweigerd(zin("Vul in vanaf welke dag de hulp stopt."))
    return oud


def _maak(
    casus: Casus,
    nieuw: NieuwBesluit,
    vervangt: Beschikking | None,
    door: Kijker,
    nu: datetime,
    herhaalsleutel: UUID,
) -> Beschikking:
    vandaag = timezone.localdate(nu)

    def maak() -> Beschikking:
        return Beschikking.objects.create(
            nummer=_volgende(Beschikking, f"B{vandaag.year}-", BESLUITCIJFERS),
            casus=casus,
            soort=nieuw.soort,
            grond=nieuw.grond or "",
            motivering=nieuw.motivering.strip(),
            genomen_op=vandaag,
            om=nu,
            genomen_door_id=door.medewerker_id,
            vervangt=vervangt,
            herhaalsleutel=herhaalsleutel,
        )

    return _met_eigen_nummer(maak)


def _wijs_toe(beschikking: Beschikking, nieuw: NieuweToewijzing) -> Toewijzing:
    """A number of nine digits: iJw knows no letters in it, and no more digits."""

    def maak() -> Toewijzing:
        return Toewijzing.objects.create(
            beschikking=beschikking,
            nummer=_volgende(Toewijzing, f"{beschikking.genomen_op:%y}", TOEWIJZINGCIJFERS),
            aanbieder_id=nieuw.aanbieder,
            traject=_traject(beschikking.casus, nieuw),
            hulpvorm=nieuw.hulpvorm,
            categorie=CATEGORIE[nieuw.hulpvorm],
            product=nieuw.product.strip(),
            omvang=nieuw.omvang,
            eenheid=nieuw.eenheid or "",
            frequentie=nieuw.frequentie or "",
            van=nieuw.van,
            tot=nieuw.tot,
        )

    return _met_eigen_nummer(maak)


def _volgende(model: type[Beschikking] | type[Toewijzing], begin: str, cijfers: int) -> str:
    laatste = (
        model.objects.filter(nummer__startswith=begin).order_by("-nummer").values_list("nummer", flat=True).first()
    )
    teller = int(laatste.removeprefix(begin)) if laatste else 0
    return f"{begin}{teller + 1:0{cijfers}}"


def _met_eigen_nummer(maak: Callable[[], T]) -> T:
    """Two people who take the same next number at once: the database refuses one, who then takes the number after."""
    for _poging in range(POGINGEN):
        try:
            with transaction.atomic():
                return maak()
        except IntegrityError as fout:
            if "nummer" not in str(fout):
                raise
    raise Geweigerd(zin("Er worden nu heel veel besluiten tegelijk genomen. Probeer het zo nog eens."))


def _traject(casus: Casus, nieuw: NieuweToewijzing) -> Traject | None:
    """The help of this provider that runs already in this form, when there is one."""
    lopend = Traject.objects.filter(
        jeugdige_id=casus.jeugdige_id, aanbieder_id=nieuw.aanbieder, hulpvorm=nieuw.hulpvorm, tot__isnull=True
    )
    return lopend.order_by("-van", "-pk").first()


def _beeindig(oud: Beschikking, door: Beschikking, nieuw: NieuwBesluit, vandaag: date) -> None:
    """What the earlier decision allocated ends on the day that was said, or when the new help begins."""
    begin = min((t.van for t in nieuw.toewijzingen), default=vandaag)
    per = nieuw.per or begin
    for toewijzing in oud.toewijzingen.filter(beeindigd_per__isnull=True):
        if toewijzing.tot is None or toewijzing.tot > per:
            toewijzing.beeindigd_per, toewijzing.beeindigd_door = per, door
            toewijzing.save(update_fields=["beeindigd_per", "beeindigd_door"])


def _woorden(beschikking: Beschikking) -> str:
    hulp = ", ".join(t.hulpvorm for t in beschikking.toewijzingen.order_by("nummer"))
    return f"{beschikking.soort} {beschikking.nummer}" + (f": {hulp}" if hulp else "")


def meld_brief(casus: Casus, beschikking: Beschikking, *, door: Kijker) -> None:
    """One line in the log about who took the letter out of the house, and which."""
    log(casus, door, Handeling.PLAN_LEZEN, actie="R", reden=f"brief {beschikking.nummer}")
