"""From which fact each clock starts: one function per fact, named in the table of ``klokken.py``.

A function gives nothing when the fact is not there (any more): that is how a clock stops.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from zorglandschap.core.begrippen.codelijsten import CasusStatus, JuridischKader
from zorglandschap.core.begrippen.hulpvormen import CRISIS, VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.periode import leeftijd, plus_maanden, verjaardag
from zorglandschap.core.begrippen.planwoorden import Terugkeer
from zorglandschap.core.casus.termijnfeiten import Afspraak, Gedaan, Hulp, TermijnFeiten, Termijnsoort

PLEEGZORG = frozenset({Hulpvorm.NETWERKPLEEGZORG, Hulpvorm.PLEEGZORG, Hulpvorm.CRISISPLEEGZORG})
VOOR_ADVIES = frozenset({CasusStatus.HULPVRAAG, CasusStatus.ANALYSE})
_K = JuridischKader


@dataclass(frozen=True, slots=True)
class Begin:
    """Since when a clock runs, and the day it counts from (or, for an agreed day, that day itself).

    ``tot``: the term never ends later than the day before this one.
    """

    sinds: date
    anker: date
    tot: date | None = None


def vanaf(dag: date) -> Begin:
    """A clock that runs and counts from the same day."""
    return Begin(dag, dag)


def _op(afspraken: Collection[Afspraak]) -> Iterator[Begin]:
    yield from (Begin(a.sinds, a.op) for a in afspraken)


def loopt(feiten: TermijnFeiten, vormen: Collection[Hulpvorm]) -> Iterator[Hulp]:
    """The help of these forms that runs today."""
    yield from (h for h in feiten.hulp if h.hulpvorm in vormen and h.van <= feiten.vandaag)


def _verblijf(feiten: TermijnFeiten) -> Hulp | None:
    """The stay away from home that began first."""
    return min(loopt(feiten, VERBLIJF), key=lambda h: h.van, default=None)


# --- the question and the crisis


def vraag_over_veiligheid(feiten: TermijnFeiten) -> Iterator[Begin]:
    """A question about safety that nobody has weighed yet."""
    if feiten.status is CasusStatus.HULPVRAAG:
        yield from (vanaf(v.op) for v in feiten.vragen if v.over_veiligheid)


def vraag_zonder_uitkomst(feiten: TermijnFeiten) -> Iterator[Begin]:
    """A question that still waits for its outcome."""
    if feiten.status in VOOR_ADVIES:
        yield from (vanaf(v.op) for v in feiten.vragen)


def crisis_zonder_analyse(feiten: TermijnFeiten) -> Iterator[Begin]:
    """A crisis in which one acted first."""
    if feiten.crisis_sinds is not None and not feiten.heeft_analyse:
        yield vanaf(feiten.crisis_sinds)


def crisisbed_zonder_perspectief(feiten: TermijnFeiten) -> Iterator[Begin]:
    """A stay on a crisis place of which nobody said what comes next."""
    for bed in loopt(feiten, CRISIS & VERBLIJF):
        if not _weet_vervolg(feiten, bed.van):
            yield vanaf(bed.van)


def _weet_vervolg(feiten: TermijnFeiten, sinds: date) -> bool:
    plan, vervolg = feiten.plan, feiten.vervolg_op
    in_plan = plan is not None and plan.gestart_op >= sinds and plan.terugkeer not in (None, Terugkeer.ONDUIDELIJK)
    return in_plan or (vervolg is not None and vervolg >= sinds)


def crisisbed(feiten: TermijnFeiten) -> Iterator[Begin]:
    """A stay on a crisis place."""
    yield from (vanaf(h.van) for h in loopt(feiten, CRISIS & VERBLIJF))


def crisishulp_thuis(feiten: TermijnFeiten) -> Iterator[Begin]:
    """Help of the crisis team at home."""
    yield from (vanaf(h.van) for h in loopt(feiten, CRISIS - VERBLIJF))


# --- plan, evaluation and goals


def hulp_zonder_plan(feiten: TermijnFeiten) -> Iterator[Begin]:
    """Help that runs without a fixed plan, or the day on which it was clear that the family makes no plan itself."""
    plan = feiten.plan
    if plan is not None and plan.vastgesteld_op is not None:
        return
    gewoon = frozenset(Hulpvorm) - PLEEGZORG - {Hulpvorm.GESLOTEN, Hulpvorm.BASISHULP}
    eerste = min(loopt(feiten, gewoon), key=lambda h: h.van, default=None)
    if eerste is not None:
        afgezien = plan.familiegroepsplan_afgezien_op if plan else None
        yield vanaf(afgezien or eerste.van)


def pleegzorg_zonder_plan(feiten: TermijnFeiten) -> Iterator[Begin]:
    """Pleegzorg without a plan that was fixed since the place was granted."""
    yield from _zonder_nieuw_plan(feiten, PLEEGZORG)


def gesloten_zonder_plan(feiten: TermijnFeiten) -> Iterator[Begin]:
    """Gesloten jeugdhulp without a plan that was fixed since the place was granted."""
    yield from _zonder_nieuw_plan(feiten, {Hulpvorm.GESLOTEN})


def _zonder_nieuw_plan(feiten: TermijnFeiten, vormen: Collection[Hulpvorm]) -> Iterator[Begin]:
    vast = feiten.plan.vastgesteld_op if feiten.plan else None
    for hulp in loopt(feiten, vormen):
        if vast is None or vast < (hulp.toegewezen_op or hulp.van):
            yield vanaf(hulp.van)


def plan_op_schrift_gevraagd(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The day on which the family asked for the plan on paper."""
    plan = feiten.plan
    if plan is not None and plan.op_schrift_gevraagd_op is not None and not plan.is_op_schrift_gegeven:
        yield vanaf(plan.op_schrift_gevraagd_op)


