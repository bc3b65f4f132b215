"""The gap opens at the advice: no help yet, why, and over on the day on which the help begins."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.apps.matching.hulp import START, geadviseerd, invoer, start_na, vraag
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.actions import meld_vervolg
from zorglandschap.apps.casus.models import Traject
from zorglandschap.apps.matching.actions import (
    accepteer,
    herzie_kloof,
    leg_advies_vast,
    leg_geen_match_vast,
    weiger,
    werk_kloven_bij,
)
from zorglandschap.apps.matching.models import Kloof, Kloofherziening
from zorglandschap.apps.matching.queries import get_casuskloof, get_kloofblad, list_elders, list_kloofrijen
from zorglandschap.core.begrippen.besluitwoorden import RedenVerhuizing
from zorglandschap.core.begrippen.codelijsten import CasusStatus, RedenAfwijking, RedenWeigering
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Kloofeinde, Kloofniveau, Kloofreden

pytestmark = pytest.mark.django_db
LATER = NU + timedelta(days=30)
OPEN, GEEN, WACHT = None, Kloofniveau.GEEN_HULP, Kloofreden.WACHTLIJST


def op_orde(cast: Cast) -> list[tuple[str, str, date, date | None, str]]:
    """Every gap of Noor: level, reason, from, until, and why it was over."""
    return [(k.niveau, k.reden, k.sinds, k.gesloten_op, k.einde) for k in cast.casus_noor.kloven.order_by("pk")]


def test_an_advice_without_help_is_a_gap_from_that_day(cast: Cast) -> None:
    geadviseerd(cast)
    assert op_orde(cast) == [(GEEN, WACHT, VANDAAG, OPEN, "")]
    (elders,) = list_elders([cast.casus_noor.pk]).values()
    assert elders.kloof is not None
    assert elders.kloof.op == VANDAAG + timedelta(days=28)
    blad = get_casuskloof(cast.joris, cast.casus_noor.sleutel, vandaag=VANDAAG)
    assert blad.kloof is not None
    assert (blad.kloof.gegeven, blad.uiterlijk) == ("", VANDAAG + timedelta(days=28))
    assert [k.casus for k in get_kloofblad(cast.joris, vandaag=VANDAAG).eigen] == [cast.casus_noor]
    (rij,) = list_kloofrijen(VANDAAG, VANDAAG + timedelta(days=1))
    assert (rij.gegeven, rij.is_plaatsing, rij.gemeentecode) == (None, False, cast.urk.pk)


def test_it_lasts_until_the_day_the_best_help_begins(cast: Cast) -> None:
    geadviseerd(cast)
    accepteer(cast.aisha, vraag(cast).sleutel, nu=NU)
    bereikt = Kloofeinde.BEREIKT
    assert op_orde(cast) == [
        (GEEN, WACHT, VANDAAG, START, bereikt),
        (Kloofniveau.FIRST_BEST, "", START, START, bereikt),
    ]
    assert werk_kloven_bij(nu=LATER) == 0


def test_other_help_follows_it_on_the_day_that_help_begins(cast: Cast) -> None:
    geadviseerd(cast)
    accepteer(cast.aisha, vraag(cast, cast.gezinshuis, reden=RedenAfwijking.GEEN_PLEK).sleutel, nu=NU)
    assert op_orde(cast) == [
        (GEEN, WACHT, VANDAAG, START, Kloofeinde.ANDERE_HULP),
        (Kloofniveau.ACCEPTABEL, RedenAfwijking.GEEN_PLEK, START, OPEN, ""),
    ]


def test_a_no_and_finding_no_place_are_the_reason_and_the_one_before_stays_readable(cast: Cast) -> None:
    geadviseerd(cast)
    weiger(cast.aisha, vraag(cast).sleutel, reden=RedenWeigering.PLEK_BEZET, nu=NU)
    assert Kloof.objects.get().reden == Kloofreden.AFGEWEZEN
    for _ in range(2):
        leg_geen_match_vast(
            cast.joris,
            cast.casus_noor.sleutel,
            start=start_na(LATER),
            wat_nodig="Een pleeggezin met ervaring.",
            nu=LATER,
        )
    assert op_orde(cast) == [(GEEN, Kloofreden.GEEN_MATCH, VANDAAG, OPEN, "")]
    eerst, toen = Kloofherziening.objects.order_by("pk")
    assert eerst.toelichting == "staat op de wachtlijst → aanbieder zei nee."
    assert toen.toelichting == "aanbieder zei nee → geen passende plek gevonden. Een pleeggezin met ervaring."


def test_who_waits_is_looked_at_again_within_four_weeks(cast: Cast) -> None:
    geadviseerd(cast)
    dag = VANDAAG + timedelta(days=28)
    blik = herzie_kloof(cast.joris, cast.casus_noor.sleutel, toelichting="Nog geen plek.", herzien_op=dag, nu=NU)
    assert blik.herzien_op == dag


def test_a_new_advice_beside_help_that_runs_replaces_the_gap(cast: Cast) -> None:
    geadviseerd(cast)
    accepteer(cast.aisha, vraag(cast, cast.gezinshuis, reden=RedenAfwijking.GEEN_PLEK).sleutel, nu=NU)
    meld_vervolg(cast.casus_noor, door=cast.joris, nu=LATER, reden=RedenVerhuizing.PAST_NIET, toelichting="Nu wel.")
    for _ in range(2):
        nieuw = invoer(cast, hulpvorm=Hulpvorm.BEHANDELGROEP, motivering="Er is behandeling nodig.")
        leg_advies_vast(cast.joris, cast.casus_noor.sleutel, invoer=nieuw, nu=LATER)
    dag = timezone.localdate(LATER)
    oud, laatste = op_orde(cast)[-2:]
    assert oud[3:] == (dag, Kloofeinde.ANDER_ADVIES)
    assert laatste[1:] == (WACHT, dag, OPEN, "")
    kloof = cast.casus_noor.kloven.get(gesloten_op__isnull=True)
    assert (kloof.geadviseerd, kloof.gegeven) == (Hulpvorm.BEHANDELGROEP, Hulpvorm.GEZINSHUIS)
    assert kloof.niveau in (Kloofniveau.ACCEPTABEL, Kloofniveau.NOODOPLOSSING)


def test_help_that_began_elsewhere_closes_it_on_its_own_day_and_a_closed_casus_on_its_last(cast: Cast) -> None:
    geadviseerd(cast)
    hulp = Traject.objects.create(
        jeugdige=cast.noor, casus=cast.casus_noor, gemeente=cast.urk, aanbieder=cast.aanbieder,
        hulpvorm=Hulpvorm.PLEEGZORG, verwijzer="gemeente", toegewezen_op=VANDAAG,
        van=VANDAAG + timedelta(days=9), tot=VANDAAG + timedelta(days=9),
    )  # fmt: skip
    assert werk_kloven_bij(nu=LATER) == 0  # it was called off: it never began
    Traject.objects.filter(pk=hulp.pk).update(tot=None)
    assert werk_kloven_bij(nu=LATER) == 1
    kloof = Kloof.objects.get()
    assert (kloof.gesloten_op, kloof.einde) == (VANDAAG + timedelta(days=9), Kloofeinde.BEREIKT)
    hulp.delete()
    Kloof.objects.update(gesloten_op=None, einde="")
    casus = cast.casus_noor
    casus.refresh_from_db()
    casus.status, casus.gesloten_op = CasusStatus.AFGESLOTEN, VANDAAG + timedelta(days=12)
    casus.save()
    assert werk_kloven_bij(nu=LATER) == 1
    kloof.refresh_from_db()
    assert (kloof.gesloten_op, kloof.einde) == (VANDAAG + timedelta(days=12), Kloofeinde.AFGESLOTEN)


@pytest.mark.parametrize("stappen", ["a", "ap", "as", "asva", "asvap", "ag", "agp", "an", "ans", "apvas", "asvx"])
def test_every_advised_youth_has_one_open_gap_or_the_best_help(cast: Cast, stappen: str) -> None:
    """Walks a few roads: advice, placed best or second best, other help needed, no, no match."""
    nu = NU
    for stap in stappen:
        nu += timedelta(days=10)
        if stap in "ax":
            anders = {"hulpvorm": Hulpvorm.GEZINSHUIS} if stap == "x" else {}
            if stappen.startswith(stap) and nu == NU + timedelta(days=10):
                geadviseerd(cast, nu=nu)
            else:
                nieuw = invoer(cast, motivering=f"Opnieuw bekeken op {nu:%d-%m}.", **anders)
                leg_advies_vast(cast.joris, cast.casus_noor.sleutel, invoer=nieuw, nu=nu)
        elif stap in "ps":
            bij, reden = (cast.pleegzorg, None) if stap == "p" else (cast.gezinshuis, RedenAfwijking.GEEN_PLEK)
            accepteer(cast.aisha, vraag(cast, bij, reden=reden, nu=nu).sleutel, nu=nu)
        elif stap == "v":
            meld_vervolg(cast.casus_noor, door=cast.joris, nu=nu, reden=RedenVerhuizing.PAST_NIET, toelichting="Ja.")
        elif stap == "g":
            leg_geen_match_vast(cast.joris, cast.casus_noor.sleutel, start=start_na(nu), wat_nodig="Meer.", nu=nu)
        else:
            weiger(cast.aisha, vraag(cast, nu=nu).sleutel, reden=RedenWeigering.PLEK_BEZET, nu=nu)
        werk_kloven_bij(nu=nu)
        _een_of_best(cast, timezone.localdate(nu))


def _een_of_best(cast: Cast, dag: date) -> None:
    rijen = [r for r in list_kloofrijen(dag - timedelta(days=365), dag + timedelta(days=365)) if r.gemeente == "Urk"]
    for n in range(12):  # also on the days that are agreed on
        op = dag + timedelta(days=n)
        open_ = [r for r in rijen if r.niveau is not Kloofniveau.FIRST_BEST and r.sinds <= op]
        open_ = [r for r in open_ if r.gesloten_op is None or r.gesloten_op > op]
        advies = cast.casus_noor.adviezen.order_by("-om").first()
        assert advies is not None
        hulp = cast.casus_noor.trajecten.filter(hulpvorm=advies.hulpvorm, van__lte=op)
        best = any(t.tot is None or t.tot > op for t in hulp)
        assert len(open_) == (0 if best else 1), (op, open_)


def test_the_database_keeps_what_cannot_be_out(cast: Cast) -> None:
    geadviseerd(cast)
    for fout in (
        {"gegeven": Hulpvorm.PLEEGZORG},
        {"gesloten_op": VANDAAG - timedelta(days=1)},
        {"reden": "zomaar"},
        {"reden": ""},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Kloof.objects.update(**fout)
