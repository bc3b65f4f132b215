"""Youths who wait or want to move, as the question for the placement table reads them from the database."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.apps.matching.hulp import UIT_HUIS
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.apps.casus.models import (
    Afschaalmoment,
    Casus,
    Gezin,
    Hulpplan,
    Jeugdige,
    Verhuisinstemming,
)
from zorglandschap.apps.matching.models import Advies, Kloof, Wachtende
from zorglandschap.apps.matching.queries import VerdelingsInvoer
from zorglandschap.core.begrippen.codelijsten import (
    CasusStatus,
    Niveau,
    RedenAfwijking,
    Specialisme,
    Stap,
)
from zorglandschap.core.begrippen.gezinswoorden import Gever
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Urgentie
from zorglandschap.core.begrippen.planwoorden import Planstatus
from zorglandschap.core.matching.verdeling.invoer import Aanbod as Aanbodrij
from zorglandschap.core.matching.verdeling.invoer import Jeugdige as Kind

DAG = timedelta(days=1)
EERDER = NU - timedelta(days=200)


def _advies(casus: Casus, hulpvorm: Hulpvorm, **antwoorden: str) -> Advies:
    """An advice that stands, after a referral."""
    casus.stappen.create(stap=Stap.VERWEZEN, status_na=CasusStatus.VERWEZEN, op=EERDER.date(), om=EERDER)
    return Advies.objects.create(
        casus=casus, hulpvorm=hulpvorm, voorgesteld=hulpvorm, antwoorden={**UIT_HUIS, **antwoorden},
        behoeften=[Specialisme.TRAUMA], motivering="x", mening_jeugdige="x", mening_ouders="x", kaderversie="x",
        invoer_hash="x", op=EERDER.date(), om=EERDER,
    )  # fmt: skip


def _wacht(cast: Cast, gezin: Gezin, hulpvorm: Hulpvorm = Hulpvorm.PLEEGZORG, **anders: Any) -> Wachtende:
    """Another youth who waits with an advice."""
    antwoorden = anders.pop("antwoorden", {})
    jeugdige = Jeugdige.objects.create(
        gezin=gezin, voornaam="A", achternaam="B", geboren_op=date(2013, 1, 1), geslacht="onbekend",
        gemeente=cast.urk, breedte=52.66, lengte=5.6,
    )  # fmt: skip
    casus = Casus.objects.create(
        jeugdige=jeugdige, status=CasusStatus.GEADVISEERD, team=cast.team_urk, geopend_op=VANDAAG,
        is_crisis=anders.get("urgentie") == Urgentie.CRISIS, crisis_reden="x" * (anders.get("urgentie") == "crisis"),
    )  # fmt: skip
    _advies(casus, hulpvorm, **antwoorden)
    velden = {"sinds": VANDAAG, "hulpvorm": hulpvorm} | anders
    return Wachtende.objects.create(jeugdige=jeugdige, casus=casus, gemeente=cast.urk, **velden)


def _kloof(cast: Cast, **anders: Any) -> Kloof:
    """Sami lives in a gezinshuis; pleegzorg would be better."""
    _advies(cast.casus_sami, Hulpvorm.PLEEGZORG)
    velden: dict[str, Any] = {
        "geadviseerd": Hulpvorm.PLEEGZORG, "gegeven": Hulpvorm.GEZINSHUIS, "niveau": Niveau.ACCEPTABEL,
        "reden": RedenAfwijking.GEEN_PLEK, "sinds": VANDAAG - 90 * DAG,
    }  # fmt: skip
    return Kloof.objects.create(jeugdige=cast.sami, casus=cast.casus_sami, gemeente=cast.almere, **(velden | anders))


def _ja(cast: Cast, *vormen: Hulpvorm, **anders: Any) -> Verhuisinstemming:
    """Sami (17) said that he wants to move, and where to."""
    velden: dict[str, Any] = {
        "gever": Gever.JEUGDIGE, "is_ja": True, "hulpvormen": [v.value for v in vormen or (Hulpvorm.PLEEGZORG,)],
        "op": VANDAAG - DAG, "gesproken_door": "Bram", "om": NU, "door_naam": "Bram",
    }  # fmt: skip
    return Verhuisinstemming.objects.create(casus=cast.casus_sami, **(velden | anders))


def _omlaag(cast: Cast, **anders: Any) -> Afschaalmoment:
    """Sami's plan says: from the gezinshuis to intensive help at home."""
    velden: dict[str, Any] = {"gepland_op": VANDAAG, "naar": Hulpvorm.THUISBEHANDELING, "voorwaarde": "x"}
    return Afschaalmoment.objects.create(casus=cast.casus_sami, **(velden | anders))


def _plan(cast: Cast, **anders: Any) -> Hulpplan:
    velden: dict[str, Any] = {"status": Planstatus.VASTGESTELD, "met_jeugdige_op": VANDAAG, "gestart_op": VANDAAG}
    return Hulpplan.objects.create(casus=cast.casus_sami, **(velden | anders))


def _kinderen(vraag_: VerdelingsInvoer) -> dict[Any, Kind]:
    return {vraag_.casus_van[j.id]: j for j in vraag_.invoer.jeugdigen}


def _rijen(vraag_: VerdelingsInvoer, aanbod: Aanbod) -> list[Aanbodrij]:
    return [a for a in vraag_.invoer.aanbod if vraag_.aanbod_van[a.id] == aanbod.pk]
