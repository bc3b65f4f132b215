"""Which measure of the judge can be, for how long, and who carries it out? Jeugdwet and Burgerlijk Wetboek boek 1."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zorglandschap.core.begrippen.bron import JEUGDWET, Bron
from zorglandschap.core.begrippen.codelijsten import JuridischKader
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.kader import BW
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

DUUR = Bron(
    BW,
    "art. 1:257, 1:258, 1:260 en 1:265c",
    "Een voorlopige ondertoezichtstelling duurt hoogstens drie maanden; een ondertoezichtstelling en een machtiging "
    "uithuisplaatsing duren hoogstens een jaar.",
)
DUUR_GESLOTEN = Bron(
    JEUGDWET,
    "art. 6.1.12",
    "Een machtiging gesloten duurt hoogstens een jaar, met spoed vier weken, voorwaardelijk eerst zes maanden.",
)
GEEN_VERLENGING = Bron(BW, "art. 1:257", "Een voorlopige ondertoezichtstelling wordt niet verlengd.")
VERLENGING = Bron(BW, "art. 1:260 en 1:265c", "De kinderrechter kan een maatregel verlengen voordat zij afloopt.")
ONDER_TOEZICHT = Bron(
    BW, "art. 1:265b", "Een machtiging uithuisplaatsing hoort bij een (voorlopige) ondertoezichtstelling."
)
INSTEMMING = Bron(
    JEUGDWET,
    "art. 6.1.2 en 6.1.3",
    "Bij een machtiging gesloten hoort de instemming van een gekwalificeerde gedragswetenschapper die de jeugdige "
    "kort tevoren onderzocht; met spoed alleen als dat echt niet kan, zonder.",
)
BASIS_GESLOTEN = Bron(
    JEUGDWET,
    "art. 6.1.2",
    "Een machtiging gesloten kan bij een ondertoezichtstelling of voogdij van de GI, of als de wettelijke "
    "vertegenwoordiger met de opname instemt.",
)
UITVOERING = Bron(JEUGDWET, "art. 3.2", "Een gecertificeerde instelling voert de maatregel uit.")
MINDERJARIG = Bron(
    BW, "art. 1:233, 1:255 en 1:266", "Een kinderbeschermingsmaatregel eindigt als de jeugdige 18 wordt."
)
NIET_DUBBEL = Bron(BW, "art. 1:255 en 1:257", "Dezelfde maatregel geldt op één dag maar één keer.")

_K = JuridischKader
_MET_GI = frozenset({_K.OTS, _K.VOTS, _K.VOOGDIJ, _K.MUHP, _K.JEUGDRECLASSERING})
_MET_EINDE = frozenset({_K.OTS, _K.VOTS, _K.MUHP, _K.GESLOTEN})


@dataclass(frozen=True, slots=True)
class MaatregelFeiten:
    """What the rules of one measure may know, before it is recorded.

    ``uiterlijk``: the last day that the law allows (None: no length set). ``onder_toezicht``: there is supervision
    for the whole period. ``heeft_basis``: supervision or guardianship holds on the first day. ``grens_op`` is the
    first day on which the youth is too old for this measure.
    """

    kader: JuridischKader
    van: date
    tot: date | None = None
    uiterlijk: date | None = None
    grens_op: date | None = None
    is_spoed: bool = False
    is_verlenging: bool = False
    vorige_tot: date | None = None
    vorige_zelfde_soort: bool = True
    vorige_spoed: bool = False
    onder_toezicht: bool = False
    overlapt: bool = False
    heeft_gi: bool = False
    heeft_instemming: bool = False
    heeft_basis: bool = False
    vertegenwoordiger_stemt_in: bool = False
    is_meerderjarig: bool = False


def maatregel_binnen_wettelijke_duur(feiten: MaatregelFeiten) -> Uitkomst:
    """Een maatregel heeft een einddatum en duurt niet langer dan de wet toestaat."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.kader not in _MET_EINDE:
        oordeel = Oordeel.NIET_VAN_TOEPASSING
        reden = zin("De wet noemt voor %(kader)s geen vaste duur.", kader=feiten.kader.value)
    elif feiten.tot is None:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Er staat nog niet tot wanneer de beslissing geldt.")
        ontbreekt = (zin("Neem de einddatum over uit de beslissing van de kinderrechter."),)
    elif feiten.uiterlijk is not None and feiten.tot > feiten.uiterlijk:
        oordeel = Oordeel.NIET_VOLDAAN
        reden = zin("Dit duurt langer dan de wet toestaat: hoogstens tot %(dag)s.", dag=feiten.uiterlijk.isoformat())
        ontbreekt = (zin("Kijk in de beslissing of begin, einde en soort kloppen."),)
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("De duur past binnen de wet.")
    bron = DUUR_GESLOTEN if feiten.kader is _K.GESLOTEN else DUUR
    return Uitkomst("maatregel binnen wettelijke duur", oordeel, reden, bron, ontbreekt)


