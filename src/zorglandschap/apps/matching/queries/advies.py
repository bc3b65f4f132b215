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
from zorglandschap.apps.casus.queries import Wensbeeld, get_casus, list_woonwensen, rechten
from zorglandschap.apps.casus.queries.toegang import uitgesloten_accounts
from zorglandschap.apps.matching.models import Advies, Tegenspraak, Tegenspraakvraag
from zorglandschap.apps.matching.queries.tegenspraak import gegeven_tegenspraak, laatste_vraag
from zorglandschap.apps.organisaties.models import Medewerker
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Doel, Handeling, Rol, Specialisme, Stap
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Gezinswens, Tegenspraakoordeel
from zorglandschap.core.casus.verloop import volgende
from zorglandschap.core.matching.afwegingskader import Afweging, Feit, Kader, weeg_af
from zorglandschap.core.matching.kaderbestand import lees_kader
from zorglandschap.core.regels.advies import BIJ_VASTLEGGEN, AdviesFeiten
from zorglandschap.core.regels.uitkomst import Uitkomst


@dataclass(frozen=True, slots=True)
class AdviesInvoer:
    """What someone fills in for an advice; the tegenspraak itself is written by a second gedragsdeskundige.

    ``duur_weken`` and ``weg_terug``: how long a group lasts at most, and the way back from it. ``wensen`` are those of
    youth and parents, ``wens_gemeente`` the code of the one they name; ``verwacht_weken`` how long a stay may last.
    """

    antwoorden: Mapping[str, str]
    hulpvorm: Hulpvorm
    behoeften: frozenset[Specialisme] = frozenset()
    motivering: str = ""
    mening_jeugdige: str = ""
    mening_ouders: str = ""
    antwoord_op_tegenspraak: str = ""
    duur_weken: int | None = None
    weg_terug: str = ""
    wensen: frozenset[Gezinswens] = frozenset()
    wens_gemeente: str = ""
    verwacht_weken: int | None = None


@dataclass(frozen=True, slots=True)
class Tegengeluid:
    """What a second gedragsdeskundige brought up about the form that is advised, and what that person concluded."""

    tekst: str
    oordeel: Tegenspraakoordeel | None
    door_id: int | None


@dataclass(frozen=True, slots=True)
class Adviesblad:
    """What the advice page needs: the casus, the advice that stands, who may give tegenspraak, own drafts."""

    casus: Casus
    kader: Kader
    advies: Advies | None
    tegensprekers: tuple[tuple[int, str], ...]
    kladjes: Mapping[str, str]
    vraag: Tegenspraakvraag | None = None
    hoogstens_weken: int = 0
    gezegd: tuple[Wensbeeld, ...] = ()  # what youth and parents told in the portal: to read, never taken over

    @property
    def tegenspraak(self) -> Tegenspraak | None:
        """What the last one who was asked answered, when there is an answer."""
        return getattr(self.vraag, "tegenspraak", None)

    @property
    def vraag_loopt(self) -> bool:
        """True when tegenspraak was asked, or given, for an advice that is still to be recorded."""
        return self.vraag is not None and (self.advies is None or self.vraag.om > self.advies.om)

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
        tegensprekers=tuple(
            (pk, naam) for pk, naam in list_tegensprekers(casus, vandaag=vandaag) if pk != kijker.medewerker_id
        ),
        kladjes=dict(kladjes(casus, kijker).values_list("veld", "tekst")),
        vraag=laatste_vraag(casus),
        hoogstens_weken=settings.BELEID.aantal("groep_hoogstens_weken", vandaag, casus.jeugdige.gemeente_id),
        gezegd=list_woonwensen(casus),
    )


def kladjes(casus: Casus, kijker: Kijker) -> QuerySet[Kladje]:
    """What this viewer typed in the advice form of this casus and did not record yet; for use inside this room."""
    return Kladje.objects.filter(gebruiker_id=kijker.gebruiker_id, sleutel=klad_sleutel(casus))


def klad_sleutel(casus: Casus) -> str:
    """Under which key the drafts of the advice form of this casus are kept."""
    return f"advies:{casus.sleutel}"


def geldend_advies(casus: Casus) -> Advies | None:
    """The last advice since the last referral, or None; for use inside this room."""
    return _adviezen(casus).select_related("door", "tegenspraak_door", "wens_gemeente").order_by("-om", "-pk").first()


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


def get_tegengeluid(casus: Casus, hulpvorm: Hulpvorm) -> Tegengeluid | None:
    """What was written since the referral against this form; None as long as nobody did. For use inside this room."""
    gegeven = gegeven_tegenspraak(casus, hulpvorm)
    return Tegengeluid(gegeven.tekst, Tegenspraakoordeel(gegeven.oordeel), gegeven.door_id) if gegeven else None


def tegengeluid_van(advies: Advies) -> Tegengeluid | None:
    """What was recorded with an advice; None when it had no tegenspraak. For use inside this room."""
    if advies.tegenspraak_door_id is None:
        return None
    oordeel = Tegenspraakoordeel(advies.tegenspraak_oordeel) if advies.tegenspraak_oordeel else None
    return Tegengeluid(advies.tegenspraak, oordeel, advies.tegenspraak_door_id)


def toets_advies(
    invoer: AdviesInvoer, casus: Casus, *, heeft_eerder: bool, tegen: Tegengeluid | None
) -> list[Uitkomst]:
    """Every rule that stands before recording this advice."""
    vandaag, gemeente = timezone.localdate(), casus.jeugdige.gemeente_id
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
        tegenspraak=tegen.tekst if tegen else "",
        tegenspraak_door_tweede=tegen is not None,
        tegenspraak_oordeel=tegen.oordeel if tegen else None,
        antwoord_op_tegenspraak=invoer.antwoord_op_tegenspraak,
        is_tijdelijk=get_kader().is_tijdelijk(invoer.hulpvorm),
        duur_weken=invoer.duur_weken,
        duur_hoogstens_weken=settings.BELEID.aantal("groep_hoogstens_weken", vandaag, gemeente),
        weg_terug=invoer.weg_terug,
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
        antwoord_op_tegenspraak=advies.antwoord_op_tegenspraak,
        duur_weken=advies.duur_weken,
        weg_terug=advies.weg_terug,
        wensen=frozenset(map(Gezinswens, advies.wensen or ())),
        wens_gemeente=advies.wens_gemeente_id or "",
        verwacht_weken=advies.verwacht_weken,
    )
