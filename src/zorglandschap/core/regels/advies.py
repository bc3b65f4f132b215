"""What does a first-best advice need, and when may one look at places? Regiovisie §2.1 and §3.2 to §3.5."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.core.begrippen.bron import JEUGDWET, REGIOVISIE, RICHTLIJN_UITHUISPLAATSING, Bron
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, VORMEN, Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Tegenspraakoordeel
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

EERST_ADVIES = Bron(
    REGIOVISIE,
    "§3.2",
    "We verwijzen naar wat past, niet naar wat bekend is of waar toevallig plek is.",
)
STEM_IN_KEUZE = Bron(REGIOVISIE, "§2.1", "Jeugdigen en ouders hebben een belangrijke stem in de keuze voor de hulp.")
THUIS_TENZIJ = Bron(
    REGIOVISIE,
    "§3.4",
    "We gaan eerst na of specialistische hulp thuis kan; pas als dat niet kan, kijken we naar verblijf.",
)
GEZIN_EERST = Bron(
    REGIOVISIE + "; " + JEUGDWET,
    "§3.5; art. 2.3 lid 6",
    "Als thuis niet meer kan, gaat een pleeggezin of gezinshuis voor een groep, tenzij dat niet in het belang "
    "van het kind is.",
)
LICHTER = Bron(REGIOVISIE, "§3.3", "Lichtere hulp waar mogelijk, zwaardere hulp waar nodig.")
MOTIVERING = Bron("Algemene wet bestuursrecht", "art. 3:46", "Een besluit rust op een deugdelijke motivering.")
TEGENSPRAAK = Bron(
    RICHTLIJN_UITHUISPLAATSING,
    "besluitvorming",
    "Over een uithuisplaatsing beslist niemand alleen: organiseer tegenspraak door een gedragswetenschapper.",
)

GROEP_TIJDELIJK = Bron(REGIOVISIE, "§3.5", "Een groep is tijdelijk: we werken vanaf de eerste dag aan de weg terug.")

LEG_ADVIES_VAST = zin("Leg eerst het first-best advies vast.")
HOOR_JEUGDIGE = zin("Schrijf op wat de jeugdige zelf van deze keuze vindt.")
HOOR_OUDERS = zin("Schrijf op wat de ouders van deze keuze vinden.")
GA_NA = zin("Ga na of specialistische hulp thuis kan, en beantwoord die vraag in het afwegingskader.")
WAAROM_GEEN_GEZIN = zin("Schrijf op waarom een pleeggezin of gezinshuis niet in het belang van deze jeugdige is.")
WAAROM = zin("Schrijf op waarom deze hulp past, in woorden die het gezin ook begrijpt.")
WAAROM_ANDERS = zin("Schrijf op waarom u een andere vorm adviseert dan het afwegingskader voorstelt.")
WAAROM_OPNIEUW = zin("Schrijf op wat er sinds het vorige advies is veranderd.")
VRAAG_TEGENSPRAAK = zin("Vraag een tweede gedragsdeskundige om tegenspraak. Die schrijft zelf wat ertegen pleit.")
NOEM_TWEEDE = zin("Kies een gedragsdeskundige die niet zelf bij deze analyse betrokken is.")
NOEM_DUUR = zin("Schrijf op hoeveel weken de groep hoogstens duurt.")
NOEM_WEG_TERUG = zin("Schrijf op hoe de jeugdige daarna weer in een gezin of thuis woont.")
WEEG_OPNIEUW = zin("Weeg opnieuw wat nu past, en leg een nieuw advies vast.")
ANTWOORD_TEGENSPRAAK = zin("Schrijf op waarom u toch bij dit advies blijft.")


@dataclass(frozen=True, slots=True)
class AdviesFeiten:
    """What the rules of advice may know; texts count as given when they are not empty.

    ``voorgesteld`` is what the afwegingskader proposes, ``gezin_mogelijk`` whether it leaves a family form open.
    """

    hulpvorm: Hulpvorm | None = None
    voorgesteld: Hulpvorm | None = None
    advies_vastgelegd: bool = False
    heeft_eerder_advies: bool = False
    mening_jeugdige: str = ""
    mening_ouders: str = ""
    motivering: str = ""
    hulp_thuis_nagegaan: bool = False
    gezin_mogelijk: bool = True
    tegenspraak: str = ""
    tegenspraak_door_tweede: bool = False
    tegenspraak_oordeel: Tegenspraakoordeel | None = None
    antwoord_op_tegenspraak: str = ""
    is_tijdelijk: bool = False
    duur_weken: int | None = None
    duur_hoogstens_weken: int = 0
    weg_terug: str = ""
    duur_is_voorbij: bool = False
    crisis: bool = False


def advies_voor_aanbod(feiten: AdviesFeiten) -> Uitkomst:
    """Kijk pas welke plekken vrij zijn als het advies is vastgelegd; ook bij crisis, dan kan het kort."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.advies_vastgelegd:
        oordeel, reden = Oordeel.VOLDAAN, zin("Het advies is vastgelegd voordat iemand vrije plekken zag.")
    elif feiten.crisis:
        oordeel = Oordeel.NIET_VOLDAAN
        reden = zin("Er is nog geen advies. Bij crisis is een kort advies genoeg: de vorm en één zin waarom.")
        ontbreekt = (LEG_ADVIES_VAST,)
    else:
        oordeel = Oordeel.NIET_VOLDAAN
        reden = zin("Er is nog geen advies. Welke plekken vrij zijn, ziet u pas daarna.")
        ontbreekt = (LEG_ADVIES_VAST,)
    return Uitkomst("advies voor aanbod", oordeel, reden, EERST_ADVIES, ontbreekt)


