"""What people fill in about a casus."""

from __future__ import annotations

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.casus.actions import NieuweVraag, NieuwGezin
from zorglandschap.core.begrippen.codelijsten import (
    CasusStatus,
    Geslacht,
    Vrager,
)
from zorglandschap.core.begrippen.vraagwoorden import Hulpvraagsoort
from zorglandschap.web.casus.forms.basis import KladForm, datumvak, keuzes, tekstveld
from zorglandschap.web.vormgeving.velden import Datumveld


class ZoekForm(forms.Form):
    """Look whether the youth is known already."""

    achternaam = forms.CharField(
        label=_("Achternaam"), max_length=80, help_text=_("Een deel is genoeg: ten minste drie letters.")
    )
    geboren_op = Datumveld(label=_("Geboortedatum"), required=False, widget=datumvak())


class VraagForm(KladForm):
    """The question, in the words of the family."""

    vrager = forms.ChoiceField(label=_("Wie stelt de vraag?"), choices=keuzes(Vrager, ("", _("maak een keuze"))))
    soort = forms.ChoiceField(
        label=_("Waar gaat het over?"), choices=keuzes(Hulpvraagsoort), initial=Hulpvraagsoort.ONBEKEND
    )
    vraag = tekstveld(label=_("Wat is de vraag?"), help_text=_("In de woorden van jeugdige of ouders."))
    gewenst = tekstveld(3, label=_("Wat moet er anders?"), required=False, help_text=_("Wanneer gaat het goed genoeg?"))
    herhaalsleutel = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def waarde(self) -> NieuweVraag:
        """The question as a value."""
        schoon = self.cleaned_data
        return NieuweVraag(
            Vrager(schoon["vrager"]), schoon["vraag"], schoon["gewenst"], Hulpvraagsoort(schoon["soort"])
        )


class GezinForm(VraagForm):
    """A youth who comes for the first time, and the question."""

    voornaam = forms.CharField(label=_("Voornaam van de jeugdige"), max_length=80)
    achternaam = forms.CharField(label=_("Achternaam"), max_length=80)
    geboren_op = Datumveld(label=_("Geboortedatum"), widget=datumvak())
    ouder = forms.CharField(
        label=_("Ouder of voogd met gezag"),
        max_length=120,
        help_text=_("Stelt deze ouder zelf de vraag? Dan hoeft u de naam maar één keer te typen."),
    )

    field_order = ("voornaam", "achternaam", "geboren_op", "ouder", "vrager", "soort", "vraag", "gewenst")

    def gezin(self, gemeente_code: str) -> NieuwGezin:
        """The family as a value."""
        schoon = self.cleaned_data
        return NieuwGezin(
            voornaam=schoon["voornaam"],
            achternaam=schoon["achternaam"],
            geboren_op=schoon["geboren_op"],
            geslacht=Geslacht.ONBEKEND,  # not asked at the door: the population register knows it
            ouder=schoon["ouder"],
            gemeente_code=gemeente_code,
        )


class FilterForm(forms.Form):
    """Narrow a list of cases; the name never stands in the address."""

    naam = forms.CharField(label=_("Naam"), max_length=80, required=False)
    status = forms.ChoiceField(
        label=_("Stand"), choices=keuzes(CasusStatus, ("", _("alles wat open is"))), required=False
    )


class CrisisForm(forms.Form):
    """Why one must act at once."""

    reden = tekstveld(
        label=_("Waarom is direct handelen nodig?"),
        help_text=_("Wat is er aan de hand, en waarom kan het niet wachten? Dit blijft in de tijdlijn staan."),
    )
