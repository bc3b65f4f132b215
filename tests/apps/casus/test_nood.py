"""Break the glass: with a reason, for some hours, to read; the regisseur is told and it is always reviewed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.apps.casus.hulp import VANDAAG
from tests.cast import Cast
from zorglandschap.apps.casus.actions import draag_over, kijk_noodinzage_na, open_in_nood
from zorglandschap.apps.casus.models import Casus, Jeugdige, Noodinzage, Uitsluiting
from zorglandschap.apps.casus.queries import (
    Gezocht,
    Lijst,
    get_casus,
    get_inzagen,
    list_casussen,
    list_noodinzagen,
    list_noodmeldingen,
    rechten,
    relatie_tot,
)
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.besluitwoorden import Nooduitkomst, RedenOverdracht, Regiesoort
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Relatie
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.regels.uitkomst import Oordeel

REDEN = "De politie vond het kind en vraagt wie de ouders zijn."
NOOR = Gezocht("Noor", "van den Berg", date(2011, 3, 14))


@pytest.fixture
def afgeschermd(cast: Cast) -> Cast:
    """Noor's case, restricted."""
    Casus.objects.filter(pk=cast.casus_noor.pk).update(is_beperkt=True)
    return cast


def _open(kijker: Kijker, wie: Gezocht = NOOR, reden: str = REDEN, *, opnieuw: bool = True) -> Casus:
    return open_in_nood(kijker, wie=wie, reden=reden, nu=timezone.now(), opnieuw_aangemeld=opnieuw)


def test_a_colleague_reads_a_restricted_case_for_some_hours_and_writes_nothing(afgeschermd: Cast) -> None:
    cast = afgeschermd
    casus = _open(cast.mila)
    assert casus == cast.casus_noor
    assert relatie_tot(cast.mila, casus) is Relatie.NOOD
    get_casus(cast.mila, casus.sleutel, Handeling.ANALYSE_LEZEN)
    for handeling in (Handeling.ANALYSE_SCHRIJVEN, Handeling.CASUS_SCHRIJVEN, Handeling.INZAGE_REGELEN):
        with pytest.raises(NietGevonden):
            get_casus(cast.mila, casus.sleutel, handeling)
    assert Handeling.OVERDRAGEN in rechten(cast.mila, casus, vandaag=VANDAAG)
    gezien = get_casus(cast.mila, casus.sleutel, Handeling.OVERDRAGEN)
    geef: dict[str, Any] = {"door": cast.mila, "nu": timezone.now(), "toelichting": "Joris is ziek."}
    for soort, wie in ((Regiesoort.CASUSREGIE, cast.femke), (Regiesoort.PERSPECTIEFREGIE, cast.mila)):
        assert wie.medewerker_id is not None
        with pytest.raises(Geweigerd, match="alleen zelf de casusregie"):
            draag_over(gezien, soort=soort, medewerker_id=wie.medewerker_id, reden=RedenOverdracht.AFWEZIG, **geef)
    assert list_casussen(cast.mila, Lijst.TEAM, vandaag=VANDAAG).totaal == 0
    rij = Noodinzage.objects.get()
    assert rij.tot - rij.om == timedelta(hours=4)
    Noodinzage.objects.update(om=rij.om - timedelta(hours=5), tot=rij.tot - timedelta(hours=5))
    with pytest.raises(NietGevonden):
        get_casus(cast.mila, casus.sleutel, Handeling.SAMENVATTING)


def test_the_log_and_the_regisseur_know(afgeschermd: Cast, django_capture_on_commit_callbacks: object) -> None:
    cast = afgeschermd
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        _open(cast.mila)
    regel = Gebeurtenis.objects.latest("pk")
    assert (regel.handeling, regel.relatie, regel.jeugdige_id) == (Handeling.NOODINZAGE, Relatie.NOOD, cast.noor.pk)
    (brief,) = mail.outbox
    assert brief.to == ["joris@zorglandschap.example"]
    assert not any(woord in brief.subject + brief.body for woord in ("Noor", "Berg", "Mila", "politie"))
    (melding,) = list_noodmeldingen(cast.joris, nu=timezone.now())
    assert (melding.wie, melding.reden, melding.voornaam) == ("Mila Bos", REDEN, "Noor")
    assert list_noodmeldingen(cast.mila, nu=timezone.now()) == []
    assert list_noodmeldingen(cast.noor_kijker, nu=timezone.now()) == []
    later = timezone.localtime() + timedelta(days=40)
    assert list_noodmeldingen(cast.joris, nu=later) == []


