"""While a provider answers: the casus waits, the held place is shown, and a lapsed hold is work again."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.web.casus.hulp import inhoud, meld_aan, soep
from zorglandschap.apps.aanbod.models import Bezetting, BezettingStatus
from zorglandschap.apps.casus.actions import zet_stap
from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.matching.models import Advies, Voorstel
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Niveau, Stap
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm


@pytest.fixture
def gevraagd(cast: Cast) -> Voorstel:
    """Noor was referred and advised, and a place is held for her until tomorrow."""
    nu, casus = timezone.now(), cast.casus_noor
    Casus.objects.filter(pk=casus.pk).update(status=CasusStatus.ANALYSE)
    zet_stap(casus, stap=Stap.VERWEZEN, door=cast.joris, nu=nu)
    advies = Advies.objects.create(
        casus=casus,
        hulpvorm=Hulpvorm.PLEEGZORG,
        voorgesteld=Hulpvorm.PLEEGZORG,
        antwoorden={},
        motivering="Rust in een gezin dichtbij.",
        mening_jeugdige="Liever thuis.",
        mening_ouders="Dichtbij.",
        kaderversie="1",
        invoer_hash="x",
        op=timezone.localdate(nu),
        om=nu,
        door_id=cast.joris.medewerker_id,
    )
    zet_stap(casus, stap=Stap.ADVIES, door=cast.joris, nu=nu)
    zet_stap(casus, stap=Stap.PLEK_GEVRAAGD, door=cast.joris, nu=nu)
    bezetting = Bezetting.objects.create(
        plek=cast.pleegzorg.plekken.get(), van=timezone.localdate(nu), status=BezettingStatus.VASTGEHOUDEN
    )
    return Voorstel.objects.create(
        casus=casus,
        advies=advies,
        aanbod=cast.pleegzorg,
        bezetting=bezetting,
        niveau=Niveau.FIRST_BEST,
        rang=1,
        gewenste_start=timezone.localdate(nu),
        gevraagd_om=nu,
        verloopt_om=nu + timedelta(days=1),
        herhaalsleutel=uuid4(),
    )


def test_a_held_place_waits_apart_with_its_end(client: Client, cast: Cast, gevraagd: Voorstel) -> None:
    antwoord = meld_aan(client, cast.joris).get("/werk/")
    assert "U bent helemaal bij" in inhoud(antwoord)
    wacht = soep(antwoord).find(id="wacht").parent.get_text()  # type: ignore[union-attr]
    assert "plek wordt vastgehouden tot" in wacht


def test_a_lapsed_hold_is_work_again(client: Client, cast: Cast, gevraagd: Voorstel) -> None:
    Voorstel.objects.update(verloopt_om=timezone.now() - timedelta(minutes=1))
    meld_aan(client, cast.joris)
    plekken = reverse("matching:plekken", args=[cast.casus_noor.sleutel])
    werk = client.get("/werk/")
    assert "de reservering is verlopen" in inhoud(werk)
    assert soep(werk).select_one(f"a[href='{plekken}']")
    casus = client.get(reverse("casus:detail", args=[cast.casus_noor.sleutel]))
    assert soep(casus).select_one(f".zl-kaart--nadruk a[href='{plekken}']")


def test_the_casus_shows_advice_and_the_asked_place(client: Client, cast: Cast, gevraagd: Voorstel) -> None:
    tekst = inhoud(meld_aan(client, cast.joris).get(reverse("casus:detail", args=[cast.casus_noor.sleutel])))
    assert "Rust in een gezin dichtbij." in tekst
    assert "vastgehouden tot" in tekst
    assert "De aanbieder is aan zet" in tekst
    assert "Casus afsluiten" not in tekst
