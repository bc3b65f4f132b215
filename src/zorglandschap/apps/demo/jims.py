"""Loads the mentors whom youths chose, and the two-monthly talks with them."""

from __future__ import annotations

import numpy as np

from zorglandschap.apps.casus.models import Jim, JimGesprek
from zorglandschap.apps.demo.bak import Bak
from zorglandschap.apps.demo.casusbeeld import Casusbeeld
from zorglandschap.apps.demo.kolommen import EERSTE_NUMMER
from zorglandschap.apps.demo.lading import Lading, volwassenen
from zorglandschap.apps.demo.tijdlijn import Tijdlijn
from zorglandschap.core.begrippen.codelijsten import Stap
from zorglandschap.core.synthetisch.dagen import GEEN

OM_DE_DAGEN, SPELING = 60, 9  # a talk every two months, a little sooner or later
MEESTE_GESPREKKEN = 4  # only the last ones are kept


def laad_jims(lading: Lading, beeld: Casusbeeld, tijdlijn: Tijdlijn) -> None:
    """Store the mentors of the open cases with the talks; for some the talk is late, some stopped."""
    rng, opgave, teksten = lading.dobbelstenen("jims"), lading.opgave, lading.teksten
    ouders, c = volwassenen(lading.naamgroepen), lading.streek.casussen
    jims = Bak(
        Jim, "eigen mentoren", "casus", "naam", "band", "gekozen_op", "ouders_akkoord_op", "gestopt_op"
    )  # fmt: skip
    gesprekken = Bak(JimGesprek, "gesprekken met mentoren", "jim", "op", "verslag", "gaat_door", "door")
    gekozen = tijdlijn.eerste_dag(Stap.JIM)
    for casus in (i for i in gekozen if beeld.open_[i]):
        dagen = _gesprekken(rng, gekozen[casus], beeld.nu, te_laat=rng.random() < opgave.getal("jimgesprek te laat"))
        stopt = len(dagen) > 0 and rng.random() < opgave.getal("jim gestopt")
        naam, band = ouders[(13 * casus) % len(ouders)], teksten.kies("jim", casus)
        einde = dagen[-1] if stopt else GEEN
        jim = jims.erbij(casus + EERSTE_NUMMER, naam, band, gekozen[casus], gekozen[casus], einde)
        for nr, dag in enumerate(dagen):
            door = stopt and nr == len(dagen) - 1
            verslag = teksten.kies("jimgesprek gestopt" if door else "jimgesprek", casus + nr)
            gesprekken.erbij(jim, dag, verslag, not door, int(c.regisseur[casus]) + EERSTE_NUMMER)
            tijdlijn.zet(casus, Stap.JIM_GESPREK, dag, verslag)
    jims.schrijf(lading.invoer, rng)
    gesprekken.schrijf(lading.invoer, rng)


def _gesprekken(rng: np.random.Generator, gekozen: int, nu: int, *, te_laat: bool) -> list[int]:
    """The days of the last talks, the first one first; who is late, is so by some weeks."""
    te_lang = OM_DE_DAGEN if te_laat else 0
    dagen = [nu - te_lang - int(rng.integers(3, OM_DE_DAGEN - SPELING))]
    for _ in range(MEESTE_GESPREKKEN - 1):
        dagen.append(dagen[-1] - OM_DE_DAGEN - int(rng.integers(-SPELING, SPELING)))
    return [dag for dag in reversed(dagen) if dag > gekozen]
