"""Who waits for a form of help, in which order and why: a rule over a log of events, so that every place has a reason.

The list is never stored as a list. Each event (on, urgency, promise, form, off) carries the state after it; replaying
the events up to a day gives the list of that day. The order is lexicographic: the first term that differs decides
(wachtrij.py, where the places and their reasons are worked out).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Urgentie
from zorglandschap.core.begrippen.tekst import Tekst, zin


class WachtlijstFout(ValueError):
    """The rules of the waiting list of the region cannot be used; the message says what to mend."""


class Term(StrEnum):
    """What the order of the waiting list can look at; which count, and in what order, is for the region."""

    URGENTIE = "urgentie"
    BELOFTE = "belofte"
    NORM = "norm"
    WACHTTIJD = "wachttijd"


@dataclass(frozen=True, slots=True)
class Termregel:
    """One term of the order, with its justification; ``is_verzonnen`` marks a choice of our own."""

    term: Term
    waarom: str
    bron: str
    eigenaar: str
    sinds: date
    is_verzonnen: bool = False


@dataclass(frozen=True, slots=True)
class Wachtregels:
    """The terms in the order in which they decide, and the version to name beside every explanation."""

    versie: str
    termen: tuple[Termregel, ...]


@dataclass(frozen=True, slots=True)
class Wacht:
    """One youth on the list: waiting since the toewijzing, with the norm in days for this form."""

    nummer: int
    hulpvorm: Hulpvorm
    urgentie: Urgentie
    sinds: date
    norm_dagen: int
    beloofd_op: date | None = None

    def dagen(self, op: date) -> int:
        """Whole days of waiting on a day."""
        return max(0, (op - self.sinds).days)

    def boven_norm(self, op: date) -> bool:
        """True when the wait is longer than the norm."""
        return self.dagen(op) > self.norm_dagen

    def belofte_voorbij(self, op: date) -> bool:
        """True when help should have begun by now."""
        return self.beloofd_op is not None and self.beloofd_op < op


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """One line of the log: when it was recorded, and the state after it (None: no longer on the list)."""

    nummer: int
    op: date
    staat: Wacht | None


@dataclass(frozen=True, slots=True)
class Plaats:
    """A place on the list: 1 is first; whoever is equal in every term shares a place."""

    plaats: int
    wacht: Wacht
    is_gedeeld: bool


@dataclass(frozen=True, slots=True)
class Verklaring:
    """Why somebody stands where they stand: now, at an earlier day (None: not on the list), and what changed."""

    nu: Plaats | None
    toen: Plaats | None
    aantal_nu: int
    aantal_toen: int
    waarom: tuple[Tekst, ...]
    veranderd: tuple[Tekst, ...]


def lees_wachtregels(ruw: Mapping[str, object]) -> Wachtregels:
    """Rules from the parsed file: ``versie`` and tables ``[[term]]``; raises WachtlijstFout.

    A term without justification, source, owner or date is refused, and so is a list in which nothing decides.
    """
    rijen = ruw.get("term", [])
    if not isinstance(rijen, list) or not rijen or not all(isinstance(rij, dict) for rij in rijen):
        raise WachtlijstFout("wachtlijst.toml heeft geen enkele [[term]].")
    termen = tuple(_termregel(rij) for rij in rijen)
    dubbel = [term for term, keer in Counter(t.term for t in termen).items() if keer > 1]
    if dubbel:
        raise WachtlijstFout(f"term ‘{dubbel[0]}’ staat er twee keer.")
    return Wachtregels(_tekst(ruw, "versie", "wachtlijst.toml"), termen)


def _termregel(rij: Mapping[str, object]) -> Termregel:
    waar = f"term ‘{rij.get('term', '?')}’"
    try:
        term = Term(str(rij.get("term")))
    except ValueError as fout:
        raise WachtlijstFout(f"{waar} bestaat niet; kies uit: {', '.join(Term)}.") from fout
    sinds = rij.get("sinds")
    if type(sinds) is not date:
        raise WachtlijstFout(f"{waar}: ‘sinds’ is een datum, zoals 2026-01-01.")
    return Termregel(
        term=term,
        waarom=_tekst(rij, "waarom", waar),
        bron=_tekst(rij, "bron", waar),
        eigenaar=_tekst(rij, "eigenaar", waar),
        sinds=sinds,
        is_verzonnen=bool(rij.get("verzonnen", False)),
    )


def _tekst(rij: Mapping[str, object], naam: str, waar: str) -> str:
    waarde = rij.get(naam)
    if not isinstance(waarde, str) or not waarde.strip():
        raise WachtlijstFout(f"{waar} mist ‘{naam}’.")
    return waarde.strip()


def speel_af(gebeurtenissen: Iterable[Gebeurtenis], *, op: date) -> tuple[Wacht, ...]:
    """Who was on the list at the end of a day: the last recorded state of each; events must come in order."""
    staat: dict[int, Wacht | None] = {}
    for gebeurtenis in gebeurtenissen:
        if gebeurtenis.op <= op:
            staat[gebeurtenis.nummer] = gebeurtenis.staat
    return tuple(w for w in staat.values() if w is not None and w.sinds <= op)


def in_eigen_woorden(ik: Plaats, aantal: int, *, op: date, klein: int) -> Tekst:
    """Where somebody stands, for the family: in words, never as a rank against other children.

    On a list of fewer than ``klein`` youths no place is told at all: it would say something of the others.
    """
    wacht = ik.wacht
    if wacht.urgentie is Urgentie.CRISIS:
        return zin("Er is veel haast. Er wordt nu als eerste naar een plek gezocht.")
    if wacht.belofte_voorbij(op):
        return zin("De hulp had al moeten beginnen. Dit gaat nu voor.")
    if aantal < klein:
        return zin("Er wachten maar weinig anderen op deze hulp.")
    if ik.plaats * 3 <= aantal:
        return zin("Het duurt naar verwachting niet lang meer: er gaan er nog maar weinig voor.")
    if ik.plaats * 3 <= aantal * 2:
        return zin("Er gaan er nog een aantal voor, die meer haast hebben of langer wachten.")
    return zin("Er zijn er nog veel die meer haast hebben of langer wachten.")
