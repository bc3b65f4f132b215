"""Which places are worth building: the last stored calculation, for who may see figures; small numbers stay hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings

from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.logboek.actions import schrijf
from zorglandschap.apps.matching.models import Advies, Prijsmeting
from zorglandschap.apps.matching.queries.advies import get_kader
from zorglandschap.apps.matching.queries.zoeken import profiel_met
from zorglandschap.apps.organisaties.models import Gemeente
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling, Relatie
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.matching.bouwmeting import beter_per_jaar
from zorglandschap.core.matching.prijzen import Aankomst, maak_aankomst
from zorglandschap.core.regels.inzage import Omstandigheden, besluit


@dataclass(frozen=True, slots=True)
class Bouwregel:
    """One more place of a form in a gemeente: how many youths a year would get help one level better."""

    hulpvorm: Hulpvorm
    gemeente: str
    plekken: int
    prijs: float
    per_jaar: float
    laag: float
    hoog: float

    @property
    def is_zeker(self) -> bool:
        """True when every draw found that a place here adds something."""
        return self.laag > 0


@dataclass(frozen=True, slots=True)
class Bouwblad:
    """The page: the last calculation, its lines, and the forms of which too few youths came to say anything."""

    meting: Prijsmeting | None
    regels: tuple[Bouwregel, ...]
    te_weinig: tuple[Hulpvorm, ...]
    drempel: int
    geldig_tot: date | None
    geschat: tuple[Hulpvorm, ...]

    def als_tabel(self) -> dict[str, object]:
        """The same for a machine, with nothing that the page hides."""
        return {
            "op": self.meting.op.isoformat() if self.meting else None,
            "aantal_adviezen": self.meting.aankomsten if self.meting else None,
            "te_weinig": [vorm.value for vorm in self.te_weinig],
            "verblijf_geschat": [vorm.value for vorm in self.geschat],
            "regels": [
                {
                    "hulpvorm": r.hulpvorm.value,
                    "gemeente": r.gemeente,
                    "plekken": r.plekken,
                    "punten_per_week": round(r.prijs, 1),
                    "jeugdigen_per_jaar": round(r.per_jaar, 1),
                    "laag": round(r.laag, 1),
                    "hoog": round(r.hoog, 1),
                }
                for r in self.regels
            ],
        }


@dataclass(frozen=True, slots=True)
class Stroom:
    """Who came in a period: what the calculation may keep of them, and how many per advised form."""

    aankomsten: tuple[Aankomst, ...]
    instroom: dict[Hulpvorm, int]


def list_aankomsten(*, van: date, tot: date) -> Stroom:
    """One arrival per casus: its last advice in ``[van, tot)``, in one query; nothing that points to a youth."""
    rijen = Advies.objects.filter(op__gte=van, op__lt=tot).order_by("casus_id", "om", "pk")
    laatste = {a.casus_id: a for a in rijen.select_related("casus__jeugdige__gemeente", "casus__jeugdige__school")}
    kader = get_kader()
    aankomsten: list[Aankomst] = []
    instroom: dict[Hulpvorm, int] = {}
    for advies in laatste.values():
        vorm = Hulpvorm(advies.hulpvorm)
        instroom[vorm] = instroom.get(vorm, 0) + 1
        profiel = profiel_met(
            advies.casus,
            advies,
            start=advies.op,
            vandaag=tot,
            machtiging_gesloten=vorm is Hulpvorm.GESLOTEN,
            geweigerd_door=frozenset(),
        )
        aankomsten.append(maak_aankomst(profiel, kader.niveaus(vorm)))
    return Stroom(tuple(aankomsten), instroom)


def get_bouwblad(kijker: Kijker, *, vandaag: date) -> Bouwblad:
    """The last calculation; raises NietGevonden for who may not see figures."""
    grond = Omstandigheden(is_actief=kijker.is_actief)
    if not besluit(kijker.rol, Relatie.GEEN, Doel.BELEID, Handeling.CIJFERS, grond).toegestaan:
        raise NietGevonden
    schrijf(kijker=kijker, handeling=Handeling.CIJFERS, doel=Doel.BELEID, actie="R", soort="bouwkansen")
    return get_bouwcijfers(Prijsmeting.objects.order_by("-op", "-om", "-pk").first(), vandaag=vandaag)


def get_bouwcijfers(meting: Prijsmeting | None, *, vandaag: date) -> Bouwblad:
    """What may be shown of one calculation; the caller has checked who is asking."""
    drempel = settings.BELEID.aantal("kleine_aantallen_drempel", vandaag)
    if meting is None or meting.aankomsten < drempel:
        return Bouwblad(None, (), (), drempel, None, ())
    genoeg = {Hulpvorm(vorm) for vorm, aantal in meting.instroom.items() if aantal >= drempel}
    return Bouwblad(
        meting=meting,
        regels=tuple(r for r in _regels(meting) if r.hulpvorm in genoeg),
        te_weinig=tuple(v for v in Hulpvorm if v not in genoeg),
        drempel=drempel,
        geldig_tot=meting.op + timedelta(days=settings.BELEID.aantal("bouwkansen_geldig_dagen", vandaag)),
        geschat=tuple(v for v in Hulpvorm if v.value in meting.geschat and v in genoeg),
    )


def _regels(meting: Prijsmeting) -> Iterator[Bouwregel]:
    namen = dict(Gemeente.objects.values_list("code", "naam"))
    for kans in meting.kansen:
        per_jaar, laag, hoog = (beter_per_jaar(kans[naam], meting.stap) for naam in ("prijs", "laag", "hoog"))
        yield Bouwregel(
            hulpvorm=Hulpvorm(kans["hulpvorm"]),
            gemeente=namen.get(kans["gemeente"], kans["gemeente"]),
            plekken=kans["plekken"],
            prijs=kans["prijs"],
            per_jaar=per_jaar,
            laag=laag,
            hoog=hoog,
        )
