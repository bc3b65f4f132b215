"""Who lives where and who waits today, as numbers for the simulation: nothing that says who it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from zorglandschap.apps.casus.queries import Verledenrij
from zorglandschap.apps.matching.queries import Wachtrij
from zorglandschap.apps.simulatie.queries.geschiedenis import Geschiedenis
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, VORMEN, Hulpvorm
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.episodes import JAAR, Kader
from zorglandschap.core.simulatie.invoer import Bewoners, Ints, Wachtenden

THUIS = -1


@dataclass(frozen=True, slots=True, eq=False)
class Mensen:
    """Residents and waiting list; ``bezet`` per voorziening, ``wacht_op`` per form who waits at home.

    ``ernaast`` per voorziening: places taken by help beside other help.
    """

    bewoners: Bewoners
    wachtenden: Wachtenden
    bezet: Ints
    ernaast: Ints
    wacht_op: Ints
    waarschuwingen: tuple[Tekst, ...]


def lees_mensen(
    verleden: Geschiedenis,
    van_aanbod: Mapping[int, int],
    sleutels: Sequence[tuple[Hulpvorm, str]],
    plekken: Sequence[int],
) -> Mensen:
    """Everybody who lives somewhere or waits on the last day of this history.

    Who waits for the next help while living somewhere keeps that place and is not among the residents.
    """
    kader = verleden.episodes.kader
    hier, ernaast = ([r for r in rijen if _loopt(r, kader.tot)] for rijen in (verleden.hulp, verleden.ernaast))
    beide = _plekken([*hier, *ernaast], van_aanbod, sleutels, plekken)
    plek, zonder = beide[: len(hier)], sum(v < 0 for v in beide[: len(hier)])
    wacht = _wacht(verleden, kader)
    houdt = _houdt(wacht, hier, plek)
    woont = [(r, plek[i]) for i, r in enumerate(hier) if plek[i] >= 0 and i not in set(houdt.values())]
    thuis = [kader.vormen.index(str(w.hulpvorm)) for i, w in enumerate(wacht) if i not in houdt]
    return Mensen(
        _bewoners(verleden, woont),
        _wachtenden(verleden, wacht, [plek[houdt[i]] if i in houdt else THUIS for i in range(len(wacht))]),
        _tel(plek, len(sleutels)),
        _tel(beide[len(hier) :], len(sleutels)),
        np.bincount(thuis, minlength=len(kader.vormen)).astype(np.int64),
        _zonder_plek(zonder),
    )


def _plekken(
    hier: Sequence[Verledenrij],
    van_aanbod: Mapping[int, int],
    sleutels: Sequence[tuple[Hulpvorm, str]],
    plekken: Sequence[int],
) -> list[int]:
    """The voorziening of each; who has help without a known offer goes where there is most room for that form."""
    uit = [van_aanbod.get(r.aanbod_id, THUIS) if r.aanbod_id is not None else THUIS for r in hier]
    vrij = np.array(plekken, dtype=np.int64) - np.bincount([v for v in uit if v >= 0], minlength=len(sleutels))
    per = {vorm: [i for i, (v, _) in enumerate(sleutels) if v is vorm] for vorm in {r.hulpvorm for r in hier}}
    for i, r in enumerate(hier):
        if uit[i] < 0 and per[r.hulpvorm]:
            uit[i] = max(per[r.hulpvorm], key=lambda v: (vrij[v], -v))
            vrij[uit[i]] -= 1
    return uit


def _zonder_plek(aantal: int) -> tuple[Tekst, ...]:
    if not aantal:
        return ()
    return (zin("Van %(aantal)s jeugdigen is de plek niet bekend: zij tellen niet mee.", aantal=aantal),)


def _loopt(r: Verledenrij, op: date) -> bool:
    return r.van <= op and (r.tot is None or r.tot > op)


def _tel(plek: Sequence[int], aantal: int) -> Ints:
    return np.bincount([v for v in plek if v >= 0], minlength=aantal).astype(np.int64)


def _wacht(verleden: Geschiedenis, kader: Kader) -> list[Wachtrij]:
    """Who waits today, each youth once per form: from the list, and who was granted help that has not begun."""
    uit = {
        (w.jeugdige, w.hulpvorm): w
        for w in verleden.wacht
        if w.sinds <= kader.tot and (w.tot is None or w.tot > kader.tot)
    }
    for r in verleden.hulp:
        if r.toegewezen_op <= kader.tot < r.van:
            rij = Wachtrij(r.jeugdige, r.gemeente, r.hulpvorm, r.toegewezen_op, None, r.geboren)
            uit.setdefault((r.jeugdige, r.hulpvorm), rij)
    return list(uit.values())


def _houdt(wacht: Sequence[Wachtrij], hier: Sequence[Verledenrij], plek: Sequence[int]) -> dict[int, int]:
    """Number of the waiting → number of the place held meanwhile; each place is held for one next help."""
    van = {r.jeugdige: i for i, r in enumerate(hier) if plek[i] >= 0}
    uit: dict[int, int] = {}
    for i, w in enumerate(wacht):
        j = van.get(w.jeugdige)
        if j is not None and _is_vervolg(hier[j].hulpvorm, w.hulpvorm):
            uit[i] = van.pop(w.jeugdige)
    return uit


def _is_vervolg(nu: Hulpvorm, straks: Hulpvorm) -> bool:
    """Whether the next help comes instead of this: who lives in a family gets lighter help beside it."""
    return nu is not straks and (straks in VERBLIJF or not VORMEN[nu].is_gezinsgericht)


def _bewoners(verleden: Geschiedenis, woont: Sequence[tuple[Verledenrij, int]]) -> Bewoners:
    op = verleden.episodes.kader.tot
    return Bewoners(
        voorziening=_ints([v for _, v in woont]),
        gemeente=_gemeenten(verleden, [r.gemeente for r, _ in woont]),
        profiel=_profielen(verleden, [(r.jeugdige, r.geboren, min(r.toegewezen_op, r.van)) for r, _ in woont]),
        dagen=np.array([float((op - r.van).days) for r, _ in woont]),
        leeftijd=_leeftijden(op, [r.geboren for r, _ in woont]),
    )


def _wachtenden(verleden: Geschiedenis, wacht: Sequence[Wachtrij], plek: Sequence[int]) -> Wachtenden:
    kader = verleden.episodes.kader
    return Wachtenden(
        vorm=_ints([kader.vormen.index(str(w.hulpvorm)) for w in wacht]),
        gemeente=_gemeenten(verleden, [w.gemeente for w in wacht]),
        profiel=_profielen(verleden, [(w.jeugdige, w.geboren, w.sinds) for w in wacht]),
        dagen=np.array([float((kader.tot - w.sinds).days) for w in wacht]),
        leeftijd=_leeftijden(kader.tot, [w.geboren for w in wacht]),
        voorziening=_ints(plek),
    )


def _ints(rij: Sequence[int]) -> Ints:
    return np.array(rij, dtype=np.int64)


def _gemeenten(verleden: Geschiedenis, namen: Sequence[str]) -> Ints:
    nummer = {naam: i for i, naam in enumerate(verleden.episodes.kader.gemeenten)}
    return _ints([nummer[naam] for naam in namen])


def _profielen(verleden: Geschiedenis, wie: Sequence[tuple[int, date, date]]) -> Ints:
    nummer = {naam: i for i, naam in enumerate(verleden.episodes.kader.profielen)}
    return _ints([nummer[verleden.profiel(*rij)] for rij in wie])


def _leeftijden(op: date, geboren: Sequence[date]) -> np.ndarray:
    return np.array([max(0.0, (op - dag).days / JAAR) for dag in geboren])
