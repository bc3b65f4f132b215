"""The places of the region: those of the stays, room in the caseload of help at home, and what is free today."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.synthetisch.ambulant import Hulp
from zorglandschap.core.synthetisch.dagen import GEEN, GEEN_EINDE, Reeks
from zorglandschap.core.synthetisch.opgave import HULPVORMEN, Opgave
from zorglandschap.core.synthetisch.plaatsing import Plaatsing
from zorglandschap.core.synthetisch.samenvoegen import volgnummers
from zorglandschap.core.synthetisch.tabellen import Aanbod, Bezettingen, Plekken
from zorglandschap.core.synthetisch.uitvoering import Uitvoering
from zorglandschap.core.synthetisch.verblijf import VERBLIJFSVORMEN, Verblijven
from zorglandschap.core.synthetisch.voorzieningen import Voorzieningen
from zorglandschap.core.synthetisch.wereld import Wereld

VOL = 1 / 3  # share of the offers of help at home that are full
RUIM = 1.5  # the others have more room, so that the whole has the wanted occupancy
NIEUW_DAGEN = 60  # how long ago the extra free places opened


@dataclass(frozen=True, slots=True)
class Verleden:
    """All help there was: stays with their places, and help at home with who gives it."""

    verblijven: Verblijven
    plaatsing: Plaatsing
    hulp: Hulp
    uitvoering: Uitvoering


@dataclass(frozen=True, slots=True)
class Inrichting:
    """Places and who holds them, and per stay and per traject at home the number of its bezetting (or -1)."""

    plekken: Plekken
    bezettingen: Bezettingen
    van_verblijf: Reeks
    van_hulp: Reeks


def maak_plekken(rng: np.random.Generator, wereld: Wereld, huis: Voorzieningen, verleden: Verleden) -> Inrichting:
    """All places with who holds them.

    At home only the help that still runs holds a place: of older help the traject itself is the history.
    """
    nu, aanbod = wereld.nu, huis.aanbod
    verblijven, plaatsing, hulp, uitvoering = (
        verleden.verblijven,
        verleden.plaatsing,
        verleden.hulp,
        verleden.uitvoering,
    )
    lopend = np.flatnonzero((hulp.tot > nu) & (uitvoering.aanbod >= 0))
    bezet = np.bincount(uitvoering.aanbod[lopend], minlength=aanbod.aantal)
    ambulant = ~np.isin(aanbod.vorm, VERBLIJFSVORMEN)
    ruimte = _ruimte(rng, wereld.opgave, aanbod, np.where(ambulant, bezet, 0))
    nodig = np.where(ambulant, bezet + ruimte, 0).astype(np.int32)
    eerste = plaatsing.aanbod.size + np.cumsum(nodig) - nodig
    volgorde = lopend[np.argsort(uitvoering.aanbod[lopend], kind="stable")]
    rang = np.arange(volgorde.size) - np.repeat(np.cumsum(bezet) - bezet, bezet)
    plek_aanbod = np.concatenate((plaatsing.aanbod, np.repeat(np.arange(aanbod.aantal, dtype=np.int32), nodig)))
    van = np.concatenate((plaatsing.van, np.repeat(aanbod.van, nodig)))
    tot = np.concatenate((plaatsing.tot, np.full(int(nodig.sum()), GEEN_EINDE, dtype=np.int32)))
    bezettingen = Bezettingen(
        plek=np.concatenate((plaatsing.plek_van_verblijf, eerste[uitvoering.aanbod[volgorde]] + rang)).astype(np.int32),
        van=np.concatenate((verblijven.van, hulp.van[volgorde])),
        tot=open_einde(np.concatenate((verblijven.tot, hulp.tot[volgorde])), nu),
    )
    extra = _vrije_plekken(wereld, huis, Plekken(plek_aanbod, plek_aanbod, van, tot), bezettingen)
    plek_aanbod = np.concatenate((plek_aanbod, extra))
    van = np.concatenate((van, np.full(extra.size, nu - NIEUW_DAGEN, dtype=np.int32)))
    tot = np.concatenate((tot, np.full(extra.size, GEEN_EINDE, dtype=np.int32)))
    van = np.maximum(van, np.minimum(aanbod.van[plek_aanbod], nu)).astype(np.int32)
    np.minimum.at(van, bezettingen.plek, bezettingen.van)
    van_hulp = np.full(hulp.aantal, GEEN, dtype=np.int32)
    van_hulp[volgorde] = verblijven.aantal + np.arange(volgorde.size)
    plekken = Plekken(plek_aanbod.astype(np.int32), _nummers(plek_aanbod), van, open_einde(tot, nu))
    return Inrichting(plekken, bezettingen, np.arange(verblijven.aantal, dtype=np.int32), van_hulp)


def open_einde(tot: Reeks, vandaag: int) -> Reeks:
    """Planned ends as they are known today: what has not ended yet has no end."""
    return np.where(tot > vandaag, GEEN_EINDE, tot).astype(np.int32)


def _nummers(aanbod: Reeks) -> Reeks:
    return (volgnummers(aanbod) + 1).astype(np.int32)


def _ruimte(rng: np.random.Generator, opgave: Opgave, aanbod: Aanbod, bezet: Reeks) -> Reeks:
    """Free places in a caseload: a third of the offers is full, the others follow the wanted occupancy."""
    bezetting = np.array([opgave.vorm(HULPVORMEN[v]).bezetting for v in aanbod.vorm.tolist()])
    ruim = np.ceil(bezet * (1 / bezetting - 1) * RUIM)
    return np.where(rng.random(bezet.size) < VOL, 0, np.maximum(1, ruim)).astype(np.int32)


def _vrije_plekken(wereld: Wereld, huis: Voorzieningen, plekken: Plekken, bezettingen: Bezettingen) -> Reeks:
    """Offers that get a new free place, so that every gemeente with this form has the smallest number free today."""
    nu, aanbod = wereld.nu, huis.aanbod
    vrij = (plekken.van <= nu) & (plekken.tot > nu)
    vrij[bezettingen.plek[bezettingen.tot > nu]] = False
    per_aanbod = np.bincount(plekken.aanbod[vrij], minlength=aanbod.aantal)
    gemeente = huis.locaties.gemeente[aanbod.locatie]
    extra: list[int] = []
    for naam, minstens in wereld.opgave.verdeling("vrij per gemeente").items():
        vorm = HULPVORMEN.index(Hulpvorm(naam))
        for nummer in range(len(wereld.opgave.regio.gemeenten)):
            hier = np.flatnonzero((aanbod.vorm == vorm) & (gemeente == nummer))
            tekort = int(minstens) - int(per_aanbod[hier].sum())
            if hier.size and tekort > 0:
                extra += [int(hier[i % hier.size]) for i in range(tekort)]
    return np.array(extra, dtype=np.int32)
