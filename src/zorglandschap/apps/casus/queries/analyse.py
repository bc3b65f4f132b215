"""The verklarende analyse as someone sees it on a screen: texts, own drafts, factors and links, and what clashes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from zorglandschap.apps.casus.models import (
    AnalyseTekst,
    Casus,
    EerdereHulp,
    Factor,
    Factorverband,
    Gezinslid,
    Hypothese,
    Kladje,
    Portaaltoegang,
    VerklarendeAnalyse,
)
from zorglandschap.apps.casus.queries.analyseinhoud import (
    Inhoud,
    get_laatste_analyse,
    laatste_teksten,
    lees_inhoud,
    toets_analyse,
    van_vak,
)
from zorglandschap.apps.casus.queries.analysevakken import (
    LOS,
    Ouderstem,
    Vak,
    kladveld,
    lid_van,
    naam_van,
    veld_van,
)
from zorglandschap.apps.casus.queries.toegang import get_eigen_casus, uitgesloten_accounts
from zorglandschap.apps.casus.uitkomsten import uit_json
from zorglandschap.apps.organisaties.models import Medewerker
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, Handeling, Rol, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.casus.werk import IN_BEWERKING
from zorglandschap.core.regels.analyse import gedeeld_voor_vaststellen
from zorglandschap.core.regels.uitkomst import Uitkomst

DELEN = gedeeld_voor_vaststellen.__name__.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Kladtekst:
    """A text of the viewer that was typed but not saved, and the version it was typed over."""

    tekst: str
    basisversie: int
    om: datetime


@dataclass(frozen=True, slots=True)
class Veldstand:
    """One text: what is saved (version 0: nothing yet), by whom, and the own draft; ``wie``: whose voice it is."""

    vak: Vak
    tekst: str
    versie: int
    door: str
    om: datetime | None
    klad: Kladtekst | None
    wie: str = ""

    @property
    def veld(self) -> AnalyseVeld:
        """The part of the analysis it belongs to."""
        return veld_van(self.vak)

    @property
    def naam(self) -> str:
        """The name of its box in a form."""
        return naam_van(self.vak)

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
    """Everything about the newest version of the analysis; ``ouders`` are those with gezag today."""

    analyse: VerklarendeAnalyse
    velden: tuple[Veldstand, ...]
    factoren: tuple[Factor, ...]
    uitkomsten: tuple[Uitkomst, ...]
    verbanden: tuple[Factorverband, ...] = ()
    hulp: tuple[EerdereHulp, ...] = ()
    hypothesen: tuple[Hypothese, ...] = ()
    ouders: tuple[Gezinslid, ...] = ()
    los_klad: str = ""
    velden_van: Mapping[Vak, Veldstand] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "velden_van", {s.vak: s for s in self.velden})

    @property
    def is_vastgesteld(self) -> bool:
        """True when this version is fixed and no longer written in."""
        return self.analyse.status not in IN_BEWERKING

    @property
    def botsingen(self) -> tuple[Veldstand, ...]:
        """The texts in which the own draft clashes with what somebody else saved."""
        return tuple(v for v in self.velden if v.botst)

    @property
    def is_volledig(self) -> bool:
        """True when no rule stops the analysis from being fixed."""
        return not any(u.blokkeert for u in self.uitkomsten)

    @property
    def is_te_delen(self) -> bool:
        """True when nothing is missing in the analysis itself, so that it can be shared."""
        return not any(u.blokkeert for u in self.uitkomsten if u.regel != DELEN)


STEM_VAN = {Rol.JEUGDIGE: AnalyseVeld.STEM_JEUGDIGE, Rol.OUDER: AnalyseVeld.STEM_OUDERS}


@dataclass(frozen=True, slots=True)
class EigenStem:
    """The own story of a youth or parent; ``stand`` is None while the analysis has not begun."""

    casus: Casus
    stand: Veldstand | None
    is_vastgesteld: bool


def get_eigen_stem(kijker: Kijker, *, vandaag: date | None = None) -> EigenStem | None:
    """The own story as it stands, for who may write it (inzage decides); None when there is no casus.

    A parent finds the own voice only: not that of the other parent, and not a text of both together.
    """
    casus = get_eigen_casus(kijker, Handeling.STEM_SCHRIJVEN, vandaag=vandaag)
    if casus is None:
        return None
    analyse = get_laatste_analyse(casus)
    if analyse is None:
        return EigenStem(casus, None, is_vastgesteld=False)
    vak = eigen_vak(kijker)
    tekst = van_vak(laatste_teksten(analyse), vak).first()
    stand = _stand(vak, tekst, _kladjes(casus, kijker).get(kladveld(vak)))
    return EigenStem(casus, stand, is_vastgesteld=analyse.status not in IN_BEWERKING)


def eigen_vak(kijker: Kijker) -> Vak:
    """The box of the own story of a youth, or of this one parent."""
    if kijker.rol is not Rol.OUDER:
        return STEM_VAN[kijker.rol]
    toegang = Portaaltoegang.objects.filter(gebruiker_id=kijker.gebruiker_id)  # an account has one at the most
    lid = toegang.values_list("gezinslid_id", flat=True).first()
    return AnalyseVeld.STEM_OUDERS if lid is None else Ouderstem(lid)


def klad_sleutel(casus: Casus) -> str:
    """Under which key the drafts for the analysis of this casus are kept."""
    return f"analyse:{casus.pk}"


def get_analyse(casus: Casus, kijker: Kijker, *, vandaag: date) -> Analyseblad | None:
    """The newest analysis with the viewer's own drafts, or None when there is none."""
    analyse = get_laatste_analyse(casus)
    if analyse is None:
        return None
    inhoud = lees_inhoud(analyse, casus, op=vandaag)
    kladjes = _kladjes(casus, kijker)
    los = kladjes.pop(LOS, None)
    return Analyseblad(
        analyse=analyse,
        velden=tuple(
            _stand(vak, inhoud.teksten.get(vak), kladjes.get(kladveld(vak)), wie)
            for vak, wie in _vakken(casus, inhoud, kladjes)
        ),
        factoren=inhoud.factoren,
        uitkomsten=tuple(_uitkomsten(analyse, casus, inhoud, vandaag)),
        verbanden=inhoud.verbanden,
        hulp=inhoud.hulp,
        hypothesen=inhoud.hypothesen,
        ouders=inhoud.ouders,
        los_klad=los.tekst if los else "",
    )


