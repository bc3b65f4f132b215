"""Every change of offers and places: claims, what providers keep themselves, and the reminder to do so."""

from __future__ import annotations

from zorglandschap.apps.aanbod.actions.aanbod import sluit_aanbod, voeg_aanbod_toe, wijzig_aanbod
from zorglandschap.apps.aanbod.actions.bestand import verwerk_rijen
from zorglandschap.apps.aanbod.actions.claims import (
    beeindig,
    bevestig,
    bevestig_actueel,
    houd_vast,
    laat_los,
    laat_verlopen,
)
from zorglandschap.apps.aanbod.actions.contracten import KOLOMMEN as CONTRACTKOLOMMEN
from zorglandschap.apps.aanbod.actions.contracten import verwerk_contracten
from zorglandschap.apps.aanbod.actions.contractwerk import Contractinvoer, leg_contracten_vast, wijzig_contracteinde
from zorglandschap.apps.aanbod.actions.crisiscontact import zet_crisiscontact
from zorglandschap.apps.aanbod.actions.herinneren import herinner_planners
from zorglandschap.apps.aanbod.actions.kwaliteit import beantwoord_kader
from zorglandschap.apps.aanbod.actions.locatiebestand import verwerk_locatierijen
from zorglandschap.apps.aanbod.actions.locaties import LocatieGeweigerd, voeg_locatie_toe, wijzig_locatie
from zorglandschap.apps.aanbod.actions.plekbestand import Plekmaten, verwerk_plekrijen
from zorglandschap.apps.aanbod.actions.plekken import zet_buiten_gebruik, zet_terug
from zorglandschap.apps.aanbod.actions.rijverslag import Rijen, Rijverslag, Verslag
from zorglandschap.apps.aanbod.actions.week import WeekGeweigerd, Weekstand, tel_aanwezig, werk_week_bij

__all__ = [
    "CONTRACTKOLOMMEN",
    "Contractinvoer",
    "LocatieGeweigerd",
    "Plekmaten",
    "Rijen",
    "Rijverslag",
    "Verslag",
    "WeekGeweigerd",
    "Weekstand",
    "beantwoord_kader",
    "beeindig",
    "bevestig",
    "bevestig_actueel",
    "herinner_planners",
    "houd_vast",
    "laat_los",
    "laat_verlopen",
    "leg_contracten_vast",
    "sluit_aanbod",
    "tel_aanwezig",
    "verwerk_contracten",
    "verwerk_locatierijen",
    "verwerk_plekrijen",
    "verwerk_rijen",
    "voeg_aanbod_toe",
    "voeg_locatie_toe",
    "werk_week_bij",
    "wijzig_aanbod",
    "wijzig_contracteinde",
    "wijzig_locatie",
    "zet_buiten_gebruik",
    "zet_crisiscontact",
    "zet_terug",
]
