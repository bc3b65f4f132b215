"""Addresses of the room ‘simulatie’."""

from __future__ import annotations

from django.urls import URLPattern, path

from zorglandschap.web.simulatie.pages import (
    betrouwbaarheid,
    doorrekening,
    doorrekeningen,
    plan,
    rapport,
    scenario_maak,
    scenarios,
    vooruit,
)

app_name = "simulatie"
urlpatterns: list[URLPattern] = [
    path("", vooruit.vooruit, name="vooruit"),
    path("cijfers.csv", vooruit.vooruit_csv, name="vooruit_csv"),
    path("doorrekenen/", vooruit.vraag_aan, name="vraag"),
    path("doorrekening/<uuid:sleutel>/", doorrekening.doorrekening, name="doorrekening"),
    path("doorrekening/<uuid:sleutel>/cijfers.csv", doorrekening.doorrekening_csv, name="doorrekening_csv"),
    path("doorrekening/<uuid:sleutel>/rapport.pdf", rapport.rapport, name="rapport"),
    path("doorrekening/<uuid:sleutel>/stop/", doorrekening.stop, name="doorrekening_stop"),
    path("betrouwbaarheid/", betrouwbaarheid.betrouwbaarheid, name="betrouwbaarheid"),
    # scenarios, and runs of them
    path("doorrekeningen/", doorrekeningen.lijst, name="doorrekeningen"),
    path("doorrekeningen/nieuw/", doorrekeningen.reken, name="reken"),
    path("scenarios/", scenarios.lijst, name="scenarios"),
    path("scenarios/nieuw/", scenario_maak.nieuw, name="nieuw"),
    path("scenarios/bestand/", scenario_maak.lees_bestand, name="lees_bestand"),
    path("scenarios/scenario.schema.json", scenarios.schema, name="schema"),
    path("scenarios/<slug:scenario>/", scenarios.bekijk, name="scenario"),
    path("scenarios/<slug:scenario>/scenario.json", scenarios.bestand, name="scenario_bestand"),
    path("scenarios/<uuid:sleutel>/wijzig/", scenario_maak.wijzig, name="wijzig"),
    path("scenarios/<uuid:sleutel>/weg/", scenarios.weg, name="weg"),
    # plans: from targets to places
    path("plan/", plan.plannen, name="plannen"),
    path("plan/<uuid:sleutel>/", plan.plan, name="plan"),
    path("plan/<uuid:sleutel>/stop/", plan.stop, name="plan_stop"),
    path("plan/<uuid:sleutel>/scenario/", plan.scenario, name="plan_scenario"),
]
