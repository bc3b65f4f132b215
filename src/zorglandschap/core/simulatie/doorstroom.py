"""Moves in the kernel: asking and taking a place, the chain a freed place sets off, and the exchange of places.

Mutual blocking (each keeps the place the other wants) can never last: as soon as the wishes of those who keep their
place close a circle, everyone in it moves on at once. An exchange takes no net place from anybody who waits.
"""

from __future__ import annotations

from zorglandschap.core.simulatie.indeling import (
    BIJ_TEAM,
    EERSTE_KEUS,
    IN_TEAM,
    INSTROOM,
    J_GEMEENTE,
    J_KEUS,
    J_NA,
    J_OUD,
    J_PLEK,
    J_PROFIEL,
    J_TEAM,
    J_TOESTAND,
    J_VORM,
    KEUZES,
    KLASSEN,
    LEEG,
    N_VRIJ,
    PLEKKEN,
    T_BEGIN,
    T_EIND,
    T_GEBOREN,
    T_GEVRAAGD,
    UITSTROOM,
    VERBLIJF,
    VOLWASSEN,
    VOORKOMEN,
    VORMEN,
    WACHTTIJD,
    Par,
    Staat,
)  # fmt: skip
from zorglandschap.core.simulatie.kernel import duur, erin, plan, schrap, snel
from zorglandschap.core.simulatie.plekken import (
    D_ANDERS,
    D_DUUR,
    D_TEAM,
    boek_crisis,
    dobbel,
    eerste,
    staak,
    tel_bewoner,
    wacht,
)  # fmt: skip


@snel
def plaats(p: Par, st: Staat, y: int, v: int, t: float) -> None:
    """Youth ``y`` starts a stay on place ``v``; a team with room may shorten it, growing up may end it."""
    f = p.plek_vorm[v]
    m = st.j[y, J_GEMEENTE]
    st.a[m, f, INSTROOM] += 1.0
    st.a[m, f, WACHTTIJD] += t - st.t[y, T_GEVRAAGD]
    if f == st.j[y, J_KEUS]:
        st.a[m, f, EERSTE_KEUS] += 1.0
    tel_bewoner(p, st, y, v, t, 1)
    st.j[y, J_VORM] = f
    st.j[y, J_PLEK] = v
    st.j[y, J_TOESTAND] = VERBLIJF
    st.t[y, T_BEGIN] = t
    dagen = duur(p, f, dobbel(st, y, D_DUUR)) * p.duurfactor[st.j[y, J_PROFIEL], f]
    if p.n_duur > 0:
        k = p.n_duur - 1
        while k >= 0 and p.duur_op[k] > t:
            k -= 1
        if k >= 0:
            dagen *= p.duur[k, f]
    if p.verkort_team[f] >= 0:
        dagen *= verkort(p, st, y, f)
    plan_einde(p, st, y, f, t, dagen)


@erin
def plan_einde(p: Par, st: Staat, y: int, f: int, t: float, dagen: float) -> None:
    """The stay ends after ``dagen``, or on the birthday that is the limit of the form."""
    oud = max(t, st.t[y, T_GEBOREN] + p.oud_op[f])
    einde = t + dagen
    st.j[y, J_OUD] = 1 if oud <= einde else 0
    einde = min(oud, einde)
    st.t[y, T_EIND] = einde
    plan(p, st, y, einde)


@snel
def verkort(p: Par, st: Staat, y: int, f: int) -> float:
    """The factor on the stay when the team of this form has room; it keeps the youth until the stay ends."""
    k = p.verkort_team[f]
    if st.bezet[PLEKKEN + k] >= st.ruimte[PLEKKEN + k]:
        return 1.0
    st.bezet[PLEKKEN + k] += 1
    st.j[y, J_TEAM] = k
    factor: float = p.verkort[f]
    return factor


@snel
def verlaat(p: Par, st: Staat, y: int, t: float) -> int:
    """Youth ``y`` leaves its place, which is returned; who takes it is decided by ``geef_vrij``."""
    v: int = st.j[y, J_PLEK]
    f = p.plek_vorm[v]
    tel_bewoner(p, st, y, v, t, -1)
    st.a[st.j[y, J_GEMEENTE], f, UITSTROOM] += 1.0
    if p.crisis[f]:
        boek_crisis(p, st, y, f, t)
    st.j[y, J_PLEK] = -1
    return v


@snel
def verhuis(p: Par, st: Staat, y: int, v: int, t: float) -> int:
    """The first of the waiting list takes place ``v``; returns the place it kept, or -1."""
    staak(p, st, y, t)
    schrap(st, y)
    oud = -1
    if st.j[y, J_PLEK] >= 0:
        oud = verlaat(p, st, y, t)
    plaats(p, st, y, v, t)
    return oud


@snel
def geef_vrij(p: Par, st: Staat, v: int, t: float) -> None:
    """Place ``v`` was left: closed when there are too many, else for the first who waits, and so on along the chain."""
    while v >= 0:
        f = p.plek_vorm[v]
        if v == p.open[f] or st.bezet[v] >= st.ruimte[v]:
            return
        y = eerste(st, f)
        if y < 0:
            st.vrij[f] += 1
            return
        v = verhuis(p, st, y, v, t)


@snel
def weg(p: Par, st: Staat, y: int, t: float, maat: int) -> None:
    """Youth ``y`` leaves care, counted as ``maat``; its place goes to the next."""
    v = -1
    f = st.j[y, J_VORM]
    if st.j[y, J_PLEK] >= 0:
        f = p.plek_vorm[st.j[y, J_PLEK]]
        v = verlaat(p, st, y, t)
    st.a[st.j[y, J_GEMEENTE], f, maat] += 1.0
    st.j[y, J_TOESTAND] = LEEG
    st.j[y, J_NA] = st.n[N_VRIJ]
    st.n[N_VRIJ] = y
    geef_vrij(p, st, v, t)


