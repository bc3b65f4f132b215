"""Addresses of the room ‘monitor’."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "monitor"
urlpatterns: list[URLPattern] = []
