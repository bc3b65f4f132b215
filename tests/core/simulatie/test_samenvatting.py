"""The summary says the same as the outcome itself, scenario by scenario and replication by replication."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.core.simulatie.regio import vol
from zorglandschap.core.simulatie.draaien import draai, speel
from zorglandschap.core.simulatie.indeling import MATEN
from zorglandschap.core.simulatie.invoer import Invoer, Voorziening
from zorglandschap.core.simulatie.kerncijfers import GROND, KERNCIJFERS
from zorglandschap.core.simulatie.pakken import pak
from zorglandschap.core.simulatie.samenvatting import REGIO, Samenvatting, Teller, cijfernummer, vat

ZAAD, AANTAL, BEWAAR = 5, 30, 20


@pytest.fixture(scope="module")
def basis() -> Invoer:
    return vol(maanden=12, schaal=0.2)


@pytest.fixture(scope="module")
def ruimer(basis: Invoer) -> Invoer:
    """The same region with two more places everywhere."""
    plekken = tuple(replace(v, plekken=v.plekken + 2) for v in basis.voorzieningen)
    return replace(basis, voorzieningen=plekken)


def tel(invoer: Invoer, *, aantal: int = AANTAL, groep: int = 1) -> Teller:
    teller = Teller(invoer, bewaar=BEWAAR, groep=groep)
    for blok in speel(pak(invoer), ZAAD, aantal):
        teller.neem(blok)
    return teller


@pytest.fixture(scope="module")
def samen(basis: Invoer, ruimer: Invoer) -> Samenvatting:
    return vat(("zoals nu", "ruimer"), (tel(basis), tel(ruimer)), zaad=ZAAD)


def test_de_samenvatting_zegt_hetzelfde_als_de_uitkomst(basis: Invoer, samen: Samenvatting) -> None:
    uit = draai(basis, zaad=ZAAD, replicaties=AANTAL, bewaar=BEWAAR, draden=1)
    for sleutel, reeks in (("uit-huis", uit.uit_huis()), ("kosten", uit.kosten())):
        np.testing.assert_allclose(samen.reeks(0, sleutel)[:, 0], reeks.gemiddelde, rtol=1e-4)
        for kans in (0.5, 0.8, 0.95):
            onder, boven = samen.interval(0, sleutel, kans)
            np.testing.assert_allclose(onder, reeks.interval(kans)[0], rtol=1e-4)
            np.testing.assert_allclose(boven, reeks.interval(kans)[1], rtol=1e-4)
        np.testing.assert_allclose(samen.reeks(0, sleutel)[:, 1], reeks.fout(), rtol=1e-3)


@pytest.mark.parametrize("cijfer", [c for c in KERNCIJFERS if c.teller in MATEN], ids=lambda c: c.sleutel)
def test_elk_geteld_cijfer_klopt_per_gemeente_en_per_vorm(basis: Invoer, samen: Samenvatting, cijfer) -> None:  # type: ignore[no-untyped-def]
    uit = draai(basis, zaad=ZAAD, replicaties=AANTAL, bewaar=BEWAAR, draden=1)
    for cel, gemeenten, vormen in ((REGIO, None, None), ("Urk", ["Urk"], None), ("crisis", None, ["crisis"])):
        verwacht = uit.reeks(cijfer.teller, gemeenten=gemeenten, vormen=vormen).gemiddelde
        if cijfer.noemer is not None:
            noemer = uit.reeks(cijfer.noemer, gemeenten=gemeenten, vormen=vormen).gemiddelde
            verwacht = np.divide(verwacht, noemer, out=np.zeros_like(verwacht), where=noemer > 0)
        np.testing.assert_allclose(samen.reeks(0, cijfer.sleutel, cel)[:, 0], verwacht, rtol=1e-4, atol=1e-6)


def test_de_gemeenten_zijn_samen_de_regio_en_de_kruistabel_ook(samen: Samenvatting) -> None:
    for c in KERNCIJFERS:
        if c.noemer is None:
            delen = sum(samen.reeks(1, c.sleutel, g)[:, 0] for g in samen.gemeenten)
            np.testing.assert_allclose(delen, samen.reeks(1, c.sleutel)[:, 0], rtol=1e-3, atol=1e-3)
            kruis = samen.kruis[1, cijfernummer(c.sleutel)].sum(axis=(0, 1))
            np.testing.assert_allclose(kruis, samen.reeks(1, c.sleutel)[:, 0], rtol=1e-3, atol=1e-3)


def test_de_bezetting_van_een_gemeente_telt_waar_de_plekken_zijn(basis: Invoer, samen: Samenvatting) -> None:
    uit = draai(basis, zaad=ZAAD, replicaties=AANTAL, bewaar=BEWAAR, draden=1)
    waar = {x.naam: x.gemeente for x in basis.locaties}
    hier = [i for i, v in enumerate(basis.voorzieningen) if waar[v.locatie] == "Urk"]
    dagen = np.diff(np.array([basis.start, *basis.periodes()], dtype="datetime64[D]")).astype(float)
    bezet = uit.som_plekken[:, hier, 1].sum(axis=1)
    ruim = uit.som_plekken[:, hier, 2].sum(axis=1) * dagen
    np.testing.assert_allclose(samen.reeks(0, "bezetting", "Urk")[:, 0], bezet / ruim, rtol=1e-4)


def test_het_verschil_is_paar_voor_paar_en_van_de_basis_met_zichzelf_nul(
    basis: Invoer, ruimer: Invoer, samen: Samenvatting
) -> None:
    assert not samen.verschil[0, ..., 0].any()
    twee = draai(ruimer, zaad=ZAAD, replicaties=AANTAL, bewaar=BEWAAR, draden=1)
    een = draai(basis, zaad=ZAAD, replicaties=AANTAL, bewaar=BEWAAR, draden=1)
    verwacht = twee.verschil(een, "wachtend")
    rij = samen.reeks(1, "wachtend", verschil=True)
    np.testing.assert_allclose(rij[:, 0], verwacht.gemiddelde, rtol=1e-3, atol=1e-4)
    np.testing.assert_allclose(rij[:, 2], verwacht.interval(0.95)[0], rtol=1e-3, atol=1e-4)
    assert rij[-1, 0] < 0  # more places: fewer wait


def test_wie_per_trekking_herhaalt_krijgt_de_fout_van_de_trekkingen(basis: Invoer) -> None:
    los, samen = (vat(("nu",), (tel(basis, groep=g),), zaad=ZAAD) for g in (1, 10))
    rij = tel(basis).bewaard()[..., GROND.index("wachtend")][:, :, 0]
    np.testing.assert_allclose(los.reeks(0, "wachtend")[:, 1], rij.std(axis=0, ddof=1) / np.sqrt(AANTAL), rtol=1e-3)
    groepen = rij.reshape(2, 10, -1).mean(axis=1)
    np.testing.assert_allclose(
        samen.reeks(0, "wachtend")[:, 1], groepen.std(axis=0, ddof=1) / np.sqrt(3), rtol=1e-3, atol=1e-6
    )


def test_een_enkele_herhaling_heeft_geen_fout(basis: Invoer) -> None:
    assert np.isnan(vat(("nu",), (tel(basis, aantal=1),), zaad=ZAAD).reeks(0, "wachtend")[:, 1]).all()


def test_wat_niet_bij_elkaar_hoort_wordt_geweigerd(basis: Invoer) -> None:
    teller = tel(basis, aantal=10)
    with pytest.raises(ValueError, match="te vroeg"):
        teller.neem(next(iter(speel(pak(basis), ZAAD, 1))))
    with pytest.raises(ValueError, match="evenveel replicaties"):
        vat(("a", "b"), (teller, tel(basis, aantal=20)), zaad=ZAAD)
    with pytest.raises(ValueError, match="evenveel namen"):
        vat(("a",), (teller, teller), zaad=ZAAD)
    leeg = Teller(basis, bewaar=BEWAAR)
    with pytest.raises(ValueError, match="minstens één"):
        leeg.bewaard()
    with pytest.raises(ValueError, match="nog niets"):
        leeg.gemiddeld()


def test_dezelfde_vraag_geeft_dezelfde_afdruk_en_een_andere_niet(basis: Invoer, samen: Samenvatting) -> None:
    een, twee = (vat(("nu",), (tel(basis),), zaad=ZAAD) for _ in range(2))
    assert een.vingerafdruk() == twee.vingerafdruk() != samen.vingerafdruk()


def test_een_voorziening_zonder_jeugdigen_telt_in_de_ruimte(basis: Invoer) -> None:
    leeg = replace(basis, voorzieningen=(*basis.voorzieningen, Voorziening("klinisch", "Urk", 1000)))
    rij = vat(("nu",), (tel(leeg),), zaad=ZAAD).reeks(0, "bezetting", "klinisch")
    assert (rij[:, 0] < 0.2).all()
