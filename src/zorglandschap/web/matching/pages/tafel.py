"""The weekly placement table: the plan as cards, one youth explained, what differing costs, and the decision."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.matching.actions import besluit_aan_tafel, maak_verdelingsplan
from zorglandschap.apps.matching.queries import (
    BLIJFT,
    Tafelblad,
    Tafelkindblad,
    get_tafel,
    get_tafelcijfers,
    get_tafelkind,
    get_watals,
)
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tafelwoorden import WIJKT_AF
from zorglandschap.core.matching.tafel import Tafelkolom
from zorglandschap.web.matching.tafelforms import BesluitFormulier, FilterFormulier, PlanFormulier
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409
TERUG = ("gemeente", "hulpvorm", "pagina")
CIJFERS = 4  # of a number in the address
OP_TAFEL = (Tafelkolom.PLEK, Tafelkolom.KETEN, Tafelkolom.WACHT)


@require_safe
@met_kijker
def tafel(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The newest plan as cards in three columns."""
    return _tafel(request, kijker, PlanFormulier(initial={"herhaalsleutel": uuid4()}))


def _tafel(request: HttpRequest, kijker: Kijker, formulier: PlanFormulier, *, status: int = 200) -> HttpResponse:
    gevraagd = request.GET.get("pagina", "")
    nummer = int(gevraagd) if gevraagd.isdecimal() and len(gevraagd) <= CIJFERS else 1
    vorm = request.GET.get("hulpvorm", "")
    gemeente = request.GET.get("gemeente", "")[:60]
    blad = get_tafel(
        kijker,
        nu=timezone.now(),
        gemeente=gemeente,
        hulpvorm=Hulpvorm(vorm) if vorm in set(Hulpvorm) else None,
        blad=nummer,
    )
    filter_ = FilterFormulier(
        initial={"gemeente": gemeente, "hulpvorm": vorm}, gemeenten=blad.gemeenten, hulpvormen=blad.hulpvormen
    )
    bladen: Paginator[Any] = Paginator(range(blad.bladen), 1)
    pagina: Page[Any] = bladen.page(blad.blad)
    gegevens = {
        "blad": blad,
        "kolommen": _kolommen(blad),
        "formulier": formulier,
        "filter": filter_,
        "is_gefilterd": bool(gemeente or vorm),
        "pagina": pagina,
        "vraag": urlencode({k: w for k, w in (("gemeente", gemeente), ("hulpvorm", vorm)) if w}),
        "blijft": BLIJFT,
    }
    return render(request, "matching/tafel.html", gegevens | {"terug": _terug(request.GET)}, status=status)


def _terug(vraag: QueryDict) -> str:
    """The page and the filter of the table to return to, as part of an address."""
    return urlencode({k: waarde[:60] for k in TERUG if (waarde := vraag.get(k, ""))})


def _kolommen(blad: Tafelblad) -> list[dict[str, object]]:
    """The three columns with the units of this page, and how many youths each has in all."""
    aantallen = blad.aantallen or {}
    return [
        {
            "kolom": kolom,
            "eenheden": [e for e in blad.eenheden if e.kolom is kolom],
            "aantal": aantallen.get(kolom, 0),
            "wacht": kolom is Tafelkolom.WACHT,
        }
        for kolom in OP_TAFEL
    ]


