"""The door of every page: who is signed in passes, and what was typed is never thrown away."""

from __future__ import annotations

from bs4 import BeautifulSoup
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from zorglandschap.core.begrippen.codelijsten import Rol
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.vormgeving.deur import met_kijker

JORIS = Kijker(gebruiker_id=1, naam="Joris", rol=Rol.JEUGDCONSULENT)


@met_kijker
def groet(request: HttpRequest, kijker: Kijker, hoe: str) -> HttpResponse:
    return HttpResponse(f"{hoe} {kijker.naam}")


def _met(request: HttpRequest, kijker: Kijker | None) -> HttpRequest:
    request.kijker = kijker  # type: ignore[attr-defined]
    return request


def test_who_is_signed_in_reaches_the_page() -> None:
    assert groet(_met(RequestFactory().get("/"), JORIS), "Dag").content == b"Dag Joris"


def test_who_is_not_signed_in_goes_to_the_login_and_comes_back_to_the_page() -> None:
    antwoord = groet(_met(RequestFactory().get("/werk/?zoek=urk"), None), "Dag")
    assert antwoord.status_code == 302
    assert antwoord["Location"] == "/account/login/?next=/werk/%3Fzoek%3Durk"


def test_a_text_sent_after_the_session_ended_comes_back_without_the_secrets() -> None:
    verhaal = "Noor wil graag thuis blijven wonen, dicht bij haar vrienden."
    gestuurd = {"verhaal": verhaal, "keuze": ["a", "b"], "csrfmiddlewaretoken": "x", "password": "geheim"}
    antwoord = groet(_met(RequestFactory().post("/werk/", gestuurd), None), "Dag")
    assert antwoord.status_code == 401
    pagina = BeautifulSoup(antwoord.content, "html.parser")
    assert pagina.select("main form")[0]["action"] == "/werk/"
    assert pagina.select("main textarea[name=verhaal]")[0].text.strip() == verhaal
    assert [veld["value"] for veld in pagina.select("main form [name=keuze]")] == ["a", "b"]
    assert "geheim" not in str(pagina)
