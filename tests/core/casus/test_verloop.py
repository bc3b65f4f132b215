"""The table of steps: no sequence of steps leaves it, and a crisis always has a way forward."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from zorglandschap.core.begrippen.codelijsten import CasusStatus, Stap
from zorglandschap.core.casus.verloop import OPEN, STAPPEN, WEG, crisis_speelt, stappen_vanuit, volgende

ANTWOORD = (Stap.PLEK_GEWEIGERD, Stap.PLEK_VERLOPEN, Stap.PLEK_INGETROKKEN)


class EenCasus(RuleBasedStateMachine):
    """Takes any step at all and keeps only those that the table allows."""

    @initialize()
    def begin(self) -> None:
        self.status = CasusStatus.HULPVRAAG
        self.gezet: list[Stap] = [Stap.HULPVRAAG]

    @rule(stap=st.sampled_from(Stap))
    def probeer(self, stap: Stap) -> None:
        naar = volgende(self.status, stap, self.gezet)
        if naar is None:
            assert stap not in stappen_vanuit(self.status, self.gezet)
            return
        assert stap in stappen_vanuit(self.status, self.gezet)
        assert naar in set(CasusStatus)
        self.status = naar
        self.gezet.append(stap)

    @precondition(lambda self: self.status is CasusStatus.AFGESLOTEN)
    @rule(stap=st.sampled_from(Stap))
    def gesloten_blijft_gesloten(self, stap: Stap) -> None:
        assert volgende(self.status, stap, self.gezet) in {None, CasusStatus.AFGESLOTEN}

    @invariant()
    def geen_plek_zonder_verwijzing_en_advies(self) -> None:
        if self.status in {CasusStatus.PLEK_GEVRAAGD, CasusStatus.GEPLAATST}:
            assert Stap.VERWEZEN in self.gezet
            assert Stap.ADVIES in self.gezet
            assert self.gezet.index(Stap.VERWEZEN) < self.gezet.index(Stap.ADVIES)
            assert self.gezet.index(Stap.ADVIES) < self.gezet.index(Stap.PLEK_GEVRAAGD)

    @invariant()
    def elke_geplaatste_jeugdige_heeft_een_aanvaarde_plek(self) -> None:
        if self.status is CasusStatus.GEPLAATST:
            assert Stap.GEPLAATST in self.gezet

    @invariant()
    def een_vastgestelde_analyse_is_ook_begonnen(self) -> None:
        zonder_crisis = Stap.VERWEZEN not in self.gezet
        if Stap.ANALYSE_VASTGESTELD in self.gezet and zonder_crisis:
            assert Stap.ANALYSE_GESTART in self.gezet

    @invariant()
    def elke_open_casus_kan_verder(self) -> None:
        if self.status is not CasusStatus.AFGESLOTEN:
            assert stappen_vanuit(self.status) - {Stap.CRISIS, Stap.JIM}


TestEenCasus = EenCasus.TestCase


def test_the_table_has_no_two_rows_for_the_same_step_from_the_same_status() -> None:
    paren = [(van, rij.stap) for rij in STAPPEN for van in rij.van]
    assert len(paren) == len(set(paren))


def test_every_step_and_every_status_occurs_in_the_table() -> None:
    assert {rij.stap for rij in STAPPEN} == set(Stap)
    bereikt = {rij.naar for rij in STAPPEN} | {CasusStatus.HULPVRAAG}
    assert set(CasusStatus) <= bereikt


def test_the_road_runs_from_question_to_help() -> None:
    stappen = (Stap.ANALYSE_GESTART, Stap.VERWEZEN, Stap.ADVIES, Stap.PLEK_GEVRAAGD, Stap.GEPLAATST)
    status: CasusStatus | None = WEG[0]
    for stap, verwacht in zip(stappen, WEG[1:], strict=True):
        assert status is not None
        status = volgende(status, stap)
        assert status is verwacht


@pytest.mark.parametrize("status", sorted(OPEN))
def test_a_crisis_can_be_reported_at_any_open_moment_and_keeps_the_status(status: CasusStatus) -> None:
    assert volgende(status, Stap.CRISIS) is status


def test_in_a_crisis_one_refers_from_the_question_and_makes_the_analysis_afterwards() -> None:
    assert volgende(CasusStatus.HULPVRAAG, Stap.VERWEZEN) is CasusStatus.VERWEZEN
    assert volgende(CasusStatus.VERWEZEN, Stap.ANALYSE_GESTART) is CasusStatus.VERWEZEN
    assert volgende(CasusStatus.VERWEZEN, Stap.ANALYSE_VASTGESTELD) is CasusStatus.VERWEZEN


@pytest.mark.parametrize("stap", ANTWOORD)
def test_a_no_of_the_provider_leads_back_to_the_advice(stap: Stap) -> None:
    assert volgende(CasusStatus.PLEK_GEVRAAGD, stap) is CasusStatus.GEADVISEERD


def test_a_casus_with_a_held_place_is_not_closed_before_the_request_is_withdrawn() -> None:
    assert volgende(CasusStatus.PLEK_GEVRAAGD, Stap.AFGESLOTEN) is None


@pytest.mark.parametrize("stap", sorted(set(Stap) - {Stap.NAZORG}))
def test_nothing_but_the_promised_contact_happens_in_a_closed_casus(stap: Stap) -> None:
    assert volgende(CasusStatus.AFGESLOTEN, stap) is None


@pytest.mark.parametrize(
    ("is_crisis", "status", "speelt"),
    [
        (True, CasusStatus.HULPVRAAG, True),
        (True, CasusStatus.PLEK_GEVRAAGD, True),
        (True, CasusStatus.GEPLAATST, False),
        (True, CasusStatus.AFGESLOTEN, False),
        (False, CasusStatus.HULPVRAAG, False),
    ],
)
def test_a_crisis_is_over_for_the_list_once_help_runs(*, is_crisis: bool, status: CasusStatus, speelt: bool) -> None:
    assert crisis_speelt(is_crisis=is_crisis, status=status) is speelt
