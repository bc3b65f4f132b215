"""Puts offers side by side: one row per thing that counts, marked when it is the same for all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zorglandschap.apps.matching.queries import Vergelekenplek, Vergelijking
from zorglandschap.core.matching.passend import REDENEN
from zorglandschap.core.matching.profiel import HOOGSTE_TOTAAL
from zorglandschap.web.vormgeving.woorden import STREEPJE, datum, getal, km, vertaal

Woorden = Callable[[Vergelekenplek], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Cel:
    """What stands in one cell: lines of words, and the length of a bar (0 to 100) when it is about points."""

    regels: tuple[str, ...]
    balk: str = ""


@dataclass(frozen=True, slots=True)
class Rij:
    """One thing that counts, with a cell per offer; ``gelijk`` when all cells say the same."""

    naam: str
    cellen: tuple[Cel, ...]
    is_totaal: bool = False

    @property
    def gelijk(self) -> bool:
        """True when it makes no difference."""
        return len(set(self.cellen)) == 1


@dataclass(frozen=True, slots=True)
class Deel:
    """Rows that belong together under a heading."""

    kop: str
    rijen: tuple[Rij, ...]


def maak_delen(vergelijking: Vergelijking) -> tuple[Deel, ...]:
    """The whole comparison, from what decides first to what only helps to choose."""
    plekken = vergelijking.plekken
    delen = (
        Deel(_("Past het?"), tuple(_rijen(plekken, _past()))),
        Deel(_("Hoe ver is het?"), tuple(_rijen(plekken, _afstand()))),
        Deel(_("Wat vragen de jeugdige en de ouders?"), tuple(_gezinswensen(plekken))),
        Deel(_("Welke wensen komen uit?"), (*_wensen(plekken), _totaal(plekken))),
        Deel(_("Wat voor plek is het?"), tuple(_rijen(plekken, _plek()))),
    )
    return tuple(deel for deel in delen if deel.rijen)


def _rijen(plekken: tuple[Vergelekenplek, ...], vragen: Iterable[tuple[str, Woorden]]) -> Iterator[Rij]:
    for naam, woorden in vragen:
        yield Rij(naam, tuple(Cel(tuple(woorden(plek)) or (STREEPJE,)) for plek in plekken))


def _past() -> Iterator[tuple[str, Woorden]]:
    yield _("Niveau bij dit advies"), lambda p: [vertaal(p.vergeleken.niveau)] if p.vergeleken.niveau else []
    yield _("Plaats in de lijst"), _rang
    yield _("Wat staat in de weg"), _bezwaren
    yield _("Wat moet veranderen"), _nodig
    yield _("Plek"), _vrij
    yield _("Bevestigd door de aanbieder"), _versheid


def _afstand() -> Iterator[tuple[str, Woorden]]:
    yield _("Naar huis"), lambda p: [km(p.vergeleken.km_thuis)]
    yield _("Naar school"), lambda p: [km(p.vergeleken.km_school)]


def _plek() -> Iterator[tuple[str, Woorden]]:
    yield _("Hulpvorm"), lambda p: [vertaal(p.beeld.hulpvorm).capitalize()]
    yield _("Aanbieder"), lambda p: [p.beeld.aanbieder, p.beeld.gemeente]
    yield _("Leeftijd"), _leeftijd
    yield _("Ritme"), lambda p: [vertaal(r).capitalize() for r in p.beeld.ritme]
    yield _("Goed in"), lambda p: [vertaal(s).capitalize() for s in p.beeld.specialismen]
    yield _("Ingericht op"), _ingericht
    yield _("De groep nu"), _groep
    yield _("Eigen kamer"), lambda p: _bekend(p.beeld.eigen_kamer)
    yield _("Dieren"), lambda p: _bekend(p.beeld.dieren)
    yield _("School in de buurt"), lambda p: [p.beeld.school] if p.beeld.school else []
    yield _("Voorwaarden bij de start"), lambda p: p.beeld.voorwaarden.splitlines()


def _rang(p: Vergelekenplek) -> list[str]:
    if p.vergeleken.rang is None:
        return [_("past nu niet")]
    gedeeld = [_("gedeeld met een andere plek")] if p.vergeleken.is_gedeeld else []
    if p.vergeleken.op_schaarste:
        plaats = _("%(plaats)s van boven: van even goede plekken eerst wat voor anderen minder schaars is")
        gedeeld.append(plaats % {"plaats": p.vergeleken.plaats})
    return [str(p.vergeleken.rang), *gedeeld]


def _bezwaren(p: Vergelekenplek) -> list[str]:
    if p.vergeleken.past:
        return [_("Niets: deze plek past.")]
    return [vertaal(REDENEN[b.reden]).capitalize() for b in p.vergeleken.bezwaren]


def _nodig(p: Vergelekenplek) -> list[str]:
    if p.vergeleken.past:
        return [_("Niets.")]
    vast = _("Hierover zijn geen afspraken mogelijk: %(reden)s.")
    return [vertaal(b.nodig) if b.nodig else vast % {"reden": vertaal(REDENEN[b.reden])} for b in p.vergeleken.bezwaren]


def _vrij(p: Vergelekenplek) -> list[str]:
    if p.vrij:
        return [ngettext("%(n)s plek vrij", "%(n)s plekken vrij", p.vrij) % {"n": p.vrij}]
    if p.vergeleken.start is None:
        return [_("nog geen datum bekend")]
    return [_("vrij vanaf %(dag)s") % {"dag": datum(p.vergeleken.start)}]


def _versheid(p: Vergelekenplek) -> list[str]:
    dag = datum(p.beeld.bijgewerkt_om)
    return [dag] if p.is_vers else [dag, _("niet bevestigd: bel eerst")]


def _leeftijd(p: Vergelekenplek) -> list[str]:
    grens = {"van": p.beeld.leeftijd_van, "tot": p.beeld.leeftijd_tot}
    return [_("%(van)s tot en met %(tot)s jaar") % grens]


def _ingericht(p: Vergelekenplek) -> list[str]:
    soorten = (
        (p.beeld.neemt_lvb, _("Lichte verstandelijke beperking")),
        (p.beeld.neemt_ggz, _("Psychiatrische problemen")),
        (p.beeld.neemt_samen, _("Broers en zussen samen")),
    )
    return [woord for kan, woord in soorten if kan]


def _groep(p: Vergelekenplek) -> list[str]:
    """The group as the provider describes it, never with names."""
    b, regels = p.beeld, []
    if b.groep_grootte is not None:
        regels.append(ngettext("%(n)s jeugdige", "%(n)s jeugdigen", b.groep_grootte) % {"n": b.groep_grootte})
    if b.groep_jongste is not None and b.groep_oudste is not None:
        regels.append(_("%(van)s tot en met %(tot)s jaar") % {"van": b.groep_jongste, "tot": b.groep_oudste})
    return [*regels, *b.groep.splitlines()]


def _bekend(antwoord: bool | None) -> list[str]:  # noqa: FBT001
    return [_("niet bekend") if antwoord is None else _("ja") if antwoord else _("nee")]


def _gezinswensen(plekken: tuple[Vergelekenplek, ...]) -> Iterator[Rij]:
    """One row per wish of the youth and the parents; none when they asked nothing."""
    for rij in zip(*(p.vergeleken.wensen for p in plekken), strict=True):
        yield Rij(vertaal(rij[0].wens).capitalize(), tuple(Cel((vertaal(w.stand).capitalize(),)) for w in rij))


def _wensen(plekken: tuple[Vergelekenplek, ...]) -> Iterator[Rij]:
    for bijdragen in zip(*(p.vergeleken.bijdragen for p in plekken), strict=True):
        cellen = tuple(_puntencel(b.punten, b.hoogstens) for b in bijdragen)
        yield Rij(vertaal(bijdragen[0].wens).capitalize(), cellen)


def _totaal(plekken: tuple[Vergelekenplek, ...]) -> Rij:
    cellen = tuple(_puntencel(p.vergeleken.punten, HOOGSTE_TOTAAL) for p in plekken)
    return Rij(_("Samen"), cellen, is_totaal=True)


def _puntencel(punten: int, hoogstens: int) -> Cel:
    tekst = _("%(punten)s van %(hoogstens)s") % {"punten": getal(punten), "hoogstens": getal(hoogstens)}
    return Cel((tekst,), f"{100 * punten / hoogstens:.1f}" if hoogstens else "0")
