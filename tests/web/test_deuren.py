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
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from tests.apps.casus.kaderhulp import besluitadressen
from tests.apps.casus.planhulp import adreswaarden
from tests.cast import NU, VANDAAG, Cast
from tests.web.deuren import BINNEN, DEUREN, IEDEREEN, Deur
from zorglandschap.apps.aanbod.models import Bezetting, BezettingStatus
from zorglandschap.apps.casus.models import Portaaltoegang, Traject
from zorglandschap.apps.matching.models import Advies, Voorstel
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.core.begrippen.codelijsten import Niveau, Verwijzer
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm

ACHTERKANT = "allauth.account.auth_backends.AuthenticationBackend"
VASTE_WAARDEN = {"formulier": "doel_nieuw", "provider_id": "organisatie", "uidb36": "1", "key": "abc", "pk": "0"}


def _adressen(wortel: URLResolver, begin: str = "") -> Iterator[str]:
    for deel in wortel.url_patterns:
        pad = begin + str(deel.pattern)
        if isinstance(deel, URLResolver):
            yield from _adressen(deel, pad)
        else:
            assert isinstance(deel, URLPattern)
            yield pad


ADRESSEN = sorted(set(_adressen(get_resolver())))


def _vul_in(patroon: str, waarden: dict[str, str]) -> str:
    """An address that fits the pattern: converters and named groups get their value, anchors go."""
    if patroon.startswith("^account/(?:"):
        return "/account/social/"
    namen = re.sub(r"\(\?P(<\w+>)(?:[^()]|\([^()]*\))*\)", r"\1", patroon)
    adres = re.sub(r"<(?:\w+:)?(\w+)>", lambda m: waarden[m.group(1)], namen)
    return "/" + adres.replace("^", "").replace("$", "")


def _waarden(cast: Cast, patroon: str) -> dict[str, str]:
    sleutel = str(cast.casus_noor.sleutel)
    if patroon.startswith("api/"):
        sleutel = "verblijfsaandeel"
    elif patroon.startswith("aanbod/verzoek/"):
        sleutel = str(_verzoek(cast).sleutel)
    return {
        **VASTE_WAARDEN,
        "sleutel": sleutel,
        "jeugdige": str(cast.noor.sleutel),
        "nummer": str(cast.tom.gebruiker_id),
        "lid": str(cast.noor.gezin.leden.get().pk),
        "toestemming": str(cast.noor.toestemmingen.order_by("pk")[0].pk),
        "account": str(Portaaltoegang.objects.get(gezinslid__isnull=False).pk),
        "aanbod": str(cast.pleegzorg.pk),
        **adreswaarden(cast, patroon),
        **besluitadressen(cast, patroon),
        **({"traject": str(_hulp(cast).pk)} if "<int:traject>" in patroon else {}),
        **({"voorstel": str(_verzoek(cast).sleutel)} if patroon.endswith(("/kies/", "/gevolg/")) else {}),
        **({"uitval": str(_uitval(cast).pk)} if "<int:uitval>" in patroon else {}),
        **({"aanbod": str(cast.gezinshuis.pk)} if patroon.endswith("kwaliteit/") else {}),
        "vandaag": timezone.localdate().isoformat(),
    }


def _uitval(cast: Cast) -> Bezetting:
    """A place of Aisha's that is out of service."""
    plek = cast.pleegzorg.plekken.get()
    return Bezetting.objects.create(plek=plek, van=VANDAAG, status=BezettingStatus.BUITEN_GEBRUIK)


def _hulp(cast: Cast) -> Traject:
    """Help at home for Noor that runs in her casus."""
    return Traject.objects.create(
        jeugdige=cast.noor,
        casus=cast.casus_noor,
        gemeente=cast.urk,
        aanbieder=cast.team_urk,
        hulpvorm=Hulpvorm.BEGELEIDING,
        verwijzer=Verwijzer.GEMEENTE,
        toegewezen_op=VANDAAG,
        van=VANDAAG,
    )


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


@pytest.mark.parametrize("patroon", ADRESSEN)
def test_only_who_is_named_gets_in(cast: Cast, patroon: str) -> None:
    deur = DEUREN.get(patroon)
    assert deur is not None, f"{patroon} staat niet in DEUREN: schrijf op wie er naar binnen mag"
    waarden = _waarden(cast, patroon)
    adres = _vul_in(patroon, waarden)
    for wie in [*sorted(IEDEREEN - deur.wie), *sorted(deur.wie)]:
        antwoord = _vraag(_als(cast, wie), deur, adres, waarden)
        if wie in deur.wie:
            assert antwoord.status_code in BINNEN, (wie, adres, antwoord.status_code)
            assert not _naar_inlog(antwoord), (wie, adres)
        else:
            assert antwoord.status_code == deur.dicht, (wie, adres, antwoord.status_code)


@pytest.mark.parametrize("patroon", ADRESSEN)
def test_a_visitor_comes_no_further_than_the_front(cast: Cast, patroon: str) -> None:
    deur = DEUREN[patroon]
    waarden = _waarden(cast, patroon)
    antwoord = _vraag(Client(), deur, _vul_in(patroon, waarden), waarden)
    assert antwoord.status_code == deur.buiten
    if deur.buiten == 302 and not patroon.startswith(("account/", "taal/")):
        assert _naar_inlog(antwoord)


def _zonder_toeval(antwoord: Any) -> bytes:
    return re.sub(rb'(csrfmiddlewaretoken" value="|X-CSRFToken": ")\w+|[0-9a-f-]{36}', b"", antwoord.content)


@pytest.mark.parametrize("patroon", [p for p in ADRESSEN if "<uuid:" in p])
def test_not_yours_looks_the_same_as_not_there(cast: Cast, patroon: str) -> None:
    deur = DEUREN[patroon]
    waarden = _waarden(cast, patroon)
    echt = _vul_in(patroon, waarden)
    onbekend = re.sub(r"[0-9a-f-]{36}", str(uuid.uuid4()), echt)
    client = _als(cast, "bram")
    een, ander = (_vraag(client, deur, adres, waarden) for adres in (echt, onbekend))
    assert een.status_code == ander.status_code == deur.dicht
    assert _zonder_toeval(een) == _zonder_toeval(ander)
    assert b"Noor" not in een.content
