"""The legal frame: which measures hold, in which frame a case stands, and on what ground a child may live elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Q

from zorglandschap.apps.casus.models import Casus, Jeugdige, Maatregel
from zorglandschap.apps.casus.queries.machtigingen import (
    geldende_maatregelen,
    lopende_maatregelen,
    slaapt,
    stemt_in,
)
from zorglandschap.apps.casus.queries.toegang import rechten, uitgesloten_accounts
from zorglandschap.apps.casus.queries.toestemming import heeft_toestemming
from zorglandschap.apps.fouten import NietGevonden
from zorglandschap.apps.organisaties.models import Medewerker, Organisatie
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, JuridischKader, Rol, SoortOrganisatie
from zorglandschap.core.begrippen.gezinswoorden import Toestemmingsdoel
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF, Hulpvorm
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.periode import Periode, plus_maanden, verjaardag
from zorglandschap.core.casus.kader import DRAAGT_GESLOTEN, TOEZICHT, Wettermijnen, herleid_kader, uiterlijk_einde
from zorglandschap.core.regels.kader import KaderFeiten, geldige_plaatsingsgrond
from zorglandschap.core.regels.maatregel import BIJ_MAATREGEL, MaatregelFeiten
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst


@dataclass(frozen=True, slots=True)
class NieuweMaatregel:
    """A decision of the judge as it is typed over; ``gi`` and ``verlengt`` are numbers of rows."""

    kader: JuridischKader
    van: date
    tot: date | None = None
    gi: int | None = None
    uitgesproken_op: date | None = None
    is_spoed: bool = False
    is_voorwaardelijk: bool = False
    verlengt: int | None = None
    kenmerk: str = ""
    instemming_op: date | None = None
    instemming_door: str = ""
    vertegenwoordiger_op: date | None = None
    vertegenwoordiger_door: str = ""
    jeugdbeschermer: int | None = None


@dataclass(frozen=True, slots=True)
class Maatregelregel:
    """One measure on the page: does it run today, is it still to come, or is it over?

    What runs may have lapsed, or wait for a broken condition: then it gives no ground.
    """

    maatregel: Maatregel
    geldt: bool
    komt: bool
    is_verlengd: bool
    is_vervallen: bool = False
    slaapt: bool = False
    stemt_in: bool = False

    @property
    def mag_opname(self) -> bool:
        """True when a decision to admit can be recorded."""
        return self.geldt and self.slaapt and not self.is_vervallen

    @property
    def kan_intrekken(self) -> bool:
        """True while the consent of who has the gezag stands."""
        return self.geldt and self.stemt_in and self.maatregel.vertegenwoordiger_ingetrokken_op is None

    @property
    def mist_reden(self) -> bool:
        """True when it is over and nobody recorded why."""
        return not self.geldt and not self.komt and not self.maatregel.reden_einde


@dataclass(frozen=True, slots=True)
class Kaderblad:
    """The legal frame of one case: the voluntary side, the compelled side, and what each asks."""

    casus: Casus
    kader: JuridischKader
    nu: tuple[Maatregelregel, ...]
    straks: tuple[Maatregelregel, ...]
    vroeger: tuple[Maatregelregel, ...]
    toestemming: Uitkomst
    gronden: tuple[Uitkomst, ...]
    mag_vastleggen: bool

    @property
    def is_gedwongen(self) -> bool:
        """True while a measure of the judge holds."""
        return self.kader is not JuridischKader.VRIJWILLIG


def geldende_kaders(jeugdige_id: int, op: date) -> frozenset[JuridischKader]:
    """Every measure that holds for this youth on a day."""
    rijen = geldende_maatregelen(op).filter(jeugdige_id=jeugdige_id)
    return frozenset(map(JuridischKader, rijen.values_list("kader", flat=True)))


@dataclass(frozen=True, slots=True)
class _Kaders:
    """What runs on a day: what gives a ground, and which authorisation does not (any more)."""

    geldend: frozenset[JuridischKader]
    vervallen: frozenset[JuridischKader]
    wacht_op_voorwaarde: bool
    vertegenwoordiger_stemt_in: bool


def _kaders(rijen: Iterable[Maatregel], op: date) -> _Kaders:
    """``rijen`` come from ``lopende_maatregelen``."""
    lopend = list(rijen)
    geldend = [m for m in lopend if _geldt(m, op)]
    return _Kaders(
        geldend=frozenset(JuridischKader(m.kader) for m in geldend),
        vervallen=frozenset(JuridischKader(m.kader) for m in lopend if _is_vervallen(m)),
        wacht_op_voorwaarde=any(slaapt(m, op) for m in lopend),
        vertegenwoordiger_stemt_in=any(m.kader == JuridischKader.GESLOTEN and stemt_in(m, op) for m in geldend),
    )


def _is_vervallen(maatregel: Maatregel) -> bool:
    return bool(getattr(maatregel, "is_vervallen", False))


def _geldt(maatregel: Maatregel, op: date) -> bool:
    return not _is_vervallen(maatregel) and not slaapt(maatregel, op)


def toets_grond(casus: Casus, hulpvorm: Hulpvorm, *, vandaag: date) -> list[Uitkomst]:
    """May this youth live there from this day on? For a stay in a voluntary frame also who must still say yes."""
    loopt = _kaders(lopende_maatregelen(vandaag).filter(jeugdige_id=casus.jeugdige_id), vandaag)
    kaders = loopt.geldend
    toestemming = _toestemming(casus, kaders, vandaag)
    ja = toestemming.oordeel in (Oordeel.VOLDAAN, Oordeel.LET_OP)
    grond = geldige_plaatsingsgrond(
        KaderFeiten(
            hulpvorm=hulpvorm,
            kaders=kaders,
            heeft_toestemming=ja,
            crisis=casus.is_crisis,
            vervallen=loopt.vervallen - kaders,
            wacht_op_voorwaarde=loopt.wacht_op_voorwaarde,
            vertegenwoordiger_stemt_in=loopt.vertegenwoordiger_stemt_in,
            is_meerderjarig=_volwassen_op(casus.jeugdige, vandaag) <= vandaag,
        )
    )
    uit_zichzelf = hulpvorm in VERBLIJF and hulpvorm is not Hulpvorm.GESLOTEN and not kaders
    if ja or not uit_zichzelf:
        return [grond]
    return [grond, _toestemming(casus, kaders, vandaag, crisis=casus.is_crisis)]


def _toestemming(casus: Casus, kaders: Iterable[JuridischKader], op: date, *, crisis: bool = False) -> Uitkomst:
    return heeft_toestemming(
        casus.jeugdige, Toestemmingsdoel.HULP, vandaag=op, kader=herleid_kader(kaders), crisis=crisis
    )


def get_kaderblad(casus: Casus, kijker: Kijker, *, vandaag: date) -> Kaderblad:
    """The frame of a case that the viewer got through ``get_casus``."""
    regels = _regels(casus.jeugdige, vandaag)
    grond = [r.maatregel for r in regels if r.geldt and not (r.is_vervallen or r.slaapt)]
    kaders = frozenset(JuridischKader(maatregel.kader) for maatregel in grond)
    return Kaderblad(
        casus=casus,
        kader=herleid_kader(kaders),
        nu=tuple(r for r in regels if r.geldt),
        straks=tuple(r for r in regels if r.komt),
        vroeger=tuple(reversed([r for r in regels if not r.geldt and not r.komt])),
        toestemming=_toestemming(casus, kaders, vandaag, crisis=casus.is_crisis),
        gronden=tuple(toets_grond(casus, Hulpvorm.PLEEGZORG, vandaag=vandaag)),
        mag_vastleggen=casus.status != CasusStatus.AFGESLOTEN
        and Handeling.CASUS_SCHRIJVEN in rechten(kijker, casus, vandaag=vandaag),
    )


def _regels(jeugdige: Jeugdige, vandaag: date) -> list[Maatregelregel]:
    rijen = list(Maatregel.objects.filter(jeugdige_id=jeugdige.pk).select_related("gi").order_by("van", "pk"))
    verlengd = {rij.verlengt_id for rij in rijen}
    vervallen = {m.pk for m in lopende_maatregelen(vandaag).filter(jeugdige_id=jeugdige.pk) if _is_vervallen(m)}
    return [
        Maatregelregel(
            maatregel=rij,
            geldt=Periode(rij.van, rij.tot).bevat(vandaag),
            komt=rij.van > vandaag,
            is_verlengd=rij.pk in verlengd,
            is_vervallen=rij.pk in vervallen,
            slaapt=slaapt(rij, vandaag),
            stemt_in=stemt_in(rij, vandaag),
        )
        for rij in rijen
    ]


def get_maatregel(casus: Casus, nummer: int) -> Maatregel:
    """One measure of the youth of this case; NietGevonden for another's."""
    maatregel = Maatregel.objects.filter(pk=nummer, jeugdige_id=casus.jeugdige_id).select_related("gi").first()
    if maatregel is None:
        raise NietGevonden
    return maatregel


