"""All that is wrong with the question to the planner, at once, before any run."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.controle import OngeldigeInvoer, controleer
from zorglandschap.core.simulatie.planning.doelen import Wachttijd, dag
from zorglandschap.core.simulatie.planning.opgave import Knop, Opgave, ongewijzigd, pas_toe


def controleer_opgave(opgave: Opgave) -> None:
    """Raise OngeldigeInvoer with every fault of ``opgave``, of its targets and of the input itself."""
    controleer(opgave.invoer)
    fouten = [f for doel in opgave.doelen for f in doel.fouten(opgave.invoer)]
    if not opgave.doelen:
        fouten.append(zin("Er zijn geen doelen: geef er minstens een."))
    fouten += [*_knoppen(opgave), *_momenten(opgave), *_plafonds(opgave)]
    if not 0.0 <= opgave.leeg <= 1.0:
        fouten.append(zin("leeg is %(waarde)s: een deel ligt tussen 0 en 1.", waarde=opgave.leeg))
    if fouten:
        raise OngeldigeInvoer(fouten)
    controleer(pas_toe(opgave, ongewijzigd(opgave)))


def _knoppen(opgave: Opgave) -> Iterator[Tekst]:
    if not opgave.knoppen:
        yield zin("Er is niets dat mag veranderen: noem minstens een vorm en een locatie.")
    namen = [k.naam for k in opgave.knoppen]
    for dubbel in sorted({n for n in namen if namen.count(n) > 1}):
        yield zin("‘%(naam)s’ komt meer dan een keer voor bij wat mag veranderen.", naam=dubbel)
    for knop in opgave.knoppen:
        yield from _knop(opgave, knop)


def _knop(opgave: Opgave, knop: Knop) -> Iterator[Tekst]:
    vormen = {v.naam: v for v in opgave.invoer.vormen}
    if knop.vorm not in vormen:
        yield zin("%(knop)s: de vorm ‘%(naam)s’ bestaat niet.", knop=knop.naam, naam=knop.vorm)
        return
    if knop.locatie not in {p.naam for p in opgave.invoer.locaties}:
        yield zin("%(knop)s: de locatie ‘%(naam)s’ bestaat niet.", knop=knop.naam, naam=knop.locatie)
    if not 0 <= knop.minst <= knop.meest:
        yield zin("%(knop)s: van %(minst)s tot %(meest)s plekken kan niet.",
                  knop=knop.naam, minst=knop.minst, meest=knop.meest)  # fmt: skip
    for veld in ("openen", "sluiten"):
        waarde = getattr(knop, veld)
        if not (math.isfinite(waarde) and waarde >= 0.0):
            yield zin("%(knop)s: %(veld)s kost %(waarde)s euro: dat moet minstens 0 zijn.",
                      knop=knop.naam, veld=veld, waarde=waarde)  # fmt: skip
    op_wachten = any(isinstance(d, Wachttijd) and d.vorm == knop.vorm for d in opgave.doelen)
    if knop.minst < knop.meest and not vormen[knop.vorm].altijd_open and not op_wachten:
        yield zin("%(knop)s: zonder doel voor wachten op %(vorm)s is geen enkele plek het goedkoopst. "
                  "Geef dat doel, of laat deze plekken vast.", knop=knop.naam, vorm=knop.vorm)  # fmt: skip


def _momenten(opgave: Opgave) -> Iterator[Tekst]:
    if not opgave.momenten:
        yield zin("Er is geen dag waarop plekken mogen veranderen.")
        return
    if any(b <= a for a, b in pairwise(opgave.momenten)):
        yield zin("De dagen waarop plekken mogen veranderen lopen niet op.")
    start, einde = opgave.invoer.start, opgave.invoer.periodes()[-1]
    for op in opgave.momenten:
        if not start <= op < einde:
            yield zin("Plekken veranderen op %(op)s: dat moet van %(start)s tot %(einde)s zijn.",
                      op=dag(op), start=dag(start), einde=dag(einde))  # fmt: skip


def _plafonds(opgave: Opgave) -> Iterator[Tekst]:
    for p in opgave.plafonds:
        rijen = opgave.rijen(p.vorm)
        minst = sum(opgave.knoppen[k].minst for k in rijen)
        if not rijen:
            yield zin("Het plafond noemt ‘%(vorm)s’: daarvan mag niets veranderen.", vorm=p.vorm)
        elif p.hoogstens < minst:
            yield zin("Het plafond voor %(vorm)s is %(hoogstens)s plekken: samen zijn het er minstens %(minst)s.",
                      vorm=p.vorm, hoogstens=p.hoogstens, minst=minst)  # fmt: skip
