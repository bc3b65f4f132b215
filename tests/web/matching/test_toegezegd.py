"""A granted place comes back on Mijn werk, and who waits reads so on the own page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.matching.hulp import geadviseerd, vraag
from tests.cast import Cast
from tests.web.casus.hulp import inhoud, meld_aan, soep
from zorglandschap.apps.aanbod.models import Aanbod, Plek
from zorglandschap.apps.casus.models import Jeugdige
from zorglandschap.apps.matching.actions import accepteer, kies_plek, vertel_over_wachten
from zorglandschap.apps.matching.models import Voorstel
from zorglandschap.core.begrippen.matchwoorden import Wachtsoort

pytestmark = pytest.mark.django_db


def _twee_gevraagd(cast: Cast) -> tuple[Voorstel, ...]:
    nu = timezone.now()
    geadviseerd(cast, nu=nu)
    kenmerken: dict[str, Any] = {"hulpvorm": "pleegzorg", "leeftijd_van": 0, "leeftijd_tot": 17}
    ander = Aanbod.objects.create(
        locatie=cast.pleegzorg.locatie,
        naam="Pleegzorg Urk Oost",
        specialismen=cast.pleegzorg.specialismen,
        van=cast.pleegzorg.van,
        bijgewerkt_om=nu,
        **kenmerken,
    )
    Plek.objects.create(aanbod=ander, nummer=1, van=cast.pleegzorg.van)
    return vraag(cast, nu=nu), vraag(cast, ander, nu=nu)


def test_a_granted_place_is_work_for_the_regisseur_until_it_lapses(client: Client, cast: Cast) -> None:
    een, _ = _twee_gevraagd(cast)
    joris = meld_aan(client, cast.joris)
    assert "een aanbieder zegde een plek toe" not in inhoud(joris.get(reverse("casus:werk")))
    accepteer(cast.aisha, een.sleutel, nu=timezone.now())
    assert "een aanbieder zegde een plek toe" in inhoud(joris.get(reverse("casus:werk")))
    overzicht = inhoud(joris.get(reverse("casus:detail", args=[cast.casus_noor.sleutel])))
    assert "Bekijk wat is toegezegd" in overzicht
    Voorstel.objects.update(verloopt_om=timezone.now() - timedelta(minutes=1))
    assert "de reservering is verlopen" in inhoud(joris.get(reverse("casus:werk")))


def test_the_youth_reads_how_long_she_waits_and_what_helps_meanwhile(client: Client, cast: Cast) -> None:
    nu = timezone.now()
    geadviseerd(cast, nu=nu)
    vertel_over_wachten(
        cast.joris,
        cast.casus_noor.sleutel,
        soort=Wachtsoort.OVERBRUGGING,
        sinds=timezone.localdate(nu),
        toelichting="Elke week een gesprek bij Juna.",
        nu=nu,
    )
    noor = meld_aan(client, cast.noor_kijker)
    pagina = inhoud(noor.get(reverse("portaal:mijn")))
    assert "Ik wacht op hulp" in pagina
    assert "Elke week een gesprek bij Juna." in pagina
    ouder = meld_aan(Client(), cast.moeder_noor)
    assert "Elke week een gesprek bij Juna." in inhoud(ouder.get(reverse("portaal:mijn")))
    Jeugdige.objects.filter(pk=cast.noor.pk).update(adres_is_geheim=True)
    assert "Juna" not in inhoud(ouder.get(reverse("portaal:mijn")))


def test_the_provider_sees_a_promise_as_a_promise_until_the_regisseur_chooses(client: Client, cast: Cast) -> None:
    een, _ = _twee_gevraagd(cast)
    aisha = meld_aan(client, cast.aisha)
    adres = reverse("aanbod:verzoek", args=[een.sleutel])
    assert "is uw ja een toezegging" in inhoud(aisha.get(adres))
    beloofd = aisha.post(adres, {"knop": "accepteer"}, follow=True)
    assert "De casusregisseur kiest nog" in beloofd.content.decode()
    assert "er is nog niemand geplaatst" in inhoud(beloofd)
    assert soep(beloofd).select_one("button[value=accepteer]") is None
    assert "Noor" not in beloofd.content.decode()
    bord = soep(aisha.get(reverse("aanbod:overzicht")))
    assert een.aanbod.naam in bord.select_one("section[aria-labelledby=toezeggingen]").get_text()  # type: ignore[union-attr]
    assert _stand(bord, een.aanbod.naam) == ["1", "0", "0", "–", "0"]
    kies_plek(cast.joris, cast.casus_noor.sleutel, voorstel=een.sleutel, nu=timezone.now())
    assert "De plaatsing staat vast" in inhoud(aisha.get(adres))
    bord = soep(aisha.get(reverse("aanbod:overzicht")))
    assert bord.select_one("section[aria-labelledby=toezeggingen]") is None
    assert _stand(bord, een.aanbod.naam) in (["0", "1", "0", "–", "0"], ["0", "0", "1", "–", "0"])


def _stand(bord: BeautifulSoup, naam: str) -> list[str]:
    """Of an offer on the desk: asked or promised, planned, confirmed, really there, free."""
    for rij in bord.select("tbody tr:has(td)"):
        if rij.th is not None and rij.th.a is not None and rij.th.a.get_text() == naam:
            return [td.get_text().strip() for td in rij.select("td.is-getal")]
    raise AssertionError(naam)