def test_the_same_form_twice_is_one_look(afgeschermd: Cast) -> None:
    assert _open(afgeschermd.mila) == _open(afgeschermd.mila)
    assert Noodinzage.objects.count() == 1


def test_who_may_see_the_case_already_breaks_no_glass(cast: Cast) -> None:
    for kijker in (cast.joris, cast.mila, cast.femke):
        assert _open(kijker) == cast.casus_noor
    assert not Noodinzage.objects.exists()


@pytest.mark.parametrize("reden", ["", "spoed", "spoed" + " " * 30])
def test_nothing_is_said_of_any_child_before_the_reason_is_good(afgeschermd: Cast, reden: str) -> None:
    niemand = Gezocht("Niemand", "Nergens", date(2011, 3, 14))
    weigeringen = []
    for wie in (NOOR, niemand):
        with pytest.raises(Geweigerd) as fout:
            _open(afgeschermd.mila, wie, reden)
        weigeringen.append((fout.value.reden, fout.value.uitkomsten))
        assert Gebeurtenis.objects.latest("pk").jeugdige_id is None
    assert weigeringen[0] == weigeringen[1]
    assert not Noodinzage.objects.exists()


def test_without_signing_in_again_the_glass_stays_whole(afgeschermd: Cast) -> None:
    with pytest.raises(Geweigerd, match="Meld u opnieuw aan"):
        _open(afgeschermd.mila, opnieuw=False)


def test_another_gemeente_gets_the_same_answer_as_for_nobody(cast: Cast) -> None:
    for wie in (NOOR, Gezocht("Niemand", "Nergens", NOOR.geboren_op), replace(NOOR, geboren_op=date(2011, 3, 15))):
        with pytest.raises(Geweigerd, match="geen dossier met deze naam"):
            _open(cast.bram, wie)
    assert [g.uitkomst for g in Gebeurtenis.objects.filter(handeling=Handeling.NOODINZAGE)] == [4, 4, 4]


def test_the_gi_works_for_the_whole_region_and_spelling_does_not_matter(cast: Cast) -> None:
    assert _open(cast.ilse, Gezocht("NÓÓR", "Berg", NOOR.geboren_op)) == cast.casus_noor
    assert relatie_tot(cast.ilse, cast.casus_noor) is Relatie.NOOD


def test_others_cannot_even_ask(cast: Cast) -> None:
    for kijker in (cast.aisha, cast.daan, cast.tom, cast.eva, cast.vera, cast.noor_kijker):
        with pytest.raises(NietGevonden):
            _open(kijker)


def test_the_own_family_stays_invisible_also_in_need(afgeschermd: Cast) -> None:
    cast = afgeschermd
    Uitsluiting.objects.create(
        gebruiker_id=cast.mila.gebruiker_id, gezin=cast.noor.gezin, reden="zus", om=timezone.now()
    )
    with pytest.raises(Geweigerd, match="geen dossier"):
        _open(cast.mila)


def test_an_exclusion_afterwards_shuts_what_was_opened(afgeschermd: Cast) -> None:
    cast = afgeschermd
    _open(cast.mila)
    Uitsluiting.objects.create(
        gebruiker_id=cast.mila.gebruiker_id, gezin=cast.noor.gezin, reden="zus", om=timezone.now()
    )
    with pytest.raises(NietGevonden):
        get_casus(cast.mila, cast.casus_noor.sleutel, Handeling.SAMENVATTING)


def test_an_open_case_goes_before_a_closed_one(afgeschermd: Cast) -> None:
    cast = afgeschermd
    Casus.objects.create(
        jeugdige=cast.noor, status="afgesloten", team=cast.team_urk, geopend_op=VANDAAG, gesloten_op=VANDAAG
    )
    assert _open(cast.mila) == cast.casus_noor


def test_a_child_without_a_case_has_no_file(cast: Cast) -> None:
    Jeugdige.objects.filter(pk=cast.noor.pk).update(voornaam="Anders")
    with pytest.raises(Geweigerd, match="geen dossier"):
        _open(cast.mila)


def _kijk_na(kijker: Kijker, uitkomst: Nooduitkomst = Nooduitkomst.TERECHT, toelichting: str = "") -> Noodinzage:
    rij = Noodinzage.objects.get()
    return kijk_noodinzage_na(kijker, rij.sleutel, uitkomst=uitkomst, toelichting=toelichting, nu=timezone.now())


