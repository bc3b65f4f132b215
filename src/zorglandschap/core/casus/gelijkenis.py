"""Do two registrations look like the same child? Names as they sound on paper, and dates as they are mistyped."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

TUSSENVOEGSELS = frozenset(
    {"van", "von", "de", "den", "der", "het", "t", "s", "in", "op", "ten", "ter", "te", "aan", "bij", "uit"}
    | {"la", "le", "du", "da", "dos", "di", "el", "al", "ben", "bin", "ibn"}
)
EIGEN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
KORT, GEWOON = 3, 7  # letters: up to here no mistake, and one mistake, makes two names alike
ROEPNAAM, DEEL_VAN_ACHTERNAAM = 3, 5  # letters with which a longer name begins


class Grond(StrEnum):
    """Why two registrations may be one child, the strongest ground first."""

    BSN = "hetzelfde burgerservicenummer"
    ZELFDE = "dezelfde naam en geboortedatum"
    NAAM = "bijna dezelfde naam, dezelfde geboortedatum"
    DAG = "bijna dezelfde geboortedatum, dezelfde naam"
    ACHTERNAAM = "dezelfde geboortedatum en achternaam, een andere voornaam"
    VOORNAAM = "dezelfde geboortedatum en voornaam, een andere achternaam"


STERKTE: dict[Grond, int] = {grond: plaats for plaats, grond in enumerate(Grond)}


@dataclass(frozen=True, slots=True)
class Persoonsbeeld:
    """What is known of somebody at the door; ``bsn_index`` is the blind index, never the number."""

    voornaam: str
    achternaam: str
    geboren_op: date
    bsn_index: bytes | None = None


def gelijkenis(een: Persoonsbeeld, ander: Persoonsbeeld) -> Grond | None:
    """The strongest ground on which these two may be one child, or None; the order of the two does not matter.

    Two different burgerservicenummers are two children, however alike the names are.
    """
    if een.bsn_index is not None and ander.bsn_index is not None:
        return Grond.BSN if een.bsn_index == ander.bsn_index else None
    if een.geboren_op == ander.geboren_op:
        return _op_dezelfde_dag(een, ander)
    op_naam = _namen_gelijk(een, ander) and bijna_dezelfde_dag(een.geboren_op, ander.geboren_op)
    return Grond.DAG if op_naam else None


def _op_dezelfde_dag(een: Persoonsbeeld, ander: Persoonsbeeld) -> Grond | None:
    if _kern(een) == _kern(ander):
        return Grond.ZELFDE
    if _namen_gelijk(een, ander):
        return Grond.NAAM
    if lijkt_op(een.achternaam, ander.achternaam, begin=DEEL_VAN_ACHTERNAAM):
        return Grond.ACHTERNAAM
    return Grond.VOORNAAM if lijkt_op(een.voornaam, ander.voornaam, begin=ROEPNAAM) else None


def _kern(beeld: Persoonsbeeld) -> tuple[str, str]:
    return vereenvoudig(beeld.voornaam), vereenvoudig(beeld.achternaam)


def _namen_gelijk(een: Persoonsbeeld, ander: Persoonsbeeld) -> bool:
    """Both names alike, or the two names in each other's box."""
    recht = lijkt_op(een.voornaam, ander.voornaam, begin=ROEPNAAM) and lijkt_op(
        een.achternaam, ander.achternaam, begin=DEEL_VAN_ACHTERNAAM
    )
    return recht or _kern(een) == _kern(ander)[::-1]


def plat(naam: str) -> str:
    """A name without accents, capitals and apostrophes, and with one way of writing ij and y."""
    letters = unicodedata.normalize("NFKD", naam.casefold().translate(EIGEN_LETTERS))
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("ij", "y")
    return letters.replace("’", "").replace("'", " ")


def vereenvoudig(naam: str) -> str:
    """A name as ``plat`` writes it, without prefixes and spaces."""
    woorden = re.findall(r"[^\W_]+", plat(naam))
    kern = [woord for woord in woorden if woord not in TUSSENVOEGSELS]
    return "".join(kern or woorden)


def lijkt_op(een: str, ander: str, *, begin: int) -> bool:
    """True when two names differ by a typing mistake, or one begins with the other (of ``begin`` letters or more)."""
    kort, lang = sorted((vereenvoudig(een), vereenvoudig(ander)), key=len)
    if kort == lang:
        return True
    if len(kort) >= begin and lang.startswith(kort):
        return True
    return verschil(kort, lang) <= _mag_verschillen(len(lang))


def _mag_verschillen(letters: int) -> int:
    if letters <= KORT:
        return 0
    return 1 if letters <= GEWOON else 2


def verschil(een: str, ander: str) -> int:
    """How many letters must be changed, added, left out or swapped with their neighbour to get from one to the other.

    The optimal string alignment distance (Damerau 1964, with each letter edited at most once).
    """
    eerder: list[int] = []
    vorige = list(range(len(ander) + 1))
    for i, letter in enumerate(een, start=1):
        rij = [i]
        for j, tegen in enumerate(ander, start=1):
            kost = vorige[j - 1] + (letter != tegen)
            rij.append(min(kost, vorige[j] + 1, rij[j - 1] + 1))
            if i > 1 and j > 1 and letter == ander[j - 2] and een[i - 2] == tegen:
                rij[j] = min(rij[j], eerder[j - 2] + 1)
        eerder, vorige = vorige, rij
    return vorige[-1]


def bijna_dezelfde_dag(een: date, ander: date) -> bool:
    """True for two dates that are easily mistaken: day and month swapped, or one digit wrong."""
    if een == ander:
        return False
    if (een.day, een.month, een.year) == (ander.month, ander.day, ander.year):
        return True
    return sum(a != b for a, b in zip(een.isoformat(), ander.isoformat(), strict=True)) == 1


def dagen_als(dag: date) -> frozenset[date]:
    """This date and every date that is easily mistaken for it; to look for in a database."""
    cijfers = dag.isoformat()
    geschreven = {f"{dag.year:04}-{dag.day:02}-{dag.month:02}"}
    for plaats, teken in enumerate(cijfers):
        if teken != "-":
            geschreven |= {f"{cijfers[:plaats]}{cijfer}{cijfers[plaats + 1 :]}" for cijfer in "0123456789"}
    return frozenset(bestaand for tekst in geschreven if (bestaand := _als_datum(tekst)) is not None)


def _als_datum(tekst: str) -> date | None:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return None
