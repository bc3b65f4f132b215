"""A question to which the law gives a term runs until it is answered; files past their term reach who decides."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.apps.casus.kaderhulp import vraag_woonplaats
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.actions import beantwoord_verzoek
from zorglandschap.apps.casus.models import Casus, CasusStap, Traject, Verzoek
from zorglandschap.apps.casus.queries import get_verzoekenblad, list_bewaartermijnen
from zorglandschap.apps.casus.queries.termijnen import get_termijnen
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.besluitwoorden import Verzoeksoort
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Stap
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.casus.termijnen import Termijnsoort as S


def _dag(casus: Casus, soort: S) -> date | None:
    return next((t.uiterlijk for t in get_termijnen(casus, vandaag=VANDAAG, soorten=[soort])), None)


@pytest.mark.parametrize(
    ("soort", "klok", "weken"),
    [(Verzoeksoort.WOONPLAATS, S.WOONPLAATS, 2), (Verzoeksoort.OUDER, S.VERZOEK_OUDER, 2)],
)
def test_the_clock_runs_from_the_question_to_the_answer(cast: Cast, soort: Verzoeksoort, klok: S, weken: int) -> None:
    verzoek = vraag_woonplaats(cast, cast.casus_noor, soort=soort)
    assert _dag(cast.casus_noor, klok) == VANDAAG + timedelta(weeks=weken)
    for _ in range(2):
        beantwoord_verzoek(cast.casus_noor, verzoek.pk, door=cast.joris, nu=NU, op=VANDAAG, antwoord="Urk betaalt.")
    assert _dag(cast.casus_noor, klok) is None
    assert CasusStap.objects.filter(stap=Stap.VERZOEK).count() == 1
    assert CasusStap.objects.filter(stap=Stap.TERMIJN).count() == 1
    blad = get_verzoekenblad(cast.casus_noor, cast.mila, vandaag=VANDAAG)
    assert (len(blad.open), len(blad.beantwoord), blad.mag_vastleggen) == (0, 1, False)


def test_the_judge_decides_within_three_weeks_about_who_is_inside_already(cast: Cast) -> None:
    vraag_woonplaats(cast, cast.casus_noor, soort=Verzoeksoort.RECHTER)
    assert _dag(cast.casus_noor, S.RECHTER_GESLOTEN) is None
    Traject.objects.create(
        jeugdige=cast.noor,
        gemeente=cast.noor.gemeente,
        aanbieder=cast.aanbieder,
        hulpvorm=Hulpvorm.GESLOTEN,
        verwijzer="gemeente",
        toegewezen_op=VANDAAG,
        van=VANDAAG,
    )
    assert _dag(cast.casus_noor, S.RECHTER_GESLOTEN) == VANDAAG + timedelta(weeks=3)


def test_the_same_form_twice_records_one_question(cast: Cast) -> None:
    sleutel = uuid4()
    for _ in range(2):
        vraag_woonplaats(cast, cast.casus_noor, herhaalsleutel=sleutel)
    assert Verzoek.objects.count() == 1
    with pytest.raises(NietGevonden):
        vraag_woonplaats(cast, cast.casus_sami, door=cast.bram, herhaalsleutel=sleutel)


@pytest.mark.parametrize(
    ("anders", "woorden"),
    [
        ({"van_wie": " "}, "van wie het verzoek komt"),
        ({"op": VANDAAG + timedelta(days=1)}, "nog niet geweest"),
        ({"op": date(1999, 1, 1)}, "nog niet geboren"),
    ],
)
def test_a_question_that_cannot_be_is_refused(cast: Cast, anders: dict[str, Any], woorden: str) -> None:
    with pytest.raises(Geweigerd, match=woorden):
        vraag_woonplaats(cast, cast.casus_noor, **anders)


@pytest.mark.parametrize(
    ("op", "antwoord", "woorden"),
    [
        (VANDAAG, " ", "wat het antwoord was"),
        (VANDAAG + timedelta(days=1), "Urk.", "nog niet geweest"),
        (VANDAAG - timedelta(days=1), "Urk.", "niet eerder zijn dan de vraag"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(cast: Cast, op: date, antwoord: str, woorden: str) -> None:
    verzoek = vraag_woonplaats(cast, cast.casus_noor)
    with pytest.raises(Geweigerd, match=woorden):
        beantwoord_verzoek(cast.casus_noor, verzoek.pk, door=cast.joris, nu=NU, op=op, antwoord=antwoord)
    with pytest.raises(NietGevonden):
        beantwoord_verzoek(cast.casus_sami, verzoek.pk, door=cast.bram, nu=NU, op=op, antwoord=antwoord)


def test_a_file_past_its_term_reaches_the_privacyfunctionaris_without_the_child(cast: Cast) -> None:
    assert list_bewaartermijnen(cast.vera, vandaag=VANDAAG) == []
    gesloten = VANDAAG.replace(year=VANDAAG.year - 20)
    Casus.objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.AFGESLOTEN, gesloten_op=gesloten)
    (regel,) = list_bewaartermijnen(cast.vera, vandaag=VANDAAG)
    assert (regel.gesloten_op, regel.bewaard_tot, regel.gemeente) == (gesloten, VANDAAG, "Urk")
    assert regel.pseudoniem == cast.casus_noor.sleutel.hex[:6].upper()
    assert list_bewaartermijnen(cast.vera, vandaag=VANDAAG - timedelta(days=1)) == []
    with pytest.raises(NietGevonden):
        list_bewaartermijnen(cast.joris, vandaag=VANDAAG)