def advies_met_motivering(feiten: AdviesFeiten) -> Uitkomst:
    """Bij elk advies staat waarom deze hulp het best past."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.motivering.strip():
        oordeel, reden = Oordeel.VOLDAAN, zin("Bij het advies staat waarom deze hulp past.")
    elif feiten.crisis:
        oordeel, reden, ontbreekt = Oordeel.LET_OP, zin("Bij crisis mag de reden later."), (WAAROM,)
    else:
        oordeel, reden, ontbreekt = Oordeel.NIET_VOLDAAN, zin("Er staat nog niet waarom deze hulp past."), (WAAROM,)
    return Uitkomst("advies met motivering", oordeel, reden, MOTIVERING, ontbreekt)


def stemmen_gehoord(feiten: AdviesFeiten) -> Uitkomst:
    """Schrijf bij het advies op wat de jeugdige en de ouders ervan vinden."""
    stemmen = ((feiten.mening_jeugdige, HOOR_JEUGDIGE), (feiten.mening_ouders, HOOR_OUDERS))
    ontbreekt = tuple(doe for tekst, doe in stemmen if not tekst.strip())
    if not ontbreekt:
        oordeel, reden = Oordeel.VOLDAAN, zin("De mening van de jeugdige en van de ouders staat bij het advies.")
    elif feiten.crisis:
        oordeel, reden = Oordeel.LET_OP, zin("Bij crisis mag dit later: praat zo snel mogelijk met jeugdige en ouders.")
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("De mening van de jeugdige of van de ouders ontbreekt nog.")
    return Uitkomst("stemmen gehoord", oordeel, reden, STEM_IN_KEUZE, ontbreekt)


def thuis_tenzij(feiten: AdviesFeiten) -> Uitkomst:
    """Adviseer pas verblijf als is nagegaan of specialistische hulp thuis kan."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not _is_verblijf(feiten):
        oordeel, reden = Oordeel.VOLDAAN, zin("Met dit advies blijft de jeugdige thuis wonen.")
    elif feiten.hulp_thuis_nagegaan:
        oordeel, reden = Oordeel.VOLDAAN, zin("Er is nagegaan of specialistische hulp thuis kan.")
    elif feiten.crisis:
        oordeel, reden = Oordeel.LET_OP, zin("Bij crisis mag dit later: ga daarna na of hulp thuis toch kan.")
        ontbreekt = (GA_NA,)
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Er is nog niet nagegaan of specialistische hulp thuis kan.")
        ontbreekt = (GA_NA,)
    return Uitkomst("thuis tenzij", oordeel, reden, THUIS_TENZIJ, ontbreekt)


