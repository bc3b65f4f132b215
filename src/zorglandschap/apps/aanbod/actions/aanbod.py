"""Providers keep their offers: add one, change it, close it; a promise is never broken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from zorglandschap.apps.aanbod.actions.eigen import eis_planner, eis_versie, leg_vast, neem_eigen
from zorglandschap.apps.aanbod.actions.plekken import kort_in, lees_plekken, open_plekken, zet_aantal
from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, Locatie, Plek
from zorglandschap.apps.aanbod.queries.blad import gegevens_van, is_gebruikt
from zorglandschap.apps.aanbod.queries.vrij import loopt_na
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.aanbodgegevens import Aanbodgegevens, Grenzen, bezwaren
from zorglandschap.core.begrippen.aanbodwoorden import Wijzigingssoort
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin

VORM_VAST = zin("De hulpvorm ligt vast: er was al iemand geplaatst of gevraagd. Maak een nieuw aanbod voor een andere.")
KENMERK_DUBBEL = zin("Dit kenmerk heeft al een ander aanbod van u. Kies een ander kenmerk.")


@transaction.atomic
def voeg_aanbod_toe(
    kijker: Kijker, locatie_id: int, gegevens: Aanbodgegevens, *, grenzen: Grenzen, nu: datetime
) -> Aanbod:
    """Add an offer with its places at an own location; raises Geweigerd when the data cannot be."""
    locatie = Locatie.objects.filter(aanbieder_id=eis_planner(kijker), pk=locatie_id).first()
    if locatie is None:
        raise NietGevonden
    eis_goed(gegevens, grenzen)
    _eis_eigen_kenmerk(kijker, gegevens.kenmerk, None)
    aanbod = Aanbod(locatie=locatie, hulpvorm=gegevens.hulpvorm, bijgewerkt_om=nu)
    _vul(aanbod, gegevens)
    aanbod.save()
    open_plekken(aanbod, gegevens.plekken, van=gegevens.van)
    leg_vast(aanbod, Wijzigingssoort.NIEUW, {}, door=kijker, nu=nu)
    return aanbod


@transaction.atomic
def wijzig_aanbod(
    kijker: Kijker, aanbod_id: int, gegevens: Aanbodgegevens, *, grenzen: Grenzen, nu: datetime, versie: int | None
) -> bool:
    """Change an offer; returns False when nothing changed. ``versie`` is what the form showed (None: not asked).

    Raises Geweigerd when the data cannot be, a promise stands in the way, or a colleague was ahead.
    """
    aanbod, vandaag = neem_eigen(kijker, aanbod_id), timezone.localdate(nu)
    if versie is not None:
        eis_versie(aanbod, versie)
    oud = gegevens_van(aanbod, Plek.objects.filter(loopt_na(vandaag), aanbod=aanbod).count())
    if oud == gegevens:
        return False
    eis_goed(gegevens, grenzen)
    if gegevens.hulpvorm is not oud.hulpvorm and is_gebruikt(aanbod):
        raise Geweigerd(VORM_VAST)
    _eis_eigen_kenmerk(kijker, gegevens.kenmerk, aanbod.pk)
    _vul(aanbod, gegevens)
    _zet_periode(aanbod, oud, gegevens, vandaag=vandaag, nu=nu)
    if gegevens.plekken != oud.plekken:
        zet_aantal(aanbod, gegevens.plekken, vandaag=vandaag, nu=nu)
    leg_vast(aanbod, Wijzigingssoort.GEWIJZIGD, verschil(oud, gegevens), door=kijker, nu=nu)
    return True


@transaction.atomic
def sluit_aanbod(kijker: Kijker, aanbod_id: int, *, tot: date, reden: str, nu: datetime) -> None:
    """Let an offer end on a day; raises Geweigerd while somebody still counts on a place from that day."""
    aanbod, vandaag = neem_eigen(kijker, aanbod_id), timezone.localdate(nu)
    if tot < vandaag or tot <= aanbod.van:
        raise Geweigerd(zin("Kies een einde vanaf vandaag, na het begin van dit aanbod."))
    if aanbod.tot == tot:
        return
    oud = gegevens_van(aanbod, 0)
    nieuw = replace(oud, tot=tot)
    aanbod.tot = tot
    _zet_periode(aanbod, oud, nieuw, vandaag=vandaag, nu=nu)
    velden = {**verschil(oud, nieuw), "reden": ("", reden.strip())}
    leg_vast(aanbod, Wijzigingssoort.GESLOTEN, velden, door=kijker, nu=nu)


def eis_goed(gegevens: Aanbodgegevens, grenzen: Grenzen) -> None:
    """Raises Geweigerd with the first thing that is not right."""
    for bezwaar in bezwaren(gegevens, grenzen):
        raise Geweigerd(bezwaar.zin)


def _eis_eigen_kenmerk(kijker: Kijker, kenmerk: str, behalve: int | None) -> None:
    zelfde = Aanbod.objects.filter(locatie__aanbieder_id=kijker.organisatie_id, kenmerk=kenmerk)
    if kenmerk and any(pk != behalve for pk in zelfde.values_list("pk", flat=True)):
        raise Geweigerd(KENMERK_DUBBEL)


def _zet_periode(aanbod: Aanbod, oud: Aanbodgegevens, nieuw: Aanbodgegevens, *, vandaag: date, nu: datetime) -> None:
    """Move begin and end of the places with those of the offer; raises Geweigerd when a claim would fall outside."""
    if (oud.van, oud.tot) == (nieuw.van, nieuw.tot):
        return
    delen = lees_plekken(aanbod, vandaag=vandaag, nu=nu)
    _eis_binnen([c for d in delen for c in d.beloofd], oud, nieuw)
    for deel in delen:
        plek = deel.plek
        if nieuw.van > oud.van:
            plek.van = max(plek.van, nieuw.van)
        if plek.tot == oud.tot:
            plek.tot = nieuw.tot
        elif nieuw.tot is not None:
            plek.tot = min(plek.tot or nieuw.tot, nieuw.tot)
        if plek.tot is not None:
            plek.tot = max(plek.tot, plek.van)
            _kort_uitval_in(deel.buiten, plek.tot)
        plek.save(update_fields=["van", "tot"])


def _kort_uitval_in(uitval: Iterable[Bezetting], einde: date) -> None:
    """What is out of service ends at the latest with its place."""
    for claim in uitval:
        if claim.tot is None or claim.tot > einde:
            kort_in(claim, einde)


def _eis_binnen(claims: Sequence[Bezetting], oud: Aanbodgegevens, nieuw: Aanbodgegevens) -> None:
    """Every promise begins and ends while the offer runs."""
    eerder = sum(c.van < nieuw.van for c in claims)
    if nieuw.van > oud.van and eerder:
        dag = nieuw.van.isoformat()
        raise Geweigerd(zin("Beginnen op %(dag)s kan niet: %(n)s plekken zijn al eerder beloofd.", dag=dag, n=eerder))
    einde = nieuw.tot
    langer = 0 if einde is None else sum(c.tot is None or c.tot > einde for c in claims)
    if einde is not None and langer:
        raise Geweigerd(
            zin(
                "Stoppen op %(dag)s kan niet: op %(n)s plekken loopt hulp of een vraag dan nog door. Spreek met de"
                " casusregisseurs een einde of een andere plek af, of kies een latere dag. Nieuwe vragen voorkomt u"
                " door vrije plekken buiten gebruik te zetten.",
                dag=einde.isoformat(),
                n=langer,
            )
        )


def _vul(aanbod: Aanbod, g: Aanbodgegevens) -> None:
    for veld in fields(Aanbodgegevens):
        if veld.name not in {"plekken", "specialismen", "ritme"}:
            setattr(aanbod, veld.name, getattr(g, veld.name))
    aanbod.specialismen = op_volgorde(g.specialismen)
    aanbod.ritme = op_volgorde(g.ritme)


def op_volgorde(woorden: Iterable[str]) -> list[str]:
    """Words of a set in a fixed order, so that the same set is stored and written the same."""
    return sorted(str(w) for w in woorden)


def verschil(oud: Aanbodgegevens, nieuw: Aanbodgegevens) -> dict[str, tuple[str, str]]:
    """Per field that differs what it was and what it is, in words."""
    return {
        veld.name: (als_tekst(getattr(oud, veld.name)), als_tekst(getattr(nieuw, veld.name)))
        for veld in fields(Aanbodgegevens)
        if getattr(oud, veld.name) != getattr(nieuw, veld.name)
    }


def als_tekst(waarde: object) -> str:
    """A value as one word or a few: ja and nee, days as 2026-11-22, sets by comma."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, frozenset):
        return ", ".join(op_volgorde(waarde))
    return waarde.isoformat() if isinstance(waarde, date) else str(waarde)
