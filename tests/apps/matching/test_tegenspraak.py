"""Tegenspraak by the own login: asked, read without a name, written once, and only then the advice."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from tests.apps.matching.hulp import geadviseerd, invoer, tegengesproken, verwezen
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.models import Kladje
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.matching.actions import geef_tegenspraak, leg_advies_vast, vraag_tegenspraak
from zorglandschap.apps.matching.models import Tegenspraak, Tegenspraakvraag
from zorglandschap.apps.matching.queries import (
    get_tegenspraakblad,
    list_elders,
    list_plichten,
    list_tegenspraakwerk,
)
from zorglandschap.core.begrippen.codelijsten import CasusStatus
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Tegenspraakoordeel

EENS, ONEENS = Tegenspraakoordeel.EENS, Tegenspraakoordeel.ONEENS


def _vraag(cast: Cast, **anders: Any) -> Tegenspraakvraag:
    voor = anders.pop("voor_id", cast.femke.medewerker_id)
    wat = invoer(cast, tegenspraak=False, **anders)
    return vraag_tegenspraak(cast.joris, cast.casus_noor.sleutel, invoer=wat, voor_id=voor, nu=NU)


def _geef(cast: Cast, vraag: Tegenspraakvraag, oordeel: Tegenspraakoordeel = EENS, tekst: str = "Kan oma niet?") -> Any:
    return geef_tegenspraak(cast.femke, vraag.sleutel, tekst=tekst, oordeel=oordeel, nu=NU)


def _leg_vast(cast: Cast, **anders: Any) -> Any:
    wat = invoer(cast, tegenspraak=False, **anders)
    return leg_advies_vast(cast.joris, cast.casus_noor.sleutel, invoer=wat, nu=NU + timedelta(hours=1))


def test_the_one_who_is_asked_writes_it_and_then_the_advice_can_be_recorded(cast: Cast) -> None:
    verwezen(cast)
    vraag = _vraag(cast)
    assert [w.sleutel for w in list_tegenspraakwerk(cast.femke)] == [vraag.sleutel]
    with pytest.raises(Geweigerd, match="tegenspraak"):
        _leg_vast(cast)
    _geef(cast, vraag)
    assert list_tegenspraakwerk(cast.femke) == []
    advies = _leg_vast(cast)
    assert (advies.tegenspraak, advies.tegenspraak_oordeel) == ("Kan oma niet?", EENS)
    assert advies.tegenspraak_door_id == cast.femke.medewerker_id


def test_what_is_asked_is_asked_once_and_what_was_typed_stands_ready(cast: Cast) -> None:
    verwezen(cast)
    eerst = _vraag(cast)
    assert _vraag(cast) == eerst
    assert set(Kladje.objects.values_list("veld", flat=True)) == {"motivering", "mening_jeugdige", "mening_ouders"}
    ander = _vraag(cast, hulpvorm=Hulpvorm.GEZINSHUIS)
    eerst.refresh_from_db()
    assert eerst.vervallen_om == NU
    assert [w.sleutel for w in list_tegenspraakwerk(cast.femke)] == [ander.sleutel]
    with pytest.raises(Geweigerd, match="niet meer nodig"):
        get_tegenspraakblad(cast.femke, eerst.sleutel, vandaag=VANDAAG)


def test_tegenspraak_on_another_form_does_not_count(cast: Cast) -> None:
    verwezen(cast)
    _geef(cast, _vraag(cast))
    with pytest.raises(Geweigerd, match="tegenspraak"):
        _leg_vast(cast, hulpvorm=Hulpvorm.GEZINSHUIS)


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"hulpvorm": Hulpvorm.THUISBEHANDELING}, "thuis wonen"),
        ({"motivering": " "}, "waarom deze hulp past"),
        ({"voor_id": None}, "Kies een gedragsdeskundige"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_what_to_do(cast: Cast, anders: dict[str, Any], reden: str) -> None:
    verwezen(cast)
    with pytest.raises(Geweigerd, match=reden):
        _vraag(cast, **anders)
    assert not Tegenspraakvraag.objects.exists()


def test_before_the_referral_nothing_is_asked(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="voordat u het advies"):
        _vraag(cast)


def test_who_does_not_agree_gets_an_answer_in_the_advice(cast: Cast) -> None:
    verwezen(cast)
    _geef(cast, _vraag(cast), ONEENS)
    with pytest.raises(Geweigerd, match="niet eens"):
        _leg_vast(cast)
    advies = _leg_vast(cast, antwoord_op_tegenspraak="Oma is ziek geworden.")
    assert (advies.tegenspraak_oordeel, advies.antwoord_op_tegenspraak) == (ONEENS, "Oma is ziek geworden.")


def test_it_is_written_once_and_never_changed(cast: Cast) -> None:
    verwezen(cast)
    vraag = _vraag(cast)
    with pytest.raises(Geweigerd, match="Schrijf op"):
        _geef(cast, vraag, tekst="  ")
    gegeven = _geef(cast, vraag)
    assert _geef(cast, vraag) == gegeven  # a double submit
    with pytest.raises(Geweigerd, match="al tegenspraak gegeven"):
        _geef(cast, vraag, ONEENS)
    with pytest.raises(DatabaseError), transaction.atomic():
        Tegenspraak.objects.update(tekst="anders")


def test_who_is_asked_reads_the_analysis_until_the_answer_and_nobody_else_does(cast: Cast) -> None:
    verwezen(cast)
    cast.casus_noor.analyses.create(gestart_op=VANDAAG)
    vraag = _vraag(cast)
    assert get_tegenspraakblad(cast.femke, vraag.sleutel, vandaag=VANDAAG).analyse is not None
    for ander in (cast.joris, cast.mila, cast.bram, cast.aisha, cast.tom, cast.noor_kijker):
        with pytest.raises(NietGevonden):
            get_tegenspraakblad(ander, vraag.sleutel, vandaag=VANDAAG)
        assert list_tegenspraakwerk(ander) == []
    _geef(cast, vraag)
    blad = get_tegenspraakblad(cast.femke, vraag.sleutel, vandaag=VANDAAG)
    assert (blad.analyse, blad.tegenspraak) == (None, Tegenspraak.objects.get())
    gelezen = Gebeurtenis.objects.filter(soort="tegenspraak", object_id=str(vraag.sleutel))
    assert gelezen.filter(relatie="om advies gevraagd", uitkomst=0).exists()
    assert gelezen.exclude(uitkomst=0).count() == 6


def test_a_closed_case_asks_nothing_any_more(cast: Cast) -> None:
    verwezen(cast)
    vraag = _vraag(cast)
    cast.casus_noor.status = CasusStatus.AFGESLOTEN
    cast.casus_noor.save()
    assert list_tegenspraakwerk(cast.femke) == []
    with pytest.raises(Geweigerd, match="niet meer nodig"):
        get_tegenspraakblad(cast.femke, vraag.sleutel, vandaag=VANDAAG)


def test_the_term_of_an_open_question_is_a_date_of_the_regisseur(cast: Cast) -> None:
    verwezen(cast)
    vraag, pk = _vraag(cast), cast.casus_noor.pk
    afspraak = list_elders([pk])[pk].tegenspraak
    assert afspraak is not None
    assert (afspraak.sinds, afspraak.op) == (VANDAAG, vraag.uiterlijk_op)
    _geef(cast, vraag)
    assert pk not in list_elders([pk])


def test_in_a_crisis_the_advice_comes_first_and_the_tegenspraak_is_owed(cast: Cast) -> None:
    advies, pk = geadviseerd(cast, crisis=True, tegenspraak=False), cast.casus_noor.pk
    afspraak = list_elders([pk])[pk].tegenspraak
    assert afspraak is not None
    assert afspraak.op == advies.tegenspraak_uiterlijk_op

    def schuld() -> set[str]:
        cast.casus_noor.refresh_from_db()
        return {u.regel for u in list_plichten(cast.joris, cast.casus_noor, vandaag=VANDAAG)}

    assert "tegenspraak bij uithuisplaatsing" in schuld()
    _geef(cast, _vraag(cast))
    assert "tegenspraak bij uithuisplaatsing" not in schuld()
    assert list_elders([pk]).get(pk) is None or list_elders([pk])[pk].tegenspraak is None


def test_tegenspraak_of_an_earlier_referral_does_not_count(cast: Cast) -> None:
    verwezen(cast)
    tegengesproken(cast)
    verwezen(cast, nu=NU + timedelta(minutes=30))
    with pytest.raises(Geweigerd, match="tegenspraak"):
        _leg_vast(cast)
