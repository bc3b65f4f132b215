"""The first page of a casus, its timeline and the page of the team: calm, complete, and only what one may see."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.casus.hulp import maak_casussen
from tests.apps.casus.test_termijnen import doel, plan
from tests.cast import Cast
from tests.web.casus.hulp import inhoud, meld_aan, soep
from zorglandschap.apps.casus.actions import zet_stap
from zorglandschap.apps.casus.models import Casus, Extrastap, Jeugdige, Maatregel, Noodinzage, Toestemming, Traject
from zorglandschap.apps.casus.queries import get_termijnen
from zorglandschap.apps.casus.queries.stand import melding
from zorglandschap.core.begrippen.codelijsten import CasusStatus, JuridischKader, Stap
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.casus.termijnen import Termijnsoort
from zorglandschap.core.casus.werk import Taak
from zorglandschap.web.casus.termijnweg import PLEK_VAN
from zorglandschap.web.casus.wegwijzer import WEG_VAN, adres_van


def _adres(naam: str, casus: Casus) -> str:
    return reverse(f"casus:{naam}", args=[casus.sleutel])


def test_the_page_says_what_is_due_and_where_that_comes_from(client: Client, cast: Cast) -> None:
    antwoord = meld_aan(client, cast.bram).get(_adres("detail", cast.casus_sami))
    kaart = soep(antwoord).select_one("section[aria-labelledby=termijnen]")
    assert kaart is not None
    assert "Stel het plan vast met jeugdige en ouders." in kaart.get_text()
    assert "12 juni 2025" in kaart.get_text()
    assert "Jeugdwet" in kaart.get_text()
    assert kaart.select_one(f"a[href='{adres_van('casus:plan', cast.casus_sami.sleutel)}']")
    assert kaart.select(".zl-termijn--laat")


def test_how_it_stands_fits_in_a_few_lines(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.bram)
    eerst = inhoud(client.get(_adres("detail", cast.casus_sami)))
    assert "Nog geen doelen" in eerst
    assert "Nog geen plan" in eerst
    assert "Toestemming voor de hulp In orde" in eerst
    doel(cast.casus_sami)
    plan(cast.casus_sami)
    Toestemming.objects.all().delete()
    dan = inhoud(client.get(_adres("detail", cast.casus_sami)))
    assert "1 lopen, 0 behaald" in dan
    assert "Vastgesteld op 20 juni 2026" in dan
    assert "Ontbreekt, of niet van iedereen" in dan


def test_an_analysis_that_is_owed_after_a_crisis_is_not_shown_as_done(client: Client, cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_sami.pk).update(is_crisis=True, crisis_reden="Acuut.")
    pagina = soep(meld_aan(client, cast.bram).get(_adres("detail", cast.casus_sami)))
    klassen = {li.get_text(" ", strip=True): li["class"] for li in pagina.select(".zl-stappen > li")}
    assert klassen["Hulpvraag"] == ["is-klaar"]
    assert klassen["Verklarende analyse volgt nog"] == ["is-nog"]
    assert klassen["Hulp loopt"] == ["is-nu"]


def test_help_of_the_local_team_has_a_road_of_its_own(client: Client, cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.LOKALE_HULP)
    pagina = soep(meld_aan(client, cast.joris).get(_adres("detail", cast.casus_noor)))
    assert [li.get_text(strip=True) for li in pagina.select(".zl-stappen > li")] == [
        "Hulpvraag",
        "Hulp van het lokale team",
    ]


def test_what_stands_still_is_brought_up_with_what_to_do(client: Client, cast: Cast) -> None:
    toen = timezone.localtime() - timedelta(days=40)
    Casus.objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.ANALYSE)
    zet_stap(cast.casus_noor, stap=Stap.VERWEZEN, door=cast.joris, nu=toen)
    meld_aan(client, cast.joris)
    detail = inhoud(client.get(_adres("detail", cast.casus_noor)))
    assert "De jeugdige wacht 40 dagen" in detail
    assert "Regel hulp thuis" in detail
    werk = inhoud(client.get("/werk/"))
    assert "staat stil" in werk
    assert "De jeugdige wacht 40 dagen" in werk


def test_a_term_is_reported_as_done_with_one_button(client: Client, cast: Cast) -> None:
    vandaag = timezone.localdate()
    Casus.objects.filter(pk=cast.casus_noor.pk).update(
        jeugdbeschermer_id=cast.ilse.medewerker_id, kader="ondertoezichtstelling"
    )
    Maatregel.objects.create(
        jeugdige=cast.noor,
        kader=JuridischKader.OTS,
        van=vandaag - timedelta(days=310),
        tot=vandaag + timedelta(days=55),
    )
    meld_aan(client, cast.ilse)
    for aantal in (1, 2):  # the first contact, and then the Raad
        vorm = soep(client.get(_adres("detail", cast.casus_noor))).select_one("form[action$='/termijn/']")
        assert vorm is not None
        gegevens = {
            str(veld["name"]): str(veld["value"]) for veld in vorm.select("input[name=soort], input[name=uiterlijk]")
        }
        for _ in range(2):
            antwoord = client.post(_adres("termijn_gedaan", cast.casus_noor), gegevens)
            assert antwoord["Location"] == _adres("detail", cast.casus_noor)
        assert Extrastap.objects.count() == aantal
    assert not soep(client.get(_adres("detail", cast.casus_noor))).select("form[action$='/termijn/']")


def test_a_term_that_does_not_run_is_refused_and_nonsense_is_not_found(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.bram)
    adres = _adres("termijn_gedaan", cast.casus_sami)
    niets = client.post(adres, {"soort": Termijnsoort.RAAD_BEEINDIGEN.value, "uiterlijk": "2026-01-01"})
    assert niets.status_code == 409
    assert "loopt niet meer" in inhoud(niets)
    assert client.post(adres, {"soort": "raar", "uiterlijk": "2026-01-01"}).status_code == 404
    assert client.post(adres, {"soort": Termijnsoort.PLAN.value, "uiterlijk": "morgen"}).status_code == 404
    assert not Extrastap.objects.exists()


def test_the_page_shows_the_last_five_points_and_the_timeline_all(client: Client, cast: Cast) -> None:
    for dag in range(8):
        zet_stap(cast.casus_noor, stap=Stap.JIM_GESPREK, door=cast.joris, nu=timezone.localtime() - timedelta(days=dag))
    meld_aan(client, cast.joris)
    detail = client.get(_adres("detail", cast.casus_noor))
    assert len(soep(detail).select("li.zl-tijdlijn__punt")) == 5
    assert "Bekijk de hele tijdlijn (8 punten)" in inhoud(detail)
    assert len(soep(client.get(_adres("tijdlijn", cast.casus_noor))).select("li.zl-tijdlijn__punt")) == 8


def test_the_timeline_is_narrowed_by_kind_period_and_person(client: Client, cast: Cast) -> None:
    Maatregel.objects.create(jeugdige=cast.sami, kader=JuridischKader.OTS, van=date(2024, 1, 1), tot=date(2025, 1, 1))
    zet_stap(cast.casus_sami, stap=Stap.JIM_GESPREK, door=cast.bram, nu=timezone.now(), toelichting="Gaat goed.")
    meld_aan(client, cast.bram)
    adres = _adres("tijdlijn", cast.casus_sami)

    def titels(vraag: str) -> list[str]:
        return [p.get_text() for p in soep(client.get(f"{adres}{vraag}")).select(".zl-tijdlijn__titel")]

    assert titels("?soort=maatregelen") == ["ondertoezichtstelling"] * 2
    assert titels("?soort=hulp&soort=gesprekken") == ["gesprek met de eigen mentor", "gezinshuis"]
    assert titels("?van=2024-06-01&tot=2025-03-01") == ["ondertoezichtstelling"]
    assert titels(f"?wie={cast.bram.medewerker_id}") == ["gesprek met de eigen mentor"]
    assert "Hier past niets bij uw keuze" in inhoud(client.get(f"{adres}?soort=besluiten"))
    fout = client.get(f"{adres}?van=2026-02-01&tot=2026-01-01")
    assert fout.status_code == 400
    assert "Het einde ligt voor het begin" in inhoud(fout)
    assert client.get(f"{adres}?pagina=2").status_code == 200


def test_an_empty_timeline_says_so(client: Client, cast: Cast) -> None:
    assert "nog niets gebeurd" in inhoud(meld_aan(client, cast.mila).get(_adres("tijdlijn", cast.casus_noor)))


def test_the_timeline_asks_a_bounded_number_of_queries(
    client: Client, cast: Cast, django_assert_max_num_queries: object
) -> None:
    for dag in range(30):
        zet_stap(cast.casus_noor, stap=Stap.JIM_GESPREK, door=cast.joris, nu=timezone.localtime() - timedelta(days=dag))
    meld_aan(client, cast.joris).get(_adres("tijdlijn", cast.casus_noor))
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        client.get(_adres("tijdlijn", cast.casus_noor))


def test_the_team_page_leads_to_what_nobody_has_the_regie_of(client: Client, cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(regisseur=None)
    maak_casussen(cast, 8, regisseur=cast.joris, status=CasusStatus.ANALYSE)
    antwoord = meld_aan(client, cast.mila).get(reverse("casus:team"))
    tekst = inhoud(antwoord)
    assert tekst.index("Zonder regisseur") < tekst.index("Joris de Vries")
    assert "Toon nog 3 casussen" in tekst
    eerste = soep(antwoord).select_one("section[aria-labelledby=lid1] li")
    assert eerste is not None
    assert [a["href"] for a in eerste.select("a")] == [
        adres_van("casus:detail", cast.casus_noor.sleutel),
        adres_van("casus:vraag", cast.casus_noor.sleutel),  # the date beside the step is of another duty
        adres_van("casus:overnemen", cast.casus_noor.sleutel),
    ]
    meld_aan(client, cast.femke)
    assert not soep(client.get(reverse("casus:team"))).select("a[href$='/overnemen/']")


def test_the_team_page_asks_a_bounded_number_of_queries(
    client: Client, cast: Cast, django_assert_max_num_queries: object
) -> None:
    maak_casussen(cast, 30, regisseur=cast.joris)
    meld_aan(client, cast.mila).get(reverse("casus:team"))
    with django_assert_max_num_queries(18):  # type: ignore[operator]
        client.get(reverse("casus:team"))


def test_a_large_team_is_shown_a_few_colleagues_at_a_time(client: Client, cast: Cast) -> None:
    maak_casussen(cast, 30, regisseur=cast.joris, status=CasusStatus.ANALYSE)
    maak_casussen(cast, 30, regisseur=cast.mila, status=CasusStatus.ANALYSE)
    meld_aan(client, cast.mila)
    eerste, tweede = (soep(client.get(reverse("casus:team"), {"pagina": nr})) for nr in ("0", "1"))
    assert [h.get_text(strip=True) for h in eerste.select("h2")] == ["Joris de Vries"]
    assert tweede.select("h2")[0].get_text(" ", strip=True).startswith("Mila Bos")
    menu = eerste.select("nav[aria-label='Collega’s'] a")
    assert [a.get_text(strip=True) for a in menu] == ["Joris de Vries (31)", "Mila Bos (30)"]
    assert soep(client.get(reverse("casus:team"), {"pagina": "99"})).select("h2") == eerste.select("h2")


def test_a_team_without_cases_is_told_so(client: Client, cast: Cast) -> None:
    Traject.objects.all().update(casus=None)
    Casus.objects.update(status=CasusStatus.AFGESLOTEN, gesloten_op=date(2026, 1, 1))
    assert "Er zijn geen open casussen" in inhoud(meld_aan(client, cast.mila).get(reverse("casus:team")))


def test_a_behandelaar_finds_the_own_clients_on_mijn_werk(client: Client, cast: Cast) -> None:
    antwoord = meld_aan(client, cast.daan).get("/werk/")
    assert "Sami el Idrissi" in inhoud(antwoord)
    assert "Noor" not in inhoud(antwoord)
    assert "Stel het plan vast" in inhoud(antwoord)
    assert "Termijnen van het team" not in inhoud(antwoord)


def test_who_used_the_emergency_door_is_told_on_mijn_werk(client: Client, cast: Cast) -> None:
    nu = timezone.now()
    Noodinzage.objects.create(
        casus=cast.casus_noor,
        gebruiker_id=cast.bram.gebruiker_id,
        reden="Kind belt in paniek, adres nodig.",
        om=nu,
        tot=nu + timedelta(hours=4),
    )
    tekst = inhoud(meld_aan(client, cast.joris).get("/werk/"))
    assert "keer keek iemand met de noodknop in een casus van u" in tekst
    assert "Kind belt in paniek" in tekst


def test_the_day_on_which_it_was_done_is_kept_or_asked_again(client: Client, cast: Cast) -> None:
    vandaag = timezone.localdate()
    Maatregel.objects.create(
        jeugdige=cast.noor, kader=JuridischKader.OTS, van=vandaag, tot=vandaag + timedelta(days=300)
    )
    vorm = soep(meld_aan(client, cast.joris).get(_adres("detail", cast.casus_noor))).select_one(
        "form[action$='/termijn/']"
    )
    assert vorm is not None
    gegevens = {str(veld["name"]): str(veld["value"]) for veld in vorm.select("input[name]")}
    assert gegevens["op"] == vandaag.isoformat()
    fout = client.post(_adres("termijn_gedaan", cast.casus_noor), {**gegevens, "op": "gisteren"})
    assert fout.status_code == 409
    assert "Vul de dag in" in inhoud(fout)
    client.post(_adres("termijn_gedaan", cast.casus_noor), gegevens)
    assert Extrastap.objects.get().gedaan_op == vandaag


def test_a_row_without_a_step_leads_to_where_the_term_is_done(client: Client, cast: Cast) -> None:
    vandaag = timezone.localdate()
    Casus.objects.filter(pk=cast.casus_noor.pk).update(
        jeugdbeschermer_id=cast.ilse.medewerker_id, kader="ondertoezichtstelling", status=CasusStatus.VERWEZEN
    )
    Maatregel.objects.create(
        jeugdige=cast.noor,
        kader=JuridischKader.OTS,
        van=vandaag - timedelta(days=310),
        tot=vandaag + timedelta(days=55),
    )
    eerste = get_termijnen(cast.casus_noor, vandaag=vandaag, soorten=[Termijnsoort.GI_CONTACT])[0].uiterlijk
    Extrastap.objects.create(casus=cast.casus_noor, sleutel=melding(Termijnsoort.GI_CONTACT, eerste), gedaan_op=vandaag)
    rij = soep(meld_aan(client, cast.ilse).get("/werk/")).select_one("#gevraagd ~ section a.zl-lijst__rij")
    assert rij is not None
    assert "Meld dat dan nu aan de Raad" in rij.get_text()
    assert rij["href"] == adres_van("casus:besluiten", cast.casus_noor.sleutel)


@pytest.mark.parametrize("soort", sorted(Termijnsoort))
def test_every_term_has_a_page_where_its_work_is_done(cast: Cast, soort: Termijnsoort) -> None:
    assert adres_van(PLEK_VAN[soort], cast.casus_noor.sleutel)


@pytest.mark.parametrize("taak", list(Taak))
def test_every_next_step_has_a_page_and_a_button(cast: Cast, taak: Taak) -> None:
    weg = WEG_VAN[taak]
    assert str(weg.knop)
    assert reverse(weg.adres_naam, args=[cast.casus_noor.sleutel])


def test_help_of_another_provider_is_shown_without_its_name(client: Client, cast: Cast) -> None:
    vandaag = timezone.localdate()
    Traject.objects.create(
        jeugdige=cast.sami,
        gemeente=cast.almere,
        aanbieder=cast.team_almere,
        hulpvorm=Hulpvorm.BEGELEIDING,
        verwijzer="gemeente",
        toegewezen_op=vandaag,
        van=vandaag - timedelta(days=30),
    )
    tekst = inhoud(meld_aan(client, cast.daan).get(_adres("detail", cast.casus_sami)))
    assert "Hulp van een andere aanbieder" in tekst
    assert "mbulante begeleiding" not in tekst


def test_a_provider_does_not_read_on_the_timeline_who_helps_for_another_provider(client: Client, cast: Cast) -> None:
    wie = "Vaste hulpverlener: Karin Post, De Overkant."
    zet_stap(cast.casus_sami, stap=Stap.REGIE, door=cast.bram, nu=timezone.now(), toelichting=wie)
    for kijker, leest in ((cast.daan, False), (cast.bram, True)):
        meld_aan(client, kijker)
        for naam in ("tijdlijn", "detail"):
            assert ("Karin Post" in inhoud(client.get(_adres(naam, cast.casus_sami)))) is leest


def test_consent_that_waits_for_a_crisis_is_not_called_in_order(client: Client, cast: Cast) -> None:
    pagina = meld_aan(client, cast.joris)
    assert "Toestemming voor de hulp In orde" in inhoud(pagina.get(_adres("detail", cast.casus_noor)))
    Toestemming.objects.all().delete()
    Casus.objects.filter(pk=cast.casus_noor.pk).update(is_crisis=True, crisis_reden="Het ging mis.")
    tekst = inhoud(pagina.get(_adres("detail", cast.casus_noor)))
    assert "Toestemming voor de hulp Nog vragen: er was crisis" in tekst


def test_a_date_of_another_duty_has_its_own_name_and_link(client: Client, cast: Cast) -> None:
    lijst = soep(meld_aan(client, cast.joris).get(reverse("casus:werk")))
    ook = lijst.select_one(".zl-lijst__ook")
    assert ook is not None
    assert "Uitkomst van de hulpvraag: uiterlijk" in ook.get_text(" ", strip=True)
    assert [a["href"] for a in ook.select("a")] == [_adres("vraag", cast.casus_noor)]
    assert "uiterlijk" not in " ".join(rij.get_text() for rij in lijst.select("a.zl-lijst__rij .zl-lijst__meta"))


def test_the_page_of_help_says_what_was_looked_at(client: Client, cast: Cast) -> None:
    adres = _adres("hulp", cast.casus_noor)
    assert "nog geen eigen mentor gekozen" in inhoud(meld_aan(client, cast.joris).get(adres))
    Jeugdige.objects.filter(pk=cast.noor.pk).update(geboren_op=timezone.localdate() - timedelta(days=5 * 366))
    tekst = inhoud(client.get(adres))
    assert "We keken naar de vaste gezichten, de eigen mentor (JIM) en verhuizingen" in tekst
    assert "Alles is in orde" not in tekst
