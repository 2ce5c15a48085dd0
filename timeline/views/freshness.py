"""A tag for each page, so that who has it already is told so before any of it is made again."""

from functools import cache
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers

from timeline.search.found import Found
from timeline.search.locale import spoken
from timeline.views.rendering import VARIES, is_swap
from timeline.views.theme import theme_of

MADE_OF = (
    "timeline/**/*.py",
    "timeline/**/*.mo",
    "templates/**/*.html",
    "static/*",
    "requirements.txt",
)


def tag_of(request: HttpRequest, found: Found) -> str:
    """Equal tags mean equal pages: it tells the state of the record, the address, the language, the
    colours, the day (UTC) and the code. "" for what is not kept: a part that htmx swaps, and a view
    up to a moment to come, which may change with no change of the record."""
    now, asof = timezone.now(), found.query.asof
    if settings.DEBUG or is_swap(request) or (asof is not None and asof > now):
        return ""
    record = f"{found.state.series} {found.change}"
    seen_as = (spoken(), theme_of(request))
    said = (version(), record, str(now.date()), *seen_as, request.build_absolute_uri())
    return f'W/"{sha256("|".join(said).encode()).hexdigest()[:32]}"'


def not_modified(request: HttpRequest, tag: str) -> HttpResponseBase | None:
    """The answer 304 to who has the page with this tag; None where there is more to do."""
    response = get_conditional_response(request, etag=tag) if tag else None
    if response is not None:
        patch_vary_headers(response, [*VARIES, "Accept-Encoding"])
        response["Cache-Control"] = "no-cache"
        response["ETag"] = tag
    return response


@cache
def version() -> str:
    """What pages are made of besides the record: our own files."""
    digest = sha256()
    paths = {path for pattern in MADE_OF for path in settings.BASE_DIR.glob(pattern)}
    for path in sorted(path for path in paths if path.is_file()):
        digest.update(path.read_bytes())
    return digest.hexdigest()
