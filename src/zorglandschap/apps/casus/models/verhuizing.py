"""What one person answered to the question whether this youth may move: recorded, never derived."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zorglandschap.apps.casus.models.gezin import Gezinslid
from zorglandschap.apps.casus.models.verloop import Casus
from zorglandschap.apps.keuzes import code, in_lijst
from zorglandschap.apps.organisaties.models import Medewerker
from zorglandschap.core.begrippen.gezinswoorden import Gever


class Verhuisinstemming(models.Model):
    """One person's yes or no to a move, and to which forms; taken back is a day, never a removed row.

    The last answer of each person counts. ``gesproken_door`` is who asked it, ``mening_jeugdige`` what a child says
    for whom the parents decide.
    """

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="verhuisinstemmingen")
    gever = code(Gever)
    gezinslid = models.ForeignKey(Gezinslid, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_ja = models.BooleanField()
    hulpvormen = models.JSONField(default=list, help_text="values of Hulpvorm that the yes is for")
    toelichting = models.TextField(blank=True, help_text="in the person's own words, with conditions")
    mening_jeugdige = models.TextField(blank=True)
    zonder_ouders = models.CharField(
        max_length=300, blank=True, help_text="12 to 15 years: why the parents are not asked (Jeugdwet 7.3.4)"
    )
    op = models.DateField()
    gesproken_door = models.CharField(max_length=120)
    om = models.DateTimeField()
    door = models.ForeignKey(Medewerker, null=True, on_delete=models.PROTECT, related_name="+")
    door_naam = models.CharField(max_length=120)
    ingetrokken_op = models.DateField(null=True, blank=True)
    ingetrokken_reden = models.TextField(blank=True)
    ingetrokken_door_naam = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["casus", "op"])]
        constraints: ClassVar = [
            in_lijst("gever", Gever, "verhuisinstemming_gever"),
            models.CheckConstraint(
                condition=models.Q(gever=Gever.JEUGDIGE, gezinslid__isnull=True)
                | models.Q(gever=Gever.OUDER, gezinslid__isnull=False),
                name="verhuisinstemming_van_iemand",
            ),
            models.CheckConstraint(
                condition=models.Q(zonder_ouders="") | models.Q(gever=Gever.JEUGDIGE),
                name="verhuisinstemming_zonder_ouders_van_jeugdige",
            ),
            models.CheckConstraint(
                condition=models.Q(ingetrokken_op__isnull=True) | models.Q(ingetrokken_op__gte=models.F("op")),
                name="verhuisinstemming_daarna_ingetrokken",
            ),
        ]

    def __str__(self) -> str:
        return f"verhuisinstemming {self.pk}"
