"""One child, from the referral to the place and the help at home beside it, through the pages alone."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.matching.hulp import UIT_HUIS, verwezen
from tests.cast import Cast
from tests.web.casus.hulp import formulier, inhoud, meld_aan, soep
from zorglandschap.apps.casus.models import CasusStap, Traject
from zorglandschap.apps.matching.models import Kloof
from zorglandschap.apps.matching.queries import list_plichten
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Niveau, Stap
from zorglandschap.core.regels.uitkomst import Oordeel


def _advies(joris: Client, cast: Cast, sleutel: object) -> None:
    adres = reverse("matching:advies", args=[sleutel])
    vragen = {f"vraag_{k}": v for k, v in UIT_HUIS.items()}
    voorstel = joris.post(adres, {**vragen, "behoeften": ["trauma"], "knop": "voorstel"})
    assert "Voorstel: pleegzorg" in inhoud(voorstel)
    femke_id = cast.femke.medewerker_id
    teksten = {
        "motivering": "Rust, dicht bij school.",
        "mening_jeugdige": "Ik wil op Urk blijven.",
        "mening_ouders": "Wij staan erachter.",
    }
    gevraagd = {**formulier(voorstel), **teksten, "tegenspraak_door": femke_id, "knop": "tegenspraak"}
    assert joris.post(adres, gevraagd).status_code == 302
    _spreek_tegen(cast)
    klaar = joris.get(adres)  # everything that was typed stands ready
    assert "Kan een tante echt niet?" in inhoud(klaar)
    assert joris.post(adres, {**formulier(klaar), "knop": "vastleggen"}).status_code == 302


def _spreek_tegen(cast: Cast) -> None:
    """Femke, who had no part in the analysis, writes it under the own login."""
    femke = meld_aan(Client(), cast.femke)
    rij = soep(femke.get(reverse("casus:werk"))).select_one("[aria-labelledby=tegenspraakwerk] a")
    assert rij is not None
    adres = str(rij["href"])
    blad = inhoud(femke.get(adres))
    assert "Rust, dicht bij school." in blad
    assert "Noor van den Berg" not in blad
    antwoord = {"tekst": "Kan een tante echt niet?", "oordeel": "eens onder voorwaarde"}
    assert femke.post(adres, antwoord).status_code == 302


def _vraag(joris: Client, sleutel: object) -> None:
    lijst = soep(joris.get(reverse("matching:plekken", args=[sleutel])))
    knop = lijst.select_one(".zl-plek a.zl-knop")
    assert knop is not None
    vraag = joris.get(str(knop["href"]))
    assert joris.post(reverse("matching:vraag", args=[sleutel]), formulier(vraag)).status_code == 302


def _koppel(joris: Client, sleutel: object) -> None:
    adres = reverse("matching:ambulant", args=[sleutel])
    vorm = soep(joris.get(adres)).select_one(".zl-plek form")
    assert vorm is not None
    data = {str(i["name"]): str(i["value"]) for i in vorm.select("input[type=hidden]")}
    assert joris.post(adres, data).status_code == 302


def test_from_referral_to_place_with_help_at_home_beside_it(cast: Cast) -> None:
    casus = verwezen(cast, nu=timezone.now())
    joris, aisha = meld_aan(Client(), cast.joris), meld_aan(Client(), cast.aisha)
    detail = reverse("casus:detail", args=[casus.sleutel])

    assert joris.get(reverse("matching:plekken", args=[casus.sleutel])).status_code == 409  # still blind
    _advies(joris, cast, casus.sleutel)
    _vraag(joris, casus.sleutel)

    rij = soep(aisha.get(reverse("aanbod:overzicht"))).select_one(".zl-lijst a")
    assert rij is not None
    assert "Noor" not in rij.get_text()
    ja = aisha.post(str(rij["href"]), {"knop": "accepteer"}, follow=True)
    assert "Noor van den Berg" in inhoud(ja)

    assert "Koppel ambulante hulp" in inhoud(joris.get(detail))
    _koppel(joris, casus.sleutel)

    casus.refresh_from_db()
    assert casus.status == CasusStatus.GEPLAATST
    assert Kloof.objects.get(niveau=Niveau.FIRST_BEST).gesloten_op is not None
    assert Traject.objects.filter(casus=casus).count() == 2
    vandaag = timezone.localdate()
    assert {u.oordeel for u in list_plichten(cast.joris, casus, vandaag=vandaag)} == {Oordeel.VOLDAAN}
    stappen = list(CasusStap.objects.filter(casus=casus).order_by("pk").values_list("stap", flat=True))
    assert stappen == [Stap.VERWEZEN, Stap.ADVIES, Stap.PLEK_GEVRAAGD, Stap.GEPLAATST, Stap.AMBULANT]
    verhaal = inhoud(joris.get(reverse("casus:tijdlijn", args=[casus.sleutel])))
    for stap in stappen:
        assert stap.lower() in verhaal.lower(), stap
