"""Short ways for the tests of these pages: sign in, parse, fill in the analysis as a browser would."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from bs4.element import Tag
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.core.begrippen.kijker import Kijker

BESLUITEN = "django.contrib.auth.backends.ModelBackend"


def meld_aan(client: Client, kijker: Kijker) -> Client:
    """The client, signed in as this person."""
    client.force_login(
        Gebruiker.objects.get(pk=kijker.gebruiker_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


def soep(antwoord: HttpResponse | Any) -> BeautifulSoup:
    """The page, parsed."""
    return BeautifulSoup(antwoord.content, "html.parser")


def inhoud(antwoord: HttpResponse | Any) -> str:
    """What a person reads in the page, with single spaces."""
    hoofd = soep(antwoord).find(id="inhoud")
    assert isinstance(hoofd, Tag)
    return " ".join(hoofd.get_text(" ").split())


def formulier(antwoord: HttpResponse | Any, *, actie: str = "") -> dict[str, str]:
    """What a browser would send when the form is submitted as it stands (without a button)."""
    hoofd = soep(antwoord).find(id="inhoud")
    assert isinstance(hoofd, Tag)
    vorm = hoofd.find("form", id=actie) if actie else hoofd.find("form", attrs={"method": "post"})
    assert isinstance(vorm, Tag)
    gegevens: dict[str, str] = {}
    for veld in vorm.find_all(["input", "textarea", "select"]):
        naam = str(veld.get("name", ""))
        if not naam or (veld.get("type") in {"radio", "checkbox"} and not veld.has_attr("checked")):
            continue
        gegevens[naam] = _waarde(veld)
    gegevens.pop("csrfmiddlewaretoken", None)
    return gegevens


def _waarde(veld: Tag) -> str:
    if veld.name == "textarea":
        return veld.get_text().removeprefix("\n")
    if veld.name == "select":
        gekozen = veld.find("option", selected=True)
        return str(gekozen["value"]) if isinstance(gekozen, Tag) else ""
    return str(veld.get("value", ""))


def planadres(casus: Casus, naam: str = "plan", *meer: object) -> str:
    """The address of the plan, or of another page of this case."""
    return reverse(f"casus:{naam}", args=[casus.sleutel, *meer])
