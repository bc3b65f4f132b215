"""Waiting, the gap, choosing and getting to know each other on screen; and what the family reads."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.matching.hulp import geadviseerd, gevraagd, vraag
from tests.apps.matching.test_matchen import nog_een
from tests.cast import Cast
from tests.web.casus.hulp import formulier, inhoud, meld_aan, soep
from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.apps.matching.actions import accepteer, weiger
from zorglandschap.apps.matching.models import GeenMatch, Kloof, Matchstap, Voorstel, Wachtende
from zorglandschap.apps.matching.queries import get_eigen_wachten
from zorglandschap.core.begrippen.codelijsten import CasusStatus, RedenAfwijking, RedenWeigering, VoorstelStatus
from zorglandschap.core.begrippen.matchwoorden import Matchfase, Urgentie


def adres(cast: Cast, naam: str) -> str:
    return reverse(f"matching:{naam}", args=[cast.casus_noor.sleutel])


@pytest.fixture
def joris(client: Client, cast: Cast) -> Client:
    Aanbod.objects.update(bijgewerkt_om=timezone.now())
    return meld_aan(client, cast.joris)


def stuur(client: Client, waar: str, **gegevens: Any) -> Any:
    return client.post(waar, gegevens)


# --- waiting ---


def test_who_does_not_wait_reads_when_that_begins(joris: Client, cast: Cast) -> None:
    assert "staat niet op de wachtlijst" in inhoud(joris.get(adres(cast, "wachten")))


def test_the_regisseur_tells_what_happens_while_waiting(
    joris: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    geadviseerd(cast, nu=timezone.now())
    waar, vandaag = adres(cast, "wachten"), timezone.localdate()
    brug = {"overbrugging-sinds": vandaag.isoformat(), "overbrugging-toelichting": "Tante Aafke helpt elke dag."}
    assert stuur(joris, waar, doe="overbrugging", **brug).status_code == 302
    haast = {"urgentie-urgentie": "dringend", "urgentie-toelichting": "Gaat niet meer naar school."}
    assert stuur(joris, waar, doe="urgentie", **haast).status_code == 302
    belofte = {"belofte-op": (vandaag + timedelta(days=9)).isoformat(), "belofte-toelichting": "De aanbieder belde."}
    assert stuur(joris, waar, doe="belofte", **belofte).status_code == 302
    with django_assert_max_num_queries(30):
        tekst = inhoud(joris.get(waar))
    for woord in ("Plaats 1", "Niemand gaat voor", "Tante Aafke", "Dringend", "Gaat niet meer naar school"):
        assert woord in tekst
    lezer = soep(meld_aan(Client(), cast.mila).get(waar))
    assert lezer.select("#inhoud form") == []


def test_what_is_missing_keeps_what_was_typed(joris: Client, cast: Cast) -> None:
    geadviseerd(cast, nu=timezone.now())
    waar = adres(cast, "wachten")
    leeg = stuur(joris, waar, doe="schade", **{"schade-toelichting": "Slaapt slecht."})
    assert leeg.status_code == 400
    assert "Slaapt slecht." in leeg.content.decode()
    toekomst = (timezone.localdate() + timedelta(days=3)).isoformat()
    laat = stuur(joris, waar, doe="schade", **{"schade-toelichting": "Slaapt slecht.", "schade-sinds": toekomst})
    assert laat.status_code == 409
    assert "vandaag of een eerdere dag" in inhoud(laat)
    assert stuur(joris, waar, doe="iets anders").status_code == 302


def test_the_list_of_the_region_explains_own_cases(
    joris: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    assert "wacht nu niemand" in inhoud(joris.get(reverse("matching:wachtlijst")))
    geadviseerd(cast, nu=timezone.now())
    with django_assert_max_num_queries(20):
        tekst = inhoud(joris.get(reverse("matching:wachtlijst")))
    for woord in ("Noor van den Berg", "Waarom plaats 1?", "eigen keuze", "Hoeveel jeugdigen wachten"):
        assert woord in tekst
    assert "Noor" not in inhoud(meld_aan(Client(), cast.tom).get(reverse("matching:wachtlijst")))
    assert "Noor" not in inhoud(meld_aan(Client(), cast.bram).get(reverse("matching:wachtlijst")))


def test_looking_at_the_list_writes_nothing_and_looking_at_a_casus_only_what_is_its_own(
    joris: Client, cast: Cast
) -> None:
    geadviseerd(cast, nu=timezone.now())
    cast.casus_noor.refresh_from_db()
    cast.casus_noor.is_crisis, cast.casus_noor.crisis_reden = True, "Het is thuis niet veilig."
    cast.casus_noor.save()
    joris.get(reverse("matching:wachtlijst"))
    assert Wachtende.objects.get().urgentie == Urgentie.GEWOON
    joris.get(adres(cast, "wachten"))
    assert Wachtende.objects.get().urgentie == Urgentie.CRISIS


@pytest.mark.parametrize("is_zelf", [True, False])
def test_the_words_for_the_family_hold_no_rank(cast: Cast, *, is_zelf: bool) -> None:
    geadviseerd(cast)
    Wachtende.objects.update(urgentie=Urgentie.GEWOON)
    eigen = get_eigen_wachten(cast.noor_kijker, cast.casus_noor, vandaag=timezone.localdate())
    tekst = render_to_string(
        "vormgeving/onderdelen/wachtwoorden.html", {"wachten": eigen, "is_zelf": is_zelf, "wacht_op": "Een pleeggezin"}
    )
    assert "weinig anderen" in tekst
    assert "laats" not in tekst
    assert ("je regisseur" in tekst) == is_zelf
    assert not render_to_string("vormgeving/onderdelen/wachtwoorden.html", {"wachten": None}).strip()


# --- the gap ---


def _met_kloof(cast: Cast) -> None:
    nu = timezone.now()
    geadviseerd(cast, nu=nu)
    accepteer(cast.aisha, vraag(cast, cast.gezinshuis, reden=RedenAfwijking.GEEN_PLEK, nu=nu).sleutel, nu=nu)


def test_the_gap_of_a_casus_is_shown_and_looked_at_again(joris: Client, cast: Cast) -> None:
    assert "Er is geen verschil" in inhoud(joris.get(adres(cast, "casuskloof")))
    _met_kloof(cast)
    waar = adres(cast, "casuskloof")
    tekst = inhoud(joris.get(waar))
    assert "Pleegzorg" in tekst
    assert "Geen plek" in tekst
    dag = (timezone.localdate() + timedelta(days=20)).isoformat()
    assert stuur(joris, waar, toelichting="", herzien_op=dag).status_code == 400
    te_laat = (timezone.localdate() + timedelta(days=200)).isoformat()
    assert stuur(joris, waar, toelichting="Nog vol.", herzien_op=te_laat).status_code == 409
    assert stuur(joris, waar, toelichting="Nog vol.", herzien_op=dag).status_code == 302
    assert "Nog vol." in inhoud(joris.get(waar))


def test_the_page_of_the_gap_and_its_file_never_show_a_small_number(
    joris: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    _met_kloof(cast)
    Kloof.objects.bulk_create(
        Kloof(
            jeugdige=cast.sami, gemeente=cast.almere, geadviseerd="gezinshuis", gegeven="behandelgroep",
            niveau="aanvaardbaar", reden="afstand", sinds=timezone.localdate(),
        )
        for _ in range(30)
    )  # fmt: skip
    with django_assert_max_num_queries(14):
        pagina = joris.get(reverse("matching:kloof"))
    assert "Noor van den Berg" in inhoud(pagina)
    bestand = meld_aan(Client(), cast.tom).get(reverse("matching:kloof_csv"))
    assert bestand["Content-Type"] == "text/csv; charset=utf-8"
    regels = bestand.content.decode().splitlines()
    assert any(";30;" in regel or ";31;" in regel for regel in regels)
    assert not any(";1;" in regel for regel in regels)
    assert "Noor" not in bestand.content.decode()


# --- from request to placement ---


def test_choosing_a_granted_place_through_the_page(joris: Client, cast: Cast) -> None:
    nu = timezone.now()
    ander = nog_een(cast)
    Aanbod.objects.update(bijgewerkt_om=nu)
    voorstel = gevraagd(cast, nu=nu) if _eerste_is(cast) else None
    if voorstel is None:
        geadviseerd(cast, nu=nu)
        voorstel = vraag(cast, reden=RedenAfwijking.KEUZE_GEZIN, nu=nu)
    pagina = joris.get(adres(cast, "plekken"))
    assert "Ook tegelijk te vragen" in inhoud(pagina)
    vraag(cast, ander, nu=nu)
    accepteer(cast.aisha, voorstel.sleutel, nu=nu)
    pagina = joris.get(adres(cast, "plekken"))
    assert "kiest u deze plek" in inhoud(pagina)
    assert stuur(joris, adres(cast, "kies"), voorstel="x").status_code == 302
    assert stuur(joris, adres(cast, "kies"), **formulier(pagina)).status_code == 302
    cast.casus_noor.refresh_from_db()
    assert cast.casus_noor.status == CasusStatus.GEPLAATST
    assert Voorstel.objects.get(aanbod=ander).status == VoorstelStatus.INGETROKKEN
    dubbel = joris.post(adres(cast, "kies"), {"voorstel": str(Voorstel.objects.get(aanbod=ander).sleutel)})
    assert dubbel.status_code == 302


def _eerste_is(cast: Cast) -> bool:
    """Equal places stand in the order of their number, so the foster family of the cast is first."""
    return Aanbod.objects.filter(hulpvorm="pleegzorg").order_by("pk")[0] == cast.pleegzorg


def test_a_no_shows_what_follows_and_what_came_of_it(joris: Client, cast: Cast) -> None:
    nu = timezone.now()
    nee = weiger(cast.aisha, gevraagd(cast, nu=nu).sleutel, reden=RedenWeigering.PROFIEL_PAST_NIET, nu=nu)
    assert "tweede blik op de vraag" in inhoud(joris.get(adres(cast, "plekken")))
    for tekst, ziet in (("", False), (" ", False), ("De vraag klopt.", True)):
        stuur(joris, adres(cast, "gevolg"), voorstel=str(nee.sleutel), toelichting=tekst)
        assert ("De vraag klopt." in inhoud(joris.get(adres(cast, "plekken")))) == ziet
    open_ = vraag(cast, nu=nu)
    assert stuur(joris, adres(cast, "gevolg"), voorstel=str(open_.sleutel), toelichting="x").status_code == 302


def test_getting_to_know_each_other_is_recorded_on_its_page(joris: Client, cast: Cast) -> None:
    assert "nog geen plek gevraagd" in inhoud(joris.get(adres(cast, "kennismaken")))
    voorstel, waar = gevraagd(cast, nu=timezone.now()), adres(cast, "kennismaken")
    stap = {"voorstel": str(voorstel.sleutel), "fase": Matchfase.KENNISMAKING, "op": timezone.localdate().isoformat()}
    assert stuur(joris, waar, **stap, toelichting="").status_code == 400
    assert stuur(joris, waar, **{**stap, "fase": Matchfase.WENNEN}, toelichting="Goed.").status_code == 409
    assert stuur(joris, waar, **stap, toelichting="Samen gegeten.").status_code == 409
    meningen = {"jeugdige_vond": "Noor vond het fijn.", "ouders_vonden": "Rustig huis.", "aanbieder_vond": "Past."}
    morgen = (timezone.localdate() + timedelta(days=1)).isoformat()
    afspraak = {**stap, "fase": Matchfase.AFGESPROKEN, "op": morgen}
    assert stuur(joris, waar, **afspraak, toelichting="Op het terras.").status_code == 302
    assert "De kennismaking is op" in inhoud(joris.get(waar))
    assert stuur(joris, waar, **stap, toelichting="Samen gegeten.", **meningen).status_code == 302
    assert Matchstap.objects.count() == 2
    pagina = inhoud(joris.get(waar))
    for woorden in ("Samen gegeten.", *meningen.values()):
        assert woorden in pagina


def test_no_match_is_recorded_and_shut_before_the_advice(joris: Client, cast: Cast) -> None:
    waar = adres(cast, "geen_match")
    dicht = joris.get(waar)
    assert dicht.status_code == 409
    assert "bekeken" not in inhoud(dicht)
    assert stuur(joris, waar, wat_nodig="x", start=timezone.localdate().isoformat()).status_code == 409
    assert not GeenMatch.objects.exists()
    geadviseerd(cast, nu=timezone.now())
    assert "Wat er nu is bekeken" in inhoud(joris.get(waar))
    start = timezone.localdate()
    assert stuur(joris, waar, wat_nodig="", start=start.isoformat()).status_code == 400
    eerder = (start - timedelta(days=3)).isoformat()
    assert stuur(joris, waar, wat_nodig="Een gezin op Urk.", start=eerder).status_code == 409
    assert stuur(joris, waar, wat_nodig="Een gezin op Urk.", start=start.isoformat()).status_code == 302
    assert "Een gezin op Urk." in inhoud(joris.get(waar))