def geplande_evaluatie(feiten: TermijnFeiten) -> Iterator[Begin]:
    """An evaluation that was planned and not held."""
    yield from _op(feiten.evaluaties)


def verblijf_zonder_evaluatie(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The plan of a youth in verblijf, or its last evaluation, while no next one is planned."""
    if any(loopt(feiten, VERBLIJF - {Hulpvorm.GESLOTEN})):
        yield from _zonder_evaluatie(feiten)


def hulp_thuis_zonder_evaluatie(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The plan of help at home, or its last evaluation, while no next one is planned."""
    if _verblijf(feiten) is None and any(loopt(feiten, frozenset(Hulpvorm))):
        yield from _zonder_evaluatie(feiten)


def _zonder_evaluatie(feiten: TermijnFeiten) -> Iterator[Begin]:
    vast = feiten.plan.vastgesteld_op if feiten.plan else None
    if vast is not None and not feiten.evaluaties:
        yield vanaf(max(vast, feiten.laatste_evaluatie or vast))


def gesloten_nog_niet_geevalueerd(feiten: TermijnFeiten) -> Iterator[Begin]:
    """Gesloten jeugdhulp that was not evaluated yet."""
    laatste = feiten.laatste_evaluatie
    yield from (vanaf(h.van) for h in loopt(feiten, {Hulpvorm.GESLOTEN}) if laatste is None or laatste < h.van)


def gesloten_geevalueerd(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The last evaluation of gesloten jeugdhulp."""
    laatste = feiten.laatste_evaluatie
    if laatste is not None and any(h.van <= laatste for h in loopt(feiten, {Hulpvorm.GESLOTEN})):
        yield vanaf(laatste)


def afgesproken_afschaalmoment(feiten: TermijnFeiten) -> Iterator[Begin]:
    """A moment, agreed beforehand, to look at lighter help."""
    yield from _op(feiten.afschaalmomenten)


def open_doel(feiten: TermijnFeiten) -> Iterator[Begin]:
    """A goal with its term."""
    yield from _op(feiten.doelen)


def afgesproken_terugkeer(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The day on which the youth hopes to be home again."""
    plan = feiten.plan
    if plan is None or plan.terugkeer is not Terugkeer.TERUG_NAAR_HUIS or _verblijf(feiten) is None:
        return
    if plan.terugkeer_streef_op is not None:
        yield Begin(plan.gestart_op, plan.terugkeer_streef_op)


def netwerkpleegzorg(feiten: TermijnFeiten) -> Iterator[Begin]:
    """Pleegzorg by somebody of the own network, who has time to meet the conditions."""
    yield from (vanaf(h.van) for h in loopt(feiten, {Hulpvorm.NETWERKPLEEGZORG}))


# --- who stays beside the youth, growing up, and afterwards


def jim_gekozen(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The last talk with the chosen mentor, or the day of the choice."""
    if feiten.jim_sinds is not None:
        yield vanaf(max(feiten.jim_sinds, feiten.jim_gesproken_op or feiten.jim_sinds))


def perspectiefregie(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The last contact of the perspectiefregisseur with a youth who is away from home of free will."""
    verblijf = _verblijf(feiten)
    if verblijf is None or not feiten.heeft_perspectiefregisseur or feiten.kader is not _K.VRIJWILLIG:
        return
    contacten = [feiten.perspectief_sinds, feiten.laatste_evaluatie, feiten.jim_gesproken_op]
    contacten += [g.op for g in feiten.gedaan if g.soort is Termijnsoort.PERSPECTIEFCONTACT]
    yield vanaf(max([verblijf.van, *(c for c in contacten if c is not None)]))


def zestien_in_verblijf(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The sixteenth birthday in verblijf, or the first weeks of a stay that began later."""
    verblijf = _verblijf(feiten)
    if verblijf is None or feiten.heeft_toekomstplan:
        return
    normen = feiten.normen
    jarig = verjaardag(feiten.geboren_op, normen["plan_vanaf_leeftijd"])
    na_begin = verblijf.van + timedelta(weeks=normen["termijn_plan_weken"])
    yield Begin(max(verblijf.van, _vooraf(feiten, jarig)), max(jarig, na_begin))


def toekomstplan_herzien(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The agreed day to look at the plan for later again."""
    if feiten.toekomstplan is not None:
        yield from _op([feiten.toekomstplan])


def _vooraf(feiten: TermijnFeiten, dag: date) -> date:
    return plus_maanden(dag, -feiten.normen["termijn_leeftijdsgrens_vooraf_maanden"])


def _grens(feiten: TermijnFeiten, sleutel: str, vormen: Collection[Hulpvorm], vanaf: int) -> Iterator[Begin]:
    """The birthday on which help of these forms may end; only while it is still ahead."""
    jaren = feiten.normen[sleutel]
    if any(loopt(feiten, vormen)) and vanaf <= leeftijd(feiten.geboren_op, feiten.vandaag) < jaren:
        jarig = verjaardag(feiten.geboren_op, jaren)
        yield Begin(_vooraf(feiten, jarig), jarig)


def wordt_achttien(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The eighteenth birthday, while help runs."""
    yield from _grens(feiten, "meerderjarig_leeftijd", frozenset(Hulpvorm), 0)


def pleegzorg_stopt(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The birthday up to which pleegzorg may go on."""
    yield from _grens(feiten, "pleegzorg_tot_leeftijd", PLEEGZORG, feiten.normen["meerderjarig_leeftijd"])


def jeugdhulp_stopt(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The birthday up to which other jeugdhulp may go on."""
    yield from _grens(feiten, "jeugdhulp_tot_leeftijd", frozenset(Hulpvorm), feiten.normen["meerderjarig_leeftijd"])


def nee_nog_eens_bekijken(feiten: TermijnFeiten) -> Iterator[Begin]:
    """A provider said no for a reason that asks for a second look at the question and the offer."""
    if feiten.elders.tweede_blik is not None:
        yield vanaf(feiten.elders.tweede_blik)


def bij_experttafel(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The question stands at the table of experts, because was said no too often."""
    if feiten.elders.experttafel is not None:
        yield vanaf(feiten.elders.experttafel)


def beloofde_start(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The day on which the help would begin."""
    if feiten.elders.start is not None:
        yield from _op([feiten.elders.start])


def tegenspraak_gevraagd(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The day on which a second gedragsdeskundige has answered."""
    if feiten.elders.tegenspraak is not None:
        yield from _op([feiten.elders.tegenspraak])


def groep_loopt_af(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The day on which the agreed time in a group is over."""
    if feiten.elders.groep is not None:
        yield from _op([feiten.elders.groep])


def kloof_herzien(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The day to look whether the best fitting help is there now."""
    if feiten.elders.kloof is not None:
        yield from _op([feiten.elders.kloof])


def beloofde_nazorg(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The contact that was promised when the case was closed."""
    if feiten.nazorg is not None:
        yield from _op([feiten.nazorg])


def dossier_gesloten(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The last change of the file: the day it was closed."""
    if feiten.gesloten_op is not None:
        yield vanaf(feiten.gesloten_op)


def is_gedaan(feiten: TermijnFeiten, soort: Termijnsoort, uiterlijk: date) -> bool:
    """True when somebody reported that this round of a clock was done."""
    return any(_zelfde(g, soort, uiterlijk) for g in feiten.gedaan)


def _zelfde(gedaan: Gedaan, soort: Termijnsoort, uiterlijk: date) -> bool:
    return gedaan.soort is soort and gedaan.uiterlijk == uiterlijk
