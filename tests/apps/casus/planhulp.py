"""Short ways for the tests of goals and plan: a fixed analysis, a goal, a complete plan, a sister."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.actions import (
    NieuwDoel,
    beantwoord_zorg,
    bewaar_plan,
    start_plan,
    stel_doel,
    stel_plan_vast,
)
from zorglandschap.apps.casus.actions.plan import VELDEN
from zorglandschap.apps.casus.models import (
    Afschaalmoment,
    Casus,
    CasusStap,
    Doel,
    Factor,
    Hulpplan,
    Jeugdige,
    VerklarendeAnalyse,
)
from zorglandschap.apps.casus.queries import list_zorgen
from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, CasusStatus, FactorSoort, Geslacht, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.planwoorden import Doelsteller, Leefdomein, Plansoort, Terugkeer

ZORGEN = (
    (FactorSoort.VEROORZAKEND, "Ruzie thuis"),
    (FactorSoort.VERERGEREND, "Vaak niet naar school"),
    (FactorSoort.BESCHERMEND, "Goede band met oma"),
)


def vaste_analyse(casus: Casus, *, versie: int = 1) -> VerklarendeAnalyse:
    """A fixed analysis with two concerns and something that protects."""
    analyse = VerklarendeAnalyse.objects.create(
        casus=casus, versie=versie, status=AnalyseStatus.VASTGESTELD, gestart_op=VANDAAG, vastgesteld_op=VANDAAG
    )
    for soort, tekst in ZORGEN:
        Factor.objects.create(analyse=analyse, soort=soort, tekst=tekst, om=NU)
    return analyse


def doel(wat: str = "Weer elke dag naar school", **anders: Any) -> NieuwDoel:
    """A goal for school, in half a year."""
    velden: dict[str, Any] = {
        "domein": Leefdomein.ONDERWIJS,
        "wat": wat,
        "klaar_als": "Vier weken alle lessen gevolgd",
        "gesteld_door": Doelsteller.SAMEN,
        "gesteld_op": VANDAAG,
        "termijn_op": VANDAAG + timedelta(days=182),
    }
    return NieuwDoel(**{**velden, **anders})


def stel(casus: Casus, door: Kijker, nieuw: NieuwDoel | None = None, sleutel: UUID | None = None) -> Doel:
    """Set a goal."""
    return stel_doel(casus, door=door, nu=NU, doel=nieuw or doel(), herhaalsleutel=sleutel or uuid4())


def beantwoord_alles(casus: Casus, door: Kijker, *doelen: Doel) -> None:
    """The same goals answer every concern."""
    for zorg in list_zorgen(casus):
        beantwoord_zorg(casus, zorg.wortel, door=door, nu=NU, doelen=[d.sleutel for d in doelen])


def planvelden(**anders: object) -> dict[str, object]:
    """Everything the rules ask for of a plan at home."""
    vol: dict[str, object] = {
        **dict.fromkeys(VELDEN),
        "soort": Plansoort.HULPVERLENINGSPLAN,
        "terugkeer": "",
        "terugkeer_toelichting": "",
        "contactafspraken": "",
        "familiegroepsplan_aangeboden_op": date(2026, 11, 12),
        "rol_ouders": "Moeder brengt Noor naar school.",
        "met_jeugdige_op": date(2026, 11, 17),
        "met_ouders_op": date(2026, 11, 18),
    }
    return {**vol, **anders}


IN_VERBLIJF: dict[str, object] = {
    "terugkeer": Terugkeer.TERUG_NAAR_HUIS,
    "terugkeer_streef_op": date(2027, 6, 1),
    "contactafspraken": "Elk weekend een dag thuis.",
}


def leeg() -> dict[str, object]:
    """What the form of a new plan showed."""
    return {naam: getattr(Hulpplan(), naam) for naam in VELDEN}


def schrijf_plan(casus: Casus, door: Kijker, **anders: object) -> tuple[str, ...]:
    """Begin the plan and fill in everything."""
    plan = start_plan(casus, door=door, nu=NU)
    gezien = {naam: getattr(plan, naam) for naam in VELDEN}
    return bewaar_plan(casus, door=door, nu=NU, nieuw=planvelden(**anders), gezien=gezien)


def vast_plan(casus: Casus, door: Kijker, **anders: object) -> Hulpplan:
    """A fixed plan with one goal; the help of the local team runs."""
    met_hulp(casus)
    stel(casus, door)
    schrijf_plan(casus, door, **anders)
    return stel_plan_vast(casus, door=door, nu=NU)


def met_hulp(casus: Casus) -> None:
    """Help of the local team runs, when the casus is still at its beginning."""
    if casus.status == CasusStatus.HULPVRAAG:
        Casus.objects.filter(pk=casus.pk).update(status=CasusStatus.LOKALE_HULP)
        casus.status = CasusStatus.LOKALE_HULP


def was_geplaatst(casus: Casus) -> None:
    """The step that the cast leaves out: the youth was placed once."""
    CasusStap.objects.create(
        casus=casus, stap=Stap.GEPLAATST, status_na=CasusStatus.GEPLAATST, op=VANDAAG, om=NU, door_naam="cast"
    )


def zusje(cast: Cast, regisseur: Kijker, *, status: CasusStatus = CasusStatus.HULPVRAAG) -> Casus:
    """An open casus of a younger sister of Noor."""
    lise = Jeugdige.objects.create(
        gezin=cast.noor.gezin,
        voornaam="Lise",
        achternaam="van den Berg",
        geboren_op=date(2015, 2, 1),
        geslacht=Geslacht.VROUW,
        gemeente=cast.urk,
        breedte=cast.urk.breedte,
        lengte=cast.urk.lengte,
    )
    return Casus.objects.create(
        jeugdige=lise,
        status=status,
        team_id=regisseur.organisatie_id,
        regisseur_id=regisseur.medewerker_id,
        geopend_op=VANDAAG,
    )


def adreswaarden(cast: Cast, patroon: str) -> dict[str, str]:
    """What stands in the addresses of goals, versions and step-down moments of Noor."""
    waarden = {}
    if "<uuid:doel>" in patroon:
        waarden["doel"] = str(stel(cast.casus_noor, cast.joris).sleutel)
    if "<int:versie>" in patroon and "/plan/" in patroon:
        waarden["versie"] = str(start_plan(cast.casus_noor, door=cast.joris, nu=NU).versie)
    if "<uuid:moment>" in patroon:
        moment = Afschaalmoment.objects.create(casus=cast.casus_noor, gepland_op=VANDAAG, voorwaarde="Rust in huis")
        waarden["moment"] = str(moment.sleutel)
    return waarden
