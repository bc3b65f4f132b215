"""The advice page: questions, a proposal that explains itself, and recording; typed text is never lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.matching.hulp import UIT_HUIS, geadviseerd, geplaatst, tegengesproken, verwezen
from tests.cast import Cast
from tests.web.casus.hulp import formulier, inhoud, meld_aan, soep
from zorglandschap.apps.casus.models import Casus, Kladje
from zorglandschap.apps.matching.models import Advies
from zorglandschap.core.begrippen.codelijsten import CasusStatus
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Gezinswens


def _adres(cast: Cast) -> str:
    return reverse("matching:advies", args=[cast.casus_noor.sleutel])


def _antwoorden(**anders: str) -> dict[str, Any]:
    return {f"vraag_{k}": v for k, v in {**UIT_HUIS, **anders}.items()}


def _teksten() -> dict[str, Any]:
    return {
        "motivering": "Rust en een gezin dichtbij school.",
        "mening_jeugdige": "Ik wil op Urk blijven.",
        "mening_ouders": "Dichtbij, graag.",
    }


@pytest.fixture
def joris(client: Client, cast: Cast) -> Client:
    """Noor is referred, and Wim gave tegenspraak on pleegzorg."""
    verwezen(cast, nu=timezone.now())
    tegengesproken(cast)
    return meld_aan(client, cast.joris)


def test_the_page_asks_every_question_with_its_reason_and_source(client: Client, cast: Cast) -> None:
    verwezen(cast, nu=timezone.now())
    antwoord = meld_aan(client, cast.joris).get(_adres(cast))
    vragen = soep(antwoord).select(".zl-vragen__vraag fieldset")
    assert len(vragen) == 12  # eleven criteria and the needs
    assert all(v.find("legend") for v in vragen)
    assert "Eerst veiligheid" in inhoud(antwoord)
    assert "Jeugdwet art. 6.1.2" in inhoud(antwoord)
    assert "U ziet nog niet waar plek is" in inhoud(antwoord)


def test_the_proposal_says_which_rungs_fell_away_and_why(joris: Client, cast: Cast) -> None:
    antwoord = joris.post(_adres(cast), {**_antwoorden(), "knop": "voorstel"})
    assert antwoord.status_code == 200
    pagina = soep(antwoord)
    assert pagina.select_one("#voorstel").get_text() == "Voorstel: pleegzorg"  # type: ignore[union-attr]
    weg = [li.select_one(".zl-ladder__plaats").get_text() for li in pagina.select(".zl-ladder__sport.is-weg")]  # type: ignore[union-attr]
    assert weg == ["Thuis", "Deels thuis", "Eigen netwerk"]
    assert "niet veilig" in inhoud(antwoord)
    assert "Gaf de doorslag" in inhoud(antwoord)
    assert pagina.select_one("select[name=hulpvorm] option[selected]")["value"] == Hulpvorm.PLEEGZORG  # type: ignore[index]
    assert not Advies.objects.exists()


def test_an_open_question_is_named_at_the_top_and_at_the_field(joris: Client, cast: Cast) -> None:
    data = _antwoorden()
    del data["vraag_gevaar"]
    antwoord = joris.post(_adres(cast), {**data, "knop": "voorstel"})
    assert antwoord.status_code == 400
    pagina = soep(antwoord)
    assert "Kies een antwoord" in pagina.select_one("[data-foutenlijst]").get_text()  # type: ignore[union-attr]
    assert pagina.select_one("#id_vraag_gevaar_error")
    assert pagina.select_one("input[name=vraag_netwerk][value=nee][checked]")


def test_the_whole_way_without_javascript(joris: Client, cast: Cast) -> None:
    eerste = joris.post(_adres(cast), {**_antwoorden(), "behoeften": ["trauma"], "knop": "voorstel"})
    data = {**formulier(eerste), **_teksten(), "knop": "vastleggen"}
    antwoord = joris.post(_adres(cast), data)
    assert antwoord.status_code == 302
    assert antwoord["Location"] == reverse("matching:plekken", args=[cast.casus_noor.sleutel])
    advies = Advies.objects.get()
    assert (advies.hulpvorm, advies.behoeften) == (Hulpvorm.PLEEGZORG, ["trauma"])


@pytest.mark.parametrize(
    ("status", "eerst", "weg"),
    [
        (CasusStatus.HULPVRAAG, "Leg eerst de verwijzing vast", "casus:detail"),
        (CasusStatus.PLEK_GEVRAAGD, "Trek die vraag eerst in", "matching:plekken"),
        (CasusStatus.AFGESLOTEN, "De casus staat op: afgesloten.", "casus:detail"),
    ],
)
def test_where_no_advice_can_be_given_now_the_page_says_what_comes_first(
    joris: Client, cast: Cast, status: CasusStatus, eerst: str, weg: str
) -> None:
    sleutel = cast.casus_noor.sleutel
    Casus.objects.filter(sleutel=sleutel).update(status=status)
    antwoord = joris.get(_adres(cast))
    assert antwoord.status_code == 409
    assert eerst in inhoud(antwoord)
    assert soep(antwoord).select_one(f'.zl-acties a[href="{reverse(weg, args=[sleutel])}"]')


def test_what_a_rule_misses_stands_at_its_field_and_the_text_stays(joris: Client, cast: Cast) -> None:
    data = {**_antwoorden(hulp_thuis="nog_niet"), "gezien": "pleegzorg", "hulpvorm": "gezinshuis"}
    data |= {"mening_ouders": "Dichtbij, graag.", "knop": "vastleggen"}
    antwoord = joris.post(_adres(cast), data)
    assert antwoord.status_code == 409
    pagina = soep(antwoord)
    for veld in ("mening_jeugdige", "motivering", "tegenspraak_door", "vraag_hulp_thuis"):
        assert pagina.select_one(f"#id_{veld}_error"), veld
    assert not pagina.select_one("#id_mening_ouders_error")
    assert "Dichtbij, graag." in pagina.select_one("textarea[name=mening_ouders]").get_text()  # type: ignore[union-attr]
    assert "Regiovisie" in inhoud(antwoord)  # the rules are shown with their source
    assert not Advies.objects.exists()


def test_without_tegenspraak_the_advice_asks_whom_to_ask(joris: Client, cast: Cast) -> None:
    data = {**_antwoorden(), **_teksten(), "gezien": "pleegzorg", "hulpvorm": "gezinshuis", "knop": "vastleggen"}
    antwoord = joris.post(_adres(cast), data)
    assert antwoord.status_code == 409
    assert soep(antwoord).select_one("#id_tegenspraak_door_error")


def test_another_form_is_kept_when_the_proposal_is_looked_at_again(joris: Client, cast: Cast) -> None:
    data = {**_antwoorden(), **_teksten(), "gezien": "pleegzorg", "hulpvorm": "gezinshuis", "knop": "voorstel"}
    pagina = soep(joris.post(_adres(cast), data))
    assert pagina.select_one("select[name=hulpvorm] option[selected]")["value"] == "gezinshuis"  # type: ignore[index]
    assert "Ik wil op Urk blijven." in pagina.get_text()


def test_changed_answers_ask_for_a_second_look_before_recording(joris: Client, cast: Cast) -> None:
    data = {**_antwoorden(netwerk="ja"), **_teksten(), "gezien": "pleegzorg", "hulpvorm": "pleegzorg"}
    antwoord = joris.post(_adres(cast), {**data, "knop": "vastleggen"})
    assert antwoord.status_code == 200
    assert "antwoorden zijn veranderd" in inhoud(antwoord)
    assert formulier(antwoord)["hulpvorm"] == Hulpvorm.NETWERKPLEEGZORG
    assert not Advies.objects.exists()


def test_a_form_that_does_not_exist_is_refused(joris: Client, cast: Cast) -> None:
    data = {**_antwoorden(), **_teksten(), "gezien": "pleegzorg", "hulpvorm": "hotel", "knop": "vastleggen"}
    antwoord = joris.post(_adres(cast), data)
    assert antwoord.status_code == 400
    assert soep(antwoord).select_one("#id_hulpvorm_error")


def test_recording_with_an_open_question_shows_no_proposal(joris: Client, cast: Cast) -> None:
    data = {**_antwoorden(gevaar=""), "gezien": "pleegzorg", "hulpvorm": "pleegzorg", "knop": "vastleggen"}
    antwoord = joris.post(_adres(cast), data)
    assert antwoord.status_code == 400
    assert soep(antwoord).select_one("#voorstel") is None


def test_a_step_that_is_not_possible_now_is_said_on_the_page(client: Client, cast: Cast) -> None:
    nu = timezone.now()
    geplaatst(cast, nu=nu)
    meld_aan(client, cast.joris)
    data = {**_antwoorden(), **_teksten(), "gezien": "pleegzorg", "hulpvorm": "pleegzorg", "knop": "vastleggen"}
    antwoord = client.post(_adres(cast), data)
    assert antwoord.status_code == 409
    assert "loopt al hulp" in inhoud(antwoord)


def test_a_new_advice_begins_with_the_earlier_answers(client: Client, cast: Cast) -> None:
    geadviseerd(cast, nu=timezone.now())
    antwoord = meld_aan(client, cast.joris).get(_adres(cast))
    pagina = soep(antwoord)
    assert pagina.select_one("input[name=vraag_veilig_thuis][value=nee][checked]")
    assert pagina.select_one("input[name=behoeften][value=trauma][checked]")
    assert "is al een advies vastgelegd: pleegzorg" in inhoud(antwoord)


def test_in_a_crisis_the_questions_may_stay_open(client: Client, cast: Cast) -> None:
    verwezen(cast, crisis=True, nu=timezone.now())
    meld_aan(client, cast.joris)
    antwoord = client.post(_adres(cast), {"vraag_veilig_thuis": "nee", "vraag_netwerk": "nee", "knop": "voorstel"})
    assert "Voorstel: crisispleegzorg" in inhoud(antwoord)
    assert "9 vragen zijn nog niet beantwoord" in inhoud(antwoord)
    data = {**formulier(antwoord), "motivering": "Vannacht een veilig bed.", "knop": "vastleggen"}
    assert client.post(_adres(cast), data).status_code == 302


def test_after_a_crisis_the_advice_is_completed_while_help_runs(client: Client, cast: Cast) -> None:
    nu = timezone.now()
    geplaatst(cast, nu=nu)
    casus = cast.casus_noor
    casus.refresh_from_db()
    casus.is_crisis, casus.crisis_reden = True, "Onveilig."
    casus.save()
    meld_aan(client, cast.joris)
    voorstel = "crisispleegzorg"
    data = {**_antwoorden(), **_teksten(), "gezien": voorstel, "hulpvorm": voorstel, "knop": "vastleggen"}
    antwoord = client.post(_adres(cast), data)
    assert antwoord["Location"] == reverse("casus:detail", args=[casus.sleutel])


@pytest.mark.parametrize("wie", ["mila", "femke", "bram", "aisha", "tom", "eva", "noor_kijker"])
def test_only_the_regisseur_comes_in(client: Client, cast: Cast, wie: str) -> None:
    verwezen(cast, nu=timezone.now())
    meld_aan(client, getattr(cast, wie))
    assert client.get(_adres(cast)).status_code == 404
    assert client.post(_adres(cast), {**_antwoorden(), "knop": "vastleggen"}).status_code == 404


def test_who_is_not_signed_in_gets_the_typed_text_back(client: Client, cast: Cast) -> None:
    antwoord = client.post(_adres(cast), {"motivering": "Dit is veel werk geweest."})
    assert antwoord.status_code == 401
    assert "Dit is veel werk geweest." in antwoord.content.decode()


def test_the_page_takes_a_bounded_number_of_queries(
    joris: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(13):  # with what the youth asked in the portal
        joris.get(_adres(cast))


def test_no_name_stands_in_the_title(joris: Client, cast: Cast) -> None:
    assert "Noor" not in soep(joris.get(_adres(cast))).title.get_text()  # type: ignore[union-attr]


def test_what_is_typed_is_kept_and_comes_back_until_the_advice_is_recorded(joris: Client, cast: Cast) -> None:
    bewaar = reverse("matching:bewaar_advieskladje", args=[cast.casus_noor.sleutel])
    for tekst in ("Rust en", "Rust en een gezin dichtbij."):
        antwoord = joris.post(bewaar, {"veld": "motivering", "tekst": tekst, "basisversie": "0"})
        assert antwoord.json()["melding"].startswith("Kladje bewaard")
    pagina = soep(joris.post(_adres(cast), {**_antwoorden(), "knop": "voorstel"}))
    assert pagina.select_one("#id_motivering").get_text().strip() == "Rust en een gezin dichtbij."  # type: ignore[union-attr]
    velden = {**_antwoorden(), **_teksten(), "hulpvorm": Hulpvorm.PLEEGZORG, "gezien": Hulpvorm.PLEEGZORG}
    assert joris.post(_adres(cast), {**velden, "knop": "vastleggen"}).status_code == 302
    assert Kladje.objects.count() == 0


def test_an_emptied_text_is_forgotten_and_a_strange_field_refused(joris: Client, cast: Cast) -> None:
    bewaar = reverse("matching:bewaar_advieskladje", args=[cast.casus_noor.sleutel])
    joris.post(bewaar, {"veld": "antwoord_op_tegenspraak", "tekst": "Kan oma niet?"})
    assert Kladje.objects.count() == 1
    joris.post(bewaar, {"veld": "antwoord_op_tegenspraak", "tekst": "  "})
    assert Kladje.objects.count() == 0
    assert joris.post(bewaar, {"veld": "hulpvorm", "tekst": "x"}).status_code == 400


def test_a_draft_is_seen_by_its_writer_only(joris: Client, cast: Cast, client: Client) -> None:
    bewaar = reverse("matching:bewaar_advieskladje", args=[cast.casus_noor.sleutel])
    assert meld_aan(client, cast.bram).post(bewaar, {"veld": "motivering", "tekst": "stiekem"}).status_code == 404
    assert Kladje.objects.count() == 0


def test_what_the_family_asks_is_recorded_with_the_advice_and_lies_ready_for_the_next(
    joris: Client, cast: Cast
) -> None:
    vast = {**_antwoorden(), **_teksten(), "hulpvorm": "pleegzorg", "gezien": "pleegzorg", "knop": "vastleggen"}
    gemeente = Gezinswens.GEMEENTE.value
    antwoord = joris.post(_adres(cast), {**vast, "wensen": [gemeente]})
    assert antwoord.status_code == 400
    assert "Kies de gemeente die de jeugdige of de ouders noemen" in inhoud(antwoord)
    assert soep(antwoord).select(f'input[name=wensen][value="{gemeente}"][checked]')
    goed = {**vast, "wensen": [gemeente], "wens_gemeente": cast.urk.pk, "verwacht_weken": "30"}
    assert joris.post(_adres(cast), goed).status_code == 302
    advies = Advies.objects.get()
    assert (advies.wensen, advies.wens_gemeente_id, advies.verwacht_weken) == ([gemeente], cast.urk.pk, 30)
    opnieuw = soep(joris.post(_adres(cast), {**_antwoorden(), "knop": "voorstel"}))
    assert opnieuw.select(f'input[name=wensen][value="{gemeente}"][checked]')
    assert opnieuw.select(f'select[name=wens_gemeente] option[value="{cast.urk.pk}"][selected]')
