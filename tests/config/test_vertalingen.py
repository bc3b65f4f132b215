"""The translations: every text is gathered, translated, and compiled."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from babel.messages import Catalog

from zorglandschap.config import vertalingen
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.regels.uitkomst import Oordeel


@pytest.fixture(scope="module")
def teksten() -> vertalingen.Vindplaatsen:
    return vertalingen.verzamel()


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    """A copy of the catalogues, to write in."""
    return Path(shutil.copytree(vertalingen.LOCALE, tmp_path / "locale"))


def test_everything_a_person_sees_is_translated_and_compiled() -> None:
    assert vertalingen.controleer() == []


@pytest.mark.parametrize(
    ("tekst", "bestand"),
    [
        ("Mijn werk", "src/zorglandschap/web/vormgeving/navigatie.py"),
        ("Direct naar de inhoud", "src/zorglandschap/web/vormgeving/templates/vormgeving/basis.html"),
        ("Kies een persoon. Iedereen heeft hetzelfde wachtwoord: <code>%(wachtwoord)s</code>.", "rolverdeling.html"),
        ("Was u dit niet? Dan hoeft u niets te doen.", "password_reset_key_message.txt"),
        ("Verwijs pas na een volledige verklarende analyse; bij crisis handelen we direct.", "regels/verwijzing.py"),
        ("analyse voor verwijzing", "regels/verwijzing.py"),
        ("De verklarende analyse is volledig en vastgesteld.", "regels/verwijzing.py"),
        ("Is het thuis veilig genoeg, als er hulp bij komt?", "regios/flevoland/afwegingskader.toml"),
        ("Aanbod vers uren", "regios/flevoland/beleid.toml"),
        ("ja,nee", "aanbod/blad.html"),
        ("werkdag", "regios/flevoland/beleid.toml"),
        ("broers en zussen die niet samen wonen", "verdeling/doelorde.py"),
        (Hulpvorm.PLEEGZORG.value, "begrippen/hulpvormen.py"),
        (Oordeel.LET_OP.value, "regels/uitkomst.py"),
    ],
)
def test_texts_are_found_wherever_they_stand(teksten: vertalingen.Vindplaatsen, tekst: str, bestand: str) -> None:
    assert any(bestand in plek for plek in teksten[tekst])


def test_one_and_many_are_gathered_together(teksten: vertalingen.Vindplaatsen) -> None:
    meervoud = [sleutel for sleutel in teksten if isinstance(sleutel, tuple)]
    assert meervoud
    assert all(len(sleutel) == 2 for sleutel in meervoud)


def test_gathering_again_changes_nothing(locale: Path) -> None:
    vertalingen.bijwerken(locale)
    eerst = (locale / "en/LC_MESSAGES/django.po").read_bytes()
    vertalingen.bijwerken(locale)
    assert (locale / "en/LC_MESSAGES/django.po").read_bytes() == eerst


def test_a_text_that_is_gone_is_dropped_and_a_translation_is_kept(teksten: vertalingen.Vindplaatsen) -> None:
    oud = Catalog(locale="en")
    oud.add("Een tekst van vroeger.", "A text of before.")
    oud.add("Mijn werk", "My work")
    nieuw = vertalingen.vernieuw(oud, "en", teksten)
    assert nieuw.get("Een tekst van vroeger.") is None
    bericht = nieuw.get("Mijn werk")
    assert bericht is not None
    assert bericht.string == "My work"


def _verander(locale: Path, oud: str, nieuw: str) -> list[str]:
    po = locale / "en/LC_MESSAGES/django.po"
    tekst = po.read_text(encoding="utf-8")
    assert oud in tekst
    po.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")
    return vertalingen.controleer(locale)


def test_a_catalogue_that_is_not_compiled_again_is_noticed(locale: Path) -> None:
    vertalingen.bijwerken(locale)
    fouten = _verander(locale, 'msgid "Mijn werk"\nmsgstr "', 'msgid "Mijn werk"\nmsgstr "X')
    assert "en: django.mo loopt niet gelijk met django.po" in fouten


def test_a_text_that_is_missing_or_not_in_use_is_noticed(locale: Path) -> None:
    vertalingen.bijwerken(locale)
    fouten = _verander(locale, 'msgid "Mijn werk"', 'msgid "Mijn vroegere werk"')
    assert "en: staat niet in django.po: Mijn werk" in fouten
    assert "en: nergens meer in gebruik: Mijn vroegere werk" in fouten


def test_a_translation_that_loses_a_value_is_noticed(locale: Path) -> None:
    vertalingen.bijwerken(locale)
    sleutel = 'msgid "Inloggen als %(naam)s"\nmsgstr "'
    fouten = _verander(locale, sleutel, f"{sleutel}Sign in as %(name)s")
    assert "en: andere invulplaatsen: Inloggen als %(naam)s" in fouten


def test_a_language_without_a_catalogue_has_everything_left_to_do(tmp_path: Path) -> None:
    fouten = vertalingen.controleer(tmp_path)
    assert "en: staat niet in django.po: Mijn werk" in fouten


@pytest.mark.parametrize(("woorden", "code"), [(["onzin"], 2), (["controleer", "meer"], 2)])
def test_a_wrong_word_gets_help(woorden: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert vertalingen.main(woorden) == code
    assert "Gebruik:" in capsys.readouterr().err
