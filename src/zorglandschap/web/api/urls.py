"""Addresses of the API."""

from __future__ import annotations

from django.urls import path

from zorglandschap.web.api.pages import maak_api

api = maak_api()
urlpatterns = [path("v1/", api.urls)]
