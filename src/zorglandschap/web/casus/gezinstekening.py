"""The drawn family as SVG values: shapes, words and lines with their classes; the layout comes from core."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zorglandschap.apps.casus.queries import Gezinsblad, Kind, Naaste, figuren
from zorglandschap.core.begrippen.codelijsten import Geslacht
from zorglandschap.core.begrippen.gezinswoorden import Gezinsrol, Steun
from zorglandschap.core.casus.gezinsbeeld import Gezinsbeeld, Lijn, Lijnsoort, Plek, Punt, teken_gezin
from zorglandschap.web.vormgeving.woorden import vertaal

LETTERS_NAAM, LETTERS_ROL, REGELS = 13, 17, 2
REGEL_HOOG = 16.0
GOLF, UITSLAG = 9.0, 5.0  # a tense tie goes to and fro
KRUIS = 8.0
SMAL = 290.0  # what a telephone shows of the picture
HOEK = 14.0  # how round the corners of the home are
VIERKANT, CIRKEL, RUIT, GEBOUW = "vierkant", "cirkel", "ruit", "gebouw"
VORM_VAN_ROL = {Gezinsrol.MOEDER.value: CIRKEL, Gezinsrol.VADER.value: VIERKANT, "school": GEBOUW}
VORM_VAN_GESLACHT = {Geslacht.MAN: VIERKANT, Geslacht.VROUW: CIRKEL, Geslacht.ONBEKEND: RUIT}
KLASSE_VAN_STEUN = {
    Steun.STERK: "sterk",
    Steun.GEWOON: "gewoon",
    Steun.GESPANNEN: "gespannen",
    Steun.VERBROKEN: "verbroken",
    Steun.ONBEKEND: "onbekend",
}
KLASSE_VAN_LIJN = {Lijnsoort.PAAR: "paar", Lijnsoort.PAAR_APART: "apart", Lijnsoort.AFSTAMMING: "afstamming"}


@dataclass(frozen=True, slots=True)
class Woord:
    """One line of text at a place."""

    x: str
    y: str
    tekst: str
    is_naam: bool


@dataclass(frozen=True, slots=True)
class Gestalte:
    """One person as drawn: the outline, a second one around the youth, and the words."""

    pad: str
    ring: str
    klasse: str
    woorden: tuple[Woord, ...]


@dataclass(frozen=True, slots=True)
class Streep:
    """One line as drawn."""

    pad: str
    klasse: str


@dataclass(frozen=True, slots=True)
class Gezinstekening:
    """The picture, ready for ``casus/gezin/tekening.html``."""

    vak: str
    breedte: str
    hoogte: str
    huis: str
    strepen: tuple[Streep, ...]
    gestalten: tuple[Gestalte, ...]
    beschrijving: str
    midden: str  # how far along the width the youth and who raises the child stand: there a small screen opens
    is_breed: bool  # those together are wider than a small screen


def maak_gezinstekening(blad: Gezinsblad) -> Gezinstekening:
    """Draw the family of the page."""
    beeld = teken_gezin(figuren(blad))
    allen: tuple[Kind | Naaste, ...] = (*blad.kinderen, *blad.opvoeders, *blad.netwerk)
    mensen = {wie.sleutel: wie for wie in allen}
    links, rechts = _kern(beeld, blad)
    return Gezinstekening(
        vak=" ".join(_maat(deel) for deel in (beeld.links, beeld.boven, beeld.breedte, beeld.hoogte)),
        breedte=_maat(beeld.breedte),
        hoogte=_maat(beeld.hoogte),
        huis=_rond(beeld.huis),
        strepen=tuple(_strepen(beeld)),
        gestalten=tuple(_gestalte(plek, mensen[plek.sleutel]) for plek in beeld.plekken),
        beschrijving=_beschrijf(blad),
        midden=f"{((links + rechts) / 2 - beeld.links) / beeld.breedte:.3f}",
        is_breed=rechts - links > SMAL,
    )


def _kern(beeld: Gezinsbeeld, blad: Gezinsblad) -> tuple[float, float]:
    """From where to where the youth and who raises the child stand, words included."""
    wie = {k.sleutel for k in blad.kinderen if k.is_jeugdige} | {n.sleutel for n in blad.opvoeders}
    vakken = [plek.vak for plek in beeld.plekken if plek.sleutel in wie]
    return min(vak[0] for vak in vakken), max(vak[2] for vak in vakken)


def _beschrijf(blad: Gezinsblad) -> str:
    """For who cannot see it: how many people; the list beside the picture names each."""
    zin = ngettext(
        "Tekening van het gezin met %(kinderen)s kind",
        "Tekening van het gezin met %(kinderen)s kinderen",
        len(blad.kinderen),
    ) % {"kinderen": len(blad.kinderen)}
    rest = _("%(opvoeders)s ouders en opvoeders en %(netwerk)s mensen om het gezin heen.") % {
        "opvoeders": len(blad.opvoeders),
        "netwerk": len(blad.netwerk),
    }
    return f"{zin}, {rest} {_('De lijst hieronder zegt hetzelfde in woorden.')}"


def _gestalte(plek: Plek, wie: Kind | Naaste) -> Gestalte:
    naam, onderschrift = (wie.voornaam, _jaren(wie)) if isinstance(wie, Kind) else (wie.naam, rolnaam(wie))
    vorm = VORM_VAN_GESLACHT[wie.geslacht] if isinstance(wie, Kind) else VORM_VAN_ROL.get(wie.rol, RUIT)
    is_jeugdige = isinstance(wie, Kind) and wie.is_jeugdige
    return Gestalte(
        pad=_omtrek(vorm, plek, plek.straal),
        ring=_omtrek(vorm, plek, plek.straal - 5) if is_jeugdige else "",
        klasse=" ".join(_klassen(wie)),
        woorden=tuple(_woorden(plek, naam, onderschrift)),
    )


def rolnaam(wie: Naaste) -> str:
    """What somebody is to the youth, in words; the chosen mentor is always called JIM."""
    return f"JIM: {wie.rol}" if wie.sleutel == "jim" else vertaal(wie.rol)


def _jaren(kind: Kind) -> str:
    jaren = _("%(jaren)s jaar") % {"jaren": kind.leeftijd}
    return jaren if kind.woont_in else f"{jaren}, {_('woont elders')}"


def _klassen(wie: Kind | Naaste) -> Iterator[str]:
    yield "zl-gezin__mens"
    if isinstance(wie, Kind):
        if wie.is_jeugdige:
            yield "zl-gezin__mens--jeugdige"
        if not wie.woont_in:
            yield "zl-gezin__mens--stippel"
    elif not wie.is_opvoeder:
        yield "zl-gezin__mens--netwerk"
    elif not wie.heeft_gezag:
        yield "zl-gezin__mens--stippel"


def _woorden(plek: Plek, naam: str, onderschrift: str) -> Iterator[Woord]:
    """At most two lines of name and two of role, nearest to the figure."""
    regels = [(tekst, True) for tekst in breek(naam, LETTERS_NAAM)]
    regels += [(tekst, False) for tekst in breek(onderschrift, LETTERS_ROL)]
    af = (2 * REGELS - len(regels)) * REGEL_HOOG if plek.woorden_boven else 0.0
    for nummer, (tekst, is_naam) in enumerate(regels, start=1):
        yield Woord(_maat(plek.x), _maat(plek.woorden_y + af + nummer * REGEL_HOOG - 3), tekst, is_naam)


def breek(tekst: str, letters: int) -> list[str]:
    """Words over at most two lines of about ``letters`` characters; what does not fit ends in an ellipsis."""
    regels = [""]
    for woord in tekst.split():
        langer = f"{regels[-1]} {woord}".strip()
        if len(langer) <= letters or not regels[-1]:
            regels[-1] = langer
        else:
            regels.append(woord)
    if len(regels) > REGELS:
        regels = [regels[0], f"{regels[1]} …"]
    return [regel if len(regel) <= letters + 1 else f"{regel[: letters - 1]}…" for regel in regels if regel]


def _omtrek(vorm: str, plek: Plek, straal: float) -> str:
    """The outline of a figure as a path; a person is a square, a circle, or a diamond when that is not known."""
    x, y, r = _maat(plek.x), _maat(plek.y), _maat(straal)
    if vorm == CIRKEL:
        return (
            f"M{_maat(plek.x - straal)} {y}a{r} {r} 0 1 0 {_maat(2 * straal)} 0a{r} {r} 0 1 0 {_maat(-2 * straal)} 0z"
        )
    if vorm == RUIT:
        return f"M{x} {_maat(plek.y - straal)}l{r} {r}l-{r} {r}l-{r} -{r}z"
    if vorm == GEBOUW:
        breed = _maat(straal * 1.6)
        return (
            f"M{_maat(plek.x - straal * 0.8)} {_maat(plek.y + straal * 0.8)}v-{_maat(straal)}"
            f"L{x} {_maat(plek.y - straal)}L{_maat(plek.x + straal * 0.8)} {_maat(plek.y - straal * 0.2)}v{r}h-{breed}z"
        )
    zijde = _maat(1.8 * straal)
    return f"M{_maat(plek.x - 0.9 * straal)} {_maat(plek.y - 0.9 * straal)}h{zijde}v{zijde}h-{zijde}z"


def _strepen(beeld: Gezinsbeeld) -> Iterator[Streep]:
    for lijn in beeld.lijnen:
        if lijn.soort is not Lijnsoort.BAND:
            yield Streep(_pad(lijn.punten), f"zl-gezin__lijn zl-gezin__lijn--{KLASSE_VAN_LIJN[lijn.soort]}")
        else:
            yield _band(lijn)


def _band(lijn: Lijn) -> Streep:
    steun = lijn.steun or Steun.ONBEKEND
    pad = _golf(lijn.punten) if steun is Steun.GESPANNEN else _pad(lijn.punten)
    if steun is Steun.VERBROKEN:
        pad += _kruis(lijn.punten)
    return Streep(pad, f"zl-gezin__band zl-gezin__band--{KLASSE_VAN_STEUN[steun]}")


def _pad(punten: Sequence[Punt]) -> str:
    return "M" + "L".join(f"{_maat(x)} {_maat(y)}" for x, y in punten)


def _golf(punten: Sequence[Punt]) -> str:
    """To and fro across every piece of the line, straight at both ends."""
    uit = [punten[0]]
    for (x1, y1), (x2, y2) in pairwise(punten):
        lang = hypot(x2 - x1, y2 - y1) or 1.0
        aantal = max(int(lang / GOLF), 2)
        for nummer in range(1, aantal):
            deel, kant = nummer / aantal, UITSLAG if nummer % 2 else -UITSLAG
            dwars_x, dwars_y = -(y2 - y1) / lang * kant, (x2 - x1) / lang * kant
            uit.append((x1 + (x2 - x1) * deel + dwars_x, y1 + (y2 - y1) * deel + dwars_y))
        uit.append((x2, y2))
    return _pad(uit)


def _kruis(punten: Sequence[Punt]) -> str:
    """Two strokes through the middle of the longest piece."""
    (x1, y1), (x2, y2) = max(pairwise(punten), key=lambda stuk: hypot(stuk[1][0] - stuk[0][0], stuk[1][1] - stuk[0][1]))
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    een = ((x - KRUIS, y - KRUIS), (x + KRUIS, y + KRUIS))
    ander = ((x - KRUIS, y + KRUIS), (x + KRUIS, y - KRUIS))
    return _pad(een) + _pad(ander)


def _rond(punten: Sequence[Punt]) -> str:
    """A closed outline with round corners; corners that coincide are left out."""
    hoeken = [p for n, p in enumerate(punten) if p != punten[n - 1]]
    if not hoeken:
        return ""
    delen: list[str] = []
    for nummer, hoek in enumerate(hoeken):
        voor, na = _naar(hoek, hoeken[nummer - 1]), _naar(hoek, hoeken[(nummer + 1) % len(hoeken)])
        delen.append(f"{'L' if delen else 'M'}{_paar(voor)}Q{_paar(hoek)} {_paar(na)}")
    return "".join(delen) + "z"


def _naar(van: Punt, tot: Punt) -> Punt:
    """A little from one corner towards the next."""
    lang = hypot(tot[0] - van[0], tot[1] - van[1])
    deel = min(HOEK, lang / 2) / lang
    return van[0] + (tot[0] - van[0]) * deel, van[1] + (tot[1] - van[1]) * deel


def _paar(punt: Punt) -> str:
    return f"{_maat(punt[0])} {_maat(punt[1])}"


def _maat(getal: float) -> str:
    tekst = f"{getal:.1f}".removesuffix(".0")
    return "0" if tekst == "-0" else tekst
