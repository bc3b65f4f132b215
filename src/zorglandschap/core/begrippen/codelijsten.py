"""The field's own code lists; every value is a Dutch word that a screen can show."""

from __future__ import annotations

from enum import StrEnum


class Rol(StrEnum):
    """What someone works as, or is to the child; one role per account (inzage decides on it)."""

    JEUGDCONSULENT = "jeugdconsulent"  # lokale toegang; can be casusregisseur
    GEDRAGSDESKUNDIGE = "gedragsdeskundige"
    JEUGDBESCHERMER = "jeugdbeschermer"  # gecertificeerde instelling
    BEHANDELAAR = "behandelaar"  # aanbieder, gives the help
    PLANNER = "planner"  # aanbieder, fills the places
    EXPERTTAFEL = "lid van de experttafel"
    PLAATSINGSTAFEL = "lid van de plaatsingstafel"  # decides every week, for the whole region, who could go where
    FACTURATIE = "medewerker facturatie"
    BELEIDSMEDEWERKER = "beleidsmedewerker"
    PRIVACYFUNCTIONARIS = "privacyfunctionaris"
    BEHEERDER = "functioneel beheerder"
    JEUGDIGE = "jeugdige"
    OUDER = "ouder"
    JIM = "jim"


class Relatie(StrEnum):
    """How the viewer stands to the case; derived from the records, never chosen."""

    REGISSEUR = "casusregisseur"
    BETROKKEN = "betrokken"  # named in the case, e.g. gedragsdeskundige or jeugdbeschermer
    TEAM = "zelfde team"
    CLIENT = "cliënt van de eigen organisatie"
    VERZOEK = "open verzoek aan de eigen organisatie"
    ADVIES = "om advies gevraagd"
    NOOD = "noodinzage met reden"  # broke the glass a moment ago; always looked at afterwards
    ZELF = "zelf"
    OUDER_MET_GEZAG = "ouder met gezag"
    OUDER_ZONDER_GEZAG = "ouder zonder gezag"
    JIM = "gekozen mentor"
    UITGESLOTEN = "mag dit gezin nooit zien"  # the own family or acquaintances, whatever the role
    GEEN = "geen"


class Doel(StrEnum):
    """What for (purpose limitation); follows from the task that was opened."""

    HULP = "hulp"
    PLAATSING = "plaatsing"
    ADVIES = "advies"
    FACTURERING = "facturering"
    LOGCONTROLE = "logcontrole"
    BELEID = "beleid"
    EIGEN_INZAGE = "eigen inzage"
    BEHEER = "beheer"


class Handeling(StrEnum):
    """What someone wants to do; every page, query, export and API call names one of these."""

    BESTAAN = "weten dat de casus bestaat"
    SAMENVATTING = "samenvatting lezen"
    IDENTITEIT = "naam en geboortedatum zien"
    BSN = "burgerservicenummer zien"
    ADRES = "adres zien"
    ANALYSE_LEZEN = "verklarende analyse lezen"
    ANALYSE_SCHRIJVEN = "verklarende analyse schrijven"
    ANALYSE_VASTSTELLEN = "verklarende analyse vaststellen"
    STEM_SCHRIJVEN = "eigen verhaal schrijven"
    CASUS_OPENEN = "nieuwe hulpvraag vastleggen"
    CASUS_SCHRIJVEN = "casus bijwerken"
    PLAN_LEZEN = "doelen en plan lezen"
    PLAN_SCHRIJVEN = "doelen en plan bijwerken"
    BESLUITEN = "besluiten en toewijzen"
    OVERDRAGEN = "regie overdragen of overnemen"
    INZAGE_REGELEN = "inzage beperken"
    SAMENVOEGEN = "dubbele registratie samenvoegen"
    VERWIJZEN = "verwijzen"
    ADVISEREN = "first-best advies vastleggen"
    TEGENSPREKEN = "tegenspraak geven"
    PLEK_VRAGEN = "plek zoeken en vragen"
    VERZOEK_BEANTWOORDEN = "verzoek beantwoorden"
    AANBOD_BIJWERKEN = "eigen aanbod bijwerken"
    TAFEL_BEKIJKEN = "plaatsingstafel bekijken"
    TAFEL_BESLUITEN = "besluiten aan de plaatsingstafel"
    EXPORT = "casus exporteren"
    CIJFERS = "cijfers bekijken"
    VOORUITKIJKEN = "vooruitkijken"  # tells how full forms are: not for who advises
    SCENARIO_MAKEN = "scenario maken en doorrekenen"
    LOGBOEK_LEZEN = "logboek lezen"
    NOODINZAGE = "noodinzage"
    NOODINZAGE_NAKIJKEN = "noodinzage nakijken"
    BEHEREN = "accounts en instellingen beheren"


