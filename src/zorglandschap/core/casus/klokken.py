"""All clocks around a case as one table: what must be done, from which fact it counts, how long, whose work, and why.

Read a row like this: ‘binnen 5 werkdagen na het begin van een maatregel’. The number itself stands in beleid.toml
under ``norm``, with its own source. Not here are the clocks of the messages of iJw and of the reports to NZa and CBS:
they belong to purchasing, and no room keeps the fact they count from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from zorglandschap.core.begrippen.bron import (
    CRISISWIJZER,
    JEUGDWET,
    REGIOVISIE,
    RICHTLIJN_UITHUISPLAATSING,
    WAT_VOORAFGING,
    Bron,
)
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.casus import aanleidingen as na
from zorglandschap.core.casus import aanleidingen_maatregel as vt
from zorglandschap.core.casus.aanleidingen import Begin
from zorglandschap.core.casus.termijnfeiten import TermijnFeiten
from zorglandschap.core.casus.termijnfeiten import Termijnsoort as Soort
from zorglandschap.core.casus.werk import Werkrol


class Eenheid(StrEnum):
    """In what a term is counted."""

    WERKDAG = "werkdagen"
    DAG = "dagen"
    WEEK = "weken"
    MAAND = "maanden"
    JAAR = "jaar"


class Telling(StrEnum):
    """How a term is counted from its day."""

    BINNEN = "binnen"  # the last day to do it: so long after the day
    HOOGSTENS = "hoogstens"  # it lasts so long, the first day included: the last day that is allowed
    VOORAF = "uiterlijk vooraf"  # so long before the day
    OP = "op de dag zelf"  # the day was agreed


@dataclass(frozen=True, slots=True)
class Klok:
    """One row of the table; ``gedaan``: people report it themselves, because no other fact shows that it was done."""

    soort: Soort
    wat: Tekst
    feit: Callable[[TermijnFeiten], Iterator[Begin]]
    telling: Telling
    norm: str
    eenheid: Eenheid
    bron: Bron
    voor: frozenset[Werkrol]
    gedaan: bool = False
    na_sluiten: bool = False


BW = "Burgerlijk Wetboek boek 1"
BESLUIT = "Besluit Jeugdwet"
PLEEGZORGRICHTLIJN = "Richtlijn Pleegzorg (2025)"
EIGEN_NORM = "Eigen norm van de regio"
_T, _E = Telling, Eenheid
_R, _G = frozenset({Werkrol.REGISSEUR}), frozenset({Werkrol.JEUGDBESCHERMER})
_NIEMAND: frozenset[Werkrol] = frozenset()  # not work around a child: the privacyfunctionaris has a list of these
_M = frozenset({Werkrol.MEEKIJKER})
_A, _P = frozenset({Werkrol.AANBIEDER}), frozenset({Werkrol.PERSPECTIEF})

SNEL_DUIDELIJK = Bron(
    REGIOVISIE, "§2.2", "Het lokale team helpt snel en maakt duidelijk wat nodig is (termijn: eigen norm)."
)
TRIAGE = Bron(
    "Handelingsprotocol Veilig Thuis",
    "triage",
    "Veilig Thuis weegt een melding binnen vijf werkdagen; een vraag over veiligheid wegen wij even snel.",
)
EXPERTTEAM = Bron(
    REGIOVISIE, "§2.3", "De regionale experttafel geeft bij ingewikkelde vragen bepalend advies (termijn: eigen norm)."
)
PERSPECTIEF = Bron(CRISISWIJZER, "crisisbed", "Binnen twee werkdagen is duidelijk waar het kind hierna woont.")
CRISISBED = Bron(CRISISWIJZER, "crisisbed", "Een crisisplek duurt hoogstens 28 dagen.")
CRISISTEAM = Bron(CRISISWIJZER, "ambulante crisishulp", "Ambulante crisishulp duurt hoogstens vier weken.")
NA_CRISIS = Bron(
    REGIOVISIE, "§3.2", "Bij crisis handelen we eerst; de verklarende analyse volgt daarna (termijn: eigen norm)."
)
PLAN = Bron(JEUGDWET, "art. 4.1.3", "Het hulpverleningsplan is er binnen zes weken.")
OP_SCHRIFT = Bron(JEUGDWET, "art. 4.1.3", "Wie het plan op papier vraagt, krijgt het binnen veertien dagen.")
PLAN_PLEEGZORG = Bron(
    PLEEGZORGRICHTLIJN, "plan van aanpak", "Binnen een maand na de plaatsing is er een plan met doelen en perspectief."
)
NETWERK = Bron(
    JEUGDWET, "art. 5.1", "Netwerkpleegouders voldoen binnen dertien weken na het contract aan de voorwaarden."
)
PLAN_GESLOTEN = Bron(JEUGDWET, "art. 6.2.4", "Bij gesloten jeugdhulp is er binnen zes weken een plan.")
EVALUATIE_GESLOTEN = Bron(
    JEUGDWET, "art. 6.2.5", "Vier weken na het begin en daarna elke twee maanden wordt het plan geëvalueerd."
)
EVALUEREN = Bron(
    RICHTLIJN_UITHUISPLAATSING, "evaluatie", "Kijk op vaste momenten samen of de hulp helpt (termijn: eigen norm)."
)
AFSCHALEN = Bron(REGIOVISIE, "§2.3", "We schalen op tijd af naar lichtere hulp.")
RESULTATEN = Bron(REGIOVISIE, "§2.3", "Ouders en lokaal team spreken resultaten af die op tijd haalbaar zijn.")
TERUG = Bron(REGIOVISIE, "§3.5", "Wie uit huis is, werkt met hulp thuis aan de terugkeer.")
GI_CONTACT = Bron(BESLUIT, "art. 4.2.1", "Binnen vijf werkdagen is er een jeugdbeschermer en een eerste contact.")
ONGEBRUIKT = Bron(BW, "art. 1:265c", "Een machtiging uithuisplaatsing die drie maanden niet is gebruikt, vervalt.")
GESLOTEN_ONGEBRUIKT = Bron(
    JEUGDWET, "art. 6.1.12", "Een machtiging gesloten jeugdhulp die drie maanden niet is gebruikt, vervalt."
)
OPNAME_MELDEN = Bron(
    JEUGDWET,
    "art. 6.1.4 tot en met 6.1.6",
    "Opname op een voorwaardelijke machtiging wordt binnen vier dagen gemeld.",
)
ZONDER_INSTEMMING = Bron(
    JEUGDWET,
    "art. 6.1.12",
    "Trekt de wettelijke vertegenwoordiger de instemming in, dan vervalt de machtiging na veertien dagen.",
)
RECHTER = Bron(JEUGDWET, "art. 6.1.8", "Is de jeugdige al opgenomen, dan beslist de kinderrechter binnen drie weken.")
RAAD_ADVIES = Bron(
    BW,
    "art. 1:265j",
    "Na twee jaar toezicht met uithuisplaatsing hoort bij verlenging een advies van de Raad.",
)
VERZOEK_OUDER = Bron(
    BW, "art. 1:265d tot en met 1:265g", "De GI beslist binnen twee weken op een verzoek van ouder of jeugdige."
)
WOONPLAATS = Bron(
    JEUGDWET, "art. 8.2.1", "Een gemeente laat binnen twee weken weten of zij de woonplaats is en dus betaalt."
)
RAAD = Bron(BW, "art. 1:265j", "Wie niet verlengt, meldt dat twee maanden vooraf aan de Raad.")
RAAD_EINDE = Bron(BW, "art. 1:265j", "Het einde van een plaatsing meldt de GI een maand vooraf aan de Raad.")
OTS = Bron(BW, "art. 1:258 tot en met 1:260", "Een ondertoezichtstelling duurt hoogstens een jaar en kan verlengd.")
VOTS = Bron(BW, "art. 1:257", "Een voorlopige ondertoezichtstelling duurt hoogstens drie maanden.")
MUHP = Bron(BW, "art. 1:265c", "Een machtiging uithuisplaatsing duurt hoogstens een jaar en kan verlengd.")
GESLOTEN = Bron(JEUGDWET, "art. 6.1.12", "Een machtiging gesloten jeugdhulp duurt hoogstens een jaar.")
VOORWAARDELIJK = Bron(JEUGDWET, "art. 6.1.12", "Een voorwaardelijke machtiging duurt hoogstens zes maanden.")
SPOED = Bron(JEUGDWET, "art. 6.1.12", "Een spoedmachtiging duurt hoogstens vier weken.")
JIM = Bron(REGIOVISIE, "§3.5", "Een JIM denkt mee zolang het nodig is; elke twee maanden kijken we of het nog werkt.")
VAST_CONTACT = Bron(
    WAT_VOORAFGING, "Perspectiefregie", "Eén vast contactpersoon laat niet los (hoe vaak contact: eigen norm)."
)
PLAN_16 = Bron(REGIOVISIE, "§3.8", "Voor iedere jongvolwassene vanaf 16 jaar in verblijf komt er een plan.")
LEEFTIJD = Bron(
    JEUGDWET, "art. 1.1", "Jeugdhulp na 18 jaar kan alleen als dat op tijd is besloten: pleegzorg tot 21, ander tot 23."
)
NA_EEN_NEE = Bron(EIGEN_NORM, "weigeringen", "Een nee is nooit het einde: vraag en aanbod worden samen bekeken.")
BELOFTE = Bron(EIGEN_NORM, "wachtlijst", "Wat aan het gezin is beloofd, houden we bij.")
VERSCHIL = Bron(
    WAT_VOORAFGING, "Afwegingskader", "Het verschil tussen advies en gegeven hulp blijft zichtbaar tot het gesloten is."
)
GROEP = Bron(REGIOVISIE, "§3.5", "Een groep is tijdelijk: we werken aan de weg terug (hoelang vooraf: eigen norm).")
TEGENSPRAAK = Bron(
    RICHTLIJN_UITHUISPLAATSING,
    "besluitvorming",
    "Over een uithuisplaatsing beslist niemand alleen (binnen welke termijn: eigen norm).",
)
DAARNA = Bron(REGIOVISIE, "§2.3", "We laten niet los: na het einde van de hulp is er nog contact.")
BEWAREN = Bron(JEUGDWET, "art. 7.3.8", "Een dossier blijft twintig jaar bewaard na de laatste wijziging.")

NOG_NODIG = zin("Zonder gebruik vervalt de machtiging na deze dag. Bespreek of zij nog nodig is.")

KLOKKEN: tuple[Klok, ...] = (
    # The question and the crisis
    Klok(Soort.VEILIGHEID, zin("Weeg of het kind veilig is en leg vast wat u doet."), na.vraag_over_veiligheid,
         _T.BINNEN, "termijn_veiligheid_werkdagen", _E.WERKDAG, TRIAGE, _R),
    Klok(Soort.VRAAG_UITKOMST, zin("Leg de uitkomst van de hulpvraag vast."), na.vraag_zonder_uitkomst,
         _T.BINNEN, "vraag_uitkomst_dagen", _E.DAG, SNEL_DUIDELIJK, _R),
    Klok(Soort.CRISIS_PERSPECTIEF, zin("Spreek af waar het kind na de crisisplek woont."),
         na.crisisbed_zonder_perspectief, _T.BINNEN, "termijn_crisis_perspectief_werkdagen", _E.WERKDAG,
         PERSPECTIEF, _R | _G | _A),
    Klok(Soort.CRISIS_VERBLIJF, zin("Regel een plek waar het kind kan blijven, of de weg naar huis."), na.crisisbed,
         _T.HOOGSTENS, "crisisverblijf_hoogstens_dagen", _E.DAG, CRISISBED, _R | _G | _A),
    Klok(Soort.CRISIS_AMBULANT, zin("Rond de crisishulp thuis af, of regel hulp die langer kan duren."),
         na.crisishulp_thuis, _T.HOOGSTENS, "termijn_crisis_ambulant_weken", _E.WEEK, CRISISTEAM, _R | _A),
    Klok(Soort.ANALYSE_NA_CRISIS, zin("Maak de verklarende analyse alsnog."), na.crisis_zonder_analyse,
         _T.BINNEN, "termijn_analyse_na_crisis_weken", _E.WEEK, NA_CRISIS, _R | _G),
    # Plan, evaluation and goals
    Klok(Soort.PLAN, zin("Stel het plan vast met jeugdige en ouders."), na.hulp_zonder_plan,
         _T.BINNEN, "termijn_plan_weken", _E.WEEK, PLAN, _R | _A),
    Klok(Soort.PLAN_PLEEGZORG, zin("Stel het plan voor de pleegzorg vast."), na.pleegzorg_zonder_plan,
         _T.BINNEN, "termijn_plan_pleegzorg_maanden", _E.MAAND, PLAN_PLEEGZORG, _R | _A),
    Klok(Soort.PLAN_GESLOTEN, zin("Stel het plan voor de gesloten jeugdhulp vast."), na.gesloten_zonder_plan,
         _T.BINNEN, "termijn_plan_gesloten_weken", _E.WEEK, PLAN_GESLOTEN, _R | _A),
    Klok(Soort.PLAN_OP_SCHRIFT, zin("Geef het gezin het plan op papier."), na.plan_op_schrift_gevraagd,
         _T.BINNEN, "termijn_plan_op_schrift_dagen", _E.DAG, OP_SCHRIFT, _R | _A),
    Klok(Soort.EVALUATIE, zin("Houd de afgesproken evaluatie met het gezin."), na.geplande_evaluatie,
         _T.OP, "", _E.DAG, EVALUEREN, _R | _A),
    Klok(Soort.EVALUATIE_PLANNEN, zin("Bekijk met het gezin of het plan werkt."), na.verblijf_zonder_evaluatie,
         _T.BINNEN, "evaluatie_verblijf_maanden", _E.MAAND, EVALUEREN, _R | _A),
    Klok(Soort.EVALUATIE_PLANNEN, zin("Bekijk met het gezin of het plan werkt."), na.hulp_thuis_zonder_evaluatie,
         _T.BINNEN, "evaluatie_thuis_maanden", _E.MAAND, EVALUEREN, _R | _A),
    Klok(Soort.EVALUATIE_GESLOTEN_EERST, zin("Evalueer het plan van de gesloten jeugdhulp."),
         na.gesloten_nog_niet_geevalueerd, _T.BINNEN, "evaluatie_gesloten_eerst_dagen", _E.DAG,
         EVALUATIE_GESLOTEN, _A),
    Klok(Soort.EVALUATIE_GESLOTEN, zin("Evalueer het plan van de gesloten jeugdhulp opnieuw."),
         na.gesloten_geevalueerd, _T.BINNEN, "evaluatie_gesloten_maanden", _E.MAAND,
         EVALUATIE_GESLOTEN, _A),
    Klok(Soort.AFSCHAALMOMENT, zin("Bespreek of lichtere hulp nu genoeg is."), na.afgesproken_afschaalmoment,
         _T.OP, "", _E.DAG, AFSCHALEN, _R | _A),
    Klok(Soort.DOEL, zin("Kijk of het doel is gehaald, of spreek een nieuwe termijn af."), na.open_doel,
         _T.OP, "", _E.DAG, RESULTATEN, _R | _A),
    Klok(Soort.TERUGKEER, zin("Kijk of de terugkeer naar huis doorgaat en wat daarvoor nodig is."),
         na.afgesproken_terugkeer, _T.OP, "", _E.DAG, TERUG, _R | _G),
    Klok(Soort.NETWERKPLEEGOUDER, zin("Ga na of de pleegouders uit het netwerk aan de voorwaarden voldoen."),
         na.netwerkpleegzorg, _T.BINNEN, "termijn_netwerkpleegzorg_weken", _E.WEEK, NETWERK, _R | _A, gedaan=True),
    # Measures of the court
    Klok(Soort.GI_CONTACT, zin("De jeugdbeschermer heeft het eerste contact met het gezin. Leg de dag daarvan vast."),
         vt.maatregel_begint, _T.BINNEN, "termijn_gi_contact_werkdagen", _E.WERKDAG, GI_CONTACT, _R | _G, gedaan=True),
    Klok(Soort.MACHTIGING_ONGEBRUIKT, NOG_NODIG, vt.muhp_niet_gebruikt,
         _T.HOOGSTENS, "termijn_machtiging_ongebruikt_maanden", _E.MAAND, ONGEBRUIKT, _R | _G),
    Klok(Soort.MACHTIGING_ONGEBRUIKT, NOG_NODIG, vt.gesloten_niet_gebruikt,
         _T.HOOGSTENS, "termijn_machtiging_ongebruikt_maanden", _E.MAAND, GESLOTEN_ONGEBRUIKT, _R | _G),
    Klok(Soort.OPNAME_MELDEN, zin("Meld de opname aan de kinderrechter, de jeugdige en de ouders."), vt.opname_besloten,
         _T.BINNEN, "termijn_opname_melden_dagen", _E.DAG, OPNAME_MELDEN, _R | _G | _A, gedaan=True),
    Klok(Soort.INSTEMMING_INGETROKKEN,
         zin("De instemming is ingetrokken. Regel een open plek of de weg naar huis; anders is een maatregel nodig."),
         vt.instemming_ingetrokken, _T.HOOGSTENS, "termijn_gesloten_na_intrekken_dagen", _E.DAG,
         ZONDER_INSTEMMING, _R | _G | _A),
    Klok(Soort.RECHTER_GESLOTEN, zin("De kinderrechter beslist over de machtiging. Vraag na of de zitting is gepland."),
         vt.rechter_gevraagd, _T.BINNEN, "termijn_rechter_gesloten_weken", _E.WEEK, RECHTER, _R | _G),
    Klok(Soort.RAAD_ADVIES, zin("Wilt u verlengen? Vraag dan nu het advies van de Raad voor de Kinderbescherming."),
         vt.lang_uit_huis, _T.VOORAF, "termijn_raad_advies_vooraf_maanden", _E.MAAND, RAAD_ADVIES, _G, gedaan=True),
    Klok(Soort.VERZOEK_OUDER, zin("Beslis op het verzoek van ouder of jeugdige, en leg het antwoord uit."),
         vt.verzoek_van_ouder, _T.BINNEN, "termijn_verzoek_ouder_weken", _E.WEEK, VERZOEK_OUDER, _R | _G),
    Klok(Soort.WOONPLAATS, zin("Laat weten welke gemeente de woonplaats is, en dus betaalt."), vt.vraag_om_woonplaats,
         _T.BINNEN, "termijn_woonplaats_weken", _E.WEEK, WOONPLAATS, _R),
    Klok(Soort.RAAD_NIET_VERLENGEN, zin("Verlengt u niet? Meld dat dan nu aan de Raad voor de Kinderbescherming."),
         vt.maatregel_loopt_af, _T.VOORAF, "termijn_raad_niet_verlengen_maanden", _E.MAAND, RAAD, _G, gedaan=True),
    Klok(Soort.RAAD_BEEINDIGEN, zin("Meld het einde van de plaatsing aan de Raad voor de Kinderbescherming."),
         vt.plaatsing_stopt, _T.VOORAF, "termijn_raad_beeindigen_maanden", _E.MAAND, RAAD_EINDE, _G, gedaan=True),
    Klok(Soort.OTS, zin("Vraag op tijd verlenging, of spreek af hoe het daarna vrijwillig verder gaat."), vt.ots,
         _T.HOOGSTENS, "termijn_ots_maanden", _E.MAAND, OTS, _R | _G),
    Klok(Soort.VOTS, zin("Er is een besluit nodig over wat er na de VOTS komt."), vt.vots,
         _T.HOOGSTENS, "termijn_vots_maanden", _E.MAAND, VOTS, _R | _G),
    Klok(Soort.MUHP, zin("Vraag op tijd verlenging, of regel de terugkeer naar huis."), vt.muhp,
         _T.HOOGSTENS, "termijn_muhp_maanden", _E.MAAND, MUHP, _R | _G),
    Klok(Soort.GESLOTEN, zin("Vraag op tijd verlenging, of regel een open plek of de weg naar huis."),
         vt.gesloten_machtiging, _T.HOOGSTENS, "termijn_gesloten_maanden", _E.MAAND, GESLOTEN, _R | _G),
    Klok(Soort.VOORWAARDELIJK, zin("Bekijk of de voorwaardelijke machtiging nog nodig is."),
         vt.voorwaardelijke_machtiging, _T.HOOGSTENS, "termijn_voorwaardelijk_maanden", _E.MAAND,
         VOORWAARDELIJK, _R | _G),
    Klok(Soort.SPOED, zin("De spoedmachtiging loopt af: er is een gewone machtiging of een andere plek nodig."),
         vt.spoedmachtiging, _T.HOOGSTENS, "termijn_spoed_weken", _E.WEEK, SPOED, _R | _G),
    # Who stays beside the youth, growing up
    Klok(Soort.JIM, zin("Praat met jeugdige en JIM: werkt het nog?"), na.jim_gekozen,
         _T.BINNEN, "jim_gesprek_hoogstens_dagen", _E.DAG, JIM, _R),
    Klok(Soort.PERSPECTIEFCONTACT, zin("Zoek contact met de jeugdige: klopt het perspectief nog?"),
         na.perspectiefregie, _T.BINNEN, "termijn_perspectiefcontact_maanden", _E.MAAND, VAST_CONTACT, _R | _P,
         gedaan=True),
    Klok(Soort.PLAN_VOOR_LATER, zin("Maak samen het plan voor later."), na.zestien_in_verblijf,
         _T.OP, "", _E.DAG, PLAN_16, _R | _A | _P),
    Klok(Soort.PLAN_VOOR_LATER_HERZIEN, zin("Bekijk het plan voor later opnieuw met de jongere."),
         na.toekomstplan_herzien, _T.OP, "", _E.DAG, PLAN_16, _R | _A),
    Klok(Soort.GRENS_18, zin("De jongere wordt 18: regel wat daarna nodig is."), na.wordt_achttien,
         _T.OP, "meerderjarig_leeftijd", _E.JAAR, LEEFTIJD, _R | _G),
    Klok(Soort.GRENS_21, zin("De pleegzorg stopt bij deze leeftijd: regel wat daarna nodig is."), na.pleegzorg_stopt,
         _T.OP, "pleegzorg_tot_leeftijd", _E.JAAR, LEEFTIJD, _R),
    Klok(Soort.GRENS_23, zin("De jeugdhulp stopt bij deze leeftijd: regel wat daarna nodig is."), na.jeugdhulp_stopt,
         _T.OP, "jeugdhulp_tot_leeftijd", _E.JAAR, LEEFTIJD, _R),
    # After a no of a provider
    Klok(Soort.TWEEDE_BLIK, zin("Kijk samen nog eens naar de vraag en het aanbod, en schrijf op wat eruit kwam."),
         na.nee_nog_eens_bekijken, _T.BINNEN, "termijn_tweede_blik_werkdagen", _E.WERKDAG, NA_EEN_NEE, _R | _M),
    Klok(Soort.EXPERTTAFEL, zin("Vraag de experttafel om antwoord en schrijf op wat eruit kwam."),
         na.bij_experttafel, _T.BINNEN, "termijn_experttafel_werkdagen", _E.WERKDAG, EXPERTTEAM, _R),
    # Promises, and afterwards
    Klok(Soort.BELOOFDE_START, zin("De hulp zou beginnen: vraag of dat lukt en vertel het aan het gezin."),
         na.beloofde_start, _T.OP, "", _E.DAG, BELOFTE, _R),
    Klok(Soort.TEGENSPRAAK, zin("Vraag of de tweede gedragsdeskundige de tegenspraak op tijd schrijft."),
         na.tegenspraak_gevraagd, _T.OP, "", _E.DAG, TEGENSPRAAK, _R),
    Klok(Soort.GROEP, zin("De tijd in de groep is bijna voorbij: regel de weg terug of weeg opnieuw."),
         na.groep_loopt_af, _T.VOORAF, "groep_einde_vooraf_weken", _E.WEEK, GROEP, _R | _A),
    Klok(Soort.KLOOF, zin("Kijk of de best passende hulp nu wel kan."), na.kloof_herzien,
         _T.OP, "", _E.DAG, VERSCHIL, _R),
    Klok(Soort.NAZORG, zin("Bel of bezoek het gezin: hoe gaat het nu?"), na.beloofde_nazorg,
         _T.OP, "", _E.DAG, DAARNA, _R, na_sluiten=True),
    Klok(Soort.BEWAREN, zin("Beoordeel of het dossier weg kan."), na.dossier_gesloten,
         _T.BINNEN, "termijn_bewaren_jaren", _E.JAAR, BEWAREN, _NIEMAND, na_sluiten=True),
)  # fmt: skip

NORMSLEUTELS: frozenset[str] = frozenset(
    {klok.norm for klok in KLOKKEN if klok.norm}
    | {"plan_vanaf_leeftijd", "termijn_leeftijdsgrens_vooraf_maanden", "raad_advies_na_maanden"}
)
ZELF_MELDEN: frozenset[Soort] = frozenset(klok.soort for klok in KLOKKEN if klok.gedaan)
