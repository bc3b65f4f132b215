"""When is a plan complete, and whose is it? Regiovisie §1.1, §2.3, §3.3 and §3.4; Jeugdwet 4.1.2 and 4.1.3."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.core.begrippen.bron import JEUGDWET, REGIOVISIE, RICHTLIJN_UITHUISPLAATSING, Bron
from zorglandschap.core.begrippen.codelijsten import JuridischKader
from zorglandschap.core.begrippen.planwoorden import Leefdomein, Plansoort, Terugkeer
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

SAMEN_HET_WAT = Bron(
    REGIOVISIE,
    "§2.3",
    "Ouders bepalen samen met de lokale toegang wat er bereikt moet worden; de aanbieder schrijft op hoe.",
)
PERSPECTIEF = Bron(
    REGIOVISIE, "§2.3 en §3.2", "In het hulpverleningsplan is het perspectief uit de verklarende analyse verwerkt."
)
ZICHTBAAR_EINDE = Bron(
    REGIOVISIE,
    "§1.1 en §3.3",
    "Het moet duidelijk zijn wanneer de hulp klaar is: goed is goed genoeg, en er is uitzicht op een einde.",
)
BINNEN_TERMIJN = Bron(REGIOVISIE, "§2.3", "De doelen zijn haalbaar binnen de gestelde termijn.")
EERST_DE_FAMILIE = Bron(
    JEUGDWET,
    "art. 4.1.2",
    "Het gezin krijgt als eerste de kans om met het netwerk een familiegroepsplan te maken.",
)
TERUGKEER = Bron(
    REGIOVISIE, "§1.1", "Het perspectief op terugkeer is onderdeel van het begeleidings- of behandelingsplan."
)
CONTACT = Bron(
    RICHTLIJN_UITHUISPLAATSING,
    "contact na plaatsing",
    "Het contact tussen kind en ouders komt meteen weer op gang; het gezin blijft bij de hulp betrokken.",
)
OUDERS = Bron(
    REGIOVISIE, "§1.1", "We ondersteunen nadrukkelijk de verantwoordelijkheid van ouders; zij blijven betrokken."
)
ANDERE_DOMEINEN = Bron(
    REGIOVISIE,
    "§2.3 en §3.8",
    "Staat inzet van een ander domein in het plan, zoals onderwijs of werk en inkomen, dan wordt dat domein betrokken.",
)
IN_OVERLEG = Bron(JEUGDWET, "art. 4.1.3", "Het plan komt tot stand in overleg met de jeugdige en de ouders.")
OP_SCHRIFT = Bron(
    JEUGDWET,
    "art. 4.1.3",
    "Een plan mag mondeling bij vrijwillige hulp, en komt op papier als het gezin dat vraagt. Bij jeugdbescherming, "
    "jeugdreclassering en gesloten hulp staat het altijd op papier.",
)
OP_TIJD_AFSCHALEN = Bron(
    REGIOVISIE, "§2.3 en §3.4", "De regie houdt zicht op de voortgang, zodat de hulp op tijd lichter wordt of stopt."
)

STEL_EEN_DOEL = zin("Stel samen met ouders en jeugdige een doel.")
KOPPEL_ZORG = zin("Kies bij elke zorg een doel, of schrijf op waarom er geen doel bij hoort.")
MAAK_ANALYSE = zin("Stel de verklarende analyse vast; daarna ziet u hier de zorgen die een doel vragen.")
NOEM_EINDE = zin("Schrijf bij elk doel op waaraan iedereen ziet dat het klaar is.")
BEKIJK_TERMIJN = zin("Meet het doel, en sluit het af of spreek een nieuwe termijn af.")
BIED_AAN = zin("Bied het gezin aan om zelf een plan te maken, en vul de dag in waarop u dat deed.")
KIES_PERSPECTIEF = zin("Kies waar de jeugdige gaat wonen.")
KIES_STREEFDAG = zin("Vul in wanneer dat zover moet zijn.")
LEG_PERSPECTIEF_UIT = zin("Schrijf op waarom de jeugdige niet terug naar huis gaat.")
MAAK_CONTACTAFSPRAKEN = zin("Schrijf op wie wanneer contact heeft, en hoe.")
BESCHRIJF_ROL = zin("Schrijf op wat ouders zelf blijven doen en beslissen.")
BETREK_PARTIJ = zin("Neem contact op met de andere partij en vul in sinds wanneer die meedoet.")
REGEL_INZET = zin("Schrijf in het plan op wie daar helpt.")
BESPREEK_MET_JEUGDIGE = zin("Bespreek het plan met de jeugdige en vul de datum in.")
BESPREEK_MET_OUDERS = zin("Bespreek het plan met de ouders of voogd en vul de datum in.")
GEEF_OP_PAPIER = zin("Geef het gezin het plan op papier en vul de datum in.")
PLAN_EVALUATIE = zin("Spreek af wanneer u het plan samen met het gezin bekijkt.")
PLAN_AFSCHALEN = zin("Spreek nu al een moment af waarop u bekijkt of lichtere hulp kan.")


@dataclass(frozen=True, slots=True)
class PlanFeiten:
    """What the rules of the plan may know; ages in years, ``stem_vanaf`` and ``beslist_vanaf`` are policy.

    Tuples hold the words of goals, concerns and parties, as a person reads them in a reason.
    """

    leeftijd: int
    stem_vanaf: int
    beslist_vanaf: int
    kader: JuridischKader = JuridischKader.VRIJWILLIG
    crisis: bool = False
    in_verblijf: bool = False
    door_aanbieder: bool = False
    analyse_vastgesteld: bool = False
    zorgen: int = 0
    zorgen_zonder_doel: tuple[str, ...] = ()
    doelen: int = 0
    doelen_zonder_einde: tuple[str, ...] = ()
    doelen_over_tijd: tuple[str, ...] = ()
    soort: Plansoort = Plansoort.HULPVERLENINGSPLAN
    familiegroepsplan_aangeboden: bool = False
    terugkeer: Terugkeer | None = None
    terugkeer_heeft_dag: bool = False
    terugkeer_uitgelegd: bool = False
    contact_afgesproken: bool = False
    rol_ouders_beschreven: bool = False
    met_jeugdige_besproken: bool = False
    met_ouders_besproken: bool = False
    domeinen_van_doelen: frozenset[Leefdomein] = frozenset()  # only those of other laws and partners
    domeinen_met_inzet: frozenset[Leefdomein] = frozenset()
    partijen_niet_betrokken: tuple[str, ...] = ()
    schrift_gevraagd: bool = False
    op_schrift: bool = False
    evaluatie_gepland: bool = False
    afschalen_gepland: bool = False


def wat_van_het_gezin(feiten: PlanFeiten) -> Uitkomst:
    """Ouders en lokale toegang bepalen samen de doelen; de aanbieder schrijft op hoe die worden bereikt."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.door_aanbieder:
        oordeel = Oordeel.NIET_VOLDAAN
        reden = zin("Het gezin stelt de doelen, samen met het lokale team of de GI. U schrijft op hoe u eraan werkt.")
        ontbreekt = (zin("Bespreek een ander doel met het gezin en de regisseur."),)
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("Het gezin stelt de doelen, samen met het lokale team of de GI.")
    return Uitkomst("wat van het gezin", oordeel, reden, SAMEN_HET_WAT, ontbreekt)


