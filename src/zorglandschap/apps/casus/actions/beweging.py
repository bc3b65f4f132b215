"""Help stops, a child goes home, other help is needed, a child moves: every move recorded, with its reason."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from zorglandschap.apps.aanbod.actions import beeindig
from zorglandschap.apps.casus.actions.stappen import een_stap, zet_stap
from zorglandschap.apps.casus.models import Casus, CasusStap, Traject
from zorglandschap.apps.casus.queries.beweging import beweging_feiten, get_hulp, list_verblijf, loopt
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.besluitwoorden import RedenVerhuizing
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, RedenEinde, Stap
from zorglandschap.core.begrippen.hulpvormen import AMBULANT, VERBLIJF
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.regels import beweging

# How moving on counts as the end of the help before it (CBS): a fitting next step is as planned.
EINDE_BIJ_VERHUIZING: dict[RedenVerhuizing, RedenEinde] = {
    RedenVerhuizing.ZWAARDER: RedenEinde.WEDERZIJDS,
    RedenVerhuizing.PAST_NIET: RedenEinde.WEDERZIJDS,
    RedenVerhuizing.PLEK_STOPT: RedenEinde.AANBIEDER,
}
WAAROM = zin("Schrijf op waarom de hulp stopt en hoe het gezin verdergaat.")


def beeindig_hulp(
    casus: Casus, traject_id: int, *, door: Kijker, nu: datetime, op: date, reden: RedenEinde, toelichting: str
) -> Traject:
    """End one period of help; its place is free again from that day. Ending it twice the same is harmless.

    Raises NietGevonden for help of another casus, and Geweigerd for a day that cannot be or without words.
    """
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        traject = get_hulp(rij, traject_id)
        if traject.tot == op and traject.reden_einde == reden:
            return traject
        if not toelichting.strip():
            raise Geweigerd(WAAROM)
        vandaag = timezone.localdate(nu)
        _eis_loopt(traject, op, vandaag)
        _stop(traject, max(op, traject.van), reden, toelichting)
        verhaal = f"{_naam(traject)}: {reden.value}. {toelichting.strip()}"
        zet_stap(casus, stap=Stap.HULP_GESTOPT, door=door, nu=nu, toelichting=verhaal)
        return traject


def breng_naar_huis(
    casus: Casus,
    *,
    door: Kijker,
    nu: datetime,
    op: date,
    reden: RedenEinde,
    toelichting: str,
    zonder_hulp_reden: str = "",
) -> list[Traject]:
    """The child lives at home again: the stay ends, as planned or not, and help at home goes on.

    Raises Geweigerd without a stay that runs, and while no help at home runs and nobody wrote why not.
    """
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        vandaag = timezone.localdate(nu)
        terug = list(rij.trajecten.filter(tot=op, hulpvorm__in=VERBLIJF, einde_toelichting=toelichting.strip()))
        if terug and toelichting.strip():
            return terug
        verblijven = list(list_verblijf(rij, op=vandaag))
        if not verblijven:
            raise Geweigerd(zin("Er loopt in deze casus geen verblijf."))
        if not toelichting.strip():
            raise Geweigerd(zin("Schrijf op wat er is afgesproken voor thuis."))
        feiten = beweging_feiten(rij, vandaag=vandaag, zonder_hulp_reden=zonder_hulp_reden)
        uitkomst = beweging.terug_met_hulp(feiten)
        if uitkomst.blokkeert:
            raise Geweigerd.door_regels([uitkomst])
        for verblijf in verblijven:
            _eis_loopt(verblijf, op, vandaag)
            _stop(verblijf, op, reden, toelichting)
        delen = [f"Het verblijf eindigde {reden.value}.", toelichting, zonder_hulp_reden]
        verhaal = " ".join(deel.strip() for deel in delen if deel.strip())
        zet_stap(casus, stap=Stap.TERUG_NAAR_HUIS, door=door, nu=nu, toelichting=verhaal, uitkomsten=[uitkomst])
        return verblijven


def meld_vervolg(
    casus: Casus, *, door: Kijker, nu: datetime, reden: RedenVerhuizing, toelichting: str
) -> CasusStap | None:
    """Other help is needed: lighter, heavier or another place. The help that runs goes on while it is looked for.

    A new advice follows. Saying it twice is harmless (None). Raises Geweigerd without a reason in words.
    """
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        if rij.vervolg_reden and rij.status != CasusStatus.GEPLAATST:
            return None
        vandaag = timezone.localdate(nu)
        feiten = beweging_feiten(rij, vandaag=vandaag, reden=reden, toelichting=toelichting)
        uitkomsten = [beweging.doorplaatsen_met_reden(feiten), beweging.rust_voor_de_jeugdige(feiten)]
        if any(u.blokkeert for u in uitkomsten):
            raise Geweigerd.door_regels(uitkomsten)
        rij.vervolg_reden = reden
        rij.save(update_fields=["vervolg_reden"])
        verhaal = f"{reden.value}: {toelichting.strip()}".strip(": ")
        return zet_stap(casus, stap=Stap.VERVOLG, door=door, nu=nu, toelichting=verhaal, uitkomsten=uitkomsten)


def trek_vervolg_in(casus: Casus, *, door: Kijker, nu: datetime, toelichting: str) -> None:
    """Other help is not needed after all: the help that runs stays. Twice is harmless."""
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        if not rij.vervolg_reden and rij.status == CasusStatus.GEPLAATST:
            return
        if rij.status == CasusStatus.PLEK_GEVRAAGD:
            raise Geweigerd(zin("Er staat nog een verzoek om een plek open. Trek dat verzoek eerst in."))
        if not toelichting.strip():
            raise Geweigerd(zin("Schrijf op waarom andere hulp toch niet nodig is."))
        rij.vervolg_reden = ""
        rij.save(update_fields=["vervolg_reden"])
        zet_stap(casus, stap=Stap.VERVOLG_INGETROKKEN, door=door, nu=nu, toelichting=toelichting)


def verhuis(casus: Casus, nieuw: Traject, *, door: Kijker, nu: datetime) -> list[Traject]:
    """New help begins while a stay runs: a new stay ends the old one that day, and help at home goes with the child.

    A part of accepting a place: the caller holds the lock. Returns the stays that ended.
    """
    reden = RedenVerhuizing(casus.vervolg_reden) if casus.vervolg_reden else RedenVerhuizing.VOLGENS_PLAN
    casus.vervolg_reden = ""
    casus.save(update_fields=["vervolg_reden"])
    oud = list(
        casus.jeugdige.trajecten.filter(loopt(nieuw.van), hulpvorm__in=VERBLIJF)
        .exclude(pk=nieuw.pk)
        .select_related("aanbieder")
        .order_by("-van", "-pk")
    )
    if nieuw.hulpvorm not in VERBLIJF:
        if oud and nieuw.hulpvorm in AMBULANT:
            nieuw.naast = oud[0]
            nieuw.save(update_fields=["naast"])
        return []
    _koppel(casus, nieuw)
    if not oud:
        return []
    nieuw.vervolg_op, nieuw.reden_verhuizing = oud[0], reden
    nieuw.save(update_fields=["vervolg_op", "reden_verhuizing"])
    for verblijf in oud:
        _stop(verblijf, max(nieuw.van, verblijf.van), EINDE_BIJ_VERHUIZING.get(reden, RedenEinde.VOLGENS_PLAN), reden)
    _vertel(casus, oud[0], nieuw, reden, door=door, nu=nu)
    return oud


def _koppel(casus: Casus, nieuw: Traject) -> None:
    """Help at home that runs belongs beside the new stay from now on."""
    casus.trajecten.filter(loopt(nieuw.van), hulpvorm__in=AMBULANT).update(naast=nieuw)


def _vertel(casus: Casus, oud: Traject, nieuw: Traject, reden: RedenVerhuizing, *, door: Kijker, nu: datetime) -> None:
    """The move on the timeline; a stay from before this casus ends without one: nothing was placed here yet."""
    if casus.stappen.filter(stap=Stap.GEPLAATST).exists():
        verhaal = f"{_naam(oud)} → {_naam(nieuw)}: {reden.value}"
        zet_stap(casus, stap=Stap.VERHUISD, door=door, nu=nu, toelichting=verhaal)


def _eis_loopt(traject: Traject, op: date, vandaag: date) -> None:
    if traject.tot is not None and traject.tot <= vandaag:
        raise Geweigerd(zin("Deze hulp is al gestopt op %(dag)s.", dag=traject.tot.isoformat()))
    if op > vandaag:
        raise Geweigerd(zin("Deze dag is nog niet geweest. Leg het vast op de dag zelf of daarna."))
    if op < traject.van <= vandaag:  # help that was still to begin can be called off
        raise Geweigerd(zin("De hulp begon op %(dag)s. Kies een dag daarna.", dag=traject.van.isoformat()))


def _stop(traject: Traject, op: date, reden: RedenEinde, toelichting: str) -> None:
    traject.tot, traject.reden_einde, traject.einde_toelichting = op, reden, toelichting.strip()
    traject.save(update_fields=["tot", "reden_einde", "einde_toelichting"])
    if traject.bezetting is not None:
        beeindig(traject.bezetting, op)


def _naam(traject: Traject) -> str:
    return f"{traject.hulpvorm} bij {traject.aanbieder.naam}"
