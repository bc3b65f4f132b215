"""What may never enter: a learning library, a model file, a forbidden field, a flag about the past."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import zorglandschap.core.matching as kamer
from tests.core.matching.hulp import KADERBESTAND, flevoland
from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.matching.afwegingskader import Antwoord, Criterium, Feit
from zorglandschap.core.matching.kaderbestand import KaderFout, lees_kader
from zorglandschap.core.matching.prijzen import Aankomst
from zorglandschap.core.matching.profiel import Aanbiedingen, Profiel
from zorglandschap.core.matching.verdeling.invoer import Jeugdige
from zorglandschap.core.matching.vraagbestand import AANBOD, JEUGDIGE

WORTEL = Path(__file__).resolve().parents[3]
SRC = WORTEL / "src"
LEREND = {
    "autogluon", "catboost", "causalml", "econml", "fastai", "flaml", "gensim", "h2o", "imblearn", "interpret", "jax",
    "joblib", "keras", "lifelines", "lightgbm", "lime", "mlflow", "mlxtend", "nltk", "onnx", "onnxruntime", "openai",
    "paddle", "prophet", "pycaret", "pymc", "pyspark", "river", "sentence_transformers", "shap", "sklearn", "sktime",
    "spacy", "statsmodels", "tensorflow", "theano", "torch", "torchvision", "transformers", "xgboost",
}  # fmt: skip
PAKKETTEN = LEREND | {"scikit-learn", "scikit-survival", "pytorch", "tensorflow-cpu", "sentence-transformers"}
MODELBESTAND = {
    ".bin", ".ckpt", ".h5", ".joblib", ".keras", ".model", ".onnx", ".pb", ".pickle", ".pkl", ".pmml", ".pt", ".pth",
    ".safetensors", ".tflite",
}  # fmt: skip
VERBODEN = re.compile(  # R1: what no criterion may look at
    r"nationalit|burgerschap|etnisch|etnicit|herkomst|afkomst|migratie|geboorteplaats|geboorteland|geboren_in|(^|_)ras($|_)|"
    r"(^|_)taal|moedertaal|godsdienst|geloof|religie|inkomen|uitkering|schuld|salaris|vermogen|postcode|(^|_)wijk|buurt|"
    r"geslacht|gender|seksu|strafblad|(^|_)naam_|voornaam|achternaam|(^|_)bsn"
)
VROEGER = re.compile(  # R5: what never fades
    r"(^|_)ooit|eerdere|geschiedenis|historie|verleden|verdacht|recidiv|risico|kans_op|voorspel"
)
# R1: the whole list; a new field is a decision with a reason (docs/verantwoording/modelkaart.md), not a line of code
PROFIEL = {
    "leeftijd_maanden", "breedte", "lengte", "gemeente", "gewenste_start", "uiterste_start", "school", "behoeften",
    "crisis", "samen", "machtiging_gesloten", "onveilige_locaties", "geweigerd_door", "wensen", "gewenste_gemeente",
    "verwacht_weken", "zonder_contract", "aantal_samen", "gezinslocaties",
}  # fmt: skip
JEUGDIGE_VERDELING = {
    "id", "profiel", "niveaus", "urgentie", "wachtdagen", "groep", "huidig", "stemt_in",
}  # fmt: skip


def _namen(bestand: Path) -> Iterator[str]:
    """The first part of everything a module imports, also by name."""
    for deel in ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))):
        if isinstance(deel, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in deel.names)
        elif isinstance(deel, ast.ImportFrom):
            yield (deel.module or "").partition(".")[0]
        elif isinstance(deel, ast.Call) and isinstance(deel.func, ast.Attribute | ast.Name):
            functie = deel.func.attr if isinstance(deel.func, ast.Attribute) else deel.func.id
            if functie in {"import_module", "__import__"} and deel.args and isinstance(deel.args[0], ast.Constant):
                yield str(deel.args[0].value).partition(".")[0]


def test_no_module_of_the_house_imports_a_library_that_learns() -> None:
    fout = [f"{b.relative_to(WORTEL)}: {n}" for b in SRC.rglob("*.py") for n in _namen(b) if n.lower() in LEREND]
    assert fout == []


def test_the_look_at_imports_sees_every_way_to_import(tmp_path: Path) -> None:
    bestand = tmp_path / "stiekem.py"
    bestand.write_text(
        "import torch.nn\nfrom sklearn import tree\nimport importlib\nimportlib.import_module('xgboost.core')\n"
        "__import__('keras')\nfrom . import x\n"
    )
    assert set(_namen(bestand)) & LEREND == {"torch", "sklearn", "xgboost", "keras"}


@pytest.mark.parametrize("lijst", sorted(p.name for p in WORTEL.glob("requirements*")))
def test_no_list_of_dependencies_names_a_library_that_learns(lijst: str) -> None:
    regels = (WORTEL / lijst).read_text(encoding="utf-8").lower().splitlines()
    namen = {re.split(r"[\s=<>!~\[;@]", regel, maxsplit=1)[0] for regel in regels}
    assert namen & PAKKETTEN == set()
    assert "numpy" in namen or not lijst.startswith("requirements.")  # the reading works


@pytest.mark.parametrize("bibliotheek", sorted(LEREND))
def test_a_library_that_learns_cannot_even_be_imported(bibliotheek: str) -> None:
    assert find_spec(bibliotheek) is None


def test_there_is_no_file_with_a_model() -> None:
    bestanden = [*SRC.rglob("*"), *(WORTEL / "regios").rglob("*")]
    assert [str(b) for b in bestanden if b.suffix.lower() in MODELBESTAND] == []


def _dataklassen() -> list[type[Any]]:
    klassen: dict[str, type[Any]] = {}
    for module in pkgutil.walk_packages(kamer.__path__, f"{kamer.__name__}."):
        for _, klasse in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if is_dataclass(klasse) and klasse.__module__.startswith(kamer.__name__):
                klassen[f"{klasse.__module__}.{klasse.__qualname__}"] = klasse
    return list(klassen.values())


DATAKLASSEN = _dataklassen()


def test_all_values_of_matching_are_looked_at() -> None:
    assert {Profiel, Aanbiedingen, Criterium, Antwoord, Jeugdige, Aankomst} <= set(DATAKLASSEN)


@pytest.mark.parametrize("klasse", DATAKLASSEN, ids=lambda k: f"{k.__module__.rpartition('.')[2]}.{k.__name__}")
def test_no_value_of_matching_has_a_forbidden_field_or_a_flag_about_the_past(klasse: type[Any]) -> None:
    namen = [veld.name for veld in fields(klasse)]
    assert [naam for naam in namen if VERBODEN.search(naam) or VROEGER.search(naam)] == []


@pytest.mark.parametrize(
    "naam",
    ["nationaliteit", "geboorteplaats", "thuistaal_taal", "inkomen_ouders", "postcode4", "buurtcijfer", "geslacht"],
)
def test_the_look_at_fields_knows_what_is_forbidden(naam: str) -> None:
    assert VERBODEN.search(naam)


@pytest.mark.parametrize("naam", ["ooit_uit_huis", "eerdere_meldingen", "heeft_geschiedenis", "risicoscore"])
def test_the_look_at_fields_knows_what_never_fades(naam: str) -> None:
    assert VROEGER.search(naam)


def test_the_profile_has_exactly_the_fields_that_were_agreed() -> None:
    assert {veld.name for veld in fields(Profiel)} == PROFIEL
    assert {veld.name for veld in fields(Jeugdige)} == JEUGDIGE_VERDELING
    assert {veld.name for veld in fields(Aankomst)} == {"profiel", "niveaus"}


def test_the_words_that_are_weighed_hold_nothing_forbidden() -> None:
    woorden = [
        *(c.sleutel for c in flevoland().criteria),
        *(a.sleutel for c in flevoland().criteria for a in c.antwoorden),
        *(eis for c in flevoland().criteria for a in c.antwoorden for eis in a.vraagt),
        *(feit.value for feit in Feit),
        *(specialisme.value for specialisme in Specialisme),
        *JEUGDIGE,
        *AANBOD,
    ]
    assert [w for w in woorden if VERBODEN.search(w.replace(" ", "_")) or VROEGER.search(w.replace(" ", "_"))] == []


@pytest.mark.parametrize("veld", ["waarom", "bron", "eigenaar", "sinds"])
@pytest.mark.parametrize("nummer", range(len(flevoland().criteria)))
def test_a_criterion_of_the_region_without_its_justification_is_refused(nummer: int, veld: str) -> None:
    ruw = tomllib.loads(KADERBESTAND.read_text(encoding="utf-8"))
    del ruw["criterium"][nummer][veld]
    with pytest.raises(KaderFout, match=veld):
        lees_kader(ruw)
