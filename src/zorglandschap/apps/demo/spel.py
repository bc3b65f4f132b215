"""Gives everybody in the cast a job on the first screen: cases at every stage, requests to answer, a story to tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import numpy as np
from django.db.models import Count, Max, Q
from django.utils import timezone

from zorglandschap.apps.aanbod.models import Aanbod, Plek
from zorglandschap.apps.casus.actions import NieuweVraag, kies_jim, meld_crisis, open_casus, start_analyse
from zorglandschap.apps.casus.models import Casus, Gezin, Gezinslid, Jeugdige, Portaaltoegang
from zorglandschap.apps.demo.analyses import adviesprofielen
from zorglandschap.apps.demo.invoer import Voortgang
from zorglandschap.apps.demo.kolommen import sleutels
from zorglandschap.apps.demo.rolverdeling import Persoon, maak_accounts
from zorglandschap.apps.demo.teksten import Teksten
from zorglandschap.apps.demo.verhaal import Verteller
from zorglandschap.apps.organisaties.models import Gebruiker, Medewerker, Organisatie
from zorglandschap.apps.organisaties.queries import get_kijker
from zorglandschap.core.begrippen.codelijsten import (
    AnalyseVeld,
    CasusStatus,
    Conclusie,
    Geslacht,
    RedenWeigering,
    Rol,
    SoortOrganisatie,
    Specialisme,
    Vrager,
)
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.regio import Regio
from zorglandschap.core.synthetisch.dagen import datum, dagnummer, verjaardag

_B = Specialisme
EERSTE_WERKDAG_UREN = 60  # how long ago the offers of the planner were confirmed
STAPPEN = 21  # for the progress bar


@dataclass(frozen=True, slots=True)
class Toneel:
    """Who tells, the region, the account of the planner's provider, and fresh keys."""

    verteller: Verteller
    gemeente: str
    aanbieder: int
    sleutel: Iterator[UUID]

    def jeugdige(self, van: int, tot: int) -> Jeugdige:
        """A youth of these ages in the gemeente, without an open casus and living at home."""
        vandaag = timezone.localdate(self.verteller.nu)
        loopt = Q(trajecten__tot__isnull=True) | Q(trajecten__tot__gt=vandaag)
        vrij = Jeugdige.objects.filter(
            gemeente_id=self.gemeente,
            geboren_op__gt=_jaren_terug(vandaag, tot + 1),
            geboren_op__lte=_jaren_terug(vandaag, van),
            adres_is_geheim=False,
        ).exclude(casussen__in=Casus.objects.exclude(status=CasusStatus.AFGESLOTEN))
        thuis = vrij.exclude(pk__in=vrij.filter(loopt, trajecten__hulpvorm__in=VERBLIJF).values("pk"))
        gevonden = thuis.order_by("-geboren_op", "pk").first()
        if gevonden is None:
            gevonden = self.nieuw_kind(van, vandaag)
        return gevonden

    def nieuw_kind(self, leeftijd: int, vandaag: date) -> Jeugdige:
        """In a very small region somebody has to be added."""
        gezin = Gezin.objects.create(naam="Hoekman")
        Gezinslid.objects.create(gezin=gezin, naam="Petra Hoekman", rol="moeder")
        team = Organisatie.objects.get(soort=SoortOrganisatie.LOKAAL_TEAM, gemeente_id=self.gemeente)
        return Jeugdige.objects.create(
            gezin=gezin,
            voornaam=f"Robin {Jeugdige.objects.count()}",
            achternaam="Hoekman",
            geboren_op=_jaren_terug(vandaag, leeftijd) - timedelta(days=30),
            geslacht=Geslacht.ONBEKEND,
            gemeente_id=self.gemeente,
            breedte=team.breedte,
            lengte=team.lengte,
        )

    def tot_en_met(
        self, tot: CasusStatus, hulpvorm: Hulpvorm, leeftijd: tuple[int, int], *, dagen: float, nr: int, over: Specialisme
    ) -> Casus:
        """A case that came, step by step, to ‘verwezen’ or ‘advies vastgelegd’ so many days ago."""
        v = self.verteller
        casus = v.begin(self.jeugdige(*leeftijd), next(self.sleutel), dagen=dagen + 45, nummer=nr, behoefte=over)
        v.onderzoek(casus, dagen=dagen + 30, nummer=nr, behoefte=over)
        v.stel_vast(casus, dagen=dagen + 8)
        v.verwijs(casus, dagen=dagen + 7)
        if tot is CasusStatus.GEADVISEERD:
            v.adviseer(casus, hulpvorm, dagen=dagen, nummer=nr, behoefte=over)
        return casus


