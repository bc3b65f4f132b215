"""Two registrations of one child become one: by two people, without mixing two children or two running cases."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.core.begrippen.bron import JEUGDWET, Bron
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

VIER_OGEN = Bron(
    "AVG", "art. 5 lid 1 onder d en f, en art. 32", "gegevens zijn juist, en niemand kan ze alleen door elkaar halen"
)
BSN_HOORT_BIJ_EEN = Bron(JEUGDWET, "art. 7.2.1 en 7.2.2", "het burgerservicenummer stelt vast om welk kind het gaat")
EEN_REGISSEUR = Bron(
    "Regiovisie jeugdhulp Flevoland ‘Samen en dichtbij’ 2021–2025",
    "§2.2 en §3.2",
    "Eén gezin heeft één plan en één regisseur die naast het gezin blijft.",
)


@dataclass(frozen=True, slots=True)
class DubbelFeiten:
    """What the rules of merging may know of the two registrations, and of who proposes and confirms."""

    beide_open: bool = False
    verschillende_bsn: bool = False
    bsn_alleen_bij_dubbel: bool = False
    bevestigt: bool = False
    zelfde_persoon: bool = False


def samenvoegen_door_twee(feiten: DubbelFeiten) -> Uitkomst:
    """Twee registraties worden pas één als een tweede collega van dezelfde gemeente dat bevestigt."""
    ontbreekt: tuple[Tekst, ...] = ()
    if not feiten.bevestigt:
        oordeel, reden = Oordeel.NIET_VAN_TOEPASSING, zin("Het is nog een voorstel.")
    elif feiten.zelfde_persoon:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("U heeft dit zelf voorgesteld.")
        ontbreekt = (zin("Vraag een collega van uw gemeente om mee te kijken en te bevestigen."),)
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("Een collega stelde het voor, u bevestigt het.")
    return Uitkomst("samenvoegen door twee", oordeel, reden, VIER_OGEN, ontbreekt)


def een_lopende_casus(feiten: DubbelFeiten) -> Uitkomst:
    """Voeg twee registraties pas samen als er hoogstens één casus loopt."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.beide_open:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Bij beide registraties loopt een casus.")
        ontbreekt = (
            zin("Spreek met de andere regisseur af wie verder gaat. Sluit de andere casus af, en voeg daarna samen."),
        )
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("Er loopt hoogstens één casus.")
    return Uitkomst("een lopende casus", oordeel, reden, EEN_REGISSEUR, ontbreekt)


def zelfde_kind(feiten: DubbelFeiten) -> Uitkomst:
    """Twee registraties met een ander burgerservicenummer zijn twee kinderen en worden nooit samengevoegd."""
    ontbreekt: tuple[Tekst, ...] = ()
    if feiten.verschillende_bsn:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("De burgerservicenummers verschillen: dit zijn twee kinderen.")
        ontbreekt = (zin("Klopt een van de nummers niet? Laat dat eerst verbeteren."),)
    elif feiten.bsn_alleen_bij_dubbel:
        oordeel, reden = Oordeel.NIET_VOLDAAN, zin("Alleen de registratie die vervalt heeft een burgerservicenummer.")
        ontbreekt = (zin("Draai het om: laat de registratie met het burgerservicenummer blijven."),)
    else:
        oordeel, reden = Oordeel.VOLDAAN, zin("De burgerservicenummers spreken elkaar niet tegen.")
    return Uitkomst("zelfde kind", oordeel, reden, BSN_HOORT_BIJ_EEN, ontbreekt)


REGELS = (een_lopende_casus, zelfde_kind, samenvoegen_door_twee)
