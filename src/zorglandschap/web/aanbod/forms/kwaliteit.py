"""The quality framework as a form: one judgement per criterion, with an explanation where it asks one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.aanbod.queries import Oordeel
from zorglandschap.core.begrippen.aanbodwoorden import Kwaliteitsoordeel
from zorglandschap.core.begrippen.kwaliteitskader import Kwaliteitscriterium, Kwaliteitskader

LEEG = ("", _("Nog niet beantwoord"))


class KwaliteitFormulier(forms.Form):
    """Two fields per criterion: the judgement and the explanation."""

    def __init__(self, *args: Any, kader: Kwaliteitskader, al: Mapping[str, Oordeel], **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.use_required_attribute = False
        self.kader, self.al = kader, al
        for c in kader.criteria:
            eerder = al.get(c.sleutel)
            self.fields[f"oordeel_{c.sleutel}"] = forms.ChoiceField(
                label=_(c.tekst),
                required=False,
                choices=[LEEG, *((o.value, _(o.value)) for o in Kwaliteitsoordeel)],
                initial=eerder.oordeel.value if eerder else "",
            )
            self.fields[f"uitleg_{c.sleutel}"] = forms.CharField(
                label=_("Uitleg"), required=False, max_length=500, initial=eerder.toelichting if eerder else ""
            )

    def rijen(self) -> list[tuple[Kwaliteitscriterium, forms.BoundField, forms.BoundField, Oordeel | None]]:
        """Each criterion with its two fields and the last answer."""
        return [
            (c, self[f"oordeel_{c.sleutel}"], self[f"uitleg_{c.sleutel}"], self.al.get(c.sleutel))
            for c in self.kader.criteria
        ]

    def clean(self) -> dict[str, Any]:
        """Apply or explain: what does not (wholly) apply has a reason."""
        schoon = super().clean() or {}
        for sleutel, (oordeel, uitleg) in self.antwoorden().items():
            if oordeel is not Kwaliteitsoordeel.VOLDOET and not uitleg.strip():
                self.add_error(f"uitleg_{sleutel}", _("Pas toe of leg uit: schrijf kort waarom."))
        return schoon

    def antwoorden(self) -> dict[str, tuple[Kwaliteitsoordeel, str]]:
        """What was answered, by criterion."""
        s = self.cleaned_data
        return {
            c.sleutel: (Kwaliteitsoordeel(s[f"oordeel_{c.sleutel}"]), s.get(f"uitleg_{c.sleutel}", ""))
            for c in self.kader.criteria
            if s.get(f"oordeel_{c.sleutel}")
        }