def elke_zorg_heeft_een_doel(feiten: PlanFeiten) -> Uitkomst:
    """Het plan geeft op elke zorg uit de analyse een antwoord: een doel, of een reden waarom dat er niet is."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not feiten.analyse_vastgesteld:
        oordeel, reden = Oordeel.LET_OP, zin("Er is nog geen vastgestelde analyse om doelen uit te halen.")
        ontbreekt = (MAAK_ANALYSE,)
    elif not feiten.zorgen:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("De analyse noemt geen zorgen.")
    elif feiten.zorgen_zonder_doel:
        oordeel = Oordeel.NIET_VOLDAAN
        reden = zin("Nog zonder doel: %(zorgen)s.", zorgen=_opsomming(feiten.zorgen_zonder_doel))
        ontbreekt = (KOPPEL_ZORG,)
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("Elke zorg heeft een doel of een reden waarom dat er niet is.")
    return Uitkomst("elke zorg heeft een doel", oordeel, reden, PERSPECTIEF, ontbreekt)


def doel_met_zichtbaar_einde(feiten: PlanFeiten) -> Uitkomst:
    """Elk doel zegt waaraan iedereen ziet dat de hulp klaar is."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not feiten.doelen:
        oordeel, reden, ontbreekt = Oordeel.NIET_VOLDAAN, zin("Er is nog geen doel."), (STEL_EEN_DOEL,)
    elif feiten.doelen_zonder_einde:
        oordeel = Oordeel.NIET_VOLDAAN
        reden = zin("Nog zonder zichtbaar einde: %(doelen)s.", doelen=_opsomming(feiten.doelen_zonder_einde))
        ontbreekt = (NOEM_EINDE,)
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("Bij elk doel staat wanneer het klaar is.")
    return Uitkomst("doel met zichtbaar einde", oordeel, reden, ZICHTBAAR_EINDE, ontbreekt)


