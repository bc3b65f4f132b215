"""Several regions together: one weighted sum in place of strict stages, with brothers and sisters, chains and teams.

Whoever asks for this chooses it: a sum hides policy in numbers, so for one region the strict stages are the standard.
Method: the stages become one sum in which each stage outweighs the next by a fixed ratio; the linear programme over
all columns gives a bound that nobody can beat; the groups are made whole near it, then the rest. The gap between
the answer and the bound is stated, and the values of the stages are given without a claim of proof.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from zorglandschap.core.matching.profiel import Bools, Reals
from zorglandschap.core.matching.verdeling.bundels import Bundel
from zorglandschap.core.matching.verdeling.daling import NUL, Bundeluitslag, Model, Stand, begin, los_bundel, maak_model
from zorglandschap.core.matching.verdeling.doelorde import Doelorde
from zorglandschap.core.matching.verdeling.opgave import Opgave
from zorglandschap.core.matching.verdeling.oplosser import Heel, los_heel_op
from zorglandschap.core.matching.verdeling.plan import Plan, maak_plan
from zorglandschap.core.matching.verdeling.trappen import Onoplosbaar, Trapuitslag, Uitslag

VERHOUDING = 4.0  # how much a stage outweighs the next one, each counted against the most it can count for one youth
HOOGSTE = 1e6
KNOPEN = 200
PLAATS = 1 << 21  # a later place outweighs any lot
DICHTBIJ = (0.0, 1e-6, 1e-5, 1e-4, np.inf)  # how far from the best, as a part of the sum, columns may stand


@dataclass(frozen=True, slots=True)
class GewogenPlan:
    """The advice, its weighted sum, and the sum that no assignment can go below."""

    plan: Plan
    totaal: float
    grens: float

    @property
    def gat(self) -> float:
        """How much better it could at most be, as a part of the sum (0.0005 is 0,05%)."""
        return 0.0 if self.totaal <= self.grens + NUL else (self.totaal - self.grens) / self.totaal


def gewichten(model: Model) -> Reals:
    """Weight of each stage for one unit of what it counts: in the order of the stages, each a fixed ratio lighter."""
    meest = np.maximum(model.kolommen.kosten[: model.kolommen.wacht_samen_van, :-1].max(axis=0, initial=1), 1)
    return np.asarray(HOOGSTE * VERHOUDING ** -np.arange(meest.size) / meest)


def verdeel_gewogen(o: Opgave, orde: Doelorde) -> GewogenPlan:
    """A good assignment for more than one region at a time, with its certified gap."""
    model = maak_model(o, orde)
    kosten = model.kolommen.kosten[:, :-1] @ gewichten(model)
    model = replace(model, bundels=[Bundel(0, len(orde.trappen), (1,), kosten)])
    stand = begin(model).standen[0]
    los = los_nu = _los(model, stand, np.zeros(model.kolommen.aantal, dtype=np.bool_))
    if not _is_heel(los.x[model.groepskolom]):
        groepen = _heel_bij(model, stand, los, model.groepskolom)
        vast = Stand(stand.open_ & (~model.groepskolom | (groepen > 0.5)), stand.vol)
        stand, los_nu = vast, _los(model, vast, groepen > NUL)
    x = los_nu.x if _is_heel(los_nu.x) else _heel_bij(model, stand, los_nu, np.ones_like(stand.open_))
    geheel = np.rint(_opgeruimd(model, np.rint(x))).astype(np.int64)
    waarden = (geheel @ model.kolommen.kosten[:, :-1]).tolist()
    is_enige = model.kolommen.rand.size == 0  # nobody can go anywhere: waiting and staying is all there is
    trappen = tuple(Trapuitslag(t.sleutel, w, w if is_enige else 0) for t, w in zip(orde.trappen, waarden, strict=True))
    uitslag = Uitslag(model, geheel, trappen, [los.prijs])
    return GewogenPlan(maak_plan(uitslag), float(geheel @ kosten), los.waarde)


def _los(model: Model, stand: Stand, steun: Bools) -> Bundeluitslag:
    los = los_bundel(model, 0, stand, steun)
    if los is None:
        raise Onoplosbaar("Wachten en blijven passen niet bij de plekken: de invoer spreekt zichzelf tegen.")
    return los


def _opgeruimd(model: Model, x: Reals) -> Reals:
    """The same choices with no place counted that nobody uses: the sum leaves some open that cost next to nothing."""
    k = model.kolommen
    open_ = x > 0
    open_[k.plek_van :] = True
    kosten = np.zeros(k.aantal)
    kosten[k.plek_van : k.hulp_van] = k.plek_plaats * PLAATS + k.kosten[k.plek_van : k.hulp_van, -1] + 1
    smal = replace(model, bundels=[replace(model.bundels[0], kosten=kosten)])
    stand = Stand(open_, begin(model).standen[0].vol)
    los = _los(smal, stand, open_)
    return los.x if _is_heel(los.x) else _heel_bij(smal, stand, los, open_)


def _is_heel(x: Reals) -> bool:
    return bool(np.abs(x - np.rint(x)).max(initial=0.0) < NUL)


def _heel_bij(model: Model, stand: Stand, los: Bundeluitslag, heel: Bools) -> Reals:
    """A whole answer near the linear one: among the columns closest to it, and only when needed among more."""
    for deel in DICHTBIJ:
        kolommen = los.kolommen[los.gereduceerd <= deel * los.waarde + NUL]
        onder = np.where(stand.vol, model.rijen.boven, model.rijen.onder)
        uit: Heel | None = los_heel_op(
            model.rijen.matrix[:, kolommen],
            onder,
            model.rijen.boven,
            model.bundels[0].kosten[kolommen],
            heel=heel[kolommen],
            knopen=KNOPEN,
        )
        if uit is not None and uit.gevonden:
            x = np.zeros(model.kolommen.aantal)
            x[kolommen] = uit.x
            return x
    raise AssertionError  # pragma: no cover (everybody may stay or wait: there is always a whole answer)
