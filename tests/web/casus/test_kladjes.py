"""What was typed in a long form is there again after the page was left: for its writer only, and not for ever."""

from __future__ import annotations

from datetime import timedelta

import pytest
from bs4 import Tag
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.casus.planhulp import stel, was_geplaatst
from tests.cast import NU, Cast
from tests.web.casus.hulp import formulier, inhoud, meld_aan, soep
from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.models import Doel, Kladje
from zorglandschap.apps.logboek.models import Gebeurtenis

TEKST = "Elke avond samen eten, ook als het laat wordt."
BEZIG = "U was hier bezig op"


def _klad(naam: str, cast: Cast) -> str:
    return reverse("casus:kladje", args=[cast.casus_noor.sleutel, naam])


def _waarde(antwoord: object, naam: str, formulier: str = "") -> str:
    veld = soep(antwoord).select_one(f"{formulier} [name={naam}]")  # type: ignore[arg-type]
    assert isinstance(veld, Tag), naam
    return veld.get_text().strip() if veld.name == "textarea" else str(veld.get("value") or "")


@pytest.fixture
def joris(client: Client, cast: Cast) -> Client:
    """Joris, signed in."""
    return meld_aan(client, cast.joris)


def test_a_goal_that_was_half_typed_is_there_again_and_goes_when_it_is_set(joris: Client, cast: Cast) -> None:
    adres = reverse("casus:doel_nieuw", args=[cast.casus_noor.sleutel])
    vol = {
        "wat": TEKST,
        "klaar_als": "Vier avonden per week",
        "domein": "onderwijs",
        "gesteld_door": "ouders en lokaal team samen",
        "gesteld_op": timezone.localdate().isoformat(),
        "termijn_op": (timezone.localdate() + timedelta(days=90)).isoformat(),
        "is_gezinsdoel": "on",
    }
    assert BEZIG not in inhoud(joris.get(adres))
    bewaard = joris.post(_klad("doel_nieuw", cast), {**vol, "klaar_als": "", "csrfmiddlewaretoken": "x"})
    assert bewaard.status_code == 200
    assert "Kladje bewaard om" in bewaard.json()["melding"]
    assert "csrf" not in Kladje.objects.get().tekst
    terug = joris.get(adres)
    assert BEZIG in inhoud(terug)
    assert _waarde(terug, "wat") == TEKST
    assert _waarde(terug, "termijn_op") == vol["termijn_op"]
    assert soep(terug).select_one("[name=is_gezinsdoel][checked]")
    sleutel = _waarde(terug, "herhaalsleutel")
    assert joris.post(adres, {**vol, "herhaalsleutel": sleutel}).status_code == 302
    assert not Kladje.objects.exists()
    assert BEZIG not in inhoud(joris.get(adres))
    assert Doel.objects.filter(wat=TEKST).count() == 1


def test_a_draft_can_be_thrown_away_and_one_comes_back_where_one_was(joris: Client, cast: Cast) -> None:
    adres = reverse("casus:doel_nieuw", args=[cast.casus_noor.sleutel])
    joris.post(_klad("doel_nieuw", cast), {"wat": TEKST})
    vorm = soep(joris.get(adres)).select_one("form[action$='/weg/']")
    assert vorm is not None
    weg = joris.post(str(vorm["action"]), {"terug": adres})
    assert weg.headers["Location"] == adres
    assert TEKST not in inhoud(joris.get(adres))
    elders = joris.post(str(vorm["action"]), {"terug": "//kwaad.example/"})
    assert elders.headers["Location"] == reverse("casus:detail", args=[cast.casus_noor.sleutel])


def test_nobody_else_finds_a_draft_and_a_stranger_keeps_none(joris: Client, client: Client, cast: Cast) -> None:
    joris.post(_klad("plan", cast), {"rol_ouders": TEKST})
    assert Kladje.objects.get().gebruiker_id == cast.joris.gebruiker_id
    actions.start_plan(cast.casus_noor, door=cast.joris, nu=NU)
    schrijf = reverse("casus:plan_schrijf", args=[cast.casus_noor.sleutel])
    assert TEKST in inhoud(joris.get(schrijf))
    for vreemd in (cast.bram, cast.aisha, cast.tom, cast.eva, cast.noor_kijker):
        bezoek = meld_aan(Client(), vreemd)
        assert bezoek.post(_klad("plan", cast), {"rol_ouders": "x"}).status_code == 404
        assert bezoek.post(f"{_klad('plan', cast)}weg/").status_code == 404
    mila = meld_aan(Client(), cast.mila)
    assert TEKST not in mila.get(reverse("casus:plan", args=[cast.casus_noor.sleutel])).content.decode()
    assert joris.post(_klad("onzin", cast), {"a": "b"}).status_code == 404
    assert Kladje.objects.get().gebruiker_id == cast.joris.gebruiker_id