def doel_binnen_de_termijn(feiten: PlanFeiten) -> Uitkomst:
    """Een doel is haalbaar binnen de afgesproken termijn; is die voorbij, kijk dan opnieuw."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not feiten.doelen:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Er is nog geen doel.")
    elif feiten.doelen_over_tijd:
        oordeel = Oordeel.NIET_VOLDAAN
        reden = zin("De termijn is voorbij van: %(doelen)s.", doelen=_opsomming(feiten.doelen_over_tijd))
        ontbreekt = (BEKIJK_TERMIJN,)
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("Alle doelen zijn nog binnen hun termijn.")
    return Uitkomst("doel binnen de termijn", oordeel, reden, BINNEN_TERMIJN, ontbreekt, is_hard=False)


def familiegroepsplan_aangeboden(feiten: PlanFeiten) -> Uitkomst:
    """Het gezin krijgt eerst de kans om met het eigen netwerk een plan te maken."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.soort is Plansoort.FAMILIEGROEPSPLAN:
        oordeel, reden = Oordeel.VOLDAAN, zin("Dit is het plan van de familie zelf.")
    elif feiten.familiegroepsplan_aangeboden:
        oordeel, reden = Oordeel.VOLDAAN, zin("Het gezin kreeg eerst de kans om zelf een plan te maken.")
    elif feiten.crisis:
        reden = zin("Door de crisis gaat de hulp voor. Het gezin mag daarna alsnog zelf een plan maken.")
        oordeel, ontbreekt = Oordeel.LET_OP, (BIED_AAN,)
    else:
        reden = zin("Er staat nog niet wanneer het gezin de kans kreeg om zelf een plan te maken.")
        oordeel, ontbreekt = Oordeel.NIET_VOLDAAN, (BIED_AAN,)
    return Uitkomst("familiegroepsplan aangeboden", oordeel, reden, EERST_DE_FAMILIE, ontbreekt)


def terugkeer_in_het_plan(feiten: PlanFeiten) -> Uitkomst:
    """Woont een jeugdige niet thuis, dan staat in het plan waar die naartoe gaat en wanneer."""
    if not feiten.in_verblijf:
        reden = zin("De jeugdige is niet in verblijf.")
        return Uitkomst("terugkeer in het plan", Oordeel.NIET_VAN_TOEPASSING, reden, TERUGKEER)
    ontbreekt = _mist_van_terugkeer(feiten)
    if ontbreekt:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Het plan zegt nog niet duidelijk waar de jeugdige naartoe gaat.")
    elif feiten.terugkeer is Terugkeer.ONDUIDELIJK:
        oordeel, reden = Oordeel.LET_OP, zin("Het is nog niet duidelijk waar de jeugdige gaat wonen.")
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("In het plan staat waar de jeugdige naartoe gaat.")
    return Uitkomst("terugkeer in het plan", oordeel, reden, TERUGKEER, ontbreekt)


def _mist_van_terugkeer(feiten: PlanFeiten) -> tuple[Tekst, ...]:
    if feiten.terugkeer is None or feiten.terugkeer is Terugkeer.THUIS:
        return (KIES_PERSPECTIEF,)
    if feiten.terugkeer is Terugkeer.OPGROEIEN_IN_GEZIN:
        return () if feiten.terugkeer_uitgelegd else (LEG_PERSPECTIEF_UIT,)
    return () if feiten.terugkeer_heeft_dag else (KIES_STREEFDAG,)


def contact_bij_verblijf(feiten: PlanFeiten) -> Uitkomst:
    """Woont een jeugdige niet thuis, dan staat in het plan wanneer die het gezin ziet of spreekt."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not feiten.in_verblijf:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("De jeugdige is niet in verblijf.")
    elif feiten.contact_afgesproken:
        oordeel, reden = Oordeel.VOLDAAN, zin("Er zijn afspraken over contact met het gezin.")
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Er zijn nog geen afspraken over contact met het gezin.")
        ontbreekt = (MAAK_CONTACTAFSPRAKEN,)
    return Uitkomst("contact bij verblijf", oordeel, reden, CONTACT, ontbreekt)


def ouders_houden_hun_rol(feiten: PlanFeiten) -> Uitkomst:
    """Ouders blijven verantwoordelijk: het plan zegt wat zij zelf blijven doen en beslissen."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.rol_ouders_beschreven:
        oordeel, reden = Oordeel.VOLDAAN, zin("In het plan staat wat ouders zelf doen en beslissen.")
    elif feiten.kader is JuridischKader.VOOGDIJ:
        reden = zin("De voogd heeft het gezag. Ouders blijven belangrijk: schrijf op wat zij nog doen.")
        oordeel, ontbreekt = Oordeel.LET_OP, (BESCHRIJF_ROL,)
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Er staat nog niet wat ouders zelf blijven doen en beslissen.")
        ontbreekt = (BESCHRIJF_ROL,)
    return Uitkomst("ouders houden hun rol", oordeel, reden, OUDERS, ontbreekt)


