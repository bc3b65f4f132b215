"""One own offer in full: what it is, its places per day, what is out of service, its quality list and its history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from zorglandschap.apps.aanbod.models import (
    Aanbod,
    Aanbodwijziging,
    Bezetting,
    Dagstand,
    Kwaliteitsantwoord,
    Locatie,
    Plek,
)
from zorglandschap.apps.aanbod.queries.vrij import BEVESTIGD, BUITEN_GEBRUIK, VASTGEHOUDEN, actief, is_planner, loopt_na
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.core.begrippen.aanbodgegevens import Aanbodgegevens
from zorglandschap.core.begrippen.aanbodwoorden import Kwaliteitsoordeel, RedenBuitenGebruik, Ritme, Wijzigingssoort
from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.begrippen.hulpvormen import VORMEN, Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker

TERUG, VOORUIT = 3, 8  # days that the page shows before and after today
LAATSTE = 20  # versions on the page


@dataclass(frozen=True, slots=True)
class Dagbeeld:
    """A day: places, and how they are claimed; ``aanwezig`` is what the planner counted, None when nobody did.

    ``concept`` is held for a request, or promised while the regisseur still chooses; ``gepland`` is placed and begins
    later, ``bevestigd`` is placed and has begun.
    """

    dag: date
    plekken: int
    buiten: int
    concept: int
    gepland: int
    bevestigd: int
    aanwezig: int | None

    @property
    def vrij(self) -> int:
        """Places that nobody has claimed on this very day."""
        return self.plekken - self.buiten - self.concept - self.gepland - self.bevestigd

    @property
    def boven(self) -> int:
        """How many more were there than there are places in service."""
        return max(0, (self.aanwezig or 0) - (self.plekken - self.buiten))


@dataclass(frozen=True, slots=True)
class Buiten:
    """A place out of service."""

    bezetting_id: int
    van: date
    tot: date | None
    reden: RedenBuitenGebruik | None
    toelichting: str
    door: str


@dataclass(frozen=True, slots=True)
class Oordeel:
    """The answer to one criterion of the quality framework, by whom and when."""

    oordeel: Kwaliteitsoordeel
    toelichting: str
    door: str
    om: datetime


@dataclass(frozen=True, slots=True)
class Versieregel:
    """A line of the history: which version, what was done, by whom, and which fields changed from what to what."""

    versie: int
    soort: Wijzigingssoort
    door: str
    om: datetime
    velden: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Blad:
    """The offer as its own planner sees it."""

    aanbod_id: int
    gegevens: Aanbodgegevens
    locatie: str
    gemeente: str
    versie: int
    is_gebruikt: bool
    bijgewerkt_om: datetime
    dagen: tuple[Dagbeeld, ...]
    buiten: tuple[Buiten, ...]
    historie: tuple[Versieregel, ...]

    @property
    def is_caseload(self) -> bool:
        """True when its places are places in a caseload, not beds."""
        return VORMEN[self.gegevens.hulpvorm].is_ambulant


def vind_eigen(kijker: Kijker, aanbod_id: int) -> Aanbod:
    """An offer of the planner's own organisation; raises NietGevonden for every other."""
    if not is_planner(kijker):
        raise NietGevonden
    eigen = Aanbod.objects.filter(locatie__aanbieder_id=kijker.organisatie_id)
    aanbod = eigen.select_related("locatie__gemeente").filter(pk=aanbod_id).first()
    if aanbod is None:
        raise NietGevonden
    return aanbod


def get_blad(kijker: Kijker, aanbod_id: int, *, vandaag: date, nu: datetime) -> Blad:
    """The whole page of one own offer, in seven queries; raises NietGevonden for another's."""
    aanbod = vind_eigen(kijker, aanbod_id)
    plekken = list(Plek.objects.filter(aanbod=aanbod))
    claims = list(_claims(aanbod, vandaag, nu))
    dagen = [vandaag + timedelta(days=n) for n in range(-TERUG, VOORUIT)]
    geteld = dict(
        Dagstand.objects.filter(aanbod=aanbod, dag__gte=dagen[0]).order_by("pk").values_list("dag", "aanwezig")
    )
    return Blad(
        aanbod_id=aanbod.pk,
        gegevens=gegevens_van(aanbod, sum(_bestaat_na(p, vandaag) for p in plekken)),
        locatie=aanbod.locatie.naam,
        gemeente=aanbod.locatie.gemeente.naam,
        versie=aanbod.versie,
        is_gebruikt=is_gebruikt(aanbod),
        bijgewerkt_om=aanbod.bijgewerkt_om,
        dagen=tuple(_dag(dag, plekken, claims, geteld.get(dag), vandaag) for dag in dagen),
        buiten=tuple(_buiten(b) for b in claims if b.status == BUITEN_GEBRUIK and (b.tot is None or b.tot > vandaag)),
        historie=_historie(aanbod),
    )


