"""Every request for a place keeps the ranking behind it; all of them come out the same when calculated again."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from typer.testing import CliRunner, Result

from tests.apps.matching.hulp import geadviseerd, gevraagd, vraag
from tests.cast import NU, Cast
from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.models import Rangadvies
from zorglandschap.apps.matching.queries import get_keuze
from zorglandschap.apps.matching.tafelrekening import pak_in, pak_uit
from zorglandschap.config import opstart
from zorglandschap.config.opdrachten import app
from zorglandschap.core.matching.rangverslag import lees_volgorde

pytestmark = pytest.mark.django_db


def _draai(monkeypatch: pytest.MonkeyPatch, *opties: str, wacht: bool = False) -> Result:
    monkeypatch.setattr(opstart, "controleer_versie", lambda: wacht)
    return CliRunner().invoke(app, ["herhaal-rangschikkingen", *opties])


def _nog_een(rij: Rangadvies, **anders: Any) -> Rangadvies:
    """The same ranking as another row, with something in it that does not fit."""
    velden = {v.attname: getattr(rij, v.attname) for v in Rangadvies._meta.concrete_fields if not v.primary_key}
    return Rangadvies.objects.create(**{**velden, **anders})


def test_asking_for_a_place_keeps_what_was_read_and_what_came_out(cast: Cast) -> None:
    voorstel = gevraagd(cast)
    rij = Rangadvies.objects.get()
    assert voorstel.rangadvies == rij
    assert (rij.advies, rij.gekozen, rij.door_id, rij.om) == (
        voorstel.advies,
        voorstel.aanbod,
        cast.joris.medewerker_id,
        NU,
    )
    assert rij.regels_versie.startswith("flevoland-2026-1; gewichten: ")
    assert lees_volgorde(pak_uit(bytes(rij.uitkomst)))[voorstel.rang - 1] == voorstel.aanbod_id
    gewogen = json.loads(pak_uit(bytes(rij.vraag)))
    assert rij.aantal == len(gewogen["aanbod"]["id"]) == len(gewogen["vrij"])


def test_no_name_birthday_or_number_of_a_person_is_kept(cast: Cast) -> None:
    gevraagd(cast)
    jeugdige = cast.casus_noor.jeugdige
    rij = Rangadvies.objects.get()
    alles = pak_uit(bytes(rij.vraag)) + pak_uit(bytes(rij.uitkomst))
    for deel in ("Noor", "Hendriks", jeugdige.geboren_op.isoformat(), str(jeugdige.sleutel), "Joris", "bsn"):
        assert deel not in alles


def test_the_same_form_twice_keeps_one_ranking(cast: Cast) -> None:
    voorstel = gevraagd(cast)
    assert vraag(cast, herhaalsleutel=voorstel.herhaalsleutel).pk == voorstel.pk
    assert Rangadvies.objects.count() == 1


def test_looking_at_a_place_or_being_refused_keeps_nothing(cast: Cast) -> None:
    geadviseerd(cast)
    start = (NU + timedelta(days=7)).date()
    get_keuze(cast.joris, cast.casus_noor.sleutel, aanbod_id=cast.pleegzorg.pk, start=start, nu=NU)
    with pytest.raises(Geweigerd):
        vraag(cast, Aanbod(pk=99_999))
    assert not Rangadvies.objects.exists()


def test_a_kept_ranking_is_never_changed(cast: Cast) -> None:
    rij = gevraagd(cast).rangadvies
    assert rij is not None
    los = _nog_een(rij)
    with pytest.raises(DatabaseError, match="niet gewijzigd"), transaction.atomic():
        Rangadvies.objects.update(aantal=1)
    with pytest.raises(DatabaseError, match="niet gewijzigd"), transaction.atomic():
        los.delete()


def test_every_ranking_comes_out_the_same_also_after_the_places_are_gone(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    gevraagd(cast)
    Aanbod.objects.update(leeftijd_van=0, leeftijd_tot=1)
    antwoord = _draai(monkeypatch)
    assert antwoord.exit_code == 0, antwoord.output
    assert "1 rangschikkingen gelijk, 0 niet" in antwoord.stdout


def test_what_does_not_come_out_the_same_is_named(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    rij = gevraagd(cast).rangadvies
    assert rij is not None
    anders = pak_uit(bytes(rij.uitkomst)).replace('"rang":[1', '"rang":[2')
    vreemd = Aanbod.objects.exclude(pk__in=lees_volgorde(pak_uit(bytes(rij.uitkomst)))).first()
    assert vreemd is not None
    verwacht = {
        _nog_een(rij, uitkomst=pak_in(anders)).pk: "andere volgorde of andere punten",
        _nog_een(rij, invoer_hash="0" * 64).pk: "vraag past niet bij de hash",
        _nog_een(rij, regels_versie="flevoland-2026-1; gewichten: 0").pk: "gewichten passen niet bij de versie",
        _nog_een(rij, gekozen_id=vreemd.pk).pk: "de gekozen plek staat niet in de volgorde",
        _nog_een(rij, vraag=b"stuk").pk: "vraag of uitkomst is niet te lezen",
    }
    antwoord = _draai(monkeypatch)
    assert antwoord.exit_code == 1
    assert "✗ 1 rangschikkingen gelijk, 5 niet" in antwoord.stdout
    tabel = json.loads(_draai(monkeypatch, "--json").stdout)
    assert tabel["aantallen"]["gelijk"] == 1
    assert {r["rangadvies"]: r["uitslag"] for r in tabel["niet_gelijk"]} == verwacht
    for pk, uitslag in verwacht.items():
        assert f"rangadvies {pk} " in antwoord.stderr
        assert uitslag in antwoord.stderr


def test_a_database_that_is_not_ready_is_code_two(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _draai(monkeypatch, wacht=True).exit_code == 2
