"""The forms of a decision with its allocations, and of a measure of the judge."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.casus.queries import NieuwBesluit, NieuweMaatregel, NieuweToewijzing
from zorglandschap.core.begrippen.besluitwoorden import Beschikkingsoort, Besluitgrond, Eenheid, Frequentie
from zorglandschap.core.begrippen.codelijsten import JuridischKader
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.web.casus.forms.basis import datumvak, keuzes, tekstveld
from zorglandschap.web.vormgeving.velden import Datumveld

EEN_DAG = timedelta(days=1)
BLOKKEN = 3  # as many kinds of help in one decision; more is a second decision
GRONDEN = (Besluitgrond.ARTIKEL_2_3, Besluitgrond.RECHTER)
BEPALINGSGRONDEN = (Besluitgrond.ARTIKEL_3_5, Besluitgrond.RECHTER)
MAATREGELEN = [k for k in JuridischKader if k is not JuridischKader.VRIJWILLIG]
Keuzelijst = list[tuple[Any, Any]]


def _op_naam(rijen: Iterable[Any], leeg: Any) -> Keuzelijst:
    return [("", leeg), *((rij.pk, str(rij)) for rij in rijen)]


class BesluitForm(forms.Form):
    """What is decided, on what ground and why; ``per`` only when it ends or replaces an earlier decision."""

    soort = forms.ChoiceField(label=_("Wat besluit u?"), widget=forms.RadioSelect)
    per = Datumveld(label=_("Vanaf welke dag geldt het vorige besluit niet meer?"), widget=datumvak(), required=False)
    grond = forms.ChoiceField(label=_("Op welke wettelijke grond?"), widget=forms.RadioSelect)
    motivering = tekstveld(
        10,
        label=_("Waarom dit besluit?"),
        help_text=_("Dit staat letterlijk in de brief. Schrijf voor het gezin: kort, duidelijk en met respect."),
    )
    herhaalsleutel = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    vervangt = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, data: Any = None, *, is_bepaling: bool, vervangt: bool, beeindigt: bool = False, **opties: Any
    ) -> None:
        super().__init__(data, **opties)
        soorten = [Beschikkingsoort.TOEKENNING, Beschikkingsoort.AFWIJZING]
        if vervangt:
            soorten = [Beschikkingsoort.BEEINDIGING if beeindigt else Beschikkingsoort.TOEKENNING]
        gronden = BEPALINGSGRONDEN if is_bepaling else GRONDEN
        self.fields["soort"].choices = [(s.value, _(s.value)) for s in soorten]  # type: ignore[attr-defined]
        self.fields["grond"].choices = [(g.value, _(g.value)) for g in gronden]  # type: ignore[attr-defined]
        if vervangt:
            self.fields["soort"].widget = forms.HiddenInput()
            self.fields["per"].required = True
        else:
            del self.fields["per"]

    def waarde(self, toewijzingen: tuple[NieuweToewijzing, ...]) -> NieuwBesluit:
        """The decision as a value."""
        schoon = self.cleaned_data
        return NieuwBesluit(
            soort=Beschikkingsoort(schoon["soort"]),
            grond=Besluitgrond(schoon["grond"]),
            motivering=schoon["motivering"],
            toewijzingen=toewijzingen,
            vervangt=schoon["vervangt"],
            per=schoon.get("per"),
        )


class ToewijzingForm(forms.Form):
    """One kind of help: which form, by whom, how long and how much. Left empty it counts for nothing."""

    hulpvorm = forms.ChoiceField(label=_("Welke hulp?"), choices=keuzes(Hulpvorm, ("", _("kies een vorm"))))
    aanbieder = forms.TypedChoiceField(label=_("Bij welke aanbieder?"), coerce=int, empty_value=None)
    van = Datumveld(label=_("Vanaf"), widget=datumvak())
    tot_en_met = Datumveld(
        label=_("Tot en met"),
        widget=datumvak(),
        required=False,
        help_text=_("De dag waarop u samen kijkt of de hulp klaar is."),
    )
    omvang = forms.IntegerField(label=_("Hoeveel?"), min_value=1, max_value=99_999, required=False)
    eenheid = forms.ChoiceField(label=_("Waarvan?"), choices=keuzes(Eenheid, ("", _("geen"))), required=False)
    frequentie = forms.ChoiceField(label=_("Hoe vaak?"), choices=keuzes(Frequentie, ("", _("geen"))), required=False)
    product = forms.CharField(
        label=_("Productcode"),
        max_length=5,
        required=False,
        help_text=_("Alleen als het contract die noemt. Anders geldt de hele productcategorie."),
    )

    def __init__(self, data: Any, *, aanbieders: Iterable[Any], prefix: str, initial: Any) -> None:
        super().__init__(data, prefix=prefix, initial=initial, empty_permitted=True, use_required_attribute=False)
        self.fields["aanbieder"].choices = _op_naam(aanbieders, _("kies een aanbieder"))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The amount is whole or absent, and the end lies after the begin."""
        schoon: dict[str, Any] = super().clean() or {}
        heel = [bool(schoon.get(naam)) for naam in ("omvang", "eenheid", "frequentie")]
        if any(heel) and not all(heel):
            self.add_error("omvang", _("Vul aantal, eenheid en frequentie alle drie in, of laat ze alle drie leeg."))
        van, tot = schoon.get("van"), schoon.get("tot_en_met")
        if van and tot and tot < van:
            self.add_error("tot_en_met", _("Deze dag ligt voor het begin. Kies een latere dag."))
        return schoon

    def waarde(self) -> NieuweToewijzing | None:
        """The allocation as a value; None when nothing was filled in."""
        schoon = self.cleaned_data
        if not self.has_changed() or not schoon.get("hulpvorm"):
            return None
        tot = schoon["tot_en_met"]
        return NieuweToewijzing(
            hulpvorm=Hulpvorm(schoon["hulpvorm"]),
            aanbieder=schoon["aanbieder"],
            van=schoon["van"],
            tot=None if tot is None else tot + EEN_DAG,
            omvang=schoon["omvang"],
            eenheid=Eenheid(schoon["eenheid"]) if schoon["eenheid"] else None,
            frequentie=Frequentie(schoon["frequentie"]) if schoon["frequentie"] else None,
            product=schoon["product"],
        )


