"""Writes the question for the joint assignment as the table of its file; ``bestand`` reads it back as the same."""

from __future__ import annotations

import hashlib
import json

from zorglandschap.core.matching.profiel import MISSCHIEN, Profiel, Zoekregels
from zorglandschap.core.matching.verdeling.invoer import Aanbod, Invoer, Jeugdige

Rij = dict[str, object]
LATERE_REGELS = ("klein_hoogstens", "bereik_km", "kort_weken")


def als_tekst(invoer: Invoer, regels: Zoekregels) -> str:
    """The file itself; the same question gives the same text, to the byte."""
    return json.dumps(als_tabel(invoer, regels), ensure_ascii=False, sort_keys=True)


def invoerafdruk(tekst: str) -> str:
    """Fingerprint of the file, for the log: the same advice can be asked again."""
    return hashlib.sha256(tekst.encode()).hexdigest()


def als_tabel(invoer: Invoer, regels: Zoekregels) -> Rij:
    """The whole question with the policy it is weighed by, in one fixed order."""
    return {
        "jeugdigen": [_jeugdige(j) for j in sorted(invoer.jeugdigen, key=lambda j: j.id)],
        "aanbod": [_aanbod(a) for a in sorted(invoer.aanbod, key=lambda a: a.id)],
        "teams": [{"id": t.id, "ruimte": t.ruimte} for t in sorted(invoer.teams, key=lambda t: t.id)],
        "regels": {
            "zoekgebied_km": regels.zoekgebied_km,
            "school_km": regels.school_km,
            "gewichten": {wens.value: regels.gewichten[wens] for wens in regels.wensen},
            **_gezegd(regels, LATERE_REGELS),
        },
    }


def _jeugdige(j: Jeugdige) -> Rij:
    return {
        "id": j.id,
        **_profiel(j.profiel),
        "niveaus": {vorm.value: niveau.value for vorm, niveau in sorted(j.niveaus.items())},
        "urgentie": j.urgentie,
        "wachtdagen": j.wachtdagen,
        "groep": j.groep,
        "huidig": j.huidig,
        "stemt_in": j.stemt_in,
    }


def _profiel(p: Profiel) -> Rij:
    return {
        "leeftijd": p.leeftijd_maanden // 12,
        "maanden": p.leeftijd_maanden % 12,
        "thuis": {"breedte": p.breedte, "lengte": p.lengte},
        "school": None if p.school is None else {"breedte": p.school[0], "lengte": p.school[1]},
        "gemeente": f"GM{p.gemeente:04d}",
        "behoeften": sorted(s.value for s in p.behoeften),
        "crisis": p.crisis,
        "samen": p.samen,
        "machtiging_gesloten": p.machtiging_gesloten,
        "gewenste_start": p.gewenste_start.isoformat(),
        "uiterste_start": p.uiterste_start.isoformat(),
        "geweigerd_door": sorted(p.geweigerd_door),
        "onveilige_locaties": sorted(p.onveilige_locaties),
        **({"wensen": sorted(w.value for w in p.wensen)} if p.wensen else {}),
        **({} if p.gewenste_gemeente is None else {"gewenste_gemeente": f"GM{p.gewenste_gemeente:04d}"}),
        **_gezegd(p, ("verwacht_weken",)),
        **({"zonder_contract": sorted(p.zonder_contract)} if p.zonder_contract else {}),
        **({"gezinslocaties": sorted(p.gezinslocaties)} if p.gezinslocaties else {}),
    }


def _aanbod(a: Aanbod) -> Rij:
    plaats = {"breedte": a.breedte, "lengte": a.lengte, "gemeente": f"GM{a.gemeente:04d}", "nummer": a.locatie}
    return {
        "id": a.id,
        "hulpvorm": a.hulpvorm.value,
        "locatie": plaats,
        "leeftijd_van": a.leeftijd_van,
        "leeftijd_tot": a.leeftijd_tot,
        "specialismen": sorted(s.value for s in a.specialismen),
        "neemt_lvb": a.neemt_lvb,
        "neemt_samen": a.neemt_samen,
        "vrij": a.vrij,
        "vrij_vanaf": None if a.vrij_vanaf is None else a.vrij_vanaf.isoformat(),
        "reserve": a.reserve,
        "alleen_crisis": a.alleen_crisis,
        "team": a.team,
        **({"teams": sorted(a.teams)} if a.teams else {}),
        "neemt_ggz": a.neemt_ggz,
        "ritme": sorted(r.value for r in a.ritme),
        **_gezegd(a, MISSCHIEN),
    }


def _gezegd(waarde: object, namen: tuple[str, ...]) -> Rij:
    """The fields that say something: a question of before there were such fields is written as it was."""
    return {naam: getattr(waarde, naam) for naam in namen if getattr(waarde, naam) is not None}
