"""Contracts: who buys which form of help from whom, recorded by the functional manager, and what that does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.aanbod.actions import Contractinvoer, leg_contracten_vast, wijzig_contracteinde
from zorglandschap.apps.aanbod.queries import Contractblad, get_contractblad, get_contractenblad
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.vormgeving import invoer
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.velden import Datumveld
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409


def _dagvak() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


EINDE: dict[str, Any] = {
    "label": gettext_lazy("Eerste dag zonder contract"),
    "help_text": gettext_lazy("Leeg: zonder einde."),
    "required": False,
}


class ContractForm(forms.Form):
    """A new contract, for the whole region or for chosen gemeenten."""

    aanbieder = forms.TypedChoiceField(label=gettext_lazy("Aanbieder"), coerce=int)
    hulpvorm = forms.ChoiceField(label=gettext_lazy("Hulpvorm"))
    hele_regio = forms.BooleanField(label=gettext_lazy("Het contract geldt voor de hele regio"), required=False)
    gemeenten = forms.MultipleChoiceField(
        label=gettext_lazy("Of: voor welke gemeenten?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    van = Datumveld(label=gettext_lazy("Eerste dag"), widget=_dagvak())
    tot = Datumveld(widget=_dagvak(), **EINDE)

    def __init__(self, *args: Any, aanbieders: Sequence[tuple[int, str]], **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.use_required_attribute = False
        vormen = [(vorm.value, vertaal(vorm)) for vorm in Hulpvorm]
        velden: dict[str, Any] = self.fields
        velden["aanbieder"].choices = [("", _("Kies een aanbieder")), *aanbieders]
        velden["hulpvorm"].choices = [("", _("Kies een hulpvorm")), *vormen]
        velden["gemeenten"].choices = [(g.code, g.naam) for g in settings.REGIO.gemeenten]

    def clean(self) -> dict[str, Any]:
        """The whole region or some gemeenten, never both and never nothing."""
        if bool(self.cleaned_data.get("hele_regio")) == bool(self.cleaned_data.get("gemeenten")):
            self.add_error("gemeenten", _("Kies de hele regio, of één of meer gemeenten."))
        return self.cleaned_data

    def waarde(self) -> Contractinvoer:
        """What was filled in."""
        schoon = self.cleaned_data
        return Contractinvoer(
            aanbieder=schoon["aanbieder"],
            hulpvorm=Hulpvorm(schoon["hulpvorm"]),
            van=schoon["van"],
            tot=schoon["tot"],
            gemeenten=tuple(schoon["gemeenten"]),
        )


class EindeForm(forms.Form):
    """When a contract ends."""

    tot = Datumveld(widget=_dagvak(), **EINDE)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def contracten(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Every contract with what it does, and a form for a new one."""
    pagina = invoer.getal(request.GET.get("pagina")) or 1
    blad = get_contractenblad(kijker, vandaag=timezone.localdate(), pagina=pagina)
    formulier, status = ContractForm(request.POST or None, aanbieders=blad.aanbieders), 200
    if request.method == "POST":
        status = ONGELDIG
        if formulier.is_valid():
            try:
                nieuw = leg_contracten_vast(kijker, formulier.waarde())
            except Geweigerd as fout:
                formulier.add_error(None, vertaal(fout.reden))
                status = GEWEIGERD
            else:
                messages.success(request, _vastgelegd(nieuw))
                return redirect("beheer:contracten")
    gegevens = {"blad": blad, "pagina": blad.pagina, "formulier": formulier, "vandaag": timezone.localdate()}
    return render(request, "beheer/contracten.html", gegevens, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def contract(request: HttpRequest, kijker: Kijker, contractnummer: int) -> HttpResponse:
    """One contract: its end, and the others of this provider and form."""
    blad = get_contractblad(kijker, contractnummer)
    if request.method != "POST":
        return _toon(request, blad, EindeForm(initial={"tot": blad.contract.tot}))
    formulier = EindeForm(request.POST)
    if not formulier.is_valid():
        return _toon(request, blad, formulier, status=ONGELDIG)
    try:
        wijzig_contracteinde(kijker, contractnummer, tot=formulier.cleaned_data["tot"])
    except Geweigerd as fout:
        formulier.add_error("tot", vertaal(fout.reden))
        return _toon(request, blad, formulier, status=GEWEIGERD)
    messages.success(request, _("Het einde is bewaard. Elke nieuwe lijst van plekken rekent ermee."))
    return redirect("beheer:contract", contractnummer)


def _toon(request: HttpRequest, blad: Contractblad, formulier: EindeForm, *, status: int = 200) -> HttpResponse:
    gegevens = {"blad": blad, "contract": blad.contract, "formulier": formulier, "vandaag": timezone.localdate()}
    return render(request, "beheer/contract.html", gegevens, status=status)


def _vastgelegd(nieuw: int) -> str:
    if not nieuw:
        return _("Dit stond er al. Er is niets veranderd.")
    return ngettext(
        "%(aantal)s contract is vastgelegd. Elke nieuwe lijst van plekken rekent ermee.",
        "%(aantal)s contracten zijn vastgelegd. Elke nieuwe lijst van plekken rekent ermee.",
        nieuw,
    ) % {"aantal": nieuw}
