"""Addresses of the room ‘openbaar’: all of them without signing in."""

from __future__ import annotations

from django.urls import URLPattern, path

from zorglandschap.web.openbaar import pages

app_name = "openbaar"
urlpatterns: list[URLPattern] = [
    path("", pages.start, name="start"),
    path("regels/", pages.regels, name="regels"),
    path("privacy/", pages.privacy, name="privacy"),
    path("toegankelijkheid/", pages.toegankelijkheid, name="toegankelijkheid"),
]
