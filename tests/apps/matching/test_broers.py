"""Brothers and sisters: a place for each, together before apart, and nothing told of who must not be found."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tests.apps.matching.hulp import START, UIT_HUIS, geadviseerd, gevraagd, invoer, vraag
from tests.apps.matching.tafelhulp import STRAKS, aanbod_nummer, nummer_van
from tests.cast import NU, VANDAAG, Cast, _jeugdige
from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, BezettingStatus, Locatie
from zorglandschap.apps.aanbod.queries import list_vrij
from zorglandschap.apps.casus.actions import leg_onveilige_locatie_vast, zet_stap
from zorglandschap.apps.casus.models import Casus, Jeugdige, Traject
from zorglandschap.apps.casus.queries import get_casus, list_gezinslocaties
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions import leg_advies_vast, maak_verdelingsplan
from zorglandschap.apps.matching.models import Rangadvies
from zorglandschap.apps.matching.queries import Plekkenblad, get_tafelkind, get_vergelijking, list_plekken
from zorglandschap.apps.matching.queries.herhaling import Planuitslag, herhaal_plannen
from zorglandschap.apps.matching.queries.rangherhaling import Ranguitslag, herhaal_rangschikkingen
from zorglandschap.apps.matching.tafelresultaat import lees_resultaat
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, Stap
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.passend import Reden
from zorglandschap.core.matching.profiel import Wens

pytestmark = pytest.mark.django_db
SAMEN = {"antwoorden": {**UIT_HUIS, "samen": "ja"}}
DAG = timedelta(days=1)


def blad(cast: Cast) -> Plekkenblad:
    return list_plekken(cast.joris, cast.casus_noor.sleutel, start=START, nu=NU)


def bij(cast: Cast, aanbod: Aanbod) -> tuple[bool | None, int]:
    """What the list says of this place: a brother or sister lives there, and the points for it."""
    (k,) = (p.kandidaat for p in blad(cast).plekken if p.beeld.aanbod_id == aanbod.pk)
    (punten,) = (b.punten for b in k.bijdragen if b.wens is Wens.SAMEN)
    return k.bij_familie, punten


def woont(cast: Cast) -> Traject:
    """Sami is of the family of Noor, and lives in the gezinshuis."""
    Jeugdige.objects.filter(pk=cast.sami.pk).update(gezin=cast.noor.gezin)
    return cast.casus_sami.trajecten.get()


def tim(cast: Cast, *, samen: bool = True) -> Casus:
    """Tim, the brother of Noor, looks for pleegzorg too."""
    jeugdige = _jeugdige("Tim van den Berg", date(2014, 5, 1), cast.urk)
    Jeugdige.objects.filter(pk=jeugdige.pk).update(gezin=cast.noor.gezin)
    casus = Casus.objects.create(
        jeugdige=jeugdige, status=CasusStatus.ANALYSE, team=cast.team_urk, regisseur_id=cast.joris.medewerker_id,
        geopend_op=VANDAAG,
    )  # fmt: skip
    zet_stap(casus, stap=Stap.VERWEZEN, door=cast.joris, nu=NU)
    leg_advies_vast(cast.joris, casus.sleutel, invoer=invoer(cast, casus=casus, **(SAMEN if samen else {})), nu=NU)
    return casus


def samen_op_zoek(cast: Cast, *, plekken: int, samen: bool = True) -> Casus:
    """Noor and Tim look together; the foster family has so many places free."""
    Aanbod.objects.update(neemt_broers_zussen=True)
    _plekken(cast.pleegzorg, plekken)
    geadviseerd(cast, **SAMEN)
    return tim(cast, samen=samen)


def _plekken(aanbod: Aanbod, aantal: int) -> None:
    aanbod.plekken.exclude(nummer__lte=aantal).delete()
    for nummer in range(aanbod.plekken.count() + 1, aantal + 1):
        aanbod.plekken.create(nummer=nummer, van=date(2016, 1, 1))


def test_with_one_place_free_for_two_it_is_a_near_miss_with_its_reason(cast: Cast) -> None:
    samen_op_zoek(cast, plekken=1)
    (bijna,) = (b.bijna for b in blad(cast).bijna if b.beeld.aanbod_id == cast.pleegzorg.pk)
    assert bijna.reden is Reden.TE_WEINIG
    assert str(bijna.nodig).startswith("Er is 1 plek vrij, er zijn er 2 nodig")
    with pytest.raises(Geweigerd, match="zijn er 2 nodig"):
        vraag(cast)
    assert Bezetting.objects.filter(plek__aanbod=cast.pleegzorg).count() == 0
    naast = get_vergelijking(
        cast.joris, cast.casus_noor.sleutel, aanbod_ids=[cast.pleegzorg.pk, cast.gezinshuis.pk], start=START, nu=NU
    )
    assert naast.plekken[0].vergeleken.bezwaren[0].reden is Reden.TE_WEINIG


def test_with_two_places_both_are_asked_the_second_needs_one(cast: Cast) -> None:
    samen_op_zoek(cast, plekken=2)
    assert vraag(cast).bezetting.status == BezettingStatus.VASTGEHOUDEN
    broer = Casus.objects.get(jeugdige__voornaam="Tim")
    daar = list_plekken(cast.joris, broer.sleutel, start=START, nu=NU)
    assert cast.pleegzorg.pk in {p.beeld.aanbod_id for p in daar.plekken}
    assert [h.uitslag for h in herhaal_rangschikkingen()] == [Ranguitslag.GELIJK]
    assert Rangadvies.objects.count() == 1


@pytest.mark.parametrize("hoe", ["niet samen", "beperkt", "geheim", "geen advies", "dubbel"])
def test_only_who_looks_for_a_place_to_be_together_counts(cast: Cast, hoe: str) -> None:
    broer = samen_op_zoek(cast, plekken=1, samen=hoe != "niet samen")
    if hoe == "beperkt":
        Casus.objects.filter(pk=broer.pk).update(is_beperkt=True)
    elif hoe == "geheim":
        Jeugdige.objects.filter(pk=broer.jeugdige_id).update(adres_is_geheim=True)
    elif hoe == "geen advies":
        broer.stappen.create(stap=Stap.VERWEZEN, status_na=CasusStatus.VERWEZEN, op=VANDAAG + DAG, om=NU + DAG)
    elif hoe == "dubbel":
        Jeugdige.objects.filter(pk=broer.jeugdige_id).update(samengevoegd_in=cast.noor)
    assert cast.pleegzorg.pk in {p.beeld.aanbod_id for p in blad(cast).plekken}


def test_who_may_be_placed_alone_needs_one_place(cast: Cast) -> None:
    _plekken(cast.pleegzorg, 1)
    geadviseerd(cast)
    tim(cast)
    assert cast.pleegzorg.pk in {p.beeld.aanbod_id for p in blad(cast).plekken}


def test_in_a_crisis_one_free_place_can_be_asked(cast: Cast) -> None:
    _plekken(cast.pleegzorg, 1)
    Aanbod.objects.update(neemt_broers_zussen=True)
    geadviseerd(cast, crisis=True, **SAMEN)
    tim(cast)
    assert cast.pleegzorg.pk in {p.beeld.aanbod_id for p in blad(cast).plekken}


def test_places_are_counted_on_the_day_that_help_can_begin(cast: Cast) -> None:
    _plekken(cast.pleegzorg, 3)
    for nummer, tot in ((1, 5), (2, 5), (3, 9)):
        Bezetting.objects.create(
            plek=cast.pleegzorg.plekken.get(nummer=nummer), van=VANDAAG - DAG, tot=VANDAAG + tot * DAG,
            status=BezettingStatus.BEVESTIGD,
        )  # fmt: skip
    for op, vrij, tegelijk in ((0, 0, 2), (5, 2, 2), (8, 2, 2), (9, 3, 3)):
        b = list_vrij(op=VANDAAG + op * DAG, hulpvormen=[Hulpvorm.PLEEGZORG], nu=NU)
        assert (b.vrij.tolist(), b.aanbiedingen.vrij.tolist()) == ([vrij], [tegelijk])


def test_where_a_brother_or_sister_lives_is_met_elsewhere_it_is_not(cast: Cast) -> None:
    geadviseerd(cast)
    assert bij(cast, cast.gezinshuis) == (None, 200)
    woont(cast)
    assert bij(cast, cast.gezinshuis) == (True, 200)
    assert bij(cast, cast.pleegzorg) == (False, 0)


def test_a_kept_ranking_with_a_brother_or_sister_is_calculated_the_same(cast: Cast) -> None:
    woont(cast)
    gevraagd(cast)
    assert [h.uitslag for h in herhaal_rangschikkingen()] == [Ranguitslag.GELIJK]


@pytest.mark.parametrize(
    "hoe", ["zus geheim", "zelf geheim", "locatie geheim", "beperkt", "onveilig", "gestopt", "zoekt zelf", "dubbel"]
)
def test_of_a_place_that_must_stay_unknown_nothing_is_told_or_counted(cast: Cast, hoe: str) -> None:
    geadviseerd(cast)
    traject = woont(cast)
    if hoe in ("zus geheim", "zelf geheim"):
        wie = cast.sami if hoe == "zus geheim" else cast.noor
        Jeugdige.objects.filter(pk=wie.pk).update(adres_is_geheim=True)
    elif hoe == "locatie geheim":
        Locatie.objects.filter(pk=cast.gezinshuis.locatie_id).update(
            adres_is_geheim=True, is_precies=False, postcode=""
        )
    elif hoe == "beperkt":
        Casus.objects.filter(pk=cast.casus_sami.pk).update(is_beperkt=True)
    elif hoe == "onveilig":
        casus = get_casus(cast.joris, cast.casus_noor.sleutel, Handeling.INZAGE_REGELEN)
        leg_onveilige_locatie_vast(
            casus, door=cast.joris, nu=NU, locatie_id=cast.gezinshuis.locatie_id, op=VANDAAG, reden="Ruzie."
        )
    elif hoe == "gestopt":
        Traject.objects.filter(pk=traject.pk).update(tot=START)
    elif hoe == "zoekt zelf":
        Casus.objects.filter(pk=cast.casus_sami.pk).update(status=CasusStatus.GEADVISEERD)
    else:
        Jeugdige.objects.filter(pk=cast.sami.pk).update(samengevoegd_in=cast.noor)
    assert {p.kandidaat.bij_familie for p in blad(cast).plekken} == {None}
    assert {b.punten for p in blad(cast).plekken for b in p.kandidaat.bijdragen if b.wens is Wens.SAMEN} == {200}


def daar(cast: Cast) -> frozenset[int] | None:
    """Where a brother or sister of Noor lives, as far as it may be told."""
    return list_gezinslocaties([cast.noor.pk], op=VANDAAG).get(cast.noor.pk)


def niet_veilig(wie: Jeugdige, aanbod: Aanbod) -> None:
    wie.onveilige_locaties.create(locatie_id=aanbod.locatie_id, op=VANDAAG, om=NU, door_naam="Joris", reden="Ruzie.")


def ook(traject: Traject, **anders: object) -> None:
    """One more stay, like this one but for what is given."""
    rij = Traject.objects.get(pk=traject.pk)
    for veld, waarde in {"pk": None, "bezetting": None, **anders}.items():
        setattr(rij, veld, waarde)
    rij.save()


def noor_woont(cast: Cast, *, tot: date | None = None) -> None:
    """Noor lives in the foster family herself."""
    ook(cast.casus_sami.trajecten.get(), jeugdige=cast.noor, casus=cast.casus_noor, aanbod=cast.pleegzorg, tot=tot)


def test_between_two_of_whom_one_is_not_safe_where_the_other_lives_nothing_is_told(cast: Cast) -> None:
    traject = woont(cast)
    noor_woont(cast)
    assert daar(cast) == {cast.gezinshuis.locatie_id}
    niet_veilig(cast.sami, cast.pleegzorg)  # recorded on the other, about where Noor lives
    assert daar(cast) is None
    cast.sami.onveilige_locaties.update(ingetrokken_op=VANDAAG)
    assert daar(cast) == {cast.gezinshuis.locatie_id}
    morgen = VANDAAG + DAG
    Traject.objects.filter(pk=traject.pk).update(tot=morgen)
    ook(traject, aanbod=cast.groep, van=morgen, tot=None)
    assert list_gezinslocaties([cast.noor.pk], op=morgen) == {cast.noor.pk: {cast.groep.locatie_id}}
    niet_veilig(cast.noor, cast.gezinshuis)  # where the other lived that day: nor where the other moves to
    assert list_gezinslocaties([cast.noor.pk], op=morgen) == {}


def test_where_somebody_was_not_safe_before_the_other_came_or_went_says_nothing_of_both(cast: Cast) -> None:
    woont(cast)
    noor_woont(cast, tot=VANDAAG - 9 * DAG)
    niet_veilig(cast.noor, cast.pleegzorg)  # Noor is not safe where she lived herself
    niet_veilig(cast.sami, cast.pleegzorg)  # nor Sami, long after she left
    assert daar(cast) == {cast.gezinshuis.locatie_id}
    niet_veilig(cast.sami, cast.gezinshuis)  # not safe at home: no place to send a sister to
    assert daar(cast) is None


def test_with_a_restricted_case_of_their_own_nothing_is_told_of_brothers_and_sisters(cast: Cast) -> None:
    woont(cast)
    Casus.objects.filter(pk=cast.casus_noor.pk).update(is_beperkt=True)
    assert daar(cast) is None


def test_a_stay_that_begins_later_or_help_at_home_is_no_place_to_live_together(cast: Cast) -> None:
    traject = woont(cast)

    def daar(op: date) -> dict[int, frozenset[int]]:
        return list_gezinslocaties([cast.noor.pk], op=op)

    assert daar(VANDAAG) == {cast.noor.pk: frozenset({cast.gezinshuis.locatie_id})}
    assert daar(traject.van - DAG) == {}
    Traject.objects.filter(pk=traject.pk).update(hulpvorm=Hulpvorm.BEHANDELING)
    assert daar(VANDAAG) == {}


def test_one_question_is_enough_for_many_youths(cast: Cast, django_assert_max_num_queries: object) -> None:
    woont(cast)
    with django_assert_max_num_queries(1):  # type: ignore[operator]
        list_gezinslocaties([cast.noor.pk, cast.sami.pk], op=VANDAAG)


def test_the_table_puts_a_youth_where_a_brother_or_sister_lives_and_says_so(cast: Cast) -> None:
    woont(cast)
    Aanbod.objects.filter(pk=cast.pleegzorg.pk).update(locatie=cast.gezinshuis.locatie_id)
    geadviseerd(cast)
    plan = maak_verdelingsplan(cast.pieter, herhaalsleutel=uuid4(), nu=NU + STRAKS)
    res = lees_resultaat(plan.resultaat)
    noor = nummer_van(res, cast.casus_noor)
    assert aanbod_nummer(res, cast.pleegzorg.pk) in res.familie[noor]
    assert get_tafelkind(cast.pieter, plan.sleutel, noor, nu=NU + 2 * STRAKS).kaart.bij_familie is True
    assert [p.uitslag for p in herhaal_plannen()] == [Planuitslag.GELIJK]


def test_the_table_says_that_a_youth_goes_elsewhere(cast: Cast) -> None:
    woont(cast)
    geadviseerd(cast)
    plan = maak_verdelingsplan(cast.pieter, herhaalsleutel=uuid4(), nu=NU + STRAKS)
    noor = nummer_van(lees_resultaat(plan.resultaat), cast.casus_noor)
    assert get_tafelkind(cast.pieter, plan.sleutel, noor, nu=NU + 2 * STRAKS).kaart.bij_familie is False


@pytest.mark.parametrize("wie", ["geheim na het plan", "onveilig", "zus geheim"])
def test_the_table_learns_nothing_of_a_secret_or_unsafe_place(cast: Cast, wie: str) -> None:
    woont(cast)
    geadviseerd(cast)
    if wie == "onveilig":
        casus = get_casus(cast.joris, cast.casus_noor.sleutel, Handeling.INZAGE_REGELEN)
        leg_onveilige_locatie_vast(
            casus, door=cast.joris, nu=NU, locatie_id=cast.gezinshuis.locatie_id, op=VANDAAG, reden="Ruzie."
        )
    if wie == "zus geheim":
        Jeugdige.objects.filter(pk=cast.sami.pk).update(adres_is_geheim=True)
    plan = maak_verdelingsplan(cast.pieter, herhaalsleutel=uuid4(), nu=NU + STRAKS)
    assert ("familie" in plan.resultaat) is (wie == "geheim na het plan")
    if wie == "geheim na het plan":
        Jeugdige.objects.filter(pk=cast.noor.pk).update(adres_is_geheim=True)
    noor = nummer_van(lees_resultaat(plan.resultaat), cast.casus_noor)
    assert get_tafelkind(cast.pieter, plan.sleutel, noor, nu=NU + 2 * STRAKS).kaart.bij_familie is None


@pytest.mark.parametrize("hoe", ["beperkt", "onveilig", "locatie geheim", "verhuisd"])
def test_what_the_plan_told_of_a_brother_or_sister_is_weighed_again_when_it_is_shown(cast: Cast, hoe: str) -> None:
    traject = woont(cast)
    geadviseerd(cast)
    plan = maak_verdelingsplan(cast.pieter, herhaalsleutel=uuid4(), nu=NU + STRAKS)
    noor = nummer_van(lees_resultaat(plan.resultaat), cast.casus_noor)
    if hoe == "beperkt":
        Casus.objects.filter(pk=cast.casus_sami.pk).update(is_beperkt=True)
    elif hoe == "onveilig":
        niet_veilig(cast.noor, cast.gezinshuis)
    elif hoe == "locatie geheim":
        Locatie.objects.filter(pk=cast.gezinshuis.locatie_id).update(
            adres_is_geheim=True, is_precies=False, postcode=""
        )
    else:
        Traject.objects.filter(pk=traject.pk).update(aanbod=cast.pleegzorg)
    kaart = get_tafelkind(cast.pieter, plan.sleutel, noor, nu=NU + 2 * STRAKS).kaart
    assert kaart.bij_familie is (True if hoe == "verhuisd" else None)
