"""The server's entry point."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zorglandschap.config.settings")
application = get_wsgi_application()
gc.collect()
gc.freeze()  # what stays for good is not looked through again: a full collection would hold one request up for 0.1 s
