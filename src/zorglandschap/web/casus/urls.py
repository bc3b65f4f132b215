"""Addresses of the room ‘casus’."""

from __future__ import annotations

from django.urls import URLPattern, path

from zorglandschap.web.casus.pages import analyse, casus, nieuw, werk

app_name = "casus"
urlpatterns: list[URLPattern] = [
    path("werk/", werk.werk, name="werk"),
    path("hulpvraag/nieuw/", nieuw.zoek, name="nieuw"),
    path("hulpvraag/nieuw/gezin/", nieuw.nieuw_gezin, name="nieuw_gezin"),
    path("hulpvraag/nieuw/<uuid:jeugdige>/", nieuw.nieuwe_vraag, name="nieuwe_vraag"),
    path("casus/<uuid:sleutel>/", casus.detail, name="detail"),
    path("casus/<uuid:sleutel>/verwijs/", casus.verwijs, name="verwijs"),
    path("casus/<uuid:sleutel>/crisis/", casus.crisis, name="crisis"),
    path("casus/<uuid:sleutel>/jim/", casus.jim, name="jim"),
    path("casus/<uuid:sleutel>/sluit/", casus.sluit, name="sluit"),
    path("casus/<uuid:sleutel>/analyse/", analyse.analyse, name="analyse"),
    path("casus/<uuid:sleutel>/analyse/kladje/", analyse.bewaar_kladje, name="bewaar_kladje"),
    path("casus/<uuid:sleutel>/analyse/botsing/", analyse.botsing, name="botsing"),
]
