"""Forms of the placement table: make a plan, filter the cards, decide for one youth."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.web.vormgeving.woorden import vertaal


class PlanFormulier(forms.Form):
    """Only the key that makes a second press harmless."""

    herhaalsleutel = forms.UUIDField(widget=forms.HiddenInput)


class FilterFormulier(forms.Form):
    """Which cards to show."""

    gemeente = forms.ChoiceField(label=_("Gemeente"), required=False)
    hulpvorm = forms.ChoiceField(label=_("Geadviseerde hulp"), required=False)

    def __init__(self, *args: Any, gemeenten: Iterable[str], hulpvormen: Iterable[Hulpvorm], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        alle = [("", _("alle"))]
        self.fields["gemeente"].choices = [*alle, *((g, g) for g in gemeenten)]  # type: ignore[attr-defined]
        self.fields["hulpvorm"].choices = [*alle, *((v.value, vertaal(v)) for v in hulpvormen)]  # type: ignore[attr-defined]


class BesluitFormulier(forms.Form):
    """The choice (hidden: it was looked at first), and why."""

    keuze = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    herhaalsleutel = forms.UUIDField(widget=forms.HiddenInput)
    reden = forms.CharField(
        label=_("Waarom beslist u dit?"),
        help_text=_("Noem geen namen. De casusregisseur leest dit."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