def gezin_boven_groep(feiten: AdviesFeiten) -> Uitkomst:
    """Een gezin gaat voor een groep; wijk daar alleen van af als een gezin niet in het belang van het kind is."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not _is_verblijf(feiten):
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Met dit advies blijft de jeugdige thuis wonen.")
    elif feiten.hulpvorm is not None and VORMEN[feiten.hulpvorm].is_gezinsgericht:
        oordeel, reden = Oordeel.VOLDAAN, zin("Het advies is wonen in een gezin.")
    elif not feiten.gezin_mogelijk:
        oordeel, reden = Oordeel.VOLDAAN, zin("Uit de antwoorden blijkt dat een gezin nu niet kan.")
    elif feiten.motivering.strip():
        oordeel, reden = (
            Oordeel.LET_OP,
            zin("Een gezin zou volgens de antwoorden kunnen; de reden om dat niet te doen staat erbij."),
        )
    elif feiten.crisis:
        oordeel, reden = Oordeel.LET_OP, zin("Bij crisis mag een groep; zoek daarna een plek in een gezin.")
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Volgens de antwoorden kan de jeugdige in een gezin wonen.")
        ontbreekt = (WAAROM_GEEN_GEZIN,)
    return Uitkomst("gezin boven groep", oordeel, reden, GEZIN_EERST, ontbreekt)


def lichter_waar_mogelijk(feiten: AdviesFeiten) -> Uitkomst:
    """Wie een andere vorm adviseert dan het afwegingskader voorstelt, schrijft op waarom."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.hulpvorm is None or feiten.voorgesteld is None:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Er is nog geen voorstel om mee te vergelijken.")
    elif feiten.hulpvorm is feiten.voorgesteld:
        oordeel, reden = Oordeel.VOLDAAN, zin("Het advies volgt het voorstel van het afwegingskader.")
    elif feiten.motivering.strip():
        oordeel, reden = Oordeel.VOLDAAN, zin("Het advies wijkt af van het voorstel en de reden staat erbij.")
    elif feiten.crisis:
        oordeel, reden = Oordeel.LET_OP, zin("Bij crisis mag de reden later.")
        ontbreekt = (WAAROM_ANDERS,)
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Het advies wijkt af van het voorstel en de reden ontbreekt.")
        ontbreekt = (WAAROM_ANDERS,)
    return Uitkomst("lichter waar mogelijk", oordeel, reden, LICHTER, ontbreekt)


