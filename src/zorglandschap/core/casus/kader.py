"""Legal frames as they run: which frame a case stands in today, and until when a new measure may last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from zorglandschap.core.begrippen.codelijsten import JuridischKader
from zorglandschap.core.begrippen.periode import plus_maanden

# Which measure names the case when more than one runs: who has the gezag, then who watches, then an authorisation.
VOORRANG: tuple[JuridischKader, ...] = (
    JuridischKader.VOOGDIJ,
    JuridischKader.OTS,
    JuridischKader.VOTS,
    JuridischKader.GESLOTEN,
    JuridischKader.MUHP,
    JuridischKader.JEUGDRECLASSERING,
)
DWANG = frozenset(VOORRANG)
TOEZICHT = frozenset({JuridischKader.OTS, JuridischKader.VOTS})
DRAAGT_GESLOTEN = TOEZICHT | {JuridischKader.VOOGDIJ}  # otherwise who has the gezag must consent
MACHTIGINGEN = frozenset({JuridischKader.MUHP, JuridischKader.GESLOTEN})
ZONDER_EINDE = frozenset({JuridischKader.VOOGDIJ, JuridischKader.JEUGDRECLASSERING})


@dataclass(frozen=True, slots=True)
class Wettermijnen:
    """How long each measure may last at most: months, and weeks for an urgent authorisation."""

    vots: int
    ots: int
    muhp: int
    gesloten: int
    voorwaardelijk: int
    spoed_weken: int


def herleid_kader(geldend: Iterable[JuridischKader]) -> JuridischKader:
    """The frame of a case from the measures that hold on one day; none at all means voluntary."""
    nu = frozenset(geldend)
    return next((kader for kader in VOORRANG if kader in nu), JuridischKader.VRIJWILLIG)


def uiterlijk_einde(
    kader: JuridischKader,
    van: date,
    termijnen: Wettermijnen,
    *,
    is_spoed: bool = False,
    is_voorwaardelijk: bool = False,
    is_verlenging: bool = False,
) -> date | None:
    """The last day on which a measure that begins on ``van`` must end; None when the law sets no length."""
    if kader is JuridischKader.GESLOTEN and is_spoed:
        return van + timedelta(weeks=termijnen.spoed_weken)
    if kader is JuridischKader.GESLOTEN and is_voorwaardelijk and not is_verlenging:
        return plus_maanden(van, termijnen.voorwaardelijk)
    maanden = {
        JuridischKader.VOTS: termijnen.vots,
        JuridischKader.OTS: termijnen.ots,
        JuridischKader.MUHP: termijnen.muhp,
        JuridischKader.GESLOTEN: termijnen.gesloten,
    }.get(kader)
    return None if maanden is None else plus_maanden(van, maanden)
