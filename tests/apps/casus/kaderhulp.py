"""Short ways for the tests of decisions and frames: a measure, a decision, what is allocated."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from tests.apps.casus.planhulp import stel, vaste_analyse
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.actions import leg_maatregel_vast, leg_verzoek_vast, neem_besluit
from zorglandschap.apps.casus.models import Beschikking, Casus, Maatregel, Verzoek
from zorglandschap.apps.casus.queries import NieuwBesluit, NieuweMaatregel, NieuweToewijzing
from zorglandschap.core.begrippen.besluitwoorden import Beschikkingsoort, Besluitgrond, Verzoeksoort
from zorglandschap.core.begrippen.codelijsten import JuridischKader
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker

EEN_JAAR = VANDAAG.replace(year=VANDAAG.year + 1)


def maatregel(cast: Cast, **anders: Any) -> NieuweMaatregel:
    """A year of supervision by the GI of Ilse, from today."""
    velden: dict[str, Any] = {
        "kader": JuridischKader.OTS,
        "van": VANDAAG,
        "tot": EEN_JAAR,
        "gi": cast.gi.pk,
        "uitgesproken_op": VANDAAG,
    }
    return NieuweMaatregel(**(velden | anders))


def leg_vast(cast: Cast, casus: Casus, door: Kijker | None = None, **anders: Any) -> Maatregel:
    """Record a measure."""
    return leg_maatregel_vast(
        casus, door=door or cast.joris, nu=NU, nieuw=maatregel(cast, **anders), herhaalsleutel=uuid4()
    )


def hulp(cast: Cast, **anders: Any) -> NieuweToewijzing:
    """Half a year of begeleiding by De Dijk, from tomorrow."""
    velden: dict[str, Any] = {
        "hulpvorm": Hulpvorm.BEGELEIDING,
        "aanbieder": cast.aanbieder.pk,
        "van": VANDAAG + timedelta(days=1),
        "tot": VANDAAG + timedelta(days=183),
    }
    return NieuweToewijzing(**(velden | anders))


def besluit(cast: Cast, *toegewezen: NieuweToewijzing, **anders: Any) -> NieuwBesluit:
    """A granting decision of the college."""
    velden: dict[str, Any] = {
        "soort": Beschikkingsoort.TOEKENNING,
        "grond": Besluitgrond.ARTIKEL_2_3,
        "motivering": "Noor en haar moeder hebben rust nodig.",
        "toewijzingen": toegewezen or (hulp(cast),),
    }
    return NieuwBesluit(**(velden | anders))


def klaar_voor_besluit(cast: Cast) -> Casus:
    """Noor has a fixed analysis and a goal."""
    vaste_analyse(cast.casus_noor)
    stel(cast.casus_noor, cast.joris)
    return cast.casus_noor


def neem(
    cast: Cast, nieuw: NieuwBesluit | None = None, *, door: Kijker | None = None, sleutel: UUID | None = None
) -> Beschikking:
    """Take a decision in Noor's case."""
    return neem_besluit(
        cast.casus_noor,
        door=door or cast.joris,
        nu=NU,
        nieuw=nieuw or besluit(cast),
        herhaalsleutel=sleutel or uuid4(),
    )


def vraag_woonplaats(cast: Cast, casus: Casus, **anders: Any) -> Verzoek:
    """Another gemeente asks today who pays."""
    velden: dict[str, Any] = {
        "soort": Verzoeksoort.WOONPLAATS,
        "op": VANDAAG,
        "van_wie": "gemeente Zwolle",
        "vraag": "Waar stond Noor ingeschreven voor het verblijf?",
        "herhaalsleutel": uuid4(),
    }
    return leg_verzoek_vast(casus, **({"door": cast.joris, "nu": NU} | velden | anders))


def geboren(jaren: int, *, dagen: int = 0) -> date:
    """The birthday of somebody who is this old today, and so many days."""
    return VANDAAG.replace(year=VANDAAG.year - jaren) - timedelta(days=dagen)


def besluitadressen(cast: Cast, patroon: str) -> dict[str, str]:
    """The decision and the measure of Noor that the addresses of this page ask for."""
    if "<int:maatregel>" in patroon:
        ots = Maatregel.objects.create(jeugdige=cast.noor, kader=JuridischKader.OTS, gi=cast.gi, van=VANDAAG)
        return {"maatregel": str(ots.pk)}
    if "<int:verzoek>" in patroon:
        return {"verzoek": str(vraag_woonplaats(cast, cast.casus_noor).pk)}
    if "<uuid:besluit>" in patroon:
        klaar_voor_besluit(cast)
        return {"besluit": str(neem(cast).sleutel)}
    return {}
