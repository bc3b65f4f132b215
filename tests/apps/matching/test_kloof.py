"""The gap: measured at a placement, looked at again in time, closed when first-best is reached or help ends."""

from __future__ import annotations

from dataclasses import astuple
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from tests.apps.matching.hulp import START, geadviseerd, geplaatst, invoer, start_na, vraag
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.actions import beeindig_hulp, meld_vervolg
from zorglandschap.apps.casus.models import Traject
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.matching.actions import accepteer, herzie_kloof, leg_advies_vast, werk_kloven_bij
from zorglandschap.apps.matching.models import Kloof, Kloofherziening
from zorglandschap.apps.matching.queries import get_casuskloof, get_kloofblad, list_elders, list_kloofrijen
from zorglandschap.apps.matching.queries.kloof import PER_PAGINA, kloofgewichten, list_kloofgroepen
from zorglandschap.core.begrippen.besluitwoorden import RedenVerhuizing
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Niveau, RedenAfwijking, RedenEinde
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Kloofeinde, Kloofniveau, Kloofreden
from zorglandschap.core.matching.kloof import tel_op, voeg_samen

pytestmark = pytest.mark.django_db
LATER = NU + timedelta(days=30)


def anders_geplaatst(cast: Cast) -> Kloof:
    """Advised is a foster family; Noor gets the gezinshuis, because there is no place."""
    geadviseerd(cast)
    accepteer(cast.aisha, vraag(cast, cast.gezinshuis, reden=RedenAfwijking.GEEN_PLEK).sleutel, nu=NU)
    return Kloof.objects.get(gesloten_op__isnull=True)


def maak(cast: Cast, aantal: int, **anders: Any) -> None:
    basis = {
        "jeugdige": cast.sami, "gemeente": cast.almere, "geadviseerd": Hulpvorm.PLEEGZORG,
        "gegeven": Hulpvorm.GEZINSHUIS, "niveau": Niveau.ACCEPTABEL, "reden": RedenAfwijking.GEEN_PLEK,
        "sinds": VANDAAG - timedelta(days=14),
    }  # fmt: skip
    Kloof.objects.bulk_create(Kloof(**{**basis, **anders}) for _ in range(aantal))


def test_a_first_best_placement_closes_the_gap_that_was_open(cast: Cast) -> None:
    open_ = anders_geplaatst(cast)
    meld_vervolg(cast.casus_noor, door=cast.joris, nu=LATER, reden=RedenVerhuizing.PAST_NIET, toelichting="Nu wel.")
    motief = "Het pleeggezin heeft nu een plek, en dat past het best."
    leg_advies_vast(cast.joris, cast.casus_noor.sleutel, invoer=invoer(cast, motivering=motief), nu=LATER)
    accepteer(cast.aisha, vraag(cast, nu=LATER).sleutel, nu=LATER)
    open_.refresh_from_db()
    assert (open_.gesloten_op, open_.einde) == (start_na(LATER), Kloofeinde.BEREIKT)  # the day the help begins
    assert not Kloof.objects.filter(gesloten_op__isnull=True).exists()


def test_a_new_advice_for_the_help_that_runs_closes_it_too(cast: Cast) -> None:
    open_ = anders_geplaatst(cast)
    meld_vervolg(cast.casus_noor, door=cast.joris, nu=LATER, reden=RedenVerhuizing.PAST_NIET, toelichting="Bekeken.")
    nieuw = invoer(cast, hulpvorm=Hulpvorm.GEZINSHUIS, motivering="Het gezinshuis blijkt juist goed te passen.")
    leg_advies_vast(cast.joris, cast.casus_noor.sleutel, invoer=nieuw, nu=LATER)
    open_.refresh_from_db()
    assert open_.einde == Kloofeinde.NIEUW_ADVIES


