"""Places and waiting lists in the kernel: who is placed where, who waits, what a freed place sets in motion."""

from __future__ import annotations

from typing import Any

from zorglandschap.core.simulatie.indeling import (
    AANWEZIG,
    BUITEN,
    BUITENDAGEN,
    CRISIS_LANG,
    EIGEN,
    J_GEMEENTE,
    J_KEUS,
    J_KLASSE,
    J_NA,
    J_OUD,
    J_PLEK,
    J_PROFIEL,
    J_STAP,
    J_TEAM,
    J_TOESTAND,
    J_VOOR,
    J_VORM,
    JEUGDIGEN,
    KM,
    N_HOOGSTE,
    N_PERIODE,
    N_VOL,
    N_VRIJ,
    OP_SLOT,
    OPSLOT,
    PLAATSDAGEN,
    SCHADEDAGEN,
    T_BEGIN,
    T_EIND,
    T_GEBOREN,
    T_GEVRAAGD,
    THUIS,
    VER,
    VERDRONGEN,
    WACHTDAGEN,
    WACHTEND,
    Par,
    Staat,
)  # fmt: skip
from zorglandschap.core.simulatie.kernel import erin, kans, langer, plan, snel, trek

# Purposes of the dice of a youth: sixteen per step of the path.
D_DUUR, D_DOOR, D_ANDERS, D_VERKORT, D_GEDULD, D_NAAR, D_TEAM, D_TERUGVAL = 0, 1, 2, 5, 6, 7, 8, 9
D_KEUS, D_LEEFTIJD, D_BROER, D_TREKT, D_START = 10, 11, 12, 13, 14  # only at the first step
PER_STAP = 16


@erin
def dobbel(st: Staat, y: int, doel: int) -> float:
    """The number of youth ``y`` for this purpose at this step of the path."""
    return kans(st.sleutel[y], PER_STAP * st.j[y, J_STAP] + doel)


@snel
def nieuw(st: Staat, sleutel: Any, m: int, q: int, f: int, klasse: int) -> int:
    """A youth in the first free row; -1 (and the replication is refused) when there is none."""
    y = st.n[N_VRIJ]
    if y >= 0:
        st.n[N_VRIJ] = st.j[y, J_NA]
    elif st.n[N_HOOGSTE] < JEUGDIGEN:
        y = st.n[N_HOOGSTE]
        st.n[N_HOOGSTE] = y + 1
    else:
        st.n[N_VOL] += 1
        return -1
    st.sleutel[y] = sleutel
    st.j[y, J_GEMEENTE] = m
    st.j[y, J_PROFIEL] = q
    st.j[y, J_VORM] = f
    st.j[y, J_KEUS] = f
    st.j[y, J_KLASSE] = klasse
    st.j[y, J_STAP] = 0
    st.j[y, J_PLEK] = -1
    st.j[y, J_TEAM] = -1
    st.wanneer[y] = VER
    return int(y)


# --- counting -------------------------------------------------------------------------------------------------


@erin
def rest_periode(p: Par, st: Staat, t: float) -> float:
    """Days from ``t`` to the end of the running period."""
    rest: float = p.grens[st.n[N_PERIODE]] - t
    return rest


@erin
def tel_bewoner(p: Par, st: Staat, y: int, v: int, t: float, d: int) -> None:
    """Youth ``y`` comes to (+1) or goes from (-1) place ``v``: levels and days of the home gemeente."""
    m = st.j[y, J_GEMEENTE]
    f = p.plek_vorm[v]
    dagen = d * rest_periode(p, st, t)
    st.bezet[v] += d
    st.plekdagen[v] += dagen
    st.a[m, f, AANWEZIG] += d
    st.a[m, f, EIGEN] += d * p.eigen[m, v]
    st.a[m, f, KM] += d * p.km[m, v]
    st.a[m, f, PLAATSDAGEN] += dagen
    if v == p.open[f]:
        st.a[m, f, BUITEN] += d
        st.a[m, f, BUITENDAGEN] += dagen


@snel
def boek_dagen(p: Par, st: Staat, wat: int, y: int, f: int, van: float, tot: float) -> None:
    """Book the days from ``van`` to ``tot`` in the periods they fall in, also those already closed."""
    k = st.n[N_PERIODE]
    while k >= 0:
        begin = p.grens[k - 1] if k > 0 else 0.0
        st.laat[wat - SCHADEDAGEN, k, st.j[y, J_GEMEENTE], f] += max(0.0, min(tot, p.grens[k]) - max(van, begin))
        if begin <= van:
            return
        k -= 1


