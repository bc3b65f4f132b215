"""The page ‘Hulp en regie’: fixed faces, hand-over, taking over, involving, and the steps of the gemeente."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.casus.hulp import maak_jeugdige
from tests.apps.casus.hulp_loopt import collega, geplaatst_volgens_het_boek, hulp_thuis, id_van
from tests.cast import NU, VANDAAG, Cast
from tests.web.casus.hulp import formulier, inhoud, meld_aan, soep
from zorglandschap.apps.casus.actions import begin_regie, kies_jim
from zorglandschap.apps.casus.models import Casus, Regieperiode, Traject
from zorglandschap.apps.organisaties.models import Gemeente, Organisatie
from zorglandschap.core.begrippen.besluitwoorden import RedenOverdracht, Regiesoort
from zorglandschap.core.begrippen.codelijsten import CasusStatus, JuridischKader, Rol, SoortOrganisatie
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.web.casus.gezichtenbeeld import MEESTE, duur

DAG = timezone.localdate


def _adres(naam: str, casus: Casus) -> str:
    return reverse(f"casus:{naam}", args=[casus.sleutel])


def _over(cast: Cast, **anders: object) -> dict[str, object]:
    velden = {
        "wie": f"CASUSREGIE:{cast.mila.medewerker_id}",
        "reden": "vertrek van de medewerker",
        "toelichting": "Joris krijgt ander werk.",
        "gesprek_op": "2026-11-10",
    }
    return {**velden, **anders}


@pytest.fixture(autouse=True)
def _begonnen_in_het_verleden(cast: Cast) -> None:
    """The pages ask the clock: the casus of Noor began before any day on which these tests run."""
    Casus.objects.filter(pk=cast.casus_noor.pk).update(geopend_op=date(2026, 1, 5))
    Regieperiode.objects.filter(casus=cast.casus_noor).update(van=date(2026, 1, 5))


def _gesprek(cast: Cast) -> str:
    """A day between the beginning and today."""
    return min(DAG(), VANDAAG).isoformat()


def test_the_page_says_who_stays_and_how_many_faces_there_were(client: Client, cast: Cast) -> None:
    begin_regie(cast.casus_noor, id_van(cast.mila), Regiesoort.CASUSREGIE, date(2026, 2, 1), RedenOverdracht.VERTREK)
    antwoord = meld_aan(client, cast.mila).get(_adres("hulp", cast.casus_noor))
    tekst = inhoud(antwoord)
    assert "Mila Bos" in tekst
    assert "2 vaste gezichten" in tekst
    assert len(soep(antwoord).select(".zl-gezichten svg")) == 2
    assert "Noor" not in soep(antwoord).title.get_text()  # type: ignore[union-attr]


def test_mila_who_only_reads_can_take_over_and_nothing_else(client: Client, cast: Cast) -> None:
    antwoord = meld_aan(client, cast.mila).get(_adres("hulp", cast.casus_noor))
    links = {str(a["href"]) for a in soep(antwoord).select("#inhoud .zl-acties a")}
    assert links == {_adres("overnemen", cast.casus_noor), _adres("overdragen", cast.casus_noor)}
    assert meld_aan(client, cast.femke).get(_adres("hulp", cast.casus_noor)).status_code == 200
    assert not soep(client.get(_adres("hulp", cast.casus_noor))).select("#inhoud .zl-acties a")


def test_the_regie_is_handed_over_with_a_talk(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    adres = _adres("overdragen", cast.casus_noor)
    keuzes = soep(client.get(adres)).select("select[name=wie] option")
    assert [k.get_text() for k in keuzes if k["value"]] == [
        "Mila Bos (Team Urk)",
        "Joris de Vries (Team Urk)",
        "Mila Bos (Team Urk)",
    ]
    leeg = client.post(adres, _over(cast, wie=""))
    assert leeg.status_code == 400
    assert formulier(leeg)["toelichting"] == "Joris krijgt ander werk."
    geweigerd = client.post(adres, _over(cast, gesprek_op=""))
    assert geweigerd.status_code == 409
    assert "nog niet ontmoet" in inhoud(geweigerd)
    assert formulier(geweigerd)["toelichting"] == "Joris krijgt ander werk."
    gelukt = client.post(adres, _over(cast, gesprek_op=_gesprek(cast)))
    assert gelukt["Location"] == _adres("hulp", cast.casus_noor)
    assert client.post(adres, _over(cast, gesprek_op=_gesprek(cast))).status_code == 302  # sent twice
    cast.casus_noor.refresh_from_db()
    assert cast.casus_noor.regisseur_id == cast.mila.medewerker_id
    assert cast.casus_noor.regieperiodes.count() == 2


def test_who_hands_over_to_another_organisation_and_no_longer_reads_goes_to_the_own_work(
    client: Client, cast: Cast
) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(kader=JuridischKader.OTS, regisseur_id=cast.ilse.medewerker_id)
    gegevens = _over(cast, gesprek_op=_gesprek(cast), reden="verandering van juridisch kader")
    antwoord = meld_aan(client, cast.ilse).post(_adres("overdragen", cast.casus_noor), gegevens)
    assert antwoord["Location"] == reverse("casus:werk")


def test_a_colleague_takes_over_in_absence(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.mila)
    adres = _adres("overnemen", cast.casus_noor)
    assert client.get(adres).status_code == 200
    assert client.post(adres, {"toelichting": "Joris is ziek."}).status_code == 302
    cast.casus_noor.refresh_from_db()
    assert cast.casus_noor.regisseur_id == cast.mila.medewerker_id


def test_somebody_is_involved_by_name(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    adres = _adres("betrekken", cast.casus_noor)
    keuzes = {k.get_text() for k in soep(client.get(adres)).select("select[name=wie] option")}
    assert {"Femke Smit (Team Urk)", "Ilse Kramer (GI Midden)"} <= keuzes
    eerst = client.post(adres, {"wie": f"JEUGDBESCHERMER:{cast.ilse.medewerker_id}"})
    assert eerst.status_code == 302
    ander = collega("Ivo Zee", Rol.JEUGDBESCHERMER, cast.gi)
    gegevens = {"wie": f"JEUGDBESCHERMER:{ander.pk}", "toelichting": "Ilse gaat weg."}
    assert client.post(adres, gegevens).status_code == 409
    assert client.post(adres, {**gegevens, "reden": "vertrek van de medewerker"}).status_code == 302
    assert "Ivo Zee" in inhoud(client.get(_adres("hulp", cast.casus_noor)))


def test_the_help_of_sami_stands_on_the_page_with_what_asks_attention(client: Client, cast: Cast) -> None:
    hulp_thuis(cast)
    kies_jim(cast.casus_sami, door=cast.bram, nu=NU, naam="Karim", band="trainer", gekozen_op=date(2026, 1, 1))
    tekst = inhoud(meld_aan(client, cast.bram).get(_adres("hulp", cast.casus_sami)))
    assert "Gezinshuis" in tekst
    assert "naast het verblijf" in tekst
    assert "nog geen vaste contactpersoon" in tekst
    assert "Karim" in tekst
    assert "Terug naar huis" in tekst


def test_many_faces_are_drawn_up_to_a_limit(client: Client, cast: Cast) -> None:
    for maand in range(14):
        Regieperiode.objects.create(
            casus=cast.casus_sami,
            medewerker=collega(f"Kees {maand}", Rol.JEUGDCONSULENT, cast.team_almere),
            soort=Regiesoort.HULPVERLENER,
            van=date(2025, 1 + maand % 12, 1),
            tot=date(2025, 1 + maand % 12, 20),
            reden=RedenOverdracht.START,
        )
    antwoord = meld_aan(client, cast.bram).get(_adres("hulp", cast.casus_sami))
    assert len(soep(antwoord).select(".zl-gezichten svg")) == MEESTE
    assert "eerdere gezichten" in inhoud(antwoord)


def test_a_casus_without_any_face_says_so(client: Client, cast: Cast) -> None:
    Regieperiode.objects.filter(casus=cast.casus_noor).delete()
    tekst = inhoud(meld_aan(client, cast.joris).get(_adres("hulp", cast.casus_noor)))
    assert "nog geen vast gezicht vastgelegd" in tekst


@pytest.mark.parametrize(
    ("dagen", "woorden"), [(1, "1 dag"), (45, "45 dagen"), (100, "3 maanden"), (729, "23 maanden"), (800, "2 jaar")]
)
def test_days_are_told_as_people_do(dagen: int, woorden: str) -> None:
    assert duur(dagen) == woorden


def test_the_page_asks_a_bounded_number_of_queries(
    client: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    geplaatst_volgens_het_boek(cast.casus_sami)
    hulp_thuis(cast)
    oud = Traject.objects.filter(jeugdige=cast.sami).earliest("pk")
    for maand in range(1, 10):
        oud.pk, oud.bezetting, oud.van, oud.tot = None, None, date(2020, maand, 1), date(2020, maand + 1, 1)
        oud.save()
    meld_aan(client, cast.bram).get(_adres("hulp", cast.casus_sami))
    with django_assert_max_num_queries(24):
        client.get(_adres("hulp", cast.casus_sami))


# --- the steps of the gemeente


@pytest.fixture
def lelystad(cast: Cast) -> Casus:
    """A youth of Lelystad, where a visit at home comes before a referral."""
    gemeente = Gemeente.objects.create(code="GM0995", naam="Lelystad", breedte=52.5185, lengte=5.4714)
    return Casus.objects.create(
        jeugdige=maak_jeugdige(gemeente),
        status=CasusStatus.ANALYSE,
        team=cast.team_urk,
        regisseur_id=cast.joris.medewerker_id,
        geopend_op=DAG() - timedelta(days=9),
    )


def test_an_extra_step_is_shown_and_recorded(client: Client, cast: Cast, lelystad: Casus) -> None:
    meld_aan(client, cast.joris)
    pagina = soep(client.get(_adres("hulp", lelystad)))
    kaart = pagina.select_one("section[aria-labelledby=extrastappen]")
    assert kaart is not None
    assert "Afspraken in Lelystad" in kaart.get_text()
    assert len(kaart.select("form")) == 1  # the other step comes later
    gegevens = {"sleutel": "huisbezoek", "op": DAG().isoformat(), "toelichting": "Met zijn drieën."}
    for _ in range(2):
        assert client.post(_adres("extra", lelystad), gegevens)["Location"] == _adres("hulp", lelystad)
    assert "Met zijn drieën." in inhoud(client.get(_adres("hulp", lelystad)))
    assert lelystad.extrastappen.count() == 1


def test_the_gemeente_uses_its_own_words_and_its_steps_stand_on_the_overview(
    client: Client, cast: Cast, lelystad: Casus
) -> None:
    pagina = soep(meld_aan(client, cast.joris).get(_adres("detail", lelystad)))
    menu = pagina.select_one("nav.zl-casusmenu")
    assert menu is not None
    assert "Gezinsplan" in menu.get_text()
    assert "Doelen en plan" not in menu.get_text()
    assert pagina.select_one("section[aria-labelledby=extrastappen] form") is not None
    elders = soep(client.get(_adres("detail", cast.casus_noor)))
    assert "Doelen en plan" in elders.select_one("nav.zl-casusmenu").get_text()  # type: ignore[union-attr]
    assert elders.select_one("section[aria-labelledby=extrastappen]") is None


def test_a_referral_without_the_step_of_the_gemeente_says_which(client: Client, cast: Cast, lelystad: Casus) -> None:
    antwoord = meld_aan(client, cast.joris).post(_adres("verwijs", lelystad))
    assert antwoord.status_code == 409
    assert "Zet eerst deze stap van de gemeente: ‘Huisbezoek’" in inhoud(antwoord)


def test_a_step_on_a_day_that_cannot_be_is_told(client: Client, cast: Cast, lelystad: Casus) -> None:
    meld_aan(client, cast.joris)
    for op, melding in (("", "Vul de dag in"), ("2001-01-01", "sinds het begin van de casus")):
        antwoord = client.post(_adres("extra", lelystad), {"sleutel": "huisbezoek", "op": op}, follow=True)
        assert melding in antwoord.content.decode()
    assert client.get(_adres("extra", lelystad))["Location"] == _adres("hulp", lelystad)
    assert client.post(_adres("extra", lelystad), {"sleutel": "rondetafel", "op": DAG()}).status_code == 404


def test_a_provider_reads_along_but_changes_nothing(client: Client, cast: Cast) -> None:
    antwoord = meld_aan(client, cast.daan).get(_adres("hulp", cast.casus_sami))
    assert antwoord.status_code == 200
    assert Hulpvorm.GEZINSHUIS.value.capitalize() in inhoud(antwoord)
    assert not soep(antwoord).select("#inhoud .zl-acties a, #inhoud form, #inhoud a.zl-knop")


def test_a_provider_does_not_learn_what_another_provider_does(client: Client, cast: Cast) -> None:
    ander = Organisatie.objects.create(naam="Het Ruim", soort=SoortOrganisatie.AANBIEDER, gemeente=cast.almere)
    eigen = Traject.objects.get(casus=cast.casus_sami)
    for tot in (None, date(2026, 3, 1)):
        eigen.pk, eigen.bezetting, eigen.aanbieder, eigen.aanbod = None, None, ander, None
        eigen.hulpvorm, eigen.van, eigen.tot = Hulpvorm.BEHANDELING, date(2026, 1, 1), tot
        eigen.einde_toelichting = "Het ging om een verslaving." if tot else ""
        eigen.save()
    Regieperiode.objects.create(
        casus=cast.casus_sami,
        medewerker=collega("Ruud Ruim", Rol.BEHANDELAAR, ander),
        soort=Regiesoort.HULPVERLENER,
        van=date(2026, 1, 1),
        reden=RedenOverdracht.START,
    )
    tekst = inhoud(meld_aan(client, cast.daan).get(_adres("hulp", cast.casus_sami)))
    assert "Er loopt ook hulp van een andere aanbieder" in tekst
    for geheim in ("Het Ruim", "Ruud Ruim", "verslaving", "behandeling"):
        assert geheim not in tekst
    assert "Het Ruim" in inhoud(meld_aan(client, cast.bram).get(_adres("hulp", cast.casus_sami)))
