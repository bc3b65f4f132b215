"""A look back as pictures, tables and sentences: never kinder than the numbers."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from zorglandschap.core.simulatie.publiek import beproef
from zorglandschap.core.simulatie.terugblik import GELIJK, Score, Verslag
from zorglandschap.web.simulatie.beeld.tabellen import Rij, Tabel
from zorglandschap.web.vormgeving.tekening import Lijn, Reeks, Staaf, Staven, maak_lijn, maak_staven
from zorglandschap.web.vormgeving.woorden import STREEPJE, getal, procent, vertaal

BELOOFD = 0.8
K50, K80, K95 = range(3)
VEEL = 2.0  # times what a part of the PIT should hold


def zinnen(verslag: Verslag) -> Iterator[str]:
    """What a reader should remember: are the margins right, and does it beat something simple?"""
    dekt = verslag.eigen.dekt(BELOOFD)
    woorden = {"dekt": procent(dekt, 0), "aantal": getal(len(verslag.oorsprongen))}
    yield {
        "te smal": _(
            "De marges zijn te smal: van wat er kwam, lag %(dekt)s binnen de band die 80%% belooft. "
            "Reken met een ruimere band."
        ),
        "goed": _("De marges kloppen ongeveer: van wat er kwam, lag %(dekt)s binnen de band die 80%% belooft."),
        "te ruim": _("De marges zijn ruimer dan nodig: van wat er kwam, lag %(dekt)s binnen de band die 80%% belooft."),
    }[verslag.oordeel()] % woorden
    for h, maand in enumerate(verslag.maanden):
        yield _vergeleken(verslag, h) % {"maanden": maand}
    if (pit_ := verslag.eigen.pit)[-1] > VEEL / len(pit_) and pit_[-1] > pit_[0]:
        yield _("Als het misging, kwam er vaker meer dan gedacht dan minder.")
    elif pit_[0] > VEEL / len(pit_):
        yield _("Als het misging, kwam er vaker minder dan gedacht dan meer.")


def _vergeleken(verslag: Verslag, h: int) -> str:
    beste = min(verslag.scores[1:], key=lambda s: s.crps[h]).crps[h]
    eigen = verslag.eigen.crps[h]
    if eigen < beste * (1 - GELIJK):
        return _("%(maanden)s maanden vooruit is de simulatie beter dan elke eenvoudige methode.")
    if eigen <= beste * (1 + GELIJK):
        return _("%(maanden)s maanden vooruit is de simulatie even goed als de beste eenvoudige methode.")
    return _("%(maanden)s maanden vooruit doet een eenvoudige methode het beter. Wees daar voorzichtig mee.")


def dekking(verslag: Verslag) -> Lijn:
    """How often the 80% interval held, per horizon."""
    met_marge = [s for s in verslag.scores if any(s.dekking[K80])]
    return maak_lijn(
        titel=_("Hoe vaak lag het binnen de band?"),
        beschrijving=_("Een eerlijke band van 80%% ligt op de streep. Eronder is te zeker, erboven te voorzichtig.")
        % {},
        labels=[_("%(maanden)s maanden") % {"maanden": m} for m in verslag.maanden],
        reeksen=[Reeks(vertaal(s.naam), s.dekking[K80]) for s in met_marge],
        toon=lambda w: procent(w, 0),
        doel=BELOOFD,
        doelnaam=_("beloofd:"),
    )


def pit(verslag: Verslag) -> Staven:
    """Where in the forecast the truth fell, in ten parts: each a tenth when the margins are right."""
    delen = verslag.eigen.pit
    eerlijk = 1 / len(delen)
    return maak_staven(
        titel=_("Waar viel de werkelijkheid in het vooruitzicht?"),
        beschrijving=_("Elk vak hoort even vaak voor te komen. Volle randen betekenen te smalle marges."),
        staven=[
            Staaf(_vak(n, len(delen)), deel, "let-op" if deel > VEEL * eerlijk else "") for n, deel in enumerate(delen)
        ],
        toon=lambda w: procent(w, 0),
    )


def _vak(n: int, aantal: int) -> str:
    if n == 0:
        return _("veel lager dan gedacht")
    if n == aantal - 1:
        return _("veel hoger dan gedacht")
    return _("%(van)s tot %(tot)s van de 100") % {"van": n * 100 // aantal, "tot": (n + 1) * 100 // aantal}


def tabel(verslag: Verslag) -> Tabel:
    """Every model and horizon."""
    koppen = (
        _("Methode en termijn"),
        _("Gemiddelde fout (CRPS)"),
        _("Band van 50%"),
        _("Band van 80%"),
        _("Band van 95%"),
    )
    rijen = [_rij(s, h, maand) for s in verslag.scores for h, maand in enumerate(verslag.maanden)]
    return Tabel(_("Alle methoden naast elkaar"), koppen, tuple(rijen))


def _rij(score: Score, h: int, maand: int) -> Rij:
    naam = _("%(methode)s, %(maanden)s maanden") % {"methode": vertaal(score.naam), "maanden": maand}
    heeft_band = any(score.dekking[K80])
    dekt = (procent(score.dekking[k][h], 0) if heeft_band else STREEPJE for k in (K50, K80, K95))
    return Rij(naam, (getal(score.crps[h], 1), *dekt))


def vormen(verslag: Verslag) -> Tabel:
    """Per form how often the 80% interval held, worst first."""
    rijen = sorted(verslag.reeksen, key=lambda rij: rij[1])
    return Tabel(
        _("Per hulpvorm"), (_("Hulpvorm"), _("Binnen de band van 80%")),
        tuple(Rij(vertaal(naam), (procent(dekt, 0),)) for naam, dekt in rijen),
    )  # fmt: skip


def openbare_reeksen() -> Tabel:
    """The simple methods on public series: what was forecast and what came."""
    koppen = (_("Reeks"), _("Jaar"), _("Methode"), _("Verwacht (80%)"), _("Gekomen"), _("Binnen de band"))
    rijen = [
        Rij(
            vertaal(p.reeks.naam),
            (
                str(p.jaar), vertaal(p.methode),
                _("%(midden)s (%(laag)s tot %(hoog)s)")
                % {"midden": _getal(p.midden), "laag": _getal(p.band[0]), "hoog": _getal(p.band[1])},
                _getal(p.gekomen), _("ja") if p.is_gedekt else _("nee"),
            ),
        )
        for p in beproef()
    ]  # fmt: skip
    return Tabel(_("Openbare reeksen"), koppen, tuple(rijen))


def _getal(waarde: float) -> str:
    return getal(waarde, 1 if abs(waarde) < 100 else 0)
