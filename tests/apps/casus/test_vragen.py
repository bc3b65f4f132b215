"""What comes of a question: the right step, never a lost word, and figures of what needed no jeugdhulp."""

from __future__ import annotations

from datetime import date

import pytest

from tests.apps.casus.hulp import VANDAAG
from tests.cast import NU, Cast
from zorglandschap.apps.casus.actions import (
    NieuweVraag,
    beantwoord_vraag,
    meer_nodig,
    meld_crisis,
    rond_lokale_hulp_af,
    start_analyse,
    voeg_vraag_toe,
)
from zorglandschap.apps.casus.models import Casus, Hulpvraag
from zorglandschap.apps.casus.queries import get_vraagblad, tel_uitkomsten
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Stap, Vrager
from zorglandschap.core.begrippen.vraagwoorden import Hulpvraagsoort, Vraaguitkomst
from zorglandschap.core.regels.uitkomst import Oordeel

U = Vraaguitkomst
GEREGELD = "Dinsdag een afspraak bij de schuldhulp. Het gezin heeft mijn nummer."


def _antwoord(
    cast: Cast, uitkomst: Vraaguitkomst, toelichting: str = GEREGELD, vraag: Hulpvraag | None = None
) -> Casus:
    casus = cast.casus_noor
    vraag = vraag or casus.hulpvragen.earliest("pk")
    beantwoord_vraag(casus, door=cast.joris, nu=NU, vraag_id=vraag.pk, uitkomst=uitkomst, toelichting=toelichting)
    casus.refresh_from_db()
    return casus


def _stappen(casus: Casus) -> list[str]:
    return [s.stap for s in casus.stappen.all()]


def test_jeugdhulp_begins_the_analysis(cast: Cast) -> None:
    casus = _antwoord(cast, U.JEUGDHULP, "")
    assert casus.status == CasusStatus.ANALYSE
    assert casus.analyses.count() == 1
    assert casus.hulpvragen.get().uitkomst_op == VANDAAG


@pytest.mark.parametrize("uitkomst", [U.ANDERE_HULP, U.INFORMATIE, U.GEEN_HULP])
def test_no_jeugdhulp_closes_the_case_as_a_good_result(cast: Cast, uitkomst: Vraaguitkomst) -> None:
    casus = _antwoord(cast, uitkomst)
    assert casus.status == CasusStatus.AFGESLOTEN
    assert casus.stappen.get(stap=Stap.AFGESLOTEN).toelichting == GEREGELD


def test_what_was_arranged_is_written_down_first(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="wat het gezin wel krijgt"):
        _antwoord(cast, U.GEEN_HULP, " ")
    assert cast.casus_noor.hulpvragen.get().uitkomst == ""
    cast.casus_noor.hulpvragen.update(soort=Hulpvraagsoort.SCHULDEN)
    with pytest.raises(Geweigerd, match="andere behoefte"):
        _antwoord(cast, U.JEUGDHULP, "")


def test_short_help_of_the_team_runs_and_ends_well(cast: Cast) -> None:
    casus = _antwoord(cast, U.LOKALE_HULP)
    assert casus.status == CasusStatus.LOKALE_HULP
    rond_lokale_hulp_af(casus, door=cast.joris, nu=NU, toelichting="Na drie gesprekken kan het gezin verder.")
    casus.refresh_from_db()
    assert casus.status == CasusStatus.AFGESLOTEN
    assert casus.hulpvragen.get().uitkomst == U.LOKALE_HULP


def test_short_help_that_is_not_enough_leads_to_the_analysis_also_when_one_was_begun(cast: Cast) -> None:
    start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    casus = _antwoord(cast, U.LOKALE_HULP)
    assert casus.status == CasusStatus.LOKALE_HULP
    with pytest.raises(Geweigerd, match="niet genoeg"):
        meer_nodig(casus, door=cast.joris, nu=NU, toelichting="")
    meer_nodig(casus, door=cast.joris, nu=NU, toelichting="Er speelt meer dan we zagen.")
    casus.refresh_from_db()
    assert casus.status == CasusStatus.ANALYSE
    assert casus.analyses.count() == 1
    assert _stappen(casus)[-1] == Stap.ANALYSE_GESTART
    assert casus.hulpvragen.get().uitkomst == U.JEUGDHULP


def test_without_short_help_there_is_nothing_to_end_or_widen(cast: Cast) -> None:
    for doe in (rond_lokale_hulp_af, meer_nodig):
        with pytest.raises(Geweigerd, match="geen korte hulp"):
            doe(cast.casus_noor, door=cast.joris, nu=NU, toelichting="Klaar.")


def test_the_same_answer_twice_is_one_and_another_answer_is_refused(cast: Cast) -> None:
    casus = _antwoord(cast, U.LOKALE_HULP)
    voor = _stappen(casus)
    assert _stappen(_antwoord(cast, U.LOKALE_HULP)) == voor
    with pytest.raises(Geweigerd, match="al beantwoord"):
        _antwoord(cast, U.JEUGDHULP)
    with pytest.raises(NietGevonden):
        beantwoord_vraag(casus, door=cast.joris, nu=NU, vraag_id=999_999, uitkomst=U.JEUGDHULP, toelichting="")


