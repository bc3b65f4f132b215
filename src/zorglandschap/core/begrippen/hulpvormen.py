"""The forms of help from light to heavy, as the region tells them apart (regiovisie §3.4 and §3.5)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from zorglandschap.core.begrippen.codelijsten import Productgroep


class Hulpvorm(StrEnum):
    """A form of help; order of definition is order of weight."""

    BASISHULP = "basishulp van het lokale team"
    BEGELEIDING = "ambulante begeleiding"
    BEHANDELING = "ambulante behandeling"
    DAGBEHANDELING = "dagbehandeling"
    THUISBEHANDELING = "intensieve thuisbehandeling"
    FACT = "fact jeugd"
    TEAM_ANDERS = "team anders"
    CRISISTEAM = "ambulant crisisteam"
    LOGEREN = "logeren"
    DEELTIJD = "deeltijdverblijf"
    GEZINSOPNAME = "gezinsopname"
    NETWERKPLEEGZORG = "pleegzorg in het eigen netwerk"
    PLEEGZORG = "pleegzorg"
    CRISISPLEEGZORG = "crisispleegzorg"
    GEZINSHUIS = "gezinshuis"
    BEGELEID_WONEN = "begeleid wonen"
    BEHANDELGROEP = "behandelgroep"
    CRISISGROEP = "crisisgroep"
    KLINISCHE_GGZ = "klinische ggz"
    GESLOTEN = "gesloten jeugdhulp"


class Plaats(StrEnum):
    """Where the child sleeps: the ladder of ‘thuis tenzij’ (richtlijn uithuisplaatsing)."""

    THUIS = "thuis"
    DEELTIJD = "deels thuis"
    NETWERK = "eigen netwerk"
    PLEEGGEZIN = "pleeggezin"
    GEZINSHUIS = "gezinshuis"
    GROEP = "groep"
    INSTELLING = "kliniek of gesloten"


LADDER: tuple[Plaats, ...] = tuple(Plaats)


@dataclass(frozen=True, slots=True)
class Vorm:
    """What the house knows of a form of help: weight 0 (lightest) to 15, where the child sleeps, what it is for."""

    hulpvorm: Hulpvorm
    zwaarte: int
    plaats: Plaats
    is_crisis: bool = False
    cbs: str = "02"  # hulpvorm in the CBS information protocol v7
    productgroep: Productgroep = Productgroep.AMBULANT

    @property
    def is_verblijf(self) -> bool:
        """True when the child no longer sleeps at home: a placement out of home."""
        return self.plaats not in (Plaats.THUIS, Plaats.DEELTIJD)

    @property
    def is_ambulant(self) -> bool:
        """True when the help comes to the child, who sleeps at home."""
        return self.plaats is Plaats.THUIS

    @property
    def is_gezinsgericht(self) -> bool:
        """True for a family setting (own network, foster family, gezinshuis)."""
        return self.plaats in (Plaats.NETWERK, Plaats.PLEEGGEZIN, Plaats.GEZINSHUIS)


_V = Productgroep.VERBLIJF

VORMEN: dict[Hulpvorm, Vorm] = {
    v.hulpvorm: v
    for v in (
        Vorm(Hulpvorm.BASISHULP, 0, Plaats.THUIS, cbs="01"),
        Vorm(Hulpvorm.BEGELEIDING, 1, Plaats.THUIS),
        Vorm(Hulpvorm.BEHANDELING, 2, Plaats.THUIS),
        Vorm(Hulpvorm.DAGBEHANDELING, 3, Plaats.THUIS, cbs="03"),
        Vorm(Hulpvorm.THUISBEHANDELING, 4, Plaats.THUIS, cbs="04"),
        Vorm(Hulpvorm.FACT, 4, Plaats.THUIS, cbs="04", productgroep=Productgroep.JEUGD_GGZ),
        Vorm(Hulpvorm.TEAM_ANDERS, 4, Plaats.THUIS, cbs="04"),
        Vorm(Hulpvorm.CRISISTEAM, 4, Plaats.THUIS, is_crisis=True, cbs="04"),
        Vorm(Hulpvorm.LOGEREN, 5, Plaats.DEELTIJD, cbs="12", productgroep=_V),
        Vorm(Hulpvorm.DEELTIJD, 5, Plaats.DEELTIJD, cbs="14", productgroep=_V),
        Vorm(Hulpvorm.GEZINSOPNAME, 6, Plaats.DEELTIJD, cbs="14", productgroep=_V),
        Vorm(Hulpvorm.NETWERKPLEEGZORG, 7, Plaats.NETWERK, cbs="11", productgroep=_V),
        Vorm(Hulpvorm.PLEEGZORG, 8, Plaats.PLEEGGEZIN, cbs="11", productgroep=_V),
        Vorm(Hulpvorm.CRISISPLEEGZORG, 8, Plaats.PLEEGGEZIN, is_crisis=True, cbs="11", productgroep=_V),
        Vorm(Hulpvorm.GEZINSHUIS, 9, Plaats.GEZINSHUIS, cbs="12", productgroep=_V),
        Vorm(Hulpvorm.BEGELEID_WONEN, 10, Plaats.GROEP, cbs="14", productgroep=_V),
        Vorm(Hulpvorm.BEHANDELGROEP, 12, Plaats.GROEP, cbs="14", productgroep=_V),
        Vorm(Hulpvorm.CRISISGROEP, 12, Plaats.GROEP, is_crisis=True, cbs="14", productgroep=_V),
        Vorm(Hulpvorm.KLINISCHE_GGZ, 14, Plaats.INSTELLING, cbs="14", productgroep=Productgroep.JEUGD_GGZ),
        Vorm(Hulpvorm.GESLOTEN, 15, Plaats.INSTELLING, cbs="13", productgroep=_V),
    )
}

VERBLIJF: frozenset[Hulpvorm] = frozenset(h for h, v in VORMEN.items() if v.is_verblijf)
AMBULANT: frozenset[Hulpvorm] = frozenset(h for h, v in VORMEN.items() if v.is_ambulant)
CRISIS: frozenset[Hulpvorm] = frozenset(h for h, v in VORMEN.items() if v.is_crisis)
