"""Loads how cases of the last two years ended: why, the look back, the outcome, and the contact afterwards."""

from __future__ import annotations

import numpy as np

from zorglandschap.apps.casus.models import Afsluiting, Uitkomstmeting
from zorglandschap.apps.demo.bak import Bak
from zorglandschap.apps.demo.casusbeeld import Casusbeeld
from zorglandschap.apps.demo.kolommen import EERSTE_NUMMER
from zorglandschap.apps.demo.lading import Lading
from zorglandschap.apps.demo.tijdlijn import Tijdlijn
from zorglandschap.core.begrippen.besluitwoorden import Informant, ZonderHulpVerder
from zorglandschap.core.begrippen.codelijsten import CasusStatus, RedenEinde, Stap
from zorglandschap.core.casus.uitkomst import reden_zonder_hulp
from zorglandschap.core.synthetisch.dagen import GEEN

NAZORG_NA = 35  # days after the end
ZELF_INVULLEN = 12  # from this age a youth gives a mark
NUT_GEMIDDELD, NUT_SPREIDING = 7.3, 1.5
LAAGSTE, HOOGSTE = 1, 10
REDENEN, VERDER = tuple(RedenEinde), tuple(ZonderHulpVerder)


def laad_afsluitingen(lading: Lading, beeld: Casusbeeld, tijdlijn: Tijdlijn) -> None:
    """Store the end of every kept case; one that needed no help ends with its explanation."""
    rng, teksten, c = lading.dobbelstenen("afsluitingen"), lading.teksten, lading.streek.casussen
    eindes = Bak(
        Afsluiting, "afsluitingen",
        "casus", "reden", "toelichting", "terugblik_jeugdige", "terugblik_ouders", "nazorg_op", "nazorg_gehouden_op",
        "nazorg_verslag", "op", "door",
    )  # fmt: skip
    verwezen = tijdlijn.eerste_dag(Stap.VERWEZEN)
    metingen = Bak(Uitkomstmeting, "uitkomsten", "afsluiting", "informant", "nut", "zonder_hulp", "op")
    for casus in (i for i in beeld.rijen if not beeld.open_[i]):
        if c.traject[casus] == GEEN:
            _zonder_hulp(lading, eindes, casus, was_verwezen=casus in verwezen)
            continue
        op, naam = int(c.gesloten[casus]), lading.voornamen[int(c.jeugdige[casus])]
        reden = _reden(lading, beeld, casus)
        nazorg, gehouden = _nazorg(lading, rng, op, beeld.nu)
        verslag = teksten.kies("nazorg", casus, naam=naam) if gehouden != GEEN else ""
        einde = eindes.erbij(
            casus + EERSTE_NUMMER, reden.value, teksten.kies("afsluiting", casus, naam=naam, behoeften=[reden.value]),
            teksten.kies("terugblik jeugdige", casus) if beeld.leeftijd[casus] >= ZELF_INVULLEN else "",
            teksten.kies("terugblik ouders", casus, naam=naam), nazorg, gehouden, verslag, op,
            int(c.regisseur[casus]) + EERSTE_NUMMER,
        )  # fmt: skip
        if gehouden != GEEN:
            tijdlijn.zet(casus, Stap.NAZORG, gehouden, verslag)
        _uitkomsten(lading, rng, metingen, einde, op, ook_jeugdige=bool(beeld.leeftijd[casus] >= ZELF_INVULLEN))
    eindes.schrijf(lading.invoer, rng)
    metingen.schrijf(lading.invoer, rng)


def _zonder_hulp(lading: Lading, eindes: Bak, casus: int, *, was_verwezen: bool) -> None:
    """The question was answered, or who was referred stopped in agreement."""
    c, status = lading.streek.casussen, CasusStatus.VERWEZEN if was_verwezen else CasusStatus.HULPVRAAG
    eindes.erbij(
        casus + EERSTE_NUMMER, reden_zonder_hulp(status).value, lading.teksten.kies("afgesloten", casus), "", "",
        GEEN, GEEN, "", int(c.gesloten[casus]), int(c.regisseur[casus]) + EERSTE_NUMMER,
    )  # fmt: skip


def _reden(lading: Lading, beeld: Casusbeeld, casus: int) -> RedenEinde:
    """Why the last help ended."""
    reden = int(lading.streek.trajecten.reden_einde[beeld.hoofd[casus][-1]])
    return REDENEN[reden] if reden != GEEN else RedenEinde.VOLGENS_PLAN


def _nazorg(lading: Lading, rng: np.random.Generator, op: int, nu: int) -> tuple[int, int]:
    """The promised contact, and when it was held; for some it is late."""
    if rng.random() > lading.opgave.getal("nazorg afgesproken"):
        return GEEN, GEEN
    dag = op + NAZORG_NA
    gehouden = dag + int(rng.integers(-5, 15))
    al = gehouden < nu and rng.random() < lading.opgave.getal("nazorg gehouden")
    return dag, gehouden if al else GEEN


def _uitkomsten(
    lading: Lading, rng: np.random.Generator, metingen: Bak, einde: int, op: int, *, ook_jeugdige: bool
) -> None:
    """Marks of youth and parent, as far as they wanted to give one."""
    kansen = np.cumsum(lading.opgave.gewichten("zonder hulp verder", VERDER))
    verder = VERDER[int(np.searchsorted(kansen, rng.random() * kansen[-1]))]
    for informant in Informant:
        worp, ruw = rng.random(), rng.normal(NUT_GEMIDDELD, NUT_SPREIDING)
        if worp > lading.opgave.getal("uitkomst gevraagd") or (informant is Informant.JEUGDIGE and not ook_jeugdige):
            continue
        nut = int(np.clip(round(ruw), LAAGSTE, HOOGSTE))
        metingen.erbij(einde, informant.value, nut, verder.value, op)
