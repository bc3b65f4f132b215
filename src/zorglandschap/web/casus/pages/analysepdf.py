"""The verklarende analyse on paper, in plain words and with its picture; for the file, or for one of the family."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from zorglandschap.apps.casus.queries import Analyseblad, Casus, Ouderstem, Veldstand, get_analyse, get_casus
from zorglandschap.core.begrippen.analysewoorden import AANPALENDE
from zorglandschap.core.begrippen.codelijsten import AnalyseStatus, AnalyseVeld, FactorSoort, Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.casus.analysebeeld import LABEL, LABEL_HOOG, Beeld
from zorglandschap.core.casus.analysebeeld import Lijn as Pijl
from zorglandschap.web.casus.analyseplaat import maak_plaat
from zorglandschap.web.casus.forms.analyse import label_van
from zorglandschap.web.casus.forms.analysedelen import JEUGDIGE
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.pdf import (
    Alinea,
    Deel,
    Feiten,
    Kop,
    Lijn,
    Opsomming,
    Stuk,
    Tekening,
    Vak,
    pdf_antwoord,
)
from zorglandschap.web.vormgeving.woorden import datum, vertaal

VAKSOORT = {
    FactorSoort.VEROORZAKEND: "fout",
    FactorSoort.INSTANDHOUDEND: "let-op",
    FactorSoort.VERERGEREND: "nadruk",
    FactorSoort.BESCHERMEND: "goed",
}
SOORTWOORD: dict[FactorSoort, str | Promise] = {
    FactorSoort.VEROORZAKEND: gettext_lazy("hier begint het"),
    FactorSoort.INSTANDHOUDEND: gettext_lazy("hierdoor blijft het"),
    FactorSoort.VERERGEREND: gettext_lazy("maakt het erger"),
    FactorSoort.BESCHERMEND: gettext_lazy("dit helpt"),
}
FEITEN = (AnalyseVeld.KIND, AnalyseVeld.OUDERS, AnalyseVeld.GEZIN, AnalyseVeld.OMGEVING)


@require_safe
@met_kijker
def pdf(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """The newest version as a document; ``voor`` leaves out what parents told apart from who it is for."""
    casus = get_casus(kijker, sleutel, Handeling.ANALYSE_LEZEN)
    blad = get_analyse(casus, kijker, vandaag=timezone.localdate())
    if blad is None:
        return redirect("casus:analyse", sleutel)
    return pdf_antwoord(maak_stuk(casus, blad, request.GET.get("voor", "")), "verklarende-analyse.pdf")


def maak_stuk(casus: Casus, blad: Analyseblad, voor: str = "") -> Stuk:
    """The document, in the order in which a parent reads it."""
    delen = (*_kop(casus, blad), *_feiten(blad), *_stemmen(blad, voor), *_factoren(blad), *_slot(casus, blad))
    return Stuk(titel=_("Verklarende analyse"), delen=delen, op=blad.analyse.vastgesteld_op or blad.analyse.gestart_op)


def _kop(casus: Casus, blad: Analyseblad) -> Iterator[Deel]:
    analyse, jeugdige = blad.analyse, casus.jeugdige
    yield Feiten(
        (
            (_("Over"), f"{jeugdige.voornaam} {jeugdige.achternaam}"),
            (_("Geboren"), datum(jeugdige.geboren_op)),
            (_("Versie"), f"{analyse.versie}, {vertaal(AnalyseStatus(analyse.status))}"),
        )
    )
    yield Alinea(
        _("Hier staat wat er speelt, hoe dat komt en waarom het zo blijft. U heeft dit samen met ons gemaakt.")
        + " "
        + _("Klopt er iets niet? Zeg het. Dan passen we de tekst samen aan.")
    )


def _feiten(blad: Analyseblad) -> Iterator[Deel]:
    yield Kop(_("Wat is er aan de hand?"))
    yield from _teksten(blad, FEITEN)
    yield Kop(_("Andere levensgebieden"))
    yield from _teksten(blad, AANPALENDE)
    if blad.hulp or _tekst(blad, AnalyseVeld.EERDERE_HULP):
        yield Kop(_("Welke hulp was er al?"))
        if blad.hulp:
            yield Opsomming(tuple(_hulpregel(h.wat, h.wanneer, vertaal(h.effect), h.toelichting) for h in blad.hulp))
        if _tekst(blad, AnalyseVeld.EERDERE_HULP):
            yield Alinea(_tekst(blad, AnalyseVeld.EERDERE_HULP))


def _hulpregel(wat: str, wanneer: str, effect: str, toelichting: str) -> str:
    naam = f"{wat} ({wanneer})" if wanneer else wat
    return f"{naam}: {effect}. {toelichting}".strip()


def _stemmen(blad: Analyseblad, voor: str) -> Iterator[Deel]:
    """The voices; who gets a copy finds the own voice and that of the youth, not what the other parent told."""
    staat = [s for s in blad.velden if s.veld in (AnalyseVeld.STEM_JEUGDIGE, AnalyseVeld.STEM_OUDERS)]
    staat = [s for s in staat if s.tekst.strip() and _is_voor(s, voor)]
    if staat:
        yield Kop(_("In hun eigen woorden"))
    for stand in staat:
        yield from _met_kop(str(label_van(stand.vak, stand.wie)[0]), stand.tekst)


def _is_voor(stand: Veldstand, voor: str) -> bool:
    if not voor or stand.veld is AnalyseVeld.STEM_JEUGDIGE:
        return True
    return isinstance(stand.vak, Ouderstem) and str(stand.vak.gezinslid_id) == voor and voor != JEUGDIGE


def _factoren(blad: Analyseblad) -> Iterator[Deel]:
    plaat = maak_plaat(blad)
    if plaat is None:
        return
    yield Kop(_("Hoe het samenhangt"))
    yield _tekening(plaat.op_papier)
    zinnen = [vertaal(zin) for _nummer, zin in plaat.zinnen] + [vertaal(kring) for kring in plaat.kringen]
    if zinnen:
        yield Alinea(_("Het plaatje in woorden:"))
        yield Opsomming(tuple(zinnen))
    yield from _met_kop("", _tekst(blad, AnalyseVeld.SAMENHANG))
    if blad.hypothesen:
        yield Kop(_("Wat we hebben nagegaan"), niveau=2)
        yield Opsomming(tuple(f"{h.tekst} – {vertaal(h.stand)}. {h.onderbouwing}".strip() for h in blad.hypothesen))


def _slot(casus: Casus, blad: Analyseblad) -> Iterator[Deel]:
    analyse = blad.analyse
    yield Kop(_("Wat er nodig is"))
    if analyse.conclusie:
        yield Alinea(vertaal(analyse.conclusie).capitalize() + ".")
    yield from _met_kop("", _tekst(blad, AnalyseVeld.CONCLUSIE))
    tekenaar = analyse.ondertekend_door.naam if analyse.ondertekend_door else ""
    paren = [
        (_("Besproken met de jeugdige"), _dag(analyse.met_jeugdige_op)),
        (_("Besproken met de ouders"), _dag(analyse.met_ouders_op)),
        (_("Gedeeld"), _dag(analyse.gedeeld_op)),
        (_("Ondertekend door gedragsdeskundige"), f"{tekenaar}, {_dag(analyse.ondertekend_op)}" if tekenaar else ""),
        (_("Vastgesteld"), _dag(analyse.vastgesteld_op)),
    ]
    if casus.regisseur is not None:
        paren.insert(0, (_("Geschreven door"), f"{casus.regisseur.naam}, {casus.regisseur.organisatie.naam}"))
    yield Feiten(tuple((naam, waarde) for naam, waarde in paren if waarde))


def _dag(op: date | None) -> str:
    return datum(op) if op else _("nog niet")


def _teksten(blad: Analyseblad, velden: tuple[AnalyseVeld, ...]) -> Iterator[Deel]:
    for veld in velden:
        yield from _met_kop(str(label_van(veld)[0]), _tekst(blad, veld) or _("Nog niet beschreven."))


def _met_kop(kop: str, tekst: str) -> Iterator[Deel]:
    if kop and tekst:
        yield Kop(kop, niveau=2)
    if tekst:
        yield Alinea(tekst)


def _tekst(blad: Analyseblad, veld: AnalyseVeld) -> str:
    stand = blad.velden_van.get(veld)
    return stand.tekst.strip() if stand else ""


def _tekening(beeld: Beeld) -> Tekening:
    """The picture on paper: lines first, then boxes, then words."""
    vormen: list[Vak | Lijn] = [lijn for pijl in beeld.lijnen for lijn in _lijnen(pijl)]
    vormen += [
        Vak(b.x, b.y, b.breedte, b.hoogte, f"{SOORTWOORD[b.soort]}\n{' '.join(b.regels)}", VAKSOORT[b.soort])
        for b in beeld.blokken
    ]
    vormen += [_woord(pijl, beeld) for pijl in beeld.lijnen]
    return Tekening(beeld.breedte, beeld.hoogte, tuple(vormen))


def _lijnen(pijl: Pijl) -> Iterator[Lijn]:
    soort = "goed-streep" if pijl.soort == "beschermt tegen" else ""
    laatste = len(pijl.hoeken) - 2
    for nr, ((x1, y1), (x2, y2)) in enumerate(zip(pijl.hoeken[:-1], pijl.hoeken[1:], strict=True)):
        yield Lijn(x1, y1, x2, y2, soort, pijl=nr == laatste)


def _woord(pijl: Pijl, beeld: Beeld) -> Vak:
    x, y = pijl.label
    links = x if beeld.kolommen > 1 else x - LABEL
    return Vak(links, y - LABEL_HOOG + 4, LABEL, LABEL_HOOG, vertaal(pijl.soort), "kaal")
