"""Who waits for a form of help, in which order and why: a rule over a log of events, so that every place has a reason.

The list is never stored as a list. Each event (on, urgency, promise, form, off) carries the state after it; replaying
the events up to a day gives the list of that day. The order is lexicographic: the first term that differs decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

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


Sleutel = Callable[[Wacht, date], int]
SLEUTELS: Mapping[Term, Sleutel] = {
    Term.URGENTIE: lambda w, _op: list(Urgentie).index(w.urgentie),
    Term.BELOFTE: lambda w, op: 0 if w.belofte_voorbij(op) else 1,
    Term.NORM: lambda w, op: 0 if w.boven_norm(op) else 1,
    Term.WACHTTIJD: lambda w, _op: w.sinds.toordinal(),
}
Zinnen = Mapping[Term, Callable[[int], Tekst]]
VOOR: Zinnen = {
    Term.URGENTIE: lambda n: zin("Voor u, met meer haast: %(aantal)s.", aantal=n),
    Term.BELOFTE: lambda n: zin("Voor u, omdat hun hulp al had moeten beginnen: %(aantal)s.", aantal=n),
    Term.NORM: lambda n: zin("Voor u, omdat zij langer wachten dan de norm: %(aantal)s.", aantal=n),
    Term.WACHTTIJD: lambda n: zin("Voor u, omdat zij langer wachten: %(aantal)s.", aantal=n),
}
INGEHAALD: Zinnen = {
    Term.URGENTIE: lambda n: zin("Voorbijgegaan door wie nu meer haast heeft: %(aantal)s.", aantal=n),
    Term.BELOFTE: lambda n: zin("Voorbijgegaan door wie de beloofde start voorbij is: %(aantal)s.", aantal=n),
    Term.NORM: lambda n: zin("Voorbijgegaan door wie nu boven de norm wacht: %(aantal)s.", aantal=n),
    Term.WACHTTIJD: lambda n: zin("Voorbijgegaan door wie langer blijkt te wachten: %(aantal)s.", aantal=n),
}
ERBIJ: Zinnen = {
    Term.URGENTIE: lambda n: zin("Nieuw op de lijst, met meer haast: %(aantal)s.", aantal=n),
    Term.BELOFTE: lambda n: zin("Nieuw op de lijst, met een beloofde start die voorbij is: %(aantal)s.", aantal=n),
    Term.NORM: lambda n: zin("Nieuw op de lijst, en al boven de norm: %(aantal)s.", aantal=n),
    Term.WACHTTIJD: lambda n: zin("Nieuw op deze lijst, en al langer aan het wachten: %(aantal)s.", aantal=n),
}
VOORBIJ: Zinnen = {
    Term.URGENTIE: lambda n: zin("Gaat nu voor door meer haast: %(aantal)s anderen voorbij.", aantal=n),
    Term.BELOFTE: lambda n: zin(
        "Gaat nu voor omdat de beloofde start voorbij is: %(aantal)s anderen voorbij.", aantal=n
    ),
    Term.NORM: lambda n: zin("Gaat nu voor omdat de norm voorbij is: %(aantal)s anderen voorbij.", aantal=n),
    Term.WACHTTIJD: lambda n: zin("Gaat nu voor omdat het wachten langer duurt: %(aantal)s anderen voorbij.", aantal=n),
}


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


def orden(wachtenden: Iterable[Wacht], regels: Wachtregels, *, op: date) -> tuple[Plaats, ...]:
    """The list of one form of help on a day, the first to help first; the input order does not matter."""

    def sleutel(wacht: Wacht) -> tuple[int, ...]:
        return tuple(SLEUTELS[regel.term](wacht, op) for regel in regels.termen)

    rij = sorted(wachtenden, key=lambda w: (sleutel(w), w.nummer))  # the number only keeps equals in a fixed order
    geordend: list[Plaats] = []
    for _, gelijken in groupby(rij, key=sleutel):
        groep = list(gelijken)
        plaats = len(geordend) + 1
        geordend += [Plaats(plaats, wacht, len(groep) > 1) for wacht in groep]
    return tuple(geordend)


def speel_af(gebeurtenissen: Iterable[Gebeurtenis], *, op: date) -> tuple[Wacht, ...]:
    """Who was on the list at the end of a day: the last recorded state of each; events must come in order."""
    staat: dict[int, Wacht | None] = {}
    for gebeurtenis in gebeurtenissen:
        if gebeurtenis.op <= op:
            staat[gebeurtenis.nummer] = gebeurtenis.staat
    return tuple(w for w in staat.values() if w is not None and w.sinds <= op)


def verklaar(
    nummer: int,
    gebeurtenissen: Sequence[Gebeurtenis],
    regels: Wachtregels,
    *,
    nu: date,
    toen: date,
) -> Verklaring:
    """Why this youth stands here now and stood there then; others are only counted, never named."""
    lijst_nu, lijst_toen = (_lijst_van(nummer, gebeurtenissen, regels, op) for op in (nu, toen))
    ik_nu, ik_toen = (_vind(nummer, lijst) for lijst in (lijst_nu, lijst_toen))
    waarom = _waarom(ik_nu, lijst_nu, regels, nu) if ik_nu else ()
    veranderd: tuple[Tekst, ...] = ()
    if ik_nu and ik_toen and ik_nu.wacht.hulpvorm is ik_toen.wacht.hulpvorm:
        veranderd = _veranderd(ik_nu, ik_toen, lijst_nu, lijst_toen, regels, nu)
    elif ik_nu and ik_toen:
        veranderd = (zin("Het advies is veranderd: dit is een andere wachtlijst."),)
    return Verklaring(ik_nu, ik_toen, len(lijst_nu), len(lijst_toen), waarom, veranderd)


def _lijst_van(nummer: int, gebeurtenissen: Sequence[Gebeurtenis], regels: Wachtregels, op: date) -> tuple[Plaats, ...]:
    """The list on which this youth stood on a day; empty when on none."""
    allen = speel_af(gebeurtenissen, op=op)
    ik = next((w for w in allen if w.nummer == nummer), None)
    return orden((w for w in allen if w.hulpvorm is ik.hulpvorm), regels, op=op) if ik else ()


def _vind(nummer: int, lijst: Iterable[Plaats]) -> Plaats | None:
    return next((p for p in lijst if p.wacht.nummer == nummer), None)


def _beslist(een: Wacht, ander: Wacht, regels: Wachtregels, op: date) -> Term:
    """The first term in which two differ; only asked of two who differ."""
    return next(r.term for r in regels.termen if SLEUTELS[r.term](een, op) != SLEUTELS[r.term](ander, op))


def _tel(termen: Iterable[Term], zinnen: Zinnen) -> list[Tekst]:
    keren = Counter(termen)
    return [zinnen[term](keren[term]) for term in Term if keren[term]]


def _waarom(ik: Plaats, lijst: Sequence[Plaats], regels: Wachtregels, op: date) -> tuple[Tekst, ...]:
    voor = [p for p in lijst if p.plaats < ik.plaats]
    gelijk = sum(p.plaats == ik.plaats for p in lijst) - 1
    redenen = [*_tel((_beslist(p.wacht, ik.wacht, regels, op) for p in voor), VOOR)]
    if not voor:
        redenen.append(zin("Niemand gaat voor."))
    if gelijk:
        redenen.append(zin("Even ver op de lijst: %(aantal)s. De volgorde daartussen is toeval.", aantal=gelijk))
    return tuple(redenen)


def _veranderd(
    ik_nu: Plaats,
    ik_toen: Plaats,
    lijst_nu: Sequence[Plaats],
    lijst_toen: Sequence[Plaats],
    regels: Wachtregels,
    op: date,
) -> tuple[Tekst, ...]:
    """What happened between two days to those before this youth."""
    voor_nu = {p.wacht.nummer: p.wacht for p in lijst_nu if p.plaats < ik_nu.plaats}
    voor_toen = {p.wacht.nummer for p in lijst_toen if p.plaats < ik_toen.plaats}
    waren_er, zijn_er = ({p.wacht.nummer for p in lijst} for lijst in (lijst_toen, lijst_nu))
    weg = len(voor_toen - zijn_er)
    nieuw = [w for n, w in voor_nu.items() if n not in waren_er]
    ingehaald = [w for n, w in voor_nu.items() if n in waren_er - voor_toen]
    achter_mij = [p.wacht for p in lijst_nu if p.wacht.nummer in voor_toen and p.plaats > ik_nu.plaats]
    redenen = [zin("Van de lijst af, van wie voor stonden: %(aantal)s.", aantal=weg)] if weg else []
    redenen += _tel((_beslist(w, ik_nu.wacht, regels, op) for w in nieuw), ERBIJ)
    redenen += _tel((_beslist(w, ik_nu.wacht, regels, op) for w in ingehaald), INGEHAALD)
    redenen += _tel((_beslist(w, ik_nu.wacht, regels, op) for w in achter_mij), VOORBIJ)
    return tuple(redenen) or (zin("Er is niets veranderd."),)


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
