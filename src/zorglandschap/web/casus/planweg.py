"""Shows where something that the plan still misses is mended: a page and the field on it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from zorglandschap.core.begrippen.planwoorden import BigFive
from zorglandschap.core.begrippen.tekst import Tekst
from zorglandschap.core.regels import plan, toekomst
from zorglandschap.core.regels.uitkomst import Oordeel, Uitkomst
from zorglandschap.web.casus.wegwijzer import Herstel

SCHRIJF, PLAN, TOEKOMST = "casus:plan_schrijf", "casus:plan", "casus:toekomst"
PLEK: dict[Tekst, tuple[str, str]] = {
    plan.STEL_EEN_DOEL: ("casus:doel_nieuw", ""),
    plan.KOPPEL_ZORG: (PLAN, "zorgen"),
    plan.MAAK_ANALYSE: ("casus:analyse", ""),
    plan.NOEM_EINDE: (PLAN, "doelen"),
    plan.BEKIJK_TERMIJN: (PLAN, "doelen"),
    plan.BIED_AAN: (SCHRIJF, "id_familiegroepsplan_aangeboden_op"),
    plan.KIES_PERSPECTIEF: (SCHRIJF, "id_terugkeer"),
    plan.KIES_STREEFDAG: (SCHRIJF, "id_terugkeer_streef_op"),
    plan.LEG_PERSPECTIEF_UIT: (SCHRIJF, "id_terugkeer_toelichting"),
    plan.MAAK_CONTACTAFSPRAKEN: (SCHRIJF, "id_contactafspraken"),
    plan.BESCHRIJF_ROL: (SCHRIJF, "id_rol_ouders"),
    plan.BETREK_PARTIJ: (SCHRIJF, "inzet"),
    plan.REGEL_INZET: (SCHRIJF, "inzet"),
    plan.BESPREEK_MET_JEUGDIGE: (SCHRIJF, "id_met_jeugdige_op"),
    plan.BESPREEK_MET_OUDERS: (SCHRIJF, "id_met_ouders_op"),
    plan.GEEF_OP_PAPIER: (SCHRIJF, "id_op_schrift_gegeven_op"),
    plan.PLAN_EVALUATIE: ("casus:evaluatie", ""),
    plan.PLAN_AFSCHALEN: ("casus:afschalen", ""),
    toekomst.ZEG_WANNEER: (TOEKOMST, f"deel-{BigFive.WONEN.name.lower()}"),
    toekomst.KIJK_OPNIEUW: (TOEKOMST, "vaststellen"),
    toekomst.REGEL_NU: (TOEKOMST, ""),
    **{tekst: (TOEKOMST, f"deel-{deel.name.lower()}") for deel, tekst in toekomst.MAAK_AF.items()},
    **{tekst: (TOEKOMST, f"deel-{deel.name.lower()}") for deel, tekst in toekomst.VRAAG_WENS.items()},
}


def herstel_plan(
    uitkomsten: Iterable[Uitkomst], sleutel: UUID, *, alleen_hard: bool = False, mag: bool = True
) -> list[Herstel]:
    """Everything that still has to be done, what stops the plan first, each once; with its place for who ``mag``."""
    open_ = [u for u in uitkomsten if u.oordeel in (Oordeel.NIET_VOLDAAN, Oordeel.LET_OP)]
    open_ = [u for u in open_ if u.blokkeert or not alleen_hard]
    teksten = dict.fromkeys(t for u in sorted(open_, key=lambda u: not u.blokkeert) for t in u.ontbreekt)
    return [Herstel(tekst, _adres(tekst, sleutel) if mag else "") for tekst in teksten]


def _adres(tekst: Tekst, sleutel: UUID) -> str:
    naam, anker = PLEK.get(tekst, (PLAN, ""))
    adres = reverse(naam, args=[sleutel])
    return f"{adres}#{anker}" if anker else adres
