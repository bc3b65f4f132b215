"""All rules of the region in one list: what each asks, where that stands, and whether it can stop a step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from zorglandschap.core.begrippen.bron import Bron
from zorglandschap.core.regels import advies, analyse, plaatsing, regie, verwijzing
from zorglandschap.core.regels.uitkomst import Uitkomst

AFKORTINGEN = frozenset({"jim", "gi"})


class Thema(StrEnum):
    """Where in the chain a rule stands, in the order of the chain; the value is a heading on the page."""

    GEZIN = "Het gezin en toestemming"
    ANALYSE = "De verklarende analyse"
    VERWIJZING = "Verwijzen naar regionale hulp"
    ADVIES = "Het advies: welke hulp past het best?"
    PLAATSING = "De plek"
    KADER = "Het besluit en het wettelijk kader"
    PLAN = "Doelen en plan"
    REGIE = "Wie er naast de jeugdige blijft"
    BEWEGING = "Op- en afschalen"
    AFSLUITEN = "Afsluiten en daarna"


@dataclass(frozen=True, slots=True)
class Regel:
    """One rule: the function itself, its place in the chain, its source, and whether it can stop a step.

    ``ook`` holds further sources that some of its outcomes rest on.
    """

    thema: Thema
    functie: Callable[..., Uitkomst]
    bron: Bron
    is_hard: bool
    ook: tuple[Bron, ...] = ()

    @property
    def sleutel(self) -> str:
        """File and function, e.g. ‘verwijzing.analyse_voor_verwijzing’; also the key of its examples."""
        return f"{self.functie.__module__.rsplit('.', 1)[-1]}.{self.functie.__name__}"

    @property
    def naam(self) -> str:
        """The name as outcomes carry it: words instead of underscores, abbreviations in capitals."""
        woorden = self.functie.__name__.split("_")
        return " ".join(woord.upper() if woord in AFKORTINGEN else woord for woord in woorden)

    @property
    def bronnen(self) -> tuple[Bron, ...]:
        """Every source, the main one first."""
        return (self.bron, *self.ook)

    @property
    def zin(self) -> str:
        """What the rule asks, in one Dutch sentence: its docstring."""
        return (self.functie.__doc__ or "").strip()


REGELS: tuple[Regel, ...] = (
    Regel(Thema.ANALYSE, analyse.onderdelen_ingevuld, analyse.VOLLEDIG, is_hard=True),
    Regel(
        Thema.ANALYSE,
        analyse.met_jeugdige_en_ouders,
        analyse.SAMEN_GEMAAKT,
        is_hard=True,
        ook=(analyse.BESLIST_ZELF,),
    ),
    Regel(Thema.ANALYSE, analyse.breed_gekeken, analyse.AANPALEND, is_hard=True),
    Regel(Thema.ANALYSE, analyse.factoren_benoemd, analyse.FACTOREN, is_hard=True),
    Regel(Thema.ANALYSE, analyse.gedragsdeskundige_kijkt_mee, analyse.GEDRAGSDESKUNDIGE, is_hard=False),
    Regel(Thema.VERWIJZING, verwijzing.analyse_voor_verwijzing, verwijzing.ANALYSE_EERST, is_hard=True),
    Regel(Thema.VERWIJZING, verwijzing.crisis_met_reden, verwijzing.ANALYSE_EERST, is_hard=True),
    Regel(Thema.VERWIJZING, regie.onderscheid_hulpvraag, regie.ONDERSCHEID, is_hard=True),
    Regel(Thema.ADVIES, advies.advies_voor_aanbod, advies.EERST_ADVIES, is_hard=True),
    Regel(Thema.ADVIES, advies.advies_met_motivering, advies.MOTIVERING, is_hard=True),
    Regel(Thema.ADVIES, advies.stemmen_gehoord, advies.STEM_IN_KEUZE, is_hard=True),
    Regel(Thema.ADVIES, advies.thuis_tenzij, advies.THUIS_TENZIJ, is_hard=True),
    Regel(Thema.ADVIES, advies.gezin_boven_groep, advies.GEZIN_EERST, is_hard=True),
    Regel(Thema.ADVIES, advies.lichter_waar_mogelijk, advies.LICHTER, is_hard=True),
    Regel(Thema.ADVIES, advies.nieuw_advies_met_reden, advies.EERST_ADVIES, is_hard=True),
    Regel(Thema.ADVIES, advies.tegenspraak_bij_uithuisplaatsing, advies.TEGENSPRAAK, is_hard=True),
    Regel(Thema.PLAATSING, plaatsing.eigen_gemeente_eerst, plaatsing.EIGEN_GEMEENTE, is_hard=True),
    Regel(Thema.PLAATSING, plaatsing.afwijking_met_reden, plaatsing.KLOOF, is_hard=True),
    Regel(Thema.PLAATSING, plaatsing.crisisplek_alleen_voor_crisis, plaatsing.CRISIS_OPEN, is_hard=True),
    Regel(Thema.PLAATSING, plaatsing.geldige_grond, plaatsing.MACHTIGING, is_hard=True),
    Regel(Thema.PLAATSING, plaatsing.ambulant_naast_verblijf, plaatsing.KOPPELING, is_hard=False),
    Regel(Thema.PLAATSING, plaatsing.crisis_hoogstens_28_dagen, plaatsing.CRISIS_KORT, is_hard=False),
    Regel(Thema.REGIE, regie.vaste_regisseur, regie.PERSPECTIEFREGIE, is_hard=False),
    Regel(Thema.REGIE, regie.niet_loslaten, regie.PERSPECTIEFREGIE, is_hard=True),
    Regel(Thema.REGIE, regie.gi_bij_gedwongen_kader, regie.GI_BIJ_DWANG, is_hard=False),
    Regel(Thema.REGIE, regie.jim_beschikbaar, regie.EIGEN_MENTOR, is_hard=False),
    Regel(Thema.REGIE, regie.plan_vanaf_zestien, regie.PLAN_16, is_hard=False),
)


def per_thema() -> tuple[tuple[Thema, tuple[Regel, ...]], ...]:
    """The rules under their headings, in the order of the chain."""
    return tuple((thema, tuple(r for r in REGELS if r.thema is thema)) for thema in Thema)
