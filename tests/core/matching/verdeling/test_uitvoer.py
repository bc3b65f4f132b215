"""A plan as a table for a machine: stages with their proof, and for everybody what, why, and why not."""

from __future__ import annotations

import json

from tests.bench.verdeelregio import REGELS, regio
from tests.core.matching.verdeling.hulp import VERZONNEN
from zorglandschap.core.matching.verdeling.daling import maak_model
from zorglandschap.core.matching.verdeling.invoer import Invoer
from zorglandschap.core.matching.verdeling.plan import maak_plan
from zorglandschap.core.matching.verdeling.randen import maak_opgave
from zorglandschap.core.matching.verdeling.trappen import los_trappen_op
from zorglandschap.core.matching.verdeling.uitleg import leg_uit
from zorglandschap.core.matching.verdeling.uitvoer import (
    Verdeeluitvoer,
    als_json_tabel,
    json_zonder_jeugdigen,
    leg_allen_uit,
)
from zorglandschap.core.matching.verdeling.watals import WatAls


def _uitvoer(invoer: Invoer, *, hoogstens: int) -> Verdeeluitvoer:
    uitslag = los_trappen_op(maak_model(maak_opgave(invoer, REGELS), VERZONNEN))
    plan = maak_plan(uitslag)
    return Verdeeluitvoer(
        uitslag, plan, leg_allen_uit(uitslag, plan, hoogstens=hoogstens), "regels 1", "abc", {"ook": 1}
    )


def test_everybody_has_one_outcome_with_a_reason_and_chains_hold_every_placement() -> None:
    invoer = regio(4, wachtend=40, geplaatst=80, aanbod=40, nummer=1)
    u = _uitvoer(invoer, hoogstens=2)
    tabel = json.loads(json.dumps(als_json_tabel(u)))
    assert [j["jeugdige"] for j in tabel["jeugdigen"]] == sorted(j.id for j in invoer.jeugdigen)
    per_uitkomst = {w: {j["jeugdige"] for j in tabel["jeugdigen"] if j["uitkomst"] == w} for w in ("wacht", "blijft")}
    assert per_uitkomst == {"wacht": set(u.plan.wachtend), "blijft": set(u.plan.blijvend)}
    geplaatst = {j["jeugdige"]: j["aanbod"] for j in tabel["jeugdigen"] if j["uitkomst"] == "plek"}
    assert geplaatst == {stap["jeugdige"]: stap["naar"] for keten in tabel["ketens"] for stap in keten}
    assert all(j["waarom"] and len(j["waarom_niet"]) <= 2 for j in tabel["jeugdigen"])
    assert tabel["terecht_jaloers"] == sum(j["had_liever"] for j in tabel["jeugdigen"])
    assert [t["waarde"] for t in tabel["trappen"]] == list(u.plan.vector)
    assert (tabel["regelversie"], tabel["invoer_hash"], tabel["ook"]) == ("regels 1", "abc", 1)


def test_the_alternatives_that_are_told_are_the_best_ones() -> None:
    u = _uitvoer(regio(4, wachtend=40, geplaatst=80, aanbod=40, nummer=1), hoogstens=2)
    o, watals = u.uitslag.model.opgave, WatAls(u.uitslag)
    wie = next(rij for rij in u.uitleg if len(rij.waarom_niet) == 2)
    alle = leg_uit(u.uitslag, u.plan, wie.jeugdige, watals).waarom_niet
    assert len(alle) > 2
    gemis = {
        int(o.aanbod_id[j]): int(g)
        for i, j, g in zip(o.randen.jeugdige, o.randen.aanbod, o.randen.gemis, strict=True)
        if int(o.jeugdige_id[i]) == wie.jeugdige
    }
    beste = sorted((w.niveau, gemis[w.aanbod]) for w in alle)[:2]
    assert [(w.niveau, gemis[w.aanbod]) for w in wie.waarom_niet] == beste


def test_nobody_is_a_plan_too_with_the_same_fields() -> None:
    leeg = json_zonder_jeugdigen("regels 1", "abc", {"ook": 1})
    vol = als_json_tabel(_uitvoer(regio(4, wachtend=3, geplaatst=3, aanbod=4, nummer=1), hoogstens=0))
    assert leeg.keys() == vol.keys()
    assert (json.loads(json.dumps(leeg))["jeugdigen"], leeg["bewezen"]) == ([], True)
