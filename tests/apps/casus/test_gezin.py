"""The family and the network: who is added, changed and ended, who has gezag, and who may know what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.apps.casus.hulp import VANDAAG
from tests.cast import NU, Cast
from zorglandschap.apps.casus.actions import Lidgegevens, beeindig_lid, kies_jim, voeg_lid_toe, wijzig_lid
from zorglandschap.apps.casus.models import Band, Casus, Gezinslid, Jeugdige
from zorglandschap.apps.casus.queries import Gezinsblad, figuren, get_casus, get_gezin, gezagsdragers
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.organisaties.models import Organisatie
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, SoortOrganisatie, Stap
from zorglandschap.core.begrippen.gezinswoorden import Gezinsrol, Steun
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.casus.gezinsbeeld import Laag

VADER = Lidgegevens("Pieter van den Berg", Gezinsrol.VADER, heeft_gezag=True, telefoon="06 12345678")
OMA = Lidgegevens("Oma Hendrikje", Gezinsrol.GROOTOUDER, telefoon="0527 681234", steun=Steun.STERK)


def _blad(kijker: Kijker, casus: Casus) -> Gezinsblad:
    return get_gezin(get_casus(kijker, casus.sleutel, Handeling.IDENTITEIT), kijker, vandaag=VANDAAG)


def _zus(cast: Cast) -> Jeugdige:
    return Jeugdige.objects.create(
        gezin=cast.noor.gezin,
        voornaam="Lotte",
        achternaam="van den Berg",
        geboren_op=date(2014, 6, 2),
        geslacht="vrouw",
        gemeente=cast.urk,
        breedte=1,
        lengte=1,
    )


def _moeder(cast: Cast) -> Gezinslid:
    return cast.noor.gezin.leden.get(rol=Gezinsrol.MOEDER)


def _gegevens(lid: Gezinslid) -> Lidgegevens:
    return Lidgegevens(lid.naam, Gezinsrol(lid.rol), heeft_gezag=lid.heeft_gezag, woont_in=lid.woont_in)


def test_who_is_added_stands_on_the_page_and_sending_twice_adds_once(cast: Cast) -> None:
    een = voeg_lid_toe(cast.casus_noor, door=cast.joris, nu=NU, lid=OMA)
    assert voeg_lid_toe(cast.casus_noor, door=cast.joris, nu=NU, lid=replace(OMA, naam=" oma  hendrikje")) == een
    blad = _blad(cast.joris, cast.casus_noor)
    assert [(n.naam, n.steun, n.telefoon) for n in blad.netwerk] == [("Oma Hendrikje", Steun.STERK, "0527 681234")]
    assert Gebeurtenis.objects.filter(reden__startswith="gezin: grootouder").count() == 1
    assert not Gebeurtenis.objects.filter(reden__contains="Hendrikje").exists()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"naam": "  "}, "naam"),
        ({"telefoon": "bel maar"}, "alleen cijfers"),
        ({"van": VANDAAG + timedelta(days=1)}, "toekomst"),
        ({"heeft_gezag": True}, "kan gezag hebben"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(cast: Cast, anders: dict[str, object], zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin):
        voeg_lid_toe(cast.casus_noor, door=cast.joris, nu=NU, lid=replace(OMA, **anders))  # type: ignore[arg-type]
    assert cast.noor.gezin.leden.count() == 1


def test_a_coach_never_lives_in_the_home_and_a_grandparent_can(cast: Cast) -> None:
    coach = Lidgegevens("Youssef", Gezinsrol.COACH, woont_in=True)
    assert voeg_lid_toe(cast.casus_noor, door=cast.joris, nu=NU, lid=coach).woont_in is False
    voeg_lid_toe(cast.casus_noor, door=cast.joris, nu=NU, lid=replace(OMA, woont_in=True))
    lagen = [(f.laag, f.in_huis) for f in figuren(_blad(cast.joris, cast.casus_noor))]
    assert (Laag.NETWERK, False) in lagen
    assert (Laag.OPVOEDER, True) in lagen


def test_gezag_can_differ_per_child(cast: Cast) -> None:
    zus = _zus(cast)
    vader = voeg_lid_toe(cast.casus_noor, door=cast.joris, nu=NU, lid=replace(VADER, voor_alle_kinderen=False))
    assert vader in gezagsdragers(cast.noor, op=VANDAAG)
    assert vader not in gezagsdragers(zus, op=VANDAAG)
    anders = replace(VADER, heeft_gezag=False, voor_alle_kinderen=True)
    wijzig_lid(cast.casus_noor, vader.pk, door=cast.joris, nu=NU, lid=anders)
    assert gezagsdragers(cast.noor, op=VANDAAG) == [_moeder(cast)]


def test_the_tie_to_this_child_goes_before_the_family_and_a_neighbour_never_has_gezag(cast: Cast) -> None:
    moeder = _moeder(cast)
    band = Band.objects.create(jeugdige=cast.noor, gezinslid=moeder, rol=Gezinsrol.MOEDER, heeft_gezag=False)
    assert gezagsdragers(cast.noor, op=VANDAAG) == []
    Band.objects.filter(pk=band.pk).update(heeft_gezag=True, rol=Gezinsrol.VRIEND)
    assert gezagsdragers(cast.noor, op=VANDAAG) == []
    Band.objects.all().delete()
    Gezinslid.objects.create(gezin=cast.noor.gezin, naam="Buur", rol=Gezinsrol.VRIEND, heeft_gezag=True)
    assert gezagsdragers(cast.noor, op=VANDAAG) == [moeder]


def test_gezag_counts_from_the_first_day_until_the_last(cast: Cast) -> None:
    Gezinslid.objects.filter(pk=_moeder(cast).pk).update(van=date(2026, 1, 1), tot=date(2026, 6, 1))
    dagen = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 5, 31), date(2026, 6, 1)]
    assert [len(gezagsdragers(cast.noor, op=dag)) for dag in dagen] == [0, 1, 1, 0]


def test_gezag_that_ends_takes_away_the_portal_and_stands_on_the_timeline(cast: Cast) -> None:
    from zorglandschap.apps.casus.queries import get_eigen_casus

    moeder = _moeder(cast)
    assert get_eigen_casus(cast.moeder_noor, vandaag=VANDAAG) == cast.casus_noor
    zonder = replace(_gegevens(moeder), heeft_gezag=False)
    wijzig_lid(cast.casus_noor, moeder.pk, door=cast.joris, nu=NU, lid=zonder)
    with pytest.raises(NietGevonden):
        get_eigen_casus(cast.moeder_noor, vandaag=VANDAAG)
    stap = cast.casus_noor.stappen.get(stap=Stap.INZAGE_BEPERKT)
    assert "geen gezag meer" in stap.toelichting
    wijzig_lid(cast.casus_noor, moeder.pk, door=cast.joris, nu=NU, lid=_gegevens(moeder))
    assert get_eigen_casus(cast.moeder_noor, vandaag=VANDAAG) == cast.casus_noor


def test_a_parent_whose_gezag_differs_for_this_child_sees_nothing(cast: Cast) -> None:
    from zorglandschap.apps.casus.queries import get_eigen_casus

    Band.objects.create(jeugdige=cast.noor, gezinslid=_moeder(cast), rol=Gezinsrol.MOEDER, heeft_gezag=False)
    with pytest.raises(NietGevonden):
        get_eigen_casus(cast.moeder_noor, vandaag=VANDAAG)


def test_who_leaves_is_kept_and_leaving_twice_changes_nothing(cast: Cast) -> None:
    oma = voeg_lid_toe(cast.casus_noor, door=cast.joris, nu=NU, lid=OMA)
    for _keer in range(2):
        beeindig_lid(cast.casus_noor, oma.pk, door=cast.joris, nu=NU, tot=VANDAAG)
    blad = _blad(cast.joris, cast.casus_noor)
    assert (blad.netwerk, [n.naam for n in blad.vroeger]) == ((), ["Oma Hendrikje"])
    for doe in (
        lambda: beeindig_lid(cast.casus_noor, oma.pk, door=cast.joris, nu=NU, tot=date(2026, 1, 1)),
        lambda: wijzig_lid(cast.casus_noor, oma.pk, door=cast.joris, nu=NU, lid=OMA),
    ):
        with pytest.raises(Geweigerd, match="al weg"):
            doe()
    terug = voeg_lid_toe(cast.casus_noor, door=cast.joris, nu=NU, lid=OMA)
    assert terug != oma


@pytest.mark.parametrize(
    ("tot", "zin"),
    [
        (VANDAAG + timedelta(days=1), "toekomst"),
        (date(2019, 12, 31), "voor de begindatum"),
        (date(2001, 1, 1), "nog geen kind"),
    ],
)
def test_an_end_that_cannot_be_is_refused(cast: Cast, tot: date, zin: str) -> None:
    van = None if "kind" in zin else date(2020, 1, 1)
    oma = voeg_lid_toe(cast.casus_noor, door=cast.joris, nu=NU, lid=replace(OMA, van=van))
    with pytest.raises(Geweigerd, match=zin):
        beeindig_lid(cast.casus_noor, oma.pk, door=cast.joris, nu=NU, tot=tot)


def test_nobody_changes_a_person_of_another_family(cast: Cast) -> None:
    ander = cast.sami.gezin.leden.get()
    with pytest.raises(NietGevonden):
        wijzig_lid(cast.casus_noor, ander.pk, door=cast.joris, nu=NU, lid=OMA)
    with pytest.raises(NietGevonden):
        beeindig_lid(cast.casus_noor, ander.pk, door=cast.joris, nu=NU, tot=VANDAAG)


def test_a_closed_casus_keeps_its_family_as_it_is(cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.AFGESLOTEN)
    with pytest.raises(Geweigerd, match="afgesloten"):
        voeg_lid_toe(cast.casus_noor, door=cast.joris, nu=NU, lid=OMA)
    assert not _blad(cast.joris, Casus.objects.get(pk=cast.casus_noor.pk)).mag_schrijven


def test_the_case_of_a_sister_is_linked_only_for_who_may_see_it(cast: Cast) -> None:
    zus = _zus(cast)
    casus = Casus.objects.create(
        jeugdige=zus, status=CasusStatus.HULPVRAAG, team=cast.team_almere, geopend_op=date(2026, 1, 1)
    )
    kinderen = _blad(cast.joris, cast.casus_noor).kinderen
    assert [(k.voornaam, k.casus, k.is_jeugdige) for k in kinderen] == [("Noor", None, True), ("Lotte", None, False)]
    Casus.objects.filter(pk=casus.pk).update(team=cast.team_urk)
    assert _blad(cast.joris, cast.casus_noor).kinderen[1].casus == casus.sleutel


def test_a_double_record_is_not_drawn_twice(cast: Cast) -> None:
    dubbel = _zus(cast)
    Jeugdige.objects.filter(pk=dubbel.pk).update(samengevoegd_in=cast.noor)
    assert len(_blad(cast.joris, cast.casus_noor).kinderen) == 1


def test_mentor_and_school_stand_in_the_network(cast: Cast) -> None:
    kies_jim(cast.casus_noor, door=cast.joris, nu=NU, naam="Saar", band="tante")
    cast.noor.school = Organisatie.objects.create(naam="De Klim", soort=SoortOrganisatie.SCHOOL)
    cast.noor.save()
    blad = _blad(cast.joris, cast.casus_noor)
    assert [(n.sleutel, n.naam, n.steun) for n in blad.netwerk] == [
        ("jim", "Saar", Steun.STERK),
        ("school", "De Klim", Steun.ONBEKEND),
    ]


def test_grown_up_brothers_stand_on_the_row_of_the_children(cast: Cast) -> None:
    broer = Lidgegevens("Tim", Gezinsrol.BROER_OF_ZUS, steun=Steun.GEWOON)
    voeg_lid_toe(cast.casus_noor, door=cast.joris, nu=NU, lid=broer)
    assert [f.laag for f in figuren(_blad(cast.joris, cast.casus_noor))] == [Laag.OUDER, Laag.KIND, Laag.KIND]


def test_a_provider_sees_parents_and_children_but_no_network_and_no_telephone(cast: Cast) -> None:
    voeg_lid_toe(cast.casus_sami, door=cast.bram, nu=NU, lid=OMA)
    voeg_lid_toe(cast.casus_sami, door=cast.bram, nu=NU, lid=VADER)
    for wie in (cast.daan, cast.aisha):
        blad = _blad(wie, cast.casus_sami)
        assert not blad.kent_netwerk
        assert (blad.netwerk, blad.vroeger, blad.gedeeld, blad.accounts) == ((), (), (), ())
        assert [(n.naam, n.telefoon, n.nummer) for n in blad.opvoeders] == [
            ("Moeder el Idrissi", "", None),
            ("Pieter van den Berg", "", None),
        ]
        assert len(blad.standen) == 1
    assert [n.telefoon for n in _blad(cast.bram, cast.casus_sami).opvoeders] == ["", "06 12345678"]


def test_mila_reads_everything_and_changes_nothing(cast: Cast) -> None:
    blad = _blad(cast.mila, cast.casus_noor)
    assert (blad.kent_netwerk, blad.mag_schrijven, blad.mag_regelen) == (True, False, False)


def test_a_child_in_verblijf_stands_outside_the_home(cast: Cast) -> None:
    assert [k.woont_in for k in _blad(cast.bram, cast.casus_sami).kinderen] == [False]
    assert [k.woont_in for k in _blad(cast.joris, cast.casus_noor).kinderen] == [True]


def test_a_change_for_one_child_never_gives_back_the_gezag_that_ended_for_another(cast: Cast) -> None:
    zus, moeder = _zus(cast), _moeder(cast)
    Band.objects.create(jeugdige=zus, gezinslid=moeder, rol=Gezinsrol.MOEDER, heeft_gezag=False)
    wijzig_lid(cast.casus_noor, moeder.pk, door=cast.joris, nu=NU, lid=replace(_gegevens(moeder), telefoon="0527 1"))
    assert gezagsdragers(zus, op=VANDAAG) == []
    assert gezagsdragers(cast.noor, op=VANDAAG) == [moeder]


def test_gezag_that_ends_for_the_family_ends_for_every_child(cast: Cast) -> None:
    zus, moeder = _zus(cast), _moeder(cast)
    Band.objects.create(jeugdige=zus, gezinslid=moeder, rol=Gezinsrol.STIEFOUDER, heeft_gezag=True)
    zonder = replace(_gegevens(moeder), heeft_gezag=False)
    wijzig_lid(cast.casus_noor, moeder.pk, door=cast.joris, nu=NU, lid=zonder)
    assert gezagsdragers(zus, op=VANDAAG) == gezagsdragers(cast.noor, op=VANDAAG) == []


def test_nobody_belongs_to_a_family_since_before_anybody_of_now_lived(cast: Cast) -> None:
    lang_geleden = Lidgegevens("Pieter", Gezinsrol.VADER, van=date(1, 1, 1))
    with pytest.raises(Geweigerd, match="leefde deze persoon nog niet"):
        voeg_lid_toe(cast.casus_noor, door=cast.joris, nu=NU, lid=lang_geleden)
