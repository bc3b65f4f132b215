"""Turns the published figures into what the page shows: tiles, lines, small lines per gemeente, map and table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zorglandschap.apps.monitor.queries import Landschap, Streefpunt
from zorglandschap.core.monitor.indicatoren import VERBLIJFSAANDEEL, Indicator, Rekenwijze, op_pad
from zorglandschap.core.monitor.publicatie import REGIO, Cel, Staat
from zorglandschap.web.vormgeving.tekening import (
    MEESTE_KLASSEN,
    Kaart,
    Lijn,
    Reeks,
    maak_kaart,
    maak_lijn,
    maatstreepjes,
)
from zorglandschap.web.vormgeving.woorden import getal, vertaal

BREED, HOOG, RAND = 200, 72, 6  # of the small drawing of one gemeente, in its own units


def toon_waarde(indicator: Indicator) -> Callable[[float], str]:
    """How a value of this figure is written: ‘8,9%’, ‘1.130’ or ‘312 dagen’."""
    if indicator.rekenwijze is Rekenwijze.AANDEEL:
        return lambda waarde: f"{getal(waarde, 1)}%"
    if indicator.rekenwijze is Rekenwijze.AANTAL:
        return getal
    return lambda waarde: ngettext("%(aantal)s dag", "%(aantal)s dagen", round(waarde)) % {"aantal": getal(waarde)}


def toon_kort(indicator: Indicator) -> Callable[[float], str]:
    """The same for the axis of a chart, where there is no room for ‘dagen’."""
    return toon_waarde(indicator) if indicator.rekenwijze is Rekenwijze.AANDEEL else getal


@dataclass(frozen=True, slots=True)
class TabelCel:
    """One cell as written; ``klasse`` tells the stylesheet how to draw it."""

    klasse: str
    tekst: str
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class TabelRij:
    """A gemeente (or the region) and its cells, one per year."""

    naam: str
    cellen: tuple[TabelCel, ...]


@dataclass(frozen=True, slots=True)
class KleineLijn:
    """The course of one gemeente in a small drawing on the same scale as the others."""

    naam: str
    pad: str
    pad_regio: str
    punten: tuple[tuple[str, str], ...]
    laatste: str
    beschrijving: str


@dataclass(frozen=True, slots=True)
class Kop:
    """What must be understood in ten seconds; texts are written out, None is not there.

    ``kavels`` are a hundred parcels: place in the drawing and what the traject was (verblijf now, verblijf
    then, at home).
    """

    jaar: int
    waarde: str
    van_de_honderd: int
    toen: Streefpunt | None
    toen_van_de_honderd: int
    nederland: Streefpunt | None
    nederland_waarde: str
    pad_waarde: str
    op_pad: bool
    kavels: tuple[tuple[str, str, str], ...]


class Beeld:
    """The landscape for one figure, in words and drawings of the reader's language."""

    def __init__(self, landschap: Landschap, indicator: Indicator, *, regio: str, dit_jaar: int) -> None:
        self.landschap, self.indicator, self.regio, self.dit_jaar = landschap, indicator, regio, dit_jaar
        self.jaren = landschap.publicatie.jaren
        self.toon = toon_waarde(indicator)
        self.laatste_jaar = max((j for j in self.jaren if j < dit_jaar), default=max(self.jaren, default=dit_jaar))

    def cel(self, gebied: str, jaar: int) -> Cel:
        """One published cell of this figure."""
        return self.landschap.publicatie.cel(self.indicator.sleutel, gebied, jaar)

    def waarden(self, gebied: str, jaren: Sequence[int]) -> tuple[float | None, ...]:
        """The values of an area; None where nothing is shown."""
        return tuple(self.cel(gebied, jaar).waarde for jaar in jaren)

    def kop(self) -> Kop | None:
        """The headline; None when the share of the region cannot be shown."""
        waarde = self.landschap.publicatie.cel(VERBLIJFSAANDEEL.sleutel, REGIO, self.laatste_jaar).waarde
        if waarde is None:
            return None
        streef = op_pad([(p.jaar, p.waarde) for p in self.landschap.streefpad], self.laatste_jaar)
        toen = next(iter(self.landschap.gepubliceerd), None)
        nederland = self.landschap.nederland[-1] if self.landschap.nederland else None
        toon = toon_waarde(VERBLIJFSAANDEEL)
        return Kop(
            jaar=self.laatste_jaar,
            waarde=toon(waarde),
            van_de_honderd=round(waarde),
            toen=toen,
            toen_van_de_honderd=round(toen.waarde) if toen else 0,
            nederland=nederland,
            nederland_waarde=toon(nederland.waarde) if nederland else "",
            pad_waarde="" if streef is None else toon(streef),
            op_pad=streef is not None and waarde <= streef,
            kavels=_kavels(round(waarde), round(toen.waarde) if toen else 0),
        )

    def lijn(self) -> Lijn:
        """The region through the years; the share has the country and the path to the goal beside it."""
        is_aandeel = self.indicator is VERBLIJFSAANDEEL
        pad = [(p.jaar, p.waarde) for p in self.landschap.streefpad] if is_aandeel else []
        jaren = range(min(self.jaren), max([max(self.jaren), *(jaar for jaar, _w in pad)]) + 1)
        waarden = self.waarden(REGIO, jaren)
        klaar = tuple(w if jaar < self.dit_jaar else None for jaar, w in zip(jaren, waarden, strict=True))
        lopend = tuple(w if jaar == self.dit_jaar else None for jaar, w in zip(jaren, waarden, strict=True))
        reeksen = [Reeks(self.regio, klaar)]
        if is_aandeel:
            punten = {p.jaar: p.waarde for p in self.landschap.nederland}
            reeksen.append(Reeks(_("Nederland"), tuple(punten.get(jaar) for jaar in jaren)))
            reeksen.append(Reeks(_("Pad naar nul"), tuple(op_pad(pad, jaar) for jaar in jaren)))
        if any(w is not None for w in lopend):
            reeksen.append(Reeks(_("%(jaar)s tot nu") % {"jaar": self.dit_jaar}, lopend))
        return maak_lijn(
            titel=_("%(cijfer)s in %(regio)s") % {"cijfer": vertaal(self.indicator.naam), "regio": self.regio},
            beschrijving=_("Van %(begin)s tot %(einde)s. De getallen staan in de tabel op deze pagina.")
            % {"begin": jaren[0], "einde": jaren[-1]},
            labels=[str(jaar) for jaar in jaren],
            reeksen=[r for r in reeksen if any(w is not None for w in r.waarden)],
            toon=toon_kort(self.indicator),
        )

    def kleine_lijnen(self) -> list[KleineLijn]:
        """One small drawing per gemeente; all have the same scale, with the region behind it."""
        jaren = [j for j in self.jaren if j <= self.laatste_jaar]
        gebieden = [*(code for code, _naam in self.landschap.gemeenten)]
        if self.indicator.rekenwijze is not Rekenwijze.AANTAL:
            gebieden.append(REGIO)
        hoogste = max((w for g in gebieden for w in self.waarden(g, jaren) if w is not None), default=0.0)
        top = maatstreepjes(hoogste)[-1]
        pad_regio = _pad(self.waarden(REGIO, jaren), top) if REGIO in gebieden else ""
        uit = []
        for code, naam in self.landschap.gemeenten:
            waarden = self.waarden(code, jaren)
            cel = self.tabelcel(code, self.laatste_jaar)
            uit.append(
                KleineLijn(
                    naam=naam,
                    pad=_pad(waarden, top),
                    pad_regio=pad_regio,
                    punten=_punten(waarden, top),
                    laatste=cel.tekst,
                    beschrijving=_("%(gemeente)s in %(jaar)s: %(waarde)s")
                    % {"gemeente": naam, "jaar": self.laatste_jaar, "waarde": cel.tekst},
                )
            )
        return uit

    def kaart(self) -> Kaart:
        """The gemeenten coloured by their value in the last full year; what is not shown stays grey."""
        waarden = {code: self.cel(code, self.laatste_jaar).waarde for code, _naam in self.landschap.gemeenten}
        stappen = maatstreepjes(max((w for w in waarden.values() if w is not None), default=0.0))
        return maak_kaart(
            titel=_("%(cijfer)s per gemeente in %(jaar)s")
            % {"cijfer": vertaal(self.indicator.naam), "jaar": self.laatste_jaar},
            beschrijving=_("Kaart van de gemeenten. De getallen staan in de tabel op deze pagina."),
            namen=dict(self.landschap.gemeenten),
            waarden=waarden,
            grenzen=stappen[1 : MEESTE_KLASSEN if len(stappen) > MEESTE_KLASSEN else -1],
            toon=toon_kort(self.indicator),
        )

    @property
    def nieuwste_eerst(self) -> tuple[int, ...]:
        """The years of the table: what is read most stands where no one has to scroll."""
        return self.jaren[::-1]

    def tabelcel(self, gebied: str, jaar: int) -> TabelCel:
        """A cell in words; a hidden one says so, with no hint at its size."""
        cel = self.cel(gebied, jaar)
        if cel.waarde is not None and cel.breuk is not None:
            aantallen = {"teller": getal(cel.breuk.teller), "noemer": getal(cel.breuk.noemer)}
            is_aandeel = self.indicator.rekenwijze is Rekenwijze.AANDEEL
            toelichting = _("%(teller)s van %(noemer)s") % aantallen if is_aandeel else ""
            return TabelCel("getoond", self.toon(cel.waarde), toelichting)
        if cel.staat is Staat.VERBORGEN:
            return TabelCel("verborgen", _("verborgen"))
        return TabelCel("geen-gegevens", _("geen gegevens"))

    @cached_property
    def rijen(self) -> list[TabelRij]:
        """The table: gemeenten by name."""
        return [
            TabelRij(naam, tuple(self.tabelcel(code, jaar) for jaar in self.nieuwste_eerst))
            for code, naam in self.landschap.gemeenten
        ]

    @cached_property
    def totaal(self) -> TabelRij:
        """The last row of the table: the whole region."""
        return TabelRij(self.regio, tuple(self.tabelcel(REGIO, jaar) for jaar in self.nieuwste_eerst))

    def bijstellingen(self) -> list[tuple[str, int, str, str, object, bool]]:
        """Restated figures of this indicator: area, year, was, is, when, whether the definition changed."""
        namen = {REGIO: self.regio, **dict(self.landschap.gemeenten)}
        return [
            (namen[b.gebied], b.jaar, self._was(b.was), self._was(b.werd), b.om, b.definitie_gewijzigd)
            for b in self.landschap.publicatie.bijstellingen
            if b.indicator == self.indicator.sleutel
        ]

    def _was(self, cel: Cel) -> str:
        return _("geen gegevens") if cel.waarde is None else self.toon(cel.waarde)


