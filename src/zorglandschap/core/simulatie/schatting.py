"""From episodes to what the simulation needs: the middle estimate, draws of what it may be, and what to be careful of.

Run a scenario once per draw (``pas_toe``): then its intervals hold what we do not know as well as chance.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Protocol

import numpy as np

from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.simulatie.episodes import JAAR, Episodes
from zorglandschap.core.simulatie.indeling import KEUZES, STAPPEN
from zorglandschap.core.simulatie.invoer import UIT, Deel, Duur, Invoer, Profiel, Reals, Vraagfactor, Zorgvorm
from zorglandschap.core.simulatie.schatting_duur import Passing, middelpunt, schat_duur
from zorglandschap.core.simulatie.schatting_instroom import Instroom, Tempo, schat_instroom, tel
from zorglandschap.core.simulatie.schatting_keten import Keten, schakel, verblijven, wachten
from zorglandschap.core.simulatie.schatting_route import Routes, Tellingen, instromers, leun, routes, tel_routes
from zorglandschap.core.simulatie.schatting_zorgen import Minima, Zorg, zorgen


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuzes:
    """Choices of the method. ``overgang``: days within which help asked after other help is its next step.

    ``minima``: below these numbers there is a warning, and only laws of one part are tried. ``maanden``: how far the
    trend is drawn. ``aantal``: draws.
    """

    overgang: int = 28
    maanden: int = 120
    aantal: int = 200
    minima: Minima = field(default_factory=Minima)


@dataclass(frozen=True, slots=True, eq=False)
class Trekking:
    """One possible truth. ``instroom`` [gemeente, profile] a year on the last day; per form a stay and patience."""

    instroom: Reals
    vraag: tuple[Vraagfactor, ...]
    duur: tuple[Duur, ...]
    geduld: tuple[Deel | None, ...]
    routes: Routes


@dataclass(frozen=True, slots=True, eq=False)
class Schatting:
    """All that was estimated from the episodes until ``tot``; ``leeftijd`` [profile, (from, to)] at the request."""

    tot: date
    gemeenten: tuple[str, ...]
    vormen: tuple[str, ...]
    profielen: tuple[str, ...]
    midden: Trekking
    trekkingen: tuple[Trekking, ...]
    verblijf: tuple[Passing, ...]
    instroom: Instroom
    tellingen: Tellingen
    blijft: frozenset[tuple[str, str]]
    leeftijd: tuple[tuple[float, float], ...]
    waarschuwingen: tuple[Tekst, ...]


class Geschat(Protocol):
    """What the simulation needs of an estimate beside a draw: also of one that was kept."""

    @property
    def tot(self) -> date: ...
    @property
    def gemeenten(self) -> tuple[str, ...]: ...
    @property
    def vormen(self) -> tuple[str, ...]: ...
    @property
    def profielen(self) -> tuple[str, ...]: ...
    @property
    def blijft(self) -> frozenset[tuple[str, str]]: ...
    @property
    def leeftijd(self) -> tuple[tuple[float, float], ...]: ...


def schat(
    ep: Episodes, *, rng: np.random.Generator, mensen: Mapping[str, float] | None = None, keuzes: Keuzes | None = None
) -> Schatting:
    """Estimate everything; ``mensen``: youths per gemeente, so that small gemeenten lean on the region.

    Never fails on thin or no data: the answer then is wide, and ``waarschuwingen`` says why. Raises ValueError when
    ``mensen`` misses a gemeente.
    """
    keuzes, kader = keuzes or Keuzes(), ep.kader
    keten = schakel(ep, keuzes.overgang)
    telling = tel_routes(keten, keuzes.overgang)
    rij = instromers(keten, keuzes.overgang)
    bevolking = np.array([1.0 if mensen is None else mensen.get(naam, 0.0) for naam in kader.gemeenten])
    vanaf = min(kader.vanaf + timedelta(days=keuzes.overgang), kader.tot)
    instroom = schat_instroom(
        tel(ep.gevraagd[rij], ep.gemeente[rij], bevolking, vanaf, kader.tot),
        maanden=keuzes.maanden, aantal=keuzes.aantal, rng=rng,
    )  # fmt: skip
    profielen = np.zeros((len(kader.gemeenten), len(kader.profielen)), dtype=np.int64)
    np.add.at(profielen, (ep.gemeente[rij], ep.profiel[rij]), 1)
    verblijf, geduld = _duren(keten, keuzes, rng)

    def trek(tempo: Tempo, k: int | None) -> Trekking:
        dobbel = None if k is None else rng
        deel = leun(profielen, dobbel)
        deel = np.where(deel.sum(axis=1, keepdims=True) > 0, deel, 1 / len(kader.profielen))
        return Trekking(
            tempo.per_jaar[:, None] * deel,
            tuple(Vraagfactor(op, float(f)) for op, f in zip(instroom.stappen, tempo.factoren, strict=True)),
            tuple(passing.duur(k) for passing in verblijf),
            tuple(None if passing is None else passing.duur(k)[0] for passing in geduld),
            routes(telling, dobbel),
        )

    zorg = Zorg(
        kader, profielen, verblijf, instroom, telling, sum(p.einden for p in {id(g): g for g in geduld if g}.values()),
        is_bevolking=mensen is not None,
    )  # fmt: skip
    return Schatting(
        kader.tot, kader.gemeenten, kader.vormen, kader.profielen, trek(instroom.midden, None),
        tuple(trek(tempo, k) for k, tempo in enumerate(instroom.trekkingen)), verblijf, instroom, telling,
        _blijft(telling, kader.vormen, keuzes.minima), _leeftijd(ep, rij), tuple(zorgen(zorg, keuzes.minima)),
    )  # fmt: skip


def _duren(
    keten: Keten, keuzes: Keuzes, rng: np.random.Generator
) -> tuple[tuple[Passing, ...], tuple[Passing | None, ...]]:
    """Per form the law of the stay, and of patience: of the form, of all forms together, or unknown."""
    n, minstens = len(keten.episodes.kader.vormen), keuzes.minima.einden
    stays, waits = verblijven(keten), wachten(keten)
    midden = middelpunt(stays)
    verblijf = tuple(
        schat_duur(stays.van(f), midden, minstens=minstens, aantal=keuzes.aantal, rng=rng) for f in range(n)
    )
    if not waits.gezien.any():
        return verblijf, (None,) * n
    midden = middelpunt(waits)
    samen = schat_duur(waits, midden, minstens=minstens, aantal=keuzes.aantal, rng=rng, enkel=True)
    eigen = [waits.van(f) for f in range(n)]
    return verblijf, tuple(
        schat_duur(w, midden, minstens=minstens, aantal=keuzes.aantal, rng=rng, enkel=True)
        if w.gezien.sum() >= minstens
        else samen
        for w in eigen
    )


def _blijft(telling: Tellingen, vormen: tuple[str, ...], minima: Minima) -> frozenset[tuple[str, str]]:
    """Moves where most keep the place until the next is there."""
    thuis, op_plek = telling.blijft[:, :, 0], telling.blijft[:, :, 1]
    paren = np.argwhere((op_plek > thuis) & (op_plek >= minima.moeite))
    return frozenset((vormen[f], vormen[g]) for f, g in paren.tolist() if f != g)


def _leeftijd(ep: Episodes, rij: np.ndarray) -> tuple[tuple[float, float], ...]:
    jaren = np.maximum(0.0, (ep.gevraagd - ep.geboren) / JAAR)[rij]
    uit = []
    for q in range(len(ep.kader.profielen)):
        eigen = jaren[ep.profiel[rij] == q]
        onder, boven = np.quantile(eigen, [0.025, 0.975]).tolist() if eigen.size else (0.0, 18.0)
        uit.append((float(onder), float(boven)))
    return tuple(uit)


# --- to the simulation ----------------------------------------------------------------------------------------


def pas_toe(basis: Invoer, schatting: Geschat, trekking: Trekking) -> Invoer:
    """``basis`` with what was estimated in it: places, people and measures stay as they are.

    Raises ValueError when the names differ or when it does not start on the last day of the episodes.
    """
    namen = (basis.gemeenten, tuple(v.naam for v in basis.vormen), tuple(p.naam for p in basis.profielen))
    if namen != (schatting.gemeenten, schatting.vormen, schatting.profielen):
        raise ValueError("De gemeenten, vormen of profielen van de schatting zijn anders dan die van de invoer.")
    if basis.start != schatting.tot:
        raise ValueError("De simulatie moet beginnen op de laatste dag van de gegevens.")
    return replace(
        basis,
        instroom=trekking.instroom,
        vormen=tuple(_vorm(vorm, f, trekking) for f, vorm in enumerate(basis.vormen)),
        profielen=tuple(_profiel(p, q, schatting, trekking) for q, p in enumerate(basis.profielen)),
        blijft=schatting.blijft,
        vraag=_samen(trekking.vraag, basis.vraag),
    )


def _vorm(vorm: Zorgvorm, f: int, t: Trekking) -> Zorgvorm:
    geduld = t.geduld[f]
    if geduld is None:
        return replace(vorm, duur=t.duur[f])
    return replace(vorm, duur=t.duur[f], geduld=geduld, kans_crisis=float(t.routes.crisis[f]))


def _profiel(profiel: Profiel, q: int, schatting: Geschat, t: Trekking) -> Profiel:
    vormen = schatting.vormen
    eerste = {naam: float(k) for naam, k in zip(vormen, t.routes.eerste[q], strict=True) if k > 0}
    verder = {
        vorm: {naam: float(k) for naam, k in zip((*vormen, UIT), rij, strict=True) if k > 0}
        for vorm, rij in zip(vormen, t.routes.verder[q], strict=True)
        if rij.sum() > 0
    }
    return replace(
        profiel,
        leeftijd=schatting.leeftijd[q],
        eerste_keus=eerste or profiel.eerste_keus,
        doorstroom=verder,
        tweede_keus={vorm: _keuzes(vormen, t.routes.anders[f]) for f, vorm in enumerate(vormen)},
    )


def _keuzes(vormen: tuple[str, ...], rij: Reals) -> tuple[tuple[str, float], ...]:
    """Shares as chances in order: the second is asked only of who did not accept the first."""
    uit, over = [], 1.0
    for g in np.argsort(-rij, kind="stable")[:KEUZES].tolist():
        if rij[g] > 0:
            uit.append((vormen[g], min(1.0, float(rij[g]) / over)))
            over -= float(rij[g])
    return tuple(uit)


def _samen(trend: tuple[Vraagfactor, ...], basis: tuple[Vraagfactor, ...]) -> tuple[Vraagfactor, ...]:
    """Trend and measures for the whole region multiplied per day; the others stay. Raises ValueError on many dates."""
    heel = [f for f in basis if f.gemeente is None and f.profiel is None]
    rest = [f for f in basis if f.gemeente is not None or f.profiel is not None]
    dagen = sorted({f.vanaf for f in (*trend, *heel)})
    if len({f.vanaf for f in rest} | set(dagen)) > STAPPEN:
        raise ValueError(f"Er zijn meer dan {STAPPEN} data waarop de vraag verandert.")
    return (*(Vraagfactor(op, _op(trend, op) * _op(heel, op)) for op in dagen), *rest)


def _op(factoren: tuple[Vraagfactor, ...] | list[Vraagfactor], op: date) -> float:
    eerder = [f for f in factoren if f.vanaf <= op]
    return max(eerder, key=lambda f: f.vanaf).waarde if eerder else 1.0