def test_a_later_question_joins_the_open_case_once_and_keeps_it_open(cast: Cast) -> None:
    vraag = NieuweVraag(Vrager.SCHOOL, "Noor komt niet meer op school.", soort=Hulpvraagsoort.SCHOOL)
    nieuw = voeg_vraag_toe(cast.casus_noor, door=cast.joris, nu=NU, vraag=vraag)
    assert voeg_vraag_toe(cast.casus_noor, door=cast.joris, nu=NU, vraag=vraag) == nieuw
    assert _stappen(cast.casus_noor) == [Stap.HULPVRAAG]
    casus = _antwoord(cast, U.ANDERE_HULP)
    assert casus.status == CasusStatus.HULPVRAAG
    casus = _antwoord(cast, U.GEEN_HULP, vraag=nieuw)
    assert casus.status == CasusStatus.AFGESLOTEN
    with pytest.raises(Geweigerd, match="afgesloten"):
        voeg_vraag_toe(casus, door=cast.joris, nu=NU, vraag=vraag)


def test_a_question_without_words_is_refused(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="Schrijf de hulpvraag op"):
        voeg_vraag_toe(cast.casus_noor, door=cast.joris, nu=NU, vraag=NieuweVraag(Vrager.OUDER, " "))


def test_a_question_while_help_runs_gets_an_answer_and_changes_nothing_else(cast: Cast) -> None:
    casus = cast.casus_sami
    vraag = voeg_vraag_toe(casus, door=cast.bram, nu=NU, vraag=NieuweVraag(Vrager.JEUGDIGE, "Waar kan ik wonen?"))
    beantwoord_vraag(
        casus, door=cast.bram, nu=NU, vraag_id=vraag.pk, uitkomst=U.ANDERE_HULP, toelichting="Ingeschreven."
    )
    casus.refresh_from_db()
    assert casus.status == CasusStatus.GEPLAATST


def test_jeugdhulp_for_one_question_is_not_undone_by_short_help_for_another(cast: Cast) -> None:
    _antwoord(cast, U.JEUGDHULP, "")
    nieuw = voeg_vraag_toe(cast.casus_noor, door=cast.joris, nu=NU, vraag=NieuweVraag(Vrager.OUDER, "En de opvoeding?"))
    assert _antwoord(cast, U.LOKALE_HULP, vraag=nieuw).status == CasusStatus.ANALYSE


def test_a_case_in_crisis_is_not_closed_at_the_door(cast: Cast) -> None:
    meld_crisis(cast.casus_noor, door=cast.joris, nu=NU, reden="Acuut onveilig thuis.")
    assert _antwoord(cast, U.ANDERE_HULP).status == CasusStatus.HULPVRAAG


def test_short_help_does_not_end_while_a_question_is_open(cast: Cast) -> None:
    _antwoord(cast, U.LOKALE_HULP)
    voeg_vraag_toe(cast.casus_noor, door=cast.joris, nu=NU, vraag=NieuweVraag(Vrager.OUDER, "Nog iets."))
    with pytest.raises(Geweigerd, match="zonder antwoord"):
        rond_lokale_hulp_af(cast.casus_noor, door=cast.joris, nu=NU, toelichting="Klaar.")


def test_the_page_of_questions_watches_the_term(cast: Cast) -> None:
    def oordeel(vandaag: date) -> Oordeel:
        (stand,) = get_vraagblad(cast.casus_noor, vandaag=vandaag).open
        return stand.uitkomst.oordeel

    assert oordeel(date(2026, 11, 23)) is Oordeel.LET_OP
    assert oordeel(date(2026, 11, 24)) is Oordeel.NIET_VOLDAAN
    _antwoord(cast, U.JEUGDHULP, "")
    assert get_vraagblad(cast.casus_noor, vandaag=date(2027, 1, 1)).open == ()


def test_figures_say_per_gemeente_what_needed_no_jeugdhulp(cast: Cast) -> None:
    van, tot = date(2026, 1, 1), date(2027, 1, 1)
    voeg_vraag_toe(cast.casus_noor, door=cast.joris, nu=NU, vraag=NieuweVraag(Vrager.OUDER, "En de opvoeding?"))
    _antwoord(cast, U.LOKALE_HULP)
    voeg_vraag_toe(cast.casus_sami, door=cast.bram, nu=NU, vraag=NieuweVraag(Vrager.JEUGDIGE, "Waar kan ik wonen?"))
    telling = tel_uitkomsten(van=van, tot=tot)
    assert set(telling) == {"GM0034", "GM0184"}
    urk = telling["GM0184"]
    assert (urk.gesteld, urk.beantwoord, urk.zonder_jeugdhulp) == (2, 1, 1)
    assert urk.aandeel_zonder_jeugdhulp == 1.0
    assert telling["GM0034"].aandeel_zonder_jeugdhulp is None
    assert set(tel_uitkomsten(van=van, tot=tot, gemeente="GM0184")) == {"GM0184"}
    assert tel_uitkomsten(van=date(2025, 1, 1), tot=van) == {}
