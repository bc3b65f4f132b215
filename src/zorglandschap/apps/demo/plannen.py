"""Loads goals with their measurements, the plan with who does what, evaluations and planned steps down."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from zorglandschap.apps.casus.models import (
    Afschaalmoment,
    Doel,
    Doelmeting,
    Doelzorg,
    Evaluatie,
    Hulpplan,
    Inzet,
    Planuitzondering,
)
from zorglandschap.apps.demo.bak import Bak
from zorglandschap.apps.demo.casusbeeld import IS_VERBLIJF, Casusbeeld
from zorglandschap.apps.demo.kolommen import EERSTE_NUMMER
from zorglandschap.apps.demo.lading import Lading
from zorglandschap.apps.demo.regie import VRIJWILLIG
from zorglandschap.apps.demo.tijdlijn import Tijdlijn
from zorglandschap.core.begrippen.codelijsten import Stap
from zorglandschap.core.begrippen.hulpvormen import VORMEN, Hulpvorm
from zorglandschap.core.begrippen.planwoorden import (
    Afschaalbesluit,
    Doelstatus,
    Doelsteller,
    Evaluatiebesluit,
    Leefdomein,
    Plansoort,
    Planstatus,
    Terugkeer,
)
from zorglandschap.core.synthetisch.dagen import GEEN
from zorglandschap.core.synthetisch.opgave import HULPVORMEN

# what a demo needs to be believable; shares stand in demo.toml
DOELDOMEINEN = (Leefdomein.KIND, Leefdomein.OPVOEDING, Leefdomein.ONDERWIJS, Leefdomein.NETWERK, Leefdomein.VEILIGHEID)
STELLERS = (Doelsteller.SAMEN, Doelsteller.SAMEN, Doelsteller.OUDERS, Doelsteller.JEUGDIGE)
PLAN_OP_TIJD, PLAN_LAAT = (14, 42), (43, 75)  # days after the start of help on which a plan is fixed
PLAN_VERS_DAGEN = 400  # an older plan was replaced
METEN_OM_DE, MEESTE_METINGEN = 70, 4
MEESTE_EVALUATIES, EERST_RUST = 2, 20  # of the evaluations only the last ones; none so soon after the plan
HALF_JAAR, MAAND = 180, 30
DOELTERMIJN = (210, 400)  # days from a goal to its term
DOEL_RUST = 5  # days between help and the first goal
LICHTER: dict[Hulpvorm, Hulpvorm] = {
    Hulpvorm.GESLOTEN: Hulpvorm.BEHANDELGROEP,
    Hulpvorm.KLINISCHE_GGZ: Hulpvorm.FACT,
    Hulpvorm.BEHANDELGROEP: Hulpvorm.GEZINSHUIS,
    Hulpvorm.CRISISGROEP: Hulpvorm.THUISBEHANDELING,
    Hulpvorm.CRISISPLEEGZORG: Hulpvorm.THUISBEHANDELING,
    Hulpvorm.BEGELEID_WONEN: Hulpvorm.BEGELEIDING,
    Hulpvorm.GEZINSHUIS: Hulpvorm.THUISBEHANDELING,
    Hulpvorm.PLEEGZORG: Hulpvorm.THUISBEHANDELING,
    Hulpvorm.NETWERKPLEEGZORG: Hulpvorm.THUISBEHANDELING,
}
TERUGKEER: dict[Hulpvorm, tuple[Terugkeer, ...]] = {
    Hulpvorm.NETWERKPLEEGZORG: (Terugkeer.NETWERK, Terugkeer.TERUG_NAAR_HUIS),
    Hulpvorm.PLEEGZORG: (Terugkeer.OPGROEIEN_IN_GEZIN, Terugkeer.OPGROEIEN_IN_GEZIN, Terugkeer.TERUG_NAAR_HUIS),
    Hulpvorm.GEZINSHUIS: (Terugkeer.OPGROEIEN_IN_GEZIN, Terugkeer.TERUG_NAAR_HUIS),
    Hulpvorm.BEGELEID_WONEN: (Terugkeer.ZELFSTANDIG,),
    Hulpvorm.BEHANDELGROEP: (Terugkeer.TERUG_NAAR_HUIS, Terugkeer.OPGROEIEN_IN_GEZIN, Terugkeer.ZELFSTANDIG),
    Hulpvorm.CRISISGROEP: (Terugkeer.TERUG_NAAR_HUIS, Terugkeer.ONDUIDELIJK),
    Hulpvorm.CRISISPLEEGZORG: (Terugkeer.TERUG_NAAR_HUIS, Terugkeer.ONDUIDELIJK),
    Hulpvorm.KLINISCHE_GGZ: (Terugkeer.TERUG_NAAR_HUIS,),
    Hulpvorm.GESLOTEN: (Terugkeer.TERUG_NAAR_HUIS, Terugkeer.ONDUIDELIJK),
}


@dataclass(frozen=True, slots=True)
class _Hulp:
    """One case with help, as far as plan and goals need to know."""

    nr: int
    casus: int
    naam: str
    start: int
    tot: int  # today, or the day of closing
    is_open: bool
    vorm: Hulpvorm
    aanbieder: int
    aanbiedernaam: str
    regisseur: int
    dwang: bool
    zorgen: tuple[str, ...]


class _Plannen:
    """Rows of all tables around the plan, being gathered."""

    def __init__(self, lading: Lading, tijdlijn: Tijdlijn) -> None:
        self.rng, self.opgave, self.teksten = lading.dobbelstenen("plannen"), lading.opgave, lading.teksten
        self.tijdlijn, self.nu = tijdlijn, lading.dag
        aantal = lading.regio.beleid.aantal
        self._maanden = {s: aantal(f"evaluatie_{s}_maanden", lading.vandaag) for s in ("gesloten", "verblijf", "thuis")}
        self.doelen = Bak(
            Doel, "doelen",
            "casus", "domein", "wat", "klaar_als", "gesteld_door", "is_gezinsdoel", "gesteld_op", "termijn_op", "hoe",
            "hoe_door", "status", "gesloten_op", "gesloten_reden", "vastgelegd_door",
        )  # fmt: skip
        self.zorgen = Bak(Doelzorg, "zorgen bij doelen", "doel", "wortel")
        self.metingen = Bak(Doelmeting, "metingen", "doel", "score", "op", "toelichting", "om")
        self.plannen = Bak(
            Hulpplan, "plannen",
            "casus", "versie", "status", "soort", "familiegroepsplan_aangeboden_op", "terugkeer",
            "terugkeer_toelichting", "terugkeer_streef_op", "contactafspraken", "rol_ouders", "met_jeugdige_op",
            "met_ouders_op", "gestart_op", "vastgesteld_op", "vastgesteld_door",
            "op_schrift_gegeven_op",
        )  # fmt: skip
        self.inzetten = Bak(Inzet, "inzet", "plan", "domein", "wat", "wie", "betrokken_op", "om")
        self.uitzonderingen = Bak(Planuitzondering, "uitzonderingen", "casus", "wortel", "reden", "door", "om")
        self.evaluaties = Bak(
            Evaluatie, "evaluaties",
            "casus", "gepland_op", "gehouden_op", "met_jeugdige", "met_ouders", "verslag", "besluit", "door",
        )  # fmt: skip
        self.momenten = Bak(
            Afschaalmoment, "afschaalmomenten",
            "casus", "gepland_op", "naar", "voorwaarde", "besluit", "besloten_op", "reden", "door",
        )  # fmt: skip

    def kans(self, sleutel: str) -> bool:
        """True as often as demo.toml says."""
        return bool(self.rng.random() < self.opgave.getal(sleutel))

    def om_de(self, vorm: Hulpvorm) -> int:
        """After how many days the plan is looked at again: sooner the heavier the help."""
        soort = "gesloten" if vorm is Hulpvorm.GESLOTEN else "verblijf" if VORMEN[vorm].is_verblijf else "thuis"
        return self._maanden[soort] * MAAND

    def dag(self, van: int, tot: int) -> int:
        """A day from ``van`` until ``tot``; the first when there is no room."""
        return int(self.rng.integers(van, max(van + 1, tot)))

    def schrijf(self, lading: Lading) -> None:
        """Store everything."""
        for bak in (
            self.doelen, self.zorgen, self.metingen, self.plannen, self.inzetten, self.uitzonderingen,
            self.evaluaties, self.momenten,
        ):  # fmt: skip
            bak.schrijf(lading.invoer, self.rng)


def laad_plannen(lading: Lading, beeld: Casusbeeld, zorgen: dict[int, list[str]], tijdlijn: Tijdlijn) -> None:
    """Plans for every kept case with help: complete, so that each concern has a goal or an exception."""
    p = _Plannen(lading, tijdlijn)
    klaar = tijdlijn.eerste_dag(Stap.ANALYSE_VASTGESTELD)
    for nr, casus in enumerate(c for c in beeld.rijen if beeld.start[c] != GEEN):
        bekend = tuple(zorgen.get(casus, ())) if casus in klaar else ()
        hulp = _hulp(lading, beeld, casus, nr, bekend)
        begin = max(hulp.start, klaar.get(casus, hulp.start))
        vast = _plan(p, hulp, begin)
        _doelen(p, hulp, begin if vast == GEEN else min(begin, vast))
        if vast != GEEN:
            _evaluaties(p, hulp, vast)
        if hulp.is_open and IS_VERBLIJF[HULPVORMEN.index(hulp.vorm)]:
            _afschaalmomenten(p, hulp)
    p.schrijf(lading)


def _hulp(lading: Lading, beeld: Casusbeeld, casus: int, nr: int, zorgen: tuple[str, ...]) -> _Hulp:
    c, t = lading.streek.casussen, lading.streek.trajecten
    traject = int(beeld.lopend[casus]) if beeld.lopend[casus] != GEEN else int(c.traject[casus])
    aanbieder = int(t.aanbieder[traject])
    return _Hulp(
        nr=nr,
        casus=casus,
        naam=lading.voornamen[int(c.jeugdige[casus])],
        start=int(beeld.start[casus]),
        tot=int(beeld.einde[casus]),
        is_open=bool(beeld.open_[casus]),
        vorm=HULPVORMEN[int(t.vorm[traject])],
        aanbieder=int(lading.organisatie[aanbieder]),
        aanbiedernaam=lading.streek.organisaties.naam[aanbieder],
        regisseur=int(c.regisseur[casus]) + EERSTE_NUMMER,
        dwang=bool(c.kader[casus] != VRIJWILLIG),
        zorgen=zorgen,
    )


# --- the plan ------------------------------------------------------------------------------------------------


def _plan(p: _Plannen, h: _Hulp, begin: int) -> int:
    """The plan, and the one it replaced; returns the day on which the first was fixed, GEEN when it is not yet."""
    laat = p.kans("plan te laat")
    vast = begin + p.dag(*(PLAN_LAAT if laat else PLAN_OP_TIJD))
    if not h.is_open:
        vast = min(vast, h.tot)
    if vast >= p.nu:
        if p.nu - begin > DOEL_RUST:
            _schrijf_plan(p, h, 1, Planstatus.CONCEPT, begin + DOEL_RUST, GEEN)
        return GEEN
    opnieuw = h.tot - vast > PLAN_VERS_DAGEN
    _schrijf_plan(p, h, 1, Planstatus.VERVANGEN if opnieuw else Planstatus.VASTGESTELD, begin, vast)
    p.tijdlijn.zet(h.casus, Stap.PLAN_VASTGESTELD, vast)
    if opnieuw:
        nieuw = h.tot - p.dag(20, PLAN_VERS_DAGEN - 40)
        _schrijf_plan(p, h, 2, Planstatus.VASTGESTELD, nieuw - 14, nieuw)
        p.tijdlijn.zet(h.casus, Stap.PLAN_VASTGESTELD, nieuw)
    return vast


def _schrijf_plan(p: _Plannen, h: _Hulp, versie: int, status: Planstatus, gestart: int, vast: int) -> None:
    in_verblijf = VORMEN[h.vorm].is_verblijf
    keuzes = TERUGKEER.get(h.vorm, (Terugkeer.THUIS,)) if in_verblijf else (Terugkeer.THUIS,)
    terugkeer = keuzes[h.nr % len(keuzes)]
    met_dag = in_verblijf and terugkeer is not Terugkeer.OPGROEIEN_IN_GEZIN
    op_papier = vast if vast != GEEN and (h.dwang or p.kans("plan op papier")) else GEEN
    soort = Plansoort.FAMILIEGROEPSPLAN if p.kans("familiegroepsplan") else Plansoort.HULPVERLENINGSPLAN
    plan = p.plannen.erbij(
        h.casus + EERSTE_NUMMER, versie, status.value, soort.value, gestart, terugkeer.value,
        p.teksten.kies("terugkeer", h.nr, naam=h.naam, behoeften=[terugkeer.value]),
        h.tot + p.dag(30, 300) if met_dag else GEEN,
        p.teksten.kies("contact", h.nr, naam=h.naam) if in_verblijf else "",
        p.teksten.kies("rol ouders", h.nr, naam=h.naam), vast, vast, gestart, vast,
        h.regisseur if vast != GEEN else None, op_papier,
    )  # fmt: skip
    if status is Planstatus.VERVANGEN:
        return
    domeinen = [(Leefdomein.KIND, h.aanbiedernaam), (Leefdomein.OPVOEDING, p.teksten.kies("wie ouders", h.nr))]
    if p.kans("school in het plan"):
        domeinen.append((Leefdomein.ONDERWIJS, p.teksten.kies("wie school", h.nr)))
    if p.kans("ander domein in het plan"):
        ander = (Leefdomein.SCHULDEN, Leefdomein.WONEN, Leefdomein.WMO, Leefdomein.WERK_EN_INKOMEN)[h.nr % 4]
        domeinen.append((ander, p.teksten.kies("wie domein", h.nr, behoeften=[ander.value])))
    for domein, wie in domeinen:
        wat = p.teksten.kies("inzet", h.nr, naam=h.naam, behoeften=[domein.value])
        p.inzetten.erbij(plan, domein.value, wat, wie, gestart, gestart)


# --- goals ---------------------------------------------------------------------------------------------------


def _doelen(p: _Plannen, h: _Hulp, begin: int) -> None:
    """One to three goals: each concern gets one, or now and then an exception with the reason."""
    gesteld = min(max(begin, h.tot - p.dag(30, 330)), p.nu - 1, h.tot)
    zorgen = list(h.zorgen)
    if len(zorgen) > 1 and p.kans("zorg zonder doel"):
        reden = p.teksten.kies("zorg zonder doel", h.nr)
        p.uitzonderingen.erbij(h.casus + EERSTE_NUMMER, zorgen.pop(), reden, h.regisseur, gesteld)
    aantal = max(1, min(3, len(zorgen) + int(p.kans("extra doel"))))
    for nr in range(aantal):
        doel = _doel(p, h, nr, gesteld)
        for wortel in zorgen[nr::aantal]:
            p.zorgen.erbij(doel, wortel)
    p.tijdlijn.zet(h.casus, Stap.DOEL, gesteld, p.teksten.kies("stap doel", h.nr))


def _doel(p: _Plannen, h: _Hulp, nr: int, gesteld: int) -> int:
    domein = DOELDOMEINEN[(h.nr + nr) % len(DOELDOMEINEN)]
    tekst = partial(p.teksten.kies, naam=h.naam, behoeften=[domein.value])
    status, gesloten, reden = Doelstatus.OPEN, GEEN, ""
    if not h.is_open:
        status, gesloten = (Doelstatus.BEHAALD if p.kans("doel behaald") else Doelstatus.GESTOPT), h.tot
        reden = p.teksten.kies("doel gesloten", h.nr, behoeften=[status.value])
    steller = Doelsteller.GI if h.dwang else STELLERS[(h.nr + nr) % len(STELLERS)]
    doel = p.doelen.erbij(
        h.casus + EERSTE_NUMMER, domein.value, tekst("doel", h.nr), tekst("klaar als", h.nr), steller.value,
        nr == 0 and p.kans("gezinsdoel"), gesteld, max(gesteld + p.dag(*DOELTERMIJN), gesloten),
        tekst("hoe", h.nr + nr), h.aanbieder, status.value, gesloten, reden, h.regisseur,
    )  # fmt: skip
    _metingen(p, h, doel, gesteld, goed=status is Doelstatus.BEHAALD)
    return doel


def _metingen(p: _Plannen, h: _Hulp, doel: int, gesteld: int, *, goed: bool) -> None:
    """Scores over time: most goals come nearer, some stand still or slip."""
    score = -1 if p.rng.random() < 0.7 else -2
    stap = p.kans("doel komt dichterbij") or goed
    dag = gesteld + p.dag(METEN_OM_DE - 25, METEN_OM_DE)
    for nr in range(MEESTE_METINGEN):
        if dag >= h.tot:
            return
        p.metingen.erbij(
            doel, score, dag, p.teksten.kies("meting", h.nr + nr, naam=h.naam, behoeften=[str(score)]), dag
        )
        dag += METEN_OM_DE + int(p.rng.integers(-15, 15))
        score = max(-2, min(2, score + (int(p.rng.random() < 0.7) if stap else int(p.rng.integers(-1, 1)))))


# --- evaluations and steps down --------------------------------------------------------------------------------


def _evaluaties(p: _Plannen, h: _Hulp, vast: int) -> None:
    """Those that were held, and the next one: planned ahead, or late."""
    om_de = p.om_de(h.vorm)
    te_laat = h.is_open and p.kans("evaluatie te laat")
    laatste = h.tot - (om_de + p.dag(4, MAAND) if te_laat else p.dag(4, om_de - 5))
    gehouden = sorted(
        dag for nr in range(MEESTE_EVALUATIES) if vast + EERST_RUST < (dag := laatste - om_de * nr) < h.tot
    )
    for nr, dag in enumerate(gehouden):
        _gehouden(p, h, nr, dag)
    if h.is_open:
        volgende = (gehouden[-1] if gehouden else vast) + om_de
        if not te_laat:
            volgende = max(volgende, p.nu + p.dag(1, MAAND))
        p.evaluaties.erbij(h.casus + EERSTE_NUMMER, volgende, GEEN, False, False, "", "", None)  # noqa: FBT003


def _gehouden(p: _Plannen, h: _Hulp, nr: int, dag: int) -> None:
    kansen = p.opgave.gewichten("besluit van een evaluatie", Evaluatiebesluit)
    besluit = tuple(Evaluatiebesluit)[int(p.rng.choice(kansen.size, p=kansen / kansen.sum()))]
    verslag = p.teksten.kies("evaluatie", h.nr + nr, naam=h.naam, behoeften=[besluit.value])
    p.evaluaties.erbij(
        h.casus + EERSTE_NUMMER, dag - int(p.rng.integers(0, 7)), dag, bool(p.rng.random() < 0.85),
        bool(p.rng.random() < 0.95), verslag, besluit.value, h.regisseur,
    )  # fmt: skip
    p.tijdlijn.zet(h.casus, Stap.EVALUATIE, dag, f"{besluit.value}. {verslag}")


def _afschaalmomenten(p: _Plannen, h: _Hulp) -> None:
    """A moment ahead for most stays, one that went by for some, and one that was talked about before."""
    naar, casus = LICHTER.get(h.vorm, Hulpvorm.BEGELEIDING).value, h.casus + EERSTE_NUMMER
    voorwaarde = p.teksten.kies("voorwaarde", h.nr, naam=h.naam)
    if p.nu - h.start > HALF_JAAR and p.kans("afschalen eerder besproken"):
        dag = p.dag(h.start + 60, p.nu - 10)
        besluit = Afschaalbesluit.UITGESTELD if p.rng.random() < 0.7 else Afschaalbesluit.NIET
        reden = p.teksten.kies("afschalen", h.nr, naam=h.naam, behoeften=[besluit.value])
        p.momenten.erbij(casus, dag, naar, voorwaarde, besluit.value, dag, reden, h.regisseur)
        p.tijdlijn.zet(h.casus, Stap.AFSCHALEN, dag, f"{besluit.value}: {reden}")
    if p.kans("afschaalmoment gepland"):
        verstreken = p.nu - h.start > HALF_JAAR and p.kans("afschaalmoment verstreken")
        dag = p.nu - p.dag(2, 30) if verstreken else p.nu + p.dag(7, 210)
        p.momenten.erbij(casus, dag, naar, voorwaarde, "", GEEN, "", None)
