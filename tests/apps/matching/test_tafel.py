"""The placement table: a plan is advice, a person decides with a reason, and nothing is carried out by itself."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from tests.apps.matching.hulp import vraag
from tests.apps.matching.tafelhulp import STRAKS, aanbod_nummer, met_plan, nummer_van
from tests.cast import NU, Cast
from zorglandschap.apps.aanbod.models import Bezetting, BezettingStatus
from zorglandschap.apps.casus.models import Uitsluiting
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.matching import tafelrekening
from zorglandschap.apps.matching.actions import Onderbouwing, besluit_aan_tafel, maak_verdelingsplan
from zorglandschap.apps.matching.models import Tafelbesluit, Verdelingsplan, Voorstel
from zorglandschap.apps.matching.queries import (
    BLIJFT,
    get_tafel,
    get_tafelcijfers,
    get_tafelkind,
    get_watals,
    list_tafelwerk,
)
from zorglandschap.apps.matching.tafelresultaat import lees_resultaat
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.tafelwoorden import WIJKT_AF, Meningstand, Tafelreden
from zorglandschap.core.matching.tafel import Tafelkolom

pytestmark = pytest.mark.django_db
LATER = NU + 2 * STRAKS


def _beslis(
    cast: Cast, plan: Verdelingsplan, nummer: int, keuze: int, reden: str = "", **anders: object
) -> Tafelbesluit:
    gegevens = {"herhaalsleutel": uuid4(), "nu": LATER, **anders}
    res = lees_resultaat(plan.resultaat)
    volgt = nummer in res.casussen and res.geadviseerd(nummer) == (res.aanbod.get(keuze) if keuze else None)
    waarom = Onderbouwing(
        gegevens.pop("soort", Tafelreden.PAST_HET_BEST if volgt else Tafelreden.ANDERS),  # type: ignore[arg-type]
        reden,
        gegevens.pop("stand", Meningstand.NIET_GEVRAAGD),  # type: ignore[arg-type]
        gegevens.pop("mening", ""),  # type: ignore[arg-type]
    )
    return besluit_aan_tafel(cast.pieter, plan.sleutel, nummer, keuze=keuze, onderbouwing=waarom, **gegevens)  # type: ignore[arg-type]


def test_a_plan_has_no_name_and_gives_the_only_foster_place_to_one_of_two(cast: Cast) -> None:
    plan, resultaat = met_plan(cast)
    tekst = str(plan.resultaat) + str(plan.trappen)
    assert not any(naam in tekst for naam in ("Noor", "Lars", "Berg", "Hendriks"))
    pleegzorg = [n for n in resultaat.casussen if resultaat.geadviseerd(n) == cast.pleegzorg.pk]
    assert len(pleegzorg) == 1
    blad = get_tafel(cast.pieter, nu=LATER)
    assert blad.plan is not None
    assert blad.plan.bewezen
    assert blad.plan.is_van_vandaag
    assert sum((blad.aantallen or {}).values()) == 2


def test_the_same_form_makes_one_plan_and_one_decision(cast: Cast) -> None:
    plan, resultaat = met_plan(cast)
    assert maak_verdelingsplan(cast.pieter, herhaalsleutel=plan.herhaalsleutel, nu=LATER) == plan
    nummer = nummer_van(resultaat, cast.casus_noor)
    sleutel = uuid4()
    een = _beslis(cast, plan, nummer, BLIJFT, "Zij wil niet.", herhaalsleutel=sleutel)
    assert _beslis(cast, plan, nummer, BLIJFT, "Zij wil niet.", herhaalsleutel=sleutel) == een
    assert Tafelbesluit.objects.count() == 1


def test_nothing_is_carried_out_and_the_regisseur_gets_work_until_the_request(cast: Cast) -> None:
    plan, resultaat = met_plan(cast)
    nummer = nummer_van(resultaat, cast.casus_noor)
    assert list_tafelwerk(cast.joris, nu=LATER) == []
    _beslis(cast, plan, nummer, aanbod_nummer(resultaat, cast.pleegzorg.pk), "Dichtbij school.")
    assert not Voorstel.objects.exists()
    (werk,) = list_tafelwerk(cast.joris, nu=LATER)
    assert (werk.naam, werk.aanbod) == ("Noor van den Berg", cast.pleegzorg.naam)
    assert list_tafelwerk(cast.bram, nu=LATER) == list_tafelwerk(cast.noor_kijker, nu=LATER) == []
    assert list_tafelwerk(cast.joris, nu=LATER + timedelta(days=9)) == []
    vraag(cast, nu=LATER + STRAKS)
    assert list_tafelwerk(cast.joris, nu=LATER + STRAKS) == []
    with pytest.raises(Geweigerd, match="al een plek gevraagd"):
        _beslis(cast, plan, nummer, BLIJFT, "Toch niet.", nu=LATER + 2 * STRAKS)


def test_every_decision_asks_a_reason_and_the_cost_shown_is_kept(cast: Cast) -> None:
    plan, resultaat = met_plan(cast)
    nummer = next(n for n in resultaat.casussen if resultaat.geadviseerd(n) == cast.pleegzorg.pk)
    with pytest.raises(Geweigerd, match="ook als u het advies volgt"):
        _beslis(cast, plan, nummer, BLIJFT, "  ")
    with pytest.raises(Geweigerd, match="past niet bij uw keuze"):
        _beslis(cast, plan, nummer, BLIJFT, "Daarom.", soort=Tafelreden.PAST_HET_BEST)
    with pytest.raises(Geweigerd, match="wat de jeugdige en de ouders ervan vinden"):
        _beslis(cast, plan, nummer, BLIJFT, "Daarom.", stand=Meningstand.BEKEND, mening=" ")
    besluit = _beslis(cast, plan, nummer, BLIJFT, "Eerst kennismaken.")
    assert not besluit.volgt_advies
    assert besluit.kosten["kan"]
    assert any(verschil for _, verschil in besluit.kosten["trappen"])
    keuze = aanbod_nummer(resultaat, cast.pleegzorg.pk)
    with pytest.raises(Geweigerd, match="ook als u het advies volgt"):
        _beslis(cast, plan, nummer, keuze, nu=LATER + STRAKS)
    with pytest.raises(Geweigerd, match="past niet bij uw keuze"):
        _beslis(cast, plan, nummer, keuze, "Veiliger.", soort=Tafelreden.VEILIGHEID, nu=LATER + STRAKS)
    weten = {"stand": Meningstand.BEKEND, "mening": "Noor wil graag."}
    volgt = _beslis(cast, plan, nummer, keuze, "Past goed.", nu=LATER + STRAKS, **weten)
    assert volgt.volgt_advies
    assert (volgt.reden_code, volgt.mening_stand, volgt.mening) == (
        Tafelreden.PAST_HET_BEST, Meningstand.BEKEND, "Noor wil graag.",
    )  # fmt: skip


def test_the_database_itself_refuses_a_decision_without_a_reason_or_with_the_wrong_kind(cast: Cast) -> None:
    plan, resultaat = met_plan(cast)
    besluit = _beslis(cast, plan, nummer_van(resultaat, cast.casus_noor), BLIJFT, "Wachten.")
    fouten: list[dict[str, object]] = [
        {"reden": ""}, {"reden_code": ""}, {"volgt_advies": not besluit.volgt_advies}, {"mening_stand": "onzin"},
        {"mening_stand": Meningstand.BEKEND},
    ]  # fmt: skip
    for fout in fouten:
        besluit.pk, besluit.herhaalsleutel = None, uuid4()
        nieuw = copy(besluit)
        for veld, waarde in fout.items():
            setattr(nieuw, veld, waarde)
        with pytest.raises(IntegrityError), transaction.atomic():
            nieuw.save(force_insert=True)


def test_a_place_that_is_gone_or_promised_is_refused(cast: Cast) -> None:
    plan, resultaat = met_plan(cast)
    keuze = aanbod_nummer(resultaat, cast.pleegzorg.pk)
    eerste, tweede = sorted(resultaat.casussen)
    _beslis(cast, plan, eerste, keuze, "Zo.")
    with pytest.raises(Geweigerd, match="intussen weg"):
        _beslis(cast, plan, tweede, keuze, "Zo ook.")
    _beslis(cast, plan, eerste, BLIJFT, "Toch niet.", nu=LATER + STRAKS)
    Bezetting.objects.create(plek=cast.pleegzorg.plekken.get(), van=NU.date(), status=BezettingStatus.BEVESTIGD)
    with pytest.raises(Geweigerd, match="intussen weg"):
        _beslis(cast, plan, tweede, keuze, "Zo ook.", nu=LATER + 2 * STRAKS)


def test_in_an_older_plan_nothing_is_decided_any_more(cast: Cast) -> None:
    plan, resultaat = met_plan(cast)
    maak_verdelingsplan(cast.pieter, herhaalsleutel=uuid4(), nu=LATER + timedelta(days=1))
    nummer = nummer_van(resultaat, cast.casus_noor)
    assert not get_tafelkind(cast.pieter, plan.sleutel, nummer, nu=LATER).is_nieuwste
    with pytest.raises(Geweigerd, match="nieuwer plan"):
        _beslis(cast, plan, nummer, BLIJFT, "Wachten.")


def test_what_is_not_in_the_plan_does_not_exist_and_what_does_not_fit_is_refused(cast: Cast) -> None:
    plan, resultaat = met_plan(cast)
    with pytest.raises(NietGevonden):
        _beslis(cast, plan, 99, BLIJFT, "x")
    with pytest.raises(NietGevonden):
        _beslis(cast, plan, 1, 999, "x")
    for vraag_ in (get_tafelkind, get_watals):
        with pytest.raises(NietGevonden):
            vraag_(cast.pieter, plan.sleutel, 99, nu=LATER, keuze=0)  # type: ignore[operator]
        with pytest.raises(NietGevonden):
            vraag_(cast.pieter, plan.sleutel, 1, nu=LATER, keuze=999)  # type: ignore[operator]
    with pytest.raises(NietGevonden):
        get_tafelkind(cast.pieter, uuid4(), 1, nu=LATER)
    thuis = aanbod_nummer(resultaat, cast.thuis.pk) if cast.thuis.pk in resultaat.aanbod.values() else None
    assert not get_watals(cast.pieter, plan.sleutel, 1, next(iter(resultaat.over)), nu=LATER).is_advies
    if thuis is not None:
        with pytest.raises(Geweigerd, match="past niet"):
            _beslis(cast, plan, 1, thuis, "Toch.")


def test_only_the_table_gets_in_and_every_look_is_logged(cast: Cast) -> None:
    plan, resultaat = met_plan(cast)
    nummer = nummer_van(resultaat, cast.casus_noor)
    for wie in (cast.joris, cast.bram, cast.tom, cast.eva, cast.aisha, replace(cast.pieter, is_actief=False)):
        with pytest.raises(NietGevonden):
            get_tafel(wie, nu=LATER)
        with pytest.raises(NietGevonden):
            get_tafelkind(wie, plan.sleutel, nummer, nu=LATER)
        with pytest.raises(NietGevonden):
            maak_verdelingsplan(wie, herhaalsleutel=uuid4(), nu=LATER)
    voor = Gebeurtenis.objects.count()
    get_tafelkind(cast.pieter, plan.sleutel, nummer, nu=LATER)
    nieuw = Gebeurtenis.objects.order_by("pk")[voor:]
    assert cast.noor.pk in {g.jeugdige_id for g in nieuw}
    assert {g.handeling for g in nieuw} == {Handeling.TAFEL_BEKIJKEN}


def test_the_own_family_is_not_shown_and_not_decided_on(cast: Cast) -> None:
    plan, resultaat = met_plan(cast)
    nummer = nummer_van(resultaat, cast.casus_noor)
    Uitsluiting.objects.create(gezin=cast.noor.gezin, gebruiker_id=cast.pieter.gebruiker_id, reden="familie", om=NU)
    blad = get_tafel(cast.pieter, nu=LATER)
    assert nummer not in {k.nummer for e in blad.eenheden for k in e.kaarten if k.kind}
    with pytest.raises(NietGevonden):
        get_watals(cast.pieter, plan.sleutel, nummer, BLIJFT, nu=LATER)
    with pytest.raises(NietGevonden):
        _beslis(cast, plan, nummer, BLIJFT, "x")


def test_a_secret_address_hides_the_gemeente(cast: Cast) -> None:
    plan, resultaat = met_plan(cast)
    cast.noor.adres_is_geheim = True
    cast.noor.save()
    kaart = get_tafelkind(cast.pieter, plan.sleutel, nummer_van(resultaat, cast.casus_noor), nu=LATER).kaart
    assert kaart.kind is not None
    assert kaart.kind.gemeente == kaart.kind.gemeente_code == ""
    assert kaart.kolom in (Tafelkolom.PLEK, Tafelkolom.WACHT)


def test_a_plan_that_left_the_memory_is_calculated_again_and_says_the_same(cast: Cast) -> None:
    plan, resultaat = met_plan(cast)
    nummer = next(n for n in resultaat.casussen if resultaat.geadviseerd(n) == cast.pleegzorg.pk)
    eerst = get_watals(cast.pieter, plan.sleutel, nummer, BLIJFT, nu=LATER)
    tafelrekening._BEWAARD.clear()
    assert get_watals(cast.pieter, plan.sleutel, nummer, BLIJFT, nu=LATER) == eerst
    assert eerst.regels
    assert eerst.regels[0].slechter


def test_the_plan_says_when_something_changed_since(cast: Cast) -> None:
    met_plan(cast)
    blad = get_tafel(cast.pieter, nu=LATER + timedelta(days=1))
    assert blad.plan is not None
    assert not blad.plan.is_van_vandaag
    assert not blad.plan.plekken_anders
    cast.pleegzorg.bijgewerkt_om = LATER
    cast.pleegzorg.save()
    opnieuw = get_tafel(cast.pieter, nu=LATER)
    assert opnieuw.plan is not None
    assert opnieuw.plan.plekken_anders


def test_the_filter_keeps_a_gemeente_or_a_form(cast: Cast) -> None:
    met_plan(cast)
    alleen_urk = get_tafel(cast.pieter, nu=LATER, gemeente="Urk")
    assert {k.kind.gemeente for e in alleen_urk.eenheden for k in e.kaarten if k.kind} == {"Urk"}
    assert get_tafel(cast.pieter, nu=LATER, gemeente="Elders").eenheden == ()


def _besluiten(cast: Cast, plan: Verdelingsplan, aantal: int, *, anders: int) -> None:
    for n in range(aantal):
        Tafelbesluit.objects.create(
            plan=Verdelingsplan.objects.create(
                om=NU, door_naam="x", regels_versie="1", invoer_hash="0", trappen=[], resultaat={}, opgave=b"",
                herhaalsleutel=uuid4(),
            ),
            casus=cast.casus_noor, team=cast.team_urk, volgt_advies=n >= anders, reden="r", kosten={},
            mening_stand=Meningstand.NIET_GEVRAAGD, om=NU,
            reden_code=Tafelreden.PAST_HET_BEST if n >= anders else Tafelreden.AFSTAND,
            door_id=cast.pieter.medewerker_id, door_naam="Pieter", herhaalsleutel=uuid4(),
        )  # fmt: skip


@pytest.mark.parametrize(("anders", "alarm"), [(0, True), (1, False)])
def test_a_table_that_always_follows_is_a_signal(cast: Cast, anders: int, alarm: bool) -> None:
    plan, _ = met_plan(cast)
    _besluiten(cast, plan, 20, anders=anders)
    eigen = get_tafelcijfers(cast.pieter, vandaag=NU.date())
    assert eigen.totaal.volgt_altijd is alarm
    assert (eigen.totaal.besloten, eigen.totaal.anders) == (20, anders)
    assert dict(zip(WIJKT_AF, eigen.totaal.redenen, strict=True)) == dict.fromkeys(WIJKT_AF, 0) | {
        Tafelreden.AFSTAND: anders
    }
    beleid = get_tafelcijfers(cast.tom, vandaag=NU.date())
    assert beleid.totaal.besloten == 20


def test_small_numbers_are_hidden_for_policy_and_not_for_the_table(cast: Cast) -> None:
    plan, _ = met_plan(cast)
    _besluiten(cast, plan, 3, anders=1)
    assert get_tafelcijfers(cast.pieter, vandaag=NU.date()).totaal.aandeel == pytest.approx(1 / 3)
    beleid = get_tafelcijfers(cast.tom, vandaag=NU.date())
    assert beleid.totaal.besloten is None
    assert beleid.totaal.aandeel is None
    assert set(beleid.totaal.redenen) == {None}
    with pytest.raises(NietGevonden):
        get_tafelcijfers(cast.eva, vandaag=NU.date())


def test_a_plan_and_a_decision_are_never_changed(cast: Cast) -> None:
    plan, resultaat = met_plan(cast)
    besluit = _beslis(cast, plan, nummer_van(resultaat, cast.casus_noor), BLIJFT, "Wachten.")
    for rij in (plan, besluit):
        with pytest.raises(DatabaseError, match="plaatsingstafel wordt niet gewijzigd"), transaction.atomic():
            type(rij)._default_manager.filter(pk=rij.pk).update(door_naam="Iemand")
