"""Who stays beside the youth, and what belongs to jeugdhulp? Regiovisie §2.2, §2.3, §3.2, §3.5 and §3.8."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.core.begrippen.bron import REGIOVISIE, Bron
from zorglandschap.core.begrippen.codelijsten import Conclusie, JuridischKader
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

PERSPECTIEFREGIE = Bron(
    REGIOVISIE,
    "§2.2 en §2.3",
    "Wie vrijwillig in verblijf is, heeft een vast contactpersoon bij de lokale toegang die niet loslaat; "
    "de lokale toegang of de GI voert de regie en blijft naast het gezin.",
)
GI_BIJ_DWANG = Bron(REGIOVISIE, "§3.2", "In een gedwongen kader ligt de verklarende analyse bij de GI.")
EIGEN_MENTOR = Bron(REGIOVISIE, "§3.5", "Voor elke jeugdige is een zelfgekozen JIM beschikbaar.")
PLAN_16 = Bron(REGIOVISIE, "§3.8", "Voor iedere jongvolwassene vanaf 16 jaar in verblijf komt er een plan.")
ONDERSCHEID = Bron(
    REGIOVISIE,
    "§2.2 en §3.2",
    "We maken onderscheid tussen jeugdhulp en andere behoeften; een analyse kan tot andere hulp leiden.",
)


@dataclass(frozen=True, slots=True)
class RegieFeiten:
    """What the rules of regie may know; ages in years, ``mentor_vanaf`` and ``plan_vanaf`` are policy."""

    leeftijd: int
    mentor_vanaf: int
    plan_vanaf: int
    kader: JuridischKader = JuridischKader.VRIJWILLIG
    in_verblijf: bool = False
    heeft_regisseur: bool = False
    heeft_jeugdbeschermer: bool = False
    heeft_jim: bool = False
    heeft_plan: bool = False
    conclusie: Conclusie | None = None
    crisis: bool = False


def vaste_regisseur(feiten: RegieFeiten) -> Uitkomst:
    """Elke jeugdige heeft een vaste regisseur van de lokale toegang of de GI, die niet loslaat."""
    ontbreekt: tuple[Tekst, ...] = (zin("Spreek af wie de vaste regisseur is en leg dat vast."),)
    if feiten.heeft_regisseur or (_gedwongen(feiten) and feiten.heeft_jeugdbeschermer):
        oordeel, reden, ontbreekt = Oordeel.VOLDAAN, zin("Er is een vaste regisseur."), ()
    elif feiten.in_verblijf:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Deze jeugdige is in verblijf en heeft geen vaste regisseur.")
    else:
        oordeel, reden = Oordeel.LET_OP, zin("Deze casus heeft nog geen vaste regisseur.")
    return Uitkomst("vaste regisseur", oordeel, reden, PERSPECTIEFREGIE, ontbreekt, is_hard=False)


def gi_bij_gedwongen_kader(feiten: RegieFeiten) -> Uitkomst:
    """In een gedwongen kader maakt de gecertificeerde instelling (GI) de verklarende analyse."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not _gedwongen(feiten):
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("De hulp is vrijwillig.")
    elif feiten.heeft_jeugdbeschermer:
        oordeel, reden = Oordeel.VOLDAAN, zin("De jeugdbeschermer van de GI is bij de casus betrokken.")
    else:
        oordeel, reden = Oordeel.LET_OP, zin("Het kader is gedwongen, maar er is geen jeugdbeschermer betrokken.")
        ontbreekt = (zin("Neem contact op met de GI en betrek de jeugdbeschermer."),)
    return Uitkomst("GI bij gedwongen kader", oordeel, reden, GI_BIJ_DWANG, ontbreekt, is_hard=False)


def jim_beschikbaar(feiten: RegieFeiten) -> Uitkomst:
    """Elke jeugdige kan een eigen mentor (JIM) kiezen."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.heeft_jim:
        oordeel, reden = Oordeel.VOLDAAN, zin("De jeugdige heeft een eigen mentor gekozen.")
    elif feiten.leeftijd < feiten.mentor_vanaf:
        oordeel = Oordeel.NIET_VAN_TOEPASSING
        reden = zin("Tot %(vanaf)s jaar mag een eigen mentor, maar hoeft het niet.", vanaf=feiten.mentor_vanaf)
    else:
        oordeel, reden = Oordeel.LET_OP, zin("De jeugdige heeft nog geen eigen mentor gekozen.")
        ontbreekt = (zin("Vraag de jeugdige: wie uit je eigen omgeving vertrouw je?"),)
    return Uitkomst("JIM beschikbaar", oordeel, reden, EIGEN_MENTOR, ontbreekt, is_hard=False)


def plan_vanaf_zestien(feiten: RegieFeiten) -> Uitkomst:
    """Voor iedere jongere vanaf 16 jaar in verblijf is er een plan voor later."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not feiten.in_verblijf:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("De jeugdige is niet in verblijf.")
    elif feiten.leeftijd < feiten.plan_vanaf:
        reden = zin("Een plan voor later maken we vanaf %(leeftijd)s jaar.", leeftijd=feiten.plan_vanaf)
        oordeel = Oordeel.NIET_VAN_TOEPASSING
    elif feiten.heeft_plan:
        oordeel, reden = Oordeel.VOLDAAN, zin("Er is een plan voor later.")
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Er is nog geen plan voor later.")
        ontbreekt = (zin("Maak samen een plan voor wonen, school of werk, geld, gezondheid en steun."),)
    return Uitkomst("plan vanaf zestien", oordeel, reden, PLAN_16, ontbreekt, is_hard=False)


def onderscheid_hulpvraag(feiten: RegieFeiten) -> Uitkomst:
    """Verwijs alleen naar regionale jeugdhulp als de analyse zegt dat jeugdhulp nodig is."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.crisis:
        reden = zin("Er is een crisis of onveilige situatie: direct handelen gaat voor.")
        oordeel = Oordeel.NIET_VAN_TOEPASSING
    elif feiten.conclusie is None:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("De analyse heeft nog geen conclusie.")
    elif feiten.conclusie is Conclusie.JEUGDHULP:
        oordeel, reden = Oordeel.VOLDAAN, zin("De conclusie is dat jeugdhulp nodig is.")
    else:
        oordeel = Oordeel.NIET_VOLDAAN
        reden = zin(
            "De conclusie is: %(conclusie)s. Dan verwijzen we niet naar regionale jeugdhulp.",
            conclusie=feiten.conclusie.value,
        )
        ontbreekt = (zin("Regel de hulp die wel past en sluit de casus af, of herzie de analyse."),)
    return Uitkomst("onderscheid hulpvraag", oordeel, reden, ONDERSCHEID, ontbreekt)


def niet_loslaten(feiten: RegieFeiten) -> Uitkomst:
    """Laat niet los: sluit een casus pas af als de jeugdige niet meer in verblijf is."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.in_verblijf:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("De jeugdige is nog in verblijf. De regisseur blijft dan betrokken.")
        ontbreekt = (zin("Houd contact tot de jeugdige weer thuis is of zelfstandig woont."),)
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("De jeugdige is niet in verblijf.")
    return Uitkomst("niet loslaten", oordeel, reden, PERSPECTIEFREGIE, ontbreekt)


def _gedwongen(feiten: RegieFeiten) -> bool:
    return feiten.kader is not JuridischKader.VRIJWILLIG
