"""When may a decision about help be taken? Jeugdwet, Awb and regiovisie §2.3 and §3.2."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.core.begrippen.besluitwoorden import Beschikkingsoort, Besluitgrond
from zorglandschap.core.begrippen.bron import JEUGDWET, REGIOVISIE, Bron
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

AWB = "Algemene wet bestuursrecht"
IJW = "Berichtenstandaard iJw 3.2"

EERST_ANALYSE = Bron(
    REGIOVISIE, "§3.2", "Eerst de verklarende analyse, dan pas het besluit over hulp; crisis gaat voor."
)
DOELEN_EERST = Bron(
    REGIOVISIE, "§2.3 en §3.3", "Ouders en lokaal team stellen de doelen; daaraan is te zien wanneer de hulp klaar is."
)
MOTIVERING = Bron(AWB, "art. 3:46 en 3:47", "Een besluit heeft een deugdelijke motivering, en die staat erbij.")
GROND = Bron(
    JEUGDWET,
    "art. 2.3 en 3.5",
    "Het college treft een voorziening voor jeugdhulp; onder een maatregel bepaalt de gecertificeerde instelling "
    "welke hulp nodig is.",
)
TOEWIJZING = Bron(IJW, "bericht JW301", "Een toewijzing noemt de aanbieder, het product en de periode.")

_Antwoord = tuple[Oordeel, Tekst, tuple[Tekst, ...]]


@dataclass(frozen=True, slots=True)
class BesluitFeiten:
    """What the rules of one decision may know.

    ``is_bepaling``: taken by the GI worker, not by the college. ``maatregel_geldt``: a measure of the judge holds.
    """

    soort: Beschikkingsoort
    grond: Besluitgrond | None = None
    is_bepaling: bool = False
    maatregel_geldt: bool = False
    analyse_vastgesteld: bool = False
    doelen: int = 0
    motivering: str = ""
    toewijzingen: int = 0
    crisis: bool = False


def besluit_met_analyse(feiten: BesluitFeiten) -> Uitkomst:
    """Ken pas hulp toe als de verklarende analyse is vastgesteld; bij crisis volgt die daarna."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.soort is not Beschikkingsoort.TOEKENNING:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Dit besluit kent geen hulp toe.")
    elif feiten.analyse_vastgesteld:
        oordeel, reden = Oordeel.VOLDAAN, zin("De verklarende analyse is vastgesteld.")
    elif feiten.crisis:
        oordeel, ontbreekt = Oordeel.LET_OP, (STEL_ANALYSE_VAST,)
        reden = zin("Er is een crisis: het besluit mag nu. De verklarende analyse volgt daarna.")
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("De verklarende analyse is nog niet vastgesteld.")
        ontbreekt = (STEL_ANALYSE_VAST,)
    return Uitkomst("besluit met analyse", oordeel, reden, EERST_ANALYSE, ontbreekt)


def besluit_met_doel(feiten: BesluitFeiten) -> Uitkomst:
    """Ken alleen hulp toe waar een doel bij hoort; bij crisis volgt het doel daarna."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.soort is not Beschikkingsoort.TOEKENNING:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Dit besluit kent geen hulp toe.")
    elif feiten.doelen:
        oordeel, reden = Oordeel.VOLDAAN, zin("Er is een doel waar deze hulp naartoe werkt.")
    elif feiten.crisis:
        oordeel, ontbreekt = Oordeel.LET_OP, (STEL_DOEL,)
        reden = zin("Er is een crisis: het besluit mag nu. Stel daarna samen een doel.")
    else:
        oordeel, ontbreekt = Oordeel.NIET_VOLDAAN, (STEL_DOEL,)
        reden = zin("Er is nog geen doel. Dan is niet te zien wanneer de hulp klaar is.")
    return Uitkomst("besluit met doel", oordeel, reden, DOELEN_EERST, ontbreekt)


def besluit_met_motivering(feiten: BesluitFeiten) -> Uitkomst:
    """Leg bij elk besluit in gewone woorden uit waarom u zo beslist."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.motivering.strip():
        oordeel, reden = Oordeel.VOLDAAN, zin("Er staat bij waarom dit besluit is genomen.")
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Er staat nog niet waarom dit besluit is genomen.")
        ontbreekt = (SCHRIJF_WAAROM,)
    return Uitkomst("besluit met motivering", oordeel, reden, MOTIVERING, ontbreekt)


def besluit_met_grond(feiten: BesluitFeiten) -> Uitkomst:
    """Elk besluit heeft een wettelijke grond die past bij wie het neemt."""
    oordeel, reden, ontbreekt = _grond(feiten)
    return Uitkomst("besluit met grond", oordeel, reden, GROND, ontbreekt)


def _grond(feiten: BesluitFeiten) -> _Antwoord:
    gedwongen = (Besluitgrond.ARTIKEL_3_5, Besluitgrond.RECHTER)
    if feiten.grond is None:
        return Oordeel.NIET_VOLDAAN, zin("Er is nog geen wettelijke grond gekozen."), (KIES_GROND,)
    if feiten.is_bepaling and feiten.grond is Besluitgrond.ARTIKEL_2_3:
        reden = zin("Een besluit op grond van artikel 2.3 neemt het college, niet de GI.")
        return Oordeel.NIET_VOLDAAN, reden, (KIES_GROND,)
    if not feiten.is_bepaling and feiten.grond is Besluitgrond.ARTIKEL_3_5:
        reden = zin("Een bepaling op grond van artikel 3.5 doet de jeugdbeschermer van de GI.")
        return Oordeel.NIET_VOLDAAN, reden, (KIES_GROND,)
    if feiten.grond in gedwongen and not feiten.maatregel_geldt:
        reden = zin("Deze grond vraagt een maatregel van de kinderrechter, en die geldt nu niet.")
        return Oordeel.NIET_VOLDAAN, reden, (LEG_MAATREGEL_VAST,)
    return Oordeel.VOLDAAN, zin("De wettelijke grond past bij dit besluit."), ()


def toekenning_met_toewijzing(feiten: BesluitFeiten) -> Uitkomst:
    """Een toekenning noemt welke hulp, bij welke aanbieder en hoe lang."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.soort is not Beschikkingsoort.TOEKENNING:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Dit besluit kent geen hulp toe.")
    elif feiten.toewijzingen:
        oordeel, reden = Oordeel.VOLDAAN, zin("De hulp, de aanbieder en de periode staan erbij.")
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Er staat nog niet welke hulp u toekent.")
        ontbreekt = (VUL_TOEWIJZING_IN,)
    return Uitkomst("toekenning met toewijzing", oordeel, reden, TOEWIJZING, ontbreekt)


STEL_ANALYSE_VAST = zin("Stel eerst de verklarende analyse vast, samen met jeugdige en ouders.")
STEL_DOEL = zin("Stel samen met het gezin ten minste één doel.")
SCHRIJF_WAAROM = zin("Schrijf in gewone woorden waarom deze hulp nodig is, of waarom niet.")
KIES_GROND = zin("Kies de wettelijke grond die hierbij hoort.")
LEG_MAATREGEL_VAST = zin("Leg eerst de beslissing van de kinderrechter vast.")
VUL_TOEWIJZING_IN = zin("Vul de hulpvorm, de aanbieder en de periode in.")

# Asked before a decision is taken, in this order.
BIJ_BESLUIT = (
    besluit_met_grond,
    besluit_met_analyse,
    besluit_met_doel,
    besluit_met_motivering,
    toekenning_met_toewijzing,
)
