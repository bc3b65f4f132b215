"""Puts values of core into words of the reader's language: sentences, code values, dates and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum

from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext

from zorglandschap.core.begrippen.tekst import Tekst

Waarde = str | int | float
ISO_DATUM = re.compile(r"\d{4}-\d{2}-\d{2}")
STREEPJE = "–"


def vertaal(waarde: object) -> str:
    """The words for a ``Tekst`` (or the same read back from JSON), a code value or a plain text; None is empty."""
    if waarde is None:
        return ""
    if isinstance(waarde, Tekst):
        return _vul(waarde.sjabloon, dict(waarde.waarden))
    if isinstance(waarde, Mapping) and "sjabloon" in waarde:
        return _vul(str(waarde["sjabloon"]), dict(waarde.get("waarden") or {}))
    if isinstance(waarde, Promise):
        return str(waarde)
    tekst = str(waarde)
    return gettext(tekst) if tekst else ""


def zonder_namen(tekst: str, namen: Iterable[str]) -> str:
    """A text in which ‘[naam]’ stands for each of these names, so that who reads it does not meet one."""
    vormen = "|".join(re.escape(naam) for naam in sorted({n for n in namen if n.strip()}, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{vormen})(?!\w)", gettext("[naam]"), tekst) if vormen else tekst


def datum(waarde: date | datetime | str | None) -> str:
    """‘3 maart 2026’, in the time of the house; a dash when there is no date."""
    if isinstance(waarde, str):
        waarde = _uit_iso(waarde)
    if isinstance(waarde, datetime):
        waarde = timezone.localtime(waarde) if timezone.is_aware(waarde) else waarde
    return formats.date_format(waarde, "j F Y") if waarde else STREEPJE


def tijd(waarde: datetime | str | None) -> str:
    """‘3 maart 2026, 14:05’, in the time of the house; a dash when there is none."""
    moment = datetime.fromisoformat(waarde) if isinstance(waarde, str) and waarde else waarde
    if not isinstance(moment, datetime):
        return STREEPJE
    moment = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return f"{formats.date_format(moment, 'j F Y')}, {moment:%H:%M}"


def getal(waarde: float | str | None, decimalen: int = 0) -> str:
    """‘1.234’ in Dutch, ‘1,234’ in English; a dash when there is no number."""
    if waarde is None or waarde == "":
        return STREEPJE
    return str(formats.number_format(round(float(waarde), decimalen), decimalen, use_l10n=True, force_grouping=True))


def km(waarde: float | str | None) -> str:
    """‘12,3 km’; a dash when there is no distance."""
    return STREEPJE if waarde is None or waarde == "" else f"{getal(waarde, 1)} km"


def procent(waarde: float | str | None, decimalen: int = 1) -> str:
    """A share (0.089) as ‘8,9%’; a dash when there is none."""
    return STREEPJE if waarde is None or waarde == "" else f"{getal(float(waarde) * 100, decimalen)}%"


class _Kommagetal(float):
    """A number that writes itself in the reader's language where a template says ``%s``."""

    __slots__ = ()

    def __str__(self) -> str:
        return getal(self, 0 if self.is_integer() else 1)


def _vul(sjabloon: str, waarden: Mapping[str, Waarde]) -> str:
    tekst = gettext(sjabloon)
    return tekst % {naam: _toon(waarde) for naam, waarde in waarden.items()} if waarden else tekst


def _toon(waarde: Waarde) -> Waarde:
    """A value inside a sentence: code values are translated, names of people never."""
    if isinstance(waarde, StrEnum):
        return gettext(waarde.value)
    if isinstance(waarde, float):
        return _Kommagetal(waarde)
    if not isinstance(waarde, str) or not waarde:
        return waarde
    if ISO_DATUM.fullmatch(waarde):
        return datum(waarde)
    return gettext(waarde) if waarde[0].islower() else waarde


def _uit_iso(tekst: str) -> date | None:
    return datetime.fromisoformat(tekst) if "T" in tekst else date.fromisoformat(tekst) if tekst else None
