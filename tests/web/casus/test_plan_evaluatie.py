"""Evaluations and lighter help on the pages of the plan."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.apps.casus.planhulp import met_hulp, vast_plan
from tests.cast import Cast
from tests.web.casus.hulp import inhoud, meld_aan, planadres, soep
from zorglandschap.apps.casus.actions import Verslag, houd_evaluatie, plan_afschaalmoment
from zorglandschap.apps.casus.models import Afschaalmoment, Evaluatie
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.planwoorden import Evaluatiebesluit


@pytest.fixture
def joris(client: Client, cast: Cast) -> Client:
    return meld_aan(client, cast.joris)


def test_an_evaluation_is_planned_held_and_points_the_way(joris: Client, client: Client, cast: Cast) -> None:
    vast_plan(cast.casus_noor, cast.joris)
    adres, vandaag = planadres(cast.casus_noor, "evaluatie"), timezone.localdate().isoformat()
    assert joris.post(adres, {"doe": "plan", "gepland_op": vandaag}).status_code == 302
    assert joris.post(adres, {"doe": "plan", "gepland_op": "2020-01-01"}).status_code == 409
    verslag = {"doe": "houd", "gehouden_op": vandaag, "verslag": "Het gaat goed.", "met_jeugdige": "on"}
    assert joris.post(adres, {**verslag, "besluit": ""}).status_code == 400
    door = joris.post(adres, {**verslag, "besluit": "doorgaan zoals het gaat"})
    assert door["Location"].endswith("#evaluaties")
    bij = joris.post(adres, {**verslag, "besluit": "het plan bijstellen"}, follow=True)
    assert "nieuwe versie" in soep(bij).get_text()
    lichter = joris.post(adres, {**verslag, "besluit": "lichtere hulp"})
    assert lichter["Location"] == planadres(cast.casus_noor, "afschalen")
    stop = joris.post(adres, {**verslag, "besluit": "de hulp kan stoppen", "verslag": "Klaar."}, follow=True)
    assert Evaluatie.objects.filter(gehouden_op__isnull=False).count() == 4
    assert "met de jeugdige" in inhoud(stop)


def test_before_help_begins_only_a_day_can_be_agreed(joris: Client, cast: Cast) -> None:
    tekst = inhoud(joris.get(planadres(cast.casus_noor, "evaluatie")))
    assert "als er hulp loopt" in tekst
    vandaag = timezone.localdate().isoformat()
    te_vroeg = {"doe": "houd", "gehouden_op": vandaag, "verslag": "x", "besluit": "lichtere hulp"}
    assert joris.post(planadres(cast.casus_noor, "evaluatie"), te_vroeg).status_code == 409


def test_lighter_help_is_agreed_and_decided_on_its_pages(joris: Client, cast: Cast) -> None:
    met_hulp(cast.casus_noor)
    later = (timezone.localdate() + timedelta(days=60)).isoformat()
    nieuw = {"gepland_op": later, "voorwaarde": "Een maand rust in huis", "naar": ""}
    adres = planadres(cast.casus_noor, "afschalen")
    assert joris.post(adres, {**nieuw, "voorwaarde": ""}).status_code == 400
    assert joris.post(adres, {**nieuw, "gepland_op": "2020-01-01"}).status_code == 409
    assert joris.post(adres, nieuw).status_code == 302
    moment = Afschaalmoment.objects.get()
    besluit = planadres(cast.casus_noor, "afschaalbesluit", moment.sleutel)
    assert "Een maand rust in huis" in inhoud(joris.get(besluit))
    assert joris.post(besluit, {"besluit": "afgeschaald", "reden": "Het lukte."}).status_code == 302
    lichter = planadres(cast.casus_noor, "lichter", moment.sleutel)
    plan = joris.get(planadres(cast.casus_noor))
    assert "Het lukte." in inhoud(plan)
    assert soep(plan).find("a", href=lichter)
    vandaag = timezone.localdate().isoformat()
    assert joris.post(lichter, {"op": vandaag, "hoe": ""}).status_code == 400
    assert joris.post(lichter, {"op": later, "hoe": "Om de week"}).status_code == 409
    assert joris.post(lichter, {"op": vandaag, "hoe": "Om de week"}).status_code == 302
    plan = joris.get(planadres(cast.casus_noor))
    assert "Om de week" in inhoud(plan)
    assert soep(plan).find("a", href=lichter) is None
    plan_afschaalmoment(
        cast.casus_noor,
        door=cast.joris,
        nu=timezone.now(),
        op=timezone.localdate(),
        voorwaarde="Nog een",
        naar=Hulpvorm.BASISHULP,
    )
    assert "basishulp" in inhoud(joris.get(planadres(cast.casus_noor)))


@pytest.mark.parametrize(
    ("besluit", "naar"),
    [
        ("lichtere hulp", "plan/afschalen/"),
        ("het plan bijstellen", "plan/#plan"),
        ("de hulp kan stoppen", "hulp/#hulp"),
        ("zwaardere hulp of meer hulp erbij", "hulp/#hulp"),
    ],
)
def test_after_an_evaluation_plan_and_help_say_what_comes_next(
    joris: Client, cast: Cast, besluit: str, naar: str
) -> None:
    met_hulp(cast.casus_noor)
    verslag = Verslag(timezone.localdate(), "Besproken.", Evaluatiebesluit(besluit))
    houd_evaluatie(cast.casus_noor, door=cast.joris, nu=timezone.now(), verslag=verslag)
    for blad in ("plan", "hulp"):
        melding = soep(joris.get(planadres(cast.casus_noor, blad))).find("div", class_="zl-melding--info")
        assert melding is not None
        assert besluit in melding.get_text()
        assert melding.find("a", href=f"/casus/{cast.casus_noor.sleutel}/{naar}")
    plan_afschaalmoment(
        cast.casus_noor, door=cast.joris, nu=timezone.now(), op=timezone.localdate(), voorwaarde="Rust in huis"
    )
    nog = soep(joris.get(planadres(cast.casus_noor))).find("div", class_="zl-melding--info")
    assert (nog is None) is (besluit == "lichtere hulp")
