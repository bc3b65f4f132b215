"""The platform as a newcomer starts it, and a browser to walk through it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.toets.chromium import zorg_voor_chromium

WACHTWOORD = "samen-en-dichtbij"
SCHAAL = "0.1"
SMAL: ViewportSize = {"width": 360, "height": 780}
BREED: ViewportSize = {"width": 1280, "height": 900}


def _vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


def _leeft(adres: str) -> bool:
    try:
        with urllib.request.urlopen(f"{adres}/gezond/", timeout=2) as antwoord:
            return bool(antwoord.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


@pytest.fixture(scope="session")
def huis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a running platform with a small synthetic region, started by the command itself."""
    poort = _vrije_poort()
    adres = f"http://127.0.0.1:{poort}"
    omgeving = {k: w for k, w in os.environ.items() if not k.startswith(("ZORGLANDSCHAP_", "DJANGO_", "DATABASE_"))}
    omgeving["ZORGLANDSCHAP_DATA"] = str(tmp_path_factory.mktemp("huis"))
    opdracht = [str(Path(sys.executable).parent / "zorglandschap"), "start", "--poort", str(poort), "--schaal", SCHAAL]
    proces = subprocess.Popen(
        opdracht, env=omgeving, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    try:
        einde = time.monotonic() + 180
        while not _leeft(adres):
            if proces.poll() is not None or time.monotonic() > einde:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(proces.pid, signal.SIGKILL)  # with its servers, which hold the pipe open
                pytest.fail(f"het huis start niet:\n{proces.communicate()[0]}")
            time.sleep(0.2)
        yield adres
    finally:
        proces.send_signal(signal.SIGTERM)
        proces.communicate(timeout=30)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys."""
    with sync_playwright() as spel:
        chromium = spel.chromium.launch(
            executable_path=zorg_voor_chromium(),
            args=["--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"],
        )
        yield chromium
        chromium.close()


@dataclass
class Bezoek:
    """Someone at work: a page in the browser, signed in or not."""

    huis: str
    pagina: Page

    def ga(self, pad: str) -> Page:
        """Open a path of the platform."""
        self.pagina.goto(f"{self.huis}{pad}")
        return self.pagina

    def log_in(self, voornaam: str) -> Bezoek:
        """Sign in as one of the cast, as a person does."""
        self.ga("/account/login/")
        formulier = self.pagina.locator("form#inloggen")
        formulier.get_by_label("E-mailadres").fill(f"{voornaam}@zorglandschap.example")
        formulier.get_by_label("Wachtwoord").fill(WACHTWOORD)
        formulier.get_by_role("button", name="Inloggen").click()
        self.pagina.wait_for_url(lambda adres: "/account/login" not in adres)
        return self


@pytest.fixture
def bezoek(huis: str, browser: Browser) -> Iterator[Callable[..., Bezoek]]:
    """Make a visit: ``bezoek("joris")``, ``bezoek("noor", smal=True)``, ``bezoek(taal="en")``, ``bezoek(js=False)``."""
    contexten: list[BrowserContext] = []

    def maak(wie: str = "", *, smal: bool = False, js: bool = True, taal: str = "nl") -> Bezoek:
        context = browser.new_context(
            viewport=SMAL if smal else BREED, java_script_enabled=js, locale="nl-NL", reduced_motion="reduce"
        )
        context.set_default_timeout(15_000)
        contexten.append(context)
        visite = Bezoek(huis, context.new_page())
        if wie:
            visite.log_in(wie)
        if taal == "en":
            visite.ga("/regels/").get_by_role("button", name="English").click()
        return visite

    yield maak
    for context in contexten:
        context.close()


def axe_meldt(pagina: Page) -> list[str]:
    """What axe finds on the page, WCAG 2.0–2.2 A and AA and best practices; empty is good."""
    uitslag = Axe().run(pagina)
    return [
        f"{fout['id']}: {fout['help']} — {knoop['html'][:160]}"
        for fout in uitslag.response["violations"]
        for knoop in fout["nodes"]
    ]


def past_in_breedte(pagina: Page) -> bool:
    """True when nothing makes the page scroll sideways."""
    return bool(pagina.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1"))
