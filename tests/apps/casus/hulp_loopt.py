"""Short ways for the tests of regie, moving on and closing: help that runs, by the book."""

from __future__ import annotations

from datetime import date

from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.aanbod.models import Bezetting, BezettingStatus
from zorglandschap.apps.casus.models import Casus, CasusStap, Traject
from zorglandschap.apps.organisaties.models import Medewerker, Organisatie
from zorglandschap.core.begrippen.codelijsten import Rol, Stap, Verwijzer
from zorglandschap.core.begrippen.kijker import Kijker


def geplaatst_volgens_het_boek(casus: Casus) -> Casus:
    """Sami lives in his place already; the step that brought him there stands on the timeline too."""
    CasusStap.objects.create(casus=casus, stap=Stap.GEPLAATST, status_na=casus.status, op=VANDAAG, om=NU)
    return casus


def hulp_thuis(cast: Cast, *, van: date = date(2026, 6, 1)) -> Traject:
    """Help at home beside the stay of Sami."""
    verblijf = Traject.objects.get(casus=cast.casus_sami)
    bezetting = Bezetting.objects.create(
        plek=cast.thuis.plekken.get(nummer=1), van=van, status=BezettingStatus.BEVESTIGD
    )
    return Traject.objects.create(
        jeugdige=cast.sami,
        casus=cast.casus_sami,
        gemeente=cast.almere,
        aanbieder=cast.aanbieder,
        aanbod=cast.thuis,
        bezetting=bezetting,
        hulpvorm=cast.thuis.hulpvorm,
        verwijzer=Verwijzer.GEMEENTE,
        toegewezen_op=van,
        van=van,
        naast=verblijf,
    )


def collega(naam: str, rol: Rol, organisatie: Organisatie, *, tot: date | None = None) -> Medewerker:
    """Somebody without an account."""
    return Medewerker.objects.create(naam=naam, rol=rol, organisatie=organisatie, van=date(2021, 1, 1), tot=tot)


def id_van(kijker: Kijker) -> int:
    """The number of somebody who works here."""
    assert kijker.medewerker_id is not None
    return kijker.medewerker_id
