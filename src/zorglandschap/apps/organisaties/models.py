"""Gemeenten, organisations, accounts and the people who work with them."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models

from zorglandschap.apps.keuzes import code, in_lijst
from zorglandschap.core.begrippen.codelijsten import Productgroep, Rol, SoortOrganisatie
from zorglandschap.core.begrippen.koppelsleutel import Koppelbereik


class Installatie(models.Model):
    """One fact about this installation: version of the data, seed, scale, whether loading was finished."""

    sleutel = models.CharField(max_length=64, primary_key=True)
    waarde = models.TextField()

    def __str__(self) -> str:
        return self.sleutel


class Gemeente(models.Model):
    """A municipality, by its CBS code (GM0034); of the region, or just outside it."""

    code = models.CharField(max_length=6, primary_key=True)
    naam = models.CharField(max_length=80, unique=True)
    breedte = models.FloatField(help_text="latitude of the centre, degrees")
    lengte = models.FloatField(help_text="longitude of the centre, degrees")
    in_regio = models.BooleanField(default=True, help_text="no: only a place outside the region where help is given")

    class Meta:
        ordering: ClassVar = ["naam"]

    def __str__(self) -> str:
        return self.naam


class Lidmaatschap(models.Model):
    """In which period a gemeente buys a group of products with the region."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="lidmaatschappen")
    productgroep = code(Productgroep)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    bron = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(tot__isnull=True) | models.Q(tot__gt=models.F("van")),
                name="lidmaatschap_tot_na_van",
            )
        ]

    def __str__(self) -> str:
        return f"{self.gemeente_id} {self.productgroep}"


class Organisatie(models.Model):
    """A party in the landscape: local team, provider, GI, Veilig Thuis, Raad, region or school."""

    naam = models.CharField(max_length=120)
    soort = code(SoortOrganisatie)
    gemeente = models.ForeignKey(Gemeente, null=True, blank=True, on_delete=models.PROTECT)
    breedte = models.FloatField(null=True, blank=True)
    lengte = models.FloatField(null=True, blank=True)
    is_specialistisch = models.BooleanField(default=False)
    is_verzonnen = models.BooleanField(default=True)
    crisiscontact = models.EmailField(
        blank=True, default="", db_default="", help_text="mailed when a crisis request waits for an answer"
    )

    class Meta:
        ordering: ClassVar = ["naam"]
        constraints: ClassVar = [
            in_lijst("soort", SoortOrganisatie, "organisatie_soort"),
            models.UniqueConstraint(fields=["naam", "soort"], name="organisatie_naam_uniek"),
        ]

    def __str__(self) -> str:
        return self.naam


class GebruikerBeheer(BaseUserManager["Gebruiker"]):
    """Makes accounts; an e-mail address is the name to sign in with."""

    def create_user(self, email: str, password: str | None = None, **velden: Any) -> Gebruiker:
        """Store an account with a hashed password."""
        gebruiker = self.model(email=self.normalize_email(email).lower(), **velden)
        gebruiker.set_password(password)
        gebruiker.save(using=self._db)
        return gebruiker

    def create_superuser(self, email: str, password: str | None = None, **velden: Any) -> Gebruiker:
        """Refused: there is no superuser path in this house."""
        raise NotImplementedError("Er is geen superuser: geef een beheerder de rol ‘functioneel beheerder’.")


class Gebruiker(AbstractBaseUser, PermissionsMixin):
    """An account that can sign in; what it may see follows from role and relation, never from here."""

    email = models.EmailField(unique=True)
    naam = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    geldig_tot = models.DateField(null=True, blank=True)
    aangemaakt_om = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["naam"]
    objects = GebruikerBeheer()

    def __str__(self) -> str:
        return self.naam


class Medewerker(models.Model):
    """Someone who works for an organisation in one role, during a period."""

    gebruiker = models.OneToOneField(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="medewerker"
    )
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="medewerkers")
    naam = models.CharField(max_length=120)
    rol = code(Rol)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["naam"]
        constraints: ClassVar = [in_lijst("rol", Rol, "medewerker_rol")]

    def __str__(self) -> str:
        return self.naam


class Koppelsleutel(models.Model):
    """A key with which a system of an organisation does one thing for it, in the name of the person who made it.

    The key itself is nowhere: only the print of its secret. It is never removed, so that the log keeps its meaning.
    """

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="koppelsleutels")
    naam = models.CharField(max_length=80)
    bereik = code(Koppelbereik)
    kenmerk = models.CharField(max_length=12, unique=True, help_text="the part that anybody may know")
    afdruk = models.CharField(max_length=64, help_text="SHA-256 of the secret part")
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="koppelsleutels")
    gemaakt_om = models.DateTimeField()
    geldig_tot = models.DateField(help_text="the last day on which it works")
    laatst_gebruikt_om = models.DateTimeField(null=True, blank=True)
    ingetrokken_om = models.DateTimeField(null=True, blank=True)
    ingetrokken_door = models.ForeignKey(
        Medewerker, null=True, blank=True, on_delete=models.PROTECT, related_name="ingetrokken_sleutels"
    )
    herhaalsleutel = models.UUIDField(default=uuid.uuid4, unique=True, help_text="of the form that made it")

    class Meta:
        ordering: ClassVar = ["-gemaakt_om", "-pk"]
        constraints: ClassVar = [in_lijst("bereik", Koppelbereik, "koppelsleutel_bereik")]

    def __str__(self) -> str:
        return self.naam