def test_a_draft_lapses_after_the_norm_and_is_really_gone(joris: Client, cast: Cast) -> None:
    adres = reverse("casus:doel_nieuw", args=[cast.casus_noor.sleutel])
    joris.post(_klad("doel_nieuw", cast), {"wat": TEKST})
    Kladje.objects.update(om=timezone.localtime() - timedelta(days=31))
    assert TEKST not in inhoud(joris.get(adres))
    assert actions.ruim_kladjes_op(timezone.now()) == 1
    assert not Kladje.objects.exists()


def test_what_was_typed_stands_in_no_log(joris: Client, cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        joris.post(_klad("doel_nieuw", cast), {"wat": TEKST})
    regels = " ".join(str(regel) for rij in Gebeurtenis.objects.values_list() for regel in rij)
    assert TEKST not in regels
    assert TEKST not in "\n".join(r.getMessage() for r in caplog.records if not r.name.startswith("django.db"))


def test_a_form_that_comes_back_with_a_mistake_is_kept_as_well(joris: Client, cast: Cast) -> None:
    adres = reverse("casus:doel_nieuw", args=[cast.casus_noor.sleutel])
    assert joris.post(adres, {"wat": TEKST}).status_code == 400
    assert _waarde(joris.get(adres), "wat") == TEKST


def test_the_plan_keeps_its_draft_and_still_sees_that_somebody_else_wrote(joris: Client, cast: Cast) -> None:
    actions.start_plan(cast.casus_noor, door=cast.joris, nu=NU)
    schrijf = reverse("casus:plan_schrijf", args=[cast.casus_noor.sleutel])
    velden = formulier(joris.get(schrijf), actie="planformulier")
    joris.post(schrijf, {**velden, "rol_ouders": "Iets anders.", "doe": "bewaar"})
    joris.post(_klad("plan", cast), {**velden, "rol_ouders": TEKST})  # another tab, opened before
    terug = formulier(joris.get(schrijf), actie="planformulier")
    assert terug["rol_ouders"] == TEKST
    botst = joris.post(schrijf, {**terug, "doe": "bewaar"})
    assert botst.status_code == 409
    assert "Iemand anders veranderde dit" in inhoud(botst)
    opnieuw = formulier(joris.get(schrijf), actie="planformulier")
    assert opnieuw["rol_ouders"] == TEKST
    assert joris.post(schrijf, {**opnieuw, "doe": "bewaar"}).status_code == 302
    assert "soort" in formulier(joris.get(schrijf), actie="planformulier")
    assert joris.post(schrijf, {"rol_ouders": "Niets gekozen", "doe": "bewaar"}).status_code == 400
    joris.post(_klad("inzet", cast), {"wat": "Oma past op"})
    assert _waarde(joris.get(schrijf), "wat", "#inzetformulier") == "Oma past op"
    inzet = {"domein": "onderwijs", "wat": "Oma past op", "wie": "Oma", "doe": "inzet"}
    assert joris.post(schrijf, inzet).status_code == 302
    assert not Kladje.objects.filter(veld="inzet").exists()


def test_every_part_of_a_goal_opens_with_what_was_typed_in_it(joris: Client, cast: Cast) -> None:
    doel = stel(cast.casus_noor, cast.joris)
    adres = reverse("casus:doel", args=[cast.casus_noor.sleutel, doel.sleutel])
    joris.post(_klad(f"doel_{doel.sleutel}_hoe", cast), {"hoe": TEKST, "gezien_hoe": ""})
    terug = joris.get(adres)
    assert _waarde(terug, "hoe") == TEKST
    assert soep(terug).select_one("details[open] textarea[name=hoe]")
    joris.post(adres, {"doe": "hoe", "hoe": TEKST, "gezien_hoe": ""})
    assert not Kladje.objects.exists()


def test_the_plan_for_later_keeps_a_draft_for_each_part(client: Client, cast: Cast) -> None:
    was_geplaatst(cast.casus_sami)
    bram = meld_aan(client, cast.bram)
    actions.begin_toekomstplan(cast.casus_sami, door=cast.bram, nu=NU)
    adres = reverse("casus:toekomst", args=[cast.casus_sami.sleutel])
    klad = reverse("casus:kladje", args=[cast.casus_sami.sleutel, "toekomst_wonen"])
    bram.post(klad, {"wens": TEKST, "versie": "0", "is_geregeld": "on"})
    terug = bram.get(adres)
    vak = soep(terug).select_one("#id_wonen_wens")
    assert vak is not None
    assert vak.get_text().strip() == TEKST
    assert soep(terug).select_one("#id_wonen_is_geregeld[checked]")
    leeg = soep(terug).select_one("#id_inkomen_wens")
    assert leeg is not None
    assert leeg.get_text().strip() == ""
    bram.post(adres, {"doe": "wonen", "wens": TEKST, "versie": "0"})
    assert not Kladje.objects.exists()


@pytest.mark.parametrize(
    ("naam", "pagina", "veld"),
    [
        ("sluit", "casus:sluit", "reden"),
        ("jim_kies", "casus:jim", "band"),
        ("afschalen", "casus:afschalen", "voorwaarde"),
    ],
)
def test_the_other_long_forms_do_so_too(joris: Client, cast: Cast, naam: str, pagina: str, veld: str) -> None:
    joris.post(_klad(naam, cast), {veld: TEKST})
    terug = joris.get(reverse(pagina, args=[cast.casus_noor.sleutel]))
    assert _waarde(terug, veld) == TEKST
    assert BEZIG in inhoud(terug)
    vorm = soep(terug).select_one("form[data-kladje]")
    assert vorm is not None
    assert vorm["data-kladje"] == _klad(naam, cast)


def test_an_evaluation_that_was_begun_waits(client: Client, cast: Cast) -> None:
    bram = meld_aan(client, cast.bram)
    klad = reverse("casus:kladje", args=[cast.casus_sami.sleutel, "evaluatie"])
    bram.post(klad, {"verslag": TEKST, "besluit": "doorgaan"})
    terug = bram.get(reverse("casus:evaluatie", args=[cast.casus_sami.sleutel]))
    assert _waarde(terug, "verslag") == TEKST


def test_a_closed_case_leaves_no_draft_of_its_end(joris: Client, cast: Cast) -> None:
    adres = reverse("casus:sluit", args=[cast.casus_noor.sleutel])
    joris.post(_klad("sluit", cast), {"reden": TEKST})
    antwoord: HttpResponse = joris.post(adres, {"reden": TEKST})  # type: ignore[assignment]
    assert Kladje.objects.exists() is (antwoord.status_code != 302)


def test_a_new_question_waits_for_the_child_that_was_searched_for(joris: Client, cast: Cast) -> None:
    zoek, nieuw = reverse("casus:nieuw"), reverse("casus:nieuw_gezin")
    joris.post(zoek, {"achternaam": "Proef"})
    vorm = soep(joris.get(nieuw)).select_one("form[data-kladje]")
    assert vorm is not None
    assert "roef" not in str(vorm["data-kladje"])
    begin = formulier(joris.get(nieuw))
    eerste = begin["herhaalsleutel"]
    joris.post(str(vorm["data-kladje"]), {**begin, "voornaam": "Fenna", "vraag": TEKST})
    assert _waarde(joris.get(nieuw), "vraag") == TEKST
    joris.post(zoek, {"achternaam": "Anders"})
    assert TEKST not in inhoud(joris.get(nieuw))  # not in the form of another child
    joris.post(zoek, {"achternaam": "Proef"})
    terug = joris.get(nieuw)
    assert _waarde(terug, "voornaam") == "Fenna"
    assert _waarde(terug, "herhaalsleutel") == eerste
    vol = {
        "voornaam": "Fenna",
        "achternaam": "Proef",
        "geboren_op": "2012-03-04",
        "ouder": "Anna Proef",
        "vrager": "ouder",
        "soort": "nog niet duidelijk",  # as the form proposes
        "vraag": TEKST,
        "herhaalsleutel": _waarde(terug, "herhaalsleutel"),
    }
    klaar = joris.post(nieuw, vol)
    assert klaar.status_code == 302, inhoud(klaar)
    assert not Kladje.objects.exists()


def test_a_question_for_a_known_child_waits_too_and_can_be_thrown_away(joris: Client, cast: Cast) -> None:
    nieuw = reverse("casus:nieuwe_vraag", args=[cast.noor.sleutel])
    klad = reverse("casus:vraag_kladje", args=[f"bekend_{cast.noor.sleutel}"])
    joris.post(klad, {"vraag": TEKST})
    assert _waarde(joris.get(nieuw), "vraag") == TEKST
    assert joris.post(f"{klad}weg/").headers["Location"] == reverse("casus:nieuw")
    assert TEKST not in inhoud(joris.get(nieuw))
    tom = meld_aan(Client(), cast.tom)
    assert tom.post(klad, {"vraag": "x"}).status_code == 404
    assert tom.post(f"{klad}weg/").status_code == 404


def test_what_is_too_much_for_a_draft_is_refused_and_the_form_still_works(joris: Client, cast: Cast) -> None:
    veel = joris.post(_klad("doel_nieuw", cast), {f"v{n}": "x" for n in range(81)})
    assert veel.status_code == 400
    assert "te veel tekst" in veel.json()["melding"]
    lang = joris.post(reverse("casus:doel_nieuw", args=[cast.casus_noor.sleutel]), {"wat": "x" * 200_001})
    assert lang.status_code == 400
    assert not Kladje.objects.exists()
