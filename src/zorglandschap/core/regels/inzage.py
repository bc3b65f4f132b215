"""Inzage: may this person do this, for this, with this child? One pure function, used at every door."""

from __future__ import annotations

from dataclasses import dataclass

from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Relatie, Rol
from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.inzage_tabel import (
    SOORTEN,
    TABEL,
    VERLENINGEN,
    VERVULD,
    WEIGERING,
    Logklasse,
    Masker,
    Omstandigheden,
    Verlening,
    Voorwaarde,
)

__all__ = [
    "Besluit",
    "Logklasse",
    "Masker",
    "Omstandigheden",
    "Verlening",
    "Voorwaarde",
    "besluit",
    "matrix",
    "relaties_met",
]

TOEGESTAAN = zin("Dit hoort bij uw werk of bij uw eigen dossier.")
NIET_ACTIEF = zin("Dit account is niet actief. Vraag de beheerder om hulp.")
NIET_VERLEEND = zin("Dit hoort niet bij uw rol of niet bij uw werk voor dit kind.")
ALLES = frozenset(Masker)
NIETS_BEKEND = Omstandigheden()


@dataclass(frozen=True, slots=True)
class Besluit:
    """The answer: yes or no, why, what stays covered, and how closely the log of it is watched."""

    toegestaan: bool
    reden: Tekst
    maskers: frozenset[Masker]
    logklasse: Logklasse


def besluit(
    rol: Rol,
    relatie: Relatie,
    doel: Doel,
    handeling: Handeling,
    omstandigheden: Omstandigheden = NIETS_BEKEND,
) -> Besluit:
    """Decide on role × relation × purpose × action × circumstances; what the table does not grant is refused.

    Grounds per line: ``inzage_tabel.py``. Unknown values are refused, never an error: a door stays shut.
    """
    if not omstandigheden.is_actief:
        return _weiger(NIET_ACTIEF)
    sleutel = (rol, relatie, doel, handeling)
    if not all(isinstance(deel, soort) for deel, soort in zip(sleutel, SOORTEN, strict=True)):
        return _weiger(NIET_VERLEEND)
    verlening = TABEL.get(sleutel)
    if verlening is None:
        return _weiger(NIET_VERLEEND)
    for voorwaarde in verlening.voorwaarden:
        if not VERVULD[voorwaarde](omstandigheden):
            return _weiger(WEIGERING[voorwaarde], _logklasse_weigering(voorwaarde))
    geheim = omstandigheden.adres_is_geheim and handeling is not Handeling.ADRES
    maskers = verlening.zonder | {Masker.ADRES} if geheim else verlening.zonder
    return Besluit(toegestaan=True, reden=TOEGESTAAN, maskers=maskers, logklasse=verlening.logklasse)


def relaties_met(rol: Rol, doel: Doel, handeling: Handeling) -> frozenset[Relatie]:
    """The relations in which this role can do this; lists are built from it, so that they follow ``besluit``.

    Circumstances (age, custody, block) still decide per child.
    """
    return frozenset(relatie for relatie in Relatie if (rol, relatie, doel, handeling) in TABEL)


def matrix() -> tuple[Verlening, ...]:
    """The table itself, line by line, for the manual; whatever is not in it is refused."""
    return VERLENINGEN


def _weiger(reden: Tekst, logklasse: Logklasse = Logklasse.GEVOELIG) -> Besluit:
    return Besluit(toegestaan=False, reden=reden, maskers=ALLES, logklasse=logklasse)


def _logklasse_weigering(voorwaarde: Voorwaarde) -> Logklasse:
    """A try on a file that is shielded alarms the casusregisseur; other refusals are looked at as a whole."""
    return Logklasse.ALARM if voorwaarde is Voorwaarde.GEEN_BLOKKADE else Logklasse.GEVOELIG
