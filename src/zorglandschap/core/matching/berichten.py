"""What a mail about a request says: that there is something to look at, never about whom."""

from __future__ import annotations

from collections.abc import Mapping

from zorglandschap.core.begrippen.matchwoorden import Berichtsoort
from zorglandschap.core.begrippen.tekst import Tekst, zin

_S = Berichtsoort
ONDERWERP: Mapping[Berichtsoort, Tekst] = {
    _S.NIEUW: zin("Nieuwe vraag om een plek"),
    _S.HALVERWEGE: zin("Een vraag om een plek wacht op uw antwoord"),
    _S.CRISIS: zin("Crisis: een vraag om een plek wacht op antwoord"),
    _S.JA: zin("Een aanbieder zei ja"),
    _S.KIES: zin("Een toegezegde plek wacht op uw keuze"),
    _S.NEE: zin("Een aanbieder zei nee"),
    _S.VERLOPEN: zin("De tijd van een gevraagde plek is om"),
    _S.EXPERTS: zin("Nieuwe vraag aan de experttafel"),
    _S.EXPERTADVIES: zin("De experttafel gaf advies"),
}
ONDERWERP_CRISIS: Mapping[Berichtsoort, Tekst] = {
    _S.NIEUW: zin("Crisis: nieuwe vraag om een plek"),
    _S.HALVERWEGE: zin("Crisis: een vraag om een plek wacht op uw antwoord"),
    _S.NEE: zin("Crisis: een aanbieder zei nee"),
    _S.VERLOPEN: zin("Crisis: de tijd van een gevraagde plek is om"),
    _S.EXPERTS: zin("Crisis: nieuwe vraag aan de experttafel"),
}
TEKST: Mapping[Berichtsoort, Tekst] = {
    _S.NIEUW: zin("Eén nieuwe vraag om een plek wacht op uw antwoord."),
    _S.HALVERWEGE: zin("Eén vraag om een plek wacht nog op uw antwoord. De helft van de tijd is om."),
    _S.CRISIS: zin(
        "Eén vraag om een plek in een crisis wacht nog op antwoord. De helft van de tijd is om. Help dat er nu iemand "
        "antwoordt."
    ),
    _S.JA: zin("Een aanbieder zei ja op een vraag van u. Kijk in Mijn werk wat er nu moet gebeuren."),
    _S.KIES: zin("Eén toegezegde plek wacht op uw keuze. De helft van de tijd is om."),
    _S.NEE: zin("Een aanbieder zei nee op een vraag van u. In Mijn werk staat wat er nu volgt."),
    _S.VERLOPEN: zin("De tijd van één gevraagde plek is om. Die plek is weer vrij; kies opnieuw."),
    _S.EXPERTS: zin("Eén vraag ligt bij de experttafel, omdat er vaker nee is gezegd."),
    _S.EXPERTADVIES: zin("De experttafel gaf advies op een vraag van u."),
}
TEKST_CRISIS: Mapping[Berichtsoort, Tekst] = {
    _S.NIEUW: zin("Eén nieuwe vraag om een plek in een crisis wacht op uw antwoord. Antwoord zo snel als u kunt."),
    _S.HALVERWEGE: zin(
        "Eén vraag om een plek in een crisis wacht nog op uw antwoord. De helft van de tijd is om. Antwoord nu."
    ),
}
