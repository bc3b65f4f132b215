"""Loads who said yes to what: consent to the help and to sharing, by age, given again at a birthday, some withdrawn."""

from __future__ import annotations

from zorglandschap.apps.casus.models import Toestemming
from zorglandschap.apps.demo.bak import Bak
from zorglandschap.apps.demo.casusbeeld import Casusbeeld
from zorglandschap.apps.demo.gezinsleden import Gezag
from zorglandschap.apps.demo.kolommen import EERSTE_NUMMER
from zorglandschap.apps.demo.lading import Lading
from zorglandschap.apps.demo.regie import VRIJWILLIG
from zorglandschap.apps.demo.tijdlijn import Tijdlijn
from zorglandschap.core.begrippen.codelijsten import Stap
from zorglandschap.core.begrippen.gezinswoorden import Gever, Toestemmingsdoel
from zorglandschap.core.synthetisch.dagen import GEEN, leeftijd_op, verjaardag

MEE, ZELF = 12, 16  # ages from which a youth consents with the parents, and alone (Jeugdwet 7.3.4)
DELEN = {
    Toestemmingsdoel.DELEN_SCHOOL: "delen met school",
    Toestemmingsdoel.DELEN_HUISARTS: "delen met de huisarts",
    Toestemmingsdoel.DELEN_NETWERK: "delen met het netwerk",
}


class _Toestemmingen:
    """Consents being gathered; one person says yes once to one purpose for one child."""

    def __init__(self, lading: Lading) -> None:
        self.rng, self.teksten = lading.dobbelstenen("toestemmingen"), lading.teksten
        self.bak = Bak(
            Toestemming, "toestemmingen",
            "jeugdige", "doel", "gever", "gezinslid", "reikwijdte", "van", "ingetrokken_op", "door", "om",
        )  # fmt: skip
        self._al: set[tuple[int, Toestemmingsdoel, int | None]] = set()

    def geef(
        self, jeugdige: int, doel: Toestemmingsdoel, wie: int | None, *, op: int, door: int, tot: int = GEEN
    ) -> None:
        """One yes; ``wie`` is the parent, None the youth."""
        sleutel = (jeugdige, doel, wie)
        if sleutel in self._al:
            return
        self._al.add(sleutel)
        gever = Gever.JEUGDIGE if wie is None else Gever.OUDER
        tekst = self.teksten.kies("reikwijdte", jeugdige, behoeften=[doel.value])
        medewerker = door + EERSTE_NUMMER
        self.bak.erbij(jeugdige + EERSTE_NUMMER, doel.value, gever.value, wie, tekst, op, tot, medewerker, op)


def laad_toestemmingen(lading: Lading, beeld: Casusbeeld, gezag: Gezag, tijdlijn: Tijdlijn) -> None:
    """Consent for every kept case whose work has begun; in a voluntary frame also to the help itself."""
    c, j, opgave = lading.streek.casussen, lading.streek.jeugdigen, lading.opgave
    t = _Toestemmingen(lading)
    analyse, hulp = tijdlijn.eerste_dag(Stap.ANALYSE_GESTART), tijdlijn.eerste_dag(Stap.GEPLAATST)
    for casus in beeld.rijen:
        begin = [dagen[casus] for dagen in (analyse, hulp) if casus in dagen]
        if not begin:
            continue
        dag = min(begin)
        jeugdige, door = int(c.jeugdige[casus]), int(c.regisseur[casus])
        mensen = gezag.over(jeugdige, int(j.gezin[jeugdige]))
        doelen = [Toestemmingsdoel.HULP] if c.kader[casus] == VRIJWILLIG else []
        if casus in beeld.hoofd:
            doelen.append(Toestemmingsdoel.DELEN_AANBIEDER)
        doelen += [doel for doel, sleutel in DELEN.items() if t.rng.random() < opgave.getal(sleutel)]
        tijdlijn.zet(casus, Stap.TOESTEMMING, dag, lading.teksten.kies("toestemming", casus))
        for doel in doelen:
            _van_wie_het_mag(lading, t, beeld, casus, (jeugdige, mensen, door), doel=doel, dag=dag)
    t.bak.schrijf(lading.invoer, t.rng)


def _van_wie_het_mag(
    lading: Lading,
    t: _Toestemmingen,
    beeld: Casusbeeld,
    casus: int,
    wie: tuple[int, tuple[int, ...], int],
    *,
    doel: Toestemmingsdoel,
    dag: int,
) -> None:
    """Parents until 12, together until 16, then the youth alone; who has a birthday on the way says yes too."""
    jeugdige, ouders, door = wie
    geboren = beeld.geboren[casus : casus + 1]
    leeftijd = int(leeftijd_op(geboren, dag)[0])
    intrekken = doel in DELEN and t.rng.random() < lading.opgave.getal("toestemming ingetrokken")
    tot = int(t.rng.integers(dag, beeld.einde[casus])) if intrekken and beeld.einde[casus] > dag + 1 else GEEN
    for ouder in ouders if leeftijd < ZELF else ():
        t.geef(jeugdige, doel, ouder, op=dag, door=door, tot=tot)
    if leeftijd >= MEE:
        t.geef(jeugdige, doel, None, op=dag, door=door, tot=tot)
        return
    jarig = int(verjaardag(geboren, MEE)[0]) + int(t.rng.integers(0, 30))
    if jarig < beeld.einde[casus] and t.rng.random() < lading.opgave.getal("jarig en opnieuw gevraagd"):
        t.geef(jeugdige, doel, None, op=max(jarig, dag), door=door)
