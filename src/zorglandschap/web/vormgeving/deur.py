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

NIET_TERUGGEVEN = frozenset({"csrfmiddlewaretoken", "password", "oldpassword", "password1", "password2", "code"})


def met_kijker(pagina: Pagina[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Give the page the viewer as second argument; without one: sign in first.

    A form sent after the session ended is not thrown away: its texts come back on a page from
    which they can be sent again after signing in.
    """

    @wraps(pagina)
    def deur(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        kijker: Kijker | None = getattr(request, "kijker", None)
        if kijker is not None:
            return pagina(request, kijker, *args, **kwargs)
        if request.method == "POST":
            return verlopen(request)
        return redirect_to_login(request.get_full_path())

    return deur


def verlopen(request: HttpRequest, *, status: int = 401) -> HttpResponse:
    """The page that gives back what was typed when the session (401) or the form (403) had ended."""
    velden = [
        (naam, waarde) for naam, waarden in request.POST.lists() if naam not in NIET_TERUGGEVEN for waarde in waarden
    ]
    gegevens = {"velden": velden, "adres": request.path, "is_formulier_verlopen": status == 403}
    return render(request, "vormgeving/verlopen.html", gegevens, status=status)
