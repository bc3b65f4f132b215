"""Who said yes to a move, and to which forms: recorded per person, never derived from an evaluation."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, Subquery

from zorglandschap.apps.casus.models import Casus, Evaluatie, Jeugdige, Traject, Verhuisinstemming
from zorglandschap.apps.casus.queries.beweging import loopt
from zorglandschap.apps.casus.queries.gezag import gezagsdragers_van
from zorglandschap.apps.casus.queries.tafel import list_eigen_namen
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.core.begrippen.codelijsten import CasusStatus
from zorglandschap.core.begrippen.gezinswoorden import Gever, Toestemmingsdoel
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.begrippen.planwoorden import Evaluatiebesluit
from zorglandschap.core.regels.toestemming import ToestemmingFeiten, instemming_met_verhuizen
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

ANDERE_HULP = (Evaluatiebesluit.AFSCHALEN, Evaluatiebesluit.OPSCHALEN)
GELDT = (Oordeel.VOLDAAN, Oordeel.LET_OP)


@dataclass(frozen=True, slots=True)
class Instemming:
    """A yes of everybody who has a say: since the day on which the last of them said it, and to which forms."""

    sinds: date
    vormen: frozenset[Hulpvorm]


@dataclass(frozen=True, slots=True)
class Antwoord:
    """One recorded answer, with its forms as words."""

    rij: Verhuisinstemming
    vormen: tuple[Hulpvorm, ...]


@dataclass(frozen=True, slots=True)
class Verhuisblad:
    """The page: what the rule says, the answers that count, and those that no longer do."""

    uitkomst: Uitkomst
    vormen: tuple[Hulpvorm, ...]
    geldend: tuple[Antwoord, ...]
    vroeger: tuple[Antwoord, ...]
    wordt_gevraagd: bool


@dataclass(frozen=True, slots=True)
class Verhuisvraag:
    """A youth of whom somebody should still ask whether a move is wanted, since that evaluation."""

    sleutel: UUID
    naam: str
    sinds: date


def list_instemmingen(casussen: Collection[int], *, op: date) -> dict[int, Instemming]:
    """Per casus the yes that holds on a day, in at most four queries; a casus without one is left out."""
    per_casus = _antwoorden(casussen, op)
    kinderen = {rijen[0].casus_id: rijen[0].casus.jeugdige for rijen in per_casus.values()}
    dragers = gezagsdragers_van(kinderen.values(), op=op) if kinderen else {}
    uit = {}
    for casus, rijen in per_casus.items():
        kind = kinderen[casus]
        gevonden = _instemming(kind, rijen, dragers[kind.pk], op)
        if gevonden is not None:
            uit[casus] = gevonden
    return uit


def get_verhuisblad(casus: Casus, *, vandaag: date) -> Verhuisblad:
    """Every answer of a casus that the viewer got through ``get_casus``."""
    dragers = gezagsdragers_van([casus.jeugdige], op=vandaag)[casus.jeugdige_id]
    geldend = _antwoorden([casus.pk], vandaag).get(casus.pk, [])
    stemt_in = _instemming(casus.jeugdige, geldend, dragers, vandaag)
    alle = casus.verhuisinstemmingen.select_related("gezinslid").order_by("-op", "-pk")
    nu = {rij.pk for rij in geldend}
    return Verhuisblad(
        uitkomst=instemming_met_verhuizen(_feiten(casus.jeugdige, geldend, dragers, vandaag)),
        vormen=_op_volgorde(stemt_in.vormen if stemt_in else ()),
        geldend=tuple(_antwoord(rij) for rij in alle if rij.pk in nu),
        vroeger=tuple(_antwoord(rij) for rij in alle if rij.pk not in nu),
        wordt_gevraagd=casus.pk in _onbeantwoord([casus.pk], vandaag),
    )


def wordt_verhuizen_gevraagd(casus: Casus, *, vandaag: date) -> bool:
    """True when the last evaluation asks for other help, and nobody recorded what the youth and the parents want."""
    return casus.pk in _onbeantwoord([casus.pk], vandaag)


def list_verhuisvragen(kijker: Kijker, *, vandaag: date) -> list[Verhuisvraag]:
    """The cases of which the viewer has the regie that ask for a talk about moving, the longest ago first."""
    if kijker.medewerker_id is None:
        return []
    sinds = _onbeantwoord(Casus.objects.filter(regisseur_id=kijker.medewerker_id).values_list("pk", flat=True), vandaag)
    if not sinds:
        return []
    namen = list_eigen_namen(kijker, list(sinds), vandaag=vandaag)
    rijen = [Verhuisvraag(kind.sleutel, kind.naam, sinds[pk]) for pk, kind in namen.items()]
    return sorted(rijen, key=lambda r: (r.sinds, r.naam, str(r.sleutel)))


def get_verhuisinstemming(casus: Casus, nummer: int) -> Verhuisinstemming:
    """One answer in this casus; raises NietGevonden for any other."""
    rij = casus.verhuisinstemmingen.select_related("gezinslid").filter(pk=nummer).first()
    if rij is None:
        raise NietGevonden
    return rij


def _antwoorden(casussen: Collection[int], op: date) -> dict[int, list[Verhuisinstemming]]:
    """Per casus the last answer of each person on a day, without what was taken back."""
    laatste: dict[tuple[int, int | None], Verhuisinstemming] = {}
    rijen = Verhuisinstemming.objects.filter(casus_id__in=list(casussen), op__lte=op)
    for rij in rijen.select_related("casus__jeugdige").order_by("op", "pk"):
        laatste[rij.casus_id, rij.gezinslid_id] = rij
    per_casus: dict[int, list[Verhuisinstemming]] = {}
    for rij in laatste.values():
        if rij.ingetrokken_op is None or rij.ingetrokken_op > op:
            per_casus.setdefault(rij.casus_id, []).append(rij)
    return per_casus


def _feiten(kind: Jeugdige, rijen: Sequence[Verhuisinstemming], dragers: frozenset[int], op: date) -> ToestemmingFeiten:
    ja = [rij for rij in rijen if rij.is_ja]
    eigen = [rij for rij in ja if rij.gever == Gever.JEUGDIGE]
    return ToestemmingFeiten(
        leeftijd=leeftijd(kind.geboren_op, op),
        mede_vanaf=settings.BELEID.aantal("toestemming_mede_vanaf_leeftijd", op),
        alleen_vanaf=settings.BELEID.aantal("beslist_zelf_vanaf_leeftijd", op),
        doel=Toestemmingsdoel.HULP,
        jeugdige_ja=bool(eigen),
        met_gezag=len(dragers),
        ouders_ja=len({rij.gezinslid_id for rij in ja} & dragers),
        zonder_ouders=any(rij.zonder_ouders for rij in eigen),
    )


def _instemming(
    kind: Jeugdige, rijen: Sequence[Verhuisinstemming], dragers: frozenset[int], op: date
) -> Instemming | None:
    """A yes to the forms that all of them named; a no of who has a say, or of the child, ends it."""
    feiten = _feiten(kind, rijen, dragers, op)
    if instemming_met_verhuizen(feiten).oordeel not in GELDT:
        return None
    zelf = feiten.leeftijd >= feiten.alleen_vanaf
    telt = [r for r in rijen if r.gezinslid_id is None or (r.gezinslid_id in dragers and not zelf)]
    if feiten.zonder_ouders:
        telt = [r for r in telt if r.gezinslid_id is None]
    if not all(rij.is_ja for rij in telt):
        return None
    vormen = frozenset.intersection(*(frozenset(map(Hulpvorm, rij.hulpvormen)) for rij in telt))
    return Instemming(max(rij.op for rij in telt), vormen) if vormen else None


def _onbeantwoord(casussen: Iterable[int], vandaag: date) -> Mapping[int, date]:
    """Cases with a stay whose last evaluation asks for other help, without an answer since; with that day."""
    laatste = Evaluatie.objects.filter(casus_id=OuterRef("pk"), gehouden_op__isnull=False).order_by(
        "-gehouden_op", "-pk"
    )
    woont = Traject.objects.filter(loopt(vandaag), casus_id=OuterRef("pk"), hulpvorm__in=VERBLIJF, van__lte=vandaag)
    rijen = Casus.objects.filter(pk__in=casussen, status=CasusStatus.GEPLAATST).annotate(
        gevraagd=Subquery(laatste.values("besluit")[:1]), gevraagd_op=Subquery(laatste.values("gehouden_op")[:1])
    )
    sinds: dict[int, date] = dict(
        rijen.filter(Exists(woont), Q(gevraagd__in=ANDERE_HULP)).values_list("pk", "gevraagd_op")
    )
    if not sinds:
        return {}
    stemt_in = list_instemmingen(list(sinds), op=vandaag)
    nee: dict[int, date] = {}
    for casus, op in Verhuisinstemming.objects.filter(casus_id__in=list(sinds), is_ja=False).values_list(
        "casus_id", "op"
    ):
        nee[casus] = max(op, nee.get(casus, op))
    return {c: dag for c, dag in sinds.items() if c not in stemt_in and not (c in nee and nee[c] >= dag)}


def _antwoord(rij: Verhuisinstemming) -> Antwoord:
    return Antwoord(rij, _op_volgorde(map(Hulpvorm, rij.hulpvormen)))


def _op_volgorde(vormen: Iterable[Hulpvorm]) -> tuple[Hulpvorm, ...]:
    gekozen = set(vormen)
    return tuple(vorm for vorm in Hulpvorm if vorm in gekozen)
