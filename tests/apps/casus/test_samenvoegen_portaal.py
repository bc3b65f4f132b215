"""When two registrations become one, the accounts of the portal go along, and come back when it is undone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.apps.casus.samenvoeghulp import maak_dubbel, nieuw_account, voeg_samen
from tests.cast import NU, Cast
from zorglandschap.apps.casus.actions import stop_samenvoegen
from zorglandschap.apps.casus.models import Gezinslid, Jeugdige, Portaaltoegang
from zorglandschap.apps.casus.queries import relatie_tot
from zorglandschap.core.begrippen.codelijsten import Relatie, Rol
from zorglandschap.core.begrippen.gezinswoorden import Gezinsrol
from zorglandschap.core.begrippen.kijker import Kijker


@pytest.fixture
def dubbel(cast: Cast) -> Jeugdige:
    return maak_dubbel(cast)


def _ouder(gezin: Any, naam: str, rol: Gezinsrol = Gezinsrol.MOEDER, *, gezag: bool = True) -> Gezinslid:
    return Gezinslid.objects.create(gezin=gezin, naam=naam, rol=rol, heeft_gezag=gezag)


def test_the_account_of_a_parent_of_the_double_is_linked_to_that_parent_and_back_again(
    cast: Cast, dubbel: Jeugdige
) -> None:
    hier, daar = _ouder(cast.noor.gezin, "Anna  van den Berg"), _ouder(dubbel.gezin, "anna van den berg")
    account = Portaaltoegang.objects.create(gebruiker=nieuw_account(88), jeugdige=dubbel, rol=Rol.OUDER, gezinslid=daar)
    kijker = Kijker(account.gebruiker_id, "Anna", Rol.OUDER, jeugdige_id=cast.noor.pk)
    voorstel = voeg_samen(cast, dubbel)
    account.refresh_from_db()
    assert (account.jeugdige, account.gezinslid) == (cast.noor, hier)
    assert relatie_tot(kijker, cast.casus_noor) is Relatie.OUDER_MET_GEZAG
    stop_samenvoegen(voorstel.sleutel, door=cast.mila, nu=NU, reden="Toch twee kinderen.")
    account.refresh_from_db()
    assert (account.jeugdige, account.gezinslid) == (dubbel, daar)


@pytest.mark.parametrize(
    ("namen", "rol"),
    [(["Anna Berg", "Anna Berg"], Gezinsrol.MOEDER), (["Anna Berg"], Gezinsrol.VADER), ([], Gezinsrol.MOEDER)],
)
def test_who_might_be_somebody_else_keeps_the_account_without_gezag(
    cast: Cast, dubbel: Jeugdige, namen: list[str], rol: Gezinsrol
) -> None:
    for naam in namen:
        _ouder(cast.noor.gezin, naam)
    daar = _ouder(dubbel.gezin, "Anna Berg", rol)
    account = Portaaltoegang.objects.create(gebruiker=nieuw_account(89), jeugdige=dubbel, rol=Rol.OUDER, gezinslid=daar)
    voeg_samen(cast, dubbel)
    account.refresh_from_db()
    assert account.gezinslid == daar
    kijker = Kijker(account.gebruiker_id, "Anna", Rol.OUDER, jeugdige_id=cast.noor.pk)
    assert relatie_tot(kijker, cast.casus_noor) is Relatie.OUDER_ZONDER_GEZAG


def test_an_account_that_was_linked_anew_since_is_left_as_it_is(cast: Cast, dubbel: Jeugdige) -> None:
    hier, daar = _ouder(cast.noor.gezin, "Anna Berg"), _ouder(dubbel.gezin, "Anna Berg")
    account = Portaaltoegang.objects.create(gebruiker=nieuw_account(90), jeugdige=dubbel, rol=Rol.OUDER, gezinslid=daar)
    voorstel = voeg_samen(cast, dubbel)
    ander = _ouder(cast.noor.gezin, "Anna Berg-Vos")
    Portaaltoegang.objects.filter(pk=account.pk).update(gezinslid=ander)
    stop_samenvoegen(voorstel.sleutel, door=cast.mila, nu=NU, reden="Toch twee kinderen.")
    account.refresh_from_db()
    assert account.gezinslid == ander
    assert hier != ander
