"""The base case of a small region: places, residents and waiting list of a day, and an estimate that is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from django.conf import settings
from django.db import DatabaseError, transaction
from pytest_django import DjangoAssertNumQueries

from tests.cast import Cast
from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, BezettingStatus, Locatie, Plek
from zorglandschap.apps.casus.models import Jeugdige, Traject
from zorglandschap.apps.casus.models.traject import Afloop, DreigendeUithuisplaatsing
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.models import Advies, Kloof, Wachtende
from zorglandschap.apps.organisaties.models import Gemeente
from zorglandschap.apps.simulatie.actions import schat_opnieuw
from zorglandschap.apps.simulatie.models import Schatting
from zorglandschap.apps.simulatie.queries import GeenRegels, NogGeenSchatting, get_geschiedenis, get_uitgangspunt
from zorglandschap.core.begrippen.codelijsten import Specialisme, Verwijzer
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Kloofniveau, Kloofreden
from zorglandschap.core.simulatie.episodes import KOLOMMEN, LEEG
from zorglandschap.core.simulatie.invoer import Invoer, Verandering

DAG = date(2026, 11, 22)
NU = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
KOP = ";".join(KOLOMMEN)


@pytest.fixture
def regels(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Change what the region decided."""

    def zet(**anders: object) -> None:
        ruw = {**settings.REGIO.simulatie, **anders}
        monkeypatch.setattr(settings, "REGIO", replace(settings.REGIO, simulatie=ruw))

    return zet


def dagen(aantal: int) -> date:
    return DAG - timedelta(days=aantal)


def hulp(
    cast: Cast, jeugdige: Jeugdige, aanbod: Aanbod | None, vorm: Hulpvorm, van: date, tot: date | None = None,
    **overig: object,
) -> Traject:  # fmt: skip
    return Traject.objects.create(
        jeugdige=jeugdige, gemeente_id=jeugdige.gemeente_id, aanbieder=cast.aanbieder, aanbod=aanbod, hulpvorm=vorm,
        verwijzer=Verwijzer.GEMEENTE, toegewezen_op=van - timedelta(days=10), van=van, tot=tot, **overig,
    )  # fmt: skip


def wacht(jeugdige: Jeugdige, vorm: Hulpvorm, sinds: date, tot: date | None = None) -> None:
    Wachtende.objects.create(jeugdige=jeugdige, gemeente_id=jeugdige.gemeente_id, hulpvorm=vorm, sinds=sinds, tot=tot)


def basis() -> Invoer:
    schat_opnieuw(nu=NU, op=DAG)
    return get_uitgangspunt().basis


def plekken(invoer: Invoer) -> dict[str, int]:
    return {v.vorm: v.plekken for v in invoer.voorzieningen}


def test_who_lives_somewhere_is_there_with_the_days_so_far_and_without_a_name(cast: Cast) -> None:
    invoer = basis()
    b = invoer.bewoners
    assert [invoer.voorzieningen[v].vorm for v in b.voorziening] == ["gezinshuis"]
    assert b.dagen.tolist() == [(DAG - date(2025, 5, 1)).days]
    assert b.leeftijd[0] == pytest.approx(17.44, abs=0.01)
    assert [invoer.gemeenten[m] for m in b.gemeente] == ["Almere"]
    assert cast.sami.achternaam not in repr(invoer)


def test_places_change_on_the_days_that_are_known(cast: Cast) -> None:
    Plek.objects.create(aanbod=cast.groep, nummer=2, van=DAG + timedelta(days=40))
    Plek.objects.create(aanbod=cast.groep, nummer=3, van=dagen(9), tot=DAG + timedelta(days=60))
    Plek.objects.create(aanbod=cast.groep, nummer=4, van=dagen(90), tot=dagen(10))
    Bezetting.objects.create(
        plek=cast.pleegzorg.plekken.get(), van=dagen(3), tot=DAG + timedelta(days=5),
        status=BezettingStatus.BUITEN_GEBRUIK,
    )  # fmt: skip
    Bezetting.objects.create(
        plek=cast.thuis.plekken.get(nummer=1), van=DAG + timedelta(days=2), status=BezettingStatus.BUITEN_GEBRUIK
    )
    per = {v.vorm: v for v in basis().voorzieningen}
    assert (per["behandelgroep"].plekken, per["pleegzorg"].plekken) == (2, 0)
    na = {vorm: [(v.op, v.aantal) for v in per[vorm].veranderingen] for vorm in ("behandelgroep", "pleegzorg")}
    assert na["behandelgroep"] == [(DAG + timedelta(days=40), 3), (DAG + timedelta(days=60), 2)]
    assert na["pleegzorg"] == [(DAG + timedelta(days=5), 1)]
    assert per["intensieve thuisbehandeling"].veranderingen == (Verandering(DAG + timedelta(days=2), 2),)


