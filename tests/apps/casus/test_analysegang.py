"""The road of the analysis: besproken, gedeeld, ondertekend, vastgesteld, herzien; and back when a word changes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.apps.casus.hulp import VANDAAG, allen, deel, schrijf_alles, stel_vast
from tests.cast import NU, Cast
from zorglandschap.apps.casus.actions import (
    Getypt,
    Keuzes,
    Ontvangers,
    bespreek_analyse,
    bewaar_analyse,
    deel_analyse,
    leg_verband,
    onderteken_analyse,
    schrap_verband,
    schrijf_eigen_stem,
    start_analyse,
    stel_analyse_vast,
    voeg_factor_toe,
    voeg_hulp_toe,
)
from zorglandschap.apps.casus.models import Casus, CasusStap, Gezinslid, Jeugdige, VerklarendeAnalyse
from zorglandschap.apps.casus.queries import get_analyse, get_geldende_analyse
from zorglandschap.apps.casus.queries.analyse import Analyseblad
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.analysewoorden import Verband
from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, AnalyseVeld, Conclusie, FactorSoort, Rol, Stap
from zorglandschap.core.begrippen.kijker import Kijker


def _blad(casus: Casus, kijker: Kijker) -> Analyseblad:
    blad = get_analyse(casus, kijker, vandaag=VANDAAG)
    assert blad is not None
    return blad


def _met_femke(cast: Cast) -> None:
    keuzes = Keuzes(gedragsdeskundige_id=cast.femke.medewerker_id)
    bewaar_analyse(cast.casus_noor, door=cast.joris, nu=NU, teksten={}, keuzes=keuzes)


def test_every_step_has_its_day_and_its_person(cast: Cast) -> None:
    casus = cast.casus_noor
    schrijf_alles(casus, cast.joris)
    _met_femke(cast)
    for _keer in range(2):  # a double press sets one step
        deel(casus, cast.joris)
        onderteken_analyse(casus, door=cast.femke, nu=NU)
    stel_analyse_vast(casus, door=cast.joris, nu=NU)
    analyse = VerklarendeAnalyse.objects.get()
    assert {analyse.besproken_op, analyse.gedeeld_op, analyse.ondertekend_op, analyse.vastgesteld_op} == {VANDAAG}
    assert analyse.ondertekend_door_id == cast.femke.medewerker_id
    gezet = [(s.stap, s.door_naam) for s in CasusStap.objects.filter(casus=casus)]
    assert gezet[-4:] == [
        (Stap.ANALYSE_BESPROKEN, cast.joris.naam),
        (Stap.ANALYSE_GEDEELD, cast.joris.naam),
        (Stap.ANALYSE_ONDERTEKEND, cast.femke.naam),
        (Stap.ANALYSE_VASTGESTELD, cast.joris.naam),
    ]
    assert "Noor" in CasusStap.objects.get(stap=Stap.ANALYSE_GEDEELD).toelichting


def test_without_a_talk_it_is_not_besproken_and_half_an_analysis_is_not_shared(cast: Cast) -> None:
    start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    with pytest.raises(Geweigerd) as fout:
        bespreek_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    assert [u.regel for u in fout.value.uitkomsten] == ["met jeugdige en ouders"]
    with pytest.raises(Geweigerd) as fout:
        deel_analyse(cast.casus_noor, door=cast.joris, nu=NU, met=allen(_blad(cast.casus_noor, cast.joris)))
    assert "gedeeld voor vaststellen" not in {u.regel for u in fout.value.uitkomsten}


def test_sharing_comes_after_talking_and_fixing_after_sharing(cast: Cast) -> None:
    casus = cast.casus_noor
    schrijf_alles(casus, cast.joris)
    with pytest.raises(Geweigerd, match="Leg eerst vast"):
        deel_analyse(casus, door=cast.joris, nu=NU, met=allen(_blad(casus, cast.joris)))
    with pytest.raises(Geweigerd, match="nog niet gedeeld"):
        stel_analyse_vast(casus, door=cast.joris, nu=NU)


def test_who_is_passed_over_when_sharing_needs_a_reason(cast: Cast) -> None:
    casus = cast.casus_noor
    schrijf_alles(casus, cast.joris)
    bespreek_analyse(casus, door=cast.joris, nu=NU)
    with pytest.raises(Geweigerd, match="waarom"):
        deel_analyse(casus, door=cast.joris, nu=NU, met=Ontvangers(jeugdige=True))
    with pytest.raises(Geweigerd, match="waarom"):
        deel_analyse(casus, door=cast.joris, nu=NU, met=Ontvangers(ouders=frozenset({_moeder(cast).pk})))
    deel_analyse(casus, door=cast.joris, nu=NU, met=Ontvangers(jeugdige=True, reden="Nu niet veilig."))
    toelichting = CasusStap.objects.get(stap=Stap.ANALYSE_GEDEELD).toelichting
    assert toelichting == f"Gedeeld met: Noor. Niet gedeeld met: {_moeder(cast).naam}. Nu niet veilig."


def _moeder(cast: Cast) -> Gezinslid:
    return Gezinslid.objects.get(gezin=cast.noor.gezin, rol="moeder")


def test_from_sixteen_the_youth_alone_is_enough_and_a_toddler_is_not_asked(cast: Cast) -> None:
    casus = cast.casus_noor
    Jeugdige.objects.filter(pk=cast.noor.pk).update(geboren_op=VANDAAG - timedelta(days=17 * 366))
    schrijf_alles(casus, cast.joris)
    bespreek_analyse(casus, door=cast.joris, nu=NU)
    assert deel_analyse(casus, door=cast.joris, nu=NU, met=Ontvangers(jeugdige=True)).gedeeld_op == VANDAAG


def test_a_young_child_does_not_get_the_text_itself(cast: Cast) -> None:
    casus = cast.casus_noor
    Jeugdige.objects.filter(pk=cast.noor.pk).update(geboren_op=VANDAAG - timedelta(days=2 * 366))
    schrijf_alles(casus, cast.joris)
    bespreek_analyse(casus, door=cast.joris, nu=NU)
    met = Ontvangers(ouders=frozenset({_moeder(cast).pk}))
    assert deel_analyse(casus, door=cast.joris, nu=NU, met=met).status == AnalyseStatus.GEDEELD


def _typ(cast: Cast) -> None:
    stand = _blad(cast.casus_noor, cast.joris).velden_van[AnalyseVeld.KIND]
    bewaar_analyse(cast.casus_noor, door=cast.joris, nu=NU, teksten={AnalyseVeld.KIND: Getypt("Anders.", stand.versie)})


def _verbind(cast: Cast) -> None:
    een = voeg_factor_toe(cast.casus_noor, door=cast.joris, nu=NU, soort=FactorSoort.VERERGEREND, tekst="Slaapgebrek")
    naar = _blad(cast.casus_noor, cast.joris).verbanden[0].naar_id
    leg_verband(cast.casus_noor, door=cast.joris, nu=NU, van_id=een.pk, naar_id=naar, soort=Verband.VERERGERT)


WIJZIGINGEN = {
    "tekst": _typ,
    "conclusie": lambda c: bewaar_analyse(
        c.casus_noor, door=c.joris, nu=NU, teksten={}, keuzes=Keuzes(conclusie=Conclusie.GEEN_HULP)
    ),
    "factor en verband": _verbind,
    "verband weg": lambda c: schrap_verband(
        c.casus_noor, door=c.joris, nu=NU, verband_id=_blad(c.casus_noor, c.joris).verbanden[0].pk
    ),
    "hulp": lambda c: voeg_hulp_toe(c.casus_noor, door=c.joris, nu=NU, wat="Nog iets"),
    "stem van moeder": lambda c: schrijf_eigen_stem(c.moeder_noor, "Zo heb ik dat niet gezegd.", nu=NU),
}


@pytest.mark.parametrize("wat", WIJZIGINGEN)
def test_what_changes_after_sharing_makes_it_a_draft_without_signature(cast: Cast, wat: str) -> None:
    schrijf_alles(cast.casus_noor, cast.joris)
    _met_femke(cast)
    deel(cast.casus_noor, cast.joris)
    onderteken_analyse(cast.casus_noor, door=cast.femke, nu=NU)
    WIJZIGINGEN[wat](cast)
    analyse = VerklarendeAnalyse.objects.get()
    assert analyse.status == AnalyseStatus.CONCEPT
    assert {analyse.besproken_op, analyse.gedeeld_op, analyse.ondertekend_op, analyse.ondertekend_door} == {None}
    with pytest.raises(Geweigerd):
        stel_analyse_vast(cast.casus_noor, door=cast.joris, nu=NU)


def test_saving_the_same_words_or_another_date_changes_nothing(cast: Cast) -> None:
    casus = cast.casus_noor
    schrijf_alles(casus, cast.joris)
    deel(casus, cast.joris)
    blad = _blad(casus, cast.joris)
    bewaard = bewaar_analyse(
        casus,
        door=cast.joris,
        nu=NU,
        teksten={s.vak: Getypt(s.tekst, s.versie) for s in blad.velden},
        keuzes=Keuzes(met_ouders_op=VANDAAG),
    )
    assert not bewaard.weer_concept
    assert _blad(casus, cast.joris).analyse.status == AnalyseStatus.GEDEELD


def test_before_sharing_a_changed_word_only_undoes_the_signature(cast: Cast) -> None:
    schrijf_alles(cast.casus_noor, cast.joris)
    _met_femke(cast)
    bespreek_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    onderteken_analyse(cast.casus_noor, door=cast.femke, nu=NU)
    _typ(cast)
    analyse = VerklarendeAnalyse.objects.get()
    assert (analyse.status, analyse.ondertekend_op) == (AnalyseStatus.BESPROKEN, None)


def test_only_a_gedragsdeskundige_without_the_regie_signs_and_only_what_is_complete(cast: Cast) -> None:
    casus = cast.casus_noor
    start_analyse(casus, door=cast.joris, nu=NU)
    with pytest.raises(Geweigerd, match="nog niet volledig"):
        onderteken_analyse(casus, door=cast.femke, nu=NU)
    with pytest.raises(Geweigerd, match="Alleen een gedragsdeskundige"):
        onderteken_analyse(casus, door=cast.joris, nu=NU)
    ander = Kijker(gebruiker_id=1, naam="X", rol=Rol.GEDRAGSDESKUNDIGE, medewerker_id=cast.bram.medewerker_id)
    with pytest.raises(Geweigerd, match="van het team of de GI"):
        onderteken_analyse(casus, door=ander, nu=NU)
    Casus.objects.filter(pk=casus.pk).update(regisseur=cast.femke.medewerker_id)
    with pytest.raises(Geweigerd, match="Wie de regie heeft"):
        onderteken_analyse(casus, door=cast.femke, nu=NU)


def test_a_child_does_not_wait_for_a_signature(cast: Cast) -> None:
    stel_vast(cast.casus_noor, cast.joris)
    gezegd = CasusStap.objects.get(stap=Stap.ANALYSE_VASTGESTELD).uitkomsten
    assert {u["oordeel"] for u in gezegd if u["regel"] == "ondertekend door gedragsdeskundige"} == {"let op"}


def test_when_a_new_version_is_fixed_the_older_one_is_revised(cast: Cast) -> None:
    casus = cast.casus_noor
    assert get_geldende_analyse(casus) is None
    stel_vast(casus, cast.joris)
    start_analyse(casus, door=cast.joris, nu=NU)
    geldend = get_geldende_analyse(casus)
    assert geldend is not None
    assert geldend.versie == 1
    stel_vast(casus, cast.joris)
    assert list(VerklarendeAnalyse.objects.order_by("versie").values_list("status", flat=True)) == [
        AnalyseStatus.HERZIEN,
        AnalyseStatus.VASTGESTELD,
    ]


def test_a_fixed_analysis_shows_what_the_rules_said_that_day(cast: Cast) -> None:
    stel_vast(cast.casus_noor, cast.joris)
    Gezinslid.objects.create(gezin=cast.noor.gezin, naam="Vader van den Berg", rol="vader")
    blad = _blad(cast.casus_noor, cast.joris)
    assert "iedere ouder gehoord" in {u.regel for u in blad.uitkomsten}
    assert not any(u.blokkeert for u in blad.uitkomsten), "a parent who came later does not undo it"


def test_an_analysis_from_before_the_rules_is_not_judged_by_them(cast: Cast) -> None:
    VerklarendeAnalyse.objects.create(
        casus=cast.casus_sami, status=AnalyseStatus.VASTGESTELD, gestart_op=VANDAAG, vastgesteld_op=VANDAAG
    )
    assert _blad(cast.casus_sami, cast.bram).uitkomsten == ()


def test_starting_while_it_is_shared_gives_the_same_version(cast: Cast) -> None:
    schrijf_alles(cast.casus_noor, cast.joris)
    deel(cast.casus_noor, cast.joris)
    assert start_analyse(cast.casus_noor, door=cast.joris, nu=NU).versie == 1
