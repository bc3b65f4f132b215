"""Which places are free for a youth: the only door to availability, and shut until the advice is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

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
    schoolpunt,
    thuispunt,
    zoek_plekken,
)
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Doel, Handeling, Niveau, VoorstelStatus
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.matching.passend import REDENEN
from zorglandschap.core.regels.advies import AdviesFeiten, advies_voor_aanbod
from zorglandschap.core.regels.plaatsing import BIJ_VRAGEN, PlaatsingFeiten
from zorglandschap.core.regels.uitkomst import Uitkomst

GETOOND = 12  # a short list: who finds nothing here changes the day, or asks the table of experts
ALLES = 100_000  # to look one offer up, the whole ranking is explained

Punt = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Plekkenblad:
    """Everything the places page shows; while a request is open no places are shown at all."""

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


@dataclass(frozen=True, slots=True)
class Keuze:
    """One place about to be asked for: what the rules say of it, and whether a reason is needed."""

    casus: Casus
    advies: Advies
    plek: Plek
    uitkomsten: tuple[Uitkomst, ...]
    is_eerste: bool
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
    voorstel = open_voorstel(casus)
    if voorstel is not None:
        return Plekkenblad(casus, advies, start, voorstel)
    eis_zoekend(casus)
    resultaat = _zoek_bij_advies(casus, advies, start, nu, GETOOND)
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
    )


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
    eis_zoekend(casus)
    resultaat = _zoek_bij_advies(casus, advies, start, nu, ALLES)
    gevonden = tuple(k for k in resultaat.rangschikking.kandidaten if k.aanbod == aanbod_id)
    if not gevonden:
        raise Geweigerd(zin("Deze plek past niet meer of is niet meer vrij. Kies een andere plek."))
    (plek,) = list_plek_woorden(resultaat, gevonden, nu)
    grond = tuple(toets_grond(casus, plek.beeld.hulpvorm, vandaag=plek.kandidaat.start))
    return Keuze(
        casus=casus,
        advies=advies,
        plek=plek,
        uitkomsten=(*grond, *_toets_plek(casus, plek, resultaat, reden)),
        is_eerste=plek.kandidaat.rang == 1,
        grond=grond,
    )


def _toets_plek(casus: Casus, plek: Plek, resultaat: Zoekresultaat, reden: str) -> list[Uitkomst]:
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
    )
    return [regel(feiten) for regel in BIJ_VRAGEN]


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


def open_voorstel(casus: Casus) -> Voorstel | None:
    """The request that waits for an answer, or None."""
    return casus.voorstellen.filter(status=VoorstelStatus.OPEN).select_related("aanbod__locatie__aanbieder").first()


def _zoek_bij_advies(casus: Casus, advies: Advies, start: date, nu: datetime, hoogstens: int) -> Zoekresultaat:
    niveaus = get_kader().niveaus(Hulpvorm(advies.hulpvorm))
    return zoek_plekken(casus, advies, niveaus=niveaus, start=start, nu=nu, hoogstens=hoogstens)


def _op_niveau(niveaus: Mapping[Hulpvorm, Niveau]) -> tuple[tuple[Hulpvorm, Niveau], ...]:
    volgorde = list(Niveau)
    return tuple(sorted(niveaus.items(), key=lambda hn: volgorde.index(hn[1])))
