"""Addresses of the room ‘monitor’."""

from __future__ import annotations

from django.urls import URLPattern, path

from zorglandschap.web.monitor import pages

app_name = "monitor"
urlpatterns: list[URLPattern] = [
    path("", pages.landschap, name="landschap"),
    path("cijfers.csv", pages.cijfers_csv, name="cijfers"),
]
