"""What every change of the analysis shares: only a version in the making changes, and a change undoes the sharing."""

from __future__ import annotations

from zorglandschap.apps.casus.actions.stappen import log
from zorglandschap.apps.casus.models import Casus, VerklarendeAnalyse
from zorglandschap.apps.casus.queries.analyseinhoud import get_laatste_analyse
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.casus.werk import IN_BEWERKING

BEGIN_EERST = zin("Begin eerst de verklarende analyse.")


def in_bewerking(casus: Casus) -> VerklarendeAnalyse:
    """The version that is being made; raises Geweigerd when there is none or it is fixed."""
    analyse = get_laatste_analyse(casus)
    if analyse is None:
        raise Geweigerd(BEGIN_EERST)
    if analyse.status not in IN_BEWERKING:
        raise Geweigerd(zin("Deze analyse is al vastgesteld. Herzie de analyse om iets te veranderen."))
    return analyse


def raak_aan(casus: Casus, analyse: VerklarendeAnalyse, door: Kijker) -> bool:
    """What was signed is signed no more, and what was shared is a draft again; True in that last case."""
    was_gedeeld = analyse.status == AnalyseStatus.GEDEELD
    if not was_gedeeld and analyse.ondertekend_op is None:
        return False
    analyse.ondertekend_op = analyse.ondertekend_door = None
    if was_gedeeld:
        analyse.status = AnalyseStatus.CONCEPT
        analyse.besproken_op = analyse.gedeeld_op = None
        log(casus, door, Handeling.ANALYSE_SCHRIJVEN, actie="U", reden="analyse na het delen veranderd: weer concept")
    analyse.save(update_fields=["status", "besproken_op", "gedeeld_op", "ondertekend_op", "ondertekend_door"])
    return was_gedeeld
