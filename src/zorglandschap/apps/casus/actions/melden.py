"""A short mail to who has the regie: that there is something to look at, never about whom or what."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from django.core.mail import send_mail
from django.db import transaction

from zorglandschap.apps.casus.models import Casus
from zorglandschap.core.begrippen.tekst import Tekst


def mail_regisseurs(jeugdige_ids: Collection[int], *, onderwerp: Tekst, tekst: Tekst) -> None:
    """Write to everybody who has the regie over a case of these youths, after the transaction.

    A mail that cannot be sent stops nothing: the same stands in the house itself.
    """
    casussen = Casus.objects.filter(jeugdige_id__in=jeugdige_ids, regisseur__gebruiker__is_active=True)
    adressen = sorted(set(casussen.values_list("regisseur__gebruiker__email", flat=True)))
    for adres in adressen:  # one each: nobody sees who else is told
        transaction.on_commit(partial(send_mail, str(onderwerp), str(tekst), None, [adres]), robust=True)
