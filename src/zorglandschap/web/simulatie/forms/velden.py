"""Fields of a measure: a number with a comma or a point, and a factor or share that is written in percents."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from zorglandschap.core.simulatie.maatregelvelden import Veld

HEEL, CIJFERS = 100, 6


class Getalveld(forms.FloatField):
    """A number as people write it: ‘12,5’ and ‘12.5’ are the same, and ‘−5’ may have a long minus."""

    def __init__(self, **opties: Any) -> None:
        super().__init__(**{"widget": forms.NumberInput(attrs={"step": "any"}), **opties})

    def to_python(self, value: Any) -> Any:
        """The number, or None."""
        return super().to_python(str(value).strip().replace(",", ".").replace("−", "-") if value else value)


class Procentveld(Getalveld):
    """A factor as the change it is (0.5 is −50), or a share (0.4 is 40); the bounds are those of the measure."""

    def __init__(self, veld: Veld, *, aandeel: bool, **opties: Any) -> None:
        self.nul = 0.0 if aandeel else 1.0
        super().__init__(**opties)
        self.laag, self.hoog = (self._procent(grens or 0.0) for grens in (veld.minstens, veld.hoogstens))
        self.widget.attrs.update({"min": f"{self.laag:g}", "max": f"{self.hoog:g}"})

    def _procent(self, waarde: float) -> float:
        return round((waarde - self.nul) * HEEL, CIJFERS)

    def clean(self, value: Any) -> float | None:
        """The factor or share itself."""
        procent: float | None = super().clean(value)
        if procent is None:
            return None
        if not self.laag <= procent <= self.hoog:
            raise ValidationError(
                _("%(waarde)s%% kan niet: kies %(laag)s tot en met %(hoog)s."),
                params={"waarde": f"{procent:g}", "laag": f"{self.laag:g}", "hoog": f"{self.hoog:g}"},
            )
        return round(self.nul + procent / HEEL, CIJFERS)
