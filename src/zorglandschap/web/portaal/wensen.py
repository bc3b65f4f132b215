"""What is important when you would live elsewhere: the words, the form, and what stands in the advice about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zorglandschap.apps.casus.queries import Mijn, Wensbeeld, get_eigen_woonwens
from zorglandschap.apps.matching.queries import Advies
from zorglandschap.core.begrippen.codelijsten import CasusStatus
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Gezinswens

LANGSTE = 500
ZOEKT_HULP = frozenset({CasusStatus.VERWEZEN, CasusStatus.GEADVISEERD, CasusStatus.PLEK_GEVRAAGD})
WENS: Mapping[Gezinswens, Promise] = {
    Gezinswens.SCHOOL: gettext_lazy("Naar dezelfde school blijven gaan"),
    Gezinswens.GEMEENTE: gettext_lazy("Wonen in een bepaalde gemeente"),
    Gezinswens.KLEIN: gettext_lazy("Wonen bij een gezin, of met een klein groepje"),
    Gezinswens.EIGEN_KAMER: gettext_lazy("Een eigen kamer"),
    Gezinswens.DIEREN: gettext_lazy("Dieren in huis of buiten"),
}


class WensForm(forms.Form):
    """The five wishes, a gemeente, and room for own words; nothing is required."""

    wensen = forms.MultipleChoiceField(
        label=gettext_lazy("Kruis aan wat belangrijk voor je is"),
        required=False,
        choices=lambda: [(wens.value, WENS[wens]) for wens in Gezinswens],
        widget=forms.CheckboxSelectMultiple,
    )
    wens_gemeente = forms.ChoiceField(
        label=gettext_lazy("Welke gemeente?"),
        required=False,
        choices=lambda: [("", _("geen")), *((g.code, g.naam) for g in settings.REGIO.gemeenten)],
    )
    woorden = forms.CharField(
        label=gettext_lazy("Wil je er iets bij zeggen?"),
        required=False,
        max_length=LANGSTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": gettext_lazy("Dit is te lang om te bewaren. Maak het wat korter.")},
    )

    def __init__(self, *args: Any, is_zelf: bool, **opties: Any) -> None:
        opties["auto_id"] = "id_woon_%s"
        super().__init__(*args, **opties)
        if not is_zelf:
            self.fields["wensen"].label = _("Kruis aan wat u belangrijk vindt")
            self.fields["woorden"].label = _("Wilt u er iets bij zeggen?")

    def clean(self) -> dict[str, Any]:
        """A gemeente and the wish for it belong together."""
        gekozen = Gezinswens.GEMEENTE.value in (self.cleaned_data.get("wensen") or [])
        if gekozen != bool(self.cleaned_data.get("wens_gemeente")) and not self.has_error("wens_gemeente"):
            self.add_error("wens_gemeente", _("Wonen in een bepaalde gemeente? Kruis het aan en kies welke gemeente."))
        return self.cleaned_data


@dataclass(frozen=True, slots=True)
class Wensblok:
    """What the own page says about living elsewhere; ``formulier`` is None for who has no say here any more.

    ``gezegd`` are the own wishes in plain words, ``advies`` those in the advice; None as long as there is no advice,
    and for who may not know where the youth is.
    """

    eigen: Wensbeeld | None
    gezegd: tuple[str, ...]
    advies: tuple[str, ...] | None
    advies_op: date | None
    formulier: WensForm | None


def maak_wensblok(
    kijker: Kijker, eigen: Mijn, advies: Advies | None, *, is_zelf: bool, formulier: WensForm | None = None
) -> Wensblok:
    """The wishes on the own page; those of an advice stay out where a place may not be known: they help to find it."""
    if eigen.stem is None:  # a mentor has no own wish here
        return Wensblok(None, (), None, None, None)
    if not eigen.toont_waar:
        advies = None
    gezegd = get_eigen_woonwens(kijker, eigen.casus)
    mag = eigen.casus.status != CasusStatus.AFGESLOTEN and (
        gezegd is not None or formulier is not None or _speelt(eigen)
    )
    if mag and formulier is None:
        formulier = WensForm(initial=_begin(gezegd), is_zelf=is_zelf)
    return Wensblok(
        eigen=gezegd,
        gezegd=tuple(_in_woorden(gezegd.wensen, gezegd.gemeente)) if gezegd else (),
        advies=_uit_advies(advies) if advies else None,
        advies_op=advies.op if advies else None,
        formulier=formulier if mag else None,
    )


def _speelt(eigen: Mijn) -> bool:
    """True when living elsewhere may be talked about: who asks for help at home is not frightened with it."""
    return eigen.casus.status in ZOEKT_HULP or eigen.woont is not None or eigen.casus.crisis_speelt


def _begin(gezegd: Wensbeeld | None) -> dict[str, object]:
    if gezegd is None:
        return {}
    return {
        "wensen": [wens.value for wens in gezegd.wensen],
        "wens_gemeente": gezegd.gemeente_code,
        "woorden": gezegd.woorden,
    }


def _uit_advies(advies: Advies) -> tuple[str, ...]:
    gekozen = [wens for wens in Gezinswens if wens in (advies.wensen or ())]
    naam = advies.wens_gemeente.naam if advies.wens_gemeente else ""
    return tuple(_in_woorden(gekozen, naam))


def _in_woorden(wensen: Iterable[Gezinswens], gemeente: str) -> Iterable[str]:
    for wens in wensen:
        naam = gemeente if wens is Gezinswens.GEMEENTE else ""
        yield f"{WENS[wens]}: {naam}" if naam else str(WENS[wens])
