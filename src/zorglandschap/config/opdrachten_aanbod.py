"""The command ‘herinner-aanbod’: one mail a day to planners whose places are not confirmed; run it each morning."""

from __future__ import annotations

from typing import Annotated

import typer

from zorglandschap.config.opdrachten_herinner import Op, adres_van, begin_met_mailen, meld, op_werkdag

Uren = Annotated[float | None, typer.Option(help="na zo veel uur; standaard de norm van de regio", min=0)]


def herinner_aanbod(op: Op = None, uren: Uren = None) -> None:
    """Mail planners van wie de plekken niet bevestigd zijn: alleen een aantal en een link."""
    nu, dag = begin_met_mailen(op)
    from django.conf import settings

    from zorglandschap.apps.aanbod.actions import herinner_planners

    if op_werkdag(dag):
        vers = settings.BELEID.getal("aanbod_vers_uren", dag) if uren is None else uren
        meld(herinner_planners(op=dag, nu=nu, vers_uren=vers, adres=adres_van("aanbod:week")))
