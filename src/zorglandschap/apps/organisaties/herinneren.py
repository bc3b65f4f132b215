"""A mail to somebody who works here, once: the row is the claim, and nothing of anybody is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.mail import send_mail
from django.db import IntegrityError, models, transaction
from django.db.models import Q, QuerySet

from zorglandschap.apps.organisaties.models import Medewerker
from zorglandschap.core.begrippen.tekst import Tekst, zin

AANHEF = zin("Goedemorgen,")
GEEN_GEGEVENS = zin("In deze mail staan geen gegevens van kinderen of gezinnen.")


_STIL: ContextVar[bool] = ContextVar("stil", default=False)  # what is played for the demo is news to nobody


@dataclass(frozen=True, slots=True)
class Verslag:
    """What came of one run: mails that went out, people who had one today already, and mails that failed."""

    verzonden: int
    eerder: int
    mislukt: int


@dataclass(frozen=True, slots=True, eq=False)
class Brief:
    """One mail: to whom (a person, or the address of a desk), about what, its lines, and the row (not stored yet).

    Of that row there can be only one: one a day for a reminder, one for each event.
    """

    aan: Medewerker | str
    onderwerp: Tekst
    regels: tuple[Tekst, ...]
    rij: models.Model
    aanhef: Tekst = AANHEF

    @property
    def adres(self) -> str:
        """Where it goes; empty for somebody without an account."""
        if isinstance(self.aan, str):
            return self.aan
        return self.aan.gebruiker.email if self.aan.gebruiker else ""

    @property
    def tekst(self) -> str:
        """The text of the mail: the lines between a greeting and what is not in it."""
        return "\n\n".join(str(deel) for deel in (self.aanhef, *self.regels, GEEN_GEGEVENS)) + "\n"


@contextmanager
def zonder_mail() -> Iterator[None]:
    """What happens within, such as the story of the demo, mails nobody."""
    eerder = _STIL.set(True)
    try:
        yield
    finally:
        _STIL.reset(eerder)


def er_gaat_mail_uit() -> bool:
    """True when this house sends mail at all, and what happens now is not made up."""
    return not _STIL.get() and not settings.EMAIL_BACKEND.endswith("dummy.EmailBackend")


def werkzaam(op: date) -> QuerySet[Medewerker]:
    """Who works on this day and has an account that can sign in."""
    in_dienst = Q(tot__isnull=True) | Q(tot__gt=op)
    geldig = Q(gebruiker__geldig_tot__isnull=True) | Q(gebruiker__geldig_tot__gte=op)
    return Medewerker.objects.filter(in_dienst, geldig, van__lte=op, gebruiker__is_active=True)


def verstuur(brieven: Iterable[Brief]) -> Verslag:
    """Send each mail once. Run it twice, also at the same time: nobody gets two; what fails is tried again later."""
    telling = Counter(_stuur(brief) for brief in brieven)
    return Verslag(telling["verzonden"], telling["eerder"], telling["mislukt"])


def _stuur(brief: Brief) -> str:
    """Who cannot add the row comes second. A mail that fails takes its row back."""
    if not brief.adres:  # pragma: no cover - asked only for people with an account (werkzaam)
        return "mislukt"
    try:
        with transaction.atomic():
            brief.rij.save(force_insert=True)
            send_mail(str(brief.onderwerp), brief.tekst, None, [brief.adres])
    except IntegrityError:
        return "eerder"
    except OSError:  # the mail server is away or says no (SMTPException is one)
        return "mislukt"
    return "verzonden"
