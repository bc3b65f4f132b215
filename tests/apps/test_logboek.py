"""The log: one event per act, never changed, and the check names what was touched."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import NU, Cast
from zorglandschap.apps.logboek import actions, export, queries, verzegeling
from zorglandschap.apps.logboek.models import Gebeurtenis, Zegel
from zorglandschap.apps.logboek.slot import OPEN, SLUIT, is_gesloten, voer_uit
from zorglandschap.apps.logboek.verzoek import in_verzoek
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Relatie
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.zegel import Afwijking


def _schrijf(kijker: Kijker | None = None, **anders: object) -> None:
    velden: dict[str, object] = {
        "kijker": kijker,
        "handeling": Handeling.SAMENVATTING,
        "doel": Doel.HULP,
        "actie": "R",
        "soort": "casus",
        "object_id": "abc",
        "jeugdige_id": 7,
        "relatie": Relatie.REGISSEUR,
    }
    actions.schrijf(**{**velden, **anders})  # type: ignore[arg-type]


def _vul(aantal: int) -> list[int]:
    for nummer in range(aantal):
        _schrijf(object_id=f"casus {nummer}")
    return list(Gebeurtenis.objects.order_by("pk").values_list("pk", flat=True))


def test_an_event_tells_who_did_what_for_whom_and_what_for(cast: Cast) -> None:
    with in_verzoek("f" * 32):
        _schrijf(cast.joris, jeugdige_id=cast.noor.pk, object_id=cast.casus_noor.sleutel)
    gebeurtenis = Gebeurtenis.objects.get()
    assert (gebeurtenis.naam, gebeurtenis.rol) == ("Joris de Vries", "jeugdconsulent")
    assert (gebeurtenis.doel, gebeurtenis.relatie, gebeurtenis.uitkomst) == ("hulp", "casusregisseur", 0)
    assert gebeurtenis.jeugdige_id == cast.noor.pk
    assert gebeurtenis.verzoek == "f" * 32


def test_events_outside_a_request_each_get_a_trace_of_their_own(db: None) -> None:
    _schrijf()
    _schrijf()
    sporen = set(Gebeurtenis.objects.values_list("verzoek", flat=True))
    assert len(sporen) == 2
    assert all(len(spoor) == 32 for spoor in sporen)


def test_an_unknown_kind_of_act_is_a_mistake_of_the_programmer(db: None) -> None:
    with pytest.raises(ValueError, match="actie"):
        _schrijf(actie="X")
    with pytest.raises(ValueError, match="3"):
        _schrijf(uitkomst=3)


def test_the_event_disappears_with_the_change_it_tells_of(db: None) -> None:
    with transaction.atomic():
        _schrijf()
        transaction.set_rollback(True)
    assert not Gebeurtenis.objects.exists()


def test_when_the_log_cannot_be_written_the_action_fails(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE logboek_gebeurtenis RENAME TO logboek_weg")
    with pytest.raises(DatabaseError), transaction.atomic():
        _schrijf()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE logboek_weg RENAME TO logboek_gebeurtenis")


@pytest.mark.parametrize(
    "ingreep",
    [
        lambda: Gebeurtenis.objects.update(naam="iemand anders"),
        lambda: Gebeurtenis.objects.all().delete(),
        lambda: Zegel.objects.update(hash="0" * 64),
        lambda: Zegel.objects.all().delete(),
        lambda: Gebeurtenis.objects.get().save(),
    ],
    ids=["event changed", "event removed", "seal changed", "seal removed", "event saved again"],
)
def test_the_database_refuses_to_change_or_remove(db: None, ingreep: Callable[[], object]) -> None:
    _schrijf()
    verzegeling.verzegel()
    with pytest.raises(DatabaseError, match="niet gewijzigd"), transaction.atomic():
        ingreep()
    assert verzegeling.controleer().is_goed


def test_replacing_or_emptying_is_refused_too(db: None) -> None:
    (nummer,) = _vul(1)
    zin = (
        "INSERT OR REPLACE INTO logboek_gebeurtenis SELECT * FROM logboek_gebeurtenis WHERE id = %s"
        if connection.vendor == "sqlite"
        else "TRUNCATE logboek_gebeurtenis -- %s"
    )
    with pytest.raises(DatabaseError, match="niet gewijzigd"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(zin, [nummer])


def test_an_untouched_log_is_good_and_counts(db: None) -> None:
    _vul(5)
    assert verzegeling.verzegel(nu=NU) == 5
    _vul(2)
    stand = verzegeling.controleer()
    assert stand.is_goed
    assert (stand.gebeurtenissen, stand.zegels, stand.onverzegeld) == (5, 1, 2)
    assert verzegeling.verzegel(nu=NU) == 2
    assert verzegeling.verzegel(nu=NU) == 0
    assert verzegeling.controleer().zegels == 2


def test_many_events_are_sealed_in_several_batches(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verzegeling, "PER_ZEGEL", 3)
    _vul(8)
    assert verzegeling.verzegel() == 8
    assert list(Zegel.objects.order_by("pk").values_list("aantal", flat=True)) == [3, 3, 2]
    assert verzegeling.controleer().is_goed


def _verwissel(nummers: list[int]) -> None:
    een, twee = (Gebeurtenis.objects.get(pk=n) for n in nummers[2:4])
    een.object_id, twee.object_id = twee.object_id, een.object_id
    een.save()
    twee.save()


def _voeg_in(nummers: list[int]) -> None:
    Gebeurtenis.objects.filter(pk=nummers[3]).delete()
    verzegeling.verzegel()
    kopie = Gebeurtenis.objects.get(pk=nummers[2])
    kopie.pk = nummers[3]
    kopie.save(force_insert=True)


VERVALSINGEN: dict[str, tuple[Callable[[list[int]], object], Afwijking, int]] = {
    "changed": (lambda n: Gebeurtenis.objects.filter(pk=n[2]).update(naam="x"), Afwijking.GEWIJZIGD, 2),
    "moment changed": (
        lambda n: Gebeurtenis.objects.filter(pk=n[1]).update(om=NU - timedelta(days=1)),
        Afwijking.GEWIJZIGD,
        1,
    ),
    "removed": (lambda n: Gebeurtenis.objects.filter(pk=n[1]).delete(), Afwijking.VERWIJDERD, 1),
    "last one removed": (lambda n: Gebeurtenis.objects.filter(pk=n[-1]).delete(), Afwijking.VERWIJDERD, -1),
    "tail removed": (lambda n: Gebeurtenis.objects.filter(pk__gte=n[4]).delete(), Afwijking.VERWIJDERD, 4),
    "swapped": (_verwissel, Afwijking.GEWIJZIGD, 2),
}


@pytest.mark.parametrize("soort", VERVALSINGEN)
def test_the_check_names_the_first_event_that_was_touched(db: None, soort: str) -> None:
    ingreep, wat, plaats = VERVALSINGEN[soort]
    nummers = _vul(6)
    verzegeling.verzegel()
    voer_uit(connection, OPEN)
    ingreep(nummers)
    bevinding = verzegeling.controleer().bevinding
    assert bevinding == verzegeling.Bevinding(wat, nummers[plaats])
    assert not bevinding.gaat_over_zegel


def test_an_event_slipped_in_between_is_found(db: None) -> None:
    nummers = _vul(6)
    voer_uit(connection, OPEN)
    _voeg_in(nummers)
    assert verzegeling.controleer().bevinding == verzegeling.Bevinding(Afwijking.INGEVOEGD, nummers[3])


def test_an_event_slipped_in_between_two_seals_is_found(db: None) -> None:
    nummers = _vul(3)
    voer_uit(connection, OPEN)
    Gebeurtenis.objects.filter(pk=nummers[1]).delete()
    Gebeurtenis.objects.filter(pk=nummers[2]).delete()
    verzegeling.verzegel()
    nummers += _vul(2)[-2:]
    verzegeling.verzegel()
    kopie = Gebeurtenis.objects.get(pk=nummers[-1])
    kopie.pk = nummers[2]
    kopie.save(force_insert=True)
    assert verzegeling.controleer().bevinding == verzegeling.Bevinding(Afwijking.INGEVOEGD, nummers[2])


@pytest.mark.parametrize(
    ("verandering", "wat"),
    [
        ({"hmac": "0" * 64}, Afwijking.STEMPEL_VALS),
        ({"hash": "0" * 64}, Afwijking.ZEGEL_GEWIJZIGD),
        ({"aantal": 1}, Afwijking.ZEGEL_GEWIJZIGD),
        ({"afdrukken": b""}, Afwijking.ZEGEL_GEWIJZIGD),
        ({"om": NU - timedelta(days=3)}, Afwijking.ZEGEL_GEWIJZIGD),
        ({"vorige": "1" * 64}, Afwijking.KETEN_GEBROKEN),
    ],
)
def test_the_check_names_the_seal_that_was_touched(db: None, verandering: dict[str, object], wat: Afwijking) -> None:
    _vul(3)
    verzegeling.verzegel(nu=NU)
    voer_uit(connection, OPEN)
    Zegel.objects.update(**verandering)
    bevinding = verzegeling.controleer().bevinding
    assert bevinding is not None
    assert bevinding.gaat_over_zegel
    assert (bevinding.wat, bevinding.nummer) == (wat, Zegel.objects.get().pk)


def test_a_removed_seal_breaks_the_chain_and_a_cut_end_misses_its_anchor(db: None) -> None:
    for _ in range(3):
        _vul(2)
        verzegeling.verzegel(nu=NU)
    anker = verzegeling.controleer().laatste_hash
    assert verzegeling.controleer(anker=anker).is_goed
    voer_uit(connection, OPEN)
    eerste, tweede, derde = Zegel.objects.order_by("pk")
    with transaction.atomic():
        tweede.delete()
        assert verzegeling.controleer().bevinding == verzegeling.Bevinding(Afwijking.KETEN_GEBROKEN, derde.pk)
        transaction.set_rollback(True)
    Gebeurtenis.objects.filter(pk__gt=tweede.laatste_id).delete()
    derde.delete()
    assert verzegeling.controleer().bevinding is None
    assert verzegeling.controleer(anker=anker).bevinding == verzegeling.Bevinding(Afwijking.ANKER_ONBEKEND, 2)
    assert eerste.vorige == "0" * 64


def test_the_last_seals_can_be_checked_alone(db: None) -> None:
    for _ in range(4):
        _vul(2)
        verzegeling.verzegel(nu=NU)
    eerste, laatste = Gebeurtenis.objects.earliest("pk").pk, Gebeurtenis.objects.latest("pk").pk
    assert verzegeling.controleer(laatste=2).zegels == 2
    assert verzegeling.controleer(laatste=9).zegels == 4
    voer_uit(connection, OPEN)
    Gebeurtenis.objects.filter(pk=eerste).update(naam="x")
    assert verzegeling.controleer(laatste=2).bevinding is None
    assert verzegeling.controleer().bevinding == verzegeling.Bevinding(Afwijking.GEWIJZIGD, eerste)
    Gebeurtenis.objects.filter(pk=laatste).update(naam="x")
    assert verzegeling.controleer(laatste=2).bevinding == verzegeling.Bevinding(Afwijking.GEWIJZIGD, laatste)


def test_an_open_lock_is_reported(db: None) -> None:
    assert is_gesloten(connection)
    voer_uit(connection, OPEN)
    assert not verzegeling.controleer().is_goed
    voer_uit(connection, SLUIT)
    assert verzegeling.controleer().is_goed


def test_two_sealers_make_one_chain(db: None) -> None:
    nummers = _vul(3)
    verzegeling.verzegel(nu=NU)
    # a second sealer who looked before the first one wrote
    zegel = Zegel.objects.get()
    zegel.pk, zegel.laatste_id = None, nummers[-1] + 1
    with pytest.raises(DatabaseError), transaction.atomic():
        zegel.save(force_insert=True)
    assert verzegeling.controleer().is_goed


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 4), max_size=6), st.data())
def test_any_changed_field_of_any_event_is_found(db: None, groepen: list[int], data: st.DataObject) -> None:
    with transaction.atomic():
        for aantal in groepen:
            _vul(aantal)
            verzegeling.verzegel()
        nummers = list(Gebeurtenis.objects.values_list("pk", flat=True))
        if nummers:
            voer_uit(connection, OPEN)
            nummer = data.draw(st.sampled_from(sorted(nummers)))
            veld = data.draw(st.sampled_from(["naam", "rol", "reden", "object_id", "handeling", "verzoek", "relatie"]))
            Gebeurtenis.objects.filter(pk=nummer).update(**{veld: "vervalst"})
            gevonden = verzegeling.controleer().bevinding
            assert gevonden == verzegeling.Bevinding(Afwijking.GEWIJZIGD, nummer)
        transaction.set_rollback(True)


def test_the_export_uses_the_names_of_nen_7513(cast: Cast) -> None:
    _schrijf(cast.joris, handeling=Handeling.NOODINZAGE, jeugdige_id=cast.noor.pk, relatie=None, uitkomst=4)
    regel = export.naar_nen7513(Gebeurtenis.objects.get())
    assert {"EventID", "EventActionCode", "EventDateTime", "EventOutcomeIndicator", "users", "participants"} <= set(
        regel
    )
    assert regel["EventOutcomeIndicator"] == 4
    assert regel["controles"] == {
        "autorisatie": True,
        "behandelrelatie": False,
        "toestemming": False,
        "noodknop": True,
    }
    (gebruiker,) = regel["users"]  # type: ignore[misc]
    assert gebruiker["roleIDCode"] == "jeugdconsulent"
    assert len(regel["participants"]) == 2  # type: ignore[arg-type]
    _schrijf(jeugdige_id=None)
    assert len(export.naar_nen7513(Gebeurtenis.objects.latest("pk"))["participants"]) == 1  # type: ignore[arg-type]


def test_the_state_of_the_log_shows_no_event(db: None) -> None:
    leeg = queries.get_stand()
    assert (leeg.zegels, leeg.onverzegeld, leeg.laatste_zegel_om) == (0, 0, None)
    _vul(3)
    verzegeling.verzegel(nu=NU)
    _vul(1)
    stand = queries.get_stand()
    assert (stand.zegels, stand.onverzegeld, stand.laatste_zegel_om, stand.is_gesloten) == (1, 1, NU, True)
    assert stand.oudste_onverzegeld_om is not None


alleen_postgresql = pytest.mark.skipif(connection.vendor == "sqlite", reason="writers of SQLite take turns")


@alleen_postgresql
@pytest.mark.django_db(transaction=True)
def test_a_late_commit_never_falls_outside_a_seal() -> None:
    """Writers that commit out of order, a sealer that never waits for them: nothing is ever slipped in."""
    klaar = threading.Event()

    def schrijver() -> None:
        try:
            for _ in range(15):
                with transaction.atomic():
                    _schrijf()
                    klaar.wait(0.002)
        finally:
            connection.close()

    schrijvers = [threading.Thread(target=schrijver) for _ in range(4)]
    for draad in schrijvers:
        draad.start()
    while any(draad.is_alive() for draad in schrijvers):
        verzegeling.verzegel()
    verzegeling.verzegel()
    stand = verzegeling.controleer()
    assert stand.is_goed, stand.bevinding
    assert (stand.gebeurtenissen, stand.onverzegeld) == (60, 0)


@alleen_postgresql
@pytest.mark.django_db(transaction=True)
def test_the_sealer_waits_for_a_transaction_that_is_still_writing() -> None:
    geschreven, mag_verder = threading.Event(), threading.Event()

    def traag() -> None:
        try:
            with transaction.atomic():
                _schrijf(object_id="laat")
                geschreven.set()
                mag_verder.wait(10)
        finally:
            connection.close()

    draad = threading.Thread(target=traag)
    draad.start()
    geschreven.wait(10)
    _schrijf(object_id="vroeg")
    assert verzegeling.verzegel() == 0
    mag_verder.set()
    draad.join()
    assert verzegeling.verzegel() == 2
