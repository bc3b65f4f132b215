"""The Monday page as a form: two numbers per offer at the most, and one button."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zorglandschap.apps.aanbod.actions import Weekstand
from zorglandschap.apps.aanbod.queries import Weekregel
from zorglandschap.web.vormgeving.invoer import getal
from zorglandschap.web.vormgeving.woorden import datum
from zorglandschap.web.vormgeving.woorden import getal as cijfers


@dataclass(frozen=True, slots=True)
class Weekvak:
    """One offer in the form: what stands in its fields, what is wrong with them, and the words for who listens.

    Its texts are made here and not in the template: a planner may have hundreds of these on one page.
    """

    regel: Weekregel
    pk: str
    omvang: str
    nu_vrij: str
    minder: str
    meer: str
    weken: tuple[str, ...]
    vrij: str
    later_op: str
    later: str
    was: str
    fout: str = ""


def vakken(regels: Sequence[Weekregel], data: Mapping[str, str], fouten: Mapping[int, str]) -> list[Weekvak]:
    """Each offer with what was typed, or else as it stands."""
    nu_vrij, minder = _("Nu vrij bij %(naam)s"), _("Eén vrije plek minder bij %(naam)s")
    meer = _("Eén vrije plek meer bij %(naam)s")
    rij = []
    for r in regels:
        pk, naam = str(r.aanbod_id), {"naam": r.naam}
        rij.append(
            Weekvak(
                regel=r,
                pk=pk,
                omvang=_omvang(r),
                nu_vrij=nu_vrij % naam,
                minder=minder % naam,
                meer=meer % naam,
                weken=tuple(map(cijfers, r.weken)),
                vrij=data.get(f"vrij_{pk}", str(r.vrij)),
                later_op=data.get(f"dag_{pk}", ""),
                later=data.get(f"later_{pk}", ""),
                was=str(r.vrij),
                fout=fouten.get(r.aanbod_id, ""),
            )
        )
    return rij


def _omvang(r: Weekregel) -> str:
    if r.is_caseload:
        tekst = ngettext("%(aantal)s plaats in de caseload", "%(aantal)s plaatsen in de caseload", r.plekken)
    else:
        tekst = ngettext("%(aantal)s plek", "%(aantal)s plekken", r.plekken)
    return tekst % {"aantal": cijfers(r.plekken)}


def keuzes(dagen: Sequence[date]) -> SafeString:
    """The weeks to choose from, drawn once for all offers of the page."""
    return format_html_join("", '<option value="{}">{}</option>', ((dag.isoformat(), datum(dag)) for dag in dagen))


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