def _uitkomsten(analyse: VerklarendeAnalyse, casus: Casus, inhoud: Inhoud, vandaag: date) -> Iterable[Uitkomst]:
    """What the rules say; of a version that is fixed: what they said on that day, since later rules do not undo it."""
    if analyse.status in IN_BEWERKING:
        return toets_analyse(analyse, casus, vandaag=vandaag, inhoud=inhoud)
    vast = casus.stappen.filter(stap=Stap.ANALYSE_VASTGESTELD).order_by("-om", "-pk")
    return uit_json(vast.values_list("uitkomsten", flat=True).first() or ())


def list_vakken(casus: Casus, *, vandaag: date) -> list[Vak]:
    """Every text box that can be written in, the voice of each parent included."""
    analyse = get_laatste_analyse(casus)
    if analyse is None:
        return []
    return [*AnalyseVeld, *(vak for vak, _ in _stemmen(casus, lees_inhoud(analyse, casus, op=vandaag), ()))]


def _vakken(casus: Casus, inhoud: Inhoud, kladjes: Mapping[str, Kladje]) -> Iterable[tuple[Vak, str]]:
    """The boxes in order, with whose voice each is.

    The parents have a box each; the one of both together is only there while it holds something, or when nobody
    with gezag is known.
    """
    stemmen = _stemmen(casus, inhoud, kladjes)
    for veld in AnalyseVeld:
        if veld is AnalyseVeld.STEM_OUDERS:
            yield from stemmen
            if stemmen and not inhoud.is_geschreven(veld) and kladveld(veld) not in kladjes:
                continue
        yield veld, ""


def _stemmen(casus: Casus, inhoud: Inhoud, kladjes: Iterable[str]) -> list[tuple[Vak, str]]:
    """A voice for every parent with gezag, and for who had one or whose text is here although it ended."""
    namen = {lid.pk: lid.naam for lid in inhoud.ouders}
    anderen = {lid for lid in map(lid_van, inhoud.teksten) if lid is not None} | set(map(_lid_van_klad, kladjes))
    anderen -= {*namen, 0}
    if anderen:
        leden = Gezinslid.objects.filter(pk__in=anderen, gezin_id=casus.jeugdige.gezin_id)
        namen |= dict(leden.order_by("pk").values_list("pk", "naam"))
    return [(Ouderstem(pk), naam) for pk, naam in namen.items()]


def _lid_van_klad(veld: str) -> int:
    deel = veld.partition(":")[2]
    return int(deel) if deel.isdecimal() else 0


def _kladjes(casus: Casus, kijker: Kijker) -> dict[str, Kladje]:
    eigen = Kladje.objects.filter(gebruiker_id=kijker.gebruiker_id, sleutel=klad_sleutel(casus))
    return {k.veld: k for k in eigen}


def _stand(vak: Vak, tekst: AnalyseTekst | None, klad: Kladje | None, wie: str = "") -> Veldstand:
    bewaard = tekst.tekst if tekst else ""
    nieuw = klad is not None and klad.tekst != bewaard
    return Veldstand(
        vak=vak,
        tekst=bewaard,
        versie=tekst.versie if tekst else 0,
        door=tekst.door.naam if tekst and tekst.door else "",
        om=tekst.om if tekst else None,
        klad=Kladtekst(klad.tekst, klad.basisversie, klad.om) if klad and nieuw else None,
        wie=wie,
    )


def list_gedragsdeskundigen(casus: Casus, *, vandaag: date) -> list[tuple[int, str]]:
    """Who can look along with the analysis: the gedragsdeskundigen of the team (id, name)."""
    teams = [casus.team_id]
    if casus.jeugdbeschermer is not None:
        teams.append(casus.jeugdbeschermer.organisatie_id)
    gevonden = Medewerker.objects.filter(rol=Rol.GEDRAGSDESKUNDIGE, organisatie_id__in=teams, van__lte=vandaag)
    gevonden = gevonden.exclude(tot__lte=vandaag).exclude(gebruiker__in=uitgesloten_accounts(casus.jeugdige))
    return list(gevonden.values_list("pk", "naam"))
