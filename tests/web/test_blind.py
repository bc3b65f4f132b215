"""The blind rule attacked from every route: before there is an advice, nothing that anybody sees shows what is free.

Every address of the house is asked twice, as everybody who may come in: once with every place free and just
confirmed, once with every place taken or out of service and long not confirmed. Between the two nothing may differ:
not the status, not where it leads, not a letter or a header, not even how many questions the database got.
What may differ stands in ``MAG_WETEN``, with the reason.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from tests.apps.matching.hulp import geadviseerd, verwezen
from tests.apps.matching.tafelhulp import STRAKS, lars
from tests.apps.matching.test_bouwkansen import _meting
from tests.cast import Cast
from tests.web.adressen import ACHTERKANT, ADRESSEN, vul_in, waarden_voor
from tests.web.deuren import DEUREN, IEDEREEN, Deur
from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, BezettingStatus, Plek
from zorglandschap.apps.casus.actions import zet_stap
from zorglandschap.apps.matching.actions import maak_verdelingsplan
from zorglandschap.apps.matching.models import Verdelingsplan, Voorstel
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.core.begrippen.codelijsten import CasusStatus, JuridischKader, Stap
from zorglandschap.core.begrippen.kijker import Kijker

MAG_WETEN = {
    "aanbod/": "the planner's own places",
    "api/v1/aanbod": "the provider's own places, with the key of the provider",
    "api/v1/aanbod/plekken": "those same places per day, with the same key",
    "tafel/": "the table weighs everybody's places at once: it sees no names, and only youths with an advice",
    "beheer/": "the functional manager sees how many offers were not confirmed lately, and works on no case",
}
BUITEN_TABEL = ("moeder_noor", "ilse", "daan", "vera")  # people whom the table of doors does not know
WIE_MAG_WETEN = {"aisha", "eva"}
AAN_TAFEL = {"pieter"}  # may know what is free on the pages of the table, and nowhere else
WERKERS = {"joris"}  # who works on the case, in every standing; all others are asked in one of them
TYPERS = {"joris", "tom"}  # who also type everything that could be typed behind an address
ZONDER_INHOUD = ("account/", "taal/")  # signing in and out: asked once, as Joris
KOPPEN = ("Content-Type", "Content-Length", "ETag", "Last-Modified", "Location", "Content-Disposition")
TOEVAL = (  # what differs at every look, whatever is free
    rb'csrfmiddlewaretoken" value="\w+',
    rb"X-CSRFToken[^,}]*",
    rb'<input[^>]*name="[\w-]*sleutel"[^>]*>',
    rb"\b\d{1,2}:\d\d(:\d\d)?\b",
)


@dataclass(frozen=True)
class Blik:
    """One request: who asks for what, and with which words behind it."""

    wie: str
    patroon: str
    adres: str
    gegevens: tuple[tuple[str, str], ...] = ()
    is_post: bool = False


@dataclass(frozen=True)
class Beeld:
    """Everything that somebody could learn from the answer."""

    status: int
    koppen: tuple[tuple[str, str], ...]
    inhoud: bytes
    vragen: int


@dataclass
class Teller:
    """Counts what the database is asked."""

    aantal: int = 0

    def __call__(self, doe: Callable[..., Any], *gegeven: Any) -> Any:
        self.aantal += 1
        return doe(*gegeven)


# --- the two worlds ---


@contextmanager
def _terugdraaien() -> Iterator[None]:
    """Whatever happens inside never happened."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _alles_vrij() -> None:
    Aanbod.objects.update(bijgewerkt_om=timezone.localtime() - timedelta(minutes=5))


@contextmanager
def _alles_vol() -> Iterator[None]:
    """Every place is taken or out of service from long ago, and nobody confirmed anything for weeks."""
    vandaag = timezone.localdate()
    with _terugdraaien():
        vrij = Plek.objects.exclude(bezettingen__status=BezettingStatus.BEVESTIGD).order_by("pk")
        soorten = (BezettingStatus.BEVESTIGD, BezettingStatus.BUITEN_GEBRUIK)
        for n, plek in enumerate(vrij):
            plek.bezettingen.all().delete()
            Bezetting.objects.create(plek=plek, van=vandaag - timedelta(days=30), status=soorten[n % 2])
        Aanbod.objects.update(bijgewerkt_om=timezone.localtime() - timedelta(days=20))
        yield


