"""The yearly effect test: groups beside all youths, with small numbers hidden; no row of a youth leaves this module."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from django.conf import settings
from django.db.models import Q

from zorglandschap.apps.casus.queries import Groepskenmerken, list_groepskenmerken, list_woonafstanden
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.apps.matching.models import Advies, Wachtende
from zorglandschap.apps.matching.queries.kloof import list_kloven_van_jeugdigen
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Specialisme
from zorglandschap.core.begrippen.matchwoorden import Kloofniveau
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.matching.effecttoets import (
    IS_DEEL,
    Effectgetal,
    Effectrij,
    Effecttoets,
    Kenmerk,
    Maat,
    door_toeval,
    geslachtsgroep,
    kijk_hier_naar,
    leeftijdsgroep,
    toets,
)
from zorglandschap.core.matching.kloof import WEEK, Kloofrij, dagen_in
from zorglandschap.core.monitor.onthulling import Telling, verberg

MET, ZONDER, NIET_BEKEND = "ja", "nee", "niet bekend"
ALLEEN, SAMEN = "alleen uit dit gezin", "met broer of zus in deze cijfers"
BUITEN = "buiten de regio"


@dataclass(frozen=True, slots=True)
class Effectregel:
    """One group (empty: all youths) in one measure; ``getal`` is None when it is hidden."""

    kenmerk: Kenmerk | None
    groep: str
    maat: Maat
    getal: Effectgetal | None


@dataclass(frozen=True, slots=True)
class Effectblad:
    """The outcome of a year. ``tot`` is the first day that does not count any more."""

    van: date
    tot: date
    drempel: int
    procent: int
    keren: int
    zaad: int
    regels: tuple[Effectregel, ...]
    kijk: tuple[Tekst, ...]
    door_toeval: float


def get_effecttoets(jaar: int, *, vandaag: date, zaad: int) -> Effectblad:
    """Groups beside all youths in one year, up to today; raises Geweigerd when there is nothing to compare."""
    if jaar > vandaag.year or jaar < 1:
        raise Geweigerd(zin("Kies een jaar tot en met %(jaar)s.", jaar=vandaag.year))
    van, tot = date(jaar, 1, 1), min(date(jaar + 1, 1, 1), vandaag + timedelta(days=1))
    rijen = _lees(van, tot)
    schrijf(kijker=None, handeling=Handeling.CIJFERS, doel=Doel.BELEID, actie="R", soort="effecttoets")
    if not rijen:
        raise Geweigerd(zin("Over %(jaar)s zijn geen jeugdigen bekend die wachtten of hulp kregen.", jaar=jaar))
    beleid = settings.BELEID
    drempel = beleid.aantal("kleine_aantallen_drempel", vandaag)
    procent, keren = beleid.aantal("effecttoets_zekerheid", vandaag), beleid.aantal("effecttoets_trekkingen", vandaag)
    uitkomst = toets(rijen, keren=keren, procent=procent, zaad=zaad)
    regels = tuple(_verborgen(uitkomst, drempel))
    return Effectblad(
        *(van, tot, drempel, procent, keren, zaad, regels),
        kijk=tuple(_zinnen(regels, uitkomst)),
        door_toeval=door_toeval(uitkomst, procent),
    )


def _lees(van: date, tot: date) -> list[Effectrij]:
    """One row per youth who waited, had an advice or began to live elsewhere; the number of the youth stays here."""
    kloven, wacht, km = list_kloven_van_jeugdigen(van, tot), _wachtdagen(van, tot), list_woonafstanden(van, tot)
    kenmerken = list_groepskenmerken(kloven.keys() | wacht.keys() | km.keys())
    behoeften = _behoeften(tot)
    gezinnen = Counter(kenmerk.gezin for kenmerk in kenmerken.values())
    return [
        _rij(
            _groepen(kenmerk, behoeften.get(pk), tot, samen=gezinnen[kenmerk.gezin] > 1),
            *(kloven.get(pk, ()), wacht.get(pk), km.get(pk, ()), van, tot),
        )
        for pk, kenmerk in kenmerken.items()
    ]


def _rij(
    groepen: Mapping[Kenmerk, str],
    kloven: Sequence[Kloofrij],
    wacht: int | None,
    km: tuple[float, ...],
    van: date,
    tot: date,
) -> Effectrij:
    geplaatst = [k for k in kloven if k.is_plaatsing and van <= k.sinds < tot]
    weken = dict.fromkeys(Kloofniveau, 0.0)
    for kloof in kloven:
        weken[kloof.niveau] += dagen_in(kloof, van, tot) / WEEK
    return Effectrij(
        groepen=groepen,
        wachtdagen=wacht,
        plaatsingen=len(geplaatst),
        first_best=sum(k.niveau is Kloofniveau.FIRST_BEST for k in geplaatst),
        weken=weken if kloven else None,
        km=km,
    )


def _groepen(
    kenmerk: Groepskenmerken, behoeften: Collection[str] | None, tot: date, *, samen: bool
) -> dict[Kenmerk, str]:
    laatste = tot - timedelta(days=1)
    return {
        Kenmerk.GEMEENTE: kenmerk.gemeente or BUITEN,
        Kenmerk.LEEFTIJD: leeftijdsgroep(leeftijd(kenmerk.geboren_op, laatste)),
        Kenmerk.GESLACHT: geslachtsgroep(kenmerk.geslacht),
        Kenmerk.LVB: _heeft(Specialisme.LVB, behoeften),
        Kenmerk.GGZ: _heeft(Specialisme.GGZ, behoeften),
        Kenmerk.GEZIN: SAMEN if samen else ALLEEN,
    }


def _heeft(wat: Specialisme, behoeften: Collection[str] | None) -> str:
    if behoeften is None:
        return NIET_BEKEND
    return MET if wat in behoeften else ZONDER


def _wachtdagen(van: date, tot: date) -> dict[int, int]:
    """Per youth the longest wait in the period, counted from the toewijzing; who still waits counts so far."""
    rijen = Wachtende.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=van), sinds__lt=tot, gemeente__in_regio=True
    ).values_list("jeugdige_id", "sinds", "tot")
    uit: dict[int, int] = {}
    for pk, sinds, einde in rijen.iterator():
        dagen = (min(tot, einde or tot) - sinds).days
        uit[pk] = max(dagen, uit.get(pk, 0))
    return uit


def _behoeften(tot: date) -> dict[int, list[str]]:
    """Per youth what was needed according to the last advice before the end of the period."""
    rijen = Advies.objects.filter(op__lt=tot).order_by("om", "pk")
    return dict(rijen.values_list("casus__jeugdige_id", "behoeften").iterator())


def _verborgen(uitkomst: Effecttoets, drempel: int) -> list[Effectregel]:
    """Every group and the whole, per measure; what is small, and what would give it away, has no number."""
    regels: dict[tuple[Kenmerk | None, str, Maat], Effectgetal | None] = {}
    for kenmerk, groepen in uitkomst.groepen.items():
        for maat, geheel in uitkomst.geheel.items():
            namen = [naam for naam, maten in groepen.items() if maat in maten]
            getallen = [*(groepen[naam][maat] for naam in namen), geheel]
            for naam, getal in zip([*namen, ""], _masker(getallen, maat, drempel), strict=True):
                sleutel = (kenmerk if naam else None, naam, maat)
                regels[sleutel] = getal if sleutel not in regels or regels[sleutel] else None
    return [Effectregel(*sleutel, getal) for sleutel, getal in regels.items()]


def _masker(getallen: Sequence[Effectgetal], maat: Maat, drempel: int) -> list[Effectgetal | None]:
    aantal = _kolom([g.jeugdigen for g in getallen])
    weg = verberg([Telling(aantal)], drempel)
    if maat in IS_DEEL:
        weg = verberg([Telling(_kolom([g.deel for g in getallen]), aantal)], drempel, alvast=weg)
    return [None if weg[n, 0] else getal for n, getal in enumerate(getallen)]


def _kolom(aantallen: Sequence[int]) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    return np.array(aantallen, dtype=np.int64).reshape(-1, 1)


def _zinnen(regels: Sequence[Effectregel], uitkomst: Effecttoets) -> list[Tekst]:
    """One sentence per group and measure that stands out and may be shown."""
    return [
        kijk_hier_naar(regel.kenmerk, regel.groep, regel.maat, regel.getal, uitkomst.geheel[regel.maat])
        for regel in regels
        if regel.kenmerk and regel.getal and regel.getal.kijk
    ]
