"""The door to PDF: what is set stands on the paper, for every kind of part, and the same value gives the same bytes."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.toets.pdftekst import pdf_aantal_bladen, pdf_plat, pdf_tekst
from zorglandschap.web.vormgeving.pdf import (
    LETTERTYPEN,
    Alinea,
    Briefhoofd,
    Feiten,
    Kop,
    Lijn,
    Opsomming,
    Rooster,
    Stuk,
    Tekening,
    Vak,
    maak_pdf,
    pdf_antwoord,
)

BRIEF = Briefhoofd(
    afzender="Gemeente Urk",
    afzenderregels=("Jeugd en gezin",),
    ontvanger=("Aan Noor",),
    plaats="Urk",
    datum=date(2026, 3, 1),
    kenmerk="2026-0001",
)


def _stuk(*delen: object, **meer: object) -> Stuk:
    return Stuk(titel="Besluit over hulp", delen=tuple(delen), **meer)  # type: ignore[arg-type]


def test_every_kind_of_part_stands_on_the_paper() -> None:
    inhoud = maak_pdf(
        _stuk(
            Kop("Wat wij besluiten"),
            Alinea("Eerste alinea.\n\nTweede alinea\nmet een regel."),
            Opsomming(("een punt", "nog een punt")),
            Feiten((("Aanbieder", "De Kering"),)),
            Rooster(("Doel", "Wie"), (("naar school", "mentor"),)),
            Tekening(
                200,
                100,
                (Vak(0, 0, 80, 30, "ruzie thuis", "let-op"), Lijn(80, 15, 120, 60, "nadruk", "maakt erger", pijl=True)),
                bijschrift="Ruzie thuis maakt het erger.",
            ),
            briefhoofd=BRIEF,
        )
    )
    tekst = pdf_plat(inhoud)
    for woorden in (
        "Gemeente Urk",
        "Aan Noor",
        "Urk, 1 maart 2026",
        "2026-0001",
        "Besluit over hulp",
        "Wat wij besluiten",
        "Tweede alinea",
        "• nog een punt",
        "De Kering",
        "naar school",
        "ruzie thuis",
        "maakt erger",
        "Ruzie thuis maakt het erger.",
        "Pagina 1 van",
    ):
        assert woorden in tekst


def test_the_same_value_gives_the_same_bytes_and_another_day_does_not() -> None:
    assert maak_pdf(_stuk(Alinea("ja"))) == maak_pdf(_stuk(Alinea("ja")))
    assert maak_pdf(_stuk(Alinea("ja"), op=date(2026, 1, 1))) != maak_pdf(_stuk(Alinea("ja"), op=date(2026, 1, 2)))


def test_title_language_and_day_are_in_the_metadata() -> None:
    inhoud = maak_pdf(_stuk(Alinea("ja"), taal="en", op=date(2026, 3, 1)))
    assert b"/Lang (en)" in inhoud
    assert b"/Title (Besluit over hulp)" in inhoud
    assert b"D:20260301" in inhoud
    assert "Page 1 of" in pdf_tekst(inhoud) or "Pagina 1 van" in pdf_tekst(inhoud)


def test_letters_of_all_languages_of_europe_are_printed() -> None:
    woorden = "Żółć Łukasz Gökçe Şahin Đorđe Ærø Müller Ñandú Čapek ‘ja’ – €"
    assert woorden in pdf_tekst(maak_pdf(_stuk(Alinea(woorden))))


def test_a_long_text_goes_on_on_the_next_page_and_pages_are_numbered() -> None:
    inhoud = maak_pdf(_stuk(*(Alinea("woord " * 150) for _ in range(12))))
    bladen = pdf_aantal_bladen(inhoud)
    assert bladen > 2
    assert f"Pagina {bladen} van" in pdf_tekst(inhoud)


def test_the_headings_of_a_table_come_back_on_every_page() -> None:
    rijen = tuple((f"doel {nummer}", "wie") for nummer in range(90))
    inhoud = maak_pdf(_stuk(Rooster(("Doelen van het plan", "Wie"), rijen)))
    assert pdf_tekst(inhoud).count("Doelen van het plan") == pdf_aantal_bladen(inhoud) > 1


def test_a_picture_is_never_cut_in_two() -> None:
    vol = maak_pdf(_stuk(Alinea("regel\n" * 38), Tekening(100, 100, (Vak(0, 0, 90, 90, "heel"),))))
    assert pdf_aantal_bladen(vol) == 2


def test_a_picture_higher_than_the_page_is_made_to_fit() -> None:
    assert pdf_aantal_bladen(maak_pdf(_stuk(Tekening(10, 400, (Vak(0, 0, 10, 400, "hoog"),))))) <= 2


def test_words_that_do_not_fit_their_box_get_smaller_and_then_an_ellipsis() -> None:
    inhoud = maak_pdf(_stuk(Tekening(400, 100, (Vak(0, 0, 60, 12, "heel veel woorden " * 20, "stil"),))))
    assert "…" in pdf_tekst(inhoud)


def test_an_arrow_a_dashed_line_and_a_bare_text_are_drawn() -> None:
    met = maak_pdf(
        _stuk(Tekening(100, 50, (Lijn(0, 0, 90, 40, "goed-streep", pijl=True), Vak(0, 0, 40, 9, "k", "kaal"))))
    )
    zonder = maak_pdf(_stuk(Tekening(100, 50, ())))
    assert len(met) > len(zonder)


def test_a_long_foot_is_cut_off_and_empty_parts_leave_nothing() -> None:
    inhoud = maak_pdf(_stuk(Feiten(()), Alinea("  "), Opsomming(()), voettekst="voet " * 60))
    assert "…" in pdf_tekst(inhoud)


def test_headings_that_skip_a_level_still_make_an_outline() -> None:
    inhoud = maak_pdf(_stuk(Kop("Diep", 3), Kop("Hoog"), Kop("Te diep", 9)))
    assert inhoud.count(b"/Title (") >= 3


def test_a_table_and_a_picture_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="evenveel"):
        Rooster(("een", "twee"), (("een",),))
    with pytest.raises(ValueError, match="breedte"):
        Tekening(0, 10, ())


def test_what_is_no_part_is_an_error() -> None:
    with pytest.raises(TypeError, match="onbekend deel"):
        maak_pdf(_stuk("tekst"))


def test_the_answer_is_a_download_that_nobody_keeps() -> None:
    antwoord = pdf_antwoord(_stuk(Alinea("ja")), "besluit.pdf")
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Disposition"] == 'attachment; filename="besluit.pdf"'
    assert antwoord["Cache-Control"] == "private, no-store"
    assert antwoord.content.startswith(b"%PDF-")


def test_the_font_ships_with_its_licence() -> None:
    assert {p.name for p in LETTERTYPEN.iterdir()} >= {"DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "LICENSE"}
    assert re.search("Bitstream Vera", (LETTERTYPEN / "LICENSE").read_text(encoding="utf-8"))
