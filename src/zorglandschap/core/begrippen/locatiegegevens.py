"""Where a location is: a town, and beside it a point of its own and a postcode unless the address is secret."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from zorglandschap.core.begrippen.aanbodgegevens import Bezwaar, in_nederland
from zorglandschap.core.begrippen.afstand import hemelsbreed_km
from zorglandschap.core.begrippen.rijlezer import Lezer, janee
from zorglandschap.core.begrippen.tekst import Tekst, zin

Punt = tuple[float, float]  # degrees north, degrees east
LANGSTE = {"locatie": 120, "plaats": 120}
POSTCODE = re.compile(r"([1-9][0-9]{3}) ?([A-Z]{2})?")
NOOIT_UITGEGEVEN = {"SA", "SD", "SS"}
GETAL = re.compile(r"-?\d{1,7}(?:[.,]\d{1,12})?")
CIJFERS = 5  # digits of a degree that are kept: about a metre

LOCATIEKOLOMMEN: dict[str, tuple[bool, str]] = {
    "locatie": (True, "naam van de locatie; een naam die we niet kennen wordt een nieuwe locatie"),
    "plaats": (True, "stad of dorp, zoals in de lijst"),
    "postcode": (False, "zoals 8321 AB, of alleen de vier cijfers"),
    "punt": (False, "breedte en lengte in graden, zoals 52.66234, 5.60111; leeg is het midden van de plaats"),
    "adres_geheim": (False, "ja of nee; bij ja bewaren we geen punt en geen postcode"),
}


@dataclass(frozen=True, slots=True)
class Locatiegegevens:
    """What a provider says about where a location is; without a point it lies in the middle of its town."""

    postcode: str = ""
    punt: Punt | None = None
    adres_is_geheim: bool = False


def lees_punt(tekst: str) -> Punt:
    """Two numbers as a map gives them: ‘52.66234, 5.60111’, or with commas ‘52,66234 5,60111’; raises ValueError."""
    delen = GETAL.findall(tekst)
    rest = GETAL.sub("", tekst).replace("°", "")
    if len(delen) != 2 or rest.strip(" ,;/\t"):
        raise ValueError(tekst)
    breedte, lengte = (round(float(deel.replace(",", ".")), CIJFERS) for deel in delen)
    return breedte, lengte


def schrijf_punt(punt: Punt | None) -> str:
    """The same as a text that reads back."""
    return "" if punt is None else f"{punt[0]:.{CIJFERS}f}, {punt[1]:.{CIJFERS}f}"


def lees_postcode(tekst: str) -> str:
    """A Dutch postcode as it is written: 8321 AB, or its four digits; raises ValueError."""
    gevonden = POSTCODE.fullmatch(tekst.strip().upper())
    if gevonden is None or gevonden[2] in NOOIT_UITGEGEVEN:
        raise ValueError(tekst)
    return f"{gevonden[1]} {gevonden[2]}" if gevonden[2] else gevonden[1]


def puntbezwaar(punt: Punt, *, plaats: str, midden: Punt, hoogstens_km: float) -> Tekst | None:
    """Why a point cannot be that of a location in this town; None when it can."""
    if not in_nederland(*punt):
        if in_nederland(punt[1], punt[0]):
            return zin("Breedte en lengte lijken omgedraaid. Schrijf eerst het getal rond 52, en dan het getal rond 5.")
        if punt[0] > 1000 or punt[1] > 1000:
            return zin("Dit lijken RD-coördinaten. Schrijf graden, zoals een kaart op internet ze geeft: 52.66, 5.60.")
        return zin("Dit punt ligt niet in Nederland. Controleer de getallen, of laat ze leeg.")
    ver = float(hemelsbreed_km(*midden, np.array([punt[0]]), np.array([punt[1]]))[0])
    if ver <= hoogstens_km:
        return None
    return zin(
        "Dit punt ligt %(km)s km van %(plaats)s. Controleer de getallen, of kies een andere plaats.",
        km=round(ver),
        plaats=plaats,
    )


def locatiebezwaren(gegevens: Locatiegegevens, *, plaats: str, midden: Punt, hoogstens_km: float) -> Iterator[Bezwaar]:
    """Everything that cannot be; an address that is secret has no point and no postcode."""
    if gegevens.adres_is_geheim and gegevens.punt is not None:
        yield Bezwaar("punt", zin("Het adres is geheim. Laat het punt leeg: dan telt het midden van de plaats."))
    elif gegevens.punt is not None:
        bezwaar = puntbezwaar(gegevens.punt, plaats=plaats, midden=midden, hoogstens_km=hoogstens_km)
        if bezwaar is not None:
            yield Bezwaar("punt", bezwaar)
    if gegevens.adres_is_geheim and gegevens.postcode:
        yield Bezwaar("postcode", zin("Het adres is geheim. Laat de postcode leeg."))


def lees_locatierij(cellen: Mapping[str, str]) -> tuple[str, str, Locatiegegevens, tuple[Bezwaar, ...]]:
    """The name, the town and the rest of a row, and everything that could not be read (empty: all could)."""
    lezer = Lezer(cellen, LOCATIEKOLOMMEN, LANGSTE)
    naam, plaats = lezer.lees("locatie", str, ""), lezer.lees("plaats", str, "")
    gegevens = Locatiegegevens(
        postcode=lezer.lees("postcode", lees_postcode, ""),
        punt=lezer.lees("punt", lees_punt, None),
        adres_is_geheim=lezer.lees("adres_geheim", janee, leeg=False),
    )
    return naam, plaats, gegevens, tuple(lezer.bezwaren)


def schrijf_locatierij(naam: str, plaats: str, gegevens: Locatiegegevens) -> dict[str, str]:
    """The same row in words."""
    geheim = "ja" if gegevens.adres_is_geheim else "nee"
    punt = schrijf_punt(gegevens.punt)
    return dict(zip(LOCATIEKOLOMMEN, (naam, plaats, gegevens.postcode, punt, geheim), strict=True))
