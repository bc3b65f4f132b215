"""What a parent reads in the portal: the step of now in own words, and a number of the local team to call."""

from __future__ import annotations

from django.test import Client

from tests.cast import Cast
from tests.web.test_portaal import als, deel, soep, tekst
from zorglandschap.apps.casus.models import Casus
from zorglandschap.core.begrippen.codelijsten import CasusStatus
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.web.portaal.woorden import UITLEG_VOOR_OUDER, hulp_in_woorden


def test_the_number_of_the_local_team_can_be_called(client: Client, cast: Cast) -> None:
    for wie in (cast.noor_kijker, cast.moeder_noor):
        pagina = soep(als(client, wie.gebruiker_id))
        assert pagina.select_one("a[href='tel:0527000050']")
        assert "van 9.00 tot 17.00 uur" in pagina.get_text(" ", strip=True)


def test_without_a_number_nobody_is_told_to_call(client: Client, cast: Cast) -> None:
    cast.team_urk.gemeente = None
    cast.team_urk.save()
    for wie in (cast.noor_kijker, cast.moeder_noor):
        pagina = tekst(als(client, wie.gebruiker_id))
        assert "Bel Team Urk" not in pagina
        assert "0527" not in pagina


def test_a_parent_reads_what_the_step_of_now_means_without_je(client: Client, cast: Cast) -> None:
    for status in CasusStatus:
        if status is CasusStatus.AFGESLOTEN:
            continue
        Casus.objects.filter(pk=cast.casus_noor.pk).update(status=status)
        weg_nu = deel(soep(als(client, cast.moeder_noor.gebruiker_id)), "k-weg")
        assert str(UITLEG_VOOR_OUDER[status]) in weg_nu
        assert not {"je", "jij", "jou", "jouw", "jullie"} & set(weg_nu.casefold().split())


def test_every_help_can_be_said_to_a_parent_without_je() -> None:
    for vorm in Hulpvorm:
        woorden = set(str(hulp_in_woorden(vorm, is_zelf=False)).casefold().replace(",", " ").split())
        assert not {"je", "jij", "jou", "jouw", "jullie"} & woorden
