"""A new question: first look whether the youth is known, then a short form; look-alikes are shown before storing."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus.actions import AlOpen, LijktOp, NieuwGezin, open_casus, voeg_vraag_toe
from zorglandschap.apps.casus.queries import (
    Treffer,
    get_casus,
    get_jeugdige,
    get_open_casussen,
    mag_openen,
    zoek_jeugdigen,
)
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.web.casus.forms.casus import GezinForm, VraagForm, ZoekForm
from zorglandschap.web.casus.kladjes import Kladjes
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG = 400
GEWEIGERD = 409
GEZOCHT = "nieuw_gezocht"  # in the session, so that no name stands in an address and nothing is typed twice
HOOGSTENS_BEKEKEN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def zoek(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Search by POST, so that no name stands in an address."""
    _alleen_toegang(kijker)
    formulier = ZoekForm(request.POST or None)
    treffers: list[Treffer] | None = None
    if formulier.is_bound and formulier.is_valid():
        schoon = formulier.cleaned_data
        geboren_op = schoon["geboren_op"]
        try:
            treffers = zoek_jeugdigen(
                kijker, achternaam=schoon["achternaam"], geboren_op=geboren_op, vandaag=timezone.localdate()
            )
        except Geweigerd as fout:
            formulier.add_error("achternaam", vertaal(fout.reden))
        else:
            dag = geboren_op.isoformat() if geboren_op else ""
            request.session[GEZOCHT] = {"achternaam": schoon["achternaam"], "geboren_op": dag}
    gegevens = {"formulier": formulier, "treffers": treffers}
    return render(request, "casus/zoek.html", gegevens, status=ONGELDIG if formulier.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def nieuwe_vraag(request: HttpRequest, kijker: Kijker, jeugdige: UUID) -> HttpResponse:
    """A question for a youth who is known."""
    vandaag = timezone.localdate()
    gevonden = get_jeugdige(kijker, jeugdige)
    klad = f"bekend_{jeugdige}"
    formulier = Kladjes(kijker, None).vul(VraagForm(request.POST or None), klad)
    gegevens = {
        "formulier": formulier,
        "jeugdige": gevonden,
        "leeftijd": leeftijd(gevonden.geboren_op, vandaag),
        "open_casus": get_open_casussen(kijker, [gevonden.pk], vandaag=vandaag).get(gevonden.pk),
    }
    return _leg_vast(request, kijker, formulier, lambda: jeugdige, {**gegevens, "klad": klad})


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def nieuw_gezin(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """A question of a family that comes for the first time; with ‘this is the child’ it is one that is known."""
    _alleen_toegang(kijker)
    klad = _klad(request)
    formulier = Kladjes(kijker, None).vul(GezinForm(request.POST or None, initial=request.session.get(GEZOCHT)), klad)
    bekend = _sleutel(request.POST.get("kies", ""))

    def voor() -> UUID | NieuwGezin:
        return bekend or formulier.gezin(kijker.gemeente_code or "")

    return _leg_vast(request, kijker, formulier, voor, {"formulier": formulier, "klad": klad})


def _klad(request: HttpRequest) -> str:
    """The name of the draft: each child that was searched for has its own, and the name tells nothing of the child."""
    gezocht = request.session.get(GEZOCHT) or {}
    kind = f"{gezocht.get('achternaam', '').casefold()} {gezocht.get('geboren_op', '')}"
    return f"gezin_{salted_hmac('hulpvraag.kladje', kind, algorithm='sha256').hexdigest()[:20]}"


def _leg_vast(
    request: HttpRequest,
    kijker: Kijker,
    formulier: VraagForm,
    voor: Callable[[], UUID | NieuwGezin],
    gegevens: dict[str, object],
) -> HttpResponse:
    if not formulier.is_bound or not formulier.is_valid():
        return render(request, "casus/nieuw.html", gegevens, status=ONGELDIG if formulier.is_bound else 200)
    bij = _sleutel(request.POST.get("bij", ""))
    try:
        if bij is not None:
            return _voeg_toe(request, kijker, formulier, bij, str(gegevens["klad"]))
        casus = open_casus(
            door=kijker,
            nu=timezone.now(),
            vraag=formulier.waarde(),
            voor=voor(),
            herhaalsleutel=formulier.cleaned_data["herhaalsleutel"],
            bekeken=_bekeken(request) if "anders" in request.POST else (),
        )
    except Geweigerd as fout:
        formulier.add_error(None, vertaal(fout.reden))
        gegevens["open_casus"] = fout.casus if isinstance(fout, AlOpen) else None
        gegevens["mag_erbij"] = fout.casus if isinstance(fout, AlOpen) and fout.mag_erbij else None
        gegevens["kandidaten"] = fout.kandidaten if isinstance(fout, LijktOp) else ()
        gegevens["bekeken"] = sorted({*_bekeken(request), *_getoond(fout)}, key=str)
        return render(request, "casus/nieuw.html", gegevens, status=GEWEIGERD)
    request.session.pop(GEZOCHT, None)
    Kladjes(kijker, None).klaar(str(gegevens["klad"]))
    messages.success(request, _("De hulpvraag is vastgelegd. U bent de casusregisseur."))
    return redirect("casus:detail", casus.sleutel)


def _voeg_toe(request: HttpRequest, kijker: Kijker, formulier: VraagForm, sleutel: UUID, klad: str) -> HttpResponse:
    """The child has an open case of this viewer: the question joins it."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    voeg_vraag_toe(casus, door=kijker, nu=timezone.now(), vraag=formulier.waarde())
    request.session.pop(GEZOCHT, None)
    Kladjes(kijker, None).klaar(klad)
    messages.success(request, _("De vraag is toegevoegd aan de casus die al loopt."))
    return redirect("casus:vraag", casus.sleutel)


def _getoond(fout: Geweigerd) -> list[UUID]:
    return [kandidaat.sleutel for kandidaat in fout.kandidaten] if isinstance(fout, LijktOp) else []


def _bekeken(request: HttpRequest) -> list[UUID]:
    """The look-alikes that stood on the page when ‘it is another child’ was pressed."""
    ruw = request.POST.getlist("bekeken")[:HOOGSTENS_BEKEKEN]
    return [sleutel for tekst in ruw if (sleutel := _sleutel(tekst)) is not None]


def _sleutel(ruw: str) -> UUID | None:
    try:
        return UUID(ruw) if ruw else None
    except ValueError:
        return None


def _alleen_toegang(kijker: Kijker) -> None:
    if not mag_openen(kijker):
        raise NietGevonden
