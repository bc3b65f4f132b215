"""Write the verklarende analyse together: every text in versions, no word lost, fixed only when complete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from zorglandschap.apps.casus.actions.stappen import een_stap, log, zet_stap
from zorglandschap.apps.casus.models import AnalyseTekst, Casus, Factor, Kladje, VerklarendeAnalyse
from zorglandschap.apps.casus.queries.analyse import klad_sleutel, list_gedragsdeskundigen
from zorglandschap.apps.casus.queries.feiten import get_laatste_analyse, laatste_teksten, toets_analyse
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import (
    AnalyseStatus,
    AnalyseVeld,
    Conclusie,
    FactorSoort,
    Handeling,
    Stap,
)
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin


@dataclass(frozen=True, slots=True)
class Getypt:
    """A text as typed, over which saved version (0: nothing was saved yet)."""

    tekst: str
    basisversie: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "tekst", self.tekst.replace("\r\n", "\n"))  # as a browser sends it


@dataclass(frozen=True, slots=True)
class Keuzes:
    """Everything of the analysis that is chosen instead of written."""

    conclusie: Conclusie | None = None
    met_jeugdige_op: date | None = None
    met_ouders_op: date | None = None
    gedragsdeskundige_id: int | None = None


@dataclass(frozen=True, slots=True)
class Bewaard:
    """What happened: the texts that clash (kept as the writer's draft), and whether the analysis was fixed before."""

    botsingen: tuple[AnalyseVeld, ...] = ()
    te_laat: bool = False


def start_analyse(casus: Casus, *, door: Kijker, nu: datetime) -> VerklarendeAnalyse:
    """Begin the analysis; when the last version is fixed: begin a new one that starts with its texts."""
    with een_stap(casus, door, Handeling.ANALYSE_SCHRIJVEN) as rij:
        vorige = get_laatste_analyse(rij)
        if vorige is not None and vorige.status == AnalyseStatus.CONCEPT:
            return vorige
        nieuwe = VerklarendeAnalyse.objects.create(
            casus=rij,
            versie=vorige.versie + 1 if vorige else 1,
            conclusie=vorige.conclusie if vorige else "",
            gestart_op=timezone.localdate(nu),
        )
        if vorige is not None:
            _neem_over(vorige, nieuwe)
        zet_stap(casus, stap=Stap.ANALYSE_GESTART, door=door, nu=nu)
        return nieuwe


def _neem_over(vorige: VerklarendeAnalyse, nieuwe: VerklarendeAnalyse) -> None:
    teksten = [
        AnalyseTekst(analyse=nieuwe, veld=t.veld, versie=1, tekst=t.tekst, door_id=t.door_id, om=t.om)
        for t in laatste_teksten(vorige)
    ]
    AnalyseTekst.objects.bulk_create(teksten)
    factoren = vorige.factoren.filter(vervallen_om__isnull=True)
    Factor.objects.bulk_create(
        [Factor(analyse=nieuwe, soort=f.soort, tekst=f.tekst, door_id=f.door_id, om=f.om) for f in factoren]
    )


def bewaar_analyse(
    casus: Casus,
    *,
    door: Kijker,
    nu: datetime,
    teksten: Mapping[AnalyseVeld, Getypt],
    keuzes: Keuzes | None = None,
    gezien: Keuzes | None = None,
    handeling: Handeling = Handeling.ANALYSE_SCHRIJVEN,
) -> Bewaard:
    """Save texts as new versions; what somebody else changed meanwhile clashes and becomes the writer's draft.

    Of ``keuzes`` only what differs from ``gezien`` (what the form showed) is changed.
    """
    with een_stap(casus, door, handeling) as rij:
        analyse = get_laatste_analyse(rij)
        if analyse is None:
            raise Geweigerd(zin("Begin eerst de verklarende analyse."))
        te_laat = analyse.status == AnalyseStatus.VASTGESTELD
        staat = {AnalyseVeld(t.veld): t for t in laatste_teksten(analyse)}
        botsingen = []
        for veld, getypt in teksten.items():
            if te_laat:
                _bewaar_klad(rij, veld, getypt, staat.get(veld), door=door, nu=nu)
            elif not _bewaar_tekst(rij, analyse, veld, getypt, staat.get(veld), door=door, nu=nu):
                botsingen.append(veld)
        if keuzes is not None and not te_laat:
            _bewaar_keuzes(rij, analyse, keuzes, gezien or Keuzes(), timezone.localdate(nu))
        log(casus, door, handeling, actie="U", reden="analyse bewaard")
        return Bewaard(tuple(botsingen), te_laat)


def _bewaar_tekst(
    casus: Casus,
    analyse: VerklarendeAnalyse,
    veld: AnalyseVeld,
    getypt: Getypt,
    staat: AnalyseTekst | None,
    *,
    door: Kijker,
    nu: datetime,
) -> bool:
    """True when saved or unchanged; False when it clashes, and is kept as a draft."""
    tekst, versie = (staat.tekst, staat.versie) if staat else ("", 0)
    is_nieuw = getypt.tekst != tekst and not _is_ongemoeid(analyse, veld, getypt)
    if is_nieuw and getypt.basisversie != versie:
        _bewaar_klad(casus, veld, getypt, staat, door=door, nu=nu)
        return False
    if is_nieuw:
        AnalyseTekst.objects.create(
            analyse=analyse, veld=veld, versie=versie + 1, tekst=getypt.tekst, door_id=door.gebruiker_id, om=nu
        )
    # a draft typed over another version is not this text: it stays until its writer chooses
    _klad(casus, door, veld).filter(basisversie=getypt.basisversie).delete()
    return True


def _is_ongemoeid(analyse: VerklarendeAnalyse, veld: AnalyseVeld, getypt: Getypt) -> bool:
    """True when the writer left the text as the form showed it, whatever others did meanwhile."""
    oud = AnalyseTekst.objects.filter(analyse=analyse, veld=veld, versie=getypt.basisversie).first()
    return getypt.tekst == (oud.tekst if oud else "")


def _klad(casus: Casus, door: Kijker, veld: AnalyseVeld) -> QuerySet[Kladje]:
    return Kladje.objects.filter(gebruiker_id=door.gebruiker_id, sleutel=klad_sleutel(casus), veld=veld)


def _bewaar_klad(
    casus: Casus, veld: AnalyseVeld, getypt: Getypt, staat: AnalyseTekst | None, *, door: Kijker, nu: datetime
) -> None:
    if getypt.tekst == (staat.tekst if staat else ""):
        _klad(casus, door, veld).delete()
        return
    Kladje.objects.update_or_create(
        gebruiker_id=door.gebruiker_id,
        sleutel=klad_sleutel(casus),
        veld=veld,
        defaults={"tekst": getypt.tekst, "basisversie": getypt.basisversie, "om": nu},
    )


def _bewaar_keuzes(casus: Casus, analyse: VerklarendeAnalyse, keuzes: Keuzes, gezien: Keuzes, vandaag: date) -> None:
    anders = {f.name for f in fields(Keuzes) if getattr(keuzes, f.name) != getattr(gezien, f.name)}
    for naam in anders & {"met_jeugdige_op", "met_ouders_op"}:
        op = getattr(keuzes, naam)
        if op is not None and op > vandaag:
            raise Geweigerd(zin("Een gesprek kan niet in de toekomst liggen. Controleer de datum."))
        setattr(analyse, naam, op)
    if "conclusie" in anders:
        analyse.conclusie = keuzes.conclusie or ""
    if "gedragsdeskundige_id" in anders:
        mogelijk = {None, *(pk for pk, _ in list_gedragsdeskundigen(casus, vandaag=vandaag))}
        if keuzes.gedragsdeskundige_id not in mogelijk:
            raise Geweigerd(zin("Deze gedragsdeskundige hoort niet bij uw team."))
        casus.gedragsdeskundige_id = keuzes.gedragsdeskundige_id
        casus.save(update_fields=["gedragsdeskundige"])
    analyse.save(update_fields=["met_jeugdige_op", "met_ouders_op", "conclusie"])


def bewaar_kladje(casus: Casus, *, door: Kijker, nu: datetime, veld: AnalyseVeld, getypt: Getypt) -> bool:
    """Keep what is being typed; True when somebody saved this text meanwhile (it will clash)."""
    with een_stap(casus, door, Handeling.ANALYSE_SCHRIJVEN) as rij:
        analyse = get_laatste_analyse(rij)
        staat = laatste_teksten(analyse).filter(veld=veld).first() if analyse else None
        _bewaar_klad(rij, veld, getypt, staat, door=door, nu=nu)
        return getypt.basisversie != (staat.versie if staat else 0)


def gooi_kladje_weg(casus: Casus, *, door: Kijker, veld: AnalyseVeld) -> None:
    """Forget the own draft of one text, also of a closed casus; what was saved stays."""
    with een_stap(casus, door, Handeling.ANALYSE_SCHRIJVEN, ook_afgesloten=True) as rij:
        _klad(rij, door, veld).delete()


def voeg_factor_toe(casus: Casus, *, door: Kijker, nu: datetime, soort: FactorSoort, tekst: str) -> Factor:
    """Add a factor; the same one twice stays one."""
    with een_stap(casus, door, Handeling.ANALYSE_SCHRIJVEN) as rij:
        analyse, tekst = _concept(rij), tekst.strip()
        if not tekst:
            raise Geweigerd(zin("Beschrijf de factor in een paar woorden."))
        bekend = analyse.factoren.filter(soort=soort, tekst=tekst, vervallen_om__isnull=True).first()
        if bekend is not None:
            return bekend
        factor = Factor.objects.create(analyse=analyse, soort=soort, tekst=tekst, door_id=door.gebruiker_id, om=nu)
        log(casus, door, Handeling.ANALYSE_SCHRIJVEN, actie="U", reden="factor toegevoegd")
        return factor


def schrap_factor(casus: Casus, *, door: Kijker, nu: datetime, factor_id: int) -> None:
    """Strike a factor; its row stays."""
    with een_stap(casus, door, Handeling.ANALYSE_SCHRIJVEN) as rij:
        if _concept(rij).factoren.filter(pk=factor_id, vervallen_om__isnull=True).update(vervallen_om=nu):
            log(casus, door, Handeling.ANALYSE_SCHRIJVEN, actie="U", reden="factor geschrapt")


def stel_analyse_vast(casus: Casus, *, door: Kijker, nu: datetime) -> VerklarendeAnalyse:
    """Fix the analysis; refused while a rule says that something is missing."""
    with een_stap(casus, door, Handeling.ANALYSE_VASTSTELLEN) as rij:
        analyse, vandaag = _concept(rij), timezone.localdate(nu)
        uitkomsten = toets_analyse(analyse, rij, vandaag=vandaag)
        if any(u.blokkeert for u in uitkomsten):
            raise Geweigerd.door_regels(uitkomsten)
        analyse.status = AnalyseStatus.VASTGESTELD
        analyse.vastgesteld_op = vandaag
        analyse.vastgesteld_door_id = door.medewerker_id
        analyse.save(update_fields=["status", "vastgesteld_op", "vastgesteld_door"])
        zet_stap(casus, stap=Stap.ANALYSE_VASTGESTELD, door=door, nu=nu, uitkomsten=uitkomsten)
        return analyse


def _concept(casus: Casus) -> VerklarendeAnalyse:
    analyse = get_laatste_analyse(casus)
    if analyse is None:
        raise Geweigerd(zin("Begin eerst de verklarende analyse."))
    if analyse.status == AnalyseStatus.VASTGESTELD:
        raise Geweigerd(zin("Deze analyse is al vastgesteld. Herzie de analyse om iets te veranderen."))
    return analyse
