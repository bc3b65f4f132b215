"""Consent to the help itself for many cases at once: the same rule as in ‘toestemming’, from rows in memory."""

from __future__ import annotations

from datetime import date

from zorglandschap.apps.casus.queries.normen import get_normen
from zorglandschap.apps.casus.queries.rijen import Jarij, Lidrij, Rijen
from zorglandschap.core.begrippen.codelijsten import JuridischKader
from zorglandschap.core.begrippen.gezinswoorden import OPVOEDERS, Gever
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.regels.toestemming import ToestemmingFeiten, toestemming_geldig
from zorglandschap.core.regels.uitkomst import Oordeel


def mist_toestemming(rijen: Rijen, *, vandaag: date) -> bool:
    """True when nobody, or not everybody who must, said yes to the help; in a crisis that may wait."""
    return _mist(rijen, vandaag, crisis=rijen.casus.is_crisis)


def toestemming_volgt(rijen: Rijen, *, vandaag: date) -> bool:
    """True when the help goes on without a full yes only because there is a crisis: it must still be asked."""
    return rijen.casus.is_crisis and _mist(rijen, vandaag, crisis=False)


def _mist(rijen: Rijen, vandaag: date, *, crisis: bool) -> bool:
    casus = rijen.casus
    normen = get_normen(vandaag, casus.jeugdige.gemeente_id)
    ja = [r for r in rijen.ja if _geldt(r, vandaag)]
    dragers = _dragers(rijen, vandaag)
    feiten = ToestemmingFeiten(
        leeftijd=leeftijd(casus.jeugdige.geboren_op, vandaag),
        mede_vanaf=normen["toestemming_mede_vanaf_leeftijd"],
        alleen_vanaf=normen["beslist_zelf_vanaf_leeftijd"],
        kader=JuridischKader(casus.kader),
        jeugdige_ja=any(r.gever == Gever.JEUGDIGE for r in ja),
        met_gezag=len(dragers),
        ouders_ja=len(dragers & {r.lid for r in ja}),
        zonder_ouders=any(r.zonder_ouders for r in ja if r.gever == Gever.JEUGDIGE),
        ingetrokken=any(r.ingetrokken_op is not None and r.ingetrokken_op <= vandaag for r in rijen.ja),
        crisis=crisis,
    )
    return toestemming_geldig(feiten).oordeel is Oordeel.NIET_VOLDAAN


def _geldt(rij: Jarij, op: date) -> bool:
    return rij.van <= op and all(op < dag for dag in (rij.tot, rij.ingetrokken_op) if dag is not None)


def _dragers(rijen: Rijen, op: date) -> set[int | None]:
    """Who has gezag over this child: the tie to this child goes before what holds for the whole family."""
    banden = {b.lid: b for b in rijen.banden}
    return {
        lid.nummer
        for lid in rijen.leden
        if _is_er(lid, op) and (b := banden.get(lid.nummer, lid)).heeft_gezag and b.rol in OPVOEDERS
    }


def _is_er(lid: Lidrij, op: date) -> bool:
    return (lid.van is None or lid.van <= op) and (lid.tot is None or lid.tot > op)
