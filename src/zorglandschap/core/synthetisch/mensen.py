"""Names for everybody, staff with a bearable caseload, and what youths need: all from the lists of the region."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np

from zorglandschap.core.begrippen.codelijsten import Rol, Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.synthetisch.casussen import is_open
from zorglandschap.core.synthetisch.dagen import GEEN, GEEN_EINDE, Reeks, Vlaggen, leeftijd_op
from zorglandschap.core.synthetisch.maatregelen import OTS, VOOGDIJ, VOTS
from zorglandschap.core.synthetisch.nummers import onmogelijke_bsns
from zorglandschap.core.synthetisch.opgave import HULPVORMEN, Opgave
from zorglandschap.core.synthetisch.partijen import Partijen, scholen_van
from zorglandschap.core.synthetisch.samenvoegen import volgnummers, waar
from zorglandschap.core.synthetisch.tabellen import (
    Casussen,
    Gezinnen,
    Jeugdigen,
    Maatregelen,
    Medewerkers,
    Trajecten,
)
from zorglandschap.core.synthetisch.trekken import kies
from zorglandschap.core.synthetisch.wereld import Wereld

ROLLEN: tuple[Rol, ...] = tuple(Rol)
MINSTENS = 2  # nobody works alone
VROUW = 0.76  # most people who work in youth care are women
# needs that a form of help tells about a youth
PASSEND: dict[Hulpvorm, Specialisme] = {
    Hulpvorm.FACT: Specialisme.GGZ,
    Hulpvorm.KLINISCHE_GGZ: Specialisme.GGZ,
    Hulpvorm.GESLOTEN: Specialisme.GEDRAG,
    Hulpvorm.BEHANDELGROEP: Specialisme.GEDRAG,
    Hulpvorm.PLEEGZORG: Specialisme.HECHTING,
    Hulpvorm.TEAM_ANDERS: Specialisme.VEILIGHEID,
    Hulpvorm.CRISISTEAM: Specialisme.VEILIGHEID,
}


def maak_gezinnen(rng: np.random.Generator, wereld: Wereld) -> Gezinnen:
    """Families with a name that fits the mix of their gemeente."""
    opgave, bevolking = wereld.opgave, wereld.bevolking
    aantal = bevolking.gezin_gemeente.size
    naamgroep = _naamgroepen(rng, opgave, bevolking.gezin_gemeente)
    lengtes = np.array([len(n.achternamen) for n in opgave.namen])
    return Gezinnen(
        gemeente=bevolking.gezin_gemeente,
        breedte=bevolking.gezin_breedte,
        lengte=bevolking.gezin_lengte,
        naamgroep=naamgroep,
        achternaam=_uit_lijst(rng, lengtes[naamgroep]),
        eenouder=rng.random(aantal) < opgave.getal("eenoudergezin"),
    )


def _naamgroepen(rng: np.random.Generator, opgave: Opgave, gemeente: Reeks) -> Reeks:
    uit = np.zeros(gemeente.size, dtype=np.int32)
    for nummer, g in enumerate(opgave.regio.gemeenten):
        hier = gemeente == nummer
        uit[hier] = kies(rng, opgave.gewichten("namen", [n.sleutel for n in opgave.namen], g.code), int(hier.sum()))
    return uit


def _uit_lijst(rng: np.random.Generator, lengte: Reeks) -> Reeks:
    return np.floor(rng.random(lengte.size) * lengte).astype(np.int32)


def maak_jeugdigen(
    rng: np.random.Generator, wereld: Wereld, gezinnen: Gezinnen, trajecten: Trajecten, partijen: Partijen
) -> Jeugdigen:
    """Youths with a first name of their own in the family, an impossible BSN, needs and a school."""
    opgave, bevolking = wereld.opgave, wereld.bevolking
    leeftijd = leeftijd_op(bevolking.geboren, wereld.nu)
    groep = gezinnen.naamgroep[bevolking.gezin]
    meisjes = np.array([len(n.meisjes) for n in opgave.namen])
    jongens = np.array([len(n.jongens) for n in opgave.namen])
    lengte = np.where(bevolking.is_meisje == 1, meisjes[groep], jongens[groep])
    eerste = rng.random(bevolking.gezin_gemeente.size)[bevolking.gezin]
    rang = volgnummers(bevolking.gezin)
    return Jeugdigen(
        gezin=bevolking.gezin,
        gemeente=bevolking.gemeente,
        geboren=bevolking.geboren,
        is_meisje=bevolking.is_meisje == 1,
        voornaam=((np.floor(eerste * lengte) + rang) % lengte).astype(np.int32),
        bsn=onmogelijke_bsns(rng, bevolking.aantal),
        behoeften=_behoeften(rng, opgave, trajecten, leeftijd),
        school=scholen_van(rng, partijen, bevolking.gemeente, leeftijd),
        geheim_adres=(rng.random(bevolking.gezin_gemeente.size) < opgave.getal("geheim adres"))[bevolking.gezin],
    )


def _behoeften(rng: np.random.Generator, opgave: Opgave, trajecten: Trajecten, leeftijd: Reeks) -> Reeks:
    """Bit masks over Specialisme: by chance and age today, and what the forms of help of a youth tell."""
    aantal = leeftijd.size
    vanaf = opgave.gewichten("behoefte vanaf leeftijd", Specialisme)
    uit = np.zeros(aantal, dtype=np.int32)
    geholpen = np.zeros(aantal, dtype=np.bool_)
    geholpen[trajecten.jeugdige] = True
    for bit, procent in enumerate(opgave.gewichten("behoefte", Specialisme).tolist()):
        heeft = geholpen & (leeftijd >= vanaf[bit]) & (rng.random(aantal) * 100 < procent)
        uit |= np.where(heeft, 1 << bit, 0).astype(np.int32)
    lijst = tuple(Specialisme)
    for vorm, behoefte in PASSEND.items():
        uit[trajecten.jeugdige[trajecten.vorm == HULPVORMEN.index(vorm)]] |= 1 << lijst.index(behoefte)
    return uit


@dataclass(slots=True)
class _Dienst:
    """Staff being hired: organisation and role of each."""

    organisatie: list[int] = field(default_factory=list)
    rol: list[int] = field(default_factory=list)

    def stel_aan(self, bij: int, soort: Rol, aantal: int) -> Reeks:
        """Add people in one role; returns their numbers."""
        eerste = len(self.organisatie)
        self.organisatie += [bij] * aantal
        self.rol += [ROLLEN.index(soort)] * aantal
        return np.arange(eerste, eerste + aantal, dtype=np.int32)


def maak_medewerkers(
    rng: np.random.Generator,
    opgave: Opgave,
    partijen: Partijen,
    casussen: Casussen,
    *,
    maatregelen: Maatregelen,
    trajecten: Trajecten,
) -> tuple[Medewerkers, Casussen]:
    """Staff, as many as the open cases ask, and the cases with their people on them.

    The jeugdbeschermer works at the organisation that carries out the measure.
    """
    dienst, iedereen = _Dienst(), np.ones(casussen.aantal, dtype=np.bool_)
    caseload = int(opgave.getal("caseload"))
    breed = int(opgave.getal("casussen per gedragsdeskundige"))
    teams = partijen.teams[casussen.gemeente]
    dwang = np.isin(casussen.kader, (OTS, VOTS, VOOGDIJ)) & is_open(casussen)
    van_jeugdige = np.full(max(casussen.jeugdige.max(initial=0), maatregelen.jeugdige.max(initial=0)) + 1, GEEN)
    van_jeugdige[maatregelen.jeugdige] = maatregelen.gi
    gi = van_jeugdige[casussen.jeugdige].astype(np.int32)
    verdeel = partial(_verdeel, rng, dienst, casussen)
    casussen = replace(
        casussen,
        regisseur=verdeel(Rol.JEUGDCONSULENT, partijen.teams, bij=teams, wie=iedereen, per_persoon=caseload),
        gedragsdeskundige=verdeel(Rol.GEDRAGSDESKUNDIGE, partijen.teams, bij=teams, wie=iedereen, per_persoon=breed),
        jeugdbeschermer=verdeel(Rol.JEUGDBESCHERMER, partijen.gi, bij=gi, wie=dwang, per_persoon=caseload),
    )
    met_casus = (trajecten.tot == GEEN_EINDE) & (trajecten.casus != GEEN)
    in_zorg = np.bincount(trajecten.aanbieder[met_casus], minlength=int(partijen.aanbieders.max(initial=0)) + 1)
    for aanbieder in partijen.aanbieders.tolist():
        dienst.stel_aan(aanbieder, Rol.PLANNER, 1)
        dienst.stel_aan(aanbieder, Rol.BEHANDELAAR, max(1, -(-int(in_zorg[aanbieder]) // caseload)))
    return _met_namen(rng, opgave, dienst), casussen


def _verdeel(
    rng: np.random.Generator,
    dienst: _Dienst,
    casussen: Casussen,
    rol: Rol,
    organisaties: Reeks,
    *,
    bij: Reeks,
    wie: Vlaggen,
    per_persoon: int,
) -> Reeks:
    """Somebody for each case of ``wie`` from its organisation, dealt in turn: nobody has many more open ones."""
    uit = np.full(casussen.aantal, GEEN, dtype=np.int32)
    for organisatie in organisaties.tolist():
        hier = wie & (bij == organisatie)
        open_ = waar(hier & is_open(casussen))
        mensen = dienst.stel_aan(organisatie, rol, max(MINSTENS, -(-open_.size // per_persoon)))
        for rijen in (open_, waar(hier & ~is_open(casussen))):
            uit[rijen] = mensen[rng.permutation(rijen.size) % mensen.size]
    return uit


def _met_namen(rng: np.random.Generator, opgave: Opgave, dienst: _Dienst) -> Medewerkers:
    aantal = len(dienst.organisatie)
    vrouw = rng.random(aantal) < VROUW
    gewicht = opgave.gewichten("namen", [n.sleutel for n in opgave.namen], opgave.regio.gemeenten[0].code)
    naamgroep = kies(rng, gewicht, aantal)
    vrouwen = np.array([len(n.ouders_vrouw) for n in opgave.namen])
    mannen = np.array([len(n.ouders_man) for n in opgave.namen])
    achter = np.array([len(n.achternamen) for n in opgave.namen])
    return Medewerkers(
        organisatie=np.array(dienst.organisatie, dtype=np.int32),
        rol=np.array(dienst.rol, dtype=np.int32),
        is_vrouw=vrouw,
        naamgroep=naamgroep,
        voornaam=_uit_lijst(rng, np.where(vrouw, vrouwen[naamgroep], mannen[naamgroep])),
        achternaam=_uit_lijst(rng, achter[naamgroep]),
    )
