"""Makes a region that does not exist: seeded, vectorised, from the numbers of ``regios/<regio>/demo.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import numpy as np

from zorglandschap.core.begrippen.regio import Regio
from zorglandschap.core.synthetisch.ambulant import maak_hulp
from zorglandschap.core.synthetisch.bevolking import Bevolking, maak_bevolking
from zorglandschap.core.synthetisch.casussen import maak_casussen, maak_wachtenden
from zorglandschap.core.synthetisch.dagen import GEEN_EINDE, Reeks, dagnummer
from zorglandschap.core.synthetisch.dreiging import maak_dreigingen
from zorglandschap.core.synthetisch.kloof import maak_kloven
from zorglandschap.core.synthetisch.maatregelen import maak_maatregelen
from zorglandschap.core.synthetisch.mensen import maak_gezinnen, maak_jeugdigen, maak_medewerkers
from zorglandschap.core.synthetisch.opgave import EERSTE_JAAR, lees_opgave
from zorglandschap.core.synthetisch.partijen import maak_partijen
from zorglandschap.core.synthetisch.plaatsing import plaats
from zorglandschap.core.synthetisch.plekken import Verleden, maak_plekken
from zorglandschap.core.synthetisch.samenvoegen import nieuwe_nummers
from zorglandschap.core.synthetisch.tabellen import Aanbod, Plekken, SynthetischeRegio
from zorglandschap.core.synthetisch.trajecten import maak_trajecten
from zorglandschap.core.synthetisch.uitvoering import kies_uitvoering
from zorglandschap.core.synthetisch.verblijf import maak_verblijven
from zorglandschap.core.synthetisch.voorzieningen import Voorzieningen, maak_voorzieningen
from zorglandschap.core.synthetisch.wereld import Wereld

KLEINSTE_SCHAAL, GROOTSTE_SCHAAL = 0.01, 100.0
Dobbelstenen = np.random.Generator
# each subject has dice of its own, so that a change in one does not move the others
ONDERWERPEN = (
    "bevolking", "verblijf", "ambulant", "partijen", "voorzieningen", "plaatsing", "uitvoering", "trajecten",
    "plekken", "maatregelen", "dreigingen", "kloven", "casussen", "wachtenden", "gezinnen", "jeugdigen", "medewerkers",
)  # fmt: skip


def genereer(regio: Regio, *, schaal: float, zaad: int, vandaag: date) -> SynthetischeRegio:
    """The whole region from 1 January 2016 until ``vandaag``; equal arguments give equal bytes.

    ``schaal`` 1 is the real size; above it the gemeenten stay the same and everything in them is multiplied, with
    a copy of all providers for each whole. Raises ValueError for an impossible scale or day, OpgaveFout when a
    number is missing in demo.toml.
    """
    if not KLEINSTE_SCHAAL <= schaal <= GROOTSTE_SCHAAL:
        raise ValueError(f"Kies een schaal van {KLEINSTE_SCHAAL} tot {GROOTSTE_SCHAAL:.0f}.")
    if vandaag < date(EERSTE_JAAR + 1, 1, 1):
        raise ValueError(f"De geschiedenis begint in {EERSTE_JAAR}: kies een dag vanaf {EERSTE_JAAR + 1}.")
    opgave = lees_opgave(regio)
    stromen = np.random.SeedSequence(zaad).spawn(len(ONDERWERPEN))
    rng = {naam: np.random.default_rng(stroom) for naam, stroom in zip(ONDERWERPEN, stromen, strict=True)}
    bevolking = maak_bevolking(rng["bevolking"], opgave, schaal=schaal, tot=dagnummer(vandaag) + 1)
    wereld = Wereld(opgave, bevolking, schaal, vandaag)
    partijen = maak_partijen(rng["partijen"], opgave, schaal=schaal)
    huis = maak_voorzieningen(rng["voorzieningen"], opgave, partijen, schaal=schaal)
    verleden, huis = _verleden(rng, wereld, huis)
    return _streek(rng, wereld, huis, verleden)


def _verleden(rng: Mapping[str, Dobbelstenen], wereld: Wereld, huis: Voorzieningen) -> tuple[Verleden, Voorzieningen]:
    """All help over the years, and the offers with the ages they came to take."""
    verblijven = maak_verblijven(rng["verblijf"], wereld)
    hulp = maak_hulp(rng["ambulant"], wereld, verblijven)
    plaatsing = plaats(rng["plaatsing"], wereld, verblijven, huis)
    aanbod = replace(huis.aanbod, leeftijd_van=plaatsing.leeftijd_van, leeftijd_tot=plaatsing.leeftijd_tot)
    huis = replace(huis, aanbod=aanbod)
    uitvoering = kies_uitvoering(rng["uitvoering"], wereld, hulp, huis)
    aanbod = replace(aanbod, leeftijd_van=uitvoering.leeftijd_van, leeftijd_tot=uitvoering.leeftijd_tot)
    return Verleden(verblijven, plaatsing, hulp, uitvoering), replace(huis, aanbod=aanbod)


def _streek(
    rng: Mapping[str, Dobbelstenen], wereld: Wereld, huis: Voorzieningen, verleden: Verleden
) -> SynthetischeRegio:
    """Every table, from the help that was given."""
    verblijven, hulp, partijen = verleden.verblijven, verleden.hulp, huis.partijen
    inrichting = maak_plekken(rng["plekken"], wereld, huis, verleden)
    trajecten = maak_trajecten(rng["trajecten"], wereld, huis, verleden, inrichting)
    maatregelen = maak_maatregelen(rng["maatregelen"], wereld, verblijven, hulp, partijen.gi)
    dreigingen = maak_dreigingen(rng["dreigingen"], wereld, verblijven, hulp)
    casussen, trajecten = maak_casussen(rng["casussen"], wereld, trajecten, maatregelen)
    wachtenden, casussen = maak_wachtenden(rng["wachtenden"], wereld, casussen)
    bevolking, nummers = _in_beeld(wereld.bevolking, trajecten.jeugdige, casussen.jeugdige, dreigingen.jeugdige)
    klein = replace(wereld, bevolking=bevolking)
    trajecten = replace(trajecten, jeugdige=nummers[trajecten.jeugdige])
    casussen = replace(casussen, jeugdige=nummers[casussen.jeugdige])
    maatregelen = replace(maatregelen, jeugdige=nummers[maatregelen.jeugdige])
    medewerkers, casussen = maak_medewerkers(
        rng["medewerkers"], wereld.opgave, partijen, casussen, maatregelen=maatregelen, trajecten=trajecten
    )
    gezinnen = maak_gezinnen(rng["gezinnen"], klein)
    return SynthetischeRegio(
        organisaties=partijen.organisaties,
        locaties=huis.locaties,
        aanbod=_met_looptijd(huis.aanbod, inrichting.plekken),
        plekken=inrichting.plekken,
        bezettingen=inrichting.bezettingen,
        gezinnen=gezinnen,
        jeugdigen=maak_jeugdigen(rng["jeugdigen"], klein, gezinnen, trajecten, partijen),
        maatregelen=maatregelen,
        trajecten=trajecten,
        dreigingen=replace(dreigingen, jeugdige=nummers[dreigingen.jeugdige]),
        kloven=maak_kloven(rng["kloven"], wereld.opgave, trajecten),
        wachtenden=replace(wachtenden, jeugdige=nummers[wachtenden.jeugdige]),
        medewerkers=medewerkers,
        casussen=casussen,
    )


def _in_beeld(bevolking: Bevolking, *betrokken: Reeks) -> tuple[Bevolking, Reeks]:
    """Only families in which somebody has or had help or asks for it; and the new number of each youth."""
    gezin_blijft = np.zeros(bevolking.gezin_gemeente.size, dtype=np.bool_)
    for jeugdigen in betrokken:
        gezin_blijft[bevolking.gezin[jeugdigen]] = True
    blijft = gezin_blijft[bevolking.gezin]
    gezin_nummers = nieuwe_nummers(gezin_blijft)
    gemeente = bevolking.gemeente[blijft]
    klein = Bevolking(
        gezin_gemeente=bevolking.gezin_gemeente[gezin_blijft],
        gezin_breedte=bevolking.gezin_breedte[gezin_blijft],
        gezin_lengte=bevolking.gezin_lengte[gezin_blijft],
        gezin=gezin_nummers[bevolking.gezin[blijft]],
        gemeente=gemeente,
        geboren=bevolking.geboren[blijft],
        is_meisje=bevolking.is_meisje[blijft],
        kwetsbaar=bevolking.kwetsbaar[blijft],
        begin=np.searchsorted(gemeente, np.arange(bevolking.begin.size)).astype(np.int32),
    )
    return klein, nieuwe_nummers(blijft)


def _met_looptijd(aanbod: Aanbod, plekken: Plekken) -> Aanbod:
    """An offer exists as long as its places: it closes when the last one does."""
    van = aanbod.van.copy()
    np.minimum.at(van, plekken.aanbod, plekken.van)
    tot = np.full(aanbod.aantal, -1, dtype=np.int32)
    np.maximum.at(tot, plekken.aanbod, plekken.tot)
    return replace(aanbod, van=van, tot=np.where(tot < 0, GEEN_EINDE, tot).astype(np.int32))