def test_help_that_stops_ends_the_gap_on_that_day(cast: Cast) -> None:
    open_ = anders_geplaatst(cast)
    traject = Traject.objects.get(casus=cast.casus_noor)
    assert werk_kloven_bij(nu=NU) == 0
    dag = VANDAAG + timedelta(days=20)
    beeindig_hulp(
        cast.casus_noor,
        traject.pk,
        door=cast.joris,
        nu=LATER,
        op=dag,
        reden=RedenEinde.WEDERZIJDS,
        toelichting="Thuis.",
    )
    assert werk_kloven_bij(nu=LATER) == 1
    assert werk_kloven_bij(nu=LATER) == 0
    open_.refresh_from_db()
    assert (open_.gesloten_op, open_.einde) == (dag, Kloofeinde.HULP_GESTOPT)


def test_a_closed_casus_ends_the_gap_and_advised_help_that_began_elsewhere_reaches_it(cast: Cast) -> None:
    een = anders_geplaatst(cast)
    cast.casus_noor.refresh_from_db()
    cast.casus_noor.status = CasusStatus.AFGESLOTEN
    cast.casus_noor.save()
    assert werk_kloven_bij(nu=LATER) == 1
    een.refresh_from_db()
    assert een.einde == Kloofeinde.AFGESLOTEN
    Kloof.objects.filter(pk=een.pk).update(gesloten_op=None, einde="")
    oud = Traject.objects.get(casus=cast.casus_noor)
    oud.tot = VANDAAG + timedelta(days=9)
    oud.save()
    Traject.objects.create(
        jeugdige=cast.noor, casus=cast.casus_noor, gemeente=cast.urk, aanbieder=cast.aanbieder,
        hulpvorm=Hulpvorm.PLEEGZORG, verwijzer="gemeente", toegewezen_op=VANDAAG, van=VANDAAG + timedelta(days=9),
    )  # fmt: skip
    assert werk_kloven_bij(nu=LATER) == 1
    een.refresh_from_db()
    assert een.einde == Kloofeinde.BEREIKT


def test_looking_again_is_recorded_and_moves_the_day_on_mijn_werk(cast: Cast) -> None:
    anders_geplaatst(cast)
    sleutel, dag = cast.casus_noor.sleutel, VANDAAG + timedelta(days=60)
    for _ in range(2):
        herzie_kloof(cast.joris, sleutel, toelichting="Nog geen plek in Urk.", herzien_op=dag, nu=LATER)
    assert Kloofherziening.objects.count() == 1
    (elders,) = list_elders([cast.casus_noor.pk]).values()
    assert elders.kloof is not None
    assert elders.kloof.op == dag
    blad = get_casuskloof(cast.mila, sleutel, vandaag=VANDAAG)
    assert [b.toelichting for b in blad.herzieningen] == ["Nog geen plek in Urk."]
    assert not blad.mag_schrijven
    with pytest.raises(DatabaseError), transaction.atomic():
        Kloofherziening.objects.update(toelichting="x")


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"toelichting": " "}, "wat er nodig is"),
        ({"herzien_op": VANDAAG}, "na vandaag"),
        ({"herzien_op": date(2028, 1, 1)}, "binnen 91 dagen"),
    ],
)
def test_a_look_without_words_or_with_a_day_that_cannot_be_is_refused(
    cast: Cast, anders: dict[str, Any], zin: str
) -> None:
    anders_geplaatst(cast)
    basis: dict[str, Any] = {"toelichting": "x", "herzien_op": VANDAAG + timedelta(days=9)}
    with pytest.raises(Geweigerd, match=zin):
        herzie_kloof(cast.joris, cast.casus_noor.sleutel, **{**basis, **anders}, nu=NU)


def test_without_a_gap_there_is_nothing_to_look_at_and_strangers_do_not_look(cast: Cast) -> None:
    geplaatst(cast)
    dag = VANDAAG + timedelta(days=9)
    with pytest.raises(Geweigerd, match="geen verschil"):
        herzie_kloof(cast.joris, cast.casus_noor.sleutel, toelichting="x", herzien_op=dag, nu=NU)
    voorbij = get_casuskloof(cast.joris, cast.casus_noor.sleutel, vandaag=VANDAAG).kloof
    assert voorbij is not None  # the waiting, which ends when the help begins
    assert (voorbij.gegeven, voorbij.gesloten_op) == ("", START)
    for kijker in (cast.bram, cast.tom, cast.noor_kijker):
        with pytest.raises(NietGevonden):
            get_casuskloof(kijker, cast.casus_noor.sleutel, vandaag=VANDAAG)
        with pytest.raises(NietGevonden):
            herzie_kloof(kijker, cast.casus_noor.sleutel, toelichting="x", herzien_op=dag, nu=NU)


