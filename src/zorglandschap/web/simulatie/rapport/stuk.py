"""The report of a run as one document: goal, outcomes, and the account in the order of STRESS-DES."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zorglandschap.apps.simulatie.rekenblad import Rekenblad
from zorglandschap.apps.simulatie.verantwoording import Verantwoording
from zorglandschap.core.simulatie.kleine_aantallen import Zicht
from zorglandschap.core.simulatie.scenario import Scenario
from zorglandschap.web.simulatie.rapport.uitkomsten import uitkomsten
from zorglandschap.web.simulatie.rapport.werkwijze import grenzen, werkwijze
from zorglandschap.web.vormgeving.stuk import Alinea, Deel, Feiten, Kop, Opsomming, Stuk
from zorglandschap.web.vormgeving.woorden import datum, getal, tijd, vertaal


def maak_rapport(blad: Rekenblad, zicht: Zicht, herkomst: Verantwoording | None) -> Stuk:
    """``herkomst``: None when what the run rested on cannot be read any more; the report then says so."""
    delen = (
        *_kop(blad, zicht), *_doel(blad), *uitkomsten(blad, zicht), *werkwijze(blad, zicht, herkomst),
        *grenzen(blad, herkomst),
    )  # fmt: skip
    titel = _("Vooruitkijken: %(naam)s") % {"naam": blad.rij.naam}
    return Stuk(titel=titel, delen=delen, taal=get_language() or "nl", op=blad.rij.op)


def _kop(blad: Rekenblad, zicht: Zicht) -> Iterator[Deel]:
    rij = blad.rij
    yield Feiten(
        (
            (_("Regio"), settings.REGIO.naam),
            (_("Aangevraagd"), _("%(om)s door %(door)s") % {"om": tijd(rij.aangevraagd_om), "door": rij.door_naam}),
            (_("Begint bij"), _("de jeugdigen van %(op)s") % {"op": datum(rij.op)}),
            (_("Kijkt vooruit"), _("%(jaren)s jaar, tot %(einde)s")
             % {"jaren": getal(blad.vraag.jaren), "einde": datum(zicht.uit.periodes[-1])}),
        )
    )  # fmt: skip
    if settings.DEMO:
        yield Alinea(_("Let op: deze regio is verzonnen. Er zitten geen echte kinderen in."))


def _doel(blad: Rekenblad) -> Iterator[Deel]:
    """Objectives: what is compared with what, and what is in each scenario."""
    scenarios = blad.vraag.scenarios
    yield Kop(_("Waarvoor is dit?"))
    doel = _(
        "Dit rapport laat zien hoe het landschap van jeugdhulp zich kan ontwikkelen, en wat beleid daaraan verandert. "
        "Het helpt kiezen tussen plannen. Het zegt niets over een kind, en beslist niet over hulp."
    )
    if len(scenarios) > 1:
        namen = ", ".join(f"‘{s.naam}’" for s in scenarios[1:])
        vergeleken = _("Vergeleken met ‘%(basis)s’: %(namen)s.") % {"basis": scenarios[0].naam, "namen": namen}
        doel = f"{doel} {vergeleken}"
    yield Alinea(doel)
    for scenario in scenarios:
        yield from _scenario(scenario)


def _scenario(scenario: Scenario) -> Iterator[Deel]:
    yield Kop(scenario.naam, 2)
    if scenario.omschrijving:
        yield Alinea(scenario.omschrijving)
    yield Opsomming(
        tuple(vertaal(m.zin()) for m in scenario.maatregelen) or (_("Er verandert niets aan het beleid van nu."),)
    )
    for kop, regels in ((_("Bronnen"), scenario.bronnen), (_("Eigen schatting"), scenario.verzonnen)):
        if regels:
            yield Alinea(f"{kop}: {'; '.join(regel.rstrip('.') for regel in regels)}.")
