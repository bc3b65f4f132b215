"""An event in the words of NEN 7513 (field names as Logius maps them), for another log system."""

from __future__ import annotations

from datetime import UTC
from typing import Final

from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.codelijsten import Handeling

BRON: Final = "zorglandschap"
PERSOON, SYSTEEMOBJECT = 1, 2  # participantObjectTypeCode: a person, a system object
CLIENT, RAPPORT = 1, 3  # participantObjectTypeCodeRole: patient or client, report
APPLICATIESERVER = 4  # AuditSourceTypeCode
LEVENSLOOP: Final = {"C": 1, "R": 6, "U": 3, "D": 14, "E": 6}  # participantObjectDataLifeCycle of RFC 3881


def naar_nen7513(gebeurtenis: Gebeurtenis) -> dict[str, object]:
    """One event as a flat record with the groups event, users, participants and source."""
    return {
        "trace_id": gebeurtenis.verzoek,
        "EventID": gebeurtenis.handeling,
        "EventActionCode": gebeurtenis.actie,
        "EventDateTime": gebeurtenis.om.astimezone(UTC).isoformat(timespec="milliseconds"),
        "EventOutcomeIndicator": gebeurtenis.uitkomst,
        "eventTypeCode": gebeurtenis.soort,
        "users": [_gebruiker(gebeurtenis)],
        "participants": _objecten(gebeurtenis),
        "source": {
            "AuditEnterpriseSiteID": BRON,
            "AuditSourceId": f"{BRON}:{gebeurtenis.pk}",
            "AuditSourceTypeCode": 4,
        },
        "autorisatieProtocol": "inzage",
        "behandelrelatieProtocol": gebeurtenis.relatie,
        "toestemmingsProfiel": "",
        "controles": {
            "autorisatie": True,
            "behandelrelatie": bool(gebeurtenis.relatie),
            "toestemming": False,
            "noodknop": gebeurtenis.handeling == Handeling.NOODINZAGE,
        },
        "reden": gebeurtenis.reden,
    }


def _gebruiker(gebeurtenis: Gebeurtenis) -> dict[str, object]:
    return {
        "userID": gebeurtenis.gebruiker_id,
        "alternateUserID": gebeurtenis.organisatie,
        "userName": gebeurtenis.naam,
        "userIsRequestor": True,
        "roleIDCode": gebeurtenis.rol,
        "purposeOfUse": gebeurtenis.doel,
    }


def _objecten(gebeurtenis: Gebeurtenis) -> list[dict[str, object]]:
    levensloop = LEVENSLOOP[gebeurtenis.actie]
    objecten: list[dict[str, object]] = [
        {
            "participantObjectTypeCode": SYSTEEMOBJECT,
            "participantObjectTypeCodeRole": RAPPORT,
            "participantObjectDataLifeCycle": levensloop,
            "participantObjectIDTypeCode": gebeurtenis.soort,
            "participantObjectID": gebeurtenis.object_id,
        }
    ]
    if gebeurtenis.jeugdige_id is not None:
        objecten.append(
            {
                "participantObjectTypeCode": PERSOON,
                "participantObjectTypeCodeRole": CLIENT,
                "participantObjectDataLifeCycle": levensloop,
                "participantObjectIDTypeCode": "jeugdige",
                "participantObjectID": str(gebeurtenis.jeugdige_id),
            }
        )
    return objecten