@require_POST
@met_kijker
def maak_plan(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Calculate a new plan and keep it; takes seconds for the whole region."""
    formulier = PlanFormulier(request.POST)
    if not formulier.is_valid():
        messages.error(request, _("Er is geen plan gemaakt. Probeer het opnieuw met de knop."))
        return _tafel(request, kijker, PlanFormulier(initial={"herhaalsleutel": uuid4()}), status=ONGELDIG)
    sleutel = formulier.cleaned_data["herhaalsleutel"]
    try:
        plan = maak_verdelingsplan(kijker, herhaalsleutel=sleutel, nu=timezone.now())
    except Geweigerd as fout:
        messages.warning(request, vertaal(fout.reden))
        return redirect("matching:tafel")
    if plan.herhaalsleutel == sleutel:
        messages.success(request, _("Het plan is klaar. Er is nog niets besloten: dat doet u per jeugdige."))
    else:
        messages.info(request, _("Er is niets veranderd sinds het laatste plan. Dat plan blijft staan."))
    return redirect("matching:tafel")


@require_safe
@met_kijker
def cijfers(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """How often the table differs from the advice, per team."""
    gegevens = {"cijfers": get_tafelcijfers(kijker, vandaag=timezone.localdate()), "redenen": WIJKT_AF}
    return render(request, "matching/tafelcijfers.html", gegevens)


@require_safe
@met_kijker
def kind(request: HttpRequest, kijker: Kijker, sleutel: UUID, nummer: int) -> HttpResponse:
    """One youth: why this, why not that, and with a choice in the address: what differing would cost."""
    blad = get_tafelkind(kijker, sleutel, nummer, nu=timezone.now(), keuze=_keuze(request))
    eerste = {"herhaalsleutel": uuid4(), "keuze": blad.watals.keuze if blad.watals else None}
    return _toon(request, blad, BesluitFormulier(initial=eerste))


@require_safe
@met_kijker
def watals(request: HttpRequest, kijker: Kijker, sleutel: UUID, nummer: int) -> HttpResponse:
    """Only the answer, for a card that was dragged."""
    keuze = _keuze(request)
    if keuze is None:
        raise NietGevonden
    antwoord = get_watals(kijker, sleutel, nummer, keuze, nu=timezone.now())
    terug = _terug(request.GET)
    vraag = f"{terug}&keuze={keuze}" if terug else f"keuze={keuze}"
    adres = f"{reverse('matching:tafelkind', args=[sleutel, nummer])}?{vraag}#watals"
    return render(request, "matching/onderdelen/watals.html", {"watals": antwoord, "adres": adres})


def _keuze(request: HttpRequest) -> int | None:
    gevraagd = request.GET.get("keuze", "")
    return int(gevraagd) if gevraagd.isdecimal() and len(gevraagd) <= CIJFERS else None


@require_POST
@met_kijker
def besluit(request: HttpRequest, kijker: Kijker, sleutel: UUID, nummer: int) -> HttpResponse:
    """Record the decision; nothing is carried out."""
    formulier, status = BesluitFormulier(request.POST), ONGELDIG
    if formulier.is_valid():
        schoon = formulier.cleaned_data
        try:
            besluit_aan_tafel(
                kijker,
                sleutel,
                nummer,
                keuze=schoon["keuze"],
                onderbouwing=formulier.waarde(),
                herhaalsleutel=schoon["herhaalsleutel"],
                nu=timezone.now(),
            )
        except Geweigerd as fout:
            formulier.add_error(None, vertaal(fout.reden))
            status = GEWEIGERD
        else:
            messages.success(request, _("Besluit vastgelegd. De casusregisseur krijgt het op ‘Mijn werk’."))
            terug = _terug(request.POST)
            return redirect(f"{reverse('matching:tafel')}?{terug}" if terug else "matching:tafel")
    keuze = formulier.cleaned_data.get("keuze")
    if keuze is None:
        raise NietGevonden
    blad = get_tafelkind(kijker, sleutel, nummer, nu=timezone.now(), keuze=keuze)
    return _toon(request, blad, formulier, status=status)


def _toon(request: HttpRequest, blad: Tafelkindblad, formulier: BesluitFormulier, *, status: int = 200) -> HttpResponse:
    gekozen = blad.watals.keuze if blad.watals else _advies(blad)
    if blad.watals:
        formulier.toon_redenen(volgt=blad.watals.is_advies)
    gegevens = {"blad": blad, "formulier": formulier, "gekozen": gekozen, "blijft": BLIJFT}
    terug = _terug(request.POST if request.method == "POST" else request.GET)
    gegevens |= {"terug": terug, "terugvelden": parse_qsl(terug)}
    return render(request, "matching/tafelkind.html", gegevens, status=status)


def _advies(blad: Tafelkindblad) -> int:
    return blad.kaart.plaatsing.aanbod if blad.kaart.plaatsing else BLIJFT
