"""The first accounts of an installation, made from the command line by whoever may read its keys."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.apps.organisaties.models import Gebruiker, Medewerker, Organisatie
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Rol
from zorglandschap.core.begrippen.tekst import zin

GEEN_MEDEWERKER = frozenset({Rol.JEUGDIGE, Rol.OUDER, Rol.JIM})


@transaction.atomic
def maak_account(*, email: str, naam: str, rol: Rol, organisatie: str, wachtwoord: str, vandaag: date) -> Gebruiker:
    """Store an account with one role at one organisation; raises Geweigerd with what has to be mended."""
    adres = email.strip().lower()
    if rol in GEEN_MEDEWERKER:
        raise Geweigerd(zin("Een account voor een jeugdige, ouder of JIM hoort bij een casus en ontstaat daar."))
    werkgever = Organisatie.objects.filter(naam=organisatie).first()
    if werkgever is None:
        raise Geweigerd(zin("Er is geen organisatie met de naam ‘%(naam)s’. Laad eerst de regio.", naam=organisatie))
    if Gebruiker.objects.filter(email=adres).exists():
        raise Geweigerd(zin("Er is al een account met dit e-mailadres."))
    gebruiker = Gebruiker(email=adres, naam=naam.strip())
    try:
        validate_email(adres)
        validate_password(wachtwoord, gebruiker)
    except ValidationError as fout:
        raise Geweigerd(zin("Dit kan niet: %(waarom)s", waarom=" ".join(fout.messages))) from fout
    gebruiker.set_password(wachtwoord)
    gebruiker.save()
    Medewerker.objects.create(gebruiker=gebruiker, organisatie=werkgever, naam=naam.strip(), rol=rol, van=vandaag)
    schrijf(
        kijker=None,
        handeling=Handeling.BEHEREN,
        doel=Doel.BEHEER,
        actie="C",
        soort="account",
        object_id=gebruiker.pk,
        reden=f"gemaakt op de opdrachtregel, rol {rol}",
    )
    return gebruiker
