"""The lines of the analysis: factors and how they hang together, earlier help, and what is supposed.

A line is added or struck, never changed: its row stays. The same one twice stays one, so that a double click or the
back button adds nothing, and striking what somebody else already struck does nothing.
"""

from __future__ import annotations

from datetime import datetime

from zorglandschap.apps.casus.actions.analysebasis import in_bewerking, raak_aan
from zorglandschap.apps.casus.actions.stappen import een_stap, log
from zorglandschap.apps.casus.models import (
    Casus,
    EerdereHulp,
    Factor,
    Factorverband,
    Hypothese,
    VerklarendeAnalyse,
)
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.analysewoorden import DOMEINEN, Hulpeffect, Hypothesestand, Verband
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, FactorSoort, Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.casus.verbanden import bezwaar

SCHRIJVEN = Handeling.ANALYSE_SCHRIJVEN


def voeg_factor_toe(
    casus: Casus,
    *,
    door: Kijker,
    nu: datetime,
    soort: FactorSoort,
    tekst: str,
    domein: AnalyseVeld | None = None,
) -> Factor:
    """Add a factor, with the part of life it belongs to."""
    with een_stap(casus, door, SCHRIJVEN) as rij:
        analyse, tekst = in_bewerking(rij), tekst.strip()
        if not tekst:
            raise Geweigerd(zin("Beschrijf de factor in een paar woorden."))
        if domein is not None and domein not in DOMEINEN:
            raise Geweigerd(zin("Kies een levensgebied uit de lijst."))
        bekend = analyse.factoren.filter(soort=soort, tekst=tekst, vervallen_om__isnull=True).first()
        if bekend is not None:
            return bekend
        factor = Factor.objects.create(
            analyse=analyse, soort=soort, tekst=tekst, domein=domein or "", door_id=door.gebruiker_id, om=nu
        )
        _veranderd(casus, analyse, door, "factor toegevoegd")
        return factor


def schrap_factor(casus: Casus, *, door: Kijker, nu: datetime, factor_id: int) -> None:
    """Strike a factor, and every link from or to it."""
    with een_stap(casus, door, SCHRIJVEN) as rij:
        analyse = in_bewerking(rij)
        if analyse.factoren.filter(pk=factor_id, vervallen_om__isnull=True).update(vervallen_om=nu):
            open_ = analyse.verbanden.filter(vervallen_om__isnull=True)
            open_.filter(van_id=factor_id).update(vervallen_om=nu)
            open_.filter(naar_id=factor_id).update(vervallen_om=nu)
            _veranderd(casus, analyse, door, "factor geschrapt")


def leg_verband(
    casus: Casus, *, door: Kijker, nu: datetime, van_id: int, naar_id: int, soort: Verband
) -> Factorverband:
    """Link two factors: what the one does to the other."""
    with een_stap(casus, door, SCHRIJVEN) as rij:
        analyse = in_bewerking(rij)
        van, naar = _twee_factoren(analyse, van_id, naar_id)
        fout = bezwaar(FactorSoort(van.soort), soort, FactorSoort(naar.soort))
        if fout is not None:
            raise Geweigerd(fout)
        bekend = analyse.verbanden.filter(van=van, naar=naar, vervallen_om__isnull=True).first()
        if bekend is not None and bekend.soort == soort:
            return bekend
        if bekend is not None:
            raise Geweigerd(
                zin("Tussen deze factoren staat al een verband: ‘%(soort)s’. Schrap dat eerst.", soort=bekend.soort)
            )
        verband = Factorverband.objects.create(
            analyse=analyse, van=van, naar=naar, soort=soort, door_id=door.gebruiker_id, om=nu
        )
        _veranderd(casus, analyse, door, "verband gelegd")
        return verband


def _twee_factoren(analyse: VerklarendeAnalyse, van_id: int, naar_id: int) -> tuple[Factor, Factor]:
    if van_id == naar_id:
        raise Geweigerd(zin("Kies twee verschillende factoren voor een verband."))
    gevonden = analyse.factoren.filter(vervallen_om__isnull=True).in_bulk([van_id, naar_id])
    if len(gevonden) < 2:
        raise Geweigerd(zin("Een van deze factoren staat er niet meer. Kies opnieuw."))
    return gevonden[van_id], gevonden[naar_id]


def schrap_verband(casus: Casus, *, door: Kijker, nu: datetime, verband_id: int) -> None:
    """Strike a link; the factors stay."""
    with een_stap(casus, door, SCHRIJVEN) as rij:
        analyse = in_bewerking(rij)
        if analyse.verbanden.filter(pk=verband_id, vervallen_om__isnull=True).update(vervallen_om=nu):
            _veranderd(casus, analyse, door, "verband geschrapt")


