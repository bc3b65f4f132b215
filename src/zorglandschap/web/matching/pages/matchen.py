"""From request to placement: choose a granted place, get to know each other, follow up on a no, or no match."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions import (
    Matchdeel,
    kies_plek,
    leg_geen_match_vast,
    leg_matchstap_vast,
    rond_gevolg_af,
    verwerk_verlopen,
)
from zorglandschap.apps.matching.queries import Matchblad, Plekkenblad, get_matchblad, list_geen_match, list_plekken
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Matchfase
from zorglandschap.web.matching.beeld import redenstaven
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.velden import Datumveld
from zorglandschap.web.vormgeving.woorden import vertaal

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Woorden = str | _StrPromise

ONGELDIG, GEWEIGERD = 400, 409
DATUM = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class Sleutelformulier(forms.Form):
    """Which request."""

    voorstel = forms.UUIDField()


class Gevolgformulier(Sleutelformulier):
    """What came of what follows on a no."""

    toelichting = forms.CharField(max_length=2000)


def _fasen(fasen: Iterable[Matchfase]) -> list[tuple[str, Woorden]]:
    return [(fase.value, gettext_lazy(fase.value)) for fase in fasen]


def _mening(label: Woorden, uitleg: Woorden = "") -> forms.CharField:
    veld = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(label=label, help_text=uitleg, max_length=2000, required=False, widget=veld)


class Stapformulier(forms.Form):
    """One step of getting to know each other."""

    voorstel = forms.UUIDField(widget=forms.HiddenInput)
    fase = forms.ChoiceField(label=gettext_lazy("Welke stap?"), choices=_fasen(Matchfase))
    op = Datumveld(
        label=gettext_lazy("Op welke dag?"),
        help_text=gettext_lazy("Alleen een afgesproken kennismaking mag later zijn dan vandaag."),
        widget=DATUM,
    )
    toelichting = forms.CharField(
        label=gettext_lazy("Hoe ging het, of wat spreekt u af?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    jeugdige_vond = _mening(
        gettext_lazy("Wat vond de jeugdige ervan?"),
        gettext_lazy("Nodig na een ontmoeting en bij het wennen. Bij een jong kind: wat zag u aan het kind?"),
    )
    ouders_vonden = _mening(gettext_lazy("Wat vonden de ouders ervan?"))
    aanbieder_vond = _mening(gettext_lazy("Wat vond de aanbieder, het gezinshuis of het pleeggezin?"))

    def toon_fasen(self, fasen: Iterable[Matchfase]) -> None:
        """Offer only these steps."""
        veld = self.fields["fase"]
        if isinstance(veld, forms.ChoiceField):
            veld.choices = _fasen(fasen)


class GeenMatchFormulier(forms.Form):
    """What would be needed."""

    start = Datumveld(label=gettext_lazy("Vanaf wanneer is een plek nodig?"), widget=DATUM)
    wat_nodig = forms.CharField(
        label=gettext_lazy("Wat is er nodig om deze jeugdige goed te helpen?"),
        help_text=gettext_lazy("Zo ziet de regio welke hulp ontbreekt. Noem geen namen."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@require_POST
@met_kijker
def kies(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Choose a granted place; the others are let go."""
    formulier = Sleutelformulier(request.POST)
    if not formulier.is_valid():
        return redirect("matching:plekken", sleutel)
    try:
        kies_plek(kijker, sleutel, voorstel=formulier.cleaned_data["voorstel"], nu=timezone.now())
    except Geweigerd as fout:
        messages.warning(request, vertaal(fout.reden))
        return redirect("matching:plekken", sleutel)
    messages.success(request, _("De plek is gekozen. De andere plekken zijn weer vrij."))
    return redirect("casus:detail", sleutel)


