"""The quality framework of the region for a form of help, as a checklist with a source per criterion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zorglandschap.core.begrippen.hulpvormen import Hulpvorm


class KwaliteitskaderFout(ValueError):
    """The framework cannot be used; the message says what to mend."""


@dataclass(frozen=True, slots=True)
class Kwaliteitscriterium:
    """One thing that good care has, with where it comes from."""

    sleutel: str
    bouwsteen: str
    tekst: str
    bron: str


@dataclass(frozen=True, slots=True)
class Kwaliteitskader:
    """A version of the checklist and the forms of help it is about."""

    versie: str
    naam: str
    hulpvormen: frozenset[Hulpvorm]
    criteria: tuple[Kwaliteitscriterium, ...]

    def geldt_voor(self, hulpvorm: Hulpvorm) -> bool:
        """True when this checklist is about this form of help."""
        return hulpvorm in self.hulpvormen


def lees_kwaliteitskader(ruw: Mapping[str, object]) -> Kwaliteitskader:
    """The framework from the parsed file; an empty one when the region has none; raises KwaliteitskaderFout."""
    if not ruw:
        return Kwaliteitskader("", "", frozenset(), ())
    rijen = ruw.get("criterium", [])
    vormen = ruw.get("hulpvormen", [])
    if not isinstance(rijen, list) or not rijen or not isinstance(vormen, list):
        raise KwaliteitskaderFout("kwaliteitskader.toml heeft ‘hulpvormen’ en minstens één [[criterium]].")
    criteria = tuple(_criterium(rij) for rij in rijen)
    if len({c.sleutel for c in criteria}) != len(criteria):
        raise KwaliteitskaderFout("kwaliteitskader.toml: een sleutel staat er twee keer.")
    try:
        geldig = frozenset(Hulpvorm(str(v)) for v in vormen)
    except ValueError as fout:
        raise KwaliteitskaderFout(f"kwaliteitskader.toml: {fout} (hulpvorm).") from fout
    return Kwaliteitskader(_tekst(ruw, "versie"), _tekst(ruw, "naam"), geldig, criteria)


def _criterium(rij: Mapping[str, object]) -> Kwaliteitscriterium:
    return Kwaliteitscriterium(*(_tekst(rij, naam) for naam in ("sleutel", "bouwsteen", "tekst", "bron")))


def _tekst(rij: Mapping[str, object], naam: str) -> str:
    waarde = rij.get(naam)
    if not isinstance(waarde, str) or not waarde.strip():
        raise KwaliteitskaderFout(f"kwaliteitskader.toml: ‘{naam}’ ontbreekt bij {rij.get('sleutel', 'het kader')}.")
    return waarde.strip()
