"""Days as whole numbers since 1 January 1970, for arrays; birthdays and ages are exact."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

Dagen = NDArray[np.int32]
Reeks = NDArray[np.int32]
Vlaggen = NDArray[np.bool_]
Getallen = NDArray[np.float64]

GEEN = -1  # no reference
GEEN_EINDE = int(np.iinfo(np.int32).max)  # still running
_NUL = date(1970, 1, 1).toordinal()


def dagnummer(dag: date) -> int:
    """The number of a day; 1 January 1970 is 0."""
    return dag.toordinal() - _NUL


def datum(nummer: int) -> date:
    """The day with this number."""
    return date.fromordinal(int(nummer) + _NUL)


def jaarbegin(jaar: int) -> int:
    """The number of 1 January."""
    return dagnummer(date(jaar, 1, 1))


def _maand_en_dag(dagen: Dagen) -> tuple[NDArray[np.datetime64], Reeks]:
    als_datum = dagen.astype("datetime64[D]")
    maand = als_datum.astype("datetime64[M]")
    return maand, (als_datum - maand.astype("datetime64[D]")).astype(np.int32)


def verjaardag(geboren: Dagen, jaren: int | Reeks) -> Dagen:
    """The day someone becomes ``jaren`` old; 29 February becomes 1 March in other years. Shapes broadcast."""
    maand, dag = _maand_en_dag(geboren)
    verder = maand + (12 * np.asarray(jaren)).astype("timedelta64[M]")
    return np.asarray(verder.astype("datetime64[D]").astype(np.int64) + dag, dtype=np.int32)


def leeftijd_op(geboren: Dagen, op: Dagen | int) -> Reeks:
    """Age in whole years on a day, equal to begrippen.periode.leeftijd; negative before birth. Shapes broadcast."""
    maand_a, dag_a = _maand_en_dag(geboren)
    maand_b, dag_b = _maand_en_dag(np.asarray(op, dtype=np.int32))
    maanden = (maand_b - maand_a).astype(np.int64) - (dag_b < dag_a)
    return np.floor_divide(maanden, 12).astype(np.int32)


def jaar_van(dagen: Dagen) -> Reeks:
    """The calendar year of each day."""
    return (dagen.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970).astype(np.int32)
