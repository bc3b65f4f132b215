"""The page of one casus: who may see and do what, what is next, and why a step is refused."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.apps.casus.hulp import schrijf_alles, stel_vast
from tests.cast import NU, Cast
from tests.web.casus.hulp import formulier, inhoud, meld_aan, soep
from zorglandschap.apps.casus.actions import meld_crisis, start_analyse
from zorglandschap.apps.casus.models import Casus, Jim, Maatregel, Traject
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Conclusie, JuridischKader

PAGINAS = ("detail", "analyse", "botsing", "crisis", "jim", "sluit")
OM_TE_SCHRIJVEN = ("verwijs", "crisis", "jim", "sluit", "analyse", "bewaar_kladje", "botsing")


def _adres(naam: str, casus: Casus) -> str:
    return reverse(f"casus:{naam}", args=[casus.sleutel])


@pytest.mark.parametrize("wie", ["bram", "tom", "eva", "aisha", "noor_kijker"])
@pytest.mark.parametrize("naam", PAGINAS)
def test_a_stranger_gets_404_everywhere(client: Client, cast: Cast, wie: str, naam: str) -> None:
    antwoord = meld_aan(client, getattr(cast, wie)).get(_adres(naam, cast.casus_noor))
    assert antwoord.status_code == 404
    assert "Noor" not in antwoord.content.decode().replace(cast.noor_kijker.naam if wie == "noor_kijker" else "¤", "")


@pytest.mark.parametrize("wie", ["bram", "mila", "aisha", "tom"])
@pytest.mark.parametrize("naam", OM_TE_SCHRIJVEN)
def test_who_may_not_write_changes_nothing(client: Client, cast: Cast, wie: str, naam: str) -> None:
    start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    gegevens = {
        "veld": "kind",
        "tekst": "x",
        "basisversie": "1",
        "reden": "x",
        "naam": "x",
        "band": "x",
        "doe": "start",
    }
    antwoord = meld_aan(client, getattr(cast, wie)).post(_adres(naam, cast.casus_noor), gegevens)
    assert antwoord.status_code == 404
    assert cast.casus_noor.stappen.count() == 1


def test_mila_reads_the_casus_without_any_button_to_change_it(client: Client, cast: Cast) -> None:
    antwoord = meld_aan(client, cast.mila).get(_adres("detail", cast.casus_noor))
    assert antwoord.status_code == 200
    assert "Joris de Vries is aan zet" in inhoud(antwoord)
    assert not soep(antwoord).select("#inhoud form, #inhoud .zl-knop")


def test_the_head_says_who_and_in_which_frame(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    assert "vrijwillig kader" in inhoud(client.get(_adres("detail", cast.casus_noor)))
    Casus.objects.filter(pk=cast.casus_noor.pk).update(kader=JuridischKader.OTS)
    Maatregel.objects.create(jeugdige=cast.noor, kader=JuridischKader.OTS, van=date(2026, 5, 1), tot=date(2035, 5, 1))
    antwoord = client.get(_adres("detail", cast.casus_noor))
    assert "gedwongen kader: ondertoezichtstelling" in inhoud(antwoord)
    assert "Neem contact op met de GI" in inhoud(antwoord)
    assert "van den Berg" not in soep(antwoord).title.get_text()  # type: ignore[union-attr]


def test_the_next_step_has_one_button(client: Client, cast: Cast) -> None:
    antwoord = meld_aan(client, cast.joris).get(_adres("detail", cast.casus_noor))
    kaart = soep(antwoord).select_one(".zl-kaart--nadruk")
    assert kaart is not None
    assert kaart.h2.get_text() == "Begin de verklarende analyse"  # type: ignore[union-attr]
    assert [a["href"] for a in kaart.select("a.zl-knop")] == [_adres("analyse", cast.casus_noor)]


def test_a_refused_referral_says_why_what_to_do_and_where_it_stands(client: Client, cast: Cast) -> None:
    antwoord = meld_aan(client, cast.joris).post(_adres("verwijs", cast.casus_noor))
    assert antwoord.status_code == 409
    pagina = soep(antwoord)
    melding = pagina.select_one("[role=alert]")
    assert melding is not None
    assert "Er is nog geen verklarende analyse" in melding.get_text()
    assert melding.select_one(f"a[href='{_adres('analyse', cast.casus_noor)}']")
    assert "Regiovisie" in pagina.select_one("section[aria-labelledby=waarom]").get_text()  # type: ignore[union-attr]
    assert Gebeurtenis.objects.filter(uitkomst=4, handeling="verwijzen").count() == 1


def test_the_address_of_a_refusal_opened_again_leads_to_the_casus(client: Client, cast: Cast) -> None:
    antwoord = meld_aan(client, cast.joris).get(_adres("verwijs", cast.casus_noor))
    assert antwoord["Location"] == _adres("detail", cast.casus_noor)


def test_a_half_analysis_links_every_missing_part_to_its_field(client: Client, cast: Cast) -> None:
    start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    meld_aan(client, cast.joris)
    links = soep(client.post(_adres("verwijs", cast.casus_noor))).select("section[aria-labelledby=waarom] a")
    pagina = soep(client.get(_adres("analyse", cast.casus_noor)))
    ankers = [str(a["href"]).partition("#")[2] for a in links]
    assert len([a for a in ankers if a]) == 24
    for anker in filter(None, ankers):
        assert pagina.find(id=anker) is not None, anker


def test_crisis_goes_straight_to_the_referral(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    adres = _adres("crisis", cast.casus_noor)
    leeg = client.post(adres, {"reden": "   "})
    assert leeg.status_code == 400
    assert client.post(adres, {"reden": "Er is vanavond geen veilige slaapplek."}).status_code == 302
    pagina = client.get(_adres("detail", cast.casus_noor))
    assert "crisis gemeld" in inhoud(pagina)
    assert "Er is vanavond geen veilige slaapplek." in inhoud(pagina)
    assert client.post(_adres("verwijs", cast.casus_noor)).status_code == 302
    cast.casus_noor.refresh_from_db()
    assert cast.casus_noor.status == CasusStatus.VERWEZEN


def test_the_mentor_is_recorded_and_shown(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    assert client.get(_adres("jim", cast.casus_noor)).status_code == 200
    client.post(_adres("jim", cast.casus_noor), {"naam": "Tante Els", "band": "tante"})
    assert Jim.objects.get().naam == "Tante Els"
    assert "Tante Els (tante)" in inhoud(client.get(_adres("detail", cast.casus_noor)))


def test_a_conclusion_without_jeugdhulp_leads_to_closing(client: Client, cast: Cast) -> None:
    stel_vast(cast.casus_noor, cast.joris, conclusie=Conclusie.ANDERE_HULP)
    meld_aan(client, cast.joris)
    assert "Dat is een goed resultaat" in inhoud(client.get(_adres("detail", cast.casus_noor)))
    geweigerd = client.post(_adres("verwijs", cast.casus_noor))
    assert geweigerd.status_code == 409
    assert "andere hulp dan jeugdhulp" in inhoud(geweigerd)
    client.post(_adres("sluit", cast.casus_noor), {"reden": "Schuldhulp is geregeld."})
    pagina = inhoud(client.get(_adres("detail", cast.casus_noor)))
    assert "Schuldhulp is geregeld." in pagina
    assert "afgesloten" in pagina


def test_closing_is_refused_while_the_youth_is_in_verblijf(client: Client, cast: Cast) -> None:
    einde = {"reden": "Klaar.", "reden_einde": "volgens plan"}
    antwoord = meld_aan(client, cast.bram).post(_adres("sluit", cast.casus_sami), einde)
    assert antwoord.status_code == 409
    assert "nog in verblijf" in inhoud(antwoord)
    assert formulier(antwoord)["reden"] == "Klaar."


def test_the_timeline_tells_steps_and_help_with_the_outcomes_of_that_day(client: Client, cast: Cast) -> None:
    stel_vast(cast.casus_noor, cast.joris)
    meld_aan(client, cast.joris)
    client.post(_adres("verwijs", cast.casus_noor))
    punten = soep(client.get(_adres("detail", cast.casus_noor))).select("li.zl-tijdlijn__punt")
    titels = [p.select_one(".zl-tijdlijn__titel").get_text() for p in punten]  # type: ignore[union-attr]
    assert titels == [
        "verwezen naar regionale hulp",
        "verklarende analyse vastgesteld",
        "verklarende analyse gedeeld",
        "verklarende analyse besproken",
        "verklarende analyse gestart",
    ]
    assert "Wat de regels toen zeiden" in punten[0].get_text()
    assert "Joris de Vries" in punten[0].get_text()


def test_bram_sees_what_the_regiovisie_asks_for_sami(client: Client, cast: Cast) -> None:
    tekst = inhoud(meld_aan(client, cast.bram).get(_adres("detail", cast.casus_sami)))
    assert "Gezinshuis" in tekst
    assert "Er is nog geen plan voor later" in tekst


def test_the_casus_page_asks_a_bounded_number_of_queries(
    client: Client, cast: Cast, django_assert_max_num_queries: object
) -> None:
    schrijf_alles(cast.casus_sami, cast.bram)
    meld_crisis(cast.casus_sami, door=cast.bram, nu=NU, reden="Weggelopen.")
    for maand in range(1, 10):
        oud = Traject.objects.filter(jeugdige=cast.sami).earliest("pk")
        oud.pk, oud.bezetting, oud.van, oud.tot = None, None, date(2020, maand, 1), date(2020, maand + 1, 1)
        oud.save()
    meld_aan(client, cast.bram).get(_adres("detail", cast.casus_sami))
    with django_assert_max_num_queries(46):  # type: ignore[operator]
        client.get(_adres("detail", cast.casus_sami))


def test_no_page_of_a_casus_sends_the_name_in_its_title_or_address(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    for naam in ("detail", "analyse", "crisis", "jim", "sluit"):
        antwoord = client.get(_adres(naam, cast.casus_noor))
        assert "Noor" not in soep(antwoord).title.get_text()  # type: ignore[union-attr]
