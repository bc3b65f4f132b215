"""The page ‘Hulp en regie’: who stays beside the child, the help that runs and ran, and what still asks attention."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from zorglandschap.apps.casus.models import Casus, Jim, JimGesprek, Traject
from zorglandschap.apps.casus.queries.afsluiting import Slotbeeld, get_slotbeeld
from zorglandschap.apps.casus.queries.beweging import beweging_feiten
from zorglandschap.apps.casus.queries.lokaal import Extrastapstand, list_extrastappen
from zorglandschap.apps.casus.queries.normen import get_normen
from zorglandschap.apps.casus.queries.opvolging import Opvolging, get_opvolging
from zorglandschap.apps.casus.queries.regie import Gezichten, get_gezichten, jim_feiten, lopende_jims, toets_gezichten
from zorglandschap.apps.casus.queries.tijdlijn import is_van_ander
from zorglandschap.apps.casus.queries.toegang import VAN_AANBIEDER, rechten
from zorglandschap.apps.organisaties.models import Medewerker
from zorglandschap.core.begrippen.besluitwoorden import Betrokkene, Regiesoort
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.regels.beweging import rust_voor_de_jeugdige
from zorglandschap.core.regels.regie import RegieFeiten, jim_beschikbaar
from zorglandschap.core.regels.uitkomst import Uitkomst

GEVRAAGD = (CasusStatus.VERWEZEN, CasusStatus.GEADVISEERD, CasusStatus.PLEK_GEVRAAGD)


@dataclass(frozen=True, slots=True)
class Vastgezicht:
    """One fixed face of today: in which part, who, of which organisation, and since when (when that is known)."""

    soort: Regiesoort | Betrokkene
    naam: str
    organisatie: str
    sinds: date | None


@dataclass(frozen=True, slots=True)
class Jimblad:
    """The mentor of now with the talks, the newest first, and when the next one is due."""

    jim: Jim
    volgend_gesprek: date
    gesprekken: tuple[JimGesprek, ...] = ()


@dataclass(frozen=True, slots=True)
class Hulpblad:
    """Everything the page shows."""

    casus: Casus
    rechten: frozenset[Handeling]
    vast: tuple[Vastgezicht, ...]
    gezichten: Gezichten
    jim: Jimblad | None
    hulp: tuple[Traject, ...]
    elders: int  # help that runs of another provider, of which a provider only learns that it is there
    eerder: tuple[Traject, ...]
    verhuizingen: int
    uitkomsten: tuple[Uitkomst, ...]
    extrastappen: tuple[Extrastapstand, ...]
    opvolging: Opvolging | None
    slot: Slotbeeld | None

    @property
    def is_gesloten(self) -> bool:
        """True when the casus is closed."""
        return self.casus.status == CasusStatus.AFGESLOTEN

    @property
    def zoekt_vervolg(self) -> bool:
        """True while other help is looked for beside the help that runs."""
        return bool(self.casus.vervolg_reden) and self.casus.status in GEVRAAGD

    @property
    def in_verblijf(self) -> bool:
        """True while a stay of this casus runs."""
        return any(t.hulpvorm in VERBLIJF for t in self.hulp)


def get_hulpblad(casus: Casus, kijker: Kijker, *, vandaag: date) -> Hulpblad:
    """For a casus that the viewer got through ``get_casus``."""
    mentor = lopende_jims(casus).first()
    feiten = beweging_feiten(casus, vandaag=vandaag)
    trajecten = list(
        Traject.objects.filter(jeugdige_id=casus.jeugdige_id)
        .select_related("aanbieder", "aanbod")
        .order_by("van", "pk")
    )
    eigen = [t for t in trajecten if not is_van_ander(kijker, t)]
    gesloten, mag = casus.status == CasusStatus.AFGESLOTEN, rechten(kijker, casus, vandaag=vandaag)
    return Hulpblad(
        casus=casus,
        rechten=mag,
        vast=tuple(v for v in _vast(casus) if _ziet(kijker, v)),
        gezichten=_zichtbaar(get_gezichten(casus, vandaag=vandaag), kijker),
        jim=_jimblad(casus, mentor, vandaag),
        hulp=tuple(t for t in eigen if _loopt(t, vandaag)),
        elders=sum(_loopt(t, vandaag) for t in trajecten if t not in eigen),
        eerder=tuple(t for t in reversed(eigen) if not _loopt(t, vandaag)),
        verhuizingen=feiten.verhuizingen,
        uitkomsten=()
        if gesloten
        else (
            *toets_gezichten(casus, mentor, vandaag=vandaag),
            jim_beschikbaar(_mentorfeiten(casus, mentor, vandaag)),
            rust_voor_de_jeugdige(feiten),
        ),
        extrastappen=tuple(list_extrastappen(casus)),
        opvolging=get_opvolging(casus) if Handeling.PLAN_SCHRIJVEN in mag else None,
        slot=get_slotbeeld(casus, vandaag=vandaag),
    )


def _mentorfeiten(casus: Casus, mentor: Jim | None, vandaag: date) -> RegieFeiten:
    """What the rule about choosing a mentor asks, and no more."""
    normen = get_normen(vandaag, casus.jeugdige.gemeente_id)
    return RegieFeiten(
        leeftijd=leeftijd(casus.jeugdige.geboren_op, vandaag),
        mentor_vanaf=int(normen["jim_vanaf_leeftijd"]),
        plan_vanaf=int(normen["plan_vanaf_leeftijd"]),
        heeft_jim=mentor is not None,
    )


def _loopt(traject: Traject, vandaag: date) -> bool:
    return traject.tot is None or traject.tot > vandaag


def _ziet(kijker: Kijker, gezicht: Vastgezicht) -> bool:
    eigen = gezicht.organisatie == kijker.organisatie_naam
    return kijker.rol not in VAN_AANBIEDER or gezicht.soort is not Regiesoort.HULPVERLENER or eigen


def _zichtbaar(gezichten: Gezichten, kijker: Kijker) -> Gezichten:
    """For a provider without the people and the help of other providers."""
    if kijker.rol not in VAN_AANBIEDER:
        return gezichten
    vreemd = (*Hulpvorm, Regiesoort.HULPVERLENER)
    rijen = [r for r in gezichten.rijen if r.soort not in vreemd or r.organisatie == kijker.organisatie_naam]
    return replace(gezichten, rijen=tuple(rijen))


def get_jimblad(casus: Casus, *, vandaag: date) -> Jimblad | None:
    """The mentor of now, or None; for a casus that the viewer got through ``get_casus``."""
    return _jimblad(casus, lopende_jims(casus).first(), vandaag)


def _jimblad(casus: Casus, mentor: Jim | None, vandaag: date) -> Jimblad | None:
    if mentor is None:
        return None
    feiten = jim_feiten(casus, mentor, vandaag=vandaag)
    over = feiten.gesprek_hoogstens_dagen - feiten.dagen_sinds_gesprek
    gesprekken = sorted(mentor.gesprekken.all(), key=lambda g: (g.op, g.pk), reverse=True)
    return Jimblad(mentor, vandaag + timedelta(days=over), tuple(gesprekken))


def _vast(casus: Casus) -> Iterator[Vastgezicht]:
    """Who is named in the casus now; the fixed helper only stands in a period."""
    perioden = {p.soort: p for p in casus.regieperiodes.filter(tot__isnull=True)}
    helper = perioden.get(Regiesoort.HULPVERLENER)
    wie: dict[Regiesoort | Betrokkene, int | None] = {
        Regiesoort.CASUSREGIE: casus.regisseur_id,
        Regiesoort.PERSPECTIEFREGIE: casus.perspectiefregisseur_id,
        Regiesoort.JEUGDBESCHERMING: casus.jeugdbeschermer_id,
        Betrokkene.GEDRAGSDESKUNDIGE: casus.gedragsdeskundige_id,
        Regiesoort.HULPVERLENER: helper.medewerker_id if helper else None,
    }
    mensen = Medewerker.objects.select_related("organisatie").in_bulk([pk for pk in wie.values() if pk is not None])
    for soort, pk in wie.items():
        if pk is not None:
            periode = perioden.get(soort)
            mens = mensen[pk]
            yield Vastgezicht(soort, mens.naam, mens.organisatie.naam, periode.van if periode else None)