def speel(regio: Regio, personen: Mapping[str, Persoon], *, nu: datetime, voortgang: Voortgang) -> None:
    """Accounts for the whole cast, and the cases that belong to them."""
    aanbieder = _aanbieder_bij(personen["aisha"], nu)
    accounts = maak_accounts(personen, planner_bij=aanbieder)
    vers = (UUID(hex=s) for s in sleutels(np.random.default_rng([2, dagnummer(nu.date())]), 200))
    klaar = 0

    def meld() -> None:
        nonlocal klaar
        klaar += 1
        voortgang("rollen verdelen", klaar, STAPPEN)

    def toneel(sleutel: str) -> Toneel:
        gemeente = personen[sleutel].gemeente_code or ""
        return Toneel(_verteller(regio, accounts[sleutel], gemeente, nu), gemeente, aanbieder, vers)

    urk, lelystad = toneel("joris"), toneel("bram")
    for scene in (*GESPEELD, *NU_BEZIG):
        scene(urk)
        meld()
    _noor(urk, personen["noor"], accounts["noor"])
    meld()
    _sami(lelystad, personen["sami"], accounts["sami"])
    meld()
    _verzoek_uit_lelystad(lelystad)
    meld()
    _laat_aanbod_bevestigen(aanbieder, nu)


def _jaren_terug(vandaag: date, jaren: int) -> date:
    return datum(int(verjaardag(np.array([dagnummer(vandaag)], dtype=np.int32), -jaren)[0]))


def _verteller(regio: Regio, account: Gebruiker, gemeente: str, nu: datetime) -> Verteller:
    kijker = get_kijker(account)
    if kijker is None:
        raise ValueError(f"{account.naam} heeft geen werkplek")
    deskundig = Medewerker.objects.filter(rol=Rol.GEDRAGSDESKUNDIGE).order_by("gebruiker_id", "pk")
    eigen = deskundig.filter(organisatie_id=kijker.organisatie_id).order_by("-gebruiker_id").first()
    met_account = deskundig.filter(organisatie_id=kijker.organisatie_id, gebruiker__isnull=False).first()
    ander = deskundig.exclude(organisatie_id=kijker.organisatie_id).order_by("pk").first()
    keuze = met_account or eigen
    return Verteller(
        door=kijker,
        nu=nu,
        teksten=Teksten(regio.demo),
        profielen=adviesprofielen(regio.demo),
        gedragsdeskundige_id=keuze.pk if keuze else None,
        tweede_id=ander.pk if ander else None,
    )


def _aanbieder_bij(persoon: Persoon, nu: datetime) -> int:
    """The provider with most offers in and near the gemeenten of the planner."""
    dichtbij = persoon.ruw.get("dichtbij")
    codes = [str(c) for c in dichtbij] if isinstance(dichtbij, list) else []
    open_ = Q(tot__isnull=True) | Q(tot__gt=timezone.localdate(nu))
    gezocht = Aanbod.objects.filter(open_, locatie__gemeente_id__in=codes, locatie__aanbieder__is_specialistisch=True)
    beste = (
        gezocht.values("locatie__aanbieder_id")
        .annotate(vormen=Count("hulpvorm", distinct=True))
        .order_by("-vormen", "locatie__aanbieder_id")
        .first()
    )
    if beste is None:
        return Organisatie.objects.filter(is_specialistisch=True).order_by("pk")[0].pk
    return int(beste["locatie__aanbieder_id"])


