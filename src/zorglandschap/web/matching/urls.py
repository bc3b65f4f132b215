"""Addresses of the room ‘matching’."""

from __future__ import annotations

from django.urls import URLPattern, path

from zorglandschap.web.matching.pages import advies, ambulant, plekken

app_name = "matching"
urlpatterns: list[URLPattern] = [
    path("casus/<uuid:sleutel>/advies/", advies.advies, name="advies"),
    path("casus/<uuid:sleutel>/advies/kladje/", advies.bewaar_kladje, name="bewaar_advieskladje"),
    path("casus/<uuid:sleutel>/plekken/", plekken.plekken, name="plekken"),
    path("casus/<uuid:sleutel>/plekken/vraag/", plekken.vraag, name="vraag"),
    path("casus/<uuid:sleutel>/plekken/intrekken/", plekken.intrekken, name="intrekken"),
    path("casus/<uuid:sleutel>/ambulant/", ambulant.ambulant, name="ambulant"),
]
