"""The filter of the timeline: which kinds, from when until when, and by whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.casus.queries import Puntsoort, Tijdfilter
from zorglandschap.web.casus.forms.basis import datumvak
from zorglandschap.web.vormgeving.velden import Datumveld
from zorglandschap.web.vormgeving.woorden import vertaal


class TijdlijnForm(forms.Form):
    """All fields may stay empty; the number of a person stands in the address, never a name."""

    soort = forms.MultipleChoiceField(label=_("Wat wilt u zien?"), required=False, widget=forms.CheckboxSelectMultiple)
    van = Datumveld(label=_("Vanaf"), required=False, widget=datumvak())
    tot = Datumveld(label=_("Tot en met"), required=False, widget=datumvak())
    wie = forms.TypedChoiceField(label=_("Door wie"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, mensen: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        """Offer the people who did something in this casus."""
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = [(s.value, vertaal(s).capitalize()) for s in Puntsoort]  # type: ignore[attr-defined]
        self.fields["wie"].choices = [("", _("iedereen")), *mensen]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A period that ends before it begins shows nothing: say so."""
        schoon: dict[str, Any] = super().clean() or {}
        van, tot = schoon.get("van"), schoon.get("tot")
        if isinstance(van, date) and isinstance(tot, date) and tot < van:
            self.add_error("tot", _("Het einde ligt voor het begin: kies een latere dag."))
        return schoon

    def filter(self) -> Tijdfilter:
        """What was asked for."""
        schoon = self.cleaned_data
        return Tijdfilter(
            soorten=frozenset(Puntsoort(s) for s in schoon["soort"]),
            van=schoon["van"],
            tot=schoon["tot"],
            wie=schoon["wie"],
        )
