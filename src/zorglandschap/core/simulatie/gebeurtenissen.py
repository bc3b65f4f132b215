"""Every event of the kernel: an arrival, the end of a stay, of waiting or of a team, a dated change of places."""

from __future__ import annotations

import math
from typing import Any

from zorglandschap.core.simulatie.doorstroom import bied_aan, dichtstbij, geef_vrij, meld, plaats, verlaat, vraag, weg
from zorglandschap.core.simulatie.indeling import (
    AANVRAGEN,
    AFGEHAAKT,
    BIJ_TEAM,
    EERSTE_WISSEL,
    ESCALATIES,
    GESPLITST,
    IN_TEAM,
    J_GEMEENTE,
    J_KEUS,
    J_KLASSE,
    J_OUD,
    J_PLEK,
    J_PROFIEL,
    J_STAP,
    J_TEAM,
    J_TOESTAND,
    J_VORM,
    JEUGDIGEN,
    PLEKKEN,
    T_GEBOREN,
    T_GEVRAAGD,
    THUIS,
    VER,
    VERBLIJF,
    VERTROKKEN,
    VOLWASSEN,
    Par,
    Staat,
)  # fmt: skip
from zorglandschap.core.simulatie.kernel import Woord, erin, kans, meng, plan, snel
from zorglandschap.core.simulatie.plekken import (
    D_BROER,
    D_DOOR,
    D_KEUS,
    D_LEEFTIJD,
    D_NAAR,
    D_TERUGVAL,
    D_TREKT,
    dobbel,
    nieuw,
    staak,
)  # fmt: skip

GROEP = 3  # at most so many brothers and sisters at once


@snel
def wissel(p: Par, st: Staat, i: int, t: float) -> None:
    """A dated change: places close when somebody leaves (never before), and open for who waits."""
    v = p.wissel_wat[i]
    naar = p.wissel_naar[i]
    if v < PLEKKEN:
        f = p.plek_vorm[v]
        st.totaal[f] += naar - st.ruimte[v]
        st.vrij[f] += max(0, naar - st.bezet[v]) - max(0, st.ruimte[v] - st.bezet[v])
        st.ruimte[v] = naar
        bied_aan(p, st, f, t)
    else:
        st.ruimte[v] = naar


@snel
def vraagfactor(p: Par, m: int, q: int, t: float) -> float:
    """The dated factor on the arrivals."""
    k = p.n_vraag - 1
    while k >= 0 and p.vraag_op[k] > t:
        k -= 1
    return float(p.vraag[k, m, q]) if k >= 0 else 1.0


@snel
def aankomst(p: Par, st: Staat, s: int, t: float) -> None:
    """Somebody of stream ``s`` may ask for help, perhaps with brothers and sisters."""
    m = st.stroom_m[s]
    q = st.stroom_q[s]
    i = st.stroom_n[s]
    st.stroom_n[s] = i + 1
    plan(p, st, JEUGDIGEN + s, t - math.log(kans(st.stroom_sleutel[s], 2 * i + 2)) / st.stroom_tempo[s])
    if p.n_vraag > 0:
        factor = vraagfactor(p, m, q, t)
        deel = factor if s < p.n_gemeente * p.n_profiel else (factor - 1.0) / (p.vraag_max[m, q] - 1.0)
        if kans(st.stroom_sleutel[s], 2 * i + 1) >= deel:
            return
    sleutel = meng(st.stroom_sleutel[s] + Woord(i + 1) * Woord(0xE7037ED1A0B428DB))
    y = instroom(p, st, sleutel, m, q, -1)
    if y >= 0:
        gezin(p, st, y, t)


@snel
def instroom(p: Par, st: Staat, sleutel: Any, m: int, q: int, f: int) -> int:
    """A new youth with its age and the form that suits best (``f``, when that is known)."""
    if f < 0:
        u = kans(sleutel, D_KEUS)
        k = 0
        while k < p.n_keus[q] - 1 and u >= p.keus_tot[q, k]:
            k += 1
        f = p.keus_vorm[q, k]
    y = nieuw(st, sleutel, m, q, f, p.voorrang_in[q])
    if y >= 0:
        st.a[m, f, AANVRAGEN] += 1.0
    return y


@snel
def word_oud(p: Par, st: Staat, y: int, t: float) -> None:
    """The age at the request."""
    q = st.j[y, J_PROFIEL]
    st.t[y, T_GEBOREN] = t - p.leeftijd[q, 0] - (p.leeftijd[q, 1] - p.leeftijd[q, 0]) * dobbel(st, y, D_LEEFTIJD)


