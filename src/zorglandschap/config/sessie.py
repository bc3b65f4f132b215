"""How long a session lives: it ends after a quiet time, and after a long day whatever happens."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

BEGIN, LAATST = "sessie_begin", "sessie_laatst"
VERNIEUW = 60  # seconds: the time of the last request is written at most once a minute


class SessieMiddleware:
    """Signs out who was quiet for ``SESSIE_RUST`` or signed in longer ago than ``SESSIE_MAXIMUM``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        was_aangemeld = SESSION_KEY in request.session
        if request.user.is_authenticated:
            self._bewaak(request, int(timezone.now().timestamp()))
        elif was_aangemeld:  # the account was closed, or its password changed: this session never comes back
            logout(request)
        antwoord = self.get_response(request)
        if was_aangemeld and not request.user.is_authenticated:
            request.is_afgemeld = True  # type: ignore[attr-defined]
        return antwoord

    def _bewaak(self, request: HttpRequest, nu: int) -> None:
        sessie = request.session
        begin, laatst = sessie.get(BEGIN, nu), sessie.get(LAATST, nu)
        rust, maximum = settings.SESSIE_RUST.total_seconds(), settings.SESSIE_MAXIMUM.total_seconds()
        if nu - laatst > rust or nu - begin > maximum:
            logout(request)
            return
        if BEGIN not in sessie or nu - laatst >= VERNIEUW:
            sessie[BEGIN], sessie[LAATST] = begin, nu
