"""The only door to numba, and what every event needs: keyed dice, stays, and a calendar of one-day buckets.

Dice are a function of (youth, purpose): the same youth draws the same numbers in every scenario. A stay is a mixture
of lognormal parts; sigma 0 marks an exponential part. The calendar holds one pending event per youth, and can drop it.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from types import CodeType, FunctionType, ModuleType
from typing import Any, TypeVar, cast

import numpy as np
from numba import config, njit

from zorglandschap.core.simulatie.indeling import GEBEURTENISSEN, N_AANTAL, N_DAG, N_NU, N_VOL, VER, Par, Staat

F = TypeVar("F", bound=Callable[..., Any])
Woord = np.uint64
_compileer = cast(Any, njit)  # its types know fewer options than it has
GEEN_JIT = bool(cast(Any, config).DISABLE_JIT)


def snel(functie: F) -> F:
    """Compile a helper of the kernel; it keeps its type."""
    return cast(F, _compileer(functie, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True))


def erin(functie: F) -> F:
    """As ``snel``, for what every event calls: put in its place wherever it is called (10% faster, compiles longer)."""
    opties = {"error_model": "numpy", "no_cpython_wrapper": True, "no_cfunc_wrapper": True, "forceinline": True}
    return cast(F, _compileer(functie, **opties))


def ingang(functie: F) -> F:
    """Compile a function that Python calls: without the interpreter lock, kept on disk when there is a place for it."""
    opties = {"error_model": "numpy", "nogil": True}
    try:
        return cast(F, _compileer(functie, cache=True, **opties))
    except RuntimeError:  # nowhere to write
        return cast(F, _compileer(functie, **opties))


def afdruk(*modules: ModuleType) -> int:
    """The version of the kernel: a number from the code and the constants of its modules.

    Numba looks only at the file of a compiled entry; with this number in it, a change in any module compiles anew.
    """
    som = hashlib.sha256()
    for module in modules:
        for naam, ding in sorted(vars(module).items()):
            functie = getattr(ding, "py_func", ding)
            if isinstance(functie, FunctionType) and functie.__module__ == module.__name__:
                som.update(repr((naam, _code(functie.__code__))).encode())
            elif isinstance(ding, int | float | tuple) and not isinstance(ding, bool):
                som.update(repr((naam, ding)).encode())
    return int.from_bytes(som.digest()[:6], "big")


def _code(code: CodeType) -> tuple[object, ...]:
    vast = tuple(_code(c) if isinstance(c, CodeType) else c for c in code.co_consts)
    return code.co_code, vast, code.co_names


# --- dice -----------------------------------------------------------------------------------------------------


@erin
def meng(z: Any) -> Any:
    """Splitmix64's finaliser: a 64-bit word that looks like chance."""
    z = (z ^ (z >> Woord(30))) * Woord(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> Woord(27))) * Woord(0x94D049BB133111EB)
    return z ^ (z >> Woord(31))


@erin
def kans(sleutel: Any, teller: int) -> float:
    """A number strictly between 0 and 1, fixed by key and counter."""
    z = meng(sleutel + Woord(teller + 1) * Woord(0x9E3779B97F4A7C15))
    return (float(z >> Woord(12)) + 0.5) * (1.0 / 4503599627370496.0)


