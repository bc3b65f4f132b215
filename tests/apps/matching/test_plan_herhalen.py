"""A plan is read and calculated again with its own question and its own order, never with those of today."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from typer.testing import CliRunner, Result

from tests.apps.matching.tafelhulp import STRAKS, met_plan
from tests.cast import NU, Cast
from zorglandschap.apps.matching import tafelrekening
from zorglandschap.apps.matching.models import Verdelingsplan
from zorglandschap.apps.matching.queries import get_tafel
from zorglandschap.apps.matching.queries.herhaling import Planuitslag, herhaal_plannen
from zorglandschap.apps.matching.tafelrekening import orde_van, pak_in, pak_uit, rekening_van
from zorglandschap.config import opstart
from zorglandschap.config.opdrachten import app
from zorglandschap.core.matching.verdeling.doelordebestand import afdruk, uit_tabel
from zorglandschap.core.matching.verdeling.schrijven import invoerafdruk

pytestmark = pytest.mark.django_db


def _andere_orde(monkeypatch: pytest.MonkeyPatch) -> None:
    """The region decides otherwise: brothers and sisters first, and no moves in a row."""
    ruw: dict[str, Any] = deepcopy(dict(settings.REGIO.doelorde))
    ruw["versie"] = "flevoland-2027-1"
    ruw["trap"].insert(0, ruw["trap"].pop(7))
    ruw["trap"][0]["waarom"] = "Vanaf 2027 gaat samen blijven voor."
    ruw["keuze"][0]["waarde"] = 1
    monkeypatch.setattr(settings, "REGIO", replace(settings.REGIO, doelorde=ruw))


def _draai(monkeypatch: pytest.MonkeyPatch, *opties: str, wacht: bool = False) -> Result:
    monkeypatch.setattr(opstart, "controleer_versie", lambda: wacht)
    return CliRunner().invoke(app, ["herhaal-plannen", *opties])


def _nog_een(plan: Verdelingsplan, **anders: Any) -> Verdelingsplan:
    """The same plan as another row, with something in it that does not fit."""
    velden = {v.attname: getattr(plan, v.attname) for v in Verdelingsplan._meta.concrete_fields if not v.primary_key}
    return Verdelingsplan.objects.create(**{**velden, "sleutel": uuid4(), "herhaalsleutel": uuid4(), **anders})


def test_a_plan_keeps_the_text_of_its_question_without_a_name_and_its_order(cast: Cast) -> None:
    plan, _ = met_plan(cast)
    plan = Verdelingsplan.objects.get(pk=plan.pk)
    tekst = pak_uit(bytes(plan.vraag or b""))
    assert invoerafdruk(tekst) == plan.invoer_hash
    assert not any(naam in tekst for naam in ("Noor", "Lars", "Berg", "Hendriks"))
    assert f"doelorde: flevoland-2026-2 ({afdruk(orde_van(plan))[:12]})" in plan.regels_versie


def test_a_plan_comes_out_the_same_after_the_region_chose_another_order(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, _ = met_plan(cast)
    _andere_orde(monkeypatch)
    tafelrekening._BEWAARD.clear()
    antwoord = _draai(monkeypatch)
    assert antwoord.exit_code == 0, antwoord.output
    assert "1 plannen gelijk, 0 niet" in antwoord.stdout
    assert rekening_van(plan).orde == uit_tabel(plan.doelorde or {})
    assert tafelrekening.get_doelorde() != orde_van(plan)
    blad = get_tafel(cast.pieter, nu=NU + 2 * STRAKS)
    assert blad.plan is not None
    assert blad.plan.is_verzonnen
    eerste = blad.plan.trappen[0]
    assert str(eerste.zin) == "jeugdigen in crisis zonder plek"
    assert eerste.grond is not None
    assert "2027" not in eerste.grond.waarom


def test_what_does_not_come_out_the_same_is_named(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, _ = met_plan(cast)
    plan = Verdelingsplan.objects.get(pk=plan.pk)
    tekst = pak_uit(bytes(plan.vraag or b""))
    orde = dict(plan.doelorde or {})
    gewisseld = {**orde, "trap": orde["trap"][::-1]}
    zonder_regels = json.dumps({naam: deel for naam, deel in json.loads(tekst).items() if naam != "regels"})
    fout = [
        (_nog_een(plan, resultaat={**plan.resultaat, "ketens": []}), Planuitslag.ANDER_PLAN),
        (_nog_een(plan, trappen=plan.trappen[:-1]), Planuitslag.ANDER_PLAN),
        (_nog_een(plan, invoer_hash="0" * 64), Planuitslag.ANDERE_INVOER),
        (_nog_een(plan, doelorde=gewisseld), Planuitslag.ANDERE_ORDE),
        (_nog_een(plan, doelorde={**orde, "trap": []}), Planuitslag.ONLEESBAAR),
        (_nog_een(plan, vraag=b"stuk"), Planuitslag.ONLEESBAAR),
        (_nog_een(plan, vraag=pak_in("{}"), invoer_hash=invoerafdruk("{}")), Planuitslag.ONLEESBAAR),
        (
            _nog_een(plan, vraag=pak_in(zonder_regels), invoer_hash=invoerafdruk(zonder_regels)),
            Planuitslag.ONLEESBAAR,
        ),
        (_nog_een(plan, vraag=None, doelorde=None), Planuitslag.NIET_BEWAARD),
    ]
    uitslagen = {rij.plan: rij.uitslag for rij in herhaal_plannen()}
    assert uitslagen == {plan.pk: Planuitslag.GELIJK, **{rij.pk: uitslag for rij, uitslag in fout}}
    assert orde_van(fout[-1][0]) == tafelrekening.get_doelorde()
    antwoord = _draai(monkeypatch)
    assert antwoord.exit_code == 1
    assert f"plan {fout[0][0].pk} ({plan.regels_versie}): andere uitkomst" in antwoord.stderr
    tabel = json.loads(_draai(monkeypatch, "--json").stdout)
    assert tabel["aantallen"]["gelijk"] == 1
    assert [rij["plan"] for rij in tabel["niet_gelijk"]] == [rij.pk for rij, _ in fout]


def test_a_database_that_is_not_ready_is_code_two(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _draai(monkeypatch, wacht=True).exit_code == 2
