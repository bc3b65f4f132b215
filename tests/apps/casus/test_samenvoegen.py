"""Merging doubles: two people, every row of every room moves, and undoing puts each one back exactly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.apps.casus.hulp import VANDAAG, maak_jeugdige
from tests.apps.casus.samenvoeghulp import maak_dubbel, nieuw_account, stel_voor, voeg_samen
from tests.cast import NU, Cast
from zorglandschap.apps.casus.actions import (
    bevestig_samenvoegen,
    sluit_casus,
    stel_samenvoegen_voor,
    stop_samenvoegen,
)
from zorglandschap.apps.casus.actions.samenvoegen import verwijzingen
from zorglandschap.apps.casus.models import (
    Band,
    Casus,
    DreigendeUithuisplaatsing,
    Jeugdige,
    Maatregel,
    Portaaltoegang,
    Samenvoeging,
    Toestemming,
    Traject,
    Uitsluiting,
)
from zorglandschap.apps.casus.queries import (
    get_jeugdige,
    get_voorstelblad,
    list_samenvoegingen,
    relatie_tot,
    zoek_jeugdigen,
)
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.matching.models import Kloof, Wachtende
from zorglandschap.apps.organisaties.models import Gebruiker, Medewerker
from zorglandschap.core.begrippen.codelijsten import (
    CasusStatus,
    JuridischKader,
    Niveau,
    Relatie,
    Rol,
    SoortOrganisatie,
    Verwijzer,
)
from zorglandschap.core.begrippen.gezinswoorden import Gever, Gezinsrol, Toestemmingsdoel
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm

Stand = dict[str, dict[int, int]]


@pytest.fixture
def dubbel(cast: Cast) -> Jeugdige:
    return maak_dubbel(cast)


def _gesloten_casus(cast: Cast, kind: Jeugdige) -> Casus:
    return Casus.objects.create(
        jeugdige=kind, status=CasusStatus.AFGESLOTEN, team=cast.team_urk, geopend_op=VANDAAG, gesloten_op=VANDAAG
    )


def test_every_kind_of_row_that_points_to_a_youth_is_known_also_of_the_rooms_above() -> None:
    namen = {naam for naam, _, _ in verwijzingen()}
    assert {
        "casus.Casus.jeugdige",
        "casus.Traject.jeugdige",
        "casus.Toestemming.jeugdige",
        "casus.Jeugdige.samengevoegd_in",
        "matching.Kloof.jeugdige",
        "matching.Wachtende.jeugdige",
    } <= namen
    assert not any(naam.startswith("casus.Samenvoeging") for naam in namen)


def test_two_people_make_two_registrations_one(cast: Cast, dubbel: Jeugdige) -> None:
    oud = _gesloten_casus(cast, dubbel)
    voorstel = stel_voor(cast, dubbel)
    assert stel_voor(cast, dubbel) == voorstel
    with pytest.raises(Geweigerd, match="zelf voorgesteld"):
        bevestig_samenvoegen(voorstel.sleutel, door=cast.joris, nu=NU)
    klaar = bevestig_samenvoegen(voorstel.sleutel, door=cast.mila, nu=NU)
    assert bevestig_samenvoegen(voorstel.sleutel, door=cast.mila, nu=NU).verplaatst == klaar.verplaatst
    oud.refresh_from_db()
    assert oud.jeugdige == cast.noor
    assert get_voorstelblad(cast.joris, voorstel.sleutel).is_samengevoegd
    assert [r.pk for r in list_samenvoegingen(cast.mila)] == [voorstel.pk]


def test_the_database_itself_asks_two_people(cast: Cast, dubbel: Jeugdige) -> None:
    voorstel = stel_voor(cast, dubbel)
    with pytest.raises(IntegrityError), transaction.atomic():
        Samenvoeging.objects.filter(pk=voorstel.pk).update(bevestigd_door_id=cast.joris.medewerker_id)


def test_a_record_that_was_merged_away_is_found_nowhere(cast: Cast, dubbel: Jeugdige) -> None:
    assert len(zoek_jeugdigen(cast.joris, achternaam="Berg", vandaag=VANDAAG)) == 2
    voeg_samen(cast, dubbel)
    (treffer,) = zoek_jeugdigen(cast.joris, achternaam="Berg", vandaag=VANDAAG)
    assert treffer.sleutel == cast.noor.sleutel
    with pytest.raises(NietGevonden):
        get_jeugdige(cast.joris, dubbel.sleutel)


def test_two_running_cases_are_not_mixed(cast: Cast, dubbel: Jeugdige) -> None:
    ander = Casus.objects.create(
        jeugdige=dubbel,
        status=CasusStatus.HULPVRAAG,
        team=cast.team_urk,
        regisseur_id=cast.mila.medewerker_id,
        geopend_op=VANDAAG,
    )
    with pytest.raises(Geweigerd, match="Bij beide registraties loopt een casus") as fout:
        stel_voor(cast, dubbel)
    assert any("Sluit de andere casus af" in str(t) for u in fout.value.uitkomsten for t in u.ontbreekt)
    sluit_casus(ander, door=cast.mila, nu=NU, reden="Gaat verder in de andere casus.")
    voorstel = stel_voor(cast, dubbel)
    Casus.objects.filter(pk=ander.pk).update(status=CasusStatus.HULPVRAAG)
    with pytest.raises(Geweigerd, match="Bij beide"):
        bevestig_samenvoegen(voorstel.sleutel, door=cast.mila, nu=NU)


@pytest.mark.parametrize(
    ("blijft", "dubbel_bsn", "zin"), [(b"een", b"twee", "twee kinderen"), (None, b"twee", "Alleen de registratie")]
)
def test_a_burgerservicenummer_is_never_mixed_or_lost(
    cast: Cast, dubbel: Jeugdige, blijft: bytes | None, dubbel_bsn: bytes, zin: str
) -> None:
    Jeugdige.objects.filter(pk=cast.noor.pk).update(bsn_index=blijft)
    Jeugdige.objects.filter(pk=dubbel.pk).update(bsn_index=dubbel_bsn)
    with pytest.raises(Geweigerd, match=zin):
        stel_voor(cast, dubbel)


def test_only_jeugdconsulenten_of_the_own_gemeente_see_or_touch_a_proposal(cast: Cast, dubbel: Jeugdige) -> None:
    voorstel = stel_voor(cast, dubbel)
    for vreemde in (cast.bram, cast.femke, cast.aisha, cast.tom, cast.vera, cast.noor_kijker):
        with pytest.raises(NietGevonden):
            get_voorstelblad(vreemde, voorstel.sleutel)
        with pytest.raises(NietGevonden):
            bevestig_samenvoegen(voorstel.sleutel, door=vreemde, nu=NU)
        with pytest.raises(NietGevonden):
            stel_voor(cast, dubbel, vreemde)
    assert list_samenvoegingen(cast.bram) == []
    with pytest.raises(NietGevonden):
        list_samenvoegingen(cast.femke)
    with pytest.raises(NietGevonden):
        stel_samenvoegen_voor(
            door=cast.joris, nu=NU, blijft=cast.noor.sleutel, dubbel=cast.sami.sleutel, reden="Over de grens."
        )


def test_a_shielded_child_is_merged_only_by_who_may_see_it(cast: Cast, dubbel: Jeugdige) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(is_beperkt=True)
    voorstel = stel_voor(cast, dubbel)
    assert list_samenvoegingen(cast.mila) == []
    with pytest.raises(NietGevonden):
        bevestig_samenvoegen(voorstel.sleutel, door=cast.mila, nu=NU)


def test_a_proposal_has_a_reason_and_two_registrations(cast: Cast, dubbel: Jeugdige) -> None:
    with pytest.raises(Geweigerd, match="Schrijf op waarom"):
        stel_samenvoegen_voor(door=cast.joris, nu=NU, blijft=cast.noor.sleutel, dubbel=dubbel.sleutel, reden=" ")
    with pytest.raises(Geweigerd, match="twee verschillende"):
        stel_samenvoegen_voor(
            door=cast.joris, nu=NU, blijft=cast.noor.sleutel, dubbel=cast.noor.sleutel, reden="Zelfde."
        )


def test_a_rejected_proposal_stays_rejected(cast: Cast, dubbel: Jeugdige) -> None:
    voorstel = stel_voor(cast, dubbel)
    with pytest.raises(Geweigerd, match="Schrijf op waarom"):
        stop_samenvoegen(voorstel.sleutel, door=cast.mila, nu=NU, reden="")
    gestopt = stop_samenvoegen(voorstel.sleutel, door=cast.mila, nu=NU, reden="Een nichtje.")
    assert stop_samenvoegen(voorstel.sleutel, door=cast.mila, nu=NU, reden="Nog eens.").gestopt_reden == "Een nichtje."
    assert gestopt.verplaatst == {}
    with pytest.raises(Geweigerd, match="niet meer open"):
        bevestig_samenvoegen(voorstel.sleutel, door=cast.mila, nu=NU)


def test_merges_are_undone_in_the_order_in_which_they_were_made(cast: Cast, dubbel: Jeugdige) -> None:
    derde = maak_jeugdige(cast.urk, voornaam="Noortje", achternaam="van den Berg", geboren_op=cast.noor.geboren_op)
    oud = _gesloten_casus(cast, derde)
    eerst = stel_samenvoegen_voor(
        door=cast.joris, nu=NU, blijft=dubbel.sleutel, dubbel=derde.sleutel, reden="Zelfde moeder."
    )
    ook = stel_samenvoegen_voor(
        door=cast.joris, nu=NU, blijft=cast.noor.sleutel, dubbel=derde.sleutel, reden="Zelfde moeder."
    )
    bevestig_samenvoegen(eerst.sleutel, door=cast.mila, nu=NU)
    with pytest.raises(Geweigerd, match="niet meer open"):
        bevestig_samenvoegen(ook.sleutel, door=cast.mila, nu=NU)
    daarna = voeg_samen(cast, dubbel)
    oud.refresh_from_db()
    derde.refresh_from_db()
    assert oud.jeugdige == derde.samengevoegd_in == cast.noor
    with pytest.raises(Geweigerd, match="Draai dat eerst terug"):
        stop_samenvoegen(eerst.sleutel, door=cast.mila, nu=NU, reden="Toch niet.")
    stop_samenvoegen(daarna.sleutel, door=cast.mila, nu=NU, reden="Toch niet.")
    stop_samenvoegen(eerst.sleutel, door=cast.mila, nu=NU, reden="Toch niet.")
    oud.refresh_from_db()
    derde.refresh_from_db()
    assert oud.jeugdige == derde
    assert derde.samengevoegd_in is None


def test_a_secret_address_of_the_double_holds_for_the_child_and_goes_back(cast: Cast, dubbel: Jeugdige) -> None:
    Jeugdige.objects.filter(pk=dubbel.pk).update(adres_is_geheim=True)
    _gesloten_casus(cast, dubbel)
    Casus.objects.filter(jeugdige=dubbel).update(regisseur_id=cast.mila.medewerker_id)
    with pytest.raises(NietGevonden):
        stel_voor(cast, dubbel)  # Joris may not know of it
    voorstel = stel_samenvoegen_voor(
        door=cast.mila, nu=NU, blijft=cast.noor.sleutel, dubbel=dubbel.sleutel, reden="Zelfde moeder."
    )
    Casus.objects.filter(jeugdige=dubbel).update(gedragsdeskundige_id=cast.joris.medewerker_id)
    bevestig_samenvoegen(voorstel.sleutel, door=cast.joris, nu=NU)
    cast.noor.refresh_from_db()
    assert cast.noor.adres_is_geheim
    stop_samenvoegen(voorstel.sleutel, door=cast.joris, nu=NU, reden="Toch twee.")
    cast.noor.refresh_from_db()
    assert not cast.noor.adres_is_geheim


def test_who_is_excluded_from_the_family_of_the_double_stays_so(cast: Cast, dubbel: Jeugdige) -> None:
    voorstel = stel_voor(cast, dubbel)
    bevestig_samenvoegen(voorstel.sleutel, door=cast.mila, nu=NU)
    Uitsluiting.objects.create(gebruiker_id=cast.mila.gebruiker_id, gezin=dubbel.gezin, reden="zus", om=NU)
    assert relatie_tot(cast.mila, cast.casus_noor) is Relatie.UITGESLOTEN
    assert zoek_jeugdigen(cast.mila, achternaam="Berg", vandaag=VANDAAG) == []


def _traject(cast: Cast, kind: Jeugdige) -> Any:
    return Traject.objects.create(
        jeugdige=kind,
        gemeente=cast.urk,
        aanbieder=cast.aanbieder,
        hulpvorm=Hulpvorm.BEGELEIDING,
        verwijzer=Verwijzer.GEMEENTE,
        toegewezen_op=VANDAAG,
        van=VANDAAG,
    )


def _kloof(cast: Cast, kind: Jeugdige) -> Any:
    return Kloof.objects.create(
        jeugdige=kind,
        gemeente=cast.urk,
        geadviseerd=Hulpvorm.PLEEGZORG,
        gegeven=Hulpvorm.GEZINSHUIS,
        niveau=Niveau.ACCEPTABEL,
        reden="geen plek",
        sinds=VANDAAG,
        herzien_op=VANDAAG,
    )


MAKERS: dict[str, Callable[[Cast, Jeugdige], Any]] = {
    "casus": _gesloten_casus,
    "traject": _traject,
    "kloof": _kloof,
    "maatregel": lambda c, k: Maatregel.objects.create(jeugdige=k, kader=JuridischKader.OTS, gi=c.gi, van=VANDAAG),
    "toestemming": lambda c, k: Toestemming.objects.create(
        jeugdige=k, doel=Toestemmingsdoel.HULP, gever=Gever.JEUGDIGE, van=VANDAAG, om=NU
    ),
    "band": lambda c, k: Band.objects.get_or_create(
        jeugdige=k, gezinslid=c.noor.gezin.leden.get(), defaults={"rol": Gezinsrol.MOEDER}
    ),
    "portaal": lambda c, k: Portaaltoegang.objects.create(
        gebruiker=nieuw_account(Gebruiker.objects.count()), jeugdige=k, rol=Rol.JEUGDIGE
    ),
    "dreiging": lambda c, k: DreigendeUithuisplaatsing.objects.create(jeugdige=k, gemeente=c.urk, gemeld_op=VANDAAG),
    "eerder samengevoegd": lambda c, k: Jeugdige.objects.filter(
        pk=maak_jeugdige(c.urk, geboren_op=date(2001, 1, 1)).pk
    ).update(samengevoegd_in=k),
}


def _stand() -> Stand:
    return {
        naam: dict(model._base_manager.exclude(**{veld: None}).values_list("pk", veld))
        for naam, model, veld in verwijzingen()
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    van_dubbel=st.lists(st.sampled_from(sorted(MAKERS)), max_size=6),
    van_blijft=st.lists(st.sampled_from(sorted(MAKERS)), max_size=3),
    geheim=st.booleans(),
)
def test_undoing_puts_every_row_back_exactly(
    cast: Cast, dubbel: Jeugdige, van_dubbel: list[str], van_blijft: list[str], geheim: bool
) -> None:
    with transaction.atomic():
        for kind, soorten in ((dubbel, van_dubbel), (cast.noor, van_blijft)):
            for soort in soorten:
                MAKERS[soort](cast, kind)
        Jeugdige.objects.filter(pk=dubbel.pk).update(geen_berichten=geheim)
        kinderen = Jeugdige.objects.filter(pk__in=(dubbel.pk, cast.noor.pk)).order_by("pk")
        voor, wie = _stand(), list(kinderen.values())
        voorstel = voeg_samen(cast, dubbel)
        tussen = _stand()
        for naam, rijen in voor.items():
            verhuisd = {pk for pk, kind in rijen.items() if kind == dubbel.pk}
            gebleven = {pk for pk in verhuisd if tussen[naam][pk] == dubbel.pk}
            assert naam == "casus.Band.jeugdige" or not gebleven  # the same tie twice stays where it is
        stop_samenvoegen(voorstel.sleutel, door=cast.mila, nu=NU, reden="Toch twee kinderen.")
        assert _stand() == voor
        assert list(kinderen.values()) == wie
        transaction.set_rollback(True)


def test_a_new_colleague_of_the_same_gemeente_can_confirm(cast: Cast, dubbel: Jeugdige) -> None:
    assert cast.team_urk.soort == SoortOrganisatie.LOKAAL_TEAM
    nieuw = Medewerker.objects.create(
        organisatie=cast.team_urk, naam="Nieuw", rol=Rol.JEUGDCONSULENT, van=VANDAAG, gebruiker=nieuw_account(77)
    )
    kijker = replace(cast.mila, gebruiker_id=nieuw.gebruiker_id or 0, medewerker_id=nieuw.pk)
    voorstel = bevestig_samenvoegen(stel_voor(cast, dubbel).sleutel, door=kijker, nu=NU)
    assert voorstel.bevestigd_door == nieuw


def test_waiting_rows_of_the_room_above_move_along(cast: Cast, dubbel: Jeugdige) -> None:
    wacht = Wachtende.objects.create(jeugdige=dubbel, gemeente=cast.urk, hulpvorm=Hulpvorm.PLEEGZORG, sinds=VANDAAG)
    voeg_samen(cast, dubbel)
    wacht.refresh_from_db()
    assert wacht.jeugdige == cast.noor
