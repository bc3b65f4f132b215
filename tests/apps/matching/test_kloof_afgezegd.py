"""Help that was called off before its first day: the gap before it is open again, and nothing was placed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.apps.matching.hulp import START, geadviseerd, geplaatst, invoer, vraag
from tests.apps.matching.test_kloof_zonder_hulp import GEEN, OPEN, WACHT, op_orde
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.actions import beeindig_hulp, meld_vervolg
from zorglandschap.apps.casus.models import Traject
from zorglandschap.apps.matching.actions import accepteer, leg_advies_vast, werk_kloven_bij
from zorglandschap.apps.matching.models import Kloof
from zorglandschap.apps.matching.queries import get_kloofblad, list_kloofrijen
from zorglandschap.apps.matching.queries.kloof import list_plaatsingen
from zorglandschap.core.begrippen.besluitwoorden import RedenVerhuizing
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Niveau, RedenAfwijking, RedenEinde
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Kloofeinde, Kloofniveau, Kloofreden
from zorglandschap.core.matching.kloof import Plaatsingsom, tel_plaatsingen

pytestmark = pytest.mark.django_db
VER = VANDAAG + timedelta(days=365)


def zeg_af(cast: Cast) -> None:
    """The help that was to begin is called off."""
    traject = Traject.objects.get(casus=cast.casus_noor)
    beeindig_hulp(
        cast.casus_noor, traject.pk, door=cast.joris, nu=NU, op=VANDAAG, reden=RedenEinde.WEDERZIJDS,
        toelichting="Er was geen klik. Wij zoeken verder.",
    )  # fmt: skip


def test_the_gap_before_it_is_open_again_and_no_placement_counts(cast: Cast) -> None:
    geplaatst(cast)
    assert werk_kloven_bij(nu=NU) == 0
    zeg_af(cast)
    werk_kloven_bij(nu=NU)
    assert op_orde(cast) == [
        (GEEN, WACHT, VANDAAG, OPEN, ""),
        (Kloofniveau.FIRST_BEST, "", START, START, Kloofeinde.AFGEZEGD),
    ]
    assert [r.is_plaatsing for r in list_kloofrijen(VANDAAG, VER)] == [False, False]
    assert list_plaatsingen(VANDAAG, VER) == tel_plaatsingen(list_kloofrijen(VANDAAG, VER), VANDAAG, VER) == {}
    assert [k.casus for k in get_kloofblad(cast.joris, vandaag=VANDAAG).eigen] == [cast.casus_noor]
    open_ = Kloof.objects.get(gesloten_op=None)
    assert open_.herzien_op == VANDAAG + timedelta(days=28)
    voor = op_orde(cast)
    werk_kloven_bij(nu=NU)
    werk_kloven_bij(nu=NU + timedelta(days=40))
    assert op_orde(cast) == voor


def test_other_help_that_was_called_off_opens_it_too(cast: Cast) -> None:
    geadviseerd(cast)
    accepteer(cast.aisha, vraag(cast, cast.gezinshuis, reden=RedenAfwijking.GEEN_PLEK).sleutel, nu=NU)
    zeg_af(cast)
    werk_kloven_bij(nu=NU, sleutel=cast.casus_noor.sleutel)
    assert [(n, g, e) for n, _, _, g, e in op_orde(cast)] == [
        (GEEN, OPEN, ""),
        (Kloofniveau.ACCEPTABEL, START, Kloofeinde.AFGEZEGD),
    ]


def test_a_new_advice_after_it_follows_the_gap_that_opened_again(cast: Cast) -> None:
    geplaatst(cast)
    zeg_af(cast)
    meld_vervolg(cast.casus_noor, door=cast.joris, nu=NU, reden=RedenVerhuizing.PAST_NIET, toelichting="Geen klik.")
    nieuw = invoer(cast, hulpvorm=Hulpvorm.GEZINSHUIS, motivering="Na het gesprek past een gezinshuis beter bij Noor.")
    leg_advies_vast(cast.joris, cast.casus_noor.sleutel, invoer=nieuw, nu=NU)
    assert [(n, g, e) for n, _, _, g, e in op_orde(cast)] == [
        (GEEN, VANDAAG, Kloofeinde.ANDER_ADVIES),
        (Kloofniveau.FIRST_BEST, START, Kloofeinde.AFGEZEGD),
        (GEEN, OPEN, ""),
    ]


def test_a_closed_casus_keeps_its_end(cast: Cast) -> None:
    geplaatst(cast)
    zeg_af(cast)
    type(cast.casus_noor).objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.AFGESLOTEN)
    werk_kloven_bij(nu=NU)
    assert [e for *_, e in op_orde(cast)] == [Kloofeinde.BEREIKT, Kloofeinde.AFGEZEGD]


def test_help_that_began_stays_what_it_was(cast: Cast) -> None:
    geplaatst(cast)
    Traject.objects.filter(casus=cast.casus_noor).update(tot=START + timedelta(days=1))
    werk_kloven_bij(nu=NU + timedelta(days=30))
    assert [e for *_, e in op_orde(cast)] == [Kloofeinde.BEREIKT, Kloofeinde.BEREIKT]


def maak(cast: Cast, aantal: int, niveau: Niveau, vorm: Hulpvorm = Hulpvorm.PLEEGZORG) -> None:
    best = niveau is Niveau.FIRST_BEST
    Kloof.objects.bulk_create(
        Kloof(
            jeugdige=cast.sami, gemeente=cast.almere, geadviseerd=vorm, gegeven=vorm, niveau=niveau,
            reden="" if best else Kloofreden.GEEN_PLEK, sinds=VANDAAG, gesloten_op=VANDAAG if best else None,
            einde=Kloofeinde.BEREIKT if best else "",
        )
        for _ in range(aantal)
    )  # fmt: skip


def test_the_share_of_the_best_fitting_help_per_form_hides_what_is_small(cast: Cast) -> None:
    assert get_kloofblad(cast.tom, vandaag=VANDAAG).plaatsingen == ()
    for vorm, beste, anders in ((Hulpvorm.PLEEGZORG, 30, 10), (Hulpvorm.BEHANDELGROEP, 20, 20)):
        maak(cast, beste, Niveau.FIRST_BEST, vorm)
        maak(cast, anders, Niveau.ACCEPTABEL, vorm)
    rijen = get_kloofblad(cast.tom, vandaag=VANDAAG).plaatsingen
    assert [(r.naam, r.plaatsingen, r.first_best, r.procent) for r in rijen] == [
        ("pleegzorg", 40, 30, 75),
        ("behandelgroep", 40, 20, 50),
        ("", 80, 50, 62),
    ]
    van, tot = VANDAAG - timedelta(days=365), VANDAAG + timedelta(days=1)
    assert list_plaatsingen(van, tot) == tel_plaatsingen(list_kloofrijen(van, tot), van, tot)
    assert list_plaatsingen(van, tot)[Hulpvorm.PLEEGZORG] == Plaatsingsom(40, 30)
    maak(cast, 3, Niveau.ACCEPTABEL, Hulpvorm.GEZINSHUIS)
    rijen = get_kloofblad(cast.tom, vandaag=VANDAAG).plaatsingen
    weg = [r.naam for r in rijen if r.plaatsingen is None]
    assert "gezinshuis" in weg
    assert len(weg) > 1  # one hidden number alone could be worked out from the total
    assert all(r.procent is None for r in rijen if r.plaatsingen is None)
