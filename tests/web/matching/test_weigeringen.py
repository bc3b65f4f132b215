"""The pages after a no: for the regisseur and the gedragsdeskundige, the table of experts, and the planner."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.matching.hulp import gevraagd
from tests.apps.matching.test_gevolg import driemaal_nee, expert, meekijker, nee
from tests.cast import Cast
from tests.web.casus.hulp import formulier, meld_aan, soep
from zorglandschap.apps.casus.actions import zet_stap
from zorglandschap.apps.matching.models import Voorstel
from zorglandschap.apps.organisaties.models import Organisatie
from zorglandschap.core.begrippen.codelijsten import RedenWeigering, Stap


def adres(cast: Cast) -> str:
    return reverse("matching:weigeringen", args=[cast.casus_noor.sleutel])


def test_mijn_werk_leads_the_gedragsdeskundige_to_the_no_and_the_outcome_is_recorded(cast: Cast) -> None:
    femke = meld_aan(Client(), meekijker(cast))
    nee(cast, RedenWeigering.PROFIEL_PAST_NIET, nu=timezone.now())
    assert adres(cast) in femke.get(reverse("casus:werk")).content.decode()
    blad = femke.get(adres(cast))
    assert "Naar de plekken" not in blad.content.decode()
    velden = formulier(blad)
    leeg = femke.post(adres(cast), {**velden, "toelichting": ""})
    assert leeg.status_code == 400
    assert soep(leeg).select_one("details[open]")
    assert femke.post(adres(cast), {**velden, "toelichting": "De vraag klopt."}).status_code == 302
    assert "De vraag klopt." in femke.get(adres(cast)).content.decode()


def test_the_regisseur_sees_the_day_on_which_to_ask_again(cast: Cast) -> None:
    joris = meld_aan(Client(), cast.joris)
    nee(cast, RedenWeigering.GROEP_PAST_NIET, "Te jong.", nu=timezone.now())
    tekst = soep(joris.get(adres(cast))).get_text(" ", strip=True)
    assert "Opnieuw te vragen" in tekst
    assert "Te jong." in tekst
    Voorstel.objects.update(gevolg_tot=timezone.localdate())
    assert "nu weer" in joris.get(adres(cast)).content.decode()
    verzoek = {"voorstel": str(Voorstel.objects.get().sleutel), "toelichting": "x"}
    assert joris.post(adres(cast), verzoek).status_code == 302


def test_a_request_that_was_not_refused_gives_a_sentence(cast: Cast) -> None:
    joris = meld_aan(Client(), cast.joris)
    voorstel = gevraagd(cast, nu=timezone.now())
    antwoord = joris.post(adres(cast), {"voorstel": str(voorstel.sleutel), "toelichting": "x"})
    assert antwoord.status_code == 409
    assert "geen nee gezegd" in antwoord.content.decode()


def test_the_table_of_experts_takes_a_question_up_and_gives_advice(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    hanna = meld_aan(Client(), expert(cast))
    lijst = reverse("matching:experttafel")
    assert "Er ligt geen vraag" in hanna.get(lijst).content.decode()
    laatste = driemaal_nee(cast, nu=timezone.now())
    with django_assert_max_num_queries(15):
        tekst = hanna.get(lijst).content.decode()
    assert "nog niet opgepakt" in tekst
    assert "Noor" not in tekst
    vraag = reverse("matching:expertvraag", args=[laatste.expertvraag.sleutel])
    assert "Ziek." in hanna.get(vraag).content.decode()
    assert hanna.post(vraag, {"knop": "pak_op"}).status_code == 302
    assert "Ik pak dit op" not in hanna.get(vraag).content.decode()
    assert hanna.post(vraag, {"knop": "advies", "tekst": ""}).status_code == 400
    assert hanna.post(vraag, {"knop": "advies", "tekst": "Zoek een gezinshuis."}).status_code == 302
    joris = meld_aan(Client(), cast.joris)
    gelezen = joris.get(adres(cast)).content.decode()
    assert "Aangemeld bij de experttafel" in gelezen
    assert "Zoek een gezinshuis." in gelezen
    assert joris.get(lijst).status_code == 404
    zet_stap(laatste.casus, stap=Stap.PLEK_GEVRAAGD, door=cast.joris, nu=timezone.now())
    zet_stap(laatste.casus, stap=Stap.GEPLAATST, door=cast.joris, nu=timezone.now())
    assert "niet meer open" in hanna.post(vraag, {"knop": "pak_op"}, follow=True).content.decode()


def test_the_planner_is_asked_to_bring_the_offer_up_to_date(cast: Cast) -> None:
    aisha = meld_aan(Client(), cast.aisha)
    overzicht = reverse("aanbod:overzicht")
    assert "Werk dit aanbod bij" not in aisha.get(overzicht).content.decode()
    nee(cast, RedenWeigering.PLEK_BEZET, nu=timezone.now())
    assert "Werk dit aanbod bij" in aisha.get(overzicht).content.decode()
    aisha.post(reverse("aanbod:bevestig"), {"aanbod": cast.pleegzorg.pk})
    assert "Werk dit aanbod bij" not in aisha.get(overzicht).content.decode()


def test_the_planner_sets_whom_to_mail_in_a_crisis(cast: Cast) -> None:
    aisha = meld_aan(Client(), cast.aisha)
    blad = reverse("aanbod:crisiscontact")
    assert aisha.get(blad).status_code == 200
    assert aisha.post(blad, {"adres": "geen adres"}).status_code == 400
    assert aisha.post(blad, {"adres": "nacht@dedijk.example"}).status_code == 302
    assert Organisatie.objects.get(pk=cast.aanbieder.pk).crisiscontact == "nacht@dedijk.example"
