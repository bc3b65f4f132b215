"""Where a location is: its town, and a point and a postcode unless the address is secret."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.aanbod.actions import LocatieGeweigerd
from zorglandschap.apps.aanbod.queries import Locatiebeeld, Plaats
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.locatiegegevens import (
    Locatiegegevens,
    Punt,
    lees_postcode,
    lees_punt,
    locatiebezwaren,
    schrijf_punt,
)
from zorglandschap.web.vormgeving.woorden import vertaal


class LocatieFormulier(forms.Form):
    """A location in a place that the region knows: a point of its own is pasted from a map, and may stay out."""

    naam = forms.CharField(label=_("Naam van de locatie"), max_length=120)

    def __init__(self, *args: Any, plaatsen: Iterable[Plaats], hoogstens_km: float, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.use_required_attribute = False
        self.hoogstens_km = hoogstens_km
        self.plaatsen = {p.sleutel: p for p in plaatsen}
        per: dict[str, list[tuple[str, str]]] = {}
        for p in self.plaatsen.values():
            per.setdefault(p.gemeente, []).append((p.sleutel, p.naam))
        keuzes: list[Any] = [("", _("Kies een plaats")), *per.items()]
        uitleg = _("De plaats bepaalt waar de locatie op de kaart staat en hoe ver het is van huis en school.")
        self.fields["plaats"] = forms.ChoiceField(label=_("Plaats"), choices=keuzes, help_text=uitleg)
        self.fields["adres_is_geheim"] = forms.BooleanField(
            label=_("Het adres is geheim"),
            required=False,
            help_text=_("Dan bewaren we geen punt en geen postcode. Afstanden tellen vanaf het midden van de plaats."),
        )
        self.fields["postcode"] = forms.CharField(
            label=_("Postcode"), required=False, max_length=12, help_text=_("Zoals 8321 AB. Vier cijfers mag ook.")
        )
        self.fields["punt"] = forms.CharField(
            label=_("Punt op de kaart"),
            required=False,
            max_length=60,
            help_text=_(
                "Zoek het adres op een kaart op internet en plak hier de twee getallen, zoals 52.66234, 5.60111. Laat"
                " leeg voor het midden van de plaats."
            ),
        )

    def gekozen(self) -> Plaats:
        """The chosen place."""
        return self.plaatsen[self.cleaned_data["plaats"]]

    def gegevens(self) -> Locatiegegevens:
        """Where it is, as a value."""
        s = self.cleaned_data
        return Locatiegegevens(s["postcode"], s["punt"], s["adres_is_geheim"])

    def clean_postcode(self) -> str:
        """A postcode as it is written in the Netherlands."""
        tekst = self.cleaned_data["postcode"].strip()
        try:
            return lees_postcode(tekst) if tekst else ""
        except ValueError as fout:
            raise forms.ValidationError(
                _("Dit is geen postcode. Schrijf vier cijfers en twee letters, zoals 8321 AB.")
            ) from fout

    def clean_punt(self) -> Punt | None:
        """Two numbers, or nothing."""
        tekst = self.cleaned_data["punt"].strip()
        try:
            return lees_punt(tekst) if tekst else None
        except ValueError as fout:
            raise forms.ValidationError(
                _("Schrijf twee getallen: eerst de breedte, dan de lengte, zoals 52.66234, 5.60111.")
            ) from fout

    def clean(self) -> dict[str, Any]:
        """What core says that cannot be, stands at its own field."""
        schoon = super().clean() or {}
        if not self.errors:
            plaats = self.gekozen()
            midden = (plaats.breedte, plaats.lengte)
            gegevens = self.gegevens()
            for b in locatiebezwaren(gegevens, plaats=plaats.naam, midden=midden, hoogstens_km=self.hoogstens_km):
                self.add_error(b.veld, vertaal(b.zin))
        return schoon

    def meld(self, fout: Geweigerd) -> None:
        """Put a refusal at its field, or above the form."""
        self.add_error(fout.bezwaar.veld if isinstance(fout, LocatieGeweigerd) else None, vertaal(fout.reden))


def begin(beeld: Locatiebeeld) -> Mapping[str, Any]:
    """The stored location as the form shows it first."""
    return {
        "naam": beeld.naam,
        "plaats": beeld.plaats.sleutel if beeld.plaats else "",
        "adres_is_geheim": beeld.gegevens.adres_is_geheim,
        "postcode": beeld.gegevens.postcode,
        "punt": schrijf_punt(beeld.gegevens.punt),
    }
