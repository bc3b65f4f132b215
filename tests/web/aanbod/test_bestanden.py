"""Places per day and locations on the pages: files with a report, and a location that can be seen and changed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.matching.hulp import andere_planner
from tests.cast import Cast
from tests.web.casus.hulp import formulier, inhoud, meld_aan, soep
from zorglandschap.apps.aanbod.models import Aanbod, Locatie

PLEKKEN, LOCATIES = reverse("aanbod:bestand_plekken"), reverse("aanbod:locaties")
BESTANDEN = {
    PLEKKEN: reverse("aanbod:plekken_csv"),
    reverse("aanbod:bestand_locaties"): reverse("aanbod:locaties_csv"),
}


@pytest.fixture
def aisha(client: Client, cast: Cast) -> Client:
    return meld_aan(client, cast.aisha)


def _wijzig(cast: Cast) -> str:
    return reverse("aanbod:locatie_wijzig", args=[cast.gezinshuis.locatie_id])


def _uitkomsten(antwoord: Any) -> set[str]:
    return {label.get_text() for label in soep(antwoord).select("tbody .zl-label")}


def test_a_file_of_places_sent_back_confirms_all(aisha: Client, cast: Cast) -> None:
    Aanbod.objects.update(bijgewerkt_om=timezone.localtime() - timedelta(days=9))
    bestand = aisha.get(BESTANDEN[PLEKKEN])
    assert "Noor" not in bestand.content.decode()
    antwoord = aisha.post(PLEKKEN, {"bestand": SimpleUploadedFile("p.csv", bestand.content), "alles": "rest"})
    assert antwoord.status_code == 200
    assert _uitkomsten(antwoord) == {"bevestigd"}
    assert not Aanbod.objects.filter(bijgewerkt_om__lt=timezone.now() - timedelta(hours=1)).exists()


def test_locations_sent_back_may_become_their_own_town_and_then_stay_equal(aisha: Client, cast: Cast) -> None:
    adres, csv = next((a, c) for a, c in BESTANDEN.items() if a != PLEKKEN)
    for _ in range(2):
        tekst = aisha.get(csv).content.decode("utf-8-sig")
        antwoord = aisha.post(adres, {"tekst": tekst, "alles": "alles"})
        assert antwoord.status_code == 200
    assert _uitkomsten(antwoord) == {"gelijk"}


def test_the_report_names_the_column_and_the_template_is_only_an_example(aisha: Client, cast: Cast) -> None:
    voorbeeld = aisha.get(reverse("aanbod:voorbeeld_csv")).content.decode("utf-8-sig")
    antwoord = aisha.post(PLEKKEN, {"tekst": voorbeeld, "alles": "rest"})
    assert antwoord.status_code == 400
    assert inhoud(antwoord).count("geen aanbod van u") == 3
    assert aisha.post(PLEKKEN, {"tekst": voorbeeld.splitlines()[0], "alles": "rest"}).status_code == 409
    assert aisha.post(PLEKKEN, {"tekst": "kleur\nrood", "alles": "rest"}).status_code == 400


def test_a_location_gets_a_point_and_the_map_shows_it(aisha: Client, cast: Cast) -> None:
    pagina = soep(aisha.get(_wijzig(cast)))
    assert "midden van de plaats" in pagina.get_text()
    data = formulier(aisha.get(_wijzig(cast)))
    antwoord = aisha.post(_wijzig(cast), data | {"punt": "52,37123, 5,21456", "postcode": "1315ab"}, follow=True)
    assert "De locatie is bijgewerkt" in antwoord.content.decode()
    assert "1315 AB" in inhoud(antwoord)
    assert soep(antwoord).select_one("circle.zl-stip--vrij")
    locatie = Locatie.objects.get(pk=cast.gezinshuis.locatie_id)
    assert (locatie.breedte, locatie.lengte, locatie.is_precies) == (52.37123, 5.21456, True)
    opnieuw = aisha.post(_wijzig(cast), formulier(aisha.get(_wijzig(cast))), follow=True)
    assert "Er was niets veranderd" in opnieuw.content.decode()


@pytest.mark.parametrize(
    ("anders", "veld", "woord"),
    [
        ({"punt": "hier"}, "punt", "twee getallen"),
        ({"punt": "5.2, 52.4"}, "punt", "omgedraaid"),
        ({"punt": "52.9, 5.2"}, "punt", "km van"),
        ({"postcode": "13 AB"}, "postcode", "geen postcode"),
        ({"postcode": "1315 AB", "adres_is_geheim": "on"}, "postcode", "geheim"),
    ],
)
def test_what_cannot_be_stands_at_its_field_and_stays_typed(
    aisha: Client, cast: Cast, anders: dict[str, str], veld: str, woord: str
) -> None:
    antwoord = aisha.post(_wijzig(cast), formulier(aisha.get(_wijzig(cast))) | anders)
    assert antwoord.status_code == 400
    fout = soep(antwoord).select_one(f"#id_{veld}_error")
    assert fout is not None
    assert woord in fout.get_text()
    assert soep(antwoord).select_one(f"#id_{veld}")["value"] == anders[veld]  # type: ignore[index]


def test_a_move_to_another_gemeente_is_refused_and_says_what_to_do(aisha: Client, cast: Cast) -> None:
    data = formulier(aisha.get(_wijzig(cast))) | {"plaats": "GM0184", "punt": ""}
    urk = next(o["value"] for o in soep(aisha.get(_wijzig(cast))).select("#id_plaats option") if "0184" in o["value"])
    antwoord = aisha.post(_wijzig(cast), data | {"plaats": str(urk)})
    assert antwoord.status_code == 409
    assert "nieuwe locatie" in inhoud(antwoord)


def test_a_location_outside_the_map_has_no_map_and_who_has_none_is_led_on(client: Client, cast: Cast) -> None:
    Locatie.objects.filter(pk=cast.gezinshuis.locatie_id).update(breedte=51.0, lengte=4.0)
    assert not soep(meld_aan(client, cast.aisha).get(_wijzig(cast))).select(".zl-landkaart")
    pagina = meld_aan(Client(), andere_planner(cast)).get(LOCATIES)
    assert "nog geen locatie" in inhoud(pagina)


def test_a_new_location_can_have_a_secret_address(aisha: Client, cast: Cast) -> None:
    nieuw = reverse("aanbod:locatie")
    plaats = soep(aisha.get(nieuw)).select("#id_plaats option")[1]["value"]
    assert aisha.post(nieuw, {"naam": "Gezin", "plaats": plaats, "adres_is_geheim": "on"}).status_code == 302
    assert Locatie.objects.get(naam="Gezin").adres_is_geheim
    assert "adres geheim" in inhoud(aisha.get(LOCATIES))


def test_another_provider_finds_nothing_and_pages_take_few_queries(
    aisha: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    ander = meld_aan(Client(), andere_planner(cast))
    assert ander.get(_wijzig(cast)).status_code == 404
    for adres in (LOCATIES, _wijzig(cast), *BESTANDEN, *BESTANDEN.values()):
        with django_assert_max_num_queries(14):
            assert aisha.get(adres).status_code == 200
