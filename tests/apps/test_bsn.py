"""The stored BSN: bound to its youth, findable, and never readable elsewhere."""

from __future__ import annotations

import uuid

import pytest
from django.conf import settings as instellingen
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from tests.cast import Cast
from zorglandschap.apps.casus import bsn as opslag
from zorglandschap.apps.casus.models import Jeugdige
from zorglandschap.core.begrippen.bsn import Bsn, elfproef
from zorglandschap.core.begrippen.versleuteling import VersleutelFout, maak_sleutelbos

nummers = st.sampled_from([Bsn(str(n)) for n in range(999_990_000, 999_992_000) if elfproef(str(n))])


@given(nummers, st.uuids(), st.uuids())
def test_a_bsn_can_be_read_for_its_own_youth_only(bsn: Bsn, eigen: uuid.UUID, ander: uuid.UUID) -> None:
    geheim = opslag.versleutel_bsn(bsn, eigen)
    assert opslag.ontsleutel(memoryview(geheim), eigen) == bsn
    assert bsn.nummer.encode() not in geheim
    if eigen != ander:
        with pytest.raises(VersleutelFout):
            opslag.ontsleutel(geheim, ander)


@given(st.lists(st.tuples(nummers, st.uuids()), max_size=8))
def test_the_bulk_form_gives_the_same_as_one_by_one(paren: list[tuple[Bsn, uuid.UUID]]) -> None:
    rijen = opslag.versleutel_bsns(paren)
    assert [opslag.ontsleutel(geheim, sleutel) for (geheim, _), (_, sleutel) in zip(rijen, paren, strict=True)] == [
        bsn for bsn, _ in paren
    ]
    assert [index for _, index in rijen] == [opslag.zoek_index(bsn) for bsn, _ in paren]
    assert len({geheim[1:13] for geheim, _ in rijen}) == len(rijen)


def test_a_youth_is_found_by_bsn_and_a_value_moved_to_another_row_is_refused(cast: Cast) -> None:
    bsn = Bsn("999990019")
    Jeugdige.objects.filter(pk=cast.noor.pk).update(
        bsn_geheim=opslag.versleutel_bsn(bsn, cast.noor.sleutel), bsn_index=opslag.zoek_index(bsn)
    )
    gevonden = Jeugdige.objects.get(bsn_index=opslag.zoek_index(bsn))
    assert gevonden.pk == cast.noor.pk
    assert opslag.ontsleutel(gevonden.bsn_geheim, gevonden.sleutel) == bsn
    with pytest.raises(VersleutelFout):
        opslag.ontsleutel(gevonden.bsn_geheim, cast.sami.sleutel)


def test_rotation_moves_a_value_to_the_new_key_and_then_leaves_it(settings: Settings) -> None:
    bsn, sleutel = Bsn("999990019"), uuid.uuid4()
    oud = opslag.versleutel_bsn(bsn, sleutel)
    assert opslag.herversleutel(oud, sleutel) is None
    settings.SLEUTELBOS = maak_sleutelbos({1: instellingen.GEGEVENSSLEUTEL, 2: "een nieuw geheim"}, 2)
    vernieuwd = opslag.herversleutel(oud, sleutel)
    assert vernieuwd is not None
    geheim, index = vernieuwd
    assert (geheim[0], index) == (2, opslag.zoek_index(bsn))
    assert opslag.ontsleutel(geheim, sleutel) == bsn
    assert opslag.herversleutel(geheim, sleutel) is None


def test_after_rotation_everything_comes_under_the_new_key_and_is_found_again(cast: Cast, settings: Settings) -> None:
    bsn = {cast.noor.pk: Bsn("999990019"), cast.sami.pk: Bsn("999990020")}
    for jeugdige in Jeugdige.objects.all():
        Jeugdige.objects.filter(pk=jeugdige.pk).update(
            bsn_geheim=opslag.versleutel_bsn(bsn[jeugdige.pk], jeugdige.sleutel),
            bsn_index=opslag.zoek_index(bsn[jeugdige.pk]),
        )
    settings.SLEUTELBOS = maak_sleutelbos({1: instellingen.GEGEVENSSLEUTEL, 2: "een nieuw geheim"}, 2)
    assert not Jeugdige.objects.filter(bsn_index=opslag.zoek_index(bsn[cast.noor.pk])).exists()
    assert opslag.herversleutel_alles(per_keer=1) == 2
    assert opslag.herversleutel_alles() == 0
    gevonden = Jeugdige.objects.get(bsn_index=opslag.zoek_index(bsn[cast.noor.pk]))
    assert gevonden.pk == cast.noor.pk
    settings.SLEUTELBOS = maak_sleutelbos({2: "een nieuw geheim"}, 2)
    assert opslag.ontsleutel(gevonden.bsn_geheim, gevonden.sleutel) == bsn[cast.noor.pk]
