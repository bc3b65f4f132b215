"""The only door to the solver (HiGHS): a linear programme in, values and prices out; whole numbers where asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import highspy
import numpy as np
from scipy.sparse import csc_array

from zorglandschap.core.matching.profiel import Bools, Ints, Reals

ONEINDIG = highspy.kHighsInf
PRIMAAL = 4  # simplex that keeps an answer that fits
DEVEX = 1  # rule to choose a step that needs no long beginning: quicker for a small change
STAPPEN = 5000  # of one small question; many times what the hardest needs
_Status = highspy.HighsModelStatus
GEEN_ANTWOORD = (_Status.kInfeasible, _Status.kIterationLimit, _Status.kObjectiveBound)
GISSEN = (
    "heuristic_run_rins",
    "heuristic_run_rens",
    "heuristic_run_root_reduced_cost",
    "heuristic_run_feasibility_jump",
    "allow_restart",
)


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
    """A solution with whole numbers, its value and the proven bound (a step of one is one person).

    ``gevonden`` is False when the branches ran out before there was a solution: nothing is proven then.
    """

    x: Reals
    waarde: float
    grens: float
    gevonden: bool = True


def los_heel_op(
    matrix: csc_array,
    onder: Reals,
    boven: Reals,
    kosten: Reals,
    *,
    heel: Bools,
    knopen: int,
    begin: Reals | None = None,
) -> Heel | None:
    """Least ``kosten @ x`` with ``onder <= matrix @ x <= boven``, ``x >= 0`` and whole numbers where ``heel`` is True.

    For costs that are whole numbers themselves, or as good as; None when nothing fits.

    Stops after ``knopen`` branches, never after a time: the same question gives the same answer everywhere. The
    solver's own guessing is left out: measured, it costs more than it brings. ``begin`` is a solution already known.
    """
    model = _model(matrix, onder, boven, kosten)
    _zonder_gissen(model)
    if begin is not None:
        oplossing = highspy.HighsSolution()
        oplossing.col_value = begin.tolist()
        model.setSolution(oplossing)
    kolommen = np.flatnonzero(heel).astype(np.int32)
    soort = np.full(kolommen.size, highspy.HighsVarType.kInteger.value, dtype=np.uint8)
    model.changeColsIntegrality(kolommen.size, kolommen, soort)
    for naam, waarde in (("mip_rel_gap", 0.0), ("mip_abs_gap", 0.999), ("mip_max_nodes", knopen)):
        model.setOptionValue(naam, waarde)
    model.run()
    if model.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        return None
    info = model.getInfo()
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Heel(np.zeros(kosten.size), np.inf, float(info.mip_dual_bound), gevonden=False)
    x = np.array(model.getSolution().col_value)
    return Heel(x, float(info.objective_function_value), float(info.mip_dual_bound))


def _zonder_gissen(model: highspy.Highs) -> None:
    model.setOptionValue("mip_heuristic_effort", 0.0)
    for naam in GISSEN:
        model.setOptionValue(f"mip_{naam}", False)  # noqa: FBT003 (the solver has no named argument)


class Groeiend:
    """Least ``kosten @ x`` with ``onder <= matrix @ x <= boven`` and ``x >= 0``, with columns added later.

    Each time solved from where the last answer stopped.
    """

    def __init__(self, matrix: csc_array, onder: Reals, boven: Reals, kosten: Reals) -> None:
        self._model = _model(matrix, onder, boven, kosten)

    def los_op(self) -> Oplossing | None:
        """Least cost with the columns there are; None when nothing fits."""
        self._model.run()
        if self._model.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return None
        return _uitkomst(self._model)

    def erbij(self, matrix: csc_array, kosten: Reals) -> None:
        """More columns, after those that are there; the last answer still fits, so only they have to be weighed."""
        _voeg_toe(self._model, matrix, kosten)
        self._model.setOptionValue("simplex_strategy", PRIMAAL)


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """Which columns and rows an answer rests on, as whole numbers: enough to start from that answer again."""

    kolommen: Ints
    rijen: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Waarden:
    """Best values per column and the value of the objective, without prices."""

    x: Reals
    waarde: float


class Warm:
    """One programme that is kept, so that a small change is solved from where the first answer stopped.

    With the ``basis`` of an earlier one the first answer is there at once. A basis that does not fit is left aside.
    """

    def __init__(
        self, matrix: csc_array, rijen: tuple[Reals, Reals], kosten: Reals, hoogstens: Reals, basis: Basis | None = None
    ) -> None:
        onder, boven = rijen
        self._boven, self._onder, self._hoogstens = boven, onder, hoogstens
        self._model = _model(matrix, onder, boven, kosten, hoogstens)
        if basis is not None and (basis.kolommen.size, basis.rijen.size) == (kosten.size, boven.size):
            self._model.setBasis(_als_basis(basis))
        self._model.run()
        self._basis = self._model.getBasis()
        self._model.setBasis(self._basis)  # the first question starts like all that follow
        self._model.setOptionValue("simplex_iteration_limit", STAPPEN)
        self._model.setOptionValue("simplex_dual_edge_weight_strategy", DEVEX)

    @property
    def basis(self) -> Basis:
        """The basis that each question starts from."""
        delen = (self._basis.col_status, self._basis.row_status)
        return Basis(*(np.array([int(status) for status in deel], dtype=np.int64) for deel in delen))

    def met(
        self,
        *,
        rijen: Mapping[int, tuple[float, float]] | None = None,
        kolommen: Mapping[int, float] | None = None,
        erbij: tuple[csc_array, Reals] | None = None,
        hoogstens: float = ONEINDIG,
    ) -> Waarden | None:
        """Solve with other sides of rows, other upper sides of columns and columns added; then forget the change.

        None: nothing fits that counts at most ``hoogstens``, or that cannot be said in so many steps.
        """
        model, rijen, kolommen, aantal = self._model, rijen or {}, kolommen or {}, self._model.getNumCol()
        for rij, grenzen in rijen.items():
            model.changeRowBounds(rij, *grenzen)
        for kolom, grens in kolommen.items():
            model.changeColBounds(kolom, 0.0, grens)
        if erbij is not None:
            _voeg_toe(model, *erbij)
        model.setOptionValue("objective_bound", hoogstens)
        model.run()
        uit = _waarden(model)
        for rij in rijen:
            model.changeRowBounds(rij, self._onder[rij], self._boven[rij])
        for kolom in kolommen:
            model.changeColBounds(kolom, 0.0, self._hoogstens[kolom])
        if erbij is not None:
            model.deleteCols(erbij[1].size, np.arange(aantal, aantal + erbij[1].size, dtype=np.int32))
        model.setBasis(self._basis)
        return uit


def _als_basis(basis: Basis) -> highspy.HighsBasis:
    uit = highspy.HighsBasis()
    uit.col_status = [highspy.HighsBasisStatus(status) for status in basis.kolommen.tolist()]
    uit.row_status = [highspy.HighsBasisStatus(status) for status in basis.rijen.tolist()]
    uit.valid, uit.alien = True, False
    return uit


def _voeg_toe(model: highspy.Highs, matrix: csc_array, kosten: Reals) -> None:
    nul, vol = np.zeros(kosten.size), np.full(kosten.size, ONEINDIG)
    begin, index = matrix.indptr.astype(np.int32), matrix.indices.astype(np.int32)
    model.addCols(kosten.size, kosten, nul, vol, matrix.nnz, begin, index, matrix.data)


def _model(
    matrix: csc_array, onder: Reals, boven: Reals, kosten: Reals, hoogstens: Reals | None = None
) -> highspy.Highs:
    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.setOptionValue("output_flag", False)  # noqa: FBT003 (the solver has no named argument)
    model.setOptionValue("threads", 1)
    programma = highspy.HighsLp()
    programma.num_row_, programma.num_col_ = matrix.shape
    programma.col_cost_ = kosten
    programma.col_lower_ = np.zeros(matrix.shape[1])
    programma.col_upper_ = np.full(matrix.shape[1], ONEINDIG) if hoogstens is None else hoogstens
    programma.row_lower_, programma.row_upper_ = onder, boven
    programma.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    programma.a_matrix_.start_ = matrix.indptr
    programma.a_matrix_.index_ = matrix.indices
    programma.a_matrix_.value_ = matrix.data
    model.passModel(programma)
    return model


def _waarden(model: highspy.Highs) -> Waarden | None:
    if model.getModelStatus() in GEEN_ANTWOORD:
        return None
    if _is_leeg(model):
        return Waarden(np.zeros(model.getNumCol()), 0.0)
    return Waarden(np.array(model.getSolution().col_value), float(model.getInfo().objective_function_value))


def _uitkomst(model: highspy.Highs) -> Oplossing:
    if _is_leeg(model):
        niets = np.zeros(model.getNumCol())
        return Oplossing(niets, niets, np.zeros(model.getNumRow()), 0.0)
    s = model.getSolution()
    x, gereduceerd, prijs = (np.array(deel) for deel in (s.col_value, s.col_dual, s.row_dual))
    return Oplossing(x, gereduceerd, prijs, float(model.getInfo().objective_function_value))


def _is_leeg(model: highspy.Highs) -> bool:
    """True with nobody and nothing: the empty answer is the best one. Raises SolverFout when there is no answer."""
    status = model.getModelStatus()
    if status not in (highspy.HighsModelStatus.kModelEmpty, highspy.HighsModelStatus.kOptimal):  # pragma: no cover
        raise SolverFout(f"De solver stopte met: {model.modelStatusToString(status)}.")
    return bool(status == highspy.HighsModelStatus.kModelEmpty)
