"""What every request and every answer gets for safety: a trace, its true sender, headers, and a gentle CSRF refusal."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlsplit

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zorglandschap.apps.logboek.verzoek import in_verzoek
from zorglandschap.web.vormgeving.deur import verlopen

Antwoorder = Callable[[HttpRequest], HttpResponse]
NIETS = "accelerometer camera display-capture geolocation gyroscope magnetometer microphone midi payment usb"
KOPPEN = {
    "Permissions-Policy": ", ".join(f"{naam}=()" for naam in NIETS.split()),
    "Cross-Origin-Resource-Policy": "same-origin",
}
log = structlog.get_logger("verzoek")


class VerzoekMiddleware:
    """Gives the request a trace id, which its events in the logbook share, and writes one line about the answer."""

    def __init__(self, get_response: Antwoorder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begin = time.perf_counter()
        with in_verzoek() as nummer, structlog.contextvars.bound_contextvars(verzoek=nummer):
            antwoord = self.get_response(request)
            waar = request.resolver_match.view_name if request.resolver_match else ""
            milliseconden = round(1000 * (time.perf_counter() - begin))
            log.info("antwoord", methode=request.method, waar=waar, status=antwoord.status_code, ms=milliseconden)
        return antwoord


class AfzenderMiddleware:
    """The true address of the sender, behind the number of own proxies that the settings name (0: none)."""

    def __init__(self, get_response: Antwoorder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        keten = [deel.strip() for deel in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if deel.strip()]
        if 0 < settings.PROXIES <= len(keten):
            request.META["REMOTE_ADDR"] = keten[-settings.PROXIES]
        return self.get_response(request)


class KoppenMiddleware:
    """Headers on every answer; a page of somebody is never kept by the browser, nor after signing out."""

    def __init__(self, get_response: Antwoorder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        for naam, waarde in KOPPEN.items():
            antwoord.headers.setdefault(naam, waarde)
        if not request.path.startswith(settings.STATIC_URL):
            antwoord.headers["Cache-Control"] = "no-store"
        if getattr(request, "is_afgemeld", False):
            antwoord.headers["Clear-Site-Data"] = '"cache", "storage"'
        return antwoord


def csrf_mislukt(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token: from our own pages the typed text comes back with a fresh one (status 403).

    From elsewhere nothing is given back. ``reason`` is Django's, and not for a screen.
    """
    log.warning("csrf", reden=reason)
    if not _van_onszelf(request):
        return render(request, "403_csrf.html", status=403)
    if request.path == reverse("account_login"):
        return redirect("account_login")
    return verlopen(request, status=403)


def _van_onszelf(request: HttpRequest) -> bool:
    """True when the browser itself says that the form stood on our own site."""
    oorsprong = request.headers.get("Origin", "")
    if oorsprong:
        deel = urlsplit(oorsprong)
        return deel.netloc == request.get_host() and deel.scheme == request.scheme
    return request.headers.get("Sec-Fetch-Site", "") == "same-origin"
