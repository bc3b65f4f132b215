"""Settings of the tests: those of the house, with keys that are worth nothing and a fast hasher."""

import os

os.environ["ZORGLANDSCHAP_DEMO"] = "1"
os.environ["ZORGLANDSCHAP_GEHEIM"] = "test-" * 12
os.environ["ZORGLANDSCHAP_GEGEVENSSLEUTEL"] = "toets-" * 12

from zorglandschap.config import settings as van_het_huis
from zorglandschap.config.settings import *

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MIDDLEWARE = [m for m in van_het_huis.MIDDLEWARE if "whitenoise" not in m]  # no collected files in a test
if "sqlite" in van_het_huis.DATABASES["default"]["ENGINE"]:
    van_het_huis.DATABASES["default"]["TEST"] = {"NAME": ":memory:"}
