"""Mijn werk: what is asked of me, ordered by what is due; who waits for another; my cases and those of my team."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus.queries import (
    PER_BLAD,
    Lijst,
    Werkregel,
    list_casussen,
    list_noodmeldingen,
    list_verhuisvragen,
    list_werk,
    mag_openen,
    mag_team_zien,
    mag_werken,
)
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.matching.queries import (
    Reservering,
    list_elders,
    list_reserveringen,
    list_tafelwerk,
    list_tegenspraakwerk,
)
from zorglandschap.core.begrippen.codelijsten import CasusStatus
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.casus.termijnen import Termijnstaat
from zorglandschap.core.casus.werk import Taak
from zorglandschap.web.casus.forms.casus import FilterForm
from zorglandschap.web.casus.termijnweg import is_eigen_termijn, plek_van
from zorglandschap.web.casus.wegwijzer import WEG_VAN, adres_van
from zorglandschap.web.vormgeving.deur import met_kijker

CIJFERS = 6  # of the number of a page; more is not a page
METEEN = 5  # rows of one group that are open on the page; the others fold out
ZOEKNAAM = "werk_naam"
ZONDER_STAP = (Taak.WACHT, Taak.GEEN)


@dataclass(frozen=True, slots=True)
class Regel:
    """One row: the casus, where its next step is taken, how near its due date is, until when a place is held."""

    werk: Werkregel
    adres: str
    staat: Termijnstaat
    verloopt_om: datetime | None = None

    @property
    def is_stap(self) -> bool:
        """True when there is a step to take; otherwise the term or what stands still says what to do."""
        return self.werk.taak not in ZONDER_STAP

    @property
    def adres_termijn(self) -> str:
        """Where the first due date is worked on, when that is another duty than the step; else empty."""
        termijn = self.werk.termijn
        if termijn is None or not self.is_stap or is_eigen_termijn(self.werk.taak, termijn.soort):
            return ""
        return plek_van(termijn.soort, self.werk.sleutel)


@dataclass(frozen=True, slots=True)
class Groep:
    """All work that is as near: the first few, and the rest."""

    staat: Termijnstaat
    kop: str | Promise
    regels: tuple[Regel, ...]

    @property
    def eerst(self) -> tuple[Regel, ...]:
        """What is open on the page."""
        return self.regels[:METEEN]

    @property
    def rest(self) -> tuple[Regel, ...]:
        """What folds out."""
        return self.regels[METEEN:]


KOPPEN: Mapping[Termijnstaat, str | Promise] = {
    Termijnstaat.TE_LAAT: _("Nu eerst: te laat of crisis"),
    Termijnstaat.DEZE_WEEK: _("Vandaag en deze week"),
    Termijnstaat.OP_TIJD: _("Daarna"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def werk(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The first screen of a professional who works with families."""
    if not mag_werken(kijker):
        raise NietGevonden
    if request.method == "POST":
        return _filter(request)
    nu = timezone.now()
    vandaag = timezone.localdate(nu)
    regels = list_werk(kijker, vandaag=vandaag, elders=list_elders)
    vast = list_reserveringen([r.casus_id for r in regels if r.taak is Taak.WACHT])
    regels = [_met_reservering(r, vast.get(r.casus_id), nu) for r in regels]
    gevraagd = [r for r in regels if r.vraagt_iets(vandaag)]
    wachtend = [r for r in regels if r.taak is Taak.WACHT and r not in gevraagd]
    gegevens = {
        "vandaag": vandaag,
        "groepen": groepeer(gevraagd, vandaag),
        "wachtend": [
            Regel(r, reverse("casus:detail", args=[r.sleutel]), r.staat(vandaag), _tot(vast.get(r.casus_id)))
            for r in wachtend
        ],
        "aantal_gevraagd": len(gevraagd),
        "noodmeldingen": list_noodmeldingen(kijker, nu=nu),
        "tafelwerk": list_tafelwerk(kijker, nu=nu),
        "tegenspraakwerk": list_tegenspraakwerk(kijker),
        "verhuisvragen": list_verhuisvragen(kijker, vandaag=vandaag),
        "mag_openen": mag_openen(kijker),
        "mag_team": mag_team_zien(kijker),
        **_casuslijst(request, kijker, vandaag),
    }
    return render(request, "casus/werk.html", gegevens)


