"""A decision is taken once, numbered, never changed; what it allocates can end, and iJw can be told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from tests.apps.casus.kaderhulp import besluit, geboren, hulp, klaar_voor_besluit, leg_vast, neem
from tests.apps.casus.planhulp import vaste_analyse
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.actions import meld_brief, neem_besluit
from zorglandschap.apps.casus.actions.besluiten import _met_eigen_nummer
from zorglandschap.apps.casus.models import Beschikking, Casus, CasusStap, Portaaltoegang, Toewijzing, Traject
from zorglandschap.apps.casus.queries import (
    get_besluit,
    get_besluitenblad,
    get_brief,
    get_voorzet,
    list_aanbieders,
    list_te_melden,
)
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.organisaties.models import Organisatie
from zorglandschap.core.begrippen.besluitwoorden import (
    Beschikkingsoort,
    Besluitgrond,
    Eenheid,
    Frequentie,
    Productcategorie,
)
from zorglandschap.core.begrippen.codelijsten import JuridischKader, SoortOrganisatie, Stap, Verwijzer
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker

MORGEN = VANDAAG + timedelta(days=1)


def _einde(cast: Cast, oud: Beschikking, **anders: Any) -> Beschikking:
    velden = {
        "soort": Beschikkingsoort.BEEINDIGING,
        "toewijzingen": (),
        "vervangt": oud.sleutel,
        "per": VANDAAG + timedelta(days=30),
        **anders,
    }
    return neem(cast, besluit(cast, **velden))


def test_a_decision_is_numbered_told_and_allocates(cast: Cast) -> None:
    klaar_voor_besluit(cast)
    beschikking = neem(cast)
    assert beschikking.nummer == "B2026-000001"
    toewijzing = beschikking.toewijzingen.get()
    assert (toewijzing.nummer, toewijzing.categorie) == ("260000001", Productcategorie.AMBULANT)
    stap = CasusStap.objects.get(stap=Stap.BESLUIT)
    assert stap.toelichting == "toekenning B2026-000001: ambulante begeleiding"
    assert {u["regel"] for u in stap.uitkomsten} >= {"besluit met analyse", "besluit met doel", "periode is eindig"}
    assert Gebeurtenis.objects.filter(handeling="besluiten en toewijzen", uitkomst=0).exists()


def test_the_same_form_twice_takes_one_decision(cast: Cast) -> None:
    klaar_voor_besluit(cast)
    sleutel = uuid4()
    assert neem(cast, sleutel=sleutel) == neem(cast, sleutel=sleutel)
    assert (Beschikking.objects.count(), Toewijzing.objects.count()) == (1, 1)
    with pytest.raises(NietGevonden):
        neem_besluit(cast.casus_sami, door=cast.bram, nu=NU, nieuw=besluit(cast), herhaalsleutel=sleutel)


def test_numbers_go_on_and_two_who_take_the_same_one_both_get_one(cast: Cast) -> None:
    klaar_voor_besluit(cast)
    neem(cast, besluit(cast, hulp(cast), hulp(cast, hulpvorm=Hulpvorm.DAGBEHANDELING)))
    tweede = neem(cast)
    assert (tweede.nummer, tweede.toewijzingen.get().nummer) == ("B2026-000002", "260000003")
    nummers = iter(["B2026-000001", "B2026-000002", "B2026-000009"])

    def maak() -> Beschikking:
        velden = {"casus": cast.casus_noor, "soort": Beschikkingsoort.AFWIJZING, "grond": Besluitgrond.ARTIKEL_2_3}
        return Beschikking.objects.create(
            **velden, nummer=next(nummers), motivering="x", genomen_op=VANDAAG, om=NU, herhaalsleutel=uuid4()
        )

    assert _met_eigen_nummer(maak).nummer == "B2026-000009"


def test_numbers_that_stay_taken_and_other_faults_are_not_hidden(cast: Cast) -> None:
    klaar_voor_besluit(cast)
    eerste = neem(cast)

    def zelfde(**anders: Any) -> Beschikking:
        velden: dict[str, Any] = {
            "casus": cast.casus_noor, "soort": "afwijzing", "grond": Besluitgrond.ARTIKEL_2_3, "motivering": "x",
            "genomen_op": VANDAAG, "om": NU, "herhaalsleutel": uuid4(), "nummer": eerste.nummer,
        }  # fmt: skip
        return Beschikking.objects.create(**(velden | anders))

    with pytest.raises(Geweigerd, match="heel veel besluiten tegelijk"):
        _met_eigen_nummer(zelfde)
    with pytest.raises(DatabaseError):
        _met_eigen_nummer(lambda: zelfde(herhaalsleutel=eerste.herhaalsleutel, nummer="B2026-000077"))


def test_a_decision_never_changes(cast: Cast) -> None:
    klaar_voor_besluit(cast)
    beschikking = neem(cast)
    with pytest.raises(DatabaseError), transaction.atomic():
        Beschikking.objects.filter(pk=beschikking.pk).update(motivering="Anders.")


def test_help_that_runs_already_is_tied_to_its_allocation(cast: Cast) -> None:
    klaar_voor_besluit(cast)
    traject = Traject.objects.create(
        jeugdige=cast.noor, gemeente=cast.urk, aanbieder=cast.aanbieder, hulpvorm=Hulpvorm.BEGELEIDING,
        verwijzer=Verwijzer.GEMEENTE, toegewezen_op=VANDAAG, van=VANDAAG,
    )  # fmt: skip
    assert neem(cast).toewijzingen.get().traject == traject


# --- refusals ---


def test_first_the_analysis_and_a_goal_except_in_a_crisis(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="verklarende analyse is nog niet vastgesteld"):
        neem(cast)
    vaste_analyse(cast.casus_noor)
    with pytest.raises(Geweigerd, match="nog geen doel"):
        neem(cast)
    Casus.objects.filter(pk=cast.casus_noor.pk).update(is_crisis=True, crisis_reden="Niet veilig.")
    assert neem(cast).soort == Beschikkingsoort.TOEKENNING


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"van": date(2000, 1, 1)}, "voor de geboorte"),
        ({"tot": MORGEN}, "eindigt voordat zij begint"),
        ({"aanbieder": 999_999}, "uit de lijst"),
        ({"tot": date(2034, 4, 1)}, "hoogstens tot 2034-03-14"),
        ({"van": date(2029, 5, 1), "tot": date(2029, 9, 1)}, "18 jaar of ouder"),
        ({"hulpvorm": Hulpvorm.PLEEGZORG, "tot": date(2032, 4, 1)}, "hoogstens tot 2032-03-14"),
        ({"hulpvorm": Hulpvorm.GESLOTEN, "tot": date(2029, 9, 15)}, "hoogstens tot 2029-09-14"),
        ({"product": "45A04"}, "niet hoeveel hulp"),
    ],
)
def test_an_allocation_that_cannot_be_is_refused(cast: Cast, anders: dict[str, Any], zin: str) -> None:
    klaar_voor_besluit(cast)
    with pytest.raises(Geweigerd, match=zin):
        neem(cast, besluit(cast, hulp(cast, **anders)))
    assert not Beschikking.objects.exists()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"grond": None}, "nog geen wettelijke grond"),
        ({"grond": Besluitgrond.ARTIKEL_3_5}, "jeugdbeschermer van de GI"),
        ({"grond": Besluitgrond.RECHTER}, "maatregel van de kinderrechter"),
        ({"motivering": " "}, "waarom dit besluit"),
        ({"toewijzingen": ()}, "welke hulp u toekent"),
        ({"soort": Beschikkingsoort.AFWIJZING}, "kent geen hulp toe"),
        ({"soort": Beschikkingsoort.BEEINDIGING, "toewijzingen": ()}, "waarvan u de hulp beëindigt"),
    ],
)
def test_a_decision_that_does_not_hold_together_is_refused(cast: Cast, anders: dict[str, Any], zin: str) -> None:
    klaar_voor_besluit(cast)
    with pytest.raises(Geweigerd, match=zin):
        neem(cast, besluit(cast, **anders))


def test_help_that_began_before_eighteen_may_go_on(cast: Cast) -> None:
    klaar_voor_besluit(cast)
    cast.noor.geboren_op = geboren(18, dagen=30)
    cast.noor.save()
    with pytest.raises(Geweigerd, match="18 jaar of ouder"):
        neem(cast)
    Traject.objects.create(
        jeugdige=cast.noor, gemeente=cast.urk, aanbieder=cast.aanbieder, hulpvorm=Hulpvorm.BEHANDELING,
        verwijzer=Verwijzer.GEMEENTE, toegewezen_op=VANDAAG, van=VANDAAG - timedelta(days=400),
        tot=VANDAAG - timedelta(days=90),
    )  # fmt: skip
    assert neem(cast).toewijzingen.count() == 1


# --- the GI, revising and ending ---


def test_the_gi_determines_under_a_measure(cast: Cast) -> None:
    klaar_voor_besluit(cast)
    leg_vast(cast, cast.casus_noor)
    Casus.objects.filter(pk=cast.casus_noor.pk).update(regisseur_id=cast.ilse.medewerker_id)
    with pytest.raises(Geweigerd, match="niet de GI"):
        neem(cast, door=cast.ilse)
    bepaling = neem(cast, besluit(cast, grond=Besluitgrond.ARTIKEL_3_5), door=cast.ilse)
    assert get_besluit(cast.casus_noor, bepaling.sleutel, vandaag=VANDAAG).is_bepaling
    op_rechter = neem(cast, besluit(cast, grond=Besluitgrond.RECHTER), door=cast.ilse)
    assert get_besluit(cast.casus_noor, op_rechter.sleutel, vandaag=VANDAAG).is_bepaling


def test_a_revision_replaces_and_ends_what_was_allocated(cast: Cast) -> None:
    klaar_voor_besluit(cast)
    oud = neem(cast)
    nieuw = neem(cast, besluit(cast, hulp(cast, van=VANDAAG + timedelta(days=20)), vervangt=oud.sleutel))
    assert nieuw.vervangt == oud
    toewijzing = oud.toewijzingen.get()
    assert (toewijzing.beeindigd_per, toewijzing.beeindigd_door) == (VANDAAG + timedelta(days=20), nieuw)
    blad = get_besluitenblad(cast.casus_noor, cast.joris, vandaag=VANDAAG)
    assert [(r.beschikking.pk, r.staat) for r in blad.besluiten] == [(nieuw.pk, True), (oud.pk, False)]
    with pytest.raises(Geweigerd, match="al vervangen"):
        neem(cast, besluit(cast, vervangt=oud.sleutel))
    with pytest.raises(NietGevonden):
        neem(cast, besluit(cast, vervangt=uuid4()))


def test_ending_help_needs_a_day_and_keeps_what_had_ended_before(cast: Cast) -> None:
    klaar_voor_besluit(cast)
    kort = hulp(cast, tot=VANDAAG + timedelta(days=10), hulpvorm=Hulpvorm.LOGEREN)
    oud = neem(cast, besluit(cast, hulp(cast), kort))
    with pytest.raises(Geweigerd, match="vanaf welke dag"):
        _einde(cast, oud, per=None)
    with pytest.raises(Geweigerd, match="vervangt geen eerder besluit"):
        _einde(cast, oud, soort=Beschikkingsoort.AFWIJZING)
    einde = _einde(cast, oud)
    per = {t.hulpvorm: t.beeindigd_per for t in oud.toewijzingen.all()}
    assert per == {Hulpvorm.BEGELEIDING: VANDAAG + timedelta(days=30), Hulpvorm.LOGEREN: None}
    with pytest.raises(Geweigerd, match="al vervangen of beëindigd"):
        _einde(cast, einde)


def test_a_refusal_of_help_is_a_decision_too(cast: Cast) -> None:
    afwijzing = neem(cast, besluit(cast, soort=Beschikkingsoort.AFWIJZING, toewijzingen=()))
    assert not afwijzing.toewijzingen.exists()
    assert not get_besluit(cast.casus_noor, afwijzing.sleutel, vandaag=VANDAAG).staat


# --- who sees what ---


def test_a_provider_sees_only_what_is_allocated_to_it(cast: Cast) -> None:
    klaar_voor_besluit(cast)
    ander = Organisatie.objects.create(naam="Het Ruim", soort=SoortOrganisatie.AANBIEDER, gemeente=cast.urk)
    neem(cast, besluit(cast, hulp(cast), hulp(cast, aanbieder=ander.pk)))
    blad = get_besluitenblad(cast.casus_noor, cast.daan, vandaag=VANDAAG)
    assert (blad.besluiten, blad.mag_besluiten) == ((), False)
    assert [t.toewijzing.aanbieder_id for t in blad.toewijzingen] == [cast.aanbieder.pk]
    with pytest.raises(NietGevonden):
        get_brief(cast.casus_noor, cast.daan, Beschikking.objects.get().sleutel, vandaag=VANDAAG)


def test_a_decision_of_another_case_is_not_found(cast: Cast) -> None:
    klaar_voor_besluit(cast)
    with pytest.raises(NietGevonden):
        get_besluit(cast.casus_sami, neem(cast).sleutel, vandaag=VANDAAG)


def test_what_is_known_is_ready_for_the_reasons(cast: Cast) -> None:
    assert get_voorzet(cast.casus_noor).conclusie == ""
    klaar_voor_besluit(cast)
    assert get_voorzet(cast.casus_noor).doelen == (("Weer elke dag naar school", "Vier weken alle lessen gevolgd"),)
    assert [a.pk for a in list_aanbieders()] == [cast.aanbieder.pk]


# --- the letter ---


def _brief(cast: Cast, door: Kijker | None = None) -> Any:
    klaar_voor_besluit(cast)
    return get_brief(cast.casus_noor, door or cast.joris, neem(cast).sleutel, vandaag=VANDAAG)


def test_from_twelve_the_letter_goes_to_youth_and_parents(cast: Cast) -> None:
    brief = _brief(cast)
    assert brief.ontvangers == ("Moeder van den Berg", "Noor van den Berg")
    assert (brief.aan_jeugdige, brief.jeugdige_leest_mee) == (False, True)
    assert brief.afzender == "Gemeente Urk"
    assert any("6 weken" in alinea for alinea in brief.tekst.oneens)


def test_from_sixteen_the_letter_goes_to_the_youth_alone(cast: Cast) -> None:
    cast.noor.geboren_op = geboren(16)
    cast.noor.save()
    brief = _brief(cast)
    assert (brief.ontvangers, brief.aan_jeugdige) == (("Noor van den Berg",), True)
    assert "Ben je het niet eens" in brief.tekst.oneens[0]


def test_a_young_child_is_not_written_to(cast: Cast) -> None:
    cast.noor.geboren_op = geboren(8)
    cast.noor.save()
    assert _brief(cast).ontvangers == ("Moeder van den Berg",)


def test_a_parent_who_is_kept_away_gets_no_letter(cast: Cast) -> None:
    Portaaltoegang.objects.filter(gezinslid__isnull=False).update(veiligheidsblokkade=True)
    assert _brief(cast).ontvangers == ("Noor van den Berg",)


def test_a_determination_of_the_gi_names_the_judge_instead_of_objection(cast: Cast) -> None:
    klaar_voor_besluit(cast)
    leg_vast(cast, cast.casus_noor)
    Casus.objects.filter(pk=cast.casus_noor.pk).update(regisseur_id=cast.ilse.medewerker_id)
    bepaling = neem(cast, besluit(cast, grond=Besluitgrond.ARTIKEL_3_5), door=cast.ilse)
    brief = get_brief(cast.casus_noor, cast.ilse, bepaling.sleutel, vandaag=VANDAAG)
    assert brief.afzender == "GI Midden"
    assert brief.tekst.ondertekening == "Namens GI Midden,"
    assert "geen bezwaar" in brief.tekst.oneens[0]
    assert any("kinderrechter" in alinea for alinea in brief.tekst.oneens)


def test_the_letter_of_an_end_says_from_when(cast: Cast) -> None:
    klaar_voor_besluit(cast)
    einde = _einde(cast, neem(cast))
    brief = get_brief(cast.casus_noor, cast.joris, einde.sleutel, vandaag=VANDAAG)
    assert brief.stopt_op == VANDAAG + timedelta(days=30)
    assert _zonder_einde(cast) is None


def _zonder_einde(cast: Cast) -> date | None:
    afwijzing = neem(cast, besluit(cast, soort=Beschikkingsoort.AFWIJZING, toewijzingen=()))
    return get_brief(cast.casus_noor, cast.joris, afwijzing.sleutel, vandaag=VANDAAG).stopt_op


def test_who_takes_a_letter_out_is_logged(cast: Cast) -> None:
    klaar_voor_besluit(cast)
    beschikking = neem(cast)
    meld_brief(cast.casus_noor, beschikking, door=cast.mila)
    regel = Gebeurtenis.objects.latest("pk")
    assert (regel.actie, regel.reden, regel.jeugdige_id) == ("R", f"brief {beschikking.nummer}", cast.noor.pk)


# --- ready for iJw ---


def test_a_message_gets_everything_in_codes(cast: Cast) -> None:
    klaar_voor_besluit(cast)
    met_product = hulp(cast, omvang=4, eenheid=Eenheid.UUR, frequentie=Frequentie.WEEK, product="45A04")
    zonder = hulp(cast, hulpvorm=Hulpvorm.LOGEREN, omvang=2, eenheid=Eenheid.ETMAAL, frequentie=Frequentie.MAAND)
    neem(cast, besluit(cast, met_product, zonder))
    eerste, tweede = list_te_melden()
    assert (eerste.nummer, eerste.categorie, eerste.product) == (260000001, "45", "45A04")
    assert (eerste.omvang, eerste.eenheid, eerste.frequentie) == (4, "04", "2")
    assert (eerste.begindatum, eerste.einddatum) == (MORGEN, VANDAAG + timedelta(days=182))
    assert (eerste.toegewezen_om, eerste.reden_wijziging, eerste.gemeente_code) == (NU, "", "GM0184")
    assert (tweede.categorie, tweede.omvang, tweede.eenheid) == ("44", None, "")


def test_a_change_is_told_with_its_reason(cast: Cast) -> None:
    klaar_voor_besluit(cast)
    ander = Organisatie.objects.create(naam="Het Ruim", soort=SoortOrganisatie.AANBIEDER, gemeente=cast.urk)
    oud = neem(cast)
    overstap = hulp(cast, aanbieder=ander.pk, van=VANDAAG + timedelta(days=20), tot=None)
    neem(cast, besluit(cast, overstap, vervangt=oud.sleutel))
    eerste, tweede = list_te_melden(sinds=NU)
    assert (eerste.reden_wijziging, eerste.einddatum) == ("09", VANDAAG + timedelta(days=19))
    assert (tweede.reden_wijziging, tweede.einddatum) == ("", None)
    assert list_te_melden(sinds=NU + timedelta(seconds=1)) == ()


def test_what_never_began_is_told_as_removed(cast: Cast) -> None:
    klaar_voor_besluit(cast)
    _einde(cast, neem(cast), per=VANDAAG)
    (rij,) = list_te_melden()
    assert (rij.reden_wijziging, rij.begindatum, rij.einddatum) == ("13", MORGEN, MORGEN)


def test_about_a_youth_without_messages_nothing_is_told(cast: Cast) -> None:
    klaar_voor_besluit(cast)
    neem(cast)
    cast.noor.geen_berichten = True
    cast.noor.save()
    assert list_te_melden() == ()


def test_a_measure_is_a_ground_only_while_it_holds(cast: Cast) -> None:
    klaar_voor_besluit(cast)
    leg_vast(cast, cast.casus_noor, kader=JuridischKader.VOTS, van=VANDAAG - timedelta(days=60), tot=VANDAAG)
    with pytest.raises(Geweigerd, match="die geldt nu niet"):
        neem(cast, besluit(cast, grond=Besluitgrond.RECHTER))
