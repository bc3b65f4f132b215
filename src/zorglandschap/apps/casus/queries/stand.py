"""How a case stands: its rows turned into the facts of the clocks, the next step and the rules of standing still."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypedDict

from zorglandschap.apps.casus.queries.normen import get_normen
from zorglandschap.apps.casus.queries.rijen import MELDING, Hulprij, Maatregelrij, Planrij, Rijen, Tabel
from zorglandschap.core.begrippen.besluitwoorden import Verzoeksoort
from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, CasusStatus, JuridischKader, Stap, Vrager
from zorglandschap.core.begrippen.hulpvormen import CRISIS, VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.periode import plus_maanden
from zorglandschap.core.begrippen.planwoorden import Doelstatus, Terugkeer
from zorglandschap.core.begrippen.vraagwoorden import Hulpvraagsoort
from zorglandschap.core.casus.kader import DRAAGT_GESLOTEN
from zorglandschap.core.casus.termijnen import Elders, Termijn, TermijnFeiten, Termijnsoort, termijnen
from zorglandschap.core.casus.termijnfeiten import (
    Afspraak,
    Gedaan,
    Hulp,
    Maatregelfeit,
    Planfeit,
    Verzoekfeit,
    Vraag,
)
from zorglandschap.core.regels.plaatsing import PlaatsingFeiten, crisis_hoogstens_28_dagen
from zorglandschap.core.regels.stagnatie import BEWAAKT, StagnatieFeiten
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst

NIETS = Elders()
ZOALS_GEHOOPT = 0  # goal attainment: who holds this does not stand still
WACHT_OP_HULP = frozenset({CasusStatus.VERWEZEN, CasusStatus.GEADVISEERD, CasusStatus.PLEK_GEVRAAGD})
EVALUATIES = frozenset(
    {
        Termijnsoort.EVALUATIE,
        Termijnsoort.EVALUATIE_PLANNEN,
        Termijnsoort.EVALUATIE_GESLOTEN,
        Termijnsoort.EVALUATIE_GESLOTEN_EERST,
    }
)


@dataclass(frozen=True, slots=True)
class Stand:
    """One case as it stands today: its rows, the terms that run and what stands still."""

    rijen: Rijen
    termijnen: tuple[Termijn, ...]
    stilstand: tuple[Uitkomst, ...]


def bepaal_stand(rijen: Rijen, *, vandaag: date, elders: Elders = NIETS) -> Stand:
    """Ask the clocks and the rules of standing still."""
    loopt = termijnen(termijn_feiten(rijen, vandaag=vandaag, elders=elders))
    return Stand(rijen, loopt, tuple(toets_stilstand(rijen, loopt, vandaag=vandaag, elders=elders)))


def termijn_feiten(rijen: Rijen, *, vandaag: date, elders: Elders = NIETS) -> TermijnFeiten:
    """What the clocks may know of this case."""
    casus = rijen.casus
    return TermijnFeiten(
        vandaag=vandaag,
        normen=get_normen(vandaag, casus.jeugdige.gemeente_id),
        geboren_op=casus.jeugdige.geboren_op,
        status=CasusStatus(casus.status),
        kader=JuridischKader(casus.kader),
        vragen=tuple(_vragen(rijen)),
        crisis_sinds=_crisis_sinds(rijen),
        heeft_analyse=heeft_analyse(rijen),
        hulp=tuple(_hulp(r) for r in lopend(rijen, vandaag)),
        vervolg_op=_stap_op(rijen, Stap.VERVOLG),
        maatregelen=tuple(_maatregelen(rijen, vandaag)),
        verzoeken=tuple(_verzoeken(rijen)),
        heeft_perspectiefregisseur=casus.perspectiefregisseur_id is not None,
        plan=_plan(rijen),
        evaluaties=_open(rijen, Tabel.EVALUATIE),
        laatste_evaluatie=max((r.klaar_op for r in rijen.van(Tabel.EVALUATIE) if r.klaar_op), default=None),
        afschaalmomenten=_open(rijen, Tabel.AFSCHAALMOMENT),
        doelen=tuple(Afspraak(d.gesteld_op, d.termijn_op) for d in rijen.doelen if d.status == Doelstatus.OPEN),
        jim_sinds=max((r.op for r in rijen.van(Tabel.JIM) if r.op), default=None),
        jim_gesproken_op=max((r.klaar_op for r in rijen.van(Tabel.JIM) if r.klaar_op), default=None),
        heeft_toekomstplan=any(r.klaar_op for r in rijen.van(Tabel.TOEKOMSTPLAN)),
        toekomstplan=next(iter(_te_herzien(rijen)), None),
        gesloten_op=casus.gesloten_op,
        nazorg=_nazorg(rijen),
        gedaan=tuple(_gedaan(rijen)),
        elders=elders,
    )


def lopend(rijen: Rijen, vandaag: date) -> list[Hulprij]:
    """The help that runs or is announced."""
    return [h for h in rijen.hulp if h.tot is None or h.tot > vandaag]


def heeft_analyse(rijen: Rijen) -> bool:
    """True when a version of the analysis was fixed."""
    return any(a.status in (AnalyseStatus.VASTGESTELD, AnalyseStatus.HERZIEN) for a in rijen.analyses)


def _vragen(rijen: Rijen) -> Iterator[Vraag]:
    for rij in rijen.van(Tabel.HULPVRAAG):
        if rij.op is not None:
            veilig = rij.woord == Hulpvraagsoort.VEILIGHEID or rij.tweede == Vrager.VEILIG_THUIS
            yield Vraag(rij.op, over_veiligheid=veilig)


def _crisis_sinds(rijen: Rijen) -> date | None:
    if not rijen.casus.is_crisis:
        return None
    return _stap_op(rijen, Stap.CRISIS) or rijen.casus.geopend_op


def _stap_op(rijen: Rijen, stap: Stap) -> date | None:
    gezet = rijen.stappen.get(stap.value)
    return gezet.op if gezet else None


def _hulp(rij: Hulprij) -> Hulp:
    return Hulp(Hulpvorm(rij.hulpvorm), rij.van, rij.tot, rij.toegewezen_op)


def _maatregelen(rijen: Rijen, vandaag: date) -> Iterator[Maatregelfeit]:
    for maatregel in rijen.maatregelen:
        if _geldt(maatregel, vandaag):
            yield Maatregelfeit(
                kader=JuridischKader(maatregel.kader),
                van=maatregel.van,
                tot=maatregel.tot,
                is_spoed=maatregel.is_spoed,
                is_voorwaardelijk=maatregel.is_voorwaardelijk,
                is_verlenging=_sluit_aan(rijen.maatregelen, maatregel),
                is_verlengd=any(_sluit_aan([maatregel], ander) for ander in rijen.maatregelen),
                volgt_op_toezicht=_volgt_op_toezicht(rijen, maatregel),
                uit_huis_sinds=_sinds(rijen.maatregelen, maatregel),
                opname_besloten_op=maatregel.opname_besloten_op,
                instemming_ingetrokken_op=maatregel.instemming_ingetrokken_op,
                is_gedragen=any(m.kader in DRAAGT_GESLOTEN and _geldt(m, vandaag) for m in rijen.maatregelen),
                **_gebruik(rijen, maatregel, vandaag),
            )


def _geldt(maatregel: Maatregelrij, vandaag: date) -> bool:
    return maatregel.van <= vandaag and (maatregel.tot is None or maatregel.tot > vandaag)


def _volgt_op_toezicht(rijen: Rijen, deze: Maatregelrij) -> bool:
    """True when supervision or guardianship ran until this measure began: the family knows the GI."""
    eerder = (m for m in rijen.maatregelen if m.kader in DRAAGT_GESLOTEN and m.van < deze.van)
    return any(m.tot is None or m.tot >= deze.van for m in eerder)


def _sinds(alle: Collection[Maatregelrij], deze: Maatregelrij) -> date:
    """Since when one measure of this kind followed the other."""
    begin = deze.van
    eerder = sorted((m for m in alle if m.kader == deze.kader and m.van < deze.van), key=lambda m: m.van)
    for ander in reversed(eerder):
        if ander.tot is None or ander.tot >= begin:
            begin = ander.van
    return begin


def _sluit_aan(eerdere: Collection[Maatregelrij], deze: Maatregelrij) -> bool:
    """True when this measure renews one of these: it says so, or it begins where the same kind ended."""
    return any(
        deze.verlengt == ander.nummer
        or (deze.nummer != ander.nummer and deze.kader == ander.kader and ander.tot is not None and _op(ander, deze))
        for ander in eerdere
    )


def _op(ander: Maatregelrij, deze: Maatregelrij) -> bool:
    return ander.van < deze.van and ander.tot is not None and deze.van <= ander.tot


class _Gebruik(TypedDict):
    is_gebruikt: bool
    ongebruikt_sinds: date | None


def _gebruik(rijen: Rijen, maatregel: Maatregelrij, vandaag: date) -> _Gebruik:
    """Does the youth stay somewhere on the ground of this authorisation, and otherwise: since when not?"""
    vormen = {Hulpvorm.GESLOTEN} if maatregel.kader == JuridischKader.GESLOTEN else VERBLIJF
    verblijf = [h for h in rijen.hulp if h.hulpvorm in vormen and h.van <= vandaag]
    nu = any(h.tot is None or h.tot > vandaag for h in verblijf)
    laatst = max((h.tot for h in verblijf if h.tot is not None), default=None)
    return _Gebruik(is_gebruikt=nu, ongebruikt_sinds=None if nu else laatst)


def _verzoeken(rijen: Rijen) -> Iterator[Verzoekfeit]:
    for rij in rijen.van(Tabel.VERZOEK):
        if rij.op is not None:
            yield Verzoekfeit(Verzoeksoort(rij.woord), rij.op)


def _plan(rijen: Rijen) -> Planfeit | None:
    if not rijen.plannen:
        return None
    nieuwste: Planrij = rijen.plannen[-1]
    gevraagd = [p for p in rijen.plannen if p.op_schrift_gevraagd_op]
    return Planfeit(
        gestart_op=nieuwste.gestart_op,
        vastgesteld_op=max((p.vastgesteld_op for p in rijen.plannen if p.vastgesteld_op), default=None),
        familiegroepsplan_afgezien_op=nieuwste.familiegroepsplan_afgezien_op,
        op_schrift_gevraagd_op=gevraagd[-1].op_schrift_gevraagd_op if gevraagd else None,
        is_op_schrift_gegeven=bool(gevraagd and gevraagd[-1].op_schrift_gegeven_op),
        terugkeer=Terugkeer(nieuwste.terugkeer) if nieuwste.terugkeer else None,
        terugkeer_streef_op=nieuwste.terugkeer_streef_op,
    )


def _open(rijen: Rijen, tabel: Tabel) -> tuple[Afspraak, ...]:
    sinds = rijen.casus.geopend_op
    return tuple(Afspraak(min(sinds, r.op), r.op) for r in rijen.van(tabel) if r.op and r.klaar_op is None)


def _nazorg(rijen: Rijen) -> Afspraak | None:
    for rij in rijen.van(Tabel.AFSLUITING):
        if rij.op is not None and rij.klaar_op is None:
            return Afspraak(rijen.casus.gesloten_op or rij.op, rij.op)
    return None


def _te_herzien(rijen: Rijen) -> Iterator[Afspraak]:
    for rij in rijen.van(Tabel.TOEKOMSTPLAN):
        if rij.op is not None and rij.klaar_op is not None:
            yield Afspraak(min(rij.klaar_op, rij.op), rij.op)


def _gedaan(rijen: Rijen) -> Iterator[Gedaan]:
    for rij in rijen.van(Tabel.MELDING):
        soort, _, dag = rij.woord.removeprefix(MELDING).rpartition(":")
        if rij.op is not None and soort in Termijnsoort.__members__:
            yield Gedaan(Termijnsoort[soort], date.fromisoformat(dag), rij.op)


def melding(soort: Termijnsoort, uiterlijk: date) -> str:
    """The key of the row that says: this round of this clock was done."""
    return f"{MELDING}{soort.name}:{uiterlijk.isoformat()}"


# --- standing still


def toets_stilstand(
    rijen: Rijen, loopt: tuple[Termijn, ...], *, vandaag: date, elders: Elders = NIETS
) -> Iterator[Uitkomst]:
    """Every rule of standing still that applies to an open case, and the crisis place that lasts too long."""
    if rijen.casus.status == CasusStatus.AFGESLOTEN:
        return
    feiten = stagnatie_feiten(rijen, loopt, vandaag=vandaag, elders=elders)
    uitkomsten = [*_crisisplek(rijen, vandaag), *(regel(feiten) for regel in BEWAAKT)]
    yield from (u for u in uitkomsten if u.oordeel is not Oordeel.NIET_VAN_TOEPASSING)


def _crisisplek(rijen: Rijen, vandaag: date) -> Iterator[Uitkomst]:
    norm = get_normen(vandaag, rijen.casus.jeugdige.gemeente_id)["crisisverblijf_hoogstens_dagen"]
    for hulp in lopend(rijen, vandaag):
        if hulp.hulpvorm in CRISIS & VERBLIJF and hulp.van <= vandaag:
            dag = (vandaag - hulp.van).days + 1
            feiten = PlaatsingFeiten(Hulpvorm(hulp.hulpvorm), dagen_in_crisisplek=dag, crisis_hoogstens_dagen=norm)
            yield crisis_hoogstens_28_dagen(feiten)


def stagnatie_feiten(
    rijen: Rijen, loopt: tuple[Termijn, ...], *, vandaag: date, elders: Elders = NIETS
) -> StagnatieFeiten:
    """What the rules of standing still may know of this case."""
    normen, plan = get_normen(vandaag, rijen.casus.jeugdige.gemeente_id), _plan(rijen)
    vooruit, gemeten = _vooruitgang(rijen)
    verblijf = [h for h in lopend(rijen, vandaag) if h.hulpvorm in VERBLIJF - CRISIS and h.van <= vandaag]
    terug = plan.terugkeer if plan and verblijf else None
    return StagnatieFeiten(
        maanden_zonder_vooruitgang=_maanden(vooruit, vandaag),
        is_gemeten=gemeten,
        norm_vooruitgang_maanden=normen["stagnatie_doelen_maanden"],
        dagen_te_laat=_dagen_te_laat(loopt, vandaag),
        dagen_wachtend=_wacht(rijen, vandaag),
        norm_wachten_dagen=normen["stagnatie_wachten_dagen"],
        norm_overbruggen_dagen=normen["stagnatie_overbruggen_dagen"],
        hulp_loopt=any(h.van <= vandaag for h in lopend(rijen, vandaag)),
        is_overbrugd=elders.is_overbrugd,
        wil_terug=terug is Terugkeer.TERUG_NAAR_HUIS,
        heeft_terugkeerplan=_weet_wanneer(rijen, plan),
        maanden_in_verblijf=_maanden(min((h.van for h in verblijf), default=None), vandaag),
        norm_perspectief_maanden=normen["stagnatie_perspectief_maanden"],
        perspectief_duidelijk=terug not in (None, Terugkeer.ONDUIDELIJK),
    )


def _weet_wanneer(rijen: Rijen, plan: Planfeit | None) -> bool:
    return bool((plan and plan.terugkeer_streef_op) or _open(rijen, Tabel.AFSCHAALMOMENT))


def _vooruitgang(rijen: Rijen) -> tuple[date | None, bool]:
    """Since when no open goal came nearer (None without goals), and whether any was measured."""
    dagen, gemeten = [], False
    for doel in rijen.doelen:
        if doel.status == Doelstatus.OPEN:
            metingen = rijen.metingen.get(doel.nummer, [])
            gemeten = gemeten or bool(metingen)
            beter = [na.op for voor, na in pairwise(metingen) if na.score > voor.score]
            goed = [m.op for m in metingen if m.score >= ZOALS_GEHOOPT]
            dagen.append(max([doel.gesteld_op, *beter, *goed]))
    return max(dagen, default=None), gemeten


def _maanden(sinds: date | None, vandaag: date) -> int | None:
    """Whole months since a day; None without a day."""
    if sinds is None:
        return None
    maanden = (vandaag.year - sinds.year) * 12 + vandaag.month - sinds.month
    return max(0, maanden if plus_maanden(sinds, maanden) <= vandaag else maanden - 1)


def _dagen_te_laat(loopt: tuple[Termijn, ...], vandaag: date) -> int | None:
    dagen = [(vandaag - t.uiterlijk).days for t in loopt if t.soort in EVALUATIES]
    return max(dagen) if dagen else None


def _wacht(rijen: Rijen, vandaag: date) -> int | None:
    if rijen.casus.status not in WACHT_OP_HULP:
        return None
    sinds = [d for d in (_stap_op(rijen, Stap.VERWEZEN), _stap_op(rijen, Stap.VERVOLG)) if d]
    return (vandaag - max(sinds)).days if sinds else None
