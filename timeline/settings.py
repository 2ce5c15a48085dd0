"""Settings, all from the environment; what is not said is the safe choice for production."""

import os
import re
from datetime import timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent


def flag(name: str, *, default: bool) -> bool:
    """A yes/no variable; anything but the usual words is refused, so that a typo never turns safety off."""
    value = os.environ.get(name, "").strip().lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    if value:
        raise ImproperlyConfigured(f"{name} is {value!r}; say 1 or 0.")
    return default


def whole(name: str, *, default: int, least: int = 0) -> int:
    value = os.environ.get(name, "").strip() or str(default)
    if not value.isdecimal() or int(value) < least:
        raise ImproperlyConfigured(f"{name} is {value!r}; say a whole number from {least} on.")
    return int(value)


def words(name: str) -> list[str]:
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


DEBUG = flag("DEBUG", default=False)
HTTPS = flag("HTTPS", default=not DEBUG)  # off only for a server that is reached on this machine

SECRET_KEY = os.environ.get("SECRET_KEY", "")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set, and Dateline does not start without one. Make a key with "
        "`python -c 'import secrets; print(secrets.token_urlsafe(50))'` and put it in the "
        "environment. For a local look, `make run` does this for you."
    )

ALLOWED_HOSTS = words("ALLOWED_HOSTS") or (["localhost", "127.0.0.1", "[::1]"] if DEBUG else [])
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "timeline.apps.TimelineConfig",
    "timeline.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "template_partials",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
]

MIDDLEWARE = [
    "timeline.middleware.HeadsAlone",
    "timeline.middleware.Passing",
    "timeline.middleware.BareFiles",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "timeline.middleware.QuickPacking",
    "timeline.middleware.ReadersLanguage",
    "csp.middleware.CSPMiddleware",
    "timeline.middleware.ShortForms",
    "timeline.middleware.NoNulls",
    "timeline.middleware.DeskSessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "timeline.middleware.DeskAccounts",
    "timeline.middleware.DeskMessages",
    "timeline.middleware.ReadableAtTheDesk",
    "timeline.middleware.SecondFactorFirst",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "timeline.urls"
WSGI_APPLICATION = "timeline.wsgi.application"
AUTH_USER_MODEL = "timeline.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "timeline.views.languages.pinned",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{BASE_DIR / 'dateline.sqlite3'}", conn_max_age=60
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL lets readers go on while an analyst writes; IMMEDIATE takes the write lock at the start of
    # a transaction, where waiting for it (20 s) still works; foreign keys are Django's default, said
    # here because the public record rests on them.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }

# Where a worker leaves the public record's columns for the next one to start from; it may be emptied.
BESIDE_DATA = (
    Path(DATABASES["default"]["NAME"]).parent
    if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"
    else BASE_DIR
)
CACHE_FOLDER = Path(os.environ.get("DATELINE_CACHE") or BESIDE_DATA / "cache")

# Whoever changed an incident last may not be the one who publishes it.
FOUR_EYES = flag("DATELINE_FOUR_EYES", default=False)

# Files handed in at the desk, and the lists of what was not taken of them: for the desk alone. No
# address leads here, and only the server's own account may read it.
MEDIA_ROOT = Path(os.environ.get("DATELINE_UPLOADS") or BESIDE_DATA / "uploads")
UPLOAD_LIMIT = whole("DATELINE_UPLOAD_MB", default=500) * 1024 * 1024  # bytes
FILE_UPLOAD_HANDLERS = [
    "timeline.admin.upload_limit.UploadLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Bytes of a form without its files: a report may be pasted that is as large as a file of one.
DATA_UPLOAD_MAX_MEMORY_SIZE = 6_000_000
READERS_FORM_LIMIT = 2_500_000  # bytes, of any form that is not at the desk
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # 500 rows of the desk's table for fast entry

# Whether anybody but the site of a page is asked about it: the Internet Archive, for a copy.
OUTSIDE_CALLS = flag("DATELINE_OUTSIDE_CALLS", default=False)

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# What the reading room speaks, each by its own name: the values of the parameter `lang`.
LANGUAGES = [("en", "English"), ("ar", "العربية"), ("he", "עברית"), ("fr", "Français")]
LANGUAGE_CODE = "en"
LOCALE_PATHS = [BASE_DIR / "timeline" / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / "staticfiles"
WHITENOISE_ALLOW_ALL_ORIGINS = False  # no other site draws on these; a header less on each file
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# The admin's own pages need no exception either: no inline script, no inline style, no eval.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# A server of map tiles, where the base map that we have is not enough; readers then ask it themselves.
TILES = {
    "url": os.environ.get("DATELINE_TILES", "").strip(),
    "attribution": os.environ.get("DATELINE_TILES_ATTRIBUTION", "").strip(),
}
if TILES["url"]:
    server = re.match(r"https://[^/?#]+(?=/)", TILES["url"])
    if not server or not TILES["attribution"]:
        raise ImproperlyConfigured(
            "DATELINE_TILES is to be like https://tiles.example.org/{z}/{x}/{y}.png, and "
            "DATELINE_TILES_ATTRIBUTION is to say whose the tiles are."
        )
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"].append(server[0].replace("{s}", "*"))

# Signing in: five wrong passwords or codes for one account from one address, or four times as many
# from one address (see timeline.admin.sign_in), and that door stays shut for a while.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_HANDLER = "timeline.accounts.attempts.Attempts"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address"]
AXES_LOCKOUT_CALLABLE = "timeline.admin.sign_in.locked_out"
AXES_CLIENT_IP_CALLABLE = "timeline.accounts.client_address.client_address"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # a while is a while
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code", "csrfmiddlewaretoken"]
AXES_DISABLE_ACCESS_LOG = True  # the audit log tells it
AXES_ENABLE_ADMIN = AXES_VERBOSE = False
OTP_TOTP_ISSUER = "Dateline"
SECOND_FACTOR_REQUIRED = flag("DATELINE_REQUIRE_SECOND_FACTOR", default=False)

# Sessions end with the browser, and a fixed time after sign-in at the latest.
SESSION_ENGINE = "timeline.accounts.sessions"
SESSION_COOKIE_AGE = whole("DATELINE_SESSION_HOURS", default=12, least=1) * 3600  # seconds
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SHOW_EDITORS = flag("DATELINE_SHOW_EDITORS", default=False)  # by their user names, in public

# Whom to tell of a hole in this site (RFC 9116): an address that begins with mailto: or https:.
SECURITY_CONTACT = os.environ.get("DATELINE_SECURITY_CONTACT", "").strip()
if SECURITY_CONTACT and not re.fullmatch(r"(?:mailto:[^\s@]+@|https://)[^\s@]+", SECURITY_CONTACT):
    raise ImproperlyConfigured(
        "DATELINE_SECURITY_CONTACT is to be like mailto:security@example.org or "
        "https://example.org/security/."
    )

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]  # a probe asks the server itself, without TLS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
BEHIND_PROXY = flag(
    "BEHIND_PROXY", default=False
)  # one that sets these headers itself, and ends TLS
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
