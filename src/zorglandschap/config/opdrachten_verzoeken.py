"""The command ‘herinner-verzoeken’: mails about requests that wait, lapse or got an answer; run it often."""

from __future__ import annotations

import typer

from zorglandschap.config.opdrachten_herinner import begin_met_mailen


def herinner_verzoeken() -> None:
    """Mail over vragen om een plek die wachten, verlopen of beantwoord zijn: draai dit om de paar minuten."""
    nu, _ = begin_met_mailen(None)
    from zorglandschap.apps.matching.actions import stuur_berichten, verwerk_verlopen

    verwerk_verlopen(nu=nu)
    verslag = stuur_berichten(nu=nu)
    typer.echo(f"✓ {verslag.verzonden} mails over verzoeken verzonden.")
    if verslag.mislukt:
        typer.secho(f"✗ {verslag.mislukt} konden niet weg: de volgende ronde probeert opnieuw.", fg="red", err=True)
        raise typer.Exit(1)
