"""The first day of a replication in the kernel: today's residents and waiting list, and the first arrivals."""

from __future__ import annotations

import math
from typing import Any

from zorglandschap.core.simulatie.doorstroom import bied_aan, plan_einde, ruil
from zorglandschap.core.simulatie.indeling import (
    EERSTE_WISSEL,
    J_PLEK,
    J_TOESTAND,
    JEUGDIGEN,
    KLASSEN,
    LATE,
    N_DAG,
    N_VRIJ,
    PLEKKEN,
    SCHADEDAGEN,
    T_BEGIN,
    T_EIND,
    T_GEBOREN,
    T_GEVRAAGD,
    VERBLIJF,
    Par,
    Staat,
)  # fmt: skip
from zorglandschap.core.simulatie.kernel import Woord, kans, meng, plan, rest, rest_onbekend, snel
from zorglandschap.core.simulatie.plekken import D_DUUR, D_START, dobbel, nieuw, tel_bewoner, wacht


@snel
def maak_leeg(p: Par, st: Staat) -> None:
    """Everything to nothing: no youths, no events, all places at their first size."""
    for i in range(8):
        st.n[i] = 0
    st.n[N_DAG] = -1
    st.n[N_VRIJ] = -1
    for i in range(int(p.einde) + 1):
        st.emmer[i] = -1
    for f in range(p.n_vorm):
        maak_lijst_leeg(p, st, f)
        for m in range(p.n_gemeente):
            for k in range(SCHADEDAGEN):
                st.a[m, f, k] = 0.0
            for k in range(p.n_periode):
                for i in range(LATE):
                    st.laat[i, k, m, f] = 0.0
    open_plekken(p, st)


@snel
def maak_lijst_leeg(p: Par, st: Staat, f: int) -> None:
    """Nobody waits for form ``f``."""
    st.vrij[f] = 0
    st.totaal[f] = 0
    st.wachtend[f] = 0
    st.wil[f] = 0
    for c in range(KLASSEN):
        st.kop[f, c] = -1
        st.staart[f, c] = -1
    for g in range(p.n_vorm):
        st.op_slot[f, g] = 0


@snel
def open_plekken(p: Par, st: Staat) -> None:
    """Places and teams at their first size, empty."""
    for i in range(p.n_team):
        st.bezet[PLEKKEN + i] = 0
        st.ruimte[PLEKKEN + i] = p.ruimte[PLEKKEN + i]
    for v in range(p.n_plek):
        f = p.plek_vorm[v]
        st.bezet[v] = 0
        st.plekdagen[v] = 0.0
        st.ruimte[v] = p.ruimte[v]
        if v != p.open[f]:
            st.vrij[f] += p.ruimte[v]
            st.totaal[f] += p.ruimte[v]


@snel
def zet_bewoner(p: Par, st: Staat, y: int, v: int, dagen: float) -> None:
    """A youth who lives on place ``v`` today, for ``dagen`` already."""
    f = p.plek_vorm[v]
    tel_bewoner(p, st, y, v, 0.0, 1)
    if v != p.open[f] and st.bezet[v] <= st.ruimte[v]:
        st.vrij[f] -= 1
    st.j[y, J_PLEK] = v
    st.j[y, J_TOESTAND] = VERBLIJF
    st.t[y, T_BEGIN] = -dagen


@snel
def zet_bewoners(p: Par, st: Staat, sleutel: Any) -> None:
    """Today's residents; what is left of the stay follows from how long it lasted, or is drawn as of who is present."""
    for i in range(p.n_bewoner):
        v = p.b_plek[i]
        f = p.plek_vorm[v]
        q = p.b_profiel[i]
        y = nieuw(st, meng(sleutel ^ (Woord(i + 1) * Woord(0x8CB92BA72F3D8DD7))), p.b_gemeente[i], q, f, 0)
        st.t[y, T_GEBOREN] = p.b_geboren[i]
        zet_bewoner(p, st, y, v, max(0.0, p.b_dagen[i]))
        schaal = p.duurfactor[q, f] * (p.duur[0, f] if p.n_duur > 0 and p.duur_op[0] <= 0.0 else 1.0)
        u = dobbel(st, y, D_DUUR)
        if p.b_dagen[i] < 0.0:
            over = rest_onbekend(p, f, u, dobbel(st, y, D_START))
        else:
            over = rest(p, f, u, p.b_dagen[i] / schaal)
        plan_einde(p, st, y, f, 0.0, over * schaal)


@snel
def zet_wachtenden(p: Par, st: Staat, sleutel: Any) -> None:
    """Today's waiting list, with the days waited; some keep a place meanwhile."""
    for i in range(p.n_wacht):
        q = p.w_profiel[i]
        f = p.w_vorm[i]
        y = nieuw(st, meng(sleutel ^ (Woord(i + 1) * Woord(0x5851F42D4C957F2D))), p.w_gemeente[i], q, f, p.w_klasse[i])
        st.t[y, T_GEBOREN] = p.w_geboren[i]
        st.t[y, T_GEVRAAGD] = -p.w_dagen[i]
        if p.w_plek[i] >= 0:
            zet_bewoner(p, st, y, p.w_plek[i], p.w_dagen[i])
            st.t[y, T_EIND] = -p.w_dagen[i]
        wacht(p, st, y, 0.0)
        if p.w_plek[i] >= 0:
            ruil(p, st, y, 0.0)
    for f in range(p.n_vorm):
        bied_aan(p, st, f, 0.0)


@snel
def zet_stromen(p: Par, st: Staat, sleutel: Any) -> None:
    """The first arrival of every stream. What a measure adds is a stream of its own: the others stay who they were."""
    n = p.n_gemeente * p.n_profiel
    for s in range(2 * n):
        m = (s % n) // p.n_profiel
        q = (s % n) % p.n_profiel
        st.stroom_m[s] = m
        st.stroom_q[s] = q
        st.stroom_sleutel[s] = meng(sleutel ^ meng(Woord(s + 1) * Woord(0xA24BAED4963EE407)))
        st.stroom_n[s] = 0
        st.stroom_tempo[s] = p.tempo[m, q] * (1.0 if s < n else p.vraag_max[m, q] - 1.0)
        if st.stroom_tempo[s] > 0.0:
            plan(p, st, JEUGDIGEN + s, -math.log(kans(st.stroom_sleutel[s], 0)) / st.stroom_tempo[s])


@snel
def begin(p: Par, st: Staat, zaad: int, herhaling: int) -> None:
    """The first day: everything empty, today's youths in, the first arrivals and all dated changes planned."""
    sleutel = meng(Woord(zaad) * Woord(0x9E3779B97F4A7C15) + Woord(herhaling) * Woord(0xD1B54A32D192ED03) + Woord(1))
    maak_leeg(p, st)
    for i in range(p.n_wissel):
        plan(p, st, EERSTE_WISSEL + i, p.wissel_op[i])
    zet_stromen(p, st, sleutel)
    zet_bewoners(p, st, sleutel)
    zet_wachtenden(p, st, sleutel)
