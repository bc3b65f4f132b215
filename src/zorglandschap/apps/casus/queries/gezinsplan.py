"""One family, one plan: the plans of the linked cases of one family, put together for who may read them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from zorglandschap.apps.casus.models import Casus, Doel, Evaluatie, Hulpplan, Inzet
from zorglandschap.apps.casus.queries.plan import Doelblad, list_familie, log_verwant, maak_doelblad
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.begrippen.planwoorden import Doelstatus, Leefdomein, Planstatus

LAATSTE = 3  # evaluations that were held and still stand in the plan of the family
PLAATS_VAN_DOMEIN = {domein.value: plaats for plaats, domein in enumerate(Leefdomein)}


@dataclass(frozen=True, slots=True)
class Kinddeel:
    """What is only of one child; ``plan`` is the version that holds, else the one that is written.

    ``is_afgeschermd``: shielded, so it stands on no paper of a brother or sister.
    """

    casus: Casus
    voornaam: str
    leeftijd: int
    plan: Hulpplan | None
    doelen: tuple[Doelblad, ...]
    behaald: tuple[Doel, ...]
    is_afgeschermd: bool

    @property
    def is_concept(self) -> bool:
        """True while this child has no plan that was fixed."""
        return self.plan is not None and self.plan.status == Planstatus.CONCEPT


@dataclass(frozen=True, slots=True)
class Voorwie:
    """Something of the plan with the first names of the children for whom it is meant."""

    namen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inzetregel(Voorwie):
    """Who does what, for whom."""

    domein: Leefdomein
    wat: str
    wie: str
    betrokken_op: date | None


@dataclass(frozen=True, slots=True)
class Ouderdeel(Voorwie):
    """What parents do and decide themselves; the same words for more children stand here once."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Kijkmoment(Voorwie):
    """A day on which the family looks or looked at the plan; ``evaluatie`` one of those held on that day."""

    op: date
    evaluatie: Evaluatie


@dataclass(frozen=True, slots=True)
class Gezinsplan:
    """The plan of the family, seen from one casus: of that child and of whoever else the viewer may read."""

    casus: Casus
    kinderen: tuple[Kinddeel, ...]
    samen: tuple[Doelblad, ...]
    inzetten: tuple[Inzetregel, ...]
    ouders: tuple[Ouderdeel, ...]
    gepland: tuple[Kijkmoment, ...]
    gehouden: tuple[Kijkmoment, ...]

    @property
    def namen(self) -> tuple[str, ...]:
        """The first names, oldest first."""
        return tuple(k.voornaam for k in self.kinderen)

    @property
    def heeft_afgeschermd(self) -> bool:
        """True when a child on this page is shielded."""
        return any(k.is_afgeschermd for k in self.kinderen)


def get_gezinsplan(casus: Casus, kijker: Kijker, *, vandaag: date, op_papier: bool = False) -> Gezinsplan:
    """The plan of the family of a casus that the viewer got through ``get_casus``; each other casus is logged.

    ``op_papier`` leaves a shielded brother or sister out; of a shielded child itself it leaves out who does what,
    for that tells where the child is.
    """
    anderen = [c for c in list_familie(casus, kijker, vandaag) if not (op_papier and _afgeschermd(c))]
    for ander in anderen:
        log_verwant(ander, kijker, reden="plan van het gezin")
    casussen = sorted([casus, *anderen], key=lambda c: (c.jeugdige.geboren_op, c.pk))
    plannen, namen = _plannen(casussen), {c.pk: c.jeugdige.voornaam for c in casussen}
    doelen = _doelen(casussen)
    zonder_waar = {c.pk for c in casussen if op_papier and c.jeugdige.adres_is_geheim}
    evaluaties = list(Evaluatie.objects.filter(casus__in=casussen).order_by("gepland_op", "pk"))
    return Gezinsplan(
        casus=casus,
        kinderen=tuple(_kind(c, plannen.get(c.pk), doelen[c.pk], vandaag) for c in casussen),
        samen=_een_keer(blad for c in casussen for blad in doelen[c.pk] if blad.doel.is_gezinsdoel and blad.is_open),
        inzetten=_inzetten({pk: plan for pk, plan in plannen.items() if pk not in zonder_waar}, namen),
        ouders=_ouders(plannen, namen),
        gepland=_momenten(((e, e.gepland_op) for e in evaluaties if e.gehouden_op is None), namen),
        gehouden=_gehouden(evaluaties, namen),
    )


def _afgeschermd(casus: Casus) -> bool:
    return casus.is_beperkt or casus.jeugdige.adres_is_geheim


