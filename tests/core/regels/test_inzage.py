"""Inzage: the examples of the manual, and what holds in every situation that can exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Relatie, Rol
from zorglandschap.core.regels import inzage, inzage_tabel
from zorglandschap.core.regels.inzage import Logklasse, Masker, Omstandigheden, besluit

TABEL = yaml.safe_load((Path(__file__).parents[2] / "voorbeelden" / "inzage.yaml").read_text(encoding="utf-8"))
VOORBEELDEN = [rij for rijen in TABEL.values() for rij in rijen]
LEEFTIJDEN = (None, 0, 11, 12, 15, 16, 17, 18)
GUNSTIG = Omstandigheden(
    leeftijd=15,
    heeft_gezag=True,
    veiligheidsblokkade=False,
    bezwaar=False,
    noodreden="nood",
    eigen_gemeente=True,
    opnieuw_aangemeld=True,
)
ZONDER_RELATIE = {
    Handeling.NOODINZAGE,
    Handeling.NOODINZAGE_NAKIJKEN,
    Handeling.SAMENVOEGEN,
    Handeling.CASUS_OPENEN,
    Handeling.TAFEL_BEKIJKEN,
    Handeling.TAFEL_BESLUITEN,
    Handeling.CIJFERS,
    Handeling.LOGBOEK_LEZEN,
}
GAAT_OVER_EEN_KIND = set(Handeling) - {
    Handeling.CIJFERS,
    Handeling.VOORUITKIJKEN,
    Handeling.SCENARIO_MAKEN,
    Handeling.BEHEREN,
}
ZONDER_NAAM = {
    Handeling.CASUS_OPENEN,
    Handeling.SAMENVOEGEN,
    Handeling.NOODINZAGE,
    Handeling.CIJFERS,
    Handeling.VOORUITKIJKEN,
    Handeling.SCENARIO_MAKEN,
}
SITUATIES = list(product(Rol, Relatie, Doel, Handeling))


def _omstandigheden() -> Iterator[Omstandigheden]:
    """Every mix of circumstances: 8 ages × 2⁷ switches."""
    for leeftijd, gezag, blokkade, bezwaar, nood, gemeente, opnieuw, geheim in product(
        LEEFTIJDEN, *[(False, True)] * 7
    ):
        yield Omstandigheden(
            leeftijd=leeftijd,
            heeft_gezag=gezag,
            veiligheidsblokkade=blokkade,
            bezwaar=bezwaar,
            noodreden="nood" if nood else "",
            eigen_gemeente=gemeente,
            opnieuw_aangemeld=opnieuw,
            adres_is_geheim=geheim,
        )


ALLE_OMSTANDIGHEDEN = list(_omstandigheden())


@pytest.mark.parametrize("rij", VOORBEELDEN, ids=[rij["geval"] for rij in VOORBEELDEN])
def test_the_example_is_answered_as_the_manual_says(rij: dict[str, Any]) -> None:
    uitkomst = besluit(
        Rol(rij["rol"]),
        Relatie(rij["relatie"]),
        Doel(rij["doel"]),
        Handeling(rij["handeling"]),
        Omstandigheden(**rij.get("omstandigheden", {})),
    )
    assert uitkomst.toegestaan == (rij["mag"] == "ja")
    assert rij.get("reden", "") in str(uitkomst.reden)
    if "zonder" in rij:
        assert uitkomst.maskers == {Masker(m) for m in rij["zonder"]}


def test_what_the_table_does_not_grant_is_refused_in_every_situation() -> None:
    mild = [GUNSTIG, Omstandigheden(), *ALLE_OMSTANDIGHEDEN[::97]]
    for situatie in SITUATIES:
        if situatie not in inzage_tabel.TABEL:
            assert not any(besluit(*situatie, o).toegestaan for o in mild), situatie


def test_someone_who_is_not_active_may_nothing() -> None:
    uit = replace(GUNSTIG, is_actief=False)
    assert not any(besluit(*situatie, uit).toegestaan for situatie in SITUATIES)


def test_without_a_relation_there_is_only_need_a_new_question_figures_and_the_log() -> None:
    for rol, doel, handeling in product(Rol, Doel, Handeling):
        if besluit(rol, Relatie.GEEN, doel, handeling, GUNSTIG).toegestaan:
            zonder_kind = {
                (Rol.BEHEERDER, Handeling.BEHEREN),
                (Rol.PLANNER, Handeling.AANBOD_BIJWERKEN),
                (Rol.BELEIDSMEDEWERKER, Handeling.SCENARIO_MAKEN),
                (Rol.BELEIDSMEDEWERKER, Handeling.VOORUITKIJKEN),
                (Rol.PLAATSINGSTAFEL, Handeling.VOORUITKIJKEN),
            }
            assert handeling in ZONDER_RELATIE or (rol, handeling) in zonder_kind


def test_the_beheerder_and_the_beleidsmedewerker_never_see_anything_of_a_child() -> None:
    for rol, relatie, doel, handeling in SITUATIES:
        if rol in {Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER} and handeling in GAAT_OVER_EEN_KIND:
            assert not besluit(rol, relatie, doel, handeling, GUNSTIG).toegestaan


def test_only_the_privacyfunctionaris_and_the_regisseur_read_the_log_of_others() -> None:
    lezers = {
        (rol, relatie)
        for rol, relatie, doel, handeling in SITUATIES
        if handeling is Handeling.LOGBOEK_LEZEN and besluit(rol, relatie, doel, handeling, GUNSTIG).toegestaan
    }
    assert lezers == {
        (Rol.PRIVACYFUNCTIONARIS, Relatie.GEEN),
        (Rol.JEUGDIGE, Relatie.ZELF),
        (Rol.OUDER, Relatie.OUDER_MET_GEZAG),
        (Rol.JEUGDCONSULENT, Relatie.REGISSEUR),
        (Rol.JEUGDBESCHERMER, Relatie.REGISSEUR),
    }


def test_a_parent_sees_a_file_only_with_custody_under_sixteen_without_block_or_objection() -> None:
    for handeling, o in product(Handeling, ALLE_OMSTANDIGHEDEN):
        uitkomst = besluit(Rol.OUDER, Relatie.OUDER_MET_GEZAG, Doel.EIGEN_INZAGE, handeling, o)
        if uitkomst.toegestaan:
            assert o.leeftijd is not None
            assert o.leeftijd < 16
            assert o.heeft_gezag
            assert not o.veiligheidsblokkade
            assert not (o.bezwaar and o.leeftijd >= 12)
            assert {Masker.ADRES, Masker.BSN, Masker.ANDERE_OUDER} <= uitkomst.maskers


def test_a_parent_without_custody_finds_nothing_in_the_portal() -> None:
    for doel, handeling in product(Doel, Handeling):
        assert not besluit(Rol.OUDER, Relatie.OUDER_ZONDER_GEZAG, doel, handeling, GUNSTIG).toegestaan


def test_a_youth_sees_the_own_file_from_twelve_and_never_that_of_another() -> None:
    for relatie, handeling, o in product(Relatie, Handeling, ALLE_OMSTANDIGHEDEN):
        if besluit(Rol.JEUGDIGE, relatie, Doel.EIGEN_INZAGE, handeling, o).toegestaan:
            assert relatie is Relatie.ZELF
            assert o.leeftijd is not None
            assert o.leeftijd >= 12


def test_a_planner_never_learns_who_it_is_before_the_placement() -> None:
    for doel, handeling, o in product(Doel, Handeling, ALLE_OMSTANDIGHEDEN[::7]):
        uitkomst = besluit(Rol.PLANNER, Relatie.VERZOEK, doel, handeling, o)
        if uitkomst.toegestaan:
            assert {Masker.NAAM, Masker.GEBOORTEDATUM, Masker.BSN, Masker.ADRES} <= uitkomst.maskers
            assert handeling in {Handeling.BESTAAN, Handeling.SAMENVATTING, Handeling.VERZOEK_BEANTWOORDEN}


def test_a_field_that_may_not_be_asked_for_is_covered_everywhere() -> None:
    veld = {Masker.NAAM: Handeling.IDENTITEIT, Masker.BSN: Handeling.BSN, Masker.ADRES: Handeling.ADRES}
    for (rol, relatie, doel, handeling), verlening in inzage_tabel.TABEL.items():
        if handeling in ZONDER_NAAM:
            continue  # name and age of a child one does not know yet; no child at all
        for masker, vraag in veld.items():
            mag = any((rol, relatie, d, vraag) in inzage_tabel.TABEL for d in Doel)
            assert mag or masker in verlening.zonder, (rol, relatie, doel, handeling, masker)


def test_a_secret_address_is_shown_to_the_jeugdbeschermer_only_and_only_after_signing_in_again() -> None:
    for (rol, relatie, doel, handeling), o in product(inzage_tabel.TABEL, ALLE_OMSTANDIGHEDEN[1::2]):
        uitkomst = besluit(rol, relatie, doel, handeling, o)
        if uitkomst.toegestaan and o.adres_is_geheim and Masker.ADRES not in uitkomst.maskers:
            assert (rol, handeling, o.opnieuw_aangemeld) == (Rol.JEUGDBESCHERMER, Handeling.ADRES, True)


def test_emergency_access_always_has_a_reason_and_always_alarms() -> None:
    for situatie, o in product(SITUATIES[::1], (GUNSTIG, replace(GUNSTIG, noodreden="  "))):
        if situatie[3] is Handeling.NOODINZAGE:
            uitkomst = besluit(*situatie, o)
            if uitkomst.toegestaan:
                assert o.noodreden.strip()
                assert uitkomst.logklasse is Logklasse.ALARM


def test_writing_in_a_case_is_for_who_has_the_regie_or_is_named_in_it() -> None:
    schrijven = {
        Handeling.ANALYSE_SCHRIJVEN,
        Handeling.ANALYSE_VASTSTELLEN,
        Handeling.CASUS_SCHRIJVEN,
        Handeling.VERWIJZEN,
        Handeling.ADVISEREN,
        Handeling.PLEK_VRAGEN,
    }
    relaties = {r for (_, r, _, h) in inzage_tabel.TABEL if h in schrijven}
    assert relaties == {Relatie.REGISSEUR, Relatie.BETROKKEN}


@pytest.mark.parametrize("onbekend", ["veiligheidsblokkade", "bezwaar"])
def test_a_block_or_objection_that_nobody_looked_up_refuses_the_parent(onbekend: str) -> None:
    niet_nagekeken = replace(GUNSTIG, **{onbekend: None})
    vraag = (Rol.OUDER, Relatie.OUDER_MET_GEZAG, Doel.EIGEN_INZAGE, Handeling.SAMENVATTING)
    assert besluit(*vraag, GUNSTIG).toegestaan
    assert not besluit(*vraag, niet_nagekeken).toegestaan


def test_a_refusal_covers_everything_and_gives_a_reason() -> None:
    nee = besluit(Rol.BEHEERDER, Relatie.GEEN, Doel.HULP, Handeling.IDENTITEIT)
    assert nee.maskers == frozenset(Masker)
    assert str(nee.reden).endswith(".")
    assert nee.logklasse is Logklasse.GEVOELIG
    geblokkeerd = replace(GUNSTIG, veiligheidsblokkade=True)
    poging = besluit(Rol.OUDER, Relatie.OUDER_MET_GEZAG, Doel.EIGEN_INZAGE, Handeling.BESTAAN, geblokkeerd)
    assert poging.logklasse is Logklasse.ALARM


@pytest.mark.parametrize("plek", range(4))
def test_an_unknown_word_is_refused_at_the_door(plek: int) -> None:
    situatie = [Rol.JEUGDCONSULENT, Relatie.REGISSEUR, Doel.HULP, Handeling.SAMENVATTING]
    assert besluit(*situatie, GUNSTIG).toegestaan
    for onbekend in ("iets anders", str(situatie[plek].value), None):
        vreemd = cast("list[Any]", [*situatie])
        vreemd[plek] = onbekend
        assert not besluit(*vreemd, GUNSTIG).toegestaan


def test_an_unknown_or_double_line_in_the_table_is_an_error_at_import() -> None:
    regel = inzage_tabel.VERLENINGEN[0]
    with pytest.raises(ValueError, match="twee regels"):
        inzage_tabel.per_sleutel([regel, regel])
    vreemd = replace(regel, rollen=cast("Any", frozenset({"directeur"})))
    with pytest.raises(TypeError, match="directeur"):
        inzage_tabel.per_sleutel([vreemd])


def test_lists_follow_the_same_table_as_single_reads() -> None:
    for rol, doel, handeling in product(Rol, Doel, Handeling):
        relaties = inzage.relaties_met(rol, doel, handeling)
        gunstig = {r for r in Relatie if besluit(rol, r, doel, handeling, GUNSTIG).toegestaan}
        assert gunstig <= relaties
    assert inzage.relaties_met(Rol.JEUGDCONSULENT, Doel.HULP, Handeling.SAMENVATTING) == {
        Relatie.REGISSEUR,
        Relatie.BETROKKEN,
        Relatie.TEAM,
        Relatie.NOOD,
    }


def test_every_line_has_a_ground_and_gives_something() -> None:
    for verlening in inzage.matrix():
        assert list(verlening.sleutels())
        assert verlening.grond.wat


def test_every_role_but_the_parent_without_custody_has_something_to_do() -> None:
    assert {rol for rol, *_ in inzage_tabel.TABEL} == set(Rol)
    niets = {Relatie.OUDER_ZONDER_GEZAG, Relatie.UITGESLOTEN}
    assert set(Relatie) - {relatie for _, relatie, *_ in inzage_tabel.TABEL} == niets


def test_who_is_excluded_from_a_family_may_nothing_in_any_role_for_any_reason() -> None:
    for rol, doel, handeling in product(Rol, Doel, Handeling):
        assert not besluit(rol, Relatie.UITGESLOTEN, doel, handeling, GUNSTIG).toegestaan


def test_who_broke_the_glass_reads_and_at_most_takes_over_the_regie() -> None:
    mag = {h for (_, relatie, _, h) in inzage_tabel.TABEL if relatie is Relatie.NOOD}
    assert mag == {*inzage_tabel.LEZEN, Handeling.OVERDRAGEN}


@pytest.mark.parametrize("rol", [Rol.JEUGDCONSULENT, Rol.GEDRAGSDESKUNDIGE])
def test_nobody_breaks_the_glass_of_another_gemeente_or_without_signing_in_again(rol: Rol) -> None:
    vraag = (rol, Relatie.GEEN, Doel.HULP, Handeling.NOODINZAGE)
    assert besluit(*vraag, GUNSTIG).toegestaan
    for anders in ({"eigen_gemeente": False}, {"opnieuw_aangemeld": False}, {"noodreden": " "}):
        assert not besluit(*vraag, replace(GUNSTIG, **anders)).toegestaan  # type: ignore[arg-type]