def maatregel_alleen_minderjarig(feiten: MaatregelFeiten) -> Uitkomst:
    """Een maatregel eindigt op de achttiende verjaardag; gesloten hulp mag soms een half jaar langer."""
    ontbreekt: tuple[Tekst, ...] = ()
    einde = feiten.tot
    if feiten.kader is _K.JEUGDRECLASSERING or feiten.grens_op is None:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Voor deze maatregel geldt geen grens bij 18 jaar.")
    elif feiten.van >= feiten.grens_op or (einde is not None and einde > feiten.grens_op):
        oordeel = Oordeel.NIET_VOLDAAN
        reden = zin("De jeugdige is dan te oud: dit kan hoogstens tot %(dag)s.", dag=feiten.grens_op.isoformat())
        ontbreekt = (zin("Laat de maatregel niet later eindigen dan die dag."),)
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("De maatregel eindigt voordat de jeugdige te oud is.")
    return Uitkomst("maatregel alleen minderjarig", oordeel, reden, MINDERJARIG, ontbreekt)


def verlenging_sluit_aan(feiten: MaatregelFeiten) -> Uitkomst:
    """Een verlenging begint op de dag waarop de vorige maatregel van dezelfde soort eindigt."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not feiten.is_verlenging:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Dit is geen verlenging.")
    elif feiten.vorige_zelfde_soort and feiten.vorige_tot == feiten.van:
        oordeel, reden = Oordeel.VOLDAAN, zin("De verlenging sluit aan op de vorige.")
    else:
        oordeel = Oordeel.NIET_VOLDAAN
        reden = zin("De verlenging sluit niet aan op een maatregel van dezelfde soort.")
        ontbreekt = (zin("Laat haar beginnen op de einddatum van de vorige, of leg een nieuwe maatregel vast."),)
    return Uitkomst("verlenging sluit aan", oordeel, reden, VERLENGING, ontbreekt)


def voorlopig_niet_verlengd(feiten: MaatregelFeiten) -> Uitkomst:
    """Een voorlopige ondertoezichtstelling en een spoedmachtiging worden niet verlengd."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not feiten.is_verlenging:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Dit is geen verlenging.")
    elif feiten.kader is _K.VOTS:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Een voorlopige ondertoezichtstelling kan niet worden verlengd.")
        ontbreekt = (zin("Leg de ondertoezichtstelling vast, als de kinderrechter die heeft uitgesproken."),)
    elif feiten.is_spoed and feiten.vorige_spoed:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Een spoedmachtiging kan niet met spoed worden verlengd.")
        ontbreekt = (zin("Leg de gewone machtiging vast, als de kinderrechter die heeft gegeven."),)
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("Deze maatregel kan worden verlengd.")
    return Uitkomst("voorlopig niet verlengd", oordeel, reden, GEEN_VERLENGING, ontbreekt)


