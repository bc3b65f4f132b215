"""The rows behind clocks, next steps and standing still: for any number of cases one query per table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from django.db.models import Max, Q, QuerySet, Value
from django.db.models.fields import CharField, DateField
from django.db.models.functions import Cast

from zorglandschap.apps.casus.models import (
    Afschaalmoment,
    Afsluiting,
    Band,
    Casus,
    CasusStap,
    Doel,
    Doelmeting,
    Evaluatie,
    Extrastap,
    Gezinslid,
    Hulpplan,
    Hulpvraag,
    Jim,
    Maatregel,
    Toekomstplan,
    Toestemming,
    Traject,
    VerklarendeAnalyse,
    Verzoek,
)
from zorglandschap.core.begrippen.gezinswoorden import Toestemmingsdoel

MELDING = "termijn:"  # Extrastap rows with this prefix say that what a clock asks was done


class Tabel(StrEnum):
    """From which table a dated row comes."""

    HULPVRAAG = "hulpvraag"
    EVALUATIE = "evaluatie"
    AFSCHAALMOMENT = "afschaalmoment"
    JIM = "jim"
    TOEKOMSTPLAN = "toekomstplan"
    AFSLUITING = "afsluiting"
    MELDING = "melding"
    VERZOEK = "verzoek"


class Daterij(NamedTuple):
    """One row of a table with few facts: a day, a second day, and a word or two."""

    casus: int
    tabel: str
    op: date | None
    klaar_op: date | None
    woord: str
    tweede: str


class Staprij(NamedTuple):
    """The last time a kind of step was taken; ``nummer`` tells which came later on the same moment."""

    casus: int
    stap: str
    om: datetime
    op: date
    nummer: int


class Analyserij(NamedTuple):
    """One version of the analysis."""

    casus: int
    versie: int
    status: str
    conclusie: str


class Hulprij(NamedTuple):
    """One traject."""

    jeugdige: int
    hulpvorm: str
    van: date
    tot: date | None
    toegewezen_op: date
    aanbieder: int


class Maatregelrij(NamedTuple):
    """One measure."""

    jeugdige: int
    nummer: int
    kader: str
    van: date
    tot: date | None
    is_spoed: bool
    is_voorwaardelijk: bool
    verlengt: int | None
    opname_besloten_op: date | None
    instemming_ingetrokken_op: date | None


class Planrij(NamedTuple):
    """One version of the plan."""

    casus: int
    versie: int
    gestart_op: date
    vastgesteld_op: date | None
    familiegroepsplan_afgezien_op: date | None
    op_schrift_gevraagd_op: date | None
    op_schrift_gegeven_op: date | None
    terugkeer: str
    terugkeer_streef_op: date | None


class Doelrij(NamedTuple):
    """One goal of the case, or of the whole family."""

    casus: int
    nummer: int
    gezin: int
    is_gezinsdoel: bool
    status: str
    gesteld_op: date
    termijn_op: date
    hoe: str


class Metingrij(NamedTuple):
    """One measurement of a goal."""

    doel: int
    op: date
    score: int


class Lidrij(NamedTuple):
    """Somebody of a family, or around it."""

    gezin: int
    nummer: int
    rol: str
    heeft_gezag: bool
    van: date | None
    tot: date | None


class Bandrij(NamedTuple):
    """What somebody is to one child."""

    jeugdige: int
    lid: int
    rol: str
    heeft_gezag: bool


class Jarij(NamedTuple):
    """One person's yes to the help itself."""

    jeugdige: int
    gever: str
    lid: int | None
    van: date
    tot: date | None
    ingetrokken_op: date | None
    zonder_ouders: str


@dataclass(frozen=True, slots=True)
class Rijen:
    """Everything about one case, as it was read."""

    casus: Casus
    stappen: dict[str, Staprij] = field(default_factory=dict)
    analyses: list[Analyserij] = field(default_factory=list)
    hulp: list[Hulprij] = field(default_factory=list)
    maatregelen: list[Maatregelrij] = field(default_factory=list)
    plannen: list[Planrij] = field(default_factory=list)
    doelen: list[Doelrij] = field(default_factory=list)
    metingen: dict[int, list[Metingrij]] = field(default_factory=dict)
    dagen: dict[str, list[Daterij]] = field(default_factory=dict)
    leden: list[Lidrij] = field(default_factory=list)
    banden: list[Bandrij] = field(default_factory=list)
    ja: list[Jarij] = field(default_factory=list)

    def van(self, tabel: Tabel) -> list[Daterij]:
        """The dated rows of one table, in order of their day."""
        return self.dagen.get(tabel.value, [])