def toets_maatregel(casus: Casus, nieuw: NieuweMaatregel, *, vandaag: date) -> list[Uitkomst]:
    """Every rule about a measure that is about to be recorded."""
    alle = list(Maatregel.objects.filter(jeugdige_id=casus.jeugdige_id))
    vorige = next((m for m in alle if m.pk == nieuw.verlengt), None)
    feiten = MaatregelFeiten(
        kader=nieuw.kader,
        van=nieuw.van,
        tot=nieuw.tot,
        uiterlijk=uiterlijk_einde(
            nieuw.kader,
            nieuw.van,
            wettermijnen(vandaag),
            is_spoed=nieuw.is_spoed,
            is_voorwaardelijk=nieuw.is_voorwaardelijk,
            is_verlenging=vorige is not None,
        ),
        grens_op=_grens(casus.jeugdige, nieuw.kader, vandaag),
        is_spoed=nieuw.is_spoed,
        is_verlenging=vorige is not None,
        vorige_tot=vorige.tot if vorige else None,
        vorige_zelfde_soort=vorige is None or vorige.kader == nieuw.kader,
        vorige_spoed=vorige is not None and vorige.is_spoed,
        onder_toezicht=_is_gedekt(alle, nieuw),
        overlapt=_overlapt(alle, nieuw),
        heeft_gi=nieuw.gi is not None,
        heeft_instemming=nieuw.instemming_op is not None and bool(nieuw.instemming_door.strip()),
        heeft_basis=any(m.kader in DRAAGT_GESLOTEN and _periode(m).bevat(nieuw.van) for m in alle),
        vertegenwoordiger_stemt_in=bool(nieuw.vertegenwoordiger_op and nieuw.vertegenwoordiger_door.strip()),
        is_meerderjarig=_volwassen_op(casus.jeugdige, vandaag) <= nieuw.van,
    )
    return [regel(feiten) for regel in BIJ_MAATREGEL]


