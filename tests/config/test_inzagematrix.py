"""The chapter of the manual is what the rule says."""

from __future__ import annotations

from pathlib import Path

import pytest

from zorglandschap.config import inzagematrix
from zorglandschap.core.begrippen.codelijsten import Rol
from zorglandschap.core.regels.inzage import matrix


def test_the_manual_prints_the_table_as_it_is() -> None:
    gedrukt = inzagematrix.DOCUMENT.read_text(encoding="utf-8")
    assert gedrukt == inzagematrix.markdown(), "draai `python -m zorglandschap.config.inzagematrix`"


def test_every_role_and_every_grant_is_in_the_chapter() -> None:
    tekst = inzagematrix.markdown()
    for rol in Rol:
        assert f"## {rol.value.capitalize()}\n" in tekst
    assert tekst.count("\n| ") == sum(len(v.rollen) for v in matrix()) + len(Rol)


def test_writing_makes_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inzagematrix, "DOCUMENT", tmp_path / "nieuw" / "inzage.md")
    assert inzagematrix.schrijf().read_text(encoding="utf-8") == inzagematrix.markdown()
