"""Step-up: some pages ask to sign in once more, a moment ago, before they open."""

from __future__ import annotations

from urllib.parse import urlencode

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse


def is_opnieuw_aangemeld(request: HttpRequest) -> bool:
    """True when this person gave the password or the second factor again a few minutes ago."""
    return bool(did_recently_reauthenticate(request))


def meld_opnieuw_aan(request: HttpRequest) -> HttpResponse:
    """Ask for the password or second factor, and come back to this page."""
    return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': request.path})}")
