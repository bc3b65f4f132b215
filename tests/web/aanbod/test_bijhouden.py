"""The planner keeps the own offers on the pages: forms keep what was typed, refusals help, the file has a report."""

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
from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, Dagstand, Kwaliteitsantwoord, Locatie

WEEK, NIEUW, BESTAND = reverse("aanbod:week"), reverse("aanbod:nieuw"), reverse("aanbod:bestand")


@pytest.fixture
def aisha(client: Client, cast: Cast) -> Client:
    Aanbod.objects.update(bijgewerkt_om=timezone.now())
    return meld_aan(client, cast.aisha)


def _adres(naam: str, aanbod: Aanbod, *rest: int) -> str:
    return reverse(f"aanbod:{naam}", args=[aanbod.pk, *rest])


# --- the Monday page ---


def test_the_monday_page_shows_free_places_now_and_eight_weeks(aisha: Client, cast: Cast) -> None:
    pagina = soep(aisha.get(WEEK))
    rij = pagina.select_one(f"tr:has(#vrij_{cast.thuis.pk})")
    assert rij is not None
    assert [td.get_text() for td in rij.select("td.is-getal")] == ["3"] * 8
    assert "3 plaatsen in de caseload" in rij.get_text()
    assert pagina.select_one(f"#vrij_{cast.thuis.pk}")["value"] == "3"  # type: ignore[index]


def test_one_button_saves_and_confirms(aisha: Client, cast: Cast) -> None:
    Aanbod.objects.update(bijgewerkt_om=timezone.localtime() - timedelta(days=9))
    pagina = aisha.get(WEEK)
    assert "4 keer aanbod niet bevestigd" in inhoud(pagina)
    data = formulier(pagina) | {f"vrij_{cast.groep.pk}": "2"}
    antwoord = aisha.post(WEEK, data, follow=True)
    assert "Bevestigd: 4 keer aanbod. Gewijzigd: 1 aanbod." in antwoord.content.decode()
    assert "niet bevestigd sinds" not in inhoud(antwoord)
    assert cast.groep.plekken.count() == 2
    assert "Er veranderde niets" in aisha.post(WEEK, formulier(antwoord), follow=True).content.decode()


@pytest.mark.parametrize(
    ("wat", "fout"),
    [({"vrij": "veel"}, "heel getal"), ({"later": "2"}, "een week én een aantal"), ({"later": "x"}, "heel getal")],
)
def test_what_cannot_be_read_stays_and_nothing_is_saved(
    aisha: Client, cast: Cast, wat: dict[str, str], fout: str
) -> None:
    data = formulier(aisha.get(WEEK)) | {f"{naam}_{cast.groep.pk}": waarde for naam, waarde in wat.items()}
    antwoord = aisha.post(WEEK, data | {f"vrij_{cast.thuis.pk}": "1"})
    assert antwoord.status_code == 400
    assert fout in inhoud(antwoord)
    assert soep(antwoord).select_one(f"#vrij_{cast.thuis.pk}")["value"] == "1"  # type: ignore[index]
    assert not Bezetting.objects.filter(status="buiten gebruik").exists()


def test_what_changed_in_the_meantime_is_told_beside_the_offer(aisha: Client, cast: Cast) -> None:
    data = formulier(aisha.get(WEEK))
    Bezetting.objects.create(plek=cast.thuis.plekken.get(nummer=1), van=timezone.localdate(), status="bevestigd")
    antwoord = aisha.post(WEEK, data | {f"vrij_{cast.thuis.pk}": "5"})
    assert antwoord.status_code == 409
    assert "nu zijn 2 plekken vrij" in soep(antwoord).select_one(f"#vrij_{cast.thuis.pk}_error").get_text()  # type: ignore[union-attr]


def test_a_later_week_can_be_other(aisha: Client, cast: Cast) -> None:
    pagina = aisha.get(WEEK)
    keuze = soep(pagina).select(f"#dag_{cast.groep.pk} option")[2]["value"]
    data = formulier(pagina) | {f"dag_{cast.groep.pk}": str(keuze), f"later_{cast.groep.pk}": "4"}
    aisha.post(WEEK, data)
    rij = soep(aisha.get(WEEK)).select_one(f"tr:has(#vrij_{cast.groep.pk})")
    assert [td.get_text() for td in rij.select("td.is-getal")] == ["1", *["4"] * 7]  # type: ignore[union-attr]


