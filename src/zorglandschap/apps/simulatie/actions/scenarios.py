"""Make, change, copy and take away a scenario; every version stays readable."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.simulatie.models import NAAM_LENGTE, Scenario, Scenarioversie
from zorglandschap.apps.simulatie.queries.toegang import eis
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.simulatie import scenario as kern

NAAM = zin("Geef het scenario een naam van hoogstens %(lengte)s tekens.", lengte=NAAM_LENGTE)
BESTAAT = zin("Er is al een scenario met deze naam. Kies een andere naam.")
GEWIJZIGD = zin("Iemand anders heeft dit scenario intussen gewijzigd. Open het opnieuw en voer uw wijziging daar in.")


def bewaar_scenario(kijker: Kijker, inhoud: kern.Scenario, *, herhaalsleutel: UUID, nu: datetime) -> Scenarioversie:
    """A new scenario; the same form again gives the same row. Raises Geweigerd for a name that is empty or taken."""
    eis(kijker, Handeling.SCENARIO_MAKEN, soort="scenario", actie="C")
    eerder = _eerder(herhaalsleutel)
    if eerder is not None:
        return eerder
    try:
        with transaction.atomic():
            scenario = Scenario.objects.create(
                naam=_naam(inhoud), gemaakt_om=nu, door_id=_medewerker(kijker), door_naam=kijker.naam
            )
            return _versie(kijker, scenario, 1, inhoud, herhaalsleutel, nu)
    except IntegrityError as fout:
        return _al_bewaard(herhaalsleutel, fout)


def wijzig_scenario(
    kijker: Kijker, sleutel: UUID, inhoud: kern.Scenario, *, versie: int, herhaalsleutel: UUID, nu: datetime
) -> Scenarioversie:
    """A next version. Raises Geweigerd when ``versie`` is not the last any more: somebody else was first."""
    eis(kijker, Handeling.SCENARIO_MAKEN, soort="scenario", object_id=str(sleutel), actie="U")
    eerder = _eerder(herhaalsleutel)
    if eerder is not None:
        return eerder
    try:
        with transaction.atomic():
            scenario = _vergrendeld(sleutel)
            laatste = scenario.versies.latest("nummer")
            if laatste.nummer != versie:
                raise Geweigerd(GEWIJZIGD)
            scenario.naam = _naam(inhoud)
            scenario.save(update_fields=["naam"])
            return _versie(kijker, scenario, versie + 1, inhoud, herhaalsleutel, nu)
    except IntegrityError as fout:
        return _al_bewaard(herhaalsleutel, fout)


def haal_scenario_weg(kijker: Kijker, sleutel: UUID, *, nu: datetime) -> None:
    """Hide a scenario; runs that were made with it stay. Once more changes nothing."""
    eis(kijker, Handeling.SCENARIO_MAKEN, soort="scenario", object_id=str(sleutel), actie="D")
    with transaction.atomic():
        scenario = _vergrendeld(sleutel, ook_weg=True)
        if scenario.weg_om is None:
            scenario.weg_om = nu
            scenario.save(update_fields=["weg_om"])


def _vergrendeld(sleutel: UUID, *, ook_weg: bool = False) -> Scenario:
    rijen = Scenario.objects.select_for_update().filter(sleutel=sleutel)
    scenario = (rijen if ook_weg else rijen.filter(weg_om=None)).first()
    if scenario is None:
        raise NietGevonden
    return scenario


def _versie(
    kijker: Kijker, scenario: Scenario, nummer: int, inhoud: kern.Scenario, herhaalsleutel: UUID, nu: datetime
) -> Scenarioversie:
    return Scenarioversie.objects.create(
        scenario=scenario,
        nummer=nummer,
        inhoud=kern.schrijf_scenario(inhoud),
        om=nu,
        door_id=_medewerker(kijker),
        door_naam=kijker.naam,
        herhaalsleutel=herhaalsleutel,
    )


def _naam(inhoud: kern.Scenario) -> str:
    if not inhoud.naam.strip() or len(inhoud.naam) > NAAM_LENGTE:
        raise Geweigerd(NAAM)
    return inhoud.naam


def _eerder(herhaalsleutel: UUID) -> Scenarioversie | None:
    return Scenarioversie.objects.select_related("scenario").filter(herhaalsleutel=herhaalsleutel).first()


def _al_bewaard(herhaalsleutel: UUID, fout: IntegrityError) -> Scenarioversie:
    """The same form sent twice at once gives the row of the first; otherwise the name is taken."""
    eerder = _eerder(herhaalsleutel)
    if eerder is None:
        raise Geweigerd(BESTAAT) from fout
    return eerder


def _medewerker(kijker: Kijker) -> int:
    if kijker.medewerker_id is None:  # pragma: no cover - only who works here may make a scenario
        raise NietGevonden
    return kijker.medewerker_id
