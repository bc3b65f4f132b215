"""What a casus asks for now: the one next step, how urgent it is, and who must take it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, CasusStatus, Conclusie, Stap


class Taak(StrEnum):
    """The one next step of a casus; order of definition is order of urgency."""

    VERWIJS_NU = "Crisis: verwijs nu"
    PLEK_OPNIEUW = "Kies een andere plek: de aanbieder zei nee"
    PLEK_VERLOPEN = "Kies opnieuw een plek: de reservering is verlopen"
    AMBULANT = "Koppel ambulante hulp aan het verblijf"
    PLEK = "Kies een plek"
    ADVIES = "Leg het advies vast"
    VERWIJS = "Verwijs naar regionale hulp"
    SLUIT = "Rond de casus af: jeugdhulp is niet nodig"
    ANALYSE_AFMAKEN = "Maak de verklarende analyse af"
    ANALYSE_BEGINNEN = "Begin de verklarende analyse"
    ANALYSE_ALSNOG = "Maak de verklarende analyse alsnog: er was crisis"
    MEEKIJKEN = "Kijk mee met de verklarende analyse"
    JIM = "Help de jeugdige een eigen mentor (JIM) te kiezen"
    WACHT = "Wacht op het antwoord van de aanbieder"
    GEEN = "U hoeft nu niets te doen"


IN_BEWERKING = frozenset({AnalyseStatus.CONCEPT, AnalyseStatus.BESPROKEN, AnalyseStatus.GEDEELD})
URGENTIE: dict[Taak, int] = {taak: plaats for plaats, taak in enumerate(Taak)}


@dataclass(frozen=True, slots=True)
class WerkFeiten:
    """What decides on the next step.

    ``laatste_plek`` is the last step about a place (asked, refused, lapsed, withdrawn, placed).
    ``mist_ambulant``: in verblijf without ambulant help beside it. ``meekijker``: the viewer is the
    gedragsdeskundige of the analysis and not the regisseur. ``jim_gevraagd``: a mentor can be chosen
    and is not there yet.
    """

    status: CasusStatus
    crisis: bool = False
    analyse: AnalyseStatus | None = None
    conclusie: Conclusie | None = None
    laatste_plek: Stap | None = None
    mist_ambulant: bool = False
    jim_gevraagd: bool = False
    meekijker: bool = False


def taak(feiten: WerkFeiten) -> Taak:
    """The one next step; for someone who only looks along, that is the analysis or nothing."""
    if feiten.meekijker:
        kijkt = feiten.status is CasusStatus.ANALYSE and feiten.analyse in IN_BEWERKING
        return Taak.MEEKIJKEN if kijkt else Taak.GEEN
    return _PER_STATUS[feiten.status](feiten)


def _voor_verwijzing(feiten: WerkFeiten) -> Taak:
    if feiten.crisis:
        return Taak.VERWIJS_NU
    if feiten.analyse is None:
        return Taak.ANALYSE_BEGINNEN
    if feiten.analyse in IN_BEWERKING:
        return Taak.ANALYSE_AFMAKEN
    return Taak.VERWIJS if feiten.conclusie is Conclusie.JEUGDHULP else Taak.SLUIT


def _plek(feiten: WerkFeiten) -> Taak:
    if feiten.laatste_plek is Stap.PLEK_GEWEIGERD:
        return Taak.PLEK_OPNIEUW
    return Taak.PLEK_VERLOPEN if feiten.laatste_plek is Stap.PLEK_VERLOPEN else Taak.PLEK


def _tijdens_hulp(feiten: WerkFeiten) -> Taak:
    if feiten.mist_ambulant:
        return Taak.AMBULANT
    if feiten.crisis and feiten.analyse is not AnalyseStatus.VASTGESTELD:
        return Taak.ANALYSE_ALSNOG
    return Taak.JIM if feiten.jim_gevraagd else Taak.GEEN


_PER_STATUS: Mapping[CasusStatus, Callable[[WerkFeiten], Taak]] = {
    CasusStatus.HULPVRAAG: _voor_verwijzing,
    CasusStatus.ANALYSE: _voor_verwijzing,
    CasusStatus.LOKALE_HULP: lambda feiten: Taak.VERWIJS_NU if feiten.crisis else Taak.GEEN,
    CasusStatus.VERWEZEN: lambda _: Taak.ADVIES,
    CasusStatus.GEADVISEERD: _plek,
    CasusStatus.PLEK_GEVRAAGD: lambda _: Taak.WACHT,
    CasusStatus.GEPLAATST: _tijdens_hulp,
    CasusStatus.AFGESLOTEN: lambda _: Taak.GEEN,
}
