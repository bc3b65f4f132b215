"""All addresses: each room brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("zorglandschap.web.openbaar.urls")),
    path("account/", include("allauth.urls")),
    path("taal/", include("django.conf.urls.i18n")),
    path("", include("zorglandschap.web.casus.urls")),
    path("", include("zorglandschap.web.matching.urls")),
    path("aanbod/", include("zorglandschap.web.aanbod.urls")),
    path("landschap/", include("zorglandschap.web.monitor.urls")),
    path("mijn/", include("zorglandschap.web.portaal.urls")),
    path("beheer/", include("zorglandschap.web.beheer.urls")),
]
