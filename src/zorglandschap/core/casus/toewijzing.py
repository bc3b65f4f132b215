"""What is allocated in the words of iJw 3.2: category, unit and frequency as codes, and why an allocation changes."""

from __future__ import annotations

from datetime import date

from zorglandschap.core.begrippen.besluitwoorden import Eenheid, Frequentie, Productcategorie
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm

_H, _P = Hulpvorm, Productcategorie
# Our own derivation from the words of code list JZ020; a region may buy a form of help under another category.
CATEGORIE: dict[Hulpvorm, Productcategorie] = {
    _H.BASISHULP: _P.AMBULANT,
    _H.BEGELEIDING: _P.AMBULANT,
    _H.BEHANDELING: _P.AMBULANT,
    _H.DAGBEHANDELING: _P.DAGBEHANDELING,
    _H.THUISBEHANDELING: _P.AMBULANT,
    _H.FACT: _P.JEUGD_GGZ,
    _H.TEAM_ANDERS: _P.MAATWERK,
    _H.CRISISTEAM: _P.CRISIS,
    _H.LOGEREN: _P.VERBLIJF_ZONDER_BEHANDELING,
    _H.DEELTIJD: _P.VERBLIJF_ZONDER_BEHANDELING,
    _H.GEZINSOPNAME: _P.VERBLIJF_MET_BEHANDELING,
    _H.NETWERKPLEEGZORG: _P.VERBLIJF_ZONDER_BEHANDELING,
    _H.PLEEGZORG: _P.VERBLIJF_ZONDER_BEHANDELING,
    _H.CRISISPLEEGZORG: _P.CRISIS,
    _H.GEZINSHUIS: _P.VERBLIJF_ZONDER_BEHANDELING,
    _H.BEGELEID_WONEN: _P.VERBLIJF_ZONDER_BEHANDELING,
    _H.BEHANDELGROEP: _P.VERBLIJF_MET_BEHANDELING,
    _H.CRISISGROEP: _P.CRISIS,
    _H.KLINISCHE_GGZ: _P.JEUGD_GGZ,
    _H.GESLOTEN: _P.VERBLIJF_MET_BEHANDELING,
}
CATEGORIENAAM: dict[Productcategorie, str] = {
    _P.VERZORGING: "persoonlijke verzorging",
    _P.DAGBEHANDELING: "dagbehandeling",
    _P.VERVOER: "vervoer",
    _P.VERBLIJF_MET_BEHANDELING: "verblijf met behandeling",
    _P.VERBLIJF_ZONDER_BEHANDELING: "verblijf zonder behandeling",
    _P.AMBULANT: "ambulante jeugdhulp",
    _P.CRISIS: "hulp bij crisis",
    _P.MAATWERK: "maatwerk",
    _P.JEUGD_GGZ: "jeugd-ggz",
}
EENHEIDCODE: dict[Eenheid, str] = {  # code list WJ756; ‘stuks’ are counted by effort, not by result
    Eenheid.MINUUT: "01",
    Eenheid.UUR: "04",
    Eenheid.ETMAAL: "14",
    Eenheid.DAGDEEL: "16",
    Eenheid.STUKS: "84",
}
FREQUENTIECODE: dict[Frequentie, str] = {  # code list WMO757
    Frequentie.DAG: "1",
    Frequentie.WEEK: "2",
    Frequentie.MAAND: "4",
    Frequentie.TOTAAL: "6",
}
VERKORTING, ANDERE_AANBIEDER, VERWIJDERD = "05", "09", "13"  # code list JZ002


def geldt_tot(tot: date | None, beeindigd_per: date | None) -> date | None:
    """The first day on which an allocation no longer holds: the agreed one, or sooner when it was ended."""
    dagen = [dag for dag in (tot, beeindigd_per) if dag is not None]
    return min(dagen, default=None)


def reden_wijziging(van: date, beeindigd_per: date | None, *, naar_ander: bool) -> str:
    """Why an allocation changed, as a code of JZ002; empty when it stands as it was given."""
    if beeindigd_per is None:
        return ""
    if beeindigd_per <= van:
        return VERWIJDERD
    return ANDERE_AANBIEDER if naar_ander else VERKORTING
