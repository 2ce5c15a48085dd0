"""The settings under test: those of production, with a key and without the redirect to HTTPS."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "for tests only")
os.environ.setdefault("HTTPS", "0")
os.environ["DEBUG"] = "0"
os.environ.setdefault("DATELINE_CACHE", f"{tempfile.gettempdir()}/dateline-tests")

from timeline.settings import *

ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # speed only
STORAGES = {
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True  # serve from static/ without collecting first
