"""The same figures as the pictures, as tables: for who reads rather than looks, and for a screen reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.simulatie.kerncijfers import KERNCIJFERS, Kerncijfer
from zorglandschap.core.simulatie.kleine_aantallen import Zicht
from zorglandschap.core.simulatie.samenvatting import REGIO
from zorglandschap.web.simulatie.beeld.maten import maandnaam, met_teken, toon
from zorglandschap.web.simulatie.beeld.reeksen import BREED, MIDDEL, Verloop, verloop
from zorglandschap.web.simulatie.beeld.zinnen import woord_van, zekerheid
from zorglandschap.web.vormgeving.woorden import STREEPJE, vertaal

MAANDEN = 12


@dataclass(frozen=True, slots=True)
class Rij:
    """A row: its name and its cells as written."""

    naam: str
    cellen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """Head and rows; the first column names the row."""

    titel: str
    koppen: tuple[str, ...]
    rijen: tuple[Rij, ...]


def per_jaar(zicht: Zicht, cijfer: Kerncijfer, scenario: int) -> Tabel:
    """The fan: once a year and at the end."""
    koppen = [_("Eind van"), _("Ongewijzigd beleid")]
    if scenario:
        koppen += [zicht.uit.scenarios[scenario], _("Verschil")]
    koppen += [_("80% ligt tussen"), _("95% ligt tussen")]
    maanden = range(MAANDEN - 1, len(zicht.uit.periodes), MAANDEN)
    rijen = tuple(
        Rij(maandnaam(zicht.uit.periodes[m]), tuple(_jaarcellen(zicht, cijfer, scenario, m))) for m in maanden
    )
    return Tabel(_("%(cijfer)s per jaar") % {"cijfer": vertaal(cijfer.naam)}, tuple(koppen), rijen)


def _jaarcellen(zicht: Zicht, cijfer: Kerncijfer, scenario: int, maand: int) -> Iterator[str]:
    basis, beeld, verschil = _drie(zicht, cijfer, scenario)
    if basis is None or beeld is None or verschil is None:  # pragma: no cover - the region is always shown
        return
    yield toon(cijfer, float(basis.midden[maand]))
    if scenario:
        yield toon(cijfer, float(beeld.midden[maand]))
        yield met_teken(lambda w: toon(cijfer, w), float(verschil.midden[maand]))
    yield _tussen(cijfer, beeld, maand, MIDDEL)
    yield _tussen(cijfer, beeld, maand, BREED)


def alles(zicht: Zicht, scenario: int, maand: int) -> Tabel:
    """Every figure of the region in the chosen month."""
    koppen = [_("Cijfer"), _("Ongewijzigd beleid"), _("80% ligt tussen")]
    if scenario:
        koppen = [
            _("Cijfer"), _("Ongewijzigd beleid"), zicht.uit.scenarios[scenario], _("80% ligt tussen"), _("Verschil"),
            _("Hoe zeker"),
        ]  # fmt: skip
    rijen = tuple(Rij(vertaal(c.naam), tuple(_alle_cellen(zicht, c, scenario, maand))) for c in KERNCIJFERS)
    return Tabel(_("Alle cijfers van de regio"), tuple(koppen), rijen)


def _alle_cellen(zicht: Zicht, cijfer: Kerncijfer, scenario: int, maand: int) -> Iterator[str]:
    basis, beeld, verschil = _drie(zicht, cijfer, scenario)
    if basis is None or beeld is None or verschil is None or maand < basis.vanaf:
        yield _klein(zicht)
        yield from [STREEPJE] * (4 if scenario else 1)
        return
    yield toon(cijfer, float(basis.midden[maand]))
    if scenario:
        yield toon(cijfer, float(beeld.midden[maand]))
    yield _tussen(cijfer, beeld, maand, MIDDEL)
    if scenario:
        yield met_teken(lambda w: toon(cijfer, w), float(verschil.midden[maand]))
        yield woord_van(zekerheid(verschil, maand))


def per_gemeente(zicht: Zicht, cijfer: Kerncijfer, scenario: int, maand: int) -> Tabel:
    """The small drawings."""
    koppen = (_("Gemeente"), _("Ongewijzigd beleid"), zicht.uit.scenarios[scenario], _("80% ligt tussen"))
    rijen = []
    for gemeente in zicht.uit.gemeenten:
        basis, beeld, _verschil = _drie(zicht, cijfer, scenario, gemeente)
        if basis is None or beeld is None or maand < basis.vanaf:
            rijen.append(Rij(gemeente, (_("verborgen"), _("verborgen"), STREEPJE)))
            continue
        getallen = (toon(cijfer, float(v.midden[maand])) for v in (basis, beeld))
        rijen.append(Rij(gemeente, (*getallen, _tussen(cijfer, beeld, maand, MIDDEL))))
    return Tabel(_("%(cijfer)s per gemeente") % {"cijfer": vertaal(cijfer.naam)}, koppen, tuple(rijen))


def per_maatregel(cijfer: Kerncijfer, bijdragen: Sequence[Mapping[str, Any]], scenario: int) -> Tabel | None:
    """What each measure adds over the last year, and all of them together; None when that was not computed."""
    deel = next((d for d in bijdragen if d["scenario"] == scenario), None)
    if deel is None or cijfer.sleutel not in deel["cijfers"]:
        return None
    tabel = deel["cijfers"][cijfer.sleutel]
    rijen = [Rij(_zin(m["zin"]), _bijdrage(cijfer, m)) for m in tabel["maatregelen"]]
    rijen.append(Rij(_("Alles samen"), _bijdrage(cijfer, tabel["verschil"])))
    koppen = (_("Maatregel"), _("Bijdrage"), _("80% ligt tussen"))
    return Tabel(_("Bijdragen aan ‘%(cijfer)s’") % {"cijfer": vertaal(cijfer.naam)}, koppen, tuple(rijen))


def _zin(bewaard: Sequence[Any]) -> str:
    return vertaal(zin(bewaard[0], **dict(bewaard[1])))


def _bijdrage(cijfer: Kerncijfer, getal: Mapping[str, float]) -> tuple[str, str]:
    def toon_verschil(waarde: float) -> str:
        return met_teken(lambda w: toon(cijfer, w), waarde)

    tussen = {"laag": toon_verschil(getal["onder"]), "hoog": toon_verschil(getal["boven"])}
    return toon_verschil(getal["gemiddelde"]), _("%(laag)s en %(hoog)s") % tussen


def _drie(
    zicht: Zicht, cijfer: Kerncijfer, scenario: int, cel: str = REGIO
) -> tuple[Verloop | None, Verloop | None, Verloop | None]:
    return (
        verloop(zicht, 0, cijfer.sleutel, cel),
        verloop(zicht, scenario, cijfer.sleutel, cel),
        verloop(zicht, scenario, cijfer.sleutel, cel, verschil=True),
    )


def _tussen(cijfer: Kerncijfer, rij: Verloop, maand: int, kans: int) -> str:
    laag, hoog = rij.bereik(maand, kans)
    return _("%(laag)s en %(hoog)s") % {"laag": toon(cijfer, laag), "hoog": toon(cijfer, hoog)}


def _klein(zicht: Zicht) -> str:
    return _("minder dan %(drempel)s") % {"drempel": zicht.drempel}
