"""Two people write in one form: what each changed is kept, and what both changed is asked, never overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Model

from zorglandschap.apps.casus.models import Jeugdige
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.tekst import zin


def neem_over(rij: Model, nieuw: Mapping[str, object], gezien: Mapping[str, object]) -> tuple[str, ...]:
    """Put what the writer changed into the row; the answer names the fields that somebody else changed meanwhile.

    ``gezien`` is what the form showed. A field that clashes keeps what the other person saved.
    """
    botsingen = []
    for naam, waarde in nieuw.items():
        staat, getoond = getattr(rij, naam), gezien.get(naam)
        if waarde in (staat, getoond):
            continue
        if staat == getoond:
            setattr(rij, naam, waarde)
        else:
            botsingen.append(naam)
    return tuple(botsingen)


def schoon(tekst: str) -> str:
    """A text as it is kept: line ends as everywhere, no spaces around it."""
    return tekst.replace("\r\n", "\n").strip()


def moet_geweest_zijn(op: date | None, jeugdige: Jeugdige, *, vandaag: date) -> None:
    """A day on which something happened lies between the birth of the child and today; raises Geweigerd."""
    if op is None:
        return
    if op > vandaag:
        raise Geweigerd(zin("Wat al gebeurd is, kan niet in de toekomst liggen. Controleer de datum."))
    if op < jeugdige.geboren_op:
        raise Geweigerd(zin("Deze dag ligt voor de geboorte van de jeugdige. Controleer de datum."))


def moet_nog_komen(op: date | None, *, vandaag: date) -> None:
    """A day that is agreed lies today or later; raises Geweigerd."""
    if op is not None and op < vandaag:
        raise Geweigerd(zin("Een afspraak voor later kan niet in het verleden liggen. Controleer de datum."))
