"""The account in the report (STRESS-DES): logic, data, experiment, implementation, code, and limits."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _

from zorglandschap.apps.simulatie.rekenblad import Rekenblad
from zorglandschap.apps.simulatie.verantwoording import Verantwoording, Vormblad
from zorglandschap.core.simulatie.kleine_aantallen import Zicht
from zorglandschap.web.simulatie.rapport.broncode import lees_broncode
from zorglandschap.web.vormgeving.stuk import Alinea, Deel, Feiten, Kop, Opsomming, Rooster
from zorglandschap.web.vormgeving.woorden import STREEPJE, datum, getal, procent, vertaal


def werkwijze(blad: Rekenblad, zicht: Zicht, herkomst: Verantwoording | None) -> Iterator[Deel]:
    """How it was made, in the order of the list."""
    yield from _logica(herkomst)
    yield from _gegevens(zicht, herkomst)
    yield from _proef(blad, zicht, herkomst)
    yield from _uitvoering(blad, herkomst)


# --- logic ----------------------------------------------------------------------------------------------------


def _logica(herkomst: Verantwoording | None) -> Iterator[Deel]:
    yield Kop(_("Hoe het model werkt"))
    yield Alinea(
        _(
            "De berekening volgt elke jeugdige apart, van vraag tot vertrek, en begint bij wie er nu "
            "woont en wacht. Ze speelt "
            "geen gemiddelden, maar mogelijke levens: met plekken, wachtlijsten en plekken die ‘op slot’ zitten."
        )
    )
    if herkomst is None:
        yield Alinea(_niet_meer())
        return
    yield Opsomming(tuple(_stappen(herkomst)))
    koppen = (_("Hulpvorm"), _("Plekken nu"), _("Duur gemiddeld"), _("Geduld gemiddeld"), _("Daarna crisis"))
    yield Rooster(koppen, tuple(_vormrij(v) for v in herkomst.vormen))
    yield Alinea(
        _(
            "Duur en geduld in dagen. Geduld met een ster is een aanname van de regio; de rest is geschat uit de "
            "geschiedenis. Zonder getal haakt niemand af."
        )
    )


def _stappen(h: Verantwoording) -> Iterator[str]:
    """The rules of the game, with what this region filled in."""
    yield _("Vraag: per gemeente en leeftijd komen er op toeval vragen bij, nu ongeveer %(aantal)s per jaar.") % {
        "aantal": getal(h.instroom)
    }
    yield _(
        "Plek: de dichtstbijzijnde vrije plek van de hulpvorm die het best past, anders een "
        "aanvaarde tweede keus, anders "
        "de wachtlijst. Eerst telt voorrang, daarna wie het langst wacht."
    )
    yield _("Wachten: wie te lang wacht, haakt af of komt in een crisis. Wie op een plek wacht, haakt niet af.")
    open_ = [vertaal(v.naam) for v in h.vormen if v.is_altijd_open]
    if open_:
        yield _("Altijd plek, zo nodig buiten de regio: %(vormen)s.") % {"vormen": ", ".join(open_)}
    houdt = [vertaal(v.naam) for v in h.vormen if v.houdt_plek_voor]
    if houdt:
        yield _(
            "Op slot: wie klaar is en op een volgende plek wacht, houdt de oude plek tot de nieuwe "
            "er is. Dat gebeurt na "
            "%(vormen)s."
        ) % {"vormen": ", ".join(houdt)}
    if h.teams:
        yield _("Teams die een verblijf kunnen voorkomen, zolang zij ruimte hebben: %(teams)s.") % {
            "teams": ", ".join(map(vertaal, h.teams))
        }
    yield _("Een verblijf in crisishulp van meer dan %(dagen)s dagen telt als te lang.") % {"dagen": getal(h.te_lang)}
    yield _(
        "Hulp stopt op de verjaardag die de grens van de hulpvorm is. Een plek die sluit, sluit als iemand vertrekt."
    )


def _vormrij(v: Vormblad) -> tuple[str, ...]:
    geduld = STREEPJE if v.geduld is None else f"{getal(v.geduld)}{'' if v.is_geschat else '*'}"
    crisis = STREEPJE if v.geduld is None else procent(v.kans_crisis, 0)
    return vertaal(v.naam), getal(v.plekken), getal(v.verblijf), geduld, crisis


# --- data -----------------------------------------------------------------------------------------------------


def _gegevens(zicht: Zicht, h: Verantwoording | None) -> Iterator[Deel]:
    yield Kop(_("Waar de cijfers vandaan komen"))
    if h is None:
        yield Alinea(_niet_meer())
        return
    yield Feiten(
        (
            (_("Schatting"), _("gemaakt op %(op)s, uit %(bron)s")
             % {"op": datum(h.gemaakt_om), "bron": vertaal(h.bron)}),
            (_("Geleerd van"), _("%(aantal)s keer hulp, van %(vanaf)s tot en met %(tot)s")
             % {"aantal": getal(h.episodes), "vanaf": datum(h.vanaf), "tot": datum(h.tot)}),
            (_("Niet gebruikt"), _("%(aantal)s rijen") % {"aantal": getal(h.geweigerd)}),
            (_("Begin"), _("%(bewoners)s jeugdigen met hulp, %(wachtenden)s die wachten")
             % {"bewoners": _aantal(h.bewoners, zicht.drempel), "wachtenden": _aantal(h.wachtenden, zicht.drempel)}),
            (_("Plekken"), _("%(plekken)s op %(locaties)s locaties")
             % {"plekken": getal(h.plekken), "locaties": getal(h.locaties)}),
            (_("Groepen"), ", ".join(map(vertaal, h.profielen))),
            (_("Vingerafdruk gegevens"), h.gegevens[:16]),
        )
    )  # fmt: skip
    if not h.is_zelfde:
        yield Alinea(
            _(
                "Let op: de gegevens of de schatting zijn veranderd na deze berekening. Wat hier "
                "staat, is zoals het nu is; "
                "de uitkomsten zijn van toen. Laat opnieuw rekenen om beide gelijk te krijgen."
            )
        )
    if h.waarschuwingen:
        yield Kop(_("Waarschuwingen bij de schatting"), 2)
        yield Opsomming(tuple(map(vertaal, h.waarschuwingen)))
    if h.verzonnen:
        yield Kop(_("Wat een aanname is"), 2)
        yield Alinea(
            _(
                "Tarief, geduld, de kans op crisis na wachten en wat een team voorkomt, staan niet "
                "in de geschiedenis. De regio "
                "stelt ze vast. Deze zijn (deels) nog een eigen schatting:"
            )
        )
        yield Opsomming(tuple(_per_bron(h.verzonnen)))


def _per_bron(verzonnen: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """One line per source, with everything that leans on it."""
    samen: dict[str, list[str]] = {}
    for wat, bron in verzonnen:
        samen.setdefault(bron, []).append(vertaal(wat))
    for bron, namen in samen.items():
        yield f"{', '.join(namen)}: {bron}"


def _aantal(aantal: int, drempel: int) -> str:
    return _("minder dan %(drempel)s") % {"drempel": drempel} if aantal < drempel else getal(aantal)


def _niet_meer() -> str:
    return _(
        "De schatting waarmee gerekend is, past niet meer bij de gegevens van nu en kan hier niet getoond worden. De "
        "uitkomsten hierboven zijn bewaard zoals ze waren."
    )


# --- experiment, implementation, code ---------------------------------------------------------------------------


def _proef(blad: Rekenblad, zicht: Zicht, h: Verantwoording | None) -> Iterator[Deel]:
    uit = zicht.uit
    trekkingen, binnen = blad.vraag.verdeling
    if h is not None and not h.trekkingen:
        trekkingen, binnen = 1, uit.replicaties
    yield Kop(_("Hoe gerekend is"))
    yield Feiten(
        (
            (_("Begin en einde"), _("%(begin)s tot %(einde)s, per maand; geen aanlooptijd")
             % {"begin": datum(uit.start), "einde": datum(uit.periodes[-1])}),
            (_("Herhalingen"), _("%(aantal)s: %(trekkingen)s trekkingen van de schatting, elk %(binnen)s keer gespeeld")
             % {"aantal": getal(uit.replicaties), "trekkingen": getal(trekkingen), "binnen": getal(binnen)}),
            (_("Startgetal"), str(uit.zaad)),
        )
    )  # fmt: skip
    yield Alinea(
        _(
            "Elk scenario krijgt dezelfde dobbelstenen: dezelfde jeugdigen komen een ander landschap "
            "tegen. Een verschil tussen "
            "twee scenario's is daardoor geen toeval van de worp. In de marges zit toeval, en wat de "
            "schatting niet weet."
        )
    )


def _uitvoering(blad: Rekenblad, h: Verantwoording | None) -> Iterator[Deel]:
    rij, code = blad.rij, lees_broncode(settings.WORTEL)
    yield Kop(_("Waarmee gerekend is"))
    paren = [
        (_("Programma"), f"{code.naam} {code.versie}".strip()),
        (_("Versie van de rekenkern"), rij.kernversie),
        (_("Vingerafdruk uitgangspunt"), rij.uitgangspunt[:16]),
        (_("Vingerafdruk uitkomst"), rij.afdruk[:16]),
    ]
    if h is not None:
        paren.append(
            (_("Versie van de schatting"), _("%(versie)s, startgetal %(zaad)s") % {"versie": h.versie, "zaad": h.zaad})
        )
    yield Feiten(tuple(paren))
    yield Alinea(
        _(
            "Dezelfde vraag met hetzelfde startgetal geeft dezelfde vingerafdruk. De rekenkern is "
            "nagekeken met formules "
            "uit de wachtrijtheorie en met een tweede, apart geschreven programma."
        )
    )
    yield Kop(_("De code"))
    yield Alinea(
        _(
            "%(naam)s is vrije software onder de licentie %(licentie)s. Iedereen mag de code lezen "
            "en narekenen: %(adres)s."
        )
        % {"naam": code.naam, "licentie": code.licentie, "adres": code.adres}
    )


# --- limits ---------------------------------------------------------------------------------------------------


def grenzen(blad: Rekenblad, h: Verantwoording | None) -> Iterator[Deel]:
    """What this cannot tell."""
    yield Kop(_("Wat dit niet kan zeggen"))
    punten = [
        _("Dit is geen voorspelling van één toekomst. Kijk naar de marges, niet naar het gemiddelde alleen."),
        _("Wat nog nooit gebeurd is (een nieuwe wet, een sluiting die niemand kent), zit er niet in."),
        _("Marges kunnen te smal zijn. Op ‘Hoe goed voorspelt dit?’ staat hoe vaak eerdere vooruitzichten uitkwamen."),
        _("Een verschil tussen scenario's is zekerder dan de stand zelf, zolang beide op dezelfde aannames rusten."),
        _("Kosten zijn dagen maal tarief. Beschikbaarheid, leegstand en vaste kosten van een gebouw staan er niet in."),
        _(
            "Broers en zussen wachten in het model niet op elkaar. Wie een tweede keus kreeg, "
            "verhuist later niet vanzelf."
        ),
    ]
    if any(s.verzonnen for s in blad.vraag.scenarios):
        punten.append(_("In een scenario staan getallen die een eigen schatting zijn: zie ‘Waarvoor is dit?’."))
    if h is not None and h.waarschuwingen:
        punten.append(_("De schatting heeft waarschuwingen: lees die voordat u een cijfer overneemt."))
    yield Opsomming(tuple(punten))
