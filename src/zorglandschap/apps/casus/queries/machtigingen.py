"""Which measures can be used on a day: an authorisation may lapse before its end, or wait for a broken condition."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from zorglandschap.apps.casus.models import Maatregel, Traject
from zorglandschap.core.begrippen.codelijsten import JuridischKader
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.periode import plus_maanden
from zorglandschap.core.casus.kader import DRAAGT_GESLOTEN, DWANG

_K = JuridischKader


def lopende_maatregelen(op: date) -> QuerySet[Maatregel]:
    """Every measure between its first and last day, with ``is_vervallen`` beside it."""
    dwang = [kader.value for kader in DWANG]
    rijen = Maatregel.objects.filter(_loopt(op), kader__in=dwang)
    return rijen.annotate(is_vervallen=ExpressionWrapper(_vervallen(op), output_field=BooleanField()))


def geldende_maatregelen(op: date) -> QuerySet[Maatregel]:
    """Every measure that gives a ground on a day."""
    slaapt = Q(is_voorwaardelijk=True) & (Q(opname_besloten_op__isnull=True) | Q(opname_besloten_op__gt=op))
    return lopende_maatregelen(op).filter(~_vervallen(op)).exclude(slaapt)


def slaapt(maatregel: Maatregel, op: date) -> bool:
    """True while nobody decided to admit on the ground of this conditional authorisation."""
    besloten = maatregel.opname_besloten_op
    return maatregel.is_voorwaardelijk and (besloten is None or besloten > op)


def stemt_in(maatregel: Maatregel, op: date) -> bool:
    """Does who has the gezag consent on this day? A withdrawn consent carries the authorisation a few days more."""
    if maatregel.vertegenwoordiger_op is None:
        return False
    ingetrokken = maatregel.vertegenwoordiger_ingetrokken_op
    return ingetrokken is None or op < ingetrokken + _na_intrekken(op)


def _na_intrekken(op: date) -> timedelta:
    return timedelta(days=settings.BELEID.aantal("termijn_gesloten_na_intrekken_dagen", op))


def _loopt(op: date) -> Q:
    return Q(van__lte=op) & (Q(tot__isnull=True) | Q(tot__gt=op))


def _vervallen(op: date) -> Q:
    return _ongebruikt(op) | _zonder_instemming(op)


def _ongebruikt(op: date) -> Q:
    """Months long nobody stayed anywhere on the ground of it; one in haste or with conditions is never unused."""
    sinds = plus_maanden(op, -settings.BELEID.aantal("termijn_machtiging_ongebruikt_maanden", op))
    toen = Q(tot__isnull=True) | Q(tot__gt=sinds)
    verblijf = Traject.objects.filter(toen, jeugdige=OuterRef("jeugdige"), van__lte=op)
    elders = Exists(verblijf.filter(hulpvorm__in=[vorm.value for vorm in VERBLIJF]))
    gesloten = Exists(verblijf.filter(hulpvorm=Hulpvorm.GESLOTEN))
    oud = Q(van__lte=sinds, is_spoed=False, is_voorwaardelijk=False)
    return oud & ((Q(kader=_K.MUHP) & ~elders) | (Q(kader=_K.GESLOTEN) & ~gesloten))


def _zonder_instemming(op: date) -> Q:
    """The consent was withdrawn long enough ago, and no supervision or guardianship carries the authorisation."""
    draagt = [kader.value for kader in DRAAGT_GESLOTEN]
    anders = Exists(Maatregel.objects.filter(_loopt(op), jeugdige=OuterRef("jeugdige"), kader__in=draagt))
    ingetrokken = Q(vertegenwoordiger_ingetrokken_op__isnull=False)  # so that the answer is never ‘unknown’
    ingetrokken &= Q(vertegenwoordiger_ingetrokken_op__lte=op - _na_intrekken(op))
    return Q(kader=_K.GESLOTEN) & ingetrokken & Q(~anders)
