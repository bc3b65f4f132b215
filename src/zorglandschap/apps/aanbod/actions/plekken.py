"""How many places there are and which cannot be given; what was promised to somebody always stays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from zorglandschap.apps.aanbod.actions.claims import laat_verlopen
from zorglandschap.apps.aanbod.actions.eigen import leg_vast, neem_eigen, nummer_van
from zorglandschap.apps.aanbod.models import Aanbod, Bezetting, Plek, Uitval
from zorglandschap.apps.aanbod.queries.plekdeel import Plekdeel, raakt
from zorglandschap.apps.aanbod.queries.vrij import BEVESTIGD, BUITEN_GEBRUIK, VASTGEHOUDEN, actief, loopt_na
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.core.begrippen.aanbodwoorden import RedenBuitenGebruik, Wijzigingssoort
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import Tekst, zin

NET_VERGEVEN = zin("Er is net een plek vergeven of vastgehouden. Kijk hieronder hoe het nu is.")


def lees_plekken(aanbod: Aanbod, *, vandaag: date, nu: datetime) -> list[Plekdeel]:
    """The places of an offer that exist now or later, locked, each with its claims; by number."""
    laat_verlopen(nu=nu, aanbod=aanbod)
    plekken = Plek.objects.filter(loopt_na(vandaag), aanbod=aanbod).order_by("nummer")
    delen = {p.pk: Plekdeel(p, []) for p in plekken.select_for_update()}
    claims = Bezetting.objects.filter(actief(nu), loopt_na(vandaag), plek__in=list(delen))
    for claim in claims.select_related("uitval").order_by("van"):
        delen[claim.plek_id].claims.append(claim)
    return list(delen.values())


def zet_aantal(aanbod: Aanbod, aantal: int, *, vandaag: date, nu: datetime) -> None:
    """Make the offer have this many places from today; raises Geweigerd when a promise stands in the way.

    Places nobody claims go first, then those out of service.
    """
    delen = lees_plekken(aanbod, vandaag=vandaag, nu=nu)
    if aantal >= len(delen):
        open_plekken(aanbod, aantal - len(delen), van=max(vandaag, aanbod.van))
        return
    beloofd = [d for d in delen if d.beloofd]
    if aantal < len(beloofd):
        raise Geweigerd(_te_weinig(aantal, beloofd, vandaag))
    los = sorted((d for d in delen if not d.beloofd), key=lambda d: (bool(d.buiten), -d.plek.nummer))
    for deel in los[: len(delen) - aantal]:
        sluit_plek(deel, vandaag)


def _te_weinig(aantal: int, beloofd: Sequence[Plekdeel], vandaag: date) -> Tekst:
    claims = [c for d in beloofd for c in d.beloofd]
    return zin(
        "%(aantal)s plekken kan niet: %(beloofd)s plekken zijn beloofd. Nu bezet: %(bezet)s, later gepland:"
        " %(gepland)s, vastgehouden voor een vraag: %(vast)s. Houd minstens %(beloofd)s plekken aan.",
        aantal=aantal,
        beloofd=len(beloofd),
        bezet=sum(c.status == BEVESTIGD and c.van <= vandaag for c in claims),
        gepland=sum(c.status == BEVESTIGD and c.van > vandaag for c in claims),
        vast=sum(c.status == VASTGEHOUDEN for c in claims),
    )


def open_plekken(aanbod: Aanbod, aantal: int, *, van: date) -> None:
    """Add places from a day until the offer itself ends."""
    hoogste = Plek.objects.filter(aanbod=aanbod).aggregate(n=Max("nummer"))["n"] or 0
    Plek.objects.bulk_create(
        [Plek(aanbod=aanbod, nummer=hoogste + 1 + n, van=van, tot=aanbod.tot) for n in range(aantal)]
    )


def sluit_plek(deel: Plekdeel, dag: date) -> None:
    """End a place that nobody counts on; what kept it out of service ends too."""
    for claim in deel.buiten:
        kort_in(claim, dag)
    deel.plek.tot = max(dag, deel.plek.van)
    deel.plek.save(update_fields=["tot"])


def kort_in(claim: Bezetting, dag: date) -> None:
    """End a claim on a day; one that was to begin later takes no day at all."""
    claim.tot = max(dag, claim.van)
    claim.save(update_fields=["tot"])


def zet_vrij(
    aanbod: Aanbod,
    aantal: int,
    *,
    op: date,
    door: Kijker,
    nu: datetime,
    reden: RedenBuitenGebruik = RedenBuitenGebruik.BEZET_ANDERS,
) -> tuple[int, int]:
    """Make this many places free from a day on; returns how many it were and are.

    Fewer: places go out of service, so that nothing promised changes. More: those come back first, then new ones.
    """
    delen = lees_plekken(aanbod, vandaag=timezone.localdate(nu), nu=nu)
    vrij = [d for d in delen if d.is_vrij(op)]
    if aantal < len(vrij):
        for deel in vrij[aantal:]:
            neem_uit(deel.plek, van=op, tot=None, reden=reden, toelichting="", door=door, nu=nu)
    elif aantal > len(vrij):
        kan = [d for d in delen if d.buiten and not d.is_vrij(op) and _komt_vrij(d, op)]
        terug = sorted(kan, key=_heeft_eigen_reden)[: aantal - len(vrij)]
        for deel in terug:
            for claim in deel.buiten:
                kort_in(claim, op)
        open_plekken(aanbod, aantal - len(vrij) - len(terug), van=max(op, aanbod.van))
    return len(vrij), aantal


def _heeft_eigen_reden(deel: Plekdeel) -> bool:
    """Out of service for more than ‘somebody else is in it’: such a place comes back last."""
    return any(c.uitval.reden != RedenBuitenGebruik.BEZET_ANDERS for c in deel.buiten if hasattr(c, "uitval"))


def _komt_vrij(deel: Plekdeel, op: date) -> bool:
    """Would this place be free from that day, were it in service?"""
    return deel.bestaat(op) and not any(raakt(c, op, None) for c in deel.beloofd)


def neem_uit(
    plek: Plek,
    *,
    van: date,
    tot: date | None,
    reden: RedenBuitenGebruik,
    toelichting: str,
    door: Kijker,
    nu: datetime,
) -> None:
    """Claim a place as out of service; raises Geweigerd when somebody was just ahead."""
    einde = min((dag for dag in (tot, plek.tot) if dag is not None), default=None)
    try:
        with transaction.atomic():
            claim = Bezetting.objects.create(plek=plek, van=van, tot=einde, status=BUITEN_GEBRUIK)
    except IntegrityError as fout:
        raise Geweigerd(NET_VERGEVEN) from fout
    Uitval.objects.create(bezetting=claim, reden=reden, toelichting=toelichting, door_id=nummer_van(door), om=nu)


@transaction.atomic
def zet_buiten_gebruik(
    kijker: Kijker,
    aanbod_id: int,
    *,
    aantal: int,
    van: date,
    tot: date | None,
    reden: RedenBuitenGebruik,
    toelichting: str = "",
    nu: datetime,
) -> None:
    """Take places out of service for a period; raises Geweigerd when fewer are free then, or when it cannot be."""
    aanbod, vandaag = neem_eigen(kijker, aanbod_id), timezone.localdate(nu)
    if van < vandaag or (tot is not None and tot <= van):
        raise Geweigerd(zin("Kies een begin vanaf vandaag, en een einde dat daarna ligt (of geen einde)."))
    if reden is RedenBuitenGebruik.ANDERS and not toelichting.strip():
        raise Geweigerd(zin("Schrijf kort op waarom de plek niet te geven is."))
    delen = lees_plekken(aanbod, vandaag=vandaag, nu=nu)
    vrij = [d for d in delen if d.is_vrij(van, tot)]
    if not 1 <= aantal <= len(vrij):
        raise Geweigerd(_niet_zoveel(len(vrij), delen, van, tot))
    for deel in vrij[-aantal:]:
        neem_uit(deel.plek, van=van, tot=tot, reden=reden, toelichting=toelichting.strip(), door=kijker, nu=nu)
    periode = f"{van.isoformat()} – {tot.isoformat() if tot else ''}".strip(" –")
    leg_vast(aanbod, Wijzigingssoort.BUITEN, {"buiten gebruik": ("", f"{aantal} · {periode}")}, door=kijker, nu=nu)


def _niet_zoveel(vrij: int, delen: Sequence[Plekdeel], van: date, tot: date | None) -> Tekst:
    return zin(
        "In die tijd zijn %(vrij)s plekken vrij. Van de andere zijn er %(beloofd)s bezet, gepland of vastgehouden en"
        " %(buiten)s al buiten gebruik. Kies een lager aantal of een andere periode.",
        vrij=vrij,
        beloofd=sum(any(raakt(c, van, tot) for c in d.beloofd) for d in delen),
        buiten=sum(any(raakt(c, van, tot) for c in d.buiten) for d in delen),
    )


@transaction.atomic
def zet_terug(kijker: Kijker, aanbod_id: int, bezetting_id: int, *, nu: datetime) -> None:
    """Put a place back in service from today; doing so twice is harmless. Raises NietGevonden for another's."""
    aanbod, vandaag = neem_eigen(kijker, aanbod_id), timezone.localdate(nu)
    eigen = Bezetting.objects.filter(plek__aanbod=aanbod, status=BUITEN_GEBRUIK, pk=bezetting_id)
    claim = eigen.select_for_update(of=("self",)).first()
    if claim is None:
        raise NietGevonden
    if claim.tot is not None and claim.tot <= max(vandaag, claim.van):
        return
    kort_in(claim, vandaag)
    leg_vast(aanbod, Wijzigingssoort.TERUG, {"buiten gebruik": ("1", "0")}, door=kijker, nu=nu)


def verzet_einde(
    aanbod: Aanbod, einden: Sequence[tuple[Bezetting, date | None]], *, door: Kijker, nu: datetime
) -> None:
    """Let claims that keep a place of this locked own offer out of service end on another day, after today.

    Raises Geweigerd for a day that is over, or when somebody else has the place by then.
    """
    vandaag = timezone.localdate(nu)
    velden: dict[str, tuple[str, str]] = {}
    for claim, einde in einden:
        if einde is not None and einde <= max(vandaag, claim.van):
            raise Geweigerd(zin("Kies een einde na vandaag, of zet de plekken weer in gebruik."))
        velden[f"buiten gebruik vanaf {claim.van.isoformat()} tot"] = (_dagtekst(claim.tot), _dagtekst(einde))
        claim.tot = einde
        try:
            with transaction.atomic():
                claim.save(update_fields=["tot"])
        except IntegrityError as fout:
            raise Geweigerd(NET_VERGEVEN) from fout
    leg_vast(aanbod, Wijzigingssoort.BUITEN, velden, door=door, nu=nu)


def _dagtekst(dag: date | None) -> str:
    return dag.isoformat() if dag else "open"
