"""The outcomes in the report: tables per scenario, differences, gemeenten, contributions and two pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from zorglandschap.apps.simulatie.rekenblad import Rekenblad
from zorglandschap.core.simulatie.kerncijfers import KERNCIJFERS, Kerncijfer
from zorglandschap.core.simulatie.kleine_aantallen import Zicht
from zorglandschap.core.simulatie.samenvatting import REGIO
from zorglandschap.web.simulatie.beeld.maten import kerncijfer, maandnaam, met_teken, toon
from zorglandschap.web.simulatie.beeld.reeksen import Verloop, verloop
from zorglandschap.web.simulatie.beeld.zinnen import woord_van, zekerheid, zin_verschil
from zorglandschap.web.simulatie.rapport.prent import maak_prent
from zorglandschap.web.vormgeving.stuk import Alinea, Deel, Kop, Opsomming, Rooster
from zorglandschap.web.vormgeving.woorden import STREEPJE, vertaal

GETEKEND = ("uit-huis", "wachtend")
PER_GEMEENTE = ("uit-huis", "wachtend", "eigen-gemeente", "kosten")


def uitkomsten(blad: Rekenblad, zicht: Zicht) -> Iterator[Deel]:
    """All of it."""
    uit = zicht.uit
    yield Kop(_("Wat eruit komt"))
    yield from _zinnen(zicht)
    for sleutel in GETEKEND:
        laatste = len(uit.scenarios) - 1
        beeld, basis = (verloop(zicht, s, sleutel) for s in (laatste, 0))
        if beeld is not None:
            yield maak_prent(uit, kerncijfer(sleutel), beeld, basis if laatste else None)
    for nummer, naam in enumerate(uit.scenarios):
        yield Kop(_("Alle cijfers: %(scenario)s") % {"scenario": naam}, 2)
        yield _standen(zicht, nummer)
        if nummer:
            yield Kop(_("Verschil met %(basis)s: %(scenario)s") % {"basis": uit.scenarios[0], "scenario": naam}, 3)
            yield _verschillen(zicht, nummer)
    yield Alinea(
        _(
            "Tussen haakjes staat waartussen het in 80 van de 100 mogelijke toekomsten ligt. "
            "‘Vrijwel zeker’: 95 van de "
            "100 keer heeft het verschil deze richting; ‘waarschijnlijk’: 80 van de 100 keer."
        )
    )
    yield from _gemeenten(zicht)
    yield from _bijdragen(blad)


def momenten(zicht: Zicht) -> tuple[int, int, int]:
    """The periods of a table: the first, halfway and the last."""
    n = len(zicht.uit.periodes)
    return 0, (n - 1) // 2, n - 1


def _zinnen(zicht: Zicht) -> Iterator[Deel]:
    """The difference of every scenario in one sentence per figure that is drawn."""
    uit, laatste = zicht.uit, len(zicht.uit.periodes) - 1
    punten = []
    for nummer in range(1, len(uit.scenarios)):
        for sleutel in GETEKEND:
            rij = verloop(zicht, nummer, sleutel, verschil=True)
            if rij is not None:
                zin = zin_verschil(kerncijfer(sleutel), rij, laatste, maandnaam(uit.periodes[laatste]))
                punten.append(f"{zin.tekst} ({zin.woord})" if zin.woord else zin.tekst)
    if punten:
        yield Opsomming(tuple(punten))


def _standen(zicht: Zicht, scenario: int) -> Rooster:
    plekken = momenten(zicht)
    koppen = (_("Cijfer"), *(maandnaam(zicht.uit.periodes[k]) for k in plekken))
    return Rooster(koppen, tuple((vertaal(c.naam), *_rij(zicht, c, scenario, REGIO, plekken)) for c in KERNCIJFERS))


def _rij(zicht: Zicht, cijfer: Kerncijfer, scenario: int, cel: str, plekken: Sequence[int]) -> Iterator[str]:
    rij = verloop(zicht, scenario, cijfer.sleutel, cel)
    for k in plekken:
        yield _verborgen(zicht) if rij is None or k < rij.vanaf else met_bereik(cijfer, rij, k)


def met_bereik(cijfer: Kerncijfer, rij: Verloop, maand: int) -> str:
    """‘812 (790 tot 840)’."""
    laag, hoog = rij.bereik(maand)
    woorden = [toon(cijfer, float(w)) for w in (rij.midden[maand], laag, hoog)]
    return _("%(midden)s (%(laag)s tot %(hoog)s)") % dict(zip(("midden", "laag", "hoog"), woorden, strict=True))


def _verborgen(zicht: Zicht) -> str:
    return _("verborgen: minder dan %(drempel)s") % {"drempel": zicht.drempel}


def _verschillen(zicht: Zicht, scenario: int) -> Rooster:
    __, half, eind = momenten(zicht)
    koppen = (_("Cijfer"), *(maandnaam(zicht.uit.periodes[k]) for k in (half, eind)), _("Hoe zeker"))
    rijen: list[tuple[str, ...]] = []
    for cijfer in KERNCIJFERS:
        rij = verloop(zicht, scenario, cijfer.sleutel, verschil=True)
        if rij is None or half < rij.vanaf:
            rijen.append((vertaal(cijfer.naam), _verborgen(zicht), STREEPJE, STREEPJE))
            continue
        cellen = (_verschil(cijfer, rij, k) for k in (half, eind))
        rijen.append((vertaal(cijfer.naam), *cellen, woord_van(zekerheid(rij, eind))))
    return Rooster(koppen, tuple(rijen))


def _verschil(cijfer: Kerncijfer, rij: Verloop, maand: int) -> str:
    laag, hoog = rij.bereik(maand)
    return _tekens(cijfer, float(rij.midden[maand]), laag, hoog)


def _tekens(cijfer: Kerncijfer, midden: float, laag: float, hoog: float) -> str:
    woorden = [met_teken(lambda w: toon(cijfer, w), waarde) for waarde in (midden, laag, hoog)]
    return _("%(midden)s (%(laag)s tot %(hoog)s)") % dict(zip(("midden", "laag", "hoog"), woorden, strict=True))


def _gemeenten(zicht: Zicht) -> Iterator[Deel]:
    uit = zicht.uit
    eind = len(uit.periodes) - 1
    yield Kop(_("Per gemeente, in %(maand)s") % {"maand": maandnaam(uit.periodes[eind])}, 2)
    cijfers = [kerncijfer(sleutel) for sleutel in PER_GEMEENTE]
    koppen = (_("Gemeente"), *(vertaal(c.naam) for c in cijfers))
    for nummer, naam in enumerate(uit.scenarios):
        yield Kop(naam, 3)
        yield Rooster(
            koppen,
            tuple(
                (gemeente, *(next(_rij(zicht, c, nummer, gemeente, (eind,))) for c in cijfers))
                for gemeente in uit.gemeenten
            ),
        )


def _bijdragen(blad: Rekenblad) -> Iterator[Deel]:
    """What each measure adds over the last twelve months, when that was computed."""
    if not blad.rij.bijdragen:
        return
    yield Kop(_("Wat elke maatregel bijdraagt"), 2)
    yield Alinea(
        _(
            "Over de laatste twaalf maanden, met de middelste schatting: het gemiddelde over alle volgordes waarin de "
            "maatregelen genomen kunnen worden (Shapley-waarde). Standen zijn gemiddeld over die maanden, aantallen en "
            "kosten opgeteld. De bijdragen tellen op tot het hele verschil."
        )
    )
    for deel in blad.rij.bijdragen:
        yield Kop(blad.vraag.scenarios[deel["scenario"]].naam, 3)
        yield from (_bijdrage(kerncijfer(sleutel), tabel) for sleutel, tabel in deel["cijfers"].items())


def _bijdrage(cijfer: Kerncijfer, tabel: Mapping[str, Any]) -> Rooster:
    rijen = [
        (vertaal({"sjabloon": zin[0], "waarden": dict(zin[1])}), _getal(cijfer, m))
        for m in tabel["maatregelen"]
        for zin in (m["zin"],)
    ]
    return Rooster((_("Maatregel"), vertaal(cijfer.naam)), (*rijen, (_("Samen"), _getal(cijfer, tabel["verschil"]))))


def _getal(cijfer: Kerncijfer, getal: Mapping[str, float]) -> str:
    return _tekens(cijfer, getal["gemiddelde"], getal["onder"], getal["boven"])
