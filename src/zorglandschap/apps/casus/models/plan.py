"""Goals, the plan, what is measured and evaluated, planned steps down, and the plan for who turns sixteen."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from zorglandschap.apps.casus.models.verloop import Casus
from zorglandschap.apps.keuzes import code, in_lijst
from zorglandschap.apps.organisaties.models import Gebruiker, Medewerker, Organisatie
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.planwoorden import (
    Afschaalbesluit,
    BigFive,
    Doelstatus,
    Doelsteller,
    Evaluatiebesluit,
    Leefdomein,
    Plansoort,
    Planstatus,
    Terugkeer,
)


class Doel(models.Model):
    """What must be different, set by the parents with the local team; the provider adds how (regiovisie §2.3).

    A ``is_gezinsdoel`` holds for every open case of the family: one family, one plan.
    """

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="doelen")
    domein = code(Leefdomein)
    wat = models.CharField(max_length=300)
    klaar_als = models.CharField(max_length=300, help_text="the visible end: when is help done")
    gesteld_door = code(Doelsteller)
    is_gezinsdoel = models.BooleanField(default=False)
    gesteld_op = models.DateField()
    termijn_op = models.DateField()
    hoe = models.TextField(blank=True, help_text="how the provider goes about it")
    hoe_door = models.ForeignKey(Organisatie, null=True, blank=True, on_delete=models.PROTECT)
    status = code(Doelstatus, default=Doelstatus.OPEN)
    gesloten_op = models.DateField(null=True, blank=True)
    gesloten_reden = models.CharField(max_length=300, blank=True)
    vastgelegd_door = models.ForeignKey(Medewerker, null=True, on_delete=models.PROTECT)
    herhaalsleutel = models.UUIDField(null=True, unique=True, editable=False, help_text="idempotency key of the form")

    class Meta:
        constraints: ClassVar = [
            in_lijst("domein", Leefdomein, "doel_domein"),
            in_lijst("gesteld_door", Doelsteller, "doel_gesteld_door"),
            in_lijst("status", Doelstatus, "doel_status"),
            models.CheckConstraint(condition=models.Q(termijn_op__gte=models.F("gesteld_op")), name="doel_termijn_na"),
        ]

    def __str__(self) -> str:
        return f"doel {self.pk}"


class Doelzorg(models.Model):
    """Which concern of the analysis a goal answers; ``wortel`` is that of the factor."""

    doel = models.ForeignKey(Doel, on_delete=models.PROTECT, related_name="zorgen")
    wortel = models.UUIDField(db_index=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["doel", "wortel"], name="doelzorg_een_keer")]

    def __str__(self) -> str:
        return f"doelzorg {self.pk}"


class Doelmeting(models.Model):
    """Goal attainment on one day: −2 much worse, 0 as hoped, +2 much better; rows are only added."""

    doel = models.ForeignKey(Doel, on_delete=models.PROTECT, related_name="metingen")
    score = models.SmallIntegerField()
    op = models.DateField()
    toelichting = models.CharField(max_length=500, blank=True)
    door = models.ForeignKey(Gebruiker, null=True, on_delete=models.PROTECT)
    om = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(score__gte=-2, score__lte=2), name="doelmeting_van_min_2_tot_2")
        ]

    def __str__(self) -> str:
        return f"doelmeting {self.pk}"


class Hulpplan(models.Model):
    """The plan of one case (familiegroepsplan or hulpverleningsplan); a change after fixing is a new version."""

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="plannen")
    versie = models.PositiveSmallIntegerField(default=1)
    status = code(Planstatus, default=Planstatus.CONCEPT)
    soort = code(Plansoort, default=Plansoort.HULPVERLENINGSPLAN)
    familiegroepsplan_aangeboden_op = models.DateField(null=True, blank=True)
    familiegroepsplan_afgezien_op = models.DateField(null=True, blank=True, help_text="clear that it will not be made")
    op_schrift_gevraagd_op = models.DateField(null=True, blank=True)
    op_schrift_gegeven_op = models.DateField(null=True, blank=True)
    terugkeer = code(Terugkeer, blank=True)
    terugkeer_toelichting = models.TextField(blank=True)
    terugkeer_streef_op = models.DateField(null=True, blank=True)
    contactafspraken = models.TextField(blank=True, help_text="who sees whom when, while the youth is away from home")
    rol_ouders = models.TextField(blank=True, help_text="what parents keep doing: they remain responsible")
    met_jeugdige_op = models.DateField(null=True, blank=True)
    met_ouders_op = models.DateField(null=True, blank=True)
    gestart_op = models.DateField()
    vastgesteld_op = models.DateField(null=True, blank=True)
    vastgesteld_door = models.ForeignKey(Medewerker, null=True, blank=True, on_delete=models.PROTECT)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["casus", "versie"], name="hulpplan_versie_uniek"),
            in_lijst("status", Planstatus, "hulpplan_status"),
            in_lijst("soort", Plansoort, "hulpplan_soort"),
            in_lijst("terugkeer", Terugkeer, "hulpplan_terugkeer", of_leeg=True),
        ]

    def __str__(self) -> str:
        return f"plan {self.pk}"


class Inzet(models.Model):
    """One line of the plan: in which part of life who does what; a struck one keeps its row."""

    plan = models.ForeignKey(Hulpplan, on_delete=models.PROTECT, related_name="inzetten")
    domein = code(Leefdomein)
    wat = models.CharField(max_length=400)
    wie = models.CharField(max_length=160)
    betrokken_op = models.DateField(null=True, blank=True, help_text="since when that party has been involved")
    door = models.ForeignKey(Gebruiker, null=True, on_delete=models.PROTECT)
    om = models.DateTimeField()
    vervallen_om = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [in_lijst("domein", Leefdomein, "inzet_domein")]

    def __str__(self) -> str:
        return f"inzet {self.pk}"


class Planuitzondering(models.Model):
    """A concern without a goal, on purpose and with the reason; a struck one keeps its row."""

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="planuitzonderingen")
    wortel = models.UUIDField()
    reden = models.CharField(max_length=300)
    door = models.ForeignKey(Medewerker, null=True, on_delete=models.PROTECT)
    om = models.DateTimeField()
    vervallen_om = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"planuitzondering {self.pk}"


class Evaluatie(models.Model):
    """A planned look at the plan with the family, and what came of it."""

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="evaluaties")
    gepland_op = models.DateField()
    gehouden_op = models.DateField(null=True, blank=True)
    met_jeugdige = models.BooleanField(default=False)
    met_ouders = models.BooleanField(default=False)
    verslag = models.TextField(blank=True)
    besluit = code(Evaluatiebesluit, blank=True)
    door = models.ForeignKey(Medewerker, null=True, blank=True, on_delete=models.PROTECT)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["casus", "gepland_op"])]
        constraints: ClassVar = [
            in_lijst("besluit", Evaluatiebesluit, "evaluatie_besluit", of_leeg=True),
            models.CheckConstraint(
                condition=models.Q(gehouden_op__isnull=True) | ~models.Q(besluit=""), name="evaluatie_heeft_besluit"
            ),
        ]

    def __str__(self) -> str:
        return f"evaluatie {self.pk}"


class Afschaalmoment(models.Model):
    """A moment, agreed beforehand, at which lighter help is considered."""

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="afschaalmomenten")
    gepland_op = models.DateField()
    naar = code(Hulpvorm, blank=True)
    voorwaarde = models.CharField(max_length=300, help_text="what must be true by then")
    besluit = code(Afschaalbesluit, blank=True)
    besloten_op = models.DateField(null=True, blank=True)
    reden = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(Medewerker, null=True, blank=True, on_delete=models.PROTECT)

    class Meta:
        constraints: ClassVar = [
            in_lijst("naar", Hulpvorm, "afschaalmoment_naar", of_leeg=True),
            in_lijst("besluit", Afschaalbesluit, "afschaalmoment_besluit", of_leeg=True),
            models.CheckConstraint(
                condition=models.Q(besluit="", besloten_op__isnull=True)
                | (~models.Q(besluit="") & models.Q(besloten_op__isnull=False)),
                name="afschaalmoment_besluit_met_dag",
            ),
        ]

    def __str__(self) -> str:
        return f"afschaalmoment {self.pk}"


class Toekomstplan(models.Model):
    """The plan for later of a youth who turned sixteen in verblijf (regiovisie §3.8); one per case."""

    casus = models.OneToOneField(Casus, on_delete=models.PROTECT, related_name="toekomstplan")
    begonnen_op = models.DateField()
    vastgesteld_op = models.DateField(null=True, blank=True)
    herzien_op = models.DateField(null=True, blank=True, help_text="next look at the plan")

    def __str__(self) -> str:
        return f"toekomstplan {self.pk}"


class Toekomstonderdeel(models.Model):
    """One of the big five: how it is now, what the youth wants, what was agreed, and whether it is arranged."""

    plan = models.ForeignKey(Toekomstplan, on_delete=models.PROTECT, related_name="onderdelen")
    onderdeel = code(BigFive)
    nu = models.TextField(blank=True)
    wens = models.TextField(blank=True)
    afspraak = models.TextField(blank=True)
    wie = models.CharField(max_length=160, blank=True)
    klaar_op = models.DateField(null=True, blank=True)
    is_geregeld = models.BooleanField(default=False)
    versie = models.PositiveIntegerField(default=0, help_text="counts saves, so that two writers meet")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "onderdeel"], name="toekomstonderdeel_een_keer"),
            in_lijst("onderdeel", BigFive, "toekomstonderdeel_soort"),
        ]

    def __str__(self) -> str:
        return f"toekomstonderdeel {self.pk}"