def test_the_page_lists_own_gaps_and_sums_that_hide_what_is_small(cast: Cast) -> None:
    anders_geplaatst(cast)
    drempel = get_kloofblad(cast.tom, vandaag=VANDAAG).drempel
    maak(cast, drempel + 5)
    maak(cast, 2, geadviseerd=Hulpvorm.BEGELEID_WONEN, reden=RedenAfwijking.AFSTAND)
    blad = get_kloofblad(cast.joris, vandaag=VANDAAG)
    assert [k.casus for k in blad.eigen] == [cast.casus_noor]
    for tabel in blad.tabellen:
        klein = [r for r in tabel.regels if r.kloven is None]
        assert len(klein) != 1  # one hidden number alone could be worked out from the total
        assert all(r.weken is None for r in klein)
    for kijker in (cast.tom, cast.bram, cast.aisha):
        assert get_kloofblad(kijker, vandaag=VANDAAG).eigen == ()
    with pytest.raises(NietGevonden):
        get_kloofblad(cast.eva, vandaag=VANDAAG)


def test_other_rooms_count_rows_without_a_person(cast: Cast) -> None:
    maak(cast, 1)
    maak(cast, 1, gegeven="", einde=Kloofeinde.ANDERE_HULP, gesloten_op=VANDAAG)
    maak(cast, 1, sinds=date(2020, 1, 1), gesloten_op=date(2020, 2, 1))
    rijen = list_kloofrijen(VANDAAG - timedelta(days=30), VANDAAG)
    assert [(r.gemeente, r.gegeven) for r in rijen] == [("Almere", Hulpvorm.GEZINSHUIS), ("Almere", None)]


def test_the_database_counts_as_the_rule_does(cast: Cast) -> None:
    van, tot = VANDAAG - timedelta(days=365), VANDAAG + timedelta(days=1)
    gewichten = kloofgewichten(VANDAAG)
    dagen = (van - timedelta(days=9), van, van + timedelta(days=30), VANDAAG, tot)
    for n, sinds in enumerate(dagen):
        for gesloten in (None, *(dag for dag in (*dagen, tot + timedelta(days=3)) if dag >= sinds)):
            einde = Kloofeinde.BEREIKT if gesloten and n % 2 else ""
            anders = {"sinds": sinds, "gesloten_op": gesloten, "einde": einde}
            maak(cast, 1, **anders)
            maak(cast, 2, **anders, gemeente=cast.urk, niveau=Niveau.NOODOPLOSSING, reden=RedenAfwijking.AFSTAND)
            maak(cast, 1, **anders, niveau=Niveau.FIRST_BEST, reden="")
            maak(cast, 1, **anders, gegeven="", niveau=Kloofniveau.GEEN_HULP, reden=Kloofreden.GEEN_MATCH)
    per_rij = tel_op(list_kloofrijen(van, tot), van, tot, lambda r: (r.gemeente, r.reden), gewichten=gewichten)
    per_groep = voeg_samen(list_kloofgroepen(van, tot, gewichten=gewichten), lambda g: (g.gemeente, g.reden))
    assert {kop: astuple(som) for kop, som in per_groep.items()} == {
        kop: pytest.approx(astuple(som)) for kop, som in per_rij.items()
    }


def test_own_gaps_come_a_page_at_a_time(cast: Cast) -> None:
    maak(cast, PER_PAGINA + 1, casus=cast.casus_noor)
    een, twee = (get_kloofblad(cast.joris, vandaag=VANDAAG, pagina=n).eigen for n in (1, 2))
    assert (len(een), len(twee)) == (PER_PAGINA, 1)
    assert not {k.pk for k in een} & {k.pk for k in twee}
