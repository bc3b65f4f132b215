"""The first-best advice of a casus, and what the rules say of one that is being written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet, Subquery
from django.utils import timezone

from zorglandschap.apps.casus.models import Casus, Kladje
from zorglandschap.apps.casus.queries import get_casus, rechten
from zorglandschap.apps.casus.queries.toegang import uitgesloten_accounts
from zorglandschap.apps.matching.models import Advies
from zorglandschap.apps.organisaties.models import Medewerker
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Doel, Handeling, Rol, Specialisme, Stap
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.casus.verloop import volgende
from zorglandschap.core.matching.afwegingskader import Afweging, Feit, Kader, weeg_af
from zorglandschap.core.matching.kaderbestand import lees_kader
from zorglandschap.core.regels.advies import BIJ_VASTLEGGEN, AdviesFeiten
from zorglandschap.core.regels.uitkomst import Uitkomst


@dataclass(frozen=True, slots=True)
class AdviesInvoer:
    """What someone fills in for an advice; ``tegenspraak_door`` is the id of a second gedragsdeskundige."""

    antwoorden: Mapping[str, str]
    hulpvorm: Hulpvorm
    behoeften: frozenset[Specialisme] = frozenset()
    motivering: str = ""
    mening_jeugdige: str = ""
    mening_ouders: str = ""
    tegenspraak: str = ""
    tegenspraak_door: int | None = None


@dataclass(frozen=True, slots=True)
class Adviesblad:
    """What the advice page needs: the casus, the advice that stands, who may give tegenspraak, own drafts."""

    casus: Casus
    kader: Kader
    advies: Advies | None
    tegensprekers: tuple[tuple[int, str], ...]
    kladjes: Mapping[str, str]

    @property
    def is_aan_de_beurt(self) -> bool:
        """True when an advice can be recorded in this status of the casus."""
        return not loopt_zonder_crisis(self.casus) and volgende(CasusStatus(self.casus.status), Stap.ADVIES) is not None


def loopt_zonder_crisis(casus: Casus) -> bool:
    """True when help runs that no crisis began: its advice stands."""
    if casus.status != CasusStatus.GEPLAATST or casus.is_crisis:
        return False
    return not casus.trajecten.filter(is_crisis=True, tot__isnull=True).exists()


@cache
def get_kader() -> Kader:
    """The afwegingskader of this region."""
    return lees_kader(settings.REGIO.afwegingskader)


def get_adviesblad(kijker: Kijker, sleutel: UUID, *, vandaag: date) -> Adviesblad:
    """The page on which an advice is written; raises NietGevonden for who may not advise."""
    casus = get_casus(kijker, sleutel, Handeling.ADVISEREN)
    return Adviesblad(
        casus=casus,
        kader=get_kader(),
        advies=geldend_advies(casus),
        tegensprekers=tuple(list_tegensprekers(casus, vandaag=vandaag)),
        kladjes=dict(kladjes(casus, kijker).values_list("veld", "tekst")),
    )


def kladjes(casus: Casus, kijker: Kijker) -> QuerySet[Kladje]:
    """What this viewer typed in the advice form of this casus and did not record yet; for use inside this room."""
    return Kladje.objects.filter(gebruiker_id=kijker.gebruiker_id, sleutel=klad_sleutel(casus))


def klad_sleutel(casus: Casus) -> str:
    """Under which key the drafts of the advice form of this casus are kept."""
    return f"advies:{casus.sleutel}"


def geldend_advies(casus: Casus) -> Advies | None:
    """The last advice since the last referral, or None; for use inside this room."""
    return _adviezen(casus).select_related("door", "tegenspraak_door").order_by("-om", "-pk").first()


def heeft_eerder_advies(casus: Casus) -> bool:
    """True when an advice was already recorded since the last referral."""
    return _adviezen(casus).exists()


def _adviezen(casus: Casus) -> QuerySet[Advies]:
    verwezen = casus.stappen.filter(stap=Stap.VERWEZEN).order_by("-om", "-pk").values("om")[:1]
    return Advies.objects.filter(casus=casus, om__gte=Subquery(verwezen))


def get_advies(kijker: Kijker, casus: Casus, *, vandaag: date | None = None) -> Advies | None:
    """The advice that stands, for who may read the case's content; None when there is none or not for this viewer."""
    doel = Doel.EIGEN_INZAGE if kijker.medewerker_id is None else Doel.HULP
    mag = rechten(kijker, casus, doel=doel, vandaag=vandaag or timezone.localdate())
    return geldend_advies(casus) if mag & {Handeling.ANALYSE_LEZEN, Handeling.ADVISEREN} else None


def list_tegensprekers(casus: Casus, *, vandaag: date) -> list[tuple[int, str]]:
    """Gedragsdeskundigen in the region who had no part in the analyses of this casus (id, name and organisation)."""
    rijen = Medewerker.objects.filter(rol=Rol.GEDRAGSDESKUNDIGE, van__lte=vandaag).exclude(tot__lte=vandaag)
    rijen = rijen.exclude(pk=casus.gedragsdeskundige_id) if casus.gedragsdeskundige_id else rijen
    rijen = rijen.exclude(verklarendeanalyse__casus=casus)
    rijen = rijen.exclude(ondertekende_analyses__casus=casus)
    rijen = rijen.exclude(gebruiker__in=uitgesloten_accounts(casus.jeugdige))
    rijen = rijen.exclude(gebruiker__analysetekst__analyse__casus=casus)
    rijen = rijen.exclude(gebruiker__factor__analyse__casus=casus)
    return [(pk, f"{naam} ({org})") for pk, naam, org in rijen.values_list("pk", "naam", "organisatie__naam")]


def weeg(invoer: AdviesInvoer, casus: Casus) -> Afweging:
    """What the framework proposes for these answers."""
    return weeg_af(get_kader(), invoer.antwoorden, crisis=casus.is_crisis)


def toets_advies(invoer: AdviesInvoer, casus: Casus, *, heeft_eerder: bool, is_tweede: bool) -> list[Uitkomst]:
    """Every rule that stands before recording this advice."""
    afweging = weeg(invoer, casus)
    feiten = AdviesFeiten(
        hulpvorm=invoer.hulpvorm,
        voorgesteld=afweging.voorstel,
        heeft_eerder_advies=heeft_eerder,
        mening_jeugdige=invoer.mening_jeugdige,
        mening_ouders=invoer.mening_ouders,
        motivering=invoer.motivering,
        hulp_thuis_nagegaan=Feit.HULP_THUIS_NAGEGAAN in afweging.feiten,
        gezin_mogelijk=afweging.gezin_mogelijk,
        tegenspraak=invoer.tegenspraak,
        tegenspraak_door_tweede=is_tweede,
        crisis=casus.is_crisis,
    )
    return [regel(feiten) for regel in BIJ_VASTLEGGEN]


def invoer_van(advies: Advies) -> AdviesInvoer:
    """A recorded advice as it was filled in, to replay it or to look at what is still owed."""
    return AdviesInvoer(
        antwoorden=dict(advies.antwoorden),
        hulpvorm=Hulpvorm(advies.hulpvorm),
        behoeften=frozenset(map(Specialisme, advies.behoeften)),
        motivering=advies.motivering,
        mening_jeugdige=advies.mening_jeugdige,
        mening_ouders=advies.mening_ouders,
        tegenspraak=advies.tegenspraak,
        tegenspraak_door=advies.tegenspraak_door_id,
    )
