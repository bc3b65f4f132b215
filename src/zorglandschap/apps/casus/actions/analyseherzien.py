"""A new version of the analysis begins with everything the last one held; every row keeps where it came from."""

from __future__ import annotations

from zorglandschap.apps.casus.models import (
    AnalyseTekst,
    EerdereHulp,
    Factor,
    Factorverband,
    Hypothese,
    VerklarendeAnalyse,
)
from zorglandschap.apps.casus.queries.analyseinhoud import laatste_teksten


def neem_over(vorige: VerklarendeAnalyse, nieuwe: VerklarendeAnalyse) -> None:
    """Copy the last texts and every line that was not struck, with their writers and moments."""
    AnalyseTekst.objects.bulk_create(
        AnalyseTekst(
            analyse=nieuwe,
            veld=t.veld,
            gezinslid_id=t.gezinslid_id,
            versie=1,
            tekst=t.tekst,
            door_id=t.door_id,
            om=t.om,
        )
        for t in laatste_teksten(vorige)
    )
    _neem_factoren_over(vorige, nieuwe)
    EerdereHulp.objects.bulk_create(
        EerdereHulp(
            analyse=nieuwe,
            wat=h.wat,
            wanneer=h.wanneer,
            effect=h.effect,
            toelichting=h.toelichting,
            door_id=h.door_id,
            om=h.om,
        )
        for h in vorige.eerdere_hulp.filter(vervallen_om__isnull=True).order_by("om", "pk")
    )
    Hypothese.objects.bulk_create(
        Hypothese(analyse=nieuwe, tekst=h.tekst, stand=h.stand, onderbouwing=h.onderbouwing, door_id=h.door_id, om=h.om)
        for h in vorige.hypothesen.filter(vervallen_om__isnull=True).order_by("om", "pk")
    )


def _neem_factoren_over(vorige: VerklarendeAnalyse, nieuwe: VerklarendeAnalyse) -> None:
    oude = list(vorige.factoren.filter(vervallen_om__isnull=True).order_by("om", "pk"))
    kopieen = Factor.objects.bulk_create(
        Factor(
            analyse=nieuwe, wortel=f.wortel, soort=f.soort, tekst=f.tekst, domein=f.domein, door_id=f.door_id, om=f.om
        )
        for f in oude
    )
    nieuw_van = {oud.pk: kopie for oud, kopie in zip(oude, kopieen, strict=True)}
    verbanden = vorige.verbanden.filter(vervallen_om__isnull=True, van__in=oude, naar__in=oude).order_by("om", "pk")
    Factorverband.objects.bulk_create(
        Factorverband(
            analyse=nieuwe,
            van=nieuw_van[v.van_id],
            naar=nieuw_van[v.naar_id],
            soort=v.soort,
            door_id=v.door_id,
            om=v.om,
        )
        for v in verbanden
    )
