"""How a command reads a question from a JSON file, and stops with every fault at once when it cannot be answered."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import typer


def lees_json(bestand: str) -> object:
    """What stands in the file (``-`` is the input); ends the command with one sentence when it is no JSON."""
    try:
        return json.loads(sys.stdin.read() if bestand == "-" else Path(bestand).read_text(encoding="utf-8"))
    except OSError as fout:
        stop([f"Het bestand ‘{bestand}’ kan niet gelezen worden: {fout.strerror}."])
    except json.JSONDecodeError as fout:
        stop([f"‘{bestand}’ is geen geldige JSON: regel {fout.lineno}, teken {fout.colno}."])
    except UnicodeDecodeError:
        stop([f"‘{bestand}’ is geen tekst in UTF-8."])
    except (ValueError, RecursionError):
        stop([f"‘{bestand}’ kan niet gelezen worden: een getal is te lang of de tabellen zijn te diep."])


def stop(fouten: Iterable[str]) -> NoReturn:
    """Say every fault, and end the command with 2: nothing was written."""
    for zin in fouten:
        typer.secho(f"✗ {zin}", fg="red", err=True)
    raise typer.Exit(2)
