"""Everything that stands in one version of the analysis, and what the rules say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from zorglandschap.apps.casus.models import (
    AnalyseTekst,
    Casus,
    EerdereHulp,
    Factor,
    Factorverband,
    Gezinslid,
    Hypothese,
    VerklarendeAnalyse,
)
from zorglandschap.apps.casus.queries.analysevakken import Ouderstem, Vak, lid_van, vak_van, veld_van
from zorglandschap.apps.casus.queries.gezag import gezagsdragers
from zorglandschap.core.begrippen.analysewoorden import GEEN_EERDERE_HULP, Hulpeffect, Hypothesestand
from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, AnalyseVeld, Conclusie, FactorSoort
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.regels import analyse as over_analyse
from zorglandschap.core.regels.analyse import AnalyseFeiten
from zorglandschap.core.regels.uitkomst import Uitkomst

NIEMAND = 0  # stands for ‘of no parent in particular’ where rows are compared


@dataclass(frozen=True, slots=True)
class Inhoud:
    """The last version of every text, and every line that was not struck; ``ouders`` are those with gezag today."""

    teksten: Mapping[Vak, AnalyseTekst]
    factoren: tuple[Factor, ...]
    verbanden: tuple[Factorverband, ...]
    hulp: tuple[EerdereHulp, ...]
    hypothesen: tuple[Hypothese, ...]
    ouders: tuple[Gezinslid, ...]

    def is_geschreven(self, vak: Vak) -> bool:
        """True when there is a text in this box."""
        tekst = self.teksten.get(vak)
        return tekst is not None and bool(tekst.tekst.strip())


def get_laatste_analyse(casus: Casus) -> VerklarendeAnalyse | None:
    """The newest version of the analysis, or None."""
    return VerklarendeAnalyse.objects.filter(casus=casus).order_by("-versie").first()


def get_geldende_analyse(casus: Casus) -> VerklarendeAnalyse | None:
    """The version that is fixed and stands, also while a newer one is being written; or None."""
    vast = VerklarendeAnalyse.objects.filter(casus=casus, status=AnalyseStatus.VASTGESTELD)
    return vast.order_by("-versie").first()


def laatste_teksten(analyse: VerklarendeAnalyse) -> QuerySet[AnalyseTekst]:
    """The last version of every text of the analysis; the voice of each parent is a text of its own."""
    nieuwer = AnalyseTekst.objects.filter(
        analyse=OuterRef("analyse"), veld=OuterRef("veld"), versie__gt=OuterRef("versie")
    ).alias(lid=Coalesce("gezinslid_id", NIEMAND))
    nieuwer = nieuwer.filter(lid=Coalesce(OuterRef("gezinslid_id"), NIEMAND))
    return AnalyseTekst.objects.filter(~Exists(nieuwer), analyse=analyse).select_related("door", "gezinslid")


def van_vak(teksten: QuerySet[AnalyseTekst], vak: Vak) -> QuerySet[AnalyseTekst]:
    """Only the texts of one box."""
    lid, teksten = lid_van(vak), teksten.filter(veld=veld_van(vak))
    return teksten.filter(gezinslid__isnull=True) if lid is None else teksten.filter(gezinslid_id=lid)


def lees_inhoud(analyse: VerklarendeAnalyse, casus: Casus, *, op: date) -> Inhoud:
    """Read one version of the analysis in six queries."""
    verbanden = analyse.verbanden.filter(
        vervallen_om__isnull=True, van__vervallen_om__isnull=True, naar__vervallen_om__isnull=True
    )
    return Inhoud(
        teksten={vak_van(t.veld, t.gezinslid_id): t for t in laatste_teksten(analyse)},
        factoren=tuple(analyse.factoren.filter(vervallen_om__isnull=True).order_by("om", "pk")),
        verbanden=tuple(verbanden.select_related("van", "naar").order_by("om", "pk")),
        hulp=tuple(analyse.eerdere_hulp.filter(vervallen_om__isnull=True).order_by("om", "pk")),
        hypothesen=tuple(analyse.hypothesen.filter(vervallen_om__isnull=True).order_by("om", "pk")),
        ouders=tuple(gezagsdragers(casus.jeugdige, op=op)),
    )


def toets_analyse(
    analyse: VerklarendeAnalyse, casus: Casus, *, vandaag: date, inhoud: Inhoud | None = None
) -> list[Uitkomst]:
    """Every rule about the analysis: what it holds, and whether it was shared."""
    feiten = analyse_feiten(analyse, casus, inhoud or lees_inhoud(analyse, casus, op=vandaag), vandaag=vandaag)
    return [*toets_inhoud(feiten), over_analyse.gedeeld_voor_vaststellen(feiten), *_meekijken(feiten)]


def toets_inhoud(feiten: AnalyseFeiten) -> list[Uitkomst]:
    """Every rule about what the analysis holds: these come before sharing it."""
    return [
        over_analyse.onderdelen_ingevuld(feiten),
        over_analyse.met_jeugdige_en_ouders(feiten),
        over_analyse.iedere_ouder_gehoord(feiten),
        over_analyse.factoren_benoemd(feiten),
        over_analyse.verbanden_gelegd(feiten),
        over_analyse.breed_gekeken(feiten),
        over_analyse.eerdere_hulp_gewogen(feiten),
        over_analyse.veronderstellingen_gewogen(feiten),
    ]


def _meekijken(feiten: AnalyseFeiten) -> list[Uitkomst]:
    return [over_analyse.gedragsdeskundige_kijkt_mee(feiten), over_analyse.ondertekend_door_gedragsdeskundige(feiten)]


def analyse_feiten(analyse: VerklarendeAnalyse, casus: Casus, inhoud: Inhoud, *, vandaag: date) -> AnalyseFeiten:
    """What the rules may know of this version."""
    stil = [lid.naam for lid in inhoud.ouders if not inhoud.is_geschreven(Ouderstem(lid.pk))]
    verbonden = {nummer for v in inhoud.verbanden for nummer in (v.van_id, v.naar_id)}
    hulptekst = inhoud.teksten.get(AnalyseVeld.EERDERE_HULP)
    return AnalyseFeiten(
        leeftijd=leeftijd(casus.jeugdige.geboren_op, vandaag),
        stem_vanaf=settings.BELEID.aantal("stem_jeugdige_vanaf_leeftijd", vandaag, casus.jeugdige.gemeente_id),
        beslist_vanaf=settings.BELEID.aantal("beslist_zelf_vanaf_leeftijd", vandaag),
        ingevuld=frozenset(veld_van(vak) for vak in inhoud.teksten if inhoud.is_geschreven(vak)),
        factoren=frozenset(FactorSoort(f.soort) for f in inhoud.factoren),
        conclusie=Conclusie(analyse.conclusie) if analyse.conclusie else None,
        met_jeugdige_besproken=analyse.met_jeugdige_op is not None,
        met_ouders_besproken=analyse.met_ouders_op is not None,
        heeft_gedragsdeskundige=casus.gedragsdeskundige_id is not None,
        ouders_gehoord=len(inhoud.ouders) - len(stil),
        ouders_niet_gehoord=tuple(stil),
        stem_ouders_samen=inhoud.is_geschreven(AnalyseVeld.STEM_OUDERS),
        verbanden=len(inhoud.verbanden),
        losse_factoren=sum(f.pk not in verbonden for f in inhoud.factoren),
        eerdere_hulp=frozenset(Hulpeffect(h.effect) for h in inhoud.hulp),
        geen_eerdere_hulp=hulptekst is not None and hulptekst.tekst.strip() == GEEN_EERDERE_HULP,
        open_veronderstellingen=sum(h.stand == Hypothesestand.OPEN for h in inhoud.hypothesen),
        is_gedeeld=analyse.gedeeld_op is not None,
        is_ondertekend=analyse.ondertekend_op is not None,
    )
