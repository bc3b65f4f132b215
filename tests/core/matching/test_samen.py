"""Brothers and sisters: a free place for each, and together before apart; what it adds, and what it never does."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.matching.hulp import NIVEAUS, PROFIELEN, REGELS, REGIOS, SAMENREGELS, WENSREGELS, aanbiedingen, profiel
from zorglandschap.core.begrippen.codelijsten import Niveau
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.passend import REDENEN, Reden, toets
from zorglandschap.core.matching.prijzen import maak_aankomst
from zorglandschap.core.matching.profiel import ALTIJD, Aanbiedingen, Profiel, Wens, Zoekregels
from zorglandschap.core.matching.rangorde import Rangschikking, rank
from zorglandschap.core.matching.ranguitvoer import Uitvoer, als_json_tabel, als_tekst
from zorglandschap.core.matching.rangverslag import (
    Rangvraag,
    herhaal_uitkomst,
    lees_vraag,
    schrijf_uitkomst,
    schrijf_vraag,
)
from zorglandschap.core.matching.verdeling.bestand import lees_verdeelvraag
from zorglandschap.core.matching.verdeling.invoer import Aanbod, Invoer, Jeugdige, als_aanbiedingen
from zorglandschap.core.matching.verdeling.randen import maak_opgave
from zorglandschap.core.matching.verdeling.schrijven import als_tabel
from zorglandschap.core.matching.vergelijken import vergelijk

VORMEN = {**NIVEAUS, Hulpvorm.THUISBEHANDELING: Niveau.FIRST_BEST}
HIER = frozenset({1})


def _rank(kind: Profiel, a: Aanbiedingen, regels: Zoekregels = SAMENREGELS) -> Rangschikking:
    return rank(kind, a, niveaus=VORMEN, regels=regels, hoogstens=1000, hoogstens_bijna=1000)


def _punten(kind: Profiel, **rij: object) -> tuple[int, bool | None]:
    (kandidaat,) = _rank(kind, aanbiedingen(rij)).kandidaten
    (deel,) = [b for b in kandidaat.bijdragen if b.wens is Wens.SAMEN]
    assert deel.hoogstens == SAMENREGELS.gewichten[Wens.SAMEN]
    return deel.punten, kandidaat.bij_familie


@pytest.mark.parametrize(
    ("rij", "aantal", "weg"),
    [
        ({"vrij": 1}, 1, False),
        ({"vrij": 1}, 2, True),
        ({"vrij": 2}, 2, False),
        ({"vrij": 2}, 3, True),
        ({}, 2, False),  # nobody told how many are free
        ({"vrij": 0}, 2, False),  # nothing free has its own reason: not before the last day
        ({"vrij": 1, "hulpvorm": Hulpvorm.THUISBEHANDELING}, 2, False),  # at home nobody needs a bed
    ],
)
def test_an_offer_needs_a_free_place_for_each(rij: dict[str, object], aantal: int, *, weg: bool) -> None:
    uit = toets(profiel(aantal_samen=aantal), aanbiedingen(rij), niveaus=VORMEN, regels=REGELS)
    assert Reden(int(uit.bits[0])) == (Reden.TE_WEINIG if weg else Reden(0))


def test_in_a_crisis_a_place_for_one_is_not_held_back() -> None:
    assert toets(profiel(aantal_samen=3, crisis=True), aanbiedingen({"vrij": 1}), niveaus=VORMEN, regels=REGELS).past[0]


@pytest.mark.parametrize(
    ("vrij", "nodig", "zin"),
    [(1, 2, "Er is 1 plek vrij, er zijn er 2 nodig"), (2, 3, "Er zijn 2 plekken vrij, er zijn er 3 nodig")],
)
def test_too_few_places_is_a_near_miss_in_plain_words(vrij: int, nodig: int, zin: str) -> None:
    r = _rank(profiel(aantal_samen=nodig), aanbiedingen({"vrij": vrij}))
    assert r.kandidaten == ()
    assert r.uitgesloten == {Reden.TE_WEINIG: 1}
    assert "broers en zussen" in str(REDENEN[Reden.TE_WEINIG])
    assert str(r.bijna[0].nodig) == f"{zin}: past als hier {nodig} plekken tegelijk vrij zijn."


def test_it_stands_beside_every_other_reason() -> None:
    rij = {"vrij": 1, "leeftijd_tot": 10}
    uit = toets(profiel(aantal_samen=2, samen=True), aanbiedingen(rij), niveaus=VORMEN, regels=REGELS)
    assert Reden(int(uit.bits[0])) == Reden.TE_WEINIG | Reden.NIET_SAMEN | Reden.TE_OUD
    assert not uit.bijna[0]


def test_who_goes_together_counts_too() -> None:
    with pytest.raises(ValueError, match="telt zelf mee"):
        profiel(aantal_samen=0)


@pytest.mark.parametrize(
    ("familie", "rij", "uit"),
    [
        (HIER, {"locatie": 1}, (200, True)),
        (HIER, {"locatie": 2}, (0, False)),
        (frozenset(), {"locatie": 2}, (200, None)),
        (HIER, {"locatie": 2, "hulpvorm": Hulpvorm.THUISBEHANDELING}, (200, None)),
    ],
)
def test_a_place_where_a_brother_or_sister_lives_gets_the_points(
    familie: frozenset[int], rij: dict[str, object], uit: tuple[int, bool | None]
) -> None:
    assert _punten(profiel(gezinslocaties=familie), **rij) == uit


def test_together_goes_before_apart_within_a_level_and_never_over_it() -> None:
    a = aanbiedingen({"locatie": 1}, {"locatie": 2}, {"locatie": 3, "hulpvorm": Hulpvorm.GEZINSHUIS})
    assert [k.aanbod for k in _rank(profiel(gezinslocaties=frozenset({2, 3})), a).kandidaten] == [2, 1, 3]
    assert [k.is_gedeeld for k in _rank(profiel(), a).kandidaten] == [True, True, False]


@given(PROFIELEN, REGIOS, st.frozensets(st.integers(1, 40), max_size=5))
def test_the_points_never_change_a_hard_reason_or_a_level(
    kind: Profiel, a: Aanbiedingen, familie: frozenset[int]
) -> None:
    met, zonder = _rank(replace(kind, gezinslocaties=familie), a), _rank(replace(kind, gezinslocaties=frozenset()), a)
    assert met.uitgesloten == zonder.uitgesloten
    assert {b.aanbod: (b.reden, b.nodig) for b in met.bijna} == {b.aanbod: (b.reden, b.nodig) for b in zonder.bijna}
    assert {k.aanbod: k.niveau for k in met.kandidaten} == {k.aanbod: k.niveau for k in zonder.kandidaten}
    minder = {k.aanbod: k.punten for k in zonder.kandidaten}
    for k in met.kandidaten:
        assert k.punten == sum(b.punten for b in k.bijdragen) <= 1000
        assert minder[k.aanbod] - k.punten == (200 if k.bij_familie is False else 0)


@given(PROFIELEN, REGIOS)
def test_a_secret_brother_or_sister_cannot_be_told_from_none(kind: Profiel, a: Aanbiedingen) -> None:
    leeg = _rank(replace(kind, gezinslocaties=frozenset()), a)
    assert all(k.bij_familie is None for k in leeg.kandidaten)
    assert {b.punten for k in leeg.kandidaten for b in k.bijdragen if b.wens is Wens.SAMEN} <= {200}


def test_side_by_side_gives_the_same_points() -> None:
    kind, a = profiel(gezinslocaties=HIER, aantal_samen=2), aanbiedingen({"locatie": 1, "vrij": 1}, {"locatie": 2})
    eerste, tweede = vergelijk(kind, a, [1, 2], niveaus=VORMEN, regels=SAMENREGELS)
    assert (eerste.bezwaren[0].reden, eerste.is_bijna) == (Reden.TE_WEINIG, True)
    assert (eerste.punten - tweede.punten, tweede.past) == (200, True)


def _vraag(kind: Profiel, a: Aanbiedingen, regels: Zoekregels = SAMENREGELS) -> Rangvraag:
    return Rangvraag(kind, VORMEN, regels, a, np.zeros(a.aantal, dtype=np.int64))


@given(PROFIELEN, REGIOS)
def test_a_question_is_read_back_as_it_was_and_gives_the_same_outcome(kind: Profiel, a: Aanbiedingen) -> None:
    tekst = schrijf_vraag(_vraag(kind, a))
    terug = lees_vraag(tekst)
    assert (terug.profiel.aantal_samen, terug.profiel.gezinslocaties) == (kind.aantal_samen, kind.gezinslocaties)
    assert schrijf_vraag(terug) == tekst
    assert herhaal_uitkomst(terug) == schrijf_uitkomst(_rank(terug.profiel, a))


@given(PROFIELEN, REGIOS)
def test_a_question_of_before_gives_the_outcome_of_then(kind: Profiel, a: Aanbiedingen) -> None:
    toen = replace(kind, aantal_samen=1, gezinslocaties=frozenset(), onveilige_locaties=frozenset())
    uit = schrijf_uitkomst(_rank(toen, a, WENSREGELS))
    oud = json.loads(schrijf_vraag(_vraag(toen, a, WENSREGELS)))
    for veld in ("aantal_samen", "gezinslocaties"):
        del oud["profiel"][veld]
    del oud["aanbod"]["vrij"]
    assert herhaal_uitkomst(lees_vraag(json.dumps(oud))) == uit
    assert json.loads(uit)["wensen"] == [w.value for w in Wens if w in ALTIJD | {Wens.GEZIN}]


def test_the_stream_of_prices_knows_nothing_of_the_family() -> None:
    toen = maak_aankomst(profiel(aantal_samen=2, gezinslocaties=HIER), VORMEN).profiel
    assert (toen.aantal_samen, toen.gezinslocaties) == (1, frozenset())


def _verdeling(familie: frozenset[int]) -> Invoer:
    kind = profiel(gezinslocaties=familie)
    gewoon = Aanbod(
        id=1, hulpvorm=Hulpvorm.PLEEGZORG, vrij=1, locatie=1, breedte=52.66, lengte=5.61, gemeente=184,
        vrij_vanaf=kind.gewenste_start,
    )  # fmt: skip
    thuis = replace(gewoon, id=3, hulpvorm=Hulpvorm.THUISBEHANDELING, locatie=3)
    return Invoer((Jeugdige(1, kind, VORMEN),), (gewoon, replace(gewoon, id=2, locatie=2), thuis))


@pytest.mark.parametrize("familie", [frozenset(), HIER, frozenset({1, 2}), frozenset({9})])
def test_the_joint_plan_gives_the_points_of_the_ranking(familie: frozenset[int]) -> None:
    vraag = _verdeling(familie)
    o = maak_opgave(vraag, SAMENREGELS)
    punten = {int(o.aanbod_id[j]): 1000 - int(g) for j, g in zip(o.randen.aanbod, o.randen.gemis, strict=True)}
    lijst = _rank(vraag.jeugdigen[0].profiel, als_aanbiedingen(vraag.aanbod)).kandidaten
    assert punten == {k.aanbod: k.punten for k in lijst}


@pytest.mark.parametrize("familie", [frozenset(), HIER])
def test_the_file_of_a_plan_says_it_only_when_there_is_something_to_say(familie: frozenset[int]) -> None:
    tabel = als_tabel(_verdeling(familie), SAMENREGELS)
    rij = tabel["jeugdigen"][0]  # type: ignore[index]
    assert rij.get("gezinslocaties") == ([1] if familie else None)
    assert "aantal_samen" not in rij
    terug = lees_verdeelvraag(json.loads(json.dumps(tabel)), lambda _: VORMEN)
    assert (terug.invoer, terug.regels) == (_verdeling(familie), SAMENREGELS)


@pytest.mark.parametrize(("locatie", "zin"), [(1, "een broer of zus woont hier"), (2, "woont op een andere plek")])
def test_text_and_table_say_whether_a_brother_or_sister_lives_there(locatie: int, zin: str) -> None:
    r = _rank(profiel(gezinslocaties=HIER), aanbiedingen({"locatie": locatie}))
    uitvoer = Uitvoer(r, Hulpvorm.PLEEGZORG, "x", {}, {1: Hulpvorm.PLEEGZORG})
    assert zin in als_tekst(uitvoer)
    kandidaat = als_json_tabel(uitvoer)["kandidaten"][0]  # type: ignore[index]
    assert kandidaat["bij_familie"] is (locatie == 1)
