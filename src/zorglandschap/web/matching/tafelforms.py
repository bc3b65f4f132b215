"""Forms of the placement table: make a plan, filter the cards, decide for one youth."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.matching.actions import Onderbouwing
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.tafelwoorden import VOLGT, WIJKT_AF, Meningstand, Tafelreden
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
    soort = forms.ChoiceField(label=_("Wat voor reden is het?"))
    reden = forms.CharField(
        label=_("Waarom beslist u dit?"),
        help_text=_("Ook als u het advies volgt. Noem geen namen. De casusregisseur leest dit."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    mening_stand = forms.ChoiceField(
        label=_("Weet u wat de jeugdige en de ouders hiervan vinden?"), widget=forms.RadioSelect
    )
    mening = forms.CharField(
        label=_("Wat vinden zij?"),
        help_text=_("Nodig als u het weet. Noem geen namen."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kies_uit(tuple(Tafelreden))
        self.fields["mening_stand"].choices = [(m.value, vertaal(m)) for m in Meningstand]  # type: ignore[attr-defined]

    def toon_redenen(self, *, volgt: bool) -> None:
        """Offer only the reasons that belong to the choice."""
        self._kies_uit(VOLGT if volgt else WIJKT_AF)

    def _kies_uit(self, redenen: Iterable[Tafelreden]) -> None:
        soorten = [("", _("maak een keuze")), *((r.value, vertaal(r)) for r in redenen)]
        self.fields["soort"].choices = soorten  # type: ignore[attr-defined]

    def waarde(self) -> Onderbouwing:
        """The reason as a value."""
        schoon = self.cleaned_data
        return Onderbouwing(
            soort=Tafelreden(schoon["soort"]),
            reden=schoon["reden"],
            mening_stand=Meningstand(schoon["mening_stand"]),
            mening=schoon["mening"],
        )
