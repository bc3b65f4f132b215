"""Short ways for the tests of this room: a full analysis, a casus in some status, more cases."""

from __future__ import annotations

from datetime import date, datetime
from uuid import uuid4

from tests.cast import NU, Cast
from zorglandschap.apps.casus.actions import (
    Getypt,
    Keuzes,
    Ontvangers,
    bespreek_analyse,
    bewaar_analyse,
    deel_analyse,
    leg_verband,
    start_analyse,
    stel_analyse_vast,
    voeg_factor_toe,
    voeg_hulp_toe,
)
from zorglandschap.apps.casus.models import Casus, Gezin, Jeugdige
from zorglandschap.apps.casus.queries.analyse import Analyseblad, get_analyse
from zorglandschap.apps.organisaties.models import Gemeente
from zorglandschap.core.begrippen.analysewoorden import Hulpeffect, Verband
from zorglandschap.core.begrippen.codelijsten import AnalyseVeld, CasusStatus, Conclusie, FactorSoort, Geslacht
from zorglandschap.core.begrippen.kijker import Kijker

VANDAAG = date(2026, 11, 22)


def schrijf_alles(casus: Casus, door: Kijker, *, conclusie: Conclusie = Conclusie.JEUGDHULP) -> None:
    """Begin the analysis and fill in everything the rules ask for."""
    start_analyse(casus, door=door, nu=NU)
    vul_aan(casus, door, conclusie=conclusie)


def vul_aan(casus: Casus, door: Kijker, *, conclusie: Conclusie = Conclusie.JEUGDHULP) -> None:
    """Fill in everything of the analysis that is there."""
    blad = get_analyse(casus, door, vandaag=VANDAAG)
    assert blad is not None
    bewaar_analyse(
        casus,
        door=door,
        nu=NU,
        teksten={s.vak: Getypt(f"Over {s.veld.value}.", s.versie) for s in blad.velden},
        keuzes=Keuzes(conclusie=conclusie, met_jeugdige_op=date(2026, 11, 17), met_ouders_op=date(2026, 11, 18)),
    )
    van = voeg_factor_toe(casus, door=door, nu=NU, soort=FactorSoort.BESCHERMEND, tekst="Goede band met oma")
    naar = voeg_factor_toe(casus, door=door, nu=NU, soort=FactorSoort.VEROORZAKEND, tekst="Scheiding van de ouders")
    leg_verband(casus, door=door, nu=NU, van_id=van.pk, naar_id=naar.pk, soort=Verband.BESCHERMT)
    voeg_hulp_toe(casus, door=door, nu=NU, wat="Gesprekken op school", effect=Hulpeffect.BEETJE)


def stel_vast(casus: Casus, door: Kijker, *, conclusie: Conclusie = Conclusie.JEUGDHULP) -> None:
    """A complete and fixed analysis."""
    schrijf_alles(casus, door, conclusie=conclusie)
    deel(casus, door)
    stel_analyse_vast(casus, door=door, nu=NU)


def deel(casus: Casus, door: Kijker) -> None:
    """Talk a complete analysis through, and share it with youth and parents."""
    blad = get_analyse(casus, door, vandaag=VANDAAG)
    assert blad is not None
    bespreek_analyse(casus, door=door, nu=NU)
    deel_analyse(casus, door=door, nu=NU, met=allen(blad))


def allen(blad: Analyseblad) -> Ontvangers:
    """The youth and every parent with gezag."""
    return Ontvangers(jeugdige=True, ouders=frozenset(lid.pk for lid in blad.ouders))


def tekst_van(casus: Casus, kijker: Kijker, veld: AnalyseVeld) -> str:
    """The saved text of one field."""
    blad = get_analyse(casus, kijker, vandaag=VANDAAG)
    assert blad is not None
    return next(s.tekst for s in blad.velden if s.veld is veld)


def maak_jeugdige(
    gemeente: Gemeente, *, voornaam: str = "Lotte", achternaam: str = "Kuiper", geboren_op: date = date(2014, 5, 6)
) -> Jeugdige:
    """A youth without a casus."""
    return Jeugdige.objects.create(
        gezin=Gezin.objects.create(naam=achternaam),
        voornaam=voornaam,
        achternaam=achternaam,
        geboren_op=geboren_op,
        geslacht=Geslacht.VROUW,
        gemeente=gemeente,
        breedte=gemeente.breedte,
        lengte=gemeente.lengte,
    )


def maak_casussen(cast: Cast, aantal: int, *, regisseur: Kijker, status: CasusStatus = CasusStatus.ANALYSE) -> None:
    """Many cases of one regisseur."""
    for nummer in range(aantal):
        jeugdige = maak_jeugdige(cast.urk, voornaam=f"Kind{nummer:03}", achternaam=f"Visser{nummer:03}")
        Casus.objects.create(
            jeugdige=jeugdige,
            status=status,
            team_id=regisseur.organisatie_id,
            regisseur_id=regisseur.medewerker_id,
            geopend_op=date(2026, 10, 1),
        )


def vraag_om(vandaag: date) -> datetime:
    """A moment on a day."""
    return NU.replace(year=vandaag.year, month=vandaag.month, day=vandaag.day)


def nieuwe_sleutel() -> str:
    """A fresh idempotency key, as the form carries it."""
    return str(uuid4())
