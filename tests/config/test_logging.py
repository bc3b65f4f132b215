"""Log lines are JSON and hold no person, whatever somebody logs."""

from __future__ import annotations

import io
import json
import logging
import logging.config
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from django.test import Client

from tests.cast import Cast
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.config.logging import instellingen


@pytest.fixture
def uit() -> Iterator[io.StringIO]:
    """Logging as in production, written into this test's own stream."""
    wortel = logging.getLogger()
    handlers, niveau = wortel.handlers[:], wortel.level
    logging.config.dictConfig(instellingen("INFO"))
    (handler,) = wortel.handlers
    assert isinstance(handler, logging.StreamHandler)
    stroom = io.StringIO()
    handler.setStream(stroom)
    yield stroom
    wortel.handlers[:] = handlers
    wortel.setLevel(niveau)
    logging.getLogger("django").setLevel(logging.NOTSET)


def _regels(uit: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(regel) for regel in uit.getvalue().splitlines()]


def test_a_line_is_json_with_time_level_and_name(uit: io.StringIO) -> None:
    structlog.get_logger("proef").info("gebeurd", aantal=3)
    logging.getLogger("elders").warning("ook %s", "dit")
    een, ander = _regels(uit)
    assert (een["event"], een["aantal"], een["level"]) == ("gebeurd", 3, "info")
    assert str(een["timestamp"]).endswith("Z")
    assert (ander["event"], ander["logger"]) == ("ook dit", "elders")


def test_a_bsn_and_an_address_are_covered(uit: io.StringIO) -> None:
    logging.getLogger("proef").warning("kind 999990019 van noor@zorglandschap.example, zaak 123456789")
    (regel,) = _regels(uit)
    assert regel["event"] == "kind ••• van •••, zaak 123456789"


def test_an_exception_shows_where_but_not_what(uit: io.StringIO) -> None:
    try:
        raise ValueError("Noor van den Berg")
    except ValueError as fout:
        structlog.get_logger("proef").exception("mis")
        structlog.get_logger("proef").error("mis", exc_info=fout)
        logging.getLogger("elders").exception("mis")
    structlog.get_logger("proef").error("niets", exc_info=False)
    *regels, laatste = _regels(uit)
    assert "Noor" not in uit.getvalue()
    assert "fout" not in laatste
    for regel in regels:
        assert regel["fout"]["soort"] == "ValueError"
        assert "test_logging.py" in regel["fout"]["plaatsen"][0]


def test_the_line_of_a_request_names_the_page_and_nobody(cast: Cast, client: Client, uit: io.StringIO) -> None:
    client.force_login(
        Gebruiker.objects.get(pk=cast.eva.gebruiker_id), "allauth.account.auth_backends.AuthenticationBackend"
    )
    client.post("/beheer/accounts/", {"zoek": "Joris"})
    client.get("/beheer/accounts/?pagina=1&x=Joris")
    client.get("/bestaat-niet/Joris/")
    gemeld = [r for r in _regels(uit) if r["event"] == "antwoord"]
    assert [r["waar"] for r in gemeld] == ["beheer:accounts", "beheer:accounts", ""]
    assert [r["status"] for r in gemeld] == [302, 200, 404]
    assert all(len(str(r["verzoek"])) == 32 for r in gemeld)
    for naam in ("Eva", "eva@", "x=Joris"):
        assert naam not in uit.getvalue()
