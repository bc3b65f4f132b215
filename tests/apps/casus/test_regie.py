"""Fixed faces: handed over with a talk and a reason, taken over in absence, and counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.apps.casus.hulp_loopt import collega, id_van
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.actions import begin_regie, betrek, draag_over, neem_over
from zorglandschap.apps.casus.actions.regie import eindig_regie
from zorglandschap.apps.casus.models import Casus, CasusStap, Regieperiode, Uitsluiting
from zorglandschap.apps.casus.queries.regie import get_gezichten, list_kandidaten, toets_gezichten
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.besluitwoorden import Betrokkene, RedenOverdracht, Regiesoort
from zorglandschap.core.begrippen.codelijsten import Handeling, JuridischKader, Rol, Stap
from zorglandschap.core.regels.uitkomst import Oordeel

GISTEREN = VANDAAG - timedelta(days=1)


def _over(cast: Cast, **anders: object) -> Regieperiode:
    velden: dict[str, object] = {
        "soort": Regiesoort.CASUSREGIE,
        "medewerker_id": id_van(cast.mila),
        "reden": RedenOverdracht.VERTREK,
        "toelichting": "Joris krijgt ander werk.",
        "gesprek_op": GISTEREN,
    }
    return draag_over(cast.casus_noor, door=cast.joris, nu=NU, **{**velden, **anders})  # type: ignore[arg-type]


def _namen(casus: Casus, soort: Regiesoort | Betrokkene) -> list[str]:
    return [naam for _, naam in list_kandidaten(casus, soort, vandaag=VANDAAG)]


def test_a_hand_over_ends_one_period_and_begins_the_next(cast: Cast) -> None:
    periode = _over(cast)
    oud = cast.casus_noor.regieperiodes.get(medewerker_id=cast.joris.medewerker_id)
    assert (oud.tot, periode.van, periode.tot) == (VANDAAG, VANDAAG, None)
    assert (periode.reden, periode.gesprek_op) == (RedenOverdracht.VERTREK, GISTEREN)
    cast.casus_noor.refresh_from_db()
    assert cast.casus_noor.regisseur_id == cast.mila.medewerker_id
    stap = CasusStap.objects.get(stap=Stap.REGIE)
    assert "Mila Bos" in stap.toelichting
    assert "Joris krijgt ander werk." in stap.toelichting
    assert {u["regel"] for u in stap.uitkomsten} == {"perspectiefregisseur blijft", "overdracht met gesprek"}
    assert Gebeurtenis.objects.latest("pk").handeling == Handeling.OVERDRAGEN


def test_handing_over_twice_changes_nothing_more(cast: Cast) -> None:
    assert _over(cast) == _over(cast)
    assert CasusStap.objects.filter(stap=Stap.REGIE).count() == 1


def test_the_family_meets_the_new_face_first(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="nog niet ontmoet"):
        _over(cast, gesprek_op=None)
    with pytest.raises(Geweigerd, match="ander gezicht"):
        _over(cast, toelichting=" ")
    cast.casus_noor.refresh_from_db()
    assert cast.casus_noor.regisseur_id == cast.joris.medewerker_id


@pytest.mark.parametrize(
    ("dag", "melding"),
    [(VANDAAG + timedelta(days=1), "nog niet geweest"), (date(2026, 11, 1), "voordat de casus begon")],
)
def test_a_talk_on_a_day_that_cannot_be_is_refused(cast: Cast, dag: date, melding: str) -> None:
    with pytest.raises(Geweigerd, match=melding):
        _over(cast, gesprek_op=dag)


def test_a_colleague_takes_over_when_the_regisseur_is_absent(cast: Cast) -> None:
    periode = neem_over(cast.casus_noor, door=cast.mila, nu=NU, toelichting="Joris is ziek tot na de zomer.")
    assert (periode.medewerker_id, periode.reden) == (cast.mila.medewerker_id, RedenOverdracht.AFWEZIG)
    cast.casus_noor.refresh_from_db()
    assert cast.casus_noor.regisseur_id == cast.mila.medewerker_id
    with pytest.raises(Geweigerd, match="Kies iemand uit de lijst"):
        neem_over(cast.casus_noor, door=cast.noor_kijker, nu=NU, toelichting="x")


def test_only_the_own_team_is_offered_and_not_who_is_excluded_or_left(cast: Cast) -> None:
    collega("Tess Weg", Rol.JEUGDCONSULENT, cast.team_urk, tot=VANDAAG)
    assert _namen(cast.casus_noor, Regiesoort.CASUSREGIE) == ["Mila Bos (Team Urk)"]
    Uitsluiting.objects.create(gezin=cast.noor.gezin, gebruiker_id=cast.mila.gebruiker_id, reden="nichtje", om=NU)
    assert _namen(cast.casus_noor, Regiesoort.CASUSREGIE) == []
    for vreemd in (cast.bram, cast.mila, cast.ilse):
        with pytest.raises(Geweigerd, match="Kies iemand uit de lijst"):
            _over(cast, medewerker_id=id_van(vreemd))


def test_in_a_compelled_frame_the_gi_can_have_the_regie(cast: Cast) -> None:
    cast.casus_noor.kader = JuridischKader.OTS
    cast.casus_noor.save()
    assert "Ilse Kramer (GI Midden)" in _namen(cast.casus_noor, Regiesoort.CASUSREGIE)
    _over(cast, medewerker_id=id_van(cast.ilse), reden=RedenOverdracht.KADER)
    cast.casus_noor.refresh_from_db()
    assert cast.casus_noor.regisseur_id == cast.ilse.medewerker_id


def test_the_contact_person_of_a_youth_in_verblijf_stays(cast: Cast) -> None:
    tess = collega("Tess Pot", Rol.JEUGDCONSULENT, cast.team_almere)
    casus, soort = cast.casus_sami, Regiesoort.PERSPECTIEFREGIE

    def wissel(wie: int, reden: RedenOverdracht) -> Regieperiode:
        return draag_over(
            casus,
            door=cast.bram,
            nu=NU,
            soort=soort,
            medewerker_id=wie,
            reden=reden,
            toelichting="Uitgelegd aan Sami.",
            gesprek_op=GISTEREN,
        )

    eerste = wissel(id_van(cast.bram), RedenOverdracht.WENS)
    assert eerste.reden == RedenOverdracht.START
    with pytest.raises(Geweigerd, match="geen reden om de vaste contactpersoon te wisselen"):
        wissel(tess.pk, RedenOverdracht.VERHUIZING)
    wissel(tess.pk, RedenOverdracht.WENS)
    casus.refresh_from_db()
    assert (casus.perspectiefregisseur_id, casus.regisseur_id) == (tess.pk, cast.bram.medewerker_id)


def test_who_is_needed_is_involved_from_the_staff(cast: Cast) -> None:
    casus = cast.casus_noor
    for wat, wie in ((Betrokkene.GEDRAGSDESKUNDIGE, cast.femke), (Betrokkene.JEUGDBESCHERMER, cast.ilse)):
        betrek(casus, door=cast.joris, nu=NU, wat=wat, medewerker_id=id_van(wie))
        betrek(casus, door=cast.joris, nu=NU, wat=wat, medewerker_id=id_van(wie))
    casus.refresh_from_db()
    assert (casus.gedragsdeskundige_id, casus.jeugdbeschermer_id) == (cast.femke.medewerker_id, cast.ilse.medewerker_id)
    assert CasusStap.objects.filter(stap=Stap.REGIE).count() == 2
    assert casus.regieperiodes.get(soort=Regiesoort.JEUGDBESCHERMING).reden == RedenOverdracht.START


def test_another_jeugdbeschermer_asks_a_reason(cast: Cast) -> None:
    casus, ander = cast.casus_noor, collega("Ivo Zee", Rol.JEUGDBESCHERMER, cast.gi)
    wat = Betrokkene.JEUGDBESCHERMER
    betrek(casus, door=cast.joris, nu=NU, wat=wat, medewerker_id=id_van(cast.ilse))
    with pytest.raises(Geweigerd, match="Kies waarom dat verandert"):
        betrek(casus, door=cast.joris, nu=NU, wat=wat, medewerker_id=ander.pk)
    betrek(casus, door=cast.joris, nu=NU, wat=wat, medewerker_id=ander.pk, reden=RedenOverdracht.VERTREK)
    casus.refresh_from_db()
    assert casus.jeugdbeschermer_id == ander.pk


def test_the_fixed_helper_works_at_a_provider_that_helps_now(cast: Cast) -> None:
    wat = Betrokkene.HULPVERLENER
    assert _namen(cast.casus_noor, wat) == []
    assert _namen(cast.casus_sami, wat) == ["Daan Hofman (De Dijk)"]
    for _ in range(2):
        betrek(cast.casus_sami, door=cast.bram, nu=NU, wat=wat, medewerker_id=id_van(cast.daan))
    assert cast.casus_sami.regieperiodes.get(soort=Regiesoort.HULPVERLENER).medewerker_id == cast.daan.medewerker_id
    assert _namen(cast.casus_sami, wat) == []


def test_the_gedragsdeskundige_of_the_gi_can_look_along_too(cast: Cast) -> None:
    collega("Gina Vos", Rol.GEDRAGSDESKUNDIGE, cast.gi)
    assert _namen(cast.casus_noor, Betrokkene.GEDRAGSDESKUNDIGE) == ["Femke Smit (Team Urk)"]
    cast.casus_noor.jeugdbeschermer_id = cast.ilse.medewerker_id
    cast.casus_noor.save()
    assert "Gina Vos (GI Midden)" in _namen(cast.casus_noor, Betrokkene.GEDRAGSDESKUNDIGE)


def test_a_face_that_ends_is_named_no_more(cast: Cast) -> None:
    casus = cast.casus_noor
    begin_regie(casus, id_van(cast.mila), Regiesoort.PERSPECTIEFREGIE, VANDAAG, RedenOverdracht.START)
    for _ in range(2):
        eindig_regie(casus, Regiesoort.PERSPECTIEFREGIE, GISTEREN)
    casus.refresh_from_db()
    assert casus.perspectiefregisseur_id is None
    assert (
        casus.regieperiodes.get(soort=Regiesoort.PERSPECTIEFREGIE).tot == VANDAAG
    )  # no day, and never before it began


def test_faces_are_counted_over_the_whole_life_and_shown_for_this_casus(cast: Cast) -> None:
    eerder = Casus.objects.create(
        jeugdige=cast.noor, status="afgesloten", team=cast.team_almere, geopend_op=date(2020, 1, 1)
    )
    Regieperiode.objects.create(
        casus=eerder,
        medewerker_id=id_van(cast.bram),
        soort=Regiesoort.CASUSREGIE,
        van=date(2020, 1, 1),
        tot=date(2021, 1, 1),
        reden=RedenOverdracht.START,
    )
    gezichten = get_gezichten(cast.casus_noor, vandaag=VANDAAG)
    assert (gezichten.telling.mensen, gezichten.telling.organisaties, gezichten.telling.mensen_nu) == (2, 2, 1)
    assert [rij.naam for rij in gezichten.rijen] == ["Joris de Vries"]
    assert gezichten.telling.langste_dagen == (VANDAAG - cast.casus_noor.geopend_op).days


def test_help_counts_as_an_organisation(cast: Cast) -> None:
    gezichten = get_gezichten(cast.casus_sami, vandaag=VANDAAG)
    assert (gezichten.telling.mensen, gezichten.telling.organisaties) == (1, 2)
    assert [rij.organisatie for rij in gezichten.rijen] == ["Team Almere", "De Dijk"]


def test_a_youth_in_voluntary_verblijf_without_contact_person_is_brought_up(cast: Cast) -> None:
    uitkomst = toets_gezichten(cast.casus_sami, None, vandaag=VANDAAG)[0]
    assert (uitkomst.regel, uitkomst.oordeel) == ("contactpersoon bij verblijf", Oordeel.NIET_VOLDAAN)
    assert toets_gezichten(cast.casus_noor, None, vandaag=VANDAAG)[0].oordeel is Oordeel.NIET_VAN_TOEPASSING
