"""Hard conditions: for every offer the full set of reasons why it cannot be, and what would have to change.

Method: one bit per reason, all bits computed for all offers; an offer fits when no bit is set. A near miss
has exactly one bit, and only of a kind that people can agree to change: never safety, court or refusal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntFlag

import numpy as np

from zorglandschap.core.begrippen.aanbodwoorden import Ritme
from zorglandschap.core.begrippen.afstand import hemelsbreed_km
from zorglandschap.core.begrippen.codelijsten import Niveau, Specialisme
from zorglandschap.core.begrippen.hulpvormen import CRISIS, VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.matching.profiel import (
    HULPVORMEN,
    NOOIT,
    RITMES,
    Aanbiedingen,
    Bools,
    Ints,
    Profiel,
    Reals,
    Zoekregels,
    masker,
    ritmemasker,
)


class Reden(IntFlag):
    """Why an offer cannot be; each is one bit."""

    HULPVORM = 1
    TE_JONG = 2
    TE_OUD = 4
    NIET_VRIJ = 8
    TE_VER = 16
    GEEN_LVB = 32
    NIET_SAMEN = 64
    ALLEEN_CRISIS = 128
    MACHTIGING = 256
    VEILIGHEID = 512
    GEWEIGERD = 1024
    GEEN_GGZ = 2048
    RITME = 4096
    TE_KORT = 8192
    GEEN_CONTRACT = 16384
    TE_WEINIG = 32768


REDENEN: dict[Reden, Tekst] = {
    Reden.HULPVORM: zin("andere hulpvorm dan het advies toelaat"),
    Reden.TE_JONG: zin("de jeugdige is te jong voor dit aanbod"),
    Reden.TE_OUD: zin("de jeugdige is te oud voor dit aanbod"),
    Reden.NIET_VRIJ: zin("geen plek vrij voor de uiterste startdatum"),
    Reden.TE_VER: zin("verder weg dan is afgesproken"),
    Reden.GEEN_LVB: zin("niet ingericht op een lichte verstandelijke beperking"),
    Reden.NIET_SAMEN: zin("geen plaats voor broers en zussen samen"),
    Reden.ALLEEN_CRISIS: zin("deze plek is alleen voor crisis"),
    Reden.MACHTIGING: zin("gesloten jeugdhulp vraagt een machtiging van de rechter"),
    Reden.VEILIGHEID: zin("hier is de jeugdige niet veilig"),
    Reden.GEWEIGERD: zin("de aanbieder heeft bij dit advies nee gezegd"),
    Reden.GEEN_GGZ: zin("niet ingericht op psychiatrische problemen"),
    Reden.RITME: zin("alleen in het weekend of de vakantie, niet om er te wonen"),
    Reden.TE_KORT: zin("alleen voor kort verblijf, korter dan verwacht nodig is"),
    Reden.GEEN_CONTRACT: zin("de gemeente heeft hiervoor geen contract met de aanbieder"),
    Reden.TE_WEINIG: zin("niet genoeg plekken tegelijk vrij voor broers en zussen samen"),
}

_ANDERS_INGERICHT: dict[Reden, Tekst] = {
    Reden.GEEN_LVB: zin("Past als dit aanbod zich inricht op een lichte verstandelijke beperking."),
    Reden.GEEN_GGZ: zin("Past als dit aanbod zich inricht op psychiatrische problemen, bijvoorbeeld met ggz ernaast."),
    Reden.RITME: zin("Past als de jeugdige hier ook door de week kan wonen."),
    Reden.NIET_SAMEN: zin("Past als hier ook een broer of zus kan wonen."),
    Reden.GEEN_CONTRACT: zin(
        "Past als de gemeente voor deze jeugdige een losse afspraak maakt (maatwerk), of als de aanbieder het doet"
        " als onderaannemer van een partij met een contract."
    ),
}
BIJNA_TE_DOEN = (Reden.TE_JONG | Reden.TE_OUD | Reden.NIET_VRIJ | Reden.TE_VER | Reden.GEEN_LVB | Reden.NIET_SAMEN) | (
    Reden.GEEN_GGZ | Reden.RITME | Reden.TE_KORT | Reden.GEEN_CONTRACT | Reden.TE_WEINIG
)
GEEN_NIVEAU = -1
_BITS = np.int32  # wide enough for every reason, and half the work of whole numbers


@dataclass(frozen=True, slots=True, eq=False)
class Toets:
    """Outcome of the hard conditions for n offers: reason bits (0 fits), level 0..2 (-1 none) and home km."""

    bits: Ints
    niveau: Ints
    km: Reals

    @property
    def past(self) -> Bools:
        """True where no reason stands in the way."""
        return np.asarray(self.bits == 0)

    @property
    def bijna(self) -> Bools:
        """True where exactly one reason stands in the way, and it is one that people can change."""
        een_bit = (self.bits & (self.bits - 1)) == 0
        return np.asarray(een_bit & ((self.bits & int(BIJNA_TE_DOEN)) != 0))


def toets(
    profiel: Profiel, aanbiedingen: Aanbiedingen, *, niveaus: Mapping[Hulpvorm, Niveau], regels: Zoekregels
) -> Toets:
    """All reason bits of all offers for one youth; ``niveaus`` says which forms the advice allows at which level."""
    a = aanbiedingen
    niveau = _niveautabel(niveaus)[a.hulpvorm]
    km = hemelsbreed_km(profiel.breedte, profiel.lengte, a.breedte, a.lengte)
    geen = np.zeros(a.aantal, dtype=np.bool_)
    treffers: dict[Reden, Bools] = {
        Reden.HULPVORM: niveau == GEEN_NIVEAU,
        Reden.TE_JONG: a.leeftijd_van * 12 > profiel.leeftijd_maanden,
        Reden.TE_OUD: (a.leeftijd_tot + 1) * 12 <= profiel.leeftijd_maanden,
        Reden.NIET_VRIJ: a.vrij_vanaf > profiel.uiterste_start.toordinal(),
        Reden.TE_VER: km > regels.zoekgebied_km,
        Reden.GEEN_LVB: ~a.neemt_lvb if profiel.lvb else geen,
        Reden.NIET_SAMEN: ~a.neemt_samen if profiel.samen else geen,
        Reden.ALLEEN_CRISIS: geen if profiel.crisis else _IS_CRISIS[a.hulpvorm] | (a.ritme == _ALLEEN_CRISIS),
        Reden.MACHTIGING: geen if profiel.machtiging_gesloten else a.hulpvorm == _GESLOTEN,
        Reden.VEILIGHEID: _een_van(a.locatie, profiel.onveilige_locaties),
        Reden.GEWEIGERD: _een_van(a.id, profiel.geweigerd_door),
        Reden.GEEN_GGZ: _geen_ggz(a) if profiel.ggz else geen,
        Reden.RITME: _IS_WONEN[a.hulpvorm] & _NIET_OM_TE_WONEN[a.ritme],
        Reden.TE_KORT: _IS_WONEN[a.hulpvorm] & _ALLEEN_KORT[a.ritme] if _duurt_lang(profiel, regels) else geen,
        Reden.GEEN_CONTRACT: geen if profiel.crisis else _een_van(a.id, profiel.zonder_contract),
        Reden.TE_WEINIG: _te_weinig(profiel, a) if profiel.aantal_samen > 1 and not profiel.crisis else geen,
    }
    bits = np.zeros(a.aantal, dtype=_BITS)
    for reden, treffer in treffers.items():
        if treffer is not geen:
            bits |= treffer * _BITS(reden)
    return Toets(bits.astype(np.int64), niveau, km)


def tel_redenen(bits: Ints) -> dict[Reden, int]:
    """How many offers each reason excludes, most first; an offer counts under each of its reasons."""
    smal = bits.astype(_BITS)
    aantallen = {reden: int(np.count_nonzero(smal & _BITS(reden))) for reden in Reden}
    return {r: n for r, n in sorted(aantallen.items(), key=lambda rn: (-rn[1], int(rn[0]))) if n}


def nodig(
    reden: Reden, rij: int, *, profiel: Profiel, aanbiedingen: Aanbiedingen, km: float, regels: Zoekregels
) -> Tekst:
    """What would have to change for the near miss in row ``rij``, in plain words with its amount."""
    a = aanbiedingen
    if reden is Reden.TE_JONG:
        return _maanden_jonger(int(a.leeftijd_van[rij]) * 12 - profiel.leeftijd_maanden)
    if reden is Reden.TE_OUD:
        return _maanden_ouder(profiel.leeftijd_maanden - (int(a.leeftijd_tot[rij]) + 1) * 12 + 1)
    if reden is Reden.TE_VER:
        verder = max(1, int(np.ceil(km - regels.zoekgebied_km)))
        return zin("%(km)s km verder dan is afgesproken.", km=verder)
    if reden is Reden.NIET_VRIJ:
        return _later_vrij(int(a.vrij_vanaf[rij]), profiel.uiterste_start)
    if reden is Reden.TE_KORT:
        return zin(
            "Past als de jeugdige hier %(weken)s weken kan blijven; kort is hoogstens %(kort)s weken.",
            weken=profiel.verwacht_weken or 0,
            kort=regels.kort_weken or 0,
        )
    krap = reden is Reden.TE_WEINIG
    return _meer_plekken(int(a.vrij[rij]), profiel.aantal_samen) if krap else _ANDERS_INGERICHT[reden]


def _maanden_jonger(maanden: int) -> Tekst:
    if maanden == 1:
        return zin("De jeugdige is 1 maand te jong: past als de leeftijdsgrens soepel wordt gebruikt.")
    return zin("De jeugdige is %(n)s maanden te jong: past als de leeftijdsgrens soepel wordt gebruikt.", n=maanden)


def _maanden_ouder(maanden: int) -> Tekst:
    if maanden == 1:
        return zin("De jeugdige is 1 maand te oud: past als de leeftijdsgrens soepel wordt gebruikt.")
    return zin("De jeugdige is %(n)s maanden te oud: past als de leeftijdsgrens soepel wordt gebruikt.", n=maanden)


def _later_vrij(vrij_vanaf: int, uiterste_start: date) -> Tekst:
    if vrij_vanaf >= NOOIT:
        return zin("Past zodra hier een plek vrijkomt; er is nog geen datum bekend.")
    dag, later = date.fromordinal(vrij_vanaf), vrij_vanaf - uiterste_start.toordinal()
    if later == 1:
        return zin("Komt vrij op %(dag)s: 1 dag na de uiterste startdatum.", dag=dag.isoformat())
    return zin("Komt vrij op %(dag)s: %(n)s dagen na de uiterste startdatum.", dag=dag.isoformat(), n=later)


def _meer_plekken(vrij: int, samen: int) -> Tekst:
    if vrij == 1:
        return zin(
            "Er is 1 plek vrij, er zijn er %(nodig)s nodig: past als hier %(nodig)s plekken tegelijk vrij zijn.",
            nodig=samen,
        )
    return zin(
        "Er zijn %(vrij)s plekken vrij, er zijn er %(nodig)s nodig:"
        " past als hier %(nodig)s plekken tegelijk vrij zijn.",
        vrij=vrij,
        nodig=samen,
    )


def _niveautabel(niveaus: Mapping[Hulpvorm, Niveau]) -> Ints:
    """Level per form of help, in the order of HULPVORMEN; -1 where the advice does not allow the form."""
    volgorde = list(Niveau)
    return np.array([volgorde.index(niveaus[h]) if h in niveaus else GEEN_NIVEAU for h in HULPVORMEN], dtype=np.int64)


def _geen_ggz(a: Aanbiedingen) -> Bools:
    """Who is especially good at psychiatry is suited to it, whatever else the offer says."""
    return np.asarray(~a.neemt_ggz & ((a.specialismen & _GGZ) == 0))


def _duurt_lang(profiel: Profiel, regels: Zoekregels) -> bool:
    """A stay of which is known that it lasts longer than ‘kort’; in a crisis the place comes first."""
    if profiel.crisis or profiel.verwacht_weken is None or regels.kort_weken is None:
        return False
    return profiel.verwacht_weken > regels.kort_weken


def _te_weinig(profiel: Profiel, a: Aanbiedingen) -> Bools:
    """Some places free but not one for each; where nothing is free, that is the reason. At home nobody needs a bed."""
    return np.asarray(_IS_WONEN[a.hulpvorm] & (a.vrij > 0) & (a.vrij < profiel.aantal_samen))


def _een_van(waarden: Ints, gezocht: frozenset[int]) -> Bools:
    if not gezocht:
        return np.zeros(waarden.size, dtype=np.bool_)
    return np.isin(waarden, np.fromiter(gezocht, dtype=np.int64, count=len(gezocht)))


_IS_CRISIS: Bools = np.array([h in CRISIS for h in HULPVORMEN], dtype=np.bool_)
_IS_WONEN: Bools = np.array([h in VERBLIJF for h in HULPVORMEN], dtype=np.bool_)
_GESLOTEN = HULPVORMEN.index(Hulpvorm.GESLOTEN)
_GGZ = masker((Specialisme.GGZ,))
_ALLEEN_CRISIS, _WEEKEND = ritmemasker((Ritme.CRISIS,)), ritmemasker((Ritme.WEEKEND,))
_KORT, _LANG = ritmemasker((Ritme.KORT,)), ritmemasker((Ritme.LANG,))
# short without long, whatever else: who stays longer would have to move again
_ALLEEN_KORT: Bools = np.array([bool(m & _KORT) and not m & _LANG for m in range(1 << len(RITMES))], dtype=np.bool_)
# the weekend, with or without crisis: somewhere to stay for a few days, not to live
_NIET_OM_TE_WONEN: Bools = np.array(
    [m in (_WEEKEND, _WEEKEND | _ALLEEN_CRISIS) for m in range(1 << len(RITMES))], dtype=np.bool_
)
