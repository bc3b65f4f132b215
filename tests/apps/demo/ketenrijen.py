"""What the loader puts inside the cases is sane: people, consent, goals, plans, decisions, measures, endings."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import ClassVar

from django.db.models import Count, F, Q

from zorglandschap.apps.casus.models import (
    Afschaalmoment,
    Afsluiting,
    Band,
    Beschikking,
    Casus,
    Doel,
    Doelmeting,
    Doelzorg,
    EerdereHulp,
    Evaluatie,
    Factor,
    Factorverband,
    Gezinslid,
    Hulpplan,
    Hulpvraag,
    Inzet,
    Jim,
    JimGesprek,
    Maatregel,
    Planuitzondering,
    Regieperiode,
    Toekomstplan,
    Toestemming,
    Toewijzing,
    Traject,
    Uitkomstmeting,
)
from zorglandschap.apps.casus.queries.toestemming import heeft_toestemming
from zorglandschap.apps.matching.queries.herhaling import herhaal_adviezen
from zorglandschap.core.begrippen.besluitwoorden import Regiesoort
from zorglandschap.core.begrippen.codelijsten import CasusStatus, FactorSoort, JuridischKader, Rol
from zorglandschap.core.begrippen.gezinswoorden import Gever, Gezinsrol, Toestemmingsdoel
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF
from zorglandschap.core.begrippen.planwoorden import Doelstatus, Planstatus
from zorglandschap.core.begrippen.vraagwoorden import Vraaguitkomst
from zorglandschap.core.matching.herhaling import Uitslag

NU = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
VANDAAG = date(2026, 11, 22)
BEWAARD_VANAF = VANDAAG - timedelta(days=730)
DWANG = (JuridischKader.OTS, JuridischKader.VOTS, JuridischKader.VOOGDIJ)
ZORGEN = (FactorSoort.VEROORZAKEND, FactorSoort.INSTANDHOUDEND, FactorSoort.VERERGEREND)


class Ketenrijen:
    """Asked of the loaded region (``test_regio.py``)."""

    aantallen: ClassVar[dict[str, int]]

    def test_every_advice_comes_out_the_same_when_it_is_computed_again(self) -> None:
        uitslagen = Counter(rij.herhaling.uitslag for rij in herhaal_adviezen())
        assert set(uitslagen) == {Uitslag.GELIJK}
        assert uitslagen[Uitslag.GELIJK] > 50

    def test_texts_that_nobody_wrote_are_empty(self) -> None:
        assert not Gezinslid.objects.exclude(telefoon="").exists()
        assert not Toestemming.objects.exclude(zonder_ouders="").exists()
        assert not Maatregel.objects.exclude(instemming_door="").exists()

    def test_who_stands_in_an_open_case_is_the_open_period_of_that_kind(self) -> None:
        nu: dict[tuple[int, str], int] = {}
        for p in Regieperiode.objects.filter(tot__isnull=True):
            nu[p.casus_id, p.soort] = p.medewerker_id
        for casus in Casus.objects.exclude(status=CasusStatus.AFGESLOTEN):
            assert nu.get((casus.pk, Regiesoort.CASUSREGIE)) == casus.regisseur_id, casus.pk
            assert nu.get((casus.pk, Regiesoort.PERSPECTIEFREGIE)) == casus.perspectiefregisseur_id
            assert nu.get((casus.pk, Regiesoort.JEUGDBESCHERMING)) == casus.jeugdbeschermer_id
        dicht = Regieperiode.objects.filter(casus__status=CasusStatus.AFGESLOTEN, tot__isnull=True)
        assert not dicht.exists()

    def test_faces_follow_on_each_other_and_some_children_had_more_than_one(self) -> None:
        per_soort: dict[tuple[int, str], list[Regieperiode]] = defaultdict(list)
        for p in Regieperiode.objects.order_by("casus_id", "soort", "van"):
            assert p.tot is None or p.van <= p.tot
            assert p.gesprek_op is None or p.gesprek_op <= p.van
            per_soort[p.casus_id, p.soort].append(p)
        for (_, soort), reeks in per_soort.items():
            for eerste, tweede in pairwise(reeks):
                assert eerste.tot is not None
                assert soort == Regiesoort.HULPVERLENER or eerste.tot == tweede.van
                assert soort == Regiesoort.HULPVERLENER or eerste.medewerker_id != tweede.medewerker_id
        assert max(len(r) for (_, soort), r in per_soort.items() if soort == Regiesoort.CASUSREGIE) > 1

    def test_perspectiefregie_is_for_voluntary_stays_and_mostly_there(self) -> None:
        met = Casus.objects.filter(perspectiefregisseur__isnull=False)
        assert set(met.values_list("kader", flat=True)) == {JuridischKader.VRIJWILLIG}
        weg = Traject.objects.filter(tot__isnull=True, hulpvorm__in=VERBLIJF).values("casus_id")
        vrijwillig = Casus.objects.filter(pk__in=weg, kader=JuridischKader.VRIJWILLIG)
        assert 0.6 < met.count() / vrijwillig.count() < 1

    def test_a_jeugdbeschermer_works_where_the_measure_is_carried_out(self) -> None:
        for casus in Casus.objects.filter(jeugdbeschermer__isnull=False).select_related("jeugdbeschermer"):
            gis = set(casus.jeugdige.maatregelen.values_list("gi_id", flat=True))
            assert casus.jeugdbeschermer is not None
            assert gis == {casus.jeugdbeschermer.organisatie_id}

    def test_families_are_of_many_kinds_and_somebody_has_gezag_over_every_child(self) -> None:
        rollen = set(Gezinslid.objects.values_list("rol", flat=True))
        assert {Gezinsrol.STIEFOUDER, Gezinsrol.GROOTOUDER, Gezinsrol.PLEEGOUDER} <= rollen
        ouders = Gezinslid.objects.filter(rol__in=[Gezinsrol.MOEDER, Gezinsrol.VADER])
        assert ouders.filter(heeft_gezag=False).exists()
        assert ouders.filter(woont_in=False, heeft_gezag=True).exists()
        anderen = Gezinslid.objects.exclude(rol__in=[Gezinsrol.MOEDER, Gezinsrol.VADER])
        assert not anderen.filter(heeft_gezag=True).exists()
        voogd = Band.objects.filter(heeft_gezag=True, rol=Gezinsrol.VOOGD).values("jeugdige_id")
        assert not Band.objects.filter(jeugdige__in=voogd, heeft_gezag=True).exclude(rol=Gezinsrol.VOOGD).exists()
        assert not Band.objects.exclude(gezinslid__gezin=F("jeugdige__gezin")).exists()

    def test_consent_is_given_by_who_may_give_it(self) -> None:
        for t in Toestemming.objects.select_related("jeugdige", "gezinslid"):
            assert t.van <= VANDAAG
            assert t.ingetrokken_op is None or t.van <= t.ingetrokken_op <= VANDAAG
            if t.gever == Gever.OUDER:
                assert t.gezinslid is not None
                assert t.gezinslid.gezin_id == t.jeugdige.gezin_id
            else:
                assert (t.van - t.jeugdige.geboren_op).days >= 12 * 365
        assert Toestemming.objects.filter(ingetrokken_op__isnull=False).exists()

    def test_most_voluntary_help_rests_on_consent_that_holds_today(self) -> None:
        lopend = Casus.objects.filter(status=CasusStatus.GEPLAATST, kader=JuridischKader.VRIJWILLIG)
        oordelen = Counter(
            heeft_toestemming(
                c.jeugdige, Toestemmingsdoel.HULP, vandaag=VANDAAG, kader=JuridischKader.VRIJWILLIG
            ).blokkeert
            for c in lopend.select_related("jeugdige")
        )
        assert oordelen[False] / oordelen.total() > 0.9

    def test_mentors_are_met_every_two_months_and_some_talks_are_late(self) -> None:
        laatste = {g.jim_id: g.op for g in JimGesprek.objects.order_by("op")}
        assert max(laatste.values()) < VANDAAG
        te_laat = [dag for dag in laatste.values() if (VANDAAG - dag).days > 62]
        assert 0 < len(te_laat) < len(laatste) / 2
        for gesprek in JimGesprek.objects.select_related("jim"):
            assert gesprek.op > gesprek.jim.gekozen_op
        assert not Jim.objects.filter(gestopt_op__lt=F("gekozen_op")).exists()

    def test_goals_have_sane_days_and_measurements(self) -> None:
        assert not Doel.objects.filter(gesteld_op__gt=VANDAAG).exists()
        assert not Doel.objects.filter(gesteld_op__lt=F("casus__geopend_op")).exists()
        assert not Doel.objects.filter(status=Doelstatus.OPEN, gesloten_op__isnull=False).exists()
        assert not Doel.objects.exclude(status=Doelstatus.OPEN).filter(gesloten_op__isnull=True).exists()
        assert not Doel.objects.filter(status=Doelstatus.OPEN, casus__status=CasusStatus.AFGESLOTEN).exists()
        te_vroeg = Doelmeting.objects.filter(Q(op__lt=F("doel__gesteld_op")) | Q(op__gt=VANDAAG))
        assert not te_vroeg.exists()
        open_ = Doel.objects.filter(status=Doelstatus.OPEN)
        assert 0 < open_.filter(termijn_op__lt=VANDAAG).count() < open_.count() / 3
        per_casus = Counter(Doel.objects.values_list("casus_id", flat=True))
        assert set(per_casus.values()) <= {1, 2, 3}
        for doel in Doel.objects.all():
            assert doel.wat
            assert doel.klaar_als
            assert "{" not in doel.wat + doel.klaar_als + doel.hoe

    def test_a_fixed_plan_answers_every_concern_with_a_goal_or_an_exception(self) -> None:
        met_plan = Hulpplan.objects.filter(status=Planstatus.VASTGESTELD).values("casus_id")
        beantwoord = set(Doelzorg.objects.values_list("wortel", flat=True))
        beantwoord |= set(Planuitzondering.objects.values_list("wortel", flat=True))
        zorgen = Factor.objects.filter(
            analyse__casus__in=met_plan, analyse__status="vastgesteld", soort__in=ZORGEN, vervallen_om__isnull=True
        )
        nieuw = Casus.objects.filter(regisseur__gebruiker__isnull=False).values("pk")  # told by the storyteller
        over = [f.pk for f in zorgen.exclude(analyse__casus__in=nieuw) if f.wortel not in beantwoord]
        assert over == []

    def test_every_running_help_has_a_plan_or_is_waiting_for_one(self) -> None:
        vast = Hulpplan.objects.filter(status=Planstatus.VASTGESTELD)
        assert vast.values("casus_id").annotate(n=Count("pk")).filter(n__gt=1).count() == 0
        assert not vast.filter(vastgesteld_op__gt=VANDAAG).exists()
        loopt = Casus.objects.filter(status=CasusStatus.GEPLAATST)
        zonder = loopt.exclude(pk__in=vast.values("casus_id"))
        assert 0 < zonder.count() < loopt.count() / 4
        assert Inzet.objects.filter(plan__in=vast).count() > vast.count()

    def test_evaluations_were_held_or_lie_ahead_and_some_are_late(self) -> None:
        assert not Evaluatie.objects.filter(gehouden_op__gt=VANDAAG).exists()
        assert not Evaluatie.objects.filter(gehouden_op__lt=F("casus__geopend_op")).exists()
        gepland = Evaluatie.objects.filter(gehouden_op__isnull=True)
        assert 0 < gepland.filter(gepland_op__lt=VANDAAG).count() < gepland.count() / 3
        assert not gepland.filter(casus__status=CasusStatus.AFGESLOTEN).exists()
        assert Afschaalmoment.objects.filter(besluit="", gepland_op__gt=VANDAAG).exists()

    def test_a_plan_for_later_is_for_who_is_sixteen_and_lives_elsewhere(self) -> None:
        assert Toekomstplan.objects.exists()
        for plan in Toekomstplan.objects.select_related("casus__jeugdige"):
            kind = plan.casus.jeugdige
            assert plan.begonnen_op >= kind.geboren_op.replace(year=kind.geboren_op.year + 16, day=1)
            assert plan.casus.trajecten.filter(tot__isnull=True, hulpvorm__in=VERBLIJF).exists()
            assert plan.onderdelen.count() == 5

    def test_running_help_rests_on_a_decision_with_an_allocation(self) -> None:
        loopt = Traject.objects.filter(tot__isnull=True, casus__isnull=False).exclude(
            casus__regisseur__gebruiker__isnull=False
        )
        assert loopt.exists()
        assert not loopt.filter(toewijzingen__isnull=True).exists()
        assert not Beschikking.objects.filter(genomen_op__gte=VANDAAG).exists()
        assert not Toewijzing.objects.filter(tot__lte=VANDAAG, traject__tot__isnull=True).exists()

    def test_measures_hold_for_a_period_and_renewals_point_back(self) -> None:
        for m in Maatregel.objects.filter(verlengt__isnull=False).select_related("verlengt"):
            assert m.verlengt is not None
            assert (m.verlengt.jeugdige_id, m.verlengt.kader, m.verlengt.tot) == (m.jeugdige_id, m.kader, m.van)
        lopend = Maatregel.objects.filter(Q(tot__isnull=True) | Q(tot__gt=VANDAAG))
        assert set(lopend.filter(tot__isnull=True).values_list("kader", flat=True)) <= {JuridischKader.VOOGDIJ}
        assert not Maatregel.objects.filter(tot__gt=VANDAAG + timedelta(days=366)).exists()
        assert not Maatregel.objects.filter(uitgesproken_op__gt=F("van")).exists()
        for casus in Casus.objects.filter(kader__in=DWANG).exclude(status=CasusStatus.AFGESLOTEN):
            assert lopend.filter(jeugdige_id=casus.jeugdige_id, kader=casus.kader).exists(), casus.pk

    def test_the_end_of_a_case_tells_why_and_the_promise_afterwards(self) -> None:
        dicht = Casus.objects.filter(status=CasusStatus.AFGESLOTEN, gesloten_op__gt=BEWAARD_VANAF)
        assert not dicht.filter(afsluiting__isnull=True).exists()
        zonder_hulp = Afsluiting.objects.filter(casus__trajecten__isnull=True)
        assert not zonder_hulp.filter(Q(nazorg_op__isnull=False) | Q(uitkomsten__isnull=False)).exists()
        assert not Afsluiting.objects.filter(op__lte=BEWAARD_VANAF).exists()
        assert not Afsluiting.objects.filter(nazorg_gehouden_op__lt=F("op")).exists()
        nog = Afsluiting.objects.filter(nazorg_op__lt=VANDAAG, nazorg_gehouden_op__isnull=True)
        assert 0 < nog.count() < Afsluiting.objects.count() / 2
        assert Uitkomstmeting.objects.exists()

    def test_a_share_of_the_questions_needed_no_jeugdhulp(self) -> None:
        klaar = Counter(Hulpvraag.objects.filter(op__gt=BEWAARD_VANAF).values_list("uitkomst", flat=True))
        assert klaar[Vraaguitkomst.ANDERE_HULP] > 0
        assert klaar[Vraaguitkomst.INFORMATIE] > 0
        zonder = Hulpvraag.objects.filter(casus__trajecten__isnull=True, casus__status=CasusStatus.AFGESLOTEN)
        assert not zonder.filter(Q(uitkomst="") | Q(uitkomst=Vraaguitkomst.JEUGDHULP)).exists()

    def test_of_cases_closed_long_ago_only_the_course_is_kept(self) -> None:
        oud = Casus.objects.filter(status=CasusStatus.AFGESLOTEN, gesloten_op__lte=BEWAARD_VANAF)
        assert oud.exists()
        for naam in ("doelen", "plannen", "regieperiodes", "evaluaties", "analyses", "beschikkingen"):
            assert not oud.filter(**{f"{naam}__isnull": False}).exists(), naam

    def test_analyses_have_arrows_and_earlier_help(self) -> None:
        assert not Factorverband.objects.exclude(van__analyse=F("analyse")).exists()
        assert Factorverband.objects.count() > Casus.objects.count() / 10
        assert EerdereHulp.objects.exists()

    def test_daan_and_ilse_have_children_of_their_own(self) -> None:
        daan = Regieperiode.objects.filter(
            medewerker__gebruiker__email__startswith="daan", soort=Regiesoort.HULPVERLENER, tot__isnull=True
        )
        ilse = Casus.objects.filter(jeugdbeschermer__gebruiker__email__startswith="ilse")
        assert daan.exists()
        assert ilse.exists()
        assert {p.medewerker.rol for p in daan} == {Rol.BEHANDELAAR}
