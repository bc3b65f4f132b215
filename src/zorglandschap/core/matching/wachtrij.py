"""The waiting list as columns: the order, and why each stands there now and stood there then, for many at once.

A list of a thousand youths is a few arrays, so that explaining fifty places costs no more than reading the list once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Urgentie
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.matching.profiel import NOOIT, Bools, Ints
from zorglandschap.core.matching.wachtlijst import Plaats, Term, Verklaring, Wacht, Wachtregels

URGENTIES: tuple[Urgentie, ...] = tuple(Urgentie)  # the most haste first
NUMMER_VAN_URGENTIE: Mapping[str, int] = {urgentie.value: n for n, urgentie in enumerate(URGENTIES)}
Wachtwaarden = tuple[int, int, int, int, int]  # the columns below, for one youth


@dataclass(frozen=True, slots=True, eq=False)
class Wachtkolommen:
    """Who waits for one form, a column per value: days are ordinals, ``beloofd`` is NOOIT when nothing was promised."""

    nummer: Ints
    urgentie: Ints
    sinds: Ints
    norm: Ints
    beloofd: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Rij:
    """The list of one form on one day, in its order; ``sleutels`` has a column for each term that decides."""

    hulpvorm: Hulpvorm
    kolommen: Wachtkolommen
    sleutels: Ints
    plaats: Ints

    def __len__(self) -> int:
        return len(self.plaats)

    def vind(self, nummer: int) -> int | None:
        """The row of a youth, or None when this youth is not on the list."""
        gevonden = np.flatnonzero(self.kolommen.nummer == nummer)
        return int(gevonden[0]) if len(gevonden) else None

    def plaats_van(self, rij: int) -> Plaats:
        """The place of a row, with what is known of this youth."""
        k, plaats, beloofd = self.kolommen, int(self.plaats[rij]), int(self.kolommen.beloofd[rij])
        wacht = Wacht(
            nummer=int(k.nummer[rij]),
            hulpvorm=self.hulpvorm,
            urgentie=URGENTIES[int(k.urgentie[rij])],
            sinds=date.fromordinal(int(k.sinds[rij])),
            norm_dagen=int(k.norm[rij]),
            beloofd_op=None if beloofd == NOOIT else date.fromordinal(beloofd),
        )
        return Plaats(plaats, wacht, self.voorbij(plaats) - (plaats - 1) > 1)

    def voorbij(self, plaats: int) -> int:
        """The first row behind everybody who shares this place."""
        return int(np.searchsorted(self.plaats, plaats, side="right"))


def waarden(wacht: Wacht) -> Wachtwaarden:
    """One youth as a row of the columns."""
    beloofd = wacht.beloofd_op.toordinal() if wacht.beloofd_op else NOOIT
    return wacht.nummer, NUMMER_VAN_URGENTIE[wacht.urgentie], wacht.sinds.toordinal(), wacht.norm_dagen, beloofd


def maak_kolommen(rijen: Sequence[Wachtwaarden]) -> Wachtkolommen:
    """Rows of values as columns."""
    tabel = np.array(rijen, dtype=np.int64).reshape(len(rijen), 5)
    return Wachtkolommen(*(tabel[:, n] for n in range(5)))


SLEUTELS: Mapping[Term, Callable[[Wachtkolommen, int], Ints]] = {
    Term.URGENTIE: lambda k, _dag: k.urgentie,
    Term.BELOFTE: lambda k, dag: np.where(k.beloofd < dag, 0, 1),
    Term.NORM: lambda k, dag: np.where(dag - k.sinds > k.norm, 0, 1),
    Term.WACHTTIJD: lambda k, _dag: k.sinds,
}


def orden(hulpvorm: Hulpvorm, k: Wachtkolommen, regels: Wachtregels, *, op: date) -> Rij:
    """The list of one form of help on a day, the first to help first; the input order does not matter."""
    sleutels = np.stack([SLEUTELS[regel.term](k, op.toordinal()) for regel in regels.termen], axis=1)
    orde = np.lexsort((k.nummer, *sleutels.T[::-1]))  # the number only keeps equals in a fixed order
    sleutels = sleutels[orde]
    is_nieuw = np.ones(len(orde), dtype=np.bool_)
    is_nieuw[1:] = (sleutels[1:] != sleutels[:-1]).any(axis=1)
    plaats = np.maximum.accumulate(np.where(is_nieuw, np.arange(1, len(orde) + 1), 0))
    geordend = Wachtkolommen(k.nummer[orde], k.urgentie[orde], k.sinds[orde], k.norm[orde], k.beloofd[orde])
    return Rij(hulpvorm, geordend, sleutels, plaats)


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


@dataclass(frozen=True, slots=True, eq=False)
class Wachtstand:
    """The lists of a day and of an earlier one, from which every place and every change of place is explained."""

    regels: Wachtregels
    nu: Mapping[Hulpvorm, Rij]
    toen: Mapping[Hulpvorm, Rij]
    _naast: dict[Hulpvorm, tuple[Ints, Ints]] = field(default_factory=dict, init=False)

    def verklaar(self, nummer: int) -> Verklaring:
        """Why this youth stands here now and stood there then; others are only counted, never named."""
        nu, toen = (_zoek(nummer, lijsten) for lijsten in (self.nu, self.toen))
        return Verklaring(
            nu=nu[0].plaats_van(nu[1]) if nu else None,
            toen=toen[0].plaats_van(toen[1]) if toen else None,
            aantal_nu=len(nu[0]) if nu else 0,
            aantal_toen=len(toen[0]) if toen else 0,
            waarom=self._waarom(*nu) if nu else (),
            veranderd=self._veranderd(*nu, *toen) if nu and toen else (),
        )

    def _waarom(self, lijst: Rij, ik: int) -> tuple[Tekst, ...]:
        plaats = int(lijst.plaats[ik])
        redenen = self._tel(lijst, ik, np.arange(plaats - 1), VOOR) or [zin("Niemand gaat voor.")]
        gelijk = lijst.voorbij(plaats) - plaats
        if gelijk:
            redenen.append(zin("Even ver op de lijst: %(aantal)s. De volgorde daartussen is toeval.", aantal=gelijk))
        return tuple(redenen)

    def _veranderd(self, nu: Rij, ik_nu: int, toen: Rij, ik_toen: int) -> tuple[Tekst, ...]:
        """What happened between two days to those before this youth."""
        if nu.hulpvorm is not toen.hulpvorm:
            return (zin("Het advies is veranderd: dit is een andere wachtlijst."),)
        stonden, staan = self._plaatsen_naast(nu.hulpvorm)
        plaats_nu, plaats_toen = int(nu.plaats[ik_nu]), int(toen.plaats[ik_toen])
        weg = int((staan[: plaats_toen - 1] == 0).sum())
        voor, stond_voor = stonden[: plaats_nu - 1], (stonden > 0) & (stonden < plaats_toen)
        achter: Bools = stond_voor & (nu.plaats > plaats_nu)
        redenen = [zin("Van de lijst af, van wie voor stonden: %(aantal)s.", aantal=weg)] if weg else []
        redenen += self._tel(nu, ik_nu, np.flatnonzero(voor == 0), ERBIJ)
        redenen += self._tel(nu, ik_nu, np.flatnonzero(voor >= plaats_toen), INGEHAALD)
        redenen += self._tel(nu, ik_nu, np.flatnonzero(achter), VOORBIJ)
        return tuple(redenen) or (zin("Er is niets veranderd."),)

    def _plaatsen_naast(self, vorm: Hulpvorm) -> tuple[Ints, Ints]:
        """For who stands on the list now the place then, and the other way round; 0 is not on that list."""
        if vorm not in self._naast:
            nu, toen = self.nu[vorm], self.toen[vorm]
            stonden, staan = np.zeros(len(nu), dtype=np.int64), np.zeros(len(toen), dtype=np.int64)
            _, in_nu, in_toen = np.intersect1d(nu.kolommen.nummer, toen.kolommen.nummer, return_indices=True)
            stonden[in_nu], staan[in_toen] = toen.plaats[in_toen], nu.plaats[in_nu]
            self._naast[vorm] = stonden, staan
        return self._naast[vorm]

    def _tel(self, lijst: Rij, ik: int, rijen: Ints, zinnen: Zinnen) -> list[Tekst]:
        """These rows counted by the first term in which each differs from this youth; only asked of who differ."""
        eerste = (lijst.sleutels[rijen] != lijst.sleutels[ik]).argmax(axis=1)
        geteld = np.bincount(eerste, minlength=len(self.regels.termen)).tolist()
        keren = {regel.term: keer for regel, keer in zip(self.regels.termen, geteld, strict=True)}
        return [zinnen[term](keren[term]) for term in Term if keren.get(term)]


def maak_stand(
    nu: Mapping[Hulpvorm, Sequence[Wachtwaarden]],
    toen: Mapping[Hulpvorm, Sequence[Wachtwaarden]],
    regels: Wachtregels,
    *,
    op: date,
    eerder: date,
) -> Wachtstand:
    """The lists of two days in their order."""
    lijsten_nu, lijsten_toen = (
        {vorm: orden(vorm, maak_kolommen(rijen), regels, op=dag) for vorm, rijen in per_vorm.items()}
        for per_vorm, dag in ((nu, op), (toen, eerder))
    )
    return Wachtstand(regels, lijsten_nu, lijsten_toen)


def _zoek(nummer: int, lijsten: Mapping[Hulpvorm, Rij]) -> tuple[Rij, int] | None:
    """The list on which this youth stands, and the row there."""
    for lijst in lijsten.values():
        rij = lijst.vind(nummer)
        if rij is not None:
            return lijst, rij
    return None