def andere_domeinen_betrokken(feiten: PlanFeiten) -> Uitkomst:
    """Helpt ook een ander domein, zoals school, werk of wonen, dan doet die partij echt mee."""
    alleen = sorted(feiten.domeinen_van_doelen - feiten.domeinen_met_inzet)
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.partijen_niet_betrokken:
        oordeel = Oordeel.NIET_VOLDAAN
        reden = zin("Nog niet betrokken: %(partijen)s.", partijen=_opsomming(feiten.partijen_niet_betrokken))
        ontbreekt = (BETREK_PARTIJ,)
    elif alleen:
        oordeel, ontbreekt = Oordeel.LET_OP, (REGEL_INZET,)
        reden = zin("Er is een doel, maar nog geen partij die helpt: %(domeinen)s.", domeinen=_opsomming(alleen))
    elif feiten.domeinen_met_inzet:
        oordeel, reden = Oordeel.VOLDAAN, zin("De andere partijen in het plan doen mee.")
    else:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Er is geen hulp uit een ander domein nodig.")
    return Uitkomst("andere domeinen betrokken", oordeel, reden, ANDERE_DOMEINEN, ontbreekt, is_hard=False)


def plan_samen_besproken(feiten: PlanFeiten) -> Uitkomst:
    """Het plan is besproken met de jeugdige en met de ouders; vanaf 16 jaar beslist de jeugdige zelf."""
    ontbreekt: list[Tekst] = []
    if feiten.leeftijd >= feiten.stem_vanaf and not feiten.met_jeugdige_besproken:
        ontbreekt.append(BESPREEK_MET_JEUGDIGE)
    if feiten.leeftijd < feiten.beslist_vanaf and not feiten.met_ouders_besproken:
        ontbreekt.append(BESPREEK_MET_OUDERS)
    if ontbreekt:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Het plan is nog niet met iedereen besproken.")
    elif not feiten.met_ouders_besproken:
        oordeel = Oordeel.VOLDAAN
        reden = zin("De jeugdige beslist zelf: het plan is met de jeugdige besproken.")
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("Het plan is met het gezin besproken.")
    return Uitkomst("plan samen besproken", oordeel, reden, IN_OVERLEG, tuple(ontbreekt))


def plan_op_schrift(feiten: PlanFeiten) -> Uitkomst:
    """Het gezin krijgt het plan op papier als het daarom vraagt, en altijd als de hulp gedwongen is."""
    ontbreekt: tuple[Tekst, ...] = (GEEF_OP_PAPIER,)
    if feiten.op_schrift:
        oordeel, reden, ontbreekt = Oordeel.VOLDAAN, zin("Het gezin heeft het plan op papier."), ()
    elif feiten.kader is not JuridischKader.VRIJWILLIG:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("De hulp is gedwongen: het plan hoort op papier te staan.")
    elif feiten.schrift_gevraagd:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Het gezin vroeg om het plan op papier en heeft het nog niet.")
    else:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Het gezin heeft niet om het plan op papier gevraagd.")
        ontbreekt = ()
    return Uitkomst("plan op schrift", oordeel, reden, OP_SCHRIFT, ontbreekt, is_hard=False)


def volgende_evaluatie_gepland(feiten: PlanFeiten) -> Uitkomst:
    """Er is altijd een dag waarop het gezin en de hulp samen naar het plan kijken."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.evaluatie_gepland:
        oordeel, reden = Oordeel.VOLDAAN, zin("De volgende evaluatie staat gepland.")
    else:
        oordeel, reden = Oordeel.LET_OP, zin("Er staat geen volgende evaluatie gepland.")
        ontbreekt = (PLAN_EVALUATIE,)
    return Uitkomst("volgende evaluatie gepland", oordeel, reden, OP_TIJD_AFSCHALEN, ontbreekt, is_hard=False)


def afschalen_vooraf_afgesproken(feiten: PlanFeiten) -> Uitkomst:
    """Woont een jeugdige niet thuis, dan staat vooraf vast wanneer we bekijken of lichtere hulp kan."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not feiten.in_verblijf:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("De jeugdige is niet in verblijf.")
    elif feiten.afschalen_gepland:
        oordeel, reden = Oordeel.VOLDAAN, zin("Er is een moment afgesproken om te bekijken of lichtere hulp kan.")
    else:
        oordeel, reden = Oordeel.LET_OP, zin("Er is nog geen moment afgesproken om af te schalen.")
        ontbreekt = (PLAN_AFSCHALEN,)
    return Uitkomst("afschalen vooraf afgesproken", oordeel, reden, OP_TIJD_AFSCHALEN, ontbreekt, is_hard=False)


def _opsomming(delen: tuple[str, ...] | list[Leefdomein]) -> str:
    """The words between quotes; what is between quotes is never translated."""
    return ", ".join(f"‘{deel}’" for deel in delen)