def groepeer(regels: Iterable[Werkregel], vandaag: date) -> list[Groep]:
    """The lines by how near their due date is; a group without lines is left out."""
    rijen = [Regel(r, adres_bij(r), r.staat(vandaag)) for r in regels]
    groepen = [Groep(staat, kop, tuple(r for r in rijen if r.staat is staat)) for staat, kop in KOPPEN.items()]
    return [groep for groep in groepen if groep.regels]


def adres_bij(regel: Werkregel) -> str:
    """Where the next step is taken; without one: where the work of the term is done."""
    if regel.taak not in ZONDER_STAP:
        weg = WEG_VAN[regel.taak]
        return adres_van("casus:detail" if weg.is_post else weg.adres_naam, regel.sleutel)
    if regel.termijn is not None and regel.stilstand is None:
        return plek_van(regel.termijn.soort, regel.sleutel)
    return adres_van("casus:detail", regel.sleutel)


def _casuslijst(request: HttpRequest, kijker: Kijker, vandaag: date) -> dict[str, object]:
    lijst = Lijst(request.GET["lijst"]) if request.GET.get("lijst") in set(Lijst) else Lijst.MIJN
    status = CasusStatus(request.GET["status"]) if request.GET.get("status") in set(CasusStatus) else None
    naam = str(request.session.get(ZOEKNAAM, ""))
    gevraagd = request.GET.get("pagina", "")
    nummer = int(gevraagd) if gevraagd.isdecimal() and len(gevraagd) <= CIJFERS else 1
    blad = list_casussen(kijker, lijst, vandaag=vandaag, status=status, naam=naam, pagina=nummer)
    bladen: Paginator[Any] = Paginator(range(blad.totaal), PER_BLAD)  # only their numbers: the cases are read already
    pagina: Page[Any] = Page(blad.casussen, blad.nummer, bladen)
    for casus in blad.casussen:
        casus.leeftijd = leeftijd(casus.jeugdige.geboren_op, vandaag)  # type: ignore[attr-defined]
    return {
        "pagina": pagina,
        "lijst": lijst,
        "is_team": lijst is Lijst.TEAM,
        "formulier": FilterForm(initial={"naam": naam, "status": status or ""}),
        "is_gefilterd": bool(naam or status),
    }


def _tot(vast: Reservering | None) -> datetime | None:
    return vast.verloopt_om if vast else None


def _met_reservering(regel: Werkregel, vast: Reservering | None, nu: datetime) -> Werkregel:
    """Work again: a reservation that has lapsed, also before anybody recorded that, and a place that was granted."""
    if vast is None:
        return regel
    if vast.verloopt_om <= nu:
        return replace(regel, taak=Taak.PLEK_VERLOPEN)
    return replace(regel, taak=Taak.PLEK_KIEZEN) if vast.is_toegezegd else regel


def _filter(request: HttpRequest) -> HttpResponse:
    """Keep the name in the session and the rest in the address."""
    formulier = FilterForm(request.POST)
    naam, vraag = "", {}
    if request.POST.get("lijst") == Lijst.TEAM:
        vraag["lijst"] = Lijst.TEAM.value
    if formulier.is_valid() and "wis" not in request.POST:
        naam = formulier.cleaned_data["naam"]
        if formulier.cleaned_data["status"]:
            vraag["status"] = formulier.cleaned_data["status"]
    request.session[ZOEKNAAM] = naam
    return redirect(
        f"{reverse('casus:werk')}?{urlencode(vraag)}#casussen" if vraag else f"{reverse('casus:werk')}#casussen"
    )
