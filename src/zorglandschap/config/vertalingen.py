"""Keeps the translations whole: ``python -m zorglandschap.config.vertalingen [bijwerken|controleer]``.

Dutch in the source is the key. ``bijwerken`` gathers every text that a person can see into the .po files (what was
translated stays, what is gone is dropped) and compiles them; ``controleer`` says what is missing or out of step.
Uses Babel, a development dependency: the website itself only reads the compiled .mo files.
"""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum
from importlib import import_module
from io import BytesIO
from pathlib import Path
from pkgutil import walk_packages

from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

WORTEL = Path(__file__).resolve().parents[3]
BRONCODE = WORTEL / "src" / "zorglandschap"
LOCALE = BRONCODE / "web" / "vormgeving" / "locale"
DOELTALEN = ("en",)  # translated from Dutch; ``nl`` only holds our wording for texts of libraries

KEYWORDS: dict[str, tuple[int, ...]] = {  # which arguments of a call are texts
    "_": (0,),
    "gettext": (0,),
    "gettext_lazy": (0,),
    "gettext_noop": (0,),
    "ngettext": (0, 1),
    "ngettext_lazy": (0, 1),
    "zin": (0,),
    "sjabloon": (0,),
    "Bron": (2,),  # what stands there, in our own words; titles of documents stay Dutch
}
KEYWORDS_VAN_SJABLOON: dict[str, tuple[int, ...] | None] = {"gettext": None, "_": None, "ngettext": (1, 2)}
LEESBAAR_IN_TOML: dict[str, frozenset[str]] = {
    "afwegingskader.toml": frozenset({"tekst", "uitleg", "vraag", "waarom", "vraagt", "eigenaar"}),
    "beleid.toml": frozenset({"eenheid"}),
    "demo.toml": frozenset({"wie"}),
    "doelorde.toml": frozenset({"waarom", "eigenaar"}),
    "wachtlijst.toml": frozenset({"waarom", "bron", "eigenaar"}),
}
KOP = """# Zorglandschap: Dutch in the source is the key. Made by zorglandschap.config.vertalingen.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
PLAATS = re.compile(r"%\(\w+\)[-0-9.]*[a-z]|%%")

Sleutel = str | tuple[str, str]
Vindplaatsen = Mapping[Sleutel, frozenset[str]]


def verzamel() -> Vindplaatsen:
    """Every text a person can see, with the files where it stands."""
    gevonden: dict[Sleutel, set[str]] = defaultdict(set)
    bronnen = (
        *(_uit_python(), _uit_templates(), _uit_codelijsten()),
        *(_uit_regels(), _uit_voorbeelden(), _uit_regios(), _uit_normen()),
    )
    for bron in bronnen:
        for sleutel, plek in bron:
            gevonden[sleutel].add(plek)
    return {sleutel: frozenset(plekken) for sleutel, plekken in gevonden.items() if sleutel}


def _uit_python() -> Iterator[tuple[Sleutel, str]]:
    for bestand in sorted(BRONCODE.rglob("*.py")):
        if "migrations" not in bestand.parts:
            for deel in ast.walk(ast.parse(bestand.read_bytes())):
                if isinstance(deel, ast.Call):
                    yield from ((sleutel, _pad(bestand)) for sleutel in _in_aanroep(deel))


def _in_aanroep(aanroep: ast.Call) -> Iterator[Sleutel]:
    naam = aanroep.func.attr if isinstance(aanroep.func, ast.Attribute) else getattr(aanroep.func, "id", "")
    plekken = KEYWORDS.get(naam, ())
    teksten = [
        deel.value
        for deel in (aanroep.args[plek] for plek in plekken if plek < len(aanroep.args))
        if isinstance(deel, ast.Constant) and isinstance(deel.value, str)
    ]
    if teksten and len(teksten) == len(plekken):
        yield teksten[0] if len(teksten) == 1 else (teksten[0], teksten[1])


def _uit_templates() -> Iterator[tuple[Sleutel, str]]:
    for bestand in sorted(p for p in BRONCODE.rglob("templates/**/*") if p.suffix in {".html", ".txt"}):
        python = templatize(bestand.read_text(encoding="utf-8"), origin=str(bestand))
        # what is left of the page is noise: without indentation the tokenizer takes it for statements
        regels = "\n".join(regel.lstrip() for regel in python.splitlines())
        gevonden = extract("python", BytesIO(regels.encode()), keywords=KEYWORDS_VAN_SJABLOON)
        for _regel, sleutel, _commentaar, _context in gevonden:
            yield (sleutel if isinstance(sleutel, str) else (str(sleutel[0]), str(sleutel[1]))), _pad(bestand)


def _uit_codelijsten() -> Iterator[tuple[Sleutel, str]]:
    kern = import_module("zorglandschap.core")
    for gevonden in walk_packages(kern.__path__, "zorglandschap.core."):
        for waarde in vars(import_module(gevonden.name)).values():
            if isinstance(waarde, type) and issubclass(waarde, StrEnum) and waarde.__module__ == gevonden.name:
                for code in waarde:
                    yield code.value, f"src/{gevonden.name.replace('.', '/')}.py"


def _uit_regels() -> Iterator[tuple[Sleutel, str]]:
    register = import_module("zorglandschap.core.regels.register")
    for regel in register.REGELS:
        plek = f"src/{regel.functie.__module__.replace('.', '/')}.py"
        yield regel.naam, plek
        yield regel.zin, plek


def _uit_voorbeelden() -> Iterator[tuple[Sleutel, str]]:
    bestand = BRONCODE / "web" / "openbaar" / "regelvoorbeelden.json"
    for rijen in json.loads(bestand.read_text(encoding="utf-8")).values():
        for rij in rijen:
            yield rij["voorbeeld"], _pad(bestand)


def _uit_regios() -> Iterator[tuple[Sleutel, str]]:
    for naam, leesbaar in LEESBAAR_IN_TOML.items():
        for bestand in sorted((WORTEL / "regios").glob(f"*/{naam}")):
            for tekst in _leesbaar(tomllib.loads(bestand.read_text(encoding="utf-8")), leesbaar):
                yield tekst, _pad(bestand)


def _uit_normen() -> Iterator[tuple[Sleutel, str]]:
    """The name of every norm, as the page of the norms says it."""
    for bestand in sorted((WORTEL / "regios").glob("*/beleid.toml")):
        for norm in tomllib.loads(bestand.read_text(encoding="utf-8"))["norm"]:
            yield norm["sleutel"].replace("_", " ").capitalize(), _pad(bestand)


def _leesbaar(ruw: object, leesbaar: frozenset[str], naam: str = "") -> Iterator[str]:
    if isinstance(ruw, Mapping):
        for sleutel, waarde in ruw.items():
            yield from _leesbaar(waarde, leesbaar, str(sleutel))
    elif isinstance(ruw, list):
        for waarde in ruw:
            yield from _leesbaar(waarde, leesbaar, naam)
    elif isinstance(ruw, str) and naam in leesbaar:
        yield ruw


def _pad(bestand: Path) -> str:
    return bestand.relative_to(WORTEL).as_posix()


def _po(taal: str, locale: Path) -> Path:
    return locale / taal / "LC_MESSAGES" / "django.po"


def lees(taal: str, locale: Path = LOCALE) -> Catalog:
    """The catalogue of a language as it stands in the .po; empty when there is none yet."""
    if not _po(taal, locale).is_file():
        return _leeg(taal)
    with _po(taal, locale).open("rb") as bestand:
        return read_po(bestand, locale=taal, ignore_obsolete=True)


def _leeg(taal: str) -> Catalog:
    return Catalog(locale=taal, fuzzy=False)


def vernieuw(oud: Catalog, taal: str, teksten: Vindplaatsen) -> Catalog:
    """The catalogue with exactly these texts, keeping what was translated."""
    nieuw = _leeg(taal)
    for sleutel in sorted(teksten, key=lambda s: (min(teksten[s]), str(s))):
        bekend = oud.get(sleutel if isinstance(sleutel, str) else sleutel[0])
        vertaling = bekend.string if bekend is not None and bekend.id == sleutel else None
        nieuw.add(sleutel, vertaling, locations=[(plek, 0) for plek in sorted(teksten[sleutel])])
    return nieuw


def als_po(catalogus: Catalog) -> bytes:
    """The text of a .po, the same bytes for the same texts."""
    uit = BytesIO()
    write_po(uit, catalogus, include_lineno=False, width=110, omit_header=True)
    return KOP.encode() + uit.getvalue()


def bijwerken(locale: Path = LOCALE) -> list[str]:
    """Write every .po and .mo anew; returns one line per language about what is left to translate."""
    teksten, verslag = verzamel(), []
    for taal in talen(locale):
        catalogus = vernieuw(lees(taal, locale), taal, teksten) if taal in DOELTALEN else lees(taal, locale)
        _po(taal, locale).parent.mkdir(parents=True, exist_ok=True)
        if taal in DOELTALEN:
            _po(taal, locale).write_bytes(als_po(catalogus))
        with _po(taal, locale).with_suffix(".mo").open("wb") as bestand:
            write_mo(bestand, _alleen_vertaald(catalogus))  # for what is left out, the Dutch shows
        open_ = len(_onvertaald(catalogus))
        verslag.append(f"{taal}: {len(catalogus)} teksten, nog te vertalen: {open_}")
    return verslag


def controleer(locale: Path = LOCALE) -> list[str]:
    """What is wrong with the translations, one line each; empty is good."""
    teksten = verzamel()
    return [fout for taal in talen(locale) for fout in _fouten(taal, teksten, locale)]


def talen(locale: Path = LOCALE) -> list[str]:
    """The languages with a catalogue, and those that must have one."""
    return sorted({*DOELTALEN, *(p.parent.parent.name for p in locale.glob("*/LC_MESSAGES/django.po"))})


def _fouten(taal: str, teksten: Vindplaatsen, locale: Path) -> Iterator[str]:
    catalogus = lees(taal, locale)
    if taal in DOELTALEN:
        in_po = {_sleutel(bericht) for bericht in catalogus if bericht.id}
        yield from (f"{taal}: staat niet in django.po: {sleutel}" for sleutel in sorted(set(teksten) - in_po, key=str))
        yield from (f"{taal}: nergens meer in gebruik: {sleutel}" for sleutel in sorted(in_po - set(teksten), key=str))
    yield from (f"{taal}: niet vertaald: {bericht.id}" for bericht in _onvertaald(catalogus))
    yield from (f"{taal}: andere invulplaatsen: {bericht.id}" for bericht in catalogus if _andere_plaatsen(bericht))
    if _gecompileerd(taal, locale) != {_sleutel(b): _teksten_van(b) for b in _vertaald(catalogus)}:
        yield f"{taal}: django.mo loopt niet gelijk met django.po"


def _gecompileerd(taal: str, locale: Path) -> dict[Sleutel, list[str]]:
    mo = _po(taal, locale).with_suffix(".mo")
    if not mo.is_file():
        return {}
    with mo.open("rb") as bestand:
        return {_sleutel(bericht): _teksten_van(bericht) for bericht in _vertaald(read_mo(bestand))}


def _sleutel(bericht: Message) -> Sleutel:
    return bericht.id if isinstance(bericht.id, str) else (bericht.id[0], bericht.id[1])


def _teksten_van(bericht: Message) -> list[str]:
    return [bericht.string] if isinstance(bericht.string, str) else list(bericht.string or ())


def _vertaald(catalogus: Catalog) -> list[Message]:
    return [b for b in catalogus if b.id and any(_teksten_van(b))]


def _alleen_vertaald(catalogus: Catalog) -> Catalog:
    vertaald = Catalog(locale=catalogus.locale, fuzzy=False)
    for bericht in _vertaald(catalogus):
        vertaald.add(bericht.id, bericht.string)
    return vertaald


def _onvertaald(catalogus: Catalog) -> list[Message]:
    return [b for b in catalogus if b.id and (b.fuzzy or not all(_teksten_van(b)) or not _teksten_van(b))]


def _andere_plaatsen(bericht: Message) -> bool:
    if not bericht.id:
        return False
    bronnen = [bericht.id] if isinstance(bericht.id, str) else list(bericht.id)
    mag = {plaats for bron in bronnen for plaats in PLAATS.findall(bron)}
    return any(tekst and set(PLAATS.findall(tekst)) != mag for tekst in _teksten_van(bericht))


def main(argumenten: list[str]) -> int:
    """Run the command; 0 when all is well, 1 when translations are not, 2 on a wrong word."""
    opdracht = argumenten[0] if argumenten else "controleer"
    if opdracht == "bijwerken":
        print("\n".join(bijwerken()))
        return 0
    if opdracht != "controleer" or len(argumenten) > 1:
        print("Gebruik: python -m zorglandschap.config.vertalingen [bijwerken|controleer]", file=sys.stderr)
        return 2
    fouten = controleer()
    print("\n".join(fouten) or "Alle teksten zijn vertaald.")
    return 1 if fouten else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
