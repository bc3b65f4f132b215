"""The family: children, the people around them, who has gezag, consent, and the accounts of youths and parents."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models

from zorglandschap.apps.keuzes import code, in_lijst
from zorglandschap.apps.organisaties.models import Gebruiker, Gemeente, Medewerker, Organisatie
from zorglandschap.core.begrippen.codelijsten import Geslacht, Rol
from zorglandschap.core.begrippen.gezinswoorden import Gever, Gezinsrol, Steun, Toestemmingsdoel
from zorglandschap.core.casus.naamwoorden import naamwoorden


class Gezin(models.Model):
    """A family: children who grow up together and the adults around them."""

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    naam = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"gezin {self.pk}"


class Gezinslid(models.Model):
    """Somebody in or around the family: a parent, a voogd, a grandparent, a neighbour who helps.

    ``rol`` and ``heeft_gezag`` hold for every child of the family, unless a ``Band`` says otherwise for one child.
    Who leaves keeps the row, with ``tot``.
    """

    gezin = models.ForeignKey(Gezin, on_delete=models.PROTECT, related_name="leden")
    naam = models.CharField(max_length=120)
    rol = code(Gezinsrol)
    heeft_gezag = models.BooleanField(default=True)
    woont_in = models.BooleanField(default=True, db_default=True, help_text="lives in the home of the family")
    telefoon = models.CharField(max_length=24, blank=True, db_default="")
    van = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True, help_text="no longer in or around the family since")

    class Meta:
        constraints: ClassVar = [in_lijst("rol", Gezinsrol, "gezinslid_rol")]

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
    geen_berichten = models.BooleanField(
        default=False, db_default=False, help_text="no messages to other systems about this youth"
    )
    school = models.ForeignKey(Organisatie, null=True, blank=True, on_delete=models.PROTECT)
    samengevoegd_in = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, help_text="a double: this record goes on there"
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["gemeente", "achternaam", "voornaam"], name="jeugdige_zoeken"),
        ]
        constraints: ClassVar = [in_lijst("geslacht", Geslacht, "jeugdige_geslacht")]

    def __str__(self) -> str:
        return f"jeugdige {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the words of the name, by which a youth is looked for, beside the name itself."""
        nieuw = self._state.adding
        super().save(*args, **kwargs)
        velden = kwargs.get("update_fields")
        if velden is None or {"voornaam", "achternaam"} & set(velden):
            self._bewaar_naamwoorden(nieuw=nieuw)

    def _bewaar_naamwoorden(self, *, nieuw: bool) -> None:
        woorden = {(w.begin, w.woord) for w in naamwoorden(self.voornaam, self.achternaam)}
        staan = set() if nieuw else set(self.naamwoorden.values_list("begin", "woord"))
        if staan != woorden:
            self.naamwoorden.all().delete()
            Naamwoord.objects.bulk_create(Naamwoord(jeugdige=self, begin=b, woord=w) for b, w in sorted(woorden))


class Naamwoord(models.Model):
    """One word of the name of a youth, without accents and capitals; found by its first three letters."""

    jeugdige = models.ForeignKey(Jeugdige, on_delete=models.CASCADE, related_name="naamwoorden")
    begin = models.CharField(max_length=3)
    woord = models.CharField(max_length=80)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["begin", "woord", "jeugdige"], name="naamwoord_zoeken")]

    def __str__(self) -> str:
        return f"naamwoord {self.pk}"


class Portaaltoegang(models.Model):
    """The account of a youth or parent, and to whom it gives access."""

    gebruiker = models.OneToOneField(Gebruiker, on_delete=models.PROTECT, related_name="portaal")
    jeugdige = models.ForeignKey(Jeugdige, on_delete=models.PROTECT)
    gezinslid = models.ForeignKey(Gezinslid, null=True, blank=True, on_delete=models.PROTECT)
    rol = code(Rol)
    veiligheidsblokkade = models.BooleanField(default=False, help_text="safety first: this person sees nothing")
    bezwaar = models.BooleanField(default=False, help_text="the youth objects to this person looking")

    class Meta:
        constraints: ClassVar = [in_lijst("rol", Rol, "portaaltoegang_rol")]

    def __str__(self) -> str:
        return f"portaal {self.pk}"


