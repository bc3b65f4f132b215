"""The letter about a decision: for whom, in which words, with which way to object, and never an address."""

from __future__ import annotations

from datetime import date

from django.test import Client
from django.urls import reverse

from tests.apps.casus.kaderhulp import besluit, geboren, hulp, klaar_voor_besluit, leg_vast, neem
from tests.cast import VANDAAG, Cast
from tests.toets.pdftekst import pdf_plat
from tests.web.casus.hulp import meld_aan
from zorglandschap.apps.casus.models import Beschikking, Casus
from zorglandschap.apps.casus.queries import get_besluit
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.core.begrippen.besluitwoorden import Beschikkingsoort, Besluitgrond, Eenheid, Frequentie
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm


def _adres(naam: str, cast: Cast, *meer: object) -> str:
    return reverse(f"casus:{naam}", args=[cast.casus_noor.sleutel, *meer])


def _brief(client: Client, cast: Cast, beschikking: Beschikking) -> str:
    antwoord = client.get(_adres("brief", cast, beschikking.sleutel))
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Disposition"] == f'attachment; filename="brief-{beschikking.nummer}.pdf"'
    return pdf_plat(antwoord.content)


def test_the_letter_says_what_why_until_when_and_how_to_object(client: Client, cast: Cast) -> None:
    klaar_voor_besluit(cast)
    met_omvang = hulp(cast, omvang=4, eenheid=Eenheid.UUR, frequentie=Frequentie.WEEK, product="45A04")
    beschikking = neem(cast, besluit(cast, met_omvang, hulp(cast, hulpvorm=Hulpvorm.LOGEREN, tot=None)))
    tekst = _brief(meld_aan(client, cast.mila), cast, beschikking)
    for woorden in (
        "Gemeente Urk",
        "Telefoon 0527 00 00 50",
        "Moeder van den Berg",
        "Urk, 22 november 2026",
        beschikking.nummer,
        "Besluit over jeugdhulp",
        "beste Noor,",
        "Noor krijgt jeugdhulp.",
        "Ambulante begeleiding",
        "De Dijk",
        "23 november 2026 tot en met 23 mei 2027",
        "4 uren per week",
        "45 ambulante jeugdhulp, 45A04",
        "vanaf 23 november 2026, zonder vaste einddatum",
        "Noor en haar moeder hebben rust nodig.",
        "Jeugdwet artikel 2.3",
        "binnen 6 weken",
        "burgemeester en wethouders van Urk",
        "vertrouwenspersoon",
        "Joris de Vries, Team Urk",
    ):
        assert woorden in tekst, woorden
    assert Gebeurtenis.objects.filter(reden=f"brief {beschikking.nummer}", naam="Mila Bos").count() == 1


def test_the_letter_to_a_youth_of_sixteen_speaks_to_the_youth(client: Client, cast: Cast) -> None:
    cast.noor.geboren_op = geboren(16)
    cast.noor.save()
    klaar_voor_besluit(cast)
    tekst = _brief(meld_aan(client, cast.joris), cast, neem(cast))
    assert "Beste Noor, Je krijgt jeugdhulp." in tekst
    assert "Moeder" not in tekst.replace("haar moeder", "")
    assert "Ben je het niet eens" in tekst


def test_the_letter_about_a_young_child_speaks_to_the_parents(client: Client, cast: Cast) -> None:
    cast.noor.geboren_op = geboren(9)
    cast.noor.save()
    klaar_voor_besluit(cast)
    tekst = _brief(meld_aan(client, cast.joris), cast, neem(cast))
    assert "Beste ouders of verzorgers van Noor," in tekst
    assert "Lees hem samen" not in tekst


def test_a_secret_address_is_nowhere_on_the_letter(client: Client, cast: Cast) -> None:
    cast.noor.adres_is_geheim = True
    cast.noor.save()
    klaar_voor_besluit(cast)
    tekst = _brief(meld_aan(client, cast.joris), cast, neem(cast))
    assert "adres afgeschermd" in tekst
    assert "Urk, 22 november" not in tekst
    assert "Datum 22 november 2026" in tekst
    assert "De Dijk" not in tekst  # the name of the provider could tell a parent where the child is


def test_a_youth_of_sixteen_with_a_secret_address_reads_who_gives_the_help(client: Client, cast: Cast) -> None:
    cast.noor.adres_is_geheim, cast.noor.geboren_op = True, geboren(16)
    cast.noor.save()
    klaar_voor_besluit(cast)
    assert "De Dijk" in _brief(meld_aan(client, cast.joris), cast, neem(cast))


def test_letters_of_a_refusal_a_revision_and_an_end_say_so(client: Client, cast: Cast) -> None:
    klaar_voor_besluit(cast)
    meld_aan(client, cast.joris)
    afwijzing = neem(cast, besluit(cast, soort=Beschikkingsoort.AFWIJZING, toewijzingen=()))
    assert "geen jeugdhulp via dit besluit" in _brief(client, cast, afwijzing)
    oud = neem(cast)
    herzien = neem(cast, besluit(cast, vervangt=oud.sleutel))
    assert f"Het besluit met kenmerk {oud.nummer} geldt dan niet meer." in _brief(client, cast, herzien)
    stopt = {"soort": Beschikkingsoort.BEEINDIGING, "toewijzingen": (), "vervangt": herzien.sleutel}
    einde = neem(cast, besluit(cast, **stopt, per=date(2026, 12, 24)))
    assert f"met kenmerk {herzien.nummer} stopt op 24 december 2026" in _brief(client, cast, einde)
    assert get_besluit(cast.casus_noor, herzien.sleutel, vandaag=VANDAAG).opvolger == einde


def test_the_letter_of_a_determination_names_the_judge(client: Client, cast: Cast) -> None:
    klaar_voor_besluit(cast)
    leg_vast(cast, cast.casus_noor)
    Casus.objects.filter(pk=cast.casus_noor.pk).update(regisseur_id=cast.ilse.medewerker_id)
    bepaling = neem(cast, besluit(cast, grond=Besluitgrond.ARTIKEL_3_5), door=cast.ilse)
    tekst = _brief(meld_aan(client, cast.ilse), cast, bepaling)
    assert "Bepaling over jeugdhulp" in tekst
    assert "geen bezwaar maken bij de gemeente" in tekst
    assert "Namens GI Midden" in tekst
    assert "weken" not in tekst
