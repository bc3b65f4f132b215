"""Look at the plan together: plan the day, record what came of it, and agree on moments to make help lighter."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import Casus, get_afschaalmoment, get_casus, get_plan
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.planwoorden import Afschaalbesluit, Evaluatiebesluit
from zorglandschap.web.casus.forms.evaluatie import (
    AfschaalbesluitForm,
    AfschaalForm,
    DagForm,
    EvaluatieForm,
    LichterForm,
)
from zorglandschap.web.casus.kladjes import Kladjes
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def evaluatie(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Plan the next evaluation, or record the one that was held."""
    casus = get_casus(kijker, sleutel, Handeling.PLAN_SCHRIJVEN)
    vandaag = timezone.localdate()
    blad = get_plan(casus, kijker, vandaag=vandaag)
    gepland = blad.volgende_evaluatie
    dag = gepland.gepland_op if gepland else max(blad.evaluatie_voorstel, vandaag)
    bezig = request.POST.get("doe", "")
    verslag = EvaluatieForm(request.POST if bezig == "houd" else None, initial={"gehouden_op": vandaag})
    planning = DagForm(request.POST if bezig == "plan" else None, initial={"gepland_op": dag})
    formulier, status = (verslag if bezig == "houd" else planning), 200
    if formulier.is_bound:
        status = ONGELDIG
        if formulier.is_valid():
            try:
                return _houd(request, kijker, casus, verslag) if bezig == "houd" else _plan(kijker, casus, planning)
            except Geweigerd as fout:
                formulier.add_error(None, vertaal(fout.reden))
                status = GEWEIGERD
    gegevens = {
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "blad": blad,
        "verslag": Kladjes(kijker, casus).vul(verslag, "evaluatie"),
        "planning": planning,
        "fouten": formulier if formulier.is_bound else None,
    }
    return render(request, "casus/plan/evaluatie.html", gegevens, status=status)


def _plan(kijker: Kijker, casus: Casus, formulier: DagForm) -> HttpResponse:
    actions.plan_evaluatie(casus, door=kijker, nu=timezone.now(), op=formulier.cleaned_data["gepland_op"])
    return redirect(f"{reverse('casus:plan', args=[casus.sleutel])}#evaluaties")


def _houd(request: HttpRequest, kijker: Kijker, casus: Casus, formulier: EvaluatieForm) -> HttpResponse:
    gehouden = actions.houd_evaluatie(casus, door=kijker, nu=timezone.now(), verslag=formulier.waarde())
    Kladjes(kijker, casus).klaar("evaluatie")
    if gehouden.besluit == Evaluatiebesluit.AFSCHALEN:
        messages.success(request, _("De evaluatie staat erin. Spreek nu een moment af voor lichtere hulp."))
        return redirect("casus:afschalen", casus.sleutel)
    if gehouden.besluit == Evaluatiebesluit.BIJSTELLEN:
        messages.success(request, _("De evaluatie staat erin. Begin een nieuwe versie van het plan."))
    else:
        messages.success(request, _("De evaluatie staat erin."))
    return redirect(f"{reverse('casus:plan', args=[casus.sleutel])}#evaluaties")


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def afschalen(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Agree on a moment at which lighter help is considered."""
    casus = get_casus(kijker, sleutel, Handeling.PLAN_SCHRIJVEN)
    formulier = AfschaalForm(request.POST or None)

    def doe() -> None:
        actions.plan_afschaalmoment(
            casus,
            door=kijker,
            nu=timezone.now(),
            op=formulier.cleaned_data["gepland_op"],
            voorwaarde=formulier.cleaned_data["voorwaarde"],
            naar=formulier.hulpvorm(),
        )

    return _klein(request, kijker, casus, formulier, doe, {**_afschaaltekst(), "klad": "afschalen"})


def _afschaaltekst() -> dict[str, object]:
    return {
        "kop": _("Lichtere hulp: een moment afspreken"),
        "uitleg": _("Spreek vooraf af wanneer u samen bekijkt of het met minder hulp kan, en wat er dan moet lukken."),
        "knop": _("Leg het moment vast"),
        "gelukt": _("Het moment staat in het plan."),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def afschaalbesluit(request: HttpRequest, kijker: Kijker, sleutel: UUID, moment: UUID) -> HttpResponse:
    """Decide at a planned moment: lighter help, later, or not."""
    casus = get_casus(kijker, sleutel, Handeling.PLAN_SCHRIJVEN)
    gevonden = get_afschaalmoment(casus, moment)
    formulier = AfschaalbesluitForm(request.POST or None)

    def doe() -> None:
        actions.besluit_afschalen(
            casus,
            moment,
            door=kijker,
            nu=timezone.now(),
            besluit=Afschaalbesluit(formulier.cleaned_data["besluit"]),
            reden=formulier.cleaned_data["reden"],
        )

    tekst: dict[str, object] = {
        "kop": _("Lichtere hulp: het besluit"),
        "uitleg": _("Afgesproken was: ‘%(voorwaarde)s’. Kijk samen of dat gelukt is.")
        % {"voorwaarde": gevonden.voorwaarde},
        "knop": _("Leg het besluit vast"),
        "gelukt": _("Het besluit staat in de tijdlijn."),
        "klad": f"afschalen_{moment}",
    }
    return _klein(request, kijker, casus, formulier, doe, tekst)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def lichter(request: HttpRequest, kijker: Kijker, sleutel: UUID, moment: UUID) -> HttpResponse:
    """Record since when the help is lighter, as was decided."""
    casus = get_casus(kijker, sleutel, Handeling.PLAN_SCHRIJVEN)
    get_afschaalmoment(casus, moment)
    formulier = LichterForm(request.POST or None, initial={"op": timezone.localdate()})

    def doe() -> None:
        actions.meld_lichter(casus, moment, door=kijker, nu=timezone.now(), **formulier.cleaned_data)

    tekst: dict[str, object] = {
        "kop": _("Lichtere hulp: begonnen"),
        "uitleg": _("De lichtere hulp is afgesproken. Leg vast sinds wanneer het zo gaat, en hoe de hulp nu is."),
        "knop": _("Leg vast dat dit is gedaan"),
        "gelukt": _("De lichtere hulp staat in het plan en in de tijdlijn."),
        "klad": f"lichter_{moment}",
    }
    return _klein(request, kijker, casus, formulier, doe, tekst)


def _klein(
    request: HttpRequest,
    kijker: Kijker,
    casus: Casus,
    formulier: AfschaalForm | AfschaalbesluitForm | LichterForm,
    doe: Callable[[], None],
    tekst: dict[str, object],
) -> HttpResponse:
    status, kladjes, klad = 200, Kladjes(kijker, casus), str(tekst["klad"])
    if formulier.is_bound:
        status = ONGELDIG
        if formulier.is_valid():
            try:
                doe()
            except Geweigerd as fout:
                formulier.add_error(None, vertaal(fout.reden))
                status = GEWEIGERD
            else:
                kladjes.klaar(klad)
                messages.success(request, str(tekst["gelukt"]))
                return redirect(f"{reverse('casus:plan', args=[casus.sleutel])}#evaluaties")
    gegevens = {**tekst, "casus": casus, "jeugdige": casus.jeugdige, "formulier": kladjes.vul(formulier, klad)}
    return render(request, "casus/plan/klein.html", gegevens, status=status)