# --- the cases of the lead, one function per scene; what was played first has its answer already -------------


def _hulp_zonder_ambulant(t: Toneel) -> None:
    casus = t.tot_en_met(CasusStatus.GEADVISEERD, Hulpvorm.PLEEGZORG, (7, 10), dagen=29, nr=1, over=_B.HECHTING)
    _ga_wonen(t, casus, dagen=27)


def _hulp_met_ambulant(t: Toneel) -> None:
    casus = t.tot_en_met(CasusStatus.GEADVISEERD, Hulpvorm.GEZINSHUIS, (10, 13), dagen=28, nr=2, over=_B.TRAUMA)
    if _ga_wonen(t, casus, dagen=26):
        t.verteller.koppel(casus, dagen=20)


def _hulp_thuis_met_jim(t: Toneel) -> None:
    v = t.verteller
    casus = t.tot_en_met(CasusStatus.GEADVISEERD, Hulpvorm.THUISBEHANDELING, (12, 15), dagen=25, nr=3, over=_B.GEDRAG)
    if _ga_wonen(t, casus, dagen=23):
        kies_jim(casus, door=v.door, nu=v.op(18), naam="Anja Snoek", band=v.teksten.kies("jim", 1))


def _ga_wonen(t: Toneel, casus: Casus, *, dagen: float) -> bool:
    """Ask for a place and get it; False when nothing was free."""
    voorstel = t.verteller.vraag(casus, next(t.sleutel), dagen=dagen)
    if voorstel is not None:
        t.verteller.krijg_ja(voorstel, dagen=dagen - 1)
    return voorstel is not None


def _plek_geweigerd(t: Toneel) -> None:
    casus = t.tot_en_met(CasusStatus.GEADVISEERD, Hulpvorm.BEHANDELING, (9, 12), dagen=6, nr=4, over=_B.ANGST if hasattr(_B, "ANGST") else _B.GGZ)
    voorstel = t.verteller.vraag(casus, next(t.sleutel), dagen=3)
    if voorstel is not None:
        t.verteller.krijg_nee(
            voorstel, RedenWeigering.PERSONEEL, dagen=1.5, toelichting="Door ziekte in het team lukt het deze maand niet."
        )


def _hulpvraag_van_gisteren(t: Toneel) -> None:
    t.verteller.begin(t.jeugdige(5, 8), next(t.sleutel), dagen=1, nummer=5, behoefte=_B.AUTISME)


def _hulpvraag_van_vorige_week(t: Toneel) -> None:
    t.verteller.begin(t.jeugdige(14, 16), next(t.sleutel), dagen=6, nummer=6, behoefte=_B.GEDRAG)


def _crisis(t: Toneel) -> None:
    v = t.verteller
    casus = v.begin(t.jeugdige(3, 6), next(t.sleutel), dagen=0.3, nummer=7, behoefte=_B.VEILIGHEID)
    meld_crisis(casus, door=v.door, nu=v.op(0.2), reden=v.teksten.kies("crisis", 0))


def _analyse_net_begonnen(t: Toneel) -> None:
    v = t.verteller
    casus = v.begin(t.jeugdige(8, 11), next(t.sleutel), dagen=12, nummer=8, behoefte=_B.TRAUMA)
    start_analyse(casus, door=v.door, nu=v.op(5))


def _analyse_halverwege(t: Toneel) -> None:
    v = t.verteller
    casus = v.begin(t.jeugdige(6, 9), next(t.sleutel), dagen=33, nummer=9, behoefte=_B.LVB)
    v.onderzoek(casus, dagen=20, nummer=9, behoefte=_B.LVB, volledig=False)


