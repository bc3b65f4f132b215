"""The plan for later on screen, and goals and plan in the portal of the youth and the parents."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.casus.planhulp import stel, vast_plan, was_geplaatst
from tests.cast import NU, Cast
from tests.web.casus.hulp import inhoud, meld_aan, soep
from zorglandschap.apps.casus.actions import begin_toekomstplan, bewaar_onderdeel, meet_doel
from zorglandschap.apps.casus.actions.toekomst import Onderdeel
from zorglandschap.apps.casus.models import Doel, Jeugdige, Portaaltoegang, Toekomstonderdeel, Toekomstplan
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.core.begrippen.codelijsten import Rol
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.planwoorden import BigFive

VOL = {
    "wens": "Een eigen kamer",
    "nu": "",
    "afspraak": "Inschrijven bij de stichting",
    "wie": "Bram",
    "klaar_op": "2027-05-01",
}


@pytest.fixture
def bram(client: Client, cast: Cast) -> Client:
    """Bram, signed in; Sami was placed once."""
    was_geplaatst(cast.casus_sami)
    return meld_aan(client, cast.bram)


def _adres(cast: Cast) -> str:
    return reverse("casus:toekomst", args=[cast.casus_sami.sleutel])


def _bewaar(client: Client, cast: Cast, deel: BigFive, *, versie: int = 0, **anders: str) -> Any:
    return client.post(_adres(cast), {**VOL, "versie": str(versie), "doe": deel.name.lower(), **anders})


def test_the_plan_for_later_is_begun_filled_and_fixed(bram: Client, cast: Cast) -> None:
    assert "Er is nog geen plan voor later" in inhoud(bram.get(_adres(cast)))
    plan = reverse("casus:plan", args=[cast.casus_sami.sleutel])
    assert soep(bram.get(plan)).find("a", href=_adres(cast))
    assert "Sami is 17 jaar" in inhoud(bram.get(plan))
    bram.post(_adres(cast), {"doe": "begin"})
    pagina = inhoud(bram.get(_adres(cast)))
    for woorden in (
        "0 van de 5",
        "18 jaar",
        "2 juni 2027",
        "21 jaar",
        "23 jaar",
        "Waar ga je wonen als de jeugdhulp stopt?",
    ):
        assert woorden in pagina
    later = timezone.localdate().replace(year=timezone.localdate().year + 1).isoformat()
    nog_niet = bram.post(_adres(cast), {"doe": "vaststellen", "herzien_op": later})
    assert nog_niet.status_code == 409
    assert any("#deel-wonen" in str(a["href"]) for a in soep(nog_niet).select("[data-foutenlijst] a"))
    for deel in BigFive:
        assert _bewaar(bram, cast, deel, is_geregeld="on" if deel is BigFive.WONEN else "").status_code == 302
    assert bram.post(_adres(cast), {"doe": "vaststellen", "herzien_op": ""}).status_code == 400
    klaar = bram.post(_adres(cast), {"doe": "vaststellen", "herzien_op": later}, follow=True)
    assert "Het plan voor later is vastgesteld" in soep(klaar).get_text()
    assert "1 van de 5" in inhoud(klaar)


def test_two_writers_in_one_part_lose_nothing(bram: Client, cast: Cast) -> None:
    begin_toekomstplan(cast.casus_sami, door=cast.bram, nu=NU)
    _bewaar(bram, cast, BigFive.WONEN)
    botst = _bewaar(bram, cast, BigFive.WONEN, wens="Bij mijn oma")
    assert botst.status_code == 409
    tekst = inhoud(botst)
    assert "Er is niets verloren" in tekst
    assert "Een eigen kamer" in tekst
    vak = soep(botst).select_one("#id_wonen_wens")
    assert vak is not None
    assert vak.get_text().strip() == "Bij mijn oma"
    versie = soep(botst).select_one("#id_wonen_versie")
    assert versie is not None
    assert (
        _bewaar(
            bram, cast, BigFive.WONEN, versie=int(str(versie["value"])), wens="Bij oma, later een kamer"
        ).status_code
        == 302
    )
    assert Toekomstonderdeel.objects.get(onderdeel="wonen").wens == "Bij oma, later een kamer"


def test_what_cannot_be_is_said_at_the_part(bram: Client, cast: Cast) -> None:
    begin_toekomstplan(cast.casus_sami, door=cast.bram, nu=NU)
    assert _bewaar(bram, cast, BigFive.STEUN, klaar_op="geen dag").status_code == 400
    leeg = _bewaar(bram, cast, BigFive.STEUN, afspraak="", is_geregeld="on")
    assert (leeg.status_code, "wat er geregeld is" in inhoud(leeg)) == (409, True)


def test_who_is_too_young_reads_when_it_begins(client: Client, cast: Cast) -> None:
    Jeugdige.objects.filter(pk=cast.noor.pk).update(geboren_op=timezone.localdate().replace(year=2016))
    meld_aan(client, cast.joris)
    adres = reverse("casus:toekomst", args=[cast.casus_noor.sleutel])
    assert "16 jaar en ouder" in inhoud(client.get(adres))
    antwoord = client.post(adres, {"doe": "begin"})
    assert antwoord.status_code == 409
    assert not Toekomstplan.objects.exists()


def _aangemeld(kijker: Kijker) -> Client:
    return meld_aan(Client(), kijker)


def test_noor_and_her_mother_see_goals_and_plan_in_their_own_words(cast: Cast) -> None:
    stil = inhoud(_aangemeld(cast.noor_kijker).get(reverse("portaal:mijn")))
    assert "Mijn doelen" not in stil
    vast_plan(cast.casus_noor, cast.joris, contactafspraken="Elke zondag bij oma.")
    nieuw = Doel.objects.get()
    Doel.objects.update(hoe="Elke week een gesprek.")
    meet_doel(cast.casus_noor, nieuw.sleutel, door=cast.joris, nu=NU, score=0, op=nieuw.gesteld_op)
    van_noor = inhoud(_aangemeld(cast.noor_kijker).get(reverse("portaal:mijn")))
    van_moeder = inhoud(_aangemeld(cast.moeder_noor).get(reverse("portaal:mijn")))
    assert "Mijn doelen" in van_noor
    assert "De doelen" in van_moeder
    for tekst in (van_noor, van_moeder):
        assert "Het gaat zoals we hoopten." in tekst
        assert "Elke zondag bij oma." in tekst
        assert "Elke week een gesprek." in tekst


def test_a_parent_of_a_shielded_youth_does_not_read_who_helps_where(cast: Cast) -> None:
    vast_plan(cast.casus_noor, cast.joris)
    Doel.objects.update(hoe="Gesprekken bij De Dijk in Almere.")
    Jeugdige.objects.filter(pk=cast.noor.pk).update(adres_is_geheim=True)
    assert "De Dijk" not in inhoud(_aangemeld(cast.moeder_noor).get(reverse("portaal:mijn")))


def test_sami_sees_his_plan_for_later(cast: Cast) -> None:
    gebruiker = Gebruiker.objects.create_user("sami@zorglandschap.example", "samen-en-dichtbij", naam="Sami")
    Portaaltoegang.objects.create(gebruiker=gebruiker, jeugdige=cast.sami, rol=Rol.JEUGDIGE)
    sami = Kijker(gebruiker_id=gebruiker.pk, naam="Sami", rol=Rol.JEUGDIGE, jeugdige_id=cast.sami.pk)
    assert "Heb je nog geen plan?" in inhoud(_aangemeld(sami).get(reverse("portaal:mijn")))
    begin_toekomstplan(cast.casus_sami, door=cast.bram, nu=NU)
    onderdeel = Onderdeel(0, wens="Een eigen kamer", afspraak="Inschrijven", wie="Bram")
    bewaar_onderdeel(cast.casus_sami, BigFive.WONEN, door=cast.bram, nu=NU, onderdeel=onderdeel)
    stel(cast.casus_sami, cast.bram)
    tekst = inhoud(_aangemeld(sami).get(reverse("portaal:mijn")))
    assert "Een eigen kamer" in tekst
    assert "Heb je nog geen plan?" not in tekst
