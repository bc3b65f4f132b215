"""All settings, from the environment; safe unless the demo says otherwise (docs/handleiding/beheer.md)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from zorglandschap.config import omgeving
from zorglandschap.config.regio import lees_regio
from zorglandschap.config.sqlite.bibliotheek import gebruik_veilige_sqlite

SQLITE_VERSIE = gebruik_veilige_sqlite()

WORTEL = Path(__file__).resolve().parents[3]
DATA_MAP = Path(omgeving.tekst("DATA", str(WORTEL / ".data"))).resolve()

DEMO = omgeving.vlag("DEMO", standaard=False)  # synthetic region, logins on screen, MFA not required
HTTPS = omgeving.vlag("HTTPS", standaard=not DEMO)
DEBUG = False
SECRET_KEY = omgeving.geheim("GEHEIM", "ondertekent sessies")
GEGEVENSSLEUTEL = omgeving.geheim("GEGEVENSSLEUTEL", "versleutelt BSN en verzegelt het logboek")
ALLOWED_HOSTS = omgeving.lijst("HOSTS") or (["127.0.0.1", "localhost", "[::1]"] if DEMO else [])
CSRF_TRUSTED_ORIGINS = omgeving.lijst("OORSPRONGEN")

REGIO = lees_regio(omgeving.tekst("REGIO", "flevoland"), WORTEL / "regios")
BELEID = REGIO.beleid

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "zorglandschap.apps.logboek.apps.LogboekConfig",
    "zorglandschap.apps.organisaties.apps.OrganisatiesConfig",
    "zorglandschap.apps.aanbod.apps.AanbodConfig",
    "zorglandschap.apps.casus.apps.CasusConfig",
    "zorglandschap.apps.matching.apps.MatchingConfig",
    "zorglandschap.apps.monitor.apps.MonitorConfig",
    "zorglandschap.apps.demo.apps.DemoConfig",
    "zorglandschap.web.vormgeving",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "zorglandschap.config.middleware.KijkerMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "zorglandschap.config.urls"
WSGI_APPLICATION = "zorglandschap.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted((Path(__file__).resolve().parents[1] / "web").glob("*/templates")),
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "zorglandschap.web.vormgeving.context.omlijsting",
            ],
        },
    }
]

DATABASES = {"default": omgeving.database(DATA_MAP)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "organisaties.Gebruiker"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).resolve().parents[1] / "web" / "vormgeving" / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_MAP / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"

SESSIE_RUST = timedelta(minutes=15)
SESSIE_MAXIMUM = timedelta(hours=10)
