"""Words around goals, the plan, evaluations, scaling down and growing up (regiovisie §2.3, §3.3 and §3.8)."""

from __future__ import annotations

from enum import StrEnum


class Leefdomein(StrEnum):
    """A part of life that a goal or a part of the plan is about; the last six belong to other laws and partners."""

    KIND = "ontwikkeling en gedrag van de jeugdige"
    OPVOEDING = "opvoeding en gezin"
    VEILIGHEID = "veiligheid"
    NETWERK = "vrienden, familie en vrije tijd"
    ONDERWIJS = "onderwijs"
    GEZONDHEID = "gezondheid (Zvw en Wlz)"
    WERK_EN_INKOMEN = "werk en inkomen"
    SCHULDEN = "geld en schulden"
    WONEN = "wonen"
    WMO = "hulp voor de ouders (Wmo)"


class Doelsteller(StrEnum):
    """Who set the goal."""

    SAMEN = "ouders en lokaal team samen"
    JEUGDIGE = "jeugdige"
    OUDERS = "ouders"
    GI = "jeugdbeschermer, met het gezin"


class Doelstatus(StrEnum):
    """Where a goal stands."""

    OPEN = "loopt"
    BEHAALD = "behaald"
    GESTOPT = "gestopt"


class Planstatus(StrEnum):
    """Life of a plan: history is kept, a changed plan is a new version."""

    CONCEPT = "concept"
    VASTGESTELD = "vastgesteld"
    VERVANGEN = "vervangen"


class Plansoort(StrEnum):
    """Who leads the plan: the family with its network first (Jeugdwet 4.1.2), else the provider with the family."""

    FAMILIEGROEPSPLAN = "familiegroepsplan"
    HULPVERLENINGSPLAN = "hulpverleningsplan"


class Terugkeer(StrEnum):
    """The return perspective: where the youth is going to live."""

    THUIS = "woont thuis en blijft thuis"
    TERUG_NAAR_HUIS = "terug naar huis"
    NETWERK = "naar het eigen netwerk"
    OPGROEIEN_IN_GEZIN = "opgroeien in een pleeggezin of gezinshuis"
    ZELFSTANDIG = "zelfstandig wonen"
    ONDUIDELIJK = "nog niet duidelijk"


class Evaluatiebesluit(StrEnum):
    """What an evaluation decides."""

    DOORGAAN = "doorgaan zoals het gaat"
    BIJSTELLEN = "het plan bijstellen"
    AFSCHALEN = "lichtere hulp"
    OPSCHALEN = "zwaardere hulp of meer hulp erbij"
    STOPPEN = "de hulp kan stoppen"


class Afschaalbesluit(StrEnum):
    """What was decided at a planned step-down moment."""

    GEDAAN = "afgeschaald"
    UITGESTELD = "uitgesteld"
    NIET = "niet afgeschaald"


class BigFive(StrEnum):
    """The five parts of a plan for who turns sixteen in verblijf (VNG, aanpak jongvolwassenen 16–27)."""

    STEUN = "steun"
    WONEN = "wonen"
    SCHOOL_EN_WERK = "school en werk"
    INKOMEN = "inkomen"
    WELZIJN = "welzijn"


class Doelscore(StrEnum):
    """How far a goal is (goal attainment scaling), from −2 to +2 in this order."""

    VEEL_MINDER = "veel minder dan gehoopt"
    MINDER = "minder dan gehoopt"
    ZOALS_GEHOOPT = "zoals gehoopt"
    BETER = "beter dan gehoopt"
    VEEL_BETER = "veel beter dan gehoopt"


SCORES: dict[int, Doelscore] = dict(enumerate(Doelscore, start=-2))
ANDERE_DOMEINEN: frozenset[Leefdomein] = frozenset(
    {
        Leefdomein.ONDERWIJS,
        Leefdomein.GEZONDHEID,
        Leefdomein.WERK_EN_INKOMEN,
        Leefdomein.SCHULDEN,
        Leefdomein.WONEN,
        Leefdomein.WMO,
    }
)
