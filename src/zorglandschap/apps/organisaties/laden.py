"""Puts the region of ``regios/<regio>/`` in the database: gemeenten, who buys what with whom, and the partners."""

from __future__ import annotations

from django.db import transaction

from zorglandschap.apps.organisaties.models import Gemeente, Lidmaatschap, Organisatie
from zorglandschap.core.begrippen.codelijsten import SoortOrganisatie
from zorglandschap.core.begrippen.regio import Regio, RegioGemeente


@transaction.atomic
def laad_regio(regio: Regio) -> None:
    """Store or update the region; running it again changes nothing that the files do not change."""
    for buiten in regio.buitengemeenten:
        velden = {"naam": buiten.naam, "breedte": buiten.breedte, "lengte": buiten.lengte, "in_regio": False}
        Gemeente.objects.update_or_create(code=buiten.code, defaults=velden)
    for gemeente in regio.gemeenten:
        _laad_gemeente(gemeente)
    for partner in regio.partners:
        _organisatie(partner.naam, partner.soort, gemeente_id=partner.gemeente_code, is_verzonnen=partner.is_verzonnen)
    _organisatie(regio.regiobureau, SoortOrganisatie.REGIO, gemeente_id=None, is_verzonnen=False)


def _laad_gemeente(gemeente: RegioGemeente) -> None:
    velden = {"naam": gemeente.naam, "breedte": gemeente.breedte, "lengte": gemeente.lengte, "in_regio": True}
    rij, _ = Gemeente.objects.update_or_create(code=gemeente.code, defaults=velden)
    rij.lidmaatschappen.all().delete()
    Lidmaatschap.objects.bulk_create(
        Lidmaatschap(gemeente=rij, productgroep=lid.productgroep, van=lid.van, tot=lid.tot, bron=lid.bron)
        for lid in gemeente.lidmaatschappen
    )
    _organisatie(
        gemeente.lokaal_team,
        SoortOrganisatie.LOKAAL_TEAM,
        gemeente_id=gemeente.code,
        is_verzonnen="lokaal_team" in gemeente.verzonnen,
        breedte=gemeente.breedte,
        lengte=gemeente.lengte,
    )


def _organisatie(naam: str, soort: SoortOrganisatie, **velden: str | float | bool | None) -> None:
    Organisatie.objects.update_or_create(naam=naam, soort=soort, defaults=velden)
