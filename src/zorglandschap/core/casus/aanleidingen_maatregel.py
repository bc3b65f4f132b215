"""From which fact the clocks around measures of the court start: one function per fact, as in ``aanleidingen.py``."""

from __future__ import annotations

from collections.abc import Iterator

from zorglandschap.core.begrippen.besluitwoorden import Verzoeksoort
from zorglandschap.core.begrippen.codelijsten import JuridischKader
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.periode import plus_maanden
from zorglandschap.core.casus.aanleidingen import Begin, loopt, vanaf
from zorglandschap.core.casus.termijnfeiten import Maatregelfeit, TermijnFeiten

MET_JEUGDBESCHERMER = frozenset({JuridischKader.OTS, JuridischKader.VOTS, JuridischKader.VOOGDIJ})
_K = JuridischKader


def maatregel_begint(feiten: TermijnFeiten) -> Iterator[Begin]:
    """A measure that began; one that follows other supervision asks no new first contact."""
    for maatregel in feiten.maatregelen:
        nieuw = not (maatregel.is_verlenging or maatregel.volgt_op_toezicht)
        if maatregel.kader in MET_JEUGDBESCHERMER and nieuw:
            yield vanaf(maatregel.van)


def _niet_gebruikt(feiten: TermijnFeiten, kader: JuridischKader) -> Iterator[Begin]:
    """One in haste is too short to lapse this way; one with conditions is meant to stay unused."""
    for maatregel in feiten.maatregelen:
        gewoon = maatregel.kader is kader and not (maatregel.is_spoed or maatregel.is_voorwaardelijk)
        if gewoon and not maatregel.is_gebruikt:
            begin = max(maatregel.van, maatregel.ongebruikt_sinds or maatregel.van)
            yield Begin(begin, begin, tot=maatregel.tot)


def muhp_niet_gebruikt(feiten: TermijnFeiten) -> Iterator[Begin]:
    """A MUHP on the ground of which the youth stays nowhere."""
    yield from _niet_gebruikt(feiten, _K.MUHP)


def gesloten_niet_gebruikt(feiten: TermijnFeiten) -> Iterator[Begin]:
    """An authorisation for gesloten jeugdhulp on the ground of which the youth stays nowhere."""
    yield from _niet_gebruikt(feiten, _K.GESLOTEN)


def opname_besloten(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The decision to admit on a conditional authorisation."""
    for maatregel in feiten.maatregelen:
        if maatregel.opname_besloten_op is not None:
            yield vanaf(maatregel.opname_besloten_op)


def instemming_ingetrokken(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The day on which who has the gezag withdrew the consent, while nothing else carries the authorisation."""
    for maatregel in feiten.maatregelen:
        op = maatregel.instemming_ingetrokken_op
        if maatregel.kader is _K.GESLOTEN and op is not None and not maatregel.is_gedragen:
            yield Begin(op, op, tot=maatregel.tot)


def lang_uit_huis(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The end of a MUHP that was not renewed, when the child is then away from home for years."""
    maanden = feiten.normen["raad_advies_na_maanden"]
    for maatregel in feiten.maatregelen:
        if maatregel.kader is _K.MUHP and maatregel.tot is not None and not maatregel.is_verlengd:
            sinds = maatregel.uit_huis_sinds or maatregel.van
            if plus_maanden(sinds, maanden) <= maatregel.tot:
                yield Begin(maatregel.van, maatregel.tot)


def _gevraagd(feiten: TermijnFeiten, soort: Verzoeksoort) -> Iterator[Begin]:
    yield from (vanaf(v.op) for v in feiten.verzoeken if v.soort is soort)


def verzoek_van_ouder(feiten: TermijnFeiten) -> Iterator[Begin]:
    """A request of a parent or of the youth to the GI without an answer."""
    yield from _gevraagd(feiten, Verzoeksoort.OUDER)


def vraag_om_woonplaats(feiten: TermijnFeiten) -> Iterator[Begin]:
    """A question which gemeente pays, without an answer."""
    yield from _gevraagd(feiten, Verzoeksoort.WOONPLAATS)


def rechter_gevraagd(feiten: TermijnFeiten) -> Iterator[Begin]:
    """A request to the judge for an authorisation, while the youth is inside already."""
    if any(loopt(feiten, {Hulpvorm.GESLOTEN})):
        yield from _gevraagd(feiten, Verzoeksoort.RECHTER)


def maatregel_loopt_af(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The end of an OTS or MUHP that was not renewed."""
    for maatregel in feiten.maatregelen:
        if maatregel.kader in (_K.OTS, _K.MUHP) and maatregel.tot is not None and not maatregel.is_verlengd:
            yield Begin(maatregel.van, maatregel.tot)


def plaatsing_stopt(feiten: TermijnFeiten) -> Iterator[Begin]:
    """The agreed end of a stay on the ground of a MUHP."""
    if any(m.kader is _K.MUHP for m in feiten.maatregelen):
        for hulp in loopt(feiten, VERBLIJF):
            if hulp.tot is not None:
                yield Begin(hulp.van, hulp.tot)


def _duur(feiten: TermijnFeiten, kader: JuridischKader) -> Iterator[Begin]:
    for maatregel in feiten.maatregelen:
        if maatregel.kader is kader and not (maatregel.is_spoed or maatregel.is_voorwaardelijk):
            yield from _tot(maatregel)


def _tot(maatregel: Maatregelfeit) -> Iterator[Begin]:
    if not maatregel.is_verlengd:
        yield Begin(maatregel.van, maatregel.van, tot=maatregel.tot)


def ots(feiten: TermijnFeiten) -> Iterator[Begin]:
    """An OTS that was not renewed yet."""
    yield from _duur(feiten, _K.OTS)


def vots(feiten: TermijnFeiten) -> Iterator[Begin]:
    """A VOTS."""
    yield from _duur(feiten, _K.VOTS)


def muhp(feiten: TermijnFeiten) -> Iterator[Begin]:
    """A MUHP that was not renewed yet."""
    yield from _duur(feiten, _K.MUHP)


def gesloten_machtiging(feiten: TermijnFeiten) -> Iterator[Begin]:
    """An authorisation for gesloten jeugdhulp that was not renewed yet."""
    yield from _duur(feiten, _K.GESLOTEN)


def voorwaardelijke_machtiging(feiten: TermijnFeiten) -> Iterator[Begin]:
    """A conditional authorisation."""
    for maatregel in feiten.maatregelen:
        if maatregel.is_voorwaardelijk and not maatregel.is_spoed:
            yield from _tot(maatregel)


def spoedmachtiging(feiten: TermijnFeiten) -> Iterator[Begin]:
    """An authorisation in haste."""
    for maatregel in feiten.maatregelen:
        if maatregel.is_spoed and maatregel.kader is not _K.VOTS:
            yield from _tot(maatregel)
