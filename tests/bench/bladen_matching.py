"""The pages of the placement table, of comparing and of building, and the list of places over ten thousand offers."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode
from uuid import uuid4

import numpy as np
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

VEEL = 10_000  # offers
STAPEL = 1000  # rows written at once


def tafeladressen(client: Client) -> Iterator[tuple[str, str, str | None]]:
    """Who looks, at what, and where; after the table made a plan of today. ‘wat als’ asks the same small question."""
    client.post(reverse("matching:maak_plan"), {"herhaalsleutel": str(uuid4())})
    yield "pieter", "plaatsingstafel", reverse("matching:tafel")
    if (waar := _eerste_keus()) is not None:
        sleutel, nummer, aanbod = waar
        yield "pieter", "tafel, één jeugdige", reverse("matching:tafelkind", args=[sleutel, nummer])
        vraag = urlencode({"keuze": aanbod})
        yield "pieter", "tafel, wat als", f"{reverse('matching:watals', args=[sleutel, nummer])}?{vraag}"
    else:
        yield "pieter", "tafel, één jeugdige", None
        yield "pieter", "tafel, wat als", None
    yield "pieter", "tafel, cijfers", reverse("matching:tafelcijfers")
    yield "pieter", "API verdeling", "/api/v1/verdeling"
    yield "tom", "bouwkansen", reverse("matching:bouwkansen")


def _eerste_keus() -> tuple[str, int, int] | None:
    """The newest plan, the youth in it with the most to choose from, and the last of those offers."""
    from zorglandschap.apps.matching.models import Verdelingsplan
    from zorglandschap.apps.matching.tafelrekening import lees_opgave
    from zorglandschap.apps.matching.tafelresultaat import lees_resultaat

    plan = Verdelingsplan.objects.first()
    if plan is None:
        return None
    o, resultaat = lees_opgave(bytes(plan.opgave)), lees_resultaat(plan.resultaat)
    aantal = np.bincount(o.randen.jeugdige, minlength=o.aantal_jeugdigen)
    for rij in np.argsort(-aantal, kind="stable").tolist():
        if aantal[rij] and int(o.jeugdige_id[rij]) not in resultaat.vast:
            aanbod = int(o.aanbod_id[o.randen.aanbod[o.randen.jeugdige == rij].max()])
            return str(plan.sleutel), int(o.jeugdige_id[rij]), aanbod
    return None


def aanbodadres() -> str | None:
    """The page of one offer of the provider of Aisha."""
    from zorglandschap.apps.aanbod.models import Aanbod

    eigen = Aanbod.objects.filter(locatie__aanbieder__medewerkers__gebruiker__email="aisha@zorglandschap.example")
    eerste = eigen.order_by("pk").first()
    return None if eerste is None else reverse("aanbod:blad", args=[eerste.pk])


def vergelijkadres(client: Client, sleutel: str) -> str | None:
    """The first three places of the list side by side, as somebody ticks them."""
    blad = BeautifulSoup(client.get(reverse("matching:plekken", args=[sleutel])).content, "html.parser")
    gekozen = [str(vak["value"]) for vak in blad.select("input[type=checkbox][name=aanbod]")][:3]
    if len(gekozen) < 2:
        return None
    start = blad.select_one("#vergelijk input[name=start]")
    vraag = urlencode({"aanbod": gekozen, "start": "" if start is None else str(start["value"])}, doseq=True)
    return f"{reverse('matching:vergelijken', args=[sleutel])}?{vraag}"


def vul_aan() -> int:
    """Copies of the offers there are, each with one free place, until there are ten thousand; how many there are."""
    from zorglandschap.apps.aanbod.models import Aanbod, Plek

    bron, nu = list(Aanbod.objects.filter(tot__isnull=True).order_by("pk")), timezone.now()
    tekort = max(0, VEEL - Aanbod.objects.count())
    nieuw = []
    for nummer in range(tekort):
        rij = bron[nummer % len(bron)]
        velden = {v.attname: getattr(rij, v.attname) for v in Aanbod._meta.concrete_fields if not v.primary_key}
        nieuw.append(Aanbod(**velden | {"naam": f"{rij.naam[:140]} {nummer}", "kenmerk": "", "bijgewerkt_om": nu}))
    rijen = Aanbod.objects.bulk_create(nieuw, batch_size=STAPEL)
    Plek.objects.bulk_create([Plek(aanbod=rij, nummer=1, van=rij.van) for rij in rijen], batch_size=STAPEL)
    return Aanbod.objects.count()
