"""Measures the synthetic region from its tables alone, as an outsider would."""

from __future__ import annotations

from datetime import date

import numpy as np

from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, VORMEN, Hulpvorm
from zorglandschap.core.begrippen.regio import Regio
from zorglandschap.core.synthetisch.dagen import Vlaggen, dagnummer, jaarbegin, leeftijd_op
from zorglandschap.core.synthetisch.maatregelen import KADERS, OTS, VOOGDIJ, VOTS
from zorglandschap.core.synthetisch.opgave import HULPVORMEN
from zorglandschap.core.synthetisch.tabellen import SynthetischeRegio, Trajecten

IS_VERBLIJF = np.array([h in VERBLIJF for h in HULPVORMEN])
JAAR = 365.25
CBS = np.array([VORMEN[h].cbs for h in HULPVORMEN])
PLEEGZORG = np.isin(CBS, ["11"])


def in_jaar(t: Trajecten, jaar: int, *, tot: int | None = None) -> Vlaggen:
    """Trajects with at least one day in the year (or until another day)."""
    return (t.van < (tot if tot is not None else jaarbegin(jaar + 1))) & (t.tot > jaarbegin(jaar))


def jeugdigen(s: SynthetischeRegio, jaar: int, *, gemeente: int | None = None) -> int:
    m = in_jaar(s.trajecten, jaar)
    if gemeente is not None:
        m &= s.trajecten.gemeente == gemeente
    return int(np.unique(s.trajecten.jeugdige[m]).size)


def jeugdigen_eerste_halfjaar(s: SynthetischeRegio, jaar: int) -> int:
    m = in_jaar(s.trajecten, jaar, tot=dagnummer(date(jaar, 7, 1)))
    return int(np.unique(s.trajecten.jeugdige[m]).size)


def trajecten(s: SynthetischeRegio, jaar: int) -> int:
    return int(in_jaar(s.trajecten, jaar).sum())


def verblijfsaandeel(s: SynthetischeRegio, jaar: int) -> float:
    m = in_jaar(s.trajecten, jaar)
    return 100 * float(IS_VERBLIJF[s.trajecten.vorm[m]].mean())


def wijkteamaandeel(s: SynthetischeRegio, jaar: int) -> float:
    m = in_jaar(s.trajecten, jaar)
    return 100 * float((CBS[s.trajecten.vorm[m]] == "01").mean())


def in_verblijf(s: SynthetischeRegio, jaar: int) -> int:
    m = in_jaar(s.trajecten, jaar) & IS_VERBLIJF[s.trajecten.vorm]
    return int(np.unique(s.trajecten.jeugdige[m]).size)


def trajecten_per_jeugdige_in_verblijf(s: SynthetischeRegio, jaar: int) -> float:
    m = in_jaar(s.trajecten, jaar) & IS_VERBLIJF[s.trajecten.vorm]
    return float(m.sum()) / in_verblijf(s, jaar)


def mix(s: SynthetischeRegio, jaar: int, cbs: str) -> float:
    """Share (percent) of one CBS form among youths counted once per form."""
    m = in_jaar(s.trajecten, jaar) & IS_VERBLIJF[s.trajecten.vorm]
    per_vorm = {
        vorm: np.unique(s.trajecten.jeugdige[m & (CBS[s.trajecten.vorm] == vorm)]).size
        for vorm in ("11", "12", "13", "14")
    }
    return 100 * per_vorm[cbs] / sum(per_vorm.values())


def stand_door_uitstroom(van: np.ndarray, tot: np.ndarray, eerste: int, laatste: int) -> float:
    """Mean length of stay in days: mean stock over outflow per day, as registrations measure it."""
    begin, einde = jaarbegin(eerste), jaarbegin(laatste + 1)
    dagen = np.clip(np.minimum(tot.astype(np.int64), einde) - np.maximum(van, begin), 0, None).sum()
    return float(dagen) / int(((tot >= begin) & (tot < einde)).sum())


def verblijfsduur(s: SynthetischeRegio, vormen: Vlaggen, eerste: int = 2018, laatste: int = 2025) -> float:
    m = vormen[s.trajecten.vorm]
    return stand_door_uitstroom(s.trajecten.van[m], s.trajecten.tot[m], eerste, laatste)


def vorm(hulpvorm: Hulpvorm) -> Vlaggen:
    return np.array([h is hulpvorm for h in HULPVORMEN])


