"""Shows the loading of the synthetic region as a progress bar, and remembers with what it was made."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.utils.timezone import localtime
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn

from zorglandschap.apps.demo.actions import laad
from zorglandschap.apps.demo.queries import get_geladen_regio


def laad_verzonnen_regio(*, schaal: float, zaad: int, meld: Callable[[str], None]) -> dict[str, object]:
    """Load the region unless it is there; returns scale, seed, counts and seconds (or ``bewaard``)."""
    geladen = get_geladen_regio()
    if geladen is not None:
        meld(f"• de verzonnen regio staat er al (schaal {geladen.schaal:g}, zaad {geladen.zaad})")
        return {"bewaard": True, "schaal": geladen.schaal, "zaad": geladen.zaad}
    meld(f"• verzonnen regio {settings.REGIO.naam} maken, 2016 tot vandaag")
    begin, nu = time.monotonic(), localtime()
    with _balk() as balk:
        aantallen = laad(settings.REGIO, schaal=schaal, zaad=zaad, vandaag=nu.date(), nu=nu, voortgang=_voortgang(balk))
    return {
        "bewaard": False,
        "schaal": schaal,
        "zaad": zaad,
        "seconden": round(time.monotonic() - begin, 1),
        "aantallen": aantallen,
    }


def _balk() -> Progress:
    return Progress(
        TextColumn("  {task.description:<28}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn(), transient=False
    )


def _voortgang(balk: Progress) -> Callable[[str, int, int], None]:
    """A function (what, done, of how many) that draws one bar per step."""
    taken: dict[str, TaskID] = {}

    def toon(wat: str, klaar: int, totaal: int) -> None:
        if wat not in taken:
            taken[wat] = balk.add_task(wat, total=totaal)
        balk.update(taken[wat], completed=klaar, total=totaal)

    return toon