def test_help_at_home_is_counted_per_gemeente_and_a_place_outside_the_region_belongs_to_none(cast: Cast) -> None:
    ver = Gemeente.objects.create(code="GM0193", naam="Zwolle", breedte=52.5, lengte=6.1, in_regio=False)
    Aanbod.objects.filter(pk=cast.groep.pk).update(locatie=cast.thuis.locatie)
    cast.thuis.locatie.gemeente = ver
    cast.thuis.locatie.save()
    invoer = basis()
    per = {v.vorm: v.locatie for v in invoer.voorzieningen}
    assert per["intensieve thuisbehandeling"] == "verspreid in buiten de regio"
    huis = next(plek for plek in invoer.locaties if plek.naam == per["behandelgroep"])
    assert huis.gemeente == ""
    assert 0 < huis.km["Urk"] < huis.km["Almere"] < 80


def test_who_waits_for_the_next_place_keeps_this_one_and_lighter_help_comes_beside_a_family(cast: Cast) -> None:
    wacht(cast.sami, Hulpvorm.LOGEREN, dagen(9))
    wacht(cast.noor, Hulpvorm.PLEEGZORG, dagen(70))
    wacht(cast.noor, Hulpvorm.GEZINSHUIS, dagen(700), tot=dagen(600))
    invoer = basis()
    assert invoer.bewoners.voorziening.size == 1
    assert sorted(invoer.vormen[f].naam for f in invoer.wachtenden.vorm) == ["logeren", "pleegzorg"]
    assert invoer.wachtenden.voorziening.tolist() == [-1, -1]
    Wachtende.objects.filter(hulpvorm=Hulpvorm.LOGEREN).update(hulpvorm=Hulpvorm.BEHANDELGROEP)
    invoer = basis()
    assert invoer.bewoners.voorziening.size == 0
    w = invoer.wachtenden
    houdt = {invoer.vormen[f].naam: int(v) for f, v in zip(w.vorm, w.voorziening, strict=True)}
    assert invoer.voorzieningen[houdt["behandelgroep"]].vorm == "gezinshuis"
    assert houdt["pleegzorg"] == -1
    assert sorted(w.dagen.tolist()) == [9.0, 70.0]


def test_granted_help_that_has_not_begun_waits(cast: Cast) -> None:
    hulp(cast, cast.noor, cast.pleegzorg, Hulpvorm.PLEEGZORG, DAG + timedelta(days=4))
    invoer = basis()
    assert invoer.wachtenden.dagen.tolist() == [6.0]
    ep = get_geschiedenis(DAG).episodes
    assert sorted(ep.start.tolist())[0] == LEEG


def test_help_without_a_known_offer_stays_where_there_is_most_room_and_beside_help_takes_a_place(cast: Cast) -> None:
    eerst = hulp(cast, cast.noor, None, Hulpvorm.THUISBEHANDELING, dagen(90))
    hulp(cast, cast.sami, cast.thuis, Hulpvorm.THUISBEHANDELING, dagen(50), naast=eerst)
    hulp(cast, cast.noor, None, Hulpvorm.KLINISCHE_GGZ, dagen(50))  # a form without any place
    invoer = basis()
    assert plekken(invoer)["intensieve thuisbehandeling"] == 2
    assert invoer.bewoners.voorziening.size == 2
    assert any("de plek niet bekend" in str(zin) for zin in get_uitgangspunt().waarschuwingen)


def test_places_that_stay_empty_while_somebody_waits_are_not_reckoned_with(cast: Cast) -> None:
    assert plekken(basis())["pleegzorg"] == 1
    wacht(cast.noor, Hulpvorm.PLEEGZORG, dagen(70))
    assert plekken(basis())["pleegzorg"] == 0
    assert any(str(z).startswith("pleegzorg: 1 van de 1 plekken") for z in get_uitgangspunt().waarschuwingen)


def test_the_history_knows_what_was_advised_when_there_was_no_place(cast: Cast) -> None:
    hulp(cast, cast.noor, cast.groep, Hulpvorm.BEHANDELGROEP, dagen(200), dagen(40), reden_einde="volgens plan")
    gat = Kloof.objects.create(
        jeugdige=cast.noor, gemeente=cast.urk, geadviseerd=Hulpvorm.PLEEGZORG, gegeven=Hulpvorm.BEHANDELGROEP,
        niveau=Kloofniveau.NOODOPLOSSING, reden=Kloofreden.GEEN_PLEK, sinds=dagen(200),
    )  # fmt: skip

    def advies() -> str:
        ep = get_geschiedenis(DAG).episodes
        rij = ep.vorm.tolist().index(ep.kader.vormen.index("behandelgroep"))
        return ep.kader.vormen[ep.advies[rij]]

    assert advies() == "pleegzorg"
    gat.reden = Kloofreden.KEUZE_GEZIN
    gat.save()
    assert advies() == "behandelgroep"


