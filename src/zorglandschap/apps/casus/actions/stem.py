"""The own story of a youth or parent, written in the portal and part of the analysis."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from zorglandschap.apps.casus.actions.analyse import (
    Bewaard,
    Getypt,
    bewaar_analyse,
    bewaar_kladje,
    gooi_kladje_weg,
)
from zorglandschap.apps.casus.queries.analyse import get_eigen_stem
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.codelijsten import Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin

NOG_NIET = zin("De verklarende analyse is nog niet begonnen. Daarna kun je hier je verhaal schrijven.")


def schrijf_eigen_stem(kijker: Kijker, tekst: str, *, nu: datetime, basisversie: int | None = None) -> Bewaard:
    """Save the own story as a new version; only from the portal, for the own casus (inzage decides).

    ``basisversie`` is the version the form showed; when somebody else wrote meanwhile, or the analysis
    was fixed, the text is kept as a draft and the answer says so. Raises Geweigerd before the analysis began.
    """
    stem = get_eigen_stem(kijker, vandaag=timezone.localdate(nu))
    if stem is None or stem.stand is None:
        raise Geweigerd(NOG_NIET)
    basis = stem.stand.versie if basisversie is None else basisversie
    vak = stem.stand.vak
    bewaard = bewaar_analyse(
        stem.casus,
        door=kijker,
        nu=nu,
        teksten={vak: Getypt(tekst, basis)},
        handeling=Handeling.STEM_SCHRIJVEN,
    )
    if not bewaard.botsingen and not bewaard.te_laat:
        gooi_kladje_weg(stem.casus, door=kijker, veld=vak)  # also one that clashed: its writer has chosen
    return bewaard


def bewaar_eigen_kladje(kijker: Kijker, tekst: str, *, nu: datetime, basisversie: int) -> bool:
    """Keep what is being typed where only its writer sees it; True when somebody changed the text meanwhile.

    Raises Geweigerd before the analysis began.
    """
    stem = get_eigen_stem(kijker, vandaag=timezone.localdate(nu))
    if stem is None or stem.stand is None:
        raise Geweigerd(NOG_NIET)
    vak = stem.stand.vak
    return bewaar_kladje(stem.casus, door=kijker, nu=nu, veld=vak, getypt=Getypt(tekst, basisversie))
