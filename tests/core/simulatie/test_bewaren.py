"""An estimate is kept as bytes and comes back the same; what is no estimate is refused."""

from __future__ import annotations

from dataclasses import fields, replace
from io import BytesIO
from typing import Any

import numpy as np
import pytest

from tests.core.simulatie.regio import een
from tests.core.simulatie.schatting_bron import KADER, MENSEN, Waarheid, register
from zorglandschap.core.simulatie import schatting_bewaren
from zorglandschap.core.simulatie.episodes import maak
from zorglandschap.core.simulatie.invoer import Deel, Invoer, exponentieel
from zorglandschap.core.simulatie.pakken import afdruk
from zorglandschap.core.simulatie.schatting import Keuzes, Schatting, Trekking, schat
from zorglandschap.core.simulatie.schatting_bewaren import naar_bytes, uit_bytes
from zorglandschap.core.simulatie.schatting_route import Routes


@pytest.fixture(scope="module")
def schatting() -> Schatting:
    ep = maak(register(Waarheid(), np.random.default_rng(5)), KADER)
    uit = schat(ep, rng=np.random.default_rng(6), mensen=MENSEN, keuzes=Keuzes(aantal=4))
    return replace(uit, midden=replace(uit.midden, geduld=(Deel(90.0, 0.5), None, Deel(30.0, None))))


def _gelijk(a: Trekking, b: Trekking) -> None:
    assert (a.vraag, a.duur, a.geduld) == (b.vraag, b.duur, b.geduld)
    np.testing.assert_array_equal(a.instroom, b.instroom)
    for veld in fields(Routes):
        np.testing.assert_array_equal(getattr(a.routes, veld.name), getattr(b.routes, veld.name))


def test_what_is_kept_comes_back_the_same_to_the_last_digit(schatting: Schatting) -> None:
    terug = uit_bytes(naar_bytes(schatting))
    for naam in ("tot", "gemeenten", "vormen", "profielen", "blijft", "leeftijd"):
        assert getattr(terug, naam) == getattr(schatting, naam)
    _gelijk(terug.midden, schatting.midden)
    for a, b in zip(terug.trekkingen, schatting.trekkingen, strict=True):
        _gelijk(a, b)
    assert naar_bytes(terug) == naar_bytes(schatting)


def test_other_bytes_are_refused() -> None:
    with pytest.raises(ValueError, match="geen bewaarde schatting"):
        uit_bytes(b"niets")


def test_another_layout_is_refused(schatting: Schatting, monkeypatch: pytest.MonkeyPatch) -> None:
    inhoud = naar_bytes(schatting)
    monkeypatch.setattr(schatting_bewaren, "INDELING", 99)
    with pytest.raises(ValueError, match="indeling 1, en dit programma leest 99"):
        uit_bytes(inhoud)


def test_nothing_but_numbers_and_names_of_the_frame_is_kept(schatting: Schatting) -> None:
    with np.load(BytesIO(naar_bytes(schatting)), allow_pickle=False) as bak:
        soorten: dict[str, Any] = {naam: bak[naam].dtype.kind for naam in bak.files}
    assert set(soorten.values()) <= {"f", "u"}


def test_the_print_of_a_question_changes_with_every_number_and_name() -> None:
    def vraag(**overig: object) -> Invoer:
        return een(exponentieel(30.0), 5, 20.0, **overig)

    basis = vraag()
    duurder = replace(basis, vormen=(replace(basis.vormen[0], tarief=17.0),))
    anders = [duurder, replace(basis, instroom=basis.instroom * 2), replace(basis, te_lang=29.0), vraag(maanden=12)]
    assert afdruk(basis) == afdruk(vraag())
    assert len({afdruk(a) for a in (basis, *anders)}) == 5
