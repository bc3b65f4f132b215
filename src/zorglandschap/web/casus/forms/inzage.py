"""What people fill in about who may see a case, looking in need, and doubles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.casus.queries import Gezocht
from zorglandschap.core.begrippen.besluitwoorden import Nooduitkomst
from zorglandschap.web.casus.forms.basis import datumvak, keuzes, tekstveld
from zorglandschap.web.vormgeving.velden import Datumveld


class BeperkForm(forms.Form):
    """Why only who is named in the case may know of it."""

    reden = forms.CharField(
        label=_("Waarom?"),
        max_length=300,
        help_text=_("Bijvoorbeeld: familie van een collega. Alleen wie in de casus is genoemd, leest dit."),
    )


class UitsluitForm(forms.Form):
    """Which colleague knows the family."""

    def __init__(self, data: Any = None, *, collegas: Sequence[tuple[int, str]], **opties: Any) -> None:
        super().__init__(data, **opties)
        mensen = [("", _("maak een keuze")), *((str(pk), naam) for pk, naam in collegas)]
        self.fields["wie"] = forms.ChoiceField(label=_("Wie kent dit gezin?"), choices=mensen)
        self.fields["reden"] = forms.CharField(
            label=_("Waarvan?"), max_length=300, help_text=_("Kort is genoeg, zoals: eigen familie, buren, vriendin.")
        )


class NoodForm(forms.Form):
    """Which child, and why it cannot wait."""

    voornaam = forms.CharField(label=_("Voornaam"), max_length=80)
    achternaam = forms.CharField(label=_("Achternaam"), max_length=80)
    geboren_op = Datumveld(label=_("Geboortedatum"), widget=datumvak())
    reden = tekstveld(
        label=_("Waarom moet u dit dossier nu zien?"),
        help_text=_("Wat is er aan de hand? Dit wordt altijd nagekeken. Schrijf hier geen namen."),
    )

    def wie(self) -> Gezocht:
        """The child as a value."""
        schoon = self.cleaned_data
        return Gezocht(schoon["voornaam"], schoon["achternaam"], schoon["geboren_op"])


class OordeelForm(forms.Form):
    """What the reviewer finds of a look in need."""

    uitkomst = forms.ChoiceField(label=_("Uw oordeel"), choices=keuzes(Nooduitkomst), widget=forms.RadioSelect)
    toelichting = tekstveld(
        2, label=_("Toelichting"), required=False, help_text=_("Nodig bij twijfel, en als het niet terecht was.")
    )


class SamenvoegForm(forms.Form):
    """Which two registrations are one child, and why."""

    blijft = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": _("Kies welke registratie blijft.")})
    dubbel = forms.UUIDField(
        widget=forms.HiddenInput, error_messages={"required": _("Kies welke registratie dubbel is.")}
    )
    reden = tekstveld(
        2,
        label=_("Waaraan ziet u dat het één kind is?"),
        help_text=_("Bijvoorbeeld: zelfde ouders en adres, de naam was verkeerd geschreven."),
    )


class StopForm(forms.Form):
    """Why a proposal is rejected or a merge undone."""

    reden = tekstveld(2, label=_("Waarom?"))


class CasusZoekForm(forms.Form):
    """A name or a birth date."""

    zoek = forms.CharField(
        label=_("Naam of geboortedatum"),
        max_length=80,
        help_text=_("Een deel van de naam, of een datum als 14-03-2011."),
    )