@snel
def boek_crisis(p: Par, st: Staat, y: int, f: int, t: float) -> None:
    """After a stay in crisis help: the days it took a place too long, and the period ends at which it was too long."""
    lang = st.t[y, T_BEGIN] + p.lang
    vanaf = min(lang, st.t[y, T_EIND])
    if t > vanaf:
        boek_dagen(p, st, VERDRONGEN, y, f, vanaf, t)
    k = st.n[N_PERIODE] - 1
    if t >= p.grens[k + 1]:
        k += 1
    while k >= 0 and p.grens[k] > lang:
        st.laat[CRISIS_LANG - SCHADEDAGEN, k, st.j[y, J_GEMEENTE], f] += 1.0
        k -= 1


# --- waiting --------------------------------------------------------------------------------------------------


@erin
def sluit_aan(st: Staat, y: int) -> None:
    """At the end of the waiting list of the form asked, in the own class of priority."""
    f = st.j[y, J_VORM]
    c = st.j[y, J_KLASSE]
    laatste = st.staart[f, c]
    st.j[y, J_NA] = -1
    st.j[y, J_VOOR] = laatste
    if laatste >= 0:
        st.j[laatste, J_NA] = y
    else:
        st.kop[f, c] = y
    st.staart[f, c] = y


@erin
def haal_uit(st: Staat, y: int) -> None:
    """From the waiting list, wherever in it."""
    f = st.j[y, J_VORM]
    c = st.j[y, J_KLASSE]
    na = st.j[y, J_NA]
    voor = st.j[y, J_VOOR]
    if voor >= 0:
        st.j[voor, J_NA] = na
    else:
        st.kop[f, c] = na
    if na >= 0:
        st.j[na, J_VOOR] = voor
    else:
        st.staart[f, c] = voor


@snel
def eerste(st: Staat, f: int) -> int:
    """Who is first for form ``f``; -1 when nobody waits."""
    if st.wachtend[f] == 0:
        return -1
    c = 0
    while st.kop[f, c] < 0:
        c += 1
    return int(st.kop[f, c])


@snel
def tel_wachter(p: Par, st: Staat, y: int, t: float, d: int) -> None:
    """Youth ``y`` begins (+1) or stops (-1) waiting; who holds a place meanwhile is ‘op slot’."""
    m = st.j[y, J_GEMEENTE]
    g = st.j[y, J_VORM]
    st.wachtend[g] += d
    st.a[m, g, WACHTEND] += d
    st.a[m, g, WACHTDAGEN] += d * rest_periode(p, st, t)
    if st.j[y, J_TOESTAND] == OPSLOT:
        f = p.plek_vorm[st.j[y, J_PLEK]]
        st.a[m, f, OP_SLOT] += d
        st.op_slot[f, g] += d
        bit = 1 << g
        st.wil[f] = (st.wil[f] | bit) if st.op_slot[f, g] > 0 else (st.wil[f] & ~bit)


@snel
def wacht(p: Par, st: Staat, y: int, t: float) -> None:
    """Youth ``y`` starts to wait, at home (with patience) or on the place it keeps (without)."""
    f = st.j[y, J_VORM]
    oud = st.t[y, T_GEBOREN] + p.oud_op[f]
    moment = VER
    if st.j[y, J_PLEK] >= 0:
        st.j[y, J_TOESTAND] = OPSLOT
        oud = min(oud, st.t[y, T_GEBOREN] + p.oud_op[p.plek_vorm[st.j[y, J_PLEK]]])
    else:
        st.j[y, J_TOESTAND] = THUIS
        if p.geduld_sigma[f] >= 0.0:  # who has waited before is known to have the patience for it
            al = langer(p.geduld_mu[f], p.geduld_sigma[f], t - st.t[y, T_GEVRAAGD])
            u = max(dobbel(st, y, D_GEDULD) * al, 1e-300)
            moment = st.t[y, T_GEVRAAGD] + trek(p.geduld_mu[f], p.geduld_sigma[f], u)
    sluit_aan(st, y)
    tel_wachter(p, st, y, t, 1)
    st.j[y, J_OUD] = 1 if oud <= moment else 0
    plan(p, st, y, max(t, min(oud, moment)))


@snel
def staak(p: Par, st: Staat, y: int, t: float) -> None:
    """Youth ``y`` stops waiting: days beyond what is acceptable are harm."""
    f = st.j[y, J_VORM]
    haal_uit(st, y)
    tel_wachter(p, st, y, t, -1)
    if t > st.t[y, T_GEVRAAGD] + p.norm[f]:
        boek_dagen(p, st, SCHADEDAGEN, y, f, st.t[y, T_GEVRAAGD] + p.norm[f], t)
