"""Addresses of the room ‘aanbod’."""

from __future__ import annotations

from django.urls import URLPattern, path

from zorglandschap.web.aanbod.pages import bestand, blad, bord, crisiscontact, koppelingen, kwaliteit, locaties, week

app_name = "aanbod"
urlpatterns: list[URLPattern] = [
    path("", bord.overzicht, name="overzicht"),
    path("bevestig/", bord.bevestig, name="bevestig"),
    path("verzoek/<uuid:sleutel>/", bord.verzoek, name="verzoek"),
    path("week/", week.week, name="week"),
    path("nieuw/", blad.nieuw, name="nieuw"),
    path("locatie/", locaties.nieuw, name="locatie"),
    path("locaties/", locaties.lijst, name="locaties"),
    path("locaties/<int:locatie>/", locaties.wijzig, name="locatie_wijzig"),
    path("bestand/", bestand.bestand, name="bestand"),
    path("bestand/aanbod.csv", bestand.csv, name="csv"),
    path("bestand/plekken/", bestand.plekken, name="bestand_plekken"),
    path("bestand/plekken.csv", bestand.plekken_csv, name="plekken_csv"),
    path("bestand/voorbeeld.csv", bestand.voorbeeld_csv, name="voorbeeld_csv"),
    path("bestand/locaties/", bestand.locaties, name="bestand_locaties"),
    path("bestand/locaties.csv", bestand.locaties_csv, name="locaties_csv"),
    path("crisiscontact/", crisiscontact.crisiscontact, name="crisiscontact"),
    path("koppelingen/", koppelingen.koppelingen, name="koppelingen"),
    path("koppelingen/nieuw/", koppelingen.nieuw, name="koppeling_nieuw"),
    path("koppelingen/<int:koppeling>/intrekken/", koppelingen.trek_in, name="koppeling_intrekken"),
    path("<int:aanbod>/", blad.blad, name="blad"),
    path("<int:aanbod>/wijzig/", blad.wijzig, name="wijzig"),
    path("<int:aanbod>/sluit/", blad.sluit, name="sluit"),
    path("<int:aanbod>/buiten/", blad.buiten, name="buiten"),
    path("<int:aanbod>/buiten/<int:uitval>/terug/", blad.terug, name="terug"),
    path("<int:aanbod>/aanwezig/", blad.aanwezig, name="aanwezig"),
    path("<int:aanbod>/kwaliteit/", kwaliteit.kwaliteit, name="kwaliteit"),
]
