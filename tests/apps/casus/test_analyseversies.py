"""Versions beside each other: word by word, and line by line."""

from __future__ import annotations

from tests.apps.casus.hulp import VANDAAG, schrijf_alles, stel_vast
from tests.cast import NU, Cast
from zorglandschap.apps.casus.actions import (
    Getypt,
    bewaar_analyse,
    leg_verband,
    schrap_factor,
    start_analyse,
    veronderstel,
    voeg_factor_toe,
    voeg_hulp_toe,
    weeg_veronderstelling,
)
from zorglandschap.apps.casus.queries import get_analyse, list_versies, vergelijk_versies
from zorglandschap.core.begrippen.analysewoorden import Hulpeffect, Hypothesestand, Verband
from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, AnalyseVeld, FactorSoort
from zorglandschap.core.casus.tekstverschil import Soort


def test_one_version_has_nothing_to_compare_with(cast: Cast) -> None:
    assert list_versies(cast.casus_noor) == []
    schrijf_alles(cast.casus_noor, cast.joris)
    assert [v.nummer for v in list_versies(cast.casus_noor)] == [1]
    assert vergelijk_versies(cast.casus_noor, oud=1, nieuw=2, vandaag=VANDAAG) is None
    zelf = vergelijk_versies(cast.casus_noor, oud=1, nieuw=1, vandaag=VANDAAG)
    assert zelf is not None
    assert not zelf.is_anders


def test_what_changed_stands_beside_what_was(cast: Cast) -> None:
    casus, wie = cast.casus_noor, {"door": cast.joris, "nu": NU}
    stel_vast(casus, cast.joris)
    start_analyse(casus, **wie)
    blad = get_analyse(casus, cast.joris, vandaag=VANDAAG)
    assert blad is not None
    stand = blad.velden_van[AnalyseVeld.KIND]
    bewaar_analyse(casus, **wie, teksten={AnalyseVeld.KIND: Getypt("Over het kind.", stand.versie)})
    schrap_factor(casus, **wie, factor_id=blad.factoren[0].pk)
    nieuw = voeg_factor_toe(casus, **wie, soort=FactorSoort.VERERGEREND, tekst="Slaapgebrek")
    leg_verband(casus, **wie, van_id=nieuw.pk, naar_id=blad.factoren[1].pk, soort=Verband.VERERGERT)
    voeg_hulp_toe(casus, **wie, wat="Training", wanneer="2026", effect=Hulpeffect.GOED)
    verschil = vergelijk_versies(casus, oud=1, nieuw=2, vandaag=VANDAAG)
    assert verschil is not None
    assert verschil.is_anders
    assert [t.veld for t in verschil.teksten if t.is_anders] == [AnalyseVeld.KIND]
    assert {t.wie for t in verschil.teksten if t.veld is AnalyseVeld.STEM_OUDERS} == {"Moeder van den Berg"}
    assert [(r.soort, str(r.tekst)) for r in verschil.factoren] == [
        (Soort.GELIJK, "Scheiding van de ouders"),
        (Soort.ERBIJ, "Slaapgebrek"),
        (Soort.WEG, "Goede band met oma"),
    ]
    assert [(r.soort, str(r.tekst)) for r in verschil.verbanden] == [
        (Soort.ERBIJ, "‘Slaapgebrek’ maakt ‘Scheiding van de ouders’ erger."),
        (Soort.WEG, "‘Goede band met oma’ beschermt tegen ‘Scheiding van de ouders’."),
    ]
    assert [(r.soort, r.tekst) for r in verschil.hulp] == [
        (Soort.GELIJK, "Gesprekken op school"),
        (Soort.ERBIJ, "Training, 2026"),
    ]
    assert [(v.nummer, v.status) for v in list_versies(casus)] == [
        (2, AnalyseStatus.CONCEPT),
        (1, AnalyseStatus.VASTGESTELD),
    ]


def test_a_supposition_that_proved_true_says_what_it_was(cast: Cast) -> None:
    casus, wie = cast.casus_noor, {"door": cast.joris, "nu": NU}
    schrijf_alles(casus, cast.joris)
    veronderstel(casus, **wie, tekst="Noor wordt gepest")
    stel_vast(casus, cast.joris)
    start_analyse(casus, **wie)
    blad = get_analyse(casus, cast.joris, vandaag=VANDAAG)
    assert blad is not None
    rij = blad.hypothesen[0].pk
    weeg_veronderstelling(casus, **wie, hypothese_id=rij, stand=Hypothesestand.BEVESTIGD, onderbouwing="Gezien.")
    verschil = vergelijk_versies(casus, oud=1, nieuw=2, vandaag=VANDAAG)
    assert verschil is not None
    assert [(r.soort, r.vroeger, r.label) for r in verschil.hypothesen] == [(Soort.GELIJK, "nog open", "klopt")]
    assert verschil.is_anders
