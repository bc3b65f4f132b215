"""A youth or parent tells what is important in a place to live; the professional reads it, and nothing is ticked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.matching.hulp import geadviseerd
from tests.cast import Cast
from tests.web.test_portaal import account, als, deel, soep
from zorglandschap.apps.casus.actions import zeg_woonwens
from zorglandschap.apps.casus.models import Casus, Jeugdige, Woonwens
from zorglandschap.apps.casus.queries import list_woonwensen
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.matching.models import Advies
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Rol
from zorglandschap.core.begrippen.matchwoorden import Gezinswens

MIJN, WENS = reverse("portaal:mijn"), reverse("portaal:wens")
KOP = "k-wens"


@pytest.fixture(autouse=True)
def _verwezen(cast: Cast) -> None:
    """Help is looked for, and there is no advice yet."""
    Casus.objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.VERWEZEN)


def zeg(client: Client, **velden: object) -> int:
    return client.post(WENS, velden).status_code


def test_noor_tells_what_she_wants_reads_it_back_and_what_she_said_before_is_kept(client: Client, cast: Cast) -> None:
    als(client, cast.noor_kijker.gebruiker_id)
    assert "Wat is voor jou belangrijk" in deel(soep(client), KOP)
    eerst = {"wensen": [Gezinswens.SCHOOL.value, Gezinswens.DIEREN.value], "woorden": "Mijn hond moet mee."}
    for _ in range(2):  # sent twice is said once
        assert zeg(client, **eerst) == 302
    assert zeg(client, wensen=[Gezinswens.GEMEENTE.value], wens_gemeente=cast.urk.pk) == 302
    assert Woonwens.objects.count() == 2
    tekst = deel(soep(client), KOP)
    assert "Wonen in een bepaalde gemeente: Urk" in tekst
    assert "Mijn hond" not in tekst  # what counts is what she says now
    assert Gebeurtenis.objects.filter(reden="wensen over wonen verteld").count() == 2
    wens = list_woonwensen(cast.casus_noor)[0]
    assert (wens.keren, wens.gemeente, wens.wensen) == (2, "Urk", (Gezinswens.GEMEENTE,))


def test_a_parent_is_addressed_with_u_and_does_not_read_the_wish_of_the_youth(client: Client, cast: Cast) -> None:
    nu = timezone.now()
    zeg_woonwens(cast.noor_kijker, wensen=[Gezinswens.KLEIN], woorden="Liever niet bij tante.", nu=nu)
    als(client, cast.moeder_noor.gebruiker_id)
    assert zeg(client, wensen=[Gezinswens.EIGEN_KAMER.value]) == 302
    tekst = deel(soep(client), KOP)
    assert "Dit heeft u gezegd" in tekst
    assert "Een eigen kamer" in tekst
    assert "tante" not in tekst
    assert not {"je", "jij", "jou", "jouw"} & set(tekst.casefold().replace(".", " ").split())
    assert [w.gever.value for w in list_woonwensen(cast.casus_noor)] == ["jeugdige", "ouder of voogd met gezag"]


def test_a_wish_that_cannot_be_is_refused_and_what_was_typed_stays(client: Client, cast: Cast) -> None:
    als(client, cast.noor_kijker.gebruiker_id)
    antwoord = client.post(WENS, {"wensen": [Gezinswens.GEMEENTE.value], "woorden": "dicht bij oma"})
    assert antwoord.status_code == 400
    pagina = BeautifulSoup(antwoord.content, "html.parser")
    vouw = pagina.select_one("details#wens")
    assert vouw is not None
    assert vouw.has_attr("open")
    assert "dicht bij oma" in vouw.get_text()
    assert "kies welke gemeente" in vouw.get_text()
    assert zeg(client, wensen=[], wens_gemeente=cast.urk.pk) == 400
    assert zeg(client, wensen=["verzonnen"]) == 400
    assert zeg(client, woorden="x" * 501) == 400
    assert not Woonwens.objects.exists()


def test_the_action_itself_refuses_too(cast: Cast) -> None:
    nu = timezone.now()
    for velden, zin in (
        ({"wensen": [Gezinswens.GEMEENTE]}, "kies welke gemeente"),
        ({"wensen": [Gezinswens.GEMEENTE], "gemeente": "0000"}, "uit de lijst"),
        ({"wensen": [], "woorden": "x" * 501}, "te lang"),
    ):
        with pytest.raises(Geweigerd, match=zin):
            zeg_woonwens(cast.noor_kijker, nu=nu, **velden)  # type: ignore[arg-type]
    with pytest.raises(NietGevonden):
        zeg_woonwens(cast.joris, wensen=[], nu=nu)


def test_wishes_can_be_taken_back_and_then_the_professional_reads_none(cast: Cast) -> None:
    nu = timezone.now()
    assert not zeg_woonwens(cast.noor_kijker, wensen=[], nu=nu)  # nothing said, nothing kept
    assert zeg_woonwens(cast.noor_kijker, wensen=[Gezinswens.DIEREN], nu=nu)
    assert zeg_woonwens(cast.noor_kijker, wensen=[], nu=nu + timedelta(minutes=1))
    assert list_woonwensen(cast.casus_noor) == ()
    assert Woonwens.objects.count() == 2


def test_the_professional_reads_it_on_the_advice_page_and_nothing_is_ticked(client: Client, cast: Cast) -> None:
    nu = timezone.now()
    zeg_woonwens(cast.noor_kijker, wensen=[Gezinswens.SCHOOL], woorden="Ik wil mijn vrienden houden.", nu=nu)
    als(client, cast.joris.gebruiker_id)
    antwoord = client.get(reverse("matching:advies", args=[cast.casus_noor.sleutel]))
    pagina = BeautifulSoup(antwoord.content, "html.parser")
    vragen = {str(v["name"]): str(v["value"]) for v in pagina.select("input[type=radio][name^=vraag]")}
    antwoord = client.post(reverse("matching:advies", args=[cast.casus_noor.sleutel]), {**vragen, "knop": "voorstel"})
    pagina = BeautifulSoup(antwoord.content, "html.parser")
    blok = pagina.find(id="k-gezegd")
    assert blok is not None
    assert blok.parent is not None
    tekst = blok.parent.get_text(" ", strip=True)
    assert "op de eigen school blijven" in tekst
    assert "Ik wil mijn vrienden houden." in tekst
    assert pagina.select("input[name=wensen]")
    assert not pagina.select("input[name=wensen][checked]")


def test_what_stands_in_the_advice_is_read_in_plain_words(client: Client, cast: Cast) -> None:
    geadviseerd(cast)
    laatste = Advies.objects.latest("pk")
    Advies(**{v.attname: getattr(laatste, v.attname) for v in Advies._meta.concrete_fields if v.name != "id"} | {
        "wensen": [Gezinswens.GEMEENTE.value, Gezinswens.KLEIN.value], "wens_gemeente_id": cast.urk.pk,
        "om": timezone.now() + timedelta(minutes=5),
    }).save()  # fmt: skip
    als(client, cast.noor_kijker.gebruiker_id)
    tekst = deel(soep(client), KOP)
    assert "Dit staat in het advies" in tekst
    assert "Wonen in een bepaalde gemeente: Urk" in tekst
    Jeugdige.objects.filter(pk=cast.noor.pk).update(adres_is_geheim=True)
    als(client, cast.moeder_noor.gebruiker_id)
    tekst = deel(soep(client), KOP)
    assert "Dit staat in het advies" not in tekst  # every wish helps to find a shielded child
    assert ": Urk" not in tekst
    als(client, cast.noor_kijker.gebruiker_id)
    assert "Dit staat in het advies" in deel(soep(client), KOP)


def test_who_tells_a_wish_reads_who_else_can_read_it(client: Client, cast: Cast) -> None:
    for wie in (cast.noor_kijker, cast.moeder_noor):
        als(client, wie.gebruiker_id)
        assert "Komt een wens in het advies? Dan kunnen zij die wens wel lezen." in deel(soep(client), KOP)


def test_an_advice_without_a_wish_says_so_to_who_told_one(client: Client, cast: Cast) -> None:
    zeg_woonwens(cast.noor_kijker, wensen=[Gezinswens.DIEREN], nu=timezone.now())
    geadviseerd(cast)
    als(client, cast.noor_kijker.gebruiker_id)
    assert "In het advies staat nog geen wens." in deel(soep(client), KOP)


def test_nobody_is_frightened_with_it_while_the_question_is_new_and_a_closed_casus_asks_nothing(
    client: Client, cast: Cast
) -> None:
    als(client, cast.noor_kijker.gebruiker_id)
    for status in (CasusStatus.HULPVRAAG, CasusStatus.LOKALE_HULP, CasusStatus.AFGESLOTEN):
        Casus.objects.filter(pk=cast.casus_noor.pk).update(status=status)
        assert soep(client).find(id=KOP) is None
    assert zeg(client, wensen=[Gezinswens.DIEREN.value]) == 302  # closed: said on the page
    assert "afgesloten" in soep(client).get_text(" ", strip=True)
    assert not Woonwens.objects.exists()


def test_a_mentor_has_no_wish_to_tell(client: Client, cast: Cast) -> None:
    als(client, account("tante", cast.noor, Rol.JIM))
    assert zeg(client, wensen=[Gezinswens.DIEREN.value]) == 404
    assert not Woonwens.objects.exists()


def test_the_database_itself_keeps_what_was_told(cast: Cast) -> None:
    zeg_woonwens(cast.noor_kijker, wensen=[Gezinswens.DIEREN], nu=timezone.now())
    for doe in (lambda: Woonwens.objects.update(woorden="anders"), lambda: Woonwens.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            doe()
