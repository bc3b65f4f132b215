"""The family: children, the adults around them, and the accounts of youths and parents."""

from __future__ import annotations

import uuid

from django.db import models

from zorglandschap.apps.keuzes import code
from zorglandschap.apps.organisaties.models import Gebruiker, Gemeente, Organisatie
from zorglandschap.core.begrippen.codelijsten import Geslacht, Rol


class Gezin(models.Model):
    """A family: children who grow up together and the adults around them."""

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    naam = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"gezin {self.pk}"


class Gezinslid(models.Model):
    """An adult in or around the family; whether there is legal custody (gezag) decides on rights."""

    gezin = models.ForeignKey(Gezin, on_delete=models.PROTECT, related_name="leden")
    naam = models.CharField(max_length=120)
    rol = models.CharField(max_length=32, help_text="moeder, vader, stiefouder, voogd, grootouder")
    heeft_gezag = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"gezinslid {self.pk}"


class Jeugdige(models.Model):
    """A child or young person. The BSN is stored encrypted, with a blind index to find it."""

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    gezin = models.ForeignKey(Gezin, on_delete=models.PROTECT, related_name="jeugdigen")
    voornaam = models.CharField(max_length=80)
    achternaam = models.CharField(max_length=80, db_index=True)
    geboren_op = models.DateField()
    geslacht = code(Geslacht)
    bsn_geheim = models.BinaryField(null=True, editable=False)
    bsn_index = models.BinaryField(max_length=16, null=True, unique=True, editable=False)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, help_text="woonplaatsbeginsel")
    breedte = models.FloatField(help_text="latitude of the home, blurred to about 500 m")
    lengte = models.FloatField(help_text="longitude of the home, blurred to about 500 m")
    adres_is_geheim = models.BooleanField(default=False)
    school = models.ForeignKey(Organisatie, null=True, blank=True, on_delete=models.PROTECT)

    def __str__(self) -> str:
        return f"jeugdige {self.pk}"


class Portaaltoegang(models.Model):
    """The account of a youth or parent, and to whom it gives access."""

    gebruiker = models.OneToOneField(Gebruiker, on_delete=models.PROTECT, related_name="portaal")
    jeugdige = models.ForeignKey(Jeugdige, on_delete=models.PROTECT)
    gezinslid = models.ForeignKey(Gezinslid, null=True, blank=True, on_delete=models.PROTECT)
    rol = code(Rol)
    veiligheidsblokkade = models.BooleanField(default=False, help_text="safety first: this person sees nothing")
    bezwaar = models.BooleanField(default=False, help_text="the youth objects to this person looking")

    def __str__(self) -> str:
        return f"portaal {self.pk}"
