"""The short lines of the analysis: factors and links, earlier help, suppositions, and with whom it was shared."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.casus.actions import Ontvangers
from zorglandschap.core.begrippen.analysewoorden import DOMEINEN, Hulpeffect, Hypothesestand, Verband
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, FactorSoort
from zorglandschap.web.casus.forms.analyse import LABELS
from zorglandschap.web.casus.forms.basis import Loskeuze, Losveld, keuzes
from zorglandschap.web.vormgeving.woorden import vertaal

JEUGDIGE = "jeugdige"
WEGING = re.compile(r"(?:stand|grond)_(\d{1,9})")
KORT = 60  # letters of a factor in a list to choose from


class Genummerd(Loskeuze):
    """A choice by number; the action says it kindly when somebody else struck that number meanwhile."""

    def validate(self, value: str) -> None:
        """Any number will do here."""
        if value and not (value.isdecimal() and len(value) <= 9):
            raise forms.ValidationError(self.error_messages["invalid_choice"], params={"value": value})


class RegelsForm(forms.Form):
    """New lines; each is added when it is filled in, whichever button is pressed, so that nothing typed is lost."""

    factor_soort = Loskeuze(label=_("Soort factor"), choices=keuzes(FactorSoort))
    factor_tekst = Losveld(label=_("Factor"), max_length=300, help_text=_("Kort, in één zin. Eén factor per keer."))
    factor_domein = Loskeuze(
        label=_("Waar hoort dit bij?"),
        choices=[("", _("maak een keuze")), *((veld.value, LABELS[veld][0]) for veld in DOMEINEN)],
    )
    verband_van = Genummerd(label=_("Deze factor"))
    verband_soort = Loskeuze(label=_("doet dit"), choices=keuzes(Verband))
    verband_naar = Genummerd(label=_("met deze factor"))
    hulp_wat = Losveld(label=_("Welke hulp was er?"), max_length=200)
    hulp_wanneer = Losveld(label=_("Wanneer?"), max_length=80, help_text=_("Ongeveer is genoeg."))
    hulp_effect = Loskeuze(label=_("Wat deed die volgens het gezin?"), choices=keuzes(Hulpeffect))
    hulp_toelichting = Losveld(label=_("Waardoor kwam dat?"), max_length=500)
    veronderstelling = Losveld(label=_("Wat kan het verklaren?"), max_length=500, help_text=_("In één zin."))

    def __init__(self, data: Any = None, *, factoren: Sequence[Any] = (), **opties: Any) -> None:
        super().__init__(data, **opties)
        self.use_required_attribute = False
        lijst = [("", _("kies een factor")), *((str(f.pk), _kort(f.tekst)) for f in factoren)]
        for naam in ("verband_van", "verband_naar"):
            keuze = self.fields[naam]
            if isinstance(keuze, forms.ChoiceField):
                keuze.choices = lijst

    def factor(self) -> dict[str, Any] | None:
        """The factor that was typed, or None."""
        schoon = self.cleaned_data
        if not schoon["factor_tekst"].strip():
            return None
        domein = schoon["factor_domein"]
        return {
            "soort": FactorSoort(schoon["factor_soort"] or FactorSoort.VEROORZAKEND),
            "tekst": schoon["factor_tekst"],
            "domein": AnalyseVeld(domein) if domein else None,
        }

    def verband(self) -> dict[str, Any] | None:
        """The link that was chosen, or None while one of the two factors is not chosen."""
        schoon = self.cleaned_data
        if not schoon["verband_van"] or not schoon["verband_naar"]:
            return None
        return {
            "van_id": int(schoon["verband_van"]),
            "naar_id": int(schoon["verband_naar"]),
            "soort": Verband(schoon["verband_soort"] or Verband.VEROORZAAKT),
        }

    def hulp(self) -> dict[str, Any] | None:
        """The earlier help that was typed, or None."""
        schoon = self.cleaned_data
        if not (schoon["hulp_wat"].strip() or schoon["hulp_toelichting"].strip()):
            return None
        return {
            "wat": schoon["hulp_wat"],
            "wanneer": schoon["hulp_wanneer"],
            "effect": Hulpeffect(schoon["hulp_effect"] or Hulpeffect.ONBEKEND),
            "toelichting": schoon["hulp_toelichting"],
        }

    def in_woorden(self) -> list[str]:
        """Everything that was typed, as lines to keep as a draft when it came too late."""
        schoon = self.cleaned_data
        factor, hulp = schoon["factor_tekst"].strip(), schoon["hulp_wat"].strip()
        toelichting = schoon["hulp_toelichting"].strip()
        regels = [f"{vertaal(schoon['factor_soort'])}: {factor}" if factor else ""]
        regels.append(" – ".join(deel for deel in (hulp, schoon["hulp_wanneer"].strip(), toelichting) if deel))
        regels.append(schoon["veronderstelling"].strip())
        return [regel for regel in regels if regel]


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= KORT else f"{tekst[: KORT - 1].rstrip()}…"


class WegingForm(forms.Form):
    """For each supposition whether it holds, and on which grounds."""

    def __init__(self, data: Any = None, *, hypothesen: Sequence[Any] = (), **opties: Any) -> None:
        super().__init__(data, **opties)
        self.use_required_attribute = False
        standen = {h.pk: h for h in hypothesen}
        self.nummers = list(standen) if data is None else _verstuurd(data)
        for nummer in self.nummers:
            rij = standen.get(nummer)
            self.fields[f"stand_{nummer}"] = Loskeuze(
                label=_("Klopt dit?"), choices=keuzes(Hypothesestand), initial=rij.stand if rij else None
            )
            self.fields[f"grond_{nummer}"] = Losveld(
                label=_("Waar blijkt dat uit?"), max_length=500, initial=rij.onderbouwing if rij else ""
            )

    def wegingen(self) -> dict[int, tuple[Hypothesestand, str]]:
        """What was chosen and typed, per supposition."""
        schoon = self.cleaned_data
        return {
            nummer: (Hypothesestand(schoon[f"stand_{nummer}"] or Hypothesestand.OPEN), schoon[f"grond_{nummer}"])
            for nummer in self.nummers
        }

    def in_woorden(self) -> list[str]:
        """The grounds that are not those of the page, as lines to keep as a draft when they came too late."""
        anders = (self.cleaned_data[naam] for naam in self.changed_data if naam.startswith("grond_"))
        return [grond for grond in anders if grond]


def _verstuurd(data: Mapping[str, str]) -> list[int]:
    gevonden = (WEGING.fullmatch(naam) for naam in data)
    return sorted({int(treffer[1]) for treffer in gevonden if treffer})


class DelenForm(forms.Form):
    """With whom the analysis was shared, and why not with somebody who should have it."""

    gedeeld_met = forms.MultipleChoiceField(
        label=_("Wie heeft de tekst van de analyse?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    deel_reden = Losveld(label=_("Is iemand overgeslagen? Waarom?"), max_length=500)

    def __init__(self, data: Any = None, *, voornaam: str = "", ouders: Sequence[Any] = (), **opties: Any) -> None:
        super().__init__(data, **opties)
        self.use_required_attribute = False
        keuze = self.fields["gedeeld_met"]
        if isinstance(keuze, forms.MultipleChoiceField):
            keuze.choices = [
                (JEUGDIGE, voornaam or gettext("de jeugdige")),
                *((str(lid.pk), lid.naam) for lid in ouders),
            ]

    def ontvangers(self) -> Ontvangers:
        """The answer as a value."""
        wie = set(self.cleaned_data["gedeeld_met"])
        return Ontvangers(
            jeugdige=JEUGDIGE in wie,
            ouders=frozenset(int(nummer) for nummer in wie - {JEUGDIGE}),
            reden=self.cleaned_data["deel_reden"],
        )
