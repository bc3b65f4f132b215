"""Addresses of the room ‘matching’."""

from __future__ import annotations

from django.urls import URLPattern, path

from zorglandschap.web.matching.pages import (
    advies,
    ambulant,
    bouwkansen,
    kloof,
    matchen,
    plekken,
    tafel,
    tegenspraak,
    vergelijken,
    wachtlijst,
    weigeringen,
)

app_name = "matching"
urlpatterns: list[URLPattern] = [
    path("casus/<uuid:sleutel>/advies/", advies.advies, name="advies"),
    path("casus/<uuid:sleutel>/advies/kladje/", advies.bewaar_kladje, name="bewaar_advieskladje"),
    path("casus/<uuid:sleutel>/plekken/", plekken.plekken, name="plekken"),
    path("casus/<uuid:sleutel>/plekken/vraag/", plekken.vraag, name="vraag"),
    path("casus/<uuid:sleutel>/plekken/vergelijken/", vergelijken.vergelijken, name="vergelijken"),
    path("casus/<uuid:sleutel>/plekken/intrekken/", plekken.intrekken, name="intrekken"),
    path("casus/<uuid:sleutel>/plekken/kies/", matchen.kies, name="kies"),
    path("casus/<uuid:sleutel>/plekken/gevolg/", matchen.gevolg, name="gevolg"),
    path("casus/<uuid:sleutel>/plekken/geen/", matchen.geen_match, name="geen_match"),
    path("casus/<uuid:sleutel>/weigeringen/", weigeringen.weigeringen, name="weigeringen"),
    path("casus/<uuid:sleutel>/kennismaken/", matchen.kennismaken, name="kennismaken"),
    path("casus/<uuid:sleutel>/ambulant/", ambulant.ambulant, name="ambulant"),
    path("casus/<uuid:sleutel>/wachten/", wachtlijst.wachten, name="wachten"),
    path("casus/<uuid:sleutel>/kloof/", kloof.casuskloof, name="casuskloof"),
    path("kloof/", kloof.kloof, name="kloof"),
    path("bouwkansen/", bouwkansen.bouwkansen, name="bouwkansen"),
    path("bouwkansen/cijfers.csv", bouwkansen.bouwkansen_csv, name="bouwkansen_csv"),
    path("kloof/cijfers.csv", kloof.kloof_csv, name="kloof_csv"),
    path("experttafel/", weigeringen.experttafel, name="experttafel"),
    path("experttafel/<uuid:sleutel>/", weigeringen.expertvraag, name="expertvraag"),
    path("tegenspraak/<uuid:sleutel>/", tegenspraak.tegenspraak, name="tegenspraak"),
    path("tafel/", tafel.tafel, name="tafel"),
    path("tafel/plan/", tafel.maak_plan, name="maak_plan"),
    path("tafel/cijfers/", tafel.cijfers, name="tafelcijfers"),
    path("tafel/<uuid:sleutel>/<int:nummer>/", tafel.kind, name="tafelkind"),
    path("tafel/<uuid:sleutel>/<int:nummer>/watals/", tafel.watals, name="watals"),
    path("tafel/<uuid:sleutel>/<int:nummer>/besluit/", tafel.besluit, name="tafelbesluit"),
    path("wachtlijst/", wachtlijst.wachtlijst, name="wachtlijst"),
]
