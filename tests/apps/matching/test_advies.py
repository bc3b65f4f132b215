"""The first-best advice: recorded once, explained, before anyone sees what is free."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.apps.matching.hulp import (
    LICHTST,
    UIT_HUIS,
    geadviseerd,
    geplaatst,
    invoer,
    tweede_gedragsdeskundige,
    verwezen,
)
from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.casus.actions import zet_stap
from zorglandschap.apps.casus.models import CasusStap
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.matching.actions import leg_advies_vast, vraag_tegenspraak
from zorglandschap.apps.matching.models import Advies
from zorglandschap.apps.matching.queries import get_advies, get_adviesblad, get_kader, list_tegensprekers
from zorglandschap.apps.matching.queries.advies import invoer_van, weeg
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, CasusStatus, FactorSoort, Stap
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm


def _leg_vast(cast: Cast, **anders: object) -> Advies:
    return leg_advies_vast(cast.joris, cast.casus_noor.sleutel, invoer=invoer(cast, **anders), nu=NU)


def test_an_advice_is_kept_with_answers_proposal_voices_and_a_name(cast: Cast) -> None:
    advies = geadviseerd(cast)
    assert advies.voorgesteld == Hulpvorm.PLEEGZORG
    assert advies.antwoorden == UIT_HUIS
    assert advies.kaderversie == get_kader().versie
    assert advies.mening_jeugdige == "Ik wil op Urk blijven."
    assert advies.tegenspraak_door_id == tweede_gedragsdeskundige(cast)
    assert advies.door_id == cast.joris.medewerker_id
    cast.casus_noor.refresh_from_db()
    assert cast.casus_noor.status == CasusStatus.GEADVISEERD


def test_the_advice_is_a_step_with_the_answers_of_the_rules(cast: Cast) -> None:
    geadviseerd(cast)
    stap = CasusStap.objects.get(stap=Stap.ADVIES)
    regels = {u["regel"]: u["oordeel"] for u in stap.uitkomsten}
    assert stap.door_naam == "Joris de Vries"
    assert regels["stemmen gehoord"] == "voldaan"
    assert regels["tegenspraak bij uithuisplaatsing"] == "voldaan"


def test_the_same_advice_replayed_gives_the_same_proposal_and_the_same_hash(cast: Cast) -> None:
    advies = geadviseerd(cast)
    from zorglandschap.apps.matching.actions.advies import invoer_hash

    opnieuw = invoer_van(advies)
    assert weeg(opnieuw, cast.casus_noor).voorstel == advies.voorgesteld
    assert invoer_hash(opnieuw, advies.kaderversie, crisis=False) == advies.invoer_hash
    assert invoer_hash(opnieuw, advies.kaderversie, crisis=True) != advies.invoer_hash


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"mening_jeugdige": ""}, "mening"),
        ({"mening_ouders": "  "}, "mening"),
        ({"tegenspraak": False}, "tegenspraak"),
        ({"antwoorden": {**UIT_HUIS, "hulp_thuis": "nog_niet"}}, "nagegaan"),
        ({"hulpvorm": Hulpvorm.BEHANDELGROEP, "motivering": ""}, "gezin"),
        ({"hulpvorm": Hulpvorm.GEZINSHUIS, "motivering": ""}, "wijkt af"),
    ],
)
def test_what_a_rule_misses_stops_the_advice_and_stores_nothing(
    cast: Cast, anders: dict[str, object], reden: str
) -> None:
    verwezen(cast)
    with pytest.raises(Geweigerd, match=reden):
        _leg_vast(cast, **anders)
    assert not Advies.objects.exists()
    assert Gebeurtenis.objects.filter(handeling="first-best advies vastleggen", uitkomst=4).count() == 1


def test_the_adviser_can_differ_from_the_proposal_with_a_motivation(cast: Cast) -> None:
    advies = geadviseerd(cast, hulpvorm=Hulpvorm.GEZINSHUIS)
    assert (advies.voorgesteld, advies.hulpvorm) == (Hulpvorm.PLEEGZORG, Hulpvorm.GEZINSHUIS)


def test_who_looked_along_with_the_analysis_cannot_give_the_tegenspraak(cast: Cast) -> None:
    verwezen(cast)
    cast.casus_noor.gedragsdeskundige_id = cast.femke.medewerker_id
    cast.casus_noor.save()
    wim = tweede_gedragsdeskundige(cast)
    assert [pk for pk, _ in list_tegensprekers(cast.casus_noor, vandaag=VANDAAG)] == [wim]
    with pytest.raises(Geweigerd, match="niet zelf bij deze analyse"):
        vraag_tegenspraak(
            cast.joris,
            cast.casus_noor.sleutel,
            invoer=invoer(cast, tegenspraak=False),
            voor_id=cast.femke.medewerker_id,
            nu=NU,
        )


@pytest.mark.parametrize("deel", ["vastgesteld", "tekst", "factor"])
def test_who_had_any_part_in_the_analysis_is_no_second_one(cast: Cast, deel: str) -> None:
    femke, wim = cast.femke, tweede_gedragsdeskundige(cast)
    assert {pk for pk, _ in list_tegensprekers(cast.casus_noor, vandaag=VANDAAG)} == {femke.medewerker_id, wim}
    analyse = cast.casus_noor.analyses.create(gestart_op=VANDAAG)
    if deel == "vastgesteld":
        analyse.vastgesteld_door_id = femke.medewerker_id
        analyse.save()
    elif deel == "tekst":
        analyse.teksten.create(veld=AnalyseVeld.KIND, versie=1, door_id=femke.gebruiker_id, om=NU)
        analyse.teksten.create(veld=AnalyseVeld.KIND, versie=2, door=None, om=NU)
    else:
        analyse.factoren.create(soort=FactorSoort.BESCHERMEND, tekst="Oma", door_id=femke.gebruiker_id, om=NU)
    assert [pk for pk, _ in list_tegensprekers(cast.casus_noor, vandaag=VANDAAG)] == [wim]
    assert femke.medewerker_id in {pk for pk, _ in list_tegensprekers(cast.casus_sami, vandaag=VANDAAG)}


def test_help_at_home_needs_no_tegenspraak(cast: Cast) -> None:
    antwoorden = {**LICHTST, "opvoeding": "met_intensieve_hulp"}
    advies = geadviseerd(cast, antwoorden=antwoorden, hulpvorm=Hulpvorm.THUISBEHANDELING)
    assert advies.voorgesteld == Hulpvorm.THUISBEHANDELING


@pytest.mark.parametrize("status", [CasusStatus.HULPVRAAG, CasusStatus.ANALYSE, CasusStatus.PLEK_GEVRAAGD])
def test_an_advice_comes_after_the_referral_and_not_while_a_place_is_asked(cast: Cast, status: CasusStatus) -> None:
    cast.casus_noor.status = status
    cast.casus_noor.save()
    with pytest.raises(Geweigerd, match="kan nu niet"):
        _leg_vast(cast, hulpvorm=Hulpvorm.THUISBEHANDELING)


def test_a_new_advice_after_looking_at_places_needs_a_reason_and_keeps_the_old_one(cast: Cast) -> None:
    geadviseerd(cast)
    with pytest.raises(Geweigerd, match="vrije plekken bekeken"):
        _leg_vast(cast, motivering="")
    nieuw = _leg_vast(cast, motivering="De tante kan toch.", hulpvorm=Hulpvorm.NETWERKPLEEGZORG)
    assert Advies.objects.count() == 2
    assert get_advies(cast.joris, cast.casus_noor) == nieuw


def test_an_advice_of_an_earlier_referral_no_longer_counts(cast: Cast) -> None:
    geadviseerd(cast)
    cast.casus_noor.status = CasusStatus.ANALYSE
    cast.casus_noor.save()
    zet_stap(cast.casus_noor, stap=Stap.VERWEZEN, door=cast.joris, nu=NU + timedelta(days=200))
    assert get_advies(cast.joris, cast.casus_noor) is None


@pytest.mark.parametrize("wie", ["mila", "femke", "bram", "aisha", "tom", "eva", "noor_kijker"])
def test_only_the_regisseur_records_an_advice(cast: Cast, wie: str) -> None:
    verwezen(cast)
    kijker = getattr(cast, wie)
    with pytest.raises(NietGevonden):
        leg_advies_vast(kijker, cast.casus_noor.sleutel, invoer=invoer(cast), nu=NU)
    with pytest.raises(NietGevonden):
        get_adviesblad(kijker, cast.casus_noor.sleutel, vandaag=VANDAAG)
    assert not Advies.objects.exists()


@pytest.mark.parametrize(
    ("wie", "ziet"), [("joris", True), ("mila", True), ("noor_kijker", True), ("bram", False), ("aisha", False)]
)
def test_who_may_read_the_analysis_may_read_the_advice(cast: Cast, wie: str, ziet: bool) -> None:
    advies = geadviseerd(cast)
    assert get_advies(getattr(cast, wie), cast.casus_noor) == (advies if ziet else None)


def test_in_a_crisis_a_short_advice_is_enough(cast: Cast) -> None:
    verwezen(cast, crisis=True)
    kort = invoer(
        cast,
        antwoorden={"veilig_thuis": "nee"},
        hulpvorm=Hulpvorm.CRISISPLEEGZORG,
        motivering="Vannacht moet er een veilig bed zijn.",
        mening_jeugdige="",
        mening_ouders="",
        tegenspraak=False,
    )
    advies = leg_advies_vast(cast.joris, cast.casus_noor.sleutel, invoer=kort, nu=NU)
    assert advies.voorgesteld == Hulpvorm.NETWERKPLEEGZORG
    stap = CasusStap.objects.get(stap=Stap.ADVIES)
    assert {u["oordeel"] for u in stap.uitkomsten if u["regel"] == "stemmen gehoord"} == {"let op"}


def test_while_help_runs_an_advice_is_only_completed_after_a_crisis(cast: Cast) -> None:
    geplaatst(cast)
    with pytest.raises(Geweigerd, match="loopt al hulp"):
        _leg_vast(cast)
    cast.casus_noor.refresh_from_db()
    cast.casus_noor.is_crisis, cast.casus_noor.crisis_reden = True, "Onveilig."
    cast.casus_noor.save()
    _leg_vast(cast, motivering="Aangevuld na de crisis.")
    cast.casus_noor.refresh_from_db()
    assert cast.casus_noor.status == CasusStatus.GEPLAATST
