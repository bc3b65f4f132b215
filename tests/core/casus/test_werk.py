"""Each casus asks for one next step, and the most urgent comes first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, CasusStatus, Conclusie, Stap
from zorglandschap.core.casus.werk import URGENTIE, VAN_REGISSEUR, Taak, WerkFeiten, Werkrol, taak

KLAAR, BEZIG = AnalyseStatus.VASTGESTELD, AnalyseStatus.CONCEPT


@pytest.mark.parametrize(
    ("feiten", "verwacht"),
    [
        (WerkFeiten(CasusStatus.HULPVRAAG), Taak.ANALYSE_BEGINNEN),
        (WerkFeiten(CasusStatus.HULPVRAAG, crisis=True), Taak.VERWIJS_NU),
        (WerkFeiten(CasusStatus.ANALYSE, analyse=BEZIG), Taak.ANALYSE_AFMAKEN),
        (WerkFeiten(CasusStatus.ANALYSE, analyse=BEZIG, rol=Werkrol.MEEKIJKER), Taak.MEEKIJKEN),
        (WerkFeiten(CasusStatus.ANALYSE, analyse=KLAAR, rol=Werkrol.MEEKIJKER), Taak.GEEN),
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
        (WerkFeiten(CasusStatus.AFGESLOTEN, nazorg_nu=True, mist_regie=True), Taak.NAZORG),
        (WerkFeiten(CasusStatus.ANALYSE, mist_regie=True), Taak.REGIE),
        (WerkFeiten(CasusStatus.ANALYSE, mist_regie=True, crisis=True), Taak.VERWIJS_NU),
        (WerkFeiten(CasusStatus.GEADVISEERD, mist_toestemming=True), Taak.TOESTEMMING),
        (WerkFeiten(CasusStatus.GEADVISEERD, mist_toestemming=True, crisis=True), Taak.PLEK),
        (WerkFeiten(CasusStatus.LOKALE_HULP), Taak.GEEN),
        (WerkFeiten(CasusStatus.LOKALE_HULP, crisis=True), Taak.VERWIJS_NU),
        (WerkFeiten(CasusStatus.LOKALE_HULP, mist_doelen=True), Taak.DOELEN),
        (WerkFeiten(CasusStatus.LOKALE_HULP, evaluatie_nu=True), Taak.EVALUATIE),
        (WerkFeiten(CasusStatus.LOKALE_HULP, afschalen_nu=True), Taak.AFSCHALEN),
        (WerkFeiten(CasusStatus.GEPLAATST, mist_perspectief=True, mist_ambulant=True), Taak.PERSPECTIEF),
        (WerkFeiten(CasusStatus.GEPLAATST, hulp_loopt=False), Taak.AFSLUITEN),
        (WerkFeiten(CasusStatus.GEPLAATST, mist_toestemming=True, mist_doelen=True), Taak.TOESTEMMING),
        (WerkFeiten(CasusStatus.GEPLAATST, mist_doelen=True, mist_plan=True), Taak.DOELEN),
        (WerkFeiten(CasusStatus.GEPLAATST, mist_plan=True, evaluatie_nu=True), Taak.PLAN),
        (WerkFeiten(CasusStatus.GEPLAATST, evaluatie_nu=True, afschalen_nu=True), Taak.EVALUATIE),
        (WerkFeiten(CasusStatus.GEPLAATST, afschalen_nu=True, jim_gesprek_nu=True), Taak.AFSCHALEN),
        (WerkFeiten(CasusStatus.GEPLAATST, jim_gesprek_nu=True), Taak.JIM_GESPREK),
        (WerkFeiten(CasusStatus.VERWEZEN, rol=Werkrol.JEUGDBESCHERMER), Taak.GEEN),
        (WerkFeiten(CasusStatus.GEPLAATST, rol=Werkrol.JEUGDBESCHERMER, mist_plan=True), Taak.PLAN),
        (WerkFeiten(CasusStatus.GEPLAATST, rol=Werkrol.PERSPECTIEF, mist_plan=True), Taak.GEEN),
        (WerkFeiten(CasusStatus.GEPLAATST, rol=Werkrol.AANBIEDER), Taak.GEEN),
        (WerkFeiten(CasusStatus.GEPLAATST, rol=Werkrol.AANBIEDER, mist_perspectief=True), Taak.PERSPECTIEF),
        (WerkFeiten(CasusStatus.GEPLAATST, rol=Werkrol.AANBIEDER, mist_hoe=True, mist_plan=True), Taak.HOE),
        (WerkFeiten(CasusStatus.VERWEZEN, rol=Werkrol.AANBIEDER, mist_plan=True), Taak.PLAN),
        (WerkFeiten(CasusStatus.GEPLAATST, rol=Werkrol.AANBIEDER, evaluatie_nu=True), Taak.EVALUATIE),
        (WerkFeiten(CasusStatus.GEPLAATST, rol=Werkrol.AANBIEDER, afschalen_nu=True), Taak.AFSCHALEN),
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


@given(st.builds(WerkFeiten, rol=st.sampled_from(sorted(set(Werkrol) - {Werkrol.REGISSEUR}))))
def test_who_has_not_the_regie_gets_no_step_that_only_the_regisseur_takes(feiten: WerkFeiten) -> None:
    assert taak(feiten) not in VAN_REGISSEUR


@given(st.builds(WerkFeiten, crisis=st.just(True)))  # noqa: FBT003
def test_in_a_crisis_nothing_comes_before_acting(feiten: WerkFeiten) -> None:
    if feiten.rol is Werkrol.REGISSEUR and feiten.status in {CasusStatus.HULPVRAAG, CasusStatus.ANALYSE}:
        assert taak(feiten) is Taak.VERWIJS_NU
