"""What people fill in about the verklarende analyse: its texts, and what is chosen instead of written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.casus.actions import Getypt, Keuzes
from zorglandschap.apps.casus.queries import Ouderstem, Vak, Veldstand, naam_van
from zorglandschap.core.begrippen.analysewoorden import AANPALENDE, GEEN_EERDERE_HULP, SPEELT_NIET
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, Conclusie
from zorglandschap.web.casus.forms.basis import Losdatum, Loskeuze, Losveld, datumvak, keuzes
from zorglandschap.web.vormgeving.invoer import HOOGSTE
from zorglandschap.web.vormgeving.velden import Nummerveld

LABELS: Mapping[AnalyseVeld, tuple[Any, Any]] = {
    AnalyseVeld.KIND: (_("Het kind"), _("Wat gaat goed? Wat is moeilijk? Sinds wanneer?")),
    AnalyseVeld.OUDERS: (_("De ouders"), _("Wat lukt de ouders? Wat lukt nu niet, en hoe komt dat?")),
    AnalyseVeld.GEZIN: (_("Het gezin"), _("Hoe gaan de gezinsleden met elkaar om? Wat is er gebeurd?")),
    AnalyseVeld.OMGEVING: (_("De omgeving"), _("Hoe gaat het met vrienden, familie en de buurt? Wie helpt al?")),
    AnalyseVeld.ONDERWIJS: (_("School of opvang"), _("Hoe gaat het daar? Wie denkt er mee?")),
    AnalyseVeld.GEZONDHEID: (
        _("Gezondheid"),
        _("Wat weten de jeugdarts, huisarts of specialist? Slapen, eten, medicijnen?"),
    ),
    AnalyseVeld.WONEN: (_("Wonen"), _("Is er een vaste plek, met genoeg ruimte en rust?")),
    AnalyseVeld.INKOMEN: (_("Werk en geld"), _("Is er werk en genoeg geld? Zijn er schulden? Wie helpt daarbij?")),
    AnalyseVeld.AANPALEND: (
        _("Hulp voor de ouders en meedoen"),
        _("Hebben de ouders zelf hulp of ondersteuning (Wmo), of hulp nodig om mee te doen?"),
    ),
    AnalyseVeld.EERDERE_HULP: (
        _("Toelichting op eerdere hulp"),
        _("Wat moet wie nu helpt hiervan weten? De hulp zelf zet u in de lijst hieronder."),
    ),
    AnalyseVeld.STEM_JEUGDIGE: (
        _("Wat zegt de jeugdige zelf?"),
        _("In de eigen woorden: wat is er aan de hand, en wat moet er anders?"),
    ),
    AnalyseVeld.STEM_OUDERS: (_("Wat zeggen de ouders samen?"), _("In de eigen woorden van de ouders of voogd.")),
    AnalyseVeld.SAMENHANG: (
        _("Hoe hangt het samen?"),
        _("Vertel het plaatje na: waarom is dit zo, en wat houdt het in stand?"),
    ),
    AnalyseVeld.CONCLUSIE: (_("Conclusie"), _("Wat is er nodig, en waarom? Wat is het doel van de hulp?")),
}
STEM_VAN_OUDER = _("Wat zegt %(naam)s zelf?")
STEM_HULP = _("In de eigen woorden. Lukt een gesprek nog niet? Schrijf op waarom, en wat u heeft gedaan.")
KORT = frozenset(AANPALENDE) | {AnalyseVeld.EERDERE_HULP}
STEMVAK = re.compile(r"stem_ouders_(\d{1,9})")
IN_EEN_KLIK: Mapping[AnalyseVeld, str] = {
    **dict.fromkeys(AANPALENDE, SPEELT_NIET),
    AnalyseVeld.EERDERE_HULP: GEEN_EERDERE_HULP,
}


def label_van(vak: Vak, wie: str = "") -> tuple[Any, Any]:
    """The label of a text box and the help with it."""
    if not isinstance(vak, Ouderstem):
        return LABELS[vak]
    return STEM_VAN_OUDER % {"naam": wie or _("deze ouder")}, STEM_HULP


class AnalyseForm(forms.Form):
    """The texts of the analysis, each with the version that it was typed over.

    Bound, it has the boxes that were sent: those of the page as it was shown, which may be older than the analysis.
    """

    def __init__(self, data: Any = None, *, velden: Sequence[Veldstand] = (), **opties: Any) -> None:
        super().__init__(data, **opties)
        self.use_required_attribute = False
        standen = {s.vak: s for s in velden}
        self.vakken = tuple(standen) if data is None else tuple(v for v in _verstuurd(data))
        for vak in self.vakken:
            self._voeg_toe(vak, standen.get(vak), data)

    def _voeg_toe(self, vak: Vak, stand: Veldstand | None, data: Any) -> None:
        naam, (label, hulp) = naam_van(vak), label_van(vak, stand.wie if stand else "")
        versie = (data or {}).get(f"versie_{naam}") or (stand.versie if stand else 0)
        box = forms.Textarea(attrs={"rows": 2 if vak in KORT else 5, "data-basisversie": versie})
        toon = stand.toon if stand else ""
        self.fields[naam] = Losveld(label=label, help_text=hulp, widget=box, initial=toon, strip=False)
        self.fields[f"versie_{naam}"] = forms.IntegerField(
            min_value=0, max_value=HOOGSTE, widget=forms.HiddenInput, initial=versie
        )

    def teksten(self, *, zonder: Vak | None = None, in_een_klik: Vak | None = None) -> dict[Vak, Getypt]:
        """What was typed, per text; ``in_een_klik`` gets its standard sentence when nothing was typed in it."""
        schoon = self.cleaned_data
        uit: dict[Vak, Getypt] = {}
        for vak in self.vakken:
            tekst, versie = schoon[naam_van(vak)], schoon[f"versie_{naam_van(vak)}"]
            if vak == in_een_klik and isinstance(vak, AnalyseVeld) and not tekst.strip():
                tekst = IN_EEN_KLIK.get(vak, tekst)
            if vak != zonder:
                uit[vak] = Getypt(tekst, versie)
        return uit


def _verstuurd(data: Mapping[str, str]) -> Iterable[Vak]:
    """The text boxes of which a text was sent."""
    for veld in AnalyseVeld:
        if naam_van(veld) in data:
            yield veld
    for naam in data:
        gevonden = STEMVAK.fullmatch(naam)
        if gevonden:
            yield Ouderstem(int(gevonden[1]))


class KeuzesForm(forms.Form):
    """Everything of the analysis that is chosen instead of written."""

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
    gedragsdeskundige_id = Nummerveld(required=False)

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
