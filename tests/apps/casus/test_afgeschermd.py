"""Restricted cases, secret addresses and excluded people: invisible everywhere, in the query itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.apps.casus.hulp import VANDAAG
from tests.cast import NU, Cast
from zorglandschap.apps.aanbod.models import Bezetting, BezettingStatus
from zorglandschap.apps.casus.actions import beperk_inzage, hef_beperking_op, laat_weer_toe, sluit_casus, sluit_uit
from zorglandschap.apps.casus.models import Casus, Jeugdige, Uitsluiting
from zorglandschap.apps.casus.queries import (
    Gezocht,
    Lijst,
    get_casus,
    get_eigen_casus,
    get_jeugdige,
    get_open_casussen,
    list_casussen,
    list_collegas,
    list_gedragsdeskundigen,
    list_jeugdbeschermers,
    list_uitsluitingen,
    list_werk,
    rechten,
    relatie_tot,
    zoek_casussen,
    zoek_jeugdigen,
)
from zorglandschap.apps.casus.queries.nood import find_in_nood
from zorglandschap.apps.casus.queries.toegang import zichtbaar
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.matching.models import Advies, Voorstel
from zorglandschap.apps.matching.queries import list_tegensprekers, list_verzoeken, tel_open_verzoeken
from zorglandschap.apps.matching.queries.verzoeken import get_voorstel
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Niveau, Relatie, Stap
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker


def _sluit_uit(cast: Cast, wie: Kijker) -> Uitsluiting:
    return Uitsluiting.objects.create(gebruiker_id=wie.gebruiker_id, gezin=cast.noor.gezin, reden="zus", om=NU)


LEZEN = (Handeling.BESTAAN, Handeling.SAMENVATTING, Handeling.ANALYSE_LEZEN, Handeling.PLAN_LEZEN)


def _ziet_iets(kijker: Kijker, cast: Cast) -> set[str]:
    """Everything through which somebody could learn that there is a case of Noor."""
    casus = cast.casus_noor
    wegen: dict[str, Callable[[], object]] = {
        "werk": lambda: list_werk(kijker, vandaag=VANDAAG),
        "rechten": lambda: rechten(kijker, casus, vandaag=VANDAAG) & {Handeling.BESTAAN, Handeling.OVERDRAGEN},
        "open casus": lambda: get_open_casussen(kijker, [cast.noor.pk], vandaag=VANDAAG),
        "zoek": lambda: zoek_casussen(kijker, "Noor", vandaag=VANDAAG).treffers,
        "zoek op dag": lambda: zoek_casussen(kijker, "14-03-2011", vandaag=VANDAAG).treffers,
        "registratie": lambda: zoek_jeugdigen(kijker, achternaam="Berg", vandaag=VANDAAG),
        "jeugdige": lambda: get_jeugdige(kijker, cast.noor.sleutel),
    }
    for lijst in Lijst:
        wegen[f"aantal {lijst}"] = partial(_aantal, kijker, lijst)
    for handeling in LEZEN:
        wegen[f"lezen {handeling}"] = partial(get_casus, kijker, casus.sleutel, handeling)
        wegen[f"zichtbaar {handeling}"] = (
            zichtbaar(kijker, handeling, doel=Doel.HULP, vandaag=VANDAAG).filter(pk=casus.pk).exists
        )
    return {naam for naam, weg in wegen.items() if _vindt(weg)}


def _aantal(kijker: Kijker, lijst: Lijst) -> int:
    return list_casussen(kijker, lijst, vandaag=VANDAAG).totaal


def _vindt(weg: Callable[[], object]) -> bool:
    try:
        return bool(weg())
    except NietGevonden:
        return False


def test_a_colleague_sees_an_ordinary_case_in_many_ways(cast: Cast) -> None:
    assert len(_ziet_iets(cast.mila, cast)) > 8  # so that the tests below prove something


def test_a_worker_of_another_gemeente_finds_nothing_not_even_a_count(cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_sami.pk).update(regisseur=None, team=cast.team_urk)
    assert _ziet_iets(cast.bram, cast) == set()


@pytest.mark.parametrize("hoe", ["beperkt", "geheim adres"])
def test_a_shielded_case_does_not_exist_for_the_team(cast: Cast, hoe: str) -> None:
    if hoe == "beperkt":
        beperk_inzage(cast.casus_noor, door=cast.joris, nu=NU, reden="Familie van een collega.")
    else:
        Jeugdige.objects.filter(pk=cast.noor.pk).update(adres_is_geheim=True)
    assert _ziet_iets(cast.mila, cast) == set()
    assert _ziet_iets(cast.femke, cast) == set()
    assert relatie_tot(cast.joris, cast.casus_noor) is Relatie.REGISSEUR
    assert zoek_jeugdigen(cast.joris, achternaam="Berg", vandaag=VANDAAG)
    Casus.objects.filter(pk=cast.casus_noor.pk).update(gedragsdeskundige_id=cast.femke.medewerker_id)
    assert relatie_tot(cast.femke, cast.casus_noor) is Relatie.BETROKKEN
    get_casus(cast.femke, cast.casus_noor.sleutel, Handeling.ANALYSE_LEZEN)


def test_the_perspectiefregisseur_is_named_in_the_case(cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(perspectiefregisseur_id=cast.mila.medewerker_id, is_beperkt=True)
    assert relatie_tot(cast.mila, cast.casus_noor) is Relatie.BETROKKEN


@pytest.mark.parametrize("wie", ["mila", "femke", "joris"])
def test_who_is_excluded_finds_nothing_whatever_the_relation(cast: Cast, wie: str) -> None:
    kijker: Kijker = getattr(cast, wie)
    Casus.objects.filter(pk=cast.casus_noor.pk).update(gedragsdeskundige_id=cast.femke.medewerker_id)
    _sluit_uit(cast, kijker)
    assert relatie_tot(kijker, cast.casus_noor) is Relatie.UITGESLOTEN
    assert _ziet_iets(kijker, cast) == set()
    wie_dan = Gezocht("Noor", "van den Berg", cast.noor.geboren_op)
    assert find_in_nood(kijker, wie_dan, vandaag=VANDAAG) is None
    assert _ziet_iets(cast.mila if wie != "mila" else cast.femke, cast)


def test_an_exclusion_that_ended_counts_no_more(cast: Cast) -> None:
    Uitsluiting.objects.filter(pk=_sluit_uit(cast, cast.mila).pk).update(vervallen_om=NU)
    assert relatie_tot(cast.mila, cast.casus_noor) is Relatie.TEAM


def test_an_exclusion_holds_in_the_portal_as_well(cast: Cast) -> None:
    assert get_eigen_casus(cast.moeder_noor) == cast.casus_noor
    _sluit_uit(cast, cast.moeder_noor)
    with pytest.raises(NietGevonden):
        get_eigen_casus(cast.moeder_noor)


def test_an_excluded_planner_does_not_see_count_or_answer_the_request(cast: Cast) -> None:
    advies = Advies.objects.create(
        casus=cast.casus_noor,
        hulpvorm=Hulpvorm.PLEEGZORG,
        voorgesteld=Hulpvorm.PLEEGZORG,
        antwoorden={},
        op=VANDAAG,
        om=NU,
        door_id=cast.joris.medewerker_id,
    )
    bezetting = Bezetting.objects.create(
        plek=cast.pleegzorg.plekken.get(), van=VANDAAG, status=BezettingStatus.VASTGEHOUDEN
    )
    voorstel = Voorstel.objects.create(
        casus=cast.casus_noor,
        advies=advies,
        aanbod=cast.pleegzorg,
        bezetting=bezetting,
        niveau=Niveau.FIRST_BEST,
        rang=1,
        gewenste_start=VANDAAG,
        gevraagd_om=NU,
        verloopt_om=timezone.localtime() + timedelta(days=1),
        herhaalsleutel=uuid4(),
    )
    nu = timezone.now()
    assert (tel_open_verzoeken(cast.aisha, nu=nu), len(list_verzoeken(cast.aisha, nu=nu))) == (1, 1)
    _sluit_uit(cast, cast.aisha)
    assert (tel_open_verzoeken(cast.aisha, nu=nu), list_verzoeken(cast.aisha, nu=nu)) == (0, [])
    with pytest.raises(NietGevonden):
        get_voorstel(cast.aisha, voorstel.sleutel, Handeling.VERZOEK_BEANTWOORDEN)


def test_an_excluded_provider_loses_the_client(cast: Cast) -> None:
    assert relatie_tot(cast.daan, cast.casus_sami) is Relatie.CLIENT
    Uitsluiting.objects.create(gebruiker_id=cast.daan.gebruiker_id, gezin=cast.sami.gezin, reden="neef", om=NU)
    assert relatie_tot(cast.daan, cast.casus_sami) is Relatie.UITGESLOTEN
    assert zoek_casussen(cast.daan, "Sami", vandaag=VANDAAG).treffers == ()


def test_restricting_is_told_without_the_reason_and_can_be_lifted(cast: Cast) -> None:
    casus = cast.casus_noor
    for _ in range(2):
        beperk_inzage(casus, door=cast.joris, nu=NU, reden="Familie van Mila.")
    stap = casus.stappen.get(stap=Stap.INZAGE_BEPERKT)
    assert "Mila" not in stap.toelichting
    with pytest.raises(Geweigerd, match="Schrijf kort op waarom"):
        beperk_inzage(casus, door=cast.joris, nu=NU, reden=" ")
    for _ in range(2):
        hef_beperking_op(casus, door=cast.joris, nu=NU)
    casus.refresh_from_db()
    assert (casus.is_beperkt, casus.beperkt_reden) == (False, "")
    assert casus.stappen.filter(stap=Stap.INZAGE_BEPERKT).count() == 2


def test_a_closed_case_can_be_shielded_too(cast: Cast) -> None:
    casus = cast.casus_noor
    sluit_casus(casus, door=cast.joris, nu=NU, reden="Het gaat goed.")
    beperk_inzage(casus, door=cast.joris, nu=NU, reden="Familie van een collega.")
    assert not casus.stappen.filter(stap=Stap.INZAGE_BEPERKT).exists()
    assert Gebeurtenis.objects.latest("pk").handeling == Handeling.INZAGE_REGELEN
    assert relatie_tot(cast.mila, casus) is Relatie.GEEN


def test_excluding_a_colleague_is_one_row_and_can_be_undone(cast: Cast) -> None:
    casus = cast.casus_noor
    wie = {"gebruiker_id": cast.mila.gebruiker_id, "reden": "zus"}
    rij = sluit_uit(casus, door=cast.joris, nu=NU, **wie)  # type: ignore[arg-type]
    assert sluit_uit(casus, door=cast.joris, nu=NU, **wie) == rij  # type: ignore[arg-type]
    assert list_uitsluitingen(casus) == [rij]
    assert "Mila" not in casus.stappen.get(stap=Stap.INZAGE_BEPERKT).toelichting
    for _ in range(2):
        laat_weer_toe(casus, door=cast.joris, nu=NU, uitsluiting_id=rij.pk)
    assert list_uitsluitingen(casus) == []
    assert casus.stappen.filter(stap=Stap.INZAGE_BEPERKT).count() == 2
    with pytest.raises(NietGevonden):
        laat_weer_toe(cast.casus_sami, door=cast.bram, nu=NU, uitsluiting_id=rij.pk)


def test_who_knows_the_family_hands_over_the_regie_first(cast: Cast) -> None:
    casus = cast.casus_noor
    for wie in (cast.joris, cast.femke):
        if wie is cast.femke:
            Casus.objects.filter(pk=casus.pk).update(gedragsdeskundige_id=cast.femke.medewerker_id)
        with pytest.raises(Geweigerd, match="nog een taak in dit gezin") as fout:
            sluit_uit(casus, door=cast.joris, nu=NU, gebruiker_id=wie.gebruiker_id, reden="buren")
        assert any("Draag die taak eerst over" in str(t) for u in fout.value.uitkomsten for t in u.ontbreekt)
    Casus.objects.filter(pk=casus.pk).update(regisseur_id=cast.mila.medewerker_id)
    sluit_uit(casus, door=cast.mila, nu=NU, gebruiker_id=cast.joris.gebruiker_id, reden="buren")
    assert _ziet_iets(cast.joris, cast) == set()


def test_only_colleagues_can_be_chosen(cast: Cast) -> None:
    namen = [naam for _, naam in list_collegas(cast.casus_noor, cast.joris, vandaag=VANDAAG)]
    assert namen == ["Femke Smit", "Joris de Vries", "Mila Bos"]
    with pytest.raises(Geweigerd, match="collega van uw team"):
        sluit_uit(cast.casus_noor, door=cast.joris, nu=NU, gebruiker_id=cast.bram.gebruiker_id, reden="buren")


def test_who_is_excluded_stands_on_no_list_to_choose_from(cast: Cast) -> None:
    def lijsten() -> tuple[bool, bool, bool]:
        beschermers = [m.pk for m in list_jeugdbeschermers(cast.casus_noor, VANDAAG)]
        kijken_mee = dict(list_gedragsdeskundigen(cast.casus_noor, vandaag=VANDAAG))
        spreken_tegen = dict(list_tegensprekers(cast.casus_noor, vandaag=VANDAAG))
        wie = cast.femke.medewerker_id
        return cast.ilse.medewerker_id in beschermers, wie in kijken_mee, wie in spreken_tegen

    Casus.objects.filter(pk=cast.casus_noor.pk).update(gedragsdeskundige=None)
    cast.casus_noor.refresh_from_db()
    assert lijsten() == (True, True, True)
    _sluit_uit(cast, cast.ilse)
    _sluit_uit(cast, cast.femke)
    assert lijsten() == (False, False, False)


def test_somebody_of_the_provider_that_helps_can_be_excluded_from_the_family(cast: Cast) -> None:
    casus = cast.casus_sami
    mensen = dict(list_collegas(casus, cast.bram, vandaag=VANDAAG))
    assert "(" in mensen[cast.daan.gebruiker_id]
    assert get_casus(cast.daan, casus.sleutel, Handeling.PLAN_LEZEN) == casus
    sluit_uit(casus, door=cast.bram, nu=NU, gebruiker_id=cast.daan.gebruiker_id, reden="oom van Sami")
    with pytest.raises(NietGevonden):
        get_casus(cast.daan, casus.sleutel, Handeling.PLAN_LEZEN)
    assert get_casus(cast.aisha, casus.sleutel, Handeling.PLAN_LEZEN) == casus
    assert cast.daan.gebruiker_id not in dict(list_collegas(cast.casus_noor, cast.joris, vandaag=VANDAAG))
