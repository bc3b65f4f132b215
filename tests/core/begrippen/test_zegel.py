"""The chain of seals: one way to write an event, and the first difference by name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.begrippen import zegel
from zorglandschap.core.begrippen.zegel import Afdruk, Afwijking

NU = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
reeksen = st.lists(st.integers(0, 2**40), unique=True, max_size=12).map(sorted)


def _afdrukken(nummers: list[int]) -> list[Afdruk]:
    return [zegel.afdruk([nummer, "tekst"]) for nummer in nummers]


def test_a_moment_is_written_the_same_in_every_zone() -> None:
    elders = NU.astimezone(timezone(timedelta(hours=1)))
    assert zegel.schrijfwijze([1, NU, None, "é"]) == zegel.schrijfwijze([1, elders, None, "é"])


def test_fields_cannot_flow_into_each_other() -> None:
    assert zegel.schrijfwijze([1, "a", "bc"]) != zegel.schrijfwijze([1, "ab", "c"])
    assert zegel.schrijfwijze([1, None]) != zegel.schrijfwijze([1, "None"])


def test_an_event_has_a_number() -> None:
    with pytest.raises(TypeError, match="nummer"):
        zegel.afdruk(["geen nummer"])


@given(reeksen)
def test_what_is_packed_comes_out_again(nummers: list[int]) -> None:
    afdrukken = _afdrukken(nummers)
    assert zegel.pak_uit(zegel.pak_in(afdrukken)) == afdrukken
    assert zegel.eerste_verschil(afdrukken, afdrukken) is None


@given(reeksen.filter(bool), st.data())
def test_the_first_touched_event_is_named(nummers: list[int], data: st.DataObject) -> None:
    verzegeld = _afdrukken(nummers)
    plek = data.draw(st.integers(0, len(nummers) - 1))
    weg = verzegeld[:plek] + verzegeld[plek + 1 :]
    anders = [*verzegeld[:plek], zegel.afdruk([nummers[plek], "anders"]), *verzegeld[plek + 1 :]]
    assert zegel.eerste_verschil(verzegeld, weg) == (Afwijking.VERWIJDERD, nummers[plek])
    assert zegel.eerste_verschil(verzegeld, anders) == (Afwijking.GEWIJZIGD, nummers[plek])
    assert zegel.eerste_verschil(weg, verzegeld) == (Afwijking.INGEVOEGD, nummers[plek])


def test_a_seal_depends_on_the_one_before_on_the_moment_and_on_the_prints() -> None:
    basis = {"vorige": zegel.GEEN_VORIGE, "om": NU, "ingepakt": b"x"}
    anders = [{"vorige": "1" * 64}, {"om": NU + timedelta(microseconds=1)}, {"ingepakt": b"y"}]
    hashes = {zegel.zegelhash(**{**basis, **a}) for a in [{}, *anders]}  # type: ignore[arg-type]
    assert len(hashes) == 4
