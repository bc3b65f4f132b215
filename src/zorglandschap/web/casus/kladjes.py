"""Drafts in forms: what was typed and not sent yet stands in the form again, and is kept from key to key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import Casus, Formulierklad, list_formulierkladjes, list_vraagkladjes
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.forms.basis import Klad, KladForm
from zorglandschap.web.vormgeving import invoer
from zorglandschap.web.vormgeving.deur import NIET_TERUGGEVEN

F = TypeVar("F", bound=KladForm)
NIET_BEWAREN = NIET_TERUGGEVEN | {"doe", "terug"}
Velden = dict[str, list[str]]


def getypt(data: QueryDict) -> Velden:
    """What somebody typed in a form, without what belongs to the browser and the button."""
    return {
        naam: [invoer.tekst(waarde) or "" for waarde in waarden]
        for naam, waarden in data.lists()
        if naam not in NIET_BEWAREN
    }


class Kladjes:
    """The drafts of one viewer in the forms of one case, or of new questions (without a case)."""

    def __init__(self, kijker: Kijker, casus: Casus | None) -> None:
        self._kijker, self._casus, nu = kijker, casus, timezone.now()
        self._stand: Mapping[str, Formulierklad] = (
            list_formulierkladjes(kijker, casus, nu=nu) if casus else list_vraagkladjes(kijker, nu=nu)
        )

    def __contains__(self, naam: str) -> bool:
        return naam in self._stand

    def vul(self, formulier: F, naam: str) -> F:
        """An empty form gets what was typed before; one that comes back with a mistake is kept as it was typed."""
        stand = self._stand.get(naam)
        if formulier.is_bound:
            self._bewaar(naam, _van(formulier))
            stand = None  # what was typed stands in the form already
        if stand is not None:
            _vul_in(formulier, stand)
        formulier.klad = Klad(self._adres("kladje", naam), self._adres("kladje_weg", naam), stand.om if stand else None)
        return formulier

    def klaar(self, naam: str) -> None:
        """It was sent and saved: the draft has done its work."""
        actions.vergeet_formulierkladje(self._kijker, self._casus, naam)

    def _bewaar(self, naam: str, velden: Velden) -> None:
        try:
            if self._casus is None:
                actions.bewaar_vraagkladje(self._kijker, naam, velden=velden, nu=timezone.now())
            else:
                actions.bewaar_formulierkladje(
                    self._kijker, self._casus.sleutel, naam, velden=velden, nu=timezone.now()
                )
        except Geweigerd:
            return  # too much for a draft: the page itself still shows what was typed

    def _adres(self, wat: str, naam: str) -> str:
        if self._casus is None:
            return reverse(f"casus:vraag_{wat}", args=[naam])
        return reverse(f"casus:{wat}", args=[self._casus.sleutel, naam])


def _van(formulier: KladForm) -> Velden:
    data = formulier.data
    if isinstance(data, QueryDict):
        return getypt(data)
    return {naam: [invoer.tekst(str(waarde)) or ""] for naam, waarde in data.items() if naam not in NIET_BEWAREN}


def _vul_in(formulier: KladForm, stand: Formulierklad) -> None:
    """Each field starts with what the draft holds, read as its widget reads what a browser sends."""
    data = QueryDict(mutable=True)
    for naam, waarden in stand.velden.items():
        data.setlist(naam, waarden)
    for naam, veld in formulier.fields.items():
        if veld.widget.is_hidden and naam not in data:
            continue
        formulier.initial[naam] = veld.widget.value_from_datadict(data, {}, naam)