def test_pages_take_a_bounded_number_of_queries(aisha: Client, cast: Cast, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(9):
        aisha.get(WEEK)
    with django_assert_max_num_queries(15):
        aisha.get(_adres("blad", cast.gezinshuis))


# --- one offer ---


def test_an_offer_is_changed_and_its_history_tells(aisha: Client, cast: Cast) -> None:
    adres = _adres("wijzig", cast.gezinshuis)
    pagina = aisha.get(adres)
    assert soep(pagina).select_one("#id_hulpvorm").has_attr("disabled")  # type: ignore[union-attr]
    data = {**formulier(pagina), "school": "De Wulp", "specialismen": ["trauma", "hechting"], "ritme": ["lang"]}
    antwoord = aisha.post(adres, data, follow=True)
    assert antwoord.redirect_chain[0][0] == _adres("blad", cast.gezinshuis)
    tekst = inhoud(antwoord)
    assert "School: De Wulp" in tekst
    assert "Specialismen: trauma → hechting, trauma" in tekst
    assert "Aisha Yilmaz" in tekst
    assert (
        "Er was niets veranderd"
        in aisha.post(
            adres,
            {**formulier(aisha.get(adres)), "specialismen": ["trauma", "hechting"], "ritme": ["lang"]},
            follow=True,
        ).content.decode()
    )


def test_a_change_that_breaks_a_promise_is_refused_and_keeps_what_was_typed(aisha: Client, cast: Cast) -> None:
    adres = _adres("wijzig", cast.gezinshuis)
    data = {**formulier(aisha.get(adres)), "specialismen": ["trauma"], "plekken": "0", "naam": "Nieuwe naam"}
    antwoord = aisha.post(adres, data)
    assert antwoord.status_code == 409
    tekst = inhoud(antwoord)
    assert "Nu bezet: 1" in tekst
    assert "Sami" not in tekst
    assert soep(antwoord).select_one("#id_naam")["value"] == "Nieuwe naam"  # type: ignore[index]
    antwoord = aisha.post(adres, {**data, "leeftijd_van": "19", "leeftijd_tot": "12", "plekken": "2"})
    assert antwoord.status_code == 400
    assert soep(antwoord).select_one("#id_leeftijd_tot_error")


def test_a_location_and_an_offer_are_added_without_typing_degrees(aisha: Client, cast: Cast) -> None:
    locatie = reverse("aanbod:locatie")
    pagina = soep(aisha.get(locatie))
    assert not pagina.select("input[name=breedte]")
    plaats = next(o["value"] for o in pagina.select("#id_plaats option") if o.get_text() == "Almere Haven")
    assert aisha.post(locatie, {"naam": "", "plaats": "elders"}).status_code == 400
    assert aisha.post(locatie, {"naam": "De Haven", "plaats": plaats})["Location"] == NIEUW
    nieuw = Locatie.objects.get(naam="De Haven")
    assert (nieuw.gemeente_id, nieuw.aanbieder_id) == ("GM0034", cast.aisha.organisatie_id)
    assert 52 < nieuw.breedte < 53
    anders = next(o["value"] for o in pagina.select("#id_plaats option") if "GM0184" in str(o["value"]))
    assert aisha.post(locatie, {"naam": "De Haven", "plaats": anders}).status_code == 409
    data = {
        **formulier(aisha.get(NIEUW)),
        "locatie": str(nieuw.pk),
        "naam": "FACT Haven",
        "hulpvorm": "fact jeugd",
        "leeftijd_van": "12",
        "leeftijd_tot": "22",
        "plekken": "40",
    }
    antwoord = aisha.post(NIEUW, data, follow=True)
    assert "Verwijzers kunnen het nu vinden" in antwoord.content.decode()
    assert "Plaatsen in de caseload" in inhoud(antwoord)
    assert aisha.post(NIEUW, {**data, "naam": ""}).status_code == 400
    cast.groep.kenmerk = "K1"
    cast.groep.save()
    assert aisha.post(NIEUW, {**data, "kenmerk": "K1"}).status_code == 409


def test_who_has_no_location_is_led_there(client: Client, cast: Cast) -> None:
    pagina = meld_aan(client, andere_planner(cast)).get(NIEUW)
    assert soep(pagina).select_one(f"a[href='{reverse('aanbod:locatie')}']")
    assert "nog geen aanbod" in inhoud(client.get(WEEK))


def test_an_offer_is_closed_or_the_page_says_what_comes_first(aisha: Client, cast: Cast) -> None:
    morgen = (timezone.localdate() + timedelta(days=1)).isoformat()
    adres = _adres("sluit", cast.gezinshuis)
    assert aisha.get(adres).status_code == 200
    assert aisha.post(adres, {"tot": morgen}).status_code == 400
    geweigerd = aisha.post(adres, {"tot": morgen, "reden": "stopt"})
    assert geweigerd.status_code == 409
    assert "loopt hulp of een vraag dan nog door" in inhoud(geweigerd)
    antwoord = aisha.post(_adres("sluit", cast.groep), {"tot": morgen, "reden": "stopt"}, follow=True)
    assert "Aanbod gesloten" in inhoud(antwoord)


def test_places_go_out_of_service_and_come_back(aisha: Client, cast: Cast) -> None:
    adres, vandaag = _adres("buiten", cast.groep), timezone.localdate().isoformat()
    data = {"buiten-aantal": "1", "buiten-van": vandaag, "buiten-reden": "verbouwing of onderhoud"}
    assert aisha.post(adres, {}).status_code == 400
    antwoord = aisha.post(adres, data, follow=True)
    assert "Verbouwing of onderhoud" in inhoud(antwoord)
    assert aisha.post(adres, data).status_code == 409
    claim = Bezetting.objects.get(status="buiten gebruik")
    antwoord = aisha.post(_adres("terug", cast.groep, claim.pk), follow=True)
    assert "weer in gebruik" in antwoord.content.decode()
    assert aisha.post(_adres("terug", cast.thuis, claim.pk)).status_code == 404


def test_overbooking_is_written_down_and_shown(aisha: Client, cast: Cast) -> None:
    adres, vandaag = _adres("aanwezig", cast.groep), timezone.localdate()
    antwoord = aisha.post(adres, {"aanwezig-dag": vandaag.isoformat(), "aanwezig-aanwezig": "3"}, follow=True)
    assert "2 te veel" in inhoud(antwoord)
    assert Dagstand.objects.count() == 1
    assert aisha.post(adres, {"aanwezig-dag": vandaag.isoformat()}).status_code == 400
    te_laat = (vandaag - timedelta(days=40)).isoformat()
    assert aisha.post(adres, {"aanwezig-dag": te_laat, "aanwezig-aanwezig": "3"}).status_code == 409


def test_the_quality_framework_is_a_list_with_sources(aisha: Client, cast: Cast) -> None:
    adres = _adres("kwaliteit", cast.gezinshuis)
    pagina = aisha.get(adres)
    assert "bouwsteen I" in inhoud(pagina)
    data = formulier(pagina) | {"oordeel_leren": "voldoet niet"}
    geweigerd = aisha.post(adres, data)
    assert geweigerd.status_code == 400
    assert "schrijf kort waarom" in inhoud(geweigerd)
    antwoord = aisha.post(adres, data | {"uitleg_leren": "start in januari"}, follow=True)
    tekst = inhoud(antwoord)
    assert "start in januari" in tekst
    assert "Aisha Yilmaz" in tekst
    assert Kwaliteitsantwoord.objects.count() == 1
    assert aisha.get(_adres("kwaliteit", cast.groep)).status_code == 404


# --- the file ---


def test_the_own_offers_come_as_a_file_and_go_back_without_a_change(aisha: Client, cast: Cast) -> None:
    bestand = aisha.get(reverse("aanbod:csv"))
    assert bestand["Content-Type"].startswith("text/csv")
    assert "Noor" not in bestand.content.decode()
    antwoord = aisha.post(BESTAND, {"bestand": SimpleUploadedFile("a.csv", bestand.content), "alles": "rest"})
    assert antwoord.status_code == 200
    assert [label.get_text() for label in soep(antwoord).select("tbody .zl-label")] == ["gelijk"] * 4


def test_the_report_says_per_row_what_to_do(aisha: Client, cast: Cast) -> None:
    tekst = aisha.get(reverse("aanbod:csv")).content.decode("utf-8-sig").replace("gezinshuis", "paleis")
    antwoord = aisha.post(BESTAND, {"tekst": tekst, "alles": "alles"})
    assert antwoord.status_code == 400
    assert "Er is niets bewaard" in inhoud(antwoord)
    assert "kan hier niet staan" in inhoud(antwoord)


@pytest.mark.parametrize(
    ("inhoud_bestand", "fout"),
    [
        (b"", "één van beide"),
        (b"kleur;maat\n1;2\n", "ontbreken deze kolommen"),
        (b"x" * 1_000_001, "te groot"),
        (b"kenmerk\n\x81\x8d\n", "geen tekst"),
        (b'kenmerk\n"' + b"a" * 200_000, "geen geldige CSV"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(aisha: Client, inhoud_bestand: bytes, fout: str) -> None:
    data: dict[str, Any] = {"alles": "rest"}
    if inhoud_bestand:
        data["bestand"] = SimpleUploadedFile("a.csv", inhoud_bestand)
    antwoord = aisha.post(BESTAND, data)
    assert antwoord.status_code == 400
    assert fout in inhoud(antwoord)


def test_a_file_with_only_the_first_line_is_refused(aisha: Client) -> None:
    kop = aisha.get(reverse("aanbod:csv")).content.decode("utf-8-sig").splitlines()[0]
    assert aisha.post(BESTAND, {"tekst": kop, "alles": "rest"}).status_code == 409


@pytest.mark.parametrize("wie", ["joris", "daan", "tom", "eva", "noor_kijker"])
def test_nobody_else_comes_in(client: Client, cast: Cast, wie: str) -> None:
    meld_aan(client, getattr(cast, wie))
    for adres in (WEEK, NIEUW, BESTAND, reverse("aanbod:csv"), reverse("aanbod:locatie"), _adres("blad", cast.groep)):
        assert client.get(adres).status_code == 404


def test_another_provider_finds_nothing(client: Client, cast: Cast) -> None:
    meld_aan(client, andere_planner(cast))
    for naam in ("blad", "wijzig", "sluit", "kwaliteit"):
        assert client.get(_adres(naam, cast.gezinshuis)).status_code == 404
    assert "De Dijk" not in inhoud(client.get(WEEK))
    data = {f"was_{cast.groep.pk}": "1", f"vrij_{cast.groep.pk}": "9"}
    client.post(WEEK, data)
    assert cast.groep.plekken.count() == 1