def wettermijnen(op: date) -> Wettermijnen:
    """How long the law lets each measure last, on a day."""
    beleid = settings.BELEID
    return Wettermijnen(
        vots=beleid.aantal("termijn_vots_maanden", op),
        ots=beleid.aantal("termijn_ots_maanden", op),
        muhp=beleid.aantal("termijn_muhp_maanden", op),
        gesloten=beleid.aantal("termijn_gesloten_maanden", op),
        voorwaardelijk=beleid.aantal("termijn_voorwaardelijk_maanden", op),
        spoed_weken=beleid.aantal("termijn_spoed_weken", op),
    )


def _grens(jeugdige: Jeugdige, kader: JuridischKader, op: date) -> date | None:
    """The first day on which this measure can no longer hold because of age."""
    if kader is JuridischKader.JEUGDRECLASSERING:
        return None
    volwassen = _volwassen_op(jeugdige, op)
    if kader is JuridischKader.GESLOTEN:
        return plus_maanden(volwassen, settings.BELEID.aantal("gesloten_na_achttien_maanden", op))
    return volwassen


def _volwassen_op(jeugdige: Jeugdige, op: date) -> date:
    return verjaardag(jeugdige.geboren_op, settings.BELEID.aantal("meerderjarig_leeftijd", op))


def _periode(maatregel: Maatregel | NieuweMaatregel) -> Periode:
    return Periode(maatregel.van, maatregel.tot)


def _overlapt(alle: Sequence[Maatregel], nieuw: NieuweMaatregel) -> bool:
    zelfde = (m for m in alle if m.kader == nieuw.kader and m.pk != nieuw.verlengt)
    return any(_periode(m).overlapt(_periode(nieuw)) for m in zelfde)


def _is_gedekt(alle: Sequence[Maatregel], nieuw: NieuweMaatregel) -> bool:
    """True when supervision runs on every day of the new period; one may follow another without a gap."""
    tot_waar = nieuw.van
    for rij in sorted((m for m in alle if m.kader in TOEZICHT), key=lambda m: m.van):
        if rij.van <= tot_waar:
            if rij.tot is None:
                return True
            tot_waar = max(tot_waar, rij.tot)
    return nieuw.tot is not None and tot_waar >= nieuw.tot


def list_instellingen() -> list[Organisatie]:
    """Every GI of the region, for the form."""
    return list(Organisatie.objects.filter(soort=SoortOrganisatie.GI).order_by("naam"))


def list_jeugdbeschermers(casus: Casus, vandaag: date) -> list[Medewerker]:
    """Everybody who works as jeugdbeschermer for a GI today and is not excluded from the family, for the form."""
    werkt = Q(tot__isnull=True) | Q(tot__gt=vandaag)
    rijen = Medewerker.objects.filter(werkt, rol=Rol.JEUGDBESCHERMER, organisatie__soort=SoortOrganisatie.GI)
    rijen = rijen.exclude(gebruiker__in=uitgesloten_accounts(casus.jeugdige))
    return list(rijen.select_related("organisatie").order_by("naam", "pk"))
