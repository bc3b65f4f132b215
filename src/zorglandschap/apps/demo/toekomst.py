"""Loads the plan for later of youths who are sixteen and live elsewhere: most have one, not yet all."""

from __future__ import annotations

from zorglandschap.apps.casus.models import Toekomstonderdeel, Toekomstplan
from zorglandschap.apps.demo.bak import Bak
from zorglandschap.apps.demo.casusbeeld import Casusbeeld
from zorglandschap.apps.demo.kolommen import EERSTE_NUMMER
from zorglandschap.apps.demo.lading import Lading
from zorglandschap.apps.demo.tijdlijn import Tijdlijn
from zorglandschap.core.begrippen.codelijsten import Stap
from zorglandschap.core.begrippen.planwoorden import BigFive
from zorglandschap.core.synthetisch.dagen import GEEN, verjaardag

VANAF, VOLWASSEN = 16, 18  # the plan begins at sixteen (regiovisie §3.8); what was arranged must be so at eighteen
HERZIEN_NA = 180
GEREGELD = {16: 0.15, 17: 0.4}  # share of the parts that is arranged, by age; later more


def laad_toekomstplannen(lading: Lading, beeld: Casusbeeld, tijdlijn: Tijdlijn) -> None:
    """Store the plans with their five parts."""
    rng, opgave, teksten = lading.dobbelstenen("toekomst"), lading.opgave, lading.teksten
    plannen = Bak(Toekomstplan, "plannen voor later", "casus", "begonnen_op", "vastgesteld_op", "herzien_op")
    delen = Bak(
        Toekomstonderdeel, "delen van plannen voor later",
        "plan", "onderdeel", "nu", "wens", "afspraak", "wie", "klaar_op", "is_geregeld", "versie",
    )  # fmt: skip
    zestien = verjaardag(beeld.geboren, VANAF)
    for casus in beeld.rijen:
        if not beeld.in_verblijf[casus] or beeld.leeftijd[casus] < VANAF:
            continue
        begonnen = max(int(zestien[casus]), int(beeld.start[casus])) + int(rng.integers(5, 60))
        if begonnen >= beeld.nu or rng.random() > opgave.getal("plan voor later gemaakt"):
            continue
        vast = begonnen + int(rng.integers(14, 60))
        vast = vast if vast < beeld.nu and rng.random() < opgave.getal("plan voor later vastgesteld") else GEEN
        plan = plannen.erbij(casus + EERSTE_NUMMER, begonnen, vast, _herzien(vast, beeld.nu, int(rng.integers(0, 40))))
        if vast != GEEN:
            tijdlijn.zet(casus, Stap.TOEKOMSTPLAN, vast)
        naam = lading.voornamen[int(lading.streek.casussen.jeugdige[casus])]
        klaar_op = int(verjaardag(beeld.geboren[casus : casus + 1], VOLWASSEN)[0])
        kans = GEREGELD.get(int(beeld.leeftijd[casus]), 0.7)
        for deel in BigFive:
            tekst = [
                teksten.kies(f"later {wat}", casus, naam=naam, behoeften=[deel.value])
                for wat in ("nu", "wens", "afspraak", "wie")
            ]
            geregeld = bool(rng.random() < kans)
            delen.erbij(plan, deel.value, *tekst, max(klaar_op, beeld.nu + 60), geregeld, 1)
    plannen.schrijf(lading.invoer, rng)
    delen.schrijf(lading.invoer, rng)


def _herzien(vast: int, nu: int, te_laat: int) -> int:
    """The next look: half a year after the last one; a few are a little late."""
    if vast == GEEN:
        return GEEN
    keren = max(1, -(-(nu - te_laat // 4 - vast) // HERZIEN_NA))
    return vast + HERZIEN_NA * keren
