"""When is the plan for later of a youth in verblijf complete? Regiovisie §3.8; the big five of VNG and 16-27.nl."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zorglandschap.core.begrippen.bron import REGIOVISIE, Bron
from zorglandschap.core.begrippen.planwoorden import BigFive
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

ALLE_VIJF = Bron(
    "VNG en NJi, aanpak jongvolwassenen 16–27 in een kwetsbare positie",
    "Big 5",
    "Steun, wonen, school en werk, inkomen en welzijn: laat niet los voordat ze alle vijf geregeld zijn.",
)
WONEN_DAARNA = Bron(REGIOVISIE, "§3.8", "We zorgen voor genoeg voorzieningen voor wonen na de jeugdzorg (18+).")
EIGEN_PLAN = Bron(
    "VNG en NJi, aanpak jongvolwassenen 16–27 in een kwetsbare positie",
    "toekomstplan",
    "Eén plan van de jongere zelf, met het netwerk, over alle onderdelen van het leven; het stopt niet bij 18 jaar.",
)

MAAK_AF: Mapping[BigFive, Tekst] = {
    BigFive.STEUN: zin("Spreek af welke volwassene er blijft voor de jongere, ook na de hulp."),
    BigFive.WONEN: zin("Spreek af waar de jongere gaat wonen en wie daarvoor zorgt."),
    BigFive.SCHOOL_EN_WERK: zin("Spreek af welke school of welk werk het wordt en wie daarbij helpt."),
    BigFive.INKOMEN: zin("Spreek af waar de jongere van leeft en wie helpt met geld."),
    BigFive.WELZIJN: zin("Spreek af hoe de jongere gezond blijft en bij wie die terecht kan."),
}
VRAAG_WENS: Mapping[BigFive, Tekst] = {
    BigFive.STEUN: zin("Vraag de jongere: wie moet er voor je blijven? Schrijf de eigen woorden op."),
    BigFive.WONEN: zin("Vraag de jongere: hoe wil je wonen? Schrijf de eigen woorden op."),
    BigFive.SCHOOL_EN_WERK: zin("Vraag de jongere: wat wil je leren of doen? Schrijf de eigen woorden op."),
    BigFive.INKOMEN: zin("Vraag de jongere: hoe regel je je geld? Schrijf de eigen woorden op."),
    BigFive.WELZIJN: zin("Vraag de jongere: wat heb je nodig om je goed te voelen? Schrijf de eigen woorden op."),
}
ZEG_WANNEER = zin("Vul in op welke dag de woning na de jeugdhulp geregeld is.")
REGEL_NU = zin("Spreek met de jongere en de andere partijen af wie dit nu regelt.")
KIJK_OPNIEUW = zin("Kijk samen met de jongere opnieuw naar het plan, en stel het weer vast.")


@dataclass(frozen=True, slots=True)
class ToekomstFeiten:
    """What the rules of the plan for later may know; ``dagen_vooraf`` is policy.

    ``dagen_tot_achttien`` is negative for who is eighteen already. The sets hold parts of the plan.
    """

    dagen_tot_achttien: int
    dagen_vooraf: int
    met_afspraak: frozenset[BigFive] = frozenset()  # an agreement, and who sees to it
    met_eigen_woorden: frozenset[BigFive] = frozenset()
    geregeld: frozenset[BigFive] = frozenset()
    wonen_heeft_dag: bool = False
    herzien_is_voorbij: bool = False


def toekomstplan_met_alle_vijf(feiten: ToekomstFeiten) -> Uitkomst:
    """Een plan voor later gaat over steun, wonen, school en werk, inkomen en welzijn."""
    ontbreekt = tuple(MAAK_AF[deel] for deel in BigFive if deel not in feiten.met_afspraak)
    if ontbreekt:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Nog niet over alle vijf de onderdelen is iets afgesproken.")
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("Over alle vijf de onderdelen is iets afgesproken.")
    return Uitkomst("toekomstplan met alle vijf", oordeel, reden, ALLE_VIJF, ontbreekt)


def toekomstplan_in_eigen_woorden(feiten: ToekomstFeiten) -> Uitkomst:
    """Het plan voor later is van de jongere: bij elk onderdeel staat wat die zelf wil."""
    ontbreekt = tuple(VRAAG_WENS[deel] for deel in BigFive if deel not in feiten.met_eigen_woorden)
    if ontbreekt:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Nog niet bij elk onderdeel staat wat de jongere zelf wil.")
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("Bij elk onderdeel staat wat de jongere zelf wil.")
    return Uitkomst("toekomstplan in eigen woorden", oordeel, reden, EIGEN_PLAN, ontbreekt)


def wonen_na_de_zorg(feiten: ToekomstFeiten) -> Uitkomst:
    """Voordat de jeugdhulp stopt, is er een woning geregeld of een dag waarop die er is."""
    ontbreekt: tuple[Tekst, ...] = ()
    if BigFive.WONEN in feiten.geregeld:
        oordeel, reden = Oordeel.VOLDAAN, zin("Het wonen na de jeugdhulp is geregeld.")
    elif BigFive.WONEN not in feiten.met_afspraak:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Er is nog niet afgesproken waar de jongere na de jeugdhulp woont.")
        ontbreekt = (MAAK_AF[BigFive.WONEN],)
    elif not feiten.wonen_heeft_dag:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Er staat nog niet wanneer de woning na de jeugdhulp er is.")
        ontbreekt = (ZEG_WANNEER,)
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("Er is afgesproken waar de jongere na de jeugdhulp woont, en wanneer.")
    return Uitkomst("wonen na de zorg", oordeel, reden, WONEN_DAARNA, ontbreekt)


def geregeld_voor_achttien(feiten: ToekomstFeiten) -> Uitkomst:
    """Kort voor de achttiende verjaardag zijn alle vijf de onderdelen geregeld; daarna laten we niet los."""
    open_ = [deel for deel in BigFive if deel not in feiten.geregeld]
    ontbreekt: tuple[Tekst, ...] = ()
    if not open_:
        oordeel, reden = Oordeel.VOLDAAN, zin("Alle vijf de onderdelen zijn geregeld.")
    elif feiten.dagen_tot_achttien > feiten.dagen_vooraf:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Er is nog tijd tot de achttiende verjaardag.")
    else:
        oordeel, ontbreekt = Oordeel.NIET_VOLDAAN, (REGEL_NU,)
        reden = zin("Nog niet geregeld: %(delen)s.", delen=", ".join(f"‘{deel}’" for deel in open_))
    return Uitkomst("geregeld voor achttien", oordeel, reden, ALLE_VIJF, ontbreekt, is_hard=False)


def toekomstplan_blijft_bij(feiten: ToekomstFeiten) -> Uitkomst:
    """Het plan voor later leeft: op de afgesproken dag kijken we er opnieuw naar."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.herzien_is_voorbij:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("De dag om opnieuw te kijken is voorbij.")
        ontbreekt = (KIJK_OPNIEUW,)
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("De dag om opnieuw te kijken is nog niet voorbij.")
    return Uitkomst("toekomstplan blijft bij", oordeel, reden, EIGEN_PLAN, ontbreekt, is_hard=False)
