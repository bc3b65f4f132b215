"""The desk of the functional manager: what needs attention, accounts, policy numbers. Never a child."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorglandschap.apps.aanbod.queries import tel_niet_bevestigd
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.queries import Stand, get_stand, mag_logstand
from zorglandschap.apps.logboek.verzegeling import Controle, controleer
from zorglandschap.apps.organisaties.actions import deactiveer, heractiveer, zet_einddatum
from zorglandschap.apps.organisaties.koppelsleutels import list_sleutels, trek_sleutel_in
from zorglandschap.apps.organisaties.queries import (
    Accountstand,
    get_account,
    get_accountstand,
    is_bereikbaar,
    list_accounts,
    list_installatie,
    mag_beheren,
)
from zorglandschap.core.begrippen.beleid import Norm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.beheer.forms import EinddatumForm, RedenForm, ZoekForm
from zorglandschap.web.vormgeving import invoer
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409
ZOEKWOORD = "beheer_zoek"  # in the session, so that no name stands in an address
LAATSTE_ZEGELS = 3


@require_safe
def gezond(_request: HttpRequest) -> HttpResponse:
    """For the machine that watches: 200 when the database answers, else 503; nothing more."""
    goed = is_bereikbaar()
    return HttpResponse("goed\n" if goed else "niet goed\n", status=200 if goed else 503, content_type="text/plain")


@dataclass(frozen=True, slots=True)
class Logstand:
    """How the logbook stands, and whether an event has waited too long for its seal."""

    stand: Stand
    controle: Controle
    is_laat: bool

    @property
    def is_goed(self) -> bool:
        """True when nothing about the log needs attention."""
        return self.controle.is_goed and not self.is_laat


@dataclass(frozen=True, slots=True)
class Geldend:
    """A policy number, and whether it holds today (or did, or will)."""

    norm: Norm
    is_geldend: bool


@require_safe
@met_kijker
def overzicht(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """What needs attention today; the privacyfunctionaris sees the state of the logbook only."""
    nu, vandaag = timezone.now(), timezone.localdate()
    if not mag_logstand(kijker):
        raise NietGevonden
    gegevens: dict[str, object] = {"log": _logstand(nu, vandaag), "beheert": mag_beheren(kijker)}
    if mag_beheren(kijker):
        gegevens |= _beheerzaken(kijker, nu, vandaag)
    return render(request, "beheer/overzicht.html", gegevens)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def accounts(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Accounts of professionals, with a search that stays out of the address."""
    if request.method == "POST":
        formulier = ZoekForm(request.POST)
        request.session[ZOEKWOORD] = formulier.cleaned_data["zoek"] if formulier.is_valid() else ""
        return redirect("beheer:accounts")
    zoek = str(request.session.get(ZOEKWOORD, ""))
    pagina = list_accounts(kijker, zoek=zoek, pagina=invoer.getal(request.GET.get("pagina")) or 1)
    gegevens = {
        "pagina": pagina,
        "zoek": zoek,
        "formulier": ZoekForm(initial={"zoek": zoek}),
        "vandaag": timezone.localdate(),
        "factor_verplicht": settings.TWEEDE_FACTOR,
    }
    return render(request, "beheer/accounts.html", gegevens)


@require_safe
@met_kijker
def account(request: HttpRequest, kijker: Kijker, nummer: int) -> HttpResponse:
    """One account, with what can be done about it."""
    return _toon_account(request, kijker, nummer)


@require_POST
@met_kijker
def sluit(request: HttpRequest, kijker: Kijker, nummer: int) -> HttpResponse:
    """Close an account."""
    formulier = RedenForm(request.POST)
    return _verander(
        request,
        kijker,
        nummer,
        formulier=formulier,
        doe=lambda: deactiveer(nummer, door=kijker, reden=formulier.cleaned_data["reden"]),
        gelukt=_("Het account is gesloten. Een open sessie stopt bij de volgende klik."),
    )


@require_POST
@met_kijker
def heropen(request: HttpRequest, kijker: Kijker, nummer: int) -> HttpResponse:
    """Open an account again."""
    formulier = RedenForm(request.POST)
    return _verander(
        request,
        kijker,
        nummer,
        formulier=formulier,
        doe=lambda: heractiveer(nummer, door=kijker, reden=formulier.cleaned_data["reden"]),
        gelukt=_("Het account werkt weer."),
    )


