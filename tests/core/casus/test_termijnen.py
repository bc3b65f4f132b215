"""The clocks answer as their table says; each has a source, stops when its fact closes, and moves with its facts."""

from __future__ import annotations

import tomllib
import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.core.regels.voorbeelden import MAP, _Lezer
from zorglandschap.core.begrippen.beleid import lees_beleid
from zorglandschap.core.begrippen.codelijsten import CasusStatus, JuridischKader
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.casus.klokken import KLOKKEN, Eenheid, Telling
from zorglandschap.core.casus.termijnen import (
    NORMSLEUTELS,
    Normen,
    TermijnFeiten,
    Termijnsoort,
    Termijnstaat,
    eerste_voor,
    termijnen,
)
from zorglandschap.core.casus.termijnfeiten import Afspraak, Hulp, Maatregelfeit, Planfeit, Vraag
from zorglandschap.core.casus.werk import Werkrol

DAG = date(2026, 4, 1)
RUW = yaml.load((MAP / "termijnen.yaml").read_text(encoding="utf-8"), Loader=_Lezer)  # noqa: S506
BASIS = RUW.pop("uitgangspunt")
BELEID = lees_beleid(tomllib.loads((Path(__file__).parents[3] / "regios/flevoland/beleid.toml").read_text()))
NORMEN = Normen({sleutel: BELEID.aantal(sleutel, DAG) for sleutel in NORMSLEUTELS})


def _bouw(soort: Any, waarde: Any) -> Any:
    """YAML as the frozen facts: words become code values, tables become dataclasses."""
    oorsprong, delen = typing.get_origin(soort), typing.get_args(soort)
    if oorsprong in (types.UnionType, typing.Union):
        return _bouw(next(d for d in delen if d is not type(None)), waarde)
    if oorsprong is tuple:
        return tuple(_bouw(delen[0], w) for w in waarde)
    if is_dataclass(soort) and isinstance(soort, type):
        return _maak(soort, waarde)
    return soort(waarde) if isinstance(soort, type) and issubclass(soort, Enum) else waarde


def _maak(klasse: Any, ruw: Mapping[str, Any]) -> Any:
    soorten = typing.get_type_hints(klasse)
    assert set(ruw) <= {f.name for f in fields(klasse)}, ruw
    return klasse(**{naam: _bouw(soorten[naam], waarde) for naam, waarde in ruw.items()})


def feiten(**ruw: Any) -> TermijnFeiten:
    """Facts of a case on the first of April 2026, unless said otherwise."""
    return typing.cast(
        TermijnFeiten, replace(_maak(TermijnFeiten, {**BASIS, "normen": {"aantallen": {}}, **ruw}), normen=NORMEN)
    )


def _dag_van(soort: Termijnsoort, f: TermijnFeiten) -> date | None:
    return next((t.uiterlijk for t in termijnen(f) if t.soort is soort), None)


GEVALLEN = [
    pytest.param(Termijnsoort(soort), rij, id=f"{soort}: {rij['geval']}")
    for soort, rijen in RUW.items()
    for rij in rijen
]


@pytest.mark.parametrize(("soort", "rij"), GEVALLEN)
def test_the_clock_gives_the_day_of_the_table(soort: Termijnsoort, rij: dict[str, Any]) -> None:
    verwacht = None if rij["uiterlijk"] == "geen" else rij["uiterlijk"]
    assert _dag_van(soort, feiten(**rij["feiten"])) == verwacht


def test_every_clock_has_cases_in_which_it_runs_and_in_which_it_does_not() -> None:
    assert set(RUW) == set(Termijnsoort)
    for soort, rijen in RUW.items():
        antwoorden = [rij["uiterlijk"] for rij in rijen]
        assert "geen" in antwoorden, soort
        assert any(a != "geen" for a in antwoorden), soort


def test_every_clock_has_a_source_a_text_and_a_known_norm() -> None:
    assert {klok.soort for klok in KLOKKEN} == set(Termijnsoort)
    for klok in KLOKKEN:
        assert str(klok.wat).endswith((".", "?")), klok.soort
        assert klok.bron.document, klok.soort
        assert klok.feit.__doc__, klok.soort
        if klok.telling is not Telling.OP:
            assert NORMEN[klok.norm] > 0
            norm = BELEID.norm(klok.norm, DAG)
            assert norm.eenheid == EENHEID[klok.eenheid], klok.norm


EENHEID = {
    Eenheid.WERKDAG: "werkdag",
    Eenheid.DAG: "dag",
    Eenheid.WEEK: "week",
    Eenheid.MAAND: "maand",
    Eenheid.JAAR: "jaar",
}
# --- facts as they come, to see that every clock keeps its promises

DAGEN = st.dates(min_value=DAG - timedelta(days=400), max_value=DAG + timedelta(days=200))
NIEUW = st.none() | DAGEN
AFSPRAKEN = st.lists(st.builds(Afspraak, sinds=DAGEN, op=DAGEN), max_size=3).map(tuple)
HULP = st.lists(
    st.builds(Hulp, hulpvorm=st.sampled_from(Hulpvorm), van=DAGEN, tot=NIEUW, toegewezen_op=NIEUW), max_size=4
).map(tuple)
MAATREGELEN = st.lists(
    st.builds(Maatregelfeit, kader=st.sampled_from(JuridischKader), van=DAGEN, tot=NIEUW), max_size=3
).map(tuple)
PLAN = st.none() | st.builds(Planfeit, gestart_op=DAGEN, vastgesteld_op=NIEUW, op_schrift_gevraagd_op=NIEUW)
FEITEN = st.builds(
    TermijnFeiten,
    vandaag=st.just(DAG),
    normen=st.just(NORMEN),
    geboren_op=st.dates(min_value=date(2003, 1, 1), max_value=date(2025, 1, 1)),
    status=st.sampled_from(CasusStatus),
    kader=st.sampled_from(JuridischKader),
    vragen=st.lists(st.builds(Vraag, op=DAGEN, over_veiligheid=st.booleans()), max_size=2).map(tuple),
    crisis_sinds=NIEUW,
    hulp=HULP,
    maatregelen=MAATREGELEN,
    plan=PLAN,
    evaluaties=AFSPRAKEN,
    laatste_evaluatie=NIEUW,
    doelen=AFSPRAKEN,
    afschaalmomenten=AFSPRAKEN,
    jim_sinds=NIEUW,
    gesloten_op=NIEUW,
)
IN_DAGEN = frozenset(
    klok.soort for klok in KLOKKEN if klok.telling is not Telling.OP and klok.eenheid in (Eenheid.DAG, Eenheid.WEEK)
)


