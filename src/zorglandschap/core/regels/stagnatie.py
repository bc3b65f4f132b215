"""Where help stands still or a child waits too long, so that somebody scales up in time. Regiovisie §2.3 and §3.5."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.core.begrippen.bron import REGIOVISIE, RICHTLIJN_UITHUISPLAATSING, Bron
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

OPSCHALEN = Bron(
    REGIOVISIE, "§2.3", "De regisseur volgt de voortgang van het plan en schaalt op tijd op bij stagnatie, of af."
)
EVALUEREN = Bron(RICHTLIJN_UITHUISPLAATSING, "evaluatie", "Kijk op vaste momenten samen of de hulp doet wat nodig is.")
WACHTEN = Bron(REGIOVISIE, "§3.5", "Een kind wacht zo kort mogelijk op hulp die past.")
OVERBRUGGEN = Bron(
    REGIOVISIE,
    "§3.5",
    "Wie wacht, staat er niet alleen voor: tot de hulp begint, helpt iemand thuis de tijd overbruggen.",
)
TERUG = Bron(REGIOVISIE, "§3.5", "Bij elk verblijf hoort hulp die gericht is op de terugkeer naar huis.")
PERSPECTIEF = Bron(
    RICHTLIJN_UITHUISPLAATSING, "perspectief", "Een kind moet zo snel mogelijk weten waar het mag opgroeien."
)

BEKIJK_SAMEN = zin("Bekijk met het gezin en de aanbieder wat er anders moet: andere hulp, of meer hulp erbij.")
MEET = zin("Vraag het gezin hoe ver elk doel is en leg dat vast.")
HOUD_EVALUATIE = zin("Houd de evaluatie deze week, of spreek met het gezin een nieuwe dag af.")
ZOEK_BREDER = zin("Zoek breder: vraag een andere aanbieder, of breng de vraag in bij collega’s die kunnen doorpakken.")
REGEL_OVERBRUGGING = zin("Regel hulp thuis tot de gevraagde hulp begint.")
SPREEK_DAG_AF = zin("Spreek af wat nodig is om terug te gaan en leg een dag of een afschaalmoment vast.")
KIES_PERSPECTIEF = zin("Besluit met jeugdige en ouders waar het kind mag opgroeien en zet dat in het plan.")


@dataclass(frozen=True, slots=True)
class StagnatieFeiten:
    """What the rules of standing still may know. Norms are policy; ``None``: there is nothing to count.

    ``maanden_zonder_vooruitgang``: whole months since a goal last came nearer (or since it was set).
    ``dagen_te_laat``: of the evaluation that is due. ``dagen_wachtend``: since the referral, while no help began.
    ``is_overbrugd``: the regisseur recorded who helps until the help begins, for instance family or the own school.
    ``maanden_in_verblijf``: of the stay that runs, not on a crisis place.
    """

    maanden_zonder_vooruitgang: int | None = None
    is_gemeten: bool = True
    norm_vooruitgang_maanden: int = 0
    dagen_te_laat: int | None = None
    dagen_wachtend: int | None = None
    norm_wachten_dagen: int = 0
    norm_overbruggen_dagen: int = 0
    hulp_loopt: bool = False
    is_overbrugd: bool = False
    wil_terug: bool = False
    heeft_terugkeerplan: bool = False
    maanden_in_verblijf: int | None = None
    norm_perspectief_maanden: int = 0
    perspectief_duidelijk: bool = False


def vooruitgang_op_doelen(feiten: StagnatieFeiten) -> Uitkomst:
    """Komt een gezin te lang niet vooruit op de doelen, kijk dan samen wat er anders moet."""
    maanden, norm = feiten.maanden_zonder_vooruitgang, feiten.norm_vooruitgang_maanden
    ontbreekt: tuple[Tekst, ...] = ()
    if maanden is None:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Er lopen geen doelen.")
    elif maanden < norm:
        oordeel, reden = Oordeel.VOLDAAN, zin("De doelen kwamen kort geleden dichterbij of zijn net gesteld.")
    elif not feiten.is_gemeten:
        oordeel, ontbreekt = Oordeel.LET_OP, (MEET,)
        reden = zin("De doelen staan er %(maanden)s maanden en zijn nog niet gemeten.", maanden=maanden)
    else:
        oordeel, ontbreekt = Oordeel.NIET_VOLDAAN, (BEKIJK_SAMEN,)
        reden = zin("Al %(maanden)s maanden komt geen doel dichterbij.", maanden=maanden)
    return Uitkomst("vooruitgang op doelen", oordeel, reden, OPSCHALEN, ontbreekt, is_hard=False)


def evaluatie_op_tijd(feiten: StagnatieFeiten) -> Uitkomst:
    """Evalueer het plan op de afgesproken dag, zodat stilstand niet ongezien blijft."""
    laat = feiten.dagen_te_laat
    ontbreekt: tuple[Tekst, ...] = ()
    if laat is None:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Er is geen plan om te evalueren.")
    elif laat <= 0:
        oordeel, reden = Oordeel.VOLDAAN, zin("De evaluatie is op tijd gepland.")
    else:
        oordeel, ontbreekt = Oordeel.NIET_VOLDAAN, (HOUD_EVALUATIE,)
        reden = zin("De evaluatie had %(dagen)s dagen geleden moeten zijn.", dagen=laat)
    return Uitkomst("evaluatie op tijd", oordeel, reden, EVALUEREN, ontbreekt, is_hard=False)


def wachten_binnen_norm(feiten: StagnatieFeiten) -> Uitkomst:
    """Wacht een kind langer dan de norm op hulp, zoek dan breder of breng het onder de aandacht."""
    dagen, norm = feiten.dagen_wachtend, feiten.norm_wachten_dagen
    ontbreekt: tuple[Tekst, ...] = ()
    if dagen is None:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("De jeugdige wacht niet op hulp.")
    elif dagen > norm:
        oordeel, ontbreekt = Oordeel.NIET_VOLDAAN, (ZOEK_BREDER,)
        reden = zin("De jeugdige wacht %(dagen)s dagen; de norm is %(norm)s.", dagen=dagen, norm=norm)
    else:
        oordeel = Oordeel.VOLDAAN
        reden = zin("De jeugdige wacht %(dagen)s van hoogstens %(norm)s dagen.", dagen=dagen, norm=norm)
    return Uitkomst("wachten binnen norm", oordeel, reden, WACHTEN, ontbreekt, is_hard=False)


def overbrugging_tijdens_wachten(feiten: StagnatieFeiten) -> Uitkomst:
    """Laat niemand alleen wachten: regel hulp die de tijd overbrugt."""
    dagen, norm = feiten.dagen_wachtend, feiten.norm_overbruggen_dagen
    ontbreekt: tuple[Tekst, ...] = ()
    if dagen is None:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("De jeugdige wacht niet op hulp.")
    elif feiten.hulp_loopt:
        oordeel, reden = Oordeel.VOLDAAN, zin("Er loopt hulp terwijl de jeugdige wacht.")
    elif feiten.is_overbrugd:
        oordeel, reden = Oordeel.VOLDAAN, zin("Er is opgeschreven wie helpt tot de gevraagde hulp begint.")
    elif dagen > norm:
        oordeel, ontbreekt = Oordeel.NIET_VOLDAAN, (REGEL_OVERBRUGGING,)
        reden = zin("De jeugdige wacht %(dagen)s dagen en heeft nu geen hulp.", dagen=dagen)
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("De jeugdige wacht nog kort.")
    return Uitkomst("overbrugging tijdens wachten", oordeel, reden, OVERBRUGGEN, ontbreekt, is_hard=False)


def terugkeerwens_heeft_plan(feiten: StagnatieFeiten) -> Uitkomst:
    """Wil het gezin dat het kind terug naar huis gaat, dan staat in het plan wanneer en wat daarvoor nodig is."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not feiten.wil_terug:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Er is geen wens om terug naar huis te gaan vastgelegd.")
    elif feiten.heeft_terugkeerplan:
        oordeel, reden = Oordeel.VOLDAAN, zin("Er is afgesproken hoe en wanneer het kind naar huis gaat.")
    else:
        oordeel, ontbreekt = Oordeel.NIET_VOLDAAN, (SPREEK_DAG_AF,)
        reden = zin("Het kind wil terug naar huis, maar er is geen dag of moment afgesproken.")
    return Uitkomst("terugkeerwens heeft plan", oordeel, reden, TERUG, ontbreekt, is_hard=False)