def toewijzingblokken(
    data: Mapping[str, Any] | None, aanbieders: Iterable[Any], vooraf: tuple[Mapping[str, Any], ...] = ()
) -> list[ToewijzingForm]:
    """A few blocks: the first is open on the page, the others fold out; ``vooraf`` fills them when one revises."""
    rijen = list(aanbieders)
    return [
        ToewijzingForm(
            data, aanbieders=rijen, prefix=f"hulp{nummer + 1}", initial=vooraf[nummer] if nummer < len(vooraf) else None
        )
        for nummer in range(max(BLOKKEN, len(vooraf)))
    ]


class MaatregelForm(forms.Form):
    """A decision of the judge, typed over from paper."""

    kader = forms.ChoiceField(
        label=_("Wat heeft de kinderrechter beslist?"),
        choices=[("", _("kies een beslissing")), *((k.value, _(k.value)) for k in MAATREGELEN)],
    )
    verlengt = forms.TypedChoiceField(label=_("Is het een verlenging?"), coerce=int, empty_value=None, required=False)
    uitgesproken_op = Datumveld(label=_("Dag van de beslissing"), widget=datumvak())
    van = Datumveld(label=_("Geldt vanaf"), widget=datumvak())
    tot = Datumveld(
        label=_("Geldt tot"),
        widget=datumvak(),
        required=False,
        help_text=_("De einddatum uit de beslissing. Alleen voogdij en jeugdreclassering kunnen zonder."),
    )
    gi = forms.TypedChoiceField(
        label=_("Gecertificeerde instelling (GI)"), coerce=int, empty_value=None, required=False
    )
    jeugdbeschermer = forms.TypedChoiceField(
        label=_("Jeugdbeschermer"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Wie u kiest, kan de casus vanaf nu lezen en meeschrijven."),
    )
    kenmerk = forms.CharField(label=_("Zaaknummer"), max_length=60, required=False)
    soort_machtiging = forms.ChoiceField(
        label=_("Soort machtiging gesloten"),
        choices=[("", _("gewoon")), ("spoed", _("met spoed")), ("voorwaardelijk", _("voorwaardelijk"))],
        required=False,
    )
    instemming_door = forms.CharField(
        label=_("Gedragswetenschapper die instemt"),
        max_length=120,
        required=False,
        help_text=_("Naam en beroep."),
    )
    instemming_op = Datumveld(label=_("Dag van die verklaring"), widget=datumvak(), required=False)
    vertegenwoordiger_door = forms.CharField(
        label=_("Wie met gezag stemt in met de opname?"),
        max_length=120,
        required=False,
        help_text=_("Alleen nodig als er geen ondertoezichtstelling of voogdij is: ouders met gezag, of de voogd."),
    )
    vertegenwoordiger_op = Datumveld(label=_("Dag van die instemming"), widget=datumvak(), required=False)
    herhaalsleutel = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    BIJ_GESLOTEN: ClassVar = (
        "soort_machtiging",
        "instemming_door",
        "instemming_op",
        "vertegenwoordiger_door",
        "vertegenwoordiger_op",
    )

    def __init__(
        self,
        *args: Any,
        instellingen: Iterable[Any],
        jeugdbeschermers: Iterable[Any],
        te_verlengen: Iterable[Any],
        **opties: Any,
    ) -> None:
        super().__init__(*args, **opties)
        self.use_required_attribute = False
        keuze: dict[str, Keuzelijst] = {
            "gi": _op_naam(instellingen, _("kies een GI")),
            "jeugdbeschermer": [
                ("", _("nog niet bekend")),
                *((m.pk, f"{m.naam}, {m.organisatie.naam}") for m in jeugdbeschermers),
            ],
            "verlengt": [("", _("nee, een nieuwe beslissing")), *((m.pk, _verlenging(m)) for m in te_verlengen)],
        }
        for naam, lijst in keuze.items():
            self.fields[naam].choices = lijst  # type: ignore[attr-defined]

    def gewoon(self) -> list[forms.BoundField]:
        """What every decision asks."""
        return [veld for veld in self if veld.name not in self.BIJ_GESLOTEN]

    def bij_gesloten(self) -> list[forms.BoundField]:
        """What only an authorisation for gesloten jeugdhulp asks."""
        return [self[naam] for naam in self.BIJ_GESLOTEN]

    @property
    def is_gesloten(self) -> bool:
        """True when that part stands open."""
        return self["kader"].value() == JuridischKader.GESLOTEN or any(self[naam].errors for naam in self.BIJ_GESLOTEN)

    def waarde(self) -> NieuweMaatregel:
        """The measure as a value."""
        schoon = self.cleaned_data
        gesloten = schoon["kader"] == JuridischKader.GESLOTEN
        soort = schoon["soort_machtiging"] if gesloten else ""
        return NieuweMaatregel(
            kader=JuridischKader(schoon["kader"]),
            van=schoon["van"],
            tot=schoon["tot"],
            gi=schoon["gi"],
            uitgesproken_op=schoon["uitgesproken_op"],
            is_spoed=soort == "spoed",
            is_voorwaardelijk=soort == "voorwaardelijk",
            verlengt=schoon["verlengt"],
            kenmerk=schoon["kenmerk"],
            instemming_op=schoon["instemming_op"] if gesloten else None,
            instemming_door=schoon["instemming_door"] if gesloten else "",
            vertegenwoordiger_op=schoon["vertegenwoordiger_op"] if gesloten else None,
            vertegenwoordiger_door=schoon["vertegenwoordiger_door"] if gesloten else "",
            jeugdbeschermer=schoon["jeugdbeschermer"],
        )


def _verlenging(maatregel: Any) -> str:
    tot: date | None = maatregel.tot
    einde = _g("zonder einddatum") if tot is None else f"{_g('tot')} {tot:%d-%m-%Y}"
    return f"{_g(maatregel.kader)}, {einde}"
