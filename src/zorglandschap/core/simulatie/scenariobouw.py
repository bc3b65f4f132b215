"""Measures into a base case, whatever their order: the same measures give the same input, to the last digit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from zorglandschap.core.simulatie.invoer import (
    Duurfactor,
    Invoer,
    Team,
    Verandering,
    Vraagfactor,
    Zorgvorm,
    exponentieel,
)  # fmt: skip
from zorglandschap.core.simulatie.maatregelen import (
    KorterVerblijf,
    Maatregel,
    PreventiefTeam,
    SnellereUitstroom,
    Tariefwijziging,
    Teamruimte,
    Vraaggroei,
)
from zorglandschap.core.simulatie.scenarioplekken import bouw_plekken
from zorglandschap.core.simulatie.scenariotijd import op_dag, stapdagen, voortgang

Stap = tuple[date, float]


def bouw(basis: Invoer, maatregelen: Sequence[Maatregel]) -> Invoer:
    """The base case with the measures in it; names must be known. Fewer than no places is no places."""
    locaties, voorzieningen = bouw_plekken(basis, maatregelen)
    return replace(
        basis,
        locaties=locaties,
        voorzieningen=voorzieningen,
        vormen=tuple(_tarief(vorm, maatregelen) for vorm in basis.vormen),
        teams=(*(_meer_ruimte(team, maatregelen) for team in basis.teams), *_nieuwe_teams(maatregelen)),
        vraag=_vraag(basis.vraag, maatregelen),
        duur=_duur(basis.duur, maatregelen),
    )


def _tarief(vorm: Zorgvorm, maatregelen: Sequence[Maatregel]) -> Zorgvorm:
    keer = math.prod(sorted(m.factor for m in maatregelen if isinstance(m, Tariefwijziging) and m.vorm == vorm.naam))
    return replace(vorm, tarief=vorm.tarief * keer, tarief_buiten=vorm.tarief_buiten * keer)


# --- teams ----------------------------------------------------------------------------------------------------


def teamnaam(maatregel: Maatregel) -> str | None:
    """The name of the team that a measure adds; None when it adds none."""
    if isinstance(maatregel, PreventiefTeam | SnellereUitstroom):
        return maatregel.naam
    if isinstance(maatregel, KorterVerblijf) and maatregel.ruimte is not None:
        return f"team {maatregel.vorm}"
    return None


def _nieuwe_teams(maatregelen: Sequence[Maatregel]) -> list[Team]:
    teams = [_nieuw_team(m) for m in maatregelen if isinstance(m, PreventiefTeam | SnellereUitstroom)]
    teams += [
        Team(
            naam=f"team {m.vorm}", ruimte=0, duur=exponentieel(1.0), verkort={m.vorm: m.factor},
            veranderingen=(Verandering(m.vanaf, m.ruimte),),
        )
        for m in maatregelen if isinstance(m, KorterVerblijf) and m.ruimte is not None
    ]  # fmt: skip
    return sorted(teams, key=lambda team: team.naam)


def _nieuw_team(m: PreventiefTeam | SnellereUitstroom) -> Team:
    ruimte = _zuinig(0, [(op, m.ruimte * voortgang(m, op)) for op in stapdagen(m)])
    if isinstance(m, SnellereUitstroom):
        verkort = dict.fromkeys(m.vormen, m.factor)
        return Team(naam=m.naam, ruimte=0, duur=exponentieel(1.0), veranderingen=ruimte, verkort=verkort)
    return Team(
        naam=m.naam, ruimte=0, duur=exponentieel(m.dagen), veranderingen=ruimte, voorkomt=dict(m.vormen),
        terugval=m.terugval,
    )  # fmt: skip


def _meer_ruimte(team: Team, maatregelen: Sequence[Maatregel]) -> Team:
    eigen = [m for m in maatregelen if isinstance(m, Teamruimte) and m.team == team.naam]
    if not eigen:
        return team
    dagen = sorted({v.op for v in team.veranderingen}.union(*(stapdagen(m) for m in eigen)))
    return replace(team, veranderingen=_zuinig(team.ruimte, [
        (op, op_dag(team.ruimte, team.veranderingen, op)
         * math.prod(sorted(1 + (m.factor - 1) * voortgang(m, op) for m in eigen)))
        for op in dagen
    ]))  # fmt: skip


def _zuinig(begin: int, verloop: Iterable[Stap]) -> tuple[Verandering, ...]:
    """Only the days on which the whole number changes."""
    uit = []
    for op, waarde in verloop:
        heel = math.floor(waarde + 0.5)
        if heel != begin:
            uit.append(Verandering(op, heel))
            begin = heel
    return tuple(uit)


# --- factors of demand and stay -------------------------------------------------------------------------------


def _keer(basis: list[Stap], erbij: list[Stap]) -> list[Stap]:
    """The steps of the base case (the latest holds) times every factor that has begun."""
    dagen = sorted({op for op, _ in (*basis, *erbij)})

    def waarde(op: date) -> float:
        eerder = [stap for stap in basis if stap[0] <= op]
        nu = max(eerder, key=lambda stap: stap[0])[1] if eerder else 1.0
        return nu * math.prod(sorted(keer for vanaf, keer in erbij if vanaf <= op))

    return [(op, waarde(op)) for op in dagen]


def _vraag(basis: tuple[Vraagfactor, ...], maatregelen: Sequence[Maatregel]) -> tuple[Vraagfactor, ...]:
    groei = [m for m in maatregelen if isinstance(m, Vraaggroei)]
    geraakt = {(m.gemeente, m.profiel) for m in groei}
    uit = [f for f in basis if (f.gemeente, f.profiel) not in geraakt]
    for gemeente, profiel in sorted(geraakt, key=str):
        oud = [(f.vanaf, f.waarde) for f in basis if (f.gemeente, f.profiel) == (gemeente, profiel)]
        nieuw = [(m.vanaf, m.factor) for m in groei if (m.gemeente, m.profiel) == (gemeente, profiel)]
        uit += [Vraagfactor(op, waarde, gemeente, profiel) for op, waarde in _keer(oud, nieuw)]
    return tuple(uit)


def _duur(basis: tuple[Duurfactor, ...], maatregelen: Sequence[Maatregel]) -> tuple[Duurfactor, ...]:
    korter = [m for m in maatregelen if isinstance(m, KorterVerblijf) and m.ruimte is None]
    geraakt = {m.vorm for m in korter}
    uit = [f for f in basis if f.vorm not in geraakt]
    for vorm in sorted(geraakt):
        oud = [(f.vanaf, f.waarde) for f in basis if f.vorm == vorm]
        uit += [
            Duurfactor(op, w, vorm) for op, w in _keer(oud, [(m.vanaf, m.factor) for m in korter if m.vorm == vorm])
        ]
    return tuple(uit)
