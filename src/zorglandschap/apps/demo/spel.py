"""Gives everybody in the cast a job on the first screen: cases at every stage, requests to answer, a story to tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

import numpy as np
from django.db.models import Case, Count, F, Q, Value, When
from django.utils import timezone

from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, Plek
from zorglandschap.apps.casus.actions import Keuzes, NieuweVraag, open_casus
from zorglandschap.apps.casus.models import Casus, Gezin, Gezinslid, Jeugdige, Portaaltoegang
from zorglandschap.apps.casus.queries.analysevakken import Vak
from zorglandschap.apps.demo.analyses import adviesprofielen
from zorglandschap.apps.demo.invoer import Voortgang
from zorglandschap.apps.demo.kolommen import sleutels
from zorglandschap.apps.demo.rolverdeling import Persoon, lees_rolverdeling, maak_accounts
from zorglandschap.apps.demo.scenes import SCENES, vraag_aan_de_aanbieder
from zorglandschap.apps.demo.teksten import Teksten
from zorglandschap.apps.demo.toneel import Toneel, Verzoekbaar, jaren_terug
from zorglandschap.apps.demo.verhaal import Verteller, als_kijker
from zorglandschap.apps.demo.woonwensen import vertel_wensen
from zorglandschap.apps.organisaties.models import Gebruiker, Medewerker, Organisatie
from zorglandschap.apps.organisaties.queries import get_kijker
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, Geslacht, Rol, SoortOrganisatie, Specialisme, Vrager
from zorglandschap.core.begrippen.gezinswoorden import Gezinsrol
from zorglandschap.core.begrippen.hulpvormen import VORMEN, Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.regio import Regio
from zorglandschap.core.begrippen.vraagwoorden import Hulpvraagsoort, Vraaguitkomst
from zorglandschap.core.synthetisch.dagen import dagnummer

BEVESTIGD_UREN = 62  # how long ago the planner confirmed part of the offers: there is something to do
JONGST, OUDST = 4, 16  # ages for which a request can be made
LANG_GELEDEN = 240  # days since the youth in the group asked for help
SLEUTELS = 100


def speel(regio: Regio, *, nu: datetime, voortgang: Voortgang) -> None:
    """Accounts for the whole cast of the region, and the cases that belong to them; no cast, nothing to do."""
    personen = {p.sleutel: p for p in lees_rolverdeling(regio.demo)}
    if not personen:
        return
    aanbieder = _aanbieder_bij(personen["aisha"], timezone.localdate(nu))
    accounts = maak_accounts(personen, planner_bij=aanbieder)
    vers = (UUID(hex=s) for s in sleutels(np.random.default_rng([2, dagnummer(nu.date())]), SLEUTELS))
    verzoekbaar = _verzoekbaar(aanbieder, personen["aisha"], timezone.localdate(nu))
    mensen = {wie: kijker for wie, account in accounts.items() if (kijker := get_kijker(account)) is not None}
    toneel = partial(_toneel, regio, verzoekbaar=verzoekbaar, sleutel=vers, mensen=mensen, nu=nu)
    urk, lelystad = (toneel(personen[wie], accounts[wie]) for wie in ("joris", "bram"))
    for klaar, scene in enumerate(SCENES):
        voortgang("rollen verdelen", klaar, len(SCENES))
        scene(urk)
    noor = _jongere_in_het_portaal(urk, personen["noor"], accounts["noor"])
    _ouder_in_het_portaal(noor, accounts["marijke"])
    _jongere_in_verblijf(lelystad, personen["sami"], accounts["sami"])
    for wie, toneel_ in (("noor", urk), ("sami", lelystad)):
        vertel_wensen(accounts[wie], toneel_.verteller.teksten, nu=toneel_.verteller.op(2))
    vraag_aan_de_aanbieder(lelystad, welke=2, dagen=0.6, nr=19, over=Specialisme.AUTISME)
    _laat_aanbod_bevestigen(aanbieder, nu)
    voortgang("rollen verdelen", len(SCENES), len(SCENES))


def _toneel(
    regio: Regio,
    persoon: Persoon,
    account: Gebruiker,
    *,
    verzoekbaar: list[Verzoekbaar],
    sleutel: Iterator[UUID],
    mensen: Mapping[str, Kijker],
    nu: datetime,
) -> Toneel:
    kijker = get_kijker(account)
    if kijker is None or kijker.organisatie_id is None or persoon.gemeente_code is None:
        raise ValueError(f"{persoon.naam} in demo.toml heeft geen gemeente")
    deskundigen = Medewerker.objects.filter(rol=Rol.GEDRAGSDESKUNDIGE)
    eigen = deskundigen.filter(organisatie_id=kijker.organisatie_id)
    eigen = eigen.order_by(F("gebruiker_id").asc(nulls_last=True), "pk")  # who can sign in comes first
    ander = deskundigen.exclude(organisatie_id=kijker.organisatie_id).select_related("organisatie")
    ander = ander.order_by(F("gebruiker_id").asc(nulls_last=True), "pk")
    verteller = Verteller(
        door=kijker,
        nu=nu,
        teksten=Teksten(regio.demo),
        profielen=adviesprofielen(regio.demo),
        gedragsdeskundige=als_kijker(mee) if (mee := eigen.select_related("organisatie").first()) else None,
        tweede=als_kijker(tweede) if (tweede := ander.first()) else None,
    )
    return Toneel(verteller, persoon.gemeente_code, verzoekbaar, sleutel, mensen)


def _dichtbij(persoon: Persoon) -> list[str]:
    """Gemeenten where the planner should have places."""
    codes = persoon.ruw.get("dichtbij")
    return [str(c) for c in codes] if isinstance(codes, list) else []


def _aanbieder_bij(persoon: Persoon, vandaag: date) -> int:
    """The provider with most different forms of help in and near the gemeenten of the planner."""
    open_ = Q(tot__isnull=True) | Q(tot__gt=vandaag)
    aanbod = Aanbod.objects.filter(open_, locatie__aanbieder__is_specialistisch=True)
    beste = (
        aanbod.values("locatie__aanbieder_id")
        .annotate(
            dichtbij=Count("hulpvorm", distinct=True, filter=Q(locatie__gemeente_id__in=_dichtbij(persoon))),
            vormen=Count("hulpvorm", distinct=True),
        )
        .order_by("-dichtbij", "-vormen", "locatie__aanbieder_id")
    )
    return int(beste[0]["locatie__aanbieder_id"])


def _verzoekbaar(aanbieder: int, persoon: Persoon, vandaag: date) -> list[Verzoekbaar]:
    """Forms of help with free places at one provider, the nearest first; no crisis and no closed care."""
    dichtbij = Case(When(aanbod__locatie__gemeente_id__in=_dichtbij(persoon), then=Value(0)), default=Value(1))
    bezet = Bezetting.objects.filter(Q(tot__isnull=True) | Q(tot__gt=vandaag)).values("plek_id")
    vrij = Plek.objects.filter(Q(tot__isnull=True) | Q(tot__gt=vandaag), van__lte=vandaag).exclude(pk__in=bezet)
    rijen = (
        vrij.filter(aanbod__locatie__aanbieder_id=aanbieder)
        .values("aanbod__hulpvorm", "aanbod_id", "aanbod__leeftijd_van", "aanbod__leeftijd_tot")
        .annotate(n=Count("pk"), ver=dichtbij)
        .order_by("ver", "-n", "aanbod_id")
    )
    per_vorm: dict[Hulpvorm, list[tuple[int, int, int]]] = {}
    for rij in rijen:
        jongst, oudst = max(JONGST, rij["aanbod__leeftijd_van"]), min(OUDST, rij["aanbod__leeftijd_tot"] - 1)
        vorm = Hulpvorm(rij["aanbod__hulpvorm"])
        if jongst < oudst and not VORMEN[vorm].is_crisis and vorm is not Hulpvorm.GESLOTEN:
            per_vorm.setdefault(vorm, []).append((rij["aanbod_id"], jongst, oudst))
    return [Verzoekbaar(vorm, [a for a, _, _ in r], (r[0][1], r[0][2])) for vorm, r in per_vorm.items()]


def _kind(persoon: Persoon, vandaag: date) -> Jeugdige:
    """The youth of the cast, with one parent."""
    leeftijd, gemeente = persoon.ruw["leeftijd"], str(persoon.gemeente_code)
    voornaam, achternaam = persoon.naam.split(" ", 1)
    team = Organisatie.objects.get(soort=SoortOrganisatie.LOKAAL_TEAM, gemeente_id=gemeente)
    gezin = Gezin.objects.create(naam=achternaam)
    Gezinslid.objects.create(gezin=gezin, naam=str(persoon.ruw["ouder"]), rol="moeder")
    school = Organisatie.objects.filter(soort=SoortOrganisatie.SCHOOL, gemeente_id=gemeente)
    return Jeugdige.objects.create(
        gezin=gezin,
        voornaam=voornaam,
        achternaam=achternaam,
        geboren_op=jaren_terug(vandaag, int(str(leeftijd))) - timedelta(days=120),
        geslacht=Geslacht.VROUW if persoon.ruw["meisje"] else Geslacht.MAN,
        gemeente_id=gemeente,
        breedte=team.breedte or 0.0,
        lengte=team.lengte or 0.0,
        school=school.filter(naam__startswith="College").order_by("pk").first(),
    )


def _open(t: Toneel, persoon: Persoon, account: Gebruiker, *, dagen: float) -> Casus:
    """The case of a youth of the cast, who can sign in."""
    v = t.verteller
    kind = _kind(persoon, timezone.localdate(v.nu))
    Portaaltoegang.objects.create(gebruiker=account, jeugdige=kind, rol=Rol.JEUGDIGE)
    vraag = NieuweVraag(Vrager.OUDER, str(persoon.ruw["vraag"]), str(persoon.ruw["gewenst"]), Hulpvraagsoort.JEUGDHULP)
    return open_casus(door=v.door, nu=v.op(dagen), vraag=vraag, voor=kind.sleutel, herhaalsleutel=next(t.sleutel))


def _ouder_in_het_portaal(kind: Jeugdige, account: Gebruiker) -> None:
    """The mother, with gezag, sees what concerns her child."""
    moeder = kind.gezin.leden.get(rol=Gezinsrol.MOEDER)
    Portaaltoegang.objects.create(gebruiker=account, jeugdige=kind, gezinslid=moeder, rol=Rol.OUDER)


def _jongere_in_het_portaal(t: Toneel, persoon: Persoon, account: Gebruiker) -> Jeugdige:
    """The analysis is half filled in; the own story is still to be told."""
    v = t.verteller
    casus = _open(t, persoon, account, dagen=26)
    v.beantwoord(casus, Vraaguitkomst.JEUGDHULP, dagen=18)
    v.vraag_toestemming(casus, dagen=17)
    velden = persoon.ruw.get("analyse")
    teksten: dict[Vak, str] = {}
    if isinstance(velden, dict):
        teksten = {AnalyseVeld(k): str(w) for k, w in velden.items()}
    keuzes = Keuzes(gedragsdeskundige_id=v.gedragsdeskundige_id)
    v.schrijf(casus, teksten, dagen=11, keuzes=keuzes)
    return casus.jeugdige


def _jongere_in_verblijf(t: Toneel, persoon: Persoon, account: Gebruiker) -> None:
    """Help has run for months in another gemeente; there is no mentor, no plan and no help at home beside it yet."""
    v = t.verteller
    casus = _open(t, persoon, account, dagen=LANG_GELEDEN + 60)
    v.onderzoek(casus, dagen=LANG_GELEDEN + 40, nummer=20, behoefte=Specialisme.VEILIGHEID)
    v.stel_vast(casus, dagen=LANG_GELEDEN + 12)
    v.verwijs(casus, dagen=LANG_GELEDEN + 10)
    v.adviseer(casus, Hulpvorm.BEGELEID_WONEN, dagen=LANG_GELEDEN + 6, nummer=20)
    gemeente = str(persoon.ruw["verblijf"])
    aanbod = t.plek_erbij(Hulpvorm.BEGELEID_WONEN, dagen=LANG_GELEDEN + 30, gemeente=gemeente)
    voorstel = v.vraag(casus, next(t.sleutel), dagen=LANG_GELEDEN + 3, bij=aanbod, gemeente=gemeente)
    if voorstel is not None:
        v.krijg_ja(voorstel, dagen=LANG_GELEDEN + 2)


def _laat_aanbod_bevestigen(aanbieder: int, nu: datetime) -> None:
    """Part of the planner's offers was confirmed too long ago."""
    eigen = Aanbod.objects.filter(locatie__aanbieder_id=aanbieder).order_by("pk").values_list("pk", flat=True)
    oud = list(eigen)[::3]
    Aanbod.objects.filter(pk__in=oud).update(bijgewerkt_om=nu - timedelta(hours=BEVESTIGD_UREN))
