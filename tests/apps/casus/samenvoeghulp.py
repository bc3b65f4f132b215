"""Two registrations of one child, for the tests of merging."""

from __future__ import annotations

from tests.apps.casus.hulp import maak_jeugdige
from tests.cast import NU, Cast
from zorglandschap.apps.casus.actions import bevestig_samenvoegen, stel_samenvoegen_voor
from zorglandschap.apps.casus.models import Jeugdige, Samenvoeging
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.core.begrippen.kijker import Kijker


def maak_dubbel(cast: Cast) -> Jeugdige:
    """Noor once more, registered with another spelling."""
    return maak_jeugdige(cast.urk, voornaam="Nour", achternaam="van den Bergh", geboren_op=cast.noor.geboren_op)


def stel_voor(cast: Cast, dubbel: Jeugdige, door: Kijker | None = None) -> Samenvoeging:
    """Joris (or somebody else) says that it is one child."""
    return stel_samenvoegen_voor(
        door=door or cast.joris, nu=NU, blijft=cast.noor.sleutel, dubbel=dubbel.sleutel, reden="Zelfde moeder."
    )


def voeg_samen(cast: Cast, dubbel: Jeugdige) -> Samenvoeging:
    """Mila agrees: one child."""
    return bevestig_samenvoegen(stel_voor(cast, dubbel).sleutel, door=cast.mila, nu=NU)


def nieuw_account(nummer: int) -> Gebruiker:
    """An account of the portal that nobody is linked to yet."""
    return Gebruiker.objects.create(email=f"kind{nummer}@zorglandschap.example", naam="Kind")
