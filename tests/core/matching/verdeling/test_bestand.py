"""The question for the assignment from a file: what is right is read, every mistake is named at once with its place."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import numpy as np
import pytest

from tests.bench.verdeelregio import REGELS, regio
from tests.core.matching.hulp import NIVEAUS
from tests.core.matching.test_vraagbestand import GOED as EEN
from zorglandschap.core.begrippen.codelijsten import Niveau
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.verdeling.bestand import lees_verdeelvraag
from zorglandschap.core.matching.verdeling.invoer import InvoerFout
from zorglandschap.core.matching.verdeling.plan import vingerafdruk
from zorglandschap.core.matching.verdeling.randen import maak_opgave
from zorglandschap.core.matching.verdeling.schrijven import als_tabel, als_tekst, invoerafdruk

GOED: dict[str, Any] = {
    "jeugdigen": [
        {"id": 1, **EEN["jeugdige"], "urgentie": 3, "wachtdagen": 20},
        {"id": 2, **EEN["jeugdige"], "samen": True, "samen_met": 3},
        {"id": 3, **EEN["jeugdige"], "samen": True},
        {"id": 4, **EEN["jeugdige"], "huidig": 2, "geweigerd_door": [1], "onveilige_locaties": [9]},
    ],
    "aanbod": [
        {**EEN["aanbod"][0], "neemt_samen": True, "vrij": 3, "reserve": 1, "team": 1},
        {**EEN["aanbod"][1], "hulpvorm": "crisisgroep", "alleen_crisis": True},
    ],
    "teams": [{"id": 1, "ruimte": 2}],
}


def _lees(ruw: object) -> Any:
    return lees_verdeelvraag(ruw, lambda _: NIVEAUS)


def _met(*pad: Any, waarde: object) -> dict[str, Any]:
    """The good file with one field changed."""
    ruw = deepcopy(GOED)
    doel: Any = ruw
    for deel in pad[:-1]:
        doel = doel[deel]
    doel[pad[-1]] = waarde
    return ruw


def _fouten(ruw: object) -> tuple[str, ...]:
    with pytest.raises(InvoerFout) as fout:
        _lees(ruw)
    return fout.value.fouten


def test_a_good_file_becomes_youths_offers_teams_and_groups() -> None:
    vraag = _lees(GOED)
    een, twee, drie, vier = vraag.invoer.jeugdigen
    assert vraag.regels is None
    assert (een.urgentie, een.wachtdagen, een.groep, een.niveaus) == (3, 20, None, NIVEAUS)
    assert twee.groep == drie.groep is not None
    assert (vier.huidig, vier.stemt_in, vier.profiel.geweigerd_door, vier.profiel.onveilige_locaties) == (
        2, True, frozenset({1}), frozenset({9}),
    )  # fmt: skip
    assert [(a.reserve, a.alleen_crisis, a.team) for a in vraag.invoer.aanbod] == [(1, False, 1), (0, True, None)]
    assert [(t.id, t.ruimte) for t in vraag.invoer.teams] == [(1, 2)]


def test_groups_by_number_and_by_reference_stay_apart() -> None:
    ruw = _met("jeugdigen", 3, waarde={"id": 4, **EEN["jeugdige"], "groep": 3})
    ruw["jeugdigen"].append({"id": 5, **EEN["jeugdige"], "groep": 3})
    groepen = [j.groep for j in _lees(ruw).invoer.jeugdigen]
    assert groepen[0] is None
    assert groepen[1] == groepen[2] != groepen[3] == groepen[4]


def test_a_file_can_bring_its_own_levels_and_its_own_policy() -> None:
    jeugdige = {k: v for k, v in EEN["jeugdige"].items() if k != "advies"}
    eigen = {"id": 1, **jeugdige, "niveaus": {"gezinshuis": "aanvaardbaar", "pleegzorg": "first-best"}}
    gewichten = dict(zip([w.value for w in REGELS.gewichten], REGELS.gewichten.values(), strict=True))
    regels = {"zoekgebied_km": 30, "school_km": 12.5, "gewichten": gewichten}
    vraag = _lees({"jeugdigen": [eigen], "aanbod": EEN["aanbod"], "regels": regels})
    (jongere,) = vraag.invoer.jeugdigen
    assert jongere.niveaus == {Hulpvorm.GEZINSHUIS: Niveau.ACCEPTABEL, Hulpvorm.PLEEGZORG: Niveau.FIRST_BEST}
    assert (vraag.regels.zoekgebied_km, vraag.regels.school_km) == (30.0, 12.5)
    assert vraag.regels.gewichten == REGELS.gewichten


@pytest.mark.parametrize(
    ("ruw", "zin"),
    [
        (_met("aanbod", 0, "hulpvorm", waarde="hotel"), "‘hulpvorm’ van aanbod 1 (nr. 1) is ‘hotel’: kies uit"),
        (_met("aanbod", 0, "vrij", waarde=-3), "‘vrij’ van aanbod 1 (nr. 1) is -3: dat is een heel getal van 0 of"),
        (_met("aanbod", 0, "reserve", waarde=-1), "‘reserve’ van aanbod 1 (nr. 1) is -1"),
        (_met("aanbod", 1, "locatie", waarde=None), "‘locatie’ van aanbod 2 (nr. 2) is leeg: zonder plaats op de"),
        (_met("aanbod", 1, "id", waarde=1), "‘id’ van aanbod 1 (nr. 2) is 1: dat nummer staat er al."),
        (_met("aanbod", 0, "team", waarde=7), "‘team’ van aanbod 1 (nr. 1) is 7: dat team staat niet in ‘teams’."),
        (_met("aanbod", 1, "teams", waarde=[7]), "‘teams’ van aanbod 2 (nr. 2) is [7]: team 7 staat niet in ‘teams’"),
        (_met("aanbod", 0, "teams", waarde=[1]), "‘team’ staat er ook: gebruik er één."),
        (_met("aanbod", 0, "prijs", waarde=7), "‘prijs’ van aanbod 1 (nr. 1) is geen bekend veld."),
        (_met("aanbod", 0, waarde="x"), "‘aanbod nr. 1’ ontbreekt of is geen tabel"),
        (_met("aanbod", waarde=[]), "‘aanbod’ van het bestand is []: dat is een lijst met minstens één aanbod."),
        (_met("jeugdigen", waarde={}), "‘jeugdigen’ van het bestand is {}: dat is een lijst met minstens één"),
        (_met("teams", waarde=3), "‘teams’ van het bestand is 3: dat is een lijst met team."),
        (_met("teams", 0, "ruimte", waarde=-1), "‘ruimte’ van team 1 (nr. 1) is -1"),
        (_met("jeugdigen", 0, "id", waarde="a"), "‘id’ van jeugdige nr. 1 is ‘a’: dat is een heel getal van 1 of meer"),
        (_met("jeugdigen", 0, "urgentie", waarde=5), "‘urgentie’ van jeugdige 1 (nr. 1) is 5: dat is een heel getal"),
        (_met("jeugdigen", 0, "naam", waarde="Noor"), "‘naam’ van jeugdige 1 (nr. 1) is geen bekend veld"),
        (_met("jeugdigen", 0, "geweigerd_door", waarde=["x"]), "‘geweigerd_door’ van jeugdige 1 (nr. 1) is"),
        (_met("jeugdigen", 0, "stemt_in", waarde="ja"), "‘stemt_in’ van jeugdige 1 (nr. 1) is ‘ja’: schrijf true"),
        (_met("jeugdigen", 0, "huidig", waarde=9), "‘huidig’ van jeugdige 1 (nr. 1) is 9: dat aanbod staat niet in"),
        (_met("jeugdigen", 0, "advies", waarde="hotel"), "‘advies’ van jeugdige 1 (nr. 1) is ‘hotel’: kies uit"),
        (_met("jeugdigen", 0, "niveaus", waarde={"pleegzorg": "first-best"}), "‘advies’ staat er ook: gebruik er één."),
        (_met("jeugdigen", 0, "niveaus", waarde={"hotel": "first-best"}), "‘hotel’ van ‘niveaus’ van jeugdige 1"),
        (_met("jeugdigen", 0, "niveaus", waarde=[]), "dat is een tabel van hulpvorm naar niveau."),
        (_met("jeugdigen", 1, "samen_met", waarde=2), "‘samen_met’ van jeugdige 2 is 2: de groep verwijst in een"),
        (_met("jeugdigen", 2, "samen_met", waarde=2), "de groep verwijst in een kring (2, 3). Kies één kind"),
        (_met("jeugdigen", 2, "samen_met", waarde=1), "verwijs rechtstreeks naar 1, het hoofd van de groep."),
        (_met("jeugdigen", 1, "samen_met", waarde=99), "‘samen_met’ van jeugdige 2 (nr. 2) is 99: die jeugdige staat"),
        (_met("jeugdigen", 1, "samen_met", waarde=4), "jeugdige 4 woont al ergens en kan niet in een groep"),
        (_met("jeugdigen", 1, "groep", waarde=1), "‘groep’ staat er ook: gebruik er één."),
        (_met("jeugdigen", 2, "groep", waarde=7), "jeugdige 3 staat al in groep 7."),
        (_met("jeugdigen", 0, "groep", waarde=7), "‘groep’ 7 heeft 1 kinderen: een groep heeft er 2 tot en met 8."),
        (_met("jeugdigen", 3, "groep", waarde=7), "wie al ergens woont, kan niet in een groep die samen wacht."),
        (_met("jeugdigen", 3, "samen_met", waarde=3), "‘samen_met’ van jeugdige 4 (nr. 4) is 3: wie al ergens woont"),
        (_met("regels", waarde={"zoekgebied_km": 0}), "‘zoekgebied_km’ van ‘regels’ is 0: dat is een getal groter dan"),
        ([], "‘het bestand’ ontbreekt of is geen tabel"),
    ],
)  # fmt: skip
def test_every_mistake_has_a_sentence_with_its_place(ruw: object, zin: str) -> None:
    assert any(zin in fout for fout in _fouten(ruw)), _fouten(ruw)


def test_all_mistakes_come_at_once() -> None:
    ruw = _met("aanbod", 0, "vrij", waarde=-3)
    ruw["aanbod"][1]["hulpvorm"] = "hotel"
    ruw["jeugdigen"][0]["huidig"] = 77
    ruw["jeugdigen"][1]["samen_met"] = 2
    assert len(_fouten(ruw)) == 4


def test_weights_that_do_not_add_up_are_refused() -> None:
    regels = als_tabel(regio(1, wachtend=2, geplaatst=0, aanbod=2), REGELS)["regels"]
    assert isinstance(regels, dict)
    anders = {**regels, "gewichten": {**regels["gewichten"], "snel een plek": 101}}
    assert _fouten({**GOED, "regels": anders}) == (
        "‘gewichten’ van ‘regels’ zijn samen 1001 punten: dat moet 1000 zijn.",
    )


def test_a_question_that_is_written_is_read_back_as_the_same() -> None:
    invoer = regio(3, wachtend=40, geplaatst=60, aanbod=30, nummer=1)
    tekst = als_tekst(invoer, REGELS)
    terug = lees_verdeelvraag(json.loads(tekst), lambda _: {})
    assert terug.regels == REGELS
    assert als_tekst(terug.invoer, REGELS) == tekst
    assert vingerafdruk(maak_opgave(terug.invoer, REGELS)) == vingerafdruk(maak_opgave(invoer, REGELS))
    assert len(invoerafdruk(tekst)) == 64


def test_what_is_written_does_not_depend_on_the_order_of_the_question() -> None:
    invoer = regio(3, wachtend=20, geplaatst=20, aanbod=20)
    d = np.random.default_rng(5)
    anders = type(invoer)(
        tuple(invoer.jeugdigen[n] for n in d.permutation(len(invoer.jeugdigen))),
        tuple(invoer.aanbod[n] for n in d.permutation(len(invoer.aanbod))),
        invoer.teams[::-1],
    )
    assert als_tekst(anders, REGELS) == als_tekst(invoer, REGELS)
