"""The verklarende analyse in the words of the youth and the parents: short headings, and its links as sentences."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from zorglandschap.apps.casus.queries import EigenAnalyse
from zorglandschap.core.begrippen.analysewoorden import Verband
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, FactorSoort
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.casus.verbanden import Pijl, in_woorden, kring_in_woorden, kringen

Woorden = str | Promise

KOP: Mapping[AnalyseVeld, Woorden] = {
    AnalyseVeld.KIND: _("Het kind"),
    AnalyseVeld.OUDERS: _("De ouders"),
    AnalyseVeld.GEZIN: _("Het gezin"),
    AnalyseVeld.OMGEVING: _("De omgeving"),
    AnalyseVeld.ONDERWIJS: _("School of opvang"),
    AnalyseVeld.GEZONDHEID: _("Gezondheid"),
    AnalyseVeld.WONEN: _("Wonen"),
    AnalyseVeld.INKOMEN: _("Werk en geld"),
    AnalyseVeld.AANPALEND: _("Hulp voor de ouders en meedoen"),
}
SOORT: Mapping[FactorSoort, Woorden] = {
    FactorSoort.VEROORZAKEND: _("Hier begint het"),
    FactorSoort.INSTANDHOUDEND: _("Hierdoor blijft het"),
    FactorSoort.VERERGEREND: _("Dit maakt het erger"),
    FactorSoort.BESCHERMEND: _("Dit helpt"),
}


def analysedelen(eigen: EigenAnalyse) -> list[tuple[Woorden, str]]:
    """What is going on, part by part, under a short heading."""
    return [(kop, eigen.teksten[veld]) for veld, kop in KOP.items() if veld in eigen.teksten]


def factoren(eigen: EigenAnalyse) -> list[tuple[Woorden, list[str]]]:
    """What causes, keeps up, worsens and helps, each as a list."""
    lijsten = [(kop, [f.tekst for f in eigen.inhoud.factoren if f.soort == soort]) for soort, kop in SOORT.items()]
    return [(kop, teksten) for kop, teksten in lijsten if teksten]


def zinnen(eigen: EigenAnalyse) -> list[Tekst]:
    """Every link as a sentence, and what keeps itself going."""
    verbanden, tekst = eigen.inhoud.verbanden, {f.pk: f.tekst for f in eigen.inhoud.factoren}
    pijlen = [Pijl(v.van_id, v.naar_id, Verband(v.soort)) for v in verbanden]
    rondes = [kring_in_woorden([tekst[nummer] for nummer in kring]) for kring in kringen(pijlen)]
    return [*(in_woorden(Verband(v.soort), v.van.tekst, v.naar.tekst) for v in verbanden), *rondes]