class SoortOrganisatie(StrEnum):
    """What kind of party an organisation is in the landscape."""

    LOKAAL_TEAM = "lokaal team"
    AANBIEDER = "aanbieder"
    GI = "gecertificeerde instelling"
    VEILIG_THUIS = "veilig thuis"
    RAAD = "raad voor de kinderbescherming"
    REGIO = "regio"
    SCHOOL = "school"


class Productgroep(StrEnum):
    """Groups of help in which a gemeente buys together (or not)."""

    VERBLIJF = "verblijf"
    JEUGD_GGZ = "jeugd-ggz"
    AMBULANT = "ambulant"
    JEUGDBESCHERMING = "jeugdbescherming"
    VEILIG_THUIS = "veilig thuis"


class Geslacht(StrEnum):
    """As in the population register; ‘onbekend’ when not registered."""

    MAN = "man"
    VROUW = "vrouw"
    ONBEKEND = "onbekend"


class Specialisme(StrEnum):
    """What an offer is especially good at, and what a youth may need."""

    TRAUMA = "trauma"
    LVB = "lichte verstandelijke beperking"
    GGZ = "psychiatrie"
    AUTISME = "autisme"
    HECHTING = "hechting"
    GEDRAG = "gedrag"
    VERSLAVING = "verslaving"
    EETSTOORNIS = "eetstoornis"
    VEILIGHEID = "veiligheid in het gezin"


class JuridischKader(StrEnum):
    """Legal frame; codes of the CBS information protocol v7 where they exist."""

    VRIJWILLIG = "vrijwillig"
    OTS = "ondertoezichtstelling"
    VOTS = "voorlopige ondertoezichtstelling"
    VOOGDIJ = "voogdij"
    MUHP = "machtiging uithuisplaatsing"
    GESLOTEN = "machtiging gesloten jeugdhulp"
    JEUGDRECLASSERING = "jeugdreclassering"


class Vrager(StrEnum):
    """Who asks the question at the door of the local team."""

    JEUGDIGE = "jeugdige"
    OUDER = "ouder"
    SCHOOL = "school"
    HUISARTS = "huisarts"
    JEUGDARTS = "jeugdarts"
    GI = "gecertificeerde instelling"
    VEILIG_THUIS = "veilig thuis"
    RECHTER = "rechter"


class Verwijzer(StrEnum):
    """Who referred (CBS information protocol v7: 01–08)."""

    GEMEENTE = "gemeente"
    HUISARTS = "huisarts"
    JEUGDARTS = "jeugdarts"
    GI = "gecertificeerde instelling"
    SPECIALIST = "medisch specialist"
    GEEN = "geen"
    RECHTER = "rechter"


class RedenEinde(StrEnum):
    """Why a traject ended (CBS information protocol v7: 01–05)."""

    VOLGENS_PLAN = "volgens plan"
    WEDERZIJDS = "in overleg"
    CLIENT = "eenzijdig door jeugdige of ouder"
    AANBIEDER = "eenzijdig door aanbieder"
    EXTERN = "door omstandigheden"


class CasusStatus(StrEnum):
    """Where a case stands; the course itself is one table in core/casus/verloop.py."""

    HULPVRAAG = "hulpvraag"
    ANALYSE = "verklarende analyse"
    LOKALE_HULP = "hulp van het lokale team"
    VERWEZEN = "verwezen"
    GEADVISEERD = "advies vastgelegd"
    PLEK_GEVRAAGD = "plek gevraagd"
    GEPLAATST = "hulp loopt"
    AFGESLOTEN = "afgesloten"


