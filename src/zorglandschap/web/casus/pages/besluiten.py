"""Decisions and the legal frame of one casus: the page, a new decision, and the letter as PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import (
    Besluitregel,
    Casus,
    Voorzet,
    get_besluit,
    get_besluitenblad,
    get_brief,
    get_casus,
    get_kaderblad,
    get_termijnen,
    get_verzoekenblad,
    get_voorzet,
    list_aanbieders,
)
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.besluitwoorden import Beschikkingsoort
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, Rol
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.casus.termijnen import Termijnsoort
from zorglandschap.web.casus.besluitbrief import maak_brief
from zorglandschap.web.casus.forms.besluiten import EEN_DAG, BesluitForm, ToewijzingForm, toewijzingblokken
from zorglandschap.web.casus.wegwijzer import leg_uit
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.pdf import pdf_antwoord
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409
TAAL_VAN_BRIEVEN = "nl"
_T = Termijnsoort
VAN_HET_KADER = (
    _T.GI_CONTACT, _T.MACHTIGING_ONGEBRUIKT, _T.RAAD_NIET_VERLENGEN, _T.RAAD_BEEINDIGEN,
    _T.OTS, _T.VOTS, _T.MUHP, _T.GESLOTEN, _T.VOORWAARDELIJK, _T.SPOED,
    _T.OPNAME_MELDEN, _T.INSTEMMING_INGETROKKEN, _T.RECHTER_GESLOTEN, _T.RAAD_ADVIES, _T.VERZOEK_OUDER, _T.WOONPLAATS,
)  # fmt: skip


@require_http_methods(["GET", "HEAD"])
@met_kijker
def besluiten(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """What was decided and allocated, and in which legal frame."""
    casus = get_casus(kijker, sleutel, Handeling.PLAN_LEZEN)
    vandaag = timezone.localdate()
    kader = get_kaderblad(casus, kijker, vandaag=vandaag)
    blad = get_besluitenblad(casus, kijker, vandaag=vandaag)
    eigen = not blad.is_van_aanbieder
    gegevens = {
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "blad": blad,
        "termijnen": get_termijnen(casus, vandaag=vandaag, soorten=VAN_HET_KADER) if eigen else (),
        "kader": kader,
        "verzoeken": get_verzoekenblad(casus, kijker, vandaag=vandaag) if eigen else None,
        "toestemming": leg_uit([kader.toestemming], sleutel),
        "gronden": leg_uit(kader.gronden, sleutel),
    }
    return render(request, "casus/besluiten/besluiten.html", gegevens)


@dataclass(frozen=True, slots=True)
class _Aanleiding:
    """Why the form is open: a new decision, a revision of one, or its end."""

    oud: Besluitregel | None
    beeindigt: bool

    @property
    def kop(self) -> str:
        if self.oud is None:
            return _("Nieuw besluit")
        return _("Hulp beëindigen") if self.beeindigt else _("Besluit herzien")


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def nieuw(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Take a decision, revise one or end what it allocated."""
    casus = get_casus(kijker, sleutel, Handeling.BESLUITEN)
    if casus.status == CasusStatus.AFGESLOTEN:
        messages.info(request, _("Deze casus is afgesloten. Er verandert niets meer in."))
        return redirect("casus:besluiten", sleutel)
    data = request.POST if request.method == "POST" else None
    aanleiding = _aanleiding(request, casus)
    bepaalt = kijker.rol is Rol.JEUGDBESCHERMER
    vooraf = _vooraf(aanleiding, get_voorzet(casus), is_bepaling=bepaalt) if data is None else {}
    formulier = BesluitForm(
        data, is_bepaling=bepaalt, vervangt=aanleiding.oud is not None, beeindigt=aanleiding.beeindigt, initial=vooraf
    )
    blokken = [] if aanleiding.beeindigt else toewijzingblokken(data, list_aanbieders(), _oude_hulp(aanleiding))
    weigering, status = None, 200
    if data is not None:
        geldig = all([formulier.is_valid(), *(blok.is_valid() for blok in blokken)])
        status = ONGELDIG
        if geldig:
            try:
                _neem(casus, kijker, formulier, blokken)
            except Geweigerd as fout:
                formulier.add_error(None, vertaal(fout.reden))
                weigering, status = fout, GEWEIGERD
            else:
                messages.success(request, _("Het besluit is genomen. De brief staat klaar om te printen of te sturen."))
                return redirect("casus:besluiten", sleutel)
    gegevens = {
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "formulier": formulier,
        "blokken": blokken,
        "kop": aanleiding.kop,
        "oud": aanleiding.oud,
        "beeindigt": aanleiding.beeindigt,
        "bepaalt": bepaalt,
        "weigering": weigering,
        "uitleg": leg_uit(weigering.uitkomsten, sleutel) if weigering else [],
    }
    return render(request, "casus/besluiten/nieuw.html", gegevens, status=status)


