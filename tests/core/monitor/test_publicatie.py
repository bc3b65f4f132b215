"""What is published of the measurements: latest value, hidden cells, restatements, and the attack on all of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from zorglandschap.core.monitor.indicatoren import INDICATOREN, Breuk
from zorglandschap.core.monitor.publicatie import REGIO, Bijstelling, Meetpunt, Publicatie, Staat, publiceer

K = 10
NU = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
EERDER = datetime(2026, 2, 1, 9, 0, tzinfo=UTC)
AANDEEL, KINDEREN, DUUR, MEDIAAN = (i.sleutel for i in INDICATOREN[:4])
Telpunt = tuple[int, int, int, int, int]  # teller, noemer, kinderen, groep, geëindigd


def punt(
    indicator: str, gebied: str, teller: int, noemer: int, *, om: datetime = NU, jaar: int = 2025, versie: int = 1
) -> Meetpunt:
    return Meetpunt(indicator, gebied, jaar, Breuk(teller, noemer), versie, eerst_om=om, laatst_om=om)


def meting(telpunten: Sequence[Telpunt], *, om: datetime = NU, jaar: int = 2025) -> list[Meetpunt]:
    """One meting of a region: a row per gemeente (g0, g1 …), with the sums for the region."""
    totaal = tuple(int(s) for s in np.array(telpunten).sum(axis=0))
    uit = []
    for gebied, (t, n, u, v, e) in [*((f"g{i}", p) for i, p in enumerate(telpunten)), (REGIO, totaal)]:
        breuken = {AANDEEL: (t, n), KINDEREN: (u, v), DUUR: (e * 100, e), MEDIAAN: (80 if e else 0, e)}
        uit += [punt(i, gebied, *breuk, om=om, jaar=jaar) for i, breuk in breuken.items()]
    return uit


def publiceer_meting(telpunten: Sequence[Telpunt]) -> Publicatie:
    return publiceer(meting(telpunten), [f"g{i}" for i in range(len(telpunten))], K)


GROOT: Telpunt = (100, 900, 80, 700, 40)


def staten(publicatie: Publicatie, indicator: str = AANDEEL, jaar: int = 2025) -> dict[str, str]:
    return {g: publicatie.cel(indicator, g, jaar).staat.value for g in (*publicatie.gebieden, REGIO)}


def test_large_numbers_are_shown_with_value_and_counts() -> None:
    cel = publiceer_meting([GROOT, GROOT]).cel(AANDEEL, "g0", 2025)
    assert (cel.staat, cel.breuk) == (Staat.GETOOND, Breuk(100, 900))
    assert cel.waarde == pytest.approx(11.111, abs=1e-3)


def test_a_hidden_cell_carries_no_number_and_takes_one_other_along() -> None:
    publicatie = publiceer_meting([(4, 500, 4, 400, 1), GROOT, (60, 700, 50, 600, 30)])
    assert staten(publicatie) == {"g0": "verborgen", "g1": "getoond", "g2": "verborgen", REGIO: "getoond"}
    assert staten(publicatie, KINDEREN) == staten(publicatie)
    cel = publicatie.cel(AANDEEL, "g0", 2025)
    assert (cel.breuk, cel.waarde) == (None, None)


def test_durations_are_hidden_where_few_stays_ended_while_the_share_is_shown() -> None:
    publicatie = publiceer_meting([(40, 500, 30, 400, 3), GROOT, (60, 700, 50, 600, 30)])
    assert staten(publicatie) == dict.fromkeys(["g0", "g1", "g2", REGIO], "getoond")
    assert staten(publicatie, DUUR) == {"g0": "verborgen", "g1": "getoond", "g2": "verborgen", REGIO: "getoond"}
    assert staten(publicatie, MEDIAAN) == staten(publicatie, DUUR)


def test_an_empty_gemeente_and_an_empty_region_have_no_data_and_not_zero() -> None:
    publicatie = publiceer_meting([(0, 0, 0, 0, 0), GROOT])
    assert staten(publicatie)["g0"] == "geen gegevens"
    assert staten(publicatie)[REGIO] == "getoond"
    leeg = publiceer([], ["g0"], K)
    assert leeg.cel(AANDEEL, REGIO, 2025).staat is Staat.GEEN_GEGEVENS
    assert (leeg.jaren, leeg.gemeten_om) == ((), None)


def test_zero_children_in_a_gemeente_with_help_is_hidden_like_any_small_number() -> None:
    publicatie = publiceer_meting([(0, 300, 0, 250, 0), GROOT, GROOT])
    assert staten(publicatie)["g0"] == "verborgen"
    assert staten(publicatie, DUUR)["g0"] == "verborgen"  # else ‘geen gegevens’ would say that there were none


def test_the_last_meting_counts_and_a_changed_finished_year_shows_both() -> None:
    oud, nieuw = meting([GROOT, GROOT], om=EERDER), meting([(110, 900, 80, 700, 40), GROOT])
    publicatie = publiceer([*oud, *nieuw], ["g0", "g1"], K)
    assert publicatie.cel(AANDEEL, "g0", 2025).breuk == Breuk(110, 900)
    assert publicatie.gemeten_om == NU
    eerste: Bijstelling = next(b for b in publicatie.bijstellingen if b.gebied == "g0" and b.indicator == AANDEEL)
    assert (eerste.was.breuk, eerste.werd.breuk) == (Breuk(100, 900), Breuk(110, 900))
    assert (eerste.om, eerste.definitie_gewijzigd) == (NU, False)


def test_a_new_definition_is_named_as_the_reason_of_a_restatement() -> None:
    punten = [
        punt(AANDEEL, REGIO, 90, 900, om=EERDER),
        punt(AANDEEL, REGIO, 95, 900, versie=2),
        punt(KINDEREN, REGIO, 80, 700),
        punt(AANDEEL, "g0", 90, 900, om=EERDER),
        punt(AANDEEL, "g0", 95, 900),
        punt(KINDEREN, "g0", 80, 700),
    ]
    bijstellingen = publiceer(punten, ["g0"], K).bijstellingen
    assert {(b.gebied, b.definitie_gewijzigd) for b in bijstellingen} == {(REGIO, True), ("g0", False)}


def test_a_running_year_grows_without_being_called_restated() -> None:
    oud = meting([GROOT, GROOT], om=EERDER, jaar=2026)
    nieuw = meting([(110, 950, 85, 720, 44), GROOT], jaar=2026)
    publicatie = publiceer([*oud, *nieuw], ["g0", "g1"], K)
    assert publicatie.cel(AANDEEL, "g0", 2026).breuk == Breuk(110, 950)
    assert publicatie.bijstellingen == ()


def test_a_cell_that_was_small_once_stays_hidden_in_that_year_and_so_does_its_history() -> None:
    oud = meting([(9, 500, 9, 400, 9), GROOT, GROOT], om=EERDER)
    nieuw = meting([(12, 500, 12, 400, 12), GROOT, GROOT])
    publicatie = publiceer([*oud, *nieuw], ["g0", "g1", "g2"], K)
    assert staten(publicatie)["g0"] == "verborgen"
    assert list(staten(publicatie).values()).count("verborgen") == 2
    assert not [b for b in publicatie.bijstellingen if b.gebied == "g0"]


KLEIN = st.one_of(st.integers(0, 12), st.integers(0, 60))


@st.composite
def telpunten(draw: st.DrawFn) -> list[Telpunt]:
    """Gemeenten of any size, with figures that can be true together."""
    uit = []
    for _ in range(draw(st.integers(1, 6))):
        u, rest = draw(KLEIN), draw(st.one_of(KLEIN, st.integers(0, 400)))
        t = u + draw(KLEIN) if u else 0
        n = t + rest + draw(KLEIN) if rest else t
        uit.append((t, n, u, u + rest, draw(st.integers(0, t))))
    return uit


# A reader knows, of every gemeente and of the region: u ≤ t ≤ n, u ≤ v, e ≤ t and v - u ≤ n - t.
BEKEND = np.array([[-1, 0, 1, 0, 0], [1, -1, 0, 0, 0], [0, 0, 1, -1, 0], [-1, 0, 0, 0, 1], [1, -1, -1, 1, 0]])
GEVOELIG = {  # what must not become known, as a weight per figure, and the indicator that shows it
    "teller": ([1, 0, 0, 0, 0], AANDEEL),
    "rest": ([-1, 1, 0, 0, 0], AANDEEL),
    "noemer": ([0, 1, 0, 0, 0], AANDEEL),
    "kinderen": ([0, 0, 1, 0, 0], KINDEREN),
    "andere kinderen": ([0, 0, -1, 1, 0], KINDEREN),
    "geëindigd": ([0, 0, 0, 0, 1], DUUR),
}


def _breedte(waar: np.ndarray, dicht: np.ndarray, gewicht: np.ndarray) -> float:
    """Width of the interval of a weighted cell, given all shown cells, all sums and all that is known."""
    rijen = len(waar)
    gelijk = np.tile(np.eye(5), (1, rijen))
    gelijk[:, -5:] = -np.eye(5)
    onder = np.kron(np.eye(rijen), BEKEND)
    grenzen = [(0, None) if d else (w, w) for w, d in zip(waar.ravel(), dicht.ravel(), strict=True)]
    uiteinden = []
    for teken in (1, -1):
        antwoord = linprog(teken * gewicht, onder, np.zeros(len(onder)), gelijk, np.zeros(5), grenzen, method="highs")
        assert antwoord.status in (0, 3)
        uiteinden.append(np.inf if antwoord.status == 3 else teken * antwoord.fun)
    return float(uiteinden[1] - uiteinden[0])


@settings(max_examples=60, deadline=None)
@given(telpunten())
def test_all_published_figures_together_do_not_give_away_a_small_number(punten: list[Telpunt]) -> None:
    publicatie = publiceer_meting(punten)
    waar = np.array([*punten, np.array(punten).sum(axis=0)], dtype=float)
    namen = [*publicatie.gebieden, REGIO]
    bron = [AANDEEL, AANDEEL, KINDEREN, KINDEREN, DUUR]
    dicht = np.array([[publicatie.cel(i, g, 2025).staat is Staat.VERBORGEN for i in bron] for g in namen])
    for rij, gebied in enumerate(namen):
        for naam, (gewichten, indicator) in GEVOELIG.items():
            waarde = float(waar[rij] @ gewichten)
            if waarde >= K or waar[rij, 1] == 0:
                continue
            assert publicatie.cel(indicator, gebied, 2025).staat is Staat.VERBORGEN, (gebied, naam)
            gewicht = np.zeros(waar.size)
            gewicht[rij * 5 : rij * 5 + 5] = gewichten
            breedte = _breedte(waar, dicht, gewicht)
            assert breedte >= min(K, waar[rij, 1]) - 1e-6, (gebied, naam, breedte)