@pytest.fixture(autouse=True)
def _stil() -> Iterator[None]:
    """A thousand refusals are no news here."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


# --- every route ---


def _mensen(deur: Deur, patroon: str, *, iedereen: bool) -> list[str]:
    """Who is asked to look: everybody inside, and who might come in by another way."""
    if patroon.startswith(ZONDER_INHOUD):
        return ["joris"] if iedereen else []
    binnen = (deur.wie & IEDEREEN) | set(BUITEN_TABEL if patroon.startswith(("casus/", "mijn/", "werk/")) else ())
    if patroon in MAG_WETEN or patroon.startswith("aanbod/"):
        binnen -= AAN_TAFEL if patroon.startswith("tafel/") else WIE_MAG_WETEN
    return sorted(binnen if iedereen else binnen & WERKERS)


def _blikken(cast: Cast, *, iedereen: bool) -> Iterator[Blik]:
    """Every address as everybody inside: bare, with every parameter that could open something, and as a form."""
    for patroon in sorted(DEUREN.keys() & set(ADRESSEN)):  # test_deuren.py sees to it that none is missing
        deur = DEUREN[patroon]
        with _terugdraaien():
            waarden = {**waarden_voor(cast, patroon), "voorstel": str(uuid4())}
        adres = vul_in(patroon, waarden)
        gegeven = tuple((naam, tekst.format(**waarden)) for naam, tekst in deur.gegevens.items())
        for wie in _mensen(deur, patroon, iedereen=iedereen):
            if deur.methode == "post":
                yield Blik(wie, patroon, adres, gegeven, is_post=True)
                continue
            yield Blik(wie, patroon, adres)
            if wie in TYPERS:
                yield Blik(wie, patroon, adres, (*gegeven, *_verzonnen(waarden)))


def _verzonnen(waarden: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Everything that somebody could type behind an address."""
    return (
        ("start", waarden["vandaag"]),
        ("aanbod", waarden["aanbod"]),
        ("vorm", "pleegzorg"),
        ("hulpvorm", "pleegzorg"),
        ("vrij", "1"),
        ("alleen_vrij", "1"),
        ("sorteer", "-vrij"),
        ("order", "vrij"),
        ("weergave", "csv"),
        ("format", "json"),
        ("q", "vrij"),
        ("naam", "Noor"),
        ("lijst", "alles"),
        ("pagina", "1"),
        ("cijfer", "bezetting"),
    )


def _kijk(client: Client, blik: Blik) -> Beeld:
    teller = Teller()
    with _terugdraaien(), connection.execute_wrapper(teller):
        if blik.is_post:
            antwoord = client.post(blik.adres, dict(blik.gegevens))
        else:
            antwoord = client.get(blik.adres + ("?" + urlencode(blik.gegevens) if blik.gegevens else ""))
        inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
    for toeval in TOEVAL:
        inhoud = re.sub(toeval, b"", inhoud)
    koppen = tuple((naam, antwoord[naam]) for naam in KOPPEN if naam in antwoord)
    return Beeld(antwoord.status_code, koppen, inhoud, teller.aantal)


def _loop_rond(clienten: dict[str, Client], blikken: list[Blik]) -> dict[Blik, Beeld]:
    return {blik: _kijk(clienten[blik.wie], blik) for blik in blikken}


def _client(kijker: Kijker) -> Client:
    client = Client()
    client.force_login(Gebruiker.objects.get(pk=kijker.gebruiker_id), ACHTERKANT)
    return client


def _lekken(cast: Cast, *, iedereen: bool) -> list[str]:
    """Where the two worlds differ; what differs once is looked at again, for a cache that was still cold."""
    return _verschillen(cast, list(_blikken(cast, iedereen=iedereen)))


def _verschillen(cast: Cast, blikken: list[Blik]) -> list[str]:
    _alles_vrij()
    wie = {"noor": cast.noor_kijker}
    clienten = {b: _client(wie.get(b) or getattr(cast, b)) for b in {blik.wie for blik in blikken}}
    with _alles_vol():
        vol = _loop_rond(clienten, blikken)
    vrij = _loop_rond(clienten, blikken)
    anders = [blik for blik in blikken if vol[blik] != vrij[blik]]
    with _alles_vol():
        nog_eens = _loop_rond(clienten, anders)
    return [f"{b.wie}: {b.adres} {_verschil(nog_eens[b], vrij[b])}" for b in anders if nog_eens[b] != vrij[b]]


def _verschil(een: Beeld, ander: Beeld) -> str:
    if een.status != ander.status or een.koppen != ander.koppen:
        return f"{een.status} {een.koppen} ↔ {ander.status} {ander.koppen}"
    regels = zip(een.inhoud.splitlines(), ander.inhoud.splitlines(), strict=False)
    los = next(((a, b) for a, b in regels if a != b), (b"", b""))
    return f"{een.vragen} ↔ {ander.vragen} vragen; {los[0][:200]!r} ↔ {los[1][:200]!r}"


