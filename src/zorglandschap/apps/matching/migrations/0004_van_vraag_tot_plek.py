# Made with Django 5.2.19 on 2026-11-22 20:38

import django.db.models.deletion
import zorglandschap.core.begrippen.codelijsten
import zorglandschap.core.begrippen.matchwoorden
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('aanbod', '0002_initial'),
        ('casus', '0006_keten'),
        ('matching', '0003_advies_blijft_staan'),
        ('organisaties', '0002_gemeente_in_regio'),
    ]

    operations = [
        migrations.CreateModel(
            name='GeenMatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hulpvorm', models.CharField(choices=[('basishulp van het lokale team', 'basishulp van het lokale team'), ('ambulante begeleiding', 'ambulante begeleiding'), ('ambulante behandeling', 'ambulante behandeling'), ('dagbehandeling', 'dagbehandeling'), ('intensieve thuisbehandeling', 'intensieve thuisbehandeling'), ('fact jeugd', 'fact jeugd'), ('team anders', 'team anders'), ('ambulant crisisteam', 'ambulant crisisteam'), ('logeren', 'logeren'), ('deeltijdverblijf', 'deeltijdverblijf'), ('gezinsopname', 'gezinsopname'), ('pleegzorg in het eigen netwerk', 'pleegzorg in het eigen netwerk'), ('pleegzorg', 'pleegzorg'), ('crisispleegzorg', 'crisispleegzorg'), ('gezinshuis', 'gezinshuis'), ('begeleid wonen', 'begeleid wonen'), ('behandelgroep', 'behandelgroep'), ('crisisgroep', 'crisisgroep'), ('klinische ggz', 'klinische ggz'), ('gesloten jeugdhulp', 'gesloten jeugdhulp')], max_length=64)),
                ('op', models.DateField(db_index=True)),
                ('om', models.DateTimeField()),
                ('door_naam', models.CharField(max_length=120)),
                ('gewenste_start', models.DateField()),
                ('bekeken', models.PositiveIntegerField(help_text='how many offers were looked at')),
                ('passend', models.PositiveIntegerField(help_text='how many fitted, though none could be agreed on')),
                ('redenen', models.JSONField(default=dict, help_text='reason of exclusion -> how many offers')),
                ('wat_nodig', models.TextField(help_text='what would be needed to place this youth well')),
            ],
            options={
                'ordering': ['om', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Kloofherziening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('op', models.DateField()),
                ('om', models.DateTimeField()),
                ('door_naam', models.CharField(max_length=120)),
                ('toelichting', models.TextField()),
                ('herzien_op', models.DateField()),
            ],
            options={
                'ordering': ['om', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Matchstap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fase', models.CharField(choices=[('wensen verzameld', 'wensen verzameld'), ('besproken met jeugdige en ouders', 'besproken met jeugdige en ouders'), ('besproken met de opvangouders of de groep', 'besproken met de opvangouders of de groep'), ('kennismaking geweest', 'kennismaking geweest'), ('samen voor elkaar gekozen', 'samen voor elkaar gekozen'), ('niet voor elkaar gekozen', 'niet voor elkaar gekozen'), ('wennen besproken', 'wennen besproken')], max_length=64)),
                ('op', models.DateField()),
                ('om', models.DateTimeField()),
                ('door_naam', models.CharField(max_length=120)),
                ('toelichting', models.TextField()),
            ],
            options={
                'ordering': ['op', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Wachtgebeurtenis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(choices=[('op de wachtlijst gezet', 'op de wachtlijst gezet'), ('urgentie veranderd', 'urgentie veranderd'), ('start van de hulp beloofd', 'start van de hulp beloofd'), ('andere hulpvorm geadviseerd', 'andere hulpvorm geadviseerd'), ('hulp tijdens het wachten', 'hulp tijdens het wachten'), ('nadeel door het wachten', 'nadeel door het wachten'), ('van de wachtlijst af', 'van de wachtlijst af')], max_length=64)),
                ('op', models.DateField(help_text='the day it was recorded: what the list knew from then on')),
                ('om', models.DateTimeField()),
                ('door_naam', models.CharField(blank=True, max_length=120)),
                ('toelichting', models.TextField(blank=True)),
                ('sinds_wanneer', models.DateField(blank=True, help_text='day on which what is told began', null=True)),
                ('wacht', models.BooleanField(default=True, help_text='state after: still on the list')),
                ('hulpvorm', models.CharField(choices=[('basishulp van het lokale team', 'basishulp van het lokale team'), ('ambulante begeleiding', 'ambulante begeleiding'), ('ambulante behandeling', 'ambulante behandeling'), ('dagbehandeling', 'dagbehandeling'), ('intensieve thuisbehandeling', 'intensieve thuisbehandeling'), ('fact jeugd', 'fact jeugd'), ('team anders', 'team anders'), ('ambulant crisisteam', 'ambulant crisisteam'), ('logeren', 'logeren'), ('deeltijdverblijf', 'deeltijdverblijf'), ('gezinsopname', 'gezinsopname'), ('pleegzorg in het eigen netwerk', 'pleegzorg in het eigen netwerk'), ('pleegzorg', 'pleegzorg'), ('crisispleegzorg', 'crisispleegzorg'), ('gezinshuis', 'gezinshuis'), ('begeleid wonen', 'begeleid wonen'), ('behandelgroep', 'behandelgroep'), ('crisisgroep', 'crisisgroep'), ('klinische ggz', 'klinische ggz'), ('gesloten jeugdhulp', 'gesloten jeugdhulp')], max_length=64)),
                ('urgentie', models.CharField(choices=[('crisis', 'crisis'), ('dringend', 'dringend'), ('gewoon', 'gewoon')], max_length=64)),
                ('sinds', models.DateField()),
                ('beloofd_op', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['om', 'pk'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='voorstel',
            name='voorstel_status',
        ),
        migrations.RemoveConstraint(
            model_name='voorstel',
            name='voorstel_een_open_per_casus',
        ),
        migrations.AddField(
            model_name='kloof',
            name='einde',
            field=models.CharField(blank=True, choices=[('de best passende hulp is er', 'de best passende hulp is er'), ('er is nu weer andere hulp', 'er is nu weer andere hulp'), ('de gegeven hulp is nu de best passende', 'de gegeven hulp is nu de best passende'), ('de hulp is gestopt', 'de hulp is gestopt'), ('de casus is afgesloten', 'de casus is afgesloten')], db_default='', max_length=64),
        ),
        migrations.AddField(
            model_name='voorstel',
            name='gevolg',
            field=models.CharField(blank=True, choices=[('later opnieuw vragen', 'later opnieuw vragen'), ('aanbieder werkt het aanbod bij', 'aanbieder werkt het aanbod bij'), ('tweede blik op de vraag', 'tweede blik op de vraag'), ('voorleggen aan de regionale experttafel', 'voorleggen aan de regionale experttafel')], db_default='', max_length=64),
        ),
        migrations.AddField(
            model_name='voorstel',
            name='gevolg_gedaan_om',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='voorstel',
            name='gevolg_toelichting',
            field=models.TextField(blank=True, db_default='', help_text='what came of it'),
        ),
        migrations.AddField(
            model_name='voorstel',
            name='gevolg_tot',
            field=models.DateField(blank=True, help_text='asked again from this day on, when it was parked', null=True),
        ),
        migrations.AddField(
            model_name='wachtende',
            name='urgentie',
            field=models.CharField(choices=[('crisis', 'crisis'), ('dringend', 'dringend'), ('gewoon', 'gewoon')], db_default=zorglandschap.core.begrippen.matchwoorden.Urgentie['GEWOON'], default=zorglandschap.core.begrippen.matchwoorden.Urgentie['GEWOON'], max_length=64),
        ),
        migrations.AlterField(
            model_name='voorstel',
            name='status',
            field=models.CharField(choices=[('wacht op aanbieder', 'wacht op aanbieder'), ('toegezegd', 'toegezegd'), ('geaccepteerd', 'geaccepteerd'), ('geweigerd', 'geweigerd'), ('verlopen', 'verlopen'), ('ingetrokken', 'ingetrokken')], default=zorglandschap.core.begrippen.codelijsten.VoorstelStatus['OPEN'], max_length=64),
        ),
        migrations.AddConstraint(
            model_name='kloof',
            constraint=models.CheckConstraint(condition=models.Q(('einde__in', ['', 'de best passende hulp is er', 'er is nu weer andere hulp', 'de gegeven hulp is nu de best passende', 'de hulp is gestopt', 'de casus is afgesloten'])), name='kloof_einde'),
        ),
        migrations.AddConstraint(
            model_name='voorstel',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['wacht op aanbieder', 'toegezegd', 'geaccepteerd', 'geweigerd', 'verlopen', 'ingetrokken'])), name='voorstel_status'),
        ),
        migrations.AddConstraint(
            model_name='voorstel',
            constraint=models.CheckConstraint(condition=models.Q(('gevolg__in', ['', 'later opnieuw vragen', 'aanbieder werkt het aanbod bij', 'tweede blik op de vraag', 'voorleggen aan de regionale experttafel'])), name='voorstel_gevolg'),
        ),
        migrations.AddConstraint(
            model_name='voorstel',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', [zorglandschap.core.begrippen.codelijsten.VoorstelStatus['OPEN'], zorglandschap.core.begrippen.codelijsten.VoorstelStatus['TOEGEZEGD']])), fields=('casus', 'aanbod'), name='voorstel_een_keer_per_aanbod'),
        ),
        migrations.AddConstraint(
            model_name='wachtende',
            constraint=models.CheckConstraint(condition=models.Q(('urgentie__in', ['crisis', 'dringend', 'gewoon'])), name='wachtende_urgentie'),
        ),
        migrations.AddConstraint(
            model_name='wachtende',
            constraint=models.UniqueConstraint(condition=models.Q(('tot__isnull', True)), fields=('casus',), name='wachtende_een_keer_per_casus'),
        ),
        migrations.AddField(
            model_name='geenmatch',
            name='advies',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='geen_match', to='matching.advies'),
        ),
        migrations.AddField(
            model_name='geenmatch',
            name='casus',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='geen_match', to='casus.casus'),
        ),
        migrations.AddField(
            model_name='geenmatch',
            name='door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='organisaties.medewerker'),
        ),
        migrations.AddField(
            model_name='geenmatch',
            name='gemeente',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='organisaties.gemeente'),
        ),
        migrations.AddField(
            model_name='kloofherziening',
            name='door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='organisaties.medewerker'),
        ),
        migrations.AddField(
            model_name='kloofherziening',
            name='kloof',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='herzieningen', to='matching.kloof'),
        ),
        migrations.AddField(
            model_name='matchstap',
            name='door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='organisaties.medewerker'),
        ),
        migrations.AddField(
            model_name='matchstap',
            name='voorstel',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matchstappen', to='matching.voorstel'),
        ),
        migrations.AddField(
            model_name='wachtgebeurtenis',
            name='door',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='organisaties.medewerker'),
        ),
        migrations.AddField(
            model_name='wachtgebeurtenis',
            name='wachtende',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gebeurtenissen', to='matching.wachtende'),
        ),
        migrations.AddConstraint(
            model_name='geenmatch',
            constraint=models.CheckConstraint(condition=models.Q(('hulpvorm__in', ['basishulp van het lokale team', 'ambulante begeleiding', 'ambulante behandeling', 'dagbehandeling', 'intensieve thuisbehandeling', 'fact jeugd', 'team anders', 'ambulant crisisteam', 'logeren', 'deeltijdverblijf', 'gezinsopname', 'pleegzorg in het eigen netwerk', 'pleegzorg', 'crisispleegzorg', 'gezinshuis', 'begeleid wonen', 'behandelgroep', 'crisisgroep', 'klinische ggz', 'gesloten jeugdhulp'])), name='geenmatch_hulpvorm'),
        ),
        migrations.AddConstraint(
            model_name='matchstap',
            constraint=models.CheckConstraint(condition=models.Q(('fase__in', ['wensen verzameld', 'besproken met jeugdige en ouders', 'besproken met de opvangouders of de groep', 'kennismaking geweest', 'samen voor elkaar gekozen', 'niet voor elkaar gekozen', 'wennen besproken'])), name='matchstap_fase'),
        ),
        migrations.AddIndex(
            model_name='wachtgebeurtenis',
            index=models.Index(fields=['op'], name='wachtgebeurtenis_op'),
        ),
        migrations.AddConstraint(
            model_name='wachtgebeurtenis',
            constraint=models.CheckConstraint(condition=models.Q(('soort__in', ['op de wachtlijst gezet', 'urgentie veranderd', 'start van de hulp beloofd', 'andere hulpvorm geadviseerd', 'hulp tijdens het wachten', 'nadeel door het wachten', 'van de wachtlijst af'])), name='wachtgebeurtenis_soort'),
        ),
        migrations.AddConstraint(
            model_name='wachtgebeurtenis',
            constraint=models.CheckConstraint(condition=models.Q(('urgentie__in', ['crisis', 'dringend', 'gewoon'])), name='wachtgebeurtenis_urgentie'),
        ),
    ]
