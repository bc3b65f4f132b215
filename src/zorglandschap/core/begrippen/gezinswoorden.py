"""Words around the family: who someone is, how strong a tie is, and what consent is about."""

from __future__ import annotations

from enum import StrEnum


class Gezinsrol(StrEnum):
    """Who an adult is to the child (StUF-Jeugdzorg tells most of these apart; the network is our own list)."""

    MOEDER = "moeder"
    VADER = "vader"
    OUDER_OF_VOOGD = "ouder of voogd"  # as told at the door, not asked further yet
    STIEFOUDER = "stiefouder"
    VOOGD = "voogd"
    PLEEGOUDER = "pleegouder"
    GEZINSHUISOUDER = "gezinshuisouder"
    GROOTOUDER = "grootouder"
    BROER_OF_ZUS = "volwassen broer of zus"
    FAMILIE = "oom, tante of andere familie"
    VRIEND = "vriend of buur"
    LEERKRACHT = "leerkracht of mentor van school"
    COACH = "trainer of coach"
    ANDERS = "iemand anders"


OUDERROLLEN = frozenset({Gezinsrol.MOEDER, Gezinsrol.VADER, Gezinsrol.OUDER_OF_VOOGD})
OPVOEDERS = OUDERROLLEN | {Gezinsrol.STIEFOUDER, Gezinsrol.VOOGD, Gezinsrol.PLEEGOUDER, Gezinsrol.GEZINSHUISOUDER}


class Steun(StrEnum):
    """How a tie feels to the child: the line in the drawn family picture."""

    STERK = "veel steun"
    GEWOON = "gewoon contact"
    GESPANNEN = "gespannen"
    VERBROKEN = "geen contact"
    ONBEKEND = "niet besproken"


class Toestemmingsdoel(StrEnum):
    """What consent is given for (Jeugdwet 7.3.4 and 7.3.11)."""

    HULP = "de jeugdhulp zelf"
    DELEN_AANBIEDER = "gegevens delen met de aanbieder"
    DELEN_SCHOOL = "gegevens delen met school"
    DELEN_HUISARTS = "gegevens delen met de huisarts"
    DELEN_EXPERTS = "bespreken met de experttafel"
    DELEN_NETWERK = "bespreken met het eigen netwerk"


class Gever(StrEnum):
    """Who gives consent."""

    JEUGDIGE = "jeugdige"
    OUDER = "ouder of voogd met gezag"