def _kavels(nu: int, toen: int) -> tuple[tuple[str, str, str], ...]:
    """A hundred parcels in rows of twenty, filled column by column from the left."""
    soorten = ["verblijf"] * nu + ["toen"] * max(0, toen - nu)
    soorten += ["thuis"] * (100 - len(soorten))
    return tuple((str(n // 5 * 20), str(n % 5 * 20), soort) for n, soort in enumerate(soorten))


def _plek(nummer: int, waarde: float, aantal: int, top: float) -> tuple[str, str]:
    x = RAND + nummer * (BREED - 2 * RAND) / max(aantal - 1, 1)
    return f"{x:.1f}", f"{HOOG - RAND - (HOOG - 2 * RAND) * waarde / top:.1f}"


def _pad(waarden: Sequence[float | None], top: float) -> str:
    """The ``d`` of a line that breaks where nothing is shown."""
    delen, letter = [], "M"
    for nummer, waarde in enumerate(waarden):
        if waarde is None:
            letter = "M"
            continue
        x, y = _plek(nummer, waarde, len(waarden), top)
        delen.append(f"{letter}{x} {y}")
        letter = "L"
    return "".join(delen)


def _punten(waarden: Sequence[float | None], top: float) -> tuple[tuple[str, str], ...]:
    """Dots for values that stand alone between gaps (a line would not show them) and for the last one."""
    buren = [None, *waarden, None]
    laatste = max((n for n, w in enumerate(waarden) if w is not None), default=-1)
    return tuple(
        _plek(n, w, len(waarden), top)
        for n, w in enumerate(waarden)
        if w is not None and (n == laatste or (buren[n] is None and buren[n + 2] is None))
    )
