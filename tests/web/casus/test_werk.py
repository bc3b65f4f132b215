"""Mijn werk: what is asked of me first, only my own and my team's, and quick with many cases."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.apps.casus.hulp import maak_casussen
from tests.cast import Cast
from tests.web.casus.hulp import inhoud, meld_aan, soep
from zorglandschap.apps.casus.models import Casus
from zorglandschap.core.begrippen.codelijsten import CasusStatus

WERK = "/werk/"


def test_without_login_one_goes_to_the_door(client: Client, cast: Cast) -> None:
    antwoord = client.get(WERK)
    assert antwoord.status_code == 302
    assert "/account/login/" in antwoord["Location"]


def test_joris_sees_what_to_do_next_with_noor(client: Client, cast: Cast) -> None:
    antwoord = meld_aan(client, cast.joris).get(WERK)
    assert antwoord.status_code == 200
    tekst = inhoud(antwoord)
    assert "Begin de verklarende analyse" in tekst
    rij = soep(antwoord).select_one("#gevraagd ~ section a.zl-lijst__rij")
    assert rij is not None
    assert rij["href"] == reverse("casus:analyse", args=[cast.casus_noor.sleutel])


def test_mila_finds_noor_with_her_team_and_has_no_task(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.mila)
    assert "U bent helemaal bij" in inhoud(client.get(WERK))
    assert "Noor" not in inhoud(client.get(WERK))
    team = inhoud(client.get(f"{WERK}?lijst=team"))
    assert "Noor van den Berg" in team
    assert "Joris de Vries" in team


@pytest.mark.parametrize("wie", ["tom", "eva", "noor_kijker"])
def test_who_never_works_on_a_casus_has_no_list_of_work(client: Client, cast: Cast, wie: str) -> None:
    meld_aan(client, getattr(cast, wie))
    assert client.get(WERK).status_code == 404


@pytest.mark.parametrize("wie", ["bram", "aisha"])
@pytest.mark.parametrize("lijst", ["mijn", "team"])
def test_a_stranger_finds_nothing_of_noor_in_any_list(client: Client, cast: Cast, wie: str, lijst: str) -> None:
    meld_aan(client, getattr(cast, wie))
    client.post(WERK, {"lijst": lijst, "naam": "Berg", "status": ""})
    assert "Noor" not in soep(client.get(f"{WERK}?lijst={lijst}")).find(id="casussen").parent.get_text()  # type: ignore[union-attr]
    client.post(WERK, {"lijst": lijst, "wis": "ja"})
    assert "van den Berg" not in inhoud(client.get(f"{WERK}?lijst={lijst}"))


def test_the_name_that_is_looked_for_never_stands_in_the_address(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    antwoord = client.post(WERK, {"lijst": "mijn", "naam": "Berg", "status": "hulpvraag"})
    assert antwoord.status_code == 302
    assert "Berg" not in antwoord["Location"]
    gevonden = client.get(antwoord["Location"].split("#")[0])
    assert soep(gevonden).select_one("#id_naam")["value"] == "Berg"  # type: ignore[index]
    assert "1 casus" in inhoud(gevonden)
    client.post(WERK, {"lijst": "mijn", "naam": "Bestaatniet", "status": ""})
    assert "Niets gevonden" in inhoud(client.get(WERK))
    client.post(WERK, {"lijst": "team", "wis": "ja"})
    assert "Niets gevonden" not in inhoud(client.get(WERK))


def test_a_status_that_does_not_exist_changes_nothing(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    assert client.get(f"{WERK}?status=raar&lijst=raar&pagina=99").status_code == 200
    client.post(WERK, {"lijst": "mijn", "naam": "x" * 200, "status": "raar"})
    assert "Noor" in inhoud(client.get(WERK))


def test_sixty_cases_fold_and_turn_pages_with_few_queries(
    client: Client, cast: Cast, django_assert_max_num_queries: object
) -> None:
    maak_casussen(cast, 60, regisseur=cast.joris)
    meld_aan(client, cast.joris)
    client.get(WERK)
    with django_assert_max_num_queries(22):  # type: ignore[operator]
        antwoord = client.get(WERK)
    pagina = soep(antwoord)
    assert "Toon nog" in inhoud(antwoord)
    assert len(pagina.select("#casussen ~ ul.zl-lijst > li")) == 20
    tweede = client.get(f"{WERK}?pagina=4")
    assert "Visser" in inhoud(tweede)


def test_who_waits_for_a_provider_is_apart_from_the_work(client: Client, cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.PLEK_GEVRAAGD)
    antwoord = meld_aan(client, cast.joris).get(WERK)
    assert "U bent helemaal bij" in inhoud(antwoord)
    assert "Noor" in soep(antwoord).find(id="wacht").parent.get_text()  # type: ignore[union-attr]


def test_only_who_may_open_a_casus_gets_the_button(client: Client, cast: Cast) -> None:
    assert 'href="/hulpvraag/nieuw/"' in str(soep(meld_aan(client, cast.joris).get(WERK)).find(id="inhoud"))
    assert 'href="/hulpvraag/nieuw/"' not in str(soep(meld_aan(client, cast.femke).get(WERK)).find(id="inhoud"))
