"""Words around the question at the door: what it is about, and what came of it (regiovisie §2.2 and §3.2)."""

from __future__ import annotations

from enum import StrEnum


class Hulpvraagsoort(StrEnum):
    """What the question is about; jeugdhulp or another need."""

    JEUGDHULP = "opgroeien, opvoeden of gedrag"
    VEILIGHEID = "veiligheid thuis"
    SCHOOL = "school en leren"
    CONTACT = "contact met leeftijdgenoten of lotgenoten"
    WONEN = "wonen"
    SCHULDEN = "geld en schulden"
    WMO = "hulp voor een ouder (Wmo)"
    INFORMATIE = "informatie en advies"
    ONBEKEND = "nog niet duidelijk"


class Vraaguitkomst(StrEnum):
    """What came of a question; the last four need no jeugdhulp, and that is a result."""

    JEUGDHULP = "jeugdhulp"
    LOKALE_HULP = "korte hulp van het lokale team"
    ANDERE_HULP = "andere hulp dan jeugdhulp"
    INFORMATIE = "informatie en advies"
    GEEN_HULP = "geen hulp nodig"
