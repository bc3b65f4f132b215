"""How an invented provider describes its offers: rhythm, school, group and conditions; no dice, the same each time."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.core.begrippen.aanbodwoorden import Ritme
from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.begrippen.hulpvormen import VORMEN, Hulpvorm, Plaats
from zorglandschap.core.synthetisch.opgave import HULPVORMEN, Opgave
from zorglandschap.core.synthetisch.tabellen import Aanbod
from zorglandschap.core.synthetisch.voorzieningen import SPECIALISMEN

ANTWOORD = {"ja": True, "nee": False}  # another word, or none: the provider did not tell
GGZ = 1 << SPECIALISMEN.index(Specialisme.GGZ)


@dataclass(frozen=True, slots=True)
class Verhaal:
    """What one offer tells about itself beside its numbers."""

    ritme: tuple[Ritme, ...]
    school: str
    groep: str
    voorwaarden: str
    neemt_ggz: bool
    eigen_kamer: bool | None = None
    dieren: bool | None = None


def maak_verhalen(opgave: Opgave, aanbod: Aanbod) -> list[Verhaal]:
    """One description per offer, in order."""
    rijen = zip(aanbod.vorm.tolist(), aanbod.deskundig.tolist(), strict=True)
    return [_verhaal(opgave, HULPVORMEN[vorm], deskundig, n) for n, (vorm, deskundig) in enumerate(rijen)]


def _verhaal(opgave: Opgave, hulpvorm: Hulpvorm, deskundig: int, nummer: int) -> Verhaal:
    vorm = VORMEN[hulpvorm]
    in_groep = vorm.plaats in (Plaats.GEZINSHUIS, Plaats.GROEP, Plaats.INSTELLING)
    ritme = _woord(opgave, f"ritme {hulpvorm.value}", nummer)
    return Verhaal(
        ritme=tuple(Ritme(w.strip()) for w in ritme.split("|") if w.strip()),
        school="" if vorm.is_ambulant else _woord(opgave, "school bij aanbod", nummer),
        groep=_woord(opgave, "groep in woorden", nummer) if in_groep else "",
        voorwaarden=_woord(opgave, "voorwaarden thuis" if vorm.is_ambulant else "voorwaarden verblijf", nummer),
        neemt_ggz=bool(deskundig & GGZ),
        eigen_kamer=None if vorm.is_ambulant else ANTWOORD.get(_woord(opgave, "eigen kamer", nummer)),
        dieren=None if vorm.is_ambulant else ANTWOORD.get(_woord(opgave, "dieren bij aanbod", nummer)),
    )


def _woord(opgave: Opgave, sleutel: str, nummer: int) -> str:
    """A word of a list of the region, in turn; nothing when the region has no such list."""
    woorden = opgave.woorden.get(sleutel, ())
    return woorden[nummer % len(woorden)] if woorden else ""
