"""A form is used once: what is saved with the key of a form that somebody used a moment ago is refused in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.tekst import zin

AL_GEBRUIKT = zin("Dit formulier is al gebruikt. Open de pagina opnieuw en vul het formulier nog een keer in.")


@contextmanager
def eenmalig() -> Iterator[None]:
    """Around saving a row with a ``herhaalsleutel``: raises Geweigerd when another row has it already.

    Whoever sends a form twice is answered before this, with what the first one made. What is left are forms with one
    key for two different cases, or at the very same moment: the database refuses the second, whoever looked first.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as fout:
        if "herhaalsleutel" not in str(fout):
            raise
        raise Geweigerd(AL_GEBRUIKT) from fout