@require_POST
@met_kijker
def einddatum(request: HttpRequest, kijker: Kijker, nummer: int) -> HttpResponse:
    """Set or clear the end date of an account."""
    formulier = EinddatumForm(request.POST)
    return _verander(
        request,
        kijker,
        nummer,
        formulier=formulier,
        doe=lambda: zet_einddatum(
            nummer, door=kijker, geldig_tot=formulier.cleaned_data["geldig_tot"], vandaag=timezone.localdate()
        ),
        gelukt=_("De einddatum is bewaard."),
    )


@require_safe
@met_kijker
def koppelingen(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The keys of every provider, without the keys themselves."""
    if not mag_beheren(kijker):
        raise NietGevonden
    sleutels = list_sleutels(kijker, op=timezone.localdate())
    return render(request, "beheer/koppelingen.html", {"sleutels": sleutels})


@require_POST
@met_kijker
def trek_koppeling_in(request: HttpRequest, kijker: Kijker, koppeling: int) -> HttpResponse:
    """Withdraw a key of a provider."""
    if not mag_beheren(kijker):
        raise NietGevonden
    trek_sleutel_in(kijker, koppeling, nu=timezone.now())
    messages.success(request, _("De sleutel is ingetrokken en werkt niet meer."))
    return redirect("beheer:koppelingen")


@require_safe
@met_kijker
def normen(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Every policy number: value, unit, date, source, and whether it is invented."""
    if not mag_beheren(kijker):
        raise NietGevonden
    vandaag = timezone.localdate()
    rijen = [_geldend(norm, reeks, vandaag) for reeks in settings.BELEID.normen.values() for norm in reversed(reeks)]
    gegevens = {"rijen": rijen, "verzonnen": sum(rij.norm.is_verzonnen for rij in rijen), "regio": settings.REGIO}
    return render(request, "beheer/normen.html", gegevens)


def _logstand(nu: datetime, vandaag: date) -> Logstand:
    stand = get_stand()
    grens = nu - timedelta(minutes=settings.BELEID.getal("zegel_hoogstens_minuten", vandaag))
    is_laat = stand.oudste_onverzegeld_om is not None and stand.oudste_onverzegeld_om < grens
    return Logstand(stand, controleer(laatste=LAATSTE_ZEGELS), is_laat)


def _beheerzaken(kijker: Kijker, nu: datetime, vandaag: date) -> dict[str, object]:
    dagen = settings.BELEID.aantal("account_einde_melden_dagen", vandaag)
    uren = settings.BELEID.getal("aanbod_vers_uren", vandaag)
    stand: Accountstand = get_accountstand(kijker, vandaag=vandaag, dagen=dagen)
    return {
        "accountstand": stand,
        "dagen": dagen,
        "niet_bevestigd": tel_niet_bevestigd(sinds=nu - timedelta(hours=uren), op=vandaag),
        "uren": round(uren),
        "installatie": list_installatie(kijker),
        "factor_verplicht": settings.TWEEDE_FACTOR,
    }


def _toon_account(
    request: HttpRequest, kijker: Kijker, nummer: int, *, fout: forms.Form | None = None, status: int = 200
) -> HttpResponse:
    gevonden = get_account(kijker, nummer)
    eind = {"geldig_tot": gevonden.geldig_tot}
    gegevens = {
        "account": gevonden,
        "is_verlopen": gevonden.is_verlopen(timezone.localdate()),
        "is_eigen": gevonden.id == kijker.gebruiker_id,
        "reden": fout if isinstance(fout, RedenForm) else RedenForm(),
        "einddatum": fout if isinstance(fout, EinddatumForm) else EinddatumForm(initial=eind),
    }
    return render(request, "beheer/account.html", gegevens, status=status)


def _verander(
    request: HttpRequest, kijker: Kijker, nummer: int, *, formulier: forms.Form, doe: Callable[[], None], gelukt: str
) -> HttpResponse:
    """Try the change; what was typed stays when it cannot be done."""
    if not formulier.is_valid():
        return _toon_account(request, kijker, nummer, fout=formulier, status=ONGELDIG)
    try:
        doe()
    except Geweigerd as fout:
        formulier.add_error(None, vertaal(fout.reden))
        return _toon_account(request, kijker, nummer, fout=formulier, status=GEWEIGERD)
    messages.success(request, gelukt)
    return redirect("beheer:account", nummer)


def _geldend(norm: Norm, reeks: tuple[Norm, ...], vandaag: date) -> Geldend:
    nu_geldig = [n for n in reeks if n.vanaf <= vandaag]
    return Geldend(norm, is_geldend=bool(nu_geldig) and nu_geldig[-1] is norm)
