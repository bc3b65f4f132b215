"""A decision of the judge by form: recorded, renewed, ended, and refused where the law says so."""

from __future__ import annotations

from datetime import date, timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.casus.kaderhulp import leg_vast
from tests.cast import VANDAAG, Cast
from tests.web.casus.hulp import formulier, inhoud, meld_aan
from zorglandschap.apps.casus.models import Casus, Maatregel
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
    assert client.post(adres, {"op": "", "reden": ""}).status_code == 400
    te_laat = (_vandaag() + timedelta(days=5)).isoformat()
    assert client.post(adres, {"op": te_laat, "reden": "Besluit."}).status_code == 409
    klaar = client.post(adres, {"op": _vandaag().isoformat(), "reden": "Het gaat goed, de rechter stopt."})
    assert klaar["Location"] == _adres("besluiten", cast)
    tekst = inhoud(client.get(_adres("besluiten", cast)))
    assert "vrijwillig kader" in tekst
    assert "1 eerdere maatregel" in tekst
    assert client.get(_adres("maatregel_einde", cast, 999_999)).status_code == 404
