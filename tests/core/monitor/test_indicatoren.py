"""The figures: examples by hand, and what holds for every figure."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Kloofniveau, Kloofreden
from zorglandschap.core.matching.kloof import Kloofrij
from zorglandschap.core.monitor import indicatoren
from zorglandschap.core.monitor.indicatoren import INDICATOREN, Breuk, meetperiode
from zorglandschap.core.monitor.kloofcijfers import Klooftelling, tel_kloven

TABEL: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).resolve().parents[2] / "voorbeelden" / "indicatoren.yaml").read_text(encoding="utf-8")
)


def _naam(voorbeeld: dict[str, Any]) -> str:
    return str(voorbeeld["geval"])


@pytest.mark.parametrize("geval", TABEL["verblijfsaandeel"], ids=_naam)
def test_share_of_verblijf_follows_the_examples(geval: dict[str, Any]) -> None:
    breuk = indicatoren.verblijfsaandeel((Hulpvorm(v), n) for v, n in geval["trajecten"].items())
    assert breuk == Breuk(geval["teller"], geval["noemer"])
    assert indicatoren.VERBLIJFSAANDEEL.waarde(breuk) == geval["waarde"]


@pytest.mark.parametrize("geval", TABEL["kinderen_uit_huis"], ids=_naam)
def test_children_out_of_home_follow_the_examples(geval: dict[str, Any]) -> None:
    breuk = indicatoren.kinderen_uit_huis(in_verblijf=geval["in_verblijf"], met_jeugdhulp=geval["met_jeugdhulp"])
    assert indicatoren.KINDEREN_UIT_HUIS.waarde(breuk) == geval["waarde"]


@pytest.mark.parametrize("geval", TABEL["doorlooptijd_verblijf"], ids=_naam)
def test_durations_follow_the_examples(geval: dict[str, Any]) -> None:
    gemiddelde = indicatoren.doorlooptijd_verblijf(geval["dagen"])
    mediaan = indicatoren.doorlooptijd_verblijf_mediaan(geval["dagen"])
    assert indicatoren.DOORLOOPTIJD_VERBLIJF.waarde(gemiddelde) == geval["gemiddelde"]
    assert indicatoren.DOORLOOPTIJD_VERBLIJF_MEDIAAN.waarde(mediaan) == geval["mediaan"]
    assert gemiddelde.noemer == mediaan.noemer == len(geval["dagen"])


def _rijen(voorbeeld: dict[str, Any]) -> list[Kloofrij]:
    return [
        Kloofrij(
            Hulpvorm.PLEEGZORG, None, Kloofniveau(r["niveau"]), Kloofreden(r["reden"]) if "reden" in r else None,
            "Urk", r["sinds"], r.get("gesloten_op"), gemeentecode="GM0184",
        )
        for r in voorbeeld["rijen"]
        for _ in range(r["keer"])
    ]  # fmt: skip


@pytest.mark.parametrize("geval", TABEL["best_passend"], ids=_naam)
def test_what_became_of_advices_follows_the_examples(geval: dict[str, Any]) -> None:
    jaar = {2025: meetperiode(2025, date(2026, 11, 22))}
    telling = tel_kloven(_rijen(geval), jaar).get(("GM0184", 2025), Klooftelling())
    breuk = indicatoren.best_passend(first_best=telling.first_best, uitkomsten=telling.uitkomsten)
    assert breuk == Breuk(geval["teller"], geval["noemer"])
    assert indicatoren.BEST_PASSEND.waarde(breuk) == geval["waarde"]
    weken = indicatoren.kloofweken(weken=telling.weken, kloven=telling.kloven)
    assert weken == Breuk(geval["weken"], geval["kloven"])


def test_more_first_best_than_outcomes_is_refused() -> None:
    with pytest.raises(ValueError, match="niet vaker"):
        indicatoren.best_passend(first_best=2, uitkomsten=1)


PER_VORM = st.lists(st.tuples(st.sampled_from(Hulpvorm), st.integers(0, 500)), max_size=40)


@given(PER_VORM, st.randoms(use_true_random=False))
def test_the_order_of_counting_does_not_matter(tellingen: list[tuple[Hulpvorm, int]], dobbel: Any) -> None:
    geschud = list(tellingen)
    dobbel.shuffle(geschud)
    assert indicatoren.verblijfsaandeel(geschud) == indicatoren.verblijfsaandeel(tellingen)


@given(st.lists(PER_VORM, max_size=6))
def test_parts_add_up_to_the_whole(gemeenten: list[list[tuple[Hulpvorm, int]]]) -> None:
    delen = [indicatoren.verblijfsaandeel(g) for g in gemeenten]
    geheel = indicatoren.verblijfsaandeel([t for g in gemeenten for t in g])
    assert geheel == Breuk(sum(d.teller for d in delen), sum(d.noemer for d in delen))


@pytest.mark.parametrize("indicator", INDICATOREN, ids=lambda i: i.sleutel)
def test_nothing_counted_is_no_data_and_not_zero(indicator: indicatoren.Indicator) -> None:
    assert indicator.waarde(Breuk(0, 0)) is None


@pytest.mark.parametrize("indicator", INDICATOREN, ids=lambda i: i.sleutel)
def test_every_figure_says_what_it_is(indicator: indicatoren.Indicator) -> None:
    assert str(indicator.definitie).endswith(".")
    assert str(indicator.doel).endswith(".")
    assert indicator.versie >= 1
    assert indicator.bron.paragraaf


def test_more_children_away_than_in_help_is_refused() -> None:
    with pytest.raises(ValueError, match="niet meer kinderen"):
        indicatoren.kinderen_uit_huis(in_verblijf=3, met_jeugdhulp=2)


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="nooit negatief"):
        Breuk(-1, 4)


def test_a_finished_year_is_measured_whole_and_a_running_year_until_today() -> None:
    assert meetperiode(2025, date(2026, 11, 22)).tot == date(2026, 1, 1)
    assert meetperiode(2026, date(2026, 11, 22)).tot == date(2026, 11, 23)
    assert meetperiode(2026, date(2026, 12, 31)).tot == date(2027, 1, 1)


def test_a_year_that_has_not_begun_cannot_be_measured() -> None:
    with pytest.raises(ValueError, match="nog niet begonnen"):
        meetperiode(2027, date(2026, 11, 22))


def test_a_path_runs_straight_between_its_points_and_nowhere_else() -> None:
    pad = [(2020, 8.9), (2030, 0.0)]
    assert [indicatoren.op_pad(pad, jaar) for jaar in (2020, 2025, 2030)] == [8.9, pytest.approx(4.45), 0.0]
    assert indicatoren.op_pad(pad, 2019) is None
    assert indicatoren.op_pad([], 2020) is None
