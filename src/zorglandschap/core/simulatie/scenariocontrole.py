"""All that is wrong with a scenario, in itself and in this region, in sentences that name the field and the value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.invoer import Invoer
from zorglandschap.core.simulatie.maatregelen import Capaciteit, Maatregel
from zorglandschap.core.simulatie.maatregelvelden import dag
from zorglandschap.core.simulatie.scenariobouw import teamnaam
from zorglandschap.core.simulatie.scenariogegevens import Scenario
from zorglandschap.core.simulatie.scenarioplekken import gekozen, tekorten
from zorglandschap.core.simulatie.scenariovelden import binnen, eigenschappen


def eigen_fouten(scenario: Scenario) -> Iterator[Tekst]:
    """What is wrong in any region: empty or out of bounds, or fields that do not go together."""
    yield from _velden("", scenario)
    for i, m in enumerate(scenario.maatregelen):
        pad = f"maatregelen[{i}]"
        yield from _velden(f"{pad}.", m)
        tot = getattr(m, "tot", None)
        if tot is not None and tot <= m.vanaf:  # type: ignore[union-attr]
            yield zin(
                "%(veld)s is %(tot)s: dat moet na %(vanaf)s zijn.", veld=f"{pad}.tot", tot=dag(tot),
                vanaf=dag(m.vanaf),  # type: ignore[union-attr]
            )  # fmt: skip
        if isinstance(m, Capaciteit):
            yield from _capaciteit(pad, m)


def _velden(pad: str, ding: Scenario | Maatregel) -> Iterator[Tekst]:
    for eigen in eigenschappen(type(ding)):
        yield from binnen(pad + eigen.naam, eigen, getattr(ding, eigen.naam))


def _capaciteit(pad: str, m: Capaciteit) -> Iterator[Tekst]:
    if m.factor is not None and m.erbij is not None:
        yield zin("%(veld)s heeft een factor en een aantal erbij: kies er één.", veld=pad)
    if m.factor is None and m.erbij is None and not m.spreiding:
        yield zin("%(veld)s verandert niets: geef een factor, een aantal erbij of spreiding.", veld=pad)
    if m.spreiding and (m.gemeente is not None or m.locatie is not None):
        yield zin("%(veld)s: spreiding gaat over de hele regio; laat gemeente en locatie leeg.", veld=pad)
    if m.gemeente is not None and m.locatie is not None:
        yield zin("%(veld)s noemt een gemeente en een locatie: kies er één.", veld=pad)


def fouten(basis: Invoer, scenario: Scenario) -> Iterator[Tekst]:
    """Every fault, also in this base case: unknown names, days before the start, fewer places than none."""
    eigen = list(eigen_fouten(scenario))
    eigen += [f for i, m in enumerate(scenario.maatregelen) for f in _in_regio(f"maatregelen[{i}]", basis, m)]
    eigen += _teams(basis, scenario)
    yield from eigen
    if not eigen:
        for tekort in tekorten(basis, scenario.maatregelen):
            yield zin(
                "De capaciteit van %(vorm)s in %(locatie)s op %(op)s is %(waarde)s plekken: dat moet minstens 0 zijn.",
                vorm=tekort.voorziening.vorm, locatie=tekort.voorziening.locatie, op=dag(tekort.op),
                waarde=round(tekort.aantal, 1),
            )  # fmt: skip


def _in_regio(pad: str, basis: Invoer, m: Maatregel) -> Iterator[Tekst]:
    namen: dict[str, Collection[str]] = {
        "vorm": [v.naam for v in basis.vormen], "vormen": [v.naam for v in basis.vormen],
        "gemeente": basis.gemeenten, "locatie": [p.naam for p in basis.locaties],
        "profiel": [p.naam for p in basis.profielen], "team": [t.naam for t in basis.teams],
    }  # fmt: skip
    onbekend = [
        (veld, waarde) for veld, bekend in namen.items() for waarde in _genoemd(getattr(m, veld, None))
        if waarde not in bekend
    ]  # fmt: skip
    for veld, waarde in onbekend:
        yield zin(
            "%(veld)s noemt ‘%(waarde)s’: die naam is in deze regio niet bekend.", veld=f"{pad}.{veld}", waarde=waarde
        )
    vanaf = getattr(m, "vanaf", basis.start)
    if vanaf < basis.start:
        yield zin(
            "%(veld)s is %(op)s: dat is voor de start van de simulatie op %(start)s.",
            veld=f"{pad}.vanaf", op=dag(vanaf), start=dag(basis.start),
        )  # fmt: skip
    if isinstance(m, Capaciteit) and not onbekend and not any(gekozen(m, basis.voorzieningen, basis.locaties)):
        yield zin(
            "%(veld)s: er zijn daar geen plekken voor %(vorm)s. Gebruik de maatregel ‘nieuwe voorzieningen’.",
            veld=pad, vorm=m.vorm,
        )  # fmt: skip


def _genoemd(waarde: Any) -> list[str]:
    """The names in a field: none, one or several."""
    if waarde is None:
        return []
    return [waarde] if isinstance(waarde, str) else list(waarde)


def _teams(basis: Invoer, scenario: Scenario) -> Iterator[Tekst]:
    nieuw = [naam for m in scenario.maatregelen if (naam := teamnaam(m)) is not None]
    geteld = Counter([*(team.naam for team in basis.teams), *nieuw])
    for naam in sorted({naam for naam in nieuw if geteld[naam] > 1}):
        yield zin("Het team ‘%(naam)s’ is er al: geef het nieuwe team een andere naam.", naam=naam)
