"""Cases: one per time away from home, one for part of the help at home, and the questions at the front door."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from zorglandschap.core.begrippen.codelijsten import CasusStatus, JuridischKader, Verwijzer
from zorglandschap.core.synthetisch.dagen import (
    GEEN,
    GEEN_EINDE,
    Dagen,
    Reeks,
    Vlaggen,
    leeftijd_op,
)
from zorglandschap.core.synthetisch.kiezen import kies_jeugdigen
from zorglandschap.core.synthetisch.maatregelen import GESLOTEN, KADERS, OTS, VOOGDIJ, VOTS
from zorglandschap.core.synthetisch.opgave import HULPVORMEN, Opgave
from zorglandschap.core.synthetisch.samenvoegen import koppel, waar, wortels
from zorglandschap.core.synthetisch.tabellen import Casussen, Maatregelen, Trajecten, Wachtenden
from zorglandschap.core.synthetisch.trajecten import CRISISVORM
from zorglandschap.core.synthetisch.trekken import meng
from zorglandschap.core.synthetisch.verblijf import VERBLIJFSVORMEN
from zorglandschap.core.synthetisch.wereld import Wereld

STATUSSEN: tuple[CasusStatus, ...] = tuple(CasusStatus)
GEPLAATST, AFGESLOTEN = STATUSSEN.index(CasusStatus.GEPLAATST), STATUSSEN.index(CasusStatus.AFGESLOTEN)
WACHT = tuple(STATUSSEN.index(s) for s in (CasusStatus.VERWEZEN, CasusStatus.GEADVISEERD))
VRIJWILLIG = KADERS.index(JuridischKader.VRIJWILLIG)
VIA_LOKAAL = tuple(tuple(Verwijzer).index(v) for v in (Verwijzer.GEMEENTE, Verwijzer.GI))
# how long before the help the question came, and how long ago a question at each stage came (days, from and to)
VOORAF_DAGEN = (25, 120)
VOORAF_CRISIS_DAGEN = (0, 3)
SINDS_DAGEN = {
    CasusStatus.HULPVRAAG: (1, 21),
    CasusStatus.ANALYSE: (8, 63),
    CasusStatus.LOKALE_HULP: (10, 90),
    CasusStatus.VERWEZEN: (35, 105),
    CasusStatus.GEADVISEERD: (42, 140),
}
VOORKANT_LEEFTIJD = (1, 16)
ZONDER_JEUGDHULP_DAGEN = 730  # how long the questions that needed no jeugdhulp are kept
DUUR_ZONDER_DAGEN = (2, 120)  # from such a question until it was answered


@dataclass(frozen=True, slots=True)
class _Rijen:
    jeugdige: Reeks
    status: Reeks
    traject: Reeks
    is_crisis: Vlaggen
    gewenst: Reeks
    geopend: Dagen
    gesloten: Dagen


def maak_casussen(
    rng: np.random.Generator, wereld: Wereld, trajecten: Trajecten, maatregelen: Maatregelen
) -> tuple[Casussen, Trajecten]:
    """Cases by opening day without people on them yet, and the trajects with their case filled in."""
    opgave, bevolking, nu = wereld.opgave, wereld.bevolking, wereld.nu
    wortel = wortels(trajecten.vorige)
    delen = [_van_verblijf(rng, trajecten, wortel, nu)]
    delen.append(_van_hulp_thuis(rng, opgave, trajecten, delen[0].jeugdige, nu))
    bezet = np.zeros(bevolking.aantal, dtype=np.bool_)
    bezet[trajecten.jeugdige[trajecten.tot > nu - 365]] = True
    bezet[np.concatenate([d.jeugdige for d in delen])] = True
    delen.append(_aan_de_voorkant(rng, wereld, bezet))
    bezet[delen[-1].jeugdige] = True
    delen.append(_zonder_jeugdhulp(rng, wereld, bezet))
    rijen = _Rijen(
        *(
            np.concatenate([getattr(d, naam) for d in delen])
            for naam in ("jeugdige", "status", "traject", "is_crisis", "gewenst", "geopend", "gesloten")
        )
    )
    volgorde = np.lexsort((rijen.jeugdige, rijen.geopend))
    geen = np.full(volgorde.size, GEEN, dtype=np.int32)
    jeugdige = rijen.jeugdige[volgorde]
    casussen = Casussen(
        jeugdige=jeugdige,
        gemeente=bevolking.gemeente[jeugdige],
        status=rijen.status[volgorde],
        kader=_kader(jeugdige, np.minimum(rijen.gesloten, nu)[volgorde], maatregelen),
        regisseur=geen,
        gedragsdeskundige=geen,
        jeugdbeschermer=geen,
        is_crisis=rijen.is_crisis[volgorde],
        heeft_jim=rng.random(volgorde.size) < opgave.getal("jim gekozen"),
        traject=rijen.traject[volgorde],
        gewenst=rijen.gewenst[volgorde],
        geopend=rijen.geopend[volgorde],
        gesloten=rijen.gesloten[volgorde],
    )
    return casussen, _met_casus(trajecten, wortel, casussen)


def _van_verblijf(rng: np.random.Generator, t: Trajecten, wortel: Reeks, nu: int) -> _Rijen:
    """One case for each chain of stays; it closes when the last stay has ended."""
    eerste = waar(np.isin(t.vorm, VERBLIJFSVORMEN) & (t.vorige == GEEN))
    laatste = np.zeros(t.aantal, dtype=np.int32)
    verblijf = np.flatnonzero(np.isin(t.vorm, VERBLIJFSVORMEN))
    np.maximum.at(laatste, wortel[verblijf], t.tot[verblijf])
    einde = laatste[eerste]
    crisis = CRISISVORM[t.vorm[eerste]]
    vooraf = np.where(
        crisis, rng.integers(*VOORAF_CRISIS_DAGEN, size=eerste.size), rng.integers(*VOORAF_DAGEN, size=eerste.size)
    )
    return _Rijen(
        jeugdige=t.jeugdige[eerste],
        status=np.where(einde == GEEN_EINDE, GEPLAATST, AFGESLOTEN).astype(np.int32),
        traject=eerste,
        is_crisis=crisis,
        gewenst=t.vorm[eerste],
        geopend=(t.toegewezen[eerste] - vooraf).astype(np.int32),
        gesloten=np.where(einde == GEEN_EINDE, GEEN_EINDE, np.minimum(nu, einde + 14 * (einde < nu))).astype(np.int32),
    )


def _van_hulp_thuis(rng: np.random.Generator, opgave: Opgave, t: Trajecten, al: Reeks, nu: int) -> _Rijen:
    """A case for part of the youths with running help at home, when gemeente or GI referred; one per youth."""
    lopend = (t.tot > nu) & ~np.isin(t.vorm, VERBLIJFSVORMEN) & np.isin(t.verwijzer, VIA_LOKAAL)
    rij = waar(lopend & ~np.isin(t.jeugdige, al))
    _, eerste = np.unique(t.jeugdige[rij], return_index=True)
    rij = rij[np.sort(eerste)]
    deel = opgave.getal("casus bij ambulant") / max(1e-9, float(np.mean(np.isin(t.verwijzer, VIA_LOKAAL))))
    rij = rij[rng.random(rij.size) < deel]
    return _Rijen(
        jeugdige=t.jeugdige[rij],
        status=np.full(rij.size, GEPLAATST, dtype=np.int32),
        traject=rij,
        is_crisis=CRISISVORM[t.vorm[rij]],
        gewenst=t.vorm[rij],
        geopend=(t.toegewezen[rij] - rng.integers(*VOORAF_DAGEN, size=rij.size)).astype(np.int32),
        gesloten=np.full(rij.size, GEEN_EINDE, dtype=np.int32),
    )


def _aan_de_voorkant(rng: np.random.Generator, wereld: Wereld, bezet: Vlaggen) -> _Rijen:
    """Questions that have not led to help yet, at every stage."""
    opgave, nu = wereld.opgave, wereld.nu
    aantal = max(4, round(opgave.getal("casussen in de voorkant") * wereld.schaal))
    jeugdige = _wie_vraagt(rng, wereld, bezet, aantal)
    status = meng(rng, jeugdige.size, opgave.gewichten("status voorkant", STATUSSEN))
    sinds = np.zeros(jeugdige.size, dtype=np.int32)
    for soort, (van, tot) in SINDS_DAGEN.items():
        hier = status == STATUSSEN.index(soort)
        sinds[hier] = rng.integers(van, tot, size=int(hier.sum()))
    geen = np.full(jeugdige.size, GEEN, dtype=np.int32)
    return _Rijen(
        jeugdige=jeugdige,
        status=status,
        traject=geen,
        is_crisis=np.zeros(jeugdige.size, dtype=np.bool_),
        gewenst=geen,
        geopend=(nu - sinds).astype(np.int32),
        gesloten=np.full(jeugdige.size, GEEN_EINDE, dtype=np.int32),
    )


def _zonder_jeugdhulp(rng: np.random.Generator, wereld: Wereld, bezet: Vlaggen) -> _Rijen:
    """Questions of the last two years that were answered without jeugdhulp: they are closed."""
    nu = wereld.nu
    per_jaar = wereld.opgave.getal("hulpvragen zonder jeugdhulp") * wereld.schaal
    jeugdige = _wie_vraagt(rng, wereld, bezet, max(2, round(per_jaar * ZONDER_JEUGDHULP_DAGEN / 365)))
    gesloten = (nu - 1 - rng.integers(0, ZONDER_JEUGDHULP_DAGEN - 10, size=jeugdige.size)).astype(np.int32)
    geen = np.full(jeugdige.size, GEEN, dtype=np.int32)
    return _Rijen(
        jeugdige=jeugdige,
        status=np.full(jeugdige.size, AFGESLOTEN, dtype=np.int32),
        traject=geen,
        is_crisis=np.zeros(jeugdige.size, dtype=np.bool_),
        gewenst=geen,
        geopend=(gesloten - rng.integers(*DUUR_ZONDER_DAGEN, size=jeugdige.size)).astype(np.int32),
        gesloten=gesloten,
    )


def _wie_vraagt(rng: np.random.Generator, wereld: Wereld, bezet: Vlaggen, aantal: int) -> Reeks:
    """Youths without a case or help in the last year, about ``aantal`` of them."""
    opgave, nu, gemeenten = wereld.opgave, wereld.nu, wereld.opgave.regio.gemeenten
    met_hulp = [opgave.in_jaar("jeugdigen met hulp", wereld.vandaag.year, g.code) for g in gemeenten]
    leeftijd = rng.uniform(*VOORKANT_LEEFTIJD, size=aantal)
    jeugdige = kies_jeugdigen(
        rng,
        wereld.bevolking,
        gemeente=meng(rng, aantal, met_hulp),
        geboren=(nu - leeftijd * 365.25).astype(np.int32),
        geboren_na=np.full(aantal, nu - 17 * 365, dtype=np.int32),
        geboren_voor=np.full(aantal, nu - 200, dtype=np.int32),
        bezet=bezet,
        gewicht=wereld.bevolking.kwetsbaar,
    )
    return jeugdige[jeugdige >= 0]


def _kader(jeugdige: Reeks, op: Dagen, maatregelen: Maatregelen) -> Reeks:
    """The legal frame on a day: guardianship before supervision before provisional before closed before none."""
    uit = np.full(jeugdige.size, VRIJWILLIG, dtype=np.int32)
    i, j = koppel(jeugdige, maatregelen.jeugdige)
    loopt = (maatregelen.van[j] <= op[i]) & (maatregelen.tot[j] > op[i])
    for kader in (GESLOTEN, VOTS, OTS, VOOGDIJ):
        uit[i[loopt & (maatregelen.kader[j] == kader)]] = kader
    return uit


def _met_casus(t: Trajecten, wortel: Reeks, casussen: Casussen) -> Trajecten:
    """Every stay of a chain, the help beside it and the help a case led to belong to that case."""
    van_traject = np.full(t.aantal, GEEN, dtype=np.int32)
    heeft = np.flatnonzero(casussen.traject >= 0)
    van_traject[casussen.traject[heeft]] = heeft
    casus = van_traject[wortel]
    naast = t.naast >= 0
    casus[naast] = casus[t.naast[naast]]
    return replace(t, casus=casus.astype(np.int32))


def maak_wachtenden(rng: np.random.Generator, wereld: Wereld, casussen: Casussen) -> tuple[Wachtenden, Casussen]:
    """Who waits today: first the cases that were referred, then youths with other help; each of a fitting age."""
    opgave, nu = wereld.opgave, wereld.nu
    vormen = [i for i, h in enumerate(HULPVORMEN) if ("wachtenden", h) in opgave.reeksen]
    jaar = wereld.vandaag.year
    nodig = [opgave.in_jaar("wachtenden", jaar, HULPVORMEN[i]) * wereld.schaal for i in vormen]
    aantallen = [max(1, round(n)) for n in nodig]
    leeftijd = leeftijd_op(wereld.bevolking.geboren[casussen.jeugdige], nu)
    voorrang = np.isin(casussen.status, WACHT)
    volgorde = np.lexsort((rng.random(casussen.aantal), ~voorrang))
    vrij = voorrang | (casussen.status == GEPLAATST)
    gewenst = casussen.gewenst.copy()
    casus, vorm = [], []
    for i, aantal in zip(vormen, aantallen, strict=True):
        banden = opgave.vorm(HULPVORMEN[i]).instroom
        past = (leeftijd >= min(b[0] for b in banden)) & (leeftijd <= max(b[1] for b in banden)) & (leeftijd < 18)
        keuze = volgorde[(vrij & past & (casussen.gewenst != i))[volgorde]][:aantal].tolist()
        vrij[keuze] = False
        gewenst[keuze] = i
        casus += keuze
        vorm += [i] * len(keuze)
    nummer = np.array(casus, dtype=np.int32)
    wachttijd = rng.exponential(opgave.getal("wachten tot nu gemiddeld dagen"), size=nummer.size).astype(np.int32)
    sinds = np.maximum(nu - 1 - wachttijd, np.minimum(casussen.geopend[nummer] + 7, nu - 1))
    beloofd = np.where(rng.random(nummer.size) < 0.6, nu + rng.integers(7, 120, size=nummer.size), GEEN)
    orde = np.lexsort((nummer, sinds))
    wachtenden = Wachtenden(
        jeugdige=casussen.jeugdige[nummer][orde],
        casus=nummer[orde],
        vorm=np.array(vorm, dtype=np.int32)[orde],
        sinds=sinds[orde].astype(np.int32),
        beloofd=beloofd[orde].astype(np.int32),
    )
    return wachtenden, replace(casussen, gewenst=np.where(casussen.status == GEPLAATST, casussen.gewenst, gewenst))


def is_open(casussen: Casussen) -> Vlaggen:
    """True for cases that are not closed."""
    return np.asarray(casussen.status != AFGESLOTEN)
