"""From what was chosen to a question for the kernel: scenarios that fit, and why others do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.simulatie.queries import (
    Beschikbaar,
    GeenRegels,
    NogGeenSchatting,
    Uitgangspunt,
    list_scenarios,
)  # fmt: skip
from zorglandschap.apps.simulatie.rekenwerk import Vraag
from zorglandschap.apps.simulatie.verkenning import Verkenning, get_basis, get_verkenning, past
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.simulatie.controle import OngeldigeInvoer
from zorglandschap.core.simulatie.draaien import TeVol
from zorglandschap.core.simulatie.scenario import OngeldigScenario, Scenario, schuif_op
from zorglandschap.web.simulatie.keuze import Keuze, knopnaam, lees
from zorglandschap.web.vormgeving.woorden import vertaal

ONBEREKENBAAR = (NogGeenSchatting, GeenRegels, OngeldigeInvoer, TeVol)
KNOPVORM = "behandelgroep"  # most asked about; another form when the region does not have it


@dataclass(frozen=True, eq=False)
class Gekozen:
    """The choice with what it means: the scenarios that fit, and what is the matter with those that do not."""

    keuze: Keuze
    beschikbaar: Sequence[Beschikbaar]
    uitgangspunt: Uitgangspunt
    vraag: Vraag
    meldingen: tuple[str, ...]

    @property
    def vormen(self) -> list[str]:
        """The forms of the region, from light to heavy."""
        return [v.naam for v in self.uitgangspunt.invoer.vormen]


def kies(kijker: Kijker, adres: QueryDict, *, nu: datetime) -> Gekozen:
    """Read the address. Raises what is in ``ONBEREKENBAAR``."""
    uitgangspunt = get_basis(kijker, nu=nu)
    vormen = [v.naam for v in uitgangspunt.invoer.vormen]
    keuze = lees(adres, vormen, KNOPVORM if KNOPVORM in vormen else vormen[0])
    beschikbaar = list_scenarios(kijker)
    scenarios, meldingen = _passend(uitgangspunt, keuze, beschikbaar)
    basis = Scenario(naam=_("Ongewijzigd beleid"))
    vraag = Vraag(scenarios=(basis, *scenarios), jaren=keuze.jaren)
    return Gekozen(keuze, beschikbaar, uitgangspunt, vraag, tuple(meldingen))


def reken(kijker: Kijker, adres: QueryDict, *, nu: datetime) -> tuple[Gekozen, Verkenning]:
    """Read the address and run it. Raises what is in ``ONBEREKENBAAR``."""
    gekozen = kies(kijker, adres, nu=nu)
    return gekozen, get_verkenning(gekozen.uitgangspunt, gekozen.vraag, vandaag=timezone.localdate(nu))


def _passend(
    uitgangspunt: Uitgangspunt, keuze: Keuze, beschikbaar: Sequence[Beschikbaar]
) -> tuple[list[Scenario], list[str]]:
    per_sleutel = {b.sleutel: b.scenario for b in beschikbaar}
    gevraagd = [per_sleutel[s] for s in keuze.scenarios if s in per_sleutel]
    uit, meldingen = [], []
    for scenario in _met_knoppen([s for s in gevraagd if s.maatregelen], keuze, uitgangspunt):
        opgeschoven = schuif_op(scenario, uitgangspunt.op)
        if opgeschoven != scenario:
            meldingen.append(
                _("‘%(naam)s’ had al moeten beginnen. We rekenen alsof het vandaag begint.") % {"naam": scenario.naam}
            )
        try:
            past(uitgangspunt, opgeschoven)
        except OngeldigScenario as fout:
            woorden = {"naam": scenario.naam, "reden": vertaal(fout.fouten[0])}
            meldingen.append(_("‘%(naam)s’ past niet op deze regio en doet niet mee: %(reden)s") % woorden)
            continue
        uit.append(opgeschoven)
    return uit, meldingen


def _met_knoppen(scenarios: list[Scenario], keuze: Keuze, uitgangspunt: Uitgangspunt) -> list[Scenario]:
    """The sliders change the first scenario, or the base case when there is none."""
    if not keuze.gedraaid:
        return scenarios
    eigen = keuze.maatregelen(uitgangspunt.op)
    if not scenarios:
        return [Scenario(naam=knopnaam(keuze), maatregelen=eigen)]
    eerste = scenarios[0]
    naam = _("%(scenario)s, met %(knoppen)s") % {"scenario": eerste.naam, "knoppen": knopnaam(keuze)}
    return [replace(eerste, naam=naam, maatregelen=(*eerste.maatregelen, *eigen)), *scenarios[1:]]


def reden_van(fout: Exception) -> str:
    """Why it cannot be computed, in words."""
    if isinstance(fout, OngeldigeInvoer):
        return vertaal(fout.fouten[0])
    if isinstance(fout, NogGeenSchatting):
        return vertaal(fout.tekst)
    return vertaal(fout.reden) if isinstance(fout, Geweigerd) else str(fout)
