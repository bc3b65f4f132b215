"""Tells the course of one case with the actions of the house itself, so that every step was really allowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from zorglandschap.apps.casus.actions import (
    Getypt,
    Keuzes,
    NieuweVraag,
    bewaar_analyse,
    open_casus,
    start_analyse,
    stel_analyse_vast,
    verwijs,
    voeg_factor_toe,
)
from zorglandschap.apps.casus.models import Casus, Jeugdige
from zorglandschap.apps.demo.teksten import Teksten
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions import accepteer, koppel_ambulant, leg_advies_vast, vraag_plek, weiger
from zorglandschap.apps.matching.models import Voorstel
from zorglandschap.apps.matching.queries import AdviesInvoer, Plek, get_keuze, list_ambulant, list_plekken
from zorglandschap.apps.organisaties.models import Medewerker
from zorglandschap.apps.organisaties.queries import get_kijker
from zorglandschap.core.begrippen.codelijsten import (
    AnalyseVeld,
    Conclusie,
    FactorSoort,
    Niveau,
    RedenAfwijking,
    RedenWeigering,
    Rol,
    Specialisme,
    Vrager,
)
from zorglandschap.core.begrippen.hulpvormen import VORMEN, Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker

HALVERWEGE = 6  # texts that are filled in when somebody is halfway
WAAROM_ANDERS = "Deze plek is overlegd met het gezin en past nu het best."
NAAMLOOS = 0  # the account number of somebody who cannot sign in


@dataclass(frozen=True, slots=True)
class Verteller:
    """Who tells, when it is now, and the words of the region."""

    door: Kijker
    nu: datetime
    teksten: Teksten
    profielen: Mapping[Hulpvorm, Mapping[str, str]]
    gedragsdeskundige_id: int | None
    tweede_id: int | None

    def op(self, dagen: float) -> datetime:
        """The moment so many days ago."""
        return self.nu - timedelta(days=dagen)

    def begin(
        self, jeugdige: Jeugdige, sleutel: UUID, *, dagen: float, nummer: int, behoefte: Specialisme | None = None
    ) -> Casus:
        """A new question of a parent."""
        woorden = [behoefte.value] if behoefte else []
        naam = jeugdige.voornaam
        vraag = NieuweVraag(
            vrager=Vrager.OUDER,
            vraag=self.teksten.kies("hulpvraag", nummer, naam=naam, behoeften=woorden),
            gewenst=self.teksten.kies("gewenst", nummer, naam=naam),
        )
        return open_casus(door=self.door, nu=self.op(dagen), vraag=vraag, voor=jeugdige.sleutel, herhaalsleutel=sleutel)

    def onderzoek(
        self,
        casus: Casus,
        *,
        dagen: float,
        nummer: int,
        behoefte: Specialisme | None = None,
        volledig: bool = True,
        conclusie: Conclusie = Conclusie.JEUGDHULP,
    ) -> None:
        """Begin the verklarende analyse and fill it in, wholly or halfway; it is not fixed yet."""
        nu = self.op(dagen)
        start_analyse(casus, door=self.door, nu=nu)
        woorden = [behoefte.value] if behoefte else []
        teksten = self.teksten.analyse(nummer, naam=casus.jeugdige.voornaam, behoeften=woorden)
        velden = list(AnalyseVeld) if volledig else list(AnalyseVeld)[:HALVERWEGE]
        keuzes = Keuzes(gedragsdeskundige_id=self.gedragsdeskundige_id)
        if volledig:
            dag = timezone.localdate(nu)
            keuzes = Keuzes(conclusie, dag, dag, self.gedragsdeskundige_id)
        self.schrijf(casus, {v: teksten[v] for v in velden}, dagen=dagen, keuzes=keuzes)
        for soort in (FactorSoort.INSTANDHOUDEND, FactorSoort.BESCHERMEND) if volledig else ():
            voeg_factor_toe(casus, door=self.door, nu=nu, soort=soort, tekst=self.teksten.kies(soort.value, nummer))

    def schrijf(
        self, casus: Casus, teksten: Mapping[AnalyseVeld, str], *, dagen: float, keuzes: Keuzes | None = None
    ) -> None:
        """Save texts of the analysis for the first time."""
        getypt = {veld: Getypt(tekst, 0) for veld, tekst in teksten.items()}
        bewaar_analyse(casus, door=self.door, nu=self.op(dagen), teksten=getypt, keuzes=keuzes)

    def stel_vast(self, casus: Casus, *, dagen: float) -> None:
        """Fix the analysis."""
        stel_analyse_vast(casus, door=self.door, nu=self.op(dagen))

    def verwijs(self, casus: Casus, *, dagen: float) -> None:
        """Refer to regional help."""
        verwijs(casus, door=self.door, nu=self.op(dagen))

    def adviseer(
        self, casus: Casus, hulpvorm: Hulpvorm, *, dagen: float, nummer: int, behoefte: Specialisme | None = None
    ) -> None:
        """Record the first-best advice; a stay away from home gets tegenspraak of a second gedragsdeskundige."""
        weg = VORMEN[hulpvorm].is_verblijf
        invoer = AdviesInvoer(
            antwoorden=self.profielen[hulpvorm],
            hulpvorm=hulpvorm,
            behoeften=frozenset({behoefte}) if behoefte else frozenset(),
            motivering=self.teksten.kies("motivering", nummer, naam=casus.jeugdige.voornaam),
            mening_jeugdige=self.teksten.kies("mening jeugdige", nummer),
            mening_ouders=self.teksten.kies("mening ouders", nummer),
            tegenspraak=self.teksten.kies("tegenspraak", nummer) if weg else "",
            tegenspraak_door=self.tweede_id if weg else None,
        )
        leg_advies_vast(self.door, casus.sleutel, invoer=invoer, nu=self.op(dagen))

    def vraag(
        self, casus: Casus, sleutel: UUID, *, dagen: float, bij: Sequence[int] = (), gemeente: str | None = None
    ) -> Voorstel | None:
        """Ask for one of the offers ``bij``, else for the best place (in one gemeente); None when nothing fits."""
        nu = self.op(dagen)
        start = timezone.localdate(nu) + timedelta(days=2)
        plek = self._gewenst(casus, bij, start, nu) or self._beste(casus, gemeente, start, nu)
        if plek is None:
            return None
        anders = plek.kandidaat.rang > 1 or plek.kandidaat.niveau is not Niveau.FIRST_BEST
        return vraag_plek(
            self.door,
            casus.sleutel,
            aanbod_id=plek.kandidaat.aanbod,
            start=plek.kandidaat.start,
            herhaalsleutel=sleutel,
            nu=nu,
            reden=RedenAfwijking.KEUZE_GEZIN if anders else None,
            toelichting=WAAROM_ANDERS if anders else "",
        )

    def _gewenst(self, casus: Casus, aanbod: Sequence[int], start: date, nu: datetime) -> Plek | None:
        """The first of these offers that fits."""
        for nummer in aanbod:
            try:
                return get_keuze(self.door, casus.sleutel, aanbod_id=nummer, start=start, nu=nu).plek
            except Geweigerd:
                continue  # this one does not fit or is full: the next may
        return None

    def _beste(self, casus: Casus, gemeente: str | None, start: date, nu: datetime) -> Plek | None:
        """The best ranked place of one gemeente, else of all."""
        plekken = list_plekken(self.door, casus.sleutel, start=start, nu=nu).plekken
        daar = [p for p in plekken if p.beeld.gemeente_code == gemeente]
        return next(iter(daar or plekken), None)

    def krijg_ja(self, voorstel: Voorstel, *, dagen: float) -> None:
        """The provider accepts."""
        accepteer(_planner(voorstel), voorstel.sleutel, nu=self.op(dagen))

    def krijg_nee(self, voorstel: Voorstel, reden: RedenWeigering, *, dagen: float, toelichting: str) -> None:
        """The provider refuses."""
        weiger(_planner(voorstel), voorstel.sleutel, reden=reden, nu=self.op(dagen), toelichting=toelichting)

    def koppel(self, casus: Casus, *, dagen: float) -> None:
        """Couple the nearest help at home to the stay, when there is any."""
        nu = self.op(dagen)
        start = timezone.localdate(nu)
        plekken = list_ambulant(self.door, casus.sleutel, start=start, nu=nu).plekken
        if plekken:
            koppel_ambulant(self.door, casus.sleutel, aanbod_id=plekken[0].kandidaat.aanbod, start=start, nu=nu)


def _planner(voorstel: Voorstel) -> Kijker:
    """The planner who answers for the provider, with an account or without."""
    organisatie = voorstel.aanbod.locatie.aanbieder
    planner = Medewerker.objects.filter(organisatie=organisatie, rol=Rol.PLANNER).order_by("pk")[0]
    if planner.gebruiker is not None:
        kijker = get_kijker(planner.gebruiker)
        if kijker is not None:
            return kijker
    return Kijker(
        gebruiker_id=NAAMLOOS,
        naam=planner.naam,
        rol=Rol.PLANNER,
        organisatie_id=organisatie.pk,
        organisatie_naam=organisatie.naam,
        gemeente_code=organisatie.gemeente_id,
        medewerker_id=planner.pk,
    )
