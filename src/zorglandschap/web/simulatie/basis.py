"""The base case for a page, or one sentence that says why there is none."""

from __future__ import annotations

from datetime import datetime

from zorglandschap.apps.simulatie.queries import GeenRegels, NogGeenSchatting
from zorglandschap.apps.simulatie.verkenning import get_basis
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.simulatie.controle import OngeldigeInvoer
from zorglandschap.core.simulatie.invoer import Invoer


class GeenBasis(Exception):
    """There is nothing to check a scenario against; ``reden`` says what to do."""

    def __init__(self, reden: Tekst) -> None:
        super().__init__(str(reden))
        self.reden = reden


def lees_basis(kijker: Kijker, *, nu: datetime) -> Invoer:
    """The region as it is now. Raises GeenBasis."""
    try:
        return get_basis(kijker, nu=nu).invoer
    except NogGeenSchatting as fout:
        raise GeenBasis(fout.tekst) from fout
    except GeenRegels as fout:
        raise GeenBasis(zin("%(reden)s", reden=str(fout))) from fout
    except OngeldigeInvoer as fout:
        raise GeenBasis(fout.fouten[0]) from fout
