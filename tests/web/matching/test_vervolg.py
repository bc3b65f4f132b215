"""One child moves on, through the pages alone: help runs, other help is needed, advice, place, accepted, moved."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.matching.hulp import UIT_HUIS, geplaatst, tegengesproken
from tests.cast import Cast
from tests.web.casus.hulp import formulier, inhoud, meld_aan, soep
from zorglandschap.apps.aanbod.models import Bezetting
from zorglandschap.apps.casus.models import Traject
from zorglandschap.core.begrippen.codelijsten import CasusStatus
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm

TEKSTEN = {
    "motivering": "Het pleeggezin kan de zorg niet meer aan; een gezinshuis past nu beter.",
    "mening_jeugdige": "Ik wil rust.",
    "mening_ouders": "Wij staan erachter.",
}


def _advies(joris: Client, cast: Cast, sleutel: object) -> None:
    adres = reverse("matching:advies", args=[sleutel])
    eerst = joris.get(adres)
    assert formulier(eerst)["vraag_hulp_thuis"] == UIT_HUIS["hulp_thuis"]  # begins with the answers of last time
    vragen = {f"vraag_{k}": v for k, v in UIT_HUIS.items()}
    voorstel = joris.post(adres, {**vragen, "behoeften": ["trauma"], "knop": "voorstel"})
    keuze = {**formulier(voorstel), **TEKSTEN, "hulpvorm": Hulpvorm.GEZINSHUIS, "knop": "vastleggen"}
    tegengesproken(cast, Hulpvorm.GEZINSHUIS)
    leeg = joris.post(adres, {**keuze, "motivering": ""})
    assert leeg.status_code in {400, 409}
    assert joris.post(adres, keuze).status_code == 302


def test_from_help_that_runs_to_the_next_place_through_the_pages(cast: Cast) -> None:
    geplaatst(cast, nu=timezone.now())
    casus = cast.casus_noor
    oud, begin = Traject.objects.get(casus=casus), timezone.localdate() - timedelta(days=40)
    Traject.objects.filter(pk=oud.pk).update(van=begin)  # Noor has lived there for a while
    Bezetting.objects.filter(pk=oud.bezetting_id).update(van=begin)
    joris, aisha = meld_aan(Client(), cast.joris), meld_aan(Client(), cast.aisha)

    vervolg = {"reden": "de plek past niet", "toelichting": "Het botst al weken."}
    assert joris.post(reverse("casus:vervolg", args=[casus.sleutel]), vervolg).status_code == 302
    assert "Leg het advies vast" in inhoud(joris.get(reverse("casus:detail", args=[casus.sleutel])))
    assert joris.get(reverse("matching:plekken", args=[casus.sleutel])).status_code == 409  # first the new advice
    _advies(joris, cast, casus.sleutel)

    lijst = soep(joris.get(reverse("matching:plekken", args=[casus.sleutel])))
    knop = lijst.select_one(".zl-plek a.zl-knop")
    assert knop is not None
    vraag = joris.get(str(knop["href"]))
    assert joris.post(reverse("matching:vraag", args=[casus.sleutel]), formulier(vraag)).status_code == 302

    rij = soep(aisha.get(reverse("aanbod:overzicht"))).select_one(".zl-lijst a")
    assert rij is not None
    assert aisha.post(str(rij["href"]), {"knop": "accepteer"}).status_code == 302

    casus.refresh_from_db()
    oud.refresh_from_db()
    nieuw = Traject.objects.get(casus=casus, hulpvorm=Hulpvorm.GEZINSHUIS)
    assert casus.status == CasusStatus.GEPLAATST
    assert (oud.tot, nieuw.vervolg_op_id) == (nieuw.van, oud.pk)
    pagina = inhoud(joris.get(reverse("casus:hulp", args=[casus.sleutel])))
    assert "Gezinshuis" in pagina
    assert "Er wordt andere hulp gezocht" not in pagina
