"""Brings stays and help at home together: who gave it, on which place, who referred, how long they waited."""

from __future__ import annotations

import numpy as np

from zorglandschap.core.begrippen.codelijsten import RedenEinde, Verwijzer
from zorglandschap.core.begrippen.hulpvormen import CRISIS
from zorglandschap.core.synthetisch.dagen import GEEN, GEEN_EINDE, Reeks, Vlaggen
from zorglandschap.core.synthetisch.opgave import HULPVORMEN, Opgave
from zorglandschap.core.synthetisch.plekken import Inrichting, Verleden, open_einde
from zorglandschap.core.synthetisch.samenvoegen import vertaal
from zorglandschap.core.synthetisch.tabellen import Trajecten
from zorglandschap.core.synthetisch.trekken import kies
from zorglandschap.core.synthetisch.voorzieningen import Voorzieningen
from zorglandschap.core.synthetisch.wereld import Wereld

CRISISVORM: Vlaggen = np.array([h in CRISIS for h in HULPVORMEN], dtype=np.bool_)


def maak_trajecten(
    rng: np.random.Generator, wereld: Wereld, huis: Voorzieningen, verleden: Verleden, inrichting: Inrichting
) -> Trajecten:
    """All trajects by start day."""
    opgave, bevolking = wereld.opgave, wereld.bevolking
    verblijven, hulp, uitvoering = verleden.verblijven, verleden.hulp, verleden.uitvoering
    van = np.concatenate((verblijven.van, hulp.van))
    volgorde = np.lexsort((np.arange(van.size), van))
    plek = np.empty(van.size, dtype=np.int32)
    plek[volgorde] = np.arange(van.size, dtype=np.int32)
    n = verblijven.aantal
    vorm = np.concatenate((verblijven.vorm, hulp.vorm))
    jeugdige = np.concatenate((verblijven.jeugdige, hulp.jeugdige))
    aanbod_v = verleden.plaatsing.aanbod[verleden.plaatsing.plek_van_verblijf]
    tot = open_einde(np.concatenate((verblijven.tot, hulp.tot)), wereld.nu)
    geen = np.full(van.size, GEEN, dtype=np.int32)
    naast, vorige = geen.copy(), geen.copy()
    naast[n:], vorige[:n] = vertaal(hulp.naast, plek[:n]), vertaal(verblijven.vorige, plek[:n])
    reden = np.where(tot == GEEN_EINDE, GEEN, kies(rng, opgave.gewichten("reden einde", RedenEinde), van.size))
    is_verblijf = np.arange(van.size) < n
    toegewezen = van - _wachten(rng, opgave, vorm, is_verblijf)
    kolommen = {
        "jeugdige": jeugdige,
        "gemeente": bevolking.gemeente[jeugdige],
        "vorm": vorm,
        "aanbieder": np.concatenate((huis.locaties.aanbieder[huis.aanbod.locatie[aanbod_v]], uitvoering.aanbieder)),
        "aanbod": np.concatenate((aanbod_v, uitvoering.aanbod)),
        "bezetting": np.concatenate((inrichting.van_verblijf, inrichting.van_hulp)),
        "casus": geen,
        "naast": naast,
        "vorige": vorige,
        "verwijzer": _verwijzers(rng, opgave, is_verblijf),
        "toegewezen": np.maximum(toegewezen, np.minimum(van, bevolking.geboren[jeugdige])),
        "van": van,
        "tot": tot,
        "reden_einde": reden,
    }
    gesorteerd = {naam: kolom[volgorde].astype(np.int32) for naam, kolom in kolommen.items()}
    return Trajecten(**gesorteerd, is_crisis=CRISISVORM[vorm][volgorde])


def _wachten(rng: np.random.Generator, opgave: Opgave, vorm: Reeks, is_verblijf: Vlaggen) -> Reeks:
    """Days between toewijzing and start; in a crisis at most a day."""
    sigma = opgave.getal("wachten spreiding")
    gemiddeld = np.where(
        is_verblijf, opgave.getal("wachten gemiddeld verblijf"), opgave.getal("wachten gemiddeld ambulant")
    )
    dagen = gemiddeld * np.exp(sigma * rng.standard_normal(vorm.size) - sigma * sigma / 2)
    dagen = np.where(CRISISVORM[vorm], rng.integers(0, 2, size=vorm.size), dagen)
    return np.asarray(np.floor(dagen), dtype=np.int32)


def _verwijzers(rng: np.random.Generator, opgave: Opgave, is_verblijf: Vlaggen) -> Reeks:
    ambulant = kies(rng, opgave.gewichten("verwijzer", Verwijzer, "ambulant"), is_verblijf.size)
    verblijf = kies(rng, opgave.gewichten("verwijzer", Verwijzer, "verblijf"), is_verblijf.size)
    return np.where(is_verblijf, verblijf, ambulant).astype(np.int32)
