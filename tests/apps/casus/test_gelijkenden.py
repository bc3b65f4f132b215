"""Doubles at the door: look-alikes of the own gemeente are shown first, and nobody else's child is betrayed."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.core import mail

from tests.apps.casus.hulp import maak_jeugdige
from tests.cast import NU, Cast
from zorglandschap.apps.casus.actions import AlBekend, AlOpen, LijktOp, NieuweVraag, NieuwGezin, open_casus
from zorglandschap.apps.casus.models import Casus, Jeugdige, Regieperiode, Uitsluiting
from zorglandschap.apps.casus.queries import list_mogelijk_dubbel
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.codelijsten import Geslacht, Vrager
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.vraagwoorden import Hulpvraagsoort
from zorglandschap.core.casus.gelijkenis import Grond

VRAAG = NieuweVraag(Vrager.JEUGDARTS, "We komen er thuis niet meer uit.", soort=Hulpvraagsoort.SCHOOL)


def _gezin(voornaam: str = "Lotte", achternaam: str = "Kuiper", dag: date = date(2014, 5, 6)) -> NieuwGezin:
    return NieuwGezin(voornaam, achternaam, dag, Geslacht.ONBEKEND, "Mevrouw Kuiper", "GM0184")


def _open(door: Kijker, gezin: NieuwGezin, *bekeken: UUID) -> Casus:
    return open_casus(door=door, nu=NU, vraag=VRAAG, voor=gezin, herhaalsleutel=uuid4(), bekeken=bekeken)


def test_a_new_case_has_a_regisseur_from_the_first_day_and_knows_what_it_is_about(cast: Cast) -> None:
    casus = _open(cast.joris, _gezin())
    periode = Regieperiode.objects.get(casus=casus)
    assert (periode.medewerker_id, periode.van, periode.tot) == (cast.joris.medewerker_id, casus.geopend_op, None)
    assert casus.hulpvragen.get().soort == Hulpvraagsoort.SCHOOL


@pytest.mark.parametrize(
    ("gezin", "grond"),
    [
        (_gezin("Lote", "Kuijper"), Grond.NAAM),
        (_gezin(dag=date(2014, 6, 5)), Grond.DAG),
        (_gezin("Sanne"), Grond.ACHTERNAAM),
        (_gezin("Lotte", "Hakvoort"), Grond.VOORNAAM),
    ],
)
def test_a_child_that_looks_like_a_known_one_is_not_stored_before_somebody_looked(
    cast: Cast, gezin: NieuwGezin, grond: Grond
) -> None:
    bekend = maak_jeugdige(cast.urk)
    with pytest.raises(LijktOp) as fout:
        _open(cast.joris, gezin)
    (kandidaat,) = fout.value.kandidaten
    assert (kandidaat.sleutel, kandidaat.grond) == (bekend.sleutel, grond)
    laatste = Gebeurtenis.objects.latest("pk")
    assert (laatste.jeugdige_id, laatste.uitkomst) == (bekend.pk, 4)
    assert _open(cast.joris, gezin, kandidaat.sleutel).jeugdige != bekend


def test_two_different_children_with_one_name_and_birth_date_can_both_be_registered(cast: Cast) -> None:
    bekend = maak_jeugdige(cast.urk)
    with pytest.raises(AlBekend) as fout:
        _open(cast.joris, _gezin())
    assert fout.value.jeugdige == bekend.sleutel
    assert _open(cast.joris, _gezin(), bekend.sleutel).jeugdige != bekend


def test_who_came_in_between_is_shown_as_well(cast: Cast) -> None:
    eerste = maak_jeugdige(cast.urk, voornaam="Sanne")
    maak_jeugdige(cast.urk, voornaam="Bas")
    with pytest.raises(LijktOp) as fout:
        _open(cast.joris, _gezin(), eerste.sleutel)
    assert [k.voornaam for k in fout.value.kandidaten] == ["Bas"]


def test_children_of_other_gemeenten_are_never_shown(cast: Cast) -> None:
    maak_jeugdige(cast.almere)
    assert _open(cast.joris, _gezin()).jeugdige.gemeente == cast.urk


def test_the_open_case_of_a_look_alike_is_shown_to_who_may_see_it(cast: Cast) -> None:
    with pytest.raises(LijktOp) as fout:
        _open(cast.mila, _gezin("Nour", "van den Bergh", cast.noor.geboren_op))
    assert fout.value.kandidaten[0].open_casus == cast.casus_noor.sleutel


@pytest.mark.parametrize("hoe", ["beperkt", "geheim adres", "eigen familie"])
def test_a_shielded_child_is_not_betrayed_and_the_regisseur_is_told(
    cast: Cast, hoe: str, django_capture_on_commit_callbacks: object
) -> None:
    if hoe == "beperkt":
        Casus.objects.filter(pk=cast.casus_noor.pk).update(is_beperkt=True)
    elif hoe == "geheim adres":
        Jeugdige.objects.filter(pk=cast.noor.pk).update(adres_is_geheim=True)
    else:
        Uitsluiting.objects.create(
            gebruiker_id=cast.mila.gebruiker_id, gezin=cast.noor.gezin, reden="zus", door_id=None, om=NU
        )
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        casus = _open(cast.mila, _gezin("Noor", "van den Berg", cast.noor.geboren_op))
    assert casus.jeugdige != cast.noor
    (brief,) = mail.outbox
    assert brief.to == ["joris@zorglandschap.example"]
    assert "Noor" not in brief.subject + brief.body
    mogelijk = list_mogelijk_dubbel(cast.joris)
    assert [(kind, ander.sleutel) for kind, ander in mogelijk] == [(cast.noor, casus.jeugdige.sleutel)]
    assert list_mogelijk_dubbel(cast.mila) == []


def test_nobody_is_mailed_about_a_child_that_looks_like_nobody(
    cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        _open(cast.joris, _gezin())
    assert mail.outbox == []


def test_a_question_can_join_the_open_case_only_for_who_works_on_it(cast: Cast) -> None:
    for kijker, mag in ((cast.joris, True), (cast.mila, False)):
        with pytest.raises(AlOpen) as fout:
            open_casus(door=kijker, nu=NU, vraag=VRAAG, voor=cast.noor.sleutel, herhaalsleutel=uuid4())
        assert fout.value.mag_erbij is mag
