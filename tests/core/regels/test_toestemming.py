"""The rules of consent answer as their case table says: who may say yes follows from the age and the frame."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.regels.voorbeelden import Voorbeeld, heeft_reden_en_bron, lees, regels_van, toets, toets_volledig
from zorglandschap.core.begrippen.codelijsten import JuridischKader
from zorglandschap.core.begrippen.gezinswoorden import Toestemmingsdoel
from zorglandschap.core.regels import toestemming
from zorglandschap.core.regels.toestemming import ToestemmingFeiten
from zorglandschap.core.regels.uitkomst import Oordeel


def _feiten(**vast: st.SearchStrategy[object]) -> st.SearchStrategy[ToestemmingFeiten]:
    rest: dict[str, st.SearchStrategy[object]] = {
        "leeftijd": st.integers(0, 22),
        "mede_vanaf": st.just(12),
        "alleen_vanaf": st.just(16),
        "doel": st.sampled_from(Toestemmingsdoel),
        "kader": st.sampled_from(JuridischKader),
        "jeugdige_ja": st.booleans(),
        "met_gezag": st.integers(0, 3),
        "ouders_ja": st.integers(0, 3),
        "zonder_ouders": st.booleans(),
        "ingetrokken": st.booleans(),
        "crisis": st.booleans(),
    }
    return st.builds(ToestemmingFeiten, **(rest | vast))


@pytest.mark.parametrize("voorbeeld", lees("toestemming"))
def test_the_rule_answers_as_the_table_says(voorbeeld: Voorbeeld) -> None:
    toets(toestemming, ToestemmingFeiten, voorbeeld)


def test_every_rule_has_at_least_three_cases() -> None:
    toets_volledig(toestemming, "toestemming")


@given(_feiten())
def test_every_outcome_carries_reason_and_source(feiten: ToestemmingFeiten) -> None:
    for regel in regels_van(toestemming).values():
        heeft_reden_en_bron(regel(feiten))


@given(_feiten(crisis=st.just(value=True)))
def test_a_crisis_is_never_blocked(feiten: ToestemmingFeiten) -> None:
    assert not any(regel(feiten).blokkeert for regel in regels_van(toestemming).values())


@given(_feiten(leeftijd=st.integers(16, 22), ouders_ja=st.just(0), crisis=st.just(value=False)))
def test_from_sixteen_only_the_youth_counts(feiten: ToestemmingFeiten) -> None:
    nodig = feiten.doel is not Toestemmingsdoel.HULP or feiten.kader is JuridischKader.VRIJWILLIG
    assert toestemming.toestemming_geldig(feiten).blokkeert is (nodig and not feiten.jeugdige_ja)


@given(_feiten(leeftijd=st.integers(0, 15), met_gezag=st.just(0), crisis=st.just(value=False)))
def test_under_sixteen_nobody_with_gezag_is_never_simply_yes(feiten: ToestemmingFeiten) -> None:
    assert toestemming.toestemming_geldig(feiten).oordeel is not Oordeel.VOLDAAN


@given(_feiten(crisis=st.just(value=False)))
def test_sharing_asks_consent_in_every_frame(feiten: ToestemmingFeiten) -> None:
    if feiten.doel is not Toestemmingsdoel.HULP:
        delen, geldig = toestemming.delen_met_toestemming(feiten), toestemming.toestemming_geldig(feiten)
        assert delen.oordeel is geldig.oordeel
        assert delen.oordeel is not Oordeel.NIET_VAN_TOEPASSING
