"""What a planner fills in: a no with its reason, and which places are as they stand here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.core.begrippen.codelijsten import RedenWeigering
from zorglandschap.web.vormgeving.velden import Nummerveld

GEVOLG: Mapping[RedenWeigering, Any] = {
    RedenWeigering.PLEK_BEZET: _("De plek komt terug als ‘niet bevestigd’. Werk daarna uw plekken bij."),
    RedenWeigering.GROEP_PAST_NIET: _("Uw plek blijft vrij voor anderen; voor deze jeugdige vragen we u niet opnieuw."),
    RedenWeigering.PROFIEL_PAST_NIET: _("Voor deze jeugdige vragen we u niet opnieuw. Klopt uw aanbod hier nog?"),
    RedenWeigering.PERSONEEL: _("We vragen u pas opnieuw als u uw plekken weer heeft bevestigd."),
    RedenWeigering.ANDERS: _("Schrijf hieronder kort waarom."),
}
NIETS_BEVESTIGD = _("Er is niets bevestigd. Kies één aanbod, of kies ‘Alles klopt nog’.")


class WeigerFormulier(forms.Form):
    """Why it cannot be."""

    reden = forms.ChoiceField(
        label=_("Waarom kan het niet?"),
        choices=[(r.value, _(r.value)) for r in RedenWeigering],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een reden.")},
    )
    toelichting = forms.CharField(
        label=_("Toelichting"),
        help_text=_("Geen namen van andere jeugdigen. De casusregisseur leest dit."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        """Another reason is written down."""
        schoon = super().clean() or {}
        if schoon.get("reden") == RedenWeigering.ANDERS and not schoon.get("toelichting", "").strip():
            self.add_error("toelichting", _("Schrijf kort op waarom het niet kan."))
        return schoon

    def redenen(self) -> list[tuple[Any, Any]]:
        """Each reason as a radio button, with what follows from it."""
        return [(knop, GEVOLG[RedenWeigering(knop.data["value"])]) for knop in self["reden"]]


class BevestigFormulier(forms.Form):
    """Which offer is as it stands here: one of them, or expressly all."""

    aanbod = Nummerveld(required=False)
    alles = forms.ChoiceField(choices=[("1", "1")], required=False)

    def clean(self) -> dict[str, Any]:
        """Exactly one of both is given."""
        schoon = super().clean() or {}
        if (schoon.get("aanbod") is None) != bool(schoon.get("alles")):
            self.add_error(None, NIETS_BEVESTIGD)
        return schoon
