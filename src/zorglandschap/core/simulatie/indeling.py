"""How the kernel lays out its numbers: the maxima, the columns, and the two structured records (input and state)."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

# The maxima are part of the compiled code, so that one compilation serves every region.
JEUGDIGEN, START, DAGEN, PERIODES = 16_384, 8_192, 7_500, 480
VORMEN, GEMEENTEN, PROFIELEN, PLEKKEN, TEAMS = 24, 16, 12, 192, 8
STAPPEN, WISSELS, KLASSEN, DELEN, KEUZES = 64, 2_048, 4, 3, 3
STROMEN = 2 * GEMEENTEN * PROFIELEN
EERSTE_WISSEL = JEUGDIGEN + STROMEN  # numbers of events: youths, then streams of arrivals, then dated changes
GEBEURTENISSEN = EERSTE_WISSEL + WISSELS
VER = 1e300

MATEN: tuple[str, ...] = (
    "aanwezig", "wachtend", "op slot", "eigen gemeente", "km", "buiten de regio", "in team",  # at the end of a period
    "plaatsdagen", "buitendagen", "wachtdagen", "aanvragen", "instroom", "uitstroom", "wachttijd", "eerste keus",
    "afgehaakt", "escalaties", "voorkomen", "volwassen", "vertrokken", "gesplitst",
    "schadedagen", "crisis te lang", "verdrongen",  # found afterwards, booked in the period they belong to
)  # fmt: skip
(AANWEZIG, WACHTEND, OP_SLOT, EIGEN, KM, BUITEN, IN_TEAM, PLAATSDAGEN, BUITENDAGEN, WACHTDAGEN, AANVRAGEN, INSTROOM,
 UITSTROOM, WACHTTIJD, EERSTE_KEUS, AFGEHAAKT, ESCALATIES, VOORKOMEN, VOLWASSEN, VERTROKKEN, GESPLITST,
 SCHADEDAGEN, CRISIS_LANG, VERDRONGEN) = range(24)  # fmt: skip
STANDEN = 7  # the first measures are levels: they go on in the next period
LATE = 3  # the last measures are booked afterwards

# Columns of a youth (whole numbers, days) and of the counters.
J_VORM, J_KEUS, J_GEMEENTE, J_PROFIEL, J_PLEK, J_STAP, J_TOESTAND, J_KLASSE, J_TEAM, J_OUD, J_NA, J_VOOR = range(12)
T_GEVRAAGD, T_GEBOREN, T_BEGIN, T_EIND = range(4)
LEEG, VERBLIJF, THUIS, OPSLOT, BIJ_TEAM = range(5)
N_VRIJ, N_DAG, N_AANTAL, N_NU, N_GEBEURD, N_VOL, N_PERIODE, N_HOOGSTE = range(8)

_I, _W, _R, _U = "i8", "i8", "f8", "u8"

PAR = np.dtype([
    ("n_vorm", _I), ("n_gemeente", _I), ("n_profiel", _I), ("n_plek", _I), ("n_team", _I), ("n_vraag", _I),
    ("n_duur", _I), ("n_wissel", _I), ("n_bewoner", _I), ("n_wacht", _I), ("n_periode", _I), ("einde", _R),
    ("lang", _R), ("grens", _R, PERIODES),
    ("tempo", _R, (GEMEENTEN, PROFIELEN)), ("vraag_op", _R, STAPPEN), ("vraag", _R, (STAPPEN, GEMEENTEN, PROFIELEN)),
    ("vraag_max", _R, (GEMEENTEN, PROFIELEN)), ("duur_op", _R, STAPPEN), ("duur", _R, (STAPPEN, VORMEN)),
    ("duurfactor", _R, (PROFIELEN, VORMEN)), ("n_deel", _W, VORMEN + TEAMS), ("deel_tot", _R, (VORMEN + TEAMS, DELEN)),
    ("deel_mu", _R, (VORMEN + TEAMS, DELEN)), ("deel_sigma", _R, (VORMEN + TEAMS, DELEN)),
    ("n_keus", _W, PROFIELEN), ("keus_tot", _R, (PROFIELEN, VORMEN)), ("keus_vorm", _W, (PROFIELEN, VORMEN)),
    ("anders_vorm", _W, (PROFIELEN, VORMEN, KEUZES)), ("anders_kans", _R, (PROFIELEN, VORMEN, KEUZES)),
    ("n_door", _W, (PROFIELEN, VORMEN)), ("door_tot", _R, (PROFIELEN, VORMEN, VORMEN)),
    ("door_vorm", _W, (PROFIELEN, VORMEN, VORMEN)), ("blijft", _W, (VORMEN, VORMEN)),
    ("voorrang_in", _W, PROFIELEN), ("voorrang_door", _W, VORMEN), ("oud_op", _R, VORMEN),
    ("leeftijd", _R, (PROFIELEN, 2)), ("broer", _R, PROFIELEN), ("geduld_mu", _R, VORMEN), ("geduld_sigma", _R, VORMEN),
    ("kans_naar", _R, VORMEN), ("naar", _W, VORMEN), ("open", _W, VORMEN), ("norm", _R, VORMEN), ("crisis", _W, VORMEN),
    ("aanzuiging", _R, VORMEN), ("van_plek", _W, VORMEN), ("tot_plek", _W, VORMEN),
    ("volgorde", _W, (GEMEENTEN, PLEKKEN)), ("km", _R, (GEMEENTEN, PLEKKEN)), ("eigen", _W, (GEMEENTEN, PLEKKEN)),
    ("plek_vorm", _W, PLEKKEN), ("ruimte", _W, PLEKKEN + TEAMS), ("wissel_op", _R, WISSELS),
    ("wissel_wat", _W, WISSELS), ("wissel_naar", _W, WISSELS), ("voorkom_team", _W, VORMEN),
    ("voorkom_deel", _R, VORMEN), ("terugval", _R, TEAMS), ("verkort_team", _W, VORMEN), ("verkort", _R, VORMEN),
    ("b_plek", _W, START), ("b_gemeente", _W, START), ("b_profiel", _W, START), ("b_dagen", _R, START),
    ("b_geboren", _R, START), ("w_vorm", _W, START), ("w_gemeente", _W, START), ("w_profiel", _W, START),
    ("w_plek", _W, START), ("w_klasse", _W, START), ("w_dagen", _R, START), ("w_geboren", _R, START),
], align=True)  # fmt: skip

STAAT = np.dtype([
    ("n", _I, 8), ("j", _W, (JEUGDIGEN, 12)), ("t", _R, (JEUGDIGEN, 4)), ("sleutel", _U, JEUGDIGEN),
    ("wanneer", _R, GEBEURTENISSEN), ("na", _W, GEBEURTENISSEN), ("voor", _W, GEBEURTENISSEN), ("emmer", _W, DAGEN),
    ("dag_t", _R, GEBEURTENISSEN), ("dag_e", _W, GEBEURTENISSEN),
    ("ruimte", _W, PLEKKEN + TEAMS), ("bezet", _W, PLEKKEN + TEAMS), ("vrij", _W, VORMEN), ("totaal", _W, VORMEN),
    ("wachtend", _W, VORMEN), ("kop", _W, (VORMEN, KLASSEN)), ("staart", _W, (VORMEN, KLASSEN)),
    ("op_slot", _W, (VORMEN, VORMEN)), ("wil", _I, VORMEN), ("pad", _W, VORMEN), ("wie", _W, VORMEN),
    ("waar", _W, VORMEN),
    ("stroom_m", _W, STROMEN), ("stroom_q", _W, STROMEN),
    ("stroom_sleutel", _U, STROMEN), ("stroom_n", _I, STROMEN), ("stroom_tempo", _R, STROMEN),
    ("plekdagen", _R, PLEKKEN), ("a", _R, (GEMEENTEN, VORMEN, len(MATEN))),
    ("laat", _R, (LATE, PERIODES, GEMEENTEN, VORMEN)),
], align=True)  # fmt: skip


class Par(Protocol):
    """One record of ``PAR``: the base case with its measures, as numbers."""

    def __getattr__(self, naam: str) -> Any: ...


class Staat(Protocol):
    """One record of ``STAAT``: everything that changes during a replication."""

    def __getattr__(self, naam: str) -> NDArray[Any]: ...
