"""Who may see a case and who looked: exclusions, colleagues to choose from, and the log of looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from zorglandschap.apps.casus.models import Casus, Jeugdige, Noodinzage, Traject, Uitsluiting
from zorglandschap.apps.casus.queries.toegang import get_casus
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.logboek.actions import Afloop, schrijf
from zorglandschap.apps.logboek.queries import Inzage, list_inzagen
from zorglandschap.apps.organisaties.models import Medewerker
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Doel, Handeling, Relatie, Rol
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.regels.inzage import Omstandigheden, besluit

MEESTE_INZAGEN = 200


@dataclass(frozen=True, slots=True)
class Inzagen:
    """Who read a file, per day, role and organisation; ``casus`` is None for who may not know the child."""

    pseudoniem: str
    casus: Casus | None
    regels: tuple[Inzage, ...]
    noodinzagen: tuple[Noodinzage, ...]

    @property
    def is_vol(self) -> bool:
        """True when there may be more than is shown."""
        return len(self.regels) >= MEESTE_INZAGEN


def list_uitsluitingen(casus: Casus) -> list[Uitsluiting]:
    """Who may not see this family now, of a case that the viewer got through ``get_casus``."""
    rijen = Uitsluiting.objects.filter(gezin_id=casus.jeugdige.gezin_id, vervallen_om__isnull=True)
    return list(rijen.select_related("gebruiker", "door").order_by("om", "pk"))


def list_collegas(casus: Casus, kijker: Kijker, *, vandaag: date) -> list[tuple[int, str]]:
    """Who can be excluded (id of the account, name): team and own organisation, oneself too, and who gives the help.

    Of a provider: everybody who works there while its help to a child of this family runs or is still to begin.
    """
    teams = {casus.team_id, kijker.organisatie_id} - {None}
    hulp = Traject.objects.filter(jeugdige__gezin_id=casus.jeugdige.gezin_id).exclude(tot__lte=vandaag)
    eigen, bij_hulp = Q(organisatie_id__in=teams), Q(organisatie_id__in=hulp.values("aanbieder_id"))
    mensen = Medewerker.objects.filter(eigen | bij_hulp, gebruiker__isnull=False, van__lte=vandaag)
    rijen = mensen.exclude(tot__lte=vandaag).order_by("naam", "pk").select_related("organisatie")
    return [(m.gebruiker_id, _genoemd(m, eigen=m.organisatie_id in teams)) for m in rijen if m.gebruiker_id]


def _genoemd(medewerker: Medewerker, *, eigen: bool) -> str:
    return medewerker.naam if eigen else f"{medewerker.naam} ({medewerker.organisatie.naam})"


def heeft_rol_in_gezin(gebruiker_id: int, gezin_id: int) -> bool:
    """True when somebody is named in an open case of a child of this family."""
    genoemd = Q(regisseur__gebruiker_id=gebruiker_id) | Q(perspectiefregisseur__gebruiker_id=gebruiker_id)
    genoemd |= Q(gedragsdeskundige__gebruiker_id=gebruiker_id) | Q(jeugdbeschermer__gebruiker_id=gebruiker_id)
    van_gezin = Q(jeugdige__gezin_id=gezin_id) | Q(jeugdige__jeugdige__gezin_id=gezin_id)  # a double that went on here
    return Casus.objects.filter(genoemd, van_gezin).exclude(status=CasusStatus.AFGESLOTEN).exists()


def get_inzagen(kijker: Kijker, sleutel: UUID, *, opnieuw_aangemeld: bool) -> Inzagen:
    """Who read this file: for the regisseur, and for the privacyfunctionaris without knowing whose file it is."""
    if kijker.rol is Rol.PRIVACYFUNCTIONARIS:
        return _voor_functionaris(kijker, sleutel, opnieuw_aangemeld=opnieuw_aangemeld)
    casus = get_casus(kijker, sleutel, Handeling.LOGBOEK_LEZEN)
    return _inzagen(casus, kijker, casus)


def _voor_functionaris(kijker: Kijker, sleutel: UUID, *, opnieuw_aangemeld: bool) -> Inzagen:
    situatie = Omstandigheden(is_actief=kijker.is_actief, opnieuw_aangemeld=opnieuw_aangemeld)
    mag = besluit(kijker.rol, Relatie.GEEN, Doel.LOGCONTROLE, Handeling.LOGBOEK_LEZEN, situatie)
    casus = Casus.objects.select_related("jeugdige").filter(sleutel=sleutel).first()
    gelukt = mag.toegestaan and casus is not None
    schrijf(
        kijker=kijker,
        handeling=Handeling.LOGBOEK_LEZEN,
        doel=Doel.LOGCONTROLE,
        actie="R",
        soort="casus",
        object_id=str(sleutel),
        jeugdige_id=casus.jeugdige_id if casus else None,
        relatie=Relatie.GEEN,
        uitkomst=Afloop.GELUKT if gelukt else Afloop.GEWEIGERD,
    )
    if casus is None or not gelukt:
        raise NietGevonden
    return _inzagen(casus, kijker, None)


def _inzagen(casus: Casus, kijker: Kijker, toon: Casus | None) -> Inzagen:
    dubbel = list(Jeugdige.objects.filter(samengevoegd_in_id=casus.jeugdige_id).values_list("pk", flat=True))
    regels = list_inzagen(
        casus.jeugdige_id, zonder_gebruiker_id=kijker.gebruiker_id, hoogstens=MEESTE_INZAGEN, ook=dubbel
    )
    nood = Noodinzage.objects.filter(casus=casus).select_related("gebruiker").order_by("-om", "-pk")
    return Inzagen(pseudoniem(casus.sleutel), toon, tuple(regels), tuple(nood))


def pseudoniem(sleutel: UUID) -> str:
    """A short name for a file that says nothing of the child."""
    return sleutel.hex[:6].upper()