def _claims(aanbod: Aanbod, vandaag: date, nu: datetime) -> Iterable[Bezetting]:
    sinds = vandaag - timedelta(days=TERUG)
    rijen = Bezetting.objects.filter(actief(nu), loopt_na(sinds), plek__aanbod=aanbod)
    return rijen.select_related("uitval__door").order_by("van", "pk")


def is_gebruikt(aanbod: Aanbod) -> bool:
    """Did anybody ever count on this offer? Then its form of help is fixed.

    A claim on a place counts, and so does whatever a room above this one keeps about the offer: help without a claim
    (from before the claims were kept), a request, a seat at a table. Those rooms are not known here by name.
    """
    if Bezetting.objects.filter(plek__aanbod=aanbod).exclude(status=BUITEN_GEBRUIK).exists():
        return True
    boven = [v for v in Aanbod._meta.related_objects if v.related_model._meta.app_label != Aanbod._meta.app_label]  # noqa: SLF001
    return any(v.related_model._default_manager.filter(**{v.field.name: aanbod}).exists() for v in boven)  # noqa: SLF001


def _bestaat_na(plek: Plek, dag: date) -> bool:
    return plek.tot is None or plek.tot > dag


def gegevens_van(a: Aanbod, plekken: int) -> Aanbodgegevens:
    """The stored offer as a value."""
    return Aanbodgegevens(
        naam=a.naam,
        hulpvorm=Hulpvorm(a.hulpvorm),
        leeftijd_van=a.leeftijd_van,
        leeftijd_tot=a.leeftijd_tot,
        plekken=plekken,
        van=a.van,
        tot=a.tot,
        specialismen=frozenset(map(Specialisme, a.specialismen)),
        neemt_lvb=a.neemt_lvb,
        neemt_ggz=a.neemt_ggz,
        neemt_broers_zussen=a.neemt_broers_zussen,
        school=a.school,
        groep=a.groep,
        groep_grootte=a.groep_grootte,
        groep_jongste=a.groep_jongste,
        groep_oudste=a.groep_oudste,
        voorwaarden=a.voorwaarden,
        ritme=frozenset(map(Ritme, a.ritme)),
        kenmerk=a.kenmerk,
        eigen_kamer=a.eigen_kamer,
        dieren=a.dieren,
    )


def _dag(
    dag: date, plekken: Sequence[Plek], claims: Sequence[Bezetting], geteld: int | None, vandaag: date
) -> Dagbeeld:
    hier = [c for c in claims if c.van <= dag and (c.tot is None or dag < c.tot)]
    return Dagbeeld(
        dag=dag,
        plekken=sum(p.van <= dag and _bestaat_na(p, dag) for p in plekken),
        buiten=sum(c.status == BUITEN_GEBRUIK for c in hier),
        concept=sum(c.status == VASTGEHOUDEN for c in hier),
        gepland=sum(c.status == BEVESTIGD and c.van > vandaag for c in hier),
        bevestigd=sum(c.status == BEVESTIGD and c.van <= vandaag for c in hier),
        aanwezig=geteld,
    )


def _buiten(claim: Bezetting) -> Buiten:
    uitval = getattr(claim, "uitval", None)
    if uitval is None:  # pragma: no cover - every claim of this kind is made with its reason
        return Buiten(claim.pk, claim.van, claim.tot, None, "", "")
    reden = RedenBuitenGebruik(uitval.reden)
    return Buiten(claim.pk, claim.van, claim.tot, reden, uitval.toelichting, uitval.door.naam)


def _historie(aanbod: Aanbod) -> tuple[Versieregel, ...]:
    rijen = Aanbodwijziging.objects.filter(aanbod=aanbod).select_related("door").order_by("-versie")[:LAATSTE]
    return tuple(
        Versieregel(
            versie=rij.versie,
            soort=Wijzigingssoort(rij.soort),
            door=rij.door.naam,
            om=rij.om,
            velden=tuple((veld, str(oud), str(nieuw)) for veld, (oud, nieuw) in rij.velden.items()),
        )
        for rij in rijen
    )


def list_kwaliteit(kijker: Kijker, aanbod_id: int) -> dict[str, Oordeel]:
    """The last answer to each criterion of the quality framework, by its key."""
    aanbod = vind_eigen(kijker, aanbod_id)
    rijen = Kwaliteitsantwoord.objects.filter(aanbod=aanbod).select_related("door").order_by("pk")
    return {r.criterium: Oordeel(Kwaliteitsoordeel(r.oordeel), r.toelichting, r.door.naam, r.om) for r in rijen}


def list_locaties(kijker: Kijker) -> list[tuple[int, str]]:
    """The own locations, for a choice; raises NietGevonden for who is no planner."""
    if not is_planner(kijker):
        raise NietGevonden
    eigen = Locatie.objects.filter(aanbieder_id=kijker.organisatie_id).select_related("gemeente").order_by("naam")
    return [(loc.pk, f"{loc.naam} ({loc.gemeente.naam})") for loc in eigen]
