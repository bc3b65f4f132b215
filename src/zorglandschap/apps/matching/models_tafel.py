"""The weekly placement table: the plan it looked at, and what a named person decided. Rows are never changed."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.apps.casus.models import Casus
from zorglandschap.apps.keuzes import code, in_lijst
from zorglandschap.apps.organisaties.models import Medewerker, Organisatie
from zorglandschap.core.begrippen.tafelwoorden import VOLGT, Meningstand, Tafelreden


class Verdelingsplan(models.Model):
    """A joint assignment as it was calculated: an advice, of which nothing is carried out by itself.

    ``opgave`` is the question as numbers, to explain the plan with, and ``oplossing`` its solution, so that it need
    not be solved again for that (None: an older plan). ``vraag`` is the text of the question (compressed)
    of which ``invoer_hash`` is the fingerprint, and ``doelorde`` the order of the stages that it was weighed with: from
    these two the same advice is calculated again, also after the region has chosen another order.
    """

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    om = models.DateTimeField(db_index=True)
    door = models.ForeignKey(Medewerker, null=True, on_delete=models.PROTECT, related_name="verdelingsplannen")
    door_naam = models.CharField(max_length=120)
    regels_versie = models.CharField(max_length=100)
    invoer_hash = models.CharField(max_length=64)
    trappen = models.JSONField(help_text="per stage: name, value, bound, proven")
    resultaat = models.JSONField(help_text="who could go where, as numbers without names")
    opgave = models.BinaryField()
    oplossing = models.BinaryField(null=True, editable=False)
    vraag = models.BinaryField(null=True)
    doelorde = models.JSONField(null=True)
    herhaalsleutel = models.UUIDField(unique=True, editable=False, help_text="idempotency key of the form")

    class Meta:
        ordering: ClassVar = ["-om", "-pk"]

    def __str__(self) -> str:
        return f"verdelingsplan {self.pk}"


class Tafelbesluit(models.Model):
    """What a person decided for one youth, beside what the plan advised; no offer means: keeps waiting.

    A later decision about the same casus replaces an earlier one; both stay readable.
    """

    plan = models.ForeignKey(Verdelingsplan, on_delete=models.PROTECT, related_name="besluiten")
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="tafelbesluiten")
    team = models.ForeignKey(Organisatie, on_delete=models.PROTECT, help_text="team of the casus at that moment")
    geadviseerd = models.ForeignKey(
        Aanbod, null=True, blank=True, on_delete=models.PROTECT, related_name="tafeladviezen"
    )
    besloten = models.ForeignKey(Aanbod, null=True, blank=True, on_delete=models.PROTECT, related_name="tafelbesluiten")
    volgt_advies = models.BooleanField()
    reden_code = code(Tafelreden, default="")
    reden = models.TextField(help_text="in own words, also when the advice is followed")
    mening_stand = code(Meningstand, default="")
    mening = models.TextField(blank=True, default="", help_text="what youth and parents think of it, when known")
    kosten = models.JSONField(help_text="what differing would cost, as shown at that moment")
    om = models.DateTimeField()
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="tafelbesluiten")
    door_naam = models.CharField(max_length=120)
    herhaalsleutel = models.UUIDField(unique=True, editable=False, help_text="idempotency key of the form")

    class Meta:
        ordering: ClassVar = ["om", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(reden="") & ~models.Q(reden_code=""), name="tafelbesluit_heeft_reden"
            ),
            models.CheckConstraint(
                condition=models.Q(volgt_advies=True, reden_code__in=[r.value for r in VOLGT])
                | models.Q(volgt_advies=False) & ~models.Q(reden_code__in=[r.value for r in VOLGT]),
                name="tafelbesluit_reden_past",
            ),
            models.CheckConstraint(
                condition=~models.Q(mening_stand=Meningstand.BEKEND) | ~models.Q(mening=""),
                name="tafelbesluit_mening_in_woorden",
            ),
            in_lijst("reden_code", Tafelreden, "tafelbesluit_reden_code"),
            in_lijst("mening_stand", Meningstand, "tafelbesluit_mening_stand"),
        ]

    def __str__(self) -> str:
        return f"tafelbesluit {self.pk}"
