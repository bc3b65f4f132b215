"""Every text box of the verklarende analyse: one for each part, and one for the voice of each parent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zorglandschap.core.begrippen.codelijsten import AnalyseVeld

LOS = "losse regels"  # the draft of lines (a factor, a link) that came too late to be saved


@dataclass(frozen=True, slots=True)
class Ouderstem:
    """The voice of one parent or guardian, in the own words."""

    gezinslid_id: int


Vak = AnalyseVeld | Ouderstem


def veld_van(vak: Vak) -> AnalyseVeld:
    """The part of the analysis that a box belongs to."""
    return AnalyseVeld.STEM_OUDERS if isinstance(vak, Ouderstem) else vak


def lid_van(vak: Vak) -> int | None:
    """Whose voice it is, for the voice of one parent."""
    return vak.gezinslid_id if isinstance(vak, Ouderstem) else None


def vak_van(veld: str, gezinslid_id: int | None) -> Vak:
    """The box of a saved text."""
    return AnalyseVeld(veld) if gezinslid_id is None else Ouderstem(gezinslid_id)


def kladveld(vak: Vak) -> str:
    """Under which name the drafts of this box are kept."""
    return f"{veld_van(vak).value}:{vak.gezinslid_id}" if isinstance(vak, Ouderstem) else vak.value


def naam_van(vak: Vak) -> str:
    """The name of the box in a form."""
    naam = veld_van(vak).name.lower()
    return f"{naam}_{vak.gezinslid_id}" if isinstance(vak, Ouderstem) else naam


def vak_met_naam(naam: str, vakken: Iterable[Vak]) -> Vak | None:
    """The box that is called this in a form, or None when it is not one of these."""
    return next((vak for vak in vakken if naam_van(vak) == naam), None)
