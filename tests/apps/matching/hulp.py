"""Brings Noor's case to where the tests of matching begin: referred, advised, asked, placed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from tests.cast import NU, VANDAAG, Cast
from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.apps.casus.actions import zet_stap
from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.matching.actions import accepteer, leg_advies_vast, vraag_plek
from zorglandschap.apps.matching.models import Advies, Tegenspraak, Tegenspraakvraag, Voorstel
from zorglandschap.apps.matching.queries import AdviesInvoer, get_kader
from zorglandschap.apps.organisaties.models import Gebruiker, Medewerker, Organisatie
from zorglandschap.core.begrippen.codelijsten import (
    CasusStatus,
    RedenAfwijking,
    Rol,
    SoortOrganisatie,
    Specialisme,
    Stap,
)
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Tegenspraakoordeel

START = VANDAAG + timedelta(days=7)
STRAKS = NU + timedelta(hours=48)  # when a hold of 48 hours lapses
LICHTST = {c.sleutel: c.antwoorden[0].sleutel for c in get_kader().criteria}
UIT_HUIS = {**LICHTST, "veilig_thuis": "nee", "netwerk": "nee", "hulp_thuis": "kan_niet", "behandeling": "behandeling"}


def tweede_gedragsdeskundige(cast: Cast) -> int:
    """Somebody of another team who can give tegenspraak; returns the id."""
    wim, _ = Medewerker.objects.get_or_create(
        naam="Wim de Boer", organisatie=cast.team_almere, rol=Rol.GEDRAGSDESKUNDIGE, van=date(2020, 1, 1)
    )
    return wim.pk


def andere_planner(cast: Cast) -> Kijker:
    """Olivia plans for another provider: nothing of De Dijk is hers."""
    ander = Organisatie.objects.create(naam="Het Ruim", soort=SoortOrganisatie.AANBIEDER, gemeente=cast.almere)
    account = Gebruiker.objects.create_user("olivia@zorglandschap.example", naam="Olivia Post")
    olivia = Medewerker.objects.create(
        gebruiker=account, organisatie=ander, naam="Olivia Post", rol=Rol.PLANNER, van=date(2020, 1, 1)
    )
    return replace(
        cast.aisha, gebruiker_id=account.pk, naam=olivia.naam, organisatie_id=ander.pk, medewerker_id=olivia.pk
    )


def tegengesproken(
    cast: Cast,
    hulpvorm: Hulpvorm = Hulpvorm.PLEEGZORG,
    *,
    casus: Casus | None = None,
    oordeel: Tegenspraakoordeel = Tegenspraakoordeel.EENS,
) -> Tegenspraak | None:
    """Wim wrote tegenspraak on this form right after the referral; None as long as there was no referral."""
    casus = casus or cast.casus_noor
    verwezen_om = casus.stappen.filter(stap=Stap.VERWEZEN).order_by("-om").values_list("om", flat=True).first()
    if verwezen_om is None or hulpvorm not in VERBLIJF:
        return None
    dag, wim = timezone.localdate(verwezen_om), tweede_gedragsdeskundige(cast)
    vraag = Tegenspraakvraag.objects.create(
        casus=casus,
        voor_id=wim,
        hulpvorm=hulpvorm,
        antwoorden=UIT_HUIS,
        motivering="Rust en een gezin dichtbij school.",
        op=dag,
        om=verwezen_om,
        door_naam="Joris de Vries",
        uiterlijk_op=dag,
        beantwoord_om=verwezen_om,
    )
    tekst = "Is een tante echt uitgesloten? Ja, dat is nagegaan."
    return Tegenspraak.objects.create(vraag=vraag, oordeel=oordeel, tekst=tekst, op=dag, om=verwezen_om, door_id=wim)


def invoer(cast: Cast, *, casus: Casus | None = None, tegenspraak: bool = True, **anders: object) -> AdviesInvoer:
    """A complete advice for pleegzorg; somebody else wrote ``tegenspraak`` on it, unless told otherwise."""
    basis = AdviesInvoer(
        antwoorden=UIT_HUIS,
        hulpvorm=Hulpvorm.PLEEGZORG,
        behoeften=frozenset({Specialisme.TRAUMA}),
        motivering="Rust en een gezin dichtbij school.",
        mening_jeugdige="Ik wil op Urk blijven.",
        mening_ouders="Wij willen dat Noor dichtbij blijft.",
    )
    gevuld = replace(basis, **anders)  # type: ignore[arg-type]
    if tegenspraak:
        tegengesproken(cast, gevuld.hulpvorm, casus=casus)
    return gevuld


def verwezen(cast: Cast, *, crisis: bool = False, nu: datetime = NU) -> Casus:
    """Noor is referred to regional help."""
    casus = cast.casus_noor
    casus.status, casus.is_crisis = CasusStatus.ANALYSE, crisis
    casus.crisis_reden = "Het is thuis niet veilig." if crisis else ""
    casus.save()
    zet_stap(casus, stap=Stap.VERWEZEN, door=cast.joris, nu=nu)
    return casus


def geadviseerd(
    cast: Cast, *, crisis: bool = False, nu: datetime = NU, tegenspraak: bool = True, **anders: object
) -> Advies:
    """Noor is referred and the advice is recorded."""
    verwezen(cast, crisis=crisis, nu=nu)
    wat = invoer(cast, tegenspraak=tegenspraak, **anders)
    return leg_advies_vast(cast.joris, cast.casus_noor.sleutel, invoer=wat, nu=nu)


def vraag(
    cast: Cast,
    aanbod: Aanbod | None = None,
    *,
    reden: RedenAfwijking | None = None,
    herhaalsleutel: UUID | None = None,
    nu: datetime = NU,
) -> Voorstel:
    """Joris asks for a place for Noor."""
    return vraag_plek(
        cast.joris,
        cast.casus_noor.sleutel,
        aanbod_id=(aanbod or cast.pleegzorg).pk,
        start=start_na(nu),
        herhaalsleutel=herhaalsleutel or uuid4(),
        nu=nu,
        reden=reden,
        toelichting="Dit is besproken met het gezin." if reden else "",
    )


def start_na(nu: datetime) -> date:
    """The wished start: a week later."""
    return timezone.localdate(nu) + timedelta(days=7)


def gevraagd(cast: Cast, *, nu: datetime = NU) -> Voorstel:
    """A place in the foster family on Urk is held for Noor."""
    geadviseerd(cast, nu=nu)
    return vraag(cast, nu=nu)


def geplaatst(cast: Cast, *, nu: datetime = NU) -> Voorstel:
    """Aisha accepted: Noor has the place."""
    return accepteer(cast.aisha, gevraagd(cast, nu=nu).sleutel, nu=nu)
