"""The ranking as Dutch text and as a table for a machine, for the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.matching.passend import REDENEN
from zorglandschap.core.matching.rangorde import Bijna, Kandidaat, Rangschikking


@dataclass(frozen=True, slots=True)
class Uitvoer:
    """A ranking with the words around it: advice, version of the framework, name and form per offer.

    Without ``is_vrij_bekend`` every offer counted as open: what is free shows only after a recorded advice.
    """

    rangschikking: Rangschikking
    advies: Hulpvorm
    kaderversie: str
    namen: Mapping[int, str]
    vormen: Mapping[int, Hulpvorm]
    is_vrij_bekend: bool = True


def als_tekst(u: Uitvoer) -> str:
    """What a person reads: who fits in order and why, why others do not, and what almost fits."""
    r = u.rangschikking
    regels = [
        f"Advies: {u.advies.value}. Kader: {u.kaderversie}.",
        f"{r.aantal_bekeken} bekeken, {r.aantal_passend} passend, {r.aantal_bijna} bijna passend.",
    ]
    if not u.is_vrij_bekend:
        regels.append("Er is niet gekeken naar wat vrij is: dat is pas te zien als het advies is vastgelegd.")
    for kandidaat in r.kandidaten:
        regels += ["", *_kandidaat(u, kandidaat)]
    if len(r.kandidaten) < r.aantal_passend:
        regels += ["", f"… en nog {r.aantal_passend - len(r.kandidaten)} passend: vraag meer met --hoogstens."]
    if r.uitgesloten:
        regels += ["", "Waarom ander aanbod niet kan (een aanbod telt bij elke reden mee):"]
        regels += [f"  {aantal} × {REDENEN[reden]}" for reden, aantal in r.uitgesloten.items()]
    if r.bijna:
        regels += ["", "Bijna passend:"]
        regels += [f"  {_naam(u, b.aanbod)}, {b.niveau.value}, {_km(b.km_thuis)} van huis. {b.nodig}" for b in r.bijna]
    if any(k.is_gedeeld for k in r.kandidaten):
        regels += ["", "Gelijk betekent: zelfde niveau en evenveel punten. De volgorde daarbinnen zegt niets."]
    return "\n".join(regels)


def _kandidaat(u: Uitvoer, k: Kandidaat) -> Iterator[str]:
    gelijk = " (gelijk)" if k.is_gedeeld else ""
    yield f"{k.rang}{gelijk}. {_naam(u, k.aanbod)}: {k.niveau.value}, {k.punten} punten"
    school = "" if k.km_school is None else f", {_km(k.km_school)} van school"
    begin = f"; kan beginnen op {k.start:%d-%m-%Y}" if u.is_vrij_bekend else ""
    yield f"   {_km(k.km_thuis)} van huis{school}{begin}"
    yield "   " + "; ".join(f"{b.wens.value} {b.punten} van {b.hoogstens}" for b in k.bijdragen)
    if k.wensen:
        yield "   " + "; ".join(f"{w.wens.value}: {w.stand.value}" for w in k.wensen)
    if k.bij_familie is not None:
        yield "   " + ("een broer of zus woont hier" if k.bij_familie else "een broer of zus woont op een andere plek")


def _naam(u: Uitvoer, aanbod: int) -> str:
    return f"{u.namen.get(aanbod, 'aanbod')} [{aanbod}] ({u.vormen[aanbod].value})"


def _km(afstand: float) -> str:
    return f"{afstand:.1f} km".replace(".", ",")


def als_json_tabel(u: Uitvoer) -> dict[str, object]:
    """The same for a machine; distances in km, days as jjjj-mm-dd."""
    r = u.rangschikking
    return {
        "advies": u.advies.value,
        "kaderversie": u.kaderversie,
        "vrij_bekend": u.is_vrij_bekend,
        "aantal_bekeken": r.aantal_bekeken,
        "aantal_passend": r.aantal_passend,
        "aantal_bijna": r.aantal_bijna,
        "kandidaten": [_kandidaat_tabel(u, k) for k in r.kandidaten],
        "uitgesloten": [
            {"reden": str(reden.name).lower(), "zin": str(REDENEN[reden]), "aantal": aantal}
            for reden, aantal in r.uitgesloten.items()
        ],
        "bijna": [_bijna_tabel(u, b) for b in r.bijna],
    }


def _kandidaat_tabel(u: Uitvoer, k: Kandidaat) -> dict[str, object]:
    return {
        "rang": k.rang,
        "gelijk": k.is_gedeeld,
        "aanbod": k.aanbod,
        "naam": u.namen.get(k.aanbod, ""),
        "hulpvorm": u.vormen[k.aanbod].value,
        "niveau": k.niveau.value,
        "punten": k.punten,
        "bijdragen": [{"wens": b.wens.value, "punten": b.punten, "hoogstens": b.hoogstens} for b in k.bijdragen],
        "gezinswensen": {w.wens.value: w.stand.value for w in k.wensen},
        "bij_familie": k.bij_familie,
        "km_thuis": round(k.km_thuis, 3),
        "km_school": None if k.km_school is None else round(k.km_school, 3),
        "start": k.start.isoformat() if u.is_vrij_bekend else None,
    }


def _bijna_tabel(u: Uitvoer, b: Bijna) -> dict[str, object]:
    return {
        "aanbod": b.aanbod,
        "naam": u.namen.get(b.aanbod, ""),
        "hulpvorm": u.vormen[b.aanbod].value,
        "niveau": b.niveau.value,
        "reden": str(b.reden.name).lower(),
        "nodig": str(b.nodig),
        "km_thuis": round(b.km_thuis, 3),
    }
