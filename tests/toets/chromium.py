"""Finds Chromium, or installs Debian's; never skips the journeys in silence."""

from __future__ import annotations

import os
import shutil
import subprocess

NAMEN = ("chromium", "chromium-browser", "google-chrome")
INSTALLEER = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium"]


def zorg_voor_chromium() -> str:
    """Path of a Chromium; installs it with apt when this user may; stops with what to do otherwise."""
    gevonden = os.environ.get("ZORGLANDSCHAP_CHROMIUM") or _zoek()
    if gevonden:
        return gevonden
    print("• Chromium installeren (pakket van Debian)", flush=True)
    voor = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if shutil.which("apt-get"):
        omgeving = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([*voor, "apt-get", "update", "--quiet"], check=False, env=omgeving)
        subprocess.run([*voor, *INSTALLEER], check=False, env=omgeving)
    gevonden = _zoek()
    if not gevonden:
        raise SystemExit(
            "✗ De reizen in de browser zijn NIET getoetst: Chromium ontbreekt en kon niet geïnstalleerd worden.\n"
            "  Installeer het pakket chromium, of geef het pad in ZORGLANDSCHAP_CHROMIUM."
        )
    return gevonden


def _zoek() -> str:
    return next((pad for naam in NAMEN if (pad := shutil.which(naam))), "")
