"""A file with offers, places or locations: chosen or pasted, and what must happen when a row cannot be."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zorglandschap.core.begrippen.rijlezer import Kolommen, veilig

HOOGSTENS = 1_000_000  # bytes
Rijen = list[tuple[int, dict[str, str]]]


class BestandFormulier(forms.Form):
    """Rows as a CSV file or pasted from a spreadsheet."""

    bestand = forms.FileField(label=_("CSV-bestand"), required=False)
    tekst = forms.CharField(
        label=_("Of plak de rijen hier"),
        required=False,
        max_length=HOOGSTENS,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("De eerste regel heeft de namen van de kolommen."),
    )
    alles = forms.ChoiceField(
        label=_("Als een rij niet klopt"),
        choices=[("rest", _("Verwerk de andere rijen wel")), ("alles", _("Verwerk dan niets"))],
        initial="rest",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, kolommen: Kolommen, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.use_required_attribute = False
        self.kolommen = kolommen

    def clean(self) -> dict[str, Any]:
        """One of both is given, and it can be read as rows under known columns."""
        schoon = super().clean() or {}
        if self.errors:
            return schoon
        try:
            schoon["rijen"] = lees_csv(self._inhoud(schoon), self.kolommen)
        except ValueError as fout:
            self.add_error("bestand" if schoon.get("bestand") else "tekst", str(fout))
        return schoon

    def _inhoud(self, schoon: dict[str, Any]) -> str:
        bestand = schoon.get("bestand")
        if bool(bestand) == bool(schoon.get("tekst", "").strip()):
            raise ValueError(str(_("Kies een bestand, of plak de rijen: één van beide.")))
        if not bestand:
            return str(schoon["tekst"])
        if bestand.size > HOOGSTENS:
            raise ValueError(str(_("Dit bestand is te groot. Verdeel het over meer bestanden.")))
        ruw = bestand.read()
        for codering in ("utf-8-sig", "cp1252"):
            try:
                return str(ruw.decode(codering))
            except UnicodeDecodeError:
                continue
        raise ValueError(str(_("Dit bestand is geen tekst. Bewaar het als CSV (UTF-8).")))


def lees_csv(tekst: str, kolommen: Kolommen) -> Rijen:
    """The rows with their line in the file; semicolons, commas or tabs; raises ValueError with what to mend."""
    schoon = tekst.replace("\x00", "").lstrip("\ufeff")
    eerste = schoon.splitlines()[0] if schoon.strip() else ""
    scheiding = max(";,\t", key=eerste.count)
    lezer = csv.reader(io.StringIO(schoon, newline=""), delimiter=scheiding)
    try:
        kop = [naam.strip().lower() for naam in next(lezer, [])]
        rijen = [(lezer.line_num, rij) for rij in lezer if any(cel.strip() for cel in rij)]
    except csv.Error as fout:
        raise ValueError(str(_("Dit bestand is geen geldige CSV. Bewaar het opnieuw als CSV."))) from fout
    ontbreekt = [naam for naam, (verplicht, _uitleg) in kolommen.items() if verplicht and naam not in kop]
    if ontbreekt or len(set(kop)) < len(kop):
        raise ValueError(str(_("In de eerste regel ontbreken deze kolommen: ")) + ", ".join(ontbreekt or ["?"]))
    return [(nummer, dict(zip(kop, rij, strict=False))) for nummer, rij in rijen]


def schrijf_csv(rijen: Sequence[Mapping[str, str]], kolommen: Kolommen) -> str:
    """Rows as a Dutch spreadsheet reads them; the same file can be sent back."""
    buffer = io.StringIO()
    schrijver = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(kolommen)
    schrijver.writerows([veilig(rij.get(naam, "")) for naam in kolommen] for rij in rijen)
    return "\ufeff" + buffer.getvalue()