@given(FEITEN)
def test_no_clock_without_source_and_none_that_has_not_begun(f: TermijnFeiten) -> None:
    for termijn in termijnen(f):
        assert termijn.bron.document
        assert termijn.bron.wat
        assert termijn.sinds <= f.vandaag


@given(FEITEN)
def test_each_kind_is_there_once_and_the_first_day_comes_first(f: TermijnFeiten) -> None:
    rij = termijnen(f)
    assert len({t.soort for t in rij}) == len(rij)
    assert [t.uiterlijk for t in rij] == sorted(t.uiterlijk for t in rij)


@given(FEITEN)
def test_the_order_of_the_facts_does_not_matter(f: TermijnFeiten) -> None:
    omgekeerd = replace(
        f, hulp=f.hulp[::-1], maatregelen=f.maatregelen[::-1], vragen=f.vragen[::-1], doelen=f.doelen[::-1]
    )
    assert [(t.soort, t.uiterlijk) for t in termijnen(f)] == [(t.soort, t.uiterlijk) for t in termijnen(omgekeerd)]


@given(FEITEN)
def test_without_facts_there_are_no_clocks(f: TermijnFeiten) -> None:
    leeg = TermijnFeiten(vandaag=f.vandaag, normen=NORMEN, geboren_op=f.geboren_op, status=f.status)
    assert termijnen(leeg) == ()


@given(FEITEN)
def test_a_closed_fact_stops_its_clock(f: TermijnFeiten) -> None:
    klaar = replace(f, evaluaties=(), doelen=(), afschaalmomenten=(), vragen=(), heeft_analyse=True, jim_sinds=None)
    weg = {
        Termijnsoort.EVALUATIE,
        Termijnsoort.DOEL,
        Termijnsoort.AFSCHAALMOMENT,
        Termijnsoort.VEILIGHEID,
        Termijnsoort.VRAAG_UITKOMST,
        Termijnsoort.ANALYSE_NA_CRISIS,
        Termijnsoort.JIM,
    }
    assert weg.isdisjoint(t.soort for t in termijnen(klaar))


def _schuif(waarde: Any, dagen: timedelta) -> Any:
    if isinstance(waarde, date):
        return waarde + dagen
    if isinstance(waarde, tuple):
        return tuple(_schuif(w, dagen) for w in waarde)
    if is_dataclass(waarde) and not isinstance(waarde, type | Normen):
        return replace(waarde, **{f.name: _schuif(getattr(waarde, f.name), dagen) for f in fields(waarde)})
    return waarde


@given(FEITEN, st.integers(min_value=-300, max_value=300))
def test_all_facts_moved_by_some_days_move_the_calendar_clocks_as_much(f: TermijnFeiten, aantal: int) -> None:
    dagen = timedelta(days=aantal)
    voor = {t.soort: t.uiterlijk for t in termijnen(f) if t.soort in IN_DAGEN}
    na = {t.soort: t.uiterlijk for t in termijnen(_schuif(f, dagen)) if t.soort in IN_DAGEN}
    assert na == {soort: dag + dagen for soort, dag in voor.items()}


@pytest.mark.parametrize(
    ("op", "staat"),
    [
        (DAG - timedelta(days=1), Termijnstaat.TE_LAAT),
        (DAG, Termijnstaat.DEZE_WEEK),
        (DAG + timedelta(days=6), Termijnstaat.DEZE_WEEK),
        (DAG + timedelta(days=7), Termijnstaat.OP_TIJD),
    ],
)
def test_how_near_a_term_is(op: date, staat: Termijnstaat) -> None:
    (termijn,) = termijnen(feiten(doelen=[{"sinds": date(2026, 1, 1), "op": op}]))
    assert termijn.staat(DAG) is staat
    assert not termijn.zelf_melden


def test_each_part_sees_the_first_term_that_is_its_work() -> None:
    rij = termijnen(
        feiten(
            doelen=[{"sinds": date(2026, 1, 1), "op": date(2026, 6, 1)}],
            maatregelen=[{"kader": "ondertoezichtstelling", "van": date(2025, 7, 1), "tot": date(2026, 7, 1)}],
        )
    )
    gi, regisseur = eerste_voor(Werkrol.JEUGDBESCHERMER, rij), eerste_voor(Werkrol.REGISSEUR, rij)
    assert gi is not None
    assert gi.soort is Termijnsoort.GI_CONTACT
    assert regisseur is not None
    assert regisseur.soort is Termijnsoort.GI_CONTACT
    assert eerste_voor(Werkrol.MEEKIJKER, rij) is None
    raad = next(t for t in rij if t.soort is Termijnsoort.RAAD_NIET_VERLENGEN)
    assert raad.zelf_melden