class Band(models.Model):
    """What somebody is to one child, where that differs per child, and how the tie feels to the child."""

    jeugdige = models.ForeignKey(Jeugdige, on_delete=models.PROTECT, related_name="banden")
    gezinslid = models.ForeignKey(Gezinslid, on_delete=models.PROTECT, related_name="banden")
    rol = code(Gezinsrol)
    heeft_gezag = models.BooleanField(default=False)
    steun = code(Steun, default=Steun.ONBEKEND)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["jeugdige", "gezinslid"], name="band_een_keer"),
            in_lijst("rol", Gezinsrol, "band_rol"),
            in_lijst("steun", Steun, "band_steun"),
        ]

    def __str__(self) -> str:
        return f"band {self.pk}"


class Toestemming(models.Model):
    """One person's yes to one purpose, with its scope and dates; withdrawn is a date, never a removed row."""

    jeugdige = models.ForeignKey(Jeugdige, on_delete=models.PROTECT, related_name="toestemmingen")
    doel = code(Toestemmingsdoel)
    gever = code(Gever)
    gezinslid = models.ForeignKey(Gezinslid, null=True, blank=True, on_delete=models.PROTECT)
    reikwijdte = models.CharField(max_length=300, blank=True, help_text="with whom, about what")
    zonder_ouders = models.CharField(
        max_length=300, blank=True, help_text="12 to 15 years: why the parents are not asked (Jeugdwet 7.3.4)"
    )
    van = models.DateField()
    tot = models.DateField(null=True, blank=True, help_text="agreed end of the consent")
    ingetrokken_op = models.DateField(null=True, blank=True)
    door = models.ForeignKey(Medewerker, null=True, on_delete=models.PROTECT, related_name="+")
    om = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["jeugdige", "doel"])]
        constraints: ClassVar = [
            in_lijst("doel", Toestemmingsdoel, "toestemming_doel"),
            in_lijst("gever", Gever, "toestemming_gever"),
            models.CheckConstraint(
                condition=models.Q(gever=Gever.JEUGDIGE, gezinslid__isnull=True)
                | models.Q(gever=Gever.OUDER, gezinslid__isnull=False),
                name="toestemming_van_iemand",
            ),
            models.CheckConstraint(
                condition=models.Q(zonder_ouders="") | models.Q(gever=Gever.JEUGDIGE),
                name="toestemming_zonder_ouders_van_jeugdige",
            ),
        ]

    def __str__(self) -> str:
        return f"toestemming {self.pk}"


class Samenvoeging(models.Model):
    """Two records that are one child: proposed by one person, confirmed by another, and it can be undone.

    ``verplaatst`` holds, per kind of row, the ids that moved, so that undoing puts each one back.
    """

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    blijft = models.ForeignKey(Jeugdige, on_delete=models.PROTECT, related_name="samenvoegingen")
    dubbel = models.ForeignKey(Jeugdige, on_delete=models.PROTECT, related_name="opgegaan_in")
    reden = models.TextField()
    voorgesteld_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    voorgesteld_om = models.DateTimeField()
    bevestigd_door = models.ForeignKey(Medewerker, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    bevestigd_om = models.DateTimeField(null=True, blank=True)
    gestopt_door = models.ForeignKey(Medewerker, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    gestopt_om = models.DateTimeField(null=True, blank=True, help_text="rejected, or undone after it was confirmed")
    gestopt_reden = models.TextField(blank=True)
    verplaatst = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(blijft=models.F("dubbel")), name="samenvoeging_twee_verschillende"
            ),
            models.CheckConstraint(
                condition=models.Q(bevestigd_door__isnull=True)
                | ~models.Q(bevestigd_door=models.F("voorgesteld_door")),
                name="samenvoeging_door_twee",
            ),
        ]

    def __str__(self) -> str:
        return f"samenvoeging {self.pk}"
