"""What stands on paper: the words of the analysis, and never what one parent told apart, for the other."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from tests.apps.casus.hulp import VANDAAG, deel, schrijf_alles
from tests.cast import NU, Cast
from zorglandschap.apps.casus.actions import (
    Getypt,
    Keuzes,
    bewaar_analyse,
    leg_verband,
    onderteken_analyse,
    voeg_factor_toe,
)
from zorglandschap.apps.casus.models import Gezinslid
from zorglandschap.apps.casus.queries import Ouderstem, get_analyse, get_casus
from zorglandschap.core.begrippen.analysewoorden import Verband
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, FactorSoort, Handeling
from zorglandschap.web.casus.pages.analysepdf import maak_stuk
from zorglandschap.web.vormgeving.pdf import Alinea, Feiten, Kop, Lijn, Opsomming, Stuk, Tekening, Vak


def _stuk(cast: Cast, voor: str = "") -> Stuk:
    casus = get_casus(cast.joris, cast.casus_noor.sleutel, Handeling.ANALYSE_LEZEN, vandaag=VANDAAG)
    blad = get_analyse(casus, cast.joris, vandaag=VANDAAG)
    assert blad is not None
    return maak_stuk(casus, blad, voor)


def _woorden(stuk: Stuk) -> str:
    gelezen: list[str] = []
    for deel_ in stuk.delen:
        if isinstance(deel_, Kop | Alinea):
            gelezen.append(deel_.tekst)
        elif isinstance(deel_, Opsomming):
            gelezen += deel_.punten
        elif isinstance(deel_, Feiten):
            gelezen += [f"{naam}: {waarde}" for naam, waarde in deel_.paren]
    return "\n".join(gelezen)


@pytest.fixture
def ouders(cast: Cast) -> tuple[str, str]:
    """Numbers of mother and father, who both told their own story."""
    vader = Gezinslid.objects.create(gezin=cast.noor.gezin, naam="Klaas van den Berg", rol="vader")
    moeder = Gezinslid.objects.get(gezin=cast.noor.gezin, rol="moeder")
    schrijf_alles(cast.casus_noor, cast.joris)
    verhalen = {moeder: "Ik ben bang.", vader: "Ik mis haar."}
    bewaar_analyse(
        cast.casus_noor,
        door=cast.joris,
        nu=NU,
        teksten={
            **{Ouderstem(lid.pk): Getypt(verhaal, 1) for lid, verhaal in verhalen.items()},
            AnalyseVeld.STEM_OUDERS: Getypt("Samen vertelden zij dit.", 0),
        },
    )
    return str(moeder.pk), str(vader.pk)


def test_the_file_holds_every_voice_and_a_copy_only_the_own(cast: Cast, ouders: tuple[str, str]) -> None:
    moeder, vader = ouders
    dossier = _woorden(_stuk(cast))
    for woorden in ("Ik ben bang.", "Ik mis haar.", "Samen vertelden zij dit.", "Over stem van de jeugdige."):
        assert woorden in dossier
    voor_moeder, voor_vader, voor_noor = (_woorden(_stuk(cast, voor)) for voor in (moeder, vader, "jeugdige"))
    assert "Ik ben bang." in voor_moeder
    assert "Ik mis haar." not in voor_moeder
    assert "Samen vertelden" not in voor_moeder
    assert "Ik ben bang." not in voor_vader
    assert "Ik ben bang." not in voor_noor
    assert all("Over stem van de jeugdige." in stuk for stuk in (voor_moeder, voor_vader, voor_noor))


def test_the_picture_is_on_paper_with_its_words_and_who_signed(cast: Cast, ouders: tuple[str, str]) -> None:
    keuzes = Keuzes(gedragsdeskundige_id=cast.femke.medewerker_id)
    bewaar_analyse(cast.casus_noor, door=cast.joris, nu=NU, teksten={}, keuzes=keuzes)
    deel(cast.casus_noor, cast.joris)
    onderteken_analyse(cast.casus_noor, door=cast.femke, nu=NU)
    stuk = _stuk(cast)
    tekening = next(d for d in stuk.delen if isinstance(d, Tekening))
    assert any(isinstance(v, Lijn) and v.pijl and v.soort == "goed-streep" for v in tekening.vormen)
    assert {"beschermt tegen"} == {v.tekst for v in tekening.vormen if isinstance(v, Vak) and v.soort == "kaal"}
    gelezen = _woorden(stuk)
    assert "‘Goede band met oma’ beschermt tegen ‘Scheiding van de ouders’." in gelezen
    assert "Ondertekend door gedragsdeskundige: Femke Smit" in gelezen
    assert "Vastgesteld: nog niet" in gelezen
    assert stuk.op == date(2026, 11, 22)


def test_a_long_chain_stands_upright_on_paper(cast: Cast, ouders: tuple[str, str]) -> None:
    casus, wie = cast.casus_noor, {"door": cast.joris, "nu": NU}
    keten = [voeg_factor_toe(casus, **wie, soort=FactorSoort.VERERGEREND, tekst=f"Gevolg {nr}").pk for nr in range(5)]
    for van, naar in pairwise(keten):
        leg_verband(casus, **wie, van_id=van, naar_id=naar, soort=Verband.VERERGERT)
    tekening = next(d for d in _stuk(cast).delen if isinstance(d, Tekening))
    assert tekening.hoogte > tekening.breedte
