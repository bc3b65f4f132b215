"""A plan that was asked for: what is kept of the question, the search itself, and its outcome in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from zorglandschap.apps.simulatie.queries.uitgangspunt import Uitgangspunt
from zorglandschap.apps.simulatie.rekenwerk import MAANDEN, ZAAD
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.simulatie.planning.controle import controleer_opgave
from zorglandschap.core.simulatie.planning.doelen import Budget
from zorglandschap.core.simulatie.planning.front import Punt, pareto
from zorglandschap.core.simulatie.planning.maatregelen import maatregelen_van
from zorglandschap.core.simulatie.planning.meten import Meter, Meting, Stand
from zorglandschap.core.simulatie.planning.opgave import Opgave, ongewijzigd, verandering
from zorglandschap.core.simulatie.planning.plannen import REPLICATIES, VERS, Gepland, kijk_na, maak_plan
from zorglandschap.core.simulatie.planning.planvraag import Planvraag, als_json, lees_planvraag, maak_opgave
from zorglandschap.core.simulatie.planning.uitleg import leg_uit
from zorglandschap.core.simulatie.scenario import Scenario, schrijf_scenario

POGINGEN = 300
UITLEG = 60  # changes that are explained one by one; each is played without
PUNTEN, POGINGEN_PUNT = 6, 100  # of the line of cost against children at home
Meld = Callable[[int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plankeuze:
    """What was asked: targets, how many years, and whether the line of cost against children at home is wanted."""

    vraag: Planvraag
    jaren: int = 5
    zaad: int = ZAAD
    pogingen: int = POGINGEN
    met_lijn: bool = False

    def als_json(self) -> dict[str, Any]:
        """For the database."""
        return {
            "plan": als_json(self.vraag), "jaren": self.jaren, "zaad": self.zaad, "pogingen": self.pogingen,
            "lijn": self.met_lijn,
        }  # fmt: skip

    @classmethod
    def van_json(cls, ruw: Mapping[str, Any]) -> Plankeuze:
        """From the database."""
        return cls(
            vraag=lees_planvraag(ruw["plan"]), jaren=ruw["jaren"], zaad=ruw["zaad"], pogingen=ruw["pogingen"],
            met_lijn=ruw["lijn"],
        )  # fmt: skip

    @property
    def alles(self) -> int:
        """Plans that are tried at most, as far as can be said beforehand."""
        return self.pogingen + (PUNTEN * POGINGEN_PUNT if self.met_lijn else 0)


def opgave_van(uitgangspunt: Uitgangspunt, keuze: Plankeuze) -> Opgave:
    """The question about the region as it is. Raises OngeldigeInvoer with every fault."""
    opgave = maak_opgave(keuze.vraag, replace(uitgangspunt.invoer, maanden=keuze.jaren * MAANDEN))
    controleer_opgave(opgave)
    return opgave


def reken_plan(
    uitgangspunt: Uitgangspunt, keuze: Plankeuze, *, meld: Meld, stop: Stop, draden: int = 1
) -> dict[str, Any]:
    """Search, check on fresh dice, explain. ``meld(plans tried)``. Raises OngeldigeInvoer, Gestopt, TeVol."""
    opgave = opgave_van(uitgangspunt, keuze)

    def onthoud(klaar: int, _alles: int) -> None:
        meld(min(klaar, keuze.pogingen))

    gepland = maak_plan(opgave, zaad=keuze.zaad, pogingen=keuze.pogingen, draden=draden, voortgang=onthoud, stop=stop)
    nu = kijk_na(opgave, ongewijzigd(opgave), keuze.zaad, VERS, draden, stop)
    punten: tuple[Punt, ...] = ()
    if keuze.met_lijn:
        punten = pareto(
            opgave, zaad=keuze.zaad, punten=PUNTEN, pogingen=POGINGEN_PUNT, draden=draden, stop=stop,
            voortgang=lambda klaar, _alles: meld(keuze.pogingen + klaar * POGINGEN_PUNT),
        )  # fmt: skip
    return _uitkomst(gepland, nu, punten, stop, draden)


def scenario_van(gepland: Gepland, naam: str = "plan") -> Scenario:
    """The changes of a plan as a scenario."""
    return Scenario(naam=naam, maatregelen=maatregelen_van(gepland.opgave, gepland.plan))


def _uitkomst(gepland: Gepland, nu: Meting, punten: tuple[Punt, ...], stop: Stop, draden: int) -> dict[str, Any]:
    opgave, onhaalbaar = gepland.opgave, gepland.onhaalbaar
    drietallen = zip(gepland.vers.standen, gepland.gezocht.standen, nu.standen, strict=True)
    return {
        "oordeel": gepland.oordeel.value,
        "kosten": gepland.vers.kosten, "kosten_fout": gepland.vers.kosten_fout, "kosten_nu": nu.kosten,
        "uit_huis": gepland.vers.uit_huis, "uit_huis_nu": nu.uit_huis,
        "standen": [_stand(*drie) for drie in drietallen],
        "veranderingen": list(_veranderingen(gepland, stop, draden)),
        "zinnen": [bewaar_zin(tekst) for tekst in gepland.zinnen()],
        "nodig": [] if onhaalbaar is None else [bewaar_zin(v.zin()) for v in onhaalbaar.versoepelingen],
        "onhaalbaar": onhaalbaar is not None,
        "aan_grens": [] if onhaalbaar is None else [bewaar_zin(tekst) for tekst in onhaalbaar.aan_grens],
        "lijn": [{"kosten": p.kosten, "uit_huis": p.uit_huis} for p in punten],
        "afgebroken": gepland.afgebroken, "pogingen": gepland.pogingen, "vers": VERS,
        "momenten": [op.isoformat() for op in opgave.momenten],
        "scenario": schrijf_scenario(scenario_van(gepland)),
    }  # fmt: skip


def _stand(vers: Stand, gezocht: Stand, nu: Stand) -> dict[str, Any]:
    doel = vers.doel
    return {
        "doel": bewaar_zin(doel.omschrijving()), "grens": doel.toon(doel.grens),
        "gemeten": doel.toon(vers.waarde), "rand": doel.toon(vers.rand), "nu": doel.toon(nu.waarde),
        "gehaald": vers.is_gehaald, "lijkt": vers.lijkt_gehaald, "geluk": gezocht.is_gehaald and not vers.is_gehaald,
        "is_geld": isinstance(doel, Budget), "minstens": doel.minstens,
    }  # fmt: skip


def _veranderingen(gepland: Gepland, stop: Stop, draden: int) -> Iterator[dict[str, Any]]:
    """Every change: where, when, how many, and (for the first of many) why."""
    opgave = gepland.opgave
    delta = verandering(opgave, gepland.plan)
    waar = {p.naam: p.gemeente for p in opgave.invoer.locaties}
    meter = Meter(opgave, zaad=gepland.zaad, replicaties=REPLICATIES, pogingen=UITLEG + 1, draden=draden, stop=stop)
    waarom = leg_uit(meter, gepland.gezocht)
    for k, j in zip(*delta.nonzero(), strict=True):
        knop = opgave.knoppen[k]
        tekst = None if meter.op else next(waarom)
        yield {
            "vorm": knop.vorm, "locatie": knop.locatie, "gemeente": waar[knop.locatie],
            "op": opgave.momenten[j].isoformat(), "erbij": int(delta[k, j]), "plekken": int(gepland.plan[k, j]),
            "waarom": None if tekst is None else bewaar_zin(tekst),
        }  # fmt: skip


def bewaar_zin(tekst: Tekst) -> list[Any]:
    """A sentence as it is kept: template and values."""
    return [tekst.sjabloon, [list(paar) for paar in tekst.waarden]]
