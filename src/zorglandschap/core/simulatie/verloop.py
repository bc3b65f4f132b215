"""The course of one replication in the kernel: events in order, figures per period, and the entry for Python."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from zorglandschap.core.simulatie import aanvang, doorstroom, gebeurtenissen, indeling, kernel, plekken
from zorglandschap.core.simulatie.aanvang import begin
from zorglandschap.core.simulatie.gebeurtenissen import gebeur
from zorglandschap.core.simulatie.indeling import (
    AANWEZIG,
    BUITEN,
    BUITENDAGEN,
    J_PLEK,
    J_TOESTAND,
    J_VORM,
    LATE,
    N_AANTAL,
    N_GEBEURD,
    N_HOOGSTE,
    N_NU,
    N_PERIODE,
    N_VOL,
    OPSLOT,
    PLAATSDAGEN,
    SCHADEDAGEN,
    STANDEN,
    T_GEVRAAGD,
    THUIS,
    VERBLIJF,
    WACHTDAGEN,
    WACHTEND,
    Par,
    Staat,
)  # fmt: skip
from zorglandschap.core.simulatie.kernel import afdruk, ingang, snel, volgende_dag
from zorglandschap.core.simulatie.plekken import boek_crisis, boek_dagen


@snel
def sluit_periode(p: Par, st: Staat, uit: Any, plek: Any, slot: Any) -> None:
    """Write the figures of the period that ends; levels go on, flows begin at nothing."""
    k = st.n[N_PERIODE]
    st.n[N_PERIODE] = k + 1
    dagen = p.grens[k + 1] - p.grens[k] if k + 1 < p.n_periode else 0.0
    for m in range(p.n_gemeente):
        for f in range(p.n_vorm):
            for i in range(SCHADEDAGEN):
                uit[k, m, f, i] = st.a[m, f, i]
            for i in range(STANDEN, SCHADEDAGEN):
                st.a[m, f, i] = 0.0
            st.a[m, f, PLAATSDAGEN] = st.a[m, f, AANWEZIG] * dagen
            st.a[m, f, BUITENDAGEN] = st.a[m, f, BUITEN] * dagen
            st.a[m, f, WACHTDAGEN] = st.a[m, f, WACHTEND] * dagen
    for v in range(p.n_plek):
        plek[k, v, 0] = st.bezet[v]
        plek[k, v, 1] = st.plekdagen[v]
        plek[k, v, 2] = st.ruimte[v]
        st.plekdagen[v] = st.bezet[v] * dagen
    for f in range(p.n_vorm):
        for g in range(p.n_vorm):
            slot[k, f, g] = st.op_slot[f, g]


@snel
def boek_laatste(p: Par, st: Staat, y: int, t: float) -> None:
    """The harm of who still waits, and the days of who is still in crisis help."""
    toestand = st.j[y, J_TOESTAND]
    if toestand in (THUIS, OPSLOT):
        vanaf = st.t[y, T_GEVRAAGD] + p.norm[st.j[y, J_VORM]]
        if t > vanaf:
            boek_dagen(p, st, SCHADEDAGEN, y, st.j[y, J_VORM], vanaf, t)
    if toestand in (VERBLIJF, OPSLOT):
        f = p.plek_vorm[st.j[y, J_PLEK]]
        if p.crisis[f]:
            boek_crisis(p, st, y, f, t)


@snel
def sluit_af(p: Par, st: Staat, uit: Any, plek: Any, slot: Any) -> None:
    """The end of the horizon: who still waits or is still in crisis help counts too."""
    while st.n[N_PERIODE] < p.n_periode - 1:
        sluit_periode(p, st, uit, plek, slot)
    for y in range(st.n[N_HOOGSTE]):
        boek_laatste(p, st, y, p.einde)
    sluit_periode(p, st, uit, plek, slot)
    for k in range(p.n_periode):
        for m in range(p.n_gemeente):
            for f in range(p.n_vorm):
                for i in range(LATE):
                    uit[k, m, f, SCHADEDAGEN + i] = st.laat[i, k, m, f]


@snel
def speel_een(p: Par, st: Staat, zaad: int, herhaling: int, uit: Any, plek: Any, slot: Any) -> int:
    """One replication; the number of events, or -1 when there were more youths than the maxima."""
    begin(p, st, zaad, herhaling)
    while volgende_dag(p, st) == 1:
        while st.n[N_NU] < st.n[N_AANTAL]:
            t = st.dag_t[st.n[N_NU]]
            e = st.dag_e[st.n[N_NU]]
            st.n[N_NU] += 1
            while p.grens[st.n[N_PERIODE]] <= t:
                sluit_periode(p, st, uit, plek, slot)
            st.n[N_GEBEURD] += 1
            gebeur(p, st, e, t)
    sluit_af(p, st, uit, plek, slot)
    return -1 if st.n[N_VOL] > 0 else int(st.n[N_GEBEURD])


def _maak_ingang(versie: int) -> Callable[..., int]:
    """The entry, with the version of the whole kernel in it: a stored compilation of older code is never used."""

    def speel(par: Any, staat: Any, zaad: int, van: int, tot: int, uit: Any, plek: Any, slot: Any, geteld: Any) -> int:
        for r in range(van, tot):
            i = r - van
            geteld[i] = speel_een(par[0], staat[0], zaad, r, uit[i], plek[i], slot[i])
        return versie

    return ingang(speel)


VERSIE = afdruk(indeling, kernel, plekken, doorstroom, aanvang, gebeurtenissen, sys.modules[__name__])
speel = _maak_ingang(VERSIE)
