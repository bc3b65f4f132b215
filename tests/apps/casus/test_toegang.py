"""The door of the room: who may is let in, a stranger finds nothing, and every look is logged once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from tests.apps.casus.hulp import VANDAAG, maak_jeugdige
from tests.cast import Cast
from zorglandschap.apps.casus.models import Casus, Gezinslid, Portaaltoegang, Traject
from zorglandschap.apps.casus.queries import (
    get_casus,
    get_eigen_casus,
    get_portaal_kijker,
    list_casussen,
    list_werk,
    mag_openen,
    rechten,
    relatie_tot,
    zoek_jeugdigen,
)
from zorglandschap.apps.casus.queries.lijsten import Lijst
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Doel, Handeling, Relatie, Rol
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.regels.inzage import Omstandigheden, besluit


def _ouder(cast: Cast, *, heeft_gezag: bool) -> Kijker:
    lid = Gezinslid.objects.create(gezin=cast.noor.gezin, naam="Vader", rol="vader", heeft_gezag=heeft_gezag)
    account = Gebruiker.objects.create(email=f"vader{heeft_gezag}@zorglandschap.example", naam="Vader")
    Portaaltoegang.objects.create(gebruiker=account, jeugdige=cast.noor, gezinslid=lid, rol=Rol.OUDER)
    kijker = get_portaal_kijker(account)
    assert kijker is not None
    return kijker


def test_the_regisseur_gets_the_casus_and_one_line_in_the_log(cast: Cast) -> None:
    casus = get_casus(cast.joris, cast.casus_noor.sleutel, Handeling.CASUS_SCHRIJVEN)
    assert casus == cast.casus_noor
    regel = Gebeurtenis.objects.get()
    assert (regel.uitkomst, regel.relatie) == (0, Relatie.REGISSEUR)
    assert (regel.jeugdige_id, regel.object_id) == (cast.noor.pk, str(casus.sleutel))


@pytest.mark.parametrize("handeling", sorted(set(Handeling) - {Handeling.CIJFERS}))
def test_a_stranger_gets_nothing_of_a_casus_and_the_log_says_so(cast: Cast, handeling: Handeling) -> None:
    for vreemde in (cast.bram, cast.tom, cast.eva, cast.aisha):
        with pytest.raises(NietGevonden):
            get_casus(vreemde, cast.casus_noor.sleutel, handeling)
        laatste = Gebeurtenis.objects.latest("pk")
        assert (laatste.uitkomst, laatste.gebruiker_id) == (4, vreemde.gebruiker_id)
    assert Gebeurtenis.objects.count() == 4


def test_a_casus_that_does_not_exist_answers_the_same_as_one_that_is_not_yours(cast: Cast) -> None:
    with pytest.raises(NietGevonden):
        get_casus(cast.joris, uuid4(), Handeling.SAMENVATTING)
    assert Gebeurtenis.objects.get().uitkomst == 4


def test_a_colleague_reads_and_does_not_write(cast: Cast) -> None:
    get_casus(cast.mila, cast.casus_noor.sleutel, Handeling.ANALYSE_LEZEN)
    for handeling in (Handeling.ANALYSE_SCHRIJVEN, Handeling.CASUS_SCHRIJVEN, Handeling.VERWIJZEN):
        with pytest.raises(NietGevonden):
            get_casus(cast.mila, cast.casus_noor.sleutel, handeling)
    assert Handeling.VERWIJZEN not in rechten(cast.mila, cast.casus_noor, vandaag=VANDAAG)
    assert Handeling.VERWIJZEN in rechten(cast.joris, cast.casus_noor, vandaag=VANDAAG)


def test_an_account_that_is_not_active_gets_nothing_and_sees_no_list(cast: Cast) -> None:
    weg = replace(cast.joris, is_actief=False)
    with pytest.raises(NietGevonden):
        get_casus(weg, cast.casus_noor.sleutel, Handeling.SAMENVATTING)
    assert list_werk(weg, vandaag=VANDAAG) == []
    assert not mag_openen(weg)


def test_relations_are_derived_from_the_records(cast: Cast) -> None:
    casus = cast.casus_noor
    verwacht = {
        Relatie.REGISSEUR: cast.joris,
        Relatie.TEAM: cast.mila,
        Relatie.GEEN: cast.bram,
        Relatie.ZELF: cast.noor_kijker,
        Relatie.OUDER_MET_GEZAG: _ouder(cast, heeft_gezag=True),
        Relatie.OUDER_ZONDER_GEZAG: _ouder(cast, heeft_gezag=False),
    }
    for relatie, kijker in verwacht.items():
        assert relatie_tot(kijker, casus) is relatie
    assert relatie_tot(cast.aisha, cast.casus_sami) is Relatie.CLIENT
    Casus.objects.filter(pk=casus.pk).update(gedragsdeskundige_id=cast.femke.medewerker_id)
    assert relatie_tot(cast.femke, casus) is Relatie.BETROKKEN


def test_the_chosen_mentor_and_an_account_without_access_are_told_apart(cast: Cast) -> None:
    account = Gebruiker.objects.create(email="tante@zorglandschap.example", naam="Tante")
    assert get_portaal_kijker(account) is None
    zonder = Kijker(gebruiker_id=account.pk, naam="Tante", rol=Rol.JIM, jeugdige_id=cast.noor.pk)
    assert relatie_tot(zonder, cast.casus_noor) is Relatie.GEEN
    assert relatie_tot(replace(zonder, jeugdige_id=None), cast.casus_noor) is Relatie.GEEN
    Portaaltoegang.objects.create(gebruiker=account, jeugdige=cast.noor, rol=Rol.JIM)
    assert relatie_tot(zonder, cast.casus_noor) is Relatie.JIM


def test_a_provider_loses_the_client_when_the_help_has_ended(cast: Cast) -> None:
    Traject.objects.filter(jeugdige=cast.sami).update(tot=date(2026, 11, 1))
    assert relatie_tot(cast.aisha, cast.casus_sami, vandaag=VANDAAG) is Relatie.GEEN
    assert relatie_tot(cast.aisha, cast.casus_sami, vandaag=date(2026, 10, 1)) is Relatie.CLIENT


def test_the_youth_sees_the_own_casus_from_twelve(cast: Cast) -> None:
    assert get_eigen_casus(cast.noor_kijker) == cast.casus_noor
    with pytest.raises(NietGevonden):
        get_eigen_casus(cast.noor_kijker, vandaag=date(2022, 1, 1))


def test_a_professional_has_no_own_casus_and_a_youth_may_have_none(cast: Cast) -> None:
    with pytest.raises(NietGevonden):
        get_eigen_casus(cast.joris)
    nieuw = maak_jeugdige(cast.urk)
    account = Gebruiker.objects.create(email="lotte@zorglandschap.example", naam="Lotte")
    Portaaltoegang.objects.create(gebruiker=account, jeugdige=nieuw, rol=Rol.JEUGDIGE)
    kijker = get_portaal_kijker(account)
    assert kijker is not None
    assert get_eigen_casus(kijker) is None


def test_an_open_casus_goes_before_a_closed_one(cast: Cast) -> None:
    Casus.objects.create(
        jeugdige=cast.noor,
        status=CasusStatus.AFGESLOTEN,
        team=cast.team_urk,
        geopend_op=date(2026, 11, 20),
        gesloten_op=date(2026, 11, 21),
    )
    assert get_eigen_casus(cast.noor_kijker) == cast.casus_noor


def test_lists_hold_only_what_can_be_opened_one_by_one(cast: Cast) -> None:
    mensen = (cast.joris, cast.mila, cast.femke, cast.bram, cast.aisha, cast.tom, cast.eva, cast.noor_kijker)
    for kijker in mensen:
        gezien = set()
        for lijst in Lijst:
            gezien |= set(list_casussen(kijker, lijst, vandaag=VANDAAG).casussen)
        mag = set()
        for casus in (cast.casus_noor, cast.casus_sami):
            relatie = relatie_tot(kijker, casus)
            zonder = Omstandigheden()
            if besluit(kijker.rol, relatie, Doel.HULP, Handeling.IDENTITEIT, zonder).toegestaan:
                mag.add(casus)
        assert gezien == mag, kijker.naam


def test_a_stranger_is_not_counted_not_listed_and_not_found(cast: Cast) -> None:
    assert list_casussen(cast.bram, Lijst.TEAM, vandaag=VANDAAG).totaal == 0
    assert list_casussen(cast.bram, Lijst.TEAM, vandaag=VANDAAG, naam="Berg").totaal == 0
    assert [r.sleutel for r in list_werk(cast.bram, vandaag=VANDAAG)] == [cast.casus_sami.sleutel]
    assert zoek_jeugdigen(cast.bram, achternaam="van den Berg", vandaag=VANDAAG) == []


def test_lists_filter_on_status_and_name_and_leave_out_what_is_closed(cast: Cast) -> None:
    assert list_casussen(cast.joris, Lijst.MIJN, vandaag=VANDAAG, naam="noo").casussen == (cast.casus_noor,)
    assert list_casussen(cast.joris, Lijst.MIJN, vandaag=VANDAAG, naam="Sami").totaal == 0
    assert list_casussen(cast.joris, Lijst.MIJN, vandaag=VANDAAG, status=CasusStatus.VERWEZEN).totaal == 0
    Casus.objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.AFGESLOTEN)
    assert list_casussen(cast.joris, Lijst.MIJN, vandaag=VANDAAG).totaal == 0
    assert list_casussen(cast.joris, Lijst.MIJN, vandaag=VANDAAG, status=CasusStatus.AFGESLOTEN).totaal == 1


def test_search_finds_youths_of_the_own_gemeente_and_their_open_casus(cast: Cast) -> None:
    (treffer,) = zoek_jeugdigen(cast.joris, achternaam="berg", vandaag=VANDAAG)
    assert (treffer.sleutel, treffer.open_casus) == (cast.noor.sleutel, cast.casus_noor.sleutel)
    assert zoek_jeugdigen(cast.joris, achternaam="Idrissi", vandaag=VANDAAG) == []
    zoekregel = Gebeurtenis.objects.filter(soort="zoeken").earliest("pk")
    assert zoekregel.reden == "1 gezien"


def test_search_needs_three_letters_or_a_birth_date(cast: Cast) -> None:
    maak_jeugdige(cast.urk, achternaam="Li", geboren_op=date(2015, 2, 3))
    with pytest.raises(Geweigerd, match="drie letters"):
        zoek_jeugdigen(cast.joris, achternaam="Li", vandaag=VANDAAG)
    (treffer,) = zoek_jeugdigen(cast.joris, achternaam="Li", geboren_op=date(2015, 2, 3), vandaag=VANDAAG)
    assert treffer.open_casus is None
    assert zoek_jeugdigen(cast.joris, achternaam="Berg", geboren_op=date(2015, 2, 3), vandaag=VANDAAG) == []


def test_search_shows_at_most_twenty(cast: Cast) -> None:
    for nummer in range(25):
        maak_jeugdige(cast.urk, voornaam=f"Kind{nummer}", achternaam="Hakvoort")
    assert len(zoek_jeugdigen(cast.joris, achternaam="Hakvoort", vandaag=VANDAAG)) == 20


def test_only_a_jeugdconsulent_searches_youths(cast: Cast) -> None:
    for kijker in (cast.femke, cast.aisha, cast.tom, cast.eva, cast.noor_kijker):
        with pytest.raises(NietGevonden):
            zoek_jeugdigen(kijker, achternaam="Berg", vandaag=VANDAAG)
