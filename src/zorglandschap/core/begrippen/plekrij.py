"""The places of an offer on a day as one row of words: free, counted, out of service, or simply ‘still so’."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta

from zorglandschap.core.begrippen.aanbodgegevens import Bezwaar
from zorglandschap.core.begrippen.aanbodwoorden import RedenBuitenGebruik
from zorglandschap.core.begrippen.rijlezer import Lezer, als_cel, dag_of_niets, getal_of_niets, woord
from zorglandschap.core.begrippen.tekst import zin

LANGSTE = {"kenmerk": 40, "toelichting": 300}

# column: (must be filled in, what it is); the order is the order in the file
PLEKKOLOMMEN: dict[str, tuple[bool, str]] = {
    "kenmerk": (True, "de code van het aanbod, zoals in het bestand met uw aanbod"),
    "dag": (False, "datum, zoals 2026-01-31; leeg is vandaag"),
    "vrij": (False, "heel getal: plekken die vanaf deze dag te geven zijn, zonder einde; leeg is ongewijzigd"),
    "aanwezig": (False, "heel getal: hoeveel jeugdigen er op deze dag echt waren; alleen vandaag of eerder"),
    "buiten": (False, "heel getal: plekken die vanaf deze dag om deze reden buiten gebruik zijn; 0 is weer in gebruik"),
    "buiten_tot": (False, "datum: de eerste dag dat die plekken weer te geven zijn, of leeg: nog niet bekend"),
    "reden": (False, "waarom ze buiten gebruik zijn: woord uit de lijst"),
    "toelichting": (False, "tekst, zonder namen; verplicht bij de reden ‘anders’"),
    "plekken": (False, "heel getal, om te vergelijken: hoeveel plekken er die dag zijn"),
    "bevestigd": (False, "heel getal, om te vergelijken: geplaatst en begonnen"),
    "gepland": (False, "heel getal, om te vergelijken: geplaatst, begint later"),
    "vastgehouden": (False, "heel getal, om te vergelijken: voor een vraag of toezegging"),
}
VERGELIJK = ("plekken", "bevestigd", "gepland", "vastgehouden")
VOORBEELD: tuple[dict[str, str], ...] = (
    {"kenmerk": "VOORBEELD-1"},
    {"kenmerk": "VOORBEELD-2", "vrij": "2", "aanwezig": "6"},
    {"kenmerk": "VOORBEELD-3", "buiten": "1", "reden": "verbouwing of onderhoud"},
)


@dataclass(frozen=True, slots=True)
class Plekrij:
    """What a row says about one offer from a day on; None means: nothing is said about it."""

    kenmerk: str
    dag: date
    vrij: int | None = None
    aanwezig: int | None = None
    buiten: int | None = None
    buiten_tot: date | None = None
    reden: RedenBuitenGebruik | None = None
    toelichting: str = ""
    plekken: int | None = None
    bevestigd: int | None = None
    gepland: int | None = None
    vastgehouden: int | None = None

    def onderwerpen(self) -> set[tuple[object, ...]]:
        """What this row is about: two rows of one file may not be about the same."""
        uit: set[tuple[object, ...]] = set()
        if self.vrij is not None:
            uit.add((self.kenmerk, self.dag, "vrij"))
        if self.aanwezig is not None:
            uit.add((self.kenmerk, self.dag, "aanwezig"))
        if self.buiten is not None:
            uit.add((self.kenmerk, self.dag, "buiten", self.reden, self.buiten_tot))
        return uit or {(self.kenmerk, self.dag)}

    @property
    def vergelijkingen(self) -> dict[str, int]:
        """The numbers of the provider that are only compared with ours."""
        return {naam: getallen for naam in VERGELIJK if (getallen := getattr(self, naam)) is not None}


def lees_plekrij(cellen: Mapping[str, str], vandaag: date) -> tuple[Plekrij, tuple[Bezwaar, ...]]:
    """The row as a value, and everything that could not be read (empty: all could)."""
    lezer = Lezer(cellen, PLEKKOLOMMEN, LANGSTE)
    getallen = {
        naam: lezer.lees(naam, getal_of_niets, None)
        for naam in ("vrij", "aanwezig", "buiten", "plekken", "bevestigd", "gepland", "vastgehouden")
    }
    rij = Plekrij(
        kenmerk=lezer.lees("kenmerk", str, ""),
        dag=lezer.lees("dag", dag_of_niets, None) or vandaag,
        buiten_tot=lezer.lees("buiten_tot", dag_of_niets, None),
        reden=lezer.lees("reden", woord(RedenBuitenGebruik), None) if lezer.cel("reden") else None,
        toelichting=lezer.lees("toelichting", str, ""),
        **getallen,
    )
    return rij, tuple(lezer.bezwaren)


def plekbezwaren(rij: Plekrij, *, vandaag: date, vooruit: int, hoogstens: int) -> tuple[Bezwaar, ...]:
    """Everything in this row that cannot be, whatever the offer is; empty is good."""
    return (*_dagen(rij, vandaag, vooruit), *_aantallen(rij, hoogstens), *_buiten(rij))


def _dagen(rij: Plekrij, vandaag: date, vooruit: int) -> Iterator[Bezwaar]:
    if rij.dag > vandaag + timedelta(days=vooruit):
        yield Bezwaar("dag", zin("Kies een dag van hoogstens %(n)s dagen vooruit.", n=vooruit))
    if rij.vrij is not None and rij.dag < vandaag:
        yield Bezwaar("vrij", zin("Deze dag is voorbij. Laat ‘vrij’ leeg, of kies vandaag of een latere dag."))
    if rij.vergelijkingen and rij.dag < vandaag:
        eerste = next(iter(rij.vergelijkingen))
        yield Bezwaar(eerste, zin("Vergelijken kan vanaf vandaag. Laat dit leeg bij een dag die voorbij is."))
    if rij.aanwezig is not None and rij.dag > vandaag:
        yield Bezwaar("aanwezig", zin("Deze dag komt nog. Tel wie er was op de dag zelf of erna."))


def _aantallen(rij: Plekrij, hoogstens: int) -> Iterator[Bezwaar]:
    for naam in ("vrij", "aanwezig", "buiten"):
        aantal = getattr(rij, naam)
        if aantal is not None and aantal > hoogstens:
            yield Bezwaar(naam, zin("Kies een aantal van 0 tot en met %(n)s.", n=hoogstens))


def _buiten(rij: Plekrij) -> Iterator[Bezwaar]:
    if rij.buiten is None:
        for naam in ("buiten_tot", "reden"):
            if getattr(rij, naam) is not None:
                yield Bezwaar(naam, zin("Vul ook bij ‘buiten’ in om hoeveel plekken het gaat, of laat dit leeg."))
        return
    if rij.reden is None:
        yield Bezwaar("reden", zin("Schrijf waarom de plekken buiten gebruik zijn: een woord uit de lijst."))
    if rij.buiten and rij.reden is RedenBuitenGebruik.ANDERS and not rij.toelichting:
        yield Bezwaar("toelichting", zin("Schrijf kort op waarom de plek niet te geven is."))
    if rij.buiten_tot is not None and rij.buiten_tot <= rij.dag:
        yield Bezwaar("buiten_tot", zin("Het einde ligt niet na het begin. Kies een latere dag, of laat het leeg."))


def schrijf_plekrij(rij: Plekrij) -> dict[str, str]:
    """The same row in words, so that reading it gives the same."""
    return {veld.name: als_cel(getattr(rij, veld.name)) for veld in fields(Plekrij)}
