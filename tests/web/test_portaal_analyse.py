"""In the portal: the analysis that was shared, for who was given it; and nothing that leads to a secret place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.casus.hulp import schrijf_alles
from tests.apps.casus.planhulp import doel, stel, vast_plan
from tests.cast import NU, VANDAAG, Cast
from tests.web.casus.hulp import inhoud, meld_aan
from tests.web.test_portaal import account, als
from zorglandschap.apps.casus.actions import Ontvangers, bespreek_analyse, deel_analyse, start_analyse
from zorglandschap.apps.casus.models import (
    AnalyseTekst,
    Casus,
    Gezinslid,
    Hulpplan,
    Jeugdige,
    Jim,
    Portaaltoegang,
    Traject,
    VerklarendeAnalyse,
)
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, AnalyseVeld, CasusStatus, Handeling, Rol, Verwijzer
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.web.portaal.woorden import weg

MIJN, ANALYSE = reverse("portaal:mijn"), reverse("portaal:analyse")


def _moeder(cast: Cast) -> Gezinslid:
    return Gezinslid.objects.get(gezin=cast.noor.gezin, rol="moeder")


@pytest.fixture
def geschreven(cast: Cast) -> VerklarendeAnalyse:
    """An analysis that was written and talked through; the mother told something of her own."""
    schrijf_alles(cast.casus_noor, cast.joris)
    bespreek_analyse(cast.casus_noor, door=cast.joris, nu=NU)
    return VerklarendeAnalyse.objects.get()


@pytest.fixture
def noor(client: Client, cast: Cast) -> Client:
    """Noor, signed in."""
    return meld_aan(client, cast.noor_kijker)


@pytest.fixture
def moeder(cast: Cast) -> Client:
    """Her mother, who has gezag, signed in."""
    return meld_aan(Client(), cast.moeder_noor)


def _deel(cast: Cast, *, jeugdige: bool = True, ouders: bool = True) -> None:
    wie = frozenset({_moeder(cast).pk}) if ouders else frozenset()
    deel_analyse(
        cast.casus_noor, door=cast.joris, nu=NU, met=Ontvangers(jeugdige=jeugdige, ouders=wie, reden="Zie verslag.")
    )


def _teksten(analyse: VerklarendeAnalyse, veld: AnalyseVeld, lid: Gezinslid | None = None) -> str:
    rij = AnalyseTekst.objects.filter(analyse=analyse, veld=veld, gezinslid=lid).latest("versie")
    return " ".join(rij.tekst.split())


def test_the_youth_reads_what_was_shared_and_the_reading_is_logged(
    noor: Client, cast: Cast, geschreven: VerklarendeAnalyse
) -> None:
    assert "nog geen analyse met jou gedeeld" in inhoud(noor.get(ANALYSE))
    assert ANALYSE not in noor.get(MIJN).content.decode()
    _deel(cast)
    assert ANALYSE in noor.get(MIJN).content.decode()
    pagina = inhoud(noor.get(ANALYSE))
    for veld in (AnalyseVeld.KIND, AnalyseVeld.STEM_JEUGDIGE, AnalyseVeld.SAMENHANG, AnalyseVeld.CONCLUSIE):
        assert _teksten(geschreven, veld) in pagina
    assert "Jouw verhaal" in pagina
    gelezen = Gebeurtenis.objects.filter(gebruiker_id=cast.noor_kijker.gebruiker_id, handeling=Handeling.ANALYSE_LEZEN)
    assert gelezen.exists()


def test_a_parent_reads_the_own_voice_and_not_that_of_the_other(
    moeder: Client, cast: Cast, geschreven: VerklarendeAnalyse
) -> None:
    vader = Gezinslid.objects.create(gezin=cast.noor.gezin, naam="Vader", rol="vader", heeft_gezag=False)
    eigen = {"gezinslid": _moeder(cast), "tekst": "Ik hoor haar ’s nachts huilen."}
    ander = {"gezinslid": vader, "tekst": "Haar moeder overdrijft."}
    for stem in (eigen, ander):
        AnalyseTekst.objects.filter(
            analyse=geschreven, veld=AnalyseVeld.STEM_OUDERS, gezinslid=stem["gezinslid"]
        ).delete()
        AnalyseTekst.objects.create(analyse=geschreven, veld=AnalyseVeld.STEM_OUDERS, versie=1, om=NU, **stem)
    _deel(cast)
    pagina = inhoud(moeder.get(ANALYSE))
    assert "Ik hoor haar ’s nachts huilen." in pagina
    assert _teksten(geschreven, AnalyseVeld.STEM_JEUGDIGE) in pagina
    assert "Haar moeder overdrijft." not in pagina
    als(moeder, account("vader", cast.noor, Rol.OUDER, vader))
    assert moeder.get(ANALYSE).status_code == 404  # without gezag there is no file to read


def test_who_was_passed_over_when_it_was_shared_finds_nothing_here(
    noor: Client, moeder: Client, cast: Cast, geschreven: VerklarendeAnalyse
) -> None:
    _deel(cast, ouders=False)
    assert "staat geen analyse voor u" in inhoud(moeder.get(ANALYSE))
    assert _teksten(geschreven, AnalyseVeld.KIND) in inhoud(noor.get(ANALYSE))
    assert ANALYSE not in moeder.get(MIJN).content.decode()


@pytest.mark.parametrize("grond", ["jong", "bezwaar", "blokkade", "zestien"])
def test_the_rules_of_the_file_hold_here_too(
    noor: Client, moeder: Client, cast: Cast, geschreven: VerklarendeAnalyse, grond: str
) -> None:
    _deel(cast)
    vandaag, wie = timezone.localdate(), moeder
    if grond == "jong":
        Jeugdige.objects.filter(pk=cast.noor.pk).update(geboren_op=date(vandaag.year - 10, 1, 1))
        wie = noor
    elif grond == "zestien":
        Jeugdige.objects.filter(pk=cast.noor.pk).update(geboren_op=date(vandaag.year - 17, 1, 1))
    else:
        veld = {"bezwaar": "bezwaar", "blokkade": "veiligheidsblokkade"}[grond]
        Portaaltoegang.objects.filter(rol=Rol.OUDER).update(**{veld: True})
    assert wie.get(ANALYSE).status_code == 404


def test_a_mentor_does_not_read_the_analysis(cast: Cast, client: Client, geschreven: VerklarendeAnalyse) -> None:
    _deel(cast)
    als(client, account("mies", cast.noor, Rol.JIM))
    assert client.get(ANALYSE).status_code == 404


def test_what_changed_after_sharing_is_read_again_only_when_it_is_shared_again(
    noor: Client, cast: Cast, geschreven: VerklarendeAnalyse
) -> None:
    _deel(cast)
    VerklarendeAnalyse.objects.update(status=AnalyseStatus.VASTGESTELD)
    start_analyse(Casus.objects.get(pk=cast.casus_noor.pk), door=cast.joris, nu=NU)
    pagina = inhoud(noor.get(ANALYSE))
    assert "Versie 1" in pagina  # the new version is still being written
    VerklarendeAnalyse.objects.update(status=AnalyseStatus.CONCEPT)
    assert "nog geen analyse met jou gedeeld" in inhoud(noor.get(ANALYSE))


def test_with_a_secret_address_a_parent_gets_the_analysis_on_paper_only(
    noor: Client, moeder: Client, cast: Cast, geschreven: VerklarendeAnalyse
) -> None:
    _deel(cast)
    Jeugdige.objects.filter(pk=cast.noor.pk).update(adres_is_geheim=True)
    assert "op papier" in inhoud(moeder.get(ANALYSE))
    assert _teksten(geschreven, AnalyseVeld.KIND) in inhoud(noor.get(ANALYSE))


# The secret address: field by field, what could lead a parent to the place

SPOREN = {
    "regisseur": "Joris de Vries",
    "team": "Team Urk",
    "mentor": "Tante Mies van de Zandstraat",
    "band": "trainer van vv Zandloper",
    "aanbieder": "De Dijk",
    "soort hulp": "Wonen bij iemand die",
    "doel": "Elke dag naar de Zandschool",
    "klaar als": "Vier weken op de Zandschool",
    "aanpak": "Meester Zand haalt haar op",
    "contact": "Zondag bij oma aan de Zandweg",
    "rol van ouders": "Moeder belt naar Zandoord",
    "wonen": "Terug naar huis",
    "wie schreef": "Laatst gedeeld door",
}


def _bladen(kijker: Client) -> Iterator[str]:
    for adres in (MIJN, ANALYSE):
        yield " ".join(
            BeautifulSoup(kijker.get(adres).content, "html.parser").find_all("main")[0].get_text(" ").split()
        )


@pytest.fixture
def vol(cast: Cast, geschreven: VerklarendeAnalyse) -> None:
    """Noor lives with somebody she knows; goals, plan, mentor and analysis tell where that is."""
    casus = cast.casus_noor
    _deel(cast)
    nieuw = stel(casus, cast.joris, doel(SPOREN["doel"], klaar_als=SPOREN["klaar als"]))
    type(nieuw).objects.filter(pk=nieuw.pk).update(hoe=SPOREN["aanpak"])
    Casus.objects.filter(pk=casus.pk).update(status=CasusStatus.GEPLAATST)
    casus.refresh_from_db()
    vast_plan(casus, cast.joris)
    Hulpplan.objects.filter(casus=casus).update(
        contactafspraken=SPOREN["contact"], rol_ouders=SPOREN["rol van ouders"], terugkeer="terug naar huis"
    )
    Jim.objects.create(casus=casus, naam=SPOREN["mentor"], band=SPOREN["band"], gekozen_op=VANDAAG)
    Traject.objects.create(
        jeugdige=cast.noor,
        casus=casus,
        gemeente=cast.urk,
        aanbieder=cast.aanbieder,
        hulpvorm=Hulpvorm.NETWERKPLEEGZORG,
        verwijzer=Verwijzer.GEMEENTE,
        toegewezen_op=VANDAAG,
        van=VANDAAG,
    )
    AnalyseTekst.objects.create(
        analyse=geschreven,
        veld=AnalyseVeld.STEM_OUDERS,
        gezinslid=_moeder(cast),
        versie=90,
        tekst="Mijn verhaal.",
        om=NU,
        door_id=cast.joris.gebruiker_id,
    )


@pytest.mark.parametrize("veld", sorted(SPOREN))
def test_nothing_leads_a_parent_to_a_secret_place(moeder: Client, cast: Cast, vol: None, veld: str) -> None:
    Jeugdige.objects.filter(pk=cast.noor.pk).update(adres_is_geheim=True)
    for blad in _bladen(moeder):
        assert SPOREN[veld].casefold() not in blad.casefold()


@pytest.mark.parametrize("veld", sorted(SPOREN))
def test_nothing_leads_a_mentor_there_either(client: Client, cast: Cast, vol: None, veld: str) -> None:
    Jeugdige.objects.filter(pk=cast.noor.pk).update(adres_is_geheim=True)
    als(client, account("mies", cast.noor, Rol.JIM))
    assert SPOREN[veld].casefold() not in inhoud(client.get(MIJN)).casefold()


def test_without_a_secret_address_a_parent_reads_goals_plan_and_people(moeder: Client, cast: Cast, vol: None) -> None:
    blad = next(_bladen(moeder)).casefold()
    for veld in ("regisseur", "team", "mentor", "soort hulp", "doel", "klaar als", "aanpak", "contact", "wonen"):
        assert SPOREN[veld].casefold() in blad, veld


def test_a_shielded_parent_still_sees_how_far_a_goal_is_and_whom_to_ask(moeder: Client, cast: Cast, vol: None) -> None:
    Jeugdige.objects.filter(pk=cast.noor.pk).update(adres_is_geheim=True)
    blad = next(_bladen(moeder))
    assert "Onderwijs" in blad
    assert "zoals u met elkaar heeft afgesproken" in blad
    assert "Om de veiligheid staan hier geen namen" in blad


# The road in the words of who looks


def test_help_by_the_local_team_is_a_road_of_its_own(noor: Client, cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(status=CasusStatus.LOKALE_HULP)
    stappen = BeautifulSoup(noor.get(MIJN).content, "html.parser").select(".zl-stappen li")
    assert [" ".join(s.get_text(" ").split()) for s in stappen] == ["Je vraag (klaar)", "Hulp van het lokale team"]
    assert stappen[-1]["aria-current"] == "step"
    assert [str(s.naam) for s in weg(CasusStatus.LOKALE_HULP)][1] == "Samen begrijpen"


def test_a_parent_reads_of_the_question_and_not_of_your_question(moeder: Client) -> None:
    tekst = inhoud(moeder.get(MIJN))
    assert "Je vraag" not in tekst
    assert "De vraag" in tekst
    assert "Je krijgt hulp" not in tekst
