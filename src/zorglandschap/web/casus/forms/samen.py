"""Forms that two people may fill in at once: each carries what it showed, so that nobody's words are lost."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar, Self

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from zorglandschap.web.casus.forms.basis import KladForm
from zorglandschap.web.vormgeving.woorden import vertaal


class SamenForm(KladForm):
    """A form over one row; ``SAMEN`` names the fields that are the row's own."""

    SAMEN: ClassVar[tuple[str, ...]] = ()

    def __init__(self, data: Any = None, *, rij: object, **opties: Any) -> None:
        begin = {naam: getattr(rij, naam) for naam in self.SAMEN}
        super().__init__(data, initial={**begin, **opties.pop("initial", {})}, **opties)
        self.rij = rij
        self.use_required_attribute = False
        for naam, waarde in begin.items():
            self.fields[f"gezien_{naam}"] = forms.CharField(
                required=False, strip=False, widget=forms.HiddenInput, initial=_als_tekst(waarde)
            )

    def nieuw(self) -> dict[str, object]:
        """What was filled in."""
        return {naam: _zonder_regelafloop(self.cleaned_data[naam]) for naam in self.SAMEN}

    def gezien(self) -> dict[str, object]:
        """What the form showed when it was opened; what cannot be read counts as empty."""
        return {naam: self._gezien(naam) for naam in self.SAMEN}

    def _gezien(self, naam: str) -> object:
        try:
            return _zonder_regelafloop(self.fields[naam].to_python(self.cleaned_data[f"gezien_{naam}"]))
        except ValidationError:
            return None

    def na_botsing(self, rij: object, botsingen: Iterable[str]) -> Self:
        """The same form with every typed word, over what is saved now, and a message at each field that clashed."""
        nu = {f"gezien_{naam}": _als_tekst(getattr(rij, naam)) for naam in self.SAMEN}
        data = {**{naam: self.data.get(naam) for naam in self.data}, **nu}
        opnieuw = type(self)(data, rij=rij)
        opnieuw.is_valid()
        for naam in botsingen:
            opnieuw.add_error(naam, _botst(getattr(rij, naam)))
        return opnieuw


def _botst(staat: object) -> str:
    nu = _als_tekst(staat)
    if not nu:
        return _("Iemand anders maakte dit intussen leeg. Wat u schreef, staat er nog. Kies en bewaar.")
    melding = _("Iemand anders veranderde dit intussen in: ‘%(tekst)s’. Wat u schreef, staat er nog. Kies en bewaar.")
    return melding % {"tekst": vertaal(nu)}


def _als_tekst(waarde: object) -> str:
    if waarde is None:
        return ""
    return waarde.isoformat() if isinstance(waarde, date) else str(waarde)


def _zonder_regelafloop(waarde: object) -> object:
    return waarde.replace("\r\n", "\n").strip() if isinstance(waarde, str) else waarde
