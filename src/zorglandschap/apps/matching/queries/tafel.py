"""The placement table: the stored plan as cards, and how fresh it is. Loads without solving anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Max, Q
from django.utils import timezone

from zorglandschap.apps.aanbod.queries import AanbodBeeld, laatst_gewijzigd, list_beelden
from zorglandschap.apps.casus.queries import (
    Tafelkind,
    eis_tafel,
    is_ergens_uitgesloten,
    list_tafelkinderen,
    log_tafel,
)
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.matching.models import Advies, Tafelbesluit, Verdelingsplan, Voorstel, Wachtgebeurtenis
from zorglandschap.apps.matching.queries.crisisstand import Reservebeeld, reservebeelden
from zorglandschap.apps.matching.queries.tafelstand import geldende_besluiten
from zorglandschap.apps.matching.queries.tafelzicht import met_familie_van_nu, voor_kijker
from zorglandschap.apps.matching.tafelrekening import orde_van
from zorglandschap.apps.matching.tafelresultaat import Resultaat, lees_resultaat
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.hulpvormen import AMBULANT, Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tafelwoorden import Meningstand, Tafelreden
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.matching.tafel import Tafelkolom, trapzin
from zorglandschap.core.matching.verdeling.doelorde import Grond
from zorglandschap.core.matching.verdeling.plan import Plaatsing

PER_BLAD = 24
VRIJ_HOOGSTENS = 40


@dataclass(frozen=True, slots=True)
class Trapbeeld:
    """One stage in words, with its value, its bound, whether they are proven to be the same, and why it is there.

    The numbers are None for who may not see every family.
    """

    zin: Tekst
    waarde: int | None
    grens: int | None
    bewezen: bool
    grond: Grond | None


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
    opgedeeld: int
    reserve_tekort: tuple[tuple[str, int], ...]  # of a plan from before the reserve was kept per cluster
    reserve: tuple[Reservebeeld, ...]

    @property
    def bewezen(self) -> bool:
        """True when every stage is proven."""
        return all(trap.bewezen for trap in self.trappen)

    @property
    def is_verzonnen(self) -> bool:
        """True when the order was not all decided by the region."""
        return any(trap.grond is None or trap.grond.is_verzonnen for trap in self.trappen)


@dataclass(frozen=True, slots=True)
class Besluitbeeld:
    """The last decision about a youth; ``besloten`` None: keeps waiting or stays."""

    besloten_id: int | None
    volgt_advies: bool
    reden_code: Tafelreden
    reden: str
    mening_stand: Meningstand
    mening: str
    door_naam: str
    om: datetime


@dataclass(frozen=True, slots=True)
class Kaart:
    """One youth on the table; ``woont``: lives somewhere, also when a secret address hides where (``van`` None).

    ``is_vast``: was decided on before this plan, and left out of it with the place in ``naar``. ``is_opgedeeld``: of a
    family that was too large to be one group. ``bij_familie``: goes to where a brother or sister lives, or elsewhere.
    """

    nummer: int
    kind: Tafelkind
    kolom: Tafelkolom
    hulpvorm: Hulpvorm | None
    stap: Hulpvorm | None
    urgentie: int
    dagen: int
    plaatsing: Plaatsing | None
    naar: AanbodBeeld | None
    van: AanbodBeeld | None
    woont: bool
    is_vast: bool
    samen_met: tuple[int, ...]
    is_gesplitst: bool
    is_opgedeeld: bool
    had_liever: bool
    bij_familie: bool | None
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
    """Everything that a card is made of: of the plan only what this viewer may see."""

    plan: Verdelingsplan
    resultaat: Resultaat
    kinderen: Mapping[UUID, Tafelkind]
    vormen: Mapping[UUID, Hulpvorm]
    besluiten: Mapping[UUID, Besluitbeeld]

    def kind(self, nummer: int) -> Tafelkind:
        """The youth with this number; raises NietGevonden when the viewer may not see it."""
        if nummer not in self.resultaat.casussen:
            raise NietGevonden
        return self.kinderen[self.resultaat.casussen[nummer]]

    def aanbod_van(self, nummer: int) -> int | None:
        """The offer (its id) where the youth goes by the plan, or by a decision from before it."""
        return self.resultaat.geadviseerd(nummer)

    def woont_bij(self, nummer: int) -> int | None:
        """The offer (its id) where the youth lives now; None also when the address is secret."""
        huidig = self.resultaat.huidig.get(nummer)
        return None if huidig is None or self.kind(nummer).is_geheim else self.resultaat.aanbod[huidig]

    def kaart(self, nummer: int, kolom: Tafelkolom, plaatsing: Plaatsing | None, woorden: Woorden) -> Kaart:
        """The card of one youth."""
        res, kind = self.resultaat, self.kind(nummer)
        naar, van = self.aanbod_van(nummer), self.woont_bij(nummer)
        beeld = woorden.get(naar) if naar else None
        return Kaart(
            nummer=nummer,
            kind=kind,
            kolom=kolom,
            hulpvorm=self.vormen.get(kind.sleutel),
            stap=res.stappen.get(nummer),
            urgentie=res.urgentie.get(nummer, 0),
            dagen=res.dagen.get(nummer, 0),
            plaatsing=plaatsing,
            naar=beeld,
            van=woorden.get(van) if van else None,
            woont=nummer in res.huidig,
            is_vast=nummer in res.vast,
            samen_met=res.bij(nummer),
            is_gesplitst=any(nummer in groep for groep in res.gesplitst),
            is_opgedeeld=any(nummer in gezin for gezin in res.opgedeeld),
            had_liever=nummer in res.liever,
            bij_familie=None if beeld is not None and beeld.hulpvorm in AMBULANT else res.bij_familie(nummer),
            besluit=self.besluiten.get(kind.sleutel),
        )


Woorden = Mapping[int, AanbodBeeld]
Rij = tuple[Tafelkolom, tuple[tuple[int, Plaatsing | None], ...]]


def get_tafel(
    kijker: Kijker, *, nu: datetime, gemeente: str = "", hulpvorm: Hulpvorm | None = None, blad: int = 1
) -> Tafelblad:
    """The table with the newest plan; raises NietGevonden for who does not sit at it."""
    eis_tafel(kijker, Handeling.TAFEL_BEKIJKEN)
    plan = Verdelingsplan.objects.defer("opgave", "oplossing", "vraag").first()
    if plan is None:
        return Tafelblad(plan=None)
    bron = maak_bron(kijker, plan, nu)
    log_tafel(kijker, plan.sleutel, len(bron.kinderen))
    rijen = [rij for rij in _rijen(bron.resultaat) if _past(bron, rij, gemeente, hulpvorm)]
    bladen = max(1, -(-len(rijen) // PER_BLAD))
    blad = min(max(1, blad), bladen)
    deel = rijen[(blad - 1) * PER_BLAD : blad * PER_BLAD]
    over = _over(bron.resultaat)[:VRIJ_HOOGSTENS]
    woorden = list_beelden({*_aanbod_van(bron, deel), *(bron.resultaat.aanbod[n] for n, _ in over)})
    return Tafelblad(
        plan=planbeeld(kijker, plan, bron.resultaat, nu),
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


def get_plan(kijker: Kijker, sleutel: UUID, *, nu: datetime, met_opgave: bool = False) -> Verdelingsplan:
    """One plan, for who sits at the table; raises NietGevonden, also for a plan of which no decision counts any more.

    Only the newest plan and those of the last days can be read.
    """
    eis_tafel(kijker, Handeling.TAFEL_BEKIJKEN)
    rijen = Verdelingsplan.objects.all() if met_opgave else Verdelingsplan.objects.defer("opgave", "oplossing", "vraag")
    plan = rijen.filter(sleutel=sleutel).first()
    sinds = nu - timedelta(days=settings.BELEID.aantal("tafelbesluit_geldig_dagen", timezone.localdate(nu)))
    if plan is None or (plan.om <= sinds and not is_nieuwste(plan)):
        raise NietGevonden
    return plan


def is_nieuwste(plan: Verdelingsplan) -> bool:
    """True for the one plan in which is decided."""
    later = Q(om__gt=plan.om) | Q(om=plan.om, pk__gt=plan.pk)
    return not Verdelingsplan.objects.filter(later).exists()


def maak_bron(kijker: Kijker, plan: Verdelingsplan, nu: datetime) -> Bron:
    """What the cards of this viewer are made of, in a few queries; who shows them writes the line in the log."""
    heel = lees_resultaat(plan.resultaat)
    vandaag = timezone.localdate(nu)
    kinderen = list_tafelkinderen(kijker, list(heel.casussen.values()), vandaag=vandaag)
    zichtbaar = {n: kinderen[sleutel] for n, sleutel in heel.casussen.items() if sleutel in kinderen}
    heel = met_familie_van_nu(heel, {n: kind.jeugdige_id for n, kind in zichtbaar.items()}, op=vandaag)
    resultaat = voor_kijker(heel, zichtbaar, {n for n, kind in zichtbaar.items() if kind.is_geheim})
    return Bron(plan, resultaat, kinderen, _vormen(kinderen), _besluiten(plan, kinderen, nu))


def planbeeld(kijker: Kijker, plan: Verdelingsplan, resultaat: Resultaat, nu: datetime) -> Planbeeld:
    """The head of the table: how good the plan is, and how fresh.

    The numbers count everybody. Who may not see some family sees none of them: beside the cards they would tell.
    """
    toon = not is_ergens_uitgesloten(kijker)
    sinds, orde = plan.om, orde_van(plan)
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
            Trapbeeld(
                zin=trapzin(t["sleutel"], orde),
                waarde=t["waarde"] if toon else None,
                grens=t["grens"] if toon else None,
                bewezen=t["bewezen"],
                grond=orde.gronden.get(t["sleutel"]),
            )
            for t in plan.trappen
        ),
        is_van_vandaag=timezone.localdate(plan.om) == timezone.localdate(nu),
        plekken_anders=any(moment is not None and moment > sinds for moment in plekken),
        wachtenden_anders=wachtend is not None and wachtend > sinds,
        jaloers=len(resultaat.liever),
        zonder_wens=resultaat.zonder_wens,
        opgedeeld=len(resultaat.opgedeeld),
        reserve_tekort=() if resultaat.reserve else tuple(resultaat.reserve_tekort.items()),
        reserve=reservebeelden(resultaat.reserve, toont_kinderen=toon),
    )


def _rijen(res: Resultaat) -> list[Rij]:
    """Everybody who waits or could go somewhere, the most urgent first; who stays where he lives is left out."""
    rijen: list[Rij] = [(res.kolom_van(keten), tuple((p.jeugdige, p) for p in keten)) for keten in res.ketens]
    rijen += [(res.kolom(nummer), ((nummer, None),)) for nummer in (*res.wachtend, *res.vast)]
    return sorted(rijen, key=lambda rij: res.voorrang(n for n, _ in rij[1]))


def _past(bron: Bron, rij: Rij, gemeente: str, hulpvorm: Hulpvorm | None) -> bool:
    """A chain is shown whole when one of its youths fits the filter."""
    for nummer, _ in rij[1]:
        kind = bron.kind(nummer)
        vorm = bron.vormen.get(kind.sleutel)
        if gemeente in ("", kind.gemeente) and hulpvorm in (None, vorm):
            return True
    return False


def _over(res: Resultaat) -> list[tuple[int, int]]:
    """Places that nobody gets; an offer with places now and places later counts once, under its first number."""
    eerste: dict[int, int] = {}
    aantal: Counter[int] = Counter()
    for nummer, vrij in res.over.items():
        aantal[eerste.setdefault(res.aanbod[nummer], nummer)] += vrij
    return list(aantal.items())


def _aanbod_van(bron: Bron, rijen: Iterable[Rij]) -> Iterator[int]:
    for _, wie in rijen:
        for nummer, _plaatsing in wie:
            yield from filter(None, (bron.aanbod_van(nummer), bron.woont_bij(nummer)))


def _vormen(kinderen: Mapping[UUID, Tafelkind]) -> dict[UUID, Hulpvorm]:
    """The form of the last advice, by key of the casus."""
    sleutel_van = {kind.casus_id: sleutel for sleutel, kind in kinderen.items()}
    rijen = Advies.objects.filter(casus_id__in=list(sleutel_van)).order_by("om", "pk")
    return {sleutel_van[casus]: Hulpvorm(vorm) for casus, vorm in rijen.values_list("casus_id", "hulpvorm")}


def _besluiten(plan: Verdelingsplan, sleutels: Iterable[UUID], nu: datetime) -> dict[UUID, Besluitbeeld]:
    """The last decision per youth: on this plan, or on an earlier one as long as it holds."""
    telt = Q(plan=plan) | Q(pk__in=geldende_besluiten(nu).values("pk"))
    rijen = Tafelbesluit.objects.filter(telt, casus__sleutel__in=list(sleutels)).order_by("om", "pk")
    velden = ("besloten_id", "volgt_advies", "reden_code", "reden", "mening_stand", "mening", "door_naam", "om")
    beelden = {}
    for sleutel, besloten, volgt, code, reden, stand, mening, door, om in rijen.values_list("casus__sleutel", *velden):
        beelden[sleutel] = Besluitbeeld(besloten, volgt, Tafelreden(code), reden, Meningstand(stand), mening, door, om)
    return beelden
