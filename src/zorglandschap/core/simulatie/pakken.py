"""From named input to the one record of numbers that the kernel reads."""

from __future__ import annotations

import hashlib
import math
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zorglandschap.core.simulatie import indeling
from zorglandschap.core.simulatie.controle import controleer
from zorglandschap.core.simulatie.invoer import UIT, Deel, Duur, Invoer, Reals

JAAR = 365.25
GEEN = -1
ONBEPERKT = 2**30


def pak(invoer: Invoer) -> NDArray[Any]:
    """One record of ``indeling.PAR`` (an array of length one). Raises OngeldigeInvoer with all faults at once."""
    controleer(invoer)
    rij = np.zeros(1, indeling.PAR)
    r = rij[0]
    _tijd(r, invoer)
    _vormen(r, invoer)
    _plekken(r, invoer)
    _profielen(r, invoer)
    _teams(r, invoer)
    _wissels(r, invoer)
    _factoren(r, invoer)
    _mensen(r, invoer)
    return rij


def afdruk(invoer: Invoer) -> str:
    """SHA-256 of the whole question: its numbers, names, tariffs. Raises OngeldigeInvoer like ``pak``."""
    hekje = hashlib.sha256(pak(invoer).tobytes())
    namen = [[v.naam for v in rij] for rij in (invoer.vormen, invoer.locaties, invoer.profielen, invoer.teams)]
    tarieven = [(v.uit_huis, v.tarief, v.tarief_buiten) for v in invoer.vormen]
    hekje.update(repr((invoer.start, invoer.gemeenten, namen, tarieven)).encode())
    return hekje.hexdigest()


def _dag(invoer: Invoer, op: date) -> int:
    return (op - invoer.start).days


def _tijd(r: Any, invoer: Invoer) -> None:
    grenzen = [_dag(invoer, g) for g in invoer.periodes()]
    r["n_periode"] = len(grenzen)
    r["grens"][: len(grenzen)] = grenzen
    r["einde"] = grenzen[-1]
    r["lang"] = invoer.te_lang


def _maten(deel: Deel) -> tuple[float, float]:
    """Mean and sigma of the logarithm; sigma 0 marks exponential."""
    if deel.spreiding is None:
        return math.log(deel.gemiddelde), 0.0
    sigma = math.sqrt(math.log1p(deel.spreiding**2))
    return math.log(deel.gemiddelde) - sigma**2 / 2, sigma


def _duur(r: Any, d: int, duur: Duur) -> None:
    r["n_deel"][d] = len(duur)
    r["deel_tot"][d, : len(duur)] = np.cumsum([deel.gewicht for deel in duur])
    r["deel_tot"][d, len(duur) - 1] = 1.0
    for k, deel in enumerate(duur):
        r["deel_mu"][d, k], r["deel_sigma"][d, k] = _maten(deel)


def _nummers(invoer: Invoer) -> dict[str, int]:
    return {vorm.naam: f for f, vorm in enumerate(invoer.vormen)}


def _vormen(r: Any, invoer: Invoer) -> None:
    nummer = _nummers(invoer)
    r["n_vorm"] = len(invoer.vormen)
    r["voorkom_team"][:] = r["verkort_team"][:] = GEEN
    for f, vorm in enumerate(invoer.vormen):
        _duur(r, f, vorm.duur)
        r["oud_op"][f] = vorm.oud_op * JAAR
        r["norm"][f] = vorm.norm_dagen
        r["crisis"][f] = vorm.crisis
        r["aanzuiging"][f] = vorm.aanzuiging
        r["voorrang_door"][f] = vorm.voorrang_door
        r["geduld_mu"][f], r["geduld_sigma"][f] = _maten(vorm.geduld) if vorm.geduld else (0.0, -1.0)
        r["kans_naar"][f] = vorm.kans_crisis
        r["naar"][f] = GEEN if vorm.crisisvorm is None else nummer[vorm.crisisvorm]
    for van, naar in invoer.blijft:
        r["blijft"][nummer[van], nummer[naar]] = 1


