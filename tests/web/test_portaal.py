"""The youth's own page: hers alone, in her words, with nothing lost that she types."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.cast import WACHTWOORD, Cast
from zorglandschap.apps.casus.actions import Getypt, bewaar_analyse, start_analyse
from zorglandschap.apps.casus.models import (
    AnalyseTekst,
    Casus,
    Gezinslid,
    Jeugdige,
    Jim,
    Kladje,
    Portaaltoegang,
    VerklarendeAnalyse,
)
from zorglandschap.apps.casus.queries import get_casus
from zorglandschap.apps.logboek.actions import Afloop, schrijf
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.matching.models import Advies
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.core.begrippen.codelijsten import (
    AnalyseStatus,
    AnalyseVeld,
    CasusStatus,
    Doel,
    Handeling,
    Rol,
    Stap,
)
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.casus.verloop import WEG
from zorglandschap.web.portaal.woorden import HULP, STAP, weg

ACHTERKANT = "allauth.account.auth_backends.AuthenticationBackend"
MIJN, VERHAAL, KLADJE = (reverse(f"portaal:{naam}") for naam in ("mijn", "verhaal", "kladje"))


def als(client: Client, gebruiker_id: int) -> Client:
    client.force_login(Gebruiker.objects.get(pk=gebruiker_id), ACHTERKANT)
    return client


def account(naam: str, jeugdige: Jeugdige, rol: Rol, gezinslid: Gezinslid | None = None) -> int:
    """A new portal account for someone around this youth."""
    gebruiker = Gebruiker.objects.create_user(f"{naam}@zorglandschap.example", WACHTWOORD, naam=naam.capitalize())
    Portaaltoegang.objects.create(gebruiker=gebruiker, jeugdige=jeugdige, rol=rol, gezinslid=gezinslid)
    return gebruiker.pk


def ouder_van(jeugdige: Jeugdige) -> int:
    return account("ouder", jeugdige, Rol.OUDER, Gezinslid.objects.get(gezin=jeugdige.gezin))


def soep(client: Client, status: int = 200) -> BeautifulSoup:
    antwoord = client.get(MIJN)
    assert antwoord.status_code == status
    return BeautifulSoup(antwoord.content, "html.parser")


def tekst(client: Client) -> str:
    return soep(client).get_text(" ", strip=True)


def deel(pagina: BeautifulSoup, kop: str) -> str:
    """The text of the part with this heading."""
    gevonden = pagina.select_one(f'section[aria-labelledby="{kop}"]')
    assert gevonden, kop
    return gevonden.get_text(" ", strip=True)


@pytest.fixture
def noor(client: Client, cast: Cast) -> Client:
    """Noor, signed in."""
    return als(client, cast.noor_kijker.gebruiker_id)


@pytest.fixture
def analyse(cast: Cast) -> VerklarendeAnalyse:
    """Joris has begun the analysis with Noor."""
    casus = get_casus(cast.joris, cast.casus_noor.sleutel, Handeling.ANALYSE_SCHRIJVEN)
    return start_analyse(casus, door=cast.joris, nu=timezone.now())


@pytest.fixture
def sami(client: Client, cast: Cast) -> Client:
    """Sami, signed in."""
    return als(client, account("sami", cast.sami, Rol.JEUGDIGE))


def test_noor_sees_where_she_is_and_who_stands_beside_her(noor: Client, cast: Cast) -> None:
    pagina = soep(noor)
    nu = pagina.select_one(".zl-stappen [aria-current=step]")
    assert nu
    assert nu.get_text(strip=True) == "Je vraag"
    assert len(pagina.select(".zl-stappen li")) == len(WEG)
    assert "Joris de Vries" in deel(pagina, "k-regisseur")
    assert "Team Urk" in deel(pagina, "k-regisseur")
    assert "Jouw Ingebrachte Mentor" in deel(pagina, "k-jim")
    assert "0800" in deel(pagina, "k-nood")


def test_her_mentor_stands_on_the_page(noor: Client, cast: Cast) -> None:
    Jim.objects.create(casus=cast.casus_noor, naam="Tante Mies", band="tante", gekozen_op=date(2026, 11, 12))
    assert "Tante Mies" in deel(soep(noor), "k-jim")


def test_without_a_fixed_regisseur_the_team_is_named(noor: Client, cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(regisseur=None)
    assert "Er is nog geen vaste regisseur. Team Urk helpt je" in deel(soep(noor), "k-regisseur")


def test_before_the_analysis_her_story_waits(noor: Client) -> None:
    assert "Zodra je regisseur aan de analyse begint" in deel(soep(noor), "k-verhaal")
    antwoord = noor.post(VERHAAL, {"tekst": "Ik wil rust.", "basisversie": 0}, follow=True)
    assert "nog niet begonnen" in antwoord.content.decode()
    assert noor.post(KLADJE, {"veld": "tekst", "tekst": "Ik", "basisversie": 0}).status_code == 409


def test_she_writes_her_story_and_shares_it(noor: Client, analyse: VerklarendeAnalyse) -> None:
    antwoord = noor.post(VERHAAL, {"tekst": "Ik wil rust.", "basisversie": 0})
    assert (antwoord.status_code, antwoord["Location"]) == (302, MIJN)
    opgeslagen = AnalyseTekst.objects.get(analyse=analyse, veld=AnalyseVeld.STEM_JEUGDIGE)
    assert (opgeslagen.tekst, opgeslagen.versie) == ("Ik wil rust.", 1)
    pagina = soep(noor)
    veld = pagina.select_one("textarea[name=tekst]")
    assert veld
    assert veld.get_text().strip() == "Ik wil rust."
    assert "Laatst gedeeld door Noor" in deel(pagina, "k-verhaal")


def test_what_she_types_is_kept_and_nobody_else_sees_it(noor: Client, cast: Cast, analyse: VerklarendeAnalyse) -> None:
    antwoord = noor.post(KLADJE, {"veld": "tekst", "tekst": "Ik ben bang", "basisversie": 0})
    assert antwoord.status_code == 200
    assert "Alleen jij ziet dit" in antwoord.json()["melding"]
    assert not AnalyseTekst.objects.filter(analyse=analyse).exists()
    pagina = soep(noor)
    veld = pagina.select_one("textarea[name=tekst]")
    assert veld
    assert veld.get_text().strip() == "Ik ben bang"
    assert "nog niet gedeeld" in deel(pagina, "k-verhaal")
    noor.post(VERHAAL, {"tekst": "Ik ben bang", "basisversie": 0})
    assert not Kladje.objects.exists()


@pytest.mark.parametrize(
    "gegevens",
    [
        {"veld": "conclusie", "tekst": "x", "basisversie": "0"},
        {"veld": "tekst", "basisversie": "0"},
        {"veld": "tekst", "tekst": "x", "basisversie": "een"},
    ],
)
def test_autosave_takes_only_her_own_story(noor: Client, analyse: VerklarendeAnalyse, gegevens: dict[str, str]) -> None:
    assert noor.post(KLADJE, gegevens).status_code == 400
    assert not Kladje.objects.exists()


def test_a_text_that_is_too_long_comes_back_with_a_message(noor: Client, analyse: VerklarendeAnalyse) -> None:
    antwoord = noor.post(VERHAAL, {"tekst": "a" * 20_001, "basisversie": 0})
    assert antwoord.status_code == 400
    pagina = BeautifulSoup(antwoord.content, "html.parser")
    assert pagina.select_one("[role=alert]")
    veld = pagina.select_one("textarea[name=tekst]")
    assert veld
    assert len(veld.get_text().strip()) == 20_001


def test_when_somebody_else_wrote_meanwhile_she_sees_both_and_decides(
    noor: Client, cast: Cast, analyse: VerklarendeAnalyse
) -> None:
    casus = get_casus(cast.joris, cast.casus_noor.sleutel, Handeling.ANALYSE_SCHRIJVEN)
    woorden = {AnalyseVeld.STEM_JEUGDIGE: Getypt("Noor zegt dat het niet gaat.", 0)}
    bewaar_analyse(casus, door=cast.joris, nu=timezone.now(), teksten=woorden)
    antwoord = noor.post(VERHAAL, {"tekst": "Ik zeg het zelf.", "basisversie": 0}, follow=True)
    pagina = BeautifulSoup(antwoord.content, "html.parser")
    verhaal = deel(pagina, "k-verhaal")
    assert "Joris de Vries" in verhaal
    assert "Noor zegt dat het niet gaat." in verhaal
    veld, versie = pagina.select_one("textarea[name=tekst]"), pagina.select_one("input[name=basisversie]")
    assert veld
    assert versie
    assert veld.get_text().strip() == "Ik zeg het zelf."
    noor.post(VERHAAL, {"tekst": "Ik zeg het zelf.", "basisversie": versie["value"]})
    laatste = AnalyseTekst.objects.filter(analyse=analyse).latest("versie")
    assert (laatste.tekst, laatste.versie) == ("Ik zeg het zelf.", 2)
    assert not Kladje.objects.exists()


def test_after_the_analysis_is_fixed_her_story_can_be_read_and_a_late_text_stays_hers(
    noor: Client, analyse: VerklarendeAnalyse
) -> None:
    noor.post(VERHAAL, {"tekst": "Ik wil rust.", "basisversie": 0})
    VerklarendeAnalyse.objects.filter(pk=analyse.pk).update(status=AnalyseStatus.VASTGESTELD)
    noor.post(VERHAAL, {"tekst": "Ik wil rust en een hond.", "basisversie": 1})
    pagina = soep(noor)
    assert not pagina.select("textarea")
    verhaal = deel(pagina, "k-verhaal")
    assert "Ik wil rust." in verhaal
    assert "het hoort niet bij de analyse: Ik wil rust en een hond." in verhaal


def test_the_advice_is_told_in_plain_words(noor: Client, cast: Cast, analyse: VerklarendeAnalyse) -> None:
    nu = timezone.now()
    Casus.objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.GEADVISEERD)
    cast.casus_noor.stappen.create(stap=Stap.VERWEZEN, status_na=CasusStatus.VERWEZEN, op=nu.date(), om=nu)
    Advies.objects.create(
        casus=cast.casus_noor,
        hulpvorm=Hulpvorm.THUISBEHANDELING,
        voorgesteld=Hulpvorm.THUISBEHANDELING,
        antwoorden={},
        motivering="Geheim overleg.",
        mening_jeugdige="Goed.",
        mening_ouders="Goed.",
        kaderversie="1",
        invoer_hash="x",
        op=nu.date(),
        om=nu + timedelta(seconds=1),
    )
    hulp = deel(soep(noor), "k-hulp")
    assert "Veel hulp bij jullie thuis, voor het hele gezin." in hulp
    assert "Vind je iets anders?" in hulp
    assert "Geheim overleg." not in hulp


def test_sami_sees_where_he_lives_since_when_and_that_the_plan_is_his(sami: Client) -> None:
    pagina = soep(sami)
    hulp = deel(pagina, "k-hulp")
    assert "gezinshuis" in hulp
    assert "De Dijk" in hulp
    assert "1 mei 2025" in hulp
    plan = deel(pagina, "k-plan")
    assert "dat plan is van jou" in plan
    assert "16 of ouder" in plan


def test_noor_at_home_has_no_plan_for_later_on_her_page(noor: Client) -> None:
    assert not soep(noor).select("#k-plan, #k-hulp")


def test_a_secret_address_stays_off_the_screen(sami: Client, cast: Cast) -> None:
    Jeugdige.objects.filter(pk=cast.sami.pk).update(adres_is_geheim=True)
    hulp = deel(soep(sami), "k-hulp")
    assert "De Dijk" not in hulp
    assert "Almere" not in hulp
    assert "1 mei 2025" in hulp


def kijk(kijker: Kijker, cast: Cast, handeling: Handeling = Handeling.SAMENVATTING, **meer: object) -> None:
    velden = {"doel": Doel.HULP, "actie": "R", "soort": "casus", "jeugdige_id": cast.noor.pk, **meer}
    schrijf(kijker=kijker, handeling=handeling, **velden)  # type: ignore[arg-type]


def test_she_sees_who_looked_in_her_file_by_day_role_and_organisation(noor: Client, cast: Cast) -> None:
    kijk(cast.joris, cast)
    kijk(cast.mila, cast, Handeling.ANALYSE_SCHRIJVEN, actie="U")
    kijk(cast.bram, cast, Handeling.NOODINZAGE)
    kijk(cast.aisha, cast, uitkomst=Afloop.GEWEIGERD)
    inzagen = deel(soep(noor), "k-inzagen")
    assert "Jeugdconsulent van Team Urk keek en schreef, 2 keer" in inzagen
    assert "Jeugdconsulent van Team Almere keek noodinzage" in inzagen
    assert "De Dijk" not in inzagen  # refused: nothing was seen
    assert not any(naam in inzagen for naam in ("Joris", "Mila", "Bram", "Noor"))


def test_looking_at_her_own_page_is_not_in_that_list_but_is_logged(noor: Client, cast: Cast) -> None:
    soep(noor)
    assert "Nog niemand." in deel(soep(noor), "k-inzagen")
    assert Gebeurtenis.objects.filter(gebruiker_id=cast.noor_kijker.gebruiker_id, jeugdige_id=cast.noor.pk).exists()


@pytest.mark.parametrize("wie", ["joris", "bram", "aisha", "tom", "eva"])
def test_a_professional_has_no_page_here(client: Client, cast: Cast, wie: str) -> None:
    als(client, getattr(cast, wie).gebruiker_id)
    soep(client, 404)
    assert client.post(VERHAAL, {"tekst": "x", "basisversie": 0}).status_code == 404
    assert client.post(KLADJE, {"veld": "tekst", "tekst": "x", "basisversie": 0}).status_code == 404


def test_who_is_not_signed_in_is_asked_to_and_loses_no_text(client: Client, db: None) -> None:
    assert client.get(MIJN)["Location"].startswith(reverse("account_login"))
    antwoord = client.post(VERHAAL, {"tekst": "Mijn hele verhaal", "basisversie": 0})
    assert antwoord.status_code == 401
    assert "Mijn hele verhaal" in antwoord.content.decode()


def test_every_page_is_that_of_the_account_and_of_nobody_else(noor: Client, sami: Client, cast: Cast) -> None:
    als(noor, cast.noor_kijker.gebruiker_id)
    assert "Sami" not in tekst(noor)
    assert "Noor" in tekst(noor)


def test_a_child_under_twelve_does_not_find_the_file_here(noor: Client, cast: Cast) -> None:
    Jeugdige.objects.filter(pk=cast.noor.pk).update(geboren_op=timezone.localdate() - timedelta(days=11 * 365))
    soep(noor, 404)


def test_a_parent_with_custody_writes_the_parents_story(
    client: Client, cast: Cast, analyse: VerklarendeAnalyse
) -> None:
    als(client, ouder_van(cast.noor))
    pagina = soep(client)
    assert "De hulp aan Noor" in pagina.get_text(" ", strip=True)
    assert "Uw verhaal" in deel(pagina, "k-verhaal")
    client.post(VERHAAL, {"tekst": "Wij slapen niet meer.", "basisversie": 0})
    assert AnalyseTekst.objects.get(analyse=analyse).veld == AnalyseVeld.STEM_OUDERS


def test_a_parent_sees_that_a_child_lives_away_but_not_where(client: Client, cast: Cast) -> None:
    Jeugdige.objects.filter(pk=cast.sami.pk).update(geboren_op=timezone.localdate() - timedelta(days=14 * 365))
    als(client, ouder_van(cast.sami))
    hulp = deel(soep(client), "k-hulp")
    assert "1 mei 2025" in hulp
    assert "De Dijk" not in hulp


def test_from_sixteen_the_youth_decides_and_the_parent_finds_nothing(client: Client, cast: Cast) -> None:
    als(client, ouder_van(cast.sami))
    soep(client, 404)


def test_a_mentor_sees_how_far_it_is_and_no_more(client: Client, cast: Cast, analyse: VerklarendeAnalyse) -> None:
    als(client, account("mies", cast.noor, Rol.JIM))
    pagina = soep(client)
    assert "Hoe ver is het?" in pagina.get_text(" ", strip=True)
    assert not pagina.select("#k-verhaal, #k-inzagen, #k-hulp")


def test_without_a_casus_the_page_says_so(noor: Client, cast: Cast) -> None:
    nieuw = Jeugdige.objects.get(pk=cast.noor.pk)
    nieuw.pk, nieuw.sleutel = None, "8f3c7c1e-0d0c-4a57-9f7c-3a1c66b7c0aa"
    nieuw.save()
    Portaaltoegang.objects.filter(gebruiker_id=cast.noor_kijker.gebruiker_id).update(jeugdige=nieuw)
    assert "Er is nog niets om te laten zien" in tekst(noor)


def test_a_closed_casus_says_that_one_may_come_back(noor: Client, cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.AFGESLOTEN, gesloten_op=timezone.localdate())
    assert "De hulp is afgerond." in deel(soep(noor), "k-weg")


def test_a_crisis_is_explained_without_its_reason(noor: Client, cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(is_crisis=True, crisis_reden="Vader dreigde.")
    weg_tekst = deel(soep(noor), "k-weg")
    assert "Omdat het snel moest" in weg_tekst
    assert "Vader dreigde" not in tekst(noor)


def test_every_status_and_every_form_of_help_has_plain_words() -> None:
    assert set(STAP) == set(WEG)
    assert set(HULP) == set(Hulpvorm)
    assert [s.is_klaar for s in weg(CasusStatus.AFGESLOTEN)] == [True] * len(WEG)
    assert [s.is_nu for s in weg(CasusStatus.HULPVRAAG)] == [True] + [False] * (len(WEG) - 1)


def test_the_page_stays_within_its_number_of_queries(
    noor: Client, cast: Cast, analyse: VerklarendeAnalyse, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(30):
        kijk(cast.joris, cast)
    with django_assert_max_num_queries(40):  # eight of them for goals and plan, two for waiting, two for who said yes
        soep(noor)


@pytest.mark.parametrize("grond", ["veiligheidsblokkade", "bezwaar"])
def test_a_recorded_block_or_objection_closes_the_page_of_a_parent(cast: Cast, client: Client, grond: str) -> None:
    wie = als(client, ouder_van(cast.noor))
    assert wie.get(MIJN).status_code == 200
    Portaaltoegang.objects.filter(rol=Rol.OUDER).update(**{grond: True})
    assert wie.get(MIJN).status_code == 404
