"""What people fill in about a location where a child is not safe."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.aanbod.queries import list_locatienamen
from zorglandschap.web.casus.forms.basis import datumvak, tekstveld
from zorglandschap.web.vormgeving.velden import Datumveld

WIE_LEEST = _("Alleen de casusregisseur, en de jeugdbeschermer en gedragsdeskundige van deze casus lezen dit.")


def _locatiekeuzes() -> list[tuple[str, Any]]:
    """Every location by provider: names and gemeenten, nothing about places."""
    groepen = groupby(list_locatienamen(), key=lambda locatie: locatie.aanbieder)
    per = [(wie, [(str(loc.pk), f"{loc.naam} ({loc.gemeente})") for loc in groep]) for wie, groep in groepen]
    return [("", _("maak een keuze")), *per]


class OnveiligForm(forms.Form):
    """Which location, since when and why."""

    locatie_id = forms.TypedChoiceField(
        label=_("Welke locatie?"), choices=_locatiekeuzes, coerce=int, help_text=_("Op aanbieder, dan op naam.")
    )
    op = Datumveld(label=_("Sinds wanneer weet u dit?"), widget=datumvak())
    reden = tekstveld(3, label=_("Waarom is het daar niet veilig?"), help_text=WIE_LEEST)


class WeerVeiligForm(forms.Form):
    """Since when the location may be chosen again, and why."""

    op = Datumveld(label=_("Vanaf welke dag kan het weer?"), widget=datumvak())
    reden = tekstveld(3, label=_("Wat is er veranderd?"), help_text=WIE_LEEST)
