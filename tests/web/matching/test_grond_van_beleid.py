"""Who looks at what was weighed, sees why it weighs, on what it rests and who decides about it."""

from __future__ import annotations

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.matching.hulp import UIT_HUIS, verwezen
from tests.apps.matching.tafelhulp import STRAKS, met_plan
from tests.cast import Cast
from tests.web.casus.hulp import inhoud, meld_aan, soep


def _gewoon(deel: BeautifulSoup) -> str:
    return " ".join(deel.get_text(" ").split())


def test_the_stages_of_a_plan_say_why_they_stand_in_this_order(client: Client, cast: Cast) -> None:
    met_plan(cast, nu=timezone.localtime() - 2 * STRAKS)
    pagina = soep(meld_aan(client, cast.pieter).get("/tafel/"))
    trappen = [_gewoon(rij) for rij in pagina.select(".zl-vouw details.zl-bron li")]
    assert len(trappen) == 15
    assert "Een kind in crisis is nu niet veilig." in trappen[0]
    assert "Regiovisie jeugdhulp Flevoland, §3.5" in trappen[0]
    assert all("Beheer: Regionale plaatsingstafel" in trap and "2026" in trap for trap in trappen)
    assert "De volgorde is verzonnen tot de regio haar vaststelt." in _gewoon(pagina)


def test_a_proposal_says_what_may_stand_in_for_it_and_why(client: Client, cast: Cast) -> None:
    verwezen(cast, nu=timezone.now())
    antwoord = meld_aan(client, cast.joris).post(
        reverse("matching:advies", args=[cast.casus_noor.sleutel]),
        {**{f"vraag_{k}": v for k, v in UIT_HUIS.items()}, "knop": "voorstel"},
    )
    assert antwoord.status_code == 200
    tekst = inhoud(antwoord)
    assert "Wat mag ervoor in de plaats komen, en waarom?" in tekst
    assert "begeleid wonen is geen gezin" in tekst
    assert "Regionale gedragsdeskundigen" in tekst


def test_every_number_has_an_owner_on_the_page_of_norms(client: Client, cast: Cast) -> None:
    pagina = soep(meld_aan(client, cast.eva).get(reverse("beheer:normen")))
    rijen = [_gewoon(rij) for rij in pagina.select("tbody tr")]
    assert all("Regionale" in rij or "Jeugdzorgregio" in rij for rij in rijen)
    gewicht = next(rij for rij in rijen if rij.lower().startswith("gewicht snel"))
    assert "Regionale gedragsdeskundigen" in gewicht
