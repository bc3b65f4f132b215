"""Who stands beside the child: fixed faces, how many there have been, who can take over, and the rules about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Q, QuerySet

from zorglandschap.apps.casus.models import Casus, Jim, Regieperiode, Traject
from zorglandschap.apps.casus.queries.feiten import lopende_trajecten
from zorglandschap.apps.casus.queries.toegang import uitgesloten_accounts
from zorglandschap.apps.organisaties.models import Medewerker
from zorglandschap.core.begrippen.besluitwoorden import Betrokkene, RedenOverdracht, Regiesoort
from zorglandschap.core.begrippen.codelijsten import JuridischKader, Rol
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.periode import Periode, leeftijd
from zorglandschap.core.casus.gezichten import Gezicht, Telling, tel_gezichten
from zorglandschap.core.regels import jim, overdracht
from zorglandschap.core.regels.jim import JimFeiten
from zorglandschap.core.regels.overdracht import OverdrachtFeiten
from zorglandschap.core.regels.uitkomst import Uitkomst


@dataclass(frozen=True, slots=True)
class Gezichtsrij:
    """One face of this casus: what for, who, of which organisation, from when until when, and why that changed."""

    soort: Regiesoort | Hulpvorm
    naam: str
    organisatie: str
    van: date
    tot: date | None
    reden: RedenOverdracht | None = None
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Gezichten:
    """How many faces this child has had, and those of this casus, the first one first."""

    telling: Telling
    rijen: tuple[Gezichtsrij, ...]


def get_gezichten(casus: Casus, *, vandaag: date) -> Gezichten:
    """Count over everything that is known of this child; the rows are those of this casus only.

    For a casus that the viewer got through ``get_casus``.
    """
    perioden = list(
        Regieperiode.objects.filter(casus__jeugdige_id=casus.jeugdige_id)
        .select_related("medewerker__organisatie")
        .order_by("van", "pk")
    )
    hulp = list(Traject.objects.filter(jeugdige_id=casus.jeugdige_id).select_related("aanbieder").order_by("van", "pk"))
    telling = tel_gezichten(
        [
            *(Gezicht(p.medewerker.organisatie_id, Periode(p.van, p.tot), p.medewerker_id) for p in perioden),
            *(Gezicht(t.aanbieder_id, Periode(t.van, t.tot)) for t in hulp),
        ],
        vandaag,
    )
    rijen = [_regierij(p) for p in perioden if p.casus_id == casus.pk]
    rijen += [_hulprij(t) for t in hulp if t.casus_id in (None, casus.pk)]
    return Gezichten(telling, tuple(sorted(rijen, key=lambda r: r.van)))


def _regierij(periode: Regieperiode) -> Gezichtsrij:
    return Gezichtsrij(
        soort=Regiesoort(periode.soort),
        naam=periode.medewerker.naam,
        organisatie=periode.medewerker.organisatie.naam,
        van=periode.van,
        tot=periode.tot,
        reden=RedenOverdracht(periode.reden),
        toelichting=periode.toelichting,
    )


def _hulprij(traject: Traject) -> Gezichtsrij:
    return Gezichtsrij(Hulpvorm(traject.hulpvorm), "", traject.aanbieder.naam, traject.van, traject.tot)


def list_kandidaten(
    casus: Casus, soort: Regiesoort | Betrokkene, *, vandaag: date, ook_nu: bool = False
) -> list[tuple[int, str]]:
    """Who can become this face (id, name and organisation): in service and not excluded from the family.

    Who is it already stands on the list with ``ook_nu`` only: then a form that is sent twice is understood.
    """
    mensen = Medewerker.objects.filter(_past(casus, soort, vandaag), van__lte=vandaag).exclude(tot__lte=vandaag)
    mensen = mensen.exclude(gebruiker__in=uitgesloten_accounts(casus.jeugdige))
    huidig = _nu(casus, soort)
    if huidig is not None and not ook_nu:
        mensen = mensen.exclude(pk=huidig)
    rijen = mensen.order_by("organisatie__naam", "naam").values_list("pk", "naam", "organisatie__naam")
    return [(pk, f"{naam} ({organisatie})") for pk, naam, organisatie in rijen]


def _past(casus: Casus, soort: Regiesoort | Betrokkene, vandaag: date) -> Q:
    """The staff from whom this face is chosen."""
    toegang = Q(organisatie_id=casus.team_id, rol=Rol.JEUGDCONSULENT)
    van_gi = Q(rol=Rol.JEUGDBESCHERMER)
    if soort is Regiesoort.CASUSREGIE:
        return toegang | van_gi if is_gedwongen(casus) else toegang
    if soort is Regiesoort.PERSPECTIEFREGIE:
        return toegang
    if soort is Betrokkene.JEUGDBESCHERMER:
        return van_gi
    if soort is Betrokkene.GEDRAGSDESKUNDIGE:
        gi = Medewerker.objects.filter(maatregelen=casus).values("organisatie")
        return Q(rol=Rol.GEDRAGSDESKUNDIGE) & (Q(organisatie_id=casus.team_id) | Q(organisatie__in=gi))
    aanbieders = lopende_trajecten(casus, vandaag).values("aanbieder")
    return Q(rol=Rol.BEHANDELAAR, organisatie__in=aanbieders)


def _nu(casus: Casus, soort: Regiesoort | Betrokkene) -> int | None:
    """Who is this face now."""
    if soort is Betrokkene.HULPVERLENER:
        return (
            casus.regieperiodes.filter(soort=Regiesoort.HULPVERLENER, tot__isnull=True)
            .values_list("medewerker_id", flat=True)
            .first()
        )
    return {
        Regiesoort.CASUSREGIE: casus.regisseur_id,
        Regiesoort.PERSPECTIEFREGIE: casus.perspectiefregisseur_id,
        Betrokkene.JEUGDBESCHERMER: casus.jeugdbeschermer_id,
        Betrokkene.GEDRAGSDESKUNDIGE: casus.gedragsdeskundige_id,
    }.get(soort)


def is_gedwongen(casus: Casus) -> bool:
    """True when the frame is compelled: then the GI can have the casusregie."""
    return casus.kader != JuridischKader.VRIJWILLIG


def vrijwillig_in_verblijf(casus: Casus, *, vandaag: date) -> bool:
    """True while the youth stays away from home in a voluntary frame."""
    return not is_gedwongen(casus) and lopende_trajecten(casus, vandaag).filter(hulpvorm__in=VERBLIJF).exists()


def overdracht_feiten(
    casus: Casus,
    *,
    vandaag: date,
    soort: Regiesoort = Regiesoort.CASUSREGIE,
    reden: RedenOverdracht = RedenOverdracht.WENS,
    toelichting: str = "",
    gesprek: bool = False,
) -> OverdrachtFeiten:
    """What the rules may know when a fixed face changes."""
    return OverdrachtFeiten(
        soort=soort,
        reden=reden,
        toelichting=toelichting,
        gesprek=gesprek,
        vrijwillig_verblijf=vrijwillig_in_verblijf(casus, vandaag=vandaag),
        heeft_contactpersoon=casus.perspectiefregisseur_id is not None,
        crisis=casus.crisis_speelt,
    )


def lopende_jims(casus: Casus) -> QuerySet[Jim]:
    """The mentor of now (at most one), with the talks."""
    return casus.jims.filter(gestopt_op__isnull=True).order_by("-gekozen_op", "-pk").prefetch_related("gesprekken")


def jim_feiten(casus: Casus, mentor: Jim | None, *, vandaag: date) -> JimFeiten:
    """What the rules may know of the mentor."""
    gemeente = casus.jeugdige.gemeente_id
    beleid = settings.BELEID
    norm = beleid.aantal("jim_gesprek_hoogstens_dagen", vandaag, gemeente)
    if mentor is None:
        return JimFeiten(gesprek_hoogstens_dagen=norm)
    gesproken = max([mentor.gekozen_op, *(g.op for g in mentor.gesprekken.all())])
    jaren = leeftijd(casus.jeugdige.geboren_op, vandaag)
    return JimFeiten(
        heeft_jim=True,
        dagen_sinds_gesprek=(vandaag - gesproken).days,
        gesprek_hoogstens_dagen=norm,
        ouders_akkoord=mentor.ouders_akkoord_op is not None,
        beslist_zelf=jaren >= beleid.aantal("beslist_zelf_vanaf_leeftijd", vandaag),
    )


def toets_gezichten(casus: Casus, mentor: Jim | None, *, vandaag: date) -> list[Uitkomst]:
    """The duties about fixed faces and the mentor that are watched all the time."""
    over_jim = jim_feiten(casus, mentor, vandaag=vandaag)
    return [
        overdracht.contactpersoon_bij_verblijf(overdracht_feiten(casus, vandaag=vandaag)),
        jim.jim_met_akkoord_van_ouders(over_jim),
        jim.jim_gesprek_op_tijd(over_jim),
    ]