def _plekken(r: Any, invoer: Invoer) -> None:
    nummer = _nummers(invoer)
    locatie = {v.naam: v for v in invoer.locaties}
    r["n_gemeente"] = len(invoer.gemeenten)
    for v, plek in enumerate(invoer.voorzieningen):
        r["plek_vorm"][v] = nummer[plek.vorm]
        r["ruimte"][v] = plek.plekken
        for m, gemeente in enumerate(invoer.gemeenten):
            r["km"][m, v] = locatie[plek.locatie].km[gemeente]
            r["eigen"][m, v] = locatie[plek.locatie].gemeente == gemeente
    v = len(invoer.voorzieningen)
    r["open"][:] = GEEN
    for f, vorm in enumerate(invoer.vormen):
        if vorm.altijd_open:
            r["open"][f], r["plek_vorm"][v], r["ruimte"][v] = v, f, ONBEPERKT
            r["km"][:, v] = vorm.km_buiten
            v += 1
    r["n_plek"] = v
    _volgorde(r, invoer)


def _volgorde(r: Any, invoer: Invoer) -> None:
    """Per form and gemeente the places from near to far; equally near in the order of the input."""
    begin = 0
    for f in range(len(invoer.vormen)):
        eigen = np.flatnonzero(r["plek_vorm"][: len(invoer.voorzieningen)] == f)
        r["van_plek"][f], r["tot_plek"][f] = begin, begin + eigen.size
        for m in range(len(invoer.gemeenten)):
            afstand = r["km"][m, eigen]
            r["volgorde"][m, begin : begin + eigen.size] = eigen[np.argsort(afstand, kind="stable")]
        begin += eigen.size


def _profielen(r: Any, invoer: Invoer) -> None:
    nummer = _nummers(invoer)
    r["n_profiel"] = len(invoer.profielen)
    m, q = invoer.instroom.shape
    r["tempo"][:m, :q] = invoer.instroom / JAAR
    r["anders_vorm"][:] = GEEN
    r["duurfactor"][:] = 1.0
    for q, profiel in enumerate(invoer.profielen):
        r["leeftijd"][q] = np.array(profiel.leeftijd) * JAAR
        r["broer"][q] = profiel.kans_broer_zus
        r["voorrang_in"][q] = profiel.voorrang
        kansen = [(nummer[naam], kans) for naam, kans in profiel.eerste_keus.items() if kans > 0]
        r["n_keus"][q] = len(kansen)
        r["keus_vorm"][q, : len(kansen)] = [f for f, _ in kansen]
        r["keus_tot"][q, : len(kansen)] = np.cumsum([kans for _, kans in kansen])
        for vorm, factor in profiel.duurfactor.items():
            r["duurfactor"][q, nummer[vorm]] = factor
        for vorm, keuzes in profiel.tweede_keus.items():
            for k, (anders, kans) in enumerate(keuzes):
                r["anders_vorm"][q, nummer[vorm], k] = nummer[anders]
                r["anders_kans"][q, nummer[vorm], k] = kans
        for vorm, rij in profiel.doorstroom.items():
            verder = [(nummer[naam], kans) for naam, kans in rij.items() if naam != UIT and kans > 0]
            r["n_door"][q, nummer[vorm]] = len(verder)
            r["door_vorm"][q, nummer[vorm], : len(verder)] = [g for g, _ in verder]
            r["door_tot"][q, nummer[vorm], : len(verder)] = np.cumsum([kans for _, kans in verder])


def _teams(r: Any, invoer: Invoer) -> None:
    nummer = _nummers(invoer)
    r["n_team"] = len(invoer.teams)
    for k, team in enumerate(invoer.teams):
        r["ruimte"][indeling.PLEKKEN + k] = team.ruimte
        r["terugval"][k] = team.terugval
        _duur(r, indeling.VORMEN + k, team.duur)
        for vorm, deel in team.voorkomt.items():
            r["voorkom_team"][nummer[vorm]], r["voorkom_deel"][nummer[vorm]] = k, deel
        for vorm, factor in team.verkort.items():
            r["verkort_team"][nummer[vorm]], r["verkort"][nummer[vorm]] = k, factor


