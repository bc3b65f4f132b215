"""All that is wrong with the input of the simulation, at once, in sentences that name the field and the value."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

import numpy as np

from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie import indeling
from zorglandschap.core.simulatie.invoer import (
    UIT,
    Deel,
    Duur,
    Ints,
    Invoer,
    Profiel,
    Reals,
    Team,
    Verandering,
    Zorgvorm,
)

OP_EEN = 1e-6  # how far a row of chances may be from one


class OngeldigeInvoer(ValueError):
    """The input cannot be run; ``fouten`` are all reasons, as sentences."""

    def __init__(self, fouten: list[Tekst]) -> None:
        super().__init__("\n".join(str(f) for f in fouten))
        self.fouten = tuple(fouten)


def controleer(invoer: Invoer) -> None:
    """Raise OngeldigeInvoer with every fault of ``invoer``; silent when it can be run."""
    fouten = [*_maxima(invoer), *_namen(invoer), *_tijd(invoer)]
    fouten += [f for vorm in invoer.vormen for f in _vorm(invoer, vorm)]
    fouten += [f for profiel in invoer.profielen for f in _profiel(invoer, profiel)]
    fouten += [f for team in invoer.teams for f in _team(invoer, team)]
    fouten += [*_plekken(invoer), *_instroom(invoer), *_factoren(invoer), *_mensen(invoer)]
    if fouten:
        raise OngeldigeInvoer(fouten)


# --- small questions ------------------------------------------------------------------------------------------


def _minstens(veld: str, waarde: float, laagst: float = 0.0) -> Iterator[Tekst]:
    if not (math.isfinite(waarde) and waarde >= laagst):
        yield zin(
            "%(veld)s is %(waarde)s: dat moet minstens %(laagst)s zijn.",
            veld=veld,
            waarde=waarde,
            laagst=f"{laagst:g}",
        )


def _kans(veld: str, waarde: float) -> Iterator[Tekst]:
    if not 0.0 <= waarde <= 1.0:
        yield zin("%(veld)s is %(waarde)s: een kans ligt tussen 0 en 1.", veld=veld, waarde=waarde)


def _bekend(veld: str, waarde: str, namen: Iterable[str]) -> Iterator[Tekst]:
    if waarde not in namen:
        yield zin("%(veld)s noemt ‘%(waarde)s’: die naam is niet bekend.", veld=veld, waarde=waarde)


def _rij(veld: str, rij: Mapping[str, float], namen: set[str]) -> Iterator[Tekst]:
    for naam, waarde in rij.items():
        yield from _bekend(veld, naam, namen)
        yield from _kans(f"{veld} naar {naam}", waarde)
    som = sum(rij.values())
    if not abs(som - 1.0) <= OP_EEN:
        yield zin("%(veld)s telt op tot %(som)s: dat moet 1 zijn.", veld=veld, som=round(som, 6))


def _deel(veld: str, deel: Deel) -> Iterator[Tekst]:
    if not (math.isfinite(deel.gemiddelde) and deel.gemiddelde > 0):
        yield zin(
            "%(veld)s is gemiddeld %(waarde)s dagen: dat moet meer dan 0 zijn.", veld=veld, waarde=deel.gemiddelde
        )
    if deel.spreiding is not None and not (math.isfinite(deel.spreiding) and deel.spreiding > 0):
        yield zin(
            "De spreiding van %(veld)s is %(waarde)s: dat moet meer dan 0 zijn.", veld=veld, waarde=deel.spreiding
        )


def _duur(veld: str, duur: Duur) -> Iterator[Tekst]:
    if not 1 <= len(duur) <= indeling.DELEN:
        yield zin(
            "%(veld)s heeft %(aantal)s delen: dat moet 1 tot en met %(meest)s zijn.",
            veld=veld, aantal=len(duur), meest=indeling.DELEN,
        )  # fmt: skip
    for deel in duur:
        yield from _deel(veld, deel)
        yield from _kans(f"Het gewicht van {veld}", deel.gewicht)
    som = sum(deel.gewicht for deel in duur)
    if duur and not abs(som - 1.0) <= OP_EEN:
        yield zin("%(veld)s telt op tot %(som)s: dat moet 1 zijn.", veld=f"Het gewicht van {veld}", som=round(som, 6))


def _klasse(veld: str, waarde: int) -> Iterator[Tekst]:
    if not 0 <= waarde < indeling.KLASSEN:
        yield zin(
            "%(veld)s is %(waarde)s: voorrang is 0 (eerst) tot en met %(laatst)s.",
            veld=veld, waarde=waarde, laatst=indeling.KLASSEN - 1,
        )  # fmt: skip


def _op_datum(veld: str, op: date, invoer: Invoer) -> Iterator[Tekst]:
    if op < invoer.start:
        yield zin(
            "%(veld)s gaat in op %(op)s: dat is voor de start op %(start)s.",
            veld=veld, op=op.isoformat(), start=invoer.start.isoformat(),
        )  # fmt: skip


def _veranderingen(veld: str, rij: tuple[Verandering, ...], invoer: Invoer) -> Iterator[Tekst]:
    for verandering in rij:
        yield from _op_datum(veld, verandering.op, invoer)
        yield from _minstens(f"{veld} vanaf {verandering.op.isoformat()}", verandering.aantal)
    dagen = [verandering.op for verandering in rij]
    if len(set(dagen)) < len(dagen):
        yield zin("%(veld)s verandert twee keer op dezelfde dag.", veld=veld)


# --- per part -------------------------------------------------------------------------------------------------


def _maxima(invoer: Invoer) -> Iterator[Tekst]:
    veranderingen = sum(len(v.veranderingen) for v in invoer.voorzieningen)
    veranderingen += sum(len(team.veranderingen) for team in invoer.teams)
    open_ = sum(int(vorm.altijd_open) for vorm in invoer.vormen)
    aantallen = {
        "vormen": (len(invoer.vormen), indeling.VORMEN),
        "gemeenten": (len(invoer.gemeenten), indeling.GEMEENTEN),
        "profielen": (len(invoer.profielen), indeling.PROFIELEN),
        "voorzieningen": (len(invoer.voorzieningen) + open_, indeling.PLEKKEN),
        "teams": (len(invoer.teams), indeling.TEAMS),
        "veranderingen": (veranderingen, indeling.WISSELS),
        "data van de vraag": (len({f.vanaf for f in invoer.vraag}), indeling.STAPPEN),
        "data van de duur": (len({f.vanaf for f in invoer.duur}), indeling.STAPPEN),
        "bewoners": (invoer.bewoners.voorziening.size, indeling.START),
        "wachtenden": (invoer.wachtenden.vorm.size, indeling.START),
        "periodes": (len(invoer.periodes()), indeling.PERIODES),
    }
    for veld, (aantal, meest) in aantallen.items():
        if aantal > meest:
            yield zin(
                "Er zijn %(aantal)s %(veld)s: er passen er hoogstens %(meest)s in de simulatie.",
                veld=veld, aantal=aantal, meest=meest,
            )  # fmt: skip
    for veld in ("vormen", "gemeenten", "profielen", "voorzieningen", "periodes"):
        if aantallen[veld][0] < 1:
            yield zin("Er zijn geen %(veld)s: er is er minstens een nodig.", veld=veld)


def _namen(invoer: Invoer) -> Iterator[Tekst]:
    lijsten: dict[str, list[str]] = {
        "gemeenten": list(invoer.gemeenten),
        "vormen": [v.naam for v in invoer.vormen],
        "locaties": [v.naam for v in invoer.locaties],
        "profielen": [v.naam for v in invoer.profielen],
        "teams": [v.naam for v in invoer.teams],
        "voorzieningen": [f"{v.vorm} in {v.locatie}" for v in invoer.voorzieningen],
    }
    for veld, namen in lijsten.items():
        for dubbel in sorted({n for n in namen if namen.count(n) > 1}):
            yield zin("Bij %(veld)s komt ‘%(naam)s’ meer dan een keer voor.", veld=veld, naam=dubbel)


def _tijd(invoer: Invoer) -> Iterator[Tekst]:
    if invoer.maanden < 0:
        yield zin("Het aantal maanden is %(waarde)s: dat moet minstens 0 zijn.", waarde=invoer.maanden)
    dagen = [invoer.start, *invoer.periodes()]
    if any(b <= a for a, b in pairwise(dagen)):
        yield zin("De grenzen van de periodes lopen niet op vanaf de start.")
    if (dagen[-1] - invoer.start).days >= indeling.DAGEN - 1:
        yield zin(
            "De simulatie loopt %(waarde)s dagen: dat mogen er hoogstens %(meest)s zijn.",
            waarde=(dagen[-1] - invoer.start).days, meest=indeling.DAGEN - 2,
        )  # fmt: skip
    yield from _minstens("te_lang", invoer.te_lang)


def _vormnamen(invoer: Invoer) -> set[str]:
    return {v.naam for v in invoer.vormen}


def _vorm(invoer: Invoer, vorm: Zorgvorm) -> Iterator[Tekst]:
    veld = f"Vorm {vorm.naam}"
    yield from _duur(f"{veld}: duur", vorm.duur)
    for naam in ("oud_op", "norm_dagen", "km_buiten", "tarief", "tarief_buiten"):
        yield from _minstens(f"{veld}: {naam}", getattr(vorm, naam))
    yield from _kans(f"{veld}: aanzuiging", vorm.aanzuiging)
    yield from _kans(f"{veld}: kans_crisis", vorm.kans_crisis)
    yield from _klasse(f"{veld}: voorrang_door", vorm.voorrang_door)
    if vorm.geduld is not None:
        yield from _deel(f"{veld}: geduld", vorm.geduld)
    if vorm.crisisvorm is not None:
        yield from _bekend(f"{veld}: crisisvorm", vorm.crisisvorm, _vormnamen(invoer))


def _profiel(invoer: Invoer, profiel: Profiel) -> Iterator[Tekst]:
    veld, namen = f"Profiel {profiel.naam}", _vormnamen(invoer)
    yield from _rij(f"{veld}: eerste_keus", profiel.eerste_keus, namen)
    for vorm, rij in profiel.doorstroom.items():
        yield from _bekend(f"{veld}: doorstroom", vorm, namen)
        yield from _rij(f"{veld}: doorstroom van {vorm}", rij, namen | {UIT})
        if vorm in rij:
            yield zin(
                "%(veld)s gaat naar zichzelf: verlenging hoort in de duur.", veld=f"{veld}: doorstroom van {vorm}"
            )
    for vorm, keuzes in profiel.tweede_keus.items():
        yield from _bekend(f"{veld}: tweede_keus", vorm, namen)
        if len(keuzes) > indeling.KEUZES:
            yield zin(
                "%(veld)s noemt %(aantal)s vormen: dat mogen er hoogstens %(meest)s zijn.",
                veld=f"{veld}: tweede_keus van {vorm}", aantal=len(keuzes), meest=indeling.KEUZES,
            )  # fmt: skip
        for anders, kans in keuzes:
            yield from _bekend(f"{veld}: tweede_keus van {vorm}", anders, namen)
            yield from _kans(f"{veld}: tweede_keus van {vorm}", kans)
    for vorm, factor in profiel.duurfactor.items():
        yield from _bekend(f"{veld}: duurfactor", vorm, namen)
        yield from _minstens(f"{veld}: duurfactor van {vorm}", factor, 0.001)
    yield from _minstens(f"{veld}: leeftijd", profiel.leeftijd[0])
    yield from _minstens(f"{veld}: leeftijd tot", profiel.leeftijd[1], profiel.leeftijd[0])
    yield from _klasse(f"{veld}: voorrang", profiel.voorrang)
    yield from _kans(f"{veld}: kans_broer_zus", profiel.kans_broer_zus)


def _team(invoer: Invoer, team: Team) -> Iterator[Tekst]:
    veld, namen = f"Team {team.naam}", _vormnamen(invoer)
    yield from _minstens(f"{veld}: ruimte", team.ruimte)
    yield from _duur(f"{veld}: duur", team.duur)
    yield from _veranderingen(f"{veld}: ruimte", team.veranderingen, invoer)
    yield from _kans(f"{veld}: terugval", team.terugval)
    for vorm, deel in team.voorkomt.items():
        yield from _bekend(f"{veld}: voorkomt", vorm, namen)
        yield from _kans(f"{veld}: voorkomt {vorm}", deel)
    for vorm, factor in team.verkort.items():
        yield from _bekend(f"{veld}: verkort", vorm, namen)
        yield from _minstens(f"{veld}: verkort {vorm}", factor, 0.001)
    anderen = [t for t in invoer.teams if t is not team]
    for naam in ("voorkomt", "verkort"):
        for vorm in sorted({v for t in anderen for v in getattr(t, naam)} & set(getattr(team, naam))):
            yield zin("%(veld)s: %(vorm)s heeft al een ander team voor hetzelfde.", veld=veld, vorm=vorm)


def _plekken(invoer: Invoer) -> Iterator[Tekst]:
    locaties = {v.naam for v in invoer.locaties}
    for plek in invoer.locaties:
        yield from _bekend(f"Locatie {plek.naam}: gemeente", plek.gemeente, ("", *invoer.gemeenten))
        for gemeente in invoer.gemeenten:
            yield from _minstens(f"Locatie {plek.naam}: km van {gemeente}", plek.km.get(gemeente, math.nan))
    for v in invoer.voorzieningen:
        veld = f"Voorziening {v.vorm} in {v.locatie}"
        yield from _bekend(f"{veld}: vorm", v.vorm, _vormnamen(invoer))
        yield from _bekend(f"{veld}: locatie", v.locatie, locaties)
        yield from _minstens(f"{veld}: plekken", v.plekken)
        yield from _veranderingen(f"{veld}: plekken", v.veranderingen, invoer)
    for van, naar in sorted(invoer.blijft):
        yield from _bekend("blijft", van, _vormnamen(invoer))
        yield from _bekend("blijft", naar, _vormnamen(invoer))


def _instroom(invoer: Invoer) -> Iterator[Tekst]:
    vorm = (len(invoer.gemeenten), len(invoer.profielen))
    if invoer.instroom.shape != vorm:
        yield zin(
            "instroom heeft de maten %(waarde)s: dat moet gemeenten × profielen zijn, %(vorm)s.",
            waarde=str(invoer.instroom.shape), vorm=str(vorm),
        )  # fmt: skip
        return
    for m, q in np.argwhere(~(invoer.instroom >= 0) | ~np.isfinite(invoer.instroom)).tolist():
        yield from _minstens(
            f"instroom van {invoer.gemeenten[m]}, {invoer.profielen[q].naam}", float(invoer.instroom[m, q])
        )


def _factoren(invoer: Invoer) -> Iterator[Tekst]:
    for vraag in invoer.vraag:
        yield from _op_datum("vraag", vraag.vanaf, invoer)
        yield from _minstens("vraag", vraag.waarde)
        if vraag.gemeente is not None:
            yield from _bekend("vraag: gemeente", vraag.gemeente, invoer.gemeenten)
        if vraag.profiel is not None:
            yield from _bekend("vraag: profiel", vraag.profiel, [p.naam for p in invoer.profielen])
    for duur in invoer.duur:
        yield from _op_datum("duur", duur.vanaf, invoer)
        yield from _minstens("duur", duur.waarde, 0.001)
        if duur.vorm is not None:
            yield from _bekend("duur: vorm", duur.vorm, _vormnamen(invoer))


def _mensen(invoer: Invoer) -> Iterator[Tekst]:
    b, w = invoer.bewoners, invoer.wachtenden
    n_plek, n_vorm = len(invoer.voorzieningen), len(invoer.vormen)
    n_gemeente, n_profiel = len(invoer.gemeenten), len(invoer.profielen)
    kolommen: list[tuple[str, Ints, int, int]] = [
        ("bewoners: voorziening", b.voorziening, 0, n_plek), ("bewoners: gemeente", b.gemeente, 0, n_gemeente),
        ("bewoners: profiel", b.profiel, 0, n_profiel), ("wachtenden: vorm", w.vorm, 0, n_vorm),
        ("wachtenden: gemeente", w.gemeente, 0, n_gemeente), ("wachtenden: profiel", w.profiel, 0, n_profiel),
        ("wachtenden: voorziening", w.voorziening, -1, n_plek),
    ]  # fmt: skip
    for veld, kolom, laagst, tot in kolommen:
        for i in np.flatnonzero((kolom < laagst) | (kolom >= tot))[:1].tolist():
            yield zin(
                "%(veld)s in rij %(rij)s is %(waarde)s: dat nummer bestaat niet.",
                veld=veld, rij=i + 1, waarde=int(kolom[i]),
            )  # fmt: skip
    yield from _getallen(b.dagen, b.leeftijd, "bewoners", b.voorziening.size, {b.gemeente.size, b.profiel.size})
    maten = {w.gemeente.size, w.profiel.size, w.voorziening.size}
    yield from _getallen(w.dagen, w.leeftijd, "wachtenden", w.vorm.size, maten)
    if np.isnan(w.dagen).any():
        yield zin("wachtenden: dagen is ergens leeg: van wie wacht, is het begin nodig.")


def _getallen(dagen: Reals, leeftijd: Reals, veld: str, aantal: int, maten: set[int]) -> Iterator[Tekst]:
    if {dagen.size, leeftijd.size, *maten} != {aantal}:
        yield zin("De kolommen van %(veld)s zijn niet even lang.", veld=veld)
    for naam, kolom in (("dagen", dagen), ("leeftijd", leeftijd)):
        for i in np.flatnonzero((kolom < 0) | np.isinf(kolom))[:1].tolist():
            yield zin(
                "%(veld)s in rij %(rij)s is %(waarde)s: dat moet minstens 0 zijn.",
                veld=f"{veld}: {naam}", rij=i + 1, waarde=float(kolom[i]),
            )  # fmt: skip
    if np.isnan(leeftijd).any():
        yield zin("%(veld)s: leeftijd is ergens leeg.", veld=veld)
