"""Who is somebody today, and what the functional manager changes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator

from tests.cast import VANDAAG, Cast
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.organisaties import actions, queries
from zorglandschap.apps.organisaties.models import Gebruiker, Installatie, Medewerker
from zorglandschap.core.begrippen.codelijsten import Rol

DAG = timedelta(days=1)


def _joris(cast: Cast) -> Gebruiker:
    return Gebruiker.objects.get(pk=cast.joris.gebruiker_id)


def test_a_professional_is_the_viewer_of_the_own_role(cast: Cast) -> None:
    assert queries.get_kijker(_joris(cast), op=VANDAAG) == cast.joris


def test_a_youth_is_no_professional(cast: Cast) -> None:
    gebruiker = Gebruiker.objects.get(pk=cast.noor_kijker.gebruiker_id)
    assert queries.get_kijker(gebruiker, op=VANDAAG) is None


@pytest.mark.parametrize(
    ("veranderd", "werkt"),
    [
        ({"geldig_tot": VANDAAG}, True),
        ({"geldig_tot": VANDAAG - DAG}, False),
        ({"is_active": False}, False),
        ({}, True),
    ],
)
def test_an_account_works_until_and_including_its_last_day(
    cast: Cast, veranderd: dict[str, object], werkt: object
) -> None:
    Gebruiker.objects.filter(pk=cast.joris.gebruiker_id).update(**veranderd)
    assert (queries.get_kijker(_joris(cast), op=VANDAAG) is not None) is werkt


@pytest.mark.parametrize(
    ("periode", "werkt"),
    [
        ({"van": VANDAAG}, True),
        ({"van": VANDAAG + DAG}, False),
        ({"tot": VANDAAG + DAG}, True),
        ({"tot": VANDAAG}, False),
    ],
)
def test_a_role_holds_during_the_employment(cast: Cast, periode: dict[str, date], werkt: object) -> None:
    Medewerker.objects.filter(pk=cast.joris.medewerker_id).update(**periode)
    assert (queries.get_kijker(_joris(cast), op=VANDAAG) is not None) is werkt


def test_the_manager_finds_professionals_and_no_portal_accounts(cast: Cast) -> None:
    namen = [a.naam for a in queries.list_accounts(cast.eva)]
    assert "Joris de Vries" in namen
    assert "Noor" not in namen
    assert [a.naam for a in queries.list_accounts(cast.eva, zoek="aisha dijk")] == ["Aisha Yilmaz"]
    with pytest.raises(NietGevonden):
        queries.get_account(cast.eva, cast.noor_kijker.gebruiker_id)


def test_nobody_else_may_ask(cast: Cast) -> None:
    for kijker in (cast.joris, cast.tom, cast.aisha, cast.noor_kijker):
        with pytest.raises(NietGevonden):
            queries.list_accounts(kijker)
        with pytest.raises(NietGevonden):
            queries.get_accountstand(kijker, vandaag=VANDAAG, dagen=30)
        with pytest.raises(NietGevonden):
            queries.list_installatie(kijker)


def test_the_state_counts_second_factors_and_accounts_that_end(cast: Cast) -> None:
    Gebruiker.objects.filter(pk=cast.bram.gebruiker_id).update(geldig_tot=VANDAAG + 30 * DAG)
    Gebruiker.objects.filter(pk=cast.mila.gebruiker_id).update(geldig_tot=VANDAAG + 31 * DAG)
    Gebruiker.objects.filter(pk=cast.tom.gebruiker_id).update(is_active=False)
    Authenticator.objects.create(user=_joris(cast), type=Authenticator.Type.TOTP, data={})
    Authenticator.objects.create(user=_joris(cast), type=Authenticator.Type.RECOVERY_CODES, data={})
    stand = queries.get_accountstand(cast.eva, vandaag=VANDAAG, dagen=30)
    assert [a.naam for a in stand.verlopen_binnenkort] == ["Bram Jansen"]
    assert stand.actief == Medewerker.objects.count() - 1
    assert stand.zonder_tweede_factor == stand.actief - 1
    assert queries.get_account(cast.eva, cast.joris.gebruiker_id).heeft_tweede_factor


def test_the_facts_of_the_installation_are_listed(cast: Cast) -> None:
    Installatie.objects.create(sleutel="zaad", waarde="2026")
    assert queries.list_installatie(cast.eva) == [("zaad", "2026")]


def test_closing_and_opening_leave_an_event_with_the_reason(cast: Cast) -> None:
    actions.deactiveer(cast.joris.gebruiker_id, door=cast.eva, reden="uit dienst")
    assert not _joris(cast).is_active
    actions.heractiveer(cast.joris.gebruiker_id, door=cast.eva, reden="terug")
    assert _joris(cast).is_active
    redenen = list(Gebeurtenis.objects.order_by("pk").values_list("reden", "actie", "soort"))
    assert redenen == [("gesloten: uit dienst", "U", "account"), ("heropend: terug", "U", "account")]


def test_a_stranger_is_refused_and_the_try_is_in_the_log(cast: Cast) -> None:
    for kijker in (cast.joris, cast.tom, cast.noor_kijker):
        with pytest.raises(NietGevonden):
            actions.deactiveer(cast.bram.gebruiker_id, door=kijker, reden="x")
    assert set(Gebeurtenis.objects.values_list("uitkomst", flat=True)) == {4}
    assert Gebruiker.objects.get(pk=cast.bram.gebruiker_id).is_active


def test_a_change_needs_a_reason_another_person_and_an_account_of_a_professional(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="waarom"):
        actions.heractiveer(cast.joris.gebruiker_id, door=cast.eva, reden=" ")
    with pytest.raises(Geweigerd, match="eigen account"):
        actions.deactiveer(cast.eva.gebruiker_id, door=cast.eva, reden="klaar")
    for nummer in (cast.noor_kijker.gebruiker_id, 0):
        with pytest.raises(NietGevonden):
            actions.deactiveer(nummer, door=cast.eva, reden="x")


def test_an_end_date_lies_ahead_and_is_never_the_own(cast: Cast) -> None:
    nummer = cast.joris.gebruiker_id
    actions.zet_einddatum(nummer, door=cast.eva, geldig_tot=VANDAAG, vandaag=VANDAAG)
    assert _joris(cast).geldig_tot == VANDAAG
    actions.zet_einddatum(nummer, door=cast.eva, geldig_tot=None, vandaag=VANDAAG)
    assert _joris(cast).geldig_tot is None
    with pytest.raises(Geweigerd, match="verleden"):
        actions.zet_einddatum(nummer, door=cast.eva, geldig_tot=VANDAAG - DAG, vandaag=VANDAAG)
    with pytest.raises(Geweigerd, match="eigen account"):
        actions.zet_einddatum(cast.eva.gebruiker_id, door=cast.eva, geldig_tot=VANDAAG, vandaag=VANDAAG)
    actions.zet_einddatum(cast.eva.gebruiker_id, door=cast.eva, geldig_tot=None, vandaag=VANDAAG)


def test_the_database_answers(db: None) -> None:
    assert queries.is_bereikbaar()


def test_there_is_no_superuser(db: None) -> None:
    with pytest.raises(NotImplementedError, match="geen superuser"):
        Gebruiker.objects.create_superuser("baas@zorglandschap.example")
    assert Gebruiker.objects.create_user("Nieuw@Zorglandschap.example", "x", naam="N").email == (
        "nieuw@zorglandschap.example"
    )


def test_a_manager_who_is_not_active_manages_nothing(cast: Cast) -> None:
    from dataclasses import replace

    assert queries.mag_beheren(cast.eva)
    assert not queries.mag_beheren(replace(cast.eva, is_actief=False))
    assert not queries.mag_beheren(replace(cast.eva, rol=Rol.BELEIDSMEDEWERKER))
