"""Words around decisions, legal frames, who directs, moving on and closing."""

from __future__ import annotations

from enum import StrEnum

from zorglandschap.core.begrippen.codelijsten import JuridischKader


class Beschikkingsoort(StrEnum):
    """What a decision of the gemeente does."""

    TOEKENNING = "toekenning"
    AFWIJZING = "afwijzing"
    BEEINDIGING = "beëindiging"


class Besluitgrond(StrEnum):
    """The legal ground of a decision or an allocation (Jeugdwet)."""

    ARTIKEL_2_3 = "Jeugdwet artikel 2.3: voorziening op het gebied van jeugdhulp"
    ARTIKEL_3_5 = "Jeugdwet artikel 3.5: bepaling van de gecertificeerde instelling"
    RECHTER = "beslissing van de kinderrechter"


class Productcategorie(StrEnum):
    """Product categories of iJw 3.2 (code list JZ020); the code is the first two digits of what is allocated."""

    VERZORGING = "40"
    DAGBEHANDELING = "41"
    VERVOER = "42"
    VERBLIJF_MET_BEHANDELING = "43"
    VERBLIJF_ZONDER_BEHANDELING = "44"
    AMBULANT = "45"
    CRISIS = "46"
    MAATWERK = "50"
    JEUGD_GGZ = "54"


class Eenheid(StrEnum):
    """Units of volume of iJw 3.2 that this region uses."""

    MINUUT = "minuten"
    UUR = "uren"
    ETMAAL = "etmalen"
    DAGDEEL = "dagdelen"
    STUKS = "stuks"


class Frequentie(StrEnum):
    """Per what the volume counts (iJw 3.2)."""

    DAG = "per dag"
    WEEK = "per week"
    MAAND = "per maand"
    TOTAAL = "in de hele periode"


class Regiesoort(StrEnum):
    """Which fixed face someone is to the child."""

    CASUSREGIE = "casusregie"
    PERSPECTIEFREGIE = "perspectiefregie"
    JEUGDBESCHERMING = "jeugdbescherming"
    HULPVERLENER = "vaste hulpverlener"


class Betrokkene(StrEnum):
    """Who can be involved in a case by name, beside who has the regie."""

    JEUGDBESCHERMER = "jeugdbeschermer"
    GEDRAGSDESKUNDIGE = "gedragsdeskundige"
    HULPVERLENER = "vaste hulpverlener"


class RedenOverdracht(StrEnum):
    """Why a fixed face changes."""

    START = "begin van de casus"
    WENS = "wens van jeugdige of ouders"
    VERTREK = "vertrek van de medewerker"
    AFWEZIG = "langdurige afwezigheid"
    VERHUIZING = "verhuizing van het gezin"
    KADER = "verandering van juridisch kader"
    BELANGEN = "bekende van de medewerker"
    EINDE = "niet meer nodig"


class RedenVerhuizing(StrEnum):
    """Why a child moves on from a place; CBS records the end of the help, nobody yet records this."""

    VOLGENS_PLAN = "volgens plan"
    LICHTER = "lichtere hulp past nu"
    ZWAARDER = "zwaardere hulp is nodig"
    DICHTERBIJ = "dichter bij huis"
    SAMEN = "samen met broer of zus"
    PAST_NIET = "de plek past niet"
    PLEK_STOPT = "de plek stopt"
    CRISIS_OVER = "de crisisplek was tijdelijk"


class EindeMaatregel(StrEnum):
    """Why a measure ended (Informatieprotocol Beleidsinformatie Jeugd v7; the codes stand in ``EINDECODES``)."""

    MEERDERJARIG = "de jeugdige werd meerderjarig"
    OPGEHEVEN = "eerder opgeheven"
    NIET_VERLENGD = "niet verlengd"
    VOLGENS_PLAN = "volgens plan beëindigd"
    GEZAG_BEEINDIGD = "er kwam een maatregel die het gezag beëindigt"
    OVERLIJDEN = "overlijden"
    WERD_OTS = "de VOTS werd een OTS"
    NAAR_PLEEGOUDER = "de voogdij ging naar een pleegouder"
    NAAR_BURGER = "de voogdij ging naar iemand uit het netwerk"
    GEZAG_HERSTELD = "het gezag van de ouders is hersteld"


_E, _K = EindeMaatregel, JuridischKader
_OTS = {
    _E.MEERDERJARIG: "01", _E.OPGEHEVEN: "02", _E.NIET_VERLENGD: "03", _E.VOLGENS_PLAN: "04",
    _E.GEZAG_BEEINDIGD: "05", _E.OVERLIJDEN: "06",
}  # fmt: skip
# CBS asks a reason of an OTS, a VOTS and a voogdij; of an authorisation it only asks the days.
EINDECODES: dict[JuridischKader, dict[EindeMaatregel, str]] = {
    _K.OTS: _OTS,
    _K.VOTS: {**_OTS, _E.WERD_OTS: "07"},
    _K.VOOGDIJ: {
        _E.MEERDERJARIG: "11", _E.NAAR_PLEEGOUDER: "12", _E.NAAR_BURGER: "13", _E.GEZAG_HERSTELD: "14",
        _E.OVERLIJDEN: "15",
    },
}  # fmt: skip
ZONDER_CODE = (_E.VOLGENS_PLAN, _E.OPGEHEVEN, _E.NIET_VERLENGD, _E.MEERDERJARIG, _E.OVERLIJDEN)


def redenen_einde(kader: JuridischKader) -> tuple[EindeMaatregel, ...]:
    """The reasons that can end this measure, in the order of the code list."""
    return tuple(EINDECODES.get(kader, ZONDER_CODE))


class Verzoeksoort(StrEnum):
    """A question to which the law gives a term."""

    WOONPLAATS = "vraag welke gemeente betaalt (woonplaats)"
    OUDER = "verzoek van ouder of jeugdige aan de GI"
    RECHTER = "verzoek om een machtiging gesloten aan de kinderrechter"


class ZonderHulpVerder(StrEnum):
    """Can the youth go on without help? Outcome 3.1 of the Informatieprotocol Beleidsinformatie Jeugd v7."""

    ZWAARDER = "nee, dezelfde of zwaardere hulp is nodig"
    LICHTER = "nee, lichtere hulp is nodig"
    LATER = "ja, nu wel, later misschien weer hulp"
    JA = "ja, zonder hulp verder"


class Informant(StrEnum):
    """Who gives an outcome mark."""

    JEUGDIGE = "jeugdige"
    OUDER = "ouder"


class Nooduitkomst(StrEnum):
    """What the reviewer says of the use of the emergency door."""

    TERECHT = "terecht"
    TWIJFEL = "twijfel: in gesprek"
    ONTERECHT = "onterecht: datalek melden"
