"""A joint assignment with its proof, chains and reasons as a table for a machine: numbers, never names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from zorglandschap.core.begrippen.codelijsten import Niveau
from zorglandschap.core.matching.verdeling.plan import Plaatsing, Plan
from zorglandschap.core.matching.verdeling.trappen import Uitslag
from zorglandschap.core.matching.verdeling.uitleg import Uitleg, WaaromNiet, leg_uit
from zorglandschap.core.matching.verdeling.watals import WatAls

NIVEAUS = tuple(Niveau)
PLEK, WACHT, BLIJFT = "plek", "wacht", "blijft"


@dataclass(frozen=True, slots=True)
class Verdeeluitvoer:
    """A plan with the words around it; ``aanvulling`` holds what only the database can tell."""

    uitslag: Uitslag
    plan: Plan
    uitleg: tuple[Uitleg, ...]
    regelversie: str
    invoer_hash: str
    aanvulling: Mapping[str, object] = field(default_factory=dict)


def leg_allen_uit(uitslag: Uitslag, plan: Plan, *, hoogstens: int) -> tuple[Uitleg, ...]:
    """The explanation for every youth, each with at most ``hoogstens`` other places that fit, the best first."""
    nummers = uitslag.model.opgave.jeugdige_id.tolist()
    watals = WatAls(uitslag)
    return tuple(leg_uit(uitslag, plan, nummer, watals, hoogstens=hoogstens) for nummer in nummers)


def uitkomst_van(uitleg: Uitleg, plan: Plan) -> str:
    """Gets a place, waits, or stays."""
    if uitleg.plaatsing is not None:
        return PLEK
    return WACHT if uitleg.jeugdige in plan.wachtend else BLIJFT


def als_json_tabel(u: Verdeeluitvoer) -> dict[str, object]:
    """Everything for a machine; values of stages are counts, bounds are what they can at best be."""
    zinnen = {trap.sleutel: str(trap.zin) for trap in u.uitslag.model.orde.trappen}
    return {
        "regelversie": u.regelversie,
        "invoer_hash": u.invoer_hash,
        "bewezen": u.plan.bewezen,
        "trappen": [
            {
                "sleutel": trap.sleutel,
                "zin": zinnen[trap.sleutel],
                "waarde": trap.waarde,
                "grens": trap.grens,
                "bewezen": trap.bewezen,
            }
            for trap in u.plan.trappen
        ],
        "jeugdigen": [_jeugdige(uitleg, u.plan) for uitleg in u.uitleg],
        "ketens": [[_stap(p) for p in keten] for keten in u.plan.ketens],
        "samen": [list(groep) for groep in u.plan.samen],
        "gesplitst": [list(groep) for groep in u.plan.gesplitst],
        "terecht_jaloers": u.plan.jaloers,
        **u.aanvulling,
    }


def json_zonder_jeugdigen(regelversie: str, invoer_hash: str, aanvulling: Mapping[str, object]) -> dict[str, object]:
    """The same when nobody takes part: there is nothing to solve, and nothing that could be better."""
    leeg = dict.fromkeys(("trappen", "jeugdigen", "ketens", "samen", "gesplitst"), ())
    kop = {"regelversie": regelversie, "invoer_hash": invoer_hash, "bewezen": True, "terecht_jaloers": 0}
    return {**kop, **leeg, **aanvulling}


def _jeugdige(uitleg: Uitleg, plan: Plan) -> dict[str, object]:
    p = uitleg.plaatsing
    return {
        "jeugdige": uitleg.jeugdige,
        "uitkomst": uitkomst_van(uitleg, plan),
        "aanbod": p.aanbod if p else None,
        "niveau": NIVEAUS[p.niveau].value if p else None,
        "gemis": p.gemis if p else None,
        "van": p.van if p else None,
        "waarom": str(uitleg.waarom),
        "waarom_niet": [_waarom_niet(w) for w in uitleg.waarom_niet],
        "had_liever": uitleg.had_liever,
    }


def _waarom_niet(w: WaaromNiet) -> dict[str, object]:
    return {
        "aanbod": w.aanbod,
        "niveau": NIVEAUS[w.niveau].value,
        "trap": w.trap,
        "verschil": round(w.verschil, 3),
        "zin": str(w.zin),
    }


def _stap(p: Plaatsing) -> dict[str, object]:
    return {"jeugdige": p.jeugdige, "van": p.van, "naar": p.aanbod, "positie": p.positie}
