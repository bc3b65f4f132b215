"""What the clocks may know of a case: dates and a few yes-or-no facts, nothing that says who it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from zorglandschap.core.begrippen.besluitwoorden import Verzoeksoort
from zorglandschap.core.begrippen.codelijsten import CasusStatus, JuridischKader
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.planwoorden import Terugkeer


class Termijnsoort(StrEnum):
    """What has to be done in time; the value is how a list names it."""

    VEILIGHEID = "veiligheid beoordelen"
    VRAAG_UITKOMST = "uitkomst van de hulpvraag"
    GI_CONTACT = "eerste contact van de jeugdbeschermer"
    CRISIS_PERSPECTIEF = "perspectief na de crisisplaatsing"
    CRISIS_VERBLIJF = "einde van het verblijf op de crisisplek"
    CRISIS_AMBULANT = "einde van de ambulante crisishulp"
    ANALYSE_NA_CRISIS = "verklarende analyse na de crisis"
    PLAN = "plan vaststellen"
    PLAN_PLEEGZORG = "plan bij pleegzorg"
    PLAN_GESLOTEN = "plan bij gesloten jeugdhulp"
    PLAN_OP_SCHRIFT = "plan op papier geven"
    EVALUATIE = "afgesproken evaluatie"
    EVALUATIE_PLANNEN = "plan evalueren"
    EVALUATIE_GESLOTEN_EERST = "eerste evaluatie gesloten jeugdhulp"
    EVALUATIE_GESLOTEN = "volgende evaluatie gesloten jeugdhulp"
    AFSCHAALMOMENT = "afschaalmoment"
    DOEL = "termijn van een doel"
    TERUGKEER = "afgesproken terugkeer"
    NETWERKPLEEGOUDER = "voorwaarden voor netwerkpleegouders"
    MACHTIGING_ONGEBRUIKT = "machtiging die kan vervallen"
    OPNAME_MELDEN = "opname bij een voorwaardelijke machtiging melden"
    INSTEMMING_INGETROKKEN = "machtiging gesloten zonder instemming"
    RECHTER_GESLOTEN = "beslissing van de rechter over gesloten jeugdhulp"
    RAAD_ADVIES = "advies van de raad na twee jaar"
    VERZOEK_OUDER = "verzoek van ouder of jeugdige"
    WOONPLAATS = "antwoord over de woonplaats"
    RAAD_NIET_VERLENGEN = "raad inlichten als u niet verlengt"
    RAAD_BEEINDIGEN = "raad inlichten over het einde van de plaatsing"
    OTS = "einde van de ondertoezichtstelling"
    VOTS = "einde van de voorlopige ondertoezichtstelling"
    MUHP = "einde van de machtiging uithuisplaatsing"
    GESLOTEN = "einde van de machtiging gesloten jeugdhulp"
    VOORWAARDELIJK = "einde van de voorwaardelijke machtiging"
    SPOED = "einde van de spoedmachtiging"
    JIM = "gesprek met de eigen mentor (JIM)"
    PERSPECTIEFCONTACT = "contact van de perspectiefregisseur"
    PLAN_VOOR_LATER = "plan voor later (16+)"
    PLAN_VOOR_LATER_HERZIEN = "plan voor later opnieuw bekijken"
    GRENS_18 = "achttiende verjaardag"
    GRENS_21 = "pleegzorg tot de grens"
    GRENS_23 = "jeugdhulp tot de grens"
    TEGENSPRAAK = "tegenspraak bij verblijf"
    GROEP = "einde van de tijd in de groep"
    TWEEDE_BLIK = "tweede blik na een nee"
    EXPERTTAFEL = "antwoord van de experttafel"
    BELOOFDE_START = "beloofde start van de hulp"
    KLOOF = "kijken of de best passende hulp nu kan"
    NAZORG = "nazorgcontact"
    BEWAREN = "einde van de bewaartermijn"


@dataclass(frozen=True, slots=True)
class Normen:
    """The policy numbers that hold today, by key, read at the edge."""

    aantallen: Mapping[str, int]

    def __getitem__(self, sleutel: str) -> int:
        """The number behind a key; raises KeyError when it was not given."""
        return self.aantallen[sleutel]


@dataclass(frozen=True, slots=True)
class Vraag:
    """A question at the door that still waits for its outcome."""

    op: date
    over_veiligheid: bool = False


@dataclass(frozen=True, slots=True)
class Hulp:
    """A traject that runs or is announced; ``tot`` is the first day after, when that was agreed."""

    hulpvorm: Hulpvorm
    van: date
    tot: date | None = None
    toegewezen_op: date | None = None


@dataclass(frozen=True, slots=True)
class Maatregelfeit:
    """A measure that runs; ``is_verlengd``: the next one is already there, ``is_verlenging``: it follows another.

    ``is_gebruikt``: the youth stays somewhere on the ground of it (only asked of an authorisation), and otherwise
    ``ongebruikt_sinds`` says since when not. ``volgt_op_toezicht``: it follows other supervision. ``uit_huis_sinds``:
    since when one authorisation followed the other. ``is_gedragen``: supervision or guardianship runs beside it.
    """

    kader: JuridischKader
    van: date
    tot: date | None = None
    is_spoed: bool = False
    is_voorwaardelijk: bool = False
    is_verlenging: bool = False
    is_verlengd: bool = False
    is_gebruikt: bool = False
    ongebruikt_sinds: date | None = None
    volgt_op_toezicht: bool = False
    uit_huis_sinds: date | None = None
    opname_besloten_op: date | None = None
    instemming_ingetrokken_op: date | None = None
    is_gedragen: bool = False


@dataclass(frozen=True, slots=True)
class Verzoekfeit:
    """A question to which the law gives a term, and that nobody answered yet."""

    soort: Verzoeksoort
    op: date


@dataclass(frozen=True, slots=True)
class Planfeit:
    """The newest version of the plan; ``vastgesteld_op`` is that of the version that holds."""

    gestart_op: date
    vastgesteld_op: date | None = None
    familiegroepsplan_afgezien_op: date | None = None
    op_schrift_gevraagd_op: date | None = None
    is_op_schrift_gegeven: bool = False
    terugkeer: Terugkeer | None = None
    terugkeer_streef_op: date | None = None


@dataclass(frozen=True, slots=True)
class Afspraak:
    """A day that was agreed, and since when."""

    sinds: date
    op: date


@dataclass(frozen=True, slots=True)
class Gedaan:
    """Somebody reported that what this clock asks was done: ``uiterlijk`` says which round of the clock."""

    soort: Termijnsoort
    uiterlijk: date
    op: date


@dataclass(frozen=True, slots=True)
class Elders:
    """What other rooms know of a case: the promised start, the day to look at the gap again, and what bridges the wait.

    ``is_overbrugd``: for who waits now it was recorded who helps until the help begins. ``tweede_blik`` and
    ``experttafel``: since when a no of a provider asks for a second look, or for the table of experts.
    ``tegenspraak``: what a second gedragsdeskundige was asked, or what an advice in a crisis still owes.
    ``groep``: until when a stay in a group was agreed.
    """

    start: Afspraak | None = None
    kloof: Afspraak | None = None
    is_overbrugd: bool = False
    tweede_blik: date | None = None
    experttafel: date | None = None
    tegenspraak: Afspraak | None = None
    groep: Afspraak | None = None


@dataclass(frozen=True, slots=True)
class TermijnFeiten:
    """Everything the clocks count from. ``crisis_sinds`` only while a crisis still owes an analysis."""

    vandaag: date
    normen: Normen
    geboren_op: date
    status: CasusStatus
    kader: JuridischKader = JuridischKader.VRIJWILLIG
    vragen: tuple[Vraag, ...] = ()
    crisis_sinds: date | None = None
    heeft_analyse: bool = False
    hulp: tuple[Hulp, ...] = ()
    vervolg_op: date | None = None
    maatregelen: tuple[Maatregelfeit, ...] = ()
    verzoeken: tuple[Verzoekfeit, ...] = ()
    heeft_perspectiefregisseur: bool = False
    perspectief_sinds: date | None = None
    plan: Planfeit | None = None
    evaluaties: tuple[Afspraak, ...] = ()
    laatste_evaluatie: date | None = None
    afschaalmomenten: tuple[Afspraak, ...] = ()
    doelen: tuple[Afspraak, ...] = ()
    jim_sinds: date | None = None
    jim_gesproken_op: date | None = None
    heeft_toekomstplan: bool = False
    toekomstplan: Afspraak | None = None
    gesloten_op: date | None = None
    nazorg: Afspraak | None = None
    gedaan: tuple[Gedaan, ...] = ()
    elders: Elders = field(default_factory=Elders)