def test_the_privacyfunctionaris_reviews_without_knowing_the_child(afgeschermd: Cast) -> None:
    cast = afgeschermd
    _open(cast.mila)
    (regel,) = list_noodinzagen(cast.vera, vandaag=timezone.localdate())
    assert (regel.wie, regel.reden, regel.stand.oordeel) == ("Mila Bos", REDEN, Oordeel.LET_OP)
    assert "Noor" not in repr(regel)
    (laat,) = list_noodinzagen(cast.vera, vandaag=timezone.localdate() + timedelta(days=8))
    assert laat.stand.oordeel is Oordeel.NIET_VOLDAAN
    assert _kijk_na(cast.vera) == _kijk_na(cast.vera)
    (klaar,) = list_noodinzagen(cast.vera, vandaag=timezone.localdate())
    assert (klaar.uitkomst, klaar.stand.oordeel) == (Nooduitkomst.TERECHT, Oordeel.VOLDAAN)
    with pytest.raises(Geweigerd, match="al nagekeken"):
        _kijk_na(cast.vera, Nooduitkomst.ONTERECHT, "Bij nader inzien.")


def test_nobody_else_reviews(afgeschermd: Cast) -> None:
    cast = afgeschermd
    _open(cast.mila)
    for kijker in (cast.joris, cast.mila, cast.eva, cast.tom, cast.noor_kijker):
        with pytest.raises(NietGevonden):
            list_noodinzagen(kijker, vandaag=VANDAAG)
        with pytest.raises(NietGevonden):
            _kijk_na(kijker)


def test_who_looked_never_reviews_the_own_look(afgeschermd: Cast) -> None:
    cast = afgeschermd
    _open(cast.mila)
    Noodinzage.objects.update(gebruiker_id=cast.vera.gebruiker_id)
    with pytest.raises(Geweigerd, match="zelf in dit dossier gekeken"):
        _kijk_na(cast.vera)
    with pytest.raises(IntegrityError), transaction.atomic():
        Noodinzage.objects.update(beoordeeld_door_id=cast.vera.gebruiker_id)


def test_a_doubt_is_explained_and_can_still_become_a_judgement(afgeschermd: Cast) -> None:
    cast = afgeschermd
    _open(cast.mila)
    with pytest.raises(Geweigerd, match="Schrijf op waarom"):
        _kijk_na(cast.vera, Nooduitkomst.TWIJFEL)
    _kijk_na(cast.vera, Nooduitkomst.TWIJFEL, "Ik bel Mila.")
    get_casus(cast.mila, cast.casus_noor.sleutel, Handeling.SAMENVATTING)
    _kijk_na(cast.vera, Nooduitkomst.ONTERECHT, "Er was geen nood.")
    with pytest.raises(NietGevonden):
        get_casus(cast.mila, cast.casus_noor.sleutel, Handeling.SAMENVATTING)


def test_who_read_the_file_is_there_for_the_regisseur_and_without_the_child_for_the_functionaris(
    afgeschermd: Cast,
) -> None:
    cast = afgeschermd
    _open(cast.mila)
    get_casus(cast.mila, cast.casus_noor.sleutel, Handeling.SAMENVATTING)
    blad = get_inzagen(cast.joris, cast.casus_noor.sleutel, opnieuw_aangemeld=False)
    assert blad.casus == cast.casus_noor
    assert [(r.rol, r.nood) for r in blad.regels] == [("jeugdconsulent", True)]
    assert [n.gebruiker.naam for n in blad.noodinzagen] == ["Mila Bos"]
    assert not blad.is_vol
    van_vera = get_inzagen(cast.vera, cast.casus_noor.sleutel, opnieuw_aangemeld=True)
    assert van_vera.casus is None
    assert van_vera.pseudoniem == cast.casus_noor.sleutel.hex[:6].upper()
    for kijker, opnieuw in ((cast.vera, False), (cast.mila, True), (cast.bram, True), (cast.eva, True)):
        with pytest.raises(NietGevonden):
            get_inzagen(kijker, cast.casus_noor.sleutel, opnieuw_aangemeld=opnieuw)
    assert Gebeurtenis.objects.filter(doel=Doel.LOGCONTROLE, handeling=Handeling.LOGBOEK_LEZEN).count() == 2


def test_a_look_in_the_future_opens_nothing_yet(afgeschermd: Cast) -> None:
    cast = afgeschermd
    morgen: datetime = timezone.localtime() + timedelta(days=1)
    Noodinzage.objects.create(
        casus=cast.casus_noor,
        gebruiker_id=cast.mila.gebruiker_id,
        reden=REDEN,
        om=morgen,
        tot=morgen + timedelta(hours=1),
    )
    assert relatie_tot(cast.mila, cast.casus_noor) is Relatie.GEEN
