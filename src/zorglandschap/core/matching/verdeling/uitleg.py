"""Why this place and not that one, for one youth: in sentences about categories of people, never about another child.

For an offer that fits but was not given, the prices of the stages tell in which stage everybody together would be
worse off; where the prices say nothing, the small change is calculated (``watals``). For who has no place: what
would have to change at one offer, with the conditions of the ranking.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from zorglandschap.core.begrippen.tekst import Tekst, sjabloon, zin
from zorglandschap.core.matching.profiel import Zoekregels
from zorglandschap.core.matching.rangorde import Bijna, rank
from zorglandschap.core.matching.verdeling.daling import NUL
from zorglandschap.core.matching.verdeling.doelorde import Doel
from zorglandschap.core.matching.verdeling.invoer import Aanbod, Jeugdige, als_aanbiedingen
from zorglandschap.core.matching.verdeling.opgave import GEEN
from zorglandschap.core.matching.verdeling.plan import Plaatsing, Plan, gekozen, jaloersen
from zorglandschap.core.matching.verdeling.trappen import Uitslag
from zorglandschap.core.matching.verdeling.watals import WatAls

WAAROM_NIET: dict[Doel, str] = {
    Doel.ONGEPLAATST: sjabloon("Deze plek is nodig voor iemand die anders geen plek heeft."),
    Doel.NIVEAU: sjabloon("Deze plek is nodig voor iemand die anders minder passende hulp krijgt."),
    Doel.GESPLITST: sjabloon("Deze plek is nodig om broers en zussen bij elkaar te houden."),
    Doel.GEMIS_BOVEN: sjabloon("Deze plek is nodig voor iemand bij wie anders veel wensen niet worden vervuld."),
    Doel.GEMIS: sjabloon("Voor iedereen samen passen de wensen zo beter."),
    Doel.VERHUIZINGEN: sjabloon("Met deze plek moeten er meer jeugdigen verhuizen."),
    Doel.KETENPLAATSEN: sjabloon("Deze plek komt pas na meer verhuizingen vrij."),
}
GELIJK = zin("Deze plek is voor iedereen samen even goed. Het lot besliste.")
NIET_VRIJ = zin("Deze plek kan in deze verdeling niet vrijkomen.")
SAMEN = zin("Broers en zussen blijven hier bij elkaar; deze plek is afgewogen voor de hele groep.")
WACHT = zin("Er is nu geen plek, zonder dat iemand anders meer tekort komt.")
GEEN_AANBOD = zin("In het hele landschap is geen aanbod dat past: dit telt mee als ontbrekend aanbod.")
BLIJFT = zin("Blijven is nu het beste: er is geen plek vrij die voor deze jeugdige zelf beter past.")
NIVEAUZINNEN = (
    zin("Dit is de best passende hulp, en daarbinnen de plek die voor iedereen samen het beste uitkomt."),
    zin("Dit is aanvaardbare hulp. De best passende hulp is er nu niet voor iedereen."),
    zin("Dit is een noodoplossing. Beter passende hulp is er nu niet; kijk hier snel opnieuw naar."),
)


@dataclass(frozen=True, slots=True)
class WaaromNiet:
    """A feasible offer that was not given: the stage in which everybody together would be worse off, and how much."""

    aanbod: int
    niveau: int
    trap: str | None
    verschil: float
    zin: Tekst


@dataclass(frozen=True, slots=True)
class Uitleg:
    """The explanation for one youth; ``had_liever`` is True with justified envy."""

    jeugdige: int
    plaatsing: Plaatsing | None
    waarom: Tekst
    waarom_niet: tuple[WaaromNiet, ...]
    had_liever: bool


def leg_uit(uitslag: Uitslag, plan: Plan, jeugdige: int, watals: WatAls, *, hoogstens: int | None = None) -> Uitleg:
    """Why this youth gets this place, and why not each other place that fits (``hoogstens``: only the best ones)."""
    o = uitslag.model.opgave
    i = int(np.searchsorted(o.jeugdige_id, jeugdige))
    if i >= o.aantal_jeugdigen or int(o.jeugdige_id[i]) != jeugdige:
        raise ValueError(f"‘jeugdige’ {jeugdige} staat niet in het plan.")
    plaatsing = next((p for p in plan.plaatsingen if p.jeugdige == jeugdige), None)
    eigen = np.flatnonzero(o.randen.jeugdige == i).tolist()
    over = [r for r in eigen if plaatsing is None or int(o.aanbod_id[o.randen.aanbod[r]]) != plaatsing.aanbod]
    if hoogstens is not None:
        over = sorted(over, key=lambda r: (int(o.randen.niveau[r]), int(o.randen.gemis[r]), r))[:hoogstens]
    return Uitleg(
        jeugdige=jeugdige,
        plaatsing=plaatsing,
        waarom=_waarom(uitslag, i, plaatsing, heeft_randen=bool(eigen)),
        waarom_niet=tuple(_waarom_niet(uitslag, r, watals, in_groep=bool(o.groep[i] != GEEN)) for r in over),
        had_liever=i in jaloersen(o, gekozen(uitslag)[0]),
    )


def _waarom(uitslag: Uitslag, i: int, plaatsing: Plaatsing | None, *, heeft_randen: bool) -> Tekst:
    if plaatsing is not None:
        return NIVEAUZINNEN[plaatsing.niveau]
    if uitslag.model.opgave.huidig[i] != GEEN:
        return BLIJFT
    return WACHT if heeft_randen else GEEN_AANBOD


def _waarom_niet(uitslag: Uitslag, rand: int, watals: WatAls, *, in_groep: bool) -> WaaromNiet:
    model = uitslag.model
    r, trappen = model.opgave.randen, model.orde.trappen
    aanbod, niveau = int(model.opgave.aanbod_id[r.aanbod[rand]]), int(r.niveau[rand])
    if in_groep:
        return WaaromNiet(aanbod, niveau, None, 0.0, SAMEN)
    kolommen = np.flatnonzero(model.kolommen.rand == rand)
    for bundel, prijs in zip(model.bundels[:-1], uitslag.prijzen, strict=False):
        kosten = bundel.kosten[kolommen] - model.rijen.matrix[:, kolommen].T @ prijs
        verschil = float(kosten.min(initial=np.inf))
        if not np.isfinite(verschil):  # the place only comes free by a move that nobody can make
            return WaaromNiet(aanbod, niveau, None, 0.0, NIET_VRIJ)
        if verschil > NUL:
            plek = next((n for n, g in enumerate(bundel.gewichten) if verschil > g / 2), len(bundel.gewichten) - 1)
            trap = trappen[bundel.van + plek]
            return WaaromNiet(
                aanbod, niveau, trap.sleutel, verschil / bundel.gewichten[plek], zin(WAAROM_NIET[trap.doel])
            )
    return _nagerekend(uitslag, rand, watals)


def _nagerekend(uitslag: Uitslag, rand: int, watals: WatAls) -> WaaromNiet:
    """The same from the small change itself: which stage becomes worse when this youth gets this place."""
    o, r = uitslag.model.opgave, uitslag.model.opgave.randen
    aanbod, niveau = int(o.aanbod_id[r.aanbod[rand]]), int(r.niveau[rand])
    verschil = watals.zet(int(o.jeugdige_id[r.jeugdige[rand]]), aanbod)
    if not verschil.kan:
        return WaaromNiet(aanbod, niveau, None, 0.0, NIET_VRIJ)
    slechter = next(
        ((trap, v) for trap, (_, v) in zip(uitslag.model.orde.trappen, verschil.trappen, strict=True) if v > 0), None
    )
    if slechter is None:
        return WaaromNiet(aanbod, niveau, None, 0.0, GELIJK)
    return WaaromNiet(aanbod, niveau, slechter[0].sleutel, float(slechter[1]), zin(WAAROM_NIET[slechter[0].doel]))


def wat_zou_helpen(
    jeugdige: Jeugdige, aanbod: tuple[Aanbod, ...], regels: Zoekregels, hoogstens: int = 3
) -> tuple[Bijna, ...]:
    """The best offers that would fit if one thing changed: never safety, the court or a refusal."""
    alle = als_aanbiedingen(sorted(aanbod, key=lambda a: a.id))
    uit = rank(jeugdige.profiel, alle, niveaus=jeugdige.niveaus, regels=regels, hoogstens=0, hoogstens_bijna=hoogstens)
    return uit.bijna
