"""The placement table: the stored plan as cards, and how fresh it is. Loads without solving anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from zorglandschap.apps.aanbod.queries import AanbodBeeld, laatst_gewijzigd, list_beelden
from zorglandschap.apps.casus.queries import Tafelkind, eis_tafel, list_tafelkinderen
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.matching.models import Advies, Tafelbesluit, Verdelingsplan, Voorstel, Wachtgebeurtenis
from zorglandschap.apps.matching.tafelresultaat import Resultaat, lees_resultaat
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.matching.tafel import Tafelkolom, trapzin
from zorglandschap.core.matching.verdeling.doelorde import VERZONNEN
from zorglandschap.core.matching.verdeling.plan import Plaatsing

PER_BLAD = 24
VRIJ_HOOGSTENS = 40


@dataclass(frozen=True, slots=True)
class Trapbeeld:
    """One stage in words, with its value, its bound, and whether they are proven to be the same."""

    zin: Tekst
    waarde: int
    grens: int
    bewezen: bool


@dataclass(frozen=True, slots=True)
class Planbeeld:
    """A plan as the head of the table shows it; ``plekken_anders`` and ``wachtenden_anders``: changed since."""

    sleutel: UUID
    om: datetime
    door_naam: str
    regels_versie: str
    invoer_hash: str
    trappen: tuple[Trapbeeld, ...]
    is_van_vandaag: bool
    plekken_anders: bool
    wachtenden_anders: bool
    jaloers: int
    zonder_wens: int
    reserve_tekort: tuple[tuple[str, int], ...]

    @property
    def bewezen(self) -> bool:
        """True when every stage is proven."""
        return all(trap.bewezen for trap in self.trappen)


@dataclass(frozen=True, slots=True)
class Besluitbeeld:
    """The last decision about a youth; ``besloten`` None: keeps waiting or stays."""

    besloten_id: int | None
    volgt_advies: bool
    reden: str
    door_naam: str
    om: datetime


@dataclass(frozen=True, slots=True)
class Kaart:
    """One youth on the table; ``kind`` is None for a family that this viewer may not see."""

    nummer: int
    kind: Tafelkind | None
    kolom: Tafelkolom
    hulpvorm: Hulpvorm | None
    stap: Hulpvorm | None
    urgentie: int
    dagen: int
    plaatsing: Plaatsing | None
    naar: AanbodBeeld | None
    van: AanbodBeeld | None
    samen_met: tuple[int, ...]
    is_gesplitst: bool
    had_liever: bool
    besluit: Besluitbeeld | None


@dataclass(frozen=True, slots=True)
class Eenheid:
    """Cards that belong together: one youth, or a chain in the order in which it is carried out."""

    kolom: Tafelkolom
    kaarten: tuple[Kaart, ...]


@dataclass(frozen=True, slots=True)
class VrijePlek:
    """An offer with places that nobody gets in this plan."""

    nummer: int
    beeld: AanbodBeeld
    aantal: int


@dataclass(frozen=True, slots=True)
class Tafelblad:
    """The page; ``plan`` is None when there is none yet."""

    plan: Planbeeld | None
    eenheden: tuple[Eenheid, ...] = ()
    aantallen: Mapping[Tafelkolom, int] | None = None
    vrij: tuple[VrijePlek, ...] = ()
    gemeenten: tuple[str, ...] = ()
    hulpvormen: tuple[Hulpvorm, ...] = ()
    bladen: int = 1
    blad: int = 1
    besloten: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Bron:
    """Everything that a card is made of."""

    plan: Verdelingsplan
    resultaat: Resultaat
    kinderen: Mapping[UUID, Tafelkind]
    vormen: Mapping[UUID, Hulpvorm]
    besluiten: Mapping[UUID, Besluitbeeld]

    def kind(self, nummer: int) -> Tafelkind | None:
        """The youth with this number, when the viewer may see it."""
        return self.kinderen.get(self.resultaat.casussen[nummer])

    def kaart(self, nummer: int, kolom: Tafelkolom, plaatsing: Plaatsing | None, woorden: Woorden) -> Kaart:
        """The card of one youth."""
        res, sleutel, kind = self.resultaat, self.resultaat.casussen[nummer], self.kind(nummer)
        huidig = res.huidig.get(nummer)
        return Kaart(
            nummer=nummer,
            kind=kind,
            kolom=kolom,
            hulpvorm=self.vormen.get(sleutel) if kind else None,
            stap=res.stappen.get(nummer) if kind else None,
            urgentie=res.urgentie[nummer],
            dagen=res.dagen[nummer],
            plaatsing=plaatsing,
            naar=woorden.get(res.aanbod[plaatsing.aanbod]) if plaatsing else None,
            van=woorden.get(res.aanbod[huidig]) if huidig else None,
            samen_met=res.bij(nummer),
            is_gesplitst=any(nummer in groep for groep in res.gesplitst),
            had_liever=nummer in res.liever,
            besluit=self.besluiten.get(sleutel) if kind else None,
        )


Woorden = Mapping[int, AanbodBeeld]
Rij = tuple[Tafelkolom, tuple[tuple[int, Plaatsing | None], ...]]


def get_tafel(
    kijker: Kijker, *, nu: datetime, gemeente: str = "", hulpvorm: Hulpvorm | None = None, blad: int = 1
) -> Tafelblad:
    """The table with the newest plan; raises NietGevonden for who does not sit at it."""
    eis_tafel(kijker, Handeling.TAFEL_BEKIJKEN)
    plan = Verdelingsplan.objects.defer("opgave").first()
    if plan is None:
        return Tafelblad(plan=None)
    bron = maak_bron(kijker, plan, nu)
    rijen = [rij for rij in _rijen(bron.resultaat) if _past(bron, rij, gemeente, hulpvorm)]
    bladen = max(1, -(-len(rijen) // PER_BLAD))
    blad = min(max(1, blad), bladen)
    deel = rijen[(blad - 1) * PER_BLAD : blad * PER_BLAD]
    over = _over(bron.resultaat)[:VRIJ_HOOGSTENS]
    woorden = list_beelden({*_aanbod_van(bron.resultaat, deel), *(bron.resultaat.aanbod[n] for n, _ in over)})
    return Tafelblad(
        plan=planbeeld(plan, bron.resultaat, nu),
        eenheden=tuple(Eenheid(kolom, tuple(bron.kaart(n, kolom, p, woorden) for n, p in wie)) for kolom, wie in deel),
        aantallen=Counter(kolom for kolom, wie in rijen for _ in wie),
        vrij=tuple(
            VrijePlek(n, woorden[pk], aantal) for n, aantal in over if (pk := bron.resultaat.aanbod[n]) in woorden
        ),
        gemeenten=tuple(sorted({k.gemeente for k in bron.kinderen.values() if k.gemeente})),
        hulpvormen=tuple(v for v in Hulpvorm if v in set(bron.vormen.values())),
        bladen=bladen,
        blad=blad,
        besloten=len(bron.besluiten),
    )


def get_plan(kijker: Kijker, sleutel: UUID, *, met_opgave: bool = False) -> Verdelingsplan:
    """One plan, for who sits at the table; raises NietGevonden."""
    eis_tafel(kijker, Handeling.TAFEL_BEKIJKEN)
    rijen = Verdelingsplan.objects.all() if met_opgave else Verdelingsplan.objects.defer("opgave")
    plan = rijen.filter(sleutel=sleutel).first()
    if plan is None:
        raise NietGevonden
    return plan


def maak_bron(kijker: Kijker, plan: Verdelingsplan, nu: datetime, nummers: Iterable[int] | None = None) -> Bron:
    """What the cards of these youths (or of all) are made of, in three queries and a line in the log."""
    resultaat = lees_resultaat(plan.resultaat)
    wie = resultaat.casussen.values() if nummers is None else {resultaat.casussen[n] for n in nummers}
    kinderen = list_tafelkinderen(kijker, list(wie), vandaag=timezone.localdate(nu))
    return Bron(plan, resultaat, kinderen, _vormen(kinderen), _besluiten(plan))


def planbeeld(plan: Verdelingsplan, resultaat: Resultaat, nu: datetime) -> Planbeeld:
    """The head of the table: how good the plan is, and how fresh."""
    sinds = plan.om
    gevraagd = Voorstel.objects.aggregate(gevraagd=Max("gevraagd_om"), beantwoord=Max("beantwoord_om"))
    plekken = [laatst_gewijzigd(), *gevraagd.values()]
    wachtend = Wachtgebeurtenis.objects.aggregate(om=Max("om"))["om"]
    return Planbeeld(
        sleutel=plan.sleutel,
        om=plan.om,
        door_naam=plan.door_naam,
        regels_versie=plan.regels_versie,
        invoer_hash=plan.invoer_hash,
        trappen=tuple(
            Trapbeeld(trapzin(t["sleutel"], VERZONNEN), t["waarde"], t["grens"], t["bewezen"]) for t in plan.trappen
        ),
        is_van_vandaag=timezone.localdate(plan.om) == timezone.localdate(nu),
        plekken_anders=any(moment is not None and moment > sinds for moment in plekken),
        wachtenden_anders=wachtend is not None and wachtend > sinds,
        jaloers=len(resultaat.liever),
        zonder_wens=resultaat.zonder_wens,
        reserve_tekort=tuple(resultaat.reserve_tekort.items()),
    )


def _rijen(res: Resultaat) -> list[Rij]:
    """Everybody who waits or could go somewhere, the most urgent first; who stays where he lives is left out."""
    rijen: list[Rij] = []
    for keten in res.ketens:
        kolom = Tafelkolom.PLEK if len(keten) == 1 and keten[0].van is None else Tafelkolom.KETEN
        rijen.append((kolom, tuple((p.jeugdige, p) for p in keten)))
    rijen += [(Tafelkolom.WACHT, ((nummer, None),)) for nummer in res.wachtend]
    return sorted(rijen, key=lambda rij: res.voorrang(n for n, _ in rij[1]))


def _past(bron: Bron, rij: Rij, gemeente: str, hulpvorm: Hulpvorm | None) -> bool:
    """A chain is shown whole when one of its youths fits the filter."""
    for nummer, _ in rij[1]:
        kind, vorm = bron.kind(nummer), bron.vormen.get(bron.resultaat.casussen[nummer])
        if kind and gemeente in ("", kind.gemeente) and hulpvorm in (None, vorm):
            return True
    return False


def _over(res: Resultaat) -> list[tuple[int, int]]:
    """Places that nobody gets; an offer with places now and places later counts once, under its first number."""
    eerste: dict[int, int] = {}
    aantal: Counter[int] = Counter()
    for nummer, vrij in res.over.items():
        aantal[eerste.setdefault(res.aanbod[nummer], nummer)] += vrij
    return list(aantal.items())


def _aanbod_van(res: Resultaat, rijen: Iterable[Rij]) -> Iterator[int]:
    for _, wie in rijen:
        for nummer, plaatsing in wie:
            if plaatsing is not None:
                yield res.aanbod[plaatsing.aanbod]
            if nummer in res.huidig:
                yield res.aanbod[res.huidig[nummer]]


def _vormen(kinderen: Mapping[UUID, Tafelkind]) -> dict[UUID, Hulpvorm]:
    """The form of the last advice, by key of the casus."""
    sleutel_van = {kind.casus_id: sleutel for sleutel, kind in kinderen.items()}
    rijen = Advies.objects.filter(casus_id__in=list(sleutel_van)).order_by("om", "pk")
    return {sleutel_van[casus]: Hulpvorm(vorm) for casus, vorm in rijen.values_list("casus_id", "hulpvorm")}


def _besluiten(plan: Verdelingsplan) -> dict[UUID, Besluitbeeld]:
    """The last decision per youth on this plan."""
    rijen = Tafelbesluit.objects.filter(plan=plan).order_by("om", "pk")
    velden = ("casus__sleutel", "besloten_id", "volgt_advies", "reden", "door_naam", "om")
    return {rij[0]: Besluitbeeld(*rij[1:]) for rij in rijen.values_list(*velden)}
