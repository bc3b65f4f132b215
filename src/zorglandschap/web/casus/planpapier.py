"""The plan on paper: goals, who does what, going home, contact and the next look, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zorglandschap.apps.casus.queries import Doelblad, Planblad
from zorglandschap.core.begrippen.planwoorden import SCORES, Planstatus
from zorglandschap.web.casus.forms.plan import teken
from zorglandschap.web.casus.gaslijn import in_woorden
from zorglandschap.web.vormgeving.stuk import Alinea, Deel, Feiten, Kop, Lijn, Rooster, Stuk, Tekening, Vak
from zorglandschap.web.vormgeving.woorden import datum, vertaal

BREED, HOOG, LINKS, STAP, NUL = 500.0, 150.0, 150.0, 26.0, 2


def maak_stuk(blad: Planblad, *, vandaag: date) -> Stuk:
    """The whole plan as a document."""
    jeugdige = blad.casus.jeugdige
    return Stuk(
        titel=_("Het plan van %(naam)s") % {"naam": f"{jeugdige.voornaam} {jeugdige.achternaam}"},
        delen=(*_stand(blad, vandaag), *_doelen(blad), *_plan(blad), *_kijken(blad)),
        voettekst=_("Dit plan is van het gezin. Klopt er iets niet? Zeg het tegen de regisseur."),
        taal=get_language() or "nl",
    )


def _stand(blad: Planblad, vandaag: date) -> Iterator[Deel]:
    plan, regisseur = blad.plan, blad.casus.regisseur
    paren = [(_("Regisseur"), regisseur.naam if regisseur else _("nog niemand")), (_("Afgedrukt op"), datum(vandaag))]
    if plan is not None and plan.status == Planstatus.VASTGESTELD:
        paren.append((_("Vastgesteld op"), datum(plan.vastgesteld_op)))
    elif plan is not None:
        paren.append((_("Let op"), _("Dit plan is nog niet vastgesteld.")))
    if plan is not None and plan.met_jeugdige_op:
        paren.append((_("Met de jeugdige besproken op"), datum(plan.met_jeugdige_op)))
    if plan is not None and plan.met_ouders_op:
        paren.append((_("Met de ouders of voogd besproken op"), datum(plan.met_ouders_op)))
    yield Feiten(tuple(paren))


def _doelen(blad: Planblad) -> Iterator[Deel]:
    yield Kop(_("Wat willen we bereiken?"), 2)
    bladen = [*blad.open_doelen, *(d for d in blad.gezinsdoelen if not d.is_afgeschermd)]
    if not bladen:
        yield Alinea(_("Er is nog geen doel gesteld."))
    for doelblad in bladen:
        yield from doel_op_papier(doelblad, toont_waar=_toont_waar(blad))


def _toont_waar(blad: Planblad) -> bool:
    """Who does what tells where a child is: with a secret address that goes on no paper, as in the portal."""
    return not blad.casus.jeugdige.adres_is_geheim


def doel_op_papier(blad: Doelblad, *, toont_waar: bool) -> Iterator[Deel]:
    """One goal: when it is done, how it goes, and its line."""
    doel = blad.doel
    paren = [
        (_("Klaar als"), doel.klaar_als),
        (_("Haalbaar voor"), datum(doel.termijn_op)),
        (_("Gesteld door"), vertaal(doel.gesteld_door)),
    ]
    if doel.hoe and toont_waar:
        paren.append((_("Hoe werken we hieraan?"), doel.hoe))
    if blad.laatste:
        paren.append((_("Hoe gaat het nu?"), in_woorden(blad)))
    yield Kop(doel.wat, 3)
    yield Feiten(tuple(paren))
    if len(blad.metingen) > 1:
        yield _tekening(blad)


def _tekening(blad: Doelblad) -> Tekening:
    """The line of the goal: the same picture as on the screen."""
    van, tot = blad.metingen[0].op, blad.metingen[-1].op
    dagen = max((tot - van).days, 1)
    punten = [(LINKS + (BREED - LINKS - 20) * (m.op - van).days / dagen, _hoogte(m.score)) for m in blad.metingen]
    lijnen = [Lijn(LINKS, _hoogte(s), BREED, _hoogte(s), soort="goed" if s == 0 else "stil") for s in SCORES]
    namen = [
        Vak(0, _hoogte(score) - 10, LINKS - 8, 20, f"{teken(score)} {vertaal(woord)}", "kaal")
        for score, woord in SCORES.items()
    ]
    weg = [Lijn(*een, *ander, soort="nadruk") for een, ander in pairwise(punten)]
    return Tekening(BREED, HOOG, (*lijnen, *namen, *weg))


def _hoogte(score: int) -> float:
    return 20 + STAP * (NUL - score)


def _plan(blad: Planblad) -> Iterator[Deel]:
    plan = blad.plan
    if plan is None:
        return
    if blad.inzetten and _toont_waar(blad):
        yield Kop(_("Wie doet wat?"), 2)
        koppen = (_("Waar gaat het over?"), _("Wat gebeurt er?"), _("Wie doet dat?"), _("Doet mee sinds"))
        rijen = [
            (vertaal(i.domein).capitalize(), i.wat, i.wie, datum(i.betrokken_op) if i.betrokken_op else _("nog niet"))
            for i in blad.inzetten
        ]
        yield Rooster(koppen, tuple(rijen))
    if plan.rol_ouders:
        yield Kop(_("Wat doen en beslissen de ouders zelf?"), 2)
        yield Alinea(plan.rol_ouders)
    if plan.terugkeer:
        yield Kop(_("Waar gaat de jeugdige wonen?"), 2)
        dag = datum(plan.terugkeer_streef_op) if plan.terugkeer_streef_op else ""
        yield Alinea(" · ".join(deel for deel in (vertaal(plan.terugkeer).capitalize(), dag) if deel))
        if plan.terugkeer_toelichting and _toont_waar(blad):
            yield Alinea(plan.terugkeer_toelichting)
    if plan.contactafspraken:
        yield Kop(_("Wie ziet en spreekt elkaar wanneer?"), 2)
        yield Alinea(plan.contactafspraken)


def _kijken(blad: Planblad) -> Iterator[Deel]:
    yield Kop(_("Wanneer kijken we opnieuw?"), 2)
    gepland = blad.volgende_evaluatie
    paren = [(_("Volgende evaluatie"), datum(gepland.gepland_op) if gepland else _("nog niet afgesproken"))]
    paren += [(datum(m.gepland_op), m.voorwaarde) for m in blad.rijen.afschaalmomenten if not m.besluit]
    yield Feiten(tuple(paren))