def _aanleiding(request: HttpRequest, casus: Casus) -> _Aanleiding:
    gegeven = request.POST if request.method == "POST" else request.GET
    ruw = gegeven.get("vervangt", "")
    if not ruw:
        return _Aanleiding(None, beeindigt=False)
    try:
        sleutel = UUID(ruw)
    except ValueError as fout:
        raise NietGevonden from fout
    oud = get_besluit(casus, sleutel, vandaag=timezone.localdate())
    return _Aanleiding(oud, beeindigt=gegeven.get("soort") == Beschikkingsoort.BEEINDIGING)


def _vooraf(aanleiding: _Aanleiding, voorzet: Voorzet, *, is_bepaling: bool) -> dict[str, Any]:
    """What is known already is not typed again: the ground, and reasons from the analysis and the goals."""
    oud = aanleiding.oud.beschikking if aanleiding.oud else None
    soort = Beschikkingsoort.BEEINDIGING if aanleiding.beeindigt else Beschikkingsoort.TOEKENNING
    waarden: dict[str, Any] = {
        "soort": soort.value,
        "motivering": "" if aanleiding.beeindigt else oud.motivering if oud else _motivering(voorzet),
        "vervangt": oud.sleutel if oud else None,
        "per": timezone.localdate(),
    }
    if oud:
        waarden["grond"] = oud.grond
    elif not is_bepaling:
        waarden["grond"] = "Jeugdwet artikel 2.3: voorziening op het gebied van jeugdhulp"
    return waarden


def _motivering(voorzet: Voorzet) -> str:
    """In the language of the letter, whatever language the page is in."""
    delen = [voorzet.conclusie] if voorzet.conclusie else []
    if voorzet.doelen:
        with override(TAAL_VAN_BRIEVEN):
            kop, klaar_als = _("Met deze hulp werken we aan:"), _("klaar als")
        delen.append("\n".join([kop, *(f"- {wat} ({klaar_als}: {klaar})" for wat, klaar in voorzet.doelen)]))
    return "\n\n".join(delen)


def _oude_hulp(aanleiding: _Aanleiding) -> tuple[Mapping[str, Any], ...]:
    if aanleiding.oud is None:
        return ()
    return tuple(
        {
            "hulpvorm": regel.toewijzing.hulpvorm,
            "aanbieder": regel.toewijzing.aanbieder_id,
            "van": max(regel.toewijzing.van, timezone.localdate()),
            "tot_en_met": regel.toewijzing.tot - EEN_DAG if regel.toewijzing.tot else None,
            "omvang": regel.toewijzing.omvang,
            "eenheid": regel.toewijzing.eenheid,
            "frequentie": regel.toewijzing.frequentie,
            "product": regel.toewijzing.product,
        }
        for regel in aanleiding.oud.toewijzingen
        if regel.geldt
    )


def _neem(casus: Casus, kijker: Kijker, formulier: BesluitForm, blokken: list[ToewijzingForm]) -> None:
    gevuld = tuple(waarde for blok in blokken if (waarde := blok.waarde()) is not None)
    toekenning = formulier.cleaned_data["soort"] == Beschikkingsoort.TOEKENNING
    actions.neem_besluit(
        casus,
        door=kijker,
        nu=timezone.now(),
        nieuw=formulier.waarde(gevuld if toekenning else ()),
        herhaalsleutel=formulier.cleaned_data["herhaalsleutel"],
    )


@require_http_methods(["GET", "HEAD"])
@met_kijker
def brief(request: HttpRequest, kijker: Kijker, sleutel: UUID, besluit: UUID) -> HttpResponse:
    """The letter about one decision, always in Dutch; who takes it is logged."""
    casus = get_casus(kijker, sleutel, Handeling.PLAN_LEZEN)
    gevonden = get_brief(casus, kijker, besluit, vandaag=timezone.localdate())
    with override(TAAL_VAN_BRIEVEN):
        stuk = maak_brief(gevonden)
    actions.meld_brief(casus, gevonden.besluit.beschikking, door=kijker)
    return pdf_antwoord(stuk, f"brief-{gevonden.besluit.beschikking.nummer}.pdf")