@snel
def gezin(p: Par, st: Staat, y: int, t: float) -> None:
    """Who asks: alone, with a request that free places draw in, or with brothers and sisters."""
    m = st.j[y, J_GEMEENTE]
    q = st.j[y, J_PROFIEL]
    f = st.j[y, J_VORM]
    sleutel = st.sleutel[y]
    word_oud(p, st, y, t)
    if p.broer[q] > 0.0:
        u = dobbel(st, y, D_BROER)
        extra = 0
        while extra < GROEP - 1 and u < p.broer[q] ** (extra + 1):
            extra += 1
        if extra > 0:
            samen(p, st, y, extra, t)
            return
    trekt = p.aanzuiging[f] > 0.0 and st.totaal[f] > 0
    if trekt and dobbel(st, y, D_TREKT) < p.aanzuiging[f] * st.vrij[f] / st.totaal[f]:
        z = instroom(p, st, meng(sleutel ^ Woord(0x2545F4914F6CDD1D)), m, q, f)
        if z >= 0:
            word_oud(p, st, z, t)
            meld(p, st, z, t)
    meld(p, st, y, t)


@snel
def samen(p: Par, st: Staat, y: int, extra: int, t: float) -> None:
    """Brothers and sisters: together on one location when one has room for all, else each asks for itself."""
    m = st.j[y, J_GEMEENTE]
    q = st.j[y, J_PROFIEL]
    f = st.j[y, J_VORM]
    sleutel = st.sleutel[y]
    v = dichtstbij(p, st, f, m, extra + 1)
    for i in range(extra + 1):
        z = y
        if i > 0:
            z = instroom(p, st, meng(sleutel + Woord(i) * Woord(0xD1B54A32D192ED03)), m, q, f)
            if z < 0:
                return
            word_oud(p, st, z, t)
        if v >= 0 and t < st.t[z, T_GEBOREN] + p.oud_op[f]:
            st.vrij[f] -= 1
            st.t[z, T_GEVRAAGD] = t
            plaats(p, st, z, v, t)
        else:
            st.a[m, f, GESPLITST] += 1.0
            meld(p, st, z, t)


@snel
def einde_verblijf(p: Par, st: Staat, y: int, t: float) -> None:
    """A stay ends: out of care, or on to the next form, keeping the place on the way when that is how it goes."""
    f = p.plek_vorm[st.j[y, J_PLEK]]
    q = st.j[y, J_PROFIEL]
    if st.j[y, J_TEAM] >= 0:
        st.bezet[PLEKKEN + st.j[y, J_TEAM]] -= 1
        st.j[y, J_TEAM] = -1
    if st.j[y, J_OUD] == 1:
        weg(p, st, y, t, VOLWASSEN)
        return
    u = dobbel(st, y, D_DOOR)
    k = 0
    while k < p.n_door[q, f] and u >= p.door_tot[q, f, k]:
        k += 1
    if k == p.n_door[q, f]:
        weg(p, st, y, t, VERTROKKEN)
        return
    g = p.door_vorm[q, f, k]
    st.j[y, J_STAP] += 1
    st.j[y, J_KEUS] = g
    st.j[y, J_KLASSE] = p.voorrang_door[f]
    if p.blijft[f, g] == 0:
        v = verlaat(p, st, y, t)
        st.j[y, J_TOESTAND] = THUIS
        geef_vrij(p, st, v, t)
    st.j[y, J_VORM] = g
    vraag(p, st, y, t)


@snel
def einde_wachten(p: Par, st: Staat, y: int, t: float) -> None:
    """Patience or youth has ended: out of care, or the request becomes a crisis."""
    f = st.j[y, J_VORM]
    staak(p, st, y, t)
    if st.j[y, J_OUD] == 1:
        weg(p, st, y, t, VOLWASSEN)
    elif p.naar[f] >= 0 and dobbel(st, y, D_NAAR) < p.kans_naar[f]:
        st.a[st.j[y, J_GEMEENTE], f, ESCALATIES] += 1.0
        st.j[y, J_STAP] += 1
        st.j[y, J_KEUS] = p.naar[f]
        st.j[y, J_VORM] = p.naar[f]
        st.j[y, J_KLASSE] = 0
        vraag(p, st, y, t)
    else:
        weg(p, st, y, t, AFGEHAAKT)


@snel
def einde_team(p: Par, st: Staat, y: int, t: float) -> None:
    """The team is ready: the request was prevented, or comes after all."""
    k = st.j[y, J_TEAM]
    st.bezet[PLEKKEN + k] -= 1
    st.j[y, J_TEAM] = -1
    st.a[st.j[y, J_GEMEENTE], st.j[y, J_VORM], IN_TEAM] -= 1.0
    if dobbel(st, y, D_TERUGVAL) < p.terugval[k]:
        st.j[y, J_STAP] += 1
        vraag(p, st, y, t)
    else:
        weg(p, st, y, t, VERTROKKEN)


@erin
def gebeur(p: Par, st: Staat, e: int, t: float) -> None:
    """Let event ``e`` happen."""
    st.wanneer[e] = VER
    if e >= EERSTE_WISSEL:
        wissel(p, st, e - EERSTE_WISSEL, t)
    elif e >= JEUGDIGEN:
        aankomst(p, st, e - JEUGDIGEN, t)
    elif st.j[e, J_TOESTAND] == VERBLIJF:
        einde_verblijf(p, st, e, t)
    elif st.j[e, J_TOESTAND] == BIJ_TEAM:
        einde_team(p, st, e, t)
    else:
        einde_wachten(p, st, e, t)
