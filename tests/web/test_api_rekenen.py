"""Ranking and joint assignment by API: outcome and mistakes as of the commands, for who may, and nothing stored."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from typer.testing import CliRunner

from tests.cast import Cast
from tests.web.casus.hulp import meld_aan
from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.matching.models import Rangadvies, Verdelingsplan
from zorglandschap.config.opdrachten import app

HANDLEIDING = Path(__file__).parents[2] / "docs" / "handleiding"
RANGSCHIK, REKEN = "/api/v1/rangschik", "/api/v1/verdeling/reken"


def _voorbeeld(blad: str) -> dict[str, Any]:
    """The question that stands in the guide."""
    blok = re.search(r"```json\n(.*?)```", (HANDLEIDING / blad).read_text(encoding="utf-8"), re.DOTALL)
    assert blok is not None
    gelezen: dict[str, Any] = json.loads(blok[1])
    return gelezen


def _stuur(client: Client, adres: str, vraag: object) -> Any:
    tekst = vraag if isinstance(vraag, bytes) else json.dumps(vraag).encode()
    return client.post(adres, tekst, content_type="application/json")


@pytest.mark.parametrize(
    ("adres", "blad", "opdracht"),
    [(RANGSCHIK, "rangschik.md", ("rangschik",)), (REKEN, "verdeel.md", ("verdeel", "--invoer"))],
)
def test_the_answer_is_that_of_the_command_and_nothing_is_stored(
    client: Client, cast: Cast, tmp_path: Path, adres: str, blad: str, opdracht: tuple[str, ...]
) -> None:
    vraag, bestand = _voorbeeld(blad), tmp_path / "vraag.json"
    bestand.write_text(json.dumps(vraag), encoding="utf-8")
    antwoord = _stuur(meld_aan(client, cast.pieter), adres, vraag)
    assert antwoord.status_code == 200, antwoord.content
    assert antwoord.json() == json.loads(CliRunner().invoke(app, [*opdracht, str(bestand), "--json"]).stdout)
    assert not Verdelingsplan.objects.exists()
    assert not Rangadvies.objects.exists()
    regel = Gebeurtenis.objects.latest("pk")
    assert (regel.naam, regel.reden, regel.jeugdige_id) == (cast.pieter.naam, "per api, met een eigen bestand", None)


def test_how_much_is_explained_can_be_asked(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.pieter)
    assert len(_stuur(client, f"{RANGSCHIK}?hoogstens=1", _voorbeeld("rangschik.md")).json()["kandidaten"]) == 1
    kaal = _stuur(client, f"{REKEN}?alternatieven=0", _voorbeeld("verdeel.md")).json()
    assert all(rij["waarom_niet"] == [] and rij["waarom"] for rij in kaal["jeugdigen"])
    assert _stuur(client, f"{RANGSCHIK}?hoogstens=100000", _voorbeeld("rangschik.md")).status_code == 400


def test_every_mistake_is_named_with_its_place(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.pieter)
    rang = _voorbeeld("rangschik.md")
    rang["aanbod"][1]["vrij"] = -2
    del rang["aanbod"][2]["locatie"]
    antwoord = _stuur(client, RANGSCHIK, rang)
    assert antwoord.status_code == 422
    assert antwoord["Content-Type"] == "application/problem+json"
    assert antwoord.json()["detail"] == "2 fouten in de vraag."
    assert antwoord.json()["fouten"][0] == "‘vrij’ van aanbod 2 is -2: dat is een heel getal van 0 of meer."
    verdeel = _voorbeeld("verdeel.md")
    verdeel["aanbod"][1]["vrij"] = -2
    antwoord = _stuur(client, REKEN, verdeel)
    assert antwoord.status_code == 422
    assert antwoord.json()["detail"] == "‘vrij’ van aanbod 2 (nr. 2) is -2: dat is een heel getal van 0 of meer."


def test_the_offers_of_the_database_never_take_part(client: Client, cast: Cast) -> None:
    """Else the ranking would tell what is free before the advice is recorded."""
    vraag = _voorbeeld("rangschik.md")
    eerst = _stuur(meld_aan(client, cast.joris), RANGSCHIK, vraag).json()
    assert {k["naam"] for k in eerst["kandidaten"]}.isdisjoint(Aanbod.objects.values_list("naam", flat=True))
    del vraag["aanbod"]
    antwoord = _stuur(client, RANGSCHIK, vraag)
    assert antwoord.status_code == 422
    assert "in de vraag zelf" in antwoord.json()["detail"]


@pytest.mark.parametrize("adres", [RANGSCHIK, REKEN])
@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [(b"{", "geen geldige JSON: regel 1"), (b"\xff", "UTF-8"), (b"[" * 100_000, "te diep"), (b"9" * 5_000, "te lang")],
)
def test_what_is_no_json_is_refused_with_a_sentence(
    client: Client, cast: Cast, adres: str, inhoud: bytes, zin: str
) -> None:
    antwoord = _stuur(meld_aan(client, cast.pieter), adres, inhoud)
    assert antwoord.status_code == 400
    assert zin in antwoord.json()["detail"]


def test_too_much_at_once_is_refused_before_it_is_read(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.pieter)
    antwoord = _stuur(client, RANGSCHIK, {"jeugdige": {}, "aanbod": [0] * 2001})
    assert antwoord.status_code == 422
    assert antwoord.json()["fouten"] == ["‘aanbod’ heeft 2001 rijen: hier kunnen er hoogstens 2000 tegelijk."]
    antwoord = _stuur(client, REKEN, {"jeugdigen": [0] * 201, "aanbod": [0] * 501, "teams": [0] * 501})
    assert antwoord.status_code == 422
    assert len(antwoord.json()["fouten"]) == 3
    groot = b" " * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    assert _stuur(client, REKEN, groot).status_code == 413


@pytest.mark.parametrize("adres", [RANGSCHIK, REKEN])
def test_without_the_token_of_the_session_nothing_is_calculated(cast: Cast, adres: str) -> None:
    streng = meld_aan(Client(enforce_csrf_checks=True), cast.pieter)
    antwoord = _stuur(streng, adres, {})
    assert antwoord.status_code == 403
    assert antwoord.json()["detail"] == "Stuur het CSRF-token van uw sessie mee in X-CSRFToken."


@pytest.mark.parametrize("wie", ["femke", "aisha", "daan", "tom", "eva", "vera", "noor_kijker", "moeder_noor"])
def test_others_get_no_door(client: Client, cast: Cast, wie: str) -> None:
    for adres in (RANGSCHIK, REKEN):
        assert client.post(adres, b"{}", content_type="application/json").status_code == 401
    meld_aan(client, getattr(cast, wie))
    for adres in (RANGSCHIK, REKEN):
        antwoord = _stuur(client, adres, {})
        assert antwoord.status_code in (403, 404)
        assert "jeugdige" not in antwoord.content.decode()


@pytest.mark.parametrize("wie", ["joris", "bram", "ilse"])
def test_a_regisseur_ranks_but_does_not_divide(client: Client, cast: Cast, wie: str) -> None:
    meld_aan(client, getattr(cast, wie))
    assert _stuur(client, RANGSCHIK, _voorbeeld("rangschik.md")).status_code == 200
    assert _stuur(client, REKEN, _voorbeeld("verdeel.md")).status_code == 404


def test_both_stand_in_the_description_of_the_api(client: Client, db: None) -> None:
    paden = client.get("/api/v1/openapi.json").json()["paths"]
    for adres in (RANGSCHIK, REKEN):
        assert paden[adres]["post"]["requestBody"]["required"] is True
        assert {"200", "400", "413", "422"} <= set(paden[adres]["post"]["responses"])
