"""Opening a casus: the same form twice is one casus, a form serves one youth, and every look is in the log."""

from __future__ import annotations

import threading
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import connection

from tests.apps.casus.hulp import maak_jeugdige
from tests.cast import NU, Cast
from zorglandschap.apps.casus.actions import AlBekend, AlOpen, NieuweVraag, NieuwGezin, open_casus
from zorglandschap.apps.casus.models import Casus, Jeugdige
from zorglandschap.apps.casus.queries import get_jeugdige
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.codelijsten import Geslacht, Vrager
from zorglandschap.core.begrippen.kijker import Kijker

VRAAG = NieuweVraag(Vrager.OUDER, "We komen er thuis niet meer uit.")
LOTTE = NieuwGezin("Lotte", "Kuiper", date(2014, 5, 6), Geslacht.VROUW, "Mevrouw Kuiper", "GM0184")
ANNA = NieuwGezin("Anna", "Kuiper", date(2014, 5, 6), Geslacht.VROUW, "Mevrouw Kuiper", "GM0184")
GELUKT, GEWEIGERD = 0, 4
TEGELIJK = 4

alleen_postgresql = pytest.mark.skipif(connection.vendor == "sqlite", reason="writers of SQLite take turns")


def _open(door: Kijker, voor: UUID | NieuwGezin, sleutel: UUID | None = None) -> Casus:
    return open_casus(door=door, nu=NU, vraag=VRAAG, voor=voor, herhaalsleutel=sleutel or uuid4())


def _laatste() -> tuple[str, int | None, int]:
    regel = Gebeurtenis.objects.latest("pk")
    return regel.actie, regel.jeugdige_id, regel.uitkomst


def _open_tegelijk(door: Kijker, voor: UUID | NieuwGezin, sleutels: list[UUID]) -> list[Casus | Geweigerd]:
    """Everybody sends at the same moment; what each got."""
    kreeg: list[Casus | Geweigerd] = []
    klaar = threading.Barrier(len(sleutels))

    def stuur(sleutel: UUID) -> None:
        try:
            klaar.wait(10)
            kreeg.append(_open(door, voor, sleutel))
        except Geweigerd as fout:
            kreeg.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=stuur, args=(sleutel,)) for sleutel in sleutels]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return kreeg


@alleen_postgresql
@pytest.mark.django_db(transaction=True)
def test_a_new_family_that_is_sent_twice_at_once_is_one_child_with_one_casus(cast: Cast) -> None:
    kreeg = _open_tegelijk(cast.joris, LOTTE, [uuid4()] * TEGELIJK)
    assert len(kreeg) == TEGELIJK
    assert set(kreeg) == {Casus.objects.get(jeugdige__achternaam="Kuiper")}


@alleen_postgresql
@pytest.mark.django_db(transaction=True)
def test_a_new_family_in_two_windows_at_once_is_registered_once(cast: Cast) -> None:
    kreeg = _open_tegelijk(cast.joris, LOTTE, [uuid4() for _ in range(TEGELIJK)])
    assert sum(isinstance(k, AlBekend) for k in kreeg) == TEGELIJK - 1
    assert Jeugdige.objects.filter(achternaam="Kuiper").count() == 1


@alleen_postgresql
@pytest.mark.django_db(transaction=True)
def test_a_known_youth_that_is_sent_twice_at_once_gets_one_casus(cast: Cast) -> None:
    bekend = maak_jeugdige(cast.urk)
    kreeg = _open_tegelijk(cast.joris, bekend.sleutel, [uuid4()] * TEGELIJK)
    assert len(kreeg) == TEGELIJK
    assert set(kreeg) == {Casus.objects.get(jeugdige=bekend)}


def test_the_key_of_the_form_is_not_the_key_of_the_casus(cast: Cast) -> None:
    sleutel = uuid4()
    casus = _open(cast.joris, LOTTE, sleutel)
    assert casus.herhaalsleutel == sleutel != casus.sleutel


def test_the_same_form_for_a_known_youth_gives_the_casus_back(cast: Cast) -> None:
    bekend, sleutel = maak_jeugdige(cast.urk), uuid4()
    assert _open(cast.joris, bekend.sleutel, sleutel) == _open(cast.joris, bekend.sleutel, sleutel)
    assert _open(cast.joris, LOTTE, sleutel).jeugdige == bekend


def test_a_form_is_not_used_again_for_another_youth(cast: Cast) -> None:
    bekend, sleutel = maak_jeugdige(cast.urk, voornaam="Bas", geboren_op=date(2012, 1, 31)), uuid4()
    _open(cast.joris, LOTTE, sleutel)
    for ander in (ANNA, bekend.sleutel):
        with pytest.raises(Geweigerd, match="al gebruikt voor een andere jeugdige"):
            _open(cast.joris, ander, sleutel)
    assert not Casus.objects.filter(jeugdige=bekend).exists()
    assert not Jeugdige.objects.filter(voornaam="Anna").exists()


def test_the_key_of_somebody_else_does_not_matter(cast: Cast) -> None:
    sami, sleutel = maak_jeugdige(cast.almere, voornaam="Bas"), uuid4()
    van_joris = _open(cast.joris, LOTTE, sleutel)
    assert _open(cast.bram, sami.sleutel, sleutel).sleutel != van_joris.sleutel


def test_a_look_at_a_registration_is_logged_whether_it_was_allowed_or_not(cast: Cast) -> None:
    get_jeugdige(cast.joris, cast.noor.sleutel)
    assert _laatste() == ("R", cast.noor.pk, GELUKT)
    for kijker in (cast.bram, cast.tom):
        with pytest.raises(NietGevonden):
            get_jeugdige(kijker, cast.noor.sleutel)
        assert _laatste() == ("R", cast.noor.pk, GEWEIGERD)
    with pytest.raises(NietGevonden):
        get_jeugdige(cast.joris, uuid4())
    assert _laatste() == ("R", None, GEWEIGERD)


def test_who_finds_out_that_a_youth_is_known_or_has_a_casus_is_in_the_log(cast: Cast) -> None:
    bekend = maak_jeugdige(cast.urk)
    with pytest.raises(AlBekend):
        _open(cast.joris, LOTTE)
    assert _laatste() == ("C", bekend.pk, GEWEIGERD)
    with pytest.raises(AlOpen):
        _open(cast.joris, cast.noor.sleutel)
    assert _laatste() == ("C", cast.noor.pk, GEWEIGERD)
