"""Addresses of the room ‘simulatie’."""

from __future__ import annotations

from django.urls import URLPattern, path

from zorglandschap.web.simulatie.pages import doorrekening, vooruit

app_name = "simulatie"
urlpatterns: list[URLPattern] = [
    path("", vooruit.vooruit, name="vooruit"),
    path("cijfers.csv", vooruit.vooruit_csv, name="vooruit_csv"),
    path("doorrekenen/", vooruit.vraag_aan, name="vraag"),
    path("doorrekening/<uuid:sleutel>/", doorrekening.doorrekening, name="doorrekening"),
    path("doorrekening/<uuid:sleutel>/cijfers.csv", doorrekening.doorrekening_csv, name="doorrekening_csv"),
    path("doorrekening/<uuid:sleutel>/stop/", doorrekening.stop, name="doorrekening_stop"),
]
