"""The page of the family: drawn and in words, who may see what, and the short forms that change it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import NU, Cast
from tests.web.casus.hulp import formulier, inhoud, meld_aan, soep
from zorglandschap.apps.casus.actions import Lidgegevens, NieuweToestemming, leg_toestemming_vast, voeg_lid_toe
from zorglandschap.apps.casus.models import Band, Casus, Gezinslid, Jeugdige, Portaaltoegang, Toestemming
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.organisaties.models import Organisatie
from zorglandschap.core.begrippen.codelijsten import CasusStatus, JuridischKader, Rol, SoortOrganisatie
from zorglandschap.core.begrippen.gezinswoorden import OPVOEDERS, Gezinsrol, Steun, Toestemmingsdoel
from zorglandschap.web.casus.gezinstekening import breek

OMA = Lidgegevens("Oma Hendrikje", Gezinsrol.GROOTOUDER, telefoon="0527 681234", steun=Steun.STERK)
PERSOON = {"naam": "Pieter", "rol": "vader", "heeft_gezag": "on", "voor_alle_kinderen": "on", "steun": "gespannen"}
SCHOOL = Toestemmingsdoel.DELEN_SCHOOL.value


def _adres(naam: str, casus: Casus, *meer: int) -> str:
    return reverse(f"casus:{naam}", args=[casus.sleutel, *meer])


def _lid(cast: Cast, **anders: Any) -> Gezinslid:
    gegevens: dict[str, Any] = {"naam": "Iemand", "rol": Gezinsrol.VRIEND, "heeft_gezag": False, "woont_in": False}
    return Gezinslid.objects.create(gezin=cast.noor.gezin, **{**gegevens, **anders})


@pytest.fixture
def joris(client: Client, cast: Cast) -> Client:
    return meld_aan(client, cast.joris)


def test_the_picture_and_the_list_carry_the_same_people(joris: Client, cast: Cast) -> None:
    voeg_lid_toe(cast.casus_noor, door=cast.joris, nu=NU, lid=OMA)
    _lid(cast, naam="Vader van den Berg", rol=Gezinsrol.VADER)
    antwoord = joris.get(_adres("gezin", cast.casus_noor))
    svg = soep(antwoord).select_one(".zl-gezin__om svg")
    assert svg is not None
    getekend = " ".join(" ".join(t.get_text() for t in svg.select("text")).split())
    for naam in ("Noor", "Moeder van den Berg", "Vader van den Berg", "Oma Hendrikje"):
        assert naam in getekend
    tekst = inhoud(antwoord)
    assert "Moeder van den Berg Moeder · heeft gezag" in tekst.replace(" moeder ", " Moeder ")
    assert "geen gezag" in tekst
    assert "veel steun" in tekst
    assert not svg.select("[style], script") and not [a for e in svg.find_all() for a in e.attrs if a.startswith("on")]  # noqa: PT018


@pytest.mark.parametrize("steun", Steun)
def test_each_kind_of_tie_has_a_line_of_its_own(joris: Client, cast: Cast, steun: Steun) -> None:
    for rol in (Gezinsrol.VRIEND, Gezinsrol.BROER_OF_ZUS, Gezinsrol.STIEFOUDER):
        lid = _lid(cast, rol=rol, naam=rol.value)
        Band.objects.create(jeugdige=cast.noor, gezinslid=lid, rol=rol, steun=steun)
    blad = soep(joris.get(_adres("gezin", cast.casus_noor)))
    klassen = [" ".join(p["class"]) for p in blad.select(".zl-gezin__om .zl-gezin__band")]
    soort = {"veel steun": "sterk", "gewoon contact": "gewoon", "gespannen": "gespannen", "geen contact": "verbroken"}
    verwacht = f"zl-gezin__band zl-gezin__band--{soort.get(steun.value, 'onbekend')}"
    assert klassen.count(verwacht) >= 3


@pytest.mark.parametrize("rol", sorted(OPVOEDERS))
def test_every_kind_of_carer_is_drawn(joris: Client, cast: Cast, rol: Gezinsrol) -> None:
    _lid(cast, rol=rol, naam="Opvoeder", heeft_gezag=True)
    assert "Opvoeder" in inhoud(joris.get(_adres("gezin", cast.casus_noor)))


def test_mila_reads_without_any_link_to_change(client: Client, cast: Cast) -> None:
    voeg_lid_toe(cast.casus_noor, door=cast.joris, nu=NU, lid=OMA)
    antwoord = meld_aan(client, cast.mila).get(_adres("gezin", cast.casus_noor))
    assert "0527 681234" in inhoud(antwoord)
    assert not soep(antwoord).select("#inhoud form")
    doelen = [a["href"] for a in soep(antwoord).select("#inhoud .zl-twee a")]
    assert [d for d in doelen if "/gezin/" in d] == []


def test_bram_and_every_stranger_find_nothing(client: Client, cast: Cast) -> None:
    for wie in (cast.bram, cast.tom, cast.eva, cast.aisha, cast.daan, cast.noor_kijker, cast.moeder_noor):
        antwoord = meld_aan(client, wie).get(_adres("gezin", cast.casus_noor))
        assert antwoord.status_code == 404
        assert "Moeder van den Berg" not in inhoud(antwoord)


def test_a_provider_reads_no_telephone_and_no_network(client: Client, cast: Cast) -> None:
    voeg_lid_toe(cast.casus_sami, door=cast.bram, nu=NU, lid=OMA)
    cast.sami.gezin.leden.update(telefoon="06 12345678")
    for wie in (cast.daan, cast.aisha):
        antwoord = meld_aan(client, wie).get(_adres("gezin", cast.casus_sami))
        tekst = antwoord.content.decode()
        assert antwoord.status_code == 200
        assert "Moeder el Idrissi" in tekst
        assert not {w for w in ("Hendrikje", "06 12345678", "681234", "Eigen netwerk", "afscherming") if w in tekst}
        assert "De jeugdhulp zelf" in inhoud(antwoord)


def test_one_look_is_one_line_in_the_log_and_a_bounded_number_of_queries(
    joris: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for nummer in range(12):
        _lid(cast, naam=f"Buur {nummer}")
    with django_assert_max_num_queries(26):
        joris.get(_adres("gezin", cast.casus_noor))
    assert Gebeurtenis.objects.filter(jeugdige_id=cast.noor.pk).count() == 1


def test_adding_somebody_and_sending_twice_adds_once(joris: Client, cast: Cast) -> None:
    for _keer in range(2):
        antwoord = joris.post(_adres("nieuw_lid", cast.casus_noor), PERSOON, follow=True)
    assert "Pieter" in inhoud(antwoord)
    assert Gezinslid.objects.filter(naam="Pieter", heeft_gezag=True).count() == 1
    assert "Pieter" not in " ".join(Gebeurtenis.objects.values_list("reden", flat=True))


def test_what_is_typed_stays_when_something_is_wrong_or_refused(joris: Client, cast: Cast) -> None:
    antwoord = joris.post(_adres("nieuw_lid", cast.casus_noor), {**PERSOON, "rol": ""})
    assert antwoord.status_code == 400
    assert formulier(antwoord)["naam"] == "Pieter"
    antwoord = joris.post(_adres("nieuw_lid", cast.casus_noor), {**PERSOON, "rol": "vriend of buur"})
    assert antwoord.status_code == 409
    assert "Kies een andere rol" in inhoud(antwoord)
    assert formulier(antwoord)["naam"] == "Pieter"


def test_changing_and_ending_somebody(joris: Client, cast: Cast) -> None:
    lid = voeg_lid_toe(cast.casus_noor, door=cast.joris, nu=NU, lid=OMA)
    begin = formulier(joris.get(_adres("wijzig_lid", cast.casus_noor, lid.pk)))
    assert (begin["naam"], begin["rol"], begin["steun"]) == ("Oma Hendrikje", "grootouder", "veel steun")
    antwoord = joris.post(_adres("wijzig_lid", cast.casus_noor, lid.pk), {**begin, "steun": "gespannen"}, follow=True)
    assert "gespannen" in inhoud(antwoord)
    vandaag = timezone.localdate().isoformat()
    antwoord = joris.post(_adres("einde_lid", cast.casus_noor, lid.pk), {"tot": vandaag}, follow=True)
    assert "Vroeger" in inhoud(antwoord)
    assert Gezinslid.objects.get(pk=lid.pk).tot is not None


def test_gezag_of_this_child_only_is_shown_and_kept(joris: Client, cast: Cast) -> None:
    moeder = cast.noor.gezin.leden.get()
    Band.objects.create(jeugdige=cast.noor, gezinslid=moeder, rol=Gezinsrol.MOEDER, heeft_gezag=False)
    begin = formulier(joris.get(_adres("wijzig_lid", cast.casus_noor, moeder.pk)))
    assert not {"heeft_gezag", "voor_alle_kinderen"} & set(begin)
    joris.post(_adres("wijzig_lid", cast.casus_noor, moeder.pk), begin)
    moeder.refresh_from_db()
    assert moeder.heeft_gezag
    assert not Band.objects.get().heeft_gezag


def test_a_person_or_account_of_another_family_is_not_there(joris: Client, cast: Cast) -> None:
    ander = cast.sami.gezin.leden.get().pk
    for naam, nummer in (("wijzig_lid", ander), ("einde_lid", ander), ("account", 99_999), ("intrekken", 99_999)):
        assert joris.get(_adres(naam, cast.casus_noor, nummer)).status_code == 404


def test_mila_cannot_write_anything(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.mila)
    moeder, ja = cast.noor.gezin.leden.get().pk, Toestemming.objects.filter(jeugdige=cast.noor)[0].pk
    account = Portaaltoegang.objects.get(gezinslid=moeder).pk
    for naam, nummer in (
        *((naam, ()) for naam in ("nieuw_lid", "toestemming", "delen", "afscherming")),
        *((naam, (moeder,)) for naam in ("wijzig_lid", "einde_lid")),
        ("intrekken", (ja,)),
        ("account", (account,)),
    ):
        assert client.post(_adres(naam, cast.casus_noor, *nummer), PERSOON).status_code == 404
    assert cast.noor.gezin.leden.count() == 1


def test_recording_consent_of_mother_and_youth_and_taking_it_back(joris: Client, cast: Cast) -> None:
    adres = _adres("toestemming", cast.casus_noor)
    leeg = joris.get(adres, {"doel": "delen_school"})
    assert formulier(leeg)["doel"] == SCHOOL
    moeder = str(cast.noor.gezin.leden.get().pk)
    for gever in ("0", moeder, moeder):
        antwoord = joris.post(adres, {**formulier(leeg), "gever": gever}, follow=True)
    assert Toestemming.objects.filter(doel=SCHOOL).count() == 2
    assert "De jeugdige en wie het gezag heeft, zeggen allebei ja." in inhoud(antwoord)
    eigen = Toestemming.objects.get(doel=SCHOOL, gezinslid=None)
    intrekken = _adres("intrekken", cast.casus_noor, eigen.pk)
    antwoord = joris.post(intrekken, formulier(joris.get(intrekken)), follow=True)
    assert "De toestemming is ingetrokken" in inhoud(antwoord)
    assert "ingetrokken op" in inhoud(antwoord)


def test_a_refused_consent_keeps_what_was_typed(joris: Client, cast: Cast) -> None:
    gegevens = {"doel": SCHOOL, "gever": "0", "van": "2011-01-01", "reikwijdte": "alleen de mentor"}
    antwoord = joris.post(_adres("toestemming", cast.casus_noor), gegevens)
    assert antwoord.status_code == 409
    assert "nog niet geboren" in inhoud(antwoord)
    assert formulier(antwoord)["reikwijdte"] == "alleen de mentor"


def test_sharing_without_consent_shows_the_rule_with_its_source(joris: Client, cast: Cast) -> None:
    gegevens = {"doel": SCHOOL, "met_wie": "De Klim"}
    antwoord = joris.post(_adres("delen", cast.casus_noor), gegevens)
    assert antwoord.status_code == 409
    assert "art. 7.3.11" in inhoud(antwoord)
    assert formulier(antwoord)["met_wie"] == "De Klim"
    for wie in (None, cast.noor.gezin.leden.get().pk):
        nieuw = NieuweToestemming(Toestemmingsdoel.DELEN_SCHOOL, timezone.localdate(), gezinslid=wie)
        leg_toestemming_vast(cast.casus_noor, door=cast.joris, nu=timezone.now(), nieuw=nieuw)
    antwoord = joris.post(_adres("delen", cast.casus_noor), gegevens, follow=True)
    assert "De Klim" in inhoud(antwoord)


def test_in_a_compelled_frame_help_needs_no_consent_and_sharing_does(joris: Client, cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(kader=JuridischKader.OTS)
    tekst = inhoud(joris.get(_adres("gezin", cast.casus_noor)))
    assert "Voor de hulp zelf is dan geen toestemming nodig" in tekst
    assert joris.post(_adres("delen", cast.casus_noor), {"doel": SCHOOL, "met_wie": "x"}).status_code == 409


def test_the_address_is_made_secret_and_the_page_says_so(joris: Client, cast: Cast) -> None:
    adres = _adres("afscherming", cast.casus_noor)
    zonder = joris.post(adres, {"adres_is_geheim": "on", "reden": ""})
    assert zonder.status_code == 400
    antwoord = joris.post(adres, {"adres_is_geheim": "on", "geen_berichten": "on", "reden": "Bedreigd."}, follow=True)
    assert "geheim adres" in inhoud(antwoord)
    assert "geen berichtenverkeer" in inhoud(antwoord)
    assert {"adres_is_geheim", "geen_berichten"} <= set(formulier(joris.get(adres)))


def test_an_account_is_blocked_and_opened_again(client: Client, joris: Client, cast: Cast) -> None:
    account = Portaaltoegang.objects.get(gezinslid__isnull=False)
    adres = _adres("account", cast.casus_noor, account.pk)
    antwoord = joris.post(adres, {"veiligheidsblokkade": "on", "bezwaar": "on", "reden": "Onveilig."}, follow=True)
    assert "geblokkeerd" in inhoud(antwoord)
    assert "bezwaar van de jeugdige" in inhoud(antwoord)
    assert meld_aan(Client(), cast.moeder_noor).get(reverse("portaal:mijn")).status_code == 404
    joris.post(adres, {"reden": "Besproken."})
    assert meld_aan(Client(), cast.moeder_noor).get(reverse("portaal:mijn")).status_code == 200


def test_a_closed_casus_takes_no_changes_but_can_still_be_shielded(joris: Client, cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.AFGESLOTEN)
    antwoord = joris.get(_adres("nieuw_lid", cast.casus_noor), follow=True)
    assert antwoord.redirect_chain
    assert "Er verandert niets meer in" in antwoord.content.decode()
    joris.post(_adres("afscherming", cast.casus_noor), {"adres_is_geheim": "on", "reden": "Bedreigd."})
    cast.noor.refresh_from_db()
    assert cast.noor.adres_is_geheim


def test_with_a_secret_address_the_parents_portal_names_no_organisation(client: Client, cast: Cast) -> None:
    mijn = reverse("portaal:mijn")
    meld_aan(Client(), cast.joris).get(_adres("gezin", cast.casus_noor))
    assert "Team Urk" in inhoud(meld_aan(client, cast.moeder_noor).get(mijn))
    Jeugdige.objects.filter(pk=cast.noor.pk).update(adres_is_geheim=True)
    tekst = meld_aan(client, cast.moeder_noor).get(mijn).content.decode()
    assert "van Team Urk" not in tekst
    assert "geheim" not in tekst


def test_from_sixteen_with_a_secret_address_a_parent_finds_nothing(client: Client, cast: Cast) -> None:
    moeder = cast.sami.gezin.leden.get()
    account = Portaaltoegang.objects.get(gezinslid__isnull=False)
    Portaaltoegang.objects.filter(pk=account.pk).update(jeugdige=cast.sami, gezinslid=moeder, rol=Rol.OUDER)
    Jeugdige.objects.filter(pk=cast.sami.pk).update(adres_is_geheim=True)
    antwoord = meld_aan(client, cast.moeder_noor).get(reverse("portaal:mijn"))
    assert antwoord.status_code == 404
    assert not {w for w in ("geheim", "Sami", "De Dijk", "Almere") if w in antwoord.content.decode()}


def test_words_are_broken_over_two_lines() -> None:
    assert breek("Moeder van den Berg", 15) == ["Moeder van den", "Berg"]
    assert breek("Mentor Willemsen-de Graaf van school", 15) == ["Mentor", "Willemsen-de …"]
    assert breek("Hottentottententententoonstelling", 15) == ["Hottentottente…"]
    assert breek("", 15) == []


def test_a_family_that_lives_nowhere_together_and_a_school_are_drawn(client: Client, cast: Cast) -> None:
    cast.sami.gezin.leden.update(woont_in=False)
    cast.sami.school = Organisatie.objects.create(naam="De Klim", soort=SoortOrganisatie.SCHOOL)
    cast.sami.save()
    blad = soep(meld_aan(client, cast.bram).get(_adres("gezin", cast.casus_sami)))
    assert not blad.select(".zl-gezin__om .zl-gezin__huis")
    assert "De Klim" in inhoud(client.get(_adres("gezin", cast.casus_sami)))
    jeugdige = blad.select_one(".zl-gezin__om .zl-gezin__mens--jeugdige")
    assert jeugdige is not None
    assert "zl-gezin__mens--stippel" in jeugdige["class"]


def test_a_provider_is_not_told_how_a_tie_feels(client: Client, cast: Cast) -> None:
    blad = soep(meld_aan(client, cast.daan).get(_adres("gezin", cast.casus_sami)))
    assert not blad.select(".zl-gezin__band")


def test_the_registered_sex_is_asked_on_the_page_of_the_family_and_not_at_the_door(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    adres = reverse("casus:geslacht", args=[cast.casus_noor.sleutel])
    gezin = client.get(reverse("casus:gezin", args=[cast.casus_noor.sleutel]))
    assert "in de registratie: onbekend" in inhoud(gezin)
    assert soep(gezin).find("a", href=adres)
    assert client.post(adres, {"geslacht": "x"}).status_code == 400
    for _ in range(2):
        assert client.post(adres, {"geslacht": "vrouw"}).status_code == 302
    cast.noor.refresh_from_db()
    assert cast.noor.geslacht == "vrouw"
    assert client.post(adres, {"geslacht": "onbekend"}).status_code == 302


@pytest.mark.parametrize("dag", ["0001-01-01", "1899-12-31", "9999-12-31"])
def test_a_day_in_which_nobody_of_now_lives_is_refused(joris: Client, cast: Cast, dag: str) -> None:
    antwoord = joris.post(_adres("nieuw_lid", cast.casus_noor), {**PERSOON, "van": dag})
    assert antwoord.status_code == 400
    assert "Controleer het jaar" in inhoud(antwoord)
    assert not Gezinslid.objects.filter(naam="Pieter").exists()


@pytest.mark.parametrize("nummer", [2**31, 2**63, 10**30])
def test_a_number_larger_than_any_row_is_simply_not_there(joris: Client, cast: Cast, nummer: int) -> None:
    for naam in ("wijzig_lid", "einde_lid", "intrekken", "account", "hulp_stopt", "maatregel_einde", "plan_versie"):
        assert joris.get(_adres(naam, cast.casus_noor, nummer)).status_code == 404


def test_a_small_screen_opens_the_picture_at_the_child_and_its_parents(joris: Client, cast: Cast) -> None:
    smal = soep(joris.get(_adres("gezin", cast.casus_noor))).select_one(".zl-gezin__om")
    assert smal is not None
    assert smal["data-midden"] == "0.500"
    assert "zl-gezin__om--breed" not in smal["class"]
    for rol in (Gezinsrol.VADER, Gezinsrol.STIEFOUDER):
        _lid(cast, naam=rol.value, rol=rol, woont_in=rol is Gezinsrol.STIEFOUDER)
    breed = soep(joris.get(_adres("gezin", cast.casus_noor))).select_one(".zl-gezin__om")
    assert breed is not None
    assert "zl-gezin__om--breed" in breed["class"]
