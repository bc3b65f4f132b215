"""Addresses of the room ‘beheer’."""

from __future__ import annotations

from django.urls import URLPattern, path

from zorglandschap.web.beheer import contracten, pages

app_name = "beheer"
urlpatterns: list[URLPattern] = [
    path("", pages.overzicht, name="overzicht"),
    path("accounts/", pages.accounts, name="accounts"),
    path("accounts/<int:nummer>/", pages.account, name="account"),
    path("accounts/<int:nummer>/sluiten/", pages.sluit, name="sluit"),
    path("accounts/<int:nummer>/heropenen/", pages.heropen, name="heropen"),
    path("accounts/<int:nummer>/einddatum/", pages.einddatum, name="einddatum"),
    path("koppelingen/", pages.koppelingen, name="koppelingen"),
    path("koppelingen/<int:koppeling>/intrekken/", pages.trek_koppeling_in, name="koppeling_intrekken"),
    path("contracten/", contracten.contracten, name="contracten"),
    path("contracten/<int:contractnummer>/", contracten.contract, name="contract"),
    path("normen/", pages.normen, name="normen"),
]
