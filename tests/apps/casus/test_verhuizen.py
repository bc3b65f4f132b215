"""Who lives somewhere moves for a better division only with a recorded yes of who has a say."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.actions import Verhuisantwoord, leg_verhuisantwoord_vast, trek_verhuisantwoord_in
from zorglandschap.apps.casus.models import Casus, Evaluatie, Gezinslid, Jeugdige, Verhuisinstemming
from zorglandschap.apps.casus.queries import (
    get_verhuisblad,
    get_verhuisinstemming,
    gezagsdragers,
    list_instemmingen,
    list_verhuisvragen,
    wordt_verhuizen_gevraagd,
)
from zorglandschap.apps.casus.queries.gezag import gezagsdragers_van
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.codelijsten import CasusStatus
from zorglandschap.core.begrippen.gezinswoorden import Gezinsrol
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.planwoorden import Evaluatiebesluit

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
PLEEGZORG = (Hulpvorm.PLEEGZORG,)


def _antwoord(**anders: Any) -> Verhuisantwoord:
    velden: dict[str, Any] = {"is_ja": True, "op": VANDAAG, "gesproken_door": "Joris", "hulpvormen": PLEEGZORG}
    return Verhuisantwoord(**(velden | anders))


def _leg_vast(cast: Cast, casus: Casus, **anders: Any) -> Verhuisinstemming:
    return leg_verhuisantwoord_vast(casus, door=cast.joris, nu=NU, antwoord=_antwoord(**anders))


def _van(casus: Casus, op: date = VANDAAG) -> frozenset[Hulpvorm] | None:
    gevonden = list_instemmingen([casus.pk], op=op).get(casus.pk)
    return gevonden.vormen if gevonden else None


def _moeder(cast: Cast) -> int:
    return gezagsdragers(cast.noor, op=VANDAAG)[0].pk


def _maak_jonger(jeugdige: Jeugdige, jaren: int) -> None:
    jeugdige.geboren_op = date(VANDAAG.year - jaren, 1, 1)
    jeugdige.save()


def _evaluatie(casus: Casus, **anders: Any) -> Evaluatie:
    velden: dict[str, Any] = {
        "gepland_op": VANDAAG - 9 * DAG, "gehouden_op": VANDAAG - 9 * DAG, "besluit": Evaluatiebesluit.AFSCHALEN,
    }  # fmt: skip
    return Evaluatie.objects.create(casus=casus, **(velden | anders))


def test_from_sixteen_the_yes_of_the_youth_is_enough_and_the_parents_are_not_asked(cast: Cast) -> None:
    assert _van(cast.casus_sami) is None
    _leg_vast(cast, cast.casus_sami, hulpvormen=(Hulpvorm.PLEEGZORG, Hulpvorm.GEZINSHUIS))
    assert _van(cast.casus_sami) == {Hulpvorm.PLEEGZORG, Hulpvorm.GEZINSHUIS}
    ouder = Gezinslid.objects.create(gezin=cast.sami.gezin, naam="H", rol=Gezinsrol.MOEDER, heeft_gezag=True)
    with pytest.raises(Geweigerd, match="beslist de jeugdige zelf"):
        _leg_vast(cast, cast.casus_sami, gezinslid=ouder.pk)


def test_from_twelve_the_youth_and_who_has_gezag_both_say_yes_and_only_what_both_named_counts(cast: Cast) -> None:
    casus = cast.casus_noor
    _leg_vast(cast, casus, hulpvormen=(Hulpvorm.PLEEGZORG, Hulpvorm.GEZINSHUIS), op=VANDAAG - 5 * DAG)
    assert _van(casus) is None
    _leg_vast(cast, casus, gezinslid=_moeder(cast))
    assert _van(casus) == {Hulpvorm.PLEEGZORG}
    assert list_instemmingen([casus.pk], op=VANDAAG)[casus.pk].sinds == VANDAAG
    assert _van(casus, VANDAAG - DAG) is None
    _leg_vast(cast, casus, hulpvormen=(Hulpvorm.GEZINSHUIS,))
    assert _van(casus) is None  # nothing that both want


def test_without_the_parents_asks_a_reason_and_an_age(cast: Cast) -> None:
    _leg_vast(cast, cast.casus_noor, gezinslid=_moeder(cast), is_ja=False)
    _leg_vast(cast, cast.casus_noor, zonder_ouders="Het voorkomt ernstig nadeel.")
    assert _van(cast.casus_noor) == {Hulpvorm.PLEEGZORG}
    for anders in ({"gezinslid": _moeder(cast)}, {}):
        casus = cast.casus_noor if anders else cast.casus_sami
        with pytest.raises(Geweigerd, match="Zonder de ouders kan alleen"):
            _leg_vast(cast, casus, zonder_ouders="x", **anders)


def test_below_twelve_the_parents_decide_and_the_child_is_heard(cast: Cast) -> None:
    _maak_jonger(cast.noor, 9)
    casus = Casus.objects.get(pk=cast.casus_noor.pk)
    with pytest.raises(Geweigerd, match="beslist wie het gezag heeft"):
        _leg_vast(cast, casus)
    with pytest.raises(Geweigerd, match="wat het kind zelf vindt"):
        _leg_vast(cast, casus, gezinslid=_moeder(cast))
    _leg_vast(cast, casus, gezinslid=_moeder(cast), mening_jeugdige="Als mijn konijn mee mag.")
    assert _van(casus) == {Hulpvorm.PLEEGZORG}


def test_a_later_no_replaces_a_yes_and_taking_back_ends_it(cast: Cast) -> None:
    casus = cast.casus_sami
    ja = _leg_vast(cast, casus)
    assert _leg_vast(cast, casus) == ja  # sent twice
    nee = _leg_vast(cast, casus, is_ja=False)
    assert nee.hulpvormen == []
    assert _van(casus) is None
    weer = _leg_vast(cast, casus)
    assert weer != ja
    assert _van(casus) == {Hulpvorm.PLEEGZORG}
    with pytest.raises(Geweigerd, match="wat er is gezegd"):
        trek_verhuisantwoord_in(casus, weer.pk, door=cast.joris, nu=NU, op=VANDAAG, reden=" ")
    with pytest.raises(Geweigerd, match="Kies een dag"):
        trek_verhuisantwoord_in(casus, weer.pk, door=cast.joris, nu=NU, op=VANDAAG - DAG, reden="x")
    for _ in range(2):
        trek_verhuisantwoord_in(casus, weer.pk, door=cast.joris, nu=NU, op=VANDAAG, reden="Toch niet.")
    assert _van(casus) is None
    blad = get_verhuisblad(casus, vandaag=VANDAAG)
    assert (len(blad.geldend), len(blad.vroeger), blad.vormen) == (0, 3, ())
    assert blad.uitkomst.blokkeert


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"op": VANDAAG + DAG}, "Kies een dag"),
        ({"op": date(1990, 1, 1)}, "Kies een dag"),
        ({"gesproken_door": " "}, "wie dit gesprek voerde"),
        ({"hulpvormen": ()}, "voor welke hulp"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(cast: Cast, anders: dict[str, Any], zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin):
        _leg_vast(cast, cast.casus_sami, **anders)
    assert not Verhuisinstemming.objects.exists()


def test_who_has_no_gezag_says_no_yes_and_every_answer_is_logged_without_words(cast: Cast) -> None:
    oma = Gezinslid.objects.create(gezin=cast.noor.gezin, naam="Oma", rol=Gezinsrol.GROOTOUDER)
    with pytest.raises(Geweigerd, match="geen gezag"):
        _leg_vast(cast, cast.casus_noor, gezinslid=oma.pk)
    _leg_vast(cast, cast.casus_noor, toelichting="Geheim")
    laatste = Gebeurtenis.objects.order_by("pk").last()
    assert laatste is not None
    assert (laatste.jeugdige_id, laatste.reden) == (cast.noor.pk, "antwoord over verhuizen vastgelegd")


def test_an_answer_of_another_casus_does_not_exist_and_a_closed_one_takes_no_new(cast: Cast) -> None:
    rij = _leg_vast(cast, cast.casus_sami)
    with pytest.raises(NietGevonden):
        get_verhuisinstemming(cast.casus_noor, rij.pk)
    Casus.objects.filter(pk=cast.casus_sami.pk).update(status=CasusStatus.AFGESLOTEN)
    with pytest.raises(Geweigerd, match="afgesloten"):
        _leg_vast(cast, cast.casus_sami)
    assert trek_verhuisantwoord_in(cast.casus_sami, rij.pk, door=cast.joris, nu=NU, op=VANDAAG, reden="x")


def test_the_database_refuses_an_answer_of_nobody(cast: Cast) -> None:
    rij = _leg_vast(cast, cast.casus_sami)
    rij.pk, rij.gever = None, "ouder of voogd met gezag"  # type: ignore[assignment]
    with pytest.raises(IntegrityError), transaction.atomic():
        rij.save(force_insert=True)


def test_an_evaluation_that_asks_other_help_asks_for_a_talk_until_there_is_an_answer(cast: Cast) -> None:
    casus = cast.casus_sami
    assert not wordt_verhuizen_gevraagd(casus, vandaag=VANDAAG)
    eerste = _evaluatie(casus)
    assert wordt_verhuizen_gevraagd(casus, vandaag=VANDAAG)
    (vraag,) = list_verhuisvragen(cast.bram, vandaag=VANDAAG)
    assert (vraag.sleutel, vraag.naam, vraag.sinds) == (casus.sleutel, "Sami el Idrissi", eerste.gehouden_op)
    assert (
        list_verhuisvragen(cast.joris, vandaag=VANDAAG) == list_verhuisvragen(cast.noor_kijker, vandaag=VANDAAG) == []
    )
    _leg_vast(cast, casus, is_ja=False)
    assert not wordt_verhuizen_gevraagd(casus, vandaag=VANDAAG)
    _evaluatie(casus, gepland_op=VANDAAG + DAG, gehouden_op=VANDAAG + DAG)  # asked again
    assert wordt_verhuizen_gevraagd(casus, vandaag=VANDAAG + DAG)
    _leg_vast(cast, casus)
    assert not wordt_verhuizen_gevraagd(casus, vandaag=VANDAAG + DAG)


@pytest.mark.parametrize("anders", [{"besluit": Evaluatiebesluit.DOORGAAN}, {"gehouden_op": None, "besluit": ""}])
def test_an_evaluation_that_goes_on_asks_nothing(cast: Cast, anders: dict[str, Any]) -> None:
    _evaluatie(cast.casus_sami, **anders)
    assert not wordt_verhuizen_gevraagd(cast.casus_sami, vandaag=VANDAAG)


def test_the_holders_of_gezag_of_many_are_those_of_each(cast: Cast) -> None:
    Gezinslid.objects.create(gezin=cast.noor.gezin, naam="Weg", rol=Gezinsrol.VADER, heeft_gezag=True, tot=VANDAAG)
    vandaag = timezone.localdate(NU)
    kinderen = list(Jeugdige.objects.all())
    alle = gezagsdragers_van(kinderen, op=vandaag)
    assert alle == {k.pk: frozenset(lid.pk for lid in gezagsdragers(k, op=vandaag)) for k in kinderen}
