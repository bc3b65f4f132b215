"""The only door to fpdf2: sets a ``Stuk`` on A4 as a PDF, with a font that ships with the house.

A page builds values and answers with them::

    stuk = Stuk(titel=…, delen=(Kop(…), Alinea(…), Feiten(((…, …),)), Rooster(koppen, rijen)), op=vandaag)
    return pdf_antwoord(stuk, "plan.pdf")          # a file name without personal data

The same value gives the same bytes: no clock is read (``Stuk.op`` or the date of the letter is in the metadata).
"""

from __future__ import annotations

import math
import warnings
from datetime import UTC, date, datetime, time
from functools import singledispatchmethod
from pathlib import Path

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext, override
from fpdf import FPDF
from fpdf.enums import Align, TableBordersLayout, VAlign
from fpdf.fonts import FontFace, TTFFont

from zorglandschap.web.vormgeving.stuk import (
    Alinea,
    Briefhoofd,
    Deel,
    Feiten,
    Kop,
    Lijn,
    Opsomming,
    Rooster,
    Stuk,
    Tekening,
    Vak,
)
from zorglandschap.web.vormgeving.woorden import datum

__all__ = [
    "Alinea",
    "Briefhoofd",
    "Deel",
    "Feiten",
    "Kop",
    "Lijn",
    "Opsomming",
    "Rooster",
    "Stuk",
    "Tekening",
    "Vak",
    "maak_pdf",
    "pdf_antwoord",
]

Kleur = tuple[int, int, int]

LETTERTYPEN = Path(__file__).parent / "lettertypen"
LETTER = "DejaVu"
MAKER = "Zorglandschap"
ZIJ, BOVEN, ONDER = 25.0, 22.0, 24.0  # margins of A4 in millimetres
BREED = 210 - 2 * ZIJ
PUNTEN, REGEL = 10.0, 5.4  # size of the text in points, height of a line in millimetres
WIT = 3.0  # between two parts
KOPMAAT = {1: 13.0, 2: 11.0, 3: 10.0}
INKT, DONKER, ZACHT, STREEP = (22, 40, 47), (10, 47, 58), (74, 95, 103), (190, 205, 211)
NOOIT = date(2000, 1, 1)  # the day in the metadata of a piece that has none

MM_PER_PUNT = 25.4 / 72
GROOTST, KLEINST = 9.0, 5.0  # points, for the words in a drawing
STREEPJE, ROND, PIJLPUNT = 1.4, 1.2, 2.4  # millimetres on paper
KAAL, GESTREEPT = "kaal", "-streep"
# soort → fill and line; words in the box or at the line always say the same as the colour
KLEUREN: dict[str, tuple[Kleur, Kleur]] = {
    "": ((255, 255, 255), (111, 134, 143)),
    "nadruk": ((227, 240, 243), (15, 96, 120)),
    "goed": ((227, 241, 226), (36, 96, 60)),
    "let-op": ((253, 241, 214), (122, 72, 0)),
    "fout": ((252, 232, 228), (168, 35, 29)),
    "stil": ((243, 247, 248), (190, 205, 211)),
}


def maak_pdf(stuk: Stuk) -> bytes:
    """The bytes of the document; the same value always gives the same bytes."""
    with override(stuk.taal), warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        vel = _Vel(stuk)
        try:
            return _gezet(vel, stuk)
        finally:
            vel.sluit()


def _gezet(vel: _Vel, stuk: Stuk) -> bytes:
    vel.add_page()
    if stuk.briefhoofd:
        vel.zet_briefhoofd(stuk.briefhoofd)
    vel.zet_titel(stuk.titel)
    for deel in stuk.delen:
        vel.zet(deel)
    return bytes(vel.output())


def pdf_antwoord(stuk: Stuk, bestandsnaam: str) -> HttpResponse:
    """The document as a download; ``bestandsnaam`` holds nothing about a person."""
    antwoord = HttpResponse(maak_pdf(stuk), content_type="application/pdf")
    naam = content_disposition_header(as_attachment=True, filename=bestandsnaam)
    antwoord["Content-Disposition"] = naam or "attachment"
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord


