"""Keys at the API: only in the header, only for the own offers, never in an address, and not for ever."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.matching.hulp import andere_planner
from tests.apps.organisaties.sleutelhulp import maak
from tests.cast import WACHTWOORD, Cast
from tests.web.casus.hulp import formulier, inhoud, meld_aan, soep
from zorglandschap.apps.aanbod.models import Aanbod, Aanbodwijziging
from zorglandschap.apps.logboek.actions import Afloop
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.organisaties.models import Koppelsleutel, Organisatie
from zorglandschap.core.begrippen.koppelsleutel import Sleutel

ADRES = "/api/v1/aanbod"
LIJST, NIEUW = reverse("aanbod:koppelingen"), reverse("aanbod:koppeling_nieuw")


@pytest.fixture(autouse=True)
def _verse_tellers() -> None:
    cache.clear()


def _met(sleutel: Sleutel | str, soort: str = "Bearer") -> dict[str, str]:
    tekst = sleutel.tekst if isinstance(sleutel, Sleutel) else sleutel
    return {"HTTP_AUTHORIZATION": f"{soort} {tekst}"}


def _lever(client: Client, rijen: list[dict[str, str]], kop: dict[str, str]) -> Any:
    return client.put(ADRES, json.dumps({"rijen": rijen}), content_type="application/json", **kop)


def test_a_system_gets_the_own_offers_and_a_report_per_row_without_session_or_csrf(cast: Cast) -> None:
    kop, client = _met(maak(cast)), Client(enforce_csrf_checks=True)
    rijen = client.get(ADRES, **kop).json()
    nieuw = rijen[0] | {"kenmerk": "N1", "naam": "Nieuw"}
    verslag = _lever(client, [*rijen, nieuw, nieuw | {"kenmerk": "N2", "plekken": "veel"}], kop).json()
    assert [rij["uitkomst"] for rij in verslag["rijen"][-2:]] == ["nieuw", "niet verwerkt"]
    assert verslag["rijen"][-1]["bezwaren"][0]["veld"] == "plekken"
    assert Aanbod.objects.get(kenmerk="N1").wijzigingen.get().door_id == cast.aisha.medewerker_id
    assert Gebeurtenis.objects.filter(soort="koppelsleutel", actie="E", uitkomst=0).count() == 2
    assert Gebeurtenis.objects.filter(soort="aanbod", naam__contains="sleutel Cliëntdossier").exists()
    assert not client.session.keys()


def test_a_key_of_another_organisation_sees_and_changes_only_its_own(cast: Cast) -> None:
    ander = andere_planner(cast)
    sleutel = maak(Cast(**{**{v: getattr(cast, v) for v in cast.__dataclass_fields__}, "aisha": ander}))
    van_aisha = Client().get(ADRES, **_met(maak(cast))).json()
    assert Client().get(ADRES, **_met(sleutel)).json() == []
    verslag = _lever(Client(), van_aisha, _met(sleutel)).json()
    assert {rij["uitkomst"] for rij in verslag["rijen"]} == {"niet verwerkt"}
    assert not Aanbodwijziging.objects.exists()


@pytest.mark.parametrize(
    ("wat", "zin"),
    [("ingetrokken_om", "ingetrokken"), ("geldig_tot", "verlopen"), ("organisatie", "werkt hier niet meer")],
)
def test_a_key_that_ended_is_refused_and_says_what_to_do(cast: Cast, wat: str, zin: str) -> None:
    sleutel = maak(cast)
    waarde = {
        "ingetrokken_om": timezone.now(),
        "geldig_tot": timezone.localdate() - timedelta(days=1),
        "organisatie": Organisatie.objects.create(naam="Elders", soort="aanbieder"),
    }[wat]
    Koppelsleutel.objects.update(**{wat: waarde})
    antwoord = Client().get(ADRES, **_met(sleutel))
    assert antwoord.status_code == 401
    assert antwoord["WWW-Authenticate"] == "Bearer"
    assert zin in antwoord.json()["detail"]


@pytest.mark.parametrize(("tekst", "soort"), [("x", "Bearer"), ("", "Bearer"), (None, "Basic"), (None, "Token")])
def test_a_wrong_header_is_refused_even_beside_a_session_that_may(cast: Cast, tekst: str | None, soort: str) -> None:
    kop = _met(maak(cast) if tekst is None else tekst, soort)
    for client in (Client(), meld_aan(Client(), cast.aisha)):
        assert client.get(ADRES, **kop).status_code == 401
        assert _lever(client, [{"kenmerk": "x"}], kop).status_code == 401


def test_a_key_opens_no_other_address(cast: Cast) -> None:
    kop = _met(maak(cast))
    assert Client().get("/api/v1/indicatoren", **kop).status_code == 401
    for adres in ("aanbod:overzicht", "aanbod:koppelingen", "casus:werk", "beheer:overzicht"):
        antwoord = Client().get(reverse(adres), **kop)
        assert antwoord.status_code == 302
        assert antwoord["Location"].startswith(reverse("account_login"))
    casus = Client().get(reverse("casus:detail", args=[cast.casus_noor.sleutel]), **kop)
    assert casus["Location"].startswith(reverse("account_login"))


def test_a_key_in_the_address_is_refused_also_when_it_would_work(cast: Cast) -> None:
    sleutel = maak(cast)
    for client, kop in ((Client(), {}), (Client(), _met(sleutel)), (meld_aan(Client(), cast.aisha), {})):
        antwoord = client.get(ADRES, {"token": sleutel.tekst}, **kop)
        assert antwoord.status_code == 400
        assert "nooit in het adres" in antwoord.json()["detail"]
    assert Koppelsleutel.objects.get().laatst_gebruikt_om is None


def test_after_too_many_wrong_keys_the_sender_waits_and_nobody_else(cast: Cast) -> None:
    sleutel = maak(cast)
    fout = _met(Sleutel(sleutel.kenmerk, "x" * 43))
    assert [Client().get(ADRES, **fout).status_code for _ in range(6)] == [401] * 5 + [429]
    assert Client().get(ADRES, **_met(sleutel)).status_code == 429
    assert Client(REMOTE_ADDR="198.51.100.7").get(ADRES, **_met(sleutel)).status_code == 200
    assert Gebeurtenis.objects.filter(soort="koppelsleutel", uitkomst=4).count() == 6  # and once that it was too often


def test_a_right_key_forgets_the_wrong_ones_before_it(cast: Cast) -> None:
    sleutel = maak(cast)
    fout = _met(Sleutel(sleutel.kenmerk, "x" * 43))
    for _ in range(2):
        for _ in range(4):
            Client().get(ADRES, **fout)
        assert Client().get(ADRES, **_met(sleutel)).status_code == 200


def test_trying_many_names_of_keys_from_one_address_ends_too(cast: Cast) -> None:
    poging = [Client().get(ADRES, **_met(Sleutel(f"{n:012x}", "x" * 43))).status_code for n in range(61)]
    assert poging == [401] * 60 + [429]


def test_the_description_of_the_api_names_the_key(client: Client) -> None:
    beschrijving = client.get("/api/v1/openapi.json").json()
    assert {"type": "http", "scheme": "bearer"} in beschrijving["components"]["securitySchemes"].values()


# --- the pages ---


@pytest.fixture
def aisha(client: Client, cast: Cast) -> Client:
    meld_aan(client, cast.aisha)
    client.post(reverse("account_reauthenticate"), {"password": WACHTWOORD})
    return client


def test_a_planner_makes_a_key_sees_it_once_and_withdraws_it(aisha: Client, cast: Cast) -> None:
    data = formulier(aisha.get(NIEUW)) | {"naam": "Ons dossier"}
    getoond = aisha.post(NIEUW, data)
    vak = soep(getoond).select_one("#id_sleutel")
    assert vak is not None
    kop = _met(vak.get_text().strip())
    assert getoond["Cache-Control"] == "no-store"
    assert Client().get(ADRES, **kop).status_code == 200
    nog_eens = aisha.post(NIEUW, data, follow=True)
    assert "al gemaakt en één keer getoond" in nog_eens.content.decode()
    assert kop["HTTP_AUTHORIZATION"][30:] not in nog_eens.content.decode()
    sleutel = Koppelsleutel.objects.get()
    assert "laatst gebruikt" in inhoud(nog_eens)
    weg = aisha.post(reverse("aanbod:koppeling_intrekken", args=[sleutel.pk]), follow=True)
    assert "ingetrokken en werkt niet meer" in weg.content.decode()
    assert Client().get(ADRES, **kop).status_code == 401


def test_making_a_key_asks_to_sign_in_again_and_keeps_what_was_typed(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.aisha)
    weg = client.post(NIEUW, {"naam": "Ons dossier", "geldig_tot": "2027-01-31"})
    assert weg["Location"].startswith(reverse("account_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": WACHTWOORD})
    assert formulier(client.get(NIEUW))["naam"] == "Ons dossier"
    assert not Koppelsleutel.objects.exists()


def test_what_cannot_be_stays_on_the_page_with_what_to_do(aisha: Client, cast: Cast) -> None:
    data = formulier(aisha.get(NIEUW))
    leeg = aisha.post(NIEUW, data | {"naam": ""})
    assert leeg.status_code == 400
    laat = aisha.post(NIEUW, data | {"naam": "Ons dossier", "geldig_tot": "2039-01-01"})
    assert laat.status_code == 409
    assert formulier(laat)["naam"] == "Ons dossier"
    assert "hoogstens 365 dagen" in inhoud(laat)


def test_another_planner_cannot_withdraw_it_and_the_manager_can(cast: Cast) -> None:
    maak(cast)
    pk = Koppelsleutel.objects.get().pk
    ander = meld_aan(Client(), andere_planner(cast))
    assert "nog geen sleutels" in inhoud(ander.get(LIJST))
    assert ander.post(reverse("aanbod:koppeling_intrekken", args=[pk])).status_code == 404
    eva = meld_aan(Client(), cast.eva)
    assert "De Dijk" in inhoud(eva.get(reverse("beheer:koppelingen")))
    weg = eva.post(reverse("beheer:koppeling_intrekken", args=[pk]), follow=True)
    assert "ingetrokken en werkt niet meer" in weg.content.decode()


def test_the_list_takes_a_bounded_number_of_queries(
    aisha: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for n in range(5):
        maak(cast, naam=f"Systeem {n}")
    with django_assert_max_num_queries(10):
        aisha.get(LIJST)


def test_a_good_key_has_a_measure_a_minute_and_tries_that_never_came_to_a_key_are_logged(cast: Cast) -> None:
    kop = _met(maak(cast))
    hoogstens = settings.BELEID.aantal("koppelsleutel_per_minuut", timezone.localdate())
    uitkomsten = {Client().get(ADRES, **kop).status_code for _ in range(hoogstens)}
    assert 200 in uitkomsten
    assert {Client().get(ADRES, **kop).status_code for _ in range(hoogstens + 1)} & {429}
    voor = Gebeurtenis.objects.filter(uitkomst=Afloop.GEWEIGERD).count()
    assert Client().get(ADRES, **_met("geen sleutel")).status_code == 401
    assert Gebeurtenis.objects.filter(uitkomst=Afloop.GEWEIGERD).count() == voor + 1
