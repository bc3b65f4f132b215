"""Hidden inputs: found back from the waiting they cause, and named when nothing can be said of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from tests.core.simulatie.regio import een
from tests.core.simulatie.schatting_bron import KADER
from zorglandschap.core.simulatie.draaien import draai
from zorglandschap.core.simulatie.episodes import LEEG, Rij, maak
from zorglandschap.core.simulatie.invoer import (
    Deel,
    Invoer,
    Locatie,
    Profiel,
    Reals,
    Voorziening,
    Zorgvorm,
    exponentieel,
)
from zorglandschap.core.simulatie.schatting_momenten import (
    VOORAF_SD,
    momenten,
    momenten_gezien,
    pas_aan,
    schat_verborgen,
    zoek,
)


def _glad(factoren: Reals) -> Reals:
    """Three moments that tell of two factors, and of the third nothing."""
    a, b = factoren[0], factoren[1]
    return np.array([10 * a, 4 * a * b, 3 / b])


def test_factors_are_found_and_what_cannot_be_known_is_said() -> None:
    waar = np.array([1.6, 0.7, 1.0])
    uit = zoek(_glad, _glad(waar), np.array([0.2, 0.2, 0.2]), 3, rondes=300)
    assert uit.factoren == pytest.approx(waar, rel=0.05)
    sd = np.sqrt(np.diag(uit.spreiding))
    assert (sd[:2] < 0.06).all()
    assert sd[2] == pytest.approx(VOORAF_SD)
    assert [str(z) for z in uit.waarschuwingen()] == [
        "Over ‘crisis na wachten’ zeggen de gegevens bijna niets: reken met een ruime marge."
    ]
    trekkingen = uit.trek(np.random.default_rng(1), 4000)
    assert np.log(trekkingen).std(axis=0) == pytest.approx(sd, rel=0.06)
    onmogelijk = zoek(_glad, np.array([10.0, 4.0, 90.0]), np.array([0.2, 0.2, 0.2]), 3)
    assert "niet verklaren" in " ".join(str(z) for z in onmogelijk.waarschuwingen())


def _krap(geduld: float = 60.0, tweede: float = 0.3) -> Invoer:
    """Too few places of ‘a’: people wait, take ‘b’ instead, or give up (half of them then in crisis)."""
    vormen = (
        Zorgvorm(
            naam="a", duur=exponentieel(60.0), oud_op=900.0, geduld=Deel(geduld, None), kans_crisis=0.5, crisisvorm="b"
        ),
        Zorgvorm(naam="b", duur=exponentieel(20.0), oud_op=900.0),
    )
    profiel = Profiel(
        naam="ieder", leeftijd=(10.0, 10.0), eerste_keus={"a": 0.8, "b": 0.2}, tweede_keus={"a": (("b", tweede),)}
    )
    return een(
        exponentieel(60.0), 1, 400.0, maanden=18, vormen=vormen, profielen=(profiel,),
        locaties=(Locatie("huis", "Hier", {"Hier": 0.0}),),
        voorzieningen=(Voorziening("a", "huis", 30), Voorziening("b", "huis", 30)),
    )  # fmt: skip


def test_factors_change_patience_second_choices_and_crises() -> None:
    anders = pas_aan(_krap(), np.array([2.0, 4.0, 0.5]))
    assert anders.vormen[0].geduld == Deel(120.0, None)
    assert anders.vormen[1].geduld is None
    assert anders.vormen[0].kans_crisis == 0.25
    assert anders.profielen[0].tweede_keus == {"a": (("b", 1.0),)}


def test_the_simulation_tells_which_patience_was_behind_the_waiting() -> None:
    waar = _krap(geduld=110.0, tweede=0.15)
    gezien = momenten(draai(waar, zaad=5, replicaties=40, draden=1))
    uit = schat_verborgen(_krap(), gezien, zaad=1, replicaties=4, rondes=25)
    assert uit.factoren[0] == pytest.approx(110 / 60, rel=0.3)
    assert uit.factoren[1] == pytest.approx(0.5, rel=0.4)


def test_what_was_seen_is_counted_as_the_simulation_counts_it() -> None:
    start = date(2024, 1, 1)
    nu = start.toordinal()

    def rij(naam: str, gevraagd: int, begin: int, eind: int, vorm: int = 0) -> Rij:
        dagen = [LEEG if d == LEEG else nu + d for d in (gevraagd, begin, eind)]
        return Rij(naam, dagen[0], dagen[1], dagen[2], vorm, 0, 0, LEEG, LEEG, nu - 3000, 0, "")

    ep = maak(
        [
            rij("a", 1, 20, 90), rij("b", 1, 40, 90, vorm=1), rij("c", 1, LEEG, 50), rij("d", 1, LEEG, LEEG),
            rij("e", 100, 110, 120),
        ],
        KADER,
    )  # fmt: skip
    periodes = [start + timedelta(days=30), start + timedelta(days=60)]
    assert momenten_gezien(ep, 0.25, periodes, start).tolist() == [2.0, 0.0, 0.0, 0.5, 0.375, 0.125]
    leeg = replace(KADER, tot=periodes[-1])
    assert momenten_gezien(maak([], leeg), 0.5, periodes, start).tolist() == [0.0] * 6
