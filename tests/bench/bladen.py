"""Server time, queries and weight of every page on the full synthetic region, beside the lightest page as reference."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.test import Client

from tests.bench.klok import meet, tabel

WACHTWOORD = "samen-en-dichtbij"
GRENS_MS = 100.0  # p95 per page, as CPU time on this machine
KEREN = 25


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


def _casussen() -> dict[str, str]:
    """One case of Joris per status, by the address of its page."""
    from zorglandschap.apps.casus.models import Casus

    gevonden: dict[str, str] = {}
    for casus in Casus.objects.filter(regisseur__gebruiker__email__startswith="joris"):
        gevonden.setdefault(casus.status, f"/casus/{casus.sleutel}/")
    return gevonden


def _adressen() -> Iterator[tuple[str, str, str]]:
    casussen = _casussen()
    yield "joris", "mijn werk", "/werk/"
    yield "joris", "van mijn team", "/werk/?lijst=team"
    yield "joris", "nieuwe hulpvraag", "/hulpvraag/nieuw/"
    yield "joris", "casus, hulp loopt", casussen["hulp loopt"]
    yield "joris", "verklarende analyse", f"{casussen['verklarende analyse']}analyse/"
    yield "joris", "advies", f"{casussen['verwezen']}advies/"
    yield "joris", "plekken", f"{casussen['advies vastgelegd']}plekken/"
    yield "aisha", "aanbod", "/aanbod/"
    yield "tom", "landschap", "/landschap/"
    yield "tom", "API verblijfsaandeel", "/api/v1/indicatoren/verblijfsaandeel"
    yield "eva", "beheer", "/beheer/"
    yield "noor", "mijn verhaal", "/mijn/"


def meet_bladen() -> int:
    """Print the table; exit code 1 when a page is over the limit."""
    mensen = {wie: _binnen(wie) for wie in ("joris", "aisha", "tom", "eva", "noor")}
    kaal = Client(headers={"host": "127.0.0.1"})
    grond = meet(lambda: kaal.get("/gezond/"), KEREN).mediaan
    rijen, te_traag = [], 0
    for wie, naam, pad in _adressen():
        client = mensen[wie]
        teller = Teller()
        with connection.execute_wrapper(teller):
            antwoord = client.get(pad)
        assert antwoord.status_code == 200, (naam, antwoord.status_code)
        duur = meet(lambda c=client, p=pad: c.get(p), KEREN)  # type: ignore[misc]
        te_traag += duur.p95 > GRENS_MS
        kb = len(gzip.compress(antwoord.content)) / 1000
        rijen.append([naam, f"{duur.mediaan:.0f}", f"{duur.p95:.0f}", f"{duur.mediaan / grond:.1f}",
                      str(teller.aantal), f"{kb:.1f}"])  # fmt: skip
    print(f"## Pagina's (referentie: /gezond/ = {grond:.1f} ms)\n")
    tabel(["pagina", "mediaan ms", "p95 ms", "× referentie", "queries", "kB gzip"], rijen)
    return 1 if te_traag else 0
