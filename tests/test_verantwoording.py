"""The accountability documents say what the code does: versions, criteria, weights, reasons, fields, numbers."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from tests.core.matching.test_verbod import PROFIEL
from zorglandschap.config.regio import lees_regio
from zorglandschap.core.begrippen.codelijsten import Niveau, Specialisme
from zorglandschap.core.matching.herhaling import Uitslag
from zorglandschap.core.matching.kaderbestand import lees_kader
from zorglandschap.core.matching.passend import BIJNA_TE_DOEN, REDENEN, Reden
from zorglandschap.core.matching.prijzen import PRIJSWAARDEN
from zorglandschap.core.matching.profiel import Aanbiedingen, Profiel
from zorglandschap.core.matching.zoekbeleid import GEWICHTEN

WORTEL = Path(__file__).resolve().parents[1]
MAP = WORTEL / "docs" / "verantwoording"
KAART = (MAP / "modelkaart.md").read_text(encoding="utf-8")
REGISTER = (MAP / "algoritmeregister.md").read_text(encoding="utf-8")
REGIO = lees_regio("flevoland", WORTEL / "regios")
KADER = lees_kader(REGIO.afwegingskader)
OP = date(2026, 11, 22)
VELDEN = (  # publicatiestandaard 1.0 of the Algoritmeregister
    "Naam", "Korte omschrijving", "Organisatie", "Thema", "Status", "Begindatum", "Contactgegevens",
    "Publicatiecategorie", "Doel en impact", "Afwegingen", "Menselijke tussenkomst", "Risicobeheer", "Wettelijke basis",
    "Link naar wettelijke basis", "Link naar verwerkingsregister", "Impacttoetsen", "Link naar impacttoetsen",
    "Gegevens", "Bronnen", "Technische werking", "Leverancier", "Link naar broncode",
)  # fmt: skip
OPEN = ("Organisatie", "Begindatum", "Contactgegevens", "Link naar verwerkingsregister", "Impacttoetsen")


def _tabel(kop: str) -> list[tuple[str, ...]]:
    """The rows of the table of the model card that begins with this heading, without back ticks."""
    blok = KAART.split(f"\n| {kop} |", 1)[1].split("\n\n", 1)[0]
    rijen = blok.splitlines()[2:]
    return [tuple(cel.strip().strip("`") for cel in rij.strip().strip("|").split(" | ")) for rij in rijen]


def test_the_version_of_the_framework_is_the_one_that_holds() -> None:
    assert f"| versie van het afwegingskader | `{KADER.versie}` |" in KAART


def test_the_criteria_are_those_of_the_region_with_their_justification() -> None:
    assert _tabel("criterium") == [
        (c.sleutel, c.vraag, c.waarom, c.bron, c.eigenaar, c.sinds.isoformat()) for c in KADER.criteria
    ]


def test_the_weights_are_those_of_the_region() -> None:
    normen = {wens: REGIO.beleid.norm(sleutel, OP) for wens, sleutel in GEWICHTEN.items()}
    assert _tabel("wens") == [
        (w.value, n.sleutel, f"{n.waarde:g}", n.bron, n.eigenaar, n.vanaf.isoformat()) for w, n in normen.items()
    ]
    assert all(norm.is_verzonnen for norm in normen.values()), "vastgesteld? dan klopt ‘eigen keuze’ niet meer"


def test_the_other_numbers_are_those_of_the_region() -> None:
    rijen = _tabel("norm")
    assert {"zoekgebied_km", "schoolafstand_km", *PRIJSWAARDEN.values()} <= {sleutel for sleutel, *_ in rijen}
    for sleutel, waarde, eenheid, bron in rijen:
        norm = REGIO.beleid.norm(sleutel, OP)
        assert (waarde, eenheid, bron) == (f"{norm.waarde:g}", norm.eenheid, norm.bron)


def test_the_reasons_are_those_of_the_code() -> None:
    assert _tabel("reden") == [
        (str(r.name).lower(), str(REDENEN[r]), "ja" if r in BIJNA_TE_DOEN else "nooit") for r in Reden
    ]


def test_the_fields_are_those_of_the_code_each_with_a_reason() -> None:
    tabellen = [
        [rij.split("|")[1:3] for rij in blok.split("\n\n", 1)[0].splitlines()[2:]]
        for blok in KAART.split("\n| veld |")[1:]
    ]
    namen = [[veld.strip(" `") for veld, _ in tabel] for tabel in tabellen]
    assert namen == [[v.name for v in fields(Profiel)], [v.name for v in fields(Aanbiedingen)]]
    assert set(namen[0]) == PROFIEL
    assert all(waarom.strip() for tabel in tabellen for _, waarom in tabel)


def test_the_words_are_those_of_the_code() -> None:
    assert f"Behoeften: {', '.join(s.value for s in Specialisme)}." in KAART
    assert f"Eerst het niveau: {', '.join(n.value for n in Niveau)}." in KAART
    assert all(f"| {uitslag.value} |" in (MAP / "README.md").read_text(encoding="utf-8") for uitslag in Uitslag)


def test_the_libraries_and_tests_that_are_named_exist() -> None:
    nodig = (WORTEL / "requirements.in").read_text(encoding="utf-8")
    assert all(f"\n{naam}==" in nodig for naam in ("numpy", "scipy", "highspy"))
    genoemd = re.findall(r"`(tests/[\w/]+\.py)`", KAART)
    assert len(genoemd) >= 6
    assert [pad for pad in genoemd if not (WORTEL / pad).is_file()] == []


def _velden() -> dict[str, str]:
    delen = re.split(r"^### (.+)$", REGISTER, flags=re.MULTILINE)[1:]
    inhoud = [re.split(r"^## ", deel, flags=re.MULTILINE)[0].strip() for deel in delen[1::2]]
    return dict(zip(delen[::2], inhoud, strict=True))


def test_the_register_has_every_field_of_the_standard_in_order() -> None:
    assert tuple(_velden()) == VELDEN
    assert all(_velden().values())


@pytest.mark.parametrize("veld", OPEN)
def test_what_only_a_region_can_know_is_left_to_the_region(veld: str) -> None:
    assert "**Door de regio in te vullen" in _velden()[veld]


def test_a_link_in_the_documents_leads_somewhere() -> None:
    for document in MAP.glob("*.md"):
        for doel in re.findall(r"\]\((?!http)([^)#]+)", document.read_text(encoding="utf-8")):
            assert (document.parent / doel).exists(), f"{document.name}: {doel}"
