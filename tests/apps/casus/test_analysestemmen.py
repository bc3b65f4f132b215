"""The voice of each parent: an own text with own drafts, and never read by the other parent."""

from __future__ import annotations

from datetime import date

import pytest

from tests.apps.casus.hulp import VANDAAG, schrijf_alles
from tests.cast import NU, Cast
from zorglandschap.apps.casus.actions import (
    Getypt,
    bewaar_analyse,
    bewaar_eigen_kladje,
    bewaar_kladje,
    gooi_kladje_weg,
    schrijf_eigen_stem,
    start_analyse,
)
from zorglandschap.apps.casus.models import AnalyseTekst, Gezinslid, Kladje, Portaaltoegang
from zorglandschap.apps.casus.queries import Ouderstem, get_analyse, get_eigen_stem, list_vakken
from zorglandschap.apps.casus.queries.analyse import Analyseblad, EigenStem
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, Rol
from zorglandschap.core.begrippen.kijker import Kijker

SAMEN = AnalyseVeld.STEM_OUDERS


@pytest.fixture
def vader(cast: Cast) -> Kijker:
    """Noor's father, with gezag and an account of his own; the analysis has begun."""
    lid = Gezinslid.objects.create(gezin=cast.noor.gezin, naam="Vader van den Berg", rol="vader")
    account = Gebruiker.objects.create(email="vader@zorglandschap.example", naam=lid.naam)
    Portaaltoegang.objects.create(gebruiker=account, jeugdige=cast.noor, gezinslid=lid, rol=Rol.OUDER)
    start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    return Kijker(gebruiker_id=account.pk, naam=lid.naam, rol=Rol.OUDER, jeugdige_id=cast.noor.pk)


def _stem(kijker: Kijker) -> EigenStem:
    stem = get_eigen_stem(kijker, vandaag=VANDAAG)
    assert stem is not None
    return stem


def _tekst(kijker: Kijker) -> str:
    stand = _stem(kijker).stand
    assert stand is not None
    return stand.toon


def _blad(cast: Cast) -> Analyseblad:
    blad = get_analyse(cast.casus_noor, cast.joris, vandaag=VANDAAG)
    assert blad is not None
    return blad


def _leden(cast: Cast) -> dict[str, int]:
    return dict(Gezinslid.objects.filter(gezin=cast.noor.gezin).values_list("rol", "pk"))


def test_each_parent_writes_the_own_story_and_does_not_read_the_other(cast: Cast, vader: Kijker) -> None:
    schrijf_eigen_stem(cast.moeder_noor, "Ik ben moe.", nu=NU)
    assert _tekst(vader) == ""
    schrijf_eigen_stem(vader, "Ik ben te weinig thuis.", nu=NU)
    assert (_tekst(cast.moeder_noor), _tekst(vader)) == ("Ik ben moe.", "Ik ben te weinig thuis.")
    stemmen = [(s.wie, s.tekst) for s in _blad(cast).velden if s.veld is SAMEN]
    assert stemmen == [("Moeder van den Berg", "Ik ben moe."), ("Vader van den Berg", "Ik ben te weinig thuis.")]
    assert AnalyseTekst.objects.filter(veld=SAMEN, versie=1).count() == 2


def test_a_text_of_both_together_is_for_neither_parent_to_read_here(cast: Cast, vader: Kijker) -> None:
    bewaar_analyse(cast.casus_noor, door=cast.joris, nu=NU, teksten={SAMEN: Getypt("Zij slaat hem.", 0)})
    assert (_tekst(cast.moeder_noor), _tekst(vader)) == ("", "")
    assert _blad(cast).velden_van[SAMEN].tekst == "Zij slaat hem."


def test_drafts_and_clashes_are_of_one_voice(cast: Cast, vader: Kijker) -> None:
    moeder = Ouderstem(_leden(cast)["moeder"])
    bewaar_eigen_kladje(cast.moeder_noor, "Half", nu=NU, basisversie=0)
    bewaar_eigen_kladje(vader, "Ook half", nu=NU, basisversie=0)
    assert (_tekst(cast.moeder_noor), _tekst(vader)) == ("Half", "Ook half")
    bewaar_analyse(cast.casus_noor, door=cast.joris, nu=NU, teksten={moeder: Getypt("Moeder zegt dat het gaat.", 0)})
    bewaard = schrijf_eigen_stem(cast.moeder_noor, "Zo niet gezegd.", nu=NU, basisversie=0)
    assert bewaard.botsingen == (moeder,)
    stand = _stem(cast.moeder_noor).stand
    assert stand is not None
    assert stand.botst
    assert schrijf_eigen_stem(vader, "Heel", nu=NU, basisversie=0).botsingen == ()
    schrijf_eigen_stem(cast.moeder_noor, "Zo niet gezegd.", nu=NU, basisversie=1)
    assert not Kladje.objects.exists()
    assert not bewaar_kladje(cast.casus_noor, door=cast.joris, nu=NU, veld=moeder, getypt=Getypt("Nog iets", 2))
    assert _blad(cast).velden_van[moeder].toon == "Nog iets"
    gooi_kladje_weg(cast.casus_noor, door=cast.joris, veld=moeder)
    assert _blad(cast).velden_van[moeder].toon == "Zo niet gezegd."


def test_nobody_of_another_family_gets_a_voice_here(cast: Cast, vader: Kijker) -> None:
    vreemd = Ouderstem(Gezinslid.objects.exclude(gezin=cast.noor.gezin)[0].pk)
    with pytest.raises(Geweigerd, match="hoort niet bij dit gezin"):
        bewaar_analyse(cast.casus_noor, door=cast.joris, nu=NU, teksten={vreemd: Getypt("x", 0)})


def test_what_a_parent_told_stays_when_the_gezag_ends(cast: Cast, vader: Kijker) -> None:
    schrijf_eigen_stem(vader, "Ik ben te weinig thuis.", nu=NU)
    lid = _leden(cast)["vader"]
    Gezinslid.objects.filter(pk=lid).update(tot=date(2026, 11, 1))
    assert _blad(cast).velden_van[Ouderstem(lid)].tekst == "Ik ben te weinig thuis."
    assert Ouderstem(lid) in list_vakken(cast.casus_noor, vandaag=VANDAAG)


def test_a_draft_for_a_parent_who_left_is_shown_until_it_is_thrown_away(cast: Cast, vader: Kijker) -> None:
    lid = _leden(cast)["vader"]
    bewaar_kladje(cast.casus_noor, door=cast.joris, nu=NU, veld=Ouderstem(lid), getypt=Getypt("Half", 0))
    Gezinslid.objects.filter(pk=lid).update(tot=date(2026, 11, 1))
    assert _blad(cast).velden_van[Ouderstem(lid)].toon == "Half"


def test_without_a_known_parent_there_is_one_box_for_who_raises_the_child(cast: Cast) -> None:
    Gezinslid.objects.filter(gezin=cast.noor.gezin).update(heeft_gezag=False)
    schrijf_alles(cast.casus_noor, cast.joris)
    velden = [s.vak for s in _blad(cast).velden if s.veld is SAMEN]
    assert velden == [SAMEN]
    assert {u.oordeel for u in _blad(cast).uitkomsten if u.regel == "iedere ouder gehoord"} == {"niet van toepassing"}


def test_before_the_analysis_there_is_no_box_at_all(cast: Cast) -> None:
    assert list_vakken(cast.casus_noor, vandaag=VANDAAG) == []
