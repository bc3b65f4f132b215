"""What people fill in about advice and places."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.matching.actions import WELKE_GEMEENTE
from zorglandschap.apps.matching.queries import AdviesInvoer
from zorglandschap.core.begrippen.codelijsten import RedenAfwijking, Specialisme
from zorglandschap.core.begrippen.hulpvormen import LADDER, VORMEN, Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Gezinswens, Tegenspraakoordeel
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.matching.afwegingskader import Criterium, Feit, Kader
from zorglandschap.core.regels import advies as regels
from zorglandschap.core.regels.plaatsing import GEEF_REDEN
from zorglandschap.core.regels.uitkomst import Uitkomst
from zorglandschap.web.vormgeving.velden import Nummerveld
from zorglandschap.web.vormgeving.woorden import vertaal

LANGSTE_WEKEN = 23 * 53  # nobody is in youth help for longer than until the age of 23
VRAAG = "vraag_"  # the fields of the afwegingskader begin with this
LATER_BIJ_CRISIS = ("mening_jeugdige", "mening_ouders")
VELD_VAN: Mapping[Tekst, str] = {
    regels.WAAROM: "motivering",
    regels.HOOR_JEUGDIGE: "mening_jeugdige",
    regels.HOOR_OUDERS: "mening_ouders",
    regels.WAAROM_GEEN_GEZIN: "motivering",
    regels.WAAROM_ANDERS: "motivering",
    regels.WAAROM_OPNIEUW: "motivering",
    regels.VRAAG_TEGENSPRAAK: "tegenspraak_door",
    regels.NOEM_TWEEDE: "tegenspraak_door",
    regels.ANTWOORD_TEGENSPRAAK: "antwoord_op_tegenspraak",
}


def keuzes(lijst: Iterable[StrEnum]) -> list[tuple[str, Any]]:
    """The values of a code list as translated choices."""
    return [(w.value, _(w.value)) for w in lijst]


def hulpvormen() -> list[tuple[Any, list[tuple[str, Any]]]]:
    """All forms of help from light to heavy, under where the child sleeps."""
    return [(_(plaats.value), keuzes(h for h in Hulpvorm if VORMEN[h].plaats is plaats)) for plaats in LADDER]


class Regelveld(forms.CharField):
    """A text that the rules ask for; whether it may be empty now is for them to say."""

    def validate(self, value: str) -> None:
        """Every text is taken; a rule that misses something says so at this field."""


class Regelkeuze(forms.TypedChoiceField):
    """A choice that the rules ask for; it may be left open, but not be something else."""

    def validate(self, value: Any) -> None:
        """Only an unknown choice is a mistake of the form."""
        if value not in self.empty_values:
            super().validate(value)


def tekstveld(label: Any, hulp: Any, rijen: int = 3) -> Regelveld:
    """A text of more lines."""
    return Regelveld(label=label, help_text=hulp, widget=forms.Textarea(attrs={"rows": rijen}))


class AdviesFormulier(forms.Form):
    """The questions of the afwegingskader, and the advice itself.

    With ``alleen_vragen`` only the questions count: that is the first step, which shows the proposal.
    """

    behoeften = forms.MultipleChoiceField(
        label=_("Waar moet de hulp goed in zijn?"),
        help_text=_("Kies wat uit de verklarende analyse volgt. Niets kiezen mag ook."),
        choices=keuzes(Specialisme),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    hulpvorm = forms.ChoiceField(
        label=_("Welke hulp adviseert u?"),
        help_text=_("Het voorstel staat klaar. U mag anders adviseren; schrijf dan op waarom."),
        choices=hulpvormen,
    )
    motivering = tekstveld(_("Waarom past deze hulp het best?"), _("Kort, in woorden die het gezin ook begrijpt."))
    mening_jeugdige = tekstveld(
        _("Wat vindt de jeugdige ervan?"),
        _("In de eigen woorden. Bij een jong kind: wat heeft u gezien en gehoord?"),
    )
    mening_ouders = tekstveld(_("Wat vinden de ouders ervan?"), _("Denken ouders verschillend? Schrijf beide op."))
    duur_weken = Nummerveld(
        label=_("Hoeveel weken duurt de groep hoogstens?"),
        help_text=_("Alleen bij een groep. Een groep is tijdelijk; daarna weegt u opnieuw."),
        widget=forms.NumberInput(attrs={"min": 1, "inputmode": "numeric"}),
        required=False,
    )
    weg_terug = tekstveld(
        _("Hoe is de weg terug naar huis of naar een gezin?"),
        _("Alleen bij een groep. Wie doet wat, vanaf de eerste dag?"),
    )
    wensen = forms.MultipleChoiceField(
        label=_("Wat vragen de jeugdige en de ouders van een plek?"),
        help_text=_("Vraag het hun, en kruis alleen aan wat zij zelf zeggen. Het telt mee in de lijst van plekken."),
        choices=keuzes(Gezinswens),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    wens_gemeente = forms.ChoiceField(
        label=_("Welke gemeente noemen zij?"),
        help_text=_("Bijvoorbeeld omdat daar familie woont. Alleen als zij een gemeente vragen."),
        choices=lambda: [("", _("geen")), *((g.code, g.naam) for g in settings.REGIO.gemeenten)],
        required=False,
    )
    verwacht_weken = Nummerveld(
        label=_("Hoeveel weken duurt het verblijf naar verwachting?"),
        help_text=_("Alleen als de jeugdige elders gaat wonen. Laat het leeg als u het niet weet."),
        widget=forms.NumberInput(attrs={"min": 1, "inputmode": "numeric"}),
        max_value=LANGSTE_WEKEN,
        required=False,
    )
    antwoord_op_tegenspraak = tekstveld(
        _("Wat is uw antwoord op de tegenspraak?"),
        _("Nodig als de tweede gedragsdeskundige het niet eens is en u toch bij dit advies blijft."),
    )
    gezien = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        kader: Kader,
        crisis: bool,
        tegensprekers: Sequence[tuple[int, str]] = (),
        alleen_vragen: bool = False,
        hoogstens_weken: int = 0,
        **opties: Any,
    ) -> None:
        super().__init__(data, **opties)
        self.kader, self.crisis, self.hoogstens_weken = kader, crisis, hoogstens_weken
        self.tijdelijk = {vorm.value for vorm in kader.vormen if kader.is_tijdelijk(vorm)}
        for criterium in kader.criteria:
            self.fields[f"{VRAAG}{criterium.sleutel}"] = _vraagveld(criterium, verplicht=not crisis)
        self.fields["tegenspraak_door"] = Regelkeuze(
            label=_("Wie vraagt u om tegenspraak?"),
            help_text=_("Een gedragsdeskundige die niet zelf bij de analyse betrokken was. Die schrijft het zelf."),
            choices=[("", _("nog niemand")), *tegensprekers],
            coerce=int,
            empty_value=None,
        )
        self.alleen_vragen = alleen_vragen
        for naam in LATER_BIJ_CRISIS:
            self.fields[naam].required = not crisis
        for naam in ("antwoord_op_tegenspraak", "tegenspraak_door", "weg_terug"):
            self.fields[naam].required = False
        self.order_fields([*self._vraagnamen(), "behoeften"])
        self.use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        """In the first step the advice itself does not count yet; a group has an end and a way back."""
        if self.alleen_vragen:
            for naam in ("hulpvorm", "duur_weken", "verwacht_weken", "wensen", "wens_gemeente"):
                self.errors.pop(naam, None)
        elif not self.crisis and self.cleaned_data.get("hulpvorm") in self.tijdelijk:
            self._eis_einde()
        if not self.alleen_vragen:
            self._eis_wens()
        return self.cleaned_data

    def _eis_wens(self) -> None:
        """The wish for a gemeente and the gemeente itself belong together."""
        vraagt, gemeente = self.cleaned_data.get("wensen") or [], self.cleaned_data.get("wens_gemeente") or ""
        if (Gezinswens.GEMEENTE.value in vraagt) != bool(gemeente) and not self.has_error("wens_gemeente"):
            self.add_error("wens_gemeente", vertaal(WELKE_GEMEENTE))

    def _eis_einde(self) -> None:
        weken = self.cleaned_data.get("duur_weken") or 0
        if not (0 < weken <= self.hoogstens_weken or self.has_error("duur_weken")):
            melding = _("Vul een aantal weken in: hoogstens %(weken)s.") % {"weken": self.hoogstens_weken}
            self.add_error("duur_weken", melding)
        if not (self.cleaned_data.get("weg_terug") or "").strip():
            self.add_error("weg_terug", _("Schrijf op hoe de jeugdige daarna weer in een gezin of thuis woont."))

    def _vraagnamen(self) -> list[str]:
        return [f"{VRAAG}{c.sleutel}" for c in self.kader.criteria]

    def vragen(self) -> list[tuple[forms.BoundField, Criterium]]:
        """Each question as a field, with its criterion."""
        return [(self[f"{VRAAG}{c.sleutel}"], c) for c in self.kader.criteria]

    def mist_antwoord(self) -> bool:
        """True when something is wrong with a question."""
        return any(self.has_error(naam) for naam in self._vraagnamen())

    def antwoorden(self) -> dict[str, str]:
        """Answers by key of criterion; questions left open are not in it."""
        gegeven = ((c.sleutel, self.cleaned_data.get(f"{VRAAG}{c.sleutel}")) for c in self.kader.criteria)
        return {sleutel: antwoord for sleutel, antwoord in gegeven if antwoord}

    def waarde(self) -> AdviesInvoer:
        """The advice as a value."""
        schoon = self.cleaned_data
        return AdviesInvoer(
            antwoorden=self.antwoorden(),
            hulpvorm=Hulpvorm(schoon["hulpvorm"]),
            behoeften=frozenset(map(Specialisme, schoon["behoeften"])),
            motivering=schoon["motivering"],
            mening_jeugdige=schoon["mening_jeugdige"],
            mening_ouders=schoon["mening_ouders"],
            antwoord_op_tegenspraak=schoon["antwoord_op_tegenspraak"],
            duur_weken=schoon["duur_weken"],
            weg_terug=schoon["weg_terug"],
            wensen=frozenset(map(Gezinswens, schoon["wensen"])),
            wens_gemeente=schoon["wens_gemeente"],
            verwacht_weken=schoon["verwacht_weken"],
        )

    def meld(self, uitkomsten: Iterable[Uitkomst]) -> None:
        """Put what the rules miss at the field where it is mended."""
        for uitkomst in uitkomsten:
            if uitkomst.blokkeert:
                for tekst in uitkomst.ontbreekt:
                    veld = self._veld_van(tekst)
                    if not self.has_error(veld):
                        self.add_error(veld, vertaal(tekst))

    def meld_reden(self, reden: Tekst) -> None:
        """Put a refusal at the field where it is mended, or on top."""
        self.add_error(VELD_VAN.get(reden), vertaal(reden))

    def _veld_van(self, tekst: Tekst) -> str:
        if tekst in VELD_VAN:
            return VELD_VAN[tekst]
        toont = (c for c in self.kader.criteria if any(Feit.HULP_THUIS_NAGEGAAN in a.toont for a in c.antwoorden))
        return next((f"{VRAAG}{c.sleutel}" for c in toont), "motivering")


def _vraagveld(criterium: Criterium, *, verplicht: bool) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_(criterium.vraag),
        help_text=_(criterium.waarom),
        choices=[(a.sleutel, _(a.tekst)) for a in criterium.antwoorden],
        widget=forms.RadioSelect,
        required=verplicht,
        error_messages={"required": _("Kies een antwoord.")},
    )


class TegenspraakFormulier(forms.Form):
    """What a second gedragsdeskundige writes and concludes, in the own words."""

    tekst = forms.CharField(
        label=_("Wat pleit tegen dit voorstel?"),
        help_text=_("Wat kan er toch thuis? Wie in het netwerk is nog niet gevraagd? Wat is nog niet bekeken?"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    oordeel = forms.ChoiceField(
        label=_("Wat is uw conclusie?"),
        help_text=_("Bij een voorwaarde: schrijf hierboven welke."),
        choices=keuzes(Tegenspraakoordeel),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een antwoord.")},
    )
    use_required_attribute = False


class StartFormulier(forms.Form):
    """From which day a place is looked for."""

    start = forms.DateField(
        label=_("Vanaf wanneer is een plek nodig?"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class VraagFormulier(forms.Form):
    """Ask for one place; with a reason when the choice differs from the advice or from the ranking."""

    reden = Regelkeuze(
        label=_("Waarom kiest u deze plek?"), choices=[("", _("kies een reden")), *keuzes(RedenAfwijking)]
    )
    toelichting = tekstveld(
        _("Licht kort toe"), _("Deze reden blijft bij het advies staan. Zo ziet de regio welke hulp ontbreekt.")
    )
    aanbod = Nummerveld()
    start = forms.DateField(widget=forms.HiddenInput)
    herhaalsleutel = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, data: Any = None, *, vraagt_reden: bool, crisis: bool = False, **opties: Any) -> None:
        super().__init__(data, **opties)
        self.use_required_attribute = False
        for naam in ("reden", "toelichting"):
            self.fields[naam].required = not crisis
            if not vraagt_reden:
                del self.fields[naam]

    def meld(self, reden: Tekst, uitkomsten: Iterable[Uitkomst]) -> None:
        """Put a refusal at the field where it is mended."""
        mist_reden = any(GEEF_REDEN in u.ontbreekt for u in uitkomsten if u.blokkeert)
        self.add_error("reden" if mist_reden else "toelichting" if not uitkomsten else None, vertaal(reden))

    def reden_van_keuze(self) -> RedenAfwijking | None:
        """The reason, when one was asked and given."""
        reden = self.cleaned_data.get("reden")
        return RedenAfwijking(reden) if reden else None


class KoppelFormulier(forms.Form):
    """Couple one offer of help at home."""

    aanbod = Nummerveld()
    start = forms.DateField(widget=forms.HiddenInput)
