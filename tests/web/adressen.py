"""Every address of the house, as the urlconf has it, and what to fill in for the keys in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from tests.apps.casus.kaderhulp import besluitadressen
from tests.apps.casus.planhulp import adreswaarden
from tests.apps.organisaties.sleutelhulp import sleutelrij
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.aanbod.models import Bezetting, BezettingStatus, Contract
from zorglandschap.apps.casus.models import OnveiligeLocatie, Portaaltoegang, Traject, Verhuisinstemming
from zorglandschap.core.begrippen.codelijsten import Verwijzer
from zorglandschap.core.begrippen.gezinswoorden import Gever
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm

ACHTERKANT = "allauth.account.auth_backends.AuthenticationBackend"
VASTE_WAARDEN = {
    "formulier": "doel_nieuw", "provider_id": "organisatie", "uidb36": "1", "key": "abc", "pk": "0",
    "scenario": "regio-ongewijzigd-beleid",
}  # fmt: skip


def _adressen(wortel: URLResolver, begin: str = "") -> Iterator[str]:
    for deel in wortel.url_patterns:
        pad = begin + str(deel.pattern)
        if isinstance(deel, URLResolver):
            yield from _adressen(deel, pad)
        else:
            assert isinstance(deel, URLPattern)
            yield pad


ADRESSEN = sorted(set(_adressen(get_resolver())))


def vul_in(patroon: str, waarden: dict[str, str]) -> str:
    """An address that fits the pattern: converters and named groups get their value, anchors go."""
    if patroon.startswith("^account/(?:"):
        return "/account/social/"
    namen = re.sub(r"\(\?P(<\w+>)(?:[^()]|\([^()]*\))*\)", r"\1", patroon)
    adres = re.sub(r"<(?:\w+:)?(\w+)>", lambda m: waarden[m.group(1)], namen)
    return "/" + adres.replace("^", "").replace("$", "")


def waarden_voor(cast: Cast, patroon: str) -> dict[str, str]:
    """What stands in an address about Noor, the people around her and the offers of Aisha; makes what must be there."""
    return {
        **VASTE_WAARDEN,
        "sleutel": "verblijfsaandeel" if patroon.startswith("api/") else str(cast.casus_noor.sleutel),
        "jeugdige": str(cast.noor.sleutel),
        "nummer": str(cast.tom.gebruiker_id),
        "lid": str(cast.noor.gezin.leden.get().pk),
        "toestemming": str(cast.noor.toestemmingen.order_by("pk")[0].pk),
        "account": str(Portaaltoegang.objects.get(gezinslid__isnull=False).pk),
        "aanbod": str(cast.pleegzorg.pk),
        **adreswaarden(cast, patroon),
        **besluitadressen(cast, patroon),
        **({"traject": str(_hulp(cast).pk)} if "<int:traject>" in patroon else {}),
        **({"uitval": str(_uitval(cast).pk)} if "<int:uitval>" in patroon else {}),
        **({"locatie": str(cast.gezinshuis.locatie_id)} if "<int:locatie>" in patroon else {}),
        **({"aanbod": str(cast.gezinshuis.pk)} if patroon.endswith("kwaliteit/") else {}),
        **({"contractnummer": str(_contract(cast).pk)} if "<int:contractnummer>" in patroon else {}),
        **({"koppeling": str(sleutelrij(cast).pk)} if "<int:koppeling>" in patroon else {}),
        **({"rij": str(_onveilig(cast).pk)} if "<int:rij>" in patroon else {}),
        **({"antwoord": str(_verhuisantwoord(cast).pk)} if "<int:antwoord>" in patroon else {}),
        "vandaag": timezone.localdate().isoformat(),
    }


def _contract(cast: Cast) -> Contract:
    return Contract.objects.get_or_create(aanbieder=cast.aanbieder, hulpvorm=Hulpvorm.PLEEGZORG, van=VANDAAG)[0]


def _uitval(cast: Cast) -> Bezetting:
    """A place of Aisha's that is out of service."""
    plek = cast.pleegzorg.plekken.get()
    return Bezetting.objects.create(plek=plek, van=VANDAAG, status=BezettingStatus.BUITEN_GEBRUIK)


def _onveilig(cast: Cast) -> OnveiligeLocatie:
    """A location where Noor is not safe."""
    return OnveiligeLocatie.objects.create(
        jeugdige=cast.noor, locatie=cast.groep.locatie, reden="Woont ernaast.", op=VANDAAG, om=NU, door_naam="Joris"
    )


def _verhuisantwoord(cast: Cast) -> Verhuisinstemming:
    """Noor said that she would like to live elsewhere."""
    return Verhuisinstemming.objects.create(
        casus=cast.casus_noor, gever=Gever.JEUGDIGE, is_ja=True, hulpvormen=["pleegzorg"], op=VANDAAG,
        gesproken_door="Joris", om=NU, door_naam="Joris",
    )  # fmt: skip


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