class _Vel(FPDF):
    """A4 with our margins, font and footer, and one method per kind of part."""

    def __init__(self, stuk: Stuk) -> None:
        super().__init__(format="A4")
        self._voettekst = stuk.voettekst or stuk.titel
        self._niveau = 0
        self.set_margins(ZIJ, BOVEN, ZIJ)
        self.c_margin = 0
        self.set_auto_page_break(auto=True, margin=ONDER)
        self.add_font(LETTER, "", LETTERTYPEN / "DejaVuSans.ttf")
        self.add_font(LETTER, "B", LETTERTYPEN / "DejaVuSans-Bold.ttf")
        self.set_title(stuk.titel)
        self.set_lang(stuk.taal)
        self.set_author(stuk.briefhoofd.afzender if stuk.briefhoofd else MAKER)
        self.set_creator(MAKER)
        dag = stuk.op or (stuk.briefhoofd.datum if stuk.briefhoofd else None) or NOOIT
        self.set_creation_date(datetime.combine(dag, time(), UTC))
        self._letter()

    def sluit(self) -> None:
        """Give the files of the fonts back at once, instead of whenever memory is tidied."""
        for letter in self.fonts.values():
            if isinstance(letter, TTFFont):
                letter.ttfont.close()

    def _letter(self, stijl: str = "", maat: float = PUNTEN, kleur: Kleur = INKT) -> None:
        self.set_font(LETTER, "B" if stijl == "B" else "", maat)
        self.set_text_color(*kleur)

    def footer(self) -> None:
        """What the document is, and the number of the page."""
        self.set_y(-16)
        self.set_draw_color(*STREEP)
        self.set_line_width(0.2)
        self.line(ZIJ, self.y, 210 - ZIJ, self.y)
        self._letter(maat=7.5, kleur=ZACHT)
        bladzijde = gettext("Pagina %(nummer)s van %(totaal)s") % {"nummer": self.page_no(), "totaal": "{nb}"}
        self.set_xy(ZIJ, -14)
        self.cell(BREED - 40, 5, self._past(self._voettekst, BREED - 42))
        self.cell(40, 5, bladzijde, align=Align.R)
        self._letter()

    def _past(self, tekst: str, breedte: float) -> str:
        """The text, cut off with an ellipsis where it is too long for one line."""
        if self.get_string_width(tekst) <= breedte:
            return tekst
        while tekst and self.get_string_width(f"{tekst}…") > breedte:
            tekst = tekst[:-1]
        return f"{tekst.rstrip()}…"

    def _ruimte(self, hoogte: float) -> None:
        """Begin a new page when so much does not fit any more on this one."""
        if self.y + hoogte > self.page_break_trigger:
            self.add_page()

    def _alinea(self, tekst: str, *, inspring: float = 0.0) -> None:
        self.set_x(ZIJ + inspring)
        self.multi_cell(BREED - inspring, REGEL, tekst, align=Align.L, new_x="LMARGIN", new_y="NEXT")

    def zet_titel(self, titel: str) -> None:
        """The title of the document."""
        self._letter("B", 17, DONKER)
        self.multi_cell(BREED, 8, titel, align=Align.L, new_x="LMARGIN", new_y="NEXT")
        self.ln(WIT)
        self._letter()

    def zet_briefhoofd(self, hoofd: Briefhoofd) -> None:
        """Sender, receiver where a window envelope shows it, place, date and mark."""
        self._letter("B", 12, DONKER)
        self.multi_cell(BREED, 6, hoofd.afzender, align=Align.L, new_x="LMARGIN", new_y="NEXT")
        self._letter(maat=8.5, kleur=ZACHT)
        for regel in hoofd.afzenderregels:
            self.multi_cell(BREED, 4.4, regel, align=Align.L, new_x="LMARGIN", new_y="NEXT")
        self._letter()
        self.set_y(max(self.y + WIT, 50.0))
        for regel in hoofd.ontvanger:
            self._alinea(regel)
        self.set_y(max(self.y + 2 * WIT, 82.0))
        dag = datum(hoofd.datum) if hoofd.datum else ""
        paren = (
            (gettext("Datum"), ", ".join(d for d in (hoofd.plaats, dag) if d)),
            (gettext("Kenmerk"), hoofd.kenmerk),
        )
        self.zet(Feiten(tuple(p for p in paren if p[1])))
        self.ln(WIT)

    @singledispatchmethod
    def zet(self, deel: Deel) -> None:
        """Set one part below the former."""
        raise TypeError(f"onbekend deel: {type(deel).__name__}")

    @zet.register
    def _(self, deel: Kop) -> None:
        niveau = min(max(deel.niveau, 1), 3)
        self._ruimte(26)
        self.ln(WIT if niveau < 3 else 1)
        self._niveau = min(niveau, self._niveau + 1)  # the outline never skips a level
        self._letter("B", KOPMAAT[niveau], DONKER)
        self.start_section(deel.tekst, level=self._niveau - 1)
        self.multi_cell(BREED, REGEL + 0.8, deel.tekst, align=Align.L, new_x="LMARGIN", new_y="NEXT")
        self.ln(1)
        self._letter()

    @zet.register
    def _(self, deel: Alinea) -> None:
        for stuk in deel.tekst.replace("\r\n", "\n").split("\n\n"):
            if stuk.strip():
                self._alinea(stuk.strip())
                self.ln(WIT)

    @zet.register
    def _(self, deel: Opsomming) -> None:
        for punt in deel.punten:
            self._ruimte(REGEL)
            self.set_x(ZIJ + 1)
            self.cell(5, REGEL, "•")
            self._alinea(punt, inspring=6)
            self.ln(0.8)
        self.ln(WIT - 0.8)

    @zet.register
    def _(self, deel: Feiten) -> None:
        if not deel.paren:
            return
        self._tabel(
            tuple(deel.paren), widths=(32, 68), borders=TableBordersLayout.NONE, headings=False, naam_zacht=True
        )

    @zet.register
    def _(self, deel: Rooster) -> None:
        self._ruimte(3 * REGEL)
        widths = _kolommen((deel.koppen, *deel.rijen))
        self._tabel(
            (deel.koppen, *deel.rijen), widths=widths, borders=TableBordersLayout.HORIZONTAL_LINES, headings=True
        )

    def _tabel(
        self,
        rijen: tuple[tuple[str, ...], ...],
        *,
        widths: tuple[int, ...],
        borders: TableBordersLayout,
        headings: bool,
        naam_zacht: bool = False,
    ) -> None:
        self.set_draw_color(*STREEP)
        self.set_line_width(0.2)
        if headings:
            self._letter(maat=9)
        kop = FontFace(emphasis="BOLD", color=DONKER)
        with self.table(
            width=BREED,
            col_widths=widths,
            borders_layout=borders,
            first_row_as_headings=headings,
            headings_style=kop,
            line_height=REGEL - (0.6 if headings else 0.2),
            padding=(1.2, 2, 1.2, 0) if headings else (0.3, 2, 0.3, 0),
            text_align=Align.L,
            v_align=VAlign.T,
        ) as tabel:
            for rij in rijen:
                vakken = tabel.row()
                for plek, tekst in enumerate(rij):
                    zacht = FontFace(color=ZACHT) if naam_zacht and plek == 0 else None
                    vakken.cell(tekst, style=zacht)
        self._letter()
        self.ln(WIT)

    @zet.register
    def _(self, deel: Tekening) -> None:
        schaal = min(BREED / deel.breedte, (self.eph - 24) / deel.hoogte)
        self._ruimte(deel.hoogte * schaal + (2 * REGEL if deel.bijschrift else 0))
        boven, links = self.y, ZIJ + (BREED - deel.breedte * schaal) / 2
        for vorm in sorted(deel.vormen, key=lambda v: isinstance(v, Vak)):  # boxes lie over lines
            if isinstance(vorm, Vak):
                self._vak(vorm, links + vorm.x * schaal, boven + vorm.y * schaal, vorm.b * schaal, vorm.h * schaal)
            else:
                self._lijn(
                    vorm,
                    (links + vorm.x1 * schaal, boven + vorm.y1 * schaal),
                    (links + vorm.x2 * schaal, boven + vorm.y2 * schaal),
                )
        self.set_fill_color(255, 255, 255)  # else a table below takes the colour of the last box
        self.set_xy(ZIJ, boven + deel.hoogte * schaal + WIT)
        if deel.bijschrift:
            self._letter(maat=8.5, kleur=ZACHT)
            self._alinea(deel.bijschrift)
            self.ln(WIT)
        self._letter()

    def _vak(self, vak: Vak, x: float, y: float, b: float, h: float) -> None:
        if vak.soort != KAAL:
            vulling, rand = KLEUREN.get(vak.soort, KLEUREN[""])
            self.set_fill_color(*vulling)
            self.set_draw_color(*rand)
            self.set_line_width(0.3)
            self.rect(x, y, b, h, style="DF", round_corners=True, corner_radius=min(ROND, b / 2, h / 2))
        if vak.tekst:
            self._in_vak(vak.tekst, x, y, b, h)

    def _in_vak(self, tekst: str, x: float, y: float, b: float, h: float) -> None:
        """The words in the middle of the box, as large as fits; what cannot fit is cut off with an ellipsis."""
        maat, wit = GROOTST, min(1.2, b / 10)
        regels = self._regels(tekst, maat, b - 2 * wit)
        while maat > KLEINST and len(regels) * _regelhoogte(maat) > h - wit:
            maat -= 0.5
            regels = self._regels(tekst, maat, b - 2 * wit)
        hoogte = _regelhoogte(maat)
        past = max(int((h - wit) / hoogte), 1)
        if len(regels) > past:
            regels = [*regels[: past - 1], self._past(f"{regels[past - 1]} {regels[past]}", b - 2 * wit)]
        boven = y + (h - len(regels) * hoogte) / 2
        for nummer, regel in enumerate(regels):
            links = x + (b - self.get_string_width(regel)) / 2
            self.text(links, boven + (nummer + 0.76) * hoogte, regel)

    def _regels(self, tekst: str, maat: float, breedte: float) -> list[str]:
        self._letter(maat=maat)
        regels: list[str] = []
        for alinea in tekst.split("\n"):
            regel = ""
            for woord in alinea.split():
                langer = f"{regel} {woord}".strip()
                if regel and self.get_string_width(langer) > breedte:
                    regels.append(regel)
                    langer = woord
                regel = langer
            regels.append(regel)
        return [self._past(regel, breedte) for regel in regels]

    def _lijn(self, lijn: Lijn, van: tuple[float, float], naar: tuple[float, float]) -> None:
        kleur = KLEUREN.get(lijn.soort.removesuffix(GESTREEPT), KLEUREN[""])[1]
        self.set_draw_color(*kleur)
        self.set_fill_color(*kleur)
        self.set_line_width(0.5)
        if lijn.soort.endswith(GESTREEPT):
            self.set_dash_pattern(STREEPJE, STREEPJE)
        self.line(*van, *naar)
        self.set_dash_pattern()
        if lijn.pijl:
            self._pijlpunt(van, naar)
        if lijn.tekst:
            self._letter(maat=7)
            breedte, hoogte = self.get_string_width(lijn.tekst), _regelhoogte(7)
            x, y = (van[0] + naar[0] - breedte) / 2, (van[1] + naar[1] - hoogte) / 2
            self.set_fill_color(255, 255, 255)
            self.rect(x - 0.6, y, breedte + 1.2, hoogte, style="F")
            self.text(x, y + 0.76 * hoogte, lijn.tekst)

    def _pijlpunt(self, van: tuple[float, float], naar: tuple[float, float]) -> None:
        hoek = math.atan2(naar[1] - van[1], naar[0] - van[0])
        hoeken = [
            (naar[0] - PIJLPUNT * math.cos(hoek + d), naar[1] - PIJLPUNT * math.sin(hoek + d)) for d in (0.4, -0.4)
        ]
        self.polygon([naar, *hoeken], style="F")


def _regelhoogte(maat: float) -> float:
    """The height of a line of text of so many points, in millimetres."""
    return maat * MM_PER_PUNT * 1.25


def _kolommen(rijen: tuple[tuple[str, ...], ...]) -> tuple[int, ...]:
    """Shares of the width for the columns, after the longest word and the length of the texts."""
    breedtes = []
    for kolom in zip(*rijen, strict=True):
        langste = max((len(woord) for tekst in kolom for woord in tekst.split()), default=1)
        gemiddeld = sum(len(tekst) for tekst in kolom) / len(kolom)
        breedtes.append(round(10 * max(langste + 2, min(gemiddeld, 40))))
    return tuple(breedtes)
