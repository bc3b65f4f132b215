"""The life of a casus as one table: from which status a step may be taken, and where it leads."""

from __future__ import annotations

from collections.abc import Collection
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
    """One row of the table: ``naar`` None means that the status stays as it is.

    ``na`` names a step that must have been taken before: who was never placed cannot go back to help that runs.
    """

    van: frozenset[CasusStatus]
    stap: Stap
    naar: CasusStatus | None = None
    na: Stap | None = None


def _uit(*van: CasusStatus) -> frozenset[CasusStatus]:
    return frozenset(van)


_C, _S = CasusStatus, Stap
_NA_VERWIJZING = _uit(_C.VERWEZEN, _C.GEADVISEERD, _C.PLEK_GEVRAAGD, _C.GEPLAATST)
_NA_ANALYSE = _uit(_C.ANALYSE) | _NA_VERWIJZING
_MET_HULP = _uit(_C.LOKALE_HULP) | _NA_VERWIJZING


def _blijft(van: frozenset[CasusStatus], *stappen: Stap, na: Stap | None = None) -> tuple[Overgang, ...]:
    """Steps that are told on the timeline and leave the status as it is."""
    return tuple(Overgang(van, stap, na=na) for stap in stappen)


STAPPEN: tuple[Overgang, ...] = (
    Overgang(OPEN, _S.HULPVRAAG),  # later questions of the same family come with the case that is open
    *_blijft(OPEN, _S.CRISIS, _S.CRISIS_VOORBIJ, _S.TOESTEMMING, _S.TOESTEMMING_INGETROKKEN, _S.MAATREGEL, _S.REGIE),
    *_blijft(OPEN, _S.JIM, _S.JIM_GESPREK, _S.EXTRA, _S.TERMIJN, _S.VERZOEK, _S.INZAGE_BEPERKT),
    *_blijft(OPEN, _S.BESLUIT, _S.DOEL, _S.DOEL_GESLOTEN),
    Overgang(_uit(_C.HULPVRAAG, _C.ANALYSE), _S.LOKALE_HULP, _C.LOKALE_HULP),
    Overgang(_uit(_C.HULPVRAAG, _C.ANALYSE, _C.LOKALE_HULP), _S.ANALYSE_GESTART, _C.ANALYSE),
    Overgang(_NA_VERWIJZING, _S.ANALYSE_GESTART),  # after a crisis the analysis is still made; later it is revised
    *_blijft(_NA_ANALYSE, _S.ANALYSE_BESPROKEN, _S.ANALYSE_GEDEELD, _S.ANALYSE_ONDERTEKEND, _S.ANALYSE_VASTGESTELD),
    Overgang(_uit(_C.ANALYSE), _S.VERWEZEN, _C.VERWEZEN),
    Overgang(_uit(_C.HULPVRAAG, _C.LOKALE_HULP), _S.VERWEZEN, _C.VERWEZEN),  # only in a crisis; the rule decides
    Overgang(_uit(_C.VERWEZEN, _C.GEADVISEERD), _S.ADVIES, _C.GEADVISEERD),
    Overgang(_uit(_C.GEPLAATST), _S.ADVIES),  # after a crisis the short advice is completed
    Overgang(_uit(_C.GEADVISEERD), _S.PLEK_GEVRAAGD, _C.PLEK_GEVRAAGD),
    # more than one place may be asked at a time; as long as one stands, the casus waits for an answer
    *_blijft(_uit(_C.PLEK_GEVRAAGD), _S.PLEK_OOK_GEVRAAGD, _S.PLEK_AFGEVALLEN, _S.PLEK_TOEGEZEGD),
    *_blijft(_uit(_C.PLEK_GEVRAAGD, _C.GEPLAATST), _S.KENNISMAKING),
    *_blijft(_uit(_C.GEADVISEERD), _S.GEEN_MATCH),
    Overgang(_uit(_C.PLEK_GEVRAAGD), _S.PLEK_GEWEIGERD, _C.GEADVISEERD),
    Overgang(_uit(_C.PLEK_GEVRAAGD), _S.PLEK_VERLOPEN, _C.GEADVISEERD),
    Overgang(_uit(_C.PLEK_GEVRAAGD), _S.PLEK_INGETROKKEN, _C.GEADVISEERD),
    Overgang(_uit(_C.PLEK_GEVRAAGD), _S.GEPLAATST, _C.GEPLAATST),
    # While other help is looked for, the help that runs goes on: steps about it can be taken from each status.
    *_blijft(_MET_HULP, _S.PLAN_VASTGESTELD, _S.EVALUATIE, _S.AFSCHALEN, _S.LICHTER),
    *_blijft(_NA_VERWIJZING, _S.AMBULANT, _S.TOEKOMSTPLAN, _S.HULP_GESTOPT, na=_S.GEPLAATST),
    *_blijft(_NA_VERWIJZING, _S.TERUG_NAAR_HUIS, _S.VERHUISD, na=_S.GEPLAATST),
    Overgang(_uit(_C.GEPLAATST), _S.VERVOLG, _C.VERWEZEN),
    Overgang(_uit(_C.VERWEZEN, _C.GEADVISEERD), _S.VERVOLG_INGETROKKEN, _C.GEPLAATST, na=_S.VERVOLG),
    # A family may stop at any moment, except while a place is held: that request is withdrawn first.
    Overgang(OPEN - {_C.PLEK_GEVRAAGD}, _S.AFGESLOTEN, _C.AFGESLOTEN),
    Overgang(_uit(_C.AFGESLOTEN), _S.NAZORG),
)

_TABEL: dict[tuple[CasusStatus, Stap], Overgang] = {(van, rij.stap): rij for rij in STAPPEN for van in rij.van}


def volgende(status: CasusStatus, stap: Stap, gezet: Collection[Stap] = ()) -> CasusStatus | None:
    """The status after this step, or None when the step may not be taken from here.

    ``gezet`` are the steps that were taken before; only some rows of the table ask for one (``vraagt_eerdere``).
    """
    rij = _TABEL.get((status, stap))
    if rij is None or (rij.na is not None and rij.na not in gezet):
        return None
    return rij.naar or status


def vraagt_eerdere(status: CasusStatus, stap: Stap) -> Stap | None:
    """The step that must have been taken before this one, or None."""
    rij = _TABEL.get((status, stap))
    return rij.na if rij else None


def stappen_vanuit(status: CasusStatus, gezet: Collection[Stap] = ()) -> frozenset[Stap]:
    """Every step that may be taken from a status."""
    return frozenset(stap for van, stap in _TABEL if van is status and volgende(status, stap, gezet) is not None)


def crisis_speelt(*, is_crisis: bool, status: CasusStatus) -> bool:
    """True while a reported crisis still waits for help; once help runs it is history on the timeline."""
    return is_crisis and status not in (CasusStatus.GEPLAATST, CasusStatus.AFGESLOTEN)
