"""Tells the course of one case with the actions of the house itself, so that every step was really allowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from zorglandschap.apps.casus.actions import (
    Getypt,
    Keuzes,
    NieuweToestemming,
    NieuweVraag,
    Ontvangers,
    beantwoord_vraag,
    bespreek_analyse,
    bewaar_analyse,
    deel_analyse,
    leg_toestemming_vast,
    leg_verband,
    onderteken_analyse,
    open_casus,
    stel_analyse_vast,
    verwijs,
    voeg_factor_toe,
    voeg_hulp_toe,
    zet_extrastap,
)
from zorglandschap.apps.casus.models import Casus, Gezinslid, Jeugdige
from zorglandschap.apps.casus.queries import gezagsdragers, heeft_toestemming, list_extrastappen
from zorglandschap.apps.casus.queries.analysevakken import Ouderstem, Vak
from zorglandschap.apps.demo.analysedelen import DOMEIN, PIJLEN
from zorglandschap.apps.demo.teksten import Teksten
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions import (
    accepteer,
    geef_tegenspraak,
    koppel_ambulant,
    leg_advies_vast,
    vraag_plek,
    vraag_tegenspraak,
    weiger,
)
from zorglandschap.apps.matching.models import Voorstel
from zorglandschap.apps.matching.queries import AdviesInvoer, Plek, get_kader, get_keuze, list_ambulant, list_plekken
from zorglandschap.apps.organisaties.models import Medewerker
from zorglandschap.apps.organisaties.queries import get_kijker
from zorglandschap.core.begrippen.analysewoorden import Hulpeffect
from zorglandschap.core.begrippen.codelijsten import (
    AnalyseVeld,
    Conclusie,
    FactorSoort,
    JuridischKader,
    Niveau,
    RedenAfwijking,
    RedenWeigering,
    Rol,
    Specialisme,
    Vrager,
)
from zorglandschap.core.begrippen.gezinswoorden import Toestemmingsdoel
from zorglandschap.core.begrippen.hulpvormen import VORMEN, Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Tegenspraakoordeel
from zorglandschap.core.begrippen.periode import leeftijd
from zorglandschap.core.begrippen.vraagwoorden import Hulpvraagsoort, Vraaguitkomst

HALVERWEGE = 6  # texts that are filled in when somebody is halfway
WAAROM_ANDERS = "Deze plek is overlegd met het gezin en past nu het best."
KENT_DE_TEKST = "De jeugdige beslist zelf wie de tekst krijgt."
NAAMLOOS = 0  # the account number of somebody who cannot sign in
MEE, ZELF = 12, 16  # ages from which a youth consents with the parents, and alone (Jeugdwet 7.3.4)


@dataclass(frozen=True, slots=True)
class Verteller:
    """Who tells, when it is now, and the words of the region."""

    door: Kijker
    nu: datetime
    teksten: Teksten
    profielen: Mapping[Hulpvorm, Mapping[str, str]]
    gedragsdeskundige: Kijker | None
    tweede: Kijker | None

    @property
    def gedragsdeskundige_id(self) -> int | None:
        """Who looks at the analysis of the cases that are told."""
        return self.gedragsdeskundige.medewerker_id if self.gedragsdeskundige else None

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
            soort=Hulpvraagsoort.VEILIGHEID if behoefte is Specialisme.VEILIGHEID else Hulpvraagsoort.JEUGDHULP,
        )
        return open_casus(door=self.door, nu=self.op(dagen), vraag=vraag, voor=jeugdige.sleutel, herhaalsleutel=sleutel)

    def beantwoord(self, casus: Casus, uitkomst: Vraaguitkomst, *, dagen: float) -> None:
        """What comes of the first question, with the step that belongs to it."""
        vraag = casus.hulpvragen.order_by("pk").values_list("pk", flat=True)[0]
        tekst = self.teksten.kies("uitkomst", 0, behoeften=[uitkomst.value])
        beantwoord_vraag(casus, door=self.door, nu=self.op(dagen), vraag_id=vraag, uitkomst=uitkomst, toelichting=tekst)
        casus.refresh_from_db()

    def vraag_toestemming(
        self, casus: Casus, *, dagen: float, doelen: Sequence[Toestemmingsdoel] = (Toestemmingsdoel.HULP,)
    ) -> None:
        """Who may say yes, says yes: parents with gezag until 16, the youth from 12."""
        nu = self.op(dagen)
        op = timezone.localdate(nu)
        jaren = leeftijd(casus.jeugdige.geboren_op, op)
        ouders = [lid.pk for lid in gezagsdragers(casus.jeugdige, op=op)] if jaren < ZELF else []
        gevers = [*ouders, *([None] if jaren >= MEE else [])]
        for doel in doelen:
            tekst = self.teksten.kies("reikwijdte", 0, behoeften=[doel.value])
            for gever in gevers:
                ja = NieuweToestemming(doel=doel, van=op, gezinslid=gever, reikwijdte=tekst)
                leg_toestemming_vast(casus, door=self.door, nu=nu, nieuw=ja)

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
        self.beantwoord(casus, Vraaguitkomst.JEUGDHULP, dagen=dagen)
        self.vraag_toestemming(casus, dagen=dagen)
        woorden = [behoefte.value] if behoefte else []
        teksten = self.teksten.analyse(nummer, naam=casus.jeugdige.voornaam, behoeften=woorden)
        velden = list(AnalyseVeld) if volledig else list(AnalyseVeld)[:HALVERWEGE]
        keuzes = Keuzes(gedragsdeskundige_id=self.gedragsdeskundige_id)
        if volledig:
            dag = timezone.localdate(self.op(dagen))
            keuzes = Keuzes(conclusie, dag, dag, self.gedragsdeskundige_id)
        vakken: dict[Vak, str] = {v: teksten[v] for v in velden}
        for volg, ouder in enumerate(self._ouders(casus, dagen) if volledig else ()):
            vakken[Ouderstem(ouder.pk)] = self.teksten.kies(
                AnalyseVeld.STEM_OUDERS.value, nummer + volg, naam=casus.jeugdige.voornaam
            )
        self.schrijf(casus, vakken, dagen=dagen, keuzes=keuzes)
        if volledig:
            self._teken(casus, dagen=dagen, nummer=nummer)

    def _ouders(self, casus: Casus, dagen: float) -> list[Gezinslid]:
        return gezagsdragers(casus.jeugdige, op=timezone.localdate(self.op(dagen)))

    def _teken(self, casus: Casus, *, dagen: float, nummer: int) -> None:
        """Factors, the arrows between them, and the help there was before."""
        nu, getekend = self.op(dagen), {}
        for soort in FactorSoort:
            tekst = self.teksten.kies(soort.value, nummer)
            getekend[soort] = voeg_factor_toe(
                casus, door=self.door, nu=nu, soort=soort, tekst=tekst, domein=DOMEIN[soort]
            ).pk
        for van, naar, wat in PIJLEN:
            leg_verband(casus, door=self.door, nu=nu, van_id=getekend[van], naar_id=getekend[naar], soort=wat)
        voeg_hulp_toe(
            casus,
            door=self.door,
            nu=nu,
            wat=self.teksten.kies("eerder gegeven", nummer),
            wanneer=self.teksten.kies("wanneer", nummer),
            effect=Hulpeffect.BEETJE,
            toelichting=self.teksten.kies("effect", nummer, behoeften=[Hulpeffect.BEETJE.value]),
        )

    def schrijf(self, casus: Casus, teksten: Mapping[Vak, str], *, dagen: float, keuzes: Keuzes | None = None) -> None:
        """Save texts of the analysis for the first time."""
        getypt = {vak: Getypt(tekst, 0) for vak, tekst in teksten.items()}
        bewaar_analyse(casus, door=self.door, nu=self.op(dagen), teksten=getypt, keuzes=keuzes)

    def deel(self, casus: Casus, *, dagen: float) -> None:
        """Talk the analysis through, and share it with youth and parents."""
        bespreek_analyse(casus, door=self.door, nu=self.op(dagen + 2))
        ouders = frozenset(lid.pk for lid in self._ouders(casus, dagen))
        met = Ontvangers(jeugdige=True, ouders=ouders, reden="" if ouders else KENT_DE_TEKST)
        deel_analyse(casus, door=self.door, nu=self.op(dagen + 1), met=met)

    def stel_vast(self, casus: Casus, *, dagen: float) -> None:
        """Share the analysis, let the gedragsdeskundige sign it, and fix it."""
        self.deel(casus, dagen=dagen)
        if self.gedragsdeskundige is not None:
            onderteken_analyse(casus, door=self.gedragsdeskundige, nu=self.op(dagen + 0.5))
        stel_analyse_vast(casus, door=self.door, nu=self.op(dagen))

    def verwijs(self, casus: Casus, *, dagen: float) -> None:
        """Refer to regional help, after the steps that the gemeente asks."""
        nu = self.op(dagen)
        for stand in list_extrastappen(casus):
            if stand.gedaan is None and stand.is_aan_de_beurt:
                zet_extrastap(casus, door=self.door, nu=nu, sleutel=stand.stap.sleutel, op=timezone.localdate(nu))
        verwijs(casus, door=self.door, nu=self.op(dagen))

    def adviseer(
        self, casus: Casus, hulpvorm: Hulpvorm, *, dagen: float, nummer: int, behoefte: Specialisme | None = None
    ) -> None:
        """Record the first-best advice; a stay away from home gets tegenspraak of a second gedragsdeskundige."""
        invoer = self._voorstel(casus, hulpvorm, dagen=dagen, nummer=nummer, behoefte=behoefte)
        if VORMEN[hulpvorm].is_verblijf and self.tweede is not None:
            self._spreek_tegen(casus, invoer, self.tweede, dagen=dagen, nummer=nummer)
        leg_advies_vast(self.door, casus.sleutel, invoer=invoer, nu=self.op(dagen))

    def vraag_tegenspraak(
        self, casus: Casus, hulpvorm: Hulpvorm, *, dagen: float, nummer: int, behoefte: Specialisme | None = None
    ) -> None:
        """Propose a stay away from home, and wait for the tegenspraak of the second gedragsdeskundige."""
        if self.tweede is None:
            return
        invoer = self._voorstel(casus, hulpvorm, dagen=dagen, nummer=nummer, behoefte=behoefte)
        voor = self.tweede.medewerker_id
        vraag_tegenspraak(self.door, casus.sleutel, invoer=invoer, voor_id=voor, nu=self.op(dagen))

    def _voorstel(
        self, casus: Casus, hulpvorm: Hulpvorm, *, dagen: float, nummer: int, behoefte: Specialisme | None
    ) -> AdviesInvoer:
        groep, dag = get_kader().is_tijdelijk(hulpvorm), timezone.localdate(self.op(dagen))
        return AdviesInvoer(
            antwoorden=self.profielen[hulpvorm],
            hulpvorm=hulpvorm,
            behoeften=frozenset({behoefte}) if behoefte else frozenset(),
            motivering=self.teksten.kies("motivering", nummer, naam=casus.jeugdige.voornaam),
            mening_jeugdige=self.teksten.kies("mening jeugdige", nummer),
            mening_ouders=self.teksten.kies("mening ouders", nummer),
            duur_weken=settings.BELEID.aantal("groep_hoogstens_weken", dag) if groep else None,
            weg_terug=self.teksten.kies("weg terug", nummer) if groep else "",
        )

    def _spreek_tegen(self, casus: Casus, invoer: AdviesInvoer, tweede: Kijker, *, dagen: float, nummer: int) -> None:
        """Somebody of another team is asked, reads the analysis and writes what speaks against the proposal."""
        nu = self.op(dagen)
        gevraagd = vraag_tegenspraak(self.door, casus.sleutel, invoer=invoer, voor_id=tweede.medewerker_id, nu=nu)
        tekst = self.teksten.kies("tegenspraak", nummer)
        geef_tegenspraak(tweede, gevraagd.sleutel, tekst=tekst, oordeel=Tegenspraakoordeel.EENS, nu=nu)

    def vraag(
        self, casus: Casus, sleutel: UUID, *, dagen: float, bij: Sequence[int] = (), gemeente: str | None = None
    ) -> Voorstel | None:
        """Ask for one of the offers ``bij``, else for the best place (in one gemeente); None when nothing fits."""
        nu = self.op(dagen)
        self._mag_het(casus, dagen)
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

    def _mag_het(self, casus: Casus, dagen: float) -> None:
        """A birthday since the first yes asks for another yes."""
        dag, kader = timezone.localdate(self.op(dagen)), JuridischKader(casus.kader)
        if heeft_toestemming(casus.jeugdige, Toestemmingsdoel.HULP, vandaag=dag, kader=kader).blokkeert:
            self.vraag_toestemming(casus, dagen=dagen)

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


def als_kijker(medewerker: Medewerker) -> Kijker:
    """Somebody of the staff, with an account or without."""
    kijker = get_kijker(medewerker.gebruiker) if medewerker.gebruiker is not None else None
    return kijker or Kijker(
        gebruiker_id=NAAMLOOS,
        naam=medewerker.naam,
        rol=Rol(medewerker.rol),
        organisatie_id=medewerker.organisatie_id,
        organisatie_naam=medewerker.organisatie.naam,
        gemeente_code=medewerker.organisatie.gemeente_id,
        medewerker_id=medewerker.pk,
    )


def _planner(voorstel: Voorstel) -> Kijker:
    """The planner who answers for the provider."""
    organisatie = voorstel.aanbod.locatie.aanbieder
    return als_kijker(Medewerker.objects.filter(organisatie=organisatie, rol=Rol.PLANNER).order_by("pk")[0])
