"""The people every test knows; each stands for a right (see docs/architectuur.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, BezettingStatus, Locatie, Plek
from zorglandschap.apps.casus.models import (
    Casus,
    Gezin,
    Gezinslid,
    Hulpvraag,
    Jeugdige,
    Portaaltoegang,
    Regieperiode,
    Toestemming,
    Traject,
)
from zorglandschap.apps.organisaties.models import Gebruiker, Gemeente, Medewerker, Organisatie
from zorglandschap.core.begrippen.besluitwoorden import RedenOverdracht, Regiesoort
from zorglandschap.core.begrippen.codelijsten import (
    CasusStatus,
    Geslacht,
    Rol,
    SoortOrganisatie,
    Specialisme,
    Verwijzer,
    Vrager,
)
from zorglandschap.core.begrippen.gezinswoorden import Gever, Toestemmingsdoel
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker

VANDAAG = date(2026, 11, 22)
NU = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
WACHTWOORD = "samen-en-dichtbij"


@dataclass(frozen=True)
class Cast:
    """Everyone, with their accounts (for the client) and kijkers (for queries and actions)."""

    urk: Gemeente
    almere: Gemeente
    team_urk: Organisatie
    team_almere: Organisatie
    aanbieder: Organisatie
    joris: Kijker  # jeugdconsulent in Urk, casusregisseur of Noor
    mila: Kijker  # same team, reads
    femke: Kijker  # gedragsdeskundige in Urk
    bram: Kijker  # jeugdconsulent in Almere: must see nothing of Noor
    aisha: Kijker  # planner of the aanbieder
    daan: Kijker  # behandelaar of the same aanbieder
    gi: Organisatie
    ilse: Kijker  # jeugdbeschermer of the GI
    vera: Kijker  # privacyfunctionaris of the region
    pieter: Kijker  # member of the placement table: everybody who waits, without names
    tom: Kijker  # region: figures only
    eva: Kijker  # functioneel beheer
    noor_kijker: Kijker  # the youth herself, in the portal
    moeder_noor: Kijker  # her mother, with gezag, in the portal
    noor: Jeugdige  # 15, Urk, lives at home
    casus_noor: Casus  # status hulpvraag, regisseur Joris
    sami: Jeugdige  # 17, from Almere, in verblijf in Almere
    casus_sami: Casus  # status ‘hulp loopt’, regisseur Bram
    pleegzorg: Aanbod  # Urk, 1 place, free
    gezinshuis: Aanbod  # Almere, 2 places, one taken by Sami
    groep: Aanbod  # Almere behandelgroep, 1 place, free
    thuis: Aanbod  # intensieve thuisbehandeling from Urk, 3 places, free


def _account(naam: str, rol: Rol, organisatie: Organisatie) -> Kijker:
    gebruiker = Gebruiker(email=f"{naam.split(maxsplit=1)[0].lower()}@zorglandschap.example", naam=naam)
    gebruiker.set_password(WACHTWOORD)
    gebruiker.save()
    medewerker = Medewerker.objects.create(
        gebruiker=gebruiker, organisatie=organisatie, naam=naam, rol=rol, van=date(2020, 1, 1)
    )
    return Kijker(
        gebruiker_id=gebruiker.pk,
        naam=naam,
        rol=rol,
        organisatie_id=organisatie.pk,
        organisatie_naam=organisatie.naam,
        gemeente_code=organisatie.gemeente_id,
        medewerker_id=medewerker.pk,
    )


def _aanbod(locatie: Locatie, hulpvorm: Hulpvorm, plekken: int, *, van: int = 0, tot: int = 17) -> Aanbod:
    aanbod = Aanbod.objects.create(
        locatie=locatie,
        naam=f"{hulpvorm.value.capitalize()} {locatie.naam}",
        hulpvorm=hulpvorm,
        leeftijd_van=van,
        leeftijd_tot=tot,
        specialismen=[Specialisme.TRAUMA],
        neemt_lvb=False,
        van=date(2016, 1, 1),
        bijgewerkt_om=NU,
    )
    Plek.objects.bulk_create([Plek(aanbod=aanbod, nummer=n + 1, van=date(2016, 1, 1)) for n in range(plekken)])
    return aanbod


def _jeugdige(naam: str, geboren_op: date, gemeente: Gemeente) -> Jeugdige:
    voornaam, achternaam = naam.split(" ", 1)
    gezin = Gezin.objects.create(naam=achternaam)
    Gezinslid.objects.create(gezin=gezin, naam=f"Moeder {achternaam}", rol="moeder", heeft_gezag=True)
    return Jeugdige.objects.create(
        gezin=gezin,
        voornaam=voornaam,
        achternaam=achternaam,
        geboren_op=geboren_op,
        geslacht=Geslacht.ONBEKEND,
        gemeente=gemeente,
        breedte=gemeente.breedte,
        lengte=gemeente.lengte,
    )


def _stemt_in(jeugdige: Jeugdige, ouder: Gezinslid | None) -> None:
    """Consent to the help itself."""
    Toestemming.objects.create(
        jeugdige=jeugdige,
        doel=Toestemmingsdoel.HULP,
        gever=Gever.OUDER if ouder else Gever.JEUGDIGE,
        gezinslid=ouder,
        van=date(2025, 2, 3),
        om=NU,
    )


def _regie(casus: Casus, wie: Kijker) -> None:
    Regieperiode.objects.create(
        casus=casus,
        medewerker_id=wie.medewerker_id,
        soort=Regiesoort.CASUSREGIE,
        van=casus.geopend_op,
        reden=RedenOverdracht.START,
    )


def maak_cast() -> Cast:
    """Store the small region of the tests and return everybody in it."""
    urk = Gemeente.objects.create(code="GM0184", naam="Urk", breedte=52.6621, lengte=5.6029)
    almere = Gemeente.objects.create(code="GM0034", naam="Almere", breedte=52.3508, lengte=5.2647)
    team = SoortOrganisatie.LOKAAL_TEAM
    team_urk = Organisatie.objects.create(naam="Team Urk", soort=team, gemeente=urk)
    team_almere = Organisatie.objects.create(naam="Team Almere", soort=team, gemeente=almere)
    aanbieder = Organisatie.objects.create(
        naam="De Dijk", soort=SoortOrganisatie.AANBIEDER, gemeente=almere, is_specialistisch=True
    )
    regio = Organisatie.objects.create(naam="Regio", soort=SoortOrganisatie.REGIO)
    bij_urk = Locatie.objects.create(aanbieder=aanbieder, naam="Urk", gemeente=urk, breedte=52.66, lengte=5.61)
    bij_almere = Locatie.objects.create(aanbieder=aanbieder, naam="Almere", gemeente=almere, breedte=52.36, lengte=5.25)
    joris = _account("Joris de Vries", Rol.JEUGDCONSULENT, team_urk)
    bram = _account("Bram Jansen", Rol.JEUGDCONSULENT, team_almere)
    noor = _jeugdige("Noor van den Berg", date(2011, 3, 14), urk)
    sami = _jeugdige("Sami el Idrissi", date(2009, 6, 2), almere)
    gezinshuis = _aanbod(bij_almere, Hulpvorm.GEZINSHUIS, 2, van=6)
    casus_noor = Casus.objects.create(
        jeugdige=noor,
        status=CasusStatus.HULPVRAAG,
        team=team_urk,
        regisseur_id=joris.medewerker_id,
        geopend_op=date(2026, 11, 9),
    )
    Hulpvraag.objects.create(
        casus=casus_noor,
        vrager=Vrager.OUDER,
        vraag="Het gaat thuis niet meer.",
        gewenst="Rust in huis.",
        op=date(2026, 11, 9),
        door_id=joris.medewerker_id,
    )
    casus_sami = Casus.objects.create(
        jeugdige=sami,
        status=CasusStatus.GEPLAATST,
        team=team_almere,
        regisseur_id=bram.medewerker_id,
        geopend_op=date(2025, 2, 3),
    )
    bezetting = Bezetting.objects.create(
        plek=gezinshuis.plekken.get(nummer=1), van=date(2025, 5, 1), status=BezettingStatus.BEVESTIGD
    )
    Traject.objects.create(
        jeugdige=sami,
        casus=casus_sami,
        gemeente=almere,
        aanbieder=aanbieder,
        aanbod=gezinshuis,
        bezetting=bezetting,
        hulpvorm=Hulpvorm.GEZINSHUIS,
        verwijzer=Verwijzer.GEMEENTE,
        toegewezen_op=date(2025, 4, 1),
        van=date(2025, 5, 1),
    )
    noor_account = Gebruiker(email="noor@zorglandschap.example", naam="Noor")
    noor_account.set_password(WACHTWOORD)
    noor_account.save()
    Portaaltoegang.objects.create(gebruiker=noor_account, jeugdige=noor, rol=Rol.JEUGDIGE)
    moeder = noor.gezin.leden.get()
    moeder_account = Gebruiker(email="moeder@zorglandschap.example", naam=moeder.naam)
    moeder_account.set_password(WACHTWOORD)
    moeder_account.save()
    Portaaltoegang.objects.create(gebruiker=moeder_account, jeugdige=noor, gezinslid=moeder, rol=Rol.OUDER)
    for jeugdige, gevers in ((noor, (None, moeder)), (sami, (None,))):
        for gever in gevers:
            _stemt_in(jeugdige, gever)
    _regie(casus_noor, joris)
    _regie(casus_sami, bram)
    gi = Organisatie.objects.create(naam="GI Midden", soort=SoortOrganisatie.GI, gemeente=almere)
    return Cast(
        urk=urk,
        almere=almere,
        team_urk=team_urk,
        team_almere=team_almere,
        aanbieder=aanbieder,
        joris=joris,
        mila=_account("Mila Bos", Rol.JEUGDCONSULENT, team_urk),
        femke=_account("Femke Smit", Rol.GEDRAGSDESKUNDIGE, team_urk),
        bram=bram,
        gi=gi,
        ilse=_account("Ilse Kramer", Rol.JEUGDBESCHERMER, gi),
        vera=_account("Vera Postma", Rol.PRIVACYFUNCTIONARIS, regio),
        pieter=_account("Pieter Mol", Rol.PLAATSINGSTAFEL, regio),
        daan=_account("Daan Hofman", Rol.BEHANDELAAR, aanbieder),
        moeder_noor=Kijker(gebruiker_id=moeder_account.pk, naam=moeder.naam, rol=Rol.OUDER, jeugdige_id=noor.pk),
        aisha=_account("Aisha Yilmaz", Rol.PLANNER, aanbieder),
        tom=_account("Tom Visser", Rol.BELEIDSMEDEWERKER, regio),
        eva=_account("Eva Mulder", Rol.BEHEERDER, regio),
        noor_kijker=Kijker(gebruiker_id=noor_account.pk, naam="Noor", rol=Rol.JEUGDIGE, jeugdige_id=noor.pk),
        noor=noor,
        casus_noor=casus_noor,
        sami=sami,
        casus_sami=casus_sami,
        pleegzorg=_aanbod(bij_urk, Hulpvorm.PLEEGZORG, 1),
        gezinshuis=gezinshuis,
        groep=_aanbod(bij_almere, Hulpvorm.BEHANDELGROEP, 1, van=12),
        thuis=_aanbod(bij_urk, Hulpvorm.THUISBEHANDELING, 3),
    )