def lees_rijen(casussen: Iterable[Casus]) -> dict[int, Rijen]:
    """Read everything about these cases, in a fixed number of queries; by the id of the case."""
    rij = {c.pk: c for c in casussen}
    if not rij:
        return {}
    jeugdigen = {c.jeugdige_id for c in rij.values()}
    gezinnen = {c.jeugdige.gezin_id for c in rij.values()}
    stappen, analyses, plannen = _per(_stappen(rij)), _per(_analyses(rij)), _per(_plannen(rij))
    hulp, maatregelen, dagen = _per(_hulp(jeugdigen)), _per(_maatregelen(jeugdigen)), _per(_dagen(rij))
    doelen = list(_doelen(rij, gezinnen))
    metingen = _per(_metingen(d.nummer for d in doelen))
    eigen, samen = _per(doelen), _van_het_gezin(doelen)
    leden, banden, ja = _per(_leden(gezinnen)), _per(_banden(jeugdigen)), _per(_ja(jeugdigen))
    return {
        pk: Rijen(
            casus=casus,
            stappen={s.stap: s for s in stappen.get(pk, [])},
            analyses=analyses.get(pk, []),
            hulp=hulp.get(casus.jeugdige_id, []),
            maatregelen=maatregelen.get(casus.jeugdige_id, []),
            plannen=plannen.get(pk, []),
            doelen=_samengevoegd(eigen.get(pk, []), samen.get(casus.jeugdige.gezin_id, [])),
            metingen=metingen,
            dagen=_op_tabel(dagen.get(pk, [])),
            leden=leden.get(casus.jeugdige.gezin_id, []),
            banden=banden.get(casus.jeugdige_id, []),
            ja=ja.get(casus.jeugdige_id, []),
        )
        for pk, casus in rij.items()
    }


R = TypeVar("R", bound=tuple[object, ...])


def _per(rijen: Iterable[R]) -> dict[int, list[R]]:
    """The rows by their first column."""
    gevonden: dict[int, list[R]] = defaultdict(list)
    for rij in rijen:
        gevonden[rij[0]].append(rij)  # type: ignore[index]
    return gevonden


def _van_het_gezin(doelen: Iterable[Doelrij]) -> dict[int, list[Doelrij]]:
    """The goals for the whole family, by family."""
    gevonden: dict[int, list[Doelrij]] = defaultdict(list)
    for doel in doelen:
        if doel.is_gezinsdoel:
            gevonden[doel.gezin].append(doel)
    return gevonden


def _samengevoegd(eigen: list[Doelrij], samen: list[Doelrij]) -> list[Doelrij]:
    """Own goals and those of the family, each once, the first term first."""
    if not samen:
        return eigen
    return sorted({*eigen, *samen}, key=lambda d: (d.termijn_op, d.nummer))


def _op_tabel(rijen: list[Daterij]) -> dict[str, list[Daterij]]:
    gevonden: dict[str, list[Daterij]] = defaultdict(list)
    for rij in sorted(rijen, key=lambda r: r.op or date.min):
        gevonden[rij.tabel].append(rij)
    return gevonden


def _stappen(ids: Iterable[int]) -> Iterator[Staprij]:
    rijen = CasusStap.objects.filter(casus_id__in=ids).order_by().values_list("casus_id", "stap")
    return (Staprij(*r) for r in rijen.annotate(om=Max("om"), op=Max("op"), nummer=Max("pk")))


def _analyses(ids: Iterable[int]) -> Iterator[Analyserij]:
    rijen = VerklarendeAnalyse.objects.filter(casus_id__in=ids).order_by("versie")
    return (Analyserij(*r) for r in rijen.values_list("casus_id", "versie", "status", "conclusie"))


def _hulp(jeugdigen: Iterable[int]) -> Iterator[Hulprij]:
    rijen = Traject.objects.filter(jeugdige_id__in=jeugdigen).order_by("van", "pk")
    velden = ("jeugdige_id", "hulpvorm", "van", "tot", "toegewezen_op", "aanbieder_id")
    return (Hulprij(*r) for r in rijen.values_list(*velden))


def _maatregelen(jeugdigen: Iterable[int]) -> Iterator[Maatregelrij]:
    rijen = Maatregel.objects.filter(jeugdige_id__in=jeugdigen).order_by("van", "pk")
    velden = ("jeugdige_id", "pk", "kader", "van", "tot", "is_spoed", "is_voorwaardelijk", "verlengt_id")
    alle = (*velden, "opname_besloten_op", "vertegenwoordiger_ingetrokken_op")
    return (Maatregelrij(*r) for r in rijen.values_list(*alle))


