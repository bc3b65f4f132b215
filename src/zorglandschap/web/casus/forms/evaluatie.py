"""What people fill in about evaluations, lighter help, and the plan for later."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.casus.actions import Verslag
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.planwoorden import Afschaalbesluit, Evaluatiebesluit
from zorglandschap.web.casus.forms.basis import KladForm, Losdatum, Losveld, datumvak, keuzes, tekstveld
from zorglandschap.web.casus.forms.plan import NIET_NODIG
from zorglandschap.web.vormgeving.invoer import HOOGSTE
from zorglandschap.web.vormgeving.velden import Datumveld


class EvaluatieForm(KladForm):
    """What came of an evaluation."""

    gehouden_op = Datumveld(label=_("Gehouden op"), widget=datumvak())
    met_jeugdige = forms.BooleanField(label=_("De jeugdige was erbij"), **NIET_NODIG)
    met_ouders = forms.BooleanField(label=_("De ouders of voogd waren erbij"), **NIET_NODIG)
    verslag = tekstveld(
        6, label=_("Wat is er besproken?"), help_text=_("Wat gaat goed, wat nog niet, wat vindt het gezin?")
    )
    besluit = forms.ChoiceField(
        label=_("Wat besluiten jullie?"), choices=keuzes(Evaluatiebesluit), widget=forms.RadioSelect
    )
    volgende_op = Datumveld(
        label=_("Volgende evaluatie"),
        widget=datumvak(),
        help_text=_("Leeg: op de dag die past bij de hulp. Stopt de hulp, dan komt er geen volgende."),
        **NIET_NODIG,
    )

    def waarde(self) -> Verslag:
        """The evaluation as a value."""
        schoon = self.cleaned_data
        return Verslag(
            op=schoon["gehouden_op"],
            verslag=schoon["verslag"],
            besluit=Evaluatiebesluit(schoon["besluit"]),
            met_jeugdige=schoon["met_jeugdige"],
            met_ouders=schoon["met_ouders"],
            volgende_op=schoon["volgende_op"],
        )


class DagForm(forms.Form):
    """The day of the next evaluation."""

    gepland_op = Datumveld(label=_("Wanneer kijken jullie samen naar het plan?"), widget=datumvak())


class AfschaalForm(KladForm):
    """A moment, agreed beforehand, at which lighter help is considered."""

    gepland_op = Datumveld(label=_("Wanneer bekijken jullie of lichtere hulp kan?"), widget=datumvak())
    voorwaarde = forms.CharField(
        label=_("Wat moet er dan lukken?"),
        max_length=300,
        help_text=_("Bijvoorbeeld: drie weekenden thuis waren goed."),
    )
    naar = forms.ChoiceField(
        label=_("Welke hulp zou dan passen?"), choices=keuzes(Hulpvorm, ("", _("nog niet bekend"))), **NIET_NODIG
    )

    def hulpvorm(self) -> Hulpvorm | None:
        """The lighter form of help, when it is known."""
        return Hulpvorm(self.cleaned_data["naar"]) if self.cleaned_data["naar"] else None


class AfschaalbesluitForm(KladForm):
    """What was decided at that moment."""

    besluit = forms.ChoiceField(
        label=_("Wat besluiten jullie?"), choices=keuzes(Afschaalbesluit), widget=forms.RadioSelect
    )
    reden = forms.CharField(label=_("Waarom?"), max_length=300)


class LichterForm(KladForm):
    """Since when the help is lighter, and how it is now."""

    op = Datumveld(label=_("Sinds wanneer is de hulp lichter?"), widget=datumvak())
    hoe = forms.CharField(
        label=_("Hoe is de hulp nu?"), max_length=300, help_text=_("Bijvoorbeeld: één gesprek per twee weken.")
    )


class OnderdeelForm(KladForm):
    """One of the five parts of the plan for later."""

    wens = Losveld(label=_("Wat wil de jongere zelf?"), widget=forms.Textarea(attrs={"rows": 3}))
    nu = Losveld(label=_("Hoe is het nu?"), widget=forms.Textarea(attrs={"rows": 3}))
    afspraak = Losveld(label=_("Wat spreken jullie af?"), widget=forms.Textarea(attrs={"rows": 3}))
    wie = Losveld(label=_("Wie zorgt daarvoor?"), max_length=160)
    klaar_op = Losdatum(label=_("Klaar op"), widget=datumvak())
    is_geregeld = forms.BooleanField(label=_("Dit is geregeld"), **NIET_NODIG)
    versie = forms.IntegerField(min_value=0, max_value=HOOGSTE, widget=forms.HiddenInput)


class VastForm(forms.Form):
    """Fix the plan for later, with the day to look again."""

    herzien_op = Datumveld(label=_("Wanneer kijken jullie opnieuw?"), widget=datumvak())