def _plannen(casussen: Iterable[Casus]) -> dict[int, Hulpplan]:
    """Per casus the version that holds; without one the newest."""
    gevonden: dict[int, Hulpplan] = {}
    for plan in Hulpplan.objects.filter(casus__in=list(casussen)).order_by("casus", "-versie"):
        nu = gevonden.get(plan.casus_id)
        if nu is None or (plan.status == Planstatus.VASTGESTELD and nu.status == Planstatus.CONCEPT):
            gevonden[plan.casus_id] = plan
    return gevonden


def _doelen(casussen: list[Casus]) -> Mapping[int, list[Doelblad]]:
    sleutels = {c.pk: c.sleutel for c in casussen}
    rijen: QuerySet[Doel] = Doel.objects.filter(casus__in=casussen).exclude(status=Doelstatus.GESTOPT)
    bladen: dict[int, list[Doelblad]] = defaultdict(list)
    for doel in rijen.prefetch_related("metingen").order_by("gesteld_op", "pk"):
        bladen[doel.casus_id].append(maak_doelblad(doel, sleutels[doel.casus_id]))
    return bladen


def _kind(casus: Casus, plan: Hulpplan | None, bladen: list[Doelblad], vandaag: date) -> Kinddeel:
    return Kinddeel(
        casus=casus,
        voornaam=casus.jeugdige.voornaam,
        leeftijd=leeftijd(casus.jeugdige.geboren_op, vandaag),
        plan=plan,
        doelen=tuple(b for b in bladen if b.is_open and not b.doel.is_gezinsdoel),
        behaald=tuple(b.doel for b in bladen if not b.is_open),
        is_afgeschermd=_afgeschermd(casus),
    )


def _een_keer(bladen: Iterable[Doelblad]) -> tuple[Doelblad, ...]:
    """A goal for the family that was written down in the casus of more children stands once, as it was first set."""
    eerste: dict[str, Doelblad] = {}
    for blad in sorted(bladen, key=lambda b: (b.doel.gesteld_op, b.doel.pk)):
        eerste.setdefault(_gelijk(blad.doel.wat), blad)
    return tuple(eerste.values())


def _inzetten(plannen: Mapping[int, Hulpplan], namen: Mapping[int, str]) -> tuple[Inzetregel, ...]:
    """Who does what, by part of life; the same for more children stands once with all their names."""
    casus_van = {plan.pk: pk for pk, plan in plannen.items()}
    rijen = Inzet.objects.filter(plan__in=casus_van, vervallen_om__isnull=True).order_by("om", "pk")
    groepen: dict[Hashable, list[Inzet]] = defaultdict(list)
    for rij in sorted(rijen, key=lambda i: PLAATS_VAN_DOMEIN[i.domein]):
        groepen[rij.domein, _gelijk(rij.wat), _gelijk(rij.wie)].append(rij)
    return tuple(
        Inzetregel(
            namen=_op_volgorde((casus_van[i.plan_id] for i in groep), namen),
            domein=Leefdomein(groep[0].domein),
            wat=groep[0].wat,
            wie=groep[0].wie,
            betrokken_op=min((i.betrokken_op for i in groep if i.betrokken_op), default=None),
        )
        for groep in groepen.values()
    )


def _ouders(plannen: Mapping[int, Hulpplan], namen: Mapping[int, str]) -> tuple[Ouderdeel, ...]:
    groepen: dict[str, list[int]] = defaultdict(list)
    for pk in namen:
        if pk in plannen and plannen[pk].rol_ouders.strip():
            groepen[_gelijk(plannen[pk].rol_ouders)].append(pk)
    return tuple(Ouderdeel(_op_volgorde(wie, namen), plannen[wie[0]].rol_ouders.strip()) for wie in groepen.values())


def _momenten(evaluaties: Iterable[tuple[Evaluatie, date]], namen: Mapping[int, str]) -> tuple[Kijkmoment, ...]:
    """One moment per day, of all children together; on one day with the same report it was one talk."""
    groepen: dict[tuple[date, str], list[Evaluatie]] = defaultdict(list)
    for evaluatie, op in sorted(evaluaties, key=lambda paar: paar[1]):
        groepen[op, _gelijk(evaluatie.verslag)].append(evaluatie)
    return tuple(
        Kijkmoment(_op_volgorde((e.casus_id for e in groep), namen), op, groep[0])
        for (op, _verslag), groep in groepen.items()
    )


def _gehouden(evaluaties: Iterable[Evaluatie], namen: Mapping[int, str]) -> tuple[Kijkmoment, ...]:
    """The newest first."""
    momenten = _momenten(((e, e.gehouden_op) for e in evaluaties if e.gehouden_op is not None), namen)
    return momenten[::-1][:LAATSTE]


def _op_volgorde(wie: Iterable[int], namen: Mapping[int, str]) -> tuple[str, ...]:
    gekozen = set(wie)
    return tuple(naam for pk, naam in namen.items() if pk in gekozen)


def _gelijk(tekst: str) -> str:
    return " ".join(tekst.casefold().split())
