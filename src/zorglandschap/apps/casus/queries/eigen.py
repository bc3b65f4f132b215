"""What a youth, parent or mentor finds on the own page: the road, the people, the help, and who looked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zorglandschap.apps.casus.models import Casus, Jim, Traject
from zorglandschap.apps.casus.queries.analyse import STEM_VAN, EigenStem, get_eigen_stem
from zorglandschap.apps.casus.queries.eigenanalyse import find_gedeelde
from zorglandschap.apps.casus.queries.feiten import lopende_trajecten
from zorglandschap.apps.casus.queries.toegang import get_eigen_casus, rechten
from zorglandschap.apps.logboek.queries import Inzage, list_inzagen
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Doel, Handeling, Rol
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd

NAASTEN = frozenset({Rol.JEUGDIGE, Rol.OUDER, Rol.JIM})  # who of them looked when is not for each other to see
MEESTE_INZAGEN = 60  # lines on one page; the page says so when there are more


@dataclass(frozen=True, slots=True)
class Mijn:
    """The own casus as this viewer may see it; ``woont`` is the stay away from home that runs today.

    ``toont_waar`` is False when names, forms of help and free texts could tell a parent or mentor where a shielded
    child is.
    ``leest_analyse``: a version of the analysis was shared with this person, to read here.
    ``begon_analyse`` is False when the local team helps without one.
    ``stem`` is None for who has no own story to write, ``inzagen`` for who may not read the log.
    """

    casus: Casus
    leeftijd: int
    jim: Jim | None
    woont: Traject | None
    hulp: tuple[Traject, ...]
    mag_adres: bool
    toont_waar: bool
    stem: EigenStem | None
    leest_analyse: bool
    begon_analyse: bool
    inzagen: tuple[Inzage, ...] | None


def get_mijn(kijker: Kijker, *, vandaag: date) -> Mijn | None:
    """The page of the youth or parent behind the account; None when there is no casus (yet).

    Raises NietGevonden when this viewer may not see the casus, or is nobody's youth, parent or mentor.
    """
    casus = get_eigen_casus(kijker, Handeling.SAMENVATTING, vandaag=vandaag)
    if casus is None:
        return None
    mag = rechten(kijker, casus, doel=Doel.EIGEN_INZAGE, vandaag=vandaag)
    hulp = tuple(lopende_trajecten(casus, vandaag).select_related("aanbod__locatie__gemeente").order_by("van", "pk"))
    inzagen = None
    if Handeling.LOGBOEK_LEZEN in mag:
        inzagen = tuple(
            list_inzagen(
                casus.jeugdige_id,
                zonder_gebruiker_id=kijker.gebruiker_id,
                hoogstens=MEESTE_INZAGEN,
                zonder_rollen=() if kijker.rol is Rol.JEUGDIGE else NAASTEN,
            )
        )
    schrijft = Handeling.STEM_SCHRIJVEN in mag and kijker.rol in STEM_VAN
    return Mijn(
        casus=casus,
        leeftijd=leeftijd(casus.jeugdige.geboren_op, vandaag),
        jim=casus.jims.filter(gestopt_op__isnull=True).order_by("-gekozen_op", "-pk").first(),
        woont=next((t for t in reversed(hulp) if Hulpvorm(t.hulpvorm) in VERBLIJF), None),
        hulp=tuple(t for t in hulp if Hulpvorm(t.hulpvorm) not in VERBLIJF),
        mag_adres=Handeling.ADRES in mag,
        toont_waar=kijker.rol is Rol.JEUGDIGE or not casus.jeugdige.adres_is_geheim,
        stem=get_eigen_stem(kijker, vandaag=vandaag) if schrijft else None,
        leest_analyse=Handeling.ANALYSE_LEZEN in mag and find_gedeelde(kijker, casus) is not None,
        begon_analyse=casus.status != CasusStatus.LOKALE_HULP or casus.analyses.exists(),
        inzagen=inzagen,
    )
