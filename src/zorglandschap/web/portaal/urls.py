"""Addresses of the room ‘portaal’."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "portaal"
urlpatterns: list[URLPattern] = []
