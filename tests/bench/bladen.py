"""Server time, queries and weight of every page on a loaded synthetic region, beside the lightest page as reference."""

from __future__ import annotations

import gc
import gzip
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from django.db import connection
from django.db.models import Count
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.bench.bladen_matching import VEEL, aanbodadres, tafeladressen, vergelijkadres, vul_aan
from tests.bench.klok import cpu_van, meet

WACHTWOORD = "samen-en-dichtbij"
KEREN = 25
NAAM = "jans"
GEZOCHT = {  # sent by POST: no name stands in an address
    "nieuwe hulpvraag, zoeken": {"achternaam": NAAM, "geboren_op": ""},
    "casus zoeken": {"zoek": NAAM},
}
MENSEN = ("joris", "bram", "aisha", "daan", "ilse", "pieter", "tom", "eva", "vera", "noor")
GRENS_MS = 100.0  # p95 per page, as CPU time on this machine, of us and the database together
GRENS_PLEKKEN_MS = 150.0
VEEL_AANBOD = "plekken, 10.000 keer aanbod"
GRENZEN = {"plekken": GRENS_PLEKKEN_MS, VEEL_AANBOD: GRENS_PLEKKEN_MS}


class Teller:
    """Counts the questions to the database."""

    aantal = 0

    def __call__(self, execute: Any, *vraag: Any) -> Any:
        self.aantal += 1
        return execute(*vraag)


def _binnen(voornaam: str) -> Client:
    client = Client(headers={"host": "127.0.0.1"})
    client.post("/account/login/", {"login": f"{voornaam}@zorglandschap.example", "password": WACHTWOORD})
    return client


def _sleutels(wie: str) -> dict[str, str]:
    """For each status the case of somebody with the longest timeline."""
    from zorglandschap.apps.casus.models import Casus

    eigen = Casus.objects.filter(regisseur__gebruiker__email=f"{wie}@zorglandschap.example")
    gevonden: dict[str, str] = {}
    for casus in eigen.annotate(n=Count("stappen")).order_by("-n", "pk"):
        gevonden.setdefault(casus.status, str(casus.sleutel))
    return gevonden


def _adressen(mensen: Mapping[str, Client]) -> Iterator[tuple[str, str, str | None]]:
    """Who looks, at what, and where; None when the page does not exist (yet). What is sent: see GEZOCHT."""
    joris, bram = _sleutels("joris"), _sleutels("bram")
    loopt, advies = joris["hulp loopt"], joris["advies vastgelegd"]
    yield "joris", "mijn werk", _pad("casus:werk")
    yield "joris", "van mijn team", _pad("casus:werk", vraag="?lijst=team")
    yield "joris", "team bij afwezigheid", _pad("casus:team")
    yield "bram", "mijn werk in Lelystad", _pad("casus:werk")
    yield "bram", "van mijn team in Lelystad", _pad("casus:werk", vraag="?lijst=team")
    yield "ilse", "werk van een jeugdbeschermer", _pad("casus:werk")
    yield "daan", "werk van een behandelaar", _pad("casus:werk")
    yield "joris", "nieuwe hulpvraag", _pad("casus:nieuw")
    yield "bram", "nieuwe hulpvraag, zoeken", _pad("casus:nieuw")
    yield "bram", "casus zoeken", _pad("casus:zoek_casus")
    yield "joris", "casus, hulp loopt", _pad("casus:detail", loopt)
    yield "bram", "casus met lange tijdlijn", _pad("casus:detail", bram["hulp loopt"])
    for naam in ("gezin", "plan", "hulp", "besluiten", "tijdlijn", "toekomst"):
        yield "bram", naam, _pad(f"casus:{naam}", bram["hulp loopt"])
    yield "joris", "verklarende analyse", _pad("casus:analyse", joris["verklarende analyse"])
    yield "joris", "advies", _pad("matching:advies", joris["verwezen"])
    yield "joris", "plekken", _pad("matching:plekken", advies)
    yield "joris", "plekken vergelijken", vergelijkadres(mensen["joris"], advies)
    yield "joris", "wachten van één jeugdige", _pad("matching:wachten", advies)
    yield "joris", "wachtlijst", _pad("matching:wachtlijst")
    yield "bram", "wachtlijst in Lelystad", _pad("matching:wachtlijst")
    yield "tom", "kloof", _pad("matching:kloof")
    yield "bram", "kloof met eigen jeugdigen", _pad("matching:kloof")
    yield "bram", "gezinsplan", _pad("casus:gezinsplan", bram["hulp loopt"])
    yield "aisha", "aanbod", "/aanbod/"
    yield "aisha", "aanbod van deze week", "/aanbod/week/"
    yield "aisha", "één aanbod", aanbodadres()
    yield "tom", "landschap", "/landschap/"
    yield "tom", "API verblijfsaandeel", "/api/v1/indicatoren/verblijfsaandeel"
    yield "eva", "beheer", "/beheer/"
    yield "noor", "mijn verhaal", "/mijn/"
    yield from tafeladressen(mensen["pieter"])
    if vul_aan() >= VEEL:
        yield "joris", VEEL_AANBOD, _pad("matching:plekken", advies)


def _pad(naam: str, *sleutel: str, vraag: str = "") -> str | None:
    try:
        return reverse(naam, args=sleutel) + vraag
    except NoReverseMatch:
        return None


def _vraag(client: Client, pad: str, gezocht: dict[str, str] | None) -> Callable[[], Any]:
    """One look at a page."""
    return partial(client.post, pad, gezocht, follow=True) if gezocht else partial(client.get, pad)


def meet_bladen() -> dict[str, Any]:
    """Every page: median and 95th percentile in milliseconds CPU, the share of the database, queries, kilobytes."""
    mensen = {wie: _binnen(wie) for wie in MENSEN}
    gc.collect()
    gc.freeze()  # as the server does (config/wsgi.py)
    server = cpu_van(connection.connection.info.backend_pid) if connection.vendor == "postgresql" else None
    ernaast = {"ernaast": server} if server else {}
    kaal = Client(headers={"host": "127.0.0.1"})
    grond = meet(lambda: kaal.get("/gezond/"), KEREN, **ernaast).mediaan
    bladen: dict[str, Any] = {}
    stuk: list[str] = []
    for wie, naam, pad in _adressen(mensen):
        if pad is None:
            print(f"  (bladzijde ‘{naam}’ kan niet worden gemeten: er is niets om te tonen)", file=sys.stderr)
            stuk.append(naam)
            continue
        client = mensen[wie]
        teller, vraag = Teller(), _vraag(client, pad, GEZOCHT.get(naam))
        with connection.execute_wrapper(teller):
            antwoord = vraag()
        if antwoord.status_code != 200:
            print(f"  (bladzijde ‘{naam}’ geeft {antwoord.status_code})", file=sys.stderr)
            stuk.append(naam)
            continue
        duur = meet(vraag, KEREN, **ernaast)
        bladen[naam] = {
            "mediaan": duur.mediaan,
            "p95": duur.p95,
            "grens": GRENZEN.get(naam, GRENS_MS),
            "database": duur.database,
            "verhouding": duur.mediaan / grond,
            "queries": teller.aantal,
            "kb": len(gzip.compress(antwoord.content)) / 1000,
        }
    return {"grond": grond, "bladen": bladen, "stuk": stuk}
