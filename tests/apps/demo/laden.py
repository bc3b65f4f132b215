"""A small synthetic region in the database: complete, true to its tables, and with a job for everybody."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import ClassVar

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, F, Q

from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, Plek
from zorglandschap.apps.casus.bsn import ontsleutel, zoek_index
from zorglandschap.apps.casus.models import (
    AnalyseTekst,
    Casus,
    CasusStap,
    Gezin,
    Gezinslid,
    Hulpvraag,
    Jeugdige,
    Portaaltoegang,
    Traject,
    VerklarendeAnalyse,
)
from zorglandschap.apps.casus.queries import get_portaal_kijker, list_werk
from zorglandschap.apps.casus.queries.feiten import toets_analyse
from zorglandschap.apps.demo.actions import laad
from zorglandschap.apps.demo.queries import get_geladen_regio
from zorglandschap.apps.demo.rolverdeling import ROLVERDELING, WACHTWOORD
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.models import Advies, Kloof, Wachtende
from zorglandschap.apps.matching.queries import get_kader, list_plichten, list_verzoeken, weeg
from zorglandschap.apps.matching.queries.advies import invoer_van
from zorglandschap.apps.monitor.models import Meting
from zorglandschap.apps.organisaties.models import Gebruiker, Gemeente, Lidmaatschap, Medewerker, Organisatie
from zorglandschap.apps.organisaties.queries import get_kijker
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Rol, SoortOrganisatie, Stap, VoorstelStatus
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Kloofniveau
from zorglandschap.core.casus.verloop import volgende
from zorglandschap.core.casus.werk import Taak
from zorglandschap.core.synthetisch.genereer import genereer

NU = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
VANDAAG = date(2026, 11, 22)
SCHAAL, ZAAD = 0.05, 2026
Gemeld = list[tuple[str, int, int]]


def _kijker(wie: str) -> Kijker:
    kijker = get_kijker(Gebruiker.objects.get(email=f"{wie}@zorglandschap.example"))
    assert kijker is not None
    return kijker


def _kind(wie: str) -> Jeugdige:
    return Portaaltoegang.objects.get(gebruiker__email=f"{wie}@zorglandschap.example").jeugdige


class Laden:
    """Asked of the loaded region (``test_regio.py``)."""

    aantallen: ClassVar[dict[str, int]]
    gemeld: ClassVar[Gemeld]

    def test_every_row_of_the_tables_is_in_the_database(self) -> None:
        streek = genereer(settings.REGIO, schaal=SCHAAL, zaad=ZAAD, vandaag=VANDAAG)
        aantallen = self.aantallen
        assert aantallen["trajecten"] == streek.trajecten.aantal
        assert aantallen["jeugdigen"] == streek.jeugdigen.aantal
        assert Organisatie.objects.count() == streek.organisaties.aantal
        assert Bezetting.objects.count() >= streek.bezettingen.aantal
        assert Kloof.objects.count() >= streek.kloven.aantal
        assert Wachtende.objects.count() >= streek.wachtenden.aantal

    def test_who_has_an_advice_and_no_help_has_one_open_gap(self) -> None:
        wacht = Casus.objects.filter(adviezen__isnull=False, trajecten__isnull=True, gesloten_op__isnull=True)
        zonder = Kloof.objects.filter(niveau=Kloofniveau.GEEN_HULP, gesloten_op__isnull=True)
        assert sorted(zonder.values_list("casus_id", flat=True)) == sorted(set(wacht.values_list("pk", flat=True)))
        assert len(wacht) > 5
        for kloof in zonder.select_related("casus"):
            advies = kloof.casus.adviezen.order_by("-om").first() if kloof.casus else None
            assert advies is not None
            assert (kloof.geadviseerd, kloof.sinds) == (advies.hulpvorm, advies.op)

    def test_progress_is_told_from_nothing_to_all(self) -> None:
        per_stap: dict[str, list[tuple[int, int]]] = {}
        for wat, klaar, totaal in self.gemeld:
            per_stap.setdefault(wat, []).append((klaar, totaal))
        assert {"regio bedenken", "jeugdigen", "trajecten", "rollen verdelen", "cijfers meten"} <= set(per_stap)
        for stappen in per_stap.values():
            assert stappen == sorted(stappen)
            assert stappen[-1][0] == stappen[-1][1]

    def test_what_was_loaded_is_remembered(self) -> None:
        regio = get_geladen_regio()
        assert regio is not None
        assert (regio.regio, regio.schaal, regio.zaad, regio.vandaag) == ("flevoland", SCHAAL, ZAAD, VANDAAG)
        assert len(regio.vingerafdruk) == 64

    def test_loading_over_data_is_refused(self) -> None:
        voor = Jeugdige.objects.count()
        with pytest.raises(Geweigerd, match="al gegevens"):
            laad(settings.REGIO, schaal=SCHAAL, zaad=1, vandaag=VANDAAG, nu=NU, voortgang=lambda *_: None)
        assert Jeugdige.objects.count() == voor

    def test_the_region_stands_with_its_members_and_places_outside(self) -> None:
        assert Gemeente.objects.filter(in_regio=True).count() == 6
        assert Gemeente.objects.filter(in_regio=False).count() == 3
        assert not Lidmaatschap.objects.filter(gemeente__in_regio=False).exists()
        assert Organisatie.objects.filter(soort=SoortOrganisatie.GI).count() == 3

    def test_the_database_numbers_on_after_the_loaded_rows(self) -> None:
        with transaction.atomic():
            gezin = Gezin.objects.create(naam="Nieuw")
            assert gezin.pk == Gezin.objects.order_by("-pk")[0].pk
            transaction.set_rollback(True)

    def test_numbers_are_stored_secret_and_can_be_found(self) -> None:
        kind = Jeugdige.objects.filter(bsn_geheim__isnull=False).order_by("pk")[3]
        bsn = ontsleutel(kind.bsn_geheim, kind.sleutel)
        assert bsn.is_onmogelijk
        assert Jeugdige.objects.get(bsn_index=zoek_index(bsn)) == kind
        with connection.cursor() as cursor:
            cursor.execute("SELECT bsn_geheim FROM casus_jeugdige WHERE id = %s", [kind.pk])
            assert bsn.nummer.encode() not in bytes(cursor.fetchone()[0])

    def test_families_have_one_name_and_an_adult(self) -> None:
        assert not Jeugdige.objects.exclude(achternaam=F("gezin__naam")).exists()
        assert not Gezin.objects.annotate(n=Count("leden")).filter(n=0).exists()
        assert {"moeder", "vader"} <= set(Gezinslid.objects.values_list("rol", flat=True))

    def test_no_place_is_free_and_taken_at_once(self) -> None:
        dubbel = (
            Bezetting.objects.filter(Q(tot__isnull=True) | Q(tot__gt=VANDAAG), status="bevestigd", van__lte=VANDAAG)
            .values("plek_id")
            .annotate(n=Count("pk"))
            .filter(n__gt=1)
        )
        assert not dubbel.exists()
        assert not Bezetting.objects.filter(plek__van__gt=F("van")).exists()
        assert not Traject.objects.filter(bezetting__isnull=False).exclude(aanbod=F("bezetting__plek__aanbod")).exists()
        assert Plek.objects.filter(bezettingen__isnull=True).exists()

    def test_every_case_tells_its_course_in_order(self) -> None:
        per_casus: dict[int, list[CasusStap]] = {}
        for stap in CasusStap.objects.order_by("casus_id", "om", "pk"):
            per_casus.setdefault(stap.casus_id, []).append(stap)
        casussen = {c.pk: c for c in Casus.objects.all()}
        assert set(per_casus) == set(casussen)
        for nummer, stappen in per_casus.items():
            assert stappen[0].stap == Stap.HULPVRAAG
            assert stappen[-1].om < NU + timedelta(days=1)
            assert stappen[-1].status_na == casussen[nummer].status, nummer
            gezet = [Stap(s.stap) for s in stappen]
            for nr, (vorige, stap) in enumerate(pairwise(stappen), start=1):
                na = volgende(CasusStatus(vorige.status_na), Stap(stap.stap), gezet[:nr])
                assert na == stap.status_na, (nummer, stap.stap)

    def test_an_analysis_that_was_fixed_is_complete(self) -> None:
        vast = VerklarendeAnalyse.objects.filter(status="vastgesteld").select_related("casus__jeugdige").order_by("pk")
        for analyse in vast[::7]:
            uitkomsten = toets_analyse(analyse, analyse.casus, vandaag=VANDAAG)
            assert not [u for u in uitkomsten if u.blokkeert], [str(u.reden) for u in uitkomsten]
        assert not AnalyseTekst.objects.filter(tekst="").exists()
        assert not AnalyseTekst.objects.filter(tekst__contains="{").exists()

    def test_every_advice_is_what_its_answers_lead_to(self) -> None:
        assert Advies.objects.exists()
        for advies in Advies.objects.select_related("casus").order_by("pk")[::5]:
            assert advies.kaderversie == get_kader().versie
            assert weeg(invoer_van(advies), advies.casus).voorstel == advies.hulpvorm

    def test_questions_are_told_in_words_of_people(self) -> None:
        for vraag in Hulpvraag.objects.all():
            assert len(vraag.vraag) > 40
            assert "{" not in vraag.vraag + vraag.gewenst
        assert Hulpvraag.objects.values("vraag").distinct().count() > 50

    def test_everybody_in_the_cast_can_sign_in(self) -> None:
        assert {p.sleutel for p in ROLVERDELING} == {
            "joris", "mila", "femke", "bram", "wim", "aisha", "daan", "ilse", "pieter", "ruth", "tom", "eva", "vera",
            "noor", "marijke", "sami",
        }  # fmt: skip
        for persoon in ROLVERDELING:
            account = Gebruiker.objects.get(email=persoon.email)
            assert account.check_password(WACHTWOORD)
            kijker = get_kijker(account) or get_portaal_kijker(account)
            assert kijker is not None
            assert kijker.rol is persoon.rol
            assert persoon.wie

    def test_joris_has_a_case_at_every_stage(self) -> None:
        joris = _kijker("joris")
        assert (joris.organisatie_naam, joris.gemeente_code) == ("Lokaal team Urk", "GM0184")
        mijn = Casus.objects.filter(regisseur_id=joris.medewerker_id)
        per_status = Counter(mijn.values_list("status", flat=True))
        assert 24 <= sum(per_status.values()) <= 30
        assert set(per_status) == {s.value for s in CasusStatus}
        taken = {regel.taak for regel in list_werk(joris, vandaag=VANDAAG)}
        assert {
            Taak.VERWIJS_NU, Taak.PLEK_OPNIEUW, Taak.PLEK, Taak.ADVIES, Taak.VERWIJS, Taak.SLUIT, Taak.ANALYSE_AFMAKEN,
            Taak.ANALYSE_BEGINNEN, Taak.AMBULANT, Taak.WACHT,
        } <= taken  # fmt: skip

    def test_one_stay_of_joris_asks_for_help_beside_it(self) -> None:
        joris = _kijker("joris")
        casussen = Casus.objects.filter(regisseur_id=joris.medewerker_id, status=CasusStatus.GEPLAATST)
        open_plichten = [c for c in casussen if any(u.ontbreekt for u in list_plichten(joris, c, vandaag=VANDAAG))]
        assert open_plichten

    def test_mila_and_femke_work_in_the_same_team(self) -> None:
        joris = _kijker("joris")
        for wie in ("mila", "femke"):
            assert _kijker(wie).organisatie_id == joris.organisatie_id
        noor = Casus.objects.get(jeugdige=_kind("noor"))
        assert noor.gedragsdeskundige_id == _kijker("femke").medewerker_id
        assert noor.regisseur_id == joris.medewerker_id

    def test_aisha_has_requests_to_answer_and_offers_to_confirm(self) -> None:
        aisha = _kijker("aisha")
        assert len(list_verzoeken(aisha, nu=NU)) == 3
        eigen = Aanbod.objects.filter(locatie__aanbieder_id=aisha.organisatie_id)
        assert eigen.filter(bijgewerkt_om__lt=NU - timedelta(hours=48)).exists()
        assert (
            not Casus.objects.filter(voorstellen__status=VoorstelStatus.OPEN)
            .exclude(status=CasusStatus.PLEK_GEVRAAGD)
            .exists()
        )

    def test_noor_is_fifteen_and_her_own_story_is_still_to_be_told(self) -> None:
        noor = _kind("noor")
        casus = Casus.objects.get(jeugdige=noor)
        assert casus.status == CasusStatus.ANALYSE
        velden = set(AnalyseTekst.objects.filter(analyse__casus=casus).values_list("veld", flat=True))
        assert "kind" in velden
        assert "stem van de jeugdige" not in velden

    def test_sami_lives_in_almere_without_mentor_or_help_beside_it(self) -> None:
        sami = _kind("sami")
        casus = Casus.objects.get(jeugdige=sami)
        verblijf = Traject.objects.get(jeugdige=sami)
        assert casus.status == CasusStatus.GEPLAATST
        assert sami.gemeente_id == "GM0995"
        assert verblijf.aanbod is not None
        assert Hulpvorm(verblijf.hulpvorm) in VERBLIJF
        assert not casus.jims.exists()
        assert not verblijf.ernaast.exists()

    def test_tom_and_eva_belong_to_the_region(self) -> None:
        assert _kijker("tom").rol is Rol.BELEIDSMEDEWERKER
        assert _kijker("eva").rol is Rol.BEHEERDER
        assert _kijker("tom").organisatie_naam == "Jeugdzorgregio Flevoland"

    def test_the_landscape_has_figures_for_every_year(self) -> None:
        jaren = set(Meting.objects.filter(indicator="verblijfsaandeel", gemeente=None).values_list("jaar", flat=True))
        assert jaren == set(range(2016, 2027))
        eerste = Meting.objects.get(indicator="verblijfsaandeel", gemeente=None, jaar=2016)
        assert eerste.teller / eerste.noemer == pytest.approx(0.19, abs=0.01)

    def test_people_without_an_account_cannot_sign_in(self) -> None:
        assert Gebruiker.objects.count() == len(ROLVERDELING)
        assert Medewerker.objects.filter(gebruiker=None).count() > 20
