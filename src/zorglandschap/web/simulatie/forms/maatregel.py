"""A small form for one measure, made from the described fields of its kind and the names of the region."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.simulatie.invoer import Invoer
from zorglandschap.core.simulatie.maatregelen import SOORTEN, Maatregel
from zorglandschap.core.simulatie.scenario import Scenario
from zorglandschap.core.simulatie.scenariocontrole import fouten
from zorglandschap.core.simulatie.scenariovelden import Eigenschap, eigenschappen
from zorglandschap.web.simulatie.forms.velden import Getalveld, Procentveld
from zorglandschap.web.simulatie.woorden import LABELS, LEEG, UITLEG, woord
from zorglandschap.web.vormgeving.velden import Datumveld
from zorglandschap.web.vormgeving.woorden import vertaal

PAD = re.compile(r"maatregelen\[(\d+)\]\.?(\w*)")
Keuzes = list[tuple[Any, Any]]


class MaatregelFormulier(forms.Form):
    """The fields of one kind of measure; ``maatregel`` is what was filled in, once it is valid."""

    maatregel: Maatregel

    def __init__(self, data: Any = None, *, soort: str, basis: Invoer, begin: Maatregel | None = None) -> None:
        super().__init__(data, prefix="m")
        self.use_required_attribute = False
        self.basis, self.klasse = basis, SOORTEN[soort]
        self.eigen = eigenschappen(self.klasse)
        for eigen in self.eigen:
            if eigen.soort is dict:
                self._delen(eigen, getattr(begin, eigen.naam, {}))
            else:
                self.fields[eigen.naam] = self._veld(eigen)
                self.initial[eigen.naam] = _begin(eigen, begin)
        self.order_fields([n for n in self.fields if n not in ("vanaf", "tot")])

    @property
    def gewoon(self) -> list[forms.BoundField]:
        """The fields to draw one under the other."""
        return [self[naam] for naam in self.fields if not naam.startswith("deel_")]

    @property
    def delen(self) -> list[forms.BoundField]:
        """The shares per form, to draw side by side."""
        return [self[naam] for naam in self.fields if naam.startswith("deel_")]

    def _delen(self, eigen: Eigenschap, nu: Mapping[str, float]) -> None:
        """One field per form of help for a share of each."""
        for i, vorm in enumerate(self.basis.vormen):
            naam = f"deel_{i}"
            self.fields[naam] = Procentveld(
                eigen.veld, aandeel=True, label=_hoofdletter(vertaal(vorm.naam)), required=False
            )
            if vorm.naam in nu:
                self.initial[naam] = round(nu[vorm.naam] * 100, 6)

    def _veld(self, eigen: Eigenschap) -> forms.Field:
        gelijk: dict[str, Any] = {
            "label": woord(LABELS, self.klasse, eigen.naam),
            "required": eigen.verplicht,
            "help_text": woord(UITLEG, self.klasse, eigen.naam, _(eigen.veld.uitleg)),
        }
        keuzes = _keuzes(eigen, self.basis)
        if keuzes is not None and eigen.soort is tuple:
            return forms.MultipleChoiceField(choices=keuzes, widget=forms.CheckboxSelectMultiple, **gelijk)
        if keuzes is not None:
            leeg = LEEG.get(eigen.naam, _("Kies"))
            return forms.ChoiceField(choices=[("", leeg), *keuzes], **gelijk)
        if eigen.naam in ("factor", "terugval"):
            return Procentveld(eigen.veld, aandeel=eigen.naam == "terugval", **gelijk)
        return _kaal(eigen, gelijk)

    def clean(self) -> dict[str, Any]:
        """The measure itself, checked as a whole and against this region."""
        schoon = super().clean() or {}
        if self.errors:
            return schoon
        self.maatregel = self.klasse(**{eigen.naam: self._waarde(eigen, schoon) for eigen in self.eigen})
        for fout in fouten(self.basis, Scenario("x", maatregelen=(self.maatregel,))):
            if "veld" in dict(fout.waarden):  # what other measures may bring is looked at when it is saved
                self._meld(fout)
        return schoon

    def _waarde(self, eigen: Eigenschap, schoon: Mapping[str, Any]) -> Any:
        if eigen.soort is dict:
            delen = ((vorm.naam, schoon[f"deel_{i}"]) for i, vorm in enumerate(self.basis.vormen))
            return {naam: deel for naam, deel in delen if deel}
        waarde = schoon[eigen.naam]
        if eigen.soort is tuple:
            return tuple(waarde)
        if waarde in ("", None):
            return eigen.standaard
        return waarde

    def _meld(self, fout: Tekst) -> None:
        _nummer, naam, tekst = plek_en_tekst(fout, self.klasse)
        self.add_error(naam if naam in self.fields else None, _hoofdletter(tekst))


def plek_en_tekst(fout: Tekst, klasse: type[Maatregel] | None = None) -> tuple[int | None, str, str]:
    """Which measure and field a fault is about, and the sentence with the label in place of the path."""
    waarden = dict(fout.waarden)
    gevonden = PAD.match(str(waarden.get("veld", "")))
    if gevonden is None:
        return None, "", vertaal(fout)
    naam = gevonden[2]
    waarden["veld"] = str(woord(LABELS, klasse, naam, _("Deze maatregel")))
    return int(gevonden[1]), naam, vertaal(Tekst(fout.sjabloon, tuple(waarden.items())))


def _kaal(eigen: Eigenschap, gelijk: dict[str, Any]) -> forms.Field:
    laag, hoog = eigen.veld.minstens, eigen.veld.hoogstens
    if eigen.soort is int:
        return forms.IntegerField(min_value=int(laag or 0), max_value=int(hoog or 0), **gelijk)
    if eigen.soort is float:
        return Getalveld(min_value=laag, max_value=hoog, **gelijk)
    if eigen.soort is bool:
        return forms.BooleanField(**{**gelijk, "required": False})
    if eigen.soort is str:
        return forms.CharField(max_length=80, **gelijk)
    return Datumveld(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **gelijk)


def _begin(eigen: Eigenschap, begin: Maatregel | None) -> Any:
    if begin is None:
        return eigen.standaard if eigen.soort in (int, bool) else None
    waarde = getattr(begin, eigen.naam)
    if eigen.naam == "factor" and waarde is not None:
        return round((waarde - 1) * 100, 6)
    if eigen.naam == "terugval":
        return round(waarde * 100, 6)
    return list(waarde) if eigen.soort is tuple else waarde


def _keuzes(eigen: Eigenschap, basis: Invoer) -> Keuzes | None:
    """The names a field can have in this region; None for a field that is no choice."""
    if eigen.naam == "locatie":
        per: dict[str, list[tuple[str, str]]] = {}
        for plek in basis.locaties:
            per.setdefault(plek.gemeente or str(_("Buiten de regio")), []).append((plek.naam, plek.naam))
        return sorted(per.items())
    vormen = [(v.naam, _hoofdletter(vertaal(v.naam))) for v in basis.vormen]
    namen: dict[str, Keuzes] = {
        "vorm": vormen, "vormen": vormen,
        "gemeente": [(g, g) for g in basis.gemeenten],
        "profiel": [(p.naam, p.naam) for p in basis.profielen],
        "team": [(t.naam, t.naam) for t in basis.teams],
    }  # fmt: skip
    return namen.get(eigen.naam)


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
