"""The lines of the analysis: added once, struck without losing a row, and nobody undoes what another did."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.apps.casus.hulp import VANDAAG, schrijf_alles, stel_vast
from tests.cast import NU, Cast
from zorglandschap.apps.casus.actions import (
    bewaar_los_kladje,
    gooi_los_kladje_weg,
    leg_verband,
    schrap_factor,
    schrap_hulp,
    schrap_verband,
    schrap_veronderstelling,
    start_analyse,
    veronderstel,
    voeg_factor_toe,
    voeg_hulp_toe,
    weeg_veronderstelling,
)
from zorglandschap.apps.casus.models import Casus, EerdereHulp, Factor, Factorverband, Hypothese, Kladje
from zorglandschap.apps.casus.queries import get_analyse
from zorglandschap.apps.casus.queries.analyse import Analyseblad
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.analysewoorden import Hulpeffect, Hypothesestand, Verband
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, FactorSoort
from zorglandschap.core.begrippen.kijker import Kijker

KLOPT, KLOPT_NIET, OPEN = Hypothesestand.BEVESTIGD, Hypothesestand.VERWORPEN, Hypothesestand.OPEN


@pytest.fixture
def casus(cast: Cast) -> Casus:
    start_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    return cast.casus_noor


def _factor(casus: Casus, door: Kijker, tekst: str, soort: FactorSoort = FactorSoort.VEROORZAKEND) -> int:
    return voeg_factor_toe(casus, door=door, nu=NU, soort=soort, tekst=tekst).pk


def _blad(casus: Casus, kijker: Kijker) -> Analyseblad:
    blad = get_analyse(casus, kijker, vandaag=VANDAAG)
    assert blad is not None
    return blad


def test_a_factor_has_a_part_of_life(casus: Casus, cast: Cast) -> None:
    wat = {"soort": FactorSoort.VERERGEREND, "tekst": "Pesten"}
    factor = voeg_factor_toe(casus, door=cast.joris, nu=NU, **wat, domein=AnalyseVeld.ONDERWIJS)
    assert factor.domein == AnalyseVeld.ONDERWIJS
    with pytest.raises(Geweigerd, match="levensgebied"):
        voeg_factor_toe(casus, door=cast.joris, nu=NU, soort=wat["soort"], tekst="x", domein=AnalyseVeld.CONCLUSIE)


def test_a_link_is_laid_once_whoever_presses_twice(casus: Casus, cast: Cast) -> None:
    van, naar = _factor(casus, cast.joris, "Scheiding"), _factor(casus, cast.joris, "Ruzie")
    een = leg_verband(casus, door=cast.joris, nu=NU, van_id=van, naar_id=naar, soort=Verband.VEROORZAAKT)
    assert leg_verband(casus, door=cast.femke, nu=NU, van_id=van, naar_id=naar, soort=Verband.VEROORZAAKT) == een
    with pytest.raises(Geweigerd, match="staat al een verband: ‘veroorzaakt’"):
        leg_verband(casus, door=cast.femke, nu=NU, van_id=van, naar_id=naar, soort=Verband.VERERGERT)
    # a circle is allowed: what keeps itself going is often the point
    leg_verband(casus, door=cast.femke, nu=NU, van_id=naar, naar_id=van, soort=Verband.HOUDT_IN_STAND)
    assert len(_blad(casus, cast.mila).verbanden) == 2


def test_links_that_say_nothing_are_refused_with_a_sentence(casus: Casus, cast: Cast) -> None:
    oma = _factor(casus, cast.joris, "Oma", FactorSoort.BESCHERMEND)
    ruzie = _factor(casus, cast.joris, "Ruzie")
    for van, soort, naar, zin in (
        (oma, Verband.VERERGERT, ruzie, "alleen ergens tegen beschermen"),
        (ruzie, Verband.VERERGERT, oma, "Draai het verband om"),
        (ruzie, Verband.VERERGERT, ruzie, "twee verschillende"),
        (ruzie, Verband.VERERGERT, 9_999, "staat er niet meer"),
    ):
        with pytest.raises(Geweigerd, match=zin):
            leg_verband(casus, door=cast.joris, nu=NU, van_id=van, naar_id=naar, soort=soort)
    assert not Factorverband.objects.exists()


def test_a_factor_that_a_colleague_struck_meanwhile_cannot_be_linked(casus: Casus, cast: Cast) -> None:
    van, naar = _factor(casus, cast.joris, "Scheiding"), _factor(casus, cast.joris, "Ruzie")
    leg_verband(casus, door=cast.joris, nu=NU, van_id=van, naar_id=naar, soort=Verband.VEROORZAAKT)
    schrap_factor(casus, door=cast.femke, nu=NU, factor_id=naar)
    assert _blad(casus, cast.joris).verbanden == ()
    assert Factorverband.objects.get().vervallen_om == NU
    with pytest.raises(Geweigerd, match="staat er niet meer"):
        leg_verband(casus, door=cast.joris, nu=NU, van_id=van, naar_id=naar, soort=Verband.VEROORZAAKT)


def test_a_link_struck_by_two_people_is_struck_once_and_keeps_its_row(casus: Casus, cast: Cast) -> None:
    van, naar = _factor(casus, cast.joris, "Scheiding"), _factor(casus, cast.joris, "Ruzie")
    verband = leg_verband(casus, door=cast.joris, nu=NU, van_id=van, naar_id=naar, soort=Verband.VEROORZAAKT)
    for wie in (cast.joris, cast.femke):
        schrap_verband(casus, door=wie, nu=NU, verband_id=verband.pk)
    assert Factorverband.objects.get().vervallen_om == NU
    opnieuw = leg_verband(casus, door=cast.joris, nu=NU, van_id=van, naar_id=naar, soort=Verband.VERERGERT)
    assert [v.pk for v in _blad(casus, cast.joris).verbanden] == [opnieuw.pk]


def test_earlier_help_is_added_once_and_struck_without_losing_its_row(casus: Casus, cast: Cast) -> None:
    wat = {"wat": "Gesprekken op school", "wanneer": "2025", "effect": Hulpeffect.BEETJE}
    hulp = voeg_hulp_toe(casus, door=cast.joris, nu=NU, **wat)
    assert voeg_hulp_toe(casus, door=cast.femke, nu=NU, **wat) == hulp
    for _keer in range(2):
        schrap_hulp(casus, door=cast.joris, nu=NU, hulp_id=hulp.pk)
    assert _blad(casus, cast.joris).hulp == ()
    assert EerdereHulp.objects.get().vervallen_om == NU
    with pytest.raises(Geweigerd, match="welke hulp"):
        voeg_hulp_toe(casus, door=cast.joris, nu=NU, wat="  ", toelichting="Het was fijn.")


def test_a_supposition_is_weighed_on_grounds(casus: Casus, cast: Cast) -> None:
    wat = {"door": cast.joris, "nu": NU}
    rij = veronderstel(casus, **wat, tekst="Noor wordt gepest")
    assert veronderstel(casus, **wat, tekst="Noor wordt gepest ") == rij
    with pytest.raises(Geweigerd, match="waarom"):
        weeg_veronderstelling(casus, **wat, hypothese_id=rij.pk, stand=KLOPT, onderbouwing=" ")
    for _keer in range(2):  # the second press finds it done
        assert weeg_veronderstelling(casus, **wat, hypothese_id=rij.pk, stand=KLOPT, onderbouwing="De mentor zag het.")
    gewogen = _blad(casus, cast.joris).hypothesen[0]
    assert (gewogen.tekst, gewogen.stand, gewogen.onderbouwing) == ("Noor wordt gepest", KLOPT, "De mentor zag het.")
    assert Hypothese.objects.count() == 2
    assert weeg_veronderstelling(casus, **wat, hypothese_id=9_999, stand=KLOPT, onderbouwing="x")
    with pytest.raises(Geweigerd, match="verklaren"):
        veronderstel(casus, **wat, tekst=" ")


def test_who_weighs_after_a_colleague_did_changes_nothing_and_hears_it(casus: Casus, cast: Cast) -> None:
    rij = veronderstel(casus, door=cast.joris, nu=NU, tekst="Noor wordt gepest")
    weeg_veronderstelling(casus, door=cast.femke, nu=NU, hypothese_id=rij.pk, stand=KLOPT, onderbouwing="Gezien.")
    ander = weeg_veronderstelling(
        casus, door=cast.joris, nu=NU, hypothese_id=rij.pk, stand=KLOPT_NIET, onderbouwing="Nee hoor."
    )
    assert not ander
    assert [h.onderbouwing for h in _blad(casus, cast.joris).hypothesen] == ["Gezien."]
    assert weeg_veronderstelling(casus, door=cast.joris, nu=NU, hypothese_id=rij.pk, stand=OPEN, onderbouwing="")


def test_a_supposition_is_struck_once(casus: Casus, cast: Cast) -> None:
    rij = veronderstel(casus, door=cast.joris, nu=NU, tekst="Noor wordt gepest")
    for _keer in range(2):
        schrap_veronderstelling(casus, door=cast.joris, nu=NU, hypothese_id=rij.pk)
    assert _blad(casus, cast.joris).hypothesen == ()


TEKSTEN = ("Ruzie", "Slaapgebrek", "Verlies")
BEURT = st.tuples(
    st.booleans(), st.sampled_from(["erbij", "weg", "verbind", "knip"]), st.integers(0, 2), st.integers(0, 2)
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(beurten=st.lists(BEURT, max_size=14))
def test_whatever_two_people_do_no_row_is_lost_and_every_link_joins_two_factors_once(
    casus: Casus, cast: Cast, beurten: list[tuple[bool, str, int, int]]
) -> None:
    Factorverband.objects.all().delete()
    Factor.objects.all().delete()
    rijen = 0
    for is_joris, wat, een, ander in beurten:
        _doe(casus, cast.joris if is_joris else cast.femke, wat, een, ander)
        blad = _blad(casus, cast.mila)
        levend = {f.pk: f.tekst for f in blad.factoren}
        assert len(set(levend.values())) == len(levend), "the same factor twice stays one"
        assert all({v.van_id, v.naar_id} <= set(levend) for v in blad.verbanden)
        assert len({(v.van_id, v.naar_id) for v in blad.verbanden}) == len(blad.verbanden)
        nu_rijen = Factor.objects.count() + Factorverband.objects.count()
        assert nu_rijen >= rijen
        rijen = nu_rijen


def _doe(casus: Casus, wie: Kijker, wat: str, een: int, ander: int) -> None:
    """One person does one thing, with rows that may be struck already."""
    alle = {f.tekst: f.pk for f in Factor.objects.order_by("pk")}
    van, naar = alle.get(TEKSTEN[een], 0), alle.get(TEKSTEN[ander], 0)
    with suppress(Geweigerd):
        if wat == "erbij":
            _factor(casus, wie, TEKSTEN[een])
        elif wat == "weg":
            schrap_factor(casus, door=wie, nu=NU, factor_id=van)
        elif wat == "verbind":
            leg_verband(casus, door=wie, nu=NU, van_id=van, naar_id=naar, soort=tuple(Verband)[een])
        else:
            for verband in Factorverband.objects.filter(van_id=van):
                schrap_verband(casus, door=wie, nu=NU, verband_id=verband.pk)


NA_VASTSTELLEN: dict[str, Callable[[Casus, Kijker], object]] = {
    "factor": lambda c, d: _factor(c, d, "x"),
    "schrap factor": lambda c, d: schrap_factor(c, door=d, nu=NU, factor_id=Factor.objects.all()[0].pk),
    "schrap verband": lambda c, d: schrap_verband(c, door=d, nu=NU, verband_id=Factorverband.objects.all()[0].pk),
    "hulp": lambda c, d: voeg_hulp_toe(c, door=d, nu=NU, wat="x"),
    "schrap hulp": lambda c, d: schrap_hulp(c, door=d, nu=NU, hulp_id=EerdereHulp.objects.all()[0].pk),
    "veronderstelling": lambda c, d: veronderstel(c, door=d, nu=NU, tekst="x"),
    "weeg": lambda c, d: weeg_veronderstelling(c, door=d, nu=NU, hypothese_id=1, stand=KLOPT, onderbouwing="x"),
    "schrap veronderstelling": lambda c, d: schrap_veronderstelling(c, door=d, nu=NU, hypothese_id=1),
    "verband": lambda c, d: leg_verband(c, door=d, nu=NU, van_id=1, naar_id=2, soort=Verband.VERERGERT),
}


@pytest.mark.parametrize("werkwoord", NA_VASTSTELLEN)
def test_no_line_changes_after_the_analysis_is_fixed(cast: Cast, werkwoord: str) -> None:
    stel_vast(cast.casus_noor, cast.joris)
    with pytest.raises(Geweigerd, match="al vastgesteld"):
        NA_VASTSTELLEN[werkwoord](cast.casus_noor, cast.joris)


def test_lines_that_came_too_late_are_kept_once_until_thrown_away(cast: Cast) -> None:
    stel_vast(cast.casus_noor, cast.joris)
    bewaar_los_kladje(cast.casus_noor, door=cast.joris, nu=NU, tekst="beschermend: Oma")
    bewaar_los_kladje(cast.casus_noor, door=cast.joris, nu=NU, tekst="beschermend: Oma\nNoor wordt gepest")
    assert _blad(cast.casus_noor, cast.joris).los_klad == "beschermend: Oma\nNoor wordt gepest"
    assert _blad(cast.casus_noor, cast.femke).los_klad == ""
    gooi_los_kladje_weg(cast.casus_noor, door=cast.joris)
    assert not Kladje.objects.exists()


def test_a_new_version_begins_with_every_line_and_its_origin(cast: Cast) -> None:
    casus = cast.casus_noor
    schrijf_alles(casus, cast.joris)
    rij = veronderstel(casus, door=cast.joris, nu=NU, tekst="Noor wordt gepest")
    weeg_veronderstelling(casus, door=cast.joris, nu=NU, hypothese_id=rij.pk, stand=KLOPT, onderbouwing="Gezien.")
    los = _factor(casus, cast.joris, "Toch niet")
    schrap_factor(casus, door=cast.joris, nu=NU, factor_id=los)
    voor = _blad(casus, cast.joris)
    stel_vast(casus, cast.joris)
    start_analyse(casus, door=cast.joris, nu=NU)
    na = _blad(casus, cast.joris)
    assert na.analyse.versie == 2
    assert [f.wortel for f in na.factoren] == [f.wortel for f in voor.factoren]
    assert {f.pk for f in na.factoren}.isdisjoint(f.pk for f in voor.factoren)
    assert [(v.van.tekst, v.soort, v.naar.tekst) for v in na.verbanden] == [
        (v.van.tekst, v.soort, v.naar.tekst) for v in voor.verbanden
    ]
    assert [h.wat for h in na.hulp] == [h.wat for h in voor.hulp]
    assert [(h.tekst, h.onderbouwing) for h in na.hypothesen] == [("Noor wordt gepest", "Gezien.")]
