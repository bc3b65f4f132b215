"""What holds for every synthetic region, whatever its size, seed or day."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from tests.core.synthetisch import meten
from zorglandschap.core.begrippen.bsn import Bsn
from zorglandschap.core.begrippen.codelijsten import Rol, SoortOrganisatie, Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.regio import Regio
from zorglandschap.core.synthetisch.casussen import STATUSSEN, is_open
from zorglandschap.core.synthetisch.dagen import GEEN, GEEN_EINDE, dagnummer, jaarbegin, leeftijd_op
from zorglandschap.core.synthetisch.genereer import genereer
from zorglandschap.core.synthetisch.mensen import ROLLEN
from zorglandschap.core.synthetisch.opgave import HULPVORMEN
from zorglandschap.core.synthetisch.partijen import SOORTEN
from zorglandschap.core.synthetisch.tabellen import SynthetischeRegio

VANDAAG = date(2026, 11, 22)
NU = dagnummer(VANDAAG)
Maker = Callable[..., SynthetischeRegio]

VERWIJZINGEN = (
    ("locaties", "aanbieder", "organisaties"),
    ("aanbod", "locatie", "locaties"),
    ("plekken", "aanbod", "aanbod"),
    ("bezettingen", "plek", "plekken"),
    ("jeugdigen", "gezin", "gezinnen"),
    ("jeugdigen", "school", "organisaties"),
    ("maatregelen", "jeugdige", "jeugdigen"),
    ("maatregelen", "gi", "organisaties"),
    ("trajecten", "jeugdige", "jeugdigen"),
    ("trajecten", "aanbieder", "organisaties"),
    ("trajecten", "aanbod", "aanbod"),
    ("trajecten", "bezetting", "bezettingen"),
    ("trajecten", "casus", "casussen"),
    ("trajecten", "naast", "trajecten"),
    ("trajecten", "vorige", "trajecten"),
    ("dreigingen", "jeugdige", "jeugdigen"),
    ("kloven", "traject", "trajecten"),
    ("wachtenden", "jeugdige", "jeugdigen"),
    ("wachtenden", "casus", "casussen"),
    ("medewerkers", "organisatie", "organisaties"),
    ("casussen", "jeugdige", "jeugdigen"),
    ("casussen", "regisseur", "medewerkers"),
    ("casussen", "gedragsdeskundige", "medewerkers"),
    ("casussen", "jeugdbeschermer", "medewerkers"),
    ("casussen", "traject", "trajecten"),
)


@pytest.fixture(params=[(0.05, 2026), (0.02, 1), (1.0, 2026)], ids=["klein", "heel klein", "ware grootte"])
def regios(request: pytest.FixtureRequest, maak: Maker) -> SynthetischeRegio:
    schaal, zaad = request.param
    return maak(schaal=schaal, zaad=zaad)


def test_every_reference_points_to_a_row(regios: SynthetischeRegio) -> None:
    for tabel, kolom, doel in VERWIJZINGEN:
        waarden = getattr(getattr(regios, tabel), kolom)
        assert waarden.min(initial=0) >= GEEN, f"{tabel}.{kolom}"
        assert waarden.max(initial=-1) < getattr(regios, doel).aantal, f"{tabel}.{kolom}"


def test_no_place_is_held_twice_on_one_day(regios: SynthetischeRegio) -> None:
    b = regios.bezettingen
    volgorde = np.lexsort((b.van, b.plek))
    zelfde = b.plek[volgorde][1:] == b.plek[volgorde][:-1]
    vrij_op, volgende = b.tot[volgorde][:-1][zelfde], b.van[volgorde][1:][zelfde]
    assert (vrij_op <= volgende).all()


def test_a_place_exists_as_long_as_somebody_holds_it(regios: SynthetischeRegio) -> None:
    b, p, a = regios.bezettingen, regios.plekken, regios.aanbod
    assert (p.van[b.plek] <= b.van).all()
    assert (p.tot[b.plek] >= b.tot).all()
    assert (a.van[p.aanbod] <= p.van).all()
    assert (a.tot[p.aanbod] >= p.tot).all()
    assert (p.van < p.tot).all()


def test_the_ages_of_an_offer_fit_every_youth_who_came(regios: SynthetischeRegio) -> None:
    t, a = regios.trajecten, regios.aanbod
    met = t.aanbod != GEEN
    leeftijd = meten.leeftijd_bij_start(regios)[met]
    assert (leeftijd >= a.leeftijd_van[t.aanbod[met]]).all()
    assert (leeftijd <= a.leeftijd_tot[t.aanbod[met]]).all()
    assert (a.leeftijd_van <= a.leeftijd_tot).all()


def test_help_begins_in_childhood_and_ends_before_the_23rd_birthday(regios: SynthetischeRegio) -> None:
    t = regios.trajecten
    geboren = regios.jeugdigen.geboren[t.jeugdige]
    begin = leeftijd_op(geboren, t.van)
    assert begin.min() >= 0
    assert begin.max() <= 18
    einde = np.minimum(t.tot, NU)
    assert leeftijd_op(geboren, einde).max() <= 22


def test_nobody_sleeps_in_two_places(regios: SynthetischeRegio) -> None:
    t = regios.trajecten
    rij = np.flatnonzero(meten.IS_VERBLIJF[t.vorm])
    volgorde = rij[np.lexsort((t.van[rij], t.jeugdige[rij]))]
    zelfde = t.jeugdige[volgorde][1:] == t.jeugdige[volgorde][:-1]
    assert (t.tot[volgorde][:-1][zelfde] <= t.van[volgorde][1:][zelfde]).all()


def test_periods_are_in_order_and_nothing_lies_in_the_future(regios: SynthetischeRegio) -> None:
    for tabel in (regios.trajecten, regios.maatregelen, regios.bezettingen):
        assert (tabel.van < tabel.tot).all()
        assert tabel.van.max() <= NU
        assert ((tabel.tot <= NU) | (tabel.tot == GEEN_EINDE)).all()
    assert (regios.trajecten.toegewezen <= regios.trajecten.van).all()
    assert (regios.casussen.geopend <= NU).all()
    assert (regios.wachtenden.sinds < NU).all()


def test_a_traject_that_ended_has_a_reason_and_one_that_runs_has_none(regios: SynthetischeRegio) -> None:
    t = regios.trajecten
    assert ((t.reden_einde == GEEN) == (t.tot == GEEN_EINDE)).all()


def test_every_stay_holds_a_place_of_its_own_form(regios: SynthetischeRegio) -> None:
    t, b, p = regios.trajecten, regios.bezettingen, regios.plekken
    verblijf = meten.IS_VERBLIJF[t.vorm]
    assert (t.bezetting[verblijf] != GEEN).all()
    met = t.bezetting != GEEN
    assert (p.aanbod[b.plek[t.bezetting[met]]] == t.aanbod[met]).all()
    assert (regios.aanbod.vorm[t.aanbod[met]] == t.vorm[met]).all()
    assert np.unique(t.bezetting[met]).size == met.sum()


def test_numbers_are_valid_impossible_and_unique(klein: SynthetischeRegio) -> None:
    nummers = klein.jeugdigen.bsn.tolist()
    assert len(set(nummers)) == len(nummers)
    assert all(Bsn(str(n)).is_onmogelijk for n in nummers)


def test_families_share_a_home_and_first_names_differ(klein: SynthetischeRegio) -> None:
    j = klein.jeugdigen
    paren = set(zip(j.gezin.tolist(), j.is_meisje.tolist(), j.voornaam.tolist(), strict=True))
    assert len(paren) == j.aantal
    assert (klein.gezinnen.gemeente[j.gezin] == j.gemeente).all()
    assert np.unique(j.gezin).size == klein.gezinnen.aantal


def test_brothers_and_sisters_are_there_with_and_without_help(streek: SynthetischeRegio) -> None:
    geholpen = np.zeros(streek.jeugdigen.aantal, dtype=bool)
    geholpen[streek.trajecten.jeugdige] = True
    per_gezin = np.bincount(streek.jeugdigen.gezin[geholpen])
    assert (per_gezin >= 2).sum() > 0.2 * streek.gezinnen.aantal
    assert (~geholpen).sum() > 5000


def test_needs_fit_the_age(streek: SynthetischeRegio) -> None:
    leeftijd = leeftijd_op(streek.jeugdigen.geboren, NU)
    verslaving = 1 << list(Specialisme).index(Specialisme.VERSLAVING)
    assert leeftijd[(streek.jeugdigen.behoeften & verslaving) > 0].min() >= 13


def test_youths_of_school_age_go_to_school_in_their_gemeente(klein: SynthetischeRegio) -> None:
    j = klein.jeugdigen
    leeftijd = leeftijd_op(j.geboren, NU)
    leerling = (leeftijd >= 4) & (leeftijd <= 17)
    assert ((j.school != GEEN) == leerling).all()
    assert (klein.organisaties.gemeente[j.school[leerling]] == j.gemeente[leerling]).all()


def test_nobody_has_more_open_cases_than_can_be_borne(regios: SynthetischeRegio) -> None:
    open_ = is_open(regios.casussen)
    assert np.bincount(regios.casussen.regisseur[open_]).max() <= 30
    met = regios.casussen.jeugdbeschermer[open_]
    assert np.bincount(met[met != GEEN], minlength=1).max() <= 30


def test_a_youth_has_at_most_one_open_case(regios: SynthetischeRegio) -> None:
    jeugdige = regios.casussen.jeugdige[is_open(regios.casussen)]
    assert np.unique(jeugdige).size == jeugdige.size


def test_every_team_and_provider_has_its_people(regios: SynthetischeRegio) -> None:
    m, o = regios.medewerkers, regios.organisaties
    per_rol = {
        Rol.JEUGDCONSULENT: SoortOrganisatie.LOKAAL_TEAM,
        Rol.GEDRAGSDESKUNDIGE: SoortOrganisatie.LOKAAL_TEAM,
        Rol.JEUGDBESCHERMER: SoortOrganisatie.GI,
    }
    for rol, soort in per_rol.items():
        bij = set(m.organisatie[m.rol == ROLLEN.index(rol)].tolist())
        assert bij == set(np.flatnonzero(o.soort == SOORTEN.index(soort)).tolist())
    planners = set(m.organisatie[m.rol == ROLLEN.index(Rol.PLANNER)].tolist())
    assert planners == set(np.flatnonzero(o.is_specialistisch).tolist())


def test_help_beside_a_stay_is_help_at_home_of_the_same_youth_and_case(streek: SynthetischeRegio) -> None:
    t = streek.trajecten
    naast = np.flatnonzero(t.naast != GEEN)
    assert (t.jeugdige[naast] == t.jeugdige[t.naast[naast]]).all()
    assert (t.casus[naast] == t.casus[t.naast[naast]]).all()
    assert not meten.IS_VERBLIJF[t.vorm[naast]].any()
    assert meten.IS_VERBLIJF[t.vorm[t.naast[naast]]].all()


def test_most_but_not_all_stays_of_today_have_help_beside_them(streek: SynthetischeRegio) -> None:
    t = streek.trajecten
    loopt = np.flatnonzero(meten.IS_VERBLIJF[t.vorm] & (t.tot > NU) & (t.van < NU - 30))
    met = np.isin(loopt, t.naast[(t.naast != GEEN) & (t.tot > NU)])
    assert 0.4 < met.mean() < 0.95


def test_crisis_places_are_overstayed(streek: SynthetischeRegio) -> None:
    groep = meten.vorm(Hulpvorm.CRISISGROEP) | meten.vorm(Hulpvorm.CRISISPLEEGZORG)
    assert 55 < meten.korter_dan(streek, groep, 29) < 75


def test_places_are_well_filled_but_every_gemeente_has_something_free(streek: SynthetischeRegio, regio: Regio) -> None:
    assert 84 <= meten.bezetting(streek, VANDAAG) <= 97
    p, a, b = streek.plekken, streek.aanbod, streek.bezettingen
    vrij = (p.van <= NU) & (p.tot > NU)
    vrij[b.plek[b.tot > NU]] = False
    gemeente = streek.locaties.gemeente[a.locatie[p.aanbod]]
    for hulpvorm in (Hulpvorm.PLEEGZORG, Hulpvorm.THUISBEHANDELING, Hulpvorm.BEGELEIDING):
        hier = vrij & (a.vorm[p.aanbod] == HULPVORMEN.index(hulpvorm))
        assert set(range(len(regio.gemeenten))) <= set(gemeente[hier].tolist()), hulpvorm
    vol = np.setdiff1d(np.unique(p.aanbod[~vrij & (p.tot > NU)]), np.unique(p.aanbod[vrij]))
    assert vol.size > 20


def test_all_forms_of_help_are_offered(streek: SynthetischeRegio) -> None:
    assert set(streek.aanbod.vorm.tolist()) == set(range(len(HULPVORMEN)))
    assert 395 <= streek.aanbod.aantal <= 410
    assert 115 <= streek.locaties.aantal <= 130
    assert (streek.locaties.gemeente >= 6).sum() >= 3  # some lie outside the region


def test_groups_closed_and_their_offers_with_them(streek: SynthetischeRegio) -> None:
    groep = streek.aanbod.vorm == HULPVORMEN.index(Hulpvorm.BEHANDELGROEP)
    dicht = groep & (streek.aanbod.tot <= NU)
    assert dicht.sum() >= 10
    assert streek.aanbod.tot[dicht].min() >= jaarbegin(2016)


def test_every_stage_of_a_case_occurs_and_somebody_waits(streek: SynthetischeRegio) -> None:
    status = {STATUSSEN[i].value for i in np.unique(streek.casussen.status).tolist()}
    assert status == {s.value for s in STATUSSEN} - {"plek gevraagd"}
    assert streek.wachtenden.aantal > 150
    assert (streek.kloven.reden[streek.kloven.niveau != 0] != GEEN).all()
    assert (streek.kloven.reden[streek.kloven.niveau == 0] == GEEN).all()


def test_the_same_seed_gives_the_same_region_byte_for_byte(regio: Regio, klein: SynthetischeRegio) -> None:
    weer = genereer(regio, schaal=0.05, zaad=2026, vandaag=VANDAAG)
    assert weer.vingerafdruk() == klein.vingerafdruk()


def test_the_fingerprint_does_not_depend_on_the_process() -> None:
    wortel = Path(__file__).resolve().parents[3]
    code = (
        "from datetime import date; from pathlib import Path;"
        "from zorglandschap.config.regio import lees_regio;"
        "from zorglandschap.core.synthetisch.genereer import genereer;"
        "r = lees_regio('flevoland', Path('regios'));"
        "print(genereer(r, schaal=0.01, zaad=5, vandaag=date(2026, 11, 22)).vingerafdruk())"
    )
    uitkomsten = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=wortel,
            env={**os.environ, "PYTHONPATH": str(wortel / "src"), "PYTHONHASHSEED": zaad},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for zaad in ("1", "2")
    }
    assert len(uitkomsten) == 1


def test_another_seed_gives_another_region_of_the_same_size(maak: Maker) -> None:
    een, ander = maak(zaad=1), maak(zaad=2)
    assert een.vingerafdruk() != ander.vingerafdruk()
    assert een.trajecten.aantal == pytest.approx(ander.trajecten.aantal, rel=0.03)


def test_the_scale_multiplies_what_is_there(klein: SynthetischeRegio, streek: SynthetischeRegio, maak: Maker) -> None:
    for tabel in ("trajecten", "jeugdigen", "dreigingen"):
        groot, twintigste = getattr(streek, tabel).aantal, getattr(klein, tabel).aantal
        assert twintigste == pytest.approx(groot / 20, rel=0.15), tabel
    dubbel = maak(schaal=2.0)
    for tabel in ("trajecten", "aanbod", "plekken", "medewerkers"):
        assert getattr(dubbel, tabel).aantal == pytest.approx(2 * getattr(streek, tabel).aantal, rel=0.06), tabel
    assert set(dubbel.locaties.cel.tolist()) == {0, 1}


def test_the_history_runs_until_the_day_that_is_given(maak: Maker) -> None:
    vroeg = maak(vandaag=date(2019, 3, 1))
    assert vroeg.trajecten.van.max() <= dagnummer(date(2019, 3, 1))
    assert not (vroeg.aanbod.vorm[vroeg.trajecten.aanbod] == HULPVORMEN.index(Hulpvorm.TEAM_ANDERS)).any()
    assert not vroeg.dreigingen.via_team.any()


@pytest.mark.parametrize("schaal", [0.0, 0.001, 101.0])
def test_an_impossible_scale_is_refused(regio: Regio, schaal: float) -> None:
    with pytest.raises(ValueError, match="schaal"):
        genereer(regio, schaal=schaal, zaad=1, vandaag=VANDAAG)


def test_a_day_before_the_history_is_refused(regio: Regio) -> None:
    with pytest.raises(ValueError, match="2016"):
        genereer(regio, schaal=0.01, zaad=1, vandaag=date(2016, 5, 1))
