"""A second factor is required in production, from every network; who has none is led to where it is made."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.core.begrippen import versleuteling

FACTOREN = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
OPEN = frozenset({"account_logout", "account_reauthenticate", "set_language", "gezond"})
PLAATS = "tweede factor"


class TweedeFactorMiddleware:
    """No page but the making of a second factor for who signed in without one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_over_de_pagina: object) -> HttpResponse | None:
        """Decide when the address is known, before the page runs."""
        if not settings.TWEEDE_FACTOR or not isinstance(request.user, Gebruiker):
            return None
        naam = request.resolver_match.url_name if request.resolver_match else ""
        if naam in OPEN or str(naam).startswith("mfa_") or heeft_tweede_factor(request, request.user):
            return None
        return redirect("mfa_index")


def heeft_tweede_factor(request: HttpRequest, gebruiker: Gebruiker) -> bool:
    """True with an own second factor (asked at signing in), or one that the identity provider vouched for."""
    if is_mfa_enabled(gebruiker, FACTOREN):
        return True
    records = get_authentication_records(request, gebruiker)
    return bool(settings.OIDC_EISEN) and any(r.get("method") == "socialaccount" for r in records)


class TweedeFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Secrets of second factors are stored encrypted, like the BSN."""

    def encrypt(self, text: str) -> str:
        """Encrypt with the key of the installation."""
        nonce = secrets.token_bytes(versleuteling.NONCE_BYTES)
        geheim = versleuteling.versleutel(settings.SLEUTELBOS, text.encode(), plaats=PLAATS, nonce=nonce)
        return base64.b85encode(geheim).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Read back what ``encrypt`` made."""
        geheim = base64.b85decode(encrypted_text)
        return versleuteling.ontsleutel(settings.SLEUTELBOS, geheim, plaats=PLAATS).decode()

    def get_totp_issuer(self) -> str:
        """The name that the app on the telephone shows."""
        return "Zorglandschap"
