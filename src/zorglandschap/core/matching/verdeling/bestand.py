"""The question for the joint assignment as a file: reads it with every mistake at once, and writes it.

What is written is read back as the same question, so that an advice can be asked again. The shape of the file stands
in docs/handleiding/verdeel.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from zorglandschap.core.begrippen.codelijsten import Niveau
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.bestandtabel import HOOGSTE_NUMMER, Tabel
from zorglandschap.core.matching.profiel import ALTIJD, HOOGSTE_TOTAAL, Profiel, Wens, Zoekregels
from zorglandschap.core.matching.verdeling.doelorde import GROOTSTE_GROEP, HOOGSTE_URGENTIE
from zorglandschap.core.matching.verdeling.invoer import Aanbod, Invoer, InvoerFout, Jeugdige, Team
from zorglandschap.core.matching.verdeling.invoer import groepen_uit_verwijzingen as groepen_uit
from zorglandschap.core.matching.vraagbestand import AANBOD, JEUGDIGE, lees_aanbod, lees_profiel

Niveaus = Callable[[Hulpvorm], Mapping[Hulpvorm, Niveau]]

BESTAND = frozenset({"jeugdigen", "aanbod", "teams", "regels"})
VERDEELJEUGDIGE = (JEUGDIGE - {"aantal_samen"}) | {  # a group says itself who goes together
    "id", "niveaus", "urgentie", "wachtdagen", "groep", "samen_met", "huidig", "stemt_in", "geweigerd_door",
    "onveilige_locaties",
}  # fmt: skip
VERDEELAANBOD = AANBOD | {"reserve", "alleen_crisis", "team", "teams"}
TEAM = frozenset({"id", "ruimte"})
REGELS = frozenset({"zoekgebied_km", "school_km", "gewichten", "klein_hoogstens", "bereik_km", "kort_weken"})
LEEG = Profiel(0, 0.0, 0.0, 0, date.min, date.min)


@dataclass(frozen=True, slots=True)
class Verdeelvraag:
    """The question of a file; ``regels`` is None when the file leaves the policy to the region."""

    invoer: Invoer
    regels: Zoekregels | None


@dataclass(frozen=True, slots=True)
class _Gelezen:
    """A row that was read, with the table it came from, to name it when it does not agree with the others."""

    tabel: Tabel
    jeugdige: Jeugdige
    samen_met: int | None
    maak: Callable[[], Profiel]


def lees_verdeelvraag(ruw: object, niveaus_van: Niveaus) -> Verdeelvraag:
    """The question in a parsed JSON file; raises InvoerFout with every mistake in it.

    ``niveaus_van`` says which forms an advice allows, for youths with an ``advies`` and no ``niveaus`` of their own.
    """
    fouten: list[str] = []
    bestand = Tabel(ruw, "het bestand", BESTAND, fouten)
    teams = [_team(t) for t in _rijen(bestand, "teams", "team", TEAM, fouten, verplicht=False)]
    aanbodtabellen = _rijen(bestand, "aanbod", "aanbod", VERDEELAANBOD, fouten)
    aanbod = [_aanbod(t, {n for n, _ in teams}) for t in aanbodtabellen]
    tabellen = _rijen(bestand, "jeugdigen", "jeugdige", VERDEELJEUGDIGE, fouten)
    kinderen = [_jeugdige(t, niveaus_van) for t in tabellen]
    regels = _regels(bestand)
    _controleer(kinderen, {a.id for a in aanbod})
    groepen = _groepen(kinderen, fouten)
    if fouten:
        raise InvoerFout(fouten)
    jeugdigen = (replace(k.jeugdige, profiel=k.maak(), groep=groepen.get(k.jeugdige.id)) for k in kinderen)
    return Verdeelvraag(Invoer(tuple(jeugdigen), tuple(aanbod), tuple(Team(*team) for team in teams)), regels)


def _rijen(
    bestand: Tabel, veld: str, soort: str, bekend: frozenset[str], fouten: list[str], *, verplicht: bool = True
) -> list[Tabel]:
    """The rows under a heading, each named by its number and its place in the list; doubles are named."""
    rijen = bestand.rij.get(veld, None if verplicht else [])
    if not isinstance(rijen, list) or (verplicht and not rijen):
        bestand.mis(veld, f"dat is een lijst met {'minstens één ' if verplicht else ''}{soort}.")
        return []
    tabellen, gezien = [], set()
    for plek, rij in enumerate(rijen, 1):
        nummer = rij.get("id") if isinstance(rij, dict) else None
        wie = f"{soort} {nummer} (nr. {plek})" if type(nummer) is int else f"{soort} nr. {plek}"
        tabellen.append(Tabel(rij, wie, bekend, fouten))
        if type(nummer) is int and nummer in gezien:
            tabellen[-1].mis("id", "dat nummer staat er al.")
        gezien.add(nummer if type(nummer) is int else None)
    return tabellen


def _team(t: Tabel) -> tuple[int, int]:
    return t.geheel("id", 1, HOOGSTE_NUMMER), t.geheel("ruimte", 0, HOOGSTE_NUMMER)


def _aanbod(t: Tabel, teams: Collection[int]) -> Aanbod:
    aanbod = lees_aanbod(t)
    team = t.misschien("team")
    if team is not None and team not in teams:
        t.mis("team", "dat team staat niet in ‘teams’.")
    werkers = t.getallen("teams")
    if onbekend := sorted(werkers - set(teams)):
        t.mis("teams", f"team {onbekend[0]} staat niet in ‘teams’ van het bestand.")
    if werkers and team is not None:
        t.mis("teams", "‘team’ staat er ook: gebruik er één.")
    return replace(
        aanbod,
        reserve=t.geheel("reserve", 0, HOOGSTE_NUMMER, standaard=0),
        alleen_crisis=t.ja_nee("alleen_crisis"),
        team=team,
        teams=werkers,
    )


def _jeugdige(t: Tabel, niveaus_van: Niveaus) -> _Gelezen:
    lees = lees_profiel(t)
    nee, onveilig = t.getallen("geweigerd_door"), t.getallen("onveilige_locaties")
    if t.rij.get("groep") is not None and t.rij.get("samen_met") is not None:
        t.mis("samen_met", "‘groep’ staat er ook: gebruik er één.")
    jeugdige = Jeugdige(
        id=t.geheel("id", 1, HOOGSTE_NUMMER),
        profiel=LEEG,  # made when nothing is wrong
        niveaus=_niveaus(t, niveaus_van),
        urgentie=t.geheel("urgentie", 1, HOOGSTE_URGENTIE, standaard=1),
        wachtdagen=t.geheel("wachtdagen", 0, HOOGSTE_NUMMER, standaard=0),
        groep=t.misschien("groep"),
        huidig=t.misschien("huidig"),
        stemt_in=t.ja_nee("stemt_in", standaard=True),
    )
    maak = _met_uitsluitingen(lees, nee, onveilig)
    return _Gelezen(t, jeugdige, t.misschien("samen_met"), maak)


def _met_uitsluitingen(
    lees: Callable[[], Profiel], nee: frozenset[int], onveilig: frozenset[int]
) -> Callable[[], Profiel]:
    return lambda: replace(lees(), geweigerd_door=nee, onveilige_locaties=onveilig)


def _niveaus(t: Tabel, niveaus_van: Niveaus) -> Mapping[Hulpvorm, Niveau]:
    """The own table of forms, or those of the advice."""
    eigen = t.rij.get("niveaus")
    if eigen is None:
        return niveaus_van(t.code("advies", Hulpvorm))
    if "advies" in t.rij:
        t.mis("niveaus", "‘advies’ staat er ook: gebruik er één.")
    if not isinstance(eigen, dict) or not eigen:
        t.mis("niveaus", "dat is een tabel van hulpvorm naar niveau.")
        return {}
    deel = Tabel(eigen, f"‘niveaus’ van {t.wie}", frozenset(vorm.value for vorm in Hulpvorm), t.fouten)
    return {vorm: deel.code(vorm.value, Niveau) for vorm in Hulpvorm if vorm.value in deel.rij}


def _regels(bestand: Tabel) -> Zoekregels | None:
    if bestand.rij.get("regels") is None:
        return None
    al_fout = len(bestand.fouten)
    t = Tabel(bestand.rij["regels"], "‘regels’", REGELS, bestand.fouten)
    zoek, school = t.getal("zoekgebied_km"), t.getal("school_km")
    g = Tabel(t.rij.get("gewichten"), "‘gewichten’ van ‘regels’", frozenset(wens.value for wens in Wens), t.fouten)
    gevraagd = [wens for wens in Wens if wens in ALTIJD or wens.value in g.rij]
    gewichten = {wens: g.geheel(wens.value, 0, HOOGSTE_TOTAAL) for wens in gevraagd}
    klein, kort = t.misschien("klein_hoogstens", 0), t.misschien("kort_weken")
    bereik = None if t.rij.get("bereik_km") is None else t.getal("bereik_km")
    if len(bestand.fouten) > al_fout:
        return None
    if sum(gewichten.values()) != HOOGSTE_TOTAAL:
        g.fouten.append(
            f"‘gewichten’ van ‘regels’ zijn samen {sum(gewichten.values())} punten: dat moet {HOOGSTE_TOTAAL} zijn."
        )
        return None
    return Zoekregels(zoek, school, gewichten, klein, bereik, kort)


def _controleer(kinderen: Collection[_Gelezen], aanbod: Collection[int]) -> None:
    """What the youths say of offers must agree with the offers that are there."""
    for kind in kinderen:
        t, j = kind.tabel, kind.jeugdige
        if j.huidig is not None and j.huidig not in aanbod:
            t.mis("huidig", "dat aanbod staat niet in ‘aanbod’.")
        if j.huidig is not None and (j.groep is not None or kind.samen_met is not None):
            veld = "groep" if j.groep is not None else "samen_met"
            t.mis(veld, "wie al ergens woont, kan niet in een groep die samen wacht.")


def _groepen(kinderen: Collection[_Gelezen], fouten: list[str]) -> dict[int, int]:
    """Youth to group, from ‘groep’ and from ‘samen_met’; too small, too large, circular and unknown are named."""
    verwijst = {k.jeugdige.id: k.samen_met for k in kinderen if k.samen_met is not None}
    _controleer_verwijzingen(verwijst, {k.jeugdige.id: k for k in kinderen})
    try:
        uit_verwijzingen = groepen_uit(verwijst)
    except InvoerFout as fout:
        fouten += fout.fouten
        return {}
    eigen = {k.jeugdige.id: k.jeugdige.groep for k in kinderen if k.jeugdige.groep is not None}
    fouten += [*_maat("groep", eigen), *_maat("samen_met", uit_verwijzingen)]
    hoogste = max(eigen.values(), default=0)  # the head of a family can have the number of a group
    return {**eigen, **{kind: hoogste + hoofd for kind, hoofd in uit_verwijzingen.items()}}


def _controleer_verwijzingen(verwijst: Mapping[int, int], bekend: Mapping[int, _Gelezen]) -> None:
    for kind, hoofd in sorted(verwijst.items()):
        tabel, gevonden = bekend[kind].tabel, bekend.get(hoofd)
        if gevonden is None:
            tabel.mis("samen_met", "die jeugdige staat niet in ‘jeugdigen’.")
        elif gevonden.jeugdige.groep is not None:
            tabel.mis("samen_met", f"jeugdige {hoofd} staat al in groep {gevonden.jeugdige.groep}.")
        elif gevonden.jeugdige.huidig is not None:
            tabel.mis("samen_met", f"jeugdige {hoofd} woont al ergens en kan niet in een groep die samen wacht.")


def _maat(veld: str, groep_van: Mapping[int, int]) -> Iterator[str]:
    for groep, aantal in sorted(Counter(groep_van.values()).items()):
        if not 2 <= aantal <= GROOTSTE_GROEP:
            yield f"‘{veld}’ {groep} heeft {aantal} kinderen: een groep heeft er 2 tot en met {GROOTSTE_GROEP}."