# --- asking ---------------------------------------------------------------------------------------------------


@erin
def dichtstbij(p: Par, st: Staat, f: int, m: int, nodig: int) -> int:
    """The nearest place of form ``f`` with ``nodig`` free; -1 when there is none."""
    for i in range(p.van_plek[f], p.tot_plek[f]):
        v = p.volgorde[m, i]
        if st.ruimte[v] - st.bezet[v] >= nodig:
            return int(v)
    return -1


@snel
def kies(p: Par, st: Staat, y: int) -> int:
    """The form with room: the one asked, else what is accepted as second best; -1 when none has."""
    f = st.j[y, J_VORM]
    if st.vrij[f] > 0:
        return int(f)
    q = st.j[y, J_PROFIEL]
    for k in range(KEUZES):
        g = p.anders_vorm[q, f, k]
        if g < 0:
            return -1
        if st.vrij[g] > 0 and dobbel(st, y, D_ANDERS + k) < p.anders_kans[q, f, k]:
            return int(g)
    return -1


@snel
def vraag(p: Par, st: Staat, y: int, t: float) -> None:
    """Youth ``y`` asks its form: the nearest place, else second best, else outside the region, else the list."""
    f = st.j[y, J_VORM]
    st.t[y, T_GEVRAAGD] = t
    if t >= st.t[y, T_GEBOREN] + p.oud_op[f]:
        weg(p, st, y, t, VOLWASSEN)
        return
    g = kies(p, st, y)
    if g >= 0:
        v = dichtstbij(p, st, g, st.j[y, J_GEMEENTE], 1)
        st.vrij[g] -= 1
    elif p.open[f] >= 0:
        v = p.open[f]
    else:
        wacht(p, st, y, t)
        if st.j[y, J_PLEK] >= 0:
            ruil(p, st, y, t)
        return
    oud = -1
    if st.j[y, J_PLEK] >= 0:
        oud = verlaat(p, st, y, t)
    plaats(p, st, y, v, t)
    geef_vrij(p, st, oud, t)


@snel
def meld(p: Par, st: Staat, y: int, t: float) -> None:
    """A new request: a team with room may prevent it for a share of the youths."""
    f = st.j[y, J_VORM]
    k = p.voorkom_team[f]
    if k >= 0 and st.bezet[PLEKKEN + k] < st.ruimte[PLEKKEN + k] and dobbel(st, y, D_TEAM) < p.voorkom_deel[f]:
        st.bezet[PLEKKEN + k] += 1
        st.j[y, J_TEAM] = k
        st.j[y, J_TOESTAND] = BIJ_TEAM
        st.a[st.j[y, J_GEMEENTE], f, VOORKOMEN] += 1.0
        st.a[st.j[y, J_GEMEENTE], f, IN_TEAM] += 1.0
        plan(p, st, y, t + duur(p, VORMEN + k, dobbel(st, y, D_DUUR)))
        return
    vraag(p, st, y, t)


@snel
def bied_aan(p: Par, st: Staat, f: int, t: float) -> None:
    """Free places of form ``f`` go to the waiting list at once."""
    while st.vrij[f] > 0 and st.wachtend[f] > 0:
        y = eerste(st, f)
        st.vrij[f] -= 1
        geef_vrij(p, st, verhuis(p, st, y, dichtstbij(p, st, f, st.j[y, J_GEMEENTE], 1), t), t)


# --- exchange -------------------------------------------------------------------------------------------------


@snel
def _kring(p: Par, st: Staat, van: int, naar: int) -> int:
    """Whether ``van`` can be reached from ``naar`` over the wishes of those ‘op slot’; ``pad`` then tells the way."""
    if st.wil[naar] == 0:
        return 0
    for f in range(p.n_vorm):
        st.pad[f] = -1
    st.wie[0] = naar
    n = 1
    i = 0
    while i < n and st.pad[van] < 0:
        f = st.wie[i]
        i += 1
        for g in range(p.n_vorm):
            if st.op_slot[f, g] > 0 and st.pad[g] < 0 and g != naar:
                st.pad[g] = f
                st.wie[n] = g
                n += 1
    return 1 if st.pad[van] >= 0 else 0


@snel
def _wie_wil(p: Par, st: Staat, f: int, g: int) -> int:
    """The first on the list of ``g`` that keeps a place of form ``f``."""
    gevonden = -1
    for c in range(KLASSEN):
        y = st.kop[g, c]
        while y >= 0 and gevonden < 0:
            v = st.j[y, J_PLEK]
            if v >= 0 and p.plek_vorm[v] == f:
                gevonden = y
            y = st.j[y, J_NA]
    return gevonden


@snel
def ruil(p: Par, st: Staat, y: int, t: float) -> None:
    """When the wish of ``y`` closes a circle of blocked youths: all in it move on, each to the place of the next."""
    van = p.plek_vorm[st.j[y, J_PLEK]]
    naar = st.j[y, J_VORM]
    if _kring(p, st, van, naar) == 0:
        return
    n = 0
    g = van
    f = st.pad[g]
    while g != naar:  # back along the path: who in form f wants form g
        st.wie[n] = _wie_wil(p, st, f, g)
        n += 1
        g = f
        f = st.pad[g]
    st.wie[n] = _wie_wil(p, st, van, naar)
    n += 1
    for i in range(n):
        staak(p, st, st.wie[i], t)
        schrap(st, st.wie[i])
        st.waar[i] = verlaat(p, st, st.wie[i], t)
    for i in range(n):  # wie[i] wants the form of wie[i-1]
        plaats(p, st, st.wie[i], st.waar[(i - 1) % n], t)
