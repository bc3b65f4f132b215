"""What people fill in about what came of a question."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.core.begrippen.vraagwoorden import Vraaguitkomst
from zorglandschap.web.casus.forms.basis import keuzes, tekstveld


class AntwoordForm(forms.Form):
    """What the family gets, and what was arranged."""

    uitkomst = forms.ChoiceField(label=_("Wat is er nodig?"), choices=keuzes(Vraaguitkomst), widget=forms.RadioSelect)
    toelichting = tekstveld(
        3,
        label=_("Wat heeft u geregeld of uitgelegd?"),
        required=False,
        help_text=_("Wie doet wat, en wie kan het gezin bellen? Alleen bij jeugdhulp mag dit leeg blijven."),
    )

    def waarde(self) -> Vraaguitkomst:
        """The answer as a value."""
        return Vraaguitkomst(self.cleaned_data["uitkomst"])


class LokaleHulpForm(forms.Form):
    """How the short help of the team went."""

    toelichting = tekstveld(3, label=_("Hoe ging het?"), help_text=_("Wat heeft geholpen, en wat is er nog nodig?"))
