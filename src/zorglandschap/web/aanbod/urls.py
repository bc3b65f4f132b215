"""Addresses of the room ‘aanbod’."""

from __future__ import annotations

from django.urls import URLPattern, path

from zorglandschap.web.aanbod import pages

app_name = "aanbod"
urlpatterns: list[URLPattern] = [
    path("", pages.overzicht, name="overzicht"),
    path("bevestig/", pages.bevestig, name="bevestig"),
    path("verzoek/<uuid:sleutel>/", pages.verzoek, name="verzoek"),
]
