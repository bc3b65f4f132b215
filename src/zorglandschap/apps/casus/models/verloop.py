"""The case: the question, the steps taken, and the mentor the youth chose."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from zorglandschap.apps.casus.models.gezin import Jeugdige
from zorglandschap.apps.keuzes import code, in_lijst
from zorglandschap.apps.organisaties.models import Medewerker, Organisatie
from zorglandschap.core.begrippen.besluitwoorden import RedenVerhuizing
from zorglandschap.core.begrippen.codelijsten import CasusStatus, JuridischKader, Stap, Vrager
from zorglandschap.core.begrippen.vraagwoorden import Hulpvraagsoort, Vraaguitkomst
from zorglandschap.core.casus.verloop import crisis_speelt


class Casus(models.Model):
    """The work around one child, from the first question until nothing is needed any more."""

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    herhaalsleutel = models.UUIDField(null=True, editable=False, help_text="idempotency key of the form that opened it")
    jeugdige = models.ForeignKey(Jeugdige, on_delete=models.PROTECT, related_name="casussen")
    status = code(CasusStatus)
    kader = code(JuridischKader, default=JuridischKader.VRIJWILLIG)
    team = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="casussen")
    regisseur = models.ForeignKey(
        Medewerker, null=True, blank=True, on_delete=models.PROTECT, related_name="regie_over"
    )
    gedragsdeskundige = models.ForeignKey(
        Medewerker, null=True, blank=True, on_delete=models.PROTECT, related_name="analyses_mee"
    )
    jeugdbeschermer = models.ForeignKey(
        Medewerker, null=True, blank=True, on_delete=models.PROTECT, related_name="maatregelen"
    )
    perspectiefregisseur = models.ForeignKey(
        Medewerker, null=True, blank=True, on_delete=models.PROTECT, related_name="perspectief_van"
    )
    is_beperkt = models.BooleanField(
        default=False, db_default=False, help_text="only who is named in the case knows that it exists"
    )
    beperkt_reden = models.CharField(max_length=300, blank=True, db_default="")
    is_crisis = models.BooleanField(default=False)
    crisis_reden = models.TextField(blank=True)
    vervolg_reden = code(
        RedenVerhuizing, blank=True, db_default="", help_text="why other help is looked for beside the help that runs"
    )
    geopend_op = models.DateField()
    gesloten_op = models.DateField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["regisseur", "status"]),
            models.Index(fields=["team", "status"]),
            models.Index(
                fields=["team"], name="casus_open_in_team", condition=~models.Q(status=CasusStatus.AFGESLOTEN)
            ),
        ]
        constraints: ClassVar = [
            in_lijst("status", CasusStatus, "casus_status"),
            in_lijst("kader", JuridischKader, "casus_kader"),
            in_lijst("vervolg_reden", RedenVerhuizing, "casus_vervolg_reden", of_leeg=True),
            models.UniqueConstraint(
                fields=["regisseur", "herhaalsleutel"],
                condition=models.Q(herhaalsleutel__isnull=False),
                name="casus_een_keer",
            ),
            models.CheckConstraint(
                condition=models.Q(is_crisis=False) | ~models.Q(crisis_reden=""), name="casus_crisis_heeft_reden"
            ),
        ]

    def __str__(self) -> str:
        return f"casus {self.pk}"

    @property
    def crisis_speelt(self) -> bool:
        """True while a reported crisis still waits for help."""
        return crisis_speelt(is_crisis=self.is_crisis, status=CasusStatus(self.status))


class Hulpvraag(models.Model):
    """The question in the words of the family: who asks, what, and what should be different."""

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="hulpvragen")
    vrager = code(Vrager)
    soort = code(Hulpvraagsoort, default=Hulpvraagsoort.ONBEKEND, db_default=Hulpvraagsoort.ONBEKEND)
    vraag = models.TextField()
    gewenst = models.TextField(blank=True, help_text="what should be different, in own words")
    uitkomst = code(Vraaguitkomst, blank=True, db_default="")
    uitkomst_toelichting = models.TextField(blank=True, db_default="")
    uitkomst_op = models.DateField(null=True, blank=True)
    op = models.DateField()
    door = models.ForeignKey(Medewerker, null=True, on_delete=models.PROTECT)

    class Meta:
        constraints: ClassVar = [
            in_lijst("vrager", Vrager, "hulpvraag_vrager"),
            in_lijst("soort", Hulpvraagsoort, "hulpvraag_soort"),
            in_lijst("uitkomst", Vraaguitkomst, "hulpvraag_uitkomst", of_leeg=True),
        ]

    def __str__(self) -> str:
        return f"hulpvraag {self.pk}"


class CasusStap(models.Model):
    """One thing that happened in a case: appended, never changed. ``uitkomsten`` holds the rules' answers."""

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="stappen")
    stap = code(Stap)
    status_na = code(CasusStatus)
    op = models.DateField()
    om = models.DateTimeField()
    door = models.ForeignKey(Medewerker, null=True, blank=True, on_delete=models.PROTECT)
    door_naam = models.CharField(max_length=120, blank=True)
    toelichting = models.TextField(blank=True)
    uitkomsten = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["om", "pk"]

    def __str__(self) -> str:
        return self.stap


class Jim(models.Model):
    """Jouw Ingebrachte Mentor: chosen by the youth from the own network (regiovisie §3.5)."""

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="jims")
    naam = models.CharField(max_length=120)
    band = models.CharField(max_length=120, help_text="who this is to the youth, e.g. aunt or coach")
    gekozen_op = models.DateField()
    ouders_akkoord_op = models.DateField(null=True, blank=True)
    gestopt_op = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"jim {self.pk}"


class JimGesprek(models.Model):
    """The two-monthly look with youth and mentor: does it still work?"""

    jim = models.ForeignKey(Jim, on_delete=models.PROTECT, related_name="gesprekken")
    op = models.DateField()
    verslag = models.TextField()
    gaat_door = models.BooleanField(default=True)
    door = models.ForeignKey(Medewerker, null=True, on_delete=models.PROTECT)

    def __str__(self) -> str:
        return f"jimgesprek {self.pk}"
