"""Episodes of help from a CSV file: one row per request, checked as a whole; every row refused says why.

The layout stands in ``KOLOMMEN`` and in ``docs/methode/schatting.md``. Same rows in another order: same episodes.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from io import StringIO
from itertools import pairwise
from math import inf
from typing import NamedTuple

import numpy as np

from zorglandschap.core.begrippen.bsn import elfproef
from zorglandschap.core.begrippen.codelijsten import RedenEinde
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.invoer import Ints

KOLOMMEN = (
    "jeugdige", "gemeente", "vorm", "advies", "gevraagd_op", "toegewezen_op", "start_op", "eind_op", "reden_einde",
    "geboren", "profiel", "locatie",
)  # fmt: skip
VERPLICHT = ("jeugdige", "gemeente", "vorm", "gevraagd_op", "geboren")
DATA = ("gevraagd_op", "toegewezen_op", "start_op", "eind_op")
LEEFTIJDSGRENS = "leeftijdsgrens"
REDENEN = (*(str(reden) for reden in RedenEinde), LEEFTIJDSGRENS)
LEEG = -1
OUDST = 23.0  # years; nobody older asks for youth care
JAAR = 365.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Kader:
    """What a file may name, and which days it covers: everything that ran on or after ``vanaf``, as known on ``tot``.

    ``verblijf``: forms where a youth lives, so never two at once. ``crisis``: forms for a crisis. ``oud_op``: the age
    in years at which a form ends (18 when not named).
    """

    gemeenten: tuple[str, ...]
    vormen: tuple[str, ...]
    profielen: tuple[str, ...]
    vanaf: date
    tot: date
    verblijf: frozenset[str] = frozenset()
    crisis: frozenset[str] = frozenset()
    oud_op: Mapping[str, float] | None = None

    def __post_init__(self) -> None:
        if self.vanaf > self.tot:
            raise ValueError("De registratie begint na de laatste dag van de gegevens.")
        if vreemd := sorted((self.verblijf | self.crisis | set(self.oud_op or {})) - set(self.vormen)):
            raise ValueError(f"Deze vormen staan niet bij de vormen: {', '.join(vreemd)}.")

    def grens(self, vorm: str) -> float:
        """The age in years at which help of this form ends."""
        return (self.oud_op or {}).get(vorm, 18.0)


class Rij(NamedTuple):
    """One good row in the order in which rows are sorted; days are ordinals, ``LEEG`` is not filled."""

    jeugdige: str
    gevraagd: int
    start: int
    eind: int
    vorm: int
    gemeente: int
    advies: int
    toegewezen: int
    reden: int
    geboren: int
    profiel: int
    locatie: str


@dataclass(frozen=True, slots=True, eq=False)
class Episodes:
    """Columns of equal length, sorted by youth and request; days are ordinals, ``LEEG`` (-1) is not filled.

    ``geboren`` is the middle of the month of birth. Without a start somebody waits, or (with an end) stopped waiting.
    """

    kader: Kader
    locaties: tuple[str, ...]
    jeugdige: Ints
    gemeente: Ints
    vorm: Ints
    advies: Ints
    profiel: Ints
    locatie: Ints
    gevraagd: Ints
    toegewezen: Ints
    start: Ints
    eind: Ints
    reden: Ints
    geboren: Ints

    def __len__(self) -> int:
        return int(self.jeugdige.size)

    def zoals_op(self, dag: date) -> Episodes:
        """What was known on an earlier day: later requests, starts and ends had not happened yet."""
        grens = dag.toordinal()
        if not self.kader.vanaf <= dag <= self.kader.tot:
            raise ValueError(f"De dag {dag.isoformat()} ligt buiten de registratie.")
        kies = np.flatnonzero(self.gevraagd <= grens)
        kolommen = {v.name: getattr(self, v.name)[kies] for v in fields(self)[2:]}
        for naam in ("toegewezen", "start", "eind"):
            kolommen[naam] = np.where(kolommen[naam] > grens, LEEG, kolommen[naam])
        kolommen["reden"] = np.where(kolommen["eind"] == LEEG, LEEG, kolommen["reden"])
        return Episodes(replace(self.kader, tot=dag), self.locaties, **kolommen)

    def aanwezig(self, dag: date) -> Ints:
        """Youths in each form at the end of a day."""
        op = dag.toordinal()
        er = (self.start != LEEG) & (self.start <= op) & ((self.eind == LEEG) | (self.eind > op))
        return np.bincount(self.vorm[er], minlength=len(self.kader.vormen)).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Fout:
    """Why a row (or a column, on line 1) is not used."""

    regel: int
    tekst: Tekst


@dataclass(frozen=True, slots=True, eq=False)
class Gelezen:
    """The episodes of a file, all faults in order of line, and how many rows were used and refused."""

    episodes: Episodes
    fouten: tuple[Fout, ...]
    gebruikt: int
    geweigerd: int

    def samenvatting(self) -> Tekst:
        """One sentence on what happened to the rows."""
        return zin(
            "Er zijn %(gebruikt)s rijen gebruikt en %(geweigerd)s geweigerd.",
            gebruikt=self.gebruikt, geweigerd=self.geweigerd,
        )  # fmt: skip


def lees(tekst: str, kader: Kader) -> Gelezen:
    """Read a whole file (comma or semicolon); a row with any fault is refused, and every fault is reported."""
    fouten: list[Fout] = []
    goed: list[tuple[int, Rij]] = []
    geweigerd: set[int] = set()
    for regel, uit in _rijen(tekst, kader, fouten):
        if isinstance(uit, Rij):
            goed.append((regel, uit))
        else:
            geweigerd.add(regel)
            fouten += [Fout(regel, fout) for fout in uit]
    goed, samen = _onderling(goed, kader)
    geweigerd |= {fout.regel for fout in samen}
    fouten = sorted([*fouten, *samen], key=lambda fout: fout.regel)
    return Gelezen(maak([rij for _, rij in goed], kader), tuple(fouten), len(goed), len(geweigerd))


def maak(rijen: Sequence[Rij], kader: Kader) -> Episodes:
    """Columns from rows that are known to be good, whatever their order."""
    rijen = sorted(rijen)
    nummer = {naam: i for i, naam in enumerate(sorted({rij.jeugdige for rij in rijen}))}
    locaties = tuple(sorted({rij.locatie for rij in rijen} - {""}))

    def kolom(naam: str) -> Ints:
        return np.array([getattr(rij, naam) for rij in rijen], dtype=np.int64)

    plaats = {naam: i for i, naam in enumerate(locaties)}
    return Episodes(
        kader,
        locaties,
        jeugdige=np.array([nummer[rij.jeugdige] for rij in rijen], dtype=np.int64),
        locatie=np.array([plaats.get(rij.locatie, LEEG) for rij in rijen], dtype=np.int64),
        **{v.name: kolom(v.name) for v in fields(Episodes)[2:] if v.name not in ("jeugdige", "locatie")},
    )


# --- one row --------------------------------------------------------------------------------------------------


def _rijen(tekst: str, kader: Kader, fouten: list[Fout]) -> Iterator[tuple[int, Rij | list[Tekst]]]:
    """Every row that is not blank, with its line; faults of the whole file go to ``fouten``."""
    tekst = tekst.removeprefix("\ufeff")
    eerste = tekst.lstrip().partition("\n")[0]
    lezer = csv.reader(
        StringIO(tekst, newline=""), delimiter=";" if eerste.count(";") >= eerste.count(",") else ",", strict=True
    )
    kop: list[str] = []
    einde = 0  # the line where the row before ended
    try:
        for cellen in lezer:
            regel, einde = einde + 1, lezer.line_num
            if not any(cel.strip() for cel in cellen):
                continue
            if not kop:
                kop = [cel.strip().lower() for cel in cellen]
                fouten += [Fout(regel, fout) for fout in _kop(kop)]
                if not set(KOLOMMEN) <= set(kop) or len(set(kop)) < len(kop):
                    fouten.append(Fout(regel, zin("Zonder goede eerste regel is geen enkele rij gelezen.")))
                    return
            else:
                yield regel, _rij(cellen, kop, kader)
    except csv.Error:
        yield einde + 1, [zin("Vanaf hier is het bestand niet te lezen: kijk de aanhalingstekens na.")]
    if not kop:
        fouten.append(Fout(1, zin("Het bestand is leeg: de eerste regel noemt de kolommen.")))


def _kop(kop: list[str]) -> Iterator[Tekst]:
    for naam in KOLOMMEN:
        if naam not in kop:
            yield zin("De kolom ‘%(naam)s’ ontbreekt.", naam=naam)
        elif kop.count(naam) > 1:
            yield zin("De kolom ‘%(naam)s’ komt meer dan een keer voor.", naam=naam)
    for naam in kop:
        if naam not in KOLOMMEN:
            yield zin("De kolom ‘%(naam)s’ is niet bekend en wordt niet gebruikt.", naam=naam)


def _rij(cellen: list[str], kop: list[str], kader: Kader) -> Rij | list[Tekst]:
    if len(cellen) != len(kop):
        return [zin("De rij heeft %(aantal)s cellen, en de eerste regel %(kop)s.", aantal=len(cellen), kop=len(kop))]
    rij = {naam: cel.strip() for naam, cel in zip(kop, cellen, strict=True)}
    fouten = [zin("‘%(naam)s’ is leeg.", naam=naam) for naam in VERPLICHT if not rij[naam]]
    if elfproef(rij["jeugdige"]):
        fouten.append(zin("‘jeugdige’ lijkt een burgerservicenummer: gebruik een eigen nummer."))
    if not rij["profiel"] and len(kader.profielen) == 1:
        rij["profiel"] = kader.profielen[0]
    fouten += _woorden(rij, kader)
    dagen = {naam: _dag(naam, rij[naam], fouten) for naam in DATA}
    geboren = _dag("geboren", rij["geboren"] and f"{rij['geboren']}-15", fouten)
    if not fouten:
        fouten += _volgorde(rij, dagen, geboren, kader)
    if fouten:
        return fouten
    return Rij(
        rij["jeugdige"], dagen["gevraagd_op"], dagen["start_op"], dagen["eind_op"],
        kader.vormen.index(rij["vorm"]), kader.gemeenten.index(rij["gemeente"]),
        kader.vormen.index(rij["advies"]) if rij["advies"] else LEEG, dagen["toegewezen_op"],
        REDENEN.index(rij["reden_einde"]) if rij["reden_einde"] else LEEG, geboren,
        kader.profielen.index(rij["profiel"]), rij["locatie"],
    )  # fmt: skip


def _woorden(rij: dict[str, str], kader: Kader) -> Iterator[Tekst]:
    lijsten = {
        "gemeente": kader.gemeenten, "vorm": kader.vormen, "advies": kader.vormen, "profiel": kader.profielen,
        "reden_einde": REDENEN,
    }  # fmt: skip
    for naam, namen in lijsten.items():
        if rij[naam] and rij[naam] not in namen:
            yield zin("‘%(naam)s’ is ‘%(waarde)s’: dat woord is niet bekend.", naam=naam, waarde=rij[naam])
    if not rij["profiel"]:
        yield zin("‘%(naam)s’ is leeg.", naam="profiel")
    if rij["reden_einde"] and not rij["eind_op"]:
        yield zin("Er is wel een reden van einde, maar geen einddatum.")


def _dag(naam: str, waarde: str, fouten: list[Tekst]) -> int:
    if not waarde:
        return LEEG
    try:
        if len(waarde) != 10:
            raise ValueError
        return date.fromisoformat(waarde).toordinal()
    except ValueError:
        vorm = "jjjj-mm" if naam == "geboren" else "jjjj-mm-dd"
        fouten.append(
            zin("‘%(naam)s’ is geen bestaande datum: schrijf %(vorm)s.", naam=naam, vorm=vorm),
        )
        return LEEG


def _volgorde(rij: dict[str, str], dagen: dict[str, int], geboren: int, kader: Kader) -> Iterator[Tekst]:
    """Dates that cannot be, given that each of them exists."""
    gevuld = [naam for naam in DATA if dagen[naam] != LEEG]
    for naam in gevuld:
        if dagen[naam] > kader.tot.toordinal():
            yield zin(
                "‘%(naam)s’ is %(op)s: dat is na de laatste dag van de gegevens, %(tot)s.",
                naam=naam, op=rij[naam], tot=kader.tot.isoformat(),
            )  # fmt: skip
    for eerst, later in (*(("gevraagd_op", naam) for naam in gevuld[1:]), ("start_op", "eind_op")):
        if {eerst, later} <= set(gevuld) and dagen[later] < dagen[eerst]:
            yield zin("‘%(later)s’ ligt voor ‘%(eerst)s’.", later=later, eerst=eerst)
    leeftijd = (dagen["gevraagd_op"] - geboren) / JAAR
    if leeftijd < -0.1 or leeftijd > OUDST:
        yield zin("De hulp is gevraagd voor de geboorte, of na de %(jaar)se verjaardag.", jaar=int(OUDST))
    if LEEG < dagen["eind_op"] < kader.vanaf.toordinal():
        yield zin(
            "De hulp eindigde voor het begin van de registratie op %(vanaf)s: zulke hulp staat er niet volledig in.",
            vanaf=kader.vanaf.isoformat(),
        )  # fmt: skip


# --- rows of one youth ----------------------------------------------------------------------------------------


def _onderling(goed: list[tuple[int, Rij]], kader: Kader) -> tuple[list[tuple[int, Rij]], list[Fout]]:
    """Rows that contradict an earlier row of the same youth are refused; which is earlier follows from the dates."""
    op_volgorde = sorted(goed, key=lambda paar: (paar[1], paar[0]))
    fouten = [Fout(b[0], _dubbel(a[0])) for a, b in pairwise(op_volgorde) if a[1] == b[1]]
    dubbel = {fout.regel for fout in fouten}
    woont = {kader.vormen.index(vorm) for vorm in kader.verblijf}
    laatst: dict[str, tuple[int, Rij]] = {}  # per youth the stay that ends last
    geboren: dict[str, int] = {}
    houd: list[tuple[int, Rij]] = []
    for regel, rij in sorted(op_volgorde, key=lambda paar: _verloop(paar[1])):
        if regel in dubbel:
            continue
        if geboren.setdefault(rij.jeugdige, rij.geboren) != rij.geboren:
            fouten.append(Fout(regel, zin("‘geboren’ is anders dan in een eerdere rij van deze jeugdige.")))
            continue
        vorig = laatst.get(rij.jeugdige)
        if rij.vorm in woont and rij.start != LEEG:
            if vorig is not None and (vorig[1].eind == LEEG or rij.start < vorig[1].eind):
                fouten.append(Fout(regel, _overlap(vorig[0])))
                continue
            laatst[rij.jeugdige] = (regel, rij)
        houd.append((regel, rij))
    return houd, fouten


def _verloop(rij: Rij) -> tuple[str, int, float, Rij]:
    """The order in which things happened to a youth: what ended on the same day as it began comes first."""
    begin = rij.gevraagd if rij.start == LEEG else rij.start
    return rij.jeugdige, begin, inf if rij.eind == LEEG else rij.eind, rij


def _dubbel(ander: int) -> Tekst:
    return zin("Deze rij is gelijk aan de rij op regel %(ander)s.", ander=ander)


def _overlap(ander: int) -> Tekst:
    return zin(
        "De jeugdige woont dan al ergens anders, volgens regel %(ander)s: twee verblijven lopen door elkaar.",
        ander=ander,
    )
