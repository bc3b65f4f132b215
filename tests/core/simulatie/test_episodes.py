"""Reading episodes: what is used, what is refused and why, whatever the order of the rows."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.simulatie.schatting_bron import KADER, Waarheid, als_csv, register
from zorglandschap.core.simulatie.episodes import KOLOMMEN, LEEG, Episodes, Gelezen, lees, maak

KOP = ";".join(KOLOMMEN)
GOED = "j1;Almere;groep;pleegzorg;2020-01-01;2020-01-05;2020-02-01;2020-06-01;volgens plan;2010-03;ouder;huis 1"


def _lees(*rijen: str, kop: str = KOP) -> Gelezen:
    return lees("\n".join([kop, *rijen]), KADER)


def _met(**cellen: str) -> str:
    rij = dict(zip(KOLOMMEN, GOED.split(";"), strict=True))
    return ";".join((rij | cellen).values())


def _fouten(gelezen: Gelezen) -> list[tuple[int, str]]:
    return [(fout.regel, str(fout.tekst)) for fout in gelezen.fouten]


def _gelijk(a: Episodes, b: Episodes) -> bool:
    return a.locaties == b.locaties and all(
        np.array_equal(getattr(a, v.name), getattr(b, v.name)) for v in fields(Episodes)[2:]
    )


def test_a_good_row_becomes_columns() -> None:
    gelezen = _lees(GOED)
    ep = gelezen.episodes
    assert (gelezen.gebruikt, gelezen.geweigerd, gelezen.fouten) == (1, 0, ())
    assert (ep.vorm.tolist(), ep.advies.tolist(), ep.locaties, len(ep)) == ([1], [0], ("huis 1",), 1)
    assert date.fromordinal(int(ep.start[0])) == date(2020, 2, 1)
    assert date.fromordinal(int(ep.geboren[0])) == date(2010, 3, 15)
    assert str(gelezen.samenvatting()) == "Er zijn 1 rijen gebruikt en 0 geweigerd."


def test_empty_cells_are_allowed_where_nothing_is_known_yet() -> None:
    ep = _lees(_met(advies="", toegewezen_op="", start_op="", eind_op="", reden_einde="", locatie="")).episodes
    kolommen = (ep.advies, ep.toegewezen, ep.start, ep.eind, ep.reden, ep.locatie)
    assert [int(kolom[0]) for kolom in kolommen] == [LEEG] * 6


def test_commas_quotes_blank_lines_and_a_mark_of_byte_order_are_read() -> None:
    tekst = "\ufeff\n" + KOP.replace(";", ",").upper() + "\n\n" + GOED.replace(";", ",").replace("huis 1", '"huis\n1"')
    gelezen = lees(tekst + "\n,,\n" + _met(jeugdige="j2", vorm="x").replace(";", ","), KADER)
    assert gelezen.episodes.locaties == ("huis\n1",)
    assert _fouten(gelezen) == [(7, "‘vorm’ is ‘x’: dat woord is niet bekend.")]


def test_one_profile_need_not_be_named() -> None:
    een = replace(KADER, profielen=("alle",))
    assert lees(f"{KOP}\n{_met(profiel='')}", een).gebruikt == 1
    assert "‘profiel’ is leeg." in str(_fouten(_lees(_met(profiel=""))))


@pytest.mark.parametrize(
    ("cellen", "reden"),
    [
        ({"jeugdige": ""}, "‘jeugdige’ is leeg"),
        ({"geboren": ""}, "‘geboren’ is leeg"),
        ({"jeugdige": "111222333"}, "lijkt een burgerservicenummer"),
        ({"vorm": "villa"}, "‘vorm’ is ‘villa’"),
        ({"gemeente": "Rome"}, "‘gemeente’ is ‘Rome’"),
        ({"advies": "villa"}, "‘advies’ is ‘villa’"),
        ({"reden_einde": "zomaar"}, "‘reden_einde’ is ‘zomaar’"),
        ({"eind_op": ""}, "wel een reden van einde, maar geen einddatum"),
        ({"start_op": "01-02-2020"}, "‘start_op’ is geen bestaande datum: schrijf jjjj-mm-dd."),
        ({"start_op": "2020-02-30"}, "‘start_op’ is geen bestaande datum"),
        ({"geboren": "2010-13"}, "schrijf jjjj-mm."),
        ({"eind_op": "2030-01-01"}, "na de laatste dag van de gegevens, 2026-01-01"),
        ({"eind_op": "2020-01-20"}, "‘eind_op’ ligt voor ‘start_op’."),
        ({"start_op": "2019-12-01"}, "‘start_op’ ligt voor ‘gevraagd_op’."),
        ({"toegewezen_op": "2019-12-01"}, "‘toegewezen_op’ ligt voor ‘gevraagd_op’."),
        ({"geboren": "2021-01"}, "voor de geboorte"),
        ({"geboren": "1990-01"}, "na de 23e verjaardag"),
        ({"gevraagd_op": "2016-01-01", "eind_op": "2017-01-01", "start_op": "", "toegewezen_op": ""}, "eindigde voor"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_line_and_reason(cellen: dict[str, str], reden: str) -> None:
    gelezen = _lees(GOED, _met(**{"jeugdige": "j2"} | cellen))
    assert (gelezen.gebruikt, gelezen.geweigerd) == (1, 1)
    assert all(regel == 3 for regel, _ in _fouten(gelezen))
    assert reden in str(_fouten(gelezen))
    assert "111222333" not in str(_fouten(gelezen))


def test_all_faults_of_a_row_are_told_at_once() -> None:
    assert len(_lees(_met(vorm="x", gemeente="y", start_op="z")).fouten) == 3


def test_a_row_of_another_length_is_refused() -> None:
    assert _fouten(_lees("j1;Almere")) == [(2, "De rij heeft 2 cellen, en de eerste regel 12.")]


def test_without_its_first_line_nothing_is_read() -> None:
    assert "Het bestand is leeg" in str(_fouten(lees(" \n\n", KADER)))
    zonder = _lees(GOED, kop=KOP.replace("vorm", "soort"))
    assert [tekst for _, tekst in _fouten(zonder)] == [
        "De kolom ‘vorm’ ontbreekt.",
        "De kolom ‘soort’ is niet bekend en wordt niet gebruikt.",
        "Zonder goede eerste regel is geen enkele rij gelezen.",
    ]
    assert "meer dan een keer" in str(_fouten(_lees(GOED, kop=KOP + ";vorm")))


def test_an_unknown_column_is_told_and_the_rows_are_used() -> None:
    gelezen = _lees(GOED + ";x", kop=KOP + ";kleur")
    assert (gelezen.gebruikt, [regel for regel, _ in _fouten(gelezen)]) == (1, [1])


def test_a_broken_quote_ends_the_reading_and_says_so() -> None:
    gelezen = _lees(GOED, _met(jeugdige="j2", locatie='"huis'), _met(jeugdige="j3"))
    assert (gelezen.gebruikt, gelezen.geweigerd) == (1, 1)
    assert _fouten(gelezen) == [(3, "Vanaf hier is het bestand niet te lezen: kijk de aanhalingstekens na.")]


def test_rows_that_contradict_an_earlier_one_of_the_same_youth_are_refused() -> None:
    gelezen = _lees(
        GOED,
        GOED,
        _met(gevraagd_op="2020-05-01", toegewezen_op="", start_op="2020-05-20", eind_op="", reden_einde=""),
        _met(
            gevraagd_op="2020-07-01", toegewezen_op="", start_op="2020-07-20", geboren="2010-04", eind_op="2020-08-01"
        ),
        _met(gevraagd_op="2020-05-01", toegewezen_op="", start_op="2020-06-01", eind_op="", reden_einde=""),
        _met(gevraagd_op="2020-08-01", toegewezen_op="", start_op="", eind_op="", reden_einde=""),
        _met(gevraagd_op="2020-09-01", toegewezen_op="", start_op="2020-09-01", eind_op="2020-10-01"),
    )
    assert (gelezen.gebruikt, gelezen.geweigerd) == (3, 4)
    regels = dict(_fouten(gelezen))
    assert regels[3] == "Deze rij is gelijk aan de rij op regel 2."
    assert regels[4].endswith("volgens regel 2: twee verblijven lopen door elkaar.")
    assert regels[5] == "‘geboren’ is anders dan in een eerdere rij van deze jeugdige."
    assert regels[8].endswith("volgens regel 6: twee verblijven lopen door elkaar.")


def test_help_at_home_may_run_beside_a_stay() -> None:
    thuis = replace(KADER, verblijf=frozenset({"pleegzorg"}))
    assert lees("\n".join([KOP, GOED, _met(start_op="2020-03-01")]), thuis).gebruikt == 2


def test_a_frame_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="begint na de laatste dag"):
        replace(KADER, tot=date(2017, 1, 1))
    with pytest.raises(ValueError, match="niet bij de vormen: villa"):
        replace(KADER, crisis=frozenset({"villa"}))


RIJEN = register(Waarheid(tempo=0.0002), np.random.default_rng(3))
REGELS = als_csv(RIJEN).splitlines()


def test_what_a_register_holds_is_read_back_without_loss() -> None:
    gelezen = lees(als_csv(RIJEN), KADER)
    assert (gelezen.gebruikt, gelezen.fouten) == (len(RIJEN), ())
    assert _gelijk(gelezen.episodes, maak(RIJEN, KADER))


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(1, 41)))
def test_the_order_of_the_rows_does_not_matter(volgorde: list[int]) -> None:
    vuil = [REGELS[0], *REGELS[1:30], *REGELS[1:5], *(r.replace("Almere", "Rome") for r in REGELS[30:37])]
    a = lees("\n".join(vuil), KADER)
    b = lees("\n".join([vuil[0], *(vuil[i] for i in volgorde)]), KADER)
    assert _gelijk(a.episodes, b.episodes)
    assert (a.gebruikt, a.geweigerd) == (b.gebruikt, b.geweigerd) == (29, 11)


def test_an_earlier_day_knows_nothing_of_what_came_later() -> None:
    ep = _lees(GOED, _met(jeugdige="j2", gevraagd_op="2020-05-01", toegewezen_op="", start_op="2020-05-10")).episodes
    toen = ep.zoals_op(date(2020, 5, 2))
    assert toen.kader.tot == date(2020, 5, 2)
    assert (toen.start == LEEG).tolist() == [False, True]
    assert (toen.eind.tolist(), toen.reden.tolist()) == ([LEEG, LEEG], [LEEG, LEEG])
    assert len(ep.zoals_op(date(2020, 4, 1))) == 1
    assert ep.aanwezig(date(2020, 5, 9)).tolist() == [0, 1, 0]
    assert ep.aanwezig(date(2020, 6, 1)).tolist() == [0, 0, 0]
    with pytest.raises(ValueError, match="buiten de registratie"):
        ep.zoals_op(date(2017, 1, 1))
