"""The table of inzage: who may do what, in which relation, for what, on which ground. What is not here is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from zorglandschap.core.begrippen.bron import JEUGDWET, REGIOVISIE, Bron
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Relatie, Rol
from zorglandschap.core.begrippen.tekst import Tekst, zin

LEEFTIJD_EIGEN_INZAGE = 12  # Jeugdwet 7.3.x: from 12 the youth decides along, and sees the own file
LEEFTIJD_ZELFSTANDIG = 16  # Jeugdwet 7.3.x: from 16 the youth alone decides


class Masker(StrEnum):
    """What stays covered although the page itself may be seen."""

    NAAM = "naam"
    GEBOORTEDATUM = "geboortedatum"
    BSN = "burgerservicenummer"
    ADRES = "adres"
    ANDERE_OUDER = "gegevens van de andere ouder"


class Logklasse(StrEnum):
    """How closely the log of this is watched."""

    GEEN = "geen persoonsgegevens"
    GEWOON = "gewoon"
    GEVOELIG = "gevoelig"
    ALARM = "altijd nagekeken"


@dataclass(frozen=True, slots=True)
class Omstandigheden:
    """What else counts; every default is the careful one (nothing known, nothing proven).

    None means: nobody looked. ``leeftijd`` is that of the youth in whole years. ``opnieuw_aangemeld``: signed
    in again a moment ago (step-up). ``eigen_gemeente``: the child lives in the gemeente of the viewer's own team.
    """

    leeftijd: int | None = None
    heeft_gezag: bool = False
    veiligheidsblokkade: bool | None = None
    bezwaar: bool | None = None
    noodreden: str = ""
    is_actief: bool = True
    eigen_gemeente: bool = False
    opnieuw_aangemeld: bool = False
    adres_is_geheim: bool = False


class Voorwaarde(StrEnum):
    """A condition on a grant, in the words of the manual."""

    VANAF_12 = "de jeugdige is 12 jaar of ouder"
    ONDER_16 = "de jeugdige is jonger dan 16 jaar"
    GEZAG = "het gezag is nu geldig"
    GEEN_BLOKKADE = "er is geen veiligheidsblokkade"
    GEEN_BEZWAAR = "er is geen bezwaar van een jeugdige vanaf 12 jaar"
    NOODREDEN = "met een reden in eigen woorden"
    EIGEN_GEMEENTE = "in de eigen gemeente"
    OPNIEUW_AANGEMELD = "na opnieuw aanmelden"
    ADRES_NIET_GEHEIM = "het adres is niet geheim"
    GEHEIM_NA_AANMELDEN = "een geheim adres alleen na opnieuw aanmelden"


def _telt_niet_mee(o: Omstandigheden) -> bool:
    """An objection counts from twelve years on; not knowing whether there is one is no answer."""
    return o.bezwaar is True and o.leeftijd is not None and o.leeftijd < LEEFTIJD_EIGEN_INZAGE


VERVULD: Mapping[Voorwaarde, Callable[[Omstandigheden], bool]] = {
    Voorwaarde.VANAF_12: lambda o: o.leeftijd is not None and o.leeftijd >= LEEFTIJD_EIGEN_INZAGE,
    Voorwaarde.ONDER_16: lambda o: o.leeftijd is not None and o.leeftijd < LEEFTIJD_ZELFSTANDIG,
    Voorwaarde.GEZAG: lambda o: o.heeft_gezag,
    Voorwaarde.GEEN_BLOKKADE: lambda o: o.veiligheidsblokkade is False,
    Voorwaarde.GEEN_BEZWAAR: lambda o: o.bezwaar is False or _telt_niet_mee(o),
    Voorwaarde.NOODREDEN: lambda o: bool(o.noodreden.strip()),
    Voorwaarde.EIGEN_GEMEENTE: lambda o: o.eigen_gemeente,
    Voorwaarde.OPNIEUW_AANGEMELD: lambda o: o.opnieuw_aangemeld,
    Voorwaarde.ADRES_NIET_GEHEIM: lambda o: not o.adres_is_geheim,
    Voorwaarde.GEHEIM_NA_AANMELDEN: lambda o: not o.adres_is_geheim or o.opnieuw_aangemeld,
}

WEIGERING: Mapping[Voorwaarde, Tekst] = {
    Voorwaarde.VANAF_12: zin("Dit kan vanaf 12 jaar."),
    Voorwaarde.ONDER_16: zin("De jeugdige is 16 jaar of ouder en beslist zelf wie het dossier ziet."),
    Voorwaarde.GEZAG: zin("Er is geen geldig gezag vastgelegd. Vraag de casusregisseur om informatie."),
    Voorwaarde.GEEN_BLOKKADE: zin("Het dossier is afgeschermd. Neem contact op met de casusregisseur."),
    Voorwaarde.GEEN_BEZWAAR: zin("De jeugdige heeft bezwaar tegen inzage. Neem contact op met de casusregisseur."),
    Voorwaarde.NOODREDEN: zin("Schrijf eerst op waarom u dit dossier nu moet zien."),
    Voorwaarde.EIGEN_GEMEENTE: zin("Dit kind woont niet in uw gemeente. De eigen gemeente legt de hulpvraag vast."),
    Voorwaarde.OPNIEUW_AANGEMELD: zin("Meld u opnieuw aan om verder te gaan."),
    Voorwaarde.ADRES_NIET_GEHEIM: zin("Dit adres is geheim."),
    Voorwaarde.GEHEIM_NA_AANMELDEN: zin("Dit adres is geheim. Meld u opnieuw aan om het te zien."),
}

Sleutel = tuple[Rol, Relatie, Doel, Handeling]


@dataclass(frozen=True, slots=True)
class Verlening:
    """One line of the table: these roles in these relations may do this, for this, on this ground."""

    rollen: frozenset[Rol]
    relaties: frozenset[Relatie]
    doelen: frozenset[Doel]
    handelingen: frozenset[Handeling]
    grond: Bron
    voorwaarden: tuple[Voorwaarde, ...] = ()
    zonder: frozenset[Masker] = frozenset()
    logklasse: Logklasse = Logklasse.GEWOON

    def sleutels(self) -> Iterable[Sleutel]:
        """Every combination that this line grants."""
        return (
            (rol, relatie, doel, handeling)
            for rol in self.rollen
            for relatie in self.relaties
            for doel in self.doelen
            for handeling in self.handelingen
        )


GEMEENTETAAK = Bron(JEUGDWET, "art. 2.3 en 7.4.0", "het college mag gegevens gebruiken om hulp toe te leiden")
REGIE = Bron(REGIOVISIE, "§2.2 en §3.2", "de lokale toegang of de GI voert de regie en maakt de verklarende analyse")
UITVOERING = Bron(JEUGDWET, "art. 3.5 en 7.3.11", "de gecertificeerde instelling voert de maatregel uit")
ANALYSE = Bron(REGIOVISIE, "§3.2", "elke lokale toegang en GI beschikt over een gedragsdeskundige")
TEAMWERK = Bron(JEUGDWET, "art. 7.3.11", "wie bij de hulp betrokken is of vervangt, leest wat nodig is")
BEHANDELING = Bron(JEUGDWET, "art. 7.3.2 en 7.3.11", "de aanbieder die de hulp geeft, werkt met het dossier")
MINIMAAL = Bron("AVG", "art. 5 lid 1 onder c", "niet meer gegevens dan nodig om over een plek te beslissen")
TAFEL = Bron(REGIOVISIE, "§3.2", "de regio kijkt samen welke plek voor wie past, los van waar toevallig plek is")
PLEKKEN = Bron("AVG", "art. 5 lid 1 onder c", "in het aanbod staan plekken en aantallen, nooit gegevens van een kind")
EXPERTS = Bron(JEUGDWET, "art. 1.1", "het regionaal expertteam adviseert op verzoek")
BETALING = Bron(JEUGDWET, "art. 7.4.0", "gegevens voor betaling, nooit de inhoud van de hulp")
BELEIDSCIJFERS = Bron(JEUGDWET, "art. 7.4.1 tot en met 7.4.4", "cijfers voor beleid, niet te herleiden tot een kind")
VERANTWOORDING = Bron("NEN 7513", "controle van de logging", "een aangewezen functionaris kijkt de logging na")
EIGEN_DOSSIER = Bron(JEUGDWET, "art. 7.3.2, 7.3.4 en 7.3.10", "inzage in het eigen dossier, vanaf 12 jaar zelf")
OUDERLIJK_GEZAG = Bron(JEUGDWET, "art. 7.3.4, 7.3.10 en 7.3.11", "ouders met gezag zien het dossier tot 16 jaar")
EIGEN_MENTOR = Bron(REGIOVISIE, "§3.5", "voor elke jeugdige is een zelfgekozen JIM beschikbaar")
NOOD = Bron("NEN 7513", "noodknop", "bij nood telt veiligheid; elk gebruik wordt nagekeken")
INRICHTING = Bron("AVG", "art. 32", "beheer zonder toegang tot gegevens van kinderen")

_H, _R, _D = Handeling, Relatie, Doel
KENNEN = (_H.BESTAAN, _H.SAMENVATTING)
LEZEN = (*KENNEN, _H.IDENTITEIT, _H.ANALYSE_LEZEN, _H.PLAN_LEZEN)
MEEWERKEN = (_H.ANALYSE_SCHRIJVEN, _H.CASUS_SCHRIJVEN, _H.PLAN_SCHRIJVEN)
REGIEWERK = (_H.ANALYSE_VASTSTELLEN, _H.VERWIJZEN, _H.BESLUITEN, _H.OVERDRAGEN, _H.INZAGE_REGELEN)
PLEKWERK = (_H.ADVISEREN, _H.PLEK_VRAGEN)
CASUSWERKERS = (Rol.JEUGDCONSULENT, Rol.JEUGDBESCHERMER)
AANBIEDERS = (Rol.BEHANDELAAR, Rol.PLANNER)
VAKMENSEN = (*CASUSWERKERS, Rol.GEDRAGSDESKUNDIGE, *AANBIEDERS, Rol.EXPERTTAFEL)
NUMMER_EN_ADRES = (Masker.BSN, Masker.ADRES)
PSEUDONIEM = (Masker.NAAM, Masker.GEBOORTEDATUM, *NUMMER_EN_ADRES)
VAN_OUDER = (Voorwaarde.GEZAG, Voorwaarde.ONDER_16, Voorwaarde.GEEN_BLOKKADE, Voorwaarde.GEEN_BEZWAAR)


def _mag(
    rollen: Iterable[Rol],
    relaties: Iterable[Relatie],
    doelen: Iterable[Doel],
    handelingen: Iterable[Handeling],
    grond: Bron,
    *voorwaarden: Voorwaarde,
    zonder: Iterable[Masker] = (),
    logklasse: Logklasse = Logklasse.GEWOON,
) -> Verlening:
    sets = (frozenset(rollen), frozenset(relaties), frozenset(doelen), frozenset(handelingen))
    return Verlening(*sets, grond, voorwaarden, frozenset(zonder), logklasse)


_GEVOELIG, _ALARM, _GEEN = Logklasse.GEVOELIG, Logklasse.ALARM, Logklasse.GEEN
_JC, _JB, _GD = (Rol.JEUGDCONSULENT,), (Rol.JEUGDBESCHERMER,), (Rol.GEDRAGSDESKUNDIGE,)
_WERK, _MEE, _NIET = (_R.REGISSEUR,), (_R.BETROKKEN,), (_R.GEEN,)
_HULP, _HULP_EN_PLEK, _EIGEN = (_D.HULP,), (_D.HULP, _D.PLAATSING), (_D.EIGEN_INZAGE,)

VERLENINGEN: tuple[Verlening, ...] = (
    # Casusregie: the whole work of the case
    _mag(CASUSWERKERS, _WERK, _HULP_EN_PLEK, (*LEZEN, *PLEKWERK), REGIE),
    _mag(CASUSWERKERS, _WERK, (_D.ADVIES,), (_H.ADVISEREN,), REGIE),
    _mag(CASUSWERKERS, _WERK, _HULP, (*MEEWERKEN, *REGIEWERK), REGIE),
    _mag(CASUSWERKERS, _WERK, _HULP, (_H.BSN,), GEMEENTETAAK, logklasse=_GEVOELIG),
    _mag(CASUSWERKERS, _WERK, _HULP, (_H.EXPORT,), REGIE, Voorwaarde.OPNIEUW_AANGEMELD, logklasse=_GEVOELIG),
    _mag(_JC, _WERK, _HULP, (_H.ADRES,), GEMEENTETAAK, Voorwaarde.ADRES_NIET_GEHEIM, logklasse=_GEVOELIG),
    _mag(_JB, (*_WERK, *_MEE), _HULP, (_H.ADRES,), UITVOERING, Voorwaarde.GEHEIM_NA_AANMELDEN, logklasse=_GEVOELIG),
    # Named in the case, without the regie
    _mag(_JC, _MEE, _HULP, (*LEZEN, *MEEWERKEN), GEMEENTETAAK, zonder=NUMMER_EN_ADRES),
    _mag(_JB, _MEE, _HULP, (*LEZEN, *MEEWERKEN), UITVOERING),
    _mag(_JB, _MEE, _HULP, (_H.BSN,), UITVOERING, logklasse=_GEVOELIG),
    _mag(_GD, _MEE, _HULP, (*LEZEN, _H.ANALYSE_SCHRIJVEN, _H.ANALYSE_VASTSTELLEN), ANALYSE, zonder=NUMMER_EN_ADRES),
    _mag(_GD, _MEE, (_D.HULP, _D.ADVIES), (_H.TEGENSPREKEN,), ANALYSE, zonder=NUMMER_EN_ADRES),
    # A second one, asked for tegenspraak: the analysis and the proposal, without knowing who the child is
    _mag(_GD, (_R.ADVIES,), (_D.ADVIES,), (*KENNEN, _H.ANALYSE_LEZEN, _H.TEGENSPREKEN), ANALYSE, zonder=PSEUDONIEM),
    # Same team: reading, so that someone can take over
    _mag((*_JC, *_GD), (_R.TEAM,), _HULP, LEZEN, TEAMWERK, zonder=NUMMER_EN_ADRES),
    _mag(_JC, (_R.TEAM,), _HULP, (_H.OVERDRAGEN,), TEAMWERK, zonder=NUMMER_EN_ADRES),
    _mag(CASUSWERKERS, _WERK, _HULP, (_H.LOGBOEK_LEZEN,), VERANTWOORDING, logklasse=_GEVOELIG),
    # A new question at the door of the own gemeente
    _mag(_JC, _NIET, _HULP, (_H.CASUS_OPENEN,), GEMEENTETAAK, Voorwaarde.EIGEN_GEMEENTE, zonder=NUMMER_EN_ADRES),
    _mag(_JC, _NIET, _HULP, (_H.SAMENVOEGEN,), GEMEENTETAAK, Voorwaarde.EIGEN_GEMEENTE, zonder=NUMMER_EN_ADRES),
    # Providers: a pseudonym before, the child after the placement
    _mag((Rol.PLANNER,), (_R.VERZOEK,), (_D.PLAATSING,), KENNEN, MINIMAAL, zonder=PSEUDONIEM),
    _mag((Rol.PLANNER,), (_R.VERZOEK,), (_D.PLAATSING,), (_H.VERZOEK_BEANTWOORDEN,), MINIMAAL, zonder=PSEUDONIEM),
    _mag((Rol.PLANNER,), _NIET, (_D.PLAATSING,), (_H.AANBOD_BIJWERKEN,), PLEKKEN, zonder=Masker, logklasse=_GEEN),
    _mag(AANBIEDERS, (_R.CLIENT,), _HULP_EN_PLEK, LEZEN, BEHANDELING, zonder=NUMMER_EN_ADRES),
    _mag((Rol.BEHANDELAAR,), (_R.CLIENT,), _HULP, (_H.PLAN_SCHRIJVEN,), BEHANDELING, zonder=NUMMER_EN_ADRES),
    # Advice by request, money, figures, the log
    _mag((Rol.EXPERTTAFEL,), (_R.ADVIES,), (_D.ADVIES,), (*KENNEN, _H.ANALYSE_LEZEN), EXPERTS, zonder=PSEUDONIEM),
    _mag(  # for everybody who waits in the region, without a name: the table has no case of its own
        (Rol.PLAATSINGSTAFEL,),
        _NIET,
        (_D.PLAATSING,),
        (_H.TAFEL_BEKIJKEN, _H.TAFEL_BESLUITEN),
        TAFEL,
        zonder=PSEUDONIEM,
        logklasse=_GEVOELIG,
    ),
    _mag((Rol.FACTURATIE,), (_R.CLIENT,), (_D.FACTURERING,), (_H.BESTAAN,), BETALING, zonder=PSEUDONIEM),
    _mag(
        (Rol.BELEIDSMEDEWERKER, Rol.PLAATSINGSTAFEL, *VAKMENSEN),
        _NIET,
        (_D.BELEID,),
        (_H.CIJFERS,),
        BELEIDSCIJFERS,
        logklasse=_GEEN,
    ),
    _mag(  # a forecast starts from how full the forms are today: who advises on help does not see it
        (Rol.BELEIDSMEDEWERKER, Rol.PLAATSINGSTAFEL),
        _NIET,
        (_D.BELEID,),
        (_H.VOORUITKIJKEN,),
        BELEIDSCIJFERS,
        logklasse=_GEEN,
    ),
    _mag((Rol.BELEIDSMEDEWERKER,), _NIET, (_D.BELEID,), (_H.SCENARIO_MAKEN,), BELEIDSCIJFERS, logklasse=_GEEN),
    _mag(
        (Rol.PRIVACYFUNCTIONARIS,),
        _NIET,
        (_D.LOGCONTROLE,),
        (_H.LOGBOEK_LEZEN,),
        VERANTWOORDING,
        Voorwaarde.OPNIEUW_AANGEMELD,
        zonder=PSEUDONIEM,
        logklasse=_GEVOELIG,
    ),
    # The youth, the parents and the mentor
    _mag(
        (Rol.JEUGDIGE,),
        (_R.ZELF,),
        _EIGEN,
        (*LEZEN, _H.BSN, _H.STEM_SCHRIJVEN, _H.LOGBOEK_LEZEN),
        EIGEN_DOSSIER,
        Voorwaarde.VANAF_12,
    ),
    _mag(
        (Rol.JEUGDIGE,),
        (_R.ZELF,),
        _EIGEN,
        (_H.ADRES,),
        EIGEN_DOSSIER,
        Voorwaarde.VANAF_12,
        Voorwaarde.ADRES_NIET_GEHEIM,
    ),
    _mag(
        (Rol.OUDER,),
        (_R.OUDER_MET_GEZAG,),
        _EIGEN,
        (*LEZEN, _H.STEM_SCHRIJVEN, _H.LOGBOEK_LEZEN),
        OUDERLIJK_GEZAG,
        *VAN_OUDER,
        zonder=(*NUMMER_EN_ADRES, Masker.ANDERE_OUDER),
    ),
    _mag(
        (Rol.JIM,),
        (_R.JIM,),
        _EIGEN,
        (*KENNEN, _H.IDENTITEIT),
        EIGEN_MENTOR,
        Voorwaarde.GEEN_BLOKKADE,
        Voorwaarde.GEEN_BEZWAAR,
        zonder=NUMMER_EN_ADRES,
    ),
    # In need, with a reason, always looked at afterwards
    _mag(
        (*_JC, *_GD),
        _NIET,
        _HULP,
        (_H.NOODINZAGE,),
        NOOD,
        Voorwaarde.NOODREDEN,
        Voorwaarde.OPNIEUW_AANGEMELD,
        Voorwaarde.EIGEN_GEMEENTE,
        zonder=NUMMER_EN_ADRES,
        logklasse=_ALARM,
    ),
    _mag(  # a GI works for the whole region
        _JB,
        _NIET,
        _HULP,
        (_H.NOODINZAGE,),
        NOOD,
        Voorwaarde.NOODREDEN,
        Voorwaarde.OPNIEUW_AANGEMELD,
        zonder=NUMMER_EN_ADRES,
        logklasse=_ALARM,
    ),
    _mag((*CASUSWERKERS, *_GD), (_R.NOOD,), _HULP, LEZEN, NOOD, zonder=NUMMER_EN_ADRES, logklasse=_ALARM),
    _mag(_JC, (_R.NOOD,), _HULP, (_H.OVERDRAGEN,), NOOD, zonder=NUMMER_EN_ADRES, logklasse=_ALARM),
    _mag(
        (Rol.PRIVACYFUNCTIONARIS,),
        _NIET,
        (_D.LOGCONTROLE,),
        (_H.NOODINZAGE_NAKIJKEN,),
        VERANTWOORDING,
        zonder=PSEUDONIEM,
        logklasse=_GEVOELIG,
    ),
    # Functional management: never a child
    _mag((Rol.BEHEERDER,), _NIET, (_D.BEHEER,), (_H.BEHEREN,), INRICHTING, zonder=Masker, logklasse=_GEEN),
)


def per_sleutel(verleningen: Iterable[Verlening]) -> dict[Sleutel, Verlening]:
    """Index the table; two lines that grant the same thing would be ambiguous, so that is an error."""
    index: dict[Sleutel, Verlening] = {}
    for verlening in verleningen:
        for sleutel in verlening.sleutels():
            if sleutel in index:
                raise ValueError(f"twee regels in de inzagetabel geven hetzelfde: {', '.join(sleutel)}")
            if not all(isinstance(deel, soort) for deel, soort in zip(sleutel, SOORTEN, strict=True)):
                raise TypeError(f"de inzagetabel noemt iets onbekends: {', '.join(sleutel)}")
            index[sleutel] = verlening
    return index


SOORTEN = (Rol, Relatie, Doel, Handeling)
if set(VERVULD) != set(Voorwaarde) or set(WEIGERING) != set(Voorwaarde):  # pragma: no cover - fails at import
    raise TypeError("elke voorwaarde heeft een toets en een zin bij weigering")

TABEL: Mapping[Sleutel, Verlening] = per_sleutel(VERLENINGEN)
