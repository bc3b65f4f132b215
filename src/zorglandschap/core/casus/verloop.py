"""The life of a casus as one table: from which status a step may be taken, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.core.begrippen.codelijsten import CasusStatus, Stap

OPEN: frozenset[CasusStatus] = frozenset(CasusStatus) - {CasusStatus.AFGESLOTEN}

# The road a casus travels, in order; the progress bar of a casus shows it.
WEG: tuple[CasusStatus, ...] = (
    CasusStatus.HULPVRAAG,
    CasusStatus.ANALYSE,
    CasusStatus.VERWEZEN,
    CasusStatus.GEADVISEERD,
    CasusStatus.PLEK_GEVRAAGD,
    CasusStatus.GEPLAATST,
)


@dataclass(frozen=True, slots=True)
class Overgang:
    """One row of the table: ``naar`` None means that the status stays as it is."""

    van: frozenset[CasusStatus]
    stap: Stap
    naar: CasusStatus | None = None


def _uit(*van: CasusStatus) -> frozenset[CasusStatus]:
    return frozenset(van)


_C, _S = CasusStatus, Stap
_NA_VERWIJZING = _uit(_C.VERWEZEN, _C.GEADVISEERD, _C.PLEK_GEVRAAGD, _C.GEPLAATST)

STAPPEN: tuple[Overgang, ...] = (
    Overgang(_uit(_C.HULPVRAAG), _S.HULPVRAAG),
    Overgang(OPEN, _S.CRISIS),
    Overgang(OPEN, _S.JIM),
    Overgang(_uit(_C.HULPVRAAG, _C.ANALYSE), _S.ANALYSE_GESTART, _C.ANALYSE),
    Overgang(_NA_VERWIJZING, _S.ANALYSE_GESTART),  # after a crisis the analysis is still made
    Overgang(_uit(_C.ANALYSE) | _NA_VERWIJZING, _S.ANALYSE_VASTGESTELD),
    Overgang(_uit(_C.ANALYSE), _S.VERWEZEN, _C.VERWEZEN),
    Overgang(_uit(_C.HULPVRAAG), _S.VERWEZEN, _C.VERWEZEN),  # only in a crisis; the rule decides
    Overgang(_uit(_C.VERWEZEN, _C.GEADVISEERD), _S.ADVIES, _C.GEADVISEERD),
    Overgang(_uit(_C.GEPLAATST), _S.ADVIES),  # after a crisis the short advice is completed
    Overgang(_uit(_C.GEADVISEERD), _S.PLEK_GEVRAAGD, _C.PLEK_GEVRAAGD),
    Overgang(_uit(_C.PLEK_GEVRAAGD), _S.PLEK_GEWEIGERD, _C.GEADVISEERD),
    Overgang(_uit(_C.PLEK_GEVRAAGD), _S.PLEK_VERLOPEN, _C.GEADVISEERD),
    Overgang(_uit(_C.PLEK_GEVRAAGD), _S.PLEK_INGETROKKEN, _C.GEADVISEERD),
    Overgang(_uit(_C.PLEK_GEVRAAGD), _S.GEPLAATST, _C.GEPLAATST),
    Overgang(_uit(_C.GEPLAATST), _S.AMBULANT),
    # A family may stop at any moment, except while a place is held: that request is withdrawn first.
    Overgang(OPEN - {_C.PLEK_GEVRAAGD}, _S.AFGESLOTEN, _C.AFGESLOTEN),
)

_TABEL: dict[tuple[CasusStatus, Stap], CasusStatus] = {
    (van, rij.stap): rij.naar or van for rij in STAPPEN for van in rij.van
}


def volgende(status: CasusStatus, stap: Stap) -> CasusStatus | None:
    """The status after this step, or None when the step may not be taken from here."""
    return _TABEL.get((status, stap))


def stappen_vanuit(status: CasusStatus) -> frozenset[Stap]:
    """Every step that may be taken from a status."""
    return frozenset(stap for van, stap in _TABEL if van is status)


def crisis_speelt(*, is_crisis: bool, status: CasusStatus) -> bool:
    """True while a reported crisis still waits for help; once help runs it is history on the timeline."""
    return is_crisis and status not in (CasusStatus.GEPLAATST, CasusStatus.AFGESLOTEN)
