"""The plan on paper: without a name on the file, and without what a shielded child must not have told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.casus.planhulp import doel, stel, vast_plan, zusje
from tests.cast import NU, Cast
from tests.toets.pdftekst import pdf_plat
from tests.web.casus.hulp import inhoud, meld_aan
from zorglandschap.apps.casus.actions import meet_doel, start_plan
from zorglandschap.apps.casus.models import Casus, Doel, Hulpplan, Inzet, Jeugdige


def _adres(casus: Casus, naam: str = "plan", *meer: object) -> str:
    return reverse(f"casus:{naam}", args=[casus.sleutel, *meer])


@pytest.fixture
def joris(client: Client, cast: Cast) -> Client:
    """Joris, signed in."""
    return meld_aan(client, cast.joris)


def test_the_plan_comes_on_paper_without_a_name_on_the_file(joris: Client, cast: Cast) -> None:
    assert joris.get(_adres(cast.casus_noor, "plan_pdf")).content.startswith(b"%PDF")
    vast_plan(cast.casus_noor, cast.joris, terugkeer="terug naar huis", contactafspraken="Elke zondag.")
    nieuw = Doel.objects.get()
    Doel.objects.update(hoe="Elke week een gesprek.", gesteld_op=timezone.localdate() - timedelta(days=30))
    for score, dagen in ((-1, 20), (0, 2)):
        op = timezone.localdate() - timedelta(days=dagen)
        meet_doel(cast.casus_noor, nieuw.sleutel, door=cast.joris, nu=timezone.now(), score=score, op=op)
    start_plan(cast.casus_noor, door=cast.joris, nu=NU)
    Inzet.objects.create(plan=Hulpplan.objects.latest("versie"), domein="onderwijs", wat="Hulp", wie="School", om=NU)
    Hulpplan.objects.update(terugkeer_toelichting="Eerst rust.", terugkeer_streef_op=timezone.localdate())
    antwoord = joris.get(_adres(cast.casus_noor, "plan_pdf"))
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord.content.startswith(b"%PDF")
    assert "plan.pdf" in antwoord["Content-Disposition"]
    assert "oor" not in antwoord["Content-Disposition"]


def test_a_plan_on_paper_does_not_tell_where_a_child_with_a_secret_address_is(joris: Client, cast: Cast) -> None:
    vast_plan(cast.casus_noor, cast.joris)
    Doel.objects.update(hoe="Gesprek bij De Overkant.")
    Hulpplan.objects.update(terugkeer="terug naar huis", terugkeer_toelichting="Nu nog bij De Overkant.")
    plan = Hulpplan.objects.get()
    Inzet.objects.create(plan=plan, domein="onderwijs", wat="Hulp", wie="De Overkant", om=NU)
    papier = _adres(cast.casus_noor, "plan_pdf")
    assert pdf_plat(joris.get(papier).content).count("De Overkant") == 3
    Jeugdige.objects.filter(pk=cast.noor.pk).update(adres_is_geheim=True)
    tekst = pdf_plat(joris.get(papier).content)
    assert "De Overkant" not in tekst
    assert Doel.objects.get().wat in tekst


def test_a_goal_of_a_shielded_sister_is_not_on_the_paper_of_the_other_child(joris: Client, cast: Cast) -> None:
    vast_plan(cast.casus_noor, cast.joris)
    lise = zusje(cast, cast.joris)
    stel(lise, cast.joris, doel("Samen aan tafel eten", is_gezinsdoel=True))
    plan = _adres(cast.casus_noor, "plan_pdf")
    assert "Samen aan tafel eten" in pdf_plat(joris.get(plan).content)
    Casus.objects.filter(pk=lise.pk).update(is_beperkt=True)
    assert "Samen aan tafel eten" in inhoud(joris.get(_adres(cast.casus_noor)))
    assert "Samen aan tafel eten" not in pdf_plat(joris.get(plan).content)
