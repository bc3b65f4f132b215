"""All addresses: each room brings its own."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path

from zorglandschap.config.inloggen import niet_hier
from zorglandschap.web.beheer.pages import gezond
from zorglandschap.web.vormgeving.pages import stijlgids

# pages of allauth that this house does not have; first in the list, so that the names keep working
GESLOTEN = (
    "signup/",
    "email/",
    "confirm-email/",
    "password/set/",
    "login/code/confirm/",
    "3rdparty/",
    "3rdparty/signup/",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("zorglandschap.web.openbaar.urls")),
    path("gezond/", gezond, name="gezond"),
    *(path(f"account/{pad}", niet_hier) for pad in GESLOTEN),
    re_path(r"^account/(?:social/|confirm-email/|2fa/webauthn/keys/\d+/edit/)", niet_hier),
    path("account/", include("allauth.urls")),
    path("taal/", include("django.conf.urls.i18n")),
    path("", include("zorglandschap.web.casus.urls")),
    path("", include("zorglandschap.web.matching.urls")),
    path("aanbod/", include("zorglandschap.web.aanbod.urls")),
    path("landschap/", include("zorglandschap.web.monitor.urls")),
    path("simulatie/", include("zorglandschap.web.simulatie.urls")),
    path("mijn/", include("zorglandschap.web.portaal.urls")),
    path("beheer/", include("zorglandschap.web.beheer.urls")),
    path("api/", include("zorglandschap.web.api.urls")),
]

if settings.DEMO:
    urlpatterns.append(path("vormgeving/", stijlgids, name="stijlgids"))
