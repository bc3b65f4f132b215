"""The stylesheets: small, whole, readable, and with contrast that everyone can see."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[3] / "src" / "zorglandschap" / "web" / "vormgeving" / "static" / "vormgeving"
BLADEN = sorted(STATIC.glob("*.css"))
ALLES = "\n".join(blad.read_text(encoding="utf-8") for blad in BLADEN)
GRENS_CSS, GRENS_JS = 14_000, 3_000  # bytes, gzipped
# a page loads at most one of these
VAN_EEN_KAMER = {
    "dossier.css", "landschap.css", "plekken.css", "scenario.css", "simulatie.css", "tafel.css",
    "vergelijken.css", "voordeur.css",
}  # fmt: skip


def test_all_css_that_a_page_can_load_is_small() -> None:
    gewicht = {blad.name: len(gzip.compress(blad.read_bytes())) for blad in BLADEN}
    gedeeld = sum(gewicht[naam] for naam in gewicht if naam not in VAN_EEN_KAMER)
    assert gedeeld + max(gewicht[naam] for naam in VAN_EEN_KAMER) < GRENS_CSS


def test_the_javascript_is_tiny() -> None:
    assert len(gzip.compress((STATIC / "huis.js").read_bytes())) < GRENS_JS


@pytest.mark.parametrize("blad", BLADEN, ids=[blad.name for blad in BLADEN])
def test_a_stylesheet_says_what_it_is_for_and_asks_nothing_from_elsewhere(blad: Path) -> None:
    css = blad.read_text(encoding="utf-8")
    assert css.startswith("/* ")
    assert css.count("\n") <= 400
    assert "@import" not in css
    assert "http" not in css


def _waarden() -> dict[str, str]:
    tokens = (STATIC / "tokens.css").read_text(encoding="utf-8")
    return dict(re.findall(r"^\s*(--zl-[\w-]+):\s*(.+);$", tokens, re.MULTILINE))


def _kleur(naam: str) -> tuple[float, float, float]:
    waarde = _waarden().get(naam, naam)
    while not waarde.startswith("#"):
        eigen = re.findall(r"--zl-[\w-]+|#[0-9a-f]{3,6}", waarde)[-1]
        waarde = eigen if eigen.startswith("#") else _waarden()[eigen]
    if len(waarde) == 4:
        waarde = "#" + "".join(2 * cijfer for cijfer in waarde[1:])
    rood, groen, blauw = (int(waarde[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return rood, groen, blauw


def _licht(naam: str) -> float:
    lineair = [k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in _kleur(naam)]
    return 0.2126 * lineair[0] + 0.7152 * lineair[1] + 0.0722 * lineair[2]


def _contrast(een: str, ander: str) -> float:
    hoog, laag = sorted((_licht(een), _licht(ander)), reverse=True)
    return (hoog + 0.05) / (laag + 0.05)


@pytest.mark.parametrize(
    ("tekst", "vlak"),
    [
        ("--zl-document-color", "--zl-document-background-color"),
        ("--zl-document-subtle-color", "--zl-document-background-color"),
        ("--zl-document-subtle-color", "--zl-water-100"),
        ("--zl-heading-color", "--zl-document-background-color"),
        ("--zl-link-color", "--zl-document-background-color"),
        ("--zl-link-color", "--zl-water-100"),
        ("--zl-link-color", "--zl-tulp-100"),
        ("--zl-page-header-color", "--zl-page-header-background-color"),
        ("--zl-page-footer-color", "--zl-page-footer-background-color"),
        ("--zl-button-color", "--zl-button-background-color"),
        ("--zl-button-color", "--zl-button-danger-background-color"),
        ("--zl-button-secondary-color", "#fff"),
        ("--zl-info-color", "--zl-info-background-color"),
        ("--zl-goed-color", "--zl-goed-background-color"),
        ("--zl-let-op-color", "--zl-let-op-background-color"),
        ("--zl-fout-color", "--zl-fout-background-color"),
        ("--zl-fout-color", "--zl-document-background-color"),
        ("--zl-goed-color", "--zl-document-background-color"),
    ],
)
def test_text_can_be_read_by_everyone(tekst: str, vlak: str) -> None:
    assert _contrast(tekst, vlak) >= 4.5


@pytest.mark.parametrize(
    ("rand", "vlak"),
    [
        ("--zl-form-field-border-color", "#fff"),
        ("--zl-form-field-border-color", "--zl-document-background-color"),
        ("--zl-focus-outline-color", "--zl-document-background-color"),
        ("--zl-focus-background-color", "--zl-page-header-background-color"),
        ("--zl-focus-outline-color", "--zl-focus-background-color"),
        ("--zl-water-600", "#fff"),
    ],
)
def test_borders_and_focus_can_be_seen_by_everyone(rand: str, vlak: str) -> None:
    assert _contrast(rand, vlak) >= 3


def test_every_token_that_is_used_is_defined_and_every_component_has_its_class() -> None:
    gebruikt = set(re.findall(r"var\((--zl-[\w-]+)\)", ALLES))
    assert gebruikt <= set(_waarden())
    for klasse in ("raster", "twee", "stapel", "kaart", "kaart--nadruk", "knop--tweede", "knop--rustig", "knop--gevaar",
                   "melding--goed", "melding--let-op", "melding--fout", "label--rustig", "lijst__meta", "tabel-om",
                   "tijdlijn__punt", "stappen", "feiten", "formulier", "veld", "acties", "kop", "staaf",
                   "alleen-lezers", "getal__waarde"):  # fmt: skip
        assert f".zl-{klasse}" in ALLES, klasse


def test_about_fifty_tokens_and_a_theme_can_reach_the_main_ones() -> None:
    waarden = _waarden()
    assert 45 <= len(waarden) <= 90
    assert sum("var(--utrecht-" in waarde for waarde in waarden.values()) >= 25


def test_movement_stops_for_who_asks_for_it() -> None:
    zonder = re.sub(r"@media \(prefers-reduced-motion: no-preference\) \{.*?\n\}", "", ALLES, flags=re.DOTALL)
    assert "transition" not in zonder
    assert "animation" not in zonder
