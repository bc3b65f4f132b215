"""The cases of the lead of the demo, one scene each: together they show every stage of the work."""

from __future__ import annotations

from collections.abc import Callable

from zorglandschap.apps.casus.actions import kies_jim, meld_crisis
from zorglandschap.apps.demo import scenes_hulp
from zorglandschap.apps.demo.scenes_hulp import krijgt_hulp
from zorglandschap.apps.demo.toneel import Toneel
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Conclusie, RedenWeigering, Specialisme
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.vraagwoorden import Vraaguitkomst

_B = Specialisme
NEE = (
    (20, RedenWeigering.PROFIEL_PAST_NIET, "Wij hebben hier geen ervaring met autisme."),
    (13, RedenWeigering.PERSONEEL, "Er is nu niemand die twee keer per week kan komen."),
    (6, RedenWeigering.GROEP_PAST_NIET, "Met deze kinderen samen wordt het te druk."),
)


def _hulp_zonder_ambulant(t: Toneel) -> None:
    casus = t.tot_en_met(CasusStatus.GEADVISEERD, Hulpvorm.PLEEGZORG, (7, 10), dagen=29, nr=1, over=_B.HECHTING)
    krijgt_hulp(t, casus, dagen=27)


def _hulp_met_ambulant(t: Toneel) -> None:
    casus = t.tot_en_met(CasusStatus.GEADVISEERD, Hulpvorm.GEZINSHUIS, (10, 13), dagen=28, nr=2, over=_B.TRAUMA)
    if krijgt_hulp(t, casus, dagen=26):
        t.verteller.koppel(casus, dagen=20)


def _hulp_thuis_met_jim(t: Toneel) -> None:
    v = t.verteller
    casus = t.tot_en_met(CasusStatus.GEADVISEERD, Hulpvorm.THUISBEHANDELING, (12, 15), dagen=25, nr=3, over=_B.GEDRAG)
    if krijgt_hulp(t, casus, dagen=23):
        kies_jim(casus, door=v.door, nu=v.op(18), naam="Anja Snoek", band=v.teksten.kies("jim", 1))


def _plek_geweigerd(t: Toneel) -> None:
    casus = t.tot_en_met(CasusStatus.GEADVISEERD, Hulpvorm.BEHANDELING, (9, 12), dagen=6, nr=4, over=_B.TRAUMA)
    voorstel = t.verteller.vraag(casus, next(t.sleutel), dagen=3)
    if voorstel is not None:
        t.verteller.krijg_nee(
            voorstel,
            RedenWeigering.PERSONEEL,
            dagen=1.5,
            toelichting="Door ziekte in het team lukt het deze maand niet.",
        )


def _hulpvraag_van_gisteren(t: Toneel) -> None:
    t.verteller.begin(t.jeugdige(5, 8), next(t.sleutel), dagen=1, nummer=5, behoefte=_B.AUTISME)


def _hulpvraag_van_vorige_week(t: Toneel) -> None:
    t.verteller.begin(t.jeugdige(14, 16), next(t.sleutel), dagen=6, nummer=6, behoefte=_B.GEDRAG)


def _crisis(t: Toneel) -> None:
    v = t.verteller
    casus = v.begin(t.jeugdige(3, 6), next(t.sleutel), dagen=0.3, nummer=7, behoefte=_B.VEILIGHEID)
    meld_crisis(casus, door=v.door, nu=v.op(0.2), reden=v.teksten.kies("crisis", 0))


def _analyse_net_begonnen(t: Toneel) -> None:
    v = t.verteller
    casus = v.begin(t.jeugdige(8, 11), next(t.sleutel), dagen=12, nummer=8, behoefte=_B.TRAUMA)
    v.beantwoord(casus, Vraaguitkomst.JEUGDHULP, dagen=5)
    v.vraag_toestemming(casus, dagen=5)


def _analyse_halverwege(t: Toneel) -> None:
    v = t.verteller
    casus = v.begin(t.jeugdige(6, 9), next(t.sleutel), dagen=33, nummer=9, behoefte=_B.LVB)
    v.onderzoek(casus, dagen=20, nummer=9, behoefte=_B.LVB, volledig=False)


def _analyse_ligt_klaar(t: Toneel) -> None:
    v = t.verteller
    casus = v.begin(t.jeugdige(11, 14), next(t.sleutel), dagen=40, nummer=10, behoefte=_B.GGZ)
    v.onderzoek(casus, dagen=16, nummer=10, behoefte=_B.GGZ)


def _klaar_om_te_verwijzen(t: Toneel) -> None:
    v = t.verteller
    casus = v.begin(t.jeugdige(13, 16), next(t.sleutel), dagen=44, nummer=11, behoefte=_B.GEDRAG)
    v.onderzoek(casus, dagen=22, nummer=11, behoefte=_B.GEDRAG)
    v.stel_vast(casus, dagen=2)


