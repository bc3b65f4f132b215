"""Goals and plan on screen: what the family wants, what is missing, and two writers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.casus.planhulp import beantwoord_alles, doel, met_hulp, stel, vast_plan, vaste_analyse, zusje
from tests.cast import NU, Cast
from tests.web.casus.hulp import formulier, inhoud, meld_aan, planadres, soep
from zorglandschap.apps.casus.actions import meet_doel, start_plan
from zorglandschap.apps.casus.models import Casus, Doel, Hulpplan, Inzet, Jeugdige
from zorglandschap.apps.casus.queries import list_zorgen
from zorglandschap.core.begrippen.codelijsten import CasusStatus

NIEUW = {
    "wat": "Weer elke dag naar school",
    "klaar_als": "Vier weken alle lessen gevolgd",
    "domein": "onderwijs",
    "gesteld_door": "ouders en lokaal team samen",
}


def _doelen(casus: Casus, nieuw: Doel, client: Client, doe: str, **data: str) -> HttpResponse:
    return client.post(planadres(casus, "doel", nieuw.sleutel), {"doe": doe, **data})


@pytest.fixture
def joris(client: Client, cast: Cast) -> Client:
    """Joris, signed in."""
    return meld_aan(client, cast.joris)


def test_an_empty_page_invites_to_ask_the_family(joris: Client, cast: Cast) -> None:
    tekst = inhoud(joris.get(planadres(cast.casus_noor)))
    assert "Er is nog geen doel" in tekst
    assert "Wat betekent de lijn bij een doel?" in tekst
    assert "veel beter dan gehoopt" in tekst


def test_a_goal_is_set_with_the_concern_it_answers_and_sending_twice_sets_one(joris: Client, cast: Cast) -> None:
    vaste_analyse(cast.casus_noor)
    zorg = list_zorgen(cast.casus_noor)[1]
    pagina = joris.get(planadres(cast.casus_noor, "doel_nieuw"), {"zorg": str(zorg.wortel)})
    gegevens = {**formulier(pagina), **NIEUW}
    assert gegevens["zorgen"] == str(zorg.wortel)
    for _ in range(2):
        antwoord = joris.post(planadres(cast.casus_noor, "doel_nieuw"), gegevens)
        assert antwoord.status_code == 302
    assert list_zorgen(cast.casus_noor)[1].doelen == (Doel.objects.get(),)


def test_a_goal_with_mistakes_keeps_what_was_typed(joris: Client, cast: Cast) -> None:
    gegevens = {**formulier(joris.get(planadres(cast.casus_noor, "doel_nieuw"))), **NIEUW}
    fout = joris.post(planadres(cast.casus_noor, "doel_nieuw"), {**gegevens, "domein": ""})
    assert (fout.status_code, formulier(fout)["wat"]) == (400, NIEUW["wat"])
    laat = joris.post(planadres(cast.casus_noor, "doel_nieuw"), {**gegevens, "termijn_op": "2020-01-01"})
    assert (laat.status_code, formulier(laat)["klaar_als"]) == (409, NIEUW["klaar_als"])
    assert "verleden" in inhoud(laat)


def test_mila_reads_and_finds_nothing_to_write_in(client: Client, cast: Cast) -> None:
    vast_plan(cast.casus_noor, cast.joris)
    nieuw = Doel.objects.get()
    meld_aan(client, cast.mila)
    for adres in (planadres(cast.casus_noor), planadres(cast.casus_noor, "doel", nieuw.sleutel)):
        antwoord = client.get(adres)
        assert nieuw.wat in inhoud(antwoord)
        assert not soep(antwoord).select("#inhoud form, #inhoud textarea, #inhoud button")


def test_the_line_of_a_goal_is_drawn_and_told_in_words(joris: Client, cast: Cast) -> None:
    nieuw = stel(cast.casus_noor, cast.joris, doel(gesteld_op=timezone.localdate() - timedelta(days=30)))
    adres = planadres(cast.casus_noor, "doel", nieuw.sleutel)
    assert "Nog niet gemeten" in inhoud(joris.get(adres))
    dag = (timezone.localdate() - timedelta(days=10)).isoformat()
    for score, op in (("-2", dag), ("1", timezone.localdate().isoformat())):
        antwoord = _doelen(cast.casus_noor, nieuw, joris, "meet", score=score, op=op, toelichting="Noor vertelt.")
        assert antwoord.status_code == 302
    pagina = soep(joris.get(adres))
    svg = pagina.select_one("figure.zl-gas svg")
    assert svg is not None
    assert "veel minder dan gehoopt" in str(svg["aria-label"])
    assert len(svg.select("circle")) == 2
    eerste = pagina.select_one("tbody td")
    assert eerste is not None
    assert eerste.get_text(" ", strip=True) == "+1 beter dan gehoopt"
    assert "beter dan gehoopt" in inhoud(joris.get(planadres(cast.casus_noor)))


@pytest.mark.parametrize(
    ("doe", "data", "status"),
    [
        ("meet", {"score": "9", "op": "2026-11-22"}, 400),
        ("meet", {"score": "0", "op": "2099-01-01"}, 409),
        ("sluit", {"status": "behaald", "reden": ""}, 400),
        ("wijzig", {"wat": "", "klaar_als": "x", "termijn_op": "2027-01-01"}, 400),
        ("wijzig", {"wat": "Anders", "klaar_als": "x", "termijn_op": "2020-01-01"}, 400),
        ("onbekend", {}, 302),
    ],
)
def test_what_cannot_be_is_said_on_the_page_of_the_goal(
    joris: Client, cast: Cast, doe: str, data: dict[str, str], status: int
) -> None:
    nieuw = stel(cast.casus_noor, cast.joris)
    if doe == "wijzig" and data["wat"]:
        velden = formulier_van(joris, cast, nieuw, "wijzig")
        data, status = {**velden, **data}, 409
    antwoord = _doelen(cast.casus_noor, nieuw, joris, doe, **data)
    assert antwoord.status_code == status
    if status != 302:
        assert soep(antwoord).select_one("[data-foutenlijst]")


def formulier_van(client: Client, cast: Cast, nieuw: Doel, doe: str) -> dict[str, str]:
    """What the form with this button holds."""
    pagina = soep(client.get(planadres(cast.casus_noor, "doel", nieuw.sleutel)))
    knop = pagina.find("button", attrs={"value": doe})
    vorm = knop.find_parent("form")  # type: ignore[union-attr]
    gevonden = {}
    for veld in vorm.select("input, textarea"):  # type: ignore[union-attr]
        if veld.get("type") != "checkbox":
            gevonden[str(veld["name"])] = veld.get_text() if veld.name == "textarea" else str(veld.get("value", ""))
    return gevonden


def test_a_goal_is_said_better_and_closed_from_its_page(joris: Client, cast: Cast) -> None:
    nieuw = stel(cast.casus_noor, cast.joris)
    velden = formulier_van(joris, cast, nieuw, "wijzig")
    _doelen(cast.casus_noor, nieuw, joris, "wijzig", **{**velden, "wat": "Naar de nieuwe school"})
    nieuw.refresh_from_db()
    assert nieuw.wat == "Naar de nieuwe school"
    _doelen(cast.casus_noor, nieuw, joris, "sluit", status="behaald", reden="Ze gaat weer.")
    tekst = inhoud(joris.get(planadres(cast.casus_noor)))
    assert "1 doel is afgesloten" in tekst
    assert "Ze gaat weer." in tekst


def test_two_who_write_how_meet_and_the_second_keeps_the_words(joris: Client, cast: Cast) -> None:
    nieuw = stel(cast.casus_noor, cast.joris)
    velden = formulier_van(joris, cast, nieuw, "hoe")
    assert (
        _doelen(cast.casus_noor, nieuw, joris, "hoe", **{**velden, "hoe": "Elke week een gesprek."}).status_code == 302
    )
    botst = _doelen(cast.casus_noor, nieuw, joris, "hoe", **{**velden, "hoe": "Thuis oefenen."})
    assert botst.status_code == 409
    pagina = soep(botst)
    assert "Elke week een gesprek." in pagina.get_text()
    vak = pagina.select_one("textarea[name=hoe]")
    assert vak is not None
    assert vak.get_text().strip() == "Thuis oefenen."
    gezien = pagina.select_one("input[name=gezien_hoe]")
    assert gezien is not None
    opnieuw = {"hoe": "Elke week een gesprek en thuis oefenen.", "gezien_hoe": str(gezien["value"])}
    assert _doelen(cast.casus_noor, nieuw, joris, "hoe", **opnieuw).status_code == 302


def test_daan_of_the_provider_says_how_but_sets_no_goal(client: Client, cast: Cast) -> None:
    nieuw = stel(cast.casus_sami, cast.bram)
    meld_aan(client, cast.daan)
    assert not soep(client.get(planadres(cast.casus_sami))).find("a", string="Nieuw doel")
    pagina = soep(client.get(planadres(cast.casus_sami, "doel", nieuw.sleutel)))
    assert pagina.find("button", attrs={"value": "hoe"})
    assert not pagina.find("button", attrs={"value": "sluit"})
    gegevens = {**formulier(client.get(planadres(cast.casus_sami, "doel_nieuw"))), **NIEUW}
    antwoord = client.post(planadres(cast.casus_sami, "doel_nieuw"), gegevens)
    assert antwoord.status_code == 409
    assert "Het gezin stelt de doelen" in inhoud(antwoord)


def test_a_concern_without_goal_gets_a_goal_or_a_reason(joris: Client, cast: Cast) -> None:
    vaste_analyse(cast.casus_noor)
    nieuw = stel(cast.casus_noor, cast.joris)
    ruzie, school = list_zorgen(cast.casus_noor)
    adres = planadres(cast.casus_noor, "plan_zorg")
    assert "nog geen doel" in inhoud(joris.get(planadres(cast.casus_noor)))
    joris.post(adres, {"wortel": str(ruzie.wortel), "reden": "Dat is al opgelost."})
    joris.post(adres, {"wortel": str(school.wortel), "doelen": str(nieuw.sleutel)})
    tekst = inhoud(joris.get(planadres(cast.casus_noor)))
    assert "geen doel: Dat is al opgelost." in tekst
    assert "nog geen doel" not in tekst
    beide = joris.post(adres, {"wortel": str(ruzie.wortel), "doelen": str(nieuw.sleutel), "reden": "Toch niet."})
    assert (beide.status_code, "Niet allebei" in inhoud(beide)) == (409, True)
    fout = joris.post(adres, {"wortel": str(ruzie.wortel), "doelen": "x"})
    assert fout.status_code == 400
    assert joris.post(adres, {"wortel": "x"}).status_code == 302


def test_the_plan_is_written_refused_with_links_and_fixed(joris: Client, cast: Cast) -> None:
    met_hulp(cast.casus_noor)
    vaste_analyse(cast.casus_noor)
    assert joris.get(planadres(cast.casus_noor, "plan_schrijf")).status_code == 302
    assert joris.post(planadres(cast.casus_noor), {"doe": "start"})["Location"] == planadres(
        cast.casus_noor, "plan_schrijf"
    )
    nog_niet = joris.post(planadres(cast.casus_noor), {"doe": "vaststellen"})
    assert nog_niet.status_code == 409
    links = [str(a["href"]) for a in soep(nog_niet).select("[data-foutenlijst] a")]
    assert f"{planadres(cast.casus_noor, 'plan_schrijf')}#id_rol_ouders" in links
    assert planadres(cast.casus_noor, "doel_nieuw") in links
    beantwoord_alles(cast.casus_noor, cast.joris, stel(cast.casus_noor, cast.joris))
    _schrijf(joris, cast, **VOL)
    antwoord = joris.post(planadres(cast.casus_noor), {"doe": "vaststellen"}, follow=True)
    assert "Het plan is vastgesteld" in soep(antwoord).get_text()
    assert Hulpplan.objects.get().vastgesteld_door_id == cast.joris.medewerker_id
    assert joris.post(planadres(cast.casus_noor), {"doe": "onbekend"}).status_code == 302
    te_laat = joris.post(planadres(cast.casus_noor, "plan_schrijf"), {"doe": "bewaar"}, follow=True)
    assert "intussen vastgesteld" in soep(te_laat).get_text()


VOL = {
    "familiegroepsplan_aangeboden_op": "2026-11-12",
    "soort": "hulpverleningsplan",
    "rol_ouders": "Moeder brengt Noor naar school.",
    "met_jeugdige_op": "2026-11-17",
    "met_ouders_op": "2026-11-18",
}


def _schrijf(
    client: Client, cast: Cast, *, status: int = 302, velden: dict[str, str] | None = None, **anders: str
) -> Any:
    velden = velden or formulier(client.get(planadres(cast.casus_noor, "plan_schrijf")), actie="planformulier")
    antwoord = client.post(planadres(cast.casus_noor, "plan_schrijf"), {**velden, "doe": "bewaar", **anders})
    assert antwoord.status_code == status
    return antwoord


def test_two_who_write_the_plan_lose_nothing(joris: Client, cast: Cast) -> None:
    start_plan(cast.casus_noor, door=cast.joris, nu=NU)
    velden = formulier(joris.get(planadres(cast.casus_noor, "plan_schrijf")), actie="planformulier")
    _schrijf(joris, cast, velden=velden, rol_ouders="Moeder beslist over school.", doe="klaar")
    botst = _schrijf(
        joris, cast, status=409, velden=velden, rol_ouders="Vader helpt mee.", contactafspraken="Elke zondag bellen."
    )
    assert "Moeder beslist over school." in inhoud(botst)
    opnieuw = formulier(botst, actie="planformulier")
    assert opnieuw["rol_ouders"] == "Vader helpt mee."
    plan = Hulpplan.objects.get()
    assert (plan.rol_ouders, plan.contactafspraken) == ("Moeder beslist over school.", "Elke zondag bellen.")
    _schrijf(joris, cast, velden=opnieuw, rol_ouders="Moeder beslist over school, vader helpt mee.")
    leeggemaakt = {**opnieuw, "gezien_rol_ouders": "iets heel anders", "rol_ouders": "Nog iets."}
    Hulpplan.objects.update(rol_ouders="")
    assert "intussen leeg" in inhoud(_schrijf(joris, cast, status=409, velden=leeggemaakt))


def test_a_wrong_day_in_the_plan_keeps_every_typed_word(joris: Client, cast: Cast) -> None:
    start_plan(cast.casus_noor, door=cast.joris, nu=NU)
    for dag, status in (("31-02-2026", 400), ("2099-01-01", 409)):
        fout = _schrijf(joris, cast, status=status, rol_ouders="Een lang verhaal.", met_jeugdige_op=dag)
        assert formulier(fout, actie="planformulier")["rol_ouders"] == "Een lang verhaal."
    anders = {"met_jeugdige_op": "", "gezien_met_jeugdige_op": "geen dag"}  # the refused day stands in the draft
    knoeit = _schrijf(joris, cast, rol_ouders="Een lang verhaal.", **anders)
    assert knoeit.status_code == 302


def test_a_line_is_added_and_struck(joris: Client, cast: Cast) -> None:
    start_plan(cast.casus_noor, door=cast.joris, nu=NU)
    adres = planadres(cast.casus_noor, "plan_schrijf")
    regel = {"doe": "inzet", "domein": "onderwijs", "wat": "Hulp in de klas", "wie": "Zuiderzeecollege"}
    assert joris.post(adres, regel).status_code == 302
    assert "doet nog niet mee" in inhoud(joris.get(adres))
    assert joris.post(adres, {**regel, "wie": ""}).status_code == 400
    assert joris.post(adres, {**regel, "betrokken_op": "2099-01-01"}).status_code == 409
    joris.post(adres, {"doe": f"schrap:{Inzet.objects.get().pk}"})
    assert "Zuiderzeecollege" not in inhoud(joris.get(adres))
    assert joris.post(adres, {"doe": "schrap:x"}).status_code == 302


def test_an_old_version_can_be_read(joris: Client, cast: Cast) -> None:
    vast_plan(cast.casus_noor, cast.joris)
    start_plan(cast.casus_noor, door=cast.joris, nu=NU)
    assert "Moeder brengt Noor" in inhoud(joris.get(planadres(cast.casus_noor, "plan_versie", 1)))
    tekst = inhoud(joris.get(planadres(cast.casus_noor)))
    assert "geldt versie 1" in tekst
    assert "Versie 1" in tekst
    assert joris.get(planadres(cast.casus_noor, "plan_versie", 7)).status_code == 404


def test_goals_of_the_family_link_to_the_sister_and_a_secret_address_is_warned_for(joris: Client, cast: Cast) -> None:
    lise = zusje(cast, cast.joris)
    nieuw = stel(lise, cast.joris, doel("Samen aan tafel eten", is_gezinsdoel=True))
    Jeugdige.objects.filter(pk=cast.noor.pk).update(adres_is_geheim=True)
    pagina = joris.get(planadres(cast.casus_noor))
    assert soep(pagina).find("a", href=planadres(lise, "doel", nieuw.sleutel))
    assert soep(pagina).find("a", href=planadres(lise))
    assert "gezinsdoel, via Lise" in inhoud(pagina)
    assert "adres van deze jeugdige is geheim" in inhoud(pagina)


def test_a_closed_casus_shows_its_plan_and_takes_nothing(joris: Client, cast: Cast) -> None:
    vast_plan(cast.casus_noor, cast.joris)
    Casus.objects.update(status=CasusStatus.AFGESLOTEN, gesloten_op=timezone.localdate())
    assert not soep(joris.get(planadres(cast.casus_noor))).select("#inhoud form")
    assert joris.post(planadres(cast.casus_noor), {"doe": "start"}).status_code == 409


def test_the_page_asks_a_bounded_number_of_queries(
    joris: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    vaste_analyse(cast.casus_noor)
    vast = [stel(cast.casus_noor, cast.joris, doel(f"Doel {n}")) for n in range(8)]
    beantwoord_alles(cast.casus_noor, cast.joris, *vast)
    for nieuw in vast:
        meet_doel(cast.casus_noor, nieuw.sleutel, door=cast.joris, nu=NU, score=0, op=nieuw.gesteld_op)
    stel(zusje(cast, cast.joris), cast.joris, doel("Samen eten", is_gezinsdoel=True))
    start_plan(cast.casus_noor, door=cast.joris, nu=NU)
    with django_assert_max_num_queries(40):
        joris.get(planadres(cast.casus_noor))
