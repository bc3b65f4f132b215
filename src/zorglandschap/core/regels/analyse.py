"""When is a verklarende analyse complete? Regiovisie §3.2, with §2.1, §3.6 and §3.8."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zorglandschap.core.begrippen.analysewoorden import AANPALENDE, Hulpeffect
from zorglandschap.core.begrippen.bron import JEUGDWET, REGIOVISIE, RICHTLIJN_UITHUISPLAATSING, Bron
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, Conclusie, FactorSoort
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.analysezinnen import (
    BESPREEK_MET_JEUGDIGE,
    BESPREEK_MET_OUDERS,
    DEEL,
    KIES_CONCLUSIE,
    LEG_VERBAND,
    NOEM_BESCHERMEND,
    NOEM_HULP,
    NOEM_OORZAAK,
    SCHRIJF,
    VERBIND_DE_REST,
    VRAAG_EFFECT,
    VRAAG_GEDRAGSDESKUNDIGE,
    VRAAG_HANDTEKENING,
    WEEG_AF,
    hoor_ouder,
)
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

VOLLEDIG = Bron(
    REGIOVISIE,
    "§3.2",
    "Een verklarende analyse geeft inzicht in de oorzaak, de samenhang en het voortbestaan van de problemen; "
    "we verwijzen pas als deze volledig is.",
)
SAMEN_GEMAAKT = Bron(
    REGIOVISIE, "§2.1 en §3.2", "We praten mét jeugdigen en ouders: de analyse wordt samen met hen opgesteld."
)
BESLIST_ZELF = Bron(
    JEUGDWET, "art. 7.3.4", "Vanaf 16 jaar geeft de jeugdige zelf toestemming voor hulp; daarvoor de ouders (ook)."
)
GEDRAGSDESKUNDIGE = Bron(REGIOVISIE, "§3.2", "Elke lokale toegang en GI beschikt over een gedragsdeskundige.")
AANPALEND = Bron(
    REGIOVISIE,
    "§3.2 en §3.8",
    "We kijken ook naar onderwijs, jeugdgezondheidszorg, Wmo, participatie, wonen, medische zorg, armoede en schulden.",
)
FACTOREN = Bron(
    REGIOVISIE,
    "§3.2 en §3.6",
    "De analyse legt verbanden tussen oorzaken en wat het probleem in stand houdt; lokale teams kijken met het "
    "gezin naar beschermende factoren en risicofactoren.",
)
VERBANDEN = Bron(
    REGIOVISIE,
    "§3.2",
    "Een verklarende analyse geeft inzicht in de oorzaak, de samenhang en het voortbestaan van de problemen en legt "
    "verbanden tussen deze factoren.",
)
EERDERE_HULP = Bron(
    RICHTLIJN_UITHUISPLAATSING,
    "gedeelde verklarende analyse",
    "In de gedeelde analyse staat ook welke hulp er eerder was en wat die opleverde.",
)
GEDEELD = Bron(
    RICHTLIJN_UITHUISPLAATSING,
    "gedeelde verklarende analyse",
    "De analyse is een gedeelde analyse: ouders en jeugdige kennen de tekst en herkennen zich erin.",
)
IEDERE_OUDER = Bron(
    RICHTLIJN_UITHUISPLAATSING,
    "gedeelde verklarende analyse",
    "De analyse wordt gemaakt samen met de ouders en het kind; wat ieder er zelf over zegt, hoort erin.",
)
AFWEGING = Bron(
    REGIOVISIE, "§3.2", "We maken samen de juiste analyse en inschatting, met de expertise die daarbij hoort."
)

BASIS: tuple[AnalyseVeld, ...] = (
    AnalyseVeld.KIND,
    AnalyseVeld.OUDERS,
    AnalyseVeld.GEZIN,
    AnalyseVeld.OMGEVING,
    AnalyseVeld.EERDERE_HULP,
    AnalyseVeld.SAMENHANG,
    AnalyseVeld.CONCLUSIE,
)


@dataclass(frozen=True, slots=True)
class AnalyseFeiten:
    """What the rules of the analysis may know.

    ``ingevuld`` holds the texts that are not empty; ``stem_vanaf`` is the age in years (policy) from
    which a child's own voice is expected, ``beslist_vanaf`` the age from which the youth alone consents.
    ``ouders_niet_gehoord`` names every parent or guardian with gezag whose own voice is still missing;
    ``stem_ouders_samen``: there is one text of the parents together. ``losse_factoren`` have no link at all.
    """

    leeftijd: int
    stem_vanaf: int
    beslist_vanaf: int
    ingevuld: frozenset[AnalyseVeld] = frozenset()
    factoren: frozenset[FactorSoort] = frozenset()
    conclusie: Conclusie | None = None
    met_jeugdige_besproken: bool = False
    met_ouders_besproken: bool = False
    heeft_gedragsdeskundige: bool = False
    ouders_gehoord: int = 0
    ouders_niet_gehoord: tuple[str, ...] = ()
    stem_ouders_samen: bool = False
    verbanden: int = 0
    losse_factoren: int = 0
    eerdere_hulp: frozenset[Hulpeffect] = frozenset()
    geen_eerdere_hulp: bool = False
    open_veronderstellingen: int = 0
    is_gedeeld: bool = False
    is_ondertekend: bool = False


def onderdelen_ingevuld(feiten: AnalyseFeiten) -> Uitkomst:
    """Een verklarende analyse is volledig als alle onderdelen zijn beschreven en er een conclusie is."""
    beschreven = feiten.ingevuld | ({AnalyseVeld.EERDERE_HULP} if feiten.eerdere_hulp else set())
    ontbreekt = [SCHRIJF[veld] for veld in BASIS if veld not in beschreven]
    if feiten.conclusie is None:
        ontbreekt.append(KIES_CONCLUSIE)
    if ontbreekt:
        return _niet_voldaan("onderdelen ingevuld", zin("De analyse is nog niet volledig."), VOLLEDIG, ontbreekt)
    reden = zin("Alle onderdelen van de analyse zijn beschreven.")
    return Uitkomst("onderdelen ingevuld", Oordeel.VOLDAAN, reden, VOLLEDIG)


def met_jeugdige_en_ouders(feiten: AnalyseFeiten) -> Uitkomst:
    """De verklarende analyse maken we samen met de jeugdige en de ouders."""
    naam = "met jeugdige en ouders"
    jeugdige = _stem(feiten, AnalyseVeld.STEM_JEUGDIGE) if feiten.leeftijd >= feiten.stem_vanaf else []
    ouders = _stem(feiten, AnalyseVeld.STEM_OUDERS)
    if ouders and not jeugdige and feiten.leeftijd >= feiten.beslist_vanaf:
        reden = zin(
            "De ouders zijn nog niet gehoord. Vanaf %(leeftijd)s jaar beslist de jeugdige zelf of zij meepraten.",
            leeftijd=feiten.beslist_vanaf,
        )
        return Uitkomst(naam, Oordeel.LET_OP, reden, BESLIST_ZELF, tuple(ouders))
    if jeugdige or ouders:
        return _niet_voldaan(naam, _wie_ontbreekt(jeugdige, ouders), SAMEN_GEMAAKT, [*jeugdige, *ouders])
    if feiten.leeftijd < feiten.stem_vanaf:
        reden = zin(
            "De analyse is samen met de ouders gemaakt; een eigen verhaal vragen we vanaf %(leeftijd)s jaar.",
            leeftijd=feiten.stem_vanaf,
        )
    else:
        reden = zin("De analyse is met jeugdige en ouders besproken.")
    return Uitkomst(naam, Oordeel.VOLDAAN, reden, SAMEN_GEMAAKT)


def _wie_ontbreekt(jeugdige: list[Tekst], ouders: list[Tekst]) -> Tekst:
    if not ouders:
        return zin("De stem van de jeugdige ontbreekt nog.")
    if not jeugdige:
        return zin("De stem van de ouders ontbreekt nog.")
    return zin("De stem van de jeugdige en de ouders ontbreekt nog.")


def _stem(feiten: AnalyseFeiten, veld: AnalyseVeld) -> list[Tekst]:
    is_jeugdige = veld is AnalyseVeld.STEM_JEUGDIGE
    besproken = feiten.met_jeugdige_besproken if is_jeugdige else feiten.met_ouders_besproken
    bespreek = BESPREEK_MET_JEUGDIGE if is_jeugdige else BESPREEK_MET_OUDERS
    bij_naam = bool(feiten.ouders_niet_gehoord) and not is_jeugdige  # then each is asked for by the next rule
    ontbreekt = [] if bij_naam or veld in feiten.ingevuld else [SCHRIJF[veld]]
    return ontbreekt if besproken else [*ontbreekt, bespreek]


def iedere_ouder_gehoord(feiten: AnalyseFeiten) -> Uitkomst:
    """Elke ouder of voogd met gezag vertelt het in eigen woorden; één ouder spreekt niet voor de ander."""
    naam, mist = "iedere ouder gehoord", [hoor_ouder(ouder) for ouder in feiten.ouders_niet_gehoord]
    if mist and feiten.leeftijd >= feiten.beslist_vanaf:
        reden = zin(
            "Nog niet elke ouder is gehoord. Vanaf %(leeftijd)s jaar beslist de jeugdige zelf of zij meepraten.",
            leeftijd=feiten.beslist_vanaf,
        )
        return Uitkomst(naam, Oordeel.LET_OP, reden, BESLIST_ZELF, tuple(mist))
    if mist and feiten.stem_ouders_samen:
        reden = zin("De ouders vertelden het samen. Vraag ieder ook apart: kijken zij er hetzelfde naar?")
        return Uitkomst(naam, Oordeel.LET_OP, reden, IEDERE_OUDER, tuple(mist))
    if mist:
        return _niet_voldaan(naam, zin("Nog niet elke ouder met gezag is gehoord."), IEDERE_OUDER, mist)
    if not feiten.ouders_gehoord:
        reden = zin("Er staat geen ouder of voogd met gezag bij het gezin.")
        return Uitkomst(naam, Oordeel.NIET_VAN_TOEPASSING, reden, IEDERE_OUDER)
    return Uitkomst(naam, Oordeel.VOLDAAN, zin("Elke ouder of voogd met gezag is gehoord."), IEDERE_OUDER)


def gedragsdeskundige_kijkt_mee(feiten: AnalyseFeiten) -> Uitkomst:
    """Bij elke verklarende analyse kijkt een gedragsdeskundige mee."""
    # Watched, not a gate: §3.2 promises the expertise; a child must not wait for a vacancy.
    naam = "gedragsdeskundige kijkt mee"
    if feiten.heeft_gedragsdeskundige:
        return Uitkomst(
            naam, Oordeel.VOLDAAN, zin("Er kijkt een gedragsdeskundige mee."), GEDRAGSDESKUNDIGE, is_hard=False
        )
    reden = zin("Er kijkt nog geen gedragsdeskundige mee.")
    return Uitkomst(naam, Oordeel.LET_OP, reden, GEDRAGSDESKUNDIGE, ontbreekt=(VRAAG_GEDRAGSDESKUNDIGE,), is_hard=False)


def ondertekend_door_gedragsdeskundige(feiten: AnalyseFeiten) -> Uitkomst:
    """Een gedragsdeskundige die niet zelf de regie heeft, ondertekent de analyse."""
    # Watched, not a gate, for the same reason; see the decision about the signature in docs/besluiten.
    naam = "ondertekend door gedragsdeskundige"
    if feiten.is_ondertekend:
        return _gezien(naam, zin("Een gedragsdeskundige heeft de analyse ondertekend."), GEDRAGSDESKUNDIGE)
    reden = zin("De gedragsdeskundige heeft de analyse nog niet ondertekend.")
    return _let_op(naam, reden, GEDRAGSDESKUNDIGE, VRAAG_HANDTEKENING)


def breed_gekeken(feiten: AnalyseFeiten) -> Uitkomst:
    """Kijk verder dan jeugdhulp: naar school, gezondheid, wonen, werk en geld, en hulp voor de ouders."""
    naam = "breed gekeken"
    ontbreekt = [SCHRIJF[veld] for veld in AANPALENDE if veld not in feiten.ingevuld]
    if not ontbreekt:
        return Uitkomst(naam, Oordeel.VOLDAAN, zin("Er is ook gekeken naar de andere levensgebieden."), AANPALEND)
    if len(ontbreekt) < len(AANPALENDE):
        return _niet_voldaan(naam, zin("Nog niet elk levensgebied is bekeken."), AANPALEND, ontbreekt)
    reden = zin("Er staat nog niets over school, gezondheid, wonen, werk en geld.")
    return _niet_voldaan(naam, reden, AANPALEND, ontbreekt)


def factoren_benoemd(feiten: AnalyseFeiten) -> Uitkomst:
    """Noem wat het probleem veroorzaakt of in stand houdt, en wat het gezin beschermt."""
    naam, ontbreekt = "factoren benoemd", []
    if not feiten.factoren & {FactorSoort.VEROORZAKEND, FactorSoort.INSTANDHOUDEND}:
        ontbreekt.append(NOEM_OORZAAK)
    if FactorSoort.BESCHERMEND not in feiten.factoren:
        ontbreekt.append(NOEM_BESCHERMEND)
    if ontbreekt:
        reden = zin("De factoren zijn nog niet allemaal benoemd.")
        return _niet_voldaan(naam, reden, FACTOREN, ontbreekt)
    return Uitkomst(naam, Oordeel.VOLDAAN, zin("Oorzaken en beschermende factoren zijn benoemd."), FACTOREN)


def verbanden_gelegd(feiten: AnalyseFeiten) -> Uitkomst:
    """Leg verbanden tussen de factoren, zodat het gezin ziet waarom het zo is en waarom het blijft."""
    naam = "verbanden gelegd"
    if not feiten.verbanden:
        reden = zin("Er is nog geen verband gelegd tussen de factoren.")
        return _niet_voldaan(naam, reden, VERBANDEN, [LEG_VERBAND])
    if feiten.losse_factoren:
        reden = zin("Er zijn verbanden gelegd; nog niet elke factor doet mee.")
        return Uitkomst(naam, Oordeel.LET_OP, reden, VERBANDEN, (VERBIND_DE_REST,))
    return Uitkomst(naam, Oordeel.VOLDAAN, zin("De factoren zijn met elkaar verbonden."), VERBANDEN)


def eerdere_hulp_gewogen(feiten: AnalyseFeiten) -> Uitkomst:
    """Weeg mee welke hulp er eerder was en wat die volgens het gezin deed."""
    naam = "eerdere hulp gewogen"
    if feiten.eerdere_hulp - {Hulpeffect.ONBEKEND}:
        slecht = feiten.eerdere_hulp & {Hulpeffect.NIET, Hulpeffect.ERGER}
        reden = zin("Bekend is wat eerdere hulp deed. Niet alles hielp: neem dat mee in de conclusie.")
        return _gezien(naam, reden if slecht else zin("Bekend is wat eerdere hulp deed."), EERDERE_HULP)
    if feiten.eerdere_hulp:
        return _let_op(naam, zin("Van de eerdere hulp is niet bekend wat die deed."), EERDERE_HULP, VRAAG_EFFECT)
    if feiten.geen_eerdere_hulp:
        return _gezien(naam, zin("Er was nog geen eerdere hulp."), EERDERE_HULP)
    return _let_op(naam, zin("Er staat nog geen eerdere hulp met het effect erbij."), EERDERE_HULP, NOEM_HULP)


def veronderstellingen_gewogen(feiten: AnalyseFeiten) -> Uitkomst:
    """Ga na of elke veronderstelling klopt, en schrijf op waarop dat rust."""
    naam = "veronderstellingen gewogen"
    if feiten.open_veronderstellingen:
        return _let_op(naam, zin("Er staat nog een veronderstelling open."), AFWEGING, WEEG_AF)
    return _gezien(naam, zin("Er staat geen veronderstelling meer open."), AFWEGING)


def gedeeld_voor_vaststellen(feiten: AnalyseFeiten) -> Uitkomst:
    """Stel de analyse pas vast als jeugdige en ouders de tekst kennen."""
    naam = "gedeeld voor vaststellen"
    if feiten.is_gedeeld:
        return Uitkomst(naam, Oordeel.VOLDAAN, zin("De analyse is gedeeld."), GEDEELD)
    return _niet_voldaan(naam, zin("De analyse is nog niet gedeeld met jeugdige en ouders."), GEDEELD, [DEEL])


def _gezien(regel: str, reden: Tekst, bron: Bron) -> Uitkomst:
    return Uitkomst(regel, Oordeel.VOLDAAN, reden, bron, is_hard=False)


def _let_op(regel: str, reden: Tekst, bron: Bron, moet: Tekst) -> Uitkomst:
    return Uitkomst(regel, Oordeel.LET_OP, reden, bron, ontbreekt=(moet,), is_hard=False)


def _niet_voldaan(regel: str, reden: Tekst, bron: Bron, ontbreekt: Sequence[Tekst]) -> Uitkomst:
    return Uitkomst(regel, Oordeel.NIET_VOLDAAN, reden, bron, tuple(ontbreekt))
