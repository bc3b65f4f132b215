"""Offers that providers keep themselves: more to tell, places out of service, daily counts, history, reminders."""

from __future__ import annotations

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from zorglandschap.apps.aanbod.slot import OPEN, SLUIT
from zorglandschap.apps.slot import als_migratie

belofte = import_module("zorglandschap.apps.aanbod.migrations.0003_geen_plek_dubbel")


def herstel_belofte(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """SQLite writes the table anew when a check changes, and forgets its triggers: put them back."""
    if schema_editor.connection.vendor == "sqlite":
        belofte.zet_uit(apps, schema_editor)
        belofte.zet_aan(apps, schema_editor)


class Migration(migrations.Migration):

    dependencies = [
        ('aanbod', '0004_zoek_vrije_plek'),
        ('organisaties', '0002_gemeente_in_regio'),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, herstel_belofte),  # last on the way back
        migrations.CreateModel(
            name='Aanbodherinnering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('op', models.DateField()),
                ('aantal', models.PositiveIntegerField()),
                ('verzonden_om', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Aanbodwijziging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('versie', models.PositiveIntegerField()),
                ('soort', models.CharField(choices=[('aanbod toegevoegd', 'aanbod toegevoegd'), ('aanbod gewijzigd', 'aanbod gewijzigd'), ('vrije plekken bijgewerkt', 'vrije plekken bijgewerkt'), ('plekken buiten gebruik', 'plekken buiten gebruik'), ('plek weer in gebruik', 'plek weer in gebruik'), ('aanbod gesloten', 'aanbod gesloten')], max_length=64)),
                ('velden', models.JSONField(default=dict, help_text='per field: before and after')),
                ('om', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Dagstand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dag', models.DateField()),
                ('aanwezig', models.PositiveSmallIntegerField()),
                ('om', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Kwaliteitsantwoord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kaderversie', models.CharField(max_length=40)),
                ('criterium', models.CharField(max_length=60)),
                ('oordeel', models.CharField(choices=[('voldoet', 'voldoet'), ('voldoet deels', 'voldoet deels'), ('voldoet niet', 'voldoet niet'), ('niet van toepassing', 'niet van toepassing')], max_length=64)),
                ('toelichting', models.CharField(blank=True, default='', max_length=500)),
                ('om', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Uitval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reden', models.CharField(choices=[('bezet door iemand die hier niet staat', 'bezet door iemand die hier niet staat'), ('te weinig personeel', 'te weinig personeel'), ('verbouwing of onderhoud', 'verbouwing of onderhoud'), ('er is nu meer zorg nodig in de groep', 'er is nu meer zorg nodig in de groep'), ('rust of vakantie van het gezin', 'rust of vakantie van het gezin'), ('anders', 'anders')], max_length=64)),
                ('toelichting', models.CharField(blank=True, default='', max_length=300)),
                ('om', models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='bezetting',
            name='bezetting_status',
        ),
        migrations.AddField(
            model_name='aanbod',
            name='groep',
            field=models.TextField(blank=True, default='', help_text='composition of the group in words, never names'),
        ),
        migrations.AddField(
            model_name='aanbod',
            name='groep_grootte',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='aanbod',
            name='groep_jongste',
            field=models.PositiveSmallIntegerField(blank=True, help_text='age of the youngest now', null=True),
        ),
        migrations.AddField(
            model_name='aanbod',
            name='groep_oudste',
            field=models.PositiveSmallIntegerField(blank=True, help_text='age of the oldest now', null=True),
        ),
        migrations.AddField(
            model_name='aanbod',
            name='kenmerk',
            field=models.CharField(blank=True, default='', help_text="the provider's own code, in files", max_length=40),
        ),
        migrations.AddField(
            model_name='aanbod',
            name='neemt_ggz',
            field=models.BooleanField(default=False, help_text='suited to youths with psychiatric problems'),
        ),
        migrations.AddField(
            model_name='aanbod',
            name='ritme',
            field=models.JSONField(blank=True, default=list, help_text='values of Ritme'),
        ),
        migrations.AddField(
            model_name='aanbod',
            name='school',
            field=models.CharField(blank=True, default='', help_text='school nearby, in words', max_length=200),
        ),
        migrations.AddField(
            model_name='aanbod',
            name='versie',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='aanbod',
            name='voorwaarden',
            field=models.TextField(blank=True, default='', help_text='conditions of intake'),
        ),
        migrations.AlterField(
            model_name='bezetting',
            name='status',
            field=models.CharField(choices=[('vastgehouden', 'vastgehouden'), ('bevestigd', 'bevestigd'), ('buiten gebruik', 'buiten gebruik'), ('vervallen', 'vervallen')], max_length=16),
        ),
        migrations.AddConstraint(
            model_name='bezetting',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['vastgehouden', 'bevestigd', 'buiten gebruik', 'vervallen'])), name='bezetting_status'),
        ),
        migrations.AddField(
            model_name='aanbodherinnering',
            name='medewerker',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='aanbodherinneringen', to='organisaties.medewerker'),
        ),
        migrations.AddField(
            model_name='aanbodwijziging',
            name='aanbod',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wijzigingen', to='aanbod.aanbod'),
        ),
        migrations.AddField(
            model_name='aanbodwijziging',
            name='door',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.medewerker'),
        ),
        migrations.AddField(
            model_name='dagstand',
            name='aanbod',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dagstanden', to='aanbod.aanbod'),
        ),
        migrations.AddField(
            model_name='dagstand',
            name='door',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.medewerker'),
        ),
        migrations.AddField(
            model_name='kwaliteitsantwoord',
            name='aanbod',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kwaliteitsantwoorden', to='aanbod.aanbod'),
        ),
        migrations.AddField(
            model_name='kwaliteitsantwoord',
            name='door',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.medewerker'),
        ),
        migrations.AddField(
            model_name='uitval',
            name='bezetting',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='uitval', to='aanbod.bezetting'),
        ),
        migrations.AddField(
            model_name='uitval',
            name='door',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.medewerker'),
        ),
        migrations.AddConstraint(
            model_name='aanbodherinnering',
            constraint=models.UniqueConstraint(fields=('medewerker', 'op'), name='aanbodherinnering_een_per_dag'),
        ),
        migrations.AddConstraint(
            model_name='aanbodwijziging',
            constraint=models.UniqueConstraint(fields=('aanbod', 'versie'), name='aanbodwijziging_versie_uniek'),
        ),
        migrations.AddConstraint(
            model_name='aanbodwijziging',
            constraint=models.CheckConstraint(condition=models.Q(('soort__in', ['aanbod toegevoegd', 'aanbod gewijzigd', 'vrije plekken bijgewerkt', 'plekken buiten gebruik', 'plek weer in gebruik', 'aanbod gesloten'])), name='aanbodwijziging_soort'),
        ),
        migrations.AddIndex(
            model_name='dagstand',
            index=models.Index(fields=['aanbod', 'dag'], name='dagstand_aanbod_dag'),
        ),
        migrations.AddIndex(
            model_name='kwaliteitsantwoord',
            index=models.Index(fields=['aanbod', 'criterium'], name='kwaliteit_aanbod_criterium'),
        ),
        migrations.AddConstraint(
            model_name='kwaliteitsantwoord',
            constraint=models.CheckConstraint(condition=models.Q(('oordeel__in', ['voldoet', 'voldoet deels', 'voldoet niet', 'niet van toepassing'])), name='kwaliteitsantwoord_oordeel'),
        ),
        migrations.AddConstraint(
            model_name='uitval',
            constraint=models.CheckConstraint(condition=models.Q(('reden__in', ['bezet door iemand die hier niet staat', 'te weinig personeel', 'verbouwing of onderhoud', 'er is nu meer zorg nodig in de groep', 'rust of vakantie van het gezin', 'anders'])), name='uitval_reden'),
        ),
        migrations.RunPython(herstel_belofte, herstel_belofte),
        als_migratie(SLUIT, OPEN),
    ]
