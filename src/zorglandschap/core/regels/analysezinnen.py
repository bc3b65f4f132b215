"""What the rules of the verklarende analyse ask for, in sentences, and where in the analysis each is mended."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from zorglandschap.core.begrippen.codelijsten import AnalyseVeld
from zorglandschap.core.begrippen.tekst import Tekst, zin


class Plaats(StrEnum):
    """Where in the analysis something is mended, besides its texts."""

    FACTOREN = "factoren"
    VERBANDEN = "verbanden"
    EERDERE_HULP = "lijst van eerdere hulp"
    STEMMEN = "stemmen"
    VERONDERSTELLINGEN = "veronderstellingen"
    CONCLUSIE = "keuze in de conclusie"
    MET_JEUGDIGE = "met jeugdige besproken"
    MET_OUDERS = "met ouders besproken"
    GEDRAGSDESKUNDIGE = "gedragsdeskundige"
    STAPPEN = "stappen"


SCHRIJF: Mapping[AnalyseVeld, Tekst] = {
    AnalyseVeld.KIND: zin("Beschrijf het kind: wat gaat goed en wat is moeilijk?"),
    AnalyseVeld.OUDERS: zin("Beschrijf de ouders: wat lukt en wat lukt nu niet?"),
    AnalyseVeld.GEZIN: zin("Beschrijf het gezin: hoe gaan de gezinsleden met elkaar om?"),
    AnalyseVeld.OMGEVING: zin("Beschrijf de omgeving: familie, vrienden en buurt."),
    AnalyseVeld.ONDERWIJS: zin("Schrijf op hoe het op school gaat, of dat daar niets speelt."),
    AnalyseVeld.GEZONDHEID: zin("Schrijf op hoe het met de gezondheid gaat, of dat daar niets speelt."),
    AnalyseVeld.WONEN: zin("Schrijf op hoe het gezin woont, of dat daar niets speelt."),
    AnalyseVeld.INKOMEN: zin("Schrijf op of er zorgen zijn over werk, geld of schulden, of dat dit niet speelt."),
    AnalyseVeld.AANPALEND: zin("Schrijf op of de ouders zelf hulp hebben of nodig hebben, of dat dit niet speelt."),
    AnalyseVeld.EERDERE_HULP: zin("Schrijf op welke hulp er al was en wat die deed, of dat er nog geen hulp was."),
    AnalyseVeld.STEM_JEUGDIGE: zin("Schrijf op wat de jeugdige er zelf over zegt."),
    AnalyseVeld.STEM_OUDERS: zin("Schrijf op wat de ouders of voogd er zelf over zeggen."),
    AnalyseVeld.SAMENHANG: zin("Leg uit hoe de factoren samenhangen: waarom is dit zo, en waarom blijft het?"),
    AnalyseVeld.CONCLUSIE: zin("Schrijf de conclusie op: wat is er nodig en waarom?"),
}
KIES_CONCLUSIE = zin("Kies wat er nodig is: jeugdhulp, korte hulp van het lokale team, andere hulp of geen hulp.")
BESPREEK_MET_JEUGDIGE = zin("Bespreek de analyse met de jeugdige en vul de datum in.")
BESPREEK_MET_OUDERS = zin("Bespreek de analyse met de ouders of voogd en vul de datum in.")
VRAAG_GEDRAGSDESKUNDIGE = zin("Vraag de gedragsdeskundige van uw team om mee te kijken.")
VRAAG_HANDTEKENING = zin("Vraag de gedragsdeskundige om de analyse te ondertekenen.")
NOEM_OORZAAK = zin("Noem ten minste één factor die het probleem veroorzaakt of in stand houdt.")
NOEM_BESCHERMEND = zin("Noem ten minste één factor die het gezin beschermt of helpt.")
LEG_VERBAND = zin("Verbind ten minste twee factoren met elkaar: wat doet het een met het ander?")
VERBIND_DE_REST = zin("Kijk of de factoren die los staan ook ergens mee samenhangen.")
NOEM_HULP = zin("Noem elke eerdere hulp en wat die deed, of leg vast dat er nog geen hulp was.")
VRAAG_EFFECT = zin("Vraag jeugdige en ouders wat de eerdere hulp deed.")
WEEG_AF = zin("Kies bij elke veronderstelling of die klopt of niet klopt, en schrijf op waarom.")
DEEL = zin("Bespreek de analyse, deel haar daarna met jeugdige en ouders en leg dat vast.")


def hoor_ouder(naam: str) -> Tekst:
    """Ask for the voice of one parent or guardian."""
    return zin("Schrijf op wat %(naam)s er zelf over zegt, of waarom %(naam)s nog niet is gehoord.", naam=naam)


# by template, since a sentence can carry a name
WAAR: Mapping[str, AnalyseVeld | Plaats] = {
    **{tekst.sjabloon: veld for veld, tekst in SCHRIJF.items()},
    SCHRIJF[AnalyseVeld.STEM_OUDERS].sjabloon: Plaats.STEMMEN,
    hoor_ouder("").sjabloon: Plaats.STEMMEN,
    KIES_CONCLUSIE.sjabloon: Plaats.CONCLUSIE,
    BESPREEK_MET_JEUGDIGE.sjabloon: Plaats.MET_JEUGDIGE,
    BESPREEK_MET_OUDERS.sjabloon: Plaats.MET_OUDERS,
    VRAAG_GEDRAGSDESKUNDIGE.sjabloon: Plaats.GEDRAGSDESKUNDIGE,
    VRAAG_HANDTEKENING.sjabloon: Plaats.STAPPEN,
    NOEM_OORZAAK.sjabloon: Plaats.FACTOREN,
    NOEM_BESCHERMEND.sjabloon: Plaats.FACTOREN,
    LEG_VERBAND.sjabloon: Plaats.VERBANDEN,
    VERBIND_DE_REST.sjabloon: Plaats.VERBANDEN,
    NOEM_HULP.sjabloon: Plaats.EERDERE_HULP,
    VRAAG_EFFECT.sjabloon: Plaats.EERDERE_HULP,
    WEEG_AF.sjabloon: Plaats.VERONDERSTELLINGEN,
    DEEL.sjabloon: Plaats.STAPPEN,
}
