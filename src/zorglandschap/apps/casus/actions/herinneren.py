"""Remind people by mail of terms that are near or late: only how many, never of whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

from zorglandschap.apps.casus.models import Casus, Herinnering, Regieperiode, Uitsluiting
from zorglandschap.apps.casus.queries.stand import Stand, lopend
from zorglandschap.apps.casus.queries.termijnen import VraagElders, geen_elders, list_standen
from zorglandschap.apps.casus.queries.werklijst import NOG_WERK
from zorglandschap.apps.organisaties.herinneren import Brief, Verslag, verstuur, werkzaam
from zorglandschap.apps.organisaties.models import Medewerker
from zorglandschap.core.begrippen.besluitwoorden import Regiesoort
from zorglandschap.core.begrippen.codelijsten import Rol
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.casus.termijnen import Termijnstaat
from zorglandschap.core.casus.werk import Werkrol

PER_KEER = 500  # cases in memory at a time

ONDERWERP = zin("Uw termijnen in Zorglandschap")
EEN_LAAT = zin("Eén termijn is te laat.")
MEER_LAAT = "%(aantal)s termijnen zijn te laat."
EEN_NABIJ = zin("Eén termijn loopt deze week af.")
MEER_NABIJ = "%(aantal)s termijnen lopen deze week af."
WAAR = "U vindt ze in Mijn werk: %(adres)s"


@dataclass(frozen=True, slots=True)
class Aantal:
    """How many terms of somebody are late, and how many are near."""

    te_laat: int
    deze_week: int

    @property
    def samen(self) -> int:
        """All terms that ask attention."""
        return self.te_laat + self.deze_week


def herinner(*, op: date, nu: datetime, adres: str, elders: VraagElders = geen_elders) -> Verslag:
    """Send everybody with terms that are late or near one mail for this day, at the most one.

    ``adres`` leads to Mijn werk. Run it twice, or twice at the same time: nobody gets two. What fails is tried again
    in the next run.
    """
    return verstuur(
        Brief(
            aan=medewerker,
            onderwerp=ONDERWERP,
            regels=(*_regels(aantal), zin(WAAR, adres=adres)),
            rij=Herinnering(medewerker=medewerker, op=op, aantal=aantal.samen, verzonden_om=nu),
        )
        for medewerker, aantal in _ontvangers(op, elders)
    )


def _regels(aantal: Aantal) -> Iterator[Tekst]:
    if aantal.te_laat:
        yield EEN_LAAT if aantal.te_laat == 1 else zin(MEER_LAAT, aantal=aantal.te_laat)
    if aantal.deze_week:
        yield EEN_NABIJ if aantal.deze_week == 1 else zin(MEER_NABIJ, aantal=aantal.deze_week)


def _ontvangers(op: date, elders: VraagElders) -> Iterator[tuple[Medewerker, Aantal]]:
    per: dict[int, Counter[Termijnstaat]] = {}
    gebruikers = dict(werkzaam(op).values_list("pk", "gebruiker_id"))
    afgeschermd = set(Uitsluiting.objects.filter(vervallen_om__isnull=True).values_list("gebruiker_id", "gezin_id"))
    hulpverleners = _lees_hulpverleners(op)
    for stand in _standen(op, elders):
        gezin = stand.rijen.casus.jeugdige.gezin_id
        for rol, wie in chain(_mensen(stand), hulpverleners.van(stand, op)):
            if wie in gebruikers and (gebruikers[wie], gezin) not in afgeschermd:
                nabij = per.setdefault(wie, Counter())
                nabij.update(t.staat(op) for t in stand.termijnen if rol in t.voor)
    aantallen = {pk: Aantal(n[Termijnstaat.TE_LAAT], n[Termijnstaat.DEZE_WEEK]) for pk, n in per.items()}
    for medewerker in werkzaam(op).select_related("gebruiker").filter(pk__in=aantallen).order_by("pk"):
        if aantallen[medewerker.pk].samen:
            yield medewerker, aantallen[medewerker.pk]


def _mensen(stand: Stand) -> Iterator[tuple[Werkrol, int]]:
    """Who works on this case, each in the first part that fits, as on Mijn werk."""
    casus = stand.rijen.casus
    gezien: set[int] = set()
    for wie, rol in (
        (casus.regisseur_id, Werkrol.REGISSEUR),
        (casus.jeugdbeschermer_id, Werkrol.JEUGDBESCHERMER),
        (casus.perspectiefregisseur_id, Werkrol.PERSPECTIEF),
    ):
        if wie is not None and wie not in gezien:
            gezien.add(wie)
            yield rol, wie


@dataclass(frozen=True, slots=True)
class _Hulpverleners:
    """Who gives help: the fixed helpers of each case, and everybody at a provider who treats."""

    vast: Mapping[int, frozenset[int]]
    bij: Mapping[int, frozenset[int]]

    def van(self, stand: Stand, op: date) -> Iterator[tuple[Werkrol, int]]:
        """As on Mijn werk: a case is work of its fixed helper, and without one of everybody who treats there."""
        vast = self.vast.get(stand.rijen.casus.pk)
        behandelaren: set[int] = set()
        for aanbieder in {h.aanbieder for h in lopend(stand.rijen, op)}:
            daar = self.bij.get(aanbieder, frozenset())
            behandelaren |= daar if vast is None else daar & vast
        yield from ((Werkrol.AANBIEDER, wie) for wie in behandelaren)


def _lees_hulpverleners(op: date) -> _Hulpverleners:
    vast: dict[int, set[int]] = defaultdict(set)
    bij: dict[int, set[int]] = defaultdict(set)
    for casus, wie in Regieperiode.objects.filter(soort=Regiesoort.HULPVERLENER, tot__isnull=True).values_list(
        "casus_id", "medewerker_id"
    ):
        vast[casus].add(wie)
    for aanbieder, wie in werkzaam(op).filter(rol=Rol.BEHANDELAAR).values_list("organisatie_id", "pk"):
        bij[aanbieder].add(wie)
    return _Hulpverleners(
        {casus: frozenset(wie) for casus, wie in vast.items()}, {waar: frozenset(wie) for waar, wie in bij.items()}
    )


def _standen(op: date, elders: VraagElders) -> Iterator[Stand]:
    """How every open case stands, some hundreds at a time."""
    nummers = list(Casus.objects.filter(NOG_WERK).order_by("pk").values_list("pk", flat=True))
    for begin in range(0, len(nummers), PER_KEER):
        deel = Casus.objects.filter(pk__in=nummers[begin : begin + PER_KEER]).select_related("jeugdige")
        yield from list_standen(deel, vandaag=op, elders=elders).values()
