"""Every address of the house and who gets in: an address without a line in this table fails the test.

A new page needs one line in ``DEUREN`` (``deuren.py``): who of the cast gets in. All others get ``dicht`` (404: as
if it does not exist), and a visitor gets ``buiten`` (302: sign in first). Addresses with a ``sleutel`` are asked for
Noor's casus, of which Joris has the regie and Mila and Femke are in the team; for Bram, Aisha, Tom and Eva it must
not exist.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import NU, VANDAAG, Cast
from tests.web.adressen import ACHTERKANT, ADRESSEN, vul_in, waarden_voor
from tests.web.deuren import BINNEN, DEUREN, IEDEREEN, Deur
from zorglandschap.apps.aanbod.models import Bezetting, BezettingStatus
from zorglandschap.apps.matching.models import Advies, Voorstel
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.core.begrippen.codelijsten import Niveau
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm


def _waarden(cast: Cast, patroon: str) -> dict[str, str]:
    waarden = waarden_voor(cast, patroon)
    if patroon.startswith("aanbod/verzoek/"):
        waarden["sleutel"] = str(_verzoek(cast).sleutel)
    if patroon.endswith(("/kies/", "/gevolg/")):
        waarden["voorstel"] = str(_verzoek(cast).sleutel)
    return waarden


def _verzoek(cast: Cast) -> Voorstel:
    """An open request for Noor to the organisation of Aisha."""
    advies = Advies.objects.create(
        casus=cast.casus_noor,
        hulpvorm=Hulpvorm.PLEEGZORG,
        voorgesteld=Hulpvorm.PLEEGZORG,
        antwoorden={},
        op=VANDAAG,
        om=NU,
        door_id=cast.joris.medewerker_id,
    )
    bezetting = Bezetting.objects.create(
        plek=cast.pleegzorg.plekken.get(), van=VANDAAG, status=BezettingStatus.VASTGEHOUDEN
    )
    return Voorstel.objects.create(
        casus=cast.casus_noor,
        advies=advies,
        aanbod=cast.pleegzorg,
        bezetting=bezetting,
        niveau=Niveau.FIRST_BEST,
        rang=1,
        gewenste_start=VANDAAG,
        gevraagd_om=NU,
        verloopt_om=timezone.localtime() + timedelta(days=1),
        herhaalsleutel=uuid.uuid4(),
    )


def _als(cast: Cast, wie: str) -> Client:
    kijker = cast.noor_kijker if wie == "noor" else getattr(cast, wie)
    client = Client()
    client.force_login(Gebruiker.objects.get(pk=kijker.gebruiker_id), ACHTERKANT)
    return client


def _vraag(client: Client, deur: Deur, adres: str, waarden: dict[str, str]) -> Any:
    gegevens = {naam: waarde.format(**waarden) for naam, waarde in deur.gegevens.items()}
    return client.post(adres, gegevens) if deur.methode == "post" else client.get(adres, gegevens)


def _naar_inlog(antwoord: Any) -> bool:
    return antwoord.status_code == 302 and antwoord["Location"].startswith(reverse("account_login"))


def test_every_address_has_a_line_in_the_table_and_every_line_an_address() -> None:
    assert sorted(DEUREN) == ADRESSEN


@contextmanager
def _terugdraaien() -> Iterator[None]:
    """What one visit changed never happened for the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("wie", sorted(IEDEREEN))
def test_only_who_is_named_gets_in(cast: Cast, wie: str) -> None:
    client, fout = _als(cast, wie), []
    aangemeld = client.cookies.output()
    for patroon in ADRESSEN:
        deur = DEUREN[patroon]
        client.cookies.load(aangemeld.replace("Set-Cookie: ", ""))
        with _terugdraaien():
            waarden = _waarden(cast, patroon)
            antwoord = _vraag(client, deur, vul_in(patroon, waarden), waarden)
        mag = antwoord.status_code in BINNEN and not _naar_inlog(antwoord)
        if not (mag if wie in deur.wie else antwoord.status_code == deur.dicht):
            fout.append((patroon, antwoord.status_code))
    assert not fout


def test_a_visitor_comes_no_further_than_the_front(cast: Cast) -> None:
    fout = []
    for patroon in ADRESSEN:
        deur = DEUREN[patroon]
        with _terugdraaien():
            waarden = _waarden(cast, patroon)
            antwoord = _vraag(Client(), deur, vul_in(patroon, waarden), waarden)
        hoort_naar_inlog = deur.buiten == 302 and not patroon.startswith(("account/", "taal/"))
        if antwoord.status_code != deur.buiten or (hoort_naar_inlog and not _naar_inlog(antwoord)):
            fout.append((patroon, antwoord.status_code))
    assert not fout


def _zonder_toeval(antwoord: Any) -> bytes:
    return re.sub(rb'(csrfmiddlewaretoken" value="|X-CSRFToken": ")\w+|[0-9a-f-]{36}', b"", antwoord.content)


def test_not_yours_looks_the_same_as_not_there(cast: Cast) -> None:
    client, anders = _als(cast, "bram"), []
    for patroon in [p for p in ADRESSEN if "<uuid:" in p]:
        deur = DEUREN[patroon]
        with _terugdraaien():
            waarden = _waarden(cast, patroon)
            echt = vul_in(patroon, waarden)
            onbekend = re.sub(r"[0-9a-f-]{36}", str(uuid.uuid4()), echt)
            een, ander = (_vraag(client, deur, adres, waarden) for adres in (echt, onbekend))
        is_gelijk = een.status_code == ander.status_code == deur.dicht and _zonder_toeval(een) == _zonder_toeval(ander)
        if not is_gelijk or b"Noor" in een.content:
            anders.append((patroon, een.status_code, ander.status_code))
    assert not anders
