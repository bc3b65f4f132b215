"""The verklarende analyse as someone sees it on a screen: texts, own drafts, factors, and what clashes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from zorglandschap.apps.casus.models import AnalyseTekst, Casus, Factor, Kladje, VerklarendeAnalyse
from zorglandschap.apps.casus.queries.feiten import get_laatste_analyse, laatste_teksten, toets_analyse
from zorglandschap.apps.casus.queries.toegang import get_eigen_casus
from zorglandschap.apps.organisaties.models import Medewerker
from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, AnalyseVeld, Handeling, Rol
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.regels.uitkomst import Uitkomst


@dataclass(frozen=True, slots=True)
class Kladtekst:
    """A text of the viewer that was typed but not saved, and the version it was typed over."""

    tekst: str
    basisversie: int
    om: datetime


@dataclass(frozen=True, slots=True)
class Veldstand:
    """One text: what is saved (version 0: nothing yet), by whom, and the own draft."""

    veld: AnalyseVeld
    tekst: str
    versie: int
    door: str
    om: datetime | None
    klad: Kladtekst | None

    @property
    def botst(self) -> bool:
        """True when somebody saved another text since the own draft was begun."""
        return self.klad is not None and self.klad.basisversie != self.versie

    @property
    def toon(self) -> str:
        """What belongs in the text box: the own draft, unless it clashes."""
        return self.klad.tekst if self.klad is not None and not self.botst else self.tekst


@dataclass(frozen=True, slots=True)
class Analyseblad:
    """Everything about the newest version of the analysis."""

    analyse: VerklarendeAnalyse
    velden: tuple[Veldstand, ...]
    factoren: tuple[Factor, ...]
    uitkomsten: tuple[Uitkomst, ...]

    @property
    def is_vastgesteld(self) -> bool:
        """True when this version is fixed and no longer written in."""
        return self.analyse.status == AnalyseStatus.VASTGESTELD

    @property
    def botsingen(self) -> tuple[Veldstand, ...]:
        """The texts in which the own draft clashes with what somebody else saved."""
        return tuple(v for v in self.velden if v.botst)

    @property
    def is_volledig(self) -> bool:
        """True when no rule stops the analysis from being fixed."""
        return not any(u.blokkeert for u in self.uitkomsten)


STEM_VAN = {Rol.JEUGDIGE: AnalyseVeld.STEM_JEUGDIGE, Rol.OUDER: AnalyseVeld.STEM_OUDERS}


@dataclass(frozen=True, slots=True)
class EigenStem:
    """The own story of a youth or parent; ``stand`` is None while the analysis has not begun."""

    casus: Casus
    stand: Veldstand | None
    is_vastgesteld: bool


def get_eigen_stem(kijker: Kijker, *, vandaag: date | None = None) -> EigenStem | None:
    """The own story as it stands, for who may write it (inzage decides); None when there is no casus."""
    casus = get_eigen_casus(kijker, Handeling.STEM_SCHRIJVEN, vandaag=vandaag)
    if casus is None:
        return None
    analyse = get_laatste_analyse(casus)
    if analyse is None:
        return EigenStem(casus, None, is_vastgesteld=False)
    veld = STEM_VAN[kijker.rol]
    tekst = laatste_teksten(analyse).filter(veld=veld).first()
    stand = _stand(veld, tekst, _kladjes(casus, kijker).get(veld))
    return EigenStem(casus, stand, is_vastgesteld=analyse.status == AnalyseStatus.VASTGESTELD)


def klad_sleutel(casus: Casus) -> str:
    """Under which key the drafts for the analysis of this casus are kept."""
    return f"analyse:{casus.pk}"


def get_analyse(casus: Casus, kijker: Kijker, *, vandaag: date) -> Analyseblad | None:
    """The newest analysis with the viewer's own drafts, or None when there is none."""
    analyse = get_laatste_analyse(casus)
    if analyse is None:
        return None
    teksten = {AnalyseVeld(t.veld): t for t in laatste_teksten(analyse)}
    kladjes = _kladjes(casus, kijker)
    return Analyseblad(
        analyse=analyse,
        velden=tuple(_stand(veld, teksten.get(veld), kladjes.get(veld)) for veld in AnalyseVeld),
        factoren=tuple(analyse.factoren.filter(vervallen_om__isnull=True).order_by("om", "pk")),
        uitkomsten=tuple(toets_analyse(analyse, casus, vandaag=vandaag)),
    )


def _kladjes(casus: Casus, kijker: Kijker) -> dict[AnalyseVeld, Kladje]:
    eigen = Kladje.objects.filter(gebruiker_id=kijker.gebruiker_id, sleutel=klad_sleutel(casus))
    return {AnalyseVeld(k.veld): k for k in eigen}


def _stand(veld: AnalyseVeld, tekst: AnalyseTekst | None, klad: Kladje | None) -> Veldstand:
    bewaard = tekst.tekst if tekst else ""
    nieuw = klad is not None and klad.tekst != bewaard
    return Veldstand(
        veld=veld,
        tekst=bewaard,
        versie=tekst.versie if tekst else 0,
        door=tekst.door.naam if tekst and tekst.door else "",
        om=tekst.om if tekst else None,
        klad=Kladtekst(klad.tekst, klad.basisversie, klad.om) if klad and nieuw else None,
    )


def list_gedragsdeskundigen(casus: Casus, *, vandaag: date) -> list[tuple[int, str]]:
    """Who can look along with the analysis: the gedragsdeskundigen of the team (id, name)."""
    teams = [casus.team_id]
    if casus.jeugdbeschermer is not None:
        teams.append(casus.jeugdbeschermer.organisatie_id)
    gevonden = Medewerker.objects.filter(rol=Rol.GEDRAGSDESKUNDIGE, organisatie_id__in=teams, van__lte=vandaag)
    gevonden = gevonden.exclude(tot__lte=vandaag)
    return list(gevonden.values_list("pk", "naam"))
