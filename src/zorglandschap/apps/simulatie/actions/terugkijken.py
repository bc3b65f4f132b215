"""Look back: what would the simulation have said on earlier days, held against what came, and kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import numpy as np
from django.conf import settings
from django.db import transaction

from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.apps.simulatie.actions.schatten import hash_van
from zorglandschap.apps.simulatie.models import Terugblik
from zorglandschap.apps.simulatie.queries.geschiedenis import get_geschiedenis
from zorglandschap.apps.simulatie.queries.landschap import get_landschap
from zorglandschap.apps.simulatie.queries.uitgangspunt import NogGeenSchatting, get_schatting
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.simulatie.backtest import Voorspeller
from zorglandschap.core.simulatie.backtest_modellen import markov, naief, vloeibaar
from zorglandschap.core.simulatie.bruikbaar import met_genoeg_geduld, voor_teams
from zorglandschap.core.simulatie.draaien import draai
from zorglandschap.core.simulatie.episodes import JAAR, Episodes
from zorglandschap.core.simulatie.invoer import Reals
from zorglandschap.core.simulatie.schatting import Keuzes, pas_toe, schat
from zorglandschap.core.simulatie.terugblik import GELEERD, JAREN, blik_terug, kies_oorsprongen
from zorglandschap.core.simulatie.verloop import VERSIE

ZAAD = 2026
HERHALINGEN = 4  # per draw of the estimate
OVER = 2  # months of simulation beyond the last day that is asked
EIGEN = "simulatie"
TE_KORT = zin(
    "Er is te weinig geschiedenis om terug te kijken: minstens %(maanden)s maanden zijn nodig.",
    maanden=round(GELEERD * 12 / JAAR) + 7,
)
Melding = Callable[[date], None]


def kijk_terug(*, nu: datetime, zaad: int = ZAAD, meld: Melding | None = None) -> Terugblik:
    """Forecast from every half year of the last years with what was known then, and keep how it turned out.

    ``meld(day)`` is called at every origin. Raises Geweigerd when there is no estimate, or too little history;
    GeenRegels.
    """
    try:
        schatting = get_schatting()
    except NogGeenSchatting as fout:
        raise Geweigerd(fout.tekst) from fout
    verleden = get_geschiedenis(schatting.tot, jaren=JAREN + round(GELEERD / JAAR))
    episodes = verleden.episodes
    oorsprongen = kies_oorsprongen(_begin(episodes), schatting.tot)
    if not oorsprongen:
        raise Geweigerd(TE_KORT)
    modellen: dict[str, Voorspeller] = {
        EIGEN: _simulatie(zaad, meld), "naïef": naief, "Markov": markov(), "vloeibaar": vloeibaar(),
    }  # fmt: skip
    verslag = blik_terug(episodes, modellen, oorsprongen=oorsprongen, rng=np.random.default_rng(zaad))
    with transaction.atomic():
        rij = Terugblik.objects.create(
            schatting=schatting, gemaakt_om=nu, tot=schatting.tot, gegevens=hash_van(episodes),
            kernversie=str(VERSIE), zaad=zaad, uitkomst=verslag.als_json(),
        )  # fmt: skip
        schrijf(kijker=None, handeling=Handeling.CIJFERS, doel=Doel.BELEID, actie="C", soort="terugblik")
    return rij


def _begin(ep: Episodes) -> date:
    """The first day of which something is known."""
    if not len(ep):
        return ep.kader.tot
    return max(ep.kader.vanaf, date.fromordinal(int(ep.gevraagd.min())))


def _simulatie(zaad: int, meld: Melding | None) -> Voorspeller:
    """The simulation as it would have been made on that day: history, places, people and waiting list of then.

    It reads its own register, which goes back further than that of the simple models.
    """

    def voorspel(ep: Episodes, dagen: tuple[date, ...], rng: np.random.Generator) -> Reals:
        op = ep.kader.tot
        if meld is not None:
            meld(op)
        verleden = get_geschiedenis(op)
        maanden = round((max(dagen) - op).days * 12 / JAAR) + OVER
        landschap = get_landschap(verleden, maanden=maanden)
        keuzes = Keuzes(aantal=verleden.regels.trekkingen)
        mensen = {g.naam: float(max(1, g.jeugdigen)) for g in settings.REGIO.gemeenten}
        uit = schat(verleden.episodes, rng=rng, mensen=mensen, keuzes=keuzes)
        uit = met_genoeg_geduld(uit, keuzes.minima.einden)
        delen = []
        for k, trekking in enumerate(uit.trekkingen):
            invoer = voor_teams(pas_toe(landschap.invoer, uit, trekking))
            uitkomst = draai(invoer, zaad=zaad + k, replicaties=HERHALINGEN, draden=1)
            kolom = [_periode(invoer.periodes(), dag) for dag in dagen]
            delen.append(
                np.stack([uitkomst.reeks("aanwezig", vormen=[v.naam]).waarden[:, kolom] for v in invoer.vormen], axis=2)
            )
        return np.concatenate(delen)

    return voorspel


def _periode(periodes: tuple[date, ...], dag: date) -> int:
    """The period that ends nearest to this day."""
    return min(range(len(periodes)), key=lambda k: abs((periodes[k] - dag).days))
