"""What a youth or parent fills in: the own story."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.web.vormgeving.invoer import HOOGSTE

LANGSTE_VERHAAL = 20_000  # characters, some seven pages


class VerhaalForm(forms.Form):
    """The own story, and over which saved version it was typed."""

    tekst = forms.CharField(
        label=_("Jouw verhaal"),
        help_text=_("Wat is er aan de hand? Wat gaat goed? Wat moet er anders? Schrijf het zoals je het zou zeggen."),
        required=False,
        max_length=LANGSTE_VERHAAL,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"max_length": _("Je verhaal is te lang om te bewaren. Maak het wat korter.")},
    )
    basisversie = forms.IntegerField(min_value=0, max_value=HOOGSTE, widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_zelf: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_zelf:
            self.fields["tekst"].label = _("Uw verhaal")
            self.fields["tekst"].error_messages["max_length"] = _("Het verhaal is te lang. Maak het wat korter.")
            self.fields["tekst"].help_text = _("Wat is er aan de hand? Wat gaat goed? Wat moet er anders?")
