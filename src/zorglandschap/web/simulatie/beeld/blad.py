"""All pictures and words of one outcome for one choice: what the page for looking ahead and that of a run share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from zorglandschap.core.begrippen.regio import RegioGemeente
from zorglandschap.core.simulatie.kerncijfers import Kerncijfer
from zorglandschap.core.simulatie.kleine_aantallen import Zicht
from zorglandschap.core.simulatie.samenvatting import REGIO
from zorglandschap.web.simulatie.beeld.kaart import maak_regiokaart
from zorglandschap.web.simulatie.beeld.klein import Kleintjes, maak_kleintjes
from zorglandschap.web.simulatie.beeld.maten import eenheid, maandnaam
from zorglandschap.web.simulatie.beeld.oorzaak import waarom
from zorglandschap.web.simulatie.beeld.reeksen import Verloop
from zorglandschap.web.simulatie.beeld.stroom import Stroom, maak_stroom
from zorglandschap.web.simulatie.beeld.tabellen import Tabel, alles, per_gemeente, per_jaar, per_maatregel
from zorglandschap.web.simulatie.beeld.waaier import Waaier, maak_verschil, maak_waaier
from zorglandschap.web.simulatie.beeld.zinnen import Kernzin, zin_basis, zin_fout, zin_verschil
from zorglandschap.web.vormgeving.tekening import Kaart

LIJNEN = ("2", "3", "4", "5", "6")


@dataclass(frozen=True, eq=False)
class Blad:
    """What is shown: the outcome, the figure, the chosen month (0 is the first), the scenario with the bands."""

    zicht: Zicht
    cijfer: Kerncijfer
    gekozen: int
    beeld: int
    gemeenten: Sequence[RegioGemeente]
    nu: Mapping[str, int]
    doel: float | None = None
    vorm: str = ""
    bijdragen: Sequence[Mapping[str, Any]] = ()  # as they are kept with a run

    @cached_property
    def maand(self) -> int:
        """The month that is shown: the second when the first is too small to show."""
        return max(self.gekozen, self.zicht.vanaf(self.cijfer.sleutel, REGIO))

    @cached_property
    def wanneer(self) -> str:
        """The chosen month."""
        return maandnaam(self.zicht.uit.periodes[self.maand])

    @cached_property
    def eenheid(self) -> str:
        """What is counted."""
        return eenheid(self.cijfer)

    @property
    def is_scenario(self) -> bool:
        """True when something else than the base case is in view."""
        return self.beeld > 0

    def _verloop(self, scenario: int, *, verschil: bool = False) -> Verloop:
        """Of the region, which is always shown."""
        return Verloop(
            self.zicht.uit.scenarios[scenario],
            self.zicht.uit.reeks(scenario, self.cijfer.sleutel, verschil=verschil),
            self.zicht.vanaf(self.cijfer.sleutel, REGIO),
        )

    @cached_property
    def legenda(self) -> list[tuple[str, str]]:
        """Class and name of every line, the one in view first."""
        anderen = [n for n in range(len(self.zicht.uit.scenarios)) if n != self.beeld]
        lijnen = iter(LIJNEN)
        klassen = {n: "basis" if n == 0 else next(lijnen) for n in anderen}
        return [
            ("1", self.zicht.uit.scenarios[self.beeld]),
            *((k, self.zicht.uit.scenarios[n]) for n, k in klassen.items()),
        ]

    @cached_property
    def waaier(self) -> Waaier:
        """The fan."""
        anderen = [n for n in range(len(self.zicht.uit.scenarios)) if n != self.beeld]
        naast = [(klasse, self._verloop(n)) for n, (klasse, _naam) in zip(anderen, self.legenda[1:], strict=True)]
        return maak_waaier(
            self.cijfer, self.zicht.uit.start, self._verloop(self.beeld), naast, maand=self.maand,
            nu=self.nu.get(self.cijfer.sleutel), doel=self.doel,
        )  # fmt: skip

    @cached_property
    def verschil(self) -> Waaier | None:
        """The difference with the base case."""
        if not self.is_scenario:
            return None
        return maak_verschil(
            self.cijfer, self.zicht.uit.start, self._verloop(self.beeld, verschil=True), maand=self.maand
        )

    @cached_property
    def kernzin(self) -> Kernzin:
        """The sentence on top."""
        if self.is_scenario:
            return zin_verschil(self.cijfer, self._verloop(self.beeld, verschil=True), self.maand, self.wanneer)
        return zin_basis(self.cijfer, self._verloop(0), self.maand, self.wanneer, self.nu.get(self.cijfer.sleutel))

    @cached_property
    def fout(self) -> str:
        """The Monte-Carlo error in words."""
        rij = self._verloop(self.beeld, verschil=self.is_scenario)
        return zin_fout(self.cijfer, rij, self.maand, self.zicht.uit.replicaties)

    @cached_property
    def kleintjes(self) -> Kleintjes:
        """Per gemeente."""
        return maak_kleintjes(self.zicht, self.cijfer, scenario=self.beeld, maand=self.maand)

    @cached_property
    def stroom(self) -> Stroom:
        """Between the forms."""
        return maak_stroom(self.zicht, scenario=self.beeld, maand=self.maand, wanneer=self.wanneer)

    @cached_property
    def waarom(self) -> list[str]:
        """Why the chosen form is full; nothing when none was chosen."""
        if self.vorm not in self.zicht.uit.vormen:
            return []
        return waarom(self.zicht, self.vorm, scenario=self.beeld, maand=self.maand)

    @cached_property
    def kaart(self) -> Kaart | None:
        """The map; None for a region that has no drawing."""
        kaart = maak_regiokaart(
            self.zicht, self.cijfer.sleutel, self.gemeenten, scenario=self.beeld, maand=self.maand, wanneer=self.wanneer
        )
        return kaart if kaart.vlakken else None

    @cached_property
    def tabel_jaren(self) -> Tabel:
        """Beside the fan."""
        return per_jaar(self.zicht, self.cijfer, self.beeld)

    @cached_property
    def tabel_gemeenten(self) -> Tabel:
        """Beside the small drawings."""
        return per_gemeente(self.zicht, self.cijfer, self.beeld, self.maand)

    @cached_property
    def tabel_maatregelen(self) -> Tabel | None:
        """What each measure adds to this figure; None when that was not computed."""
        return per_maatregel(self.cijfer, self.bijdragen, self.beeld)

    @cached_property
    def tabel_alles(self) -> Tabel:
        """Every figure."""
        return alles(self.zicht, self.beeld, self.maand)
