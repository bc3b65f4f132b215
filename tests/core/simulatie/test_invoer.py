"""Bad input is refused before anything runs: all faults at once, each naming the field and the value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from tests.core.simulatie.regio import een, vol
from zorglandschap.core.simulatie.controle import OngeldigeInvoer, controleer
from zorglandschap.core.simulatie.draaien import draai
from zorglandschap.core.simulatie.invoer import (
    UIT,
    Bewoners,
    Deel,
    Duurfactor,
    Invoer,
    Locatie,
    Team,
    Verandering,
    Voorziening,
    Vraagfactor,
    Wachtenden,
    Zorgvorm,
    exponentieel,
)  # fmt: skip
from zorglandschap.core.simulatie.pakken import pak

GOED = een(exponentieel(10.0), 3, 10.0)
VORM, PROFIEL, PLEK = GOED.vormen[0], GOED.profielen[0], GOED.voorzieningen[0]
TEAM = Team(naam="t", ruimte=3, duur=exponentieel(9.0))
VROEG = date(2025, 12, 31)
EEN, NUL = np.array([1]), np.array([0])


def _rij(**anders: Any) -> Bewoners:
    kolommen: dict[str, Any] = {
        "voorziening": NUL, "gemeente": NUL, "profiel": NUL, "dagen": np.array([1.0]), "leeftijd": np.array([9.0])
    }  # fmt: skip
    return Bewoners(**{**kolommen, **anders})


def _wacht(**anders: Any) -> Wachtenden:
    kolommen: dict[str, Any] = {
        "vorm": NUL, "gemeente": NUL, "profiel": NUL, "dagen": np.array([1.0]), "leeftijd": np.array([9.0]),
        "voorziening": np.array([-1]),
    }  # fmt: skip
    return Wachtenden(**{**kolommen, **anders})


def _vorm(**anders: Any) -> dict[str, Any]:
    return {"vormen": (replace(VORM, **anders),)}


def _profiel(**anders: Any) -> dict[str, Any]:
    return {"profielen": (replace(PROFIEL, **anders),)}


def _plek(**anders: Any) -> dict[str, Any]:
    return {"voorzieningen": (replace(PLEK, **anders),)}


def _team(**anders: Any) -> dict[str, Any]:
    return {"teams": (replace(TEAM, **anders),)}


FOUT: list[tuple[dict[str, Any], str]] = [
    (_plek(plekken=-1), "Voorziening hulp in huis: plekken is -1: dat moet minstens 0 zijn."),
    (_plek(veranderingen=(Verandering(VROEG, 3),)), "gaat in op 2025-12-31: dat is voor de start op 2026-01-01."),
    (_plek(veranderingen=(Verandering(date(2027, 1, 1), -4),)), "plekken vanaf 2027-01-01 is -4"),
    (_plek(veranderingen=(Verandering(date(2027, 1, 1), 4),) * 2), "verandert twee keer op dezelfde dag."),
    (_plek(vorm="tent"), "Voorziening hulp in huis: vorm noemt ‘tent’".replace("hulp", "tent", 1)),
    (_plek(locatie="maan"), "locatie noemt ‘maan’: die naam is niet bekend."),
    (_profiel(eerste_keus={"hulp": 0.9}), "Profiel ieder: eerste_keus telt op tot 0.9: dat moet 1 zijn."),
    (_profiel(eerste_keus={"hulp": 1.5}), "eerste_keus naar hulp is 1.5: een kans ligt tussen 0 en 1."),
    (_profiel(doorstroom={"hulp": {UIT: 0.5}}), "doorstroom van hulp telt op tot 0.5"),
    (_profiel(doorstroom={"hulp": {"hulp": 1.0}}), "gaat naar zichzelf: verlenging hoort in de duur."),
    (_profiel(tweede_keus={"hulp": (("tent", 2.0),)}), "tweede_keus van hulp noemt ‘tent’"),
    (_profiel(tweede_keus={"hulp": (("hulp", 0.1),) * 4}), "noemt 4 vormen: dat mogen er hoogstens 3 zijn."),
    (_profiel(duurfactor={"hulp": 0.0}), "duurfactor van hulp is 0.0"),
    (_profiel(leeftijd=(9.0, 3.0)), "leeftijd tot is 3.0: dat moet minstens 9 zijn."),
    (_profiel(voorrang=4), "voorrang is 4: voorrang is 0 (eerst) tot en met 3."),
    (_vorm(duur=()), "Vorm hulp: duur heeft 0 delen: dat moet 1 tot en met 3 zijn."),
    (_vorm(duur=(Deel(0.0, 1.0),)), "duur is gemiddeld 0.0 dagen"),
    (_vorm(duur=(Deel(9.0, -1.0),)), "De spreiding van Vorm hulp: duur is -1.0"),
    (_vorm(duur=(Deel(9.0, 1.0, 0.3),)), "Het gewicht van Vorm hulp: duur telt op tot 0.3"),
    (_vorm(geduld=Deel(float("nan"), 1.0)), "geduld is gemiddeld nan dagen"),
    (_vorm(crisisvorm="tent", kans_crisis=2.0), "kans_crisis is 2.0"),
    (_vorm(tarief=-1.0), "Vorm hulp: tarief is -1.0"),
    (_team(ruimte=-1), "Team t: ruimte is -1"),
    (_team(voorkomt={"tent": 0.1}), "Team t: voorkomt noemt ‘tent’"),
    (_team(verkort={"hulp": 0.0}), "Team t: verkort hulp is 0.0"),
    ({"teams": tuple(Team(naam=n, ruimte=1, duur=exponentieel(9.0), voorkomt={"hulp": 0.1}) for n in "ab")},
     "hulp heeft al een ander team voor hetzelfde."),
    ({"vraag": (Vraagfactor(VROEG, -1.0, "Daar", "wie"),)}, "vraag: gemeente noemt ‘Daar’"),
    ({"duur": (Duurfactor(VROEG, 0.0, "tent"),)}, "duur: vorm noemt ‘tent’"),
    ({"blijft": frozenset({("hulp", "tent")})}, "blijft noemt ‘tent’"),
    ({"locaties": (Locatie("huis", "Daar", {}),)}, "Locatie huis: km van Hier is nan"),
    ({"instroom": np.zeros((2, 2))}, "instroom heeft de maten (2, 2)"),
    ({"instroom": np.array([[-3.0]])}, "instroom van Hier, ieder is -3.0"),
    ({"maanden": -1}, "Het aantal maanden is -1"),
    ({"maanden": 300}, "hoogstens 7498 zijn."),
    ({"maanden": 500}, "Er zijn 500 periodes: er passen er hoogstens 480 in de simulatie."),
    ({"grenzen": (date(2026, 2, 1), date(2026, 2, 1))}, "De grenzen van de periodes lopen niet op"),
    ({"te_lang": -1.0}, "te_lang is -1.0"),
    ({"profielen": ()}, "Er zijn geen profielen"),
    ({"vormen": (VORM, VORM)}, "Bij vormen komt ‘hulp’ meer dan een keer voor."),
    ({"bewoners": _rij(voorziening=np.zeros(9000, int))}, "Er zijn 9000 bewoners: er passen er hoogstens 8192"),
    ({"bewoners": _rij(voorziening=EEN)}, "bewoners: voorziening in rij 1 is 1: dat nummer bestaat niet."),
    ({"bewoners": _rij(dagen=np.array([-1.0]))}, "bewoners: dagen in rij 1 is -1.0"),
    ({"bewoners": _rij(leeftijd=np.array([np.nan]))}, "bewoners: leeftijd is ergens leeg."),
    ({"wachtenden": _wacht(dagen=np.array([np.nan]))}, "wachtenden: dagen is ergens leeg"),
]  # fmt: skip


@pytest.mark.parametrize(("anders", "zin"), FOUT)
def test_a_fault_is_named(anders: dict[str, Any], zin: str) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        controleer(replace(GOED, **anders))
    assert any(zin in str(f) for f in fout.value.fouten), str(fout.value)


def test_all_faults_come_at_once_and_nothing_runs() -> None:
    fout = replace(GOED, **_plek(plekken=-1), **_profiel(eerste_keus={"hulp": 0.5}), te_lang=float("nan"))
    with pytest.raises(OngeldigeInvoer) as gezegd:
        draai(fout, zaad=1)
    assert len(gezegd.value.fouten) == 3


def test_good_input_becomes_numbers() -> None:
    invoer: Invoer = vol()
    rij = pak(invoer)[0]
    assert rij["n_vorm"] == 8
    assert rij["n_plek"] == len(invoer.voorzieningen) + 1
    assert (np.diff(rij["wissel_op"][: rij["n_wissel"]]) >= 0).all()
    eerste = replace(GOED, **_plek(veranderingen=(Verandering(GOED.start, 8),)))
    assert pak(eerste)[0]["ruimte"][0] == 8
    duur = pak(replace(GOED, duur=(Duurfactor(GOED.start, 0.5, "hulp"), Duurfactor(GOED.start, 0.5))))[0]
    assert duur["duur"][0, 0] == 0.25
    vraag = pak(replace(GOED, vraag=(Vraagfactor(GOED.start, 2.0, profiel="ieder"),)))[0]
    assert vraag["vraag_max"][0, 0] == 2.0
    vormen = (VORM, Zorgvorm(naam="b", duur=exponentieel(1.0), oud_op=9.0, crisisvorm="hulp"))
    profiel = replace(PROFIEL, tweede_keus={"hulp": (("b", 0.5),)})
    assert pak(replace(GOED, vormen=vormen, profielen=(profiel,)))[0]["naar"][1] == 0
    assert Voorziening("a", "b", 1).veranderingen == ()
