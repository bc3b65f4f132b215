"""Addresses of the room ‘aanbod’."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "aanbod"
urlpatterns: list[URLPattern] = []
