"""The mentor: chosen by the youth, agreed by the parents, looked at every two months, and stopped with a talk."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.actions import houd_jimgesprek, kies_jim
from zorglandschap.apps.casus.models import CasusStap, Jim, JimGesprek
from zorglandschap.apps.casus.queries.regie import jim_feiten, lopende_jims, toets_gezichten
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import Stap
from zorglandschap.core.regels.uitkomst import Oordeel


def _kies(cast: Cast, **anders: object) -> Jim:
    velden: dict[str, object] = {"naam": "Tante Els", "band": "tante", "gekozen_op": date(2026, 8, 1)}
    return kies_jim(cast.casus_noor, door=cast.joris, nu=NU, **{**velden, **anders})  # type: ignore[arg-type]


def _praat(cast: Cast, op: date, verslag: str = "Gaat goed.", *, gaat_door: bool = True) -> JimGesprek:
    return houd_jimgesprek(cast.casus_noor, door=cast.joris, nu=NU, op=op, verslag=verslag, gaat_door=gaat_door)


def test_the_parents_agree_later_and_the_mentor_stays_the_same_row(cast: Cast) -> None:
    jim = _kies(cast)
    akkoord = _kies(cast, ouders_akkoord_op=date(2026, 8, 9))
    assert akkoord == jim == _kies(cast, ouders_akkoord_op=date(2026, 8, 9))
    assert Jim.objects.get().ouders_akkoord_op == date(2026, 8, 9)
    assert CasusStap.objects.filter(stap=Stap.JIM).count() == 2


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"naam": " "}, "wie de mentor is"),
        ({"gekozen_op": VANDAAG + timedelta(days=1)}, "nog niet geweest"),
        ({"ouders_akkoord_op": VANDAAG + timedelta(days=1)}, "nog niet geweest"),
        ({"gekozen_op": date(2010, 1, 1)}, "voor de geboorte"),
        ({"ouders_akkoord_op": date(2010, 1, 1)}, "voor de geboorte"),
        ({"naam": "moeder van den berg"}, "iemand anders dan een ouder"),
    ],
)
def test_what_cannot_be_is_refused(cast: Cast, anders: dict[str, object], melding: str) -> None:
    with pytest.raises(Geweigerd, match=melding):
        _kies(cast, **anders)
    assert not Jim.objects.exists()


def test_a_new_mentor_never_ends_the_first_before_that_one_began(cast: Cast) -> None:
    _kies(cast, gekozen_op=date(2026, 10, 1))
    _kies(cast, naam="Karim", band="trainer", gekozen_op=date(2026, 9, 1))
    assert Jim.objects.get(naam="Tante Els").gestopt_op == date(2026, 10, 1)


def test_a_talk_is_recorded_once_and_the_clock_begins_again(cast: Cast) -> None:
    _kies(cast)
    te_laat = toets_gezichten(cast.casus_noor, lopende_jims(cast.casus_noor).first(), vandaag=VANDAAG)[2]
    assert te_laat.oordeel is Oordeel.NIET_VOLDAAN
    op = VANDAAG - timedelta(days=3)
    assert _praat(cast, op) == _praat(cast, op)
    assert CasusStap.objects.filter(stap=Stap.JIM_GESPREK).count() == 1
    feiten = jim_feiten(cast.casus_noor, lopende_jims(cast.casus_noor).first(), vandaag=VANDAAG)
    assert (feiten.dagen_sinds_gesprek, feiten.ouders_akkoord) == (3, False)


def test_the_mentor_stops_with_a_last_talk(cast: Cast) -> None:
    _kies(cast)
    _praat(cast, VANDAAG, "Els verhuist.", gaat_door=False)
    _praat(cast, VANDAAG, "Els verhuist.", gaat_door=False)
    assert Jim.objects.get().gestopt_op == VANDAAG
    with pytest.raises(Geweigerd, match="geen eigen mentor"):
        _praat(cast, VANDAAG)


@pytest.mark.parametrize("op", [date(2026, 7, 31), VANDAAG + timedelta(days=1)])
def test_a_talk_on_a_day_that_cannot_be_or_without_words_is_refused(cast: Cast, op: date) -> None:
    _kies(cast)
    with pytest.raises(Geweigerd, match="Kies de dag van het gesprek"):
        _praat(cast, op)
    with pytest.raises(Geweigerd, match="Schrijf kort op"):
        _praat(cast, VANDAAG, " ")
