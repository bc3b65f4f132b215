"""Consent: who says yes, taking it back, sharing only with a yes; and what is kept shielded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.apps.casus.hulp import VANDAAG
from tests.cast import NU, Cast
from zorglandschap.apps.casus.actions import (
    NieuweToestemming,
    deel_gegevens,
    leg_toestemming_vast,
    regel_account,
    scherm_af,
    trek_toestemming_in,
)
from zorglandschap.apps.casus.models import Casus, Jeugdige, Portaaltoegang, Toestemming
from zorglandschap.apps.casus.queries import get_casus, get_eigen_casus, get_gezin, heeft_toestemming
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, JuridischKader, Stap
from zorglandschap.core.begrippen.gezinswoorden import Gever, Toestemmingsdoel
from zorglandschap.core.regels.uitkomst import Oordeel

SCHOOL = Toestemmingsdoel.DELEN_SCHOOL
VRIJWILLIG = JuridischKader.VRIJWILLIG


def _oordeel(jeugdige: Jeugdige, doel: Toestemmingsdoel = SCHOOL, *, vandaag: date = VANDAAG) -> Oordeel:
    return heeft_toestemming(jeugdige, doel, vandaag=vandaag, kader=VRIJWILLIG).oordeel


def _ja(cast: Cast, **anders: object) -> Toestemming:
    nieuw = replace(NieuweToestemming(SCHOOL, VANDAAG), **anders)  # type: ignore[arg-type]
    return leg_toestemming_vast(cast.casus_noor, door=cast.joris, nu=NU, nieuw=nieuw)


def _moeder(cast: Cast) -> int:
    return cast.noor.gezin.leden.get().pk


def test_the_cast_has_consent_for_help_and_not_for_sharing(cast: Cast) -> None:
    for jeugdige in (cast.noor, cast.sami):
        assert _oordeel(jeugdige, Toestemmingsdoel.HULP) is Oordeel.VOLDAAN
        assert _oordeel(jeugdige) is Oordeel.NIET_VOLDAAN
    ots = heeft_toestemming(cast.sami, Toestemmingsdoel.HULP, vandaag=VANDAAG, kader=JuridischKader.OTS)
    assert ots.oordeel is Oordeel.NIET_VAN_TOEPASSING


def test_noor_and_her_mother_both_say_yes(cast: Cast) -> None:
    eigen = _ja(cast)
    assert _oordeel(cast.noor) is Oordeel.NIET_VOLDAAN
    assert _ja(cast) == eigen
    van_moeder = _ja(cast, gezinslid=_moeder(cast))
    assert (eigen.gever, van_moeder.gever) == (Gever.JEUGDIGE, Gever.OUDER)
    assert _oordeel(cast.noor) is Oordeel.VOLDAAN
    assert [s.toelichting for s in cast.casus_noor.stappen.filter(stap=Stap.TOESTEMMING)] == [
        "gegevens delen met school: jeugdige",
        "gegevens delen met school: ouder of voogd met gezag",
    ]


def test_a_yes_counts_until_its_end_or_the_day_it_was_taken_back(cast: Cast) -> None:
    _ja(cast, gezinslid=_moeder(cast), van=date(2026, 11, 1))
    eigen = _ja(cast, van=date(2026, 11, 1), tot=date(2026, 12, 1))
    assert _oordeel(cast.noor, vandaag=date(2026, 10, 31)) is Oordeel.NIET_VOLDAAN
    assert _oordeel(cast.noor, vandaag=date(2026, 11, 30)) is Oordeel.VOLDAAN
    assert _oordeel(cast.noor, vandaag=date(2026, 12, 1)) is Oordeel.NIET_VOLDAAN
    for _keer in range(2):
        trek_toestemming_in(cast.casus_noor, eigen.pk, door=cast.joris, nu=NU, op=date(2026, 11, 20))
    assert _oordeel(cast.noor, vandaag=date(2026, 11, 19)) is Oordeel.VOLDAAN
    na = heeft_toestemming(cast.noor, SCHOOL, vandaag=date(2026, 11, 20), kader=VRIJWILLIG)
    assert na.oordeel is Oordeel.NIET_VOLDAAN
    assert "ingetrokken" in str(na.reden)
    assert Toestemming.objects.filter(pk=eigen.pk).exists()
    assert cast.casus_noor.stappen.filter(stap=Stap.TOESTEMMING_INGETROKKEN).count() == 1


def test_noor_can_say_yes_without_her_parents_with_a_reason(cast: Cast) -> None:
    _ja(cast, zonder_ouders="Noor vreest ruzie thuis en dacht er lang over na.")
    assert _oordeel(cast.noor) is Oordeel.LET_OP


def test_two_parents_with_gezag_must_both_say_yes(cast: Cast) -> None:
    cast.noor.gezin.leden.create(naam="Vader", rol="vader", heeft_gezag=True)
    assert _oordeel(cast.noor, Toestemmingsdoel.HULP) is Oordeel.NIET_VOLDAAN


def test_the_yes_of_a_parent_without_gezag_does_not_count_any_more(cast: Cast) -> None:
    cast.noor.gezin.leden.update(heeft_gezag=False)
    cast.noor.gezin.leden.create(naam="Voogd", rol="voogd", heeft_gezag=True)
    assert _oordeel(cast.noor, Toestemmingsdoel.HULP) is Oordeel.NIET_VOLDAAN


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"van": VANDAAG + timedelta(days=1)}, "toekomst"),
        ({"van": date(2011, 3, 13)}, "nog niet geboren"),
        ({"tot": VANDAAG}, "niet na de begindatum"),
        ({"van": date(2022, 3, 14)}, "Vanaf 12 jaar geeft"),
        ({"gezinslid": 0}, "geen gezag"),
        ({"gezinslid": 0, "zonder_ouders": "x"}, "Zonder de ouders kan alleen"),
        ({"van": date(2022, 3, 14), "zonder_ouders": "x"}, "van 12 tot 16"),
    ],
)
def test_a_yes_that_cannot_be_is_refused_with_what_to_do(cast: Cast, anders: dict[str, object], zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin):
        _ja(cast, **anders)
    assert not Toestemming.objects.filter(doel=SCHOOL).exists()


def test_from_sixteen_the_parents_are_not_asked(cast: Cast) -> None:
    nieuw = NieuweToestemming(SCHOOL, VANDAAG, gezinslid=cast.sami.gezin.leden.get().pk)
    with pytest.raises(Geweigerd, match="beslist de jeugdige zelf"):
        leg_toestemming_vast(cast.casus_sami, door=cast.bram, nu=NU, nieuw=nieuw)


def test_the_database_keeps_the_reason_to_the_youth(cast: Cast) -> None:
    ouder = Toestemming.objects.get(gezinslid__isnull=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        Toestemming.objects.filter(pk=ouder.pk).update(zonder_ouders="kan niet")


@pytest.mark.parametrize(("op", "zin"), [(VANDAAG + timedelta(days=1), "toekomst"), (date(2024, 1, 1), "pas later")])
def test_taking_back_on_a_day_that_cannot_be_is_refused(cast: Cast, op: date, zin: str) -> None:
    ja = Toestemming.objects.get(jeugdige=cast.noor, gever=Gever.JEUGDIGE)
    with pytest.raises(Geweigerd, match=zin):
        trek_toestemming_in(cast.casus_noor, ja.pk, door=cast.joris, nu=NU, op=op)


def test_a_yes_can_be_taken_back_after_the_casus_is_closed(cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.AFGESLOTEN)
    ja = Toestemming.objects.get(jeugdige=cast.noor, gever=Gever.JEUGDIGE)
    trek_toestemming_in(cast.casus_noor, ja.pk, door=cast.joris, nu=NU, op=VANDAAG)
    assert _oordeel(cast.noor, Toestemmingsdoel.HULP) is Oordeel.NIET_VOLDAAN
    assert Gebeurtenis.objects.filter(reden=Stap.TOESTEMMING_INGETROKKEN).count() == 1


def test_the_consent_of_another_youth_is_not_there(cast: Cast) -> None:
    van_sami = Toestemming.objects.get(jeugdige=cast.sami)
    with pytest.raises(NietGevonden):
        trek_toestemming_in(cast.casus_noor, van_sami.pk, door=cast.joris, nu=NU, op=VANDAAG)


def test_sharing_without_consent_is_refused_with_the_reason_of_the_rule(cast: Cast) -> None:
    with pytest.raises(Geweigerd) as fout:
        deel_gegevens(cast.casus_noor, door=cast.joris, nu=NU, doel=SCHOOL, met_wie="De Klim")
    (uitkomst,) = fout.value.uitkomsten
    assert (uitkomst.regel, uitkomst.bron.paragraaf) == ("delen met toestemming", "art. 7.3.11")
    assert Gebeurtenis.objects.filter(uitkomst=4, handeling=Handeling.CASUS_SCHRIJVEN).count() == 1


def test_sharing_with_consent_is_one_line_in_the_log_that_the_page_shows(cast: Cast) -> None:
    _ja(cast)
    _ja(cast, gezinslid=_moeder(cast))
    for _keer in range(2):
        uitkomst = deel_gegevens(cast.casus_noor, door=cast.joris, nu=NU, doel=SCHOOL, met_wie=" De  Klim ")
    assert uitkomst.oordeel is Oordeel.VOLDAAN
    casus = get_casus(cast.mila, cast.casus_noor.sleutel, Handeling.IDENTITEIT)
    gedeeld = get_gezin(casus, cast.mila, vandaag=VANDAAG).gedeeld
    assert [(deel.met_wie, deel.doel, deel.door) for deel in gedeeld] == [("De Klim", SCHOOL.value, "Joris de Vries")]


@pytest.mark.parametrize(
    ("doel", "met_wie", "zin"), [(SCHOOL, " ", "organisatie"), (Toestemmingsdoel.HULP, "x", "Kies")]
)
def test_sharing_names_with_whom_and_what(cast: Cast, doel: Toestemmingsdoel, met_wie: str, zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin):
        deel_gegevens(cast.casus_noor, door=cast.joris, nu=NU, doel=doel, met_wie=met_wie)


def test_in_a_crisis_sharing_is_never_blocked(cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(is_crisis=True, crisis_reden="Onveilig")
    uitkomst = deel_gegevens(cast.casus_noor, door=cast.joris, nu=NU, doel=SCHOOL, met_wie="De Klim")
    assert uitkomst.oordeel is Oordeel.LET_OP


def test_a_secret_address_is_set_with_a_reason_and_told_once(cast: Cast) -> None:
    for _keer in range(2):
        scherm_af(
            cast.casus_noor, door=cast.joris, nu=NU, adres_is_geheim=True, geen_berichten=False, reden="Bedreigd."
        )
    cast.noor.refresh_from_db()
    assert (cast.noor.adres_is_geheim, cast.noor.geen_berichten) == (True, False)
    stap = cast.casus_noor.stappen.get(stap=Stap.INZAGE_BEPERKT)
    assert stap.toelichting == "geheim adres: aan. Bedreigd."


def test_shielding_asks_a_reason(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="waarom"):
        scherm_af(cast.casus_noor, door=cast.joris, nu=NU, adres_is_geheim=False, geen_berichten=True, reden=" ")
    cast.noor.refresh_from_db()
    assert not cast.noor.geen_berichten


def test_safety_does_not_end_when_a_casus_is_closed(cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.AFGESLOTEN)
    scherm_af(cast.casus_noor, door=cast.joris, nu=NU, adres_is_geheim=True, geen_berichten=True, reden="Bedreigd.")
    cast.noor.refresh_from_db()
    assert cast.noor.adres_is_geheim
    assert not cast.casus_noor.stappen.filter(stap=Stap.INZAGE_BEPERKT).exists()
    assert Gebeurtenis.objects.filter(reden__startswith="geheim adres: aan").count() == 1


def test_a_block_and_an_objection_close_the_portal_until_they_are_lifted(cast: Cast) -> None:
    account = Portaaltoegang.objects.get(gezinslid__isnull=False)
    assert get_eigen_casus(cast.moeder_noor, vandaag=VANDAAG) == cast.casus_noor
    for blokkade, bezwaar in ((True, False), (False, True)):
        for _keer in range(2):
            regel_account(
                cast.casus_noor,
                account.pk,
                door=cast.joris,
                nu=NU,
                veiligheidsblokkade=blokkade,
                bezwaar=bezwaar,
                reden="Noor voelt zich niet veilig.",
            )
        with pytest.raises(NietGevonden):
            get_eigen_casus(cast.moeder_noor, vandaag=VANDAAG)
    regel_account(
        cast.casus_noor,
        account.pk,
        door=cast.joris,
        nu=NU,
        veiligheidsblokkade=False,
        bezwaar=False,
        reden="Besproken.",
    )
    assert get_eigen_casus(cast.moeder_noor, vandaag=VANDAAG) == cast.casus_noor
    assert cast.casus_noor.stappen.filter(stap=Stap.INZAGE_BEPERKT).count() == 3


def test_the_own_account_of_the_youth_and_of_another_family_are_not_there(cast: Cast) -> None:
    for toegang in (Portaaltoegang.objects.get(rol="jeugdige"), None):
        with pytest.raises(NietGevonden):
            regel_account(
                cast.casus_noor if toegang else cast.casus_sami,
                toegang.pk if toegang else Portaaltoegang.objects.get(rol="ouder").pk,
                door=cast.joris,
                nu=NU,
                veiligheidsblokkade=True,
                bezwaar=False,
                reden="x",
            )
