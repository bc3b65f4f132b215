"""Writing the verklarende analyse together: versions, drafts and clashes, and not one word lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.apps.casus.hulp import VANDAAG, deel, schrijf_alles, stel_vast, tekst_van
from tests.cast import NU, Cast
from zorglandschap.apps.casus.actions import (
    Bewaard,
    Getypt,
    Keuzes,
    bewaar_analyse,
    bewaar_kladje,
    gooi_kladje_weg,
    schrap_factor,
    schrijf_eigen_stem,
    start_analyse,
    stel_analyse_vast,
    voeg_factor_toe,
)
from zorglandschap.apps.casus.models import AnalyseTekst, Casus, CasusStap, Factor, Kladje, VerklarendeAnalyse
from zorglandschap.apps.casus.queries import get_analyse, get_eigen_stem, list_gedragsdeskundigen
from zorglandschap.apps.casus.queries.analyse import Analyseblad, Veldstand
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.codelijsten import (
    AnalyseStatus,
    AnalyseVeld,
    CasusStatus,
    Conclusie,
    FactorSoort,
    Handeling,
    Stap,
)
from zorglandschap.core.begrippen.kijker import Kijker

KIND, GEZIN = AnalyseVeld.KIND, AnalyseVeld.GEZIN


def _blad(casus: Casus, kijker: Kijker) -> Analyseblad:
    blad = get_analyse(casus, kijker, vandaag=VANDAAG)
    assert blad is not None
    return blad


def _stand(casus: Casus, kijker: Kijker, veld: AnalyseVeld) -> Veldstand:
    return next(s for s in _blad(casus, kijker).velden if s.veld is veld)


def _bewaar(casus: Casus, door: Kijker, veld: AnalyseVeld, tekst: str, basis: int) -> Bewaard:
    return bewaar_analyse(casus, door=door, nu=NU, teksten={veld: Getypt(tekst, basis)})


def test_starting_twice_starts_one_analysis(cast: Cast) -> None:
    eerste = start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    assert start_analyse(cast.casus_noor, door=cast.joris, nu=NU) == eerste
    assert cast.casus_noor.status == CasusStatus.ANALYSE
    assert CasusStap.objects.filter(stap=Stap.ANALYSE_GESTART).count() == 1


def test_before_the_start_nothing_can_be_saved(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="Begin eerst"):
        _bewaar(cast.casus_noor, cast.joris, KIND, "x", 0)
    with pytest.raises(Geweigerd, match="Begin eerst"):
        stel_analyse_vast(cast.casus_noor, door=cast.joris, nu=NU)
    assert get_analyse(cast.casus_noor, cast.joris, vandaag=VANDAAG) is None


def test_a_changed_text_is_a_new_version_and_the_old_one_stays(cast: Cast) -> None:
    start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    _bewaar(cast.casus_noor, cast.joris, KIND, "Eerst", 0)
    _bewaar(cast.casus_noor, cast.joris, KIND, "Daarna", 1)
    _bewaar(cast.casus_noor, cast.joris, KIND, "Daarna", 2)
    assert list(AnalyseTekst.objects.order_by("versie").values_list("versie", "tekst")) == [(1, "Eerst"), (2, "Daarna")]
    assert tekst_van(cast.casus_noor, cast.mila, KIND) == "Daarna"


def test_two_editors_on_one_field_lose_no_word(cast: Cast) -> None:
    casus = cast.casus_noor
    start_analyse(casus, door=cast.joris, nu=NU)
    _bewaar(casus, cast.joris, KIND, "Begin.", 0)
    _bewaar(casus, cast.femke, KIND, "Begin. Femke vult aan.", 1)
    bewaard = _bewaar(casus, cast.joris, KIND, "Begin. Joris vult aan.", 1)
    assert bewaard.botsingen == (KIND,)
    stand = _stand(casus, cast.joris, KIND)
    assert stand.botst
    assert stand.tekst == stand.toon == "Begin. Femke vult aan."
    assert stand.door == cast.femke.naam
    assert stand.klad is not None
    assert stand.klad.tekst == "Begin. Joris vult aan."
    assert not _stand(casus, cast.femke, KIND).botst


def test_other_fields_are_saved_although_one_clashes(cast: Cast) -> None:
    casus = cast.casus_noor
    start_analyse(casus, door=cast.joris, nu=NU)
    _bewaar(casus, cast.femke, KIND, "Van Femke", 0)
    getypt = {KIND: Getypt("Van Joris", 0), GEZIN: Getypt("Het gezin", 0)}
    assert bewaar_analyse(casus, door=cast.joris, nu=NU, teksten=getypt).botsingen == (KIND,)
    assert tekst_van(casus, cast.joris, GEZIN) == "Het gezin"


def test_a_field_that_was_left_as_it_was_never_clashes(cast: Cast) -> None:
    casus = cast.casus_noor
    start_analyse(casus, door=cast.joris, nu=NU)
    _bewaar(casus, cast.joris, KIND, "Oud", 0)
    _bewaar(casus, cast.femke, KIND, "Nieuw", 1)
    assert _bewaar(casus, cast.joris, KIND, "Oud", 1).botsingen == ()
    assert tekst_van(casus, cast.joris, KIND) == "Nieuw"


def test_an_unresolved_clash_survives_a_form_that_knows_nothing_of_it(cast: Cast) -> None:
    casus = cast.casus_noor
    start_analyse(casus, door=cast.joris, nu=NU)
    _bewaar(casus, cast.femke, KIND, "Van Femke", 0)
    _bewaar(casus, cast.joris, KIND, "Van Joris", 0)
    _bewaar(casus, cast.joris, KIND, "Van Femke", 1)
    klad = _stand(casus, cast.joris, KIND).klad
    assert klad is not None
    assert klad.tekst == "Van Joris"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    beurten=st.lists(
        st.tuples(
            st.booleans(), st.booleans(), st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)
        ),
        max_size=8,
    )
)
def test_whatever_two_people_do_every_word_is_saved_or_kept_as_draft(
    cast: Cast, beurten: list[tuple[bool, bool, str]]
) -> None:
    casus = cast.casus_noor
    start_analyse(casus, door=cast.joris, nu=NU)
    AnalyseTekst.objects.all().delete()
    Kladje.objects.all().delete()
    gezien = {cast.joris: 0, cast.femke: 0}
    for is_joris, ververst, tekst in beurten:
        wie = cast.joris if is_joris else cast.femke
        if ververst:
            gezien[wie] = _stand(casus, wie, KIND).versie
        _bewaar(casus, wie, KIND, tekst, gezien[wie])
        bewaard = {"", *AnalyseTekst.objects.filter(veld=KIND).values_list("tekst", flat=True)}
        klad = _stand(casus, wie, KIND).klad
        assert tekst.replace("\r\n", "\n") in bewaard | {klad.tekst if klad else ""}


def test_a_draft_is_only_for_its_writer_and_gone_when_saved_or_thrown_away(cast: Cast) -> None:
    casus = cast.casus_noor
    start_analyse(casus, door=cast.joris, nu=NU)
    assert not bewaar_kladje(casus, door=cast.joris, nu=NU, veld=KIND, getypt=Getypt("half", 0))
    assert _stand(casus, cast.joris, KIND).toon == "half"
    assert _stand(casus, cast.femke, KIND).toon == ""
    _bewaar(casus, cast.joris, KIND, "heel", 0)
    assert _stand(casus, cast.joris, KIND).klad is None
    bewaar_kladje(casus, door=cast.joris, nu=NU, veld=KIND, getypt=Getypt("toch anders", 1))
    gooi_kladje_weg(casus, door=cast.joris, veld=KIND)
    assert _stand(casus, cast.joris, KIND).toon == "heel"


def test_a_draft_that_equals_what_is_saved_is_no_draft(cast: Cast) -> None:
    casus = cast.casus_noor
    start_analyse(casus, door=cast.joris, nu=NU)
    bewaar_kladje(casus, door=cast.joris, nu=NU, veld=KIND, getypt=Getypt("iets", 0))
    bewaar_kladje(casus, door=cast.joris, nu=NU, veld=KIND, getypt=Getypt("", 0))
    assert not Kladje.objects.exists()


def test_autosave_tells_when_somebody_else_saved_meanwhile(cast: Cast) -> None:
    casus = cast.casus_noor
    start_analyse(casus, door=cast.joris, nu=NU)
    _bewaar(casus, cast.femke, KIND, "Van Femke", 0)
    assert bewaar_kladje(casus, door=cast.joris, nu=NU, veld=KIND, getypt=Getypt("Van Joris", 0))


def test_line_ends_of_a_browser_are_no_change(cast: Cast) -> None:
    casus = cast.casus_noor
    start_analyse(casus, door=cast.joris, nu=NU)
    _bewaar(casus, cast.joris, KIND, "een\r\ntwee", 0)
    _bewaar(casus, cast.joris, KIND, "een\ntwee", 1)
    assert AnalyseTekst.objects.count() == 1


def test_choices_of_two_people_do_not_undo_each_other(cast: Cast) -> None:
    casus = cast.casus_noor
    start_analyse(casus, door=cast.joris, nu=NU)
    samen = {"door": cast.joris, "nu": NU, "teksten": {}, "gezien": Keuzes()}
    bewaar_analyse(casus, **samen, keuzes=Keuzes(met_ouders_op=date(2026, 11, 3)))
    bewaar_analyse(casus, **samen, keuzes=Keuzes(conclusie=Conclusie.JEUGDHULP))
    analyse = VerklarendeAnalyse.objects.get()
    assert (analyse.conclusie, analyse.met_ouders_op) == (Conclusie.JEUGDHULP, date(2026, 11, 3))


def test_a_talk_is_not_in_the_future(cast: Cast) -> None:
    start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    morgen = Keuzes(met_jeugdige_op=VANDAAG + timedelta(days=1))
    with pytest.raises(Geweigerd, match="toekomst"):
        bewaar_analyse(cast.casus_noor, door=cast.joris, nu=NU, teksten={}, keuzes=morgen)


def test_a_talk_about_a_child_is_not_before_its_birth(cast: Cast) -> None:
    start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    eerder = Keuzes(met_ouders_op=cast.noor.geboren_op - timedelta(days=1))
    with pytest.raises(Geweigerd, match="geboorte"):
        bewaar_analyse(cast.casus_noor, door=cast.joris, nu=NU, teksten={}, keuzes=eerder)


def test_only_a_gedragsdeskundige_of_the_team_looks_along(cast: Cast) -> None:
    casus = cast.casus_noor
    start_analyse(casus, door=cast.joris, nu=NU)
    assert list_gedragsdeskundigen(casus, vandaag=VANDAAG) == [(cast.femke.medewerker_id, cast.femke.naam)]
    bewaar_analyse(
        casus, door=cast.joris, nu=NU, teksten={}, keuzes=Keuzes(gedragsdeskundige_id=cast.femke.medewerker_id)
    )
    casus.refresh_from_db()
    assert casus.gedragsdeskundige_id == cast.femke.medewerker_id
    with pytest.raises(Geweigerd, match="hoort niet bij uw team"):
        bewaar_analyse(
            casus, door=cast.joris, nu=NU, teksten={}, keuzes=Keuzes(gedragsdeskundige_id=cast.bram.medewerker_id)
        )


def test_a_gedragsdeskundige_of_the_gi_can_look_along_under_a_measure(cast: Cast) -> None:
    casus = cast.casus_noor
    casus.jeugdbeschermer_id = cast.bram.medewerker_id  # any organisation will do for this list
    assert (cast.femke.medewerker_id, cast.femke.naam) in list_gedragsdeskundigen(casus, vandaag=VANDAAG)


def test_a_factor_is_added_once_and_struck_without_losing_its_row(cast: Cast) -> None:
    casus, wat = cast.casus_noor, {"soort": FactorSoort.BESCHERMEND, "tekst": "Oma"}
    start_analyse(casus, door=cast.joris, nu=NU)
    factor = voeg_factor_toe(casus, door=cast.joris, nu=NU, **wat)
    assert voeg_factor_toe(casus, door=cast.femke, nu=NU, **wat) == factor
    schrap_factor(casus, door=cast.joris, nu=NU, factor_id=factor.pk)
    schrap_factor(casus, door=cast.joris, nu=NU, factor_id=factor.pk)
    assert _blad(casus, cast.joris).factoren == ()
    assert Factor.objects.get().vervallen_om == NU
    with pytest.raises(Geweigerd, match="Beschrijf"):
        voeg_factor_toe(casus, door=cast.joris, nu=NU, soort=FactorSoort.BESCHERMEND, tekst=" ")


def test_the_factor_of_another_casus_cannot_be_struck(cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_sami.pk).update(status=CasusStatus.HULPVRAAG)
    start_analyse(cast.casus_sami, door=cast.bram, nu=NU)
    factor = voeg_factor_toe(cast.casus_sami, door=cast.bram, nu=NU, soort=FactorSoort.BESCHERMEND, tekst="Voetbal")
    start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    schrap_factor(cast.casus_noor, door=cast.joris, nu=NU, factor_id=factor.pk)
    factor.refresh_from_db()
    assert factor.vervallen_om is None


def test_an_incomplete_analysis_cannot_be_fixed_and_the_log_knows_of_the_try(cast: Cast) -> None:
    start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    with pytest.raises(Geweigerd) as fout:
        stel_analyse_vast(cast.casus_noor, door=cast.joris, nu=NU)
    assert len(fout.value.uitkomsten) == 11
    assert VerklarendeAnalyse.objects.get().status == AnalyseStatus.CONCEPT
    laatste = Gebeurtenis.objects.latest("pk")
    assert (laatste.uitkomst, laatste.handeling) == (4, Handeling.ANALYSE_VASTSTELLEN)


def test_a_complete_analysis_is_fixed_with_what_the_rules_said(cast: Cast) -> None:
    stel_vast(cast.casus_noor, cast.joris)
    analyse = VerklarendeAnalyse.objects.get()
    assert (analyse.status, analyse.vastgesteld_door_id) == (AnalyseStatus.VASTGESTELD, cast.joris.medewerker_id)
    stap = CasusStap.objects.get(stap=Stap.ANALYSE_VASTGESTELD)
    assert {u["oordeel"] for u in stap.uitkomsten} == {"voldaan", "let op"}
    with pytest.raises(Geweigerd, match="al vastgesteld"):
        stel_analyse_vast(cast.casus_noor, door=cast.joris, nu=NU)


def test_who_types_while_another_fixes_keeps_the_text_as_a_draft(cast: Cast) -> None:
    casus = cast.casus_noor
    stel_vast(casus, cast.femke)
    basis = _stand(casus, cast.joris, KIND).versie
    bewaard = _bewaar(casus, cast.joris, KIND, "Nog iets", basis)
    assert bewaard.te_laat
    klad = _stand(casus, cast.joris, KIND).klad
    assert klad is not None
    assert klad.tekst == "Nog iets"
    bewaar_analyse(casus, door=cast.joris, nu=NU, teksten={KIND: Getypt("Over kind.", basis)})
    assert not Kladje.objects.exists()


def test_revising_begins_a_new_version_with_the_same_texts_and_asks_for_a_new_talk(cast: Cast) -> None:
    stel_vast(cast.casus_noor, cast.joris)
    nieuw = start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    assert (nieuw.versie, nieuw.status, nieuw.met_ouders_op) == (2, AnalyseStatus.CONCEPT, None)
    blad = _blad(cast.casus_noor, cast.joris)
    assert {s.tekst for s in blad.velden} == {f"Over {veld.value}." for veld in AnalyseVeld}
    assert len(blad.factoren) == 2
    assert not blad.is_volledig


def test_the_youth_writes_the_own_story(cast: Cast) -> None:
    start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    schrijf_eigen_stem(cast.noor_kijker, "Ik wil thuis blijven.", nu=NU)
    assert tekst_van(cast.casus_noor, cast.joris, AnalyseVeld.STEM_JEUGDIGE) == "Ik wil thuis blijven."
    stem = get_eigen_stem(cast.noor_kijker, vandaag=VANDAAG)
    assert stem is not None
    assert stem.stand is not None
    assert (stem.stand.tekst, stem.stand.versie, stem.is_vastgesteld) == ("Ik wil thuis blijven.", 1, False)
    assert Gebeurtenis.objects.filter(handeling=Handeling.STEM_SCHRIJVEN, doel="eigen inzage", actie="U").count() == 1


def test_the_story_of_the_youth_clashes_politely_with_that_of_the_consultant(cast: Cast) -> None:
    start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    _bewaar(cast.casus_noor, cast.joris, AnalyseVeld.STEM_JEUGDIGE, "Noor zegt dat het gaat.", 0)
    bewaard = schrijf_eigen_stem(cast.noor_kijker, "Zo heb ik dat niet gezegd.", nu=NU, basisversie=0)
    assert bewaard.botsingen == (AnalyseVeld.STEM_JEUGDIGE,)
    stem = get_eigen_stem(cast.noor_kijker, vandaag=VANDAAG)
    assert stem is not None
    assert stem.stand is not None
    assert stem.stand.klad is not None


def test_before_the_analysis_the_youth_hears_when_writing_is_possible(cast: Cast) -> None:
    stem = get_eigen_stem(cast.noor_kijker, vandaag=VANDAAG)
    assert stem is not None
    assert stem.stand is None
    with pytest.raises(Geweigerd, match="nog niet begonnen"):
        schrijf_eigen_stem(cast.noor_kijker, "Ik", nu=NU)
    with pytest.raises(NietGevonden):
        schrijf_eigen_stem(cast.joris, "Ik", nu=NU)


def test_without_a_casus_there_is_no_story_to_write(cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(jeugdige=cast.sami)
    assert get_eigen_stem(cast.noor_kijker, vandaag=VANDAAG) is None


def test_everything_filled_in_makes_the_sheet_ready_to_share_and_sharing_makes_it_complete(cast: Cast) -> None:
    schrijf_alles(cast.casus_noor, cast.joris)
    blad = _blad(cast.casus_noor, cast.joris)
    assert blad.is_te_delen
    assert not blad.is_volledig
    deel(cast.casus_noor, cast.joris)
    assert _blad(cast.casus_noor, cast.joris).is_volledig
    assert not blad.is_vastgesteld
    assert blad.botsingen == ()
