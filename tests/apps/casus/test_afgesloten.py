"""A closed casus stays as it is: nobody writes in it any more, and every attempt is logged as refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.apps.casus.hulp import schrijf_alles
from tests.cast import NU, Cast
from zorglandschap.apps.casus.actions import (
    Getypt,
    bewaar_analyse,
    bewaar_eigen_kladje,
    bewaar_kladje,
    gooi_kladje_weg,
    kies_jim,
    meld_crisis,
    schrap_factor,
    schrijf_eigen_stem,
    sluit_casus,
    start_analyse,
    stel_analyse_vast,
    verwijs,
    voeg_factor_toe,
)
from zorglandschap.apps.casus.models import AnalyseTekst, Casus, Factor, Kladje
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, FactorSoort
from zorglandschap.core.begrippen.kijker import Kijker

NIEUW = Getypt("Anders.", 1)
Werkwoord = Callable[[Casus, Kijker], object]

WERKWOORDEN: dict[str, Werkwoord] = {
    "start": lambda c, d: start_analyse(c, door=d, nu=NU),
    "bewaar": lambda c, d: bewaar_analyse(c, door=d, nu=NU, teksten={AnalyseVeld.KIND: NIEUW}),
    "kladje": lambda c, d: bewaar_kladje(c, door=d, nu=NU, veld=AnalyseVeld.KIND, getypt=NIEUW),
    "factor": lambda c, d: voeg_factor_toe(c, door=d, nu=NU, soort=FactorSoort.BESCHERMEND, tekst="Een hond"),
    "schrap": lambda c, d: schrap_factor(c, door=d, nu=NU, factor_id=Factor.objects.earliest("pk").pk),
    "vaststellen": lambda c, d: stel_analyse_vast(c, door=d, nu=NU),
    "verwijs": lambda c, d: verwijs(c, door=d, nu=NU),
    "crisis": lambda c, d: meld_crisis(c, door=d, nu=NU, reden="Acuut onveilig."),
    "jim": lambda c, d: kies_jim(c, door=d, nu=NU, naam="Els", band="tante"),
    "sluit": lambda c, d: sluit_casus(c, door=d, nu=NU, reden="Nog eens klaar."),
}


def _stand() -> tuple[int, int, int]:
    open_ = Factor.objects.filter(vervallen_om__isnull=True)
    return AnalyseTekst.objects.count(), open_.count(), Kladje.objects.count()


@pytest.fixture
def dicht(cast: Cast) -> Casus:
    """The casus of Noor, with an analysis that was never fixed and a draft of Joris, closed."""
    casus = cast.casus_noor
    schrijf_alles(casus, cast.joris)
    bewaar_kladje(casus, door=cast.joris, nu=NU, veld=AnalyseVeld.GEZIN, getypt=NIEUW)
    sluit_casus(casus, door=cast.joris, nu=NU, reden="Het gaat goed.")
    return casus


def _wordt_geweigerd(doe: Callable[[], object]) -> None:
    voor = _stand()
    with pytest.raises(Geweigerd, match="Deze casus is afgesloten"):
        doe()
    assert _stand() == voor
    assert Gebeurtenis.objects.latest("pk").uitkomst == 4


@pytest.mark.parametrize("werkwoord", WERKWOORDEN)
def test_nothing_changes_in_a_closed_casus(cast: Cast, dicht: Casus, werkwoord: str) -> None:
    _wordt_geweigerd(lambda: WERKWOORDEN[werkwoord](dicht, cast.joris))


def test_neither_does_the_own_story(cast: Cast, dicht: Casus) -> None:
    _wordt_geweigerd(lambda: schrijf_eigen_stem(cast.noor_kijker, "Mijn verhaal.", nu=NU))
    _wordt_geweigerd(lambda: bewaar_eigen_kladje(cast.noor_kijker, "Mijn verh", nu=NU, basisversie=1))


def test_an_own_draft_can_still_be_thrown_away(cast: Cast, dicht: Casus) -> None:
    gooi_kladje_weg(dicht, door=cast.joris, veld=AnalyseVeld.GEZIN)
    assert not Kladje.objects.exists()
