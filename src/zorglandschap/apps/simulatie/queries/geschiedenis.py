"""The platform's own history as episodes: what was asked, advised, granted, given, and how it ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.conf import settings

from zorglandschap.apps.casus.queries import Verledenrij, list_hulpverleden
from zorglandschap.apps.matching.queries import Wachtrij, list_behoeften, list_gemiste_adviezen, list_wachtrijen
from zorglandschap.apps.organisaties.models import Gemeente
from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, VORMEN, Hulpvorm, Plaats
from zorglandschap.core.simulatie.bruikbaar import leeftijdsgrenzen
from zorglandschap.core.simulatie.episodes import JAAR, LEEG, REDENEN, Episodes, Gelezen, Kader, Rij, lees, maak
from zorglandschap.core.simulatie.indeling import PROFIELEN
from zorglandschap.core.simulatie.regels import Simulatieregels, lees_simulatieregels

BEHOEFTEN = (Specialisme.LVB, Specialisme.GGZ)
KORT = {Specialisme.LVB: "lvb", Specialisme.GGZ: "ggz"}
PLEEG = frozenset({Plaats.NETWERK, Plaats.PLEEGGEZIN})
AANSLUITEND = 7  # days between the end of waiting and the help one waited for


class GeenRegels(Exception):
    """The region has no file simulatie.toml: nothing can be simulated."""

    def __str__(self) -> str:
        return (
            f"De regio {settings.REGIO.naam} heeft nog geen bestand simulatie.toml in regios/{settings.REGIO.sleutel}."
        )


@dataclass(frozen=True, slots=True, eq=False)
class Geschiedenis:
    """Episodes, and the rows from which the base case takes residents and waiting list.

    Help beside other help (``ernaast``) is no episode: a youth is at one place at a time. It does take a place.
    """

    regels: Simulatieregels
    episodes: Episodes
    hulp: tuple[Verledenrij, ...]
    ernaast: tuple[Verledenrij, ...]
    wacht: tuple[Wachtrij, ...]
    behoefte: Mapping[int, Specialisme]

    def profiel(self, jeugdige: int, geboren: date, op: date) -> str:
        """Which profile a youth has for help asked on a day."""
        naam = self.regels.leeftijd((op - geboren).days / JAAR)
        eigen = _met_behoefte(naam, self.behoefte.get(jeugdige))
        return eigen if eigen in self.episodes.kader.profielen else naam


def get_regels() -> Simulatieregels:
    """What the region decided about its simulation; raises GeenRegels when it did not."""
    if not settings.REGIO.simulatie:
        raise GeenRegels
    return lees_simulatieregels(settings.REGIO.simulatie)


def list_gemeenten() -> tuple[str, ...]:
    """The gemeenten of the region by name."""
    return tuple(Gemeente.objects.filter(in_regio=True).order_by("naam").values_list("naam", flat=True))


def maak_kader(
    op: date, gemeenten: tuple[str, ...], profielen: tuple[str, ...] = (), *, jaren: int | None = None
) -> Kader:
    """Which words and days a register until ``op`` may name; ``jaren``: how far back (standard: as the region says)."""
    regels = get_regels()
    vormen = regels.hulpvormen
    return Kader(
        gemeenten=gemeenten,
        vormen=tuple(map(str, vormen)),
        profielen=profielen or tuple(naam for _, naam in regels.leeftijden),
        vanaf=_jaren_eerder(op, jaren or regels.jaren_geschiedenis),
        tot=op,
        verblijf=frozenset(str(v) for v in vormen if v in VERBLIJF),
        crisis=frozenset(map(str, regels.crisis)),
        oud_op=_wettelijk(vormen, op),
    )


def get_geschiedenis(op: date, *, profielen: tuple[str, ...] = (), jaren: int | None = None) -> Geschiedenis:
    """Everything known on ``op`` about the help of the last years, in five queries. Raises GeenRegels.

    ``profielen``: those of an estimate, else what the history has enough of. ``jaren``: as in ``maak_kader``.
    """
    regels = get_regels()
    kader = maak_kader(op, list_gemeenten(), jaren=jaren)
    alle = list_hulpverleden(vormen=regels.hulpvormen, vanaf=kader.vanaf)
    hulp, ernaast = (tuple(r for r in alle if r.is_naast is naast) for naast in (False, True))
    wacht = list_wachtrijen(vormen=regels.hulpvormen, vanaf=kader.vanaf)
    behoefte = list_behoeften(een_van=BEHOEFTEN)
    kader = replace(kader, profielen=profielen or _profielen(regels, hulp, behoefte))
    verleden = Geschiedenis(regels, maak([], kader), hulp, ernaast, tuple(wacht), behoefte)
    rijen = [*_van_hulp(verleden, kader), *_van_wachten(verleden, kader)]
    return replace(verleden, episodes=_met_grenzen(maak(rijen, kader)))


def lees_geschiedenis(tekst: str, *, op: date) -> Gelezen:
    """Episodes from a file of the documented layout, instead of the own history; every bad row is reported."""
    gelezen = lees(tekst, maak_kader(op, list_gemeenten()))
    return replace(gelezen, episodes=_met_grenzen(gelezen.episodes))


def _met_grenzen(ep: Episodes) -> Episodes:
    """The same episodes, with per form the age at which help ends in practice."""
    uiterst = settings.BELEID.aantal("jeugdhulp_tot_leeftijd", ep.kader.tot)
    return replace(ep, kader=replace(ep.kader, oud_op=leeftijdsgrenzen(ep, float(uiterst))))


def _jaren_eerder(op: date, jaren: int) -> date:
    return op - timedelta(days=round(jaren * JAAR))


def _wettelijk(vormen: Sequence[Hulpvorm], op: date) -> dict[str, float]:
    """The age at which help of a form ends by rule: later in foster care."""
    pleeg = settings.BELEID.aantal("pleegzorg_tot_leeftijd", op)
    anders = settings.BELEID.aantal("meerderjarig_leeftijd", op)
    return {str(v): float(pleeg if VORMEN[v].plaats in PLEEG else anders) for v in vormen}


def _met_behoefte(naam: str, behoefte: Specialisme | None) -> str:
    return naam if behoefte is None else f"{naam}, {KORT[behoefte]}"


def _profielen(
    regels: Simulatieregels, hulp: Sequence[Verledenrij], behoefte: Mapping[int, Specialisme]
) -> tuple[str, ...]:
    """The age groups, and within them lvb and ggz where enough youths are known to have it: the largest that fit."""
    wie = {
        (rij.jeugdige, _met_behoefte(regels.leeftijd((rij.toegewezen_op - rij.geboren).days / JAAR), nood))
        for rij in hulp
        if (nood := behoefte.get(rij.jeugdige)) is not None
    }
    tel = Counter(naam for _, naam in wie)
    leeftijden = tuple(naam for _, naam in regels.leeftijden)
    eigen = [_met_behoefte(naam, nood) for naam in leeftijden for nood in BEHOEFTEN]
    genoeg = sorted((n for n in eigen if tel[n] >= regels.behoefte_minstens), key=lambda n: -tel[n])
    ruimte = PROFIELEN - len(leeftijden)
    return (*leeftijden, *(naam for naam in eigen if naam in genoeg[:ruimte]))


def _van_hulp(verleden: Geschiedenis, kader: Kader) -> Iterator[Rij]:
    """One row per period of help; what begins after the last day is a request that waits."""
    advies = list_gemiste_adviezen(vanaf=kader.vanaf)
    nummer = {vorm: i for i, vorm in enumerate(kader.vormen)}
    gemeente = {naam: i for i, naam in enumerate(kader.gemeenten)}
    for r in verleden.hulp:
        gevraagd = min(r.toegewezen_op, r.van)
        if gevraagd > kader.tot:
            continue
        begonnen = r.van <= kader.tot
        eind = r.tot if begonnen and r.tot is not None and r.tot <= kader.tot else None
        geadviseerd = advies.get((r.jeugdige, r.van, r.hulpvorm))
        yield Rij(
            str(r.jeugdige), gevraagd.toordinal(), r.van.toordinal() if begonnen else LEEG, _dag(eind),
            nummer[r.hulpvorm], gemeente[r.gemeente],
            nummer.get(geadviseerd or r.hulpvorm, nummer[r.hulpvorm]), gevraagd.toordinal(),
            REDENEN.index(r.reden_einde) if eind and r.reden_einde else LEEG, r.geboren.toordinal(),
            _profiel(verleden, kader, r.jeugdige, r.geboren, gevraagd), "",
        )  # fmt: skip


def _van_wachten(verleden: Geschiedenis, kader: Kader) -> Iterator[Rij]:
    """Who waits, and who stopped waiting without the help; who got it is a row of help already."""
    nummer = {vorm: i for i, vorm in enumerate(kader.vormen)}
    gemeente = {naam: i for i, naam in enumerate(kader.gemeenten)}
    hulp: dict[int, list[Verledenrij]] = {}
    for r in verleden.hulp:
        hulp.setdefault(r.jeugdige, []).append(r)
    for w in verleden.wacht:
        klaar = w.tot if w.tot is not None and w.tot <= kader.tot else None
        if w.sinds > kader.tot or any(_hoort_bij(w, r) for r in hulp.get(w.jeugdige, ())):
            continue
        vorm = nummer[w.hulpvorm]
        yield Rij(
            str(w.jeugdige), w.sinds.toordinal(), LEEG, _dag(klaar), vorm, gemeente[w.gemeente], vorm,
            w.sinds.toordinal(), LEEG, w.geboren.toordinal(),
            _profiel(verleden, kader, w.jeugdige, w.geboren, w.sinds), "",
        )  # fmt: skip


def _hoort_bij(w: Wachtrij, r: Verledenrij) -> bool:
    """Whether this is the help for which was waited: it was granted or began during the waiting, or just after."""
    einde = date.max if w.tot is None else w.tot + timedelta(days=AANSLUITEND)
    return r.hulpvorm == w.hulpvorm and (w.sinds <= r.van <= einde or r.toegewezen_op == w.sinds)


def _profiel(verleden: Geschiedenis, kader: Kader, wie: int, geboren: date, op: date) -> int:
    return kader.profielen.index(verleden.profiel(wie, geboren, op))


def _dag(dag: date | None) -> int:
    return LEEG if dag is None else dag.toordinal()
