"""Two versions of the analysis beside each other: every text word by word, every line that came, went or changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from zorglandschap.apps.casus.models import (
    Casus,
    EerdereHulp,
    Factor,
    Factorverband,
    Hypothese,
    VerklarendeAnalyse,
)
from zorglandschap.apps.casus.queries.analyseinhoud import Inhoud, lees_inhoud
from zorglandschap.apps.casus.queries.analysevakken import Vak, lid_van, veld_van
from zorglandschap.core.begrippen.analysewoorden import Verband
from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, AnalyseVeld
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.casus.tekstverschil import Brok, Soort, verschil
from zorglandschap.core.casus.verbanden import in_woorden


@dataclass(frozen=True, slots=True)
class Versie:
    """One version in the list: its number, where it stands, and when it was fixed."""

    nummer: int
    status: AnalyseStatus
    gestart_op: date
    vastgesteld_op: date | None


@dataclass(frozen=True, slots=True)
class Tekstverschil:
    """What changed in one text; ``wie``: whose voice it is."""

    veld: AnalyseVeld
    wie: str
    brokken: tuple[Brok, ...]

    @property
    def is_anders(self) -> bool:
        """True when a word came or went."""
        return any(brok.soort is not Soort.GELIJK for brok in self.brokken)


@dataclass(frozen=True, slots=True)
class Regelverschil:
    """One line (a factor, a link, earlier help, a supposition) with what happened to it; ``vroeger``: as it was."""

    soort: Soort
    tekst: Tekst | str
    label: str = ""
    vroeger: str = ""


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Everything that differs between an older and a newer version."""

    oud: VerklarendeAnalyse
    nieuw: VerklarendeAnalyse
    teksten: tuple[Tekstverschil, ...]
    factoren: tuple[Regelverschil, ...]
    verbanden: tuple[Regelverschil, ...]
    hulp: tuple[Regelverschil, ...]
    hypothesen: tuple[Regelverschil, ...]

    @property
    def is_anders(self) -> bool:
        """True when anything at all differs."""
        regels = (*self.factoren, *self.verbanden, *self.hulp, *self.hypothesen)
        teksten = any(t.is_anders for t in self.teksten)
        anders = any(r.soort is not Soort.GELIJK or r.vroeger for r in regels)
        return teksten or anders or self.oud.conclusie != self.nieuw.conclusie


def list_versies(casus: Casus) -> list[Versie]:
    """Every version of the analysis, the newest first."""
    rijen = VerklarendeAnalyse.objects.filter(casus=casus).order_by("-versie")
    return [Versie(a.versie, AnalyseStatus(a.status), a.gestart_op, a.vastgesteld_op) for a in rijen]


def vergelijk_versies(casus: Casus, *, oud: int, nieuw: int, vandaag: date) -> Vergelijking | None:
    """The difference between two versions by number, or None when one of them is not there."""
    rijen = {a.versie: a for a in VerklarendeAnalyse.objects.filter(casus=casus, versie__in=(oud, nieuw))}
    if oud not in rijen or nieuw not in rijen:
        return None
    links, rechts = (lees_inhoud(rijen[versie], casus, op=vandaag) for versie in (oud, nieuw))
    return Vergelijking(
        oud=rijen[oud],
        nieuw=rijen[nieuw],
        teksten=tuple(_teksten(links, rechts)),
        factoren=_regels(_factoren(links.factoren), _factoren(rechts.factoren)),
        verbanden=_regels(_verbanden(links.verbanden), _verbanden(rechts.verbanden)),
        hulp=_regels(_hulp(links.hulp), _hulp(rechts.hulp)),
        hypothesen=_regels(_hypothesen(links.hypothesen), _hypothesen(rechts.hypothesen)),
    )


def _teksten(links: Inhoud, rechts: Inhoud) -> Iterable[Tekstverschil]:
    volgorde = {veld: plaats for plaats, veld in enumerate(AnalyseVeld)}
    vakken = {*links.teksten, *rechts.teksten}
    for vak in sorted(vakken, key=lambda v: (volgorde[veld_van(v)], lid_van(v) or 0)):
        rij = rechts.teksten.get(vak) or links.teksten[vak]
        brokken = verschil(_tekst(links, vak), _tekst(rechts, vak))
        if brokken:
            yield Tekstverschil(veld_van(vak), rij.gezinslid.naam if rij.gezinslid else "", brokken)


def _tekst(inhoud: Inhoud, vak: Vak) -> str:
    rij = inhoud.teksten.get(vak)
    return rij.tekst if rij else ""


@dataclass(frozen=True, slots=True)
class _Regel:
    tekst: Tekst | str
    label: str = ""


def _factoren(rijen: Iterable[Factor]) -> dict[object, _Regel]:
    return {f.wortel: _Regel(f.tekst, f.soort) for f in rijen}


def _verbanden(rijen: Iterable[Factorverband]) -> dict[object, _Regel]:
    return {
        (v.van.wortel, v.naar.wortel, v.soort): _Regel(in_woorden(Verband(v.soort), v.van.tekst, v.naar.tekst))
        for v in rijen
    }


def _hulp(rijen: Iterable[EerdereHulp]) -> dict[object, _Regel]:
    return {(h.wat, h.wanneer): _Regel(f"{h.wat}, {h.wanneer}" if h.wanneer else h.wat, h.effect) for h in rijen}


def _hypothesen(rijen: Iterable[Hypothese]) -> dict[object, _Regel]:
    return {h.tekst: _Regel(h.tekst, h.stand) for h in rijen}


def _regels(links: Mapping[object, _Regel], rechts: Mapping[object, _Regel]) -> tuple[Regelverschil, ...]:
    """What stayed and what came, in the order of the newer version; then what went."""
    uit = []
    for sleutel, regel in rechts.items():
        oud = links.get(sleutel)
        vroeger = oud.label if oud is not None and oud.label != regel.label else ""
        uit.append(Regelverschil(Soort.ERBIJ if oud is None else Soort.GELIJK, regel.tekst, regel.label, vroeger))
    uit += [Regelverschil(Soort.WEG, r.tekst, r.label) for sleutel, r in links.items() if sleutel not in rechts]
    return tuple(uit)
