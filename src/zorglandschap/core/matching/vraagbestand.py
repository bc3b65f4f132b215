"""Reads one question for the ranking from a parsed file; every mistake is named with its field and its value.

A field that is not known is refused, so that nothing can be weighed that the ranking may not know. The shape of the
file stands in docs/handleiding/rangschik.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from zorglandschap.core.begrippen.aanbodwoorden import Ritme
from zorglandschap.core.begrippen.codelijsten import Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.matchwoorden import Gezinswens
from zorglandschap.core.matching.bestandtabel import GEEN_DAG, HOOGSTE_NUMMER, Tabel
from zorglandschap.core.matching.profiel import Aanbiedingen, Profiel
from zorglandschap.core.matching.verdeling.doelorde import GROOTSTE_GROEP
from zorglandschap.core.matching.verdeling.invoer import Aanbod, als_aanbiedingen

VRAAG = frozenset({"jeugdige", "aanbod"})
JEUGDIGE = frozenset(
    {
        "leeftijd", "maanden", "thuis", "school", "gemeente", "advies", "behoeften", "crisis", "samen",
        "machtiging_gesloten", "gewenste_start", "uiterste_start", "wensen", "gewenste_gemeente", "verwacht_weken",
        "zonder_contract", "aantal_samen", "gezinslocaties",
    }
)  # fmt: skip
AANBOD = frozenset(
    {
        "id", "naam", "hulpvorm", "locatie", "leeftijd_van", "leeftijd_tot", "specialismen", "neemt_lvb", "neemt_samen",
        "vrij", "vrij_vanaf", "neemt_ggz", "ritme", "groep", "eigen_kamer", "dieren",
    }
)  # fmt: skip
PUNT = frozenset({"breedte", "lengte"})
LOCATIE = PUNT | {"nummer", "gemeente"}
OUDSTE = 22  # jeugdhulp can last until 23 (Jeugdwet art. 1.1)


class VraagFout(ValueError):
    """The question cannot be answered; ``fouten`` are sentences that name the field and its value."""

    def __init__(self, fouten: list[str]) -> None:
        self.fouten = tuple(fouten)
        super().__init__("\n".join(fouten))


@dataclass(frozen=True, slots=True, eq=False)
class Vraag:
    """One youth with the advised form; ``aanbiedingen`` is None when the file leaves the offers to the database."""

    profiel: Profiel
    advies: Hulpvorm
    aanbiedingen: Aanbiedingen | None
    namen: Mapping[int, str]


def lees_vraag(ruw: object) -> Vraag:
    """The question in a parsed JSON file; raises VraagFout with every mistake in it."""
    fouten: list[str] = []
    vraag = Tabel(ruw, "het bestand", VRAAG, fouten)
    jeugdige = Tabel(vraag.rij.get("jeugdige"), "de jeugdige", JEUGDIGE, fouten)
    lees = lees_profiel(jeugdige)
    advies = jeugdige.code("advies", Hulpvorm)
    aanbod, namen = _lees_aanbod(vraag) if "aanbod" in vraag.rij else (None, {})
    if fouten:
        raise VraagFout(fouten)
    return Vraag(lees(), advies, None if aanbod is None else als_aanbiedingen(aanbod), namen)


def lees_profiel(t: Tabel) -> Callable[[], Profiel]:
    """Reads all fields; the profile itself is made when nothing is wrong."""
    maanden = t.geheel("leeftijd", 0, OUDSTE) * 12 + t.geheel("maanden", 0, 11, standaard=0)
    thuis, gemeente = t.punt("thuis", PUNT), t.gemeente("gemeente")
    school = t.punt("school", PUNT) if t.rij.get("school") is not None else None
    gewenst, uiterst = t.dag("gewenste_start"), t.dag("uiterste_start")
    if GEEN_DAG not in (gewenst, uiterst) and uiterst < gewenst:
        t.mis("uiterste_start", f"dat is voor ‘gewenste_start’ ({gewenst}).")
    behoeften = t.codes("behoeften", Specialisme)
    crisis, samen, machtiging = (t.ja_nee(veld) for veld in ("crisis", "samen", "machtiging_gesloten"))
    wensen, daar = _wensen(t)
    weken, zonder = t.misschien("verwacht_weken"), t.getallen("zonder_contract")
    aantal, familie = t.geheel("aantal_samen", 1, GROOTSTE_GROEP, standaard=1), t.getallen("gezinslocaties")
    return lambda: Profiel(
        leeftijd_maanden=maanden,
        breedte=thuis[0],
        lengte=thuis[1],
        gemeente=gemeente,
        gewenste_start=gewenst,
        uiterste_start=uiterst,
        school=school,
        behoeften=behoeften,
        crisis=crisis,
        samen=samen,
        machtiging_gesloten=machtiging,
        wensen=wensen,
        gewenste_gemeente=daar,
        verwacht_weken=weken,
        zonder_contract=zonder,
        aantal_samen=aantal,
        gezinslocaties=familie,
    )


def _wensen(t: Tabel) -> tuple[frozenset[Gezinswens], int | None]:
    """What youth and parents ask; the wish for a gemeente and its code belong together."""
    wensen = t.codes("wensen", Gezinswens)
    daar = None if t.rij.get("gewenste_gemeente") is None else t.gemeente("gewenste_gemeente")
    if (Gezinswens.GEMEENTE in wensen) != (daar is not None):
        t.mis("gewenste_gemeente", f"die hoort bij de wens ‘{Gezinswens.GEMEENTE.value}’: schrijf beide op, of geen.")
    return wensen, daar


def _lees_aanbod(vraag: Tabel) -> tuple[list[Aanbod], dict[int, str]]:
    rijen = vraag.rij["aanbod"]
    if not isinstance(rijen, list) or not rijen:
        vraag.mis("aanbod", "dat is een lijst met minstens één aanbod.")
        return [], {}
    aanbod: list[Aanbod] = []
    namen: dict[int, str] = {}
    for nummer, rij in enumerate(rijen, 1):
        wie = (
            f"aanbod {rij['id']}"
            if isinstance(rij, dict) and isinstance(rij.get("id"), int)
            else f"aanbod nr. {nummer}"
        )
        tabel = Tabel(rij, wie, AANBOD, vraag.fouten)
        een = lees_aanbod(tabel)
        if een.id in namen and tabel.rij.get("id") == een.id:
            tabel.mis("id", "dat nummer staat er al.")
        namen[een.id] = tabel.tekst("naam", standaard=f"aanbod {een.id}")
        aanbod.append(een)
    return aanbod, namen


def lees_aanbod(t: Tabel) -> Aanbod:
    """One offer; what cannot be read gets a harmless value and a sentence in the mistakes of the table."""
    nummer, vrij = t.geheel("id", 1, HOOGSTE_NUMMER), t.geheel("vrij", 0, HOOGSTE_NUMMER)
    van, tot = t.geheel("leeftijd_van", 0, OUDSTE), t.geheel("leeftijd_tot", 0, OUDSTE)
    if tot < van:
        t.mis("leeftijd_tot", f"dat is lager dan ‘leeftijd_van’ ({van}).")
    vrij_vanaf = t.dag("vrij_vanaf") if t.rij.get("vrij_vanaf") is not None or vrij else None
    breedte, lengte = t.punt("locatie", LOCATIE)
    plaats = t.rij.get("locatie")
    waar = Tabel(plaats, f"‘locatie’ van {t.wie}", LOCATIE, t.fouten if isinstance(plaats, dict) else [], stil=True)
    return Aanbod(
        id=nummer,
        hulpvorm=t.code("hulpvorm", Hulpvorm),
        vrij=vrij,
        locatie=waar.geheel("nummer", 1, HOOGSTE_NUMMER, standaard=nummer),
        breedte=breedte,
        lengte=lengte,
        gemeente=waar.gemeente("gemeente"),
        leeftijd_van=van,
        leeftijd_tot=tot,
        specialismen=t.codes("specialismen", Specialisme),
        neemt_lvb=t.ja_nee("neemt_lvb"),
        neemt_samen=t.ja_nee("neemt_samen"),
        vrij_vanaf=vrij_vanaf,
        neemt_ggz=t.ja_nee("neemt_ggz", standaard=True),
        ritme=t.codes("ritme", Ritme),
        groep=t.misschien("groep", 0),
        eigen_kamer=_ja_nee_onbekend(t, "eigen_kamer"),
        dieren=_ja_nee_onbekend(t, "dieren"),
    )


def _ja_nee_onbekend(t: Tabel, veld: str) -> bool | None:
    """True or false; None when the file does not say."""
    return None if t.rij.get(veld) is None else t.ja_nee(veld)
