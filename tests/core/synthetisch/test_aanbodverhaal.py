"""Invented providers describe their offers, and the alternatives to 24-hour help exist among them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.conf import settings

from zorglandschap.core.begrippen.aanbodwoorden import Ritme
from zorglandschap.core.begrippen.hulpvormen import VORMEN, Hulpvorm
from zorglandschap.core.synthetisch.aanbodverhaal import maak_verhalen
from zorglandschap.core.synthetisch.genereer import genereer
from zorglandschap.core.synthetisch.opgave import HULPVORMEN, lees_opgave

STREEK = genereer(settings.REGIO, schaal=0.1, zaad=7, vandaag=date(2026, 11, 22))
ALTERNATIEVEN = {
    Hulpvorm.DEELTIJD, Hulpvorm.LOGEREN, Hulpvorm.GEZINSOPNAME, Hulpvorm.THUISBEHANDELING, Hulpvorm.FACT,
    Hulpvorm.TEAM_ANDERS,
}  # fmt: skip


def test_every_offer_tells_its_conditions_and_foster_families_their_rhythm() -> None:
    verhalen = maak_verhalen(lees_opgave(settings.REGIO), STREEK.aanbod)
    per_vorm = [(HULPVORMEN[v], verhaal) for v, verhaal in zip(STREEK.aanbod.vorm.tolist(), verhalen, strict=True)]
    assert all(verhaal.voorwaarden for _, verhaal in per_vorm)
    assert all(verhaal.ritme for vorm, verhaal in per_vorm if vorm is Hulpvorm.PLEEGZORG)
    assert all(verhaal.ritme == (Ritme.CRISIS,) for vorm, verhaal in per_vorm if vorm is Hulpvorm.CRISISGROEP)
    assert {(verhaal.eigen_kamer, verhaal.dieren) for _, verhaal in per_vorm} >= {(True, False), (None, None)}
    assert not any(verhaal.ritme for vorm, verhaal in per_vorm if VORMEN[vorm].is_ambulant)


def test_a_region_without_these_words_has_offers_without_a_story() -> None:
    kaal = replace(lees_opgave(settings.REGIO), woorden={})
    assert not any(v.school or v.ritme or v.groep for v in maak_verhalen(kaal, STREEK.aanbod))


def test_alternatives_to_24_hour_help_have_places_in_the_region() -> None:
    met_plek = {HULPVORMEN[int(v)] for v in STREEK.aanbod.vorm[STREEK.plekken.aanbod]}
    assert met_plek >= ALTERNATIEVEN