def perspectief_duidelijk(feiten: StagnatieFeiten) -> Uitkomst:
    """Een kind dat langer in verblijf is, weet waar het mag opgroeien."""
    maanden, norm = feiten.maanden_in_verblijf, feiten.norm_perspectief_maanden
    ontbreekt: tuple[Tekst, ...] = ()
    if maanden is None:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("De jeugdige is niet in verblijf.")
    elif feiten.perspectief_duidelijk:
        oordeel, reden = Oordeel.VOLDAAN, zin("In het plan staat waar het kind gaat wonen.")
    elif maanden >= norm:
        oordeel, ontbreekt = Oordeel.NIET_VOLDAAN, (KIES_PERSPECTIEF,)
        reden = zin("Na %(maanden)s maanden in verblijf is nog niet duidelijk waar het kind opgroeit.", maanden=maanden)
    else:
        oordeel, ontbreekt = Oordeel.LET_OP, (KIES_PERSPECTIEF,)
        reden = zin("In het plan staat nog niet waar het kind gaat wonen.")
    return Uitkomst("perspectief duidelijk", oordeel, reden, PERSPECTIEF, ontbreekt, is_hard=False)


# Brought up on Mijn werk and on the page of the case; a crisis place that lasts too long is watched in plaatsing.py.
BEWAAKT = (
    wachten_binnen_norm,
    overbrugging_tijdens_wachten,
    vooruitgang_op_doelen,
    evaluatie_op_tijd,
    terugkeerwens_heeft_plan,
    perspectief_duidelijk,
)
