"""Hard conditions: all reasons, never only the first; near misses say what would have to change."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given

from tests.core.matching.hulp import NIVEAUS, PROFIELEN, REGELS, REGIOS, START, UITERST, aanbiedingen, neem, profiel
from zorglandschap.core.begrippen.aanbodwoorden import Ritme
from zorglandschap.core.begrippen.codelijsten import Niveau, Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.passend import BIJNA_TE_DOEN, REDENEN, Reden, nodig, tel_redenen, toets
from zorglandschap.core.matching.profiel import (
    NOOIT,
    Aanbiedingen,
    Profiel,
    Wens,
    Zoekregels,
    masker,
    ritmemasker,
)

LATER = UITERST.toordinal() + 23
CRISISRITME, WEEKENDRITME = ritmemasker((Ritme.CRISIS,)), ritmemasker((Ritme.WEEKEND,))


def _redenen(rij: dict[str, object], **jeugdige: object) -> Reden:
    return Reden(int(toets(profiel(**jeugdige), aanbiedingen(rij), niveaus=NIVEAUS, regels=REGELS).bits[0]))


def _nodig(rij: dict[str, object], **jeugdige: object) -> str:
    kind, a = profiel(**jeugdige), aanbiedingen(rij)
    uitslag = toets(kind, a, niveaus=NIVEAUS, regels=REGELS)
    assert uitslag.bijna[0]
    return str(nodig(Reden(int(uitslag.bits[0])), 0, profiel=kind, aanbiedingen=a, km=uitslag.km[0], regels=REGELS))


def test_an_ordinary_offer_fits() -> None:
    assert not _redenen({})


@pytest.mark.parametrize(
    ("rij", "jeugdige", "reden"),
    [
        ({"hulpvorm": Hulpvorm.BEGELEIDING}, {}, Reden.HULPVORM),
        ({"leeftijd_van": 16}, {}, Reden.TE_JONG),
        ({"leeftijd_tot": 14}, {}, Reden.TE_OUD),
        ({"vrij_vanaf": LATER}, {}, Reden.NIET_VRIJ),
        ({"breedte": 51.9}, {}, Reden.TE_VER),
        ({}, {"behoeften": frozenset({Specialisme.LVB})}, Reden.GEEN_LVB),
        ({}, {"samen": True}, Reden.NIET_SAMEN),
        ({"hulpvorm": Hulpvorm.CRISISGROEP}, {}, Reden.ALLEEN_CRISIS),
        ({"hulpvorm": Hulpvorm.GESLOTEN}, {}, Reden.MACHTIGING),
        ({"locatie": 7}, {"onveilige_locaties": frozenset({7})}, Reden.VEILIGHEID),
        ({"id": 9}, {"geweigerd_door": frozenset({9})}, Reden.GEWEIGERD),
        ({}, {"behoeften": frozenset({Specialisme.GGZ})}, Reden.GEEN_GGZ),
        ({"ritme": CRISISRITME}, {}, Reden.ALLEEN_CRISIS),
        ({"ritme": WEEKENDRITME}, {}, Reden.RITME),
        ({"ritme": WEEKENDRITME}, {"crisis": True}, Reden.RITME),
        ({"ritme": CRISISRITME | WEEKENDRITME}, {}, Reden.RITME),
    ],
)
def test_each_reason_excludes_by_itself(rij: dict[str, object], jeugdige: dict[str, object], reden: Reden) -> None:
    assert _redenen(rij, **jeugdige) == reden
    assert str(REDENEN[reden])


def test_all_reasons_are_kept_not_only_the_first() -> None:
    rij = {"leeftijd_van": 16, "vrij_vanaf": NOOIT, "hulpvorm": Hulpvorm.GESLOTEN}
    assert _redenen(rij, samen=True) == Reden.TE_JONG | Reden.NIET_VRIJ | Reden.MACHTIGING | Reden.NIET_SAMEN


@pytest.mark.parametrize(
    ("rij", "jeugdige"),
    [
        ({"leeftijd_van": 15}, {"leeftijd_maanden": 180}),
        ({"leeftijd_tot": 14}, {"leeftijd_maanden": 179}),
        ({"vrij_vanaf": UITERST.toordinal()}, {}),
        ({"hulpvorm": Hulpvorm.CRISISGROEP}, {"crisis": True}),
        ({"hulpvorm": Hulpvorm.GESLOTEN}, {"machtiging_gesloten": True}),
        ({"neemt_lvb": True}, {"behoeften": frozenset({Specialisme.LVB})}),
        ({"neemt_samen": True}, {"samen": True}),
        ({"neemt_ggz": True}, {"behoeften": frozenset({Specialisme.GGZ})}),
        ({"specialismen": masker((Specialisme.GGZ,))}, {"behoeften": frozenset({Specialisme.GGZ})}),
        ({"neemt_ggz": False}, {}),
        ({"ritme": 0}, {"crisis": True}),
        ({"ritme": CRISISRITME}, {"crisis": True}),
        ({"ritme": ritmemasker((Ritme.LANG,))}, {"crisis": True}),
        ({"ritme": ritmemasker((Ritme.KORT,))}, {}),
        ({"ritme": ritmemasker((Ritme.LANG, Ritme.WEEKEND))}, {}),
    ],
)
def test_on_the_edge_an_offer_still_fits(rij: dict[str, object], jeugdige: dict[str, object]) -> None:
    assert not _redenen(rij, **jeugdige)


@pytest.mark.parametrize(
    ("rij", "jeugdige", "woorden"),
    [
        ({"leeftijd_van": 16}, {"leeftijd_maanden": 187}, "5 maanden te jong"),
        ({"leeftijd_van": 16}, {"leeftijd_maanden": 191}, "1 maand te jong"),
        ({"leeftijd_tot": 14}, {"leeftijd_maanden": 184}, "5 maanden te oud"),
        ({"leeftijd_tot": 14}, {"leeftijd_maanden": 180}, "1 maand te oud"),
        ({"vrij_vanaf": LATER}, {}, "23 dagen na de uiterste"),
        ({"vrij_vanaf": UITERST.toordinal() + 1}, {}, "1 dag na de uiterste"),
        ({"vrij_vanaf": NOOIT}, {}, "nog geen datum"),
        ({"breedte": 52.06}, {}, "7 km verder"),
        ({}, {"behoeften": frozenset({Specialisme.LVB})}, "lichte verstandelijke beperking"),
        ({}, {"samen": True}, "broer of zus"),
        ({}, {"behoeften": frozenset({Specialisme.GGZ})}, "psychiatrische problemen"),
        ({"ritme": WEEKENDRITME}, {}, "door de week"),
    ],
)
def test_a_near_miss_says_what_would_have_to_change(
    rij: dict[str, object], jeugdige: dict[str, object], woorden: str
) -> None:
    assert woorden in _nodig(rij, **jeugdige)


@pytest.mark.parametrize("reden", [r for r in Reden if not r & BIJNA_TE_DOEN])
def test_safety_court_advice_and_refusal_are_never_offered_as_possible_if(reden: Reden) -> None:
    assert reden in {Reden.HULPVORM, Reden.ALLEEN_CRISIS, Reden.MACHTIGING, Reden.VEILIGHEID, Reden.GEWEIGERD}


@given(PROFIELEN, REGIOS)
def test_a_near_miss_has_exactly_one_reason_that_people_can_change(kind: Profiel, a: Aanbiedingen) -> None:
    uitslag = toets(kind, a, niveaus=NIVEAUS, regels=REGELS)
    for bits in uitslag.bits[uitslag.bijna]:
        assert Reden(int(bits)) in BIJNA_TE_DOEN
        assert int(bits).bit_count() == 1
    assert not (uitslag.bijna & uitslag.past).any()


@given(PROFIELEN, REGIOS)
def test_making_the_change_of_a_near_miss_makes_the_offer_fit(kind: Profiel, a: Aanbiedingen) -> None:
    uitslag = toets(kind, a, niveaus=NIVEAUS, regels=REGELS)
    for rij in np.flatnonzero(uitslag.bijna):
        ander_kind, ander, regels = _na_wijziging(Reden(int(uitslag.bits[rij])), kind, neem(a, np.array([rij])))
        assert toets(ander_kind, ander, niveaus=NIVEAUS, regels=regels).past.all()


def _na_wijziging(reden: Reden, kind: Profiel, a: Aanbiedingen) -> tuple[Profiel, Aanbiedingen, Zoekregels]:
    jaren = kind.leeftijd_maanden // 12
    if reden is Reden.GEEN_CONTRACT:
        return replace(kind, zonder_contract=frozenset()), a, REGELS
    if reden is Reden.TE_JONG:
        return kind, replace(a, leeftijd_van=np.array([jaren])), REGELS
    if reden is Reden.TE_OUD:
        return kind, replace(a, leeftijd_tot=np.array([jaren])), REGELS
    if reden is Reden.NIET_VRIJ:
        return kind, replace(a, vrij_vanaf=np.array([kind.uiterste_start.toordinal()])), REGELS
    if reden is Reden.TE_VER:
        return kind, a, replace(REGELS, zoekgebied_km=1000.0)
    anders = {
        Reden.GEEN_LVB: replace(a, neemt_lvb=np.array([True])),
        Reden.GEEN_GGZ: replace(a, neemt_ggz=np.array([True])),
        Reden.RITME: replace(a, ritme=a.ritme | ritmemasker((Ritme.LANG,))),
        Reden.NIET_SAMEN: replace(a, neemt_samen=np.array([True])),
        Reden.TE_WEINIG: replace(a, vrij=np.array([kind.aantal_samen])),
    }
    return kind, anders[reden], REGELS


@pytest.mark.parametrize("vorm", [Hulpvorm.LOGEREN, Hulpvorm.DEELTIJD, Hulpvorm.GEZINSOPNAME])
def test_a_weekend_is_enough_where_the_child_goes_on_living_at_home(vorm: Hulpvorm) -> None:
    a = aanbiedingen({"hulpvorm": vorm, "ritme": WEEKENDRITME})
    assert toets(profiel(), a, niveaus={vorm: Niveau.FIRST_BEST}, regels=REGELS).past.all()


@given(PROFIELEN, REGIOS)
def test_who_says_nothing_about_rhythm_or_psychiatry_is_weighed_as_before(kind: Profiel, a: Aanbiedingen) -> None:
    stil = replace(a, ritme=np.zeros_like(a.ritme), neemt_ggz=np.ones_like(a.neemt_ggz))
    bits = toets(kind, stil, niveaus=NIVEAUS, regels=REGELS).bits
    assert not (bits & int(Reden.GEEN_GGZ | Reden.RITME)).any()
    assert (
        bits | toets(kind, a, niveaus=NIVEAUS, regels=REGELS).bits
        == toets(kind, a, niveaus=NIVEAUS, regels=REGELS).bits
    ).all()  # a fact more can only add a reason


@given(PROFIELEN, REGIOS)
def test_an_offer_is_excluded_exactly_when_it_has_a_reason(kind: Profiel, a: Aanbiedingen) -> None:
    uitslag = toets(kind, a, niveaus=NIVEAUS, regels=REGELS)
    assert ((uitslag.bits == 0) == uitslag.past).all()
    assert all(n > 0 for n in tel_redenen(uitslag.bits).values())
    assert sum(tel_redenen(uitslag.bits).values()) == sum(int(b).bit_count() for b in uitslag.bits)


def test_values_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="leeftijd"):
        profiel(leeftijd_maanden=-1)
    with pytest.raises(ValueError, match="uiterste"):
        profiel(uiterste_start=START - timedelta(days=1))
    with pytest.raises(ValueError, match="even lang"):
        replace(aanbiedingen({}, {}), id=np.array([1]))
    with pytest.raises(ValueError, match="afstand"):
        Zoekregels(0.0, 30.0, REGELS.gewichten)
    with pytest.raises(ValueError, match="samen"):
        Zoekregels(60.0, 30.0, {**REGELS.gewichten, Wens.SNEL: 99})
    with pytest.raises(ValueError, match="Elke wens"):
        Zoekregels(60.0, 30.0, {Wens.SNEL: 1000})
