"""Forms of the functional manager."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ZoekForm(forms.Form):
    """Find an account by name, e-mail address or organisation."""

    zoek = forms.CharField(label=_("Naam, e-mailadres of organisatie"), max_length=120)


class RedenForm(forms.Form):
    """Why an account is closed or opened again; it goes into the logbook."""

    reden = forms.CharField(
        label=_("Waarom?"),
        max_length=180,
        help_text=_("Kort en zakelijk, bijvoorbeeld: uit dienst. De reden komt in het logboek. Noem geen kinderen."),
    )


class EinddatumForm(forms.Form):
    """The last day on which the account works."""

    geldig_tot = forms.DateField(
        label=_("Laatste dag"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leeg: geen einddatum."),
    )
