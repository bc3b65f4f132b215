"""Mijn werk: what is asked of me now, who waits for another, my cases and those of my team."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus.queries import Lijst, Werkregel, list_casussen, list_werk, mag_openen, mag_werken
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.matching.queries import list_reserveringen
from zorglandschap.core.begrippen.codelijsten import CasusStatus
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.casus.werk import URGENTIE, Taak
from zorglandschap.web.casus.forms.casus import FilterForm
from zorglandschap.web.casus.wegwijzer import WEG_VAN
from zorglandschap.web.vormgeving.deur import met_kijker

PER_PAGINA = 20
METEEN = 5  # rows of one kind of work that are open on the page; the others fold out
ZOEKNAAM = "werk_naam"


@dataclass(frozen=True, slots=True)
class Regel:
    """One row: the casus, where its next step is taken, and until when a place is held."""

    werk: Werkregel
    adres: str
    verloopt_om: datetime | None = None


@dataclass(frozen=True, slots=True)
class Groep:
    """All casussen with the same next step: the first few, and the rest."""

    taak: Taak
    regels: tuple[Regel, ...]

    @property
    def eerst(self) -> tuple[Regel, ...]:
        """What is open on the page."""
        return self.regels[:METEEN]

    @property
    def rest(self) -> tuple[Regel, ...]:
        """What folds out."""
        return self.regels[METEEN:]


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def werk(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The first screen of a professional who works with families."""
    if not mag_werken(kijker):
        raise NietGevonden
    if request.method == "POST":
        return _filter(request)
    vandaag = timezone.localdate()
    regels = list_werk(kijker, vandaag=vandaag)
    wachtend = [r for r in regels if r.taak is Taak.WACHT]
    verloopt = list_reserveringen([r.casus_id for r in wachtend])
    nu = timezone.now()
    regels = sorted((_met_verloop(r, verloopt, nu) for r in regels), key=lambda r: URGENTIE[r.taak])
    wachtend = [r for r in regels if r.taak is Taak.WACHT]
    lijst = Lijst(request.GET["lijst"]) if request.GET.get("lijst") in set(Lijst) else Lijst.MIJN
    status = CasusStatus(request.GET["status"]) if request.GET.get("status") in set(CasusStatus) else None
    naam = str(request.session.get(ZOEKNAAM, ""))
    casussen = list_casussen(kijker, lijst, vandaag=vandaag, status=status, naam=naam)
    pagina = Paginator(casussen, PER_PAGINA).get_page(request.GET.get("pagina"))
    for casus in pagina.object_list:
        casus.leeftijd = leeftijd(casus.jeugdige.geboren_op, vandaag)  # type: ignore[attr-defined]
    gegevens = {
        "vandaag": vandaag,
        "groepen": _groepen(regels),
        "wachtend": [Regel(r, reverse("casus:detail", args=[r.sleutel]), verloopt.get(r.casus_id)) for r in wachtend],
        "aantal_gevraagd": sum(r.taak not in (Taak.WACHT, Taak.GEEN) for r in regels),
        "pagina": pagina,
        "lijst": lijst,
        "is_team": lijst is Lijst.TEAM,
        "formulier": FilterForm(initial={"naam": naam, "status": status or ""}),
        "is_gefilterd": bool(naam or status),
        "mag_openen": mag_openen(kijker),
    }
    return render(request, "casus/werk.html", gegevens)


def _groepen(regels: list[Werkregel]) -> list[Groep]:
    gevraagd = [r for r in regels if r.taak not in (Taak.WACHT, Taak.GEEN)]
    return [
        Groep(taak, tuple(Regel(r, _adres(r)) for r in rij)) for taak, rij in groupby(gevraagd, key=lambda r: r.taak)
    ]


def _met_verloop(regel: Werkregel, verloopt: Mapping[int, datetime], nu: datetime) -> Werkregel:
    """A reservation that has lapsed is work again, also before anybody recorded that."""
    om = verloopt.get(regel.casus_id)
    return replace(regel, taak=Taak.PLEK_VERLOPEN) if om is not None and om <= nu else regel


def _adres(regel: Werkregel) -> str:
    weg = WEG_VAN[regel.taak]
    return reverse("casus:detail" if weg.is_post else weg.adres_naam, args=[regel.sleutel])


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
