"""Providers keep their own offers: a change is a version, a promise is never broken, and nobody else comes in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import DatabaseError, transaction

from tests.apps.aanbod.hulp import GRENZEN, buiten, gegevens, plaats, vrij
from tests.apps.matching.hulp import andere_planner
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.aanbod.actions import (
    Weekstand,
    beantwoord_kader,
    herinner_planners,
    houd_vast,
    sluit_aanbod,
    tel_aanwezig,
    voeg_aanbod_toe,
    voeg_locatie_toe,
    werk_week_bij,
    wijzig_aanbod,
    zet_terug,
)
from zorglandschap.apps.aanbod.models import (
    Aanbod,
    Aanbodherinnering,
    Aanbodwijziging,
    Bezetting,
    BezettingStatus,
    Kwaliteitsantwoord,
    Locatie,
)
from zorglandschap.apps.aanbod.queries import Plaats, get_blad, list_kwaliteit, list_locaties
from zorglandschap.apps.casus.models import Traject
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.aanbodwoorden import Kwaliteitsoordeel
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.kwaliteitskader import lees_kwaliteitskader

MORGEN, OVER_EEN_MAAND = VANDAAG + timedelta(days=1), VANDAAG + timedelta(days=30)
URK = Plaats("GM0184", "Urk", "GM0184", "Urk", 52.66, 5.6)
KADER = lees_kwaliteitskader(
    {
        "versie": "1",
        "naam": "Kader",
        "hulpvormen": ["gezinshuis"],
        "criterium": [{"sleutel": s, "bouwsteen": "b", "tekst": "t", "bron": "b"} for s in ("rust", "plan")],
    }
)


def _wijzig(cast: Cast, aanbod: Aanbod, *, versie: int | None = None, **anders: Any) -> bool:
    return wijzig_aanbod(cast.aisha, aanbod.pk, gegevens(aanbod, **anders), grenzen=GRENZEN, nu=NU, versie=versie)


# --- change, add, close ---


def test_a_change_is_a_version_that_says_who_changed_what(cast: Cast) -> None:
    assert _wijzig(cast, cast.thuis, school="De Wulp", neemt_ggz=True, plekken=4)
    blad = get_blad(cast.aisha, cast.thuis.pk, vandaag=VANDAAG, nu=NU)
    assert (blad.versie, blad.gegevens.plekken, blad.is_caseload) == (2, 4, True)
    (regel,) = blad.historie
    assert regel.door == cast.aisha.naam
    assert set(regel.velden) == {("plekken", "3", "4"), ("neemt_ggz", "nee", "ja"), ("school", "", "De Wulp")}
    assert Gebeurtenis.objects.filter(soort="aanbod", object_id=str(cast.thuis.pk)).count() == 1


def test_a_change_that_changes_nothing_leaves_nothing_behind(cast: Cast) -> None:
    assert not _wijzig(cast, cast.thuis)
    assert not Aanbodwijziging.objects.exists()


def test_history_of_an_offer_cannot_be_rewritten(cast: Cast) -> None:
    _wijzig(cast, cast.thuis, school="De Wulp")
    with pytest.raises(DatabaseError), transaction.atomic():
        Aanbodwijziging.objects.update(soort="aanbod gesloten")
    with pytest.raises(DatabaseError), transaction.atomic():
        Aanbodwijziging.objects.all().delete()


def test_a_colleague_who_was_ahead_is_not_overwritten(cast: Cast) -> None:
    assert _wijzig(cast, cast.thuis, versie=1, school="De Wulp")
    with pytest.raises(Geweigerd, match="collega"):
        _wijzig(cast, cast.thuis, versie=1, school="De Fuut")


def test_the_form_of_help_is_fixed_after_first_use(cast: Cast) -> None:
    assert _wijzig(cast, cast.groep, hulpvorm=Hulpvorm.BEGELEID_WONEN)
    with pytest.raises(Geweigerd, match="hulpvorm ligt vast"):
        _wijzig(cast, cast.gezinshuis, hulpvorm=Hulpvorm.PLEEGZORG)


def test_the_form_of_help_is_fixed_too_when_somebody_was_helped_without_a_claim(cast: Cast) -> None:
    Traject.objects.create(
        jeugdige=cast.noor, gemeente=cast.urk, aanbieder=cast.aanbieder, aanbod=cast.groep, hulpvorm="behandelgroep",
        verwijzer="gemeente", toegewezen_op=VANDAAG, van=VANDAAG,
    )  # fmt: skip
    with pytest.raises(Geweigerd, match="hulpvorm ligt vast"):
        _wijzig(cast, cast.groep, hulpvorm=Hulpvorm.BEGELEID_WONEN)


def test_a_change_of_an_offer_has_its_own_word_in_the_log_and_is_about_no_child(cast: Cast) -> None:
    _wijzig(cast, cast.thuis, school="De Wulp")
    regel = Gebeurtenis.objects.order_by("pk").last()
    assert regel is not None
    assert (regel.handeling, regel.soort, regel.jeugdige_id) == ("eigen aanbod bijwerken", "aanbod", None)


def test_fewer_places_than_promised_is_refused_with_what_stands_in_the_way(cast: Cast) -> None:
    plaats(cast.thuis)
    plaats(cast.thuis, van=OVER_EEN_MAAND)
    houd_vast(cast.thuis, van=MORGEN, verloopt_om=None, nu=NU)
    with pytest.raises(Geweigerd) as fout:
        _wijzig(cast, cast.thuis, plekken=2)
    zin = str(fout.value.reden)
    assert "Nu bezet: 1" in zin
    assert "gepland: 1" in zin
    assert "vraag: 1" in zin
    assert "Noor" not in zin
    assert cast.thuis.plekken.filter(tot__isnull=True).count() == 3


def test_fewer_places_closes_free_ones_first_and_then_those_out_of_service(cast: Cast) -> None:
    plaats(cast.thuis)
    buiten(cast, cast.thuis, 1)
    assert _wijzig(cast, cast.thuis, plekken=2)
    assert Bezetting.objects.get(status=BezettingStatus.BUITEN_GEBRUIK).tot is None
    assert _wijzig(cast, cast.thuis, plekken=1)
    assert Bezetting.objects.get(status=BezettingStatus.BUITEN_GEBRUIK).tot == VANDAAG


def test_data_that_cannot_be_are_refused(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="leeftijd"):
        _wijzig(cast, cast.thuis, leeftijd_tot=99)


def test_a_code_of_the_provider_belongs_to_one_offer(cast: Cast) -> None:
    _wijzig(cast, cast.thuis, kenmerk="K1")
    with pytest.raises(Geweigerd, match="kenmerk"):
        _wijzig(cast, cast.groep, kenmerk="K1")
    assert _wijzig(cast, cast.thuis, kenmerk="K1", school="De Wulp")


def test_a_new_offer_has_its_places_and_can_be_found(cast: Cast) -> None:
    locatie = voeg_locatie_toe(cast.aisha, naam="Het Erf", plaats=URK)
    assert voeg_locatie_toe(cast.aisha, naam="Het Erf ", plaats=URK) == locatie
    assert (locatie, "Het Erf (Urk)") in list_locaties(cast.aisha)
    nieuw = voeg_aanbod_toe(
        cast.aisha,
        locatie,
        gegevens(cast.gezinshuis, naam="Het Erf", plekken=3, van=VANDAAG),
        grenzen=GRENZEN,
        nu=NU,
    )
    assert vrij(cast, nieuw) == (3, (3,) * 8)
    assert nieuw.wijzigingen.get().soort == "aanbod toegevoegd"
    with pytest.raises(Geweigerd, match="andere gemeente"):
        voeg_locatie_toe(cast.aisha, naam="Het Erf", plaats=replace(URK, gemeente_code="GM0034"))


def test_a_location_outside_the_netherlands_is_refused(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="Nederland"):
        voeg_locatie_toe(cast.aisha, naam="Verdwaald", plaats=replace(URK, breedte=5.6, lengte=52.6))
    assert not Locatie.objects.filter(naam="Verdwaald").exists()


def test_an_offer_does_not_close_while_somebody_counts_on_it(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="op 1 plekken loopt hulp"):
        sluit_aanbod(cast.aisha, cast.gezinshuis.pk, tot=OVER_EEN_MAAND, reden="stopt", nu=NU)
    Bezetting.objects.filter(plek__aanbod=cast.gezinshuis).update(tot=OVER_EEN_MAAND)
    buiten(cast, cast.gezinshuis, 1)
    for _ in range(2):
        sluit_aanbod(cast.aisha, cast.gezinshuis.pk, tot=OVER_EEN_MAAND, reden="stopt", nu=NU)
    assert set(cast.gezinshuis.plekken.values_list("tot", flat=True)) == {OVER_EEN_MAAND}
    assert Bezetting.objects.get(status=BezettingStatus.BUITEN_GEBRUIK).tot == OVER_EEN_MAAND
    assert cast.gezinshuis.wijzigingen.filter(soort="aanbod gesloten").count() == 1
    with pytest.raises(Geweigerd):
        houd_vast(cast.gezinshuis, van=OVER_EEN_MAAND, verloopt_om=None, nu=NU)


@pytest.mark.parametrize("tot", [VANDAAG - timedelta(days=1), date(2016, 1, 1)])
def test_an_offer_ends_today_or_later(cast: Cast, tot: date) -> None:
    with pytest.raises(Geweigerd):
        sluit_aanbod(cast.aisha, cast.groep.pk, tot=tot, reden="stopt", nu=NU)


def test_a_later_begin_and_another_end_move_the_places_along(cast: Cast) -> None:
    assert _wijzig(cast, cast.groep, van=MORGEN, tot=OVER_EEN_MAAND)
    plek = cast.groep.plekken.get()
    assert (plek.van, plek.tot) == (MORGEN, OVER_EEN_MAAND)
    later = OVER_EEN_MAAND + timedelta(days=5)
    assert wijzig_aanbod(
        cast.aisha, cast.groep.pk, gegevens(cast.groep, tot=later, plekken=1), grenzen=GRENZEN, nu=NU, versie=None
    )
    plek.refresh_from_db()
    assert plek.tot == later
    with pytest.raises(Geweigerd, match="al eerder beloofd"):
        _wijzig(cast, cast.gezinshuis, van=MORGEN)


def test_a_place_that_ended_before_stays_ended(cast: Cast) -> None:
    plek = cast.thuis.plekken.get(nummer=1)
    plek.tot = MORGEN
    plek.save()
    wijzig_aanbod(
        cast.aisha, cast.thuis.pk, gegevens(cast.thuis, tot=OVER_EEN_MAAND, plekken=3), grenzen=GRENZEN, nu=NU, versie=1
    )
    plek.refresh_from_db()
    assert plek.tot == MORGEN


# --- the quality framework ---


def test_answers_to_the_framework_are_added_with_who_and_when(cast: Cast) -> None:
    def antwoord(oordeel: Kwaliteitsoordeel, uitleg: str = "") -> int:
        return beantwoord_kader(
            cast.aisha, cast.gezinshuis.pk, {"rust": (oordeel, uitleg), "x": (oordeel, uitleg)}, kader=KADER, nu=NU
        )

    assert antwoord(Kwaliteitsoordeel.VOLDOET) == 1
    assert antwoord(Kwaliteitsoordeel.VOLDOET) == 0
    with pytest.raises(Geweigerd, match="leg uit"):
        antwoord(Kwaliteitsoordeel.NIET)
    assert antwoord(Kwaliteitsoordeel.DEELS, "wordt gebouwd") == 1
    assert Kwaliteitsantwoord.objects.count() == 2
    nu = list_kwaliteit(cast.aisha, cast.gezinshuis.pk)["rust"]
    assert (nu.oordeel, nu.toelichting, nu.door) == (Kwaliteitsoordeel.DEELS, "wordt gebouwd", cast.aisha.naam)
    with pytest.raises(NietGevonden):
        beantwoord_kader(cast.aisha, cast.groep.pk, {}, kader=KADER, nu=NU)


# --- reminders ---


def test_planners_with_old_news_get_one_mail_a_day_without_names(cast: Cast) -> None:
    Aanbod.objects.filter(pk=cast.groep.pk).update(bijgewerkt_om=NU - timedelta(days=9))
    for verwacht in ((1, 0, 0), (0, 1, 0)):
        verslag = herinner_planners(op=VANDAAG, nu=NU, vers_uren=48, adres="https://huis.example/aanbod/week/")
        assert (verslag.verzonden, verslag.eerder, verslag.mislukt) == verwacht
    (brief,) = mail.outbox
    assert brief.to == ["aisha@zorglandschap.example"]
    assert "https://huis.example/aanbod/week/" in brief.body
    assert "één aanbod" in brief.body
    assert not any(naam in brief.body for naam in ("Noor", "Sami", "Urk", "Almere", "De Dijk"))


def test_who_is_up_to_date_gets_no_mail_and_a_mail_that_fails_is_tried_again(cast: Cast, settings: Any) -> None:
    assert herinner_planners(op=VANDAAG, nu=NU, vers_uren=48, adres="x").verzonden == 0
    Aanbod.objects.update(bijgewerkt_om=NU - timedelta(days=9))
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert herinner_planners(op=VANDAAG, nu=NU, vers_uren=48, adres="x").mislukt == 1
    assert not Aanbodherinnering.objects.exists()


# --- nobody else ---

WIE_NIET: list[Callable[[Cast], Kijker]] = [
    andere_planner,
    lambda c: c.daan,
    lambda c: c.joris,
    lambda c: c.tom,
    lambda c: c.eva,
    lambda c: replace(c.aisha, is_actief=False),
]


@pytest.mark.parametrize("wie", WIE_NIET, ids=["ander", "daan", "joris", "tom", "eva", "uit dienst"])
def test_nobody_else_keeps_these_offers(cast: Cast, wie: Callable[[Cast], Kijker]) -> None:
    kijker, pk = wie(cast), cast.groep.pk
    doen: list[Callable[[], object]] = [
        lambda: get_blad(kijker, pk, vandaag=VANDAAG, nu=NU),
        lambda: list_kwaliteit(kijker, pk),
        lambda: wijzig_aanbod(kijker, pk, gegevens(cast.groep), grenzen=GRENZEN, nu=NU, versie=1),
        lambda: sluit_aanbod(kijker, pk, tot=MORGEN, reden="x", nu=NU),
        lambda: tel_aanwezig(kijker, pk, dag=VANDAAG, aanwezig=1, terug=14, nu=NU),
        lambda: zet_terug(kijker, pk, 1, nu=NU),
        lambda: beantwoord_kader(kijker, pk, {}, kader=KADER, nu=NU),
        lambda: voeg_aanbod_toe(kijker, cast.groep.locatie_id, gegevens(cast.groep), grenzen=GRENZEN, nu=NU),
        lambda: werk_week_bij(kijker, [Weekstand(pk, was=1, vrij=2)], nu=NU, hoogstens=9),
    ]
    for poging in doen:
        with pytest.raises(NietGevonden):
            poging()
    assert not Aanbodwijziging.objects.exists()
