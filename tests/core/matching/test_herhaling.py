"""A recorded proposal computed again: identical, or it says exactly why not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.matching.hulp import flevoland
from zorglandschap.core.begrippen.hulpvormen import CRISIS, Hulpvorm
from zorglandschap.core.matching.afwegingskader import weeg_af
from zorglandschap.core.matching.herhaling import Herhaling, Uitslag, Vastlegging, herhaal, invoer_hash

KADERS = {flevoland().versie: flevoland()}
ANTWOORDEN = st.fixed_dictionaries(
    {}, optional={c.sleutel: st.sampled_from([a.sleutel for a in c.antwoorden]) for c in flevoland().criteria}
)


def _vastlegging(antwoorden: dict[str, str], *, crisis: bool = False) -> Vastlegging:
    versie = flevoland().versie
    voorstel = weeg_af(flevoland(), antwoorden, crisis=crisis).voorstel
    return Vastlegging(antwoorden, versie, invoer_hash(antwoorden, versie, crisis=crisis), voorstel)


@given(ANTWOORDEN, st.booleans())
@settings(max_examples=100, deadline=None)
def test_a_replay_of_any_answers_gives_the_identical_proposal(antwoorden: dict[str, str], crisis: bool) -> None:
    vastgelegd = _vastlegging(antwoorden, crisis=crisis)
    omgekeerd = replace(vastgelegd, antwoorden=dict(reversed(antwoorden.items())))
    assert (
        herhaal(vastgelegd, KADERS) == herhaal(omgekeerd, KADERS) == Herhaling(Uitslag.GELIJK, vastgelegd.voorgesteld)
    )


def test_whether_it_was_a_crisis_follows_from_the_hash() -> None:
    crisis = _vastlegging({}, crisis=True)
    assert crisis.voorgesteld in CRISIS
    assert herhaal(crisis, KADERS).uitslag is Uitslag.GELIJK


@pytest.mark.parametrize(
    ("anders", "uitslag", "opnieuw"),
    [
        ({"voorgesteld": Hulpvorm.GESLOTEN}, Uitslag.ANDER_ADVIES, Hulpvorm.BASISHULP),
        ({"antwoorden": {"veilig_thuis": "ja"}}, Uitslag.ANDERE_INVOER, None),
        ({"invoer_hash": "x"}, Uitslag.ANDERE_INVOER, None),
        ({"kaderversie": "flevoland-2016-1"}, Uitslag.KADER_ONBEKEND, None),
    ],
)
def test_what_differs_is_said(anders: dict[str, object], uitslag: Uitslag, opnieuw: Hulpvorm | None) -> None:
    vastgelegd = replace(_vastlegging({}), **anders)  # type: ignore[arg-type]
    assert herhaal(vastgelegd, KADERS) == Herhaling(uitslag, opnieuw)


def test_a_framework_changed_under_its_old_version_is_found() -> None:
    vastgelegd = _vastlegging({"veilig_thuis": "nee"})
    zonder = replace(flevoland(), criteria=flevoland().criteria[1:])
    assert herhaal(vastgelegd, {zonder.versie: zonder}) == Herhaling(Uitslag.KADER_VERANDERD)
