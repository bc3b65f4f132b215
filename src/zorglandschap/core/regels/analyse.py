"""When is a verklarende analyse complete? Regiovisie §3.2, with §2.1, §3.6 and §3.8."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from zorglandschap.core.begrippen.bron import JEUGDWET, REGIOVISIE, Bron
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, Conclusie, FactorSoort
from zorglandschap.core.begrippen.tekst import Tekst, zin
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


class Plaats(StrEnum):
    """Where in the analysis something is mended, besides its texts."""

    FACTOREN = "factoren"
    CONCLUSIE = "conclusie"
    MET_JEUGDIGE = "met jeugdige besproken"
    MET_OUDERS = "met ouders besproken"
    GEDRAGSDESKUNDIGE = "gedragsdeskundige"


SCHRIJF: Mapping[AnalyseVeld, Tekst] = {
    AnalyseVeld.KIND: zin("Beschrijf het kind: wat gaat goed en wat is moeilijk?"),
    AnalyseVeld.OUDERS: zin("Beschrijf de ouders: wat lukt en wat lukt nu niet?"),
    AnalyseVeld.GEZIN: zin("Beschrijf het gezin: hoe gaan de gezinsleden met elkaar om?"),
    AnalyseVeld.OMGEVING: zin("Beschrijf de omgeving: school, familie, vrienden en buurt."),
    AnalyseVeld.AANPALEND: zin("Schrijf op wat er speelt op school, in gezondheid, wonen, werk en geld."),
    AnalyseVeld.EERDERE_HULP: zin("Schrijf op welke hulp er al was en wat die deed, of dat er nog geen hulp was."),
    AnalyseVeld.STEM_JEUGDIGE: zin("Schrijf op wat de jeugdige er zelf over zegt."),
    AnalyseVeld.STEM_OUDERS: zin("Schrijf op wat de ouders of voogd er zelf over zeggen."),
    AnalyseVeld.SAMENHANG: zin("Leg uit hoe de factoren samenhangen: waarom is dit zo, en waarom blijft het?"),
    AnalyseVeld.CONCLUSIE: zin("Schrijf de conclusie op: wat is er nodig en waarom?"),
}
KIES_CONCLUSIE = zin("Kies wat er nodig is: jeugdhulp, korte hulp van het lokale team, andere hulp of geen hulp.")
BESPREEK_MET_JEUGDIGE = zin("Bespreek de analyse met de jeugdige en vul de datum in.")
BESPREEK_MET_OUDERS = zin("Bespreek de analyse met de ouders of voogd en vul de datum in.")
VRAAG_GEDRAGSDESKUNDIGE = zin("Vraag de gedragsdeskundige van uw team om mee te kijken.")
NOEM_OORZAAK = zin("Noem ten minste één factor die het probleem veroorzaakt of in stand houdt.")
NOEM_BESCHERMEND = zin("Noem ten minste één factor die het gezin beschermt of helpt.")

WAAR: Mapping[Tekst, AnalyseVeld | Plaats] = {
    **{tekst: veld for veld, tekst in SCHRIJF.items()},
    KIES_CONCLUSIE: Plaats.CONCLUSIE,
    BESPREEK_MET_JEUGDIGE: Plaats.MET_JEUGDIGE,
    BESPREEK_MET_OUDERS: Plaats.MET_OUDERS,
    VRAAG_GEDRAGSDESKUNDIGE: Plaats.GEDRAGSDESKUNDIGE,
    NOEM_OORZAAK: Plaats.FACTOREN,
    NOEM_BESCHERMEND: Plaats.FACTOREN,
}

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


def onderdelen_ingevuld(feiten: AnalyseFeiten) -> Uitkomst:
    """Een verklarende analyse is volledig als alle onderdelen zijn beschreven en er een conclusie is."""
    ontbreekt = [SCHRIJF[veld] for veld in BASIS if veld not in feiten.ingevuld]
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
        reden = zin("De analyse is samen met jeugdige en ouders gemaakt.")
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
    ontbreekt = [] if veld in feiten.ingevuld else [SCHRIJF[veld]]
    return ontbreekt if besproken else [*ontbreekt, bespreek]


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


def breed_gekeken(feiten: AnalyseFeiten) -> Uitkomst:
    """Kijk verder dan jeugdhulp: ook naar school, gezondheid, wonen, werk en geld."""
    naam = "breed gekeken"
    if AnalyseVeld.AANPALEND in feiten.ingevuld:
        return Uitkomst(naam, Oordeel.VOLDAAN, zin("Er is ook gekeken naar andere levensgebieden."), AANPALEND)
    reden = zin("Er staat nog niets over school, gezondheid, wonen, werk en geld.")
    return _niet_voldaan(naam, reden, AANPALEND, [SCHRIJF[AnalyseVeld.AANPALEND]])


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


def _niet_voldaan(regel: str, reden: Tekst, bron: Bron, ontbreekt: list[Tekst]) -> Uitkomst:
    return Uitkomst(regel, Oordeel.NIET_VOLDAAN, reden, bron, tuple(ontbreekt))
