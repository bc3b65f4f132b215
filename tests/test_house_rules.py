"""What no linter knows: the rules that keep the house calm."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.apps import apps as kamers
from django.db import models

from zorglandschap.config import plattegrond
from zorglandschap.core.regels.register import REGELS as REGISTER

WORTEL = Path(__file__).resolve().parents[1]
SRC = WORTEL / "src" / "zorglandschap"
MODULES = sorted(p for m in ("src", "tests") for p in (WORTEL / m).rglob("*.py") if "migrations" not in p.parts)
EIGEN_KAMERS = sorted(p.name for p in (SRC / "apps").iterdir() if (p / "apps.py").is_file())
PERSOONSGEGEVENS = {"Jeugdige", "Gezin", "Gezinslid", "Casus", "Hulpvraag", "AnalyseTekst", "Factor", "Traject"}


def _namen(bestanden: list[Path]) -> list[str]:
    return [str(p.relative_to(WORTEL)) for p in bestanden]


def _boom(bestand: Path) -> ast.Module:
    return ast.parse(bestand.read_text(encoding="utf-8"))


@pytest.mark.parametrize("bestand", MODULES, ids=_namen(MODULES))
def test_a_module_has_at_most_400_lines_and_says_what_it_is_for(bestand: Path) -> None:
    tekst = bestand.read_text(encoding="utf-8")
    assert tekst.count("\n") <= 400, f"{bestand.name} is te lang: splits haar"
    if tekst.strip():
        assert ast.get_docstring(_boom(bestand)), f"{bestand.name} zegt op regel 1 niet waarvoor zij is"
        assert tekst.startswith(('"""', 'r"""')), f"{bestand.name} begint niet met haar docstring"


def _volgorde() -> dict[str, int]:
    instellingen = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))
    contract = next(
        c for c in instellingen["tool"]["importlinter"]["contracts"] if c.get("containers") == ["zorglandschap.apps"]
    )
    lagen = [[naam.strip() for naam in re.split(r"[|:]", laag)] for laag in contract["layers"]]
    return {naam: hoogte for hoogte, laag in enumerate(reversed(lagen)) for naam in laag}


def test_foreign_keys_follow_the_order_of_the_rooms() -> None:
    hoogte = _volgorde()
    fout = [
        f"{model._meta.label}.{veld.name} → {veld.related_model._meta.label}"
        for kamer in EIGEN_KAMERS
        for model in kamers.get_app_config(kamer).get_models()
        for veld in model._meta.get_fields()
        if isinstance(veld, models.ForeignKey)
        and (ander := veld.related_model._meta.app_label) in hoogte
        and ander != kamer
        and hoogte[ander] >= hoogte[kamer]
    ]
    assert fout == []


def test_every_model_stands_in_the_glossary() -> None:
    begrippen = (WORTEL / "docs" / "begrippen.md").read_text(encoding="utf-8")
    ontbreekt = [
        model.__name__
        for kamer in EIGEN_KAMERS
        for model in kamers.get_app_config(kamer).get_models()
        if f"`{model.__name__}`" not in begrippen
    ]
    assert ontbreekt == []


def _regels() -> Iterator[tuple[str, ast.FunctionDef]]:
    for bestand in sorted((SRC / "core" / "regels").glob("*.py")):
        for deel in _boom(bestand).body:
            if isinstance(deel, ast.FunctionDef) and not deel.name.startswith("_"):
                antwoord = deel.returns
                if isinstance(antwoord, ast.Name) and antwoord.id == "Uitkomst":
                    yield bestand.stem, deel


REGELS = list(_regels())


def test_at_least_forty_rules_of_the_regiovisie_and_the_law_live_in_core() -> None:
    assert len(REGELS) >= 40
    assert len({regel.sleutel for regel in REGISTER}) == len(REGISTER) == len(REGELS), "register?"


@pytest.mark.parametrize(("thema", "regel"), REGELS, ids=[f"{t}.{r.name}" for t, r in REGELS])
def test_every_rule_has_a_dutch_sentence_and_an_example_table(thema: str, regel: ast.FunctionDef) -> None:
    zin = ast.get_docstring(regel) or ""
    assert zin.endswith("."), f"{regel.name} legt zichzelf niet uit"
    tabel = yaml.safe_load((WORTEL / "tests" / "voorbeelden" / f"{thema}.yaml").read_text(encoding="utf-8"))
    assert len(tabel[regel.name]) >= 3, f"{regel.name} heeft minder dan drie voorbeelden"


def test_the_tree_in_the_architecture_is_the_tree_of_the_house() -> None:
    document = (WORTEL / "docs" / "architectuur.md").read_text(encoding="utf-8")
    assert plattegrond.in_document(document, plattegrond.plattegrond()) == document, "draai `make map`"


def _vraagt_zelf(bestand: Path) -> list[str]:
    """Places where a module asks the rows with person data without the query of their room."""
    return [
        f"{bestand.relative_to(SRC)}:{deel.lineno} {deel.value.id}.objects"
        for deel in ast.walk(_boom(bestand))
        if isinstance(deel, ast.Attribute)
        and deel.attr == "objects"
        and isinstance(deel.value, ast.Name)
        and deel.value.id in PERSOONSGEGEVENS
    ]


def test_only_the_own_room_asks_for_rows_with_person_data() -> None:
    eigen = {"casus", "demo", "monitor"}  # monitor counts: its queries return figures, never rows
    ander = [b for b in (SRC / "apps").rglob("*.py") if b.relative_to(SRC / "apps").parts[0] not in eigen]
    assert [plek for bestand in ander for plek in _vraagt_zelf(bestand)] == []


def test_nothing_names_a_place_of_one_machine_or_an_index() -> None:
    verboden = re.compile(r"/work/|/root/|\.\./shared|files\.pythonhosted|pypi\.org/simple|index-url")
    fout = []
    for bestand in WORTEL.rglob("*"):
        delen = bestand.relative_to(WORTEL).parts
        if not bestand.is_file() or any(d.startswith((".", "__")) and d != ".ci" for d in delen):
            continue
        if bestand.suffix in {".py", ".md", ".toml", ".lock", ".in", ".yml", ".yaml", ".html", ".css", ".js", ""}:
            tekst = bestand.read_text(encoding="utf-8", errors="ignore")
            if bestand != Path(__file__).resolve() and verboden.search(tekst):
                fout.append(str(bestand.relative_to(WORTEL)))
    assert fout == []


def test_no_page_writes_unescaped_html_or_raw_sql() -> None:
    verboden = re.compile(r"mark_safe|\|safe\b|autoescape off|RawSQL|\.extra\(|\.raw\(")
    fout = [
        str(b.relative_to(SRC))
        for b in [*SRC.rglob("*.py"), *SRC.rglob("*.html")]
        if "migrations" not in b.parts and verboden.search(b.read_text(encoding="utf-8"))
    ]
    assert fout == []
