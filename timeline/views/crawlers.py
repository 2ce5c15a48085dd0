"""What those who read by machine are told before they begin: robots.txt (RFC 9309), and whom to tell of
a hole (security.txt, RFC 9116)."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import etag

from timeline.views.freshness import version
from timeline.views.methods import only_read

# They fetch the one page that somebody has shared, to show its card, and follow no link from it.
PREVIEWERS = (
    *("facebookexternalhit", "Twitterbot", "LinkedInBot", "Slackbot", "TelegramBot", "WhatsApp"),
    *("Discordbot", "Mastodon", "Bluesky", "redditbot"),
)
NOT_TO_BE_CRAWLED = ("admin", "facets", "problem", "share", "theme")
HOLDS = timedelta(days=180)  # a security.txt; the RFC asks for less than a year


def _tag(request: HttpRequest) -> str:
    """Both say where the site is, and one how long it holds, by the day."""
    said = f"{version()}|{timezone.now().date()}|{request.build_absolute_uri()}"
    return f'W/"{sha256(said.encode()).hexdigest()[:32]}"'


@only_read
@etag(_tag)
@cache_control(max_age=3_600, public=True)
def robots(request: HttpRequest) -> HttpResponse:
    """All may read everything but the forms; who crawls also leaves the narrower and narrower views
    alone, of which there is no end: three filters together, and a page further down of them."""
    closed = [f"Disallow: /{name}/" for name in NOT_TO_BE_CRAWLED]
    lines = [
        *(f"User-agent: {name}" for name in PREVIEWERS),
        "Disallow: /admin/",
        "",
        "User-agent: *",
        *closed,
        "Disallow: /*?*&*&*",
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return _plain(lines)


@only_read
@etag(_tag)
@cache_control(max_age=3_600, public=True)
def security(request: HttpRequest) -> HttpResponse:
    """Where nobody has said whom to write to, the form for what is wrong on a page leads to the desk."""
    form = request.build_absolute_uri(f"{reverse('problem')}?page=/")
    today = datetime.combine(timezone.now().date(), datetime.min.time(), UTC)
    languages = ", ".join(code for code, _name in settings.LANGUAGES)
    return _plain(
        [
            f"Contact: {settings.SECURITY_CONTACT or form}",
            f"Expires: {(today + HOLDS).isoformat().replace('+00:00', 'Z')}",
            f"Preferred-Languages: {languages}",
            f"Canonical: {request.build_absolute_uri(reverse('security'))}",
        ]
    )


def _plain(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
