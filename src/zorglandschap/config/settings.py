"""All settings, from the environment; safe unless the demo says otherwise (docs/handleiding/beheer.md)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from csp import constants as csp

from zorglandschap.config import omgeving
from zorglandschap.config.logging import instellingen as log_instellingen
from zorglandschap.config.regio import lees_regio
from zorglandschap.config.sqlite.bibliotheek import gebruik_veilige_sqlite

SQLITE_VERSIE = gebruik_veilige_sqlite()

WORTEL = Path(__file__).resolve().parents[3]
DATA_MAP = Path(omgeving.tekst("DATA", str(WORTEL / ".data"))).resolve()

DEMO = omgeving.vlag("DEMO", standaard=False)  # synthetic region, logins on screen, MFA not required
HTTPS = omgeving.vlag("HTTPS", standaard=not DEMO)
DEBUG = False
SECRET_KEY = omgeving.geheim("GEHEIM", "ondertekent sessies")
SECRET_KEY_FALLBACKS = omgeving.lijst("GEHEIM_OUD")
GEGEVENSSLEUTEL = omgeving.geheim("GEGEVENSSLEUTEL", "versleutelt BSN en verzegelt het logboek")
SLEUTELBOS = omgeving.sleutelbos(GEGEVENSSLEUTEL)
ALLOWED_HOSTS = omgeving.lijst("HOSTS") or (["127.0.0.1", "localhost", "[::1]"] if DEMO else [])
CSRF_TRUSTED_ORIGINS = omgeving.lijst("OORSPRONGEN")
# where people find this house, for a link in a mail
ADRES = omgeving.tekst("ADRES") or f"{'https' if HTTPS else 'http'}://{(ALLOWED_HOSTS or ['127.0.0.1:8000'])[0]}"

REGIO = lees_regio(omgeving.tekst("REGIO", "flevoland"), WORTEL / "regios")
BELEID = REGIO.beleid

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "zorglandschap.apps.logboek.apps.LogboekConfig",
    "zorglandschap.apps.organisaties.apps.OrganisatiesConfig",
    "zorglandschap.apps.aanbod.apps.AanbodConfig",
    "zorglandschap.apps.casus.apps.CasusConfig",
    "zorglandschap.apps.matching.apps.MatchingConfig",
    "zorglandschap.apps.monitor.apps.MonitorConfig",
    "zorglandschap.apps.simulatie.apps.SimulatieConfig",
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
    "zorglandschap.config.beveiliging.VerzoekMiddleware",
    "zorglandschap.config.beveiliging.AfzenderMiddleware",
    "zorglandschap.config.beveiliging.KoppenMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "zorglandschap.config.sessie.SessieMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "zorglandschap.config.middleware.KijkerMiddleware",
    "zorglandschap.config.tweede_factor.TweedeFactorMiddleware",
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
STATICFILES_DIRS = [m for m in [WORTEL / "regios" / REGIO.sleutel / "static"] if m.is_dir()]  # a theme of the region
THEMA = omgeving.tekst("THEMA")  # a stylesheet in static, read after ours; see docs/handleiding/vormgeving.md
THEMA_KLASSE = omgeving.tekst("THEMA_KLASSE")  # the class on which that theme hangs its values
STATIC_ROOT = DATA_MAP / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- who signs in, and how (docs/besluiten/0005) ---------------------------------------------------------
PROXIES: int = omgeving.getal(
    "PROXIES", 1 if HTTPS else 0
)  # own proxies in front, whose X-Forwarded headers are believed
TWEEDE_FACTOR = not DEMO
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "zorglandschap.config.inloggen.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# wrong passwords are counted by axes alone (see AccountAdapter); ‘login_failed’ limits codes of the second factor
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "10/h/key"}
# the counters stand in the database, so that all workers count together
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "tellers"}}
ALLAUTH_TRUSTED_PROXY_COUNT = 0  # AfzenderMiddleware has put the true address in place
MFA_ADAPTER = "zorglandschap.config.tweede_factor.TweedeFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are given by the functional manager, not by the visitor
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS

OIDC_EISEN = omgeving.oidc_eisen()
SOCIALACCOUNT_ADAPTER = "zorglandschap.config.inloggen.OidcAdapter"
SOCIALACCOUNT_PROVIDERS = omgeving.oidc()
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # only the one provider of the settings, and only verified addresses
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_STORE_TOKENS = False

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # nobody can lock somebody else out from elsewhere
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "zorglandschap.config.inloggen.aanmeldnaam"
AXES_LOCKOUT_CALLABLE = "zorglandschap.config.inloggen.te_vaak"
AXES_HTTP_RESPONSE_CODE = 429
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- sessions and cookies -------------------------------------------------------------------------------
SESSIE_RUST = timedelta(hours=8) if DEMO else timedelta(minutes=15)
SESSIE_MAXIMUM = timedelta(hours=10)
SESSION_COOKIE_AGE = int(SESSIE_MAXIMUM.total_seconds())
_HOST = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{_HOST}sessie"
CSRF_COOKIE_NAME = f"{_HOST}csrf"
LANGUAGE_COOKIE_NAME = f"{_HOST}taal"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"  # Lax: the way back from OIDC
CSRF_FAILURE_VIEW = "zorglandschap.config.beveiliging.csrf_mislukt"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- what the browser is told ---------------------------------------------------------------------------
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^gezond/$"]  # asked by the machine itself, without TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS and PROXIES else None
SECURE_HSTS_SECONDS = int(timedelta(days=730).total_seconds()) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [csp.NONE],
        "script-src": [csp.SELF],
        "style-src": [csp.SELF],
        "img-src": [csp.SELF],
        "font-src": [csp.SELF],
        "connect-src": [csp.SELF],
        "form-action": [csp.SELF, *omgeving.oidc_oorsprong()],
        "frame-ancestors": [csp.NONE],
        "base-uri": [csp.NONE],
        "object-src": [csp.NONE],
    }
}

# --- mail and log lines ---------------------------------------------------------------------------------
_MAIL = omgeving.mail()
EMAIL_BACKEND = _MAIL.bezorger
EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT = _MAIL.host, _MAIL.poort, 10
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.gebruiker, _MAIL.wachtwoord
EMAIL_USE_SSL, EMAIL_USE_TLS = _MAIL.is_tls_vanaf_begin, not _MAIL.is_tls_vanaf_begin
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _MAIL.van
EMAIL_FILE_PATH = _MAIL.map or None
LOGGING = log_instellingen("WARNING" if DEMO else "INFO")
