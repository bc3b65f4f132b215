"""The page of the analysis as its parts: the forms, the text boxes in their sections, and the road it travels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.casus.queries import Analyseblad, Casus, Ouderstem, Vak, list_gedragsdeskundigen, naam_van
from zorglandschap.core.begrippen.analysewoorden import AANPALENDE
from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, AnalyseVeld
from zorglandschap.web.casus.forms.analyse import IN_EEN_KLIK, AnalyseForm, GezienForm, KeuzesForm
from zorglandschap.web.casus.forms.analysedelen import DelenForm, RegelsForm, WegingForm

GANG = (AnalyseStatus.CONCEPT, AnalyseStatus.BESPROKEN, AnalyseStatus.GEDEELD, AnalyseStatus.VASTGESTELD)
STEMMEN = frozenset({AnalyseVeld.STEM_JEUGDIGE, AnalyseVeld.STEM_OUDERS})


@dataclass(frozen=True, slots=True)
class Formulieren:
    """Everything that is sent in one go: texts, choices (and as they were shown), new lines, weighing, sharing."""

    teksten: AnalyseForm
    keuzes: KeuzesForm
    gezien: GezienForm
    regels: RegelsForm
    weging: WegingForm
    delen: DelenForm

    @property
    def alle(self) -> tuple[Any, ...]:
        """Every part."""
        return (self.teksten, self.keuzes, self.gezien, self.regels, self.weging, self.delen)

    def kloppen(self) -> bool:
        """Validate all parts, so that every mistake is shown at once."""
        return False not in [deel.is_valid() for deel in self.alle]


def maak_formulieren(casus: Casus, blad: Analyseblad | None, *, data: Any = None) -> Formulieren:
    """The forms of the page, filled with what is there, or with what was sent."""
    vandaag = timezone.localdate()
    staat: dict[str, Any] = {}
    if blad is not None:
        staat = {
            "keuze": blad.analyse.conclusie,
            "met_jeugdige_op": blad.analyse.met_jeugdige_op,
            "met_ouders_op": blad.analyse.met_ouders_op,
            "gedragsdeskundige_id": casus.gedragsdeskundige_id,
        }
    gezien = {naam: waarde.isoformat() if isinstance(waarde, date) else waarde for naam, waarde in staat.items()}
    mensen = list_gedragsdeskundigen(casus, vandaag=vandaag)
    return Formulieren(
        teksten=AnalyseForm(data, velden=blad.velden if blad else ()),
        keuzes=KeuzesForm(data, initial=staat, gedragsdeskundigen=mensen),
        gezien=GezienForm(data, prefix="gezien", initial=gezien),
        regels=RegelsForm(data, factoren=blad.factoren if blad else ()),
        weging=WegingForm(data, hypothesen=blad.hypothesen if blad else ()),
        delen=DelenForm(data, voornaam=casus.jeugdige.voornaam, ouders=blad.ouders if blad else ()),
    )


@dataclass(frozen=True, slots=True)
class Sectie:
    """A part of the page: its anchor, its heading, and the text boxes in it."""

    sleutel: str
    titel: str | Promise
    delen: tuple[dict[str, object], ...]


_SECTIES: tuple[tuple[str, str | Promise, frozenset[AnalyseVeld]], ...] = (
    (
        "feiten",
        _("Wat is er aan de hand?"),
        frozenset({AnalyseVeld.KIND, AnalyseVeld.OUDERS, AnalyseVeld.GEZIN, AnalyseVeld.OMGEVING}),
    ),
    ("levensgebieden", _("Andere levensgebieden"), frozenset(AANPALENDE)),
    ("eerdere-hulp", _("Eerdere hulp"), frozenset({AnalyseVeld.EERDERE_HULP})),
    ("stemmen", _("In hun eigen woorden"), STEMMEN),
    ("samenhang", _("Hoe het samenhangt"), frozenset({AnalyseVeld.SAMENHANG})),
    ("conclusie", _("Wat er nodig is"), frozenset({AnalyseVeld.CONCLUSIE})),
)


def secties(blad: Analyseblad, formulier: AnalyseForm) -> list[Sectie]:
    """The text boxes of the form under their headings."""
    return [
        Sectie(sleutel, titel, tuple(_deel(vak, blad, formulier) for vak in formulier.vakken if _veld(vak) in velden))
        for sleutel, titel, velden in _SECTIES
    ]


def _veld(vak: Vak) -> AnalyseVeld:
    return AnalyseVeld.STEM_OUDERS if isinstance(vak, Ouderstem) else vak


def _deel(vak: Vak, blad: Analyseblad, formulier: AnalyseForm) -> dict[str, object]:
    """A text with its label, its box, the version it belongs to, and whether one press can say that nothing plays."""
    naam, stand = naam_van(vak), blad.velden_van.get(vak)
    return {
        "stand": stand,
        "naam": naam,
        "label": formulier.fields[naam].label,
        "veld": formulier[naam],
        "versie": formulier[f"versie_{naam}"],
        "klik": vak in IN_EEN_KLIK and stand is not None and not stand.toon.strip(),
    }


def wegingen(blad: Analyseblad, formulier: WegingForm) -> list[tuple[object, object, object]]:
    """Every supposition with the boxes to weigh it in; one that was struck meanwhile keeps what was typed."""
    rijen = {h.pk: h for h in blad.hypothesen}
    return [(rijen.get(nr), formulier[f"stand_{nr}"], formulier[f"grond_{nr}"]) for nr in formulier.nummers]


def gang(blad: Analyseblad) -> list[Mapping[str, object]]:
    """The road of the analysis as steps: which are done, which is now, and on which day."""
    analyse = blad.analyse
    dagen = (analyse.gestart_op, analyse.besproken_op, analyse.gedeeld_op, analyse.vastgesteld_op)
    hier = len(GANG) if blad.is_vastgesteld else GANG.index(AnalyseStatus(analyse.status))
    return [
        {"naam": stap.value, "op": op if nr <= hier else None, "is_nu": nr == hier, "is_klaar": nr < hier}
        for nr, (stap, op) in enumerate(zip(GANG, dagen, strict=True))
    ]