def uithuisplaatsing_onder_toezicht(feiten: MaatregelFeiten) -> Uitkomst:
    """Een machtiging uithuisplaatsing geldt alleen zolang het kind onder toezicht staat."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.kader is not _K.MUHP:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Dit is geen machtiging uithuisplaatsing.")
    elif feiten.onder_toezicht:
        oordeel, reden = Oordeel.VOLDAAN, zin("Het kind staat de hele periode onder toezicht.")
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("In deze periode is er geen (voorlopige) ondertoezichtstelling.")
        ontbreekt = (zin("Leg eerst de ondertoezichtstelling vast, of neem de einddatum daarvan over."),)
    return Uitkomst("uithuisplaatsing onder toezicht", oordeel, reden, ONDER_TOEZICHT, ontbreekt)


def gesloten_met_instemming(feiten: MaatregelFeiten) -> Uitkomst:
    """Bij een machtiging gesloten jeugdhulp heeft een gedragswetenschapper de jeugdige zelf onderzocht."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.kader is not _K.GESLOTEN:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Dit is geen machtiging gesloten jeugdhulp.")
    elif feiten.heeft_instemming:
        oordeel, reden = Oordeel.VOLDAAN, zin("De instemming van de gedragswetenschapper is vastgelegd.")
    elif feiten.is_spoed:
        oordeel = Oordeel.LET_OP
        reden = zin("Met spoed mag het zonder onderzoek vooraf. Laat het onderzoek snel volgen.")
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("De instemming van een gedragswetenschapper ontbreekt.")
        ontbreekt = (zin("Vul in wie de jeugdige onderzocht en op welke dag de verklaring is gegeven."),)
    return Uitkomst("gesloten met instemming", oordeel, reden, INSTEMMING, ontbreekt)


def gesloten_met_wettelijke_basis(feiten: MaatregelFeiten) -> Uitkomst:
    """Naast een machtiging gesloten is er toezicht, voogdij of instemming van de wettelijke vertegenwoordiger."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.kader is not _K.GESLOTEN:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Dit is geen machtiging gesloten jeugdhulp.")
    elif feiten.is_meerderjarig:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("De jeugdige is 18 en heeft geen voogd of gezag meer nodig.")
    elif feiten.heeft_basis:
        oordeel, reden = Oordeel.VOLDAAN, zin("Er is toezicht of voogdij op de eerste dag.")
    elif feiten.vertegenwoordiger_stemt_in:
        oordeel, reden = Oordeel.VOLDAAN, zin("De wettelijke vertegenwoordiger stemt in.")
    else:
        oordeel = Oordeel.LET_OP if feiten.is_spoed else Oordeel.NIET_VOLDAAN
        reden = zin("Er is dan geen ondertoezichtstelling of voogdij, en ook geen instemming van wie het gezag heeft.")
        ontbreekt = (zin("Leg eerst de ondertoezichtstelling of voogdij vast, of vul in wie instemt en wanneer."),)
    return Uitkomst("gesloten met wettelijke basis", oordeel, reden, BASIS_GESLOTEN, ontbreekt)


def instelling_voert_uit(feiten: MaatregelFeiten) -> Uitkomst:
    """Een gecertificeerde instelling (GI) voert de maatregel uit."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.kader not in _MET_GI:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Voor deze beslissing is geen GI nodig.")
    elif feiten.heeft_gi:
        oordeel, reden = Oordeel.VOLDAAN, zin("De GI die de maatregel uitvoert, is bekend.")
    else:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Er staat nog niet welke GI de maatregel uitvoert.")
        ontbreekt = (zin("Kies de GI die in de beslissing staat."),)
    return Uitkomst("instelling voert uit", oordeel, reden, UITVOERING, ontbreekt)


def maatregel_niet_dubbel(feiten: MaatregelFeiten) -> Uitkomst:
    """Leg dezelfde maatregel voor dezelfde periode maar één keer vast."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.overlapt:
        oordeel = Oordeel.NIET_VOLDAAN
        reden = zin("In deze periode geldt al: %(kader)s.", kader=feiten.kader.value)
        ontbreekt = (zin("Kijk of deze beslissing al is vastgelegd. Is het een verlenging, kies dan de vorige."),)
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("Deze maatregel geldt in deze periode nog niet.")
    return Uitkomst("maatregel niet dubbel", oordeel, reden, NIET_DUBBEL, ontbreekt)


# What is asked before a measure is recorded, in the order of the form.
BIJ_MAATREGEL = (
    maatregel_binnen_wettelijke_duur,
    maatregel_alleen_minderjarig,
    maatregel_niet_dubbel,
    verlenging_sluit_aan,
    voorlopig_niet_verlengd,
    uithuisplaatsing_onder_toezicht,
    gesloten_met_instemming,
    gesloten_met_wettelijke_basis,
    instelling_voert_uit,
)
