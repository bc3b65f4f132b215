"""The wish of youth and parents, the length of the stay and the contract: from the advice to the list of places."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.apps.matching.hulp import START, geadviseerd, invoer, verwezen, vraag
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.aanbod.models import Aanbod, Contract
from zorglandschap.apps.aanbod.queries import list_zonder_contract
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions import accepteer, leg_advies_vast
from zorglandschap.apps.matching.models import Rangadvies
from zorglandschap.apps.matching.queries import Plekkenblad, get_vergelijking, list_elders, list_plekken
from zorglandschap.apps.matching.queries.advies import invoer_van
from zorglandschap.apps.matching.queries.elders import in_groep
from zorglandschap.apps.matching.queries.rangherhaling import Ranguitslag, herhaal_rangschikkingen
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Gezinswens, Wensstand
from zorglandschap.core.matching.passend import Reden
from zorglandschap.core.matching.profiel import Wens

pytestmark = pytest.mark.django_db
GEMEENTE, KAMER, DIEREN = Gezinswens.GEMEENTE, Gezinswens.EIGEN_KAMER, Gezinswens.DIEREN


def blad(cast: Cast) -> Plekkenblad:
    return list_plekken(cast.joris, cast.casus_noor.sleutel, start=START, nu=NU)


def stand(cast: Cast, aanbod: Aanbod) -> dict[Gezinswens, Wensstand]:
    (plek,) = (p for p in blad(cast).plekken if p.beeld.aanbod_id == aanbod.pk)
    return {w.wens: w.stand for w in plek.kandidaat.wensen}


def contract(cast: Cast, vorm: Hulpvorm = Hulpvorm.PLEEGZORG, **anders: object) -> Contract:
    velden = {"aanbieder": cast.aanbieder, "hulpvorm": vorm, "gemeente": cast.urk, "van": date(2016, 1, 1), **anders}
    return Contract.objects.create(**velden)


def test_what_the_family_asks_is_kept_with_the_advice_and_shown_at_each_place(cast: Cast) -> None:
    Aanbod.objects.filter(pk=cast.pleegzorg.pk).update(dieren=True)
    advies = geadviseerd(cast, wensen=frozenset({KAMER, DIEREN, GEMEENTE}), wens_gemeente=cast.urk.pk)
    assert advies.wensen == [GEMEENTE, KAMER, DIEREN]
    assert invoer_van(advies).wensen == {KAMER, DIEREN, GEMEENTE}
    assert blad(cast).wensen == (GEMEENTE, KAMER, DIEREN)
    assert stand(cast, cast.pleegzorg) == {GEMEENTE: Wensstand.JA, KAMER: Wensstand.ONBEKEND, DIEREN: Wensstand.JA}
    assert stand(cast, cast.gezinshuis)[GEMEENTE] == Wensstand.NEE
    (deel,) = (b for b in blad(cast).plekken[0].kandidaat.bijdragen if b.wens is Wens.GEZIN)
    assert (deel.punten, deel.hoogstens) == (100, 150)


def test_side_by_side_says_the_same_of_each_wish(cast: Cast) -> None:
    geadviseerd(cast, wensen=frozenset({KAMER}))
    ids = [cast.pleegzorg.pk, cast.gezinshuis.pk]
    naast = get_vergelijking(cast.joris, cast.casus_noor.sleutel, aanbod_ids=ids, start=START, nu=NU)
    lijst = {p.beeld.aanbod_id: p.kandidaat for p in blad(cast).plekken}
    assert all(p.vergeleken.wensen == lijst[p.vergeleken.aanbod].wensen for p in naast.plekken)


@pytest.mark.parametrize("anders", [{"wensen": frozenset({GEMEENTE})}, {"wens_gemeente": "GM0184"}])
def test_a_wish_for_a_gemeente_without_the_gemeente_is_refused(cast: Cast, anders: dict[str, object]) -> None:
    verwezen(cast)
    with pytest.raises(Geweigerd, match="gemeente"):
        leg_advies_vast(cast.joris, cast.casus_noor.sleutel, invoer=invoer(cast, **anders), nu=NU)


def test_a_stay_of_no_weeks_is_refused_and_without_a_stay_none_is_kept(cast: Cast) -> None:
    verwezen(cast)
    with pytest.raises(Geweigerd, match="week"):
        leg_advies_vast(cast.joris, cast.casus_noor.sleutel, invoer=invoer(cast, verwacht_weken=0), nu=NU)
    thuis = invoer(cast, hulpvorm=Hulpvorm.BEHANDELING, verwacht_weken=20, motivering="Het kan toch thuis, met hulp.")
    assert leg_advies_vast(cast.joris, cast.casus_noor.sleutel, invoer=thuis, nu=NU).verwacht_weken is None


def test_a_place_for_a_short_stay_is_a_near_miss_for_who_stays_long(cast: Cast) -> None:
    Aanbod.objects.filter(pk=cast.pleegzorg.pk).update(ritme=["kort"])
    geadviseerd(cast, verwacht_weken=40)
    assert cast.pleegzorg.pk not in {p.beeld.aanbod_id for p in blad(cast).plekken}
    (bijna,) = (b.bijna for b in blad(cast).bijna if b.beeld.aanbod_id == cast.pleegzorg.pk)
    assert bijna.reden is Reden.TE_KORT
    assert "40 weken" in str(bijna.nodig)


def test_without_any_contract_nothing_is_known_and_nobody_is_left_out(cast: Cast) -> None:
    geadviseerd(cast)
    assert cast.pleegzorg.pk in {p.beeld.aanbod_id for p in blad(cast).plekken}


@pytest.mark.parametrize(
    ("anders", "past"),
    [
        ({}, True),
        ({"gemeente": None}, True),
        ({"tot": START}, False),
        ({"tot": START + timedelta(days=1)}, True),
        ({"van": START + timedelta(days=1)}, False),
    ],
)
def test_a_contract_counts_on_the_day_the_help_begins(cast: Cast, anders: dict[str, object], *, past: bool) -> None:
    geadviseerd(cast)
    contract(cast, **anders)
    assert (cast.pleegzorg.pk in {p.beeld.aanbod_id for p in blad(cast).plekken}) is past
    assert (cast.pleegzorg.pk in {b.beeld.aanbod_id for b in blad(cast).bijna}) is not past


def test_a_contract_of_another_gemeente_says_nothing_here(cast: Cast) -> None:
    contract(cast, gemeente=cast.almere, tot=VANDAAG)
    zonder = list_zonder_contract([cast.urk.pk, cast.almere.pk], [Hulpvorm.PLEEGZORG], op=VANDAAG)
    assert zonder == {cast.urk.pk: frozenset(), cast.almere.pk: frozenset({cast.pleegzorg.pk})}
    assert list_zonder_contract([cast.almere.pk], [Hulpvorm.GEZINSHUIS], op=VANDAAG) == {cast.almere.pk: frozenset()}


def test_in_a_crisis_no_contract_stands_in_the_way(cast: Cast) -> None:
    contract(cast, tot=VANDAAG)
    geadviseerd(cast, crisis=True)
    assert cast.pleegzorg.pk in {p.beeld.aanbod_id for p in blad(cast).plekken}


def test_a_ranking_with_wishes_and_contracts_is_calculated_again_the_same(cast: Cast) -> None:
    contract(cast)
    contract(cast, Hulpvorm.GEZINSHUIS, tot=VANDAAG)
    geadviseerd(cast, wensen=frozenset({KAMER, GEMEENTE}), wens_gemeente=cast.urk.pk, verwacht_weken=30)
    vraag(cast)
    assert Rangadvies.objects.count() == 1
    assert [h.uitslag for h in herhaal_rangschikkingen()] == [Ranguitslag.GELIJK]


def groepsadvies(cast: Cast) -> None:
    geadviseerd(
        cast, hulpvorm=Hulpvorm.BEHANDELGROEP, duur_weken=20, weg_terug="Na de zomer naar oma.",
        motivering="Een gezin kan nu aantoonbaar niet: de jeugdige vraagt zelf om een groep.", verwacht_weken=20,
    )  # fmt: skip


def maak_groep(cast: Cast) -> Aanbod:
    groep = Aanbod.objects.get(pk=cast.gezinshuis.pk)
    groep.pk, groep.naam, groep.hulpvorm = None, "Groep Almere", Hulpvorm.BEHANDELGROEP
    groep.save()
    groep.plekken.create(nummer=1, van=date(2016, 1, 1))
    return groep


def test_a_group_is_asked_until_its_agreed_last_day_and_watched_as_long_as_it_runs(cast: Cast) -> None:
    groep = maak_groep(cast)
    groepsadvies(cast)
    voorstel = vraag(cast, groep)
    einde = START + timedelta(weeks=20)
    assert (voorstel.bezetting.van, voorstel.bezetting.tot) == (START, einde)
    assert not in_groep([cast.casus_noor.pk]).exists()  # only asked
    accepteer(cast.aisha, voorstel.sleutel, nu=NU)
    assert [v.pk for v in in_groep([cast.casus_noor.pk])] == [voorstel.pk]
    afspraak = list_elders([cast.casus_noor.pk])[cast.casus_noor.pk].groep
    assert afspraak is not None
    assert afspraak.op == einde
    cast.casus_noor.trajecten.update(tot=START + timedelta(days=30))
    assert not in_groep([cast.casus_noor.pk]).exists()  # it ended before


def test_another_place_than_a_group_lasts_until_it_is_no_longer_needed(cast: Cast) -> None:
    geadviseerd(cast, verwacht_weken=12)
    assert vraag(cast).bezetting.tot is None
