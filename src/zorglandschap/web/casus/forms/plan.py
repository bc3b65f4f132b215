"""What people fill in about goals, the plan, evaluations and lighter help."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.casus.actions import NieuwDoel, NieuweInzet
from zorglandschap.apps.casus.queries import Doelblad, Zorg
from zorglandschap.core.begrippen.planwoorden import (
    SCORES,
    Doelstatus,
    Doelsteller,
    Leefdomein,
    Plansoort,
    Terugkeer,
)
from zorglandschap.web.casus.forms.basis import KladForm, Losdatum, Loskeuze, Losveld, datumvak, keuzes
from zorglandschap.web.casus.forms.samen import SamenForm
from zorglandschap.web.vormgeving.velden import Datumveld

KIES = ("", _("maak een keuze"))
NIET_NODIG: dict[str, Any] = {"required": False}


def teken(score: int) -> str:
    """A score as people write it: −2, 0, +1."""
    return f"+{score}" if score > 0 else f"−{-score}" if score < 0 else "0"


def _vinkjes(label: Any, mogelijk: list[tuple[str, str]]) -> forms.MultipleChoiceField:
    """Boxes to tick, none of them asked for."""
    return forms.MultipleChoiceField(label=label, choices=mogelijk, widget=forms.CheckboxSelectMultiple, required=False)


class DoelForm(KladForm):
    """A new goal: what must be different, and when everybody sees that it is."""

    wat = forms.CharField(
        label=_("Wat moet er anders?"), max_length=300, help_text=_("In gewone woorden, zoals het gezin het zegt.")
    )
    klaar_als = forms.CharField(
        label=_("Klaar als"), max_length=300, help_text=_("Waaraan ziet iedereen dat het goed genoeg gaat?")
    )
    domein = forms.ChoiceField(label=_("Waar gaat het over?"), choices=keuzes(Leefdomein, KIES))
    gesteld_door = forms.ChoiceField(label=_("Wie stelt dit doel?"), choices=keuzes(Doelsteller))
    gesteld_op = Datumveld(label=_("Afgesproken op"), widget=datumvak())
    termijn_op = Datumveld(
        label=_("Haalbaar voor"), widget=datumvak(), help_text=_("Een dag die past bij wat het gezin kan.")
    )
    is_gezinsdoel = forms.BooleanField(
        label=_("Dit doel is voor het hele gezin: het staat ook bij de broers en zussen"), **NIET_NODIG
    )
    herhaalsleutel = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, data: Any = None, *, zorgen: Sequence[Zorg] = (), **opties: Any) -> None:
        super().__init__(data, **opties)
        if zorgen:
            self.fields["zorgen"] = _vinkjes(
                _("Op welke zorg uit de analyse geeft dit antwoord?"), [(str(z.wortel), z.tekst) for z in zorgen]
            )

    def waarde(self) -> NieuwDoel:
        """The goal as a value."""
        schoon = self.cleaned_data
        return NieuwDoel(
            domein=Leefdomein(schoon["domein"]),
            wat=schoon["wat"],
            klaar_als=schoon["klaar_als"],
            gesteld_door=Doelsteller(schoon["gesteld_door"]),
            gesteld_op=schoon["gesteld_op"],
            termijn_op=schoon["termijn_op"],
            is_gezinsdoel=schoon["is_gezinsdoel"],
            zorgen=frozenset(uuid.UUID(wortel) for wortel in schoon.get("zorgen", ())),
        )


class WijzigDoelForm(SamenForm):
    """Say a goal better, or agree on another term."""

    SAMEN: ClassVar = ("wat", "klaar_als", "termijn_op", "is_gezinsdoel")
    wat = forms.CharField(label=_("Wat moet er anders?"), max_length=300)
    klaar_als = forms.CharField(label=_("Klaar als"), max_length=300)
    termijn_op = Datumveld(label=_("Haalbaar voor"), widget=datumvak())
    is_gezinsdoel = forms.BooleanField(label=_("Dit doel is voor het hele gezin"), **NIET_NODIG)


class HoeForm(SamenForm):
    """How the help goes about it."""

    SAMEN: ClassVar = ("hoe",)
    hoe = Losveld(
        label=_("Hoe werken we hieraan?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Wat doet u, hoe vaak, en wat doet het gezin zelf?"),
    )


class MeetForm(KladForm):
    """How far a goal is."""

    score = forms.TypedChoiceField(
        label=_("Hoe gaat het nu?"),
        coerce=int,
        widget=forms.RadioSelect,
        choices=[(str(s), format_lazy("{}  {}", teken(s), _(w.value))) for s, w in reversed(SCORES.items())],
    )
    op = Datumveld(label=_("Op welke dag?"), widget=datumvak())
    toelichting = forms.CharField(
        label=_("Wat zien jullie?"), max_length=500, help_text=_("Liefst in de woorden van het gezin."), **NIET_NODIG
    )


class SluitDoelForm(KladForm):
    """The goal was reached, or one stops with it."""

    status = forms.ChoiceField(
        label=_("Wat is er met dit doel?"),
        widget=forms.RadioSelect,
        choices=[(Doelstatus.BEHAALD.value, _("behaald")), (Doelstatus.GESTOPT.value, _("gestopt"))],
    )
    reden = forms.CharField(
        label=_("Waarom?"), max_length=300, help_text=_("Waaraan ziet u het, of waarom gaat u niet verder?")
    )


class ZorgForm(forms.Form):
    """Which goals answer a concern, or why none does."""

    wortel = forms.UUIDField(widget=forms.HiddenInput)
    reden = forms.CharField(label=_("Geen doel? Schrijf op waarom niet"), max_length=300, **NIET_NODIG)

    def __init__(self, data: Any = None, *, zorg: Zorg, doelen: Iterable[Doelblad], **opties: Any) -> None:
        begin = {
            "wortel": zorg.wortel,
            "doelen": [str(d.sleutel) for d in zorg.doelen],
            "reden": zorg.uitzondering.reden if zorg.uitzondering else "",
        }
        super().__init__(data, initial=begin, auto_id=f"id_{zorg.wortel}_%s", **opties)
        self.zorg = zorg
        mogelijk = [(str(d.doel.sleutel), d.doel.wat) for d in doelen]
        if mogelijk:
            self.fields["doelen"] = _vinkjes(_("Welk doel geeft antwoord?"), mogelijk)
            self.order_fields(["wortel", "doelen", "reden"])

    def gekozen(self) -> list[uuid.UUID]:
        """The chosen goals."""
        return [uuid.UUID(sleutel) for sleutel in self.cleaned_data.get("doelen", ())]


class PlanForm(SamenForm):
    """The plan itself, written together; everything may still be empty, the rules say later what is missing."""

    SAMEN: ClassVar = (
        "familiegroepsplan_aangeboden_op",
        "familiegroepsplan_afgezien_op",
        "soort",
        "rol_ouders",
        "terugkeer",
        "terugkeer_streef_op",
        "terugkeer_toelichting",
        "contactafspraken",
        "met_jeugdige_op",
        "met_ouders_op",
        "op_schrift_gevraagd_op",
        "op_schrift_gegeven_op",
    )
    familiegroepsplan_aangeboden_op = Losdatum(
        label=_("Het gezin kreeg de kans om zelf een plan te maken op"),
        widget=datumvak(),
        help_text=_("Met familie en vrienden: een familiegroepsplan. Dat vraagt u eerst, voor het plan van de hulp."),
    )
    familiegroepsplan_afgezien_op = Losdatum(
        label=_("Het was duidelijk dat het gezin zelf geen plan maakt op"),
        widget=datumvak(),
        help_text=_("Alleen als het gezin ervan afziet. Vanaf deze dag telt de termijn voor het plan van de hulp."),
    )
    soort = forms.ChoiceField(label=_("Wie maakt het plan?"), choices=keuzes(Plansoort), widget=forms.RadioSelect)
    rol_ouders = Losveld(
        label=_("Wat doen en beslissen de ouders zelf?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Ouders blijven verantwoordelijk. Wat lukt hun, wat blijft van hen?"),
    )
    terugkeer = Loskeuze(
        label=_("Waar gaat de jeugdige wonen?"), choices=keuzes(Terugkeer, ("", _("nog niet besproken")))
    )
    terugkeer_streef_op = Losdatum(label=_("Dat is zover op"), widget=datumvak())
    terugkeer_toelichting = Losveld(
        label=_("Wat is daarvoor nodig?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Wat moet er lukken? Gaat de jeugdige niet terug naar huis: waarom niet?"),
    )
    contactafspraken = Losveld(
        label=_("Wie ziet en spreekt elkaar wanneer?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Nodig als de jeugdige niet thuis woont: ouders, broers, zussen, familie en vrienden."),
    )
    met_jeugdige_op = Losdatum(label=_("Met de jeugdige besproken op"), widget=datumvak())
    met_ouders_op = Losdatum(label=_("Met de ouders of voogd besproken op"), widget=datumvak())
    op_schrift_gevraagd_op = Losdatum(label=_("Het gezin vroeg om het plan op papier op"), widget=datumvak())
    op_schrift_gegeven_op = Losdatum(label=_("Het gezin heeft het plan op papier sinds"), widget=datumvak())


class InzetForm(KladForm):
    """Who does what in which part of life."""

    domein = forms.ChoiceField(label=_("Waar gaat het over?"), choices=keuzes(Leefdomein, KIES))
    wat = forms.CharField(label=_("Wat gebeurt er?"), max_length=400)
    wie = forms.CharField(
        label=_("Wie doet dat?"), max_length=160, help_text=_("Het gezin zelf, een aanbieder, school, werk, wonen …")
    )
    betrokken_op = Datumveld(
        label=_("Doet mee sinds"),
        widget=datumvak(),
        help_text=_("Leeg: deze partij doet nog niet mee."),
        **NIET_NODIG,
    )

    def waarde(self) -> NieuweInzet:
        """The line as a value."""
        schoon = self.cleaned_data
        return NieuweInzet(Leefdomein(schoon["domein"]), schoon["wat"], schoon["wie"], schoon["betrokken_op"])


def begin_doel(vandaag: date, termijn_op: date, zorg: str) -> dict[str, object]:
    """What a form for a new goal starts with."""
    return {
        "gesteld_op": vandaag,
        "termijn_op": termijn_op,
        "gesteld_door": Doelsteller.SAMEN,
        "zorgen": [zorg] if zorg else [],
    }
