"""Addresses of the room ‘casus’."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "casus"
urlpatterns: list[URLPattern] = []
