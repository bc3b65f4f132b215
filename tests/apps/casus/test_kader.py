"""Measures are recorded as the law allows, the frame of the case follows, and a placement needs a ground."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.apps.casus.kaderhulp import EEN_JAAR, geboren, leg_vast, maatregel
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.actions import beeindig_maatregel, leg_maatregel_vast, volg_kaders
from zorglandschap.apps.casus.models import Casus, CasusStap, Maatregel, Regieperiode
from zorglandschap.apps.casus.queries import (
    geldende_kaders,
    get_casus,
    get_kaderblad,
    list_instellingen,
    list_jeugdbeschermers,
    toets_grond,
)
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.besluitwoorden import EindeMaatregel, Regiesoort
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, JuridischKader, Rol, Stap
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.regels.uitkomst import Oordeel

_K = JuridischKader


def _grond(casus: Casus, hulpvorm: Hulpvorm = Hulpvorm.PLEEGZORG, *, op: date = VANDAAG) -> Oordeel:
    return toets_grond(casus, hulpvorm, vandaag=op)[0].oordeel


# --- recording ---


def test_supervision_makes_the_frame_compelled_and_is_told_on_the_timeline(cast: Cast) -> None:
    leg_vast(cast, cast.casus_noor)
    cast.casus_noor.refresh_from_db()
    assert cast.casus_noor.kader == _K.OTS
    stap = CasusStap.objects.get(stap=Stap.MAATREGEL)
    assert "ondertoezichtstelling, vanaf 22-11-2026 tot 22-11-2027" in stap.toelichting
    assert any(u["regel"] == "maatregel binnen wettelijke duur" for u in stap.uitkomsten)


def test_the_same_form_twice_records_one_measure(cast: Cast) -> None:
    sleutel = uuid4()
    nieuw = maatregel(cast)
    for _ in range(2):
        leg_maatregel_vast(cast.casus_noor, door=cast.joris, nu=NU, nieuw=nieuw, herhaalsleutel=sleutel)
    assert Maatregel.objects.count() == 1
    with pytest.raises(NietGevonden):
        leg_maatregel_vast(cast.casus_sami, door=cast.bram, nu=NU, nieuw=nieuw, herhaalsleutel=sleutel)


def test_the_chosen_worker_of_the_gi_becomes_a_fixed_face(cast: Cast) -> None:
    leg_vast(cast, cast.casus_noor, jeugdbeschermer=cast.ilse.medewerker_id)
    cast.casus_noor.refresh_from_db()
    assert cast.casus_noor.jeugdbeschermer_id == cast.ilse.medewerker_id
    assert Regieperiode.objects.get(soort=Regiesoort.JEUGDBESCHERMING).medewerker_id == cast.ilse.medewerker_id
    assert get_casus(cast.ilse, cast.casus_noor.sleutel, Handeling.CASUS_SCHRIJVEN, vandaag=VANDAAG)


def test_a_worker_of_the_gi_who_is_involved_records_and_is_named(cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(jeugdbeschermer_id=cast.ilse.medewerker_id)
    leg_vast(cast, cast.casus_noor, cast.ilse)
    assert Regieperiode.objects.filter(soort=Regiesoort.JEUGDBESCHERMING).count() == 1


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"van": date(2000, 1, 1), "tot": date(2000, 6, 1)}, "voor de geboorte"),
        ({"tot": VANDAAG}, "niet na de begindatum"),
        ({"uitgesproken_op": VANDAAG + timedelta(days=1)}, "ligt in de toekomst"),
        ({"instemming_op": VANDAAG + timedelta(days=1)}, "gedragswetenschapper ligt in de toekomst"),
        ({"kader": _K.VRIJWILLIG}, "geen maatregel"),
        ({"tot": None}, "tot wanneer"),
        ({"tot": EEN_JAAR + timedelta(days=1)}, "hoogstens tot 2027-11-22"),
        ({"kader": _K.VOTS, "tot": date(2027, 2, 23)}, "langer dan de wet"),
        ({"gi": None}, "welke GI"),
        ({"kader": _K.MUHP}, "geen (voorlopige) ondertoezichtstelling"),
        ({"kader": _K.GESLOTEN}, "instemming van een gedragswetenschapper"),
        ({"kader": _K.GESLOTEN, "is_spoed": True, "tot": VANDAAG + timedelta(days=29)}, "langer dan de wet"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_that_helps(cast: Cast, anders: dict[str, Any], zin: str) -> None:
    with pytest.raises(Geweigerd) as fout:
        leg_vast(cast, cast.casus_noor, **anders)
    assert zin in str(fout.value)
    assert not Maatregel.objects.exists()
    assert Gebeurtenis.objects.filter(uitkomst=4, handeling=Handeling.CASUS_SCHRIJVEN).exists()


def test_a_measure_ends_when_the_youth_turns_eighteen(cast: Cast) -> None:
    cast.noor.geboren_op = geboren(17, dagen=200)
    cast.noor.save()
    with pytest.raises(Geweigerd, match="te oud"):
        leg_vast(cast, cast.casus_noor)
    leg_vast(cast, cast.casus_noor, tot=VANDAAG + timedelta(days=100))
    leg_vast(cast, cast.casus_noor, kader=_K.JEUGDRECLASSERING, tot=None)
    gesloten = {"instemming_op": VANDAAG, "instemming_door": "K. Post, orthopedagoog-generalist", "gi": None}
    leg_vast(cast, cast.casus_noor, kader=_K.GESLOTEN, tot=VANDAAG + timedelta(days=300), **gesloten)


def test_only_a_gi_and_a_worker_of_that_gi_can_be_chosen(cast: Cast) -> None:
    with pytest.raises(NietGevonden):
        leg_vast(cast, cast.casus_noor, gi=cast.aanbieder.pk)
    with pytest.raises(NietGevonden):
        leg_vast(cast, cast.casus_noor, jeugdbeschermer=cast.joris.medewerker_id)
    with pytest.raises(Geweigerd, match="werkt niet bij de gekozen GI"):
        leg_vast(cast, cast.casus_noor, kader=_K.GESLOTEN, gi=None, jeugdbeschermer=cast.ilse.medewerker_id)
    assert [o.pk for o in list_instellingen()] == [cast.gi.pk]
    assert [m.pk for m in list_jeugdbeschermers(cast.casus_noor, VANDAAG)] == [cast.ilse.medewerker_id]


def test_the_same_measure_is_not_recorded_twice_for_the_same_days(cast: Cast) -> None:
    leg_vast(cast, cast.casus_noor)
    with pytest.raises(Geweigerd, match="geldt al"):
        leg_vast(cast, cast.casus_noor, van=VANDAAG + timedelta(days=5), tot=VANDAAG + timedelta(days=60))


def test_a_renewal_follows_on_and_a_provisional_measure_has_none(cast: Cast) -> None:
    eerste = leg_vast(cast, cast.casus_noor)
    met_gat = {"verlengt": eerste.pk, "van": EEN_JAAR + timedelta(days=7), "tot": EEN_JAAR + timedelta(days=90)}
    with pytest.raises(Geweigerd, match="sluit niet aan"):
        leg_vast(cast, cast.casus_noor, **met_gat)
    tweede = leg_vast(cast, cast.casus_noor, verlengt=eerste.pk, van=EEN_JAAR, tot=EEN_JAAR + timedelta(days=365))
    assert tweede.verlengt_id == eerste.pk
    blad = get_kaderblad(cast.casus_noor, cast.joris, vandaag=VANDAAG)
    assert [(r.maatregel.pk, r.is_verlengd) for r in (*blad.nu, *blad.straks)] == [
        (eerste.pk, True),
        (tweede.pk, False),
    ]
    voorlopig = leg_vast(cast, cast.casus_sami, cast.bram, kader=_K.VOTS, tot=date(2027, 2, 22))
    nog_eens = {"verlengt": voorlopig.pk, "van": date(2027, 2, 22), "tot": date(2027, 3, 1)}
    with pytest.raises(Geweigerd, match="kan niet worden verlengd"):
        leg_vast(cast, cast.casus_sami, cast.bram, kader=_K.VOTS, **nog_eens)
    with pytest.raises(NietGevonden):
        leg_vast(cast, cast.casus_noor, verlengt=voorlopig.pk)


def test_an_authorisation_may_run_over_supervision_and_its_renewal(cast: Cast) -> None:
    eerste = leg_vast(cast, cast.casus_noor, van=VANDAAG - timedelta(days=300), tot=VANDAAG + timedelta(days=65))
    muhp = {"kader": _K.MUHP, "tot": VANDAAG + timedelta(days=200)}
    with pytest.raises(Geweigerd, match="In deze periode is er geen"):
        leg_vast(cast, cast.casus_noor, **muhp)
    leg_vast(cast, cast.casus_noor, verlengt=eerste.pk, van=eerste.tot, tot=VANDAAG + timedelta(days=365))
    leg_vast(cast, cast.casus_noor, **muhp)
    assert geldende_kaders(cast.noor.pk, VANDAAG) == {_K.OTS, _K.MUHP}


def test_supervision_without_an_end_covers_everything(cast: Cast) -> None:
    Maatregel.objects.create(jeugdige=cast.noor, kader=_K.OTS, gi=cast.gi, van=VANDAAG - timedelta(days=10))
    leg_vast(cast, cast.casus_noor, kader=_K.MUHP)
    assert geldende_kaders(cast.noor.pk, VANDAAG) == {_K.OTS, _K.MUHP}


@pytest.mark.parametrize("wie", ["mila", "femke", "bram", "daan", "tom"])
def test_nobody_else_records_a_measure(cast: Cast, wie: str) -> None:
    with pytest.raises(NietGevonden):
        get_casus(getattr(cast, wie), cast.casus_noor.sleutel, Handeling.CASUS_SCHRIJVEN, vandaag=VANDAAG)


# --- ending ---


def test_when_supervision_ends_the_authorisation_and_the_frame_end_with_it(cast: Cast) -> None:
    begin = VANDAAG - timedelta(days=60)
    ots = leg_vast(
        cast, cast.casus_noor, van=begin, tot=begin + timedelta(days=365), jeugdbeschermer=cast.ilse.medewerker_id
    )
    muhp = leg_vast(cast, cast.casus_noor, kader=_K.MUHP, van=begin, tot=begin + timedelta(days=300))
    beeindig_maatregel(
        cast.casus_noor,
        ots.pk,
        door=cast.joris,
        nu=NU,
        op=VANDAAG,
        reden=EindeMaatregel.OPGEHEVEN,
        toelichting="Besluit kinderrechter.",
    )
    muhp.refresh_from_db()
    cast.casus_noor.refresh_from_db()
    assert muhp.tot == VANDAAG
    assert (cast.casus_noor.kader, cast.casus_noor.jeugdbeschermer_id) == (_K.VRIJWILLIG, None)
    assert Regieperiode.objects.get(soort=Regiesoort.JEUGDBESCHERMING).tot == VANDAAG
    assert "geëindigd per 22-11-2026" in CasusStap.objects.filter(stap=Stap.MAATREGEL).latest("pk").toelichting
    aantal = CasusStap.objects.count()
    beeindig_maatregel(
        cast.casus_noor, ots.pk, door=cast.joris, nu=NU, op=VANDAAG, reden=EindeMaatregel.OPGEHEVEN, toelichting=""
    )
    assert CasusStap.objects.count() == aantal


def test_when_other_supervision_goes_on_the_authorisation_stays(cast: Cast) -> None:
    begin = VANDAAG - timedelta(days=60)
    vots = leg_vast(cast, cast.casus_noor, kader=_K.VOTS, van=begin, tot=begin + timedelta(days=90))
    leg_vast(cast, cast.casus_noor, van=begin, tot=begin + timedelta(days=365))
    muhp = leg_vast(cast, cast.casus_noor, kader=_K.MUHP, van=begin, tot=begin + timedelta(days=300))
    beeindig_maatregel(
        cast.casus_noor,
        vots.pk,
        door=cast.joris,
        nu=NU,
        op=VANDAAG,
        reden=EindeMaatregel.WERD_OTS,
        toelichting="Er is nu een OTS.",
    )
    muhp.refresh_from_db()
    assert muhp.tot == begin + timedelta(days=300)
    assert Casus.objects.get(pk=cast.casus_noor.pk).kader == _K.OTS


@pytest.mark.parametrize(
    ("dagen", "reden", "zin"),
    [
        (0, " ", "Schrijf op waarom"),
        (-60, "Besluit.", "begon pas later"),
        (1, "Besluit.", "in de toekomst"),
        (400, "Besluit.", "eindigt dan al"),
    ],
)
def test_an_end_that_cannot_be_is_refused(cast: Cast, dagen: int, reden: str, zin: str) -> None:
    ots = leg_vast(cast, cast.casus_noor, van=VANDAAG - timedelta(days=30), tot=VANDAAG + timedelta(days=300))
    with pytest.raises(Geweigerd, match=zin):
        beeindig_maatregel(
            cast.casus_noor,
            ots.pk,
            door=cast.joris,
            nu=NU,
            op=VANDAAG + timedelta(days=dagen),
            reden=EindeMaatregel.OPGEHEVEN,
            toelichting=reden,
        )


def test_a_measure_of_another_youth_cannot_be_ended_here(cast: Cast) -> None:
    ots = leg_vast(cast, cast.casus_sami, cast.bram, tot=VANDAAG + timedelta(days=100))
    with pytest.raises(NietGevonden):
        beeindig_maatregel(
            cast.casus_noor,
            ots.pk,
            door=cast.joris,
            nu=NU,
            op=VANDAAG,
            reden=EindeMaatregel.OPGEHEVEN,
            toelichting="Fout.",
        )


def test_the_frame_of_a_case_follows_when_a_measure_begins_or_runs_out(cast: Cast) -> None:
    Maatregel.objects.create(jeugdige=cast.noor, kader=_K.OTS, van=VANDAAG, tot=EEN_JAAR)
    Casus.objects.filter(pk=cast.casus_sami.pk).update(kader=_K.OTS)
    assert volg_kaders(vandaag=VANDAAG) == 2
    assert volg_kaders(vandaag=VANDAAG) == 0
    assert {c.pk: c.kader for c in Casus.objects.all()} == {
        cast.casus_noor.pk: _K.OTS,
        cast.casus_sami.pk: _K.VRIJWILLIG,
    }
    Casus.objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.AFGESLOTEN)
    assert volg_kaders(vandaag=EEN_JAAR) == 0


# --- the ground of a placement ---


def test_in_a_voluntary_frame_consent_is_the_ground(cast: Cast) -> None:
    assert _grond(cast.casus_noor) is Oordeel.VOLDAAN
    cast.noor.toestemmingen.update(ingetrokken_op=VANDAAG)
    grond, toestemming = toets_grond(cast.casus_noor, Hulpvorm.PLEEGZORG, vandaag=VANDAAG)
    assert grond.blokkeert
    assert toestemming.blokkeert
    assert "ingetrokken" in str(toestemming.reden)
    assert len(toets_grond(cast.casus_noor, Hulpvorm.BEGELEIDING, vandaag=VANDAAG)) == 1
    assert _grond(cast.casus_noor, Hulpvorm.BEGELEIDING) is Oordeel.NIET_VAN_TOEPASSING


def test_in_a_crisis_the_ground_is_asked_today_and_stops_nothing(cast: Cast) -> None:
    cast.noor.toestemmingen.all().update(ingetrokken_op=VANDAAG)
    cast.casus_noor.is_crisis, cast.casus_noor.crisis_reden = True, "Niet veilig thuis."
    cast.casus_noor.save()
    assert [u.oordeel for u in toets_grond(cast.casus_noor, Hulpvorm.CRISISPLEEGZORG, vandaag=VANDAAG)] == [
        Oordeel.LET_OP,
        Oordeel.LET_OP,
    ]
    assert _grond(cast.casus_noor, Hulpvorm.GESLOTEN) is Oordeel.NIET_VOLDAAN


def test_under_supervision_only_the_authorisation_counts_on_that_day(cast: Cast) -> None:
    leg_vast(cast, cast.casus_noor)
    assert _grond(cast.casus_noor) is Oordeel.NIET_VOLDAAN
    leg_vast(cast, cast.casus_noor, kader=_K.MUHP, tot=VANDAAG + timedelta(days=30))
    assert _grond(cast.casus_noor) is Oordeel.VOLDAAN
    assert _grond(cast.casus_noor, op=VANDAAG + timedelta(days=30)) is Oordeel.NIET_VOLDAAN


def test_the_page_keeps_voluntary_and_compelled_apart(cast: Cast) -> None:
    vrij = get_kaderblad(cast.casus_noor, cast.joris, vandaag=VANDAAG)
    assert (vrij.is_gedwongen, vrij.nu, vrij.toestemming.oordeel) == (False, (), Oordeel.VOLDAAN)
    oud = VANDAAG - timedelta(days=700)
    Maatregel.objects.create(jeugdige=cast.noor, kader=_K.OTS, van=oud, tot=oud + timedelta(days=300))
    leg_vast(cast, cast.casus_noor)
    dwang = get_kaderblad(cast.casus_noor, cast.mila, vandaag=VANDAAG)
    assert (dwang.kader, dwang.mag_vastleggen) == (_K.OTS, False)
    assert (len(dwang.nu), len(dwang.vroeger)) == (1, 1)
    assert dwang.toestemming.oordeel is Oordeel.NIET_VAN_TOEPASSING


def test_who_is_of_another_gi_cannot_name_herself_by_recording(cast: Cast) -> None:
    ander = replace(cast.ilse, rol=Rol.JEUGDBESCHERMER, organisatie_id=cast.team_urk.pk)
    Casus.objects.filter(pk=cast.casus_noor.pk).update(jeugdbeschermer_id=cast.ilse.medewerker_id)
    leg_vast(cast, cast.casus_noor, ander)
    assert not Regieperiode.objects.filter(soort=Regiesoort.JEUGDBESCHERMING).exists()
