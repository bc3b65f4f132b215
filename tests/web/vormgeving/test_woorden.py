"""Values of core in the reader's words: sentences, codes, dates and numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.utils.translation import gettext_lazy, override
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.begrippen.codelijsten import Rol
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.web.vormgeving import woorden


def test_a_sentence_of_core_shows_with_its_values() -> None:
    assert woorden.vertaal(zin("Nog %(dagen)s dagen.", dagen=3)) == "Nog 3 dagen."


def test_a_sentence_read_back_from_json_shows_the_same() -> None:
    ruw = {"sjabloon": "Nog %(dagen)s dagen.", "waarden": {"dagen": 3}}
    assert woorden.vertaal(ruw) == "Nog 3 dagen."
    assert woorden.vertaal({"sjabloon": "Klaar.", "waarden": {}}) == "Klaar."


def test_code_values_plain_texts_and_nothing_have_words_too() -> None:
    assert woorden.vertaal(Rol.PLANNER) == "planner"
    assert woorden.vertaal(gettext_lazy("Mijn werk")) == "Mijn werk"
    assert woorden.vertaal("") == woorden.vertaal(None) == ""


def test_names_are_left_out_as_whole_words_and_the_longest_first() -> None:
    namen = ("Jan", "Jan Bos", "", "Bos")
    assert woorden.zonder_namen("Jan Bos en Janneke in het bos, zei Jan.", namen) == (
        "[naam] en Janneke in het bos, zei [naam]."
    )
    assert woorden.zonder_namen("Niets.", ()) == "Niets."


def test_numbers_and_dates_inside_a_sentence_follow_the_language() -> None:
    afstand = zin("%(km)s km sinds %(op)s", km=12.34, op="2026-03-03")
    assert woorden.vertaal(afstand) == "12,3 km sinds 3 maart 2026"
    assert woorden.vertaal(zin("%(n)s keer, %(p).2f", n=2.0, p=0.5)) == "2 keer, 0.50"
    with override("en"):
        assert woorden.vertaal(afstand) == "12.3 km sinds 3 March 2026"


def test_a_first_name_that_is_also_a_word_is_never_translated() -> None:
    # "April" is a text of Django itself, which in Dutch becomes ‘april’
    assert woorden.vertaal(zin("%(naam)s is er.", naam="April")) == "April is er."


@pytest.mark.parametrize(
    ("toon", "waarde", "verwacht"),
    [
        (woorden.datum, date(2026, 3, 3), "3 maart 2026"),
        (woorden.datum, datetime(2026, 3, 3, 23, 30, tzinfo=UTC), "4 maart 2026"),
        (woorden.datum, datetime(2026, 3, 3, 23, 30), "3 maart 2026"),  # noqa: DTZ001
        (woorden.datum, "2026-03-03", "3 maart 2026"),
        (woorden.datum, "2026-03-03T10:00:00", "3 maart 2026"),
        (woorden.datum, "", "–"),
        (woorden.datum, None, "–"),
        (woorden.tijd, datetime(2026, 3, 3, 13, 5, tzinfo=UTC), "3 maart 2026, 14:05"),
        (woorden.tijd, datetime(2026, 3, 3, 13, 5), "3 maart 2026, 13:05"),  # noqa: DTZ001
        (woorden.tijd, "2026-03-03T13:05:00+00:00", "3 maart 2026, 14:05"),
        (woorden.tijd, "", "–"),
        (woorden.getal, 1234, "1.234"),
        (woorden.getal, 0, "0"),
        (woorden.getal, None, "–"),
        (woorden.km, 12.34, "12,3 km"),
        (woorden.km, None, "–"),
        (woorden.procent, 0.089, "8,9%"),
        (woorden.procent, "", "–"),
    ],
)
def test_dates_and_numbers_are_written_as_in_the_netherlands(
    toon: Callable[[object], str], waarde: object, verwacht: str
) -> None:
    assert toon(waarde) == verwacht


@given(st.integers(min_value=0, max_value=10**12))
def test_a_number_keeps_all_its_digits(waarde: int) -> None:
    assert int(woorden.getal(waarde).replace(".", "")) == waarde
