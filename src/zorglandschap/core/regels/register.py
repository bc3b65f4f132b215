"""All rules of the region in one list: what each asks, where that stands, and whether it can stop a step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from zorglandschap.core.begrippen.bron import Bron
from zorglandschap.core.regels import (
    advies,
    afsluiten,
    analyse,
    besluit,
    beweging,
    dubbel,
    hulpvraag,
    jim,
    kader,
    lokaal,
    maatregel,
    nood,
    overdracht,
    plaatsing,
    plan,
    regie,
    stagnatie,
    toekomst,
    toestemming,
    toewijzing,
    verwijzing,
)
from zorglandschap.core.regels.uitkomst import Uitkomst

AFKORTINGEN = frozenset({"jim", "gi"})


class Thema(StrEnum):
    """Where in the chain a rule stands, in the order of the chain; the value is a heading on the page."""

    GEZIN = "Het gezin en toestemming"
    VRAAG = "De hulpvraag"
    ANALYSE = "De verklarende analyse"
    VERWIJZING = "Verwijzen naar regionale hulp"
    ADVIES = "Het advies: welke hulp past het best?"
    PLAATSING = "De plek"
    KADER = "Het besluit en het wettelijk kader"
    PLAN = "Doelen en plan"
    REGIE = "Wie er naast de jeugdige blijft"
    BEWEGING = "Op- en afschalen"
    AFSLUITEN = "Afsluiten en daarna"
    INZAGE = "Wie het dossier ziet"


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
    Regel(Thema.GEZIN, toestemming.toestemming_geldig, toestemming.WIE_STEMT_IN, is_hard=True),
    Regel(Thema.GEZIN, toestemming.delen_met_toestemming, toestemming.NIET_DELEN, is_hard=True),
    Regel(Thema.GEZIN, toestemming.instemming_met_verhuizen, toestemming.NIET_VERHUIZEN, is_hard=True),
    Regel(Thema.VRAAG, hulpvraag.vraag_beantwoord, hulpvraag.SNEL_DUIDELIJK, is_hard=False),
    Regel(Thema.VRAAG, hulpvraag.onderscheid_bij_de_deur, hulpvraag.ANDERE_BEHOEFTEN, is_hard=True),
    Regel(Thema.VRAAG, hulpvraag.kind_een_keer_vastgelegd, hulpvraag.JUISTE_GEGEVENS, is_hard=True),
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
    Regel(
        Thema.ANALYSE,
        analyse.iedere_ouder_gehoord,
        analyse.IEDERE_OUDER,
        is_hard=True,
        ook=(analyse.BESLIST_ZELF,),
    ),
    Regel(Thema.ANALYSE, analyse.verbanden_gelegd, analyse.VERBANDEN, is_hard=True),
    Regel(Thema.ANALYSE, analyse.eerdere_hulp_gewogen, analyse.EERDERE_HULP, is_hard=False),
    Regel(Thema.ANALYSE, analyse.veronderstellingen_gewogen, analyse.AFWEGING, is_hard=False),
    Regel(Thema.ANALYSE, analyse.gedeeld_voor_vaststellen, analyse.GEDEELD, is_hard=True),
    Regel(Thema.ANALYSE, analyse.gedragsdeskundige_kijkt_mee, analyse.GEDRAGSDESKUNDIGE, is_hard=False),
    Regel(Thema.ANALYSE, analyse.ondertekend_door_gedragsdeskundige, analyse.GEDRAGSDESKUNDIGE, is_hard=False),
    Regel(Thema.VERWIJZING, verwijzing.analyse_voor_verwijzing, verwijzing.ANALYSE_EERST, is_hard=True),
    Regel(Thema.VERWIJZING, verwijzing.crisis_met_reden, verwijzing.ANALYSE_EERST, is_hard=True),
    Regel(Thema.VERWIJZING, regie.onderscheid_hulpvraag, regie.ONDERSCHEID, is_hard=True),
    Regel(Thema.VERWIJZING, lokaal.gemeentelijke_stap_gezet, lokaal.COULEUR_LOCALE, is_hard=True),
    Regel(Thema.ADVIES, advies.advies_voor_aanbod, advies.EERST_ADVIES, is_hard=True),
    Regel(Thema.ADVIES, advies.advies_met_motivering, advies.MOTIVERING, is_hard=True),
    Regel(Thema.ADVIES, advies.stemmen_gehoord, advies.STEM_IN_KEUZE, is_hard=True),
    Regel(Thema.ADVIES, advies.thuis_tenzij, advies.THUIS_TENZIJ, is_hard=True),
    Regel(Thema.ADVIES, advies.gezin_boven_groep, advies.GEZIN_EERST, is_hard=True),
    Regel(Thema.ADVIES, advies.lichter_waar_mogelijk, advies.LICHTER, is_hard=True),
    Regel(Thema.ADVIES, advies.nieuw_advies_met_reden, advies.EERST_ADVIES, is_hard=True),
    Regel(Thema.ADVIES, advies.tegenspraak_bij_uithuisplaatsing, advies.TEGENSPRAAK, is_hard=True),
    Regel(Thema.ADVIES, advies.tegenspraak_beantwoord, advies.TEGENSPRAAK, is_hard=True),
    Regel(Thema.ADVIES, advies.groep_tijdelijk, advies.GROEP_TIJDELIJK, is_hard=False),
    Regel(Thema.PLAATSING, plaatsing.eigen_gemeente_eerst, plaatsing.EIGEN_GEMEENTE, is_hard=True),
    Regel(Thema.PLAATSING, plaatsing.afwijking_met_reden, plaatsing.KLOOF, is_hard=True),
    Regel(Thema.PLAATSING, plaatsing.crisisplek_alleen_voor_crisis, plaatsing.CRISIS_OPEN, is_hard=True),
    Regel(Thema.PLAATSING, plaatsing.niet_te_veel_tegelijk, plaatsing.EERST_WAT_PAST, is_hard=True),
    Regel(Thema.PLAATSING, plaatsing.ambulant_naast_verblijf, plaatsing.KOPPELING, is_hard=False),
    Regel(Thema.PLAATSING, plaatsing.crisis_hoogstens_28_dagen, plaatsing.CRISIS_KORT, is_hard=False),
    Regel(
        Thema.KADER,
        kader.geldige_plaatsingsgrond,
        kader.PLAATSINGSGROND,
        is_hard=True,
        ook=(kader.TOESTEMMING, kader.MACHTIGING),
    ),
    Regel(Thema.KADER, besluit.besluit_met_grond, besluit.GROND, is_hard=True),
    Regel(Thema.KADER, besluit.besluit_met_analyse, besluit.EERST_ANALYSE, is_hard=True),
    Regel(Thema.KADER, besluit.besluit_met_doel, besluit.DOELEN_EERST, is_hard=True),
    Regel(Thema.KADER, besluit.besluit_met_motivering, besluit.MOTIVERING, is_hard=True),
    Regel(Thema.KADER, besluit.toekenning_met_toewijzing, besluit.TOEWIJZING, is_hard=True),
    Regel(Thema.KADER, toewijzing.toewijzing_binnen_leeftijd, toewijzing.LEEFTIJD, is_hard=True),
    Regel(Thema.KADER, toewijzing.periode_is_eindig, toewijzing.EINDE_IN_ZICHT, is_hard=False),
    Regel(Thema.KADER, toewijzing.omvang_bij_product, toewijzing.OMVANG, is_hard=True),
    Regel(
        Thema.KADER,
        maatregel.maatregel_binnen_wettelijke_duur,
        maatregel.DUUR,
        is_hard=True,
        ook=(maatregel.DUUR_GESLOTEN,),
    ),
    Regel(Thema.KADER, maatregel.maatregel_alleen_minderjarig, maatregel.MINDERJARIG, is_hard=True),
    Regel(Thema.KADER, maatregel.maatregel_niet_dubbel, maatregel.NIET_DUBBEL, is_hard=True),
    Regel(Thema.KADER, maatregel.verlenging_sluit_aan, maatregel.VERLENGING, is_hard=True),
    Regel(Thema.KADER, maatregel.voorlopig_niet_verlengd, maatregel.GEEN_VERLENGING, is_hard=True),
    Regel(Thema.KADER, maatregel.uithuisplaatsing_onder_toezicht, maatregel.ONDER_TOEZICHT, is_hard=True),
    Regel(Thema.KADER, maatregel.gesloten_met_instemming, maatregel.INSTEMMING, is_hard=True),
    Regel(Thema.KADER, maatregel.gesloten_met_wettelijke_basis, maatregel.BASIS_GESLOTEN, is_hard=True),
    Regel(Thema.KADER, maatregel.instelling_voert_uit, maatregel.UITVOERING, is_hard=True),
    Regel(Thema.PLAN, plan.wat_van_het_gezin, plan.SAMEN_HET_WAT, is_hard=True),
    Regel(Thema.PLAN, plan.elke_zorg_heeft_een_doel, plan.PERSPECTIEF, is_hard=True),
    Regel(Thema.PLAN, plan.doel_met_zichtbaar_einde, plan.ZICHTBAAR_EINDE, is_hard=True),
    Regel(Thema.PLAN, plan.doel_binnen_de_termijn, plan.BINNEN_TERMIJN, is_hard=False),
    Regel(Thema.PLAN, plan.familiegroepsplan_aangeboden, plan.EERST_DE_FAMILIE, is_hard=True),
    Regel(Thema.PLAN, plan.terugkeer_in_het_plan, plan.TERUGKEER, is_hard=True),
    Regel(Thema.PLAN, plan.contact_bij_verblijf, plan.CONTACT, is_hard=True),
    Regel(Thema.PLAN, plan.ouders_houden_hun_rol, plan.OUDERS, is_hard=True),
    Regel(Thema.PLAN, plan.andere_domeinen_betrokken, plan.ANDERE_DOMEINEN, is_hard=False),
    Regel(Thema.PLAN, plan.plan_samen_besproken, plan.IN_OVERLEG, is_hard=True),
    Regel(Thema.PLAN, plan.plan_op_schrift, plan.OP_SCHRIFT, is_hard=False),
    Regel(Thema.PLAN, plan.volgende_evaluatie_gepland, plan.OP_TIJD_AFSCHALEN, is_hard=False),
    Regel(Thema.PLAN, plan.afschalen_vooraf_afgesproken, plan.OP_TIJD_AFSCHALEN, is_hard=False),
    Regel(Thema.PLAN, toekomst.toekomstplan_met_alle_vijf, toekomst.ALLE_VIJF, is_hard=True),
    Regel(Thema.PLAN, toekomst.toekomstplan_in_eigen_woorden, toekomst.EIGEN_PLAN, is_hard=True),
    Regel(Thema.PLAN, toekomst.wonen_na_de_zorg, toekomst.WONEN_DAARNA, is_hard=True),
    Regel(Thema.PLAN, toekomst.geregeld_voor_achttien, toekomst.ALLE_VIJF, is_hard=False),
    Regel(Thema.PLAN, toekomst.toekomstplan_blijft_bij, toekomst.EIGEN_PLAN, is_hard=False),
    Regel(Thema.REGIE, regie.vaste_regisseur, regie.PERSPECTIEFREGIE, is_hard=False),
    Regel(Thema.REGIE, regie.niet_loslaten, regie.PERSPECTIEFREGIE, is_hard=True),
    Regel(Thema.REGIE, regie.gi_bij_gedwongen_kader, regie.GI_BIJ_DWANG, is_hard=False),
    Regel(Thema.REGIE, regie.jim_beschikbaar, regie.EIGEN_MENTOR, is_hard=False),
    Regel(Thema.REGIE, regie.plan_vanaf_zestien, regie.PLAN_16, is_hard=False),
    Regel(Thema.REGIE, overdracht.contactpersoon_bij_verblijf, overdracht.CONTACTPERSOON, is_hard=False),
    Regel(
        Thema.REGIE,
        overdracht.perspectiefregisseur_blijft,
        overdracht.CONTACTPERSOON,
        is_hard=True,
        ook=(overdracht.WOONPLAATS,),
    ),
    Regel(Thema.REGIE, overdracht.overdracht_met_gesprek, overdracht.NAAST_GEZIN, is_hard=True),
    Regel(Thema.REGIE, jim.jim_met_akkoord_van_ouders, jim.JIM_AKKOORD, is_hard=False),
    Regel(Thema.REGIE, jim.jim_gesprek_op_tijd, jim.JIM_EVALUATIE, is_hard=False),
    Regel(Thema.BEWEGING, beweging.crisis_voorbij_als_veilig, beweging.DIRECT_VEILIG, is_hard=True),
    Regel(Thema.BEWEGING, beweging.doorplaatsen_met_reden, beweging.PASSENDE_PLEK, is_hard=True),
    Regel(Thema.BEWEGING, beweging.rust_voor_de_jeugdige, beweging.RUST, is_hard=False),
    Regel(Thema.BEWEGING, beweging.terug_met_hulp, beweging.NAAR_HUIS, is_hard=True),
    Regel(Thema.BEWEGING, stagnatie.vooruitgang_op_doelen, stagnatie.OPSCHALEN, is_hard=False),
    Regel(Thema.BEWEGING, stagnatie.evaluatie_op_tijd, stagnatie.EVALUEREN, is_hard=False),
    Regel(Thema.BEWEGING, stagnatie.wachten_binnen_norm, stagnatie.WACHTEN, is_hard=False),
    Regel(Thema.BEWEGING, stagnatie.overbrugging_tijdens_wachten, stagnatie.OVERBRUGGEN, is_hard=False),
    Regel(Thema.BEWEGING, stagnatie.terugkeerwens_heeft_plan, stagnatie.TERUG, is_hard=False),
    Regel(Thema.BEWEGING, stagnatie.perspectief_duidelijk, stagnatie.PERSPECTIEF, is_hard=False),
    Regel(Thema.AFSLUITEN, afsluiten.hulp_eerst_afgerond, afsluiten.NIET_LOSLATEN, is_hard=True),
    Regel(Thema.AFSLUITEN, afsluiten.doelen_bekeken, afsluiten.EINDE_IN_ZICHT, is_hard=False),
    Regel(Thema.AFSLUITEN, afsluiten.terugblik_met_gezin, afsluiten.TERUGKIJKEN, is_hard=False),
    Regel(Thema.AFSLUITEN, afsluiten.nazorg_afgesproken, afsluiten.DAARNA, is_hard=False),
    Regel(Thema.AFSLUITEN, afsluiten.nazorg_op_tijd, afsluiten.DAARNA, is_hard=False),
    Regel(Thema.INZAGE, nood.noodinzage_met_reden, nood.NOODKNOP, is_hard=True),
    Regel(Thema.INZAGE, nood.noodinzage_nagekeken, nood.NOODKNOP, is_hard=False),
    Regel(Thema.INZAGE, nood.nakijken_door_een_ander, nood.ONAFHANKELIJK, is_hard=True),
    Regel(Thema.INZAGE, nood.geen_werk_voor_bekenden, nood.VOORINGENOMEN, is_hard=True),
    Regel(Thema.INZAGE, dubbel.samenvoegen_door_twee, dubbel.VIER_OGEN, is_hard=True),
    Regel(Thema.INZAGE, dubbel.een_lopende_casus, dubbel.EEN_REGISSEUR, is_hard=True),
    Regel(Thema.INZAGE, dubbel.zelfde_kind, dubbel.BSN_HOORT_BIJ_EEN, is_hard=True),
)


def per_thema() -> tuple[tuple[Thema, tuple[Regel, ...]], ...]:
    """The rules under their headings, in the order of the chain."""
    return tuple((thema, tuple(r for r in REGELS if r.thema is thema)) for thema in Thema)
