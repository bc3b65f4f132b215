"""At the door of every request: who is looking, and which answer a refusal gets."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from zorglandschap.apps.casus.queries import get_portaal_kijker
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.apps.organisaties.queries import get_kijker, is_geldig
from zorglandschap.core.begrippen.kijker import Kijker


class KijkerMiddleware:
    """Puts ``request.kijker`` on the request: the viewer in one role, or None."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.kijker = _kijker(request)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        """A stranger gets 404; a refusal nobody caught gets a page that says what to do."""
        if isinstance(fout, NietGevonden):
            return render(request, "404.html", status=404)
        if isinstance(fout, Geweigerd):
            return render(request, "vormgeving/geweigerd.html", {"fout": fout}, status=409)
        return None


def _kijker(request: HttpRequest) -> Kijker | None:
    """The viewer of today; an account that is closed or past its end date is signed out here and now."""
    gebruiker = request.user
    if not isinstance(gebruiker, Gebruiker):
        return None
    vandaag = timezone.localdate()
    if not is_geldig(gebruiker, op=vandaag):
        logout(request)
        return None
    return get_kijker(gebruiker, op=vandaag) or get_portaal_kijker(gebruiker)
