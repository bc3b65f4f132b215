"""The verklarende analyse as the youth or a parent reads it in the portal: what was shared with this person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zorglandschap.apps.casus.models import Casus, Portaaltoegang, VerklarendeAnalyse
from zorglandschap.apps.casus.queries.analyseinhoud import Inhoud, lees_inhoud
from zorglandschap.apps.casus.queries.analysevakken import Ouderstem, Vak
from zorglandschap.apps.casus.queries.toegang import get_eigen_casus
from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, AnalyseVeld, Handeling, Rol
from zorglandschap.core.begrippen.kijker import Kijker

TE_LEZEN = (AnalyseStatus.GEDEELD, AnalyseStatus.VASTGESTELD)
STEMMEN = frozenset({AnalyseVeld.STEM_JEUGDIGE, AnalyseVeld.STEM_OUDERS})


@dataclass(frozen=True, slots=True)
class EigenAnalyse:
    """The version this person has: the texts, the voice of the youth, and the own voice of a parent.

    What the other parent told, and what parents told together, stays out: as in the copy on paper.
    """

    casus: Casus
    analyse: VerklarendeAnalyse
    teksten: Mapping[AnalyseVeld, str]
    stem_jeugdige: str
    eigen_stem: str
    inhoud: Inhoud


def get_eigen_analyse(kijker: Kijker, *, vandaag: date) -> EigenAnalyse | None:
    """What was shared with the youth or parent behind the account; None when nothing was. The reading is logged.

    Raises NietGevonden for who may not read the analysis of the own case.
    """
    casus = get_eigen_casus(kijker, Handeling.ANALYSE_LEZEN, vandaag=vandaag)
    analyse = find_gedeelde(kijker, casus) if casus is not None else None
    if casus is None or analyse is None:
        return None
    inhoud = lees_inhoud(analyse, casus, op=vandaag)
    lid = _lid(kijker)
    return EigenAnalyse(
        casus=casus,
        analyse=analyse,
        teksten={v: _tekst(inhoud, v) for v in AnalyseVeld if v not in STEMMEN and _tekst(inhoud, v)},
        stem_jeugdige=_tekst(inhoud, AnalyseVeld.STEM_JEUGDIGE),
        eigen_stem=_tekst(inhoud, Ouderstem(lid)) if lid is not None else "",
        inhoud=inhoud,
    )


def find_gedeelde(kijker: Kijker, casus: Casus) -> VerklarendeAnalyse | None:
    """The newest version that this person was given; for use inside this room.

    With a secret address a parent has it on paper only: its texts could tell where the child is.
    """
    rijen = casus.analyses.filter(status__in=TE_LEZEN).order_by("-versie")
    if kijker.rol is Rol.JEUGDIGE:
        return rijen.filter(gedeeld_met_jeugdige=True).first()
    lid = _lid(kijker)
    if kijker.rol is not Rol.OUDER or lid is None or casus.jeugdige.adres_is_geheim:
        return None
    return rijen.filter(gedeeld_met=lid).first()


def _lid(kijker: Kijker) -> int | None:
    """Which member of the family a parent is (an account has one at the most)."""
    if kijker.rol is not Rol.OUDER:
        return None
    toegang = Portaaltoegang.objects.filter(gebruiker_id=kijker.gebruiker_id)
    return toegang.values_list("gezinslid_id", flat=True).first()


def _tekst(inhoud: Inhoud, vak: Vak) -> str:
    rij = inhoud.teksten.get(vak)
    return rij.tekst.strip() if rij else ""
