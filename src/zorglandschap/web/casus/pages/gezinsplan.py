"""The plan of the family on one page and on paper: one family, one plan."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorglandschap.apps.casus.queries import get_casus, get_gezinsplan
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.gaslijn import rooster
from zorglandschap.web.casus.gezinsplanpapier import maak_gezinsstuk, samen
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.pdf import pdf_antwoord


@require_safe
@met_kijker
def gezinsplan(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """What counts for the whole family once, and what is of each child whose plan the viewer may read."""
    casus, vandaag = get_casus(kijker, sleutel, Handeling.PLAN_LEZEN), timezone.localdate()
    plan = get_gezinsplan(casus, kijker, vandaag=vandaag)
    gegevens = {
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "plan": plan,
        "namen": samen(plan.namen),
        "samen": rooster(plan.samen),
        "inzetten": [(regel, samen(regel.namen)) for regel in plan.inzetten],
        "ouders": [(d, "" if len(d.namen) == len(plan.kinderen) else samen(d.namen)) for d in plan.ouders],
        "kinderen": [(kind, rooster(kind.doelen)) for kind in plan.kinderen],
        "gepland": [(moment, samen(moment.namen)) for moment in plan.gepland],
        "gehouden": [(moment, samen(moment.namen)) for moment in plan.gehouden],
        "vandaag": vandaag,
    }
    return render(request, "casus/plan/gezinsplan.html", gegevens)


@require_safe
@met_kijker
def papier(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """The plan of the family as a PDF; a shielded brother or sister stands on no paper of another child."""
    casus, vandaag = get_casus(kijker, sleutel, Handeling.PLAN_LEZEN), timezone.localdate()
    plan = get_gezinsplan(casus, kijker, vandaag=vandaag, op_papier=True)
    return pdf_antwoord(maak_gezinsstuk(plan, vandaag=vandaag), "gezinsplan.pdf")
