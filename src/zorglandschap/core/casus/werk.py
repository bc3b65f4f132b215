"""What a casus asks for now: the one next step, how urgent it is, and who must take it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, CasusStatus, Conclusie, Stap


class Werkrol(StrEnum):
    """In what part somebody works on a casus; each has its own next step and its own terms."""

    REGISSEUR = "regisseur"
    JEUGDBESCHERMER = "jeugdbeschermer"
    MEEKIJKER = "meekijker"  # the gedragsdeskundige of the analysis
    AANBIEDER = "aanbieder"
    PERSPECTIEF = "perspectiefregisseur"  # of another team: only the fixed contact, not the work of the case


class Taak(StrEnum):
    """The one next step of a casus; order of definition is order of urgency."""

    VERWIJS_NU = "Crisis: verwijs nu"
    PERSPECTIEF = "Spreek af waar het kind na de crisisplek woont"
    REGIE = "Spreek af wie de vaste regisseur is"
    PLEK_OPNIEUW = "Kies een andere plek: de aanbieder zei nee"
    PLEK_VERLOPEN = "Kies opnieuw een plek: de reservering is verlopen"
    PLEK_KIEZEN = "Kies: een aanbieder zegde een plek toe"
    AMBULANT = "Koppel ambulante hulp aan het verblijf"
    TOESTEMMING = "Vraag toestemming en leg die vast"
    PLEK = "Kies een plek"
    ADVIES = "Leg het advies vast"
    VERWIJS = "Verwijs naar regionale hulp"
    SLUIT = "Rond de casus af: jeugdhulp is niet nodig"
    AFSLUITEN = "Rond de casus af: de hulp is gestopt"
    ANALYSE_AFMAKEN = "Maak de verklarende analyse af"
    ANALYSE_BEGINNEN = "Begin de verklarende analyse"
    ANALYSE_ALSNOG = "Maak de verklarende analyse alsnog: er was crisis"
    MEEKIJKEN = "Kijk mee met de verklarende analyse"
    TWEEDE_BLIK = "Kijk nog eens naar de vraag: een aanbieder zei nee"
    DOELEN = "Stel doelen met het gezin"
    HOE = "Schrijf hoe u aan de doelen werkt"
    PLAN = "Stel het plan vast"
    EVALUATIE = "Evalueer het plan met het gezin"
    AFSCHALEN = "Bespreek of lichtere hulp nu kan"
    JIM_GESPREK = "Praat met jeugdige en JIM: werkt het nog?"
    JIM = "Help de jeugdige een eigen mentor (JIM) te kiezen"
    NAZORG = "Neem contact op met het gezin: hoe gaat het nu?"
    WACHT = "Wacht op het antwoord van de aanbieder"
    GEEN = "U hoeft nu niets te doen"


IN_BEWERKING = frozenset({AnalyseStatus.CONCEPT, AnalyseStatus.BESPROKEN, AnalyseStatus.GEDEELD})
URGENTIE: dict[Taak, int] = {taak: plaats for plaats, taak in enumerate(Taak)}
VAN_REGISSEUR = frozenset(
    {Taak.VERWIJS_NU, Taak.VERWIJS, Taak.ADVIES, Taak.PLEK, Taak.PLEK_OPNIEUW, Taak.PLEK_VERLOPEN, Taak.AMBULANT}
    | {Taak.PLEK_KIEZEN, Taak.SLUIT, Taak.AFSLUITEN, Taak.NAZORG}
)


@dataclass(frozen=True, slots=True)
class WerkFeiten:
    """What decides on the next step.

    ``rol`` is the part of the viewer. ``laatste_plek`` is the last step about a place (asked, refused, lapsed,
    withdrawn, placed). ``mist_…``: not there although this casus needs it. ``…_nu``: a term of that kind is due.
    ``jim_gevraagd``: a mentor can be chosen and is not there yet. ``tweede_blik``: a no waits for a second look.
    """

    status: CasusStatus
    rol: Werkrol = Werkrol.REGISSEUR
    crisis: bool = False
    analyse: AnalyseStatus | None = None
    conclusie: Conclusie | None = None
    laatste_plek: Stap | None = None
    hulp_loopt: bool = True
    mist_perspectief: bool = False
    mist_regie: bool = False
    mist_ambulant: bool = False
    mist_toestemming: bool = False
    mist_doelen: bool = False
    mist_hoe: bool = False
    mist_plan: bool = False
    evaluatie_nu: bool = False
    afschalen_nu: bool = False
    jim_gesprek_nu: bool = False
    nazorg_nu: bool = False
    jim_gevraagd: bool = False
    tweede_blik: bool = False


def taak(feiten: WerkFeiten) -> Taak:
    """The one next step for the part that the viewer has in this casus."""
    if feiten.rol is Werkrol.MEEKIJKER:
        return _eerste(feiten, VAN_MEEKIJKER)
    if feiten.rol in ELDERS:
        return _eerste(feiten, ELDERS[feiten.rol])
    dicht = feiten.status is CasusStatus.AFGESLOTEN
    if feiten.mist_regie and not (feiten.crisis or dicht):
        return Taak.REGIE
    stap = _PER_STATUS[feiten.status](feiten)
    return Taak.GEEN if feiten.rol is Werkrol.JEUGDBESCHERMER and stap in VAN_REGISSEUR else stap


Vraag = tuple[Taak, Callable[[WerkFeiten], bool]]

BIJ_AANBIEDER: tuple[Vraag, ...] = (
    (Taak.PERSPECTIEF, lambda f: f.mist_perspectief),
    (Taak.HOE, lambda f: f.mist_hoe),
    (Taak.PLAN, lambda f: f.mist_plan),
    (Taak.EVALUATIE, lambda f: f.evaluatie_nu),
    (Taak.AFSCHALEN, lambda f: f.afschalen_nu),
)
TIJDENS_HULP: tuple[Vraag, ...] = (
    (Taak.PERSPECTIEF, lambda f: f.mist_perspectief),
    (Taak.AMBULANT, lambda f: f.mist_ambulant),
    (Taak.ANALYSE_ALSNOG, lambda f: f.crisis and f.analyse is not AnalyseStatus.VASTGESTELD),
    (Taak.AFSLUITEN, lambda f: not f.hulp_loopt),
    (Taak.TOESTEMMING, lambda f: f.mist_toestemming),
    (Taak.DOELEN, lambda f: f.mist_doelen),
    (Taak.PLAN, lambda f: f.mist_plan),
    (Taak.EVALUATIE, lambda f: f.evaluatie_nu),
    (Taak.AFSCHALEN, lambda f: f.afschalen_nu),
    (Taak.JIM_GESPREK, lambda f: f.jim_gesprek_nu),
    (Taak.JIM, lambda f: f.jim_gevraagd),
)
VAN_MEEKIJKER: tuple[Vraag, ...] = (
    (Taak.MEEKIJKEN, lambda f: f.status is CasusStatus.ANALYSE and f.analyse in IN_BEWERKING),
    (Taak.TWEEDE_BLIK, lambda f: f.tweede_blik),
)
ELDERS: Mapping[Werkrol, tuple[Vraag, ...]] = {Werkrol.AANBIEDER: BIJ_AANBIEDER, Werkrol.PERSPECTIEF: ()}
BIJ_LOKALE_HULP: tuple[Vraag, ...] = (
    (Taak.VERWIJS_NU, lambda f: f.crisis),
    (Taak.DOELEN, lambda f: f.mist_doelen),
    (Taak.EVALUATIE, lambda f: f.evaluatie_nu),
    (Taak.AFSCHALEN, lambda f: f.afschalen_nu),
)


def _eerste(feiten: WerkFeiten, vragen: tuple[Vraag, ...]) -> Taak:
    return next((stap for stap, geldt in vragen if geldt(feiten)), Taak.GEEN)


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
    if feiten.laatste_plek is Stap.PLEK_VERLOPEN:
        return Taak.PLEK_VERLOPEN
    return Taak.TOESTEMMING if feiten.mist_toestemming and not feiten.crisis else Taak.PLEK


_PER_STATUS: Mapping[CasusStatus, Callable[[WerkFeiten], Taak]] = {
    CasusStatus.HULPVRAAG: _voor_verwijzing,
    CasusStatus.ANALYSE: _voor_verwijzing,
    CasusStatus.LOKALE_HULP: lambda feiten: _eerste(feiten, BIJ_LOKALE_HULP),
    CasusStatus.VERWEZEN: lambda _: Taak.ADVIES,
    CasusStatus.GEADVISEERD: _plek,
    CasusStatus.PLEK_GEVRAAGD: lambda _: Taak.WACHT,
    CasusStatus.GEPLAATST: lambda feiten: _eerste(feiten, TIJDENS_HULP),
    CasusStatus.AFGESLOTEN: lambda feiten: Taak.NAZORG if feiten.nazorg_nu else Taak.GEEN,
}
