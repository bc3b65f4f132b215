"""Close a casus: with its reason, outcome, look back and a promise for afterwards; and keep that promise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from zorglandschap.apps.casus.actions.regie import sluit_regie
from zorglandschap.apps.casus.actions.stappen import een_stap, zet_stap
from zorglandschap.apps.casus.models import Afsluiting, Casus, Uitkomstmeting
from zorglandschap.apps.casus.queries.afsluiting import toets_afsluiten, was_hulp
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.besluitwoorden import Informant, ZonderHulpVerder
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, RedenEinde, Stap
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.casus.uitkomst import reden_zonder_hulp

LAAGSTE, HOOGSTE = 1, 10  # the mark of Beleidsinformatie Jeugd


@dataclass(frozen=True, slots=True)
class Meting:
    """What one informant says of the help; None and empty: not asked."""

    informant: Informant
    nut: int | None = None
    zonder_hulp: ZonderHulpVerder | None = None


@dataclass(frozen=True, slots=True)
class Einde:
    """How help for youths ended: reason (CBS), the look back, the contact afterwards, and the outcome."""

    reden: RedenEinde
    terugblik_jeugdige: str = ""
    terugblik_ouders: str = ""
    nazorg_op: date | None = None
    metingen: tuple[Meting, ...] = ()


def sluit_casus(casus: Casus, *, door: Kijker, nu: datetime, reden: str, einde: Einde | None = None) -> None:
    """Close the casus with an explanation; when help was given also with ``einde``.

    Refused while the youth is in verblijf or help of this casus runs. Needing no help is a good result, and then
    the explanation is all that is asked; the reason follows from how far the casus came.
    """
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN) as rij:
        vandaag = timezone.localdate(nu)
        _controleer(rij, reden, einde, vandaag)
        terugblik = einde is not None and bool((einde.terugblik_jeugdige + einde.terugblik_ouders).strip())
        nazorg_op = einde.nazorg_op if einde else None
        uitkomsten = toets_afsluiten(rij, vandaag=vandaag, terugblik=terugblik, nazorg_op=nazorg_op)
        if any(u.blokkeert for u in uitkomsten):
            raise Geweigerd.door_regels(uitkomsten)
        if was_hulp(rij):
            if einde is None:
                raise Geweigerd(zin("Er was jeugdhulp. Kies ook waarom die stopte en kijk terug met het gezin."))
        else:
            einde = einde or Einde(reden_zonder_hulp(CasusStatus(rij.status)))
        _bewaar(rij, einde, reden, vandaag, door)
        sluit_regie(rij, vandaag)
        rij.gesloten_op, rij.vervolg_reden = vandaag, ""
        rij.save(update_fields=["gesloten_op", "vervolg_reden"])
        zet_stap(casus, stap=Stap.AFGESLOTEN, door=door, nu=nu, toelichting=reden, uitkomsten=uitkomsten)


def _controleer(casus: Casus, reden: str, einde: Einde | None, vandaag: date) -> None:
    if not reden.strip():
        raise Geweigerd(zin("Schrijf op waarom de casus klaar is."))
    if einde is None:
        return
    if einde.nazorg_op is not None and einde.nazorg_op <= vandaag:
        raise Geweigerd(zin("Kies voor het nazorgcontact een dag na vandaag."))
    if any(m.nut is not None and not LAAGSTE <= m.nut <= HOOGSTE for m in einde.metingen):
        raise Geweigerd(zin("Een cijfer is 1 tot en met 10."))


def _bewaar(casus: Casus, einde: Einde, toelichting: str, op: date, door: Kijker) -> None:
    rij = Afsluiting.objects.create(
        casus=casus,
        reden=einde.reden,
        toelichting=toelichting.strip(),
        terugblik_jeugdige=einde.terugblik_jeugdige.strip(),
        terugblik_ouders=einde.terugblik_ouders.strip(),
        nazorg_op=einde.nazorg_op,
        op=op,
        door_id=door.medewerker_id,
    )
    for meting in einde.metingen:
        if meting.nut is not None or meting.zonder_hulp is not None:
            Uitkomstmeting.objects.create(
                afsluiting=rij,
                informant=meting.informant,
                nut=meting.nut,
                zonder_hulp=meting.zonder_hulp or "",
                op=op,
            )


def houd_nazorg(casus: Casus, *, door: Kijker, nu: datetime, op: date, verslag: str) -> Afsluiting:
    """Record the promised contact with the family after closing; the same one twice is one.

    Raises Geweigerd when nothing was promised, when it was held already, or for a day that cannot be.
    """
    with een_stap(casus, door, Handeling.CASUS_SCHRIJVEN, ook_afgesloten=True) as rij:
        verslag = verslag.strip()
        einde = Afsluiting.objects.filter(casus=rij).first()
        if einde is None or einde.nazorg_op is None:
            raise Geweigerd(zin("Voor deze casus is geen nazorgcontact afgesproken."))
        if (einde.nazorg_gehouden_op, einde.nazorg_verslag) == (op, verslag):
            return einde
        if einde.nazorg_gehouden_op is not None:
            raise Geweigerd(zin("Het nazorgcontact is al vastgelegd. Is er een nieuwe vraag? Leg die dan vast."))
        if not verslag:
            raise Geweigerd(zin("Schrijf kort op hoe het met het gezin gaat."))
        if not einde.op <= op <= timezone.localdate(nu):
            raise Geweigerd(zin("Kies de dag van het contact: na het afsluiten en niet in de toekomst."))
        einde.nazorg_gehouden_op, einde.nazorg_verslag = op, verslag
        einde.save(update_fields=["nazorg_gehouden_op", "nazorg_verslag"])
        zet_stap(casus, stap=Stap.NAZORG, door=door, nu=nu, toelichting=verslag)
        return einde
