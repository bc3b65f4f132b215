"""A no and what follows on it: for the regisseur and the gedragsdeskundige, and at the table of experts."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions import geef_expertadvies, pak_expertvraag_op, rond_gevolg_af, verwerk_verlopen
from zorglandschap.apps.matching.queries import Weigerblad, get_expertvraag, get_weigerblad, list_expertvragen
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Weigergevolg
from zorglandschap.core.matching.weigering import UITLEG
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409
TEKST = forms.Textarea(attrs={"rows": 4})


class Uitkomstformulier(forms.Form):
    """What came of a no."""

    voorstel = forms.UUIDField(widget=forms.HiddenInput)
    toelichting = forms.CharField(
        label=gettext_lazy("Wat kwam eruit?"),
        help_text=gettext_lazy("Is de vraag goed beschreven? Klopt het aanbod? Wat doet u nu?"),
        max_length=2000,
        widget=TEKST,
    )


class Expertadviesformulier(forms.Form):
    """The advice of the table of experts."""

    tekst = forms.CharField(
        label=gettext_lazy("Wat adviseert de experttafel?"),
        help_text=gettext_lazy("De casusregisseur leest dit. Noem geen namen."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def weigeringen(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Every no with what follows (GET), and what came of one (POST)."""
    verwerk_verlopen(nu=timezone.now())
    blad = get_weigerblad(kijker, sleutel)
    if request.method != "POST":
        return _toon(request, blad)
    formulier, status = Uitkomstformulier(request.POST), ONGELDIG
    if formulier.is_valid():
        try:
            rond_gevolg_af(kijker, sleutel, **formulier.cleaned_data, nu=timezone.now())
        except Geweigerd as fout:
            formulier.add_error(None, vertaal(fout.reden))
            status = GEWEIGERD
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("matching:weigeringen", sleutel)
    return _toon(request, blad, formulier, status=status)


def _toon(
    request: HttpRequest, blad: Weigerblad, fout: Uitkomstformulier | None = None, *, status: int = 200
) -> HttpResponse:
    rijen = []
    for nee in blad.geweigerd:
        leeg = Uitkomstformulier(initial={"voorstel": nee.sleutel}, auto_id=f"id_%s_{nee.pk}")
        eigen = fout is not None and fout["voorstel"].value() == str(nee.sleutel)
        formulier = (fout if eigen else leeg) if blad.mag_afronden(nee) else None
        rijen.append((nee, UITLEG[Weigergevolg(nee.gevolg)] if nee.gevolg else "", formulier))
    gegevens = {
        "blad": blad,
        "casus": blad.casus,
        "jeugdige": blad.casus.jeugdige,
        "rijen": rijen,
        "formulier": fout,
        "vandaag": timezone.localdate(),
    }
    return render(request, "matching/weigeringen.html", gegevens, status=status)


@require_http_methods(["GET", "HEAD"])
@met_kijker
def experttafel(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """What was brought before the table of experts, without names."""
    return render(
        request, "matching/experttafel.html", {"vragen": list_expertvragen(kijker, vandaag_om=timezone.now())}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def expertvraag(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """One question (GET); taking it up, or answering it (POST)."""
    nu = timezone.now()
    vraag = get_expertvraag(kijker, sleutel, vandaag_om=nu)
    formulier, status = Expertadviesformulier(), 200
    if request.method == "POST":
        pakt_op = request.POST.get("knop") == "pak_op"
        formulier, status = Expertadviesformulier(None if pakt_op else request.POST), ONGELDIG
        if pakt_op or formulier.is_valid():
            try:
                if pakt_op:
                    pak_expertvraag_op(kijker, sleutel, nu=nu)
                else:
                    geef_expertadvies(kijker, sleutel, tekst=formulier.cleaned_data["tekst"], nu=nu)
            except Geweigerd as fout:
                messages.warning(request, vertaal(fout.reden))
            else:
                messages.success(request, _("Opgepakt.") if pakt_op else _("Vastgelegd. De casusregisseur leest het."))
            return redirect("matching:expertvraag", sleutel)
    gegevens = {"vraag": vraag, "formulier": formulier}
    return render(request, "matching/expertvraag.html", gegevens, status=status)