def nieuw_advies_met_reden(feiten: AdviesFeiten) -> Uitkomst:
    """Wie na een eerder advies een nieuw advies geeft, schrijft op wat er is veranderd."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not feiten.heeft_eerder_advies:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Dit is het eerste advies bij deze verwijzing.")
    elif feiten.motivering.strip():
        oordeel, reden = Oordeel.VOLDAAN, zin("Er staat bij wat er sinds het vorige advies is veranderd.")
    elif feiten.crisis:
        oordeel, reden = Oordeel.LET_OP, zin("Bij crisis mag de reden later.")
        ontbreekt = (WAAROM_OPNIEUW,)
    else:
        oordeel = Oordeel.NIET_VOLDAAN
        reden = zin("Er zijn al vrije plekken bekeken. Een nieuw advies volgt uit de vraag, niet uit wat vrij is.")
        ontbreekt = (WAAROM_OPNIEUW,)
    return Uitkomst("nieuw advies met reden", oordeel, reden, EERST_ADVIES, ontbreekt)


def tegenspraak_bij_uithuisplaatsing(feiten: AdviesFeiten) -> Uitkomst:
    """Bij een advies voor verblijf geeft een tweede gedragsdeskundige tegenspraak; bij crisis mag dat later."""
    ontbreekt = _tegenspraak_ontbreekt(feiten)
    if not _is_verblijf(feiten):
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Met dit advies blijft de jeugdige thuis wonen.")
        ontbreekt = ()
    elif not ontbreekt:
        oordeel, reden = Oordeel.VOLDAAN, zin("Een tweede gedragsdeskundige heeft tegenspraak gegeven.")
    elif feiten.crisis:
        oordeel, reden = Oordeel.LET_OP, zin("Bij crisis mag dit later: regel zo snel mogelijk tegenspraak.")
    else:
        oordeel, reden = (
            Oordeel.NIET_VOLDAAN,
            zin("Bij een uithuisplaatsing hoort tegenspraak van een tweede gedragsdeskundige."),
        )
    return Uitkomst("tegenspraak bij uithuisplaatsing", oordeel, reden, TEGENSPRAAK, ontbreekt)


def tegenspraak_beantwoord(feiten: AdviesFeiten) -> Uitkomst:
    """Wie bij een advies voor verblijf blijft terwijl de tweede het niet eens is, schrijft op waarom."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not _is_verblijf(feiten) or feiten.tegenspraak_oordeel is None:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Er is geen oordeel van een tweede gedragsdeskundige.")
    elif feiten.tegenspraak_oordeel is not Tegenspraakoordeel.ONEENS:
        oordeel, reden = Oordeel.VOLDAAN, zin("De tweede gedragsdeskundige vraagt niet om een ander advies.")
    elif feiten.antwoord_op_tegenspraak.strip():
        oordeel, reden = Oordeel.VOLDAAN, zin("De tweede is het niet eens; bij het advies staat waarom het zo blijft.")
    elif feiten.crisis:
        oordeel, reden = Oordeel.LET_OP, zin("Bij crisis mag het antwoord op de tegenspraak later.")
        ontbreekt = (ANTWOORD_TEGENSPRAAK,)
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("De tweede gedragsdeskundige is het niet eens met dit advies.")
        ontbreekt = (ANTWOORD_TEGENSPRAAK,)
    return Uitkomst("tegenspraak beantwoord", oordeel, reden, TEGENSPRAAK, ontbreekt)


def groep_tijdelijk(feiten: AdviesFeiten) -> Uitkomst:
    """Een groep is tijdelijk: bij het advies staat hoelang hoogstens, en hoe de weg terug is."""
    ontbreekt = _groep_ontbreekt(feiten)
    if not feiten.is_tijdelijk:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Het advies is geen groep.")
        ontbreekt = ()
    elif feiten.duur_is_voorbij:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("De afgesproken tijd in de groep is voorbij.")
        ontbreekt = (WEEG_OPNIEUW,)
    elif not ontbreekt:
        oordeel, reden = Oordeel.VOLDAAN, zin("Er staat bij hoelang de groep duurt en hoe de weg terug is.")
    elif feiten.crisis:
        oordeel, reden = Oordeel.LET_OP, zin("Bij crisis mag dit later: spreek daarna duur en weg terug af.")
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Een groep is tijdelijk; de duur of de weg terug ontbreekt nog.")
    return Uitkomst("groep tijdelijk", oordeel, reden, GROEP_TIJDELIJK, ontbreekt, is_hard=False)


def _groep_ontbreekt(feiten: AdviesFeiten) -> tuple[Tekst, ...]:
    past = feiten.duur_weken is not None and 0 < feiten.duur_weken <= feiten.duur_hoogstens_weken
    vragen = ((past, NOEM_DUUR), (bool(feiten.weg_terug.strip()), NOEM_WEG_TERUG))
    return tuple(doe for is_er, doe in vragen if not is_er)


def _is_verblijf(feiten: AdviesFeiten) -> bool:
    return feiten.hulpvorm in VERBLIJF


def _tegenspraak_ontbreekt(feiten: AdviesFeiten) -> tuple[Tekst, ...]:
    if not feiten.tegenspraak.strip():
        return (VRAAG_TEGENSPRAAK,)
    return () if feiten.tegenspraak_door_tweede else (NOEM_TWEEDE,)


# The rules that stand before an advice, in the order in which a person meets them.
BIJ_VASTLEGGEN = (
    stemmen_gehoord,
    thuis_tenzij,
    gezin_boven_groep,
    lichter_waar_mogelijk,
    nieuw_advies_met_reden,
    tegenspraak_bij_uithuisplaatsing,
    tegenspraak_beantwoord,
    groep_tijdelijk,
    advies_met_motivering,  # last: where a more precise rule misses the same text, that one speaks
)
