"""Gathers what the ranking may know of one youth, and ranks the places of the region; only for inside this room."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from zorglandschap.apps.aanbod.queries import (
    AanbodBeeld,
    Beschikbaar,
    gemeentenummer,
    list_beelden,
    list_vrij,
    list_zonder_contract,
)
from zorglandschap.apps.casus.models import Casus, Jeugdige
from zorglandschap.apps.casus.queries import (
    geldende_kaders,
    list_gezinslocaties,
    list_onveilige_locaties,
    list_zoekende_broers_zussen,
)
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.models import Advies, Voorstel
from zorglandschap.apps.matching.queries.advies import geldend_advies, get_kader
from zorglandschap.apps.matching.queries.schaarste import get_schaarste
from zorglandschap.core.begrippen.codelijsten import JuridischKader, Niveau, RedenWeigering, Specialisme, VoorstelStatus
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Gezinswens, Weigergevolg
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.matching.afwegingskader import Feit, weeg_af
from zorglandschap.core.matching.passend import Reden, toets
from zorglandschap.core.matching.profiel import Profiel, Zoekregels
from zorglandschap.core.matching.rangorde import Bijna, Kandidaat, Rangschikking, rank
from zorglandschap.core.matching.schaarste import Schaarste, per_aanbod
from zorglandschap.core.matching.zoekbeleid import lees_zoekregels

TIJDELIJK = (RedenWeigering.PLEK_BEZET, RedenWeigering.PERSONEEL)  # a no that a later confirmation takes back


@dataclass(frozen=True, slots=True)
class Plek:
    """A fitting offer: its place in the ranking, its words, free places and whether the provider confirmed lately."""

    kandidaat: Kandidaat
    beeld: AanbodBeeld
    vrij: int
    is_vers: bool


@dataclass(frozen=True, slots=True)
class Bijnaplek:
    """A near miss with its words."""

    bijna: Bijna
    beeld: AanbodBeeld


@dataclass(frozen=True, slots=True, eq=False)
class Zoekresultaat:
    """The ranking with everything it was made from: the profile, the offers, the weights and the scarcity."""

    profiel: Profiel
    niveaus: Mapping[Hulpvorm, Niveau]
    beschikbaar: Beschikbaar
    rangschikking: Rangschikking
    regels: Zoekregels
    schaarste: Schaarste | None

    def gemeente_van(self, aanbod: int) -> int:
        """The number of the gemeente of an offer."""
        rij = int((self.beschikbaar.aanbiedingen.id == aanbod).argmax())
        return int(self.beschikbaar.aanbiedingen.gemeente[rij])

    def is_onveilig(self, aanbod: int) -> bool:
        """True when the youth is not safe at the location of an offer."""
        locaties = self.beschikbaar.aanbiedingen.locatie[self.beschikbaar.aanbiedingen.id == aanbod]
        return not self.profiel.onveilige_locaties.isdisjoint(locaties.tolist())

    def is_te_krap(self, aanbod: int) -> bool:
        """True when an offer has too few places at once for the brothers and sisters who go together."""
        a = self.beschikbaar.aanbiedingen
        bits = toets(self.profiel, a, niveaus=self.niveaus, regels=self.regels).bits[a.id == aanbod]
        return bool((bits & int(Reden.TE_WEINIG)).any())


def zoek_plekken(
    casus: Casus,
    advies: Advies,
    *,
    niveaus: Mapping[Hulpvorm, Niveau],
    start: date,
    nu: datetime,
    hoogstens: int,
) -> Zoekresultaat:
    """Rank every offer of the allowed forms for this youth; the caller has checked who is asking.

    Raises Geweigerd for a start that cannot be.
    """
    vandaag = timezone.localdate(nu)
    eis_start(start, vandaag=vandaag)
    profiel = maak_profiel(casus, advies, niveaus=niveaus, start=start, vandaag=vandaag)
    beschikbaar = list_vrij(op=start, hulpvormen=niveaus, nu=nu)
    schaarste, regels = get_schaarste(vandaag), zoekregels(vandaag)
    rangschikking = rank(
        profiel,
        beschikbaar.aanbiedingen,
        niveaus=niveaus,
        regels=regels,
        hoogstens=hoogstens,
        schaarste=per_aanbod(schaarste, beschikbaar.aanbiedingen) if schaarste else None,
    )
    return Zoekresultaat(profiel, niveaus, beschikbaar, rangschikking, regels, schaarste)


def eis_start(start: date, *, vandaag: date) -> None:
    """Places are looked for from today on, as far ahead as policy allows; raises Geweigerd for another day."""
    dagen = settings.BELEID.aantal("plek_vooruit_dagen", vandaag)
    if not vandaag <= start <= vandaag + timedelta(days=dagen):
        raise Geweigerd(zin("Kies een dag vanaf vandaag, hoogstens %(dagen)s dagen vooruit.", dagen=dagen))


def zoekregels(op: date) -> Zoekregels:
    """The policy of the ranking on a day."""
    return lees_zoekregels(settings.BELEID, op)


def maak_profiel(
    casus: Casus, advies: Advies, *, niveaus: Mapping[Hulpvorm, Niveau], start: date, vandaag: date
) -> Profiel:
    """The youth as the ranking may see it; of a secret address only the centre of the gemeente is used."""
    gemeente, onveilig = casus.jeugdige.gemeente_id, onveilige_locaties(casus)
    uit_huis = [] if VERBLIJF.isdisjoint(niveaus) else [casus.jeugdige_id]
    familie = list_gezinslocaties(uit_huis, op=start)
    return profiel_met(
        casus,
        advies,
        start=start,
        vandaag=vandaag,
        machtiging_gesloten=Hulpvorm.GESLOTEN in niveaus and heeft_machtiging(casus.jeugdige, start),
        geweigerd_door=frozenset(_geweigerd_door(casus, advies, vandaag)),
        onveilige_locaties=onveilig,
        zonder_contract=list_zonder_contract([gemeente], niveaus, op=start)[gemeente],
        aantal_samen=_aantal_samen(casus, advies),
        gezinslocaties=familie.get(casus.jeugdige_id, frozenset()),
    )


def _aantal_samen(casus: Casus, advies: Advies) -> int:
    """This youth and every brother or sister who looks for a place too, when both advices say: stay together."""
    if not wil_samen(casus, advies):
        return 1
    anderen = {c.jeugdige_id: geldend_advies(c) for c in list_zoekende_broers_zussen(casus)}
    return 1 + sum(a is not None and wil_samen(casus, a) for a in anderen.values())


def wil_samen(casus: Casus, advies: Advies) -> bool:
    """True when the advice says that brothers and sisters stay together."""
    return Feit.SAMEN in weeg_af(get_kader(), _bekende_antwoorden(advies), crisis=casus.is_crisis).feiten


def onveilige_locaties(casus: Casus) -> frozenset[int]:
    """Locations (ids) where this youth is not safe; the reason stays with who has the regie."""
    return list_onveilige_locaties([casus.jeugdige_id]).get(casus.jeugdige_id, frozenset())


def profiel_met(
    casus: Casus,
    advies: Advies,
    *,
    start: date,
    vandaag: date,
    machtiging_gesloten: bool,
    geweigerd_door: frozenset[int],
    onveilige_locaties: frozenset[int] = frozenset(),
    zonder_contract: frozenset[int] = frozenset(),
    aantal_samen: int = 1,
    gezinslocaties: frozenset[int] = frozenset(),
) -> Profiel:
    """The same with what was asked for many youths at once; asks the database nothing."""
    jeugdige = casus.jeugdige
    wachten = 0 if casus.is_crisis else settings.BELEID.aantal("wachten_hoogstens_dagen", vandaag)
    breedte, lengte = thuispunt(jeugdige)
    return Profiel(
        leeftijd_maanden=_maanden(jeugdige.geboren_op, start),
        breedte=breedte,
        lengte=lengte,
        gemeente=gemeentenummer(jeugdige.gemeente_id),
        gewenste_start=start,
        uiterste_start=start + timedelta(days=wachten),
        school=schoolpunt(jeugdige),
        behoeften=frozenset(map(Specialisme, advies.behoeften)),
        crisis=casus.is_crisis,
        samen=wil_samen(casus, advies),
        machtiging_gesloten=machtiging_gesloten,
        geweigerd_door=geweigerd_door,
        onveilige_locaties=onveilige_locaties,
        wensen=frozenset(map(Gezinswens, advies.wensen or ())),
        gewenste_gemeente=gemeentenummer(advies.wens_gemeente_id) if advies.wens_gemeente_id else None,
        verwacht_weken=advies.duur_weken or advies.verwacht_weken,
        zonder_contract=zonder_contract,
        aantal_samen=aantal_samen,
        gezinslocaties=gezinslocaties,
    )


def thuispunt(jeugdige: Jeugdige) -> tuple[float, float]:
    """Degrees of the home, or of the middle of the gemeente when the address is secret."""
    if jeugdige.adres_is_geheim:
        return jeugdige.gemeente.breedte, jeugdige.gemeente.lengte
    return jeugdige.breedte, jeugdige.lengte


def schoolpunt(jeugdige: Jeugdige) -> tuple[float, float] | None:
    """Degrees of the school, when it is known."""
    school = jeugdige.school
    if school is None or school.breedte is None or school.lengte is None:
        return None
    return school.breedte, school.lengte


def heeft_machtiging(jeugdige: Jeugdige, op: date) -> bool:
    """True when an authorisation for closed youth help holds on a day."""
    return JuridischKader.GESLOTEN in geldende_kaders(jeugdige.pk, op)


def list_plek_woorden(resultaat: Zoekresultaat, kandidaten: tuple[Kandidaat, ...], nu: datetime) -> tuple[Plek, ...]:
    """The words, free places and freshness of some candidates, in two queries."""
    beelden = list_beelden(k.aanbod for k in kandidaten)
    aantallen = dict(zip(resultaat.beschikbaar.aanbiedingen.id, resultaat.beschikbaar.vrij, strict=True))
    vers = list_vers(beelden, nu)
    return tuple(
        Plek(
            kandidaat=k,
            beeld=beelden[k.aanbod],
            vrij=int(aantallen[k.aanbod]),
            is_vers=k.aanbod in vers,
        )
        for k in kandidaten
    )


def list_vers(beelden: Mapping[int, AanbodBeeld], nu: datetime) -> frozenset[int]:
    """Offers whose places were confirmed lately, and not found taken since; in one query."""
    grens = nu - timedelta(hours=settings.BELEID.getal("aanbod_vers_uren", timezone.localdate(nu)))
    twijfel = _onlangs_toch_bezet(beelden)
    return frozenset(pk for pk, beeld in beelden.items() if beeld.bijgewerkt_om >= grens and pk not in twijfel)


def _onlangs_toch_bezet(ids: Mapping[int, object]) -> frozenset[int]:
    """Offers that were refused as ‘toch bezet’ after the provider last confirmed the places."""
    rijen = Voorstel.objects.filter(
        aanbod_id__in=list(ids),
        status=VoorstelStatus.GEWEIGERD,
        reden_weigering=RedenWeigering.PLEK_BEZET,
        beantwoord_om__gte=F("aanbod__bijgewerkt_om"),
    )
    return frozenset(rijen.values_list("aanbod_id", flat=True))


def _geweigerd_door(casus: Casus, advies: Advies, vandaag: date) -> list[int]:
    """Offers that said no on this advice and may not be asked now.

    A passing reason ends when the places are confirmed again, a parked one on its day, a doubt after the second look.
    """
    return list(_standvastig_nee(vandaag).filter(casus=casus, advies=advies).values_list("aanbod_id", flat=True))


def list_geweigerd_door(adviezen: Iterable[Advies], vandaag: date) -> dict[int, frozenset[int]]:
    """The same for many advices at once (by id), in one query."""
    per_advies: dict[int, set[int]] = {}
    rijen = _standvastig_nee(vandaag).filter(advies_id__in=[a.pk for a in adviezen])
    for advies, aanbod in rijen.values_list("advies_id", "aanbod_id"):
        per_advies.setdefault(advies, set()).add(aanbod)
    return {advies: frozenset(aanbod) for advies, aanbod in per_advies.items()}


def _standvastig_nee(vandaag: date) -> QuerySet[Voorstel]:
    weer_mogelijk = Q(reden_weigering__in=TIJDELIJK, aanbod__bijgewerkt_om__gt=F("beantwoord_om"))
    weer_mogelijk |= Q(gevolg_tot__lte=vandaag) | Q(gevolg=Weigergevolg.TWEEDE_BLIK, gevolg_gedaan_om__isnull=False)
    return Voorstel.objects.filter(status=VoorstelStatus.GEWEIGERD).exclude(weer_mogelijk)


def lees_plekken(hulpvormen: Collection[Hulpvorm], *, op: date, tot: date, nu: datetime) -> tuple[Beschikbaar, ...]:
    """What is free for the placement table, today and by a later day; the caller of the plan has checked the role."""
    return tuple(list_vrij(op=dag, hulpvormen=hulpvormen, nu=nu) for dag in (op, tot))


def lees_crisisplekken(hulpvormen: Collection[Hulpvorm], *, op: date, nu: datetime) -> Beschikbaar:
    """What is free on a day, to say what is left for crises; the caller has a page that opened on a recorded advice."""
    return list_vrij(op=op, hulpvormen=hulpvormen, nu=nu)


def _bekende_antwoorden(advies: Advies) -> dict[str, str]:
    """The answers that the present framework still knows; an older version may have asked other things."""
    bekend = {c.sleutel: {a.sleutel for a in c.antwoorden} for c in get_kader().criteria}
    return {vraag: antw for vraag, antw in advies.antwoorden.items() if antw in bekend.get(vraag, ())}


def _maanden(geboren_op: date, op: date) -> int:
    """Age in whole months."""
    return max(0, (op.year - geboren_op.year) * 12 + op.month - geboren_op.month - (op.day < geboren_op.day))
