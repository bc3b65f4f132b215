"""The menu: who finds what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from zorglandschap.apps.organisaties.models import Gebruiker, Medewerker
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Rol
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.regels.inzage import relaties_met
from zorglandschap.web.vormgeving.context import menuregels
from zorglandschap.web.vormgeving.navigatie import LANDSCHAP, MENU_VAN_ROL, NIEUW, REGELS, WERK, menu

PORTAAL = {Rol.JEUGDIGE, Rol.OUDER, Rol.JIM}
IEMAND = Kijker(gebruiker_id=1, naam="Iemand", rol=Rol.JEUGDCONSULENT)


def test_every_role_has_a_menu_of_its_own() -> None:
    assert set(MENU_VAN_ROL) == set(Rol)


def test_a_visitor_finds_only_what_is_public() -> None:
    assert menu(None) == (REGELS,)


def test_someone_who_is_not_active_any_more_finds_nothing() -> None:
    assert menu(replace(IEMAND, is_actief=False)) == ()


@pytest.mark.parametrize("rol", list(Rol))
def test_only_who_may_open_a_case_finds_the_entry_for_it(rol: Rol) -> None:
    mag = bool(relaties_met(rol, Doel.HULP, Handeling.CASUS_OPENEN))
    assert (NIEUW in menu(replace(IEMAND, rol=rol))) == mag


@pytest.mark.parametrize("rol", list(Rol))
def test_the_landscape_is_in_the_menu_of_who_may_see_figures(rol: Rol) -> None:
    mag = bool(relaties_met(rol, Doel.BELEID, Handeling.CIJFERS))
    assert (LANDSCHAP in menu(replace(IEMAND, rol=rol))) == mag


@pytest.mark.parametrize("rol", sorted(set(Rol) - PORTAAL))
def test_every_entry_of_the_menu_opens_for_who_sees_it(client: Client, cast: Cast, rol: Rol) -> None:
    gebruiker = Gebruiker.objects.create(email="iemand@zorglandschap.example", naam="Iemand")
    organisatie = cast.aanbieder if rol in {Rol.PLANNER, Rol.BEHANDELAAR} else cast.team_urk
    Medewerker.objects.create(
        gebruiker=gebruiker, organisatie=organisatie, naam="Iemand", rol=rol, van=date(2020, 1, 1)
    )
    client.force_login(gebruiker)
    for punt in menu(replace(IEMAND, rol=rol)):
        assert client.get(reverse(punt.adres_naam)).status_code == 200, punt.adres_naam


def test_the_youth_opens_her_own_page_from_the_menu(client: Client, cast: Cast) -> None:
    client.force_login(Gebruiker.objects.get(pk=cast.noor_kijker.gebruiker_id))
    for punt in menu(cast.noor_kijker):
        assert client.get(reverse(punt.adres_naam)).status_code == 200, punt.adres_naam


@pytest.mark.parametrize("rol", [Rol.BELEIDSMEDEWERKER, Rol.BEHEERDER, Rol.JEUGDIGE, Rol.OUDER, Rol.FACTURATIE])
def test_who_has_no_cases_does_not_find_the_work_list(rol: Rol) -> None:
    assert WERK not in menu(replace(IEMAND, rol=rol))


def test_the_page_itself_and_what_lies_under_it_are_marked_as_here(cast: Cast) -> None:
    bij = [regel for regel in menuregels(cast.tom, "/landschap/urk/") if regel.is_hier]
    assert [regel.adres for regel in bij] == ["/landschap/"]
    assert not any(regel.is_hier for regel in menuregels(cast.tom, "/elders/"))
