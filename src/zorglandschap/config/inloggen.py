"""How the house signs people in: no self-made accounts, one message for every refusal, and what OIDC must prove."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.apps.organisaties.queries import is_geldig

STILLE_MELDINGEN = frozenset({"account/messages/logged_in.txt", "account/messages/logged_out.txt"})


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by the functional manager or the identity provider, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Closed: who needs an account asks the functional manager."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count nothing here: wrong passwords are counted by axes, so that there is one answer to too many."""

    def pre_login(self, request: HttpRequest, user: Gebruiker, **kwargs: Any) -> HttpResponse | None:
        """An account past its end date gets the same answer as a closed one."""
        if not is_geldig(user, op=timezone.localdate()):
            clear_login(request)
            return self.respond_user_inactive(request, user)  # type: ignore[no-any-return]
        return super().pre_login(request, user, **kwargs)  # type: ignore[no-any-return]

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Say nothing that the next page shows by itself."""
        if message_template not in STILLE_MELDINGEN:
            super().add_message(request, level, message_template, *args, **kwargs)


class OidcAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """An identity provider may bring people to an account that exists, when it vouches for a second factor."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Closed here as well."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Refuse a sign-in that does not prove what the settings ask (``acr`` or ``amr`` of the ID token)."""
        bewijs = sociallogin.account.extra_data.get("id_token") or {}
        if not bewijst(bewijs, settings.OIDC_EISEN):
            raise ImmediateHttpResponse(render(request, "account/zonder_tweede_factor.html", status=403))


def bewijst(id_token: Mapping[str, object], eisen: Mapping[str, frozenset[str]]) -> bool:
    """True when each claim that is asked for (``acr``, ``amr``) holds at least one of the accepted values."""
    for claim, toegestaan in eisen.items():
        waarde = id_token.get(claim)
        gegeven = {str(w) for w in waarde} if isinstance(waarde, list) else {str(waarde)}
        if not gegeven & toegestaan:
            return False
    return True


def aanmeldnaam(request: HttpRequest | None, credentials: Mapping[str, str] | None = None) -> str | None:
    """The e-mail address that somebody tries to sign in with; axes counts on it."""
    if credentials and credentials.get("email"):
        return credentials["email"].strip().lower()
    if request is not None and request.POST.get("login"):
        return request.POST["login"].strip().lower()
    return None


def te_vaak(request: HttpRequest, *_over_de_poging: object) -> HttpResponse:
    """The page after too many tries (status 429): what happened, and what to do."""
    minuten = round(settings.AXES_COOLOFF_TIME.total_seconds() / 60)
    return render(request, "429.html", {"minuten": minuten}, status=429)


def niet_hier(request: HttpRequest, **_sleutels: object) -> HttpResponse:
    """Pages of allauth that this house does not have: making an account, changing its address, linking others."""
    raise Http404
