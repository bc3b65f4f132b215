"""The questions of a case and what came of them; and how many questions needed no jeugdhulp."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count

from zorglandschap.apps.casus.models import Casus, Hulpvraag
from zorglandschap.core.begrippen.codelijsten import CasusStatus
from zorglandschap.core.begrippen.vraagwoorden import Hulpvraagsoort, Vraaguitkomst
from zorglandschap.core.regels.hulpvraag import VraagFeiten, vraag_beantwoord
from zorglandschap.core.regels.uitkomst import Uitkomst

ZONDER_JEUGDHULP = frozenset(Vraaguitkomst) - {Vraaguitkomst.JEUGDHULP}


@dataclass(frozen=True, slots=True)
class Vraagstand:
    """One question, and what the rule about answering says of it."""

    vraag: Hulpvraag
    uitkomst: Uitkomst


@dataclass(frozen=True, slots=True)
class Vraagblad:
    """All questions of a case, the oldest first."""

    vragen: tuple[Vraagstand, ...]
    loopt_lokale_hulp: bool

    @property
    def open(self) -> tuple[Vraagstand, ...]:
        """The questions without an answer."""
        return tuple(stand for stand in self.vragen if not stand.vraag.uitkomst)


@dataclass(frozen=True, slots=True)
class Vraagtelling:
    """Figures of one gemeente in a period: questions asked, answered, and per answer; never who asked."""

    gesteld: int
    per_uitkomst: Mapping[Vraaguitkomst, int]

    @property
    def beantwoord(self) -> int:
        """Questions with an answer."""
        return sum(self.per_uitkomst.values())

    @property
    def zonder_jeugdhulp(self) -> int:
        """Questions that needed no jeugdhulp; that is a result."""
        return sum(aantal for uitkomst, aantal in self.per_uitkomst.items() if uitkomst in ZONDER_JEUGDHULP)

    @property
    def aandeel_zonder_jeugdhulp(self) -> float | None:
        """The share (0–1) of the answered questions that needed no jeugdhulp; None without answers."""
        return self.zonder_jeugdhulp / self.beantwoord if self.beantwoord else None


def get_vraagblad(casus: Casus, *, vandaag: date) -> Vraagblad:
    """The questions of a case that the viewer got through ``get_casus``."""
    vragen, gemeente = casus.hulpvragen.select_related("door").order_by("op", "pk"), casus.jeugdige.gemeente_id
    return Vraagblad(
        vragen=tuple(
            Vraagstand(vraag, vraag_beantwoord(vraag_feiten(vraag, gemeente=gemeente, vandaag=vandaag)))
            for vraag in vragen
        ),
        loopt_lokale_hulp=casus.status == CasusStatus.LOKALE_HULP,
    )


def vraag_feiten(vraag: Hulpvraag, *, gemeente: str, vandaag: date, crisis: bool = False) -> VraagFeiten:
    """What the rules may know of a question to the local team of this gemeente."""
    return VraagFeiten(
        dagen_norm=settings.BELEID.aantal("vraag_uitkomst_dagen", vandaag, gemeente),
        soort=Hulpvraagsoort(vraag.soort),
        uitkomst=Vraaguitkomst(vraag.uitkomst) if vraag.uitkomst else None,
        toelichting=vraag.uitkomst_toelichting,
        dagen_open=max(0, (vandaag - vraag.op).days),
        crisis=crisis,
    )


def tel_uitkomsten(*, van: date, tot: date, gemeente: str | None = None) -> dict[str, Vraagtelling]:
    """Per gemeente (CBS code) what came of the questions asked from ``van`` until the day before ``tot``.

    Figures only; whoever shows them hides the small numbers (core/monitor/onthulling.py).
    """
    vragen = Hulpvraag.objects.filter(op__gte=van, op__lt=tot)
    if gemeente is not None:
        vragen = vragen.filter(casus__jeugdige__gemeente_id=gemeente)
    gesteld: Counter[str] = Counter()
    antwoord: dict[str, Counter[Vraaguitkomst]] = {}
    rijen = vragen.values_list("casus__jeugdige__gemeente_id", "uitkomst").annotate(aantal=Count("pk")).order_by()
    for code, uitkomst, aantal in rijen:
        gesteld[code] += aantal
        per_uitkomst = antwoord.setdefault(code, Counter())
        if uitkomst:
            per_uitkomst[Vraaguitkomst(uitkomst)] += aantal
    return {code: Vraagtelling(gesteld[code], dict(antwoord[code])) for code in sorted(gesteld)}
