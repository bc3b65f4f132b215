"""What people fill in about a family: who belongs to it, consent, sharing, and what is kept shielded."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.casus.actions import Lidgegevens, NieuweToestemming
from zorglandschap.core.begrippen.codelijsten import Geslacht
from zorglandschap.core.begrippen.gezinswoorden import Gezinsrol, Steun, Toestemmingsdoel
from zorglandschap.web.casus.forms.basis import datumvak, keuzes, tekstveld, zonder_ouders_veld
from zorglandschap.web.vormgeving.velden import Datumveld

DELEN = [doel for doel in Toestemmingsdoel if doel is not Toestemmingsdoel.HULP]


class LidForm(forms.Form):
    """Somebody in or around the family."""

    naam = forms.CharField(label=_("Naam"), max_length=120)
    rol = forms.ChoiceField(
        label=_("Wie is dit voor de jeugdige?"), choices=keuzes(Gezinsrol, ("", _("maak een keuze")))
    )
    heeft_gezag = forms.BooleanField(
        label=_("Heeft gezag"),
        required=False,
        help_text=_("Alleen ouders, voogden en opvoeders. Wie gezag heeft, beslist mee en mag het dossier zien."),
    )
    voor_alle_kinderen = forms.BooleanField(
        label=_("Rol en gezag zijn hetzelfde voor alle kinderen van dit gezin"), required=False, initial=True
    )
    woont_in = forms.BooleanField(label=_("Woont in het huis van het gezin"), required=False)
    steun = forms.ChoiceField(
        label=_("Hoe is het contact met de jeugdige?"),
        choices=keuzes(Steun),
        initial=Steun.ONBEKEND,
        help_text=_("Vraag het de jeugdige. Dit wordt de lijn in de tekening."),
    )
    telefoon = forms.CharField(
        label=_("Telefoon"), max_length=24, required=False, widget=forms.TextInput({"type": "tel"})
    )
    van = Datumveld(
        label=_("Hoort erbij sinds"), required=False, widget=datumvak(), help_text=_("Leeg laten mag: al altijd.")
    )

    def waarde(self) -> Lidgegevens:
        """The person as a value."""
        schoon = self.cleaned_data
        return Lidgegevens(
            naam=schoon["naam"],
            rol=Gezinsrol(schoon["rol"]),
            heeft_gezag=schoon["heeft_gezag"],
            woont_in=schoon["woont_in"],
            telefoon=schoon["telefoon"],
            van=schoon["van"],
            steun=Steun(schoon["steun"]),
            voor_alle_kinderen=schoon["voor_alle_kinderen"],
        )


class EindeForm(forms.Form):
    """Since when somebody no longer belongs to it."""

    tot = Datumveld(label=_("Sinds welke dag?"), widget=datumvak())


class ToestemmingForm(forms.Form):
    """One person's yes."""

    doel = forms.ChoiceField(label=_("Waarvoor?"), choices=keuzes(Toestemmingsdoel, ("", _("maak een keuze"))))
    gever = forms.ChoiceField(label=_("Wie zegt ja?"), widget=forms.RadioSelect)
    van = Datumveld(label=_("Wanneer is het ja gegeven?"), widget=datumvak())
    tot = Datumveld(
        label=_("Geldt tot"),
        required=False,
        widget=datumvak(),
        help_text=_("Leeg laten mag: tot het wordt ingetrokken."),
    )
    reikwijdte = forms.CharField(
        label=_("Met wie en waarover?"),
        max_length=300,
        required=False,
        help_text=_("Bijvoorbeeld: alleen met de mentor, alleen over het verzuim."),
    )
    zonder_ouders = zonder_ouders_veld()

    def __init__(self, *args: Any, gevers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gever"].choices = gevers  # type: ignore[attr-defined]

    def waarde(self) -> NieuweToestemming:
        """The yes as a value."""
        schoon = self.cleaned_data
        return NieuweToestemming(
            doel=Toestemmingsdoel(schoon["doel"]),
            van=schoon["van"],
            gezinslid=int(schoon["gever"]) or None,
            reikwijdte=schoon["reikwijdte"],
            tot=schoon["tot"],
            zonder_ouders=schoon["zonder_ouders"],
        )


class IntrekForm(forms.Form):
    """Since when the answer is no."""

    op = Datumveld(label=_("Op welke dag is het ingetrokken?"), widget=datumvak())


class DeelForm(forms.Form):
    """With whom something is shared."""

    doel = forms.ChoiceField(
        label=_("Wat gaat u doen?"),
        choices=[("", _("maak een keuze")), *((doel.value, _(doel.value)) for doel in DELEN)],
    )
    met_wie = forms.CharField(
        label=_("Met welke organisatie?"),
        max_length=100,
        help_text=_("De naam van de organisatie is genoeg: geen namen van personen."),
    )


class GeslachtForm(forms.Form):
    """As in the population register."""

    geslacht = forms.ChoiceField(
        label=_("Geslacht"),
        choices=keuzes(Geslacht),
        widget=forms.RadioSelect,
        help_text=_("Zoals het in de basisregistratie staat. Weet u het niet, kies dan ‘onbekend’."),
    )


class AfschermForm(forms.Form):
    """What is kept shielded about the youth, and why."""

    adres_is_geheim = forms.BooleanField(
        label=_("Het adres is geheim"),
        required=False,
        help_text=_("Niemand ziet op het scherm waar de jeugdige is. Ook niet in het portaal van ouders en mentor."),
    )
    geen_berichten = forms.BooleanField(
        label=_("Geen berichtenverkeer"),
        required=False,
        help_text=_("Er gaan geen berichten over deze jeugdige naar andere systemen. Regel die zaken per telefoon."),
    )
    reden = tekstveld(3, label=_("Waarom verandert u dit?"), help_text=_("De reden blijft bewaard in de tijdlijn."))


class AccountForm(forms.Form):
    """Whether somebody around the youth may look in the portal, and why."""

    veiligheidsblokkade = forms.BooleanField(
        label=_("Blokkeer om veiligheid"),
        required=False,
        help_text=_(
            "Deze persoon ziet niets meer, vanaf nu. De persoon leest alleen: neem contact op met de regisseur."
        ),
    )
    bezwaar = forms.BooleanField(
        label=_("De jeugdige heeft bezwaar"),
        required=False,
        help_text=_("Het bezwaar telt zodra de jeugdige oud genoeg is om mee te beslissen."),
    )
    reden = tekstveld(3, label=_("Waarom verandert u dit?"), help_text=_("De reden blijft bewaard in de tijdlijn."))
