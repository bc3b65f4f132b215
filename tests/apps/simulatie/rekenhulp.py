"""A run that is ready, without running anything: figures that are easy to check."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import numpy as np

from tests.cast import NU, Cast
from zorglandschap.apps.simulatie.models import Doorrekening
from zorglandschap.apps.simulatie.rekenwerk import Vraag, pak_in
from zorglandschap.core.begrippen.simulatiewoorden import Rekenstand
from zorglandschap.core.simulatie.kerncijfers import KERNCIJFERS
from zorglandschap.core.simulatie.maatregelen import Capaciteit, Vraaggroei
from zorglandschap.core.simulatie.samenvatting import EERSTE_KANS, KANSEN, Samenvatting, cijfernummer
from zorglandschap.core.simulatie.scenario import Scenario

DAG = date(2026, 11, 22)
GEMEENTEN, VORMEN = ("Almere", "Urk"), ("pleegzorg", "behandelgroep")
NIETS = Scenario(naam="Zoals nu", omschrijving="Alles blijft gelijk.")
MEER = Scenario(
    naam="Meer plekken",
    maatregelen=(
        Capaciteit(vorm="pleegzorg", erbij=20, vanaf=date(2027, 1, 1)),
        Vraaggroei(factor=1.1, vanaf=date(2027, 1, 1)),
    ),
    bronnen=("Regiovisie §3.4.",),
    verzonnen=("Het aantal van 20.",),
)


def samenvatting(vraag: Vraag, *, klein: bool = False) -> Samenvatting:
    """Every figure is 100, ten more per scenario and a tenth of a youth more each month; bounds 5 around it.

    ``klein``: of Urk there are three youths with help only.
    """
    maanden, cellen = 12 * vraag.jaren, 1 + len(GEMEENTEN) + len(VORMEN)
    vorm = (len(vraag.scenarios), len(KERNCIJFERS), cellen, maanden, EERSTE_KANS + len(KANSEN))
    waarden = np.full(vorm, 100.0, np.float32)
    waarden += 10 * np.arange(vorm[0], dtype=np.float32).reshape(-1, 1, 1, 1, 1)
    waarden += 0.1 * np.arange(maanden, dtype=np.float32).reshape(1, 1, 1, -1, 1)
    rand = np.array([0, 0, -8, -5, -2, 0, 2, 5, 8], np.float32)
    waarden += rand
    for sleutel in ("bezetting", "eigen-gemeente", "eerste-keus"):
        waarden[:, cijfernummer(sleutel)] /= 200
    if klein:
        waarden[:, cijfernummer("in-zorg"), 2] = 3.0
    verschil = waarden - waarden[:1]
    verschil[1:] += 0.2 * rand
    plat = (*vorm[:2], len(GEMEENTEN), len(VORMEN), maanden)
    return Samenvatting(
        scenarios=tuple(s.naam for s in vraag.scenarios), start=DAG,
        periodes=tuple(date(2026 + (11 + k) // 12, (11 + k) % 12 + 1, 22) for k in range(maanden)),
        gemeenten=GEMEENTEN, vormen=VORMEN, replicaties=vraag.replicaties, zaad=vraag.zaad, waarden=waarden,
        verschil=verschil, kruis=np.zeros(plat, np.float32),
        op_slot=np.zeros((vorm[0], maanden, len(VORMEN), len(VORMEN)), np.float32),
    )  # fmt: skip


def klare_doorrekening(cast: Cast, vraag: Vraag | None = None, *, klein: bool = False, **anders: Any) -> Doorrekening:
    """As if it was asked by Tom and computed."""
    vraag = vraag or Vraag(scenarios=(NIETS, MEER), jaren=2, replicaties=40, zaad=3)
    uit = samenvatting(vraag, klein=klein)
    velden: dict[str, Any] = {
        "naam": "Proef", "vraag": vraag.als_json(), "op": DAG, "stand": Rekenstand.KLAAR, "alles": vraag.alles,
        "gedaan": vraag.alles, "aangevraagd_om": NU, "klaar_om": NU, "door_naam": cast.tom.naam,
        "door_id": cast.tom.medewerker_id, "herhaalsleutel": uuid4(), "resultaat": pak_in(uit),
        "afdruk": uit.vingerafdruk(), "uitgangspunt": "a1b2c3d4e5f60718", "kernversie": "77",
    }  # fmt: skip
    return Doorrekening.objects.create(**{**velden, **anders})
