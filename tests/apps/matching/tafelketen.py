"""A chain at the placement table: Sami can leave the gezinshuis for pleegzorg, and Ties waits for his place."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from tests.apps.matching.hulp import UIT_HUIS
from tests.apps.matching.tafelhulp import STRAKS, nummer_van
from tests.cast import NU, Cast, _jeugdige
from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, BezettingStatus
from zorglandschap.apps.casus.models import Casus, Verhuisinstemming
from zorglandschap.apps.matching.actions import Onderbouwing, besluit_aan_tafel, maak_verdelingsplan
from zorglandschap.apps.matching.models import Advies, Kloof, Tafelbesluit, Verdelingsplan, Voorstel, Wachtende
from zorglandschap.apps.matching.tafelresultaat import Resultaat, lees_resultaat
from zorglandschap.core.begrippen.codelijsten import (
    CasusStatus,
    Niveau,
    RedenAfwijking,
    RedenWeigering,
    Specialisme,
    Stap,
    VoorstelStatus,
)
from zorglandschap.core.begrippen.gezinswoorden import Gever
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tafelwoorden import Meningstand, Tafelreden

EERDER = NU - timedelta(days=200)
LATER = NU + 2 * STRAKS


def _advies(casus: Casus, hulpvorm: Hulpvorm) -> None:
    casus.stappen.create(stap=Stap.VERWEZEN, status_na=CasusStatus.VERWEZEN, op=EERDER.date(), om=EERDER)
    Advies.objects.create(
        casus=casus, hulpvorm=hulpvorm, voorgesteld=hulpvorm, antwoorden=UIT_HUIS, behoeften=[Specialisme.TRAUMA],
        motivering="x", mening_jeugdige="x", mening_ouders="x", kaderversie="x", invoer_hash="x", op=EERDER.date(),
        om=EERDER,
    )  # fmt: skip


def ties(cast: Cast) -> Casus:
    """Ties (12, Almere) waits for a gezinshuis."""
    casus = Casus.objects.create(
        jeugdige=_jeugdige("Ties de Wit", date(2014, 5, 1), cast.almere),
        status=CasusStatus.GEADVISEERD,
        team=cast.team_almere,
        regisseur_id=cast.bram.medewerker_id,
        geopend_op=date(2026, 11, 2),
    )
    _advies(casus, Hulpvorm.GEZINSHUIS)
    Wachtende.objects.create(
        jeugdige=casus.jeugdige, casus=casus, gemeente=cast.almere, sinds=NU.date(), hulpvorm=Hulpvorm.GEZINSHUIS
    )
    return casus


def sami_wil_verder(cast: Cast) -> None:
    """Sami lives in a gezinshuis; pleegzorg would be better, and he says yes to it."""
    _advies(cast.casus_sami, Hulpvorm.PLEEGZORG)
    Kloof.objects.create(
        jeugdige=cast.sami, casus=cast.casus_sami, gemeente=cast.almere, geadviseerd=Hulpvorm.PLEEGZORG,
        gegeven=Hulpvorm.GEZINSHUIS, niveau=Niveau.ACCEPTABEL, reden=RedenAfwijking.GEEN_PLEK,
        sinds=NU.date() - timedelta(days=90),
    )  # fmt: skip
    Verhuisinstemming.objects.create(
        casus=cast.casus_sami, gever=Gever.JEUGDIGE, is_ja=True, hulpvormen=[Hulpvorm.PLEEGZORG.value],
        op=NU.date() - timedelta(days=1), gesproken_door="Bram", om=NU, door_naam="Bram",
    )  # fmt: skip


def met_keten(cast: Cast) -> tuple[Verdelingsplan, Resultaat, Casus]:
    """Both other places are taken: only a chain helps both."""
    sami_wil_verder(cast)
    for plek in (cast.gezinshuis.plekken.get(nummer=2), cast.groep.plekken.get()):
        Bezetting.objects.create(plek=plek, van=date(2026, 1, 1), status=BezettingStatus.BEVESTIGD)
    wacht = ties(cast)
    plan = maak_verdelingsplan(cast.pieter, herhaalsleutel=uuid4(), nu=NU + STRAKS)
    return plan, lees_resultaat(plan.resultaat), wacht


def beslis(
    plan: Verdelingsplan,
    casus: Casus,
    aanbod: int | None,
    *,
    door: Kijker,
    nu: datetime = LATER,
    sleutel: UUID | None = None,
    reden: str = "Zo.",
) -> Tafelbesluit:
    """This offer (id) for this youth, or none: keeps waiting or stays."""
    res = lees_resultaat(plan.resultaat)
    nummer = nummer_van(res, casus)
    advies = res.plaatsing(nummer)
    nummers = [n for n, pk in res.aanbod.items() if pk == aanbod]
    keuze = advies.aanbod if advies is not None and advies.aanbod in nummers else next(iter(nummers), 0)
    soort = Tafelreden.PAST_HET_BEST if res.geadviseerd(nummer) == aanbod else Tafelreden.ANDERS
    waarom = Onderbouwing(soort, reden, Meningstand.NIET_GEVRAAGD)
    return besluit_aan_tafel(
        door, plan.sleutel, nummer, keuze=keuze, onderbouwing=waarom, herhaalsleutel=sleutel or uuid4(), nu=nu
    )


def verzoek(casus: Casus, aanbod: Aanbod, status: VoorstelStatus, *, om: datetime) -> Voorstel:
    """A request for a place, asked or answered."""
    claim = BezettingStatus.VERVALLEN if status is VoorstelStatus.GEWEIGERD else BezettingStatus.VASTGEHOUDEN
    bezetting = Bezetting.objects.create(plek=aanbod.plekken.get(), van=om.date(), status=claim)
    return Voorstel.objects.create(
        casus=casus, advies=casus.adviezen.get(), aanbod=aanbod, bezetting=bezetting, status=status, rang=1,
        niveau=Niveau.FIRST_BEST, gewenste_start=om.date(), gevraagd_om=om, verloopt_om=om + timedelta(days=2),
        beantwoord_om=om if status is VoorstelStatus.GEWEIGERD else None,
        reden_weigering=RedenWeigering.GROEP_PAST_NIET if status is VoorstelStatus.GEWEIGERD else "",
        herhaalsleutel=uuid4(),
    )  # fmt: skip
