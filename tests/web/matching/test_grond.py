"""The pages of places say beforehand what the ground still asks, and where it is mended."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.matching.hulp import geadviseerd
from tests.cast import Cast
from tests.web.casus.hulp import formulier, inhoud, meld_aan, soep
from zorglandschap.apps.matching.models import Voorstel


def _vraag(client: Client, cast: Cast) -> dict[str, str]:
    dag = timezone.localdate().isoformat()
    adres = reverse("matching:vraag", args=[cast.casus_noor.sleutel])
    return formulier(client.get(adres, {"aanbod": cast.pleegzorg.pk, "start": dag}))


def test_a_missing_ground_is_told_before_a_place_is_chosen(client: Client, cast: Cast) -> None:
    geadviseerd(cast, nu=timezone.now())
    cast.noor.toestemmingen.update(ingetrokken_op=timezone.localdate())
    sleutel = cast.casus_noor.sleutel
    pagina = meld_aan(client, cast.joris).get(reverse("matching:plekken", args=[sleutel]))
    melding = soep(pagina).select_one(".zl-melding--fout")
    assert melding is not None
    assert "nog geen toestemming" in melding.get_text()
    links = {a["href"] for a in melding.select("a")}
    assert links == {
        f"{reverse('casus:besluiten', args=[sleutel])}#grond",
        f"{reverse('casus:gezin', args=[sleutel])}#toestemming",
    }


def test_a_request_without_ground_is_refused_and_asks_no_other_reason(client: Client, cast: Cast) -> None:
    geadviseerd(cast, nu=timezone.now())
    meld_aan(client, cast.joris)
    gegevens = _vraag(client, cast)
    cast.noor.toestemmingen.update(ingetrokken_op=timezone.localdate())
    antwoord = client.post(reverse("matching:vraag", args=[cast.casus_noor.sleutel]), gegevens)
    assert antwoord.status_code == 409
    assert "nog geen toestemming" in inhoud(antwoord)
    assert soep(antwoord).select_one("[name=reden]") is None
    assert not Voorstel.objects.exists()


def test_when_all_is_well_nothing_is_shown(client: Client, cast: Cast) -> None:
    geadviseerd(cast, nu=timezone.now())
    pagina = meld_aan(client, cast.joris).get(reverse("matching:plekken", args=[cast.casus_noor.sleutel]))
    assert soep(pagina).select_one(".zl-melding--fout") is None
