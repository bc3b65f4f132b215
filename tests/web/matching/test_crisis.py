"""A crisis on screen: from the report to a place that is held in four short pages, at any hour."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.matching.hulp import geadviseerd, vraag
from tests.cast import Cast
from tests.web.casus.hulp import formulier, inhoud, meld_aan, soep
from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.apps.casus.models import CasusStap
from zorglandschap.apps.matching.models import Advies, Voorstel
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Stap
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm

WAAROM = "Er is vannacht niemand thuis."


def _adres(cast: Cast, naam: str) -> str:
    return reverse(naam, args=[cast.casus_noor.sleutel])


@pytest.fixture
def crisisgezin(cast: Cast) -> Aanbod:
    """The foster family of Aisha on Urk is for crisis."""
    cast.pleegzorg.hulpvorm = Hulpvorm.CRISISPLEEGZORG
    cast.pleegzorg.bijgewerkt_om = timezone.now()
    cast.pleegzorg.save()
    return cast.pleegzorg


def _meld(client: Client, cast: Cast) -> str:
    return str(client.post(_adres(cast, "casus:crisis"), {"reden": WAAROM, "knop": "meteen"})["Location"])


def test_from_the_report_to_a_place_that_is_held(client: Client, cast: Cast, crisisgezin: Aanbod) -> None:
    joris = meld_aan(client, cast.joris)
    adres = _meld(joris, cast)
    assert adres == _adres(cast, "matching:advies")
    kort = joris.get(adres)
    assert not soep(kort).select_one("details[open]")  # nothing but the form of help and one sentence
    data = {**formulier(kort), "hulpvorm": "crisispleegzorg", "motivering": WAAROM, "knop": "vastleggen"}
    lijst = joris.get(joris.post(adres, data)["Location"])
    keuze = soep(lijst).select_one("li.zl-plek a[href*='/vraag/']")
    assert keuze
    assert crisisgezin.naam in inhoud(lijst)
    blad = joris.get(str(keuze["href"]))
    uren = settings.BELEID.aantal("reservering_crisis_uren", timezone.localdate())
    assert f"{uren} uur vastgehouden" in inhoud(blad)
    joris.post(_adres(cast, "matching:vraag"), formulier(blad))
    voorstel = Voorstel.objects.get()
    assert voorstel.verloopt_om - voorstel.gevraagd_om == timedelta(hours=uren)
    dagen = settings.BELEID.aantal("crisisverblijf_hoogstens_dagen", timezone.localdate())
    assert voorstel.bezetting.tot == voorstel.bezetting.van + timedelta(days=dagen)


def test_reporting_twice_stays_one_report_and_one_referral(client: Client, cast: Cast) -> None:
    joris = meld_aan(client, cast.joris)
    assert _meld(joris, cast) == _meld(joris, cast) == _adres(cast, "matching:advies")
    stappen = CasusStap.objects.filter(casus=cast.casus_noor)
    assert [s.stap for s in stappen] == [Stap.CRISIS, Stap.VERWEZEN]


def test_a_report_without_a_reason_changes_nothing(client: Client, cast: Cast) -> None:
    antwoord = meld_aan(client, cast.joris).post(_adres(cast, "casus:crisis"), {"reden": " ", "knop": "meteen"})
    assert antwoord.status_code == 400
    assert not CasusStap.objects.filter(casus=cast.casus_noor).exists()


def test_only_reporting_is_possible_too(client: Client, cast: Cast) -> None:
    antwoord = meld_aan(client, cast.joris).post(_adres(cast, "casus:crisis"), {"reden": WAAROM})
    assert antwoord["Location"] == _adres(cast, "casus:detail")
    cast.casus_noor.refresh_from_db()
    assert (cast.casus_noor.is_crisis, cast.casus_noor.status) == (True, CasusStatus.HULPVRAAG)


def test_who_works_for_the_gi_reports_and_leaves_the_referral_to_the_regisseur(client: Client, cast: Cast) -> None:
    cast.casus_noor.jeugdbeschermer_id = cast.ilse.medewerker_id
    cast.casus_noor.save()
    ilse = meld_aan(client, cast.ilse)
    knoppen = [k.get_text() for k in soep(ilse.get(_adres(cast, "casus:crisis"))).select("#inhoud form button")]
    assert knoppen == ["Meld de crisis"]
    assert _meld(ilse, cast) == _adres(cast, "casus:detail")
    cast.casus_noor.refresh_from_db()
    assert (cast.casus_noor.is_crisis, cast.casus_noor.status) == (True, CasusStatus.HULPVRAAG)


def test_the_crisis_service_is_named_where_one_acts(client: Client, cast: Cast) -> None:
    dienst = settings.REGIO.crisisdienst
    assert dienst
    joris = meld_aan(client, cast.joris)
    assert not soep(joris.get(_adres(cast, "casus:detail"))).select(f"a[href='tel:{dienst.contact.cijfers}']")
    assert soep(joris.get(_adres(cast, "casus:crisis"))).select(f"a[href='tel:{dienst.contact.cijfers}']")
    _meld(joris, cast)
    for naam in ("casus:detail", "matching:advies"):
        assert soep(joris.get(_adres(cast, naam))).select(f"a[href='tel:{dienst.contact.cijfers}']"), naam


def test_a_colleague_who_reads_along_is_shown_how_to_act(client: Client, cast: Cast) -> None:
    mila = meld_aan(client, cast.mila)
    adres = _adres(cast, "casus:overnemen") + "?crisis=1"
    assert soep(mila.get(_adres(cast, "casus:detail"))).find("a", href=adres)
    pagina = mila.get(adres)
    verder = mila.post(adres, {**formulier(pagina), "toelichting": "Joris is er niet."})
    assert verder["Location"] == _adres(cast, "casus:crisis")
    assert "Meld hieronder de crisis" in soep(mila.get(verder["Location"])).get_text()


def test_the_questions_can_still_be_weighed_in_a_crisis(client: Client, cast: Cast) -> None:
    joris = meld_aan(client, cast.joris)
    adres = _meld(joris, cast)
    data = {**formulier(joris.get(adres)), "vraag_veilig_thuis": "nee", "knop": "voorstel"}
    antwoord = joris.post(adres, data)
    assert soep(antwoord).select_one("details[open] .zl-ladder")
    assert not Advies.objects.exists()


def test_the_planner_sees_a_crisis_first_with_the_hour_of_the_answer(
    client: Client, cast: Cast, crisisgezin: Aanbod
) -> None:
    nu = timezone.now()
    geadviseerd(cast, crisis=True, nu=nu, hulpvorm=Hulpvorm.CRISISPLEEGZORG)
    crisis = vraag(cast, nu=nu)
    gewoon = Voorstel.objects.get(pk=crisis.pk)
    gewoon.pk, gewoon.rangadvies, gewoon.casus, gewoon.aanbod = None, None, cast.casus_sami, cast.thuis
    gewoon.sleutel, gewoon.herhaalsleutel = cast.casus_sami.sleutel, cast.casus_sami.sleutel
    gewoon.bezetting = cast.thuis.plekken.first().bezettingen.create(van=timezone.localdate(), status="vastgehouden")  # type: ignore[union-attr]
    gewoon.verloopt_om = nu + timedelta(minutes=30)  # lapses sooner, and still stands below
    gewoon.save()
    rijen = soep(meld_aan(client, cast.aisha).get(reverse("aanbod:overzicht"))).select(
        "section[aria-labelledby=verzoeken] a.zl-lijst__rij"
    )
    assert [crisisgezin.naam in rij.get_text() for rij in rijen] == [True, False]
    assert "antwoord vóór" in rijen[0].get_text()
    assert "antwoord vóór" not in rijen[1].get_text()


def test_in_a_crisis_the_page_says_how_many_crisis_places_can_be_reached_and_counts_no_children(
    client: Client, cast: Cast, crisisgezin: Aanbod
) -> None:
    geadviseerd(cast, crisis=True, hulpvorm=Hulpvorm.CRISISPLEEGZORG, nu=timezone.localtime() - timedelta(hours=1))
    joris = meld_aan(client, cast.joris)
    deel = soep(joris.get(_adres(cast, "matching:plekken"))).select_one("[aria-labelledby=crisisplekken]")
    assert deel is not None
    tekst = " ".join(deel.text.split())
    assert "Urk: 12 jaar en ouder" in tekst
    assert "Nu is 1 crisisplek vrij." in tekst
    for telt_kinderen in ("plekken vrij te zijn", "plek vrij te zijn", "niemand in crisis", "hoeveel kinderen"):
        assert telt_kinderen not in tekst


def test_without_an_advice_or_a_crisis_nothing_is_said_of_crisis_places(
    client: Client, cast: Cast, crisisgezin: Aanbod
) -> None:
    joris = meld_aan(client, cast.joris)
    _meld(joris, cast)
    assert "Crisisplekken die te bereiken zijn" not in inhoud(joris.get(_adres(cast, "matching:plekken")))
    cast.casus_noor.refresh_from_db()
    geadviseerd(cast, nu=timezone.localtime() - timedelta(hours=1))
    assert "Crisisplekken die te bereiken zijn" not in inhoud(joris.get(_adres(cast, "matching:plekken")))
