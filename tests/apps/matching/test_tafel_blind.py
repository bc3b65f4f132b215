"""Who asks what is free for the placement table: the plan and the decision, and nothing else in the house."""

from __future__ import annotations

import ast
from pathlib import Path

SRC = Path(__file__).parents[3] / "src" / "zorglandschap"


def test_what_is_free_for_the_table_is_asked_by_the_plan_and_the_decision_alone() -> None:
    def gebruikers(naam: str, module: str) -> set[str]:
        gevonden = set()
        for bestand in SRC.rglob("*.py"):
            for deel in ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))):
                if isinstance(deel, ast.ImportFrom) and (deel.module or "").endswith(module):
                    gevonden |= {str(bestand.relative_to(SRC)) for alias in deel.names if alias.name == naam}
        return gevonden

    tafel = "apps/matching/actions/tafel.py"  # behind its own check on who sits at the table
    assert gebruikers("lees_plekken", "queries.zoeken") <= {"apps/matching/queries/verdeelaanbod.py", tafel}
    assert gebruikers("lees_aanbod", "queries.verdeelaanbod") == {"apps/matching/queries/verdeling.py"}
    mag = {"apps/matching/queries/__init__.py", "config/opdrachten_verdeel.py", tafel}
    assert gebruikers("opgave_van_vandaag", "") <= mag
