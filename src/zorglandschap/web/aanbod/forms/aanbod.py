"""What a planner writes about the own offers: an offer, its end, and what is out of service."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.core.begrippen.aanbodgegevens import Aanbodgegevens, Bezwaar, Grenzen, bezwaren
from zorglandschap.core.begrippen.aanbodrij import LANGSTE
from zorglandschap.core.begrippen.aanbodwoorden import RedenBuitenGebruik, Ritme
from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.web.vormgeving.velden import Datumveld
from zorglandschap.web.vormgeving.woorden import vertaal

GROOT = 9999
GEEN_NAMEN = _("Geen namen van jeugdigen.")


def datumvak() -> forms.DateInput:
    """The browser's own picker of dates."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def getal(label: Any, **opties: Any) -> forms.IntegerField:
    """A small whole number."""
    return forms.IntegerField(label=label, min_value=0, max_value=GROOT, **opties)


def tekst(label: Any, naam: str, **opties: Any) -> forms.CharField:
    """A text of more lines that may stay empty."""
    vak = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, required=False, max_length=LANGSTE[naam], widget=vak, **opties)


def _ja_nee_onbekend(label: Any) -> forms.TypedChoiceField:
    """A question that may stay open: what nobody told is not the same as no."""
    keuzes = [("", _("niet bekend")), ("ja", _("ja")), ("nee", _("nee"))]
    return forms.TypedChoiceField(
        label=label, choices=keuzes, required=False, coerce=lambda w: w == "ja", empty_value=None
    )


