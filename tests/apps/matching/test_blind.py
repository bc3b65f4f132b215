"""Nobody sees what is free before the advice is recorded: every query and every action is tried."""

from __future__ import annotations

import ast
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from tests.apps.matching.hulp import START, STRAKS, geadviseerd, geplaatst, gevraagd, verwezen, vraag
from tests.cast import NU, Cast
from zorglandschap.apps.aanbod.models import Bezetting
from zorglandschap.apps.casus.actions import zet_stap
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.matching.actions import koppel_ambulant, leg_geen_match_vast, vraag_plek
from zorglandschap.apps.matching.models import GeenMatch, Voorstel
from zorglandschap.apps.matching.queries import get_keuze, get_vergelijking, list_ambulant, list_plekken
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Stap
from zorglandschap.core.begrippen.kijker import Kijker

SRC = Path(__file__).parents[3] / "src" / "zorglandschap"
Weg = Callable[[Cast, Kijker], object]


def _plekken(cast: Cast, kijker: Kijker) -> object:
    return list_plekken(kijker, cast.casus_noor.sleutel, start=START, nu=NU)


def _keuze(cast: Cast, kijker: Kijker) -> object:
    return get_keuze(kijker, cast.casus_noor.sleutel, aanbod_id=cast.pleegzorg.pk, start=START, nu=NU)


def _vergelijking(cast: Cast, kijker: Kijker) -> object:
    beide = [cast.pleegzorg.pk, cast.gezinshuis.pk]
    return get_vergelijking(kijker, cast.casus_noor.sleutel, aanbod_ids=beide, start=START, nu=NU)


def _ambulant(cast: Cast, kijker: Kijker) -> object:
    return list_ambulant(kijker, cast.casus_noor.sleutel, start=START, nu=NU)


def _vraag(cast: Cast, kijker: Kijker) -> object:
    sleutel = cast.casus_noor.sleutel
    return vraag_plek(kijker, sleutel, aanbod_id=cast.pleegzorg.pk, start=START, herhaalsleutel=uuid4(), nu=NU)


def _koppel(cast: Cast, kijker: Kijker) -> object:
    return koppel_ambulant(kijker, cast.casus_noor.sleutel, aanbod_id=cast.thuis.pk, start=START, nu=NU)


def _geen_match(cast: Cast, kijker: Kijker) -> object:
    return leg_geen_match_vast(kijker, cast.casus_noor.sleutel, start=START, wat_nodig="Een gezin op Urk.", nu=NU)


WEGEN: list[Weg] = [_plekken, _keuze, _vergelijking, _ambulant, _vraag, _koppel, _geen_match]


@pytest.mark.parametrize("crisis", [False, True])
@pytest.mark.parametrize("weg", WEGEN)
def test_without_an_advice_every_way_to_places_is_shut(cast: Cast, weg: Weg, *, crisis: bool) -> None:
    verwezen(cast, crisis=crisis)
    with pytest.raises(Geweigerd) as fout:
        weg(cast, cast.joris)
    assert [u.regel for u in fout.value.uitkomsten] == ["advies voor aanbod"]
    assert not Voorstel.objects.exists()
    assert not GeenMatch.objects.exists()
    assert Bezetting.objects.count() == 1  # Sami's


@pytest.mark.parametrize("status", [CasusStatus.HULPVRAAG, CasusStatus.ANALYSE])
@pytest.mark.parametrize("weg", WEGEN)
def test_before_the_referral_every_way_to_places_is_shut(cast: Cast, weg: Weg, status: CasusStatus) -> None:
    cast.casus_noor.status = status
    cast.casus_noor.save()
    with pytest.raises(Geweigerd, match="nog geen advies"):
        weg(cast, cast.joris)


@pytest.mark.parametrize("weg", WEGEN)
def test_an_advice_of_an_earlier_referral_opens_nothing(cast: Cast, weg: Weg) -> None:
    geadviseerd(cast)
    cast.casus_noor.status = CasusStatus.ANALYSE
    cast.casus_noor.save()
    zet_stap(cast.casus_noor, stap=Stap.VERWEZEN, door=cast.joris, nu=NU + timedelta(days=90))
    with pytest.raises(Geweigerd, match="nog geen advies"):
        weg(cast, cast.joris)


