"""The only door to the solver (HiGHS): a linear programme in, values and prices out; whole numbers where asked."""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import numpy as np
from scipy.sparse import csc_array

from zorglandschap.core.matching.profiel import Bools, Reals

ONEINDIG = highspy.kHighsInf


class SolverFout(RuntimeError):
    """The solver gave up; no result is better than half a result."""


@dataclass(frozen=True, slots=True, eq=False)
class Oplossing:
    """Best values per column, reduced cost per column and price per row, and the value of the objective."""

    x: Reals
    gereduceerd: Reals
    prijs: Reals
    waarde: float


@dataclass(frozen=True, slots=True, eq=False)
class Heel:
    """A solution with whole numbers, its value and the proven bound (a step of one is one person)."""

    x: Reals
    waarde: float
    grens: float


def los_op(matrix: csc_array, onder: Reals, boven: Reals, kosten: Reals) -> Oplossing | None:
    """Least ``kosten @ x`` with ``onder <= matrix @ x <= boven`` and ``x >= 0``; None when nothing fits."""
    model = _model(matrix, onder, boven, kosten)
    model.run()
    if model.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        return None
    return _uitkomst(model)


def los_heel_op(
    matrix: csc_array, onder: Reals, boven: Reals, kosten: Reals, *, heel: Bools, knopen: int
) -> Heel | None:
    """The same with whole numbers where ``heel`` is True, for costs that are whole numbers themselves.

    Stops after ``knopen`` branches, never after a time: the same question gives the same answer everywhere.
    """
    model = _model(matrix, onder, boven, kosten)
    kolommen = np.flatnonzero(heel).astype(np.int32)
    soort = np.full(kolommen.size, highspy.HighsVarType.kInteger.value, dtype=np.uint8)
    model.changeColsIntegrality(kolommen.size, kolommen, soort)
    for naam, waarde in (("mip_rel_gap", 0.0), ("mip_abs_gap", 0.999), ("mip_max_nodes", knopen)):
        model.setOptionValue(naam, waarde)
    model.run()
    info = model.getInfo()
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    x = np.array(model.getSolution().col_value)
    return Heel(x, float(info.objective_function_value), float(info.mip_dual_bound))


class Warm:
    """One programme that is kept, so that a small change is solved from where the last answer stopped."""

    def __init__(self, matrix: csc_array, onder: Reals, boven: Reals, kosten: Reals) -> None:
        self._boven = boven
        self._onder = onder
        self._model = _model(matrix, onder, boven, kosten)
        self._model.run()
        self._basis = self._model.getBasis()

    def met(self, *, rijen: dict[int, float] | None = None, dicht: tuple[int, ...] = ()) -> Oplossing | None:
        """Solve with other upper sides of rows and columns closed; then forget the change."""
        model, rijen = self._model, rijen or {}
        for rij, grens in rijen.items():
            model.changeRowBounds(rij, self._onder[rij], grens)
        for kolom in dicht:
            model.changeColBounds(kolom, 0.0, 0.0)
        model.run()
        past = model.getModelStatus() != highspy.HighsModelStatus.kInfeasible
        uit = _uitkomst(model) if past else None
        for rij in rijen:
            model.changeRowBounds(rij, self._onder[rij], self._boven[rij])
        for kolom in dicht:
            model.changeColBounds(kolom, 0.0, ONEINDIG)
        model.setBasis(self._basis)
        return uit


def _model(matrix: csc_array, onder: Reals, boven: Reals, kosten: Reals) -> highspy.Highs:
    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.setOptionValue("output_flag", False)  # noqa: FBT003 (the solver has no named argument)
    model.setOptionValue("threads", 1)
    programma = highspy.HighsLp()
    programma.num_row_, programma.num_col_ = matrix.shape
    programma.col_cost_ = kosten
    programma.col_lower_ = np.zeros(matrix.shape[1])
    programma.col_upper_ = np.full(matrix.shape[1], ONEINDIG)
    programma.row_lower_, programma.row_upper_ = onder, boven
    programma.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    programma.a_matrix_.start_ = matrix.indptr
    programma.a_matrix_.index_ = matrix.indices
    programma.a_matrix_.value_ = matrix.data
    model.passModel(programma)
    return model


def _uitkomst(model: highspy.Highs) -> Oplossing:
    status = model.getModelStatus()
    if status != highspy.HighsModelStatus.kOptimal:  # pragma: no cover (a limit or a numerical failure)
        raise SolverFout(f"De solver stopte met: {model.modelStatusToString(status)}.")
    s = model.getSolution()
    x, gereduceerd, prijs = (np.array(deel) for deel in (s.col_value, s.col_dual, s.row_dual))
    return Oplossing(x, gereduceerd, prijs, float(model.getInfo().objective_function_value))
