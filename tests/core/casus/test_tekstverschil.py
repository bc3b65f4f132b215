"""Comparing two versions of a text word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.casus.tekstverschil import Brok, Soort, verschil

TEKST = st.text(st.sampled_from("ab é\n.,ß"), max_size=60)


@given(TEKST, TEKST)
def test_the_pieces_are_both_texts_again(oud: str, nieuw: str) -> None:
    brokken = verschil(oud, nieuw)
    assert "".join(b.tekst for b in brokken if b.soort is not Soort.ERBIJ) == oud
    assert "".join(b.tekst for b in brokken if b.soort is not Soort.WEG) == nieuw
    assert all(b.tekst for b in brokken)


@given(TEKST)
def test_a_text_does_not_differ_from_itself(tekst: str) -> None:
    assert verschil(tekst, tekst) == ((Brok(Soort.GELIJK, tekst),) if tekst else ())


def test_one_word_that_changed_is_one_word_struck_and_one_added() -> None:
    assert verschil("Noor slaapt slecht. Zij is moe.", "Noor slaapt beter. Zij is moe.") == (
        Brok(Soort.GELIJK, "Noor slaapt"),
        Brok(Soort.WEG, " slecht"),
        Brok(Soort.ERBIJ, " beter"),
        Brok(Soort.GELIJK, ". Zij is moe."),
    )


def test_a_sentence_added_at_the_end_is_one_piece() -> None:
    lang = " ".join("Noor slaapt niet." for _ in range(300))
    assert verschil(lang, f"{lang} En nu wel.")[-1] == Brok(Soort.ERBIJ, " En nu wel.")


def test_pieces_too_long_to_compare_by_word_count_as_changed() -> None:
    oud, nieuw = "ja " * 600, "nee " * 600
    assert verschil(oud, nieuw) == (Brok(Soort.WEG, oud), Brok(Soort.ERBIJ, nieuw))
