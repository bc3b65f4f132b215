"""The plan of the family on paper: what counts for everybody once, then what is of each child."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zorglandschap.apps.casus.queries import Gezinsplan, Kinddeel
from zorglandschap.web.casus.planpapier import doel_op_papier
from zorglandschap.web.vormgeving.stuk import Alinea, Deel, Feiten, Kop, Opsomming, Rooster, Stuk
from zorglandschap.web.vormgeving.woorden import datum, vertaal


def maak_gezinsstuk(plan: Gezinsplan, *, vandaag: date) -> Stuk:
    """The whole plan of the family as a document."""
    return Stuk(
        titel=_("Het plan van jullie gezin"),
        delen=(
            *_begin(plan, vandaag),
            *_samen(plan),
            *_wie_wat(plan),
            *_ouders(plan),
            *_kinderen(plan),
            *_kijken(plan),
        ),
        voettekst=_("Dit plan is van het gezin. Klopt er iets niet? Zeg het tegen de regisseur."),
        taal=get_language() or "nl",
    )


def samen(namen: tuple[str, ...]) -> str:
    """Names in one breath: ‘Noor, Lise en Finn’."""
    if len(namen) < 2:
        return "".join(namen)
    return _("%(eerst)s en %(laatst)s") % {"eerst": ", ".join(namen[:-1]), "laatst": namen[-1]}


def _begin(plan: Gezinsplan, vandaag: date) -> Iterator[Deel]:
    regisseurs = dict.fromkeys(k.casus.regisseur.naam for k in plan.kinderen if k.casus.regisseur)
    paren = [
        (_("Voor"), samen(plan.namen)),
        (_("Regisseur"), samen(tuple(regisseurs)) or _("nog niemand")),
        (_("Afgedrukt op"), datum(vandaag)),
    ]
    nog_niet = tuple(k.voornaam for k in plan.kinderen if k.is_concept)
    if nog_niet:
        paren.append((_("Let op"), _("Het deel over %(namen)s is nog niet vastgesteld.") % {"namen": samen(nog_niet)}))
    yield Feiten(tuple(paren))


def _samen(plan: Gezinsplan) -> Iterator[Deel]:
    yield Kop(_("Wat willen jullie samen bereiken?"), 2)
    if not plan.samen:
        yield Alinea(_("Er is nog geen doel voor het hele gezin."))
    geheim = {k.casus.sleutel for k in plan.kinderen if k.casus.jeugdige.adres_is_geheim}
    for blad in plan.samen:
        yield from doel_op_papier(blad, toont_waar=blad.casus_sleutel not in geheim)


def _wie_wat(plan: Gezinsplan) -> Iterator[Deel]:
    if not plan.inzetten:
        return
    yield Kop(_("Wie doet wat, en voor wie?"), 2)
    koppen = (_("Waar gaat het over?"), _("Wat gebeurt er?"), _("Wie doet dat?"), _("Voor wie?"))
    rijen = [(vertaal(r.domein).capitalize(), r.wat, r.wie, samen(r.namen)) for r in plan.inzetten]
    yield Rooster(koppen, tuple(rijen))


def _ouders(plan: Gezinsplan) -> Iterator[Deel]:
    if not plan.ouders:
        return
    yield Kop(_("Wat doen en beslissen de ouders zelf?"), 2)
    for deel in plan.ouders:
        if len(deel.namen) < len(plan.kinderen):
            yield Kop(_("Voor %(namen)s") % {"namen": samen(deel.namen)}, 3)
        yield Alinea(deel.tekst)


def _kinderen(plan: Gezinsplan) -> Iterator[Deel]:
    for kind in plan.kinderen:
        yield Kop(_("Van %(naam)s alleen") % {"naam": kind.voornaam}, 2)
        yield from _kind(kind)


def _kind(kind: Kinddeel) -> Iterator[Deel]:
    toont_waar = not kind.casus.jeugdige.adres_is_geheim
    paren = tuple(_wonen(kind, toont_waar=toont_waar))
    if paren:
        yield Feiten(paren)
    for blad in kind.doelen:
        yield from doel_op_papier(blad, toont_waar=toont_waar)
    if kind.behaald:
        yield Kop(_("Dit is al gelukt"), 3)
        yield Opsomming(tuple(doel.wat for doel in kind.behaald))
    if not (paren or kind.doelen or kind.behaald):
        yield Alinea(_("Alleen de doelen van het hele gezin."))


def _wonen(kind: Kinddeel, *, toont_waar: bool) -> Iterator[tuple[str, str]]:
    plan = kind.plan
    if plan is None:
        return
    if plan.terugkeer:
        dag = datum(plan.terugkeer_streef_op) if plan.terugkeer_streef_op else ""
        uitleg = plan.terugkeer_toelichting if toont_waar else ""
        delen = (vertaal(plan.terugkeer).capitalize(), dag, uitleg)
        yield _("Waar gaat de jeugdige wonen?"), " · ".join(deel for deel in delen if deel)
    if plan.contactafspraken:
        yield _("Wie ziet en spreekt elkaar wanneer?"), plan.contactafspraken


def _kijken(plan: Gezinsplan) -> Iterator[Deel]:
    yield Kop(_("Wanneer kijken we opnieuw?"), 2)
    paren = [(datum(m.op), samen(m.namen)) for m in plan.gepland]
    yield Feiten(tuple(paren)) if paren else Alinea(_("Er is nog geen dag afgesproken."))
    if plan.gehouden:
        yield Kop(_("Laatst bekeken"), 3)
        yield Feiten(tuple((datum(m.op), f"{samen(m.namen)}: {vertaal(m.evaluatie.besluit)}") for m in plan.gehouden))
