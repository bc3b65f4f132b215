"""Why a form of help is under pressure on a day: sentences from who waits for whom to where it gets stuck."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.indeling import MATEN
from zorglandschap.core.simulatie.invoer import Zorgvorm
from zorglandschap.core.simulatie.uitkomst import PLEKDAGEN, RUIMTE, Uitkomst

WEINIG = 0.05  # youths; fewer is not worth a sentence


@dataclass(frozen=True, slots=True)
class Schakel:
    """Of the youths in ``van`` so many are ready but keep their place, because they wait for ``naar``."""

    van: str
    naar: str
    aantal: float


@dataclass(frozen=True, slots=True)
class Uitleg:
    """What is the matter with ``vorm`` in a period: the chain of blockages and the sentences that tell it."""

    vorm: str
    van: date
    tot: date
    keten: tuple[Schakel, ...]
    zinnen: tuple[Tekst, ...]


def waarom(uitkomst: Uitkomst, vorm: str, op: date) -> Uitleg:
    """The cause of the pressure on ``vorm`` in the period of ``op``, in means over all replications.

    Raises ValueError for a form that is not there or a day outside the simulation.
    """
    periodes = uitkomst.invoer.periodes()
    if not uitkomst.invoer.start <= op < periodes[-1]:
        raise ValueError(f"{op.isoformat()} ligt niet in de simulatie.")
    zorgvorm = next((v for v in uitkomst.invoer.vormen if v.naam == vorm), None)
    if zorgvorm is None:
        raise ValueError(f"De hulpvorm ‘{vorm}’ is in deze simulatie niet bekend.")
    k = next(k for k, grens in enumerate(periodes) if grens > op)
    begin = uitkomst.invoer.start if k == 0 else periodes[k - 1]
    keten = _keten(uitkomst, vorm, k)
    zinnen = [*_stand(uitkomst, zorgvorm, k), *_schakels(keten), *_einde(uitkomst, keten, vorm, k)]
    return Uitleg(vorm, begin, periodes[k], keten, tuple(zinnen))


def _keten(uitkomst: Uitkomst, vorm: str, k: int) -> tuple[Schakel, ...]:
    """From the form to what most wait for, and on, until nobody there is blocked or the circle is round."""
    uit: list[Schakel] = []
    gezien = {vorm}
    while oorzaken := [(naar, n) for naar, n in uitkomst.oorzaken(vorm, k).items() if n >= WEINIG]:
        naar, aantal = oorzaken[0]
        uit.append(Schakel(vorm, naar, aantal))
        if naar in gezien:
            break
        gezien.add(naar)
        vorm = naar
    return tuple(uit)


def _stand(uitkomst: Uitkomst, vorm: Zorgvorm, k: int) -> list[Tekst]:
    naam = vorm.naam
    uit = [zin(
        "%(vorm)s: gemiddeld %(aanwezig)s jeugdigen op %(plekken)s plekken aan het eind van de periode; "
        "%(wachtend)s wachten op een plek.",
        vorm=naam, aanwezig=_rond(_maat(uitkomst, "aanwezig", naam, k)), plekken=round(_plekken(uitkomst, naam, k)),
        wachtend=_rond(_maat(uitkomst, "wachtend", naam, k)),
    )]  # fmt: skip
    lang, verdrongen = (_maat(uitkomst, maat, naam, k) for maat in ("crisis te lang", "verdrongen"))
    if lang >= WEINIG:
        uit.append(zin(
            "Van hen zijn er %(lang)s langer dan %(dagen)s dagen. Samen hielden zij een plek %(verdrongen)s dagen te "
            "lang bezet.",
            lang=_rond(lang), dagen=f"{uitkomst.invoer.te_lang:g}", verdrongen=_rond(verdrongen),
        ))  # fmt: skip
    buiten = _maat(uitkomst, "buiten de regio", naam, k)
    if buiten >= WEINIG:
        uit.append(zin("Daardoor zijn er %(buiten)s buiten de regio geplaatst.", buiten=_rond(buiten)))
    return uit


def _schakels(keten: tuple[Schakel, ...]) -> list[Tekst]:
    if not keten:
        return [zin("Niemand houdt er een plek bezet omdat de volgende plek ontbreekt.")]
    uit = [zin(
        "In %(van)s zijn er %(aantal)s klaar, maar zij wachten op %(naar)s en houden hun plek bezet.",
        van=s.van, aantal=_rond(s.aantal), naar=s.naar,
    ) for s in keten]  # fmt: skip
    if keten[-1].naar in {s.van for s in keten}:
        uit.append(zin("Zo is de kring rond: zij wachten op elkaar."))
    return uit


def _einde(uitkomst: Uitkomst, keten: tuple[Schakel, ...], vorm: str, k: int) -> list[Tekst]:
    """Where it gets stuck: the last form of the chain, with its places now and at the start, and how full it is."""
    laatste = keten[-1].naar if keten else vorm
    nu, eerst = _plekken(uitkomst, laatste, k), _plekken_eerst(uitkomst, laatste)
    cijfers: dict[str, str | int] = {
        "vorm": laatste,
        "vol": round(100 * _vol(uitkomst, laatste, k)),
        "wachtend": _rond(_maat(uitkomst, "wachtend", laatste, k)),
    }
    uit = [
        zin("Daar begint het: %(vorm)s is voor %(vol)s%% bezet en er wachten %(wachtend)s jeugdigen.", **cijfers)
        if keten
        else zin("%(vorm)s is voor %(vol)s%% bezet.", vorm=laatste, vol=cijfers["vol"])
    ]
    if round(nu) != round(eerst):
        uit.append(zin(
            "Er zijn daar dan %(nu)s plekken; bij het begin van de simulatie waren het er %(eerst)s.",
            nu=round(nu), eerst=round(eerst),
        ))  # fmt: skip
    return uit


def _maat(uitkomst: Uitkomst, maat: str, vorm: str, k: int) -> float:
    f = [v.naam for v in uitkomst.invoer.vormen].index(vorm)
    return float(uitkomst.som[k, :, f, MATEN.index(maat)].sum() / uitkomst.replicaties)


def _rij(uitkomst: Uitkomst, vorm: str) -> list[int]:
    """The voorzieningen of a form, without those outside the region."""
    return [i for i, v in enumerate(uitkomst.invoer.voorzieningen) if v.vorm == vorm]


def _plekken(uitkomst: Uitkomst, vorm: str, k: int) -> float:
    return float(uitkomst.som_plekken[k, _rij(uitkomst, vorm), RUIMTE].sum() / uitkomst.replicaties)


def _plekken_eerst(uitkomst: Uitkomst, vorm: str) -> float:
    start = uitkomst.invoer.start
    voorzieningen = [uitkomst.invoer.voorzieningen[i] for i in _rij(uitkomst, vorm)]
    return float(sum(next((w.aantal for w in v.veranderingen if w.op == start), v.plekken) for v in voorzieningen))


def _vol(uitkomst: Uitkomst, vorm: str, k: int) -> float:
    """Youths per place over the period; 0 without places."""
    grenzen = np.array([uitkomst.invoer.start, *uitkomst.invoer.periodes()], dtype="datetime64[D]")
    dagen = float(np.diff(grenzen).astype(float)[k])
    bezet = uitkomst.som_plekken[k, _rij(uitkomst, vorm), PLEKDAGEN].sum() / uitkomst.replicaties / dagen
    plekken = _plekken(uitkomst, vorm, k)
    return float(bezet / plekken) if plekken > 0 else 0.0


def _rond(aantal: float) -> str:
    """One decimal below ten, none above or for nobody; a comma, as in Dutch."""
    return f"{aantal:.0f}" if aantal >= 10 or aantal < WEINIG else f"{aantal:.1f}".replace(".", ",")