@require_POST
@met_kijker
def gevolg(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """What came of the second look or of the table of experts."""
    formulier = Gevolgformulier(request.POST)
    if not formulier.is_valid():
        messages.warning(request, _("Schrijf op wat eruit kwam."))
        return redirect("matching:plekken", sleutel)
    try:
        rond_gevolg_af(kijker, sleutel, **formulier.cleaned_data, nu=timezone.now())
    except Geweigerd as fout:
        messages.warning(request, vertaal(fout.reden))
    else:
        messages.success(request, _("Vastgelegd."))
    return redirect("matching:plekken", sleutel)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def kennismaken(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """The steps of getting to know each other (GET), and recording one (POST)."""
    vandaag = timezone.localdate()
    if request.method != "POST":
        return _toon_match(request, get_matchblad(kijker, sleutel, vandaag=vandaag))
    formulier, status = Stapformulier(request.POST), ONGELDIG
    if formulier.is_valid():
        schoon = {**formulier.cleaned_data, "fase": Matchfase(formulier.cleaned_data["fase"])}
        voorstel = schoon.pop("voorstel")
        try:
            leg_matchstap_vast(kijker, sleutel, voorstel=voorstel, deel=Matchdeel(**schoon), nu=timezone.now())
        except Geweigerd as fout:
            formulier.add_error(None, vertaal(fout.reden))
            status = GEWEIGERD
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("matching:kennismaken", sleutel)
    return _toon_match(request, get_matchblad(kijker, sleutel, vandaag=vandaag), formulier, status=status)


def _toon_match(
    request: HttpRequest, blad: Matchblad, fout: Stapformulier | None = None, *, status: int = 200
) -> HttpResponse:
    begin = {"op": timezone.localdate()}
    rijen = []
    for voorstel in blad.voorstellen:
        if fout is not None and fout["voorstel"].value() == str(voorstel.sleutel):
            formulier = fout
        else:
            formulier = Stapformulier(initial={**begin, "voorstel": voorstel.sleutel}, auto_id=f"id_%s_{voorstel.pk}")
            formulier.toon_fasen(blad.open_fasen(voorstel))
        rijen.append((voorstel, formulier, blad.afgesproken_op(voorstel)))
    gegevens = {
        "blad": blad,
        "casus": blad.casus,
        "jeugdige": blad.casus.jeugdige,
        "rijen": rijen,
        "formulier": fout,
        "vandaag": begin["op"],
    }
    return render(request, "matching/kennismaken.html", gegevens, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def geen_match(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """No place can be found now: say what would be needed. Shut while there is no advice, as the places are."""
    nu = timezone.now()
    vandaag = timezone.localdate(nu)
    verwerk_verlopen(nu=nu)
    try:
        blad = list_plekken(kijker, sleutel, start=vandaag, nu=nu)
    except Geweigerd as fout:
        return render(request, "matching/nog_niet.html", {"fout": fout, "sleutel": sleutel}, status=GEWEIGERD)
    if request.method != "POST":
        return _toon_geen(request, kijker, blad, GeenMatchFormulier(initial={"start": vandaag}))
    formulier, status = GeenMatchFormulier(request.POST), ONGELDIG
    if formulier.is_valid():
        try:
            leg_geen_match_vast(kijker, sleutel, **formulier.cleaned_data, nu=nu)
        except Geweigerd as fout:
            formulier.add_error(None, vertaal(fout.reden))
            status = GEWEIGERD
        else:
            messages.success(request, _("Vastgelegd. De jeugdige blijft op de wachtlijst; regel hulp tot die tijd."))
            return redirect("matching:wachten", sleutel)
    return _toon_geen(request, kijker, blad, formulier, status=status)


def _toon_geen(
    request: HttpRequest, kijker: Kijker, blad: Plekkenblad, formulier: GeenMatchFormulier, *, status: int = 200
) -> HttpResponse:
    gegevens = {
        "blad": blad,
        "casus": blad.casus,
        "jeugdige": blad.casus.jeugdige,
        "formulier": formulier,
        "redenen": redenstaven(blad.uitgesloten),
        "eerder": list_geen_match(kijker, blad.casus),
    }
    return render(request, "matching/geen_match.html", gegevens, status=status)
