"""Each casus asks for one next step, and the most urgent comes first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, CasusStatus, Conclusie, Stap
from zorglandschap.core.casus.werk import URGENTIE, Taak, WerkFeiten, taak

KLAAR, BEZIG = AnalyseStatus.VASTGESTELD, AnalyseStatus.CONCEPT


@pytest.mark.parametrize(
    ("feiten", "verwacht"),
    [
        (WerkFeiten(CasusStatus.HULPVRAAG), Taak.ANALYSE_BEGINNEN),
        (WerkFeiten(CasusStatus.HULPVRAAG, crisis=True), Taak.VERWIJS_NU),
        (WerkFeiten(CasusStatus.ANALYSE, analyse=BEZIG), Taak.ANALYSE_AFMAKEN),
        (WerkFeiten(CasusStatus.ANALYSE, analyse=BEZIG, meekijker=True), Taak.MEEKIJKEN),
        (WerkFeiten(CasusStatus.ANALYSE, analyse=KLAAR, meekijker=True), Taak.GEEN),
        (WerkFeiten(CasusStatus.ANALYSE, analyse=KLAAR, conclusie=Conclusie.JEUGDHULP), Taak.VERWIJS),
        (WerkFeiten(CasusStatus.ANALYSE, analyse=KLAAR, conclusie=Conclusie.GEEN_HULP), Taak.SLUIT),
        (WerkFeiten(CasusStatus.VERWEZEN), Taak.ADVIES),
        (WerkFeiten(CasusStatus.GEADVISEERD), Taak.PLEK),
        (WerkFeiten(CasusStatus.GEADVISEERD, laatste_plek=Stap.PLEK_INGETROKKEN), Taak.PLEK),
        (WerkFeiten(CasusStatus.GEADVISEERD, laatste_plek=Stap.PLEK_GEWEIGERD), Taak.PLEK_OPNIEUW),
        (WerkFeiten(CasusStatus.GEADVISEERD, laatste_plek=Stap.PLEK_VERLOPEN), Taak.PLEK_VERLOPEN),
        (WerkFeiten(CasusStatus.PLEK_GEVRAAGD), Taak.WACHT),
        (WerkFeiten(CasusStatus.GEPLAATST, mist_ambulant=True, jim_gevraagd=True), Taak.AMBULANT),
        (WerkFeiten(CasusStatus.GEPLAATST, crisis=True), Taak.ANALYSE_ALSNOG),
        (WerkFeiten(CasusStatus.GEPLAATST, crisis=True, analyse=KLAAR), Taak.GEEN),
        (WerkFeiten(CasusStatus.GEPLAATST, jim_gevraagd=True), Taak.JIM),
        (WerkFeiten(CasusStatus.GEPLAATST), Taak.GEEN),
        (WerkFeiten(CasusStatus.AFGESLOTEN, crisis=True, mist_ambulant=True), Taak.GEEN),
    ],
)
def test_a_casus_asks_for_its_next_step(feiten: WerkFeiten, verwacht: Taak) -> None:
    assert taak(feiten) is verwacht


@given(st.builds(WerkFeiten))
def test_every_casus_has_a_next_step_with_an_urgency(feiten: WerkFeiten) -> None:
    assert taak(feiten) in URGENTIE


def test_a_crisis_is_the_most_urgent_and_nothing_to_do_the_least() -> None:
    assert min(URGENTIE, key=URGENTIE.__getitem__) is Taak.VERWIJS_NU
    assert max(URGENTIE, key=URGENTIE.__getitem__) is Taak.GEEN