@pytest.mark.parametrize("weg", WEGEN)
def test_setting_the_status_by_hand_does_not_open_the_door_either(cast: Cast, weg: Weg) -> None:
    cast.casus_noor.status = CasusStatus.GEADVISEERD
    cast.casus_noor.save()
    with pytest.raises(Geweigerd, match="nog geen advies"):
        weg(cast, cast.joris)


@pytest.mark.parametrize("wie", ["mila", "femke", "bram", "aisha", "tom", "eva", "noor_kijker"])
@pytest.mark.parametrize("weg", WEGEN)
def test_with_an_advice_only_the_regisseur_passes(cast: Cast, weg: Weg, wie: str) -> None:
    geadviseerd(cast)
    with pytest.raises(NietGevonden):
        weg(cast, getattr(cast, wie))
    assert not Voorstel.objects.exists()


@pytest.mark.parametrize("weg", [_keuze, _vraag])
def test_while_a_place_is_asked_it_cannot_be_asked_again_and_only_what_fits_best_is_shown(cast: Cast, weg: Weg) -> None:
    gevraagd(cast)
    with pytest.raises(Geweigerd, match="plek gevraagd"):
        weg(cast, cast.joris)
    blad = list_plekken(cast.joris, cast.casus_noor.sleutel, start=START, nu=NU)
    assert blad.voorstel is not None
    assert blad.plekken == blad.bijna == ()


def test_once_help_runs_no_more_places_are_shown(cast: Cast) -> None:
    geplaatst(cast)
    with pytest.raises(Geweigerd, match="hulp loopt"):
        _plekken(cast, cast.joris)


def test_after_a_lapse_the_places_are_open_again(cast: Cast) -> None:
    gevraagd(cast)
    from zorglandschap.apps.matching.actions import verwerk_verlopen

    assert verwerk_verlopen(nu=STRAKS) == 1
    assert list_plekken(cast.joris, cast.casus_noor.sleutel, start=START, nu=STRAKS).plekken
    assert vraag(cast)


def _gebruikers_van(naam: str) -> set[str]:
    """Modules of the house that import or call a name."""
    gevonden = set()
    for bestand in SRC.rglob("*.py"):
        boom = ast.parse(bestand.read_text(encoding="utf-8"))
        namen = {alias.name for d in ast.walk(boom) if isinstance(d, ast.ImportFrom) for alias in d.names}
        namen |= {d.attr for d in ast.walk(boom) if isinstance(d, ast.Attribute)}
        if naam in namen:
            gevonden.add(str(bestand.relative_to(SRC)))
    return gevonden


def test_availability_leaves_the_room_aanbod_through_one_door_only() -> None:
    eigen_kamer = {"apps/aanbod/queries/__init__.py"}  # where the room itself hands it out
    assert _gebruikers_van("list_vrij") - eigen_kamer == {"apps/matching/queries/zoeken.py"}


def test_the_search_itself_is_only_used_behind_the_check_on_the_advice() -> None:
    binnen = {"apps/matching/queries/plekken.py", "apps/matching/queries/vergelijken.py"}
    assert _gebruikers_van("zoek_plekken") <= binnen
    assert _gebruikers_van("maak_keuze") <= {"apps/matching/actions/plekken.py", *binnen}
    assert _gebruikers_van("maak_ambulantblad") <= {"apps/matching/actions/ambulant.py", *binnen}
    assert _gebruikers_van("zoek_bij_advies") <= {"apps/matching/actions/matchen.py", *binnen}


def test_what_is_left_for_crises_is_only_told_on_the_page_of_places() -> None:
    assert _gebruikers_van("lees_crisisplekken") == {"apps/matching/queries/crisisstand.py"}
    export = "apps/matching/queries/__init__.py"
    assert _gebruikers_van("get_crisisstand") - {export} == {"web/matching/pages/plekken.py"}  # asks for an open page


def test_who_waits_and_the_gap_say_nothing_of_what_is_free(cast: Cast) -> None:
    verwezen(cast)
    for module in ("queries/wachtlijst.py", "queries/kloof.py", "actions/wachtlijst.py", "actions/kloof.py"):
        tekst = (SRC / "apps" / "matching" / module).read_text(encoding="utf-8")
        assert "apps.aanbod" not in tekst
        assert "queries.zoeken" not in tekst
