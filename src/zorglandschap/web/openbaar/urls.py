"""Addresses of the room ‘openbaar’."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "openbaar"
urlpatterns: list[URLPattern] = []
