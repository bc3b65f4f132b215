"""The file of the region on its simulation: read whole, refused with what is wrong."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.simulatie.regels import lees_simulatieregels

BESTAND = Path(__file__).parents[3] / "regios" / "flevoland" / "simulatie.toml"


@pytest.fixture
def ruw() -> dict[str, Any]:
    return deepcopy(tomllib.loads(BESTAND.read_text(encoding="utf-8")))


def test_every_form_away_from_home_is_simulated(ruw: dict[str, Any]) -> None:
    regels = lees_simulatieregels(ruw)
    assert set(regels.hulpvormen) >= VERBLIJF
    assert regels.crisis == {Hulpvorm.CRISISPLEEGZORG, Hulpvorm.CRISISGROEP}
    assert all(v.geduld_dagen is None for v in regels.vormen if v.altijd_open)
    assert [t.naam for t in regels.teams] == ["Versnellingsteam", "Team AnderS", "FACT Jeugd"]


@pytest.mark.parametrize(
    ("jaren", "naam"),
    [(-0.1, "0 tot 6 jaar"), (5.9, "0 tot 6 jaar"), (6.0, "6 tot 12 jaar"), (20.0, "16 jaar en ouder")],
)
def test_everybody_belongs_to_an_age_group(ruw: dict[str, Any], jaren: float, naam: str) -> None:
    assert lees_simulatieregels(ruw).leeftijd(jaren) == naam


def test_a_region_without_teams_can_be_simulated(ruw: dict[str, Any]) -> None:
    del ruw["team"]
    assert lees_simulatieregels(ruw).teams == ()


@pytest.mark.parametrize(
    ("plek", "waarde", "uitleg"),
    [
        (("vorm", 0, "bron"), " ", "een bron nodig"),
        (("crisisvorm",), "basishulp van het lokale team", "staat niet bij de vormen"),
        (("team", 0, "voorkomt"), ["dagbehandeling"], "een team voorkomt ‘dagbehandeling’"),
        (("leeftijd", 1, "vanaf"), 0, "leeftijden lopen niet op"),
        (("trekkingen",), 0, "een trekking"),
        (("vorm", 0, "hulpvorm"), "iets anders", "iets anders"),
    ],
)
def test_what_cannot_be_is_refused_with_what_is_wrong(
    ruw: dict[str, Any], plek: tuple[str | int, ...], waarde: object, uitleg: str
) -> None:
    deel: Any = ruw
    for stap in plek[:-1]:
        deel = deel[stap]
    deel[plek[-1]] = waarde
    with pytest.raises(ValueError, match=uitleg):
        lees_simulatieregels(ruw)
