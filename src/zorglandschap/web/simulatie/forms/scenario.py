"""The forms around a scenario: its texts with the draft in it, a file that comes in, and what to run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.simulatie.queries import Beschikbaar
from zorglandschap.core.simulatie.maatregelen import Maatregel
from zorglandschap.core.simulatie.scenario import OngeldigScenario, Scenario, lees_scenario, schrijf_scenario
from zorglandschap.web.vormgeving.velden import Nummerveld
from zorglandschap.web.vormgeving.woorden import vertaal

HOOGSTENS = 200_000  # characters of a file or a draft
NAAM_LENGTE = 120
TEKSTEN = ("naam", "omschrijving", "bronnen", "verzonnen")
VERBORGEN = ("concept", "versie", "herhaalsleutel")


class ScenarioFormulier(forms.Form):
    """The texts of a scenario. Its measures travel along as a draft, so that nothing is lost between two steps."""

    naam = forms.CharField(label=_("Naam"), max_length=NAAM_LENGTE)
    omschrijving = forms.CharField(
        label=_("Omschrijving"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Wat dit beleid is, in een paar zinnen."),
    )
    bronnen = forms.CharField(
        label=_("Waar staat dit beleid?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Document en paragraaf. Elke bron op een eigen regel."),
    )
    verzonnen = forms.CharField(
        label=_("Welke getallen zijn een eigen schatting?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Elke schatting op een eigen regel. Zo weet een ander wat vaststaat en wat niet."),
    )
    concept = forms.CharField(widget=forms.HiddenInput, max_length=HOOGSTENS, strip=False)
    versie = Nummerveld(min_value=0)
    herhaalsleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.use_required_attribute = False

    def clean_concept(self) -> tuple[Maatregel, ...]:
        """The measures of the draft."""
        return lees_concept(self.cleaned_data["concept"])

    def scenario(self) -> Scenario:
        """What was typed and chosen, as one value."""
        s = self.cleaned_data
        return Scenario(s["naam"], s["omschrijving"], s["concept"], _regels(s["bronnen"]), _regels(s["verzonnen"]))


def lees_concept(tekst: str) -> tuple[Maatregel, ...]:
    """The measures of a draft; raises ValidationError when somebody changed the hidden text."""
    if len(tekst) > HOOGSTENS:
        raise forms.ValidationError(_("Dit is te lang om te bewaren. Maak het wat korter."))
    try:
        return lees_scenario(tekst).maatregelen
    except OngeldigScenario as fout:
        raise forms.ValidationError([vertaal(f) for f in fout.fouten]) from fout


def schrijf_concept(maatregelen: Sequence[Maatregel]) -> str:
    """A draft as it travels along in the page."""
    return schrijf_scenario(Scenario("concept", maatregelen=tuple(maatregelen)))


def begin(scenario: Scenario, *, versie: int) -> dict[str, Any]:
    """The first values of the form for a scenario."""
    return {
        "naam": scenario.naam,
        "omschrijving": scenario.omschrijving,
        "bronnen": "\n".join(scenario.bronnen),
        "verzonnen": "\n".join(scenario.verzonnen),
        "concept": schrijf_concept(scenario.maatregelen),
        "versie": versie,
        "herhaalsleutel": uuid4(),
    }


def opnieuw(data: QueryDict, maatregelen: Sequence[Maatregel]) -> ScenarioFormulier:
    """The same form with what was typed so far and these measures, not judged yet."""
    velden = {naam: data.get(naam, "") for naam in (*TEKSTEN, *VERBORGEN)}
    return ScenarioFormulier(initial={**velden, "concept": schrijf_concept(maatregelen)})


def _regels(tekst: str) -> tuple[str, ...]:
    return tuple(regel.strip() for regel in tekst.splitlines() if regel.strip())


class BestandFormulier(forms.Form):
    """A scenario as a JSON file, chosen or pasted."""

    bestand = forms.FileField(label=_("JSON-bestand"), required=False)
    tekst = forms.CharField(
        label=_("Of plak de tekst van het bestand hier"),
        required=False,
        max_length=HOOGSTENS,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )

    gelezen: Scenario

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        """One of both is given and it is a scenario; otherwise every fault of it, with its path."""
        schoon = super().clean() or {}
        if self.errors:
            return schoon
        bestand, tekst = schoon.get("bestand"), str(schoon.get("tekst") or "")
        if bool(bestand) == bool(tekst.strip()):
            raise forms.ValidationError(_("Kies een bestand, of plak de tekst: één van beide."))
        veld = "bestand" if bestand else "tekst"
        try:
            self.gelezen = lees_scenario(_inhoud(bestand) if bestand else tekst)
        except UnicodeDecodeError:
            self.add_error(veld, _("Dit bestand is geen tekst. Kies een JSON-bestand (UTF-8)."))
        except OngeldigScenario as fout:
            self.add_error(veld, [vertaal(f) for f in fout.fouten])
        return schoon

    def met_inhoud(self) -> BestandFormulier:
        """The same form with the text of the chosen file in the text box, so that it can be mended there."""
        bestand = self.files.get("bestand")
        if not bestand or (bestand.size or 0) > HOOGSTENS:
            return self
        bestand.seek(0)
        data = dict(self.data.items())
        data["tekst"] = bestand.read().decode("utf-8-sig", errors="replace").replace("\x00", "")
        hersteld = BestandFormulier(data)
        hersteld._errors = self.errors  # type: ignore[attr-defined]
        return hersteld


def _inhoud(bestand: Any) -> str:
    if bestand.size > HOOGSTENS:
        raise forms.ValidationError(_("Dit bestand is te groot voor een scenario."))
    return str(bestand.read().decode("utf-8-sig"))


HERHALINGEN = (
    (100, _("100 keer: een paar seconden per scenario; voor een eerste indruk")),
    (1_000, _("1.000 keer: ongeveer een halve minuut per scenario; drie keer zo precies")),
    (5_000, _("5.000 keer: een paar minuten per scenario; zeven keer zo precies, voor een besluit")),
)


class DoorrekenFormulier(forms.Form):
    """Which scenarios to play, against which, how long and how often."""

    tegen = forms.ChoiceField(
        label=_("Vergelijk met"), help_text=_("De andere scenario's worden met dit scenario vergeleken.")
    )
    scenarios = forms.MultipleChoiceField(
        label=_("Welke scenario's?"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één scenario.")},
    )  # fmt: skip
    jaren = forms.IntegerField(label=_("Hoeveel jaar vooruit?"), min_value=1, max_value=20, initial=10)
    replicaties = forms.TypedChoiceField(
        label=_("Hoe vaak spelen we elke toekomst?"),
        coerce=int,
        choices=HERHALINGEN,
        initial=1_000,
        widget=forms.RadioSelect,
        help_text=_("Elke keer loopt het toeval anders. Vaker spelen maakt de uitkomst preciezer en duurt langer."),
    )
    naam = forms.CharField(
        label=_("Naam van de doorrekening"),
        required=False,
        max_length=NAAM_LENGTE,
        help_text=_("Laat leeg, dan kiezen we de namen van de scenario's."),
    )
    herhaalsleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, alle: Sequence[Beschikbaar], hoogstens: int, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.use_required_attribute = False
        self.alle, self.hoogstens = {b.sleutel: b for b in alle}, hoogstens
        keuzes = [(b.sleutel, b.scenario.naam) for b in alle]
        for naam in ("tegen", "scenarios"):
            cast(forms.ChoiceField, self.fields[naam]).choices = keuzes

    def clean(self) -> dict[str, Any]:
        """Not more than can be played side by side."""
        schoon = super().clean() or {}
        if not self.errors and len(self.gekozen()) > self.hoogstens:
            self.add_error("scenarios", _("Kies er hoogstens %(aantal)s tegelijk.") % {"aantal": self.hoogstens - 1})
        return schoon

    def gekozen(self) -> tuple[Scenario, ...]:
        """The scenario to compare with first, and every other once."""
        s = self.cleaned_data
        sleutels = dict.fromkeys([s["tegen"], *s["scenarios"]])
        return tuple(self.alle[sleutel].scenario for sleutel in sleutels)

    def titel(self) -> str:
        """The name that was given, or the names of what is played."""
        eigen = str(self.cleaned_data["naam"])
        namen = ", ".join(scenario.naam for scenario in self.gekozen())
        return eigen or (namen if len(namen) <= NAAM_LENGTE else namen[: NAAM_LENGTE - 1] + "…")
