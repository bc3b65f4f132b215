"""The stage of the demo: who tells, in which gemeente, and a fresh youth for every scene."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import numpy as np
from django.db.models import Max, Q
from django.utils import timezone

from zorglandschap.apps.aanbod.models import Aanbod, Plek
from zorglandschap.apps.casus.models import Casus, Gezin, Gezinslid, Jeugdige, Maatregel
from zorglandschap.apps.demo.verhaal import Verteller
from zorglandschap.apps.organisaties.models import Organisatie
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Geslacht, SoortOrganisatie, Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.synthetisch.dagen import dagnummer, datum, verjaardag

NAAR_ADVIES, VASTGESTELD, VERWEZEN = 45, 8, 7  # days before the advice


@dataclass(frozen=True, slots=True)
class Verzoekbaar:
    """A form of help with free places at the provider of the demo: its offers, and ages that fit."""

    hulpvorm: Hulpvorm
    aanbod: Sequence[int]
    leeftijd: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Toneel:
    """Who tells, the gemeente, what can be asked of the provider of the demo, fresh keys, and who else plays a part."""

    verteller: Verteller
    gemeente: str
    verzoekbaar: Sequence[Verzoekbaar]
    sleutel: Iterator[UUID]
    mensen: Mapping[str, Kijker]

    def jeugdige(self, van: int, tot: int) -> Jeugdige:
        """A youth of these ages in the gemeente, without help, open casus or measure; no two are called the same."""
        vandaag = timezone.localdate(self.verteller.nu)
        loopt = Q(trajecten__tot__isnull=True) | Q(trajecten__tot__gt=vandaag)
        kinderen = Jeugdige.objects.filter(
            gemeente_id=self.gemeente,
            geboren_op__gt=jaren_terug(vandaag, tot + 1),
            geboren_op__lte=jaren_terug(vandaag, van),
            adres_is_geheim=False,
        )
        geholpen = kinderen.filter(loopt)
        bezet = Casus.objects.exclude(status=CasusStatus.AFGESLOTEN).values("jeugdige_id")
        toezicht = Maatregel.objects.filter(Q(tot__isnull=True) | Q(tot__gt=vandaag)).values("jeugdige_id")
        vrij = kinderen.exclude(pk__in=geholpen.values("pk")).exclude(pk__in=bezet).exclude(pk__in=toezicht)
        al = Casus.objects.filter(regisseur_id=self.verteller.door.medewerker_id)
        vrij = vrij.exclude(voornaam__in=al.values("jeugdige__voornaam"))
        vrij = vrij.exclude(gezin_id__in=al.values("jeugdige__gezin_id"))
        keuze = list(vrij.order_by("pk").values_list("pk", flat=True))
        if not keuze:
            return self._nieuw_kind(van, vandaag)
        return Jeugdige.objects.get(pk=keuze[len(keuze) // 2])

    def broer_of_zus(self, kind: Jeugdige) -> Jeugdige:
        """A younger child in the same family, added when there is none."""
        ander = kind.gezin.jeugdigen.exclude(pk=kind.pk).exclude(casussen__gesloten_op__isnull=True)
        gevonden = ander.filter(geboren_op__gt=kind.geboren_op).order_by("pk").first()
        return gevonden or Jeugdige.objects.create(
            gezin=kind.gezin,
            voornaam="Sem",
            achternaam=kind.achternaam,
            geboren_op=kind.geboren_op + timedelta(days=700),
            geslacht=Geslacht.MAN,
            gemeente_id=kind.gemeente_id,
            breedte=kind.breedte,
            lengte=kind.lengte,
            school_id=kind.school_id,
        )

    def aanbod(self, *vormen: Hulpvorm) -> Verzoekbaar | None:
        """What the provider of the demo has free of one of these forms, the first that there is."""
        return next((k for vorm in vormen for k in self.verzoekbaar if k.hulpvorm is vorm), None)

    def plek_bij(self, aanbod: int, *, dagen: float) -> None:
        """One more place at an offer, that was free so many days ago."""
        nummer = Plek.objects.filter(aanbod_id=aanbod).aggregate(hoogste=Max("nummer"))["hoogste"] or 0
        Plek.objects.create(aanbod_id=aanbod, nummer=nummer + 1, van=timezone.localdate(self.verteller.op(dagen)))

    def plek_erbij(self, hulpvorm: Hulpvorm, *, dagen: float, gemeente: str | None = None) -> list[int]:
        """A place that was free so many days ago, for somebody of sixteen or younger; without an offer none."""
        van = timezone.localdate(self.verteller.op(dagen))
        aanbod = Aanbod.objects.filter(Q(tot__isnull=True), hulpvorm=hulpvorm, van__lte=van)
        if gemeente is not None:
            aanbod = aanbod.filter(locatie__gemeente_id=gemeente, leeftijd_van__lte=16)
        gekozen = aanbod.order_by("leeftijd_van", "-leeftijd_tot", "pk").first()
        if gekozen is None:
            return []
        self.plek_bij(gekozen.pk, dagen=dagen)
        return [gekozen.pk]

    def _nieuw_kind(self, leeftijd: int, vandaag: date) -> Jeugdige:
        """In a very small region somebody has to be added."""
        team = Organisatie.objects.get(soort=SoortOrganisatie.LOKAAL_TEAM, gemeente_id=self.gemeente)
        gezin = Gezin.objects.create(naam="Hoekman")
        Gezinslid.objects.create(gezin=gezin, naam="Petra Hoekman", rol="moeder")
        return Jeugdige.objects.create(
            gezin=gezin,
            voornaam=f"Robin-{gezin.pk}",
            achternaam="Hoekman",
            geboren_op=jaren_terug(vandaag, leeftijd) - timedelta(days=30),
            geslacht=Geslacht.ONBEKEND,
            gemeente_id=self.gemeente,
            breedte=team.breedte or 0.0,
            lengte=team.lengte or 0.0,
        )

    def tot_en_met(
        self,
        tot: CasusStatus,
        hulpvorm: Hulpvorm,
        leeftijd: tuple[int, int],
        *,
        dagen: float,
        nr: int,
        over: Specialisme,
    ) -> Casus:
        """A case that came step by step to ‘verwezen’ or ‘advies vastgelegd’, the advice so many days ago."""
        v = self.verteller
        kind = self.jeugdige(*leeftijd)
        casus = v.begin(kind, next(self.sleutel), dagen=dagen + NAAR_ADVIES, nummer=nr, behoefte=over)
        v.onderzoek(casus, dagen=dagen + 30, nummer=nr, behoefte=over)
        v.stel_vast(casus, dagen=dagen + VASTGESTELD)
        v.verwijs(casus, dagen=dagen + VERWEZEN)
        if tot is CasusStatus.GEADVISEERD:
            v.adviseer(casus, hulpvorm, dagen=dagen, nummer=nr, behoefte=over)
        return casus


def jaren_terug(vandaag: date, jaren: int) -> date:
    """The same day so many years ago."""
    return datum(int(verjaardag(np.array([dagnummer(vandaag)], dtype=np.int32), -jaren)[0]))