def test_who_stopped_waiting_without_help_is_in_the_history_and_who_got_it_is_there_once(cast: Cast) -> None:
    wacht(cast.noor, Hulpvorm.PLEEGZORG, dagen(300), tot=dagen(200))
    wacht(cast.sami, Hulpvorm.GEZINSHUIS, date(2025, 4, 1), tot=date(2025, 5, 1))
    wacht(cast.noor, Hulpvorm.LOGEREN, DAG + timedelta(days=1))
    ep = get_geschiedenis(DAG).episodes
    assert len(ep) == 2
    gestopt = int(np.flatnonzero(ep.start == LEEG)[0])
    assert (ep.gevraagd[gestopt], ep.eind[gestopt]) == (dagen(300).toordinal(), dagen(200).toordinal())


def test_lvb_and_ggz_become_profiles_only_where_enough_youths_are_known_to_have_it(
    cast: Cast, regels: Callable[..., None]
) -> None:
    hulp(cast, cast.noor, cast.groep, Hulpvorm.BEHANDELGROEP, dagen(20))
    for n, behoefte in enumerate((Specialisme.GGZ, Specialisme.LVB)):
        Advies.objects.create(
            casus=cast.casus_noor, hulpvorm=Hulpvorm.PLEEGZORG, voorgesteld=Hulpvorm.PLEEGZORG, antwoorden={},
            behoeften=[behoefte, Specialisme.TRAUMA], motivering="x", mening_jeugdige="x", mening_ouders="x",
            kaderversie="1", invoer_hash="", op=dagen(30 - n), om=NU,
        )  # fmt: skip
    assert len(get_geschiedenis(DAG).episodes.kader.profielen) == 4
    regels(behoefte_minstens=1)
    assert get_geschiedenis(DAG).episodes.kader.profielen[4:] == ("12 tot 16 jaar, lvb",)


def test_the_team_prevents_what_it_was_registered_to_prevent(cast: Cast) -> None:
    hulp(cast, cast.noor, cast.groep, Hulpvorm.BEHANDELGROEP, dagen(20))
    for gemeld, klaar, afloop in ((90, 60, Afloop.THUIS), (80, 30, Afloop.UITHUIS), (400, 380, Afloop.THUIS)):
        DreigendeUithuisplaatsing.objects.create(
            jeugdige=cast.noor, gemeente=cast.urk, gemeld_op=dagen(gemeld), afgerond_op=dagen(klaar), afloop=afloop,
            via_versnellingsteam=True,
        )  # fmt: skip
    team = basis().teams[0]
    assert team.voorkomt["behandelgroep"] == pytest.approx(0.5)  # one prevented beside one request
    assert team.duur[0].gemiddelde == 30.0
    u = get_uitgangspunt()
    assert u.invoer.instroom.sum() > u.bewaard.midden.instroom.sum()


def test_the_room_of_a_team_is_its_caseload_also_when_that_changes(cast: Cast) -> None:
    team = Aanbod.objects.create(
        locatie=cast.thuis.locatie, naam="Team", hulpvorm=Hulpvorm.TEAM_ANDERS, leeftijd_van=0, leeftijd_tot=17,
        van=dagen(900), bijgewerkt_om=NU,
    )  # fmt: skip
    for nummer, van in enumerate((dagen(800), dagen(800), DAG + timedelta(days=30))):
        Plek.objects.create(aanbod=team, nummer=nummer, van=van)
    Plek.objects.create(aanbod=cast.groep, nummer=9, van=DAG + timedelta(days=8), tot=DAG + timedelta(days=8))
    invoer = basis()
    anders = next(t for t in invoer.teams if t.naam == "Team AnderS")
    assert (anders.ruimte, anders.veranderingen) == (2, (Verandering(DAG + timedelta(days=30), 3),))
    assert all(not v.veranderingen for v in invoer.voorzieningen)
    assert str(Schatting.objects.get()).startswith("schatting ")