def _tafelblikken(plan: Verdelingsplan, wie: str) -> Iterator[Blik]:
    """Every address of the table with a real plan, and of what is worth building with a real measurement."""
    kind = f"/tafel/{plan.sleutel}/1/"
    for adres in ("/tafel/", "/tafel/cijfers/", "/bouwkansen/", "/bouwkansen/cijfers.csv", kind, f"{kind}watals/"):
        yield Blik(wie, "tafel/", adres)
        yield Blik(wie, "tafel/", adres, (("keuze", "0"), ("gemeente", "Urk"), ("hulpvorm", "pleegzorg")))
    besluit = (("keuze", "0"), ("reden", "x"), ("soort", "anders"), ("mening_stand", "nog niet gevraagd"))
    yield Blik(wie, "tafel/", f"{kind}besluit/", (*besluit, ("herhaalsleutel", str(plan.sleutel))), is_post=True)
    yield Blik(wie, "tafel/", "/tafel/plan/", (("herhaalsleutel", str(plan.sleutel)),), is_post=True)


def _plan_en_meting(cast: Cast) -> Verdelingsplan:
    """Lars has an advice and stands in a plan, Noor is only referred, and places worth building were measured."""
    nu = timezone.now() - 2 * STRAKS
    verwezen(cast, nu=nu)
    lars(cast, nu=nu)
    _meting(op=timezone.localdate(), om=nu)
    return maak_verdelingsplan(cast.pieter, herhaalsleutel=uuid4(), nu=nu)


def _gevraagd(cast: Cast) -> None:
    """The first question is on the table and nothing else happened."""


def _verwezen(cast: Cast) -> None:
    verwezen(cast, nu=timezone.now())


def _in_crisis(cast: Cast) -> None:
    """Also in a crisis, with a worker of the GI beside the case."""
    verwezen(cast, crisis=True, nu=timezone.now())
    cast.casus_noor.jeugdbeschermer_id = cast.ilse.medewerker_id
    cast.casus_noor.kader = JuridischKader.OTS
    cast.casus_noor.save()


def _opnieuw_verwezen(cast: Cast) -> None:
    """There was an advice at an earlier referral; that one opens nothing any more."""
    geadviseerd(cast, nu=timezone.now() - timedelta(days=90))
    cast.casus_noor.status = CasusStatus.ANALYSE
    cast.casus_noor.save()
    zet_stap(cast.casus_noor, stap=Stap.VERWEZEN, door=cast.joris, nu=timezone.now())


@pytest.mark.grondig
@pytest.mark.parametrize("stand", [_gevraagd, _verwezen, _in_crisis, _opnieuw_verwezen])
def test_without_an_advice_nothing_that_anybody_sees_depends_on_what_is_free(
    cast: Cast, stand: Callable[[Cast], None]
) -> None:
    stand(cast)
    lekken = _lekken(cast, iedereen=stand is _in_crisis)
    assert not lekken, "\n".join(lekken)


def test_a_plan_and_a_measurement_tell_nobody_but_the_table_what_is_free(cast: Cast) -> None:
    plan = _plan_en_meting(cast)
    wie = sorted((IEDEREEN | set(BUITEN_TABEL)) - AAN_TAFEL)
    lekken = _verschillen(cast, [blik for naam in wie for blik in _tafelblikken(plan, naam)])
    assert not lekken, "\n".join(lekken)
    gebouwd = _client(cast.tom).get("/bouwkansen/")  # with the measurement, else this would prove nothing
    assert b"Urk" in gebouwd.content
    pieter = {"pieter": _client(cast.pieter)}
    tafel = [Blik("pieter", "tafel/", "/tafel/"), Blik("pieter", "tafel/", f"/tafel/{plan.sleutel}/1/")]
    _alles_vrij()
    vrij = _loop_rond(pieter, tafel)
    with _alles_vol():
        vol = _loop_rond(pieter, tafel)
    assert any(vrij[blik].inhoud != vol[blik].inhoud for blik in tafel)
    assert str(cast.casus_noor.sleutel) not in str(plan.resultaat)  # without an advice nobody stands in a plan


def test_the_two_worlds_do_differ_for_who_may_know(cast: Cast) -> None:
    """Otherwise the test above would prove nothing."""
    _alles_vrij()
    eigen = Blik("aisha", "aanbod/", "/aanbod/")
    plekken = Blik("joris", "", f"/casus/{cast.casus_noor.sleutel}/plekken/")
    geadviseerd(cast, nu=timezone.now())
    clienten = {"aisha": _client(cast.aisha), "joris": _client(cast.joris)}
    vrij = _loop_rond(clienten, [eigen, plekken])
    with _alles_vol():
        vol = _loop_rond(clienten, [eigen, plekken])
    assert all(vrij[blik].inhoud != vol[blik].inhoud for blik in (eigen, plekken))
    assert not Voorstel.objects.exists()
