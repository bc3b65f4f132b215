"""What is sent from the page of the analysis, done step by step: texts first, then lines, then the road."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import Casus, Vak, get_analyse, get_casus, list_versies, vak_met_naam
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.analyseblad import Formulieren, maak_formulieren
from zorglandschap.web.casus.forms.analysedelen import RegelsForm
from zorglandschap.web.vormgeving import invoer
from zorglandschap.web.vormgeving.woorden import vertaal

SPEELT_NIET = "speelt_niet"
SCHRAPPEN: Mapping[str, tuple[Callable[..., None], str]] = {
    "schrap": (actions.schrap_factor, "factor_id"),
    "schrap_verband": (actions.schrap_verband, "verband_id"),
    "schrap_hulp": (actions.schrap_hulp, "hulp_id"),
    "schrap_veronderstelling": (actions.schrap_veronderstelling, "hypothese_id"),
}
ANKERS = {
    "factor": "factoren",
    "schrap": "factoren",
    "verband": "verbanden",
    "schrap_verband": "verbanden",
    "hulp": "eerdere-hulp",
    "schrap_hulp": "eerdere-hulp",
    "veronderstelling": "veronderstellingen",
    "schrap_veronderstelling": "veronderstellingen",
    "besproken": "stappen",
    "delen": "stappen",
    "onderteken": "stappen",
}


@dataclass(frozen=True, slots=True)
class Afgewezen:
    """Why it was refused: the forms to show again (None: fresh ones), or the rules that say no."""

    formulieren: Formulieren | None = None
    weigering: Geweigerd | None = None


@dataclass(frozen=True, slots=True)
class _Verzoek:
    """Who asks what of which analysis; ``doe`` is the pressed button, ``over`` what it points at."""

    request: HttpRequest
    kijker: Kijker
    casus: Casus
    formulieren: Formulieren
    doe: str
    over: str

    @property
    def wie(self) -> dict[str, Any]:
        """The arguments that every action takes."""
        return {"door": self.kijker, "nu": timezone.now()}


def verwerk(
    request: HttpRequest, kijker: Kijker, casus: Casus, formulieren: Formulieren, *, zonder: Vak | None
) -> HttpResponse | Afgewezen:
    """Save the texts; add, strike and weigh lines; then take the step of the button."""
    doe, _streep, over = request.POST.get("doe", "").partition(":")
    verzoek = _Verzoek(request, kijker, casus, formulieren, doe, over)
    gedeeld = _is_gedeeld(casus)
    try:
        bewaard = _bewaar_teksten(verzoek, zonder)
    except Geweigerd as fout:
        formulieren.teksten.add_error(None, vertaal(fout.reden))
        return Afgewezen(formulieren)
    if bewaard.te_laat:
        return _te_laat(verzoek)
    try:
        _doe_de_regels(verzoek)
    except Geweigerd as fout:
        return Afgewezen(_met_verse_teksten(verzoek, fout))
    if gedeeld and not _is_gedeeld(casus):
        messages.warning(
            request, _("De analyse was al gedeeld. Zij is nu weer concept: bespreek en deel haar opnieuw.")
        )
    if bewaard.botsingen:
        return redirect("casus:botsing", casus.sleutel)
    return _zet_de_stap(verzoek)


def _is_gedeeld(casus: Casus) -> bool:
    versies = list_versies(casus)
    return bool(versies) and versies[0].status is AnalyseStatus.GEDEELD


def _bewaar_teksten(verzoek: _Verzoek, zonder: Vak | None) -> actions.Bewaard:
    formulieren = verzoek.formulieren
    klik = vak_met_naam(verzoek.over, formulieren.teksten.vakken) if verzoek.doe == SPEELT_NIET else None
    bewaard = actions.bewaar_analyse(
        verzoek.casus,
        **verzoek.wie,
        teksten=formulieren.teksten.teksten(zonder=zonder, in_een_klik=klik),
        keuzes=formulieren.keuzes.waarde(),
        gezien=formulieren.gezien.waarde(),
    )
    if zonder is not None:
        actions.gooi_kladje_weg(verzoek.casus, door=verzoek.kijker, veld=zonder)
    return bewaard


def _te_laat(verzoek: _Verzoek) -> HttpResponse:
    """The analysis was fixed meanwhile: texts are drafts already, short lines are kept as one."""
    regels = [*verzoek.formulieren.regels.in_woorden(), *verzoek.formulieren.weging.in_woorden()]
    if regels:
        actions.bewaar_los_kladje(verzoek.casus, **verzoek.wie, tekst="\n".join(regels))
    melding = _("De analyse is intussen vastgesteld. Uw tekst staat als kladje op deze bladzijde.")
    messages.warning(verzoek.request, melding)
    return redirect("casus:analyse", verzoek.casus.sleutel)


def _doe_de_regels(verzoek: _Verzoek) -> None:
    """Add every line that was filled in, strike the one that was pointed at, and weigh what is supposed."""
    casus, regels, wie = verzoek.casus, verzoek.formulieren.regels, verzoek.wie
    _voeg_toe(casus, regels, wie)
    schrap = SCHRAPPEN.get(verzoek.doe)
    nummer = invoer.getal(verzoek.over)
    if schrap is not None and nummer is not None:
        actie, naam = schrap
        actie(casus, **wie, **{naam: nummer})
    for hypothese, (stand, grond) in verzoek.formulieren.weging.wegingen().items():
        if not actions.weeg_veronderstelling(casus, **wie, hypothese_id=hypothese, stand=stand, onderbouwing=grond):
            actions.bewaar_los_kladje(casus, **wie, tekst=f"{vertaal(stand)}: {grond}")
            melding = _("Iemand anders veranderde een veronderstelling intussen. Uw tekst staat als kladje bovenaan.")
            messages.warning(verzoek.request, melding)


def _voeg_toe(casus: Casus, regels: RegelsForm, wie: Mapping[str, Any]) -> None:
    factor, verband, hulp = regels.factor(), regels.verband(), regels.hulp()
    if factor is not None:
        actions.voeg_factor_toe(casus, **wie, **factor)
    if hulp is not None:
        actions.voeg_hulp_toe(casus, **wie, **hulp)
    if regels.cleaned_data["veronderstelling"].strip():
        actions.veronderstel(casus, **wie, tekst=regels.cleaned_data["veronderstelling"])
    if verband is not None:
        actions.leg_verband(casus, **wie, **verband)


def _met_verse_teksten(verzoek: _Verzoek, fout: Geweigerd) -> Formulieren:
    """The texts as they are saved now, and the lines as they were typed, with what is wrong with them."""
    blad = get_analyse(verzoek.casus, verzoek.kijker, vandaag=timezone.localdate())
    vers, getypt = maak_formulieren(verzoek.casus, blad), verzoek.formulieren
    getypt.regels.add_error(None, vertaal(fout.reden))
    return replace(vers, regels=getypt.regels, weging=getypt.weging, delen=getypt.delen)


def _zet_de_stap(verzoek: _Verzoek) -> HttpResponse | Afgewezen:
    casus, doe, wie = verzoek.casus, verzoek.doe, verzoek.wie
    try:
        if doe == "vaststellen":
            actions.stel_analyse_vast(_voor_vaststellen(verzoek), **wie)
            messages.success(verzoek.request, _("De verklarende analyse is vastgesteld."))
            return redirect("casus:detail", casus.sleutel)
        melding = _gezet(verzoek)
    except Geweigerd as fout:
        return Afgewezen(weigering=fout)
    messages.success(verzoek.request, melding)
    anker = f"id_{verzoek.over}" if doe == SPEELT_NIET else ANKERS.get(doe, "")
    return redirect(f"{reverse('casus:analyse', args=[casus.sleutel])}{'#' if anker else ''}{anker}")


def _voor_vaststellen(verzoek: _Verzoek) -> Casus:
    """The casus again, through the door of who may fix and sign."""
    return get_casus(verzoek.kijker, verzoek.casus.sleutel, Handeling.ANALYSE_VASTSTELLEN)


def _gezet(verzoek: _Verzoek) -> str:
    """Take the step of the button, and say what happened."""
    casus, wie = verzoek.casus, verzoek.wie
    if verzoek.doe == "besproken":
        actions.bespreek_analyse(casus, **wie)
        return _("Vastgelegd: de analyse is besproken.")
    if verzoek.doe == "delen":
        actions.deel_analyse(casus, **wie, met=verzoek.formulieren.delen.ontvangers())
        return _("Vastgelegd: de analyse is gedeeld.")
    if verzoek.doe == "onderteken":
        actions.onderteken_analyse(_voor_vaststellen(verzoek), **wie)
        return _("U heeft de analyse ondertekend.")
    return _("Bewaard.")
