"""Closing with reason, outcome and look back; keeping the promise afterwards; what follows from the records."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.apps.casus.hulp_loopt import geplaatst_volgens_het_boek, hulp_thuis
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.actions import Einde, Meting, beeindig_hulp, breng_naar_huis, houd_nazorg, sluit_casus
from zorglandschap.apps.casus.models import Afsluiting, Casus, CasusStap, Doel, Regieperiode, Traject
from zorglandschap.apps.casus.queries.afsluiting import get_afsluitblad, get_slotbeeld
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.besluitwoorden import Informant, ZonderHulpVerder
from zorglandschap.core.begrippen.codelijsten import CasusStatus, RedenEinde, Stap
from zorglandschap.core.begrippen.planwoorden import Doelstatus
from zorglandschap.core.regels.uitkomst import Oordeel

BELOOFD = VANDAAG + timedelta(days=28)
KLAAR = "Sami woont weer thuis en gaat naar school."
EINDE = Einde(
    reden=RedenEinde.VOLGENS_PLAN,
    terugblik_jeugdige="Ik had eerder willen weten hoe lang het duurde.",
    nazorg_op=BELOOFD,
    metingen=(
        Meting(Informant.JEUGDIGE, 7, ZonderHulpVerder.JA),
        Meting(Informant.OUDER),
    ),
)


def _doel(casus: Casus, status: Doelstatus) -> Doel:
    return Doel.objects.create(
        casus=casus,
        domein="onderwijs",
        wat=f"Elke dag naar school ({status.value})",
        klaar_als="Vier weken zonder verzuim",
        gesteld_door="jeugdige",
        gesteld_op=date(2026, 1, 1),
        termijn_op=date(2026, 9, 1),
        status=status,
    )


@pytest.fixture
def thuis(cast: Cast) -> Casus:
    """Sami is home again and no help runs any more."""
    casus = geplaatst_volgens_het_boek(cast.casus_sami)
    hulp = hulp_thuis(cast)
    breng_naar_huis(
        casus, door=cast.bram, nu=NU, op=VANDAAG, reden=RedenEinde.VOLGENS_PLAN, toelichting="Terug op zijn kamer."
    )
    beeindig_hulp(
        casus,
        hulp.pk,
        door=cast.bram,
        nu=NU,
        op=VANDAAG,
        reden=RedenEinde.VOLGENS_PLAN,
        toelichting="Behaald.",
    )
    return casus


def _sluit(cast: Cast, casus: Casus, einde: Einde | None = EINDE) -> None:
    sluit_casus(casus, door=cast.bram, nu=NU, reden=KLAAR, einde=einde)


def test_the_end_is_kept_whole_and_the_fixed_faces_stop(cast: Cast, thuis: Casus) -> None:
    _sluit(cast, thuis)
    thuis.refresh_from_db()
    assert (thuis.status, thuis.gesloten_op) == (CasusStatus.AFGESLOTEN, VANDAAG)
    einde = Afsluiting.objects.get(casus=thuis)
    assert (einde.reden, einde.toelichting, einde.nazorg_op) == (RedenEinde.VOLGENS_PLAN, KLAAR, BELOOFD)
    meting = einde.uitkomsten.get()
    assert (meting.informant, meting.nut, meting.zonder_hulp) == (Informant.JEUGDIGE, 7, ZonderHulpVerder.JA)
    assert not Regieperiode.objects.filter(casus=thuis, tot__isnull=True).exists()
    assert thuis.regisseur_id == cast.bram.medewerker_id  # who keeps the promise afterwards


def test_after_help_a_casus_is_not_closed_with_one_sentence_only(cast: Cast, thuis: Casus) -> None:
    with pytest.raises(Geweigerd, match="Er was jeugdhulp"):
        _sluit(cast, thuis, None)
    assert not Afsluiting.objects.exists()


def test_running_help_at_home_is_ended_first(cast: Cast) -> None:
    casus = geplaatst_volgens_het_boek(cast.casus_sami)
    hulp_thuis(cast)
    breng_naar_huis(
        casus, door=cast.bram, nu=NU, op=VANDAAG, reden=RedenEinde.VOLGENS_PLAN, toelichting="Terug op zijn kamer."
    )
    with pytest.raises(Geweigerd, match="Er loopt nog hulp in deze casus") as fout:
        _sluit(cast, casus)
    assert "hulp eerst afgerond" in {u.regel for u in fout.value.uitkomsten if u.blokkeert}


def test_nobody_lets_go_of_a_youth_in_verblijf_whatever_is_filled_in(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="in verblijf"):
        _sluit(cast, cast.casus_sami)


@pytest.mark.parametrize(
    ("einde", "melding"),
    [
        (Einde(RedenEinde.CLIENT, nazorg_op=VANDAAG), "een dag na vandaag"),
        (Einde(RedenEinde.CLIENT, metingen=(Meting(Informant.OUDER, 11),)), "1 tot en met 10"),
        (Einde(RedenEinde.CLIENT, metingen=(Meting(Informant.OUDER, 0),)), "1 tot en met 10"),
    ],
)
def test_what_cannot_be_is_refused(cast: Cast, thuis: Casus, einde: Einde, melding: str) -> None:
    with pytest.raises(Geweigerd, match=melding):
        _sluit(cast, thuis, einde)


def test_the_step_keeps_what_the_rules_said_of_goals_look_back_and_afterwards(cast: Cast, thuis: Casus) -> None:
    _doel(thuis, Doelstatus.OPEN)
    _sluit(cast, thuis)
    uitkomsten = {u["regel"]: u["oordeel"] for u in CasusStap.objects.get(stap=Stap.AFGESLOTEN).uitkomsten}
    assert uitkomsten["doelen bekeken"] == Oordeel.LET_OP
    assert uitkomsten["terugblik met gezin"] == Oordeel.VOLDAAN
    assert uitkomsten["nazorg afgesproken"] == Oordeel.VOLDAAN


def test_without_help_for_youths_an_explanation_is_enough(cast: Cast) -> None:
    sluit_casus(cast.casus_noor, door=cast.joris, nu=NU, reden="De buurtsportcoach helpt verder.")
    einde = Afsluiting.objects.get(casus=cast.casus_noor)
    assert (einde.reden, einde.toelichting) == (RedenEinde.VOLGENS_PLAN, "De buurtsportcoach helpt verder.")
    slot = get_slotbeeld(cast.casus_noor, vandaag=VANDAAG)
    assert slot is not None
    assert (slot.was_hulp, slot.beeld.is_uitval) == (False, False)
    uitkomsten = {u["regel"]: u["oordeel"] for u in CasusStap.objects.get(stap=Stap.AFGESLOTEN).uitkomsten}
    assert uitkomsten["hulp eerst afgerond"] == Oordeel.NIET_VAN_TOEPASSING
    with pytest.raises(Geweigerd, match="geen nazorgcontact afgesproken"):
        houd_nazorg(cast.casus_noor, door=cast.joris, nu=NU, op=VANDAAG, verslag="Goed.")


def test_the_sheet_before_closing_tells_what_is_still_in_the_way(cast: Cast) -> None:
    casus = cast.casus_sami
    _doel(casus, Doelstatus.BEHAALD)
    blad = get_afsluitblad(casus, vandaag=VANDAAG)
    assert blad.was_hulp
    assert [t.hulpvorm for t in blad.loopt] == ["gezinshuis"]
    assert [status for _, status in blad.doelen] == [Doelstatus.BEHAALD]
    assert {u.regel for u in blad.uitkomsten if u.blokkeert} == {"niet loslaten", "hulp eerst afgerond"}
    assert blad.nazorg_uiterlijk == VANDAAG + timedelta(weeks=6)


# --- afterwards


def test_the_promise_is_kept_once(cast: Cast, thuis: Casus) -> None:
    _sluit(cast, thuis)
    later = NU + timedelta(days=30)

    def bel(op: date, verslag: str = "Het gaat goed thuis.") -> Afsluiting:
        return houd_nazorg(thuis, door=cast.bram, nu=later, op=op, verslag=verslag)

    for op, verslag, melding in (
        (VANDAAG - timedelta(days=1), "x", "na het afsluiten"),
        (later.date() + timedelta(days=1), "x", "niet in de toekomst"),
        (BELOOFD, " ", "hoe het met het gezin gaat"),
    ):
        with pytest.raises(Geweigerd, match=melding):
            bel(op, verslag)
    assert bel(BELOOFD) == bel(BELOOFD)
    with pytest.raises(Geweigerd, match="al vastgelegd"):
        bel(BELOOFD, "Nog een keer.")
    assert CasusStap.objects.filter(casus=thuis, stap=Stap.NAZORG).count() == 1
    slot = get_slotbeeld(thuis, vandaag=later.date())
    assert slot is not None
    assert slot.uitkomsten[0].oordeel is Oordeel.VOLDAAN


def test_a_promise_that_is_not_kept_is_brought_up(cast: Cast, thuis: Casus) -> None:
    _sluit(cast, thuis)
    slot = get_slotbeeld(thuis, vandaag=BELOOFD + timedelta(days=7))
    assert slot is not None
    (uitkomst,) = slot.uitkomsten
    assert uitkomst.oordeel is Oordeel.NIET_VOLDAAN
    assert "7 dagen te laat" in str(uitkomst.reden)


def test_without_a_promise_nothing_is_owed(cast: Cast, thuis: Casus) -> None:
    _sluit(cast, thuis, Einde(RedenEinde.CLIENT))
    slot = get_slotbeeld(thuis, vandaag=VANDAAG)
    assert slot is not None
    assert slot.uitkomsten[0].oordeel is Oordeel.NIET_VAN_TOEPASSING
    assert slot.beeld.is_uitval


def test_the_outcomes_follow_from_the_records(cast: Cast, thuis: Casus) -> None:
    for status in (Doelstatus.BEHAALD, Doelstatus.GESTOPT):
        _doel(thuis, status)
    assert get_slotbeeld(thuis, vandaag=VANDAAG) is None
    _sluit(cast, thuis)
    slot = get_slotbeeld(thuis, vandaag=VANDAAG)
    assert slot is not None
    assert (slot.beeld.deel_behaald, slot.beeld.zonder_nieuwe_start, slot.beeld.is_uitval) == (0.5, None, False)
    nieuw = Traject.objects.filter(casus=thuis).first()
    assert nieuw is not None
    nieuw.pk, nieuw.casus, nieuw.bezetting, nieuw.naast = None, None, None, None
    nieuw.van, nieuw.tot = VANDAAG + timedelta(days=60), None
    nieuw.save()
    opnieuw = get_slotbeeld(thuis, vandaag=VANDAAG + timedelta(days=90))
    assert opnieuw is not None
    assert opnieuw.beeld.zonder_nieuwe_start is False
