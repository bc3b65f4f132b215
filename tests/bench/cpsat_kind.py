"""CP-SAT on the same columns and rows, in a process of its own: OR-tools and HiGHS cannot live in one process.

Reads a question as JSON from standard input and writes the answer as JSON; ``tests.bench.cpsat`` starts it.
"""

from __future__ import annotations

import json
import sys
import time

from ortools.sat.python import cp_model


def los_op(vraag: dict[str, list[float]], hoogstens: float) -> dict[str, object]:
    """Least cost with whole numbers, within a deterministic amount of work; the bound and the CPU time with it."""
    begin = time.process_time()
    model = cp_model.CpModel()
    x = [model.new_int_var(0, int(hoogst), "") for hoogst in vraag["hoogst"]]
    per_rij: list[tuple[list[object], list[int]]] = [([], []) for _ in vraag["onder"]]
    for rij, kolom, waarde in zip(vraag["rij"], vraag["kolom"], vraag["waarde"], strict=True):
        per_rij[int(rij)][0].append(x[int(kolom)])
        per_rij[int(rij)][1].append(int(waarde))
    for (wie, gewicht), onder, boven in zip(per_rij, vraag["onder"], vraag["boven"], strict=True):
        som = cp_model.LinearExpr.weighted_sum(wie, gewicht)
        model.add(som == int(boven)) if onder == boven else model.add(som <= int(boven))
    model.minimize(cp_model.LinearExpr.weighted_sum(x, [int(k) for k in vraag["kosten"]]))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_deterministic_time = hoogstens
    status = solver.solve(model)
    gevonden = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return {
        "status": solver.status_name(status),
        "x": [solver.value(v) for v in x] if gevonden else None,
        "totaal": solver.objective_value if gevonden else None,
        "grens": solver.best_objective_bound,
        "seconden": time.process_time() - begin,
    }


if __name__ == "__main__":
    json.dump(los_op(json.load(sys.stdin), float(sys.argv[1])), sys.stdout)
