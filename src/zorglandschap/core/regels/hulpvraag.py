"""The question at the door: answered in time, told apart from other needs, and one child registered once."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.core.begrippen.bron import REGIOVISIE, Bron
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.begrippen.vraagwoorden import Hulpvraagsoort, Vraaguitkomst
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

SNEL_DUIDELIJK = Bron(
    REGIOVISIE,
    "§2.2 en §3.2",
    "De lokale toegang is het eerste aanspreekpunt, bekijkt de vraag met het gezin en biedt waar het kan zelf "
    "kortdurend hulp. Hoe lang dat mag duren staat er niet: de termijn is een eigen startwaarde.",
)
ANDERE_BEHOEFTEN = Bron(
    REGIOVISIE,
    "§2.2",
    "We maken onderscheid tussen jeugdhulp en andere behoeften, zoals een huis, schulden of contact met lotgenoten.",
)
JUISTE_GEGEVENS = Bron("AVG", "art. 5 lid 1 onder d", "persoonsgegevens zijn juist en waar nodig bijgewerkt")

ANDERE_SOORTEN = frozenset(
    {
        Hulpvraagsoort.CONTACT,
        Hulpvraagsoort.WONEN,
        Hulpvraagsoort.SCHULDEN,
        Hulpvraagsoort.WMO,
        Hulpvraagsoort.INFORMATIE,
    }
)
BESPREEK = zin("Bespreek de vraag met het gezin en leg vast wat eruit komt.")
SCHRIJF_OP = zin("Schrijf op wat u heeft geregeld, en wie het gezin kan bellen als het nodig is.")
LEG_UIT = zin("Leg uit waarom jeugdhulp nodig is, naast of in plaats van hulp bij deze vraag.")
KIJK_EERST = zin("Kijk of een van deze kinderen het kind is. Zo niet, kies dan ‘het is een ander kind’.")


@dataclass(frozen=True, slots=True)
class VraagFeiten:
    """What the rules of the question may know; ``dagen_norm`` is policy, ``dagen_open`` counts.

    ``lijkt_op`` counts known children who look like this one, ``bekeken`` those of whom the writer said that it
    is another child.
    """

    dagen_norm: int
    soort: Hulpvraagsoort = Hulpvraagsoort.ONBEKEND
    uitkomst: Vraaguitkomst | None = None
    toelichting: str = ""
    dagen_open: int = 0
    crisis: bool = False
    lijkt_op: int = 0
    bekeken: int = 0


def vraag_beantwoord(feiten: VraagFeiten) -> Uitkomst:
    """Elke hulpvraag krijgt op tijd een antwoord: jeugdhulp, korte hulp van het team, andere hulp of geen hulp."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.uitkomst is not None:
        oordeel = Oordeel.VOLDAAN
        reden = zin("De vraag is beantwoord: %(uitkomst)s.", uitkomst=feiten.uitkomst.value)
    elif feiten.dagen_open > feiten.dagen_norm:
        oordeel, ontbreekt = Oordeel.NIET_VOLDAAN, (BESPREEK,)
        reden = zin(
            "Deze vraag wacht al %(dagen)s dagen op een antwoord. "
            "Binnen %(norm)s dagen weet een gezin waar het aan toe is.",
            dagen=feiten.dagen_open,
            norm=feiten.dagen_norm,
        )
    else:
        oordeel, ontbreekt = Oordeel.LET_OP, (BESPREEK,)
        reden = zin("Deze vraag heeft nog geen antwoord. Dat kan tot dag %(norm)s.", norm=feiten.dagen_norm)
    return Uitkomst("vraag beantwoord", oordeel, reden, SNEL_DUIDELIJK, ontbreekt, is_hard=False)


def onderscheid_bij_de_deur(feiten: VraagFeiten) -> Uitkomst:
    """Leg bij de deur uit of het om jeugdhulp gaat of om een andere behoefte, en wat u daarvoor heeft geregeld."""
    ontbreekt: tuple[Tekst, ...] = ()
    uitgelegd = bool(feiten.toelichting.strip())
    if feiten.uitkomst is None or feiten.crisis:
        oordeel = Oordeel.NIET_VAN_TOEPASSING
        reden = (
            zin("Er is een crisis: direct handelen gaat voor.") if feiten.crisis else zin("Er is nog geen antwoord.")
        )
    elif feiten.uitkomst is Vraaguitkomst.JEUGDHULP and feiten.soort in ANDERE_SOORTEN and not uitgelegd:
        oordeel, ontbreekt = Oordeel.NIET_VOLDAAN, (LEG_UIT,)
        reden = zin(
            "De vraag gaat over ‘%(soort)s’. Dat is een andere behoefte dan jeugdhulp.", soort=feiten.soort.value
        )
    elif feiten.uitkomst is not Vraaguitkomst.JEUGDHULP and not uitgelegd:
        oordeel, ontbreekt = Oordeel.NIET_VOLDAAN, (SCHRIJF_OP,)
        reden = zin("Er staat nog niet wat het gezin wel krijgt.")
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("Het is duidelijk wat het gezin nodig heeft.")
    return Uitkomst("onderscheid bij de deur", oordeel, reden, ANDERE_BEHOEFTEN, ontbreekt)


def kind_een_keer_vastgelegd(feiten: VraagFeiten) -> Uitkomst:
    """Kijk voordat u een nieuw gezin vastlegt of het kind al bekend is, zodat elk kind één dossier heeft."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.lijkt_op == 0:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Niemand in uw gemeente lijkt op dit kind.")
    elif feiten.bekeken >= feiten.lijkt_op:
        oordeel, reden = Oordeel.VOLDAAN, zin("U heeft gekeken: het is een ander kind.")
    else:
        oordeel, ontbreekt = Oordeel.NIET_VOLDAAN, (KIJK_EERST,)
        reden = zin("Dit kind lijkt op een kind dat al bekend is in uw gemeente.")
    return Uitkomst("kind een keer vastgelegd", oordeel, reden, JUISTE_GEGEVENS, ontbreekt)
