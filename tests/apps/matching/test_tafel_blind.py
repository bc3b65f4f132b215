"""Who asks what is free for the placement table: the plan and the decision, and nothing else in the house."""

from __future__ import annotations

import ast
from pathlib import Path

SRC = Path(__file__).parents[3] / "src" / "zorglandschap"
MATCHING = SRC / "apps" / "matching"


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


TAFELPAD = (  # everything that makes, reads or decides on a plan
    *(str(pad.relative_to(SRC)) for map_ in ("actions", "queries", "") for pad in (MATCHING / map_).glob("tafel*.py")),
    *("apps/matching/queries/verdeling.py", "config/opdrachten_verdeel.py"),
)
DOET = {  # every action that this path may use: to open a transaction, to log, and to record plan and decision
    "zorglandschap.apps.casus.actions.stappen": {"een_stap", "log"},
    "zorglandschap.apps.logboek.actions": {"schrijf"},
}
PLAATSING = {"Voorstel", "Bezetting", "Traject", "Plek", "Casus"}
SCHRIJFT = {"create", "bulk_create", "get_or_create", "update_or_create", "update", "delete", "save", "bulk_update"}


def _boom(bestand: str) -> ast.Module:
    return ast.parse((SRC / bestand).read_text(encoding="utf-8"))


def test_no_write_path_leads_from_a_plan_or_a_decision_to_a_placement() -> None:
    """The table records; a request, a claimed place and a traject only come from the hand of a regisseur."""
    for bestand in TAFELPAD:
        for deel in ast.walk(_boom(bestand)):
            if isinstance(deel, ast.ImportFrom) and ".actions" in (deel.module or ""):
                namen = {alias.name for alias in deel.names}
                if f"{(deel.module or '').removeprefix('zorglandschap.').replace('.', '/')}.py" in TAFELPAD:
                    continue
                assert namen <= DOET.get(deel.module or "", set()), f"{bestand} imports {namen} of {deel.module}"
            if isinstance(deel, ast.Call) and isinstance(deel.func, ast.Name):
                assert deel.func.id not in PLAATSING, f"{bestand} makes a {deel.func.id}"


def test_the_table_writes_nothing_but_its_plan_and_its_decisions() -> None:
    geschreven = set()
    for bestand in TAFELPAD:
        for deel in ast.walk(_boom(bestand)):
            if isinstance(deel, ast.Call) and isinstance(deel.func, ast.Attribute) and deel.func.attr in SCHRIJFT:
                geschreven.add(ast.unparse(deel.func))
    assert geschreven <= {"Verdelingsplan.objects.create", "Tafelbesluit.objects.create"}


def test_no_action_reads_a_plan_or_a_decision_to_carry_it_out() -> None:
    lezers = set()
    for bestand in SRC.glob("apps/*/actions/*.py"):
        for deel in ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))):
            namen = {alias.name for alias in deel.names} if isinstance(deel, ast.ImportFrom) else set()
            if namen & {"Tafelbesluit", "Verdelingsplan", "geldende_besluiten"}:
                lezers.add(str(bestand.relative_to(SRC)))
    assert lezers <= set(TAFELPAD)