def _plannen(ids: Iterable[int]) -> Iterator[Planrij]:
    rijen = Hulpplan.objects.filter(casus_id__in=ids).order_by("versie")
    velden = ("familiegroepsplan_afgezien_op", "op_schrift_gevraagd_op", "op_schrift_gegeven_op")
    alle = ("casus_id", "versie", "gestart_op", "vastgesteld_op", *velden, "terugkeer", "terugkeer_streef_op")
    return (Planrij(*r) for r in rijen.values_list(*alle))


def _doelen(ids: Iterable[int], gezinnen: Iterable[int]) -> Iterator[Doelrij]:
    """Own goals and those for the whole family: two looks in one question, for one with ‘or’ reads every goal."""
    velden = ("casus_id", "pk", "casus__jeugdige__gezin_id", "is_gezinsdoel", "status", "gesteld_op")
    eigen = Doel.objects.filter(casus_id__in=list(ids))
    samen = Doel.objects.filter(is_gezinsdoel=True, casus__jeugdige__gezin_id__in=gezinnen)
    rijen = (r.order_by().values_list(*velden, "termijn_op", "hoe") for r in (eigen, samen))
    gevonden = {Doelrij(*r) for r in next(rijen).union(*rijen)}
    return iter(sorted(gevonden, key=lambda d: (d.termijn_op, d.nummer)))


def _metingen(doelen: Iterable[int]) -> Iterator[Metingrij]:
    rijen = Doelmeting.objects.filter(doel_id__in=list(doelen)).order_by("op", "om", "pk")
    return (Metingrij(*r) for r in rijen.values_list("doel_id", "op", "score"))


def _leden(gezinnen: Iterable[int]) -> Iterator[Lidrij]:
    rijen = Gezinslid.objects.filter(gezin_id__in=gezinnen).order_by("pk")
    return (Lidrij(*r) for r in rijen.values_list("gezin_id", "pk", "rol", "heeft_gezag", "van", "tot"))


def _banden(jeugdigen: Iterable[int]) -> Iterator[Bandrij]:
    rijen = Band.objects.filter(jeugdige_id__in=jeugdigen)
    return (Bandrij(*r) for r in rijen.values_list("jeugdige_id", "gezinslid_id", "rol", "heeft_gezag"))


def _ja(jeugdigen: Iterable[int]) -> Iterator[Jarij]:
    rijen = Toestemming.objects.filter(jeugdige_id__in=jeugdigen, doel=Toestemmingsdoel.HULP)
    velden = ("jeugdige_id", "gever", "gezinslid_id", "van", "tot", "ingetrokken_op", "zonder_ouders")
    return (Jarij(*r) for r in rijen.values_list(*velden))


_NIETS = Value("", CharField())
_GEEN_DAG = Cast(Value(None), DateField())


def _dagen(ids: Iterable[int]) -> Iterator[Daterij]:
    """Eight small tables in one query: each has a day, perhaps a second day, and a word or two."""
    hier = Q(casus_id__in=list(ids))
    jims = Jim.objects.filter(hier, gestopt_op__isnull=True).annotate(laatst=Max("gesprekken__op"))
    meldingen = Extrastap.objects.filter(hier, sleutel__startswith=MELDING)
    vragen = Hulpvraag.objects.filter(hier, uitkomst="")
    gevraagd = Verzoek.objects.filter(hier, beantwoord_op__isnull=True)
    eerste, *rest = (
        _deel(vragen, Tabel.HULPVRAAG, "op", _GEEN_DAG, "soort", "vrager"),
        _deel(Evaluatie.objects.filter(hier), Tabel.EVALUATIE, "gepland_op", "gehouden_op"),
        _deel(Afschaalmoment.objects.filter(hier), Tabel.AFSCHAALMOMENT, "gepland_op", "besloten_op"),
        _deel(jims, Tabel.JIM, "gekozen_op", "laatst"),
        _deel(Toekomstplan.objects.filter(hier), Tabel.TOEKOMSTPLAN, "herzien_op", "vastgesteld_op"),
        _deel(Afsluiting.objects.filter(hier), Tabel.AFSLUITING, "nazorg_op", "nazorg_gehouden_op"),
        _deel(meldingen, Tabel.MELDING, "gedaan_op", _GEEN_DAG, "sleutel"),
        _deel(gevraagd, Tabel.VERZOEK, "op", _GEEN_DAG, "soort"),
    )
    return (Daterij(*r) for r in eerste.union(*rest, all=True))


Kolom = str | Value | Cast


def _deel(
    rijen: QuerySet[Any], tabel: Tabel, op: str, klaar_op: Kolom, woord: Kolom = _NIETS, tweede: Kolom = _NIETS
) -> QuerySet[Any, Any]:
    """One table as six columns that fit the others."""
    return rijen.order_by().values_list("casus_id", Value(tabel.value, CharField()), op, klaar_op, woord, tweede)
