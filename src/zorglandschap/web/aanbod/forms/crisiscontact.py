"""The form with the address for a crisis."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class CrisiscontactFormulier(forms.Form):
    """Whom to mail when a request in a crisis waits; empty: nobody."""

    adres = forms.EmailField(
        label=_("E-mailadres"),
        help_text=_("Van een team of dienst die dag en nacht meekijkt. Leeg laten mag."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