class Stap(StrEnum):
    """What happened in a case; each is one appended row on the timeline."""

    HULPVRAAG = "hulpvraag vastgelegd"
    LOKALE_HULP = "korte hulp van het lokale team begonnen"
    CRISIS = "crisis gemeld"
    CRISIS_VOORBIJ = "crisis voorbij"
    TOESTEMMING = "toestemming vastgelegd"
    TOESTEMMING_INGETROKKEN = "toestemming ingetrokken"
    ANALYSE_GESTART = "verklarende analyse gestart"
    ANALYSE_BESPROKEN = "verklarende analyse besproken"
    ANALYSE_GEDEELD = "verklarende analyse gedeeld"
    ANALYSE_ONDERTEKEND = "verklarende analyse ondertekend"
    ANALYSE_VASTGESTELD = "verklarende analyse vastgesteld"
    DOEL = "doel gesteld"
    DOEL_GESLOTEN = "doel afgesloten"
    VERWEZEN = "verwezen naar regionale hulp"
    ADVIES = "first-best advies vastgelegd"
    PLEK_GEVRAAGD = "plek vastgehouden en gevraagd"
    PLEK_GEWEIGERD = "plek geweigerd door aanbieder"
    PLEK_VERLOPEN = "reservering verlopen"
    PLEK_INGETROKKEN = "verzoek ingetrokken"
    PLEK_OOK_GEVRAAGD = "nog een plek vastgehouden en gevraagd"
    PLEK_AFGEVALLEN = "een van de gevraagde plekken viel af"
    PLEK_TOEGEZEGD = "plek toegezegd door aanbieder"
    KENNISMAKING = "stap in de kennismaking vastgelegd"
    GEEN_MATCH = "geen passende plek gevonden"
    GEPLAATST = "plek geaccepteerd, hulp gestart"
    AMBULANT = "ambulante hulp gekoppeld"
    BESLUIT = "besluit genomen"
    PLAN_VASTGESTELD = "plan vastgesteld"
    EVALUATIE = "plan geëvalueerd"
    AFSCHALEN = "afschalen besproken"
    LICHTER = "lichtere hulp begonnen"
    TOEKOMSTPLAN = "plan voor later vastgesteld"
    VERVOLG = "vervolghulp nodig"
    VERVOLG_INGETROKKEN = "vervolghulp toch niet nodig"
    VERHUISD = "verhuisd naar een andere plek"
    TERUG_NAAR_HUIS = "terug naar huis"
    HULP_GESTOPT = "hulp gestopt"
    MAATREGEL = "maatregel vastgelegd"
    REGIE = "regie overgedragen"
    JIM = "eigen mentor (JIM) gekozen"
    JIM_GESPREK = "gesprek met de eigen mentor"
    EXTRA = "stap van de gemeente gezet"
    TERMIJN = "termijn nagekomen"
    VERZOEK = "verzoek met een wettelijke termijn ontvangen"
    INZAGE_BEPERKT = "inzage veranderd"
    AFGESLOTEN = "casus afgesloten"
    NAZORG = "nazorgcontact geweest"


class AnalyseStatus(StrEnum):
    """Life of a verklarende analyse."""

    CONCEPT = "concept"
    BESPROKEN = "besproken"
    GEDEELD = "gedeeld"
    VASTGESTELD = "vastgesteld"
    HERZIEN = "herzien"  # a newer version is fixed


class AnalyseVeld(StrEnum):
    """The texts of a verklarende analyse; regiovisie §3.2 and richtlijn uithuisplaatsing."""

    KIND = "kind"
    OUDERS = "ouders"
    GEZIN = "gezin"
    OMGEVING = "omgeving"
    ONDERWIJS = "onderwijs"
    GEZONDHEID = "gezondheid"
    WONEN = "wonen"
    INKOMEN = "werk en inkomen"
    AANPALEND = "aanpalende domeinen"  # Wmo and participatie; before the parts above it held all of them
    EERDERE_HULP = "eerdere hulp"
    STEM_JEUGDIGE = "stem van de jeugdige"
    STEM_OUDERS = "stem van de ouders"
    SAMENHANG = "samenhang"
    CONCLUSIE = "conclusie"


class FactorSoort(StrEnum):
    """What a factor does to the problem."""

    VEROORZAKEND = "veroorzakend"
    INSTANDHOUDEND = "instandhoudend"
    VERERGEREND = "verergerend"
    BESCHERMEND = "beschermend"


class Conclusie(StrEnum):
    """What the analysis asks for; ‘geen jeugdhulp’ is a result, not a failure."""

    JEUGDHULP = "jeugdhulp"
    LOKALE_HULP = "korte hulp van het lokale team"
    ANDERE_HULP = "andere hulp dan jeugdhulp"
    GEEN_HULP = "geen hulp nodig"


class Niveau(StrEnum):
    """How near the given help is to the advice (regiovisie §3.2, ‘Wat voorafging’)."""

    FIRST_BEST = "first-best"
    ACCEPTABEL = "aanvaardbaar"
    NOODOPLOSSING = "noodoplossing"


class VoorstelStatus(StrEnum):
    """Life of a held place: from hold to yes, no, lapse or withdrawal.

    ‘toegezegd’: the provider said yes while other places were asked too; the regisseur still chooses.
    """

    OPEN = "wacht op aanbieder"
    TOEGEZEGD = "toegezegd"
    GEACCEPTEERD = "geaccepteerd"
    GEWEIGERD = "geweigerd"
    VERLOPEN = "verlopen"
    INGETROKKEN = "ingetrokken"


class RedenAfwijking(StrEnum):
    """Why the given help differs from the first-best advice."""

    GEEN_PLEK = "geen plek"
    WACHTTIJD = "wachttijd te lang"
    KEUZE_GEZIN = "keuze van jeugdige of ouders"
    RECHTER = "besluit van de rechter"
    VEILIGHEID = "veiligheid"
    AFSTAND = "afstand"
    ANDERS = "andere reden"


class RedenWeigering(StrEnum):
    """Why a provider says no; each has a consequence on screen."""

    PLEK_BEZET = "plek is toch bezet"
    GROEP_PAST_NIET = "samenstelling van de groep"
    PROFIEL_PAST_NIET = "hulpvraag past niet bij dit aanbod"
    PERSONEEL = "te weinig personeel"
    ANDERS = "andere reden"
