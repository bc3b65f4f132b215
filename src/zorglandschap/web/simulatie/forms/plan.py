"""What a policy officer fills in to ask for a plan: a limit on waiting per form, and limits on the whole."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zorglandschap.apps.simulatie.planwerk import Plankeuze
from zorglandschap.core.simulatie.invoer import Invoer
from zorglandschap.core.simulatie.planning.doelen import Bezetting, Budget, Doel, UitHuis, Wachttijd
from zorglandschap.core.simulatie.planning.doelen_spreiding import EigenGemeente
from zorglandschap.core.simulatie.planning.planvraag import MEEST_ERBIJ, Planvraag, eerste_moment, momenten_vanaf
from zorglandschap.web.simulatie.forms.velden import Getalveld
from zorglandschap.web.vormgeving.velden import Datumveld
from zorglandschap.web.vormgeving.woorden import vertaal

NAAM_LENGTE = 120
HONDERD = 100.0


class PlanFormulier(forms.Form):
    """Targets in days, youths, percents and euros; every field may stay empty, but one limit on waiting is needed."""

    naam = forms.CharField(
        label=gettext_lazy("Naam van het plan"), max_length=NAAM_LENGTE, initial=gettext_lazy("Plan voor de regio")
    )
    jaren = forms.IntegerField(
        label=gettext_lazy("Hoeveel jaar vooruit?"), min_value=2, max_value=10, initial=5,
        help_text=gettext_lazy("De kosten tellen over al die jaren."),
    )  # fmt: skip
    vanaf = Datumveld(
        label=gettext_lazy("Vanaf welke dag mag er iets veranderen?"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=gettext_lazy(
            "Vanaf die dag gelden ook de doelen. Een en twee jaar later mag er nog iets veranderen."
        ),
    )
    uit_huis = Getalveld(
        label=gettext_lazy("Hoogstens zoveel jeugdigen uit huis"), min_value=0, required=False,
        help_text=gettext_lazy("Gemiddeld, in de hele regio."),
    )  # fmt: skip
    bezetting = Getalveld(
        label=gettext_lazy("Hoogstens zoveel procent van de plekken bezet"), min_value=1, max_value=100,
        required=False, help_text=gettext_lazy("Bij elke hulpvorm waarvoor u een wachttijd invult."),
    )  # fmt: skip
    eigen_gemeente = Getalveld(
        label=gettext_lazy("Minstens zoveel procent een plek in de eigen gemeente"), min_value=0, max_value=100,
        required=False, help_text=gettext_lazy("Van wie uit huis woont."),
    )  # fmt: skip
    budget = Getalveld(
        label=gettext_lazy("Hoogstens zoveel euro per jaar"), min_value=0, required=False,
        help_text=gettext_lazy("Plekken, ook lege, en hulp buiten de regio."),
    )  # fmt: skip
    openen = Getalveld(
        label=gettext_lazy("Wat kost het om een plek te openen?"), min_value=0, initial=0,
        help_text=gettext_lazy("Euro per plek, eenmalig."),
    )  # fmt: skip
    meest_erbij = forms.IntegerField(
        label=gettext_lazy("Hoeveel plekken kunnen er per gemeente hoogstens bij?"), min_value=0, max_value=500,
        initial=MEEST_ERBIJ, help_text=gettext_lazy("Per hulpvorm: wat er gebouwd en bemenst kan worden."),
    )  # fmt: skip
    lijn = forms.BooleanField(
        label=gettext_lazy("Laat ook zien wat een kind meer thuis kost (duurt drie keer zo lang)"), required=False
    )
    herhaalsleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, basis: Invoer, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.use_required_attribute = False
        self.basis = basis
        met_plek = {v.vorm for v in basis.voorzieningen}
        self.vormen = [v.naam for v in basis.vormen if v.naam in met_plek and not v.altijd_open]
        for i, vorm in enumerate(self.vormen):
            naam = vertaal(vorm)
            self.fields[f"wacht_{i}"] = Getalveld(
                label=naam[:1].upper() + naam[1:], min_value=0.1, max_value=3650, required=False
            )
        self.fields["vanaf"].initial = eerste_moment(basis.start)

    @property
    def wachten(self) -> list[forms.BoundField]:
        """The limits on waiting, to draw side by side."""
        return [self[f"wacht_{i}"] for i in range(len(self.vormen))]

    @property
    def boven(self) -> list[forms.BoundField]:
        """The fields before them."""
        return [self[naam] for naam in ("naam", "jaren", "vanaf")]

    @property
    def onder(self) -> list[forms.BoundField]:
        """The fields after them."""
        namen = ("uit_huis", "eigen_gemeente", "bezetting", "budget", "openen", "meest_erbij", "lijn", "herhaalsleutel")
        return [self[naam] for naam in namen]

    def clean_vanaf(self) -> date:
        """A day after the start of the base case."""
        op: date = self.cleaned_data["vanaf"]
        if op <= self.basis.start:
            raise forms.ValidationError(_("Kies een dag na vandaag: plekken van gisteren veranderen niet meer."))
        return op

    def clean(self) -> dict[str, Any]:
        """At least one limit on waiting: without it no place at all is cheapest."""
        schoon = super().clean() or {}
        if not self.errors and not self._wachttijden():
            raise forms.ValidationError(_("Vul bij minstens één hulpvorm in hoe lang wachten hoogstens duurt."))
        return schoon

    def _wachttijden(self) -> list[Wachttijd]:
        dagen = ((vorm, self.cleaned_data.get(f"wacht_{i}")) for i, vorm in enumerate(self.vormen))
        return [Wachttijd(vorm, d) for vorm, d in dagen if d is not None]

    def keuze(self) -> Plankeuze:
        """The question that was filled in."""
        s, wachten = self.cleaned_data, self._wachttijden()
        doelen: list[Doel] = [*wachten]
        if s["bezetting"] is not None:
            doelen += [Bezetting(w.vorm, s["bezetting"] / HONDERD) for w in wachten]
        if s["uit_huis"] is not None:
            doelen.append(UitHuis(s["uit_huis"]))
        if s["eigen_gemeente"] is not None:
            doelen.append(EigenGemeente(s["eigen_gemeente"] / HONDERD))
        if s["budget"] is not None:
            doelen.append(Budget(s["budget"]))
        vraag = Planvraag(
            doelen=tuple(doelen), momenten=momenten_vanaf(s["vanaf"], s["jaren"], self.basis.start),
            meest_erbij=s["meest_erbij"], openen=s["openen"],
        )  # fmt: skip
        return Plankeuze(vraag=vraag, jaren=s["jaren"], met_lijn=s["lijn"])
