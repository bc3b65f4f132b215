"""A conditional, lapsed or unsupported authorisation gives no ground; what changes in one has a clock."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.apps.casus.kaderhulp import EEN_JAAR, geboren, leg_vast
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.actions import (
    Opname,
    beeindig_maatregel,
    besluit_opname,
    trek_instemming_in,
    volg_kaders,
)
from zorglandschap.apps.casus.models import Casus, CasusStap, Maatregel, Traject
from zorglandschap.apps.casus.queries import geldende_kaders, get_kaderblad, toets_grond
from zorglandschap.apps.casus.queries.termijnen import get_termijnen
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.besluitwoorden import EindeMaatregel
from zorglandschap.core.begrippen.codelijsten import JuridischKader, Stap
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.casus.termijnen import Termijnsoort
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

_K, _T = JuridischKader, Termijnsoort
DEED = {"instemming_op": VANDAAG, "instemming_door": "K. Post, GZ-psycholoog"}
MOEDER = {"vertegenwoordiger_op": VANDAAG - timedelta(days=40), "vertegenwoordiger_door": "moeder, met gezag"}
OPNAME = Opname(
    geschonden_op=VANDAAG - timedelta(days=1),
    voorwaarde="Elke avond om elf uur binnen; Noor bleef twee nachten weg.",
    besloten_op=VANDAAG,
    besloten_door="R. Vos, jeugdhulpverantwoordelijke",
)


def _grond(casus: Casus, hulpvorm: Hulpvorm = Hulpvorm.GESLOTEN, op: date = VANDAAG) -> Uitkomst:
    return toets_grond(casus, hulpvorm, vandaag=op)[0]


def _gesloten(cast: Cast, **anders: Any) -> Maatregel:
    velden = {"kader": _K.GESLOTEN, "gi": None, "tot": VANDAAG + timedelta(days=90), **DEED}
    return leg_vast(cast, cast.casus_noor, **(velden | anders))


def _voorwaardelijk(cast: Cast) -> Maatregel:
    leg_vast(cast, cast.casus_noor)
    return Maatregel.objects.create(
        jeugdige=cast.noor,
        kader=_K.GESLOTEN,
        van=VANDAAG - timedelta(days=100),
        tot=VANDAAG + timedelta(days=60),
        is_voorwaardelijk=True,
    )


def _termijn(casus: Casus, soort: Termijnsoort) -> date | None:
    return next((t.uiterlijk for t in get_termijnen(casus, vandaag=VANDAAG, soorten=[soort])), None)


def _verblijf(cast: Cast, **anders: Any) -> Traject:
    velden = {
        "jeugdige": cast.noor,
        "gemeente": cast.noor.gemeente,
        "aanbieder": cast.aanbieder,
        "hulpvorm": Hulpvorm.PLEEGZORG,
        "verwijzer": "gemeente",
        "toegewezen_op": VANDAAG - timedelta(days=200),
        "van": VANDAAG - timedelta(days=200),
    }
    return Traject.objects.create(**(velden | anders))


# --- conditional ---


def test_a_conditional_authorisation_is_no_ground_until_somebody_decided_to_admit(cast: Cast) -> None:
    machtiging = _voorwaardelijk(cast)
    grond = _grond(cast.casus_noor)
    assert grond.blokkeert
    assert "voorwaardelijk" in str(grond.reden)
    assert "welke voorwaarde" in str(grond.ontbreekt[0])
    assert geldende_kaders(cast.noor.pk, VANDAAG) == {_K.OTS}
    for _ in range(2):
        besluit_opname(cast.casus_noor, machtiging.pk, door=cast.joris, nu=NU, opname=OPNAME)
    assert _grond(cast.casus_noor).oordeel is Oordeel.VOLDAAN
    assert _grond(cast.casus_noor, op=VANDAAG - timedelta(days=1)).blokkeert
    verhaal = CasusStap.objects.filter(stap=Stap.MAATREGEL).latest("pk").toelichting
    assert "besluit tot opname op 22-11-2026 door R. Vos" in verhaal
    assert _termijn(cast.casus_noor, _T.OPNAME_MELDEN) == VANDAAG + timedelta(days=4)


def test_a_conditional_authorisation_is_not_urged_to_be_used(cast: Cast) -> None:
    _voorwaardelijk(cast)
    assert _termijn(cast.casus_noor, _T.MACHTIGING_ONGEBRUIKT) is None
    assert _termijn(cast.casus_noor, _T.OPNAME_MELDEN) is None


@pytest.mark.parametrize(
    ("anders", "woorden"),
    [
        ({"voorwaarde": " "}, "welke voorwaarde"),
        ({"besloten_door": ""}, "wie tot opname besloot"),
        ({"geschonden_op": VANDAAG + timedelta(days=1)}, "kan niet eerder zijn"),
        ({"besloten_op": VANDAAG + timedelta(days=1)}, "in de toekomst"),
        ({"geschonden_op": VANDAAG - timedelta(days=300)}, "gold toen niet"),
    ],
)
def test_a_decision_to_admit_that_cannot_be_is_refused(cast: Cast, anders: dict[str, Any], woorden: str) -> None:
    machtiging = _voorwaardelijk(cast)
    velden = {naam: getattr(OPNAME, naam) for naam in ("geschonden_op", "voorwaarde", "besloten_op", "besloten_door")}
    with pytest.raises(Geweigerd, match=woorden):
        besluit_opname(cast.casus_noor, machtiging.pk, door=cast.joris, nu=NU, opname=Opname(**(velden | anders)))


def test_only_a_conditional_authorisation_of_this_youth_asks_that_decision(cast: Cast) -> None:
    ots = leg_vast(cast, cast.casus_noor)
    with pytest.raises(Geweigerd, match="geen voorwaardelijke"):
        besluit_opname(cast.casus_noor, ots.pk, door=cast.joris, nu=NU, opname=OPNAME)
    with pytest.raises(NietGevonden):
        besluit_opname(cast.casus_sami, ots.pk, door=cast.bram, nu=NU, opname=OPNAME)


def test_an_expired_conditional_authorisation_admits_nobody(cast: Cast) -> None:
    machtiging = _voorwaardelijk(cast)
    Maatregel.objects.filter(pk=machtiging.pk).update(tot=VANDAAG)
    with pytest.raises(Geweigerd, match="gold toen niet"):
        besluit_opname(cast.casus_noor, machtiging.pk, door=cast.joris, nu=NU, opname=OPNAME)


# --- lapsed ---


def _oude_muhp(cast: Cast, dagen: int = 200) -> Maatregel:
    begin = VANDAAG - timedelta(days=dagen)
    Maatregel.objects.create(jeugdige=cast.noor, kader=_K.OTS, gi=cast.gi, van=begin, tot=EEN_JAAR)
    return Maatregel.objects.create(jeugdige=cast.noor, kader=_K.MUHP, gi=cast.gi, van=begin, tot=EEN_JAAR)


def test_an_authorisation_that_nobody_used_for_three_months_is_no_ground(cast: Cast) -> None:
    _oude_muhp(cast)
    grond = _grond(cast.casus_noor, Hulpvorm.PLEEGZORG)
    assert grond.blokkeert
    assert "vervallen" in str(grond.reden)
    blad = get_kaderblad(cast.casus_noor, cast.joris, vandaag=VANDAAG)
    assert {r.maatregel.kader: r.is_vervallen for r in blad.nu} == {_K.OTS: False, _K.MUHP: True}


def test_while_the_child_lives_there_it_stays_and_three_months_after_it_went_home_it_lapses(cast: Cast) -> None:
    _oude_muhp(cast)
    verblijf = _verblijf(cast)
    assert _grond(cast.casus_noor, Hulpvorm.PLEEGZORG).oordeel is Oordeel.VOLDAAN
    assert _termijn(cast.casus_noor, _T.MACHTIGING_ONGEBRUIKT) is None
    naar_huis = date(2026, 10, 1)
    Traject.objects.filter(pk=verblijf.pk).update(tot=naar_huis)
    assert _termijn(cast.casus_noor, _T.MACHTIGING_ONGEBRUIKT) == date(2026, 12, 31)
    assert _grond(cast.casus_noor, Hulpvorm.PLEEGZORG, date(2026, 12, 31)).oordeel is Oordeel.VOLDAAN
    assert _grond(cast.casus_noor, Hulpvorm.PLEEGZORG, date(2027, 1, 1)).blokkeert


def test_a_stay_elsewhere_does_not_use_a_closed_authorisation(cast: Cast) -> None:
    _oude_muhp(cast)
    _verblijf(cast)
    Maatregel.objects.create(jeugdige=cast.noor, kader=_K.GESLOTEN, van=VANDAAG - timedelta(days=120), tot=EEN_JAAR)
    grond = _grond(cast.casus_noor)
    assert grond.blokkeert
    assert "vervallen" in str(grond.reden)


def test_the_frame_follows_when_an_authorisation_lapses(cast: Cast) -> None:
    Maatregel.objects.create(
        jeugdige=cast.noor, kader=_K.GESLOTEN, van=VANDAAG - timedelta(days=10), tot=EEN_JAAR, **MOEDER
    )
    assert volg_kaders(vandaag=VANDAAG) == 1
    assert volg_kaders(vandaag=VANDAAG + timedelta(days=120)) == 1
    cast.casus_noor.refresh_from_db()
    assert cast.casus_noor.kader == _K.VRIJWILLIG


# --- what carries a closed authorisation ---


def test_a_closed_authorisation_needs_supervision_guardianship_or_consent(cast: Cast) -> None:
    with pytest.raises(Geweigerd, match="geen ondertoezichtstelling of voogdij"):
        _gesloten(cast)
    with pytest.raises(Geweigerd, match="instemming van de ouders of voogd ligt in de toekomst"):
        _gesloten(cast, vertegenwoordiger_door="moeder", vertegenwoordiger_op=VANDAAG + timedelta(days=1))
    _gesloten(cast, **MOEDER)
    assert _grond(cast.casus_noor).oordeel is Oordeel.VOLDAAN


def test_in_haste_the_decision_of_the_judge_is_recorded_and_the_footing_is_asked_before_admission(cast: Cast) -> None:
    _gesloten(cast, is_spoed=True, tot=VANDAAG + timedelta(days=20))
    grond = _grond(cast.casus_noor)
    assert grond.blokkeert
    assert "wettelijke vertegenwoordiger" in str(grond.ontbreekt[0])


def test_who_is_eighteen_needs_nobody_elses_consent(cast: Cast) -> None:
    cast.noor.geboren_op = geboren(18, dagen=20)
    cast.noor.save()
    _gesloten(cast)
    assert _grond(cast.casus_noor).oordeel is Oordeel.VOLDAAN


def _einde(cast: Cast, maatregel: Maatregel) -> None:
    beeindig_maatregel(
        cast.casus_noor,
        maatregel.pk,
        door=cast.joris,
        nu=NU,
        op=VANDAAG,
        reden=EindeMaatregel.OPGEHEVEN,
        toelichting="Besluit van de kinderrechter.",
    )


@pytest.mark.parametrize("stemt_in", [True, False])
def test_when_supervision_ends_gesloten_only_goes_on_with_consent(cast: Cast, *, stemt_in: bool) -> None:
    begin = VANDAAG - timedelta(days=20)
    ots = Maatregel.objects.create(jeugdige=cast.noor, kader=_K.OTS, gi=cast.gi, van=begin, tot=EEN_JAAR)
    velden = MOEDER if stemt_in else {}
    gesloten = Maatregel.objects.create(jeugdige=cast.noor, kader=_K.GESLOTEN, van=begin, tot=EEN_JAAR, **velden)
    _einde(cast, ots)
    gesloten.refresh_from_db()
    assert gesloten.tot == (EEN_JAAR if stemt_in else VANDAAG)
    assert _grond(cast.casus_noor).oordeel is (Oordeel.VOLDAAN if stemt_in else Oordeel.NIET_VOLDAAN)
    assert gesloten.reden_einde == ("" if stemt_in else EindeMaatregel.OPGEHEVEN)


def test_when_consent_is_withdrawn_the_authorisation_lapses_after_fourteen_days(cast: Cast) -> None:
    gesloten = _gesloten(cast, **MOEDER)
    for _ in range(2):
        trek_instemming_in(cast.casus_noor, gesloten.pk, door=cast.joris, nu=NU, op=VANDAAG)
    laatste = VANDAAG + timedelta(days=13)
    assert _termijn(cast.casus_noor, _T.INSTEMMING_INGETROKKEN) == laatste
    assert _grond(cast.casus_noor, op=laatste).oordeel is Oordeel.VOLDAAN
    assert _grond(cast.casus_noor, op=laatste + timedelta(days=1)).blokkeert
    assert geldende_kaders(cast.noor.pk, laatste + timedelta(days=1)) == frozenset()
    leg_vast(cast, cast.casus_noor)
    assert _termijn(cast.casus_noor, _T.INSTEMMING_INGETROKKEN) is None
    assert _grond(cast.casus_noor, op=laatste + timedelta(days=1)).oordeel is Oordeel.VOLDAAN


@pytest.mark.parametrize(
    ("dagen", "woorden"), [(-50, "pas later gegeven"), (1, "nog niet geweest")], ids=["te vroeg", "te laat"]
)
def test_a_withdrawal_on_a_day_that_cannot_be_is_refused(cast: Cast, dagen: int, woorden: str) -> None:
    gesloten = _gesloten(cast, **MOEDER)
    with pytest.raises(Geweigerd, match=woorden):
        trek_instemming_in(cast.casus_noor, gesloten.pk, door=cast.joris, nu=NU, op=VANDAAG + timedelta(days=dagen))


def test_what_nobody_consented_to_cannot_be_withdrawn(cast: Cast) -> None:
    ots = leg_vast(cast, cast.casus_noor)
    with pytest.raises(Geweigerd, match="geen instemming"):
        trek_instemming_in(cast.casus_noor, ots.pk, door=cast.joris, nu=NU, op=VANDAAG)


# --- why a measure ended, and after two years ---


def test_a_measure_that_ran_out_still_gets_its_reason(cast: Cast) -> None:
    ots = Maatregel.objects.create(
        jeugdige=cast.noor, kader=_K.OTS, gi=cast.gi, van=VANDAAG - timedelta(days=300), tot=VANDAAG
    )
    assert get_kaderblad(cast.casus_noor, cast.joris, vandaag=VANDAAG).vroeger[0].mist_reden
    _einde(cast, ots)
    ots.refresh_from_db()
    assert (ots.reden_einde, ots.tot) == (EindeMaatregel.OPGEHEVEN, VANDAAG)


def test_a_reason_of_another_kind_of_measure_is_refused(cast: Cast) -> None:
    ots = leg_vast(cast, cast.casus_noor, van=VANDAAG - timedelta(days=20), tot=VANDAAG + timedelta(days=200))
    with pytest.raises(Geweigerd, match="hoort niet bij deze maatregel"):
        beeindig_maatregel(
            cast.casus_noor,
            ots.pk,
            door=cast.joris,
            nu=NU,
            op=VANDAAG,
            reden=EindeMaatregel.GEZAG_HERSTELD,
            toelichting="Gezag hersteld.",
        )


def test_after_two_years_away_from_home_the_raad_is_asked_before_a_renewal(cast: Cast) -> None:
    _verblijf(cast)
    begin, half, einde = date(2025, 2, 1), date(2026, 2, 1), date(2027, 2, 1)
    Maatregel.objects.create(jeugdige=cast.noor, kader=_K.OTS, gi=cast.gi, van=begin, tot=einde)
    eerste = Maatregel.objects.create(jeugdige=cast.noor, kader=_K.MUHP, gi=cast.gi, van=begin, tot=half)
    Maatregel.objects.create(jeugdige=cast.noor, kader=_K.MUHP, gi=cast.gi, van=half, tot=einde, verlengt=eerste)
    assert _termijn(cast.casus_noor, _T.RAAD_ADVIES) == date(2026, 12, 1)
    Maatregel.objects.filter(pk=eerste.pk).update(tot=date(2025, 12, 1))
    assert _termijn(cast.casus_noor, _T.RAAD_ADVIES) is None


@pytest.mark.parametrize(
    "velden",
    [{"kader": "iets"}, {"reden_einde": "zomaar"}, {"opname_besloten_op": VANDAAG}],
    ids=["kader", "reden", "opname zonder voorwaarde"],
)
def test_the_database_refuses_a_measure_that_is_not_whole(cast: Cast, velden: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Maatregel.objects.create(**({"jeugdige": cast.noor, "kader": _K.GESLOTEN, "van": VANDAAG} | velden))
