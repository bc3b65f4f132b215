"""Locations as rows, from a file or another system: a report per row, nothing written for a row that cannot be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db import transaction

from zorglandschap.apps.aanbod.actions.eigen import eis_planner
from zorglandschap.apps.aanbod.actions.locaties import LocatieGeweigerd, voeg_locatie_toe, wijzig_locatie
from zorglandschap.apps.aanbod.actions.rijverslag import Rijen, Rijverslag, Uitkomst, Verslag, alles_of_rest
from zorglandschap.apps.aanbod.models import Locatie
from zorglandschap.apps.aanbod.queries.plaatsen import Plaats
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.aanbodgegevens import Bezwaar
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.locatiegegevens import LOCATIEKOLOMMEN, Locatiegegevens, lees_locatierij
from zorglandschap.core.begrippen.rijlezer import vreemde_kolommen
from zorglandschap.core.begrippen.tekst import zin


def verwerk_locatierijen(
    kijker: Kijker, rijen: Rijen, *, alles: bool, plaatsen: Sequence[Plaats], hoogstens_km: float
) -> Verslag:
    """Add or change own locations by name; the same rows again change nothing. Raises Geweigerd."""
    eis_planner(kijker)
    per_naam = {p.naam.casefold(): p for p in reversed(plaatsen)}
    return alles_of_rest(rijen, lambda: _verwerk(kijker, rijen, per_naam, hoogstens_km), alles=alles)


def _verwerk(kijker: Kijker, rijen: Rijen, plaatsen: Mapping[str, Plaats], hoogstens_km: float) -> list[Rijverslag]:
    eigen = Locatie.objects.filter(aanbieder_id=kijker.organisatie_id).values_list("naam", "pk", "adres_is_geheim")
    bekend = {naam: pk for naam, pk, _ in eigen}
    geheim = {naam for naam, _, is_geheim in eigen if is_geheim}
    gezien: dict[str, int] = {}
    uit = []
    for regel, cellen in rijen:
        naam, plaatsnaam, gegevens, fouten = lees_locatierij(cellen)
        if naam in geheim and not cellen.get("adres_geheim", "").strip():
            gegevens = replace(gegevens, adres_is_geheim=True)  # only who says ‘nee’ ends a secret
        plaats = plaatsen.get(plaatsnaam.casefold())
        fouten = (*fouten, *vreemde_kolommen(cellen, LOCATIEKOLOMMEN), *_dubbel(naam, gezien, regel))
        if plaatsnaam and plaats is None:
            fouten = (*fouten, Bezwaar("plaats", zin("Deze plaats kennen we niet. Kies een plaats uit de lijst.")))
        if fouten or plaats is None:
            uit.append(Rijverslag(regel, naam, Uitkomst.FOUT, fouten))
            continue
        uit.append(_een_rij(kijker, regel, (naam, bekend.get(naam)), plaats, gegevens, hoogstens_km))
    return uit


def _dubbel(naam: str, gezien: dict[str, int], regel: int) -> tuple[Bezwaar, ...]:
    eerder = gezien.setdefault(naam, regel) if naam else regel
    if eerder == regel:
        return ()
    return (Bezwaar("locatie", zin("Deze locatie staat ook op regel %(n)s. Houd één van beide over.", n=eerder)),)


def _een_rij(
    kijker: Kijker,
    regel: int,
    wie: tuple[str, int | None],
    plaats: Plaats,
    gegevens: Locatiegegevens,
    hoogstens_km: float,
) -> Rijverslag:
    """One row in its own savepoint: what is refused leaves nothing behind."""
    naam, pk = wie
    try:
        with transaction.atomic():
            if pk is None:
                voeg_locatie_toe(kijker, naam=naam, plaats=plaats, gegevens=gegevens, hoogstens_km=hoogstens_km)
                return Rijverslag(regel, naam, Uitkomst.NIEUW)
            anders = wijzig_locatie(kijker, pk, naam=naam, plaats=plaats, gegevens=gegevens, hoogstens_km=hoogstens_km)
            return Rijverslag(regel, naam, Uitkomst.GEWIJZIGD if anders else Uitkomst.GELIJK)
    except LocatieGeweigerd as fout:
        return Rijverslag(regel, naam, Uitkomst.FOUT, (fout.bezwaar,))
    except Geweigerd as fout:  # pragma: no cover - a name in two gemeenten is found by its name first
        return Rijverslag(regel, naam, Uitkomst.FOUT, (Bezwaar("", fout.reden),))
