"""The words for kinds of measures and their fields, as a policy officer would say them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from zorglandschap.core.simulatie.maatregelen import (
    SOORTEN,
    Capaciteit,
    KorterVerblijf,
    Maatregel,
    NieuweVoorzieningen,
    SnellereUitstroom,
    Tariefwijziging,
    Teamruimte,
    Vraaggroei,
)  # fmt: skip

Zegt = str | Promise


@dataclass(frozen=True, slots=True)
class Soort:
    """A kind of measure to choose: the word in a file, what it is called here, and what it does."""

    sleutel: str
    titel: Zegt
    uitleg: Zegt


KEUZE: tuple[Soort, ...] = (
    Soort("capaciteit", _("Meer of minder plekken"), _("Plekken van een hulpvorm erbij, eraf of anders verdeeld.")),
    Soort(
        "nieuwe voorzieningen",
        _("Nieuwe gezinshuizen, pleeggezinnen of groepen"),
        _("Een aantal per gemeente, ineens of over een paar jaar."),
    ),
    Soort(
        "preventief team",
        _("Een team dat verblijf voorkomt"),
        _("Een nieuw team neemt een deel van de vragen over, zolang het ruimte heeft."),
    ),
    Soort("korter verblijf", _("Korter of langer verblijf"), _("Voor wie vanaf een dag in een hulpvorm begint.")),
    Soort(
        "snellere uitstroom",
        _("Een team dat sneller naar huis helpt"),
        _("Een nieuw team helpt jeugdigen eerder te vertrekken."),
    ),
    Soort(
        "ruimte van een team",
        _("Een team groter of kleiner"),
        _("Een team dat er al is, helpt meer of minder jeugdigen tegelijk."),
    ),
    Soort("groei van de vraag", _("Meer of minder vraag"), _("In de hele regio, in één gemeente of bij één groep.")),
    Soort("tarief", _("Een ander tarief"), _("Verandert de kosten, niet de hulp.")),
)
PER_SOORT = {soort.sleutel: soort for soort in KEUZE}
SLEUTEL: Mapping[type[Maatregel], str] = {klasse: naam for naam, klasse in SOORTEN.items()}

# labels per field; a kind of measure may have its own
LABELS: Mapping[Any, Zegt] = {
    "vorm": _("Hulpvorm"),
    "vormen": _("Hulpvormen"),
    "vanaf": _("Vanaf"),
    "tot": _("Helemaal bereikt op"),
    "factor": _("Verandering in procenten"),
    "erbij": _("Aantal plekken erbij of eraf"),
    "gemeente": _("Gemeente"),
    "locatie": _("Locatie"),
    "spreiding": _("Verdeel de plekken naar de vraag per gemeente"),
    "aantal": _("Hoeveel erbij per gemeente"),
    "plekken": _("Plekken per gezinshuis, pleeggezin of groep"),
    "naam": _("Naam van het team"),
    "ruimte": _("Ruimte van het team"),
    "dagen": _("Dagen bij een gezin"),
    "terugval": _("Terugval in procenten"),
    "team": _("Team"),
    "profiel": _("Groep jeugdigen"),
    (Capaciteit, "factor"): _("Plekken erbij of eraf in procenten"),
    (KorterVerblijf, "factor"): _("Hoeveel korter of langer, in procenten"),
    (SnellereUitstroom, "factor"): _("Hoeveel korter, in procenten"),
    (Teamruimte, "factor"): _("Ruimte erbij of eraf in procenten"),
    (Vraaggroei, "factor"): _("Meer of minder vragen, in procenten"),
    (Tariefwijziging, "factor"): _("Hoger of lager, in procenten"),
}
DUUR = _("Bijvoorbeeld −20: het verblijf duurt een vijfde korter.")
UITLEG: Mapping[Any, Zegt] = {
    "factor": _("Bijvoorbeeld −50 voor de helft, 20 voor een vijfde meer, 100 voor twee keer zoveel."),
    "terugval": _("Welk deel daarna toch de hulpvorm vraagt. 20 is een vijfde."),
    "vorm": "",
    "naam": "",
    "spreiding": _("Dan gaan de plekken naar waar de jeugdigen vandaan komen. Dit geldt voor de hele regio."),
    "vanaf": _("Dag waarop de maatregel ingaat."),
    "gemeente": "",
    "profiel": "",
    "team": "",
    (Capaciteit, "erbij"): _("Bijvoorbeeld 6, of −6. Vul dit in, of de procenten: één van beide."),
    (Capaciteit, "factor"): _("Bijvoorbeeld −50 voor de helft. Er sluit pas een plek als een jeugdige vertrekt."),
    (Capaciteit, "locatie"): _("Kies een gemeente, een locatie of geen van beide."),
    (NieuweVoorzieningen, "gemeente"): _("Laat leeg voor elke gemeente."),
    (KorterVerblijf, "factor"): DUUR,
    (SnellereUitstroom, "factor"): DUUR,
}
LEEG: Mapping[str, Zegt] = {
    "gemeente": _("Overal"),
    "locatie": _("Alle locaties"),
    "profiel": _("Alle jeugdigen"),
}


def woord(woorden: Mapping[Any, Zegt], klasse: type[Maatregel] | None, naam: str, anders: Zegt = "") -> Zegt:
    """The word of a field of this kind, else of any kind, else ``anders``."""
    return woorden.get((klasse, naam), woorden.get(naam, anders))
