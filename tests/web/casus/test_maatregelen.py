"""A decision of the judge by form: recorded, renewed, ended, and refused where the law says so."""

from __future__ import annotations

from datetime import date, timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.casus.kaderhulp import leg_vast
from tests.cast import VANDAAG, Cast
from tests.web.casus.hulp import formulier, inhoud, meld_aan, soep
from zorglandschap.apps.casus.models import Casus, Maatregel, Verzoek
from zorglandschap.core.begrippen.codelijsten import JuridischKader

_K = JuridischKader


def _adres(naam: str, cast: Cast, *meer: object) -> str:
    return reverse(f"casus:{naam}", args=[cast.casus_noor.sleutel, *meer])


def _vandaag() -> date:
    return timezone.localdate()


def _maatregel(client: Client, cast: Cast, **anders: str) -> dict[str, str]:
    return {
        **formulier(client.get(_adres("maatregel", cast))),
        "kader": _K.OTS.value,
        "uitgesproken_op": _vandaag().isoformat(),
        "van": _vandaag().isoformat(),
        "tot": (_vandaag() + timedelta(days=360)).isoformat(),
        "gi": str(cast.gi.pk),
        **anders,
    }


def test_a_measure_by_form_makes_the_frame_compelled(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    velden = _maatregel(client, cast, jeugdbeschermer=str(cast.ilse.medewerker_id), kenmerk="C/16/1234")
    for _ in range(2):
        assert client.post(_adres("maatregel", cast), velden)["Location"] == _adres("besluiten", cast)
    assert Maatregel.objects.get().gi == cast.gi
    assert "C/16/1234" in inhoud(client.get(_adres("besluiten", cast)))


def test_a_measure_longer_than_the_law_is_refused_with_its_source(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    te_lang = (_vandaag() + timedelta(days=500)).isoformat()
    antwoord = client.post(_adres("maatregel", cast), _maatregel(client, cast, tot=te_lang))
    assert antwoord.status_code == 409
    assert "Burgerlijk Wetboek boek 1" in inhoud(antwoord)
    assert formulier(antwoord)["tot"] == te_lang


def test_a_form_without_days_is_not_accepted(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    antwoord = client.post(_adres("maatregel", cast), _maatregel(client, cast, van=""))
    assert antwoord.status_code == 400
    assert not Maatregel.objects.exists()


def test_a_closed_authorisation_keeps_who_agreed(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    velden = _maatregel(
        client,
        cast,
        kader=_K.GESLOTEN.value,
        soort_machtiging="voorwaardelijk",
        tot=(_vandaag() + timedelta(days=90)).isoformat(),
        instemming_door="K. Post, GZ-psycholoog",
        instemming_op=_vandaag().isoformat(),
        vertegenwoordiger_door="mevrouw De Wit, moeder",
        vertegenwoordiger_op=_vandaag().isoformat(),
    )
    client.post(_adres("maatregel", cast), velden)
    tekst = inhoud(client.get(_adres("besluiten", cast)))
    assert "(voorwaardelijk)" in tekst
    assert "Instemming van K. Post, GZ-psycholoog" in tekst


def test_a_renewal_starts_where_the_former_ends(client: Client, cast: Cast) -> None:
    ots = leg_vast(cast, cast.casus_noor)
    meld_aan(client, cast.joris)
    velden = formulier(client.get(_adres("maatregel", cast), {"verlengt": ots.pk}))
    assert (velden["verlengt"], velden["van"], velden["kader"]) == (str(ots.pk), "2027-11-22", _K.OTS.value)
    velden |= {"uitgesproken_op": _vandaag().isoformat(), "tot": "2028-11-22"}
    client.post(_adres("maatregel", cast), velden)
    assert Maatregel.objects.filter(verlengt=ots).exists()
    assert "Gaat nog in" in inhoud(client.get(_adres("besluiten", cast)))


def test_a_worker_of_the_gi_finds_herself_filled_in(client: Client, cast: Cast) -> None:
    Casus.objects.filter(pk=cast.casus_noor.pk).update(jeugdbeschermer_id=cast.ilse.medewerker_id)
    velden = formulier(meld_aan(client, cast.ilse).get(_adres("maatregel", cast)))
    assert (velden["gi"], velden["jeugdbeschermer"]) == (str(cast.gi.pk), str(cast.ilse.medewerker_id))


def test_the_end_of_a_measure_is_recorded_with_its_reason(client: Client, cast: Cast) -> None:
    ots = leg_vast(cast, cast.casus_noor, van=VANDAAG - timedelta(days=30), tot=VANDAAG + timedelta(days=300))
    meld_aan(client, cast.joris)
    adres = _adres("maatregel_einde", cast, ots.pk)
    assert client.post(adres, {"op": "", "reden": "", "toelichting": ""}).status_code == 400
    te_laat = (_vandaag() + timedelta(days=5)).isoformat()
    assert (
        client.post(adres, {"op": te_laat, "reden": "eerder opgeheven", "toelichting": "Besluit."}).status_code == 409
    )
    klaar = client.post(
        adres,
        {"op": _vandaag().isoformat(), "reden": "eerder opgeheven", "toelichting": "Het gaat goed, de rechter stopt."},
    )
    assert klaar["Location"] == _adres("besluiten", cast)
    tekst = inhoud(client.get(_adres("besluiten", cast)))
    assert "vrijwillig kader" in tekst
    assert "1 eerdere maatregel" in tekst
    assert client.get(_adres("maatregel_einde", cast, 999_999)).status_code == 404


def _machtiging(cast: Cast, **anders: object) -> Maatregel:
    velden = {"jeugdige": cast.noor, "kader": _K.GESLOTEN, "van": _vandaag() - timedelta(days=20)}
    return Maatregel.objects.create(**(velden | {"tot": _vandaag() + timedelta(days=90)} | anders))


def test_the_fields_of_a_closed_authorisation_fold_out(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    vak = soep(client.get(_adres("maatregel", cast))).select_one("form details")
    assert vak is not None
    assert not vak.has_attr("open")
    assert vak.select("#id_vertegenwoordiger_door")
    fout = client.post(_adres("maatregel", cast), _maatregel(client, cast, kader=_K.GESLOTEN.value))
    assert fout.status_code == 409
    assert "wie instemt" in inhoud(fout)
    open_ = soep(fout).select_one("form details")
    assert open_ is not None
    assert open_.has_attr("open")


def test_a_decision_to_admit_by_form(client: Client, cast: Cast) -> None:
    machtiging = _machtiging(cast, is_voorwaardelijk=True)
    meld_aan(client, cast.joris)
    adres = _adres("maatregel_opname", cast, machtiging.pk)
    assert "Opname kan pas als" in inhoud(client.get(_adres("besluiten", cast)))
    assert client.post(adres, {"voorwaarde": ""}).status_code == 400
    gegevens = {
        "voorwaarde": "Elke avond binnen; twee nachten weg.",
        "geschonden_op": _vandaag().isoformat(),
        "besloten_op": _vandaag().isoformat(),
        "besloten_door": "R. Vos",
    }
    te_vroeg = client.post(adres, {**gegevens, "geschonden_op": (_vandaag() - timedelta(days=90)).isoformat()})
    assert te_vroeg.status_code == 409
    assert formulier(te_vroeg)["voorwaarde"] == gegevens["voorwaarde"]
    for _ in range(2):
        assert client.post(adres, gegevens)["Location"] == _adres("besluiten", cast)
    tekst = inhoud(client.get(_adres("besluiten", cast)))
    assert "Besluit tot opname door R. Vos" in tekst
    assert "Meld de opname aan de kinderrechter" in tekst


def test_a_withdrawn_consent_by_form_shows_when_the_authorisation_lapses(client: Client, cast: Cast) -> None:
    machtiging = _machtiging(
        cast, vertegenwoordiger_op=_vandaag() - timedelta(days=20), vertegenwoordiger_door="mevrouw De Wit"
    )
    meld_aan(client, cast.joris)
    adres = _adres("maatregel_instemming", cast, machtiging.pk)
    assert "mevrouw De Wit stemde in" in inhoud(client.get(adres))
    assert client.post(adres, {"op": (_vandaag() + timedelta(days=2)).isoformat()}).status_code == 409
    assert client.post(adres, {"op": _vandaag().isoformat()})["Location"] == _adres("besluiten", cast)
    tekst = inhoud(client.get(_adres("besluiten", cast)))
    assert "ingetrokken op" in tekst
    assert "Regel een open plek" in tekst


def test_a_lapsed_authorisation_says_so_and_a_measure_that_ran_out_asks_its_reason(client: Client, cast: Cast) -> None:
    _machtiging(cast, kader=_K.MUHP, van=_vandaag() - timedelta(days=200))
    oud = _machtiging(cast, kader=_K.OTS, van=_vandaag() - timedelta(days=500), tot=_vandaag() - timedelta(days=135))
    meld_aan(client, cast.joris)
    pagina = client.get(_adres("besluiten", cast))
    assert "Vervallen: te lang niet gebruikt" in inhoud(pagina)
    assert "Leg vast waarom zij eindigde" in inhoud(pagina)
    adres = _adres("maatregel_einde", cast, oud.pk)
    velden = formulier(client.get(adres))
    assert velden["op"] == (_vandaag() - timedelta(days=135)).isoformat()
    klaar = client.post(adres, {**velden, "reden": "niet verlengd", "toelichting": "Het ging goed thuis."})
    assert klaar.status_code == 302
    tekst = inhoud(client.get(_adres("besluiten", cast)))
    assert "Niet verlengd: Het ging goed thuis." in tekst
    assert "Leg vast waarom zij eindigde" not in tekst


def test_a_question_with_a_term_is_recorded_and_answered(client: Client, cast: Cast) -> None:
    meld_aan(client, cast.joris)
    velden = {
        **formulier(client.get(_adres("verzoek", cast))),
        "soort": "vraag welke gemeente betaalt (woonplaats)",
        "van_wie": "gemeente Zwolle",
        "vraag": "Waar stond Noor ingeschreven?",
    }
    assert client.post(_adres("verzoek", cast), {**velden, "soort": ""}).status_code == 400
    morgen = (_vandaag() + timedelta(days=1)).isoformat()
    assert client.post(_adres("verzoek", cast), {**velden, "op": morgen}).status_code == 409
    for _ in range(2):
        assert client.post(_adres("verzoek", cast), velden)["Location"] == _adres("besluiten", cast)
    verzoek = Verzoek.objects.get()
    tekst = inhoud(client.get(_adres("besluiten", cast)))
    assert "wacht op antwoord" in tekst
    assert "Laat weten welke gemeente de woonplaats is" in tekst
    adres = _adres("verzoek_antwoord", cast, verzoek.pk)
    assert "gemeente Zwolle" in inhoud(client.get(adres))
    assert client.post(adres, {"op": morgen, "antwoord": "Urk."}).status_code == 409
    for _ in range(2):
        assert client.post(adres, {"op": _vandaag().isoformat(), "antwoord": "Urk betaalt."}).status_code == 302
    dan = inhoud(client.get(_adres("besluiten", cast)))
    assert "Urk betaalt." in dan
    assert "Laat weten welke gemeente" not in dan