def korter_dan(s: SynthetischeRegio, vormen: Vlaggen, dagen: int, eerste: int = 2018, laatste: int = 2025) -> float:
    """Share (percent) of the stays that ended and were shorter."""
    t = s.trajecten
    m = vormen[t.vorm] & (t.tot >= jaarbegin(eerste)) & (t.tot < jaarbegin(laatste + 1))
    return 100 * float((t.tot[m] - t.van[m] < dagen).mean())


def duur_beeindigd(s: SynthetischeRegio, jaar: int) -> float:
    t = s.trajecten
    m = (t.tot >= jaarbegin(jaar)) & (t.tot < jaarbegin(jaar + 1))
    return float((t.tot[m] - t.van[m]).mean())


def capaciteit(s: SynthetischeRegio, hulpvorm: Hulpvorm, op: date) -> int:
    p, dag = s.plekken, dagnummer(op)
    m = s.aanbod.vorm[p.aanbod] == HULPVORMEN.index(hulpvorm)
    return int((m & (p.van <= dag) & (p.tot > dag)).sum())


def bezetting(s: SynthetischeRegio, op: date) -> float:
    """Share (percent) of the places for stays that is taken on a day."""
    p, b, dag = s.plekken, s.bezettingen, dagnummer(op)
    plaatsen = IS_VERBLIJF[s.aanbod.vorm[p.aanbod]] & (p.van <= dag) & (p.tot > dag)
    bezet = np.zeros(p.aantal, dtype=np.bool_)
    bezet[b.plek[(b.van <= dag) & (b.tot > dag)]] = True
    return 100 * float(bezet[plaatsen].mean())


def gebruik(s: SynthetischeRegio, regio: Regio, jaar: int, gemeente: int) -> float:
    """Youths with help as percentage of the 0–22 year olds."""
    return 100 * jeugdigen(s, jaar, gemeente=gemeente) / regio.gemeenten[gemeente].jeugdigen


def jeugdbescherming(s: SynthetischeRegio, regio: Regio, jaar: int, gemeente: int | None) -> float:
    """Youths with OTS, VOTS or voogdij as percentage of the 0–17 year olds."""
    m = s.maatregelen
    hier = np.isin(m.kader, (OTS, VOTS, VOOGDIJ)) & (m.van < jaarbegin(jaar + 1)) & (m.tot > jaarbegin(jaar))
    kinderen = sum(g.minderjarigen for g in regio.gemeenten)
    if gemeente is not None:
        hier &= s.jeugdigen.gemeente[m.jeugdige] == gemeente
        kinderen = regio.gemeenten[gemeente].minderjarigen
    return 100 * np.unique(m.jeugdige[hier]).size / kinderen


def maatregelduur(s: SynthetischeRegio, kader: str) -> float:
    m = s.maatregelen
    hier = m.kader == [k.name for k in KADERS].index(kader)
    return stand_door_uitstroom(m.van[hier], m.tot[hier], 2018, 2025)


def dreigingen(s: SynthetischeRegio, jaar: int) -> int:
    d = s.dreigingen.gemeld
    return int(((d >= jaarbegin(jaar)) & (d < jaarbegin(jaar + 1))).sum())


def via_versnellingsteam(s: SynthetischeRegio, jaar: int) -> int:
    """Youths kept home or brought home with the team."""
    d = s.dreigingen
    m = (d.gemeld >= jaarbegin(jaar)) & (d.gemeld < jaarbegin(jaar + 1)) & d.via_team & np.isin(d.afloop, (0, 1))
    return int(m.sum())


def andere_hulpvraag(s: SynthetischeRegio, jaar: int) -> float:
    """Share (percent) of the stays of a year, outside crisis, that were not the first-best help."""
    k = s.kloven
    m = in_jaar(s.trajecten, jaar)[k.traject]
    return 100 * float((k.niveau[m] != 0).mean())


def wachtend(s: SynthetischeRegio, hulpvorm: Hulpvorm) -> int:
    return int((s.wachtenden.vorm == HULPVORMEN.index(hulpvorm)).sum())


def leeftijd_bij_start(s: SynthetischeRegio) -> np.ndarray:
    return leeftijd_op(s.jeugdigen.geboren[s.trajecten.jeugdige], s.trajecten.van)
