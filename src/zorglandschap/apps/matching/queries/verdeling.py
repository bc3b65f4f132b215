"""The question for the placement table of today: who waits, who could move on and wants to, and what is free.

Who sees the answer sees what is free: whoever asks this has checked that the viewer sits at the placement table. The
answer has numbers of its own; ``casus_van`` and ``aanbod_van`` say whose they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import F, Max, Q
from django.utils import timezone

from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.apps.aanbod.queries import list_zonder_contract
from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries import (
    Hulprij,
    Instemming,
    list_gezinslocaties,
    list_instemmingen,
    list_lopende_hulp,
    list_met_machtiging,
    list_onveilige_locaties,
    list_stappen_omlaag,
)
from zorglandschap.apps.matching.models import Advies, Kloof, Voorstel, Wachtende
from zorglandschap.apps.matching.queries.advies import get_kader
from zorglandschap.apps.matching.queries.tafelstand import STAAND, netto_beloofd, vaste_besluiten
from zorglandschap.apps.matching.queries.verdeelaanbod import Aanbodrijen, lees_aanbod
from zorglandschap.apps.matching.queries.zoeken import list_geweigerd_door, profiel_met, zoekregels
from zorglandschap.apps.matching.tafelrekening import get_doelorde
from zorglandschap.apps.matching.wachtstaat import wachtnorm
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Niveau, Stap
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Urgentie
from zorglandschap.core.matching.crisisreserve import Celstand
from zorglandschap.core.matching.profiel import Zoekregels
from zorglandschap.core.matching.verdeling.doelorde import HOOGSTE_URGENTIE, Doelorde
from zorglandschap.core.matching.verdeling.doelordebestand import regelversie
from zorglandschap.core.matching.verdeling.invoer import Invoer, Jeugdige, in_delen
from zorglandschap.core.matching.verdeling.opgave import Opgave
from zorglandschap.core.matching.verdeling.randen import maak_opgave
from zorglandschap.core.matching.verdeling.schrijven import als_tekst, invoerafdruk


@dataclass(frozen=True, slots=True, eq=False)
class VerdelingsInvoer:
    """The question with what belongs to it; ``tabel`` is the whole of it as a file, from which it can be asked again.

    ``stappen`` is the lighter form that a plan agreed on, per youth who moves for that reason. ``zonder_wens`` youths
    could move on but nobody recorded that they want to. ``reserve`` explains the crisis places per cluster of
    gemeenten and age. ``invoer_hash`` is that of the file, ``regelversie`` of framework and stages.
    ``opgedeeld`` are families with more children who wait together than one group can have.
    """

    invoer: Invoer
    regels: Zoekregels
    orde: Doelorde
    opgave: Opgave
    casus_van: Mapping[int, UUID]
    aanbod_van: Mapping[int, int]
    stappen: Mapping[int, Hulpvorm]
    vast: Mapping[int, int]
    om: datetime
    tabel: str
    invoer_hash: str
    regelversie: str
    zonder_wens: int
    opgedeeld: tuple[tuple[int, ...], ...]
    reserve: tuple[Celstand, ...]


@dataclass(frozen=True, slots=True)
class _Kandidaat:
    """A youth who could take part, and since when; ``instemming`` None: nobody recorded that a move is wanted."""

    casus: Casus
    sinds: date
    urgentie: int = 1
    wacht: bool = False
    verblijf: Hulprij | None = None
    naar: Hulpvorm | None = None
    instemming: Instemming | None = None

    def als_wil(self, ja: Instemming | None, vormen: Collection[Hulpvorm]) -> _Kandidaat:
        """With the consent when it is for one of these forms; the wish counts since that was said."""
        if ja is None or ja.vormen.isdisjoint(vormen):
            return self
        return replace(self, instemming=ja, sinds=max(self.sinds, ja.sinds))

    def in_huis(self, verblijf: Hulprij | None) -> _Kandidaat:
        """With where the youth lives; a consent from before that stay was about another move."""
        oud = verblijf is not None and self.instemming is not None and self.instemming.sinds < verblijf.van
        return replace(self, verblijf=verblijf, instemming=None if oud else self.instemming)


def opgave_van_vandaag(nu: datetime) -> VerdelingsInvoer:
    """Everybody in the region whose next place can be weighed together, in a fixed number of questions.

    Who takes part, from these facts only:
    - who is on the waiting list with an advice that stands and for whom no request is out (a held place counts as
      taken). A stay with an end within the waiting time is no place to stay: that youth waits;
    - who has an open gap, or an agreed step to lighter help that is due in a plan made with the youth.
    Who lives somewhere only moves with a recorded consent of who has a say, for that form and since that stay. Who
    waits without one can stay in the plan (``stemt_in`` is False); the others are left out. Both are counted
    (``zonder_wens``): a gap, an evaluation or a plan is no consent.

    Of whom the table decided before is left out with the promised place (``vast``). A restricted case is nobody's at
    the table: it is decided on outside it.
    """
    vandaag, besloten = timezone.localdate(nu), vaste_besluiten(nu)
    orde = get_doelorde()
    alle, adviezen, hulp, zonder_wens = _kandidaten(vandaag)
    kandidaten = [k for k in alle if k.casus.pk not in besloten]
    vast = [k for k in alle if besloten.get(k.casus.pk) or (k.casus.pk in besloten and k.verblijf is None)]
    niveaus = [_niveaus(k, adviezen[k.casus.pk]) for k in kandidaten]
    al_geholpen = {rij.jeugdige_id: rij.aanbod_id for rij in reversed(hulp) if not rij.is_verblijf}
    rijen = lees_aanbod(
        {vorm for per in niveaus for vorm in per} | {k.verblijf.hulpvorm for k in kandidaten if k.verblijf},
        vandaag=vandaag,
        nu=nu,
        orde=orde,
        al_geholpen=Counter(al_geholpen[j] for j in {k.casus.jeugdige_id for k in kandidaten} & al_geholpen.keys()),
        beloofd=netto_beloofd(nu),
    )
    jeugdigen = _jeugdigen(kandidaten, adviezen, niveaus, rijen, vandaag)
    in_groepen, opgedeeld = _met_groepen(jeugdigen, kandidaten, orde.groep)
    invoer = Invoer(tuple(in_groepen), rijen.aanbod, rijen.teams)
    regels = zoekregels(vandaag)
    tabel = als_tekst(invoer, regels)
    return VerdelingsInvoer(
        invoer=invoer,
        regels=regels,
        orde=orde,
        opgave=maak_opgave(invoer, regels),
        casus_van={n: k.casus.sleutel for n, k in enumerate([*kandidaten, *vast], 1)},
        aanbod_van=rijen.aanbod_van,
        stappen={j.id: k.naar for j, k in zip(jeugdigen, kandidaten, strict=True) if k.naar is not None},
        vast={n: besloten[k.casus.pk] for n, k in enumerate(vast, len(kandidaten) + 1)},
        om=nu,
        tabel=tabel,
        invoer_hash=invoerafdruk(tabel),
        regelversie=regelversie(get_kader().versie, orde),
        zonder_wens=zonder_wens,
        opgedeeld=opgedeeld,
        reserve=rijen.reserve,
    )


def _kandidaten(vandaag: date) -> tuple[list[_Kandidaat], dict[int, Advies], list[Hulprij], int]:
    """Who takes part in order of casus, their advices, the help that runs for them, and who has no consent."""
    uiterlijk = vandaag + timedelta(days=settings.BELEID.aantal("wachten_hoogstens_dagen", vandaag))
    gevraagd = set(Voorstel.objects.filter(status__in=STAAND).values_list("casus_id", flat=True))
    samen = {pk: kandidaat for pk, kandidaat in _iedereen(vandaag, uiterlijk).items() if pk not in gevraagd}
    samen = {pk: kandidaat for pk, kandidaat in samen.items() if not kandidaat.casus.is_beperkt}
    alle = {pk: k for pk, k in samen.items() if k.wacht or k.instemming}
    adviezen = _adviezen(alle)
    hulp = list_lopende_hulp([k.casus.jeugdige_id for k in alle.values()], op=vandaag)
    verblijf = {rij.jeugdige_id: rij for rij in hulp if _is_huis(rij, uiterlijk)}
    uit, zonder_wens = [], len(samen) - len(alle)
    for pk, los in alle.items():
        kandidaat = los.in_huis(verblijf.get(los.casus.jeugdige_id))
        wil_niet = kandidaat.verblijf is not None and kandidaat.instemming is None
        zonder_wens += wil_niet
        if pk in adviezen and (kandidaat.wacht or (kandidaat.verblijf is not None and not wil_niet)):
            uit.append(kandidaat)
    return uit, adviezen, hulp, zonder_wens


def past_nog(casus_id: int, aanbod_id: int, nu: datetime) -> bool:
    """True when this youth still takes part and this offer may be chosen: fits the advice, nobody says no, is safe."""
    vandaag = timezone.localdate(nu)
    kandidaten, adviezen, _, _ = _kandidaten(vandaag)
    kandidaat = next((k for k in kandidaten if k.casus.pk == casus_id), None)
    if kandidaat is None:
        return False
    advies, jeugdige = adviezen[casus_id], kandidaat.casus.jeugdige_id
    nee = list_geweigerd_door([advies], vandaag).get(advies.pk, frozenset())
    onveilig = list_onveilige_locaties([jeugdige]).get(jeugdige, frozenset())
    mag = Aanbod.objects.filter(pk=aanbod_id, hulpvorm__in=[vorm.value for vorm in _niveaus(kandidaat, advies)])
    return mag.exclude(pk__in=nee).exclude(locatie_id__in=onveilig).exists()


def _iedereen(vandaag: date, uiterlijk: date) -> dict[int, _Kandidaat]:
    """Who waits, who has a gap and who has a step to take, in order of casus, each with the consent that fits."""
    wachtend = {k.casus.pk: k for k in (_wachtende(w, vandaag) for w in _wachtenden())}
    kloven = {k.casus_id: k for k in _kloven() if k.casus_id is not None and k.casus_id not in wachtend}
    stappen = {s.casus.pk: s for s in reversed(list_stappen_omlaag(uiterlijk=uiterlijk)) if s.casus.pk not in wachtend}
    ja = list_instemmingen({*wachtend, *kloven, *stappen}, op=vandaag)
    uit = {pk: replace(k, instemming=ja.get(pk)) for pk, k in wachtend.items()}
    for pk, stap in stappen.items():
        eerste = _Kandidaat(stap.casus, min(stap.gepland_op, vandaag), naar=stap.naar)
        uit[pk] = eerste.als_wil(ja.get(pk), {stap.naar})
    for pk, kloof in kloven.items():
        beter = get_kader().niveaus(Hulpvorm(kloof.geadviseerd)).keys() - {kloof.gegeven}
        if kloof.casus is not None:
            omhoog = _Kandidaat(kloof.casus, kloof.sinds).als_wil(ja.get(pk), beter)
            uit[pk] = omhoog if omhoog.instemming or pk not in uit else uit[pk]
    return dict(sorted(uit.items()))


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
    return _Kandidaat(w.casus, w.sinds, max(urgentie, 2) if te_lang or te_laat else urgentie, wacht=True)


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
    """The forms that the advice allows, and for who lives somewhere only those of the consent and of now.

    At a step down: the agreed form, with the help of now as acceptable.
    """
    huis, ja = kandidaat.verblijf, kandidaat.instemming
    if kandidaat.naar is not None and huis is not None:
        return {huis.hulpvorm: Niveau.ACCEPTABEL, kandidaat.naar: Niveau.FIRST_BEST}
    niveaus = get_kader().niveaus(Hulpvorm(advies.hulpvorm))
    if huis is None or ja is None:
        return niveaus
    return {vorm: niveau for vorm, niveau in niveaus.items() if vorm in ja.vormen or vorm is huis.hulpvorm}


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
    gemeenten, vormen = {k.casus.jeugdige.gemeente_id for k in kandidaten}, {v for per in niveaus for v in per}
    zonder = list_zonder_contract(gemeenten, vormen, op=vandaag)
    familie = list_gezinslocaties([k.casus.jeugdige_id for k in kandidaten], op=vandaag)
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
            zonder_contract=frozenset(
                n for pk in zonder[k.casus.jeugdige.gemeente_id] for n in rijen.nummers.get(pk, ())
            ),
            gezinslocaties=familie.get(k.casus.jeugdige_id, frozenset()),
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
                stemt_in=k.verblijf is None or k.instemming is not None,
            )
        )
    return uit


def _met_groepen(
    jeugdigen: list[Jeugdige], kandidaten: list[_Kandidaat], grootste: int
) -> tuple[list[Jeugdige], tuple[tuple[int, ...], ...]]:
    """Brothers and sisters who wait and should stay together as groups, and the families too large for one group.

    Such a family is searched for in parts as equal as can be, the oldest casus first: nobody is left over alone.
    """
    gezinnen: dict[int, list[int]] = {}
    for rij, (jeugdige, k) in enumerate(zip(jeugdigen, kandidaten, strict=True)):
        if jeugdige.profiel.samen and jeugdige.huidig is None:
            gezinnen.setdefault(k.casus.jeugdige.gezin_id, []).append(rij)
    uit, groep = list(jeugdigen), 0
    for leden in gezinnen.values():
        for deel in in_delen(leden, grootste):
            groep += 1
            for rij in deel:
                uit[rij] = replace(uit[rij], groep=groep)
    groot = (leden for leden in gezinnen.values() if len(leden) > grootste)
    return uit, tuple(tuple(uit[rij].id for rij in leden) for leden in groot)
