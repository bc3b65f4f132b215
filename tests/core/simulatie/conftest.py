"""The tests of the simulation stay on one worker: the kernel is compiled once."""

from __future__ import annotations

from pathlib import Path

import pytest

HIER = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HIER in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("simulatie"))
