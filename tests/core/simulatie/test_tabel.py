"""The long table says what the summary says, row by row."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from tests.core.simulatie.regio import vol
from zorglandschap.core.simulatie.kerncijfers import KERNCIJFERS
from zorglandschap.core.simulatie.rekenen import Rekenwerk, reken
from zorglandschap.core.simulatie.samenvatting import Samenvatting
from zorglandschap.core.simulatie.tabel import Regel, als_tabel, regels


@pytest.fixture(scope="module")
def uit() -> Samenvatting:
    basis = vol(maanden=2, schaal=0.05)
    meer = replace(basis, instroom=basis.instroom * 2)
    return reken(
        Rekenwerk(namen=("nu", "meer"), maak=lambda s, _k: (basis, meer)[s], trekkingen=2, binnen=3, zaad=1), draden=1
    )


def test_elke_combinatie_staat_er_een_keer_in(uit: Samenvatting) -> None:
    alle = list(regels(uit))
    assert len(alle) == 3 * len(KERNCIJFERS) * len(uit.cellen) * 2  # two scenarios and one difference
    assert len({regel[:7] for regel in alle}) == len(alle)


def test_een_rij_zegt_wat_de_samenvatting_zegt(uit: Samenvatting) -> None:
    een = next(
        r for r in regels(uit)
        if (r.scenario, r.soort, r.cijfer, r.gebied, r.hulpvorm) == ("meer", "verschil", "instroom", "Urk", "")
    )  # fmt: skip
    rij = uit.reeks(1, "instroom", "Urk", verschil=True)[0]
    np.testing.assert_allclose([een.gemiddelde, een.fout, een.onder_95, een.midden, een.boven_95],
                               [rij[0], rij[1], rij[2], rij[5], rij[8]])  # fmt: skip
    assert een.periode_tot == uit.periodes[0]
    vorm = next(r for r in regels(uit) if r.hulpvorm == "crisis")
    assert (vorm.gebied, vorm.eenheid) == ("regio", "jeugdigen")


def test_wie_enkele_cijfers_vraagt_krijgt_die(uit: Samenvatting) -> None:
    assert {r.cijfer for r in regels(uit, cijfers=frozenset({"kosten"}))} == {"kosten"}


def test_de_tabel_kan_als_json_en_een_fout_die_er_niet_is_is_leeg(uit: Samenvatting) -> None:
    leeg = replace(uit, waarden=np.where(np.arange(9) == 1, np.nan, uit.waarden).astype(np.float32))
    tabel = json.loads(json.dumps(als_tabel(leeg, cijfers=frozenset({"uit-huis"})), allow_nan=False))
    assert tabel["kolommen"] == list(Regel._fields)
    assert tabel["regels"][0][:3] == ["nu", "stand", "uit-huis"]
    assert tabel["regels"][0][8] is None
    assert tabel["vingerafdruk"] == leeg.vingerafdruk()