def _geen_jeugdhulp_nodig(t: Toneel) -> None:
    v = t.verteller
    casus = v.begin(t.jeugdige(4, 7), next(t.sleutel), dagen=38, nummer=12, behoefte=_B.VEILIGHEID)
    v.onderzoek(casus, dagen=19, nummer=12, behoefte=_B.VEILIGHEID, conclusie=Conclusie.ANDERE_HULP)
    v.stel_vast(casus, dagen=4)


def _verwezen(t: Toneel) -> None:
    t.tot_en_met(CasusStatus.VERWEZEN, Hulpvorm.BEGELEIDING, (7, 10), dagen=-5, nr=13, over=_B.AUTISME)


def _verwezen_vorige_week(t: Toneel) -> None:
    t.tot_en_met(CasusStatus.VERWEZEN, Hulpvorm.FACT, (14, 16), dagen=2, nr=14, over=_B.GGZ)


def _wacht_op_tegenspraak(t: Toneel) -> None:
    casus = t.tot_en_met(CasusStatus.VERWEZEN, Hulpvorm.GEZINSHUIS, (10, 13), dagen=1, nr=30, over=_B.HECHTING)
    t.verteller.vraag_tegenspraak(casus, Hulpvorm.GEZINSHUIS, dagen=0.8, nummer=30, behoefte=_B.HECHTING)


def _drie_keer_nee(t: Toneel) -> None:
    """Said no to so often that the table of experts looks."""
    casus = t.tot_en_met(CasusStatus.GEADVISEERD, Hulpvorm.BEGELEIDING, (8, 11), dagen=24, nr=31, over=_B.AUTISME)
    for dagen, reden, tekst in NEE:
        voorstel = t.verteller.vraag(casus, next(t.sleutel), dagen=dagen)
        if voorstel is not None:
            t.verteller.krijg_nee(voorstel, reden, dagen=dagen - 1, toelichting=tekst)


def _zoekt_hulp_thuis(t: Toneel) -> None:
    t.tot_en_met(CasusStatus.GEADVISEERD, Hulpvorm.THUISBEHANDELING, (9, 12), dagen=1, nr=15, over=_B.VEILIGHEID)


def _zoekt_pleeggezin(t: Toneel) -> None:
    t.tot_en_met(CasusStatus.GEADVISEERD, Hulpvorm.PLEEGZORG, (4, 7), dagen=4, nr=16, over=_B.HECHTING)


def _wacht_op_aanbieder(t: Toneel) -> None:
    vraag_aan_de_aanbieder(t, welke=0, dagen=0.9, nr=17, over=_B.GEDRAG)


def _wacht_nog_een(t: Toneel) -> None:
    vraag_aan_de_aanbieder(t, welke=1, dagen=0.4, nr=18, over=_B.TRAUMA)


def vraag_aan_de_aanbieder(t: Toneel, *, welke: int, dagen: float, nr: int, over: Specialisme) -> None:
    """A request that waits for the planner of the demo, for one of the forms with free places there."""
    if not t.verzoekbaar:
        return
    keuze = t.verzoekbaar[welke % len(t.verzoekbaar)]
    casus = t.tot_en_met(CasusStatus.GEADVISEERD, keuze.hulpvorm, keuze.leeftijd, dagen=dagen + 1, nr=nr, over=over)
    t.verteller.vraag(casus, next(t.sleutel), dagen=dagen, bij=keuze.aanbod)


Scene = Callable[[Toneel], None]
# what was answered long ago is played first, so that no later request is let go as lapsed
SCENES: tuple[Scene, ...] = (
    scenes_hulp.onder_toezicht,
    scenes_hulp.nazorg_deze_week,
    scenes_hulp.afschalen_in_zicht,
    scenes_hulp.evaluatie_morgen,
    scenes_hulp.gezin_met_twee_casussen,
    scenes_hulp.plan_te_schrijven,
    _hulp_zonder_ambulant,
    _hulp_met_ambulant,
    scenes_hulp.crisisplek,
    _hulp_thuis_met_jim,
    scenes_hulp.korte_hulp,
    _drie_keer_nee,
    _plek_geweigerd,
    _crisis,
    _hulpvraag_van_gisteren,
    _hulpvraag_van_vorige_week,
    _analyse_net_begonnen,
    _analyse_halverwege,
    _analyse_ligt_klaar,
    _klaar_om_te_verwijzen,
    _geen_jeugdhulp_nodig,
    _verwezen,
    _verwezen_vorige_week,
    _wacht_op_tegenspraak,
    _zoekt_hulp_thuis,
    _zoekt_pleeggezin,
    _wacht_op_aanbieder,
    _wacht_nog_een,
)
