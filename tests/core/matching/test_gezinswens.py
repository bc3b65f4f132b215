"""The wish of youth and parents, the length of a stay and the contract: what they do in the ranking, and what not."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.matching.hulp import NIVEAUS, PROFIELEN, REGELS, REGIOS, WENSREGELS, aanbiedingen, profiel
from zorglandschap.core.begrippen.aanbodwoorden import Ritme
from zorglandschap.core.begrippen.codelijsten import Niveau
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Gezinswens, Wensstand
from zorglandschap.core.matching.passend import Reden, nodig, toets
from zorglandschap.core.matching.prijzen import maak_aankomst
from zorglandschap.core.matching.profiel import (
    ALTIJD,
    HOOGSTE_TOTAAL,
    MISSCHIEN,
    Aanbiedingen,
    Profiel,
    Wens,
    Zoekregels,
    ritmemasker,
)
from zorglandschap.core.matching.rangorde import Kandidaat, Rangschikking, rank
from zorglandschap.core.matching.rangverslag import (
    Rangvraag,
    herhaal_uitkomst,
    lees_vraag,
    regelversie,
    schrijf_uitkomst,
    schrijf_vraag,
)
from zorglandschap.core.matching.vergelijken import vergelijk

JA, NEE, ONBEKEND = Wensstand.JA, Wensstand.NEE, Wensstand.ONBEKEND
KORT, LANG = ritmemasker((Ritme.KORT,)), ritmemasker((Ritme.LANG,))
VORMEN = {**NIVEAUS, Hulpvorm.BEHANDELGROEP: Niveau.FIRST_BEST, Hulpvorm.THUISBEHANDELING: Niveau.FIRST_BEST}


def _rank(kind: Profiel, a: Aanbiedingen, regels: Zoekregels = WENSREGELS) -> Rangschikking:
    return rank(kind, a, niveaus=VORMEN, regels=regels, hoogstens=1000, hoogstens_bijna=1000)


def _stand(kind: Profiel, **rij: object) -> list[Wensstand]:
    (kandidaat,) = _rank(kind, aanbiedingen(rij)).kandidaten
    return [w.stand for w in kandidaat.wensen]


def _gezinspunten(kandidaat: Kandidaat) -> tuple[int, int]:
    (deel,) = [b for b in kandidaat.bijdragen if b.wens is Wens.GEZIN]
    return deel.punten, deel.hoogstens


@pytest.mark.parametrize(
    ("wens", "rij", "stand"),
    [
        (Gezinswens.EIGEN_KAMER, {"eigen_kamer": 1}, JA),
        (Gezinswens.EIGEN_KAMER, {"eigen_kamer": 0}, NEE),
        (Gezinswens.EIGEN_KAMER, {}, ONBEKEND),
        (Gezinswens.DIEREN, {"dieren": 1}, JA),
        (Gezinswens.DIEREN, {"dieren": 0}, NEE),
        (Gezinswens.DIEREN, {}, ONBEKEND),
        (Gezinswens.KLEIN, {}, JA),  # a foster family is a family
        (Gezinswens.KLEIN, {"hulpvorm": Hulpvorm.BEHANDELGROEP, "groep": 6}, JA),
        (Gezinswens.KLEIN, {"hulpvorm": Hulpvorm.BEHANDELGROEP, "groep": 7}, NEE),
        (Gezinswens.KLEIN, {"hulpvorm": Hulpvorm.BEHANDELGROEP}, ONBEKEND),
        (Gezinswens.DIEREN, {"hulpvorm": Hulpvorm.THUISBEHANDELING}, JA),  # who stays at home keeps the own animals
    ],
)
def test_a_wish_is_met_or_not_or_not_known(wens: Gezinswens, rij: dict[str, object], stand: Wensstand) -> None:
    assert _stand(profiel(wensen=frozenset({wens})), **rij) == [stand]


def test_the_own_school_is_kept_as_far_as_the_policy_says() -> None:
    wens = frozenset({Gezinswens.SCHOOL})
    assert _stand(profiel(wensen=wens, school=(52.66, 5.61))) == [JA]
    assert _stand(profiel(wensen=wens, school=(52.40, 5.61))) == [NEE]
    assert _stand(profiel(wensen=wens)) == [ONBEKEND]


def test_a_named_gemeente_is_always_known() -> None:
    kind = profiel(wensen=frozenset({Gezinswens.GEMEENTE}), gewenste_gemeente=34)
    assert _stand(kind, gemeente=34) == [JA]
    assert _stand(kind, gemeente=184) == [NEE]


@pytest.mark.parametrize(
    "anders", [{"gewenste_gemeente": 34}, {"wensen": frozenset({Gezinswens.GEMEENTE})}], ids=["wens", "gemeente"]
)
def test_a_wish_for_a_gemeente_needs_the_gemeente(anders: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="horen bij elkaar"):
        profiel(**anders)


def test_points_are_the_share_of_the_wishes_that_is_met_and_what_is_unknown_gives_none() -> None:
    kind = profiel(wensen=frozenset({Gezinswens.KLEIN, Gezinswens.DIEREN, Gezinswens.EIGEN_KAMER}))
    uitslag = _rank(kind, aanbiedingen({"dieren": 1, "eigen_kamer": 1}, {"dieren": 1}, {"dieren": 0, "eigen_kamer": 0}))
    assert [_gezinspunten(k) for k in uitslag.kandidaten] == [(150, 150), (100, 150), (50, 150)]
    assert [k.aanbod for k in uitslag.kandidaten] == [1, 2, 3]


def test_without_a_wish_all_places_get_the_same() -> None:
    uitslag = _rank(profiel(), aanbiedingen({"dieren": 1}, {"dieren": 0}))
    assert [_gezinspunten(k) for k in uitslag.kandidaten] == [(150, 150)] * 2
    assert all(k.is_gedeeld and k.wensen == () for k in uitslag.kandidaten)


@given(PROFIELEN, REGIOS)
def test_the_points_still_add_up_and_a_wish_never_buys_a_level_or_shuts_a_place_out(
    kind: Profiel, a: Aanbiedingen
) -> None:
    met, zonder = _rank(kind, a), _rank(replace(kind, wensen=frozenset()), a)
    assert {k.aanbod for k in met.kandidaten} == {k.aanbod for k in zonder.kandidaten}
    assert met.uitgesloten == zonder.uitgesloten
    niveaus = [list(Niveau).index(k.niveau) for k in met.kandidaten]
    assert niveaus == sorted(niveaus)
    assert all(k.punten == sum(b.punten for b in k.bijdragen) <= HOOGSTE_TOTAAL for k in met.kandidaten)


@given(PROFIELEN, REGIOS)
def test_side_by_side_says_of_every_wish_what_the_list_says(kind: Profiel, a: Aanbiedingen) -> None:
    lijst = _rank(kind, a).kandidaten
    naast = vergelijk(kind, a, [k.aanbod for k in lijst], niveaus=VORMEN, regels=WENSREGELS)
    assert [(v.wensen, v.punten, v.plaats) for v in naast] == [
        (k.wensen, k.punten, plaats) for plaats, k in enumerate(lijst, 1)
    ]


def test_side_by_side_the_order_of_equals_is_that_of_scarcity_too() -> None:
    a, schaars = aanbiedingen({"id": 1}, {"id": 2}), np.array([5.0, 1.0])
    een, twee = vergelijk(profiel(), a, [1, 2], niveaus=VORMEN, regels=WENSREGELS, schaarste=schaars)
    assert (een.plaats, twee.plaats) == (2, 1)
    assert (een.rang, twee.rang) == (1, 1)
    assert een.op_schaarste
    assert twee.op_schaarste
    assert not vergelijk(profiel(), a, [1], niveaus=VORMEN, regels=WENSREGELS)[0].op_schaarste


def _reden(kind: Profiel, rij: dict[str, object], regels: Zoekregels = WENSREGELS) -> Reden:
    return Reden(int(toets(kind, aanbiedingen(rij), niveaus=VORMEN, regels=regels).bits[0]))


@pytest.mark.parametrize(
    ("ritme", "weken", "reden"),
    [
        (KORT, 14, Reden.TE_KORT),
        (KORT | ritmemasker((Ritme.CRISIS,)), 14, Reden.TE_KORT),
        (KORT, 13, Reden(0)),
        (KORT, None, Reden(0)),
        (KORT | LANG, 60, Reden(0)),
        (LANG, 60, Reden(0)),
        (LANG, 2, Reden(0)),  # who can stay long can also leave early
        (0, 60, Reden(0)),
    ],
)
def test_who_is_expected_to_stay_long_does_not_go_where_only_a_short_stay_is_possible(
    ritme: int, weken: int | None, reden: Reden
) -> None:
    assert _reden(profiel(verwacht_weken=weken), {"ritme": ritme}) == reden


def test_length_and_contract_are_no_obstacle_in_a_crisis_nor_for_help_at_home() -> None:
    lang = profiel(verwacht_weken=60)
    assert not _reden(replace(lang, crisis=True), {"ritme": KORT})
    assert not _reden(lang, {"ritme": KORT, "hulpvorm": Hulpvorm.THUISBEHANDELING})
    assert not _reden(lang, {"ritme": KORT}, REGELS)  # a policy that does not say what short is
    assert _reden(profiel(zonder_contract=frozenset({1})), {}) == Reden.GEEN_CONTRACT
    assert not _reden(profiel(zonder_contract=frozenset({1}), crisis=True), {})
    assert not _reden(profiel(zonder_contract=frozenset({2})), {})


def test_both_are_near_misses_that_say_what_would_have_to_change() -> None:
    a = aanbiedingen({"ritme": KORT})
    kind = profiel(verwacht_weken=40)
    assert toets(kind, a, niveaus=VORMEN, regels=WENSREGELS).bijna[0]
    woorden = str(nodig(Reden.TE_KORT, 0, profiel=kind, aanbiedingen=a, km=1.0, regels=WENSREGELS))
    assert "40 weken" in woorden
    assert "13 weken" in woorden
    (bijna,) = _rank(profiel(zonder_contract=frozenset({1})), aanbiedingen({})).bijna
    assert bijna.reden is Reden.GEEN_CONTRACT
    assert "losse afspraak" in str(bijna.nodig)


def _vraag(kind: Profiel, a: Aanbiedingen, regels: Zoekregels) -> Rangvraag:
    return Rangvraag(kind, VORMEN, regels, a, np.ones(a.aantal, dtype=np.int64))


@given(PROFIELEN, REGIOS, st.sampled_from([REGELS, WENSREGELS]))
def test_what_is_kept_with_wishes_gives_the_same_outcome_again(
    kind: Profiel, a: Aanbiedingen, regels: Zoekregels
) -> None:
    vraag = _vraag(replace(kind, onveilige_locaties=frozenset()), a, regels)
    terug = lees_vraag(schrijf_vraag(vraag))
    uitkomst = rank(vraag.profiel, a, niveaus=VORMEN, regels=regels, hoogstens=1000)
    assert herhaal_uitkomst(terug) == schrijf_uitkomst(uitkomst)
    assert terug.regels == regels


def test_a_question_of_before_the_wishes_is_read_and_gives_the_outcome_of_then() -> None:
    vraag = _vraag(profiel(), aanbiedingen({"id": 1}, {"id": 2, "gemeente": 34}), REGELS)
    oud = json.loads(schrijf_vraag(vraag))
    for veld in ("wensen", "gewenste_gemeente", "verwacht_weken", "zonder_contract"):
        del oud["profiel"][veld]
    for veld in MISSCHIEN:
        del oud["aanbod"][veld]
    assert set(oud["regels"]) == {"zoekgebied_km", "school_km", "gewichten"}
    terug = lees_vraag(json.dumps(oud))
    assert terug.profiel == vraag.profiel
    uitkomst = json.loads(herhaal_uitkomst(terug))
    assert uitkomst["wensen"] == [w.value for w in Wens if w in ALTIJD]
    assert uitkomst["punten"] == [[300, 247, 200, 150, 100], [0, 247, 200, 150, 100]]


def test_the_version_of_the_rules_of_then_is_what_it_was() -> None:
    assert regelversie("flevoland-2026-1", REGELS).endswith("gewichten: 35618bf8ecd3")
    assert regelversie("flevoland-2026-1", WENSREGELS) != regelversie("flevoland-2026-1", REGELS)


def test_the_stream_behind_the_prices_keeps_no_wish_of_a_family() -> None:
    kind = profiel(
        wensen=frozenset({Gezinswens.GEMEENTE}), gewenste_gemeente=34, verwacht_weken=20, zonder_contract=frozenset({4})
    )
    assert maak_aankomst(kind, NIVEAUS) == maak_aankomst(profiel(), NIVEAUS)
