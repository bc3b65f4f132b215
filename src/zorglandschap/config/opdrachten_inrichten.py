"""The commands that prepare an installation for real work: load the region, make the first accounts."""

from __future__ import annotations

from typing import Annotated

import typer

from zorglandschap.config.wekken import wek
from zorglandschap.core.begrippen.codelijsten import Rol

Wachtwoord = Annotated[
    str,
    typer.Option(
        prompt="Wachtwoord", hide_input=True, confirmation_prompt=True, envvar="ZORGLANDSCHAP_WACHTWOORD", help="vraagt"
    ),
]


def regio() -> None:
    """Zet de gemeenten en partners van de regio in de database; nog eens draaien werkt ze bij."""
    wek(afsluitcode=1)
    from django.conf import settings

    from zorglandschap.apps.organisaties.laden import laad_regio

    laad_regio(settings.REGIO)
    typer.echo(f"✓ {settings.REGIO.naam}: {len(settings.REGIO.gemeenten)} gemeenten en hun partners staan klaar.")


def account(
    email: Annotated[str, typer.Option(help="e-mailadres om mee in te loggen")],
    naam: Annotated[str, typer.Option(help="voor- en achternaam")],
    rol: Annotated[Rol, typer.Option(help="wat iemand doet", case_sensitive=False)],
    organisatie: Annotated[str, typer.Option(help="naam van de organisatie, zoals in regio.toml")],
    wachtwoord: Wachtwoord,
) -> None:
    """Maak een account, bijvoorbeeld dat van de eerste functioneel beheerder."""
    wek(afsluitcode=1)
    from django.utils import timezone

    from zorglandschap.apps.fouten import Geweigerd
    from zorglandschap.apps.organisaties.inrichten import maak_account

    try:
        maak_account(
            email=email,
            naam=naam,
            rol=rol,
            organisatie=organisatie,
            wachtwoord=wachtwoord,
            vandaag=timezone.localdate(),
        )
    except Geweigerd as fout:
        typer.secho(f"✗ {fout}", fg="red", err=True)
        raise typer.Exit(1) from fout
    typer.echo("✓ account gemaakt; een tweede factor volgt bij de eerste keer inloggen.")