@snel
def _staart(q: float) -> float:
    return (
        ((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838e00) * q - 2.549732539343734e00)
         * q + 4.374664141464968e00) * q + 2.938163982698783e00
    ) / (
        (((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996e00) * q + 3.754408661907416e00)
        * q + 1.0
    )  # fmt: skip


@erin
def normaal(p: float) -> float:
    """Inverse of the normal distribution (Acklam; relative error below 1.2e-9)."""
    if p < 0.02425:
        return _staart(math.sqrt(-2.0 * math.log(p)))
    if p > 0.97575:
        return -_staart(math.sqrt(-2.0 * math.log(1.0 - p)))
    q = p - 0.5
    r = q * q
    return (
        (((((-3.969683028665376e01 * r + 2.209460984245205e02) * r - 2.759285104469687e02) * r + 1.383577518672690e02)
          * r - 3.066479806614716e01) * r + 2.506628277459239e00) * q
    ) / (
        ((((-5.447609879822406e01 * r + 1.615858368580409e02) * r - 1.556989798598866e02) * r + 6.680131188771972e01)
         * r - 1.328068155288572e01) * r + 1.0
    )  # fmt: skip


@erin
def trek(mu: float, sigma: float, u: float) -> float:
    """The stay whose chance of being longer is ``u``."""
    if sigma == 0.0:
        return -math.exp(mu) * math.log(u)
    return math.exp(mu - sigma * normaal(u))


@snel
def langer(mu: float, sigma: float, dagen: float) -> float:
    """The chance that a stay is longer than ``dagen``."""
    if dagen <= 0.0:
        return 1.0
    if sigma == 0.0:
        return math.exp(-dagen / math.exp(mu))
    return 0.5 * math.erfc((math.log(dagen) - mu) / sigma * 0.7071067811865476)


@snel
def duur(p: Par, d: int, u: float) -> float:
    """A stay of mixture ``d``: one number chooses the part and the place in it."""
    k = 0
    if p.n_deel[d] > 1:
        while k < p.n_deel[d] - 1 and u >= p.deel_tot[d, k]:
            k += 1
        onder = p.deel_tot[d, k - 1] if k > 0 else 0.0
        u = min(max((u - onder) / (p.deel_tot[d, k] - onder), 1e-16), 1.0 - 1e-16)
    return trek(p.deel_mu[d, k], p.deel_sigma[d, k], u)


@snel
def rest(p: Par, d: int, u: float, dagen: float) -> float:
    """What is left of a stay that has lasted ``dagen``: exact, from the law given that it is longer (one number)."""
    som = 0.0
    onder = 0.0
    for k in range(p.n_deel[d]):
        som += (p.deel_tot[d, k] - onder) * langer(p.deel_mu[d, k], p.deel_sigma[d, k], dagen)
        onder = p.deel_tot[d, k]
    if som < 1e-290:
        return 0.0  # nobody stays this long: it ends today
    doel = u * som
    onder = 0.0
    k = 0
    deel = 0.0
    over = 1.0
    while True:
        over = langer(p.deel_mu[d, k], p.deel_sigma[d, k], dagen)
        deel = (p.deel_tot[d, k] - onder) * over
        if doel <= deel or k == p.n_deel[d] - 1:
            break
        doel -= deel
        onder = p.deel_tot[d, k]
        k += 1
    u = min(max(doel / deel, 1e-16), 1.0) * over
    return max(0.0, trek(p.deel_mu[d, k], p.deel_sigma[d, k], min(max(u, 1e-300), 1.0 - 1e-16)) - dagen)


@snel
def rest_onbekend(p: Par, d: int, u: float, u_deel: float) -> float:
    """What is left of a stay whose start is unknown: who is present is more often someone who stays long."""
    som = 0.0
    onder = 0.0
    for k in range(p.n_deel[d]):
        som += (p.deel_tot[d, k] - onder) * math.exp(p.deel_mu[d, k] + 0.5 * p.deel_sigma[d, k] ** 2)
        onder = p.deel_tot[d, k]
    doel = u_deel * som
    k = 0
    onder = 0.0
    deel = 0.0
    while True:
        deel = (p.deel_tot[d, k] - onder) * math.exp(p.deel_mu[d, k] + 0.5 * p.deel_sigma[d, k] ** 2)
        if doel <= deel or k == p.n_deel[d] - 1:
            break
        doel -= deel
        onder = p.deel_tot[d, k]
        k += 1
    sigma = p.deel_sigma[d, k]
    if sigma == 0.0:
        return trek(p.deel_mu[d, k], 0.0, u)
    v = min(max(doel / deel, 1e-16), 1.0 - 1e-16)
    return u * trek(p.deel_mu[d, k] + sigma * sigma, sigma, v)


# --- calendar -------------------------------------------------------------------------------------------------


@erin
def _voeg_in(st: Staat, e: int, t: float, van: int, tot: int) -> None:
    """Put an event in its place among those of today that are still to come."""
    k = tot
    while k > van and st.dag_t[k - 1] > t:
        st.dag_t[k] = st.dag_t[k - 1]
        st.dag_e[k] = st.dag_e[k - 1]
        k -= 1
    st.dag_t[k] = t
    st.dag_e[k] = e


@erin
def plan(p: Par, st: Staat, e: int, t: float) -> None:
    """Event ``e`` will happen at ``t``; beyond the horizon nothing happens."""
    if t >= p.einde:
        st.wanneer[e] = VER
        return
    st.wanneer[e] = t
    dag = int(t)
    if dag == st.n[N_DAG]:
        if st.n[N_AANTAL] >= GEBEURTENISSEN:
            st.n[N_VOL] += 1  # more than a day can hold: the replication is refused
            st.wanneer[e] = VER
            return
        _voeg_in(st, e, t, st.n[N_NU], st.n[N_AANTAL])
        st.n[N_AANTAL] += 1
        return
    eerste = st.emmer[dag]
    st.na[e] = eerste
    st.voor[e] = -1
    if eerste >= 0:
        st.voor[eerste] = e
    st.emmer[dag] = e


@snel
def schrap(st: Staat, e: int) -> None:
    """The pending event of ``e`` will not happen."""
    t = st.wanneer[e]
    if t >= VER:
        return
    st.wanneer[e] = VER
    dag = int(t)
    if dag == st.n[N_DAG]:
        k = st.n[N_NU]
        while st.dag_e[k] != e:
            k += 1
        st.n[N_AANTAL] -= 1
        for i in range(k, st.n[N_AANTAL]):
            st.dag_t[i] = st.dag_t[i + 1]
            st.dag_e[i] = st.dag_e[i + 1]
        return
    na = st.na[e]
    voor = st.voor[e]
    if voor >= 0:
        st.na[voor] = na
    else:
        st.emmer[dag] = na
    if na >= 0:
        st.voor[na] = voor


@snel
def volgende_dag(p: Par, st: Staat) -> int:
    """Open the next day on which something happens; 0 when there is none before the horizon."""
    laatste = math.ceil(p.einde)
    while st.n[N_NU] == st.n[N_AANTAL]:
        st.n[N_DAG] += 1
        if st.n[N_DAG] >= laatste:
            return 0
        e = st.emmer[st.n[N_DAG]]
        n = 0
        while e >= 0:
            _voeg_in(st, e, st.wanneer[e], 0, n)
            n += 1
            e = st.na[e]
        st.n[N_AANTAL] = n
        st.n[N_NU] = 0
    return 1
