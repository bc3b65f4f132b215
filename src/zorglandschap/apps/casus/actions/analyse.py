"""Write the verklarende analyse together: every text in versions, no word lost, fixed only when complete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import Enum

from django.db.models import QuerySet
from django.utils import timezone

from zorglandschap.apps.casus.actions.analysebasis import BEGIN_EERST, raak_aan
from zorglandschap.apps.casus.actions.analyseherzien import neem_over
from zorglandschap.apps.casus.actions.stappen import een_stap, log, zet_stap
from zorglandschap.apps.casus.models import AnalyseTekst, Casus, Gezinslid, Kladje, VerklarendeAnalyse
from zorglandschap.apps.casus.queries.analyse import klad_sleutel, list_gedragsdeskundigen
from zorglandschap.apps.casus.queries.analyseinhoud import get_laatste_analyse, laatste_teksten, van_vak
from zorglandschap.apps.casus.queries.analysevakken import LOS, Vak, kladveld, lid_van, vak_van, veld_van
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import Conclusie, Handeling, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.casus.werk import IN_BEWERKING


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


class Gevolg(Enum):
    """What became of one text."""

    GELIJK = "gelijk"
    NIEUW = "nieuw"
    BOTST = "botst"


@dataclass(frozen=True, slots=True)
class Bewaard:
    """What happened: the texts that clash (kept as the writer's draft), and whether the analysis was fixed before.

    ``weer_concept``: it was shared, and is no longer, since what was shared has changed.
    """

    botsingen: tuple[Vak, ...] = ()
    te_laat: bool = False
    weer_concept: bool = False


def start_analyse(casus: Casus, *, door: Kijker, nu: datetime) -> VerklarendeAnalyse:
    """Begin the analysis; when the last version is fixed: begin a new one that starts with its texts."""
    with een_stap(casus, door, Handeling.ANALYSE_SCHRIJVEN) as rij:
        vorige = get_laatste_analyse(rij)
        if vorige is not None and vorige.status in IN_BEWERKING:
            return vorige
        nieuwe = VerklarendeAnalyse.objects.create(
            casus=rij,
            versie=vorige.versie + 1 if vorige else 1,
            conclusie=vorige.conclusie if vorige else "",
            gestart_op=timezone.localdate(nu),
        )
        if vorige is not None:
            neem_over(vorige, nieuwe)
        zet_stap(casus, stap=Stap.ANALYSE_GESTART, door=door, nu=nu)
        return nieuwe


def bewaar_analyse(
    casus: Casus,
    *,
    door: Kijker,
    nu: datetime,
    teksten: Mapping[Vak, Getypt],
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
            raise Geweigerd(BEGIN_EERST)
        _ken_de_ouders(rij, teksten)
        staat = {vak_van(t.veld, t.gezinslid_id): t for t in laatste_teksten(analyse)}
        if analyse.status not in IN_BEWERKING:
            for vak, getypt in teksten.items():
                _bewaar_klad(rij, vak, getypt, staat.get(vak), door=door, nu=nu)
            return Bewaard(te_laat=True)
        gedaan = [
            (vak, _bewaar_tekst(rij, analyse, vak, getypt, staat.get(vak), door=door, nu=nu))
            for vak, getypt in teksten.items()
        ]
        anders = any(uitkomst is Gevolg.NIEUW for _, uitkomst in gedaan)
        if keuzes is not None:
            anders |= _bewaar_keuzes(rij, analyse, keuzes, gezien or Keuzes(), timezone.localdate(nu))
        log(casus, door, handeling, actie="U", reden="analyse bewaard")
        weer_concept = anders and raak_aan(casus, analyse, door)
        botsingen = tuple(vak for vak, uitkomst in gedaan if uitkomst is Gevolg.BOTST)
        return Bewaard(botsingen, weer_concept=weer_concept)


def _ken_de_ouders(casus: Casus, teksten: Mapping[Vak, Getypt]) -> None:
    """The voice of a parent is that of somebody of this family."""
    leden = {lid for lid in map(lid_van, teksten) if lid is not None}
    if leden and Gezinslid.objects.filter(pk__in=leden, gezin_id=casus.jeugdige.gezin_id).count() != len(leden):
        raise Geweigerd(zin("Deze ouder hoort niet bij dit gezin."))


def _bewaar_tekst(
    casus: Casus,
    analyse: VerklarendeAnalyse,
    vak: Vak,
    getypt: Getypt,
    staat: AnalyseTekst | None,
    *,
    door: Kijker,
    nu: datetime,
) -> Gevolg:
    """Save the text as a new version, or keep it as a draft when it clashes."""
    tekst, versie = (staat.tekst, staat.versie) if staat else ("", 0)
    is_nieuw = getypt.tekst != tekst and not _is_ongemoeid(analyse, vak, getypt)
    if is_nieuw and getypt.basisversie != versie:
        _bewaar_klad(casus, vak, getypt, staat, door=door, nu=nu)
        return Gevolg.BOTST
    if is_nieuw:
        AnalyseTekst.objects.create(
            analyse=analyse,
            veld=veld_van(vak),
            gezinslid_id=lid_van(vak),
            versie=versie + 1,
            tekst=getypt.tekst,
            door_id=door.gebruiker_id,
            om=nu,
        )
    # a draft typed over another version is not this text: it stays until its writer chooses
    _klad(casus, door, kladveld(vak)).filter(basisversie=getypt.basisversie).delete()
    return Gevolg.NIEUW if is_nieuw else Gevolg.GELIJK


def _is_ongemoeid(analyse: VerklarendeAnalyse, vak: Vak, getypt: Getypt) -> bool:
    """True when the writer left the text as the form showed it, whatever others did meanwhile."""
    oud = van_vak(AnalyseTekst.objects.filter(analyse=analyse, versie=getypt.basisversie), vak).first()
    return getypt.tekst == (oud.tekst if oud else "")


def _klad(casus: Casus, door: Kijker, veld: str) -> QuerySet[Kladje]:
    return Kladje.objects.filter(gebruiker_id=door.gebruiker_id, sleutel=klad_sleutel(casus), veld=veld)


def _bewaar_klad(
    casus: Casus, vak: Vak, getypt: Getypt, staat: AnalyseTekst | None, *, door: Kijker, nu: datetime
) -> None:
    if getypt.tekst == (staat.tekst if staat else ""):
        _klad(casus, door, kladveld(vak)).delete()
        return
    Kladje.objects.update_or_create(
        gebruiker_id=door.gebruiker_id,
        sleutel=klad_sleutel(casus),
        veld=kladveld(vak),
        defaults={"tekst": getypt.tekst, "basisversie": getypt.basisversie, "om": nu},
    )


def _bewaar_keuzes(casus: Casus, analyse: VerklarendeAnalyse, keuzes: Keuzes, gezien: Keuzes, vandaag: date) -> bool:
    """Keep what was chosen; True when the conclusion is another one, so that the analysis says something else."""
    anders = {f.name for f in fields(Keuzes) if getattr(keuzes, f.name) != getattr(gezien, f.name)}
    for naam in anders & {"met_jeugdige_op", "met_ouders_op"}:
        setattr(analyse, naam, _gespreksdag(casus, getattr(keuzes, naam), vandaag))
    vorige = analyse.conclusie
    if "conclusie" in anders:
        analyse.conclusie = keuzes.conclusie or ""
    if "gedragsdeskundige_id" in anders:
        _kies_gedragsdeskundige(casus, keuzes.gedragsdeskundige_id, vandaag)
    analyse.save(update_fields=["met_jeugdige_op", "met_ouders_op", "conclusie"])
    return analyse.conclusie != vorige


def _gespreksdag(casus: Casus, op: date | None, vandaag: date) -> date | None:
    """A talk about a child was after its birth and is not still to come."""
    if op is not None and op > vandaag:
        raise Geweigerd(zin("Een gesprek kan niet in de toekomst liggen. Controleer de datum."))
    if op is not None and op < casus.jeugdige.geboren_op:
        raise Geweigerd(zin("Dit gesprek ligt voor de geboorte van het kind. Controleer de datum."))
    return op


def _kies_gedragsdeskundige(casus: Casus, wie: int | None, vandaag: date) -> None:
    mogelijk = {None, *(pk for pk, _ in list_gedragsdeskundigen(casus, vandaag=vandaag))}
    if wie not in mogelijk:
        raise Geweigerd(zin("Deze gedragsdeskundige hoort niet bij uw team."))
    casus.gedragsdeskundige_id = wie
    casus.save(update_fields=["gedragsdeskundige"])


def bewaar_kladje(casus: Casus, *, door: Kijker, nu: datetime, veld: Vak, getypt: Getypt) -> bool:
    """Keep what is being typed; True when somebody saved this text meanwhile (it will clash)."""
    with een_stap(casus, door, Handeling.ANALYSE_SCHRIJVEN) as rij:
        analyse = get_laatste_analyse(rij)
        teksten = laatste_teksten(analyse) if analyse else AnalyseTekst.objects.none()
        staat = van_vak(teksten, veld).first()
        _bewaar_klad(rij, veld, getypt, staat, door=door, nu=nu)
        return getypt.basisversie != (staat.versie if staat else 0)


def gooi_kladje_weg(casus: Casus, *, door: Kijker, veld: Vak) -> None:
    """Forget the own draft of one text, also of a closed casus; what was saved stays."""
    with een_stap(casus, door, Handeling.ANALYSE_SCHRIJVEN, ook_afgesloten=True) as rij:
        _klad(rij, door, kladveld(veld)).delete()


def bewaar_los_kladje(casus: Casus, *, door: Kijker, nu: datetime, tekst: str) -> None:
    """Keep short lines (a factor, a link) that could not be saved any more, below what was kept before."""
    with een_stap(casus, door, Handeling.ANALYSE_SCHRIJVEN, ook_afgesloten=True) as rij:
        klad = _klad(rij, door, LOS).first()
        bewaard = klad.tekst.splitlines() if klad else []
        nieuw = [regel for regel in tekst.splitlines() if regel not in bewaard]
        Kladje.objects.update_or_create(
            gebruiker_id=door.gebruiker_id,
            sleutel=klad_sleutel(rij),
            veld=LOS,
            defaults={"tekst": "\n".join([*bewaard, *nieuw]), "om": nu},
        )


def gooi_los_kladje_weg(casus: Casus, *, door: Kijker) -> None:
    """Forget those lines."""
    with een_stap(casus, door, Handeling.ANALYSE_SCHRIJVEN, ook_afgesloten=True) as rij:
        _klad(rij, door, LOS).delete()