def _analyse_ligt_klaar(t: Toneel) -> None:
    v = t.verteller
    casus = v.begin(t.jeugdige(11, 14), next(t.sleutel), dagen=40, nummer=10, behoefte=_B.GGZ)
    v.onderzoek(casus, dagen=16, nummer=10, behoefte=_B.GGZ)


def _klaar_om_te_verwijzen(t: Toneel) -> None:
    v = t.verteller
    casus = v.begin(t.jeugdige(13, 16), next(t.sleutel), dagen=44, nummer=11, behoefte=_B.GEDRAG)
    v.onderzoek(casus, dagen=22, nummer=11, behoefte=_B.GEDRAG)
    v.stel_vast(casus, dagen=2)


def _geen_jeugdhulp_nodig(t: Toneel) -> None:
    v = t.verteller
    casus = v.begin(t.jeugdige(4, 7), next(t.sleutel), dagen=38, nummer=12, behoefte=_B.VEILIGHEID)
    v.onderzoek(casus, dagen=19, nummer=12, behoefte=_B.VEILIGHEID, conclusie=Conclusie.ANDERE_HULP)
    v.stel_vast(casus, dagen=4)


def _verwezen(t: Toneel) -> None:
    t.tot_en_met(CasusStatus.VERWEZEN, Hulpvorm.BEGELEIDING, (7, 10), dagen=-5, nr=13, over=_B.AUTISME)


def _verwezen_vorige_week(t: Toneel) -> None:
    t.tot_en_met(CasusStatus.VERWEZEN, Hulpvorm.FACT, (14, 16), dagen=2, nr=14, over=_B.GGZ)


def _zoekt_hulp_thuis(t: Toneel) -> None:
    t.tot_en_met(CasusStatus.GEADVISEERD, Hulpvorm.THUISBEHANDELING, (9, 12), dagen=1, nr=15, over=_B.VEILIGHEID)


def _zoekt_pleeggezin(t: Toneel) -> None:
    t.tot_en_met(CasusStatus.GEADVISEERD, Hulpvorm.PLEEGZORG, (4, 7), dagen=4, nr=16, over=_B.HECHTING)


def _wacht_op_aanbieder(t: Toneel) -> None:
    casus = t.tot_en_met(CasusStatus.GEADVISEERD, Hulpvorm.BEGELEIDING, (8, 11), dagen=2, nr=17, over=_B.GEDRAG)
    t.verteller.vraag(casus, next(t.sleutel), dagen=0.9, bij=t.aanbieder)


def _wacht_op_pleegzorg(t: Toneel) -> None:
    casus = t.tot_en_met(CasusStatus.GEADVISEERD, Hulpvorm.PLEEGZORG, (8, 11), dagen=2, nr=18, over=_B.TRAUMA)
    t.verteller.vraag(casus, next(t.sleutel), dagen=0.4, bij=t.aanbieder)


Scene = Callable[[Toneel], None]
GESPEELD: tuple[Scene, ...] = (_hulp_zonder_ambulant, _hulp_met_ambulant, _hulp_thuis_met_jim, _plek_geweigerd)
NU_BEZIG: tuple[Scene, ...] = (
    _crisis,
    _hulpvraag_van_gisteren,
    _hulpvraag_van_vorige_week,
    _analyse_net_begonnen,
    _analyse_halverwege,
    _analyse_ligt_klaar,
    _klaar_om_te_verwijzen,
    _geen_jeugdhulp_nodig,
    _verwezen,
    _verwezen_vorige_week,
    _zoekt_hulp_thuis,
    _zoekt_pleeggezin,
    _wacht_op_aanbieder,
    _wacht_op_pleegzorg,
)
_ = (Max, Plek, NieuweVraag, open_casus, AnalyseVeld, Vrager, Portaaltoegang)
