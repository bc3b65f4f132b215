"""Two registrations of one child become one: proposed by one, confirmed by another, and undone row by row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, models, transaction

from zorglandschap.apps.casus.models import Gezinslid, Jeugdige, Portaaltoegang, Samenvoeging
from zorglandschap.apps.casus.queries.registratie import zichtbare_jeugdigen
from zorglandschap.apps.casus.queries.samenvoegen import dubbel_feiten, get_samenvoeging, mag_samenvoegen
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.logboek.actions import Afloop, schrijf
from zorglandschap.core.begrippen.codelijsten import Doel, Handeling
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.tekst import zin
from zorglandschap.core.regels.dubbel import REGELS

PORTAAL = "portaal"  # parents whose account was linked to themselves in the family that stays
VELDEN = "velden"  # what changed on the registration that stays, with how it was
ACCOUNTS = "casus.Portaaltoegang.jeugdige"
BLIJVENDE_KENMERKEN = ("adres_is_geheim", "geen_berichten")  # a promise made for the double holds for the child
GEEN_REDEN = zin("Schrijf op waarom. Een collega moet het kunnen begrijpen.")
NIET_MEER_OPEN = zin("Dit voorstel staat niet meer open. Kijk wat ermee is gebeurd.")


def stel_samenvoegen_voor(*, door: Kijker, nu: datetime, blijft: UUID, dubbel: UUID, reden: str) -> Samenvoeging:
    """Propose that two registrations are one child; an open proposal about the same two is given back."""
    if not mag_samenvoegen(door) or door.medewerker_id is None:
        raise NietGevonden
    if blijft == dubbel:
        raise Geweigerd(zin("Kies twee verschillende registraties."))
    if not reden.strip():
        raise Geweigerd(GEEN_REDEN)
    with transaction.atomic():
        een, ander = (_vergrendel(zichtbare_jeugdigen(door).filter(sleutel=sleutel)) for sleutel in (blijft, dubbel))
        bekend = Samenvoeging.objects.filter(
            blijft__in=(een, ander), dubbel__in=(een, ander), bevestigd_om__isnull=True, gestopt_om__isnull=True
        ).first()
        if bekend is not None:
            return bekend
        _toets(een, ander)
        voorstel = Samenvoeging.objects.create(
            blijft=een, dubbel=ander, reden=reden.strip(), voorgesteld_door_id=door.medewerker_id, voorgesteld_om=nu
        )
        _log(door, voorstel, "voorgesteld", actie="C")
        return voorstel


def bevestig_samenvoegen(voorstel_sleutel: UUID, *, door: Kijker, nu: datetime) -> Samenvoeging:
    """A second person agrees: every row of the double now belongs to the registration that stays."""
    voorstel = get_samenvoeging(door, voorstel_sleutel)
    try:
        with transaction.atomic():
            rij, blijft, dubbel = _vergrendel_beide(voorstel)
            if rij.bevestigd_om is not None and rij.gestopt_om is None:
                return rij
            elders = blijft.samengevoegd_in_id is not None or dubbel.samengevoegd_in_id is not None
            if rij.gestopt_om is not None or elders:
                raise Geweigerd(NIET_MEER_OPEN)
            _toets(blijft, dubbel, bevestigt=True, zelfde_persoon=rij.voorgesteld_door_id == door.medewerker_id)
            verplaatst = _verplaats(dubbel, blijft)
            gekoppeld = _koppel_accounts(verplaatst.get(ACCOUNTS, []), blijft)
            rij.verplaatst = {**verplaatst, PORTAAL: gekoppeld, VELDEN: _neem_kenmerken_over(dubbel, blijft)}
            rij.bevestigd_door_id, rij.bevestigd_om = door.medewerker_id, nu
            rij.save(update_fields=["verplaatst", "bevestigd_door", "bevestigd_om"])
            dubbel.samengevoegd_in = blijft
            dubbel.save(update_fields=["samengevoegd_in"])
            _log(door, rij, "bevestigd")
            return rij
    except Geweigerd as fout:
        _log(door, voorstel, str(fout.reden), uitkomst=Afloop.GEWEIGERD)
        raise


def stop_samenvoegen(voorstel_sleutel: UUID, *, door: Kijker, nu: datetime, reden: str) -> Samenvoeging:
    """Reject a proposal, or undo a merge: every row that moved goes back to where it was. Twice is harmless."""
    voorstel = get_samenvoeging(door, voorstel_sleutel)
    if not reden.strip():
        raise Geweigerd(GEEN_REDEN)
    with transaction.atomic():
        rij, blijft, dubbel = _vergrendel_beide(voorstel)
        if rij.gestopt_om is not None:
            return rij
        if rij.bevestigd_om is not None:
            if blijft.samengevoegd_in_id is not None:
                raise Geweigerd(zin("Deze registratie is daarna zelf samengevoegd. Draai dat eerst terug."))
            _zet_terug(rij, blijft, dubbel)
            dubbel.samengevoegd_in = None
            dubbel.save(update_fields=["samengevoegd_in"])
        rij.gestopt_door_id, rij.gestopt_om, rij.gestopt_reden = door.medewerker_id, nu, reden.strip()
        rij.save(update_fields=["gestopt_door", "gestopt_om", "gestopt_reden"])
        _log(door, rij, "teruggedraaid" if rij.bevestigd_om else "afgewezen")
        return rij


def _vergrendel(jeugdigen: models.QuerySet[Jeugdige]) -> Jeugdige:
    gevonden = jeugdigen.first()
    if gevonden is None:
        raise NietGevonden
    return Jeugdige.objects.select_for_update(of=("self",)).get(pk=gevonden.pk)


def _vergrendel_beide(voorstel: Samenvoeging) -> tuple[Samenvoeging, Jeugdige, Jeugdige]:
    """The proposal and both registrations, fresh and locked, always in the same order."""
    rij = Samenvoeging.objects.select_for_update(of=("self",)).get(pk=voorstel.pk)
    ids = (rij.blijft_id, rij.dubbel_id)
    kinderen = {k.pk: k for k in Jeugdige.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")}
    return rij, kinderen[rij.blijft_id], kinderen[rij.dubbel_id]


def _toets(blijft: Jeugdige, dubbel: Jeugdige, *, bevestigt: bool = False, zelfde_persoon: bool = False) -> None:
    feiten = dubbel_feiten(blijft, dubbel, bevestigt=bevestigt, zelfde_persoon=zelfde_persoon)
    uitkomsten = [regel(feiten) for regel in REGELS]
    if any(uitkomst.blokkeert for uitkomst in uitkomsten):
        raise Geweigerd.door_regels(uitkomsten)


def verwijzingen() -> Iterator[tuple[str, type[models.Model], str]]:
    """Every kind of row in every room that points to a youth: a name to keep, the model and its field.

    The merges themselves keep their own two registrations: they tell what happened.
    """
    for relatie in Jeugdige._meta.get_fields(include_hidden=True):  # noqa: SLF001 - Django's own list
        if not (relatie.auto_created and not relatie.concrete and (relatie.one_to_many or relatie.one_to_one)):
            continue
        model, veld = relatie.related_model, relatie.field.name  # type: ignore[union-attr]
        if model is not None and model is not Samenvoeging:
            yield f"{model._meta.label}.{veld}", model, veld  # noqa: SLF001


def _verplaats(van: Jeugdige, naar: Jeugdige) -> dict[str, Any]:
    """Point every row to the registration that stays; a row that would be there twice stays where it is."""
    verplaatst: dict[str, Any] = {}
    for naam, model, veld in verwijzingen():
        ids = [pk for pk in _ids(model, veld, van) if _wijs_om(model, veld, pk, naar)]
        if ids:
            verplaatst[naam] = ids
    return verplaatst


def _rijen(model: type[models.Model]) -> models.QuerySet[models.Model]:
    return model._base_manager.all()  # noqa: SLF001 - every row, whatever a room's own manager hides


def _ids(model: type[models.Model], veld: str, jeugdige: Jeugdige) -> list[int]:
    return list(_rijen(model).filter(**{veld: jeugdige}).order_by("pk").values_list("pk", flat=True))


def _wijs_om(model: type[models.Model], veld: str, pk: int, naar: Jeugdige) -> bool:
    try:
        with transaction.atomic():
            _rijen(model).filter(pk=pk).update(**{veld: naar})
    except IntegrityError:
        return False
    return True


def _zet_terug(rij: Samenvoeging, blijft: Jeugdige, dubbel: Jeugdige) -> None:
    for naam, model, veld in verwijzingen():
        ids = rij.verplaatst.get(naam, [])
        _rijen(model).filter(pk__in=ids, **{veld: blijft}).update(**{veld: dubbel})
    for account, (oud, nieuw) in rij.verplaatst.get(PORTAAL, {}).items():
        Portaaltoegang.objects.filter(pk=account, gezinslid_id=nieuw).update(gezinslid_id=oud)
    was = rij.verplaatst.get(VELDEN, {})
    for veld, waarde in was.items():
        setattr(blijft, veld, waarde)
    if was:
        blijft.save(update_fields=list(was))


def _koppel_accounts(accounts: list[int], blijft: Jeugdige) -> dict[str, list[int]]:
    """Link the accounts that came along to the same person in the family that stays; returns what it was and is.

    Only when exactly one person there has the same name and the same role: who might be somebody else gets no gezag.
    """
    gekoppeld: dict[str, list[int]] = {}
    rijen = Portaaltoegang.objects.filter(pk__in=accounts, gezinslid__isnull=False).select_related("gezinslid")
    leden = list(Gezinslid.objects.filter(gezin_id=blijft.gezin_id, tot__isnull=True))
    for toegang in rijen:
        lid = toegang.gezinslid
        zelfde = [ander for ander in leden if lid is not None and _zelfde_persoon(lid, ander)]
        if lid is not None and len(zelfde) == 1 and lid not in leden:
            toegang.gezinslid = zelfde[0]
            toegang.save(update_fields=["gezinslid"])
            gekoppeld[str(toegang.pk)] = [lid.pk, zelfde[0].pk]
    return gekoppeld


def _zelfde_persoon(een: Gezinslid, ander: Gezinslid) -> bool:
    return een.rol == ander.rol and een.naam.casefold().split() == ander.naam.casefold().split()


def _neem_kenmerken_over(dubbel: Jeugdige, blijft: Jeugdige) -> dict[str, bool]:
    """A secret address and ‘no messages’ hold for the child from now on; returns how it was on what changed."""
    was = {v: False for v in BLIJVENDE_KENMERKEN if getattr(dubbel, v) and not getattr(blijft, v)}
    for veld in was:
        setattr(blijft, veld, True)
    if was:
        blijft.save(update_fields=list(was))
    return was


def _log(door: Kijker, voorstel: Samenvoeging, wat: str, *, actie: str = "U", uitkomst: Afloop = Afloop.GELUKT) -> None:
    """One line for each of the two: both files tell what happened."""
    for jeugdige_id in (voorstel.blijft_id, voorstel.dubbel_id):
        schrijf(
            kijker=door,
            handeling=Handeling.SAMENVOEGEN,
            doel=Doel.HULP,
            actie=actie,
            soort="samenvoeging",
            object_id=str(voorstel.sleutel),
            jeugdige_id=jeugdige_id,
            uitkomst=uitkomst,
            reden=wat,
        )
