"""The question for the placement table of today: who waits, who could move on and wants to, and what is free.

Who sees the answer sees what is free: whoever asks this has checked that the viewer sits at the placement table. The
answer has numbers of its own; ``casus_van`` and ``aanbod_van`` say whose they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import F, Max, Q
from django.utils import timezone

from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries import (
    Hulprij,
    list_lopende_hulp,
    list_met_machtiging,
    list_onveilige_locaties,
    list_stappen_omlaag,
    list_wil_verder,
)
from zorglandschap.apps.matching.models import Advies, Kloof, Voorstel, Wachtende
from zorglandschap.apps.matching.queries.advies import get_kader
from zorglandschap.apps.matching.queries.verdeelaanbod import Aanbodrijen, lees_aanbod
from zorglandschap.apps.matching.queries.zoeken import list_geweigerd_door, profiel_met, zoekregels
from zorglandschap.apps.matching.wachtstaat import wachtnorm
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Niveau, Stap, VoorstelStatus
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Urgentie
from zorglandschap.core.matching.profiel import Zoekregels
from zorglandschap.core.matching.verdeling.doelorde import HOOGSTE_URGENTIE, VERZONNEN
from zorglandschap.core.matching.verdeling.invoer import GROOTSTE_GROEP, Invoer, Jeugdige
from zorglandschap.core.matching.verdeling.opgave import Opgave
from zorglandschap.core.matching.verdeling.randen import maak_opgave
from zorglandschap.core.matching.verdeling.schrijven import als_tekst, invoerafdruk

STAAND = (VoorstelStatus.OPEN, VoorstelStatus.TOEGEZEGD)


@dataclass(frozen=True, slots=True, eq=False)
class VerdelingsInvoer:
    """The question with what belongs to it; ``tabel`` is the whole of it as a file, from which it can be asked again.

    ``stappen`` is the lighter form that a plan agreed on, per youth who moves for that reason. ``zonder_wens`` youths
    have a gap but nobody recorded that they want to move. ``reserve_tekort`` is how many crisis places are missing per
    gemeente. ``invoer_hash`` is that of the file, ``regelversie`` of framework and stages.
    """

    invoer: Invoer
    regels: Zoekregels
    opgave: Opgave
    casus_van: Mapping[int, UUID]
    aanbod_van: Mapping[int, int]
    stappen: Mapping[int, Hulpvorm]
    om: datetime
    tabel: str
    invoer_hash: str
    regelversie: str
    zonder_wens: int
    reserve_tekort: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Kandidaat:
    """A youth who takes part, and since when; ``niveaus`` None: those of the advice."""

    casus: Casus
    sinds: date
    urgentie: int = 1
    verblijf: Hulprij | None = None
    naar: Hulpvorm | None = None


def opgave_van_vandaag(nu: datetime) -> VerdelingsInvoer:
    """Everybody in the region whose next place can be weighed together, in a fixed number of questions.

    Who takes part, from these facts only:
    - who is on the waiting list with an advice that stands and for whom no request is out (a held place counts as
      taken). Who meanwhile lives somewhere has said ‘other help is needed’ and gave a view on the new advice: that
      counts as wanting to move. A stay with an end within the waiting time is no place to stay: that youth waits;
    - who has an open gap and of whom the last evaluation, held with the youth, asked for lighter or heavier help;
    - who has an agreed step to lighter help that is due, in a plan that holds and was made with the youth.
    A gap alone is no consent: those are only counted (``zonder_wens``).
    """
    vandaag = timezone.localdate(nu)
    kandidaten, adviezen, hulp, zonder_wens = _kandidaten(vandaag)
    niveaus = [_niveaus(k, adviezen[k.casus.pk]) for k in kandidaten]
    al_geholpen = {rij.jeugdige_id for rij in hulp if not rij.is_verblijf}
    rijen = lees_aanbod(
        {vorm for per in niveaus for vorm in per} | {k.verblijf.hulpvorm for k in kandidaten if k.verblijf},
        vandaag=vandaag,
        nu=nu,
        al_geholpen=len(al_geholpen & {k.casus.jeugdige_id for k in kandidaten}),
    )
    jeugdigen = _jeugdigen(kandidaten, adviezen, niveaus, rijen, vandaag)
    invoer = Invoer(tuple(_met_groepen(jeugdigen, kandidaten)), rijen.aanbod, (rijen.team,))
    regels = zoekregels(vandaag)
    tabel = als_tekst(invoer, regels)
    return VerdelingsInvoer(
        invoer=invoer,
        regels=regels,
        opgave=maak_opgave(invoer, regels),
        casus_van={j.id: k.casus.sleutel for j, k in zip(jeugdigen, kandidaten, strict=True)},
        aanbod_van=rijen.aanbod_van,
        stappen={j.id: k.naar for j, k in zip(jeugdigen, kandidaten, strict=True) if k.naar is not None},
        om=nu,
        tabel=tabel,
        invoer_hash=invoerafdruk(tabel),
        regelversie=f"{get_kader().versie}; doelorde: {VERZONNEN.versie}",
        zonder_wens=zonder_wens,
        reserve_tekort=rijen.reserve_tekort,
    )


def _kandidaten(vandaag: date) -> tuple[list[_Kandidaat], dict[int, Advies], list[Hulprij], int]:
    """Who takes part in order of casus, their advices, the help that runs for them, and who has only a gap."""
    uiterlijk = vandaag + timedelta(days=settings.BELEID.aantal("wachten_hoogstens_dagen", vandaag))
    gevraagd = set(Voorstel.objects.filter(status__in=STAAND).values_list("casus_id", flat=True))
    wachtend = {k.casus.pk: k for k in (_wachtende(w, vandaag) for w in _wachtenden())}
    kloven = {k.casus_id: k for k in _kloven() if k.casus_id is not None and k.casus_id not in wachtend}
    wil = list_wil_verder(kloven)
    omhoog = {
        k.casus.pk: _Kandidaat(k.casus, max(k.sinds, wil[pk].sinds))
        for pk, k in kloven.items()
        if k.casus and pk in wil and wil[pk].laatst >= k.sinds
    }
    omlaag = {
        stap.casus.pk: _Kandidaat(stap.casus, min(stap.gepland_op, vandaag), naar=stap.naar)
        for stap in reversed(list_stappen_omlaag(uiterlijk=uiterlijk))
        if stap.casus.pk not in wachtend
    }
    zonder_wens = len(kloven.keys() - omhoog.keys() - omlaag.keys() - gevraagd)
    samen = {**omlaag, **omhoog, **wachtend}
    alle = {pk: kandidaat for pk, kandidaat in sorted(samen.items()) if pk not in gevraagd}
    adviezen = _adviezen(alle)
    hulp = list_lopende_hulp([k.casus.jeugdige_id for k in alle.values()], op=vandaag)
    verblijf = {rij.jeugdige_id: rij for rij in hulp if _is_huis(rij, uiterlijk)}
    uit = []
    for pk, kandidaat in alle.items():
        huis = verblijf.get(kandidaat.casus.jeugdige_id)
        if pk in adviezen and (huis is not None or pk in wachtend):
            uit.append(replace(kandidaat, verblijf=huis))
    return uit, adviezen, hulp, zonder_wens


def _is_huis(rij: Hulprij, uiterlijk: date) -> bool:
    """A stay that a move would really free: at a known offer, with a place taken, and without an end near."""
    return (
        rij.is_verblijf and rij.aanbod_id is not None and rij.heeft_claim and (rij.tot is None or rij.tot > uiterlijk)
    )


def _wachtenden() -> Iterable[Wachtende]:
    rijen = Wachtende.objects.filter(
        tot__isnull=True, gemeente__in_regio=True, casus__status=CasusStatus.GEADVISEERD
    ).select_related("casus__jeugdige__gemeente", "casus__jeugdige__school")
    return rijen.order_by("pk")


def _wachtende(w: Wachtende, vandaag: date) -> _Kandidaat:
    """Urgency 4 is crisis, 3 haste, 2 above the norm or past the promised day, 1 the others."""
    if w.casus is None:  # pragma: no cover - asked only of rows with a casus
        raise ValueError("Een wachtende zonder casus doet niet mee.")
    te_lang = (vandaag - w.sinds).days > wachtnorm(Hulpvorm(w.hulpvorm), vandaag, w.gemeente_id)
    te_laat = w.beloofd_op is not None and w.beloofd_op < vandaag
    urgentie = {Urgentie.CRISIS: HOOGSTE_URGENTIE, Urgentie.DRINGEND: 3}.get(Urgentie(w.urgentie), 1)
    if w.casus.is_crisis:
        urgentie = HOOGSTE_URGENTIE
    return _Kandidaat(w.casus, w.sinds, max(urgentie, 2) if te_lang or te_laat else urgentie)


def _kloven() -> Iterable[Kloof]:
    rijen = Kloof.objects.filter(
        gesloten_op__isnull=True, casus__status=CasusStatus.GEPLAATST, gemeente__in_regio=True
    ).exclude(niveau=Niveau.FIRST_BEST)
    return rijen.select_related("casus__jeugdige__gemeente", "casus__jeugdige__school").order_by("sinds", "pk")


def _adviezen(casussen: Iterable[int]) -> dict[int, Advies]:
    """The advice that stands per casus: the last one since the last referral."""
    rijen = Advies.objects.filter(casus_id__in=list(casussen))
    rijen = rijen.annotate(verwezen=Max("casus__stappen__om", filter=Q(casus__stappen__stap=Stap.VERWEZEN)))
    return {a.casus_id: a for a in rijen.filter(om__gte=F("verwezen")).order_by("om", "pk")}


def _niveaus(kandidaat: _Kandidaat, advies: Advies) -> dict[Hulpvorm, Niveau]:
    """The forms that the advice allows; at a step down the agreed form, with the help of now as acceptable."""
    if kandidaat.naar is None or kandidaat.verblijf is None:
        return get_kader().niveaus(Hulpvorm(advies.hulpvorm))
    return {kandidaat.verblijf.hulpvorm: Niveau.ACCEPTABEL, kandidaat.naar: Niveau.FIRST_BEST}


def _jeugdigen(
    kandidaten: list[_Kandidaat],
    adviezen: Mapping[int, Advies],
    niveaus: list[dict[Hulpvorm, Niveau]],
    rijen: Aanbodrijen,
    vandaag: date,
) -> list[Jeugdige]:
    """The youths as the assignment sees them, numbered in order of casus.

    What is at a location where a youth is not safe stands among the offers that cannot be, like a no of a provider:
    nobody at the table can tell the two apart.
    """
    machtiging = list_met_machtiging([k.casus.jeugdige_id for k in kandidaten], op=vandaag)
    nee = list_geweigerd_door([adviezen[k.casus.pk] for k in kandidaten], vandaag)
    onveilig = list_onveilige_locaties([k.casus.jeugdige_id for k in kandidaten])
    uit = []
    for nummer, (k, per) in enumerate(zip(kandidaten, niveaus, strict=True), 1):
        advies = adviezen[k.casus.pk]
        profiel = profiel_met(
            k.casus,
            advies,
            start=vandaag,
            vandaag=vandaag,
            machtiging_gesloten=Hulpvorm.GESLOTEN in per and k.casus.jeugdige_id in machtiging,
            geweigerd_door=frozenset(n for pk in nee.get(advies.pk, ()) for n in rijen.nummers.get(pk, ()))
            | frozenset(a.id for a in rijen.aanbod if a.locatie in onveilig.get(k.casus.jeugdige_id, ())),
        )
        huidig = rijen.nummers.get(k.verblijf.aanbod_id) if k.verblijf and k.verblijf.aanbod_id else None
        uit.append(
            Jeugdige(
                id=nummer,
                profiel=profiel,
                niveaus=per,
                urgentie=k.urgentie,
                wachtdagen=max(0, (vandaag - k.sinds).days),
                huidig=huidig[0] if huidig else None,
            )
        )
    return uit


def _met_groepen(jeugdigen: list[Jeugdige], kandidaten: list[_Kandidaat]) -> list[Jeugdige]:
    """Brothers and sisters who wait and should stay together, at most four in a group, the oldest casus first."""
    gezinnen: dict[int, list[int]] = {}
    for rij, (jeugdige, k) in enumerate(zip(jeugdigen, kandidaten, strict=True)):
        if jeugdige.profiel.samen and jeugdige.huidig is None:
            gezinnen.setdefault(k.casus.jeugdige.gezin_id, []).append(rij)
    uit, groep = list(jeugdigen), 0
    for leden in gezinnen.values():
        for begin in range(0, len(leden), GROOTSTE_GROEP):
            deel = leden[begin : begin + GROOTSTE_GROEP]
            if len(deel) < 2:
                continue
            groep += 1
            for rij in deel:
                uit[rij] = replace(uit[rij], groep=groep)
    return uit
