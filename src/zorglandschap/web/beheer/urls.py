"""Addresses of the room ‘beheer’."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "beheer"
urlpatterns: list[URLPattern] = []
