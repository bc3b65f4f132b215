"""Addresses of the room ‘portaal’."""

from __future__ import annotations

from django.urls import URLPattern, path

from zorglandschap.web.portaal import pages

app_name = "portaal"
urlpatterns: list[URLPattern] = [
    path("", pages.mijn, name="mijn"),
    path("verhaal/", pages.verhaal, name="verhaal"),
    path("wens/", pages.wens, name="wens"),
    path("analyse/", pages.analyse, name="analyse"),
    path("kladje/", pages.kladje, name="kladje"),
]
