"""The Monday page as a form: two numbers per offer at the most, and one button."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from zorglandschap.apps.aanbod.actions import Weekstand
from zorglandschap.apps.aanbod.queries import Weekregel
from zorglandschap.web.vormgeving.invoer import getal


@dataclass(frozen=True, slots=True)
class Weekvak:
    """One offer in the form: what stands in its fields, and what is wrong with them."""

    regel: Weekregel
    vrij: str
    later_op: str
    later: str
    was: str
    fout: str = ""


def vakken(regels: Sequence[Weekregel], data: Mapping[str, str], fouten: Mapping[int, str]) -> list[Weekvak]:
    """Each offer with what was typed, or else as it stands."""
    return [
        Weekvak(
            regel=r,
            vrij=data.get(f"vrij_{r.aanbod_id}", str(r.vrij)),
            later_op=data.get(f"dag_{r.aanbod_id}", ""),
            later=data.get(f"later_{r.aanbod_id}", ""),
            was=str(r.vrij),
            fout=fouten.get(r.aanbod_id, ""),
        )
        for r in regels
    ]


def lees(
    regels: Sequence[Weekregel], data: Mapping[str, str], dagen: Sequence[date]
) -> tuple[list[Weekstand], dict[int, str]]:
    """What was filled in per offer, and per offer what cannot be read."""
    per_dag = {dag.isoformat(): dag for dag in dagen}
    standen: list[Weekstand] = []
    fouten: dict[int, str] = {}
    for r in regels:
        pk = r.aanbod_id
        if f"vrij_{pk}" not in data:
            continue  # this offer was not on the page yet
        was, vrij = getal(data.get(f"was_{pk}")), getal(data.get(f"vrij_{pk}", "").strip())
        ruw = data.get(f"later_{pk}", "").strip()
        later, dag = getal(ruw), per_dag.get(data.get(f"dag_{pk}", ""))
        if vrij is None or was is None or (ruw and later is None):
            fouten[pk] = _("Vul een heel getal in, 0 of hoger.")
        elif (later is None) != (dag is None):
            fouten[pk] = _("Kies bij ‘later’ een week én een aantal, of laat beide leeg.")
        else:
            standen.append(Weekstand(pk, was=was, vrij=vrij, later_op=dag, later=later))
    return standen, fouten
