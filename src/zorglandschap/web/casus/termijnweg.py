"""Where the work of a term is done, and a term as a line on a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zorglandschap.core.begrippen.bron import Bron
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.casus.termijnen import Termijn, Termijnsoort
from zorglandschap.core.casus.werk import Taak
from zorglandschap.web.casus.wegwijzer import adres_van

_S = Termijnsoort
PLEK_VAN: dict[Termijnsoort, str] = {
    **dict.fromkeys((_S.VEILIGHEID, _S.VRAAG_UITKOMST), "casus:vraag"),
    _S.ANALYSE_NA_CRISIS: "casus:analyse",
    **dict.fromkeys(
        (
            *(_S.CRISIS_PERSPECTIEF, _S.PLAN, _S.PLAN_PLEEGZORG, _S.PLAN_GESLOTEN, _S.PLAN_OP_SCHRIFT),
            *(_S.EVALUATIE, _S.EVALUATIE_PLANNEN, _S.EVALUATIE_GESLOTEN, _S.EVALUATIE_GESLOTEN_EERST),
            *(_S.AFSCHAALMOMENT, _S.DOEL, _S.TERUGKEER),
        ),
        "casus:plan",
    ),
    **dict.fromkeys(
        (_S.CRISIS_VERBLIJF, _S.CRISIS_AMBULANT, _S.NETWERKPLEEGOUDER, _S.PERSPECTIEFCONTACT, _S.GI_CONTACT),
        "casus:hulp",
    ),
    **dict.fromkeys(
        (
            *(_S.MACHTIGING_ONGEBRUIKT, _S.RAAD_NIET_VERLENGEN, _S.RAAD_BEEINDIGEN),
            *(_S.OTS, _S.VOTS, _S.MUHP, _S.GESLOTEN, _S.VOORWAARDELIJK, _S.SPOED),
            *(_S.OPNAME_MELDEN, _S.INSTEMMING_INGETROKKEN, _S.RECHTER_GESLOTEN, _S.RAAD_ADVIES),
            *(_S.VERZOEK_OUDER, _S.WOONPLAATS),
        ),
        "casus:besluiten",
    ),
    **dict.fromkeys(
        (_S.PLAN_VOOR_LATER, _S.PLAN_VOOR_LATER_HERZIEN, _S.GRENS_18, _S.GRENS_21, _S.GRENS_23), "casus:toekomst"
    ),
    **dict.fromkeys((_S.BELOOFDE_START, _S.KLOOF), "casus:hulp"),
    **dict.fromkeys((_S.TWEEDE_BLIK, _S.EXPERTTAFEL), "matching:weigeringen"),
    _S.TEGENSPRAAK: "matching:advies",
    _S.GROEP: "casus:hulp",
    _S.JIM: "casus:jim",
    _S.NAZORG: "casus:nazorg",
    _S.BEWAREN: "casus:detail",
}


# the due dates that are the own duty of a step; any other date beside the step is that of another duty
VAN_TAAK: Mapping[Taak, frozenset[Termijnsoort]] = {
    Taak.PERSPECTIEF: frozenset({_S.CRISIS_PERSPECTIEF, _S.CRISIS_VERBLIJF}),
    Taak.ANALYSE_ALSNOG: frozenset({_S.ANALYSE_NA_CRISIS}),
    Taak.PLAN: frozenset({_S.PLAN, _S.PLAN_PLEEGZORG, _S.PLAN_GESLOTEN}),
    Taak.EVALUATIE: frozenset({_S.EVALUATIE, _S.EVALUATIE_PLANNEN, _S.EVALUATIE_GESLOTEN_EERST, _S.EVALUATIE_GESLOTEN}),
    Taak.AFSCHALEN: frozenset({_S.AFSCHAALMOMENT}),
    Taak.JIM_GESPREK: frozenset({_S.JIM}),
    Taak.NAZORG: frozenset({_S.NAZORG}),
    Taak.TWEEDE_BLIK: frozenset({_S.TWEEDE_BLIK}),
}


def is_eigen_termijn(taak: Taak, soort: Termijnsoort) -> bool:
    """True when the due date is that of this step itself."""
    return soort in VAN_TAAK.get(taak, frozenset())


@dataclass(frozen=True, slots=True)
class Termijnregel:
    """A term with the address where its work is done; the same names as in a ``Termijn``."""

    soort: Termijnsoort
    sinds: date
    uiterlijk: date
    bron: Bron
    tekst: Tekst
    zelf_melden: bool
    adres: str


def met_adres(termijnen: Iterable[Termijn], sleutel: UUID) -> list[Termijnregel]:
    """Each term with its address."""
    return [
        Termijnregel(t.soort, t.sinds, t.uiterlijk, t.bron, t.tekst, t.zelf_melden, plek_van(t.soort, sleutel))
        for t in termijnen
    ]


def plek_van(soort: Termijnsoort, sleutel: UUID) -> str:
    """The address where the work of this kind of term is done."""
    return adres_van(PLEK_VAN[soort], sleutel)
