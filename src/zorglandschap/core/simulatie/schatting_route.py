"""Which help suits first, what is given instead, what comes next, and what happens to who waits.

Shares are Dirichlet–multinomial: the row of a profile leans on the row of all profiles together, more when it is thin.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from zorglandschap.core.simulatie.episodes import LEEG
from zorglandschap.core.simulatie.invoer import Ints, Reals
from zorglandschap.core.simulatie.schatting_keten import Keten, gevraagde_vorm

STEUN = 8.0  # how many observations the row of all profiles together counts for
DIRECT = 3  # days; who waited longer found no free place


@dataclass(frozen=True, slots=True, eq=False)
class Tellingen:
    """What was seen.

    ``eerste`` [profile, form] requests; ``verder`` [profile, form, next form or out (last)]; ``gegeven`` [advised,
    given]; ``gewacht`` [form]: who waited for the advised form; ``opgegeven`` [form, 2]: who gave up waiting, without
    and with a crisis after it; ``blijft`` [form, next form, 2]: moves from home, from the place.
    """

    eerste: Ints
    verder: Ints
    gegeven: Ints
    gewacht: Ints
    opgegeven: Ints
    blijft: Ints
    zonder_advies: int


@dataclass(frozen=True, slots=True, eq=False)
class Routes:
    """Shares: ``eerste`` [profile, form], ``verder`` [profile, form, next or out].

    ``anders`` [form, form]: accepts it instead; ``crisis`` [form]: giving up is a crisis.
    """

    eerste: Reals
    verder: Reals
    anders: Reals
    crisis: Reals


def instromers(keten: Keten, overgang: int) -> Ints:
    """Rows of requests that follow on no other help; the first days, of which the help before is unknown, left out."""
    ep = keten.episodes
    return np.flatnonzero(~keten.is_vervolg & (ep.gevraagd >= ep.kader.vanaf.toordinal() + overgang))


def tel_routes(keten: Keten, overgang: int) -> Tellingen:
    """Count moves and requests; ends of the last days, of which the next help may still come, left out."""
    ep, kader = keten.episodes, keten.episodes.kader
    n, q = len(kader.vormen), len(kader.profielen)
    gekozen = gevraagde_vorm(ep)
    rij = instromers(keten, overgang)
    eerste = np.zeros((q, n), dtype=np.int64)
    np.add.at(eerste, (ep.profiel[rij], gekozen[rij]), 1)
    rijp = kader.tot.toordinal() - overgang
    klaar = np.flatnonzero(keten.hoofd & (ep.start != LEEG) & (keten.einde != LEEG) & (keten.einde <= rijp))
    verder = np.zeros((q, n, n + 1), dtype=np.int64)
    volgt = keten.volgt[klaar]
    naar = np.where(volgt == LEEG, n, gekozen[volgt])
    zelf = naar == ep.vorm[klaar]  # advised the same again, given something else: not a next step
    np.add.at(verder, (ep.profiel[klaar], ep.vorm[klaar], np.where(zelf, n, naar)), 1)
    return Tellingen(
        eerste, verder, *_gegeven(keten, gekozen), _opgegeven(keten, rijp), _blijft(keten, klaar, gekozen),
        int((ep.advies == LEEG).sum()),
    )  # fmt: skip


def _gegeven(keten: Keten, gekozen: Ints) -> tuple[Ints, Ints]:
    ep, n = keten.episodes, len(keten.episodes.kader.vormen)
    gegeven = np.zeros((n, n), dtype=np.int64)
    begonnen = ep.start != LEEG
    np.add.at(gegeven, (gekozen[begonnen], ep.vorm[begonnen]), 1)
    tot = ep.kader.tot.toordinal()
    einde = np.where(begonnen, ep.start, np.where(ep.eind == LEEG, tot, ep.eind))
    lang = (einde - ep.gevraagd > DIRECT) & (ep.vorm == gekozen)
    return gegeven, np.bincount(gekozen[lang], minlength=n).astype(np.int64)


def _opgegeven(keten: Keten, rijp: int) -> Ints:
    ep, kader = keten.episodes, keten.episodes.kader
    rij = np.flatnonzero((ep.start == LEEG) & (ep.eind != LEEG) & (ep.eind <= rijp))
    is_crisis = np.array([vorm in kader.crisis for vorm in kader.vormen])
    volgt = keten.volgt[rij]
    crisis = (volgt != LEEG) & is_crisis[ep.vorm[volgt]] if rij.size else np.zeros(0, dtype=np.bool_)
    uit = np.zeros((len(kader.vormen), 2), dtype=np.int64)
    np.add.at(uit, (gevraagde_vorm(ep)[rij], crisis.astype(np.int64)), 1)
    return uit


def _blijft(keten: Keten, klaar: Ints, gekozen: Ints) -> Ints:
    ep, n = keten.episodes, len(keten.episodes.kader.vormen)
    van = klaar[keten.volgt[klaar] != LEEG]
    naar = keten.volgt[van]
    op_plek = (ep.gevraagd[naar] < keten.einde[van]).astype(np.int64)
    uit = np.zeros((n, n, 2), dtype=np.int64)
    np.add.at(uit, (ep.vorm[van], gekozen[naar], op_plek), 1)
    return uit


def leun(telling: Ints, rng: np.random.Generator | None) -> Reals:
    """Shares over the last axis; each row leans on the rows of all profiles together. Middle, or one draw."""
    samen = telling.sum(axis=0).astype(float)
    som = samen.sum(axis=-1, keepdims=True)
    vooraf = np.divide(samen, som, out=np.zeros_like(samen), where=som > 0)
    return _deel(telling + STEUN * vooraf, rng)


def _deel(gewicht: Reals, rng: np.random.Generator | None) -> Reals:
    """Rows made shares, or drawn from their Dirichlet; a row of nothing stays nothing."""
    if rng is not None:
        gewicht = np.where(gewicht > 0, rng.gamma(np.maximum(gewicht, 1e-9)), 0.0)
    som = gewicht.sum(axis=-1, keepdims=True)
    return np.asarray(np.divide(gewicht, som, out=np.zeros_like(gewicht), where=som > 0))


def routes(t: Tellingen, rng: np.random.Generator | None = None) -> Routes:
    """The middle of all shares, or (with dice) one draw of what they may be.

    ``anders`` is of who did not get the advised form at once, which assumes that nobody accepts something else while
    the advised form has a free place: a lower bound when the second-best was full too.
    """
    n = t.gewacht.size
    anders = t.gegeven.astype(float) * (1 - np.eye(n))
    kansen = _deel(np.asarray(np.concatenate([anders, t.gewacht[:, None] + 0.5], axis=1), dtype=np.float64), rng)[:, :n]
    crisis = _deel(np.asarray(t.opgegeven + 0.5, dtype=np.float64), rng)[:, 1]
    return Routes(leun(t.eerste, rng), leun(t.verder, rng), kansen, crisis)