class AanbodFormulier(forms.Form):
    """An offer; its form of help is fixed after somebody was placed or asked for."""

    naam = forms.CharField(label=_("Naam"), max_length=LANGSTE["naam"])
    hulpvorm = forms.ChoiceField(label=_("Hulpvorm"), choices=[(h.value, _(h.value)) for h in Hulpvorm])
    leeftijd_van = getal(_("Leeftijd vanaf"))
    leeftijd_tot = getal(_("Leeftijd tot en met"))
    plekken = getal(
        _("Aantal plekken"), help_text=_("Bedden, of bij hulp die naar het kind toe komt: plaatsen in de caseload.")
    )
    van = Datumveld(label=_("Geldig vanaf"), widget=datumvak())
    tot = Datumveld(
        label=_("Geldig tot"), required=False, widget=datumvak(), help_text=_("De eerste dag dat het er niet meer is.")
    )
    specialismen = forms.MultipleChoiceField(
        label=_("Goed in"),
        required=False,
        choices=[(s.value, _(s.value)) for s in Specialisme],
        widget=forms.CheckboxSelectMultiple,
    )
    neemt_lvb = forms.BooleanField(label=_("Ingericht op een lichte verstandelijke beperking"), required=False)
    neemt_ggz = forms.BooleanField(label=_("Ingericht op psychiatrische problemen"), required=False)
    neemt_broers_zussen = forms.BooleanField(label=_("Broers en zussen kunnen samen"), required=False)
    ritme = forms.MultipleChoiceField(
        label=_("Ritme"),
        required=False,
        choices=[(r.value, _(r.value)) for r in Ritme],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Bij pleegzorg, gezinshuizen, groepen en logeren: wanneer en voor hoe lang."),
    )
    school = forms.CharField(label=_("School dichtbij"), required=False, max_length=LANGSTE["school"])
    groep_grootte = getal(_("Groep: hoeveel jeugdigen"), required=False)
    groep_jongste = getal(_("Groep: leeftijd van de jongste"), required=False)
    groep_oudste = getal(_("Groep: leeftijd van de oudste"), required=False)
    groep = tekst(_("Hoe is de groep?"), "groep", help_text=GEEN_NAMEN)
    eigen_kamer = _ja_nee_onbekend(_("Heeft elke jeugdige een eigen kamer?"))
    dieren = _ja_nee_onbekend(_("Zijn er dieren in huis of op het terrein?"))
    voorwaarden = tekst(_("Voorwaarden bij de start"), "voorwaarden", help_text=_("Wat moet er zijn voor de start?"))
    kenmerk = forms.CharField(
        label=_("Uw eigen kenmerk"),
        required=False,
        max_length=LANGSTE["kenmerk"],
        help_text=_("Een code uit uw eigen systeem, om rijen in een bestand te herkennen."),
    )
    versie = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    def __init__(self, *args: Any, grenzen: Grenzen, vorm_vast: str = "", **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.use_required_attribute = False
        self.grenzen = grenzen
        if vorm_vast:
            self.fields["hulpvorm"].disabled = True
            self.fields["hulpvorm"].initial = vorm_vast
            self.fields["hulpvorm"].help_text = _("Ligt vast: er is al iemand geplaatst of gevraagd.")

    def clean(self) -> dict[str, Any]:
        """What core says that cannot be, stands at its own field."""
        schoon = super().clean() or {}
        if not self.errors:
            for bezwaar in bezwaren(self.gegevens(), self.grenzen):
                self.meld(bezwaar)
        return schoon

    def meld(self, bezwaar: Bezwaar) -> None:
        """Put a complaint at its field, or above the form."""
        self.add_error(bezwaar.veld if bezwaar.veld in self.fields else None, vertaal(bezwaar.zin))

    def gegevens(self) -> Aanbodgegevens:
        """The offer as a value."""
        s = self.cleaned_data
        return Aanbodgegevens(
            **{
                **{veld.name: s[veld.name] for veld in fields(Aanbodgegevens)},
                "naam": s["naam"].strip(),
                "hulpvorm": Hulpvorm(s["hulpvorm"]),
                "specialismen": frozenset(map(Specialisme, s["specialismen"])),
                "ritme": frozenset(map(Ritme, s["ritme"])),
            }
        )


class NieuwAanbodFormulier(AanbodFormulier):
    """A new offer also says where."""

    def __init__(self, *args: Any, locaties: Iterable[tuple[int, str]], **opties: Any) -> None:
        super().__init__(*args, **opties)
        keuzes = [("", _("Kies een locatie")), *((str(pk), naam) for pk, naam in locaties)]
        self.fields["locatie"] = forms.ChoiceField(label=_("Locatie"), choices=keuzes)
        self.order_fields(["locatie"])


def begin(gegevens: Aanbodgegevens, versie: int) -> Mapping[str, Any]:
    """The stored offer as the form shows it first."""
    return {
        **{veld.name: getattr(gegevens, veld.name) for veld in fields(Aanbodgegevens)},
        "hulpvorm": gegevens.hulpvorm.value,
        "specialismen": [s.value for s in gegevens.specialismen],
        "ritme": [r.value for r in gegevens.ritme],
        "eigen_kamer": _woord(gegevens.eigen_kamer),
        "dieren": _woord(gegevens.dieren),
        "versie": versie,
    }


def _woord(antwoord: bool | None) -> str:  # noqa: FBT001
    return "" if antwoord is None else "ja" if antwoord else "nee"


class SluitFormulier(forms.Form):
    """From which day an offer is no longer there, and why."""

    tot = Datumveld(label=_("Niet meer vanaf"), widget=datumvak())
    reden = forms.CharField(label=_("Waarom?"), max_length=200, help_text=GEEN_NAMEN)

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.use_required_attribute = False


class BuitenFormulier(forms.Form):
    """Places that cannot be given for a time."""

    aantal = forms.IntegerField(label=_("Hoeveel plekken?"), min_value=1, max_value=GROOT, initial=1)
    van = Datumveld(label=_("Vanaf"), widget=datumvak())
    tot = Datumveld(
        label=_("Weer te geven vanaf"),
        required=False,
        widget=datumvak(),
        help_text=_("Laat leeg als u dat nog niet weet."),
    )
    reden = forms.ChoiceField(label=_("Waarom?"), choices=[(r.value, _(r.value)) for r in RedenBuitenGebruik])
    toelichting = forms.CharField(label=_("Toelichting"), required=False, max_length=300, help_text=GEEN_NAMEN)

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.use_required_attribute = False


class AanwezigFormulier(forms.Form):
    """How many youths were really there on a day."""

    dag = Datumveld(label=_("Dag"), widget=datumvak())
    aanwezig = getal(
        _("Hoeveel jeugdigen waren er echt?"),
        help_text=_("Meer dan er plekken zijn mag u eerlijk opschrijven: we laten het zien."),
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.use_required_attribute = False
