"""Places per day as rows, from a file or another system, through the same door as the Monday page.

A row that says what we already know confirms the offer, like the button ‘Klopt nog’.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from zorglandschap.apps.aanbod.actions.bestand import EIGEN
from zorglandschap.apps.aanbod.actions.claims import stempel
from zorglandschap.apps.aanbod.actions.eigen import eis_planner, neem_eigen
from zorglandschap.apps.aanbod.actions.plekken import lees_plekken
from zorglandschap.apps.aanbod.actions.rijverslag import Rijen, Rijverslag, Uitkomst, Verslag, alles_of_rest
from zorglandschap.apps.aanbod.actions.uitvalrij import klopt_uitval, zet_uitval
from zorglandschap.apps.aanbod.actions.week import Weekstand, tel_aanwezig, zet_stand
from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.apps.aanbod.queries.plekdeel import Plekdeel, tel_dag
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.aanbodgegevens import Bezwaar
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.plekrij import PLEKKOLOMMEN, Plekrij, lees_plekrij, plekbezwaren
from zorglandschap.core.begrippen.rijlezer import vreemde_kolommen
from zorglandschap.core.begrippen.tekst import Tekst, zin

ONBEKEND = zin("Dit kenmerk heeft geen aanbod van u. Haal uw plekken op: daar staat bij elk aanbod het kenmerk.")
MINDER_LATER = zin(
    "Eerder in dit bestand staan meer plekken vrij. Een plek is vrij als iemand er zonder einde kan blijven. Zet"
    " plekken die later tijdelijk weg zijn buiten gebruik, of schrijf ook op de eerdere dag dit aantal."
)
SAMEN_TE_VEEL = zin(
    "Zoveel plekken vrij kan niet samen met wat buiten gebruik is. Verlaag één van beide, of geef dit aanbod eerst meer"
    " plekken."
)


@dataclass(frozen=True, slots=True)
class Plekmaten:
    """Policy: how many places an offer has at the most, how far ahead a row may look, how far back a count."""

    hoogstens: int
    vooruit: int
    terug: int


@dataclass(slots=True)
class _Werk:
    """One own offer, locked, while its rows are processed from the first day to the last."""

    kijker: Kijker
    pk: int
    nu: datetime
    rijen: Sequence[Plekrij]
    aanbod: Aanbod = field(init=False)
    delen: list[Plekdeel] = field(init=False)
    eerder_vrij: int | None = None
    geleverd: list[Plekrij] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ververs()

    def ververs(self) -> None:
        """Read again what a change, or a change that was taken back, left behind."""
        self.aanbod = neem_eigen(self.kijker, self.pk)
        self.delen = lees_plekken(self.aanbod, vandaag=timezone.localdate(self.nu), nu=self.nu)


def verwerk_plekrijen(kijker: Kijker, rijen: Rijen, *, alles: bool, maten: Plekmaten, nu: datetime) -> Verslag:
    """Change what differs and confirm what does not; the same rows again change nothing.

    ``alles`` means: when one row cannot be, none is written. Raises Geweigerd for a file that is empty or too long.
    """
    eis_planner(kijker)
    return alles_of_rest(rijen, lambda: _verwerk(kijker, rijen, maten, nu), alles=alles)


def _verwerk(kijker: Kijker, rijen: Rijen, maten: Plekmaten, nu: datetime) -> list[Rijverslag]:
    vandaag, bekend = timezone.localdate(nu), _kenmerken(kijker)
    uit: dict[int, Rijverslag] = {}
    per_aanbod: dict[int, list[tuple[int, Plekrij]]] = {}
    gezien: dict[tuple[object, ...], int] = {}
    for nummer, (regel, cellen) in enumerate(rijen):
        rij, fouten = lees_plekrij(cellen, vandaag)
        fouten = (*fouten, *vreemde_kolommen(cellen, PLEKKOLOMMEN), *_dubbel(rij, gezien, regel))
        fouten = fouten or plekbezwaren(rij, vandaag=vandaag, vooruit=maten.vooruit, hoogstens=maten.hoogstens)
        if not fouten and rij.kenmerk not in bekend:
            fouten = (Bezwaar("kenmerk", ONBEKEND),)
        uit[nummer] = Rijverslag(regel, rij.kenmerk, Uitkomst.FOUT if fouten else Uitkomst.GELIJK, fouten)
        if rij.kenmerk in bekend:
            per_aanbod.setdefault(bekend[rij.kenmerk], []).append((nummer, rij))
    vers = []
    for pk in sorted(per_aanbod):
        goed = [(nummer, rij) for nummer, rij in per_aanbod[pk] if not uit[nummer].bezwaren]
        if goed:
            uit |= _een_aanbod(kijker, pk, goed, uit, maten, nu)
        rondom = [uit[nummer].uitkomst for nummer, rij in per_aanbod[pk] if rij.dag >= vandaag]
        if rondom and Uitkomst.FOUT not in rondom:
            vers.append(pk)
    if vers:
        stempel(kijker, vers, nu=nu)
    return [uit[nummer] for nummer in range(len(rijen))]


def _kenmerken(kijker: Kijker) -> dict[str, int]:
    """The own offers by their code, and by A and their number when they have none."""
    eigen = Aanbod.objects.filter(locatie__aanbieder_id=kijker.organisatie_id).order_by("pk")
    paren = list(eigen.values_list("pk", "kenmerk"))
    zonder = {f"{EIGEN}{pk}": pk for pk, kenmerk in paren if not kenmerk}
    return zonder | {kenmerk: pk for pk, kenmerk in reversed(paren) if kenmerk}


def _dubbel(rij: Plekrij, gezien: dict[tuple[object, ...], int], regel: int) -> Iterable[Bezwaar]:
    eerder = min((gezien.setdefault(wat, regel) for wat in rij.onderwerpen()), default=regel)
    if rij.kenmerk and eerder != regel:
        yield Bezwaar("dag", zin("Dit staat ook op regel %(n)s. Houd één van beide over.", n=eerder))


def _een_aanbod(
    kijker: Kijker,
    pk: int,
    rijen: Sequence[tuple[int, Plekrij]],
    uit: dict[int, Rijverslag],
    maten: Plekmaten,
    nu: datetime,
) -> dict[int, Rijverslag]:
    """The rows of one offer by day, each in its own savepoint: what is refused leaves nothing behind."""
    werk = _Werk(kijker, pk, nu, [rij for _nummer, rij in rijen])
    verslag = {}
    for nummer, rij in sorted(rijen, key=lambda paar: (paar[1].dag, paar[1].buiten is None)):
        al = uit[nummer]
        try:
            with transaction.atomic():
                uitkomst = _schrijf(werk, rij, maten)
            verslag[nummer] = Rijverslag(al.regel, al.kenmerk, uitkomst)
        except Geweigerd as fout:
            verslag[nummer] = Rijverslag(al.regel, al.kenmerk, Uitkomst.FOUT, (Bezwaar("", fout.reden),))
            werk.ververs()
    return verslag


def _schrijf(werk: _Werk, rij: Plekrij, maten: Plekmaten) -> Uitkomst:
    vandaag = timezone.localdate(werk.nu)
    _eis_looptijd(werk.aanbod, rij)
    _eis_vergelijking(werk, rij, vandaag)
    anders = rij.buiten is not None and _buiten(werk, rij)
    anders = (rij.vrij is not None and _vrij(werk, rij, rij.vrij, maten)) or anders
    if rij.aanwezig is not None:
        geteld = tel_aanwezig(werk.kijker, werk.pk, dag=rij.dag, aanwezig=rij.aanwezig, terug=maten.terug, nu=werk.nu)
        anders = geteld or anders
    if anders:
        return Uitkomst.GEWIJZIGD
    return Uitkomst.BEVESTIGD if rij.dag >= vandaag else Uitkomst.GELIJK


def _eis_looptijd(aanbod: Aanbod, rij: Plekrij) -> None:
    if rij.dag < aanbod.van:
        dag = aanbod.van.isoformat()
        raise Geweigerd(zin("Dit aanbod begint op %(dag)s. Kies een dag vanaf dan.", dag=dag))
    if aanbod.tot is not None and rij.dag >= aanbod.tot:
        dag = aanbod.tot.isoformat()
        raise Geweigerd(zin("Dit aanbod is er niet meer vanaf %(dag)s. Haal deze rij weg.", dag=dag))


def _eis_vergelijking(werk: _Werk, rij: Plekrij, vandaag: date) -> None:
    if not rij.vergelijkingen:
        return
    bij_ons = tel_dag(werk.delen, rij.dag, vandaag=vandaag)
    for naam, aantal in rij.vergelijkingen.items():
        if aantal != bij_ons[naam]:
            raise Geweigerd(_verschil(naam, aantal, bij_ons[naam]))


def _verschil(naam: str, aantal: int, bij_ons: int) -> Tekst:
    return zin(
        "Bij ‘%(naam)s’ schrijft u %(aantal)s; bij ons zijn het er %(bij_ons)s. Haal uw plekken opnieuw op. Klopt het"
        " bij ons niet, laat dit dan leeg en schrijf bij ‘vrij’ hoeveel plekken er te geven zijn.",
        naam=naam,
        aantal=aantal,
        bij_ons=bij_ons,
    )


def _buiten(werk: _Werk, rij: Plekrij) -> bool:
    genoemd = {
        r.buiten_tot
        for r in werk.rijen
        if r is not rij and r.buiten is not None and (r.dag, r.reden) == (rij.dag, rij.reden)
    }
    anders = zet_uitval(werk.kijker, werk.aanbod, werk.delen, rij, genoemd=genoemd, nu=werk.nu)
    werk.geleverd.append(rij)
    if anders:
        werk.ververs()
    return anders


def _vrij(werk: _Werk, rij: Plekrij, aantal: int, maten: Plekmaten) -> bool:
    nu_vrij = sum(d.is_vrij(rij.dag) for d in werk.delen)
    eerder, werk.eerder_vrij = werk.eerder_vrij, aantal
    if nu_vrij == aantal:
        return False
    if eerder is not None and aantal < min(eerder, nu_vrij):
        raise Geweigerd(MINDER_LATER)
    if rij.dag == timezone.localdate(werk.nu):
        stand = Weekstand(werk.pk, was=nu_vrij, vrij=aantal)
    else:
        stand = Weekstand(werk.pk, was=0, vrij=0, later_op=rij.dag, later=aantal)
    zet_stand(werk.aanbod, stand, werk.kijker, werk.nu, maten.hoogstens)
    werk.ververs()
    if not all(klopt_uitval(werk.delen, geleverd) for geleverd in werk.geleverd):
        raise Geweigerd(SAMEN_TE_VEEL)
    return True