def _wissels(r: Any, invoer: Invoer) -> None:
    """All dated changes in order of time; those on the first day are simply how it begins."""
    per_ding = [*enumerate(v.veranderingen for v in invoer.voorzieningen)]
    per_ding += enumerate((team.veranderingen for team in invoer.teams), start=indeling.PLEKKEN)
    rijen = [(_dag(invoer, v.op), nummer, v.aantal) for nummer, lijst in per_ding for v in lijst]
    for _, nummer, aantal in (rij for rij in rijen if rij[0] == 0):
        r["ruimte"][nummer] = aantal
    later = sorted(rij for rij in rijen if rij[0] > 0)
    r["n_wissel"] = len(later)
    for i, (dag, nummer, aantal) in enumerate(later):
        r["wissel_op"][i], r["wissel_wat"][i], r["wissel_naar"][i] = dag, nummer, aantal


def _factoren(r: Any, invoer: Invoer) -> None:
    dagen = sorted({f.vanaf for f in invoer.vraag})
    r["n_vraag"] = len(dagen)
    for i, op in enumerate(dagen):
        r["vraag_op"][i] = _dag(invoer, op)
        r["vraag"][i] = _vraag_op(invoer, op)
    r["vraag_max"][:] = np.maximum(1.0, r["vraag"][: len(dagen)].max(axis=0)) if dagen else 1.0
    dagen = sorted({f.vanaf for f in invoer.duur})
    r["n_duur"] = len(dagen)
    for i, op in enumerate(dagen):
        r["duur_op"][i] = _dag(invoer, op)
        r["duur"][i] = _duur_op(invoer, op)


def _vraag_op(invoer: Invoer, op: date) -> Reals:
    """The factor on a day: per scope the latest value, and the scopes multiplied."""
    uit = np.ones((indeling.GEMEENTEN, indeling.PROFIELEN))
    laatst = {(f.gemeente, f.profiel): f.waarde for f in sorted(invoer.vraag, key=lambda f: f.vanaf) if f.vanaf <= op}
    for (gemeente, profiel), waarde in laatst.items():
        m = slice(None) if gemeente is None else invoer.gemeenten.index(gemeente)
        q = slice(None) if profiel is None else [p.naam for p in invoer.profielen].index(profiel)
        uit[m, q] *= waarde
    return uit


def _duur_op(invoer: Invoer, op: date) -> Reals:
    uit = np.ones(indeling.VORMEN)
    laatst = {f.vorm: f.waarde for f in sorted(invoer.duur, key=lambda f: f.vanaf) if f.vanaf <= op}
    for vorm, waarde in laatst.items():
        uit[slice(None) if vorm is None else _nummers(invoer)[vorm]] *= waarde
    return uit


def _mensen(r: Any, invoer: Invoer) -> None:
    b, w = invoer.bewoners, invoer.wachtenden
    n = b.voorziening.size
    r["n_bewoner"] = n
    r["b_plek"][:n], r["b_gemeente"][:n], r["b_profiel"][:n] = b.voorziening, b.gemeente, b.profiel
    r["b_dagen"][:n] = np.where(np.isnan(b.dagen), GEEN, b.dagen)
    r["b_geboren"][:n] = -b.leeftijd * JAAR
    eerst = np.argsort(-w.dagen, kind="stable")  # who waits longest stands first
    n = eerst.size
    r["n_wacht"] = n
    r["w_vorm"][:n], r["w_gemeente"][:n], r["w_profiel"][:n] = w.vorm[eerst], w.gemeente[eerst], w.profiel[eerst]
    r["w_plek"][:n], r["w_dagen"][:n] = w.voorziening[eerst], w.dagen[eerst]
    r["w_geboren"][:n] = -w.leeftijd[eerst] * JAAR
    thuis = w.voorziening[eerst] < 0
    uit_vorm = r["plek_vorm"][np.maximum(w.voorziening[eerst], 0)]
    r["w_klasse"][:n] = np.where(thuis, r["voorrang_in"][w.profiel[eerst]], r["voorrang_door"][uit_vorm])
