"""The gap between advised and given: open from the advice on, until first-best begins or nothing is apart any more."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from zorglandschap.apps.casus.actions.stappen import een_stap, log
from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries import get_casus, hulp_van_casus
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.models import Advies, Kloof, Kloofherziening, Voorstel
from zorglandschap.apps.matching.queries.advies import get_kader
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, Niveau
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import ZOEKT, Kloofeinde, Kloofniveau, Kloofreden
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.matching.kloof import volgende_blik

BEGON = Q(tot__isnull=True) | Q(tot__gt=F("van"))  # not called off before it began
GEEN_KLOOF = zin("Er is geen verschil tussen advies en hulp dat nog openstaat.")


def meet_bij_advies(casus: Casus, advies: Advies, *, nu: datetime) -> Kloof | None:
    """A part of recording an advice: from today it stands beside the help that runs, or beside no help at all.

    The gap of the advice before is over. None opens when the advised help runs already, and the same advice beside
    the same help leaves the gap as it is.
    """
    werk_kloven_bij(nu=nu, sleutel=casus.sleutel)
    vandaag, gegeven = timezone.localdate(nu), _lopende_vorm(casus, advies, timezone.localdate(nu))
    past = gegeven == advies.hulpvorm
    open_ = casus.kloven.filter(_open_op(vandaag))
    zelfde = open_.filter(gesloten_op__isnull=True, geadviseerd=advies.hulpvorm, gegeven=gegeven).first()
    if zelfde is not None and not past:
        return zelfde
    _sluit(open_, vandaag, Kloofeinde.NIEUW_ADVIES if past else Kloofeinde.ANDER_ADVIES)
    if past:
        return None
    return casus.kloven.create(
        jeugdige_id=casus.jeugdige_id,
        gemeente_id=casus.jeugdige.gemeente_id,
        geadviseerd=advies.hulpvorm,
        gegeven=gegeven,
        niveau=_niveau(advies, gegeven),
        reden=Kloofreden.WACHTLIJST,
        sinds=vandaag,
        herzien_op=volgende_blik(vandaag, _om_de(vandaag, casus, zonder_hulp=not gegeven)),
    )


def _lopende_vorm(casus: Casus, advies: Advies, vandaag: date) -> str:
    """The help that runs today: the advised form when it is among it, else the stay, else the newest; or nothing."""
    loopt = Q(tot__isnull=True) | Q(tot__gt=vandaag)
    lopend = casus.trajecten.filter(loopt, van__lte=vandaag).order_by("-van", "-pk")
    vormen = list(lopend.values_list("hulpvorm", flat=True))
    if advies.hulpvorm in vormen:
        return advies.hulpvorm
    return next((vorm for vorm in vormen if vorm in VERBLIJF), vormen[0] if vormen else "")


def _niveau(advies: Advies, gegeven: str) -> Kloofniveau:
    """How near the help that runs is; a form that the afwegingskader does not name is an emergency solution."""
    if not gegeven:
        return Kloofniveau.GEEN_HULP
    niveaus = get_kader().niveaus(Hulpvorm(advies.hulpvorm))
    return Kloofniveau(niveaus.get(Hulpvorm(gegeven), Niveau.NOODOPLOSSING).value)


def meet_kloof(casus: Casus, voorstel: Voorstel, *, van: date, vandaag: date) -> Kloof:
    """A part of a placement: advised beside given from the day the help begins, which may be a day to come.

    The gap before it lasts until that day: by first-best it is reached, otherwise another gap follows. A first-best
    placement is a gap that is closed from its start.
    """
    first_best = voorstel.niveau == Niveau.FIRST_BEST
    einde = Kloofeinde.BEREIKT if first_best else Kloofeinde.ANDERE_HULP
    _sluit(casus.kloven.filter(_open_op(van)), van, einde)
    return Kloof.objects.create(
        jeugdige_id=casus.jeugdige_id,
        casus=casus,
        gemeente_id=casus.jeugdige.gemeente_id,
        geadviseerd=voorstel.advies.hulpvorm,
        gegeven=voorstel.aanbod.hulpvorm,
        niveau=Kloofniveau(voorstel.niveau),
        reden=voorstel.reden_afwijking,
        toelichting=voorstel.toelichting,
        sinds=van,
        herzien_op=None if first_best else volgende_blik(vandaag, _om_de(vandaag, casus)),
        gesloten_op=van if first_best else None,
        einde=Kloofeinde.BEREIKT if first_best else "",
    )


def geef_reden(casus: Casus, reden: Kloofreden, *, door: Kijker, nu: datetime, toelichting: str = "") -> None:
    """A part of a no, or of finding no place: why the youth still waits; the reason before it stays readable.

    A reason that a person gave at a placement is never changed. The same again is harmless.
    """
    kloof = casus.kloven.filter(gesloten_op__isnull=True, reden__in=ZOEKT).exclude(reden=reden).first()
    if kloof is None:
        return
    verhaal, kloof.reden = f"{kloof.reden} → {reden.value}. {toelichting}".strip(), reden
    kloof.save(update_fields=["reden"])
    vandaag = timezone.localdate(nu)
    _schrijf(kloof, door, nu, verhaal, kloof.herzien_op or volgende_blik(vandaag, _om_de(vandaag, casus)))


def herzie_kloof(kijker: Kijker, sleutel: UUID, *, toelichting: str, herzien_op: date, nu: datetime) -> Kloofherziening:
    """Look at the gap again: what was found, and when to look next; the same again gives the row back.

    Raises Geweigerd when nothing is open, without words, and for a day that is too far ahead.
    """
    casus = get_casus(kijker, sleutel, Handeling.PLAN_SCHRIJVEN)
    with een_stap(casus, kijker, Handeling.PLAN_SCHRIJVEN) as rij:
        kloof = rij.kloven.filter(gesloten_op__isnull=True).order_by("-sinds", "-pk").first()
        if kloof is None:
            raise Geweigerd(GEEN_KLOOF)
        vandaag, tekst = timezone.localdate(nu), toelichting.strip()
        eerder = kloof.herzieningen.filter(op=vandaag, toelichting=tekst, herzien_op=herzien_op).first()
        if eerder is not None:
            return eerder
        if not tekst:
            raise Geweigerd(zin("Schrijf op wat er nodig is om alsnog de best passende hulp te krijgen."))
        uiterlijk = volgende_blik(vandaag, _om_de(vandaag, rij, zonder_hulp=not kloof.gegeven))
        if not vandaag < herzien_op <= uiterlijk:
            dagen = (uiterlijk - vandaag).days
            raise Geweigerd(zin("Kijk opnieuw na vandaag, en binnen %(dagen)s dagen.", dagen=dagen))
        kloof.herzien_op = herzien_op
        kloof.save(update_fields=["herzien_op"])
        log(casus, kijker, Handeling.PLAN_SCHRIJVEN, actie="U", reden="kloof herzien")
        return _schrijf(kloof, kijker, nu, tekst, herzien_op)


def _schrijf(kloof: Kloof, door: Kijker, nu: datetime, tekst: str, herzien_op: date) -> Kloofherziening:
    return kloof.herzieningen.create(
        op=timezone.localdate(nu),
        om=nu,
        door_id=door.medewerker_id,
        door_naam=door.naam,
        toelichting=tekst,
        herzien_op=herzien_op,
    )


def werk_kloven_bij(*, nu: datetime, sleutel: UUID | None = None) -> int:
    """Close gaps of which the help ended, the casus closed or the advised help began; returns how many.

    Help that was called off before it began opens the gap before it again, as if it had never been over.

    Done by the house itself, for those steps are taken in another room: now and then for all, and for one casus
    (``sleutel``) when somebody looks at its gap.
    """
    vandaag, aantal = timezone.localdate(nu), 0
    open_ = Kloof.objects.filter(gesloten_op__isnull=True, casus__isnull=False)
    if sleutel is not None:
        open_ = open_.filter(casus__sleutel=sleutel)
    heropen_afgezegd(nu=nu, sleutel=sleutel)
    for pk in list(open_.filter(_lijkt_klaar(vandaag)).values_list("pk", flat=True)):
        with transaction.atomic():
            kloof = open_.select_for_update(of=("self",)).select_related("casus").filter(pk=pk).first()
            einde = _einde(kloof, vandaag) if kloof is not None else None
            if kloof is None or einde is None:
                continue
            kloof.einde, kloof.gesloten_op = einde
            kloof.save(update_fields=["einde", "gesloten_op"])
            aantal += 1
    return aantal


def heropen_afgezegd(*, nu: datetime, sleutel: UUID | None = None) -> int:
    """Undo placements whose help was called off before its first day; returns how many.

    The placement counts for nothing any more. The gap that it would have ended is open again since its own first day,
    unless the casus was closed or something newer came in its place.
    """
    hulp = hulp_van_casus(OuterRef("casus_id")).filter(hulpvorm=OuterRef("gegeven"), van=OuterRef("sinds"))
    afgezegd = Q(Exists(hulp.exclude(BEGON))) & ~Q(Exists(hulp.filter(BEGON)))
    rijen = Kloof.objects.filter(afgezegd, casus__isnull=False).exclude(einde=Kloofeinde.AFGEZEGD)
    if sleutel is not None:
        rijen = rijen.filter(casus__sleutel=sleutel)
    aantal = 0
    for pk in list(rijen.values_list("pk", flat=True)):
        with transaction.atomic():
            kloof = rijen.select_for_update(of=("self",)).select_related("casus__jeugdige").filter(pk=pk).first()
            if kloof is not None and kloof.casus is not None:
                _heropen_voor(kloof, kloof.casus, timezone.localdate(nu))
                kloof.einde, kloof.gesloten_op, kloof.herzien_op = Kloofeinde.AFGEZEGD, kloof.sinds, None
                kloof.save(update_fields=["einde", "gesloten_op", "herzien_op"])
                aantal += 1
    return aantal


def _heropen_voor(afgezegd: Kloof, casus: Casus, vandaag: date) -> None:
    """Open the gap that this placement would have ended."""
    anders = casus.kloven.exclude(pk=afgezegd.pk)
    nieuwer = anders.filter(Q(gesloten_op__isnull=True) | Q(pk__gt=afgezegd.pk)).exists()
    voor = anders.filter(gesloten_op=afgezegd.sinds, einde__in=(Kloofeinde.BEREIKT, Kloofeinde.ANDERE_HULP))
    eerder = voor.exclude(niveau=Kloofniveau.FIRST_BEST).order_by("-sinds", "-pk").first()
    if eerder is None or nieuwer or casus.status == CasusStatus.AFGESLOTEN:
        return
    eerder.gesloten_op, eerder.einde = None, ""
    eerder.herzien_op = volgende_blik(vandaag, _om_de(vandaag, casus, zonder_hulp=not eerder.gegeven))
    eerder.save(update_fields=["gesloten_op", "einde", "herzien_op"])


def _lijkt_klaar(vandaag: date) -> Q:
    """Almost only the gaps that will be closed, so that looking costs one question, however many are open."""
    loopt = Q(tot__isnull=True) | Q(tot__gt=vandaag)
    hulp = hulp_van_casus(OuterRef("casus_id"))
    eigen = hulp.filter(hulpvorm=OuterRef("gegeven"))
    bereikt = hulp.filter(BEGON, hulpvorm=OuterRef("geadviseerd"), van__lte=vandaag, van__gte=OuterRef("sinds"))
    gestopt = Q(Exists(eigen.filter(tot__lte=vandaag))) & ~Q(Exists(eigen.filter(loopt)))
    return Q(casus__status=CasusStatus.AFGESLOTEN) | Q(Exists(bereikt)) | gestopt


def _einde(kloof: Kloof, vandaag: date) -> tuple[Kloofeinde, date] | None:
    """Why and since when a gap is over, on the real days of the help; None while it still lasts."""
    casus = kloof.casus
    if casus is None:  # pragma: no cover - asked only of gaps with a casus
        return None
    advies = casus.trajecten.filter(BEGON, hulpvorm=kloof.geadviseerd, van__lte=vandaag, van__gte=kloof.sinds)
    bereikt = advies.order_by("van").values_list("van", flat=True).first()
    if bereikt is not None:
        return Kloofeinde.BEREIKT, bereikt
    if casus.status == CasusStatus.AFGESLOTEN:
        return Kloofeinde.AFGESLOTEN, max(casus.gesloten_op or vandaag, kloof.sinds)
    eigen = casus.trajecten.filter(hulpvorm=kloof.gegeven)
    gestopt = eigen.filter(tot__lte=vandaag, tot__gte=kloof.sinds).order_by("-tot").values_list("tot", flat=True)
    dag = gestopt.first()
    if dag is None or eigen.filter(Q(tot__isnull=True) | Q(tot__gt=vandaag)).exists():
        return None
    return Kloofeinde.HULP_GESTOPT, dag


def _open_op(dag: date) -> Q:
    """Not over, or over on a later day; help that was called off was never there."""
    return Q(gesloten_op__isnull=True) | Q(gesloten_op__gt=dag) & ~Q(einde=Kloofeinde.AFGEZEGD)


def _sluit(kloven: QuerySet[Kloof], op: date, einde: Kloofeinde) -> None:
    """A gap that was still to begin ends on the day it would have begun: it then lasted no day at all."""
    kloven.update(gesloten_op=Greatest("sinds", Value(op, output_field=DateField())), einde=einde)


def _om_de(vandaag: date, casus: Casus, *, zonder_hulp: bool = False) -> int:
    norm = "kloof_zonder_hulp_herzien_dagen" if zonder_hulp else "kloof_herzien_dagen"
    return settings.BELEID.aantal(norm, vandaag, casus.jeugdige.gemeente_id)
