"""Handing over, taking over, involving somebody, and the mentor whom the youth chose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.casus.actions import OVER_TE_DRAGEN, REDENEN
from zorglandschap.core.begrippen.besluitwoorden import Betrokkene, RedenOverdracht
from zorglandschap.web.casus.forms.basis import KladForm, datumvak, tekstveld
from zorglandschap.web.vormgeving.velden import Datumveld
from zorglandschap.web.vormgeving.woorden import vertaal

Keuze = tuple[str, Any]
LEEG: Keuze = ("", _("maak een keuze"))
REDENKEUZES: list[Keuze] = [LEEG, *((r.value, _(r.value)) for r in REDENEN)]


def personen(groepen: Sequence[tuple[Any, Sequence[tuple[int, str]]]]) -> list[Keuze]:
    """People to choose from, under the heading of what they can become; the value names both."""
    return [
        LEEG,
        *((vertaal(soort), [(f"{soort.name}:{pk}", naam) for pk, naam in rij]) for soort, rij in groepen if rij),
    ]


class PersoonForm(forms.Form):
    """Who comes into or out of the work, and why that changed."""

    wie = forms.ChoiceField()

    def __init__(self, *args: Any, groepen: Sequence[tuple[Any, Sequence[tuple[int, str]]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wie"].choices = personen(groepen)  # type: ignore[attr-defined]

    def keuze(self) -> dict[str, Any]:
        """The name of what was chosen, the person, the reason and its explanation."""
        schoon = self.cleaned_data
        naam, _dubbelepunt, pk = schoon["wie"].partition(":")
        reden = RedenOverdracht(schoon["reden"]) if schoon["reden"] else None
        return {"naam": naam, "medewerker_id": int(pk), "reden": reden, "toelichting": schoon["toelichting"]}


class OverdrachtForm(PersoonForm):
    """To whom, why, and when the family met both."""

    wie = forms.ChoiceField(label=_("Wie neemt het over?"))
    reden = forms.ChoiceField(
        label=_("Waarom verandert het?"),
        choices=REDENKEUZES,
        required=False,
        help_text=_("Niet nodig als er nog niemand was."),
    )
    toelichting = tekstveld(
        3, label=_("Leg uit waarom"), help_text=_("Zo dat het gezin het ook begrijpt. Dit staat in de tijdlijn.")
    )
    gesprek_op = Datumveld(
        label=_("Dag waarop het gezin de oude en de nieuwe medewerker samen sprak"),
        required=False,
        widget=datumvak(),
        help_text=_("Alleen bij langdurige afwezigheid of een bekende mag dit gesprek later."),
    )

    def waarde(self) -> dict[str, Any]:
        """What the action asks."""
        keuze = self.keuze()
        soort = next(s for s in OVER_TE_DRAGEN if s.name == keuze.pop("naam"))
        return {"soort": soort, **keuze, "gesprek_op": self.cleaned_data["gesprek_op"]}


class OverneemForm(forms.Form):
    """Why a colleague takes over."""

    toelichting = tekstveld(
        3,
        label=_("Waarom neemt u het over?"),
        help_text=_("Bijvoorbeeld: de regisseur is langdurig ziek. Vertel het gezin zo snel mogelijk wie u bent."),
    )


class BetrekForm(PersoonForm):
    """Who is involved by name, and why that changed."""

    wie = forms.ChoiceField(label=_("Wie betrekt u?"))
    reden = forms.ChoiceField(
        label=_("Waarom verandert het?"),
        choices=REDENKEUZES,
        required=False,
        help_text=_("Alleen als er al iemand was."),
    )
    toelichting = tekstveld(2, label=_("Toelichting"), required=False)

    def waarde(self) -> dict[str, Any]:
        """What the action asks."""
        keuze = self.keuze()
        return {"wat": Betrokkene[keuze.pop("naam")], **keuze}


class JimForm(KladForm):
    """Whom the youth chose, and since when the parents agree."""

    naam = forms.CharField(
        label=_("Wie heeft de jeugdige gekozen?"),
        max_length=120,
        help_text=_("Iemand uit het eigen netwerk, geen ouder, liefst 18 jaar of ouder."),
    )
    band = forms.CharField(
        label=_("Wie is dat voor de jeugdige?"), max_length=120, help_text=_("Bijvoorbeeld: tante, trainer, buurvrouw.")
    )
    gekozen_op = Datumveld(label=_("Gekozen op"), required=False, widget=datumvak(), help_text=_("Leeg: vandaag."))
    ouders_akkoord_op = Datumveld(label=_("De ouders stemden in op"), required=False, widget=datumvak())


class AkkoordForm(forms.Form):
    """When the parents agreed with the mentor."""

    ouders_akkoord_op = Datumveld(label=_("De ouders stemden in op"), widget=datumvak())


class GesprekForm(KladForm):
    """The two-monthly talk with youth and mentor."""

    op = Datumveld(label=_("Dag van het gesprek"), widget=datumvak())
    verslag = tekstveld(3, label=_("Wat vertelden jeugdige en JIM?"))
    gaat_door = forms.ChoiceField(
        label=_("Gaan zij samen verder?"),
        choices=[("ja", _("Ja, zij gaan verder")), ("nee", _("Nee, de JIM stopt"))],
        widget=forms.RadioSelect,
        initial="ja",
    )

    def waarde(self) -> dict[str, Any]:
        """What the action asks."""
        schoon = self.cleaned_data
        return {"op": schoon["op"], "verslag": schoon["verslag"], "gaat_door": schoon["gaat_door"] == "ja"}
