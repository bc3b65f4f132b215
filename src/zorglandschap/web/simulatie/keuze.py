"""What was chosen on the page, from its address: anything strange becomes the standard, nothing is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from zorglandschap.core.simulatie.kerncijfers import Kerncijfer, Maat
from zorglandschap.core.simulatie.maatregelen import Capaciteit, KorterVerblijf, Maatregel, Vraaggroei
from zorglandschap.web.simulatie.beeld.maten import PER_SLEUTEL
from zorglandschap.web.vormgeving.woorden import vertaal

HORIZONNEN = (5, 10, 20)
MEESTE = 3  # scenarios beside the base case
MAANDEN = 12
KNOPPEN: Mapping[str, int] = {"plekken": 50, "verblijf": 30, "vraag": 20}  # furthest, in percent either way
MEESTE_TEKENS = 12  # of a number that somebody types


@dataclass(frozen=True, slots=True)
class Keuze:
    """Scenarios by key, figure, month (0 is the first), years, what the sliders say, and a form to ask why of."""

    scenarios: tuple[str, ...]
    cijfer: Kerncijfer
    jaren: int
    maand: int
    knopvorm: str
    knoppen: Mapping[str, int]
    doel: float | None
    waarom: str

    @property
    def gedraaid(self) -> bool:
        """True when a slider is not in the middle."""
        return any(self.knoppen.values())

    def maatregelen(self, start: date) -> tuple[Maatregel, ...]:
        """What the sliders mean, from the first day of the next month."""
        vanaf = date(start.year + start.month // MAANDEN, start.month % MAANDEN + 1, 1)
        plekken, verblijf, vraag = (1 + self.knoppen[naam] / 100 for naam in KNOPPEN)
        uit: list[Maatregel] = []
        if self.knoppen["plekken"]:
            uit.append(Capaciteit(vorm=self.knopvorm, factor=plekken, vanaf=vanaf))
        if self.knoppen["verblijf"]:
            uit.append(KorterVerblijf(vorm=self.knopvorm, factor=verblijf, vanaf=vanaf))
        if self.knoppen["vraag"]:
            uit.append(Vraaggroei(factor=vraag, vanaf=vanaf))
        return tuple(uit)

    def knoptekst(self) -> dict[str, str]:
        """The stand of every slider in words."""
        return {
            naam: f"{stand:+d}%".replace("-", "−") if stand else _("zoals nu") for naam, stand in self.knoppen.items()
        }


@dataclass(frozen=True, slots=True)
class Knop:
    """A slider: its name in the address, how far it goes, where it stands, and that in words."""

    naam: str
    uiterste: int
    stand: int
    woorden: str


def knoppen(keuze: Keuze) -> dict[str, Knop]:
    """All sliders by name."""
    woorden = keuze.knoptekst()
    return {naam: Knop(naam, uiterste, keuze.knoppen[naam], woorden[naam]) for naam, uiterste in KNOPPEN.items()}


def knopnaam(keuze: Keuze) -> str:
    """What was turned, as the name of a scenario: ‘20% minder plekken behandelgroep’."""
    sjablonen = {
        "plekken": (_("%(deel)s%% minder plekken %(vorm)s"), _("%(deel)s%% meer plekken %(vorm)s")),
        "verblijf": (_("%(deel)s%% korter in %(vorm)s"), _("%(deel)s%% langer in %(vorm)s")),
        "vraag": (_("%(deel)s%% minder vraag"), _("%(deel)s%% meer vraag")),
    }
    delen = [
        sjablonen[naam][stand > 0] % {"deel": abs(stand), "vorm": vertaal(keuze.knopvorm)}
        for naam, stand in keuze.knoppen.items()
        if stand
    ]
    return ", ".join(delen)


def lees(vraag: QueryDict, vormen: Sequence[str], standaard: str) -> Keuze:
    """Read the address; ``standaard`` is the key of the form of the sliders when none is chosen."""
    jaren = lees_getal(vraag.get("jaren"), HORIZONNEN[0])
    jaren = jaren if jaren in HORIZONNEN else HORIZONNEN[0]
    cijfer = PER_SLEUTEL.get(vraag.get("cijfer", ""), PER_SLEUTEL["uit-huis"])
    knopvorm = vraag.get("vorm", "")
    return Keuze(
        scenarios=tuple(dict.fromkeys(s for s in vraag.getlist("scenario") if s))[:MEESTE],
        cijfer=cijfer,
        jaren=jaren,
        maand=lees_maand(vraag, jaren * MAANDEN),
        knopvorm=knopvorm if knopvorm in vormen else standaard,
        knoppen={
            naam: max(-uiterste, min(uiterste, lees_getal(vraag.get(naam), 0))) for naam, uiterste in KNOPPEN.items()
        },
        doel=lees_doel(vraag, cijfer),
        waarom=vraag.get("waarom", ""),
    )


def lees_maand(vraag: QueryDict, maanden: int) -> int:
    """The place of the chosen month; the last one when none was chosen or it lies further."""
    return max(1, min(maanden, lees_getal(vraag.get("maand"), maanden))) - 1


def lees_doel(vraag: QueryDict, cijfer: Kerncijfer) -> float | None:
    """A target to draw: with comma or point, a share in percent; None when it is no number."""
    tekst = vraag.get("doel", "").strip().removesuffix("%").replace(".", "").replace(",", ".")
    if not tekst or len(tekst) > MEESTE_TEKENS or not tekst.replace(".", "", 1).isdecimal():
        return None
    return float(tekst) / 100 if cijfer.maat is Maat.DEEL else float(tekst)


def lees_getal(tekst: str | None, anders: int) -> int:
    """A whole number from the address; the standard when it is none."""
    kaal = (tekst or "").strip()
    if not kaal.removeprefix("-").isdecimal() or len(kaal) > MEESTE_TEKENS:
        return anders
    return int(kaal)
