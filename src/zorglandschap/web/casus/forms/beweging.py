"""Help that stops, going home, other help that is needed, the end of a crisis, and a step of the gemeente."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.core.begrippen.besluitwoorden import RedenVerhuizing
from zorglandschap.core.begrippen.codelijsten import RedenEinde
from zorglandschap.web.casus.forms.basis import datumvak, keuzes, tekstveld
from zorglandschap.web.vormgeving.velden import Datumveld


class StopForm(forms.Form):
    """When and why one help stops."""

    op = Datumveld(label=_("De hulp stopt op"), widget=datumvak(), help_text=_("De eerste dag zonder deze hulp."))
    reden = forms.ChoiceField(label=_("Hoe stopt de hulp?"), choices=keuzes(RedenEinde, ("", _("maak een keuze"))))
    toelichting = tekstveld(3, label=_("Waarom stopt de hulp, en hoe gaat het gezin verder?"))


class ThuisForm(forms.Form):
    """When the child lives at home again, and which help there is."""

    op = Datumveld(label=_("Weer thuis vanaf"), widget=datumvak())
    reden = forms.ChoiceField(
        label=_("Hoe eindigt het verblijf?"),
        choices=keuzes(RedenEinde, ("", _("maak een keuze"))),
        help_text=_("Kies eerlijk: aan vroegtijdig gestopte hulp zien we samen waar het beter kan."),
    )
    toelichting = tekstveld(
        3, label=_("Wat is er afgesproken voor thuis?"), help_text=_("Wie belt het gezin als het even niet gaat?")
    )
    zonder_hulp_reden = tekstveld(
        2,
        label=_("Loopt er thuis geen hulp? Schrijf op waarom die niet nodig is"),
        required=False,
    )

    def waarde(self) -> dict[str, Any]:
        """What the action asks."""
        return {**self.cleaned_data, "reden": RedenEinde(self.cleaned_data["reden"])}


class VervolgForm(forms.Form):
    """Why other help is needed."""

    reden = forms.ChoiceField(
        label=_("Waarom is andere hulp nodig?"), choices=keuzes(RedenVerhuizing, ("", _("maak een keuze")))
    )
    toelichting = tekstveld(
        3,
        label=_("Licht dat toe"),
        help_text=_("Wat vinden jeugdige en ouders? Is nagegaan wat nodig is om te kunnen blijven?"),
    )


class IntrekForm(forms.Form):
    """Why other help is not needed after all."""

    toelichting = tekstveld(3, label=_("Waarom is andere hulp toch niet nodig?"))


class CrisisVoorbijForm(forms.Form):
    """Is it safe now, and what changed?"""

    is_veilig = forms.BooleanField(label=_("De jeugdige is nu veilig"), required=False)
    reden = tekstveld(
        label=_("Wat is er veranderd?"),
        required=False,
        help_text=_("En wie houdt een oogje in het zeil? Dit blijft in de tijdlijn staan, net als de crisis zelf."),
    )


class ExtraForm(forms.Form):
    """A step of the gemeente that was taken."""

    sleutel = forms.CharField(max_length=64, widget=forms.HiddenInput)
    op = Datumveld(label=_("Gedaan op"), widget=datumvak())
    toelichting = forms.CharField(label=_("Toelichting"), max_length=300, required=False)

    def waarde(self) -> dict[str, Any]:
        """What the action asks."""
        return dict(self.cleaned_data)
