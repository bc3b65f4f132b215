"""Why a form is full in a month: from who wait for it to where it gets stuck, as far as an outcome remembers."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from zorglandschap.core.simulatie.kleine_aantallen import Zicht
from zorglandschap.core.simulatie.samenvatting import GEMIDDELDE
from zorglandschap.web.simulatie.beeld.maten import kerncijfer, toon
from zorglandschap.web.simulatie.beeld.stroom import knelpunten
from zorglandschap.web.vormgeving.woorden import vertaal


def waarom(zicht: Zicht, vorm: str, *, scenario: int, maand: int) -> list[str]:
    """Sentences; one that says so when the form has too few youths to tell."""
    if not zicht.toont("in-zorg", vorm) or maand < 1:
        return [_("Van ‘%(vorm)s’ zijn de aantallen in deze maand te klein om te tonen.") % {"vorm": vertaal(vorm)}]
    return [*_druk(zicht, vorm, scenario, maand), *_keten(zicht, vorm, scenario, maand)]


def _druk(zicht: Zicht, vorm: str, scenario: int, maand: int) -> Iterator[str]:
    woorden = {"vorm": vertaal(vorm), "vol": _waarde(zicht, "bezetting", vorm, scenario, maand)}
    if not zicht.toont("wachtend", vorm):
        yield _("‘%(vorm)s’ is dan voor %(vol)s bezet.") % woorden
        return
    woorden["wachtend"] = _waarde(zicht, "wachtend", vorm, scenario, maand)
    yield _("‘%(vorm)s’ is dan voor %(vol)s bezet; gemiddeld wachten er %(wachtend)s jeugdigen op.") % woorden


def _waarde(zicht: Zicht, sleutel: str, vorm: str, scenario: int, maand: int) -> str:
    return toon(kerncijfer(sleutel), float(zicht.uit.reeks(scenario, sleutel, vorm)[maand, GEMIDDELDE]))


def _keten(zicht: Zicht, vorm: str, scenario: int, maand: int) -> Iterator[str]:
    """From the form to what most wait for, and on, until nobody is stuck there or the circle is round."""
    naar_van: dict[str, tuple[str, float]] = {}
    for van, naar, aantal in knelpunten(zicht, scenario, maand):
        naar_van.setdefault(zicht.uit.vormen[van], (zicht.uit.vormen[naar], aantal))
    if vorm not in naar_van:
        yield _("Bijna niemand houdt er een plek bezet omdat de volgende plek ontbreekt.")
        return
    gezien = {vorm}
    while vorm in naar_van:
        volgende, aantal = naar_van[vorm]
        yield _(
            "In ‘%(vorm)s’ zijn er gemiddeld %(aantal)s klaar om verder te gaan; zij wachten op ‘%(naar)s’ en houden "
            "hun plek bezet."
        ) % {"vorm": vertaal(vorm), "aantal": toon(kerncijfer("op-slot"), aantal), "naar": vertaal(volgende)}
        vorm = volgende
        if vorm in gezien:
            yield _("Zo is de kring rond: zij wachten op elkaar.")
            return
        gezien.add(vorm)
    yield _("Daar begint het: een plek bij ‘%(vorm)s’ maakt eerder in de rij ook plekken vrij.") % {
        "vorm": vertaal(vorm)
    }
