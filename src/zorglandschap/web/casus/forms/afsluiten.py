"""How a casus ends: why, what came of it, the look back, and the contact afterwards."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.casus.actions import Einde, Meting
from zorglandschap.core.begrippen.besluitwoorden import Informant, ZonderHulpVerder
from zorglandschap.core.begrippen.codelijsten import RedenEinde
from zorglandschap.web.casus.forms.basis import KladForm, datumvak, keuzes, tekstveld
from zorglandschap.web.vormgeving.velden import Datumveld

NIET_GEVRAAGD = ("", _("niet gevraagd"))
CIJFERS = [NIET_GEVRAAGD, *((str(n), str(n)) for n in range(1, 11))]


class SluitForm(KladForm):
    """Why the casus is done; without help for youths this is all."""

    reden = tekstveld(
        label=_("Waarom is de casus klaar?"),
        help_text=_("Wat is er bereikt, en wie kan het gezin bellen als het nodig is?"),
    )

    def einde(self) -> Einde | None:
        """Nothing more to tell."""
        return None


class EindeForm(SluitForm):
    """The end of help for youths."""

    reden_einde = forms.ChoiceField(
        label=_("Hoe is de hulp gestopt?"), choices=keuzes(RedenEinde, ("", _("maak een keuze")))
    )
    terugblik_jeugdige = tekstveld(
        3, label=_("Hoe kijkt de jeugdige terug?"), required=False, help_text=_("Wat ging goed, wat kon beter?")
    )
    terugblik_ouders = tekstveld(3, label=_("Hoe kijken de ouders terug?"), required=False)
    nut_jeugdige = forms.ChoiceField(
        label=_("Jeugdige: hoe nuttig was de hulp? (1 tot en met 10)"), choices=CIJFERS, required=False
    )
    verder_jeugdige = forms.ChoiceField(
        label=_("Jeugdige: kun je verder zonder hulp?"), choices=keuzes(ZonderHulpVerder, NIET_GEVRAAGD), required=False
    )
    nut_ouder = forms.ChoiceField(
        label=_("Ouder: hoe nuttig was de hulp? (1 tot en met 10)"), choices=CIJFERS, required=False
    )
    verder_ouder = forms.ChoiceField(
        label=_("Ouder: kan uw kind verder zonder hulp?"),
        choices=keuzes(ZonderHulpVerder, NIET_GEVRAAGD),
        required=False,
    )
    nazorg_op = Datumveld(label=_("Wanneer vraagt u nog eens hoe het gaat?"), required=False, widget=datumvak())

    def einde(self) -> Einde:
        """The end as a value."""
        schoon = self.cleaned_data
        return Einde(
            reden=RedenEinde(schoon["reden_einde"]),
            terugblik_jeugdige=schoon["terugblik_jeugdige"],
            terugblik_ouders=schoon["terugblik_ouders"],
            nazorg_op=schoon["nazorg_op"],
            metingen=(self._meting(Informant.JEUGDIGE, "jeugdige"), self._meting(Informant.OUDER, "ouder")),
        )

    def _meting(self, informant: Informant, wie: str) -> Meting:
        nut, verder = self.cleaned_data[f"nut_{wie}"], self.cleaned_data[f"verder_{wie}"]
        return Meting(informant, int(nut) if nut else None, ZonderHulpVerder(verder) if verder else None)


class NazorgForm(forms.Form):
    """The promised contact."""

    op = Datumveld(label=_("Dag van het contact"), widget=datumvak())
    verslag = tekstveld(label=_("Hoe gaat het met jeugdige en ouders?"))
