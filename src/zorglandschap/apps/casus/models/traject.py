"""The history of the landscape: measures, trajects of help and placements that threatened."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, Locatie
from zorglandschap.apps.casus.models.gezin import Jeugdige
from zorglandschap.apps.casus.models.verloop import Casus
from zorglandschap.apps.keuzes import code, in_lijst
from zorglandschap.apps.organisaties.models import Gemeente, Medewerker, Organisatie
from zorglandschap.core.begrippen.besluitwoorden import EindeMaatregel, RedenVerhuizing
from zorglandschap.core.begrippen.codelijsten import JuridischKader, RedenEinde, Verwijzer
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm


class Maatregel(models.Model):
    """A legal measure or authorisation around a child, with its period.

    A conditional authorisation gives no ground before ``opname_besloten_op``. ``vertegenwoordiger_op`` is the consent
    of who has the gezag, on which an authorisation stands that has no supervision or guardianship beside it.
    """

    jeugdige = models.ForeignKey(Jeugdige, on_delete=models.PROTECT, related_name="maatregelen")
    kader = code(JuridischKader)
    gi = models.ForeignKey(Organisatie, null=True, blank=True, on_delete=models.PROTECT)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    uitgesproken_op = models.DateField(null=True, blank=True, help_text="day of the court's decision")
    is_spoed = models.BooleanField(default=False, db_default=False)
    is_voorwaardelijk = models.BooleanField(default=False, db_default=False)
    verlengt = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="verlengingen")
    kenmerk = models.CharField(max_length=60, blank=True, db_default="", help_text="number of the court's decision")
    instemming_op = models.DateField(null=True, blank=True, help_text="statement of the gedragswetenschapper (closed)")
    instemming_door = models.CharField(max_length=120, blank=True, db_default="", help_text="who gave that statement")
    vertegenwoordiger_op = models.DateField(null=True, blank=True, help_text="consent of who has the gezag (closed)")
    vertegenwoordiger_door = models.CharField(max_length=120, blank=True, db_default="", help_text="who consented")
    vertegenwoordiger_ingetrokken_op = models.DateField(null=True, blank=True, help_text="that consent was withdrawn")
    geschonden_op = models.DateField(null=True, blank=True, help_text="day on which a condition was broken")
    geschonden_voorwaarde = models.TextField(blank=True, db_default="", help_text="which condition was broken, how")
    opname_besloten_op = models.DateField(null=True, blank=True, help_text="decision to admit on a broken condition")
    opname_besloten_door = models.CharField(max_length=120, blank=True, db_default="", help_text="who decided that")
    reden_einde = code(EindeMaatregel, blank=True, db_default="")
    einde_toelichting = models.TextField(blank=True, db_default="")
    herhaalsleutel = models.UUIDField(null=True, unique=True, editable=False, help_text="idempotency key of the form")

    class Meta:
        constraints: ClassVar = [
            in_lijst("kader", JuridischKader, "maatregel_kader"),
            in_lijst("reden_einde", EindeMaatregel, "maatregel_reden_einde", of_leeg=True),
            models.CheckConstraint(
                condition=models.Q(opname_besloten_op__isnull=True)
                | (
                    models.Q(is_voorwaardelijk=True, geschonden_op__isnull=False)
                    & ~models.Q(geschonden_voorwaarde="")
                    & ~models.Q(opname_besloten_door="")
                ),
                name="maatregel_opname_heel",
            ),
        ]

    def __str__(self) -> str:
        return f"maatregel {self.pk}"


class Traject(models.Model):
    """One period of one form of help for one child, at home or away; the history of the landscape."""

    jeugdige = models.ForeignKey(Jeugdige, on_delete=models.PROTECT, related_name="trajecten")
    casus = models.ForeignKey(Casus, null=True, blank=True, on_delete=models.PROTECT, related_name="trajecten")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    aanbieder = models.ForeignKey(Organisatie, on_delete=models.PROTECT)
    aanbod = models.ForeignKey(Aanbod, null=True, blank=True, on_delete=models.PROTECT, related_name="trajecten")
    bezetting = models.OneToOneField(Bezetting, null=True, blank=True, on_delete=models.PROTECT)
    hulpvorm = code(Hulpvorm)
    verwijzer = code(Verwijzer)
    toegewezen_op = models.DateField()
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    reden_einde = code(RedenEinde, blank=True)
    is_crisis = models.BooleanField(default=False)
    naast = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="ernaast")
    vervolg_op = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="vervolgd_door"
    )
    reden_verhuizing = code(RedenVerhuizing, blank=True, db_default="")
    einde_toelichting = models.TextField(blank=True, db_default="")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["van", "tot"]),
            models.Index(fields=["hulpvorm", "van"]),
            models.Index(fields=["aanbieder", "tot"], name="traject_clienten"),
        ]
        constraints: ClassVar = [
            in_lijst("hulpvorm", Hulpvorm, "traject_hulpvorm"),
            in_lijst("verwijzer", Verwijzer, "traject_verwijzer"),
            in_lijst("reden_einde", RedenEinde, "traject_reden_einde", of_leeg=True),
            in_lijst("reden_verhuizing", RedenVerhuizing, "traject_reden_verhuizing", of_leeg=True),
            models.CheckConstraint(
                condition=models.Q(tot__isnull=True) | models.Q(tot__gte=models.F("van")), name="traject_tot_na_van"
            ),
        ]

    def __str__(self) -> str:
        return f"traject {self.pk}"


class Afloop(models.TextChoices):
    """How a threatened placement ended."""

    THUIS = "thuis gebleven", "thuis gebleven"
    TERUG = "terug naar huis", "terug naar huis"
    UITHUIS = "uit huis geplaatst", "uit huis geplaatst"


class DreigendeUithuisplaatsing(models.Model):
    """A placement out of home that threatened, and whether it could be prevented."""

    jeugdige = models.ForeignKey(Jeugdige, on_delete=models.PROTECT)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    gemeld_op = models.DateField(db_index=True)
    via_versnellingsteam = models.BooleanField(default=False)
    afloop = models.CharField(max_length=24, choices=Afloop.choices, blank=True)
    afgerond_op = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"dreiging {self.pk}"


class OnveiligeLocatie(models.Model):
    """A location where one child is not safe, and why; taken back is a day, never a removed row.

    Who may read it: the casusregisseur, and the worker of the GI and the gedragsdeskundige who are named in the case.
    """

    jeugdige = models.ForeignKey(Jeugdige, on_delete=models.PROTECT, related_name="onveilige_locaties")
    locatie = models.ForeignKey(Locatie, on_delete=models.PROTECT, related_name="+")
    reden = models.TextField()
    op = models.DateField()
    om = models.DateTimeField()
    door = models.ForeignKey(Medewerker, null=True, on_delete=models.PROTECT, related_name="+")
    door_naam = models.CharField(max_length=120)
    ingetrokken_op = models.DateField(null=True, blank=True)
    ingetrokken_reden = models.TextField(blank=True)
    ingetrokken_door_naam = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["jeugdige", "locatie"],
                condition=models.Q(ingetrokken_op__isnull=True),
                name="onveilige_locatie_een_keer",
            ),
            models.CheckConstraint(
                condition=models.Q(ingetrokken_op__isnull=True) | models.Q(ingetrokken_op__gte=models.F("op")),
                name="onveilige_locatie_daarna_ingetrokken",
            ),
        ]

    def __str__(self) -> str:
        return f"onveilige locatie {self.pk}"
