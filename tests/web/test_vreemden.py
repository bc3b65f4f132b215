"""A youth who waits, is asked for or is placed, stays unknown to everybody who has no part in it: on every address.

``test_deuren.py`` says who gets in at each door; here it is about what stands behind the doors that *are* open to a
worker of another gemeente, a planner of another provider and the region: lists, counts, search, files and the API.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from tests.apps.matching.hulp import andere_planner, geadviseerd, geplaatst, gevraagd
from tests.cast import Cast
from tests.web.adressen import ACHTERKANT, ADRESSEN, vul_in, waarden_voor
from tests.web.deuren import DEUREN
from zorglandschap.apps.matching.models import Voorstel
from zorglandschap.apps.matching.queries.verzoeken import pseudoniem
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.core.begrippen.kijker import Kijker

DICHT = ("casus/<uuid:sleutel>/", "hulpvraag/nieuw/<uuid:", "aanbod/verzoek/")
ZOEKEN = ({}, {"naam": "van den Berg", "q": "van den Berg", "achternaam": "van den Berg", "pagina": "1"})


@pytest.fixture(autouse=True)
def _stil() -> Iterator[None]:
    """A thousand refusals are no news here."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


def _wacht(cast: Cast) -> None:
    geadviseerd(cast, nu=timezone.now())


def _is_gevraagd(cast: Cast) -> None:
    gevraagd(cast, nu=timezone.now())


def _is_geplaatst(cast: Cast) -> None:
    geplaatst(cast, nu=timezone.now())


def _client(kijker: Kijker) -> Client:
    client = Client()
    client.force_login(Gebruiker.objects.get(pk=kijker.gebruiker_id), ACHTERKANT)
    return client


def _kenmerken(cast: Cast) -> list[str]:
    """Everything by which somebody would know that it is about Noor."""
    codes = [pseudoniem(v.sleutel) for v in Voorstel.objects.all()]
    sleutels = [v.sleutel for v in Voorstel.objects.all()]
    vast = [r"\bNoor\b", "van den Berg", str(cast.casus_noor.sleutel), str(cast.noor.sleutel), "14 maart 2011"]
    return [*vast, *map(str, sleutels), *(f"eugdige {code}" for code in codes)]


@pytest.mark.parametrize(
    ("wie", "stand"),
    [("bram", _wacht), ("bram", _is_geplaatst), ("olivia", _is_gevraagd), ("tom", _is_gevraagd)],
)
def test_nobody_without_a_part_in_it_meets_this_youth_anywhere(
    cast: Cast, wie: str, stand: Callable[[Cast], None]
) -> None:
    adressen = {patroon: _waarden(cast, patroon) for patroon in sorted(DEUREN.keys() & set(ADRESSEN))}
    stand(cast)
    client = _client(andere_planner(cast) if wie == "olivia" else getattr(cast, wie))
    zoekt = re.compile("|".join(_kenmerken(cast)))
    verzoek = Voorstel.objects.first()
    for patroon, waarden in adressen.items():
        if patroon.startswith("account/") or DEUREN[patroon].buiten == 200:
            continue  # what stands there is for everybody
        if verzoek:
            waarden["voorstel"] = str(verzoek.sleutel)
            waarden["sleutel"] = str(verzoek.sleutel) if patroon.startswith("aanbod/verzoek/") else waarden["sleutel"]
        adres = vul_in(patroon, waarden)
        deur = DEUREN[patroon]
        waarden.setdefault("voorstel", waarden["sleutel"])
        gegeven = {naam: tekst.format(**waarden) for naam, tekst in deur.gegevens.items()}
        for getypt in ZOEKEN:
            vraag = client.post if deur.methode == "post" else client.get
            antwoord = vraag(adres, {**getypt, **gegeven})
            if patroon.startswith(DICHT):
                assert antwoord.status_code == 404, (wie, adres)
            inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content  # type: ignore[attr-defined]
            gevonden = zoekt.search(_zonder_eigen_woorden(inhoud.decode(errors="replace"), adres))
            assert not gevonden, (wie, adres, gevonden)


def _waarden(cast: Cast, patroon: str) -> dict[str, str]:
    """As the table of doors fills in; what is made for one address never happened for the next."""
    with transaction.atomic():
        waarden = waarden_voor(cast, patroon)
        transaction.set_rollback(True)
    return waarden


def _zonder_eigen_woorden(tekst: str, adres: str) -> str:
    """What somebody typed comes back, in a field or as the address to return to; that tells nothing."""
    return re.sub(r"van(%20|\+)den(%20|\+)Berg", "", tekst.replace(adres, "").replace('value="van den Berg"', ""))
