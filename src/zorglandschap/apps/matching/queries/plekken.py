"""Which places are free for a youth: the only door to availability, and shut until the advice is recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from zorglandschap.apps.aanbod.queries import list_beelden, loopt_na
from zorglandschap.apps.casus.models import Casus, Traject
from zorglandschap.apps.casus.queries import get_casus, toets_grond
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.models import Advies, Voorstel
from zorglandschap.apps.matching.queries.advies import geldend_advies, get_kader, invoer_van, weeg
from zorglandschap.apps.matching.queries.zoeken import (
    Bijnaplek,
    Plek,
    Zoekresultaat,
    list_plek_woorden,
    onveilige_locaties,
    schoolpunt,
    thuispunt,
    zoek_plekken,
)
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Doel, Handeling, Niveau, VoorstelStatus
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Gezinswens
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.matching.passend import REDENEN
from zorglandschap.core.regels.advies import AdviesFeiten, advies_voor_aanbod
from zorglandschap.core.regels.plaatsing import BIJ_VRAGEN, PlaatsingFeiten
from zorglandschap.core.regels.uitkomst import Uitkomst

GETOOND = 10  # a short list: who finds nothing here changes the day, or asks the table of experts
STAAND = (VoorstelStatus.OPEN, VoorstelStatus.TOEGEZEGD)
ONVEILIG = zin("Deze locatie is voor deze jeugdige niet veilig. Kies een andere plek.")  # only for who has the regie
ALLES = 100_000  # to look one offer up, the whole ranking is explained

Punt = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Plekkenblad:
    """Everything the places page shows; ``voorstel`` is the first request that stands, ``voorstellen`` are all.

    ``onveilig`` are those at a location that was recorded as not safe for this youth after the place was asked.
    While a request stands, only more places that fit best are shown, and none once the norm is reached.
    """

    casus: Casus
    advies: Advies
    start: date
    voorstel: Voorstel | None
    plekken: tuple[Plek, ...] = ()
    bijna: tuple[Bijnaplek, ...] = ()
    uitgesloten: tuple[tuple[Tekst, int], ...] = ()
    vormen: tuple[tuple[Hulpvorm, Niveau], ...] = ()
    aantal_bekeken: int = 0
    aantal_passend: int = 0
    thuis: Punt | None = None
    school: Punt | None = None
    grond: tuple[Uitkomst, ...] = ()
    voorstellen: tuple[Voorstel, ...] = ()
    geweigerd: tuple[Voorstel, ...] = ()
    onveilig: tuple[Voorstel, ...] = ()

    @property
    def wensen(self) -> tuple[Gezinswens, ...]:
        """What the youth and the parents ask of a place, as recorded with the advice."""
        return tuple(wens for wens in Gezinswens if wens in (self.advies.wensen or ()))


@dataclass(frozen=True, slots=True)
class Keuze:
    """One place about to be asked for: what the rules say of it, and whether a reason is needed."""

    casus: Casus
    advies: Advies
    plek: Plek
    uitkomsten: tuple[Uitkomst, ...]
    is_eerste: bool
    resultaat: Zoekresultaat
    grond: tuple[Uitkomst, ...] = ()

    @property
    def vraagt_reden(self) -> bool:
        """True when the choice differs from the advice, or passes a better ranked place over."""
        return not self.is_eerste or self.plek.kandidaat.niveau is not Niveau.FIRST_BEST


@dataclass(frozen=True, slots=True)
class Ambulantblad:
    """The page on which help at home is coupled to a stay: what is needed beside it, and who can give it."""

    casus: Casus
    verblijf: Traject
    ernaast: tuple[str, ...]
    gekoppeld: tuple[Traject, ...]
    start: date
    plekken: tuple[Plek, ...]


def list_plekken(kijker: Kijker, sleutel: UUID, *, start: date, nu: datetime) -> Plekkenblad:
    """The ranked free places for a youth; raises Geweigerd while no advice is recorded for this referral."""
    casus = get_casus(kijker, sleutel, Handeling.PLEK_VRAGEN, doel=Doel.PLAATSING)
    advies = eis_advies(casus)
    staand = tuple(list_staande(casus))
    if staand:
        plekken = _nog_erbij(casus, advies, staand, start, nu)
        onveilig = list_onveilig(casus, staand)
        return Plekkenblad(casus, advies, start, staand[0], plekken, voorstellen=staand, onveilig=onveilig)
    eis_zoekend(casus)
    resultaat = zoek_bij_advies(casus, advies, start, nu, GETOOND)
    rangschikking = resultaat.rangschikking
    beelden = list_beelden(b.aanbod for b in rangschikking.bijna)
    return Plekkenblad(
        casus=casus,
        advies=advies,
        start=start,
        voorstel=None,
        plekken=list_plek_woorden(resultaat, rangschikking.kandidaten, nu),
        bijna=tuple(Bijnaplek(b, beelden[b.aanbod]) for b in rangschikking.bijna),
        uitgesloten=tuple((REDENEN[reden], n) for reden, n in rangschikking.uitgesloten.items()),
        vormen=_op_niveau(resultaat.niveaus),
        aantal_bekeken=rangschikking.aantal_bekeken,
        aantal_passend=rangschikking.aantal_passend,
        thuis=None if casus.jeugdige.adres_is_geheim else thuispunt(casus.jeugdige),
        school=schoolpunt(casus.jeugdige),
        grond=_grond_vooraf(casus, resultaat.niveaus, start),
        geweigerd=tuple(list_geweigerd(casus, advies)),
    )


def _nog_erbij(casus: Casus, advies: Advies, staand: Sequence[Voorstel], start: date, nu: datetime) -> tuple[Plek, ...]:
    """Places that fit best and may be asked beside the ones that were asked; in a crisis every place that fits."""
    if len(staand) >= hoogstens_tegelijk(nu) or any(v.status == VoorstelStatus.TOEGEZEGD for v in staand):
        return ()
    resultaat = zoek_bij_advies(casus, advies, start, nu, GETOOND)
    gevraagd = {v.aanbod_id for v in staand}
    mag = (Niveau.FIRST_BEST, *(Niveau if casus.is_crisis else ()))
    over = (k for k in resultaat.rangschikking.kandidaten if k.aanbod not in gevraagd and k.niveau in mag)
    return list_plek_woorden(resultaat, tuple(over), nu)


def _grond_vooraf(casus: Casus, niveaus: Mapping[Hulpvorm, Niveau], start: date) -> tuple[Uitkomst, ...]:
    """What the ground asks of a stay that counts here, before anybody chooses a place; nothing for help at home."""
    verblijf = [vorm for vorm in niveaus if vorm in VERBLIJF and vorm is not Hulpvorm.GESLOTEN]
    return tuple(toets_grond(casus, verblijf[0], vandaag=start)) if verblijf else ()


def get_keuze(kijker: Kijker, sleutel: UUID, *, aanbod_id: int, start: date, nu: datetime) -> Keuze:
    """One place in the ranking of this case; raises Geweigerd when it does not fit (any more)."""
    casus = get_casus(kijker, sleutel, Handeling.PLEK_VRAGEN, doel=Doel.PLAATSING)
    return maak_keuze(casus, aanbod_id=aanbod_id, start=start, nu=nu)


def maak_keuze(casus: Casus, *, aanbod_id: int, start: date, nu: datetime, reden: str = "") -> Keuze:
    """The same for a casus that was fetched for its viewer; ``reden`` counts for the rules."""
    advies = eis_advies(casus)
    staand = list(list_staande(casus))
    if not staand:
        eis_zoekend(casus)
    elif any(v.aanbod_id == aanbod_id for v in staand):
        raise Geweigerd(zin("Deze plek is voor deze jeugdige al gevraagd: de casus staat op ‘plek gevraagd’."))
    resultaat = zoek_bij_advies(casus, advies, start, nu, ALLES)
    gevonden = tuple(k for k in resultaat.rangschikking.kandidaten if k.aanbod == aanbod_id)
    if not gevonden:
        if resultaat.is_onveilig(aanbod_id):
            raise Geweigerd(ONVEILIG)
        if resultaat.is_te_krap(aanbod_id):
            raise Geweigerd(_te_krap(resultaat.profiel.aantal_samen))
        raise Geweigerd(zin("Deze plek past niet meer of is niet meer vrij. Kies een andere plek."))
    (plek,) = list_plek_woorden(resultaat, gevonden, nu)
    grond = tuple(toets_grond(casus, plek.beeld.hulpvorm, vandaag=plek.kandidaat.start))
    return Keuze(
        casus=casus,
        advies=advies,
        plek=plek,
        uitkomsten=(*grond, *_toets_plek(casus, plek, resultaat, reden, (len(staand), hoogstens_tegelijk(nu)))),
        is_eerste=plek.kandidaat.rang == 1,
        resultaat=resultaat,
        grond=grond,
    )


def _te_krap(aantal: int) -> Tekst:
    return zin(
        "Hier zijn niet genoeg plekken tegelijk vrij: voor de broers en zussen samen zijn er %(aantal)s nodig."
        " Kies een andere plek.",
        aantal=aantal,
    )


def _toets_plek(
    casus: Casus, plek: Plek, resultaat: Zoekresultaat, reden: str, tegelijk: tuple[int, int]
) -> list[Uitkomst]:
    kandidaat, eigen = plek.kandidaat, resultaat.profiel.gemeente
    dichtbij = [
        k
        for k in resultaat.rangschikking.kandidaten
        if k.niveau is kandidaat.niveau and resultaat.gemeente_van(k.aanbod) == eigen
    ]
    feiten = PlaatsingFeiten(
        hulpvorm=plek.beeld.hulpvorm,
        niveau=kandidaat.niveau,
        in_eigen_gemeente=resultaat.gemeente_van(kandidaat.aanbod) == eigen,
        eigen_gemeente_kan=bool(dichtbij),
        eerder_in_rang=kandidaat.rang > 1,
        reden=reden,
        crisis=casus.is_crisis,
        verzoeken_open=tegelijk[0],
        verzoeken_hoogstens=tegelijk[1],
    )
    return [regel(feiten) for regel in BIJ_VRAGEN]


def hoogstens_tegelijk(nu: datetime) -> int:
    """How many places may be held for one youth at a time."""
    return settings.BELEID.aantal("verzoeken_tegelijk", timezone.localdate(nu))


def uren_vast(casus: Casus, op: date) -> float:
    """How many hours a place is held for an answer; in a crisis short, at any hour of the day."""
    return settings.BELEID.getal("reservering_crisis_uren" if casus.crisis_speelt else "reservering_uren", op)


def list_ambulant(kijker: Kijker, sleutel: UUID, *, start: date, nu: datetime) -> Ambulantblad:
    """Help at home that can run beside the stay of this youth; raises Geweigerd when there is no stay."""
    casus = get_casus(kijker, sleutel, Handeling.PLEK_VRAGEN, doel=Doel.PLAATSING)
    return maak_ambulantblad(casus, start=start, nu=nu, hoogstens=GETOOND)


def maak_ambulantblad(casus: Casus, *, start: date, nu: datetime, hoogstens: int) -> Ambulantblad:
    """The same for a casus that was fetched for its viewer."""
    advies = eis_advies(casus)
    verblijf = lopend_verblijf(casus, start)
    if verblijf is None:
        raise Geweigerd(zin("Er loopt geen verblijf. Ambulante hulp vraagt u dan als gewone plek."))
    ernaast = weeg(invoer_van(advies), casus).ernaast
    niveaus = get_kader().niveaus_naast(frozenset(ernaast))
    resultaat = zoek_plekken(casus, advies, niveaus=niveaus, start=start, nu=nu, hoogstens=hoogstens)
    return Ambulantblad(
        casus=casus,
        verblijf=verblijf,
        ernaast=ernaast,
        gekoppeld=tuple(verblijf.ernaast.filter(loopt_na(start)).select_related("aanbieder", "aanbod")),
        start=start,
        plekken=list_plek_woorden(resultaat, resultaat.rangschikking.kandidaten, nu),
    )


def lopend_verblijf(casus: Casus, op: date) -> Traject | None:
    """The stay away from home that runs, or is about to begin."""
    trajecten = casus.jeugdige.trajecten.filter(loopt_na(op), hulpvorm__in=VERBLIJF)
    return trajecten.select_related("aanbieder", "aanbod").order_by("-van", "-pk").first()


def eis_advies(casus: Casus) -> Advies:
    """The advice that stands; without one nobody sees what is free."""
    advies = geldend_advies(casus)
    uitkomst = advies_voor_aanbod(AdviesFeiten(advies_vastgelegd=advies is not None, crisis=casus.is_crisis))
    if advies is None or uitkomst.blokkeert:
        raise Geweigerd.door_regels([uitkomst])
    return advies


def eis_zoekend(casus: Casus) -> None:
    """Places are looked for only between the advice and the request."""
    if casus.status != CasusStatus.GEADVISEERD:
        raise Geweigerd(zin("Een plek zoeken kan nu niet: de casus staat op ‘%(status)s’.", status=casus.status))


def list_staande(casus: Casus) -> QuerySet[Voorstel]:
    """The requests that wait for an answer, or for the choice of the regisseur; the ones that were granted first."""
    staand = casus.voorstellen.filter(status__in=STAAND).select_related("aanbod__locatie__aanbieder", "bezetting")
    return staand.order_by("status", "gevraagd_om", "pk")  # ‘toegezegd’ comes before ‘wacht …’


def list_onveilig(casus: Casus, voorstellen: Sequence[Voorstel]) -> tuple[Voorstel, ...]:
    """The requests at a location where this youth is not safe."""
    locaties = onveilige_locaties(casus)
    return tuple(v for v in voorstellen if v.aanbod.locatie_id in locaties)


def list_geweigerd(casus: Casus, advies: Advies) -> QuerySet[Voorstel]:
    """Every no on this advice, the last first, with what follows on it."""
    nee = casus.voorstellen.filter(advies=advies, status=VoorstelStatus.GEWEIGERD)
    return nee.select_related("aanbod__locatie__aanbieder").order_by("-beantwoord_om", "-pk")


def zoek_bij_advies(casus: Casus, advies: Advies, start: date, nu: datetime, hoogstens: int) -> Zoekresultaat:
    """The ranking for an advice; for inside this room, behind the check that there is one."""
    niveaus = get_kader().niveaus(Hulpvorm(advies.hulpvorm))
    return zoek_plekken(casus, advies, niveaus=niveaus, start=start, nu=nu, hoogstens=hoogstens)


def _op_niveau(niveaus: Mapping[Hulpvorm, Niveau]) -> tuple[tuple[Hulpvorm, Niveau], ...]:
    volgorde = list(Niveau)
    return tuple(sorted(niveaus.items(), key=lambda hn: volgorde.index(hn[1])))
