"""What changes in a measure of the judge, and questions to which the law gives a term."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.casus.actions import Opname
from zorglandschap.core.begrippen.besluitwoorden import EindeMaatregel, Verzoeksoort, redenen_einde
from zorglandschap.core.begrippen.codelijsten import JuridischKader
from zorglandschap.web.casus.forms.basis import datumvak, keuzes, tekstveld
from zorglandschap.web.vormgeving.velden import Datumveld


class EindeForm(forms.Form):
    """That a measure ended: when, why by the list of CBS, and in words."""

    op = Datumveld(label=_("Vanaf welke dag geldt de maatregel niet meer?"), widget=datumvak())
    reden = forms.ChoiceField(label=_("Waarom eindigt de maatregel?"))
    toelichting = tekstveld(
        3, label=_("Wie besloot dat, en hoe gaat het verder?"), help_text=_("Dit komt in de tijdlijn te staan.")
    )

    def __init__(self, *args: Any, kader: JuridischKader, **opties: Any) -> None:
        super().__init__(*args, **opties)
        redenen = [(reden.value, _(reden.value)) for reden in redenen_einde(kader)]
        self.fields["reden"].choices = [("", _("maak een keuze")), *redenen]  # type: ignore[attr-defined]

    def waarde(self) -> dict[str, Any]:
        """What the action asks."""
        return {**self.cleaned_data, "reden": EindeMaatregel(self.cleaned_data["reden"])}


class OpnameForm(forms.Form):
    """A condition was broken, and somebody decided to admit."""

    voorwaarde = tekstveld(
        3,
        label=_("Welke voorwaarde is niet nageleefd?"),
        help_text=_("Neem de voorwaarde over uit de beslissing, en schrijf op wat er gebeurde."),
    )
    geschonden_op = Datumveld(label=_("Op welke dag?"), widget=datumvak())
    besloten_door = forms.CharField(
        label=_("Wie besloot tot opname?"), max_length=120, help_text=_("Naam, functie en organisatie.")
    )
    besloten_op = Datumveld(label=_("Dag van dat besluit"), widget=datumvak())

    def waarde(self) -> Opname:
        """The decision as a value."""
        return Opname(**self.cleaned_data)


class InstemmingForm(forms.Form):
    """Who has the gezag no longer consents."""

    op = Datumveld(label=_("Vanaf welke dag is er geen instemming meer?"), widget=datumvak())


class VerzoekForm(forms.Form):
    """A question to which the law gives a term."""

    soort = forms.ChoiceField(label=_("Wat is er gevraagd?"), choices=keuzes(Verzoeksoort, ("", _("maak een keuze"))))
    van_wie = forms.CharField(
        label=_("Wie vraagt het?"), max_length=120, help_text=_("Bijvoorbeeld: een andere gemeente, of de moeder.")
    )
    op = Datumveld(label=_("Dag van het verzoek"), widget=datumvak(), help_text=_("Vanaf deze dag loopt de termijn."))
    vraag = tekstveld(3, label=_("Het verzoek in het kort"))
    herhaalsleutel = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def waarde(self) -> dict[str, Any]:
        """What the action asks."""
        return {**self.cleaned_data, "soort": Verzoeksoort(self.cleaned_data["soort"])}


class AntwoordForm(forms.Form):
    """The answer to such a question."""

    op = Datumveld(label=_("Dag van het antwoord"), widget=datumvak())
    antwoord = tekstveld(3, label=_("Wat is er geantwoord, en waarom?"))
