"""The style guide: every component in every state, to look at and to test (only in the demo)."""

from __future__ import annotations

from datetime import UTC, datetime

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zorglandschap.core.begrippen.bron import REGIOVISIE, Bron
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst
from zorglandschap.web.vormgeving.tekening import Reeks, Staaf, Stip, maak_kaart, maak_lijn, maak_staven
from zorglandschap.web.vormgeving.woorden import getal, procent

BRON = Bron(REGIOVISIE, "§3.2", "Eerst begrijpen wat er speelt, dan pas hulp kiezen.")
GEMEENTEN = {
    "GM0034": "Almere",
    "GM0303": "Dronten",
    "GM0995": "Lelystad",
    "GM0171": "Noordoostpolder",
    "GM0184": "Urk",
    "GM0050": "Zeewolde",
}
AANDELEN = {"GM0034": 0.094, "GM0303": 0.071, "GM0995": 0.126, "GM0171": 0.083, "GM0184": None, "GM0050": 0.052}


class Voorbeeld(forms.Form):
    """One field of each kind."""

    naam = forms.CharField(label=gettext_lazy("Naam"), help_text=gettext_lazy("Zoals het gezin hem schrijft."))
    vraag = forms.CharField(label=gettext_lazy("Wat is de vraag?"), widget=forms.Textarea)
    geboren_op = forms.DateField(
        label=gettext_lazy("Geboortedatum"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    gemeente = forms.ChoiceField(label=gettext_lazy("Gemeente"), choices=list(GEMEENTEN.items()))
    vrager = forms.ChoiceField(
        label=gettext_lazy("Wie stelt de vraag?"),
        choices=[("ouder", gettext_lazy("ouder")), ("school", gettext_lazy("school"))],
        widget=forms.RadioSelect,
    )
    specialismen = forms.MultipleChoiceField(
        label=gettext_lazy("Wat is nodig?"),
        required=False,
        choices=[(w, w) for w in ("trauma", "autisme", "gedrag", "hechting", "verslaving", "psychiatrie")],
        widget=forms.CheckboxSelectMultiple,
    )
    crisis = forms.BooleanField(label=gettext_lazy("Er is nu gevaar voor het kind"), required=False)


def stijlgids(request: HttpRequest) -> HttpResponse:
    """Show everything at once."""
    return render(
        request,
        "vormgeving/stijlgids.html",
        {
            "formulier": Voorbeeld(),
            "foutief": Voorbeeld({"naam": "", "vraag": ""}, auto_id="fout_%s"),
            "uitkomsten": _uitkomsten(),
            "moment": datetime(2026, 3, 3, 13, 5, tzinfo=UTC),
            "pagina": Paginator(range(200), 10).page(7),
            "kaart": _kaart(),
            "lijn": _lijn(),
            "staven": _staven(),
        },
    )


def _uitkomsten() -> tuple[Uitkomst, ...]:
    return (
        Uitkomst("analyse voor verwijzing", Oordeel.VOLDAAN, zin("de verklarende analyse is volledig"), BRON),
        Uitkomst(
            "analyse voor verwijzing",
            Oordeel.NIET_VOLDAAN,
            zin("de verklarende analyse is nog niet volledig"),
            BRON,
            (zin("Vul in wat de jeugdige er zelf van vindt."), zin("Laat de analyse vaststellen.")),
        ),
        Uitkomst("ambulant naast verblijf", Oordeel.LET_OP, zin("koppel ambulante hulp aan dit verblijf"), BRON),
        Uitkomst("analyse voor verwijzing", Oordeel.NIET_VAN_TOEPASSING, zin("direct handelen is nodig"), BRON),
    )


def _kaart() -> object:
    return maak_kaart(
        titel=_("Aandeel verblijf per gemeente"),
        beschrijving=_("Voorbeeldcijfers; Lelystad is het hoogst."),
        namen=GEMEENTEN,
        waarden=AANDELEN,
        grenzen=(0.06, 0.08, 0.1, 0.12),
        stippen=(
            Stip(52.51, 5.48, _("Voorbeeldplek"), soort="vrij"),
            Stip(52.38, 5.22, _("Voorbeeldplek"), soort="vol"),
            Stip(52.71, 5.75, _("Voorbeeldplek"), soort="nadruk"),
            Stip(52.66, 5.615, _("Thuis"), soort="thuis"),
        ),
        toon=procent,
    )


def _lijn() -> object:
    return maak_lijn(
        titel=_("Aandeel verblijf per jaar"),
        beschrijving=_("Voorbeeldcijfers: het aandeel daalt van 19% naar 8,9%."),
        labels=[str(jaar) for jaar in range(2016, 2026)],
        reeksen=(
            Reeks("Flevoland", (0.19, 0.171, 0.149, 0.121, 0.089, 0.092, 0.088, 0.081, 0.079, 0.076)),
            Reeks("Urk", (0.121, 0.11, None, None, 0.082, 0.085, 0.08, 0.078, 0.074, 0.071)),
        ),
        doel=0.06,
        doelnaam=_("Streefwaarde"),
        toon=procent,
        toon_as=lambda waarde: procent(waarde, 0),
    )


def _staven() -> object:
    return maak_staven(
        titel=_("Vrije plekken per hulpvorm"),
        beschrijving="",
        staven=(
            Staaf(_("pleegzorg"), 34, "goed"),
            Staaf(_("gezinshuis"), 12),
            Staaf(_("behandelgroep"), 3, "let-op"),
            Staaf(_("klinische ggz"), None),
        ),
        toon=getal,
    )
