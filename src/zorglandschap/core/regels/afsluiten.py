"""When may a casus close, and what was promised for afterwards? Regiovisie §2.1, §2.2, §2.3 and §3.3."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.core.begrippen.bron import REGIOVISIE, Bron
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

NIET_LOSLATEN = Bron(REGIOVISIE, "§2.3", "De lokale toegang of de GI blijft het hele proces naast het gezin.")
EINDE_IN_ZICHT = Bron(
    REGIOVISIE, "§3.3", "Hulp heeft uitzicht op een einde: ze stopt als de concrete doelen zijn bereikt."
)
TERUGKIJKEN = Bron(
    REGIOVISIE,
    "§2.1",
    "Samen met ouders en jeugdige kijken we terug op het traject en leren we van wat goed en minder goed ging.",
)
DAARNA = Bron(REGIOVISIE, "§2.2", "De vaste contactpersoon laat niet los voordat het gewenste perspectief is bereikt.")

STOP_HULP = zin("Leg bij ‘Hulp en regie’ vast wanneer en waarom de hulp stopt.")
RONDE_DOELEN_AF = zin("Bekijk de doelen die nog open staan: behaald of gestopt?")
KIJK_TERUG = zin("Vraag jeugdige en ouders wat goed ging en wat beter kon.")
SPREEK_AF = zin("Spreek een dag af waarop u nog eens vraagt hoe het gaat.")
NEEM_CONTACT = zin("Neem contact op met het gezin en leg vast hoe het gaat.")


@dataclass(frozen=True, slots=True)
class AfsluitFeiten:
    """What the rules of closing may know; days count until or since the promised contact, the norm is policy.

    ``hulp_loopt`` counts help of this casus that still runs, ``was_hulp`` tells whether there was any.
    ``nazorg_na_dagen`` None: no day was agreed. ``nazorg_te_laat_dagen`` counts after the day has passed.
    """

    was_hulp: bool = True
    hulp_loopt: int = 0
    doelen_open: int = 0
    terugblik: bool = False
    nazorg_na_dagen: int | None = None
    nazorg_hoogstens_dagen: int = 0
    is_gesloten: bool = False
    nazorg_gehouden: bool = False
    nazorg_te_laat_dagen: int = 0


def hulp_eerst_afgerond(feiten: AfsluitFeiten) -> Uitkomst:
    """Sluit een casus pas af als alle hulp van deze casus is afgerond, ook de hulp thuis."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.hulp_loopt:
        oordeel, ontbreekt = Oordeel.NIET_VOLDAAN, (STOP_HULP,)
        reden = zin("Er loopt nog hulp in deze casus (%(aantal)s).", aantal=feiten.hulp_loopt)
    elif feiten.was_hulp:
        oordeel, reden = Oordeel.VOLDAAN, zin("Alle hulp van deze casus is afgerond.")
    else:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Er was in deze casus geen jeugdhulp.")
    return Uitkomst("hulp eerst afgerond", oordeel, reden, NIET_LOSLATEN, ontbreekt)


def doelen_bekeken(feiten: AfsluitFeiten) -> Uitkomst:
    """Bekijk bij het afsluiten welke doelen zijn behaald."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.doelen_open:
        oordeel, ontbreekt = Oordeel.LET_OP, (RONDE_DOELEN_AF,)
        reden = zin("Van %(aantal)s doelen is nog niet gezegd of ze zijn behaald.", aantal=feiten.doelen_open)
        if feiten.doelen_open == 1:
            reden = zin("Van één doel is nog niet gezegd of het is behaald.")
    elif feiten.was_hulp:
        oordeel, reden = Oordeel.VOLDAAN, zin("Van alle doelen staat vast of ze zijn behaald.")
    else:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Er was in deze casus geen jeugdhulp.")
    return Uitkomst("doelen bekeken", oordeel, reden, EINDE_IN_ZICHT, ontbreekt, is_hard=False)


def terugblik_met_gezin(feiten: AfsluitFeiten) -> Uitkomst:
    """Kijk na jeugdhulp samen met jeugdige en ouders terug, zodat we ervan leren."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not feiten.was_hulp:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Er was in deze casus geen jeugdhulp.")
    elif feiten.terugblik:
        oordeel, reden = Oordeel.VOLDAAN, zin("Jeugdige of ouders hebben teruggekeken.")
    else:
        oordeel, reden, ontbreekt = Oordeel.LET_OP, zin("Er is nog niet teruggekeken met het gezin."), (KIJK_TERUG,)
    return Uitkomst("terugblik met gezin", oordeel, reden, TERUGKIJKEN, ontbreekt, is_hard=False)


def nazorg_afgesproken(feiten: AfsluitFeiten) -> Uitkomst:
    """Spreek bij het einde van jeugdhulp af wanneer u nog eens vraagt hoe het gaat."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not feiten.was_hulp:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Er was in deze casus geen jeugdhulp.")
    elif feiten.nazorg_na_dagen is None:
        oordeel, reden, ontbreekt = Oordeel.LET_OP, zin("Er is nog geen nazorgcontact afgesproken."), (SPREEK_AF,)
    elif feiten.nazorg_na_dagen > feiten.nazorg_hoogstens_dagen:
        oordeel, ontbreekt = Oordeel.LET_OP, (SPREEK_AF,)
        reden = zin("Het nazorgcontact is pas over %(dagen)s dagen.", dagen=feiten.nazorg_na_dagen)
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("Er is een nazorgcontact afgesproken.")
    return Uitkomst("nazorg afgesproken", oordeel, reden, DAARNA, ontbreekt, is_hard=False)


def nazorg_op_tijd(feiten: AfsluitFeiten) -> Uitkomst:
    """Houd het nazorgcontact dat bij het afsluiten is beloofd."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not feiten.is_gesloten or (feiten.nazorg_na_dagen is None and not feiten.nazorg_gehouden):
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Er is geen nazorgcontact beloofd.")
    elif feiten.nazorg_gehouden:
        oordeel, reden = Oordeel.VOLDAAN, zin("Het nazorgcontact is geweest.")
    elif feiten.nazorg_te_laat_dagen > 0:
        oordeel, ontbreekt = Oordeel.NIET_VOLDAAN, (NEEM_CONTACT,)
        reden = zin("Het beloofde nazorgcontact is %(dagen)s dagen te laat.", dagen=feiten.nazorg_te_laat_dagen)
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("Het nazorgcontact staat nog gepland.")
    return Uitkomst("nazorg op tijd", oordeel, reden, DAARNA, ontbreekt, is_hard=False)
