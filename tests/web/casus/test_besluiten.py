"""The page of decisions and frame: voluntary beside compelled, a decision by form, its letter, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.casus.kaderhulp import besluit, hulp, klaar_voor_besluit, leg_vast, neem
from tests.cast import VANDAAG, Cast
from tests.web.casus.hulp import formulier, inhoud, meld_aan, soep
from zorglandschap.apps.casus.models import Beschikking, Casus, Toewijzing, Traject
from zorglandschap.core.begrippen.besluitwoorden import Beschikkingsoort, Besluitgrond, Eenheid, Frequentie
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Verwijzer
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm

Vragen = Callable[[int], Any]


def _adres(naam: str, cast: Cast, *meer: object) -> str:
    return reverse(f"casus:{naam}", args=[cast.casus_noor.sleutel, *meer])


def _vandaag() -> date:
    return timezone.localdate()


def _ingevuld(client: Client, cast: Cast, **anders: str) -> dict[str, str]:
    """The form of a new decision as a browser sends it, filled in."""
    return {
        **formulier(client.get(_adres("besluit_nieuw", cast))),
        "motivering": "Rust voor Noor en haar moeder.",
        "hulp1-hulpvorm": Hulpvorm.BEGELEIDING.value,
        "hulp1-aanbieder": str(cast.aanbieder.pk),
        "hulp1-van": _vandaag().isoformat(),
        "hulp1-tot_en_met": (_vandaag() + timedelta(days=180)).isoformat(),
        **anders,
    }


# --- the page ---


def test_voluntary_stands_beside_compelled_in_words(client: Client, cast: Cast) -> None:
    antwoord = meld_aan(client, cast.joris).get(_adres("besluiten", cast))
    vrij, dwang = (soep(antwoord).select_one(f"section[aria-labelledby={w}]") for w in ("vrijwillig", "gedwongen"))
    assert vrij is not None
    assert dwang is not None
    assert "Noor van den Berg" in soep(antwoord).select_one("#inhoud .zl-kop").get_text()  # type: ignore[union-attr]
    assert "dit geldt nu" in vrij.get_text()
    assert "geldt nu niet" in dwang.get_text()
    leg_vast(cast, cast.casus_noor, jeugdbeschermer=cast.ilse.medewerker_id)
    tekst = inhoud(client.get(_adres("besluiten", cast)))
    assert "gedwongen kader: ondertoezichtstelling" in tekst
    assert "van 22 november 2026 tot 22 november 2027" in tekst
    assert "Ilse Kramer, GI Midden" in tekst
    assert "geen geldige machtiging uithuisplaatsing" in tekst


def test_the_team_reads_and_only_the_regisseur_gets_buttons(client: Client, cast: Cast) -> None:
    pagina = soep(meld_aan(client, cast.mila).get(_adres("besluiten", cast)))
    assert pagina.select_one("#inhoud a[href*='besluiten/nieuw']") is None
    assert pagina.select_one("#inhoud a[href*='besluiten/maatregel']") is None
    pagina = soep(meld_aan(client, cast.joris).get(_adres("besluiten", cast)))
    assert pagina.select_one("#inhoud a[href*='besluiten/nieuw']") is not None


def test_what_is_missing_links_to_where_it_is_mended(client: Client, cast: Cast) -> None:
    cast.noor.toestemmingen.update(ingetrokken_op=_vandaag())
    pagina = soep(meld_aan(client, cast.joris).get(_adres("besluiten", cast)))
    grond = pagina.select_one("section[aria-labelledby=grond]")
    assert grond is not None
    assert grond.select_one(f"a[href='{_adres('toestemming', cast)}']") is not None


def test_the_page_asks_few_questions_however_much_there_is(
    client: Client, cast: Cast, django_assert_max_num_queries: Vragen
) -> None:
    klaar_voor_besluit(cast)
    leg_vast(cast, cast.casus_noor, van=VANDAAG - timedelta(days=100), tot=VANDAAG - timedelta(days=10))
    for _ in range(5):
        neem(cast, besluit(cast, hulp(cast), hulp(cast, hulpvorm=Hulpvorm.LOGEREN)))
    meld_aan(client, cast.joris)
    with django_assert_max_num_queries(40):
        assert client.get(_adres("besluiten", cast)).status_code == 200


def test_a_provider_sees_its_own_allocation_and_no_letter(client: Client, cast: Cast) -> None:
    klaar_voor_besluit(cast)
    beschikking = neem(cast)
    Traject.objects.create(
        jeugdige=cast.noor, casus=cast.casus_noor, gemeente=cast.urk, aanbieder=cast.aanbieder,
        hulpvorm=Hulpvorm.BEGELEIDING, verwijzer=Verwijzer.GEMEENTE, toegewezen_op=VANDAAG, van=VANDAAG,
    )  # fmt: skip
    tekst = inhoud(meld_aan(client, cast.daan).get(_adres("besluiten", cast)))
    assert "Aan u toegewezen" in tekst
    assert "toewijzing 260000001" in tekst
    assert "hebben rust nodig" not in tekst
    assert "B2026" not in tekst
    assert client.get(_adres("brief", cast, beschikking.sleutel)).status_code == 404


# --- a new decision ---


def test_what_is_known_is_filled_in_already(client: Client, cast: Cast) -> None:
    klaar_voor_besluit(cast)
    velden = formulier(meld_aan(client, cast.joris).get(_adres("besluit_nieuw", cast)))
    assert "- Weer elke dag naar school (klaar als: Vier weken alle lessen gevolgd)" in velden["motivering"]
    assert velden["grond"] == Besluitgrond.ARTIKEL_2_3
    assert velden["soort"] == "toekenning"


def test_a_decision_by_form_is_taken_once(client: Client, cast: Cast) -> None:
    klaar_voor_besluit(cast)
    meld_aan(client, cast.joris)
    velden = _ingevuld(client, cast)
    for _ in range(2):
        antwoord = client.post(_adres("besluit_nieuw", cast), velden)
        assert antwoord["Location"] == _adres("besluiten", cast)
    toewijzing = Toewijzing.objects.get()
    assert (toewijzing.van, toewijzing.tot) == (_vandaag(), _vandaag() + timedelta(days=181))
    tekst = inhoud(client.get(_adres("besluiten", cast)))
    assert "Toekenning B" in tekst
    assert "45 ambulante jeugdhulp" in tekst


def test_more_kinds_of_help_fit_in_one_decision(client: Client, cast: Cast) -> None:
    klaar_voor_besluit(cast)
    meld_aan(client, cast.joris)
    velden = _ingevuld(
        client,
        cast,
        **{
            "hulp2-hulpvorm": Hulpvorm.LOGEREN.value,
            "hulp2-aanbieder": str(cast.aanbieder.pk),
            "hulp2-van": _vandaag().isoformat(),
            "hulp2-omvang": "2",
            "hulp2-eenheid": Eenheid.ETMAAL.value,
            "hulp2-frequentie": Frequentie.MAAND.value,
        },
    )
    client.post(_adres("besluit_nieuw", cast), velden)
    assert [t.hulpvorm for t in Toewijzing.objects.order_by("nummer")] == [Hulpvorm.BEGELEIDING, Hulpvorm.LOGEREN]
    tekst = inhoud(client.get(_adres("besluiten", cast)))
    assert "2 etmalen per maand" in tekst
    assert "zonder einddatum" in tekst


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"hulp1-tot_en_met": "2020-01-01"}, "Deze dag ligt voor het begin"),
        ({"hulp1-omvang": "3"}, "alle drie"),
        ({"hulp1-aanbieder": ""}, "verplicht"),
        ({"motivering": ""}, "verplicht"),
        ({"grond": "eigen bedenksel"}, "eigen bedenksel"),
    ],
)
def test_a_mistake_stands_at_its_field_and_the_typed_text_stays(
    client: Client, cast: Cast, anders: dict[str, str], zin: str
) -> None:
    klaar_voor_besluit(cast)
    meld_aan(client, cast.joris)
    antwoord = client.post(_adres("besluit_nieuw", cast), {**_ingevuld(client, cast), **anders})
    assert antwoord.status_code == 400
    tekst = inhoud(antwoord)
    assert "Er klopt nog iets niet" in tekst
    assert zin in tekst
    assert formulier(antwoord)["hulp1-hulpvorm"] == Hulpvorm.BEGELEIDING
    assert not Beschikking.objects.exists()


def test_a_refusal_says_what_to_do_and_keeps_what_was_typed(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    antwoord = client.post(_adres("besluit_nieuw", cast), _ingevuld(client, cast))
    assert antwoord.status_code == 409
    pagina = soep(antwoord)
    waarom = pagina.select_one("section[aria-labelledby=waarom]")
    assert waarom is not None
    assert {a["href"] for a in waarom.select("a")} >= {_adres("analyse", cast), _adres("plan", cast)}
    assert formulier(antwoord)["motivering"] == "Rust voor Noor en haar moeder."


def test_a_refusal_of_help_leaves_the_blocks_alone(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    client.post(_adres("besluit_nieuw", cast), _ingevuld(client, cast, soort="afwijzing"))
    assert Beschikking.objects.get().soort == Beschikkingsoort.AFWIJZING
    assert not Toewijzing.objects.exists()


def test_the_gi_gets_its_own_grounds(client: Client, cast: Cast) -> None:
    klaar_voor_besluit(cast)
    leg_vast(cast, cast.casus_noor)
    Casus.objects.filter(pk=cast.casus_noor.pk).update(regisseur_id=cast.ilse.medewerker_id)
    meld_aan(client, cast.ilse)
    pagina = client.get(_adres("besluit_nieuw", cast))
    assert "U bepaalt als jeugdbeschermer" in inhoud(pagina)
    assert {v["value"] for v in soep(pagina).select("input[name=grond]")} == {
        Besluitgrond.ARTIKEL_3_5.value,
        Besluitgrond.RECHTER.value,
    }
    client.post(_adres("besluit_nieuw", cast), _ingevuld(client, cast, grond=Besluitgrond.ARTIKEL_3_5.value))
    assert "bepaling van de GI" in inhoud(client.get(_adres("besluiten", cast)))


def test_a_revision_starts_from_what_was_decided(client: Client, cast: Cast) -> None:
    klaar_voor_besluit(cast)
    oud = neem(cast, besluit(cast, hulp(cast, omvang=4, eenheid=Eenheid.UUR, frequentie=Frequentie.WEEK)))
    meld_aan(client, cast.joris)
    velden = formulier(client.get(_adres("besluit_nieuw", cast), {"vervangt": str(oud.sleutel)}))
    assert (velden["hulp1-omvang"], velden["hulp1-hulpvorm"]) == ("4", Hulpvorm.BEGELEIDING)
    assert velden["motivering"] == oud.motivering
    velden["hulp1-omvang"] = "2"
    client.post(_adres("besluit_nieuw", cast), velden)
    nieuw = Beschikking.objects.get(vervangt=oud)
    assert nieuw.toewijzingen.get().omvang == 2
    assert oud.toewijzingen.get().beeindigd_door == nieuw
    assert f"In de plaats van {oud.nummer}" in inhoud(client.get(_adres("besluiten", cast)))


def test_help_is_ended_by_a_decision_with_a_day(client: Client, cast: Cast) -> None:
    klaar_voor_besluit(cast)
    oud = neem(cast)
    meld_aan(client, cast.joris)
    vraag = {"vervangt": str(oud.sleutel), "soort": "beëindiging"}
    pagina = client.get(_adres("besluit_nieuw", cast), vraag)
    assert "Hulp beëindigen" in inhoud(pagina)
    velden = formulier(pagina)
    assert not [naam for naam in velden if naam.startswith("hulp1")]
    leeg = client.post(_adres("besluit_nieuw", cast), {**velden, "per": "", "motivering": "Klaar."})
    assert leeg.status_code == 400
    dag = _vandaag() + timedelta(days=14)
    client.post(_adres("besluit_nieuw", cast), {**velden, "per": dag.isoformat(), "motivering": "De hulp is klaar."})
    assert oud.toewijzingen.get().beeindigd_per == dag
    assert "beëindigd" in inhoud(client.get(_adres("besluiten", cast)))


@pytest.mark.parametrize("sleutel", ["geen-sleutel", "00000000-0000-4000-8000-000000000000"])
def test_a_decision_that_is_not_there_cannot_be_replaced(client: Client, cast: Cast, sleutel: str) -> None:
    antwoord = meld_aan(client, cast.joris).get(_adres("besluit_nieuw", cast), {"vervangt": sleutel})
    assert antwoord.status_code == 404


def test_in_a_closed_casus_nothing_is_decided_any_more(client: Client, cast: Cast) -> None:
    ots = leg_vast(cast, cast.casus_noor)
    Casus.objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.AFGESLOTEN)
    meld_aan(client, cast.joris)
    for adres in (
        _adres("besluit_nieuw", cast),
        _adres("maatregel", cast),
        _adres("maatregel_einde", cast, ots.pk),
    ):
        assert client.get(adres)["Location"] == _adres("besluiten", cast)
