"""Measuring and reading the figures: counted right, appended, bounded, and closed to who has no business there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from statistics import median_low

import numpy as np
import pytest
from django.conf import settings
from pytest_django import DjangoAssertNumQueries

from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.models import Jeugdige, Traject
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.matching.models import Kloof, Wachtende
from zorglandschap.apps.monitor.actions import meet
from zorglandschap.apps.monitor.models import Meting
from zorglandschap.apps.monitor.queries import get_landschap
from zorglandschap.apps.organisaties.models import Gemeente
from zorglandschap.core.begrippen.codelijsten import Niveau, RedenAfwijking, Rol, Verwijzer
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.monitor.indicatoren import INDICATOREN
from zorglandschap.core.monitor.publicatie import REGIO, Staat

AANDEEL, KINDEREN, DUUR, MEDIAAN = (i.sleutel for i in INDICATOREN[:4])
Maak = Callable[..., Traject]


@pytest.fixture
def maak(cast: Cast) -> Maak:
    """Store a traject of Noor in Urk unless said otherwise."""

    def traject(
        hulpvorm: Hulpvorm = Hulpvorm.PLEEGZORG,
        van: date = date(2025, 2, 1),
        tot: date | None = None,
        *,
        jeugdige: Jeugdige = cast.noor,
        gemeente: Gemeente = cast.urk,
    ) -> Traject:
        return Traject.objects.create(
            jeugdige=jeugdige,
            gemeente=gemeente,
            aanbieder=cast.aanbieder,
            hulpvorm=hulpvorm,
            verwijzer=Verwijzer.GEMEENTE,
            toegewezen_op=van,
            van=van,
            tot=tot,
        )

    return traject


def gemeten(indicator: str, gebied: str, jaar: int) -> tuple[int, int]:
    meting = Meting.objects.get(indicator=indicator, gemeente_id=gebied or None, jaar=jaar)
    return meting.teller, meting.noemer


def test_a_year_counts_every_traject_that_had_a_day_in_it(cast: Cast, maak: Maak) -> None:
    maak(van=date(2024, 1, 1), tot=date(2025, 1, 2))  # last night is 1 January 2025
    maak(van=date(2024, 1, 1), tot=date(2025, 1, 1))  # last night is in 2024
    maak(Hulpvorm.FACT, van=date(2025, 12, 31))
    maak(Hulpvorm.FACT, van=date(2026, 1, 1))
    maak(van=date(2025, 5, 1), tot=date(2025, 5, 1))  # not a single night
    meet(jaren=[2025], nu=NU)
    assert gemeten(AANDEEL, "GM0184", 2025) == (1, 2)
    assert gemeten(AANDEEL, "GM0034", 2025) == (1, 1)  # Sami
    assert gemeten(AANDEEL, REGIO, 2025) == (2, 3)


def test_a_running_year_counts_until_today_and_not_what_is_planned(cast: Cast, maak: Maak) -> None:
    maak(van=VANDAAG)
    maak(van=VANDAAG + timedelta(days=1))
    meet(jaren=[2026], nu=NU)
    assert gemeten(AANDEEL, "GM0184", 2026) == (1, 1)


def test_a_child_counts_once_however_often_it_moves(cast: Cast, maak: Maak) -> None:
    maak(van=date(2025, 1, 1), tot=date(2025, 3, 1))
    maak(Hulpvorm.BEHANDELGROEP, van=date(2025, 3, 1))
    maak(Hulpvorm.BEHANDELGROEP, gemeente=cast.almere)
    maak(Hulpvorm.FACT)
    meet(jaren=[2025], nu=NU)
    assert gemeten(KINDEREN, "GM0184", 2025) == (1, 1)
    assert gemeten(KINDEREN, "GM0034", 2025) == (2, 2)  # Noor, who moved there, and Sami
    assert gemeten(KINDEREN, REGIO, 2025) == (2, 2)


def test_durations_belong_to_the_year_of_the_last_night(cast: Cast, maak: Maak) -> None:
    maak(van=date(2024, 12, 22), tot=date(2025, 1, 1))
    maak(van=date(2025, 1, 1), tot=date(2025, 1, 31))
    maak(van=date(2025, 1, 1), tot=date(2026, 1, 1))
    maak(van=date(2023, 1, 1), tot=date(2023, 2, 1))
    meet(jaren=[2022, 2024, 2025], nu=NU)
    assert gemeten(DUUR, REGIO, 2022) == (0, 0)
    assert gemeten(DUUR, "GM0184", 2024) == (10, 1)
    assert gemeten(DUUR, REGIO, 2025) == (395, 2)
    assert gemeten(MEDIAAN, REGIO, 2025) == (30, 2)


def test_a_gemeente_without_help_is_measured_as_nothing_counted(cast: Cast) -> None:
    meet(jaren=[2025], nu=NU)
    assert gemeten(AANDEEL, "GM0184", 2025) == (0, 0)
    landschap = get_landschap(cast.tom, beleid=settings.BELEID, vandaag=VANDAAG)
    assert landschap.publicatie.cel(AANDEEL, "GM0184", 2025).staat is Staat.GEEN_GEGEVENS


def test_children_of_a_gemeente_outside_the_region_do_not_count(cast: Cast, maak: Maak) -> None:
    elders = Gemeente.objects.create(code="GM0193", naam="Zwolle", breedte=52.5, lengte=6.1, in_regio=False)
    maak(gemeente=elders, tot=date(2025, 9, 1))
    meet(jaren=[2025], nu=NU)
    assert not Meting.objects.filter(gemeente=elders).exists()
    assert gemeten(KINDEREN, REGIO, 2025) == (1, 1)  # Sami
    assert gemeten(DUUR, REGIO, 2025) == (0, 0)
    assert "Zwolle" not in dict(get_landschap(cast.tom, beleid=settings.BELEID, vandaag=VANDAAG).gemeenten).values()


def _langzaam(jaar: int, gebied: str) -> dict[str, tuple[int, int]]:
    """The same figures once more, child by child, without any of the code that measures."""
    trajecten = [t for t in Traject.objects.all() if gebied in (REGIO, t.gemeente_id)]
    begin, einde = date(jaar, 1, 1), min(date(jaar + 1, 1, 1), VANDAAG + timedelta(days=1))
    dagen = {t.pk: {t.van + timedelta(days=d) for d in range(((t.tot or einde) - t.van).days)} for t in trajecten}
    in_jaar = [t for t in trajecten if any(begin <= dag < einde for dag in dagen[t.pk])]
    weg = [t for t in in_jaar if Hulpvorm(t.hulpvorm) in VERBLIJF]
    duren = [len(dagen[t.pk]) for t in weg if t.tot and begin <= max(dagen[t.pk]) < einde and t.tot <= einde]
    return {
        AANDEEL: (len(weg), len(in_jaar)),
        KINDEREN: (len({t.jeugdige_id for t in weg}), len({t.jeugdige_id for t in in_jaar})),
        DUUR: (sum(duren), len(duren)),
        MEDIAAN: (median_low(duren) if duren else 0, len(duren)),
    }


def test_the_figures_equal_a_slow_count_child_by_child(cast: Cast, maak: Maak) -> None:
    dobbel, vormen = np.random.default_rng(2026), list(Hulpvorm)
    for loopt_nog, begin, lengte, vorm, wie, waar in dobbel.random((150, 6)):
        van = date(2024, 6, 1) + timedelta(days=int(800 * begin))
        maak(
            vormen[int(len(vormen) * vorm)],
            van,
            None if loopt_nog < 0.2 else van + timedelta(days=int(500 * lengte)),
            jeugdige=(cast.noor, cast.sami)[int(2 * wie)],
            gemeente=(cast.urk, cast.almere)[int(2 * waar)],
        )
    meet(jaren=[2024, 2025, 2026], nu=NU)
    for jaar in (2024, 2025, 2026):
        for gebied in ("GM0184", "GM0034", REGIO):
            for indicator, verwacht in _langzaam(jaar, gebied).items():
                assert gemeten(indicator, gebied, jaar) == verwacht, (indicator, gebied, jaar)
    assert gemeten(DUUR, REGIO, 2025)[1] > 5  # the sample holds stays that ended


def test_measuring_adds_rows_and_changes_none(cast: Cast, maak: Maak) -> None:
    eerst = meet(jaren=[2025, 2025], nu=NU - timedelta(days=60))
    voor = list(Meting.objects.order_by("pk").values())
    maak()
    assert meet(jaren=[2025], nu=NU) == eerst == 3 * len(INDICATOREN)
    assert list(Meting.objects.order_by("pk").values())[:eerst] == voor
    assert Meting.objects.count() == 2 * eerst


def test_a_future_year_is_refused_and_leaves_nothing(cast: Cast) -> None:
    with pytest.raises(ValueError, match="nog niet begonnen"):
        meet(jaren=[2025, 2027], nu=NU)
    assert meet(jaren=[], nu=NU) == 0
    assert not Meting.objects.exists()


def test_every_year_is_measured_with_the_same_few_queries(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(11):  # savepoint twice, gemeenten, five counts, insert in two parts, log
        meet(jaren=range(2016, 2027), nu=NU)


def test_policy_reads_figures_with_few_queries_and_without_a_trace_of_persons(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    meet(jaren=range(2016, 2027), nu=NU)
    Gebeurtenis.objects.all().count()
    voor = Gebeurtenis.objects.count()
    with django_assert_max_num_queries(5):
        landschap = get_landschap(cast.tom, beleid=settings.BELEID, vandaag=VANDAAG)
    assert Gebeurtenis.objects.count() == voor  # figures hold no persons: inzage asks for no log line
    assert not any(naam in repr(landschap) for naam in ("Noor", "Sami", "Berg", "Idrissi"))
    assert landschap.publicatie.gemeten_om == NU


@pytest.mark.parametrize("rol", [Rol.JEUGDIGE, Rol.OUDER, Rol.JIM, Rol.BEHEERDER, Rol.FACTURATIE])
def test_who_has_no_business_with_figures_gets_nothing(cast: Cast, rol: Rol) -> None:
    with pytest.raises(NietGevonden):
        get_landschap(replace(cast.tom, rol=rol), beleid=settings.BELEID, vandaag=VANDAAG)


def test_an_account_that_was_closed_gets_nothing(cast: Cast) -> None:
    gesloten: Kijker = replace(cast.tom, is_actief=False)
    with pytest.raises(NietGevonden):
        get_landschap(gesloten, beleid=settings.BELEID, vandaag=VANDAAG)


def _kloven(cast: Cast, first_best: int, geen_plek: int, keuze: int) -> None:
    for niveau, reden, aantal in (
        (Niveau.FIRST_BEST, "", first_best),
        (Niveau.NOODOPLOSSING, RedenAfwijking.GEEN_PLEK, geen_plek),
        (Niveau.ACCEPTABEL, RedenAfwijking.KEUZE_GEZIN, keuze),
    ):
        for _ in range(aantal):
            Kloof.objects.create(
                jeugdige=cast.noor,
                gemeente=cast.urk,
                geadviseerd=Hulpvorm.THUISBEHANDELING,
                gegeven=Hulpvorm.GEZINSHUIS,
                niveau=niveau,
                reden=reden,
                sinds=date(2026, 9, 1),
            )


def test_the_gap_between_advised_and_given_is_counted_for_the_region(cast: Cast) -> None:
    _kloven(cast, first_best=20, geen_plek=14, keuze=11)
    nu = get_landschap(cast.tom, beleid=settings.BELEID, vandaag=VANDAAG).nu
    assert (nu.plaatsingen, nu.first_best, nu.zonder_plek) == (45, 20, 14)


def test_a_small_part_of_the_gap_is_not_told_and_neither_is_its_remainder(cast: Cast) -> None:
    _kloven(cast, first_best=20, geen_plek=14, keuze=3)
    nu = get_landschap(cast.tom, beleid=settings.BELEID, vandaag=VANDAAG).nu
    assert (nu.plaatsingen, nu.first_best, nu.zonder_plek) == (37, 20, None)
    Kloof.objects.filter(niveau=Niveau.FIRST_BEST).update(sinds=date(2024, 1, 1))
    nu = get_landschap(cast.tom, beleid=settings.BELEID, vandaag=VANDAAG).nu
    assert (nu.plaatsingen, nu.first_best, nu.zonder_plek) == (17, None, None)


def test_waiting_and_crisis_are_shown_from_the_threshold_on(cast: Cast, maak: Maak) -> None:
    def wacht(aantal: int) -> None:
        for _ in range(aantal):
            Wachtende.objects.create(
                jeugdige=cast.noor, gemeente=cast.urk, hulpvorm=Hulpvorm.PLEEGZORG, sinds=date(2026, 10, 1)
            )

    wacht(9)
    assert get_landschap(cast.tom, beleid=settings.BELEID, vandaag=VANDAAG).nu.wachtenden is None
    wacht(1)
    for dagen in [*[40] * 10, *[28] * 10]:
        maak(Hulpvorm.CRISISGROEP, van=VANDAAG - timedelta(days=dagen))
    maak(Hulpvorm.CRISISTEAM, van=VANDAAG - timedelta(days=90))  # help at home is not a stay
    nu = get_landschap(cast.tom, beleid=settings.BELEID, vandaag=VANDAAG).nu
    assert (nu.wachtenden, nu.in_crisisverblijf, nu.te_lang_in_crisis) == (10, 20, 10)


def test_goal_and_reference_come_from_the_policy_file_with_their_source(cast: Cast) -> None:
    landschap = get_landschap(cast.tom, beleid=settings.BELEID, vandaag=VANDAAG)
    assert [(p.jaar, p.waarde) for p in landschap.nederland] == [(2016, 11.0), (2020, 8.7)]
    assert [(p.jaar, p.waarde) for p in landschap.gepubliceerd] == [(2016, 19.0), (2020, 8.9)]
    assert [(p.jaar, p.waarde, p.is_verzonnen) for p in landschap.streefpad] == [(2020, 8.9, False), (2030, 0.0, True)]
    assert all(p.bron for p in landschap.streefpad)
