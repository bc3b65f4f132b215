"""What the people of the demo find on their first screen: every stage, told with the actions of the house."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

from django.db.models import QuerySet

from zorglandschap.apps.casus.models import (
    Afsluiting,
    Casus,
    Gezinslid,
    Hulpplan,
    Maatregel,
    Portaaltoegang,
    Regieperiode,
    Traject,
    VerklarendeAnalyse,
)
from zorglandschap.apps.casus.queries import get_portaal_kijker, list_werk
from zorglandschap.apps.casus.queries.feiten import get_laatste_analyse, toets_analyse
from zorglandschap.apps.casus.queries.planfeiten import toets_plan
from zorglandschap.apps.casus.queries.termijnen import get_termijnen
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.apps.organisaties.queries import get_kijker
from zorglandschap.core.begrippen.besluitwoorden import Regiesoort
from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, CasusStatus, JuridischKader, Rol
from zorglandschap.core.begrippen.gezinswoorden import Gezinsrol
from zorglandschap.core.begrippen.hulpvormen import CRISIS, VERBLIJF
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.planwoorden import Planstatus
from zorglandschap.core.casus.termijnen import Termijnsoort, Termijnstaat
from zorglandschap.core.casus.werk import Taak

NU = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
VANDAAG = date(2026, 11, 22)
MORGEN = VANDAAG + timedelta(days=1)


def _kijker(wie: str) -> Kijker:
    account = Gebruiker.objects.get(email=f"{wie}@zorglandschap.example")
    kijker = get_kijker(account) or get_portaal_kijker(account)
    assert kijker is not None
    return kijker


class Scenes:
    """Asked of the loaded region (``test_regio.py``)."""

    joris: Kijker
    mijn: QuerySet[Casus]

    def setUp(self) -> None:
        self.joris = _kijker("joris")
        self.mijn = Casus.objects.filter(regisseur_id=self.joris.medewerker_id)

    def test_what_is_asked_of_joris_is_of_every_kind(self) -> None:
        taken = {regel.taak for regel in list_werk(self.joris, vandaag=VANDAAG)}
        assert {
            Taak.VERWIJS_NU, Taak.PERSPECTIEF, Taak.ANALYSE_BEGINNEN, Taak.ANALYSE_AFMAKEN, Taak.VERWIJS, Taak.ADVIES,
            Taak.PLEK, Taak.PLEK_OPNIEUW, Taak.WACHT, Taak.SLUIT, Taak.DOELEN, Taak.PLAN, Taak.EVALUATIE,
            Taak.AFSCHALEN, Taak.NAZORG,
        } <= taken  # fmt: skip

    def test_each_case_of_joris_has_consent_as_soon_as_the_analysis_begins(self) -> None:
        begonnen = self.mijn.filter(kader=JuridischKader.VRIJWILLIG, analyses__isnull=False)
        assert begonnen.exists()
        assert not begonnen.filter(jeugdige__toestemmingen__isnull=True).exists()

    def test_a_fixed_analysis_has_links_voices_and_a_signature(self) -> None:
        vast = VerklarendeAnalyse.objects.filter(casus__in=self.mijn, status=AnalyseStatus.VASTGESTELD)
        assert vast.exists()
        assert not vast.filter(verbanden__isnull=True).exists()
        assert not vast.filter(ondertekend_door__isnull=True).exists()
        assert vast.filter(teksten__gezinslid__isnull=False).exists()

    def test_the_measure_of_ilse_ends_in_ten_weeks(self) -> None:
        ilse = _kijker("ilse")
        eigen = self.mijn.get(jeugdbeschermer_id=ilse.medewerker_id)
        ots = Maatregel.objects.get(jeugdige=eigen.jeugdige, kader=JuridischKader.OTS)
        assert ots.tot == VANDAAG + timedelta(weeks=10)
        assert eigen.kader == JuridischKader.OTS
        assert eigen.pk in {regel.casus_id for regel in list_werk(ilse, vandaag=VANDAAG)}

    def test_daan_has_an_evaluation_tomorrow_and_a_plan_to_work_on(self) -> None:
        daan = _kijker("daan")
        vast = Regieperiode.objects.filter(
            medewerker_id=daan.medewerker_id, soort=Regiesoort.HULPVERLENER, tot__isnull=True, casus__in=self.mijn
        )
        casussen = Casus.objects.filter(pk__in=vast.values("casus_id"))
        morgen = casussen.get(evaluaties__gepland_op=MORGEN, evaluaties__gehouden_op__isnull=True)
        assert morgen.doelen.filter(metingen__isnull=False).exists()
        te_schrijven = casussen.exclude(pk=morgen.pk).get()
        assert te_schrijven.doelen.filter(hoe="").exists()
        assert te_schrijven.plannen.get().status == Planstatus.CONCEPT
        regels = {regel.casus_id: regel for regel in list_werk(daan, vandaag=VANDAAG)}
        assert regels[morgen.pk].staat(VANDAAG) is not Termijnstaat.OP_TIJD
        assert regels[te_schrijven.pk].taak is Taak.HOE

    def test_a_crisis_place_is_on_day_26_and_somebody_must_say_where_to(self) -> None:
        bed = Traject.objects.get(casus__in=self.mijn, hulpvorm__in=CRISIS & VERBLIJF)
        assert (VANDAAG - bed.van).days in (25, 26)
        assert bed.casus is not None
        soorten = {t.soort for t in get_termijnen(bed.casus, vandaag=VANDAAG)}
        assert Termijnsoort.CRISIS_VERBLIJF in soorten

    def test_a_step_down_and_a_talk_with_the_mentor_are_near(self) -> None:
        casus = self.mijn.get(afschaalmomenten__isnull=False)
        nabij = {t.soort for t in get_termijnen(casus, vandaag=VANDAAG) if t.staat(VANDAAG) is Termijnstaat.DEZE_WEEK}
        assert {Termijnsoort.AFSCHAALMOMENT, Termijnsoort.JIM} <= nabij
        assert casus.trajecten.filter(naast__isnull=False).exists()

    def test_aftercare_of_a_closed_case_is_promised_for_this_week(self) -> None:
        einde = Afsluiting.objects.get(casus__in=self.mijn)
        assert einde.nazorg_op == VANDAAG + timedelta(days=2)
        assert einde.uitkomsten.count() == 2
        assert einde.casus.status == CasusStatus.AFGESLOTEN

    def test_one_family_has_two_cases_and_a_stepfather(self) -> None:
        gezinnen = Counter(self.mijn.values_list("jeugdige__gezin_id", flat=True))
        (gezin,) = (pk for pk, aantal in gezinnen.items() if aantal == 2)
        assert not Gezinslid.objects.get(gezin_id=gezin, rol=Gezinsrol.STIEFOUDER).heeft_gezag

    def test_short_help_of_the_team_is_one_of_the_answers(self) -> None:
        assert self.mijn.filter(status=CasusStatus.LOKALE_HULP).exists()

    def test_marijke_is_the_mother_of_noor_and_has_gezag(self) -> None:
        toegang = Portaaltoegang.objects.get(gebruiker__email__startswith="marijke")
        assert toegang.gezinslid is not None
        assert (toegang.rol, toegang.gezinslid.heeft_gezag) == (Rol.OUDER, True)
        assert toegang.jeugdige.voornaam == "Noor"
        assert _kijker("marijke").rol is Rol.OUDER
        assert _kijker("vera").rol is Rol.PRIVACYFUNCTIONARIS

    def test_plans_and_analyses_that_are_fixed_break_no_rule(self) -> None:
        plannen = Hulpplan.objects.filter(status=Planstatus.VASTGESTELD).exclude(casus__status=CasusStatus.AFGESLOTEN)
        for plan in plannen.select_related("casus__jeugdige").order_by("pk")[::3]:
            mist = [u for u in toets_plan(plan.casus, vandaag=VANDAAG) if u.blokkeert]
            assert not mist, (plan.casus_id, [str(u.reden) for u in mist])
        for casus in self.mijn.filter(status=CasusStatus.GEPLAATST, is_crisis=False):
            analyse = get_laatste_analyse(casus)
            assert analyse is not None
            assert not [u for u in toets_analyse(analyse, casus, vandaag=VANDAAG) if u.blokkeert]
