"""Invents what families ask of a place, and which forms of help the region and its gemeenten buy from whom."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from zorglandschap.apps.aanbod.models import Contract
from zorglandschap.apps.casus.actions import zeg_woonwens
from zorglandschap.apps.casus.queries import get_portaal_kijker
from zorglandschap.apps.demo.bak import Bak
from zorglandschap.apps.demo.kolommen import teksten
from zorglandschap.apps.demo.lading import Lading
from zorglandschap.apps.demo.teksten import Teksten
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Gezinswens
from zorglandschap.core.synthetisch.dagen import Reeks, dagnummer
from zorglandschap.core.synthetisch.opgave import HULPVORMEN

VRAAGT = {  # how often a family asks for it, when a youth may live elsewhere
    Gezinswens.SCHOOL: 0.45,
    Gezinswens.GEMEENTE: 0.2,
    Gezinswens.KLEIN: 0.3,
    Gezinswens.EIGEN_KAMER: 0.25,
    Gezinswens.DIEREN: 0.15,
}
INGEKOCHT = (Hulpvorm.GEZINSHUIS, Hulpvorm.BEHANDELGROEP)  # of the other forms no contract is known


@dataclass(frozen=True, slots=True)
class Wenskolommen:
    """The columns of the wishes, one value per advice."""

    wensen: list[str | None]
    gemeenten: list[str | None]


def bedenk_wensen(lading: Lading, jeugdigen: Reeks, verblijf: Sequence[bool]) -> Wenskolommen:
    """What was asked with each advice; the gemeente that is named is the own one."""
    rng = lading.dobbelstenen("woonwensen")
    woont_in = teksten(lading.gemeentecodes, lading.streek.jeugdigen.gemeente[jeugdigen])
    eigen = {gemeente.code for gemeente in lading.regio.gemeenten}
    wensen: list[str | None] = []
    gemeenten: list[str | None] = []
    for code, is_verblijf in zip(woont_in, verblijf, strict=True):
        worp = rng.random(len(VRAAGT))
        gevraagd = [w for w, kans, deel in zip(VRAAGT, worp.tolist(), VRAAGT.values(), strict=True) if kans < deel]
        gevraagd = [w for w in gevraagd if w is not Gezinswens.GEMEENTE or code in eigen] if is_verblijf else []
        wensen.append(json.dumps([w.value for w in gevraagd]) if is_verblijf else None)
        gemeenten.append(code if Gezinswens.GEMEENTE in gevraagd else None)
    return Wenskolommen(wensen, gemeenten)


def laad_contracten(lading: Lading) -> None:
    """Everybody who offers these forms has a contract with the region; the smallest provider with one gemeente only."""
    aanbod, locaties = lading.streek.aanbod, lading.streek.locaties
    wie = locaties.aanbieder[aanbod.locatie]
    vormen_van = {int(a): np.unique(aanbod.vorm[wie == a]).size for a in np.unique(wie)}
    van = dagnummer(lading.vandaag.replace(month=1, day=1))
    bak = Bak(Contract, "contracten", "aanbieder", "gemeente", "hulpvorm", "van", "tot")
    for vorm in INGEKOCHT:
        namen = sorted(map(int, np.unique(wie[aanbod.vorm == HULPVORMEN.index(vorm)])))
        klein = min(namen, key=lambda a: (vormen_van[a], -a)) if len(namen) > 1 else None
        for aanbieder in namen:
            gemeente = lading.gemeentecodes[0] if aanbieder == klein else None
            bak.erbij(int(lading.organisatie[aanbieder]), gemeente, vorm.value, van, None)
    bak.schrijf(lading.invoer, lading.dobbelstenen("woonwensen"))


def vertel_wensen(account: Gebruiker, woorden: Teksten, *, nu: datetime) -> None:
    """A youth of the cast tells in the portal what is important in a place to live."""
    kijker = get_portaal_kijker(account)
    if kijker is not None:
        gevraagd = (Gezinswens.SCHOOL, Gezinswens.DIEREN)
        zeg_woonwens(kijker, wensen=gevraagd, woorden=woorden.kies("woonwens", account.pk), nu=nu)