def voeg_hulp_toe(
    casus: Casus,
    *,
    door: Kijker,
    nu: datetime,
    wat: str,
    effect: Hulpeffect = Hulpeffect.ONBEKEND,
    wanneer: str = "",
    toelichting: str = "",
) -> EerdereHulp:
    """Add help there was before, and what it did."""
    with een_stap(casus, door, SCHRIJVEN) as rij:
        analyse = in_bewerking(rij)
        gegevens = {"wat": wat.strip(), "wanneer": wanneer.strip(), "effect": effect}
        gegevens["toelichting"] = toelichting.strip()
        if not gegevens["wat"]:
            raise Geweigerd(zin("Schrijf op welke hulp er was."))
        bekend = analyse.eerdere_hulp.filter(**gegevens, vervallen_om__isnull=True).first()
        if bekend is not None:
            return bekend
        hulp = EerdereHulp.objects.create(analyse=analyse, **gegevens, door_id=door.gebruiker_id, om=nu)
        _veranderd(casus, analyse, door, "eerdere hulp toegevoegd")
        return hulp


def schrap_hulp(casus: Casus, *, door: Kijker, nu: datetime, hulp_id: int) -> None:
    """Strike earlier help that was noted by mistake."""
    with een_stap(casus, door, SCHRIJVEN) as rij:
        analyse = in_bewerking(rij)
        if analyse.eerdere_hulp.filter(pk=hulp_id, vervallen_om__isnull=True).update(vervallen_om=nu):
            _veranderd(casus, analyse, door, "eerdere hulp geschrapt")


def veronderstel(casus: Casus, *, door: Kijker, nu: datetime, tekst: str) -> Hypothese:
    """Write down what may explain it."""
    with een_stap(casus, door, SCHRIJVEN) as rij:
        analyse, tekst = in_bewerking(rij), tekst.strip()
        if not tekst:
            raise Geweigerd(zin("Schrijf op wat het kan verklaren."))
        bekend = analyse.hypothesen.filter(tekst=tekst, vervallen_om__isnull=True).first()
        if bekend is not None:
            return bekend
        hypothese = Hypothese.objects.create(analyse=analyse, tekst=tekst, door_id=door.gebruiker_id, om=nu)
        _veranderd(casus, analyse, door, "veronderstelling toegevoegd")
        return hypothese


def weeg_veronderstelling(
    casus: Casus, *, door: Kijker, nu: datetime, hypothese_id: int, stand: Hypothesestand, onderbouwing: str
) -> bool:
    """Say whether it holds, and on which grounds: a new row, the old one is struck.

    False when somebody else weighed it meanwhile and said something else: then nothing changes.
    """
    with een_stap(casus, door, SCHRIJVEN) as rij:
        analyse, onderbouwing = in_bewerking(rij), onderbouwing.strip()
        oud = analyse.hypothesen.filter(pk=hypothese_id).first()
        if oud is None or (oud.stand, oud.onderbouwing) == (stand, onderbouwing):
            return True
        if stand is not Hypothesestand.OPEN and not onderbouwing:
            raise Geweigerd(zin("Schrijf bij de veronderstelling op waarom die wel of niet klopt."))
        if oud.vervallen_om is not None:
            return analyse.hypothesen.filter(
                tekst=oud.tekst, stand=stand, onderbouwing=onderbouwing, vervallen_om__isnull=True
            ).exists()
        analyse.hypothesen.filter(pk=oud.pk).update(vervallen_om=nu)
        Hypothese.objects.create(
            analyse=analyse,
            tekst=oud.tekst,
            stand=stand,
            onderbouwing=onderbouwing,
            door_id=door.gebruiker_id,
            om=nu,
        )
        _veranderd(casus, analyse, door, "veronderstelling gewogen")
        return True


def schrap_veronderstelling(casus: Casus, *, door: Kijker, nu: datetime, hypothese_id: int) -> None:
    """Strike what nobody supposes any more."""
    with een_stap(casus, door, SCHRIJVEN) as rij:
        analyse = in_bewerking(rij)
        if analyse.hypothesen.filter(pk=hypothese_id, vervallen_om__isnull=True).update(vervallen_om=nu):
            _veranderd(casus, analyse, door, "veronderstelling geschrapt")


def _veranderd(casus: Casus, analyse: VerklarendeAnalyse, door: Kijker, reden: str) -> None:
    log(casus, door, SCHRIJVEN, actie="U", reden=reden)
    raak_aan(casus, analyse, door)
