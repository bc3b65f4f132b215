"""The two ways in which the house says no: something a person can mend, or something that is not there."""

from __future__ import annotations

from collections.abc import Sequence

from zorglandschap.core.begrippen.tekst import Tekst, zin
from zorglandschap.core.regels.uitkomst import Uitkomst


class Geweigerd(Exception):
    """A step that may not be taken (yet), with what is missing and the rules that say so."""

    def __init__(self, reden: Tekst, uitkomsten: Sequence[Uitkomst] = ()) -> None:
        super().__init__(str(reden))
        self.reden = reden
        self.uitkomsten = tuple(uitkomsten)

    @classmethod
    def door_regels(cls, uitkomsten: Sequence[Uitkomst]) -> Geweigerd:
        """Refused by rules: the first blocking rule gives the reason, all of them are shown."""
        blokkades = [u for u in uitkomsten if u.blokkeert]
        reden = blokkades[0].reden if blokkades else zin("Deze stap kan nu niet.")
        return cls(reden, uitkomsten)


class NietGevonden(Exception):
    """The object does not exist, or not for this person: the same answer for both."""
