"""Loads families and the people in and around them: parents with and without gezag, step and foster parents, voogd."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.apps.casus.models import Band, Gezin, Gezinslid
from zorglandschap.apps.demo.bak import Bak
from zorglandschap.apps.demo.casusbeeld import Casusbeeld
from zorglandschap.apps.demo.kolommen import EERSTE_NUMMER, nummers, sleutels
from zorglandschap.apps.demo.lading import Lading, volwassenen
from zorglandschap.core.begrippen.gezinswoorden import Gezinsrol, Steun
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.synthetisch.dagen import GEEN
from zorglandschap.core.synthetisch.maatregelen import VOOGDIJ
from zorglandschap.core.synthetisch.opgave import HULPVORMEN

ALLEEN_VADER = 0.15  # of the families with one parent
OPVANG = {
    HULPVORMEN.index(Hulpvorm.NETWERKPLEEGZORG): Gezinsrol.PLEEGOUDER,
    HULPVORMEN.index(Hulpvorm.PLEEGZORG): Gezinsrol.PLEEGOUDER,
    HULPVORMEN.index(Hulpvorm.CRISISPLEEGZORG): Gezinsrol.PLEEGOUDER,
    HULPVORMEN.index(Hulpvorm.GEZINSHUIS): Gezinsrol.GEZINSHUISOUDER,
}
ELDERS = frozenset({Gezinsrol.VOOGD, *OPVANG.values()})
OM_HET_GEZIN = (Gezinsrol.GROOTOUDER, Gezinsrol.FAMILIE, Gezinsrol.VRIEND, Gezinsrol.COACH, Gezinsrol.LEERKRACHT)
STEUN_OUDER = (Steun.STERK, Steun.GEWOON, Steun.GEWOON, Steun.GESPANNEN)
STEUN_VER = (Steun.GEWOON, Steun.GESPANNEN, Steun.VERBROKEN)


@dataclass(frozen=True, slots=True, eq=False)
class Gezag:
    """Who has gezag: per family with a kept case the keys of the parents, and per youth a voogd instead of them."""

    ouders: dict[int, tuple[int, ...]]
    voogd: dict[int, int]

    def over(self, jeugdige: int, gezin: int) -> tuple[int, ...]:
        """The people with gezag over one youth."""
        voogd = self.voogd.get(jeugdige)
        return (voogd,) if voogd is not None else self.ouders.get(gezin, ())


class _Leden:
    """Members of families being gathered, and what they are to one child."""

    def __init__(self, lading: Lading, beeld: Casusbeeld) -> None:
        self.lading, self.rng, self.opgave = lading, lading.dobbelstenen("gezinnen"), lading.opgave
        jeugdigen = lading.streek.casussen.jeugdige[beeld.bewaard]
        self._met_casus = frozenset(lading.streek.jeugdigen.gezin[jeugdigen].tolist())  # only of these more is needed
        self.bak = Bak(Gezinslid, "gezinsleden", "gezin", "naam", "rol", "heeft_gezag", "woont_in")
        self.banden = Bak(Band, "banden", "jeugdige", "gezinslid", "rol", "heeft_gezag", "steun")
        self.gezag: dict[int, tuple[int, ...]] = {}
        self.per_gezin: dict[int, list[tuple[int, Gezinsrol, bool]]] = {}
        self._namen = volwassenen(lading.naamgroepen)

    def kans(self, sleutel: str) -> bool:
        """True as often as demo.toml says."""
        return bool(self.rng.random() < self.opgave.getal(sleutel))

    def iemand(self, nummer: int) -> str:
        """A name for somebody outside the family."""
        return self._namen[(17 * nummer + 5) % len(self._namen)]

    def lid(self, gezin: int, naam: str, rol: Gezinsrol, *, gezag: bool, woont_in: bool) -> int:
        """Add somebody to a family."""
        pk = self.bak.erbij(gezin + EERSTE_NUMMER, naam, rol.value, gezag, woont_in)
        if gezin not in self._met_casus:
            return pk
        self.per_gezin.setdefault(gezin, []).append((pk, rol, gezag))
        if gezag:
            self.gezag[gezin] = (*self.gezag.get(gezin, ()), pk)
        return pk

    def band(self, jeugdige: int, lid: int, rol: Gezinsrol, steun: Steun, *, gezag: bool = False) -> None:
        """What somebody is to one child."""
        self.banden.erbij(jeugdige + EERSTE_NUMMER, lid, rol.value, gezag, steun.value)


def laad_gezinnen(lading: Lading, beeld: Casusbeeld) -> Gezag:
    """Store families, their members and ties; returns who has gezag."""
    aantal = lading.streek.gezinnen.aantal
    lading.invoer.schrijf(
        Gezin,
        "gezinnen",
        {"id": nummers(aantal), "sleutel": sleutels(lading.rng, aantal), "naam": lading.achternamen},
    )
    leden = _Leden(lading, beeld)
    _ouders(leden)
    voogd = _rondom_jeugdigen(leden, beeld)
    leden.bak.schrijf(lading.invoer, leden.rng)
    leden.banden.schrijf(lading.invoer, leden.rng)
    return Gezag(leden.gezag, voogd)


def _ouders(leden: _Leden) -> None:
    """One parent or two at home; the other one often lives elsewhere, mostly with gezag."""
    lading, gezinnen = leden.lading, leden.lading.streek.gezinnen
    groep, rng = gezinnen.naamgroep.tolist(), leden.rng
    worp = rng.random((gezinnen.aantal, 2)).tolist()
    alleen_vader = (gezinnen.eenouder & (rng.random(gezinnen.aantal) < ALLEEN_VADER)).tolist()
    for nr, (eenouder, vader_alleen) in enumerate(zip(gezinnen.eenouder.tolist(), alleen_vader, strict=True)):
        namen, achter = lading.naamgroepen[groep[nr]], lading.achternamen[nr]
        moeder = f"{namen.ouders_vrouw[int(worp[nr][0] * len(namen.ouders_vrouw))]} {achter}"
        vader = f"{namen.ouders_man[int(worp[nr][1] * len(namen.ouders_man))]} {achter}"
        ouders = [(moeder, Gezinsrol.MOEDER), (vader, Gezinsrol.VADER)]
        thuis, ander = (ouders[1], ouders[0]) if vader_alleen else (ouders[0], ouders[1])
        leden.lid(nr, *thuis, gezag=True, woont_in=True)
        if not eenouder:
            leden.lid(nr, *ander, gezag=True, woont_in=True)
        elif leden.kans("andere ouder in beeld"):
            leden.lid(nr, *ander, gezag=leden.kans("andere ouder met gezag"), woont_in=False)


def _rondom_jeugdigen(leden: _Leden, beeld: Casusbeeld) -> dict[int, int]:
    """Around youths with a case that is kept: step parents, network, foster parents, and the voogd with gezag."""
    streek = leden.lading.streek
    c, eenouder = streek.casussen, streek.gezinnen.eenouder
    gezien: set[int] = set()
    jeugdigen: set[int] = set()
    voogd: dict[int, int] = {}
    for casus in beeld.rijen:
        jeugdige = int(c.jeugdige[casus])
        gezin = int(streek.jeugdigen.gezin[jeugdige])
        if gezin not in gezien:
            gezien.add(gezin)
            _om_het_gezin(leden, gezin, eenouder=bool(eenouder[gezin]))
        if not beeld.open_[casus] or jeugdige in jeugdigen:
            continue
        jeugdigen.add(jeugdige)
        onder_voogdij = bool(c.kader[casus] == VOOGDIJ)
        if onder_voogdij:
            voogd[jeugdige] = _voogd(leden, casus, jeugdige, gezin)
        if onder_voogdij or leden.kans("steun besproken"):
            _banden(leden, jeugdige, gezin, gezag=not onder_voogdij)
        _opvang(leden, beeld, casus, jeugdige)
    return voogd


def _om_het_gezin(leden: _Leden, gezin: int, *, eenouder: bool) -> None:
    if eenouder and leden.kans("stiefouder"):
        leden.lid(gezin, leden.iemand(gezin), Gezinsrol.STIEFOUDER, gezag=False, woont_in=True)
    if leden.kans("iemand uit het netwerk"):
        rol = OM_HET_GEZIN[int(leden.rng.integers(len(OM_HET_GEZIN)))]
        leden.lid(gezin, leden.iemand(gezin + 3), rol, gezag=False, woont_in=False)


def _voogd(leden: _Leden, casus: int, jeugdige: int, gezin: int) -> int:
    """The organisation that has guardianship over one child, through its jeugdbeschermer."""
    streek = leden.lading.streek
    wie = int(streek.casussen.jeugdbeschermer[casus])
    naam = leden.lading.medewerkers[wie] if wie != GEEN else "Voogd"
    lid = leden.lid(gezin, naam, Gezinsrol.VOOGD, gezag=False, woont_in=False)
    leden.band(jeugdige, lid, Gezinsrol.VOOGD, Steun.GEWOON, gezag=True)
    return lid


def _banden(leden: _Leden, jeugdige: int, gezin: int, *, gezag: bool) -> None:
    """How the ties feel to the child; under guardianship the parents have no gezag over this child."""
    for lid, rol, heeft in leden.per_gezin.get(gezin, ()):
        if rol in ELDERS:
            continue  # of a brother or sister
        keuze: tuple[Steun, ...] = STEUN_OUDER if heeft else STEUN_VER
        if rol in OM_HET_GEZIN:
            keuze = (Steun.STERK,)
        leden.band(jeugdige, lid, rol, keuze[int(leden.rng.integers(len(keuze)))], gezag=heeft and gezag)


def _opvang(leden: _Leden, beeld: Casusbeeld, casus: int, jeugdige: int) -> None:
    """Who raises the child in a foster family or gezinshuis now."""
    traject = int(beeld.lopend[casus])
    rol = OPVANG.get(int(leden.lading.streek.trajecten.vorm[traject])) if traject != GEEN else None
    if rol is None:
        return
    gezin = int(leden.lading.streek.jeugdigen.gezin[jeugdige])
    lid = leden.lid(gezin, leden.iemand(traject), rol, gezag=False, woont_in=False)
    leden.band(jeugdige, lid, rol, Steun.STERK if leden.rng.random() < 0.6 else Steun.GEWOON)
