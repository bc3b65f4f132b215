"""What people fill in about the question whether a youth may move."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.casus.actions import Verhuisantwoord
from zorglandschap.core.begrippen.hulpvormen import AMBULANT, CRISIS, VERBLIJF, Hulpvorm
from zorglandschap.web.casus.forms.basis import datumvak, tekstveld, zonder_ouders_veld
from zorglandschap.web.vormgeving.velden import Datumveld
from zorglandschap.web.vormgeving.woorden import vertaal

JA, NEE = "ja", "nee"
KEUZES = [vorm for vorm in Hulpvorm if vorm in VERBLIJF | AMBULANT and vorm not in CRISIS]


class VerhuisForm(forms.Form):
    """One person's answer."""

    gever = forms.ChoiceField(label=_("Wie geeft antwoord?"), widget=forms.RadioSelect)
    antwoord = forms.ChoiceField(
        label=_("Wat is het antwoord?"),
        choices=[(JA, _("ja, verhuizen mag")), (NEE, _("nee, blijven wonen"))],
        widget=forms.RadioSelect,
    )
    hulpvormen = forms.MultipleChoiceField(
        label=_("Waarnaartoe mag het?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nodig bij een ja. Kies alleen wat u samen heeft besproken."),
    )
    op = Datumveld(label=_("Op welke dag is dit gezegd?"), widget=datumvak())
    gesproken_door = forms.CharField(label=_("Wie voerde het gesprek?"), max_length=120)
    toelichting = tekstveld(
        3,
        label=_("Wat zei deze persoon?"),
        required=False,
        max_length=2000,
        help_text=_("In eigen woorden, met voorwaarden. Bijvoorbeeld: niet voor de zomer, wel bij dezelfde school."),
    )
    mening_jeugdige = tekstveld(
        2,
        label=_("Wat vindt het kind zelf?"),
        required=False,
        max_length=2000,
        help_text=_("Nodig als alleen de ouders beslissen."),
    )
    zonder_ouders = zonder_ouders_veld()

    def __init__(self, *args: Any, gevers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gever"].choices = gevers  # type: ignore[attr-defined]
        self.fields["hulpvormen"].choices = [(v.value, vertaal(v)) for v in KEUZES]  # type: ignore[attr-defined]

    def waarde(self) -> Verhuisantwoord:
        """The answer as a value."""
        schoon = self.cleaned_data
        return Verhuisantwoord(
            is_ja=schoon["antwoord"] == JA,
            op=schoon["op"],
            gesproken_door=schoon["gesproken_door"],
            gezinslid=int(schoon["gever"]) or None,
            hulpvormen=tuple(Hulpvorm(v) for v in schoon["hulpvormen"]),
            toelichting=schoon["toelichting"],
            mening_jeugdige=schoon["mening_jeugdige"],
            zonder_ouders=schoon["zonder_ouders"],
        )


class VerhuisIntrekForm(forms.Form):
    """Since when the answer no longer counts, and what was said."""

    op = Datumveld(label=_("Op welke dag is het ingetrokken?"), widget=datumvak())
    reden = tekstveld(3, label=_("Wat is er gezegd?"), max_length=2000)