def test_two_locations_of_one_name_stay_two_and_a_gemeente_without_towns_has_one_point(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    gemeenten = tuple(replace(g, kernen=()) for g in settings.REGIO.gemeenten)
    monkeypatch.setattr(settings, "REGIO", replace(settings.REGIO, gemeenten=gemeenten))
    cast.groep.locatie = Locatie.objects.create(
        aanbieder=cast.aanbieder, naam=cast.gezinshuis.locatie.naam, gemeente=cast.urk, breedte=52.66, lengte=5.6
    )
    cast.groep.save()
    invoer = basis()
    assert {"Almere", "Almere (2)"} <= {plek.naam for plek in invoer.locaties}
    assert next(p for p in invoer.locaties if p.naam == "Almere").km["Almere"] < 3


# --- the estimate ---------------------------------------------------------------------------------------------


def test_without_an_estimate_it_is_said_what_to_do(cast: Cast) -> None:
    with pytest.raises(NogGeenSchatting, match="‘zorglandschap schat’"):
        get_uitgangspunt()
    schat_opnieuw(nu=NU, op=DAG)
    with pytest.raises(NogGeenSchatting, match="--tot 2026-01-01"):
        get_uitgangspunt(date(2026, 1, 1))


def test_an_estimate_is_kept_beside_the_earlier_ones_and_the_last_one_counts(cast: Cast) -> None:
    eerst = schat_opnieuw(nu=NU, op=DAG).schatting
    ander = schat_opnieuw(nu=NU + timedelta(minutes=1), op=DAG, zaad=8).schatting
    u = get_uitgangspunt(DAG)
    assert u.schatting == ander
    assert eerst.gegevens == ander.gegevens
    assert len(u.trekkingen) == settings.REGIO.simulatie["trekkingen"]
    assert u.invoer.start == u.op == DAG
    assert u.met(u.trekkingen[0]).instroom.sum() != u.invoer.instroom.sum()
    assert u.vingerafdruk == get_uitgangspunt(DAG).vingerafdruk
    assert bytes(schat_opnieuw(nu=NU, op=DAG).schatting.inhoud) == bytes(eerst.inhoud)


def test_an_estimate_is_never_changed(cast: Cast) -> None:
    schat_opnieuw(nu=NU, op=DAG)
    with pytest.raises(DatabaseError, match="een schatting wordt niet gewijzigd"), transaction.atomic():
        Schatting.objects.update(zaad=1)


def test_when_the_forms_of_the_region_changed_it_must_be_estimated_again(cast: Cast) -> None:
    schat_opnieuw(nu=NU, op=DAG)
    Gemeente.objects.create(code="GM0050", naam="Zeewolde", breedte=52.3, lengte=5.5)
    with pytest.raises(NogGeenSchatting, match="veranderd na de schatting"):
        get_uitgangspunt()


def test_nothing_to_learn_from_or_a_day_to_come_is_refused(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="al geweest"):
        schat_opnieuw(nu=NU, op=DAG + timedelta(days=1))
    Traject.objects.all().delete()
    with pytest.raises(Geweigerd, match="nog geen hulp"):
        schat_opnieuw(nu=NU)


def test_a_file_counts_instead_of_the_own_history_and_its_bad_rows_are_told(cast: Cast) -> None:
    goed = "a;Urk;pleegzorg;gezinshuis;2025-01-01;;2025-02-01;2025-09-01;volgens plan;2015-03;6 tot 12 jaar;"
    fout = "b;Urk;hotel;;2025-01-01;;;;;2015-03;6 tot 12 jaar;"
    uit = schat_opnieuw(nu=NU, op=DAG, bestand=f"{KOP}\n{goed}\n{fout}\n")
    assert (uit.schatting.bron, uit.schatting.episodes, uit.schatting.geweigerd) == ("bestand", 1, 1)
    assert [(f.regel, "hotel" in str(f.tekst)) for f in uit.fouten] == [(3, True)]
    assert get_uitgangspunt().invoer.bewoners.voorziening.size == 1  # who is there today is asked of the own register
    with pytest.raises(Geweigerd, match="Regel 2: ‘vorm’ is ‘hotel’"):
        schat_opnieuw(nu=NU, op=DAG, bestand=f"{KOP}\n{fout}\n")


def test_a_region_without_its_file_cannot_be_simulated(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "REGIO", replace(settings.REGIO, simulatie={}))
    with pytest.raises(GeenRegels, match=r"simulatie\.toml"):
        schat_opnieuw(nu=NU, op=DAG)


def test_a_region_with_very_many_locations_is_counted_per_gemeente(cast: Cast, regels: Callable[..., None]) -> None:
    regels(locaties_hoogstens=2)
    assert {v.locatie for v in basis().voorzieningen} == {"verspreid in Urk", "verspreid in Almere"}


def test_the_number_of_questions_to_the_database_does_not_grow(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    schat_opnieuw(nu=NU, op=DAG)
    for n in range(3):
        hulp(cast, cast.noor, cast.groep, Hulpvorm.BEHANDELGROEP, dagen(20 + n))
        wacht(cast.noor, Hulpvorm.PLEEGZORG, dagen(70), tot=dagen(n + 1))
    with django_assert_num_queries(11):
        get_uitgangspunt()
