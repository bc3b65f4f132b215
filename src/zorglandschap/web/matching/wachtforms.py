"""What people fill in while a youth waits: more or less haste, a promised start, bridging help, and harm."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.core.begrippen.matchwoorden import Urgentie, Wachtsoort
from zorglandschap.web.vormgeving.velden import Datumveld

GEWOON = [(u.value, _(u.value)) for u in Urgentie if u is not Urgentie.CRISIS]


def _datum(**opties: object) -> Datumveld:
    return Datumveld(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **opties)


def _tekst(label: object, hulp: object) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        help_text=hulp,  # type: ignore[arg-type]
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf in een paar woorden op wat er aan de hand is.")},
    )


class UrgentieFormulier(forms.Form):
    """How much haste there is, and why."""

    urgentie = forms.ChoiceField(label=_("Hoeveel haast is er?"), choices=GEWOON, widget=forms.RadioSelect)
    toelichting = _tekst(_("Waarom?"), _("Wat is er veranderd? Dit staat bij de volgorde van de wachtlijst."))


class BelofteFormulier(forms.Form):
    """When help was promised to begin."""

    op = _datum(label=_("Wanneer begint de hulp?"), help_text=_("De dag die u of de aanbieder met het gezin afsprak."))
    toelichting = _tekst(_("Wie beloofde dit?"), _("Bijvoorbeeld de aanbieder, in een gesprek met de ouders."))


class OverbruggingFormulier(forms.Form):
    """Help that bridges the time."""

    sinds = _datum(label=_("Sinds wanneer?"))
    toelichting = _tekst(
        _("Welke hulp is er nu, tot de gevraagde hulp begint?"),
        _("Wie doet wat, en hoe vaak? Het gezin leest dit mee op de eigen pagina."),
    )


class SchadeFormulier(forms.Form):
    """What the waiting does to the child and the family."""

    sinds = _datum(label=_("Sinds wanneer?"))
    toelichting = _tekst(
        _("Wat doet het wachten met de jeugdige en het gezin?"),
        _("Bijvoorbeeld: gaat niet meer naar school. Vraag het hun zelf."),
    )


FORMULIEREN: dict[str, type[forms.Form]] = {
    "urgentie": UrgentieFormulier,
    "belofte": BelofteFormulier,
    "overbrugging": OverbruggingFormulier,
    "schade": SchadeFormulier,
}
VERTELT = {"overbrugging": Wachtsoort.OVERBRUGGING, "schade": Wachtsoort.SCHADE}
