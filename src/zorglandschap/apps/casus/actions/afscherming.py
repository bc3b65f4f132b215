"""Keep a child safe: a secret address, no messages, and who around the child may not look. Always with a reason."""

from __future__ import annotations

from datetime import datetime

from zorglandschap.apps.casus.actions.stappen import een_stap, log, zet_stap
from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.casus.queries.gezin import get_account
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin

WOORDEN = {
    "adres_is_geheim": "geheim adres",
    "geen_berichten": "geen berichtenverkeer",
    "veiligheidsblokkade": "inzage geblokkeerd om veiligheid",
    "bezwaar": "bezwaar van de jeugdige tegen inzage",
}


def scherm_af(
    casus: Casus, *, door: Kijker, nu: datetime, adres_is_geheim: bool, geen_berichten: bool, reden: str
) -> None:
    """Set or lift the secret address and ‘no messages’; also in a closed casus, for safety does not end there."""
    with een_stap(casus, door, Handeling.INZAGE_REGELEN, ook_afgesloten=True) as rij:
        jeugdige = rij.jeugdige
        nieuw = {"adres_is_geheim": adres_is_geheim, "geen_berichten": geen_berichten}
        anders = {veld: waarde for veld, waarde in nieuw.items() if getattr(jeugdige, veld) != waarde}
        if not anders:
            return
        _met_reden(reden)
        for veld, waarde in anders.items():
            setattr(jeugdige, veld, waarde)
        jeugdige.save(update_fields=list(anders))
        _vertel(casus, rij, anders, door=door, nu=nu, wie="", reden=reden)


def regel_account(
    casus: Casus, nummer: int, *, door: Kijker, nu: datetime, veiligheidsblokkade: bool, bezwaar: bool, reden: str
) -> None:
    """Block a portal account around this youth, record an objection of the youth, or lift these."""
    with een_stap(casus, door, Handeling.INZAGE_REGELEN, ook_afgesloten=True) as rij:
        toegang = get_account(rij, nummer)
        nieuw = {"veiligheidsblokkade": veiligheidsblokkade, "bezwaar": bezwaar}
        anders = {veld: waarde for veld, waarde in nieuw.items() if getattr(toegang, veld) != waarde}
        if not anders:
            return
        _met_reden(reden)
        for veld, waarde in anders.items():
            setattr(toegang, veld, waarde)
        toegang.save(update_fields=list(anders))
        _vertel(casus, rij, anders, door=door, nu=nu, wie=toegang.gebruiker.naam, reden=reden)


def _met_reden(reden: str) -> None:
    if not reden.strip():
        raise Geweigerd(zin("Schrijf op waarom u dit verandert. De reden blijft bewaard."))


def _vertel(
    casus: Casus, rij: Casus, anders: dict[str, bool], *, door: Kijker, nu: datetime, wie: str, reden: str
) -> None:
    """On the timeline, or in a closed casus only in the log."""
    wat = "; ".join(f"{WOORDEN[veld]}: {'aan' if waarde else 'uit'}" for veld, waarde in anders.items())
    if rij.status == CasusStatus.AFGESLOTEN:
        log(casus, door, Handeling.INZAGE_REGELEN, actie="U", reden=f"{wat}. {reden.strip()}")
        return
    kop = f"{wie}, {wat}" if wie else wat
    zet_stap(casus, stap=Stap.INZAGE_BEPERKT, door=door, nu=nu, toelichting=f"{kop}. {reden.strip()}")
