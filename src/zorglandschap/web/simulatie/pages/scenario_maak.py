"""Make or change a scenario, step by step without code; what is not saved yet travels along in the form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.simulatie.actions import bewaar_scenario, wijzig_scenario
from zorglandschap.apps.simulatie.queries import Beschikbaar, get_scenario
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.simulatie.invoer import Invoer
from zorglandschap.core.simulatie.maatregelen import Maatregel
from zorglandschap.core.simulatie.scenario import OngeldigScenario, Scenario, pas_scenario_toe, schrijf_scenario
from zorglandschap.core.simulatie.scenarioverschil import verschil
from zorglandschap.web.simulatie.basis import GeenBasis, lees_basis
from zorglandschap.web.simulatie.forms.maatregel import MaatregelFormulier, plek_en_tekst
from zorglandschap.web.simulatie.forms.scenario import (
    BestandFormulier,
    ScenarioFormulier,
    begin,
    lees_concept,
    opnieuw,
)  # fmt: skip
from zorglandschap.web.simulatie.pages.scenarios import mag_maken
from zorglandschap.web.simulatie.woorden import KEUZE, PER_SOORT, SLEUTEL
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.invoer import getal
from zorglandschap.web.vormgeving.woorden import vertaal

GOED, ONGELDIG, GEWEIGERD = 200, 400, 409
LEEG = Scenario("")


@dataclass(slots=True)
class Werk:
    """One request of somebody who makes a scenario: what there was, the region, and where the form goes."""

    request: HttpRequest
    kijker: Kijker
    adres: str
    bestaand: Beschikbaar | None = None
    basis: Invoer | None = None
    geen_basis: Tekst | None = None
    maatregelen: tuple[Maatregel, ...] = ()
    fouten: dict[int, list[str]] = field(default_factory=dict)
    botsing: Beschikbaar | None = None

    @classmethod
    def begin(cls, request: HttpRequest, kijker: Kijker, bestaand: Beschikbaar | None = None) -> Werk:
        """Only who makes scenarios comes further."""
        if not mag_maken(kijker):
            raise NietGevonden
        adres = reverse("simulatie:nieuw") if bestaand is None else reverse("simulatie:wijzig", args=[bestaand.sleutel])
        werk = cls(request, kijker, adres, bestaand)
        try:
            werk.basis = lees_basis(kijker, nu=timezone.now())
        except GeenBasis as fout:
            werk.geen_basis = fout.reden
        return werk

    def blad(self, formulier: ScenarioFormulier, *, status: int = GOED, melding: str = "") -> HttpResponse:
        """The page with the texts and the sentences."""
        oud = self.bestaand.scenario.maatregelen if self.bestaand else ()
        gegevens = {
            "formulier": formulier,
            "adres": self.adres,
            "bestaand": self.bestaand,
            "geen_basis": self.geen_basis,
            "soorten": KEUZE if self.basis else (),
            "maatregelen": [(i, m.zin(), self.fouten.get(i, ())) for i, m in enumerate(self.maatregelen)],
            "melding": melding,
            "is_anders": self.maatregelen != oud,
            "botsing": self.botsing,
            "botsing_verschil": self._botsing_verschil(),
        }
        return render(self.request, "simulatie/scenario_maak.html", gegevens, status=status)

    def _botsing_verschil(self) -> Sequence[tuple[str, Tekst]]:
        if self.botsing is None or self.bestaand is None:
            return ()
        eerder = get_scenario(self.kijker, self.botsing.sleutel, versie=getal(self.request.POST.get("versie")))
        return verschil(eerder.scenario, self.botsing.scenario)

    def maatregelblad(self, soort: str, plek: str, formulier: MaatregelFormulier, status: int = GOED) -> HttpResponse:
        """The page with the fields of one measure; everything else travels along unseen."""
        gegevens = {
            "soort": PER_SOORT[soort],
            "plek": plek,
            "formulier": formulier,
            "draagt": opnieuw(self.request.POST, self.maatregelen),
            "adres": self.adres,
            "is_nieuw": plek == "",
            "bestaand": self.bestaand,
        }
        return render(self.request, "simulatie/scenario_maatregel.html", gegevens, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def nieuw(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """A new scenario, empty or (``?van=``) as a copy."""
    werk = Werk.begin(request, kijker)
    if request.method == "POST":
        return _stap(werk)
    van = request.GET.get("van")
    if not van:
        return werk.blad(ScenarioFormulier(initial=begin(LEEG, versie=0)))
    bron = get_scenario(kijker, van, versie=getal(request.GET.get("versie"))).scenario
    werk.maatregelen = bron.maatregelen
    eerste = begin(bron, versie=0) | {"naam": _("Kopie van %(naam)s") % {"naam": bron.naam}}
    return werk.blad(ScenarioFormulier(initial=eerste), melding=_("Dit is een kopie. Zij is nog niet bewaard."))


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def wijzig(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Change a scenario; ``?versie=`` starts from an earlier version."""
    if not mag_maken(kijker):
        raise NietGevonden
    nu = get_scenario(kijker, str(sleutel))
    werk = Werk.begin(request, kijker, nu)
    if request.method == "POST":
        return _stap(werk)
    ouder = getal(request.GET.get("versie"))
    bron = nu if ouder is None else get_scenario(kijker, str(sleutel), versie=ouder)
    werk.maatregelen = bron.scenario.maatregelen
    melding = "" if bron.versie == nu.versie else _("Dit is een eerdere versie. Bewaar haar om haar weer te gebruiken.")
    return werk.blad(ScenarioFormulier(initial=begin(bron.scenario, versie=nu.versie)), melding=melding)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def lees_bestand(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """A file from elsewhere: what is in it stands ready to be looked at and saved."""
    if not mag_maken(kijker):
        raise NietGevonden
    formulier, status = BestandFormulier(), GOED
    if request.method == "POST":
        formulier, status = BestandFormulier(request.POST, request.FILES), ONGELDIG
        if formulier.is_valid():
            werk, gelezen = Werk.begin(request, kijker), formulier.gelezen
            werk.maatregelen = gelezen.maatregelen
            return werk.blad(
                ScenarioFormulier(initial=begin(gelezen, versie=0)),
                melding=_("Het bestand is gelezen. Kijk het na en bewaar het: nu is het nog niet bewaard."),
            )
        formulier = formulier.met_inhoud()
    return render(request, "simulatie/scenario_bestand.html", {"formulier": formulier}, status=status)


# --- the steps ------------------------------------------------------------------------------------------------


def _stap(werk: Werk) -> HttpResponse:
    """What the button asked for; an unknown one changes nothing."""
    post = werk.request.POST
    try:
        werk.maatregelen = lees_concept(post.get("concept", ""))
    except forms.ValidationError:
        formulier = ScenarioFormulier(post)
        formulier.is_valid()
        return werk.blad(formulier, status=ONGELDIG)
    doe, _dubbelepunt, wat = post.get("doe", "").partition(":")
    if doe in ("bewaar", "bewaar-toch"):
        return _bewaar(werk, toch=doe == "bewaar-toch")
    if doe == "weg":
        return _haal_weg(werk, getal(wat))
    if werk.basis is not None and doe in ("kies", "wijzig", "zet"):
        return _maatregel(werk, werk.basis, doe, wat)
    return werk.blad(opnieuw(post, werk.maatregelen))


def _haal_weg(werk: Werk, plek: int | None) -> HttpResponse:
    if plek is None or plek >= len(werk.maatregelen):
        return werk.blad(opnieuw(werk.request.POST, werk.maatregelen))
    werk.maatregelen = werk.maatregelen[:plek] + werk.maatregelen[plek + 1 :]
    melding = _("De maatregel is eruit gehaald. Dit is nog niet bewaard.")
    return werk.blad(opnieuw(werk.request.POST, werk.maatregelen), melding=melding)


def _maatregel(werk: Werk, basis: Invoer, doe: str, wat: str) -> HttpResponse:
    """Choose a kind, open one that is there, or put what was filled in into the draft."""
    post = werk.request.POST
    plek = getal(wat) if doe == "wijzig" else getal(post.get("plek"))
    oud = werk.maatregelen[plek] if plek is not None and plek < len(werk.maatregelen) else None
    soort = SLEUTEL[type(oud)] if doe == "wijzig" and oud is not None else wat
    if soort not in PER_SOORT:
        return werk.blad(opnieuw(post, werk.maatregelen))
    if doe != "zet":
        hier = str(plek) if doe == "wijzig" else ""
        formulier = MaatregelFormulier(soort=soort, basis=basis, begin=oud if doe == "wijzig" else None)
        return werk.maatregelblad(soort, hier, formulier)
    formulier = MaatregelFormulier(post, soort=soort, basis=basis)
    if not formulier.is_valid():
        return werk.maatregelblad(soort, post.get("plek", ""), formulier, ONGELDIG)
    if oud is None or plek is None:
        werk.maatregelen = (*werk.maatregelen, formulier.maatregel)
        melding = _("De maatregel staat erbij. Dit is nog niet bewaard.")
    else:
        werk.maatregelen = (*werk.maatregelen[:plek], formulier.maatregel, *werk.maatregelen[plek + 1 :])
        melding = _("De maatregel is gewijzigd. Dit is nog niet bewaard.")
    return werk.blad(opnieuw(post, werk.maatregelen), melding=melding)


def _bewaar(werk: Werk, *, toch: bool) -> HttpResponse:
    formulier = ScenarioFormulier(werk.request.POST)
    if not formulier.is_valid() or not _past(werk, formulier):
        return werk.blad(formulier, status=ONGELDIG if werk.geen_basis is None else GEWEIGERD)
    try:
        sleutel = _schrijf(werk, formulier, toch=toch)
    except Geweigerd as fout:
        formulier.add_error(None, vertaal(fout.reden))
        if werk.bestaand is not None and werk.bestaand.versie != formulier.cleaned_data["versie"]:
            werk.botsing = werk.bestaand
        return werk.blad(formulier, status=GEWEIGERD)
    messages.success(werk.request, _("Het scenario is bewaard."))
    return redirect("simulatie:scenario", sleutel)


def _past(werk: Werk, formulier: ScenarioFormulier) -> bool:
    """Whether it fits the region; every fault stands at its measure and at the top."""
    if werk.basis is None:
        formulier.add_error(None, vertaal(werk.geen_basis))
        return False
    try:
        pas_scenario_toe(werk.basis, formulier.scenario())
    except OngeldigScenario as fout:
        for reden in fout.fouten:
            _zet_fout(werk, formulier, reden)
        return False
    return True


def _zet_fout(werk: Werk, formulier: ScenarioFormulier, reden: Tekst) -> None:
    nummer, _naam, tekst = plek_en_tekst(reden)
    if nummer is None:
        formulier.add_error(None, tekst)
        return
    werk.fouten.setdefault(nummer, []).append(tekst)
    formulier.add_error(None, _("Maatregel %(nummer)s: %(fout)s") % {"nummer": nummer + 1, "fout": tekst})


def _schrijf(werk: Werk, formulier: ScenarioFormulier, *, toch: bool) -> str:
    """Save it. The same form twice is one version; something else after ‘back’ is not lost in it."""
    scenario, schoon = formulier.scenario(), formulier.cleaned_data
    sleutel = uuid5(schoon["herhaalsleutel"], schrijf_scenario(scenario))
    nu = timezone.now()
    if werk.bestaand is None:
        rij = bewaar_scenario(werk.kijker, scenario, herhaalsleutel=sleutel, nu=nu)
    else:
        versie = getal(werk.request.POST.get("nieuwste")) if toch else None
        rij = wijzig_scenario(
            werk.kijker,
            UUID(werk.bestaand.sleutel),
            scenario,
            versie=schoon["versie"] if versie is None else versie,
            herhaalsleutel=sleutel,
            nu=nu,
        )
    return str(rij.scenario.sleutel)
