"""Brings stays and help at home together: who gives it, on which place, who referred, how long they waited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from zorglandschap.core.begrippen.codelijsten import RedenEinde, Verwijzer
from zorglandschap.core.begrippen.hulpvormen import CRISIS, Hulpvorm
from zorglandschap.core.synthetisch.ambulant import Hulp
from zorglandschap.core.synthetisch.bevolking import Bevolking
from zorglandschap.core.synthetisch.dagen import GEEN, GEEN_EINDE, Reeks, Vlaggen, dagnummer, leeftijd_op
from zorglandschap.core.synthetisch.opgave import HULPVORMEN, Opgave
from zorglandschap.core.synthetisch.partijen import Partijen
from zorglandschap.core.synthetisch.plaatsing import Plaatsing, afstand_km
from zorglandschap.core.synthetisch.samenvoegen import vertaal, volgnummers
from zorglandschap.core.synthetisch.tabellen import Aanbod, Bezettingen, Locaties, Plekken, Trajecten
from zorglandschap.core.synthetisch.trekken import kies
from zorglandschap.core.synthetisch.verblijf import VERBLIJFSVORMEN, Verblijven

TEAM = HULPVORMEN.index(Hulpvorm.BASISHULP)
LICHT = tuple(HULPVORMEN.index(h) for h in (Hulpvorm.BEGELEIDING, Hulpvorm.BEHANDELING))
CRISISVORM: Vlaggen = np.array([h in CRISIS for h in HULPVORMEN], dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class Uitvoering:
    """For each traject at home its offer (or -1) and its provider; ages of the offers, widened where needed."""

    aanbod: Reeks
    aanbieder: Reeks
    leeftijd_van: Reeks
    leeftijd_tot: Reeks


def kies_uitvoering(
    rng: np.random.Generator,
    opgave: Opgave,
    bevolking: Bevolking,
    hulp: Hulp,
    partijen: Partijen,
    locaties: Locaties,
    aanbod: Aanbod,
) -> Uitvoering:
    """Help near home, of the right age; part of guidance and treatment goes to providers without offers here."""
    uit = np.full(hulp.aantal, GEEN, dtype=np.int32)
    gemeente = bevolking.gemeente[hulp.jeugdige]
    elders = np.isin(hulp.vorm, LICHT) & (rng.random(hulp.aantal) >= opgave.getal("aandeel bij specialist"))
    laag, hoog = aanbod.leeftijd_van.copy(), aanbod.leeftijd_tot.copy()
    cel_van_aanbod = locaties.cel[aanbod.locatie]
    cellen = int(cel_van_aanbod.max()) + 1
    cel = rng.integers(0, cellen, size=hulp.aantal)
    for vorm in np.unique(hulp.vorm).tolist():
        for c in range(cellen):
            deel = (hulp.vorm == vorm) & ~elders & ((cel == c) | (vorm == TEAM))
            hier = np.flatnonzero((aanbod.vorm == vorm) & (cel_van_aanbod == c))
            if vorm == TEAM and c == 0:
                uit[deel] = hier[gemeente[deel]]
            elif vorm != TEAM:
                rijen = np.flatnonzero(deel)
                uit[rijen] = hier[_dichtbij(rng, opgave, bevolking, hulp, locaties, aanbod, rijen, hier)]
    gekozen = uit >= 0
    leeftijd = leeftijd_op(bevolking.geboren[hulp.jeugdige], hulp.van)
    np.minimum.at(laag, uit[gekozen], leeftijd[gekozen])
    np.maximum.at(hoog, uit[gekozen], leeftijd[gekozen])
    aanbieder = np.where(gekozen, locaties.aanbieder[aanbod.locatie[uit]], GEEN)
    aanbieder[~gekozen] = partijen.overige[_overige(rng, partijen, gemeente[~gekozen])]
    return Uitvoering(uit, aanbieder.astype(np.int32), laag, hoog)


def _dichtbij(
    rng: np.random.Generator,
    opgave: Opgave,
    bevolking: Bevolking,
    hulp: Hulp,
    locaties: Locaties,
    aanbod: Aanbod,
    rijen: Reeks,
    hier: Reeks,
) -> Reeks:
    """Column of the chosen offer for each row: the smallest distance plus a draw, of the right age if there is one."""
    gezin = bevolking.gezin[hulp.jeugdige[rijen]]
    plek = aanbod.locatie[hier]
    moeite = afstand_km(
        bevolking.gezin_breedte[gezin], bevolking.gezin_lengte[gezin], locaties.breedte[plek], locaties.lengte[plek]
    )
    moeite += rng.exponential(opgave.getal("nabijheid km"), size=moeite.shape)
    leeftijd = leeftijd_op(bevolking.geboren[hulp.jeugdige[rijen]], hulp.van[rijen])[:, None]
    mis = (aanbod.leeftijd_van[hier] > leeftijd) | (aanbod.leeftijd_tot[hier] < leeftijd)
    return np.asarray((moeite + 1e6 * mis).argmin(axis=1), dtype=np.int32)


def _overige(rng: np.random.Generator, partijen: Partijen, gemeente: Reeks) -> Reeks:
    """A provider without specialised offers, mostly from the own gemeente."""
    thuis = partijen.organisaties.gemeente[partijen.overige]
    uit = kies(rng, np.ones(thuis.size), gemeente.size)
    for nummer in range(int(gemeente.max()) + 1 if gemeente.size else 0):
        eigen = np.flatnonzero(thuis == nummer)
        hier = np.flatnonzero((gemeente == nummer) & (rng.random(gemeente.size) < 0.8))
        if eigen.size:
            uit[hier] = eigen[kies(rng, np.ones(eigen.size), hier.size)]
    return uit


def maak_plekken(
    rng: np.random.Generator,
    opgave: Opgave,
    verblijven: Verblijven,
    hulp: Hulp,
    locaties: Locaties,
    aanbod: Aanbod,
    plaatsing: Plaatsing,
    uitvoering: Uitvoering,
    *,
    vandaag: date,
) -> tuple[Plekken, Bezettingen, Reeks, Reeks]:
    """All places with who holds them, and per stay and per traject at home the number of its bezetting (or -1).

    At home only the help that still runs holds a place: of older help the traject itself is the history.
    """
    nu = dagnummer(vandaag)
    lopend = np.flatnonzero((hulp.tot > nu) & (uitvoering.aanbod >= 0))
    bezet = np.bincount(uitvoering.aanbod[lopend], minlength=aanbod.aantal)
    ambulant = ~np.isin(aanbod.vorm, VERBLIJFSVORMEN)
    ruimte = _ruimte(rng, opgave, aanbod, np.where(ambulant, bezet, 0))
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
    extra = _vrije_plekken(opgave, locaties, aanbod, plek_aanbod, van, tot, bezettingen, nu)
    plek_aanbod = np.concatenate((plek_aanbod, extra))
    van = np.concatenate((van, np.full(extra.size, nu - 30, dtype=np.int32)))
    tot = np.concatenate((tot, np.full(extra.size, GEEN_EINDE, dtype=np.int32)))
    van = np.maximum(van, np.minimum(aanbod.van[plek_aanbod], nu)).astype(np.int32)
    np.minimum.at(van, bezettingen.plek, bezettingen.van)
    van_hulp = np.full(hulp.aantal, GEEN, dtype=np.int32)
    van_hulp[volgorde] = verblijven.aantal + np.arange(volgorde.size)
    plekken = Plekken(plek_aanbod.astype(np.int32), _nummers(plek_aanbod), van, tot.astype(np.int32))
    return plekken, bezettingen, np.arange(verblijven.aantal, dtype=np.int32), van_hulp


def open_einde(tot: Reeks, vandaag: int) -> Reeks:
    """Planned ends as they are known today: what has not ended yet has no end."""
    return np.where(tot > vandaag, GEEN_EINDE, tot).astype(np.int32)


def _nummers(aanbod: Reeks) -> Reeks:
    return (volgnummers(aanbod) + 1).astype(np.int32)


def _ruimte(rng: np.random.Generator, opgave: Opgave, aanbod: Aanbod, bezet: Reeks) -> Reeks:
    """Free places in a caseload: a third of the offers is full, the others follow the wanted occupancy."""
    bezetting = np.array([opgave.vorm(HULPVORMEN[v]).bezetting for v in aanbod.vorm.tolist()])
    ruim = np.ceil(bezet * (1 / bezetting - 1) * 1.5)
    return np.where(rng.random(bezet.size) < 1 / 3, 0, np.maximum(1, ruim)).astype(np.int32)


def _vrije_plekken(
    opgave: Opgave,
    locaties: Locaties,
    aanbod: Aanbod,
    plek_aanbod: Reeks,
    van: Reeks,
    tot: Reeks,
    bezettingen: Bezettingen,
    nu: int,
) -> Reeks:
    """Offers that get a new free place, so that every gemeente with this form has the smallest number free today."""
    vrij = (van <= nu) & (tot > nu)
    vrij[bezettingen.plek[bezettingen.tot > nu]] = False
    per_aanbod = np.bincount(plek_aanbod[vrij], minlength=aanbod.aantal)
    gemeente = locaties.gemeente[aanbod.locatie]
    extra: list[int] = []
    for naam, minstens in opgave.verdeling("vrij per gemeente").items():
        vorm = HULPVORMEN.index(Hulpvorm(naam))
        for nummer in range(len(opgave.regio.gemeenten)):
            hier = np.flatnonzero((aanbod.vorm == vorm) & (gemeente == nummer) & (aanbod.tot > nu))
            tekort = int(minstens) - int(per_aanbod[hier].sum())
            if hier.size and tekort > 0:
                extra += [int(hier[i % hier.size]) for i in range(tekort)]
    return np.array(extra, dtype=np.int32)


def maak_trajecten(
    rng: np.random.Generator,
    opgave: Opgave,
    bevolking: Bevolking,
    verblijven: Verblijven,
    hulp: Hulp,
    aanbod: Aanbod,
    locaties: Locaties,
    plaatsing: Plaatsing,
    uitvoering: Uitvoering,
    bezetting: tuple[Reeks, Reeks],
    *,
    vandaag: date,
) -> tuple[Trajecten, Reeks]:
    """All trajects by start day, and for each stay the number of its traject."""
    van = np.concatenate((verblijven.van, hulp.van))
    volgorde = np.lexsort((np.arange(van.size), van))
    plek = np.empty(van.size, dtype=np.int32)
    plek[volgorde] = np.arange(van.size, dtype=np.int32)
    n = verblijven.aantal
    vorm = np.concatenate((verblijven.vorm, hulp.vorm))
    jeugdige = np.concatenate((verblijven.jeugdige, hulp.jeugdige))
    aanbod_v = plaatsing.aanbod[plaatsing.plek_van_verblijf]
    nu = dagnummer(vandaag)
    tot = open_einde(np.concatenate((verblijven.tot, hulp.tot)), nu)
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
        "aanbieder": np.concatenate((locaties.aanbieder[aanbod.locatie[aanbod_v]], uitvoering.aanbieder)),
        "aanbod": np.concatenate((aanbod_v, uitvoering.aanbod)),
        "bezetting": np.concatenate(bezetting),
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
    return Trajecten(**gesorteerd, is_crisis=CRISISVORM[vorm][volgorde]), plek[:n]


def _wachten(rng: np.random.Generator, opgave: Opgave, vorm: Reeks, is_verblijf: Vlaggen) -> Reeks:
    """Days between toewijzing and start; in a crisis at most a day."""
    sigma = opgave.getal("wachten spreiding")
    gemiddeld = np.where(
        is_verblijf, opgave.getal("wachten gemiddeld verblijf"), opgave.getal("wachten gemiddeld ambulant")
    )
    dagen = gemiddeld * np.exp(sigma * rng.standard_normal(vorm.size) - sigma * sigma / 2)
    dagen = np.where(CRISISVORM[vorm], rng.integers(0, 2, size=vorm.size), dagen)
    return np.floor(dagen).astype(np.int32)


def _verwijzers(rng: np.random.Generator, opgave: Opgave, is_verblijf: Vlaggen) -> Reeks:
    ambulant = kies(rng, opgave.gewichten("verwijzer", Verwijzer, "ambulant"), is_verblijf.size)
    verblijf = kies(rng, opgave.gewichten("verwijzer", Verwijzer, "verblijf"), is_verblijf.size)
    return np.where(is_verblijf, verblijf, ambulant).astype(np.int32)
