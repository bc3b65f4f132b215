"""What does not count in a plan: name, sex, BSN and the names of the family. And a plan when nobody waits."""

from __future__ import annotations

from dataclasses import fields
from uuid import uuid4

import numpy as np
import pytest
from django.db.models import F
from django.test import Client
from django.urls import reverse

from tests.apps.matching.tafelhulp import STRAKS, met_plan
from tests.cast import NU, Cast
from tests.core.matching.verdeling.hulp import verdeel
from tests.web.casus.hulp import meld_aan
from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.apps.casus.models import Gezin, Gezinslid, Jeugdige
from zorglandschap.apps.matching.actions import maak_verdelingsplan
from zorglandschap.apps.matching.models import Verdelingsplan
from zorglandschap.apps.matching.queries import opgave_van_vandaag
from zorglandschap.core.begrippen.codelijsten import Geslacht
from zorglandschap.core.matching.verdeling.opgave import Opgave, Randen

pytestmark = pytest.mark.django_db
LATER = NU + 2 * STRAKS


def _andere_mensen() -> None:
    """The same youths with another name, sex and BSN, in a family with other names."""
    for nummer, kind in enumerate(Jeugdige.objects.order_by("pk")):
        kind.voornaam, kind.achternaam = f"Zahra{nummer}", "El Amrani"
        kind.geslacht = next(g for g in Geslacht if g != kind.geslacht)
        kind.bsn_geheim, kind.bsn_index = bytes([nummer]) * 32, bytes([nummer + 1]) * 16
        kind.save()
    Gezin.objects.update(naam="El Amrani")
    Gezinslid.objects.update(naam="Iemand anders")


def test_another_name_sex_and_bsn_give_the_same_question_and_the_same_advice(cast: Cast) -> None:
    plan, _ = met_plan(cast)
    voor = opgave_van_vandaag(LATER)
    _andere_mensen()
    na = opgave_van_vandaag(LATER)
    for bron, soort in ((lambda v: v.opgave, Opgave), (lambda v: v.opgave.randen, Randen)):
        for veld in (f.name for f in fields(soort) if f.name != "randen"):
            assert np.array_equal(getattr(bron(voor), veld), getattr(bron(na), veld)), veld
    assert (voor.tabel, voor.invoer_hash, voor.invoer) == (na.tabel, na.invoer_hash, na.invoer)
    assert verdeel(voor.opgave, voor.orde).als_json() == verdeel(na.opgave, na.orde).als_json()
    assert maak_verdelingsplan(cast.pieter, herhaalsleutel=uuid4(), nu=LATER) == plan


@pytest.mark.parametrize("met_aanbod", [True, False])
def test_when_nobody_waits_there_is_an_empty_plan_and_the_table_shows_it(
    client: Client, cast: Cast, met_aanbod: bool
) -> None:
    if not met_aanbod:
        Aanbod.objects.update(tot=F("van"))
    meld_aan(client, cast.pieter)
    antwoord = client.post(reverse("matching:maak_plan"), {"herhaalsleutel": str(uuid4())}, follow=True)
    assert antwoord.status_code == 200
    plan = Verdelingsplan.objects.get()
    assert plan.resultaat["plaatsingen"] == []
    assert all(trap["bewezen"] for trap in plan.trappen)
    assert client.get("/api/v1/verdeling").status_code == 200
