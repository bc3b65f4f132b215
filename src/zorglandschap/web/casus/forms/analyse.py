"""What people fill in about the verklarende analyse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.casus.actions import Getypt, Keuzes
from zorglandschap.apps.casus.queries import Veldstand
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, Conclusie, FactorSoort
from zorglandschap.web.casus.forms.basis import Losdatum, Loskeuze, Losveld, datumvak, keuzes
from zorglandschap.web.vormgeving.invoer import HOOGSTE

LABELS: Mapping[AnalyseVeld, tuple[Any, Any]] = {
    AnalyseVeld.KIND: (_("Het kind"), _("Wat gaat goed? Wat is moeilijk? Sinds wanneer?")),
    AnalyseVeld.OUDERS: (_("De ouders"), _("Wat lukt de ouders? Wat lukt nu niet, en hoe komt dat?")),
    AnalyseVeld.GEZIN: (_("Het gezin"), _("Hoe gaan de gezinsleden met elkaar om? Wat is er gebeurd?")),
    AnalyseVeld.OMGEVING: (
        _("De omgeving"),
        _("Hoe gaat het op school, met vrienden, familie en de buurt? Wie helpt al?"),
    ),
    AnalyseVeld.AANPALEND: (
        _("Andere levensgebieden"),
        _("Wat speelt er met school, gezondheid, wonen, werk, geld of schulden? Wie is daarbij betrokken?"),
    ),
    AnalyseVeld.EERDERE_HULP: (
        _("Eerdere hulp"),
        _("Welke hulp was er al? Wat hielp, en wat niet? Was er geen hulp? Schrijf dat dan op."),
    ),
    AnalyseVeld.STEM_JEUGDIGE: (
        _("Wat zegt de jeugdige zelf?"),
        _("In de eigen woorden: wat is er aan de hand, en wat moet er anders?"),
    ),
    AnalyseVeld.STEM_OUDERS: (
        _("Wat zeggen de ouders zelf?"),
        _("In de eigen woorden. Denken ouders verschillend? Schrijf beide op."),
    ),
    AnalyseVeld.SAMENHANG: (
        _("Hoe hangt het samen?"),
        _("Waarom is dit zo? Wat houdt het in stand? Verbind de factoren met elkaar."),
    ),
    AnalyseVeld.CONCLUSIE: (_("Conclusie"), _("Wat is er nodig, en waarom? Wat is het doel van de hulp?")),
}


class AnalyseForm(forms.Form):
    """The texts of the analysis, each with the version that it was typed over."""

    factor_soort = Loskeuze(label=_("Soort factor"), choices=keuzes(FactorSoort))
    factor_tekst = Losveld(label=_("Factor"), max_length=300, help_text=_("Kort, in één zin. Eén factor per keer."))

    def __init__(self, data: Any = None, *, velden: Sequence[Veldstand] = (), **opties: Any) -> None:
        super().__init__(data, **opties)
        standen = {s.veld: s for s in velden}
        for veld in AnalyseVeld:
            self._voeg_toe(veld, standen.get(veld), data)

    def _voeg_toe(self, veld: AnalyseVeld, stand: Veldstand | None, data: Any) -> None:
        naam, (label, hulp) = veld.name.lower(), LABELS[veld]
        versie = (data or {}).get(f"versie_{naam}") or (stand.versie if stand else 0)
        vak = forms.Textarea(attrs={"rows": 5, "data-basisversie": versie})
        toon = stand.toon if stand else ""
        self.fields[naam] = Losveld(label=label, help_text=hulp, widget=vak, initial=toon, strip=False)
        self.fields[f"versie_{naam}"] = forms.IntegerField(
            min_value=0, max_value=HOOGSTE, widget=forms.HiddenInput, initial=versie
        )
        self.use_required_attribute = False

    def teksten(self, *, zonder: AnalyseVeld | None = None) -> dict[AnalyseVeld, Getypt]:
        """What was typed, per text."""
        schoon = self.cleaned_data
        return {
            veld: Getypt(schoon[veld.name.lower()], schoon[f"versie_{veld.name.lower()}"])
            for veld in AnalyseVeld
            if veld is not zonder
        }


class KeuzesForm(forms.Form):
    """What is chosen instead of written."""

    keuze = Loskeuze(
        label=_("Wat is er nodig?"), choices=keuzes(Conclusie, ("", _("nog niet bekend"))), widget=forms.RadioSelect
    )
    met_jeugdige_op = Losdatum(label=_("Met de jeugdige besproken op"), widget=datumvak())
    met_ouders_op = Losdatum(label=_("Met de ouders besproken op"), widget=datumvak())

    def __init__(self, data: Any = None, *, gedragsdeskundigen: Sequence[tuple[int, str]] = (), **opties: Any) -> None:
        super().__init__(data, **opties)
        self.use_required_attribute = False
        mensen = [("", _("nog niemand")), *((str(pk), naam) for pk, naam in gedragsdeskundigen)]
        self.fields["gedragsdeskundige_id"] = Loskeuze(label=_("Gedragsdeskundige die meekijkt"), choices=mensen)

    def waarde(self) -> Keuzes:
        """The choices as a value."""
        schoon = self.cleaned_data
        return Keuzes(
            conclusie=Conclusie(schoon["keuze"]) if schoon["keuze"] else None,
            met_jeugdige_op=schoon["met_jeugdige_op"],
            met_ouders_op=schoon["met_ouders_op"],
            gedragsdeskundige_id=int(schoon["gedragsdeskundige_id"]) if schoon["gedragsdeskundige_id"] else None,
        )


class GezienForm(forms.Form):
    """The choices as the form showed them, so that only what was changed is changed."""

    keuze = forms.CharField(widget=forms.HiddenInput, required=False)
    met_jeugdige_op = forms.CharField(widget=forms.HiddenInput, required=False)
    met_ouders_op = forms.CharField(widget=forms.HiddenInput, required=False)
    gedragsdeskundige_id = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def waarde(self) -> Keuzes:
        """The choices as a value; what cannot be read counts as empty."""
        schoon = self.cleaned_data
        return Keuzes(
            conclusie=Conclusie(schoon["keuze"]) if schoon.get("keuze") in set(Conclusie) else None,
            met_jeugdige_op=_dag(schoon.get("met_jeugdige_op")),
            met_ouders_op=_dag(schoon.get("met_ouders_op")),
            gedragsdeskundige_id=schoon.get("gedragsdeskundige_id"),
        )


def _dag(tekst: str | None) -> date | None:
    try:
        return date.fromisoformat(tekst) if tekst else None
    except ValueError:
        return None
