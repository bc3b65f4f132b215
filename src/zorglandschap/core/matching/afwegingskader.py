"""Afwegingskader: from answers about a youth to the first-best form of help, without looking at what is free.

Method (richtlijn uithuisplaatsing, ‘zo thuis mogelijk’; regiovisie §3.3 to §3.5): the ladder starts at home.
An answer can rule rungs out, and can ask for something that the help must offer. The proposal is the lightest
rung that no answer rules out, and on that rung the form that offers most of what is asked; among equals the
lightest. That is matched care: nobody has to fail at a lighter form first. What the form does not offer itself
is named, so that it can be arranged beside it. Criteria, answers and forms are data of the region.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zorglandschap.core.begrippen.codelijsten import Niveau
from zorglandschap.core.begrippen.hulpvormen import AMBULANT, CRISIS, LADDER, VORMEN, Hulpvorm, Plaats


class Feit(StrEnum):
    """What an answer can show beside its place on the ladder; rules and the ranking use it."""

    HULP_THUIS_NAGEGAAN = "hulp thuis nagegaan"
    SAMEN = "broers en zussen samen"


@dataclass(frozen=True, slots=True)
class Antwoord:
    """One answer to a criterion: what it rules out and asks for, and why."""

    sleutel: str
    tekst: str
    uitleg: str = ""
    sluit_uit: frozenset[Plaats] = frozenset()
    vraagt: frozenset[str] = frozenset()
    toont: frozenset[Feit] = frozenset()


@dataclass(frozen=True, slots=True)
class Criterium:
    """One question of the framework, with its justification, source, owner and date."""

    sleutel: str
    vraag: str
    waarom: str
    bron: str
    eigenaar: str
    sinds: date
    antwoorden: tuple[Antwoord, ...]

    def antwoord(self, sleutel: str) -> Antwoord:
        """The answer with this key; raises ValueError when the criterion does not know it."""
        for antwoord in self.antwoorden:
            if antwoord.sleutel == sleutel:
                return antwoord
        raise ValueError(f"‘{sleutel}’ is geen antwoord op ‘{self.sleutel}’.")


@dataclass(frozen=True, slots=True)
class Vormgrond:
    """Why these forms may stand in for a form and at which level, with source, owner and date."""

    waarom: str
    bron: str
    eigenaar: str
    sinds: date
    is_verzonnen: bool = False


@dataclass(frozen=True, slots=True)
class KaderVorm:
    """What the framework says of a form of help: what it offers, and which forms may stand in for it."""

    biedt: frozenset[str] = frozenset()
    alleen_bij: frozenset[str] = frozenset()
    aanvaardbaar: tuple[Hulpvorm, ...] = ()
    nood: tuple[Hulpvorm, ...] = ()
    grond: Vormgrond | None = None
    is_tijdelijk: bool = False


@dataclass(frozen=True, slots=True)
class Kader:
    """The whole framework in one version."""

    versie: str
    criteria: tuple[Criterium, ...]
    vormen: Mapping[Hulpvorm, KaderVorm]

    def is_tijdelijk(self, hulpvorm: Hulpvorm) -> bool:
        """True for a form that is only advised for a while, with a way back."""
        return self.vormen.get(hulpvorm, KaderVorm()).is_tijdelijk

    def niveaus(self, advies: Hulpvorm) -> dict[Hulpvorm, Niveau]:
        """Which forms may follow an advice, and how near each is to it."""
        vorm = self.vormen.get(advies, KaderVorm())
        niveaus = dict.fromkeys(vorm.nood, Niveau.NOODOPLOSSING)
        niveaus |= dict.fromkeys(vorm.aanvaardbaar, Niveau.ACCEPTABEL)
        return niveaus | {advies: Niveau.FIRST_BEST}

    def niveaus_naast(self, gevraagd: frozenset[str]) -> dict[Hulpvorm, Niveau]:
        """Forms of help that can run beside a stay away from home: first those that offer all that is asked."""
        niveaus = {}
        for hulpvorm in AMBULANT - CRISIS - {Hulpvorm.BASISHULP}:
            vorm = self.vormen.get(hulpvorm, KaderVorm())
            niveaus[hulpvorm] = Niveau.FIRST_BEST if gevraagd <= vorm.biedt else Niveau.ACCEPTABEL
        return niveaus


@dataclass(frozen=True, slots=True)
class Sport:
    """One rung of the ladder, and the answers (key of criterion, explanation) that rule it out."""

    plaats: Plaats
    weggevallen_door: tuple[tuple[str, str], ...] = ()

    @property
    def is_mogelijk(self) -> bool:
        """True when no answer rules this rung out."""
        return not self.weggevallen_door


@dataclass(frozen=True, slots=True)
class Weging:
    """What one criterion did: the rungs it ruled out, what it asks, and the proposal without this answer."""

    criterium: Criterium
    antwoord: Antwoord
    zonder: Hulpvorm
    gaf_doorslag: bool


@dataclass(frozen=True, slots=True)
class Afweging:
    """The outcome: proposed form, the ladder, what each answer did, and what must be arranged beside it."""

    voorstel: Hulpvorm
    ladder: tuple[Sport, ...]
    wegingen: tuple[Weging, ...]
    ernaast: tuple[str, ...]
    onbeantwoord: tuple[str, ...]
    feiten: frozenset[Feit]

    @property
    def plaats(self) -> Plaats:
        """The rung of the proposal."""
        return VORMEN[self.voorstel].plaats

    @property
    def gezin_mogelijk(self) -> bool:
        """True when at least one family rung is still possible."""
        gezin = (Plaats.NETWERK, Plaats.PLEEGGEZIN, Plaats.GEZINSHUIS)
        return any(sport.is_mogelijk for sport in self.ladder if sport.plaats in gezin)


def weeg_af(kader: Kader, antwoorden: Mapping[str, str], *, crisis: bool = False) -> Afweging:
    """Weigh the answers (key of criterion to key of answer); raises ValueError for an unknown key.

    An open question rules nothing out, so that the lightest form stays in view. In a crisis the
    crisis forms come first on their rung; outside a crisis they are never proposed.
    """
    bekend = {c.sleutel: c for c in kader.criteria}
    if vreemd := set(antwoorden) - set(bekend):
        raise ValueError(f"Het afwegingskader kent geen criterium ‘{min(vreemd)}’.")
    gegeven = {c: c.antwoord(antwoorden[c.sleutel]) for c in kader.criteria if c.sleutel in antwoorden}
    ladder = _ladder(gegeven)
    voorstel = _kies(kader, gegeven, crisis=crisis)
    wegingen = []
    for criterium, antwoord in gegeven.items():
        zonder = _kies(kader, {c: a for c, a in gegeven.items() if c is not criterium}, crisis=crisis)
        wegingen.append(Weging(criterium, antwoord, zonder, gaf_doorslag=zonder is not voorstel))
    biedt = kader.vormen.get(voorstel, KaderVorm()).biedt
    return Afweging(
        voorstel=voorstel,
        ladder=ladder,
        wegingen=tuple(wegingen),
        ernaast=tuple(sorted(_gevraagd(gegeven) - biedt)),
        onbeantwoord=tuple(s for s in bekend if s not in antwoorden),
        feiten=frozenset(feit for a in gegeven.values() for feit in a.toont),
    )


def _ladder(gegeven: Mapping[Criterium, Antwoord]) -> tuple[Sport, ...]:
    return tuple(
        Sport(plaats, tuple((c.sleutel, a.uitleg) for c, a in gegeven.items() if plaats in a.sluit_uit))
        for plaats in LADDER
    )


def _gevraagd(gegeven: Mapping[Criterium, Antwoord]) -> frozenset[str]:
    return frozenset(eis for a in gegeven.values() for eis in a.vraagt)


def _kies(kader: Kader, gegeven: Mapping[Criterium, Antwoord], *, crisis: bool) -> Hulpvorm:
    """The lightest possible rung with a form that may be proposed; without one, the lightest possible rung."""
    gevraagd = _gevraagd(gegeven)
    mogelijk = [sport.plaats for sport in _ladder(gegeven) if sport.is_mogelijk]
    for plaats in mogelijk:
        vormen = [h for h in _op(plaats, crisis=crisis) if kader.vormen.get(h, KaderVorm()).alleen_bij <= gevraagd]
        if vormen:
            return _beste(kader, vormen, gevraagd, crisis=crisis)
    return _beste(kader, _op(mogelijk[0], crisis=crisis), gevraagd, crisis=crisis)


def _op(plaats: Plaats, *, crisis: bool) -> list[Hulpvorm]:
    return [h for h, v in VORMEN.items() if v.plaats is plaats and (crisis or not v.is_crisis)]


def _beste(kader: Kader, vormen: list[Hulpvorm], gevraagd: frozenset[str], *, crisis: bool) -> Hulpvorm:
    def gemis(vorm: Hulpvorm) -> tuple[bool, int, int]:
        biedt = kader.vormen.get(vorm, KaderVorm()).biedt
        return crisis and not VORMEN[vorm].is_crisis, len(gevraagd - biedt), VORMEN[vorm].zwaarte

    return min(vormen, key=gemis)
