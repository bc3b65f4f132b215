"""The door of every page: who is signed in passes, who is not keeps what was typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zorglandschap.core.begrippen.kijker import Kijker

P = ParamSpec("P")
Pagina = Callable[Concatenate[HttpRequest, Kijker, P], HttpResponse]

NIET_TERUGGEVEN = frozenset({"csrfmiddlewaretoken", "password"})


def met_kijker(pagina: Pagina[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Give the page the viewer as second argument; without one: sign in first.

    A form sent after the session ended is not thrown away: its texts come back on a page from
    which they can be sent again after signing in.
    """

    @wraps(pagina)
    def deur(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        kijker: Kijker | None = getattr(request, "kijker", None)
        if kijker is not None:
            return pagina(request, kijker, *args, **kwargs)
        if request.method == "POST":
            return verlopen(request)
        return redirect_to_login(request.get_full_path())

    return deur


def verlopen(request: HttpRequest) -> HttpResponse:
    """The page that gives back what was typed when the session had ended (status 401)."""
    velden = [
        (naam, waarde) for naam, waarden in request.POST.lists() if naam not in NIET_TERUGGEVEN for waarde in waarden
    ]
    return render(request, "vormgeving/verlopen.html", {"velden": velden, "adres": request.path}, status=401)
